"""A Table Schema compiled to Polars: what is wrong with a table, found over whole columns at once.

The schema is the JSON that the package publishes, so that the checks of a build and those of a reader are one.
Belongs here: types, constraints, keys and dates of tables in memory. Does not belong here: files, spans, seeds.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from seedline.dataset import edtf
from seedline.dataset.schema import POLARS_TYPES, Table
from seedline.errors import message

EXAMPLES = 3
# How each type is written in CSV; dates and numbers are also parsed, for 2020-02-30 matches. Of whole numbers Polars takes digits alone.
_LEXICAL = {
    "number": r"^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$",
    "boolean": r"^(true|false)$",
    "date": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
}
_SCHEMA_WORDS = {"$schema", "fields", "primaryKey", "foreignKeys", "missingValues", "title", "description"}
_FIELD_WORDS = {"name", "type", "title", "description", "constraints", "format"}


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing wrong with a package: a number (`docs/reference/errors.md`), the table or file, and what it is."""

    code: str
    place: str
    text: str

    def __str__(self) -> str:
        return f"{self.code} {self.place}: {self.text}"


def issue(code: str, place: str, **values: object) -> Issue:
    """An issue with the numbered message filled in."""
    return Issue(code, place, message(code, **values))


def _examples(data: pl.DataFrame, names: Iterable[str]) -> str:
    """The first rows' values of some columns, for a message."""
    rows = [" | ".join("null" if v is None else str(v) for v in row) for row in data.select(list(names)).head(EXAMPLES).iter_rows()]
    return ", ".join(repr(r if len(r) <= 80 else r[:79] + "…") for r in rows)


def problems(table: Table, data: pl.DataFrame) -> list[str]:
    """What is wrong with a table of the dictionary, in words; empty if nothing is. Foreign keys are not looked at."""
    return [str(i) for i in check(table.name, table.frictionless, data)]


def parse(place: str, schema: Mapping[str, Any], text: pl.DataFrame) -> tuple[pl.DataFrame, list[Issue]]:
    """A table read from CSV as strings, with the schema's types; values that do not fit become null and an issue each column.

    Columns that the schema does not name are left as they are.
    """
    issues: list[Issue] = []
    columns: list[pl.Expr] = []
    bad: dict[str, pl.Expr] = {}
    for field in schema["fields"]:
        name, kind = field["name"], field["type"]
        if name not in text.columns or kind == "string":
            continue
        value = pl.when(pl.col(name).str.contains(_LEXICAL[kind])).then(pl.col(name)) if kind in _LEXICAL else pl.col(name)
        typed = (value == "true") if kind == "boolean" else value.str.to_date("%Y-%m-%d", strict=False) if kind == "date" else value.cast(
            POLARS_TYPES[kind], strict=False
        )  # fmt: skip
        columns.append(typed.alias(name))
        bad[name] = pl.col(name).is_not_null() & typed.is_null()
    for name, rows in _failing(text, bad):
        kind = next(f["type"] for f in schema["fields"] if f["name"] == name)
        issues.append(issue("V202", place, column=name, type=kind, count=len(rows), examples=_examples(rows, [name])))
    return text.with_columns(columns), issues


def _failing(data: pl.DataFrame, tests: Mapping[str, pl.Expr]) -> Iterator[tuple[str, pl.DataFrame]]:
    """The rows for which a test is true, for each test that any row meets. One pass counts, few passes fetch."""
    if not tests or data.is_empty():
        return
    counts = data.select(**{n: t.fill_null(False).sum() for n, t in tests.items()}).row(0, named=True)
    for name, count in counts.items():
        if count:
            yield name, data.filter(tests[name])


def _constraints(field: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, object], pl.Expr]]:
    """`(code, values of its message, expression that is true where a value breaks it)` for one field."""
    name, column = field["name"], pl.col(field["name"])
    if field["type"] == "string":
        yield "V209", {}, column == ""
    if field["type"] == "number":
        yield "V206", {"wanted": "finite"}, ~column.is_finite()
    tests: dict[str, Callable[[Any], tuple[str, dict[str, object], pl.Expr]]] = {
        "required": lambda v: ("V203", {}, column.is_null() & pl.lit(bool(v))),
        "enum": lambda v: ("V204", {"wanted": ", ".join(map(str, v))}, ~column.is_in(list(v))),
        "pattern": lambda v: ("V205", {"wanted": v}, ~column.str.contains(f"^(?:{v})$")),
        "minimum": lambda v: ("V206", {"wanted": f"{v} or more"}, column < v),
        "maximum": lambda v: ("V206", {"wanted": f"{v} or less"}, column > v),
        "unique": lambda v: ("V207", {}, column.is_not_null() & column.is_duplicated() & pl.lit(bool(v))),
    }
    for word, value in field.get("constraints", {}).items():
        code, values, test = tests[word](value)
        yield code, {"column": name, **values}, test


def unknown_words(schema: Mapping[str, Any]) -> list[str]:
    """Words of a schema that `check` does not know, and so could not enforce."""
    words = [w for w in schema if w not in _SCHEMA_WORDS]
    known = {"required", "enum", "pattern", "minimum", "maximum", "unique"}
    for field in schema["fields"]:
        words += [w for w in field if w not in _FIELD_WORDS]
        words += [w for w in field.get("constraints", {}) if w not in known]
        if field["type"] not in POLARS_TYPES:
            words.append(f"type {field['type']}")
        if field.get("format", "default") != "default":
            words.append(f"format {field['format']}")
    return words


