"""Who published a page, as far as the page says so.

Belongs here: agencies of datelines, labelled credits, signatures, and which of all names is taken. Does not belong here: names in
the furniture (`sites`), guesses (a ministry that a text is about is no publisher), who wrote the text (`authors`), the words of
credits (pack `document_kinds`).
"""

from __future__ import annotations

import re

from seedline.extract.documents import dateline
from seedline.extract.documents.page import BYLINE_CHARS, TOKEN, Page, Wording, field, of_mention
from seedline.extract.documents.sites import NUMBERED_ITEM, SITE, Sites
from seedline.extract.reading import Reading
from seedline.extract.reports import DocumentField, Mention
from seedline.reference import Reference, cells, patterns

# "AGENCY PR/07/2021": who numbers its papers so has issued this one.
_OWN_SYMBOL = re.compile(r"\s[A-Z]{1,6}(?:/[A-Z]+)*/\d{1,4}(?:/\d{2,4})?\s*$", re.MULTILINE)
_ARTICLE = re.compile(r"\bThe $")
_CAPITALISED = re.compile(r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,4}")
# A name that stands where sites have theirs goes before an office named in a byline.
_SURE_NAME = 0.7
_LABELLED = re.compile(r"\s*[A-Z][\w.'’-]*(?:\s[\w.'’-]+){0,5}\s*:\s*\S")
# No dash or full stop parts the agency's bracket from the text.
_GOES_ON = re.compile(r"[^()\n]{0,40}[)/]\s+[A-Z\"“]")
_OPENING_AGENCY = re.compile(
    r"\W{0,3}\((?P<name>[A-Z][\w.-]{1,20}(?:\s[A-Z][\w.-]+){0,2})\)(?:\s*(?:--|[-–—])\s|\s*(?:[-–—:]\s*)?(?=[A-Z\"“]))"
)
# A line break may be lost between the site's address and the text: "zenda.comThe ministers ...".
_OPENING_DOMAIN = re.compile(rf"\W{{0,4}}(?:{SITE}\s*[-–—:]\s|{SITE.replace('name', 'glued').replace('A-Za-z', 'a-z')}(?=[A-Z][a-z]*\s))")
# "February 13, ZNA. The ministers ...", "ZNA (August 4, 2014): The ...", "(STRELSAU) August 4. ZNA - The ..."
_OPENING_DATED = re.compile(
    r"\W{0,3}(?:(?:[A-Z][a-z]{2,8}\.?\s\d\d?|\d\d?\s[A-Z][a-z]{2,8})(?:,?\s\d{4})?,\s(?P<name>[A-Z][A-Za-z]{1,11})\.\s(?=[A-Z])"
    r"|(?P<dated>[A-Z]{2,8})\s\([^()\n]{3,20}\d{4}\):\s"
    r"|\([A-Z][\w .-]{2,30}\)\s(?:[A-Z][a-z]{2,8}\.?\s\d\d?|\d\d?\s[A-Z][a-z]{2,8})\.\s(?P<behind>[A-Z]\w*[A-Z])\s[-–—]\s)"
)
# "The ZENDA -- The ministers ..."
_OPENING_NAME = re.compile(r"\W{0,3}(?P<name>The\s[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,2})\s?(?:--|—)\s(?=[A-Z\"“])")
_OPENINGS = (_OPENING_AGENCY, _OPENING_DOMAIN, _OPENING_DATED, _OPENING_NAME)
_CLOSING_AGENCY = re.compile(
    r"[.!?][\"”’]?\s*(?:\((?P<name>[A-Z]{2,6})\)\s*$|(?:--?|[–—])\s?(?P<behind>(?!END)[A-Z]{3,}(?:[-/][A-Z]{3,})*)\s*$"
    r"|\s(?P<credited>[A-Z]{3,})\s?\([^()\n]{0,20}?\b(?i:author|editor|reporter|reporting|writer)s?\b)"
)
_BEHIND_STOP = re.compile(r"[^\W\d][.!?][\"”’]?\s*[-–—(\[/]*\s*$")
_CREDITED_NAME = re.compile(r"[A-Z][\w.-]*(?:\s(?:(?:of|the|and|for)\s){0,2}[A-Z][\w.-]*){0,6}(?=\W*$)", re.MULTILINE)
# "H.E", "PM": capitals too short for an agency that is not known.
_SHORT_NAME = 3
_VALUE_CHARS = 80
_PARAGRAPHS = 2
# Who typed an agency's text is told by initials in its last lines.
_LAST_LINES = 3
_INITIALS = 3
# "Department of Transport • Press Division • Strelsau"
_NEXT_ITEM = re.compile(r"\s[.•·|]\s")
# "Publication: Zenda Monitor Volume: 20 Issue: 91"
_NEXT_KEY = re.compile(r"\s+[A-Z][a-z]+:\s")
# Between a name and its letters.
_GAP = 2
# Below the text stand an office, its address and the site's furniture.
_LINES_BELOW = 10
# An outlet's name, known or not.
_OUTLET_NAME = r"[^\W\d_a-z][\w.+-]*(?:\s[A-Z][\w.+-]*){0,3}"

