from __future__ import annotations

import csv
import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from seedline.reference import Reference
from seedline.resolve.names import Names
from seedline.resolve.persons import Profile, Resolver

PAIRS = Path(__file__).with_name("name_pairs.csv")
BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


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


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench_names", BENCHMARKS / "names.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_precision_and_recall_on_hard_pairs(bench: ModuleType, reference: Reference) -> None:
    pairs, ours = bench.read(), bench.Seedline(reference)
    assert len(pairs) >= 700
    for type_ in ("person", "organization"):
        own = [p for p in pairs if p["type"] == type_]
        precision, recall = bench.agreement([ours(p) for p in own], own)
        assert precision >= 0.97, type_
        assert recall >= 0.96, type_
        _, verdicts = bench.best_threshold(bench.jaro_winkler, own)
        plain = bench.agreement(verdicts, own)
        assert plain[0] + plain[1] < precision + recall - 0.3, "the pairs are hard for plain string similarity"


def test_no_hard_pair_stands_twice_and_both_orders_agree(bench: ModuleType, reference: Reference) -> None:
    pairs, ours = bench.read(), bench.Seedline(reference)
    facts = ("country", "office")
    seen = [(p["type"], frozenset((p[s], *(p[f"{s}_{f}"] for f in facts)) for s in ("left", "right"))) for p in pairs]
    assert len(set(seen)) == len(seen)
    for p in pairs[::5]:
        turned = {**p, **{f"{a}{f}": p[f"{b}{f}"] for a, b in (("left", "right"), ("right", "left")) for f in ("", "_country", "_office")}}
        assert ours(p) == ours(turned), p


def test_initials_stand_for_what_their_letter_may_be_written_as(names: Names) -> None:
    for initials, full in (
        ("K. Ibragimov", "Khamid Ibragimov"),
        ("Z. Asanova", "Zhanna Asanova"),
        ("S. G. Orlov", "Semyon Gennadievich Orlov"),
    ):
        assert names.compare(names.read(initials), names.read(full)) == "initial"
    assert names.compare(names.read("U. Orlov"), names.read("Igor Orlov")) is None


def test_junior_is_told_from_a_name_without_it_unless_more_is_known(reference: Reference, names: Names) -> None:
    nothing: frozenset[str] = frozenset()

    def merged(*facts: frozenset[str]) -> bool:
        profiles = [Profile(name, (name,), 1, *facts, nothing) for name in ("Victor Marlow", "Victor Marlow Jr.")]
        made = Resolver(names, reference)(profiles)
        return made.clusters.find(0) == made.clusters.find(1)

    assert not merged(nothing, nothing)
    assert merged(frozenset(["PH"]), frozenset(["president"]))
    assert names.compare(names.read("Victor Marlow Jr."), names.read("Victor Marlow Sr.")) is None


def test_a_cyrillic_name_is_its_transliteration(names: Names) -> None:
    assert names.compare(names.read("Жанна Щербакова"), names.read("Zhanna Shcherbakova")) == "exact"


def test_a_father_named_within_a_name_is_another_person(names: Names) -> None:
    son, father = names.read("Khalid bin Omar Al Harthi"), names.read("Omar bin Saleh Al Harthi")
    assert names.compare(son, father) is None
    assert names.compare(names.read("Khalid bin Omar bin Saleh Al Harthi"), father) is None
    assert names.read("Omar bin Khalid").key != names.read("Khalid bin Omar").key
    assert names.compare(son, names.read("Khalid bin Omar")) == "subset"
    assert names.compare(names.read("Omar"), names.read("Khalid bin Omar")) is None


def test_a_bare_family_name_is_no_given_name_of_the_same_sound(names: Names) -> None:
    assert names.compare(names.read("Wang"), names.read("Li Wang")) is None
    assert names.compare(names.read("Li"), names.read("Li Wang")) == "surname"
