"""Weights of the signs whose official somebody is."""

from __future__ import annotations

import csv
import math

from seedline.evaluation.logit import Example
from seedline.evaluation.states import right, rows
from seedline.extract.positions.states import PACK, SERIES, likeliest
from seedline.reference import Reference


def test_a_choice_whose_truth_is_no_candidate_counts_as_wrong() -> None:
    assert right([Example({"country:A": {"near"}}, "country:C", "one")], {"near": 1.0}) == 0


def test_rows_tell_how_often_a_sign_stood_for_the_truth() -> None:
    seen = [Example({"country:A": {"near"}, "country:B": {"near"}}, "country:A", "one")]
    assert rows(seen, {"near": 0.5}) == [("near", 0.5, "the true state's 1 of 2 times")]


def test_a_series_goes_before_any_sum_and_equals_by_name() -> None:
    assert likeliest({"country:A": {"near"}, "country:B": {SERIES}}, {"near": 9.0}) == "country:B"
    assert likeliest({"country:B": {"near"}, "country:A": {"near"}}, {"near": 1.0}) == "country:A"
    assert likeliest({}, {}) is None


def test_every_weight_of_the_pack_is_a_number(reference: Reference) -> None:
    with reference.path(PACK).open(encoding="utf-8", newline="") as file:
        assert all(math.isfinite(float(row["weight"])) and row["note"] for row in csv.DictReader(file))
