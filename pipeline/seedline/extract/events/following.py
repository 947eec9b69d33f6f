"""Sentences that name no event and go on about one: who took part, who presided, whose company it was.

Belongs here: which event such a sentence goes on about, and what it adds. Does not belong here: lists of those present
(`attendance`), chairs (`chairs`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from seedline.dataset.referent import type_of
from seedline.extract.events.draft import Draft
from seedline.extract.events.sight import Sighter
from seedline.extract.events.sighting import Named
from seedline.extract.events.text import PERSON, Sentence, tells_past
from seedline.extract.events.words import Words

_OF_OTHERS = re.compile(r"\b(?:that|which)\s(?:\w+\s)?$")
# names from which on a sentence tells whose company it is
_SEVERAL = 2
# lines that make a list of those present
_ROLL = 3


class Following:
    """Adds to events what later sentences tell of them."""

    def __init__(self, words: Words, sight: Sighter) -> None:
        self.words = words
        self.sight = sight

    def about(self, s: Sentence, current: Draft | None, held: Draft | None) -> Draft | None:
        """The event that a sentence without a sighting goes on about: who took part took part in no plan, and in a talk of two only where
        that is said."""
        if current is None or current is held or not held or not tells_past(s.own) or not self.words.is_cue("attend", s.code):
            return current
        is_of_talk = current.is_bilateral and self.words.is_cue("present", s.code)
        return held if current.first.status == "planned" or (current.is_bilateral and not is_of_talk) else current

    def __call__(self, s: Sentence, draft: Draft, but: set[str]) -> None:
        """A sentence without a sighting that goes on about who was there, or who was in the chair."""
        group = self.sight.attendance.group(s)
        # "received three envoys. The envoys were A, B and C"
        if group and any(re.search(rf"\b{re.escape(group[0])}\b", x.sentence.code, re.IGNORECASE) for x in draft.sightings[:4]):
            draft.add_people(group[1])
            draft.more.append(s.span(0, len(s.code)))
        draft.add_people(self.sight.attendance.leaders(s))
        if not draft.is_bilateral:
            presiding = self.sight.chairs.later(s)
            draft.preside(presiding)
            draft.add_people([presiding] if presiding and presiding[0].startswith("person:") else [])
            signing = self.sight.attendance.signatories(s) if draft.first.status is None else []
            draft.add_people(signing)
            draft.more += [s.span(0, len(s.code))] * bool(signing)
        cue = self.words.cue["present" if draft.is_bilateral and not draft.organizer else "attend"]
        # "an alliance that brings together" tells nothing of the event
        is_counted = (
            draft.type != "other" and not draft.is_bilateral and draft.first.status is None and bool(self.sight.attendance.listed(s))
        )
        if is_counted or any(
            not (_OF_OTHERS.search(s.code, 0, m.start()) or self.sight.attendance.is_absent(s, m.start())) for m in cue.finditer(s.code)
        ):
            people = [p for p in self.sight.attendance.people(s) if p[0] not in but]
            draft.add_people(people)
            if people:
                draft.more.append(s.span(0, len(s.code)))

    def call(self, s: Sentence, draft: Draft, roll: list[Named]) -> list[Named]:
        """Adds a line of a list of those present, if two lines or more stood above it; returns the lines so far."""
        entry = self.sight.attendance.entry(s)
        if not entry or draft.is_bilateral:
            return []
        roll = [*roll, *entry]
        if len(roll) == _ROLL:
            draft.add_people(roll)
        elif len(roll) > _ROLL:
            draft.add_people(entry)
        draft.more += [s.span(0, len(s.code))] * (len(roll) >= _ROLL)
        return roll

    def trip(self, s: Sentence, drafts: Sequence[Draft]) -> Draft | None:
        """The visit whose company a sentence names: that of its first person, if it names several."""
        cue = self.words.cue["accompany"].search(s.code)
        if cue is None:
            return None
        people = self.sight.attendance.clauses.subject(s, cue.start()) or s.all(PERSON)
        visits = (d for d in reversed(drafts) if d.type == "visit" and d.last.sentence.segment == s.segment)
        is_alone = len(s.all(PERSON)) < _SEVERAL
        return next((d for d in visits if is_alone or people[0][0] in d.who or not any(type_of(r) == "person" for r in d.who)), None)
