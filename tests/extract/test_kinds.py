"""The kind that signs speak for, whatever order they come in."""

from __future__ import annotations

import itertools

import pytest

from seedline.extract.documents.kinds import likeliest


def test_the_order_of_signs_decides_no_tie():
    for news in itertools.permutations((0.1, 0.2, 0.3, 0.7)):
        for release in itertools.permutations((0.6, 0.1, 0.4, 0.2)):
            assert likeliest({"press_release": release, "news": news}) == likeliest(
                {"news": sorted(news), "press_release": sorted(release)}
            )


def test_the_greatest_sum_wins_and_a_tie_goes_by_name():
    assert likeliest({"news": [1.0], "index": [0.5, 0.6]})[0] == "index"
    kind, sure = likeliest({"statement": [1.0], "news": [0.5, 0.5]})
    assert (kind, sure) == ("news", pytest.approx(0.5))
