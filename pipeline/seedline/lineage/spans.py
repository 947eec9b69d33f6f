"""Spans against the texts they quote: the seeds' own bytes, or the text that table `lines` gives.

Belongs here: whether what a row says of where it stands is true. Does not belong here: files, schemas and keys (`verify`).
Nearly every span stands inside one line that says it; those are checked all at once, the others one by one.
"""

from __future__ import annotations

import functools
import hashlib
import itertools
import operator
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from seedline import places
from seedline.dataset.checks import EXAMPLES, Issue, brief, issue, listed
from seedline.dataset.schema import SPAN_COLUMNS, Table, dictionary
from seedline.dataset.span import LineIndex
from seedline.lineage.collect import row_id
from seedline.places import Place, is_store
from seedline.publish.files import inside, is_inside

Row = tuple[Any, ...]
_LINE = ("line", "text", "char_start", "char_end")
_LINE_ENDS = ("\n", "\r\n", "\r")
_MOST_LINES = 2**32  # of a seed
_TOGETHER = 4096  # documents whose texts are in memory at a time
_SPAN = {
    "seed_path": pl.String,
    "table": pl.String,
    "row_id": pl.String,
    **dict.fromkeys(SPAN_COLUMNS[1:], pl.Int64),
    "quote": pl.String,
}


class Texts:
    """Texts of seeds, by path, but for those that need not be looked at again."""

    def __init__(self, by_path: Mapping[str, str], known: Collection[str] = ()) -> None:
        self.by_path = {path: text for path, text in by_path.items() if path not in known} if known else by_path
        self._known = list(known)

    def asked(self, rows: pl.DataFrame) -> pl.DataFrame:
        """The rows that have to be looked at."""
        return rows.filter(~pl.col("seed_path").is_in(self._known)) if self._known else rows

    @functools.cached_property
    def lines(self) -> pl.DataFrame:
        """Their lines: `seed_path` and the columns of table `lines` that follow from the text alone, in order."""
        rows = [(path, *row) for path in sorted(self.by_path) for row in _lines_of(self.by_path[path])]
        return pl.DataFrame(rows, schema={n: dictionary()["lines"].polars[n] for n in ("seed_path", *_LINE)}, orient="row")


def check_spans(tables: Mapping[str, pl.DataFrame], texts: Texts) -> list[Issue]:
    """Spans of tables in memory against the seeds' texts: V301 to V304, and V309 for `lines`; empty where all of them hold.

    Args:
        tables: tables of the dictionary by name, published or not.
        texts: the texts of their seeds.
    """
    faults = _Faults()
    issues = []
    if "lines" in tables:
        lines = texts.asked(tables["lines"]).select("seed_path", *_LINE).sort("seed_path", "line")
        if not lines.equals(texts.lines.filter(pl.col("seed_path").is_in(lines["seed_path"].unique().implode()))):
            issues = [i for path, rows in _runs(lines) for i in _compare_lines(path, texts.by_path.get(path, ""), rows)]
    doubtful = _Doubtful(texts.lines)
    spans = _spans(tables, dictionary(), lambda rows: doubtful(texts.asked(rows)))
    _check_all(spans, (_Text(path, texts.by_path[path], is_exact=True, is_sound=True) for path in sorted(texts.by_path)), faults)
    return issues + faults.issues()


@dataclass
class _Faults:
    """Faulty spans, counted by code and table, with the first few rows of each."""

    counts: dict[tuple[str, str], int] = field(default_factory=dict)
    examples: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def add(self, code: str, table: str, example: str) -> None:
        key = (code, table)
        self.counts[key] = self.counts.get(key, 0) + 1
        if self.counts[key] <= EXAMPLES:
            self.examples.setdefault(key, []).append(example)

    def issues(self) -> list[Issue]:
        return [issue(code, table, count=n, examples=listed(self.examples[code, table])) for (code, table), n in self.counts.items()]


@dataclass(frozen=True)
class _Text:
    """A document's text as its spans are checked against it.

    Attributes:
        text: the seed's own, else that which `lines` gives; None where there is neither.
        is_exact: whether it is the seed's own.
        is_sound: whether `lines` says what it says.
    """

    path: str
    text: str | None
    is_exact: bool
    is_sound: bool


