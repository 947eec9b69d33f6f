"""Verification of a published package: files, tables, and every span down to the characters it quotes.

Belongs here: checks that need the package's files; what a table has to be is compiled from the descriptor's own schema in
`dataset.checks`; spans are held against texts in `spans`. Does not belong here: repairs, reports for people.
Nothing in the package is trusted: no path in it is followed outside its folder, and no content may raise.
"""

from __future__ import annotations

import itertools
import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl

from seedline import __version__
from seedline.dataset.checks import EXAMPLES, Issue, brief, check, check_references, issue, listed, parse, unknown_words
from seedline.dataset.damaged import POLARS_ERRORS
from seedline.dataset.schema import SPAN_COLUMNS, dictionary
from seedline.lineage.collect import row_id
from seedline.lineage.spans import check_package
from seedline.places import Place, is_store, place
from seedline.publish import store
from seedline.publish.files import CHECKSUMS, DESCRIPTOR, PARQUET_SUFFIX, Digest, digest, files, inside, read_checksums

Digests = dict[Path, Digest]


def verify(folder: str | Place, seeds: str | Place | None = None, digests: Mapping[str, Digest] | None = None) -> list[Issue]:
    """Everything that is wrong with a package; an empty list where nothing is.

    Args:
        folder: folder or address of the package; what lies in a store is copied to a temporary folder first.
        seeds: folder or address of the seeds. With it, every span is also checked against the seeds' own bytes.
        digests: of files in the folder, by path, from whoever has just taken them; those are not taken again.

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
    return _verify(at, None if seeds is None else place(seeds), {at / name: taken for name, taken in (digests or {}).items()})


def _verify(folder: Path, seeds: Place | None, digests: Digests) -> list[Issue]:
    issues, descriptor = _files(folder, digests)
    if descriptor is None:
        return issues
    read = _Read(folder, issues, digests)
    read.all(descriptor)
    _dictionary(descriptor, issues)
    for name, data in read.tables.items():
        issues += check_references(name, read.schemas[name], data, read.tables)
    issues += _lineage_keys(read.tables)
    issues += check_package(read.tables, seeds)
    return issues


# -------------------------------------------------------------------------------------------------------- files


def _files(folder: Path, digests: Digests) -> tuple[list[Issue], dict[str, Any] | None]:
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
        elif (found := _digest(path, name, issues, digests)) and found[1] != wanted:
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


def _digest(path: Path, name: str, issues: list[Issue], digests: Digests) -> Digest | None:
    """Size and SHA-256, read once; None, and an issue, where the file cannot be read."""
    try:
        if path not in digests:
            digests[path] = digest(path)
        return digests[path]
    except OSError as error:
        issues.append(issue("V108", name, detail=brief(error)))
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
    digests: Digests
    tables: dict[str, pl.DataFrame] = field(default_factory=dict)
    schemas: dict[str, Mapping[str, Any]] = field(default_factory=dict)

    def all(self, descriptor: Mapping[str, Any]) -> None:
        """Reads and checks every resource, CSV and Parquet twins against each other."""
        resources = {r["name"]: r for r in descriptor["resources"]}
        for name in dict.fromkeys(n.removesuffix(PARQUET_SUFFIX) for n in resources):
            csv = self._csv(resources[name]) if name in resources else None
            twin = resources.get(name + PARQUET_SUFFIX)
            is_twin = twin is not None and csv is not None and twin["schema"] == resources[name]["schema"]
            parquet = self._parquet(twin, csv if is_twin else None) if twin else None
            if csv is not None and parquet is not None and csv is not parquet and not csv.equals(parquet):
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
        found = _digest(path, resource["path"], self.issues, self.digests)
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
        except (*POLARS_ERRORS, OSError) as error:
            self.issues.append(issue("V108", resource["path"], detail=brief(error)))
            return None
        return self._checked(name, resource, text, is_text=True)

    def _parquet(self, resource: Mapping[str, Any], twin: pl.DataFrame | None) -> pl.DataFrame | None:
        path = self._file(resource)
        if path is None:
            return None
        try:
            data = pl.read_parquet(path, glob=False)
        except (*POLARS_ERRORS, OSError) as error:
            self.issues.append(issue("V108", resource["path"], detail=brief(error)))
            return None
        if twin is not None and data.schema == twin.schema and data.equals(twin):
            return twin  # what is wrong with one is wrong with both, and said of the other
        return self._checked(resource["name"], resource, data, is_text=False)

    def _checked(self, name: str, resource: Mapping[str, Any], data: pl.DataFrame, *, is_text: bool) -> pl.DataFrame:
        """The table with its types; what is wrong with it goes to the issues."""
        try:
            found: Sequence[Issue] = ()
            if is_text and not unknown_words(resource["schema"]):
                data, found = parse(name, resource["schema"], data)
            self.issues += [*found, *check(name, resource["schema"], data)]
        except (*POLARS_ERRORS, KeyError, TypeError, ValueError) as error:
            self.issues.append(issue("V107", name, detail=brief(error)))
        return data


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
    place = ["row_id", *SPAN_COLUMNS]
    lineage = lineage.select("table_name", "field", *place)
    parts: dict[Any, pl.DataFrame] = {name: rows for (name,), rows in lineage.partition_by("table_name", as_dict=True).items()}
    known = {None, *(table.name for table in dictionary().published if table.name in tables)}  # that a name is missing is said elsewhere
    bad = [rows for name, rows in parts.items() if name not in known]
    for table in dictionary().published:
        data = tables.get(table.name)
        if data is None or table.name == "lineage" or not set(table.key) <= set(data.columns):
            continue
        own = parts.get(table.name, lineage.clear())
        ids = data.with_columns(row_id=row_id(table))
        no_row = own.join(ids.select("row_id"), on="row_id", how="anti")
        bad.append(no_row)
        if any(field not in data.columns for field in own["field"].unique()):
            bad.append(own.filter(~pl.col("field").is_in(data.columns)).join(no_row, on=list(own.columns), how="anti"))
        if table.span and set(SPAN_COLUMNS) <= set(data.columns) and _same_types(ids, own, place):
            bare = ids.filter(pl.col("seed_path").is_not_null()).join(own, on=place, how="anti")
            if len(bare):
                issues.append(issue("V311", table.name, count=len(bare), examples=listed(bare["row_id"].head(EXAMPLES))))
    rows = pl.concat([lineage.clear(), *bad])
    if len(rows):
        shown = [f"{t} {r} {f}" for t, r, f in rows.select("table_name", "row_id", "field").head(EXAMPLES).iter_rows()]
        issues.append(issue("V310", "lineage", count=len(rows), examples=listed(shown)))
    return issues


def _same_types(left: pl.DataFrame, right: pl.DataFrame, names: Sequence[str]) -> bool:
    return all(left.schema[n] == right.schema[n] for n in names)
