"""Who says "I" on a page that gives nobody the floor: a minister's release, a speech, a letter, a message of greeting.

Belongs here: the one person whose words the running text is. Does not belong here: labelled turns (`turns`), what is quoted.

Method: a page speaks in the first person where its running text does so outside quotation marks. Whose voice it is, the page says in
one of four places, the surest first: its author; its masthead, the lines above the text that are no sentences; its headline; its
signature.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from seedline.extract.clauses import FINITE
from seedline.extract.quotes import pair
from seedline.extract.reading import Line, Reading
from seedline.extract.reports import Mention

_I = re.compile(r"\bI\b(?![.’'\-])(?=['’]?[\s,])")
# "Dear Mr Lee,", "Your Excellency, Minister Lee,": who is spoken to
_SALUTATION = re.compile(r"[,:!]\s*$")
# "talks with Minister Lee", "letter to President Lee"
_OTHERS = re.compile(r"\b(?:with|to|between|against)\s(?:(?!by\b|from\b)\S+\s){0,6}$", re.IGNORECASE)
_SIGNED = re.compile(r"\W*(?:\w+\W{1,3})?")
_MOST_HEADINGS = 14
_LAST_LINES = 6


class Voice:
    """The voice of one page.

    Attributes:
        writer: the mention that names whose words the running text is; None where the page has no voice of its own or doesn't say whose.
        is_own: the running text speaks in the first person.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._quotes = pair(reading.text, ((p.start, p.end) for p in reading.paragraphs))
        first = next((at for line in reading.lines if line.role == "body" for at in self._own(line)), None)
        self.is_own = first is not None
        self.writer = None if first is None else self._author() or self._above(first) or self._below(first)

    def is_quoted(self, at: int) -> bool:
        """Whether an offset stands inside quotation marks."""
        return any(q.start < at < q.end for q in self._quotes)

    def _own(self, line: Line) -> Iterator[int]:
        return (m.start() for m in _I.finditer(self._reading.text, line.start, line.end) if not self.is_quoted(m.start()))

    def _author(self) -> Mention | None:
        author = self._reading.field("author")
        named = self._reading.mentions_touching(author.start, author.end) if author else ()
        persons = [m for m in named if m.type == "person" and m.referent]
        return persons[0] if len({m.referent for m in persons}) == 1 else None

    def _above(self, first: int) -> Mention | None:
        """The only person named above the text, or the only one of those who hold an office on a line that is no headline."""
        persons = [(m, line) for line in self._headings(first) for m in self._reading.mentions_in(line.start, line.end, "person")]
        persons = [(m, line) for m, line in persons if m.referent and not _OTHERS.search(self._reading.text, line.start, m.start)]
        holders = {p.person for p in self._reading.positions}
        apart = [m for m, line in persons if line.role != "title" and m.referent in holders]
        for named in (apart, [m for m, _ in persons]):
            if len({m.referent for m in named}) == 1:
                return named[0]
        return None

    def _below(self, first: int) -> Mention | None:
        """The person whose name is a line of its own at the end, at most one word before it: "(Signed) Given Family"."""
        filled = [line for line in self._reading.lines if line.role != "blank" and line.start > first][-_LAST_LINES:]
        for line in filled:
            m = next(self._reading.mentions_in(line.start, line.end, "person"), None)
            before, after = self._reading.quote(line.start, m.start) if m else "", self._reading.quote(m.end, line.end) if m else ""
            if m and m.referent and _SIGNED.fullmatch(before) and ":" not in before and not after.strip(" .,"):
                return m
        return None

    def _headings(self, first: int) -> Iterator[Line]:
        filled = [line for line in self._reading.lines if line.role != "blank" and line.end <= first][:_MOST_HEADINGS]
        for line in filled:
            is_plain = line.role in ("title", "byline", "dateline") or not self._is_sentence(line)
            if is_plain and not _SALUTATION.search(self._reading.quote(line.start, line.end)):
                yield line

    def _is_sentence(self, line: Line) -> bool:
        paragraph = self._reading.paragraph_at(line.start)
        tokens = paragraph.doc if paragraph is not None else ()
        start = paragraph.start if paragraph is not None else 0
        return line.is_long or any(t.tag_ in FINITE and line.start <= start + t.idx < line.end for t in tokens)
