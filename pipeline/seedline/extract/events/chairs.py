"""Who chairs or hosts an event.

Belongs here: chairs and hosts, in the event's own sentence or a later one. Does not belong here: who only attends (`attendance`).
"""

from __future__ import annotations

import re

from seedline.extract.events.nearest import last_before, listed_with
from seedline.extract.events.room import Room
from seedline.extract.events.sighting import GATHERINGS, Named, Sighting
from seedline.extract.events.text import COUNTRY, DATE, DEMONYM, NAMES, ORG, PERSON, PLACE, Sentence
from seedline.extract.events.words import Words

_RELATIVE = re.compile(r"\b(?:which|that)\b")
_CHAIR_END = re.compile(r"[;:]|\son\s|\s(?:which|who|was|were)\s")
_UNDER = re.compile(rf"\bunder\s+(?:the\s+)?[^,.;]{{0,50}}?({PERSON})")
_WE = re.compile(r"\b(?:[Ww]e|(?:[Mm]y|[Oo]ur)\s(?:country|government|nation))\s(?:\w+\s){0,2}$")
_WE_DO = re.compile(r"\b([Ww]e|(?:[Mm]y|[Oo]ur)\s(?:country|government|nation))\s(?:[\w'-]+\s){0,5}$")
_HOST_SUBJECT = re.compile(rf"([{PLACE}{COUNTRY}{DEMONYM}{ORG}])[^;.{NAMES}]{{0,45}}$")
_CAPITAL_SUBJECT = re.compile(rf"\bcapital of\s+({COUNTRY})\s\w*\s*$|({DEMONYM})\scapital\s\w*\s*$", re.IGNORECASE)
_TOWN = re.compile(rf"({PLACE}),\s(?:the\s)?capital\s(?:city\s)?of\s(?:the\s)?$")
# "it was (chaired by)", "the work was (led by)"
_IT = re.compile(r"\b(?:it|(?:the|its|their)\s(?:work|discussions?|proceedings|deliberations))\s(?:was\s|were\s)?$", re.IGNORECASE)
# "Ambassador X of (Norway) hosted"
_PERSON_OF = re.compile(rf"{PERSON},?\s(?:[\w-]+\s){{0,4}}?(?:of|from|to)\s(?:the\s)?$")
_WORD_NEXT = re.compile(r"\s(\w+)")
# "(X is) expected to (chair)"
_DUE = re.compile(r"\b(?:expected|due|set|scheduled|slated|planned|is|are)\sto\s(?:co-)?$")
# "with Ruritania in the chair", "with President X, also a member of the council, as host"
IN_CHAIR = re.compile(
    rf"\bwith\s(?:the\s)?(?:[\w{NAMES}-]+(?:'s)?\s){{0,6}}?([{COUNTRY}{PERSON}{ORG}])(?:,\s[^;.()]{{3,120}},)?\s"
    rf"(?:in\sthe\schair|presiding|chairing|as\s(?:the\s|its\s)?(?:host|chair)\b)"
)
# "X, who (hosted the summit)", "(the summit) that X will (host)"
_PERSON_SUBJECT = re.compile(rf"{PERSON}[^;:.{NAMES}]{{0,45}}$")
# characters from an event's name to the word that tells who leads it
_NEXT = 8
# How far before "presided" its subject's name may stand.
_SUBJECT_NEAR = 120


