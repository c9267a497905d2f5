"""Where reported words begin behind their verb: what only points at them is none of them."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Minister Nils Aas said this when visiting Peruvian envoy Ana Quiroga called on him.", []),
        ("Minister Nils Aas said this in Lima while the fair of the two states was opened.", []),
        ("Minister Nils Aas said it would not last for long in Peru.", ["it would not last for long in Peru"]),
        ("“The port is open to all,” Minister Nils Aas told reporters at Fornebu airport before he left.", []),
        ("Minister Nils Aas told reporters at Fornebu airport the port was open.", ["the port was open"]),
    ],
)
def test_where_what_is_reported_begins(text: str, expected: list[str]) -> None:
    assert [one.text for one in said(text) if one.kind == "indirect"] == expected
