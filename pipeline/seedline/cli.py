"""The command line: `build`, `trace`, `explore`, `verify`, `extract`, `diff`, `explain`, `review`, `evaluate`, `guards`, `ui`.

Belongs here: arguments, exit codes, and which words go to the terminal. Does not belong here: any work; heavy imports
stand inside the commands, so that `--help` and `trace` answer at once.

Exit codes: 0 done; 1 `verify` found something, `diff --exit-code` found a difference; 2 a numbered error or wrong usage.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from seedline import __version__
from seedline.errors import SeedlineError

app = typer.Typer(
    name="seedline",
    help="Raw text to open data, every value with the line that says it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

PackageDir = Annotated[str, typer.Option("--package", "-p", metavar="DIR", help="Folder, zip or address of the package.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]


def _print_json(value: Any) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=2, default=str)
    # a file name that is no UTF-8 holds lone surrogates, which cannot be printed
    sys.stdout.write(text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n")


def _say(text: str, *, err: bool = False) -> None:
    """Prints text that may quote seeds or file names; their control characters do not reach the terminal."""
    from seedline.lineage.trace import visible_lines

    typer.echo(visible_lines(text), err=err)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"seedline {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Raw text to open data, every value with the line that says it."""


@app.command()
def build(
    seeds: Annotated[
        str | None, typer.Argument(metavar="SEEDS", help="Folder or address (s3://...) with the raw texts, at any depth.")
    ] = None,
    out: Annotated[
        str | None, typer.Option("--out", "-o", metavar="DIR", help="Folder or address of the package; replaced as a whole.")
    ] = None,
    *,
    config: Annotated[str | None, typer.Option(metavar="FILE", help="YAML file with settings; options given here win over it.")] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes for extraction.  [default: by the number of seeds]")] = None,
    model: Annotated[str | None, typer.Option(help="Installed spaCy pipeline, by package name or folder.")] = None,
    reference: Annotated[Path | None, typer.Option(help="Folder with reference packs of your own.")] = None,
    previous: Annotated[str | None, typer.Option(help="Earlier package whose ids are kept.  [default: the one in DIR]")] = None,
    work: Annotated[
        str | None, typer.Option(metavar="DIR", help="Keep buckets' tables there; a later build makes only what changed.")
    ] = None,
    buckets: Annotated[int | None, typer.Option(min=1, help="Hash buckets of the seeds.  [default: by the number of seeds]")] = None,
    engine: Annotated[
        str | None, typer.Option(metavar="ENGINE", help="What runs the buckets: processes, ray, or ray://HOST:PORT.  [default: processes]")
    ] = None,
    extractor: Annotated[list[str] | None, typer.Option(help="Added extractor, NAME or NAME=ARGUMENT; may be given again.")] = None,
    overrides: Annotated[str | None, typer.Option(help="Folder with people's decisions.  [default: overrides beside SEEDS]")] = None,
    guards: Annotated[str | None, typer.Option(help="CSV file with guards of your own.")] = None,
    gold: Annotated[str | None, typer.Option(help="Folder with labelled documents among SEEDS, whose scores are guarded.")] = None,
    meta: Annotated[Path | None, typer.Option(help="YAML file with the dataset's name, title, contributors, version ...")] = None,
    max_line_chars: Annotated[int | None, typer.Option(min=1, help="Longest line that is read (S104).")] = None,
    max_seed_bytes: Annotated[int | None, typer.Option(min=1, help="Largest file that is read (S107).")] = None,
    max_lines: Annotated[int | None, typer.Option(min=1, help="Most lines of a file that is read (S112).")] = None,
    as_json: AsJson = False,
) -> None:
    """Build a data package from a folder of raw text."""
    import seedline
    from seedline import views

    if not config:
        missing = [hint for hint, value in (("SEEDS", seeds), ("'--out' / '-o'", out)) if value is None]
        if missing:
            raise typer.BadParameter("Needed unless --config names a file.", param_hint=missing)
    options: dict[str, Any] = {
        "config": config,
        "workers": workers,
        "model": model,
        "reference": reference and str(reference),
        "previous": previous,
        "work": work,
        "buckets": buckets,
        "engine": engine,
        "extractors": extractor or None,
        "overrides": overrides,
        "guards": guards,
        "gold": gold,
        "meta": meta and str(meta),
        "max_line_chars": max_line_chars,
        "max_seed_bytes": max_seed_bytes,
        "max_lines": max_lines,
    }
    with views.progress() as report, views.log():
        package = seedline.build(seeds, out, progress=report, **{k: v for k, v in options.items() if v is not None})
    if as_json:
        warnings = [warning.to_dict() for warning in package.warnings]
        _print_json({"package": out or str(package.path), "version": package.version, "rows": views.counts(package), "warnings": warnings})
    else:
        views.summary(package, out or str(package.path))


