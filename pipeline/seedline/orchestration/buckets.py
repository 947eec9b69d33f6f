"""The unit of work: a hash bucket of the seeds, and pure functions from a bucket's tables to tables.

Belongs here: which bucket a seed is in, parting and joining tables by bucket, running a function over buckets in this process or a
pool, and keeping what it gave from build to build. Does not belong here: what the functions do.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.resources
import multiprocessing
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Protocol

import polars as pl
from upath import UPath

from seedline.dataset.schema import dictionary
from seedline.errors import SeedlineError
from seedline.extract import engine, extractors, model
from seedline.extract.engine import Extractor
from seedline.ingest import layout
from seedline.reference import Reference

DOCUMENTS = 32  # of a bucket, on average: enough that passing tables costs little, few enough that one edit costs little
_ROOMS = ("dataset", "ingest", "extract", "reference")  # code and packs that a bucket's tables depend on
_DONE = "done"

Tables = dict[str, pl.DataFrame]


@dataclass(frozen=True)
class Job:
    """What a bucket's tables depend on besides its seeds.

    Attributes:
        model: spaCy pipeline, by package name or folder.
        reference: the user's reference packs, or None.
        extractors: the user's extractors.
    """

    model: str
    reference: str | None = None
    extractors: tuple[str, ...] = ()

    @property
    def version(self) -> str:
        """Changes when the same seeds might give other tables."""
        parts = (_code(), _reference(self.reference).version, model.version(self.model), *self.extractors)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


class Function(Protocol):
    """From a bucket's tables to a bucket's tables; must be a module's own, so that another process can find it."""

    __name__: str

    def __call__(self, tables: Tables, job: Job) -> Tables: ...


# ---------------------------------------------------------------- the functions
@functools.lru_cache(maxsize=1)
def _reference(folder: str | None) -> Reference:
    return Reference(folder)


@functools.lru_cache(maxsize=1)
def _extractors(job: Job) -> list[Extractor]:
    return extractors.default(model.load(job.model), _reference(job.reference), job.extractors)


def lay_out(tables: Tables, job: Job) -> Tables:
    """Table `lines` of a bucket, from its `seeds`."""
    return {"lines": layout.lines(tables["seeds"], _reference(job.reference))}


def extract(tables: Tables, job: Job) -> Tables:
    """Tables of the extract stage for a bucket, from its `seeds` and `lines`. Model and extractors are made once a process."""
    nlp = model.load(job.model)
    return engine.extract(tables["seeds"], tables["lines"], nlp, _reference(job.reference), _extractors(job))


# ---------------------------------------------------------------- buckets
def bucket_of(seed_path: str, count: int) -> int:
    """The bucket of a seed, 0 to `count` - 1: a hash of its path, the same on every machine and in every build."""
    return int.from_bytes(hashlib.sha256(seed_path.encode("utf-8", "surrogatepass")).digest()[:8]) % count


def names(count: int) -> list[str]:
    """The buckets' names, as partitions bear them."""
    return [f"{n:05}" for n in range(count)]


def part(tables: Mapping[str, pl.DataFrame], count: int) -> dict[int, Tables]:
    """The tables of each bucket that has a seed, by bucket. Each table has a column `seed_path` or `document_id`; `seeds` is among them."""
    paths = {path for table in tables.values() if "seed_path" in table.columns for path in table["seed_path"].unique()}
    by_path = {path: bucket_of(path, count) for path in paths}
    by_document = {document: by_path[path] for document, path in tables["seeds"].select("document_id", "seed_path").iter_rows()}
    parts: dict[int, Tables] = {}
    for name, table in tables.items():
        key, of = ("seed_path", by_path) if "seed_path" in table.columns else ("document_id", by_document)
        marked = table.with_columns(bucket=pl.col(key).replace_strict(of, return_dtype=pl.Int64))
        for (n,), own in marked.partition_by("bucket", as_dict=True, include_key=False).items():
            parts.setdefault(n, {})[name] = own
    return {n: {name: parts[n].get(name, table.clear()) for name, table in tables.items()} for n in sorted(parts)}


def join(parts: Sequence[Tables], names: Sequence[str]) -> Tables:
    """The tables of some buckets as one of each."""
    empty = {name: dictionary()[name].frame() for name in names}
    return {name: dictionary()[name].conform(pl.concat([empty[name], *(p[name] for p in parts)])) for name in names}