class Chairs(Room):
    """Reads chairs and hosts."""

    def _prepare(self, words: Words) -> None:
        cue = words.cue
        self._sits_at = re.compile(
            rf"(?:{DATE}|\b(?:held|place))\s+(?:at|in)\sthe\s({ORG})(?!\s(?:{cue['membership'].pattern}|{cue['titled'].pattern}))",
            re.IGNORECASE,
        )
        # "thanked X for hosting (the summit)", "X, the country that is hosting (the summit)"
        self._thanked = re.compile(
            rf"({PERSON}(?=\s(?:for|in)\s(?:lead|chair|presid))|{COUNTRY})(?:'s)?\s(?:for|in|on|during)\s(?:(?:its|their|the)\s)?"
            rf"(?:[\w-]+\s){{0,2}}?{cue['leading'].pattern}\s", re.IGNORECASE)  # fmt: skip
        self._hosting = re.compile(
            rf"({COUNTRY}),?\s(?:(?:the|a)\s\w+\s)?(?:that|which)\s(?:\w+\s){{0,2}}?(?:{cue['host'].pattern}|{cue['chair'].pattern})\s",
            re.IGNORECASE,
        )
        # "Laos, the rotating chair of the bloc, will (host)", "Laos, which chairs the bloc, will (host)"
        self._presiding = re.compile(
            rf"({COUNTRY}),\s(?:which\s[^,;.]{{0,60}}|(?:as\s)?[^,;.]{{0,40}}?(?:{cue['titled'].pattern}|{cue['host'].pattern}|"
            rf"{cue['chairmanship'].pattern})[^,;.]{{0,60}}),\s(?:\w+\s){{0,3}}$",
            re.IGNORECASE,
        )
        self._under_his = re.compile(
            rf"\bunder\s(his|her|its)\s(?:{cue['chairmanship'].pattern}|aegis|auspices|leadership)\b", re.IGNORECASE
        )
        self._state_chairs = re.compile(
            rf"\b(?:under|during|within)\s(?:the\s)?([{COUNTRY}{DEMONYM}])(?:'s)?\s+{words.cue['chairmanship'].pattern}", re.IGNORECASE
        )

    def __call__(self, s: Sentence, found: list[Sighting]) -> None:
        """Sets the chairs of a sentence's events, and whose a debate "at the council" is."""
        hosts = [x for x in found if not x.is_verb and x.type not in ("visit", "appointment", "call", "attack")]
        hosts = [x for x in hosts if not x.is_aside] or hosts
        self._sitting(s, found)
        for m in self.words.cue["chair_by"].finditer(s.code):
            stop = _CHAIR_END.search(s.code, m.end(), m.end() + 160)
            end = stop.start() if stop else m.end() + 160
            named = s.all(PERSON, m.end(), end) or s.all(COUNTRY + ORG, m.end(), end)
            x = next((y for y in found if y.is_aside and 0 <= m.start() - y.name[1] <= _NEXT), None) or last_before(hosts, m.start())
            is_host = self.words.is_cue("host", m[0])
            self._chair(x, named[:1], is_host=is_host)
            if x and x.place is None and is_host and named and named[0][0].startswith("country:"):
                x.place = (*named[0], COUNTRY)
            if x and x.place is None and m.end() + 1 < len(s.code) and s.code[m.end() + 1] == PLACE and (town := s.named(m.end() + 1)):
                x.place = (*town, PLACE)
            if x and len(named) > 1 and m[0].lower().startswith("co"):
                x.join([n for n in named if n[0].startswith("person:")])
        for m in self.words.cue["lead_by"].finditer(s.code):
            led = next((y for y in hosts if not y.is_bilateral and 0 <= m.start() - y.name[1] <= _NEXT), None)
            if led and self.words.is_cue("led_group", s.code[self.clauses.start(s, m.start()) : led.name[0]]):
                continue  # "their side at the talks was headed by"
            stop = _CHAIR_END.search(s.code, m.end(), m.end() + 160)
            self._chair(led, s.all(PERSON, m.end(), stop.start() if stop else m.end() + 160)[:1])
        if (led_by := self._led(s)) and (x := next((y for y in reversed(hosts) if not y.is_bilateral), None)):
            self._chair(x, [led_by])
        for m in self.words.is_host.finditer(s.code):
            x = last_before([y for y in hosts if not y.is_bilateral], m.start())
            self._chair(x, [n] if (n := s.named(m.start(1))) else [], is_host=True)
        for m in _UNDER.finditer(s.code):
            x = last_before([*hosts, *(y for y in found if y.is_verb and y.organizer)], m.start())
            if x and x.core[1] < m.start() and self.words.is_cue("titled", s.code[m.start() : m.start(1)]):
                self._chair(x, s.all(PERSON, m.start(1), m.end(1)))
        for m in self._under_his.finditer(s.code):
            x = last_before([y for y in hosts if not y.is_bilateral], m.start())
            whose = self.setting.resolve(*s.span(*m.span(1)), frozenset())
            self._chair(x, [(whose, s.span(*m.span(1)))] if whose else [])
        for m in self.words.cue["host"].finditer(s.code):
            if s.pos(m.start()) != "NOUN":
                self._host(s, hosts, m)
        for m in self.words.cue["chair"].finditer(s.code):
            is_phrase = " " in m[0]
            is_aim = s.code.endswith(" to ", 0, m.start()) and s.role != "title" and not _DUE.search(s.code, 0, m.start())
            if (s.pos(m.start()) in ("NOUN", "PROPN") and not is_phrase) or is_aim:
                continue
            x = next((y for y in hosts if 0 <= y.core[0] - m.end() < 120), None) or (last_before(hosts, m.start()) if is_phrase else None)
            who = s.all(PERSON, max(0, m.start() - _SUBJECT_NEAR), m.start())[-1:]
            if len(s.all(PERSON, self.clauses.start(s, m.start()), m.start())) > 1:
                who = self.clauses.subject(s, m.start())[:1] or who
            if x and m[0].lower().startswith("co"):
                who = self.clauses.subject(s, m.start()) or who
                x.join([*who, *(s.all(PERSON, m.end(), x.name[0]) if s.code.startswith(" with ", m.end()) else [])])
            if not who and self.setting.home and (we := _WE_DO.search(s.code, 0, m.start())):
                who = [(self.setting.home, s.span(*we.span(1)))]
                if x:
                    x.happens = True
            who = who or self._behind(s, m.start())
            if x and x.is_bilateral:
                x.join(who)
            if not (x and x.is_bilateral and m[0].lower().startswith("co")):
                self._chair(x, who)
        for x in hosts:
            if x.chair is None and not x.is_bilateral and (leading := self._by_verb(s, x)):
                self._chair(x, leading)
        for m in (*self._thanked.finditer(s.code), *self._hosting.finditer(s.code)):
            x = next((y for y in hosts if 0 <= y.core[0] - m.end() < _SUBJECT_NEAR and not y.is_bilateral), None)
            self._chair(x, [n] if (n := s.named(m.start(1))) else [])
        for m in (*self._state_chairs.finditer(s.code), *IN_CHAIR.finditer(s.code)):
            x = last_before([y for y in found if y.happens and (y in hosts or (y.is_verb and y.type in GATHERINGS))], m.start())
            if x and not x.is_bilateral and (x.core[1] <= m.start() or m[1] == DEMONYM):
                self._chair(x, [n] if (n := s.named(m.start(1))) else [])

    def _behind(self, s: Sentence, at: int) -> list[Named]:
        """The person told behind whose participle begins the sentence: "Chairing the session, X said"."""
        verb = s.token(at)
        if verb is None or verb.tag_ != "VBG" or verb.dep_ != "advcl" or s.code[:at].strip():
            return []
        main = s.place_of(verb.head)
        return self.clauses.subject(s, main)[:1] if main is not None and main > at else []

    def _by_verb(self, s: Sentence, x: Sighting) -> list[Named]:
        """The person who leads, heads or opens what the event's noun names, where the parse takes it for the verb's object."""
        noun = s.token(x.core[0])
        while noun is not None and noun.dep_ == "compound" and noun.head.i != noun.i:
            noun = noun.head
        if noun is None or noun.dep_ != "dobj" or noun.head.lemma_ not in self.words.sets["leading_verb"]:
            return []
        verb = s.place_of(noun.head)
        return self.clauses.subject(s, verb)[:1] if verb is not None else []

    def later(self, s: Sentence) -> Named | None:
        """Who was in the chair of an event told of before, by a sentence that names no event itself."""
        chair = self.words.cue["chair"].search(s.code)
        if chair and s.pos(chair.start()) not in ("NOUN", "PROPN") and not s.code.endswith(" to ", 0, chair.start()):
            presiding = s.all(PERSON, max(0, chair.start() - _SUBJECT_NEAR), chair.start())
            if presiding:
                return presiding[-1]
        if led := self._led(s):
            return led
        for m in self.words.cue["chair_by"].finditer(s.code):
            if named := s.all(PERSON, m.end(), m.end() + _SUBJECT_NEAR)[:1]:
                return named[0]
        host = self.words.is_host.search(s.code)
        return s.named(host.start(1)) if host else None

    def _led(self, s: Sentence) -> Named | None:
        """By whom "it" or "the work" was led, where that is said of what was told of before."""
        for m in self.words.cue["lead_by"].finditer(s.code):
            if _IT.search(s.code, 0, m.start()):
                stop = _CHAIR_END.search(s.code, m.end(), m.end() + 160)
                return next(iter(s.all(PERSON, m.end(), stop.start() if stop else m.end() + 160)), None)
        return None

    def _chair(self, x: Sighting | None, named: list[Named], *, is_host: bool = False) -> None:
        """Sets who chairs; who only hosts gives way."""
        if x and named and (x.chair is None or (x.is_hosted and not is_host)):
            x.chair, x.is_hosted = named[0], is_host

    def _host(self, s: Sentence, hosts: list[Sighting], m: re.Match[str]) -> None:
        """ "Almaty hosted" gives a place, "Kazakhstan hosted" a host, "we hosted" the speaker's country."""
        x = next((y for y in hosts if 0 <= y.name[0] - m.end() < (70 if "including" in s.code[m.end() : y.name[0]] else 30)), None)
        x = x or next((y for y in hosts if 0 <= m.start() - y.core[1] < 40 and _RELATIVE.search(s.code, y.core[1], m.start())), None)
        is_holding, is_receiving = self.words.fold(m[0]) in self.words.sets["hold"], self.words.is_cue("receiving", m[0])
        if x is None or is_holding or (is_receiving and (x.type == "signing" or not self._is_object(s, x, m.start()))):
            return
        x.happens = True
        if _WE.search(s.code, 0, m.start()) and self.setting.home:
            for y in [x, *listed_with(s, hosts, x)]:
                self._chair(y, [(self.setting.home, s.span(*m.span()))], is_host=True)
                y.happens = True
            return
        verb = s.token(m.start())
        if verb is not None and any(c.dep_ == "auxpass" for c in verb.children):
            return
        if not is_receiving and _PERSON_SUBJECT.search(s.code, max(0, m.start() - 60), m.start()):
            self._chair(x, self.clauses.subject(s, m.start())[:1], is_host=True)
            return
        subject = _HOST_SUBJECT.search(s.code, max(0, m.start() - 60), m.start())
        is_persons = subject is not None and subject[1] != DEMONYM and bool(_PERSON_OF.search(s.code, 0, subject.start(1)))
        if is_persons and not x.is_bilateral:
            self._chair(x, self.clauses.subject(s, m.start()), is_host=True)
            return
        if _CAPITAL_SUBJECT.search(s.code, max(0, m.start() - 60), m.start()) or not subject:
            return
        town = _TOWN.search(s.code, 0, subject.start(1)) or self._presiding.search(s.code, 0, m.start())
        at = town.start(1) if town else subject.start(1)
        named, kind = s.named(at), s.code[at]
        if is_receiving and kind == ORG:
            return  # "the commission welcomed the summit"
        # "the readiness of the A side to host"
        side = _WORD_NEXT.match(s.code, at + 1) if kind == DEMONYM else None
        is_side = side is not None and side[1] in self.words.sets["led_group"]
        if named and (kind in (COUNTRY, ORG) or is_side):
            for y in [x, *listed_with(s, hosts, x)]:
                self._chair(y, [named], is_host=True)
        if named and kind in (COUNTRY, PLACE):
            x.place = x.place or (*named, kind)

    def _is_object(self, s: Sentence, x: Sighting, verb: int) -> bool:
        """Whether the parse takes the event for the verb's object: "receives the next session", not "receives guests of the summit"."""
        noun, governor = s.token(x.core[0]), s.token(verb)
        return noun is not None and governor is not None and noun.dep_ == "dobj" and noun.head.i == governor.i

    def _sitting(self, s: Sentence, found: list[Sighting]) -> None:
        """A debate "held on Monday at the UN Security Council" is the council's."""
        for m in self._sits_at.finditer(s.code):
            x = last_before([y for y in found if y.type == "debate" and not y.is_verb], m.start())
            if x and x.core[1] < m.start() and not x.is_bilateral:
                x.organizer = x.organizer or s.named(m.start(1))
