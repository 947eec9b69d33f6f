"""`python -m seedline.evaluation.states FOLDER ... [--texts FOLDER] [--write FILE]`: weights of the signs whose official somebody is.

Belongs here: the labelled choices, the test on folders left out, writing the pack. Does not belong here: finding signs and adding
weights up (`extract.states`), the estimate (`logit`).

Each FOLDER holds labelled documents; the country of a position there is the truth for an office that names none. In a folder of
unlabelled texts the pack `officeholders` tells it. Whoever stands in that pack is taken for unknown while his own state is chosen.
Testing leaves out each labelled folder in turn.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from seedline.errors import SeedlineError
from seedline.evaluation.gold import Gold
from seedline.evaluation.logit import Example, counts, estimate
from seedline.evaluation.readings import Readings
from seedline.extract.positions.extractor import Positions
from seedline.extract.positions.states import PACK, likeliest
from seedline.reference import Reference


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


def right(examples: Iterable[Example], weights: Mapping[str, float]) -> int:
    """How many choices come out true."""
    return sum(likeliest(e.signs, weights) == e.truth for e in examples)


def rows(examples: Sequence[Example], weights: Mapping[str, float]) -> list[tuple[str, float, str]]:
    """Rows of the pack: sign, weight, and how often it stood for the truth among how many candidates."""
    counted = counts(examples)
    return [(sign, weights[sign], "the true state's {} of {} times".format(*counted[sign])) for sign in sorted(weights)]


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
