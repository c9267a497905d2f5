"""Who said it, when, at which event; and what is told twice in one article is one statement."""

from datetime import date

import pytest

from app.enums import DateBasis, Precision, StatementKind
from app.extraction import extract
from app.lexicon.gazetteer import default_gazetteer
from app.lexicon.lexicon import load_lexicon
from app.reading import split_text
from app.reading.article import RawArticle
from app.resolution import resolve
from app.resolution.resolved import ResolvedArticle, ResolvedStatement

PUBLISHED = date(2023, 3, 8)  # a Wednesday
TITLE = "The week in the two capitals"


def read(
    *paragraphs: str, title: str = TITLE, published: date | None = PUBLISHED, publisher: str = ""
) -> ResolvedArticle:
    """An article of these paragraphs, walked through rooms 2 to 4."""
    raw = RawArticle(
        text="\n\n".join([title, *paragraphs]), stem="test", title=title, published=published, publisher=publisher
    )
    known = default_gazetteer()
    return resolve(extract(split_text(raw), load_lexicon(), known), known)


def speakers(article: ResolvedArticle) -> list[str | None]:
    """Names of the speakers in order."""
    return [article.actors[s.speaker].name if s.speaker is not None else None for s in article.statements]


def only(article: ResolvedArticle) -> ResolvedStatement:
    """The article's one statement."""
    (statement,) = article.statements
    return statement


def test_a_pronoun_means_who_spoke_before() -> None:
    article = read(
        "Foreign Minister Pedro Salgado said the port was open.",
        '"We built it together with our neighbours," he said.',
    )
    assert speakers(article) == ["Pedro Salgado", "Pedro Salgado"]


def test_a_name_inside_a_quotation_is_not_who_he_is() -> None:
    article = read(
        "Foreign Minister Pedro Salgado said the port was open.",
        '"My friend President Carlos Rocha and I built it together," he said.',
    )
    assert speakers(article) == ["Pedro Salgado", "Pedro Salgado"]


def test_an_office_in_the_articles_own_words_means_its_holder() -> None:
    article = read(
        "Karl Bohm, the commander of the northern fleet, met Jan Rieck, the commander of the southern fleet.",
        "The commander of the southern fleet said the sea was calm.",
    )
    assert speakers(article) == ["Jan Rieck"]


def test_an_unnamed_speaker_is_kept_in_words_and_nobody_is_guessed() -> None:
    statement = only(read("Foreign Minister Pedro Salgado left. A senior diplomat said the port was open."))
    assert statement.speaker is None
    assert statement.speaker_text == "A senior diplomat"


def test_an_unnamed_spokesman_speaks_for_the_institution_not_for_another_spokesman() -> None:
    article = read(
        "The army's spokesman, Colonel Joseph Banda, said the pass was closed.",
        "A spokeswoman for the Malawian police said nobody had been hurt.",
        "A spokesman declined to speak. One official said the pass was open.",
    )
    assert speakers(article) == ["Joseph Banda", "Malawian police", None]


def test_a_release_is_its_institutions_word() -> None:
    article = read(
        "The Foreign Ministry of Uruguay sent a note to the press on Monday.",
        '"Uruguay asks all parties to talk to one another," the statement read.',
    )
    assert speakers(article) == ["Foreign Ministry of Uruguay"]


def test_what_it_reads_is_of_the_institution_that_spoke_last() -> None:
    text = (
        "A release from the Kenyan Foreign Ministry states that President Ana Otieno will fly to Oslo. "
        "The President had been there in May. The trip is her second. Ana Otieno loves the sea.\n\n"
        '"The two countries trade in fish and fruit", it reads.'
    )
    assert speakers(read(text)) == ["Kenyan Foreign Ministry", "Kenyan Foreign Ministry"]


def test_a_messages_words_are_its_senders() -> None:
    article = read(
        "President Pedro Salgado sent a message to King Olav. It was read in the hall.",
        '"Uruguay wishes your people well," the message says.',
    )
    assert speakers(article) == ["Pedro Salgado"]
    nobody = read("The hall was full.", '"Uruguay wishes your people well," the message says.')
    assert speakers(nobody) == [None]