def check_package(tables: Mapping[str, pl.DataFrame], seeds: Place | None) -> list[Issue]:
    """Every span against its seed's text: as `lines` has it and, if the seeds are given, as their bytes have it.

    Nearly every span stands inside a row of `lines` that says it; where the rows of a document are right, so are those spans. All
    others are checked one by one.
    """
    lines, documents = tables.get("lines"), tables.get("documents")
    if lines is None or not _is_whole("lines", lines):
        return []
    faults = _Faults()
    issues: list[Issue] = []
    papers: dict[str, dict[str, Any]] = {}
    if documents is not None and _is_whole("documents", documents):
        columns = ("seed_path", "encoding", "sha256", "size_bytes", "line_count")
        papers = {row["seed_path"]: row for row in documents.select(columns).iter_rows(named=True)}
        _missing_lines(documents, lines, faults)
    unsound: list[str] = []

    def texts() -> Iterator[_Text]:
        for text in _read_texts(lines, papers, seeds, issues, faults):
            if not text.is_sound:
                unsound.append(text.path)
            yield text

    doubtful = _Doubtful(lines)
    _check_all(_spans(tables, dictionary().published, doubtful), texts(), faults)
    if unsound:
        again = _read_texts(lines.filter(pl.col("seed_path").is_in(unsound)), papers, seeds, [], _Faults())
        _check_all(_spans(tables, dictionary().published, lambda rows: doubtful.others(rows, unsound)), again, faults)
    return issues + faults.issues()


class _Doubtful:
    """Rows that stand inside no line that says what they quote, where they say it stands. All others are right where `lines` are."""

    def __init__(self, lines: pl.DataFrame) -> None:
        rows = lines.filter(~pl.col("text").str.contains(r"[\r\n]")).unique(["seed_path", "line"], keep="none")
        # a number for a path and its line is found twice as fast as the two
        self._seeds = rows.select("seed_path").unique().with_row_index("seed")
        self._lines = self._keyed(rows.rename({"line": "line_start"})).select("key", own="text", first="char_start", last="char_end")

    def __call__(self, rows: pl.DataFrame) -> pl.DataFrame:
        return self._marked(rows).filter(~pl.col("said")).drop("said")

    def others(self, rows: pl.DataFrame, paths: list[str]) -> pl.DataFrame:
        """The other rows of some documents."""
        return self._marked(rows.filter(pl.col("seed_path").is_in(paths))).filter("said").drop("said")

    def _marked(self, rows: pl.DataFrame) -> pl.DataFrame:
        start, end = pl.col("char_start"), pl.col("char_end")
        quoted = pl.col("own").str.slice((start - pl.col("first")).clip(0), (end - start).clip(0))
        said = (pl.col("line_end") == pl.col("line_start")) & (pl.col("first") <= start) & (start < end) & (end <= pl.col("last"))
        said &= pl.col("quote").is_null() | (quoted == pl.col("quote"))
        keyed = self._keyed(rows.select("seed_path", "line_start", "line_end", "char_start", "char_end", "quote"))
        found = keyed.join(self._lines, on="key", how="left", maintain_order="left")
        return rows.with_columns(said=found.select(said.fill_null(False)).to_series())

    def _keyed(self, rows: pl.DataFrame) -> pl.DataFrame:
        """The rows with a `key` for the seed and the line that each begins in; null where there is no such seed."""
        known = rows.join(self._seeds, on="seed_path", how="left", maintain_order="left")
        key = pl.col("seed").cast(pl.Int64) * _MOST_LINES + pl.col("line_start")
        return known.with_columns(key=pl.when(pl.col("line_start").is_between(0, _MOST_LINES, closed="none")).then(key))


