// The window of time a timeline shows, and what falls together where pixels are fewer than records.

const DAY = 86_400_000;

export class TimeWindow {
  constructor(start, end, width) {
    this.set(start, end);
    this.width = width;
  }

  set(start, end) {
    const middle = (start + end) / 2;
    const length = Math.min(Math.max(end - start, 3 * DAY), 300 * 365.25 * DAY);
    this.start = middle - length / 2;
    this.end = middle + length / 2;
  }

  get length() { return this.end - this.start; }

  x(time) { return ((time - this.start) / this.length) * this.width; }

  time(x) { return this.start + (x / this.width) * this.length; }

  pan(pixels) {
    const shift = (pixels / this.width) * this.length;
    this.start += shift;
    this.end += shift;
  }

  zoom(factor, x = this.width / 2) {
    const fixed = this.time(x);
    this.set(fixed - (fixed - this.start) * factor, fixed + (this.end - fixed) * factor);
  }
}

/** Index of the first item whose start is not before `time`; items are sorted by start. */
export function firstFrom(items, time) {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle].start < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Items of one lane (sorted by start) as marks: [{x, width, items}]. Items whose marks would touch become one mark
 * that counts them; coarse ones only with those of the same month or year.
 */
export function marksOf(items, view, longest, least = 14) {
  const marks = [];
  const latest = new Map();
  const groupOf = (item) => (item.coarse ? `${item.start} ${item.end}` : "exact");
  for (let i = firstFrom(items, view.start - longest); i < items.length; i += 1) {
    const item = items[i];
    if (item.start > view.end) break;
    if (item.end < view.start) continue;
    const x = view.x(item.start);
    const width = Math.max(view.x(item.end) - x, least);
    const open = latest.get(groupOf(item));
    if (open && x < open.x + open.width && (item.coarse || open.width < 6 * least)) {
      open.items.push(item);
      open.width = Math.max(open.width, x + width - open.x);
      continue;
    }
    const mark = { x, width, items: [item], coarse: item.coarse };
    latest.set(groupOf(item), mark);
    marks.push(mark);
  }
  return marks;
}
