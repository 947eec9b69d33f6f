"""Reference packs: facts and words as CSV, each with its source and licence (README.md).

Belongs here: CSV files that a domain expert can edit, and the loader. Does not belong here: text processing.
"""

from __future__ import annotations

import csv
import functools
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from seedline.errors import SeedlineError

PACKAGED = Path(__file__).parent


class Reference:
    """A folder of CSV packs. A pack of the same name in `folder` replaces the packaged one.

    Args:
        folder: a folder of your own packs, or None for the packaged ones alone.

    Raises:
        SeedlineError: E208, there is no such folder.
    """

    def __init__(self, folder: str | Path | None = None) -> None:
        self.folder = Path(folder) if folder else None
        if self.folder and not self.folder.is_dir():
            raise SeedlineError("E208", path=self.folder, detail="there is no such folder")
        self._rows: dict[str, list[dict[str, str]]] = {}
        self._made: dict[Callable[[Reference], Any], Any] = {}

    def path(self, pack: str) -> Path:
        """File of a pack."""
        if self.folder and (self.folder / f"{pack}.csv").is_file():
            return self.folder / f"{pack}.csv"
        return PACKAGED / f"{pack}.csv"

    def rows(self, pack: str) -> list[dict[str, str]]:
        """Rows of a pack, in file order; empty cells are empty strings.

        Raises:
            SeedlineError: E208, the pack cannot be read, or lacks a column of the packaged one.
        """
        if pack not in self._rows:
            columns, rows = _read(self.path(pack))
            packaged = PACKAGED / f"{pack}.csv"
            if self.path(pack) != packaged and packaged.is_file():
                missing = [c for c in _read(packaged)[0] if c not in columns]
                if missing:
                    raise SeedlineError("E208", path=self.path(pack), detail=f"it has no column {', '.join(missing)}")
            self._rows[pack] = rows
        return self._rows[pack]

    def shared[T](self, make: Callable[[Reference], T]) -> T:
        """What is made of the packs, made once for all who ask: `reference.shared(Calendar)`. It must not change afterwards."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    @property
    def packs(self) -> list[str]:
        """Names of all packs, sorted."""
        own = {p.stem for p in self.folder.glob("*.csv")} if self.folder else set()
        return sorted(own | {p.stem for p in PACKAGED.glob("*.csv")})

    @functools.cached_property
    def version(self) -> str:
        """Hash over the content of all packs."""
        digest = hashlib.sha256()
        for pack in self.packs:
            digest.update(pack.encode() + b"\0" + self.path(pack).read_bytes())
        return digest.hexdigest()[:12]

    def __reduce__(self) -> tuple[type[Reference], tuple[Path | None]]:
        return Reference, (self.folder,)


def _read(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    """Columns and rows of a CSV file. A byte order mark, which spreadsheets write, is dropped."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restval=None)
            rows = []
            for row in reader:
                if None in row or None in row.values():
                    raise SeedlineError("E208", path=path.name, detail=f"line {reader.line_num} has too many or too few cells")
                rows.append(row)
            return list(reader.fieldnames or []), rows
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SeedlineError("E208", path=path.name, detail=error) from error


def cells(value: str) -> list[str]:
    """Parts of a cell that holds a list joined by `|`."""
    return [v for v in value.split("|") if v]
