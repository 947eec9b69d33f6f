"""Buckets on a real Ray cluster of a head and two worker nodes on loopback, one of which is killed."""

from __future__ import annotations

import contextlib
import functools
import logging
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pytest

import seedline
from seedline.errors import SeedlineError
from seedline.orchestration.on_ray import Cluster
from seedline.orchestration.settings import Settings


def buckets(count: int) -> list[dict[str, pl.DataFrame]]:
    return [{"seeds": pl.DataFrame({"n": [n]})} for n in range(count)]


def digests(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def started(start: Callable[[], Any]) -> Any:
    """A node whose helpers are not up in 15 s gives up; on a busy machine another try helps."""
    for _ in range(4):
        with contextlib.suppress(Exception):  # Ray has no class of its own for it
            return start()
    return start()


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Without cores at its head, so that every bucket is run on a worker node. 127.0.0.1 is no address of a node to Ray."""
    utils = pytest.importorskip("ray.cluster_utils")
    head = {"num_cpus": 0, "node_name": "head", "node_ip_address": "127.0.0.2"}
    made = started(lambda: utils.Cluster(initialize_head=True, head_node_args=head))
    for n in (1, 2):
        started(functools.partial(made.add_node, num_cpus=1, node_name=f"worker-{n}", node_ip_address=f"127.0.0.{n + 2}"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RAY_ADDRESS", made.address)
        yield made
    made.shutdown()


def test_a_numbered_error_of_a_bucket_comes_whole(cluster: Any) -> None:
    def refuses(tables: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
        raise SeedlineError("E203", name="xx_missing")

    with pytest.raises(SeedlineError, match="no language model xx_missing") as caught:
        list(Cluster("auto")(refuses, buckets(1)))
    assert caught.value.code == "E203"


def test_the_buckets_of_a_killed_node_are_run_again_and_the_package_is_the_same(
    cluster: Any, seeds: Path, package: Any, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def doubled(tables: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
        time.sleep(0.2)
        return {"seeds": tables["seeds"] * 2}

    caplog.set_level(logging.INFO, logger="seedline.ray")
    made = Cluster("auto")(doubled, buckets(24))
    first = [next(made) for _ in range(6)]
    cluster.remove_node(next(iter(cluster.worker_nodes)), allow_graceful=False)
    assert [t["seeds"]["n"][0] for t in [*first, *made]] == [2 * n for n in range(24)]
    ran = [m.partition("on node ")[2].split()[0] for m in caplog.messages if m.startswith("bucket")]
    assert set(ran[:6]) == {"worker-1", "worker-2"}
    (left,) = set(ran[-6:])
    assert ran.count(left) > len(ran) / 2
    assert caplog.messages[-1].startswith("24 bucket(s): ")

    built = seedline.build(seeds, tmp_path / "out", engine="ray", buckets=3)
    assert digests(built.path) == digests(package.path)


def test_code_or_packs_of_another_version_are_refused(cluster: Any, seeds: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("seedline.orchestration.buckets._version", lambda job: "another")
    with pytest.raises(SeedlineError, match=r"E253.*Install the same there"):
        seedline.build(seeds, tmp_path / "out", engine="ray")


def test_no_cluster_is_a_numbered_error() -> None:
    pytest.importorskip("ray")
    with pytest.raises(SeedlineError, match="E251"):
        list(Cluster("ray://127.0.0.1:1")(dict, buckets(1)))


def test_ray_that_is_not_installed_is_a_numbered_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(SeedlineError, match=r"E250.*seedline\[ray\]"):
        list(Cluster("auto")(dict, buckets(1)))


def test_the_setting_is_checked() -> None:
    with pytest.raises(SeedlineError, match="E210"):
        Settings.of(engine="spark")
    assert Settings.of(engine="ray").engine_for(1) == Cluster("auto")
    assert Settings.of(engine="ray://head:10001").engine_for(1) == Cluster("ray://head:10001")
