"""Who is meant where no name stands: "the Kazakh leader", "his Russian counterpart", "she", "the two sides"."""

import re
from collections.abc import Sequence

from app.enums import ActorKind
from app.extraction.mentions import ActorForm, ActorMention, Extraction, within
from app.lexicon.folding import fold
from app.resolution.clusters import Cluster
from app.resolution.discourse import Discourse
from app.resolution.naming import Naming

LEADERS = frozenset({"head_of_state", "head_of_government", "leader"})
MINISTERS = frozenset({"minister", "foreign_minister", "defence_minister"})
FAMILIES = {
    "leader": LEADERS,
    "head_of_state": frozenset({"head_of_state", "leader"}),
    "head_of_government": frozenset({"head_of_government", "leader"}),
    "minister": MINISTERS | {"deputy_foreign_minister", "deputy_minister"},
    "head": frozenset({"head", "secretary_general", "commander", "speaker"}),
    "commander": frozenset({"commander", "head"}),
    "dignitary": LEADERS | {"deputy_head_of_state"},
    "adviser": frozenset({"adviser", "spokesperson"}),
    "member_of_parliament": frozenset({"member_of_parliament", "speaker"}),
}
"""Kinds of office that words of the first kind may stand for."""
SOLE_OFFICES = frozenset({"head_of_state", "head_of_government", "foreign_minister"})
"""Offices that a readout of their own state need not say more of."""
SOLE_RE = re.compile(r"(?:[Tt]he )?(?:[A-Z][\w'’-]*(?: (?:of|for|and)(?= [A-Z]))? ?)+$")
"""The office in capitals, as those print it who serve it."""
OWNED_RE = re.compile(r" (?!(?:to|in|at|on|of|for|and|that|with|by|from|as|after|before|during)\b)\w")
"""What is hers stands behind "her": "in her words"."""
THING_RE = re.compile(r"\b(?:which|that) (?:\w+ ){1,3}$")
"""With these before it a thing is the subject: "his trip, which will take him"."""
STATE_NOUNS = frozenset(
    {"countries", "states", "nations", "sides", "parties", "governments", "neighbours", "neighbors", "capitals"}
    | {"delegations", "allies", "partners", "signatories"}
)
LOOKED_AHEAD = 40
"""So many actors of the article may be meant before they are named."""
INTERNATIONAL_NOUNS = frozenset({"organization", "organisation", "union", "alliance", "bloc", "league"})


