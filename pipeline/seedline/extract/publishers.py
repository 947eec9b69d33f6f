"""Who published a page, as far as the page says so.

Belongs here: agencies of datelines, names of mastheads, labelled credits, lines of rights. Does not belong here: guesses (a
ministry that a text is about is no publisher), who wrote the text (`authors`), the words of credits (pack `document_kinds`).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from seedline.extract.page import BYLINE_CHARS, BYLINE_REACH, TOKEN, Page, Wording, field, of_mention
from seedline.extract.reading import Line, Reading
from seedline.extract.reports import DocumentField, Mention
from seedline.reference import Reference, cells, patterns

# The symbol of a document ("SC/13878") is no publisher.
_SYMBOL = re.compile(r"/\w*\d")
# "AGENCY PR/07/2021": who numbers its papers so has issued this one.
_OWN_SYMBOL = re.compile(r"\s[A-Z]{1,6}(?:/[A-Z]+)*/\d{1,4}(?:/\d{2,4})?\s*$", re.MULTILINE)
_ENDS_CRUMB = re.compile(r"[ \t]*(?:$|[^\w\s/]|[ \t]{2}|\t)", re.MULTILINE)
# An outlet that only its name shows to be one is less sure than a body that is known or begins like an office.
_EMBLEM = 0.75
_EMBLEM_REST = 3
_CAPITALISED = re.compile(r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,4}")
# `© 2014-2020 Zenda News. All rights reserved.`
_NOTICE = re.compile(r"\W*(?i:©|\(c\)|copyright)[\s\d©–-]*(?P<name>(?:[A-Z][\w.'’&-]*\s?){2,6}(?=\W*$|[.,|]))?")
_NOTICE_WORDS = 4
_STAMPED = re.compile(r"\s*date:? \d{4}-\d\d-\d\d\s+(?P<name>\S.*?)(?:\s+(?:Report|Desk|Monitor))?\s*$")
# A name that stands where sites have theirs goes before an office named in a byline.
_SURE_NAME = 0.7
_DOMAIN = re.compile(r"(?<![\w@./-])[\w-]{2,40}(?:\.[a-z]{2,4}){1,2}(?![\w@/.-]*[\w/])")
_LABELLED = re.compile(r"\s*[A-Z][\w.'’-]*(?:\s[\w.'’-]+){0,5}\s*:\s*\S")
# No dash or full stop parts the agency's bracket from the text.
_GOES_ON = re.compile(r"[^()\n]{0,40}[)/]\s+[A-Z\"“]")
_OPENING_AGENCY = re.compile(r"\W{0,3}\((?P<name>[A-Z][\w.-]{1,20}(?:\s[A-Z][\w.-]+){0,2})\)(?:\s*[-–—]\s|\s*(?:[-–—:]\s*)?(?=[A-Z\"“]))")
_SITE = r"(?P<name>[\w-]{2,40}(?:\.[A-Za-z]{2,4}){1,2})"
# A line break may be lost between the site's address and the text: "zenda.comThe ministers ...".
_OPENING_DOMAIN = re.compile(rf"\W{{0,4}}(?:{_SITE}\s*[-–—:]\s|{_SITE.replace('name', 'glued').replace('A-Za-z', 'a-z')}(?=[A-Z][a-z]*\s))")
_OPENINGS = (_OPENING_AGENCY, _OPENING_DOMAIN)
# "ZENDA.COM / NEWS / POLITICS": the first of a line of crumbs
_CRUMBED_DOMAIN = re.compile(rf"\s*{_SITE}\s*(?:[|>»›•]|\s/\s)")
_CLOSING_AGENCY = re.compile(
    r"[.!?][\"”’]?\s*(?:\((?P<name>[A-Z]{2,6})\)\s*$|(?:--?|[–—])\s?(?P<behind>(?!END)[A-Z]{3,}(?:[-/][A-Z]{3,})*)\s*$"
    r"|\s(?P<credited>[A-Z]{3,})\s?\([^()\n]{0,20}?\b(?i:author|editor|reporter|reporting|writer)s?\b)"
)
_CREDITED_NAME = re.compile(r"[A-Z][\w.-]*(?:\s[A-Z][\w.-]*){0,3}(?=\W*$)", re.MULTILINE)
# "H.E", "PM": capitals too short for an agency that is not known.
_SHORT_NAME = 3
_VALUE_CHARS = 80
# Pieces of a line of furniture, parted by marks of crumbs, bars and wide gaps; a language switch in front is left out.
_CHUNK = re.compile(r"(?:[^\s|>»›·•/\\:\[\]]|[ \xa0](?![ \xa0]))+")
# "@zendanews" below a channel's name.
_HANDLE = re.compile(r"\s*@\w+\s*$")
# A line that goes on below: "Official website of the".
_BROKEN_OFF = re.compile(r"\bof(?:\sthe)?\s*$")
# A name without the marks around it.
_TRIMMED = re.compile(r"[^\W_].*[\w.)]")
_OUTLET = re.compile(r"(?:[A-Z][\w.'’-]*|of|the|and|&)(?:\s(?:[A-Z][\w.'’-]*|of|the|and|&)){1,6}")
# An outlet's name, known or not.
_OUTLET_NAME = r"[^\W\d_a-z][\w.+-]*(?:\s[A-Z][\w.+-]*){0,3}"

# "Given Family, AGENCY", "G.Family, photo by N.Name, AGENCY": who signs the text, and for whom.
_SIGNATURE = re.compile(
    r"\s*(?P<name>(?:[A-Z][\w'’-]*\.?\s?){1,2}[A-Z][\w'’-]+)(?:,[^,]{4,40})?,\s(?P<outlet>[A-Z]\w*[A-Z]\w*|[A-Z]\w+(?:\s[A-Z]\w+){0,2})\.?\s*"
)


class Publishers:
    """Finds publishers."""

    def __init__(self, wording: Wording, reference: Reference) -> None:
        self._wording = wording
        either = wording.either
        furniture: dict[str, list[str]] = {}
        for row in reference.rows("page_furniture"):
            furniture.setdefault(row["kind"], []).extend(cells(row["words"]))
        sites = [w for w in furniture["masthead"] + furniture["office"] if len(w.split()) > 1]
        sections = [w for w in furniture["phrase"] if len(w) > _SHORT_NAME]
        self._printed_in_cue = re.compile(rf"(?<!\w)(?:{either('printed_in', 'title')})\s+(?:the\s+)?", re.IGNORECASE)
        self._publisher_key = re.compile(rf"^\W*(?:{either('publisher_key', 'line')})\s*(?:[:：=]|\])\s*", re.IGNORECASE)
        self._published_by = re.compile(
            rf"^\W*(?:{either('publisher_cue', 'line')})\s+(?:the\s+)?(?P<name>[A-Z].*?)[\W®™]*$", re.IGNORECASE
        )
        # "..., Agency reports.", "..., Agency reports, citing the ministry", "..., Agency learned from the ministry"
        self._reports = re.compile(
            rf"(?:^|[,;]\s|\.\s)(?:the\s)?(?P<name>{_OUTLET_NAME})\s+(?:(?:{either('reports_cue', 'lead')})(?=\s*(?:[.,]|$)"
            rf"|\s(?:{either('reports_cue', 'behind')})\b)|(?:{either('reports_cue', 'middle')})(?=\s))"
        )
        self._person_title = re.compile(rf"(?:{either('record_title', 'line')})\b")
        self._site_start = re.compile(rf"(?:the\s+)?(?:{patterns.either(sites)})\s+\w[\w\s,.'’()-]{{3,120}}$", re.IGNORECASE)
        self._before_emblem = re.compile(rf"\W*(?:(?:{either('before_emblem', 'line')})\s+(?:the\s+)?)+", re.IGNORECASE)
        self._edition = re.compile(rf"(?:[\s,–—-]+(?:{either('edition', 'line')}))+\W*$", re.IGNORECASE)
        kinds = "|".join(either(kind, "alone") for kind in ("statement", "transcript"))
        self._kind_end = re.compile(rf"\b(?:{kinds})s?$", re.IGNORECASE)
        self._outlet_end = re.compile(rf"\s(?:{patterns.either(furniture['masthead_end'])})$", re.IGNORECASE)
        self._sections = re.compile(rf"\b(?:{patterns.either(sections)})\b", re.IGNORECASE)
        self._files = re.compile(rf"\.(?:{either('file_ending', 'name')})$", re.IGNORECASE)

    def find(self, page: Page) -> DocumentField | None:
        wire = self.marked_agency(page)
        page.is_wire = wire is not None
        frame = sorted(self._of_frame(page), key=lambda f: -f.confidence)
        return (
            self._named_outright(page)
            or (self._in_full(page, wire) if wire else None)
            or self.marked_agency(page, distributors=True)
            or self._on_dateline(page)
            or self._keyed(page)
            or next((f for f in frame if f.confidence > _SURE_NAME), None)
            or self._issuer(page)
            or self._printed_in(page)
            or self._credited_agency(page)
            or self._signed(page)
            or self._closing_agency(page)
            or self._lead_agency(page)
            or next(iter(frame), None)
        )

    def _in_full(self, page: Page, found: DocumentField) -> DocumentField:
        """The agency's full name, where a byline or a notice of rights spells out what the dateline shortens."""
        short = found.value.casefold()
        if not found.value.isupper():
            return found
        for line in [*page.head, *page.tail]:
            for m in (
                page.reading.mentions_in(line.start, line.end, "organization") if line.role in ("byline", "dateline", "boilerplate") else ()
            ):
                name = page.reading.quote(m.start, m.end)
                initials = "".join(w[0] for w in name.split() if w[0].isupper()).casefold()
                if len(name.split()) > 1 and initials == short:
                    return of_mention("publisher", page.reading, m, found.confidence)
        return found

    def marked_agency(self, page: Page, *, distributors: bool = False) -> DocumentField | None:
        """`BEIJING, Jan. 5 (Xinhua) --`: what stands where the agency does and is no place."""
        for _, found in page.datelines:
            if found.agency is None or any(page.reading.mentions_in(*found.agency, "place", "country", "date", "person")):
                continue
            if self._person_title.match(page.reading.quote(*found.place)):
                continue  # "Mr. NAME. Madam Speaker, ..."
            if any(m.type == "person" for m in page.reading.mentions_touching(*found.place)):
                continue  # "NAME, OFFICE (Division): Good evening"
            is_marked = found.is_dated or (
                page.reading.text[found.agency[0] - 1] in "(/" and not _GOES_ON.match(page.reading.text, found.agency[1])
            )
            if not is_marked and not any(m.type in ("place", "country") for m in page.reading.mentions_touching(*found.place)):
                continue
            name = page.reading.quote(*found.agency)
            if self._wording.is_distributor(name) == distributors:
                return field("publisher", *found.agency, name, 0.7 if distributors else 0.95)
        return None

    def _on_dateline(self, page: Page) -> DocumentField | None:
        """`16:41, 27 September 2023, Outlet` on a line of its own."""
        for line in page.head:
            own = list(page.reading.mentions_in(line.start, line.end, "organization")) if line.role in ("dateline", "boilerplate") else []
            is_dated = any(line.start <= e.start < line.end and e.first.day for e in page.expressions)
            if line.role == "boilerplate":  # "Agency, 5 May 2020 Font size:"
                own = [m for m in own if page.leads(line, m.start) and self._wording.type_of_mention(page.reading, m) == "news_outlet"]
            own = own if is_dated else []
            m = next((m for m in own if self._may_publish(page.reading, m)), None)
            if m:
                return of_mention("publisher", page.reading, m, 0.9)
            numbered = next(page.reading.mentions_in(line.start, line.end, "organization"), None) if line.role == "dateline" else None
            if numbered and _OWN_SYMBOL.match(page.reading.text, numbered.end, line.end):
                return of_mention("publisher", page.reading, numbered, 0.8)
        for _, found in page.datelines:  # "Ministry of Foreign Affairs 14.03.2022"
            m = next(page.reading.mentions_in(*found.place, "organization"), None) if found.is_dated else None
            if m and m.start == found.place[0] and self._wording.type_of_mention(page.reading, m) == "ministry":
                return of_mention("publisher", page.reading, m, 0.8)
        return None

    def _may_publish(self, reading: Reading, m: Mention) -> bool:
        is_distributor = self._wording.is_distributor(reading.quote(m.start, m.end))
        return not is_distributor and self._wording.type_of_mention(reading, m) in ("news_outlet", "ministry", "")

    def _keyed(self, page: Page) -> DocumentField | None:
        """`publisher: Ruritanian News Agency` in front matter."""
        for line in page.head:
            key = self._publisher_key.match(page.text(line))
            if key:
                start = line.start + key.end()
                value = page.reading.quote(start, line.end).strip(" \t\"'")
                if value and len(value) < _VALUE_CHARS and "://" not in value:
                    start = page.reading.text.index(value, start)
                    return field("publisher", start, start + len(value), value, 0.9)
        return None

    def _named_outright(self, page: Page) -> DocumentField | None:
        """`Published by Trade & Ports Monitor` on a line of its own."""
        for line in [*page.head, *page.tail]:
            m = self._published_by.match(page.text(line)) if line.role == "byline" else None
            start, end = (line.start + m.start("name"), line.start + m.end("name")) if m else (0, 0)
            person = next(page.reading.mentions_in(start, end, "person"), None)
            if 0 < end - start < _VALUE_CHARS and not (person and person.start == start):
                return field("publisher", start, end, page.reading.quote(start, end), 0.9)
        return None

    def _of_frame(self, page: Page) -> Iterator[DocumentField]:
        """Names in the furniture that may be the site's own."""
        title = next((i for i, line in enumerate(page.filled) if line.role == "title"), len(page.head))
        body = next((i for i, line in enumerate(page.filled) if line.role == "body"), len(page.filled))
        first = _STAMPED.match(page.text(page.filled[0])) if page.filled[0].role == "byline" else None
        if first:  # " date 2022-01-12 Zenda Report"
            start, end = page.filled[0].start + first.start("name"), page.filled[0].start + first.end("name")
            yield field("publisher", start, end, first["name"], 0.6)
        yield from self._channel(page)
        above = max(min(title + 2, body), min(title + BYLINE_REACH, len(page.head)))
        for line, below in itertools.pairwise(page.head[: above + 1]):
            if line.role in ("boilerplate", "byline") and not self._credits_others(page.text(line)):
                yield from self._emblems(page, line, below)
        for i, line in enumerate([*page.head, *page.tail]):
            text = page.text(line)
            if line.role != "boilerplate" or self._wording.of_others.search(text):
                continue
            if i >= len(page.head):
                yield from self._speaking_name(page, line)
            crumbed = _CRUMBED_DOMAIN.match(text) if i < title else None
            if crumbed and not self._files.search(crumbed["name"]):
                yield field("publisher", line.start + crumbed.start("name"), line.start + crumbed.end("name"), crumbed["name"], _EMBLEM)
            found = _DOMAIN.search(text) if ":" not in text and "/" not in text else None
            if found and not self._files.search(found[0]):  # `write for agency.com`
                yield field("publisher", line.start + found.start(), line.start + found.end(), found[0], 0.5)

    def _credits_others(self, text: str) -> bool:
        """ "8 pictures. Photo: AGENCY"."""
        m = self._wording.of_others.search(text)
        return m is not None and text[m.end() :].lstrip().startswith(":")

    @staticmethod
    def _channel(page: Page) -> Iterator[DocumentField]:
        """A channel's name, above the date of a post that has no headline."""
        first = page.filled[0]
        name = _TRIMMED.search(page.text(first)) if first.role == "boilerplate" and not page.title else None
        below = next((line for line in page.filled[1:] if not _HANDLE.match(page.text(line))), None)
        if name and below and below.role != "body" and any(below.start <= e.start < below.end for e in page.expressions):
            yield field("publisher", first.start + name.start(), first.start + name.end(), name[0], 0.8)

    def _emblems(self, page: Page, line: Line, below: Line) -> Iterator[DocumentField]:
        """`Ministry of Transport | EN FR`, `Official website of the President of Ruritania`, `Zenda News`: pieces of a line above the
        headline that are nothing but the name of a body, an office or an outlet, whoever they are."""
        text = page.text(line)
        if _BROKEN_OFF.search(text) and below.role == "boilerplate":
            start, name = line.start + len(text) - len(text.lstrip()), f"{text.strip()} {page.text(below).strip()}"
            if self._site_start.match(name):
                yield field("publisher", start, below.end, name, 0.8)
                return
        for m in _CHUNK.finditer(text if line.role == "boilerplate" else ""):
            lead = self._before_emblem.match(m[0])
            core = self._edition.sub("", m[0][lead.end() if lead else 0 :])
            start = line.start + m.start() + (lead.end() if lead else 0)
            found = _TRIMMED.search(core)
            name = found[0] if found else ""
            if not found or _SYMBOL.search(name) or self._is_section(name):
                continue
            start += found.start()
            own = next(page.reading.mentions_in(start, start + len(name), "organization"), None)
            rest = page.reading.quote(own.end, start + len(name)) if own and own.start - start <= len("the ") else name
            is_own = own is not None and self._is_emblem(page, own.start, own.end) > _EMBLEM
            only_sections = not TOKEN.search(self._sections.sub(" ", rest))
            sure = 0.0 if is_own and only_sections else self._is_emblem(page, start, start + len(name))
            if sure:
                yield field("publisher", start, start + len(name), name, sure)
            elif own and is_own and (only_sections or _ENDS_CRUMB.match(rest)):
                yield of_mention("publisher", page.reading, own, 0.8)

        found = _TRIMMED.search(text) if line.role == "byline" else None
        if found and self._is_emblem(page, line.start + found.start(), line.start + found.end()) > _EMBLEM:
            yield field("publisher", line.start + found.start(), line.start + found.end(), found[0], 0.8)

    def _is_emblem(self, page: Page, start: int, end: int) -> float:
        """How sure it is that a name stands for a site: it is known, begins like an office's or ends like an outlet's."""
        name = page.reading.quote(start, end)
        if self._kind_end.search(name):
            return 0.0  # "Press Conferences", "Foreign Ministry Spokesperson's Remarks"
        own = next(page.reading.mentions_in(start, end, "organization"), None)
        is_whole = own is not None and (own.start, own.end) == (start, end)
        if self._wording.type_of(name, (own.name or "") if own and is_whole else ""):
            return 0.8
        if start == page.filled[0].start and self._wording.says("news", "publisher", name) and _OUTLET.fullmatch(name):
            return 0.0 if self._wording.says("index", "title_start", name) else _EMBLEM
        if self._site_start.match(name) or (is_whole and self._wording.says("office", "name", name)):
            return 0.8
        rest = page.reading.quote(own.end, end).split() if own and own.start == start and not is_whole else []
        if (
            rest and len(rest) <= _EMBLEM_REST and all(w[0].isupper() for w in rest) and not self._wording.names_kind(name)
        ):  # "Ruritanian Union External Action"
            return _EMBLEM
        return _EMBLEM if self._outlet_end.search(name) and _OUTLET.fullmatch(name) else 0.0

    def _speaking_name(self, page: Page, line: Line) -> Iterator[DocumentField]:
        """`© 2020 Zenda News`, `Ministry of Transport, 5 Castle Street, tel. ...`, `Zenda News reserves the right ...` below the text."""
        text = page.text(line)
        notice = _NOTICE.match(text)
        for m in page.reading.mentions_in(line.start, line.end, "organization"):
            name, rest = page.reading.quote(m.start, m.end), page.reading.quote(m.end, line.end).lstrip()
            has_address = page.leads(line, m.start) and rest[:1] in (",", "|") and self._wording.says("office", "name", name)
            if has_address or (notice and len(TOKEN.findall(page.reading.quote(line.start, m.start))) <= _NOTICE_WORDS):
                yield of_mention("publisher", page.reading, m, 0.8)
        found = _OUTLET.match(text, len(text) - len(text.lstrip()))
        if found and self._outlet_end.search(found[0]) and not self._is_section(found[0]):
            yield field("publisher", line.start + found.start(), line.start + found.end(), found[0], 0.6)
        if notice and notice["name"]:
            yield field("publisher", line.start + notice.start("name"), line.start + notice.end("name"), notice["name"], 0.7)

    def _is_section(self, name: str) -> bool:
        """ "Breaking News", "World Today": nothing in it but general words."""
        return all(w.casefold() in self._wording.general or not w[0].isupper() for w in name.split())

    def _issuer(self, page: Page) -> DocumentField | None:
        """`Press service of the Ministry of ...` as a line of its own."""
        for line in page.filled:
            if line.role == "byline" and (line in page.tail or self._wording.says("press_release", "issuer", page.text(line))):
                own = list(page.reading.mentions_in(line.start, line.end, "organization"))
                persons = any(page.reading.mentions_in(line.start, line.end, "person"))
                if own and not persons:
                    page.is_wire = not page.leads(line, own[-1].start) and not self._wording.type_of_mention(page.reading, own[-1])
                    return of_mention("publisher", page.reading, own[-1], 0.8)
                text = page.text(line).strip()
                if not own and not persons and self._wording.says("press_release", "issuer", text) and len(text) < _VALUE_CHARS:
                    lead = self._wording.author_cue.match(page.text(line))
                    start = line.start + (lead.end() if lead else 0)
                    return field("publisher", start, line.end, page.reading.quote(start, line.end).strip(), 0.6)
        return None

    def _printed_in(self, page: Page) -> DocumentField | None:
        """`Article ... published in NAME`: a known paper, else the capitalised words that follow."""
        cue = self._printed_in_cue.search(page.headline) if page.title else None
        if not cue or not page.title:
            return None
        start = page.title.start + cue.end()
        own = next(page.reading.mentions_in(start, page.title.end, "organization"), None)
        if own and own.start == start:
            return of_mention("publisher", page.reading, own, 0.85)
        name = _CAPITALISED.match(page.reading.text, start, page.title.end)
        return field("publisher", start, name.end(), name[0], 0.7) if name else None

    def _credited_agency(self, page: Page) -> DocumentField | None:
        """`Source: AFP`, `Agency | Updated: ...`, `-- AGENCY`, `By NAME, Agency`: an outlet on a line of credits."""
        for line in [*page.head, *page.tail]:
            text = page.text(line)
            cue = self._wording.source_cue.match(text)
            if cue:
                for m in page.reading.mentions_in(line.start + cue.end(), line.end, "organization"):
                    is_source = line.role != "body" or self._wording.type_of_mention(page.reading, m) == "news_outlet"
                    if m.start - line.start - cue.end() <= 2 and is_source:
                        return of_mention("publisher", page.reading, m, 0.85)
            is_credit = len(text) <= BYLINE_CHARS and line.role in ("byline", "dateline", "body", "boilerplate")
            name = _CREDITED_NAME.match(page.reading.text, line.start + cue.end(), line.end) if cue and line in page.tail else None
            if name:
                return field("publisher", name.start(), name.end(), name[0], 0.6)
            for m in page.reading.mentions_in(line.start, line.end, "organization") if is_credit else ():
                around = f"{page.reading.quote(line.start, m.start)} {page.reading.quote(m.end, line.end)}"
                for place in page.reading.mentions_in(line.start, line.end, "place", "country"):
                    around = around.replace(page.reading.quote(place.start, place.end), " ")
                stands_alone = not re.search(r"\w", self._sections.sub(" ", around))
                if self._wording.type_of_mention(page.reading, m) == "news_outlet" and (line.role == "byline" or stands_alone):
                    return of_mention("publisher", page.reading, m, 0.8)
        return None

    def signature(self, page: Page) -> re.Match[str] | None:
        """`Given Family, AGENCY` below the text: `name` and `outlet`."""
        for line in page.tail:
            m = _SIGNATURE.fullmatch(page.reading.text, line.start, line.end) if line.role in ("body", "byline") else None
            if m and self._wording.may_be_person(m["name"]) and not any(page.reading.mentions_in(line.start, line.end, "place", "country")):
                return m
        return None

    def _signed(self, page: Page) -> DocumentField | None:
        m = self.signature(page)
        return field("publisher", *m.span("outlet"), m["outlet"], 0.8) if m else None

    @staticmethod
    def _closing_agency(page: Page) -> DocumentField | None:
        """`... in Lisbon. (AGENCY)`: the last paragraph ends in the agency's letters."""
        last = page.body[-1] if page.body else page.filled[-1]
        m = _CLOSING_AGENCY.search(page.text(last))
        name = (m.lastgroup or "name") if m else ""
        return field("publisher", last.start + m.start(name), last.start + m.end(name), m[name], 0.7) if m else None

    def _lead_agency(self, page: Page) -> DocumentField | None:
        """`..., Trend reports.` and `Agency.Net - The minister ...` in the first paragraph."""
        lead = next(iter(page.body), None)
        if lead is None:
            return None
        text = page.reading.text
        opening = next((o for at in page.body[:2] for p in _OPENINGS if (o := p.match(text, at.start, at.end))), None)
        if opening:
            name = opening.lastgroup or "name"
            return field("publisher", *opening.span(name), opening[name], 0.8)
        labels = sum(bool(_LABELLED.match(page.text(line))) for line in page.body)
        m = next(page.reading.mentions_in(lead.start, lead.end, "organization"), None)
        if m and page.leads(lead, m.start) and self._wording.type_of_mention(page.reading, m) == "news_outlet":
            after = page.reading.quote(m.end, lead.end)[:4]
            # where others are asked, too, the outlet asks the question
            if re.match(r"\s*(?:[-–—]\s|:(?:\s|$))", after) and (":" not in after or labels < 2):
                return of_mention("publisher", page.reading, m, 0.7)
        for line in page.body[:2]:
            for told in self._reports.finditer(page.text(line)):
                start, end = line.start + told.start("name"), line.start + told.end("name")
                others = any(page.reading.mentions_in(start, end, "person", "country", "place"))
                if not others and not self._wording.says("office", "name", told["name"]):
                    return field("publisher", start, end, told["name"], 0.7)
        return None

    def is_printed_elsewhere(self, page: Page) -> bool:
        """The headline names the paper that printed the text."""
        return bool(self._printed_in_cue.search(page.headline))
