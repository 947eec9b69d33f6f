"""Who else took part in an event: one scored choice for each name told near it, beside those whom the rules found.

Belongs here: which names may be an event's participants, the signs of the page as a whole, adding up weights. Does not belong here: the
weights (pack `participant_weights`, fitted by `seedline.evaluation.participants`), signs of one place in the text (`signs`).

Method: a logistic regression over the pairs of an event and a name; the sum of the weights of a pair's signs is its log-odds.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Token

from seedline.dataset.referent import type_of
from seedline.extract.events.absence import Absence
from seedline.extract.events.sighting import GATHERINGS
from seedline.extract.events.signs import TYPES, Place, Places, Signs
from seedline.extract.events.text import is_in_chain, tells_past
from seedline.extract.events.words import Words
from seedline.extract.reading import Reading
from seedline.extract.reports import Event, Evidence, Mention, Participant, Report
from seedline.extract.weighing import log_odds
from seedline.reference import Reference

PACK = "participant_weights"
BIAS = "any"  # a sign of every name: how common participants are
RULED = "ruled"  # the rules found it
ADD = 0.3  # probability from which on a name is added
KEEP = 0.2  # below which one that the rules found is given up
_MANY = 3
_TWO = 2
_HAS_OFFICIAL = "country: its official there"
# how far before a state an office of it begins
_LEAD = 40
_TO = re.compile(r"\bto\s", re.IGNORECASE)
# how far before the first sentence of a page's first event names may be of it
_AHEAD = 3
_COUNTS = ((2, "once"), (4, "few times"), (8, "several times"))


@dataclass(slots=True)
class Candidate:
    """A name that may be of a participant: where it stands first near the event, the signs for and against, whether it is told
    to have stayed away, at which of those places it is told to be elsewhere, and at which it stands for itself and not for who holds
    an office of it."""

    event: Event
    referent: str
    mention: Mention | None = None
    signs: set[str] = field(default_factory=set)
    is_absent: bool = False
    afar: list[bool] = field(default_factory=list)
    own: list[bool] = field(default_factory=list)

    @property
    def is_ruled(self) -> bool:
        return RULED in self.signs


def kind(e: Event) -> str:
    """Kinds of events that differ in who is named with them."""
    if e.type in ("other", "conference", "debate"):
        return "occasion"
    return e.type if e.type not in GATHERINGS else "sitting" if e.organizer else "talk"


def probability(signs: Iterable[str], weights: Mapping[str, float]) -> float:
    """That somebody with these signs takes part."""
    return 1 / (1 + math.exp(-log_odds((BIAS, *signs), weights)))


class Presence:
    """Adds to events who is likely to have taken part, and takes out who is not. Reports nothing of its own."""

    name = "presence"
    version = "1"

    def __init__(self, nlp: Language, reference: Reference) -> None:
        self.words = reference.shared(Words)
        self.weights = {r["sign"]: float(r["weight"]) for r in reference.rows(PACK)}
        self._signs = Signs(self.words)
        self._absence = Absence(self.words)
        # "the President of (A) attended"
        self._office_of = re.compile(rf"{self.words.cue['titled'].pattern}\sof\s(?:the\s)?$", re.IGNORECASE)

    def __call__(self, reading: Reading) -> Iterable[Report]:
        twins: dict[tuple[int, int], list[Event]] = defaultdict(list)
        for e in reading.events:
            twins[e.start, e.end].append(e)
        for c in list(self.candidates(reading)):
            p = self._chance(c, twins[c.event.start, c.event.end])
            if c.is_ruled and p < KEEP:
                c.event.participants = [x for x in c.event.participants if x.referent != c.referent or x.role == "chair"]
            elif c.mention is not None and not c.is_ruled and p >= ADD:
                m = c.mention
                c.event.participants.append(Participant(referent=c.referent, role="participant", start=m.start, end=m.end))
                c.event.evidence.append(Evidence("participants", m.start, m.end))
        for e in reading.events:
            self._without_spoken_for(reading, e)
            self._without_goals(reading, e)
        return ()

    def _chance(self, c: Candidate, twins: list[Event]) -> float:
        """The probability that somebody takes part; none for who is told to be elsewhere, and for a state of which only its official is
        told."""
        is_anothers = _is_destination(c) or _is_of_twin(c, twins) or (_HAS_OFFICIAL in c.signs and not any(c.own))
        is_elsewhere = c.is_absent or (not c.is_ruled and ((bool(c.afar) and all(c.afar)) or is_anothers))
        return 0.0 if is_elsewhere else probability(c.signs, self.weights)

    @staticmethod
    def _without_spoken_for(reading: Reading, e: Event) -> None:
        """Takes out of a talk or call of two persons, or of two states with an official each, the states whose officials they are."""
        persons = {p.referent for p in e.participants if type_of(p.referent) == "person"}
        parties = {p.referent for p in e.participants if type_of(p.referent) == "country"}
        states = {p.body for p in reading.positions if p.person in persons}
        if kind(e) in ("talk", "call") and (len(persons) == _TWO or (len(parties) == _TWO and parties <= states)):
            e.participants = [p for p in e.participants if p.referent not in parties & states]

    @staticmethod
    def _without_goals(reading: Reading, e: Event) -> None:
        """Takes out of a visit to several states, which has no place, those that its name says it goes to."""
        if e.type == "visit" and e.place is None:
            to = _TO.search(reading.text, e.start, e.end)
            goals = {m.referent for m in reading.mentions_in(to.end() if to else e.start, e.end, "country")}
            e.participants = [p for p in e.participants if p.referent not in goals]

    def candidates(self, reading: Reading) -> Iterator[Candidate]:
        """Every name near every event, with its signs."""
        if not reading.events:
            return
        found = self._near(reading)
        page = _Page(reading, self.words)
        for c in found.values():
            own = page.signs(c)
            of = type_of(c.referent)
            crossed = {f"{of} {kind(c.event)}: {s}" for s in c.signs if self._signs.is_crossed(s)}
            c.signs = {f"{of}: {s}" for s in c.signs | own} | crossed | ({RULED} if page.is_ruled(c) else set())
            yield c

    def _near(self, reading: Reading) -> dict[tuple[Event, str], Candidate]:
        """Candidates with the signs of the places where they stand."""
        found: dict[tuple[Event, str], Candidate] = {}

        def see(e: Event, m: Mention, signs: set[str]) -> None:
            c = found.setdefault((e, m.referent or ""), Candidate(e, m.referent or "", m))
            c.signs |= signs
            c.is_absent |= m.start in replaced
            c.is_absent |= m.start in away and self._is_from(away[m.start], e, place)
            c.afar.append(self._absence.is_afar(reading, m, e))
            c.own.append(m.start not in place.stood_for and not self._office_of.search(reading.text, max(0, m.start - _LEAD), m.start))

        reporter = _reporter(reading)
        for place in Places(reading):
            away = {m.start: t for m in place.names if (t := self._absence.of(reading, m)) is not None}
            replaced = {m.start for m in place.names if self._absence.is_replaced(reading, m)}
            is_past = tells_past(place.sentence.tokens)
            for m in place.names:
                if m.referent in reporter or (type_of(m.referent or "") == "country" and is_in_chain(reading, m)):
                    continue
                for e in place.told:
                    see(e, m, self._signs.beside(place, m, e))
                for rank, e in enumerate(place.before):
                    if not (is_past and e.status == "planned"):
                        see(e, m, self._signs.behind(place, m, rank))
                if place.main is not None and 0 < place.ahead <= _AHEAD:
                    see(place.main, m, self._signs.ahead(place, m))
                if place.main is not None and place.is_about and m.type == "person" and not place.told:
                    see(place.main, m, self._signs.anywhere(place, m))
        for e in reading.events:
            for p in e.participants:
                if type_of(p.referent) in TYPES:
                    found.setdefault((e, p.referent), Candidate(e, p.referent))
        return found

    def _is_from(self, away: Token, e: Event, place: Place) -> bool:
        """Whether the absence that a word tells is one from the event: it governs the event's noun, or no event is told of there."""
        governor = away.head if away.pos_ == "ADP" else away
        nouns = [place.reading.token_at(end - 1) for _, end in place.told.get(e, [])]
        return not place.told or any(n is not None and (governor.is_ancestor(n) or n.i == governor.i) for n in nouns)


