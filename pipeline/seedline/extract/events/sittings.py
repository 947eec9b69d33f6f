"""Frames of verbs by which a body is seen to sit: it acts, or is spoken to, on a day.

Belongs here: sittings of bodies. Does not belong here: bodies that meet by the verb's own word (`encounters`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from seedline.extract.events.room import FrameRoom
from seedline.extract.events.sighting import DAY, GATHERINGS, Date, Sighting
from seedline.extract.events.text import DATE, NAMES, ORG, Sentence
from seedline.extract.events.words import Verb, Words

_ACTS_TODAY = re.compile(rf"({ORG})\s{DATE}\s(\w+)")
_THE_BODY = re.compile(rf"\s(?:the\s)?({ORG})")
_BODY_BEFORE = re.compile(rf"({ORG})(?:,?\s(?:{DATE}|today|acting|unanimously|also|this|afternoon|morning))*,?\s(?:\w+ly\s)?$")
# Sentences of the title and of the lead: what a council did is told there when the text is about its meeting.
_LEAD = 3
_TODAY_IS = re.compile(r"today|this\s", re.IGNORECASE)
# "(said today,) as the council (considered)", "as he (briefed)"
_MEANWHILE = re.compile(r"\b(?:as|while|when)\s(?:\w+\s){0,4}$")
_AS_BODY = re.compile(rf"\b(?:as|while|when)\s(?:the\s)?({ORG})\s(\w+)")
# "Adopting a text today that welcomed the truce, the council (urged)"
_HAVING = re.compile(rf"\s*(?:[A-Z]\w+\s)?\w+ing\s[^;:.]*?{DATE}[^;:.]*?,\s(?:the\s)?({ORG})\s(\w+)", re.IGNORECASE)
# "(the envoy) today (briefed)", "On Tuesday, she will (brief)"
_DAY_BEFORE = re.compile(
    rf"{DATE},?\s(?:will\s|also\s)*$|^\W*(?:On\s)?{DATE}(?:\s(?:morning|afternoon|evening))?,\s(?:[\w{NAMES}.'-]+,?\s){{1,14}}$"
)
# "told the council (on Friday)"
_ON_DAY = re.compile(rf"\s(?:on\s)?{DATE}")
# "told visiting (President X)"
_VISITING = re.compile(r"\s(?:the\s)?visiting\s", re.IGNORECASE)
# relations of a name inside the noun phrase of a subject
_INSIDE = frozenset({"compound", "poss", "nmod", "amod", "pobj", "prep"})
# How far from the verb the day may stand.
_TODAY = 25
# How far after the verb its object's name may stand, in characters of code: titles of office come in between.
_REACH = 110
_NEAR = 80


class Sittings(FrameRoom):
    """Reads sittings told by what a body did."""

    def _prepare(self, words: Words) -> None:
        self.frames = {
            "before_body": self._before_body,
            "body_acts": self._body_acts,
        }

    def _before_body(self, s: Sentence, x: Sighting, frame: Verb, nouns: list[Sighting]) -> Iterator[Sighting]:
        """Someone speaks to a body on a day: the body sat that day."""
        m = _THE_BODY.match(s.code, x.core[1])
        is_now = m is not None and (DATE in s.code[m.end() : m.end() + _TODAY] or self._is_meanwhile(s, x.core[0]))
        is_now = is_now or bool(_DAY_BEFORE.search(s.code, 0, x.core[0]))
        on = _ON_DAY.match(s.code, m.end()) if m else None
        is_that_day = on is not None and len(s.date(on.end() - 1) or "") == DAY
        if m and is_now and self._sits(s, m.start(1), nouns, is_ahead=is_that_day or self._is_ahead(s, x)):
            x.join(self.clauses.subject(s, x.core[0])[-1:])
            yield self._sitting(s, x, m.start(1))
        elif not m:
            yield from self._beside(s, x, nouns)

    def _body_acts(self, s: Sentence, x: Sighting, frame: Verb, nouns: list[Sighting]) -> Iterator[Sighting]:
        """A body decides, hears, adopts on a day: the body sat that day."""
        m = _BODY_BEFORE.search(s.code, max(0, x.core[0] - _REACH), x.core[0])
        is_now = m is not None and (DATE in s.code[m.end(1) : x.core[1] + _TODAY] or self._is_meanwhile(s, m.start()))
        if m and is_now and self._sits(s, m.start(1), nouns):
            yield self._sitting(s, x, m.start(1))

    def acted(self, s: Sentence, nouns: list[Sighting]) -> Iterator[Sighting]:
        """ "The council today gave", whatever it did: the body sat that day."""
        m = _ACTS_TODAY.search(s.code) or _HAVING.match(s.code)
        if m is None and (while_ := _AS_BODY.search(s.code)) and self._today(s, 0, while_.start()):
            m = while_
        verb = s.token(m.start(2)) if m else None
        if m and verb is not None and verb.tag_ == "VBD" and self._sits(s, m.start(1), nouns):
            yield self._sitting(s, Sighting(s, "meeting", m[2].lower(), m.span(2), m.span(2), is_verb=True, label="meeting"), m.start(1))
        elif (sat := self._as_subject(s)) and self._today(s, 0, len(s.code)) and self._sits(s, sat[0], nouns):
            yield self._sitting(s, Sighting(s, "meeting", "met", sat[1], sat[1], is_verb=True, label="meeting"), sat[0])

    def _as_subject(self, s: Sentence) -> tuple[int, tuple[int, int]] | None:
        """Where a body stands that itself or by its members is the subject of a clause in the past, and where the verb does."""
        for i in s.find(ORG):
            noun = s.token(i)
            while noun is not None and noun.dep_ in _INSIDE and noun.head.i != noun.i:
                noun = noun.head
            if noun is None or noun.dep_ != "nsubj" or noun.head.tag_ != "VBD":
                continue
            is_whole = s.place_of(noun) == i or self.words.is_cue("membership", noun.text)
            verb = s.place_of(noun.head)
            if is_whole and verb is not None:
                return i, (verb, verb + len(noun.head.text))
        return None

    def _beside(self, s: Sentence, x: Sighting, nouns: list[Sighting]) -> Iterator[Sighting]:
        """On the sidelines of something, or by phone, one official tells another: the two met, or spoke."""
        is_phoned = self.words.is_cue("phone", s.code)
        is_guest = bool(_VISITING.match(s.code, x.core[1]))
        if not is_phoned and not is_guest and not self.words.is_cue("aside", s.code[: x.core[0]]):
            return
        subjects = self.clauses.subject(s, x.core[0])[-1:]
        objects, end = self.clauses.object(s, x.core[1], subjects, _NEAR)
        objects = [o for o in objects[:1] if o[0] not in {r for r, _ in subjects}]
        is_told_of = any(n.type == "call" for n in nouns)
        if subjects and objects and not is_told_of and (is_phoned or self.words.is_cue("titled", s.code[x.core[1] : end])):
            x.join([*subjects, *objects])
            x.is_bilateral = x.happens = True
            x.determiner = "the"
            x.type, x.label = ("call", "telephone conversation") if is_phoned else (x.type, x.label)
            yield x

    def _is_ahead(self, s: Sentence, x: Sighting) -> bool:
        """Whether the verb tells of what is to come: "is due to brief the council on Wednesday"."""
        verb = s.token(x.core[0])
        return verb is not None and self.words.moods.of(verb) == "planned"

    def _sits(self, s: Sentence, i: int, nouns: list[Sighting], *, is_ahead: bool = False) -> bool:
        """Whether the body at i is an organ that meets, and no noun of the sentence names its meeting: in the lead, today, or (`is_ahead`)
        on a day that is told beside it."""
        body = s.what[i].name or ""
        is_told = is_ahead or s.ordinal < _LEAD or self._today(s, 0, len(s.code))
        return (
            is_told
            and self.words.is_cue("sitting", body)
            and not any(n.type == "visit" or (n.type in GATHERINGS and n.type != "other" and not n.is_plural) for n in nouns)
        )

    def _today(self, s: Sentence, start: int, end: int) -> bool:
        """Whether the sentence says "today" there."""
        return any(_TODAY_IS.match(self.setting.quote(*s.span(i, i + 1))) for i in s.find(DATE, start, end))

    def _is_meanwhile(self, s: Sentence, at: int) -> bool:
        """Whether the clause tells during what someone said something today."""
        return bool(_MEANWHILE.search(s.code, 0, at)) and self._today(s, 0, at)

    def _sitting(self, s: Sentence, x: Sighting, i: int) -> Sighting:
        x.organizer = s.named(i)
        x.dates += [Date(v, s.span(j, j + 1)) for j in s.find(DATE) if self._today(s, j, j + 1) and (v := s.date(j))][:1]
        x.happens = True
        x.determiner = "the"
        return x
