"""Who is taken to have said what. Each phenomenon stands with a sentence alike in which it must not fire."""

from collections.abc import Callable

import pytest

from app.extraction.actors import find_actors
from app.extraction.quotations import find_quotations
from app.extraction.statements import find_statements
from app.lexicon.gazetteer import default_gazetteer
from app.lexicon.lexicon import load_lexicon
from app.reading import split_text
from app.reading.article import RawArticle
from tests.extraction.said import said, told
from tests.growth import LINEAR, growth

Q = "We shall keep the border open"


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        (f'"{Q}," Anna Berg said.', "Anna Berg"),
        (f'"{Q}," said Anna Berg.', "Anna Berg"),
        (f'Anna Berg said: "{Q}."', "Anna Berg"),
        (f'Anna Berg said, "{Q}."', "Anna Berg"),
        (f'"{Q}", Anna Berg said.', "Anna Berg"),
        (f'"{Q}," Anna Berg told reporters in Oslo on Monday.', "Anna Berg"),
        (f'"{Q}," said Anna Berg, who chairs the council of the city.', "Anna Berg"),
        (f'Anna Berg, a former judge who now leads the council, said: "{Q}."', "Anna Berg"),
        (f'"{Q}," Anna Berg said in an interview with a newspaper.', "Anna Berg"),
        (f'"{Q}," according to Anna Berg.', "Anna Berg"),
        (f'"{Q}," a senior diplomat said.', "a senior diplomat"),
        (f'"{Q}," she said.', "she"),
        (f'As Anna Berg put it, "{Q}."', "Anna Berg"),
        (f'Asked about the road, Anna Berg said: "{Q}."', "Anna Berg"),
        (f'"{Q}," says Whitmore.', "Whitmore"),
        (f'According to Anna Berg, "{Q}".', "Anna Berg"),
        (f'The navy said the ships "{Q}".', "navy"),
        (f'The ministry rejected the claims as "{Q}".', "ministry"),
    ],
)
def test_the_speaker_of_a_quotation(sentence: str, speaker: str) -> None:
    ((words, found),) = told(sentence)
    assert words.strip(",.") == Q
    assert found is not None
    assert speaker in found


def test_a_body_that_closes_the_sentence_tells_all_of_it_and_an_agency_none() -> None:
    clause = "Anna Berg urged Peru to open the road"
    assert told(f"{clause}, the Norwegian government said on Monday.") == [(clause, "the Norwegian government")]
    ((_, speaker),) = told("Anna Berg said that the road was open, the Andes news agency said on Monday.")
    assert speaker == "Anna Berg"


def test_what_is_agreed_on_is_no_statement_before_it() -> None:
    assert told("Jan Berg visited Peru in April and met Luis Soto, the two parties agreed on a road.") == []


def test_two_verbs_joined_in_what_is_said() -> None:
    ((words, _),) = told("A statement said the talks lasted a full day and ended early.")
    assert words == "the talks lasted a full day and ended early"


