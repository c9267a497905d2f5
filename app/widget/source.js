// Where records come from: a server of this API. Errors carry a sentence for people.
export const FILTERS = ["pair", "type", "subtype", "status", "actor", "speaker", "visitor", "host", "city", "country", "topic",
  "kind", "publisher", "q", "date_from", "date_to", "event", "article"];

/** Answers that hold all languages at once, or none. */
const WITHOUT_LANGUAGE = new Set(["event-types", "topics", "coverage"]);

const ONLY_FOR = {
  events: new Set(["pair", "type", "subtype", "status", "actor", "visitor", "host", "city", "country", "topic", "publisher", "q",
    "date_from", "date_to", "article", "precision"]),
  statements: new Set(["pair", "type", "subtype", "status", "actor", "speaker", "city", "country", "topic", "kind", "publisher", "q",
    "date_from", "date_to", "event", "article", "precision"]),
};

/** A failure that a person can read; `gone` when no server answered at all. */
export class SourceError extends Error {
  constructor(message, { gone = false, problem = null } = {}) {
    super(message);
    this.gone = gone;
    this.problem = problem;
  }
}

async function problemOf(response) {
  const body = await response.json().catch(() => null);
  return new SourceError(body?.detail ?? body?.title ?? response.statusText, { problem: body });
}

export class Source {
  constructor(base, language = "en") {
    this.base = base.replace(/\/$/, "");
    this.language = language;
  }

  /** The address of a collection, with the filters it knows. */
  address(path, filters = {}, extra = {}) {
    const collection = path.split(/[./]/)[0];
    const known = ONLY_FOR[collection === "visits" ? "events" : collection];
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(filters)) {
      if (known && !known.has(name)) continue;
      for (const one of [value].flat()) if (one) query.append(name, one);
    }
    for (const [name, value] of Object.entries(extra)) for (const one of [value].flat()) query.append(name, one);
    if (this.language !== "en" && !WITHOUT_LANGUAGE.has(path)) query.set("lang", this.language);
    const text = query.toString();
    return `${this.base}/v1/${path}${text ? `?${text}` : ""}`;
  }

  async fetch(address, signal) {
    let response;
    try {
      response = await fetch(address, { signal, credentials: "omit", referrerPolicy: "no-referrer" });
    } catch (error) {
      if (error.name === "AbortError") throw error;
      throw new SourceError("no answer", { gone: true });
    }
    if (!response.ok) throw await problemOf(response);
    return response;
  }

  /** One JSON answer. */
  async json(path, filters, extra, signal) {
    return (await this.fetch(this.address(path, filters, extra), signal)).json();
  }

  /** Every record of a collection, streamed line by line; `each` gets arrays of records as they come. */
  async stream(collection, filters, extra, each, signal) {
    const response = await this.fetch(this.address(`${collection}.ndjson`, filters, extra), signal);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { value, done } = await reader.read();
      const lines = (rest + (value ?? "")).split("\n");
      rest = done ? "" : lines.pop();
      const records = lines.filter(Boolean).map((line) => JSON.parse(line));
      if (records.length) each(records);
      if (done) return;
    }
  }

  /** How many records a collection has under these filters. */
  async count(collection, filters, signal) {
    return (await this.json(collection, filters, { limit: 1, count: "true" }, signal)).total ?? 0;
  }
}
