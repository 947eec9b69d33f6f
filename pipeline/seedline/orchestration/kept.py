"""What a build keeps of each bucket in the `work` folder, so that a later build reads only the documents that changed.

Belongs here: the files, and which of their rows still hold. Does not belong here: making what is missing.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from seedline.dataset.schema import dictionary
from seedline.orchestration.engines import Tables
from seedline.places import Place, children, discard, read, writing

_KNOWN_BY = ("seed_path", "sha256")  # a document's tables hold as long as these do
_SEEDS = "seeds"


@dataclass(frozen=True)
class Held:
    """What is kept of a bucket.

    Attributes:
        tables: of the seeds that are as they were, not yet read; empty where nothing is kept.
        missing: the other seeds, as table `seeds`.
        stale: whether more is kept than that.
    """

    tables: Mapping[str, pl.LazyFrame]
    missing: pl.DataFrame
    stale: bool = False


class Kept:
    """Tables of buckets in a folder: a zip file of Parquet files for each bucket, written whole.

    Args:
        folder: any file system that fsspec reaches.
        names: the tables; each has a column `seed_path` or `document_id`.
        version: what the tables depend on besides the seeds; what was made under another is not used.
        count: number of buckets. What was kept under another number is not used.
    """

    def __init__(self, folder: Place, names: Sequence[str], version: str, count: int) -> None:
        self._folder = folder
        self._names = names
        self._version = version
        self._count = count

    def load(self, bucket: int, seeds: pl.DataFrame) -> Held:
        """What is kept of those of a bucket's seeds that are as they were."""
        kept = self._read(bucket)
        if kept is None:
            return Held({}, seeds)
        found = kept.pop(_SEEDS).collect()
        held = found.join(seeds, on=_KNOWN_BY, how="semi")
        if len(held) < len(found):
            kept = {
                name: table.join(held.lazy(), on=document_key(dictionary()[name].names), how="semi", maintain_order="left")
                for name, table in kept.items()
            }
        return Held(kept, seeds.join(held, on=_KNOWN_BY, how="anti", maintain_order="left"), stale=len(held) < len(found))

    def save(self, bucket: int, seeds: pl.DataFrame, tables: Tables) -> None:
        """Keeps a bucket's tables, which are all that its seeds give."""
        with writing(self._file(bucket)) as content, zipfile.ZipFile(content, "w") as archive:
            archive.comment = self._version.encode()
            for name, table in {**tables, _SEEDS: seeds.select("document_id", *_KNOWN_BY)}.items():
                with archive.open(zipfile.ZipInfo(name), "w") as file:
                    table.write_parquet(file)

    def sweep(self, own: Collection[int] | None, used: Collection[int]) -> None:
        """Drops what is kept of those of the `own` buckets that are not used; with None, all else that is in the folder."""
        keep = {self._file(n).name for n in used}
        drop = None if own is None else {self._file(n).name for n in own}
        for name in children(self._folder):
            if name not in keep and (drop is None or name in drop):
                discard(self._folder / name)

    def _file(self, bucket: int) -> Place:
        return self._folder / f"{bucket:05}-of-{self._count:05}.zip"

    def _read(self, bucket: int) -> dict[str, pl.LazyFrame] | None:
        """A bucket's tables; None if they are not there whole, or made under another version."""
        try:
            with zipfile.ZipFile(io.BytesIO(read(self._file(bucket)))) as archive:
                if archive.comment != self._version.encode():
                    return None
                return {name: pl.scan_parquet(io.BytesIO(archive.read(name))) for name in (*self._names, _SEEDS)}
        except (FileNotFoundError, zipfile.BadZipFile, KeyError):
            return None


def document_key(names: Collection[str]) -> str:
    """The column, of a bucket's table, that says which document a row is of."""
    return "seed_path" if "seed_path" in names else "document_id"


def begun_with(folder: Place) -> int | None:
    """The number of buckets that a folder was begun with; None for a new one."""
    counts = [name.removesuffix(".zip").rpartition("-of-")[2] for name in children(folder)]
    return max((int(c) for c in counts if c.isdigit()), default=None)
