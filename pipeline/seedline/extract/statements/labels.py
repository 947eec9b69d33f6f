"""Labels of speakers in transcripts: "Name:", "MINISTER NAME:", "Question:", an emoji before speech.

Belongs here: what one paragraph's label is and whom it names. Does not belong here: whether a text is a transcript, how far a turn
reaches (turns).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from seedline.extract.discourse.deixis import Deixis
from seedline.extract.reading import Reading
from seedline.extract.reports import Mention
from seedline.reference import Reference

LABEL = re.compile(r"(?P<label>[^\n:]{1,110}?)(?P<rest>(?:\s*(?:\([^()\n]{0,80}\)|\[[^\]\n]{0,80}\]))*)\s*:[\s*_]*(?!//)")
# the style of parliamentary records: "Mr. SURNAME. Madam Speaker, ..." or "Mrs. SURNAME (Country). ..."
RECORD = re.compile(r"(?P<label>[A-Z][a-z]{1,4}\.? [A-Z][A-Z'’\-]+(?: [A-Z][A-Z'’\-]+)*)(?P<rest>(?: \([^()\n]{0,60}\))?)[.:] (?=[A-Z])")
# the style "Speaker Surname. Thank you ..." and "Q. Why ...": believed only when it comes more than once
STOPPED = re.compile(r"(?P<label>(?:[A-Z][\w'’.\-]*\s){0,6}[A-Z][\w'’\-]*)(?P<rest>)\.\s+(?=[A-Z“\"])")
# "Journalist- Will you ...", "Surname - We will ...": believed if somebody asks so
DASHED = re.compile(r"(?P<label>(?:[A-Z][\w'’.\-]*\s){0,4}[A-Z][\w'’.]*)(?P<rest>)\s?[-–—]{1,2}\s+(?=[A-Z“\"(])")
# "Q Will you ...", "A We will ...": believed likewise
LETTERED = re.compile(r"(?P<label>[A-Z])(?P<rest>) (?=[A-Z“\"])")
# "Q    Thank you": a letter and a wide gap
SPACED = re.compile(r"(?P<label>[A-Z])(?P<rest>)(?:\t|[ \u00a0]{2,})\s*(?=\S)")
# "NAME, Minister for Foreign Affairs:"
OFFICE_BEHIND = re.compile(r"\s*[,–—(-]\s*[A-Z]|\s+[A-Z]")
CAPITALISED = re.compile(r"\b[A-Z][\w’'\-]*")
SMALL = re.compile(r"[a-z][\w’'\-]*")
CLOCK = re.compile(r"\d:\d\d")
LEAD = re.compile(r"[^\w\"“„«‘'(\[]+")
LONGEST_ASKER = 5
LONGEST_OFFICE = 6
LINKING = frozenset({"of", "the", "and", "for", "to", "in", "on", "at", "a", "de", "from"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, or the part of it that begins with a label on a line of its own."""

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class Label:
    """Where a label stands, where what is said begins behind it (`body`), its kind, whom it names."""

    start: int
    end: int
    body: int
    kind: str
    speaker: str | None = None
    is_stopped: bool = False


