"""What people decided about clusters, replayed after the rules have clustered, so that it wins over everything.

Belongs here: regrouping the members of clusters by override, and giving the rules' clusters their own ids back before.
Does not belong here: reading overrides (`ingest`), rows that one line says (`dataset.overrides`).
"""

from __future__ import annotations

import collections
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import polars as pl

from seedline.dataset.ids import document_id, mint
from seedline.resolve.ledger import Previous, earlier_ids

APPLIED, LAPSED = "applied", "lapsed"


class Member(NamedTuple):
    """A part of a cluster that overrides move as a whole: a referent of a document, or an event's report.

    Attributes:
        anchor: what it is known by from build to build.
        document: its document.
        cluster: id of its cluster.
    """

    anchor: str
    document: str
    cluster: str


class Overrides:
    """The overrides on one table, in the order in which they were decided.

    Args:
        given: table `given_overrides`.
        table: the table that is clustered.
        previous: tables of the previous package; its `overrides` tell what earlier ones did.
    """

    def __init__(self, given: pl.DataFrame, table: str, previous: Previous) -> None:
        self._rows = given.filter(pl.col("table_name") == table).sort("when", "override_id").rows(named=True)
        columns = ("table_name", "status", "action", "when", "override_id", "kept_id", "moved_id", "anchor", "other_anchor")
        self._earlier = (
            earlier_ids(previous, "overrides", *columns)
            .filter((pl.col("table_name") == table) & (pl.col("status") == APPLIED) & pl.col("moved_id").is_not_null())
            .sort("when", "override_id", descending=True)
            .rows(named=True)
        )
        self._before = {row["override_id"]: row for row in self._earlier}
        self.outcomes: list[dict[str, Any]] = []

    def restore(self, counts: Sequence[dict[str, int]], clusters: Sequence[Iterable[int]], anchors: Sequence[str]) -> None:
        """Takes back, in the earlier ids of the rules' clusters, what earlier overrides did to them.

        The rules part again what a person merged. Without this, both parts would claim the one id that the previous
        package has, and the override would look for a row that is no more.

        Args:
            counts: for each cluster, how many of its members had which id in the previous package; changed in place.
            clusters: positions of the members of each cluster.
            anchors: of the members.
        """
        if not self._earlier:
            return
        cluster_of = {anchors[i]: cluster for cluster, some in enumerate(clusters) for i in some}
        for row in self._earlier:
            kept, moved = cluster_of.get(row["anchor"]), cluster_of.get(row["other_anchor"])
            if moved is None:
                continue
            if row["action"] == "merge" and kept != moved:
                counts[moved][row["moved_id"]] = counts[moved].pop(row["kept_id"], 0) or 1
            elif row["action"] == "split" and kept == moved and row["moved_id"] in counts[moved]:
                taken = counts[moved].pop(row["moved_id"])
                counts[moved][row["kept_id"]] = counts[moved].get(row["kept_id"], 0) + taken

    def apply(self, members: Sequence[Member], parts: Mapping[str, Iterable[int]]) -> list[str | None]:
        """The cluster of each member, after all overrides; None if it was rejected. `outcomes` tells what became of each.

        Args:
            members: all of them.
            parts: members behind the right id of a decision that merged them.
        """
        clusters = _Regrouped(members)
        for row in self._rows:
            before = self._before.get(row["override_id"], {})
            kept = clusters.find(row["row_id"], before.get("anchor"))
            outcome = dict.fromkeys(("kept_id", "moved_id", "anchor", "other_anchor", "detail"))
            if kept is None:
                outcome["detail"] = f"there is no {row['row_id']} in this build"
            elif row["action"] == "merge":
                moved = clusters.find(row["other_id"], before.get("other_anchor"))
                if moved is None:
                    outcome["detail"] = f"there is no {row['other_id']} in this build"
                elif moved == kept:  # the rules, or another override, have come to the same end
                    outcome |= {name: before.get(name) for name in ("moved_id", "anchor", "other_anchor")}
                else:
                    outcome |= {"moved_id": moved, "anchor": clusters.first(kept), "other_anchor": clusters.first(moved)}
                    clusters.put(clusters.members(moved), kept)
                    clusters.away[moved] = kept
            elif row["action"] == "split":
                documents = {row["other_id"], document_id(row["other_id"])}
                asked = parts.get(row["other_id"], [i for i, m in enumerate(members) if m.document in documents])
                going = clusters.members(kept) & set(asked)
                if not going or going == clusters.members(kept):
                    outcome["detail"] = f"{'nothing' if not going else 'all'} of {kept} is in {row['other_id']}"
                else:
                    moved = self._target(row, kept, clusters, parts)
                    clusters.put(going, moved)
                    outcome |= {"moved_id": moved, "anchor": clusters.first(kept), "other_anchor": _first(members, going)}
            elif row["action"] == "reject":
                clusters.put(clusters.members(kept), None)
            status = LAPSED if outcome["detail"] else APPLIED
            self.outcomes.append({"override_id": row["override_id"], "status": status, **outcome, "kept_id": kept})
        return clusters.here

    @staticmethod
    def _target(row: Mapping[str, Any], kept: str, clusters: _Regrouped, parts: Mapping[str, Iterable[int]]) -> str:
        """Where a split-off part goes: to the row that is named, or to the id that it would have alone, or to a new one."""
        if clusters.members(row["value"]):
            return str(row["value"])
        if row["other_id"] in parts and not clusters.members(row["other_id"]):
            return str(row["other_id"])
        return mint(kept.partition("_")[0], "split", kept, row["value"] or row["other_id"])

    def applied(self) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
        """The overrides that were applied, each with its outcome."""
        for row, outcome in zip(self._rows, self.outcomes, strict=True):
            if outcome["status"] == APPLIED:
                yield row, outcome

    def __bool__(self) -> bool:
        return bool(self._rows)


class _Regrouped:
    """Which cluster each member is in, while overrides are applied. `away` says where merged ids went."""

    def __init__(self, members: Sequence[Member]) -> None:
        self._all = members
        self._place = {m.anchor: i for i, m in enumerate(members)}
        self._members: dict[str, set[int]] = collections.defaultdict(set)
        self.here: list[str | None] = [m.cluster for m in members]
        self.away: dict[str, str] = {}
        for i, member in enumerate(members):
            self._members[member.cluster].add(i)

    def members(self, cluster: str | None) -> set[int]:
        """Members of a cluster; none if there is no such cluster."""
        return set(self._members.get(cluster or "", ()))

    def find(self, cluster: str, anchor: str | None) -> str | None:
        """The cluster of that id, or the one that it went into, or that of the anchor."""
        while cluster in self.away:
            cluster = self.away[cluster]
        if self._members.get(cluster):
            return cluster
        return self.here[self._place[anchor]] if anchor in self._place else None

    def first(self, cluster: str) -> str:
        """Anchor of a cluster."""
        return _first(self._all, self._members[cluster])

    def put(self, some: Iterable[int], cluster: str | None) -> None:
        """Moves members to a cluster, or out of all of them."""
        for i in some:
            before = self.here[i]
            if before is not None:
                self._members[before].discard(i)
            if cluster is not None:
                self._members[cluster].add(i)
            self.here[i] = cluster


def _first(members: Sequence[Member], some: Iterable[int]) -> str:
    return min(members[i].anchor for i in some)
