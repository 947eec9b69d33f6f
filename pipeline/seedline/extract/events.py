"""Events that a text reports or announces: one report per real-world event, however many sentences tell of it.

Sightings (noun phrases and verb frames, `events_sight`) are read sentence by sentence over text in which names are
single characters (`events_text`), then joined into events (`events_merge`), in the way of event coreference by
sieves: named events first, then body, date and place, then definite phrases ("the meeting") to the most recent
event of that head class, with the title's event joined to the lead's.
Belongs here: walking through a document. Does not belong here: words (packs `event_words`, `event_verbs`, `event_cues`).
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable

from spacy.language import Language

from seedline.dataset.referent import type_of
from seedline.extract.deixis import Deixis
from seedline.extract.events_merge import Draft, Merger
from seedline.extract.events_sight import GATHERINGS, Sighter, attendees
from seedline.extract.events_text import PERSON, Coder, Sentence
from seedline.extract.events_words import Words
from seedline.extract.reading import Reading
from seedline.extract.reports import Report
from seedline.reference import Reference


class Events:
    """Extractor of events. Reads mentions and the document's fields; reports `Event`."""

    name = "events"
    version = "1"

    def __init__(self, nlp: Language, reference: Reference) -> None:
        self.words = Words(reference)
        self.coder = Coder(self.words.demonyms, self.words.sets["abbreviation"])
        self.sight = Sighter(self.words)
        self.deixis = Deixis(reference)

    def __call__(self, reading: Reading) -> Iterable[Report]:
        sentences = self.coder.sentences(reading)
        merger = Merger(self.words)
        title = reading.field("title")
        published = reading.field("published")
        resolve = functools.partial(self._resolve, reading, merger)
        self.sight.capitals = self._capitals(reading)
        self.sight.home = self._home(reading)
        self.sight.pair = ()
        current: Draft | None = None
        lead: Draft | None = None
        is_single = len({s.segment for s in sentences}) == 1
        for s in sentences:
            is_title = s.role == "title" or bool(title and title.start <= s.starts[0] < title.end)
            found = self.sight(s, resolve)
            drafts = [d for x in found if (d := merger.add(x, title=is_title))]
            for d in drafts:
                people = tuple(r for r in d.who() if type_of(r) == "person")
                if len(people) == 2:
                    self.sight.pair = people
            gatherings = [d for d in drafts if d.type in GATHERINGS]
            if gatherings:
                current = gatherings[0]
                lead = lead or current
            elif not drafts and (trip := self._trip(s, merger)):
                trip.people += attendees(self.words, s)
            elif current and current.last.sentence.segment == s.segment:
                self._continue(s, current, {r for x in found for r, _, _ in x.people})
            if is_single and lead and not drafts and self.words.is_cue("continuation", s.code[:160]):
                lead.more.append(s.span(0, len(s.code)))
        kept = {d: c for d in merger.drafts if (c := merger.kept(d)) >= 0.5}
        self._inherit(list(kept), reading)
        for d, confidence in kept.items():
            yield merger.event(d, reading.text, published.value if published else None, confidence)

    def _resolve(self, reading: Reading, merger: Merger, start: int, end: int, but: frozenset[str]) -> str | None:
        """What a pronoun or a description stands for: "the guest" is the last visitor, an object never its own subject."""
        if self.words.cue["guest"].fullmatch(reading.quote(start, end)):
            visitors = [r for d in merger.drafts if d.type == "visit" for r in d.who() if r not in but]
            if visitors:
                return visitors[-1]
        found = self.deixis.resolve(reading, start, end)
        if found and found not in but:
            return found
        if not self.words.cue["object"].fullmatch(reading.quote(start, end)):
            return None
        earlier = [m.referent for m in reading.mentions_in(max(0, start - 600), start, "person") if m.referent and m.referent not in but]
        return earlier[-1] if earlier else None

    def _trip(self, s: Sentence, merger: Merger) -> Draft | None:
        """The visit whose company a sentence names."""
        if not self.words.is_cue("accompany", s.code):
            return None
        return next((d for d in reversed(merger.drafts) if d.type == "visit" and d.last.sentence.segment == s.segment), None)

    def _continue(self, s: Sentence, draft: Draft, but: set[str]) -> None:
        """A sentence without a sighting that goes on about who was there, or who was in the chair."""
        if draft.partners:
            return
        chair = self.words.cue["chair"].search(s.code)
        if chair and s.pos(chair.start()) != "NOUN":
            who = list(s.find(PERSON, 0, chair.start()))
            if who and (r := s.referent(who[-1])):
                draft.chair = draft.chair or (r, s.span(who[-1], who[-1] + 1))
        if self.words.is_cue("attend", s.code):
            people = [p for p in attendees(self.words, s) if p[0] not in but]
            draft.people += people
            if people:
                draft.more.append(s.span(0, len(s.code)))

    def _inherit(self, drafts: list[Draft], reading: Reading) -> None:
        """Bodies left unsaid: a further session is of the body whose session was told of; an exercise is of the
        organisation that the text names most."""
        named = Counter(m.referent for m in reading.mentions if m.referent in self.words.is_bloc)
        bloc = named.most_common(1)[0][0] if named else None
        bodied: list[Draft] = []
        for d in drafts:
            first = d.sightings[0]
            if d.organizer:
                bodied.append(d)
            elif d.partners or any(type_of(r) == "country" for r in d.who()):
                continue
            elif d.type in GATHERINGS and (first.word in ("session", "sitting") or first.is_verb):
                model = next((b for b in reversed(bodied) if first.word in [x.word for x in b.sightings]), None)
                model = model or next((b for b in reversed(bodied) if first.is_verb and b.type == "summit"), None)
                if model and model.organizer:
                    first.organizer, first.type = model.organizer, model.type
            elif bloc and (d.type == "exercise" or (d.type in ("summit", "consultation") and first.name[1] == first.core[1])):
                near = [m for m in reading.mentions if m.referent == bloc]
                m = min(near, key=lambda m: abs(m.start - first.at[0]))
                first.organizer = (bloc, (m.start, m.end))
        offices = {p.person: p for p in reading.positions if p.body and type_of(p.body) == "organization"}
        visits = [d for d in drafts if d.type == "visit" and d.place]
        for d in drafts:
            first = d.sightings[0]
            if d.type == "appointment" and not d.organizer and (held := next((offices[r] for r in d.who() if r in offices), None)) and held.body:
                first.organizer = (held.body, (held.start, held.end))
            if d.partners and not d.place and d.type == "meeting":
                visit = next((v for v in visits if v.sightings[0].at[0] < first.at[0] and (v.who() & d.who() or len(d.who()) == 1) and v.last.sentence.segment == first.sentence.segment), None)
                if visit and not d.organizer:
                    first.place = visit.place
                    if len(d.who()) == 1:
                        first.people += visit.sightings[0].people[:1]

    def _home(self, reading: Reading) -> str | None:
        """The country that "we" of a speech stands for: the one that it names most, if it names one twice."""
        named = Counter(m.referent for m in reading.mentions if m.type == "country" and m.referent).most_common(2)
        if named and named[0][1] > 1 and (len(named) == 1 or named[0][1] > named[1][1]):
            return named[0][0]
        return None

    def _capitals(self, reading: Reading) -> dict[str, str]:
        """Country to the referent of its capital, where the text names the capital."""
        places = {m.name.lower(): m.referent for m in reading.mentions if m.type == "place" and m.name and m.referent}
        return {c: places[city.lower()] for c, city in self.words.capital.items() if city.lower() in places}
