"""Clusters that grow by merging, and the decisions that made them.

Belongs here: the union-find structure and the record of a decision, shared by persons, phrases and events.
Does not belong here: any evidence.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

import numpy as np
import polars as pl

from seedline.resolve.scoring import Score


class Decision(NamedTuple):
    """Two nodes (by position) were merged or left apart, with the score that decided."""

    left: int
    right: int
    score: Score
    merged: bool

    def row(self, table: str, left: str, right: str, names: tuple[str, str]) -> dict[str, object]:
        """Row of `decisions` on two rows of a table, by ids and names."""
        return {
            "left_id": left,
            "right_id": right,
            "left_name": names[0],
            "right_name": names[1],
            "table_name": table,
            "score": self.score.probability,
            "verdict": "merged" if self.merged else "apart",
            "reason": self.score.reason,
            "decided_by": "rule",
        }


class Clusters:
    """Disjoint sets of nodes 0 .. n-1. The smallest member names its set, so the order of merges does not show."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))
        self._members: dict[int, list[int]] = {}

    def find(self, node: int) -> int:
        """The name of the node's set."""
        while self._parent[node] != node:
            self._parent[node] = self._parent[self._parent[node]]
            node = self._parent[node]
        return node

    def members(self, node: int) -> list[int]:
        """All nodes of the node's set."""
        root = self.find(node)
        return self._members.get(root, [root])

    def merge(self, left: int, right: int) -> None:
        """Makes one set of two."""
        low, high = sorted((self.find(left), self.find(right)))
        if low == high:
            return
        self._members[low] = sorted(self.members(low) + self.members(high))
        self._members.pop(high, None)
        self._parent[high] = low


class Node(Protocol):
    """Local referents that are taken for one thing before any scoring.

    Attributes:
        label: the key of the name.
        members: (position of the profile or phrase, the one document meant or None for all of them).
        tag: what tells namesakes apart; the document of a bound node.
        is_bound: whether the name means something in one document only.
        countries: countries that the thing is known to belong to.
    """

    members: list[tuple[int, str | None]]
    tag: str
    countries: frozenset[str]

    @property
    def label(self) -> str: ...

    @property
    def is_bound(self) -> bool: ...


@dataclass(slots=True)
class Clustered[N: Node]:
    """Nodes, the cluster of each, and the decisions taken."""

    nodes: list[N]
    clusters: Clusters
    decisions: list[Decision] = field(default_factory=list)


def pairs(blocks: Iterable[Sequence[int]], limit: int) -> np.ndarray:
    """All pairs of nodes that stand in one block, each once, the smaller node first; of shape (pairs, 2), sorted.

    A block larger than `limit` gives none: a key that common tells nothing.
    """
    parts = [block for block in blocks if 1 < len(block) <= limit]
    node = pl.Series("left", itertools.chain.from_iterable(parts), dtype=pl.Int64)
    held = pl.DataFrame([node, pl.Series("block", np.repeat(np.arange(len(parts)), list(map(len, parts))), dtype=pl.Int64)])
    found = held.join(held.rename({"left": "right"}), on="block").filter(pl.col("left") < pl.col("right"))
    both = np.unique(found["left"].to_numpy() << 32 | found["right"].to_numpy())
    return np.stack([both >> 32, both & 0xFFFFFFFF], axis=1)
