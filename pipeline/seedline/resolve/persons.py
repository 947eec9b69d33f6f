"""Persons across documents: which local referents are one human.

Belongs here: blocking, evidence and clustering of persons. Does not belong here: comparing names (`names`), weights
(pack `match_weights`), ids (`ledger`).

Names that fold to the same words make one node, split where documents give offices of different countries. Nodes with
full names merge first, best score first; then initials, then bare family names join the one cluster that fits best. A bare
family name without evidence and without a fitting cluster stays inside its document.
"""

from __future__ import annotations

import collections
import functools
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from seedline.reference import Reference
from seedline.resolve.clusters import Clustered, Clusters, Decision, pairs
from seedline.resolve.names import Name, Names, initial, skeleton, weakest
from seedline.resolve.scoring import Score, Weights

_BLOCK_LIMIT = 20  # nodes that are compared all with all; a larger block is parted by finer keys
_LARGEST = 3  # of the people that a bare name may mean, those most written of are weighed even where nothing speaks for them
_DOMINANT = 8  # times as many mentions as all namesakes together: a bare name then means the one that everybody writes of
_TIE = 0.1  # two candidates closer than this are equally good, and neither is taken


type Mapper = Callable[[Callable[[int], list[tuple[float, int, int]]], Iterable[int]], Iterable[list[tuple[float, int, int]]]]
type Finer = Callable[[Node], set[str]]


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


@dataclass(slots=True)
class Person:
    """What the nodes of one cluster say together. `names` are the different ones, by key."""

    names: dict[str, Name]
    mentions: int
    countries: frozenset[str]
    offices: frozenset[str]
    bodies: frozenset[str]

    @classmethod
    def of(cls, node: Node) -> Person:
        return cls({node.name.key: node.name}, node.mentions, node.countries, node.offices, node.bodies)

    def __add__(self, other: Person) -> Person:
        return Person(
            self.names | other.names,
            self.mentions + other.mentions,
            self.countries | other.countries,
            self.offices | other.offices,
            self.bodies | other.bodies,
        )

    @property
    def generations(self) -> set[str]:
        return {n.generation for n in self.names.values() if n.generation}


