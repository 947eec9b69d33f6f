"""A change in the folder asks for its bucket, and is carried through to the package."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import dagster as dg
import pytest

from seedline.orchestration import buckets, triggers
from seedline.orchestration.definitions import definitions
from seedline.orchestration.settings import Settings

COUNT = 8


@pytest.fixture
def folder(seeds: Path, tmp_path: Path) -> Path:
    shutil.copytree(seeds, tmp_path / "seeds")
    return tmp_path


def settings(folder: Path, **values: object) -> Settings:
    return Settings.of(seeds=str(folder / "seeds"), out=str(folder / "out"), workers=1, **values)


def asked(requests: list[dg.RunRequest]) -> set[str]:
    """Names of the buckets that are asked for."""
    names = buckets.names(COUNT)
    first, last = "dagster/asset_partition_range_start", "dagster/asset_partition_range_end"
    ranges = [(names.index(r.tags[first]), names.index(r.tags[last])) for r in requests if r.job_name == "documents"]
    return {names[n] for start, end in ranges for n in range(start, end + 1)}


def test_at_first_everything_is_asked_for_in_one_run(folder: Path) -> None:
    found = list(triggers.requests({}, triggers.looks(settings(folder), COUNT), COUNT))
    assert sorted(r.job_name or "" for r in found) == ["documents", "roots"]
    assert asked(found) == set(buckets.names(COUNT))


@pytest.mark.parametrize(("most", "runs"), [(1, COUNT), (3, 3)])
def test_runs_may_be_bounded_in_buckets(folder: Path, most: int, runs: int) -> None:
    own = settings(folder, run_buckets=most)
    found = list(triggers.requests({}, triggers.looks(own, COUNT), COUNT, most))
    parted = [r for r in found if r.job_name == "documents"]
    assert len(parted) == runs
    assert len({r.run_key for r in parted}) == runs
    assert asked(found) == set(buckets.names(COUNT))

    defs = definitions(settings(folder, buckets=COUNT, run_buckets=most), str(folder / "tables"))
    policy = defs.get_assets_def("lines").backfill_policy
    assert policy == dg.BackfillPolicy.multi_run(most)
    with dg.DagsterInstance.ephemeral() as instance:
        context = dg.build_schedule_context(instance, scheduled_execution_time=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
        night = defs.get_schedule_def("nightly").evaluate_tick(context)
    assert len({r.run_key for r in night.run_requests or []}) == runs


@pytest.mark.parametrize("change", ["add", "edit", "remove"])
def test_a_change_asks_for_its_bucket_alone(folder: Path, change: str) -> None:
    before = triggers.looks(settings(folder), COUNT)
    path = folder / "seeds" / ("new.txt" if change == "add" else "report.txt")
    if change == "remove":
        path.unlink()
    else:
        path.write_text("Another text altogether.\n")
    found = list(triggers.requests(before, triggers.looks(settings(folder), COUNT), COUNT))
    assert asked(found) == {buckets.names(COUNT)[buckets.bucket_of(path.name, COUNT)]}
    assert len(found) == 1


def test_an_override_asks_for_the_decisions_alone(folder: Path) -> None:
    before = triggers.looks(settings(folder), COUNT)
    (folder / "overrides").mkdir()
    (folder / "overrides" / "mine.csv").write_text("action\n")
    (found,) = triggers.requests(before, triggers.looks(settings(folder), COUNT), COUNT)
    assert found.job_name == "roots"


def test_neighbouring_buckets_share_a_run() -> None:
    names = buckets.names(COUNT)
    before = dict.fromkeys([*names, "overrides"], "a")
    now = before | {names[n]: "b" for n in (0, 1, 4, 7)}
    found = list(triggers.requests(before, now, COUNT))
    assert asked(found) == {names[n] for n in (0, 1, 4, 7)}
    assert len(found) == 3
    assert len({r.run_key for r in found}) == 3


@pytest.mark.parametrize("count", [1, COUNT])
def test_the_sensor_asks_once_for_each_change(folder: Path, count: int) -> None:
    own = definitions(settings(folder, buckets=count), str(folder / "tables"))
    sensor = own.resolve_sensor_def("seeds_folder")
    with dg.DagsterInstance.ephemeral() as instance:
        first = sensor.evaluate_tick(dg.build_sensor_context(instance=instance, definitions=own))
        assert {r.job_name for r in first.run_requests or []} == ({"dataset"} if count == 1 else {"documents", "roots"})
        again = sensor.evaluate_tick(dg.build_sensor_context(instance=instance, definitions=own, cursor=first.cursor))
        assert not again.run_requests


def test_what_follows_from_a_bucket_is_made_by_itself(folder: Path) -> None:
    """Automation asks for the package once its buckets are there, and for nothing when nothing changed."""
    own = definitions(settings(folder, buckets=2), str(folder / "tables"))
    with dg.DagsterInstance.ephemeral() as instance:
        before = dg.evaluate_automation_conditions(defs=own, instance=instance)
        for name in buckets.names(2):
            assert own.resolve_job_def("documents").execute_in_process(instance=instance, partition_key=name).success
        assert own.resolve_job_def("roots").execute_in_process(instance=instance).success
        after = dg.evaluate_automation_conditions(defs=own, instance=instance, cursor=before.cursor)
        assert after.get_num_requested(dg.AssetKey("entities")) == 1
        assert after.get_num_requested(dg.AssetKey("datapackage")) == 1
        assert own.resolve_job_def("dataset").execute_in_process(instance=instance).success
        later = dg.evaluate_automation_conditions(defs=own, instance=instance, cursor=after.cursor)
        assert later.total_requested == 0
    assert (folder / "out" / "datapackage.json").is_file()


def test_the_schedule_is_there_and_off(folder: Path) -> None:
    own = definitions(settings(folder, buckets=COUNT), str(folder / "tables"))
    nightly = own.resolve_schedule_def("nightly") if hasattr(own, "resolve_schedule_def") else own.get_schedule_def("nightly")
    assert nightly.default_status == dg.DefaultScheduleStatus.STOPPED
    assert nightly.job_name == "documents"