@pytest.mark.parametrize(
    "sentence",
    [
        "President Anna Berg noted the importance of ports and agreed to visit Oslo.",
        "President Anna Berg emphasized the commitment to peace and reaffirmed support for the treaty.",
        "President Anna Berg underlined the duty towards those who were wounded.",
    ],
)
def test_what_is_stressed_without_a_clause_is_no_statement(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        (f'"{Q}," a senior Indian official said on condition of anonymity.', "a senior Indian official"),
        (f'"{Q}," Whitmore continued, before turning to the port.', "Whitmore"),
        (f'"{Q}" – Foreign Minister Anna Berg.', "Anna Berg"),
        (f'"{Q}": Anna Berg', "Anna Berg"),
        (f'"The road is long. {Q}." – Foreign Minister Anna Berg', "Anna Berg"),
        (f'Foreign Minister Anna Berg was firm. "{Q}."', "Anna Berg"),
        (f'The party came after Anna Berg, a judge, said: "{Q}."', "Anna Berg"),
        (f'Anna Berg, a judge at the Port Court in Oslo, who wrote two books, said: "{Q}."', "Anna Berg"),
    ],
)
def test_a_speaker_told_by_a_dash_a_sentence_before_or_behind_appositions(sentence: str, speaker: str) -> None:
    words, found = told(sentence, kind="direct")[-1]
    assert Q in words
    assert found is not None
    assert found in speaker or speaker in found


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("The road was closed.", f'"{Q}." – a song'),
        ("The road through the hills was closed.", f'"{Q}."'),
        (f'The road was closed. "{Q}."',),
    ],
)
def test_a_quotation_near_which_nobody_is_told_of_is_nobodys(paragraphs: tuple[str, ...]) -> None:
    assert told(*paragraphs) == []


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("Anna Berg said no date had been set.", "no date had been set"),
        ("Anna Berg said more than forty ships had left.", "more than forty ships had left"),
        ("Anna Berg said nothing would change.", "nothing would change"),
        ("Anna Berg told a regular briefing that the port was open.", "the port was open"),
        ("The port will open in May, it was announced on Sunday.", "The port will open in May"),
        ("During the talks, it was stressed that the port was open.", "the port was open"),
        ("Anna Berg (pictured) said the port was open.", "the port was open"),
        ("Anna Berg, the mayor of Oslo, in her opening words said that the port was open.", "the port was open"),
        ("As stated by Foreign Minister Anna Berg, the port was open.", "the port was open"),
        ("In Foreign Minister Anna Berg's view, the port is open.", "the port is open"),
        ("Foreign Minister Anna Berg admitted there were thieves in the port.", "there were thieves in the port"),
        ("The port was open, analyst Anna Berg said.", "The port was open"),
        ("The army left after Anna Berg, the mayor, said the port was open.", "the port was open"),
    ],
)
def test_clauses_told_without_marks(sentence: str, content: str) -> None:
    assert [words for words, _ in told(sentence, kind="indirect")] == [content]


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Berg said no.",
        "Anna Berg said nothing to reporters.",
        "Anna Berg said so again in Oslo.",
        "As painted by Anna Berg, the port was open.",
        "In Foreign Minister Anna Berg's house, the port is open.",
        "Anna Berg noted the port's support for the ships.",
        "The port will open in May, and it was painted on Sunday.",
    ],
)
def test_what_is_no_clause_is_not_told(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        'They sang "The Long and Winding Road" in the hall.',
        'The so-called "shadow fleet" left the port.',
        'Anna Berg read "A Day in the Life of Ivan" to the children.',
        'The ministers discussed the "middle corridor" and the port.',
    ],
)
def test_titles_and_terms_are_no_statements(sentence: str) -> None:
    assert told(sentence) == []


def test_a_quotation_broken_by_its_speaker_is_one_statement() -> None:
    assert told('"We agree on this," Anna Berg said, "and we signed it today."') == [
        ("We agree on this, | and we signed it today.", "Anna Berg")
    ]
    assert told('"We agree on this," Anna Berg said. "We signed it today."') == [
        ("We agree on this, | We signed it today.", "Anna Berg")
    ]


def test_a_second_quotation_with_its_own_verb_or_paragraph_is_another() -> None:
    first, second = "We agree on this,", "We signed it today."
    for text in (
        [f'"{first}" Anna Berg said. "{second}" she added.'],
        [f'"{first}" Anna Berg said, adding: "{second}"'],
        [f'"{first}" Anna Berg said.', f'"{second}"'],
    ):
        assert [words for words, _ in told(*text)] == [first, second]


def test_a_quotation_over_two_paragraphs_is_one_statement() -> None:
    found = told('"We met in the spring.', '"We shall meet again in autumn," Anna Berg said.')
    assert found == [("We met in the spring. | We shall meet again in autumn,", "Anna Berg")]


def test_a_fragment_of_four_words_counts_a_shorter_one_does_not() -> None:
    assert told('Anna Berg said the ties were "better than they ever were".', kind="direct") == [
        ("better than they ever were", "Anna Berg")
    ]
    assert told('Anna Berg said the ties were "much better".', kind="direct") == []


def test_two_fragments_in_one_sentence_are_two_statements() -> None:
    found = told('Anna Berg said it was "an act of plain piracy" and "a threat to all ships".', kind="direct")
    assert [words for words, _ in found] == ["an act of plain piracy", "a threat to all ships"]


def test_a_short_answer_counts_where_a_verb_governs_it() -> None:
    assert told('Asked about it, the minister replied, "Of course!"') == [("Of course!", "the minister")]
    assert told('The minister walked past the "peace wall" twice.') == []


def test_a_floating_quotation_is_of_who_spoke_before() -> None:
    found = told("Anna Berg said the road was closed.", f'"{Q}."')
    assert found[-1] == (f"{Q}.", "Anna Berg")