def _reporter(reading: Reading) -> set[str | None]:
    """Who wrote the page, where no office of his is told: he is named at its events and takes part in none."""
    author = reading.field("author")
    named = reading.mentions_in(author.start, author.end, "person") if author else ()
    return {m.referent for m in named} - {p.person for p in reading.positions}


def _is_destination(c: Candidate) -> bool:
    """Whether a state can only be where a visit goes, or whose visitor it is: those who travel are persons and bodies."""
    return c.event.type == "visit" and type_of(c.referent) == "country"


def _is_of_twin(c: Candidate, twins: list[Event]) -> bool:
    """Whether somebody is a partner of another of the events that one phrase tells of: "held separate meetings with A and B"."""
    return any(c.referent == p.referent for e in twins if e is not c.event for p in e.participants)


class _Page:
    """What the whole page tells of events and names."""

    def __init__(self, reading: Reading, words: Words) -> None:
        self._words = words
        title = reading.field("title")
        publisher = reading.field("publisher")
        self._main = min(reading.events, key=lambda e: e.start)
        self._titled = {m.referent for m in reading.mentions_in(title.start, title.end)} if title else set()
        self._publisher = publisher.value if publisher else None
        self._count = Counter(m.referent for m in reading.mentions if m.referent)
        self._quoted = {s.speaker for s in reading.statements}
        self._voices = {p.person for p in reading.positions if words.is_cue("voice", p.title)}
        self._bodies: dict[str, set[str]] = defaultdict(set)
        for p in reading.positions:
            if p.body:
                self._bodies[p.person].add(p.body)
        self._has_official = {b for own in self._bodies.values() for b in own}
        self._there = {e: {p.referent for p in e.participants} for e in reading.events}
        self._times = Counter(r for there in self._there.values() for r in there)

    def is_ruled(self, c: Candidate) -> bool:
        return c.referent in self._there[c.event]

    def signs(self, c: Candidate) -> set[str]:
        """Signs that do not depend on a place in the text."""
        e, r = c.event, c.referent
        others = self._there[e] - {r}
        times = self._times[r] - self.is_ruled(c)
        count = next((name for most, name in _COUNTS if self._count[r] < most), "often")
        own = {f"of a {kind(e)}", f"beside {min(len(others), _MANY)} others", f"named {count}", f"at {min(times, 2)} other events"}
        own |= {
            sign
            for sign, holds in {
                "of the main event": e is self._main,
                "in the title": r in self._titled,
                "of a planned one": e.status != "held",
                "in the chair": e.chair == r,
                f"ruled of a {kind(e)}": self.is_ruled(c),
            }.items()
            if holds
        }
        return own | (self._person(e, r, others) if type_of(r) == "person" else self._party(e, r, others))

    def _person(self, e: Event, r: str, others: set[str]) -> set[str]:
        told = {
            "a spokesperson": r in self._voices,
            "of the organizer": e.organizer in self._bodies[r],
            "quoted": r in self._quoted,
            "its state there": bool(self._bodies[r] & others),
            "without office": not self._bodies[r],
        }
        return {sign for sign, holds in told.items() if holds}

    def _party(self, e: Event, r: str, others: set[str]) -> set[str]:
        """Signs of states and bodies."""
        told = {
            "the organizer": e.organizer == r,
            "the place": e.place == r,
            "the publisher": self._publisher == r,
            "its official there": any(r in self._bodies[p] for p in others),
            "its like there": any(type_of(p) == type_of(r) for p in others),
            "of states": r in self._words.is_bloc,
            "has an official": r in self._has_official,
        }
        return {sign for sign, holds in told.items() if holds}
