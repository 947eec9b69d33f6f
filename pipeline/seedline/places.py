"""Where things are: a folder or file on this machine's disk, or an address in a store that fsspec reaches (`s3://bucket/folder`).

Belongs here: what both have in common, and what only a store needs: listing it, reading many objects at once, errors with a number.
Does not belong here: what lies in a place (seeds: `ingest`; a package: `publish`), and how safely a disk's folders are walked.

A place on disk is a `pathlib.Path` and stays just that. A store has no folders, no links and no renaming; an object of it is
there whole or not at all. Stores know nothing of listings kept from earlier: a daemon has to see what others put there.
"""

from __future__ import annotations

import contextlib
import io
import itertools
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from upath import UPath

from seedline.errors import SeedlineError

if TYPE_CHECKING:
    from typing_extensions import TypeIs

Place = Path | UPath
_STATE = ("ETag", "etag", "md5Hash", "LastModified", "last_modified", "mtime", "created")  # as drivers name it
AT_ONCE = 64  # objects asked for together: a store answers one in some 10 ms, however many are asked


class Entry(NamedTuple):
    """An object from outside: its size in bytes, and a mark that changes when its bytes do."""

    size: int
    mark: str


def place(address: str | os.PathLike[str] | UPath) -> Place:
    """The place of an address: a `Path` unless it names a store, as `s3://bucket/folder` does.

    Raises:
        SeedlineError: E240, there is no driver for the store.
    """
    text = str(address)
    if "://" not in text:
        return Path(text)
    try:
        if text.startswith("file://"):
            return Path(UPath(text).path)
        at = UPath(text, use_listings_cache=False)
        at.fs  # noqa: B018 - loads the driver, which may not be installed
    except (ImportError, ValueError) as error:
        raise SeedlineError("E240", address=text, detail=error) from error
    return at


def is_store(at: Place) -> TypeIs[UPath]:
    """Whether a place is in a store, not on disk."""
    return not isinstance(at, Path)


@contextlib.contextmanager
def answers(at: Place) -> Iterator[None]:
    """Turns what a store says into numbered errors; that an object is not there stays a `FileNotFoundError`.

    Raises:
        SeedlineError: E241, it refuses; E242, there is no such bucket; E243, it does not answer, or cannot do it.
    """
    try:
        yield
    except (SeedlineError, GeneratorExit):
        raise
    except FileNotFoundError as error:
        answer = getattr(error.__cause__, "response", {})
        if answer.get("Error", {}).get("Code") != "NoSuchBucket":
            raise
        raise SeedlineError("E242", address=at, bucket=_root(at).partition("/")[0]) from error
    except Exception as error:  # drivers raise what their clients raise, under no common name
        refused = isinstance(error, PermissionError) or "Credential" in type(error).__name__
        raise SeedlineError("E241" if refused else "E243", address=at, detail=error) from error


def exists(at: Place) -> bool:
    """Whether there is a folder or file; in a store, whether any object lies there or below."""
    if not is_store(at):
        return at.exists()
    try:
        with answers(at):
            at.fs.info(_root(at))
    except FileNotFoundError:
        return False
    return True


def is_folder(at: Place) -> bool:
    """Whether there is a folder; in a store, anything."""
    return exists(at) if is_store(at) else at.is_dir()


def is_below(inner: Place, outer: Place) -> bool:
    """Whether a place is another one, or lies in it."""
    if is_store(inner) and is_store(outer):
        return inner.protocol == outer.protocol and (_root(inner) + "/").startswith(_root(outer) + "/")
    if is_store(inner) or is_store(outer):
        return False
    return Path(os.path.realpath(inner)).is_relative_to(os.path.realpath(outer))


def read(file: Place) -> bytes:
    """A file's bytes.

    Raises:
        FileNotFoundError: there is none.
        SeedlineError: as for `answers`.
    """
    if not is_store(file):
        return file.read_bytes()
    with answers(file):
        content: bytes = file.fs.cat_file(_root(file))
        return content


