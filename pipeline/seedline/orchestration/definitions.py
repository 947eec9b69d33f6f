"""The root that Dagster loads: assets, one job, resources.

Belongs here: what the Dagster UI and daemon start from. Does not belong here: any asset, any step.
"""

from __future__ import annotations

import os
from pathlib import Path

import dagster as dg
from upath import UPath

from seedline.orchestration.assets import assets
from seedline.orchestration.settings import Settings
from seedline.orchestration.steps import silent
from seedline.orchestration.storage import TableIOManager

SETTINGS = Settings.from_environment()
TABLES = Path(os.environ.get("SEEDLINE_TABLES", ".dagster/tables"))

defs = dg.Definitions(
    assets=assets(SETTINGS.buckets or 1),
    jobs=[dg.define_asset_job("dataset", dg.AssetSelection.all(), description="Everything: seeds to the published package.")],
    resources={
        "settings": SETTINGS,
        "progress": dg.ResourceDefinition.hardcoded_resource(silent),
        "io_manager": TableIOManager(base_path=UPath(TABLES)),
    },
    executor=dg.in_process_executor,
)
