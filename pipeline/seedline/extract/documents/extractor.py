"""What a document says of itself: title, kind, publisher, author, date, dateline's place, language.

Belongs here: title, language, date and place, and the order in which fields are read. Does not belong here: the roles of
lines (`ingest.layout`), the masthead date (`masthead`), publisher and author (`publishers`, `authors`), the kind (`kinds`).

Fields are reported only where the page says them: a ministry's guess of a publisher is no publisher.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language

from seedline.dataset import referent
from seedline.extract.calendar.grammar import Calendar, Expression
from seedline.extract.calendar.year_clues import YearClues
from seedline.extract.dates import in_order
from seedline.extract.documents import dateline, items, masthead
from seedline.extract.documents.authors import Authors
from seedline.extract.documents.kinds import Kinds
from seedline.extract.documents.page import TOKEN, Page, Wording, field
from seedline.extract.documents.publishers import Publishers
from seedline.extract.reading import Line, Reading
from seedline.extract.reports import DocumentField, Mention
from seedline.reference import Reference, cells, patterns

_DATELINE_CHARS = 110
_PLACE_CHARS = 60
# Between a place and its day stand marks at most.
_GAP = 3
# A machine's date in front of the headline.
_STAMP = re.compile(r"\s*(?:date:? )?\d{4}-\d\d-\d\d\s+(?=\S)")
# Sections stand between a headline and the name of its site: "Headline - Politics - zenda.com".
_SITE_BEHIND = re.compile(r"(?P<mark>\s[-–—|]\s|\s?(?:::|»|\s\|)\s?)(?P<name>(?:(?!\s[-–—]\s)[^|»]){2,60}?)\s*$")
_SECTION_WORDS = 3
_CRUMBS = re.compile(r"\s+(?:[/>»›|→•]|::)\s+")
_LEAST_WORDS = 4
_LINKED = re.compile(r"\W*\[\s*(?P<text>[^\[\]]+?)\s*\]\(\S+\)?\s*$")
_MARKS = re.compile(r"^[\s#*_`>:]+|[\s*_`]+$")
_AFTER_PLACE = re.compile(r"\)?\s*(?:,[^,–—-]{2,25})?,?\s*(?:[–—]|--|-\s|\(|/)")
# "GENEVA The ministers ...", "GENEVA: The ...", "GENEVA" on a line of its own.
_AFTER_CAPITALS = re.compile(r"\s*$|\s*[.:,]\s|\s[A-Z][a-z]*\s")
_AFTER_DATED_PLACE = re.compile(r"(?:,\s[A-Z][\w ]{2,25})?\s?(?::|[–—-]\s)")
_CITY_REACH = 40
# "Caspian Policy Weekly", "Lisbon Bureau": a place inside a name.
_NAME_GOES_ON = re.compile(r"\s[A-Z][a-z]{2,}")
# Words that open a sentence and are capitalised for nothing else.
_OPENING_TAGS = frozenset({"DT", "IN", "PRP", "PRP$"})
_BETWEEN_PLACE_AND_DATE = re.compile(r"^[\s,.:;()/|–—-]*(?:city\b)?[\s,.:;()/|–—-]*$", re.IGNORECASE)
_LANGUAGE_CHARS = 20_000
_LANGUAGE_SHARE = 0.05


class Fields:
    """Extractor of document fields."""

    name = "fields"
    version = "1"

    def __init__(self, nlp: Language, reference: Reference) -> None:
        self.calendar = reference.shared(Calendar)
        self.clues = YearClues(reference)
        self._languages = [(r["language"], frozenset(cells(r["words"]))) for r in reference.rows("language_words")]
        self._wording = wording = Wording(reference)
        self._publishers = Publishers(wording, reference)
        self._authors = Authors(wording, self._publishers)
        self._kinds = Kinds(wording, reference)
        buildings = patterns.either(r["head"] for r in reference.rows("place_heads") if not r["is_lower"])
        self._building = re.compile(rf"\s(?:{buildings})$")
        self._staff = re.compile(rf"\s(?:{wording.either('site_tool', 'staff')})\b", re.IGNORECASE)
        self._title_label = re.compile(rf"^\W*(?:{wording.either('title_label', 'line')})\s*[:\]]\s*", re.IGNORECASE)
        self._place_label = re.compile(rf"^\W*(?:{wording.either('place_label', 'line')})\s*[:\]]\s*$", re.IGNORECASE)

    def __call__(self, reading: Reading) -> Iterator[DocumentField]:
        page = self._page(reading)
        if not page.filled:
            return
        kind = self._kind(page)
        is_index = kind.value == "index"
        days = [start for start, _ in masthead.items(reading, page.expressions)]
        reading.items = items.starts(reading, days, self._kinds.more, is_index=is_index)
        # an index is dated from nowhere, its items are; and a heading of one item is no page's dateline
        place = self._place(page) if not is_index else None
        found = [page.title, page.publisher, page.author, place, self._published(page), kind, self._language(page)]
        yield from (f for f in found if f)

    def _page(self, reading: Reading) -> Page:
        page = Page(reading, in_order(self.calendar.find(reading.text)))
        if page.filled:
            page.title = self._title(page)
            page.author = self._authors.find(page)
            page.publisher = self._publishers.find(page)
        return page

    def signs(self, reading: Reading) -> frozenset[str]:
        """The signs of its kind that a document shows."""
        page = self._page(reading)
        return frozenset(self._kinds.signs(page, is_reprint=self._publishers.is_printed_elsewhere(page)) if page.filled else ())

    def _published(self, page: Page) -> DocumentField | None:
        own = masthead.find(page.reading, page.expressions, self.clues)
        return field("published", own.start, own.end, own.value, own.confidence) if own and own.is_stated else None

    def _title(self, page: Page) -> DocumentField | None:
        line = next((line for line in page.reading.lines if line.role == "title"), None)
        if line is None:
            return None
        text = page.text(line)
        if stamp := _STAMP.match(text):
            line = replace(line, start=line.start + stamp.end())
            text = page.text(line)
        label = self._title_label.match(text)
        if "," in text and _is_place_alone(page, line):
            return None  # "New York, New York"
        value = _MARKS.sub("", text[label.end() :].strip("\"' ") if label else text)
        value = self._without_crumbs(value)
        linked = _LINKED.match(value)
        value = self._without_site(page, line.start + text.index(value), linked["text"] if linked else value)
        start = line.start + text.index(value)
        return field("title", start, start + len(value), value, 0.95) if value else None

    def _without_crumbs(self, value: str) -> str:
        """The headline without the sections that lead to it: "Home / News / Ministers agree on a plan"."""
        *crumbs, rest = _CRUMBS.split(value)
        is_led = len(crumbs) > 1 and all(w.casefold() in self._wording.general for c in crumbs for w in c.split())
        return rest if is_led and len(rest.split()) >= _LEAST_WORDS else value

    def _without_site(self, page: Page, start: int, value: str) -> str:
        """The headline without the site's name behind it, and without the section that stands between them."""
        behind = _SITE_BEHIND.search(value)
        if (
            behind is None
            or len(value[: behind.start()].split()) < _LEAST_WORDS
            or not self._wording.is_site(behind["name"], behind["mark"])
        ):
            return value
        page.site = field("publisher", start + behind.start("name"), start + behind.end("name"), behind["name"], 0.8)
        section = _SITE_BEHIND.search(value, 0, behind.start())
        is_section = section is not None and len(section["name"].split()) <= _SECTION_WORDS
        return value[: section.start() if section and is_section else behind.start()].rstrip()

    def _kind(self, page: Page) -> DocumentField:
        value, confidence = self._kinds.kind(page, is_reprint=self._publishers.is_printed_elsewhere(page))
        start, end = (page.title.start, page.title.end) if page.title else (page.filled[0].start, page.filled[0].end)
        return field("kind", start, end, value, confidence)

    def _language(self, page: Page) -> DocumentField | None:
        tokens = [t.casefold() for t in TOKEN.findall(page.reading.text[:_LANGUAGE_CHARS])]
        if not tokens:
            return None
        counts = [(sum(t in words for t in tokens), -i) for i, (_, words) in enumerate(self._languages)]
        best, index = max(counts)
        if best < max(1, len(tokens) * _LANGUAGE_SHARE):
            return None
        line = max(page.filled[:40], key=lambda x: x.end - x.start)
        return field("language", line.start, min(line.end, line.start + 400), self._languages[-index][0], 0.95)

    # ------------------------------------------------------------------ place
    def _place(self, page: Page) -> DocumentField | None:
        """The dateline's place."""
        ways = (
            self._labelled,
            self._of_dateline,
            self._at_head,
            self._behind_date,
            self._in_run,
            self._beside_date,
            self._in_brackets,
            self._at_end_of_credits,
            self._behind_title,
            self._of_byline,
        )
        return next((found for way in ways if (found := way(page))), None)

    def _labelled(self, page: Page) -> DocumentField | None:
        """`Place: Lisbon`, `[Place] Lisbon`."""
        for line in page.head:
            m = next(page.reading.mentions_in(line.start, line.end, "place", "country"), None)
            if m and m.referent and self._place_label.match(page.reading.quote(line.start, m.start)):
                return field("place", m.start, m.end, m.referent, 0.95)
        return None

    def _of_dateline(self, page: Page) -> DocumentField | None:
        """`BEIJING, Jan. 5 (Agency) --`, by its form."""
        for _, found in page.datelines:
            types: tuple[str, ...] = ("place", "country", "organization") if found.agency else ("place", "country")
            if page.reading.text[found.place[1]] == ":" and not page.reading.quote(*found.place).isupper():
                types = ("place",)  # "Ruritania: We thank ..." is a speaker
            m = next(page.reading.mentions_in(*found.place, *types), None)
            known = self._wording.type_of(page.reading.quote(m.start, m.end), m.name or "") if m and m.type == "organization" else ""
            if known in ("news_outlet", "ministry"):
                continue
            rest = page.reading.quote(m.end, found.place[1]) if m else ""
            is_whole = found.agency or not (_NAME_GOES_ON.search(rest) if found.is_dated else TOKEN.search(rest))
            if m and m.referent and is_whole and m.start == found.place[0]:  # not "Ruritania's Minister – Chief Negotiator"
                # "Ruritania, Strelsau, May 5", "Old Palace, Strelsau, May 5": the country or the building in front of its city
                is_wide = m.type == "country" or self._building.search(m.name or "")
                city = next(page.reading.mentions_in(m.end, m.end + _CITY_REACH, "place"), None) if is_wide else None
                m = city if city and city.referent and page.reading.quote(m.end, city.start).strip() == "," else m
                return field("place", m.start, m.end, m.referent or "", 0.95)
        return None

    @staticmethod
    def _behind_date(page: Page) -> DocumentField | None:
        """`5 May 2020, Lisbon: The ministers ...`."""
        for line in page.head:
            e = next((x for x in page.expressions if line.start <= x.start < line.end), None) if line.role == "body" else None
            m = next(page.reading.mentions_in(e.end, line.end, "place", "country"), None) if e and page.leads(line, e.start) else None
            between = page.reading.quote(e.end, m.start).strip() if e and m else ""
            if m and m.referent and between in (",", "-", "–", "—") and _AFTER_DATED_PLACE.match(page.reading.text, m.end):
                return field("place", m.start, m.end, m.referent, 0.9)
        return None

    @staticmethod
    def _in_brackets(page: Page) -> DocumentField | None:
        """`Zenda Herald (Strelsau)` on a line of its own."""
        for line in page.head:
            m = next(page.reading.mentions_in(line.start, line.end, "place"), None)
            is_short = line.role in ("body", "byline", "dateline") and line.end - line.start <= _PLACE_CHARS
            if m and m.referent and is_short and page.reading.text[m.start - 1] == "(" and page.reading.text[m.end] == ")":
                return field("place", m.start, m.end, m.referent, 0.8) if not page.reading.quote(m.end + 1, line.end).strip() else None
        return None

    @staticmethod
    def _at_end_of_credits(page: Page) -> DocumentField | None:
        """`with the Minister of Transport Old Palace, Lisbon 5 May 2020`: a short line of the head ends in a place and its day."""
        for line in page.head:
            e = next((x for x in page.expressions if line.start <= x.start < line.end and x.is_full), None)
            if e is None or line.role not in ("body", "title") or line.is_long or TOKEN.search(page.reading.quote(e.end, line.end)):
                continue
            m = next((m for m in page.reading.mentions_in(line.start, e.start, "place") if m.referent and e.start - m.end <= _GAP), None)
            if m and not TOKEN.search(page.reading.quote(m.end, e.start)):
                return field("place", m.start, m.end, m.referent or "", 0.8)
        return None

    def _beside_date(self, page: Page) -> DocumentField | None:
        """`Lisbon, 5 May 2020` on a line of its own, at the head or at the end."""
        last = [line for line in page.filled if line.role != "boilerplate"][-2:]
        datelines = [line for line in [*page.head, *last] if line.role == "dateline" or _is_place_alone(page, line)]
        datelines = [line for line in datelines if line.start not in page.reading.items]
        return self._known_place(page, datelines, 0.9)

    @staticmethod
    def _at_head(page: Page) -> DocumentField | None:
        """A place at the head of a paragraph, and behind it what closes a dateline."""
        for line in page.head:
            if line.role in ("body", "dateline") and line.start not in page.reading.items:  # no heading of one part among others
                stop = min(line.end, line.start + _DATELINE_CHARS)
                m = next(page.reading.mentions_in(line.start, stop, "place", "country"), None)
                if m and m.referent and page.leads(line, m.start) and _closes_dateline(page.reading, m, line, page.expressions):
                    return field("place", m.start, m.end, m.referent, 0.95)
        return None

    def _in_run(self, page: Page) -> DocumentField | None:
        """`5 May 2020 (LISBON) – The ministers ...`, `Old Palace, Lisbon, 5 May 2020 – The ministers ...`."""
        for line in page.head:
            found = dateline.run(page.reading, line, page.expressions) if line.role == "body" else None
            if found:
                m = self._town([m for m in found[0] if m.type == "place"] or found[0])
                return field("place", m.start, m.end, m.referent or "", 0.9)
        return None

    def _behind_title(self, page: Page) -> DocumentField | None:
        """`... opening remarks (Lisbon, 5 May 2020)`, `Council meeting No. 12 Lisbon, 5 May 2020`, `Press conference, Lisbon`."""
        if not page.title:
            return None
        for m in page.reading.mentions_in(page.title.start, page.title.end, "place", "country"):
            e = next((x for x in page.expressions if m.end <= x.start < page.title.end), None)
            before, between = page.reading.quote(page.title.start, m.start).rstrip(), page.reading.quote(m.end, e.start) if e else "?"
            after = page.reading.quote(e.end, page.title.end) if e else ""
            is_apart = before.endswith(("(", ",", ":")) or (e is not None and between.strip() == "," and before[-1:].isdigit())
            is_last = (
                e is None
                and m.type == "place"
                and before.endswith(",")
                and m.end == page.title.end
                and self._wording.names_kind(page.headline)
            )
            if m.referent and is_apart and (is_last or between.strip() in (",", "")) and not after.strip(" )].*"):
                return field("place", m.start, m.end, m.referent, 0.85)
        return None

    def _of_byline(self, page: Page) -> DocumentField | None:
        """`By NAME in Lisbon`, no `Source: Lisbon Office`."""
        bylines = [line for line in page.head if line.role == "byline" and not self._wording.source_cue.match(page.text(line))]
        return self._known_place(page, bylines, 0.7)

    def _known_place(self, page: Page, lines: list[Line], confidence: float) -> DocumentField | None:
        named = [
            m
            for line in lines
            for m in page.reading.mentions_in(line.start, line.end, "place", "country")
            if m.referent and not self._is_in_name(page, m.end)
        ]
        m = self._town(named) if named else None
        return field("place", m.start, m.end, m.referent or "", confidence) if m else None

    def _is_in_name(self, page: Page, end: int) -> bool:
        """A longer name goes on behind it, or a newsroom's part: "Africa desk"."""
        if self._staff.match(page.reading.text, end):
            return True
        return bool(_NAME_GOES_ON.match(page.reading.text, end)) and not self._is_read(page, end + 1)

    @staticmethod
    def _is_read(page: Page, start: int) -> bool:
        """A date or another name begins there."""
        begun = {e.start for e in page.expressions} | {m.start for m in page.reading.mentions_touching(start, start + 1)}
        return start in begun

    def _town(self, named: list[Mention]) -> Mention:
        """The first place; one that is known, and no building, tells more ("NATO Headquarters" above "Brussels, Belgium")."""
        known = [m for m in named if not referent.is_local(m.referent or "")] or named
        return next((m for m in known if m.type == "country" or not self._building.search(m.name or "")), known[0])