def test_the_diplomat_is_the_one_ambassador_just_named() -> None:
    said = '"The port is open to all," the diplomat said.'
    assert speakers(read(f"The Chilean ambassador to Malta, Ada Roth, came. {said}")) == ["Ada Roth"]
    two = f"The Chilean ambassador to Malta, Ada Roth, met the Peruvian ambassador, Juan Vela. {said}"
    assert speakers(read(two)) == [None]


def test_an_official_of_the_same_body_is_who_just_spoke() -> None:
    first = "Kremlin aide Ivan Sokolov said the port was open."
    assert speakers(read(first, "The Kremlin official added that ships would come.")) == ["Ivan Sokolov"] * 2
    assert speakers(read(first, "A Kremlin official added that ships would come.")) == ["Ivan Sokolov", "Kremlin"]


def test_it_is_the_body_that_just_spoke_not_a_state_it_speaks_of() -> None:
    article = read(
        "The Foreign Ministry of Uruguay said the port was open.",
        '"Chile may send its ships," it said.',
    )
    assert speakers(article) == ["Foreign Ministry of Uruguay"] * 2


def test_a_body_called_by_its_noun_is_the_one_named_so() -> None:
    said = '"The port is open to all," the command said.'
    assert speakers(read(f"The Southern Theatre Command followed the ship. {said}")) == ["Southern Theatre Command"]
    assert speakers(read(f"The Foreign Ministry of Uruguay came. {said}")) == [None]


def test_she_who_is_named_only_after_her_words() -> None:
    first = '"We hope for rain," she said.'
    later = "Chancellor Anna Vogel was speaking after talks with Prime Minister Jan Wolski."
    assert speakers(read(first, later)) == ["Anna Vogel"]
    assert speakers(read(first, "Prime Minister Jan Wolski was speaking after talks.")) == [None]


def test_names_that_are_also_common_nouns() -> None:
    story = "Prime Minister Tom Field met Foreign Minister Park Min-ho. Field said the port was open."
    assert speakers(read(story)) == ["Tom Field"]
    assert speakers(read(story.replace("Field said", "Park said"))) == ["Park Min-ho"]


def test_both_ministers_named_behind_their_office_speak() -> None:
    article = read("The Chilean and Peruvian foreign ministers, Ada Roth and Juan Vela, said the port was open.")
    statement = only(article)
    assert [article.actors[ref].name for ref in (statement.speaker, *statement.co_speakers) if ref is not None] == [
        "Ada Roth",
        "Juan Vela",
    ]


def test_a_statement_has_no_speaker_where_a_poll_tells() -> None:
    assert speakers(read("Foreign Minister Pedro Salgado left. The poll found that the port was safe.")) == [None]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Foreign Minister Pedro Salgado said on Monday that the port was open.", date(2023, 3, 6)),
        ("On March 2, Foreign Minister Pedro Salgado said that the port was open.", date(2023, 3, 2)),
        ("The port is open, Foreign Minister Pedro Salgado said on Tuesday.", date(2023, 3, 7)),
    ],
)
def test_the_day_stands_with_the_verb(sentence: str, day: date) -> None:
    found = only(read(sentence)).date
    assert (found.start, found.precision, found.basis) == (day, Precision.DAY, DateBasis.TEXT)


def test_a_day_inside_what_is_said_is_not_when_it_was_said() -> None:
    found = only(read("Foreign Minister Pedro Salgado said that the port had opened on March 2.")).date
    assert found.start is None
    assert found.precision is Precision.UNKNOWN
    assert found.basis is DateBasis.PUBLICATION


def test_the_same_speaker_goes_on_on_the_same_day() -> None:
    article = read(
        "The road is new. Many came to see it.",
        "It had been planned for years.",
        "Foreign Minister Pedro Salgado said on Monday that the port was open. He added that ships would come.",
    )
    assert [statement.date.start for statement in article.statements] == [date(2023, 3, 6)] * 2
    assert article.statements[1].date.basis is DateBasis.INFERRED


