"""Patterns of words that packs hold: alternatives, beginnings of lines, dates and clock times.

Belongs here: making patterns. Does not belong here: the words (packs), what a match means (`forms`).
"""

from __future__ import annotations

import re

from seedline.reference.patterns import either

OFFSET = r"[+-]\d\d?(?::?\d\d)?\b"


def alternation(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{either(words)})(?!\w)", re.IGNORECASE)


def clock_pattern(zones: list[str]) -> re.Pattern[str]:
    """Clock times with their zones, and zones that stand alone."""
    half = r"\s*[ap]\.?m\.?"
    zone = rf"{OFFSET}|Z|\s*\(?(?:{either(zones)}|(?-i:[A-Z]{{1,4}}T))\b(?:{OFFSET})?\)?"
    return re.compile(
        rf"(?:(?<![^\W\d])T|\b)\d{{1,2}}[:.]\d\d(?::\d\d)?(?:{half})?(?:{zone})?|\b(?:{either(zones)})\b(?:\s?{OFFSET})?", re.IGNORECASE
    )


def begin(words: list[str]) -> str:
    """Pattern of a line's beginning; a word that ends in a letter ends there."""
    parts = [re.escape(w) + (r"(?!\w)" if w[-1].isalnum() else "") for w in sorted(words, key=len, reverse=True)]
    return r"[\W_]*?(?:" + "|".join(parts) + ")"


def date_pattern(months: list[str], weekdays: list[str]) -> re.Pattern[str]:
    """Days with a month, in the usual orders. Good enough to know a masthead; values are `extract`'s."""
    month, weekday = either(months), either(weekdays)
    year = r"(?:,?\s*(?:19|20)\d\d(?=\D|\d{1,2}:\d\d|$))"
    day = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
    day = rf"{day}(?:\s*(?:[-–—,]|and|to)\s*{day})?"
    lead = rf"(?:(?:{weekday})\.?,?\s+)?"
    return re.compile(
        rf"{lead}(?:(?<![\d+])(?<!\d:){day}(?:,?\s+(?:of\s+)?|-)(?:{month})(?:{year}|-\d{{4}})?|\b(?:{month})\s*{day}(?!\d){year}?"
        rf"|(?<!\d)\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{4}}(?=\D|\d{{1,2}}:\d\d|$)|\d\d\b)|(?<!\d)\d{{4}}[./-]\d{{1,2}}[./-]\d{{1,2}}(?!\d))",
        re.IGNORECASE,
    )