# "Zenda Herald (Strelsau)": whose story a distributor of newspapers prints.
_PLACED = re.compile(r"\W*(?:The\s)?(?P<name>[A-Z][\w.&'’-]*(?:\s[\w.&'’-]+){0,6})\s\((?P<place>[A-Z][^()\n]{2,40})\)\W*")
# "By Given Family, Zenda.com, May 5, 2020": no address of a page.
_OWN_DOMAIN = re.compile(rf"(?<![\w@./-]){SITE}(?![\w@/.-])")
# "Strelsau: Zenda Herald" on a line of its own.
_BEHIND_PLACE = re.compile(
    r"\W*(?P<place>[A-Z][^\W\d_]+(?:\s[A-Z][^\W\d_]+)?)\s?(?::|[-–—])\s(?P<name>[A-Z][\w.'’-]*(?:\s(?:and|of|the|[A-Z][\w.'’-]*)){1,4})\s*"
)
# The name of a feed, with its outlet's set off by a mark, is no longer than this.
_FEED_WORDS = 8
_MARKS = ":|-–—"
# "Headline | Zenda Herald": between a page's headline and its site in the title of a window
_WINDOW_MARK = " | "
_SECTION = re.compile(r"\s[-–—|]\s(?P<name>[A-Z]\w+(?:\s\w+)?):\s")
# "MFA Press Statement: Minister's meeting ..."
_LABEL_END = re.compile(r"\s*:\s")
# "18:20 ZST": the zone of a clock; "SC/12-AFR/34": a part of a symbol.
_CLOCK_OR_SYMBOL = re.compile(r"(?:\d[:.]\d\d(?:\s?[ap]\.?m\.?)?\s*|\w[-/])$", re.IGNORECASE)
_SPELLED = re.compile(r"\W*(?P<name>[A-Z][\w.&'’-]*(?:\s(?:of|the|and|for|[A-Z][\w.&'’-]*)){1,8})\s\((?P<short>[A-Z]{2,8})\)\W*")
# "Zenda Herald May 5, 2020"
_BEFORE_DAY = re.compile(r"\W*(?P<name>[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,4})[\s,|–—-]*$")
# "Given Family – Agency:" above the text
_HEADING = re.compile(r"\W*(?P<name>(?:[A-Z][\w'’-]*\.?\s?){1,2}[A-Z][\w'’-]+)\s[–—-]\s(?P<outlet>[A-Z]\w+(?:\s[A-Z]\w+){0,2}):?\W*")
# "Strelsau. Given Family – AGENCY. The ministers ...": the three in one run above the text's first words.
_RUN_IN = re.compile(
    r"\W*(?P<place>[A-Z]\w+)\.\s(?P<name>(?:[A-Z][\w'’-]+\s){1,2}[A-Z][\w'’-]+)\s[–—-]\s?(?P<outlet>[A-Z]\w*[A-Z])\.\s(?=[A-Z])"
)
# "Given Family, AGENCY", "G.Family, photo by N.Name, AGENCY": who signs the text, and for whom.
_SIGNATURE = re.compile(
    r"\s*(?P<name>(?:[A-Z][\w'’-]*\.?\s?){1,2}[A-Z][\w'’-]+)(?:,[^,]{4,40})?,\s(?P<outlet>[A-Z]\w*[A-Z]\w*|[A-Z]\w+(?:\s[A-Z]\w+){0,2})\.?\s*"
)


