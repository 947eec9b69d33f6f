"""What a document says was done with an instrument: signed, adopted, discussed, merely cited.

Belongs here: one best action for each instrument of a document, with its date and the event at which it was done.
The words that mean an action stand in `instrument_verbs`. Does not belong here: finding instruments or events.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Token

from seedline.extract.deeds import Deed, Deeds
from seedline.extract.reading import Reading, Sentence
from seedline.extract.reports import Action, Event, Evidence, Mention
from seedline.reference import Reference

# What was done in the end outranks what was said about it on the way; a headline's verb counts as much as the text's.
_RANK = ("cited", "discussed", "proposed", "drafted", "planned", "agreed", "adopted", "approved", "signed", "ratified")
_CONFIDENCE = {"cited": 0.7, "discussed": 0.65, "proposed": 0.65, "drafted": 0.65, "planned": 0.75, "agreed": 0.75,
               "adopted": 0.85, "approved": 0.85, "signed": 0.9, "ratified": 0.9}  # fmt: skip


# what may stand between two instruments that share a verb
_AND = re.compile(r"[\s,;”\"»]*(?:and|as well as|&)?\s*(?:also )?(?:the |a |an )?(?:draft )?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Seen:
    """One mention of an instrument with the deed that governs it there."""

    mention: Mention
    deed: Deed | None
    sentence: Sentence | None

    @property
    def action(self) -> str:
        return self.deed.action if self.deed else "cited"


class Actions:
    """Finds actions on instruments; runs after instruments, coreference and events."""

    name = "actions"
    version = "1"

    def __init__(self, nlp: Language, reference: Reference) -> None:
        self._deeds = Deeds(reference)

    def __call__(self, reading: Reading) -> Iterable[Action]:
        seen: dict[str, list[_Seen]] = {}
        before: _Seen | None = None
        for m in reading.mentions:
            if m.type == "instrument" and m.referent:
                now = self._look(reading, m)
                if before and now.action == "cited" and _AND.fullmatch(reading.quote(before.mention.end, m.start)):
                    now = _Seen(m, before.deed, before.sentence)
                seen.setdefault(m.referent, []).append(now)
                before = now
        told: dict[int, list[Event]] = {}
        for e in reading.events:
            for line in _lines(reading, e):
                told.setdefault(line, []).append(e)
        for instrument, mentions in seen.items():
            best = max(mentions, key=lambda s: _RANK.index(s.action))
            yield self._action(reading, instrument, best, told)

    def _look(self, reading: Reading, m: Mention) -> _Seen:
        sentence = reading.sentence_at(m.start)
        first, last = reading.token_at(m.start), reading.token_at(m.end - 1)
        if first is None or last is None or first.doc is not last.doc:
            return _Seen(m, None, sentence)
        return _Seen(m, self._deeds.of(_root(first, last), last, first), sentence)

    def _action(self, reading: Reading, instrument: str, seen: _Seen, told: dict[int, list[Event]]) -> Action:
        m = seen.mention
        evidence = [Evidence("instrument_id", m.start, m.end)]
        if seen.deed and seen.sentence:
            word = seen.sentence.paragraph.start + seen.deed.word.idx
            evidence.append(Evidence("action", word, word + len(seen.deed.word.text)))
        action = Action(
            start=m.start, end=m.end, instrument=instrument, action=seen.action, confidence=_CONFIDENCE[seen.action], evidence=evidence
        )  # fmt: skip
        if seen.action == "cited":
            return action
        action.event = _nearest_event(told.get(reading.line_at(m.start).number, []), m)
        date = _own_date(reading, seen)
        if date is not None:
            action.acted = date.value
            evidence.append(Evidence("acted", date.start, date.end))
        elif action.event is not None and action.event.start_date:
            action.acted = action.event.start_date
            evidence += [Evidence("acted", e.start, e.end) for e in action.event.evidence if e.field == "start"][:1]
        return action


def _root(first: Token, last: Token) -> Token:
    """The token of a phrase on which the phrase hangs; the first of equals."""
    tokens = first.doc[first.i : last.i + 1]
    return next((t for t in tokens if t.head.i < first.i or t.head.i > last.i or t.head == t), tokens[-1])


def _lines(reading: Reading, event: Event) -> set[int]:
    """Lines that tell of an event."""
    stretches = [(event.start, event.end)] + [(e.start, e.end) for e in event.evidence]
    return {reading.line_at(start).number for start, _ in stretches}


def _nearest_event(here: list[Event], m: Mention) -> Event | None:
    """Of the events told of on the instrument's line the one named last before it, else the first."""

    def last_named(event: Event) -> int:
        return max((s for s in [event.start, *(e.start for e in event.evidence)] if s <= m.start), default=-1)

    return max(here, key=last_named, default=None)


def _own_date(reading: Reading, seen: _Seen) -> Mention | None:
    """A date of the action in the instrument's own sentence: one that hangs on the verb of the deed."""
    if seen.deed is None or seen.sentence is None:
        return None
    verb = seen.deed.word
    for m in reading.mentions_in(seen.sentence.start, seen.sentence.end, "date"):
        token = reading.token_at(m.start)
        if not m.value or token is None or token.doc is not verb.doc:
            continue
        x = token
        for _ in range(5):
            if x.head == verb:
                return m
            if x.head == x or x.head.pos_ == "VERB":
                break
            x = x.head
    return None
