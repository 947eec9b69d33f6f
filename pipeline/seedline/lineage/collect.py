"""The lineage table: the evidence that extraction brought, under the rows that were published.

Belongs here: mapping reports to published rows, and a line of lineage for every row that has a span.
Does not belong here: searching for evidence. What no extractor reported is not made up.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from seedline.dataset.schema import SPAN_COLUMNS, Table, dictionary

_EVENTS = "events"
_PARTICIPANTS = "event_participants"
_KEY = dictionary()["lineage"].key


def row_id(table: Table) -> pl.Expr:
    """Primary key of a table's rows as one string: the key columns joined by `|`."""
    return pl.concat_str([pl.col(k).cast(pl.String) for k in table.key], separator="|")


def column_of(table: Table, field: str) -> str:
    """The published column that evidence for `field` of a report belongs to.

    Reports say `place` and `start_date` where the published row has `place_id` and `start`; evidence that belongs
    to no column of its own (that of an event's participants) counts for the row as a whole, that is for its key.
    """
    names = (field, f"{field}_id", field.removesuffix("_date"))
    return next((n for n in names if n in table.names), table.key[0])


def lineage(
    *,
    seeds: pl.DataFrame,
    evidence: pl.DataFrame,
    participant_reports: pl.DataFrame,
    identity: pl.DataFrame,
    event_identity: pl.DataFrame,
    documents: pl.DataFrame,
    sentences: pl.DataFrame,
    mentions: pl.DataFrame,
    entities: pl.DataFrame,
    aliases: pl.DataFrame,
    persons: pl.DataFrame,
    organizations: pl.DataFrame,
    countries: pl.DataFrame,
    places: pl.DataFrame,
    instruments: pl.DataFrame,
    positions: pl.DataFrame,
    events: pl.DataFrame,
    event_history: pl.DataFrame,
    event_participants: pl.DataFrame,
    statements: pl.DataFrame,
    instrument_actions: pl.DataFrame,
    relations: pl.DataFrame,
    document_topics: pl.DataFrame,
    version: str,
) -> dict[str, pl.DataFrame]:
    """All evidence of all published rows, down to the field.

    Args:
        seeds: the texts, for quoting spans whose row does not carry its quotation.
        evidence, participant_reports: what extraction reported, under ids of reports.
        identity, event_identity: which entity and event each report's referent and event is.
        version: version of seedline, the `code_version` of rows that no extractor signed.

    All other arguments are published tables. Returns the table `lineage`: every row of theirs that has a span has
    at least one row of lineage, with that very span.
    """
    tables = {
        "documents": documents, "sentences": sentences, "mentions": mentions, "entities": entities, "aliases": aliases,
        "positions": positions, _EVENTS: events, "event_history": event_history, _PARTICIPANTS: event_participants,
        "statements": statements,
        "instrument_actions": instrument_actions, "relations": relations, "document_topics": document_topics,
        "persons": persons, "organizations": organizations, "countries": countries, "places": places, "instruments": instruments,
    }  # fmt: skip
    texts = dict(zip(seeds["seed_path"], seeds["text"], strict=True))
    published = pl.concat([_reported(evidence, tables, event_identity), *(_own(n, t, entities, version) for n, t in tables.items())])
    participants = _participants(participant_reports, identity, event_identity, event_participants, version)
    # evidence stands first: where it has the row's own span, its extractor signs the line
    rows = _first_of_each(pl.concat([published, participants]))
    return {"lineage": dictionary()["lineage"].conform(_quoted(rows, texts))}


def _first_of_each(rows: pl.DataFrame) -> pl.DataFrame:
    """The first row of each key, sorted by key; what `unique` gives in twice the time, before the sort that follows it."""
    rows = rows.sort(_KEY, maintain_order=True)
    return rows.filter(~pl.all_horizontal(pl.col(k) == pl.col(k).shift(1) for k in _KEY).fill_null(value=False))


def _reported(evidence: pl.DataFrame, tables: Mapping[str, pl.DataFrame], event_identity: pl.DataFrame) -> pl.DataFrame:
    """Evidence under the published rows' ids; evidence of rows that were not published falls away."""
    to_events = event_identity.select(row_id="event_report_id", event_id="event_id")
    parts = [_rows(evidence.clear().with_columns(code_version=pl.col("extractor")))]
    for name, data in tables.items():
        table = dictionary()[name]
        rows = evidence.filter(pl.col("table_name") == name)
        if name == _EVENTS:
            rows = rows.join(to_events, on="row_id", maintain_order="left").with_columns(row_id="event_id")
        rows = rows.join(data.select(row_id=row_id(table)), on="row_id", how="semi", maintain_order="left")
        fields = {f: column_of(table, f) for f in rows["field"].unique()}
        parts.append(_rows(rows.with_columns(pl.col("field").replace(fields), code_version=pl.col("extractor"))))
    return pl.concat(parts)


def _own(name: str, data: pl.DataFrame, entities: pl.DataFrame, version: str) -> pl.DataFrame:
    """One line of lineage for each row's own span; a row that describes an entity has its first mention's."""
    table = dictionary()[name]
    if not table.span:
        data = data.join(entities.select("entity_id", *SPAN_COLUMNS), on="entity_id", maintain_order="left")
    key, says = table.key[0], table.says
    field = pl.when(pl.col(says).is_not_null()).then(pl.lit(says)).otherwise(pl.lit(key)) if says else pl.lit(key)
    signed = pl.col("extractor").fill_null(version) if "extractor" in data.columns else pl.lit(version)
    spans = data.filter(pl.col("seed_path").is_not_null())
    text = pl.col(table.quotes) if table.quotes else pl.lit(None, pl.String)
    return _rows(
        spans.select(
            *SPAN_COLUMNS, table_name=pl.lit(name), row_id=row_id(table), field=field, text=text, code_version=signed
        )
    )  # fmt: skip


def _participants(
    reports: pl.DataFrame, identity: pl.DataFrame, event_identity: pl.DataFrame, event_participants: pl.DataFrame, version: str
) -> pl.DataFrame:
    """Every report of a participant, under the published row; several reports may stand behind one row."""
    table = dictionary()[_PARTICIPANTS]
    known = (
        reports.join(event_identity.select("event_report_id", "event_id"), on="event_report_id")
        .join(identity.select("document_id", "referent", "entity_id"), on=["document_id", "referent"])
        .with_columns(row_id=row_id(table))
        .join(event_participants.select(row_id=row_id(table)), on="row_id", how="semi")
    )
    return _rows(
        known.with_columns(
            table_name=pl.lit(_PARTICIPANTS), field=pl.lit(table.says), text=pl.lit(None, pl.String), code_version=pl.lit(version)
        )
    )


def _rows(data: pl.DataFrame) -> pl.DataFrame:
    """The columns of `lineage`; the asset that wrote a value is its table's."""
    return data.select(
        "table_name", "row_id", "field", pl.col("text").cast(pl.String), asset=pl.col("table_name"), code_version="code_version",
        **{c: pl.col(c) for c in SPAN_COLUMNS},
    )  # fmt: skip


def _quoted(rows: pl.DataFrame, texts: Mapping[str, str]) -> pl.DataFrame:
    """`rows` with the seed's own characters as `text` where a row did not bring them."""
    bare = rows.with_row_index("row").filter(pl.col("text").is_null())
    quotes = [texts[path][start:end] for path, start, end in bare.select("seed_path", "char_start", "char_end").iter_rows()]
    return rows.with_columns(rows["text"].scatter(bare["row"], pl.Series(quotes, dtype=pl.String)))
