"""Finding events: every phenomenon with a sentence in which it must not be seen."""

from collections.abc import Callable
from datetime import date

import pytest

from app.extraction.events import find_events
from app.lexicon.lexicon import load_lexicon
from app.reading import split_text
from app.reading.article import RawArticle
from tests.extraction.happenings import PUBLISHED, events, parts, told
from tests.growth import LINEAR, growth


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peruvian President Ana Quiroga paid a state visit to Norway.", ("visit", "state", "occurred")),
        ("Peruvian President Ana Quiroga arrived in Oslo for a working visit.", ("visit", "working", "occurred")),
        ("Peruvian President Ana Quiroga wrapped up a three-day visit to Norway.", ("visit", "other", "occurred")),
        ("Peruvian President Ana Quiroga will travel to Norway in June.", ("visit", "other", "planned")),
        (
            "Norwegian Prime Minister Nils Aas was received by President Ana Quiroga.",
            ("meeting", "bilateral", "occurred"),
        ),
        ("Norwegian-Peruvian delegation talks were held in Oslo.", ("meeting", "delegation", "occurred")),
        ("Prime Minister Nils Aas spoke by phone with President Ana Quiroga of Peru.", ("call", "phone", "occurred")),
        ("President Ana Quiroga will attend the summit of the African Union.", ("summit", "summit", "planned")),
        ("Norway and Peru inked an MoU on fisheries.", ("agreement", "memorandum", "occurred")),
        ("A treaty on extradition was signed by Norway and Peru.", ("agreement", "treaty", "occurred")),
        ("Joint naval drills of Norway and Peru kicked off on Monday.", ("exercise", "military", "ongoing")),
        ("President Ana Quiroga sent condolences to King Olav of Norway.", ("message", "condolence", "occurred")),
        ("Norway imposed an export ban on Peru.", ("restriction", "export", "occurred")),
        ("Norway lifted its sanctions against Peru.", ("restriction", "sanction", "cancelled")),
        ("Prime Minister Nils Aas invited President Ana Quiroga to visit Norway.", ("invitation", "visit", "occurred")),
        ("Norwegian Prime Minister Nils Aas is due in Lima on Friday.", ("visit", "other", "planned")),
        ("Nils Aas was received in Lima by President Ana Quiroga of Peru.", ("meeting", "bilateral", "occurred")),
        ("Norway and Peru agreed to open ports after talks between them.", ("meeting", "bilateral", "occurred")),
        (
            "The meeting of Nils Aas with President Ana Quiroga of Peru did not take place.",
            ("meeting", "bilateral", "cancelled"),
        ),
        ("Nils Aas of Norway and Ana Quiroga of Peru are meeting in Oslo.", ("meeting", "bilateral", "ongoing")),
        ("President Ana Quiroga of Peru will leave Lima for Oslo on Monday.", ("visit", "other", "planned")),
        ("President Ana Quiroga of Peru left the country for Norway after the vote.", ("visit", "other", "occurred")),
        (
            "Nils Aas, Norway's foreign minister, has called Ana Quiroga of Peru, late Friday.",
            ("call", "phone", "occurred"),
        ),
        (
            "President Ana Quiroga of Peru received this Monday at the palace Norwegian Foreign Minister Nils Aas.",
            ("meeting", "bilateral", "occurred"),
        ),
        (
            "President Ana Quiroga of Peru received a delegation from Norway, headed by Foreign Minister Nils Aas.",
            ("meeting", "delegation", "occurred"),
        ),
        ("Norway has ended months of export restrictions against Peru.", ("restriction", "export", "cancelled")),
        ("Norway enforced a ban on the import of fruit from Peru.", ("restriction", "export", "occurred")),
    ],
)
def test_contacts_are_found(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The plan of Norway met with criticism in Peru.",
        "Peruvian President Ana Quiroga visited the museum of modern art in Oslo.",
        "Norway repeated its call for a ceasefire in Peru.",
        "Nils Aas hosted a television show about Peru.",
        "Norway and Peru are in agreement on fish.",
        "Annual exchanges of visits between Norway and Peru have become a habit.",
        "Norwegian Prime Minister Nils Aas did not meet President Ana Quiroga.",
        "Norwegian Prime Minister Nils Aas will return to Oslo at the end of the week.",
        "Norwegian Prime Minister Nils Aas is keen to visit Peru.",
        "Norwegian Prime Minister Nils Aas denied having met President Ana Quiroga.",
        "Norwegian Prime Minister Nils Aas could meet President Ana Quiroga.",
        "Norwegian Prime Minister Nils Aas refused to visit Peru.",
    ],
)
def test_what_is_no_contact_is_not_found(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "event_type", "status"),
    [
        (
            "Nils Aas of Norway will visit Peru, hold talks with President Ana Quiroga and open a fair.",
            "meeting",
            "planned",
        ),
        ("Nils Aas of Norway is to attend a fair, and meet President Ana Quiroga.", "meeting", "planned"),
        ("Nils Aas of Norway said he would stay and met President Ana Quiroga.", "meeting", "occurred"),
        ("The ministers of Norway and Peru will discuss fish and sign a treaty.", "agreement", "planned"),
        ("The ministers of Norway and Peru discussed fish and signed a treaty.", "agreement", "occurred"),
        ("Prime Minister Nils Aas will open a fair before travelling on to Peru.", "visit", "planned"),
        ("Prime Minister Nils Aas opened a fair before travelling on to Peru.", "visit", "occurred"),
        ("Nils Aas arrived in Lima on Monday to meet President Ana Quiroga of Peru.", "meeting", "planned"),
        ("Nils Aas arrived in Lima on Monday and met President Ana Quiroga of Peru.", "meeting", "occurred"),
        ("Nils Aas spoke of the African Union summit he will host in Oslo.", "summit", "planned"),
        ("Nils Aas spoke of the African Union summit he hosted in Oslo.", "summit", "occurred"),
    ],
)
def test_joined_verbs_share_their_auxiliary_and_aims_lie_ahead(text: str, event_type: str, status: str) -> None:
    assert [found for code, _, found in told(text) if code == event_type] == [status]


