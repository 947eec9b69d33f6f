"""Everything seen in one sentence, put together.

Belongs here: the order of the steps. Does not belong here: the steps.
"""

from __future__ import annotations

from seedline.extract.events.attendance import Attendance
from seedline.extract.events.chairs import Chairs
from seedline.extract.events.clauses import Clauses
from seedline.extract.events.days import Days
from seedline.extract.events.nearest import Nearest
from seedline.extract.events.nouns import Nouns
from seedline.extract.events.partners import Partners
from seedline.extract.events.places import Places
from seedline.extract.events.several import split
from seedline.extract.events.shared import share
from seedline.extract.events.sighting import Setting, Sighting
from seedline.extract.events.status import Status
from seedline.extract.events.text import Sentence
from seedline.extract.events.verbs import Verbs
from seedline.extract.events.words import Words


class Sighter:
    """Finds the sightings of a sentence, each with the facts that the sentence says of it."""

    def __init__(self, words: Words, setting: Setting) -> None:
        self.words = words
        clauses = Clauses(words, setting)
        nearest = Nearest(words, clauses)
        self.nouns = Nouns(words, setting)
        self.verbs = Verbs(words, clauses, setting)
        self.status = Status(words, clauses)
        self.partners = Partners(words, clauses, setting)
        self.attendance = Attendance(words, clauses, setting)
        self.chairs = Chairs(words, clauses, setting)
        self.places = Places(words, nearest, setting)
        self.days = Days(words, nearest, setting)

    def __call__(self, s: Sentence) -> list[Sighting]:
        """Sightings in order. What is no event of its own (press conferences) takes its dates and is left out."""
        nouns = [x for x in self.nouns(s) if x.type != "format"]
        found = sorted([*nouns, *self.verbs(s, nouns)], key=lambda x: x.core)
        if found:
            self._facts(s, found)
        return [y for x in found if x.type != "none" and not (x.is_occasion and not x.is_announced) for y in split(x, self.words)]

    def _facts(self, s: Sentence, found: list[Sighting]) -> None:
        for x in found:
            self.status(s, x, found)
            if not x.is_verb:
                self.partners(s, x, found)
        for read in (self.attendance, self.chairs, self.places, self.days):
            read(s, found)
        share(s, found, self.words)
