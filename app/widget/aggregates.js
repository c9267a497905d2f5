// Too many records for one screen: months counted by the server, and the records themselves once a view holds few enough.
import { dayNumber } from "./dates.js";

/** The month after "2024-11". */
export function following(month) {
  const [year, number] = month.split("-").map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}

const monthOf = (time) => new Date(time).toISOString().slice(0, 7);

/** Rows {month, type, count} as items of lanes that stand for their number of records. */
export function monthItems(rows, lane) {
  return rows.filter(({ month }) => month).map(({ month, type, count }) => (
    { start: dayNumber(`${month}-01`), end: dayNumber(`${following(month)}-01`), lane: lane ?? type, count, month, coarse: false }));
}

/** Counted rows without those that others count: all is known to the server at once, a few are counted fast. */
export function less(rows, others) {
  const key = ({ month, type }) => `${month} ${type ?? ""}`;
  const taken = new Map(others.map((row) => [key(row), row.count]));
  return rows.map((row) => ({ ...row, count: row.count - (taken.get(key(row)) ?? 0) })).filter(({ count }) => count > 0);
}

/** How many records items stand for. */
export const numberOf = (items) => items.reduce((sum, { count }) => sum + (count ?? 1), 0);

/** The months that a view shows in part, if they hold few enough records to be drawn one by one: {from, to}. */
export function detailOf(items, view, few) {
  const shown = items.filter(({ start, end }) => end > view.start && start < view.end);
  if (!shown.length || numberOf(shown) > few) return null;
  return { from: monthOf(Math.min(...shown.map(({ start }) => start))), to: monthOf(Math.max(...shown.map(({ start }) => start))) };
}

/** Counted months with those between `from` and `to` replaced by their records. */
export function withDetail(months, records, { from, to }) {
  const inside = (month) => month >= from && month <= to;
  return [...months.filter(({ month }) => !inside(month)), ...records.filter(({ start }) => inside(monthOf(start)))];
}

/** Filters narrowed to some months, within the dates they set themselves. */
export function narrowed(filters, { from, to }) {
  const [low] = [filters.date_from ?? []].flat();
  const [high] = [filters.date_to ?? []].flat();
  return { ...filters, date_from: low && low.slice(0, 7) >= from ? low : from, date_to: high && high.slice(0, 7) <= to ? high : to };
}
