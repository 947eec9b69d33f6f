"""Signs, at one place in the text, that a name there is of a participant of an event.

Belongs here: walking through a page's sentences with the events that each tells of, and what stands between name and event. Does not
belong here: signs of the whole page, weights (`presence`).
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from seedline.extract.documents.page import BYLINE_CHARS
from seedline.extract.events.text import segments
from seedline.extract.events.words import Words
from seedline.extract.reading import Paragraph, Reading, Sentence
from seedline.extract.reports import Event, Mention

TYPES = ("person", "country", "organization")
_ROLES = frozenset({"title", "body", "dateline", "caption", "byline"})
_NOMINAL = frozenset({"compound", "appos", "conj", "nmod", "flat", "amod"})
_OBJECTS = frozenset({"dobj", "attr", "oprd", "dative"})
_SUBJECTS = {"nsubj": "subject", "nsubjpass": "passive subject"}
_PREPOSITIONS = frozenset({"with", "between", "by", "from", "to", "of", "in", "at", "for", "among", "including", "against", "on"})
_VERBAL = ("VERB", "AUX")
# relations that lead from a state to the person who holds an office of it
_OWNED = _NOMINAL - {"conj"} | {"poss", "pobj", "prep"}
# "X (of) A", "X, (of) A", "X (A"
_STATE_OF = re.compile(r",?\s(?:of|from)\s(?:the\s)?|\s\((?:the\s)?")
_HIGHEST = 8
_GAPS = (15, 50, 120), ("at hand", "near", "far", "very far")
_STEPS = (2, 4, 9), ("next", "near", "far", "very far")
_TOP = 4  # sentences in which a page tells what it is about
OFTEN = 3  # sentences that tell of an event
_SEVERAL = 4  # names of one type in a sentence
_LISTED = 3
_LONGEST_STEP = 140
_JOINT = re.compile(r",|;|\band\b|&|/")
_BROKEN = re.compile(r"[.:\"“”]\s")
_ABBREVIATION = re.compile(r"\b(?:H\.E|Dr|Mr|Mrs|Ms|Gen)\.\s")
_PAIRED = re.compile(r"\s?[-–/—]\s?")
# signs that count by themselves and by kind of event
_CROSSED = re.compile(r"(?:inside|same verb|anywhere).*|pair|listed.*|(?:beside|behind) \w+")


@dataclass(slots=True)
class Place:
    """A sentence: the events that it tells of with where it names each, else those told of before it and how many sentences ago; the
    page's main event, how many sentences ahead of it this one stands, and whether the page is about it; its names,
    and who of them is said to speak, is listed, or is the state or body of a person named beside."""

    reading: Reading
    sentence: Sentence
    told: dict[Event, list[tuple[int, int]]]
    before: list[Event]
    distance: int
    main: Event | None
    ahead: int
    is_about: bool
    is_same_paragraph: bool
    names: list[Mention]
    speaking: set[int]
    lists: list[list[Mention]] = field(default_factory=list)
    pairs: set[str] = field(default_factory=set)
    stood_for: set[int] = field(default_factory=set)


class Places:
    """The places of a page, in order."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        parts = dict(zip((p.start for p in reading.paragraphs), segments(reading), strict=True))
        self._segment = [parts[s.paragraph.start] for s in reading.sentences]
        self._speaking = {v.start for s in reading.statements for v in s.evidence if v.field == "speaker_id"}
        self._told: dict[int, dict[Event, list[tuple[int, int]]]] = defaultdict(dict)
        for e in reading.events:
            named = [(e.start, e.end), *((v.start, v.end) for v in e.evidence if v.field in ("name", "type"))]
            for span in named:
                if s := reading.sentence_at(span[0]):
                    self._told[s.ordinal - 1].setdefault(e, []).append(span)

    def _is_byline(self, p: Paragraph) -> bool:
        """Whether a paragraph is little more than its author's name."""
        author = self._reading.field("author")
        return author is not None and p.start <= author.start < p.end and p.end - p.start <= BYLINE_CHARS

    def __iter__(self) -> Iterator[Place]:
        first: dict[int, int] = {}
        for n in sorted(self._told):
            first.setdefault(self._segment[n], n)
        last: int | None = None
        for n, s in enumerate(self._reading.sentences):
            if s.paragraph.role not in _ROLES or self._is_byline(s.paragraph):
                continue
            if last is not None and self._segment[n] != self._segment[last]:
                last = None
            told = self._told.get(n, {})
            head = first.get(self._segment[n])
            before = list(self._told[last]) if last is not None and not told else []
            yield self._place(
                s, told, before, distance=n - last if last is not None else 0,
                main=next(iter(self._told[head])) if head is not None else None, ahead=head - n if head is not None else 0,
                is_about=head is not None and self._is_about(head),
                is_same_paragraph=last is not None and s.paragraph is self._reading.sentences[last].paragraph,
            )  # fmt: skip
            # who is named next was at none that was called off
            last = n if any(e.status != "cancelled" for e in told) else last

    def _is_about(self, head: int) -> bool:
        """Whether a page is about the first event that it tells of, in sentence `head`: it stands near the top, or is told of often."""
        first = next(n for n, s in enumerate(self._segment) if s == self._segment[head])
        e = next(iter(self._told[head]))
        return head - first < _TOP or sum(e in told for told in self._told.values()) >= OFTEN

    def _place(
        self,
        s: Sentence,
        told: dict[Event, list[tuple[int, int]]],
        before: list[Event],
        *,
        distance: int,
        main: Event | None,
        ahead: int,
        is_about: bool,
        is_same_paragraph: bool,
    ) -> Place:
        names = [m for m in self._reading.mentions_in(s.start, s.end, *TYPES) if m.referent]
        place = Place(self._reading, s, told, before, distance, main, ahead, is_about, is_same_paragraph, names, self._speaking)
        place.lists = [run for of in TYPES for run in self._lists([m for m in names if m.type == of])]
        for a, b in itertools.pairwise(names):
            if "person" not in (a.type, b.type) and _PAIRED.fullmatch(self._reading.text, a.end, b.start):
                place.pairs |= {a.referent or "", b.referent or ""}
        people = [m for m in names if m.type == "person"]
        place.stood_for = {m.start for m in names if m.type != "person" and people and self._is_stood_for(m, people)}
        return place

    def _is_stood_for(self, m: Mention, people: list[Mention]) -> bool:
        """Whether a state or body is told as a person's: "the president of A, X", "A's X", "X of A", "X (A)"."""
        if any(_STATE_OF.fullmatch(self._reading.text, p.end, m.start) for p in people if p.end <= m.start):
            return True
        s, token = self._reading.sentence_at(m.start), self._reading.token_at(m.end - 1)
        begin = s.paragraph.start if s else 0
        for _ in range(_HIGHEST):
            if token is None or token.dep_ not in _OWNED or token.head.i == token.i:
                break
            token = token.head
            own = (token, *(c for c in token.children if c.dep_ == "appos"))
            if any(p.start <= begin + t.idx < p.end for p in people for t in own):
                return True
        return False

    def _lists(self, names: list[Mention]) -> Iterator[list[Mention]]:
        """Names of one type that only offices, commas and "and" part."""
        run: list[Mention] = []
        for m in names:
            if run and not self._is_step(run[-1].end, m.start):
                yield run
                run = []
            run.append(m)
        if run:
            yield run

    def _is_step(self, start: int, end: int) -> bool:
        gap = _ABBREVIATION.sub("", self._reading.text[start:end])
        if len(gap) > _LONGEST_STEP or _BROKEN.search(gap) or not _JOINT.search(gap):
            return False
        s = self._reading.sentence_at(start)
        begin = s.paragraph.start if s else 0
        return s is not None and not any(t.pos_ in _VERBAL and start <= begin + t.idx < end for t in s.tokens)


