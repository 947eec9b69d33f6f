"""Where seeds lie: a folder on disk, or below an address in a store (`s3://bucket/folder`).

Belongs here: walking it, what an entry looks like from outside, its bytes, and the entries that are not read at all. This is
the one place of the pipeline that reads seeds. Does not belong here: what the bytes say (that is `reading`).

Hidden entries (a name that begins with a dot: `.git`, `.DS_Store`, `.gitkeep`) are refused with S110, a hidden folder as one
row. A link to a file inside the folder is read like a file; a link to a folder is not followed, so that no loop and no text
twice. Paths have forward slashes; a seed has the same path, and so the same ids, on disk and in a store.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

from upath import UPath

from seedline.errors import SeedlineError
from seedline.ingest.refusal import Refusal
from seedline.places import Place, contents, entries, is_store, place

Loaded = Iterator[tuple[str, bytes | Refusal]]


class Source(Protocol):
    """A folder of seeds, wherever it is."""

    def paths(self) -> list[str]:
        """Paths of all entries that have to be looked at, sorted.

        Hidden folders, links to folders and folders that cannot be listed stand for themselves; `load` says why they are
        refused. Bytes of names that are not UTF-8 are surrogates, as `os.fsdecode` gives them.

        Raises:
            SeedlineError: E201, there is no such folder; E240 to E243, a store's answer.
        """

    def load(self, paths: Iterable[str], max_bytes: int) -> Loaded:
        """Each path, in order, with its bytes or why it is not read (S105 to S111).

        Raises:
            SeedlineError: E240 to E243, a store's answer.
        """

    def look(self, path: str) -> str:
        """What an entry looks like from outside; changes when its bytes do."""


def source(folder: str | Place) -> Source:
    """The folder of seeds at a place or address."""
    at = place(folder)
    return _Store(at) if is_store(at) else _Disk(at)


def _is_hidden(path: str) -> bool:
    return path != "." and any(part.startswith(".") for part in path.split("/"))


class _Disk:
    def __init__(self, root: Path) -> None:
        self._root = root

    def paths(self) -> list[str]:
        if not self._root.is_dir():
            raise SeedlineError("E201", path=self._root)
        return sorted(self._walk())

    def _walk(self) -> Iterator[str]:
        pending = [""]
        while pending:
            here = pending.pop()
            try:
                # names may not be UTF-8
                with os.scandir(os.path.join(self._root, here) if here else self._root) as found:  # noqa: PTH118
                    listed = list(found)
            except OSError:
                yield here or "."
                continue
            for entry in listed:
                path = f"{here}/{entry.name}" if here else entry.name
                try:
                    is_folder = entry.is_dir(follow_symlinks=False)
                except OSError:
                    is_folder = False
                if is_folder and not entry.name.startswith("."):
                    pending.append(path)
                else:
                    yield path

    def load(self, paths: Iterable[str], max_bytes: int) -> Loaded:
        for path in paths:
            try:
                yield path, self._bytes(path, max_bytes)
            except Refusal as refusal:
                yield path, refusal
            except (OSError, ValueError) as error:
                yield path, Refusal("S106", detail=(isinstance(error, OSError) and error.strerror) or type(error).__name__)

    def _bytes(self, path: str, max_bytes: int) -> bytes:
        if _is_hidden(path):
            raise Refusal("S110")
        full = self._root / path
        if full.is_symlink():
            if not full.exists():
                raise Refusal("S106", detail="the link leads nowhere, or in a circle")
            if not full.resolve().is_relative_to(self._root.resolve()):
                raise Refusal("S105")
            if full.is_dir():
                raise Refusal("S111")
        status = full.stat()
        if stat.S_ISDIR(status.st_mode):
            raise Refusal("S106", detail="the folder cannot be listed")
        if not stat.S_ISREG(status.st_mode):
            raise Refusal("S106", detail="neither a file nor a folder")
        if status.st_size > max_bytes:
            raise Refusal("S107", size=status.st_size, limit=max_bytes)
        return full.read_bytes()

    def look(self, path: str) -> str:
        try:
            status = (self._root / path).lstat()
        except OSError:  # it went while we looked
            return "gone"
        return f"{status.st_size}\0{status.st_mtime_ns}"


class _Store:
    """Looks at the store once; what comes later is seen by the next source."""

    def __init__(self, folder: UPath) -> None:
        self._folder = folder
        self._entries = entries(folder)

    def paths(self) -> list[str]:
        if not self._entries:
            raise SeedlineError("E201", path=self._folder)
        return sorted(set(map(self._shown, self._entries)))

    @staticmethod
    def _shown(path: str) -> str:
        """The path, or that of the hidden folder that it is in."""
        parts = path.split("/")
        hidden = next((n for n, part in enumerate(parts) if _is_dotted(part)), None)
        return path if hidden is None else "/".join(parts[: hidden + 1])

    def load(self, paths: Iterable[str], max_bytes: int) -> Loaded:
        wanted = list(paths)
        refused = {path: reason for path in wanted if (reason := self._refused(path, max_bytes))}
        fetched = contents(self._folder, [path for path in wanted if path not in refused])
        for path in wanted:
            yield path, refused.get(path) or self._found(next(fetched)[1])

    def _refused(self, path: str, max_bytes: int) -> Refusal | None:
        if any(map(_is_dotted, path.split("/"))):
            return Refusal("S110")
        if not all(part.strip(".") for part in path.split("/")):
            return Refusal("S108", detail="a part of it is empty or made of dots")
        size = self._entries[path].size if path in self._entries else 0
        return Refusal("S107", size=size, limit=max_bytes) if size > max_bytes else None

    @staticmethod
    def _found(content: bytes | None) -> bytes | Refusal:
        return Refusal("S106", detail="it is not there any more") if content is None else content

    def look(self, path: str) -> str:
        return self._entries[path].mark if path in self._entries else "hidden"


def _is_dotted(part: str) -> bool:
    """Whether a name hides; `.` and `..` name nothing in a store."""
    return part.startswith(".") and bool(part.strip("."))