def test_the_day_of_a_journey_is_not_that_of_its_aim() -> None:
    aim = next(
        m for m in events("Nils Aas arrived in Lima on Monday to meet Ana Quiroga of Peru.") if m.type == "meeting"
    )
    assert aim.date is None


@pytest.mark.parametrize(
    ("text", "event_type", "expected"),
    [
        (
            "President Ana Quiroga met Prime Minister Nils Aas in Oslo.",
            "meeting",
            [("party", "Ana Quiroga"), ("party", "Nils Aas")],
        ),
        (
            "At a meeting with Prime Minister Nils Aas on 3 May, President Ana Quiroga praised the port.",
            "meeting",
            [("party", "Ana Quiroga"), ("party", "Nils Aas")],
        ),
        (
            "President Ana Quiroga spoke of fish during talks with Prime Minister Nils Aas.",
            "meeting",
            [("party", "Ana Quiroga"), ("party", "Nils Aas")],
        ),
        (
            "Speaking after talks with President Ana Quiroga in Lima, Prime Minister Nils Aas praised the port.",
            "meeting",
            [("party", "Ana Quiroga"), ("party", "Nils Aas")],
        ),
        (
            "Prime Minister Nils Aas congratulated President Ana Quiroga in a phone call.",
            "call",
            [("party", "Ana Quiroga"), ("party", "Nils Aas")],
        ),
        (
            "Norwegian and Peruvian troops carried out joint exercises.",
            "exercise",
            [("participant", "Norwegian"), ("participant", "Peruvian")],
        ),
        (
            "Prime Minister Nils Aas, who arrived in Peru on Monday, praised the port.",
            "visit",
            [("host", "Peru"), ("visitor", "Nils Aas")],
        ),
        (
            "President Ana Quiroga flew home and Prime Minister Nils Aas travelled to Chile.",
            "visit",
            [("host", "Chile"), ("visitor", "Nils Aas")],
        ),
        (
            "The foreign ministry conveyed greetings from Prime Minister Nils Aas to President Ana Quiroga.",
            "message",
            [("recipient", "Ana Quiroga"), ("sender", "Nils Aas")],
        ),
        (
            "President Ana Quiroga received a letter from Prime Minister Nils Aas.",
            "message",
            [("recipient", "Ana Quiroga"), ("sender", "Nils Aas")],
        ),
        (
            "Norway sanctioned Defence Minister Ana Quiroga.",
            "restriction",
            [("imposer", "Norway"), ("target", "Ana Quiroga")],
        ),
    ],
)
def test_roles_follow_from_how_actors_stand_to_the_cue(
    text: str, event_type: str, expected: list[tuple[str, str]]
) -> None:
    assert parts(text, event_type) == expected


