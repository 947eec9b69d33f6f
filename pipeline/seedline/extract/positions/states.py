"""Whose official somebody is whose title names no state: one scored choice among the states that a page speaks of.

Belongs here: holdings with the body that they were given, the signs that speak for a state, adding up their weights. Does not belong
here: the weights (pack `state_weights`, fitted by `seedline.evaluation.states`), offices that are no state's (`positions`).

Method: a conditional logit (McFadden 1974): each state is a candidate, and the sum of the weights of its signs is its log-odds.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from seedline.dataset import referent
from seedline.extract.documents.voice import Voice
from seedline.extract.phrases import Phrases, fold, split_words
from seedline.extract.positions.appositions import Holding
from seedline.extract.positions.titles import LEADERS, Titles
from seedline.extract.positions.units import Unit
from seedline.extract.reading import Reading
from seedline.extract.weighing import heaviest
from seedline.reference import Reference, cells

PACK = "state_weights"
_NEAR = 3  # paragraphs
_HEAD = 12
_REACH = 60  # states named before and behind, each time they are
_PLACE_LINE = 8  # units
_SELDOM = 0.1  # of the times that any state is named
SERIES = "minister in a series"  # decides alone
_LISTED = {SERIES, "side"}
_OWN = {"of the web address", "of the publisher", "of the dateline"}
_GOAL = ("in", "at", "to")
_ORIGIN = ("of", "from", "for")
_OTHER_SIDE = (*_GOAL, "with")
_HOST = re.compile(r"(?:https?://|www\.)(?P<host>[\w.-]{3,100})")
_KINDS = {"O": "as its body", "L": "as its place"}
_STATED = re.compile(r"(?P<before>[AC])'?T|To(?:t?)(?P<behind>[AC])")  # an office with its state


@dataclass(slots=True)
class Case:
    """A holding with its paragraph's number, the body's referent, and the unit that says it."""

    holding: Holding
    paragraph: int
    body: str | None = None
    said_by: Unit | None = None
    before: Case | None = None  # the holding stated before it
    first: int = 0  # paragraph of its item

    @property
    def title(self) -> str:
        """The title with what follows its body ("for Foreign Affairs")."""
        return self.holding.title.title.text if self.holding.title.title else ""

    @property
    def person(self) -> str:
        return self.holding.person.referent or ""

    @property
    def name(self) -> str:
        mention = self.holding.person.mention
        return (mention.name or "") if mention else ""

    @property
    def start(self) -> int:
        return self.holding.title.start


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a page names a state: the unit, its paragraph and its place there."""

    start: int
    unit: Unit
    paragraph: int
    at: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A case with the signs of each candidate, and its state by the pack `officeholders`, which the signs leave aside."""

    case: Case
    signs: dict[str, set[str]]
    known: str | None


def likeliest(signs: Mapping[str, set[str]], weights: Mapping[str, float]) -> str | None:
    """The candidate with the greatest sum of weights; among those of a series if there are any. The first by name of equals."""
    listed = {country: own for country, own in signs.items() if SERIES in own}
    return heaviest(dict(sorted((listed or signs).items())), weights) if signs else None


class States:
    """Makes the choice; made once per process."""

    def __init__(self, titles: Titles, reference: Reference) -> None:
        self.titles = titles
        self.weights = {r["sign"]: float(r["weight"]) for r in reference.rows(PACK)}
        self._places = {
            referent.known("place", r["place_id"]): referent.known("country", r["country_code"])
            for r in reference.rows("places")
            if r["country_code"]
        }
        self._bodies: dict[str, str] = {}
        self.ministries: set[str] = set()
        named: dict[str, set[str]] = defaultdict(set)
        for r in reference.rows("organizations"):
            if r["country_code"]:
                country = referent.known("country", r["country_code"])
                body = referent.known("organization", r["organization_id"])
                self._bodies[body] = country
                if r["type"] == "ministry":
                    self.ministries.add(body)
                for name in (r["name"], r["abbreviation"], *cells(r["aliases"])):
                    named[fold(name)].add(country)
        self._names = {name: min(found) for name, found in named.items() if len(found) == 1}  # of bodies and outlets
        self._countries, self._missions = Phrases(), Phrases()
        for r in reference.rows("countries"):
            for name in (r["name"], r["official_name"], *cells(r["aliases"])):
                self._countries.add(split_words(name), referent.known("country", r["code"]))
        for form in (form for r in reference.rows("bodies") if r["kind"] == "embassy" for form in cells(r["forms"])):
            self._missions.add(split_words(form))
        self._domains = {r["code"].casefold(): r["code"] for r in reference.rows("countries")}
        self._domains |= {r["label"]: r["country_code"] for r in reference.rows("web_domains") if r["country_code"]}

    def of_unit(self, u: Unit) -> str | None:
        """The state that a unit names, or whose body or place it names."""
        if u.symbol in "CA":
            return u.referent
        return self._bodies.get(u.referent or "") if u.symbol == "O" else self._places.get(u.referent or "") if u.symbol == "L" else None

    def of_web(self, text: str) -> str | None:
        """The state in whose domain the first address on the page is."""
        m = _HOST.search(text)
        return self._of_host(m["host"]) if m else None

    def _of_host(self, host: str) -> str | None:
        """The state in whose domain an address is."""
        code = self._domains.get(host.rstrip(".").rpartition(".")[2].casefold())
        return referent.known("country", code) if code else None

    def of_publisher(self, reading: Reading) -> str | None:
        """The state whose body, mission or outlet the publisher is, or that its name tells of."""
        field = reading.field("publisher")
        if field is None:
            return None
        is_host = "." in field.value.rstrip(".") and " " not in field.value  # "beehive.govt.nz"
        found = self._names.get(fold(field.value)) or self._first(split_words(field.value))
        return found or (self._of_host(field.value) if is_host else None)

    def of_mission(self, name: str) -> str | None:
        """The state whose mission a name is: the first in "Embassy of A in B"."""
        words = split_words(name)
        return self._first(words) if any(self._missions.match(words, i) for i in range(len(words))) else None

    def _first(self, words: Sequence[str]) -> str | None:
        """The state that words name first, or whose people they do."""
        hits = (self._countries.match(words, i) or self.titles.demonyms.match(words, i) for i in range(len(words)))
        return next((hit[1] for hit in hits if hit), None)

    def of_dateline(self, reading: Reading) -> str | None:
        """The state where the page was written."""
        field = reading.field("place")
        value = field.value if field else ""
        return value if value.startswith("country:") else self._places.get(value)

    def page(self, reading: Reading, paragraphs: Sequence[Sequence[Unit]], cases: Sequence[Case], known: Mapping[int, str]) -> Page:
        """What a page tells. `known` are states of well-known holders by the `id` of their case."""
        return Page(self, reading, paragraphs, cases, known)


class Page:
    """The states that one page speaks of. Bodies that its cases are given later count from then on."""

    def __init__(
        self, states: States, reading: Reading, paragraphs: Sequence[Sequence[Unit]], cases: Sequence[Case], known: Mapping[int, str]
    ) -> None:
        self._states, self._reading, self._paragraphs = states, reading, paragraphs
        self._known = known
        self._told = {(c.start, c.person, known[id(c)]) for c in cases if id(c) in known}
        self._places: dict[str, list[_Place]] = defaultdict(list)
        for n, units in enumerate(paragraphs):
            for i, u in enumerate(units):
                if country := states.of_unit(u):
                    self._places[country].append(_Place(u.start, u, n, i))
        self._order = sorted((p.start, country) for country, places in self._places.items() for p in places)
        self._often = Counter(country for _, country in self._order)
        self._home = {
            "of the web address": states.of_web(reading.text),
            "of the publisher": states.of_publisher(reading) or self._of_masthead(),
            "of the dateline": states.of_dateline(reading) or self._of_place(),
            "named most": max(self._often, key=lambda c: (self._often[c], c), default=None),
            "named first": self._order[0][1] if self._order else None,
        }
        self._leaders = self._of_leader()
        if reading.items:
            # what other items speak of most is no sign
            own = self._home["of the publisher"]
            self._home = {sign: country for sign, country in self._home.items() if sign in _OWN or country == own}
        self._by_paragraph: dict[int, list[Case]] = defaultdict(list)
        for c in sorted(cases, key=lambda c: c.start):
            self._by_paragraph[c.paragraph].append(c)
        writer = Voice(reading).writer
        self._writer = writer.referent if writer else None
        self._visited = set(self._goals()) if writer else set()
        self._stated: dict[str, set[str]] = defaultdict(set)  # persons whose state the page states
        self._holders: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))  # of a title, by state
        for c in cases:
            if c.body and c.holding.body is not None:
                self._stated[c.body].add(c.person)
            self.settle(c)
        self._unheld = self._without_holders({id(c.holding.title) for c in cases})
        self._ministries = {states.of_unit(u) for units in paragraphs for u in units if u.referent in states.ministries}

    def _of_masthead(self) -> str | None:
        """The one state that the lines above the headline name in full, by its seat or beside an office: "The President of A"."""
        title = self._reading.field("title")
        above = [units for p, units in zip(self._reading.paragraphs, self._paragraphs, strict=True) if title and p.end <= title.start]
        found = set()
        for units in above:
            has_office = any(u.symbol in "TSD" for u in units)
            found |= {self._states.of_unit(u) for u in units if u.symbol in "OL" or (u.symbol == "C" and (has_office or self._is_full(u)))}
        found.discard(None)
        return next(iter(found)) if len(found) == 1 else None

    def _of_leader(self) -> str | None:
        """The state whose president or head of government publishes the page: "Press Service of the President of A"."""
        titles, field, above = self._states.titles, self._reading.field("publisher"), self._reading.field("title")
        words = split_words(field.value) if field else ()
        offices = [" ".join(words[i:]) for i in range(len(words))]
        for p, units in zip(self._reading.paragraphs, self._paragraphs, strict=True):
            offices += [u.title.text for u in units if u.title and above and p.end <= above.start]
        is_leaders = any(titles.kind(office) in LEADERS for office in offices)
        return (self._states.of_publisher(self._reading) or self._of_masthead()) if is_leaders else None

    def _is_full(self, u: Unit) -> bool:
        """Whether a state is named in more than a word: "Republic of A"."""
        return " " in self._reading.quote(u.start, u.end)

    def _of_place(self) -> str | None:
        """The state of the line that tells where the page was written: "Palace of Independence, Minsk"."""
        place = self._reading.field("place")
        line = next((n for n, p in enumerate(self._reading.paragraphs) if place and p.start <= place.start < p.end), None)
        units = self._paragraphs[line] if line is not None else []
        found = {self._states.of_unit(u) for u in units if u.symbol in "LC"} - {None}
        return next(iter(found)) if len(found) == 1 and len(units) < _PLACE_LINE else None

    def _without_holders(self, held: set[int]) -> set[tuple[str | None, str | None]]:
        """Offices with the state that the page names beside them, but no person: "The Kazakh Deputy Foreign Minister visits A"."""
        found = set()
        for units in self._paragraphs:
            for m in _STATED.finditer("".join(u.symbol for u in units)):
                office = next(u for u in units[m.start() : m.end()] if u.symbol == "T")
                state = units[m.start("before") if m["before"] else m.start("behind")]
                if office.title and id(office) not in held:
                    found.add((self._states.titles.office(office.title.text), state.referent))
        return found

    def settle(self, c: Case) -> None:
        """Takes note of the body that a case was given."""
        if body := self._of(c):
            self._holders[c.title.casefold()][body].add(c.person)

    def choose(self, c: Case) -> tuple[str | None, Unit | None]:
        """The likeliest state of a case, and the unit that names it if one does."""
        best = likeliest(self.signs(c), self._states.weights)
        if best is None:
            return None, None
        last, following = self._beside(c, best)
        place = last or following
        return best, place.unit if place else None

    def listed(self, c: Case) -> tuple[str | None, Unit | None]:
        """The state of an office that other bodies have too, where a list or a delegation's side tells it."""
        told = {country: own for country, own in self.signs(c).items() if own & _LISTED}
        return (min(told), None) if len(told) == 1 else (None, None)

    def signs(self, c: Case) -> dict[str, set[str]]:
        """The signs that speak for or against each candidate."""
        first, end = self._reading.item_at(c.start)
        i = bisect.bisect_left(self._order, (c.start, ""))
        before = list(dict.fromkeys(country for start, country in reversed(self._order[max(0, i - _REACH) : i]) if start >= first))
        candidates = {*before, *(country for start, country in self._order[i : i + _REACH] if start < end)}
        candidates |= {country for country in self._home.values() if country}
        candidates |= {country for start, person, country in self._told if person != c.person and first <= start < end}
        candidates -= self._visited if c.person == self._writer else set()  # who writes goes abroad
        candidates -= {self._post(c)}
        shared = self._shared(c)
        is_leader = self._states.titles.kind(c.title) in LEADERS
        found = {}
        taken = {of for sign, of in shared if sign == "title taken"} if is_leader else set()
        for country in candidates - taken:  # nobody leads a state that another leads
            own = {sign for sign, of in shared if of == country} | set(self._of_places(c, country))
            if before[:1] == [country]:
                own.add("named last before")
            own |= {sign for sign, of in self._home.items() if of == country}
            if 0 < self._often[country] <= _SELDOM * len(self._order):
                own.add("seldom named")
            if not is_leader and own & _OWN:
                own.add("own minister")
            if not is_leader and country == self._leaders:
                own.add("of the leader's page")
            if self._stated[country] - {c.person}:
                own.add("has an official")
            if not is_leader and country in self._ministries:
                own.add("has a ministry")
            if (self._states.titles.office(c.title), country) in self._unheld:
                own.add("has the office")
            found[country] = own
        return found

    def _post(self, c: Case) -> str | None:
        """Where an office is held or whom its holder is sent to: "envoy to A", "coordinator in A"."""
        behind = [u for u in self._paragraphs[c.paragraph][c.holding.at + 1 : c.holding.at + 4] if u.symbol != "t"]
        is_post = len(behind) > 1 and behind[0].symbol + behind[1].symbol == "fC" and behind[0].word in _GOAL
        return behind[1].referent if is_post else None

    def _goals(self) -> Iterator[str]:
        """The states that headlines (they have no stop) tell behind "to" or "with", and those listed next to them: "Visit to A and B"."""
        for units in self._paragraphs[:_HEAD]:
            is_goal = False
            for i, u in enumerate(units if units and units[-1].symbol != "." else ()):
                if u.symbol == "C":
                    before = [v for v in units[max(0, i - 3) : i] if v.symbol != "t"]
                    is_listed = bool(before) and before[-1].symbol in ",;&"
                    is_goal = (is_goal and is_listed) or (bool(before) and before[-1].word in _OTHER_SIDE)
                    if is_goal and u.referent:
                        yield u.referent

    def _of(self, c: Case) -> str | None:
        return c.body or self._known.get(id(c))

    def _shared(self, c: Case) -> list[tuple[str, str]]:
        """Signs that other holdings give to one state each."""
        signs = [("title taken", body) for body, persons in self._holders[c.title.casefold()].items() if persons - {c.person}]
        start, end = self._sentence(c)
        near = [o for o in self._by_paragraph[c.paragraph] if o.person != c.person and self._of(o)]
        signs += (("official in the sentence", o.body or "") for o in near if o.holding.body is not None and start <= o.start < end)
        before = [o for o in near if o.holding.at < c.holding.at]
        if before:
            last = before[-1]
            if self._is_series(last, c) and self._states.titles.kind(c.title) not in LEADERS:
                signs.append((SERIES, self._of(last) or ""))
            elif last.start >= start:
                signs.append(("official before it", self._of(last) or ""))
        return signs

    def _is_series(self, before: Case, c: Case) -> bool:
        """Whether nothing but a comma or "and" stands between one holder with his title and the next."""
        units = self._paragraphs[c.paragraph]
        at = {id(u): i for i, u in enumerate(units)}
        last = max(at.get(id(before.holding.person), len(units)), before.holding.at)
        first = min(at.get(id(c.holding.person), 0), c.holding.at)
        return last < first and all(u.symbol in ",;&tHR" for u in units[last + 1 : first])

    def _sentence(self, c: Case) -> tuple[int, int]:
        sentence = self._reading.sentence_at(c.start)
        return (sentence.start, sentence.end) if sentence else (c.start, c.start)

    def _beside(self, c: Case, country: str) -> tuple[_Place | None, _Place | None]:
        """Where its item names the state last before the title, and first behind it."""
        first, end = self._reading.item_at(c.start)
        places = self._places.get(country, [])
        i = bisect.bisect_left(places, c.start, key=lambda p: p.start)
        last, following = places[i - 1] if i else None, places[i] if i < len(places) else None
        return last if last and last.start >= first else None, following if following and following.start < end else None

    def _of_places(self, c: Case, country: str) -> Iterator[str]:
        """Signs of where and how the page names the state."""
        start, end = self._sentence(c)
        last, following = self._beside(c, country)
        if last:
            if last.start >= start:
                yield "before in the sentence"
            elif last.paragraph == c.paragraph:
                yield "before in the paragraph"
            elif last.paragraph < c.paragraph - _NEAR:
                yield "far before"
        if following and following.start < end:
            yield "behind in the sentence"
            if self._link(following) in _GOAL:
                yield "goal behind"
        elif following and following.paragraph == c.paragraph:
            yield "behind in the paragraph"
        elif following and not last:
            yield "only later"
        place = last or following
        if not place:
            yield "not named"
            return
        if place.unit.symbol in _KINDS:
            yield _KINDS[place.unit.symbol]
        units = self._paragraphs[place.paragraph]
        after = units[place.at + 1] if place.at + 1 < len(units) else None
        if after is not None and after.symbol == "x" and self._states.titles.role("side", [after.word], 0):
            yield "side"
        if last and (link := self._link(last)) and link in (*_GOAL, *_ORIGIN):
            is_hosts = link in _GOAL and self._states.titles.kind(c.title) in LEADERS
            yield "goal's leader" if is_hosts else "goal" if link in _GOAL else "origin"

    def _link(self, place: _Place) -> str:
        """The preposition in front of a name, without the article."""
        units = self._paragraphs[place.paragraph]
        i = place.at - 1 - (place.at > 0 and units[place.at - 1].symbol == "t")
        return units[i].word if i >= 0 and units[i].symbol in ("o", "f") else ""
