import datetime as dt

import pytest

from seedline.dataset import edtf
from seedline.dataset.schema import EDTF_PATTERN


@pytest.mark.parametrize(
    ("value", "first", "last", "grain"),
    [
        ("2021-02-28", (2021, 2, 28), (2021, 2, 28), "day"),
        ("2024-02", (2024, 2, 1), (2024, 2, 29), "month"),
        ("2021", (2021, 1, 1), (2021, 12, 31), "year"),
        ("2021-21", (2021, 3, 1), (2021, 5, 31), "season"),
        ("2023-24", (2023, 12, 1), (2024, 2, 29), "season"),
        ("2021-03-30/2021-04-02", (2021, 3, 30), (2021, 4, 2), "interval"),
        ("2021-10/2021-12", (2021, 10, 1), (2021, 12, 31), "interval"),
    ],
)
def test_bounds(value, first, last, grain):
    assert edtf.bounds(value) == (dt.date(*first), dt.date(*last))
    assert edtf.grain(value) == grain
    assert edtf.is_valid(value)


@pytest.mark.parametrize("value", ["2021-02-30", "2021-25", "21", "2021-3-4", "", "2021-05/2021-04", "yesterday"])
def test_what_is_no_date_is_refused(value):
    assert not edtf.is_valid(value)


def test_columns_of_an_absent_date_are_null():
    assert edtf.columns("start", None) == {"start": None, "start_from": None, "start_to": None}


def test_overlap():
    assert edtf.overlaps("2021-05", "2021-05-31/2021-06-02")
    assert not edtf.overlaps("2021-05", "2021-06")


def test_the_published_pattern_knows_every_form():
    import re

    for value in ("2018", "2018-06", "2018-06-11", "2018-24", "2018-06-10/2018-06-11"):
        assert re.match(EDTF_PATTERN, value)
    assert not re.match(EDTF_PATTERN, "2018-25")
