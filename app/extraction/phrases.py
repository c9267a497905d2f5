"""The grammar of actor phrases over the tags of `chunks`: titles, names, appositions, bodies, sides, groups."""

import re
from collections.abc import Iterator

from app.extraction.chunks import ChunkLine

PIECE = r"(?:[CQI]|p(?=[CPQIp]))"
NAME = rf"(?:{PIECE}{{1,9}}P?(?!p?[CQ])|P(?:{PIECE}{{1,3}})?)"
LONG_NAME = rf"(?:{PIECE}{{2,9}}P?|{PIECE}{{1,9}}P|P)"
AREA = r"(?:(?:(?<!f)[SALB]&[SAL]|[SALBPQ]|C{1,2}(?!\.))'?)"
"""What stands before an office or institution: Kazakh, Kazakhstan's, Putin's, Rosatom."""
PART = r"(?![AMFz]{1,4}[OEG])(?:[SALBFNXMzY]'?|C{1,2}(?![CPQIp])|(?<![Fz])C(?=[CPQ][CPQI])|C(?=\()|&[FX]|&C(?=C|[^C]))"
"""A word of what an office is of, unless another office begins; of three capitalised words two are rather a name."""
INSTITUTION = rf"(?:(?:F?N(?:fD?{PART}{{1,4}}(?:fD?{PART}{{1,3}})?)?|B)'?)?"
PORTFOLIO = r"(?:[MFz](?:,?&?(?=F))?){0,5}"
"""Modifiers and portfolios of an office, several joined: "Water Resources and Irrigation"."""
OFFICE = rf"[MFz]{{0,4}}{INSTITUTION}{PORTFOLIO}[OE]"
POST = rf"(?:fD?{PART}{{1,6}}){{0,3}}"
POSTED = rf"(?:[ft]D?{PART}{{1,6}}){{0,3}}"
TITLE = rf"(?:{AREA}?[MFz]{{0,4}}{INSTITUTION}{PORTFOLIO}(?:O{POST}|E{POSTED}))"
MORE = rf"(?:,?&?D?{OFFICE}{POST}){{1,2}}"
BODY = rf"(?:[MX]{{0,2}}{AREA}?[MFzX]{{0,4}}N{{1,3}}(?:&[FX])?(?:fD?{PART}{{1,6}}){{0,3}}|B)"
STATES = r"[SAL]'?(?:[,&]{1,2}[SAL]'?){0,30}"

OWNER_RE = re.compile(rf"(?P<a8>)(?P<h8>H{{0,4}})(?P<n8>{NAME})(?=')")
"""Whose the office is, where it turned out to be none: "Ruiz's official visit"."""
BODY_RE = re.compile(rf"(?P<d7>[Dh]?)(?P<b7>{BODY})")

PHRASES = (
    ("appositive", rf"(?P<h1>H{{0,4}})(?P<n1>{NAME}),(?:w?x)?[Dh]?(?P<t1>{TITLE}(?:&D?{OFFICE}{POST})?)(?![CPQIHp'])"),
    (
        "titled",
        rf"H?[Dh]?(?P<t2>{TITLE})(?:\([CB]\))?,?(?P<h2>H{{0,4}})"
        rf"(?P<n2>(?<!,){NAME}|(?<=,){LONG_NAME}(?=[,.)])|(?<=H){NAME})(?:,[Dh]?{TITLE}(?=,(?!H{{1,4}}{NAME})|[.)]|$))?",
    ),
    ("opening", rf"(?<![^.])D(?P<t0>{TITLE}),(?P<h0>H{{0,4}})(?P<n0>{LONG_NAME})(?=x)"),
    ("ranked", rf"[Dh](?P<t9>{TITLE}),{OFFICE}{POST}(?P<h9>H{{0,4}})(?P<n9>{NAME})(?=[,.)])"),
    ("double", rf"H?(?:(?<=H)D|)(?P<t3>{TITLE}{MORE})(?P<h3>H{{0,4}})(?P<n3>{NAME})"),
    (
        "group",
        rf"(?P<d4>[Dh]?)(?P<q4>2?)(?P<a4>(?:{STATES}|B'?)?)[MFzx]{{0,2}}(?P<g4>G)(?!{NAME})"
        r"(?P<p4>(?:(?:fD?2?(?:[SAL]|G)|uD?[SAL])(?:,?&?D?[SAL]){0,30})?)",
    ),
    ("office", rf"(?P<d5>[Dh]?)(?P<t5>{TITLE})"),
    ("side", rf"[Dh]?(?P<a6>{STATES}|P')Y"),
    ("body", rf"(?P<d7>[Dh]?)(?P<b7>{BODY})"),
    ("name", rf"(?P<a8>(?:[SL]')?)(?P<h8>H{{0,4}})(?P<n8>{NAME})"),
    ("realm", r"DX(?![CXfNO])"),
    ("state", r"[SAL]"),
    ("pronoun", r"r"),
)
"""Kinds of phrase and their patterns; of two that begin at one place the first goes."""

STARTS = "[SALPQCIHBOEGNFMXDhrpz2]"
"""Tags that a phrase can begin with: most words are passed over at once."""
PHRASE_RE = re.compile(f"(?={STARTS})(?:" + "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in PHRASES) + ")")
_UNAPPOSED_RE = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in PHRASES if kind != "appositive"))
_BEFORE_TITLE = frozenset(
    {"also", "currently", "formerly", "himself", "herself", "is", "long", "now", "once", "then", "was", "who"}
)
"""Words that stand between a name and the title behind it: "Ana Quispe, then the president"."""


def next_phrase(line: ChunkLine, at: int) -> re.Match[str] | None:
    """The first phrase from a chunk on; behind "Ana Quispe, paid an official visit" no title begins."""
    match = PHRASE_RE.search(line.tags, at)
    if match is not None and match.lastgroup == "appositive" and _holds_a_verb(line, match):
        return _UNAPPOSED_RE.match(line.tags, match.start()) or match
    return match


def phrases_of(line: ChunkLine) -> Iterator[re.Match[str]]:
    """All phrases of a line, one behind the other."""
    at = 0
    while (match := next_phrase(line, at)) is not None:
        yield match
        at = match.end()


def _holds_a_verb(line: ChunkLine, match: re.Match[str]) -> bool:
    """Whether another word than an adverb stands between a name's comma and an article with the title."""
    comma = match.end("n1")
    return line.tag(comma + 1) == "x" and line.tag(comma + 2) in "Dh" and line.word(comma + 1) not in _BEFORE_TITLE
