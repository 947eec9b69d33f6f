"""What is said once for several events of a sentence: of a series, of a list, of what takes place on the sidelines.

Belongs here: dates and places handed on. Does not belong here: attaching them (`days`, `places`).
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from seedline.extract.events.nearest import listed_with
from seedline.extract.events.sighting import DAY, GATHERINGS, Sighting
from seedline.extract.events.text import COUNTRY, DATE, PLACE, Sentence
from seedline.extract.events.words import Words

# "on the sidelines of (the next)"
_LEAD = 40
_BEFORE = re.compile(r"\b(?:before|ahead of|prior to|preceding)\s(?:the\s|an?\s)?$")
_BREAK = re.compile(r"[;:]|\.\s")
# "(met A) and also held (talks)"
_AND_THEN = re.compile(r"[^;:]*\b(?:and|before|then|as well as)\b[^;:,]*")
_TRIP_TO = re.compile(r"\bto\s$")
_THERE = re.compile(rf"([{PLACE}{COUNTRY}])(?:\s(?:on\s)?{DATE})?(?:\s\w+)?,?\swhere\s[^;:.]{{0,60}}$")
_SERIES_STEP = re.compile(r"\s*(?:\([^()]{1,15}\)\s*)?(?:,|and|,\s*and)\s*(?:by\s|the\s|in\s)?")


def share(s: Sentence, found: list[Sighting], words: Words) -> None:
    """Dates and places said once for several: of a series, of a list, of what takes place on the sidelines."""
    for x, y in itertools.combinations(found, 2):
        if x.core == y.core:
            x.place = y.place = x.place or y.place
        if x.is_series and y.key and not y.dates:
            y.dates, y.place, x.place = list(x.dates), y.place or x.place, None
            x.is_opened = True
    hosts = [x for x in found if x.type in GATHERINGS and not x.is_verb]
    for x in hosts:
        listed = [x, *listed_with(s, hosts, x)]
        if len(listed) > 1 and not any(y.dates or (y.place and y.place[2] == PLACE) for y in listed[:-1]):
            for y in listed[:-1]:
                y.dates, y.place = list(listed[-1].dates), listed[-1].place
    for x in found:
        there = _THERE.search(s.code, 0, x.name[0])
        if there and x.place is None and x.type != "visit" and (named := s.named(there.start(1))):
            x.place = (*named, there[1])
    for x, y in itertools.pairwise(found):
        # who goes somewhere on a day to meet someone, or to take part, meets and takes part on that day and there
        aim = s.code[x.core[1] : max(x.core[1], y.name[0])]
        is_goal = (words.is_cue("goal", aim) or aim.endswith(" for ")) and not _BREAK.search(aim)
        is_aim = bool(_TRIP_TO.search(aim)) if y.is_verb else y.type in GATHERINGS and is_goal
        if x.type == "visit" and is_aim and not y.is_aside:
            y.dates = y.dates or [d for d in x.dates if len(d.value) == DAY]
            y.place = y.place or x.place
    for x, y in itertools.permutations(found, 2):
        # "X, who is visiting Oslo, met Y"
        is_guest = x.type == "visit" and x.status is None and y.is_bilateral and y.type in ("meeting", "consultation") and y.status is None
        if is_guest and {r for r, _, _ in x.people} & {r for r, _, _ in y.people}:
            y.place = y.place or (x.place if x.place and x.place[2] == PLACE else None)
            if x.place is None:  # a visit is to a town or a state, not to the house where the guest was met
                x.place = y.place if y.place and (y.place[2] == COUNTRY or y.place[0] in words.is_town) else None
                x.dates = x.dates or [replace(d, is_weak=True) for d in y.dates]
    for x, y in itertools.pairwise(found):
        # "met A on Monday and held talks with B"
        days = [d for d in x.dates if not d.is_weak and len(d.value) == DAY]
        is_next = x.is_bilateral and y.is_bilateral and (x.core == y.core or bool(_AND_THEN.fullmatch(s.code, x.core[1], y.core[0])))
        if is_next and days and not y.dates and {r for r, _, _ in x.people} & {r for r, _, _ in y.people}:
            y.dates = days
    pairs = list(itertools.pairwise(found))
    for x, y in [*pairs, *((b, a) for a, b in reversed(pairs))]:
        a, b = sorted((x, y), key=lambda z: z.core)
        if a.type == b.type and _SERIES_STEP.fullmatch(s.code, a.name[1], max(a.name[1], b.name[0])):
            y.dates = y.dates or list(x.dates)
            y.place = y.place or x.place
    for x, y in itertools.pairwise(found):
        # "talks take place on the day before the forum"
        if x.status == "planned" and y.status is None and not y.is_past and y.name[0] > x.core[1] and _BEFORE.search(s.code, 0, y.name[0]):
            y.status, y.status_span = "planned", x.status_span
    for x, y in itertools.combinations(found, 2):
        if y.is_aside and not y.is_topic and x.core != y.core:
            x.place = x.place or y.place
            if words.is_cue("sidelines", s.code[max(0, y.name[0] - _LEAD) : y.name[0]]):
                y.place = y.place or x.place
                y.dates = y.dates or [replace(d, is_weak=True) for d in x.dates]
                x.dates = x.dates or [replace(d, is_weak=True) for d in y.dates if len(d.value) == DAY]
