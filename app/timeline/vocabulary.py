"""Words that filters take from data files (event types, subtypes, topics): known ones pass, others are told what is."""

from collections.abc import Callable
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError

from app.lexicon.event_types import load_event_types

Codes = Callable[[], tuple[str, ...]]


def event_type_codes() -> tuple[str, ...]:
    """The codes of all event types."""
    return tuple(load_event_types())


def subtype_codes() -> tuple[str, ...]:
    """The codes of all subtypes."""
    return tuple(sorted({subtype.code for kind in load_event_types().values() for subtype in kind.subtypes}))


def topic_codes() -> tuple[str, ...]:
    """The codes of all topics."""
    from app.lexicon.topics import load_topics

    return tuple(load_topics())


class _OneOf:
    """Lists the codes as an enum in the JSON schema, read when the schema is made."""

    def __init__(self, codes: Codes) -> None:
        self.codes = codes

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "enum": list(self.codes())}


def _known(codes: Codes) -> AfterValidator:
    def check(word: str) -> str:
        if word not in codes():
            raise PydanticCustomError("enum", "Input should be {expected}", {"expected": ", ".join(codes())})
        return word

    return AfterValidator(check)


_lower = BeforeValidator(lambda value: value.lower() if isinstance(value, str) else value)

EventTypeCode = Annotated[str, _lower, _known(event_type_codes), _OneOf(event_type_codes)]
SubtypeCode = Annotated[str, _lower, _known(subtype_codes), _OneOf(subtype_codes)]
TopicCode = Annotated[str, _lower, _known(topic_codes), _OneOf(topic_codes)]