def _read_texts(
    lines: pl.DataFrame, papers: Mapping[str, Mapping[str, Any]], seeds: Place | None, issues: list[Issue], faults: _Faults
) -> Iterator[_Text]:
    """Each document's text, in order of paths; what is wrong with the lines and the seed goes to the issues and faults."""
    ordered = lines.select("seed_path", *_LINE).sort("seed_path", "line")
    counts = ordered.group_by("seed_path", maintain_order=True).len()
    contents = _contents(seeds, counts["seed_path"]) if seeds is not None else None
    at = 0
    for batch in counts.iter_slices(_TOGETHER):
        rows = ordered.slice(at, sum(batch["len"]))
        at += len(rows)
        first = 0
        for path, count, stated, is_open in _rebuilt(rows).iter_rows():
            if stated is None or papers.get(path, {}).get("line_count", count) != count:
                faults.add("V305", "lines", path)
            text = _Text(path, stated, is_exact=False, is_sound=stated is not None)
            if contents is not None:
                own, found = _seed(next(contents), path, papers.get(path))
                issues += found
                if own is not None:
                    is_sound = stated is not None and _says(own, stated, is_open)
                    different = [] if is_sound else _compare_lines(path, own, rows.slice(first, count).drop("seed_path").rows())
                    issues += different
                    text = _Text(path, own, is_exact=True, is_sound=not different)
            first += count
            yield text


def _says(text: str, lines: str, is_open: bool) -> bool:
    """Whether a text is what its lines say; after the last, an end closes it."""
    return text.startswith(lines) and text[len(lines) :] in ((*_LINE_ENDS, "") if is_open else _LINE_ENDS)


def _check_all(spans: pl.DataFrame, texts: Iterable[_Text], faults: _Faults) -> None:
    """Checks spans, sorted by path, against the texts, in order of paths."""
    groups = _runs(spans)
    waiting = next(groups, None)
    for text in texts:
        # both are in order of path: spans whose path has no lines stand in between
        while waiting is not None and waiting[0] < text.path:
            _orphans(waiting[1], faults)
            waiting = next(groups, None)
        if waiting is not None and waiting[0] == text.path:
            if text.text is not None:
                _check_spans(waiting[1], text.text, faults, is_exact=text.is_exact)
            waiting = next(groups, None)
    while waiting is not None:
        _orphans(waiting[1], faults)
        waiting = next(groups, None)


def _is_whole(name: str, data: pl.DataFrame) -> bool:
    """Whether a table has the dictionary's columns and types, so that its values can be worked with."""
    return dict(data.schema) == dict(dictionary()[name].polars) and not any(
        data[c.name].null_count() for c in dictionary()[name].columns if c.required
    )


def _spans(tables: Mapping[str, pl.DataFrame], of: Iterable[Table], wanted: Callable[[pl.DataFrame], pl.DataFrame]) -> pl.DataFrame:
    """The wanted spans of some tables, sorted by seed: `_SPAN`; `quote` is null where the row quotes nothing."""
    parts = [pl.DataFrame(schema=_SPAN)]
    for table in of:
        data = tables.get(table.name)
        if not table.span or data is None or not set(table.names) <= set(data.columns):
            continue
        if any(data.schema[c] != table.polars[c] for c in (*SPAN_COLUMNS, *table.key, *([table.quotes] if table.quotes else []))):
            continue
        quote = pl.col(table.quotes) if table.quotes else pl.lit(None, pl.String)
        rows = wanted(data.drop_nulls(list(SPAN_COLUMNS)).with_columns(quote=quote))
        parts.append(rows.with_columns(table=pl.lit(table.name), row_id=row_id(table)).select(pl.col(c).cast(t) for c, t in _SPAN.items()))
    return pl.concat(parts).sort("seed_path")


def _runs(data: pl.DataFrame) -> Iterator[tuple[str, list[Row]]]:
    """Rows of a frame that is sorted by its first column, `seed_path`; one list for each path, the path left out."""
    for path, rows in itertools.groupby(data.iter_rows(buffer_size=8192), key=operator.itemgetter(0)):
        yield path, [row[1:] for row in rows]


def _orphans(spans: list[Row], faults: _Faults) -> None:
    for table, row, *_ in spans:
        faults.add("V304", table, row)


def _missing_lines(documents: pl.DataFrame, lines: pl.DataFrame, faults: _Faults) -> None:
    for path in documents.join(lines, on="seed_path", how="anti")["seed_path"]:
        faults.add("V304", "documents", path)


