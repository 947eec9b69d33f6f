"""`python -m seedline.evaluation.weights PAIRS FOLDER ... [--write FILE]`: weights of evidence on persons, learnt and tested.

Belongs here: counting features over labelled pairs, the estimate, its cross-validation beside the weights in use, writing the
pack. Does not belong here: comparing names, adding weights up (`resolve`).

PAIRS is a table of name pairs (columns type, left, right, same; left_country, left_office and so on may be empty), each FOLDER
a folder of labelled documents: two documents' mentions of persons with full names make a pair, one if their ids are the same.

A level's weight is log2(m / u) (Fellegi and Sunter 1969): its share among pairs that are one, over its share among pairs that are two.
Both shares are smoothed with half a pair for each level (Jeffreys). A level seen in fewer than `LEAST` pairs keeps its hand-set
weight, as do the features that pairs cannot show (`rivals`) or show in one way only (`body`, `generation`). Where all of `FEATURES` are
learnt, so is the prior: the one with the least log-loss on the same pairs. Testing leaves out, in turn, a fifth of the family names.
"""

from __future__ import annotations

import argparse
import collections
import csv
import itertools
import math
import sys
import zlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from seedline.errors import SeedlineError
from seedline.evaluation.gold import Gold
from seedline.reference import Reference
from seedline.resolve.names import Names, skeleton
from seedline.resolve.persons import Node, Person, Resolver
from seedline.resolve.scoring import PACK

KIND = "person"
LEAST = 10  # pairs that show a level; fewer say too little
SMOOTHING = 0.5
FOLDS = 5
FEATURES = ("name", "country", "office")  # the others have one level, or none that a pair can show
CONTRADICTED = "none"  # level of `name` where the names cannot be one person's; such pairs are never merged
_PRIORS = [b / 2 for b in range(-24, 25)]
type Bits = dict[tuple[str, str], float]


class Seen(NamedTuple):
    """A labelled pair: the level of each feature, whether it is one person, and the fold it is tested in."""

    levels: dict[str, str]
    same: bool
    fold: int


class Labelled:
    """Labelled pairs from a table of pairs and from folders of labelled documents."""

    def __init__(self, reference: Reference) -> None:
        self._names = Names(reference)
        self._resolver = Resolver(self._names, reference)

    def table(self, path: Path) -> list[Seen]:
        """Pairs of a CSV table, those of persons."""
        with path.open(encoding="utf-8", newline="") as file:
            rows = [r for r in csv.DictReader(file) if r["type"] == KIND]
        return [self._seen(self._side(r, "left"), self._side(r, "right"), r["same"] == "yes") for r in rows]

    def folder(self, path: Path) -> list[Seen]:
        """Pairs of persons with full names in two documents each."""
        people = []
        for name, document in Gold.read(path).documents.items():
            written: dict[str, str] = {}
            for label in document.labels:
                if label.type == "PERSON":
                    written[label.id] = max(written.get(label.id, ""), label.text, key=lambda t: (len(t), t))
            for id_, text in sorted(written.items()):
                person = self._person(text)
                for position in document.facts["positions"]:
                    if position["person"] == id_:
                        person += self._position(text, position)
                if self._names.read(text).form == "full":
                    people.append((name, id_, person))
        return [self._seen(a, b, i == j) for (d, i, a), (e, j, b) in itertools.combinations(people, 2) if d != e]

    def _side(self, row: Mapping[str, str], side: str) -> Person:
        return self._person(row[side], row.get(f"{side}_country"), row.get(f"{side}_office"))

    def _position(self, name: str, position: Mapping[str, str | None]) -> Person:
        holder, title = position["of"] or "", position["title"]
        is_country = holder.startswith("country:")
        person = self._person(name, holder.removeprefix("country:") if is_country else "", (title or "").casefold())
        person.bodies = frozenset([holder]) if holder and not is_country else frozenset()
        return person

    def _person(self, name: str, country: str | None = "", office: str | None = "") -> Person:
        def one(value: str | None) -> frozenset[str]:
            return frozenset([value]) if value else frozenset()

        return Person.of(Node(self._names.read(name), [], 1, one(country), one(office)))

    def _seen(self, left: Person, right: Person, same: bool) -> Seen:
        (a,), (b,) = left.names.values(), right.names.values()
        levels = self._resolver.levels(left, right)
        kept = {f: level for f, level in (levels or {"name": CONTRADICTED}).items() if level}
        if {"initial", "surname"} & {kept["name"]}:
            kept["rivals"] = "none"  # nobody else is there
        # both sides' family names in one order, so that a person's pairs are all in one fold
        family = min(skeleton(n.words[-1]) if n.words else "" for n in (a, b))
        return Seen(kept, same, zlib.crc32(family.encode()) % FOLDS)


def in_use(rows: Iterable[Mapping[str, str]]) -> Bits:
    """The weights of a pack's rows, in bits."""
    return {(r["feature"], r["level"]): float(r["weight"]) for r in rows if r["kind"] == KIND}


def counts(pairs: Iterable[Seen]) -> dict[tuple[str, str], tuple[int, int]]:
    """How many pairs show a level: of those that are one, of those that are two."""
    found = {same: collections.Counter((f, v) for p in pairs if p.same == same for f, v in p.levels.items()) for same in (True, False)}
    return {key: (found[True][key], found[False][key]) for key in sorted(found[True] | found[False])}


