// The words a record was taken from: a dialog over the view, opened by every record.
import { dateInWords } from "./dates.js";
import { h, outward, safeLink } from "./dom.js";

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

  /** Several records at one place: a list to choose from. */
  many(records) {
    const { words, language } = this.context;
    this.show(words.records, h("ol", { class: "rows" }, ...records.slice(0, 200).map((record) => h("li", {},
      h("time", {}, dateInWords(record.date, language, words)),
      h("button", { type: "button", class: "title", dir: "auto", onclick: () => this.one(record) }, record.title ?? record.text)))));
  }

  async one(record) {
    const { words, source } = this.context;
    this.show(record.title ?? record.text, h("p", { role: "status" }, words.loading));
    try {
      const collection = record.object === "statement" ? "statements" : "events";
      const full = await source.json(`${collection}/${record.id}`);
      if (this.node.open) this.fill(full, collection);
    } catch (error) {
      this.body.replaceChildren(h("p", { class: "error", role: "alert" }, error.gone ? words.gone : error.message));
    }
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
      h("q", { dir: "auto" }, row.prefix ? h("span", { class: "around" }, row.prefix) : "", h("mark", {}, row.exact),
        row.suffix ? h("span", { class: "around" }, row.suffix) : ""),
      row.text_kind === "digest" ? h("small", {}, ` ${this.context.words.digest}`) : ""));
  }
}
