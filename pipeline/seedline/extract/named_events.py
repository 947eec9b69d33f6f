"""Events that bear a name of their own: exercises, numbered assemblies, anniversaries, wars.

Belongs here: stretches that work as names ("Indestructible Brotherhood-2023", "72nd UN General Assembly"). Names
known beforehand stand in the pack `named_events`. Does not belong here: meetings as they are reported (`events`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from seedline.extract.instrument_names import InstrumentNames
from seedline.extract.phrases import split_words
from seedline.extract.reading import Paragraph, Reading
from seedline.extract.tagged import Tagged
from seedline.reference import Reference

_WORD = r"[A-Z][\w'’]*"
_EXERCISE = re.compile(
    rf"(?<![A-Za-z-])(?P<base>{_WORD}(?:[ -](?:(?:of|the) )*{_WORD}){{0,4}})"
    r"(?:\s?[-–—‑]\s?|(?P<space>\s))(?P<year>(?:19|20)\d\d|\d\d)\b(?![-–/.,:]?\d)"
)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_UNITS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_ORDINAL = rf"(?:\d+(?:st|nd|rd|th)|(?:{_TENS})-(?:{_UNITS})|[a-z]+(?:tieth|teenth)|hundredth)"
_NUMBERED = re.compile(rf"\b{_ORDINAL}\s+$", re.IGNORECASE)
_ANNIVERSARY = re.compile(rf"\b{_ORDINAL} anniversary of (?:the )?", re.IGNORECASE)
_LONGEST = 8


class NamedEvent(NamedTuple):
    """Offsets of a name, and how far to trust it."""

    start: int
    end: int
    confidence: float


class NamedEvents:
    """Finds names of events by their form."""

    def __init__(self, reference: Reference, names: InstrumentNames) -> None:
        rows = reference.rows("instrument_words")
        self._drills = {r["word"] for r in rows if r["role"] == "exercise"}
        self._assemblies = tuple(r["word"] for r in rows if r["role"] == "assembly")
        self._anniversary_words = {r["word"] for r in rows if r["role"] == "anniversary"}
        self._names = names

    def find(self, reading: Reading, paragraph: Paragraph, p: Tagged) -> Iterator[NamedEvent]:
        """Names in one paragraph; they may overlap."""
        yield from self._exercises(reading, paragraph)
        yield from self._numbered(reading, paragraph)
        yield from self._anniversaries(reading, paragraph, p)

    def _exercises(self, reading: Reading, paragraph: Paragraph) -> Iterator[NamedEvent]:
        """ "Indestructible Brotherhood-2023"; with a space or a short year only beside a word for exercise."""
        text = reading.text
        for m in _EXERCISE.finditer(text, paragraph.start, paragraph.end):
            start, base = m.start(), m["base"]
            first = split_words(base)[0]
            is_drill = first in self._drills
            if is_drill and " " in base:
                start += len(base) - len(base.split(" ", 1)[1])
                base = base.split(" ", 1)[1]
            before, after = text[max(paragraph.start, start - 40) : start], text[m.end() : m.end() + 30]
            is_drill = is_drill or bool(self._drills & {*split_words(before)[-3:], *split_words(after)[:2]})
            if (m["space"] or len(m["year"]) == 2) and not is_drill:
                continue
            names = reading.mentions_in(start, start + len(base), "country", "place", "organization")
            is_name = any(x.end - x.start == len(base) for x in names)
            if (is_name and not is_drill) or self._names.is_head(base.lower()) or len(base) < 4:
                continue
            yield NamedEvent(start, m.end(), 0.95 if is_drill else 0.85)

    def _numbered(self, reading: Reading, paragraph: Paragraph) -> Iterator[NamedEvent]:
        """ "72nd UN General Assembly": the number and the body, without "session of"."""
        for m in reading.mentions_in(paragraph.start, paragraph.end, "organization"):
            if not " ".join(split_words(reading.quote(m.start, m.end))).endswith(self._assemblies):
                continue
            if number := _NUMBERED.search(reading.text, max(paragraph.start, m.start - 24), m.start):
                yield NamedEvent(number.start(), m.end, 0.9)

    def _anniversaries(self, reading: Reading, paragraph: Paragraph, p: Tagged) -> Iterator[NamedEvent]:
        """ "75th anniversary of the Great Victory", where nothing else in the phrase is a name of its own."""
        for m in _ANNIVERSARY.finditer(reading.text, paragraph.start, paragraph.end):
            first = p.at(m.end())
            end, is_named = m.end(), False
            for t in p.doc[first : first + _LONGEST]:
                if p.mention[t.i] is not None:
                    is_named = False
                    break
                is_joint = t.text == "-" and not t.whitespace_
                if not (t.text[0].isupper() or t.pos_ in ("ADJ", "NOUN") or is_joint) or self._names.is_head(t.lower_):
                    break
                is_named = is_named or t.text[0].isupper() or t.lower_ in self._anniversary_words
                end = p.start + t.idx + len(t.text)
            if is_named and end > m.end():
                yield NamedEvent(m.start(), end, 0.8)
