"""Who of one full name is whom: people of one name and one country are one, of two countries are two."""

from collections.abc import Sequence

from app.values import dataclass


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody who bears the name: an actor of the seeds (``actor``), or an appearance in an article."""

    actor: str | None
    country: str | None


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
