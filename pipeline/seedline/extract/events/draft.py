"""An event in the making: what the sightings of it say together.

Belongs here: the data of a draft, and what can be read off them. Does not belong here: which sightings are one event (`merge`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from seedline.extract.events.sighting import GATHERINGS, Date, Named, Role, Sighting, Span
from seedline.extract.events.text import PLACE


@dataclass(slots=True, eq=False)
class Draft:
    """An event in the making: its sightings, what they say together, and stretches that go on telling of it."""

    sightings: list[Sighting] = field(default_factory=list)
    more: list[Span] = field(default_factory=list)
    extra: list[Role] = field(default_factory=list)
    is_title: bool = False
    key: str | None = None
    organizer: Named | None = None
    place: tuple[str, Span, str] | None = None
    around: set[str] = field(default_factory=set)
    chair: Named | None = None
    is_hosted: bool = False
    moved_from: Named | None = None
    dates: list[Date] = field(default_factory=list)
    distinct: set[str] = field(default_factory=set)
    who: set[str] = field(default_factory=set)
    has_bodies: bool = False
    is_bilateral: bool = False
    happens: bool = False
    type: str = ""

    @property
    def first(self) -> Sighting:
        return self.sightings[0]

    @property
    def last(self) -> Sighting:
        return self.sightings[-1]

    @property
    def firm(self) -> list[str]:
        """Dates that are the event's for sure."""
        return [d.value for d in self.dates if not d.is_weak and not d.is_end]

    @property
    def is_tour(self) -> bool:
        """Whether it goes to several states, so that it has no place."""
        return any(x.is_tour for x in self.sightings)

    @property
    def is_weak(self) -> bool:
        return all(x.is_weak for x in self.sightings)

    def take(self, x: Sighting) -> None:
        """Adds a sighting. What was said first stays, but a town tells more than its country, a summit more than a meeting."""
        is_strong = not x.is_weak and not x.is_verb and (x.type != "other" or self.type != "meeting")
        if not self.type or (is_strong and self.first.type != x.type and (self.is_verbal or {self.type, x.type} == {"meeting", "summit"})):
            self.type = "summit" if "summit" in (self.type, x.type) and {self.type, x.type} <= {"", "meeting", "summit"} else x.type
        self.is_bilateral |= x.is_bilateral and not (x.is_weak and self.sightings)  # "hosted the event together with X"
        self.sightings.append(x)
        self.key, self.organizer = self.key or x.key, self.organizer or x.organizer
        self.preside(x.chair, is_host=x.is_hosted)
        self.moved_from = self.moved_from or x.moved_from
        is_finer = x.place is not None and self.place is not None and x.place[2] == PLACE != self.place[2] and self.type != "visit"
        if self.place is None or is_finer:
            self.place = x.place
        known = {d.value for d in self.dates}
        self.dates += [d for d in x.dates if d.value not in known or (not d.is_weak and d.value not in self.firm)]
        self.distinct |= x.distinct
        self.around |= x.around
        self.who |= {r for r, _, _ in x.people}
        self.has_bodies |= bool(x.bodies)
        self.happens |= x.happens

    @property
    def format_said(self) -> str | None:
        return next((x.format for x in self.sightings if x.format), None)

    @property
    def is_told_of(self) -> bool:
        """Whether a strong noun says what was done to whom: "the assassination of X"."""
        return any(not x.is_weak and x.determiner == "the" and x.name[1] > x.core[1] for x in self.sightings)

    @property
    def is_verbal(self) -> bool:
        """Whether it is known by verbs and weak nouns alone, so that its type is not sure."""
        return all(x.is_verb or x.is_weak for x in self.sightings)

    def preside(self, chair: Named | None, *, is_host: bool = False) -> None:
        """Puts somebody in the chair who is told to chair, or, where nobody is, to host."""
        if chair and (self.chair is None or (self.is_hosted and not is_host)):
            self.chair, self.is_hosted = chair, is_host

    def add_people(self, named: list[Named]) -> None:
        """Adds participants that sentences without a sighting name."""
        self.extra += [(r, "participant", at) for r, at in named]
        self.who |= {r for r, _ in named}


def kind(type_: str) -> str:
    """Types that one event may be called by share a kind."""
    return "gathering" if type_ in GATHERINGS else type_
