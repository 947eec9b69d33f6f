"""A published package, opened: its tables, its descriptor, and the line behind every value.

Belongs here: opening a folder, a zip archive or an address, and reading from it. Does not belong here: writing.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import os
import shutil
import tempfile
import urllib.error
import urllib.parse
import urllib.request
import weakref
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import polars as pl
from upath import UPath

from seedline import places
from seedline.dataset.checks import Issue
from seedline.dataset.damaged import collected
from seedline.errors import SeedlineError
from seedline.places import Place, is_store, place
from seedline.publish import store
from seedline.publish.files import CHECKSUMS, DESCRIPTOR, PARQUET_SUFFIX, inside, is_inside, read_checksums

if TYPE_CHECKING:
    from seedline.lineage.trace import Trace
    from seedline.orchestration.guards import Finding

_TIMEOUT = 60  # seconds for one answer of a server
_SCHEMES = ("http", "https", "file")

Fetch = Callable[[str, Path], None]  # copies a file of the package, by its path in it, to a local file


class Package:
    """A published data package.

    Attributes:
        path: its folder; for an archive or an address, a temporary folder that is filled as files are needed.
        descriptor: datapackage.json.
        warnings: what the build that returned it warned of (`seedline.orchestration.guards.Finding`); empty for one that was opened.
    """

    warnings: Sequence[Finding] = ()

    def __init__(self, path: Path, fetch: Fetch | None = None, at: UPath | None = None) -> None:
        self.path = path
        self._fetch = fetch
        self._at = at  # in a store
        try:
            self.descriptor: dict[str, Any] = json.loads(self._file(DESCRIPTOR).read_text(encoding="utf-8"))
            self._resources = {r["name"]: r for r in self.descriptor["resources"]}
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise SeedlineError("E204", path=at or path) from error

    @classmethod
    def open(cls, source: str | Place) -> Package:
        """Opens a package: its folder (or datapackage.json), its zip archive, or the address of either.

        http, https and file are read with the standard library alone, any other address with fsspec; tables are fetched
        when first used.

        Raises:
            SeedlineError: E204, not a published package; E211, the address cannot be read; E240 to E243, a store's answer.
        """
        address = urllib.parse.urlsplit(str(source))
        if address.scheme in _SCHEMES:
            return cls._from_address(str(source))
        path = place(source)
        if is_store(path):
            return cls._from_store(path)
        if path.name == DESCRIPTOR:
            path = path.parent
        if path.is_dir():
            if not (path / DESCRIPTOR).is_file():
                raise SeedlineError("E204", path=source)
            return cls(path)
        if not zipfile.is_zipfile(path):
            raise SeedlineError("E204", path=source)
        return cls._from_zip(path, path)

    @classmethod
    def _from_zip(cls, archive: Path, shown: object) -> Package:
        folder = _temporary()
        try:
            with zipfile.ZipFile(archive) as content:
                names = content.namelist()
        except (zipfile.BadZipFile, OSError) as error:
            raise SeedlineError("E204", path=shown) from error
        # the package may be the archive's root, or its only folder, as archives made by hand often are
        root = next((n.removesuffix(DESCRIPTOR) for n in sorted(names, key=len) if PurePosixPath(n).name == DESCRIPTOR), None)
        if root is None:
            raise SeedlineError("E204", path=shown)

        def fetch(name: str, target: Path) -> None:
            try:
                with zipfile.ZipFile(archive) as content, content.open(root + name) as source, target.open("wb") as file:
                    shutil.copyfileobj(source, file)
            except (KeyError, zipfile.BadZipFile) as error:
                raise FileNotFoundError(name) from error

        return _kept(cls(folder, fetch), folder)

    @classmethod
    def _from_address(cls, address: str) -> Package:
        folder = _temporary()
        parts = urllib.parse.urlsplit(address)
        if parts.path.endswith(".zip"):
            archive = folder / "package.zip"
            _download(address, archive)
            return _kept(cls._from_zip(archive, address), folder)
        base = parts.path.removesuffix(DESCRIPTOR).rstrip("/") + "/"

        def fetch(name: str, target: Path) -> None:
            _download(urllib.parse.urlunsplit(parts._replace(path=base + urllib.parse.quote(name))), target)

        return _kept(cls(folder, fetch), folder)

    @classmethod
    def _from_store(cls, at: UPath) -> Package:
        folder = _temporary()
        if at.suffix == ".zip":
            archive = folder / "package.zip"
            try:
                places.fetch(at.parent, {at.name: archive})
            except FileNotFoundError as error:
                raise SeedlineError("E204", path=at) from error
            return _kept(cls._from_zip(archive, at), folder)
        address = at.parent if at.name == DESCRIPTOR else at
        return _kept(cls(folder, functools.partial(store.fetch, address), address), folder)

    def _file(self, name: str) -> Path:
        """A file of the package, fetched first if it is not here yet."""
        path = inside(self.path, name)
        if path is None:
            raise FileNotFoundError(name)
        if self._fetch and not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, beside = tempfile.mkstemp(dir=path.parent)
            os.close(handle)
            try:
                self._fetch(name, Path(beside))
                Path(beside).replace(path)
            finally:
                Path(beside).unlink(missing_ok=True)
        return path

    @property
    def source(self) -> str:
        """Where it is: its address in a store, else `path`."""
        return str(self._at or self.path)

    @property
    def version(self) -> str | None:
        """Version of the package."""
        return self.descriptor.get("version")

    @functools.cached_property
    def tables(self) -> list[str]:
        """Names of the tables."""
        return list(dict.fromkeys(name.removesuffix(PARQUET_SUFFIX) for name in self._resources))

    def scan(self, name: str) -> pl.LazyFrame:
        """One table, lazily.

        Raises:
            SeedlineError: E205, no such table; E214, its file is not in the package.
        """
        resource = self._resources.get(name + PARQUET_SUFFIX)
        if resource is None:
            raise SeedlineError("E205", table=name, tables=", ".join(self.tables))
        relative = resource.get("path")
        if not is_inside(relative):
            raise SeedlineError("E214", table=name, detail="its path leads outside the package")
        try:
            path = self._file(relative)
            if self._fetch:
                self._check_fetched(path, name, resource)
            return pl.scan_parquet(path, glob=False)
        except OSError as error:
            raise SeedlineError("E214", table=name, detail=error) from error

    def _check_fetched(self, path: Path, name: str, resource: dict[str, Any]) -> None:
        """A fetched table has to have the descriptor's hash; what does not is dropped."""
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if resource.get("hash") != f"sha256:{found}":
            path.unlink()
            raise SeedlineError("E214", table=name, detail="its SHA-256 is not the descriptor's; if it was published anew, open it again")

    def table(self, name: str) -> pl.DataFrame:
        """One table.

        Raises:
            SeedlineError: as for `scan`.
        """
        return collected(name, self.scan(name))

    def trace(self, table: str, row_id: str) -> Trace:
        """The row, and by field the seed's lines that say it.

        Args:
            table: name of the table.
            row_id: primary key of the row, key columns joined by `|`.

        Raises:
            SeedlineError: E205, no such table; E206, no such row.
        """
        from seedline.lineage.trace import trace

        return trace(self.scan, table, row_id)

    def verify(self, seeds: str | Place | None = None) -> list[Issue]:
        """Everything that is wrong with the package, see `seedline.lineage.verify.verify`; empty if nothing is."""
        from seedline.lineage.verify import verify

        if self._at is not None:
            return verify(self._at, seeds)  # as it is now, and with files that it does not list
        if self._fetch:
            with contextlib.suppress(OSError, SeedlineError):
                listed, _ = read_checksums(self._file(CHECKSUMS).read_text(encoding="utf-8", errors="replace"))
                for name in listed:
                    with contextlib.suppress(OSError, SeedlineError):
                        self._file(name)  # a file that cannot be fetched is missing, and `verify` says so
        return verify(self.path, seeds)

    def __repr__(self) -> str:
        return f"<Package {self.descriptor.get('name')} {self.version}: {len(self.tables)} tables>"


def _temporary() -> Path:
    return Path(tempfile.mkdtemp(prefix="seedline-"))


def _kept(package: Package, folder: Path) -> Package:
    """`package`, whose temporary folder goes when it goes."""
    weakref.finalize(package, shutil.rmtree, folder, ignore_errors=True)
    return package


def _download(address: str, target: Path) -> None:
    try:
        with urllib.request.urlopen(address, timeout=_TIMEOUT) as source, target.open("wb") as file:
            shutil.copyfileobj(source, file)
    except (urllib.error.URLError, OSError, ValueError) as error:
        raise SeedlineError("E211", url=address, detail=error) from error
