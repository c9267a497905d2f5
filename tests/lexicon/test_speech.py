"""Each verb of saying reads the sentence it was written for; verbs of mind alone make no reported statement."""

import pytest

from app.lexicon.speech import SpeechVerb, load_speech
from tests.extraction.said import said

VERBS = load_speech().verbs


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.lemma)
def test_a_verb_reads_its_example(verb: SpeechVerb) -> None:
    found = said(verb.example)
    assert [(one.text, one.cue) for one in found] == [(verb.content, verb.lemma)]


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb.grade == "mental"], ids=lambda verb: verb.lemma)
def test_what_somebody_merely_thinks_is_no_statement(verb: SpeechVerb) -> None:
    assert said(f"Anna Berg {verb.forms[2]} that the road was safe.") == []


def test_there_are_about_a_hundred_verbs_of_saying() -> None:
    assert sum(verb.grade == "speech" for verb in VERBS) >= 80


def test_no_form_belongs_to_two_verbs() -> None:
    forms = [form for verb in VERBS for form in dict.fromkeys(verb.forms)]
    twice = {form for form in forms if forms.count(form) > 1}
    assert twice <= {"signal", "signals"}
