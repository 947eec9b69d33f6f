"""Ids over time: what was named once keeps its name, and what was merged away leaves a redirect.

Belongs here: handing ids to clusters with the previously published package at hand, redirects, and joining the decisions.
Does not belong here: clustering.

`ledger(identity=, event_identity=, entities=, events=, entity_decisions=, event_decisions=, given_overrides=,
entity_overrides=, event_overrides=, mention_reports=, position_reports=, statement_reports=, action_reports=,
relation_reports=, previous=, version=) -> {decisions, redirects, overrides}`
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

import polars as pl

from seedline.dataset.damaged import collected
from seedline.dataset.ids import mint
from seedline.dataset.schema import dictionary

Previous = Mapping[str, pl.DataFrame | pl.LazyFrame]  # tables of the previously published package by name; empty if there is none


def assign(prefix: str, keys: Sequence[tuple[str, ...]], earlier: Sequence[Mapping[str, int]], taken: Iterable[str] = ()) -> list[str]:
    """An id for each cluster.

    Args:
        prefix: of the ids.
        keys: what names each cluster: its id is minted from this where no earlier id is kept. All different.
        earlier: for each cluster, how many of its members had which id in the previous package.
        taken: ids that are not free.

    An earlier id goes to the cluster with most of its members; a cluster takes the earlier id of most of its own. Ties
    go to the smaller id, then to the smaller key, never to what comes first.
    """
    used = set(taken)
    holders: dict[str, tuple[int, tuple[str, ...], int]] = {}
    for cluster, counts in enumerate(earlier):
        for old, count in counts.items():
            claim = (-count, keys[cluster], cluster)
            if old not in used and (old not in holders or claim < holders[old]):
                holders[old] = claim
    kept: dict[int, tuple[int, str]] = {}
    for old, (count, _, cluster) in holders.items():
        kept[cluster] = min(kept.get(cluster, (count, old)), (count, old))
    ids = {cluster: old for cluster, (_, old) in kept.items()}
    used |= set(ids.values())
    for cluster in sorted(range(len(keys)), key=lambda c: keys[c]):
        if cluster in ids:
            continue
        new, attempt = mint(prefix, *keys[cluster]), 1
        while new in used:
            attempt += 1
            new = mint(prefix, *keys[cluster], attempt)
        ids[cluster] = new
        used.add(new)
    return [ids[cluster] for cluster in range(len(keys))]


def earlier_ids(previous: Previous, table: str, *columns: str, where: pl.Expr | None = None) -> pl.DataFrame:
    """The columns of a table of the previous package, as text, or no rows where it has none; only what is asked for is read.

    Raises:
        SeedlineError: E214, the table cannot be read.
    """
    if table not in previous:
        return pl.DataFrame(schema=dict.fromkeys(columns, pl.String))
    rows = previous[table].lazy()
    return collected(table, (rows if where is None else rows.filter(where)).select(pl.col(c).cast(pl.String) for c in columns))


def unchanged(seeds: pl.DataFrame, previous: Previous) -> list[str]:
    """Documents whose bytes are those that the previous package was built from: offsets in them mean the same."""
    return seeds.join(earlier_ids(previous, "documents", "document_id", "sha256"), on=["document_id", "sha256"])["document_id"].to_list()


def ledger(
    *,
    identity: pl.DataFrame,
    event_identity: pl.DataFrame,
    entities: pl.DataFrame,
    events: pl.DataFrame,
    entity_decisions: pl.DataFrame,
    event_decisions: pl.DataFrame,
    given_overrides: pl.DataFrame,
    entity_overrides: pl.DataFrame,
    event_overrides: pl.DataFrame,
    mention_reports: pl.DataFrame,
    position_reports: pl.DataFrame,
    statement_reports: pl.DataFrame,
    action_reports: pl.DataFrame,
    relation_reports: pl.DataFrame,
    previous: Previous,
    version: str,
) -> dict[str, pl.DataFrame]:
    """All decisions, those of persons with them; what became of the overrides; and a redirect for every id that the
    previous package (or one before it) used and this one does not.

    Args:
        previous: tables of the previously published package by name; empty if there is none.
        version: version of the package that is being built.
    """
    alive = set(entities.get_column("entity_id")) | set(events.get_column("event_id"))
    rows = {}
    for old, new, table, since in earlier_ids(previous, "redirects", "old_id", "new_id", "table_name", "since_version").iter_rows():
        rows[old] = {"old_id": old, "new_id": new, "table_name": table, "since_version": since}
    for table, frame, column in (("entities", identity, "entity_id"), ("events", event_identity, "event_id")):
        moved = frame.filter(pl.col("previous_id").is_not_null()).group_by("previous_id", column).len()
        for old, new in moved.sort("len", column, descending=[False, True]).select("previous_id", column).iter_rows():
            rows[old] = {"old_id": old, "new_id": new, "table_name": table, "since_version": version}
    current = {old: row for old, row in rows.items() if old not in alive}
    for row in current.values():
        row["new_id"] = _end(row["new_id"], current)
    said = {
        "mentions": mention_reports,
        "positions": position_reports,
        "statements": statement_reports,
        "instrument_actions": action_reports,
        "relations": relation_reports,
    }
    overrides = _overrides(given_overrides, pl.concat([entity_overrides, event_overrides]), said)
    names = dict(
        pl.concat([entities.select("entity_id", "name"), events.select("event_id", "name").rename({"event_id": "entity_id"})]).iter_rows()
    )
    by_person = dictionary()["decisions"].frame(_decided(r, names) for r in overrides.iter_rows(named=True) if r["status"] == "applied")
    return {
        "decisions": dictionary()["decisions"].conform(_outvoted(pl.concat([entity_decisions, event_decisions]), by_person)),
        "overrides": overrides,
        "redirects": dictionary()["redirects"].frame(current.values()),
    }


def _end(target: str, redirects: Mapping[str, Mapping[str, str]]) -> str:
    seen = {target}
    while target in redirects and redirects[target]["new_id"] not in seen:
        target = redirects[target]["new_id"]
        seen.add(target)
    return target


# ---------------------------------------------------------------- overrides
_VERDICT = {"merge": "merged", "split": "apart", "rename": "renamed", "relabel": "relabelled", "reject": "rejected"}


def _overrides(given: pl.DataFrame, outcomes: pl.DataFrame, said: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """The overrides with what became of them; one on a row that a line says applies as long as the line is said."""
    present = pl.concat(
        [
            pl.DataFrame({"table_name": [], "row_id": []}, schema={"table_name": pl.String, "row_id": pl.String}),
            *(t.select(table_name=pl.lit(name), row_id=pl.col(dictionary()[name].key[0])) for name, t in said.items()),
        ]
    )
    rows = given.filter(pl.col("table_name").is_in(list(said))).join(
        present.with_columns(found=pl.lit(True)), on=["table_name", "row_id"], how="left"
    )
    missing = pl.format("there is no {} in this build", "row_id")
    plain = rows.select(
        "override_id",
        status=pl.when("found").then(pl.lit("applied")).otherwise(pl.lit("lapsed")),
        detail=pl.when("found").then(None).otherwise(missing),
        kept_id="row_id",
    )
    told = pl.concat([outcomes, dictionary()["entity_overrides"].frame(plain.iter_rows(named=True))])
    return dictionary()["overrides"].conform(given.join(told, on="override_id"))


def _decided(row: Mapping[str, str], names: Mapping[str, str]) -> dict[str, object]:
    """An override as a row of the decisions."""
    right = row["moved_id"] or row["kept_id"]
    return {
        "left_id": row["kept_id"],
        "right_id": right,
        "left_name": names.get(row["kept_id"]),
        "right_name": names.get(right),
        "table_name": row["table_name"],
        "score": 0.0 if row["action"] == "split" else 1.0,
        "verdict": _VERDICT[row["action"]],
        "reason": json.dumps({k: row[k] for k in ("value", "who", "when", "why") if row[k]}, ensure_ascii=False),
        "decided_by": "person",
    }


def _outvoted(rules: pl.DataFrame, persons: pl.DataFrame) -> pl.DataFrame:
    """Decisions of rules and of persons; on a pair that persons decided, theirs alone. The last of several stays."""
    persons = persons.unique(dictionary()["decisions"].key, keep="last", maintain_order=True)
    for left, right in (("left_id", "right_id"), ("right_id", "left_id")):
        rules = rules.join(persons, left_on=["table_name", "left_id", "right_id"], right_on=["table_name", left, right], how="anti")
    return pl.concat([rules, persons])