class Signs:
    """Reads the signs of a name at a place."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def is_crossed(self, sign: str) -> bool:
        """Whether a sign says something else of each kind of event."""
        return bool(_CROSSED.fullmatch(sign))

    def beside(self, place: Place, m: Mention, e: Event) -> set[str]:
        """Of a name in a sentence that tells of the event."""
        role, verb_kind, verb = self._grammar(place, m)
        signs = {f"beside {role}", f"beside {verb_kind}", f"beside {role} of {verb_kind}", *self._company(place, m, e)}
        signs.add(f"beside {'several' if self._are_several(place, m) else 'few'} names")
        signs |= {"stood for"} if m.start in place.stood_for else set()
        signs.add("the only event" if len(place.told) == 1 else "one of several events")
        start, end = min(place.told[e], key=lambda span: max(0, span[0] - m.end, m.start - span[1]))
        if start <= m.start < end:
            return signs | {"inside", f"inside as {role}"}
        low, high = (m.end, start) if m.end <= start else (end, m.start)
        signs.add(f"{'before' if m.end <= start else 'after'} it {_bin(high - low, *_GAPS)}")
        crossing = any(low <= a < high for other, spans in place.told.items() if other is not e for a, _ in spans)
        signs.add("behind another event" if crossing else "straight")
        noun = place.reading.token_at(end - 1)
        own = self._verb(noun)[1] if noun is not None else None
        if own is not None and verb is not None:
            signs.add(f"{'same' if own.i == verb.i else 'other'} verb as {role}")
        return signs

    def behind(self, place: Place, m: Mention, rank: int) -> set[str]:
        """Of a name in a sentence that goes on after one that told of the event, the `rank`-th of those."""
        role, verb_kind, _ = self._grammar(place, m)
        far = _bin(place.distance, *_STEPS)
        signs = {f"behind {far}", f"behind {role}", f"behind {verb_kind}", f"behind {role} of {verb_kind}", f"behind {far} {verb_kind}"}
        signs.add(f"behind {'several' if self._are_several(place, m) else 'few'} names")
        signs |= {"stood for"} if m.start in place.stood_for else set()
        signs.add("behind in the paragraph" if place.is_same_paragraph else "behind in another paragraph")
        if len(place.before) > 1:
            signs.add(f"behind the {'last' if rank == len(place.before) - 1 else 'first'} of several")
        return signs | self._company(place, m, place.before[rank])

    def ahead(self, place: Place, m: Mention) -> set[str]:
        """Of a name right before the page's first sentence that tells of an event."""
        role, verb_kind, _ = self._grammar(place, m)
        return {f"ahead {role}", f"ahead {verb_kind}"}

    def anywhere(self, place: Place, m: Mention) -> set[str]:
        """Of a person in any sentence that tells of no event, for the page's main one."""
        role, verb_kind, _ = self._grammar(place, m)
        return {f"anywhere as {'speaker' if verb_kind == 'speaks' else role}"}

    def _company(self, place: Place, m: Mention, e: Event) -> set[str]:
        """Whether it is listed, and with somebody whom the rules found there."""
        signs = {"pair"} if m.referent in place.pairs else set()
        there = {p.referent for p in e.participants} - {m.referent}
        for run in place.lists:
            names = {x.referent for x in run}
            if m.referent in names and len(names) > 1:
                signs |= {"listed"} if len(names) >= _LISTED else set()
                signs |= {"listed with one there"} if names & there else set()
        return signs

    def _are_several(self, place: Place, m: Mention) -> bool:
        return sum(x.type == m.type for x in place.names) >= _SEVERAL

    def _grammar(self, place: Place, m: Mention) -> tuple[str, str, Token | None]:
        """The name's part in its clause, the kind of its verb, and the verb."""
        role, head = self._role(place.reading, m)
        verb_kind, verb = self._verb(head) if head is not None else ("no verb", None)
        return role, "speaks" if m.start in place.speaking else verb_kind, verb

    def _role(self, reading: Reading, m: Mention) -> tuple[str, Token | None]:
        """Subject, object, owner, or the preposition before the phrase that the name is in, and the word it depends on."""
        token = reading.token_at(m.end - 1)
        if token is None:
            return "none", None
        for _ in range(_HIGHEST):
            is_of = token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.pos_ in ("NOUN", "PROPN")
            if token.dep_ in _NOMINAL and token.head.i != token.i:
                token = token.head
            elif is_of and m.type != "person":  # "the ministers of A"
                token = token.head.head
            else:
                break
        if token.dep_ in _SUBJECTS or token.dep_ == "poss":
            return _SUBJECTS.get(token.dep_, "owner"), token.head
        if token.dep_ in _OBJECTS:
            return "object", token.head
        if token.dep_ == "pobj":
            return token.head.lower_ if token.head.lower_ in _PREPOSITIONS else "preposition", token.head.head
        return "head" if token.dep_ == "ROOT" else "none", token

    def _verb(self, token: Token) -> tuple[str, Token | None]:
        """The kind of the verb that a word depends on, and the verb."""
        for _ in range(_HIGHEST - 2):
            if token.pos_ in _VERBAL:
                return self._kind(token.lower_), token
            if token.head.i == token.i:
                break
            token = token.head
        return "no verb", None

    def _kind(self, verb: str) -> str:
        if self._words.is_cue("attend", verb):
            return "attend"
        if self._words.is_cue("chair", verb) or verb in self._words.sets["leading_verb"]:
            return "lead"
        frame = self._words.verbs.get(verb)
        if frame:
            return frame.relation
        return next((cue for cue in ("say", "hold") if self._words.is_cue(cue, verb)), "verb")


def _bin(n: int, cuts: tuple[int, ...], names: tuple[str, ...]) -> str:
    return names[bisect.bisect_right(cuts, n)]
