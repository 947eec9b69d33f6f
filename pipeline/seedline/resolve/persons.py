"""Persons across documents: which local referents are one human.

Belongs here: blocking, evidence and clustering of persons. Does not belong here: comparing names (`names`), weights
(pack `match_weights`), ids (`ledger`).

Names that fold to the same words make one node, split where documents give offices of different countries. Nodes with
full names merge first, best score first; then initials, then bare family names join the one cluster that fits best. A bare
family name without evidence and without a fitting cluster stays inside its document.
"""

from __future__ import annotations

import collections
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from seedline.reference import Reference
from seedline.resolve.clusters import Clustered, Clusters, Decision, pairs
from seedline.resolve.names import Name, Names, initial, skeleton
from seedline.resolve.scoring import Score, Weights

_BLOCK_LIMIT = 400  # nodes that share a family name's consonants and an initial; more are only compared when spelled alike
_DOMINANT = 8  # times as many mentions as all namesakes together: a bare name then means the one that everybody writes of
_TIE = 0.1  # two candidates closer than this are equally good, and neither is taken


class Profile(NamedTuple):
    """Local referents with one name and one evidence. `documents` and `mentions` count per referent."""

    name: str
    documents: tuple[str, ...]
    mentions: int
    countries: frozenset[str]
    offices: frozenset[str]
    bodies: frozenset[str]

    @property
    def has_evidence(self) -> bool:
        return bool(self.countries or self.offices or self.bodies)


@dataclass(slots=True)
class Node:
    """Profiles that are taken for one person before any scoring. `members` are positions (profile, document or None for all)."""

    name: Name
    members: list[tuple[int, str | None]]
    mentions: int
    countries: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    tag: str = ""
    is_bound: bool = False

    @property
    def label(self) -> str:
        return self.name.key


