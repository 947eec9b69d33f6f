"""What a document says of itself: title, kind, publisher, author, date, dateline, language.

Belongs here: document fields, from the roles of lines, the mentions found so far and the packs
`document_kinds` and `language_words`.
Does not belong here: the roles themselves (`ingest.layout`), the masthead date (`masthead`).

Fields are reported only where the page says them: a ministry's guess of a publisher is no publisher.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from spacy.language import Language

from seedline.dataset import referent
from seedline.extract import dateline, masthead
from seedline.extract.calendar import Calendar, Expression
from seedline.extract.reading import Line, Reading
from seedline.extract.reports import DocumentField, Mention
from seedline.extract.year_clues import YearClues
from seedline.reference import Reference, cells

_HEAD_LINES = 10
_TAIL_LINES = 6
_DATELINE_CHARS = 110
_MIN_ITEMS = 3
_MARKS = re.compile(r"^[\s#*_`>]+|[\s*_`]+$")
_BETWEEN_PLACE_AND_DATE = re.compile(r"^[\s,.:;()/|–—-]*(?:city\b)?[\s,.:;()/|–—-]*$", re.IGNORECASE)
_LABEL = re.compile(r"^[^\w\n]*(?P<label>[A-Z][\w.'’-]*(?:\s[\w.'’-]+){0,6}?)(?:\s*\([^()]*\))?\s*:\s+\S")
_AGENCY = re.compile(
    r"^[\s.,:–—-]*(?:\((?P<a>[^()]{2,40}?)(?:\s[-–—]\s[^()]{2,30})?\)|/(?P<b>[^/]{2,40})/|(?P<c>[A-Z][\w.+-]*(?:\s[A-Z][\w.+-]*){0,4})\s*[.–—:-](?=\s))"
)
# The symbol of a document ("SC/13878") is no publisher.
_SYMBOL = re.compile(r"/\w*\d")
_ENDS_CRUMB = re.compile(r"[ \t]*(?:$|[^\w\s]|[ \t]{2}|\t)", re.MULTILINE)
_CAPITALISED = re.compile(r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,4}")
_CUE_REACH = 40
_PERSON_LIKE = re.compile(r"[A-Z][\w'’-]+(?:\s[A-Z][\w.'’-]*){1,3}")
_CREDIT = re.compile(r"^\W*(?:©|\(c\)|copyright)", re.IGNORECASE)
# A quotation that its paragraph leaves open goes on to the paragraph's end.
_QUOTED = re.compile(r"[\"“«„][^\"”»“\n]*(?:[\"”»“]|$)", re.MULTILINE)
_TOKEN = re.compile(r"[^\W\d_]+(?:['’‘][^\W\d_]+)?")
# A speech has a word of the first person in this many of its words.
_FIRST_PERSON_SHARE = 0.008
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD", "VB"})
# `THE PRESIDENT: Good morning.`
_SPEAKER = re.compile(r"^\W*[A-Z][A-Z.'’ -]{3,50}:\s+\S")
_QUESTION = re.compile(r"^Q\b[.:]?\s+[A-Z(]")
# A cue, or two weaker signs, tell a story from a speech or a release.
_SURE_SIGNS = 2
# "H.E", "PM": capitals too short for an agency that is not known.
_SHORT_NAME = 3


class _Page:
    """A page under way: its reading, calendar expressions, lines that hold something, and the fields found so far."""

    def __init__(self, reading: Reading, expressions: list[Expression]) -> None:
        self.reading = reading
        self.expressions = expressions
        self.filled = [line for line in reading.lines if line.role != "blank"]
        self.title: DocumentField | None = None
        self.author: DocumentField | None = None
        self.publisher: DocumentField | None = None
        self.datelines = [
            (line, found)
            for line in self.filled[:_HEAD_LINES]
            if line.role in ("body", "dateline") and (found := dateline.find(reading.text, line.start, line.end, expressions))
        ]

    @property
    def headline(self) -> str:
        return self.title.value if self.title else ""

    def text(self, line: Line) -> str:
        return self.reading.text[line.start : line.end]


class Fields:
    """Extractor of document fields."""

    name = "fields"
    version = "1"

    def __init__(self, nlp: Language, reference: Reference) -> None:
        self.calendar = Calendar(reference)
        self.clues = YearClues(reference)
        self._languages = [(r["language"], frozenset(cells(r["words"]))) for r in reference.rows("language_words")]
        self._kinds: dict[tuple[str, str], re.Pattern[str]] = {}
        words: dict[str, list[str]] = {}
        for r in reference.rows("document_kinds"):
            self._kinds[r["kind"], r["where"]] = _phrases(cells(r["words"]), at_start=r["where"] == "title_start")
            words[r["kind"]] = cells(r["words"])
        self._author_cue = re.compile(
            rf"(?<!\w)(?:{_either(reference, 'author_cue', 'line')})\s+|^\W*(?:{_either(reference, 'author_cue', 'start')})\b:?\s+",
            re.IGNORECASE,
        )
        self._told_of = re.compile(rf"(?<!\w)(?:{_either(reference, 'told_of', 'title')})\s+(?:\w+\s+){{0,3}}$", re.IGNORECASE)
        self._byline_of_others = re.compile(rf"(?<!\w)(?:{_either(reference, 'editor_cue', 'line')})(?!\w)", re.IGNORECASE)
        self._article_by = re.compile(rf"(?<!\w)(?:{_either(reference, 'author_cue', 'title')})(?!\w)", re.IGNORECASE)
        self._printed_in_cue = re.compile(rf"(?<!\w)(?:{_either(reference, 'printed_in', 'title')})\s+(?:the\s+)?", re.IGNORECASE)
        self._record = re.compile(rf"^\W*(?:{_either(reference, 'record_title', 'line')})\.?\s[A-Z][A-Z'’-]{{2,}}(?:\s\([^()]*\))?\.\s+\S")
        self._title_label = re.compile(rf"^\s*(?:{_either(reference, 'title_label', 'line')})\s*:\s*", re.IGNORECASE)
        self._source_cue = re.compile(rf"^\W*(?:{_either(reference, 'source_cue', 'line')})\s*:?\s*", re.IGNORECASE)
        self._reports_cue = re.compile(rf"\s+(?:{_either(reference, 'reports_cue', 'lead')})\s*(?:\.|$)", re.IGNORECASE)
        self._first_person = frozenset(words["first_person"])
        self._mark = re.compile(r"^\s*(?:" + "|".join(map(re.escape, words["speech_mark"])) + ")")
        self._more = re.compile(r"(?:^|[.!?]\s)(?:" + "|".join(map(re.escape, words["more"])) + r")\s*$", re.IGNORECASE)
        self._outlets: dict[str, str] = {}
        for r in reference.rows("organizations"):
            for name in (r["name"], r["abbreviation"], *cells(r["aliases"])):
                self._outlets.setdefault(name.casefold(), r["type"])

    def __call__(self, reading: Reading) -> Iterator[DocumentField]:
        page = _Page(reading, self.calendar.find(reading.text))
        if not page.filled:
            return
        page.title = self._title(page)
        page.author = self._author(page)
        page.publisher = self._publisher(page)
        found = [page.title, page.publisher, page.author, self._place(page), self._published(page), self._kind(page), self._language(page)]
        yield from (f for f in found if f)

    def _published(self, page: _Page) -> DocumentField | None:
        own = masthead.find(page.reading, page.expressions, self.clues)
        return _field("published", own.start, own.end, own.value, own.confidence) if own and own.is_stated else None

    # ------------------------------------------------------------------ title, language
    def _title(self, page: _Page) -> DocumentField | None:
        line = next((line for line in page.reading.lines if line.role == "title"), None)
        if line is None:
            return None
        text = page.text(line)
        label = self._title_label.match(text)
        value = _MARKS.sub("", text[label.end() :].strip("\"' ") if label else text)
        start = line.start + text.index(value)
        return _field("title", start, start + len(value), value, 0.95) if value else None

    def _language(self, page: _Page) -> DocumentField | None:
        tokens = [t.casefold() for t in _TOKEN.findall(page.reading.text[:20_000])]
        if not tokens:
            return None
        counts = [(sum(t in words for t in tokens), -i) for i, (_, words) in enumerate(self._languages)]
        best, index = max(counts)
        if best < max(1, len(tokens) * 0.05):
            return None
        line = max(page.filled[:40], key=lambda x: x.end - x.start)
        return _field("language", line.start, min(line.end, line.start + 400), self._languages[-index][0], 0.95)

    # ------------------------------------------------------------------ publisher, author, place
    def _type(self, reading: Reading, m: Mention) -> str:
        """Kind of an organisation by the reference pack, or an empty string."""
        return self._outlets.get(reading.quote(m.start, m.end).casefold()) or self._outlets.get((m.name or "").casefold(), "")

    def _publisher(self, page: _Page) -> DocumentField | None:
        for found in (
            self._marked_agency(page),
            self._dateline_agency(page),
            self._masthead_name(page),
            self._issuer(page),
            self._printed_in(page),
            self._credited_agency(page),
        ):
            if found:
                return found
        return None

    def _marked_agency(self, page: _Page) -> DocumentField | None:
        """`BEIJING, Jan. 5 (Xinhua) --`: what stands where the agency does and is no place."""
        for _, found in page.datelines:
            if found.agency is None or any(page.reading.mentions_in(*found.agency, "place", "country", "date", "person")):
                continue
            name = page.reading.quote(*found.agency)
            if not self._says("press_release", "agency", name):
                return _field("publisher", *found.agency, name, 0.95)
        return None

    def _credited_agency(self, page: _Page) -> DocumentField | None:
        """`Source: AFP` on a line of its own; `..., Trend reports.` in the first paragraph."""
        for line in page.filled[:_HEAD_LINES] + page.filled[-_TAIL_LINES:]:
            cue = self._source_cue.match(page.text(line))
            if cue:
                for m in page.reading.mentions_in(line.start + cue.end(), line.end, "organization"):
                    if m.start - line.start - cue.end() <= 2 and self._type(page.reading, m) == "news_outlet":
                        return _of_mention("publisher", page.reading, m, 0.85)
        lead = next((line for line in page.filled if line.role == "body"), None)
        for m in page.reading.mentions_in(lead.start, lead.end, "organization") if lead else ():
            if self._type(page.reading, m) == "news_outlet" and self._reports_cue.match(page.reading.text, m.end, lead.end if lead else 0):
                return _of_mention("publisher", page.reading, m, 0.7)
        return None

    def _dateline_agency(self, page: _Page) -> DocumentField | None:
        """`MOSCOW. Sept 6 (Interfax) -`, `DUSHANBE. KAZINFORM –`, `Bishkek - 24.kg, Name`."""
        for line in page.filled[:_HEAD_LINES]:
            if line.role in ("title", "boilerplate"):
                continue
            stop = min(line.end, line.start + _DATELINE_CHARS)
            place = next(
                (m for m in page.reading.mentions_in(line.start, stop, "place", "country") if _leads(page.reading, line, m.start)), None
            )
            after = place.end if place else line.start
            for e in page.expressions:
                if line.start <= e.start < stop and _BETWEEN_PLACE_AND_DATE.match(page.reading.text[after : e.start]):
                    after = e.end
                    break
            if line.role == "dateline":
                own = [m for m in page.reading.mentions_in(line.start, line.end, "organization") if self._is_publisher(page.reading, m)]
                if own:
                    return _of_mention("publisher", page.reading, own[0], 0.9)
            if after == line.start:
                continue
            found = _AGENCY.match(page.reading.text[after:stop])
            if found:
                group = next(g for g in "abc" if found[g])
                start, end = after + found.start(group), after + found.end(group)
                name = page.reading.quote(start, end)
                is_name = group != "c" or any(page.reading.mentions_in(start, end, "organization"))
                if (is_name or (name.isupper() and len(name) > _SHORT_NAME)) and not self._says("press_release", "agency", name):
                    return _field("publisher", start, end, name, 0.95)
        return None

    def _is_publisher(self, reading: Reading, m: Mention) -> bool:
        is_distributor = self._says("press_release", "agency", reading.quote(m.start, m.end))
        return not is_distributor and self._type(reading, m) in ("news_outlet", "ministry", "")

    def _masthead_name(self, page: _Page) -> DocumentField | None:
        """The organisation that a page's head or its copyright line names first."""
        title = next((i for i, line in enumerate(page.filled) if line.role == "title"), len(page.filled))
        body = next((i for i, line in enumerate(page.filled) if line.role == "body"), len(page.filled))
        head = [line for line in page.filled[: min(_HEAD_LINES, title + 2, body)] if line.role == "boilerplate"]
        notices = [line for line in page.filled[-_TAIL_LINES:] if line.role == "boilerplate" and _CREDIT.match(page.text(line))]
        for line in [*head, *notices]:
            for m in page.reading.mentions_in(line.start, line.end, "organization"):
                lead = _TOKEN.findall(page.reading.quote(line.start, m.start))
                name = page.reading.quote(m.start, m.end)
                is_known = self._type(page.reading, m) or self._says("office", "name", name)
                if line not in notices and not (is_known and _ENDS_CRUMB.match(page.reading.text, m.end)):
                    continue
                if len(lead) <= (1 if line not in notices else 4) and not _SYMBOL.match(page.reading.text, m.end):
                    return _of_mention("publisher", page.reading, m, 0.85)
        return None

    @staticmethod
    def _issuer(page: _Page) -> DocumentField | None:
        """`Press service of the Ministry of ...` as a line of its own."""
        for line in page.filled:
            if line.role == "byline":
                own = list(page.reading.mentions_in(line.start, line.end, "organization"))
                persons = any(page.reading.mentions_in(line.start, line.end, "person"))
                if own and not persons:
                    return _of_mention("publisher", page.reading, own[-1], 0.8)
        return None

    def _printed_in(self, page: _Page) -> DocumentField | None:
        """`Article ... published in NAME`: a known paper, else the capitalised words that follow."""
        cue = self._printed_in_cue.search(page.headline) if page.title else None
        if not cue or not page.title:
            return None
        start = page.title.start + cue.end()
        own = next(page.reading.mentions_in(start, page.title.end, "organization"), None)
        if own and own.start == start:
            return _of_mention("publisher", page.reading, own, 0.85)
        name = _CAPITALISED.match(page.reading.text, start, page.title.end)
        return _field("publisher", start, name.end(), name[0], 0.7) if name else None

    def _author(self, page: _Page) -> DocumentField | None:
        ends = page.filled[:_HEAD_LINES] + page.filled[-_TAIL_LINES:]
        for line in ends:
            text = page.text(line)
            cue = self._author_cue.search(text)
            if cue and line.role in ("byline", "dateline", "boilerplate"):
                return self._credited(page, line.start + cue.end(), line.end)
        for line in ends:
            if line.role in ("byline", "dateline") and not self._byline_of_others.search(page.text(line)):
                person = next(page.reading.mentions_in(line.start, line.end, "person"), None)
                # in "Agency Lastname" the name is the agency's
                before = next(reversed([*page.reading.mentions_in(line.start, person.start, "organization")]), None) if person else None
                if person and not (before and person.start - before.end < 2):
                    return _of_mention("author", page.reading, person, 0.85)
        if page.title:
            cue = self._article_by.search(page.title.value)
            if cue:
                person = next(page.reading.mentions_in(page.title.start + cue.end(), page.title.end, "person"), None)
                if person:
                    return _of_mention("author", page.reading, person, 0.85)
        return None

    def _credited(self, page: _Page, start: int, end: int) -> DocumentField | None:
        """The author whom a cue names: the first name up to the next credit; an unknown "organisation" there is a person too."""
        for m in page.reading.mentions_in(start, end, "person", "organization"):
            if m.start - start >= _CUE_REACH or ";" in page.reading.quote(start, m.start):
                break
            if m.type == "person" or (
                m.start == start and not self._type(page.reading, m) and _PERSON_LIKE.fullmatch(page.reading.quote(m.start, m.end))
            ):
                return _of_mention("author", page.reading, m, 0.95 if m.type == "person" else 0.7)
        return None

    @staticmethod
    def _place(page: _Page) -> DocumentField | None:
        """The dateline's place: on a dateline, at the head of the text before date, agency or dash, or after the title."""
        for _, found in page.datelines:
            types = ("place", "country", "organization") if found.is_dated or found.agency else ("place", "country")
            m = next(page.reading.mentions_in(*found.place, *types), None)
            if m and m.referent and m.start == found.place[0] and m.start < found.place[1]:
                return _field("place", m.start, m.end, m.referent, 0.95)
        datelines = [line for line in [*page.filled[:_HEAD_LINES], *page.filled[-2:]] if line.role == "dateline"]
        named = [m for line in datelines for m in page.reading.mentions_in(line.start, line.end, "place", "country") if m.referent]
        # a known place tells more than a building ("NATO Headquarters" above "Brussels, Belgium")
        m = next((m for m in named if not referent.is_local(m.referent or "")), named[0] if named else None)
        if m and m.referent:
            return _field("place", m.start, m.end, m.referent, 0.9)
        for line in page.filled[:_HEAD_LINES]:
            if line.role not in ("body", "dateline"):
                continue
            m = next(page.reading.mentions_in(line.start, min(line.end, line.start + _DATELINE_CHARS), "place", "country"), None)
            if m and m.referent and _leads(page.reading, line, m.start) and _closes_dateline(page.reading, m, line, page.expressions):
                return _field("place", m.start, m.end, m.referent, 0.95)
        if page.title:
            for m in page.reading.mentions_in(page.title.start, page.title.end, "place", "country"):
                e = next((x for x in page.expressions if m.end <= x.start < page.title.end), None)
                before, between = page.reading.quote(page.title.start, m.start).rstrip(), page.reading.quote(m.end, e.start) if e else "?"
                after = page.reading.quote(e.end, page.title.end) if e else ""
                if m.referent and before.endswith(("(", ",")) and between.strip() in (",", "") and not after.strip(" )].*"):
                    return _field("place", m.start, m.end, m.referent, 0.85)
        return None

    # ------------------------------------------------------------------ kind
    def _kind(self, page: _Page) -> DocumentField:
        value, confidence = self._kind_value(page)
        start, end = (page.title.start, page.title.end) if page.title else (page.filled[0].start, page.filled[0].end)
        return _field("kind", start, end, value, confidence)

    def _kind_value(self, page: _Page) -> tuple[str, float]:
        body = [line for line in page.filled if line.role == "body"]
        texts = [page.text(line) for line in body]
        lead = " ".join(texts[:4])[:1500]
        if self._is_index(page, texts):
            return "index", 0.9
        by_agency = self._is_agency(page) and not self._printed_in_cue.search(page.headline)
        if self._turns(page, body):
            is_interview = self._says("interview", "title", page.headline) or self._says("interview", "lead", lead[:400])
            return ("interview", 0.85) if is_interview else ("transcript", 0.9)
        if by_agency:
            return "news", 0.9  # wires report on statements and news conferences
        named = self._named_kind(page, body)
        if named:
            return named
        for kind in ("transcript", "statement"):
            if self._says(kind, "lead", lead):
                return kind, 0.75
        signs = self._news_signs(page, texts)
        if self._is_speech(texts) and signs < _SURE_SIGNS:
            return "statement", 0.8
        if page.publisher:
            return ("press_release", 0.85) if self._is_office(page.publisher.value) or not signs else ("news", 0.7)
        if page.author:
            return "news", 0.7
        furniture = " ".join(page.text(line) for line in page.filled if line.role in ("boilerplate", "byline"))
        is_release = self._says("press_release", "furniture", furniture) or self._says("press_release", "lead", lead)
        if signs and not (is_release and signs < _SURE_SIGNS):
            return "news", 0.7
        return "press_release", 0.75 if is_release else 0.55

    def _is_agency(self, page: _Page) -> bool:
        """The publisher is a news outlet, or stands where a dateline names the agency; distributors of releases are none."""
        p = page.publisher
        if p is None or self._says("press_release", "agency", p.value) or self._is_office(p.value):
            return False
        known = self._outlets.get(p.value.casefold())
        return known == "news_outlet" or (known is None and any(d.agency == (p.start, p.end) for _, d in page.datelines))

    def _named_kind(self, page: _Page, body: list[Line]) -> tuple[str, float] | None:
        """The kind that the headline names as its own ("Remarks by ..."), not as its news ("Minister regrets remarks")."""
        head = page.headline
        if self._says("press_release", "title", head):
            return "press_release", 0.95
        if self._says("other", "title_start", head):
            return "other", 0.8
        for kind, confidence in (("interview", 0.85), ("transcript", 0.85), ("statement", 0.85)):
            pattern = self._kinds.get((kind, "title"))
            m = pattern.search(head) if pattern else None
            if m and page.title and self._is_label(page, page.title.start + m.start(), page.title.start + m.end()):
                if kind == "statement" and any(_SPEAKER.match(page.text(line)) for line in body[:4]):
                    return "transcript", 0.8
                return kind, confidence
        return None

    @staticmethod
    def _is_label(page: _Page, start: int, end: int) -> bool:
        """No finite verb stands in front of these words of the headline, nor right behind them."""
        sentence = page.reading.sentence_at(start)
        if sentence is None or page.headline.isupper():
            return True
        offset = sentence.paragraph.start
        front = [t for t in sentence.tokens if page.title and page.title.start <= t.idx + offset < start]
        behind = next((t for t in sentence.tokens if t.idx + offset >= end and not t.is_punct), None)
        return not any(t.tag_ in _FINITE for t in front) and (behind is None or behind.tag_ not in _FINITE)

    def _news_signs(self, page: _Page, texts: list[str]) -> int:
        """How many kinds of signs of a newspaper's story the page shows: cues, weekdays without a date, a capital dateline with a colon."""
        text = " ".join(texts)[:5000]
        first = next((line for line in page.filled if line.role == "body"), None)
        reach = first.start + 1500 if first else 0
        weekday = any(e.form == "weekday" and not e.first.day for e in page.expressions if first and first.start <= e.start < reach)
        bare = [d for line, d in page.datelines if line.role == "body" and not d.agency and not d.is_dated]
        wire = not page.publisher and any(
            page.reading.quote(*d.place).isupper() and any(page.reading.mentions_in(*d.place, "place", "country")) for d in bare
        )
        credit = any(line.role == "byline" for line in page.filled[:_HEAD_LINES]) and page.author is not None
        return 2 * self._says("news", "text", text) + weekday + wire + credit

    def _says(self, kind: str, where: str, text: str) -> bool:
        pattern = self._kinds.get((kind, where))
        found = pattern.search(text) if text and pattern else None
        # "Minister delivers remarks" reports on them
        return bool(found) and not (where == "title" and self._told_of.search(text, 0, found.start() if found else 0))

    def _is_office(self, name: str) -> bool:
        return self._says("press_release", "furniture", name) or self._outlets.get(name.casefold()) == "ministry"

    def _is_index(self, page: _Page, texts: list[str]) -> bool:
        items = [i for i, _ in masthead.items(page.reading, page.expressions) if page.reading.line_at(i).role == "body"]
        if len(items) >= _MIN_ITEMS and len(texts) >= _MIN_ITEMS:
            return True
        if sum(bool(self._more.search(t)) for t in texts) >= 3 or self._says("index", "title", page.headline):
            return True
        place = next((i for i, line in enumerate(page.filled) if line.role == "title"), 0)
        above = [line for line in page.filled[:place] if line.role == "body" and line.end - line.start > 80]
        return len(above) >= 2

    def _turns(self, page: _Page, body: list[Line]) -> bool:
        """Labelled turns, the style of parliamentary records, or marks of speech."""
        labels: Counter[str] = Counter()
        named = 0
        for line in body:
            text = page.text(line)
            if self._mark.match(text) or self._record.match(text):
                return True
            if _QUESTION.match(text):
                labels["Q"] += 1
                continue
            m = _LABEL.match(text)
            if m:
                labels[m["label"]] += 1
                named += any(page.reading.mentions_in(line.start + m.start("label"), line.start + m.end("label"), "person"))
        return named >= 2 or (labels.total() >= 3 and max(labels.values()) >= 2)

    def _is_speech(self, texts: Iterable[str]) -> bool:
        """The page itself speaks in the first person, outside quotation marks."""
        own = _QUOTED.sub(" ", "\n".join(texts)[:60_000])
        tokens = [t for t in _TOKEN.findall(own) if len(t) == 1 or not t.isupper()]  # "US" is no "us"
        spoken = sum(t.casefold() in self._first_person for t in tokens)
        return len(tokens) > 30 and spoken >= 3 and spoken >= _FIRST_PERSON_SHARE * len(tokens)