def test_a_leader_who_telephones_two_others_makes_two_calls() -> None:
    text = "Prime Minister Nils Aas had telephone conversations with President Ana Quiroga and President Juan Mamani."
    assert [len(mention.roles) for mention in events(text)] == [2, 2]


def test_a_meeting_with_two_others_is_one() -> None:
    text = "Prime Minister Nils Aas held a meeting with President Ana Quiroga and President Juan Mamani."
    assert [len(mention.roles) for mention in events(text)] == [3]


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("President Ana Quiroga met Prime Minister Nils Aas in Oslo.", "Oslo"),
        ("In Oslo, President Ana Quiroga met Prime Minister Nils Aas.", "Oslo"),
        ("President Ana Quiroga visited Norway.", None),
        ("President Ana Quiroga met Norway's ambassador to Chile, who was born in Oslo.", None),
    ],
)
def test_a_city_is_taken_where_the_sentence_ties_it(text: str, city: str | None) -> None:
    (mention,) = events(text)
    assert (mention.place.name if mention.place else None) == city


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On Monday, President Ana Quiroga met Prime Minister Nils Aas.", "Monday"),
        ("President Ana Quiroga met Prime Minister Nils Aas on 3 May to discuss the floods of April.", "3 May"),
        ("President Ana Quiroga met Prime Minister Nils Aas, who was elected in April.", None),
    ],
)
def test_the_date_that_governs_the_cue_is_taken(text: str, words: str | None) -> None:
    (mention,) = events(text)
    found = text[mention.date.span.start : mention.date.span.end] if mention.date else None
    assert words is found or (words is not None and words in (found or ""))


@pytest.mark.parametrize(
    ("text", "definite"),
    [
        ("During the talks, President Ana Quiroga spoke of fish.", True),
        ("President Ana Quiroga held talks with Prime Minister Nils Aas.", False),
    ],
)
def test_definite_mentions_point_back(text: str, definite: bool) -> None:
    assert [mention.definite for mention in events(text)] == [definite]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At the meeting with Ambassador Nils Aas the Peruvian president said that the port was open.",
         [("party", "Nils Aas"), ("party", "Peruvian president")]),
        ("Raul Sosa explained to them what was said in talks between Nils Aas of Norway and Ana Quiroga of Peru.",
         [("party", "Ana Quiroga"), ("party", "Nils Aas")]),
    ],
)  # fmt: skip
def test_who_meets_is_told_behind_the_noun(text: str, expected: list[tuple[str, str]]) -> None:
    assert parts(text, "meeting") == expected


def test_a_call_between_two_is_one_call() -> None:
    text = "They spoke of the telephone talks on Monday between Nils Aas of Norway and Ana Quiroga of Peru."
    assert len([mention for mention in events(text) if mention.type == "call"]) == 1


def test_what_was_agreed_and_is_carried_out_is_not_agreed_again() -> None:
    text = "They spoke of the{} agreements reached by Nils Aas of Norway and Ana Quiroga of Peru."
    assert "agreement" in [mention.type for mention in events(text.format(""))]
    assert "agreement" not in [mention.type for mention in events(text.format(" implementation of the"))]


def test_evidence_is_at_most_twenty_words_of_the_text_around_the_cue() -> None:
    text = "Indeed, " + "surely " * 30 + "President Ana Quiroga met Prime Minister Nils Aas " + "surely " * 30
    (mention,) = events(text)
    words = text[mention.span.start : mention.span.end]
    assert "Ana Quiroga met Prime Minister Nils Aas" in words
    assert len(words.split()) <= 20


