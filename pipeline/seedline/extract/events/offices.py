"""Frames of verbs by which people take and leave offices.

Belongs here: appointments, resignations, overthrows. Does not belong here: who holds an office (`positions`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from seedline.extract.events.room import FrameRoom
from seedline.extract.events.sighting import Sighting
from seedline.extract.events.text import COUNTRY, DATE, ORG, PERSON, Sentence
from seedline.extract.events.words import Verb, Words

_PASSIVE = re.compile(r"\b(?:was|were|be|been|is|are|being)\s$")
_AT_HAND = 20
_FROM_OFFICE = re.compile(r"(?:[^,;]{0,60}?\sas\s|\s(?:from|of)\s(?:office|power)\b)")
# How far after the verb its object's name may stand, in characters of code: titles of office come in between.
_REACH = 110
_NEAR = 80


class Offices(FrameRoom):
    """Reads appointments told by verbs."""

    def _prepare(self, words: Words) -> None:
        self.frames = {
            "office": self._office,
            "became": self._became,
            "appoint": self._appoint,
            "succeed": self._succeed,
            "overthrow": self._overthrow,
        }

    def _office(self, s: Sentence, x: Sighting, frame: Verb, nouns: list[Sighting]) -> Iterator[Sighting]:
        """A person takes or leaves an office, with a date or the office's name."""
        subjects = self.clauses.subject(s, x.core[0])[-1:]
        is_dated = DATE in s.code[x.core[1] : x.core[1] + _NEAR]
        if not is_dated and _is_point_in_time(s.token(x.core[0])):
            return
        if not subjects or not (is_dated or self.words.is_cue("office", s.code[x.core[1] : x.core[1] + _REACH])):
            return
        x.join(subjects)
        yield self._of_body(s, x)

    def _of_body(self, s: Sentence, x: Sighting) -> Sighting:
        """The body whose office it is stands behind the office."""
        body = next((i for i in s.find(ORG, x.core[1], x.core[1] + _REACH) if s.referent(i)), None)
        if body is not None and not re.search(r"[;.]", s.code[x.core[1] : body]):
            x.organizer = s.named(body)
        x.happens = True
        return x

    def _became(self, s: Sentence, x: Sighting, frame: Verb, nouns: list[Sighting]) -> Iterator[Sighting]:
        if self.words.is_cue("office", s.code[x.core[1] : x.core[1] + _NEAR]) and DATE in s.code[x.core[1] : x.core[1] + _REACH]:
            yield from self._office(s, x, frame, nouns)

    def _appoint(self, s: Sentence, x: Sighting, frame: Verb, nouns: list[Sighting]) -> Iterator[Sighting]:
        """A person is put into an office or out of it by others: the subject of the passive, else the object."""
        verb = s.token(x.core[0])
        if verb is None or verb.dep_ in ("amod", "acl", "pcomp"):
            return
        end = self.clauses.complement_end(s, x.core[1])
        office = self.words.cue["office"].search(s.code, x.core[1], x.core[1] + _REACH)
        office = office or self.words.cue["group"].search(s.code, x.core[1], x.core[1] + _AT_HAND)  # "swore in 18 envoys"
        dated = next((i for i in s.find(DATE, x.core[1], x.core[1] + _REACH)), None)
        if any(c.dep_ == "auxpass" for c in verb.children) or _PASSIVE.search(s.code, 0, x.core[0]):
            people = self.clauses.subject(s, x.core[0])[-1:]
            is_told = bool(people) and (dated is not None or (office is not None and not _is_point_in_time(verb)))
        else:
            people = s.all(PERSON, x.core[1], min(end, x.core[1] + _REACH))[:1]
            is_active = verb.tag_ != "VBN" or any(c.lemma_ == "have" for c in verb.children)
            is_vacant = not people and office is not None and office.start() - x.core[1] < _AT_HAND and is_active
            acting = self.clauses.subject(s, x.core[0])[-1:] if is_vacant and s.is_news else []
            is_told = office is not None and (bool(people) or (is_vacant and (dated is not None or bool(acting))))
            people = people or acting
        if is_told:
            x.join(people)
            yield self._of_body(s, x)

    def _succeed(self, s: Sentence, x: Sighting, frame: Verb, nouns: list[Sighting]) -> Iterator[Sighting]:
        """One person takes another's office, told with a date or the office."""
        subjects = self.clauses.subject(s, x.core[0])[-1:]
        objects, _ = self.clauses.object(s, x.core[1], subjects, _NEAR)
        around = s.code[self.clauses.start(s, x.core[0]) : x.core[1] + _REACH]
        if subjects and objects and (DATE in around or self.words.is_cue("office", around)):
            x.join([*subjects, *objects[:1]])
            yield self._of_body(s, x)

    def _overthrow(self, s: Sentence, x: Sighting, frame: Verb, nouns: list[Sighting]) -> Iterator[Sighting]:
        """Those in power are driven out, in the state that the clause names; out of an office: an appointment."""
        verb = s.token(x.core[0])
        is_modifier = verb is not None and verb.dep_ == "amod" and " " not in x.word
        if is_modifier or any("coup" in n.word for n in nouns):
            return
        end = self.clauses.complement_end(s, x.core[1])
        if _FROM_OFFICE.match(s.code, x.core[1], end):
            x.type, x.label = "appointment", "departure from office"
            x.join(s.all(PERSON, x.core[1], end)[:1] or self.clauses.subject(s, x.core[0])[-1:])
        else:
            states = s.states(self.clauses.start(s, x.core[0]), x.core[0])
            x.place = (*states[-1], COUNTRY) if states else None
            x.join([n for i in s.find(PERSON, x.core[1], end) if not s.code.startswith("'s", i + 1) and (n := s.named(i))][:1])
        x.happens = True
        yield x


def _is_point_in_time(verb: Token | None) -> bool:
    """Whether taking office only dates something else: "the first call since he took office", "after taking office, he"."""
    if verb is None or verb.dep_ == "pcomp":
        return verb is not None
    return verb.dep_ == "advcl" and any(c.dep_ in ("mark", "prep") and c.lower_ == "since" for c in verb.children)
