"""Descriptions that no stated office answers: "Martin X briefed the council. The relief chief warned ...", "His Highness".

Belongs here: which person, named or not, just before such a description goes on with. Does not belong here: offices that the text states of
somebody (deixis), sources named only below (leads).

Method: a definite description right behind a sentence with one person as its subject means that person, unless their offices speak
against it, as centering has it for pronouns (Grosz, Joshi and Weinstein 1995).
"""

from __future__ import annotations

import re

from seedline.extract.discourse.deixis import INDEFINITE, Deixis, Description
from seedline.extract.discourse.roles import is_subject
from seedline.extract.reading import Reading

SENTENCES_BACK = 3
# "one Western diplomat", "a senior official": somebody who is told of for the first time
INTRODUCING = r"\b(?:an?|one|another)\s(?:[\w’'.\-]+\s){{0,4}}?{noun}\b"
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
INTRODUCED_BACK = 2
# characters between a description and the name beside it, and within which that name ends
LONGEST_GAP = 4
LONGEST_NAME = 60
VISITOR = "visitor"  # what a description of somebody received matches


def described_before(deixis: Deixis, reading: Reading, start: int, end: int, found: Description) -> str | None:
    """The person whom the description at `start` to `end` goes on with, if nothing that the text says of them speaks against it."""
    here = reading.sentence_at(start)
    if here is None or INDEFINITE.match(reading.text, start):
        return None
    item = reading.item_at(start)[0]
    for sentence in [here, *reversed(reading.sentences[max(0, here.ordinal - 1 - SENTENCES_BACK) : here.ordinal - 1])]:
        if sentence.start < item:
            return None
        named = list(reading.mentions_in(sentence.start, min(sentence.end, start), "person"))
        subjects = {m.referent for m in named if m.referent and is_subject(reading, m)}
        met = {m.referent for m in named if m.referent} - subjects
        fitting = met if VISITOR in found.matches and subjects else subjects
        if fitting:
            who = fitting.pop()
            return who if not fitting and who is not None and _may_be(deixis, reading, who, (start, end), found) else None
    return None


def honoured(deixis: Deixis, reading: Reading, start: int, found: Description) -> str | None:
    """The nearest person before whose name the form of address precedes: "His Highness Prince X ... His Highness", "H.E. Y"."""
    whose, _, rest = found.noun.partition(" ")
    if not rest and not found.noun.isupper():
        return None
    short = "".join(rf"{letter}\.?\s?" for letter in (found.noun if not rest else (word[0] for word in found.noun.upper().split())))
    address = re.compile(rf"(?:(?i:{found.noun})|\b{short})\W*(?:[A-Z][\w.]*\s)*$")
    persons = (m for m in deixis.before(reading, start) if m.type == "person" and m.referent)
    fitting = (m for m in persons if deixis.genders.agrees(reading, m, whose))
    return next((m.referent for m in fitting if address.search(reading.text, max(0, m.start - LONGEST_NAME), m.start)), None)


def introduced_before(reading: Reading, start: int, found: Description) -> tuple[int, int] | None:
    """The words that introduce the unnamed person whom a definite description goes on with: "a diplomat said ... The diplomat added"."""
    here = reading.sentence_at(start)
    if here is None or reading.text[start : start + 4].casefold() != "the ":
        return None
    first = max(reading.item_at(start)[0], reading.sentences[max(0, here.ordinal - 1 - INTRODUCED_BACK)].start)
    introducing = re.compile(INTRODUCING.format(noun=re.escape(found.noun)), re.IGNORECASE)
    for m in reversed(list(introducing.finditer(reading.text, first, start))):
        noun = reading.token_at(m.end() - 1)
        is_named = any(n.start - m.end() < LONGEST_GAP for n in reading.mentions_in(m.start(), m.end() + LONGEST_NAME, "person"))
        others = (n for n in reading.mentions_in(m.end(), start, "person") if is_subject(reading, n))
        if noun is not None and noun.dep_ in SUBJECTS | {"ROOT"} and not is_named and next(others, None) is None:
            return m.span()
    return None


def _may_be(deixis: Deixis, reading: Reading, person: str, span: tuple[int, int], found: Description) -> bool:
    """Whether the states and the kinds of a person's offices, as far as the text tells them, are those of the description."""
    states, countries = deixis.states_of(reading, person), set(deixis.countries(reading, *span))
    if states and countries and not states & countries:
        return False
    held = [p for p in reading.positions if p.person == person]
    kinds = {k for p in held if (office := deixis.describe(p.title)) is not None for k in office.matches}
    return not held or found.kind == "person" or bool(kinds & set(found.matches))
