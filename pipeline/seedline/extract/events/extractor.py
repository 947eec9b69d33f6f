"""Events that a text reports or announces: one report per real-world event, however many sentences tell of it.

Sightings (noun phrases and verb frames, `sight`) are read sentence by sentence over text in which names are single
characters (`text`), then joined into events (`merge`) in the way of coreference by sieves, the surest first (Lee et
al. 2013): proper names, then body, date and place, then definite phrases ("the meeting") to the most recent event of
that head class, with the title's event joined to the lead's.
Belongs here: walking through a document. Does not belong here: words (packs `event_words`, `event_verbs`, `event_cues`).
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from spacy.language import Language

from seedline.dataset import edtf
from seedline.dataset.referent import type_of
from seedline.extract.discourse.deixis import Deixis
from seedline.extract.documents.voice import Voice
from seedline.extract.events import telling
from seedline.extract.events.choice import Chooser
from seedline.extract.events.described import described, short_of
from seedline.extract.events.draft import Draft
from seedline.extract.events.following import Following
from seedline.extract.events.merge import Merger
from seedline.extract.events.officials import Officials
from seedline.extract.events.several import by_official
from seedline.extract.events.sight import Sighter
from seedline.extract.events.sighting import DAY, DEEPEST, EARLIER, GATHERINGS, ORDER, Date, Named, Setting, Sighting, numbers
from seedline.extract.events.text import COUNTRY, PLACE, Coder, Sentence
from seedline.extract.events.words import Words
from seedline.extract.reading import Reading
from seedline.extract.reports import Report
from seedline.extract.statements.turns import Turns
from seedline.reference import Reference

_LOOK_BACK = 600
# How much of a sentence is searched for words that go on telling of the lead's event.
_OPENING = 160
# A document's first sentence, its title before it.
_LEAD = 2
_TOLD_AT_ONCE = frozenset({"meeting", "call", "consultation"})
# A phrase with a name of its own: "World Humanitarian Summit".
_NAMED = re.compile(r"(?<!^)\b[A-Z][a-z]")
_ARRIVING = ("arriv", "land", "left", "depart")
# what may stand before the person whom a page is about: an office, not "Visit of", "Meeting with", "Statement on"
_LEADS = re.compile(r"(?:(?!\b(?:of|on|with|to|by|from|at|in|for)\b)[^:;,])*")
# "Press release on minister X's (visit)"
_OWNS = re.compile(r"['’]s?\s")
_ALONE = frozenset({"he", "she"})
# "(It will) close (the series)"
_CLOSING = 20
# days after which news of an event are still sent from its town
_RECENT = 2
# how many groups of a text have a name; a bound that keeps reading linear
_GROUPS = 8
# how deep in its parse a sentence tells of what it is not about
_DEEP = 3


class Events:
    """Extractor of events. Reads mentions, positions and the document's fields; reports `Event`."""

    name = "events"
    version = "1"

    def __init__(self, nlp: Language, reference: Reference) -> None:
        self.words = reference.shared(Words)
        self.coder = Coder(self.words.demonyms, self.words.sets["abbreviation"])
        leaders = self.words.cue["all_who_met"].pattern
        self.setting = Setting(all_who_met=re.compile(rf"the\s(?!two\b|pair\b)(?:[\w-]+\s)?{leaders}", re.IGNORECASE))
        self.sight = Sighter(self.words, self.setting)
        self.following = Following(self.words, self.sight)
        self.deixis = reference.shared(Deixis)
        self.turns = Turns(reference, self.deixis)
        self.officials = reference.shared(Officials)
        self.chooser = Chooser(self.words, reference)

    def __call__(self, reading: Reading) -> Iterable[Report]:
        merger, kept = self.drafts(reading)
        self.chooser(reading, list(kept), self.officials.stated(reading))
        published = reading.field("published")
        known = published.value if published and edtf.is_valid(published.value) else None
        for d, confidence in kept.items():
            yield telling.event(d, reading.text, known, confidence, merger.state_of)

    def drafts(self, reading: Reading) -> tuple[Merger, dict[Draft, float]]:
        """The events with what the rules say of them, each with its confidence."""
        merger = Merger(self.words, self.officials.states(reading))
        self._offices = self.officials.offices(reading)
        self._set(reading, merger)
        self._walk(reading, merger)
        self._ground(reading, merger)
        kept = {d: c for d in merger.drafts if (c := merger.confidence(d)) > 0}
        for vote in self._observed(list(kept)):
            del kept[vote]
        for tour in (d for d in kept if d.is_tour):
            tour.place = None
        self._infer(list(kept), reading)
        return merger, kept

    def _set(self, reading: Reading, merger: Merger) -> None:
        places = {m.name.lower(): m.referent for m in reading.mentions if m.type == "place" and m.name and m.referent}
        named = Counter(m.referent for m in reading.mentions if m.type == "country" and m.referent).most_common(2)
        is_home = bool(named) and named[0][1] > 1 and (len(named) == 1 or named[0][1] > named[1][1])
        self.setting.capitals = {c: places[city.lower()] for c, city in self.words.capital.items() if city.lower() in places}
        self.setting.home = named[0][0] if is_home else None
        title = reading.field("title")
        titled = [*reading.mentions_in(title.start, title.end, "person")] if title else []
        talking = {m.referent for m in titled if m.referent}
        published = reading.field("published")
        is_day = published is not None and edtf.is_valid(published.value) and len(published.value) == DAY
        self.setting.published = merger.published = published.value if published and is_day else None
        self.setting.short_names = frozenset(
            m.name.rpartition(" ")[2] for m in reading.mentions if m.type == "organization" and m.name and m.referent in self.words.is_bloc
        )
        self.setting.pair = ()
        self.setting.company = (0, ())
        self.setting.delegations = {}
        self.setting.series = (0, None)
        self.setting.groups = {}
        self.setting.sitting, self.setting.is_assembly = None, False
        self.setting.told = None
        self.setting.state_of = merger.state_of
        self._hero = next(iter(talking)) if len(talking) == 1 else None
        is_about = title is not None and any(
            _LEADS.fullmatch(reading.text, title.start, m.start) or _OWNS.match(reading.text, m.end)
            for m in titled
            if m.referent == self._hero
        )
        offices = [p.title for p in reading.positions if p.person == self._hero] if is_about else []
        self._hero_offices = {said for title in offices for said in short_of(title, self.deixis)}
        self.setting.talk = tuple(sorted(talking)) if len(talking) == 2 else ()
        self.setting.speaker = self._speaker(reading, talking)
        self._said: tuple[str, int, str] = ("", 0, "")
        self._told: dict[str, list[Draft]] = {}
        self.setting.quote = reading.quote
        self.setting.peers = self.officials.peers(reading)
        self.setting.resolve = lambda start, end, but: self._resolve(reading, merger, start, end, but)

    def _speaker(self, reading: Reading, titled: set[str]) -> Callable[[int], str | None]:
        """Who says "I": who has the floor; above and without turns whose words the page is; in what is quoted the only person whom the
        title names."""
        turns = self.turns(reading)
        starts = [t.start for t in turns]
        voice = Voice(reading)
        sole = next(iter(titled)) if len(titled) == 1 else None

        def speaker(at: int) -> str | None:
            n = bisect.bisect_right(starts, at) - 1
            if n >= 0:
                return turns[n].speaker if at < turns[n].end else None
            if voice.is_quoted(at):
                return sole if not turns else None
            return voice.writer.referent if voice.writer else None

        return speaker

    def _resolve(self, reading: Reading, merger: Merger, start: int, end: int, but: frozenset[str]) -> str | None:
        """What a pronoun or a description stands for: "the guest" is the last visitor, an object never its own subject."""
        words = reading.quote(start, end)
        if self.words.cue["guest"].fullmatch(words):
            visitors = [
                r for d in merger.drafts if d.type == "visit" for _, r in sorted((p[2], p[0]) for p in d.first.people) if r not in but
            ]
            if visitors:
                return visitors[-1]
        last, at, held = self._said
        is_same = last == words.lower() and not reading.text.count("\n", at, start) and start - at < _LOOK_BACK
        found = held if is_same and held not in but else self.deixis.resolve(reading, start, end)
        if found and self._hero and self._hero not in but and words.lower().removeprefix("the ") in self._hero_offices:
            found = self._hero  # "the President" of a page about President X
        if found is None and words.lower() in _ALONE and start - at < _LOOK_BACK:
            found = held or None
        if found and found not in but:
            self._said = (words.lower(), end, found) if self.words.cue["subject"].fullmatch(words) else self._said
            return found
        if not self.words.cue["object"].fullmatch(words) or self.words.is_cue("titled", words):
            return None
        earlier = [m.referent for m in reading.mentions_in(max(0, start - _LOOK_BACK), start, "person") if m.referent not in but]
        return earlier[-1] if earlier else None

    def _walk(self, reading: Reading, merger: Merger) -> None:
        sentences = self.coder.sentences(reading, described(reading, self.deixis))
        title = reading.field("title")
        is_single = len({s.segment for s in sentences}) == 1
        current: Draft | None = None
        held: Draft | None = None  # the last of these that is neither planned nor a talk of two
        lead: Draft | None = None
        segment = -1
        roll: list[Named] = []
        for s in sentences:
            if s.segment != segment or s.dateline:
                line = s.dateline.value if s.dateline else None
                self.setting.day, segment = (line if line and len(line) == DAY else None), s.segment
            is_title = s.role == "title" or s.is_headline or bool(title and title.start <= s.starts[0] < title.end)
            if len(self.setting.groups) < _GROUPS and (group := self.sight.attendance.group(s)):
                self.setting.groups[group[0]] = tuple(dict.fromkeys(r for r, _ in group[1]))
            at = current if current and current.last.sentence.paragraph == s.paragraph else held or current
            here = [d.organizer for d in (at, lead) if d and d.organizer and d.last.sentence.segment == s.segment]
            self.setting.sitting = here[0] if here else None
            self.setting.is_assembly = at is not None and at.type in GATHERINGS and not at.is_bilateral and len(at.who) != 2
            found = self.sight(s)
            for x in found:
                persons = [(r, at) for r, _, at in x.people if type_of(r) == "person"]
                if x.is_plural and x.type == "meeting" and len({r for r, _ in persons}) == 1 and not (x.organizer or x.sides):
                    self.setting.series = (s.ordinal, persons[0])
            if leading := tuple(r for r, _ in self.sight.attendance.leaders(s)):
                state = merger.state_of.get(leading[0], "")
                self.setting.delegations.pop(state, None)  # the last is whose "the delegation" is
                self.setting.delegations[state] = leading
            if s.role == "dateline":
                is_title = True
                self._head(found, reading)
            for x in found:
                self._span_series(s, x, current)
            found = [y for x in found for y in self._named(s, x)]
            drafts = self._again(s, found) or [d for x in found if (d := merger.add(x, is_title=is_title))]
            self._told[_words(reading.quote(*s.span(0, len(s.code))))] = drafts if len(drafts) == len(found) else []
            for day in (t.value for x in found if x.type != "appointment" for t in x.dates if not t.is_weak and len(t.value) == DAY):
                self.setting.day = day
            for d in drafts:
                people = tuple(sorted(r for r in d.who if type_of(r) == "person"))
                is_met = d.first.status != "planned" or not self.setting.pair  # who are to meet have not met last
                self.setting.pair = people if len(people) == 2 and is_met else self.setting.pair
                if d.type == "visit" and people and (len(people) > 1 or "delegation" in s.code):
                    self.setting.company = (s.ordinal, people)
            gatherings = [d for d in drafts if d.type in GATHERINGS or d.type in ("exercise", "signing")]
            if gatherings:
                fresh = [d for d in gatherings if all(x.sentence is s or x.sentence.role == "title" for x in d.sightings)]
                told_of = _in_focus(s, fresh or gatherings)
                if current is None or not _is_in_passing(s, told_of, current):
                    current = merger.focus = told_of
                is_sitting = current.first.status is None and not current.is_bilateral
                held = current if is_sitting else held
                lead = lead or current
            elif not drafts and (trip := self.following.trip(s, merger.drafts)):
                trip.add_people(self.sight.attendance.people(s))
            elif (told := self.following.about(s, current, held)) and told.last.sentence.segment == s.segment:
                self.following(s, told, {r for x in found for r, _, _ in x.people})
                roll = self.following.call(s, told, roll)
            if is_single and lead and not drafts and self.words.is_cue("continuation", s.code[:_OPENING]):
                lead.more.append(s.span(0, len(s.code)))

    def _named(self, s: Sentence, x: Sighting) -> list[Sighting]:
        """A sighting with the officials whom the page names elsewhere, once for each whom one has met."""
        if not x.sides:
            return [x]
        sides, there = x.sides, {r for r, _, _ in x.people}
        persons, x.sides = self.officials.named(s, sides, self._offices)
        if any(r in there for r, _ in persons):  # who meets them is none of them
            persons, x.sides = [], sides
        return by_official(x, persons)

    def _again(self, s: Sentence, found: list[Sighting]) -> list[Draft]:
        """The events of a sentence that the page prints a second time, under a photograph or as its summary."""
        earlier = self._told.get(_words(self.setting.quote(*s.span(0, len(s.code)))), [])
        if len(earlier) != len(found):
            return []
        for d, x in zip(earlier, found, strict=True):
            d.take(x)
        return earlier

    def _head(self, found: list[Sighting], reading: Reading) -> None:
        """Whose the session is whose number a masthead tells, and when: the council's of which the page tells most, on its day."""
        sitting = self.words.sets["sitting"]
        councils = [m for m in reading.mentions if m.type == "organization" and (m.name or "").lower().rpartition(" ")[2] in sitting]
        common = Counter(m.referent for m in councils).most_common(1)
        council = next(m for m in councils if m.referent == common[0][0]) if common else None
        published = reading.field("published")
        for x in found:
            x.happens = x.is_past = True
            if council and council.referent and not x.organizer:
                x.organizer = (council.referent, (council.start, council.end))
            if published and self.setting.published and not x.dates:
                x.dates.append(Date(self.setting.published, (published.start, published.end), is_weak=True))

    def _span_series(self, s: Sentence, x: Sighting, current: Draft | None) -> None:
        """A series begins on the first day of its first events; an event that closes it gives its last day."""
        if not x.is_opened or not x.dates:
            return
        opened = x.dates[0]
        x.dates = [Date(edtf.bounds(opened.value)[0].isoformat(), opened.span)]
        if current and current.firm and self.words.is_cue("ending", s.code[max(0, x.name[0] - _CLOSING) : x.name[0]]):
            closing = next(d for d in current.dates if d.value == current.firm[0])
            x.dates.append(Date(edtf.bounds(closing.value)[1].isoformat(), closing.span, is_end=True))

    def _infer(self, drafts: list[Draft], reading: Reading) -> None:
        """What is left unsaid: whose further session it is, whose exercise, which office, where a visitor was received.

        What most items name is none of the others', but what stands above all of them is.
        """
        named = reading.mentions_in(0, reading.items[0]) if reading.items else reading.mentions
        blocs = [m for m in named if m.referent in self.words.is_bloc]
        common = Counter(m.referent for m in blocs).most_common(1)
        bloc = next((m for m in blocs if m.referent == common[0][0]), None) if common else None
        offices = {p.person: p for p in reading.positions if p.body and type_of(p.body) == "organization"}
        busy = Counter(r for d in drafts for r in d.who if type_of(r) == "person").most_common(2)
        is_sole = bool(busy) and busy[0][1] > 1 and (len(busy) == 1 or busy[0][1] > busy[1][1])
        sole = (busy[0][0] if is_sole else self._hero) if not reading.items else None
        for n, d in enumerate(drafts):
            x = d.first
            if sole and d.is_bilateral and not d.organizer and len(d.who) == 1 and sole not in d.who and not x.sides:
                d.add_people([(sole, x.at)])
            if d.organizer is None and d.type == "appointment":
                held = next((offices[r] for r in d.who if r in offices), None)
                d.organizer = (held.body, (held.start, held.end)) if held and held.body else None
            elif d.organizer is None and not d.is_bilateral and not d.has_bodies and not any(type_of(r) == "country" for r in d.who):
                is_named_alone = (
                    d.type in ("summit", "consultation")
                    and x.name[1] == x.core[1]
                    and not _NAMED.search(x.sentence.code[x.name[0] : x.core[0]])
                )
                if d.type in GATHERINGS and (x.is_body or x.is_verb or x.distinct & ORDER or numbers(x.distinct)):
                    self._like(d, [b for b in drafts[max(0, n - 20) : n] if b.first.sentence.segment == x.sentence.segment])
                if d.organizer is None and bloc and bloc.referent and (d.type == "exercise" or is_named_alone):
                    d.organizer = (bloc.referent, (bloc.start, bloc.end))
            if not (d.place and d.dates) and not d.organizer and (d.is_bilateral or d.who) and d.type in ("meeting", "other"):
                self._received(d, drafts[max(0, n - 20) : n])
            if d.is_bilateral and d.type == "meeting" and not d.organizer:
                self._beside(d, drafts[max(0, n - 20) : n + 20])
            self._along(d, drafts[max(0, n - 20) : n][::-1] + drafts[n + 1 : n + 20])

    def _observed(self, drafts: list[Draft]) -> list[Draft]:
        """The elections that an election mission observes: they are told of as its object, and give it its place."""
        missions = [d for d in drafts if d.type == "election_mission"]
        votes = [d for d in drafts if missions and d.type == "other" and all(self.words.is_cue("vote", x.word) for x in d.sightings)]
        for m in missions:
            m.place = m.place or next((v.place for v in votes if v.place), None)
        return votes

    def _ground(self, reading: Reading, merger: Merger) -> None:
        """What title and first sentence tell of took place where and when the document is dated, unless it says otherwise."""
        lead = next((d for d in merger.drafts if d.is_title or d.first.sentence.ordinal < _LEAD or d.first.sentence.dateline), None)
        place, published = reading.field("place"), reading.field("published")
        if lead and not lead.place and place and place.value and _is_there(lead, published.value if published else None):
            lead.place = (place.value, (place.start, place.end), PLACE)
        for d in merger.drafts:
            is_talk = d.is_bilateral and d.type in ("meeting", "consultation") and d.first.sentence.dateline is not None
            if is_talk and not d.place and place and place.value and not d.first.status and d.format_said is None:
                d.place = (place.value, (place.start, place.end), PLACE)
        if lead is None or any(x.status for x in lead.sightings if x is lead.first or x.sentence.ordinal < _LEAD):
            return
        is_talk = lead.type in _TOLD_AT_ONCE and lead.is_bilateral and len(lead.who) >= 2 - lead.is_title
        title = reading.field("title")
        is_occasion = lead.is_title and title is not None and self.words.is_cue("remarks", reading.quote(title.start, title.end))
        if is_occasion and title and lead.first.is_locative:
            lead.add_people([(m.referent, (m.start, m.end)) for m in reading.mentions_in(title.start, title.end, "person") if m.referent])
        if (is_talk or is_occasion) and not lead.dates and published and self.setting.published:
            lead.dates.append(Date(self.setting.published, (published.start, published.end), is_weak=True))
        if (is_talk or is_occasion) and not lead.place and place and place.value and lead.type != "call":
            lead.place = (place.value, (place.start, place.end), PLACE)

    def _like(self, d: Draft, earlier: list[Draft]) -> None:
        """A further session is of the body whose session was told of."""
        for b in reversed(earlier):
            if b.organizer and (
                b.type == "summit" and d.type == "meeting" if d.first.is_verb else any(x.word == d.first.word for x in b.sightings[:8])
            ):
                d.organizer, d.type = b.organizer, b.type
                return

    def _beside(self, d: Draft, around: list[Draft]) -> None:
        """Who meet on the sidelines of a gathering meet where it is."""
        if not self.words.is_cue("aside", d.first.sentence.code):
            return
        hosts = [h for h in around if h.type in GATHERINGS and not h.is_bilateral and h.place]
        near = [h for h in hosts if h.first.sentence.segment == d.first.sentence.segment]
        if near and (d.place is None or d.place[2] == COUNTRY):
            d.place = near[0].place
        if near and not d.dates and not d.first.status and (day := _day_of(near[0])):
            d.dates = [replace(day, is_weak=True)]

    def _along(self, d: Draft, around: list[Draft]) -> None:
        """Who talks with several in one report does so at one place, unless it says otherwise."""
        x = d.first
        if d.place or x.status or not d.is_bilateral or d.organizer or d.format_said or d.type not in ("meeting", "consultation"):
            return
        for h in (h for h in around if not self.words.is_reminder(h.first.sentence.code)):
            is_talk = h.is_bilateral and not h.organizer and h.type in ("meeting", "consultation") and not h.first.status
            is_apart = bool(d.dates and h.dates) and not edtf.overlaps(d.dates[0].value, h.dates[0].value)
            is_town = h.place is not None and h.place[2] == PLACE and h.place[0] not in self.words.is_region
            if is_town and is_talk and not is_apart and h.first.sentence.segment == x.sentence.segment and h.who & d.who:
                d.place = h.place
                return

    def _received(self, d: Draft, earlier: list[Draft]) -> None:
        """A visitor's meetings are where the visit is, and on the day of a visit of one day."""
        for v in reversed(list(_visits(earlier, d))):
            if d.firm and v.firm and not any(edtf.overlaps(a, b) for a in d.firm for b in v.firm):
                continue
            is_same = bool(v.who & d.who) or (not v.who and v.first.sentence is d.first.sentence)
            if not is_same and not d.is_bilateral:
                continue
            if v.place and (is_same or (len(d.who) == 1 and all(type_of(r) == "person" for r in d.who))):
                d.place = d.place or v.place
                if not d.dates and is_same and _is_day_trip(v):
                    d.dates = [replace(v.dates[0], is_weak=True)]
                if len(d.who) == 1 and d.is_bilateral:
                    d.add_people([(r, at) for r, _, at in v.first.people[:1]])
                return


