"""`python -m seedline.evaluation.participants FOLDER ... [--write FILE]`: weights of the signs that somebody takes part in an event.

Belongs here: the labelled choices, the estimate, its test on folders left out, writing the pack. Does not belong here: finding
signs and adding weights up (`extract.events.presence`).

Each FOLDER holds labelled documents. An event that the rules found is paired with a labelled one as scoring does it; each name near
it is a choice, true if the labels call it a participant. Weights are those of a logistic regression under a Gaussian prior
(`RIDGE`), which is a conditional logit of two candidates (`logit`). Testing leaves out each folder in turn.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from seedline.errors import SeedlineError
from seedline.evaluation import logit
from seedline.evaluation.gold import Gold
from seedline.evaluation.pairing import Ids, paired
from seedline.evaluation.readings import Readings
from seedline.extract.events.presence import ADD, BIAS, KEEP, PACK, Presence, probability
from seedline.extract.reports import Event
from seedline.reference import Reference

LEAST = 25  # times that a sign has to be seen
RIDGE = 6.0
THERE = "there"


class Choice(NamedTuple):
    """A name near an event: its signs, its label, and whether the rules found it."""

    signs: frozenset[str]
    label: str
    is_ruled: bool


class Example(NamedTuple):
    """An event with the choices that it gives, whom the labels call participants, and its folder."""

    choices: list[Choice]
    truth: frozenset[str]
    folder: str


def labelled(readings: Readings[Presence], folder: Path) -> Iterator[Example]:
    """Examples of a folder's documents."""
    documents = Gold.read(folder).documents
    for name, reading in readings(folder):
        if name not in documents:
            continue
        ids = Ids(reading, documents[name])
        found = paired(reading, documents[name], reading.events, ids)
        wanted = {reading.events[n]: frozenset(label["participants"] or ()) for n, label in found}
        choices: dict[Event, list[Choice]] = {e: [] for e in wanted}
        for c in readings.extractor.candidates(reading):
            if c.event in choices:
                choices[c.event].append(Choice(frozenset(c.signs), ids(c.referent), c.is_ruled))
        yield from (Example(own, wanted[e], folder.name) for e, own in choices.items())


def estimate(examples: Iterable[Example], signs: Sequence[str]) -> dict[str, float]:
    """A weight for each sign and for the choice as such."""
    return logit.estimate(_choices(examples), (BIAS, *signs), RIDGE, free=BIAS)


def _choices(examples: Iterable[Example]) -> list[logit.Example]:
    """Each name as a choice between being there, with its signs, and not."""
    seen = ((e, c) for e in examples for c in e.choices)
    return [logit.Example({THERE: {BIAS, *c.signs}, "": set()}, THERE if c.label in e.truth else "", e.folder) for e, c in seen]


class Figures(NamedTuple):
    """How participants come out: how many are right, made, wanted."""

    right: int
    made: int
    wanted: int

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.made + self.wanted) if self.made + self.wanted else 0.0


def figures(examples: Iterable[Example], weights: Mapping[str, float] | None) -> Figures:
    """With these weights, or as the rules have it."""
    right = made = wanted = 0
    for e in examples:
        got = {c.label for c in e.choices if _is_there(c, weights)}
        right, made, wanted = right + len(got & e.truth), made + len(got), wanted + len(e.truth)
    return Figures(right, made, wanted)


def _is_there(c: Choice, weights: Mapping[str, float] | None) -> bool:
    if weights is None:
        return c.is_ruled
    return probability(c.signs, weights) >= (KEEP if c.is_ruled else ADD)


def rows(examples: Sequence[Example], weights: Mapping[str, float]) -> list[tuple[str, float, str]]:
    """Rows of the pack: sign, weight, and how often it stood for a participant among how many names."""
    seen = logit.counts(_choices(examples))
    return [(s, w, "a participant's {} of {} times".format(*seen[s])) for s, w in sorted(weights.items()) if w]


def main(arguments: Sequence[str]) -> int:
    """Prints how the weights do on folders left out; exit codes as for `seedline`."""
    parser = argparse.ArgumentParser(prog="python -m seedline.evaluation.participants", description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the pack there")
    options = parser.parse_args(arguments)
    reference = Reference()
    readings = Readings(reference, Presence)
    try:
        every = [e for folder in options.folders for e in labelled(readings, folder)]
    except SeedlineError as error:
        print(error, file=sys.stderr)
        return 2
    seen = Counter(s for e in every for c in e.choices for s in c.signs)
    signs = sorted(s for s, times in seen.items() if times >= LEAST)
    in_use = {r["sign"]: float(r["weight"]) for r in reference.rows(PACK)}
    for folder in sorted({e.folder for e in every}):
        own, others = [e for e in every if e.folder == folder], [e for e in every if e.folder != folder]
        left_out = figures(own, estimate(others, signs)) if others else Figures(0, 0, 0)
        print(f"{folder}: by rules {figures(own, None).f1:.3f}, in use {figures(own, in_use).f1:.3f}, left out {left_out.f1:.3f}")
    if options.write:
        with options.write.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerows([("sign", "weight", "note"), *rows(every, estimate(every, signs))])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
