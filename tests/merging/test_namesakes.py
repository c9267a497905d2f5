"""Who of one name is whom."""

from app.merging.namesakes import Bearer, tell_apart


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
