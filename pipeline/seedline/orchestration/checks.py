"""Asset checks that keep wrong data from being published: what a table is, what its spans quote, and the guards.

Belongs here: declaring the checks, and telling Dagster what they found. Does not belong here: what is checked (`dataset.checks`,
`lineage.spans`, `guards`), checks that only warn of rows (`notices`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import dagster as dg
import polars as pl

from seedline.dataset.checks import problems
from seedline.dataset.schema import Table
from seedline.errors import SeedlineError
from seedline.evaluation import evaluate
from seedline.lineage.spans import Texts, check_spans
from seedline.orchestration import guards, notices
from seedline.orchestration.guards import BOUNDS, Finding, Guard
from seedline.orchestration.measures import GROUPS, Data, Measurement, scan_of
from seedline.orchestration.shown import markdown
from seedline.orchestration.steps import Context, Step

CONFORMS = "conforms"
EXACT = "exact"
FINDINGS = "findings"
SHOWN_ROWS = 200
_GUARDED = {
    "volume": "Rows and documents: how many, how many of the earlier package's, and how many files were refused.",
    "fill": "Columns that hold values, alone and against the earlier package.",
    "resolution": "Entities and events that grew too large, have too many names, or were glued or split since the earlier package.",
    "freshness": "Age of the newest document.",
    "evaluation": "Scores on the labelled documents in the folder `gold`; nothing is scored where there is none.",
}


# ---------------------------------------------------------------- of each table
def specs(step: Step, table: str, partitions: dg.PartitionsDefinition | None) -> Iterator[dg.AssetCheckSpec]:
    """The checks on a table."""
    told = "Types, required values, vocabularies, ranges and primary key."
    yield dg.AssetCheckSpec(CONFORMS, asset=table, blocking=True, description=told, partitions_def=partitions)
    if _has_texts(step):
        told = "Every span quotes its seed's own characters, and names its lines."
        yield dg.AssetCheckSpec(EXACT, asset=table, blocking=True, description=told, partitions_def=partitions)
    yield from notices.specs(table, table, partitions)


def _has_texts(step: Step) -> bool:
    return step.per_bucket and "seeds" in step.inputs


def texts(step: Step, inputs: Mapping[str, pl.DataFrame], unchanged: Collection[str] = ()) -> Texts | None:
    """The seeds' texts that a step's spans are held against, but for those of `unchanged` seeds; None if it makes no spans."""
    if not _has_texts(step):
        return None
    return Texts(dict(inputs["seeds"].select("seed_path", "text").iter_rows()), unchanged)


def results(table: Table, data: pl.DataFrame, seeds: Texts | None) -> Iterator[dg.AssetCheckResult]:
    """What the checks say of a table, or of a bucket of it.

    Args:
        table: which.
        data: its rows.
        seeds: as `texts` gives it.
    """
    yield _of_problems(CONFORMS, table, problems(table, data))
    if seeds is not None:
        yield _of_problems(EXACT, table, [str(issue) for issue in check_spans({table.name: data}, seeds)])
    yield from notices.results(table.name, data, table.name)


def _of_problems(check: str, table: Table, found: list[str]) -> dg.AssetCheckResult:
    told: dict[str, Any] = {"problems": dg.MetadataValue.json(found[:100]), "problem_count": len(found)}
    return dg.AssetCheckResult(passed=not found, asset_key=table.name, check_name=check, metadata=told)


# ---------------------------------------------------------------- of the dataset
def guarding(asset: str) -> Iterator[dg.AssetCheckSpec]:
    """The checks that stand between the tables and their publication."""
    for group, told in _GUARDED.items():
        yield dg.AssetCheckSpec(group, asset=asset, blocking=True, description=told)


def freshness(path: str | None) -> dg.FreshnessPolicy | None:
    """How old a published package may become, if the guards say so; Dagster holds it between runs.

    Raises:
        SeedlineError: E235, the guards cannot be used.
    """
    for guard in guards.read(path):
        if guard.measure == guards.SINCE_PUBLISHED and guard.fatal_max:
            warn = dt.timedelta(hours=guard.warn_max) if guard.warn_max else None
            return dg.FreshnessPolicy.time_window(fail_window=dt.timedelta(hours=guard.fatal_max), warn_window=warn)
    return None


def guarded(asset: str, context: Context, tables: Mapping[str, pl.DataFrame]) -> Iterator[dg.AssetCheckResult]:
    """What the guards say of the dataset, a result a group; then stops if any guard says that it must not be published.

    Raises:
        SeedlineError: E236, a guard stops it; E235, the guards cannot be used; E220 or E221, the labels cannot be.
    """
    settings = context.settings
    own = guards.read(settings.guards)
    data = Data(
        scan=lambda name: tables[name].lazy(),
        earlier=scan_of(context.earlier) if context.earlier else None,
        replaced=scan_of(context.replaced) if context.replaced else None,
        today=dt.datetime.now(tz=dt.UTC).date(),
        figures=(lambda: _figures(context, tables)) if settings.gold else None,
    )
    fatal: list[Finding] = []
    for group in GROUPS:
        judged = list(guards.judge(own, data, group))
        found = [finding for _, _, finding in judged if finding]
        fatal += [finding for finding in found if finding.is_fatal]
        severity = dg.AssetCheckSeverity.ERROR if any(f.is_fatal for f in found) else dg.AssetCheckSeverity.WARN
        yield dg.AssetCheckResult(passed=not found, asset_key=asset, check_name=group, severity=severity, metadata=_told(judged))
    if fatal:
        raise SeedlineError("E236", count=len(fatal), path=settings.out, issues="\n".join(map(str, fatal)))


class _InMemory:
    """Tables by name, as the evaluation asks for them."""

    def __init__(self, tables: Mapping[str, pl.DataFrame]) -> None:
        self._tables = tables

    def table(self, name: str) -> pl.DataFrame:
        return self._tables[name]


def _figures(context: Context, tables: Mapping[str, pl.DataFrame]) -> tuple[int, dict[str, Any]]:
    found = evaluate(_InMemory(tables), str(context.settings.gold), rounds=0, reference=context.reference)
    return found.documents, found.figures


def _told(judged: list[tuple[Measurement, Guard, Finding | None]]) -> dict[str, Any]:
    """Findings first, then what kept its bounds; and as numbers over time what a guard names with neither a column nor a `*`."""
    rows = [
        (m.table, m.column, m.measure, guards.shown(m.value), f"{m.of:,}", *(_bound(guard, name) for name in BOUNDS), guard.reason)
        for m, guard, _ in sorted(judged, key=lambda j: j[2] is None)
    ]
    found = [finding for _, _, finding in judged if finding]
    head = ["table", "column", "measure", "value", "of", *BOUNDS, "reason"]
    return {
        FINDINGS: dg.MetadataValue.json([finding.to_dict() for finding in found]),
        "finding_count": len(found),
        "measured": dg.MetadataValue.md(markdown(head, rows[:SHOWN_ROWS])),
        "measured_count": len(judged),
        **{f"{m.table} {m.measure}": m.value for m, guard, _ in judged if not m.column and guard.table != guards.ANY},
    }


def _bound(guard: Guard, name: str) -> str:
    return guards.shown(guard.bounds[name]) if name in guard.bounds else ""
