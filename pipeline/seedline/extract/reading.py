"""A document as extractors see it: text, lines, paragraphs with their syntax, and what was reported so far.

Belongs here: access to the text and to earlier reports. Does not belong here: any rule about what to find.
"""

from __future__ import annotations

import bisect
import operator
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from seedline.dataset.span import LineIndex, Span
from seedline.extract.reports import (
    Action,
    DocumentField,
    Event,
    Mention,
    Position,
    Relation,
    Report,
    Statement,
    Topic,
)

_PARAGRAPH = operator.attrgetter("start")
_START = operator.attrgetter("idx")
_PARAGRAPH_CHARS = 90  # of a line


@dataclass(frozen=True, slots=True)
class Line:
    """One line: number from 1, offsets without the line end, role on the page."""

    number: int
    start: int
    end: int
    role: str

    @property
    def is_long(self) -> bool:
        """Whether it is as long as a paragraph, so no headline or label."""
        return self.end - self.start >= _PARAGRAPH_CHARS


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `start` and `end` are offsets in the seed's text, `tokens` its syntax."""

    start: int
    end: int
    ordinal: int
    tokens: Tokens
    paragraph: Paragraph


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One or more lines that make a paragraph, with their spaCy parse; token offsets are relative to `start`."""

    start: int
    end: int
    role: str
    doc: Doc = field(repr=False)


class Reading:
    """One document under extraction.

    Attributes:
        seed_path, document_id, text: the seed.
        lines: all lines, in order.
        paragraphs: paragraphs, in order. Blank lines belong to none.
        sentences: all sentences, in order.
        index: offsets to lines.
        items: where the items begin of a page that glues several together; set with the page's fields, empty for any other page.
    """

    def __init__(self, seed_path: str, document_id: str, text: str, lines: list[Line], paragraphs: list[Paragraph]) -> None:
        self.seed_path = seed_path
        self.document_id = document_id
        self.text = text
        self.lines = lines
        self.paragraphs = paragraphs
        self.index = LineIndex(text)
        self.items: list[int] = []
        self.sentences: list[Sentence] = []
        for p in paragraphs:
            for s in p.doc.sents:
                start, end = p.start + s.start_char, p.start + s.end_char
                piece = text[start:end]
                start += len(piece) - len(piece.lstrip())
                end -= len(piece) - len(piece.rstrip())
                if start < end:
                    self.sentences.append(Sentence(start, end, len(self.sentences) + 1, s, p))
        self._sentence_starts = [s.start for s in self.sentences]
        self._reports: dict[type[Report], list[Any]] = {}
        self._mentions: list[Mention] = []
        self._mention_starts: list[int] = []

    # -- text
    def quote(self, start: int, end: int) -> str:
        return self.text[start:end]

    def span(self, start: int, end: int) -> Span:
        return self.index.span(self.seed_path, start, end)

    def line_at(self, offset: int) -> Line:
        """The line that holds the character at `offset`."""
        return self.lines[self.index.line_of(offset) - 1]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character at `offset`, if any."""
        i = bisect.bisect_right(self._sentence_starts, offset) - 1
        if i >= 0 and offset < self.sentences[i].end:
            return self.sentences[i]
        return None

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph that holds the character at `offset`, if any."""
        i = bisect.bisect_right(self.paragraphs, offset, key=_PARAGRAPH) - 1
        return self.paragraphs[i] if i >= 0 and offset < self.paragraphs[i].end else None

    def token_at(self, offset: int) -> Token | None:
        """The token that holds the character at `offset`, if any."""
        s = self.sentence_at(offset)
        if s is None:
            return None
        local = offset - s.paragraph.start
        # a sentence may be as long as the longest line, and every token of it may be asked for
        i = bisect.bisect_right(s.tokens, local, key=_START) - 1
        if i >= 0 and local < s.tokens[i].idx + len(s.tokens[i].text):
            return s.tokens[i]
        return None

    def item_at(self, offset: int) -> tuple[int, int]:
        """Where the item begins and ends that holds the character at `offset`: the whole text, or what precedes the first item, too."""
        i = bisect.bisect_right(self.items, offset)
        return (self.items[i - 1] if i else 0), (self.items[i] if i < len(self.items) else len(self.text))

    # -- reports
    def add(self, reports: Iterable[Report]) -> int:
        """Takes reports whose characters stand in the text; returns how many had to be dropped."""
        dropped = 0
        for r in reports:
            if not (0 <= r.start < r.end <= len(self.text)):
                dropped += 1
                continue
            r.evidence = [e for e in r.evidence if 0 <= e.start < e.end <= len(self.text)]
            self._reports.setdefault(type(r), []).append(r)
        self.set_mentions(self._reports.get(Mention, []))
        return dropped

    def set_mentions(self, mentions: Iterable[Mention]) -> None:
        """Replaces the mentions by these, kept in reading order."""
        self._mentions = sorted(mentions, key=lambda m: (m.start, -m.end))
        self._reports[Mention] = self._mentions
        self._mention_starts = [m.start for m in self._mentions]

    def reports(self, kind: type[Report]) -> list[Any]:
        """All reports of a kind, in the order they came."""
        return self._reports.get(kind, [])

    @property
    def mentions(self) -> list[Mention]:
        """Mentions in reading order; they never overlap."""
        return self._mentions

    def mentions_in(self, start: int, end: int, *types: str) -> Iterator[Mention]:
        """Mentions that lie inside `start` to `end`, of the given types (all types if none is given)."""
        i = bisect.bisect_left(self._mention_starts, start)
        while i < len(self._mentions) and self._mentions[i].start < end:
            m = self._mentions[i]
            if m.end <= end and (not types or m.type in types):
                yield m
            i += 1

    def mentions_touching(self, start: int, end: int) -> Iterator[Mention]:
        """Mentions that share a character with `start` to `end`."""
        i = bisect.bisect_left(self._mention_starts, start)
        if i and self._mentions[i - 1].end > start:
            yield self._mentions[i - 1]
        while i < len(self._mentions) and self._mentions[i].start < end:
            yield self._mentions[i]
            i += 1

    def field(self, name: str) -> DocumentField | None:
        """The document's field of that name, if reported."""
        return next((f for f in self.reports(DocumentField) if f.name == name), None)

    @property
    def positions(self) -> list[Position]:
        return self.reports(Position)

    @property
    def statements(self) -> list[Statement]:
        return self.reports(Statement)

    @property
    def events(self) -> list[Event]:
        return self.reports(Event)

    @property
    def actions(self) -> list[Action]:
        return self.reports(Action)

    @property
    def relations(self) -> list[Relation]:
        return self.reports(Relation)

    @property
    def topics(self) -> list[Topic]:
        return self.reports(Topic)
