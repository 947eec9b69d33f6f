"""Who spoke at an event and so took part in it, as the document's statements tell.

Belongs here: joining statements to the gathering that the text is about. Does not belong here: who says what (`statements`), lists of those
present (`attendance`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from spacy.language import Language

from seedline.dataset import edtf
from seedline.dataset.referent import type_of
from seedline.extract.events.sighting import DAY, GATHERINGS
from seedline.extract.events.text import segments
from seedline.extract.events.words import whole
from seedline.extract.reading import Reading, Sentence
from seedline.extract.reports import Event, Evidence, Participant, Report, Statement
from seedline.reference import Reference

# how far from a name its trade may stand
_TRADE = 60
# "on the sidelines of (the summit)"
_LEAD = 40
_AT = re.compile(r"\b(?:at|during|in|after|following|before)\s(?:the\s|an?\s|its\s|their\s|his\s|her\s)?(?:[\w-]+\s){0,2}$", re.IGNORECASE)


class Heard:
    """Adds to the gathering that a text is about, if a body held it, those who are quoted: they spoke there. Reports nothing of its own."""

    name = "heard"
    version = "1"

    def __init__(self, nlp: Language, reference: Reference) -> None:
        kinds = ("voice", "beforehand", "aside")
        cue = {kind: whole({r["cue"] for r in reference.rows("event_cues") if r["kind"] == kind}) for kind in kinds}
        self._voice, self._beforehand, self._aside = (cue[kind] for kind in kinds)

    def __call__(self, reading: Reading) -> Iterable[Report]:
        parts = dict(zip((p.start for p in reading.paragraphs), segments(reading), strict=True))
        about: dict[int, Event] = {}
        for e in reading.events:
            p = reading.paragraph_at(e.start)
            is_aside = self._aside.search(reading.text, max(0, e.start - _LEAD), e.start)
            if p is not None and e.type != "visit" and not is_aside:
                about.setdefault(parts[p.start], e)
        states = {p.person: p.body for p in reading.positions}
        voices = {p.person for p in reading.positions if self._voice.search(p.title)}
        for s in reading.statements:
            p = reading.paragraph_at(s.start)
            event = about.get(parts[p.start]) if p is not None else None
            where = next((x for x in s.evidence if x.field == "speaker_id"), None)
            is_there = event is not None and (_is_sitting(event) or (s.cue is None and _lacks_partner(reading, event)))
            if event and where and is_there and s.speaker not in voices and self._spoke_there(reading, s, where, event):
                _join(event, s.speaker or "", where, states)
        return ()

    def _spoke_there(self, reading: Reading, s: Statement, where: Evidence, event: Event) -> bool:
        """Whether the speaker is a person or a state who speaks for himself or itself, and neither before nor at another event."""
        sentence = reading.sentence_at(where.start)
        is_delegate = type_of(s.speaker or "") == "country" and not any(
            m.end - m.start == where.end - where.start for m in reading.mentions_in(where.start, where.end)
        )
        if sentence is None or not (type_of(s.speaker or "") == "person" or is_delegate):
            return False
        around = reading.text[max(sentence.start, where.start - _TRADE) : min(sentence.end, where.end + _TRADE)]
        if self._voice.search(around) or self._beforehand.search(around) or _is_dated_otherwise(reading, sentence, s, event):
            return False
        for other in reading.events:
            named = [other.start, *(v.start for v in other.evidence if v.field == "name")]
            is_near = any(sentence.paragraph.start <= n < where.start for n in named)
            told = (n for n in named if sentence.start <= n < sentence.end and not s.start <= n < s.end)
            is_at = any(_AT.search(reading.text, sentence.start, n) for n in told)
            if other is not event and (is_at or (is_near and any(p.referent == s.speaker for p in other.participants))):
                return False
        return True


def _join(e: Event, speaker: str, where: Evidence, states: Mapping[str, str | None]) -> None:
    """Adds the speaker; a state whose delegate spoke only where no one of its own is named."""
    known = {p.referent for p in e.participants}
    if speaker not in known and speaker not in {states.get(r) for r in known}:
        e.participants.append(Participant(referent=speaker, role="participant", start=where.start, end=where.end))
        e.evidence.append(Evidence("participants", where.start, where.end))


def _is_dated_otherwise(reading: Reading, sentence: Sentence, s: Statement, event: Event) -> bool:
    """Whether the sentence says that it was said on a day that is not the event's."""
    days = [
        m.value
        for m in reading.mentions_in(sentence.start, sentence.end, "date")
        if m.value and len(m.value) == DAY and edtf.is_valid(m.value) and not s.start <= m.start < s.end
    ]
    during = "/".join(dict.fromkeys(d for d in (event.start_date, event.end_date) if d))
    return bool(days and edtf.is_valid(during)) and not any(edtf.overlaps(d, during) for d in days)


def _is_sitting(e: Event) -> bool:
    """Whether it is a body's gathering that was held."""
    return e.status == "held" and e.type in GATHERINGS and e.organizer is not None


def _lacks_partner(reading: Reading, e: Event) -> bool:
    """Whether it is a talk of two that the title tells of and of which one is named: in a transcript the other has the floor."""
    title = reading.field("title")
    told = [e.start, *(v.start for v in e.evidence if v.field == "name")]
    is_titled = title is not None and any(title.start <= n < title.end for n in told)
    persons = [p for p in e.participants if type_of(p.referent) == "person"]
    is_talk = e.status == "held" and e.type in ("meeting", "call", "consultation") and e.organizer is None
    return is_titled and is_talk and len(persons) == 1
