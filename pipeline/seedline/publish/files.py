"""The files of a package on disk: their names, where a path may lead, checksums.

Belongs here: what writing, reading and verifying a package have to agree on. Does not belong here: any content.
"""

from __future__ import annotations

import hashlib
import itertools
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

DESCRIPTOR = "datapackage.json"
CHECKSUMS = "checksums"
EXPLORER = "explorer.html"
PARQUET_SUFFIX = "-parquet"  # of the Parquet twin's resource name; the CSV twin carries the table's own name
_CHECKSUM_LINE = re.compile(r"^([0-9a-f]{64}) [ *](.+)$")

Digest = tuple[int, str]  # size in bytes, SHA-256


def digest(path: Path) -> Digest:
    """Size in bytes and SHA-256, lower-case hexadecimal, of a file."""
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256")
        return file.tell(), sha256.hexdigest()


def is_inside(relative: object) -> bool:
    """Whether a path from a descriptor, as text, stays below the package: relative, POSIX, no `..`, no address."""
    if not isinstance(relative, str) or "\\" in relative or "\0" in relative:
        return False
    return all(part not in ("", ".", "..") for part in relative.split("/"))


def inside(folder: Path, relative: object) -> Path | None:
    """The file of a package that a path names; None where the path, or a link on its way, leads outside the folder."""
    if not isinstance(relative, str) or not is_inside(relative):
        return None
    # a package has a file for each seed, and hardly ever a link
    below = itertools.accumulate(relative.split("/"), lambda at, part: f"{at}/{part}", initial=str(folder))
    if not any(map(os.path.islink, itertools.islice(below, 1, None))):
        return folder / relative
    try:
        root, leads_to = os.path.realpath(folder), os.path.realpath(folder / relative)
    except OSError:
        return None
    return folder / relative if leads_to == root or leads_to.startswith(root.rstrip(os.sep) + os.sep) else None


def files(folder: Path) -> Iterator[str]:
    """Paths of everything in a folder that is not a folder itself, relative, with `/`, sorted."""
    found = (p for p in folder.rglob("*") if p.is_symlink() or not p.is_dir())
    yield from sorted(p.relative_to(folder).as_posix() for p in found)


def write_checksums(hashes: Mapping[str, str]) -> str:
    """The text of `checksums`, as `sha256sum --check` reads it."""
    return "".join(f"{hashes[name]}  {name}\n" for name in sorted(hashes))


def read_checksums(text: str) -> tuple[dict[str, str], list[str]]:
    """Hashes by path, and the lines that could not be read."""
    hashes, faults = {}, []
    for line in text.splitlines():
        m = _CHECKSUM_LINE.match(line)
        if m:
            hashes[m[2]] = m[1]
        else:
            faults.append(line)
    return hashes, faults
