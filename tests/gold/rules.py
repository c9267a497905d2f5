"""How often each cue and rule fired, was right and was wrong, by group of annotated articles: ``make rules``.

A rule is right where the record that it led to is. Of the untouched articles only whether a rule fires there is asked.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from app.extraction import extract
from app.lexicon.event_types import load_event_types
from app.lexicon.gazetteer import default_gazetteer
from app.lexicon.lexicon import load_lexicon
from app.lexicon.speech import load_speech
from app.reading import read_article, split_text
from app.resolution import resolve
from app.resolution.resolved import ResolvedArticle, ResolvedEvidence
from tests.gold.judging import SCORER, gold_of, halves, judge_article, own_texts

Rule = tuple[str, str]
"""What it finds and its name: ("event", "visit.arrived"), ("verb", "say"), ("date", "weekday")."""
FINDS = {"type": "event", "date": "date", "place": "place", "speaker": "speaker", "text": "statement", "cue": "verb"}
"""What each field's evidence tells of; participants and status come from the event's own rule."""


class Tally:
    """Of each rule: how often it fired, led to a right record and to a wrong one."""

    def __init__(self) -> None:
        self.fired: Counter[Rule] = Counter()
        self.right: Counter[Rule] = Counter()
        self.wrong: Counter[Rule] = Counter()

    def add(self, stem: str, path: Path, article: ResolvedArticle) -> None:
        """Count an article's rules."""
        gold = gold_of(path)
        verdicts = {(one.kind == "event", one.number): one.right for one in judge_article(stem, gold, article)}
        records = [(False, number, one.evidence) for number, one in enumerate(article.statements)]
        records += [(True, number, one.evidence) for number, one in enumerate(article.events)]
        for is_event, number, evidence in records:
            verdict = verdicts.get((is_event, number))
            for rule in rules_of(evidence):
                self.fired[rule] += 1
                self.right[rule] += verdict is True
                self.wrong[rule] += verdict is False


def rules_of(evidence: Iterable[ResolvedEvidence]) -> set[Rule]:
    """The rules that led to a record."""
    return {(FINDS[row.field], row.rule) for row in evidence if FINDS.get(row.field) and row.rule}


def tallies() -> dict[str, Tally]:
    """A tally of each group of articles."""
    gazetteer, lexicon = default_gazetteer(), load_lexicon()
    groups: dict[str, tuple[Path, ...]] = {}
    for half, paths in halves().items():
        for path in paths:
            name = f"{path.parent.name} {half}" if half != "untouched" else half
            groups[name] = (*groups.get(name, ()), path)
    found = {}
    for name, paths in {**groups, "own": own_texts()}.items():
        found[name] = Tally()
        for path in paths:
            article = resolve(extract(split_text(read_article(path)), lexicon, gazetteer), gazetteer)
            found[name].add(path.stem, path, article)
    return found


def known_rules() -> set[Rule]:
    """Every cue of an event and every verb of saying that the lexicon holds."""
    cues = {("event", f"{kind.code}.{cue.name}") for kind in load_event_types().values() for cue in kind.cues}
    return cues | {("verb", verb.lemma) for verb in load_speech().verbs}


def silent(found: dict[str, Tally]) -> list[Rule]:
    """Rules that fired in no annotated article: only their own example speaks for them."""
    return sorted(known_rules() - {rule for tally in found.values() for rule in tally.fired})


def report(found: dict[str, Tally]) -> Iterator[str]:
    """The table, rule by rule, the busiest first."""
    shown = [name for name in found if name != "untouched"]
    yield f"{'fired/right/wrong in':<36}" + "".join(f"{name:>17}" for name in shown) + f"{'untouched':>11}"
    total: Counter[Rule] = sum((tally.fired for tally in found.values()), Counter())
    for rule, _ in sorted(total.items(), key=lambda item: (item[0][0], -item[1], item[0])):
        cells = [f"{found[name].fired[rule]}/{found[name].right[rule]}/{found[name].wrong[rule]}" for name in shown]
        fires = "fires" if found["untouched"].fired[rule] else ""
        yield (
            f"{' '.join(rule):<36}"
            + "".join(f"{cell if cell != '0/0/0' else '':>17}" for cell in cells)
            + f"{fires:>11}"
        )
    nowhere = silent(found)
    yield f"\n{len(nowhere)} of {len(known_rules())} cues and verbs fire in none of these articles:"
    yield ", ".join(" ".join(rule) for rule in nowhere)


def main() -> str | None:
    """Print the table; gives what is missing."""
    if not SCORER.exists():
        return "make rules: the annotated articles (../shared/corpus) are not here."
    sys.stdout.writelines(f"{line}\n" for line in report(tallies()))
    return None


if __name__ == "__main__":
    raise SystemExit(main())
