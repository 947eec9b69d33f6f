"""The folder `overrides`: what people decided, one row of a CSV file each.

Belongs here: reading the files and refusing rows that cannot be meant. Does not belong here: what they do (`resolve`).
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator, Mapping

import polars as pl

from seedline import places
from seedline.dataset.ids import mint
from seedline.dataset.overrides import TABLES
from seedline.dataset.schema import dictionary
from seedline.errors import SeedlineError
from seedline.places import Place

COLUMNS = ("action", "table_name", "row_id", "other_id", "value", "who", "when", "why")
_NEEDED = ("action", "table_name", "row_id", "who", "when", "why")
_OPERAND = {"merge": "other_id", "split": "other_id", "rename": "value", "relabel": "value"}


def read(folder: Place | None) -> pl.DataFrame:
    """Table `given_overrides`: the rows of all CSV files in the folder, none if there is no folder.

    Raises:
        SeedlineError: E230, a file cannot be read or rows of it cannot be meant; it lists them all.
    """
    table = dictionary()["given_overrides"]
    if folder is None:
        return table.frame()
    rows: dict[str, dict[str, str | None]] = {}
    faults: list[str] = []
    for name in files(folder):
        for where, row in _rows(folder / name, faults):
            wrong = _fault(row)
            if wrong:
                faults.append(f"{where}: {wrong}")
                continue
            key = mint("ovr", *(row[c] for c in COLUMNS if c not in ("who", "why")))
            rows[key] = {"override_id": key, **{c: row[c] or None for c in COLUMNS}}
    if faults:
        raise SeedlineError("E230", path=folder, count=len(faults), issues="\n".join(faults))
    return table.frame(rows.values())


def files(folder: Place) -> list[str]:
    """Names of the files of overrides in a folder, sorted."""
    return [name for name in places.children(folder) if name.endswith(".csv")]


def write(file: Place, row: Mapping[str, str]) -> None:
    """Appends one override to a CSV file, which is made if it is not there.

    Raises:
        SeedlineError: E212, the file cannot be written.
    """
    try:
        before = places.read(file) if places.exists(file) else b""
        text = io.StringIO()
        writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
        if not before:
            writer.writeheader()
        writer.writerow(row)
        with places.writing(file) as stream:
            stream.write(before + text.getvalue().encode("utf-8"))
    except OSError as error:
        raise SeedlineError("E212", path=file, detail=error.strerror or error) from error


def _rows(path: Place, faults: list[str]) -> Iterator[tuple[str, dict[str, str]]]:
    try:
        file = io.StringIO(places.read(path).decode("utf-8-sig"), newline="")
        reader = csv.DictReader(file, restval="", restkey="")
        missing = [c for c in COLUMNS if c not in (reader.fieldnames or ())]
        if missing:
            faults.append(f"{path.name}: there is no column {', '.join(missing)}")
            return
        for row in reader:
            if "" in row:
                faults.append(f"{path.name}, line {reader.line_num}: there are more cells than columns")
            else:
                yield f"{path.name}, line {reader.line_num}", {c: row[c].strip() for c in COLUMNS}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        faults.append(f"{path.name}: {error}")


def _fault(row: Mapping[str, str]) -> str | None:
    """What keeps the row from being meant."""
    action, table = row["action"], row["table_name"]
    empty = [c for c in _NEEDED if not row[c]]
    if empty:
        return f"{', '.join(empty)} must not be empty"
    if action not in TABLES:
        return f"there is no action {action}; actions: {', '.join(TABLES)}"
    if table not in TABLES[action]:
        return f"{action} does not fit the table {table}; it fits {', '.join(TABLES[action])}"
    operand = _OPERAND.get(action)
    if operand and not row[operand]:
        return f"{action} needs {operand}"
    if action == "merge" and row["row_id"] == row["other_id"]:
        return "a row cannot be merged with itself"
    types = dictionary()[table]["type"].enum if action == "relabel" else ()
    if types and row["value"] not in types:
        return f"there is no type {row['value']}; types: {', '.join(types)}"
    try:
        dt.date.fromisoformat(row["when"])
    except ValueError:
        return f"when is {row['when']}; it has to be a day like 2026-03-31"
    return None
