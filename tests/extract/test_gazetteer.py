"""The look-up of known names: longest match, case, spelling, offices cut before names."""

from __future__ import annotations

import time

import pytest

from seedline.extract.mentions.gazetteer import Gazetteer, cased, fold, tokenize
from seedline.reference import Reference


@pytest.fixture(scope="module")
def gazetteer(reference: Reference) -> Gazetteer:
    return Gazetteer(reference)


def found(gazetteer: Gazetteer, text: str) -> list[tuple[str, str, str]]:
    tokens = tokenize(text)
    return [(m.entries[0].type, m.entries[0].key, text[tokens[m.first].start : tokens[m.last - 1].end]) for m in gazetteer.find(tokens)]


def test_the_longest_form_wins(gazetteer: Gazetteer) -> None:
    assert ("country", "KG", "Kyrgyz Republic") in found(gazetteer, "a guest of the Kyrgyz Republic")
    assert ("place", "nagorno-karabakh", "Nagorno-Karabakh") in found(gazetteer, "in Nagorno-Karabakh")


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("let us go", []),
        ("in the US today", ["US"]),
        ("the U.S. envoy", ["US"]),
        ("SWITZERLAND AND FRANCE", ["CH", "FR"]),
        ("Côte d’Ivoire", ["CI"]),
        ("Cote d'Ivoire", ["CI"]),
        ("Viet Nam and Vietnam", ["VN", "VN"]),
    ],
)
def test_case_and_signs(gazetteer: Gazetteer, text: str, keys: list[str]) -> None:
    assert [key for type_, key, _ in found(gazetteer, text) if type_ == "country"] == keys


def test_british_and_american_spelling_are_one(gazetteer: Gazetteer) -> None:
    for form in ("Shanghai Cooperation Organisation", "Shanghai Cooperation Organization"):
        assert found(gazetteer, form) == [("organization", "sco", form)]


def test_an_office_gives_way_to_the_country_behind_it(gazetteer: Gazetteer) -> None:
    assert ("country", "UZ", "Republic of Uzbekistan") in found(gazetteer, "President of the Republic of Uzbekistan")


def test_short_abbreviations_need_their_case() -> None:
    assert cased(("WHO",), ["who"]) == 0
    assert cased(("WHO",), ["Who"]) == 0
    assert cased(("NATO",), ["Nato"]) == 1
    assert cased(("Paris",), ["PARIS"]) == 1
    assert cased(("Paris",), ["paris"]) == 0


def test_digits_and_letters_are_told_apart() -> None:
    assert [t.text for t in tokenize("19:04Minister of 24.kg, U.S. and 73rd")] == [
        "19", ":", "04", "Minister", "of", "24", ".", "kg", ",", "U.S.", "and", "73rd",
    ]  # fmt: skip


def test_folding() -> None:
    assert fold("Élysée") == "elysee"
    assert fold("’") == "'"


def test_time_is_linear(gazetteer: Gazetteer) -> None:
    def seconds(n: int) -> float:
        tokens = tokenize("Council of Foreign Ministers of the " * n)
        start = time.process_time()
        gazetteer.find(tokens)
        return time.process_time() - start

    few, many = (min(seconds(n) for _ in range(3)) for n in (400, 4000))  # the least: what the machine does besides only adds
    assert many < 40 * max(few, 0.002)
