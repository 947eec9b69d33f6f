"""Labelled turns of transcripts, interviews and speeches: who has the floor in which paragraph.

Belongs here: speaker labels ("Name: text", "Question:", an emoji before speech) and how far a turn reaches.
Does not belong here: quotations and reported speech inside running text (statements).

A label holds until the next one. One label alone opens a turn only if what follows speaks in the first person
or carries a mark of speech, so that "Photo: agency" or a list with colons never does.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from seedline.extract.deixis import Deixis
from seedline.extract.reading import Paragraph, Reading
from seedline.extract.reports import Mention
from seedline.reference import Reference

LABEL = re.compile(r"(?P<label>[^\n:]{1,110}?)(?P<rest>(?:\s*(?:\([^()\n]{0,80}\)|\[[^\]\n]{0,80}\]))*)\s*:[\s*_]*(?!//)")
# the style of parliamentary records: "Mr. SURNAME. Madam Speaker, ..." or "Mrs. SURNAME (Country). ..."
RECORD = re.compile(r"(?P<label>[A-Z][A-Za-z]{1,4}\.? [A-Z][A-Z'’\-]+(?: [A-Z][A-Z'’\-]+)*)(?P<rest>(?: \([^()\n]{0,60}\))?)[.:] (?=[A-Z])")
LEAD = re.compile(r"[^\w\"“„«‘'(\[]+")
SMALL = re.compile(r"[a-z][\w’'\-]*")
LETTERS = re.compile(r"[^\W\d_]{2,}")
TAIL = re.compile(r"(?:\s|[.;:,]|\((?:\W*|\.{3}|[^()]{0,30})\)|[*_#])+$")
FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us"})
LINKING = frozenset({"of", "the", "and", "for", "to", "in", "on", "at", "a", "de", "from"})


@dataclass(frozen=True, slots=True)
class Turn:
    """One paragraph of a turn: `start` to `end` is what is said; `label` the characters that name the speaker, if any."""

    start: int
    end: int
    speaker: str | None
    label: tuple[int, int] | None
    is_first: bool


@dataclass(frozen=True, slots=True)
class _Label:
    start: int
    end: int
    body: int
    kind: str
    speaker: str | None = None


class Turns:
    """Finds turns by the pack `turns`."""

    def __init__(self, reference: Reference, deixis: Deixis) -> None:
        self._deixis = deixis
        words: dict[str, list[str]] = defaultdict(list)
        for r in reference.rows("turns"):
            words[r["kind"]].append(r["text"])
        self._labels = {t.casefold(): kind for kind in ("question", "answer", "office") for t in words[kind]}
        self._marks = re.compile("|".join(map(re.escape, words["mark"])) or r"(?!)")
        self._speech = re.compile(rf"\b(?:{'|'.join(map(re.escape, words['speech']))})\b", re.IGNORECASE)
        self._salutations = {w.casefold() for w in words["salutation"]}

    def __call__(self, reading: Reading) -> list[Turn]:
        labels = [self._label(reading, p) for p in reading.paragraphs]
        if not self._is_transcript(reading, labels):
            return []
        return list(self._turns(reading, labels))

    def _is_transcript(self, reading: Reading, labels: list[_Label | None]) -> bool:
        found = [x for x in labels if x]
        named = [x for x in found if x.kind in ("person", "question", "answer", "office", "unknown")]
        if any(x.kind in ("mark", "record") for x in found) or len(named) >= 3:
            return bool(found)
        kind = reading.field("kind")
        if named and kind and kind.value in ("transcript", "interview"):
            return True
        persons = [i for i, x in enumerate(labels) if x and x.kind in ("person", "question", "answer")]
        if not persons:
            return False
        after = reading.paragraphs[persons[0] : persons[0] + 3]
        spoken = sum(1 for p in after for t in p.doc if t.lower_ in FIRST_PERSON)
        return spoken >= 2 and reading.paragraphs[persons[0]].role != "title"

    def _turns(self, reading: Reading, labels: list[_Label | None]) -> Iterator[Turn]:
        speaker: str | None = None
        label: _Label | None = None
        answering = self._headline_speaker(reading) or self._most_labelled(labels)
        for p, own in zip(reading.paragraphs, labels, strict=True):
            if own is not None and (own.kind != "organization" or label is not None):
                label, speaker = own, own.speaker
                if own.kind in ("answer", "mark") and speaker is None:
                    speaker = answering
            elif p.role in ("title", "boilerplate", "dateline") or label is None:
                label = None if p.role == "boilerplate" else label
                continue
            start = own.body if own else p.start
            lead = LEAD.match(reading.text, start, p.end)
            start = lead.end() if lead else start
            tail = TAIL.search(reading.text, start, p.end)
            end = tail.start() if tail else p.end
            if reading.text[p.start : p.start + 1] == "#" or not self._says_something(reading, start, end, p.end):
                continue
            yield Turn(start, end, speaker, (label.start, label.end) if speaker and label.start < label.end else None, own is not None)

    def _says_something(self, reading: Reading, start: int, end: int, paragraph_end: int) -> bool:
        """False for what is no utterance: a bare salutation, a stage direction, a hashtag, a rule."""
        words = LETTERS.findall(reading.text[start:end])
        if not words or (reading.text[start] in "([" and reading.text[end - 1] in ")]"):
            return False
        if words[0].casefold() not in self._salutations:
            return True
        closing = reading.text[start:paragraph_end].rstrip()[-1:]
        return len(words) > (12 if closing in ",:" else 5)

    def _label(self, reading: Reading, p: Paragraph) -> _Label | None:
        if p.role == "boilerplate":
            return None
        lead = LEAD.match(reading.text, p.start, p.end)
        start = lead.end() if lead else p.start
        is_marked = bool(lead and self._marks.search(lead.group()))
        record = RECORD.match(reading.text, start, p.end)
        if record:
            speaker = next((m.referent for m in reading.mentions_in(start, record.end(), "person")), None)
            return _Label(start, record.end("label"), record.end(), "record", speaker)
        m = LABEL.match(reading.text, start, p.end)
        found = self._named(reading, start, m) if m and p.role != "title" else None
        if found and is_marked:
            return _Label(found.start, found.end, found.body, "mark" if found.kind == "person" else found.kind, found.speaker)
        return found or (_Label(start, start, start, "mark") if is_marked else None)

    def _named(self, reading: Reading, start: int, m: re.Match[str]) -> _Label | None:
        label, end = m.group("label"), m.end("label")
        name = label.strip().casefold()
        kind = self._labels.get(name)
        if kind is None and self._labels.get(re.split(r" (?:from|by|of)\b", name)[0]) == "question":
            kind = "question"
        if kind:
            speaker = self._deixis.resolve(reading, start, end) if kind == "office" else None
            return _Label(start, end, m.end(), kind, speaker)
        inside: list[Mention] = list(reading.mentions_in(start, end))
        persons = [x for x in inside if x.type == "person"]
        if persons and (persons[-1].end == end or inside[-1].end == end):
            outside = label[: persons[0].start - start]
            if not any(w not in LINKING for w in SMALL.findall(re.sub(r"\b[A-Z][\w’'\-]*", "", outside))):
                return _Label(start, end, m.end(), "person", persons[-1].referent)
        if len(inside) == 1 and inside[0].type == "organization" and (inside[0].start, inside[0].end) == (start, end):
            return _Label(start, end, m.end(), "organization", inside[0].referent)
        words = label.split()
        if not inside and 1 < len(words) <= 4 and all(w.isupper() for w in words):
            return _Label(start, end, m.end(), "unknown")
        return None

    def _headline_speaker(self, reading: Reading) -> str | None:
        """The person whose words the headline announces: "X's remarks", "interview with X"; no one if two persons could be meant."""
        for p in reading.paragraphs[:6]:
            noun = self._speech.search(reading.text, p.start, p.end)
            persons = list(reading.mentions_in(p.start, p.end, "person"))
            if noun and persons:
                owner = [m for m in persons if m.end <= noun.start() and noun.start() - m.end < 40]
                return (owner[-1] if owner else persons[0]).referent
        return None

    @staticmethod
    def _most_labelled(labels: list[_Label | None]) -> str | None:
        counts: dict[str, int] = defaultdict(int)
        for x in labels:
            if x and x.speaker and x.kind in ("person", "mark"):
                counts[x.speaker] += 1
        return max(counts, key=lambda s: counts[s]) if counts else None
