// <relations-timeline src="https://…" view="timeline" pair="KZ-RU">: a view of the record, on any page.
import { h } from "./dom.js";
import { EvidenceDialog } from "./evidence.js";
import { EventList, QuoteList, VisitorTable } from "./lists.js";
import { MapView } from "./map.js";
import { FILTERS, Source } from "./source.js";
import sheet from "./style.js";
import { TempoView } from "./tempo.js";
import { TimelineView } from "./timeline.js";
import { labelIn, wordsFor } from "./words.js";

const ATTRIBUTES = FILTERS.map((name) => name.replaceAll("_", "-"));
const VIEWS = { timeline: TimelineView, list: EventList, map: MapView, quotes: QuoteList, tempo: TempoView, visits: VisitorTable };
const MOST = { timeline: 12_000, map: 12_000, visits: 5_000 };
const PAGE = 30;
const vocabularies = new Map();

/** Labels of the event types in a language, asked for once a server. */
function typesOf(source) {
  const key = `${source.base} ${source.language}`;
  if (!vocabularies.has(key)) {
    const asked = source.json("event-types").then((answer) => new Map(answer.items.map(({ code, label }) => [code, labelIn(label, source.language)])));
    asked.catch(() => vocabularies.delete(key));
    vocabularies.set(key, asked);
  }
  return vocabularies.get(key);
}

export class RelationsTimeline extends HTMLElement {
  static observedAttributes = ["src", "view", "lang", "height", "theme", ...ATTRIBUTES];

  constructor() {
    super();
    this.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet];
    this.status = h("p", { class: "status", role: "status" });
    this.body = h("div", { class: "body", part: "body" });
    this.shadowRoot.append(h("div", { class: "frame", part: "frame" }, this.status, this.body));
  }

  connectedCallback() { this.schedule(); }

  disconnectedCallback() {
    this.abort?.abort();
    this.view?.destroy();
    this.view = null;
  }

  attributeChangedCallback(name, before, after) {
    if (name === "theme") this.view?.recolour?.();
    else if (before !== after) this.schedule();
  }

  schedule() {
    if (!this.isConnected || this.scheduled) return;
    this.scheduled = true;
    queueMicrotask(() => {
      this.scheduled = false;
      if (this.isConnected) this.load();
    });
  }

  /** The filters that the attributes set, under the API's names. */
  get filters() {
    const values = {};
    for (const name of FILTERS) {
      const value = this.getAttribute(name.replaceAll("_", "-"));
      if (value) values[name] = value.split("|");
    }
    return values;
  }

  get language() { return this.getAttribute("lang") ?? this.closest("[lang]")?.lang ?? "en"; }

  get viewName() { return VIEWS[this.getAttribute("view")] ? this.getAttribute("view") : "timeline"; }

  async load() {
    this.abort?.abort();
    this.abort = new AbortController();
    const { signal } = this.abort;
    const height = this.getAttribute("height");
    this.style.height = height && /^\d+$/.test(height) ? `${height}px` : height ?? "";
    this.words = wordsFor(this.language);
    const language = ["ru", "kk"].find((code) => this.language.startsWith(code)) ?? "en";
    this.source = new Source(this.getAttribute("src") ?? new URL("..", import.meta.url).href, language);
    this.tell(this.body.childElementCount ? "" : this.words.loading);
    this.setAttribute("aria-busy", "true");
    try {
      await this.render(language, signal);
      this.dispatch("rt-load", { view: this.viewName });
    } catch (error) {
      if (error.name !== "AbortError") this.fail(error);
    } finally {
      if (!signal.aborted) this.removeAttribute("aria-busy");
    }
  }

  async render(language, signal) {
    const types = await typesOf(this.source);
    signal.throwIfAborted();
    const context = { language, words: this.words, types, source: this.source,
      open: (record) => this.open(record), openMany: (records) => this.dialog.many(records),
      filter: (values) => this.dispatch("rt-filter", values), more: () => this.page(signal, true) };
    this.view?.destroy();
    const view = new VIEWS[this.viewName](context);
    this.dialog = new EvidenceDialog(context);
    this.view = view;
    const filled = await this[this.viewName === "list" || this.viewName === "quotes" ? "page" : this.viewName](signal);
    signal.throwIfAborted();
    this.body.replaceChildren(view.node, this.dialog.node);
    view.resize?.();
    view.reframe?.(true);
    if (!filled) await this.tellEmpty(signal);
    else this.tell("");
  }

  async page(signal, append = false) {
    const collection = this.viewName === "quotes" ? "statements" : "events";
    const answer = append ? await (await this.source.fetch(this.next, signal)).json()
      : await this.source.json(collection, this.filters, { limit: PAGE }, signal);
    this.next = answer.next;
    this.view.show(answer.items, { append, next: answer.next });
    return answer.items.length;
  }

  /** All records up to what one screen can carry; beyond that the newest, and a note says so. */
  async collect(collection, signal) {
    const most = MOST[this.viewName] ?? 5_000;
    const records = [];
    const total = await this.source.count(collection, this.filters, signal);
    const extra = total > most ? { limit: 1000 } : {};
    await this.source.stream(collection, this.filters, extra, (some) => records.push(...some), signal);
    return { records, total };
  }

  async timeline(signal) {
    const [events, statements] = await Promise.all([this.collect("events", signal),
      this.collect("statements", signal)]);
    const notes = [events, statements].filter(({ records, total }) => total > records.length)
      .map(({ records, total }) => `${records.length} / ${total}: ${this.words.truncated}`);
    this.view.show([...events.records, ...statements.records], notes);
    return events.total + statements.total;
  }

  async map(signal) {
    const { records, total } = await this.collect("events", signal);
    await this.view.show(records.filter((event) => event.type === "visit" || event.type === "meeting" || event.type === "summit"));
    return total;
  }

  async visits(signal) {
    const { records, total } = await this.collect("visits", signal);
    this.view.show(records);
    return total;
  }

  async tempo(signal) {
    const answer = await this.source.json("events/counts", this.filters, { by: ["month", "type"] }, signal);
    this.view.show(answer.items);
    return answer.items.length;
  }

  open(record) {
    if (this.dispatch("rt-open", { id: record.id, object: record.object })) this.dialog.one(record);
  }

  /** Tells the page; false where a listener said that it takes over. */
  dispatch(type, detail) {
    return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true }));
  }

  tell(text, ...more) {
    this.status.className = "status";
    this.status.hidden = !text && !more.length;
    this.status.replaceChildren(text, ...more);
  }

  async tellEmpty(signal) {
    const coverage = await this.source.json("coverage", {}, {}, signal).catch(() => null);
    const read = coverage?.articles ?? coverage?.article_count ?? 1;
    this.tell(read ? this.words.noMatch : this.words.nothingRead);
  }

  fail(error) {
    this.tell("", error.gone ? this.words.gone : error.message, " ",
      h("button", { type: "button", class: "tool", onclick: () => this.schedule() }, this.words.retry));
    this.status.classList.add("error");
    this.body.replaceChildren();
    this.dispatch("rt-error", { message: error.message });
  }
}

if (!customElements.get("relations-timeline")) customElements.define("relations-timeline", RelationsTimeline);
