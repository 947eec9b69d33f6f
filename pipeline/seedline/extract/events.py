"""Events that a text reports or announces: one report per real-world event, however many sentences tell of it.

Sightings (noun phrases and verb frames, `events_sight`) are read sentence by sentence over text in which names are
single characters (`events_text`), then joined into events (`events_merge`), in the way of event coreference by
sieves: named events first, then body, date and place, then definite phrases ("the meeting") to the most recent
event of that head class, with the title's event joined to the lead's.
Belongs here: walking through a document. Does not belong here: words (packs `event_words`, `event_verbs`, `event_cues`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from spacy.language import Language

from seedline.dataset.referent import type_of
from seedline.extract.events_merge import Draft, Merger
from seedline.extract.events_sight import GATHERINGS, Resolve, Sighter, attendees
from seedline.extract.events_text import PERSON, Coder, Sentence
from seedline.extract.events_words import Words
from seedline.extract.reading import Reading
from seedline.extract.reports import Event, Report
from seedline.reference import Reference


class Events:
    """Extractor of events. Reads mentions and the document's fields; reports `Event`."""

    name = "events"
    version = "1"

    def __init__(self, nlp: Language, reference: Reference) -> None:
        self.words = Words(reference)
        self.coder = Coder(self.words.demonyms, self.words.sets["abbreviation"])
        self.sight = Sighter(self.words)

    def __call__(self, reading: Reading) -> Iterable[Report]:
        sentences = self.coder.sentences(reading)
        title = reading.field("title")
        published = reading.field("published")
        resolve = _resolver(reading)
        self.sight.capitals = self._capitals(reading)
        merger = Merger(self.words)
        current: Draft | None = None
        lead: Draft | None = None
        is_single = len({s.segment for s in sentences}) == 1
        for s in sentences:
            is_title = s.role == "title" or bool(title and title.start <= s.starts[0] < title.end)
            found = self.sight(s, resolve)
            drafts = [d for x in found if (d := merger.add(x, title=is_title))]
            gatherings = [d for d in drafts if d.type in GATHERINGS]
            if gatherings:
                current = gatherings[0]
                lead = lead or current
            elif current and current.last.sentence.segment == s.segment:
                self._continue(s, current)
            if is_single and lead and not drafts and self.words.is_cue("continuation", s.code[:160]):
                lead.more.append(s.span(0, len(s.code)))
        self._inherit(merger, reading)
        for d in merger.drafts:
            confidence = merger.kept(d)
            if confidence >= 0.5:
                yield merger.event(d, reading.text, published.value if published else None, confidence)

    def _continue(self, s: Sentence, draft: Draft) -> None:
        """A sentence without a sighting that goes on about who was there, or who was in the chair."""
        if draft.partners:
            return
        chair = self.words.cue["chair"].search(s.code)
        if chair and s.pos(chair.start()) != "NOUN":
            who = list(s.find(PERSON, 0, chair.start()))
            if who and (r := s.referent(who[-1])):
                draft.chair = draft.chair or (r, s.span(who[-1], who[-1] + 1))
        if self.words.is_cue("attend", s.code):
            people = attendees(self.words, s)
            draft.people += people
            if people:
                draft.more.append(s.span(0, len(s.code)))

    def _inherit(self, merger: Merger, reading: Reading) -> None:
        """Bodies left unsaid: a further session is of the body whose session was told of; an exercise is of the
        organisation that the text names most."""
        named = Counter(m.referent for m in reading.mentions if m.referent in self.words.is_bloc)
        bloc = named.most_common(1)[0][0] if named else None
        bodied: Draft | None = None
        for d in merger.drafts:
            if d.organizer and d.type in GATHERINGS:
                bodied = d
            elif d.type in ("summit", "consultation", "meeting") and bodied and not d.partners and d.last.word in ("session", "sitting", "summit") and d.distinct:
                d.sightings[0].organizer = bodied.organizer
                d.sightings[0].type = bodied.type
            elif d.type == "exercise" and bloc and not d.organizer:
                m = next(m for m in reading.mentions if m.referent == bloc)
                d.sightings[0].organizer = (bloc, (m.start, m.end))

    def _capitals(self, reading: Reading) -> dict[str, str]:
        """Country to the referent of its capital, where the text names the capital."""
        places = {m.name.lower(): m.referent for m in reading.mentions if m.type == "place" and m.name and m.referent}
        return {c: places[city.lower()] for c, city in self.words.capital.items() if city.lower() in places}


def _resolver(reading: Reading) -> Resolve:
    """What a pronoun or a description stands for, if that can be told."""
    try:
        from seedline.extract import deixis
    except ImportError:
        return lambda start, end: _last_person(reading, start)
    return lambda start, end: deixis.resolve(reading, start, end)


def _last_person(reading: Reading, at: int) -> str | None:
    found = [m.referent for m in reading.mentions_in(max(0, at - 400), at, "person") if m.referent]
    return next((r for r in found if type_of(r) == "person"), None)


__all__ = ["Events", "Event"]
