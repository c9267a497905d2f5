// Events, statements and visitors as plain lists, each row leading to its evidence and its source.
import { dateInWords } from "./dates.js";
import { h, outward, plural } from "./dom.js";

/** "Publisher: title" links of a record's sources. */
export function sourcesOf(record) {
  return h("span", { class: "sources" }, ...(record.sources ?? []).slice(0, 4).flatMap((source, index) => [
    index ? "; " : "", outward(source.url, source.publisher ?? source.title ?? source.url ?? "")]));
}

class RowsView {
  constructor(context, kind) {
    this.context = context;
    this.rows = h("ol", { class: `rows ${kind}`, part: kind });
    this.more = h("button", { type: "button", class: "more", hidden: true, onclick: () => this.context.more() }, context.words.more);
    this.node = h("div", { class: "scroll" }, this.rows, this.more);
  }

  show(records, { append = false, next = null } = {}) {
    if (!append) this.rows.replaceChildren();
    this.rows.append(...records.map((record) => this.row(record)));
    this.more.hidden = !next;
  }

  date(record) {
    const { language, words } = this.context;
    return h("time", { datetime: record.date?.edtf ?? "" }, dateInWords(record.date, language, words));
  }

  destroy() {}
}

export class EventList extends RowsView {
  constructor(context) { super(context, "events"); }

  row(record) {
    const { words, types } = this.context;
    const tags = [types.get(record.type) ?? record.type, record.status === "occurred" ? "" : words[record.status],
      record.disputed ? words.disputed : ""].filter(Boolean);
    return h("li", { class: `type-${record.type}` }, this.date(record),
      h("button", { type: "button", class: "title", dir: "auto", onclick: () => this.context.open(record) }, record.title),
      h("span", { class: "meta" }, h("span", { class: "tags" }, tags.join(" · ")), " · ", sourcesOf(record)));
  }
}

export class QuoteList extends RowsView {
  constructor(context) { super(context, "quotes"); }

  row(record) {
    const { words } = this.context;
    const speaker = record.speaker ? [h("b", { dir: "auto" }, record.speaker.name), record.speaker.office ? `, ${record.speaker.office}` : ""] : [words.unattributed];
    const tag = record.kind === "direct" ? h("blockquote", { dir: "auto" }, `“${record.text}”`) : h("p", { class: "reported", dir: "auto" }, record.text);
    const notes = [record.kind === "direct" ? "" : words.indirect, record.complete === false ? words.shortened : "", record.wording === "machine_translated" ? words.translated : ""].filter(Boolean);
    return h("li", {}, tag, h("p", { class: "byline" }, ...speaker, " · ", this.date(record), notes.length ? ` · ${notes.join(", ")}` : ""),
      h("p", { class: "foot" }, sourcesOf(record), " ",
        h("button", { type: "button", class: "link", onclick: () => this.context.open(record), "aria-label": `${words.evidence}: ${record.text.slice(0, 60)}` }, words.evidence)));
  }
}

export class VisitorTable {
  constructor(context) {
    this.context = context;
    this.node = h("div", { class: "scroll", part: "visits" });
  }

  /** Visits as records of the API, counted by visitor and host. */
  show(visits, note = "") {
    const { words, language } = this.context;
    const counted = new Map();
    for (const visit of visits) {
      for (const visitor of visit.visitors ?? []) {
        const key = `${visitor.id}\n${visit.host?.id ?? ""}`;
        const row = counted.get(key) ?? { visitor, host: visit.host, visits: [] };
        row.visits.push(visit);
        counted.set(key, row);
      }
    }
    const rows = [...counted.values()].sort((a, b) => b.visits.length - a.visits.length).slice(0, 100);
    this.node.replaceChildren(h("table", {},
      h("thead", {}, h("tr", {}, ...[words.visitor, words.host, words.count].map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, ...rows.map(({ visitor, host, visits: told }) => h("tr", {}, h("td", { dir: "auto" }, visitor.name), h("td", { dir: "auto" }, host?.name ?? "—"),
        h("td", {}, h("button", { type: "button", class: "link", "aria-label": `${visitor.name}: ${told.length}`,
          onclick: () => this.context.openMany(told) }, plural(told.length, language))))))), note ? h("p", { class: "note" }, note) : "");
  }

  destroy() {}
}
