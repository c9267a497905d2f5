"""Who spoke: the actor a statement's speaker mention means, and offices or pronouns told by who spoke before."""

import re
from bisect import bisect_left, bisect_right
from itertools import islice

from app.enums import ActorKind
from app.extraction.mentions import ActorForm, ActorMention, Extraction, StatementMention
from app.lexicon.folding import fold, name_skeleton
from app.lexicon.speech import load_speech
from app.reading.article import Span
from app.resolution.actors import ActorResolution
from app.resolution.resolved import ResolvedActor
from app.resolution.unnamed_speakers import UnnamedSpeakers

_FARTHEST = 1500
"""Characters after which "the minister" no longer means who spoke last."""
_ISSUED = frozenset(
    {
        "statement",
        "communique",
        "declaration",
        "letter",
        "letters",
        "message",
        "messages",
        "greetings",
        "release",
        "telegram",
        "telegrams",
        "memo",
        "readout",
        "text",
        "note",
        "document",
    }
)
"""Documents that an office or a person issues."""
_STATED_RE = re.compile(r" (?:statement|communiqu[eé])")
_HEADED_RE = re.compile(
    r"In (?:an?|his|her|their|its|the) (?:[\w-]+ ){0,2}(?:messages?|letters?|telegrams?|greetings|statement)\b"
)
_ANY_OFFICE = {
    "diplomat": frozenset({"ambassador", "envoy", "consul", "diplomat", "representative", "foreign"}),
    "official": frozenset({"minister", "secretary", "deputy", "director", "head", "adviser", "aide", "commissioner"}),
    "politician": frozenset({"minister", "president", "chancellor", "deputy", "senator", "leader", "speaker"}),
}
"""Words that stand for many offices, with words of these."""
_SHORTLY = 300
"""Characters back to who is meant by them without having spoken."""
_PERSONS = load_speech().words.persons
_SENT = frozenset({"message", "messages", "letter", "letters", "telegram", "telegrams", "greetings", "note", "text"})
_SENDING_RE = re.compile(
    r"\b(?:sent|sends|addressed|wrote|conveyed|extended) .*\b(?:messages?|letters?|telegrams?|greetings|congratulations"
    r"|condolences|note)\b"
)
_NEAR = 3
"""So many sentences back a message was sent that "the message" means."""
_OPENING = 12
"""Characters within which a sentence opens with its subject."""


