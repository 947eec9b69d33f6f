from __future__ import annotations

import collections
import csv
from pathlib import Path

import pytest

from seedline.reference import Reference
from seedline.resolve.names import Names
from seedline.resolve.persons import Profile, Resolver

PAIRS = Path(__file__).with_name("name_pairs.csv")
PERSONS = Path(__file__).with_name("person_pairs.csv")


@pytest.fixture(scope="module")
def names(reference: Reference) -> Names:
    return Names(reference)


@pytest.mark.parametrize("row", list(csv.DictReader(PAIRS.open(encoding="utf-8"))), ids=lambda r: f"{r['left']}|{r['right']}")
def test_how_two_names_agree(names: Names, row: dict[str, str]) -> None:
    left, right = names.read(row["left"]), names.read(row["right"])
    assert names.compare(left, right) == (row["level"] or None)
    assert names.compare(right, left) == (row["level"] or None)


def test_any_text_can_be_read(names: Names) -> None:
    for text in ("", "'", ".", "А. Б.", "محمد", "\u202e", "J", "x" * 10_000, "O'", "-", "王毅"):
        name = names.read(text)
        assert names.compare(name, name) in {None, "exact", "initial", "surname"}


def test_precision_and_recall_on_hard_pairs(names: Names, reference: Reference) -> None:
    resolver = Resolver(names, reference)
    nothing: frozenset[str] = frozenset()
    found = collections.Counter[tuple[bool, bool]]()
    for row in csv.DictReader(PERSONS.open(encoding="utf-8")):
        profiles = [Profile(row[side], (side,), 1, nothing, nothing, nothing) for side in ("left", "right")]
        made = resolver(profiles)
        merged = len({made.clusters.find(i) for i in range(len(made.nodes))}) == 1
        found[merged, row["same"] == "yes"] += 1
    right, wrong, missed = found[True, True], found[True, False], found[False, True]
    assert right / (right + wrong) >= 0.98
    assert right / (right + missed) >= 0.95
