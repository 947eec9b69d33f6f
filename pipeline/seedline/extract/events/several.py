"""One phrase that names several events: visits by several, meetings with several partners, sessions of several numbers.

Belongs here: making as many sightings of one. Does not belong here: finding the phrase (`nouns`) and its facts (`partners`, `days`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from seedline.extract.events.sighting import Date, Named, Sighting
from seedline.extract.events.text import DATE, Sentence
from seedline.extract.events.words import Words

_ORDINAL = r"(?:\d+(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?)"
_MEMBER = rf"(?:{_ORDINAL}|{DATE})"
_SERIES = re.compile(rf"(?<![\w-]){_MEMBER}(?:(?:,\s(?:and\s)?|\s?and\s)(?:the\s)?{_MEMBER})+\s", re.IGNORECASE)
_MEMBERS = re.compile(_MEMBER, re.IGNORECASE)
_LONGEST = 60


def numbers_of(s: Sentence, start: int, head: int, ordinals: set[str]) -> list[tuple[int, int]]:
    """Where the numbers or years of a list stand that ends inside the phrase from `start` to its `head` noun:
    "484th, 485th and 489th" before "meetings"; empty if fewer than two."""
    for m in _SERIES.finditer(s.code, max(0, start - _LONGEST), head):
        members = [
            x for x in _MEMBERS.finditer(s.code, m.start(), m.end()) if x[0] == DATE or x[0][0].isdigit() or x[0].lower() in ordinals
        ]
        if m.end() > start and len(members) > 1:
            return [x.span() for x in members]
    return []


def split(x: Sighting, words: Words) -> list[Sighting]:
    """As many sightings as there are visitors, partners or numbers; the sighting itself where it names one event."""
    is_apart = x.is_mass and words.is_cue("separately", x.sentence.code[x.name[0] : x.core[0]])  # "separate talks"
    if x.numbers:
        return [_numbered(x, n) for n in range(len(x.numbers))]
    if x.each:
        return [replace(x, is_plural=False, each=[], organizer=body, dates=list(x.dates), determiner="separate") for body in x.each]
    if not (x.is_plural or is_apart) or len(x.people) < 2:
        return [x]
    if x.type == "visit":
        return [replace(x, is_plural=False, people=[p], determiner="separate") for p in x.people]
    if x.determiner == "the" and not x.is_bilateral:
        return [x]  # "the meetings were attended by A and B"
    people = list({p[0]: p for p in reversed(x.people)}.values())[::-1]
    hosts = {r for r, _ in x.holders} or {r for r, _, at in people if at[0] < x.at[0]}
    own, partners = [p for p in people if p[0] in hosts], [p for p in people if p[0] not in hosts]
    if len(own) > 1 == len(partners):
        own, partners = partners, own  # "A and B came for separate meetings with C"
    if x.type not in ("meeting", "call") or x.is_round or len(partners) < 2:
        return [x]
    return [replace(x, is_plural=False, people=[*own, p], determiner="separate") for p in partners]


def by_official(x: Sighting, persons: list[Named]) -> list[Sighting]:
    """As many sightings as there are officials met, of whom the text names `persons` and `x.sides` are the states of the others:
    "bilateral meetings with the presidents of A and B"; the sighting itself where it names one event."""
    is_apart = (
        (x.is_plural or x.is_by_two) and x.is_bilateral and x.type == "meeting" and not x.is_round and len(persons) + len(x.sides) > 1
    )
    if not is_apart or len(x.people) > 1:
        x.join(persons)
        return [x]
    named = [replace(x, is_plural=False, sides=[], people=[*x.people, (r, "participant", at)], determiner="separate") for r, at in persons]
    return named + [replace(x, is_plural=False, sides=[side], people=list(x.people), determiner="separate") for side in x.sides]


def _numbered(x: Sighting, n: int) -> Sighting:
    """The n-th of several numbered sessions; as many dates as numbers are theirs in order, else all share them."""
    start, end = x.numbers[n]
    number = x.sentence.code[start:end].lower()
    own = [Date(v, x.sentence.span(start, end)) for v in [x.sentence.date(start) if number == DATE else None] if v]
    dates = own or ([x.dates[n]] if len(x.dates) == len(x.numbers) else list(x.dates))
    others = {w for w in x.distinct if w not in {x.sentence.code[a:b].lower() for a, b in x.numbers}}
    return replace(
        x, is_plural=False, is_generic=False, numbers=[], dates=dates, people=list(x.people), determiner="separate",
        distinct=others | ({number} if number != DATE else set()),
    )  # fmt: skip
