"""Dates as EDTF strings (ISO 8601-2, level 1): day, month, season, year, and intervals of these.

Belongs here: reading a value's bounds, comparing and joining values. Does not belong here: finding dates in text.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

_VALUE = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")
# Northern meteorological seasons; winter 2023 runs from December 2023 to February 2024.
_SEASON = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


def bounds(value: str) -> tuple[dt.date, dt.date]:
    """First and last day that an EDTF value covers.

    Raises:
        ValueError: not a value of the subset used here.
    """
    if "/" in value:
        left, right = value.split("/", 1)
        return bounds(left)[0], bounds(right)[1]
    m = _VALUE.match(value)
    if not m:
        raise ValueError(f"not an EDTF date: {value!r}")
    year = int(m[1])
    if not m[2]:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    month = int(m[2])
    if month in _SEASON:
        first, last = _SEASON[month]
        end_year = year + (last < first)
        return dt.date(year, first, 1), dt.date(end_year, last, calendar.monthrange(end_year, last)[1])
    if m[3]:
        day = dt.date(year, month, int(m[3]))
        return day, day
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def is_valid(value: str) -> bool:
    """Whether `value` is an EDTF value of the subset used here, and names days that exist."""
    try:
        first, last = bounds(value)
    except ValueError:
        return False
    return first <= last


def columns(name: str, value: str | None) -> dict[str, object]:
    """The three columns of a date: the EDTF string, its first and its last day; all null for None."""
    first, last = bounds(value) if value else (None, None)
    return {name: value, f"{name}_from": first, f"{name}_to": last}


def grain(value: str) -> str:
    """`day`, `month`, `season`, `year` or `interval`."""
    if "/" in value:
        return "interval"
    parts = value.split("-")
    if len(parts) == 2:
        return "season" if int(parts[1]) > 12 else "month"
    return {1: "year", 3: "day"}[len(parts)]


def overlaps(left: str, right: str) -> bool:
    """Whether two values share a day."""
    (a, b), (c, d) = bounds(left), bounds(right)
    return a <= d and c <= b
