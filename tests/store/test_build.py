"""Builds from S3 to S3 by a real server: the bytes of the disk, increments, a build that is killed, Dagster with all tables there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import dagster as dg
import pytest
from upath import UPath

import seedline
from seedline import places
from seedline.errors import SeedlineError
from seedline.orchestration import buckets, triggers
from seedline.orchestration.definitions import definitions
from seedline.orchestration.settings import Settings
from seedline.publish.diff import diff
from seedline.publish.files import files
from seedline.publish.write import archive

TEXT = """Ministers agree on river plan

LISBON. 3 March 2021 (Atlas News) - The Foreign Minister of Portugal Ana Duarte met with the Foreign Minister of Spain \
Luis Prado in Lisbon on Wednesday.

"Our rivers need one plan," Duarte said.
"""
MORE = "\nPrado said that both countries would sign the agreement in April.\n"
PATIENCE = 120  # seconds for a build by itself


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two seeds and a reject on disk, and their package."""
    folder = tmp_path_factory.mktemp("disk")
    (folder / "seeds" / "deep").mkdir(parents=True)
    (folder / "seeds" / "report.txt").write_text(TEXT)
    (folder / "seeds" / "deep" / "notice [1].txt").write_text("Talks planned\n\nLisbon, 12 May 2022\n\nAna Duarte will visit Oslo.\n")
    (folder / "seeds" / "empty.txt").touch()
    seedline.build(folder / "seeds", folder / "package", workers=1)
    return folder


@pytest.fixture
def sent(folder: Path, bucket: UPath) -> UPath:
    """A bucket with the seeds."""
    places.send(folder / "seeds", list(files(folder / "seeds")), bucket / "seeds")
    return bucket


def content(at: UPath) -> dict[str, bytes]:
    return {name: places.read(at / name) for name in places.entries(at)}


def on_disk(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in files(folder)}


def edit(at: UPath) -> None:
    with places.writing(at / "seeds" / "report.txt") as file:
        file.write((TEXT + MORE).encode())


def test_from_store_to_store_gives_the_bytes_of_the_disk(sent: UPath, folder: Path) -> None:
    package = seedline.build(sent / "seeds", sent / "package", work=str(sent / "work"), workers=1)
    assert content(sent / "package") == on_disk(folder / "package")
    assert package.source == str(sent / "package")
    assert package.verify(sent / "seeds") == []
    assert not diff(package, seedline.open(folder / "package"))
    person = package.table("persons")["entity_id"][0]
    assert "report.txt:3" in str(package.trace("persons", person))

    edit(sent)
    assert {i.code for i in package.verify(sent / "seeds")} == {"V307", "V309"}
    earlier = seedline.open(sent / "package")
    kept = places.entries(sent / "work")
    again = seedline.build(sent / "seeds", sent / "package", work=str(sent / "work"), workers=1)
    assert places.entries(sent / "work").keys() == kept.keys() and places.entries(sent / "work") != kept
    assert again.table("persons")["entity_id"].is_in([person]).any(), "ids are kept from the package in the store"
    assert diff(package, again)
    with pytest.raises(SeedlineError, match=r"E214.*open it again"):
        earlier.table("lineage")  # of a package that was opened before, and is not there any more


def test_an_archive_in_the_store(folder: Path, bucket: UPath) -> None:
    archive(folder / "package", folder / "package.zip")
    places.send(folder, ["package.zip"], bucket)
    package = seedline.open(bucket / "package.zip")
    assert not diff(package, seedline.open(folder / "package"))
    with pytest.raises(SeedlineError, match="E204"):
        seedline.open(bucket / "other.zip")


def test_a_build_that_is_killed_while_it_publishes_leaves_a_whole_package(sent: UPath, folder: Path) -> None:
    places.send(folder / "package", list(files(folder / "package")), sent / "package")
    edit(sent)
    with subprocess.Popen([sys.executable, "-m", "seedline.cli", "build", str(sent / "seeds"), "--out", str(sent / "package")]) as process:
        until = time.monotonic() + PATIENCE
        while not places.entries(sent / "package" / ".seedline"):
            assert process.poll() is None and time.monotonic() < until
            time.sleep(0.01)
        os.kill(process.pid, signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    package = seedline.open(sent / "package")
    assert package.verify() == []
    assert all(len(package.table(name)) >= 0 for name in package.tables)
    is_old = package.table("documents").equals(seedline.open(folder / "package").table("documents"))
    assert is_old == bool(package.verify(sent / "seeds")), "the old package, or the one of the edited seed"


def test_dagster_with_seeds_tables_and_package_in_the_store(sent: UPath, folder: Path) -> None:
    settings = Settings.of(seeds=str(sent / "seeds"), out=str(sent / "package"), buckets=2, workers=1)
    own = definitions(settings, str(sent / "tables"))
    with dg.DagsterInstance.ephemeral() as instance:
        first, last = buckets.names(2)
        tags = {"dagster/asset_partition_range_start": first, "dagster/asset_partition_range_end": last}
        assert own.resolve_job_def("documents").execute_in_process(instance=instance, tags=tags).success
        assert own.resolve_job_def("dataset").execute_in_process(instance=instance).success
    assert content(sent / "package") == on_disk(folder / "package")
    tables = places.entries(sent / "tables")
    assert {f"seeds/{name}.parquet" for name in buckets.names(2)} <= tables.keys() and "events.parquet" in tables


def test_the_sensor_sees_a_change_of_one_object(sent: UPath) -> None:
    settings = Settings.of(seeds=str(sent / "seeds"), out=str(sent / "package"))
    before = triggers.looks(settings, 8)
    assert triggers.looks(settings, 8) == before
    edit(sent)
    now = triggers.looks(settings, 8)
    assert [name for name in now if now[name] != before[name]] == [buckets.names(8)[buckets.bucket_of("report.txt", 8)]]
