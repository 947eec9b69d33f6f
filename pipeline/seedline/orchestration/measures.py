"""What guards look at: measures of a dataset, and of what became of the package before it.

Belongs here: one function a measure, from tables to numbers. Does not belong here: which number is too low or too high (`guards`).
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import polars as pl

from seedline.dataset.damaged import collected
from seedline.dataset.schema import SPAN_COLUMNS, Table, dictionary
from seedline.package import Package

Scan = Callable[[str], pl.LazyFrame]  # a table by name
# The entities of a mention are those of its own type; dates have none.
_MENTIONS = ("mention_id", "entity_id", "type")


@dataclass(frozen=True, slots=True)
class Measurement:
    """A number.

    Attributes:
        table: what it was taken of: a published table, `evaluation` or `datapackage`.
        column: a column of it, a type of entity, a figure; empty if it is about the table.
        measure: a key of `MEASURES`.
        value: the number.
        of: how many rows (documents, mentions ...) it was taken of; a rate of few means little.
    """

    table: str
    column: str
    measure: str
    value: float
    of: int


def scan_of(package: Package) -> Scan:
    """The tables of a published package, which may be of another version.

    Raises (when called):
        KeyError: the package has no such table.
    """

    def scan(name: str) -> pl.LazyFrame:
        if name not in package.tables:
            raise KeyError(name)
        return package.scan(name)

    return scan


def document_column(table: Table) -> str | None:
    """The column that says which document a row is of; None for a table whose rows are of no single document.

    What an entity is called stands at the first mention, but is of all documents that mention it.
    """
    if "document_id" in table.names:
        return "document_id"
    return "seed_path" if (table.span == "required" and table.key[0] != "entity_id") or table.name == "lines" else None


def optional(table: Table) -> list[str]:
    """Columns whose cells may be empty, each for itself: no spans, and of a date not the days that it covers."""
    spans = {*SPAN_COLUMNS, *(f"{c.name}_{end}" for c in table.columns if c.is_edtf for end in ("from", "to"))}
    return [c.name for c in table.columns if not c.required and c.name not in spans]


class Data:
    """What measures are taken of.

    Args:
        scan: gives the tables of the dataset.
        earlier: gives those of the package before it; raises KeyError for a table that it does not have. None if there is none.
        replaced: gives those of the package that it is published over, most often the same. None if there is none.
        today: the day on which the dataset is measured.
        figures: evaluates the dataset: number of labelled documents, and figures by name. None if there is nothing labelled.
    """

    def __init__(
        self,
        scan: Scan,
        earlier: Scan | None = None,
        replaced: Scan | None = None,
        today: dt.date | None = None,
        figures: Callable[[], tuple[int, dict[str, Any]]] | None = None,
    ) -> None:
        self.scan = scan
        self.earlier = earlier
        self.replaced = replaced
        self.today = today
        self.figures = figures

    @functools.cached_property
    def documents(self) -> int:
        """Number of documents."""
        return _length(self.scan("documents"))

    @functools.cached_property
    def unchanged(self) -> pl.DataFrame:
        """`document_id` and `seed_path` of the documents that the earlier package was made of too, byte for byte."""
        if self.earlier is None:
            return pl.DataFrame(schema={"document_id": pl.String, "seed_path": pl.String})
        before = collected("documents", self.earlier("documents").select("document_id", "sha256"))
        now = self.scan("documents").select("document_id", "seed_path", "sha256").collect()
        return now.join(before, on=["document_id", "sha256"], how="semi").drop("sha256")

    @functools.cached_property
    def kept(self) -> dict[tuple[str, str], tuple[int, int]]:
        """Rows (under no column, "") and filled cells of unchanged documents, before and now, by table and column."""
        if self.unchanged.is_empty():
            return {}
        counts: dict[tuple[str, str], tuple[int, int]] = {}
        for table in dictionary().published:
            before, now = (self._filled(scan, table) for scan in (self.earlier, self.scan))
            counts |= {(table.name, name): (before[name], now[name]) for name in before.keys() & now.keys()}
        return counts

    def _filled(self, scan: Scan | None, table: Table) -> dict[str, int]:
        """Rows and filled cells of a table's rows in unchanged documents; nothing for a table of no document."""
        by = document_column(table)
        if scan is None or by is None:
            return {}
        try:
            rows = scan(table.name)
        except KeyError:
            return {}
        there = collected(table.name, rows.head(0)).columns
        if by not in there:
            return {}
        own = rows.join(self.unchanged.lazy().select(by), on=by, how="semi")
        counts = own.select(pl.len().alias(""), pl.col([name for name in optional(table) if name in there]).count())
        return collected(table.name, counts).row(0, named=True)

    @functools.cached_property
    def mentions(self) -> pl.DataFrame:
        """Mentions of entities: `mention_id`, `entity_id`, `type`."""
        return self.scan("mentions").select(_MENTIONS).drop_nulls().collect()

    @functools.cached_property
    def mentioned(self) -> pl.DataFrame:
        """How often each entity is mentioned: `type`, `entity_id`, `rows`, `all` of its type."""
        counts = self.mentions.group_by("type", "entity_id").len("rows")
        return counts.with_columns(all=pl.col("rows").sum().over("type"))

    @functools.cached_property
    def partings(self) -> pl.DataFrame:
        """By `type` of the mentions that the earlier package has too, their number `of`, and how far the entities they make
        differ, from 0 to 1: `glued` now and apart before, `split` now and one before."""
        if self.earlier is None:
            return pl.DataFrame(schema={"type": pl.String, "of": pl.Int64, "glued": pl.Float64, "split": pl.Float64})
        before = collected("mentions", self.earlier("mentions").select("mention_id", before="entity_id").drop_nulls())
        both = self.mentions.join(before, on="mention_id").group_by("type", "entity_id", "before").len("rows")
        whole = {"now": pl.col("rows").sum().over("type", "entity_id"), "then": pl.col("rows").sum().over("type", "before")}
        # B-cubed (Bagga and Baldwin 1998): each mention's share of its entity now that was with it before, and the other way round
        shares = {
            name: 1 - (pl.col("rows") ** 2 / pl.col(of)).sum() / pl.col("rows").sum() for name, of in (("glued", "now"), ("split", "then"))
        }
        return both.with_columns(**whole).group_by("type").agg(of=pl.col("rows").sum().cast(pl.Int64), **shares).sort("type")


