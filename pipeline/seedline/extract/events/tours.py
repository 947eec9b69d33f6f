"""Journeys that go to several states at once: "a visit to A, B and C".

Belongs here: how far such a list reaches. Does not belong here: who travels (`journeys`, `partners`), stops with a day of their own.
"""

from __future__ import annotations

import re

from seedline.extract.events.sighting import Sighting
from seedline.extract.events.text import COUNTRY, DATE, PLACE, Sentence
from seedline.extract.events.words import Words

_STOP = rf"(?:the\s)?[{COUNTRY}{PLACE}]"
# ", B and C", not "and B on Tuesday" nor "and B's ministers"
_MORE = re.compile(rf"(?:,\s{_STOP})*,?\s(?:and|&)\s{_STOP}(?!['’-]|\s(?:on\s|from\s)?{DATE}|\s(?:are|will|have|were)\b)", re.IGNORECASE)


def tour(s: Sentence, x: Sighting, first: int, words: Words) -> None:
    """Takes note that a visit to what is named at `first` goes to other states named with it: none of them alone is its place."""
    m = _MORE.match(s.code, first + 1)
    stops = [r for r, _ in s.all(COUNTRY + PLACE, first, m.end())] if m else []
    if m and len({words.state_of_place.get(r, r) for r in stops}) > 1:
        x.is_tour = True
        x.name = (x.name[0], max(x.name[1], m.end()))
