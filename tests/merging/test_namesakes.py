"""Who of one name is whom."""

from app.merging.namesakes import Bearer, Facts, by_shorter_name, by_surname, tell_apart

PRESIDENT_BO = Facts.of([("BO", "f", "head_of_state"), (None, None, None)])
MINISTER_AR = Facts.of([("AR", None, "foreign_minister")])


def test_one_country_is_one_person_and_two_are_two() -> None:
    assert tell_apart([], [Bearer(None, "BO"), Bearer(None, "BO")]) == ["country:BO", "country:BO"]
    assert tell_apart([], [Bearer(None, "BO"), Bearer(None, "AR")]) == ["country:BO", "country:AR"]


def test_without_a_country_it_is_the_only_one_there_is() -> None:
    assert tell_apart([], [Bearer(None, None), Bearer(None, "BO")]) == ["country:BO", "country:BO"]
    assert tell_apart([Bearer("mira-lund", "BO")], [Bearer(None, None)]) == ["mira-lund"]
    assert tell_apart([], [Bearer(None, None)]) == ["country:"]


def test_without_a_country_and_beside_several_it_stands_alone() -> None:
    assert tell_apart([Bearer("mira-lund", "BO")], [Bearer(None, "AR"), Bearer(None, None)]) == [
        "country:AR",
        "country:",
    ]


def test_seeds_are_met_by_country() -> None:
    seeds = [Bearer("mira-lund", "BO"), Bearer("mira-lund-2", "AR")]
    assert tell_apart(seeds, [Bearer(None, "AR"), Bearer(None, "BO"), Bearer(None, None)]) == [
        "mira-lund-2",
        "mira-lund",
        "country:",
    ]


def test_a_surname_with_its_office_is_the_one_who_holds_it() -> None:
    assert by_surname(Facts.of([(None, None, "head_of_state")]), [MINISTER_AR, PRESIDENT_BO]) == 1
    assert by_surname(Facts.of([("AR", None, "head_of_state")]), [MINISTER_AR, PRESIDENT_BO]) is None
    assert by_surname(Facts.of([(None, "m", "head_of_state")]), [PRESIDENT_BO]) is None
    assert by_surname(Facts.of([(None, None, "head_of_state")]), [PRESIDENT_BO, PRESIDENT_BO]) is None


def test_a_surname_alone_is_a_leader_whom_nobody_shares_it_with() -> None:
    assert by_surname(Facts(), [PRESIDENT_BO]) == 0
    assert by_surname(Facts(), [PRESIDENT_BO, MINISTER_AR]) is None
    assert by_surname(Facts(), [MINISTER_AR]) is None


def test_a_part_of_a_longer_name_needs_the_country_or_the_office() -> None:
    assert by_shorter_name(Facts.of([("BO", None, None)]), [PRESIDENT_BO]) == 0
    assert by_shorter_name(Facts.of([(None, None, "head_of_state")]), [PRESIDENT_BO]) == 0
    assert by_shorter_name(Facts(), [PRESIDENT_BO]) is None
    assert by_shorter_name(Facts.of([("BO", None, "ambassador")]), [PRESIDENT_BO]) is None
    assert by_shorter_name(Facts.of([("AR", None, "head_of_state")]), [PRESIDENT_BO]) is None