@app.command()
def trace(
    table: Annotated[str, typer.Argument(metavar="TABLE", help="Table, such as events.")],
    row_id: Annotated[str, typer.Argument(metavar="ID", help="Primary key of the row; several key columns joined by |.")],
    package: PackageDir = "datapackage",
    as_json: AsJson = False,
) -> None:
    """Show a row, and the seed lines behind each of its fields."""
    import seedline

    result = seedline.open(package).trace(table, row_id)
    if as_json:
        _print_json(result.to_dict())
    elif sys.stdout.isatty():
        from rich.console import Console

        Console().print(result)
    else:
        typer.echo(str(result))


@app.command()
def explore(
    package: Annotated[str, typer.Argument(metavar="DIR", help="Folder, zip or address of the package.")] = "datapackage",
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The page.")] = Path("explorer.html"),
    seed: Annotated[list[str] | None, typer.Option(metavar="PATH", help="A seed to show, by its path; may be given again.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Without --seed: so many, the last published first.  [default: 100]")] = None,
) -> None:
    """Write a page that shows seeds beside what was read from them; choose a value, and the words that say it are marked."""
    import seedline
    from seedline.publish import explorer

    opened = seedline.open(package)
    _write_page(
        out,
        explorer.page(
            opened.scan,
            title=opened.descriptor.get("title") or package,
            version=opened.version or "",
            seeds=seed or (),
            limit=limit or explorer.DOCUMENTS,
        ),
    )


def _write_page(out: Path, page: str) -> None:
    _write(out, page)
    _say(f"{out}: open it in a browser.", err=True)


def _write(out: Path, text: str) -> None:
    try:
        out.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise SeedlineError("E212", path=out, detail=error.strerror or error) from error


@app.command()
def verify(
    package: Annotated[str, typer.Argument(metavar="DIR", help="Folder, zip or address of the package.")] = "datapackage",
    seeds: Annotated[str | None, typer.Option(metavar="SEEDS", help="The seeds folder: check every span against its bytes.")] = None,
    as_json: AsJson = False,
) -> None:
    """Check schema, keys, checksums and every span; exit with 1 and a list where anything fails."""
    import seedline
    from seedline.lineage.verify import verify as check
    from seedline.places import is_folder, place

    if seeds is not None and not is_folder(place(seeds)):
        raise SeedlineError("E201", path=seeds)
    # a folder is checked as it is, even where its descriptor cannot be opened
    issues = check(package, seeds) if Path(package).is_dir() else seedline.open(package).verify(seeds)
    if as_json:
        _print_json([{"code": i.code, "place": i.place, "text": i.text} for i in issues])
    else:
        for found in issues:
            _say(str(found))
        against = "" if seeds is None else f" against {seeds}"
        _say(f"{package}: {len(issues)} issue(s) found{against}." if issues else f"{package}: verified{against}, no issue found.")
    if issues:
        raise typer.Exit(1)


@app.command()
def extract(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="A text file, or - for standard input.")],
    table: Annotated[str | None, typer.Option(help="Print this table alone, as CSV or JSON.")] = None,
    model: Annotated[str | None, typer.Option(help="Installed spaCy pipeline, by package name or folder.")] = None,
    page: Annotated[Path | None, typer.Option(metavar="FILE", help="Write a page to look at in a browser instead.")] = None,
    as_json: AsJson = False,
) -> None:
    """Extract one document to the terminal, or to a page."""
    import seedline

    name, text = _read(file)
    result = seedline.extract(text, name=name, **({"model": model} if model else {}))
    wanted = [table] if table else result.tables
    if as_json:
        _print_json({n: result.table(n).to_dicts() for n in wanted})
    elif table:
        typer.echo(result.table(table).write_csv(), nl=False)
    elif page:
        from seedline.publish import explorer

        _write_page(page, explorer.page(result.table, title=name, version=__version__))
    else:
        from seedline import views

        views.extraction(result, text)


def _read(file: str) -> tuple[str, str]:
    """Name and text of a file, decoded as a seed would be, or of standard input (UTF-8)."""
    from seedline.ingest import reading

    if file == "-":
        name, content = "stdin.txt", sys.stdin.buffer.read()
    else:
        path = Path(file)
        try:
            name, content = path.name, path.read_bytes()
        except OSError as error:
            raise SeedlineError("E215", path=file, detail=error.strerror or error) from error
    try:
        return name, reading.decode(content)[0]
    except reading.Refusal as refusal:
        raise SeedlineError("E215", path=file, detail=refusal) from refusal


