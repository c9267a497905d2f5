"""Events of an article: contacts between states, with part, day, place and evidence."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.enums import DateBasis, EventStatus, PlaceKind, Precision
from app.extraction import extract
from app.lexicon.gazetteer import default_gazetteer
from app.lexicon.lexicon import load_lexicon
from app.reading import read_article, split_text
from app.resolution import resolve
from tests.resolution.happened import PUBLISHED, happened, names, read


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian Prime Minister Nils Aas met Norwegian Foreign Minister Kari Lund in Oslo.",
        "Norwegian Prime Minister Nils Aas spoke by phone with Norwegian Foreign Minister Kari Lund.",
        "Norwegian Prime Minister Nils Aas arrived in Oslo.",
        "Norwegian Prime Minister Nils Aas met fishermen in the harbour.",
    ],
)
def test_contacts_within_one_state_are_none(text: str) -> None:
    assert happened(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian Prime Minister Nils Aas met Peruvian Foreign Minister Ana Quiroga in Oslo.",
        "Norwegian Prime Minister Nils Aas spoke by phone with Peruvian Foreign Minister Ana Quiroga.",
        "Norwegian Prime Minister Nils Aas arrived in Lima.",
    ],
)
def test_contacts_between_states_are_events(text: str) -> None:
    assert len(happened(text)) == 1


def test_guests_of_a_reception_who_are_met_singly_have_meetings_of_their_own() -> None:
    text = (
        "Peruvian President Ana Quiroga received the ambassadors of Norway and Chile. At the meeting with "
        "Norwegian ambassador Nils Aas, she praised fish. At the meeting with Chilean ambassador Raul Sosa, wine."
    )
    assert [sorted(people) for people in names(text, "party")] == [
        ["Ana Quiroga", "Nils Aas"],
        ["Ana Quiroga", "Raul Sosa"],
    ]


def test_whoever_meets_one_after_another_meets_each() -> None:
    text = (
        "Norwegian Prime Minister Nils Aas met Peruvian Foreign Minister Ana Quiroga. "
        "At the meeting with Chilean Ambassador Raul Sosa, ties were praised."
    )
    assert [sorted(people) for people in names(text, "party")] == [
        ["Ana Quiroga", "Nils Aas"],
        ["Nils Aas", "Raul Sosa"],
    ]


def test_hours_end_no_sentence() -> None:
    people = "Taro Kimura of Japan held telephone talks with Ana Quiroga of Peru"
    (event,) = happened(f"{people} from 8:30 a.m. to 9 a.m. on May 13.")
    assert event.date.start == date(2024, 5, 13)


def test_visitors_and_hosts() -> None:
    text = "Peruvian President Ana Quiroga paid an official visit to Norway on 13 May."
    assert names(text, "visitor") == [["Ana Quiroga"]]
    assert names(text, "host") == [["Norway"]]


def test_their_last_meeting_is_of_the_same_people() -> None:
    people = [["Nils Aas", "Ana Quiroga"], ["Nils Aas", "Ana Quiroga"]]
    text = "President Ana Quiroga of Peru met Prime Minister Nils Aas of Norway on Monday. Their last meeting was {}."
    assert [sorted(p) for p in names(text.format("held on April 27"), "party")] == [sorted(p) for p in people]
    assert len(names(text.format("about fish"), "party")) == 1


def test_those_who_meet_on_its_sidelines_take_part_in_a_summit() -> None:
    text = (
        "Nils Aas of Norway held talks with Ana Quiroga of Peru on the sidelines of the African Union summit in Lima."
    )
    (summit,) = (p for p in names(text, "participant") if p)
    assert {"Nils Aas", "Ana Quiroga"} <= set(summit)


def test_the_office_of_the_one_person_of_whom_none_is_told() -> None:
    text = "Boris Berg spoke with Iranian President Ali Rad by phone.\n\nThe Prime Minister had met Ali Rad in May."
    assert [sorted(people) for people in names(text, "party")] == [["Ali Rad", "Boris Berg"]] * 2
    two = (
        "Boris Berg and Jan Lund spoke with Iranian President Ali Rad by phone.\n\nThe Prime Minister had met Ali Rad."
    )
    assert "Boris Berg" not in names(two, "party")[-1]


def test_a_headline_in_the_present_may_tell_what_lies_ahead() -> None:
    later = "Norway expels two Peruvian diplomats\n\nNorway is to expel two Peruvian diplomats over the raid, it said."
    assert [event.status for event in happened(later)] == [EventStatus.PLANNED]
    done = "Norway expels two Peruvian diplomats\n\nNorway has expelled two Peruvian diplomats over the raid, it said."
    assert [event.status for event in happened(done)] == [EventStatus.OCCURRED]
    past = "Norway expelled two Peruvian diplomats\n\nNorway is to expel two Peruvian diplomats over the raid, it said."
    assert len(happened(past)) == 2


def test_sanctions_named_by_whose_they_are() -> None:
    assert (
        names("EU sanctions on Peru have hurt fishermen.", "imposer"),
        names("EU sanctions on Peru hurt.", "target"),
    ) == (
        [["EU"]],
        [["Peru"]],
    )
    (event,) = happened("EU sanctions on Peru have hurt fishermen.")
    assert event.date.precision is Precision.BEFORE
    (event,) = happened("An EU ban on Peruvian oil took effect on 1 May.")
    assert event.date.start == date(2024, 5, 1)
    (event,) = happened("Norway imposed sanctions on Peru on Monday. The Norwegian sanctions on Peru hurt fishermen.")
    assert event.date.start == date(2024, 5, 13)


def test_an_ordinal_counts_the_visit_that_is_told() -> None:
    text = (
        "Nils Aas of Norway arrived in Lima for a visit on Monday. It was part of Aas's third trip to Peru this year."
    )
    assert len(happened(text, "visit")) == 1


def test_who_spoke_in_a_phone_call_did_not_meet() -> None:
    text = "President Ana Quiroga of Peru spoke with Nils Aas of Norway in a phone call."
    assert [event.type for event in happened(text)] == ["call"]


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Diplomats from Peru and Norway met in Oslo on Friday, officials of Chile said.", ["Norway", "Peru"]),
        ("The talks between senior diplomats from Chile and Peru took place in Oslo.", ["Chile", "Peru"]),
    ],
)
def test_those_who_come_from_states_meet_for_them(text: str, states: list[str]) -> None:
    assert [sorted(people) for people in names(text, "party")] == [states]


def test_talks_that_are_to_go_on_are_talks_once_more() -> None:
    text = "Nils Aas of Norway and Ana Quiroga of Peru held talks in Lima. The talks are due to resume on 20 May."
    days = [(event.status, event.date.start) for event in happened(text, "meeting")]
    assert days == [(EventStatus.OCCURRED, PUBLISHED), (EventStatus.PLANNED, date(2024, 5, 20))]
    assert len(happened(text.replace("are due to resume on 20 May", "were about fish"), "meeting")) == 1


def test_when_a_page_was_printed_is_not_the_day_of_its_news() -> None:
    stamp = (
        "Norway and Peru agree\n12:32 JST, May 17, 2024\n\nThey agree on fish, Peru said in a statement on Thursday."
    )
    text = f"{stamp}\n\nNils Aas of Norway spoke with Ana Quiroga of Peru by phone."
    (call,) = happened(text, "call")
    assert call.date.start == date(2024, 5, 16)


def test_sanctions_that_somebody_asks_to_lift_were_there_before() -> None:
    (event,) = happened("Chile asked Norway to lift its sanctions on Peru.")
    assert (event.status, event.date.precision) == (EventStatus.OCCURRED, Precision.BEFORE)
    (event,) = happened("Norway lifted its sanctions on Peru.")
    assert event.status is EventStatus.CANCELLED


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Norway said on Thursday it had expelled two Peruvian diplomats in March.", date(2024, 3, 1)),
        ("Norway announced on Thursday a ban on imports from Peru.", date(2024, 5, 16)),
        ("Prime Minister Nils Aas of Norway said on Monday he would travel to Peru.", PUBLISHED),
    ],
)
def test_the_day_on_which_something_is_said_is_not_the_day_of_what_is_said(text: str, day: date) -> None:
    (event,) = happened(text)
    assert event.date.start == day


def test_who_hosts_a_conference_is_no_visitor() -> None:
    text = "Ana Quiroga spoke during her visit in Oslo for a summit hosted by Chile."
    assert [visitors for visitors in names(text, "visitor") if visitors] == [["Ana Quiroga"]]


def test_people_stand_for_their_states() -> None:
    text = "Norway and Peru held talks. During the talks, Norwegian Prime Minister Nils Aas praised Peru."
    (meeting,) = names(text, "party")
    assert meeting == ["Peru", "Nils Aas"] or set(meeting) == {"Peru", "Nils Aas"}


@pytest.mark.parametrize(
    ("text", "precision", "start", "end"),
    [
        ("Norway and Peru held talks on Monday.", Precision.DAY, date(2024, 5, 13), date(2024, 5, 13)),
        ("Norway and Peru held talks in March 2023.", Precision.MONTH, date(2023, 3, 1), date(2023, 3, 31)),
        ("Norway and Peru held talks.", Precision.DAY, PUBLISHED, PUBLISHED),
        ("Earlier, Norway and Peru held talks.", Precision.BEFORE, None, PUBLISHED),
        ("Norway and Peru will hold talks.", Precision.AFTER, PUBLISHED, None),
    ],
)
def test_days_are_no_more_exact_than_the_text(
    text: str, precision: Precision, start: date | None, end: date | None
) -> None:
    (event,) = happened(text)
    assert (event.date.precision, event.date.start, event.date.end) == (precision, start, end)


def test_without_a_publication_day_an_undated_event_has_none() -> None:
    (event,) = happened("Norway and Peru held talks.", published=None)
    assert event.date.precision is Precision.UNKNOWN


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Norway and Peru held talks on Monday.", EventStatus.OCCURRED),
        ("Norway and Peru will hold talks in June.", EventStatus.PLANNED),
        ("Norway and Peru hold talks on 3 June 2024.", EventStatus.PLANNED),
        ("Norway lifted its sanctions against Peru.", EventStatus.CANCELLED),
        ("Peruvian President Ana Quiroga is on a visit to Norway.", EventStatus.ONGOING),
    ],
)
def test_status(text: str, status: EventStatus) -> None:
    assert [event.status for event in happened(text)] == [status]


def test_a_country_alone_gives_no_city() -> None:
    (event,) = happened("Peruvian President Ana Quiroga visited Norway.")
    assert event.place is not None
    assert (event.place.kind, event.place.country) == (PlaceKind.COUNTRY, "NO")


def test_talks_are_part_of_the_visit_and_share_its_city_and_day() -> None:
    text = (
        "Peruvian President Ana Quiroga arrived in Oslo on 13 May for a state visit. "
        "During the visit, Quiroga held talks with Norwegian Prime Minister Nils Aas."
    )
    visit, talks = happened(text)
    assert (visit.type, talks.type, talks.part_of) == ("visit", "meeting", 0)
    assert talks.place is not None and talks.place.name == "Oslo"
    assert talks.date.start == date(2024, 5, 13)


def test_talks_elsewhere_are_not_part_of_the_visit() -> None:
    text = (
        "Peruvian President Ana Quiroga arrived in Oslo on 13 May for a state visit. "
        "In March, Quiroga held talks with Norwegian Prime Minister Nils Aas in Geneva."
    )
    assert [event.part_of for event in happened(text)] == [None, None]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Peruvian President Ana Quiroga arrived in Oslo on 13 May for a three-day visit.", 13, 15),
        ("Peruvian President Ana Quiroga concluded a three-day visit to Norway on 13 May.", 11, 13),
        ("Peruvian President Ana Quiroga visited Norway on 13 May.", 13, 13),
    ],
)
def test_a_visit_lasts_as_long_as_is_told(text: str, start: int, end: int) -> None:
    (event,) = happened(text)
    assert (event.date.start, event.date.end) == (date(2024, 5, start), date(2024, 5, end))


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Norway imposed sanctions on Peru.", "NO"),
        ("Peruvian President Ana Quiroga sent a letter to Norwegian Prime Minister Nils Aas.", "PE"),
    ],
)
def test_measures_and_messages_are_of_the_state_they_come_from(text: str, country: str) -> None:
    (event,) = happened(text)
    assert event.place is not None and event.place.country == country


def test_greetings_to_several_leaders_are_several_messages() -> None:
    text = "Norwegian Prime Minister Nils Aas sent greetings to the leaders of Peru, Chile and Bolivia."
    assert names(text, "recipient") == [["Peru"], ["Chile"], ["Bolivia"]]


def test_in_a_transcript_we_are_those_who_talk() -> None:
    text = (
        "Meeting with President of Peru Ana Quiroga\n\n"
        "Prime Minister of Norway Nils Aas: I am glad to see you. We met in Geneva in March 2023.\n\n"
        "President of Peru Ana Quiroga: Thank you."
    )
    assert [sorted(people) for people in names(text, "party")] == [["Ana Quiroga", "Nils Aas"]] * 2


def test_every_value_has_its_evidence() -> None:
    text = "Peruvian President Ana Quiroga arrived in Oslo on 13 May for a state visit."
    article = read(text)
    (event,) = article.events
    found = {row.field: text[row.span.start : row.span.end] for row in event.evidence}
    assert found.keys() >= {"type", "date", "place", "participant"}
    assert "13 May" in found["date"] and found["place"] == "Oslo"


@pytest.mark.parametrize(
    ("text", "role", "expected"),
    [
        ("Peru's Ana Quiroga met Norway's Nils Aas in Oslo.", "party", {"Ana Quiroga", "Nils Aas"}),
        ("A delegation led by Peru's Trade Minister Ana Quiroga visited Oslo.", "visitor", {"Ana Quiroga"}),
        ("Norway has banned imports of Peruvian grapes.", "target", {"Peru"}),
        ("Presidents Ana Quiroga of Peru and Olav Brekke of Norway last met in Oslo.", "party",
         {"Ana Quiroga", "Olav Brekke"}),
        ("A meeting of the Norwegian-Peruvian joint commission took place in Lima.", "party", {"Norway", "Peru"}),
        ("Ana Quiroga of Peru received a telegram of congratulations from King Olav of Norway.", "sender", {"Olav"}),
        ("Minister Nils Aas conveyed to President Ana Quiroga of Peru greetings from King Olav of Norway.", "sender",
         {"Olav"}),
    ],
)  # fmt: skip
def test_who_takes_part_however_it_is_told(text: str, role: str, expected: set[str]) -> None:
    [found] = names(text, role)
    assert set(found) == expected


def test_a_caption_that_shows_the_people_of_the_news_gives_the_city() -> None:
    story = (
        "The port is open\n\n{}\n\nPeruvian President Ana Quiroga paid a state visit to Norway on May 16.\n\nIt rained."
    )
    [shown] = happened(story.format("Ana Quiroga in Bergen. Photo by Jan Berg"), "visit")
    [filed] = happened(story.format("Ana Quiroga in Bergen. File photo by Jan Berg"), "visit")
    [other] = happened(story.format("Nils Aas in Bergen. Photo by Jan Berg"), "visit")
    assert shown.place is not None and shown.place.name == "Bergen"
    assert [event.place and event.place.name for event in (filed, other)] == ["Norway", "Norway"]


def test_what_was_done_during_a_visit_without_days_was_on_no_day_that_is_known() -> None:
    text = (
        "On May 16, Norwegian Prime Minister Nils Aas met President Ana Quiroga in Lima. Aas was in Peru on an official"
        " visit. The hall was full. Many came. It rained. {} Aas also met Speaker Rosa Diaz of Peru."
    )
    inside = happened(text.format("During his visit,"), "meeting")[-1]
    beside = happened(text.format("Then"), "meeting")[-1]
    assert (inside.date.precision, inside.date.start) == (Precision.UNKNOWN, None)
    assert (beside.date.precision, beside.date.basis) == (Precision.DAY, DateBasis.INFERRED)


def test_documents_of_a_visit_are_signed_by_the_states_that_talked() -> None:
    text = (
        "President Ana Quiroga of Peru held talks in Lima on May 16 with Prime Minister Nils Aas of Norway, who is on a"
        " state visit. Following the talks, a memorandum on energy was signed."
    )
    article = read(text)
    [signed] = [event for event in article.events if event.type == "agreement"]
    assert {article.actors[part.actor].name for part in signed.participants} == {"Peru", "Norway"}
    [visit] = [event for event in article.events if event.type == "visit"]
    assert [article.actors[part.actor].name for part in visit.participants if part.role == "visitor"] == ["Nils Aas"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Jordan's Prime Minister Samir Qadri received Tunisian Interior Minister Adel Ferjani at the ministry.", "JO"),
        ("Norwegian Foreign Minister Nils Aas was received by Peruvian President Ana Quiroga.", "PE"),
        ("On the sidelines, Jordan's Prime Minister Samir Qadri received Tunisian Minister Adel Ferjani.", None),
        ("Jordan's Prime Minister Samir Qadri met Tunisian Interior Minister Adel Ferjani.", None),
    ],
)
def test_a_guest_is_received_in_the_receivers_state(text: str, country: str | None) -> None:
    """Unless both may be away, and unlike a meeting of which nobody is the host."""
    [event] = happened(text, "meeting")
    assert (event.place.country if event.place else None) == country


def test_documents_of_one_day_are_one_package_however_often_they_are_told() -> None:
    text = (
        "President Ana Quiroga of Peru held talks in Lima with Prime Minister Nils Aas of Norway on May 16. A package"
        " of documents between Norway and Peru was signed. Several documents between Norway and Peru were signed{}."
    )
    assert len(happened(text.format(" by ministers"), "agreement")) == 1
    assert len(happened(text.format(" on May 2"), "agreement")) == 2


def test_an_agreement_that_an_article_of_two_mentions_with_its_day_is_theirs() -> None:
    text = "President Ana Quiroga of Peru called Prime Minister Nils Aas of Norway. The pact signed on 4 May is old."
    article = read(text)
    [signed] = [event for event in article.events if event.type == "agreement"]
    assert len(signed.participants) == 2


def test_the_meeting_may_be_a_gathering_told_before() -> None:
    text = (
        "Norwegian Prime Minister Nils Aas attended the summit of the African Union in Kigali. "
        "The meeting was hosted by Rwanda and the African Union."
    )
    assert [event.type for event in happened(text)] == ["summit"]
    assert "meeting" in [event.type for event in happened(text.replace("The meeting", "A meeting"))]


def test_officials_without_names_are_restricted_for_their_state() -> None:
    text = "In Peru, Norway slapped visa restrictions against officials it deemed guilty of fraud."
    assert names(text, "target") == [["Peru"]]
    assert (
        happened("Norway slapped visa restrictions against officials while Chile and Peru watched.", "restriction")
        == []
    )


def test_two_states_lift_what_they_had_put_on_each_other() -> None:
    assert names("Norway and Peru have ended months of trade restrictions.", "imposer") == [["Norway", "Peru"]]
    assert happened("Norway and Peru have imposed trade restrictions.") == []


def test_who_led_a_side_is_added_to_the_talks() -> None:
    text = "Norway and Peru held talks in Lima. The Norwegian side was led by Norwegian Foreign Minister Nils Aas."
    (parties,) = names(text, "party")
    assert sorted(parties) == ["Nils Aas", "Peru"]
    assert happened("The Norwegian side was led by Foreign Minister Nils Aas.") == []


def test_what_somebody_came_for_and_did_is_one() -> None:
    text = (
        "Nils Aas of Norway arrived in Lima to hold talks with Ana Quiroga of Peru. "
        "Later, Nils Aas held talks with Ana Quiroga."
    )
    (talks,) = happened(text, "meeting")
    assert talks.status is EventStatus.OCCURRED


def test_his_trip_tells_where_a_trip_abroad_went() -> None:
    text = "Norwegian Prime Minister Nils Aas has made a trip abroad. His trip to Peru on Monday was his first."
    assert names(text, "visitor") == [["Nils Aas"]]
    assert names(text, "host") == [["Peru"]]


def test_annual_meetings_are_a_habit() -> None:
    assert happened("Norway and Peru agreed to hold annual cabinet meetings.") == []
    assert len(happened("Norway and Peru held their annual talks.")) == 1


def test_the_talks_may_be_a_call_told_before() -> None:
    text = "Nils Aas of Norway had a phone call with Ana Quiroga of Peru. The talks were about fish, Nils Aas said."
    assert [event.type for event in happened(text)] == ["call"]


def test_a_day_that_opens_another_event_is_not_the_day_of_the_news() -> None:
    text = (
        "Peruvian President Ana Quiroga received Nils Aas of Norway. "
        "Yesterday, Peruvian President Ana Quiroga received Eva Lind of Sweden."
    )
    assert [event.date.start for event in happened(text, "meeting")] == [PUBLISHED, date(2024, 5, 16)]


def test_a_day_of_what_is_planned_is_not_the_day_of_the_news() -> None:
    text = "Nils Aas of Norway will fly to Sweden on Monday. Ana Quiroga of Peru has arrived in Norway."
    assert [event.date.start for event in happened(text, "visit")][-1] == PUBLISHED


@pytest.mark.parametrize(
    "held", ["which is to be held in Kigali on 13 September", "to be held in Kigali on 13 September"]
)
def test_a_summit_to_be_held_lies_ahead_and_lends_its_day_to_no_letter(held: str) -> None:
    text = f"Nils Aas of Norway has sent a letter to Ana Quiroga of Peru on the summit of the African Union, {held}."
    letter, summit = happened(text, "message")[0], happened(text, "summit")[0]
    assert (summit.status, summit.date.start) == (EventStatus.PLANNED, date(2024, 9, 13))
    assert letter.date.start == PUBLISHED


def test_a_meeting_of_an_international_body_alone_is_a_gathering() -> None:
    text = "The African Union is locked in a meeting in Kigali."
    assert [event.type for event in happened(text)] == ["summit"]
    assert happened(text.replace("African Union", "Norwegian government")) == []


def test_this_years_session_in_may_is_of_may() -> None:
    text = "Nils Aas of Norway will attend this year's summit of the African Union to be held in Kigali in September."
    (event,) = happened(text, "summit")
    assert (event.date.start, event.date.precision) == (date(2024, 9, 1), Precision.MONTH)


def test_the_last_bilateral_meeting_is_of_the_two_who_meet() -> None:
    text = (
        "Norwegian Prime Minister Nils Aas met Peruvian President Ana Quiroga in Oslo. "
        "The last bilateral meeting was held on 3 May 2021 in Lima."
    )
    assert [event.date.start for event in happened(text, "meeting")] == [PUBLISHED, date(2021, 5, 3)]
    text = text.replace("last bilateral", "town")
    assert [event.date.start for event in happened(text, "meeting")] == [PUBLISHED]


def test_an_old_agreement_is_no_part_of_the_news() -> None:
    text = (
        "Norwegian Prime Minister Nils Aas met Peruvian President Ana Quiroga. "
        "Under an agreement signed by Norway and Peru in 2010, the two trade fish."
    )
    assert [(event.type, event.date.start) for event in happened(text)] == [
        ("meeting", PUBLISHED),
        ("agreement", date(2010, 1, 1)),
    ]


def test_a_ban_in_return_is_another_ban() -> None:
    text = "Norway banned imports of fruit from Peru. Peru banned imports of fish from Norway."
    assert names(text, "imposer") == [["Norway"], ["Peru"]]
    text = "Norway banned imports of fruit from Peru. The Norwegian ban on imports of fruit from Peru is old."
    assert len(happened(text, "restriction")) == 1


@pytest.mark.parametrize(
    ("text", "start", "status"),
    [
        ("Norway and Peru held talks in November.", date(2023, 11, 1), EventStatus.OCCURRED),
        ("Norway and Peru will hold talks in November.", date(2024, 11, 1), EventStatus.PLANNED),
        ("Norway and Peru discussed it during talks tomorrow.", date(2024, 5, 18), EventStatus.PLANNED),
    ],
)
def test_what_took_place_did_so_before_the_news(text: str, start: date, status: EventStatus) -> None:
    (event,) = happened(text)
    assert (event.date.start, event.status) == (start, status)


def test_a_dateline_places_nothing_that_is_long_past(tmp_path: Path) -> None:
    story = "LIMA, May 17. /WIRE/. Norwegian Prime Minister Nils Aas met President Ana Quiroga of Peru{}."
    places = []
    for number, when in enumerate(("", " in March 2020")):
        file = tmp_path / f"{number}.txt"
        file.write_text(
            f"Talks of two\n\n{story.format(when)}\n\nIt was one of the talks that they have had, and not the last.\n"
        )
        raw = replace(read_article(file), published=PUBLISHED)
        article = resolve(extract(split_text(raw), load_lexicon(), default_gazetteer()), default_gazetteer())
        places.append([event.place and event.place.name for event in article.events])
    assert places == [["Lima"], [None]]


def test_a_state_that_is_a_city_is_the_city_where_something_was() -> None:
    (event,) = happened("The defence ministers of Norway and Peru met in Singapore on Sunday.")
    assert event.place is not None
    assert (event.place.kind, event.place.name) == (PlaceKind.CITY, "Singapore")
    (event,) = happened("The defence ministers of Norway and Peru met in Chile on Sunday.")
    assert event.place is not None
    assert event.place.kind is PlaceKind.COUNTRY


def test_a_month_behind_a_long_name_is_told_by_the_verb_before_it() -> None:
    (event,) = happened(
        "Prime Minister Nils Aas of Norway held talks with President Ana Quiroga of Peru in the old hall of the town "
        "of Tromso in the far north of Norway in November."
    )
    assert event.date.start == date(2023, 11, 1)


def test_a_call_with_the_presidents_of_two_states_is_two_calls() -> None:
    text = (
        "Norwegian Prime Minister Nils Aas on Monday spoke by telephone with the presidents of Peru and Chile. "
        "Peruvian President Ana Quiroga thanked him. Chilean President Luis Rey did not."
    )
    assert sorted(map(sorted, names(text, "party"))) == [["Ana Quiroga", "Nils Aas"], ["Luis Rey", "Nils Aas"]]


def test_a_joint_call_with_two_is_one() -> None:
    text = (
        "Norwegian Prime Minister Nils Aas held a joint telephone call with the presidents of Peru and Chile on Monday."
    )
    assert len(names(text, "party")) == 1


def test_they_are_the_several_named_as_one_where_no_two_persons_are_named() -> None:
    text = (
        "A group of Norwegian lawmakers arrived in Lima on Sunday. They met Peruvian President Ana Quiroga on Monday."
    )
    assert [sorted(parties) for parties in names(text, "party") if parties] == [["Ana Quiroga", "Norway"]]


def test_a_city_behind_consultations_is_where_they_are_held() -> None:
    (event,) = happened("Cuba and Norway will hold political consultations in Lima in June.")
    assert event.place is not None and event.place.name == "Lima"


def test_what_was_reported_earlier_did_not_happen_earlier() -> None:
    reported, earlier = (f"Earlier{words} Norway and Peru held talks." for words in (" it was reported that", ","))
    assert [event.date.precision for event in happened(reported)] == [Precision.DAY]
    assert [event.date.precision for event in happened(earlier)] == [Precision.BEFORE]


def test_whoever_also_wrote_wrote_to_the_same() -> None:
    text = "King Olav of Norway sent a letter to President Ana Quiroga of Peru. Nils Aas of Chile also sent a letter."
    assert names(text, "recipient") == [["Ana Quiroga"], ["Ana Quiroga"]]


def test_a_joint_commission_that_names_nobody_is_the_two_states_the_article_is_about() -> None:
    text = (
        "Norway and Peru agreed on ports. The last session of the commission took place in Lima on 20 January 2020. "
        "Peru has no fjords, and Norway no llamas."
    )
    assert [sorted(parties) for parties in names(text, "party") if parties] == [["Norway", "Peru"]]
    assert names(text.replace("Peru has no fjords", "Chile has fjords, and so has Chile's south"), "party") == []


def test_a_plural_noun_means_those_it_meant_before() -> None:
    text = (
        "President Ana Quiroga of Peru met with Norwegian senators in Lima. "
        "The senators met Peruvian Foreign Minister Luis Rey on Friday."
    )
    assert ["Luis Rey", "Norway"] in [sorted(parties) for parties in names(text, "party")]


def test_the_conversation_is_the_meeting_told_before() -> None:
    text = "President Ana Quiroga of Peru received Nils Aas of Norway on Tuesday. During the conversation, they spoke."
    assert [event.type for event in happened(text)] == ["meeting"]


def test_the_day_of_a_departure_is_not_that_of_the_talks() -> None:
    text = "Norwegian Prime Minister Nils Aas left for Peru on Monday for talks with President Ana Quiroga of Peru."
    visit, talks = happened(text)
    assert visit.date.start == date(2024, 5, 13)
    assert (talks.status, talks.date.precision) == (EventStatus.PLANNED, Precision.AFTER)
