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
    table = {level.stated: (level.measured, level.rows) for level in fit.points(rows)}
    mean = 8 / 11
    prior = fit.PRIOR_ROWS
    assert table[0.5] == (pytest.approx(prior * mean / (prior + 1), abs=0.001), 1)
    assert table[0.9] == (pytest.approx((8 + prior * mean) / (10 + prior), abs=0.001), 10)


def test_a_lucky_level_is_not_believed_but_one_with_many_rows_is():
    few = [Judgement("events", "", "e/1", 0.5, n < 7) for n in range(100)] + [Judgement("events", "", "e/1", 0.9, True)] * 3
    many = few + [Judgement("events", "", "e/1", 0.9, True)] * 400
    lucky, earned = ({level.stated: level.measured for level in fit.points(rows)}[0.9] for rows in (few, many))
    assert lucky < 0.2
    assert earned > 0.97


@pytest.mark.parametrize(("right", "stated"), [(1000, 1.0), (970, 0.97), (950, 0.89), (898, 0.89), (800, 0.8)])
def test_only_what_is_right_97_times_in_100_is_stated_at_0_9_or_more(right, stated):
    (found,) = fit.points([Judgement("events", "", "e/1", 0.9, n < right) for n in range(1000)])
    assert found.measured == stated


def test_the_pack_is_written_and_read(package, gold, tmp_path):
    judged = fit.judge(package, gold)
    fit.write(tmp_path / "confidence.csv", fit.points(judged))
    rows = Reference(tmp_path).rows("confidence")
    assert {r["table"] for r in rows} == {j.table for j in judged}
    assert all(0 <= float(r["measured"]) <= 1 for r in rows)
    assert 0 < Calibration(Reference(tmp_path))("mentions", "person", 0.95) < 1


def test_a_new_set_added_to_an_earlier_pack_gives_the_pack_of_both(tmp_path):
    first = [Judgement("events", "", "e/1", 0.5, n < 20) for n in range(50)] + [
        Judgement("events", "", "e/1", 0.9, n < 70) for n in range(80)
    ]
    second = [Judgement("events", "", "e/1", 0.9, n < 30) for n in range(40)] + [Judgement("positions", "", "p/1", 0.7, True)] * 3
    fit.write(tmp_path / "first.csv", fit.points(first))
    assert fit.points(second, fit.read(tmp_path / "first.csv")) == fit.points(first + second)


def test_the_command_adds_to_the_pack_that_it_is_given(package, gold, tmp_path, monkeypatch):
    judged = fit.judge(package, gold)
    monkeypatch.setattr(fit, "judge", lambda *pair: judged)
    once, twice = tmp_path / "once.csv", tmp_path / "twice.csv"
    fit.main([str(once), "package", "gold"])
    fit.main([str(twice), "package", "gold", "--onto", str(once)])
    assert [2 * level.rows for level in fit.read(once)] == [level.rows for level in fit.read(twice)]


def test_a_package_without_labels_is_a_fault_of_the_command(tmp_path, capsys):
    with pytest.raises(SystemExit):
        fit.main([str(tmp_path / "out.csv"), "package"])
    assert "in pairs" in capsys.readouterr().err