class Resolver:
    """Clusters profiles of persons.

    Comparing candidates is nearly all of the work, and a block needs nothing but its own nodes: `edges` answers for one slice of
    the block keys, on any machine. Only nodes and clusters are made in one place.
    """

    def __init__(self, names: Names, reference: Reference) -> None:
        self.names = names
        self.weights = Weights(reference, "person")

    def __call__(self, profiles: Sequence[Profile], slices: int = 1, each: Mapper = map) -> Clustered[Node]:
        """Clusters the profiles.

        Args:
            profiles: in any order, each name and evidence once.
            slices: into how many the block keys are parted; the result is the same for any number.
            each: runs a function on each slice's number, as `map` does; a pool's or a cluster's `map` runs them side by side.
        """
        nodes = self._nodes(profiles)
        made = Clustered(nodes, Clusters(len(nodes)))
        people = [Person.of(node) for node in nodes]
        edges = {edge for found in each(functools.partial(self.edges, nodes, slices), range(slices)) for edge in found}
        self._merge_full(made, people, edges)
        for form in ("initial", "surname"):
            self._attach(made, people, form)
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
            yield Node(self._name([profiles[i] for i in own]), [(i, document) for i in own], 0, tag=document, is_bound=True)

    def _node(self, profiles: Sequence[Profile], part: list[int]) -> Node:
        own = [profiles[i] for i in part]
        countries = frozenset().union(*(p.countries for p in own))
        return Node(
            self._name(own),
            [(i, None) for i in part],
            sum(p.mentions for p in own),
            countries,
            frozenset().union(*(p.offices for p in own)),
            frozenset().union(*(p.bodies for p in own)),
            ",".join(sorted(countries)),
        )

    def _name(self, own: Sequence[Profile]) -> Name:
        """The order of words that most mentions have, with the readings of all writings."""
        counts: collections.Counter[Name] = collections.Counter()
        for p in own:
            counts[self.names.read(p.name)] += p.mentions
        most = max(counts, key=lambda n: (counts[n], n))
        return most._replace(readings=frozenset().union(*(n.readings for n in counts)))

    # -- scoring
    def _evidence(self, a: Node | Person, b: Node | Person) -> dict[str, str | None]:
        def level(x: frozenset[str], y: frozenset[str]) -> str | None:
            return None if not x or not y else "different" if x.isdisjoint(y) else "same"

        body = level(a.bodies, b.bodies)
        return {"country": level(a.countries, b.countries), "office": level(a.offices, b.offices), "body": body if body == "same" else None}

    def _agreement(self, left: Person, right: Person) -> str | None:
        """The weakest agreement between the names of two people; None if any two contradict each other."""
        levels = []
        for a in left.names.values():
            for b in right.names.values():
                level = self.names.compare(a, b)
                if level is None:
                    return None
                levels.append(level)
        return weakest(levels)

    def levels(self, left: Person, right: Person) -> dict[str, str | None] | None:
        """What speaks for and against two people being one, by feature; None if their names cannot be one person's."""
        level = self._agreement(left, right)
        if level is None:
            return None
        one, other = left.generations, right.generations
        # where only one side says senior or third, that word decides how much it means that the other is silent
        generation = min(one or other) if bool(one) != bool(other) else None
        return {"name": level, "generation": generation, **self._evidence(left, right)}

    def _score(self, left: Person, right: Person) -> Score | None:
        levels = self.levels(left, right)
        return self.weights.score(levels) if levels else None

    # -- full names
    def edges(self, nodes: Sequence[Node], slices: int = 1, number: int = 0) -> list[tuple[float, int, int]]:
        """(probability, node, node) of the pairs of full names that may be one, from one slice of the blocks."""
        blocks: dict[tuple[str, ...], list[int]] = collections.defaultdict(list)
        for i, node in enumerate(nodes):
            if node.name.form == "full":
                for key in self.keys(node.name):
                    if zlib.crc32(" ".join(key).encode()) % slices == number:
                        blocks[key].append(i)
        found = pairs((part for block in blocks.values() for part in self._parted(nodes, block)), _BLOCK_LIMIT).tolist()
        people = {i: Person.of(nodes[i]) for pair in found for i in pair}
        scored = ((self._score(people[a], people[b]), a, b) for a, b in found)
        return [(score.probability, a, b) for score, a, b in scored if score]

    def _merge_full(self, made: Clustered[Node], people: list[Person], edges: Iterable[tuple[float, int, int]]) -> None:
        """Merges along the edges, the best first, as long as all that the two clusters say still fits."""
        clusters = made.clusters
        mentions = [node.mentions for node in made.nodes]
        for _, left, right in sorted(edges, key=lambda e: (-e[0], -(mentions[e[1]] + mentions[e[2]]), e[1], e[2])):
            a, b = clusters.find(left), clusters.find(right)
            score = self._score(people[a], people[b]) if a != b else None
            if score is None:
                continue
            merged = score.probability >= self.weights.merge
            if merged or score.probability >= self.weights.doubt:
                made.decisions.append(Decision(left, right, score, merged))
            if merged:
                clusters.merge(left, right)
                people[clusters.find(left)] = people[a] + people[b]

    def _parted(self, nodes: Sequence[Node], block: list[int], finer: Sequence[Finer] | None = None) -> Iterable[list[int]]:
        """The block; a large one parted by finer keys, at last into pairs with the ones most written of."""
        finer = (self._consonants, _key) if finer is None else finer
        if len(block) <= _BLOCK_LIMIT:
            yield block
        elif not finer:
            yield from _near(block, [nodes[i].mentions for i in block])
        else:
            parts: dict[str, list[int]] = collections.defaultdict(list)
            for i in block:
                for key in finer[0](nodes[i]):
                    parts[key].append(i)
            for part in parts.values():
                yield from self._parted(nodes, part, finer[1:])

    def _consonants(self, node: Node) -> set[str]:
        """What the spellings of each two words of a name have in common."""
        words = sorted({self.names.canonical(w) for w in node.name.words})
        return {f"{a} {b}" for i, a in enumerate(words) for b in words[i + 1 :]} or set(words)

    def keys(self, name: Name) -> set[tuple[str, ...]]:
        """Block keys of a full name: names that are alike share one of them."""
        return {("=", name.key), ("", "".join(name.words)), *self._ends(name)}

    def _ends(self, name: Name) -> set[tuple[str, ...]]:
        """Consonants of a word that may be the family name, with the initial of another word."""
        ends = {0, len(name.words) - 1}
        letters = {(j, initial(form)) for j in range(len(name.words)) for form in self._forms(name, j)}
        letters |= {(-1, initial(x)) for letters in name.initials for x in self.names.starts(letters)}
        return {(form, letter) for i in ends for form in self._forms(name, i) for j, letter in letters if i != j}

    def _forms(self, name: Name, i: int) -> set[str]:
        """Consonants of a word in all its readings, and what the pack calls it."""
        forms = set(self.names.forms(name, i))
        return {skeleton(w) for w in forms} | {self.names.canonical(w) for w in forms}

    # -- initials and bare family names
    def _attach(self, made: Clustered[Node], people: list[Person], form: str) -> None:
        """Joins each node of that form to the cluster that fits best, if no other fits about as well."""
        nodes, clusters = made.nodes, made.clusters
        holders: dict[tuple[str, ...], set[int]] = collections.defaultdict(set)
        alone: dict[Name, list[int]] = collections.defaultdict(list)
        for i, node in enumerate(nodes):
            if node.name.form == "full" or (form == "surname" and node.name.form == "initial"):
                for key in self._holder_keys(node.name, form):
                    holders[key].add(clusters.find(i))
            elif node.name.form == form:
                alone[node.name].append(i)
        merges: list[tuple[int, int]] = []
        for name, group in sorted(alone.items()):
            found = sorted({h for k in self._holder_keys(name, form) for h in holders.get(k, ())})
            fitting = Fitting([(h, level, people[h]) for h in found if (level := self._fits(name, people[h]))])
            verdicts: dict[tuple[object, ...], tuple[int, Score, bool] | None] = {}
            for i in group:
                node = nodes[i]
                seen = (node.countries, node.offices, node.bodies)
                if seen not in verdicts:
                    verdicts[seen] = self._best(node, fitting)
                verdict = verdicts[seen]
                if verdict:
                    target, score, merged = verdict
                    if merged or score.probability >= self.weights.doubt:
                        made.decisions.append(Decision(target, i, score, merged))
                    if merged:
                        merges.append((target, i))
        for target, i in merges:
            a, b = clusters.find(target), clusters.find(i)
            clusters.merge(target, i)
            people[clusters.find(target)] = people[a] + people[b]

    def _holder_keys(self, name: Name, form: str) -> set[tuple[str, ...]]:
        return self._ends(name) if form == "initial" else {(bones, "") for i in name.families for bones in self._forms(name, i)}

    def _fits(self, name: Name, person: Person) -> str | None:
        """How a name with initials or a bare one agrees with a person's names: with none may it clash, in any order of words."""
        levels = []
        for other in person.names.values():
            level = self.names.compare(name, other)
            if level:
                levels.append(level)
            elif not self.names.compare(name, other._replace(families=(0, len(other.words) - 1))):
                return None
        return weakest(levels) if levels else None

    def _best(self, node: Node, fitting: Fitting) -> tuple[int, Score, bool] | None:
        scored = []
        for target, level, person in fitting.candidates(node):
            score = self.weights.score({"name": level, "rivals": fitting.rivals(person), **self._evidence(node, person)})
            scored.append((score.probability, person.mentions, -target, score))
        if not scored:
            return None
        scored.sort(key=lambda s: s[:3], reverse=True)
        best = scored[0]
        clear = len(scored) == 1 or best[0] - scored[1][0] > _TIE
        return -best[2], best[3], clear and best[0] >= self.weights.merge


