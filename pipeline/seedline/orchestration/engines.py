"""Where a function is run over buckets: in this process, or in a pool of them.

Belongs here: passing buckets to processes and their tables back. Does not belong here: what is run, and what of it need not be.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Protocol

import polars as pl

from seedline.errors import SeedlineError

Tables = dict[str, pl.DataFrame]


class Engine(Protocol):
    """Runs a function over buckets.

    The function is pure, and can be pickled. What it gave is yielded in the order of the buckets.
    """

    def __call__(self, function: Callable[[Tables], Tables], buckets: Sequence[Tables]) -> Iterator[Tables]: ...


def here(function: Callable[[Tables], Tables], buckets: Sequence[Tables]) -> Iterator[Tables]:
    """One bucket after the other, in this process."""
    yield from map(function, buckets)


@dataclass(frozen=True)
class Processes:
    """A pool of processes on this machine. Each loads a model once.

    Raises:
        SeedlineError: E234, a process did not start, or was killed.
    """

    workers: int

    def __call__(self, function: Callable[[Tables], Tables], buckets: Sequence[Tables]) -> Iterator[Tables]:
        # spawn: a forked process would inherit Polars' thread pool in an unknown state
        context = multiprocessing.get_context("spawn")
        try:
            with ProcessPoolExecutor(min(self.workers, len(buckets)), mp_context=context) as pool:
                # the largest first, so that no worker begins a large one when the others end
                begun = {i: pool.submit(function, buckets[i]) for i in sorted(range(len(buckets)), key=lambda i: -_size(buckets[i]))}
                try:
                    yield from (begun.pop(i).result() for i in range(len(buckets)))
                finally:
                    pool.shutdown(cancel_futures=True)
        except BrokenProcessPool as error:
            raise SeedlineError("E234") from error


def _size(bucket: Tables) -> int:
    """Bytes of a bucket's tables."""
    return sum(int(table.estimated_size()) for table in bucket.values())
