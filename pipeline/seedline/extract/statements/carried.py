"""Quotations that take their speaker from another paragraph: the cue of a later one, the reply below a heading, a signature.

Belongs here: rows that stand and lack a speaker of their own. Does not belong here: finding quotations (quotes, utterances) and
cues (attribution), who goes on speaking from one paragraph to the next (statements).
"""

from __future__ import annotations

import itertools
import re

from seedline.dataset.referent import type_of
from seedline.extract.clauses import FINITE, STOPS
from seedline.extract.quotes import FIRST_PERSON
from seedline.extract.reading import Reading
from seedline.extract.reports import Evidence, Statement

TRIM_RIGHT = " \t\r\n\u00a0.,;:-–—"
# lines between a quotation and who is near enough to have said it
LINES_BACK = 4
SIGNATURE_LONGEST = 160
# "Lee and the delegation", "Lee, colleagues"
_NOT_ALONE = re.compile(r"\s?(?:,|&|\band\b)")


def carry_over(reading: Reading, found: list[Statement]) -> None:
    """Gives rows the speakers that other paragraphs name."""
    _continued(reading, found)
    _answered(reading, found)
    _signed(reading, found)
    _of_headline(reading, found)


def _continued(reading: Reading, found: list[Statement]) -> None:
    """Gives the paragraphs of a quotation that only a later one closes to the speaker of the cue that stands there."""
    following = {p.start: after.start for p, after in itertools.pairwise(reading.paragraphs)}
    closing: tuple[int, Statement] | None = None
    for row in sorted((s for s in found if s.kind == "direct"), key=lambda s: -s.start):
        p = reading.paragraph_at(row.start)
        if p is None:
            continue
        is_open = not reading.text[row.end : p.end].strip(TRIM_RIGHT + "!?…")
        opens = not any(c.isalnum() for c in reading.text[p.start : row.start])
        is_continued = closing is not None and is_open and opens and not row.cue and following.get(p.start) == closing[0]
        if closing is not None and is_continued:
            row.speaker = closing[1].speaker
            row.evidence = [e for e in closing[1].evidence if e.field == "speaker_id"]
        closing = (p.start, row) if opens and (row.cue or is_continued) else None


def _answered(reading: Reading, found: list[Statement]) -> None:
    """Gives a quotation that heads a section, alone and without a stop, to the person who speaks first below it."""
    rows = sorted(found, key=lambda s: s.start)
    for row, following in itertools.pairwise(rows):
        p = reading.line_at(row.start)
        marks = reading.text[p.start : row.start].strip(), reading.text[row.end : p.end].strip()
        is_heading = row.kind == "direct" and not row.cue and [len(m) for m in marks] == [1, 1] and reading.text[row.end - 1] not in STOPS
        lines = reading.line_at(following.start).number - p.number
        if is_heading and following.speaker and type_of(following.speaker) == "person" and 0 < lines <= LINES_BACK:
            row.speaker = following.speaker
            row.evidence = [e for e in following.evidence if e.field == "speaker_id"]


def _of_headline(reading: Reading, found: list[Statement]) -> None:
    """Gives quotations that are paragraphs, and whose speaker nothing else tells, to whom alone the headline names, if one of them is in
    the first person; only while nobody else is named outside quotations."""
    title = reading.field("title")
    persons = {m.referent: m for m in reading.mentions_in(title.start, title.end, "person") if m.referent} if title else {}
    if title is None or len(persons) != 1:
        return
    hero, named = next(iter(persons.items()))
    if _NOT_ALONE.match(reading.text, named.end):
        return
    quoted = [(s.start, s.end) for s in found if s.kind == "direct"]
    others = (m.start for m in reading.mentions_in(title.end, len(reading.text), "person") if m.referent != hero)
    first = next((at for at in others if not any(a <= at < b for a, b in quoted)), len(reading.text))
    end = min(first, reading.item_at(title.start)[1])
    rows = [s for s in found if s.kind == "direct" and not (s.cue or s.speaker) and s.start < end and _is_alone(reading, s)]
    if any(FIRST_PERSON.search(reading.text, s.start, s.end) for s in rows):
        for row in rows:
            row.speaker, row.evidence = hero, [Evidence("speaker_id", named.start, named.end)]


def _is_alone(reading: Reading, row: Statement) -> bool:
    """Whether a quotation in its marks is a paragraph."""
    p = reading.paragraph_at(row.start)
    beside = reading.text[p.start : row.start] + reading.text[row.end : p.end] if p is not None else ""
    return p is not None and row.start > p.start and not any(c.isalnum() for c in beside)


def _signed(reading: Reading, found: list[Statement]) -> None:
    """Gives a quotation that is a paragraph to the person whose name and office alone make the next one."""
    following = {p.start: after for p, after in itertools.pairwise(reading.paragraphs)}
    for row in found:
        p = reading.paragraph_at(row.start)
        signature = following.get(p.start) if p is not None and row.kind == "direct" and not row.cue else None
        if p is None or signature is None or signature.end - signature.start > SIGNATURE_LONGEST:
            continue
        who = next(reading.mentions_in(signature.start, signature.end, "person"), None)
        if (
            _is_alone(reading, row)
            and who is not None
            and who.start == signature.start
            and not any(t.tag_ in FINITE for t in signature.doc)
        ):
            row.speaker, row.evidence = who.referent, [Evidence("speaker_id", who.start, who.end)]