class References:
    """Resolves the mentions that carry no name, in order of the text."""

    def __init__(self, extraction: Extraction, naming: Naming, mentions: Sequence[ActorMention]) -> None:
        self.extraction = extraction
        self.mentions = mentions
        self.naming = naming
        self.gazetteer = naming.gazetteer
        self.discourse = Discourse(extraction, naming.meant)
        self._states: list[Cluster] | None = None
        self._last_group: tuple[int, tuple[Cluster, ...]] = (-1, ())
        """The sentence in which several were last named as one, and who they are."""
        self._groups: dict[str, tuple[Cluster, ...]] = {}
        """Who "the senators" are, by their noun."""

    def resolve_all(self) -> None:
        """Goes through all mentions once."""
        for mention in sorted(self.mentions, key=lambda mention: (mention.span.start, -mention.span.end)):
            place = (mention.head.start, mention.head.end)
            if place not in self.naming.meant:
                found = self._resolve(mention)
                if found:
                    self.naming.meant[place] = found
                    self._record(mention, found)
            if mention.form is ActorForm.GROUP:
                group = self.naming.meant.get(place) or tuple(self.naming.known(key) for key in mention.keys)
                self._take_group(mention, group)
            for cluster in self.naming.meant.get(place, ()):
                self.discourse.passes(mention, cluster)

    def _take_group(self, mention: ActorMention, group: tuple[Cluster, ...]) -> None:
        """Takes note of whom a plural noun means."""
        self._last_group = (self.discourse.sentence(mention.span), group)
        if group:
            self._groups[_last_word(self.extraction.document.words(mention.head))] = group

    @staticmethod
    def _record(mention: ActorMention, found: tuple[Cluster, ...]) -> None:
        if len(found) != 1:
            return
        found[0].spans.append(mention.span)
        if (
            mention.form is ActorForm.OFFICE
            and found[0].kind is ActorKind.PERSON
            and mention.office_kind != "counterpart"
        ):
            found[0].take_office(mention)
            found[0].country = found[0].country or mention.country

    def _resolve(self, mention: ActorMention) -> tuple[Cluster, ...]:
        match mention.form:
            case ActorForm.OFFICE:
                return _one(self._office(mention))
            case ActorForm.PRONOUN:
                return self._together(mention) if mention.plural else _one(self._pronoun(mention))
            case ActorForm.GROUP:
                return self._group(mention)
            case ActorForm.BODY:
                return _one(self._body(mention))
            case ActorForm.UNNAMED:
                return _one(self._institution(mention))
            case ActorForm.STATE:
                return _one(self._realm(mention))
            case _:
                return ()

    def _sayer(self, mention: ActorMention) -> Cluster | None:
        """Who says the words between quotation marks that a mention stands in."""
        speaker = self.discourse.sayer(mention.span)
        meant = self.naming.meant.get((speaker.head.start, speaker.head.end), ()) if speaker else ()
        return meant[0] if len(meant) == 1 else None

    def _persons(self) -> list[Cluster]:
        """Persons named so far, the most recent first, then those named only later."""
        recent = self.discourse.recent()
        later = [cluster for cluster in self.naming.clusters[:LOOKED_AHEAD] if cluster.kind is ActorKind.PERSON]
        return list(dict.fromkeys([*recent, *later]))

    def _office(self, mention: ActorMention) -> Cluster | None:
        kind = mention.office_kind or ""
        if kind == "counterpart":
            return self._counterpart(mention)
        if self._is_indefinite(mention):
            return self._institution(mention)
        kinds = FAMILIES.get(kind, frozenset({kind}))
        sayer = self._sayer(mention)
        fitting = [
            p
            for p in self._persons()
            if p is not sayer and p.holds(kinds, mention.country, mention.body) and not _conflicts(p, mention)
        ]
        if kind == "dignitary" and (subject := self.discourse.subject(mention)) in fitting:
            return subject
        if fitting:
            own = sayer.country if sayer and mention.country is None else None
            return max(fitting, key=lambda person: (_is_of(person, own), *_closeness(person, mention, kind)))
        known = self.gazetteer.holders(kind, mention.country, self.naming.day) if mention.country else ()
        if len(known) == 1 and mention.body is None:
            return self.naming.known(known[0])
        institution = self._institution(mention) if kind == "spokesperson" else None
        if institution or mention.country or self._is_sole_office(mention, kind):
            return institution or self._without_office(mention) or self.naming.unnamed_person(mention)
        return None

    def _without_office(self, mention: ActorMention) -> Cluster | None:
        """The one person named so far of whom no office is told: "Nils Aas spoke … The Prime Minister said"."""
        if mention.country is not None or not self.extraction.document.words(mention.span).startswith(("The ", "the ")):
            return None
        bare = [p for p in self.discourse.recent() if not (p.offices or p.known_offices)]
        return bare[0] if len(bare) == 1 else None

    def _is_sole_office(self, mention: ActorMention, kind: str) -> bool:
        """Whether it is an office of which a state has one, and its holder is never named."""
        words = self.extraction.document.words(mention.span)
        return kind in SOLE_OFFICES and not self.discourse.is_quoted(mention.span) and SOLE_RE.match(words) is not None

    def _is_indefinite(self, mention: ActorMention) -> bool:
        """Whether somebody new is meant: "a spokesman", "an adviser"."""
        return self.extraction.document.words(mention.span).casefold().startswith(("a ", "an "))

    def _institution(self, mention: ActorMention) -> Cluster | None:
        """An unnamed official speaks for the institution that the words name."""
        if mention.body:
            return self.naming.known(mention.body)
        for inner in within(self.extraction.actors, mention.span):
            if inner.form is ActorForm.BODY:
                meant = self.naming.meant.get((inner.head.start, inner.head.end), ())
                return meant[0] if meant else self._body(inner)
        return None

    def _counterpart(self, mention: ActorMention) -> Cluster | None:
        subject = self.discourse.subject(mention)
        if subject is None:
            return None
        kinds = [office.kind for office in (*subject.offices, *subject.known_offices) if office.kind]
        others = [person for person in self._persons() if person is not subject]
        if mention.country:
            others = [person for person in others if person.country == mention.country]
        alike = [person for person in others if person.holds(kinds, mention.country)]
        if alike or others:
            return (alike or others)[0]
        for kind in kinds if mention.country else ():
            known = self.gazetteer.holders(kind, mention.country, self.naming.day)
            if len(known) == 1:
                return self.naming.known(known[0])
        return self.naming.unnamed_person(mention) if mention.country else None

    def _pronoun(self, mention: ActorMention) -> Cluster | None:
        sayer = self._sayer(mention)
        recent = [person for person in self.discourse.recent() if person is not sayer]
        if self._is_object(mention):
            subject = self.discourse.subject(mention)
            candidates = [*(person for person in recent if person is not subject), *_one(subject)]
        else:
            candidates = [*self._subjects(mention), *(recent or self._persons())]
            if sayer is not None:
                candidates = [*self.discourse.quoted_subject(mention), *(c for c in candidates if c is not sayer)]
        return next((c for c in candidates if mention.gender is None or c.gender in (mention.gender, None)), None)

    def _is_object(self, mention: ActorMention) -> bool:
        """Whether it is "him" or "her" beside a subject, not the "him" of "according to him"."""
        document = self.extraction.document
        before = document.text[max(0, mention.span.start - 60) : mention.span.start].casefold()
        word = document.words(mention.head).casefold()
        if (
            word not in ("him", "her")
            or (word == "her" and OWNED_RE.match(document.text, mention.span.end))
            or before.endswith("according to ")
        ):
            return False
        return THING_RE.search(before) is None

    def _subjects(self, mention: ActorMention) -> list[Cluster]:
        """Subject of the same sentence, the speaker before, the subject before."""
        own = next(self.discourse.last_named(mention, 0))
        same = self.discourse.subject(mention) if own else None
        return [c for c in (same, self.discourse.speaker(mention), self.discourse.last_subject(mention)) if c]

    def _together(self, mention: ActorMention) -> tuple[Cluster, ...]:
        """The two persons of the last sentence that names two: "they"; else those last named as one: "the senators"."""
        two = next((named[:2] for named in self.discourse.last_named(mention, 3) if len(named) >= 2), ())
        sentence, group = self._last_group
        return two or (group if self.discourse.sentence(mention.span) - sentence <= 1 else ())

    def _group(self, mention: ActorMention) -> tuple[Cluster, ...]:
        if mention.body:
            return (self.naming.known(mention.body),)
        noun = self.extraction.document.words(mention.head).casefold()
        if noun in STATE_NOUNS or (mention.keys and mention.office_kind is None):
            return self._group_of_states(mention)
        if not mention.keys and (known := self._groups.get(_last_word(noun))):
            return known
        kind = "leader" if noun in ("statesmen", "monarchs") else mention.office_kind
        kinds = FAMILIES.get(kind, frozenset({kind})) if kind else None
        if mention.keys:
            return self._heads_of(mention, kinds)
        the_many = self.extraction.document.words(mention.span).casefold() == "the leaders"
        persons = self._two_persons(kinds, ahead=not the_many)
        return persons or (self._group_of_states(mention) if self._is_of_states(mention) else ())

    def _is_of_states(self, mention: ActorMention) -> bool:
        """Whether nameless officials stand for states: "the ministers of both countries"."""
        words = self.extraction.document.words(mention.span).casefold().split()
        return "of" in words and not STATE_NOUNS.isdisjoint(words)

    def _two_persons(self, kinds: frozenset[str] | None, *, ahead: bool = True) -> tuple[Cluster, ...]:
        """The two persons most spoken of who hold such an office; beside one, a person told of without any."""
        recent = self.discourse.recent()
        fitting = [person for person in recent if kinds is None or person.holds(kinds, None)]
        if len(fitting) < 2:
            fitting += [p for p in recent if not (p.offices or p.known_offices)] if fitting else []
        if len(fitting) < 2 and ahead:
            fitting = [person for person in self._persons() if kinds is None or person.holds(kinds, None)]
        fitting.sort(key=lambda person: -len(person.spans) if person.offices or person.known_offices else 0)
        return tuple(fitting[:2]) if len(fitting) >= 2 else ()

    def _heads_of(self, mention: ActorMention, kinds: frozenset[str] | None) -> tuple[Cluster, ...]:
        found: list[Cluster] = []
        for key in mention.keys:
            country = self.gazetteer.actors[key].country
            persons = [p for p in self._persons() if p.country == country and (not kinds or p.holds(kinds, country))]
            known = self.gazetteer.holders(mention.office_kind or "", country, self.naming.day)
            if persons:
                found.append(persons[0])
            else:
                found.append(self.naming.known(known[0] if len(known) == 1 else key))
        return tuple(found)

    def _group_of_states(self, mention: ActorMention) -> tuple[Cluster, ...]:
        if mention.keys:
            return tuple(self.naming.known(key) for key in mention.keys)
        states = self._states_by_weight()
        return tuple(states[:2]) if len(states) >= 2 else ()

    def _states_by_weight(self) -> list[Cluster]:
        """The states, the most often named first."""
        if self._states is None:
            named = [c for c in self.naming.clusters if c.kind is ActorKind.STATE and c.spans]
            self._states = sorted(named, key=lambda cluster: -len(cluster.spans))
        return self._states

    def _realm(self, mention: ActorMention) -> Cluster | None:
        """The state of the article whose official name has the word: "the Kingdom"."""
        word = fold(self.extraction.document.words(mention.head))
        for cluster in self._states_by_weight():
            names = self.gazetteer.actors[cluster.key].names if cluster.key else ()
            if any(word in fold(name.text).split() for name in names if name.language == "en"):
                return cluster
        return None

    def _body(self, mention: ActorMention) -> Cluster | None:
        """The last institution of that kind: "the ministry"; the last international one: "the organization"."""
        noun = self.extraction.document.words(mention.head).casefold().removeprefix("the ")
        kind = mention.office_kind or ""
        for body in self.discourse.recent_bodies():
            if noun in INTERNATIONAL_NOUNS and body.key and body.country is None:
                return body
            if body.body_kind and (kind in body.body_kind if kind != "agency" else noun in fold(body.fullest_name())):
                return body
        return self._body_of_its_own(mention, noun, kind)

    def _body_of_its_own(self, mention: ActorMention, noun: str, kind: str) -> Cluster | None:
        """An institution that only its noun names: the minister's "his ministry", "the foreign ministry"."""
        words = self.extraction.document.words(mention.span).split()
        owner = self.discourse.subject(mention) if words[0].casefold() in ("his", "her") else None
        office = next((o.kind for o in (*owner.offices, *owner.known_offices)), None) if owner else None
        if owner and kind == "ministry" and owner.country and office in ("foreign_minister", "defence_minister"):
            known = self.gazetteer.state(owner.country)
            demonym = known.demonyms[0] if known and known.demonyms else ""
            portfolio = office.removesuffix("_minister").capitalize()
            return self.naming.own_body(
                f"{demonym} {portfolio} Ministry".strip(), f"{portfolio.lower()}_ministry", owner.country
            )
        return self.naming.own_body(noun, kind, None) if " " in noun else None