def _length(rows: pl.LazyFrame) -> int:
    return int(rows.select(pl.len()).collect().item())


# ---------------------------------------------------------------- volume
def rows(data: Data) -> Iterator[Measurement]:
    """Rows of a table."""
    for table in dictionary().published:
        yield Measurement(table.name, "", "rows", _length(data.scan(table.name)), data.documents)


def rows_per_document(data: Data) -> Iterator[Measurement]:
    """Rows of a table for each document; of tables whose rows are of a document."""
    for m in rows(data):
        if m.of and m.table != "documents" and document_column(dictionary()[m.table]):
            yield Measurement(m.table, "", "rows_per_document", m.value / m.of, m.of)


def kept_share(data: Data) -> Iterator[Measurement]:
    """Share of the documents of the package in `--out` that are still there, by their seeds' paths."""
    if data.replaced is None:
        return
    before = collected("documents", data.replaced("documents").select("document_id"))
    kept = before.join(data.scan("documents").select("document_id").collect(), on="document_id", how="semi")
    if len(before):
        yield Measurement("documents", "", "kept_share", len(kept) / len(before), len(before))


def rows_kept(data: Data) -> Iterator[Measurement]:
    """Rows of documents whose seeds did not change, for each such row of the earlier package."""
    for (table, column), (before, now) in data.kept.items():
        if before and not column:
            yield Measurement(table, "", "rows_kept", now / before, before)


def rejects_share(data: Data) -> Iterator[Measurement]:
    """Share of the files that could not be read."""
    rejects = _length(data.scan("rejects"))
    files = rejects + data.documents
    if files:
        yield Measurement("rejects", "", "rejects_share", rejects / files, files)


# ---------------------------------------------------------------- fill
def fill_rate(data: Data) -> Iterator[Measurement]:
    """Share of a column's cells that hold a value; of columns that may be empty."""
    for table in dictionary().published:
        filled = data.scan(table.name).select(pl.len().alias(""), pl.col(optional(table)).count()).collect().row(0, named=True)
        of = filled.pop("")
        yield from (Measurement(table.name, name, "fill_rate", count / of, of) for name, count in filled.items() if of)