def _rebuilt(lines: pl.DataFrame) -> pl.DataFrame:
    """The seeds' texts from their `lines`, sorted: `seed_path`, `count` of lines, `text`, and whether it `is_open`, that is may stand
    without a line end after it. The text is null where numbers or offsets do not fit.

    Between two lines stand one or two characters: two are CR LF; one is written as LF here, though it may be a lone CR.
    """
    text, gap = pl.col("text").fill_null(""), pl.col("char_start") - pl.col("char_end").shift(1, fill_value=0)
    expected = pl.int_range(1, pl.len() + 1)
    # a line's text is null where it is empty, and holds no end of a line
    fits = (pl.col("line") == expected) & (pl.col("char_end") - pl.col("char_start") == text.str.len_chars())
    fits &= pl.when(expected == 1).then(gap == 0).otherwise(gap.is_between(1, 2))
    fits &= pl.col("text").is_null() | ((pl.col("text") != "") & ~pl.col("text").str.contains(r"[\r\n]"))
    ends = pl.when(gap == 2).then(pl.lit("\r\n")).when(gap == 1).then(pl.lit("\n")).otherwise(pl.lit(""))
    return (
        lines.group_by("seed_path", maintain_order=True)
        .agg(
            pl.len().alias("count"),
            fits.all().alias("fits"),
            (ends + text).str.join("").alias("text"),
            (pl.col("text").last().is_not_null() | (pl.len() == 1)).alias("is_open"),
        )
        .select("seed_path", "count", pl.when("fits").then("text"), "is_open")
    )


def _check_spans(spans: list[Row], text: str, faults: _Faults, *, is_exact: bool) -> None:
    """`text[char_start:char_end]` is what each row quotes, and its line numbers are right.

    A text rebuilt from `lines` (not `is_exact`) does not have the line end that may follow its last line, and cannot
    tell a lone CR from LF.
    """
    index = LineIndex(text)
    limit = len(text) + (0 if is_exact else 2)
    for table, row, first, last, start, end, quote in spans:
        if not 0 <= start < end <= limit:
            faults.add("V303", table, row)
            continue
        if (index.line_of(start), index.line_of(end - 1)) != (first, last):
            faults.add("V302", table, row)
        if quote is not None and text[start:end] != quote and (is_exact or text[start:end] != _line_feeds(quote)):
            faults.add("V301", table, row)


def _line_feeds(quote: str) -> str:
    """A quotation with lone CR as LF."""
    return quote.replace("\r\n", "\0").replace("\r", "\n").replace("\0", "\r\n") if "\r" in quote else quote


def _contents(seeds: Place, paths: Iterable[str]) -> Iterator[bytes | Issue]:
    """The bytes of each path's seed, in order, or what is wrong with it."""
    if is_store(seeds):
        paths = list(paths)
        fetched = places.contents(seeds, filter(is_inside, paths))
        for path in paths:
            content = next(fetched)[1] if is_inside(path) else None
            yield issue("V306" if is_inside(path) else "V104", path) if content is None else content
        return
    for path in paths:
        file = inside(seeds, path)
        try:
            yield issue("V104", path) if file is None else file.read_bytes()
        except OSError:
            yield issue("V306", path)


def _seed(content: bytes | Issue, path: str, paper: Mapping[str, Any] | None) -> tuple[str | None, list[Issue]]:
    """A seed's text from its bytes, and what is wrong with it; the text is None where there is none to compare."""
    if isinstance(content, Issue):
        return None, [content]
    if paper is None:
        return None, []
    issues = []
    if len(content) != paper["size_bytes"] or hashlib.sha256(content).hexdigest() != paper["sha256"]:
        issues.append(issue("V307", path))
    try:
        return content.decode(paper["encoding"]).removeprefix("\ufeff"), issues
    except (UnicodeError, LookupError) as error:
        return None, [*issues, issue("V308", path, encoding=paper["encoding"], detail=brief(error))]


def _lines_of(text: str) -> list[Row]:
    """The rows of `lines` (`_LINE`) of a text."""
    index = LineIndex(text)
    return [(n, text[a:b] or None, a, b) for n, (a, b) in enumerate(zip(index.starts, index.ends, strict=True), 1)]


def _compare_lines(path: str, text: str, lines: list[Row]) -> list[Issue]:
    """The rows of `lines` against a seed's own text."""
    for number, (left, right) in enumerate(itertools.zip_longest(_lines_of(text), lines), 1):
        if left != right:
            return [issue("V309", path, line=number)]
    return []
