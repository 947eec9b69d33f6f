"""Speeches below headings that name who speaks: "X, President of Y" on a line, and in the paragraphs below what X says.

Belongs here: which lines are such headings. Does not belong here: labels before what is said, how far a turn reaches (turns).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Protocol

from seedline.extract.quotes import FIRST_PERSON
from seedline.extract.reading import Reading
from seedline.extract.reports import Mention

# one such line may be a signature, two an attendance
FEWEST = 3
LONGEST = 110
SHORTEST_SPEECH = 120
OFFICE = re.compile(r",\s+(?=[A-Z])[^\n.:;!?]*$")
STOPS = ".!?…"


class Stretch(Protocol):
    """A paragraph or a part of it."""

    @property
    def start(self) -> int:
        """Where it begins in the text."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def role(self) -> str:
        """What it is on the page."""


def named_headings(reading: Reading, parts: Sequence[Stretch]) -> dict[int, Mention]:
    """The persons of headings above speeches, by the number of the part that is the heading; none unless several head speeches in the
    first person."""
    found: dict[int, Mention] = {}
    own = 0
    for n, (part, below) in enumerate(itertools.pairwise(parts)):
        who = next(reading.mentions_in(part.start, part.end, "person"), None)
        if who is None or who.start > part.start or part.end - part.start > LONGEST:
            continue
        said = reading.quote(below.start, below.end).rstrip()
        is_office = OFFICE.fullmatch(reading.quote(part.start, part.end).rstrip(), who.end - part.start) is not None
        if is_office and len(said) >= SHORTEST_SPEECH and said[-1] in STOPS:
            found[n] = who
            own += FIRST_PERSON.search(said) is not None
    return found if len(found) >= FEWEST and own * 2 > len(found) else {}
