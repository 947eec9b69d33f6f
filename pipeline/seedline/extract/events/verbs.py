"""Sightings by verb frame: who met, received, visited, phoned, took office, signed.

Belongs here: finding the verbs and handing each to the room of its frame. Does not belong here: the verbs (pack `event_verbs`),
and what a frame says (`encounters`, `journeys`, `offices`, `incidents`, `sittings`).
"""

from __future__ import annotations

from seedline.extract.events.clauses import Clauses
from seedline.extract.events.encounters import Encounters
from seedline.extract.events.incidents import Incidents
from seedline.extract.events.journeys import Journeys
from seedline.extract.events.offices import Offices
from seedline.extract.events.room import Frame
from seedline.extract.events.sighting import Setting, Sighting
from seedline.extract.events.sittings import Sittings
from seedline.extract.events.text import PERSON, Sentence
from seedline.extract.events.words import Words


class Verbs:
    """Finds sightings by verb frame in a sentence. Frames of a verb that leads in an event noun add to that noun."""

    def __init__(self, words: Words, clauses: Clauses, setting: Setting) -> None:
        self.words = words
        self.sittings = Sittings(words, clauses, setting)
        self.encounters = Encounters(words, clauses, setting)
        self.frames: dict[str, Frame] = {
            relation: read
            for room in (
                self.encounters,
                Journeys(words, clauses, setting),
                Offices(words, clauses, setting),
                Incidents(words, clauses, setting),
            )
            for relation, read in room.frames.items()
        } | self.sittings.frames

    def __call__(self, s: Sentence, nouns: list[Sighting]) -> list[Sighting]:
        """Sightings of the sentence's verbs; a signing only where nothing else happens in the sentence."""
        taken = [x.name for x in nouns]
        found: list[Sighting] = []
        for m in self.words.verb.finditer(s.code):
            a, b = m.span()
            word = self.words.form(m)
            frame = self.words.verbs[word]
            is_headline = s.code[a].isupper() and s.pos(a) == "PROPN" and s.code[max(0, a - 2) : a] == f"{PERSON} "
            is_done = word.endswith(" of") or is_headline or self.words.is_gerund(s, a, b) or self.words.is_headlined(s, a, b)
            is_noun = s.pos(a) in ("NOUN", "ADJ", "PROPN", "ADP") and not is_done
            if frame.relation not in self.frames or is_noun or any(x <= a < y for x, y in taken):
                continue
            x = Sighting(s, frame.type, word, (a, b), (a, b), is_verb=True, label=frame.noun)
            x.distinct |= {"last"} if s.code.endswith("last ", 0, a) else set()  # "they last met in March"
            found += self.frames[frame.relation](s, x, frame, nouns)
        found += self.sittings.acted(s, nouns) if not found else []
        found += self.encounters.in_turn(s) if not found else []
        return [x for x in found if x.type != "signing" or len(found) == 1]
