"""Topics: what a document is about, by the keyphrases of the pack `topics`.

Belongs here: matching keyphrases and scoring topics. Does not belong here: any keyphrase, any topic's id.

Each keyphrase is evidence with a weight: strong ones name the topic, names (of bodies, treaties, holidays) also stand in passing, hints
only suggest a topic. Countries are names, but name the topic beside a word of affairs ("conflict in Syria"); words for areas are hints,
but name it where they were discussed or cooperation is about them ("cooperation in trade, energy and transport"): both by the pack
`agenda_words`. Repetition of the first two kinds adds logarithmically, title and lead count more, and the sum is squashed to 0..1, as in
BM25 (Robertson and Zaragoza 2009). Site furniture says nothing, nor do hints inside bodies' names; a part of an event's name weighs like
a name.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.language import Language

from seedline.extract.reading import Reading
from seedline.extract.reports import Evidence, Topic
from seedline.reference import Reference, cells

WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
POSSESSIVE = re.compile(r"[’']\w{0,2}$")
# one spelling for British and American English
SPELLING = (("isation", "ization"), ("defence", "defense"), ("labour", "labor"), ("programme", "program"), ("manoeuvre", "maneuver"))
STRONG = 1.0
NAME = 0.5
HINT = 0.25
TITLE = 2.0
LEAD = 1.3
# chosen on one half of the labelled documents: a strong keyphrase once in the body just passes
THRESHOLD = 0.5
STEEPNESS = 0.7
# in a text longer than this (tokens) a single mention is more likely in passing
LONG = 900
# a list of subjects: how far back its cue may stand, and what stands beside a member
REACH = 240
LISTED_LEFT = re.compile(r"(?:,|\band|&)(?: the)? $")
LISTED_RIGHT = re.compile(r"(?:, | and | & )")
# words of affairs ("conflict", "talks") stand at most so many words before and behind a country's name, in its clause
WORDS_BEFORE = 6
WORDS_BEHIND = 2
BREAK = re.compile(r"[.;:]\s|\n")
HYPHEN = ("-", "–")
LENGTH_POWER = 0.35
MOST_EVIDENCE = 8
NAMED = ("person", "organization", "event")


def stem(word: str) -> str:
    """Lower case, singular, one spelling; acronyms keep their capitals so that "WHO" is not "who"."""
    word = POSSESSIVE.sub("", word)
    if word.isupper() and len(word) > 1:
        return word
    word = word.casefold()
    for british, american in SPELLING:
        word = word.replace(british, american)
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


@dataclass(frozen=True, slots=True)
class _Keyphrase:
    topic: str
    phrase: str
    weight: float


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    keyphrase: _Keyphrase
    place: float
    weight: float
    is_body: bool


class Topics:
    """Extractor of topics."""

    name = "topics"
    version = "1"

    def __init__(self, nlp: Language, reference: Reference) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], _Keyphrase]]] = defaultdict(list)
        raised = {"areas": self._is_subject, "countries": self._is_at_issue}
        self._raised: dict[tuple[str, tuple[str, ...]], list[Callable[[str, int, int, int], bool]]] = defaultdict(list)
        for r in reference.rows("topics"):
            for column, weight in (("keywords", STRONG), ("names", NAME), ("countries", NAME), ("areas", HINT), ("hints", HINT)):
                for phrase in cells(r.get(column) or ""):
                    stems = tuple(stem(w) for w in WORD.findall(phrase))
                    if column in raised:
                        self._raised[r["topic_id"], stems].append(raised[column])
                    self._by_first[stems[0]].append((stems, _Keyphrase(r["topic_id"], phrase, weight)))
        words = reference.rows("agenda_words")
        self._issues = frozenset(stem(r["phrase"]) for r in words if r["role"] == "issue")
        cues = sorted((r["phrase"] for r in words if r["role"] == "list"), key=len, reverse=True)
        either = "|".join(map(re.escape, cues))
        self._agenda = re.compile(rf"\b(?:{either})\b", re.IGNORECASE)
        self._introduced = re.compile(rf"\b(?:{either})(?: the)? $", re.IGNORECASE)
        for rows in self._by_first.values():
            rows.sort(key=lambda row: -len(row[0]))

    def __call__(self, reading: Reading) -> Iterator[Topic]:
        hits: dict[str, list[_Hit]] = defaultdict(list)
        length = max(1.0, sum(len(p.doc) for p in reading.paragraphs) / LONG) ** LENGTH_POWER
        for hit in self._hits(reading):
            hits[hit.keyphrase.topic].append(hit)
        for topic, own in sorted(hits.items()):
            score = self._score(own, length)
            if score >= THRESHOLD:
                best = max(own, key=lambda h: (h.weight * h.place, -h.start))
                more = [Evidence("topic_id", h.start, h.end) for h in own if h is not best][:MOST_EVIDENCE]
                yield Topic(start=best.start, end=best.end, topic=topic, score=round(score, 4), confidence=round(score, 4), evidence=more)

    @staticmethod
    def _score(hits: list[_Hit], length: float) -> float:
        """0..1: each keyphrase by its weight, its best place and the logarithm of its count, over the document's length. Hints count
        once, and so do all names of bodies together."""
        by_phrase: dict[str | None, list[_Hit]] = defaultdict(list)
        for h in hits:
            by_phrase[None if h.is_body else h.keyphrase.phrase].append(h)
        total = 0.0
        for phrase, own in by_phrase.items():
            weight = max(h.weight for h in own)
            total += weight * max(h.place for h in own) * (1 if weight == HINT or phrase is None else 1 + math.log(len(own)))
        return 1 - math.exp(-STEEPNESS * total / length)

    def _hits(self, reading: Reading) -> Iterator[_Hit]:
        body = 0
        for p in reading.paragraphs:
            if p.role in ("boilerplate", "byline"):
                continue
            place = TITLE if p.role == "title" else LEAD if body == 0 else 1.0
            body += p.role == "body"
            words = list(WORD.finditer(reading.text, p.start, p.end))
            stems = [stem(w.group()) for w in words]
            named = {type_: [(m.start, m.end) for m in reading.mentions_in(p.start, p.end, type_)] for type_ in NAMED}
            taken: dict[str, int] = {}
            for i, first in enumerate(stems):
                for parts, keyphrase in self._by_first.get(first, ()):
                    if tuple(stems[i : i + len(parts)]) != parts or taken.get(keyphrase.topic, -1) >= i:
                        continue
                    start, end = words[i].start(), words[i + len(parts) - 1].end()
                    weight = self._weight(keyphrase.weight, start, end, named)
                    if not weight:
                        continue
                    taken[keyphrase.topic] = i + len(parts) - 1
                    if any(is_raised(reading.text, p.start, start, end) for is_raised in self._raised.get((keyphrase.topic, parts), ())):
                        weight = STRONG
                    is_body = weight == NAME and any(a <= start and end <= b for a, b in named["organization"])
                    yield _Hit(start, end, keyphrase, 1.0 if is_body else place, weight, is_body)

    @staticmethod
    def _weight(weight: float, start: int, end: int, named: dict[str, list[tuple[int, int]]]) -> float:
        """The weight of a keyphrase where it stands: none in a person's name, none of a hint in a body's, less in an event's."""

        def stands_in(kind: str) -> bool:
            return any(a <= start < b for a, b in named[kind])

        if stands_in("person") or (weight == HINT and stands_in("organization")):
            return 0.0
        return min(weight, NAME) if stands_in("event") else weight

    def _is_at_issue(self, text: str, paragraph: int, start: int, end: int) -> bool:
        """Whether a word of affairs stands beside a country's name: "settlement of the situation in Syria", "Syrian conflict"."""
        left = BREAK.split(text[max(paragraph, start - REACH) : start])[-1]
        right = BREAK.split(text[end : end + REACH])[0]
        beside = [w.group() for w in WORD.finditer(left)][-WORDS_BEFORE:] + [w.group() for w in WORD.finditer(right)][:WORDS_BEHIND]
        return not self._issues.isdisjoint(map(stem, beside))

    def _is_subject(self, text: str, paragraph: int, start: int, end: int) -> bool:
        """Whether an area is what was discussed: right behind a cue, or in a list (a comma or "and" beside it) with a cue before it."""
        left = text[max(paragraph, start - REACH) : start]
        left = left[max(left.rfind(". "), left.rfind("; ")) + 1 :]
        if left.endswith(HYPHEN) or text.startswith(HYPHEN, end):
            return False
        is_listed = LISTED_LEFT.search(left) or LISTED_RIGHT.match(text, end)
        return bool(self._introduced.search(left) or (is_listed and self._agenda.search(left)))