def _is_of(person: Cluster, country: str | None) -> bool:
    """Whether a person is of that state: who speaks for it says "the President" of its own."""
    return country is not None and person.country == country


def _last_word(words: str) -> str:
    return words.casefold().split()[-1]


def _one(cluster: Cluster | None) -> tuple[Cluster, ...]:
    return (cluster,) if cluster else ()


def _conflicts(person: Cluster, mention: ActorMention) -> bool:
    """Whether both are of something, and not of the same: the Omani navy's commander, the Coast Guard's commander."""
    if mention.country is None or person.country is not None or mention.office is None:
        return False
    asked = _proper_words(mention.office)
    held = [_proper_words(office.title) for office in person.offices if office.kind != "counterpart"]
    return any(words and asked and len(words - asked) and len(asked - words) for words in held if len(words) > 1)


def _proper_words(title: str) -> set[str]:
    return {fold(word) for word in title.split() if word[0].isupper()}


def _closeness(person: Cluster, mention: ActorMention, kind: str) -> tuple[bool, int, bool, bool]:
    """Which of several office-holders is meant: the right state, the most words in common, the very same office.

    Of two presidents, "the President" is the one whom the article never gives a state: its readers' own.
    """
    words = set(fold(mention.office or "").split())
    shared = max((len(words & set(fold(office.title).split())) for office in person.offices), default=0)
    exact = any(office.kind == kind for office in (*person.offices, *person.known_offices))
    fits = mention.country is None or person.country == mention.country
    own = mention.country is None and any(office.kind == kind and office.country is None for office in person.offices)
    return fits, shared if len(words) > 1 else 0, exact, own
