"""What the command line shows to people: progress, the summary of a build, one extracted document.

Belongs here: rendering with rich. Does not belong here: any work, and what machines read (`--json`).
"""

from __future__ import annotations

import contextlib
import logging
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import polars as pl
from rich.console import Console
from rich.table import Table
from rich.text import Text

from seedline.dataset.schema import dictionary
from seedline.lineage.trace import names_of_ids, visible, visible_lines
from seedline.publish.files import EXPLORER

if TYPE_CHECKING:
    from seedline.package import Package
    from seedline.review.session import Doubt

STYLES = {
    "person": "black on bright_cyan",
    "organization": "black on bright_yellow",
    "country": "black on bright_green",
    "place": "black on green",
    "date": "black on bright_magenta",
    "instrument": "white on blue",
    "event": "white on red",
}


class Tables(Protocol):
    """Anything with tables by name."""

    @property
    def tables(self) -> list[str]: ...

    def table(self, name: str) -> pl.DataFrame: ...


@contextlib.contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """A progress callback for `seedline.build`: a bar a step on a terminal, nothing where there is none."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(finished_text="✓"), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bars:
        tasks: dict[str, Any] = {}

        def report(step: str, done: int, total: int) -> None:
            """`total` below 0: the step is done, and had nothing to count."""
            if step not in tasks:
                tasks[step] = bars.add_task(step, total=max(total, 1))
            if total < 0:
                task = next(t for t in bars.tasks if t.id == tasks[step])
                bars.update(tasks[step], completed=task.total)
            else:
                bars.update(tasks[step], completed=done, total=total)

        yield report


@contextlib.contextmanager
def log() -> Iterator[None]:
    """Shows what seedline logs, such as the node of a cluster that ran a bucket."""
    logger, handler = logging.getLogger("seedline"), logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%H:%M:%S"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(handler)


def counts(package: Package) -> dict[str, int]:
    """Rows of each table."""
    return {name: package.scan(name).select(pl.len()).collect().item() for name in package.tables}


def summary(package: Package, out: str) -> None:
    """What a build made: tables with their rows, rejects with their reasons, overrides that lapsed, warnings, where to look next."""
    console = Console()
    console.print(Text(f"{out}: version {package.version}", style="bold"))
    table = Table("table", "rows")
    table.columns[1].justify = "right"
    for name, rows in counts(package).items():
        table.add_row(name, f"{rows:,}")
    console.print(table)
    rejects = package.table("rejects")
    if len(rejects):
        console.print(f"{len(rejects)} file(s) could not be read:", style="yellow")
        for path, reason, detail in rejects.head(20).select("seed_path", "reason", "detail").iter_rows():
            console.print(Text(f"  {visible(path)}: {reason} {visible(detail)}"))
        if len(rejects) > 20:
            console.print(f"  and {len(rejects) - 20:,} more: see the table rejects")
    lapsed = package.table("overrides").filter(pl.col("status") == "lapsed")
    if len(lapsed):
        console.print(f"{len(lapsed)} override(s) no longer apply:", style="yellow")
        for action, row_id, detail in lapsed.select("action", "row_id", "detail").iter_rows():
            console.print(Text(f"  {action} {visible(row_id)}: {visible(detail)}"))
    if package.warnings:
        console.print(f"{len(package.warnings)} warning(s) by guards:", style="yellow")
        for warning in package.warnings:
            console.print(Text(f"  {visible(str(warning))}"), soft_wrap=True)
    events = package.table("events")
    row = ("events", events["event_id"][0]) if len(events) else ("documents", package.table("documents")["document_id"][0])
    folder = shlex.quote(out)
    where = "" if out == "datapackage" else f" --package {folder}"
    seedline, frictionless = _program("seedline"), _program("frictionless")
    console.print("\nNext:", style="bold")
    for command in (
        f"{seedline} trace {row[0]} {row[1]}{where}",
        f"{seedline} verify {folder}",
        # frictionless reads no store without an extra of its own
        *(() if "://" in out else (f"{frictionless} validate {folder}/datapackage.json",)),
    ):
        console.print(Text(f"  {command}"), soft_wrap=True)
    console.print(Text(f"The tables are in {out}/data, as Parquet and as CSV; {out}/README.md says what they hold."), soft_wrap=True)
    console.print(Text(f"{out}/{EXPLORER}, opened in a browser, shows the seeds with what was read from them."), soft_wrap=True)


def _program(name: str) -> str:
    """How to call a program of this installation: by its name where the shell finds it, else by its path."""
    own = Path(sys.executable).parent / name
    if shutil.which(name) == str(own) or not own.exists():
        return name
    return shlex.quote(str(own.relative_to(Path.cwd()) if own.is_relative_to(Path.cwd()) else own))


def extraction(result: Tables, text: str) -> None:
    """One document: its text with the mentions marked, then what was found in it, ids as names."""
    console = Console()
    marked = Text()
    at = 0
    for start, end, kind in result.table("mentions").sort("char_start").select("char_start", "char_end", "type").iter_rows():
        marked.append(_lines(text[at:start])).append(_lines(text[start:end]), style=STYLES.get(kind, "reverse"))
        at = end
    console.print(marked.append(_lines(text[at:])))
    console.print(Text(" ").join(Text(f" {kind} ", style=style) for kind, style in STYLES.items()))
    names = names_of_ids(result.table)
    for name, columns in dictionary().shown.items():
        data = result.table(name)
        if data.is_empty():
            continue
        told = [c for c in columns if data[c].null_count() < len(data)]
        table = Table(*(c.removesuffix("_id") if c != "line_start" else "line" for c in told), title=dictionary()[name].title)
        for row in data.sort("char_start").select(told).iter_rows():
            table.add_row(*("" if v is None else Text(visible(names.get(v, str(v)))) for v in row))
        console.print(table)


def _lines(text: str) -> str:
    """`text` with line ends as they are and other control characters made visible."""
    return visible_lines(text.replace("\r\n", "\n").replace("\r", "\n"))


def ask(doubt: Doubt, evidence: list[str], number: int, total: int) -> tuple[str, str]:
    """Shows a doubtful decision with its evidence, and asks for an answer and a reason; the end of input quits."""
    from seedline.review.session import ANSWERS

    console = Console()
    console.rule(f"{number} of {total}")
    console.print(doubt.explanation)
    for line in evidence:
        console.print(Text(visible(line)), soft_wrap=True)
    choices = ", ".join(f"[{key}]{answer.removeprefix(key)}" for key, answer in ANSWERS.items())
    try:
        while True:
            given = console.input(Text(f"{choices}? ")).strip().lower()
            answer = ANSWERS.get(given, given)
            if answer in ANSWERS.values():
                break
        is_new = answer in ("one", "two") and (answer == "one") != (doubt.explanation.row["verdict"] == "merged")
        return answer, console.input(Text("why? ")).strip() or "as reviewed" if is_new else ""
    except EOFError:
        return "quit", ""