def test_a_turn_of_a_transcript_was_said_when_its_publisher_printed_it() -> None:
    article = read(
        "President Carlos Rocha: Good morning to all of you here today.",
        "Foreign Minister Pedro Salgado: Thank you for having us here.",
    )
    assert [statement.date.start for statement in article.statements] == [PUBLISHED] * 2
    assert {statement.date.basis for statement in article.statements} == {DateBasis.PUBLICATION}


def test_an_agencys_own_report_dates_what_nothing_else_dates() -> None:
    words = "Foreign Minister Pedro Salgado said that the port was open."
    assert only(read(words, publisher="Kremlin (en.kremlin.ru)")).date.start == PUBLISHED
    assert only(read(words, publisher="The Port Herald")).date.start is None


def test_without_a_publication_day_nothing_is_dated() -> None:
    found = only(read("Foreign Minister Pedro Salgado said that the port was open.", published=None)).date
    assert (found.start, found.precision) == (None, Precision.UNKNOWN)


def test_a_statement_is_linked_to_the_meeting_it_was_made_at() -> None:
    article = read(
        "French President Emmanuel Macron met German Chancellor Olaf Scholz in Berlin on Monday.",
        '"We have agreed on every point," Macron said at the meeting.',
    )
    statement = only(article)
    assert statement.event is not None
    assert article.events[statement.event].type == "meeting"
    assert statement.date.start == date(2023, 3, 6)


def test_words_for_the_public_were_not_said_in_a_call() -> None:
    call = "French President Emmanuel Macron spoke by phone with German Chancellor Olaf Scholz on Monday."
    after = read(call, '"I told my friend that we shall build the bridge," Macron said.')
    assert (only(after).event, only(after).date.start) == (None, date(2023, 3, 6))
    report = read(call, "Macron noted that the bridge would be built.")
    assert only(report).event is not None


def test_a_state_that_takes_part_by_name_speaks_by_its_officials() -> None:
    article = read(
        "German Chancellor Olaf Scholz received French President Emmanuel Macron in Berlin on Friday.",
        "Earlier, on March 1, Polish President Andrzej Duda paid a visit to Germany. Scholz, in turn, said that "
        "the bridge would be built.",
    )
    statement = only(article)
    assert statement.event is not None
    assert article.events[statement.event].date.start == date(2023, 3, 1)


def test_a_headline_is_said_where_the_story_lets_its_speaker_speak() -> None:
    article = read(
        "French President Emmanuel Macron met German Chancellor Olaf Scholz in Berlin on Monday.",
        '"We have agreed on every point of the plan," Macron said at the meeting.',
        title="Europe needs more bridges, Macron said",
    )
    assert [statement.event for statement in article.statements] == [0, 0]


def test_who_did_not_take_part_spoke_elsewhere() -> None:
    article = read(
        "French President Emmanuel Macron met German Chancellor Olaf Scholz in Berlin on Monday.",
        "Polish Foreign Minister Jan Nowak said that the talks had come too late.",
    )
    assert only(article).event is None


def test_a_headline_and_the_body_tell_it_once() -> None:
    article = read(
        "Foreign Minister Pedro Salgado said that the port was open to all ships of the region.",
        title="Salgado said the port was open to all ships",
    )
    assert only(article).text == "the port was open to all ships of the region"


def test_a_short_answer_is_not_part_of_a_longer_quotation() -> None:
    article = read(
        '"No ship has ever been turned away here," Foreign Minister Pedro Salgado said.',
        'Asked whether the port was closed, Salgado replied: "No."',
    )
    assert [s.text for s in article.statements] == ["No ship has ever been turned away here,", "No."]


def test_a_gap_makes_a_quotation_incomplete() -> None:
    whole = only(read('"The port is open to all of you," Foreign Minister Pedro Salgado said.'))
    cut = only(read('"The port is open […] to all of you," Foreign Minister Pedro Salgado said.'))
    assert (whole.complete, cut.complete) == (True, False)


