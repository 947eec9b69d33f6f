"""The whole graph as text: whoever changes what Dagster runs sees it in a diff, and says that it was meant by renewing the snapshot."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import dagster as dg
import pytest
import yaml

from seedline.orchestration.definitions import definitions
from seedline.orchestration.settings import Settings

SNAPSHOTS = Path(__file__).parent / "snapshots"


def rendered(defs: dg.Definitions) -> str:
    """Assets, jobs, sensors and schedules as YAML; neither paths nor lines of code, which change with every edit."""
    graph, repository = defs.resolve_asset_graph(), defs.get_repository_def()
    jobs = {job.name: job for job in repository.get_all_jobs() if not job.name.startswith("__")}
    told = {
        "assets": {key.to_user_string(): asset(graph, key) for key in sorted(graph.get_all_asset_keys())},
        "jobs": {name: listed(k.to_user_string() for k in jobs[name].asset_layer.executable_asset_keys) for name in sorted(jobs)},
        "sensors": {
            s.name: {
                "type": s.sensor_type.value,
                "status": s.default_status.value,
                "seconds": s.minimum_interval_seconds,
                "asks_for": listed(t.job_name for t in s.targets if t.job_name),
            }
            for s in repository.sensor_defs
        },
        "schedules": {
            s.name: {"cron": s.cron_schedule, "status": s.default_status.value, "asks_for": s.job_name} for s in repository.schedule_defs
        },
        "resources": listed(repository.get_top_level_resources()),
    }
    return yaml.safe_dump(told, sort_keys=False, width=140)


def listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))


def asset(graph: dg.AssetGraph, key: dg.AssetKey) -> dict[str, Any]:
    node = graph.get(key)
    told = {
        "group": node.group_name,
        "made_by": node.assets_def.op.name,
        "kinds": listed(node.kinds),
        "owners": listed(node.owners),
        "tags": {name: value for name, value in sorted(node.tags.items()) if not name.startswith("dagster/")},
        "pool": listed(node.pools or ()),
        "partitions": listed(node.partitions_def.get_partition_keys()) if node.partitions_def else "",
        "retries": node.assets_def.op.retry_policy.max_retries if node.assets_def.op.retry_policy else 0,  # type: ignore[attr-defined]
        "automation": node.automation_condition.get_label() or str(node.automation_condition) if node.automation_condition else "",
        "metadata": listed(node.metadata),
        "checks": {check.name: described(graph, check) for check in sorted(node.check_keys, key=lambda c: c.name)},
        "from": listed(parent.to_user_string() for parent in node.parent_keys),
    }
    return {name: value for name, value in told.items() if value}


def described(graph: dg.AssetGraph, key: dg.AssetCheckKey) -> str:
    node = graph.get(key)
    return ("blocking" if node.blocking else "not blocking") + (", by bucket" if node.partitions_def else "")


@pytest.mark.parametrize("count", [1, 4])
def test_the_graph_is_as_it_was_last_approved(count: int, request: pytest.FixtureRequest) -> None:
    file = SNAPSHOTS / f"buckets-{count}.yaml"
    now = rendered(definitions(Settings.of(buckets=count), "tables"))
    if request.config.getoption("--renew-snapshots"):
        file.write_text(now, encoding="utf-8")
    assert now == file.read_text(encoding="utf-8"), "if this was meant: pytest tests/orchestration/test_snapshot.py --renew-snapshots"
