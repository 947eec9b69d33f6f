"""Offices that a document says a named person holds.

Belongs here: which of the holdings that phrases state are offices, and one row for each. Which title goes with which name is read by
`appositions`, titles by `titles`, whose office it is by `settling`.
Does not belong here: finding names, joining persons across documents.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from spacy.language import Language

from seedline.dataset.referent import type_of
from seedline.extract.phrases import split_words
from seedline.extract.positions.appositions import Appositions, Holding
from seedline.extract.positions.settling import Filling, KnownBodies, Stating, by_person
from seedline.extract.positions.states import Case, Choice, Page
from seedline.extract.positions.titles import LEADERS, Titles
from seedline.extract.positions.told import Told
from seedline.extract.positions.units import Unit
from seedline.extract.reading import Reading
from seedline.extract.reports import Evidence, Position
from seedline.reference import Reference

# share of rows of each pattern believed right
_CONFIDENCE = {
    "each_body": 0.95, "each_name": 0.95, "zip_after": 0.9, "zip_before": 0.9, "shared": 0.85, "after_dash": 0.95, "unmarked": 0.8,
    "after_comma": 0.92, "after_cue": 0.75, "after_as": 0.85, "around": 0.95, "before": 0.96, "after_that": 0.85, "signature": 0.8,
    "counterpart": 0.75, "is_name": 0.85, "each_bracket": 0.85, "owned": 0.9,
    "appointed": 0.8, "each_told": 0.85, "labelled": 0.85, "entry": 0.85, "told": 0.85,
}  # fmt: skip
_MASTHEAD = 12  # paragraphs
_AFTER_COMMA = re.compile(r",\s(?:the\s)?$")
_LIST_BACK = 3
_UNSTATED = 0.12
_STATED = 2  # what a stated body weighs against one filled in


class Positions:
    """Finds positions; runs after mentions and coreference."""

    name = "positions"
    version = "1"

    def __init__(self, nlp: Language, reference: Reference) -> None:
        self._titles = reference.shared(Titles)
        self._appositions = Appositions(self._titles)
        self._bodies = KnownBodies(self._titles, reference)
        self._told = Told(self._titles, self._bodies.holders)

    def __call__(self, reading: Reading) -> Iterable[Position]:
        paragraphs, cases, page = self._read(reading)
        Filling(self._bodies, reading, paragraphs, cases, page)()
        cases += self._told(reading, paragraphs, cases)
        kept = self._without_others(self._without_styles(cases))
        yield from self._rows(reading, [c for c in kept if self._is_office(c, kept)])

    def choices(self, reading: Reading) -> Iterator[Choice]:
        """The national offices whose country is a choice, each holder's first: what weights of signs are fitted on."""
        _, cases, page = self._read(reading)
        stated = by_person(c for c in cases if c.body)
        seen: set[tuple[str, str]] = set()
        for c in cases:
            key = (c.person, c.title.casefold())
            is_told = any(self._bodies.tells(c, "national", o) for o in stated.get(c.person, []))
            if self._bodies.is_open_state(reading, c) and not is_told and key not in seen:
                seen.add(key)
                yield Choice(c, page.signs(c), self._bodies.holders.state(c.name))

    def _read(self, reading: Reading) -> tuple[list[list[Unit]], list[Case], Page]:
        """Paragraphs in units, holdings with the bodies that their phrases state, and what the page tells of states."""
        paragraphs = [self._appositions.units(reading, p) for p in reading.paragraphs]
        cases: list[Case] = []
        heading: Unit | None = None
        first = 0
        for n, units in enumerate(paragraphs):
            first = n if n and reading.paragraphs[n - 1].start < reading.item_at(reading.paragraphs[n].start)[0] else first
            title = cases[-1].holding.title if cases and cases[-1].paragraph >= first else None
            if heading and (entry := self._appositions.entry(heading, units)):
                cases += [Case(entry, n, first=first)] if entry.person.referent else []
                continue
            is_item = heading is not None and self._appositions.is_item(units)
            above = list(itertools.chain(*paragraphs[max(first, n - _LIST_BACK) : n]))
            heading = heading if is_item else self._appositions.heading(units, above)
            cases += [Case(h, n, first=first) for h in self._appositions.holdings(units, title) if h.person.referent]
        for n, (above, below, last) in enumerate(zip(paragraphs, paragraphs[1:], [*paragraphs[2:], []], strict=False)):
            cases += [Case(h, n + 1) for h in self._appositions.signature(above, below, last) if h.person.referent]
        for n, (above, below) in enumerate(itertools.pairwise(paragraphs[:_MASTHEAD])):
            # the office above its holder's name, unless that is told beside or below it
            told = {c.person for c in cases if n < c.paragraph < n + 3}
            cases += [Case(h, n) for h in self._appositions.signature(below, above, []) if (h.person.referent or "") not in {"", *told}]
        cases = [c for c in self._without_described(paragraphs, cases) if not _is_told_of_another(reading, c.holding)]
        Stating(self._bodies, reading, paragraphs, cases)()
        cases = self._without_former(paragraphs, cases)
        of_states = [c for c in cases if self._bodies.is_open_state(reading, c)]
        known = {id(c): state for c in of_states if (state := self._bodies.holders.state(c.name))}
        return paragraphs, cases, self._bodies.states.page(reading, paragraphs, cases, known)

    # -- rows
    def _without_described(self, paragraphs: list[list[Unit]], cases: list[Case]) -> list[Case]:
        """Drops the first of two offices where another person is meant who was named before: "the Secretary and President Lee"."""
        kept: list[Case] = []
        for c in cases:
            around = "".join(u.symbol for u in paragraphs[c.paragraph][max(0, c.holding.at - 1) : c.holding.at + 3])
            words = set(split_words(c.title))
            named = any(o.person != c.person and words <= set(split_words(o.title)) for o in kept)
            is_own = len(words) > 1 and any(o.person == c.person and words <= set(split_words(o.title)) for o in kept)
            if not (around in ("tT&T", "tT&A") and named and not is_own):
                kept.append(c)
        return kept

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
        """Drops "Ambassador" without a country, and "Justice" or the like for those who hold another office: there they are forms of
        address; and the title that a counterpart would have of the other, where the page tells the counterpart's own."""
        others = {c.person for c in cases if self._titles.value("style", c.title) != ""}
        own = {(c.person, c.body, self._titles.kind(c.title)) for c in cases if c.holding.rule != "counterpart"}
        return [
            c
            for c in cases
            if (
                c.body
                or self._titles.value("style", c.title) != ""
                or (c.person not in others and self._titles.level(c.title) != "mission")
            )
            and not (c.holding.rule == "counterpart" and (c.person, c.body, self._titles.kind(c.title)) in own)
        ]

    def _without_others(self, cases: list[Case]) -> list[Case]:
        """Drops the second state of whom nobody leads two: "talks with the President of A, X said", where X is the president of B."""
        own: dict[tuple[str, str], Counter[str]] = {}
        for c in cases:
            kind = self._titles.kind(c.title)
            if kind in LEADERS and (c.body or "").startswith("country:"):
                own.setdefault((c.person, kind), Counter())[c.body or ""] += 1 if c.holding.body is None else _STATED
        usual = {key: max(found, key=lambda b: found[b]) for key, found in own.items()}
        return [
            c
            for c in cases
            if not (c.body or "").startswith("country:") or usual.get((c.person, self._titles.kind(c.title)), c.body) == c.body
        ]

    def _is_office(self, c: Case, cases: Sequence[Case]) -> bool:
        """Whether a title that is an office only of some body ("member", "leader") has one, and does not describe who leads a state."""
        bound = self._titles.bound_to(c.title)
        if bound == "any" and (c.body or "").startswith("country:"):
            return not any(o.person == c.person and o.body == c.body and self._titles.kind(o.title) in LEADERS for o in cases)
        return not bound or bool(c.body and (bound == "any" or type_of(c.body) == bound))

    def _is_shortened(self, c: Case, cases: Sequence[Case]) -> bool:
        """Whether the page gives the title with more words elsewhere: "State Minister" beside "State Minister for Foreign Affairs"."""
        return any(o.person == c.person and o.body == c.body and self._titles.is_shorter(c.title, o.title) for o in cases)

    def _rows(self, reading: Reading, cases: list[Case]) -> Iterator[Position]:
        """One row for each holding, however often it is stated."""
        rows: dict[tuple[str, str, str | None], Position] = {}
        with_body: dict[tuple[str, str], tuple[str, str, str | None]] = {}
        of_person: dict[tuple[str, str | None], list[str]] = {}
        # whole titles with their bodies first, so that "Minister Lee" finds "Foreign Minister Lee"
        for c in sorted(cases, key=lambda c: (c.body is None, len(split_words(c.title)) == 1, self._is_shortened(c, cases))):
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


def _is_told_of_another(reading: Reading, h: Holding) -> bool:
    """Whether a comma parts a title from the subject of its clause: "At the talks with the Finnish envoy, Lee said"."""
    if "," not in reading.text[h.title.end : h.person.start] or _AFTER_COMMA.search(reading.text, max(0, h.title.start - 6), h.title.start):
        return False
    first, last, person = (reading.token_at(at) for at in (h.title.start, h.title.end - 1, h.person.end - 1))
    if first is None or last is None or person is None or person.dep_ not in ("nsubj", "nsubjpass"):
        return False
    title = first.doc[first.i : last.i + 1].root
    is_own = title.head.lower_ == "as" or person.is_ancestor(title)  # "As chair of the Council, Lee said"
    return title.dep_ in ("pobj", "dobj") and not is_own
