"""Whose officials the persons of a page are, and whom "the foreign ministers of A and B" means on it.

Belongs here: persons for states. Does not belong here: offices as the page states them (`positions`), single offices ("the minister",
`described`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping

from seedline.dataset.referent import type_of
from seedline.extract.events.sighting import Named
from seedline.extract.events.text import Sentence
from seedline.extract.positions.holders import Holders
from seedline.extract.positions.titles import Titles
from seedline.extract.reading import Reading
from seedline.reference import Reference

# how far before the first state its officials may be named
_REACH = 60
_TWO = 2
_OF = re.compile(r"\s(?:of|from|for)\s(?:the\s)?$")
_PLURAL = re.compile(r"(?<=[a-z]{3})s\b")


class Officials:
    """Made once per process."""

    def __init__(self, reference: Reference) -> None:
        self._titles = reference.shared(Titles)
        self._holders = reference.shared(Holders)

    def states(self, reading: Reading) -> dict[str, str]:
        """The state whose official each person is: as the page says, else as is known of the name."""
        known = {m.referent: self._holders.state(m.name or "") for m in reading.mentions if m.type == "person" and m.referent}
        said = {p.person for p in reading.positions if p.body}
        return {person: state for person, state in known.items() if state and person not in said} | self.stated(reading)

    @staticmethod
    def stated(reading: Reading) -> dict[str, str]:
        """The state that a person holds an office of, as the page says."""
        return {p.person: p.body for p in reading.positions if p.body and type_of(p.body) == "country"}

    def offices(self, reading: Reading) -> dict[tuple[str, str], str]:
        """Who holds an office of a state on the page, by state and office."""
        return {(p.body, p.office): p.person for p in reading.positions if p.body and p.office}

    def peers(self, reading: Reading) -> Callable[[str], tuple[str, ...]]:
        """Who "the two presidents" are: the two persons of the page who hold that office of a state, if it names just two."""
        holders: dict[str, dict[str, None]] = defaultdict(dict)
        for p in reading.positions:
            if p.office and p.body and type_of(p.body) == "country":
                holders[p.office][p.person] = None

        def two(said: str) -> tuple[str, ...]:
            found = tuple(holders.get(self._titles.office(_PLURAL.sub("", said)) or "", ()))
            return found if len(found) == _TWO else ()

        return two

    def named(self, s: Sentence, sides: list[Named], offices: Mapping[tuple[str, str], str]) -> tuple[list[Named], list[Named]]:
        """Of states whose officials a sentence names in the plural: the persons whom the page names, and the states of the others."""
        first = s.place(min(at[0] for _, at in sides))
        before = s.code[max(0, first - _REACH) : first]
        of = _OF.search(before)
        office = self._titles.office(_PLURAL.sub("", before[: of.start()])) if of else None
        persons = {side: offices[side, office] for side, _ in sides if office and (side, office) in offices}
        return [(persons[r], at) for r, at in sides if r in persons], [n for n in sides if n[0] not in persons]