class Fitting:
    """The people whom a name with initials or a bare family name may mean, found by what else is known of them."""

    def __init__(self, people: Sequence[tuple[int, str, Person]]) -> None:
        self._people = sorted(people, key=lambda p: (-p[2].mentions, p[0]))
        self._mentions = sum(person.mentions for _, _, person in people)
        self._by_fact: dict[tuple[str, str], list[int]] = collections.defaultdict(list)
        for i, (_, _, person) in enumerate(self._people):
            for fact in _facts(person):
                self._by_fact[fact].append(i)

    def candidates(self, node: Node) -> list[tuple[int, str, Person]]:
        """Those who share a fact with the node, and those most written of; the others cannot fit better than these."""
        places = set(range(min(_LARGEST, len(self._people)))).union(*(self._by_fact.get(fact, ()) for fact in _facts(node)))
        return [self._people[i] for i in sorted(places)]

    def rivals(self, person: Person) -> str:
        """How many others the name may mean, by what is written of them."""
        others = self._mentions - person.mentions
        return "none" if len(self._people) == 1 else "minor" if person.mentions >= _DOMINANT * others else "some"


def _key(node: Node) -> set[str]:
    return {node.name.key}


def _facts(one: Node | Person) -> Iterable[tuple[str, str]]:
    for kind, values in (("country", one.countries), ("office", one.offices), ("body", one.bodies)):
        for value in values:
            yield kind, value


def _near(block: list[int], mentions: Sequence[int]) -> Iterable[list[int]]:
    """Pairs of a block too large for all of them: each with the ones that are most written of."""
    largest = sorted(range(len(block)), key=lambda k: (-mentions[k], block[k]))[: _BLOCK_LIMIT // 2]
    for k in largest:
        yield from ([i, block[k]] for i in block)


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
