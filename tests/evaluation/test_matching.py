from __future__ import annotations

import datetime as dt

import pytest

from seedline.evaluation import matching


@pytest.mark.parametrize(
    ("left", "right", "wanted"),
    [
        ("Minister of Foreign Affairs", "the Foreign Affairs Minister", 1.0),
        ("Secretary-General", "Secretary General", 1.0),
        ("Deputy Foreign Minister", "Foreign Minister", 0.8),
        ("President", "Envoy", 0.0),
        ("", None, 1.0),
        ("the", "of", 1.0),
        ("the", "King", 0.0),
    ],
)
def test_titles_are_compared_by_their_words(left: str, right: str | None, wanted: float) -> None:
    assert matching.similarity(left, right) == pytest.approx(wanted)


@pytest.mark.parametrize(
    ("value", "wanted"),
    [("2020-SP", "2020-21"), ("2020~", "2020"), (dt.date(2020, 3, 2), "2020-03-02"), (2020, "2020"), ("", None), (None, None)],
)
def test_dates_are_made_comparable(value: object, wanted: str | None) -> None:
    assert matching.date(value) == wanted


def row(start: int, end: int) -> dict[str, int]:
    return {"char_start": start, "char_end": end}


def test_spans_take_the_best_that_is_still_free() -> None:
    first, second = row(0, 4), row(3, 10)
    assert matching.pair_spans([(3, 10), (0, 10)], [first, second], matching.overlap) == [second, first]
    assert matching.pair_spans([(10, 12)], [first, second], matching.overlap) == [None]


def test_statements_need_half_of_their_characters_in_common() -> None:
    assert matching.overlap_share((0, 10), row(0, 5)) == 0.5
    assert matching.overlap_share((0, 10), row(0, 4)) == 0.0
    assert matching.overlap_share((0, 10), row(10, 20)) == 0.0


def test_events_pair_one_to_one_best_first() -> None:
    scores = [(1.0, "e1", "x1"), (3.0, "e2", "x1"), (2.0, "e1", "x2"), (2.0, "e2", "x2")]
    assert matching.pair_best_first(scores) == [("e2", "x1"), ("e1", "x2")]
