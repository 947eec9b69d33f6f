"""Whom or what "his", "her" and "its" mean in front of an office.

Belongs here: the choice among the units that a page names before the word, by the parse. Does not belong here: what offices those
hold (`settling`), pronouns that stand for a speaker (`deixis`).
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from seedline.extract.positions.units import Unit
from seedline.extract.reading import Reading

_SUBJECTS = ("nsubj", "nsubjpass")
_CLAUSES = ("relcl", "acl")
_NOUNS = ("NOUN", "PROPN")
_SENTENCES_BACK = 2


class Possessors:
    """The candidates of one page: `units` in reading order, each a name or an office that could be meant."""

    def __init__(self, reading: Reading, units: Sequence[Unit]) -> None:
        self._reading = reading
        self._units = units
        self._starts = [u.start for u in units]

    def __call__(self, at: int) -> Unit | None:
        """Which one the word at an offset means.

        In order: the subject of a clause around it that it is no part of, or the name that a relative clause or an "and" joins it to;
        the last one before it in its sentence; the subject of one of the sentences before, else the first there.
        """
        here = self._reading.sentence_at(at)
        if here is None:
            return None
        for phrase in self._phrases_around(at):
            if own := self._within(phrase, here.paragraph.start):
                return own[0]
        if before := self._between(here.start, at):
            return before[-1]
        for n in range(here.ordinal - 2, max(-1, here.ordinal - 2 - _SENTENCES_BACK), -1):
            sentence = self._reading.sentences[n]
            named = self._between(sentence.start, sentence.end)
            subjects = (t for t in sentence.tokens if t.dep_ in _SUBJECTS)
            first = next((own[0] for t in subjects if (own := self._within((t.left_edge, t.right_edge), sentence.paragraph.start))), None)
            if named:
                return first or named[0]
        return None

    def _phrases_around(self, at: int) -> Iterator[tuple[Token, Token]]:
        """First and last token of the subjects of the verbs above the word at an offset that it is no part of, the nearest first; of a
        relative clause or a phrase behind "and", of the phrase before it."""
        word = self._reading.token_at(at)
        for verb in word.ancestors if word is not None else ():
            for subject in verb.children:
                if subject.dep_ in _SUBJECTS and word is not None and not subject.is_ancestor(word):
                    yield subject.left_edge, subject.right_edge
            is_beside = verb.dep_ == "conj" and verb.head.pos_ in _NOUNS  # "met X and his adviser"
            if (is_beside or verb.dep_ in _CLAUSES) and verb.head.i < verb.left_edge.i:
                yield verb.head.left_edge, verb.left_edge

    def _within(self, phrase: tuple[Token, Token], base: int) -> Sequence[Unit]:
        """The candidates in a phrase."""
        return self._between(base + phrase[0].idx, base + phrase[1].idx + len(phrase[1]))

    def _between(self, start: int, end: int) -> Sequence[Unit]:
        return self._units[bisect.bisect_left(self._starts, start) : bisect.bisect_left(self._starts, end)]
