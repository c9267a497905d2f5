"""find_statements(): everything that somebody says in an article, direct and indirect, in order of the text."""

from collections.abc import Sequence

from app.extraction.attributions import find_attributions
from app.extraction.clauses import read_clauses
from app.extraction.direct_statements import direct_statements
from app.extraction.headlines import find_headline_statements
from app.extraction.indirect_statements import indirect_statements
from app.extraction.letters import find_letters
from app.extraction.mentions import ActorMention, DateMention, Quotation, StatementMention
from app.extraction.transcripts import find_turns
from app.lexicon.lexicon import Lexicon
from app.reading.article import Document


def find_statements(
    document: Document,
    lexicon: Lexicon,
    actors: Sequence[ActorMention],
    dates: Sequence[DateMention],
    quotations: Sequence[Quotation],
) -> tuple[StatementMention, ...]:
    """Finds who says what: turns of transcripts first, then quotations and reported clauses in the rest."""
    speech = lexicon.speech
    turns = find_turns(document, actors)
    if not turns:
        turns += find_letters(document, actors, speech)
    taken = [piece for turn in turns for piece in turn.pieces]
    reading = read_clauses(document, actors, dates, quotations, taken)
    attributed = [(unit, find_attributions(reading, unit, speech)) for unit in reading.units]
    found = [
        *turns,
        *direct_statements(reading, attributed, speech),
        *indirect_statements(reading, attributed, speech),
        *find_headline_statements(document, actors, quotations),
    ]
    return tuple(sorted(found, key=lambda statement: statement.pieces[0]))
