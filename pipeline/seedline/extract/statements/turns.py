"""Labelled turns of transcripts, interviews and speeches: who has the floor in which paragraph.

Belongs here: speaker labels ("Name: text", "Question:", an emoji before speech) and how far a turn reaches.
Does not belong here: quotations and reported speech inside running text (statements).

A label holds until the next one. One label alone opens a turn only if what follows speaks in the first person
or carries a mark of speech, so that "Photo: agency" or a list with colons never does.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from seedline.dataset.span import LINE_END
from seedline.extract.clauses import FINITE
from seedline.extract.discourse.deixis import Deixis
from seedline.extract.discourse.roles import is_subject
from seedline.extract.quotes import CLOSERS, pair
from seedline.extract.reading import Line, Reading
from seedline.extract.reports import Mention
from seedline.extract.statements.asking import unmarked
from seedline.extract.statements.cues import Announcement, reporting_forms
from seedline.extract.statements.headings import named_headings
from seedline.extract.statements.labels import LEAD, Label, Labels, Unit, is_heading
from seedline.extract.statements.speakers import FIRST_PERSON
from seedline.reference import Reference

# of so many paragraphs of a speech one is in the first person
FEWEST_OWN = 3
FEWEST_STOPPED = 2
FEWEST_UNKNOWN = 2
FEWEST_LABELS = 3
FEWEST_ASKED = 2
DASH = re.compile(r"\s*[-–—]{1,2}\s*(?=[A-Z])")
# "China News Service We have learned": a name that nothing parts from what its bearer says
BARE = re.compile(r"[ \t\u00a0]+(?=[A-Z“\"])")
# what a sentence may open with and a name not go on with
OPENING = frozenset({"PRON", "DET", "AUX", "SCONJ", "ADV"})
# a line that says whose words stand below
BYLINE = re.compile(r"(?:(?:\w+\s){0,2}by|of|from)\s", re.IGNORECASE)
BY = re.compile(r"\b(?:by|of|from)\s*$", re.IGNORECASE)
BY_INSIDE = re.compile(r"\bby\s", re.IGNORECASE)
WORD = re.compile(r"[A-Za-z]+")
LETTERS = re.compile(r"[^\W\d_]{2,}")
TAIL = " \t\r\n\u00a0.;:,*_#<>…"
STOPS = ".!?…"
CLOSING = frozenset(STOPS + ",:;")
TAIL_BLANK = ' \t\r\n\u00a0)]"”’»'
STAGE_DIRECTION = 40
# "(As interpreted.) Thank you."
DIRECTION = re.compile(r"(?:\([^()\n]{1,40}\)|\[[^\[\]\n]{1,40}\])\s+(?=\w)")
# one person's own speech, whatever its heading
ALONE = re.compile(r"\bI\b(?!\.)")
TOGETHER = re.compile(r"\bWe\b")
FEWEST_SHARED = 4
# what is left of an emoji at a paragraph's start, and the mark of a cut
RESTS = re.compile(r"\s*[\ufe0f\u200d\u25aa\u25fe]")
CUT = "<...>"
MOST_HEADINGS = 10
LONGEST_FIELD = 60
LONGEST_HEADING = 300


@dataclass(frozen=True, slots=True)
class Turn:
    """One paragraph of a turn: `start` to `end` is what is said; `label` the characters that name the speaker, if any."""

    start: int
    end: int
    speaker: str | None
    label: tuple[int, int] | None
    is_first: bool


class Turns:
    """Finds turns by the pack `turns`."""

    def __init__(self, reference: Reference, deixis: Deixis) -> None:
        self._deixis = deixis
        # "President X said:" above a speech in paragraphs of its own
        self._announcing = Announcement(reporting_forms(reference))
        words: dict[str, list[str]] = defaultdict(list)
        for r in reference.rows("turns"):
            words[r["kind"]].append(r["text"])
        self._labels = Labels(reference, deixis)
        self._speech = re.compile(rf"\b(?:{'|'.join(map(re.escape, words['speech']))})\b", re.IGNORECASE)
        self._papers = re.compile(rf"\b(?:{'|'.join(map(re.escape, words['paper']))})\b", re.IGNORECASE)
        self._recorded = re.compile(rf"\b(?:{'|'.join(map(re.escape, words['record']))})\b", re.IGNORECASE)
        self._salutations = {w.casefold() for kind in ("salutation", "courtesy") for w in words[kind]}
        self._courtesies = {w.casefold() for w in words["courtesy"]}

    def __call__(self, reading: Reading) -> list[Turn]:
        bare = self._bare(reading)
        units = list(self._units(reading, bare))
        labels = [self._labels.of(reading, u) or bare.get(u.start) for u in units]
        dashed = [self._labels.dashed(reading, u) for u in units]
        if any(x is not None and x.kind == "question" for x in dashed):
            labels = [x or y for x, y in zip(labels, dashed, strict=True)]
        for n, (above, below) in enumerate(itertools.pairwise(units)):
            labels[n] = labels[n] or self._announced(reading, above, below)
        if sum(1 for x in labels if x and x.is_stopped and x.kind != "answer") < FEWEST_STOPPED:
            labels = [None if x and x.is_stopped else x for x in labels]
        self._deliver(reading, units, labels)
        posted = self._posted(reading, units)
        if posted is not None and not any(labels):
            labels[posted] = Label(units[posted].start, units[posted].start, units[posted].start, "mark")
        first = next((n for n, x in enumerate(labels) if x and x.kind == "mark"), len(units))
        if not self._is_own_voice(reading, units[first:]):
            labels = [None if x and x.kind == "mark" and x.start == x.end else x for x in labels]
        labels = [None if x is not None and self._is_quoted(reading, u, x) else x for u, x in zip(units, labels, strict=True)]
        if _are_headlines(reading, units, labels):
            labels = [None] * len(units)
        heads = {} if any(labels) else named_headings(reading, units)
        for n, m in heads.items():
            labels[n] = Label(m.start, m.end, units[n].end, "person", m.referent)
        asked = unmarked(reading, units, [x is not None for x in labels]) if self._answering(reading, labels) else []
        is_interview = len(asked) >= FEWEST_LABELS and self._headline_speaker(reading) is not None
        if not (bare or heads or is_interview or self._is_transcript(reading, units, labels)):
            return []
        for n in asked:
            labels[n] = Label(units[n].start, units[n].start, units[n].start, "question")
        labels = [x or self._labels.asking(reading, u) for u, x in zip(units, labels, strict=True)]
        return list(self._turns(reading, units, labels))

    @staticmethod
    def _is_quoted(reading: Reading, unit: Unit, label: Label) -> bool:
        """Whether what stands behind a label is one quotation, which ends with the paragraph."""
        text = reading.text
        closers = CLOSERS.get(text[label.body : label.body + 1]) if label.kind in ("person", "office") else None
        return closers is not None and text[unit.start : unit.end].rstrip(TAIL)[-1:] in closers

    def _announced(self, reading: Reading, above: Unit, below: Unit) -> Label | None:
        """'President X said:' alone in a paragraph above a speech that opens with a dash or a salutation."""
        m = self._announcing.match(reading.text, above.start, above.end) if above.role == below.role == "body" else None
        if m is None:
            return None
        dash = DASH.match(reading.text, below.start, below.end)
        word = WORD.search(reading.text, below.start, below.end)
        if dash is None and (word is None or word.start() > below.start or word[0].casefold() not in self._salutations):
            return None
        cue = m.start("cue")
        named = [x for x in reading.mentions_in(above.start, cue, "person") if is_subject(reading, x) or cue - x.end == 1]
        if named:
            return Label(named[-1].start, named[-1].end, above.end, "person", named[-1].referent)
        speaker = self._deixis.resolve(reading, above.start, cue)
        return Label(above.start, cue, above.end, "person", speaker) if speaker else None

    @staticmethod
    def _is_own_voice(reading: Reading, units: list[Unit]) -> bool:
        """Whether paragraphs are somebody's own words: before a ministry's report of them nobody says "we"."""
        own = [(u.start, u.end) for u in units if u.role == "body"]
        quoted = pair(reading.text, own)
        words = (m for start, end in own for m in WORD.finditer(reading.text, start, end) if m[0].casefold() in FIRST_PERSON)
        return any(not any(q.start < m.start() < q.end for q in quoted) for m in words)

    def is_collective(self, reading: Reading) -> bool:
        """Whether the text is the paper of a group, named so in a heading: "Joint communiqué", "Chair's statement"."""
        heads = [p for p in reading.paragraphs[:MOST_HEADINGS] if p.end - p.start < LONGEST_HEADING and p.role != "boilerplate"]
        is_paper = any(self._papers.search(reading.text, p.start, p.end) for p in heads)
        # a chair may say once that "I" presided
        return is_paper and len(ALONE.findall(reading.text)) * FEWEST_SHARED < max(1, len(TOGETHER.findall(reading.text)))

    def _posted(self, reading: Reading, units: list[Unit]) -> int | None:
        """The first paragraph of a channel's post of somebody's words: the heading names them, cuts or rests of emoji show in the text."""
        shown = any(RESTS.match(reading.text, u.start, u.end) or CUT in reading.text[u.start : u.end] for u in units)
        if not shown or self._headline_speaker(reading, owner_only=True) is None:
            return None
        heads = {reading.quote(p.start, p.end).strip() for p in reading.paragraphs[:6] if p.role == "title"}
        return next(
            (
                n
                for n, u in enumerate(units)
                if u.role == "body"
                and reading.quote(u.start, u.end).strip() not in heads
                and u.end - u.start > LONGEST_FIELD
                and n > 0
                and not self._speech.search(reading.text, u.start, u.end)
            ),
            None,
        )

    def _deliver(self, reading: Reading, units: list[Unit], labels: list[Label | None]) -> None:
        """Gives the floor to who is named on a line of its own below a heading: "Press conference", "by Secretary General X"."""
        lines = [line for line in reading.lines[:MOST_HEADINGS] if reading.quote(line.start, line.end).strip()]
        if any(self._is_record(reading, units, labels, line) for line in lines):
            return
        holders = {p.person for p in reading.positions}
        for heading, line in itertools.pairwise(lines):
            if not self._speech.search(reading.text, heading.start, heading.end):
                continue
            # "Statement by Minister X on the opening of the session:", else the line below
            is_whole = reading.quote(heading.start, heading.end).rstrip().endswith(":")
            is_byline = BYLINE.match(reading.text, line.start, line.end) or BY.search(reading.text, heading.start, heading.end)
            if not is_whole and not is_byline:
                continue
            byline = heading if is_whole else line
            who = next(reading.mentions_in(byline.start, byline.end, "person"), None)
            said = (n for n, u in enumerate(units) if u.start >= byline.end and u.role == "body")
            # office, place and date may follow the name before a sentence or a salutation does
            first = next((n for n in said if reading.text[units[n].start : units[n].end].rstrip()[-1:] in CLOSING), None)
            # a reporter holds no office
            if who is None or who.referent not in holders or first is None:
                continue
            until = next((n for n, x in enumerate(labels) if x), len(units))
            is_quoted = reading.text[units[first].start] in CLOSERS
            own = sum(self._is_own_voice(reading, [u]) for u in units[first:until])
            if first < until and not is_quoted and own * FEWEST_OWN >= until - first:
                labels[first] = Label(who.start, who.end, units[first].start, "mark", who.referent)
            return

    def _is_record(self, reading: Reading, units: list[Unit], labels: list[Label | None], line: Line) -> bool:
        """Whether a line gives the floor: "The following is a near-verbatim transcript of today's briefing by X, Spokesman"."""
        recorded = self._recorded.search(reading.text, line.start, line.end)
        by = BY_INSIDE.search(reading.text, recorded.end(), line.end) if recorded else None
        who = next(reading.mentions_in(by.end(), line.end, "person"), None) if by else None
        first = next((n for n, u in enumerate(units) if u.start >= line.end and u.role == "body" and not _is_rubric(reading, u)), None)
        if who is None or first is None or labels[first] is not None or not self._is_own_voice(reading, units[first:]):
            return False
        labels[first] = Label(who.start, who.end, units[first].start, "mark", who.referent)
        return True

    def _bare(self, reading: Reading) -> dict[int, Label]:
        """Labels that no mark parts from what is said, by where they start: believed if the headline's person and bodies have them."""
        answering = self._headline_speaker(reading)
        found: dict[int, Label] = {}
        for line in reading.lines:
            name = next(reading.mentions_in(line.start, line.end), None)
            if answering is None or name is None or name.start != line.start or line.role == "boilerplate":
                continue
            gap = BARE.match(reading.text, name.end, line.end)
            following = reading.token_at(gap.end()) if gap else None
            # "ASEAN Plus Three will meet": a longer name
            opens = following is not None and (following.pos_ in OPENING or "?" in reading.quote(line.start, line.end))
            if gap and (name.referent == answering or (name.type == "organization" and opens)):
                found[line.start] = Label(name.start, name.end, gap.end(), name.type, name.referent)
        return found if {x.kind for x in found.values()} == {"person", "organization"} else {}

    def _units(self, reading: Reading, bare: dict[int, Label]) -> Iterator[Unit]:
        for p in reading.paragraphs:
            start = p.start
            for m in LINE_END.finditer(reading.text, p.start, p.end):
                following = Unit(m.end(), p.end, p.role)
                if m.end() < p.end and (m.end() in bare or self._labels.of(reading, following) is not None):
                    yield Unit(start, m.start(), p.role)
                    start = m.end()
            yield Unit(start, p.end, p.role)

    @staticmethod
    def _is_transcript(reading: Reading, units: list[Unit], labels: list[Label | None]) -> bool:
        kind = reading.field("kind")
        found = [x for x in labels if x]
        if kind is not None and kind.value == "index":
            # "X: 'We must act'" heads an item
            return False
        named = [x for x in found if x.kind in ("person", "question", "answer", "office", "unknown", "timed")]
        if all(x.kind == "unknown" for x in named) and len(named) < FEWEST_UNKNOWN:
            # capitals before a colon are a rubric as often as a name
            named = []
        alone = [x for u, x in zip(units, labels, strict=True) if x and x.kind == "person" and x.body >= u.end and u.role != "title"]
        asked = [u for u, x in zip(units, labels, strict=True) if x and x.kind == "question" and "?" in reading.quote(u.start, u.end)]
        if any(x.kind in ("mark", "record") for x in found) or len(named) >= FEWEST_LABELS or max(len(asked), len(alone)) >= FEWEST_ASKED:
            return bool(found)
        if named and kind and kind.value in ("transcript", "interview"):
            return True
        first = next((i for i, x in enumerate(labels) if x and x.kind in ("person", "question", "answer")), None)
        if first is None or units[first].role == "title":
            return False
        return sum(w.casefold() in FIRST_PERSON for u in units[first : first + 3] for w in WORD.findall(reading.text, u.start, u.end)) >= 2

    def _turns(self, reading: Reading, units: list[Unit], labels: list[Label | None]) -> Iterator[Turn]:
        speaker: str | None = None
        label: Label | None = None
        surnames = {m.name.split()[-1].casefold(): m.referent for m in reading.mentions if m.type == "person" and m.name}
        forms = _form_fields(reading, units)
        announced, answering = self._headline_speaker(reading), self._answering(reading, labels)
        called: Mention | None = None
        # who was cut short by a page's furniture
        broken: tuple[Label, str | None] | None = None
        answers_are_bare = {x.kind for x in labels if x} == {"question"} and answering is not None
        for p, own in zip(units, labels, strict=True):
            if own is not None:
                label, speaker, broken = own, own.speaker, None
                if own.kind == "unknown":
                    speaker = surnames.get(reading.quote(own.start, own.end).split()[-1].casefold())
                if own.kind in ("answer", "mark") and speaker is None:
                    speaker = answering
                if own.kind == "office" and self._holds(reading, announced, reading.quote(own.start, own.end)):
                    speaker = announced
                if own.kind == "question" and speaker is None and called is not None:
                    label, speaker = replace(own, start=called.start, end=called.end), called.referent
                called = None
            elif p.start in forms:
                label = None
                continue
            elif label is not None and p.role == "body" and (answers_are_bare or (label.start == label.body and label.kind == "question")):
                # only the questions have labels, or they have none either
                label, speaker = Label(p.start, p.start, p.start, "answer"), answering
            elif broken is not None and p.role == "body" and reading.text[p.start].islower():
                (label, speaker), broken = broken, None
            elif p.role in ("title", "boilerplate", "dateline") or label is None:
                broken = (label, speaker) if p.role == "boilerplate" and label is not None else broken
                label = None if p.role == "boilerplate" else label
                continue
            called = None if own else _called(reading, p)
            if called is not None:
                continue
            start = own.body if own else p.start
            lead = LEAD.match(reading.text, start, p.end)
            start = lead.end() if lead else start
            direction = DIRECTION.match(reading.text, start, p.end)
            start = direction.end() if direction else start
            end = _trimmed(reading.text, start, p.end)
            if own is None and _is_rubric(reading, p):
                continue
            if reading.text[p.start : p.start + 1] == "#" or not self._says_something(reading, start, end, p.end, own is not None):
                continue
            yield Turn(start, end, speaker, (label.start, label.end) if speaker and label.start < label.end else None, own is not None)

    def _holds(self, reading: Reading, person: str | None, label: str) -> bool:
        """Whether a person holds an office of the label's kind: "THE PRESIDENT:" below "Remarks by President X"."""
        office = self._deixis.describe(label)
        titles = (self._deixis.describe(p.title) for p in reading.positions if p.person == person)
        return office is not None and any(t is not None and set(t.matches) & set(office.matches) for t in titles)

    def _says_something(self, reading: Reading, start: int, end: int, paragraph_end: int, is_labelled: bool) -> bool:
        """False for what is no utterance: a bare salutation, a stage direction, a hashtag, a rule. Thanks count with a label."""
        words = LETTERS.findall(reading.text[start:end])
        if not words or (reading.text[start] in "([" and reading.text[end - 1] in ")]"):
            return False
        first = words[0].casefold()
        if first not in self._salutations or (is_labelled and first in self._courtesies):
            return True
        closing = reading.text[start:paragraph_end].rstrip()[-1:]
        return len(words) > (12 if closing in ",:" else 5)

    def _headline_speaker(self, reading: Reading, owner_only: bool = False) -> str | None:
        """The person whose words the headline announces: "X's remarks", "interview with X"; no one if two persons could be meant."""
        for p in reading.paragraphs[:6]:
            noun = self._speech.search(reading.text, p.start, p.end)
            persons = list(reading.mentions_in(p.start, p.end, "person"))
            if noun and persons:
                owner = [m for m in persons if m.end <= noun.start() and noun.start() - m.end < 40]
                if owner or not owner_only:
                    return (owner[-1] if owner else persons[0]).referent
        return None

    def _answering(self, reading: Reading, labels: list[Label | None]) -> str | None:
        """Who answers: whose words the headline announces, else who has most labels."""
        announced = self._headline_speaker(reading)
        if announced is not None:
            return announced
        counts: dict[str, int] = defaultdict(int)
        for x in labels:
            if x and x.speaker and x.kind in ("person", "mark"):
                counts[x.speaker] += 1
        return max(counts, key=counts.__getitem__) if counts else None


