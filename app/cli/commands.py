"""The service entrance: the ``timeline`` command parses arguments, calls one function and prints.

Rooms are imported inside the commands, so that each command starts only what it needs.
"""

import json
import sys
import time
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from app.cli.database import database, export, import_, restore, shown_url, withdraw
from app.cli.ingesting import in_one_line, prepared_engine, print_table, read_in, require_paths
from app.cli.serving import require_free_port, run_server
from app.config import choose_settings, get_settings
from app.errors import AppError, ConfigError

cli = typer.Typer(
    name="timeline",
    help="Reads news articles about relations between states and serves the record as a REST API.",
    epilog="Settings come from the environment: HOST, PORT, WORKERS, DATABASE_URL and those that README lists.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)

Host = Annotated[str | None, typer.Option(help="Address to listen on (HOST).", show_default="127.0.0.1")]
Port = Annotated[int | None, typer.Option(help="Port to listen on (PORT).", show_default="8000")]
Workers = Annotated[int | None, typer.Option(help="Server processes (WORKERS).", show_default="1")]


@cli.command(epilog="Example: `timeline up --articles ~/articles --port 8001`")
def up(
    articles: Annotated[
        list[Path] | None, typer.Option(help="Your own articles, files or folders; may be repeated.")
    ] = None,
    digests: Annotated[bool, typer.Option(help="Read the digests of seeds/articles too.")] = True,
    host: Host = None,
    port: Port = None,
    workers: Workers = None,
) -> None:
    """Migrate, read seeds and articles (once), and serve: all that a new database needs."""
    settings = choose_settings(host=host, port=port, workers=workers)
    require_free_port(settings)
    require_paths(articles or [])
    print(f"The record is kept in {shown_url()}. Reading seeds and articles ...", flush=True)
    engine = prepared_engine(settings)
    paths = [*([settings.seeds_dir / "articles"] if digests else []), *(articles or [])]
    summary = read_in(paths, engine, workers=None, quiet=True)
    print(in_one_line(summary))
    engine.dispose()
    run_server(settings)


@cli.command(
    epilog="Examples: `timeline ingest ~/articles` · "
    "`timeline ingest story.txt --publisher 'Andes Courier' --published 2023-03-15 --url https://example.org/story`"
)
def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Articles, or folders of them: .txt, .md, .json, .html.")],
    url: Annotated[str | None, typer.Option(help="The article's link (of one file).")] = None,
    title: Annotated[str | None, typer.Option(help="Its title (of one file).")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published it; outweighs what stands beside it.")] = None,
    published: Annotated[str | None, typer.Option(help="The day of its publication, YYYY-MM-DD.")] = None,
    language: Annotated[str | None, typer.Option(help="Its language, ISO 639-1.")] = None,
    workers: Annotated[
        int | None, typer.Option(min=0, help="Processes that read while one writes; by default one for many articles.")
    ] = None,
) -> None:
    """Read articles into the database, while the server runs or not; what is known already is left as it is.

    What a catalogue knows of STEM.txt may stand in STEM.meta.json: url, title, publisher, published, language. An
    odd file is refused with its reason and the rest goes on; the exit status is 1 if any was refused.
    """
    require_paths(paths)
    about: dict[str, Any] = {
        "url": url,
        "title": title,
        "publisher": publisher,
        "published": published,
        "language": language,
    }
    if (url or title) and (len(paths) > 1 or paths[0].is_dir()):
        raise ConfigError("--url and --title tell of one article: name one file, or write STEM.meta.json beside each.")
    engine = prepared_engine(get_settings())
    started = time.perf_counter()
    summary = read_in(paths, engine, workers=workers, **about)
    print_table(summary, time.perf_counter() - started)
    if summary.refused or not summary.read:
        raise SystemExit(1)


@cli.command(
    epilog="Examples: `timeline extract --out build/ articles/*.txt` · `timeline extract --show extraction story.txt`"
)
def extract(
    files: Annotated[
        list[Path], typer.Argument(help="Articles; STEM.meta.json beside one says what a catalogue knows.")
    ],
    out: Annotated[Path | None, typer.Option(help="Folder for STEM.json, one for each file.")] = None,
    show: Annotated[
        Literal["record", "extraction"],
        typer.Option(help="The article's record, or every step that led to it."),
    ] = "record",
) -> None:
    """Read articles without a database and write what each says as JSON; a refused one gets its reason."""
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
    for path in files:
        text = json.dumps(_extract_one(path, steps=show == "extraction"), ensure_ascii=False, indent=1)
        if out is None:
            print(text)
        else:
            (out / f"{path.stem}.json").write_text(text + "\n", encoding="utf-8")


def _extract_one(path: Path, *, steps: bool) -> dict[str, Any]:
    """The report of one file; whatever goes wrong with one file must not lose the others."""
    try:
        from app.resolution.report import extract_file
        from app.resolution.steps import reading_steps

        report = reading_steps(path) if steps else extract_file(path)
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        report = {"article": {"title": None}, "error": reason, "statements": [], "events": [], "dates": []}
    if "error" in report:
        print(f"{path}: {report['error']}", file=sys.stderr)
    return report


@cli.command(epilog="Example: `timeline serve --port 8001 --workers 2`")
def serve(host: Host = None, port: Port = None, workers: Workers = None) -> None:
    """Serve the record that the database holds."""
    from app.db import check_schema, get_engine

    settings = choose_settings(host=host, port=port, workers=workers)
    require_free_port(settings)
    engine = get_engine(settings.database_url)
    check_schema(engine)
    engine.dispose()
    run_server(settings)


@cli.command()
def check() -> None:
    """Read seeds and lexicon; a mistake is told with its file and key."""
    from app.lexicon.lexicon import load_lexicon
    from app.lexicon.seeds import load_seeds

    settings = get_settings()
    seeds = load_seeds(settings.seeds_dir)
    load_lexicon()
    print(f"No mistake found in the lexicon nor in {settings.seeds_dir}:", end=" ")
    print(f"{len(seeds.actors)} actors, {len(seeds.places)} places.")


for command in (withdraw, restore, export, import_):
    cli.command(command.__name__.strip("_"))(command)
cli.add_typer(database, name="db")


def main() -> None:
    """Run the command; a mistake is one sentence and a status, never a traceback."""
    try:
        cli()
    except AppError as error:
        print(f"timeline: {error}", file=sys.stderr)
        raise SystemExit(2 if isinstance(error, ConfigError) else 1) from None
    except OSError as error:
        print(f"timeline: {error.filename or 'this machine'}: {error.strerror or error}", file=sys.stderr)
        raise SystemExit(1) from None
