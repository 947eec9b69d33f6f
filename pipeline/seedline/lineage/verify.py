"""Verification of a published package: files, tables, and every span down to the characters it quotes.

Belongs here: checks that need the package's files or the seeds' bytes; what a table has to be is compiled from the
descriptor's own schema in `dataset.checks`. Does not belong here: repairs, reports for people.
Nothing in the package is trusted: no path in it is followed outside its folder, and no content may raise.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import operator
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl

from seedline import __version__, places
from seedline.dataset.checks import EXAMPLES, Issue, check, check_references, issue, parse, unknown_words
from seedline.dataset.schema import SPAN_COLUMNS, Table, dictionary
from seedline.dataset.span import LineIndex
from seedline.lineage.collect import row_id
from seedline.places import Place, is_store, place
from seedline.publish import store
from seedline.publish.files import CHECKSUMS, DESCRIPTOR, PARQUET_SUFFIX, digest, files, inside, is_inside, read_checksums

Row = tuple[Any, ...]
_LINE = ("line", "text", "char_start", "char_end")
_SPAN = ("table", "row_id", "line_start", "line_end", "char_start", "char_end", "quote")
# a damaged file can make the reader panic, which is no PolarsError
_POLARS_ERRORS = (pl.exceptions.PolarsError, pl.exceptions.PanicException)


def verify(folder: str | Place, seeds: str | Place | None = None) -> list[Issue]:
    """Everything that is wrong with a package; an empty list where nothing is.

    Args:
        folder: folder or address of the package; what lies in a store is copied to a temporary folder first.
        seeds: folder or address of the seeds. With it, every span is also checked against the seeds' own bytes.

    Returns:
        Issues: V1xx on files, V2xx on tables, V3xx on spans and lineage.

    Raises:
        SeedlineError: E240 to E243, a store's answer.
    """
    at = place(folder)
    if is_store(at):
        with tempfile.TemporaryDirectory(prefix="seedline-") as copy:
            store.mirror(at, Path(copy))
            return verify(copy, seeds)
    return _verify(at, None if seeds is None else place(seeds))


def _verify(folder: Path, seeds: Place | None) -> list[Issue]:
    issues, descriptor = _files(folder)
    if descriptor is None:
        return issues
    read = _Read(folder, issues)
    read.all(descriptor)
    _dictionary(descriptor, issues)
    for name, data in read.tables.items():
        issues += check_references(name, read.schemas[name], data, read.tables)
    issues += _lineage_keys(read.tables)
    issues += _texts(read.tables, seeds)
    return issues


# -------------------------------------------------------------------------------------------------------- files


def _files(folder: Path) -> tuple[list[Issue], dict[str, Any] | None]:
    """Checksums against the files there are; and the descriptor, None where there is no usable one."""
    issues: list[Issue] = []
    present = set(files(folder)) if folder.is_dir() else set()
    listed: dict[str, str] = {}
    if CHECKSUMS in present and inside(folder, CHECKSUMS):
        listed, faults = read_checksums((folder / CHECKSUMS).read_text(encoding="utf-8", errors="replace"))
        issues += [issue("V111", CHECKSUMS, detail=repr(line[:100])) for line in faults]
    else:
        issues.append(issue("V101", CHECKSUMS))
    for name, wanted in sorted(listed.items()):
        path = inside(folder, name)
        if path is None:
            issues.append(issue("V104", name))
        elif not path.is_file():
            issues.append(issue("V101", name))
        elif (found := _digest(path, name, issues)) and found[1] != wanted:
            issues.append(issue("V103", name))
    if listed:
        issues += [issue("V102", name) for name in sorted(present - listed.keys() - {CHECKSUMS})]
    path = inside(folder, DESCRIPTOR)
    if path is None or not path.is_file():
        if DESCRIPTOR not in listed:
            issues.append(issue("V101", DESCRIPTOR))
        return issues, None
    try:
        descriptor = json.loads(path.read_text(encoding="utf-8"))
        _shape(descriptor)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        issues.append(issue("V107", DESCRIPTOR, detail=f"{type(error).__name__}: {error}"))
        return issues, None
    return issues, descriptor


def _digest(path: Path, name: str, issues: list[Issue]) -> tuple[int, str] | None:
    """Size and SHA-256; None, and an issue, where the file cannot be read."""
    try:
        return digest(path)
    except OSError as error:
        issues.append(issue("V108", name, detail=_brief(error)))
        return None


def _shape(descriptor: Any) -> None:
    """Raises where the descriptor lacks what the checks read: names, paths, fields with names and types, keys as lists."""

    def need(value: Any, kind: type | tuple[type, ...], what: str) -> Any:
        if not isinstance(value, kind):
            raise TypeError(f"{what} is {type(value).__name__}")
        return value

    def names_in(value: Any, what: str) -> None:
        for item in need(value, (str, list), what):
            need(item, str, what)

    names = set()
    for resource in need(descriptor["resources"], list, "resources"):
        name = need(need(resource, dict, "resource")["name"], str, "name of a resource")
        if name in names:
            raise ValueError(f"two resources are named {name}")
        names.add(name)
        need(resource["path"], str, f"path of {name}")
        schema = need(resource["schema"], dict, f"schema of {name}")
        for column in need(schema["fields"], list, f"fields of {name}"):
            need(need(column, dict, f"field of {name}")["name"], str, f"field name in {name}")
            need(column["type"], str, f"field type in {name}")
            need(column.get("constraints", {}), dict, f"constraints in {name}")
        names_in(schema.get("primaryKey", []), f"primaryKey of {name}")
        for key in need(schema.get("foreignKeys", []), list, f"foreignKeys of {name}"):
            names_in(key["fields"], f"foreign key of {name}")
            names_in(key["reference"]["fields"], f"foreign key of {name}")
            need(key["reference"].get("resource", ""), str, f"foreign key of {name}")


def _dictionary(descriptor: Mapping[str, Any], issues: list[Issue]) -> None:
    """A package of this very version has to have the tables and schemas of this version's dictionary."""
    if descriptor.get("version") != __version__:
        return
    schemas = {r["name"]: r["schema"] for r in descriptor["resources"]}
    for table in dictionary().published:
        for name in (table.name, table.name + PARQUET_SUFFIX):
            if name not in schemas:
                issues.append(issue("V109", name))
            elif schemas[name] != table.frictionless:
                issues.append(issue("V110", name, detail=_difference(schemas[name], table.frictionless)))


