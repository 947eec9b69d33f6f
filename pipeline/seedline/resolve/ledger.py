"""Ids over time: what was named once keeps its name, and what was merged away leaves a redirect.

Belongs here: handing ids to clusters with the previously published package at hand, redirects, and joining the decisions.
Does not belong here: clustering.

`ledger(identity=, event_identity=, entities=, events=, entity_decisions=, event_decisions=, previous=, version=)
-> {decisions, redirects}`
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import polars as pl

from seedline.dataset.ids import mint
from seedline.dataset.schema import dictionary


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


def earlier_ids(previous: Mapping[str, pl.DataFrame], table: str, *columns: str) -> pl.DataFrame:
    """The columns of a table of the previous package, or no rows where it has none."""
    if table in previous:
        return previous[table].select(pl.col(c).cast(pl.String) for c in columns)
    return pl.DataFrame(schema=dict.fromkeys(columns, pl.String))


def ledger(
    *,
    identity: pl.DataFrame,
    event_identity: pl.DataFrame,
    entities: pl.DataFrame,
    events: pl.DataFrame,
    entity_decisions: pl.DataFrame,
    event_decisions: pl.DataFrame,
    previous: Mapping[str, pl.DataFrame],
    version: str,
) -> dict[str, pl.DataFrame]:
    """All decisions, and a redirect for every id that the previous package (or one before it) used and this one does not.

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
    return {
        "decisions": dictionary()["decisions"].conform(pl.concat([entity_decisions, event_decisions])),
        "redirects": dictionary()["redirects"].frame(current.values()),
    }


def _end(target: str, redirects: Mapping[str, Mapping[str, str]]) -> str:
    seen = {target}
    while target in redirects and redirects[target]["new_id"] not in seen:
        target = redirects[target]["new_id"]
        seen.add(target)
    return target
