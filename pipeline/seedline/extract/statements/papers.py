"""Whose paper speaks: "the report said", "according to a communiqué issued after the session".

Belongs here: the body behind a paper that the text tells of, by the phrase itself, by where the paper is told of before, and by whose
meeting it closes. Does not belong here: papers whose author stands beside them ("a statement by X", `speakers`), instruments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from seedline.extract.discourse.deixis import Deixis, Description
from seedline.extract.reading import Reading, Sentence
from seedline.extract.statements.cues import authoring
from seedline.reference import Reference

SENTENCES_BACK = 3
# what a paper is about, and not from
ABOUT = re.compile(r"\b(?:on|about|to|with|against|between|regarding|concerning|in|for|after|before|at)\b")
OWNING = frozenset({"poss", "compound", "nmod", "amod"})
CLOSING = "closing"  # what papers match with which meetings close


class Papers:
    """Finds the bodies behind papers."""

    def __init__(self, reference: Reference, deixis: Deixis) -> None:
        self._deixis = deixis
        self._authoring = authoring(reference)

    def __call__(self, reading: Reading, start: int, end: int, found: Description, spoke: str | None) -> str | None:
        """The body whose paper a phrase tells of; None for a joint one.

        Args:
            start, end: the phrase.
            found: what its noun means.
            spoke: the body that spoke last, if one did.
        """
        if "joint" in reading.quote(start, end).casefold():
            return None
        author = self._named(reading, start, end) or self._before(reading, start)
        return author or (self._closed(reading, start, spoke) if CLOSING in found.matches else None)

    @staticmethod
    def _named(reading: Reading, start: int, end: int) -> str | None:
        """The body in the phrase: "the OSCE's final report on the vote"."""
        about = ABOUT.search(reading.text, start, end)
        bodies = {m.referent for m in reading.mentions_in(start, about.start() if about else end, "organization")}
        return bodies.pop() if len(bodies) == 1 else None

    def _before(self, reading: Reading, start: int) -> str | None:
        """Whose the paper is in the sentence nearest before that tells of one: "The mission published a report. The report ..."."""
        here = reading.sentence_at(start)
        if here is None:
            return None
        for sentence in reversed(reading.sentences[max(0, here.ordinal - 1 - SENTENCES_BACK) : here.ordinal - 1]):
            papers = [t for t in sentence.tokens if t.pos_ in ("NOUN", "PROPN") and self._is_paper(t)]
            for paper in reversed(papers):
                owner = next(filter(None, (self._body_at(reading, sentence, t) for t in self._owners(paper))), None)
                if owner is not None:
                    return owner
        return None

    def _is_paper(self, token: Token) -> bool:
        found = self._deixis.describe(token.text)
        return found is not None and found.kind == "document"

    def _owners(self, paper: Token) -> Iterator[Token]:
        """Nouns beside a paper that may be its author's: possessors, "of", "by", and who publishes it."""
        for child in paper.children:
            if child.dep_ in OWNING:
                yield child
            elif child.dep_ == "prep" and child.lower_ in ("of", "by", "from"):
                yield from (c for c in child.children if c.dep_ == "pobj")
            elif child.dep_ == "acl":
                yield from _agents(child)
        if paper.dep_ in ("dobj", "nsubjpass") and paper.head.lemma_ in self._authoring:
            yield from (c for c in paper.head.children if c.dep_ == "nsubj")
            yield from _agents(paper.head)

    @staticmethod
    def _body_at(reading: Reading, sentence: Sentence, token: Token) -> str | None:
        at = sentence.paragraph.start + token.idx
        return next((m.referent for m in reading.mentions_touching(at, at + len(token)) if m.type == "organization"), None)

    def _closed(self, reading: Reading, start: int, spoke: str | None) -> str | None:
        """Who meets, for a paper with which meetings close: "read a communiqué issued after the session"."""
        here = reading.sentence_at(start)
        before = here.start if here is not None else start
        told = max((e for e in reading.events if e.start < before and e.organizer), key=lambda e: e.start, default=None)
        return spoke or (told.organizer if told is not None else None) or self._deixis.salient_body(reading, start)


def _agents(verb: Token) -> Iterator[Token]:
    return (c for agent in verb.children if agent.dep_ == "agent" for c in agent.children if c.dep_ == "pobj")
