"""`python -m seedline.evaluation.kinds FOLDER ... [--write FILE]`: weights of the signs of a document's kind, learnt and tested.

Belongs here: signs of labelled documents, the estimate, its test on folders left out, writing the pack. Does not belong here: the
signs and adding their weights up (`extract.kinds`).

The estimate is a multinomial logistic regression whose penalty is the distance from the weights in use (a Gaussian prior around
them, as Chelba and Acero 2006 adapt a model): a sign that few documents show keeps its weight. Testing leaves out one folder at a
time, so that no page of a set is judged by weights that have seen its neighbours; the weights in use may have seen them all.
"""

from __future__ import annotations

import argparse
import collections
import csv
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from seedline.errors import SeedlineError
from seedline.evaluation.gold import Gold
from seedline.evaluation.readings import Readings
from seedline.extract.documents.extractor import Fields
from seedline.extract.documents.kinds import EVERY
from seedline.reference import Reference

PACK = "kind_weights"
PENALTY = 1.5  # of 0.5 to 3 all do alike on folders left out
LEAST = 0.2  # a smaller weight is left out of the pack
STEPS, RATE, DECAY = 600, 0.08, (0.9, 0.99)
type Weights = dict[tuple[str, str], float]
type Matrix = NDArray[np.float64]


class Seen(NamedTuple):
    """A labelled document: its signs, its kind and the folder it is of."""

    signs: frozenset[str]
    kind: str
    folder: int


def seen(folders: Sequence[Path], reference: Reference) -> list[Seen]:
    """Signs and kinds of all documents of some folders."""
    readings = Readings(reference, Fields)
    found = []
    for number, folder in enumerate(folders):
        documents = Gold.read(folder).documents
        for name, reading in readings(folder):
            if name in documents:
                kind = str(documents[name].about["kind"])
                found.append(Seen(readings.extractor.signs(reading) | {EVERY}, kind, number))
    return found


def estimate(documents: Sequence[Seen], used: Weights, kinds: Sequence[str]) -> Weights:
    """Weights near those in use under which the documents' kinds are likeliest."""
    signs = sorted({s for d in documents for s in d.signs} | {s for s, _ in used})
    shown = np.array([[s in d.signs for s in signs] for d in documents], dtype=float)
    truth = np.array([[k == d.kind for k in kinds] for d in documents], dtype=float)
    prior = np.array([[used.get((s, k), 0.0) for k in kinds] for s in signs])
    learnt = _descend(shown, truth, prior)
    return {(s, k): round(float(learnt[i, j]), 1) for i, s in enumerate(signs) for j, k in enumerate(kinds)}


def _descend(shown: Matrix, truth: Matrix, prior: Matrix) -> Matrix:
    """Gradient descent with adapted steps (Kingma and Ba 2015)."""
    weights, mean, spread = prior.copy(), np.zeros_like(prior), np.zeros_like(prior)
    for step in range(1, STEPS + 1):
        slope = shown.T @ (_shares(shown @ weights) - truth) + PENALTY * (weights - prior)
        mean = DECAY[0] * mean + (1 - DECAY[0]) * slope
        spread = DECAY[1] * spread + (1 - DECAY[1]) * slope**2
        size = RATE * (1 - step / STEPS) / (np.sqrt(spread / (1 - DECAY[1] ** step)) + 1e-6)
        weights -= size * mean / (1 - DECAY[0] ** step)
    return weights


def _shares(sums: Matrix) -> Matrix:
    raised: Matrix = np.exp(sums - sums.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)


def right(documents: Iterable[Seen], weights: Weights, kinds: Sequence[str]) -> int:
    """How many documents get their kind."""
    sums = ([sum(weights.get((s, k), 0.0) for s in d.signs) for k in kinds] for d in documents)
    return sum(kinds[int(np.argmax(row))] == d.kind for d, row in zip(documents, sums, strict=True))


def held_out(documents: Sequence[Seen], used: Weights, kinds: Sequence[str]) -> dict[int, tuple[int, int]]:
    """For each folder: documents that get their kind by weights learnt from the others, and documents."""
    found = {}
    for folder in sorted({d.folder for d in documents}):
        own, others = [d for d in documents if d.folder == folder], [d for d in documents if d.folder != folder]
        found[folder] = right(own, estimate(others, used, kinds), kinds), len(own)
    return found


def rows(weights: Weights, documents: Sequence[Seen]) -> list[dict[str, str]]:
    """Rows of the pack, those of signs that every document shows first."""
    count = collections.Counter(s for d in documents for s in d.signs)
    kept = sorted((s != EVERY, s) for s in {s for s, _ in weights})
    return [
        {"sign": s, "kind": k, "weight": f"{w:g}", "note": f"on {count[s]} of {len(documents)} development pages"}
        for _, s in kept
        for (sign, k), w in weights.items()
        if sign == s and (s == EVERY or abs(w) >= LEAST)
    ]


def in_use(pack: Iterable[Mapping[str, str]]) -> Weights:
    return {(r["sign"], r["kind"]): float(r["weight"]) for r in pack}


def main(arguments: Sequence[str]) -> int:
    """Prints how both sets of weights do; exit codes as for `seedline`."""
    parser = argparse.ArgumentParser(prog="python -m seedline.evaluation.kinds", description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the pack with learnt weights there")
    options = parser.parse_args(arguments)
    reference = Reference()
    used = in_use(reference.rows(PACK))
    kinds = list(dict.fromkeys(k for _, k in used))
    try:
        documents = seen(options.folders, reference)
    except SeedlineError as error:
        print(error, file=sys.stderr)
        return 2
    tested = held_out(documents, used, kinds) if len(options.folders) > 1 else {}
    for number, folder in enumerate(options.folders):
        own = [d for d in documents if d.folder == number]
        out = f"  learnt without it {tested[number][0]}" if tested else ""
        print(f"{folder}: {len(own)} document(s)  in use {right(own, used, kinds)}{out}")
    learnt = estimate(documents, used, kinds)
    print(f"all: {len(documents)} document(s)  in use {right(documents, used, kinds)}  learnt {right(documents, learnt, kinds)}")
    if options.write:
        with options.write.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, ["sign", "kind", "weight", "note"], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows(learnt, documents))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
