"""Who bears each name that comes or goes: full names first, then those who are called by their surname alone.

An article's reading depends on the seeds alone, never on what other articles said; who of one name is whom is decided
here, for all appearances of the name at once, so that the order of reading does not matter.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from app.storage.appearances import Appearance, Move
from app.storage.bearers import is_surname, with_related
from app.storage.full_names import moves_of, settle_full_names
from app.storage.surnames import settle_surnames
from app.storage.work import Work


def settle_names(
    work: Work, keys: Iterable[str], arriving: Sequence[Appearance], left: Collection[str] = ()
) -> tuple[list[Appearance], list[Move]]:
    """Decide who bears each name: the arriving appearances with their actors, and whom other articles now mean.

    Args:
        work: the transaction.
        keys: names that come or go.
        arriving: who is named now.
        left: names that an article used before it was read again.
    """
    keys = {key for key in keys if not key.startswith("seeds:")}
    names = settle_full_names(work, with_related(work, {key for key in keys if not is_surname(key)}), arriving)
    settled = list(arriving)
    for name in names:
        for index, one, actor in zip(name.mine, name.told, name.actors[len(name.others) :], strict=True):
            settled[index] = replace(one, actor=actor)
    settled, moves = settle_surnames(work, keys, names, settled, left)
    return settled, [*(move for name in names for move in moves_of(work, name)), *moves]