def _are_headlines(reading: Reading, units: list[Unit], labels: list[Label | None]) -> bool:
    """Whether what stands behind the labels nowhere ends with a stop or mark, so that they head news: "Minister: we can't agree"."""
    texts = [reading.quote(u.start, u.end).rstrip() for u in units]
    told = [text for x, text in zip(labels, texts, strict=True) if x is None and len(text) > LONGEST_HEADING]
    headed = [
        x is not None and x.kind == "person" and x.body < u.end and text[-1].isalnum()
        for u, x, text in zip(units, labels, texts, strict=True)
    ]
    return bool(told) and sum(headed) >= FEWEST_STOPPED and all(is_head for x, is_head in zip(labels, headed, strict=True) if x)


def _is_rubric(reading: Reading, p: Unit) -> bool:
    """Whether a paragraph without a label is a rubric or furniture: no verb, no stop, nothing that is said."""
    paragraph = reading.paragraph_at(p.start)
    if paragraph is None or reading.quote(p.start, p.end).rstrip(TAIL_BLANK)[-1:] in CLOSING | {"-", "–", "—"}:
        return False
    said = [t for t in paragraph.doc if p.start <= paragraph.start + t.idx < p.end]
    return not any(t.tag_ in FINITE or t.lower_ in FIRST_PERSON for t in said)


