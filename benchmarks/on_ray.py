"""`python benchmarks/on_ray.py [FOLDER]`: a build on a Ray cluster that loses a node, beside a plain build; the packages' bytes compared.

Belongs here: the texts, a cluster of a head and worker nodes as processes of their own on loopback addresses, killing one of them
in the middle, and telling what was run where. Does not belong here: how seedline uses Ray. It needs `pip install 'seedline[ray]'`.

Three builds of the same texts, each by `seedline build` in a process of its own: by one process, on Ray undisturbed, and on Ray with
SIGKILL to the first worker node's processes when a third of the buckets is done. Without FOLDER the texts are made of the repository's
seeds: copies under other names, each with other paragraphs left out.
"""

from __future__ import annotations

import argparse
import collections
import contextlib
import functools
import hashlib
import itertools
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from ray.cluster_utils import Cluster

SEEDS = Path(__file__).parent.parent / "seeds"
STARTS = 5  # a node whose helpers are not up in 15 s gives up; on a busy machine another try helps
LEFT_OUT = 0.3  # share of a copy's paragraphs
RAN = re.compile(r"bucket (?P<done>\d+) of (?P<all>\d+): .* on node (?P<node>\S+) ")


def texts(folder: Path, count: int) -> None:
    """Writes so many texts."""
    originals = sorted(SEEDS.rglob("*.txt"))
    for n, original in enumerate(itertools.islice(itertools.cycle(originals), count)):
        draw = random.Random(n)
        first, *rest = original.read_text(encoding="utf-8").split("\n")
        kept = [line for line in rest if draw.random() > LEFT_OUT]
        (folder / f"{n:06}.txt").write_text("\n".join([first, *kept]), encoding="utf-8")


def started(start: Callable[[], Any]) -> Any:
    """What `start` gives, tried a few times."""
    for _ in range(STARTS - 1):
        with contextlib.suppress(Exception):  # Ray has no class of its own for it
            return start()
    return start()


def cluster(workers: int) -> Cluster:
    """A head without cores and worker nodes of one core each, every one at a loopback address of its own; 127.0.0.1 is none to Ray."""
    head = {"num_cpus": 0, "node_name": "head", "node_ip_address": "127.0.0.2"}
    made = started(lambda: Cluster(initialize_head=True, head_node_args=head))
    for n in range(1, workers + 1):
        started(functools.partial(made.add_node, num_cpus=1, node_name=f"worker-{n}", node_ip_address=f"127.0.0.{n + 2}"))
    return made


def build(seeds: Path, out: Path, *options: str, told: Callable[[str], None] = print, **environment: str) -> float:
    """Seconds of a build in a process of its own; `told` gets each line of its log."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "seedline.cli", "build", str(seeds), "--out", str(out), *options, "--json"]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env={**os.environ, **environment}
    ) as process:
        for line in process.stderr or ():
            told(line.rstrip())
    if process.returncode:
        raise SystemExit(f"the build failed: {' '.join(command)}")
    return time.perf_counter() - began


def digests(package: Path) -> dict[str, str]:
    """Each file's digest."""
    files = sorted(p for p in package.rglob("*") if p.is_file())
    return {p.relative_to(package).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


class Watch:
    """Counts the buckets of each node by the log, and kills a node when a third of all is done."""

    def __init__(self, made: Cluster, *, kill: bool) -> None:
        self._cluster = made
        self._kill = kill
        self.counts: list[collections.Counter[str]] = [collections.Counter()]

    def __call__(self, line: str) -> None:
        """A line of the log."""
        print("   ", line)
        ran = RAN.search(line)
        if ran is None:
            return
        self.counts[-1][ran["node"]] += 1
        if self._kill and 3 * int(ran["done"]) >= int(ran["all"]):
            self._kill = False
            self.counts.append(collections.Counter())
            self._cluster.remove_node(self._cluster.worker_nodes.copy().pop(), allow_graceful=False)
            print("    -------- SIGKILL to the processes of a worker node")


def told(counts: collections.Counter[str]) -> str:
    return ", ".join(f"{count} on {node}" for node, count in sorted(counts.items()))


def summary(seeds: Path, workers: int, buckets: int, room: Path) -> Iterator[str]:
    """The builds, a line on each."""
    count = sum(1 for _ in seeds.rglob("*.txt"))
    one = build(seeds, room / "plain", "--workers", "1")
    wanted = digests(room / "plain")
    yield f"{count} documents, {len(wanted)} files; one process: {one:.0f} s"
    made = cluster(workers)
    try:
        for name, kill in (("undisturbed", False), ("a node killed", True)):
            watch = Watch(made, kill=kill)
            seconds = build(seeds, room / name, "--engine", "ray", "--buckets", str(buckets), told=watch, RAY_ADDRESS=made.address)
            same = digests(room / name) == wanted
            yield f"Ray, {workers} nodes of one core, {name}: {seconds:.0f} s; buckets: {'; then '.join(map(told, watch.counts))}; " + (
                "the same bytes" if same else "OTHER BYTES"
            )
            if not same:
                raise SystemExit(1)
    finally:
        made.shutdown()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", help="texts; without it, copies of the seeds")
    parser.add_argument("--documents", type=int, default=300, help="how many copies (default: %(default)s)")
    parser.add_argument("--nodes", type=int, default=2, help="worker nodes (default: %(default)s)")
    parser.add_argument("--buckets", type=int, default=24, help="hash buckets on Ray (default: %(default)s)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="on-ray-") as room:
        seeds = arguments.folder or Path(room, "seeds")
        if not arguments.folder:
            seeds.mkdir()
            texts(seeds, arguments.documents)
        for line in summary(seeds, arguments.nodes, arguments.buckets, Path(room)):
            print(line, flush=True)


if __name__ == "__main__":
    main()