def _either(reference: Reference, kind: str, where: str) -> str:
    """Words of the pack `document_kinds` as alternatives, the longest first."""
    words = [w for r in reference.rows("document_kinds") if (r["kind"], r["where"]) == (kind, where) for w in cells(r["words"])]
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


def _phrases(words: list[str], *, at_start: bool) -> re.Pattern[str]:
    body = "|".join(re.escape(w.strip()).replace(r"\ ", r",?\s+") for w in sorted(words, key=len, reverse=True))
    lead = r"^\W*(?:the\s+|an?\s+)?" if at_start else r"(?<!\w)"
    return re.compile(rf"{lead}(?:{body})(?!\w)", re.IGNORECASE)


def _field(name: str, start: int, end: int, value: str, confidence: float) -> DocumentField:
    return DocumentField(start=start, end=end, name=name, value=value, confidence=confidence)


def _of_mention(name: str, reading: Reading, m: Mention, confidence: float) -> DocumentField:
    return _field(name, m.start, m.end, reading.quote(m.start, m.end), confidence)


def _leads(reading: Reading, line: Line, start: int) -> bool:
    """Nothing but marks (an emoji, a bracket) stands in front of it on its line."""
    return not _TOKEN.search(reading.quote(line.start, start))


def _closes_dateline(reading: Reading, place: Mention, line: Line, expressions: list[Expression]) -> bool:
    """Behind the place stands a dash, a full stop with capitals before it, a bracketed agency, or a date."""
    rest = reading.quote(place.end, min(line.end, place.end + 60))
    if re.match(r"\s*(?:,[^,–—-]{2,25})?,?\s*(?:[–—]|--|-\s|\(|/)", rest):
        return True
    if re.match(r"\s*[.:]\s", rest) and reading.quote(place.start, place.end).isupper():
        return True
    e = next((x for x in expressions if place.end <= x.start < place.end + 12), None)
    return bool(
        e
        and _BETWEEN_PLACE_AND_DATE.match(reading.quote(place.end, e.start))
        and reading.quote(e.end, e.end + 3).strip()[:1] in ("", ".", ",", "(", "-", "–", "—", "/", ":")
    )
