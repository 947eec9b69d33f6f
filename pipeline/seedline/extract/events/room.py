"""A room: one reader of a sentence's events, with what all of them are given.

Belongs here: the base class, and what a reader of verb frames is. Does not belong here: any reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from seedline.extract.events.clauses import Clauses
from seedline.extract.events.sighting import Setting, Sighting
from seedline.extract.events.text import Sentence
from seedline.extract.events.words import Verb, Words

# Sentence, the sighting begun at the verb, its frame, and the sentence's event nouns, to sightings told of.
Frame = Callable[[Sentence, Sighting, Verb, list[Sighting]], Iterator[Sighting]]


class Room:
    """Holds the words, the reader of clauses and what the document so far says; a room makes its patterns in `_prepare`."""

    def __init__(self, words: Words, clauses: Clauses, setting: Setting) -> None:
        self.words = words
        self.clauses = clauses
        self.setting = setting
        self._prepare(words)

    def _prepare(self, words: Words) -> None:
        """Makes the room's patterns."""


class FrameRoom(Room):
    """A room of verb frames, by the name of their relation in pack `event_verbs`."""

    frames: dict[str, Frame]
