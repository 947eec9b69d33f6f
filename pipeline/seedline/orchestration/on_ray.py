"""Buckets on the machines of a Ray cluster; needs the extra `ray`.

Belongs here: handing buckets to the cluster, taking their tables back in order, telling which node ran which. Does not belong
here: what is run; starting a cluster, which is Ray's own business.

Buckets are Ray's tasks, not calls of a fixed pool of actors: a worker process keeps its model from task to task as an actor would,
but a task of a node that died goes to any core that is free, and a node that joins late gets its share. An actor holds its core as long
as the pool lives, so that one whose node died waits for a core that nobody gives back.
"""

from __future__ import annotations

import collections
import contextlib
import importlib.util
import logging
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from seedline.errors import SeedlineError
from seedline.orchestration.engines import Tables

LOGGER = logging.getLogger("seedline.ray")
RETRIES = 3  # nodes that a bucket may lose; one that ends its worker more often is at fault itself
AHEAD = 4  # buckets handed out for each core: none idles while the oldest is awaited, and what is done early fits in memory


@dataclass(frozen=True)
class Cluster:
    """A Ray cluster. Every node has this seedline and the model installed; a node runs a bucket on each of its cores.

    Attributes:
        address: `auto`, the cluster that RAY_ADDRESS names or that this machine is a node of; or `ray://HOST:PORT`.

    Raises:
        SeedlineError: E250, Ray is not installed; E251, no cluster answers; E252, a bucket's worker ended too often.
    """

    address: str

    def __call__(self, function: Callable[[Tables], Tables], buckets: Sequence[Tables]) -> Iterator[Tables]:
        if importlib.util.find_spec("ray") is None:
            raise SeedlineError("E250")
        with _connected(self.address):
            yield from _run(function, buckets)


@contextlib.contextmanager
def _connected(address: str) -> Iterator[None]:
    """Connected to the cluster; a connection that the caller has already is used, and left open."""
    import ray

    if ray.is_initialized():
        yield
        return
    try:
        ray.init(address, log_to_driver=False, logging_level=logging.ERROR)
    except (OSError, RuntimeError, ValueError) as error:
        raise SeedlineError("E251", address=address, detail=" ".join(str(error).split()).rstrip(".")) from error
    try:
        yield
    finally:
        ray.shutdown()


def _run(function: Callable[[Tables], Tables], buckets: Sequence[Tables]) -> Iterator[Tables]:
    """The buckets' tables in order, a few for each core in flight."""
    import ray
    from ray.exceptions import RayError, RayTaskError

    task = ray.remote(num_cpus=1, max_retries=RETRIES, scheduling_strategy="SPREAD")(_bucket)
    nodes = _Nodes(len(buckets))
    handed: collections.deque[Any] = collections.deque()
    rest = iter(buckets)
    while True:
        nodes.look()
        for bucket in rest:
            handed.append(task.remote(function, bucket))
            if len(handed) >= AHEAD * nodes.cores:
                break
        if not handed:
            break
        try:
            ran, tables = ray.get(handed.popleft())
        except RayTaskError as error:
            raise error.cause from error
        except RayError as error:
            raise SeedlineError("E252", tries=RETRIES + 1, detail=str(error).partition("\n")[0]) from error
        nodes.ran(ran, len(tables["lines"]) if "lines" in tables else 0)
        yield tables
    nodes.sum_up()


@dataclass(frozen=True)
class _Ran:
    """Where a bucket was run, and how long it took."""

    node: str
    process: int
    seconds: float


def _bucket(function: Callable[[Tables], Tables], bucket: Tables) -> tuple[_Ran, Tables]:
    """On a node: runs the function."""
    import ray

    began = time.perf_counter()
    tables = function(bucket)
    return _Ran(ray.get_runtime_context().get_node_id(), os.getpid(), time.perf_counter() - began), tables


@dataclass
class _Nodes:
    """The cluster's nodes as the log tells of them."""

    buckets: int
    cores: int = 1
    names: dict[str, str] = field(default_factory=dict)
    alive: set[str] = field(default_factory=set)
    done: collections.Counter[str] = field(default_factory=collections.Counter)

    def look(self) -> None:
        """Tells of nodes that came and went, and counts the cores."""
        import ray

        nodes = [n for n in ray.nodes() if n["Alive"]]
        self.names |= {n["NodeID"]: f"{n['NodeName']} ({n['NodeID'][:8]})" for n in nodes}
        self.cores = max(1, int(sum(n["Resources"].get("CPU", 0) for n in nodes)))
        now = {n["NodeID"] for n in nodes}
        for node in sorted(now - self.alive):
            LOGGER.info("node %s is there", self.names[node])
        for node in sorted(self.alive - now):
            LOGGER.warning("node %s went; its buckets are run on the others", self.names[node])
        self.alive = now

    def ran(self, ran: _Ran, lines: int) -> None:
        """Tells where a bucket was run."""
        self.done[ran.node] += 1
        name = self.names.get(ran.node, ran.node[:8])
        done = sum(self.done.values())
        LOGGER.info("bucket %d of %d: %d lines on node %s, process %d, %.1f s", done, self.buckets, lines, name, ran.process, ran.seconds)

    def sum_up(self) -> None:
        """Tells how many buckets each node ran."""
        counts = ", ".join(f"{count} on {self.names.get(node, node[:8])}" for node, count in sorted(self.done.items()))
        LOGGER.info("%d bucket(s): %s", sum(self.done.values()), counts)