def _difference(found: Mapping[str, Any], wanted: Mapping[str, Any]) -> str:
    """The first words or fields in which two schemas differ."""
    for left, right in itertools.zip_longest(found["fields"], wanted["fields"]):
        if left != right:
            return f"field {(left or right)['name']}"
    return ", ".join(k for k in sorted({*found, *wanted}) if found.get(k) != wanted.get(k))


# ------------------------------------------------------------------------------------------------------- tables


@dataclass
class _Read:
    """The tables of a package as far as they can be read: by name, from Parquet where there is one, else from CSV."""

    folder: Path
    issues: list[Issue]
    tables: dict[str, pl.DataFrame] = field(default_factory=dict)
    schemas: dict[str, Mapping[str, Any]] = field(default_factory=dict)

    def all(self, descriptor: Mapping[str, Any]) -> None:
        """Reads and checks every resource, CSV and Parquet twins against each other."""
        resources = {r["name"]: r for r in descriptor["resources"]}
        for name in dict.fromkeys(n.removesuffix(PARQUET_SUFFIX) for n in resources):
            csv = self._csv(resources[name]) if name in resources else None
            twin = resources.get(name + PARQUET_SUFFIX)
            parquet = self._parquet(twin) if twin else None
            if csv is not None and parquet is not None and not csv.equals(parquet):
                self.issues.append(issue("V214", name, detail=_unlike(csv, parquet)))
            data = parquet if parquet is not None else csv
            if data is not None:
                self.tables[name] = data
                self.schemas[name] = resources.get(name, twin or {})["schema"]
                if twin and self.schemas[name] != twin["schema"]:
                    self.issues.append(issue("V215", name))

    def _file(self, resource: Mapping[str, Any]) -> Path | None:
        path = inside(self.folder, resource["path"])
        if path is None:
            self.issues.append(issue("V104", f"{resource['name']} ({resource['path'][:200]})"))
            return None
        if not path.is_file():
            self._once(issue("V101", resource["path"]))
            return None
        found = _digest(path, resource["path"], self.issues)
        if found is None:
            return None
        size, sha256 = found
        if resource.get("bytes") != size:
            self.issues.append(issue("V105", resource["path"], size=size, wanted=resource.get("bytes")))
        if resource.get("hash") != f"sha256:{sha256}":
            self.issues.append(issue("V106", resource["path"]))
        return path

    def _once(self, new: Issue) -> None:
        if new not in self.issues:
            self.issues.append(new)

    def _csv(self, resource: Mapping[str, Any]) -> pl.DataFrame | None:
        path = self._file(resource)
        if path is None:
            return None
        name = resource["name"]
        try:
            text = pl.read_csv(path, infer_schema=False, glob=False)
        except (*_POLARS_ERRORS, OSError) as error:
            self.issues.append(issue("V108", resource["path"], detail=_brief(error)))
            return None
        return self._checked(name, resource, text, is_text=True)

    def _parquet(self, resource: Mapping[str, Any]) -> pl.DataFrame | None:
        path = self._file(resource)
        if path is None:
            return None
        try:
            data = pl.read_parquet(path, glob=False)
        except (*_POLARS_ERRORS, OSError) as error:
            self.issues.append(issue("V108", resource["path"], detail=_brief(error)))
            return None
        return self._checked(resource["name"], resource, data, is_text=False)

    def _checked(self, name: str, resource: Mapping[str, Any], data: pl.DataFrame, *, is_text: bool) -> pl.DataFrame:
        """The table with its types; what is wrong with it goes to the issues."""
        try:
            found: Sequence[Issue] = ()
            if is_text and not unknown_words(resource["schema"]):
                data, found = parse(name, resource["schema"], data)
            self.issues += [*found, *check(name, resource["schema"], data)]
        except (*_POLARS_ERRORS, KeyError, TypeError, ValueError) as error:
            self.issues.append(issue("V107", name, detail=_brief(error)))
        return data


