"""Abbreviations that a document defines in brackets: "Interstate Council (ISC)".

Belongs here: finding the definitions. Does not belong here: abbreviations known from packs (gazetteer.py).

Method: Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text"
(2003): the letters of the short form occur in the long form in order, the first one at a word's beginning.
The long form is a name found before, so that its left edge need not be guessed.
"""

from __future__ import annotations

import re

BRACKET = re.compile(r"[ \u00a0]?\(\s?#?([^\W\d_][\w.&/-]{1,11})(?=[;,)]| the )")


def short_form_after(text: str, end: int) -> tuple[int, int] | None:
    """Offsets of a bracketed abbreviation that stands right after `end`, if any."""
    m = BRACKET.match(text, end)
    if m and sum(c.isupper() for c in m.group(1)) >= 2:
        return m.span(1)
    return None


def abbreviates(short: str, long: str) -> bool:
    """Whether the letters of `short` occur in `long` in order, the first at the beginning of a word."""
    letters = [c for c in short.casefold() if c.isalnum()]
    rest = long.casefold()
    at = len(rest)
    for n, letter in reversed(list(enumerate(letters))):
        at = rest.rfind(letter, 0, at)
        while n == 0 and at > 0 and rest[at - 1].isalnum():
            at = rest.rfind(letter, 0, at)
        if at < 0:
            return False
    return bool(letters)