def estimate(pairs: Sequence[Seen], hand: Bits, features: Iterable[str] = FEATURES) -> Bits:
    """Weights of some features from labelled pairs; the hand-set one where too few pairs show a level."""
    found = counts(pairs)
    bits = dict(hand)
    for feature in features:
        levels = [level for f, level in hand.keys() | found.keys() if f == feature]
        totals = [sum(found.get((feature, level), (0, 0))[side] for level in levels) for side in (0, 1)]
        for level in levels:
            own = found.get((feature, level), (0, 0))
            if sum(own) >= LEAST and (feature, level) in hand:
                m, u = ((own[side] + SMOOTHING) / (totals[side] + SMOOTHING * len(levels)) for side in (0, 1))
                bits[feature, level] = round(math.log2(m / u), 1)
    if {*features} == {*FEATURES}:
        bits["prior", ""] = min(_PRIORS, key=lambda prior: log_loss(pairs, bits | {("prior", ""): prior}))
    return bits


def probability(pair: Seen, bits: Bits) -> float:
    """Of a pair being one person, 0 where the names contradict each other."""
    if pair.levels["name"] == CONTRADICTED:
        return 0.0
    total = bits["prior", ""] + sum(bits.get(key, 0.0) for key in pair.levels.items())
    return 1 / (1 + 2**-total)


def log_loss(pairs: Iterable[Seen], bits: Bits) -> float:
    """Mean of -log2 of what was given to the truth, over pairs whose names do not contradict each other."""
    losses = []
    for pair in pairs:
        if pair.levels["name"] != CONTRADICTED:
            p = min(max(probability(pair, bits), 1e-6), 1 - 1e-6)
            losses.append(-math.log2(p if pair.same else 1 - p))
    return sum(losses) / len(losses) if losses else 0.0


class Figures(NamedTuple):
    """How a set of weights does on labelled pairs."""

    precision: float
    recall: float
    loss: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.precision + self.recall else 0.0


def figures(pairs: Sequence[tuple[Seen, Bits]]) -> Figures:
    """Figures of pairs, each judged with weights of its own, at the threshold of these."""
    judged = [(probability(p, bits) >= bits["threshold", "merge"], p.same) for p, bits in pairs]
    right, made, wanted = sum(v and s for v, s in judged), sum(v for v, _ in judged), sum(s for _, s in judged)
    loss = sum(log_loss([p], bits) for p, bits in pairs) / max(1, sum(p.levels["name"] != CONTRADICTED for p, _ in pairs))
    return Figures(right / made if made else 1.0, right / wanted if wanted else 1.0, loss)


def compare(pairs: Sequence[Seen], hand: Bits) -> dict[str, Figures]:
    """The weights in use and learnt ones, all or one feature's, on pairs that the learnt ones have not seen."""

    def held_out(features: Sequence[str]) -> Figures:
        learnt = {fold: estimate([p for p in pairs if p.fold != fold], hand, features) for fold in range(FOLDS)}
        return figures([(p, learnt[p.fold]) for p in pairs])

    return {"in use": held_out(()), "learnt": held_out(FEATURES), **{f"learnt: {f}": held_out([f]) for f in FEATURES}}


def rewritten(
    rows: Sequence[dict[str, str]], bits: Bits, found: Mapping[tuple[str, str], tuple[int, int]], features: Iterable[str]
) -> list[dict[str, str]]:
    """The pack's rows with learnt weights and, in the note, the pairs behind each."""
    return [_rewritten(row, bits, found, features) for row in rows]


def _rewritten(
    row: dict[str, str], bits: Bits, found: Mapping[tuple[str, str], tuple[int, int]], features: Iterable[str]
) -> dict[str, str]:
    key = row["feature"], row["level"]
    if row["kind"] != KIND or key[0] not in FEATURES:
        return row
    same, two = found.get(key, (0, 0))
    how = "learnt" if key[0] in features and same + two >= LEAST else "hand-set"
    note = row["note"].partition(" [")[0]
    return {**row, "weight": f"{bits[key]:g}", "note": f"{note} [{how}; seen in {same} pairs that are one and {two} that are two]".strip()}


def main(arguments: Sequence[str]) -> int:
    """Prints both sets of weights and their figures; exit codes as for `seedline`."""
    parser = argparse.ArgumentParser(prog="python -m seedline.evaluation.weights", description=__doc__)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the pack with learnt weights there")
    parser.add_argument("--features", nargs="*", choices=FEATURES, default=FEATURES, help="whose weights are learnt  [default: all]")
    options = parser.parse_args(arguments)
    reference = Reference()
    labelled = Labelled(reference)
    try:
        pairs = labelled.table(options.pairs) + [p for folder in options.folders for p in labelled.folder(folder)]
    except SeedlineError as error:
        print(error, file=sys.stderr)
        return 2
    rows = [dict(r) for r in reference.rows(PACK)]
    hand, found = in_use(rows), counts(pairs)
    learnt = estimate(pairs, hand)
    print(f"{len(pairs)} pairs, {sum(p.same for p in pairs)} of them one person")
    print("feature     level        one    two  in use  learnt")
    for (feature, level), bits in sorted(hand.items()):
        if feature != "threshold":
            same, two = found.get((feature, level), (0, 0))
            print(f"{feature:11} {level:10} {same:5} {two:6}  {bits:6g}  {learnt[feature, level]:6g}")
    print("on held-out family names   precision  recall     F1  log-loss")
    for name, f in compare(pairs, hand).items():
        print(f"{name:25} {f.precision:10.3f} {f.recall:7.3f} {f.f1:6.3f} {f.loss:9.3f}")
    if options.write:
        with options.write.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rewritten(rows, estimate(pairs, hand, options.features), found, options.features))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
