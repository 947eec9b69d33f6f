"""Weights of the signs that somebody takes part in an event."""

from __future__ import annotations

import csv
import math

from seedline.evaluation.participants import Choice, Example, Figures, estimate, figures, rows
from seedline.extract.events.presence import BIAS, PACK, probability
from seedline.reference import Reference

THERE = Choice(frozenset({"listed"}), "person:a", is_ruled=False)
ELSEWHERE = Choice(frozenset({"quoted"}), "person:b", is_ruled=True)
SEEN = Example([THERE, ELSEWHERE], frozenset({"person:a"}), "one")


def test_a_sign_of_participants_weighs_more_than_one_of_others() -> None:
    weights = estimate([SEEN] * 10, ["listed", "quoted"])
    assert weights["listed"] > 0 > weights["quoted"]
    assert probability(THERE.signs, weights) > 0.5 > probability(ELSEWHERE.signs, weights)


def test_a_sign_that_was_not_learnt_says_nothing() -> None:
    assert probability({"unheard of"}, {BIAS: 0.0}) == 0.5


def test_figures_by_rules_and_by_weights() -> None:
    assert figures([SEEN], None) == Figures(0, 1, 1)
    assert figures([SEEN], {"listed": 3.0, "quoted": -3.0}) == Figures(1, 1, 1)
    assert figures([SEEN], {"listed": 3.0, "quoted": -3.0}).f1 == 1.0
    assert figures([], None).f1 == 0.0


def test_rows_tell_how_often_a_sign_stood_for_a_participant() -> None:
    assert rows([SEEN, SEEN], {"listed": 0.5, "quoted": 0.0}) == [("listed", 0.5, "a participant's 2 of 2 times")]


def test_every_weight_of_the_pack_is_a_number(reference: Reference) -> None:
    with reference.path(PACK).open(encoding="utf-8", newline="") as file:
        weights = {row["sign"]: float(row["weight"]) for row in csv.DictReader(file)}
    assert BIAS in weights and all(map(math.isfinite, weights.values()))