def test_a_quotation_that_two_sentences_claim_is_told_once() -> None:
    quoted = '"The port is open," Sofia Lind told reporters. "It will stay open for the ships of both peoples."'
    found = told(
        "Ambassador Ada Roth of Peru met Deputy Minister of Trade Sofia Lind of Chile in Lima last week.",
        quoted,
        "The ministers spoke by telephone next month and agreed to hold a summit in Lima.",
        kind="direct",
    )
    assert [text for text, _ in found].count("It will stay open for the ships of both peoples.") == 1


def test_a_floating_quotation_far_from_any_speaker_is_nobodys() -> None:
    assert told("The road was closed.", f'"{Q}."') == []


def test_joint_speakers_are_all_kept() -> None:
    text = "Minister Anna Berg and Minister Carl Holm said the road would open."
    document = split_text(RawArticle(text="News of the day\n\n" + text, stem="test", title="News of the day"))
    lexicon = load_lexicon()
    actors = find_actors(document, lexicon, default_gazetteer())
    (statement,) = find_statements(document, lexicon, actors, (), find_quotations(document))
    assert statement.speaker is not None
    assert statement.speaker.name == "Anna Berg"
    assert [speaker.name for speaker in statement.co_speakers] == ["Carl Holm"]


@pytest.mark.parametrize(
    ("sentence", "words", "speaker"),
    [
        ("Anna Berg said the road would open.", "the road would open", "Anna Berg"),
        ("Anna Berg said on Monday that the road would open.", "the road would open", "Anna Berg"),
        ("Anna Berg told reporters in Oslo that the road would open.", "the road would open", "Anna Berg"),
        ("Anna Berg warned Norway that the road would close.", "the road would close", "Anna Berg"),
        ("The road is open, Anna Berg said.", "The road is open", "Anna Berg"),
        ("The road is open, said Anna Berg.", "The road is open", "Anna Berg"),
        ("The road is open, Anna Berg said on Friday from Oslo, where she lives.", "The road is open", "Anna Berg"),
        ("The road, Anna Berg said, is open.", "The road | is open", "Anna Berg"),
        ("Now, Anna Berg said, the road is open.", "the road is open", "Anna Berg"),
        ("According to Anna Berg, the road is open.", "the road is open", "Anna Berg"),
        ("The road is open, according to Anna Berg.", "The road is open", "Anna Berg"),
        ("In her words, the road is open.", "the road is open", "her"),
        ("Anna Berg explained why the road was closed.", "why the road was closed", "Anna Berg"),
        ("Anna Berg promised to open the road.", "to open the road", "Anna Berg"),
        ("It was reported that the road was open.", "the road was open", None),
        ("Officials say the road is open.", "the road is open", "Officials"),
        ("Anna Berg was quoted as saying that the road was open.", "the road was open", "Anna Berg"),
        ("Anna Berg went on to note that the road was open.", "the road was open", "Anna Berg"),
    ],
)
def test_a_reported_clause(sentence: str, words: str, speaker: str | None) -> None:
    assert told(sentence) == [(words, speaker)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Berg stressed the importance of the road.",
        "Anna Berg noted the progress that had been made on the road.",
        "Anna Berg thanked the council for its hospitality.",
        "Anna Berg praised the work of the council.",
        "Anna Berg believes that the road is safe.",
        "Anna Berg did not say that the road was open.",
        "Anna Berg declined to say whether the road was open.",
        "Anna Berg will say that the road is open.",
        "Anna Berg wants to say that the road is open.",
        "Anna Berg informed the council about the state of the road.",
        "If Anna Berg says that the road is open, people will come.",
        "Anna Berg said nothing.",
        "The member states met in Oslo.",
        "The council confirmed its support for the road.",
    ],
)
def test_what_is_no_reported_clause(sentence: str) -> None:
    assert told(sentence) == []


def test_verbs_joined_by_and_or_a_participle_share_their_subject() -> None:
    assert told("Anna Berg met the council and said that the road was open.") == [("the road was open", "Anna Berg")]
    assert told("Anna Berg said the road was open, adding that buses would run.") == [
        ("the road was open", "Anna Berg"),
        ("buses would run", "Anna Berg"),
    ]
    assert told("The road was open, she added, saying that buses would run.") == [
        ("The road was open", "she"),
        ("buses would run", "she"),
    ]


def test_a_reporters_own_words_end_the_clause() -> None:
    assert told("Anna Berg said the road was open, referring to the pass.") == [("the road was open", "Anna Berg")]
    assert told("Anna Berg said the road was open, the bridge closed and the ferry late.") == [
        ("the road was open, the bridge closed and the ferry late", "Anna Berg")
    ]


