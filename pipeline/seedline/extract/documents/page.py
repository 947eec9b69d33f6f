"""A page under way: what the rooms that read its fields share.

Belongs here: the page's head and tail, its datelines, the fields found so far, and the words of the pack
`document_kinds` as patterns. Does not belong here: choosing a value (`fields`, `publishers`, `authors`, `kinds`).
"""

from __future__ import annotations

import re

from seedline.extract.calendar.grammar import Expression
from seedline.extract.documents import dateline
from seedline.extract.documents.dateline import Dateline
from seedline.extract.reading import Line, Reading, Sentence
from seedline.extract.reports import DocumentField, Mention
from seedline.reference import Reference, cells, patterns

# The head of a page ends with the second paragraph of running text; what is longer than that has none.
_HEAD_LINES = range(10, 40)
_TAIL_LINES = 6
_PARAGRAPHS = 2
# A byline is no longer than this; one that is only a name stands so many lines from the headline at most.
BYLINE_CHARS = 80
BYLINE_REACH = 3
# Headline and byline in front of a dateline that is glued to them.
_GLUED_CHARS = 500
_GLUED_LINES = 2
# "Agency.com" is the outlet "Agency".
DOMAIN_END = re.compile(r"(?<=\w)\.[a-z]{2,4}$")
DOMAIN = re.compile(r"(?:www\.)?[\w-]{2,40}(?:\.[A-Za-z]{2,4}){1,2}")
TOKEN = re.compile(r"[^\W\d_]+(?:['’‘][^\W\d_]+)?")


class Page:
    """One page.

    Attributes:
        reading: the page's text, lines and mentions.
        expressions: its calendar expressions, in order.
        filled: lines that hold something.
        head, tail: its first lines, up to the second paragraph, and its last.
        datelines: lines of the head that begin with a dateline.
        title, author, publisher: fields found so far.
        site: the name of a site that stands behind the headline on its line.
        is_wire: the publisher stands where a dateline names the agency.
    """

    def __init__(self, reading: Reading, expressions: list[Expression]) -> None:
        self.reading = reading
        self.expressions = expressions
        self.filled = [line for line in reading.lines if line.role != "blank"]
        self.head = self.filled[: _head(self.filled)]
        self.tail = self.filled[-_TAIL_LINES:]
        self.title: DocumentField | None = None
        self.author: DocumentField | None = None
        self.publisher: DocumentField | None = None
        self.site: DocumentField | None = None
        self.is_wire = False
        own = [line for line in self.head if line.role in ("body", "dateline")]
        self.datelines: list[tuple[Line, Dateline]] = [
            (line, found) for line in own if (found := dateline.find(reading.text, line.start, line.end, expressions))
        ]
        if not self.datelines and own:
            first = next((i for i, line in enumerate(own) if line.role == "body"), 0)
            for line in own[first : first + _GLUED_LINES]:
                glued = dateline.inside(reading.text, line.start, min(line.end, line.start + _GLUED_CHARS), expressions)
                self.datelines += [(line, glued)] if glued else []

    @property
    def headline(self) -> str:
        return self.title.value if self.title else ""

    @property
    def body(self) -> list[Line]:
        return [line for line in self.filled if line.role == "body"]

    def is_placed(self, found: Dateline) -> bool:
        """Whether what stands as the place of a dateline is one by name."""
        return any(m.type in ("place", "country") for m in self.reading.mentions_touching(*found.place))

    def text(self, line: Line) -> str:
        return self.reading.text[line.start : line.end]

    def sentences(self, start: int, end: int) -> list[Sentence]:
        """Sentences that begin between two offsets."""
        return [s for s in self.reading.sentences if start <= s.start < end]

    def leads(self, line: Line, start: int) -> bool:
        """Nothing but marks (an emoji, a bracket) stands in front of it on its line."""
        return not TOKEN.search(self.reading.quote(line.start, start))


def _head(filled: list[Line]) -> int:
    """Number of lines in the head."""
    seen = 0
    for i, line in enumerate(filled[: _HEAD_LINES.stop], 1):
        seen += line.role == "body" and line.is_long
        if seen == _PARAGRAPHS:
            return max(i, _HEAD_LINES.start)
    return _HEAD_LINES.stop


def section_words(reference: Reference) -> frozenset[str]:
    """Words of sections, tools and outlets' names."""
    furniture = (cells(r["words"]) for r in reference.rows("page_furniture") if r["kind"] in ("phrase", "masthead_end"))
    return frozenset(w for phrases in furniture for phrase in phrases for w in phrase.casefold().split())


