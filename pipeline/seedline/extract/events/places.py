"""Where events take place.

Belongs here: which place of a sentence is which event's. Does not belong here: destinations of visits (`partners`, `journeys`).
"""

from __future__ import annotations

import re

from seedline.extract.events.nearest import Nearest, is_of_paper
from seedline.extract.events.sighting import GATHERINGS, Setting, Sighting
from seedline.extract.events.text import COUNTRY, DATE, DEMONYM, EVENT, NAMES, ORG, PERSON, PLACE, Sentence
from seedline.extract.events.words import Words

# "the Belarusian capital, Minsk", "China's Tianjin"
_CAPITAL = re.compile(rf"(?:(?:'s)?\scapital(?:\scity)?(?:\sof)?,?|'s)\s({PLACE})")
# "at the palace in the town"
_IN_TOWN = re.compile(rf"(?:,|\sin)\s(?:the\s)?({PLACE})")
# "(Vienna, 5 May)", "(5 May, Vienna)"
_IN_BRACKETS = re.compile(rf"\((?:{DATE},\s)?$")
_BRACKET_GOES_ON = re.compile(r",\s|\)")
_CAPITAL_OF = re.compile(r"\bcapital of\s(?:the\s)?$", re.IGNORECASE)
# "not in A but in (B)"
# "(visit) to his country"
_TO_COUNTRY = re.compile(r"\sto\s(the|his|her|their|our|my|this)\s(?:country|nation|republic|kingdom)\b(?!\sof)", re.IGNORECASE)
# "in Oslo, where (he is on a visit)"
_WHERE = re.compile(r",?\swhere\s")
_NEAR = 30
# "(Oslo), where he attended the (meeting)"
_IN_CLAUSE = 50
# "who has arrived in (Norway) on (an official visit)"
_ARRIVED = re.compile(rf"\b(?:in|to)\s(?:the\s)?([{PLACE}{COUNTRY}])\son\s(?:an?\s|his\s|her\s)?$")
_NOT = re.compile(r"\bnot\s$")
_TO_THE = re.compile(r"\b(?:in|at|to)\s(?:the\s)?$")
# where the town stands that a capital is named by, and whether one is meant without a name
Capital = tuple[int | None, bool]


