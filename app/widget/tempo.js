// Tempo: events by month, stacked by type, from the server's counts.
import { following } from "./aggregates.js";
import { monthInWords } from "./dates.js";
import { h, plural, pressed } from "./dom.js";

const HEIGHT = 220;
const BASE = 194;
const LEFT = 40;

/** Rows {month, type, count} as months without gaps: [{month, total, parts: [[type, count]]}]. */
export function monthsOf(rows, order) {
  if (!rows.length) return [];
  const byMonth = new Map();
  for (const { month, type, count } of rows) {
    if (!month) continue;
    const parts = byMonth.get(month) ?? new Map();
    parts.set(type, (parts.get(type) ?? 0) + count);
    byMonth.set(month, parts);
  }
  const known = [...byMonth.keys()].sort();
  const months = [];
  for (let month = known[0]; month && month <= known.at(-1) && months.length < 1200; month = following(month)) {
    const parts = order.map((type) => [type, byMonth.get(month)?.get(type) ?? 0]).filter(([, count]) => count);
    months.push({ month, parts, total: parts.reduce((sum, [, count]) => sum + count, 0) });
  }
  return months;
}

export class TempoView {
  constructor(context) {
    this.context = context;
    this.node = h("div", { class: "tempo", part: "tempo" });
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(this.node);
  }

  show(rows) {
    this.months = monthsOf(rows, [...this.context.types.keys()]);
    this.width = 0;
    this.resize();
  }

  resize() {
    if (!this.months || !this.node.clientWidth || this.node.clientWidth === this.width) return;
    this.width = this.node.clientWidth;
    this.draw(this.width);
  }

  draw(width) {
    const { types, language, words } = this.context;
    const { months } = this;
    const most = Math.max(1, ...months.map(({ total }) => total));
    const step = Math.min(44, (width - LEFT - 10) / Math.max(months.length, 1));
    const bars = months.map((month, index) => this.bar(month, LEFT + index * step, step, most));
    const used = new Set(months.flatMap(({ parts }) => parts.map(([type]) => type)));
    const legend = [...used].map((type) => h("li", { class: `type-${type}` }, h("span", { class: "swatch" }), types.get(type) ?? type));
    this.node.replaceChildren(
      h("svg", { width, height: HEIGHT, role: "group", "aria-label": `${words.tempo}. ${words.total}: ${plural(months.reduce((s, m) => s + m.total, 0), language)}`, class: "chart" },
        h("line", { x1: LEFT - 4, x2: width, y1: BASE, y2: BASE, class: "rule" }),
        h("text", { x: LEFT - 8, y: 20, class: "tick end" }, plural(most, language)), h("text", { x: LEFT - 8, y: BASE, class: "tick end" }, "0"),
        ...bars, ...this.years(months, step)),
      h("ul", { class: "legend" }, ...legend));
  }

  bar({ month, parts, total }, x, step, most) {
    const { types, language } = this.context;
    const name = `${monthInWords(month, language)}: ${parts.map(([type, count]) => `${types.get(type) ?? type} ${count}`).join(", ") || 0}`;
    let top = BASE;
    const blocks = parts.map(([type, count]) => {
      const height = (count / most) * (BASE - 14);
      top -= height;
      return h("rect", { x: x + 0.5, y: top, width: Math.max(step - 1, 0.8), height, class: `type-${type} block` });
    });
    if (!total) return null;
    const choose = () => this.context.filter({ date_from: month, date_to: month });
    return h("g", { role: "button", tabindex: "0", "aria-label": name, class: "bar", onclick: choose,
      onkeydown: pressed(choose) },
    h("title", {}, name), h("rect", { x, y: 10, width: step, height: BASE - 10, class: "ghost" }), ...blocks);
  }

  /** Years where they begin, as many as there is room for; the first month's only where the next is far enough. */
  years(months, step) {
    const room = 40;
    let free = LEFT + months.length * step - 26;
    const shown = [];
    for (let index = months.length - 1; index >= 0; index -= 1) {
      const x = LEFT + index * step;
      if (x > free || !(months[index].month.endsWith("-01") || index === 0)) continue;
      shown.push(h("text", { x, y: HEIGHT - 6, class: "tick" }, months[index].month.slice(0, 4)));
      free = x - room;
    }
    return shown.reverse();
  }

  destroy() { this.observer.disconnect(); }
}