def contents(folder: Place, names: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
    """The bytes of files of a folder, by name and in order, in a store some asked for at once; None for one that is not there.

    Raises:
        SeedlineError: as for `answers`.
    """
    for some in itertools.batched(names, AT_ONCE if is_store(folder) else 1):
        yield from zip(some, _contents(folder, some), strict=True)


def _contents(folder: Place, names: Sequence[str]) -> list[bytes | None]:
    if not is_store(folder):
        return [(folder / name).read_bytes() if (folder / name).exists() else None for name in names]
    with answers(folder):
        # whole objects: of all that reads several, this alone takes no [1] or * in a name for a pattern
        found = folder.fs.cat_ranges([_key(folder, name) for name in names], None, None, on_error="return")
        for answer in found:
            if isinstance(answer, Exception) and not isinstance(answer, FileNotFoundError):
                raise answer
    return [answer if isinstance(answer, bytes) else None for answer in found]


@contextlib.contextmanager
def writing(file: Place) -> Iterator[BinaryIO]:
    """A file to write to, which is there whole at the end, and not at all before or when something is raised.

    Raises:
        SeedlineError: as for `answers`.
    """
    if is_store(file):
        buffer = io.BytesIO()
        yield buffer
        with answers(file):
            file.fs.pipe_file(_root(file), buffer.getvalue())
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    file = Path(os.path.realpath(file))  # a link stays one
    beside = file.with_name(file.name + ".part")
    with beside.open("wb") as stream:
        yield stream
    beside.replace(file)


def children(folder: Place) -> list[str]:
    """Names of what lies in a folder itself, sorted; none where it is not there."""
    try:
        if not is_store(folder):
            return sorted(entry.name for entry in folder.iterdir())
        with answers(folder):
            return sorted(name.rstrip("/").rpartition("/")[2] for name in folder.fs.ls(_root(folder), detail=False))
    except FileNotFoundError:
        return []


def discard(file: Place) -> None:
    """Removes a file."""
    if is_store(file):
        delete(file.parent, [file.name])
    else:
        file.unlink()


# ------------------------------------------------------------------ stores only
def entries(folder: UPath) -> dict[str, Entry]:
    """All objects below a folder of a store by their path below it, sorted; none where there is nothing.

    Raises:
        SeedlineError: as for `answers`.
    """
    root = _root(folder)
    try:
        with answers(folder):
            found = folder.fs.find(root, detail=True)
    except FileNotFoundError:
        return {}
    below = {name.removeprefix(root + "/"): info for name, info in found.items() if name != root}
    # a name that ends in a slash is how some tools mark a folder
    files = (name for name, info in sorted(below.items()) if name and not name.endswith("/") and info["type"] == "file")
    return {name: Entry(below[name]["size"] or 0, _mark(below[name])) for name in files}


def _mark(info: dict[str, object]) -> str:
    """Size, and what the driver tells of the object's state: its hash where there is one, else when it was changed."""
    told = next((info[key] for key in _STATE if info.get(key)), "")
    return f"{info['size']}\0{str(told).strip(chr(34))}"


def fetch(folder: UPath, targets: Mapping[str, Path]) -> None:
    """Copies objects below a folder to files on disk.

    Raises:
        FileNotFoundError: one is not there.
        SeedlineError: as for `answers`.
    """
    for file in targets.values():
        file.parent.mkdir(parents=True, exist_ok=True)
    if targets:
        with answers(folder):
            folder.fs.get([_key(folder, name) for name in targets], list(map(os.fspath, targets.values())))


def send(source: Path, names: Iterable[str], folder: UPath) -> None:
    """Copies files of a folder on disk to the same names below a folder of a store.

    Raises:
        SeedlineError: as for `answers`.
    """
    names = list(names)
    with answers(folder):
        folder.fs.put([os.fspath(source / name) for name in names], [_key(folder, name) for name in names])


def copy(source: UPath, names: Iterable[str], target: UPath) -> None:
    """Copies objects below one folder to the same names below another of the same store, which does it by itself.

    Raises:
        SeedlineError: as for `answers`.
    """
    names = list(names)
    with answers(target):
        target.fs.copy([_key(source, name) for name in names], [_key(target, name) for name in names])


def delete(folder: UPath, names: Iterable[str]) -> None:
    """Deletes objects below a folder.

    Raises:
        SeedlineError: as for `answers`.
    """
    with answers(folder):
        for name in names:
            folder.fs.rm_file(_key(folder, name))


def _key(folder: UPath, name: str) -> str:
    """An object's path, as the store's driver takes it."""
    return f"{_root(folder)}/{name}"


def _root(at: Place) -> str:
    return str(getattr(at, "path", at)).rstrip("/")
