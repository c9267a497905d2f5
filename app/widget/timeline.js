// A zoomable timeline: one lane a type, a month drawn as a month, records that would overlap counted together.
// Marks are painted on a canvas; over those that are in view lie buttons, laid out anew whenever the view rests.
import { detailOf, numberOf, withDetail } from "./aggregates.js";
import { dateInWords, intervalOf } from "./dates.js";
import { h, numbered, plural } from "./dom.js";
import { AXIS, boxOf, coloursOf, Painter } from "./paint.js";
import { marksOf, TimeWindow } from "./scale.js";

const REST = 120;
const LANE = { least: 34, most: 60 };
const AROUND = 42 + 28 + AXIS;
const DAY = 86_400_000;
const COARSE = new Set(["week", "month", "quarter", "season", "year", "decade"]);

/** Records as items of lanes; open dates are left out and counted. */
export function itemsOf(records) {
  const items = [];
  let undated = 0;
  for (const record of records) {
    const interval = intervalOf(record.date);
    if (interval) items.push({ ...interval, lane: record.object === "statement" ? "statement" : record.type, record, coarse: COARSE.has(record.date.precision) });
    else undated += 1;
  }
  return { items, undated };
}

export class TimelineView {
  constructor(context) {
    this.context = context;
    this.lanes = new Map();
    this.build();
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(this.field);
    this.scheme = matchMedia("(prefers-color-scheme: dark)");
    this.repaint = () => this.recolour();
    this.scheme.addEventListener("change", this.repaint);
  }

  build() {
    const { words } = this.context;
    const button = (label, sign, act) => h("button", { type: "button", class: "tool", title: label, "aria-label": label, onclick: act }, sign);
    this.canvas = h("canvas", { "aria-hidden": "true" });
    this.painter = new Painter(this.canvas);
    this.buttons = h("div", { class: "marks" });
    this.names = h("div", { class: "lane-names", "aria-hidden": "true" });
    this.field = h("div", { class: "field", role: "group", tabindex: "0", "aria-label": `${words.timeline}. ${words.keys}` }, this.canvas, this.buttons);
    this.note = h("p", { class: "note" });
    this.node = h("div", { class: "timeline", part: "timeline" }, h("div", { class: "tools" },
      button(words.zoomOut, "−", () => this.zoom(1.6)), button(words.zoomIn, "+", () => this.zoom(1 / 1.6)), button(words.fit, "⤢", () => this.fit())),
    h("div", { class: "lanes" }, this.names, this.field), this.note);
    this.field.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    this.field.addEventListener("pointerdown", (event) => this.grab(event));
    this.field.addEventListener("keydown", (event) => this.key(event));
  }

  wheel(event) {
    const zooming = event.ctrlKey || event.metaKey;
    if (!zooming && !event.shiftKey && Math.abs(event.deltaX) <= Math.abs(event.deltaY)) return;
    event.preventDefault();
    if (zooming) this.zoom(event.deltaY > 0 ? 1.15 : 1 / 1.15, event.clientX - this.field.getBoundingClientRect().left);
    else this.pan(event.deltaX || event.deltaY);
  }

  grab(event) {
    if (event.button !== 0) return;
    let last = event.clientX;
    let moved = 0;
    const move = (next) => {
      moved += Math.abs(next.clientX - last);
      if (moved > 4) {
        this.dragged = true;
        this.pan(last - next.clientX);
      }
      last = next.clientX;
    };
    const drop = () => {
      window.removeEventListener("pointermove", move);
      for (const name of ["pointerup", "pointercancel"]) window.removeEventListener(name, drop);
      setTimeout(() => { this.dragged = false; });
    };
    window.addEventListener("pointermove", move);
    for (const name of ["pointerup", "pointercancel"]) window.addEventListener(name, drop);
  }

