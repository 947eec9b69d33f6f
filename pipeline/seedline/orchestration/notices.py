"""What an operator should see though the package is published: seeds that were refused, faults of extractors, overrides that lapsed.

Belongs here: the checks that warn and stop nothing. Does not belong here: checks that keep a package from being published.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import dagster as dg
import polars as pl

from seedline.orchestration.shown import markdown, preview

SHOWN_ROWS = 100


@dataclass(frozen=True)
class Notice:
    """Rows of a table that are a reason to look.

    Attributes:
        check: name of the asset check.
        rows: which rows.
        reason: column to count them by.
        count: what their number is called in the metadata of `datapackage`.
        description: what to do about them.
    """

    check: str
    rows: pl.Expr
    reason: str
    count: str
    description: str


NOTICES: Mapping[str, Notice] = {
    "rejects": Notice(
        "none_rejected",
        pl.lit(True),
        "reason",
        "rejected_seeds",
        "Seeds that could not be read. Each row says why and what to do; the others were read.",
    ),
    "faults": Notice(
        "no_faults",
        pl.lit(True),
        "extractor",
        "faults",
        "Extractors that failed on a document. What the others found there stands.",
    ),
    "overrides": Notice(
        "none_lapsed",
        pl.col("status") == "lapsed",
        "detail",
        "lapsed_overrides",
        "People's decisions that no longer fit the data and were not applied: renew or delete them.",
    ),
}


def specs(table: str, asset: str, partitions: dg.PartitionsDefinition | None = None) -> Iterator[dg.AssetCheckSpec]:
    """The check of a table, if it has one, as a check on an asset: the table's own, or one that is made of the table."""
    if table in NOTICES:
        notice = NOTICES[table]
        yield dg.AssetCheckSpec(notice.check, asset=asset, description=notice.description, partitions_def=partitions)


def results(table: str, data: pl.DataFrame, asset: str) -> Iterator[dg.AssetCheckResult]:
    """What the check found in the table: how many rows for each reason, and the first of them in full."""
    if table not in NOTICES:
        return
    notice = NOTICES[table]
    found = data.filter(notice.rows)
    by_reason = found.group_by(notice.reason).len("rows").sort(["rows", notice.reason], descending=[True, False])
    yield dg.AssetCheckResult(
        passed=found.is_empty(),
        asset_key=asset,
        check_name=notice.check,
        severity=dg.AssetCheckSeverity.WARN,
        metadata={
            notice.count: len(found),
            "by_reason": dg.MetadataValue.md(markdown(by_reason.columns, by_reason.iter_rows())),
            "listed": dg.MetadataValue.md(preview(found, SHOWN_ROWS)),
        },
    )


def counts(tables: Mapping[str, pl.DataFrame]) -> dict[str, int]:
    """How many rows there are to look at, by what they are called."""
    return {notice.count: tables[name].filter(notice.rows).height for name, notice in NOTICES.items()}
