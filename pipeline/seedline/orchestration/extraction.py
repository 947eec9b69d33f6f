"""Extraction over many documents: one pure function a bucket, run here or by a pool of processes.

Belongs here: cutting seeds into buckets, the pool, progress. Does not belong here: what is extracted.
"""

from __future__ import annotations

import functools
import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor

import polars as pl

from seedline.dataset.schema import dictionary
from seedline.extract import engine, extractors, model, rows
from seedline.extract.engine import Extractor
from seedline.reference import Reference

DOCUMENTS_PER_BUCKET = 32  # small enough for progress and even load, large enough that passing tables costs little

Bucket = tuple[pl.DataFrame, pl.DataFrame]


@functools.lru_cache(maxsize=1)
def _extractors(model_name: str, folder: str | None, added: tuple[str, ...]) -> tuple[list[Extractor], Reference]:
    reference = Reference(folder)
    return extractors.default(model.load(model_name), reference, added), reference


def extract_bucket(bucket: Bucket, model_name: str, folder: str | None, added: tuple[str, ...] = ()) -> dict[str, pl.DataFrame]:
    """Tables of the extract stage for one bucket: its rows of `seeds` and of `lines`.

    The model and the extractors are made once per process.
    """
    seeds, lines = bucket
    own, reference = _extractors(model_name, folder, added)
    return engine.extract(seeds, lines, model.load(model_name), reference, own)


def _buckets(seeds: pl.DataFrame, lines: pl.DataFrame) -> Iterator[Bucket]:
    by_document = lines.partition_by("document_id", as_dict=True)
    for part in seeds.iter_slices(DOCUMENTS_PER_BUCKET):
        yield part, pl.concat([lines.clear(), *(by_document[(i,)] for i in part["document_id"] if (i,) in by_document)])


def extract(
    *,
    seeds: pl.DataFrame,
    lines: pl.DataFrame,
    model_name: str,
    folder: str | None,
    added: tuple[str, ...],
    workers: int,
    progress: Callable[[int, int], None],
) -> dict[str, pl.DataFrame]:
    """Tables of the extract stage for all seeds; the same whatever the number of workers.

    Args:
        seeds: table `seeds`.
        lines: table `lines`.
        model_name: spaCy pipeline, by package name or folder.
        folder: the user's reference packs, or None.
        added: the user's extractors.
        workers: number of processes; 1 works in this one.
        progress: called with the number of documents done and of all.
    """
    buckets = list(_buckets(seeds, lines))
    parts: list[dict[str, pl.DataFrame]] = []
    run = functools.partial(extract_bucket, model_name=model_name, folder=folder, added=added)
    done = 0
    progress(done, len(seeds))

    def take(results: Iterator[dict[str, pl.DataFrame]]) -> None:
        nonlocal done
        for (part, _), result in zip(buckets, results, strict=True):
            parts.append(result)
            done += len(part)
            progress(done, len(seeds))

    if workers == 1 or len(buckets) < 2:
        take(map(run, buckets))
    else:
        # spawn: a forked process would inherit Polars' thread pool in an unknown state
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(min(workers, len(buckets)), mp_context=context) as pool:
            take(pool.map(run, buckets))
    return {name: dictionary()[name].conform(pl.concat([dictionary()[name].frame(), *(p[name] for p in parts)])) for name in rows.TABLES}