def test_every_value_has_the_words_it_was_taken_from() -> None:
    article = read('"The port is open," Foreign Minister Pedro Salgado said on Monday, "to all of Portugal\'s ships."')
    statement = only(article)
    words = {(row.field, row.span.of(article.raw.text)) for row in statement.evidence}
    assert {
        ("text", "The port is open,"),
        ("text", "to all of Portugal's ships."),
        ("speaker", "Foreign Minister Pedro Salgado"),
        ("cue", "said"),
        ("date", "Monday"),
    } <= {(field, text.removeprefix("on ")) for field, text in words}
    assert statement.kind is StatementKind.DIRECT


def test_whom_it_names() -> None:
    article = read("Foreign Minister Pedro Salgado said that President Carlos Rocha would open the port.")
    assert [article.actors[ref].name for ref in only(article).mentioned] == ["Carlos Rocha"]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (
            "President Ana Quiroga sent messages to the leaders of Chile. In her messages, the President noted that the"
            ' peoples share a past. "Our duty is to keep the peace," the messages say.',
            ["Ana Quiroga", "Ana Quiroga"],
        ),
        (
            "Secretary-General of the Council of Gulf Ports (CGP) Dr. Khalid Omar Rashidi came."
            " CGP Secretary-General said that the forum would be useful.",
            ["Khalid Omar Rashidi"],
        ),
        ('"What happens is routine," Foreign Minister Jose Lima replied.', ["Jose Lima"]),
        (
            "The head of US diplomacy for Africa, Brian Cole, said the move was dangerous.",
            ["Brian Cole"],
        ),
        (
            'Secretary of the Economy Maria Luisa Hayes said the union was near. "It is close," the official said.',
            ["Maria Luisa Hayes", "Maria Luisa Hayes"],
        ),
        ("Foreign ministry spokesman Wang Bin said that the port was open.", ["Wang Bin"]),
        (
            "Rear Admiral Jan Berg met Rear Admiral Luis Vega. Berg said that the sea was calm."
            " The rear admiral added that fish were many.",
            ["Jan Berg", "Jan Berg"],
        ),
        (
            "Omani Minister of Ports Salim Busaidi referred to the calm, noting that a port will be built,"
            " Norna reported. He added that trade had grown.",
            ["Salim Busaidi", "Salim Busaidi"],
        ),
    ],
)
def test_who_speaks_behind_documents_bodies_and_odd_names(paragraph: str, expected: list[str]) -> None:
    assert speakers(read(paragraph)) == expected


def test_somebody_unnamed_goes_on_as_a_pronoun_without_taking_anothers_name() -> None:
    article = read(
        "Foreign Minister Pedro Salgado left Lima. A spokesman for the Malawian police said the port was open.",
        '"We hope that it stays so," he said.',
        "They also said that Pedro Salgado had seen it.",
    )
    assert speakers(article) == ["Malawian police"] * 3


def test_officials_of_nobody_told_stay_nobody_until_a_name_speaks() -> None:
    article = read(
        "Foreign Minister Pedro Salgado said in May that the port was open.",
        "It will be closed in June, officials said. Pedro Salgado will be there, they said.",
        "Pedro Salgado was at the port. He said the sea was calm.",
    )
    assert speakers(article) == ["Pedro Salgado", None, None, "Pedro Salgado"]


def test_a_newspaper_named_with_its_kind_is_an_institution() -> None:
    article = read(
        "The state-run Lima Times newspaper said the port was open.",
        '"It will stay open for years," the newspaper said in an editorial.',
    )
    assert speakers(article) == ["Lima Times", "Lima Times"]
    assert speakers(read("A Norwegian daily said the port was open.")) == [None]


def test_what_goes_on_in_the_next_paragraph_was_said_on_the_same_day() -> None:
    article = read(
        "President Carlos Rocha met Chilean President Pedro Salgado in Lima on Saturday.",
        '"We spoke of the port for an hour," Carlos Rocha said on Sunday.',
        '"It will stay open for years to come."',
    )
    assert [s.date.start for s in article.statements] == [date(2023, 3, 5)] * 2
