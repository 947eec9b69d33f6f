"""What changed between two published packages, by table.

Belongs here: comparing rows by their primary key, and telling merges and splits from losses. Does not belong here:
opening packages (the caller gives tables), and keeping ids (`resolve` does).
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

import polars as pl

from seedline.dataset.schema import SPAN_COLUMNS, Table, dictionary
from seedline.lineage.collect import row_id

TableOf = Callable[[str], pl.DataFrame]


class Tables(Protocol):
    """What is compared: anything with tables by name, such as an opened package."""

    @property
    def tables(self) -> list[str]: ...

    def table(self, name: str) -> pl.DataFrame: ...


# Where a row stands is no change of what it says: a line put in above moves every offset below it.
_POSITION = {*SPAN_COLUMNS, "ordinal", "line"} - {"seed_path"}
_OCCURRENCE, _ID = "occurrence of the row's values", "id of the row"  # no column of any table is named so
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Change:
    """A row that both packages have: old and new value of each column that differs."""

    row_id: str
    columns: dict[str, tuple[Any, Any]]

    def to_dict(self) -> dict[str, Any]:
        return {"row_id": self.row_id, "columns": {k: [_plain(a), _plain(b)] for k, (a, b) in self.columns.items()}}


@dataclass(frozen=True, slots=True)
class TableDiff:
    """What became of one table's rows.

    Attributes:
        added, removed: ids that only the new, only the old package has, merged and split ones left out.
        changed: rows of both whose values differ.
        moved: number of rows of both that differ in their span alone.
        merged: old id to the id that it is now part of.
        split: id to the ids, itself among them if it is still there, that now have what was its alone.
        names: what the added, removed, merged and split rows are called, by id; for people, not in JSON.
    """

    table: str
    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    moved: int = 0
    merged: dict[str, str] = field(default_factory=dict)
    split: dict[str, list[str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict, repr=False)

    def called(self, row_id: str) -> str:
        """An id with its name behind it, where it has one."""
        return f"{row_id}  {_brief(self.names[row_id])}" if row_id in self.names else row_id

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed or self.moved or self.merged or self.split)

    @property
    def counts(self) -> dict[str, int]:
        return {
            "added": len(self.added), "removed": len(self.removed), "changed": len(self.changed),
            "moved": self.moved, "merged": len(self.merged), "split": len(self.split),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Diff:
    """What changed between two packages; false where nothing did."""

    tables: tuple[TableDiff, ...]

    def __bool__(self) -> bool:
        return any(self.tables)

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON; tables without a change are left out."""
        return {
            t.table: {
                "counts": t.counts,
                "added": t.added,
                "removed": t.removed,
                "changed": [c.to_dict() for c in t.changed],
                "merged": t.merged,
                "split": t.split,
            }
            for t in self.tables
            if t
        }

    def __str__(self) -> str:
        """Text for people: counts by table, then the first rows of each kind."""
        return "\n".join(self._text()) or "No difference."

    def _text(self) -> Iterator[str]:
        for t in filter(None, self.tables):
            yield f"{t.table}: " + ", ".join(f"{n:,} {kind}" for kind, n in t.counts.items() if n)
            yield from _cut([f"  + {t.called(i)}" for i in t.added])
            yield from _cut([f"  - {t.called(i)}" for i in t.removed])
            yield from _cut(
                [f"  ~ {c.row_id}  " + "; ".join(f"{k}: {_brief(a)} -> {_brief(b)}" for k, (a, b) in c.columns.items()) for c in t.changed]
            )
            yield from _cut([f"  > {t.called(old)} merged into {t.called(new)}" for old, new in t.merged.items()])
            yield from _cut([f"  < {t.called(old)} split into {', '.join(map(t.called, new))}" for old, new in t.split.items()])


def _cut(rows: list[str]) -> Iterable[str]:
    return rows if len(rows) <= _SHOWN else [*rows[:_SHOWN], f"    ... and {len(rows) - _SHOWN:,} more"]


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


def _brief(value: Any) -> str:
    text = "null" if value is None else str(value).replace("\n", " ").replace("\r", " ")
    return text if len(text) <= 60 else text[:59] + "…"


def diff(old: Tables, new: Tables) -> Diff:
    """Compares two opened packages. A table that one of them lacks counts as empty there."""

    def read(package: Tables, name: str) -> pl.DataFrame:
        data = package.table(name) if name in package.tables else dictionary()[name].frame()
        return data.with_columns(pl.lit(None, t).alias(c) for c, t in dictionary()[name].polars.items() if c not in data.columns)

    before, after = functools.partial(read, old), functools.partial(read, new)
    redirects = after("redirects")
    found = []
    for table in dictionary().published:
        left, right = before(table.name), after(table.name)
        found.append(_table(table, left, right, _merged(redirects, table, left, right), _split(table, left, right, before, after)))
    return Diff(tuple(found))


