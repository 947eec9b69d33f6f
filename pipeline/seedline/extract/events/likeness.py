"""What two namings of events have alike that no name says outright.

Belongs here: comparing two phrases. Does not belong here: what follows from it (`merge`).
"""

from __future__ import annotations

from difflib import SequenceMatcher

from seedline.dataset import referent
from seedline.extract.events.draft import Draft
from seedline.extract.events.sighting import Sighting
from seedline.extract.events.text import ORG

# of the letters of two spellings of one name
_ALIKE = 0.85


def is_respelled(a: str, b: str) -> bool:
    """Whether two places, one of which no pack knows, are one: in two transliterations ("Tsakhkadzor", "Tsaghkadzor"), or by more
    and fewer words ("Sadao checkpoint", "Sadao border checkpoint")."""
    if not (referent.is_local(a) or referent.is_local(b)):
        return False
    one, other = referent.key_of(a), referent.key_of(b)
    few, more = sorted((set(one.split()), set(other.split())), key=len)
    return few < more or SequenceMatcher(None, one, other).ratio() > _ALIKE


def is_shortened(a: str, b: str) -> bool:
    """Whether of two bodies that no pack knows one has the other's name with more words before it: "the joint council", "the A-B joint
    council"."""
    one, other = sorted((referent.key_of(a).lstrip("~").split(), referent.key_of(b).lstrip("~").split()), key=len)
    return referent.is_local(a) and referent.is_local(b) and 1 < len(one) < len(other) and other[-len(one) :] == one


def is_within(x: Sighting, d: Draft) -> bool:
    """Whether a bare noun is a word of the event's name: "the forum" after "the 9th Forum Foreign Ministers' Meeting"."""
    if x.organizer or x.key or x.distinct or x.place or x.dates:
        return False
    y = d.first
    named = (y.sentence.code[slice(*y.name)], *(y.sentence.what[i].name or "" for i in y.sentence.find(ORG, *y.name)))
    return any(x.word in name.lower().split() for name in named)


def states(x: Sighting) -> set[str]:
    """The states in the phrase that names a sighting: "the A-B summit"."""
    return {r for r, _, at in x.people if r.startswith("country:") and x.at[0] <= at[0] < x.at[1]}
