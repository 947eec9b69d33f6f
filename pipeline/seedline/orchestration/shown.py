"""What Dagster shows of a table: its columns, where each comes from, and of its rows how many, how full, and the first few.

Belongs here: metadata, from the data dictionary, the steps and a frame. Does not belong here: assets, checks, any transformation.
"""

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import dagster as dg
import polars as pl

from seedline.dataset.schema import Column, Table, dictionary
from seedline.orchestration.graph import STEPS
from seedline.orchestration.steps import Step
from seedline.package import Package
from seedline.publish.files import EXPLORER

PREVIEW_ROWS = 10
CELL_WIDTH = 120
ROW_COUNT = "dagster/row_count"  # the name by which the UI also shows the count at the top of the page
COLUMN_LINEAGE = "dagster/column_lineage"
_MARKUP = re.compile(r"[\\`*<\[\]|~]")


# ---------------------------------------------------------------- of a table, before any run
def of_table(table: Table, step: Step) -> dict[str, Any]:
    """Metadata of the asset's definition."""
    return {
        "dagster/column_schema": column_schema(table),
        COLUMN_LINEAGE: column_lineage(table, step),
        "column_sources": dg.MetadataValue.md(column_sources(table, step)),
        **code(step.code),
    }


def column_schema(table: Table) -> dg.TableSchema:
    """The table's columns with their constraints."""
    return dg.TableSchema([dg.TableColumn(c.name, c.type, c.description, constraints=_constraints(table, c)) for c in table.columns])


def _constraints(table: Table, column: Column) -> dg.TableColumnConstraints:
    other = []
    if column.name in table.key:
        other.append("primary key" if len(table.key) == 1 else "part of the primary key")
    if column.ref:
        other.append(f"one of {column.ref[0]}.{column.ref[1]}")
    if column.vocabulary:
        other.append(f"one of {', '.join(column.enum)}")
    if column.pattern:
        other.append(f"matches {column.pattern}")
    return dg.TableColumnConstraints(nullable=not column.required, unique=column.unique or table.key == (column.name,), other=other)


def code(function: Callable[..., object]) -> dict[str, Any]:
    """A link to a function in the installed source."""
    function = inspect.unwrap(function)
    file, line = inspect.getsourcefile(function), inspect.getsourcelines(function)[1]
    label = f"{function.__module__}:{line}"
    reference = dg.LocalFileCodeReference(file_path=str(Path(file or "").resolve()), line_number=line, label=label)
    return {"dagster/code_references": dg.CodeReferencesMetadataValue(code_references=[reference])}


# ---------------------------------------------------------------- where columns come from
def column_lineage(table: Table, step: Step) -> dg.TableColumnLineage:
    """Which columns of the step's inputs each column comes from, as the data dictionary says."""
    deps = {name: [dg.TableColumnDep(dg.AssetKey(t), c) for t, c in below] for name, below in _origins(table, step).items()}
    return dg.TableColumnLineage(deps)


def _origins(table: Table, step: Step) -> dict[str, list[tuple[str, str]]]:
    inputs = [dictionary()[name] for name in step.sources(table.name)]
    return {c.name: table.origins(c, inputs) for c in table.columns}


@functools.cache
def _all_origins() -> Mapping[tuple[str, str], list[tuple[str, str]]]:
    """The columns that each column comes from directly, both as (table, column)."""
    return {
        (name, column): below for step in STEPS for name in step.outputs for column, below in _origins(dictionary()[name], step).items()
    }


def way_down(table: str, column: str) -> tuple[list[str], list[str]]:
    """How a column comes down to what the seeds say: the tables on the way, nearest first, and the columns where it ends.

    It ends at the lines, at what was read before there were lines (`seeds`, `given_overrides`), or at no column: the reference packs.
    """
    on_the_way: dict[str, None] = {}
    ends: dict[str, None] = {}
    seen, level = {(table, column)}, [(table, column)]
    while level:
        below: dict[tuple[str, str], None] = {}
        for here in level:
            deps = _all_origins()[here] if here[0] != "lines" or here == (table, column) else []
            if here != (table, column):
                (on_the_way if deps else ends)[here[0] if deps else ".".join(here)] = None
            below |= dict.fromkeys(d for d in deps if d not in seen)
        seen |= below.keys()
        level = list(below)
    return list(on_the_way), list(ends)


def column_sources(table: Table, step: Step) -> str:
    """Column lineage as a Markdown table, down to the lines: the open-source UI keeps it, but does not draw it."""
    outside = "files" if table.stage == "ingest" else "reference packs"
    rows = []
    for column, deps in _origins(table, step).items():
        between, ends = way_down(table.name, column)
        nearest = {name for name, _ in deps}
        cells = [".".join(d) for d in deps], [name for name in between if name not in nearest], ends
        direct, farther, last = (", ".join(names) for names in cells)
        rows.append((column, direct or outside, farther, last or outside))
    return markdown(["column", "comes from", "by way of", "and in the end from"], rows)


# ---------------------------------------------------------------- of a table's rows, after a run
def of_rows(data: pl.DataFrame, seconds: float) -> dict[str, Any]:
    """Metadata of a materialisation. Numbers are drawn over time by the UI, each under its name.

    Args:
        data: the table, or a bucket of it.
        seconds: duration of the step that made it.
    """
    filled = fill_rates(data)
    shown: dict[str, Any] = {ROW_COUNT: len(data), "seconds": round(seconds, 3), "preview": dg.MetadataValue.md(preview(data))}
    if len(data):
        shown["fill_rate"] = round(sum(filled.values()) / len(filled), 4)
        shown["fill_rates"] = dg.MetadataValue.md(
            markdown(["column", "filled", "empty cells"], [(c, f"{r:.1%}", f"{data[c].null_count():,}") for c, r in filled.items()])
        )
    return shown


def fill_rates(data: pl.DataFrame) -> dict[str, float]:
    """Share of each column's cells that hold a value; nothing is said of a table without rows."""
    return {c: 1 - data[c].null_count() / len(data) for c in data.columns} if len(data) else {}


def preview(data: pl.DataFrame, rows: int = PREVIEW_ROWS) -> str:
    """The first rows as a Markdown table, long cells cut."""
    return markdown(data.columns, ([_cut(value) for value in row] for row in data.head(rows).iter_rows()))


def _cut(value: Any) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= CELL_WIDTH else text[: CELL_WIDTH - 1] + "…"


# ---------------------------------------------------------------- of the package
def of_package(package: Package, tables: Mapping[str, pl.DataFrame], seconds: float) -> dict[str, Any]:
    """Metadata of what was published: every resource with its size and hash, and the sums."""
    resources = package.descriptor["resources"]
    rows = [(r["name"], r["path"], f"{r['bytes']:,}", r["hash"].removeprefix("sha256:")) for r in resources]
    return {
        "path": dg.MetadataValue.path(package.source),
        "page": dg.MetadataValue.path(f"{package.source}/{EXPLORER}"),
        "resources": dg.MetadataValue.md(markdown(["resource", "path", "bytes", "SHA-256"], rows)),
        "documents": len(tables["documents"]),
        "tables": len(tables),
        "rows": sum(len(table) for table in tables.values()),
        "bytes": sum(r["bytes"] for r in resources),
        "seconds": round(seconds, 3),
    }


def markdown(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A Markdown table. What a cell says is shown as it stands, not read as markup."""
    lines = [header, ["---"] * len(header), *([_cell(value) for value in row] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _cell(value: Any) -> str:
    return _MARKUP.sub(r"\\\g<0>", re.sub(r"[\r\n]", " ", str(value)))
