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

/** Visits counted by visitor and host, most first. */
export function pairsOf(visits) {
  const counted = new Map();
  for (const visit of visits) {
    for (const visitor of visit.visitors ?? []) {
      const key = `${visitor.id}\n${visit.host?.id ?? ""}`;
      const row = counted.get(key) ?? { visitor, host: visit.host, visits: [] };
      row.visits.push(visit);
      counted.set(key, row);
    }
  }
  return [...counted.values()].map((row) => ({ ...row, count: row.visits.length })).sort((a, b) => b.count - a.count);
}

/** The same from what the server counted by both and by visitor alone: what no host accounts for has none told. */
export function countedPairs({ items: byBoth, total }, { items: visitors }) {
  const hosted = new Map();
  const whole = byBoth.reduce((sum, { count }) => sum + count, 0) === total; // of very many pairs the server tells the first
  const byVisitor = whole ? visitors : [];
  for (const { visitor, count } of byBoth) hosted.set(visitor, (hosted.get(visitor) ?? 0) + count);
  const rows = byBoth.map((row) => ({ visitor: { id: row.visitor, name: row.visitor_name }, host: { id: row.host, name: row.host_name }, count: row.count }));
  const rest = byVisitor.map((row) => ({ visitor: { id: row.visitor, name: row.visitor_name }, host: null, count: row.count - (hosted.get(row.visitor) ?? 0) }));
  return [...rows, ...rest.filter(({ count }) => count > 0)].sort((a, b) => b.count - a.count);
}

export class VisitorTable {
  constructor(context) {
    this.context = context;
    this.node = h("div", { class: "scroll", part: "visits" });
  }

  /** Pairs {visitor, host, count, visits?}; a click shows the visits, which are asked for where they are not there. */
  show(pairs) {
    const { words, language, openMany, visitsOf } = this.context;
    this.node.replaceChildren(h("table", {},
      h("thead", {}, h("tr", {}, ...[words.visitor, words.host, words.count].map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, ...pairs.slice(0, 100).map((pair) => h("tr", {}, h("td", { dir: "auto" }, pair.visitor.name), h("td", { dir: "auto" }, pair.host?.name ?? "—"),
        h("td", {}, h("button", { type: "button", class: "link", "aria-label": `${pair.visitor.name}: ${pair.count}`,
          onclick: () => openMany(pair.visits ?? visitsOf(pair), pair.count, `${pair.visitor.name} → ${pair.host?.name ?? "—"}`) }, plural(pair.count, language))))))));
  }

  destroy() {}
}
