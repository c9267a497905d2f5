"""Whether a capital's name stands for its government ("Moscow warned") or is a place ("in Moscow")."""

from app.extraction.chunks import POSSESSIVES, ChunkLine
from app.lexicon.offices import CapitalFile


def capital_acts(line: ChunkLine, number: int, words: CapitalFile) -> bool:
    """Whether the capital at that chunk stands for its government."""
    before, after = line.word(number - 1), line.word(number + 1)
    if after in POSSESSIVES and before not in ("in", "at", "from", "near"):
        return line.tag(number + 2) not in tuple("CXB")
    if before in words.place_before or line.tag(number + 1) in tuple("CQXNO"):
        return False
    joined_after, joined_before = (
        line.tags[number + 1 : number + 3] == "&L",
        line.tags[max(0, number - 2) : number] == "L&",
    )
    if joined_after or joined_before:
        return _joined_capitals_act(line, number - 2 if joined_before else number, words)
    if before == "of":
        return number >= 2 and line.word(number - 2) not in words.place_before
    return before in words.government_before or after in words.government_after


def _joined_capitals_act(line: ChunkLine, first: int, words: CapitalFile) -> bool:
    """Of "Moscow and Astana": what stands before the first and after the last decides for both."""
    before, after = line.word(first - 1), line.word(first + 3)
    return before not in words.place_before and (before in words.government_before or after in words.government_after)