@pytest.mark.parametrize("filler", ["talks with ", '"', "President ", "visited ", "Norway, ", "met, "])
def test_the_cost_of_hostile_text_grows_no_faster_than_its_length(filler: str) -> None:
    def reading(size: int) -> Callable[[], object]:
        document = split_text(RawArticle(text=(filler * size)[:size], stem="test", published=PUBLISHED))
        return lambda: find_events(document, load_lexicon(), (), (), ())

    assert growth(reading) < LINEAR


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Ana Quiroga of Peru took a day trip to Oslo on Monday.", ("visit", "other", "occurred")),
        ("The Norwegian government approved sanctions against Peru.", ("restriction", "sanction", "occurred")),
        ("The first Norway-Peru binational cabinet meeting has ended.", ("meeting", "bilateral", "occurred")),
        (
            "Nils Aas of Norway had on Friday 3 May a phone call with Ana Quiroga of Peru.",
            ("call", "phone", "occurred"),
        ),
        ("It should be noted Norway and Peru inked a pact on fish.", ("agreement", "treaty", "occurred")),
        (
            "The call followed the recent agreement between Norway and Peru to open ports.",
            ("agreement", "other", "occurred"),
        ),
        (
            "President Ana Quiroga invited Nils Aas and other Nordic leaders to Lima for a summit.",
            ("invitation", "event", "occurred"),
        ),
        (
            "The two foreign ministers of Norway and Peru agreed to meet each other soon.",
            ("meeting", "bilateral", "planned"),
        ),
    ],
)
def test_contacts_in_further_words(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "event_type", "expected"),
    [
        (
            "Fish was the subject of the talks Nils Aas of Norway had with President Ana Quiroga of Peru.",
            "meeting",
            [("party", "Ana Quiroga"), ("party", "Nils Aas")],
        ),
        (
            "The letter was handed to President Ana Quiroga of Peru by Nils Aas of Norway during a meeting.",
            "meeting",
            [("party", "Ana Quiroga"), ("party", "Nils Aas")],
        ),
        (
            "The visit of Nils Aas to Peru follows a recent trip to Chile.",
            "visit",
            [("host", "Chile"), ("host", "Peru"), ("visitor", "Nils Aas")],
        ),
        (
            "Nils Aas, who was met at the airport in Lima by President Ana Quiroga of Peru, smiled.",
            "meeting",
            [("party", "Ana Quiroga"), ("party", "Nils Aas")],
        ),
    ],
)
def test_parts_told_apart_from_their_noun(text: str, event_type: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(set(parts(text, event_type))) == expected


def test_each_country_that_one_flies_to_is_a_visit() -> None:
    text = "Nils Aas will be flying to Peru for the Fish Summit, to Chile for talks."
    hosts = [role.actor.name for visit in events(text) if visit.type == "visit" for role in visit.roles]
    assert [host for host in hosts if host != "Nils Aas"] == ["Peru", "Chile"]


def test_whoever_will_be_in_a_city_visits_it() -> None:
    text = "Norwegian Foreign Minister Nils Aas will be in Lima from 3 to 5 June."
    assert told(text) == [("visit", "other", "planned")]
    assert told("The fish will be in the interest of Peru.") == []


def test_his_second_visit_is_not_another() -> None:
    assert [event.another for event in events("It was his second visit to Peru.")] == [False]
    assert [event.another for event in events("A second visit to Peru is planned for June.")] == [True]


def test_the_second_verb_keeps_its_time_to_itself() -> None:
    text = (
        "Nils Aas of Norway was received by President Ana Quiroga of Peru and will also meet with Eva Lind of Sweden."
    )
    statuses = {event.rule: str(event.status) for event in events(text)}
    assert statuses == {"meeting.was-received": "occurred", "meeting.met": "planned"}


def test_a_body_called_forum_is_no_gathering_where_one_leaves_it() -> None:
    assert told("Norway has stayed away since its suspension from the North Sea Forum in 2009.") == []


@pytest.mark.parametrize(
    ("text", "event_type", "expected"),
    [
        (
            "President Ana Quiroga of Peru will host Norwegian Prime Minister Nils Aas for a state visit.",
            "visit",
            [("visitor", "Nils Aas")],
        ),
        (
            "Both presidents spoke during a visit to Norway by President Ana Quiroga.",
            "visit",
            [("host", "Norway"), ("visitor", "Ana Quiroga")],
        ),
        (
            "The Oslo Post reports that before leaving for Lima, Prime Minister Nils Aas met his ministers.",
            "visit",
            [("visitor", "Nils Aas")],
        ),
        (
            "The port will be talked of on Monday with Nils Aas of Norway planning to meet President Ana Quiroga.",
            "meeting",
            [("party", "Ana Quiroga"), ("party", "Nils Aas")],
        ),
        (
            "Nils Aas of Norway came with Kari Lund - who will hold talks with Ana Quiroga of Peru - and officials.",
            "meeting",
            [("party", "Ana Quiroga"), ("party", "Kari Lund")],
        ),
        (
            "Nils Aas held talks with Ana Quiroga of Peru on efforts exerted by Chile.",
            "meeting",
            [("party", "Ana Quiroga"), ("party", "Nils Aas")],
        ),
        ("The Peruvian Grand Dam talks failed, Nils Aas said.", "meeting", []),
        (
            "The fishery meetings which will be held in Lima between Nils Aas and Ana Quiroga are near.",
            "meeting",
            [("party", "Ana Quiroga"), ("party", "Nils Aas")],
        ),
    ],
)
def test_parts_in_further_constructions(text: str, event_type: str, expected: list[tuple[str, str]]) -> None:
    assert parts(text, event_type) == expected


def test_who_witnesses_a_signing_takes_part_in_it() -> None:
    text = "Nils Aas of Norway and President Ana Quiroga of Peru witnessed the signing of five agreements."
    assert parts(text, "agreement") == [("signatory", "Ana Quiroga"), ("signatory", "Nils Aas")]
    assert parts("Nils Aas of Norway spoke at the signing of the book.", "agreement") == []


def test_a_day_behind_ahead_of_belongs_to_what_lies_ahead() -> None:
    text = "Nils Aas met President Ana Quiroga of Peru in Oslo ahead of the Fish Forum on 22 May."
    assert [(event.type, event.date is not None) for event in events(text)] == [("meeting", False), ("summit", True)]


def test_the_purpose_of_a_call_has_the_caller_as_its_subject() -> None:
    text = "President Ana Quiroga of Peru called Norwegian Prime Minister Nils Aas on Monday to congratulate him."
    assert parts(text, "message") == [("recipient", "him"), ("sender", "Ana Quiroga")]


def test_the_next_verb_ends_what_is_told_of_the_first() -> None:
    text = "Nils Aas of Norway held talks with Ana Quiroga, met with Raul Sosa, and left."
    first = next(mention for mention in events(text) if mention.rule == "meeting.meeting")
    assert [text[role.actor.head.start : role.actor.head.end] for role in first.roles] == ["Nils Aas", "Ana Quiroga"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Aid was announced by the ministers of Norway and Peru following trade talks in Lima.",
            [("party", "ministers")],
        ),
        (
            "Nils Aas of Norway, who is in Lima, Peru, to attend the Fish Summit, met President Ana Quiroga of Peru.",
            [("party", "Ana Quiroga"), ("party", "Nils Aas")],
        ),
        (
            "President Ana Quiroga of Peru and Nils Aas of Norway held talks, attended by members of the Peruvian bar.",
            [("party", "Ana Quiroga"), ("party", "Nils Aas")],
        ),
    ],
)
def test_who_acts_is_told_from_who_is_near(text: str, expected: list[tuple[str, str]]) -> None:
    assert parts(text, "meeting") == expected