def _is_place_alone(page: Page, line: Line) -> bool:
    """`Vienna, Austria`: a line of the head that holds a place, its country, and nothing else."""
    if line.role not in ("body", "title") or line.end - line.start > _PLACE_CHARS or line.start > page.head[-1].start:
        return False
    named = list(page.reading.mentions_in(line.start, line.end, "place", "country"))
    if not named:
        return False
    rest = page.text(line)
    for m in [*named, *page.reading.mentions_in(line.start, line.end, "organization")]:  # "AGENCY - Lisbon"
        rest = rest.replace(page.reading.quote(m.start, m.end), " ")
    return not TOKEN.search(rest)


def _closes_dateline(reading: Reading, place: Mention, line: Line, expressions: list[Expression]) -> bool:
    """Behind the place stands a dash, a full stop with capitals before it, a bracketed agency, a date, or a comma and a sentence that
    begins ("Lisbon, At the talks ...")."""
    rest = reading.quote(place.end, min(line.end, place.end + 60))
    if _AFTER_PLACE.match(rest):
        return True
    if _AFTER_CAPITALS.match(rest) and reading.quote(place.start, place.end).isupper():
        return True
    begins = reading.token_at(place.end + 2) if rest.startswith(", ") and rest[2:3].isupper() else None
    if begins is not None and begins.tag_ in _OPENING_TAGS and place.end + 2 < line.end:
        return True
    e = next((x for x in expressions if place.end <= x.start < place.end + 12), None)
    return bool(
        e
        and _BETWEEN_PLACE_AND_DATE.match(reading.quote(place.end, e.start))
        and reading.quote(e.end, e.end + 3).strip()[:1] in ("", ".", ",", "(", "-", "–", "—", "/", ":")
    )
