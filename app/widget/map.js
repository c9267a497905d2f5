// A map of cities: land outlines of our own, no boundary drawn, circles by the number of records.
import { h, numbered, plural, pressed } from "./dom.js";

const SCALE = 100; // the land path counts hundredths of a degree

/** Events as cities with their number: [{id, name, latitude, longitude, count}], most first. */
export function citiesOf(events) {
  const cities = new Map();
  for (const event of events) {
    const { place } = event;
    if (!place?.city || place.latitude === null || place.latitude === undefined) continue;
    const city = cities.get(place.id) ?? { id: place.id, name: place.city, latitude: place.latitude, longitude: place.longitude, count: 0 };
    city.count += 1;
    cities.set(place.id, city);
  }
  return [...cities.values()].sort((a, b) => b.count - a.count);
}

/** The part of the map that holds all cities, with a margin, at least `least` degrees wide. */
export function frameOf(cities, ratio, least = 60) {
  if (!cities.length) return { x: -18000, y: -8300, width: 36000, height: 14200 };
  const xs = cities.map((city) => city.longitude);
  const ys = cities.map((city) => -city.latitude);
  const middleX = (Math.min(...xs) + Math.max(...xs)) / 2;
  const middleY = (Math.min(...ys) + Math.max(...ys)) / 2;
  const width = Math.min(Math.max((Math.max(...xs) - Math.min(...xs)) * 1.5, (Math.max(...ys) - Math.min(...ys)) * 1.5 * ratio, least), 360);
  return { x: (middleX - width / 2) * SCALE, y: (middleY - width / ratio / 2) * SCALE, width: width * SCALE, height: (width / ratio) * SCALE };
}

export class MapView {
  constructor(context) {
    this.context = context;
    this.node = h("div", { class: "map", part: "map" });
    this.cities = [];
    this.land = fetch(new URL("land.json", import.meta.url)).then((response) => response.json());
    this.observer = new ResizeObserver(() => this.reframe());
    this.observer.observe(this.node);
  }

  async show(cities) {
    this.cities = cities;
    const land = await this.land;
    const { words } = this.context;
    const button = (label, sign, act) => h("button", { type: "button", class: "tool", title: label, "aria-label": label, onclick: act }, sign);
    this.points = h("g", {});
    this.svg = h("svg", { role: "group", "aria-label": words.map, class: "world", preserveAspectRatio: "xMidYMid slice" },
      h("path", { d: land.path, class: "land" }), this.points);
    this.node.replaceChildren(h("div", { class: "tools" }, button(words.zoomOut, "−", () => this.zoom(1.5)),
      button(words.zoomIn, "+", () => this.zoom(1 / 1.5)), button(words.fit, "⤢", () => this.reframe(true))), this.svg,
    h("p", { class: "credit" }, "Natural Earth"));
    this.drag();
    this.frame = null;
    this.reframe(true);
  }

  reframe(again = false) {
    if (!this.svg) return;
    const ratio = Math.max(this.svg.clientWidth, 1) / Math.max(this.svg.clientHeight, 1);
    if (this.frame && !again && Math.abs(ratio - this.ratio) < 0.01) return;
    this.ratio = ratio;
    this.frame = frameOf(this.cities, ratio);
    this.draw();
  }

  zoom(factor) {
    const { x, y, width, height } = this.frame;
    const wide = Math.min(Math.max(width * factor, 300), 36000);
    const high = wide * (height / width);
    this.frame = { x: x + (width - wide) / 2, y: y + (height - high) / 2, width: wide, height: high };
    this.draw();
  }

  drag() {
    this.svg.addEventListener("pointerdown", (event) => {
      let [lastX, lastY] = [event.clientX, event.clientY];
      const move = (next) => {
        const unit = this.frame.width / this.svg.clientWidth;
        this.frame.x -= (next.clientX - lastX) * unit;
        this.frame.y -= (next.clientY - lastY) * unit;
        [lastX, lastY] = [next.clientX, next.clientY];
        this.place();
      };
      const drop = () => { window.removeEventListener("pointermove", move); window.removeEventListener("pointerup", drop); };
      window.addEventListener("pointermove", move);
      window.addEventListener("pointerup", drop);
    });
  }

  place() { this.svg.setAttribute("viewBox", `${this.frame.x} ${this.frame.y} ${this.frame.width} ${this.frame.height}`); }

  draw() {
    this.place();
    const unit = this.frame.width / Math.max(this.svg.clientWidth, 1);
    const most = Math.max(1, ...this.cities.map(({ count }) => count));
    const taken = [];
    this.points.replaceChildren(...this.cities.slice(0, 400).map((city) => this.point(city, unit, most, taken)).reverse());
  }

  point(city, unit, most, taken) {
    const { language, words } = this.context;
    const radius = (5 + 13 * Math.sqrt(city.count / most)) * unit;
    const [x, y] = [city.longitude * SCALE, -city.latitude * SCALE];
    const wide = (city.name.length * 7.2 + 30) * unit;
    const left = x + radius + wide > this.frame.x + this.frame.width; // no room at the right: the name stands at the left
    const box = { x: left ? x - radius - wide : x + radius, y, width: wide, height: 16 * unit };
    const free = !taken.some((other) => Math.abs(other.y - box.y) < box.height && other.x < box.x + box.width && box.x < other.x + other.width);
    if (free) taken.push(box);
    const name = `${city.name}: ${numbered(city.count, words.records, language)}`;
    const choose = () => this.context.filter({ city: city.id });
    return h("g", { role: "button", tabindex: "0", class: "city", "aria-label": name, onclick: choose,
      onkeydown: pressed(choose) },
    h("title", {}, name), h("circle", { cx: x, cy: y, r: radius, "stroke-width": 1.5 * unit }),
    free ? h("text", { x: left ? x - radius - 3 * unit : x + radius + 3 * unit, y: y + 4 * unit, class: left ? "end" : null, "font-size": 12 * unit, "stroke-width": 3 * unit }, `${city.name} ${plural(city.count, language)}`) : null);
  }

  destroy() { this.observer.disconnect(); }
}
