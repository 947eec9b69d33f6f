"""The explorer page: each seed with its mentions marked, and beside it the rows that were read from it. One HTML file without
anything from outside; a row's field, chosen, marks the words that say it.

Belongs here: which rows stand beside which lines, and cutting lines at mentions. Does not belong here: looks (`explorer.html`),
files, which columns people are shown (the dictionary's `shown`).
"""

from __future__ import annotations

import collections
import functools
import importlib.resources
import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import jinja2
import polars as pl

from seedline.dataset.schema import SPAN_COLUMNS, dictionary
from seedline.errors import SeedlineError
from seedline.lineage.collect import row_id
from seedline.lineage.trace import names_of_ids, visible
from seedline.publish.files import EXPLORER

DOCUMENTS = 100  # on the page inside a package; at 12 kB a press release, 12,000 of them would be more than a browser opens

TableOf = Callable[[str], pl.DataFrame | pl.LazyFrame]


class Mark(NamedTuple):
    """A mention, as the page shows it; `entity` is empty for dates."""

    start: int  # in the line, in characters; of a mention over several lines each has its part
    end: int
    type: str
    entity: str
    label: str


class Piece(NamedTuple):
    """A stretch of a line, and the mentions that cover it."""

    text: str
    marks: tuple[Mark, ...]


class Line(NamedTuple):
    """A line of a seed."""

    number: int
    role: str
    pieces: tuple[Piece, ...]


class Field(NamedTuple):
    """A value of a row; `at` names what says it as `line:start-end`, in UTF-16 code units as browsers count, parted by spaces."""

    name: str
    value: str
    at: str


@dataclass(slots=True)
class Row:
    """A row beside its text; `parts` are rows of tables that are counted off below it, an event's participants."""

    line: int
    fields: list[Field]
    parts: list[Row] = field(default_factory=list)


class Document(NamedTuple):
    """A seed on the page."""

    id: str
    seed_path: str
    title: str
    published: str
    lines: tuple[Line, ...]
    rows: dict[str, list[Row]]  # by the title of their table


def page(table_of: TableOf, *, title: str, version: str, seeds: Sequence[str] = (), limit: int = DOCUMENTS) -> str:
    """The page as HTML.

    Args:
        table_of: gives a published table by name.
        title: the dataset's.
        version: the dataset's.
        seeds: paths of the seeds to show, in that order; without any, the `limit` that were published last.
        limit: most documents where none are named.

    Raises:
        SeedlineError: E205, no such table; E219, no such seed.
    """
    documents = _frame(table_of, "documents")
    chosen = (
        list(seeds) or documents.sort("published_to", "seed_path", descending=[True, False], nulls_last=True)["seed_path"].to_list()[:limit]
    )
    unknown = sorted(set(chosen) - set(documents["seed_path"]))
    if unknown:
        raise SeedlineError("E219", seed=unknown[0])
    return _template().render(
        title=title,
        version=version,
        total=len(documents),
        documents=_documents(table_of, documents, chosen),
        types=dictionary().vocabularies["mention_type"],
    )


@functools.cache
def _template() -> jinja2.Template:
    source = importlib.resources.files(__package__).joinpath(EXPLORER).read_text(encoding="utf-8")
    return jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined).from_string(source)


def _frame(table_of: TableOf, name: str, seeds: Sequence[str] | None = None) -> pl.DataFrame:
    """A table; with `seeds`, only the rows of those."""
    data = table_of(name).lazy()
    return (data if seeds is None else data.filter(pl.col("seed_path").is_in(list(seeds)))).collect()


def _documents(table_of: TableOf, documents: pl.DataFrame, chosen: Sequence[str]) -> list[Document]:
    names = names_of_ids(table_of)
    lines = _frame(table_of, "lines", chosen).sort("seed_path", "line").partition_by("seed_path", as_dict=True)
    mentions = _frame(table_of, "mentions", chosen).sort("char_start").partition_by("seed_path", as_dict=True)
    lineage = _frame(table_of, "lineage", chosen)
    evidence = {name: lineage.filter(table_name=name) for name in dictionary().shown}
    found = {name: said.partition_by("seed_path", as_dict=True) for name, said in evidence.items()}
    rows = {name: _rows(table_of, name, set(said["row_id"])) for name, said in evidence.items()}
    shown = []
    by_path = {d["seed_path"]: d for d in documents.filter(pl.col("seed_path").is_in(list(chosen))).iter_rows(named=True)}
    for path in chosen:
        d = by_path[path]
        places = _Places(lines[(path,)])
        told = {name: by_seed[(path,)] for name, by_seed in found.items() if (path,) in by_seed}
        shown.append(
            Document(
                d["document_id"],
                visible(path),
                visible(d["title"] or path),
                d["published"] or "",
                tuple(places.cut(mentions.get((path,)), names)),
                _beside(told, rows, places, names),
            )
        )
    return shown


