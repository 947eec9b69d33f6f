"""Spans: where in a seed a value stands.

Belongs here: the span type, and the index that turns offsets into lines. Does not belong here: finding spans.
"""

from __future__ import annotations

import bisect
import re
from typing import NamedTuple

LINE_END = re.compile(r"\r\n|\n|\r")


class Span(NamedTuple):
    """A stretch of one seed: lines 1-based and inclusive, offsets 0-based and half-open, in Unicode code points."""

    seed_path: str
    line_start: int
    line_end: int
    char_start: int
    char_end: int


class LineIndex:
    """The lines of a text. Lines end at LF, CRLF or a lone CR and at nothing else.

    Form feeds, U+2028 and the like stay inside their line, as they do for `sed -n Np`.

    Attributes:
        starts: offset of each line's first character.
        ends: offset after each line's last character, its line end left out.
    """

    def __init__(self, text: str) -> None:
        breaks = [m.span() for m in LINE_END.finditer(text)]
        self.starts = [0, *(end for _, end in breaks)]
        self.ends = [*(start for start, _ in breaks), len(text)]
        if len(self.starts) > 1 and self.starts[-1] == len(text):
            # a line end closes its line; it does not open an empty one
            self.starts.pop()
            self.ends.pop()

    def __len__(self) -> int:
        return len(self.starts)

    def line_of(self, offset: int) -> int:
        """Number (from 1) of the line that holds the character at `offset`."""
        return bisect.bisect_right(self.starts, offset)

    def span(self, seed_path: str, start: int, end: int) -> Span:
        """The span of the characters from `start` up to `end`."""
        return Span(seed_path, self.line_of(start), self.line_of(max(start, end - 1)), start, end)
