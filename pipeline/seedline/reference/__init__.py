"""Reference packs: facts and words as CSV, each with its source and licence (README.md).

Belongs here: CSV files that a domain expert can edit, and the loader. Does not belong here: text processing.
"""

from __future__ import annotations

import csv
import functools
import hashlib
from pathlib import Path

from seedline.errors import SeedlineError

PACKAGED = Path(__file__).parent


class Reference:
    """A folder of CSV packs. A pack of the same name in `folder` replaces the packaged one.

    Args:
        folder: a folder of your own packs, or None for the packaged ones alone.
    """

    def __init__(self, folder: str | Path | None = None) -> None:
        self.folder = Path(folder) if folder else None
        self._rows: dict[str, list[dict[str, str]]] = {}

    def path(self, pack: str) -> Path:
        """File of a pack."""
        if self.folder and (self.folder / f"{pack}.csv").is_file():
            return self.folder / f"{pack}.csv"
        return PACKAGED / f"{pack}.csv"

    def rows(self, pack: str) -> list[dict[str, str]]:
        """Rows of a pack, in file order; empty cells are empty strings."""
        if pack not in self._rows:
            path = self.path(pack)
            try:
                with path.open(encoding="utf-8", newline="") as file:
                    self._rows[pack] = list(csv.DictReader(file))
            except (OSError, UnicodeDecodeError, csv.Error) as error:
                raise SeedlineError("E208", path=path.name, detail=error) from error
        return self._rows[pack]

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


def cells(value: str) -> list[str]:
    """Parts of a cell that holds a list joined by `|`."""
    return [v for v in value.split("|") if v]
