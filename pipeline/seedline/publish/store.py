"""Publication in an object store, which has no folders to swap: old package or new one, never half of each.

Belongs here: the order in which objects are written, and where a reader finds the package meanwhile. Does not belong here:
what the files say, and the swap on disk (`write`).

1. The verified package goes to `.seedline/<key>/` below the address. Nobody reads there; killed here, all is as it was.
2. The object `.seedline/publishing` is written, which holds the key. This is the swap: from here on the package is the
   complete one beside, and `standing` says so to every reader of seedline's.
3. The store copies each file to its place, the descriptor last; what the new package does not list is deleted.
4. `.seedline/` is deleted, `publishing` first.

Killed in 3 or 4, readers go on reading the copy beside, and the next publication carries on from there; each step may be done
twice. Two publications to one address at the same time are not kept apart.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from upath import UPath

from seedline import places
from seedline.publish.files import CHECKSUMS, DESCRIPTOR, files, is_inside

BESIDE = ".seedline"
_PUBLISHING = f"{BESIDE}/publishing"


def standing(out: UPath) -> UPath:
    """Where the package of an address is to be read: at the address or, while it is being published, the complete copy beside.

    Raises:
        SeedlineError: E240 to E243, a store's answer.
    """
    key = _publishing(out)
    return out / BESIDE / key if key else out


def listing(out: UPath) -> dict[str, places.Entry]:
    """All files of the package at an address, without what a publication puts beside."""
    return {name: entry for name, entry in places.entries(out).items() if not name.startswith(BESIDE + "/")}


def fetch(out: UPath, name: str, target: Path) -> None:
    """Copies a file of the package at an address to a file on disk, from where it stands.

    Raises:
        FileNotFoundError: there is none.
        SeedlineError: E240 to E243, a store's answer.
    """
    root = standing(out)
    try:
        places.fetch(root, {name: target})
    except FileNotFoundError:
        if root == out:
            raise
        places.fetch(out, {name: target})  # the publication was finished meanwhile, and its copy is gone


def mirror(out: UPath, target: Path) -> None:
    """Copies the package at an address to a folder on disk, with what it does not list; names that lead outside are left out."""
    root = standing(out)
    places.fetch(root, {name: target / name for name in listing(root) if is_inside(name)})


def publish(package: Path, out: UPath) -> None:
    """Puts a verified package in the place of the one at an address.

    Raises:
        OSError: what stands there in the end is not what was sent.
        SeedlineError: E240 to E243, a store's answer.
    """
    _finish(out)  # one that was killed after the swap is as good as published, and its copy stands in the way
    key = hashlib.sha256((package / CHECKSUMS).read_bytes()).hexdigest()[:16]
    names = list(files(package))
    places.send(package, names, out / BESIDE / key)
    _compare(out / BESIDE / key, {name: (package / name).stat().st_size for name in names})
    with places.writing(out / _PUBLISHING) as file:
        file.write(key.encode())
    _finish(out)


def _publishing(out: UPath) -> str | None:
    try:
        content = places.read(out / _PUBLISHING).decode("ascii", "replace")
    except FileNotFoundError:
        return None
    return content if re.fullmatch(r"[0-9a-f]{16}", content) else None


def _finish(out: UPath) -> None:
    """Steps 3 and 4, as far as there is something to do."""
    key = _publishing(out)
    if key:
        beside = out / BESIDE / key
        found = {name: entry.size for name, entry in places.entries(beside).items()}
        for some in _in_order(found):
            places.copy(beside, some, out)
        places.delete(out, listing(out).keys() - found)
        _compare(out, found)
        places.delete(out, [_PUBLISHING])
    places.delete(out / BESIDE, places.entries(out / BESIDE))


def _in_order(names: Iterable[str]) -> Iterator[list[str]]:
    """Tables and papers, in any order; then the checksums; then the descriptor."""
    yield sorted(set(names) - {CHECKSUMS, DESCRIPTOR})
    yield [CHECKSUMS]
    yield [DESCRIPTOR]


def _compare(folder: UPath, sizes: dict[str, int]) -> None:
    found = {name: entry.size for name, entry in listing(folder).items()}
    wrong = sorted(name for name in {*found, *sizes} if found.get(name) != sizes.get(name))
    if wrong:
        raise OSError(f"{folder} does not hold what was written: {', '.join(wrong[:5])}")
