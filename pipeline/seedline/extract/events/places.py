"""Where events take place.

Belongs here: which place of a sentence is which event's. Does not belong here: destinations of visits (`partners`, `journeys`).
"""

from __future__ import annotations

import re

from seedline.extract.events.nearest import Nearest
from seedline.extract.events.sighting import Setting, Sighting
from seedline.extract.events.text import COUNTRY, DATE, DEMONYM, EVENT, ORG, PLACE, Sentence
from seedline.extract.events.words import Words

_CAPITAL = re.compile(rf"(?:'s)?\scapital(?:\scity)?(?:\sof)?,?\s({PLACE})")
# "at the palace in the town"
_IN_TOWN = re.compile(rf"(?:,|\sin)\s(?:the\s)?({PLACE})")
# "(Vienna, 5 May)", "(5 May, Vienna)"
_IN_BRACKETS = re.compile(rf"\((?:{DATE},\s)?$")
_BRACKET_GOES_ON = re.compile(r",\s|\)")
_CAPITAL_OF = re.compile(r"\bcapital of\s(?:the\s)?$", re.IGNORECASE)
_TO_THE = re.compile(r"\b(?:in|at|to)\s(?:the\s)?$")


class Places:
    """Gives sightings their places."""

    def __init__(self, words: Words, nearest: Nearest, setting: Setting) -> None:
        self.words = words
        self._owner = nearest
        self.setting = setting
        flags, cue, settlement = re.IGNORECASE, words.cue, words.cue["settlement"].pattern
        self._in = re.compile(rf"(?:^|\s)(in|at|near|come to)\s+(?:the\s+)?(?:{DEMONYM}\s)?(?:{settlement}\s+of\s+)?(?:\w+\s)?$", flags)
        self._adjunct = re.compile(rf"(?:[,{DATE}{ORG}{EVENT}]|{cue['before_place'].pattern})$", flags)
        self._topic_place = re.compile(rf"{cue['not_place'].pattern}$", flags)

    def __call__(self, s: Sentence, found: list[Sighting]) -> None:
        """Attaches the places and countries of a sentence to its events."""
        for i in sorted([*s.find(PLACE + COUNTRY), *s.demonym]):
            self._place(s, found, i)

    def _place(self, s: Sentence, found: list[Sighting], i: int) -> None:
        named, kind = s.named(i), s.code[i]
        left = max(0, i - 60)
        town = _CAPITAL.match(s.code, i + 1) if kind in (COUNTRY, DEMONYM) else None
        if town and self._in.search(s.code, left, i):
            named, kind = s.named(town.start(1)), PLACE
        of_state = kind == DEMONYM or (kind == COUNTRY and bool(_CAPITAL_OF.search(s.code, left, i)))
        of_state |= kind == COUNTRY and s.code.startswith("'s capital", i + 1)
        if named is None or (kind == DEMONYM and not (s.code.startswith(" capital", i + 1) and _TO_THE.search(s.code, left, i))):
            return
        m = self._in.search(s.code, left, i)
        is_bracketed = kind == PLACE and bool(_IN_BRACKETS.search(s.code, left, i)) and bool(_BRACKET_GOES_ON.match(s.code, i + 1))
        if not m and not of_state and not is_bracketed:
            return
        lead = s.code[: m.start()].rstrip() if m else ""
        comes = bool(m) and " " in m[1] if m else False
        if kind == COUNTRY and not of_state and lead and not comes and not self._is_adjunct(lead, found):
            return
        is_topic = bool(self._topic_place.search(lead)) and not any(len(lead) in (x.name[1], x.core[1]) for x in found)
        owner = None if is_topic else self._owner(s, found, i)
        if owner is None:
            return
        x = owner[1]
        if of_state:
            capital = self.setting.capitals.get(named[0])
            if capital and x.place is None:
                x.place = (capital, named[1], PLACE)
        elif x.place is None or (x.place[2] == COUNTRY and kind == PLACE):
            x.place = (*named, kind)
            if (town := _IN_TOWN.match(s.code, i + 1)) and (around := s.referent(town.start(1))):
                x.around.add(around)

    def _is_adjunct(self, lead: str, found: list[Sighting]) -> bool:
        """Whether what ends here can be followed by the place of an event rather than of a topic."""
        at = len(lead)
        return (
            bool(self._adjunct.search(lead))
            or any(x.type == "attack" and (x.is_verb or x.core[1] < at) for x in found)
            or any(abs(at - x.core[1]) <= 1 or abs(at - x.name[1]) <= 1 for x in found)
        )
