"""Weights of signs by which one of several candidates is chosen."""

from __future__ import annotations

import pytest

from seedline.evaluation.logit import Example, counts, estimate


def test_a_sign_of_the_truth_weighs_more_the_more_often_it_is_right() -> None:
    good = [Example({"A": {"near"}, "B": {"goal"}}, "A", "one")] * 8
    bad = [Example({"A": {"near"}, "B": {"goal"}}, "B", "two")] * 2
    weights = estimate(good + bad, ["goal", "near"])
    assert weights["near"] > 0 > weights["goal"]
    assert estimate(good, ["goal", "near"])["near"] > weights["near"]


def test_without_a_prior_the_odds_are_those_of_the_examples() -> None:
    seen = [Example({"A": {"near"}, "B": set()}, truth, "one") for truth in "AAAB"]
    assert estimate(seen, ["near"], ridge=1e-9)["near"] == pytest.approx(1.1)  # log(3)


def test_a_choice_whose_truth_is_no_candidate_teaches_nothing() -> None:
    assert estimate([Example({"A": {"near"}}, "C", "one")], ["near"]) == {"near": 0.0}
    seen = [Example({"A": {"near"}, "B": set()}, "A", "one")]
    assert estimate([*seen, Example({"B": {"near"}}, "C", "one")], ["near"]) == estimate(seen, ["near"])


def test_signs_that_are_not_asked_for_are_left_aside() -> None:
    assert estimate([Example({"A": {"near", "odd"}, "B": set()}, "A", "one")], ["near"]).keys() == {"near"}


def test_counts_tell_how_often_a_sign_stood_for_the_truth() -> None:
    assert counts([Example({"A": {"near"}, "B": {"near", "far"}}, "A", "one")]) == {"near": (1, 2), "far": (0, 1)}
