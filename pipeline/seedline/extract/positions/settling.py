"""Whose office it is: the body of each holding on a page.

Belongs here: bodies that a phrase names, points at ("its", "the President's") or leaves open. Does not belong here: reading phrases
(`appositions`), the choice among states (`states`), rows (`positions`).
"""

from __future__ import annotations

import functools
import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from seedline.dataset import referent
from seedline.extract.phrases import fold, split_words
from seedline.extract.positions.holders import Holders
from seedline.extract.positions.possessors import Possessors
from seedline.extract.positions.states import Case, Page, States
from seedline.extract.positions.titles import LEADERS, Titles
from seedline.extract.positions.units import Unit
from seedline.extract.reading import Reading
from seedline.reference import Reference, cells

# behind a name a title without a body ("Lee, President, Example Ltd") is seldom the country's
_BEHIND = ("after_comma", "after_dash", "after_that", "signature")
_GOVERNING = ("minister", "deputy_minister", "head_of_government", "head_of_state")
_SERVING = ("official", "military")
_PERSONAL = ("his", "her")
_PARAGRAPHS_BACK = 3
_NAMED_BACK = 20  # a body pointed at by its name's last word may stand in the headline
_UNITS_BACK = 400
_JOINED = 12  # units between two offices of one person
_UNITS_ON = 100
_INTERGOVERNMENTAL = "intergovernmental_organization"
_WORLD = referent.known("organization", "un")


class KnownBodies:
    """What the packs tell of bodies; made once per process."""

    def __init__(self, titles: Titles, reference: Reference) -> None:
        self.titles = titles
        self.holders = reference.shared(Holders)
        self.states = States(titles, reference)
        self._rows = {r["organization_id"]: r for r in reference.rows("organizations")}
        self._ministries = {
            fold(name): referent.known("organization", r["organization_id"])
            for r in self._rows.values()
            if r["type"] == "ministry"
            for name in (r["name"], *cells(r["aliases"]))
        }

    def ministry_called(self, name: str) -> str | None:
        """The ministry of a name."""
        return self._ministries.get(fold(name))

    def ministry(self, u: Unit) -> str | None:
        """The ministry that a unit names, if it does."""
        row = self._rows.get(referent.key_of(u.referent)) if u.symbol == "O" and u.referent else None
        return u.referent if row and row["type"] == "ministry" else None

    def mission(self, u: Unit) -> str | None:
        """The state whose mission a unit names, if it does."""
        return self.states.of_mission(u.mention.name or "") if u.symbol == "O" and u.mention else None

    def union(self, u: Unit) -> str | None:
        """The intergovernmental organisation that a unit names, or to which the body that it names belongs."""
        key = referent.key_of(u.referent) if u.symbol == "O" and u.referent else ""
        for _ in range(4):
            row = self._rows.get(key)
            if row is None:
                return None
            if row["type"] == _INTERGOVERNMENTAL:
                return referent.known("organization", key)
            key = row["parent_id"]
        return None

    def is_open_state(self, reading: Reading, c: Case) -> bool:
        """Whether a title is a state's, and the phrase does not say which."""
        is_open = (c.holding.body is None and not self.titles.is_regional(c.title)) or self.is_the_state(reading, c)
        is_whose = self.titles.usual_body(c.title) or self.holders.body(c.name, c.title)
        return is_open and c.holding.may_fill and self.titles.level(c.title) == "national" and not is_whose

    def is_the_state(self, reading: Reading, c: Case) -> bool:
        """Whether an office is of "the republic", "the country"."""
        body = c.holding.body
        if body is None or body.symbol != "D" or self.titles.level(c.title) not in ("national", "mission"):
            return False
        return self.titles.value("generic_body", reading.quote(body.start, body.end).casefold()) == "state"

    def tells(self, c: Case, level: str, other: Case) -> bool:
        """Whether another holding of the same person tells the body: "Secretary Lee" after "US Secretary of State Lee"."""
        is_whose = " to the " in c.title or " of the " in c.title  # an assistant to the president is not the council's
        is_states = (other.body or "").startswith("country:")
        is_alike = self.titles.kind(c.title) == self.titles.kind(other.title)  # a minister is not of what he is sherpa in
        if self.titles.level(other.title) == level and level != "any" and (is_states or (is_alike and not is_whose)):
            return True
        words, others = set(split_words(c.title)), set(split_words(other.title))
        return (level == "national" or words < others) if is_states else (level != "national" and words < others and is_alike)


