"""What a package says about the labelled documents.

Belongs here: finding the labelled documents in a package, and their rows. Does not belong here: comparing them with the gold.
"""

from __future__ import annotations

import collections
import json
import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Any, Protocol

import polars as pl

from seedline.dataset.schema import dictionary
from seedline.errors import SeedlineError
from seedline.evaluation.second import SecondLabels, holds_labels
from seedline.package import Package
from seedline.publish.files import inside

DESCRIPTOR = "datapackage.json"
Row = dict[str, Any]
_TWIN = re.compile(r"[-_](parquet|csv)$")  # what tells the two files of one table apart, in resource names


class HasTables(Protocol):
    """Anything that gives tables by name, such as `seedline.package.Package`."""

    def table(self, name: str) -> pl.DataFrame: ...


def tables(package: HasTables | str | Path) -> HasTables:
    """The package itself, or the one at a folder, an archive or an address; a folder of labels counts as a package.

    Raises:
        SeedlineError: E204, not a package; E211, the address cannot be read; E221, faults in the labels.
    """
    if not isinstance(package, str | Path):
        return package
    path = Path(package)
    if not path.is_dir():
        return Package.open(package)
    return SecondLabels(path) if holds_labels(path) else Folder(path)


class Folder:
    """Tables of a package's folder by its descriptor alone, Parquet or CSV: packages that other tools wrote can be scored too.

    Raises:
        SeedlineError: E204, no usable descriptor there; E205, no such table; E214, its file cannot be read.
    """

    def __init__(self, path: Path) -> None:
        try:
            descriptor = json.loads((path / DESCRIPTOR).read_text(encoding="utf-8"))
            resources = [(str(r["name"]), r["path"] if isinstance(r["path"], str) else r["path"][0]) for r in descriptor["resources"]]
        except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
            raise SeedlineError("E204", path=path) from error
        self._folder = path
        self._files: dict[str, str] = {}
        for resource, file in resources:
            name = _TWIN.sub("", resource)
            if file.endswith(".parquet") or (file.endswith(".csv") and name not in self._files):
                self._files[name] = file

    def table(self, name: str) -> pl.DataFrame:
        """A table as a frame; its Parquet file where there is one, else its CSV file."""
        if name not in self._files:
            raise SeedlineError("E205", table=name, tables=", ".join(self._files))
        path = inside(self._folder, self._files[name])
        if path is None:
            raise SeedlineError("E214", table=name, detail="its path leads outside the package")
        try:
            if path.suffix == ".parquet":
                return pl.read_parquet(path, glob=False)
            return pl.read_csv(path, schema_overrides=dict(dictionary()[name].polars), glob=False)
        except (OSError, pl.exceptions.PolarsError) as error:
            raise SeedlineError("E214", table=name, detail=error) from error


class Predictions:
    """A package's rows on the labelled documents, by the documents' names.

    A labelled document is found by its seed's file name without `.txt`, in whatever folder it lies.

    Attributes:
        documents: name -> row of `documents`.
        country_code, entity_type, entity_name: entity id -> value.
    """

    def __init__(self, package: HasTables, names: Iterable[str]) -> None:
        self._package = package
        names = set(names)
        self.documents: dict[str, Row] = {}
        for row in package.table("documents").iter_rows(named=True):
            name = PurePosixPath(row["seed_path"]).name.removesuffix(".txt")
            if name in names:
                self.documents[name] = row
        self._of_document = {row["document_id"]: name for name, row in self.documents.items()}
        self._of_seed = {row["seed_path"]: name for name, row in self.documents.items()}
        self._lineage: list[Row] | None = None
        entities = package.table("entities")
        self.entity_type, self.entity_name, self.country_code = (
            dict(zip(entities["entity_id"], entities[column], strict=True)) for column in ("type", "name", "country_code")
        )

    def rows(self, table: str) -> dict[str, list[Row]]:
        """Rows of a table by the name of their document, in the table's order."""
        return self._grouped(self._package.table(table), "document_id", self._of_document)

    def rows_by_seed(self, table: str) -> dict[str, list[Row]]:
        """Rows of a table by the name of the document that their span lies in, in the table's order."""
        return self._grouped(self._package.table(table), "seed_path", self._of_seed)

    def lineage(self) -> list[Row]:
        """Evidence in the labelled documents, in the table's order; `document` is the document's name."""
        if self._lineage is None:
            evidence = self._package.table("lineage").filter(pl.col("seed_path").is_in(list(self._of_seed)))
            self._lineage = [{**row, "document": self._of_seed[row["seed_path"]]} for row in evidence.iter_rows(named=True)]
        return self._lineage

    def events(self) -> dict[str, Row]:
        """All events by id."""
        return {row["event_id"]: row for row in self._package.table("events").iter_rows(named=True)}

    def participants(self) -> dict[str, set[str]]:
        """Participants' entity ids by event id."""
        found: dict[str, set[str]] = collections.defaultdict(set)
        for event, entity in self._package.table("event_participants").select("event_id", "entity_id").iter_rows():
            found[event].add(entity)
        return found

    @staticmethod
    def _grouped(frame: pl.DataFrame, column: str, names: dict[str, str]) -> dict[str, list[Row]]:
        grouped: dict[str, list[Row]] = collections.defaultdict(list)
        for row in frame.filter(pl.col(column).is_in(list(names))).iter_rows(named=True):
            grouped[names[row[column]]].append(row)
        return grouped
