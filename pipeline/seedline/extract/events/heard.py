"""Who spoke at an event and so took part in it, as the document's statements tell.

Belongs here: joining statements to the gathering that the text is about. Does not belong here: who says what (`statements`), lists of those
present (`attendance`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from spacy.language import Language

from seedline.dataset import edtf
from seedline.dataset.referent import known, type_of
from seedline.extract.events.absence import Absence
from seedline.extract.events.sighting import DAY, GATHERINGS
from seedline.extract.events.signs import OFTEN
from seedline.extract.events.text import segments
from seedline.extract.events.words import Words
from seedline.extract.reading import Reading, Sentence
from seedline.extract.reports import Event, Evidence, Participant, Report, Statement
from seedline.reference import Reference

_TOLD_IN = ("title", "body", "dateline")
# sentences in which a page, below its headline, tells what it is about
_TOP = 8
# a role in an organisation that brings nobody to its table
_OUTSIDE = "applicant"
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
        words = reference.shared(Words)
        self._voice, self._beforehand, self._aside = (words.cue[kind] for kind in ("voice", "beforehand", "aside"))
        self._absence = Absence(words)
        self._parent = words.parent
        self._states_of: dict[str, set[str]] = defaultdict(set)
        for r in reference.rows("memberships"):
            bloc = known("organization", r["organization_id"])
            if bloc in words.is_bloc and r["role"] != _OUTSIDE:
                self._states_of[bloc].add(known("country", r["country_code"]))

    def __call__(self, reading: Reading) -> Iterable[Report]:
        parts = dict(zip((p.start for p in reading.paragraphs), segments(reading), strict=True))
        about: dict[int, Event] = {}
        for e in reading.events:
            p = reading.paragraph_at(e.start)
            is_aside = self._aside.search(reading.text, max(0, e.start - _LEAD), e.start)
            if p is not None and e.type != "visit" and not is_aside:
                about.setdefault(parts[p.start], e)
        top: dict[int, int] = {}
        for line in reading.sentences:
            if line.paragraph.role in _TOLD_IN:
                top.setdefault(parts[line.paragraph.start], line.ordinal)
        about = {part: e for part, e in about.items() if _is_about(reading, e, top.get(part, 0))}
        kind = reading.field("kind")
        is_index = kind is not None and kind.value == "index"
        states = {p.person: p.body for p in reading.positions}
        voices = {p.person for p in reading.positions if self._voice.search(p.title)}
        for s in reading.statements:
            p = reading.paragraph_at(s.start)
            event = about.get(parts[p.start]) if p is not None else None
            where = next((x for x in s.evidence if x.field == "speaker_id"), None)
            if event is None or where is None or s.speaker in voices or self._is_outsider(states.get(s.speaker or ""), event):
                continue
            is_there = _is_sitting(event) or (s.cue is None and _lacks_partner(reading, event))
            is_here = not is_index or reading.paragraph_at(event.start) is p  # nothing may part the items of an index
            if is_there and is_here and self._spoke_there(reading, s, where, event):
                _join(event, s.speaker or "", where, states)
        return ()

    def _is_outsider(self, state: str | None, event: Event) -> bool:
        """Whether a speaker's state has no part in the organisation whose gathering it is."""
        body = event.organizer or ""
        own = self._states_of.get(body) or self._states_of.get(self._parent.get(body, ""))
        return bool(own) and state is not None and type_of(state) == "country" and state not in (own or ())

    def _spoke_there(self, reading: Reading, s: Statement, where: Evidence, event: Event) -> bool:
        """Whether the speaker is a person or a state who speaks for himself or itself, and neither before nor at another event."""
        sentence = reading.sentence_at(where.start)
        is_delegate = type_of(s.speaker or "") == "country" and not any(
            m.end - m.start == where.end - where.start for m in reading.mentions_in(where.start, where.end)
        )
        if sentence is None or not (type_of(s.speaker or "") == "person" or is_delegate):
            return False
        names = reading.mentions_in(where.start, where.end, "person")
        if any(self._absence.is_afar(reading, m, event) for m in names):
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


def _is_about(reading: Reading, e: Event, top: int) -> bool:
    """Whether a page, or its item, whose first sentence is `top`, is about an event: it tells of it near its top, or often."""
    told = {s.ordinal for n in (e.start, *(v.start for v in e.evidence if v.field == "name")) if (s := reading.sentence_at(n))}
    return len(told) >= OFTEN or min(told, default=top) < top + _TOP


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