class Labels:
    """Finds labels by the pack `turns`."""

    def __init__(self, reference: Reference, deixis: Deixis) -> None:
        self._deixis = deixis
        words: dict[str, list[str]] = defaultdict(list)
        for r in reference.rows("turns"):
            words[r["kind"]].append(r["text"])
        self._kinds = {t.casefold(): kind for kind in ("question", "answer") for t in words[kind]}
        self._marks = re.compile("|".join(map(re.escape, words["mark"])) or r"(?!)")
        self._letters = {w.casefold() for w in words["letter"]}

    def of(self, reading: Reading, p: Unit) -> Label | None:
        """The label with which a paragraph opens, one that only several make credible among them (`is_stopped`)."""
        if p.role == "boilerplate":
            return None
        lead = LEAD.match(reading.text, p.start, p.end)
        start = lead.end() if lead else p.start
        is_marked = bool(lead and self._marks.search(lead.group()))
        record = RECORD.match(reading.text, start, p.end)
        if record:
            speaker = next((m.referent for m in reading.mentions_in(start, record.end(), "person")), None)
            return Label(start, record.end("label"), record.end(), "record", speaker)
        m = LABEL.match(reading.text, start, p.end)
        found = self._named(reading, start, m) if m and p.role != "title" else None
        spaced = SPACED.match(reading.text, start, p.end) if found is None else None
        found = self._named(reading, start, spaced) if spaced else found
        if found and is_marked:
            return Label(found.start, found.end, found.body, "mark" if found.kind == "person" else found.kind, found.speaker)
        if found is None:
            stopped = STOPPED.match(reading.text, start, p.end) or LETTERED.match(reading.text, start, p.end)
            found = self._named(reading, start, stopped) if stopped and p.role != "title" else None
            found = replace(found, is_stopped=True) if found and found.kind in ("person", "question", "answer") else None
        return found or (Label(start, start, start, "mark") if is_marked else None)

    def dashed(self, reading: Reading, p: Unit) -> Label | None:
        """'Journalist- Do you agree?': a label that a dash parts from what is said."""
        m = DASHED.match(reading.text, p.start, p.end) if p.role == "body" else None
        found = self._named(reading, p.start, m) if m else None
        return found if found is not None and found.kind in ("person", "question", "answer") else None

    def asking(self, reading: Reading, p: Unit) -> Label | None:
        """A few capitalised words before a question, inside a transcript: an outlet or reporter whom no mention names."""
        m = LABEL.match(reading.text, p.start, p.end)
        if m is None or p.role != "body" or len(m.group("label").split()) > LONGEST_ASKER or "?" not in reading.quote(m.end(), p.end):
            return None
        is_name = m.group("label")[:1].isupper() and is_heading(m.group("label"))
        return Label(p.start, m.end("label"), m.end(), "question") if is_name else None

    def _named(self, reading: Reading, start: int, m: re.Match[str]) -> Label | None:
        label, end = m.group("label"), m.end("label")
        name = label.strip().casefold()
        if name.partition(" ")[0] in self._letters:
            return None
        kind = self._kinds.get(name)
        if kind is None and self._kinds.get(re.split(r" (?:from|by|of)\b", name)[0]) == "question":
            kind = "question"
        if kind:
            return Label(start, end, m.end(), kind)
        inside: list[Mention] = list(reading.mentions_in(start, end))
        persons = [x for x in inside if x.type == "person"]
        tail = label[persons[-1].end - start :] if persons else ""
        if persons and (not tail.strip() or OFFICE_BEHIND.match(tail)) and is_heading(label[: persons[0].start - start] + tail):
            return Label(start, end, m.end(), "person", persons[-1].referent)
        bracketed = list(reading.mentions_in(end, m.end("rest"), "person"))
        if not persons and len(bracketed) == 1 and is_heading(label):
            # "External Affairs Minister (Shrimati X):"
            return Label(start, m.end("rest"), m.end(), "person", bracketed[0].referent)
        if self._is_office(label):
            return Label(start, end, m.end(), "office", self._deixis.resolve(reading, start, end))
        if CLOCK.search(m.group("rest")):
            # "Name (00:12):" in a machine's transcript
            return Label(start, end, m.end(), "timed", self._deixis.resolve(reading, start, end))
        # an organisation alone on its line heads a page or says whose news follows
        is_alone = not reading.text[end : m.end() + 1].split("\n")[0].strip(" :") and "\n" in reading.text[end : m.end() + 1]
        if not is_alone and len(inside) == 1 and inside[0].type == "organization" and (inside[0].start, inside[0].end) == (start, end):
            return Label(start, end, m.end(), "organization", inside[0].referent)
        words = label.split()
        if 1 < len(words) <= 4 and all(w.isupper() for w in words) and not any(x.type == "date" for x in inside):
            return Label(start, end, m.end(), "unknown")
        return None

    def _is_office(self, label: str) -> bool:
        """Whether a label is an office alone: "The President", "Deputy Spokesman"."""
        office = self._deixis.describe(label) if len(label.split()) <= LONGEST_OFFICE and is_heading(label) else None
        return office is not None and office.kind in ("office", "voice")


def is_heading(words: str) -> bool:
    """Whether words around a name may be its office: all but the linking ones begin with a capital."""
    return all(w in LINKING for w in SMALL.findall(CAPITALISED.sub("", words)))
