// Intervals of possible days, shown no more exactly than they are known.
const DAY = 86_400_000;

const formats = new Map();
const KAZAKH = ["қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"];

/** Kazakh dates, which browsers often do not know: "2024 ж. 12 желтоқсан". */
class KazakhFormat {
  constructor({ day, month, year }) { Object.assign(this, { day, month, year }); }

  format(time, days = null) {
    const date = new Date(time);
    const name = KAZAKH[date.getUTCMonth()];
    const words = [this.day ? days ?? date.getUTCDate() : "", this.month === "short" ? `${name.slice(0, 3)}.` : this.month ? name : ""].filter(Boolean).join(" ");
    return words ? `${date.getUTCFullYear()} ж. ${words}` : String(date.getUTCFullYear());
  }

  formatRange(from, to) {
    const [first, last] = [new Date(from), new Date(to)];
    const sameMonth = this.day && first.toISOString().slice(0, 7) === last.toISOString().slice(0, 7);
    const [start, end] = [this.format(from), this.format(to)];
    if (sameMonth && first < last) return this.format(from, `${first.getUTCDate()}–${last.getUTCDate()}`);
    return start === end ? start : `${start} – ${end}`;
  }
}

function format(language, options) {
  const key = language + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, language === "kk" ? new KazakhFormat(options) : new Intl.DateTimeFormat(language, { timeZone: "UTC", ...options }));
  return formats.get(key);
}

/** Milliseconds of an ISO day in UTC; null stays null. */
export function dayNumber(iso) {
  return iso ? Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) : null;
}

/** First and last moment of a record's date, or null where a side is open. */
export function intervalOf(date) {
  const start = dayNumber(date?.start);
  const end = dayNumber(date?.end);
  if (start === null || end === null) return null;
  return { start, end: end + DAY };
}

const LONG_DAY = { day: "numeric", month: "long", year: "numeric" };

function spelled(language, from, to, options) {
  const formatter = format(language, options);
  return from === to ? formatter.format(from) : formatter.formatRange(from, to);
}

/** A record's date in words of the language: "27–28 November 2024", "October 2022", "before 12 July 2022". */
export function dateInWords(date, language, words) {
  if (!date) return "";
  const start = dayNumber(date.start);
  const end = dayNumber(date.end);
  const day = (value) => format(language, LONG_DAY).format(value);
  switch (date.precision) {
    case "before": return end === null ? words.unknown : `${words.before} ${day(end)}`;
    case "after": return start === null ? words.unknown : `${words.after} ${day(start)}`;
    case "unknown": return date.reported ? `${words.unknown} (${words.reported} ${day(dayNumber(date.reported))})` : words.unknown;
    case "month": return spelled(language, start, end, { month: "long", year: "numeric" });
    case "year": return spelled(language, start, end, { year: "numeric" });
    case "week": return `${words.week} ${day(start)}`;
    default: return start === null || end === null ? words.unknown : spelled(language, start, end, LONG_DAY);
  }
}

const STEPS = [
  { unit: "day", size: 1 }, { unit: "day", size: 7 }, { unit: "month", size: 1 }, { unit: "month", size: 3 },
  { unit: "year", size: 1 }, { unit: "year", size: 2 }, { unit: "year", size: 5 }, { unit: "year", size: 10 }, { unit: "year", size: 50 },
];
const LENGTH = { day: DAY, month: 30.4 * DAY, year: 365.25 * DAY };

function firstTick(time, step) {
  const date = new Date(time);
  if (step.unit === "day") return Math.floor(time / (DAY * step.size)) * DAY * step.size;
  if (step.unit === "month") return Date.UTC(date.getUTCFullYear(), Math.floor(date.getUTCMonth() / step.size) * step.size, 1);
  return Date.UTC(Math.floor(date.getUTCFullYear() / step.size) * step.size, 0, 1);
}

function nextTick(time, step) {
  const date = new Date(time);
  if (step.unit === "day") return time + DAY * step.size;
  if (step.unit === "month") return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + step.size, 1);
  return Date.UTC(date.getUTCFullYear() + step.size, 0, 1);
}

/** Ticks of an axis from `start` to `end`, at least `room` milliseconds apart: [{time, label}]. */
export function ticks(start, end, room, language) {
  const step = STEPS.find((candidate) => LENGTH[candidate.unit] * candidate.size >= room) ?? STEPS.at(-1);
  const options = { day: { day: "numeric", month: "short", year: "2-digit" }, month: { month: "short", year: "numeric" },
    year: { year: "numeric" } }[step.unit];
  const found = [];
  for (let time = firstTick(start, step); time <= end; time = nextTick(time, step)) {
    found.push({ time, label: format(language, options).format(time) });
  }
  return found;
}

/** "November 2024" for "2024-11". */
export function monthInWords(month, language) {
  return format(language, { month: "long", year: "numeric" }).format(dayNumber(`${month}-01`));
}
