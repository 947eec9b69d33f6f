"""Per-document assets in hash buckets: each made by itself, all of them the same as without buckets."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import dagster as dg
import pytest
from upath import UPath

from seedline.errors import SeedlineError
from seedline.orchestration import buckets
from seedline.orchestration.assets import assets
from seedline.orchestration.build import QUIET
from seedline.orchestration.settings import Settings
from seedline.orchestration.steps import silent
from seedline.orchestration.storage import TableIOManager

COUNT = 3


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture
def site(seeds: Path, tmp_path: Path) -> Any:
    """A folder of seeds with an instance; materialises a selection, for some partitions."""
    shutil.copytree(seeds, tmp_path / "seeds")
    resources = {
        "settings": Settings.of(seeds=str(tmp_path / "seeds"), out=str(tmp_path / "out"), workers=1),
        "progress": dg.ResourceDefinition.hardcoded_resource(silent),
        "io_manager": TableIOManager(base_path=UPath(tmp_path / "tables")),
    }
    own = assets(COUNT)
    parted = [a for a in own if a.partitions_def]

    def run(*, tail: bool = False, **more: Any) -> dg.ExecuteInProcessResult:
        selection = [a for a in own if a not in parted] if tail else parted
        return dg.materialize(
            own, selection=selection, instance=instance, resources=resources, run_config=QUIET, raise_on_error=False, **more
        )

    with dg.DagsterInstance.ephemeral() as instance:
        yield tmp_path, run


def test_buckets_by_themselves_give_the_same_package(site: Any, package: Any) -> None:
    folder, run = site
    for name in buckets.names(COUNT):
        assert run(partition_key=name).success
    assert run(tail=True).success
    assert files(folder / "out") == files(package.path)
    assert len(list((folder / "tables" / "lines").iterdir())) == COUNT


def test_a_range_of_buckets_in_one_run_gives_the_same_package(site: Any, package: Any) -> None:
    folder, run = site
    first, *_, last = buckets.names(COUNT)
    tags = {"dagster/asset_partition_range_start": first, "dagster/asset_partition_range_end": last}
    assert run(tags=tags).success
    assert run(tail=True).success
    assert files(folder / "out") == files(package.path)


def test_a_changed_seed_is_read_in_its_bucket_alone(site: Any) -> None:
    folder, run = site
    for name in buckets.names(COUNT):
        assert run(partition_key=name).success
    before = files(folder / "tables")
    (folder / "seeds" / "report.txt").write_text("Ada Brook met Boris Field in Oslo on 3 May 2022.\n")
    own = buckets.names(COUNT)[buckets.bucket_of("report.txt", COUNT)]
    for name in buckets.names(COUNT):
        assert run(partition_key=name).success
    after = files(folder / "tables")
    changed = {path for path in after if after[path] != before[path]}
    assert changed
    assert {Path(path).stem for path in changed} == {own}


def test_a_bucket_that_was_never_made_is_a_numbered_error(site: Any) -> None:
    _, run = site
    assert run(partition_key=buckets.names(COUNT)[0]).success
    result = run(tail=True)
    assert not result.success
    text = " ".join(str(e.event_specific_data.error) for e in result.get_step_failure_events())
    assert "E233" in text


def test_a_seed_stays_in_its_bucket() -> None:
    assert [buckets.bucket_of(path, 8) for path in ("a.txt", "b/c.txt", "\udce9.txt")] == [
        buckets.bucket_of(p, 8) for p in ("a.txt", "b/c.txt", "\udce9.txt")
    ]
    spread = [buckets.bucket_of(f"{i}.txt", 8) for i in range(4000)]
    assert all(400 < spread.count(n) < 600 for n in range(8))
    assert SeedlineError("E233", table="lines", count=1, buckets="00001").code == "E233"