def _brief(error: Exception) -> str:
    return f"{type(error).__name__}: {str(error).strip().partition(chr(10))[0][:200]}"


def _unlike(csv: pl.DataFrame, parquet: pl.DataFrame) -> str:
    """In what two twins differ, in words."""
    if csv.columns != parquet.columns:
        return f"columns {', '.join(csv.columns)} and {', '.join(parquet.columns)}"
    if len(csv) != len(parquet):
        return f"{len(csv)} rows in CSV, {len(parquet)} in Parquet"
    for name in csv.columns:
        if csv.schema[name] != parquet.schema[name]:
            return f"type of {name}"
        rows = csv.select(row=pl.int_range(1, pl.len() + 1), differs=pl.col(name).ne_missing(parquet[name])).filter("differs")["row"]
        if len(rows):
            return f"{name} in {len(rows)} row(s), first in row {rows[0]}"
    return "content"


# ------------------------------------------------------------------------------------------------------ lineage


def _lineage_keys(tables: Mapping[str, pl.DataFrame]) -> list[Issue]:
    """Every row of lineage names a row and a column there is; every row with a span has lineage at that span."""
    lineage = tables.get("lineage")
    if lineage is None or not set(dictionary()["lineage"].names) <= set(lineage.columns):
        return []
    issues = []
    bad = [lineage.filter(~pl.col("table_name").is_in([t.name for t in dictionary().published if t.name in tables]))]
    for table in dictionary().published:
        data = tables.get(table.name)
        if data is None or table.name == "lineage" or not set(table.key) <= set(data.columns):
            continue
        own = lineage.filter(pl.col("table_name") == table.name)
        ids = data.with_columns(row_id=row_id(table))
        no_row = own.join(ids.select("row_id"), on="row_id", how="anti")
        bad += [no_row, own.filter(~pl.col("field").is_in(data.columns)).join(no_row, on=list(own.columns), how="anti")]
        if table.span and set(SPAN_COLUMNS) <= set(data.columns) and _same_types(ids, own, ("row_id", *SPAN_COLUMNS)):
            bare = ids.filter(pl.col("seed_path").is_not_null()).join(own, on=["row_id", *SPAN_COLUMNS], how="anti")
            if len(bare):
                issues.append(issue("V311", table.name, count=len(bare), examples=_list(bare["row_id"].head(EXAMPLES))))
    rows = pl.concat(bad)
    if len(rows):
        shown = [f"{t} {r} {f}" for t, r, f in rows.select("table_name", "row_id", "field").head(EXAMPLES).iter_rows()]
        issues.append(issue("V310", "lineage", count=len(rows), examples=_list(shown)))
    return issues


def _same_types(left: pl.DataFrame, right: pl.DataFrame, names: Sequence[str]) -> bool:
    return all(left.schema[n] == right.schema[n] for n in names)


def _list(values: Sequence[object] | pl.Series) -> str:
    return ", ".join(repr(v) for v in values)


# -------------------------------------------------------------------------------------------------- spans, seeds


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
        return [issue(code, table, count=n, examples=_list(self.examples[code, table])) for (code, table), n in self.counts.items()]


