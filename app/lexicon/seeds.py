"""What an editor says about the world (`seeds/`), as typed data; a mistake is told with file and key."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import Field, model_validator

from app.enums import ActorKind, PlaceKind
from app.errors import DataError
from app.lexicon.data_file import DataModel, load_file
from app.lexicon.known import KnownActor, KnownName, KnownOffice, KnownPlace
from app.lexicon.world import country_places, known_states

KEY_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ALPHA2_PATTERN = r"^[A-Z]{2}$"


class OfficeShape(DataModel):
    """One office of a person: what, of whom, from when to when (inclusive)."""

    title: str
    kind: str
    country: str | None = Field(None, pattern=ALPHA2_PATTERN)
    body: str | None = None
    start: date | None = None
    end: date | None = None

    @model_validator(mode="after")
    def _in_order(self) -> "OfficeShape":
        if self.start and self.end and self.end < self.start:
            raise ValueError("end lies before start")
        return self


class ActorShape(DataModel):
    """One person or body."""

    key: str = Field(pattern=KEY_PATTERN)
    kind: ActorKind
    name: str
    names: dict[str, list[str]] = Field(default={})
    """Further spellings by language (en, ru, kk …), the first of each the one shown."""
    country: str | None = Field(None, pattern=ALPHA2_PATTERN)
    gender: str | None = Field(None, pattern="^[mf]$")
    surname: str | None = None
    """What articles call a person alone; the last word of the name by default, "" for nothing."""
    wikidata: str | None = Field(None, pattern=r"^Q\d+$")
    offices: list[OfficeShape] = Field(default=[])


class ActorFile(DataModel):
    """A file of seeds/actors but states.toml."""

    actor: list[ActorShape]


class StateShape(DataModel):
    """What a library does not tell about a state."""

    name: str | None = None
    """English name, where the library's is not the usual one."""
    official: str | None = None
    demonyms: list[str]
    also: list[str] = Field(default=[])
    """Short forms and further names: US, Britain, Czechia."""
    capital: str | None = None
    """Name of the capital, as a gazetteer of cities spells it."""
    names: dict[str, list[str]] = Field(default={})


class StatesFile(DataModel):
    """seeds/actors/states.toml: alpha-2 → state."""

    states: dict[str, StateShape]


class PlaceNameShape(DataModel):
    """One further name of a place with its days."""

    text: str
    language: str | None = None
    start: date | None = None
    end: date | None = None


class PlaceShape(DataModel):
    """One city, region or venue."""

    key: str = Field(pattern=KEY_PATTERN)
    kind: PlaceKind
    name: str
    country: str = Field(pattern=ALPHA2_PATTERN)
    latitude: float | None = Field(None, ge=-90, le=90)
    longitude: float | None = Field(None, ge=-180, le=180)
    parent: str | None = None
    population: int = 0
    geonames: int | None = None
    wikidata: str | None = Field(None, pattern=r"^Q\d+$")
    names: list[PlaceNameShape] = Field(default=[])


class PlaceFile(DataModel):
    """A file of seeds/places."""

    place: list[PlaceShape]


@dataclass(frozen=True, slots=True)
class Seeds:
    """All actors and places that an editor or a library names."""

    actors: tuple[KnownActor, ...] = ()
    places: tuple[KnownPlace, ...] = ()
    geonames: frozenset[int] = frozenset()
    """Ids of the library's cities that the seeds name themselves."""


def load_seeds(folder: Path) -> Seeds:
    """Reads `actors/*.toml` and `places/*.toml` of a seeds folder.

    Raises:
        DataError: naming the file, the key and what is wrong with it.
    """
    states_file = folder / "actors" / "states.toml"
    states = load_file(states_file, StatesFile).states if states_file.exists() else {}
    shapes = _actor_shapes(folder)
    places = [
        shape for path in sorted((folder / "places").glob("*.toml")) for shape in load_file(path, PlaceFile).place
    ]
    taken = frozenset(place.geonames for place in places if place.geonames)
    known_places = (*map(_place, places), *country_places(states, {place.key for place in places}, taken))
    actors = (*known_states(states, known_places), *map(_actor, shapes))
    _check_unique([actor.key for actor in actors], "actors")
    _check_unique([*(actor.key for actor in actors), *(place.key for place in known_places)], "places")
    return Seeds(actors, known_places, taken)


def _actor_shapes(folder: Path) -> list[ActorShape]:
    paths = [path for path in sorted((folder / "actors").glob("*.toml")) if path.name != "states.toml"]
    return [shape for path in paths for shape in load_file(path, ActorFile).actor]


def _check_unique(keys: list[str], what: str) -> None:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise DataError(f"seeds/{what}: {key}: the key stands twice")
        seen.add(key)


def _actor(shape: ActorShape) -> KnownActor:
    names = [KnownName(shape.name, "en", primary=True)]
    for language, spellings in shape.names.items():
        names += [
            KnownName(text, language, primary=number == 0 and language != "en") for number, text in enumerate(spellings)
        ]
    return KnownActor(
        key=shape.key,
        kind=shape.kind,
        name=shape.name,
        names=tuple(names),
        country=shape.country,
        gender=shape.gender,
        offices=tuple(KnownOffice(**office.model_dump()) for office in shape.offices),
        wikidata=shape.wikidata,
        surname=_surname(shape),
    )


def _surname(shape: ActorShape) -> str | None:
    if shape.kind is not ActorKind.PERSON:
        return None
    return shape.name.split()[-1] if shape.surname is None else shape.surname or None


def _place(shape: PlaceShape) -> KnownPlace:
    names = (
        KnownName(shape.name, "en", primary=True),
        *(KnownName(name.text, name.language, name.start, name.end) for name in shape.names),
    )
    return KnownPlace(
        key=shape.key,
        kind=shape.kind,
        name=shape.name,
        country=shape.country,
        latitude=shape.latitude,
        longitude=shape.longitude,
        names=names,
        parent=shape.parent,
        population=shape.population,
        wikidata=shape.wikidata,
    )