class Stating:
    """Settles the bodies that the phrases of one page name or point at."""

    def __init__(self, bodies: KnownBodies, reading: Reading, paragraphs: Sequence[Sequence[Unit]], cases: Sequence[Case]) -> None:
        self._bodies, self._reading, self._paragraphs, self._cases = bodies, reading, paragraphs, cases
        self._titles = bodies.titles
        self._named = _first_named(paragraphs)
        held = {id(c.holding.title) for c in cases if c.holding.rule != "counterpart"}
        units = [u for own in paragraphs for u in own]
        # "his": a person, or the holder of an office that stands without a name
        self._persons = Possessors(reading, [u for u in units if u.symbol == "P" or (u.symbol == "T" and id(u) not in held)])
        self._things = Possessors(reading, [u for u in units if u.symbol in "CO"])

    def __call__(self) -> None:
        """Gives the cases the bodies that their phrases state; whose aide somebody is becomes the holding's owner."""
        for before, c in zip([None, *self._cases], self._cases, strict=False):
            c.before = before
            if c.holding.rule == "counterpart":
                self._as_counterpart(c)
            if c.holding.body is not None:
                self._state(c, c.holding.body)

    def _state(self, c: Case, body: Unit) -> None:
        c.said_by = body
        if body.symbol == "T":  # "the President's adviser"
            c.holding.owner, c.holding.body = body, None
        elif (word := self._personal(c, body)) and (owner := self._persons(word.start)):
            c.holding.owner, c.holding.body = owner, None
        elif body.symbol in "DG":
            c.body = None if self._bodies.is_the_state(self._reading, c) else self._pointed_at(c, body)
        elif body.symbol == "L":
            c.body = self._of_seat(c, body)
        else:
            is_ministers = self._is_led(c) and self._titles.kind(c.title) in _GOVERNING
            is_diplomats = body.symbol == "O" and self._titles.kind(c.title) == "ambassador"  # "Chargé d'Affaires of the Embassy of A"
            c.body = (self._bodies.states.of_unit(body) if is_ministers else self._bodies.mission(body) if is_diplomats else None) or (
                body.referent
            )

    def _of_seat(self, c: Case, place: Unit) -> str | None:
        """The state that a place in front of a title stands for: "Pyongyang's top delegate", but not "Kazan Mayor"."""
        level, kind = self._titles.level(c.title), self._titles.kind(c.title)
        is_states = place.start < c.start and kind not in LEADERS and level in ("national", "mission", "any")
        return self._bodies.states.of_unit(place) if is_states else None

    def _personal(self, c: Case, body: Unit) -> Unit | None:
        """The pronoun in "his adviser", "his country's ambassador", "the secretary of her ministry"."""
        units = self._paragraphs[c.paragraph]
        i = next((i for i, u in enumerate(units) if u is body), 0)
        own = body if body.symbol == "G" else units[i - 1] if i and body.symbol == "D" else None
        return own if own is not None and own.symbol == "G" and own.word in _PERSONAL else None

    def _is_led(self, c: Case) -> bool:
        """Whether somebody is named as who leads a body's people: "a delegation of the Defence Ministry, headed by Minister Lee"."""
        return "r" in [u.symbol for u in self._paragraphs[c.paragraph][max(0, c.holding.at - 2) : c.holding.at]]

    def _as_counterpart(self, c: Case) -> None:
        """Gives a counterpart the office of the one whose counterpart he is, not one that another has in the counterpart's state."""
        state = c.holding.body.referent if c.holding.body else None
        others = [o for o in self._cases if o.holding.rule != "counterpart" and o.person != c.person and self._is_of_state(o)]
        owner = self._beside(c) or self._persons(c.holding.person.start)
        if owner is not None and owner.title is not None and self._titles.level(owner.title.text) == "national":
            c.holding.title = owner  # "the President met his Czech counterpart"
            return
        before = [o for o in reversed(others) if o.start < c.holding.person.start]
        own = [o for o in (*before, *others) if owner is not None and o.person == owner.referent]
        own.sort(key=lambda o: self._titles.kind(o.title) != "minister")
        fitting = (o for o in (*own, *before) if o.holding.body is None or o.holding.body.referent != state)
        if found := next(fitting, None):
            c.holding.title = found.holding.title

    def _beside(self, c: Case) -> Unit | None:
        """The person right before "to his Czech counterpart", "and her counterpart"."""
        before = self._paragraphs[c.paragraph][max(0, c.holding.at - 3) : c.holding.at]
        return before[0] if "".join(u.symbol for u in before) in ("PfG", "P&G") else None

    def _is_of_state(self, c: Case) -> bool:
        return self._titles.level(c.title) == "national"

    def _nearest(self, c: Case, what: Callable[[Unit], str | None], back: int = _PARAGRAPHS_BACK) -> str | None:
        return nearest(self._paragraphs, c, what, back)[0]

    def _pointed_at(self, c: Case, body: Unit) -> str | None:
        """Referent of "its", "the Organization", "the republic" before a title's holder."""
        word = self._reading.quote(body.start, body.end).casefold()
        level, kind = self._titles.level(c.title), self._titles.value("generic_body", word)
        if body.symbol == "G" and self._titles.kind(c.title) == "envoy" and c.before and c.before.body:
            return c.before.body  # "the Secretary-General and his envoy"
        of_unit = self._bodies.states.of_unit
        is_state = body.symbol == "G" or kind in ("union", "state")
        if level == "national" and self._titles.value("possessive", word) == "speaker":  # "my President"
            return _most_named(self._paragraphs) or self._nearest(c, of_unit)
        if word == "its" and (thing := self._things(body.start)) is not None and (level != "national" or thing.symbol == "C"):
            return thing.referent
        if body.symbol == "G" and self._titles.kind(c.title) == "head_of_state" and word == "its":  # "the Senate and its president"
            return self._nearest(c, lambda u: u.referent if u.symbol in "CO" else None)
        if (
            (level == "national" and is_state)
            or (level == "mission" and kind == "state")
            or (body.symbol == "G" and level != "international")
        ):
            return self._nearest(c, of_unit)

        # "the Organization" is the whole one, "the Council" the body so called
        by_name = None if kind == "union" else nearest(self._paragraphs, c, functools.partial(_bears, word), _NAMED_BACK)[0]
        if by_name is None and kind not in ("union", "state"):
            by_name = self._named.get(word)
        if by_name is None and kind not in ("union", "state") and self._titles.kind(c.title) == "spokesperson":
            return None
        known = self._bodies.holders.body(c.name, c.title)  # "Commission President Lee"
        if by_name or known or kind == "own":
            return by_name or known
        return self._nearest(c, of_unit if level == "national" else self._bodies.union)


