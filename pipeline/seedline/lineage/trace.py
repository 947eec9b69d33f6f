"""Trace: the row, and the seed's own lines behind each of its fields, with the words marked.

Belongs here: finding a row's evidence, and showing it in a terminal, a notebook, as JSON.
Does not belong here: collecting evidence (`collect`), checking it (`verify`), reading packages.
"""

from __future__ import annotations

import datetime as dt
import html
import itertools
import operator
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from seedline.dataset.schema import SPAN_COLUMNS, dictionary
from seedline.dataset.span import Span
from seedline.errors import SeedlineError
from seedline.lineage.collect import row_id as row_id_of

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

_CONTEXT = 160  # characters of a long line that are shown on either side of marked words


@dataclass(frozen=True, slots=True)
class TracedLine:
    """A line of a seed; the characters from `start` up to `end` of it are the evidence."""

    number: int
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line as it is shown: pieces of its text, each with whether it is evidence; what is far from evidence is left out."""

    seed_path: str
    number: int
    pieces: tuple[tuple[str, bool], ...]

    @property
    def place(self) -> str:
        return f"{self.seed_path}:{self.number}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One stretch of one seed that says a value: its span, the quoted characters, and the lines they stand in."""

    span: Span
    text: str
    code_version: str
    lines: tuple[TracedLine, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """A row and what stands behind it.

    Attributes:
        table, row_id: the row.
        row: its values by column.
        fields: evidence by column, in the order of the table's columns; columns without evidence of their own are absent.
        names: for columns that hold the id of another row, that row's name.
        redirected_from: the id that was asked for, where a later build merged it into this row.
    """

    table: str
    row_id: str
    row: dict[str, Any]
    fields: dict[str, tuple[Evidence, ...]]
    names: dict[str, str]
    redirected_from: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Plain values, as `seedline trace --json` prints them; dates as ISO strings."""
        return {
            "table": self.table,
            "row_id": self.row_id,
            "redirected_from": self.redirected_from,
            "names": self.names,
            "row": {k: v.isoformat() if isinstance(v, dt.date) else v for k, v in self.row.items()},
            "fields": {
                name: [
                    {
                        **e.span._asdict(),
                        "text": e.text,
                        "code_version": e.code_version,
                        "lines": [asdict(line) for line in e.lines],
                    }
                    for e in evidence
                ]
                for name, evidence in self.fields.items()
            },
        }

    def marked(self, field: str) -> list[MarkedLine]:
        """The lines behind a field, each once, with everything on it that is evidence marked."""
        stretches: dict[tuple[str, int], tuple[str, list[tuple[int, int]]]] = {}
        for e in self.fields.get(field, ()):
            for line in e.lines:
                stretches.setdefault((e.span.seed_path, line.number), (line.text, []))[1].append((line.start, line.end))
        return [MarkedLine(path, number, _pieces(text, found)) for (path, number), (text, found) in sorted(stretches.items())]

    def __repr__(self) -> str:
        count = sum(map(len, self.fields.values()))
        return f"<Trace {self.table} {self.row_id}: {count} span(s) for {', '.join(self.fields) or 'no field'}>"

    def __str__(self) -> str:
        """Plain text: each field with its value, then `seed:line` and the line, evidence in brackets."""
        rows = [f"{self.table} {self.row_id}"]
        for name, value in self._shown():
            rows.append(f"{name}: {value}")
            for line in self.marked(name):
                text = "".join(f"[{piece}]" if is_evidence else piece for piece, is_evidence in line.pieces)
                rows.append(f"    {line.place}: {text}")
        return "\n".join(rows)

    def _shown(self) -> Iterator[tuple[str, str]]:
        """Columns worth showing, those with a value or evidence, without the row's own span; and what to show."""
        for name, value in self.row.items():
            if (value is not None and name not in SPAN_COLUMNS) or name in self.fields:
                shown = "" if value is None else str(value)
                yield name, f"{self.names[name]} ({shown})" if name in self.names else shown

    def _repr_html_(self) -> str:
        """For notebooks: a table of fields, each with its marked lines."""
        left = "style='text-align:left'"
        rows = []
        for name, value in self._shown():
            quotes = []
            for line in self.marked(name):
                pieces = (f"<mark>{html.escape(p)}</mark>" if is_evidence else html.escape(p) for p, is_evidence in line.pieces)
                quotes.append(f"<div><small>{html.escape(line.place)}</small> {''.join(pieces)}</div>")
            rows.append(f"<tr><th {left}>{html.escape(name)}</th><td {left}>{html.escape(value)}{''.join(quotes)}</td></tr>")
        return f"<table><caption>{html.escape(self.table)} {html.escape(self.row_id)}</caption>{''.join(rows)}</table>"

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """For terminals: the same with colours."""
        from rich.padding import Padding
        from rich.text import Text

        yield Text.assemble((self.table, "bold"), " ", (self.row_id, "bold cyan"))
        if self.redirected_from:
            yield Text(f"{self.redirected_from} was merged into this row", style="yellow")
        for name, value in self._shown():
            yield Text.assemble((name, "bold green"), "  ", visible(value))
            for line in self.marked(name):
                pieces = ((visible(p), "bold black on yellow" if is_evidence else "") for p, is_evidence in line.pieces)
                yield Padding(Text.assemble((f"{line.place}  ", "dim"), *pieces), (0, 0, 0, 4))


def _pieces(text: str, stretches: list[tuple[int, int]]) -> tuple[tuple[str, bool], ...]:
    """A line cut into evidence and the text between; overlapping stretches become one, long text between is shortened."""
    pieces: list[tuple[str, bool]] = []
    at = 0
    for start, end in sorted(stretches):
        if start > at:
            pieces.append((_shortened(text[at:start], is_first=at == 0), False))
        if end > at:
            pieces.append((text[max(start, at) : end], True))
            at = end
    rest = text[at:]
    if rest:
        pieces.append((rest if len(rest) <= _CONTEXT else rest[:_CONTEXT] + "…", False))
    return tuple(_joined(pieces))


def _shortened(text: str, *, is_first: bool) -> str:
    if is_first:
        return text if len(text) <= _CONTEXT else "…" + text[-_CONTEXT:]
    return text if len(text) <= 2 * _CONTEXT else f"{text[:_CONTEXT]} … {text[-_CONTEXT:]}"


def _joined(pieces: list[tuple[str, bool]]) -> Iterator[tuple[str, bool]]:
    """Neighbouring pieces of one kind as one."""
    for is_evidence, group in itertools.groupby(pieces, key=operator.itemgetter(1)):
        yield "".join(text for text, _ in group), is_evidence


def visible(text: str) -> str:
    """`text` with control characters as pictures, so that a seed cannot steer the terminal; lone surrogates, which stand for
    bytes in file names, as replacement characters."""
    return "".join(map(_picture, text))


def visible_lines(text: str) -> str:
    """`text` with its line ends (LF) as they are, and other control characters made visible."""
    return "\n".join(map(visible, text.split("\n")))


def _picture(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if 0x7F <= code < 0xA0:
        return "\u2421"
    return "\ufffd" if 0xD800 <= code < 0xE000 else character


def trace(table_of: Callable[[str], pl.DataFrame | pl.LazyFrame], table: str, row_id: str) -> Trace:
    """The evidence of one row.

    Args:
        table_of: gives a table of the package by name.
        table: name of the table.
        row_id: the row's primary key, key columns joined by `|`. An id that a later build merged away is followed.

    Raises:
        SeedlineError: E205, no such table; E206, no such row.
    """
    if table not in dictionary():
        raise SeedlineError("E205", table=table, tables=", ".join(t.name for t in dictionary().published))
    data = table_of(table).lazy()
    rows, found = _row(data, table, row_id), row_id
    if rows.is_empty():
        merged = (pl.col("old_id") == row_id) & (pl.col("table_name") == table)
        new = table_of("redirects").lazy().filter(merged).collect()["new_id"]
        if len(new):
            found = new[0]
            rows = _row(data, table, found)
    if rows.is_empty():
        raise SeedlineError("E206", table=table, row=row_id)
    row = rows.row(0, named=True)
    lineage = table_of("lineage").lazy().filter((pl.col("table_name") == table) & (pl.col("row_id") == found)).collect()
    spans = [
        (e["field"], Span(*(e[c] for c in SPAN_COLUMNS)), e["text"], e["code_version"])
        for e in lineage.sort("seed_path", "char_start", "char_end", "field").iter_rows(named=True)
    ]
    if table == "lines":  # a line is its own evidence
        span = Span(row["seed_path"], row["line"], row["line"], row["char_start"], row["char_end"])
        spans.append(("text", span, row["text"] or "", ""))
    lines = _lines(table_of("lines").lazy(), {span for _, span, _, _ in spans})
    fields: dict[str, list[Evidence]] = {c: [] for c in row}
    for name, span, text, version in spans:
        fields.setdefault(name, []).append(Evidence(span, text, version, lines[span]))
    told = {name: tuple(evidence) for name, evidence in fields.items() if evidence}
    return Trace(table, found, row, told, _names(table_of, table, row), row_id if found != row_id else None)


def _names(table_of: Callable[[str], pl.DataFrame | pl.LazyFrame], table: str, row: dict[str, Any]) -> dict[str, str]:
    """Names of the rows that a row refers to, by column."""
    names = {}
    for column in dictionary()[table].columns:
        if column.ref is None or row[column.name] is None or column.name in dictionary()[table].key[:1]:
            continue
        target, key = column.ref
        says = dictionary()[target].says
        if says:
            found = table_of(target).lazy().filter(pl.col(key) == row[column.name]).select(says).collect()
            if len(found) and found.item() is not None:
                names[column.name] = _short(found.item())
    return names


def names_of_ids(table_of: Callable[[str], pl.DataFrame | pl.LazyFrame]) -> dict[str, str]:
    """What stands for an id where people read whole tables: names of entities and events, labels of topics."""
    names: dict[str, str] = {}
    for name, label in (("entities", "name"), ("events", "name"), ("topics", "label")):
        names |= dict(table_of(name).lazy().select(dictionary()[name].key[0], label).drop_nulls().collect().iter_rows())
    return names


def _short(text: str, limit: int = 80) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _row(data: pl.LazyFrame, table: str, row_id: str) -> pl.DataFrame:
    return data.filter(row_id_of(dictionary()[table]) == row_id).collect()


def _lines(lines: pl.LazyFrame, spans: set[Span]) -> dict[Span, tuple[TracedLine, ...]]:
    """The lines of each span, the evidence marked on each. `lines` is read once."""
    wanted = sorted({(s.seed_path, n) for s in spans for n in range(s.line_start, s.line_end + 1)})
    keys = pl.LazyFrame(wanted, schema={"seed_path": pl.String, "line": pl.Int64}, orient="row")
    rows = lines.filter(pl.col("seed_path").is_in(sorted({path for path, _ in wanted}))).join(keys, on=["seed_path", "line"], how="semi")
    found = {(r["seed_path"], r["line"]): r for r in rows.collect().iter_rows(named=True)}
    return {
        s: tuple(
            TracedLine(n, r["text"] or "", max(s.char_start - r["char_start"], 0), min(s.char_end, r["char_end"]) - r["char_start"])
            for n in range(s.line_start, s.line_end + 1)
            if (r := found.get((s.seed_path, n)))
        )
        for s in spans
    }