class Places:
    """Gives sightings their places."""

    def __init__(self, words: Words, nearest: Nearest, setting: Setting) -> None:
        self.words = words
        self._owner = nearest
        self.setting = setting
        flags, cue, settlement = re.IGNORECASE, words.cue, words.cue["settlement"].pattern
        self._in = re.compile(rf"(?:^|\s)(in|at|near|come to)\s+(?:the\s+)?(?:{DEMONYM}\s)?(?:{settlement}\s+of\s+)?(?:\w+\s)?$", flags)
        self._adjunct = re.compile(rf"(?:[,{DATE}{ORG}{EVENT}]|{cue['before_place'].pattern})$", flags)
        said = rf"{cue['say'].pattern}(?:\s(?!that\b)[\w{NAMES}]+){{0,5}}?"
        self._said_in = re.compile(rf"{said}\s(?:in|at|from)\s(?:the\s)?$", flags)
        self._based = re.compile(rf"{cue['based'].pattern}\s(?:in|at)\s(?:the\s)?$", flags)
        self._says = re.compile(rf",?\s(?:\w+\s)?{cue['say'].pattern}", flags)
        self._topic_place = re.compile(rf"{cue['not_place'].pattern}$", flags)

    def __call__(self, s: Sentence, found: list[Sighting]) -> None:
        """Attaches the places and countries of a sentence to its events, the nearest first."""
        capitals = {i: self._capital(s, i) for i in sorted([*s.find(PLACE + COUNTRY), *s.demonym])}
        owned = [(*owner, i) for i, capital in capitals.items() if (owner := self._owned(s, found, i, capital))]
        for x in found:
            if x.type == "visit" and (m := _ARRIVED.search(s.code, 0, x.name[0])) and (named := s.named(m.start(1))):
                x.place = (*named, s.code[m.start(1)])
        for _, x, i in sorted(owned, key=lambda o: (o[0], o[2])):
            self._place(s, self._at_house(s, found, x, i), i, capitals[i])
        for x in found:
            if x.type == "visit" and x.place is None and (m := _TO_COUNTRY.search(s.code, x.core[1], x.core[1] + _NEAR)):
                state = self._state(s, x, m)
                x.place = (state, s.span(*m.span(1)), COUNTRY) if state else None
        same = self.words.cue["same_place"].search(s.code)
        towns = [n[0] for i in s.find(PLACE) if (n := s.named(i)) and n[0] not in self.words.is_region]
        before = [n[0] for n in s.all(PLACE, 0, same.start()) if n[0] in towns] if same else []
        town = before[-1] if before else self.setting.town
        owner = self._owner(s, found, same.start()) if same else None
        if same and town and owner and (owner[1].place is None or owner[1].place[2] == COUNTRY):
            owner[1].place = (town, s.span(*same.span()), PLACE)
        self.setting.town = towns[-1] if towns else self.setting.town

    def _at_house(self, s: Sentence, found: list[Sighting], x: Sighting, i: int) -> Sighting:
        """Whose a house at `i` is: of talks with a visitor theirs, not the visit's ("talks at the palace with X, who is on a visit")."""
        named = s.named(i)
        is_house = x.type == "visit" and not x.is_verb and s.code[i] == PLACE and named is not None and named[0] not in self.words.is_town
        talks = next((y for y in found if y.is_bilateral and y.place is None), None) if is_house else None
        return talks or x

    def _state(self, s: Sentence, x: Sighting, m: re.Match[str]) -> str | None:
        """Whose country "the visit to his country" is: the pronoun's, a speaker's own, else that of someone else in the sentence."""
        who = self.setting.resolve(*s.span(*m.span(1)), frozenset()) if m[1].lower() in ("his", "her") else None
        who = self.setting.speaker(s.starts[m.start()]) if m[1].lower() in ("our", "my") else who
        visitors = {r for r, _, _ in x.people}
        if who and who not in visitors and who in self.setting.state_of:
            return self.setting.state_of[who]
        if m[1].lower() in ("our", "my"):
            return self.setting.home
        hosts = [r for r, _ in s.all(PERSON, 0, x.core[0]) if r not in visitors]
        return next((self.setting.state_of[r] for r in hosts if r in self.setting.state_of), None)

    def _owned(self, s: Sentence, found: list[Sighting], i: int, meant: Capital) -> tuple[float, Sighting] | None:
        """The sighting that what is named at `i` is the place of, with the cost of attaching it there."""
        named, kind, left = s.named(i), s.code[i], max(0, i - 60)
        town, of_state = meant
        is_state = kind == DEMONYM and not (s.code.startswith(" capital", i + 1) and _TO_THE.search(s.code, left, i))
        if named is None or (is_state and town is None):
            return None
        if where := _WHERE.match(s.code, i + 1):
            visit = next((x for x in found if x.core[0] > where.end() and x.type == "visit" and x.place is None), None)
            if visit is not None and not visit.is_verb:
                return 0.0, visit
            there = next((x for x in found if 0 < x.core[0] - where.end() < _IN_CLAUSE), None)
            if there is not None and there.type in GATHERINGS and there.place is None and not there.is_verb:
                return 0.0, there
        m = self._in.search(s.code, left, i)
        is_bracketed = kind == PLACE and bool(_IN_BRACKETS.search(s.code, left, i)) and bool(_BRACKET_GOES_ON.match(s.code, i + 1))
        if (not m and not of_state and not is_bracketed) or (m and _NOT.search(s.code, 0, m.start(1))):
            return None
        lead = s.code[: m.start()].rstrip() if m else ""
        is_loose = kind == COUNTRY and not of_state and town is None and bool(lead) and m is not None and " " not in m[1]
        if is_loose and not self._is_adjunct(s, lead, found):
            return None
        if is_of_paper(s, found, i) or self._is_of_speech(s, i, found) or self._based.search(s.code, left, i):
            s.spoken.add(s.starts[i])
            return None
        is_topic = bool(self._topic_place.search(lead)) and not any(len(lead) in (x.name[1], x.core[1]) for x in found)
        owner = None if is_topic else self._owner(s, found, i)
        is_wide = named[0] in self.words.is_region and owner is not None and owner[1].type in GATHERINGS
        return None if is_wide else owner

    def _is_of_speech(self, s: Sentence, i: int, found: list[Sighting]) -> bool:
        """Whether a place is where something was said: "told reporters in Oslo that", "a spokesperson in Oslo said"."""
        said = self._said_in.search(s.code, max(0, i - 60), i)
        is_at_it = any(said.start() <= x.core[0] < i or (x.is_locative and 0 <= x.name[0] - i < _NEAR) for x in found) if said else True
        if not is_at_it:
            return True
        first = max((x.core[1] for x in found if x.core[1] <= i), default=None)
        return first is None and bool(self._says.match(s.code, i + 1))

    def _capital(self, s: Sentence, i: int) -> Capital:
        """Where the town stands that a capital is named by: "the Belarusian capital, Minsk"; and whether one is meant without a name."""
        left, kind = max(0, i - 60), s.code[i]
        town = _CAPITAL.match(s.code, i + 1) if kind in (COUNTRY, DEMONYM) and self._in.search(s.code, left, i) else None
        of_state = kind == DEMONYM or (kind == COUNTRY and bool(_CAPITAL_OF.search(s.code, left, i)))
        of_state |= kind == COUNTRY and s.code.startswith("'s capital", i + 1)
        return (town.start(1), False) if town else (None, of_state)

    def _place(self, s: Sentence, x: Sighting, i: int, meant: Capital) -> None:
        """Gives an event its place, unless it has one that tells as much."""
        town, of_state = meant
        named, kind = s.named(i if town is None else town), s.code[i if town is None else town]
        if named is None:
            return
        if of_state:
            capital = self.setting.capitals.get(named[0])
            if capital and x.place is None:
                x.place = (capital, named[1], PLACE)
        elif x.place is None or (x.place[2] == COUNTRY and kind == PLACE):
            x.place = (*named, kind)
            if (around := _IN_TOWN.match(s.code, i + 1)) and (town_of := s.referent(around.start(1))):
                x.around.add(town_of)

    def _is_adjunct(self, s: Sentence, lead: str, found: list[Sighting]) -> bool:
        """Whether what ends here can be followed by the place of an event rather than of a topic."""
        at = len(lead)
        return (
            bool(self._adjunct.search(lead))
            or any(x.type == "attack" and (x.is_verb or x.core[1] < at) for x in found)
            or any(abs(at - x.core[1]) <= 1 or abs(at - x.name[1]) <= 1 for x in found)
            or any(x.is_verb and x.is_bilateral and s.span(at - 1, at) in {p[2] for p in x.people} for x in found)  # "met X in Oslo"
        )
