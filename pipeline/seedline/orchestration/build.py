"""`build` and `extract`: the graph run from Python.

Belongs here: filling the settings, materialising the assets, turning failures into numbered errors.
Does not belong here: the graph itself.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import dagster as dg
import polars as pl
from upath import UPath

from seedline.dataset.schema import dictionary
from seedline.errors import SeedlineError
from seedline.ingest import reading
from seedline.lineage.trace import Trace, trace
from seedline.orchestration.assets import ASSETS
from seedline.orchestration.graph import FROM_SEEDS
from seedline.orchestration.settings import Settings
from seedline.orchestration.steps import Context, run, silent
from seedline.orchestration.storage import TableIOManager
from seedline.package import Package

QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}


def build(seeds: str | Path, out: str | Path, *, progress: Callable[[str, int, int], None] | None = None, **values: Any) -> Package:
    """See `seedline.build`."""
    settings = Settings(seeds=str(seeds), out=str(out), **values)
    if not Path(settings.seeds).is_dir():
        raise SeedlineError("E201", path=settings.seeds)
    with tempfile.TemporaryDirectory(prefix="seedline-") as tables, dg.DagsterInstance.ephemeral() as instance:
        result = dg.materialize(
            ASSETS,
            instance=instance,
            resources={
                "settings": settings,
                "progress": dg.ResourceDefinition.hardcoded_resource(progress or silent),
                "io_manager": TableIOManager(base_path=UPath(tables)),
            },
            run_config=QUIET,
            raise_on_error=False,
        )
        if not result.success:
            raise _failure(result, settings)
    return Package.open(settings.out)


def _failure(result: dg.ExecuteInProcessResult, settings: Settings) -> Exception:
    """The first failed step's own error where it is numbered, else what failed."""
    failed = [e.step_failure_data for e in result.all_events if e.is_step_failure]
    checks = [e for e in result.get_asset_check_evaluations() if not e.passed]
    for data in failed:
        error = data.user_failure_data or data.error
        cause = data.error
        while cause:
            if cause.cls_name == SeedlineError.__name__:
                code, _, text = cause.message.strip().rpartition("SeedlineError: ")[2].partition(": ")
                return SeedlineError.of(code, text)
            cause = cause.cause
        if not checks:
            return RuntimeError(str(error))
    issues = "\n".join(f"{c.asset_key.to_user_string()}: {c.metadata['problems'].value}" for c in checks)
    return SeedlineError("E207", count=len(checks), path=settings.out, issues=issues)


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


def extract(text: str, *, name: str = "text.txt", **values: Any) -> Extraction:
    """See `seedline.extract`."""
    settings = Settings(**{"workers": 1, "out": "", **values})
    tables = {"seeds": reading.from_text(text, name), "rejects": dictionary()["rejects"].frame()}
    return Extraction(run(FROM_SEEDS, Context(settings, silent), tables))
