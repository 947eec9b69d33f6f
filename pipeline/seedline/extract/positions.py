"""Offices that a document says a named person holds.

Belongs here: settling the body of each holding, and one row for each. Which title goes with which name is read by
`appositions`, titles by `titles`; whose official a well-known name is stands in the pack `officeholders`.
Does not belong here: finding names, joining persons across documents.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from spacy.language import Language

from seedline.dataset import referent
from seedline.extract.appositions import Appositions
from seedline.extract.holders import Holders
from seedline.extract.office_units import Unit
from seedline.extract.phrases import fold, split_words
from seedline.extract.reading import Reading
from seedline.extract.reports import Evidence, Position
from seedline.extract.states import LEADING, Case, Choice, Page, States
from seedline.extract.titles import Titles
from seedline.reference import Reference, cells

# share of rows of each pattern believed right
_CONFIDENCE = {
    "each_body": 0.95, "each_name": 0.95, "zip_after": 0.9, "zip_before": 0.9, "shared": 0.85, "after_dash": 0.95, "unmarked": 0.8,
    "after_comma": 0.92, "after_cue": 0.75, "after_as": 0.85, "around": 0.95, "before": 0.96, "after_that": 0.85, "signature": 0.8,
    "counterpart": 0.75, "is_name": 0.85, "each_bracket": 0.85, "owned": 0.9,
    "appointed": 0.8,
}  # fmt: skip
# behind a name a title without a body ("Lee, President, Example Ltd") is seldom the country's
_BEHIND = ("after_comma", "after_dash", "after_that", "signature")
_OF_STATE = ("minister", "deputy_minister", "head_of_government")
_UNSTATED = 0.12
_GOVERNING = (*_OF_STATE, "head_of_state")
_STATED = 2  # what a stated body weighs against one filled in
_PARAGRAPHS_BACK = 3
_NAMED_BACK = 20  # a body pointed at by its name's last word may stand in the headline
_UNITS_BACK = 400
_UNITS_ON = 100
_INTERGOVERNMENTAL = "intergovernmental_organization"


class Positions:
    """Finds positions; runs after mentions and coreference."""

    name = "positions"
    version = "1"

    def __init__(self, nlp: Language, reference: Reference) -> None:
        self._titles = Titles(reference)
        self._appositions = Appositions(self._titles)
        self._organizations = {r["organization_id"]: r for r in reference.rows("organizations")}
        self._ministries = {
            fold(name): referent.known("organization", r["organization_id"])
            for r in self._organizations.values()
            if r["type"] == "ministry"
            for name in (r["name"], *cells(r["aliases"]))
        }
        self._holders = Holders(self._titles, reference)
        self._states = States(self._titles, reference)

    def __call__(self, reading: Reading) -> Iterable[Position]:
        paragraphs, cases, page = self._read(reading)
        publisher = reading.field("publisher")
        ministry = self._ministries.get(fold(publisher.value)) if publisher else None
        self._fill_bodies(reading, paragraphs, cases, page, ministry)
        yield from self._rows(reading, [c for c in self._without_others(self._without_styles(cases)) if self._is_office(c)])

    def choices(self, reading: Reading) -> Iterator[Choice]:
        """The national offices whose country is a choice, each holder's first: what weights of signs are fitted on."""
        _, cases, page = self._read(reading)
        stated = _by_person(c for c in cases if c.body)
        seen: set[tuple[str, str]] = set()
        for c in cases:
            key = (c.person, c.title.casefold())
            is_told = any(self._tells(c, "national", o) for o in stated.get(c.person, []))
            if self._is_open_state(reading, c) and not is_told and key not in seen:
                seen.add(key)
                yield Choice(c, page.signs(c), self._holders_state(c))

    def _read(self, reading: Reading) -> tuple[list[list[Unit]], list[Case], Page]:
        """Paragraphs in units, holdings with the bodies that their phrases state, and what the page tells of states."""
        paragraphs = [self._appositions.units(reading, p) for p in reading.paragraphs]
        cases: list[Case] = []
        for n, units in enumerate(paragraphs):
            title = cases[-1].holding.title if cases else None
            cases += [Case(h, n) for h in self._appositions.holdings(units, title) if h.person.referent]
        for n, (above, below, last) in enumerate(zip(paragraphs, paragraphs[1:], [*paragraphs[2:], []], strict=False)):
            cases += [Case(h, n + 1) for h in self._appositions.signature(above, below, last) if h.person.referent]
        self._state_bodies(reading, paragraphs, cases)
        cases = self._without_former(paragraphs, cases)
        known = {id(c): state for c in cases if self._is_open_state(reading, c) and (state := self._holders_state(c))}
        return paragraphs, cases, self._states.page(reading, paragraphs, cases, known)

    def _is_open_state(self, reading: Reading, c: Case) -> bool:
        """Whether a title is a state's, and the phrase does not say which."""
        is_open = c.holding.body is None or self._is_the_state(reading, c)
        is_whose = self._titles.usual_body(c.title) or self._holders_body(c)
        return is_open and c.holding.may_fill and self._titles.level(c.title) == "national" and not is_whose

    def _is_the_state(self, reading: Reading, c: Case) -> bool:
        """Whether a national office is of "the republic", "the country"."""
        body = c.holding.body
        if body is None or body.symbol != "D" or self._titles.level(c.title) != "national":
            return False
        return self._titles.value("generic_body", reading.quote(body.start, body.end).casefold()) == "state"

    # -- bodies
    def _state_bodies(self, reading: Reading, paragraphs: list[list[Unit]], cases: list[Case]) -> None:
        """Bodies that the phrase itself names, or points at ("its", "the Organization")."""
        named = _first_named(paragraphs)
        for before, c in zip([None, *cases], cases, strict=False):
            body = c.holding.body
            c.before = before
            if body is not None:
                c.said_by = body
                c.body = (
                    None
                    if body.symbol == "L" or self._is_the_state(reading, c)
                    else self._pointed_at(reading, paragraphs, c, body, named)
                    if body.symbol in "DG"
                    else body.referent
                )

    def _fill_bodies(self, reading: Reading, paragraphs: list[list[Unit]], cases: list[Case], page: Page, ministry: str | None) -> None:
        """Bodies that the phrase leaves open, where the document makes them plain; `ministry` publishes the page."""
        stated = _by_person(c for c in cases if c.body)
        held: dict[str, dict[str, set[str]]] = {}  # title, body: its holders
        for c in cases:
            if c.body:
                held.setdefault(c.title.casefold(), {}).setdefault(c.body, set()).add(c.person)
        filled: dict[str, list[Case]] = {}
        local = {(c.person, c.title.casefold()) for c in cases if c.holding.body is not None and c.holding.body.symbol == "L"}
        elsewhere = _owners(paragraphs)
        for c in cases:
            is_speaker = self._titles.kind(c.title) == "spokesperson"  # "Department Spokesperson"
            is_open = c.holding.body is None or (
                c.holding.body.symbol == "D" and c.body is None and (is_speaker or self._is_the_state(reading, c))
            )
            if not is_open or not c.holding.may_fill:
                continue
            title = c.title.casefold()
            if (c.person, title) in local:  # "President Lee" after "Lee, President of the province of A"
                continue
            level = self._titles.level(c.title)
            known = next((o for o in stated.get(c.person, []) if self._tells(c, level, o)), None)
            known = known or next((o for o in filled.get(c.person, []) if o.title.casefold() == title), None)
            is_one = self._titles.kind(c.title) in _GOVERNING  # a state may have many advisers
            is_shared = c.before is not None and c.before.holding.title is c.holding.title and not is_one  # "Advisers X and Y"
            known = known or (c.before if is_shared else None)
            if (owner := c.holding.owner) is not None:
                offices = [o for cases in (stated, filled) for o in cases.get(owner.referent or "", [])]
                c.body, c.said_by = self._owners_body(owner, offices), owner
            elif known:
                c.body = known.body
            elif usual := self._titles.usual_body(c.title):
                c.body = usual
            elif union := self._holders_body(c):
                c.body, c.said_by = union, c.holding.person
            elif level == "national":
                c.body, c.said_by = self._state(page, c)
            elif title in elsewhere and len(split_words(title)) > 1:
                c.body, c.said_by = elsewhere[title]
            elif level == "international" or self._titles.kind(c.title) == "envoy":
                c.body, c.said_by = self._nearest(paragraphs, c, self._union)
            elif is_speaker:
                c.body, c.said_by = self._nearest(paragraphs, c, self._ministry)
                if c.body is None and any(self._titles.role("generic_body", [w], 0) for w in split_words(title)):
                    c.body, c.said_by = self._state(page, c)  # "foreign ministry spokesperson"
                c.body = c.body or ministry
                if c.body is None:  # whoever speaks on the page of an organisation speaks for it
                    c.body, c.said_by = self._nearest(paragraphs, c, self._union)
            if c.body is None and level in ("any", "mission") and not self._titles.bound_to(c.title):
                c.body, c.said_by = page.listed(c)
            if c.body is None and " of the " in title:  # "Special Envoy of the Chairperson"
                c.body = next(iter(held.get(title.rpartition(" of the ")[2], {})), None)
            if c.body is None and len(split_words(title)) > 1:
                c.body, c.said_by = elsewhere.get(title, (None, None))
            if c.body:
                filled.setdefault(c.person, []).append(c)
                held.setdefault(title, {}).setdefault(c.body, set()).add(c.person)
                page.settle(c)

    def _state(self, page: Page, c: Case) -> tuple[str | None, Unit | None]:
        """The country of a national office that names none."""
        if known := self._holders_state(c):
            return known, c.holding.person
        kind = self._titles.kind(c.title)
        is_whole = kind not in LEADING and len(split_words(c.title)) > 1  # "foreign minister", not "president"
        if c.holding.rule in _BEHIND and not is_whole:
            return None, None
        return page.choose(c)

    def _owners_body(self, owner: Unit, held: list[Case]) -> str | None:
        """The body of the person whose envoy, spokesman or deputy another is, by the offices `held`, else by the pack."""
        known = next((o.body for o in held if o.body), None)
        return known or (self._holders.state(owner.mention.name or "") if owner.mention else None)

    def _holders_state(self, c: Case) -> str | None:
        """The country of a well-known holder."""
        return self._holders.state(c.name)

    def _holders_body(self, c: Case) -> str | None:
        """The organisation of a well-known holder of an international office."""
        return self._holders.body(c.name, c.title)

    def _tells(self, c: Case, level: str, other: Case) -> bool:
        """Whether another holding of the same person tells the body: "Secretary Lee" after "US Secretary of State Lee"."""
        is_whose = " to the " in c.title or " of the " in c.title  # an assistant to the president is not the council's
        if self._titles.level(other.title) == level and level != "any" and not (is_whose and not (other.body or "").startswith("country:")):
            return True
        if not (other.body or "").startswith("country:"):
            return False
        return level == "national" or set(split_words(c.title)) < set(split_words(other.title))

    def _nearest(
        self, paragraphs: list[list[Unit]], c: Case, what: Callable[[Unit], str | None], back: int = _PARAGRAPHS_BACK
    ) -> tuple[str | None, Unit | None]:
        """The nearest fitting thing named before the title, at most so many paragraphs back; else the next in its paragraph."""
        for number in range(c.paragraph, max(-1, c.paragraph - back - 1), -1):
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

    def _ministry(self, u: Unit) -> str | None:
        """The ministry that a unit names, if it does."""
        row = self._organizations.get(referent.key_of(u.referent)) if u.symbol == "O" and u.referent else None
        return u.referent if row and row["type"] == "ministry" else None

    def _union(self, u: Unit) -> str | None:
        """The intergovernmental organisation that a unit names, or to which the body that it names belongs."""
        key = referent.key_of(u.referent) if u.symbol == "O" and u.referent else ""
        for _ in range(4):
            row = self._organizations.get(key)
            if row is None:
                return None
            if row["type"] == _INTERGOVERNMENTAL:
                return referent.known("organization", key)
            key = row["parent_id"]
        return None

    def _pointed_at(self, reading: Reading, paragraphs: list[list[Unit]], c: Case, body: Unit, named: dict[str, str]) -> str | None:
        """Referent of "its", "the Organization", "the republic" before a title's holder."""
        word = reading.quote(body.start, body.end).casefold()
        level, kind = self._titles.level(c.title), self._titles.value("generic_body", word)
        if body.symbol == "G" and self._titles.kind(c.title) == "envoy" and c.before and c.before.body:
            return c.before.body  # "the Secretary-General and his envoy"
        is_state = body.symbol == "G" or kind in ("union", "state")
        if level == "national" and self._titles.value("possessive", word) == "speaker":  # "my President"
            return _most_named(paragraphs) or self._nearest(paragraphs, c, self._states.of_unit)[0]
        if body.symbol == "G" and self._titles.kind(c.title) == "head_of_state" and word == "its":  # "the Senate and its president"
            return self._nearest(paragraphs, c, lambda u: u.referent if u.symbol in "CO" else None)[0]
        if (
            (level == "national" and is_state)
            or (level == "mission" and kind == "state")
            or (body.symbol == "G" and level != "international")
        ):
            return self._nearest(paragraphs, c, self._states.of_unit)[0]

        def bears_name(u: Unit) -> str | None:
            return u.referent if u.symbol == "O" and u.mention and word in (u.mention.name or "").casefold() else None

        # "the Organization" is the whole one, "the Council" the body so called
        by_name = None if kind == "union" else self._nearest(paragraphs, c, bears_name, _NAMED_BACK)[0]
        if by_name is None and kind not in ("union", "state"):
            by_name = named.get(word)
        if by_name is None and kind not in ("union", "state") and self._titles.kind(c.title) == "spokesperson":
            return None
        return by_name or self._nearest(paragraphs, c, self._states.of_unit if level == "national" else self._union)[0]

    # -- rows
    def _without_former(self, paragraphs: list[list[Unit]], cases: list[Case]) -> list[Case]:
        """Drops offices without a body of whom the page calls a former holder: "President X" where X is a former president."""
        former = {
            (person.referent, self._titles.kind(title.title.text))
            for units in paragraphs
            for person, title in self._appositions.former(units)
            if title.title
        }
        stated = {(c.person, self._titles.kind(c.title)) for c in cases if c.body}
        return [c for c in cases if c.body or (c.person, self._titles.kind(c.title)) not in former - stated]

    def _without_styles(self, cases: list[Case]) -> list[Case]:
        """Drops "Ambassador" without a country for those who hold another office: there it is a form of address; and the title
        that a counterpart would have of the other, where the page tells the counterpart's own."""
        others = {c.person for c in cases if self._titles.value("style", c.title) != ""}
        own = {(c.person, c.body, self._titles.kind(c.title)) for c in cases if c.holding.rule != "counterpart"}
        return [
            c
            for c in cases
            if (c.body or self._titles.value("style", c.title) != "" or c.person not in others)
            and not (c.holding.rule == "counterpart" and (c.person, c.body, self._titles.kind(c.title)) in own)
        ]

    def _without_others(self, cases: list[Case]) -> list[Case]:
        """Drops the second state of whom nobody leads two: "talks with the President of A, X said", where X is the president of B."""
        own: dict[tuple[str, str], Counter[str]] = {}
        for c in cases:
            kind = self._titles.kind(c.title)
            if kind in LEADING and (c.body or "").startswith("country:"):
                own.setdefault((c.person, kind), Counter())[c.body or ""] += 1 if c.holding.body is None else _STATED
        usual = {key: max(found, key=lambda b: found[b]) for key, found in own.items()}
        return [
            c
            for c in cases
            if not (c.body or "").startswith("country:") or usual.get((c.person, self._titles.kind(c.title)), c.body) == c.body
        ]

    def _is_office(self, c: Case) -> bool:
        """Whether a title that is an office only of some body ("member", "leader") has one."""
        bound = self._titles.bound_to(c.title)
        return not bound or bool(c.body and (bound == "any" or referent.type_of(c.body) == bound))

    def _rows(self, reading: Reading, cases: list[Case]) -> Iterator[Position]:
        """One row for each holding, however often it is stated."""
        rows: dict[tuple[str, str, str | None], Position] = {}
        with_body: dict[tuple[str, str], tuple[str, str, str | None]] = {}
        of_person: dict[tuple[str, str | None], list[str]] = {}
        # whole titles with their bodies first, so that "Minister Lee" finds "Foreign Minister Lee"
        for c in sorted(cases, key=lambda c: (c.body is None, len(split_words(c.title)) == 1)):
            h = c.holding
            title = " ".join([c.title, *([reading.quote(h.qualifier.start, h.qualifier.end)] if h.qualifier else [])])
            whole = of_person.setdefault((c.person, c.body), [])
            same = next((w for w in whole if self._titles.is_same(title, w)), title)
            key = (c.person, same.casefold(), c.body)
            if c.body is None:  # another statement of the same holding may tell
                key = with_body.get(key[:2], key)
            evidence = [Evidence("title", h.title.start, h.title.end), Evidence("person_id", h.person.start, h.person.end)]
            evidence += [Evidence("title", h.qualifier.start, h.qualifier.end)] if h.qualifier else []
            evidence += [Evidence("body_id", c.said_by.start, c.said_by.end)] if c.body and c.said_by else []
            if key in rows:
                rows[key].evidence += evidence
                continue
            whole.append(title)
            with_body.setdefault(key[:2], key)
            rows[key] = Position(
                start=min(h.title.start, h.person.start), end=max(h.title.end, h.person.end), person=c.person, title=title, body=c.body,
                is_acting=h.is_acting or bool(h.title.title and h.title.title.is_acting), office=self._titles.office(title),
                confidence=_CONFIDENCE[h.rule] - (_UNSTATED if h.body is None else 0), evidence=evidence,
            )  # fmt: skip
        yield from sorted(rows.values(), key=lambda p: (p.start, p.end))


