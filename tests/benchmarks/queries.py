"""The five list queries, as our URLs and as the peer's SQL for the same rows with the same facts."""

from dataclasses import dataclass
from datetime import date
from random import Random
from urllib.parse import quote, urlencode

from tests.benchmarks.synthetic import Synthetic

ROWS = 50
URLS = 100
"""Distinct URLs a query: five hundred in all."""

PEER_INDEXES = (
    "CREATE INDEX IF NOT EXISTS peer_events_type ON events (type, ordinal)",
    "CREATE INDEX IF NOT EXISTS peer_events_place ON events (place_id, type, ordinal)",
    "CREATE INDEX IF NOT EXISTS peer_statements_speaker ON statements (speaker_id, ordinal)",
    "CREATE TABLE IF NOT EXISTS peer_actor_events (actor_id TEXT, ordinal INTEGER, PRIMARY KEY (actor_id, ordinal))"
    " WITHOUT ROWID",
    "INSERT OR IGNORE INTO peer_actor_events SELECT part.actor_id, event.ordinal FROM participants part"
    " JOIN events event ON event.id = part.event_id",
)
"""What the peer's queries would wish for: indexes in the order of the lists, the day copied to participants."""

EVENT_COLUMNS = """
SELECT e.id, e.type, e.subtype, e.status, e.title, e.start, e."end", e.precision, e.basis, e.date_text, e.reported,
  e.sort_date, p.id AS place, p.name AS city, p.country, p.latitude, p.longitude, e.article_count, e.source_count,
  e.confidence, e.disputed, e.part_of,
  (SELECT json_group_array(json_object('id', a.id, 'name', a.name, 'role', t.role, 'office', t.office,
     'country', a.country))
     FROM participants t JOIN actors a ON a.id = t.actor_id WHERE t.event_id = e.id) AS participants,
  (SELECT json_group_array(json_object('article', r.id, 'publisher', r.publisher, 'title', r.title, 'url', r.url,
     'published', r.published, 'via', r.via)) FROM event_mentions m JOIN articles r ON r.id = m.article_id
     WHERE m.event_id = e.id) AS sources
"""
STATEMENT_COLUMNS = """
SELECT s.id, s.kind, s.text, s.complete, s.language, s.wording, a.id AS speaker, a.name, s.office, a.country, s.cue,
  s.start, s."end", s.precision, s.basis, s.reported, s.sort_date, s.event_id, s.article_count, s.source_count,
  s.confidence, s.disputed,
  (SELECT json_group_array(json_object('article', r.id, 'publisher', r.publisher, 'title', r.title, 'url', r.url,
     'published', r.published, 'via', r.via)) FROM statement_mentions m JOIN articles r ON r.id = m.article_id
     WHERE m.statement_id = s.id) AS sources
"""
SQL = {
    "events": EVENT_COLUMNS
    + " FROM events e LEFT JOIN places p ON p.id = e.place_id WHERE e.type = :type AND e.ordinal < :before"
    " ORDER BY e.ordinal DESC LIMIT 50",
    "statements": STATEMENT_COLUMNS
    + " FROM statements s LEFT JOIN actors a ON a.id = s.speaker_id WHERE s.speaker_id = :speaker"
    " ORDER BY s.ordinal DESC LIMIT 50",
    "visits": EVENT_COLUMNS
    + " FROM events e LEFT JOIN places p ON p.id = e.place_id WHERE e.place_id = :city AND e.type = 'visit'"
    " ORDER BY e.ordinal DESC LIMIT 50",
    "search": STATEMENT_COLUMNS + " FROM search_index f CROSS JOIN statements s ON s.ordinal = f.rowid >> 3"
    " LEFT JOIN actors a ON a.id = s.speaker_id WHERE f.search_index MATCH :q"
    " AND (f.rowid & 7) = 1 ORDER BY f.rowid DESC LIMIT 50",
    "actor": EVENT_COLUMNS
    + " FROM peer_actor_events i CROSS JOIN events e ON e.ordinal = i.ordinal LEFT JOIN places p ON p.id = e.place_id"
    " WHERE i.actor_id = :actor ORDER BY i.ordinal DESC LIMIT 50",
}


@dataclass(frozen=True)
class Request:
    """One question, as our path and as the peer's."""

    query: str
    ours: str
    peers: str


def requests_of(synthetic: Synthetic, database: str) -> dict[str, list[Request]]:
    """About a hundred different questions of each kind, popular names oftener than others."""
    random = Random(7)
    people = [key for key, _, _ in synthetic.people]
    cities = [key for key, _, _ in synthetic.places]
    asked: dict[str, list[Request]] = {name: [] for name in SQL}
    for number in range(URLS):
        year, month = 2001 + number % 23, number % 12 + 1
        kind = ("meeting", "visit", "agreement", "message", "call")[number % 5]
        before = date(year + month // 12, month % 12 + 1, 1).toordinal() << 24
        person = people[int(400 * random.random() ** 2)]
        city = cities[int(400 * random.random() ** 2)]
        word = synthetic.search_words[number % len(synthetic.search_words)]
        _ask(asked, database, "events", "/v1/events", {"type": kind, "date_to": f"{year}-{month:02d}"},
             {"type": kind, "before": before})  # fmt: skip
        _ask(asked, database, "statements", "/v1/statements", {"speaker": person}, {"speaker": person})
        _ask(asked, database, "visits", "/v1/visits", {"city": city}, {"city": city})
        _ask(asked, database, "search", "/v1/statements", {"q": word}, {"q": word})
        _ask(asked, database, "actor", "/v1/events", {"actor": person}, {"actor": person})
    return asked


def _ask(
    asked: dict[str, list[Request]], database: str, name: str, path: str, ours: dict[str, str], peers: dict[str, object]
) -> None:
    sql = quote(" ".join(SQL[name].split()))
    theirs = f"/{database}.json?sql={sql}&_shape=array&{urlencode(peers)}"
    asked[name].append(Request(name, f"{path}?{urlencode(ours)}", theirs))
