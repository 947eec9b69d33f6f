"""Who attended a gathering: "attended by A and B", "representatives of X took part".

Belongs here: lists of those present. Does not belong here: partners of talks (`partners`), who leads (`chairs`).
"""

from __future__ import annotations

import itertools
import re

from spacy.tokens import Token

from seedline.extract.events.nearest import listed_with
from seedline.extract.events.room import Room
from seedline.extract.events.sighting import GATHERINGS, Named, Sighting
from seedline.extract.events.text import COUNTRY, ORG, PERSON, Sentence
from seedline.extract.events.words import Words, whole

_INVITER = re.compile(rf"\binvitation (?:of|from)\s(?:(?!,\s(?:the\s)?{PERSON})[^;:.]){{0,80}}?$")
_THE_SUBJECT = re.compile(r"(?:^|,\s)(the\s[^,;.]{3,70}?)\s(?:will\s|also\s|has\s)*$", re.IGNORECASE)
# "(A and B), as members of (the commission)"
_CAPACITY = r",\s(?:as|in\s(?:its|their|the))\s"
_IN_CAPACITY = re.compile(rf"{_CAPACITY}[^,;.]*$")
# "Addressing (the forum, minister X said)"
_FRONTED = re.compile(rf"[^;]{{0,120}}?,\s(?:[\w-]+\s|[^;,.]{{0,50}}?\s)?({PERSON})(?!'|,?\sand\s)")
_FRONT = 4
# "attended (the) forum"
_NEXT = 8
# "the meeting, in which (took part)", "the meeting (attended by)"
_RELATIVE = re.compile(r"\s|,?\s(?:(?:in|at|of)\s)?(?:which|that)\s(?:(?:has|have|had|was|were|is|are|been|also)\s)*")
# "(X, President of A), Prime Minister (Y)"
_STEP = re.compile(r"(?=[^.]*(?:[,;]|\band\b))[^.:\"]{1,140}(?:\.\s?[^.:\"]{0,40}){0,3}")
# "(the representative of A), X"
_NAMED_NEXT = re.compile(rf",?\s{PERSON}")
_FEWEST = 3
# "the delegation of the ministry of the republic (headed by)"
_CHAIN = 6
# how long an office before the first name of a list may be
_OFFICE = 80
_ENTRY = re.compile(rf"\W{{0,4}}(?:[A-Z][\w.'-]*\.?\s?){{0,5}}({PERSON})(?:,|\s[-–(]|\s*$)")


