"""Finding actors: every phenomenon with a sentence in which it must not be seen."""

# ruff: noqa: E501

from collections.abc import Callable

import pytest

from app.extraction.actors import find_actors
from app.extraction.mentions import ActorForm, ActorMention
from app.lexicon.gazetteer import default_gazetteer
from app.lexicon.lexicon import load_lexicon
from app.reading import split_text
from app.reading.article import LineKind, RawArticle
from tests.extraction.texts import document
from tests.growth import LINEAR, growth


def found(text: str) -> tuple[ActorMention, ...]:
    return find_actors(document(text), load_lexicon(), default_gazetteer())


def names(text: str) -> list[str | None]:
    return [mention.name for mention in found(text) if mention.form is ActorForm.NAME]


def forms(text: str, form: ActorForm) -> list[str]:
    return [text[mention.span.start : mention.span.end] for mention in found(text) if mention.form is form]


@pytest.mark.parametrize(
    ("text", "name", "kind", "country"),
    [
        ("Ghanaian Foreign Minister Shirley Mensah spoke.", "Shirley Mensah", "foreign_minister", "GH"),
        ("The Prime Minister of Norway Olav Berg spoke.", "Olav Berg", "head_of_government", "NO"),
        ("Maria Lopes, the foreign minister of Timor-Leste, spoke.", "Maria Lopes", "foreign_minister", "TL"),
        ("The chairman of the Senate of Chile, Pedro Rojas, spoke.", "Pedro Rojas", "speaker", "CL"),
        ("Sheikh Zayed bin Rashid Al Amri, President of the UAE, spoke.", "Zayed bin Rashid Al Amri", "head_of_state", "AE"),
        ("India's External Affairs Minister S. Raman spoke.", "S. Raman", "foreign_minister", "IN"),
        ("The ambassador of Chile to Ghana, Ana Quispe, spoke.", "Ana Quispe", "ambassador", "CL"),
        ("Chad's Foreign Ministry spokesman Idriss Koulamallah spoke.", "Idriss Koulamallah", "spokesperson", "TD"),
        ("Peru's Deputy Prime Minister and Trade Minister Ana Quispe spoke.", "Ana Quispe", "deputy_head_of_government", "PE"),
        ("Former President of Bolivia Juan Mamani spoke.", "Juan Mamani", "former_head_of_state", "BO"),
        ("Fiji's ex-Prime Minister Ratu Vuli spoke.", "Ratu Vuli", "former_head_of_government", "FJ"),
        ("Tran Van Long, Vietnam's deputy foreign minister, spoke.", "Tran Van Long", "deputy_foreign_minister", "VN"),
        ("NATO chief Jens Larsen spoke.", "Jens Larsen", "head", None),
    ],
)  # fmt: skip
def test_a_title_introduces_anybody_of_any_state(text: str, name: str, kind: str, country: str | None) -> None:
    mention = next(mention for mention in found(text) if mention.form is ActorForm.NAME)
    assert (mention.name, mention.office_kind, mention.country) == (name, kind, country)


def test_the_span_takes_title_and_apposition_the_head_the_name_alone() -> None:
    text = "Yesterday Ana Quispe, Peru's trade minister, arrived."
    mention = next(mention for mention in found(text) if mention.form is ActorForm.NAME)
    assert text[mention.span.start : mention.span.end] == "Ana Quispe, Peru's trade minister"
    assert text[mention.head.start : mention.head.end] == "Ana Quispe"


def test_a_name_run_together_with_an_office_is_no_name() -> None:
    assert not [name for name in names("Quispe Ana-LuciaPresident of Peru: We agree.") if name and "President" in name]
    assert "Ana-Lucia McKay" in names("Peru's trade minister Ana-Lucia McKay agreed.")


def test_an_apposition_ends_before_the_next_person() -> None:
    assert names("Juan Mamani, President Ana Quispe and others came.") == ["Juan Mamani", "Ana Quispe"]


def test_a_family_name_that_is_a_small_word_stands_behind_an_office() -> None:
    assert names("State President To Lam left. He went to Lam Dong.")[0] == "To Lam"
    assert names("Vietnamese Foreign Minister An Bo met Ana Quispe in Lima.") == ["An Bo", "Ana Quispe"]
    assert names("The president to Lam is a stranger.") == []


