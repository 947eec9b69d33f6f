"""A Table Schema (Data Package v2) compiled to Polars: what is wrong with a frame.

The schema is the one that the dictionary renders and that the published descriptor carries, so that asset
checks and `seedline verify` ask the same questions. A constraint that is not compiled here is an error, never
silently passed over. Does not belong here: files, spans, checksums (`lineage.verify`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import polars as pl

EXAMPLES = 3
_CONSTRAINTS: dict[str, Callable[[pl.Expr, Any], pl.Expr]] = {
    "required": lambda c, wanted: c.is_null() if wanted else pl.lit(False),
    "unique": lambda c, wanted: c.is_not_null() & c.is_duplicated() if wanted else pl.lit(False),
    "pattern": lambda c, pattern: ~c.str.contains(f"^(?:{pattern})$"),
    "enum": lambda c, values: ~c.is_in(values),
    "minimum": lambda c, least: c < least,
    "maximum": lambda c, most: c > most,
}


class Problem(NamedTuple):
    """`count` rows break `rule` in `column`; `examples` are values or keys that do."""

    rule: str
    column: str
    count: int
    examples: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.column}: {self.rule} broken in {self.count:,} row(s), for instance {', '.join(self.examples)}"


def _problem(rule: str, column: str, bad: pl.DataFrame) -> list[Problem]:
    if bad.is_empty():
        return []
    return [Problem(rule, column, len(bad), tuple(" | ".join(map(repr, row)) for row in bad.head(EXAMPLES).rows()))]


def problems(schema: Mapping[str, Any], data: pl.DataFrame) -> list[Problem]:
    """Constraints, empty strings and the primary key of one table.

    Args:
        schema: Table Schema descriptor.
        data: the table; its columns have to be the schema's fields.

    Raises:
        ValueError: the schema has a constraint that is not compiled here.
    """
    names = [f["name"] for f in schema["fields"]]
    if names != data.columns:
        return [Problem("columns", "*", len(data), (f"wanted {names}", f"found {data.columns}"))]
    found: list[Problem] = []
    key = schema.get("primaryKey", [])
    for field in schema["fields"]:
        column = pl.col(field["name"])
        for name, wanted in field.get("constraints", {}).items():
            if name not in _CONSTRAINTS:
                raise ValueError(f"constraint {name!r} of {field['name']} is not compiled")
            shown = key if name == "required" else [field["name"]]
            found += _problem(name, field["name"], data.filter(_CONSTRAINTS[name](column, wanted)).select(shown or field["name"]))
        if field["type"] == "string":
            found += _problem("null instead of empty", field["name"], data.filter(column == "").select(key or field["name"]))
    if key:
        found += _problem("primary key", ", ".join(key), data.filter(pl.struct(key).is_duplicated()).select(key).unique(maintain_order=True))
    return found


def dangling(schema: Mapping[str, Any], data: pl.DataFrame, others: Mapping[str, pl.DataFrame]) -> list[Problem]:
    """Foreign keys that point to no row. `others` are the tables by resource name; a missing one breaks the key."""
    found: list[Problem] = []
    for key in schema.get("foreignKeys", []):
        fields, reference = key["fields"], key["reference"]
        target = others.get(reference["resource"]) if reference["resource"] else data
        own = data.select(fields).drop_nulls().unique(maintain_order=True)
        rule = f"foreign key to {reference['resource'] or 'itself'}"
        if target is None:
            found += _problem(rule, ", ".join(fields), own)
        else:
            found += _problem(rule, ", ".join(fields), own.join(target.select(reference["fields"]), left_on=fields, right_on=reference["fields"], how="anti"))
    return found