class Publishers:
    """Finds publishers."""

    def __init__(self, wording: Wording, reference: Reference) -> None:
        self._wording = wording
        either = wording.either
        self._sites = Sites(wording, reference)
        self._printed_in_cue = re.compile(rf"(?<!\w)(?:{either('printed_in', 'title')})\s+(?:the\s+)?", re.IGNORECASE)
        self._publisher_key = re.compile(rf"^\W*(?:{either('publisher_key', 'line')})\s*(?:[:：=]|\])\s*", re.IGNORECASE)
        self._published_by = re.compile(
            rf"\W*(?:{either('publisher_cue', 'line')}):?\s+(?:the\s+)?(?P<name>[A-Z].*?)[\W®™]*$", re.IGNORECASE
        )
        kinds = "|".join(either(kind, "alone") for kind in ("statement", "transcript"))
        releases = either("press_release", "title")
        self._released_by = re.compile(rf"\W*(?:{releases})\s(?:issued\s)?(?:by|of|from)\s(?:the\s)?", re.IGNORECASE)
        self._kind_behind = re.compile(rf"\s?[-–—|]\s(?:{kinds}|{releases})s?\W*", re.IGNORECASE)
        self._from = re.compile(rf"\W*(?:{either('publisher_cue', 'name')}):?\s+(?:the\s+)?", re.IGNORECASE)
        # "..., Agency reports.", "..., Agency reports, citing the ministry", "..., Agency learned from the ministry"
        self._reports = re.compile(
            rf"(?:^|[,;]\s|\.\s)(?:(?i:the|as|this)\s)*(?P<name>{_OUTLET_NAME})\s+(?:(?:{either('reports_cue', 'lead')})(?=\s*(?:[.,]|$)"
            rf"|\s(?:{either('reports_cue', 'behind')})\b)|(?:{either('reports_cue', 'middle')})(?=\s))"
        )
        self._told_cue = re.compile(rf"\b(?:{either('reports_cue', 'before')})\s+(?:the\s)?$", re.IGNORECASE)
        updates = [w for r in reference.rows("page_furniture") if r["kind"] in ("updated", "date_label") for w in cells(r["words"])]
        self._update = re.compile(patterns.either(updates), re.IGNORECASE)
        self._person_title = re.compile(rf"(?:{either('record_title', 'line')})\b")

    def find(self, page: Page) -> DocumentField | None:
        wire = self.marked_agency(page)
        page.is_wire = wire is not None
        frame = sorted(self._sites.names(page), key=lambda f: -f.confidence)
        return (
            self._named_outright(page)
            or (self._in_full(page, wire) if wire else None)
            or self.marked_agency(page, distributors=True)
            or self._on_dateline(page)
            or self._placed(page)
            or self._keyed(page)
            or self._with_kind(page)
            or self._of_title(page)
            or next((f for f in frame if f.confidence > _SURE_NAME), None)
            or self._issuer(page)
            or self._printed_in(page)
            or self._credited_agency(page)
            or self._signed(page)
            or self._closing_agency(page)
            or self._lead_agency(page)
            or self._below_text(page)
            or next(iter(frame), None)
            or self._told(page)
        )

    def _in_full(self, page: Page, found: DocumentField) -> DocumentField:
        """The agency's full name, where a byline or a notice of rights spells out what the dateline shortens."""
        short = found.value.casefold()
        if not found.value.isupper():
            return found
        for line in [*page.head, *page.tail]:
            long = _SPELLED.fullmatch(page.reading.text, line.start, line.end)
            if long and long["short"].casefold() == short:  # "Zenda News Agency (ZNA)"
                return field("publisher", *long.span("name"), long["name"], found.confidence)
            for m in (
                page.reading.mentions_in(line.start, line.end, "organization") if line.role in ("byline", "dateline", "boilerplate") else ()
            ):
                name = page.reading.quote(m.start, m.end)
                initials = "".join(w[0] for w in name.split() if w[0].isupper()).casefold()
                if len(name.split()) > 1 and initials == short and short not in name.casefold().split():  # not "ZNA Photo"
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
            is_place = page.is_placed(found)
            if not is_marked and not is_place:
                continue
            own = page.reading.quote(*found.place)
            if not is_place and sum(page.text(line).lstrip().startswith(own) for line in page.body) > 1:
                continue  # "QUESTION (Agency): ..."
            name = page.reading.quote(*found.agency)
            is_bare = page.reading.text[found.agency[0] - 1] not in "(/|"
            if self._update.fullmatch(name) or (is_bare and len(name) < _SHORT_NAME and not self._wording.type_of(name)):
                continue  # "Strelsau, UPDATED: May 5, 2020", "Washington, DC."
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
            day = next((e for e in page.expressions if line.start <= e.start < line.end and e.is_full), None)
            named = _BEFORE_DAY.fullmatch(page.reading.text, line.start, day.start) if day and line.role == "boilerplate" else None
            if named and (self._wording.type_of(named["name"]) == "news_outlet" or self._is_outlet_name(page, *named.span("name"))):
                return field("publisher", *named.span("name"), named["name"], 0.8)
            own = [
                m
                for m in own
                if not _CLOCK_OR_SYMBOL.search(page.reading.quote(line.start, m.start))
                or self._wording.type_of_mention(page.reading, m) == "news_outlet"
            ]
            m = next((m for m in own if self._may_publish(page.reading, m)), None)
            if m:
                return of_mention("publisher", page.reading, m, 0.9)
            domain = _OWN_DOMAIN.search(page.reading.text, line.start, line.end) if is_dated and line.role == "dateline" else None
            if domain and not self._sites.is_file(domain["name"]):
                return field("publisher", *domain.span("name"), domain["name"], 0.8)
            numbered = next(page.reading.mentions_in(line.start, line.end, "organization"), None) if line.role == "dateline" else None
            if numbered and _OWN_SYMBOL.match(page.reading.text, numbered.end, line.end):
                return of_mention("publisher", page.reading, numbered, 0.8)
        for line in page.head:  # "(Utopian Secretariat, Strelsau, 5 May 2020) - The heads ..."
            own = list(page.reading.mentions_in(line.start, line.end, "organization")) if line.role in ("body", "dateline") else []
            among = dateline.run(page.reading, line, page.expressions) if own and page.leads(line, own[0].start) else None
            if among and own[0].end < among[0][0].start and own[0].end < among[1].start:
                return of_mention("publisher", page.reading, own[0], 0.8)
        for _, found in page.datelines:  # "Ministry of Foreign Affairs 14.03.2022"
            m = next(page.reading.mentions_in(*found.place, "organization"), None) if found.is_dated else None
            if m and m.start == found.place[0] and self._wording.type_of_mention(page.reading, m) == "ministry":
                return of_mention("publisher", page.reading, m, 0.8)
        return None

    def _is_outlet_name(self, page: Page, start: int, end: int) -> bool:
        """Ends like an outlet's and is no section: "Zenda Herald", not "Latest News"."""
        name = page.reading.quote(start, end)
        return (
            not self._sites.is_section(name)
            and self._wording.says("news", "publisher", name)
            and not any(page.reading.mentions_in(start, end, "person"))
        )

    def _may_publish(self, reading: Reading, m: Mention) -> bool:
        name = reading.quote(m.start, m.end)
        return (
            not self._wording.is_distributor(name)
            and not name[0].isdigit()
            and self._wording.type_of_mention(reading, m) in ("news_outlet", "ministry", "")
        )

    def _keyed(self, page: Page) -> DocumentField | None:
        """`publisher: Ruritanian News Agency` in front matter."""
        for line in page.head:
            key = self._publisher_key.match(page.text(line))
            if key:
                start = line.start + key.end()
                value = _NEXT_KEY.split(page.reading.quote(start, line.end))[0].strip(" \t\"'")
                start = page.reading.text.index(value, start) if value else start
                own = next((m for m in page.reading.mentions_in(start, line.end, "organization") if m.start == start), None)
                if own and page.reading.quote(own.end, line.end).startswith(" and "):  # "Zenda Office and The Rt Hon ..."
                    value = page.reading.quote(own.start, own.end)
                if value and len(value) < _VALUE_CHARS and "://" not in value:
                    return field("publisher", start, start + len(value), value, 0.9)
        return None

    def _with_kind(self, page: Page) -> DocumentField | None:
        """`Utopian Commission - Statement`, `Press release by the Office of Transport` on a line of its own: whose paper it is."""
        for line in page.head:
            for own in page.reading.mentions_in(line.start, line.end, "organization") if line.role != "boilerplate" else ():
                before, after = page.reading.quote(line.start, own.start), page.reading.quote(own.end, line.end)
                is_led = not after.strip() and self._released_by.fullmatch(before)
                is_headed = line.role != "title" and not before.strip() and self._kind_behind.fullmatch(after)
                if is_led or is_headed:
                    return of_mention("publisher", page.reading, own, 0.85)
        return None

    def _named_outright(self, page: Page) -> DocumentField | None:
        """`Published by Trade & Ports Monitor`, `from the Ministry of Transport` on a line of its own."""
        text = page.reading.text
        for line in [*page.head, *page.tail]:
            source = self._wording.source_cue.match(page.text(line))
            m = self._published_by.match(text, line.start + (source.end() if source else 0), line.end)
            start, end = m.span("name") if m and (source or line.role == "byline") else (0, 0)
            for place in page.reading.mentions_in(start, end, "place", "country"):
                end = place.start - 2 if place.end == end and text[: place.start].endswith(", ") else end
            person = next(page.reading.mentions_in(start, end, "person"), None)
            if 0 < end - start < _VALUE_CHARS and not (person and person.start == start):
                return field("publisher", start, end, page.reading.quote(start, end), 0.9)
        for line in page.head:
            cue = self._from.match(text, line.start, line.end)
            own = next(page.reading.mentions_in(cue.end(), line.end, "organization"), None) if cue else None
            if cue and own and own.start == cue.end() and not page.reading.quote(own.end, line.end).strip():
                return of_mention("publisher", page.reading, own, 0.9)
        return None

    def _of_title(self, page: Page) -> DocumentField | None:
        """`MFA Press Statement: ...`, `Headline | Zenda Herald`, also above the headline, `Ruritania - Zenda Herald`: the headline says
        whose it is."""
        if page.site or not page.title:
            return page.site
        for line in page.head:
            behind = page.reading.quote(line.start + len(page.headline), line.end)
            if line.start < page.title.start and page.text(line).startswith(page.headline) and behind.startswith(_WINDOW_MARK):
                start = line.start + len(page.headline) + len(_WINDOW_MARK)
                return field("publisher", start, line.end, page.reading.quote(start, line.end), 0.85)
        if len(page.headline.split()) <= _FEED_WORDS:
            for m in page.reading.mentions_in(page.title.start, page.title.end, "organization"):
                before, after = page.reading.quote(page.title.start, m.start), page.reading.quote(m.end, page.title.end)
                is_apart = not before.strip() or before.rstrip()[-1] in _MARKS
                is_apart = is_apart and (not after.strip() or after.lstrip()[0] in _MARKS)
                sections = f"{before} {after}".strip(f" {_MARKS}")
                is_list = bool(sections) and self._sites.is_section(sections)  # "Press releases - Utopian Union"
                if is_apart and (is_list or self._wording.type_of_mention(page.reading, m) == "news_outlet"):
                    return of_mention("publisher", page.reading, m, 0.8)
        own = next(page.reading.mentions_in(page.title.start, page.title.end, "organization"), None)
        section = _SECTION.match(page.reading.text, own.end) if own and own.start == page.title.start else None
        if own and section and self._sites.is_section(section["name"]):  # "UTO - News: ministers meet"
            return of_mention("publisher", page.reading, own, 0.7)
        label = self._wording.search("headline", "title_label", page.reading.quote(own.end, page.title.end)) if own else None
        if own and label and label.start() <= 1 and own.start == page.title.start:
            return of_mention("publisher", page.reading, own, 0.7) if _LABEL_END.match(page.reading.text, own.end + label.end()) else None
        return None

    @staticmethod
    def _placed(page: Page) -> DocumentField | None:
        """`Zenda Herald (Strelsau)`, `Strelsau: Zenda Herald` on a line of its own in the head."""
        for line in page.head:
            led = _BEHIND_PLACE.fullmatch(page.reading.text, line.start, line.end) if line.role in ("body", "byline", "dateline") else None
            if led and not any(page.reading.mentions_in(*led.span("name"), "person", "place", "country")):
                place = next(page.reading.mentions_in(*led.span("place"), "place"), None)
                if place and (place.start, place.end) == led.span("place"):
                    return field("publisher", *led.span("name"), led["name"], 0.7)
            m = _PLACED.fullmatch(page.reading.text, line.start, line.end) if line.role in ("body", "byline") else None
            if m is None or any(page.reading.mentions_in(*m.span("name"), "person")):
                continue
            is_place = any(page.reading.mentions_in(*m.span("place"), "place", "country"))
            if is_place or any(page.reading.mentions_in(*m.span("name"), "organization")):
                return field("publisher", *m.span("name"), m["name"], 0.85)
        return None

    def _issuer(self, page: Page) -> DocumentField | None:
        """`Press service of the Ministry of ...` as a line of its own."""
        for line in page.filled:
            if line.role == "byline" and (line in page.tail or self._wording.says("press_release", "issuer", page.text(line))):
                own = list(page.reading.mentions_in(line.start, line.end, "organization"))
                persons = any(page.reading.mentions_in(line.start, line.end, "person"))
                if own and not persons:
                    is_spelled = len(own) > 1 and own[-1].start - own[-2].end <= _GAP  # "Zenda News Agency-ZNA"
                    last = own[-2] if is_spelled else own[-1]
                    page.is_wire = not page.leads(line, last.start) and not self._wording.type_of_mention(page.reading, last)
                    return of_mention("publisher", page.reading, last, 0.8)
                text = page.text(line).strip()
                if not own and not persons and self._wording.says("press_release", "issuer", text) and len(text) < _VALUE_CHARS:
                    lead = self._wording.author_cue.match(page.text(line)) or self._wording.source_cue.match(page.text(line))
                    start = line.start + (lead.end() if lead else 0)
                    name = _NEXT_ITEM.split(page.reading.quote(start, line.end).strip(" )"))[0]
                    return field("publisher", start, start + len(name), name, 0.6)
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
                own = next((m for m in page.reading.mentions_touching(line.start, line.end) if m.type == "organization"), None)
                if own and own.start == line.start < line.start + cue.end() < own.end and line in page.tail:  # "SOURCE Zenda Office"
                    start = line.start + cue.end()
                    return field("publisher", start, own.end, page.reading.quote(start, own.end), 0.7)
            is_credit = line.role == "byline" or (len(text) <= BYLINE_CHARS and line.role in ("dateline", "body", "boilerplate"))
            name = (
                _CREDITED_NAME.match(page.reading.text, line.start + cue.end(), line.end)
                if cue and (line in page.tail or line.role != "body")
                else None
            )
            if name and not self._sites.is_section(name[0]):
                return field("publisher", name.start(), name.end(), name[0], 0.6)
            for m in page.reading.mentions_in(line.start, line.end, "organization") if is_credit else ():
                if page.author and (m.start, m.end) == (page.author.start, page.author.end):
                    continue  # "By AGENCY": whose text another prints
                around = f"{_ARTICLE.sub('', page.reading.quote(line.start, m.start))} {page.reading.quote(m.end, line.end)}"
                for place in page.reading.mentions_in(line.start, line.end, "place", "country"):
                    around = around.replace(page.reading.quote(place.start, place.end), " ")
                around = self._sites.sections.sub(" ", around)
                is_last = line in page.tail[-_LAST_LINES:] and all(
                    len(w) <= _INITIALS for w in TOKEN.findall(around)
                )  # "(end) ab.cd (AGENCY)"
                stands_alone = (is_last and not NUMBERED_ITEM.match(around)) or not re.search(r"\w", around)
                if self._wording.type_of_mention(page.reading, m) == "news_outlet" and (line.role == "byline" or stands_alone):
                    return of_mention("publisher", page.reading, m, 0.8)
        return None

    def signature(self, page: Page) -> re.Match[str] | None:
        """`Given Family, AGENCY` below the text, `Given Family – Agency:` above it: `name` and `outlet`."""
        run_in = next((m for line in page.body[:1] if (m := _RUN_IN.match(page.reading.text, line.start, line.end))), None)
        if run_in and self._wording.may_be_person(run_in["name"]):
            return run_in
        forms = [(line, _HEADING) for line in page.head] + [(line, _SIGNATURE) for line in page.tail]
        for line, form in forms:
            m = form.fullmatch(page.reading.text, line.start, line.end) if line.role in ("body", "byline") else None
            is_known = m and (form is _SIGNATURE or any(page.reading.mentions_in(*m.span("outlet"), "organization")))
            if (
                m
                and is_known
                and self._wording.may_be_person(m["name"])
                and not any(page.reading.mentions_in(line.start, line.end, "place", "country"))
            ):
                return m
        return None

    def _signed(self, page: Page) -> DocumentField | None:
        m = self.signature(page)
        return field("publisher", *m.span("outlet"), m["outlet"], 0.8) if m else None

    def _closing_agency(self, page: Page) -> DocumentField | None:
        """`... in Lisbon. (AGENCY)`: the last paragraph ends in the agency's letters; `... in Lisbon. Agency`: or in a known outlet."""
        last = page.body[-1] if page.body else page.filled[-1]
        for own in page.reading.mentions_in(last.start, last.end, "organization"):
            is_last = not TOKEN.search(page.reading.quote(own.end, last.end))
            is_outlet = self._wording.type_of_mention(page.reading, own) == "news_outlet"
            if is_outlet and is_last and _BEHIND_STOP.search(page.reading.text, last.start, own.start):
                return of_mention("publisher", page.reading, own, 0.7)
        m = _CLOSING_AGENCY.search(page.text(last))
        name = (m.lastgroup or "name") if m else ""
        return field("publisher", last.start + m.start(name), last.start + m.end(name), m[name], 0.7) if m else None

    def _lead_agency(self, page: Page) -> DocumentField | None:
        """`..., Trend reports.` and `Agency.Net - The minister ...` in the first paragraph."""
        lead = next(iter(page.body), None)
        if lead is None:
            return None
        text = page.reading.text
        openings = (o for at in page.body[:2] for p in _OPENINGS if (o := p.match(text, at.start, at.end)))
        for opening in openings:
            name = opening.lastgroup or "name"
            if not any(page.reading.mentions_in(*opening.span(name), "place", "country")):
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

    def _below_text(self, page: Page) -> DocumentField | None:
        """`Department of Transport`, `Department of Transport & Department of Trade` on a line of its own below the last paragraph."""
        last = max((line.number for line in page.body if line.is_long), default=0)
        for line in page.filled[-_LINES_BELOW:]:
            own = list(page.reading.mentions_in(line.start, line.end, "organization")) if line.number > last else []
            names = [page.reading.quote(m.start, m.end) for m in own]
            rest = page.text(line)
            for name in names:
                rest = rest.replace(name, " ")
            if own and not set(TOKEN.findall(rest.casefold())) - {"and"} and all(self._wording.says("office", "name", n) for n in names):
                return field("publisher", own[0].start, own[-1].end, page.reading.quote(own[0].start, own[-1].end), 0.7)
        return None

    def _told(self, page: Page) -> DocumentField | None:
        """`..., the ministry told Trend`: the outlet that first hears the news is its own, unless other outlets are named."""
        outlets = [
            (line, m)
            for line in page.body
            for m in page.reading.mentions_in(line.start, line.end, "organization")
            if self._wording.type_of_mention(page.reading, m) == "news_outlet"
        ]
        names = {page.reading.quote(m.start, m.end).casefold() for _, m in outlets}
        line, m = outlets[0] if len(names) == 1 else (None, None)
        if line is None or m is None or line not in page.body[:_PARAGRAPHS]:
            return None
        is_told = self._told_cue.search(page.reading.text[line.start : m.start])
        return of_mention("publisher", page.reading, m, 0.5) if is_told else None

    def is_printed_elsewhere(self, page: Page) -> bool:
        """The headline names the paper that printed the text."""
        return bool(self._printed_in_cue.search(page.headline))
