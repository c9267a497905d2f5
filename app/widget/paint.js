// Paints a timeline's marks and axis on a canvas; the sizes here are shared with the buttons that lie over them.
import { numberOf } from "./aggregates.js";
import { ticks } from "./dates.js";

export const AXIS = 26;
const BAR = 20;

/** Where a mark stands in its lane of so many pixels: coarse ones as a thin band at its foot. */
export function boxOf(mark, row, lane) {
  return mark.coarse ? { x: mark.x, y: row * lane + lane - 10, width: mark.width, height: 7, radius: 2 }
    : { x: mark.x, y: row * lane + (lane - 6 - BAR) / 2, width: mark.width, height: BAR, radius: 7 };
}

/** The theme's colours as the node sees them. */
export function coloursOf(node, names) {
  const style = getComputedStyle(node);
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

export class Painter {
  constructor(canvas) {
    this.canvas = canvas;
    this.pen = canvas.getContext("2d");
  }

  size(width, height, lane) {
    this.lane = lane;
    const ratio = window.devicePixelRatio || 1;
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    this.canvas.style.width = `${width}px`;
    this.canvas.style.height = `${height}px`;
    this.ratio = ratio;
    this.width = width;
    this.height = height;
  }

  /** Everything anew: lanes = [[type, marks]]; colours by type and by part of the theme. */
  draw(lanes, view, colours, font, language) {
    const { pen } = this;
    pen.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    pen.clearRect(0, 0, this.width, this.height);
    this.axis(view, lanes.length, colours, font, language);
    lanes.forEach(([type, marks], row) => {
      this.rule(0, (row + 1) * this.lane, this.width, (row + 1) * this.lane, colours.line);
      for (const mark of marks) if (mark.coarse) this.mark(mark, row, colours[type], colours, font);
      for (const mark of marks) if (!mark.coarse) this.mark(mark, row, colours[type], colours, font);
    });
  }

  rule(x1, y1, x2, y2, colour) {
    const { pen } = this;
    pen.strokeStyle = colour;
    pen.lineWidth = 1;
    pen.beginPath();
    pen.moveTo(Math.round(x1) + 0.5, Math.round(y1) - 0.5);
    pen.lineTo(Math.round(x2) + 0.5, Math.round(y2) - 0.5);
    pen.stroke();
  }

  axis(view, rows, colours, font, language) {
    const bottom = rows * this.lane;
    const room = (Math.min(110, Math.max(view.width / 5, 46)) / view.width) * view.length; // a narrow axis has short steps
    this.pen.font = `11px ${font}`;
    this.pen.textAlign = "start";
    for (const { time, label } of ticks(view.start, view.end, room, language)) {
      const x = view.x(time);
      this.rule(x, 0, x, bottom + 5, colours.line);
      this.pen.fillStyle = colours.soft;
      this.pen.fillText(label, x + 4, bottom + 18);
    }
  }

  mark(mark, row, colour, colours, font) {
    const { pen } = this;
    const { x, y, width, height, radius } = boxOf(mark, row, this.lane);
    const status = mark.items.length === 1 ? mark.items[0].record?.status : "occurred";
    pen.beginPath();
    pen.roundRect(x, y, width, height, radius);
    pen.fillStyle = colour;
    pen.globalAlpha = mark.coarse ? 0.35 : { planned: 0.18, cancelled: 0 }[status] ?? 1;
    pen.fill();
    pen.globalAlpha = 1;
    const outlined = mark.coarse || status === "planned" || status === "cancelled";
    pen.strokeStyle = outlined ? colour : colours.paper;
    pen.setLineDash(mark.coarse || status === "cancelled" ? [3, 3] : []);
    pen.stroke();
    pen.setLineDash([]);
    if (!mark.coarse) this.caption(mark, { x, y, width }, outlined ? colours.ink : colours.paper, font);
  }

  caption(mark, { x, y, width }, colour, font) {
    const { pen } = this;
    pen.fillStyle = colour;
    if (mark.items.length > 1 || mark.items[0].month) {
      pen.font = `700 11px ${font}`;
      pen.textAlign = "center";
      const number = String(numberOf(mark.items));
      if (number.length * 7 <= width) pen.fillText(number, x + width / 2, y + 14);
    } else if (width > 50) {
      const { record } = mark.items[0];
      const letters = Math.floor((width - 10) / 6.2);
      const text = record.title ?? record.text ?? "";
      pen.font = `11px ${font}`;
      pen.textAlign = "start";
      pen.fillText(text.length > letters ? `${text.slice(0, letters - 1)}…` : text, x + 6, y + 14);
    }
  }
}
