"""Sightings by verb frame: who met, received, visited, phoned, took office, signed.

Belongs here: frames with their subjects and objects. Does not belong here: the verbs (pack `event_verbs`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from seedline.extract.events.clauses import Clauses
from seedline.extract.events.sighting import GATHERINGS, Named, Setting, Sighting
from seedline.extract.events.text import COUNTRY, DATE, DEMONYM, INSTRUMENT, NAMES, ORG, PERSON, PLACE, Sentence
from seedline.extract.events.words import Verb, Words

_PASSIVE = re.compile(r"\b(?:was|were|be|been|is|are|being)\s$")
_ADJUNCT = re.compile(rf"(?:\s+\w+){{0,5}}\s+(?:in|on|at|by|via|here|face to face|{DATE})")
_ACTS_TODAY = re.compile(rf"({ORG})\s{DATE}\s(\w+)")
_INTO = re.compile(r"\b(?:for|at|to|in|within)\s+$")
_ABOUT = re.compile(r"\b(?:from|about|that|as)\s")
_APPEAL = re.compile(r"[^;:.]{0,40}\sto\s")
_PLACED = re.compile(rf"\b(?:in|at)\s(?:the\s)?[{PLACE}{COUNTRY}]")
# a place or date right behind the verb
_SETTLED = re.compile(rf"(?:\s\w+){{0,2}},?\s(?:(?:in|at|on)\s(?:the\s|his\s|her\s)?[{NAMES}]|{DATE})")
_THE_BODY = re.compile(rf"\s(?:the\s)?({ORG})")
_BODY_BEFORE = re.compile(rf"({ORG})(?:,?\s(?:{DATE}|today|acting|unanimously|also|this|afternoon|morning))*,?\s(?:\w+ly\s)?$")
# "4 July: the commission met"
_DATED_BODY = re.compile(rf"{DATE}\W{{1,3}}(?:the\s)?{ORG}\s(?:[A-Z]\w+\s)*$")
# "X, with whom I met", "X, whom the minister received"
_WHOM = re.compile(rf"({PERSON}),?\s(?:with\s)?whom\s(?:[\w{PERSON}']+\s){{1,4}}$")
_WITH = re.compile(r"[^;:.\"]{0,120}?\bwith\s")
_WHERE = re.compile(rf"([{PLACE}{COUNTRY}]),?\s(?:from\s)?where\s(?:[\w{PERSON}']+\s){{1,4}}$")
_COMPANY = re.compile(r",?\s(?:together\s|along\s|jointly\s)?with\s")
_EXPECTED_AT = re.compile(rf"\s(?:(?:to\s(?:come|arrive|travel|gather|meet)\s)?(?:in|at|to)\s)(?:the\s)?([{PLACE}{COUNTRY}])")
# Frames whose objects are persons: these are not the subject of the next verb.
_WITH_OBJECTS = frozenset({"with", "meet", "receive", "host", "phone", "call_on", "received_by"})
# Sentences of the title and of the lead: what a council did is told there when the text is about its meeting.
_LEAD = 3
_AT_HAND = 20
# A direct object begins right behind its verb.
_AT_ONCE = 3
# How far from the verb the day may stand.
_TODAY = 25
_FROM_OFFICE = re.compile(r"(?:[^,;]{0,60}?\sas\s|\s(?:from|of)\s(?:office|power)\b)")
# "received X, who is on a visit"
_IS_ON = re.compile(r"\b(?:who|which|arrived|arriving|currently)\b")
# "arrived in X (on Monday) for the summit"
_AIM = re.compile(rf"[^;.{PERSON}]{{0,40}}\s(?:for|to attend|to take part in|to participate in|to join)\s")
_STATES = re.compile(rf"{COUNTRY}(?:,\s(?:the\s)?{COUNTRY})*,?\sand\s(?:the\s)?{COUNTRY}\s(?:\w+\s)?$")
_SEPARATELY = re.compile(r"\bseparate|\brespectively")
_WE = re.compile(r"\b[Ww]e\b")
# How far after the verb its object's name may stand, in characters of code: titles of office come in between.
_REACH = 110
_NEAR = 80
_LONGEST_NAME = 160


class Verbs:
    """Finds sightings by verb frame in a sentence. Frames of a verb that leads in an event noun add to that noun."""

    def __init__(self, words: Words, clauses: Clauses, setting: Setting) -> None:
        self.words = words
        self.clauses = clauses
        self.setting = setting
        settlement = words.cue["settlement"].pattern
        self._destination = re.compile(rf"\s+(?:the\s+)?(?:{settlement}\s+of\s+)?([{PLACE}{COUNTRY}])", re.IGNORECASE)
        self._adjunct = re.compile(
            rf",?\s(?:{DATE}|(?:on|late|early)\s(?:\w+\s)?{DATE}|(?:at|in)\s[^,;.]{{1,45}}?(?=,\s|\sthe\s|\s{DATE}|\s(?:on|H\.E)\b"
            rf"|\s{words.cue['titled'].pattern}))",
            re.IGNORECASE,
        )
        self._pair_before = re.compile(rf"\b({words.cue['pair'].pattern}|we)\s(?:\w+\s)?$", re.IGNORECASE)
        self._venue = re.compile(rf"\s(?:[\w'{NAMES}-]+\s){{0,6}}?{words.cue['venue'].pattern}", re.IGNORECASE)
        self._number = rf"(?:\d[\d,]*|{words.cue['numeral'].pattern})"
        self._victims_after = re.compile(rf"\s(?:[\w-]+\s){{0,3}}?(?:{self._number}|{words.cue['victims'].pattern})", re.IGNORECASE)
        self._victims_before = re.compile(
            rf"(?:{self._number}|{words.cue['victims'].pattern})(?:\s[\w{DEMONYM}-]+){{0,5}}\s?$", re.IGNORECASE
        )
        self._paper = re.compile(rf"({INSTRUMENT}|{words.cue['paper'].pattern})[^;.]{{0,60}}$", re.IGNORECASE)
        self._parties = re.compile(rf"([{COUNTRY}{DEMONYM}])-([{COUNTRY}{DEMONYM}])\s{words.cue['paper'].pattern}", re.IGNORECASE)
        self._frames = {
            "with": self._with, "meet": self._with, "gather": self._gather, "receive": self._receive, "received_by": self._receive,
            "host": self._receive,
            "call_on": self._call_on, "phone": self._phone, "visit": self._visit, "arrive": self._visit, "office": self._office,
            "became": self._became, "appoint": self._appoint, "assault": self._assault, "overthrow": self._overthrow,
            "jointly": self._jointly, "matter": self._matter, "trip": self._trip, "expected": self._expected, "sign": self._sign,
            "casualties": self._casualties, "open": self._open, "before_body": self._before_body, "body_acts": self._body_acts,
        }  # fmt: skip

    def __call__(self, s: Sentence, nouns: list[Sighting]) -> list[Sighting]:
        """Sightings of the sentence's verbs; a signing only where nothing else happens in the sentence."""
        taken = [x.name for x in nouns]
        found: list[Sighting] = []
        for m in self.words.verb.finditer(s.code):
            a, b = m.span()
            word = self.words.form(m)
            frame = self.words.verbs[word]
            is_headline = s.code[a].isupper() and s.pos(a) == "PROPN" and s.code[max(0, a - 2) : a] == f"{PERSON} "
            is_noun = s.pos(a) in ("NOUN", "ADJ", "PROPN", "ADP") and not (word.endswith(" of") or is_headline)
            if frame.relation not in self._frames or is_noun or any(x <= a < y for x, y in taken):
                continue
            x = Sighting(s, frame.type, word, (a, b), (a, b), is_verb=True, label=frame.noun)
            found += self._frames[frame.relation](s, x, frame, nouns)
        found += self._acted(s, nouns) if not found else []
        return [x for x in found if x.type != "signing" or len(found) == 1]

    def _with(self, s: Sentence, x: Sighting, frame: Verb, nouns: list[Sighting]) -> Iterator[Sighting]:
        """Partners meet; without a named partner or a group, a body gathers."""
        is_weak = x.word in self.words.weak_verbs
        subjects = self.clauses.subject(s, x.core[0])
        objects, end = self.clauses.object(s, x.core[1], subjects, _NEAR if is_weak else _REACH)
        if not is_weak and (whom := _WHOM.search(s.code, max(0, x.core[0] - _NEAR), x.core[0])):
            objects, end = s.all(PERSON, whom.start(1), whom.end(1)), x.core[1]
            subjects = [n for n in subjects if n[0] not in {r for r, _ in objects}] or s.all(PERSON, whom.end(1), x.core[0])[-1:]
        has_partner = bool(objects) or " with" in x.word or (bool(subjects) and self._is_group(s, x.core[1]))
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
        if x.type == "call" and (self.words.is_cue("aside", s.code) or _PLACED.search(s.code, x.core[0], end)):
            x.type = "meeting"
        is_official = bool(objects) and not is_weak and self.words.is_cue("titled", s.code[max(0, x.core[0] - 50) : x.core[0]])
        objects = [o for o in objects if o[0] not in {r for r, _ in subjects}]
        if x.type == "call" and not objects:
            return
        if not (subjects or bodies or is_official) or (is_weak and not (objects and subjects)):
            return
        x.is_bilateral = x.happens = True
        x.name = self._name(x, end)
        if self.words.is_cue("phone", s.code[x.core[1] : end + _NEAR]):
            x.type = "call"
        if bodies:
            x.organizer = bodies[0]
        if len(objects) > 1 and (x.type == "call" or _SEPARATELY.search(s.code)):
            for o in objects:
                y = Sighting(
                    s, x.type, x.word, x.core, x.name, label=x.label, is_verb=True, happens=True, is_bilateral=True, determiner="separate"
                )
                y.join([*(subjects or bodies), o])
                yield y
            return
        x.join([*(subjects or bodies), *objects])
        yield x

    def _pair(self, s: Sentence, x: Sighting) -> list[Named]:
        """Who "they", "the two leaders", or "we" of a talk of two are: the sentence's two persons, else those who met last."""
        m = self._pair_before.search(s.code, max(0, x.core[0] - 60), x.core[0])
        if not m or not _SETTLED.match(s.code, x.core[1]):
            return []
        span = s.span(*m.span(1))
        people = sorted({r for r, _ in s.all(PERSON, 0, m.start())})
        if m[1].lower() == "we":
            people = list(self.setting.talk)
        return [(r, span) for r in (people if len(people) == 2 else self.setting.pair)]

    def _officials(self, s: Sentence, x: Sighting) -> bool:
        """Whether offices stand on both sides of the verb, so that officials meet whose names are told later."""
        before, after = s.code[max(0, x.core[0] - 90) : x.core[0]], s.code[x.core[1] : x.core[1] + 90]
        is_titled = self.words.is_cue("titled", before) or PERSON in before
        return is_titled and self.words.is_cue("titled", after) and not _ABOUT.search(after[:30])

    def _is_group(self, s: Sentence, at: int) -> bool:
        """Whether a group without names is the object: "meets ASEAN foreign ministers"."""
        return bool(self.words.cue["group"].search(s.code, at, at + 60)) and bool(
            re.compile(rf"\s(?:the\s)?[{NAMES}A-Z]").match(s.code, at)
        )

    def _name(self, x: Sighting, end: int) -> tuple[int, int]:
        return x.core[0], max(x.core[1], min(end, x.core[1] + _LONGEST_NAME))

    def _gather(self, s: Sentence, x: Sighting, frame: Verb, nouns: list[Sighting]) -> Iterator[Sighting]:
        """A body or a group meets somewhere; "gathers for a session" tells of the session."""
        if _PASSIVE.search(s.code, 0, x.core[0]):
            return
        noun = next((n for n in nouns if n.type in GATHERINGS and 0 < n.core[0] - x.core[1] < 130), None)
        bodies = self.clauses.bodies(s, x.core[0])
        subject = s.code[self.clauses.start(s, x.core[0]) : x.core[0]]
        is_object = noun is not None and noun.name[0] - x.core[1] < _AT_ONCE
        if noun and (is_object or _INTO.search(s.code, 0, noun.name[0])) and ";" not in s.code[x.core[1] : noun.core[0]]:
            noun.happens = True
            noun.organizer = noun.organizer or (bodies[0] if bodies else None)
            if noun.type == "meeting" and self.words.is_cue("leaders", subject):
                noun.type = "summit"
            return
        people = self.clauses.subject(s, x.core[0], is_list=True)
        is_settled = bool(_ADJUNCT.match(s.code, x.core[1])) or (
            bool(bodies) and (DATE in s.code[x.core[1] : x.core[1] + _AT_HAND] or bool(_DATED_BODY.search(s.code, 0, x.core[0])))
        )
        if not is_settled or not (bodies or len(people) > 1 or self.words.is_cue("group", subject)):
            return
        if not bodies and (sided := self.words.sided.search(s.code, max(0, x.core[0] - _REACH), x.core[0])):
            x.sides = s.all(COUNTRY, sided.start(1), sided.end(1))
        x.organizer = bodies[0] if bodies else None
        if self.words.is_summit_body(x.organizer[0] if x.organizer else None) or self.words.is_cue("leaders", subject):
            x.type = "summit"
        x.is_bilateral = len(people) > 1 and not x.organizer
        x.join(people if len(people) > 1 else [])
        x.happens = True
        x.name = (self.clauses.name_start(s, x.core[0]), x.core[1])
        yield x

    def _receive(self, s: Sentence, x: Sighting, frame: Verb, nouns: list[Sighting]) -> Iterator[Sighting]:
        """A host receives a guest: between the verb and the guest's name only his or her office may stand."""
        subjects = self.clauses.subject(s, x.core[0])[-1:]
        at = self._after_adjuncts(s, x.core[1])
        objects, end = self.clauses.object(s, at, subjects, _REACH)
        subjects = [n for n in subjects if n[0] not in {r for r, _ in objects}]
        if s.role == "title" and not (subjects and objects) and self._officials(s, x):
            x.join([*subjects, *objects])
            x.is_bilateral = x.happens = True
            yield x
            return
        first = next(s.find(PERSON, at, end), end)
        gap = s.code[at:first]
        is_titled = len(gap) < 4 or first == end or self.words.is_cue("titled", gap)
        is_host = bool(subjects) or self.words.is_cue("titled", s.code[max(0, x.core[0] - 40) : x.core[0]])
        is_host |= frame.relation == "received_by" and self.words.is_cue("group", s.code[max(0, x.core[0] - 40) : x.core[0]])
        if not is_host or not objects or not is_titled or _ABOUT.search(gap):
            return
        aim = next((n for n in nouns if n.core[0] > x.core[1] and (n.type == "visit" or self._is_aim(s, n))), None)
        if aim:
            aim.join(objects)
            aim.happens = True
        if aim and not _IS_ON.search(s.code, x.core[1], aim.name[0]):
            aim.join(subjects, "host")
            return
        x.join([*subjects, *objects])
        x.is_bilateral = x.happens = True
        x.name = self._name(x, end)
        yield x

    def _is_aim(self, s: Sentence, noun: Sighting) -> bool:
        """Whether guests are received for the gathering that the noun names."""
        return noun.type in GATHERINGS and s.code.endswith((" for ", " to "), 0, noun.name[0])

    def _after_adjuncts(self, s: Sentence, at: int) -> int:
        """Where the object begins: "received on Monday at the palace the minister"."""
        for _ in range(3):
            m = self._adjunct.match(s.code, at)
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
        people = dict([*subjects, *objects])
        if len(people) > 1:
            x.join(list(people.items()))
            x.is_bilateral = x.happens = True
            x.name = self._name(x, end)
            yield x

    def _visit(self, s: Sentence, x: Sighting, frame: Verb, nouns: list[Sighting]) -> Iterator[Sighting]:
        """A person goes to a place. Who arrives for talks or a summit is told of by these."""
        goal = self._destination.match(s.code, x.core[1])
        subjects = self.clauses.subject(s, x.core[0])
        is_office = s.role == "title" and self.words.is_cue("titled", s.code[max(0, x.core[0] - _AT_HAND) : x.core[0]])
        if not goal or not (subjects or is_office):
            return
        if s.code.endswith(("the ", "a "), 0, x.core[0]):
            return
        aim = next((n for n in nouns if n.type in GATHERINGS and _AIM.fullmatch(s.code, goal.end(), max(goal.end(), n.name[0]))), None)
        verb = s.token(x.core[0])
        is_told = verb is not None and verb.tag_ == "VBD"
        if frame.relation == "arrive" and any(
            n.type in GATHERINGS and not n.is_aside and (n.core[0] > x.core[0] or not is_told) for n in nouns
        ):
            if aim:
                aim.join(subjects)
                aim.happens = True
            return
        i = goal.start(1)
        named = s.named(i)
        x.place = (*named, s.code[i]) if named else None
        x.join(subjects)
        if company := _COMPANY.match(s.code, i + 1):
            x.join(s.all(PERSON, company.end(), self.clauses.complement_end(s, company.end())))
        x.happens = True
        x.name = (x.core[0], i + 1)
        noun = next((n for n in nouns if n.type == "visit" and 0 < n.core[0] - i < _NEAR), None)
        if noun:
            noun.place, noun.happens = noun.place or x.place, True
            noun.people += x.people
            return
        yield x

    def _office(self, s: Sentence, x: Sighting, frame: Verb, nouns: list[Sighting]) -> Iterator[Sighting]:
        """A person takes or leaves an office, with a date or the office's name."""
        subjects = self.clauses.subject(s, x.core[0])[-1:]
        is_dated = DATE in s.code[x.core[1] : x.core[1] + _NEAR]
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
        if verb is None or verb.dep_ in ("amod", "acl"):
            return
        end = self.clauses.complement_end(s, x.core[1])
        office = self.words.cue["office"].search(s.code, x.core[1], x.core[1] + _REACH)
        dated = next((i for i in s.find(DATE, x.core[1], x.core[1] + _REACH)), None)
        if any(c.dep_ == "auxpass" for c in verb.children) or _PASSIVE.search(s.code, 0, x.core[0]):
            people = self.clauses.subject(s, x.core[0])[-1:]
            is_told = bool(people) and (office is not None or dated is not None)
        else:
            people = s.all(PERSON, x.core[1], min(end, x.core[1] + _REACH))[:1]
            is_vacant = not people and office is not None and office.start() - x.core[1] < _AT_HAND and verb.tag_ != "VBN"
            is_told = office is not None and (bool(people) or (is_vacant and dated is not None))
        if is_told:
            x.join(people)
            yield self._of_body(s, x)

    def _assault(self, s: Sentence, x: Sighting, frame: Verb, nouns: list[Sighting]) -> Iterator[Sighting]:
        """Armed men attack: what an attack noun of the sentence tells of, else an attack by itself."""
        verb = s.token(x.core[0])
        agent = s.code[max(self.clauses.start(s, x.core[0]), x.core[0] - _NEAR) : x.core[0]]
        is_armed = x.word not in self.words.weak_verbs or self.words.is_cue("attackers", agent)
        if is_armed and verb is not None and verb.dep_ != "amod" and not any(n.type == "attack" for n in nouns):
            x.happens = True
            yield x

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

    def _jointly(self, s: Sentence, x: Sighting, frame: Verb, nouns: list[Sighting]) -> Iterator[Sighting]:
        """ "A and B discussed": the two met; told of as known, so that it goes to their meeting if one was reported."""
        subjects = self.clauses.subject(s, x.core[0], is_list=s.role == "title")
        earlier = self.words.verb.finditer(s.code, self.clauses.start(s, x.core[0]), x.core[0])
        is_second = any(self.words.verbs[self.words.form(m)].relation in _WITH_OBJECTS for m in earlier)
        talks = [n for n in nouns if n.type in GATHERINGS or n.type == "call"]
        if len(subjects) == 2 and not is_second and not talks:
            x.join(subjects)
            x.is_bilateral = x.happens = True
            x.determiner = "the"
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
            y = Sighting(s, x.type, x.word, x.core, x.name, label=x.label, is_verb=True, happens=True, is_bilateral=True)
            y.determiner = "separate" if len(partners) > 1 else "the"
            y.join([*subjects, partner])
            yield y

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
        if not people and not self.words.is_cue("group", subject[-_NEAR:]):
            return
        if not people:
            x.type, x.label = ("summit", "summit") if self.words.is_cue("leaders", subject[-_NEAR:]) else ("meeting", "meeting")
            x.distinct.add("next")
        x.join(people)
        x.place = (*named, m[1])
        x.happens = True
        x.status, x.status_span = "planned", s.span(*x.core)
        x.name = (self.clauses.name_start(s, x.core[0]), m.end(1))
        yield x

    def _sign(self, s: Sentence, x: Sighting, frame: Verb, nouns: list[Sighting]) -> Iterator[Sighting]:
        """An instrument is signed on a date of its own, outside any meeting or visit."""
        is_passive = " " in x.word
        region = (0, x.core[0]) if is_passive else (x.core[1], len(s.code))
        paper = self._paper.search(s.code, *region) if is_passive else next(s.find(INSTRUMENT, x.core[1], x.core[1] + 60), None)
        is_dated = any(s.date(i) for i in s.find(DATE))
        if not paper or not is_dated or any(n.type in GATHERINGS or n.type == "visit" for n in nouns):
            return
        between = re.compile(r"\b(?:between|with)\s").search(s.code, *region)
        if between:
            x.join(s.all(COUNTRY + ORG, between.start(), region[1]))
        elif not is_passive and not (people := self.clauses.subject(s, x.core[0], is_list=True)):
            states = _STATES.search(s.code, self.clauses.start(s, x.core[0]), x.core[0])
            x.join(s.all(COUNTRY, states.start(), states.end()) if states else [])
        elif not is_passive:
            x.join(people)
        sides = self._parties.search(s.code)
        if sides:
            x.join([n for i in (sides.start(1), sides.start(2)) if (n := s.named(i))])
        we = _WE.search(s.code, 0, x.core[0])
        if we and self.setting.home:
            x.join([(self.setting.home, s.span(*we.span()))])
        x.happens = True
        yield x

    def _casualties(self, s: Sentence, x: Sighting, frame: Verb, nouns: list[Sighting]) -> Iterator[Sighting]:
        """People are killed: what an attack noun of the sentence tells of, else an attack by itself."""
        if not (
            self._victims_after.match(s.code, x.core[1], x.core[1] + _NEAR)
            or self._victims_before.search(s.code, max(0, x.core[0] - _NEAR), x.core[0])
        ):
            return
        attacks = [n for n in nouns if n.type == "attack"]
        for n in attacks:
            n.happens = True
        if not attacks:
            x.happens = True
            yield x

    def _open(self, s: Sentence, x: Sighting, frame: Verb, nouns: list[Sighting]) -> Iterator[Sighting]:
        """An embassy, a centre, a monument is opened: an event where the sentence dates it."""
        venue = self._venue.match(s.code, x.core[1], x.core[1] + _REACH)
        named = next((i for i in s.find(ORG, x.core[1], x.core[1] + _AT_HAND) if self.words.is_cue("venue", s.what[i].name or "")), None)
        end = venue.end() if venue else named + 1 if named is not None else 0
        if not end or not any(s.date(i) for i in s.find(DATE)) or any(n.core[0] < end and n.core[0] > x.core[0] for n in nouns):
            return
        x.name = (x.core[0], end)
        x.join(self.clauses.subject(s, x.core[0])[-1:])
        x.happens = True
        yield x

    def _before_body(self, s: Sentence, x: Sighting, frame: Verb, nouns: list[Sighting]) -> Iterator[Sighting]:
        """Someone speaks to a body on a day: the body sat that day."""
        m = _THE_BODY.match(s.code, x.core[1])
        if m and DATE in s.code[m.end() : m.end() + _TODAY] and self._sits(s, m.start(1), nouns):
            x.join(self.clauses.subject(s, x.core[0])[-1:])
            yield self._sitting(s, x, m.start(1))
        elif not m:
            yield from self._beside(s, x)

    def _body_acts(self, s: Sentence, x: Sighting, frame: Verb, nouns: list[Sighting]) -> Iterator[Sighting]:
        """A body decides, hears, adopts on a day: the body sat that day."""
        m = _BODY_BEFORE.search(s.code, max(0, x.core[0] - _REACH), x.core[0])
        if m and DATE in s.code[m.end(1) : x.core[1] + _TODAY] and self._sits(s, m.start(1), nouns):
            yield self._sitting(s, x, m.start(1))

    def _acted(self, s: Sentence, nouns: list[Sighting]) -> Iterator[Sighting]:
        """ "The council today gave", whatever it did: the body sat that day."""
        m = _ACTS_TODAY.search(s.code)
        verb = s.token(m.start(2)) if m else None
        if m and verb is not None and verb.tag_ == "VBD" and self._sits(s, m.start(1), nouns):
            yield self._sitting(s, Sighting(s, "meeting", m[2].lower(), m.span(2), m.span(2), is_verb=True, label="meeting"), m.start(1))

    def _beside(self, s: Sentence, x: Sighting) -> Iterator[Sighting]:
        """On the sidelines of something one official tells another: the two met."""
        if not self.words.is_cue("aside", s.code[: x.core[0]]):
            return
        subjects = self.clauses.subject(s, x.core[0])[-1:]
        objects, end = self.clauses.object(s, x.core[1], subjects, _NEAR)
        objects = [o for o in objects[:1] if o[0] not in {r for r, _ in subjects}]
        if subjects and objects and self.words.is_cue("titled", s.code[x.core[1] : end]):
            x.join([*subjects, *objects])
            x.is_bilateral = x.happens = True
            x.determiner = "the"
            yield x

    def _sits(self, s: Sentence, i: int, nouns: list[Sighting]) -> bool:
        """Whether the body at i is an organ that meets, and no noun of the sentence names its meeting."""
        body = s.what[i].name or ""
        return s.ordinal < _LEAD and self.words.is_cue("sitting", body) and not any(n.type in GATHERINGS for n in nouns)

    def _sitting(self, s: Sentence, x: Sighting, i: int) -> Sighting:
        x.organizer = s.named(i)
        x.happens = True
        x.determiner = "the"
        return x
