"""Who of one name is whom: people of one name and one country are one, of two countries are two.

Of two names of which one is the rest of the other ("Sen", "Hun Sen", "Samdech Techo Hun Sen") the bearers are one where
country, sex and office allow it, where the office or the country says so, and where exactly one bearer fits.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LEADERS = frozenset({"head_of_state", "head_of_government"})
"""Kinds of office whose holders news names without a word about who they are."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody who bears the name: an actor of the seeds (``actor``), or an appearance in an article."""

    actor: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Facts:
    """What articles tell of one who bears a name."""

    countries: frozenset[str] = frozenset()
    genders: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()

    @classmethod
    def of(cls, told: Iterable[tuple[str | None, str | None, str | None]]) -> "Facts":
        """The facts in many lines of country, gender and kind of office."""
        countries, genders, offices = zip(*told, strict=True) if (told := list(told)) else ((), (), ())
        return cls(*(frozenset(filter(None, values)) for values in (countries, genders, offices)))

    def allows(self, other: "Facts") -> bool:
        """Whether neither country nor sex speaks against the two being one."""
        pairs = ((self.countries, other.countries), (self.genders, other.genders))
        return all(not ours or not theirs or ours & theirs for ours, theirs in pairs)


def tell_apart(seeds: Sequence[Bearer], appearances: Sequence[Bearer]) -> list[str]:
    """For each appearance the group it belongs to: a seed's actor id, else ``country:XX``, else ``country:``.

    An appearance without a country goes with the only bearer there is, and stands alone beside several.
    """
    by_country = {seed.country: seed.actor for seed in seeds if seed.actor}
    groups = {
        country: _of_country(country, by_country, seeds) for country in {one.country for one in appearances} if country
    }
    known = {seed.actor for seed in seeds if seed.actor} | set(groups.values())
    stray = known.pop() if len(known) == 1 else "country:"
    return [groups[one.country] if one.country else stray for one in appearances]


def _of_country(country: str, by_country: dict[str | None, str], seeds: Sequence[Bearer]) -> str:
    """The seed of that country, else the only seed whose country nobody told, else a bearer of its own."""
    if country in by_country:
        return by_country[country]
    if len(seeds) == 1 and seeds[0].country is None and seeds[0].actor:
        return seeds[0].actor
    return f"country:{country}"


def by_surname(short: Facts, full: Sequence[Facts]) -> int | None:
    """Which bearer of a full name somebody is whom an article calls by the surname alone; None if it cannot be told.

    An office in common tells ("President Roth"). Without an office only the leader of a state is called so, and only
    if nobody else bears the surname.
    """
    fitting = [number for number, facts in enumerate(full) if short.allows(facts)]
    if short.offices:
        return _only([number for number in fitting if short.offices & full[number].offices])
    found = _only(fitting)
    return found if found is not None and full[found].offices & LEADERS else None


def by_shorter_name(short: Facts, full: Sequence[Facts]) -> int | None:
    """Which bearer of a longer name somebody is whose name of two words or more is a part of it."""

    def fits(facts: Facts) -> bool:
        offices = bool(short.offices & facts.offices)
        silent = not short.offices or not facts.offices
        return short.allows(facts) and (offices or (silent and bool(short.countries & facts.countries)))

    return _only([number for number, facts in enumerate(full) if fits(facts)])


def _only(numbers: Sequence[int]) -> int | None:
    return numbers[0] if len(numbers) == 1 else None
