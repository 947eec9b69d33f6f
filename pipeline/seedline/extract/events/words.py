"""The words by which events are found, read from the packs and compiled once.

Belongs here: turning packs into patterns. Does not belong here: the words themselves (packs), and what a match means.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from dataclasses import dataclass

from seedline.dataset import referent
from seedline.extract.events.mood import Moods
from seedline.extract.events.sighting import Named
from seedline.extract.events.text import COUNTRY, DATE, DEMONYM, NAMES, ORG, PERSON, PLACE, Sentence
from seedline.reference import Reference, cells

# Prepositions of verbs that a day or a place may part from them, with the frames that such verbs have.
_APART = {
    "with": frozenset({"with"}),
    "by": frozenset({"received_by", "succeed"}),
    "to": frozenset({"with", "arrive", "trip"}),
    "for": frozenset({"arrive", "trip"}),
    "in": frozenset({"arrive"}),
}
_VISITS = re.compile(rf"visits\s(?:the\s)?[{PLACE}{COUNTRY}]", re.IGNORECASE)
# characters at the front of a sentence that tell whether it is news
_OPENING = 60
_HEADS_OF_STATE = re.compile(r"\bheads of (?:[\w-]+ ){0,2}states?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun. `is_plural` where the form is plural and so names no single event; `is_mass` for "talks";
    `is_body` where only a body's members meet ("session"); `needs_partner` where it is an event only with one ("call");
    `is_occasion` where it is one only as long as it is planned ("news conference"); `is_counted` where only a number or its place in a
    row stands beside it ("the 20th round", no "round of grants")."""

    word: str
    type: str
    is_weak: bool
    is_mass: bool
    is_body: bool
    is_plural: bool
    needs_partner: bool
    is_occasion: bool
    is_counted: bool


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb frame: how its subject and object take part (`relation`), the type of event it tells, and a noun for it."""

    relation: str
    type: str
    noun: str


def alternatives(words: set[str] | list[str]) -> str:
    """A pattern for any of the words, longest first, white space free."""
    ordered = sorted(set(words), key=lambda w: (-len(w), w))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, w.split())) for w in ordered) + ")"


def whole(words: set[str] | list[str]) -> re.Pattern[str]:
    """A pattern for any of the words as whole words."""
    return re.compile(rf"(?<![\w-]){alternatives(words)}(?![\w-])", re.IGNORECASE)


class Words:
    """All words of the packs `event_words`, `event_verbs`, `event_cues`, `event_bodies`, and what is known of bodies and countries."""

    def __init__(self, reference: Reference) -> None:
        self.heads: dict[str, Head] = {}
        for row in reference.rows("event_words"):
            strength, word, plural = row["strength"], row["word"].lower(), row["plural"].lower()
            weak, mass = strength.startswith("weak"), strength.endswith("mass")
            kind = (weak, mass, strength == "body")
            extra = (strength.startswith("partner"), strength == "occasion", strength == "weakcounted")
            self.heads[word] = Head(word, row["type"], *kind, False, *extra)
            if plural and plural not in self.heads:
                self.heads[plural] = Head(word, row["type"], *kind, not mass, *extra)
        self.verbs: dict[str, Verb] = {}
        for row in reference.rows("event_verbs"):
            for form in cells(row["forms"]):
                self.verbs.setdefault(form.lower(), Verb(row["relation"], row["type"], row["noun"]))
        cues: dict[str, set[str]] = defaultdict(set)
        for row in reference.rows("event_cues"):
            cues[row["kind"]].add(row["cue"].lower())
        self.sets = dict(cues)
        self.moods = Moods(reference)
        # "seventh" is "7th"; "the first meeting since May" is none of a row
        self.nth = {
            word: f"{row['value']}th"
            for row in reference.rows("calendar_words")
            if row["kind"] == "ordinal" and row["value"] != "1"
            for word in cells(row["words"])
        }
        self.head = whole(list(self.heads))
        self.weak_verbs = {f.lower() for row in reference.rows("event_verbs") if "weak" in row["note"] for f in cells(row["forms"])}
        # "met on Tuesday in Oslo with" is "met with", "left on Monday for" is "left for"
        apart = {
            k: {f.removesuffix(f" {k}") for f, v in self.verbs.items() if f.endswith(f" {k}") and v.relation in relations}
            for k, relations in _APART.items()
        }
        between = rf"(?:,?\s(?:{alternatives(cues['between'])}(?!\w)|[{DATE}{PLACE}{COUNTRY}{ORG}](?:'s)?|\([^()]{{1,20}}\))){{1,7}}?,?\s"
        parted = "|".join(rf"(?P<{k}>{alternatives(forms)}){between}{k}" for k, forms in apart.items())
        self.verb = re.compile(rf"(?<![\w-])(?:{parted}|{alternatives(list(self.verbs))})(?![\w-])", re.I)
        self.cue = {kind: whole(words) for kind, words in cues.items()}
        # "after (meeting) President X"
        self._gerund = re.compile(rf"\b{alternatives(cues['before_gerund'])}\s(?:also\s|first\s)?$", re.IGNORECASE)
        self._met = re.compile(rf"\s(?:with\s)?(?:(?:the|his|her|their|[{DEMONYM}{COUNTRY}{ORG}]|[A-Z]?[a-z-]+)(?:'s)?,?\s){{0,6}}{PERSON}")
        # "said at (a meeting)"
        self.said_at = re.compile(rf"{self.cue['say'].pattern}(?:\s[\w{NAMES}]+){{0,3}}\s(?:at|during|in)\s$", re.IGNORECASE)
        # "Norway is the host", "Norway, as host"
        self.is_host = re.compile(rf"({COUNTRY})(?:,?\s(?:is|was|will be|as|acts as|acted as))\s(?:the\s|this year's\s)?host\b")
        # "the foreign ministers of A, B and C", "directors of the foreign ministries of A and B", "heads of government for A and B"
        member = self.cue["membership"].pattern
        side = rf"(?:the\s)?[{COUNTRY}{ORG}](?:(?:'s)?\s(?:[\w-]+\s)?{member})?(?!'|\s{PERSON})"
        states = r"(?:the\s)?(?:[\w-]+\s){1,3}(?:states|countries|nations|republics)[:,]?\s(?:–\s)?"
        self.sided = re.compile(
            rf"(?:the\s)?(?:[\w-]+\s){{0,2}}(?:{self.cue['sided'].pattern}|{self.cue['group'].pattern})"
            rf"(?:\s(?:of|for)\s(?:the\s)?(?:[a-z-]+\s){{1,3}})?\s?(?:(?<=\s)|(?<=\w)\s)(?:of|from|for)\s(?:{states})?"
            rf"({side}(?:(?:,\s(?:and\s)?|,?\sand\s|,?\sas\swell\sas\s){side})+)",
            re.IGNORECASE,
        )
        # "members of A, of the B and representatives of C"
        whose = rf"(?:{self.cue['delegates'].pattern}|{self.cue['group'].pattern})\s(?:of|from)\s"
        body = rf"(?:the\s)?[{COUNTRY}{ORG}](?!'|\s{PERSON})"
        joint = r"(?:,\s(?:and\s)?|\sand\s|,?\sas\swell\sas\s)"
        self.of_bodies = re.compile(rf"(?:the\s)?(?:[\w-]+\s){{0,2}}{whose}{body}(?:{joint}(?:of\s|{whose})?{body})+", re.IGNORECASE)
        # "the representative of A", "the A Foreign Minister"
        official = rf"(?:{self.cue['titled'].pattern}|{self.cue['delegates'].pattern})"
        self.official = re.compile(
            rf"(?:(?:the|an?)\s)?(?:[\w-]+\s){{0,3}}?{official}\s(?:of|from)\s(?:the\s)?({COUNTRY})(?!'|\s{PERSON})"
            rf"|(?:(?:the|an?)\s)?(?:[a-z]+\s)?([{DEMONYM}{COUNTRY}])(?:'s)?\s(?:[\w-]+\s){{0,2}}?{official}(?!\s{PERSON})",
            re.IGNORECASE,
        )
        self.sits = {referent.known("organization", r["organization_id"]): r["sits"] for r in reference.rows("event_bodies")}
        self.is_region = {referent.known("place", r["place_id"]) for r in reference.rows("places") if r["kind"] in ("region", "sea")}
        self.is_town = {referent.known("place", r["place_id"]) for r in reference.rows("places") if r["kind"] in ("city", "capital")}
        self.state_of_place = {
            referent.known("place", r["place_id"]): referent.known("country", r["country_code"])
            for r in reference.rows("places")
            if r["country_code"]
        }
        organizations = reference.rows("organizations")
        self.parent = {
            referent.known("organization", r["organization_id"]): referent.known("organization", r["parent_id"])
            for r in organizations
            if r["parent_id"]
        }
        self.is_bloc = {
            referent.known("organization", r["organization_id"]) for r in organizations if r["type"] == "intergovernmental_organization"
        }
        kinds = [r["kind"] for r in reference.rows("bodies")]
        for bloc, body in itertools.product(self.is_bloc, kinds):  # organs that have no row of their own
            self.parent.setdefault(f"{bloc}-{body}", bloc)
        self.bloc_of = {
            name: known
            for r in organizations
            for name in (r["abbreviation"], r["name"])
            if name and (known := referent.known("organization", r["organization_id"])) in self.is_bloc
        }
        self.bloc = re.compile(rf"\b{alternatives(list(self.bloc_of))}\b")
        countries = reference.rows("countries")
        self.demonyms = {d.lower(): referent.known("country", r["code"]) for r in countries for d in cells(r["demonyms"]) if " " not in d}
        self.side_of = self.bloc_of | {
            name: referent.known("country", r["code"]) for r in countries for name in (r["name"], *cells(r["aliases"])) if name
        }
        # "the ASEAN-U.S. (Summit)"
        side = alternatives(list(self.side_of))
        self.side = re.compile(rf"(?<![\w-]){side}(?![\w-])")
        self.sides = re.compile(rf"(?<!\w)({side})\s?[-–/]\s?({side})(?!\w)")
        self.capital = {referent.known("country", r["code"]): r["capital"] for r in countries if r["capital"]}

    def is_cue(self, kind: str, text: str) -> bool:
        """Whether a cue of that kind stands in the text."""
        return bool(self.cue[kind].search(text))

    def is_reminder(self, sentence: str) -> bool:
        """Whether a sentence begins by telling again what was news before: "As a reminder, ...", "Earlier the agency reported that ..."."""
        opening = sentence[:_OPENING]
        return self.is_cue("reminder", opening) or (self.is_cue("beforehand", opening) and self.is_cue("reported", opening))

    def is_summit_body(self, body: str | None) -> bool:
        """Whether heads of state or government sit in the body."""
        if body is None:
            return False
        return self.sits.get(body) == "heads_of_state" or bool(_HEADS_OF_STATE.search(referent.key_of(body)))

    def is_of_leaders(self, text: str) -> bool:
        """Whether heads of state or government are named in the text."""
        return self.is_cue("leaders", text) or bool(_HEADS_OF_STATE.search(text))

    @staticmethod
    def is_headlined(s: Sentence, start: int, end: int) -> bool:
        """Whether a headline's "visits" is a verb, whatever the parse says: "OSCE Chair visits Moldova"."""
        return s.role == "title" and bool(_VISITS.match(s.code, start))

    def is_gerund(self, s: Sentence, start: int, end: int) -> bool:
        """Whether a word in "-ing" there tells what was done, and is no noun: "after meeting President X", "Meeting X, he said"."""
        is_first = s.role != "title" and not s.code[:start].strip() and not s.code.startswith(" with ", end)
        return bool((is_first or self._gerund.search(s.code, max(0, start - 30), start)) and self._met.match(s.code, end))

    def is_in(self, a: str, b: str) -> bool:
        """Whether of two places one is a town of the state that the other is."""
        return self.state_of_place.get(a) == b or self.state_of_place.get(b) == a

    def is_standing(self, body: str | None) -> bool:
        """Whether the body sits for months, so that its "session" is no event."""
        return body is not None and self.sits.get(body) == "standing"

    def sides_at(self, s: Sentence, at: int) -> list[Named]:
        """The states that unnamed officials stand for whom the phrase at `at` names: "the leaders of A and B", "the A minister"."""
        if sided := self.sided.match(s.code, at):
            return s.all(COUNTRY + ORG, sided.start(1), sided.end(1))
        if several := self.of_bodies.match(s.code, at):
            return s.all(COUNTRY + ORG, several.start(), several.end())
        official = self.official.match(s.code, at)
        named = s.named(official.start(official.lastindex or 1)) if official else None
        return [named] if named else []

    def parties(self, paper: str) -> list[str]:
        """The states and blocs between which a paper is, by its name: "Agreement between A and B"."""
        _, between, names = paper.partition(" between ")
        return [self.side_of[m[0]] for m in self.side.finditer(names)] if between else []

    def form(self, match: re.Match[str]) -> str:
        """Key in `verbs` of a match of `verb`."""
        apart = next((k for k in _APART if match[k]), None)
        return f"{self.fold(match[apart])} {apart}" if apart else self.fold(match[0])

    def fold(self, text: str) -> str:
        """Key of a matched word in `heads` and `verbs`."""
        return " ".join(text.lower().split())