class Filling:
    """Settles the bodies that the phrases of one page leave open, where the page makes them plain."""

    def __init__(
        self, bodies: KnownBodies, reading: Reading, paragraphs: Sequence[Sequence[Unit]], cases: Sequence[Case], page: Page
    ) -> None:
        self._bodies, self._reading, self._paragraphs, self._cases, self._page = bodies, reading, paragraphs, cases, page
        self._titles, self._holders = bodies.titles, bodies.holders
        publisher = reading.field("publisher")
        self._publisher = bodies.ministry_called(publisher.value) if publisher else None
        self._mission = bodies.states.of_mission(publisher.value) if publisher else None
        self._stated = by_person(c for c in cases if c.body)
        self._filled: dict[str, list[Case]] = {}
        self._local = {(c.person, c.title.casefold()) for c in cases if c.holding.body is not None and c.holding.body.symbol == "L"}
        self._elsewhere = _owners(paragraphs)

    def __call__(self) -> None:
        """Fills the cases, those who are another's last."""
        for c in sorted(self._cases, key=self._turn):
            # "President Lee" after "Lee, President of the province of A" is of no state
            if self._is_open(c) and (c.person, c.title.casefold()) not in self._local:
                c.body, c.said_by = self._body(c)
                if c.body:
                    self._filled.setdefault(c.person, []).append(c)
                    self._page.settle(c)

    def _turn(self, c: Case) -> int:
        """States' offices first, then envoys, then those who are another's."""
        if c.holding.owner is not None or self._titles.chief(c.title) is not None:
            return 2
        return int(self._titles.kind(c.title) == "envoy")

    def _is_open(self, c: Case) -> bool:
        body = c.holding.body
        is_vague = body is not None and body.symbol == "D" and c.body is None
        is_speaker = self._titles.kind(c.title) == "spokesperson"  # "Department Spokesperson"
        if self._titles.is_regional(c.title):
            return False
        return c.holding.may_fill and (body is None or (is_vague and (is_speaker or self._bodies.is_the_state(self._reading, c))))

    def _body(self, c: Case) -> tuple[str | None, Unit | None]:
        """The body of an open case, and the unit that says it if one does."""
        title = c.title.casefold()
        level, kind = self._titles.level(c.title), self._titles.kind(c.title)
        if (owner := c.holding.owner) is not None and (found := self._owners_body(c, owner)):
            return found, owner
        if known := self._known(c, level, kind):
            return known.body, None
        if usual := self._titles.usual_body(c.title):
            return usual, None
        if union := self._holders.body(c.name, c.title):
            return union, c.holding.person
        if chief := self._titles.chief(c.title):
            found, said_by = self._page.listed(c)
            return found or self._chiefs_body(c, chief), said_by
        found, said_by = self._by_level(c, level, kind)
        if found is None and level == "mission":
            found, said_by = self._sender(c)
        if found is None and level in ("any", "mission") and not self._titles.bound_to(c.title):
            found, said_by = self._page.listed(c)
        if found is None and len(split_words(title)) > 1:
            found, said_by = self._elsewhere.get(title, (None, None))
        return (found, said_by) if found or level != "any" else self._likely(c, kind)

    def _sender(self, c: Case) -> tuple[str | None, Unit | None]:
        """The state of a diplomat without one: of the mission named nearest, of the mission whose page it is, of the last ambassador."""
        if any(o.person == c.person and self._titles.value("style", o.title) != "" for o in self._cases) and self._is_style(c):
            return None, None  # "the Secretary General, Ambassador Lee"
        found, said_by = nearest(self._paragraphs, c, self._bodies.mission)
        found = found or self._mission
        if found is None and self._titles.kind(c.title) != "ambassador":  # "Ambassador Lee and Counsellor of the Embassy Kim"
            before = (o for o in reversed(self._cases) if o.start < c.start and self._titles.kind(o.title) == "ambassador")
            found = next((o.body for o in before if (o.body or "").startswith("country:")), None)
        if found is None and not self._is_style(c):
            found, said_by = self._page.listed(c)
            return (found, said_by) if found else self._page.choose(c)
        return found, said_by

    def _is_style(self, c: Case) -> bool:
        """Whether a title is a form of address too: "Ambassador"."""
        return self._titles.value("style", c.title) == ""

    def _likely(self, c: Case, kind: str) -> tuple[str | None, Unit | None]:
        """The body of an office that any body may have: that of the person's other office; the state's of its aides and soldiers."""
        others = (o.body for cases in (self._stated, self._filled) for o in cases.get(c.person, []))
        if (found := next(filter(None, others), None)) and self._titles.value("style", c.title) != "":
            return found, None
        return self._page.choose(c) if kind in _SERVING and c.holding.rule not in _BEHIND else (None, None)

    def _known(self, c: Case, level: str, kind: str) -> Case | None:
        """Another holding that tells the body."""
        title = c.title.casefold()
        of_person = next((o for o in self._stated.get(c.person, []) if self._bodies.tells(c, level, o)), None)
        of_person = of_person or next((o for o in self._filled.get(c.person, []) if o.title.casefold() == title), None)
        # "Advisers X and Y"; a state may have many advisers
        is_shared = c.before is not None and c.before.holding.title is c.holding.title and kind not in _GOVERNING
        return of_person or (c.before if is_shared else None)

    def _by_level(self, c: Case, level: str, kind: str) -> tuple[str | None, Unit | None]:
        title = c.title.casefold()
        if level == "national" or self._bodies.is_the_state(self._reading, c):
            return self._state(c)
        if title in self._elsewhere and len(split_words(title)) > 1:
            return self._elsewhere[title]
        if level == "any" and kind == "envoy":  # "Minister of Industry and Special Envoy for Climate Change"
            own = (o.body for cases in (self._stated, self._filled) for o in cases.get(c.person, []) if self._is_joined(c, o))
            if found := next((body for body in own if (body or "").startswith("country:")), None):
                return found, None
        if level == "international" or kind == "envoy":
            sitting = self._titles.value("sits_in", split_words(c.title)[0])  # a commissioner in a commission
            found, said_by = nearest(self._paragraphs, c, functools.partial(_bears, sitting)) if sitting else (None, None)
            if found is None:
                found, said_by = nearest(self._paragraphs, c, self._bodies.union)
            return found or self._unnamed(c), said_by
        return self._spoken_for(c) if kind == "spokesperson" else (None, None)

    def _is_joined(self, c: Case, other: Case) -> bool:
        """Whether two offices of a person stand in one sentence, and the other is a state's."""
        return (
            c.paragraph == other.paragraph
            and self._titles.level(other.title) == "national"
            and abs(c.holding.at - other.holding.at) < _JOINED
        )

    def _unnamed(self, c: Case) -> str | None:
        """Whose envoy or official somebody is where no organisation is named: the UN's where its Secretary-General is told of."""
        texts = (u.title.text for units in self._paragraphs for u in units if u.title)
        return _WORLD if any(self._titles.is_of_world(text) for text in (c.title, *texts)) else self._page.choose(c)[0]

    def _spoken_for(self, c: Case) -> tuple[str | None, Unit | None]:
        """The ministry, else the organisation of the page, for which a spokesperson without a body speaks."""
        found, said_by = nearest(self._paragraphs, c, self._bodies.ministry)
        if found is None and any(self._titles.role("generic_body", [w], 0) for w in split_words(c.title)):
            found, said_by = self._state(c)  # "foreign ministry spokesperson"
        found = found or self._publisher
        return (found, said_by) if found else nearest(self._paragraphs, c, self._bodies.union)

    def _state(self, c: Case) -> tuple[str | None, Unit | None]:
        """The country of a national office that names none."""
        if known := self._holders.state(c.name):
            return known, c.holding.person
        is_whole = self._titles.kind(c.title) not in LEADERS and len(split_words(c.title)) > 1  # "foreign minister", not "president"
        if c.holding.rule in _BEHIND and not is_whole:
            return None, None
        same = [o for o in self._cases if o.person == c.person and self._bodies.is_open_state(self._reading, o)]
        return self._page.choose(max(same, key=lambda o: len(split_words(o.title)), default=c))  # who says most tells for all

    def _owners_body(self, c: Case, owner: Unit) -> str | None:
        """The body of the person or office whose envoy, spokesman or deputy another is."""
        if owner.title is not None:
            return self._chiefs_body(c, owner.title.text)
        own = (o.body for cases in (self._stated, self._filled) for o in cases.get(owner.referent or "", []))
        return next(filter(None, own), None) or (self._holders.state(owner.mention.name or "") if owner.mention else None)

    def _chiefs_body(self, c: Case, chief: str) -> str | None:
        """The body of an office that stands without a name: its holder's, else what such an office is of."""
        office = self._titles.office(chief)
        same = [o for o in self._cases if o.body and o is not c and self._titles.office(o.title) == office]
        if self._titles.level(chief) == "national":
            same = [o for o in same if (o.body or "").startswith("country:")]
            if len({o.body for o in same}) > 1 and (own := self._page.choose(c)[0]):
                return own
        before = [o.body for o in same if o.start < c.start]
        held = next(reversed(before), None) or next((o.body for o in same), None)
        if held or (held := self._titles.usual_body(chief)):
            return held
        if self._titles.level(chief) == "national":
            return self._page.choose(c)[0]
        if held := self._elsewhere.get(chief.casefold(), (None, None))[0]:
            return held
        return nearest(self._paragraphs, c, self._bodies.union)[0] or (_WORLD if self._titles.is_of_world(chief) else None)


