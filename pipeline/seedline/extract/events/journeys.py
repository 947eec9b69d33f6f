"""Frames of verbs by which people travel: visited, arrived in, is going to, is expected in.

Belongs here: who goes where. Does not belong here: "paid a visit" (`nouns`, `partners`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from seedline.extract.events.room import FrameRoom
from seedline.extract.events.sighting import GATHERINGS, Named, Sighting
from seedline.extract.events.text import COUNTRY, DATE, ORG, PERSON, PLACE, Sentence
from seedline.extract.events.tours import tour
from seedline.extract.events.words import Verb, Words

_WHERE = re.compile(rf"([{PLACE}{COUNTRY}]),?\s(?:from\s)?where\s(?:[\w{PERSON}']+\s){{1,4}}$")
_BODY = re.compile(rf"\s(?:the\s)?({ORG})(?!'|\s{PERSON})")
_COMPANY = re.compile(r",?\s(?:together\s|along\s|jointly\s)?with\s")
_EXPECTED_AT = re.compile(rf"\s(?:(?:to\s(?:come|arrive|travel|gather|meet)\s)?(?:in|at|to)\s)(?:the\s)?([{PLACE}{COUNTRY}])")
_AT_HAND = 20
# "arrived in X (on Monday) for the summit"
_ON_A_DAY = re.compile(rf"\s(?:on\s|from\s)?{DATE}")
# "(visits A) on Monday and B on (Tuesday)"
_NEXT_STOP = re.compile(
    rf"\s(?:on\s|from\s)?{DATE}(?:,|\sand|,\sand)\s(?:the\s|in\s|to\s)?([{PLACE}{COUNTRY}])(?=\s(?:on\s|from\s)?{DATE})"
)
_AIMED = re.compile(r"\s(?:for|to attend|to take part in|to participate in|to join|on a)\s")
_THERE = re.compile(r",\swhere\b")
_AT_ONE = re.compile(r"[^,;]*")
_AIM = re.compile(rf"[^;.{PERSON}]{{0,40}}\s(?:for|to attend|to take part in|to participate in|to join)\s")
_INVITED = re.compile(r"\binvit(?:ed?|es|ing)\s([^,;.]{1,80}?)\sto\s$")
_NEAR = 80
# travellers from which on they are those of a gathering
_SEVERAL = 3
# a document's title and first sentence
_LEAD = 2


class Journeys(FrameRoom):
    """Reads visits told by verbs."""

    def _prepare(self, words: Words) -> None:
        settlement = words.cue["settlement"].pattern
        self._destination = re.compile(rf"\s+(?:the\s+)?(?:{settlement}\s+of\s+)?([{PLACE}{COUNTRY}])", re.IGNORECASE)
        # "travels to X to address (a forum)"
        self._errand = re.compile(rf"[^,;.]{{0,30}}?\sto\s{words.cue['errand'].pattern}", re.IGNORECASE)
        self.frames = {
            "visit": self._visit,
            "arrive": self._visit,
            "stay": self._stay,
            "trip": self._trip,
            "expected": self._expected,
        }

    def _visit(self, s: Sentence, x: Sighting, frame: Verb, nouns: list[Sighting]) -> Iterator[Sighting]:
        """A person goes to a place. Who arrives for talks or a summit is told of by these."""
        goal = self._destination.match(s.code, x.core[1])
        subjects = self._invited(s, x.core[0]) or self.clauses.subject(s, x.core[0])
        body = _BODY.match(s.code, x.core[1]) if frame.relation == "visit" else None
        if body and subjects:
            x.join([*subjects, *s.all(ORG, body.start(1), body.end(1))])
            x.happens = True
            yield x
            return
        subjects = subjects or (self.clauses.party(s, x.core[0]) if s.role != "title" else [])
        before = s.code[max(0, x.core[0] - _AT_HAND) : x.core[0]]
        is_office = (s.role == "title" or s.ordinal < _LEAD) and self.words.is_cue("titled", before)
        if goal and not subjects and (sided := self._sided(s, x.core[0])):
            x.sides = sided
        if not goal or not (subjects or x.sides or is_office or self.clauses.is_told_by_self(s, x.core[0])):
            return
        if frame.relation == "arrive" and self.setting.sitting and len(subjects) >= _SEVERAL:
            return  # they come to the gathering that the text is at (`following`)
        if s.code.endswith(("the ", "a "), 0, x.core[0]) or (frame.relation == "arrive" and self._is_home(s, goal, subjects, nouns)):
            return
        aim = next((n for n in nouns if n.type in GATHERINGS and _AIM.fullmatch(s.code, goal.end(), max(goal.end(), n.name[0]))), None)
        verb = s.token(x.core[0])
        is_told = verb is not None and verb.tag_ == "VBD"
        there = next(
            (
                n
                for n in nouns
                if n.type in GATHERINGS
                and not n.is_aside
                and not (n.is_topic and n.organizer and self.words.is_standing(n.organizer[0]))
                and (_AT_ONE.fullmatch(s.code, goal.end(), n.name[0]) if n.core[0] > x.core[0] else not is_told)
            ),
            None,
        )
        if frame.relation in ("arrive", "stay") and there:
            if there.core[0] > goal.end() and not any(s.find(PLACE + COUNTRY, goal.end())) and (named := s.named(goal.start(1))):
                there.place = there.place or (*named, s.code[goal.start(1)])
            if aim:
                aim.join(subjects)
                aim.happens = True
            if not (aim and aim.is_mass and aim.is_bilateral) and (aim or not self._errand.match(s.code, goal.end())):
                return
        if aim and aim.is_mass and not (aim.is_bilateral or aim.organizer or frame.relation == "arrive"):
            aim.is_generic = True  # "is visiting Oslo for talks"
        i = goal.start(1)
        named = s.named(i)
        x.place = (*named, s.code[i]) if named else None
        x.join(subjects)
        if company := _COMPANY.match(s.code, i + 1):
            x.join(s.all(PERSON, company.end(), self.clauses.complement_end(s, company.end())))
        x.happens = True
        x.name = (x.core[0], i + 1)
        tour(s, x, i, self.words)
        noun = next((n for n in nouns if n.type == "visit" and 0 < n.core[0] - i < _NEAR), None)
        if noun:
            noun.place, noun.happens, noun.is_tour = noun.place or x.place, True, noun.is_tour or x.is_tour
            noun.people += x.people
            return
        yield x
        yield from self._next_stops(s, x, goal.end())

    def _invited(self, s: Sentence, verb: int) -> list[Named]:
        """Who travels where somebody invited him to: "invited the minister to visit Oslo"."""
        m = _INVITED.search(s.code, 0, verb)
        who = self.setting.resolve(*s.span(*m.span(1)), frozenset()) if m and PERSON not in m[1] else None
        return s.all(PERSON, *m.span(1)) if m and who is None else [(who, s.span(*m.span(1)))] if m and who else []

    def _is_home(self, s: Sentence, goal: re.Match[str], who: list[Named], nouns: list[Sighting]) -> bool:
        """Whether travellers go to their own country without an errand there: "left for Oslo" of Norwegians."""
        there = s.referent(goal.start(1))
        state = self.words.state_of_place.get(there or "", there)
        is_errand = any(n.core[0] > goal.end() for n in nouns)
        return not is_errand and bool(who) and all(self.setting.state_of.get(r) == state for r, _ in who)

    def _sided(self, s: Sentence, verb: int) -> list[Named]:
        """The states and bodies whose officials, without names, are the subject right before a verb: "the ministers of A and B arrived"."""
        found = [m for m in self.words.sided.finditer(s.code, self.clauses.start(s, verb), verb) if not s.code[m.end() : verb].strip()]
        return s.all(COUNTRY + ORG, *found[-1].span(1)) if found else []

    def _next_stops(self, s: Sentence, x: Sighting, at: int) -> Iterator[Sighting]:
        """Further places with a day of their own: "will visit A on Monday and B on Tuesday"."""
        while m := _NEXT_STOP.match(s.code, at):
            at = m.end(1)
            if (named := s.named(m.start(1))) and s.code[m.start(1)] == (x.place or "   ")[2]:
                core = (m.start(1), m.end(1))
                yield replace(x, core=core, name=core, place=(*named, m[1]), people=list(x.people), dates=[], determiner="separate")

    def _stay(self, s: Sentence, x: Sighting, frame: Verb, nouns: list[Sighting]) -> Iterator[Sighting]:
        """A person "will be in" a place: a visit where a day or an aim is told."""
        goal = self._destination.match(s.code, x.core[1])
        if goal and (_ON_A_DAY.match(s.code, goal.end()) or _AIMED.match(s.code, goal.end()) or _THERE.match(s.code, goal.end())):
            yield from self._visit(s, x, frame, nouns)

    def _trip(self, s: Sentence, x: Sighting, frame: Verb, nouns: list[Sighting]) -> Iterator[Sighting]:
        """A person goes to or comes from a place: "X, where he is going", "is on his way to X", "just returned from X"."""
        there = _WHERE.search(s.code, max(0, x.core[0] - _NEAR), x.core[0])
        goal = self._destination.match(s.code, x.core[1])
        subjects = self.clauses.subject(s, x.core[0])
        i = there.start(1) if there else goal.start(1) if goal and not x.word.endswith("going") else None
        named = s.named(i) if i is not None else None
        if i is None or named is None or not subjects or any(n.type in GATHERINGS and n.core[0] > x.core[1] for n in nouns):
            return
        x.place = (*named, s.code[i])
        x.join(subjects)
        x.happens = True
        x.determiner = "separate"
        x.name = (min(i, x.core[0]), max(i + 1, x.core[1]))
        if "ing" in x.word.split()[-1] or "to" in x.word.split()[:1]:
            x.status, x.status_span = "planned", s.span(*x.core)
        yield x

    def _expected(self, s: Sentence, x: Sighting, frame: Verb, nouns: list[Sighting]) -> Iterator[Sighting]:
        """Leaders or ministers without names, or a person, are expected at a place."""
        m = _EXPECTED_AT.match(s.code, x.core[1])
        named = s.named(m.start(1)) if m else None
        if not m or not named or any(n.type in (*GATHERINGS, "visit") for n in nouns):
            return
        people = self.clauses.subject(s, x.core[0])
        subject = s.code[self.clauses.start(s, x.core[0]) : x.core[0]]
        is_group = self.words.is_cue("group", subject[-_NEAR:])
        people = [] if is_group and PERSON not in subject else people
        if not people and not is_group:
            return
        if not people:
            x.type, x.label = ("summit", "summit") if self.words.is_of_leaders(subject[-_NEAR:]) else ("meeting", "meeting")
            x.distinct.add("next")
        x.join(people)
        x.place = (*named, m[1])
        x.happens = True
        x.status, x.status_span = "planned", s.span(*x.core)
        x.name = (self.clauses.name_start(s, x.core[0]), m.end(1))
        yield x
