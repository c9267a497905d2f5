"""The four recipes of CONTRIBUTING hold: a change made in one place of a copy appears everywhere by itself."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from app.config import PROJECT_DIR

AWARD = """
code = "award"
description = "One side gives an order or medal to somebody of the other."
label = { en = "Award", ru = "Награда", kk = "Марапат" }
codes = { plover = "COOPERATE", cameo = "051", goldstein = 3.4 }
relations = { subject = "giver", to = "receiver" }
sides = 2

[[subtypes]]
code = "order"
label = { en = "Order", ru = "Орден", kk = "Орден" }

[[roles]]
code = "giver"
label = { en = "Giver", ru = "Награждающий", kk = "Беруші" }

[[roles]]
code = "receiver"
label = { en = "Receiver", ru = "Награждённый", kk = "Алушы" }

[[cues]]
name = "award"
kind = "verb"
words = ["awarded"]
pattern = '{word} the order of friendship\\b'
example = "Peruvian President Ana Quiroga awarded the Order of Friendship to Norwegian Prime Minister Nils Aas."
"""

TSV = '''
"""Tab-separated values: what a terminal shows best."""

from collections.abc import Iterator

from app.formats.base import Answer, Format
from app.formats.columns import flat_row


def render(answer: Answer) -> Iterator[bytes]:
    """One line a record."""
    for record in answer.records():
        yield "\\t".join(str(value) for value in flat_row(answer.resource, record)).encode() + b"\\n"


FORMAT = Format("tsv", ".tsv", "text/tab-separated-values", True, render, "Tab-separated values")
'''


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the project to be changed."""
    for name in ("app", "seeds", "migrations"):
        shutil.copytree(PROJECT_DIR / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT_DIR / "pyproject.toml", tmp_path)
    return tmp_path


