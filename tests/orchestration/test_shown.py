"""What Dagster shows of tables: where columns come from, what rows look like, and what an operator should look at."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

import dagster as dg
import pytest
from upath import UPath

from seedline.dataset.schema import dictionary
from seedline.orchestration import buckets, notices, shown
from seedline.orchestration.assets import assets
from seedline.orchestration.build import QUIET
from seedline.orchestration.definitions import defs
from seedline.orchestration.graph import STEPS
from seedline.orchestration.settings import Settings
from seedline.orchestration.steps import silent
from seedline.orchestration.storage import TableIOManager

COUNT = 3
MAKERS = {name: step for step in STEPS for name in step.outputs}
ENDS = {"lines", "seeds", "given_overrides", "topics"}


@pytest.fixture(scope="module")
def site(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """All buckets in one run, then the rest; what was recorded of each asset and check."""
    folder = tmp_path_factory.mktemp("site")
    settings = Settings.of(seeds=str(seeds), out=str(folder / "out"), workers=1)
    resources = {
        "settings": settings,
        "progress": dg.ResourceDefinition.hardcoded_resource(silent),
        "io_manager": TableIOManager(base_path=UPath(folder / "tables")),
    }
    own = assets(COUNT)
    first, *_, last = buckets.names(COUNT)
    tags = {"dagster/asset_partition_range_start": first, "dagster/asset_partition_range_end": last}
    with dg.DagsterInstance.ephemeral() as instance:
        for selection, run_tags in (([a for a in own if a.partitions_def], tags), ([a for a in own if not a.partitions_def], {})):
            done = dg.materialize(own, selection=selection, instance=instance, resources=resources, run_config=QUIET, tags=run_tags)
            assert done.success
        yield instance


def materialised(instance: dg.DagsterInstance, table: str) -> dict[str | None, dict[str, Any]]:
    """Metadata of the asset's events, by partition."""
    records = instance.fetch_materializations(dg.AssetKey(table), limit=100).records
    events = [r.asset_materialization for r in records]
    return {e.partition: {name: value.value for name, value in e.metadata.items()} for e in events if e}


def test_every_asset_is_described_owned_and_leads_to_its_code() -> None:
    for spec in defs.resolve_all_asset_specs():
        assert spec.description
        assert spec.owners
        assert spec.kinds
        (reference,) = spec.metadata["dagster/code_references"].code_references
        line = Path(reference.file_path).read_text(encoding="utf-8").splitlines()[reference.line_number - 1]
        assert line.startswith("def "), spec.key


def test_the_link_leads_to_the_function_that_does_the_work() -> None:
    (reference,) = shown.code(MAKERS["events"].code)["dagster/code_references"].code_references
    assert reference.label == f"seedline.resolve.events:{inspect.getsourcelines(MAKERS['events'].code)[1]}"


@pytest.mark.parametrize("table", [t.name for t in dictionary() if t.stage != "ingest"])
def test_every_column_is_followed_down_to_what_was_read(table: str) -> None:
    for column in dictionary()[table].names:
        between, ends = shown.way_down(table, column)
        assert {e.split(".")[0] for e in ends} <= ENDS, column
        assert not set(between) & ENDS


def test_the_way_down_is_told_step_by_step() -> None:
    assert shown.way_down("mentions", "text") == (["mention_reports"], ["seeds.text", "lines.text"])
    assert shown.way_down("lines", "role") == ([], ["seeds.text"])
    rows = shown.column_sources(dictionary()["mentions"], MAKERS["mentions"]).split("\n")
    assert "| entity_id | mention_reports.referent, identity.entity_id | position_reports | seeds.text, lines.text |" in rows
    assert "| label | reference packs |  | reference packs |" in shown.column_sources(dictionary()["topics"], MAKERS["topics"])
    assert "| reason | files |  | files |" in shown.column_sources(dictionary()["rejects"], MAKERS["rejects"])