def nearest(
    paragraphs: Sequence[Sequence[Unit]], c: Case, what: Callable[[Unit], str | None], back: int = _PARAGRAPHS_BACK
) -> tuple[str | None, Unit | None]:
    """The nearest fitting thing named before the title, in its item and at most so many paragraphs back; else the next in its paragraph."""
    for number in range(c.paragraph, max(c.first, c.paragraph - back) - 1, -1):
        units = paragraphs[number]
        last = c.holding.at if number == c.paragraph else len(units)
        for i in range(last - 1, max(-1, last - _UNITS_BACK), -1):
            if found := what(units[i]):
                return found, units[i]
    following = paragraphs[c.paragraph][c.holding.at + 1 : c.holding.at + _UNITS_ON]
    for n, u in enumerate(following):
        is_others = "".join(x.symbol for x in following[max(0, n - 2) : n]).endswith(("To", "ot")) and u.symbol == "C"
        if not is_others and (found := what(u)):
            return found, u
    return None, None


def _bears(word: str, u: Unit) -> str | None:
    """The organisation that a unit names, if its name begins or ends with the word."""
    words = split_words(u.mention.name or "") if u.symbol == "O" and u.mention else ()
    return u.referent if word in (*words[:1], *words[-1:]) or f" {word} of " in f" {' '.join(words)}" else None


