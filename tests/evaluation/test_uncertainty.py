"""Bootstrap and calibration."""

from __future__ import annotations

import numpy as np
import pytest

from seedline.evaluation import bootstrap, calibration, figures
from seedline.evaluation.tally import Judgement, Tally


def tally(right: list[int]) -> Tally:
    """Documents with ten predictions and ten labels each."""
    made = Tally([f"d{i}" for i in range(len(right))])
    for i, n in enumerate(right):
        made.add("mentions_strict", i, right=n, predicted=10, wanted=10)
    return made


def test_rounds_draw_as_many_documents_as_there_are() -> None:
    weights = bootstrap.draws(7, 50, seed=1)
    assert weights.shape == (50, 7)
    assert (weights.sum(axis=1) == 7).all()
    assert (weights == bootstrap.draws(7, 50, seed=1)).all()
    assert (weights != bootstrap.draws(7, 50, seed=2)).any()


def test_intervals_widen_with_the_differences_between_documents() -> None:
    same = bootstrap.intervals(tally([8] * 20), 500, seed=1)["mentions_strict"]["f1"]
    low, high = bootstrap.intervals(tally([6, 10] * 10), 500, seed=1)["mentions_strict"]["f1"]
    assert same == [0.8, 0.8]
    # the mean of 20 draws from {.6, 1.0} has a standard error of .2 / sqrt(20) = .0447
    assert low == pytest.approx(0.8 - 1.96 * 0.0447, abs=0.02)
    assert high == pytest.approx(0.8 + 1.96 * 0.0447, abs=0.02)


def test_one_document_or_no_round_gives_no_interval() -> None:
    assert bootstrap.intervals(tally([8]), 500, seed=1) == {}
    assert bootstrap.intervals(tally([8, 9]), 0, seed=1) == {}


def test_a_pair_counts_as_often_as_both_its_documents() -> None:
    made = tally([1, 1, 1])
    made.add_pair("events_across_documents", 2, 0, right=1, predicted=1, wanted=1)
    totals = made.totals(np.array([[2.0, 1.0, 3.0], [0.0, 1.0, 1.0]]))
    assert totals["events_across_documents", ""].tolist() == [[6, 6, 6, 6], [0, 0, 0, 0]]
    assert totals["mentions_strict", ""].tolist() == [[6, 6, 60, 60], [2, 2, 20, 20]]


@pytest.mark.parametrize(
    ("counts", "wanted"),
    [((0, 0, 0, 0), (1, 1, 1)), ((0, 0, 3, 0), (0, 1, 0)), ((0, 0, 0, 3), (0, 0, 0)), ((1, 2, 4, 4), (0.25, 0.5, 1 / 3))],
)
def test_precision_and_recall_where_there_is_nothing(counts: tuple[int, ...], wanted: tuple[float, ...]) -> None:
    found = figures.prf(np.array([counts], dtype=float))
    assert tuple(found[name][0] for name in ("p", "r", "f1")) == pytest.approx(wanted)


def judged(confidence: float, *right: bool) -> list[Judgement]:
    return [Judgement("mentions", "person", f"rule/{confidence}", confidence, r) for r in right]


def test_calibration_by_hand() -> None:
    rows = judged(0.95, True, True, True, False) + judged(0.7, True, False)
    found = calibration.of(rows)["mentions"]
    # |3.8 - 3| + |1.4 - 1| over six rows
    assert found["expected_calibration_error"] == 0.2
    assert found["sure"] == {"n": 4, "confidence": 0.95, "precision": 0.75}
    assert [(b["low"], b["n"], b["precision"]) for b in found["bins"]] == [(0.7, 2, 0.5), (0.9, 4, 0.75)]
    assert found["extractors"]["rule/0.7"] == {"n": 2, "confidence": 0.7, "precision": 0.5}


def test_bins_hold_their_lower_bound_and_the_last_holds_one() -> None:
    for tenth in range(10):
        assert calibration.of(judged(tenth / 10, True))["mentions"]["bins"][0]["low"] == tenth / 10
    assert calibration.of(judged(1.0, True))["mentions"]["bins"][0]["low"] == 0.9
    assert calibration.of(judged(0.5, True))["mentions"]["sure"] is None
    assert calibration.of([]) == {}
