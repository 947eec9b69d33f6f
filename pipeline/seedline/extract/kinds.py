"""The kind of a document: news, press release, statement, transcript, interview, index or other.

Belongs here: telling kinds by form (turns, items, person and tense of speech), by what the headline calls the text, and
by who published it. Does not belong here: the words (pack `document_kinds`), roles of lines (`ingest.layout`).

The order of the tests is that of their reliability; what none of them tells is taken for a press release, with low confidence.
"""

from __future__ import annotations

import re
from collections import Counter

from seedline.extract import masthead
from seedline.extract.page import TOKEN, Page, Wording
from seedline.extract.reading import Line
from seedline.reference import Reference

_MIN_ITEMS = 3
_DATELINE_CHARS = 110
_OPENING_LINES = 8
# Two questions between dashes make an interview.
_MIN_QUESTIONS = 2
_ASKED = re.compile(r"^\s*[-–—]\s.*\?\s*$")
_ANSWERED = re.compile(r"^\s*[-–—]\s.*[^?\s]\s*$")
_LABEL = re.compile(r"^[^\w\n]*(?P<label>[A-Z][\w.'’-]*(?:\s[\w.'’-]+){0,6}?)(?:\s*\([^()]*\))?\s*:\s+\S")
# A quotation that its paragraph leaves open goes on to the paragraph's end.
_QUOTED = re.compile(r"[\"“«„][^\"”»“\n]*(?:[\"”»“]|$)", re.MULTILINE)
# A speech has a word of the first person in this many of its words.
_FIRST_PERSON_SHARE = 0.008
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD", "VB"})
# `THE PRESIDENT: Good morning.`
_SPEAKER = re.compile(r"^\W*[A-Z][A-Z.'’ -]{3,50}:\s+\S")
_QUESTION = re.compile(r"^Q\b[.:]?\s+[A-Z(]")
# A cue, or two weaker signs, tell a story from a speech or a release.
_SURE_SIGNS = 2
# "SG/SM/21435", "GA/12345"
_SYMBOL = re.compile(r"[A-Z]{2,4}(?:/[A-Z]{1,5})*/\d{2,6}(?:[-/][A-Z\d.()/-]+)?")
_ADDRESS = re.compile(r"(?:https?://|www\.|\b(?=[\w-]+\.[\w-]+/))(?P<host>[\w.-]+)(?:/(?P<path>\w+))?", re.IGNORECASE)


