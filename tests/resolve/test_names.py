from __future__ import annotations

import csv
from pathlib import Path

import pytest

from seedline.reference import Reference
from seedline.resolve.names import Names

PAIRS = Path(__file__).with_name("name_pairs.csv")


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
