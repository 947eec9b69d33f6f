"""Publication: a complete, verified package beside the old one, then swapped in at once.

Belongs here: writing files, the swap, the archive. Does not belong here: what the files say (`descriptor`), whether the tables
are right (`lineage.verify`, which runs before the swap), and what stands for the swap where there are no folders (`store`).
Bytes depend on the tables and the version alone: rows sorted by key, no times, no names of machines or folders.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import fcntl
import glob
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import polars as pl
import pyarrow as pa

from seedline.dataset.checks import Issue
from seedline.dataset.schema import Table, dictionary
from seedline.errors import SeedlineError
from seedline.lineage.verify import verify
from seedline.places import Place, is_below, is_store, place, read
from seedline.publish import descriptor as papers
from seedline.publish import store
from seedline.publish.descriptor import Meta
from seedline.publish.files import CHECKSUMS, DESCRIPTOR, EXPLORER, Digest, digest, files, read_checksums, write_checksums

SHOWN_ISSUES = 20
_ROW_GROUP = 262_144  # fixed, so that bytes do not depend on how a table was put together
_STAGING = ".{name}.seedline-"


class Check(Protocol):
    """Says what is wrong with a package in a folder."""

    def __call__(self, folder: Path, /, *, digests: Mapping[str, Digest]) -> Sequence[Issue]: ...


def write(
    tables: Mapping[str, pl.DataFrame],
    out: str | Place,
    *,
    version: str,
    meta: Meta | None = None,
    extra_files: Mapping[str, bytes] | None = None,
    check: Check = verify,
) -> Place:
    """Publishes tables as a data package.

    Args:
        tables: published tables by name.
        out: folder or address of the package: new, empty, or an earlier package, which is replaced as a whole.
        version: version of the package.
        meta: title, contributors and the like.
        extra_files: further files by their path in the package, such as the explorer page.
        check: verifies the folder, whose files have these digests, before the swap; any issue stops publication.

    Returns:
        `out`.

    Raises:
        SeedlineError: E207, a check failed; E209 and E213, `out` holds something else; E212, it cannot be written;
            E240 to E243, a store's answer. In each case `out` is as it was.
    """
    target = place(out)
    if not is_store(target):
        target = Path(os.path.realpath(target))
    ready(target)
    try:
        with _beside(target) as staging:
            digests = _fill(staging, tables, version, meta or Meta(), extra_files or {})
            issues = check(staging, digests=digests)
            if issues:
                shown = "\n".join(map(str, issues[:SHOWN_ISSUES]))
                raise SeedlineError("E207", count=len(issues), path=out, issues=shown)
            ready(target)  # it may have changed while the build ran
            if is_store(target):
                store.publish(staging, target)
            else:
                _flush(staging)
                _swap(staging, target)
    except OSError as error:
        raise SeedlineError("E212", path=out, detail=error) from error
    return place(out)


def ready(out: str | Place, seeds: str | Place | None = None) -> None:
    """Raises unless `out` may be written: it does not exist, is empty, or holds a package and nothing else.

    Raises:
        SeedlineError: E209, E213, `out` holds something else; E216, it lies in the folder `seeds`.
    """
    target = place(out)
    if seeds is not None and is_below(target, place(seeds)):
        raise SeedlineError("E216", path=out, seeds=seeds)
    if is_store(target):
        present = list(store.listing(target))
        if not present or store.standing(target) != target:
            return
    elif not target.exists() or (target.is_dir() and not any(target.iterdir())):
        return
    # looked for by name, before a walk through what may be a home folder
    elif not target.is_dir() or not all((target / name).is_file() for name in (DESCRIPTOR, CHECKSUMS)):
        raise SeedlineError("E209", path=out)
    else:
        present = list(files(target))
    if not {DESCRIPTOR, CHECKSUMS} <= set(present):
        raise SeedlineError("E209", path=out)
    listed, _ = read_checksums(read(target / CHECKSUMS).decode("utf-8", "replace"))
    other = next((f for f in present if f != CHECKSUMS and f not in listed), None)
    if other:
        raise SeedlineError("E213", path=out, file=other)


def _fill(
    folder: Path, tables: Mapping[str, pl.DataFrame], version: str, meta: Meta, extra_files: Mapping[str, bytes]
) -> dict[str, Digest]:
    """Writes all files; returns the digests of those that `checksums` lists, by path in the package."""
    (folder / "data").mkdir()
    ordered = {t.name: t.conform(tables[t.name]) for t in dictionary().published if t.name in tables}
    for name, data in ordered.items():
        write_table(dictionary()[name], data, folder / "data")
    digests = {name: digest(folder / name) for name in files(folder)}
    for name, text in {
        DESCRIPTOR: papers.render(papers.descriptor(ordered, digests, version=version, meta=meta)),
        "README.md": papers.readme(ordered, version=version, meta=meta, page=EXPLORER if EXPLORER in extra_files else None),
        "LICENSE": papers.licence(meta),
        "CITATION.cff": papers.citation(version=version, meta=meta),
    }.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    for name, content in extra_files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    digests |= {name: digest(folder / name) for name in files(folder) if name not in digests}
    (folder / CHECKSUMS).write_text(write_checksums({name: sha256 for name, (_, sha256) in digests.items()}), encoding="utf-8", newline="")
    return digests


def write_table(table: Table, data: pl.DataFrame, folder: Path) -> None:
    """One table as `<name>.parquet` and `<name>.csv`; both read back as the same frame."""
    # a null where none may be is for `check` to report; the Parquet writer would stop at it
    fields = [f.with_nullable(f.nullable or data[f.name].null_count() > 0) for f in table.arrow]
    data.write_parquet(
        folder / f"{table.name}.parquet",
        compression="zstd",
        compression_level=1,
        statistics=True,
        row_group_size=_ROW_GROUP,
        arrow_schema=pa.schema(fields, table.arrow.metadata),
        metadata={"title": table.title, "description": table.description, "rows": str(len(data))},
    )
    data.write_csv(folder / f"{table.name}.csv", line_terminator="\r\n", quote_style="necessary")


# ---------------------------------------------------------------------------------------------------- the swap


def _beside(target: Place) -> contextlib.AbstractContextManager[Path]:
    """A new folder that is removed at the end: on the same disk as `target`, which it can be swapped with; for a store anywhere."""
    return _temporary() if is_store(target) else _staging(target)


@contextlib.contextmanager
def _temporary() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="seedline-") as folder:
        yield Path(folder)


@contextlib.contextmanager
def _staging(folder: Path) -> Iterator[Path]:
    """A new folder beside `folder`, removed at the end with whatever is in it then.

    Its lock tells a build at work from the remains of one that was killed, which are cleared away here.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    prefix = _STAGING.format(name=folder.name)
    for remains in folder.parent.glob(glob.escape(prefix) + "*"):
        with contextlib.suppress(OSError), _locked(remains):
            shutil.rmtree(remains)
    staging = Path(tempfile.mkdtemp(prefix=prefix, dir=folder.parent))
    try:
        with _locked(staging):
            staging.chmod(0o777 & ~_umask())
            yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _flush(folder: Path) -> None:
    """Everything in a folder is on disk before its name is: a power cut leaves the old package or the new one."""
    for path in [*folder.rglob("*"), folder]:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _swap(new: Path, folder: Path) -> None:
    """Puts `new` in the place of `folder`; what stood there is then at `new`."""
    if not folder.exists() or not any(folder.iterdir()):
        new.rename(folder)
        return
    if _exchange(new, folder):
        return
    # without an atomic exchange there is an instant in which neither stands at the name
    old = Path(tempfile.mkdtemp(prefix=_STAGING.format(name=folder.name), dir=folder.parent))
    folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _exchange(left: Path, right: Path) -> bool:
    """Exchanges two folders in one step (`renameat2`, Linux); False where the system or file system cannot."""
    at_cwd, rename_exchange = -100, 2
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    if renameat2(at_cwd, os.fsencode(left), at_cwd, os.fsencode(right), rename_exchange) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM):
        return False
    raise OSError(code, os.strerror(code), str(right))


# ------------------------------------------------------------------------------------------------- the archive


def archive(folder: str | Path, target: str | Path) -> Path:
    """A package as one zip file, byte for byte the same for the same package; written whole or not at all."""
    folder, target = Path(folder), Path(target)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archived:
            for entry in files(folder):
                info = zipfile.ZipInfo(entry, date_time=(1980, 1, 1, 0, 0, 0))  # the format's own zero
                info.compress_type = zipfile.ZIP_DEFLATED
                info.external_attr = 0o644 << 16
                with (folder / entry).open("rb") as source, archived.open(info, "w", force_zip64=True) as copy:
                    shutil.copyfileobj(source, copy)
        beside.chmod(0o666 & ~_umask())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
    return target