def test_an_outlet_that_reports_a_report_is_not_the_speaker() -> None:
    assert told("Anna Berg said the road was open, the newspaper reports.") == [("the road was open", "Anna Berg")]


def test_what_was_announced_is_the_sentence_before() -> None:
    found = told("The two capitals are preparing talks. This was announced on Monday by Anna Berg.")
    assert found == [("The two capitals are preparing talks", "Anna Berg")]
    assert told("The two capitals are preparing talks. This was welcomed by many.") == []


def test_a_framing_verb_gives_the_quoted_judgement_alone() -> None:
    assert told('Anna Berg called the raid "an attack on every farmer" in the valley.') == [
        ("an attack on every farmer", "Anna Berg")
    ]
    assert told("Anna Berg called the raid an attack on every farmer.") == []


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Mountain road will open in May – Anna Berg", [("Mountain road will open in May", "Anna Berg")]),
        ("Anna Berg: Mountain road will open in May", [("Mountain road will open in May", "Anna Berg")]),
        ("Mountain road will open in May – a photo report", []),
        ("Weather: Mountain road will open in May", []),
    ],
)
def test_a_headline_that_names_its_speaker(headline: str, expected: list[tuple[str, str]]) -> None:
    document = split_text(RawArticle(text=headline + "\n\nThe pass was dug out.", stem="test", title=headline))
    lexicon = load_lexicon()
    actors = find_actors(document, lexicon, default_gazetteer())
    found = find_statements(document, lexicon, actors, (), ())
    words = [(document.words(s.pieces[0]), document.words(s.speaker.span)) for s in found if s.speaker]
    assert words == expected


def test_dashes_around_the_speaker_part_a_quotation_too() -> None:
    found = told('"We have kept our word", – said Anna Berg.')
    assert found == [("We have kept our word", "Anna Berg")]


def test_turns_of_a_transcript_each_in_its_paragraph() -> None:
    found = told(
        "President Anna Berg: Good morning to all of you. We have much to do.",
        "Question: When will the road open?",
        "Anna Berg: It will open in the spring, as we said.",
    )
    assert found == [
        ("Good morning to all of you. We have much to do.", "President Anna Berg"),
        ("It will open in the spring, as we said.", "Anna Berg"),
    ]


def test_turns_run_together_with_the_name_doubled() -> None:
    found = told(
        "President Anna Berg: Good morning, Mr Holm, and welcome. Minister Carl Holm Holm CarlMinister of Roads : "
        "Thank you, I am glad to be here. Anna Berg: Please tell us about the road. <…>"
    )
    assert [words for words, _ in found] == [
        "Good morning, Mr Holm, and welcome.",
        "Thank you, I am glad to be here.",
        "Please tell us about the road.",
    ]


def test_a_remark_in_a_label_is_no_part_of_the_name() -> None:
    found = told(
        "President Anna Berg (retranslated): Good morning to all of you.",
        "Minister Carl Holm: Thank you for having us here.",
    )
    assert [words for words, _ in found] == ["Good morning to all of you.", "Thank you for having us here."]


def test_a_message_printed_without_marks_is_one_statement_of_its_sender() -> None:
    found = told(
        "President Anna Berg sent a message to the people of Norway. The message reads, in part:",
        "We remember those who built the road.",
        "May it serve our children well.",
    )
    assert found == [("We remember those who built the road. | May it serve our children well.", "President Anna Berg")]
    found = told(
        "President Anna Berg sent greetings to the builders of the road.",
        "Dear friends, I thank you for eight years of hard work.",
    )
    assert found == [("Dear friends, I thank you for eight years of hard work.", "President Anna Berg")]


def test_a_list_behind_a_colon_is_no_message() -> None:
    assert (
        told("President Anna Berg sent a letter to three ports: Oslo, Bergen and the town of Moss in the south.") == []
    )


def test_one_colon_after_a_name_is_no_transcript() -> None:
    assert all(one.cue or one.text for one in said("Three people won prizes: Anna Berg, Carl Holm and Jan Lie."))
    assert told("Three people won prizes: Anna Berg, Carl Holm and Jan Lie.") == []


