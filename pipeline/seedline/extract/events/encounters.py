"""Frames of verbs by which people meet: met, received, gathered, phoned, discussed with.

Belongs here: who meets whom. Does not belong here: bodies that sit (`sittings`), trips (`journeys`).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from seedline.extract.events.chairs import IN_CHAIR
from seedline.extract.events.room import FrameRoom
from seedline.extract.events.sighting import GATHERINGS, Named, Sighting
from seedline.extract.events.text import COUNTRY, DATE, DEMONYM, NAMES, ORG, PERSON, PLACE, Sentence
from seedline.extract.events.words import Verb, Words

_PASSIVE = re.compile(r"\b(?:was|were|be|been|is|are|being)\s$")
_ADJUNCT = re.compile(rf"(?:\s+[\w-]+){{0,5}}\s+(?:(?:in|on|at|by|via|here|face to face|one-on-one)\b|{DATE})")
_A_BODY = re.compile(rf"\s(?:the\s)?({ORG})(?!'|\s[a-z]+s\b)")
_INTO = re.compile(r"(?:\b(?:for|at|in|within)|(?<!up)\sto)\s+(?:the\s|an?\s)?$")
# "had several meetings. With minister A, they discussed"
_WITH_FIRST = re.compile(
    rf"With\s[^.;:{PERSON}]{{0,110}}({PERSON})(?:\s\([^()]*\))?,?\s(?:(?:the|they|he|she|we)\b|(?:on\s)?{DATE}|[A-Z{PERSON}])"
)
# "met with A and with B"
_AND_WITH = re.compile(r"\band\swith\s")
_SERIES = 8  # sentences between two talks of a series
# "met (for the summit)"
_FOR = re.compile(rf"(?:\s(?:{DATE}|in\s{PLACE}))*\s(?:for|at|in)\s(?:the\s|an?\s|their\s)?(?:[\w-]+\s){{0,3}}?")
_ABOUT = re.compile(r"\b(?:from|about|that|as)\s")
_APPEAL = re.compile(r"(?:(?!\sand\s)[^;:.]){0,40}\sto\s")
_PLACED = re.compile(rf"\b(?:in|at)\s(?:the\s)?[{PLACE}{COUNTRY}]")
# a place or date right behind the verb
# "We, the presidents of A and B, (met)"
_WE_WHO = re.compile(r"\b[Ww]e,\s[^.;]{3,240},\s(?:have\s)?(?:\w+ly\s)?$")
_SETTLED = re.compile(rf"(?:\s\w+){{0,2}},?\s(?:(?:in|at|on)\s(?:the\s|his\s|her\s)?(?:[{NAMES}]|margins|sidelines|fringes)|{DATE})")
# "4 July: the commission met"
_DATED_BODY = re.compile(rf"{DATE}\W{{1,3}}(?:the\s)?{ORG}\s(?:[A-Z]\w+\s)*$")
# "X, with whom I met", "X, whom the minister received"
_WHOM = re.compile(rf"({PERSON}),?\s(?:with\s)?whom\s(?:[\w{PERSON}']+\s){{1,4}}$")
# "(the forum), which had (met)"
_WHICH = re.compile(r",?\s(?:which|that)\s(?:\w+\s){0,2}")
_BEHIND = re.compile(r",?\s")
_OF_NAME = re.compile(rf"\s(?:the\s)?[{NAMES}A-Z]")
# "welcomed to (Brussels)"
_TO = re.compile(rf"(?:\s{DATE})?\sto\s(?:the\s)?([{PLACE}{COUNTRY}])")
_FRONTED = re.compile(rf"\W*In\s(?:the\s)?([{PLACE}{COUNTRY}])")
# "(met A), in X President B"
_IN_ANOTHER = re.compile(
    rf"[,;]\s(?:and\s)?(?:then\s)?in\s(?:the\s)?([{PLACE}{COUNTRY}]),?\s(?:with\s)?(?:[A-Z]\w+\s|of\s|the\s){{0,6}}({PERSON})"
)
# "in X, where she (spoke with)"
_WHERE = re.compile(rf"[{PLACE}{COUNTRY}],?\swhere\s[^;:.]{{0,60}}$")
_WITH = re.compile(r"[^;:.\"]{0,120}?\bwith\s")
# "spoke with X about (the situation in Y)"
_TOPIC = re.compile(r"\b(?:about|on the|regarding|concerning|over|to discuss)\b")
# Frames whose objects are persons: these are not the subject of the next verb.
_WITH_OBJECTS = frozenset({"with", "meet", "receive", "greet", "host", "phone", "call_on", "received_by"})
# relations of a name inside an object: "saw the president of A, (B)"
_INSIDE = frozenset({"compound", "appos", "flat", "nmod", "pobj", "prep", "poss"})
_AT_HAND = 20
# A direct object begins right behind its verb.
_AT_ONCE = 3
# "received X, who is on a visit"
_IS_ON = re.compile(r"\b(?:who|which|arrived|arriving|currently)\b", re.IGNORECASE)
# How far after the verb its object's name may stand, in characters of code: titles of office come in between.
_REACH = 110
_NEAR = 80
# guests from which on they are those of a gathering
_SEVERAL = 3
_LONGEST_NAME = 160


class Encounters(FrameRoom):
    """Reads meetings and calls told by verbs."""

    def _prepare(self, words: Words) -> None:
        self._adjunct = re.compile(
            rf",?\s(?:(?:(?:on|late|early)\s(?:\w+\s)?)?{DATE}(?:\s\([^()]{{1,20}}\))?|to\s(?:the\s)?[{PLACE}{COUNTRY}]"
            rf"|(?:at|in)\s[^,;.]{{1,45}}?(?=,\s|\sthe\s|\s{DATE}|\s(?:on|H\.E)\b|\s{words.cue['titled'].pattern}))",
            re.IGNORECASE,
        )
        self._official = re.compile(
            rf"\s(?:[a-z]+\s){{0,2}}[{COUNTRY}{DEMONYM}{ORG}](?:'s)?\s(?:[\w-]+\s){{0,2}}?"
            rf"(?:{words.cue['titled'].pattern}|{words.cue['group'].pattern})", re.IGNORECASE)  # fmt: skip
        self._apart = re.compile(rf"[\s,]*{words.cue['separately'].pattern},?", re.IGNORECASE)
        self._pair_words = re.compile(rf"\b(?:{words.cue['pair'].pattern}|we)(?=\s)", re.IGNORECASE)
        self.frames = {
            "with": self._with,
            "meet": self._with,
            "gather": self._gather,
            "receive": self._receive,
            "greet": self._greet,
            "received_by": self._receive,
            "host": self._receive,
            "call_on": self._call_on,
            "phone": self._phone,
            "jointly": self._jointly,
            "matter": self._matter,
        }

    def _with(self, s: Sentence, x: Sighting, frame: Verb, nouns: list[Sighting]) -> Iterator[Sighting]:
        """Partners meet; without a named partner or a group, a body gathers."""
        is_weak = x.word in self.words.weak_verbs
        if x.word.endswith(" with") and IN_CHAIR.match(s.code, x.core[1] - len("with")):  # "the council met in Zenda, with X in the chair"
            x.core = (x.core[0], x.core[0] + len(x.word) - len(" with"))
            yield from self._gather(s, x, frame, nouns)
            return
        if x.word in self.words.sets["seeing"] and not self._is_direct(s, x):
            return
        subjects = self.clauses.subject(s, x.core[0])
        if " with" not in x.word and (host := self._for(s, x, nouns)):
            people = self.clauses.subject(s, x.core[0], is_list=True)
            host.join(people if len(people) > 1 else [])
            host.happens = True
            host.organizer = host.organizer or next(iter(self.clauses.bodies(s, x.core[0])), None)
            return
        apart = self._apart.match(s.code, x.core[1])
        objects, end = self.clauses.object(s, apart.end() if apart else x.core[1], subjects, _NEAR if is_weak else _REACH)
        if not is_weak and (whom := _WHOM.search(s.code, max(0, x.core[0] - _NEAR), x.core[0])):
            objects, end = s.all(PERSON, whom.start(1), whom.end(1)), x.core[1]
            subjects = [n for n in subjects if n[0] not in {r for r, _ in objects}] or s.all(PERSON, whom.end(1), x.core[0])[-1:]
        is_group = self._is_group(s, x.core[1]) or bool(self.words.sides_at(s, x.core[1] + 1))
        has_partner = bool(objects) or " with" in x.word or x.label in self.words.sets["credentials"] or (bool(subjects) and is_group)
        if not objects and not is_weak and (pair := self._pair(s, x)):
            x.join(pair)
            x.is_bilateral = x.happens = True
            is_remembered = s.code[: x.core[0]].rstrip().lower().endswith("we")
            x.determiner = "separate" if is_remembered else "the"
            yield x
            return
        if not has_partner and not is_weak:
            yield from self._gather(s, x, frame, nouns)
            return
        bodies = [] if subjects else self.clauses.bodies(s, x.core[0])
        if s.role == "title" and not (subjects and objects) and self._officials(s, x):
            x.is_bilateral = x.happens = True
            x.join([*subjects, *(o for o in objects if o not in subjects)])
            yield x
            return
        own = self._own(s, x, end)
        is_phoned = self.words.is_cue("phone", own)
        is_there = bool(_WHERE.search(s.code, 0, x.core[0])) or self.words.is_cue("aside", s.code)
        said = _TOPIC.split(own, maxsplit=1)[0]
        if x.type == "call" and not is_phoned and (is_there or _PLACED.search(said) or self.words.is_cue("in_person", said)):
            x.type = "meeting"
        is_official = bool(objects) and not is_weak and self.words.is_cue("titled", s.code[max(0, x.core[0] - 50) : x.core[0]])
        objects = [o for o in objects if o[0] not in {r for r, _ in subjects}]
        if x.type == "call" and not objects:
            return
        is_official |= not objects and self.clauses.is_told_by_self(s, x.core[0])
        if not (subjects or bodies or is_official or (objects and not is_weak)) or (is_weak and not (objects and subjects)):
            return
        x.is_bilateral = x.happens = True
        x.determiner = "the" if x.word == "meeting" else x.determiner
        x.name = self._name(x, end)
        if not objects:
            x.sides = self.words.sides_at(s, x.core[1] + 1)
        if is_phoned:
            x.type = "call"
        if bodies:
            x.organizer = bodies[0]
        further = list(self._elsewhere(s, x, subjects, end))
        if further and (front := _FRONTED.match(s.code)) and (named := s.named(front.start(1))):
            x.place = (*named, front[1])
        yield from self._each(x, subjects or bodies, objects)
        yield from further

    def in_turn(self, s: Sentence) -> Iterator[Sighting]:
        """One of several talks that a sentence before announced: "had several meetings. With A, they discussed"."""
        last, holder = self.setting.series
        m = _WITH_FIRST.match(s.code) if holder and 0 < s.ordinal - last <= _SERIES else None
        partner = s.named(m.start(1)) if m else None
        if holder and m and partner and partner[0] != holder[0]:
            x = Sighting(s, "meeting", "meeting", (0, m.end(1)), (0, m.end(1)), is_verb=True, label="meeting")
            x.is_bilateral = x.happens = x.is_past = True
            x.determiner = "separate"
            x.join([holder, partner])
            self.setting.series = (s.ordinal, holder)
            yield x

    @staticmethod
    def _for(s: Sentence, x: Sighting, nouns: list[Sighting]) -> Sighting | None:
        """The gathering that several meet for: "met for the fourth summit, hosted by X"."""
        noun = next((n for n in nouns if n.type in GATHERINGS and n.core[0] > x.core[1]), None)
        return noun if noun and not noun.is_bilateral and _FOR.fullmatch(s.code, x.core[1], noun.name[0]) else None

    def _elsewhere(self, s: Sentence, x: Sighting, subjects: list[Named], end: int) -> Iterator[Sighting]:
        """Whom the same people met at further places, the verb left out: "met A in Oslo, in Minsk President B"."""
        while subjects and (m := _IN_ANOTHER.match(s.code, end)):
            end, where, who = m.end(), s.named(m.start(1)), s.named(m.start(2))
            if where and who:
                core = m.span(2)
                y = replace(x, core=core, name=core, place=(*where, m[1]), people=[], dates=[], happens=True, is_bilateral=True)
                y.determiner = "separate"
                y.join([*subjects, who])
                yield y

    @staticmethod
    def _is_direct(s: Sentence, x: Sighting) -> bool:
        """Whether the next person is the verb's own object: "saw President X", not "saw X as", "wants to see X leave"."""
        at = next(s.find(PERSON, x.core[1], x.core[1] + _NEAR), None)
        name = s.token(at) if at is not None else None
        while name is not None and name.dep_ in _INSIDE and s.place_of(name.head) != x.core[0]:
            name = name.head
        is_judged = at is not None and s.code.startswith(" as ", at + 1)
        return name is not None and not is_judged and name.dep_ == "dobj" and s.place_of(name.head) == x.core[0]

    def _own(self, s: Sentence, x: Sighting, end: int) -> str:
        """The words that are the verb's own, up to the next verb that tells of an event."""
        last = self.clauses.before_verb(s, x.core[1], min(len(s.code), end + _NEAR))
        later = (m.start() for m in self.words.verb.finditer(s.code, x.core[1], last) if s.pos(m.start()) == "VERB")
        return s.code[x.core[0] : next(later, last)]

    def _each(self, x: Sighting, subjects: list[Named], objects: list[Named]) -> Iterator[Sighting]:
        """A meeting with all partners, or one with each: calls, what the sentence says was done one after another, and a list of
        several, each with an office of his or her own."""
        is_apart = len(objects) > 1 and (x.type == "call" or self.words.is_cue("separately", x.sentence.code))
        is_apart |= len(objects) > 2 and len(subjects) == 1 and self._are_officers(x)
        is_apart |= len(objects) > 1 and _AND_WITH.search(x.sentence.code, x.core[1], x.name[1]) is not None
        for some in [[o] for o in objects] if is_apart else [objects]:
            y = replace(x, people=list(x.people), happens=True, is_bilateral=True, determiner="separate" if is_apart else x.determiner)
            y.join([*subjects, *some])
            yield y

    def _are_officers(self, x: Sighting) -> bool:
        """Whether before each name on the list after the verb stands an office of its own, and no group that they are counted off from
        ("met with the guests of the house, among them ...")."""
        at = [x.core[1], *x.sentence.find(PERSON, *x.name)]
        return not self.words.is_cue("counted_off", x.sentence.code[at[0] : at[1]]) and all(
            self.words.is_cue("titled", x.sentence.code[a:b]) for a, b in itertools.pairwise(at)
        )

    def _pair(self, s: Sentence, x: Sighting) -> list[Named]:
        """Who "they", "the two leaders", or "we" of a talk of two are: the sentence's two persons, else those who met last."""
        if own := _WE_WHO.search(s.code, 0, x.core[0]):
            named = s.all(PERSON, *own.span())
            return named if len(named) == 2 else [(r, s.span(own.start(), own.start() + 2)) for r in self.setting.talk]
        pairs = list(self._pair_words.finditer(s.code, max(0, x.core[0] - 60), x.core[0]))
        if not pairs or not _SETTLED.match(s.code, x.core[1]) or not self._is_verbal(s, pairs[-1].end(), x.core[0]):
            return []
        m = pairs[-1]
        span = s.span(*m.span())
        people = sorted({r for r, _ in s.all(PERSON, 0, m.start())})
        if m[0].lower() == "we":
            people = list(self.setting.talk)
        return [(r, span) for r in (people if len(people) == 2 else self.setting.two(m[0]))]

    @staticmethod
    def _is_verbal(s: Sentence, start: int, end: int) -> bool:
        """Whether between a subject and its verb only adverbs and verbs of the same group stand: "they also agreed to (meet)"."""
        words = [t for i in range(start, end) if (t := s.token(i)) is not None]
        return all(t.pos_ in ("AUX", "ADV", "VERB", "PART", "ADJ") for t in words)

    def _officials(self, s: Sentence, x: Sighting) -> bool:
        """Whether offices stand on both sides of the verb, so that officials meet whose names are told later."""
        before, after = s.code[max(0, x.core[0] - 90) : x.core[0]], s.code[x.core[1] : x.core[1] + 90]
        is_titled = self.words.is_cue("titled", before) or PERSON in before
        return is_titled and self.words.is_cue("titled", after) and not _ABOUT.search(after[:30])

    def _is_group(self, s: Sentence, at: int) -> bool:
        """Whether officials without names are the object: "meets ASEAN foreign ministers", "met the Georgian Foreign Minister"."""
        return bool(self.words.cue["group"].search(s.code, at, at + 60) and _OF_NAME.match(s.code, at)) or bool(
            self._official.match(s.code, at, at + 60)
        )

    def _name(self, x: Sighting, end: int) -> tuple[int, int]:
        return x.core[0], max(x.core[1], min(end, x.core[1] + _LONGEST_NAME))

    def _gather(self, s: Sentence, x: Sighting, frame: Verb, nouns: list[Sighting]) -> Iterator[Sighting]:
        """A body or a group meets somewhere; "gathers for a session" tells of the session."""
        if _PASSIVE.search(s.code, 0, x.core[0]):
            return
        noun = next((n for n in nouns if n.type in GATHERINGS and 0 < n.core[0] - x.core[1] < 130), None)
        gathered = _A_BODY.match(s.code, x.core[1])
        if gathered and noun is None and (leading := self.clauses.subject(s, x.core[0])[-1:]):
            x.organizer, x.chair, x.happens = s.named(gathered.start(1)), leading[0], True
            yield x
            return
        if host := self._antecedent(s, x, nouns):
            host.happens = True
            return
        bodies = self.clauses.bodies(s, x.core[0])
        subject = s.code[self.clauses.start(s, x.core[0]) : x.core[0]]
        is_object = noun is not None and noun.name[0] - x.core[1] < _AT_ONCE
        aim = s.code[x.core[1] : noun.name[0]] if noun else ""
        is_clause = noun is not None and (";" in aim or self.words.is_cue("upcoming", aim) or s.verb(x.core[1], noun.name[0]) is not None)
        if noun and (is_object or _INTO.search(s.code, 0, noun.name[0])) and not is_clause:
            noun.happens = True
            noun.organizer = noun.organizer or (bodies[0] if bodies else None)
            people = [n for n in self.clauses.subject(s, x.core[0]) if n[0] not in {r for r, _, _ in noun.people}]
            if (noun.is_mass or noun.is_by_two) and not noun.organizer and len(people) + len(noun.people) > 1:
                noun.join(people)
                noun.is_bilateral = True
            if noun.type == "meeting" and self.words.is_of_leaders(subject):
                noun.type = "summit"
            return
        people = self.clauses.subject(s, x.core[0], is_list=True)
        is_settled = bool(_ADJUNCT.match(s.code, x.core[1])) or (
            bool(bodies) and (DATE in s.code[x.core[1] : x.core[1] + _AT_HAND] or bool(_DATED_BODY.search(s.code, 0, x.core[0])))
        )
        if not is_settled or not (bodies or len(people) > 1 or self.words.is_cue("group", subject)):
            return
        if sided := self.words.sided.search(s.code, max(0, x.core[0] - _REACH), x.core[0]):
            x.sides = s.all(COUNTRY + ORG, sided.start(1), sided.end(1))
            bodies = [b for b in bodies if b not in x.sides]
        x.organizer = bodies[0] if bodies else None
        if self.words.is_summit_body(x.organizer[0] if x.organizer else None) or self.words.is_of_leaders(subject):
            x.type = "summit"
        x.is_bilateral = len(people) > 1 and not x.organizer
        x.join(people if len(people) > 1 else [])
        x.happens = True
        x.is_ministerial = x.type != "summit" and self.words.is_cue("ministerial", subject)
        x.name = (self.clauses.name_start(s, x.core[0]), x.core[1])
        yield x

    def _antecedent(self, s: Sentence, x: Sighting, nouns: list[Sighting]) -> Sighting | None:
        """The event noun that a verb's relative clause or participle goes on about: "the forum, which had met", "a dinner hosted by"."""
        before = [n for n in nouns if n.name[1] <= x.core[0]]
        verb = s.token(x.core[0])
        is_participle = verb is not None and verb.tag_ == "VBN"
        if before and (_BEHIND if is_participle else _WHICH).fullmatch(s.code, before[-1].name[1], x.core[0]):
            return before[-1]
        # what has an object of its own is no relative clause: "Before the ceremony X received Y"
        is_clause = verb is not None and verb.dep_ in ("relcl", "acl") and not any(c.dep_ == "dobj" for c in verb.children)
        at = s.place_of(verb.head) if verb is not None and is_clause else None
        return next((n for n in before if at is not None and n.name[0] <= at < n.name[1]), None)

    def _receive(self, s: Sentence, x: Sighting, frame: Verb, nouns: list[Sighting]) -> Iterator[Sighting]:
        """A host receives a guest: between the verb and the guest's name only his or her office may stand."""
        if host := self._antecedent(s, x, nouns):
            host.happens = True
            return
        is_passive = frame.relation == "received_by"
        subjects = self.clauses.subject(s, x.core[0]) or (self.clauses.party(s, x.core[0]) if is_passive else [])
        if told := next((n for n in nouns if 0 < n.name[0] - x.core[1] <= _AT_ONCE and self._is_received(x, n)), None):
            known = {r for r, _, _ in told.people}
            told.join([n for n in subjects if n[0] not in known], "host" if told.type == "visit" else "participant")
            told.is_bilateral, told.happens = told.type != "visit", True
            return
        at = self._after_adjuncts(s, x.core[1])
        objects, end = self.clauses.object(s, at, subjects, _REACH)
        if inner := next((n for n in nouns if x.core[0] < n.core[0] < x.core[1]), None):
            # "was granted an audience by"
            inner.people = []
            inner.join([*subjects, *objects])
            inner.is_bilateral = inner.happens = len(inner.people) > 1
            return
        subjects = [n for n in subjects if n[0] not in {r for r, _ in objects}]
        if s.role == "title" and not (subjects and objects) and self._officials(s, x):
            x.join([*subjects, *objects])
            x.is_bilateral = x.happens = True
            yield x
            return
        if subjects and not objects and frame.relation == "receive" and self._receives_group(s, at):
            x.join(subjects)
            x.is_bilateral = x.happens = True
            yield x
            return
        first = next(s.find(PERSON, at, end), end)
        gap = s.code[at:first]
        is_titled = len(gap) < 4 or first == end or self.words.is_cue("titled", gap)
        is_host = bool(subjects) or self.words.is_cue("titled", s.code[max(0, x.core[0] - 40) : x.core[0]])
        is_host |= is_passive and self.words.is_cue("group", s.code[max(0, x.core[0] - 40) : x.core[0]])
        is_hosted = frame.relation == "host" and any(at <= n.core[0] < first for n in nouns)  # "hosted the event together with X"
        if not is_host or not objects or not is_titled or is_hosted or _ABOUT.search(gap):
            return
        aim = next((n for n in nouns if n.core[0] > x.core[1] and (n.type == "visit" or self._is_aim(s, n))), None)
        if aim:
            aim.join(objects)
            aim.happens = True
        hosting = subjects[0] if subjects and frame.relation == "host" else None
        if aim and not _IS_ON.search(s.code, x.core[1], aim.name[0]):
            aim.join(subjects, "host")
            aim.chair = hosting if aim.type in GATHERINGS else None
            return
        x.chair, x.is_hosted = hosting, True
        there = _TO.match(s.code, x.core[1])
        x.place = (*n, there[1]) if there and (n := s.named(there.start(1))) else None
        x.name = self._name(x, end)
        yield from self._each(x, subjects, objects)

    def _greet(self, s: Sentence, x: Sighting, frame: Verb, nouns: list[Sighting]) -> Iterator[Sighting]:
        """A host welcomes a guest. Several who are welcomed come to the gathering that the text is at (`following`)."""
        if not self.setting.sitting or len(s.all(PERSON, x.core[1], self.clauses.complement_end(s, x.core[1]))) < _SEVERAL:
            yield from self._receive(s, x, frame, nouns)

    @staticmethod
    def _is_received(x: Sighting, noun: Sighting) -> bool:
        """Whether a call or a visit is what somebody gets: "received a call from X", not "welcomed the visit"."""
        return x.word.startswith("receiv") and noun.word.endswith(("call", "visit"))

    def _receives_group(self, s: Sentence, at: int) -> bool:
        """Whether officials without names are received, not an honour or a report from them."""
        group = self.words.cue["group"].search(s.code, at, at + _AT_HAND)
        return group is not None and not _ABOUT.search(s.code, at, group.start())

    def _is_aim(self, s: Sentence, noun: Sighting) -> bool:
        """Whether guests are received for the gathering that the noun names."""
        return noun.type in GATHERINGS and s.code.endswith((" for ", " to "), 0, noun.name[0])

    def _after_adjuncts(self, s: Sentence, at: int) -> int:
        """Where the object begins: "received on Monday at the palace the minister"."""
        for _ in range(3):
            m = self._apart.match(s.code, at) or self._adjunct.match(s.code, at)
            if not m:
                break
            at = m.end()
        return at

    def _call_on(self, s: Sentence, x: Sighting, frame: Verb, nouns: list[Sighting]) -> Iterator[Sighting]:
        """A visitor calls on a host. "Calls on X to act" is an appeal."""
        first = next(s.find(PERSON, x.core[1], x.core[1] + _NEAR), None)
        if first is not None and not _APPEAL.match(s.code, first + 1):
            yield from self._receive(s, x, frame, nouns)

    def _phone(self, s: Sentence, x: Sighting, frame: Verb, nouns: list[Sighting]) -> Iterator[Sighting]:
        subjects = self.clauses.subject(s, x.core[0])
        objects, end = self.clauses.object(s, x.core[1], subjects, _LONGEST_NAME)
        people = dict([*subjects, *objects]) if objects or len(subjects) > 1 else dict(self._pair(s, x) or subjects)
        x.name = self._name(x, end) if len(people) > 1 else x.name
        if len(objects) > 1 and subjects:
            yield from self._each(x, subjects, objects)
        elif len(people) > 1:
            x.join(list(people.items()))
            x.is_bilateral = x.happens = True
            yield x

    def _jointly(self, s: Sentence, x: Sighting, frame: Verb, nouns: list[Sighting]) -> Iterator[Sighting]:
        """ "A and B discussed": the two met; told of as known, so that it goes to their meeting if one was reported."""
        subjects = self.clauses.subject(s, x.core[0], is_list=s.role == "title")
        earlier = self.words.verb.finditer(s.code, self.clauses.start(s, x.core[0]), x.core[0])
        is_second = any(self.words.verbs[self.words.form(m)].relation in _WITH_OBJECTS for m in earlier)
        talks = [n for n in nouns if n.type in GATHERINGS or n.type == "call"]
        is_own = self.words.is_cue("in_person", x.word)  # "spoke face to face before the session"
        if len(subjects) == 2 and not is_second and (is_own or not talks):
            x.join(subjects)
            x.is_bilateral = x.happens = True
            x.determiner = "" if is_own else "the"
            if self.words.is_cue("phone", s.code[x.core[0] :]):
                x.type, x.label = "call", "telephone conversation"
            yield x
        elif (
            len(subjects) > 1
            and len(talks) == 1
            and talks[0].is_plural
            and not talks[0].organizer
            and s.code.endswith("n ", 0, talks[0].name[0])
        ):
            talks[0].people = []
            talks[0].join(subjects)
            talks[0].is_plural, talks[0].is_bilateral, talks[0].happens, talks[0].is_round = False, True, True, True
        elif not is_second and not talks:
            yield from self._matter(s, x, frame, nouns)

    def _matter(self, s: Sentence, x: Sighting, frame: Verb, nouns: list[Sighting]) -> Iterator[Sighting]:
        """ "A discussed the matter with B, C and D": told of as known; a meeting with each."""
        subjects = self.clauses.subject(s, x.core[0])
        with_ = _WITH.match(s.code, x.core[1])
        if len(subjects) != 1 or not with_ or any(n.type in GATHERINGS or n.type == "call" for n in nouns):
            return
        end = self.clauses.complement_end(s, with_.end())
        partners = [n for i in s.find(PERSON, with_.end(), end) if not s.code.startswith("'s", i + 1) and (n := s.named(i))]
        partners = [n for n in partners if n[0] != subjects[0][0]]
        for partner in partners:
            y = replace(x, people=[], happens=True, is_bilateral=True, determiner="separate" if len(partners) > 1 else "the")
            y.join([*subjects, partner])
            yield y
