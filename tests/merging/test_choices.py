"""What the record says where several articles tell one thing, and what it calls disputed."""

from dataclasses import replace
from typing import Any

from app.enums import ActorKind, DateBasis, EventStatus, PlaceKind
from app.merging.choices import choose_event, choose_link, choose_statement
from app.merging.tellings import EventTelling, Location
from tests.merging.tellings import NORWICK, SELBY, WESTLAND, days, event, part, statement

VISITOR = part("ada-quill", role="visitor", country="BO")
STRETCH = days("2024-11-27", "2024-11-28", lasting=True)


def visit(article: str, **more: Any) -> EventTelling:
    return event(article, "visit", **{"parts": (VISITOR,), **more})


def test_the_stretch_is_chosen_before_one_of_its_days() -> None:
    chosen = choose_event([visit("a"), visit("b", when=STRETCH), visit("c")])
    assert chosen.days == STRETCH
    assert chosen.disputes == ()


def test_a_day_is_chosen_before_a_month() -> None:
    assert choose_event([visit("a", when=days("2024-11-01", "2024-11-30", "month")), visit("b")]).days == days(
        "2024-11-27"
    )


def test_a_told_day_is_chosen_and_the_printed_one_makes_it_disputed() -> None:
    printed = days("2024-11-28", basis=DateBasis.PUBLICATION)
    chosen = choose_event([event("a", "call", when=printed), event("b", "call")])
    assert chosen.days == days("2024-11-27")
    [dispute] = chosen.disputes
    assert (dispute.field, dispute.chosen) == ("date", "2024-11-27")
    assert dispute.values == (("2024-11-27", ("art_b",)), ("2024-11-28", ("art_a",)))


def test_the_city_is_chosen_before_the_country() -> None:
    chosen = choose_event([visit("a", place=WESTLAND), visit("b", place=NORWICK), visit("c")])
    assert chosen.place == NORWICK
    assert chosen.disputes == ()


def test_cities_that_differ_are_disputed_and_most_outlets_win() -> None:
    chosen = choose_event([visit("a", place=SELBY), visit("b", place=NORWICK), visit("c", place=NORWICK)])
    assert chosen.place == NORWICK
    assert [dispute.field for dispute in chosen.disputes] == ["place"]


def test_a_told_city_is_chosen_before_a_dateline_and_that_before_a_country() -> None:
    dateline = replace(SELBY, is_told=False)
    tellings = [visit("a", place=dateline), visit("b", place=dateline), visit("c", place=NORWICK)]
    chosen = choose_event(tellings)
    assert chosen.place == NORWICK
    assert [dispute.field for dispute in chosen.disputes] == ["place"]
    assert choose_event([visit("a", place=dateline), visit("b", place=WESTLAND)]).place == SELBY


def test_venues_of_one_city_are_disputed() -> None:
    old, new = (Location(key, PlaceKind.VENUE, key.title(), "AR", "norwick") for key in ("old palace", "new palace"))
    chosen = choose_event(
        [visit("a", place=old), visit("b", place=new), visit("c", place=old), visit("d", place=NORWICK)]
    )
    assert chosen.place == old
    [dispute] = chosen.disputes
    assert dispute.values == (("New Palace", ("art_b",)), ("Old Palace", ("art_a", "art_c")))


def test_people_are_disputed_where_each_names_somebody_the_other_lacks() -> None:
    quill, hale, lund = (part(key, country="BO") for key in ("ada-quill", "tomas-hale", "mira-lund"))
    assert (
        choose_event([event("a", "meeting", parts=(quill, hale)), event("b", "meeting", parts=(quill,))]).disputes == ()
    )
    chosen = choose_event([event("a", "meeting", parts=(quill, hale)), event("b", "meeting", parts=(quill, lund))])
    assert [one.actor for one in chosen.parts] == ["ada-quill", "tomas-hale", "mira-lund"]
    assert [dispute.field for dispute in chosen.disputes] == ["participants"]


def test_who_acts_stands_before_whom_it_concerns() -> None:
    host = part("westland", role="host", kind=ActorKind.STATE)
    chosen = choose_event([visit("a", parts=(host, VISITOR))])
    assert [one.role for one in chosen.parts] == ["visitor", "host"]


def test_roles_that_differ_are_disputed() -> None:
    sent, got = part("ada-quill", role="sender", country="BO"), part("ada-quill", role="recipient", country="BO")
    chosen = choose_event([event(name, "message", parts=(one,)) for name, one in (("a", sent), ("b", got), ("c", got))])
    assert [one.role for one in chosen.parts] == ["recipient"]
    assert [dispute.field for dispute in chosen.disputes] == ["participants"]


def test_everybody_is_named_and_a_state_gives_way_to_its_official() -> None:
    borland, arvenia = (
        part(key, ActorKind.STATE, country=code) for key, code in (("borland", "BO"), ("arvenia", "AR"))
    )
    roth = part("emil-roth", country="AR")
    chosen = choose_event([event("a", "meeting", parts=(borland, arvenia)), event("b", "meeting", parts=(roth,))])
    assert [one.actor for one in chosen.parts] == ["emil-roth", "borland"]


def test_the_latest_report_knows_whether_it_took_place() -> None:
    planned = visit("a", status=EventStatus.PLANNED, reported="2024-11-20")
    assert choose_event([planned, visit("b")]).status is EventStatus.OCCURRED
    cancelled = visit("c", status=EventStatus.CANCELLED, reported="2024-11-26")
    assert choose_event([planned, cancelled]).status is EventStatus.CANCELLED


def test_a_relayed_report_is_no_source_of_its_own() -> None:
    chosen = choose_event([visit("a", outlet="wire"), visit("b", outlet="wire"), visit("c")])
    assert (chosen.article_count, chosen.source_count) == (3, 2)


def test_a_complete_wording_is_chosen_and_a_cut_one_is_no_dispute() -> None:
    whole, cut = "We shall finish the bridge before winter", "We shall finish the bridge"
    chosen = choose_statement([statement("a", cut, complete=False), statement("b", whole)])
    assert (chosen.text, chosen.disputes) == (whole, ())


def test_wordings_that_differ_are_disputed_and_the_printed_one_goes_before_the_translated() -> None:
    printed = statement("b", "We shall finish the bridge before winter")
    translated = statement("a", "We will finish the bridge before winter", wording="machine_translated")
    chosen = choose_statement([translated, printed])
    assert (chosen.text, chosen.wording) == (printed.text, "as_printed")
    assert [dispute.field for dispute in chosen.disputes] == ["text"]


def test_most_outlets_decide_what_it_was_part_of() -> None:
    tellings = [visit("a", part_of=1), visit("b", part_of=2), visit("c", part_of=2)]
    assert choose_link(tellings, lambda telling: f"evt_{telling.part_of}") == "evt_2"
    assert choose_link(tellings, lambda telling: None) is None


def test_the_order_of_the_tellings_does_not_matter() -> None:
    tellings = [visit("a", when=STRETCH, place=SELBY), visit("b", place=NORWICK), visit("c", subtype="state")]
    assert choose_event(tellings) == choose_event(tellings[::-1])
