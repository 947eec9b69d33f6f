"""Speech set off by dashes, as in Russian, French and Spanish print: "– We agree, – said X. – And we will act."

Belongs here: which parts of a paragraph, or of a quotation with marks, are said and which tell who says them. Does not belong here:
quotation marks (quotes), who the source is (attribution).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from seedline.extract.quotes import FIRST_PERSON, Quote, trimmed
from seedline.extract.reading import Paragraph, Reading
from seedline.extract.statements.cues import Cues

LEAD = re.compile(r"[-–—]\s+(?=\w)")
# what parts speech from source and source from speech
PARTING = re.compile(r"(?<=[,.!?…])\s*[-–—]\s+(?=\w)")
COMMA = re.compile(r",\s+(?=\w)")
# words of a source before its verb: "the Minister of Defence of Belarus X noted"
BEFORE_CUE = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "DT", "IN", "POS", "PRP", "CC", ",", ".", "HYPH", ":"})
LONGEST_SOURCE = 16


class Dashes:
    """Finds speech between dashes by the pack `cues`."""

    def __init__(self, cues: Cues) -> None:
        self._cues = cues

    def __call__(self, reading: Reading, p: Paragraph, quotes: list[Quote]) -> list[Quote]:
        """The quotations of a paragraph, those with a source between dashes in pieces, or those that dashes alone set off."""
        if quotes:
            return [piece for q in quotes for piece in self._pieces_of(reading, p, q)]
        lead = LEAD.match(reading.text, p.start, p.end)
        return list(self._said(reading, p, p.start, lead.end(), p.end)) if lead else []

    def _pieces_of(self, reading: Reading, p: Paragraph, quote: Quote) -> list[Quote]:
        """'"We agree, – said X. – And we will act."': the source stands inside the marks."""
        lead = LEAD.match(reading.text, quote.inner_start, quote.inner_end)
        inner = lead.end() if lead else quote.inner_start
        if PARTING.search(reading.text, inner, quote.inner_end):
            pieces = list(self._said(reading, p, quote.start, inner, quote.inner_end))
            if pieces:
                return pieces
        return [replace(quote, inner_start=inner)]

    def _said(self, reading: Reading, p: Paragraph, opening: int, start: int, end: int) -> Iterator[Quote]:
        """What is said between the sources, none if there is no source or it comes first."""
        text = reading.text
        edges = [start, *(m.end() for m in PARTING.finditer(text, start, end)), end]
        parts = list(itertools.pairwise(edges))
        sources = [n for n, (first, last) in enumerate(parts) if self._is_source(p, first, last)]
        if not sources:
            # "– We agree, said X. – And we will act.", "– We agree, said X.": nothing but a comma
            commas = [m.end() for m in COMMA.finditer(text, *parts[0])][::-1] if FIRST_PERSON.search(text, *parts[0]) else []
            comma = next((at for at in commas if self._is_source(p, at, parts[0][1])), None)
            parts = [(start, comma), (comma, parts[0][1]), *parts[1:]] if comma is not None else parts
            sources = [1] if comma is not None else []
        if not sources or 0 in sources:
            return
        for n, (first, last) in enumerate(parts):
            if n not in sources:
                said = len(text[first:last].rstrip(" -–—")) + first
                inner = trimmed(text, first, said)
                # the dash before it belongs to it, so that a stop before the dash ends a sentence
                before = text.rfind(text[edges[0] - 1], 0, first) if n == 0 else len(text[:first].rstrip(" ").rstrip("-–—"))
                yield Quote(opening if n == 0 else before, said, *inner)

    def _is_source(self, p: Paragraph, start: int, end: int) -> bool:
        """Whether words are a source with its cue: "said X", "the minister X noted on Monday"."""
        tokens = [t for t in p.doc if start <= p.start + t.idx < end and not t.is_space]
        words = [t.lower_ for t in tokens]
        for n, t in enumerate(tokens[:LONGEST_SOURCE]):
            match = self._cues.match(words, n)
            if match is not None and "quote" in match[0].frames and t.tag_[:2] == "VB":
                return True
            if t.tag_ not in BEFORE_CUE:
                return False
        return False