class SpeakerResolution:
    """Resolves the speakers of one article's statements in order of the text."""

    def __init__(self, extraction: Extraction, resolution: ActorResolution) -> None:
        self.text = extraction.document.text
        self.resolution = resolution
        self.actors = extraction.actors
        self.document = extraction.document
        self.sentences = [sentence.span for sentence in extraction.document.sentences]
        self.named = sorted((span, ref) for ref, actor in enumerate(resolution.actors) for span in actor.spans)
        """Where each actor is named, in order of the text."""
        self.unnamed = UnnamedSpeakers(extraction, resolution, self.named)
        self.last: tuple[Span, tuple[int, ...]] | None = None
        """Who spoke last, and where the statement stands."""
        self.begins = 0
        """Where the words of the statement in hand begin: a letter is announced before its first word."""
        self.issuers: tuple[int, ...] = ()
        """Who is said to have spoken in a statement, report or letter."""

    def of(self, statement: StatementMention) -> tuple[int, ...]:
        """Refs of the speakers, the first first; empty where the text does not tell."""
        mentions = [mention for mention in (statement.speaker, *statement.co_speakers) if mention is not None]
        self.begins = statement.pieces[0].start
        refs = tuple(dict.fromkeys(ref for mention in mentions for ref in self._named(mention, statement)))
        self.unnamed.take(statement, refs)
        if refs:
            self.last = (statement.pieces[0], refs)
            if statement.cue and self._in_a_document(statement.cue.span):
                self.issuers = refs
        return refs

    def _in_a_document(self, cue: Span) -> bool:
        """Whether it stands in a document: "said in a statement", "In his letter, X noted"."""
        if _STATED_RE.search(self.text, cue.end, cue.end + 60):
            return True
        sentence = self.document.sentence_at(cue.start)
        return _HEADED_RE.match(self.text, sentence.span.start if sentence else cue.start, cue.start) is not None

    def _named(self, mention: ActorMention, statement: StatementMention) -> tuple[int, ...]:
        """Whom the words mean; somebody unnamed counts as the institution they speak for."""
        if self.unnamed.is_indefinite(mention):
            return self.unnamed.spoken_for(mention)
        again = self.unnamed.again(mention, statement)
        return self._meant(mention) if again is None else again

    def _meant(self, mention: ActorMention) -> tuple[int, ...]:
        if mention.head.of(self.text).casefold() == "it":
            return self._institution_just_before(mention)
        refs = self._by_exact_office(mention) or self._described(mention) or self.resolution.of(mention)
        if refs:
            return refs
        if mention.form is ActorForm.NAME:
            return self._by_name(mention.name or "")
        if mention.rule == "phrase" and mention.span == mention.head:
            return self._by_name(mention.head.of(self.text))
        if mention.rule == "document":
            return self._issuer(mention)
        if mention.form is ActorForm.PRONOUN:
            return self._last_person(mention, plural=mention.plural)
        if mention.kind is ActorKind.PERSON and mention.form is ActorForm.OFFICE:
            return self._by_office(mention)
        if mention.form in (ActorForm.UNNAMED, ActorForm.OFFICE) and self._points_back(mention):
            return self._last_person(mention) or self._last_named(mention)
        if mention.kind is ActorKind.BODY and mention.rule == "noun":
            return self._body_called(fold(mention.head.of(self.text)), mention.span)
        return ()

    def _body_called(self, noun: str, place: Span) -> tuple[int, ...]:
        """The institution named last whose name ends with the noun: "the command" behind "the Northern Command"."""
        if place.of(self.text).casefold() != f"the {noun}":
            return ()
        named = [
            (span.start, ref)
            for ref, actor in enumerate(self.resolution.actors)
            if actor.kind is ActorKind.BODY
            for span in actor.spans
            if span.start < place.start
            and noun in (fold(actor.name).split()[-1:] + fold(span.of(self.text)).split()[-1:])
        ]
        return (max(named)[1],) if named else ()

    def _described(self, mention: ActorMention) -> tuple[int, ...]:
        """Who spoke last, where "the Kremlin official" tells of the same body: "Kremlin aide Ivan Sokolov"."""
        words = mention.span.of(self.text).split()
        if mention.form is ActorForm.NAME or mention.plural or words[0] != "The" or words[-1] not in _ANY_OFFICE:
            return ()
        last = self._last_person(mention)
        office = (self.resolution.actors[last[0]].office or "").split() if last else []
        proper = {word.removesuffix("'s").removesuffix("’s") for word in words[1:] if word[0].isupper()}
        return last if proper & set(office) else ()

    def _last_named(self, mention: ActorMention) -> tuple[int, ...]:
        """The one person of fitting office named shortly before: "the diplomat" behind "Ambassador Ada Roth"."""
        offices = _ANY_OFFICE.get(mention.span.of(self.text).split()[-1])
        place = mention.span.start
        named = [
            ref
            for ref, actor in enumerate(self.resolution.actors)
            if actor.kind is ActorKind.PERSON
            and any(place - _SHORTLY < span.start < place for span in actor.spans)
            and offices is not None
            and offices & set(fold(actor.office or "").split())
        ]
        return (named[0],) if len(named) == 1 else ()

    def _by_exact_office(self, mention: ActorMention) -> tuple[int, ...]:
        """The one person whose office the article gives in these very words, of three words or more."""
        if mention.form is not ActorForm.OFFICE or not mention.office or len(mention.office.split()) < 3:
            return ()
        office = _bare(mention.office)
        holders = [
            ref for ref, actor in enumerate(self.resolution.actors) if actor.office and _bare(actor.office) == office
        ]
        return (holders[0],) if len(holders) == 1 else ()

    def _by_name(self, printed: str) -> tuple[int, ...]:
        """The person of that name, where the mention is not one of the finder of actors."""
        name = name_skeleton(printed)
        words = name.split()
        for ref, actor in enumerate(self.resolution.actors):
            if actor.kind is not ActorKind.PERSON:
                continue
            spellings = [name_skeleton(spelling) for spelling in (actor.name, *actor.spellings)]
            if name in spellings or (words and any(s.split()[-1:] == words[-1:] for s in spellings)):
                return (ref,)
        return ()

    def _points_back(self, mention: ActorMention) -> bool:
        """Whether the words are like "the official", "the minister": one person already speaking."""
        words = mention.span.of(self.text).casefold().split()
        return len(words) == 2 and words[0] == "the" and not mention.plural and words[1] in _PERSONS

    def _issuer(self, mention: ActorMention) -> tuple[int, ...]:
        """Whose "the statement" is; of a poll or a study nobody can tell."""
        if fold(mention.head.of(self.text)) not in _ISSUED:
            return ()
        return self._sender(mention) or self.issuers or self._institution_before(mention)

    def _sender(self, mention: ActorMention) -> tuple[int, ...]:
        """Who sent "the message": the person that opens the last sentence in which a message is sent."""
        if fold(mention.head.of(self.text)) not in _SENT:
            return ()
        for sentence in self._sentences_until(min(mention.span.start, self.begins), _NEAR):
            if _SENDING_RE.search(self.text, sentence.start, sentence.end):
                return self._opening(sentence)
        return ()

    def _opening(self, sentence: Span) -> tuple[int, ...]:
        """The person whose name or office opens a sentence."""
        dateline = self.document.raw.dateline
        start = (
            dateline.end if dateline is not None and sentence.start <= dateline.start < sentence.end else sentence.start
        )
        named = self._named_within(start, start + _OPENING)
        persons = [ref for _, ref in named if self.resolution.actors[ref].kind is ActorKind.PERSON]
        return tuple(persons[:1])

    def _named_within(self, start: int, end: int) -> list[tuple[Span, int]]:
        """Who is named from the one offset to before the other, in order of the text."""
        first = bisect_left(self.named, start, key=lambda named: named[0].start)
        return self.named[first : bisect_left(self.named, end, key=lambda named: named[0].start)]

    def _sentences_until(self, place: int, count: int) -> list[Span]:
        """So many sentences that end before a place, the nearest first."""
        end = bisect_right(self.sentences, place, key=lambda sentence: sentence.end)
        return self.sentences[max(0, end - count) : end][::-1]

    def _institution_before(self, mention: ActorMention) -> tuple[int, ...]:
        """Whose statement "the statement" is: the body last named before it, as speaker or at all."""
        if self.last and self.resolution.actors[self.last[1][0]].kind is not ActorKind.PERSON:
            return self.last[1]
        before = self.named[: bisect_left(self.named, mention.span.start, key=lambda named: named[0].start)]
        bodies = (ref for _, ref in reversed(before) if self.resolution.actors[ref].kind is ActorKind.BODY)
        return tuple(islice(bodies, 1))

    def _institution_just_before(self, mention: ActorMention) -> tuple[int, ...]:
        """Who "it" is: the body or state that opened the last sentence that opens with one."""
        place = mention.span.start
        if self.last and place - self.last[0].end < _SHORTLY:
            spoke = self.last[1][0]
            return (spoke,) if self.resolution.actors[spoke].kind is ActorKind.BODY else ()
        end = bisect_left(self.sentences, place, key=lambda sentence: sentence.start)
        for sentence in reversed(self.sentences[max(0, end - 3) : end]):
            opening = self._named_within(sentence.start, min(place, sentence.start + _OPENING))
            named = [ref for span, ref in opening if span in sentence]
            if named and self.resolution.actors[named[0]].kind is not ActorKind.PERSON:
                return (named[0],)
        return self._last_body()

    def _last_body(self) -> tuple[int, ...]:
        """The institution that spoke last, where nobody has spoken since: its paper is "it"."""
        spoke = self.last[1][:1] if self.last else ()
        return spoke if spoke and self.resolution.actors[spoke[0]].kind is ActorKind.BODY else ()

    def _by_office(self, mention: ActorMention) -> tuple[int, ...]:
        """The person whose office has the same head word ("the commander"), else who spoke last, if near."""
        noun = fold(mention.head.of(self.text))
        holders = [
            ref
            for ref, actor in enumerate(self.resolution.actors)
            if actor.kind is ActorKind.PERSON
            and (noun in fold(actor.office or "").split() or self._is_ranked(ref, noun))
        ]
        fitting = [ref for ref in holders if mention.country in (None, self.resolution.actors[ref].country)]
        last = self._last_person(mention)
        if fitting:
            return last if last and last[0] in fitting else (self._nearest(fitting, mention.span.start),)
        alone = len(mention.span.of(self.text).removeprefix("the ").split()) == 1
        return last if mention.country is None and alone else ()

    def _is_ranked(self, ref: int, noun: str) -> bool:
        """Whether a name was printed with the rank before it: "Rear Admiral Jan Berg"."""
        return any(noun in fold(span.of(self.text)).split() for span in self.resolution.actors[ref].spans)

    def _nearest(self, refs: list[int], place: int) -> int:
        """Of several the one named last before the place."""

        def last_named(ref: int) -> int:
            return max((span.start for span in self.resolution.actors[ref].spans if span.start < place), default=-1)

        return max(refs, key=last_named)

    def _last_person(self, mention: ActorMention, plural: bool = False) -> tuple[int, ...]:
        if self.last is None or mention.span.start - self.last[0].end > _FARTHEST:
            return ()
        refs = self.last[1]
        if plural:
            return refs
        actor: ResolvedActor = self.resolution.actors[refs[0]]
        if actor.kind is not ActorKind.PERSON or {actor.gender, mention.gender} == {"m", "f"}:
            return ()
        return refs[:1]


def _bare(office: str) -> str:
    return fold(office).removeprefix("the ")