def test_a_visit_paid_by_somebody_is_not_the_speakers() -> None:
    text = "President Ana Quiroga of Peru said so during a visit paid by Norwegian Prime Minister Nils Aas."
    assert parts(text, "visit") == [("visitor", "Nils Aas")]


def test_what_somebody_will_go_to_attend_lies_ahead() -> None:
    text = "President Ana Quiroga will travel to Oslo, Norway, on 9 September, to attend the Fish Summit."
    assert {status for _, _, status in told(text)} == {"planned"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway will not attend the African Union summit in Kigali on Monday.", [("summit", "planned")]),
        ("Norway and Peru failed to agree in two days of talks in Oslo.", [("meeting", "occurred")]),
        ("The price of fish was not raised at the talks between Norway and Peru.", [("meeting", "occurred")]),
        (
            "Talks between Norway and Peru, which Norway abruptly called off, were about fish.",
            [("meeting", "cancelled")],
        ),
        ("Norway instituted a ban on trade with Peru in May.", [("restriction", "occurred")]),
        ("The summit of the Andean Community (AC) Forum in Lima ended.", [("summit", "occurred")]),
        ("The African Union did not hold a summit in Kigali.", []),
        ("Norway and Peru failed to hold talks in Oslo.", []),
        ("The EU will publish its plan for ties between Norway and Peru.", []),
        ("The leaders of Norway and Peru endorsed a peace plan of the African Union.", []),
    ],
)
def test_what_is_denied_and_what_only_stands_beside_a_denial(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(kind, status) for kind, _, status in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Quiroga of Peru (left), Luis Soto of Chile (center) and Norway's Nils Aas met in Oslo.",
         ["Ana Quiroga", "Luis Soto", "Nils Aas"]),
        ("Nils Aas of Norway held “very good talks” with Ana Quiroga of Peru.", ["Ana Quiroga", "Nils Aas"]),
        ("Nils Aas of Norway had a “useful” discussion with Ana Quiroga of Peru.", ["Ana Quiroga", "Nils Aas"]),
    ],
)  # fmt: skip
def test_who_meets_behind_brackets_and_marks(text: str, expected: list[str]) -> None:
    assert [name for _, name in parts(text, "meeting")] == expected