def _by_person(cases: Iterable[Case]) -> dict[str, list[Case]]:
    found: dict[str, list[Case]] = {}
    for c in cases:
        found.setdefault(c.person, []).append(c)
    return found


def _first_named(paragraphs: list[list[Unit]]) -> dict[str, str]:
    """The organisation named first with each word in its name."""
    first: dict[str, str] = {}
    for u in itertools.chain(*paragraphs):
        if u.symbol == "O" and u.mention and u.referent:
            for word in split_words(u.mention.name or ""):
                first.setdefault(word, u.referent)
    return first


def _most_named(paragraphs: list[list[Unit]]) -> str | None:
    """The country named most often, if one is."""
    often = Counter(u.referent for units in paragraphs for u in units if u.symbol == "C" and u.referent).most_common(2)
    return often[0][0] if often and (len(often) == 1 or often[0][1] > often[1][1]) else None


def _owners(paragraphs: list[list[Unit]]) -> dict[str, tuple[str, Unit]]:
    """Bodies of titles that the document names without their holder ("the Union's Special Envoy"), where all have one body."""
    found: dict[str, dict[str, Unit]] = {}
    for units in paragraphs:
        for body, title in itertools.pairwise(u for u in units if u.symbol != "'"):
            if body.symbol == "O" and body.referent and title.symbol == "T" and title.title:
                found.setdefault(title.title.text.casefold(), {}).setdefault(body.referent, body)
    return {title: next(iter(own.items())) for title, own in found.items() if len(own) == 1}
