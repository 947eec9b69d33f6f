"""Frames of verbs of single acts: attacked, killed, signed, opened.

Belongs here: attacks, signings, openings. Does not belong here: what is done with an instrument (`actions`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from seedline.extract.events.room import FrameRoom
from seedline.extract.events.sighting import GATHERINGS, Named, Sighting
from seedline.extract.events.text import COUNTRY, DATE, DEMONYM, INSTRUMENT, NAMES, ORG, PERSON, Sentence
from seedline.extract.events.words import Verb, Words

_AT_HAND = 20
_STATES = re.compile(rf"[{COUNTRY}{ORG}](?:,\s(?:the\s)?[{COUNTRY}{ORG}])*,?\sand\s(?:the\s)?[{COUNTRY}{ORG}]\s(?:\w+\s)?$")
# a paper's own date
_DATED = re.compile(r"\b(?:dated|of)\s(?:the\s)?$")
_PASSIVE = re.compile(r"(?:was|were|has|have|will|be|being)\s")
# "was signed in Oslo on Monday by"
_BY = re.compile(r"[^;.,]{0,90}?\sby\s")
_PRESENT = re.compile(r"\bin the presence of\b")
# "the note on the (opening of)", "agreed on the (inauguration of)": what is only spoken of
_ON = re.compile(r"\b(?:on|about|for|regarding)\s(?:the\s)?(?:\w+\s)?$")
_WE = re.compile(r"\b[Ww]e\b")
# How far after the verb its object's name may stand, in characters of code: titles of office come in between.
_REACH = 110
_NEAR = 80


class Incidents(FrameRoom):
    """Reads attacks, signings and openings told by verbs."""

    def _prepare(self, words: Words) -> None:
        self._venue = re.compile(rf"(?:,[^,;.]{{1,60}},)?\s(?:[\w'{NAMES}-]+\s){{0,6}}?{words.cue['venue'].pattern}", re.IGNORECASE)
        self._opened = re.compile(rf"{words.cue['venue'].pattern}[^,;.]{{0,60}}$", re.IGNORECASE)
        number = rf"(?:\d[\d,]*|{words.cue['numeral'].pattern})"
        self._victims_after = re.compile(rf"\s(?:[\w-]+\s){{0,3}}?(?:{number}|{words.cue['victims'].pattern})", re.IGNORECASE)
        self._victims_before = re.compile(rf"(?:{number}|{words.cue['victims'].pattern})(?:\s[\w{DEMONYM}-]+){{0,5}}\s?$", re.IGNORECASE)
        self._paper = re.compile(rf"({INSTRUMENT}|{words.cue['paper'].pattern})[^;.]{{0,60}}$", re.IGNORECASE)
        self._parties = re.compile(rf"([{COUNTRY}{DEMONYM}])-([{COUNTRY}{DEMONYM}])\s{words.cue['paper'].pattern}", re.IGNORECASE)
        self.frames = {
            "assault": self._assault,
            "casualties": self._casualties,
            "sign": self._sign,
            "open": self._open,
        }

    def _assault(self, s: Sentence, x: Sighting, frame: Verb, nouns: list[Sighting]) -> Iterator[Sighting]:
        """Armed men attack: what an attack noun of the sentence tells of, else an attack by itself."""
        verb = s.token(x.core[0])
        agent = s.code[max(self.clauses.start(s, x.core[0]), x.core[0] - _NEAR) : x.core[0]]
        is_armed = x.word not in self.words.weak_verbs or self.words.is_cue("attackers", agent)
        if is_armed and verb is not None and verb.dep_ != "amod" and not any(n.type == "attack" for n in nouns):
            x.happens = True
            yield x

    def _casualties(self, s: Sentence, x: Sighting, frame: Verb, nouns: list[Sighting]) -> Iterator[Sighting]:
        """People are killed: what an attack noun of the sentence tells of, else an attack by itself."""
        if not (
            self._victims_after.match(s.code, x.core[1], x.core[1] + _NEAR)
            or self._victims_before.search(s.code, max(0, x.core[0] - _NEAR), x.core[0])
        ) or self.words.is_cue("accident", s.code):
            return
        attacks = [n for n in nouns if n.type == "attack"]
        for n in attacks:
            n.happens = True
        if not attacks:
            x.happens = True
            yield x

    def _sign(self, s: Sentence, x: Sighting, frame: Verb, nouns: list[Sighting]) -> Iterator[Sighting]:
        """An instrument is signed on a date of its own, or by several in the presence of others, outside any meeting or visit."""
        is_passive = bool(_PASSIVE.match(x.word))
        region = (0, x.core[0]) if is_passive else (x.core[1], len(s.code))
        paper = self._paper.search(s.code, *region) if is_passive else next(s.find(INSTRUMENT, x.core[1], x.core[1] + 60), None)
        is_dated = any(s.date(i) and not _DATED.search(s.code, 0, i) for i in s.find(DATE))
        is_occasion = is_passive and _PRESENT.search(s.code, x.core[1]) is not None and len(self._by(s, x)) > 1
        if not paper or not (is_dated or is_occasion) or any((n.type in GATHERINGS and not n.is_aside) or n.type == "visit" for n in nouns):
            return
        between = re.compile(r"\b(?:between|with)\s").search(s.code, *region)
        people = self._by(s, x) if is_passive else self.clauses.subject(s, x.core[0], is_list=True)
        x.join(people)
        if between:
            x.join(s.all(COUNTRY + ORG, between.start(), region[1]))
        elif not is_passive and not people:
            begin = self.clauses.start(s, x.core[0])
            states = _STATES.search(s.code, begin, x.core[0])
            sided = self.words.sided.search(s.code, begin, x.core[0])
            x.join(s.all(COUNTRY + ORG, *states.span()) if states else s.all(COUNTRY + ORG, *sided.span(1)) if sided else [])
        sides = self._parties.search(s.code)
        if sides:
            x.join([n for i in (sides.start(1), sides.start(2)) if (n := s.named(i))])
        for i in s.find(INSTRUMENT, *region):
            x.join([(r, s.span(i, i + 1)) for r in self.words.parties(s.what[i].name or "")])
        we = _WE.search(s.code, 0, x.core[0])
        if we and self.setting.home:
            x.join([(self.setting.home, s.span(*we.span()))])
        x.happens = True
        yield x

    def _by(self, s: Sentence, x: Sighting) -> list[Named]:
        """Who signs, where a passive names them: "was signed in Oslo by A and B"."""
        by = _BY.match(s.code, x.core[1])
        return s.all(PERSON, by.end(), s.verb(by.end(), len(s.code))) if by else []

    def _open(self, s: Sentence, x: Sighting, frame: Verb, nouns: list[Sighting]) -> Iterator[Sighting]:
        """An embassy, a centre, a monument is opened, a road begun: an event where the sentence dates it, or is news of who does it."""
        begin = self.clauses.start(s, x.core[0])
        is_passive = bool(_PASSIVE.match(x.word))
        region = (begin, x.core[0]) if is_passive else (x.core[1], x.core[1] + _REACH)
        venue = self._venue.match(s.code, *region) if not is_passive else self._opened.search(s.code, *region)
        named = next((i for i in s.find(ORG, x.core[1], x.core[1] + _AT_HAND) if self.words.is_cue("venue", s.what[i].name or "")), None)
        end = venue.end() if venue else named + 1 if named is not None else 0
        subject = [] if is_passive else self.clauses.subject(s, x.core[0])[-1:]
        is_dated = any(s.date(i) for i in s.find(DATE))
        if not end or not (is_dated or (s.is_news and subject)):
            return
        if any(x.core[0] < n.core[0] < end for n in nouns) or _ON.search(s.code, begin, x.core[0]):
            return
        x.name = (begin, x.core[1]) if is_passive else (x.core[0], end)
        x.join(subject)
        x.happens = True
        yield x
