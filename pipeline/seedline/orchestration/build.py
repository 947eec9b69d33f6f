"""`build` and `extract`: the graph run from Python.

Belongs here: filling the settings, materialising the assets, turning failures into numbered errors.
Does not belong here: the graph itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import dagster as dg
import polars as pl

from seedline.dataset.schema import dictionary
from seedline.errors import SeedlineError
from seedline.evaluation.gold import Gold
from seedline.ingest import reading
from seedline.lineage.trace import Trace, trace
from seedline.orchestration import guards
from seedline.orchestration.assets import assets
from seedline.orchestration.checks import FINDINGS
from seedline.orchestration.graph import FROM_SEEDS
from seedline.orchestration.guards import Finding
from seedline.orchestration.settings import Settings
from seedline.orchestration.steps import Context, run, silent
from seedline.orchestration.storage import InMemory
from seedline.package import Package
from seedline.places import Place, exists, is_folder, place
from seedline.publish.write import ready
from seedline.reference import Reference

QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}


def build(
    seeds: str | Place | None = None,
    out: str | Place | None = None,
    *,
    progress: Callable[[str, int, int], None] | None = None,
    config: str | None = None,
    **values: Any,
) -> Package:
    """See `seedline.build`."""
    folders = {name: str(value) for name, value in (("seeds", seeds), ("out", out)) if value is not None}
    settings = Settings.of(config, **folders, **values)
    if not is_folder(place(settings.seeds)):
        raise SeedlineError("E201", path=settings.seeds)
    if settings.work_folder:
        exists(settings.work_folder)  # a store that does not answer says so now
    ready(settings.out, settings.seeds)  # now, not after hours of work
    guards.read(settings.guards)
    if settings.gold:
        Gold.read(settings.gold, Reference(settings.reference))
    own = assets()
    with dg.DagsterInstance.ephemeral() as instance:
        try:
            dg.materialize(
                own,
                instance=instance,
                resources={
                    "settings": settings,
                    "progress": dg.ResourceDefinition.hardcoded_resource(progress or silent),
                    "io_manager": InMemory(key.path[-1] for asset in own for key in asset.keys_by_input_name.values()),
                },
                run_config=QUIET,
            )
        except dg.Failure as failure:
            raise failure.__cause__ or failure from None
        except dg.DagsterError as error:
            issues = _failed_checks(instance)
            if not issues:
                raise
            raise SeedlineError("E207", count=len(issues), path=settings.out, issues="\n".join(issues)) from error
        warnings = _warnings(instance)
    package = Package.open(settings.out)
    package.warnings = warnings
    return package


def _failed(instance: dg.DagsterInstance) -> list[dg.AssetCheckEvaluation]:
    """The asset checks of the instance's only run that did not pass."""
    (record,) = instance.get_run_records()
    events = [e.dagster_event for e in instance.all_logs(record.dagster_run.run_id) if e.dagster_event]
    checks = [e.asset_check_evaluation_data for e in events if e.event_type_value == "ASSET_CHECK_EVALUATION"]
    return [c for c in checks if not c.passed]


def _failed_checks(instance: dg.DagsterInstance) -> list[str]:
    """What the failed asset checks found that stopped the run, a line each."""
    return [f"{c.asset_key.to_user_string()}: {c.metadata['problems'].value}" for c in _failed(instance) if c.blocking]


def _warnings(instance: dg.DagsterInstance) -> list[Finding]:
    """What guards found in the instance's only run."""
    told: list[Any] = [check.metadata[FINDINGS].value for check in _failed(instance) if FINDINGS in check.metadata]
    return [Finding(**finding) for found in told for finding in found]


class Extraction:
    """The tables of one text, in memory."""

    def __init__(self, tables: Mapping[str, pl.DataFrame]) -> None:
        self._tables = tables

    @property
    def tables(self) -> list[str]:
        """Names of the tables."""
        return [t.name for t in dictionary().published if t.name in self._tables]

    def table(self, name: str) -> pl.DataFrame:
        """One table."""
        if name not in self.tables:
            raise SeedlineError("E205", table=name, tables=", ".join(self.tables))
        return self._tables[name]

    def trace(self, table: str, row_id: str) -> Trace:
        """The characters behind a row, by field."""
        return trace(self.table, table, row_id)

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(self._tables[name])} {name}" for name in self.tables if len(self._tables[name]))
        return f"<Extraction: {counts}>"


def extract(text: str, *, name: str = "text.txt", **values: Any) -> Extraction:
    """See `seedline.extract`."""
    settings = Settings.of(**{"workers": 1, "out": "", **values})
    tables = {"seeds": reading.from_text(text, name), **{t: dictionary()[t].frame() for t in ("rejects", "given_overrides")}}
    return Extraction(run(FROM_SEEDS, Context(settings, silent), tables))
