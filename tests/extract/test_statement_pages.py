"""Statements of whole small pages: wire copy, releases with dashes, headlines, meetings of councils."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from seedline.extract.coreference import Coreference
from seedline.extract.dates import Dates
from seedline.extract.fields import Fields
from seedline.extract.instruments import Instruments
from seedline.extract.mentions import Mentions
from seedline.extract.positions import Positions
from seedline.extract.reading import Reading
from seedline.extract.statements import Statements
from seedline.reference import Reference

Row = tuple[str, str | None, str]
Said = Callable[[str], list[Row]]


@pytest.fixture(scope="module")
def said(read: Callable[..., Reading], nlp: Language, reference: Reference) -> Said:
    """Rows of a text as (kind, speaker without type, content), in reading order."""
    extractors = [e(nlp, reference) for e in (Dates, Mentions, Instruments, Coreference, Fields, Positions, Statements)]

    def run(text: str) -> list[Row]:
        rows = sorted(read(text, *extractors).statements, key=lambda s: (s.start, -s.end, s.speaker or ""))
        return [(s.kind[0], s.speaker.partition(":")[2].removeprefix("~") if s.speaker else None, text[s.start : s.end]) for s in rows]

    return run


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "– The road is ours, – Anna Lind said at the opening. – We will keep it open.",
            [("d", "anna lind", "The road is ours"), ("d", "anna lind", "We will keep it open")],
        ),
        ("- We came to build, said Anna Lind.", [("d", "anna lind", "We came to build")]),
        (
            "- We came to build, Anna Lind noted. - But it rains.",
            [("d", "anna lind", "We came to build"), ("d", "anna lind", "But it rains")],
        ),
        (
            '"Our crews share one road, - emphasized the Minister Anna Lind. - Snow has proved it."',
            [("d", "anna lind", "Our crews share one road"), ("d", "anna lind", "Snow has proved it")],
        ),
        ('"- Norway has shown patience," Anna Lind said.', [("d", "anna lind", "Norway has shown patience")]),
        # items of a list
        ("- Trade grows, the minister said.", [("i", None, "Trade grows")]),
        ("- The bridge, - a long one, - is open.", []),
    ],
)
def test_speech_set_off_by_dashes(text: str, rows: list[Row], said: Said) -> None:
    assert said(text) == rows


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("An aide to President Anna Lind said the road was open.", [None]),
        ("Advisers to President Anna Lind said the road was open.", [None]),
        ("Foreign Minister Anna Lind said it rained.\n\nA high-ranking official of Norway said the road was open.", ["anna lind", "NO"]),
        ("A Norwegian diplomatic source said the road was open. The diplomat said it was long.", ["NO", "NO"]),
        ("It rained, Reuters reported.\n\nThe first source said the road was open.", ["reuters", None]),
        ("It rained, Reuters reported.\n\nThe road is open, the state news agency reported.", ["reuters", None]),
        ("Briefing them was Anna Lind, Assistant Secretary-General for Roads, who said that it rained.", ["anna lind"]),
    ],
)
def test_sources_without_a_name_of_their_own(text: str, speakers: list[str | None], said: Said) -> None:
    assert [speaker for _, speaker, _ in said(text)] == speakers


@pytest.mark.parametrize(
    ("heading", "rows"),
    [
        ("Norway, Japan vow to keep the road open", [("i", "JP", "keep the road open"), ("i", "NO", "keep the road open")]),
        ("Oslo and Tokyo urge restraint", [("i", "JP", "restraint"), ("i", "NO", "restraint")]),
        ("Norway says won't close the road", [("i", "NO", "won't close the road")]),
        ("Norway welcomes the talks, calls for a second round", [("i", "NO", "the talks"), ("i", "NO", "a second round")]),
    ],
)
def test_headlines_without_articles(heading: str, rows: list[Row], said: Said) -> None:
    assert said(f"{heading}\n\n5 October 2023\n\nIt rained.\n") == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Anna Lind and Marco Rossi hailed the road.", [("i", "anna lind", "the road"), ("i", "marco rossi", "the road")]),
        (
            "Norway and Japan have accused Chad of delays, and closed the road.",
            [("i", "JP", "Chad of delays"), ("i", "NO", "Chad of delays")],
        ),
        (
            "Anna Lind urged the crew to leave the road, avoid the bridge and follow the news.",
            [("i", "anna lind", "the crew to leave the road, avoid the bridge and follow the news")],
        ),
        ("Anna Lind condemned the delays, while several stayed away.", [("i", "anna lind", "the delays")]),
        (
            "Anna Lind praised the fund at a dinner with the crew on Monday, with the guests clapping.",
            [("i", "anna lind", "the fund at a dinner with the crew")],
        ),
        (
            "According to the press office, the road is closed, Anna Lind said.",
            [("i", "anna lind", "According to the press office, the road is closed"), ("i", None, "the road is closed")],
        ),
    ],
)
def test_where_contents_end_and_who_shares_them(text: str, rows: list[Row], said: Said) -> None:
    assert said(text) == rows