def _called(reading: Reading, p: Unit) -> Mention | None:
    """Who is given the floor by a paragraph that is a name and an outlet: "Jane Doe of the Daily News."."""
    persons = list(reading.mentions_in(p.start, p.end, "person"))
    if len(persons) != 1 or p.end - p.start > LONGEST_FIELD:
        return None
    rest = reading.text[p.start : persons[0].start] + reading.text[persons[0].end : p.end]
    return persons[0] if is_heading(rest) else None


def _form_fields(reading: Reading, units: list[Unit]) -> set[int]:
    """Starts of the fields of a form below a text: short lines that end with a colon, several in a row. A turn ends there."""
    is_field = [u.end - u.start <= LONGEST_FIELD and reading.quote(u.start, u.end).rstrip().endswith(":") for u in units]
    found = set()
    for n, field in enumerate(is_field):
        if field and (is_field[n - 1 : n] == [True] or is_field[n + 1 : n + 2] == [True]):
            found.add(units[n].start)
    return found


def _trimmed(text: str, start: int, end: int) -> int:
    """The end of what is said: closing stops, ornaments and stage directions ("(Applause.)") are cut."""
    while end > start:
        if text[end - 1] in TAIL:
            end -= 1
            continue
        opening = text.rfind("(", max(start, end - STAGE_DIRECTION), end) if text[end - 1] == ")" else -1
        if opening < 0 or text[start:opening].rstrip()[-1:] not in STOPS:
            return end
        end = opening
    return end
