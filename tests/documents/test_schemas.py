"""What is rendered is what is documented; no field is missing, none is undocumented."""

from typing import Any

import orjson
import pytest
from pydantic import BaseModel

from app.documents.schemas import (
    ActorDetail,
    ArticleDetail,
    EventDetail,
    PlaceDetail,
    StatementDetail,
    VisitPublic,
)
from app.timeline import EventQuery, Reader, StreamQuery, select_record, select_timeline
from tests.timeline.conftest import filled_url, reader  # noqa: F401  (fixtures)

MODELS: dict[str, type[BaseModel]] = {
    "event": EventDetail,
    "statement": StatementDetail,
    "actor": ActorDetail,
    "place": PlaceDetail,
    "article": ArticleDetail,
}


def undocumented(value: Any) -> list[str]:
    """Fields of a validated record, and of what it holds, that its model does not know."""
    if isinstance(value, list):
        return [name for part in value for name in undocumented(part)]
    if not isinstance(value, BaseModel):
        return []
    inside = [name for part in value.__dict__.values() for name in undocumented(part)]
    return [f"{type(value).__name__}.{name}" for name in (value.model_extra or {})] + inside


def all_ids(reader: Reader) -> list[tuple[str, str]]:  # noqa: F811
    return [
        (row[0], row[1]) for row in reader.read(lambda connection: connection.rows("SELECT object, id FROM documents"))
    ]


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_every_detail_is_as_documented(reader: Reader, lang: str) -> None:  # noqa: F811
    for kind, key in all_ids(reader):
        body = orjson.loads(reader.read(select_record, kind, key, lang))
        assert undocumented(MODELS[kind].model_validate(body)) == []


def test_visits_have_fields_of_their_own(reader: Reader) -> None:  # noqa: F811
    for item in reader.read(select_timeline, "visits", EventQuery()).items:
        assert undocumented(VisitPublic.model_validate_json(item)) == []


def test_lists_hold_evidence_when_asked(reader: Reader) -> None:  # noqa: F811
    for item in reader.read(select_timeline, "timeline", StreamQuery(include=["evidence"])).items:
        assert isinstance(orjson.loads(item)["evidence"], list)