def ask(house: Path, code: str, **environment: str) -> Any:
    """What Python code prints as JSON in the changed copy."""
    run = subprocess.run(
        [sys.executable, "-c", "import json\n" + dedent(code)],
        cwd=house,
        env={**os.environ, "PYTHONPATH": str(house), **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


OPENAPI = "from app.main import create_app; document = create_app().openapi()"


def test_an_event_type_is_one_file(house: Path) -> None:
    (house / "app" / "lexicon" / "event_types" / "award.toml").write_text(AWARD, encoding="utf-8")
    (house / "story.txt").write_text(AWARD.rsplit('example = "', 1)[1].rsplit('"', 1)[0] + "\n", encoding="utf-8")
    (house / "story.meta.json").write_text('{"published": "2023-05-04"}', encoding="utf-8")
    seen = ask(
        house,
        f"""
        from pathlib import Path
        from app.resolution.report import extract_file
        {OPENAPI}
        filters = document["paths"]["/v1/events"]["get"]["parameters"]
        print(json.dumps({{
            "read": [(event["type"], event["start"], event["precision"])
                     for event in extract_file(Path("story.txt"))["events"]],
            "types": "award" in json.dumps([one for one in filters if one["name"] == "type"]),
            "subtypes": "order" in json.dumps([one for one in filters if one["name"] == "subtype"]),
        }}))
        """,
    )
    assert seen == {"read": [["award", "2023-05-04", "day"]], "types": True, "subtypes": True}


def test_an_output_format_is_one_file_and_its_name_in_the_list(house: Path) -> None:
    (house / "app" / "formats" / "tsv.py").write_text(TSV.lstrip(), encoding="utf-8")
    listed = house / "app" / "formats" / "__init__.py"
    text = listed.read_text(encoding="utf-8")
    listed.write_text(text.replace("parquet)\n", "parquet, tsv)\n").replace(" vis\n", " tsv, vis\n"), encoding="utf-8")
    seen = ask(
        house,
        f"""
        {OPENAPI}
        from app.formats import FORMATS
        print(json.dumps([FORMATS["tsv"].suffix, "text/tab-separated-values" in json.dumps(document["paths"])]))
        """,
    )
    assert seen == [".tsv", True]


def test_every_format_file_is_listed() -> None:
    from app.formats import FORMATS

    written = {
        path.stem
        for path in (PROJECT_DIR / "app" / "formats").glob("*.py")
        if "FORMAT = Format(" in path.read_text(encoding="utf-8")
    }
    assert {form.render.__module__.rsplit(".", 1)[1] for form in FORMATS.values()} == written


VELDIC = {
    'code = "en"': 'code = "ve"',
    'name = "English"': 'name = "Veldic"',
    "function_words = [": 'function_words = ["lu", "okto", "sen", "pra",',
    "\nmarch = 3\n": "\nmarch = 3\nmarzel = 3\n",
    "furniture_lines = [": 'furniture_lines = ["lu menuto",',
    "abbreviations = [": 'abbreviations = ["kvz",',
}
"""What makes of the English file one of a language nobody speaks."""
VELDIC_STORY = """Lu menuto

Lu ministo okto sen kanalo pra lu rivo sen lu kvz. Oslo okto lu, 14 Marzel 2021. Sen lu ponto okto pra lu domo.
"""


def test_a_language_is_one_file(house: Path) -> None:
    """A text in it is known by its words, freed of its menus, cut into its sentences and dated by its months."""
    (house / "story.txt").write_text(VELDIC_STORY, encoding="utf-8")
    code = """
        from pathlib import Path
        from app.errors import ArticleError
        from app.extraction import extract
        from app.lexicon.gazetteer import default_gazetteer
        from app.lexicon.lexicon import load_lexicon
        from app.reading import read_article, split_text
        try:
            document = split_text(read_article(Path("story.txt")))
        except ArticleError as error:
            print(json.dumps(str(error)))
        else:
            dates = extract(document, load_lexicon(), default_gazetteer()).dates
            told = [one for one in document.paragraphs if one.kind == "story"]
            print(json.dumps({
                "language": document.raw.language,
                "first": document.words(told[0].span)[:10],
                "sentences": len(document.sentences),
                "dates": [str(one.start) for one in dates],
            }))
        """
    assert "does not seem to be English" in ask(house, code)
    languages = house / "app" / "lexicon" / "languages"
    text = (languages / "en.toml").read_text(encoding="utf-8")
    for english, veldic in VELDIC.items():
        assert english in text
        text = text.replace(english, veldic, 1)
    (languages / "ve.toml").write_text(text, encoding="utf-8")
    assert ask(house, code) == {"language": "ve", "first": "Lu ministo", "sentences": 2, "dates": ["2021-03-14"]}


def test_a_filter_is_one_field(house: Path, shared_url: str) -> None:
    filters = house / "app" / "timeline" / "query.py"
    text = filters.read_text(encoding="utf-8")
    head = '    """What articles are selected by; the date is the publication day."""\n'
    field = '    text_kind: Annotated[list[str], ByTerm("text_kind")] = Field([], description="full or digest.")\n'
    assert head in text
    text = text.replace(head, f"{head}\n{field}").replace("    ActorFilter,\n", "    ActorFilter,\n    ByTerm,\n", 1)
    filters.write_text(
        text.replace("from typing import Literal", "from typing import Annotated, Literal"), encoding="utf-8"
    )
    seen = ask(
        house,
        f"""
        {OPENAPI}
        from app.config import get_settings
        from tests.servers import application
        with application(get_settings()) as client:
            counts = {{kind: len(client.get("/v1/articles", params={{"text_kind": kind}}).json()["items"])
                      for kind in ("digest", "full")}}
        named = [one["name"] for one in document["paths"]["/v1/articles"]["get"]["parameters"]]
        print(json.dumps({{**counts, "told": "text_kind" in named}}))
        """,
        DATABASE_URL=shared_url,
        PYTHONPATH=f"{house}{os.pathsep}{PROJECT_DIR}",
    )
    assert seen == {"digest": 5, "full": 0, "told": True}
