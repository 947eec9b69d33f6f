"""What extractors report. Every report carries the characters that say it.

Offsets are 0-based, half-open, in Unicode code points of the seed's text. A *referent*
(`seedline.dataset.referent`) says what a name stands for; mentions with one referent mean one thing,
and `resolve` joins referents across documents.
Does not belong here: how anything is found.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Evidence:
    """The characters `start` up to `end` say `field` of the report that holds this."""

    field: str
    start: int
    end: int


@dataclass(slots=True, kw_only=True)
class Report:
    """Base of all reports. `start` and `end` are the main evidence, the published row's own span."""

    table: ClassVar[str]
    start: int
    end: int
    confidence: float = 1.0
    extractor: str = ""
    evidence: list[Evidence] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Mention(Report):
    """A name or a date. `value` is EDTF, dates only (None: cannot be resolved); `referent` is None for dates.

    `name` is the referent's fullest name inside the document.
    """

    table: ClassVar[str] = "mentions"
    type: str
    value: str | None = None
    referent: str | None = None
    name: str | None = None


@dataclass(slots=True, kw_only=True)
class DocumentField(Report):
    """One field of the document: title, kind, publisher, author, published (EDTF), place (referent), language."""

    table: ClassVar[str] = "documents"
    name: str
    value: str


@dataclass(slots=True, kw_only=True)
class Position(Report):
    """A named person holds an office. `title` without the body; `body` a referent or None."""

    table: ClassVar[str] = "positions"
    person: str
    title: str
    body: str | None = None
    is_acting: bool = False
    office: str | None = None


@dataclass(slots=True, kw_only=True)
class Statement(Report):
    """An utterance; its span is the content alone. `speaker` is a referent or None, `cue` the verb as it stands."""

    table: ClassVar[str] = "statements"
    kind: str
    speaker: str | None = None
    cue: str | None = None
    event: Event | None = None


@dataclass(slots=True, kw_only=True)
class Participant:
    """`referent` takes part in the event, as the characters `start` to `end` say."""

    referent: str
    role: str
    start: int
    end: int


@dataclass(slots=True, kw_only=True, eq=False)
class Event(Report):
    """One real-world event as this document tells of it. Its span is the event's name in the text.

    `start_date` and `end_date` are EDTF, and so is `moved_from`, the date that the text says was given up for another;
    `place`, `organizer`, `chair` are referents. Evidence lists every
    stretch that tells of the event: field `name` for further mentions of it, else the field it says.
    """

    table: ClassVar[str] = "events"
    type: str
    name: str
    status: str
    start_date: str | None = None
    end_date: str | None = None
    moved_from: str | None = None
    place: str | None = None
    format: str | None = None
    organizer: str | None = None
    chair: str | None = None
    participants: list[Participant] = field(default_factory=list)

    # an event is the one that it is, whatever another says of the same characters
    __eq__ = object.__eq__
    __hash__ = object.__hash__


@dataclass(slots=True, kw_only=True)
class Action(Report):
    """Something was done with an instrument (a referent). `acted` is EDTF."""

    table: ClassVar[str] = "instrument_actions"
    instrument: str
    action: str
    acted: str | None = None
    event: Event | None = None


@dataclass(slots=True, kw_only=True)
class Relation(Report):
    """A fact between two referents. `valid_from` and `valid_to` are EDTF."""

    table: ClassVar[str] = "relations"
    subject: str
    predicate: str
    object: str
    valid_from: str | None = None
    valid_to: str | None = None


@dataclass(slots=True, kw_only=True)
class Topic(Report):
    """The document is about a topic (an id of the topics pack), with a score from 0 to 1."""

    table: ClassVar[str] = "document_topics"
    topic: str
    score: float