@app.command()
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="Folder, zip or address of a package.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The same for a later one.")],
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 if anything differs.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show what changed between two published packages."""
    import seedline
    from seedline.publish.diff import diff as compare

    result = compare(seedline.open(old), seedline.open(new))
    if as_json:
        _print_json(result.to_dict())
    else:
        _say(str(result))
    if exit_code and result:
        raise typer.Exit(1)


@app.command()
def explain(
    left: Annotated[str, typer.Argument(metavar="ID_A", help="Id of an entity or event; one that was merged away counts.")],
    right: Annotated[str, typer.Argument(metavar="ID_B", help="Id of the other.")],
    package: PackageDir = "datapackage",
    chart: Annotated[Path | None, typer.Option(metavar="FILE", help="Draw the weights as a waterfall chart (SVG).")] = None,
    as_json: AsJson = False,
) -> None:
    """Show why two rows are one or two: the score, and what each feature weighed."""
    import seedline
    from seedline.review.explanation import explain as find

    found = find(seedline.open(package), left, right)
    if chart:
        from seedline.review.chart import waterfall

        _write(chart, waterfall(next((e for e in found if e.steps), found[0])))
    if as_json:
        _print_json([e.to_dict() for e in found])
    elif sys.stdout.isatty():
        from rich.console import Console

        for explanation in found:
            Console().print(explanation)
    else:
        typer.echo("\n\n".join(map(str, found)))


@app.command()
def review(
    package: PackageDir = "datapackage",
    overrides: Annotated[str, typer.Option(metavar="DIR", help="Folder that the overrides go to, into review.csv.")] = "overrides",
    who: Annotated[str | None, typer.Option(help="Your name.  [default: the user's]")] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many decisions.")] = 20,
) -> None:
    """Go through the doubtful decisions, most valuable first; what you overrule goes into a file of overrides."""
    import datetime as dt
    import getpass

    import seedline
    from seedline import views
    from seedline.ingest.overrides import write
    from seedline.places import place
    from seedline.review.session import review as ask

    target = place(overrides) / "review.csv"
    kept = ask(
        seedline.open(package),
        views.ask,
        lambda row: write(target, row),
        who=who or getpass.getuser(),
        when=dt.datetime.now(tz=dt.UTC).date().isoformat(),
        limit=limit,
    )
    _say(f"{kept} override(s) added to {target}. Build again to have them replayed." if kept else "Nothing was overruled.")


@app.command()
def evaluate(
    package: Annotated[
        str,
        typer.Argument(
            metavar="DIR", help="Folder, zip or address of a package built from the gold's texts, or a folder of somebody else's labels."
        ),
    ],
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Folder with labelled documents.")],
    errors: Annotated[int, typer.Option(min=0, help="Show up to this many mistakes of each kind.")] = 5,
    rounds: Annotated[int, typer.Option(min=0, help="Bootstrap rounds for the intervals; 0 for none.")] = 1000,
    as_json: AsJson = False,
) -> None:
    """Score a package, or a second person's labels, against labelled documents."""
    from seedline.evaluation import evaluate as score

    result = score(package, gold, rounds=rounds)
    if as_json:
        sys.stdout.write(result.to_json())
    else:
        result.render(errors=errors)


@app.command()
def guards(
    packages: Annotated[
        list[str], typer.Argument(metavar="PACKAGE...", help="Folders, zips or addresses of the last packages, the oldest first.")
    ],
    margin: Annotated[
        float, typer.Option(min=0, max=0.49, help="How far beyond what was seen a warning begins; an error at twice that.")
    ] = 0.25,
    gold: Annotated[
        Path | None, typer.Option(metavar="GOLD", help="Folder with labelled documents: floors under the last package's scores, too.")
    ] = None,
) -> None:
    """Suggest guards of a dataset from its last packages, as CSV for `--guards`."""
    import seedline
    from seedline.orchestration.guards import write
    from seedline.orchestration.measures import Data, scan_of
    from seedline.orchestration.suggestion import floors, suggest

    opened = [seedline.open(package) for package in packages]
    suggested = list(suggest([Data(scan_of(package)) for package in opened], margin))
    if gold:
        from seedline.evaluation import evaluate as score

        suggested += floors(score(opened[-1], gold), margin)
    typer.echo(write(suggested), nl=False)


@app.command()
def ui(
    *,
    seeds: Annotated[str | None, typer.Option(metavar="SEEDS", help="Folder or address with the raw texts.  [default: seeds]")] = None,
    out: Annotated[
        str | None, typer.Option("--out", "-o", metavar="DIR", help="Folder or address of the package.  [default: datapackage]")
    ] = None,
    buckets: Annotated[
        int | None, typer.Option(min=1, help="Hash buckets of the seeds; with more than one, assets are partitioned.  [default: 1]")
    ] = None,
    config: Annotated[str | None, typer.Option(metavar="FILE", help="YAML file with settings.")] = None,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 3000,
) -> None:
    """Start the Dagster UI on this pipeline."""
    from seedline.orchestration.ui import start

    given = {"SEEDS": seeds, "OUT": out, "BUCKETS": buckets, "CONFIG": config}
    os.environ.update({f"SEEDLINE_{name}": str(value) for name, value in given.items() if value is not None})
    raise typer.Exit(start(host=host, port=port))


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line. Numbered errors are printed without a traceback.

    Raises:
        SystemExit: always, with the exit code.
    """
    try:
        app(args=None if arguments is None else list(arguments))
    except SeedlineError as error:
        _say(str(error), err=True)
        raise SystemExit(2) from None
    except BrokenPipeError:
        # the reader (`head`) has enough; without this, closing standard output would fail a second time
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None


if __name__ == "__main__":
    main()
