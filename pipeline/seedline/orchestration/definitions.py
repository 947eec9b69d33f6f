"""The root that Dagster loads: assets, jobs, triggers, resources.

Belongs here: what the Dagster UI and daemon start from. Does not belong here: any asset, any step.
"""

from __future__ import annotations

import os

import dagster as dg
from upath import UPath

from seedline.orchestration import checks, triggers
from seedline.orchestration.assets import assets
from seedline.orchestration.settings import Settings
from seedline.orchestration.steps import silent
from seedline.orchestration.storage import TableIOManager
from seedline.places import place


def definitions(settings: Settings, tables: str) -> dg.Definitions:
    """All that Dagster shows and runs.

    Args:
        settings: of the build; with more than one of its `buckets`, what is made of each seed by itself is parted.
        tables: folder or address where tables wait between steps.
    """
    count = settings.buckets or 1
    own = assets(count, settings.owners, checks.freshness(settings.guards), settings.run_buckets)
    jobs = triggers.jobs(own)
    return dg.Definitions(
        assets=own,
        jobs=jobs,
        sensors=[triggers.sensor(settings, count, jobs)],
        schedules=[triggers.schedule(count, settings.run_buckets)],
        resources={
            "settings": settings,
            "progress": dg.ResourceDefinition.hardcoded_resource(silent),
            "io_manager": TableIOManager(base_path=UPath(place(tables))),
        },
        executor=dg.in_process_executor,
    )


defs = definitions(Settings.from_environment(), os.environ.get("SEEDLINE_TABLES", ".dagster/tables"))
