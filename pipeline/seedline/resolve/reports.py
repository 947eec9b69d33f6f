"""Reports with their referents replaced by entities and events.

`reports(seeds=, document_reports=, mention_reports=, position_reports=, statement_reports=, action_reports=, identity=,
event_identity=, entities=, duplicates=, given_overrides=) -> {documents, mentions, positions, statements, instrument_actions}`

Belongs here: joins. Does not belong here: any decision about what is the same as what.
"""

from __future__ import annotations

import polars as pl

from seedline.dataset.overrides import SAID, accepted
from seedline.dataset.schema import dictionary
from seedline.resolve.duplicates import originals


def reports(
    *,
    seeds: pl.DataFrame,
    document_reports: pl.DataFrame,
    mention_reports: pl.DataFrame,
    position_reports: pl.DataFrame,
    statement_reports: pl.DataFrame,
    action_reports: pl.DataFrame,
    identity: pl.DataFrame,
    event_identity: pl.DataFrame,
    entities: pl.DataFrame,
    duplicates: pl.DataFrame,
    given_overrides: pl.DataFrame,
) -> dict[str, pl.DataFrame]:
    """Published rows of reports. Every row keeps the id that the report has.

    A row that a person rejected is left out, and so is one about an entity that was.
    """
    events = event_identity.select("event_report_id", "event_id")
    facts = ("sha256", "size_bytes", "line_count", "encoding")
    types = entities.select("entity_id", entity_type="type")
    tables = {
        "documents": entity(document_reports, identity, place="place_id")
        .join(seeds.select("document_id", *facts), on="document_id")
        .join(originals(duplicates), on="document_id", how="left"),
        "mentions": entity(mention_reports, identity, referent="entity_id")
        .filter(pl.col("entity_id").is_not_null() | pl.col("referent").is_null())
        .join(types, on="entity_id", how="left")
        .with_columns(type=pl.coalesce("entity_type", "type")),
        "positions": entity(position_reports, identity, person="person_id", body="body_id").drop_nulls("person_id"),
        "statements": entity(statement_reports, identity, speaker="speaker_id").join(events, on="event_report_id", how="left"),
        "instrument_actions": entity(action_reports, identity, instrument="instrument_id")
        .drop_nulls("instrument_id")
        .join(events, on="event_report_id", how="left"),
    }
    kept = {name: accepted(table, given_overrides, name) if name in SAID else table for name, table in tables.items()}
    return {name: dictionary()[name].conform(table) for name, table in kept.items()}


def entity(table: pl.DataFrame, identity: pl.DataFrame, **columns: str) -> pl.DataFrame:
    """`table` with, for each pair `referent column = new column`, the entity of the referent (null for null)."""
    for referent, name in columns.items():
        ids = identity.select("document_id", pl.col("referent").alias(referent), pl.col("entity_id").alias(name))
        table = table.join(ids, on=["document_id", referent], how="left")
    return table
