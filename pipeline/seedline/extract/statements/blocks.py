"""Quotations set off as paragraphs, whose marks the page's text has lost: "The minister said:" and below it what was said.

Belongs here: which paragraphs below an announcement are the words announced. Does not belong here: quotations with marks (quotes),
labelled turns (turns), who announces (statements).
"""

from __future__ import annotations

import re

from seedline.extract.quotes import FIRST_PERSON, MARK, Quote
from seedline.extract.reading import Paragraph, Reading
from seedline.extract.statements.cues import Announcement, reporting_forms
from seedline.reference import Reference

FEWEST_WORDS = 6
LETTERS = re.compile(r"\w+")
LABEL = re.compile(r"[A-Z][^\n:.]{1,60}:\s")
LEAD = re.compile(r"[\s*_>]*(?=[A-Z])")
TAIL = " \t\r\n\u00a0*_.;"
# an account of a talk, read out by an office, follows its first paragraphs
FIRST_PARAGRAPHS = 3


class Blocks:
    """Finds quotations set off."""

    def __init__(self, reference: Reference) -> None:
        self._announcing = Announcement(reporting_forms(reference, frozenset({"quote"})), bar="to ")

    def __call__(self, reading: Reading) -> dict[int, Quote]:
        """Quotations by the start of their paragraph. The first paragraph below an announcement is one; those that follow while they
        speak in the first person, or, where nobody does so and the announcement opens the text, to its end."""
        found: dict[int, Quote] = {}
        body = [p for p in reading.paragraphs if p.role == "body"]
        for n, above in enumerate(body):
            if not self._announcing.match(reading.text, above.start, above.end):
                continue
            below = body[n + 1 : n + 2]
            if not below or not self._may_be_said(reading, below[0]):
                continue
            is_account = n < FIRST_PARAGRAPHS and not _is_own_voice(reading, below[0])
            for p in body[n + 1 :]:
                goes_on = p is below[0] or is_account or _is_own_voice(reading, p)
                if not goes_on or not self._may_be_said(reading, p):
                    break
                found[p.start] = _quote(reading, p)
        return found

    def _may_be_said(self, reading: Reading, p: Paragraph) -> bool:
        """Whole sentences without quotation marks, no list's item, no label, no further announcement."""
        text = reading.text[p.start : p.end].strip()
        is_whole = text[-1:] in ".!?…" and LEAD.match(text) is not None and len(LETTERS.findall(text)) >= FEWEST_WORDS
        has_marks = any(m[0] not in "’'‘" for m in MARK.finditer(text))
        return is_whole and not has_marks and not LABEL.match(text) and not self._announcing.match(text, 0, len(text))


def _is_own_voice(reading: Reading, p: Paragraph) -> bool:
    return bool(FIRST_PERSON.search(reading.text, p.start, p.end))


def _quote(reading: Reading, p: Paragraph) -> Quote:
    lead = LEAD.match(reading.text, p.start, p.end)
    start = lead.end() if lead else p.start
    end = p.start + len(reading.text[p.start : p.end].rstrip(TAIL))
    return Quote(start, p.end, start, end)
