"""Who wrote a page, as far as the page says so.

Belongs here: bylines, names beside a date, signatures, the speaker of a parliamentary record. Does not belong here: who published
it (`publishers`), the words of credits (pack `document_kinds`).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from seedline.extract.documents.page import BYLINE_CHARS, BYLINE_REACH, Page, Wording, field, of_mention
from seedline.extract.documents.publishers import Publishers
from seedline.extract.reading import Line
from seedline.extract.reports import DocumentField, Mention

_CUE_REACH = 40
_PERSON_LIKE = re.compile(r"[A-Z][\w'’-]+(?:\s[A-Z][\w.'’-]*){1,3}")
_JOINED = re.compile(r"(?:\sin\s[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)?)?(?:\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+|\s*/\s*)")
_MANY_BYLINES = 5
# Family and given name or an initial: beside a date one word is no author.
_PARTS = re.compile(r"[\s.]")
# "Given Family | 5 May 2020": a name that no extractor knows, set off from the date by a mark.
_NAME_AND_MARK = re.compile(r"\W*(?P<name>(?:[A-ZÀ-ÖØ-ÞĀ-ſ][^\W\d_]+[\s'’-]){1,3}[A-ZÀ-ÖØ-ÞĀ-ſ][^\W\d_]+)\s*(?:[|•·]|$)", re.MULTILINE)
_CAPITALISED_NAME = re.compile(r"(?:[^\W\d_][\w.'’-]*\s+){1,3}[^\W\d_][\w'’-]+(?=\s*(?:$|[,|•·()–—-]|\d))")
# "Author: zenda_desk": whatever stands alone behind the label.
_LABELLED = re.compile(r"[^\W\d_]+:\s(?P<name>[\w.-]+)\s*")
_SIGNED = re.compile(r"\s*\((?P<name>(?:[A-Z][\w.'’-]*\s){1,3}[A-Z][\w.'’-]*)\)\s*")


class Authors:
    """Finds authors; `publishers` tells who sends out the texts of others."""

    def __init__(self, wording: Wording, publishers: Publishers) -> None:
        self._wording = wording
        self._publishers = publishers
        either = wording.either
        self._article_by = re.compile(rf"(?<!\w)(?:{either('author_cue', 'title')})(?!\w)", re.IGNORECASE)
        # "Given Family, Zenda Times staff writer"
        self._job = re.compile(
            rf"[\s,|–—-]*(?-i:[A-Z]\w+(?:\s[A-Z]\w+){{0,2}}\s(?=[a-z]))?(?:(?:{either('job', 'line')})\b[\s,|]*)*$", re.IGNORECASE
        )
        self._job_before = re.compile(rf"^\W*(?:(?:{either('job', 'line')})\b\s*)+", re.IGNORECASE)
        self._record_author = re.compile(
            rf"^\W*(?:{either('record_title', 'line')})\.?\s(?P<name>[A-Z][A-Z'’-]{{2,}})(?:\sof\s[A-Z]\w+)?\.\s"
        )
        self._label_alone = re.compile(
            rf"\W*(?:(?:{either('author_cue', 'line')}|{either('author_cue', 'start')})\s*:|by)\s*", re.IGNORECASE
        )
        self._bracketed = re.compile(rf"\(\s?(?:{either('author_cue', 'line')})\s+", re.IGNORECASE)
        self._issued = re.compile(rf"\W*(?:{either('publisher_cue', 'line')}):?\s+", re.IGNORECASE)
        self._member = re.compile(rf"^\W*(?:{either('member_title', 'line')})\.?\s+(?P<name>[A-Z][A-Z.'’ -]{{4,40}}?)\s*$")

    def find(self, page: Page) -> DocumentField | None:
        ends = [*page.head, *page.tail]
        return (
            self._cued(page, [*ends, *(line for line in page.filled if line.role == "byline")])
            or self._below_label(page)
            or self._signed(page)
            or self._on_byline(page, ends)
            or self._in_title(page)
            or self._plain(page)
            or self._recorded(page)
            or self._sent_out(page)
        )

    def _signed(self, page: Page) -> DocumentField | None:
        m = self._publishers.signature(page)
        return field("author", *m.span("name"), m["name"], 0.8) if m else None

    def _sent_out(self, page: Page) -> DocumentField | None:
        """`Source: Utopian Commission |`: the body whose text a distributor sends out is its author."""
        agency = self._publishers.marked_agency(page, distributors=True)
        for line in page.head if agency else ():
            cue = self._wording.source_cue.match(page.text(line))
            m = next(page.reading.mentions_in(line.start + cue.end(), line.end, "organization"), None) if cue else None
            if cue and m and m.start - line.start == cue.end():
                return of_mention("author", page.reading, m, 0.8)
        return None

    def _cued(self, page: Page, lines: Iterable[Line]) -> DocumentField | None:
        for line in lines:
            cue = self._cue(page, line)
            alone = _LABELLED.fullmatch(page.text(line)) if cue and cue.start() == 0 and line.role == "byline" else None
            named = self._named(page, line.start + cue.end(), line.end) if cue else None
            is_cut = alone and named and alone["name"].startswith(f"{named.value} ")  # "Author: Anna Zenda", whose surname is a city's name
            if named and not (is_cut and alone and self._wording.may_be_person(alone["name"])):
                return named
            if alone:
                return field("author", line.start + alone.start("name"), line.start + alone.end("name"), alone["name"], 0.6)
        return None

    def _cue(self, page: Page, line: Line) -> re.Match[str] | None:
        """In a line of credits anywhere; in running text in front of a short line, or in brackets ("... (Reporting by Given Family)")."""
        if line.role in ("byline", "dateline", "boilerplate"):
            return self._wording.author_cue.search(page.text(line))
        if line.role != "body":
            return None
        cue = self._wording.author_cue.search(page.text(line))
        is_short = line.end - line.start <= BYLINE_CHARS and cue is not None and page.leads(line, line.start + cue.start())
        return cue if is_short else self._bracketed.search(page.text(line))

    def _below_label(self, page: Page) -> DocumentField | None:
        """`Author:`, `By` on a line of its own, and the name on the next; `Issued by Given Family on 012 345`."""
        for line, below in itertools.pairwise([*page.filled, page.filled[-1]]):
            issued = self._issued.match(page.text(line)) if line.role == "byline" else None
            m = next(page.reading.mentions_in(line.start, line.end, "person"), None) if issued else None
            if m and issued and m.start == line.start + issued.end():
                return of_mention("author", page.reading, m, 0.8)
            if line.role == "byline" and self._label_alone.fullmatch(page.text(line)):
                name = page.text(below).strip()
                start = page.reading.text.index(name, below.start)
                found = self._unknown(page, start, start + len(name))
                if found and found.value == name:
                    return found
                if self._wording.type_of(name) == "news_outlet" or self._job.fullmatch(name):  # "By", and below it "Newsroom"
                    return field("author", start, start + len(name), name, 0.6)
        return None

    def _unknown(self, page: Page, start: int, end: int) -> DocumentField | None:
        """A name that no extractor knows as a person's: two to four capitalised words behind the cue, up to the next mark."""
        m = _CAPITALISED_NAME.match(page.reading.text, start, end)
        if m is None or not all(w[0].isupper() for w in m[0].split()) or not self._wording.may_be_person(m[0]):
            return None
        return field("author", m.start(), m.end(), m[0], 0.6)

    def _named(self, page: Page, start: int, end: int) -> DocumentField | None:
        """The author whom a cue names: the first name up to the next credit, an agency's too."""
        job = self._job_before.match(page.reading.quote(start, end))
        start += job.end() if job else 0
        for m in page.reading.mentions_in(start, end, "person", "organization"):
            if m.start - start >= _CUE_REACH or ";" in page.reading.quote(start, m.start):
                break
            if m.type == "person":
                return self._joint(page, m, end)
            if any(page.reading.mentions_in(m.end, min(end, m.end + _CUE_REACH), "person")):
                return None  # "by ZENDA Secretary General NAME": who spoke, not who wrote
            opens = page.reading.quote(start, m.start).strip().casefold() in ("", "the")
            return of_mention("author", page.reading, m, 0.7) if opens else None
        return self._unknown(page, start, end)

    @staticmethod
    def _joint(page: Page, first: Mention, end: int) -> DocumentField:
        """An author and those whom "and" or a comma joins to them."""
        last = first
        for m in page.reading.mentions_in(first.end, end, "person"):
            if not _JOINED.fullmatch(page.reading.quote(last.end, m.start)):
                break
            last = m
        if last is first:
            return of_mention("author", page.reading, first, 0.95)
        return field("author", first.start, last.end, page.reading.quote(first.start, last.end), 0.9)

    def _on_byline(self, page: Page, lines: Iterable[Line]) -> DocumentField | None:
        bylines = [line for line in page.filled if line.role == "byline"]
        for line in lines if len(bylines) < _MANY_BYLINES else ():  # a list of others' texts has no author
            is_read = self._wording.of_others.search(page.text(line)) or self._wording.author_cue.match(page.text(line))
            if line.role in ("byline", "dateline") and not is_read:
                named = page.reading.mentions_in(line.start, line.end, "person")
                names = ((m, page.reading.quote(m.start, m.end)) for m in named)
                person = next(
                    (m for m, name in names if not self._wording.names_body(name) and (line.role == "byline" or _PARTS.search(name))), None
                )
                # in "Agency Lastname" the name is the agency's
                before = next(reversed([*page.reading.mentions_in(line.start, person.start, "organization")]), None) if person else None
                is_about = person is not None and page.reading.quote(person.start, person.end).split()[-1] in page.headline
                if person and not is_about and not (before and person.start - before.end < 2):
                    joint = self._joint(page, person, line.end)
                    return replace(joint, confidence=min(joint.confidence, 0.85))
                known = any(page.reading.mentions_in(line.start, line.end, "organization", "place", "country"))
                unknown = None if known else _NAME_AND_MARK.match(page.reading.text, line.start, line.end)
                if unknown and self._wording.may_be_person(unknown["name"]):
                    return field("author", unknown.start("name"), unknown.end("name"), unknown["name"], 0.6)
        return None

    def _in_title(self, page: Page) -> DocumentField | None:
        cue = self._article_by.search(page.headline)
        if not cue or not page.title:
            return None
        person = next(page.reading.mentions_in(page.title.start + cue.end(), page.title.end, "person"), None)
        return of_mention("author", page.reading, person, 0.85) if person else None

    def _plain(self, page: Page) -> DocumentField | None:
        """A name alone, or with a job, on a line below the headline; a name in brackets at the end. Nobody the headline is about."""
        signed = [line for line in page.tail[:-2] if line.role == "byline"]
        for line in [*self._below_title(page), *signed, *page.tail[-2:]]:
            text = page.text(line)
            if len(text) > BYLINE_CHARS or line.role in ("title", "boilerplate"):
                continue
            m = next(page.reading.mentions_in(line.start, line.end, "person", "organization"), None)
            in_bracket = _SIGNED.fullmatch(text) if line in page.tail else None
            is_in_bracket = in_bracket is not None and m is not None and m.start == line.start + in_bracket.start("name")
            if (m is None and line.role == "byline") or (in_bracket and (m is None or (is_in_bracket and m.type == "person"))):
                start = line.start + (in_bracket.start("name") if in_bracket else 0)
                if unknown := self._unknown(page, start, line.end):
                    return unknown
            if m is None or not page.leads(line, m.start) or not _PERSON_LIKE.fullmatch(page.reading.quote(m.start, m.end)):
                continue
            name, rest = page.reading.quote(m.start, m.end), page.reading.quote(m.end, line.end)
            if self._wording.names_body(name) or (m.type != "person" and self._wording.type_of_mention(page.reading, m)):
                continue
            in_brackets = text.lstrip().startswith("(") and text.rstrip().endswith(")")
            if line not in page.head and not in_brackets:
                continue
            if self._job.match(re.sub(r"\([^()]*\)\s*$|[.)\s]+$", "", rest)) and name.split()[-1] not in page.headline:
                return of_mention("author", page.reading, m, 0.75)
        return None

    @staticmethod
    def _below_title(page: Page) -> Iterator[Line]:
        title = next((i for i, line in enumerate(page.head) if line.role == "title"), None)
        if title is not None:
            yield from page.head[title + 1 : title + 1 + BYLINE_REACH]

    def _recorded(self, page: Page) -> DocumentField | None:
        """Who speaks in a parliamentary record: `HON. NAME NAME` below the headline, else the first turn's `Mr. NAME.`"""
        for pattern, lines in ((self._member, page.head), (self._record_author, page.body[:3])):
            for line in lines:
                m = pattern.match(page.text(line))
                if m:
                    return field("author", line.start + m.start("name"), line.start + m.end("name"), m["name"], 0.8)
        return None