class Wording:
    """The packs' words about documents: patterns of `document_kinds`, kinds of organisations.

    Attributes:
        author_cue: opens the name of an author.
        source_cue: opens the name of the outlet that a page took its text from.
        of_others: marks the credit of those who did not write the text.
        general: words of sections and of outlets' names that alone name nobody.
    """

    def __init__(self, reference: Reference) -> None:
        self._words: dict[tuple[str, str], list[str]] = {}
        for r in reference.rows("document_kinds"):
            self._words.setdefault((r["kind"], r["where"]), []).extend(cells(r["words"]))
        self._patterns = {
            key: _phrases(words, at_start=key[1] == "title_start", at_end=key[1] == "title_end") for key, words in self._words.items()
        }
        self._told_of = re.compile(rf"(?<!\w)(?:{self.either('told_of', 'title')})\s+(?:\w+\s+){{0,3}}$", re.IGNORECASE)
        either = self.either
        self.author_cue = re.compile(
            rf"(?<!\w)(?:{either('author_cue', 'line')})\s+"
            rf"|(?:^\W*|(?<=\d)|(?<=[\d|•·]\s)|(?<=\d\s[ap]m\s))(?:{either('author_cue', 'start')})\b:?\s+",
            re.IGNORECASE,
        )
        self.source_cue = re.compile(rf"^\W*(?:{either('source_cue', 'line')})\s*[:：\]]?\s*", re.IGNORECASE)
        self.of_others = re.compile(rf"(?<!\w)(?:{either('editor_cue', 'line')})(?!\w)", re.IGNORECASE)
        self.general = section_words(reference)
        self._types: dict[str, str] = {}
        for r in reference.rows("organizations"):
            for name in (r["name"], r["abbreviation"], *cells(r["aliases"])):
                if name:
                    self._types.setdefault(name.casefold(), r["type"])
                    self._types.setdefault(name.casefold().removeprefix("the "), r["type"])

    def words(self, kind: str, where: str) -> list[str]:
        return self._words.get((kind, where), [])

    def either(self, kind: str, where: str) -> str:
        """Words as alternatives of a pattern, the longest first."""
        return patterns.either(self.words(kind, where))

    def search(self, kind: str, where: str, text: str) -> re.Match[str] | None:
        pattern = self._patterns.get((kind, where))
        found = pattern.search(text) if text and pattern else None
        # "Minister delivers remarks" reports on them
        return None if found and where == "title" and self._told_of.search(text, 0, found.start()) else found

    def find_all(self, kind: str, where: str, text: str) -> list[str]:
        """The words of a kind that a text holds, each once."""
        pattern = self._patterns.get((kind, where))
        return sorted({m[0].casefold() for m in pattern.finditer(text)}) if pattern else []

    def says(self, kind: str, where: str, text: str) -> bool:
        return bool(self.search(kind, where, text))

    def type_of(self, *names: str) -> str:
        """Kind of an organisation by the pack of organisations, or an empty string."""
        folded = (name.casefold().removeprefix("the ") for name in names)
        return next((self._types[n] for name in folded for n in (name, DOMAIN_END.sub("", name)) if n in self._types), "")

    def type_of_mention(self, reading: Reading, m: Mention) -> str:
        return self.type_of(reading.quote(m.start, m.end), m.name or "")

    def names_kind(self, name: str) -> bool:
        """It names a kind of document: "Joint Statement"."""
        return any(self.says(kind, "title", name) for kind in ("statement", "transcript", "interview", "press_release"))

    def names_body(self, name: str) -> bool:
        """A name taken for a person's that ends like an outlet's or names an office ("Atlas News", "Press Team")."""
        return self.says("office", "name", name) or self.says("news", "publisher", name)

    def may_be_person(self, name: str) -> bool:
        words = name.casefold().split()
        is_known = self.names_kind(name) or self.names_body(name) or self.type_of(name)
        return not is_known and not all(w in self.general for w in words)

    def is_office(self, name: str) -> bool:
        """A body that issues releases: a ministry, an embassy, a secretariat."""
        known = self.type_of(name)
        return known != "news_outlet" and bool(known or self.says("press_release", "furniture", name) or self.says("office", "name", name))

    def is_site(self, name: str, mark: str) -> bool:
        """What stands behind a headline and a mark is a site's name: a known outlet or an address, behind a bar an office, too."""
        if self.type_of(name) == "news_outlet" or DOMAIN.fullmatch(name):
            return True
        return mark.strip() not in "-–—" and (self.is_office(name) or (" " in name and self.names_body(name)))

    def is_distributor(self, name: str) -> bool:
        """It sends out the releases of others."""
        return self.says("press_release", "agency", name)


def _phrases(words: list[str], *, at_start: bool, at_end: bool) -> re.Pattern[str]:
    body = "|".join(re.escape(w.strip()).replace(r"\ ", r",?\s+") for w in sorted(words, key=len, reverse=True))
    lead = r"^\W*(?:the\s+|an?\s+)?" if at_start else r"(?<!\w)"
    return re.compile(rf"{lead}(?:{body})(?!\w){r'[^\w]*$' if at_end else ''}", re.IGNORECASE)


def field(name: str, start: int, end: int, value: str, confidence: float) -> DocumentField:
    return DocumentField(start=start, end=end, name=name, value=value, confidence=confidence)


def of_mention(name: str, reading: Reading, m: Mention, confidence: float) -> DocumentField:
    return field(name, m.start, m.end, reading.quote(m.start, m.end), confidence)