def test_an_abbreviation_within_a_title_is_no_end_of_it() -> None:
    text = (
        "General Secretary of the Workers' Party of Peru (WPP) Central Committee and President of Peru Ana Quispe left."
    )
    (mention,) = [mention for mention in found(text) if mention.form is ActorForm.NAME]
    assert (mention.name, mention.country) == ("Ana Quispe", "PE")


def test_an_apposition_begins_with_no_verb() -> None:
    text = "Juan Mamani, paid an official visit. Ana Quispe, now the premier, did not."
    spans = [text[mention.span.start : mention.span.end] for mention in found(text) if mention.form is ActorForm.NAME]
    assert spans == ["Juan Mamani", "Ana Quispe, now the premier"]


def test_an_office_before_a_name_with_its_honorific_is_that_name_s() -> None:
    text = "The Foreign Minister of Peru, H.E. Juan Mamani, the Foreign Minister of Chad, H.E. Idris Abba, met."
    assert [(m.name, m.country) for m in found(text) if m.name and m.office] == [
        ("Juan Mamani", "PE"),
        ("Idris Abba", "TD"),
    ]


def test_the_state_of_one_president_is_no_part_of_the_next_ones_title() -> None:
    text = "President Ana Quiroga of Peru and Norwegian President Nils Aas met."
    offices = [mention.office for mention in found(text) if mention.form is ActorForm.NAME]
    assert offices == ["President", "Norwegian President"]


def test_a_surname_is_found_again_without_its_article() -> None:
    assert names("President Omar al-Masri left. Masri was tired.") == ["Omar al-Masri", "Masri"]
    assert names("President Omar Almasri left. Masri was tired.") == ["Omar Almasri"]


def test_a_surname_is_found_again_alone_also_in_another_spelling() -> None:
    assert names("Senator Olga Matviyuk spoke.\nLater Matviuk left.") == ["Olga Matviyuk", "Matviuk"]


def test_capitalised_words_are_no_names_by_themselves() -> None:
    assert names("The Northern Corridor was opened. Nord Stream was not.") == []


def test_given_names_and_particles_show_untitled_persons() -> None:
    text = "Mohammed bin Nayef met Maria Garcia and Kim Song Ho."
    assert names(text) == ["Mohammed bin Nayef", "Maria Garcia", "Kim Song Ho"]


def test_a_given_name_that_is_a_state_or_title_belongs_to_the_person() -> None:
    assert names("Finance Minister Israel Cohen met CEO Sultan Haddad and Michael Jordan.") == [
        "Israel Cohen",
        "Sultan Haddad",
        "Michael Jordan",
    ]


def test_a_known_surname_with_another_given_name_is_another_person() -> None:
    known, other = found("Sergey Lavrov left. Pyotr Lavrov stayed.")[:2]
    assert known.keys == ("sergey-lavrov",)
    assert other.keys == ()


@pytest.mark.parametrize(
    "phrase",
    ["the Kazakh president", "the Prime Minister", "his Danish counterpart", "The ministry's spokeswoman",
     "the head of the Kenyan state"],
)  # fmt: skip
def test_offices_without_name(phrase: str) -> None:
    assert phrase in forms(f"After lunch {phrase} left.", ActorForm.OFFICE) or phrase in forms(
        f"{phrase} left.", ActorForm.OFFICE
    )


@pytest.mark.parametrize("text", ["In general, this holds.", "Peru chairs the council.", "Thank you, Mr President."])
def test_words_of_office_that_mean_nobody(text: str) -> None:
    assert forms(text, ActorForm.OFFICE) == []
    assert forms(text, ActorForm.GROUP) == []


def test_an_official_visit_is_no_official() -> None:
    assert forms("The official visit ended.", ActorForm.UNNAMED) == []
    assert forms("A senior official said so.", ActorForm.UNNAMED) == ["A senior official"]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The Ministry of Foreign Affairs of Uzbekistan said so.", "Ministry of Foreign Affairs of Uzbekistan", "UZ"),
        ("Chad's interior ministry said so.", "Chad's interior ministry", "TD"),
        ("The National Iranian Gas Company said so.", "National Iranian Gas Company", "IR"),
        ("The Arab League said so.", "Arab League", None),
    ],
)
def test_institutions(text: str, name: str, country: str | None) -> None:
    mention = next(mention for mention in found(text) if mention.form is ActorForm.BODY)
    assert (mention.name, mention.country) == (name, country)