def _words(text: str) -> str:
    """A sentence's words alone, to know it again."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def _in_focus(s: Sentence, told: list[Draft]) -> Draft:
    """The event that what follows goes on about: of those a sentence tells of the one highest in its parse, so that neither what stands
    beside it ("on the margins of the forum") nor in a clause of its own takes its place."""
    depths = [min((x.depth for x in d.sightings if x.sentence is s), default=DEEPEST) for d in told]
    return told[depths.index(min(depths))]


def _is_in_passing(s: Sentence, d: Draft, current: Draft) -> bool:
    """Whether a sentence tells of an event only deep in its parse, and of another time than that of the event that the text is at:
    "considered what was agreed at the session of 2019", "told him that they would attend the forum in May"."""
    if d is current or d.first.sentence is not s:
        return False
    if d.first.status == "cancelled" or d.distinct & EARLIER:
        return current.first.status != "cancelled"  # "last year's event was called off"
    if min(x.depth for x in d.sightings) < _DEEP:
        return False
    is_ahead = d.first.status == "planned" and current.first.status is None
    return is_ahead or bool(d.firm and current.dates and not edtf.overlaps(d.firm[0], current.dates[0].value))


def _is_there(d: Draft, published: str | None) -> bool:
    """Whether an event of the lead took place where the text is dated: a gathering or signing of that day, told in the past."""
    x = d.first
    is_told = x.happens and not any(y.status for y in d.sightings) and d.type in (*GATHERINGS, "signing")
    return is_told and d.format_said is None and (not d.firm or (published is not None and _is_recent(d.firm[0], published)))


def _is_recent(day: str, published: str) -> bool:
    """Whether something took place on the document's own day or right before it."""
    if not len(day) == len(published) == DAY:
        return False
    return 0 <= (edtf.bounds(published)[0] - edtf.bounds(day)[0]).days <= _RECENT


def _day_of(d: Draft) -> Date | None:
    """The day of an event that is told to be on one; None of an event of several, or of an unknown one."""
    days = [t for t in d.dates if not t.is_weak and len(t.value) >= DAY]
    return days[0] if len({t.value for t in days}) == 1 and len(days[0].value) == DAY else None


def _is_day_trip(v: Draft) -> bool:
    """Whether a visit is told as one of one day: not by arrival, nor as of several days."""
    is_told = not any((x.is_verb and x.word.startswith(_ARRIVING)) or "day" in x.sentence.code[slice(*x.name)] for x in v.sightings)
    return is_told and len(v.dates) == 1 and len(v.dates[0].value) == DAY


def _visits(drafts: list[Draft], d: Draft) -> Iterator[Draft]:
    return (v for v in drafts if v.type == "visit" and v.last.sentence.segment == d.first.sentence.segment)
