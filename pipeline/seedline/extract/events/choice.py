"""When and where an event takes place and whose it is: one scored choice each among the dates, places and bodies that a page names.

Belongs here: the candidates, the signs that speak for or against each, giving events what was chosen. Does not belong here: the weights
(pack `event_weights`, fitted by `seedline.evaluation.events`), how rules come to a value (`days`, `places`, `nouns`, `merge`).

Method: a conditional logit (McFadden 1974): the sum of the weights of a candidate's signs is its log-odds. What the rules came to is a
sign like the others, and that nothing is told a candidate like the others, only that silence has to be `LEAN` likelier than a value.
"""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from seedline.dataset import edtf, referent
from seedline.extract.events.draft import Draft
from seedline.extract.events.sighting import DAY, Date, Span, numbers
from seedline.extract.events.telling import dates
from seedline.extract.events.text import CODES, headings, is_in_chain, segments
from seedline.extract.events.words import Words
from seedline.extract.reading import Reading
from seedline.extract.reports import Mention
from seedline.extract.weighing import log_odds
from seedline.reference import Reference

PACK = "event_weights"
NONE = ""
# A value is stated if it is likelier than what the labels leave empty less this: at the margin a value is as often right as wrong.
LEAN = 1.5
FIELDS = {
    "start": ("date",),
    "place": ("place", "country"),
    "organizer": ("organization",),
}
# bounds that keep reading linear: candidates of a page, names of one candidate, sightings of one event
_CANDIDATES = 60
_NAMES = 8
_SIGHTINGS = 6
# the document's own field that is a candidate too
_OF_PAGE = {"start": "published", "place": "place"}
_POINTING = frozenset({"today", "yesterday", "tomorrow"})
_DAYS, _DISTANCES = (1, 3, 10, 60, 400), ("a day", "days", "a week", "weeks", "months", "years")
_NEAR = 3  # sentences
# "has chaired it since (January)"
_SINCE = re.compile(r"\b(?:since|until|till)\s(?:the\s)?(?:\w+\s){0,2}$")
_BACK = 40
# types of events that are no body's sittings
_UNSEATED = frozenset({"visit", "signing", "conference"})
# "will be forwarded to the (Senate)"
_SENT_TO = re.compile(r"\bto\s(?:(?:the|its|their|his|her)\s)?$")
_SIDE = re.compile(r"(?:north|south|east|west|central)", re.IGNORECASE)
_MANY = 3
_AROUND = 8  # events told of before and behind


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a name or the word of an event begins, and in which sentence and paragraph."""

    start: int
    sentence: int
    paragraph: int


class Chooser:
    """Makes the choices; made once per process."""

    def __init__(self, words: Words, reference: Reference) -> None:
        self.parent = words.parent
        self.lately = words.cue["lately"]
        # "arrived in (Norway)", "the capital of (Norway)": a state that stands for itself nowhere else is what something is about
        reached = rf"(?:{words.cue['reached'].pattern}|\b(?:in|of|to)\sthe\s\w+\sof)"
        self.is_at = re.compile(rf"{reached}\s(?:(?:the|neighbou?ring|our)\s)?$", re.IGNORECASE)
        self.weights: dict[str, dict[str, float]] = defaultdict(dict)
        for r in reference.rows(PACK):
            self.weights[r["field"]][r["sign"]] = float(r["weight"])
        self.kind = {referent.known("organization", r["organization_id"]): r["type"] for r in reference.rows("organizations")}
        self.heads = {r["head"].lower() for r in reference.rows("org_heads")}
        self.state_of = words.state_of_place
        self.is_reminder = words.is_reminder
        for r in reference.rows("places"):
            place = referent.known("place", r["place_id"])
            self.kind[place] = "town" if place in words.is_town else r["kind"]

    def __call__(self, reading: Reading, drafts: Sequence[Draft], state_of: Mapping[str, str]) -> None:
        """Gives each event what was chosen where it is not what the rules came to."""
        page = self.page(reading, drafts, state_of)
        for name, rules in page.rules.items():
            for n, rule in enumerate(rules):
                if name == "place" and drafts[n].is_tour:
                    continue
                if (key := choose(page.signs(name, n), self.weights[name])) != rule:
                    page.give(name, n, key)

    def page(self, reading: Reading, drafts: Sequence[Draft], state_of: Mapping[str, str]) -> Page:
        """The choices of one page. `state_of`: the state that a person holds an office of."""
        return Page(self, reading, drafts, state_of)


def choose(candidates: Mapping[str, Iterable[str]], weights: Mapping[str, float]) -> str:
    """The candidate whose signs weigh most; that nothing is told has to outweigh the others by `LEAN`."""
    sums = {key: log_odds(signs, weights) - LEAN * (key == NONE) for key, signs in candidates.items()}
    return max(sums, key=lambda key: sums[key])


class Page:
    """The candidates of one page, and the signs of each for each of its events. `rules`: what the rules came to."""

    def __init__(self, chooser: Chooser, reading: Reading, drafts: Sequence[Draft], state_of: Mapping[str, str]) -> None:
        self.chooser, self.reading, self.drafts, self.state_of = chooser, reading, drafts, state_of
        self._sentences = [s.start for s in reading.sentences]
        self._paragraphs = [p.start for p in reading.paragraphs]
        self._title = reading.field("title")
        self._own = {name: _known(reading, name) for name in ("place", "publisher", "published")}
        self.names: dict[str, dict[str, list[Mention]]] = {name: self._named(types) for name, types in FIELDS.items()}
        self._spots = {
            name: {key: [self._spot(m.start) for m in named] for key, named in names.items()} for name, names in self.names.items()
        }
        self._recalled = {n for n, s in enumerate(reading.sentences, 1) if chooser.is_reminder(reading.text[s.start : s.end])}
        self._spoken = {at for d in drafts for x in d.sightings for at in x.sentence.spoken}
        self._items = [(n, m.start if m else 0) for n, m in zip(segments(reading), headings(reading), strict=True)]
        self._most = {name: max(names, key=lambda key: len(names[key]), default=None) for name, names in self.names.items()}
        self._first = {name: next(iter(names), None) for name, names in self.names.items()}
        self._at = [[self._spot(x.span[0]) for x in d.sightings[:_SIGHTINGS]] for d in drafts]
        self._words = sorted((e.start, n) for n, own in enumerate(self._at) for e in own)
        self._ordered = {name: sorted(s.start for own in spots.values() for s in own) for name, spots in self._spots.items()}
        self.rules = {name: [told(name, d) for d in drafts] for name in FIELDS}
        self._of: dict[str, dict[str, list[int]]] = {name: defaultdict(list) for name in FIELDS}  # the events of each value
        for name, rules in self.rules.items():
            for n, rule in enumerate(rules):
                self._of[name][rule].append(n)

    def _named(self, types: Sequence[str]) -> dict[str, list[Mention]]:
        """Names of these types by what they stand for; no days and bodies of the page's furniture, in which captions tell places."""
        named: dict[str, list[Mention]] = {}
        furniture = [p.start for p in self.reading.paragraphs if p.role == "boilerplate" and "place" not in types]
        for m in self.reading.mentions:
            p = self.reading.paragraph_at(m.start) if m.type in types else None
            key = _key(m) if p is not None and p.start not in furniture else None
            if key and (key in named or len(named) < _CANDIDATES):
                named.setdefault(key, []).append(m)
        return named

    def _spot(self, start: int) -> Spot:
        return Spot(start, bisect.bisect_right(self._sentences, start), bisect.bisect_right(self._paragraphs, start))

    def give(self, name: str, n: int, key: str) -> None:
        """Gives the n-th event a value, with the name nearest to it as evidence."""
        d, named = self.drafts[n], self.names[name].get(key, [])
        m = min(named, key=lambda m: abs(m.start - d.first.span[0]), default=None)
        f = self.reading.field("place") if name == "place" else None
        at: Span = (m.start, m.end) if m else (f.start, f.end) if f else d.first.span
        if name == "start":
            d.dates = [Date(m.value if m and m.value else key, at)] if key else []
        elif name == "place":
            d.place = (key, at, CODES[referent.type_of(key)]) if key else None
        else:
            d.organizer = (key, at) if key else None

    # -- signs
    def signs(self, name: str, n: int) -> dict[str, set[str]]:
        """The signs of each candidate for a field of the n-th event; those of `NONE` speak for nothing being told."""
        d, rule = self.drafts[n], self.rules[name][n]
        own = self._own.get(_OF_PAGE.get(name, ""), NONE)
        keys = list(dict.fromkeys([*self.names[name], *(k for k in (rule, own) if k)]))
        keys = [k for k in keys if k in (rule, own) or self._is_in_item(name, k, n)]
        may_be = {"start": self._may_be, "place": self._may_be_there, "organizer": self._may_hold}[name]
        keys = [k for k in keys if k == rule or may_be(k, n)]
        of_field = {"start": self._start, "place": self._place, "organizer": self._organizer}[name]
        found = {key: {*self._common(name, key, n), *self._near(name, key, n), *of_field(key, d, rule)} for key in keys}
        none = {"none", f"none: {d.type}", f"none: {_mood(d)}", "none: of two" if d.is_bilateral else "none: not of two"}
        none.add("none though the rules tell" if rule else "none as by the rules")
        none |= {"none: of the title"} if d.is_title else set()
        is_told = any("sentence before" in own or "sentence behind" in own for own in found.values())
        none.add("none: names beside" if is_told else "none: no names beside")
        return {**found, NONE: none}

    def _may_be_there(self, place: str, n: int) -> bool:
        """Whether a place is more than where something was said or a paper signed, where old news was, or, for a plan, where something
        else was held."""
        spots = self._spots["place"].get(place, ())
        if spots and all(is_in_chain(self.reading, m) for m in self.names["place"][place]):
            return False
        is_state = place.startswith("country:") and place != self._own["place"]
        if is_state and not any(self.chooser.is_at.search(self.reading.text, max(0, s.start - _BACK), s.start) for s in spots):
            return False
        if not spots or place == self._own["place"]:
            return True
        here = {e.sentence for e in self._at[n]}
        apart = [s for s in spots if s.sentence not in here]
        is_planned = self.drafts[n].first.status == "planned"
        others = [self.drafts[i].first.status == "planned" for i in self._of["place"].get(place, ())]
        is_house = self.chooser.kind.get(place) is None and not place.startswith("country:")
        if is_planned and is_house and len(apart) == len(spots) and others and not any(others):
            return False
        is_elsewhere = self.drafts[n].type == "visit" and not here & {s.sentence for s in spots}
        if is_elsewhere and (referent.is_local(place) or self.chooser.kind.get(place) == "facility"):
            return False  # a house where the guest was met is not what he or she came to visit
        return not all(s.start in self._spoken or (s in apart and s.sentence in self._recalled) for s in spots)

    def _may_hold(self, body: str, n: int) -> bool:
        """Whether a body may be an event's organizer though the rules do not say so: of what it does not sit in it is none, nor where
        something is only sent to it or old news were its own."""
        here = {e.sentence for e in self._at[n]}
        is_others = all(
            _SENT_TO.search(self.reading.text, max(0, s.start - _BACK), s.start)
            or (s.sentence in self._recalled and s.sentence not in here)
            for s in self._spots["organizer"].get(body, ())
        )
        return self.drafts[n].type not in _UNSEATED and not is_others and not self.drafts[n].first.is_other

    def _may_be(self, day: str, n: int) -> bool:
        """Whether an event may begin then though the rules do not say so: one that is planned not in the past, any other not in the
        future; not when only old news was, nor on a day of another item of the page, nor of a session of another number, nor on the
        page's own where the other news are of other days, or it is told as "the other day"; and what they found in its own sentence to
        be no date of it only where it is another's, nor a mere year."""
        d, published, dated = self.drafts[n], self._own["published"], self._of["start"]
        if published:
            (first, last), (opened, closed) = edtf.bounds(day), edtf.bounds(published)
            if last < opened if d.first.status == "planned" else first > closed:
                return False
        mine = numbers(d.distinct)
        if mine and any((theirs := numbers(self.drafts[i].distinct)) and mine.isdisjoint(theirs) for i in dated.get(day, [])):
            return False
        if day == published and any(self.chooser.lately.search(x.sentence.code) for x in d.sightings):
            return False
        spots = self._spots["start"].get(day, ())
        if spots and all(self._is_of_another_item(s, self._at[n][0]) or self._is_of_old(s) for s in spots):
            return False
        if day != published and spots and all(s.paragraph > e.paragraph for s in spots for e in self._at[n]):
            return False
        is_refused = any(s.sentence == e.sentence for s in self._spots["start"].get(day, ()) for e in self._at[n])
        is_elsewhen = day == published and any(key and self._is_news(i) for key in dated for i in dated[key])
        return edtf.grain(day) != "year" and (bool(dated.get(day)) or not (is_refused or is_elsewhen))

    def _is_of_old(self, s: Spot) -> bool:
        """Whether a day is told only as that since which something lasts, or in a sentence that tells old news again."""
        return s.sentence in self._recalled or bool(_SINCE.search(self.reading.text, max(0, s.start - _BACK), s.start))

    def _is_news(self, n: int) -> bool:
        """Whether an event is neither planned nor told again as old news."""
        return self.drafts[n].first.status != "planned" and self._at[n][0].sentence not in self._recalled

    def _is_in_item(self, name: str, key: str, n: int) -> bool:
        """Whether a page of several items names it in the event's, or above them all; on any other page it does."""
        if not self.reading.items:
            return True
        here, day = self._items[self._at[n][0].paragraph - 1]
        return any(self._items[s.paragraph - 1][0] in (0, here) or s.start == day for s in self._spots[name].get(key, ()))

    def _is_of_another_item(self, s: Spot, e: Spot) -> bool:
        """Whether of two spots each stands in an item of its own of an index or a programme."""
        mine, theirs = self._items[e.paragraph - 1], self._items[s.paragraph - 1]
        return mine != theirs and s.start != mine[1] and self._items[0] not in (mine, theirs)

    def _common(self, name: str, key: str, n: int) -> Iterator[str]:
        d, rules = self.drafts[n], self.rules[name]
        spots = self._spots[name].get(key, [])
        if key == rules[n]:
            yield from ("by the rules", f"by the rules: {d.type}")
        else:
            yield "other than by the rules" if rules[n] else "the rules tell nothing"
        yield f"named {min(_MANY, len(spots))} times"
        if key == self._most[name]:
            yield "named most"
        if key == self._first[name]:
            yield "named first"
        if self._title and any(self._title.start <= s.start < self._title.end for s in spots):
            yield "in the title"
            if d.is_title:
                yield "in the title: its event"
        yield from self._shared(name, key, n)

    def _shared(self, name: str, key: str, n: int) -> Iterator[str]:
        """Signs of the other events that the rules give this value."""
        others = self._of[name].get(key, [])
        is_own = self.rules[name][n] == key
        if len(others) == is_own:
            return
        yield "of another event"
        yield from ("of the first event",) * (others[is_own and others[0] == n] == 0)
        around = others[max(0, bisect.bisect_left(others, n) - _AROUND) : bisect.bisect_right(others, n) + _AROUND]
        yield from ("of the event before",) * (n - 1 in around)
        yield from ("of the event behind",) * (n + 1 in around)
        if any(self.drafts[i].who & self.drafts[n].who for i in around if i != n):
            yield "of an event of the same people"
        if len(others) - is_own == len(self.drafts) - len(self._of[name].get(NONE, [])) - bool(self.rules[name][n]):
            yield "of all other events"

    def _near(self, name: str, key: str, n: int) -> Iterator[str]:
        """Signs of where the candidate's names stand, each seen from the event's nearest word."""
        at, spots = self._at[n], self._spots[name].get(key, [])
        if not spots:
            yield "not named"
        for s in sorted(spots, key=lambda s: min(abs(s.start - e.start) for e in at))[:_NAMES]:
            nearest = min(range(len(at)), key=lambda i: abs(s.start - at[i].start))
            e, x = at[nearest], self.drafts[n].sightings[nearest]
            side = "behind" if s.start > e.start else "before"
            if x.sentence.starts[0] <= s.start < x.sentence.ends[-1]:
                yield f"sentence {side}"
                yield from ("in the event's name",) * (x.at[0] <= s.start < x.at[1])
                yield from self._between(name, n, s, e)
            else:
                gap = abs(s.sentence - e.sentence)
                yield f"{'paragraph' if s.paragraph == e.paragraph else 'near' if gap <= _NEAR else 'far'} {side}"

    def _between(self, name: str, n: int, s: Spot, e: Spot) -> Iterator[str]:
        """Signs of what stands between a name and the event's word in one sentence."""
        low, high = sorted((s.start, e.start))
        first, last = bisect.bisect_left(self._words, (low + 1, 0)), bisect.bisect_left(self._words, (high, 0))
        yield f"over {min(2, max(0, last - first))} events"
        i = bisect.bisect_left(self._words, (s.start, 0))
        nearest = min(self._words[max(0, i - 1) : i + 1], key=lambda w: abs(w[0] - s.start))
        yield "nearest to the event" if nearest[1] == n else "nearer to another event"
        rivals = bisect.bisect_left(self._ordered[name], high) - bisect.bisect_right(self._ordered[name], low)
        yield f"over {min(2, max(0, rivals))} others"

    def _place(self, key: str, d: Draft, rule: str) -> Iterator[str]:
        state_of = self.chooser.state_of
        kind = "country" if key.startswith("country:") else self.chooser.kind.get(key, "region" if _is_part(key) else "unknown")
        state = key if kind == "country" else state_of.get(key)
        yield from (f"kind {kind}", f"kind {kind}: {d.type}")
        dateline = self._own["place"]
        if key == dateline:
            yield from ("dateline", f"dateline: {d.type}", f"dateline: {_mood(d)}")
        if state and state == state_of.get(dateline, dateline):
            yield f"in the dateline's state: {kind}"
        if rule and state_of.get(key) == rule:
            yield "in the rules' state"
        if rule and state_of.get(rule) == key:
            yield "state of the rules' place"
        if state and state in (self.state_of.get(r, r) for r in d.who):
            yield from ("of who takes part", f"of who takes part: {d.type}", f"of who takes part: {kind}")
        first = d.first.people[0][0] if d.first.people else None
        if state and first and state == self.state_of.get(first, first):
            yield f"of the first: {d.type}"
        if d.format_said:
            yield "at a distance"

    def _start(self, key: str, d: Draft, rule: str) -> Iterator[str]:
        grain = edtf.grain(key)
        yield from (f"grain {grain}", f"grain {grain}: {d.type}", f"grain {grain}: {_mood(d)}")
        if rule and key != rule:
            yield from ("inside the rules'",) * key.startswith(rule)
            yield from ("around the rules'",) * rule.startswith(key)
        yield from ("by the rules, weakly",) * (key == rule and d.dates[0].is_weak)
        yield from self._by_publication(key, d)
        words = {self.reading.text[m.start : m.end].lower() for m in self.names["start"].get(key, ())}
        yield from (f"said: {word}" for word in sorted(words & _POINTING))
        yield from ("said: a weekday",) * any(word.endswith("day") and word.isalpha() for word in words - _POINTING)
        days = sum(len(k) == DAY for k in self.names["start"])
        yield from (f"of {min(_MANY, days)} days",) * (len(key) == DAY)
        line = d.first.sentence.dateline
        yield from ("of the dateline",) * bool(line and line.value == key)

    def _by_publication(self, key: str, d: Draft) -> Iterator[str]:
        """Signs of how a date lies to the document's own, for its main event and for others."""
        published, role = self._own["published"], "main" if d.is_title or d is self.drafts[0] else "other"
        if key == published:
            yield from ("published", f"published: {d.type}", f"published: {_mood(d)}", f"published: {role}")
            yield f"published: {d.type}, {_mood(d)}, {role}"
        elif len(published) == len(key) == DAY:
            days = (edtf.bounds(key)[0] - edtf.bounds(published)[0]).days
            side = "earlier" if days < 0 else "later"
            far = _DISTANCES[bisect.bisect_left(_DAYS, abs(days))]
            yield from (f"{far} {side}", f"{far} {side}: {_mood(d)}", f"{side}: {role}")
        else:
            yield "unlike the published"

    def _organizer(self, key: str, d: Draft, rule: str) -> Iterator[str]:
        parent = self.chooser.parent
        kind = self.chooser.kind.get(key, "unknown")
        yield from (f"kind {kind}", f"kind {kind}: {d.type}")
        label = next((m.name or "" for m in self.names["organizer"].get(key, [])), "").lower()
        yield from (f"head {word}" for word in sorted(set(label.split()) & self.chooser.heads))
        yield from ("of two",) * d.is_bilateral
        yield from ("takes part",) * (key in d.who)
        if rule and parent.get(key) == rule:
            yield "part of the rules' body"
        if rule and parent.get(rule) == key:
            yield "parent of the rules' body"
        if any(parent.get(other) == key for other in self.names["organizer"]):
            yield "parent of another"
        alike = {k: len(v) for k, v in self.names["organizer"].items() if self.chooser.kind.get(k, "unknown") == kind}
        if alike and max(alike, key=lambda k: alike[k]) == key:
            yield from (f"named most of its kind: {kind}", f"named most of its kind: {kind}, {d.type}")
        if label and label == self._own["publisher"].lower():
            yield "publisher"


def told(name: str, d: Draft) -> str:
    """What the rules came to for a field of an event."""
    if name == "start":
        return dates(d, [])[0] or NONE
    value = {"place": d.place, "organizer": d.organizer}[name]
    return value[0] if value else NONE


def _is_part(key: str) -> bool:
    """Whether a place that no pack knows is named as a side of something: "place:~eastern ghouta"."""
    return bool(_SIDE.match(referent.key_of(key)))


def _key(m: Mention) -> str | None:
    """What a name stands for: of a date its first day, month or year."""
    if m.type != "date":
        return m.referent
    return m.value.partition("/")[0] if m.value and edtf.is_valid(m.value) else None


def _mood(d: Draft) -> str:
    """How an event is told of: as planned, as past, or neither."""
    return d.first.status or ("past" if any(x.is_past for x in d.sightings) else "open")


def _known(reading: Reading, name: str) -> str:
    """A field of the document; no date that can't be read."""
    found = reading.field(name)
    return found.value if found and found.value and (name != "published" or edtf.is_valid(found.value)) else NONE