def test_the_institution_inside_a_title_is_named_too() -> None:
    text = "A spokesman of the Chilean Defence Ministry denied it."
    assert forms(text, ActorForm.BODY) == ["the Chilean Defence Ministry"]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Moscow warned of delays.", True),
        ("They met in Moscow.", False),
        ("Moscow and Astana are discussing dates.", True),
        ("Trains run from Moscow and Astana daily.", False),
        ("Ties with Ankara are good.", True),
        ("London's position is known.", True),
        ("London's Hyde Park is green.", False),
        ("He flew to Washington.", False),
        ("The Doha Forum ended.", False),
    ],
)
def test_a_capital_is_a_government_only_where_it_acts(text: str, acts: bool) -> None:
    assert bool([mention for mention in found(text) if mention.rule == "capital"]) is acts


def test_a_demonym_qualifies_and_a_side_acts() -> None:
    text = "The Kazakh side praised Russian wheat."
    states = [(m.name, m.adjective, m.rule) for m in found(text) if m.form is ActorForm.STATE]
    assert states == [(None, False, "side"), ("Kazakh", True, "demonym"), ("Russian", True, "demonym")]


def test_groups_name_their_states() -> None:
    (group,) = [m for m in found("The presidents of Kenya and Uganda met.") if m.form is ActorForm.GROUP]
    assert group.keys == ("kenya", "uganda")
    assert group.office_kind == "head_of_state"


def test_pronouns_have_gender_and_number() -> None:
    pronouns = [(m.gender, m.plural) for m in found("He told her that they, she and him left.") if m.rule == "pronoun"]
    assert pronouns == [("m", False), (None, True), ("f", False), ("m", False)]


