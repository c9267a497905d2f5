"""When something was said: the date that stands with the verb of saying, not one inside what is said."""

from app.extraction.attributions import Attribution
from app.extraction.clauses import Kind, Reading, Unit
from app.extraction.mentions import DateMention


def date_told(
    reading: Reading, unit: Unit, attributions: list[Attribution], attribution: Attribution
) -> DateMention | None:
    """The date of the unit nearest to the verb that no content holds; None if there is none."""
    said = {place for other in attributions for part in (other.before, other.after) if part for place in range(*part)}
    dates = [place for place, token in enumerate(unit.tokens) if token.kind is Kind.DATE and place not in said]
    dates = [place for place in dates if not reading.dates[unit.tokens[place].item].naming]
    if not dates:
        return None
    nearest = min(dates, key=lambda place: abs(place - attribution.start))
    return reading.dates[unit.tokens[nearest].item]