@pytest.mark.parametrize("unit", ["said ", "he said that ", '"a b c d e f" said he. ', "according to him, ", ": "])
def test_a_text_of_nothing_but_cues_takes_linear_time(unit: str) -> None:
    lexicon = load_lexicon()

    def reading(size: int) -> Callable[[], object]:
        document = split_text(RawArticle(text=unit * (size // len(unit)), stem="test"))
        quotations = find_quotations(document)
        return lambda: find_statements(document, lexicon, (), (), quotations)

    assert growth(reading) < LINEAR


@pytest.mark.parametrize(
    ("sentence", "clause"),
    [
        ("Anna Berg left, though she acknowledged the road was bad.", "the road was bad"),
        ("The row began when Anna Berg said that the road belonged to Peru.", "the road belonged to Peru"),
        ("Anna Berg stood by him, and in a speech on Monday said that the road was his.", "the road was his"),
        ("Anna Berg continued to insist it was in the interest of all.", "it was in the interest of all"),
        ("Anna Berg was quick to point out that the road was hers.", "the road was hers"),
        ('Anna Berg said the mayor "spoke" for an hour of rain.', 'the mayor "spoke" for an hour of rain'),
        ("Anna Berg said she was ill, and the two sides have not met since.", "she was ill"),
        ("Anna Berg said she was ill, and the two sides had not met.", "she was ill, and the two sides had not met"),
        ("A Norwegian daily said the road was bad.", "the road was bad"),
    ],
)
def test_a_reported_clause_in_further_shapes(sentence: str, clause: str) -> None:
    assert clause in [words for words, _ in told(sentence, kind="indirect")]


@pytest.mark.parametrize(
    "sentence",
    [
        "When Anna Berg said that the road was bad, nobody listened.",
        "Nobody knows what happens if Anna Berg said that the road was bad.",
        "Anna Berg confirmed the planned meeting but said nothing else.",
        'Anna Berg announced "a new era" in ties with Peru and Chile.',
        "Anna Berg refused to say that the road was bad.",
    ],
)
def test_what_only_looks_like_a_reported_clause(sentence: str) -> None:
    assert told(sentence, kind="indirect") == []


def test_it_reads_what_stands_between_marks() -> None:
    assert told(f'The ministry sent a note. "{Q}", it reads.', kind="direct") == [(Q, "it")]
    assert told(f'Anna Berg sent a note. "{Q}", she reads.', kind="direct") == []


def test_the_state_behind_a_city_is_no_part_of_what_was_said() -> None:
    for place in ("Lima, Peru, on Monday", "Lima, Peru on Monday"):
        expected = [("the road would close", "Anna Berg")]
        assert told(f"Anna Berg said in {place} that the road would close.") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Peruvian Foreign Ministry said, its ties with Norway have grown.", ["its ties with Norway have grown"]),
        ("President Ana Quiroga said, the old port will open.", ["the old port will open"]),
        ("President Ana Quiroga said, looking at the sea, nothing.", []),
        (
            "President Ana Quiroga said that Norway is a friend, and Prime Minister Nils Aas agreed on the words.",
            ["Norway is a friend"],
        ),
        (
            "President Ana Quiroga said that Norway is a friend, and its ports are open.",
            ["Norway is a friend, and its ports are open"],
        ),
        ("The two presidents met in Lima, Kazinform reports.", []),
        ("The two presidents met in Lima, the Foreign Ministry reports.", ["The two presidents met in Lima"]),
    ],
)
def test_where_a_reported_clause_begins_and_ends(text: str, expected: list[str]) -> None:
    assert [words for words, _ in told(text, kind="indirect")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Noting that trade had grown, President Ana Quiroga praised Norway.", "trade had grown"),
        (
            "Noting that trade had grown in May, in June and again, he left.",
            "trade had grown in May, in June and again",
        ),
    ],
)
def test_what_an_opening_participle_governs_ends_before_the_main_clause(text: str, expected: str) -> None:
    first = "President Ana Quiroga of Peru arrived in Oslo."
    assert [words for words, _ in told(f"{first} {text}", kind="indirect")] == [expected]


def test_a_letter_between_marks_runs_over_paragraphs_without_any() -> None:
    middle = [
        f"The {n} port of the country is open to the ships of yours." for n in ("first", "second", "third", "fourth")
    ]
    letter = ["“Your Excellency,", *middle, "Please accept my best wishes,” the letter said."]
    statements = told("President Ana Quiroga sent a letter to King Olav of Norway.", *letter, kind="direct")
    assert [words.count("|") for words, _ in statements] == [5]


def test_what_is_named_between_marks_is_no_statement() -> None:
    assert told("President Ana Quiroga thanked him for the “Fish Year 2010 in Norway” and left.", kind="direct") == []