class Attendance(Room):
    """Reads who attended the gatherings of a sentence."""

    def _prepare(self, words: Words) -> None:
        flags, cue = re.IGNORECASE, words.cue
        member, titled = cue["membership"].pattern, cue["titled"].pattern
        one = rf"(?:the\s+)?[{ORG}{COUNTRY}](?!\s*(?:'s)?\s*{member})(?!'|\s{PERSON}|\s(?:[\w-]+\s){{0,2}}?{titled})"
        role = rf"(?:{_CAPACITY}[^,;.]{{0,80}}(?:,(?=\s(?:and|as|the)\s))?)?"
        joint = r"(?:[,;]|,?\sand|[,;]?\sas\swell\sas(?:\sby)?|,?\salong\swith)\s(?:and\s)?(?:from\s|of\s|by\s)?"
        more = rf"(?:{role}{joint}{one})*"
        group = r"(?:(?:all\s)?(?:[\w-]+\s){0,3}(?:states|countries|members|nations)(?:\s(?:of|in)\s(?:the\s)?\w+)?"
        group += r"(?:[,:]|\sand)\s(?:(?:and|namely)\s)?)?"
        self._for_body = re.compile(
            rf"(?:{cue['delegates'].pattern}|{cue['sided'].pattern})\s+(?:of|from|for)\s+{group}({one}{more})", flags
        )
        self._body_for = re.compile(rf"([{ORG}{COUNTRY}])\s{cue['delegates'].pattern}", flags)
        self._body_attends = re.compile(rf"(?:^|, )(?:the\s+)?({ORG})\s+(?:was|were|{cue['attend'].pattern})", flags)
        states = rf"(?:the\s)?{COUNTRY}(?!'|\s{PERSON})(?:(?:,\s|\sand\s|,\sand\s)(?:the\s)?{COUNTRY}(?!'|\s{PERSON}))"
        of = rf"(?:\s(?:[\w-]+\s){{0,4}}?(?:{cue['sided'].pattern}|{cue['delegates'].pattern})\s(?:of|from))?"
        self._countries_attend = re.compile(rf"{cue['attend'].pattern}{of}\s({states}*)", flags)
        self._attending = re.compile(rf"({states}+)(?:\s\w+){{0,2}}?\s{cue['attend'].pattern}", flags)
        self._represented = re.compile(rf"({COUNTRY})\s(?:(?:is|was|were|be|been)\s)represented\b", flags)
        self._counted = re.compile(
            r"(?<![\w-])([a-z][\w-]+s)(?:\s(?:of|from|for)\s[^,;.:()]{1,60}?)?"
            r"(?:\s\(|\s–\s|:\s|,\s(?:namely\s)?|\s(?:include|included|are|were)\s)",
            flags,
        )
        self._listed = whole({w for w in words.sets["attend"] if w.endswith(" by")})
        self._absent = re.compile(rf"{cue['absent'].pattern}(?:\s\w+){{0,2}}\s$", flags)
        self._leads = cue["heading"]
        self._source = re.compile(r"\b(?:according to|by)\s(?:\w+\s)?$", flags)
        # "the ministries of both countries, (the agency) was informed"
        self._hears = re.compile(rf"\s(?:(?:has|have|was|were|been|is)\s)*{cue['hearing'].pattern}", flags)
        self._says = re.compile(rf"\s{cue['say'].pattern}", flags)

    def __call__(self, s: Sentence, found: list[Sighting]) -> None:
        hosts = [x for x in found if not x.is_verb and (x.type in GATHERINGS or x.type == "exercise")]
        told = list(self.words.cue["attend"].finditer(s.code)) or list(self.words.cue["present"].finditer(s.code))
        for n, m in enumerate(told):
            if hosts:
                self._attend(s, hosts, m, is_first=n == 0)
        talks = [x for x in found if x.is_bilateral and x.happens and x.type in GATHERINGS]
        trips = [x for x in found if x.type == "visit" and x.people]
        shared = talks if len(talks) == 1 else trips if len(trips) == 1 and not talks else []
        for m in self.words.cue["beside"].finditer(s.code) if shared else ():
            end = next((j for j in range(m.end(), len(s.code)) if s.pos(j) == "VERB"), None)
            shared[0].join(s.all(PERSON, m.end(), end))
        if hosts and not self.words.cue["attend"].search(s.code) and (present := self.listed(s)):
            met = {r for x in found if x.is_verb and x.is_bilateral for r, _, _ in x.people}
            if len(met & {r for r, _ in present}) > 1:  # "telephoned A and B on the eve of the talks"
                return
            x = min(hosts, key=lambda y: y.depth)
            x.join([] if x.status or x.is_bilateral or x.is_plural or x.people else present)

    def _attend(self, s: Sentence, hosts: list[Sighting], m: re.Match[str], *, is_first: bool) -> None:
        ahead = next((y for y in hosts if 0 <= y.name[0] - m.end() < _NEXT), None)
        if (not is_first and ahead is None) or self.is_absent(s, m.start()):
            return
        behind = next((y for y in reversed(hosts) if y.name[1] <= m.start() and _RELATIVE.fullmatch(s.code, y.name[1], m.start())), None)
        x = ahead or behind or min(hosts, key=lambda y: (y.depth, abs(y.core[0] - m.start())))
        x.happens = True
        ahead_of = _FRONTED.match(s.code, m.end()) if m.start() < _FRONT and "ing" in m[0] else None
        acting = [] if m[0].lower().endswith((" by", " of")) else self.clauses.subject(s, m.start())
        acting = self._joined(s, acting, m.start()) if len(acting) == 1 else acting
        acting = acting or (s.all(PERSON, ahead_of.start(1), ahead_of.end(1)) if ahead_of else [])
        # "After addressing the forum, X met Y" tells nothing of Y at the forum
        verb = s.token(m.start())
        is_fronted = verb is not None and verb.dep_ == "pcomp" and bool(acting) and acting[0][1][0] > s.starts[m.start()]
        people = self.people(s, m.end() if acting else self.clauses.start(s, m.start())) if is_first and not is_fronted else []
        people = [*acting, *(p for p in people if p not in acting)]
        named = [s.span(*y.name) for y in hosts]
        people = [p for p in people if (not x.organizer or p[0] != x.organizer[0]) and not any(a <= p[1][0] < b for a, b in named)]
        subject = _THE_SUBJECT.search(s.code, 0, m.start())
        if not people and not x.people and subject:
            span = s.span(*subject.span(1))
            who = self.setting.resolve(*span, frozenset())
            people = [(who, span)] if who and who.startswith("person:") else []
        for y in [x, *listed_with(s, hosts, x)]:
            y.happens = True
            y.is_past |= (verb := s.token(m.start())) is not None and verb.tag_ == "VBD"
            y.join(people)

    def _joined(self, s: Sentence, acting: list[Named], verb: int) -> list[Named]:
        """The subject of a verb with those who are counted off before it, where the parse has it alone: "A, head of X, and B attended"."""
        run: list[int] = []
        for i in reversed(list(s.find(PERSON, self.clauses.start(s, verb), verb))):
            is_joined = bool(run) and _STEP.fullmatch(s.code, i + 1, run[0]) and " and " in s.code[i + 1 : run[0]]
            if run and (not is_joined or _has_verb(s, i + 1, run[0])):
                break
            run = [i, *run] if run or s.named(i) == acting[0] else run
        return [n for i in run if (n := s.named(i))] or acting

    def listed(self, s: Sentence) -> list[Named]:
        """Three persons or more whom a sentence counts off: names that only offices, commas and "and" part."""
        best: list[int] = []
        run: list[int] = []
        for i in s.find(PERSON):
            run = [*run, i] if run and _STEP.fullmatch(s.code, run[-1] + 1, i) and not _has_verb(s, run[-1] + 1, i) else [i]
            best = max(best, run, key=len)
        return [n for i in best if (n := s.named(i))] if len(best) >= _FEWEST else []

    def group(self, s: Sentence) -> tuple[str, list[Named]] | None:
        """A plural noun for persons, in lower case, and those whom the sentence counts off as such: "the mediators (A of X and B of Y)"."""
        for m in self._counted.finditer(s.code):
            run: list[int] = []
            for i in s.find(PERSON, m.end()):
                before = run[-1] + 1 if run else m.end()
                if _has_verb(s, before, i) or not (_STEP.fullmatch(s.code, before, i) or not run):
                    break
                if not run and i - m.end() > _OFFICE:
                    break
                run.append(i)
            if len(run) >= _FEWEST - 1:
                return m[1].lower(), [n for i in run if (n := s.named(i))]
        return None

    def leaders(self, s: Sentence) -> list[Named]:
        """Who leads a delegation or a side: "A headed the delegation of X, while B led the rebel side"."""
        found: list[Named] = []
        for m in self._leads.finditer(s.code):
            verb = s.token(m.start())
            if verb is None or verb.pos_ != "VERB":
                continue
            led = {c.dep_ for c in verb.children if c.lemma_ in self.words.sets["led_group"]}
            if "dobj" in led:
                found += self.clauses.subject(s, m.start())
            elif "nsubjpass" in led or (verb.dep_ == "acl" and self._is_group(verb.head)):
                found += s.all(PERSON, m.end(), s.verb(m.end(), len(s.code)))
        return found

    def _is_group(self, noun: Token) -> bool:
        """Whether a noun is a delegation, or the name of whose it is: "the delegation of the ministry (headed by)"."""
        chain = (noun, *itertools.islice(noun.ancestors, _CHAIN))
        return next((t for t in chain if t.dep_ not in ("pobj", "prep", "compound")), noun).lemma_ in self.words.sets["led_group"]

    def signatories(self, s: Sentence) -> list[Named]:
        """Who signs something in a sentence."""
        signing = (m for m in self.words.verb.finditer(s.code) if self.words.verbs[self.words.form(m)].relation == "sign")
        return [n for m in signing if s.pos(m.start()) == "VERB" for n in self.clauses.subject(s, m.start())]

    def entry(self, s: Sentence) -> list[Named]:
        """The person whom a line of a list of those present names: "- H.E. Mr. X, President of Y"."""
        first = _ENTRY.match(s.code)
        if first is None or _has_verb(s, 0, len(s.code)):
            return []
        return s.all(PERSON, first.start(1), first.end(1))

    def is_absent(self, s: Sentence, at: int) -> bool:
        """Whether the words before the one at `at` deny it: "declined to attend"."""
        return bool(self._absent.search(s.code, 0, at))

    def people(self, s: Sentence, start: int = 0) -> list[Named]:
        """Who a sentence about attendance names: persons, and bodies and countries that are no part of a person's title."""
        found: list[Named] = []
        for i in s.find(PERSON, start):
            is_label = s.code[i + 1 : i + 2] == ":" or bool(_INVITER.search(s.code, 0, i))
            is_source = bool(self._says.match(s.code, i + 1) or self._source.search(s.code, max(0, i - 40), i))
            if not is_label and (not is_source or self._listed.search(s.code, 0, i)):
                found += s.all(PERSON, i, i + 1)
        for pattern in (self._for_body, self._body_for, self._body_attends, self.words.sided):
            for m in pattern.finditer(s.code, start):
                if not _NAMED_NEXT.match(s.code, m.end(1)):
                    listed = (i for i in s.find(ORG + COUNTRY, m.start(1), m.end(1)) if not self._hears.match(s.code, i + 1))
                    found += [n for i in listed if not _IN_CAPACITY.search(s.code, m.start(1), i) and (n := s.named(i))]
        for m in (*self._countries_attend.finditer(s.code), *self._attending.finditer(s.code), *self._represented.finditer(s.code)):
            if not _NAMED_NEXT.match(s.code, m.end(1)):  # "attended by the presidents of A and B, X and Y"
                found += s.all(COUNTRY, m.start(1), m.end(1))
        return found


def _has_verb(s: Sentence, start: int, end: int) -> bool:
    return any(s.pos(i) in ("VERB", "AUX") for i in range(start, end))