def check(place: str, schema: Mapping[str, Any], data: pl.DataFrame) -> list[Issue]:
    """Columns, types, constraints, primary key and dates of one table against its Table Schema.

    Args:
        place: what to call the table in issues.
        schema: Table Schema descriptor (Data Package v2); words that are not known are an issue, never passed over.
        data: the table.
    """
    words = unknown_words(schema)
    if words:
        return [issue("V211", place, words=", ".join(words))]
    names = [f["name"] for f in schema["fields"]]
    if names != data.columns:
        missing, extra = [n for n in names if n not in data.columns], [n for n in data.columns if n not in names]
        return [issue("V201", place, missing=", ".join(missing) or "none", extra=", ".join(extra) or "none")]
    wrong = [f for f in schema["fields"] if data.schema[f["name"]] != POLARS_TYPES[f["type"]]]
    if wrong:
        return [
            issue("V202", place, column=f["name"], type=f["type"], count=len(data), examples=str(data.schema[f["name"]])) for f in wrong
        ]
    issues: list[Issue] = []
    tests: dict[str, pl.Expr] = {}
    about: dict[str, tuple[str, str, dict[str, object]]] = {}
    for field in schema["fields"]:
        for code, values, test in _constraints(field):
            key = f"{code}:{field['name']}:{len(tests)}"
            tests[key], about[key] = test, (code, field["name"], values)
    for key, rows in _failing(data, tests):
        code, name, values = about[key]
        shown = [name] if code != "V203" else [k for k in _key(schema) if k != name] or [name]
        issues.append(issue(code, place, **{"column": name, "count": len(rows), "examples": _examples(rows, shown), **values}))
    return issues + _primary_key(place, schema, data) + _dates(place, data)


def _key(schema: Mapping[str, Any]) -> list[str]:
    key = schema.get("primaryKey", [])
    return [key] if isinstance(key, str) else list(key)


def _primary_key(place: str, schema: Mapping[str, Any], data: pl.DataFrame) -> list[Issue]:
    key = _key(schema)
    if not key:
        return []
    if any(k not in data.columns for k in key):
        return [issue("V201", place, missing=", ".join(k for k in key if k not in data.columns), extra="none")]
    tests = {"null": pl.any_horizontal(pl.col(key).is_null())}
    if data.select(key).hash_rows().n_unique() < len(data):  # rows of one key have one hash; looking for them costs four times as much
        tests["twice"] = pl.struct(key).is_duplicated()
    return [issue("V208", place, key=", ".join(key), count=len(rows), examples=_examples(rows, key)) for _, rows in _failing(data, tests)]


def _dates(place: str, data: pl.DataFrame) -> list[Issue]:
    """Every `x` that stands beside `x_from` and `x_to` has to be an EDTF value with these very bounds."""
    issues = []
    for name in data.columns:
        first, last = f"{name}_from", f"{name}_to"
        if not {first, last} <= set(data.columns):
            continue
        rows = data.select(name, first, last).unique(maintain_order=True)
        wrong = [row for row in rows.iter_rows() if row[1:] != _bounds(row[0])]
        if wrong:
            shown = ", ".join(repr(" | ".join(map(str, row))) for row in wrong[:EXAMPLES])
            issues.append(issue("V210", place, column=name, count=len(wrong), examples=shown))
    return issues


def _bounds(value: str | None) -> tuple[object, object]:
    if value is None:
        return None, None
    return edtf.bounds(value) if edtf.is_valid(value) else (math.nan, math.nan)  # equal to nothing


def check_references(place: str, schema: Mapping[str, Any], data: pl.DataFrame, tables: Mapping[str, pl.DataFrame]) -> list[Issue]:
    """Foreign keys of one table: every value has to stand in the table that it refers to.

    Args:
        place: name of the table.
        schema: its Table Schema descriptor.
        data: the table.
        tables: all tables of the package by name.
    """
    issues = []
    for key in schema.get("foreignKeys", []):
        own = [key["fields"]] if isinstance(key["fields"], str) else list(key["fields"])
        other = key["reference"]["fields"]
        other = [other] if isinstance(other, str) else list(other)
        target = key["reference"].get("resource") or place
        parent = data if target == place else tables.get(target)
        if parent is None or not set(other) <= set(parent.columns) or not set(own) <= set(data.columns):
            issues.append(issue("V213", place, column=", ".join(own), target=f"{target}.{', '.join(other)}"))
            continue
        if [data.schema[c] for c in own] != [parent.schema[c] for c in other]:
            continue  # a wrong type is an issue already
        dangling = data.drop_nulls(own).join(parent, left_on=own, right_on=other, how="anti")
        if len(dangling):
            issues.append(
                issue("V212", place, column=", ".join(own), target=target, count=len(dangling), examples=_examples(dangling, own))
            )
    return issues


# ---------------------------------------------------------------- words of issues
def brief(error: Exception) -> str:
    """An error in a line."""
    return f"{type(error).__name__}: {str(error).strip().partition(chr(10))[0][:200]}"


def listed(values: Sequence[object] | pl.Series) -> str:
    """Values as issues name them."""
    return ", ".join(repr(v) for v in values)