def test_furniture_is_not_read() -> None:
    assert (
        find_actors(document("Read also: Putin calls", LineKind.FURNITURE), load_lexicon(), default_gazetteer()) == ()
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sheikh Hasan Sheikh Omar left.", ["Hasan Sheikh Omar"]),
        ("Prime Minister Hun Sen left.", ["Hun Sen"]),
        ("Gen. Pedro Rojas left.", ["Pedro Rojas"]),
        ("A spokesman for the Malian army, Colonel Moussa Keita, left.", ["Moussa Keita"]),
    ],
)
def test_words_that_are_titles_and_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize("run", ["foreign ", "President ", "Mr. ", "Minister, ", "Council ", "Kenya and ", "Ali bin "])
def test_long_runs_of_one_word_take_linear_time(run: str) -> None:
    def reading(size: int) -> Callable[[], object]:
        return lambda: found((run * size)[:size])

    assert growth(reading) < LINEAR


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He wrote to his Peruvian and Norwegian counterparts Jory Bishopp and Tarvo McCoole.",
         [("Jory Bishopp", "counterpart", "PE"), ("Tarvo McCoole", "counterpart", "NO")]),
        ("The foreign ministers of Peru and Norway, Orvo Taskin and Mirko Salas, spoke.",
         [("Orvo Taskin", "foreign_minister", "PE"), ("Mirko Salas", "foreign_minister", "NO")]),
        ("Presidents Orvo Taskin and Mirko Salas spoke.", [("Orvo Taskin", "head_of_state", None), ("Mirko Salas", "head_of_state", None)]),
        ("Peruvian ministers praised Orvo Taskin.", []),
    ],
)  # fmt: skip
def test_names_behind_a_plural_title_share_it(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    titled = [mention for mention in found(text) if mention.form is ActorForm.NAME and mention.office_kind]
    assert [(mention.name, mention.office_kind, mention.country) for mention in titled] == expected


def test_a_title_in_a_headline_names_whom_the_story_never_does() -> None:
    story = "The two spoke of the weather and the sea for an hour. " * 5
    headline = "Beginning of the Meeting with Peruvian President Orvo W. Taskin"
    text = f"{headline}\n\n{story}"
    read = split_text(RawArticle(text=text, stem="test"))
    mentions = find_actors(read, load_lexicon(), default_gazetteer())
    assert [mention.name for mention in mentions if mention.form is ActorForm.NAME] == ["Orvo W. Taskin"]


def test_indian_and_malay_honorifics_stand_before_names() -> None:
    assert names("Shri Ravin Gopal met Smt. Asha Rao and Datuk Amran Zul.") == ["Ravin Gopal", "Asha Rao", "Amran Zul"]


def test_counterparts_from_two_states_are_theirs() -> None:
    (group,) = [
        mention for mention in found("He met his counterparts from Peru and Norway.") if mention.form is ActorForm.GROUP
    ]
    assert group.keys == ("peru", "norway")


def test_a_name_behind_the_title_that_opens_a_sentence_needs_no_second_comma() -> None:
    (leader,) = [
        mention
        for mention in found("The President of Ghana, Ana Otieno arrived in Oslo.")
        if mention.name == "Ana Otieno"
    ]
    assert (leader.office_kind, leader.country) == ("head_of_state", "GH")
    (other,) = [
        m for m in found("At a meeting with the President of Ghana, Ana Otieno spoke.") if m.name == "Ana Otieno"
    ]
    assert other.office_kind is None


def test_a_nickname_between_names_is_one_of_them() -> None:
    assert names("President Ana “Nita” Quispe came with Juan Mamani.") == ["Ana “Nita” Quispe", "Juan Mamani"]
    assert names("Juan Mamani praised the “Lima” Group.") == ["Juan Mamani"]


def test_portfolios_may_be_joined() -> None:
    text = "Foreign Minister Ana Quispe and Water Resources and Irrigation Minister Juan Mamani spoke."
    assert names(text) == ["Ana Quispe", "Juan Mamani"]
    assert "Water Resources and Irrigation Minister Juan Mamani" in forms(text, ActorForm.NAME)


def test_latin_america_is_no_state() -> None:
    assert "America" not in forms("The peoples of Latin America met.", ActorForm.STATE)
    assert "America" in forms("The president of America spoke.", ActorForm.STATE)


def test_a_place_before_where_is_no_name_of_the_office_behind_it() -> None:
    assert names("They went to Muhaza, where the Rwandan leader gave five cows.") == []


def test_a_surname_behind_an_initial_is_a_name() -> None:
    assert names("S. Berg will travel to Lima.") == ["S. Berg"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Peruvian delegation led by Trade Minister Ana Quiroga arrived.", "PE"),
        ("The Peruvian delegation was met by Trade Minister Ana Quiroga.", None),
    ],
)
def test_who_leads_a_delegation_is_of_its_state(text: str, country: str | None) -> None:
    [minister] = [mention for mention in found(text) if mention.form is ActorForm.NAME]
    assert minister.country == country


STORY = (
    " President Ana Quispe of Peru will arrive in Chad on Monday, her office said. Quispe is to open a fair there and to"
    " speak of water, of roads and of the price of maize, which has risen since the spring."
)


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Quispe Coming To Chad For Long Awaited Water Talks", ["Quispe"]),
        ("Quispe Mamani Coming To Chad For Water Talks", ["Quispe"]),
    ],
)
def test_a_headline_that_capitalises_all_makes_no_names(headline: str, expected: list[str]) -> None:
    text = f"{headline}\n\n{STORY}"
    article = split_text(RawArticle(text=text, stem="test"))
    kinds = [paragraph.kind for paragraph in article.paragraphs]
    mentions = find_actors(article, load_lexicon(), default_gazetteer())
    assert kinds[0] is LineKind.HEADLINE
    assert [m.name for m in mentions if m.form is ActorForm.NAME and m.span.end <= len(headline)] == expected


def test_a_headline_in_small_letters_keeps_its_names() -> None:
    article = split_text(RawArticle(text=f"Juan Mamani of Peru to visit Chad for talks\n\n{STORY}", stem="test"))
    mentions = find_actors(article, load_lexicon(), default_gazetteer())
    assert "Juan Mamani" in [mention.name for mention in mentions]
