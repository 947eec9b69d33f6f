"""Confidence as measured."""

from __future__ import annotations

import pytest

from seedline.extract.calibration import Calibration
from seedline.reference import Reference


@pytest.fixture
def calibration(tmp_path):
    (tmp_path / "confidence.csv").write_text(
        "table,kind,stated,measured,right,rows\nevents,,0.6,0.4,4,9\nevents,,0.8,0.7,6,9\nmentions,date,0.9,0.5,5,9\n", encoding="utf-8"
    )
    return Calibration(Reference(tmp_path))


@pytest.mark.parametrize(("stated", "measured"), [(0.6, 0.4), (0.7, 0.55), (0.8, 0.7), (0.1, 0.4), (1.0, 0.7)])
def test_between_points_the_line_is_straight_and_beyond_them_level(calibration, stated, measured):
    assert calibration("events", "", stated) == measured


def test_a_table_that_was_not_measured_keeps_what_is_stated(calibration):
    assert calibration("relations", "", 0.83) == 0.83


def test_kinds_of_rows_are_measured_by_themselves(calibration):
    assert calibration("mentions", "date", 0.9) == 0.5
    assert calibration("mentions", "person", 0.9) == 0.9
