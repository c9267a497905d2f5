"""Event types as data: every cue and status rule finds its own sentence, and a new file is a new type."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import DataError
from app.lexicon.event_status import StatusRule, load_status_rules
from app.lexicon.event_types import EVENT_TYPES_DIR, Cue, EventType, load_event_types
from app.lexicon.lexicon import load_lexicon
from tests.extraction.happenings import events, told

TYPES = load_event_types()
CUES = [(kind, cue) for kind in TYPES.values() for cue in kind.cues]
COUNTEREXAMPLES = [(kind, cue, sentence) for kind, cue in CUES for sentence in cue.fails]
HANDSHAKE = """
code = "handshake"
description = "Two leaders shake hands."
label = { en = "Handshake", ru = "Рукопожатие", kk = "Қол алысу" }
codes = { plover = "CONSULT", cameo = "040", goldstein = 1.0 }
relations = { subject = "party", with = "party" }

[[subtypes]]
code = "plain"
label = { en = "Handshake", ru = "Рукопожатие", kk = "Қол алысу" }

[[roles]]
code = "party"
label = { en = "Party", ru = "Сторона", kk = "Тарап" }

[[cues]]
name = "shook"
kind = "verb"
words = ["shook"]
pattern = '{word} hands with (?P<party>{actor})'
example = "Norwegian Prime Minister Nils Aas shook hands with President Ana Quiroga of Peru."
"""


def cue_name(value: object) -> str | None:
    if isinstance(value, EventType):
        return value.code
    return value.name if isinstance(value, Cue) else None


@pytest.mark.parametrize(("kind", "cue"), CUES, ids=cue_name)
def test_every_cue_finds_its_example(kind: EventType, cue: Cue) -> None:
    assert f"{kind.code}.{cue.name}" in {mention.rule for mention in events(cue.example)}


@pytest.mark.parametrize(("kind", "cue", "sentence"), COUNTEREXAMPLES, ids=cue_name)
def test_no_cue_fires_where_it_must_not(kind: EventType, cue: Cue, sentence: str) -> None:
    assert f"{kind.code}.{cue.name}" not in {mention.rule for mention in events(sentence)}


@pytest.mark.parametrize("rule", load_status_rules(), ids=lambda rule: f"{rule.status}: {rule.why}")
def test_every_status_rule_reads_its_example(rule: StatusRule) -> None:
    statuses = {status for kind, _, status in told(rule.example) if not rule.types or kind in rule.types}
    expected = {"none": set(), "threatened": {"planned"}, "standing": {"occurred"}}.get(rule.status, {rule.status})
    assert statuses == expected


def test_nine_types_have_the_subtypes_that_are_scored() -> None:
    assert {code: {subtype.code for subtype in kind.subtypes} for code, kind in TYPES.items()} == {
        "visit": {"state", "official", "working", "private", "other"},
        "meeting": {"bilateral", "delegation", "commission", "other"},
        "call": {"phone"},
        "summit": {"summit", "session", "forum", "other"},
        "agreement": {"treaty", "declaration", "memorandum", "plan", "contract", "other"},
        "exercise": {"military"},
        "message": {"letter", "congratulation", "condolence"},
        "invitation": {"visit", "event"},
        "restriction": {"sanction", "export", "entry", "other"},
    }


@pytest.mark.parametrize(
    ("event_type", "subtype", "cameo", "goldstein"),
    [("visit", "state", "042", 1.9), ("agreement", "treaty", "057", 8.0), ("message", "condolence", "018", 3.4)],
)
def test_codes_are_the_subtypes_own_or_the_types(event_type: str, subtype: str, cameo: str, goldstein: float) -> None:
    codes = TYPES[event_type].codes_of(subtype)
    assert (codes.cameo, codes.goldstein) == (cameo, goldstein)


def test_a_new_file_is_a_new_type(tmp_path: Path) -> None:
    shutil.copytree(EVENT_TYPES_DIR, tmp_path / "types")
    (tmp_path / "types" / "handshake.toml").write_text(HANDSHAKE, encoding="utf-8")
    lexicon = replace(load_lexicon(), event_types=load_event_types(tmp_path / "types"))
    found = events("Norwegian Prime Minister Nils Aas shook hands with President Ana Quiroga of Peru.", lexicon)
    assert [(mention.type, len(mention.roles)) for mention in found] == [("handshake", 2)]


@pytest.mark.parametrize(
    ("old", "new", "told_as"),
    [
        ('kind = "verb"', 'kind = "adverb"', "cues.0.kind"),
        ("hands with", "hands (with", "cues.0.pattern"),
        ("party>", "guest>", "no role guest"),
        ('with = "party"', 'beside = "party"', "no such relation: beside"),
    ],
)
def test_a_mistake_is_told_with_file_and_key(tmp_path: Path, old: str, new: str, told_as: str) -> None:
    (tmp_path / "handshake.toml").write_text(HANDSHAKE.replace(old, new), encoding="utf-8")
    with pytest.raises(DataError, match=r"handshake\.toml") as raised:
        load_event_types(tmp_path)
    assert told_as in str(raised.value)
