"""Fitting confidence."""

from __future__ import annotations

import pytest

from seedline.evaluation import fit
from seedline.evaluation.tally import Judgement
from seedline.extract.calibration import Calibration
from seedline.reference import Reference


@pytest.mark.parametrize(
    ("levels", "wanted"),
    [
        ([(0.5, 1, 2), (0.9, 9, 10)], [0.5, 0.9]),
        ([(0.5, 8, 10), (0.9, 4, 10)], [0.6, 0.6]),
        ([(0.3, 1, 10), (0.5, 8, 10), (0.7, 2, 10), (0.9, 10, 10)], [0.1, 0.5, 0.5, 1.0]),
        ([(0.3, 9, 10), (0.5, 6, 10), (0.7, 3, 10)], [0.6, 0.6, 0.6]),
    ],
)
def test_the_closest_rising_sequence(levels, wanted):
    assert fit.isotonic(levels) == pytest.approx(wanted)


def test_a_level_with_few_rows_leans_on_its_table():
    rows = [Judgement("events", "", "e/1", 0.5, False)] + [Judgement("events", "", "e/1", 0.9, n < 8) for n in range(10)]
    table = {stated: (measured, n) for _, _, stated, measured, n in fit.points(rows)}
    mean = 8 / 11
    prior = fit.PRIOR_ROWS
    assert table[0.5] == (pytest.approx(prior * mean / (prior + 1), abs=0.001), 1)
    assert table[0.9] == (pytest.approx((8 + prior * mean) / (10 + prior), abs=0.001), 10)


def test_a_lucky_level_is_not_believed_but_one_with_many_rows_is():
    few = [Judgement("events", "", "e/1", 0.5, n < 7) for n in range(100)] + [Judgement("events", "", "e/1", 0.9, True)] * 3
    many = few + [Judgement("events", "", "e/1", 0.9, True)] * 400
    lucky, earned = ({stated: measured for _, _, stated, measured, _ in fit.points(rows)}[0.9] for rows in (few, many))
    assert lucky < 0.2
    assert earned > 0.97


@pytest.mark.parametrize(("right", "stated"), [(1000, 1.0), (970, 0.97), (950, 0.89), (898, 0.89), (800, 0.8)])
def test_only_what_is_right_97_times_in_100_is_stated_at_0_9_or_more(right, stated):
    (found,) = fit.points([Judgement("events", "", "e/1", 0.9, n < right) for n in range(1000)])
    assert found[3] == stated


def test_the_pack_is_written_and_read(package, gold, tmp_path):
    judged = fit.judge(package, gold)
    fit.write(tmp_path / "confidence.csv", judged)
    rows = Reference(tmp_path).rows("confidence")
    assert {r["table"] for r in rows} == {j.table for j in judged}
    assert all(0 <= float(r["measured"]) <= 1 for r in rows)
    assert 0 < Calibration(Reference(tmp_path))("mentions", "person", 0.95) < 1
