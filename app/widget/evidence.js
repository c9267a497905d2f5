// The words a record was taken from: a dialog over the view, opened by every record.
import { dateInWords } from "./dates.js";
import { h, outward, plural, safeLink } from "./dom.js";

const MOST = 200;
/** As many characters the API gives around a span: what is as long was cut, perhaps within a word. */
const CONTEXT = 32;

const fromWord = (text) => ([...text].length < CONTEXT ? text : text.replace(/^\S*\s+/, "… "));
const toWord = (text) => ([...text].length < CONTEXT ? text : text.replace(/\s+\S*$/, " …"));

export class EvidenceDialog {
  constructor(context) {
    this.context = context;
    this.body = h("div", { class: "evidence-body" });
    this.heading = h("h2", { id: "evidence-title", dir: "auto" });
    this.node = h("dialog", { "aria-labelledby": "evidence-title", part: "evidence" },
      h("header", {}, this.heading, h("button", { type: "button", class: "tool", "aria-label": context.words.close, title: context.words.close,
        onclick: () => this.node.close() }, "×")), this.body);
    this.node.addEventListener("click", (event) => event.target === this.node && this.node.close());
  }

  show(title, ...content) {
    this.heading.textContent = title;
    this.body.replaceChildren(...content);
    if (!this.node.open) this.node.showModal();
    this.body.scrollTop = 0;
  }

  /** Opens at once and is filled when the answer is there. */
  async answer(title, asked, fill) {
    const { words } = this.context;
    this.show(title, h("p", { role: "status" }, words.loading));
    try {
      const answer = await asked;
      if (this.node.open) fill(answer);
    } catch (error) {
      this.body.replaceChildren(h("p", { class: "error", role: "alert" }, error.gone ? words.gone : error.message));
    }
  }

  /** Several records at one place, there or still asked for: a list to choose from; where there are more, how many. */
  many(records, total = 0, title = this.context.words.recordList) {
    this.answer(title, records, (all) => this.list(all, Math.max(total, all.length)));
  }

  list(records, total) {
    const { words, language } = this.context;
    const shown = records.slice(0, MOST);
    const note = total > shown.length ? h("p", { class: "note" }, `${plural(shown.length, language)} / ${plural(total, language)}: ${words.truncated}`) : "";
    this.body.replaceChildren(note, h("ol", { class: "rows" }, ...shown.map((record) => h("li", {},
      h("time", {}, dateInWords(record.date, language, words)),
      h("button", { type: "button", class: "title", dir: "auto", onclick: () => this.one(record) }, record.title ?? record.text)))));
  }

  one(record) {
    const collection = record.object === "statement" ? "statements" : "events";
    this.answer(record.title ?? record.text, this.context.source.json(`${collection}/${record.id}`), (full) => this.fill(full, collection));
  }

  fill(record, collection) {
    const { words, language, source } = this.context;
    const who = record.speaker ? [record.speaker] : record.participants ?? [];
    const page = safeLink(record.links?.page ?? `${source.base}/${collection}/${record.id}`);
    const facts = [dateInWords(record.date, language, words), record.place?.city ?? record.place?.country,
      record.status && record.status !== "occurred" ? words[record.status] : "", record.disputed ? words.disputed : ""].filter(Boolean);
    this.body.replaceChildren(
      h("p", { class: "facts" }, facts.join(" · ")),
      who.length ? h("ul", { class: "people" }, ...who.map((one) => h("li", { dir: "auto" }, h("b", {}, one.name), one.office ? `, ${one.office}` : "",
        one.role && one.role !== "party" ? ` (${one.role})` : ""))) : "",
      h("h3", {}, words.evidence), ...this.quotes(record),
      h("h3", {}, words.sources), h("ul", { class: "source-list" }, ...(record.sources ?? []).map((one) => h("li", {},
        h("b", { dir: "auto" }, one.publisher ?? ""), " ", outward(one.url, one.title ?? one.url ?? ""), one.published ? ` (${one.published})` : "",
        one.text_kind === "digest" ? ` — ${words.digest}` : ""))),
      h("p", { class: "foot" }, page ? h("a", { href: page, target: "_blank", rel: "noopener" }, words.open) : ""));
  }

  quotes(record) {
    const seen = new Set();
    const rows = (record.evidence ?? []).filter((row) => {
      const key = `${row.article}:${row.start}:${row.end}:${row.field}`;
      return !seen.has(key) && seen.add(key);
    });
    return rows.slice(0, 60).map((row) => h("p", { class: "quote" }, h("span", { class: "field" }, row.field),
      h("q", { dir: "auto" }, row.prefix ? h("span", { class: "around" }, fromWord(row.prefix)) : "", h("mark", {}, row.exact),
        row.suffix ? h("span", { class: "around" }, toWord(row.suffix)) : ""),
      row.text_kind === "digest" ? h("small", {}, ` ${this.context.words.digest}`) : ""));
  }
}