def _rows(table_of: TableOf, name: str, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Rows of a table by their id as lineage has it."""
    data = table_of(name).lazy().with_columns(row_id=row_id(dictionary()[name]))
    return {r["row_id"]: r for r in data.filter(pl.col("row_id").is_in(sorted(ids))).collect().iter_rows(named=True)}


class _Places:
    """Lines of one seed, to say where in them a span is."""

    def __init__(self, lines: pl.DataFrame) -> None:
        self._lines = {r["line"]: r for r in lines.iter_rows(named=True)}

    def parts(self, span: dict[str, Any]) -> Iterable[tuple[int, int, int]]:
        """(line, start, end) of each line that a span covers, in characters of the line."""
        for number in range(span["line_start"], span["line_end"] + 1):
            line = self._lines[number]
            start, end = max(span["char_start"], line["char_start"]), min(span["char_end"], line["char_end"])
            if start < end:
                yield number, start - line["char_start"], end - line["char_start"]

    def at(self, spans: Iterable[dict[str, Any]]) -> str:
        """Spans as `Field.at`."""
        return " ".join(
            f"{number}:{self._units(number, start)}-{self._units(number, end)}" for span in spans for number, start, end in self.parts(span)
        )

    def _units(self, number: int, offset: int) -> int:
        return len((self._lines[number]["text"] or "")[:offset].encode("utf-16-le", "surrogatepass")) // 2

    def cut(self, mentions: pl.DataFrame | None, names: dict[str, str]) -> Iterable[Line]:
        """The lines, cut wherever a mention begins or ends."""
        marks: dict[int, list[Mark]] = collections.defaultdict(list)
        for m in mentions.iter_rows(named=True) if mentions is not None else ():
            name = names.get(m["entity_id"], "") if m["entity_id"] else m["value"] or ""
            label = ", ".join(filter(None, (m["type"], visible(name), f"confidence {m['confidence']:g}")))
            for number, start, end in self.parts(m):
                marks[number].append(Mark(start, end, m["type"], m["entity_id"] or "", label))
        for number, line in self._lines.items():
            yield Line(number, line["role"], tuple(_pieces(visible(line["text"] or ""), marks[number])))


def _pieces(text: str, marks: Sequence[Mark]) -> Iterable[Piece]:
    bounds = sorted({0, len(text), *(b for m in marks for b in (m.start, m.end))})
    for start, end in itertools.pairwise(bounds):
        yield Piece(text[start:end], tuple(m for m in marks if m.start <= start and end <= m.end))


def _beside(
    told: dict[str, pl.DataFrame], rows: dict[str, dict[str, dict[str, Any]]], places: _Places, names: dict[str, str]
) -> dict[str, list[Row]]:
    """The rows that one seed says, by title of their table, in the order of its lines."""
    shown: dict[str, dict[str, Row]] = {}
    for name, evidence in told.items():
        by_row: dict[str, dict[str, list[dict[str, Any]]]] = collections.defaultdict(lambda: collections.defaultdict(list))
        for e in evidence.sort("char_start", "char_end").iter_rows(named=True):
            by_row[e["row_id"]][e["field"]].append({c: e[c] for c in SPAN_COLUMNS})
        shown[name] = {key: _row(name, rows[name][key], fields, places, names) for key, fields in by_row.items() if key in rows[name]}
    result: dict[str, list[Row]] = {}
    for name, by_id in shown.items():
        whole = _whole(name)
        for key, row in by_id.items():
            if whole and key.split("|")[0] in shown.get(whole, {}):
                shown[whole][key.split("|")[0]].parts.append(row)
            else:
                result.setdefault(dictionary()[name].title, []).append(row)
    return result


def _whole(name: str) -> str | None:
    """The shown table whose rows have this one's as parts: the one that the first column of its key refers to."""
    table = dictionary()[name]
    ref = table[table.key[0]].ref
    return ref[0] if ref and len(table.key) > 1 and ref[0] in dictionary().shown and ref[0] != "documents" else None


def _row(name: str, row: dict[str, Any], told: dict[str, list[dict[str, Any]]], places: _Places, names: dict[str, str]) -> Row:
    table, whole = dictionary()[name], _whole(name)
    fields = []
    for column in dictionary().shown[name]:
        value = row[column]
        if value is None or column in SPAN_COLUMNS or (whole and column == table.key[0]):
            continue
        spans = told.get(column) or told.get(table.key[0], [])
        fields.append(Field(column.removesuffix("_id"), visible(names.get(value, str(value))), places.at(spans)))
    own = told.get(table.says or table.key[0]) or min(told.values(), key=lambda spans: spans[0]["line_start"])
    return Row(own[0]["line_start"], fields)
