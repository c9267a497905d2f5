// <relations-timeline src="https://…" view="timeline" pair="KZ-RU">: a view of the record, on any page.
import { less, monthItems, narrowed } from "./aggregates.js";
import { h } from "./dom.js";
import { EvidenceDialog } from "./evidence.js";
import { countedPairs, EventList, pairsOf, QuoteList, VisitorTable } from "./lists.js";
import { citiesOf, MapView } from "./map.js";
import { FILTERS, Source } from "./source.js";
import sheet from "./style.js";
import { TempoView } from "./tempo.js";
import { TimelineView } from "./timeline.js";
import { labelIn, wordsFor } from "./words.js";

const ATTRIBUTES = FILTERS.map((name) => name.replaceAll("_", "-"));
const VIEWS = { timeline: TimelineView, list: EventList, map: MapView, quotes: QuoteList, tempo: TempoView, visits: VisitorTable };
const MOST = 12_000;
const PAGE = 30;
const PAGE_OF_API = 1000;
const WITHIN_MONTH = ["day", "week", "month"];
const COARSER = ["quarter", "season", "year", "decade"];
const OPEN = ["before", "after", "unknown"];
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
  static observedAttributes = ["src", "view", "lang", "height", "theme", "most", ...ATTRIBUTES];

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

  /** How many records are drawn one by one; the server counts what is more. */
  get most() { return Number(this.getAttribute("most") ?? MOST); }

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
      open: (record) => this.open(record), openMany: (...told) => this.dialog.many(...told), visitsOf: (pair) => this.visitsOf(pair),
      few: Math.min(PAGE_OF_API, this.most), recordsOf: (months) => this.recordsOf(months), filter: (values) => this.dispatch("rt-filter", values), more: () => this.page(signal, true) };
    this.view?.destroy();
    const view = new VIEWS[this.viewName](context);
    this.dialog = new EvidenceDialog(context);
    this.view = view;
    const filled = await this[this.viewName === "list" || this.viewName === "quotes" ? "page" : this.viewName](signal);
    signal.throwIfAborted();
    this.body.replaceChildren(view.node, this.dialog.node);
    if (filled) this.tell(""); // before the view measures what room there is
    view.resize?.();
    view.reframe?.(true);
    if (!filled) await this.tellEmpty(signal);
  }

  async page(signal, append = false) {
    const collection = this.viewName === "quotes" ? "statements" : "events";
    const answer = append ? await (await this.source.fetch(this.next, signal)).json()
      : await this.source.json(collection, this.filters, { limit: PAGE }, signal);
    this.next = answer.next;
    this.view.show(answer.items, { append, next: answer.next });
    return answer.items.length;
  }

  /** Every record of a collection, as the server streams them. */
  async collect(collection, signal, filters = this.filters, extra = {}) {
    const records = [];
    await this.source.stream(collection, filters, extra, (some) => records.push(...some), signal);
    return records;
  }

  /** Of each collection the records where one screen can carry them, else months that the server has counted. */
  async timeline(signal) {
    const parts = await Promise.all(["events", "statements"].map((name) => this.part(name, signal)));
    this.counted = parts.filter(({ months }) => months.length).map(({ name }) => name);
    const open = parts.reduce((sum, part) => sum + part.open, 0);
    const notes = this.counted.length ? [this.words.counted] : [];
    this.view.show(parts.flatMap(({ records }) => records), { notes, open, months: parts.flatMap(({ months }) => months) });
    return parts.reduce((sum, { total }) => sum + total, 0);
  }

  /** Many: days and months counted, coarser dates one by one up to a page, open ones told by their number. */
  async part(name, signal) {
    const total = await this.source.count(name, this.filters, signal);
    if (total <= this.most) return { name, total, months: [], open: 0, records: await this.collect(name, signal) };
    const of = (precision) => ({ ...this.filters, precision });
    const by = name === "events" ? ["month", "type"] : "month";
    const countsOf = async (filters) => (await this.source.json(`${name}/counts`, filters, { by }, signal)).items;
    const [all, inexact, records, open] = await Promise.all([countsOf(this.filters), countsOf(of([...COARSER, ...OPEN])),
      this.collect(name, signal, of(COARSER), { limit: PAGE_OF_API }), this.source.count(name, of(OPEN), signal)]);
    return { name, total, records, open, months: monthItems(less(all, inexact), name === "events" ? null : "statement") };
  }

  /** Records of some months, of the collections that were too large to be drawn whole. */
  async recordsOf(months) {
    const filters = { ...narrowed(this.filters, months), precision: WITHIN_MONTH };
    const answers = await Promise.all(this.counted.map((name) => this.source.json(name, filters, { limit: PAGE_OF_API }, this.abort.signal)));
    return answers.flatMap(({ items }) => items);
  }

  /** Cities of visits and meetings (or of the types asked for), counted by the server where they are many. */
  async map(signal) {
    const filters = { ...this.filters, type: this.filters.type ?? ["visit", "meeting", "summit"] };
    const total = await this.source.count("events", filters, signal);
    const cities = total > this.most ? await this.countedCities(filters, signal) : citiesOf(await this.collect("events", signal, filters));
    await this.view.show(cities);
    return total;
  }

  async countedCities(filters, signal) {
    const places = new Map();
    const [answer] = await Promise.all([this.source.json("events/counts", filters, { by: "city" }, signal),
      this.source.stream("places", { kind: "city" }, {}, (some) => some.forEach((place) => places.set(place.id, place)), signal)]);
    return answer.items.flatMap(({ city, city_name: name, count }) => {
      const { latitude = null, longitude } = places.get(city) ?? {};
      return latitude === null ? [] : [{ id: city, name, latitude, longitude, count }];
    });
  }

  /** Who visits whom, counted by the server where the visits are many. */
  async visits(signal) {
    const total = await this.source.count("visits", this.filters, signal);
    this.view.show(total > this.most ? await this.countedVisits(signal) : pairsOf(await this.collect("visits", signal)));
    return total;
  }

  async countedVisits(signal) {
    const [both, visitor] = await Promise.all([["visitor", "host"], "visitor"].map((by) => this.source.json("visits/counts", this.filters, { by }, signal)));
    return countedPairs(both, visitor);
  }

  /** The newest visits of a pair; a state asked for stands for its officials too, who are pairs of their own. */
  async visitsOf({ visitor, host }) {
    const filters = { ...this.filters, visitor: [visitor.id], ...(host ? { host: [host.id] } : {}) };
    const { items } = await this.source.json("visits", filters, { limit: PAGE_OF_API }, this.abort.signal);
    return items.filter((visit) => visit.host?.id === host?.id && visit.visitors.some(({ id }) => id === visitor.id));
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