  key(event) {
    const steps = { "+": () => this.zoom(1 / 1.6), "=": () => this.zoom(1 / 1.6), "-": () => this.zoom(1.6), "0": () => this.fit(),
      PageUp: () => this.pan(-this.view.width / 2), PageDown: () => this.pan(this.view.width / 2),
      ArrowLeft: () => this.move(-1), ArrowRight: () => this.move(1), ArrowUp: () => this.moveLane(-1), ArrowDown: () => this.moveLane(1) };
    if (!steps[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    steps[event.key]();
  }

  /** Takes all records that are to be drawn; `months` stand for those that are too many; `notes` are told below. */
  show(records, { notes = [], months = [], open = 0 } = {}) {
    const { words, language } = this.context;
    const { items, undated } = itemsOf(records);
    this.months = months;
    this.whole = items;
    this.detail = null;
    this.take([...months, ...items]);
    this.note.textContent = [undated + open ? `${plural(undated + open, language)} ${words.undated}` : "", ...notes].filter(Boolean).join(" · ");
    this.view = null;
    this.resize();
  }

  /** Lays items into their lanes; true where other lanes came of it. */
  take(items) {
    const before = [...this.lanes.keys()].join();
    this.items = items.sort((a, b) => a.start - b.start || a.end - b.end);
    this.lanes = new Map([...this.context.types.keys(), "statement"].map((type) => [type, items.filter((item) => item.lane === type)]).filter(([, list]) => list.length));
    this.longest = items.reduce((most, item) => Math.max(most, item.end - item.start), 0);
    return before !== [...this.lanes.keys()].join();
  }

  /** Where months were counted and few records are in view, asks for these and draws them in the months' place. */
  async refine() {
    if (!this.months.length) return;
    const wanted = detailOf(this.months, this.view, this.context.few);
    if (!wanted || (this.detail && wanted.from >= this.detail.from && wanted.to <= this.detail.to)) return;
    this.detail = wanted;
    const records = await this.context.recordsOf(wanted).catch(() => null);
    if (!records || this.detail !== wanted) return;
    if (this.take([...this.whole, ...withDetail(this.months, itemsOf(records).items, wanted)])) {
      this.layLanes(this.view.width);
      this.recolour();
    }
    this.draw();
  }

  laneName(type) { return this.context.types.get(type) ?? this.context.words.statement; }

  fit() {
    if (!this.view || !this.items.length) return;
    const { start } = this.items[0];
    const end = this.items.reduce((most, item) => Math.max(most, item.end), start);
    const room = Math.max((end - start) * 0.04, DAY);
    this.view.set(start - room, end + room);
    this.draw();
  }

  resize() {
    if (!this.items || !this.node.clientWidth) return;
    const fresh = !this.view;
    if (fresh) this.layLanes(10);
    const width = this.field.clientWidth;
    if (!width || this.view?.width === width) return;
    this.view ??= new TimeWindow(0, 1, width);
    this.view.width = width;
    this.layLanes(width);
    this.recolour();
    if (fresh) this.fit();
    else this.draw();
  }

  /** Lanes share the height there is, within what is still good to read. */
  layLanes(width) {
    const room = (this.node.parentElement?.clientHeight ?? 0) - AROUND;
    this.lane = Math.round(Math.min(Math.max(room / Math.max(this.lanes.size, 1), LANE.least), LANE.most));
    const height = this.lanes.size * this.lane + AXIS;
    this.field.style.height = `${height}px`;
    this.painter.size(width, height, this.lane);
    const style = { height: `${this.lane}px`, "line-height": `${this.lane - 4}px` };
    this.names.replaceChildren(...[...this.lanes.keys()].map((type) => h("span", { style }, this.laneName(type))));
  }

  recolour() {
    this.colours = coloursOf(this.node, [...this.lanes.keys(), "ink", "soft", "line", "paper"]);
    this.font = getComputedStyle(this.node).fontFamily;
    if (this.view) this.draw();
  }

  zoom(factor, x) {
    this.view?.zoom(factor, x);
    this.draw();
  }

  pan(pixels) {
    this.view?.pan(pixels);
    this.draw();
  }

  /** Paints at the next frame; the buttons follow when the view has rested a moment. */
  draw() {
    if (!this.view) return;
    this.buttons.hidden = true;
    this.frame ??= requestAnimationFrame(() => this.paint());
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.layButtons(), REST);
  }

  paint() {
    this.frame = null;
    this.marks = [...this.lanes].map(([type, items]) => [type, marksOf(items, this.view, this.longest)]);
    this.painter.draw(this.marks, this.view, this.colours, this.font, this.context.language);
  }

  layButtons() {
    if (this.frame) this.paint();
    this.refine();
    const focused = this.focusKey;
    this.buttons.replaceChildren(...this.marks.flatMap(([type, marks], row) => marks.map((mark) => this.button(mark, type, row))));
    this.buttons.hidden = false;
    if (focused) (this.buttons.querySelector(`[data-key="${CSS.escape(focused)}"]`) ?? this.field).focus();
  }

  button(mark, type, row) {
    const { x, y, width, height } = boxOf(mark, row, this.lane);
    const left = Math.max(x, 0);
    const name = this.markName(mark, type);
    const [{ record, month }] = mark.items;
    const key = record?.id ?? `${type} ${month}`;
    return h("button", { type: "button", tabindex: "-1", title: name, "aria-label": name, "data-key": key, "data-row": row,
      style: { left: `${left}px`, top: `${y}px`, width: `${Math.max(Math.min(x + width, this.view.width) - left, 8)}px`, height: `${height}px` },
      onclick: () => this.dragged || this.open(mark), onfocus: () => { this.focusKey = key; }, onblur: (event) => { if (event.relatedTarget) this.focusKey = null; } });
  }

  markName({ items }, type) {
    const { language, words } = this.context;
    if (items.length > 1 || items[0].month) return `${this.laneName(type)}: ${numbered(numberOf(items), words.records, language)}`;
    const { record } = items[0];
    const status = record.status && record.status !== "occurred" ? `, ${words[record.status]}` : "";
    return `${record.title ?? record.text}, ${dateInWords(record.date, language, words)}${status}`;
  }

  open({ items }) {
    const { start } = items[0];
    const end = items.reduce((most, item) => Math.max(most, item.end), start);
    const close = !items.some(({ month }) => month) && (end - start <= 4 * DAY || items.length <= 3 || this.view.length <= 8 * DAY);
    if (items.length === 1 && !items[0].month) this.context.open(items[0].record);
    else if (close) this.context.openMany(items.map((item) => item.record));
    else {
      this.view.set(start - (end - start) * 0.1, end + (end - start) * 0.1);
      this.draw();
    }
  }

  inRow(row) { return [...this.buttons.children].filter((button) => Number(button.dataset.row) === row); }

  move(step) {
    const active = this.field.getRootNode().activeElement;
    if (active === this.field) return this.moveLane(1);
    const row = this.inRow(Number(active.dataset.row));
    const next = row[row.indexOf(active) + step];
    return next ? next.focus() : this.pan(step * 80);
  }

  moveLane(step) {
    const active = this.field.getRootNode().activeElement;
    for (let row = Number(active?.dataset?.row ?? -1) + step; row >= 0 && row < this.lanes.size; row += step) {
      const [first] = this.inRow(row);
      if (first) return first.focus();
    }
    return undefined;
  }

  destroy() {
    this.observer.disconnect();
    this.scheme.removeEventListener("change", this.repaint);
    clearTimeout(this.timer);
    cancelAnimationFrame(this.frame);
  }
}