def test_preview_cuts_long_cells_and_keeps_the_table_whole() -> None:
    data = dictionary()["topics"].frame([{"topic_id": "a", "label": "x|y\nz <b> *", "description": "d" * 500}])
    lines = shown.preview(data).split("\n")
    assert len(lines) == 3
    assert r"x\|y z \<b> \*" in lines[2]
    assert "d" * 200 not in lines[2]


def test_rows_are_counted_and_their_cells() -> None:
    data = dictionary()["topics"].frame([{"topic_id": "a", "label": "x"}, {"topic_id": "b", "label": "y", "description": "d"}])
    told = shown.of_rows(data, 1.5)
    assert (told["dagster/row_count"], told["seconds"], told["fill_rate"]) == (2, 1.5, 0.8333)
    assert "| description | 50.0% | 1 |" in told["fill_rates"].value
    assert "fill_rate" not in shown.of_rows(data.clear(), 0.0)


def test_a_run_over_several_buckets_tells_of_each_its_own(site: dg.DagsterInstance) -> None:
    told = materialised(site, "rejects")
    own = buckets.names(COUNT)[buckets.bucket_of("empty.txt", COUNT)]
    assert {name: told[name]["dagster/row_count"] for name in told} == {name: int(name == own) for name in buckets.names(COUNT)}
    assert "empty.txt" in told[own]["preview"]
    assert all("dagster/column_lineage" in event for event in told.values())
    assert all("path" in event for event in told.values())


def test_the_package_tells_of_its_files_and_of_what_to_look_at(site: dg.DagsterInstance) -> None:
    (told,) = materialised(site, "datapackage").values()
    assert (told["documents"], told["rejected_seeds"], told["faults"], told["lapsed_overrides"]) == (2, 1, 0, 0)
    rows = told["resources"].split("\n")
    assert len(rows) == 2 + 2 * told["tables"]
    assert all(len(row.split("|")[-2].strip()) == 64 for row in rows[2:])
    assert Path(told["page"]).read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_rejects_warn_and_stop_nothing(site: dg.DagsterInstance) -> None:
    key = dg.AssetCheckKey(dg.AssetKey("rejects"), "none_rejected")
    records = site.event_log_storage.get_asset_check_execution_history(key, limit=9)
    results = {r.partition: r.event.dagster_event.asset_check_evaluation_data for r in records}  # type: ignore[union-attr]
    own = buckets.names(COUNT)[buckets.bucket_of("empty.txt", COUNT)]
    assert {bucket: result.passed for bucket, result in results.items()} == {name: name != own for name in buckets.names(COUNT)}
    found = results[own]
    assert (found.severity, found.blocking) == (dg.AssetCheckSeverity.WARN, False)
    assert found.metadata["rejected_seeds"].value == 1
    assert "| S101 | 1 |" in found.metadata["by_reason"].value
    assert "empty.txt" in found.metadata["listed"].value


def test_the_package_warns_of_all_buckets(site: dg.DagsterInstance) -> None:
    key = dg.AssetCheckKey(dg.AssetKey("datapackage"), "none_rejected")
    (record,) = site.event_log_storage.get_asset_check_execution_history(key, limit=9)
    found = record.event.dagster_event.asset_check_evaluation_data  # type: ignore[union-attr]
    assert (found.passed, found.severity, found.metadata["rejected_seeds"].value) == (False, dg.AssetCheckSeverity.WARN, 1)


def test_an_override_that_lapsed_warns_and_one_that_holds_does_not() -> None:
    given = {"action": "reject", "table_name": "entities", "row_id": "ent_a", "who": "Ada", "when": "2024-01-02", "why": "no"}
    rows = [{**given, "override_id": "a", "status": "applied"}, {**given, "override_id": "b", "status": "lapsed", "detail": "gone"}]
    data = dictionary()["overrides"].frame(rows)
    (found,) = notices.results("overrides", data, "overrides")
    assert not found.passed
    assert found.metadata["lapsed_overrides"].value == 1
    assert "| gone | 1 |" in found.metadata["by_reason"].value
    (clean,) = notices.results("overrides", data.head(1), "overrides")
    assert clean.passed
