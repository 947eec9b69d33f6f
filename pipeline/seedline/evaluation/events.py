"""`python -m seedline.evaluation.events FOLDER ... [--write FILE]`: weights of the signs of when, where and whose an event is.

Belongs here: the labelled choices, the test on folders left out, writing the pack. Does not belong here: finding signs and adding
weights up (`extract.events.choice`), the estimate (`logit`), which event is which (`pairing`).

Each FOLDER holds labelled documents. An event that the rules find is paired with a labelled one as in scoring; what the labels say of
its start, place and organizer is the truth, where they say nothing that nothing is told. Testing leaves out each folder in turn.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from seedline.dataset import edtf
from seedline.errors import SeedlineError
from seedline.evaluation.gold import Gold
from seedline.evaluation.logit import Example, counts, estimate
from seedline.evaluation.matching import date
from seedline.evaluation.pairing import Ids, paired
from seedline.evaluation.readings import Readings
from seedline.extract.events import telling
from seedline.extract.events.choice import FIELDS, NONE, Page, choose
from seedline.extract.events.extractor import Events
from seedline.reference import Reference

FEWEST = 12  # candidates that have a sign, for it to get a weight
NO_CANDIDATE = "?"


class Case(NamedTuple):
    """A choice, all candidates that are right (`NONE` where the labels say nothing), and what the rules came to."""

    example: Example
    right: frozenset[str]
    rule: str


def labelled(readings: Readings[Events], folder: Path) -> Iterator[tuple[str, Case]]:
    """The choices of labelled documents with their field."""
    documents = Gold.read(folder).documents
    for name, reading in readings(folder):
        document = documents.get(name)
        if document is None or document.text != reading.text:
            continue
        merger, kept = readings.extractor.drafts(reading)
        published = reading.field("published")
        known = published.value if published and edtf.is_valid(published.value) else None
        reports = [telling.event(d, reading.text, known, confidence, merger.state_of) for d, confidence in kept.items()]
        page = readings.extractor.chooser.page(reading, list(kept), merger.state_of)
        ids = Ids(reading, document)
        for n, event in paired(reading, document, reports, ids):
            for field in FIELDS:
                yield field, _case(page, n, field, _right(page, n, field, event, ids), folder.name)


def _case(page: Page, n: int, field: str, right: frozenset[str], folder: str) -> Case:
    rule = page.rules[field][n]
    truth = rule if rule in right else min(right, key=lambda k: (-len(page.names[field].get(k, ())), k), default=NO_CANDIDATE)
    return Case(Example(page.signs(field, n), truth, folder), right, rule)


def _right(page: Page, n: int, field: str, event: Mapping[str, Any], ids: Ids) -> frozenset[str]:
    """The candidates that are what the labels say."""
    return frozenset(k for k in page.signs(field, n) if _same(field, ids, k, event.get(field)))


def _same(field: str, ids: Ids, key: str, wanted: object) -> bool:
    if field == "start":
        return key == (date(wanted) or NONE)
    return ids(key) == (wanted or NONE)


def learn(cases: Iterable[Case]) -> dict[str, float]:
    """A weight for each sign that `FEWEST` candidates have."""
    examples = [c.example for c in cases]
    return estimate(examples, sorted(sign for sign, (_, n) in counts(examples).items() if n >= FEWEST))


def tell(cases: Sequence[Case], chosen: Sequence[str]) -> str:
    """How many values are right, of how many that are stated and how many that are labelled."""
    right = sum(key != NONE and key in c.right for c, key in zip(cases, chosen, strict=True))
    return f"{right} right of {sum(key != NONE for key in chosen)} stated, {sum(c.example.truth != NONE for c in cases)} labelled"


def main(arguments: Sequence[str]) -> int:
    """Prints how the rules and the weights do, the latter on folders left out; exit codes as for `seedline`."""
    parser = argparse.ArgumentParser(prog="python -m seedline.evaluation.events", description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the pack there")
    options = parser.parse_args(arguments)
    readings = Readings(Reference(), Events)
    cases: dict[str, list[Case]] = {field: [] for field in FIELDS}
    try:
        for folder in options.folders:
            for field, case in labelled(readings, folder):
                cases[field].append(case)
    except SeedlineError as error:
        print(error, file=sys.stderr)
        return 2
    learnt = []
    for field, own in cases.items():
        for folder in dict.fromkeys(c.example.folder for c in own):
            tested = [c for c in own if c.example.folder == folder]
            weights = learn(c for c in own if c.example.folder != folder)
            print(f"{field} {folder}: rules {tell(tested, [c.rule for c in tested])};", end=" ")
            print(f"left out {tell(tested, [choose(c.example.signs, weights) for c in tested])}")
        counted = counts(c.example for c in own)
        learnt += [(field, sign, weight, "the truth's {} of {} times".format(*counted[sign])) for sign, weight in learn(own).items()]
    if options.write:
        with options.write.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerows([("field", "sign", "weight", "note"), *(row for row in learnt if row[2])])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
