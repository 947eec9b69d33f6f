"""Pairing of quotation marks."""

from __future__ import annotations

import pytest

from seedline.extract.quotes import pair


def inner(text: str) -> list[str]:
    starts, at = [], 0
    for line in text.split("\n"):
        starts.append((at, at + len(line)))
        at += len(line) + 1
    return [text[q.inner_start : q.inner_end] for q in pair(text, starts)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We agree," he said. "It is late."', ["We agree", "It is late"]),
        ("“We’ll go,” said the states’ envoy.", ["We’ll go"]),
        ("«Eto tak», „so“ and ‹here›.", ["Eto tak", "so", "here"]),
        ("''A long task,'' he said, ``and hard''.", ["A long task", "and hard"]),
        ("'We do not know,' she said of the ministers' plan.", ["We do not know"]),
        ("the ministers' plan and the envoy's view", []),
        ('It began "and never closed.', []),
        ('It began "and never closed. "But this," he said.', ["But this"]),
        ('"first part\n"second part"', ["first part", "second part"]),
        ("“first part\nsecond part\nthird part” he said", ["first part", "second part", "third part"]),
        ("“first part\n“second” part\nthird part”", ["first part", "second"]),
        ('"first part\nsecond part"', []),
        ('He said: "We came early. We stay.\nOur road is long.\nThe guests left.', ["We came early. We stay", "Our road is long"]),
        ('"We came early.\nRain fell.\nWe stay," he said.', ["We came early", "Rain fell", "We stay"]),
        ('"We came early. We stay.', ["We came early. We stay"]),
        ('"We came early.\nHe called it "a long road".', ["We came early", "a long road"]),
        ('The "we came early.\nWe stay.', []),
        # the first mark is lost
        ('– We came early. It rained," he said.', ["We came early. It rained"]),
        ('They call it a road," it is told.', ["They call it a road"]),
        ('Its length is 5" on the map.', []),
        ('""', []),
        ("", []),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


def test_many_marks_cost_no_more_than_their_number() -> None:
    assert len(inner('"a b c" ' * 20_000)) == 20_000
