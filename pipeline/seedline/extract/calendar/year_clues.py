"""The year of a page that names none: numbered sessions and anniversaries of known things.

Belongs here: counting from the pack `year_clues` (the 73rd session of the UN General Assembly opens in 2018; the
30th anniversary of something of 1988 falls in 2018). Does not belong here: any session's or anniversary's year.
"""

from __future__ import annotations

import re
from collections import Counter

from seedline.reference import Reference, cells

_NUMBER = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)\b(?P<rest>[^.\n]{0,140})")
_AHEAD = re.compile(r"\b(?:forthcoming|upcoming|coming|next|future|planned)\b[^.\n]{0,40}$", re.IGNORECASE)


class YearClues:
    """Infers a page's year."""

    def __init__(self, reference: Reference) -> None:
        rows = reference.rows("year_clues")
        self._sessions = [(int(r["base"]), int(r["month"]), _words(r["words"])) for r in rows if r["kind"] == "session"]
        self._anniversaries = [(int(r["base"]), _words(r["words"])) for r in rows if r["kind"] == "anniversary"]

    def year(self, text: str, month: int) -> int | None:
        """The year that most clues agree on, for a page of that month; None without clues, or at a tie."""
        votes: Counter[int] = Counter()
        for m in _NUMBER.finditer(text):
            year = self._counted(text, m, month)
            if year:
                votes[year] += 1
        ranked = votes.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return None
        return ranked[0][0]

    def _counted(self, text: str, m: re.Match[str], month: int) -> int | None:
        number, rest = int(m[1]), m["rest"]
        anniversary = re.match(r"\s+anniversary of\s+", rest)
        if anniversary:
            named = ((words.search(rest), base) for base, words in self._anniversaries)
            first = min(((found.start(), base) for found, base in named if found), default=None)
            return first[1] + number if first else None
        for base, opens, words in self._sessions:
            found = words.search(rest[:70])
            if found:
                year = base + number
                is_ahead = _AHEAD.search(text[max(0, m.start() - 50) : m.start()])
                return year if month >= opens or is_ahead or month + 4 >= opens else year + 1
        return None


def _words(cell: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, cells(cell))) + r")(?!\w)", re.IGNORECASE)
