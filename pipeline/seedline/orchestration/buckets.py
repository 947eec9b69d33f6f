"""The unit of work: a hash bucket of the seeds, and the pure function from a bucket of seeds to tables.

Belongs here: which bucket a seed is in, the function from a bucket of seeds to its tables, parting and joining tables by bucket.
Does not belong here: what the function does, where it runs (`engines`), how its tables are kept from build to build (`kept`).
"""

from __future__ import annotations

import functools
import hashlib
import importlib.resources
import platform
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable

import polars as pl

from seedline.dataset.schema import dictionary
from seedline.errors import SeedlineError
from seedline.extract import engine as extraction
from seedline.extract import extractors, model
from seedline.extract.engine import Extractor
from seedline.extract.rows import TABLES as EXTRACTED
from seedline.ingest import layout
from seedline.orchestration.engines import Engine, Tables
from seedline.orchestration.kept import Held, Kept, document_key
from seedline.places import Place
from seedline.reference import Reference

_ROOMS = ("dataset", "ingest", "extract", "reference")  # code and packs that a bucket's tables depend on
TABLES = ("lines", *EXTRACTED)


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
        return _version(self)


# ---------------------------------------------------------------- the function
@functools.lru_cache(maxsize=1)
def _reference(folder: str | None) -> Reference:
    return Reference(folder)


@functools.lru_cache(maxsize=1)
def _extractors(job: Job) -> list[Extractor]:
    return extractors.default(model.load(job.model), _reference(job.reference), job.extractors)


@functools.lru_cache(maxsize=1)
def _version(job: Job) -> str:
    parts = (_code(), _reference(job.reference).version, model.version(job.model), *job.extractors)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def read(tables: Tables, job: Job, version: str) -> Tables:
    """Lines and all that is extracted of a bucket, from its `seeds`. Model and extractors are made once a process.

    Raises:
        SeedlineError: E253, this machine's code, packs or model are not those of `version`, under which the others read.
    """
    if job.version != version:
        raise SeedlineError("E253", machine=platform.node())
    seeds, reference = tables["seeds"], _reference(job.reference)
    lines = layout.lines(seeds, reference)
    return {"lines": lines, **extraction.extract(seeds, lines, model.load(job.model), reference, _extractors(job))}


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
        key = document_key(table.columns)
        of = by_path if key == "seed_path" else by_document
        marked = table.with_columns(bucket=pl.col(key).replace_strict(of, return_dtype=pl.Int64))
        for (n,), own in marked.partition_by("bucket", as_dict=True, include_key=False).items():
            parts.setdefault(n, {})[name] = own
    return {n: {name: parts[n].get(name, table.clear()) for name, table in tables.items()} for n in sorted(parts)}


def join(parts: Sequence[Mapping[str, pl.DataFrame | pl.LazyFrame]]) -> Tables:
    """`TABLES` of some buckets as one of each."""
    tables = {name: dictionary()[name] for name in TABLES}
    return {name: t.conform(pl.concat([t.frame().lazy(), *(p[name].lazy() for p in parts)]).collect()) for name, t in tables.items()}


def run(
    seeds: pl.DataFrame,
    job: Job,
    engine: Engine,
    *,
    count: int,
    own: Collection[int] | None = None,
    work: Place | None = None,
    unchanged: set[str] | None = None,
    progress: Callable[[int, int], None],
) -> Tables:
    """The tables of all seeds; the same whatever the number of buckets and the engine.

    Args:
        seeds: table `seeds`.
        job: what the tables depend on besides.
        engine: runs `read` over the buckets.
        count: number of buckets.
        own: the buckets that `seeds` are of; None for all.
        work: where tables are kept from build to build, or None. What is there is not made again.
        unchanged: gets the paths of the seeds whose tables were there.
        progress: called with the number of documents done and of all.
    """
    parts = {n: tables["seeds"] for n, tables in part({"seeds": seeds}, count).items()}
    kept = Kept(work, TABLES, job.version, count) if work else None
    held = {n: kept.load(n, seeds) if kept else Held({}, seeds) for n, seeds in parts.items()}
    to_do = {n: h.missing for n, h in held.items() if len(h.missing)}
    tables: dict[int, Mapping[str, pl.DataFrame | pl.LazyFrame]] = {n: h.tables for n, h in held.items()}
    if unchanged is not None:
        unchanged |= {*seeds["seed_path"]} - {path for missing in to_do.values() for path in missing["seed_path"]}
    done, total = len(seeds) - sum(map(len, to_do.values())), len(seeds)
    progress(done, total)
    for n, made in zip(
        to_do, engine(functools.partial(read, job=job, version=job.version), [{"seeds": s} for s in to_do.values()]), strict=True
    ):
        whole = join([held[n].tables, made]) if held[n].tables else made
        if kept:
            kept.save(n, parts[n], whole)
        tables[n] = whole
        done += len(to_do[n])
        progress(done, total)
    if kept:
        for n, found in held.items():
            if found.stale and n not in to_do:  # seeds that went
                kept.save(n, parts[n], join([found.tables]))
        kept.sweep(own, parts)
    return join(list(tables.values()))


# ---------------------------------------------------------------- its code
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
