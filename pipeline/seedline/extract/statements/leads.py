"""Sources that a lead leaves without a name and the lines below it name: "..., a spokesperson said." "We hope so," said X, its spokesman.

Belongs here: which person below is the source of a lead. Does not belong here: antecedents, which stand before (deixis).
"""

from __future__ import annotations

from seedline.dataset.referent import type_of
from seedline.extract.discourse.deixis import Deixis, Description
from seedline.extract.discourse.roles import is_subject
from seedline.extract.reading import Reading

SENTENCES_BELOW = 4


def named_below(deixis: Deixis, reading: Reading, start: int, found: Description, body: str | None) -> str | None:
    """The first person below who is a subject and is new, if nothing speaks against their being the source described at `start`.

    Args:
        found: what the words for the source mean.
        body: the body that they name, if any.
    """
    here = reading.sentence_at(start)
    if here is None:
        return None
    known = {m.referent for m in reading.mentions_in(0, start, "person")}
    for m in reading.mentions_in(here.end, reading.item_at(start)[1], "person"):
        there = reading.sentence_at(m.start)
        if there is None or there.ordinal - here.ordinal > SENTENCES_BELOW:
            return None
        if m.referent and m.referent not in known and is_subject(reading, m):
            return m.referent if _may_be(deixis, reading, m.referent, found, body) else None
    return None


def _may_be(deixis: Deixis, reading: Reading, person: str, found: Description, body: str | None) -> bool:
    """Whether a person's offices are of the kind described, or of the body where the description leaves the kind open ("an official")."""
    held = [p for p in reading.positions if p.person == person]
    if body is not None and type_of(body) == "country" and held and body not in deixis.states_of(reading, person):
        return False  # "Norway's minister" is no chief of an organisation
    if found.matches:
        kinds = [described.matches for p in held if (described := deixis.describe(p.title)) is not None]
        return any(set(k) & set(found.matches) for k in kinds) or (not held and found.kind == "office")
    near = {body, deixis.parent(body)} - {None}
    return any(p.body in near or deixis.parent(p.body) in near for p in held)