def test_what_they_met_for_is_the_same_meeting() -> None:
    assert len(told("Nils Aas of Norway met Ana Quiroga of Peru in Oslo for two hours of talks.")) == 1
    assert len(told("Nils Aas of Norway met Ana Quiroga of Peru in Oslo and held talks with Luis Soto of Chile.")) == 2


def test_whoever_stays_away_takes_no_part() -> None:
    assert parts("Nils Aas of Norway will not attend the African Union summit in Lima.", "summit") == [
        ("participant", "African Union")
    ]
    assert ("participant", "Nils Aas") in parts("Nils Aas will attend the African Union summit in Lima.", "summit")


def test_whoever_is_blamed_for_a_deed_has_done_it() -> None:
    text = "Ana Quiroga of Peru criticised Prime Minister Nils Aas for meeting President Luis Soto of Chile."
    assert parts(text, "meeting") == [("party", "Luis Soto"), ("party", "Nils Aas")]
    text = "Ana Quiroga of Peru flew home after meeting President Luis Soto of Chile."
    assert parts(text, "meeting") == [("party", "Ana Quiroga"), ("party", "Luis Soto")]


def test_a_caption_tells_its_day_at_its_end() -> None:
    text = "The week\n\nFILE PHOTO: Nils Aas attends the African Union summit, in Lima, Peru, May 3, 2024. Handout"
    (summit,) = events(text)
    assert summit.date is not None
    assert summit.date.start == date(2024, 5, 3)


def test_whoever_speaks_of_talks_to_come_does_not_take_part() -> None:
    text = "President Ana Quiroga and Nils Aas of Norway praised preparations for the May meeting on climate in Oslo."
    assert parts(text, "meeting") == []
    assert parts("President Ana Quiroga flew to Oslo for a meeting on climate with Nils Aas.", "meeting") != []


def test_who_also_wrote_needs_no_addressee() -> None:
    assert parts("Nils Aas of Norway also sent a congratulatory letter.", "message") == [("sender", "Nils Aas")]
    assert parts("Nils Aas of Norway sent a congratulatory letter.", "message") == []


@pytest.mark.parametrize("topic", ["priorities for", "the progress made since", "the goals of", "follow-up to"])
def test_whoever_speaks_of_a_summit_s_topics_is_none_of_its_participants(topic: str) -> None:
    assert (
        parts(f"President Ana Quiroga and Prime Minister Nils Aas discussed {topic} the Lima Summit.", "summit") == []
    )
    assert parts("Nils Aas of Norway spoke of fish at the Lima Summit.", "summit") == [("participant", "Nils Aas")]
