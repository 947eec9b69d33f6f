"""`python -m seedline.evaluation.states FOLDER ... [--texts FOLDER] [--write FILE]`: weights of the signs whose official somebody is.

Belongs here: the labelled choices, the estimate, its test on folders left out, writing the pack. Does not belong here: finding
signs and adding weights up (`extract.states`).

Each FOLDER holds labelled documents; the country of a position there is the truth for an office that names none. In a folder of
unlabelled texts the pack `officeholders` tells it. Whoever stands in that pack is taken for unknown while his own state is chosen.
Weights are those of a conditional logit (McFadden 1974) under a Gaussian prior (`RIDGE`), found by Newton's method. Testing leaves
out each labelled folder in turn.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from seedline.errors import SeedlineError
from seedline.evaluation.gold import Gold
from seedline.evaluation.readings import Readings
from seedline.extract.positions import Positions
from seedline.extract.states import PACK, likeliest
from seedline.reference import Reference

RIDGE = 3.0
STEPS = 30


class Example(NamedTuple):
    """The signs of each candidate, the right one, and the labelled folder it is tested in."""

    signs: Mapping[str, set[str]]
    truth: str
    folder: str


def labelled(readings: Readings[Positions], folder: Path) -> Iterator[Example]:
    """Choices of labelled documents whose holder the labels place in one state."""
    documents = Gold.read(folder).documents
    for name, reading in readings(folder):
        document = documents.get(name)
        if document is None:
            continue
        for choice in readings.extractor.choices(reading):
            said = choice.case.holding.person
            own = {label.id for label in document.labels if label.start < said.end and said.start < label.end}
            states = {p["of"] for p in document.facts["positions"] if p["person"] in own and str(p["of"]).startswith("country:")}
            if len(states) == 1:
                yield Example(choice.signs, states.pop(), folder.name)


def unlabelled(readings: Readings[Positions], folder: Path) -> Iterator[Example]:
    """Choices of other texts whose holder stands in the pack."""
    for _, reading in readings(folder):
        for choice in readings.extractor.choices(reading):
            if choice.known:
                yield Example(choice.signs, choice.known, "")


def estimate(examples: Iterable[Example], signs: Sequence[str]) -> dict[str, float]:
    """A weight for each sign; choices whose truth is no candidate say nothing."""
    column = {sign: i for i, sign in enumerate(signs)}
    seen = []
    for e in examples:
        if e.truth in e.signs:
            rows = np.array([[float(sign in own) for sign in column] for own in e.signs.values()])
            seen.append((rows, list(e.signs).index(e.truth)))
    weights = np.zeros(len(column))
    for _ in range(STEPS):
        slope, curve = -RIDGE * weights, RIDGE * np.eye(len(column))
        for rows, truth in seen:
            p = np.exp(rows @ weights - (rows @ weights).max())
            p /= p.sum()
            mean = p @ rows
            slope += rows[truth] - mean
            curve += (rows * p[:, None]).T @ rows - np.outer(mean, mean)
        weights += np.linalg.solve(curve, slope)
    return dict(zip(signs, weights.round(2).tolist(), strict=True))


def right(examples: Iterable[Example], weights: Mapping[str, float]) -> int:
    """How many choices come out true."""
    return sum(likeliest(e.signs, weights) == e.truth for e in examples)


def rows(examples: Sequence[Example], weights: Mapping[str, float]) -> list[tuple[str, float, str]]:
    """Rows of the pack: sign, weight, and how often it stood for the truth among how many candidates."""
    total = Counter(s for e in examples for own in e.signs.values() for s in own)
    true = Counter(s for e in examples for s in e.signs.get(e.truth, ()))
    return [(sign, weights[sign], f"the true state's {true[sign]} of {total[sign]} times") for sign in sorted(weights)]


def main(arguments: Sequence[str]) -> int:
    """Prints weights and how they do on folders left out; exit codes as for `seedline`."""
    parser = argparse.ArgumentParser(prog="python -m seedline.evaluation.states", description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--texts", type=Path, nargs="*", default=[], help="folders of unlabelled texts")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the pack there")
    options = parser.parse_args(arguments)
    reference = Reference()
    readings = Readings(reference, Positions)
    try:
        own = [e for folder in options.folders for e in labelled(readings, folder)]
        every = own + [e for folder in options.texts for e in unlabelled(readings, folder)]
    except SeedlineError as error:
        print(error, file=sys.stderr)
        return 2
    signs = sorted({s for e in every for candidate in e.signs.values() for s in candidate})
    in_use = {r["sign"]: float(r["weight"]) for r in reference.rows(PACK)}
    found = 0
    for folder in sorted({e.folder for e in own}):
        found += right([e for e in own if e.folder == folder], estimate([e for e in every if e.folder != folder], signs))
    print(
        f"{len(own)} labelled choices, {len(every) - len(own)} others; right with the weights in use {right(own, in_use)}, left out {found}"
    )
    learnt = rows(every, estimate(every, signs))
    for sign, weight, note in sorted(learnt, key=lambda row: -row[1]):
        print(f"{weight:6.2f} {in_use.get(sign, 0.0):6.2f}  {sign}: {note}")
    if options.write:
        with options.write.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerows([("sign", "weight", "note"), *learnt])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
