"""That an event was moved: the date given up and the date taken instead.

Belongs here: "postponed from A to B", "originally planned for A", "instead of A". Does not belong here: other dates (`days`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from seedline.dataset import edtf
from seedline.extract.events.sighting import Date, Sighting
from seedline.extract.events.text import DATE, NAMES, Sentence
from seedline.extract.events.words import Words

Owner = Callable[[int], Sighting | None]

_STEPS = rf"(?:\s(?!from\b|to\b|until\b|till\b|for\b)[\w{NAMES}'-]+){{0,4}}?"
_DAY = rf"(?:\s(?:the|early|late|mid|on))*\s({DATE})"
_FROM = rf"\sfrom{_DAY}"
_TO = rf",?\s(?:to|until|till|for|on to){_DAY}"
# A date so much earlier than the one given up is of the wrong year.
_HALF_YEAR = 180
_MONTH = len("2000-01")


class Moved:
    """Reads the dates of events that were moved with the cues `moved`, `original` and `arranged`."""

    def __init__(self, words: Words) -> None:
        cue = words.cue
        verb = cue["moved"].pattern
        self._forward = re.compile(rf"{verb}{_STEPS}{_FROM}{_TO}", re.IGNORECASE)
        self._backward = re.compile(rf"{verb}{_STEPS}{_TO}(?:,?\s(?:instead of|rather than|{cue['original'].pattern}|and not)"
                                    rf"(?:\s[\w-]+){{0,3}}{_DAY}|,?{_FROM})?", re.IGNORECASE)  # fmt: skip
        self._span = re.compile(rf"{verb}{_STEPS}(?:\sfrom)?\s({DATE})", re.IGNORECASE)
        arranged = cue["arranged"].pattern
        self._original = re.compile(
            rf"(?:{cue['original'].pattern}\s(?:[\w-]+\s){{0,2}}?{arranged}|{arranged}\s{cue['original'].pattern})"
            rf"(?:\s(?:for|on|in|to|be|take|place|held|start|begin|the|early|late))*\s({DATE})", re.IGNORECASE)  # fmt: skip
        self._instead = re.compile(rf"\b(?:instead of|rather than)(?:\s(?:on|in|the))*\s({DATE})", re.IGNORECASE)
        self._planned = re.compile(rf"{arranged}(?:\s(?:for|on|in|the))*\s({DATE})", re.IGNORECASE)

    def __call__(self, s: Sentence, owner: Owner) -> set[int]:
        """Sets the dates of the events that the sentence says were moved. Returns where the dates stand that are no others'."""
        read: set[int] = set()
        for m in self._forward.finditer(s.code):
            read |= self._move(s, owner(m.start()), m.start(), m.start(1), m.start(2))
        for m in self._backward.finditer(s.code) if not read else ():
            read |= self._move(s, owner(m.start()), m.start(), max(m.start(2), m.start(3)), m.start(1))
        for m in self._span.finditer(s.code) if not read else ():
            read |= self._pair(s, owner(m.start()), m)
        for m in (*self._original.finditer(s.code), *self._instead.finditer(s.code)):
            i = m.start(1)
            x = owner(i)
            if i not in read and x is not None and s.date(i):
                x.moved_from = x.moved_from or (s.date(i) or "", s.span(i, i + 1))
                read.add(i)
        return read

    def _move(self, s: Sentence, x: Sighting | None, verb: int, old: int, new: int) -> set[int]:
        """The date given up stands with the verb, or before it: "planned for A, has been postponed until B"."""
        if x is None:
            return set()
        if old < 0:
            planned = [*self._original.finditer(s.code, 0, verb), *self._planned.finditer(s.code, 0, verb)]
            old = planned[-1].start(1) if planned else old
        value = s.date(old) if old >= 0 else None
        own = [d for d in x.dates if d.value != value]
        if value is None and own:
            x.moved_from = (own[0].value, own[0].span)
        elif value:
            x.moved_from = (value, s.span(old, old + 1))
        value = _later(s.date(new), x.moved_from[0] if x.moved_from else None)
        self._settle(s, x, verb, [Date(value, s.span(new, new + 1))] if value else [])
        return {new, old} - {-1}

    def _pair(self, s: Sentence, x: Sighting | None, m: re.Match[str]) -> set[int]:
        """ "Moved from A to B" where both days were read as one span."""
        i = m.start(1)
        first, _, last = (s.date(i) or "").partition("/")
        if x is None or not last or not edtf.is_valid(first) or not edtf.is_valid(last):
            return set()
        x.moved_from = (first, s.span(i, i + 1))
        self._settle(s, x, m.start(), [Date(last, s.span(i, i + 1))])
        return {i}

    def _settle(self, s: Sentence, x: Sighting, verb: int, dates: list[Date]) -> None:
        """It takes place on the new date, if that can be resolved."""
        x.dates, x.is_moved, x.happens = dates, True, True
        x.status, x.status_span = "planned", s.span(verb, verb + 1)


def _later(value: str | None, old: str | None) -> str | None:
    """The new date; in the old one's year where a date without year was read as of the year before ("postponed until June")."""
    if value and old and len(value) >= _MONTH and (edtf.bounds(old)[0] - edtf.bounds(value)[1]).days > _HALF_YEAR and old[:4].isdigit():
        moved = f"{old[:4]}{value[4:]}"
        return moved if "/" not in value and edtf.is_valid(moved) else value
    return value