def run(
    function: Function,
    tables: Mapping[str, pl.DataFrame],
    names: Sequence[str],
    job: Job,
    *,
    count: int,
    workers: int,
    work: UPath | None,
    progress: Callable[[int, int], None],
) -> Tables:
    """The function's tables over all buckets; the same whatever the number of buckets and workers.

    Args:
        function: from a bucket's tables to a bucket's tables.
        tables: its inputs, `seeds` among them.
        names: its outputs.
        job: what it depends on besides.
        count: number of buckets.
        workers: number of processes; 1 works in this one.
        work: where buckets' tables are kept from build to build, or None. What is there is not made again.
        progress: called with the number of documents done and of all.
    """
    parts = part(tables, count)
    total, done = len(tables["seeds"]), 0
    progress(done, total)
    results: dict[int, Tables] = {}
    kept = _Kept(work / function.__name__, names) if work else None
    version = job.version if kept else ""
    keys = {n: _fingerprint(p["seeds"], version) for n, p in parts.items()} if kept else {}
    if kept:
        results = {n: found for n in parts if (found := kept.load(keys[n])) is not None}
        done = sum(len(parts[n]["seeds"]) for n in results)
        progress(done, total)
    missing = [n for n in parts if n not in results]
    for n, result in zip(missing, _over([parts[n] for n in missing], functools.partial(function, job=job), workers), strict=True):
        results[n] = result
        if kept:
            kept.save(keys[n], result)
        done += len(parts[n]["seeds"])
        progress(done, total)
    if kept:
        kept.sweep(set(keys.values()))
    return join([results[n] for n in parts], names)


def _over(parts: Sequence[Tables], function: Callable[[Tables], Tables], workers: int) -> Iterator[Tables]:
    if workers == 1 or len(parts) < 2:
        yield from map(function, parts)
        return
    # spawn: a forked process would inherit Polars' thread pool in an unknown state
    context = multiprocessing.get_context("spawn")
    try:
        with ProcessPoolExecutor(min(workers, len(parts)), mp_context=context) as pool:
            yield from pool.map(function, parts)
    except BrokenProcessPool as error:
        raise SeedlineError("E234") from error


# ---------------------------------------------------------------- kept from build to build
def _fingerprint(seeds: pl.DataFrame, version: str) -> str:
    """What a bucket's tables are known by: its seeds' paths and bytes, and the job's version."""
    digest = hashlib.sha256(version.encode())
    for path, content in seeds.select("seed_path", "sha256").iter_rows():
        digest.update(f"{path}\0{content}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:32]


class _Kept:
    """Tables of buckets in a folder, one below it for each fingerprint; the marker is written last."""

    def __init__(self, folder: UPath, names: Sequence[str]) -> None:
        self._folder = folder
        self._names = names

    def load(self, key: str) -> Tables | None:
        """The tables, None if they are not all there."""
        if not (self._folder / key / _DONE).exists():
            return None
        tables = {}
        for name in self._names:
            with (self._folder / key / f"{name}.parquet").open("rb") as file:
                tables[name] = pl.read_parquet(file)
        return tables

    def save(self, key: str, tables: Tables) -> None:
        """Keeps the tables."""
        (self._folder / key).mkdir(parents=True, exist_ok=True)
        for name in self._names:
            with (self._folder / key / f"{name}.parquet").open("wb") as file:
                tables[name].write_parquet(file)
        (self._folder / key / _DONE).write_bytes(b"")

    def sweep(self, used: set[str]) -> None:
        """Drops what no bucket of this build is known by."""
        for folder in self._folder.iterdir():
            if folder.name not in used:
                (folder / _DONE).unlink(missing_ok=True)
                for file in folder.iterdir():
                    file.unlink()
                folder.rmdir()


@functools.cache
def _code() -> str:
    """Digest of the code and packs that a bucket's tables depend on."""
    digest = hashlib.sha256()
    root = importlib.resources.files("seedline")
    for room in _ROOMS:
        for name, file in sorted(_files(root / room, room)):
            digest.update(name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _files(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        path = f"{name}/{entry.name}"
        if entry.is_dir():
            yield from _files(entry, path)
        elif entry.name.endswith((".py", ".yaml", ".csv")):
            yield path, entry