class Resolver:
    """Clusters profiles of persons."""

    def __init__(self, names: Names, reference: Reference) -> None:
        self.names = names
        self.weights = Weights(reference, "person")

    def __call__(self, profiles: Sequence[Profile]) -> Clustered[Node]:
        nodes = self._nodes(profiles)
        made = Clustered(nodes, Clusters(len(nodes)))
        self._merge_full(made)
        for form in ("initial", "surname"):
            self._attach(made, form)
        return made

    # -- nodes
    def _nodes(self, profiles: Sequence[Profile]) -> list[Node]:
        by_key: dict[tuple[str, str], list[int]] = collections.defaultdict(list)
        for i, p in enumerate(profiles):
            name = self.names.read(p.name)
            by_key[name.form, name.key or p.name.casefold()].append(i)
        nodes: list[Node] = []
        for (form, _), group in sorted(by_key.items()):
            loose = [i for i in group if form in ("surname", "none") and not profiles[i].has_evidence]
            taken = set(loose)
            nodes += self._loose(profiles, loose)
            nodes += [self._node(profiles, part) for part in _parts(profiles, [i for i in group if i not in taken])]
        return nodes

    def _loose(self, profiles: Sequence[Profile], group: list[int]) -> Iterable[Node]:
        """Bare family names that nothing is known of: one node per document."""
        holders: dict[str, list[int]] = collections.defaultdict(list)
        for i in group:
            for document in set(profiles[i].documents):
                holders[document].append(i)
        for document, own in sorted(holders.items()):
            yield Node(self.names.read(profiles[own[0]].name), [(i, document) for i in own], 0, tag=document, is_bound=True)

    def _node(self, profiles: Sequence[Profile], part: list[int]) -> Node:
        own = [profiles[i] for i in part]
        countries = frozenset().union(*(p.countries for p in own))
        return Node(
            self.names.read(own[0].name),
            [(i, None) for i in part],
            sum(p.mentions for p in own),
            countries,
            frozenset().union(*(p.offices for p in own)),
            frozenset().union(*(p.bodies for p in own)),
            ",".join(sorted(countries)),
        )

    # -- scoring
    def _evidence(self, a: Node, b: Node) -> dict[str, str | None]:
        def level(x: frozenset[str], y: frozenset[str]) -> str | None:
            return None if not x or not y else "same" if x & y else "different"

        body = level(a.bodies, b.bodies)
        return {"country": level(a.countries, b.countries), "office": level(a.offices, b.offices), "body": body if body == "same" else None}

    def _join(self, nodes: Sequence[Node], members: list[int]) -> Node:
        own = [nodes[i] for i in members]
        return Node(
            max(own, key=lambda n: (len(n.name.words), n.mentions, n.name.key)).name,
            [],
            sum(n.mentions for n in own),
            frozenset().union(*(n.countries for n in own)),
            frozenset().union(*(n.offices for n in own)),
            frozenset().union(*(n.bodies for n in own)),
        )

    def _agreement(self, nodes: Sequence[Node], left: list[int], right: list[int]) -> str | None:
        """The weakest agreement between the names of two clusters; None if any two contradict each other."""
        order = ("exact", "variant", "subset", "initial", "surname")
        weakest = 0
        for a in {nodes[i].name for i in left}:
            for b in {nodes[i].name for i in right}:
                level = self.names.compare(a, b)
                if level is None:
                    return None
                weakest = max(weakest, order.index(level))
        return order[weakest]

    # -- full names
    def _merge_full(self, made: Clustered[Node]) -> None:
        nodes, clusters = made.nodes, made.clusters
        edges: list[tuple[float, int, int]] = []
        for left, right in sorted(self._full_pairs(nodes)):
            level = self.names.compare(nodes[left].name, nodes[right].name)
            if level:
                score = self.weights.score({"name": level, **self._evidence(nodes[left], nodes[right])})
                edges.append((score.probability, left, right))
        for _, left, right in sorted(edges, key=lambda e: (-e[0], -(nodes[e[1]].mentions + nodes[e[2]].mentions), e[1], e[2])):
            if clusters.find(left) == clusters.find(right):
                continue
            a, b = clusters.members(left), clusters.members(right)
            level = self._agreement(nodes, a, b)
            if level is None:
                continue
            score = self.weights.score({"name": level, **self._evidence(self._join(nodes, a), self._join(nodes, b))})
            merged = score.probability >= self.weights.merge
            made.decisions.append(Decision(left, right, score, merged))
            if merged:
                clusters.merge(left, right)

    def _full_pairs(self, nodes: Sequence[Node]) -> set[tuple[int, int]]:
        blocks: dict[tuple[str, str], list[int]] = collections.defaultdict(list)
        for i, node in enumerate(nodes):
            if node.name.form == "full":
                blocks["=", node.name.key].append(i)
                blocks["", "".join(node.name.words)].append(i)
                for key in sorted(self._keys(node.name)):
                    blocks[key].append(i)
        return {pair for block in blocks.values() for pair in pairs(block, _BLOCK_LIMIT)}

    def _keys(self, name: Name) -> set[tuple[str, str]]:
        """Consonants of a word that may be the family name, with the initial of another word."""
        ends = {0, len(name.words) - 1}
        letters = [(j, initial(form)) for j, w in enumerate(name.words) for form in (w, self.names.canonical(w))]
        letters += [(-1, initial(x)) for x in name.initials]
        return {(skeleton(name.words[i]), letter) for i in ends for j, letter in letters if i != j}

    # -- initials and bare family names
    def _attach(self, made: Clustered[Node], form: str) -> None:
        """Joins each node of that form to the cluster that fits best, if no other fits about as well."""
        nodes, clusters = made.nodes, made.clusters
        holders: dict[tuple[str, str], set[int]] = collections.defaultdict(set)
        for i, node in enumerate(nodes):
            if node.name.form == "full" or (form == "surname" and node.name.form == "initial"):
                for key in self._holder_keys(node.name, form):
                    holders[key].add(clusters.find(i))
        merges: list[tuple[int, int]] = []
        verdicts: dict[tuple[object, ...], tuple[int, Score, bool] | None] = {}
        for i, node in enumerate(nodes):
            if node.name.form != form or clusters.find(i) != i:
                continue
            seen = (node.name, node.countries, node.offices, node.bodies)
            if seen not in verdicts:
                found = sorted({h for k in self._holder_keys(node.name, form) for h in holders.get(k, ())})
                verdicts[seen] = self._best(nodes, clusters, node, found)
            verdict = verdicts[seen]
            if verdict:
                target, score, merged = verdict
                made.decisions.append(Decision(target, i, score, merged))
                if merged:
                    merges.append((target, i))
        for target, i in merges:
            clusters.merge(target, i)

    def _holder_keys(self, name: Name, form: str) -> set[tuple[str, str]]:
        return self._keys(name) if form == "initial" else {(skeleton(name.words[i]), "") for i in name.families}

    def _best(self, nodes: Sequence[Node], clusters: Clusters, node: Node, found: list[int]) -> tuple[int, Score, bool] | None:
        fitting = []
        for cluster in found:
            members = clusters.members(cluster)
            levels = [self.names.compare(node.name, nodes[m].name) for m in members]
            if all(levels):
                fitting.append((cluster, min(x for x in levels if x), self._join(nodes, members)))
        scored = []
        everyone = sum(joined.mentions for _, _, joined in fitting)
        for cluster, level, joined in fitting:
            others = everyone - joined.mentions
            rivals = "none" if len(fitting) == 1 else "minor" if joined.mentions >= _DOMINANT * others else "some"
            score = self.weights.score({"name": level, "rivals": rivals, **self._evidence(node, joined)})
            scored.append((score.probability, -cluster, score))
        if not scored:
            return None
        scored.sort(reverse=True)
        best = scored[0]
        clear = len(scored) == 1 or best[0] - scored[1][0] > _TIE
        return -best[1], best[2], clear and best[0] >= self.weights.merge


def _parts(profiles: Sequence[Profile], group: list[int]) -> list[list[int]]:
    """Profiles of one name, parted by country: those that share one stay together, those without any form one part."""
    with_country = [i for i in group if profiles[i].countries]
    without = [i for i in group if not profiles[i].countries]
    sets = Clusters(len(with_country))
    holder: dict[str, int] = {}
    for position, i in enumerate(with_country):
        for country in sorted(profiles[i].countries):
            sets.merge(holder.setdefault(country, position), position)
    parts: dict[int, list[int]] = collections.defaultdict(list)
    for position, i in enumerate(with_country):
        parts[sets.find(position)].append(i)
    made = list(parts.values())
    if without and len(made) == 1:
        made[0] += without
    elif without:
        made.append(without)
    return made