def filled_kept(data: Data) -> Iterator[Measurement]:
    """Fill rate of a column in documents whose seeds did not change, as a multiple of what it was in the earlier package."""
    for (table, column), (before, now) in data.kept.items():
        rows_before, rows_now = data.kept[table, ""]
        if before and rows_now and column:
            yield Measurement(table, column, "filled_kept", now / rows_now / (before / rows_before), before)


# ---------------------------------------------------------------- resolution
def largest_share(data: Data) -> Iterator[Measurement]:
    """Share of all mentions of a type of entity, or of all reports of events, that the most frequent entity or event has."""
    for kind, most, of in data.mentioned.group_by("type").agg(pl.col("rows").max(), pl.col("all").first()).sort("type").iter_rows():
        yield Measurement("entities", kind, "largest_share", most / of, of)
    reports = data.scan("event_history").group_by("event_id").len("rows").select(pl.col("rows").max(), of=pl.col("rows").sum()).collect()
    most, of = reports.row(0)
    if of:
        yield Measurement("events", "", "largest_share", most / of, of)


def most_names(data: Data) -> Iterator[Measurement]:
    """Most names that the seeds give to one entity of a type."""
    names = data.scan("aliases").group_by("entity_id").len("names")
    types = data.scan("entities").select("entity_id", "type").join(names, on="entity_id").group_by("type")
    for kind, most, of in types.agg(pl.col("names").max(), pl.len()).sort("type").collect().iter_rows():
        yield Measurement("entities", kind, "most_names", most, of)


def merges_per_document(data: Data) -> Iterator[Measurement]:
    """Merges of entities, or of events, that a person may doubt, for each document."""
    merges = data.scan("decisions").filter(verdict="merged").group_by("table_name").len("rows").collect()
    counts = dict(merges.iter_rows())
    for table in ("entities", "events"):
        if data.documents:
            yield Measurement(table, "", "merges_per_document", counts.get(table, 0) / data.documents, data.documents)


def glued_share(data: Data) -> Iterator[Measurement]:
    """How far mentions of a type that were of several entities in the earlier package are of one now: 1 - B-cubed precision."""
    yield from (Measurement("entities", r["type"], "glued_share", r["glued"], r["of"]) for r in data.partings.iter_rows(named=True))


def split_share(data: Data) -> Iterator[Measurement]:
    """How far mentions of a type that were of one entity in the earlier package are of several now: 1 - B-cubed recall."""
    yield from (Measurement("entities", r["type"], "split_share", r["split"], r["of"]) for r in data.partings.iter_rows(named=True))


# ---------------------------------------------------------------- freshness
def days_since_newest(data: Data) -> Iterator[Measurement]:
    """Days from the newest document's date to the day of the build."""
    dates = data.scan("documents").select(newest=pl.col("published_from").max(), of=pl.col("published_from").count()).collect()
    newest, of = dates.row(0)
    if newest and data.today:
        yield Measurement("documents", "", "days_since_newest", (data.today - newest).days, of)


# ---------------------------------------------------------------- evaluation
def figure(data: Data) -> Iterator[Measurement]:
    """A figure of `seedline evaluate`, such as `events.f1`, on the labelled documents in the folder `gold`."""
    if data.figures is None:
        return
    of, tree = data.figures()
    yield from (Measurement("evaluation", name, "figure", value, of) for name, value in _leaves(tree))


def _leaves(tree: dict[str, Any], above: str = "") -> Iterator[tuple[str, float]]:
    for name, value in tree.items():
        if isinstance(value, dict):
            yield from _leaves(value, f"{above}{name}.")
        elif value is not None:
            yield above + name, float(value)


Measure = Callable[[Data], Iterator[Measurement]]
# By the asset check that they stand under.
GROUPS: dict[str, tuple[Measure, ...]] = {
    "volume": (rows, rows_per_document, kept_share, rows_kept, rejects_share),
    "fill": (fill_rate, filled_kept),
    "resolution": (largest_share, most_names, merges_per_document, glued_share, split_share),
    "freshness": (days_since_newest,),
    "evaluation": (figure,),
}
MEASURES: dict[str, Measure] = {m.__name__: m for group in GROUPS.values() for m in group}
