"""What a person's override is: which action fits which table, and leaving out rows that were rejected.

Belongs here: what the reader of the files and the stages share. Does not belong here: reading files, ids of clusters.
"""

from __future__ import annotations

import polars as pl

from seedline.dataset.schema import dictionary

CLUSTERED = ("entities", "events")  # rows that are made from reports of several documents
SAID = ("mentions", "positions", "statements", "instrument_actions", "relations")  # rows that one line says
TABLES = {
    "merge": CLUSTERED,
    "split": CLUSTERED,
    "rename": CLUSTERED,
    "relabel": CLUSTERED,
    "reject": CLUSTERED + SAID,
}


def accepted(reports: pl.DataFrame, given_overrides: pl.DataFrame, table: str) -> pl.DataFrame:
    """The reports that become rows of `table`, under the id that they have, without those that a person rejected."""
    (key,) = dictionary()[table].key
    rejected = given_overrides.filter((pl.col("action") == "reject") & (pl.col("table_name") == table))
    return reports.join(rejected.select(pl.col("row_id").alias(key)), on=key, how="anti", maintain_order="left")