def by_person(cases: Iterable[Case]) -> dict[str, list[Case]]:
    """Cases of each person."""
    found: dict[str, list[Case]] = {}
    for c in cases:
        found.setdefault(c.person, []).append(c)
    return found


def _first_named(paragraphs: Sequence[Sequence[Unit]]) -> dict[str, str]:
    """The organisation named first with each word in its name."""
    first: dict[str, str] = {}
    for u in itertools.chain(*paragraphs):
        if u.symbol == "O" and u.mention and u.referent:
            for word in split_words(u.mention.name or ""):
                first.setdefault(word, u.referent)
    return first


def _most_named(paragraphs: Sequence[Sequence[Unit]]) -> str | None:
    """The country named most often, if one is."""
    often = Counter(u.referent for units in paragraphs for u in units if u.symbol == "C" and u.referent).most_common(2)
    return often[0][0] if often and (len(often) == 1 or often[0][1] > often[1][1]) else None


def _owners(paragraphs: Sequence[Sequence[Unit]]) -> dict[str, tuple[str, Unit]]:
    """Bodies of titles that the document names without their holder ("the Union's Special Envoy"), where all have one body."""
    found: dict[str, dict[str, Unit]] = {}
    for units in paragraphs:
        for body, title in itertools.pairwise(u for u in units if u.symbol != "'"):
            if body.symbol == "O" and body.referent and title.symbol == "T" and title.title:
                found.setdefault(title.title.text.casefold(), {}).setdefault(body.referent, body)
    return {title: next(iter(own.items())) for title, own in found.items() if len(own) == 1}