def _table(table: Table, left: pl.DataFrame, right: pl.DataFrame, merged: dict[str, str], split: dict[str, list[str]]) -> TableDiff:
    key = _identity(table)
    left, right = (data.sort(table.key).with_columns(_count(table), row_id(table).alias(_ID)) for data in (left, right))
    parts = {i for group in split.values() for i in group}
    added = [i for i in _without(right, left, key) if i not in parts]
    removed = [i for i in _without(left, right, key) if i not in merged and i not in split]
    both = left.join(right, on=key, suffix=" new", nulls_equal=True, maintain_order="left")
    values = [c for c in table.names if c not in key]
    told = [c for c in values if c not in _POSITION and not (table.span and c == "seed_path")]
    differs = {c: pl.col(c).ne_missing(pl.col(f"{c} new")) for c in values}
    is_changed = pl.any_horizontal(False, *(differs[c] for c in told))
    moved = both.filter(~is_changed, pl.any_horizontal(False, *differs.values()))
    changed = [
        Change(row[_ID], {c: (row[c], row[f"{c} new"]) for c in told if row[c] != row[f"{c} new"]})
        for row in both.filter(is_changed).iter_rows(named=True)
    ]
    shown = [*added, *removed, *itertools.chain.from_iterable(merged.items()), *itertools.chain.from_iterable(split.values()), *split]
    return TableDiff(table.name, added, removed, changed, len(moved), merged, split, _called(table, shown, left, right))


def _called(table: Table, ids: list[str], left: pl.DataFrame, right: pl.DataFrame) -> dict[str, str]:
    """Names of rows by id, the new package's before the old one's."""
    if table.says is None or table.says in table.key or not ids:
        return {}
    wanted = pl.col(_ID).is_in(ids) & pl.col(table.says).is_not_null()
    return dict(pl.concat([d.filter(wanted).select(_ID, pl.col(table.says).cast(pl.String)) for d in (left, right)]).iter_rows())


def _identity(table: Table) -> list[str]:
    """What makes a row of two packages the same: its primary key or, where that says where the row stands (a line, a row of
    lineage), all its other values and which occurrence of them it is."""
    if not _POSITION & set(table.key):
        return list(table.key)
    return [*(c for c in table.names if c not in _POSITION), _OCCURRENCE]


def _count(table: Table) -> pl.Expr:
    values = [c for c in table.names if c not in _POSITION]
    return pl.int_range(pl.len()).over(values).alias(_OCCURRENCE) if _POSITION & set(table.key) else pl.lit(0).alias(_OCCURRENCE)


def _without(data: pl.DataFrame, other: pl.DataFrame, key: list[str]) -> list[str]:
    """Ids of the rows that the other side lacks."""
    return data.join(other, on=key, how="anti", nulls_equal=True, maintain_order="left")[_ID].to_list()


def _merged(redirects: pl.DataFrame, table: Table, left: pl.DataFrame, right: pl.DataFrame) -> dict[str, str]:
    """Ids that the old package has and the new one redirects."""
    if len(table.key) != 1:
        return {}
    key = table.key[0]
    rows = (
        redirects.filter(pl.col("table_name") == table.name)
        .join(left.select(old_id=pl.col(key).cast(pl.String)), on="old_id", how="semi")
        .join(right.select(old_id=pl.col(key).cast(pl.String)), on="old_id", how="anti")
        .sort("old_id")
    )
    return dict(rows.select("old_id", "new_id").iter_rows())


def _split(table: Table, left: pl.DataFrame, right: pl.DataFrame, before: TableOf, after: TableOf) -> dict[str, list[str]]:
    """Rows whose referring rows, the same in both packages, now refer to several rows, a new one among them.

    Mentions say which entity was split, statements and actions which event.
    """
    if len(table.key) != 1:
        return {}
    key = table.key[0]
    pairs = []
    for other in dictionary().published:
        for column in other.columns:
            if column.ref != (table.name, key) or column.name in other.key:
                continue
            own = list(other.key)
            old = before(other.name).select(*own, old=column.name)
            new = after(other.name).select(*own, new=column.name)
            pairs.append(old.join(new, on=own).select("old", "new").drop_nulls().unique())
    if not pairs:
        return {}
    known, added = left.select(old=key), right.join(left, on=key, how="anti").select(new=key)
    moves = pl.concat(pairs).unique().join(known, on="old", how="semi")
    targets = moves.group_by("old").agg(pl.col("new").sort()).filter(pl.col("new").list.len() > 1)
    gained = moves.join(added, on="new", how="semi")["old"].unique().to_list()
    rows = targets.filter(pl.col("old").is_in(gained)).sort("old")
    return dict(rows.iter_rows())