class Kinds:
    """Tells the kind of a page whose title, publisher and author are known."""

    def __init__(self, wording: Wording, reference: Reference) -> None:
        self._wording = wording
        either = wording.either
        self._record = re.compile(
            rf"^\W*(?:{either('record_title', 'line')})\.?\s[A-Z][A-Z'’-]{{2,}}(?:\s\([^()]*\)|\sof\s[A-Z]\w+)?\.\s+\S"
        )
        self._first_person = frozenset(wording.words("first_person", "text"))
        self._mark = re.compile(rf"^\s*(?:{either('speech_mark', 'line')})")
        self._stage = re.compile(rf"\((?:{either('stage', 'line')})(?:\s[^()]{{1,60}})?\.?\)", re.IGNORECASE)
        self._office_acts = re.compile(rf"^\W*(?:the\s+)?(?:{either('own_office', 'title_start')})(?=\s+[a-z])")
        self._more = re.compile(rf"(?:^|[.!?]\s)(?:{either('more', 'line')})\s*$", re.IGNORECASE)
        self._official = {r["label"] for r in reference.rows("web_domains") if r["kind"] == "official"}

    def kind(self, page: Page, *, is_reprint: bool) -> tuple[str, float]:
        """The kind and how sure it is. `is_reprint`: the headline names a paper that printed the text."""
        texts = [page.text(line) for line in page.body]
        lead = " ".join(texts[:4])[:1500]
        if self._is_index(page, texts):
            return "index", 0.9
        if self._turns(page):
            credits = " ".join(page.text(line) for line in page.head if line.role in ("byline", "dateline"))
            is_interview = self._wording.says("interview", "title", page.headline) or self._wording.says(
                "interview", "lead", f"{credits} {lead[:400]}"
            )
            return ("interview", 0.85) if is_interview else ("transcript", 0.9)
        if self._is_agency(page) and not is_reprint:
            if self._wording.says("statement", "full_text", lead):
                return "statement", 0.8
            return "news", 0.9  # wires report on statements and news conferences
        if self._is_staged(page, texts):
            return "transcript", 0.85
        return self._named(page) or self._by_text(page, texts, lead)

    def _by_text(self, page: Page, texts: list[str], lead: str) -> tuple[str, float]:
        for kind in ("transcript", "statement"):
            if self._wording.says(kind, "lead", lead):
                return kind, 0.75
        signs = self._news_signs(page, texts)
        if self._is_speech(texts) and signs < _SURE_SIGNS:
            return "statement", 0.8
        publisher = page.publisher if page.publisher and not self._wording.is_distributor(page.publisher.value) else None
        if not publisher and not page.author and self._is_own(page):
            return "press_release", 0.8
        if publisher:
            is_office = self._wording.is_office(publisher.value)
            return ("press_release", 0.85) if is_office or not signs else ("news", 0.7)
        if page.author:
            return "news", 0.7
        if self._is_official(page):
            return "press_release", 0.8
        furniture = " ".join(page.text(line) for line in page.filled if line.role in ("boilerplate", "byline"))
        is_release = self._wording.says("press_release", "furniture", furniture) or self._wording.says("press_release", "lead", lead)
        if signs and not (is_release and signs < _SURE_SIGNS):
            return "news", 0.7
        return "press_release", 0.75 if is_release else 0.55

    def _is_agency(self, page: Page) -> bool:
        """The publisher is a news outlet, or stands where a dateline names the agency; distributors of releases are none."""
        p = page.publisher
        if p is None or self._wording.is_distributor(p.value) or self._wording.is_office(p.value):
            return False
        known = self._wording.type_of(p.value)
        return known == "news_outlet" or (not known and (page.is_wire or self._wording.says("news", "publisher", p.value)))

    def _is_official(self, page: Page) -> bool:
        """The page gives its own address, and that is an office's, or the symbol of a document of the United Nations' form."""
        for line in page.head:
            if line.role == "dateline" and _SYMBOL.fullmatch(page.text(line).strip()):
                return True
            for m in _ADDRESS.finditer(page.text(line)) if line.role == "boilerplate" else ():
                labels = m["host"].casefold().split(".")
                handle = (m["path"] or "").casefold() if len(labels) <= 2 and len(labels[0]) == 1 else ""  # t.me/NAME
                if self._official & set(labels) or any(len(w) > 2 and handle.startswith(w) | handle.endswith(w) for w in self._official):
                    return True
        return False

    def _named(self, page: Page) -> tuple[str, float] | None:
        """The kind that the headline names as its own ("Remarks by ..."), not as its news ("Minister regrets remarks")."""
        head = page.headline
        if self._wording.says("press_release", "title", head):
            return "press_release", 0.95
        if self._wording.says("other", "title_start", head):
            return "other", 0.8
        for kind in ("interview", "transcript", "statement"):
            m = self._wording.search(kind, "title", head)
            if m and page.title and self._is_label(page, page.title.start + m.start(), page.title.start + m.end()):
                if kind == "statement" and any(_SPEAKER.match(page.text(line)) for line in page.body[:4]):
                    return "transcript", 0.8
                return kind, 0.85
        return None

    @staticmethod
    def _is_label(page: Page, start: int, end: int) -> bool:
        """No finite verb stands in front of these words of the headline, nor right behind them."""
        sentence = page.reading.sentence_at(start)
        if sentence is None or page.headline.isupper():
            return True
        offset = sentence.paragraph.start
        front = [t for t in sentence.tokens if page.title and page.title.start <= t.idx + offset < start]
        behind = next((t for t in sentence.tokens if t.idx + offset >= end and not t.is_punct), None)
        return not any(t.tag_ in _FINITE for t in front) and (behind is None or behind.tag_ not in _FINITE)

    def _news_signs(self, page: Page, texts: list[str]) -> int:
        """How many kinds of signs of a newspaper's story the page shows: cues, weekdays without a date, a capital dateline with a colon."""
        text = " ".join(texts)[:5000]
        first = next(iter(page.body), None)
        reach = first.start + 1500 if first else 0
        weekday = any(e.form == "weekday" and not e.first.day for e in page.expressions if first and first.start <= e.start < reach)
        bare = [d for line, d in page.datelines if line.role == "body" and not d.agency and not d.is_dated]
        wire = not page.publisher and any(
            page.reading.quote(*d.place).isupper() and any(page.reading.mentions_in(*d.place, "place", "country")) for d in bare
        )
        credit = any(line.role == "byline" for line in page.head) and page.author is not None
        return 2 * self._wording.says("news", "text", text) + weekday + wire + credit

    def _is_index(self, page: Page, texts: list[str]) -> bool:
        items = [i for i, _ in masthead.items(page.reading, page.expressions) if page.reading.line_at(i).role == "body"]
        if len(items) >= _MIN_ITEMS and len(texts) >= _MIN_ITEMS:
            return True
        if sum(bool(self._more.search(t)) for t in texts) >= _MIN_ITEMS or self._wording.says("index", "title", page.headline):
            return True
        place = next((i for i, line in enumerate(page.filled) if line.role == "title"), 0)
        above = [line for line in page.filled[:place] if line.role == "body" and line.end - line.start > 80]
        return len(above) >= 2

    def _is_own(self, page: Page) -> bool:
        """A body's account of its own doings: the headline calls its officer by the office alone ("Secretary General visits ..."), or a
        dateline tells the year and no agency, as wires never do."""
        if not page.headline.istitle() and self._office_acts.match(page.headline):
            return True
        return any(d.is_dated and not d.agency and self._has_year(page, line) for line, d in page.datelines if line.role == "body")

    @staticmethod
    def _has_year(page: Page, line: Line) -> bool:
        return any(e.is_full for e in page.expressions if line.start <= e.start < line.start + _DATELINE_CHARS)

    def _is_staged(self, page: Page, texts: list[str]) -> bool:
        """One speaker's label, and what a stenographer adds ("(Applause.)") or a headline that names remarks."""
        opening = page.body[:_OPENING_LINES]
        labels = [line for line in opening if _SPEAKER.match(page.text(line)) and self._speaks(page, line)]
        named = any((m := _LABEL.match(page.text(line))) and self._is_speaker(page, line, m) for line in opening)
        if named and self._is_speech(texts):
            return True
        return bool(labels) and (
            any(self._stage.search(t) for t in texts)
            or self._wording.says("statement", "title", page.headline)
            or self._wording.says("transcript", "title", page.headline)
        )

    def _speaks(self, page: Page, line: Line) -> bool:
        """In front of the colon stands a person, or a speaker's title."""
        colon = page.text(line).index(":") + line.start
        named = any(page.reading.mentions_in(line.start, colon, "person"))
        return named or self._wording.says("speaker", "title", page.reading.quote(line.start, colon))

    def _turns(self, page: Page) -> bool:
        """Labelled turns, the style of parliamentary records, or marks of speech."""
        asked = sum(bool(_ASKED.match(page.text(line))) for line in page.body)
        if asked >= _MIN_QUESTIONS and sum(bool(_ANSWERED.match(page.text(line))) for line in page.body) >= _MIN_QUESTIONS:
            return True
        labels: Counter[str] = Counter()
        named = 0
        for line in page.body:
            text = page.text(line)
            if self._mark.match(text) or self._record.match(text):
                return True
            if _QUESTION.match(text):
                labels["Q"] += 1
                continue
            m = _LABEL.match(text)
            if m:
                labels[m["label"]] += 1
                named += self._is_speaker(page, line, m)
        return named >= 2 or (labels.total() >= 3 and max(labels.values()) >= 2)

    @staticmethod
    def _is_speaker(page: Page, line: Line, label: re.Match[str]) -> bool:
        return any(page.reading.mentions_in(line.start + label.start("label"), line.start + label.end("label"), "person"))

    def _is_speech(self, texts: list[str]) -> bool:
        """First person outside quotation marks."""
        own = _QUOTED.sub(" ", "\n".join(texts)[:60_000])
        tokens = [t for t in TOKEN.findall(own) if len(t) == 1 or not t.isupper()]  # "US" is no "us"
        spoken = sum(t.casefold() in self._first_person for t in tokens)
        return len(tokens) > 30 and spoken >= 3 and spoken >= _FIRST_PERSON_SHARE * len(tokens)
