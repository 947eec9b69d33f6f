"""Whose site a page is of, by its furniture.

Belongs here: names in mastheads and crumbs, in what the site says of itself ("Subscribe to Zenda News"), in notices of rights and
addresses, a channel's name. Does not belong here: datelines, credits and bylines, and which of all names is taken (`publishers`).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from seedline.extract.documents.page import BYLINE_REACH, TOKEN, Page, Wording, field, of_mention
from seedline.extract.reading import Line
from seedline.extract.reports import DocumentField
from seedline.reference import Reference, cells, patterns

# The symbol of a document ("SC/13878") is no publisher.
_SYMBOL = re.compile(r"/\w*\d")
_ENDS_CRUMB = re.compile(r"[ \t]*(?:$|[^\w\s/]|[ \t]{2}|\t)", re.MULTILINE)
# An outlet that only its name shows to be one is less sure than a body that is known or begins like an office.
_EMBLEM = 0.75
_EMBLEM_REST = 3
# "Council of the Union" right above "Press release" goes before other names of the masthead.
_KIND_WORDS = 3
_ABOVE_KIND = 0.05
# A name that only its place shows to be the site's.
_BY_PLACE = 0.5
# `© 2014-2020 Zenda News. All rights reserved.`
_NOTICE = re.compile(
    r"\W*(?i:©|\(c\)|copyright)(?:[\s\d©–-]*(?P<name>(?:[A-Z][\w.'’&-]*\s?){2,6}(?=\W*$|[.,|]))"
    r"|[\s©]*\d{4}\s(?P<word>[A-Z][\w.-]+)(?=\W*$|[.,|]))?"
)
_NOTICE_WORDS = 4
_STAMPED = re.compile(r"\s*date:? \d{4}-\d\d-\d\d\s+(?P<name>\S.*?)(?:\s+(?:Report|Desk|Monitor))?(?:\s\([A-Za-z]{2,6}\))?\s*$")
_DOMAIN = re.compile(r"(?<![\w@./-])[\w-]{2,40}(?:\.[a-z]{2,4}){1,2}(?![\w@/.-]*[\w/])")
SITE = r"(?P<name>[\w-]{2,40}(?:\.[A-Za-z]{2,4}){1,2})"
# "ZENDA.COM / NEWS / POLITICS": the first of a line of crumbs
_CRUMBED_DOMAIN = re.compile(rf"\s*{SITE}\s*(?:[|>»›•]|\s/\s)")
# Short pieces of furniture have letters that many names have.
_SHORT_NAME = 3
# Pieces of a line of furniture, parted by marks of crumbs, bars and wide gaps; a language switch in front is left out.
_CHUNK = re.compile(r"(?:[^\s|>»›·•/\\:\[\]]|[ \xa0](?![ \xa0]))+")
_BETWEEN_CRUMBS = re.compile(r"\s*(?:[|>»›•·]|::)\s*|\s/\s|[ \xa0]{2,}|\t")
# "@zendanews" below a channel's name.
_HANDLE = re.compile(r"\s*@\w+\s*$")
# A line that goes on below: "Official website of the".
_BROKEN_OFF = re.compile(r"\bof(?:\sthe)?\s*$")
# A name without the marks around it.
_TRIMMED = re.compile(r"[^\W_].*[\w.)]")
_OUTLET = re.compile(r"(?:[A-Z][\w.'’-]*|of|the|and|&)(?:\s(?:[A-Z][\w.'’-]*|of|the|and|&)){1,6}")
# A name of capitalised words and years.
_PROPER = re.compile(r"[A-Z][\w.'’-]*(?:\s(?:[A-Z\d][\w.'’-]*|of|the|and|for|to|in|&)){0,11}")
_CAPITALISED = r"[A-Z][\w.'’-]*(?:\s(?:of\s)?[A-Z][\w.'’-]*){0,5}"
_LEAST_WORDS = 3
# So many sections side by side are a menu that lost its marks.
_MENU_WORDS = 3
# "1. Agency" in a list of sources
NUMBERED_ITEM = re.compile(r"\s*\d+[.)]\s")
_OWNS = re.compile(r"['’]s?$")


class Sites:
    """Finds the names of sites.

    Attributes:
        sections: words of sections and tools.
    """

    def __init__(self, wording: Wording, reference: Reference) -> None:
        self._wording = wording
        either = wording.either
        furniture: dict[str, list[str]] = {}
        for row in reference.rows("page_furniture"):
            furniture.setdefault(row["kind"], []).extend(cells(row["words"]))
        sites = [w for w in furniture["masthead"] + furniture["office"] if len(w.split()) > 1]
        self.sections = re.compile(rf"\b(?:{patterns.either(w for w in furniture['phrase'] if len(w) > _SHORT_NAME)})\b", re.IGNORECASE)
        self._site_start = re.compile(rf"(?:the\s+)?(?:{patterns.either(sites)})\s+\w[\w\s,.'’()-]{{3,120}}$", re.IGNORECASE)
        self._before_emblem = re.compile(rf"\W*(?:(?:the\s+)?(?:{either('before_emblem', 'line')})\s+(?:the\s+)?)+", re.IGNORECASE)
        self._edition = re.compile(rf"(?:[\s,–—-]+(?:{either('edition', 'line')}))+\W*$", re.IGNORECASE)
        kinds = "|".join(either(kind, "alone") for kind in ("statement", "transcript"))
        self._kind_end = re.compile(rf"\b(?:{kinds})s?$", re.IGNORECASE)
        self._outlet_end = re.compile(rf"\s(?:{patterns.either(furniture['masthead_end'])})$", re.IGNORECASE)
        self._sitting_end = re.compile(rf"\b(?:{patterns.either(furniture['sitting'])})$", re.IGNORECASE)
        self._credit = re.compile(rf"[.)]\s(?:{either('source_cue', 'line')}):", re.IGNORECASE)
        self._files = re.compile(rf"\.(?:{either('file_ending', 'name')})$", re.IGNORECASE)
        # "Follow Zenda News on", "to send me Zenda Times newsletters"
        self._tools = re.compile(
            rf"(?<!\w)(?i:{either('site_tool', 'before')})\s+(?:the\s+)?(?P<name>{_CAPITALISED})"
            rf"|(?P<owner>{_CAPITALISED})(?:['’]s)?\s(?i:{either('site_tool', 'behind')})\b"
            rf"|(?P<staff>{_CAPITALISED})\s(?i:{either('site_tool', 'staff')})\b"
        )
        self._switches = frozenset(w.casefold() for kind in ("language_code", "language_name", "language_word") for w in furniture[kind])

    def names(self, page: Page) -> Iterator[DocumentField]:
        """Names that may be the site's own, each with how sure that is."""
        title = next((i for i, line in enumerate(page.filled) if line.role == "title"), len(page.head))
        body = next((i for i, line in enumerate(page.filled) if line.role == "body"), len(page.filled))
        first = _STAMPED.match(page.text(page.filled[0])) if page.filled[0].role == "byline" else None
        if first:  # " date 2022-01-12 Zenda Report"
            start, end = page.filled[0].start + first.start("name"), page.filled[0].start + first.end("name")
            if not any((m.start, m.end) == (start, end) for m in page.reading.mentions_in(start, end, "place", "country", "person")):
                yield field("publisher", start, end, first["name"], 0.6)
        yield from self._channel(page)
        yield from itertools.chain.from_iterable(self._own_name(page, line) for line in page.filled[:title] if line.role == "boilerplate")
        yield from itertools.chain.from_iterable(self._named_by_tools(page, line) for line in page.filled if self._may_speak(page, line))
        above = max(min(title + 2, body), min(title + BYLINE_REACH, len(page.head)))
        for line, below in itertools.pairwise(page.head[: above + 1]):
            text = page.text(line)
            if line.role in ("boilerplate", "byline") and not self._credits_others(text) and not NUMBERED_ITEM.match(text):
                yield from self._emblems(page, line, below)
        for i, line in enumerate([*page.head, *page.tail]):
            text = page.text(line)
            if line.role != "boilerplate" or self._wording.of_others.search(text):
                continue
            if i >= len(page.head):
                yield from self._speaking_name(page, line)
            crumbed = _CRUMBED_DOMAIN.match(text) if i < title else None
            if crumbed and not self.is_file(crumbed["name"]):
                yield field("publisher", line.start + crumbed.start("name"), line.start + crumbed.end("name"), crumbed["name"], _EMBLEM)
            found = _DOMAIN.search(text) if ":" not in text and "/" not in text else None
            if found and not self.is_file(found[0]):  # `write for agency.com`
                yield field("publisher", line.start + found.start(), line.start + found.end(), found[0], 0.5)

    def _own_name(self, page: Page, line: Line) -> Iterator[DocumentField]:
        """`Zenda Palace | Newsroom | Speeches`, `Home > Follow Zenda Palace > News`, `[Ruritanian 2005 Presidency of the Union]`: what
        is left of a line of crumbs without sections and languages, or a line that is one long name with a body's in it."""
        text = page.text(line)
        pieces = [p for p in _BETWEEN_CRUMBS.split(text) if p.strip()]
        if any(self._is_general(p) for p in pieces):
            piece = next((p for p in pieces if not self._is_general(p)), "")
            cue = self._tools.match(piece)
            name = cue["name"] if cue and cue["name"] else piece if piece == pieces[0] else ""
            is_place = cue is not None  # a palace may be followed
        elif len(pieces) == 1 and (line is page.filled[0] or len(pieces[0].split()) >= _LEAST_WORDS):
            is_body = any(page.reading.mentions_in(line.start, line.end, "organization"))
            name = pieces[0] if is_body or len(pieces[0].split()) < _LEAST_WORDS else ""
            is_place = False
        else:
            return
        lead = self._before_emblem.match(name)
        name = name[lead.end() :] if lead else name
        found = _TRIMMED.search(name)
        start = line.start + text.index(name) + (found.start() if found else 0)
        if found and self._may_name_site(page, start, start + len(found[0]), is_place=is_place):
            yield field("publisher", start, start + len(found[0]), found[0], _BY_PLACE)

    def _is_general(self, piece: str) -> bool:
        words = TOKEN.findall(piece)
        return bool(words) and all(w.casefold() in self._wording.general or w.casefold() in self._switches for w in words)

    def _may_name_site(self, page: Page, start: int, end: int, *, is_place: bool = False) -> bool:
        """Capitalised words that name neither the page nor a section, a text, a day, a person or a place."""
        name = page.reading.quote(start, end)
        is_title = name.casefold() in page.headline.casefold() and (len(name.split()) > 1 or len(page.headline.split()) <= _LEAST_WORDS)
        is_office = len(name.split()) == 1 and (self._wording.says("speaker", "title", name) or self._wording.says("office", "name", name))
        is_shout = name.isupper() and len(name.split()) > _LEAST_WORDS
        if (
            not _PROPER.fullmatch(name)
            or is_shout
            or is_office
            or is_title
            or self._is_general(name)
            or self.is_section(name)
            or self._is_menu(name)
            or self._kind_end.search(name)
            or self._sitting_end.search(name)
        ):
            return False
        if self._wording.names_kind(name) or any(start <= e.start < end and e.first.day for e in page.expressions):
            return False
        others = page.reading.mentions_in(start, end, "person", "country", *(() if is_place else ("place",)))
        return not any(m.type == "person" or (m.start, m.end) == (start, end) for m in others)

    @staticmethod
    def _may_speak(page: Page, line: Line) -> bool:
        """Furniture, credits, and short lines below the text."""
        return line.role in ("boilerplate", "byline", "dateline") or (line in page.tail and line.role == "body" and not line.is_long)

    def _named_by_tools(self, page: Page, line: Line) -> Iterator[DocumentField]:
        """`Subscribe to Zenda News feed`, `Zenda Times reserves the right ...`: what the site says of itself."""
        for m in self._tools.finditer(page.text(line)):
            group = m.lastgroup or "name"
            start, end = line.start + m.start(group), line.start + m.start(group) + len(_OWNS.sub("", m[group]))
            named = page.reading.mentions_touching(start, end)
            is_behind = m["name"] is None
            own = next((x for x in named if x.type == "organization" and (x.end == end if is_behind else x.start == start)), None)
            if own:
                yield of_mention("publisher", page.reading, own, _BY_PLACE)
            elif self._may_name_site(page, start, end) and (not m["staff"] or m["staff"].isupper()):
                yield field("publisher", start, end, page.reading.quote(start, end), _BY_PLACE)

    def _credits_others(self, text: str) -> bool:
        """ "8 pictures. Photo: AGENCY", "The minister arrives. Source: Zenda Office"."""
        m = self._wording.of_others.search(text)
        return (m is not None and text[m.end() :].lstrip().startswith(":")) or bool(self._credit.search(text))

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
        is_above_kind = self._wording.names_kind(page.text(below)) and len(TOKEN.findall(page.text(below))) <= _KIND_WORDS
        above_kind = _ABOVE_KIND * is_above_kind
        for m in _CHUNK.finditer(text if line.role == "boilerplate" else ""):
            lead = self._before_emblem.match(m[0])
            core = m[0][lead.end() if lead else 0 :]
            core = core if self._wording.type_of(core.strip()) else self._edition.sub("", core)  # not "Zenda News" cut to "Zenda"
            start = line.start + m.start() + (lead.end() if lead else 0)
            found = _TRIMMED.search(core)
            name = found[0] if found else ""
            is_title = name.casefold() == page.headline.casefold()  # the last crumb
            if not found or is_title or _SYMBOL.search(name) or self.is_section(name):
                continue
            start += found.start()
            own = next(page.reading.mentions_in(start, start + len(name), "organization"), None)
            rest = page.reading.quote(own.end, start + len(name)) if own and own.start - start <= len("the ") else name
            is_own = own is not None and self._is_emblem(page, own.start, own.end) > _EMBLEM
            is_named_news = (
                own is not None and self._wording.type_of_mention(page.reading, own) == "news_outlet" and self._outlet_end.search(name)
            )
            only_sections = not is_named_news and not TOKEN.search(self.sections.sub(" ", rest))
            sure = 0.0 if is_own and only_sections else self._is_emblem(page, start, start + len(name))
            if sure:
                yield field("publisher", start, start + len(name), name, sure + above_kind)
            elif own and is_own and (only_sections or _ENDS_CRUMB.match(rest)):
                yield of_mention("publisher", page.reading, own, 0.8 + above_kind)

        found = _TRIMMED.search(text) if line.role == "byline" else None
        if found and self._is_emblem(page, line.start + found.start(), line.start + found.end()) > _EMBLEM:
            yield field("publisher", line.start + found.start(), line.start + found.end(), found[0], 0.8)

    def _is_emblem(self, page: Page, start: int, end: int) -> float:
        """How sure it is that a name stands for a site: it is known, begins like an office's or ends like an outlet's."""
        name = page.reading.quote(start, end)
        is_other = self._kind_end.search(name) or self._sitting_end.search(name) or self._is_menu(name)
        if is_other or any(start <= e.start < end and e.first.day for e in page.expressions):
            return 0.0  # "Press Conferences", "Foreign Ministry Spokesperson's Remarks", "Ministry of Transport Briefing on 5 May"
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
        if found and self._outlet_end.search(found[0]) and not self.is_section(found[0]):
            yield field("publisher", line.start + found.start(), line.start + found.end(), found[0], 0.6)
        if notice and notice.lastgroup:
            group = notice.lastgroup
            yield field("publisher", line.start + notice.start(group), line.start + notice.end(group), notice[group], 0.7)

    def is_file(self, name: str) -> bool:
        """ "programme.docx" is no site."""
        return bool(self._files.search(name))

    def _is_menu(self, name: str) -> bool:
        return len(self.sections.findall(name)) >= _MENU_WORDS

    def is_section(self, name: str) -> bool:
        """ "Breaking News", "World Today": nothing in it but general words."""
        return all(w.casefold() in self._wording.general or not w[0].isupper() for w in name.split())