def _texts(tables: Mapping[str, pl.DataFrame], seeds: Place | None) -> list[Issue]:
    """Every span against its seed's text: as `lines` has it and, if the seeds are given, as their bytes have it."""
    lines, documents = tables.get("lines"), tables.get("documents")
    if lines is None or not _is_whole("lines", lines):
        return []
    spans = _spans(tables, dictionary().published)
    faults = _Faults()
    issues: list[Issue] = []
    papers: dict[str, dict[str, Any]] = {}
    if documents is not None and _is_whole("documents", documents):
        columns = ("seed_path", "encoding", "sha256", "size_bytes", "line_count")
        papers = {row["seed_path"]: row for row in documents.select(columns).iter_rows(named=True)}
        _missing_lines(documents, lines, faults)
    groups = _runs(spans)
    waiting = next(groups, None)
    contents = _contents(seeds, lines["seed_path"].unique().sort()) if seeds is not None else None
    for path, rows in _runs(lines.select("seed_path", *_LINE).sort("seed_path", "line")):
        # both runs are in order of seed_path: spans whose path has no lines stand in between
        while waiting is not None and waiting[0] < path:
            _orphans(waiting[1], faults)
            waiting = next(groups, None)
        text, is_exact = _rebuilt(rows), False
        if text is None or papers.get(path, {}).get("line_count", len(rows)) != len(rows):
            faults.add("V305", "lines", path)
        if contents is not None:
            own, found = _seed(next(contents), path, papers.get(path))
            issues += found
            if own is not None:
                issues += _compare_lines(path, own, rows)
                text, is_exact = own, True
        if waiting is not None and waiting[0] == path:
            if text is not None:
                _check_spans(waiting[1], text, faults, is_exact=is_exact)
            waiting = next(groups, None)
    while waiting is not None:
        _orphans(waiting[1], faults)
        waiting = next(groups, None)
    return issues + faults.issues()


def _is_whole(name: str, data: pl.DataFrame) -> bool:
    """Whether a table has the dictionary's columns and types, so that its values can be worked with."""
    return dict(data.schema) == dict(dictionary()[name].polars) and not any(
        data[c.name].null_count() for c in dictionary()[name].columns if c.required
    )


def check_spans(tables: Mapping[str, pl.DataFrame], texts: Mapping[str, str]) -> list[Issue]:
    """Spans of tables in memory against the seeds' texts: V301 to V304, and V309 for `lines`; empty where all of them hold.

    Args:
        tables: tables of the dictionary by name, published or not.
        texts: the seeds' texts by path.
    """
    faults = _Faults()
    issues = []
    for path, spans in _runs(_spans(tables, dictionary())):
        if path in texts:
            _check_spans(spans, texts[path], faults, is_exact=True)
        else:
            _orphans(spans, faults)
    if "lines" in tables:
        for path, rows in _runs(tables["lines"].select("seed_path", *_LINE).sort("seed_path", "line")):
            issues += _compare_lines(path, texts.get(path, ""), rows)
    return issues + faults.issues()


def _spans(tables: Mapping[str, pl.DataFrame], of: Iterable[Table]) -> pl.DataFrame:
    """All spans of some tables, sorted by seed: `seed_path` and `_SPAN`; `quote` is null where the row quotes nothing."""
    parts = []
    for table in of:
        data = tables.get(table.name)
        if not table.span or data is None or not set(table.names) <= set(data.columns):
            continue
        if any(data.schema[c] != table.polars[c] for c in (*SPAN_COLUMNS, *table.key, *([table.quotes] if table.quotes else []))):
            continue
        quote = pl.col(table.quotes) if table.quotes else pl.lit(None, pl.String)
        parts.append(data.drop_nulls(list(SPAN_COLUMNS)).with_columns(table=pl.lit(table.name), row_id=row_id(table), quote=quote))
    return pl.concat([p.select("seed_path", *_SPAN) for p in parts]).sort("seed_path") if parts else pl.DataFrame()


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


def _rebuilt(lines: list[Row]) -> str | None:
    """A seed's text from its rows of `lines` (`_LINE`); None where numbers or offsets do not fit.

    Between two lines stand one or two characters: two are CR LF; one is written as LF here, though it may be a lone CR.
    """
    pieces: list[str] = []
    at = 0
    for expected, (number, text, start, end) in enumerate(lines, 1):
        if number != expected or end - start != len(text or "") or start - at not in ((0,) if expected == 1 else (1, 2)):
            return None
        pieces += ("", "\n", "\r\n")[start - at], text or ""
        at = end
    return "".join(pieces)


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
        return None, [*issues, issue("V308", path, encoding=paper["encoding"], detail=_brief(error))]


def _compare_lines(path: str, text: str, lines: list[Row]) -> list[Issue]:
    """The rows of `lines` against a seed's own text."""
    index = LineIndex(text)
    own = [(n, text[a:b] or None, a, b) for n, (a, b) in enumerate(zip(index.starts, index.ends, strict=True), 1)]
    for number, (left, right) in enumerate(itertools.zip_longest(own, lines), 1):
        if left != right:
            return [issue("V309", path, line=number)]
    return []
