"""Which format an answer takes: the suffix of the path, else the ``Accept`` header with its weights."""

from difflib import get_close_matches

from app.errors import Fault, NotAcceptableError, UnknownFormatError
from app.formats import FORMATS, Format, formats_of

_PLAIN = {"text/plain": "json", "text/html": "json", "text/json": "json", "text/xml": "atom", "application/xml": "atom"}
"""What is meant by types that tools send out of habit (Grafana's JSON source accepts text/plain)."""
_BY_SUFFIX_ONLY = {"timelinejs.json", "timelinejs.csv", "vis.json"}
"""Formats whose media type names a plainer one already."""


def format_by_suffix(resource: str, suffix: str) -> Format:
    """The format of ``/v1/events.csv``; 404 that lists what there is."""
    offered = formats_of(resource)
    form = FORMATS.get(suffix)
    if form is None or form not in offered:
        names = [one.suffix for one in offered]
        fault = Fault("suffix", f"/v1/{resource} has no suffix .{suffix}.", names, _near(suffix, names))
        raise UnknownFormatError(f"/v1/{resource} is not offered as .{suffix}.", [fault])
    return _installed(form)


def format_by_accept(resource: str, accept: str | None) -> Format:
    """The format that an ``Accept`` header likes best; 406 where it likes none."""
    offered = [form for form in formats_of(resource) if form.name not in _BY_SUFFIX_ONLY and form.available]
    if not accept or accept == "*/*":
        return offered[0]
    wishes = _wishes(accept)
    best = max(offered, key=lambda form: _liking(form, wishes))
    if _liking(best, wishes) > 0:
        return best
    types = [_bare(form.media_type) for form in offered]
    fault = Fault("Accept", f"{accept[:200]!r} names no media type that is offered.", types)
    raise NotAcceptableError("None of the accepted media types is offered.", [fault])


def _liking(form: Format, wishes: list[tuple[str, float]]) -> float:
    """The weight of the most exact wish that the format fulfils; ties go to the first format of the list."""
    bare = _bare(form.media_type)
    scores = [(_exactness(wish, bare, form.name), weight) for wish, weight in wishes]
    fitting = [score for score in scores if score[0] > 0]
    return max(fitting)[1] if fitting else 0.0


def _exactness(wish: str, media_type: str, name: str) -> int:
    if wish == media_type:
        return 4
    if _PLAIN.get(wish) == name:
        return 3
    if wish.endswith("/*") and media_type.startswith(wish[:-1]) and wish != "*/*":
        return 2
    return 1 if wish == "*/*" else 0


def _wishes(accept: str) -> list[tuple[str, float]]:
    return [_wish(part) for part in accept.split(",")[:50] if part.strip()]


def _wish(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip() for piece in part.lower().split(";"))
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return name, min(max(float(parameter[2:]), 0.0), 1.0)
            except ValueError:
                return name, 0.0
    return name, 1.0


def _installed(form: Format) -> Format:
    if not form.available:
        raise UnknownFormatError(
            f"{form.suffix} needs an optional package that is not installed here: "
            f"pip install 'relations-timeline[{form.extra}]' (pyarrow)."
        )
    return form


def _bare(media_type: str) -> str:
    return media_type.partition(";")[0]


def _near(suffix: str, names: list[str]) -> list[str]:
    return get_close_matches(f".{suffix}", names, n=3, cutoff=0.6)
