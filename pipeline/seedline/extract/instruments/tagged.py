"""A paragraph's tokens together with the mentions that hold them.

Belongs here: token-level access to mentions. Does not belong here: any rule about what to find.
"""

from __future__ import annotations

import bisect
import functools
import re

from spacy.tokens import Doc, Token

from seedline.extract.reading import Paragraph, Reading
from seedline.extract.reports import Mention

_YEARS = re.compile(r"^(?:19|20)\d\d(?:\s*[-–—/]\s*(?:19|20)?\d\d)?$")
_STOP = (".", "!", "?")


class Tagged:
    """Tokens of one paragraph. `mention[i]` is the mention that holds token `i`, or None."""

    def __init__(self, reading: Reading, paragraph: Paragraph) -> None:
        self.start = paragraph.start
        self.doc: Doc = paragraph.doc
        self.text = reading.text
        self.mention: list[Mention | None] = [None] * len(self.doc)
        self._offsets = [t.idx for t in self.doc]
        # Token.sent walks the whole sentence; here it is asked for once
        self._first = [s.start for s in self.doc.sents for _ in range(s.end - s.start)]
        mentions = list(reading.mentions_in(paragraph.start, paragraph.end))
        i = 0
        for t in self.doc:
            start = self.start + t.idx
            while i < len(mentions) and mentions[i].end <= start:
                i += 1
            if i < len(mentions) and mentions[i].start < start + len(t.text):
                self.mention[t.i] = mentions[i]

    def __getitem__(self, i: int) -> Token:
        return self.doc[i]

    def __len__(self) -> int:
        return len(self.doc)

    def span(self, left: int, right: int) -> tuple[int, int]:
        """Offsets in the seed's text of the tokens `left` up to `right`."""
        last = self.doc[right - 1]
        return self.start + self.doc[left].idx, self.start + last.idx + len(last.text)

    def first(self, i: int) -> int:
        """First token of the sentence of token `i`."""
        return self._first[i]

    def at(self, offset: int) -> int:
        """The token that holds the character at `offset` of the seed's text, else the one before it."""
        return max(0, bisect.bisect_right(self._offsets, offset - self.start) - 1)

    def is_a(self, i: int, *types: str) -> bool:
        """Whether a mention of one of the types holds token `i`."""
        m = self.mention[i] if 0 <= i < len(self.mention) else None
        return m is not None and m.type in types

    def is_year(self, i: int) -> bool:
        """Whether token `i` is part of a bare year, or of a span of years."""
        m = self.mention[i]
        said = self.text[m.start : m.end] if m is not None and m.type == "date" else self.doc[i].text
        return bool(_YEARS.match(said))

    def after(self, i: int) -> int:
        """The first token after the mention that holds token `i`."""
        m = self.mention[i]
        while i < len(self.doc) and self.mention[i] is m:
            i += 1
        return i

    @functools.cached_property
    def _stops(self) -> list[int]:
        """For each token the full stop that ends its sentence; the parser also breaks sentences inside long titles."""
        ends = [len(self.doc)] * (len(self.doc) + 1)
        for k in range(len(self.doc) - 1, -1, -1):
            t = self.doc[k]
            following = self.doc[k + 1] if k + 1 < len(self.doc) else None
            is_end = t.text in _STOP and (following is None or (t.whitespace_ and following.text[:1].isupper()) or "\n" in following.text)
            ends[k] = k if is_end and self.mention[k] is None else ends[k + 1]
        return ends

    def stop(self, i: int) -> int:
        """The full stop at or after token `i`, or the paragraph's end."""
        return self._stops[i]
