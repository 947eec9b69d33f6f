"""Sentences in which every name and date is one character, so that plain patterns see their shape.

Belongs here: the coding of sentences and the way back to the seed's offsets. Does not belong here: any pattern.
"""

from __future__ import annotations

import bisect
import itertools
import operator
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from seedline.dataset import edtf
from seedline.extract.clauses import FINITE
from seedline.extract.reading import Paragraph, Reading
from seedline.extract.reports import Mention

PERSON, ORG, COUNTRY, PLACE, DATE, INSTRUMENT, EVENT, DEMONYM = map(chr, range(0xE001, 0xE009))
CODES = {
    "person": PERSON, "organization": ORG, "country": COUNTRY, "place": PLACE,
    "date": DATE, "instrument": INSTRUMENT, "event": EVENT,
}  # fmt: skip
NAMES = f"{PERSON}-{DEMONYM}"
# dated lines that a page of one item may have
_FEW = 2
# the headline and the first sentence
_LEAD = 2


# Patterns look around inside a sentence; a bound on its length keeps reading linear in the text.
LONGEST = 1200

_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "…": ".", "—": "–"})
_CLOSING = frozenset(".!?;:,)]")
_END = re.compile(rf"[.!?][\"')\]]*\s+(?=[\"'(\[–•-]*\s*[A-Z{NAMES}])")
# "9001st Meeting" in a masthead
_NUMBERED = re.compile(r"\s*\d+(?:st|nd|rd|th)\s[A-Za-z ]{4,20}(?:\([^()\n]{2,12}\)\s*)*$")
# a date in figures alone at the head of a text, as pages print it
_STAMP = re.compile(rf"\s*(?:[a-z]+:?\s)?({DATE})")
_WORDED = re.compile(r"\w")
_LINK = re.compile(r"[-–—](?=[A-Z])")
_LINKED = re.compile(r"\w[-–—]$")
_LAST_WORD = re.compile(rf"[\w{NAMES}.]+$")
# A place, then only names, capitals and marks, up to a dash or a full stop: the dateline of wire copy; or up to a bracket with
# the agency and the date; or a place and a date up to a colon, as institutions write it.
_DATELINE = re.compile(
    rf"^\W*(?:{PLACE}[{NAMES}\s,]*\([^()]{{0,60}}{DATE}\)(?:\s?[–:-]+)?\s"
    rf"|{PLACE}(?:[{NAMES}]|[A-Z]{{2,}}|\([^()]{{1,40}}\)|[\s,()/.])*?(?:\s[–-]+\s|\s?:\s?[–-]+\s?|(?<=[{ORG}A-Z)])\.\s)"
    rf"|(?:{PLACE}[{NAMES}\s,()]*{DATE}|{DATE}[{NAMES}\s,()]*{PLACE})[{NAMES}\s,()]*(?::|\s[–-]+)\s"
    rf"|{PLACE},\s{DATE}\.\s)"
)


@dataclass(slots=True)
class Sentence:
    """A sentence in code. `starts[i]` and `ends[i]` are the offsets in the seed of the code's character i.

    `what[i]` is the mention behind a name's character; `demonym[i]` the country's referent behind an adjective's;
    `dateline` the date of the dateline before the sentence; `heading` the date in a line of its own that an item of a programme or
    an index stands under, `below` how many sentences of the item stand before this one; `is_headline` if an item of an index opens with it.
    """

    code: str
    starts: list[int]
    ends: list[int]
    what: dict[int, Mention]
    demonym: dict[int, str]
    ordinal: int
    paragraph: int
    segment: int
    role: str
    tokens: Mapping[int, Token] = field(repr=False)
    dateline: Mention | None = None
    heading: Mention | None = None
    below: int = 0
    is_headline: bool = False
    spoken: set[int] = field(default_factory=set)
    places: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.places = sorted(self.what)

    @property
    def is_news(self) -> bool:
        """Whether it tells what the page or the item is about: its headline, its first sentence."""
        return self.role == "title" or self.is_headline or self.ordinal < _LEAD or (self.heading is not None and self.below < _LEAD)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the seed of the code's characters `start` up to `end`."""
        return self.starts[start], self.ends[end - 1]

    def token(self, i: int) -> Token | None:
        """The token that begins at the code's character i."""
        return self.tokens.get(self.starts[i])

    def place_of(self, token: Token) -> int | None:
        """The code's character that a token begins at, or the name's that it stands in."""
        first = next(iter(self.tokens.items()))
        offset = token.idx + first[0] - first[1].idx
        at = bisect.bisect_right(self.starts, offset) - 1
        return at if at >= 0 and offset < self.ends[at] else None

    def place(self, offset: int) -> int:
        """The code's character that the seed's offset lies in."""
        return max(0, bisect.bisect_right(self.starts, offset) - 1)

    def pos(self, i: int) -> str:
        """Part of speech of the token that begins at the code's character i; empty if none begins there."""
        token = self.token(i)
        return token.pos_ if token is not None else ""

    @property
    def own(self) -> list[Token]:
        """The sentence's tokens."""
        return [t for i in range(len(self.code)) if (t := self.token(i)) is not None]

    def verb(self, start: int, end: int) -> int | None:
        """Where the first finite verb stands between `start` and `end`."""
        return next((i for i in range(start, end) if (t := self.token(i)) is not None and t.tag_ in FINITE), None)

    def find(self, kinds: str, start: int = 0, end: int | None = None) -> Iterator[int]:
        """Places of names of these kinds between `start` and `end`."""
        end = len(self.code) if end is None else end
        for i in self.places[bisect.bisect_left(self.places, start) : bisect.bisect_left(self.places, end)]:
            if self.code[i] in kinds:
                yield i

    def date(self, i: int) -> str | None:
        """EDTF value of the date at i; None if it can't be resolved."""
        value = self.what[i].value
        return value if value and edtf.is_valid(value) else None

    def named(self, i: int) -> tuple[str, tuple[int, int]] | None:
        """Referent and offsets in the seed of the name at i."""
        ref = self.referent(i)
        return (ref, self.span(i, i + 1)) if ref else None

    def all(self, kinds: str, start: int = 0, end: int | None = None) -> list[tuple[str, tuple[int, int]]]:
        """`named` for every name of these kinds between `start` and `end`."""
        return [n for i in self.find(kinds, start, end) if (n := self.named(i))]

    def states(self, start: int, end: int) -> list[tuple[str, tuple[int, int]]]:
        """`named` for every country's name or adjective between `start` and `end`."""
        at = sorted([*self.find(COUNTRY, start, end), *(i for i in self.demonym if start <= i < end)])
        return [n for i in at if (n := self.named(i))]

    def referent(self, i: int) -> str | None:
        """Referent behind the character i: of a mention, or of a country's adjective."""
        if i in self.what:
            return self.what[i].referent
        return self.demonym.get(i)


def tells_past(tokens: Iterable[Token]) -> bool:
    """Whether a sentence begins by telling what was, and says of nothing that it will be."""
    finite = [t.tag_ for t in tokens if t.tag_ in FINITE]
    return finite[:1] == ["VBD"] and "MD" not in finite


class Coder:
    """Codes readings.

    Args:
        demonyms: adjective or inhabitant's name in lower case to the country's referent.
        abbreviations: words in lower case after which a full stop ends no sentence.
    """

    def __init__(self, demonyms: Mapping[str, str], abbreviations: set[str]) -> None:
        self.demonyms = demonyms
        self.abbreviations = abbreviations

    def sentences(self, reading: Reading, described: Sequence[Mention] = ()) -> list[Sentence]:
        """All sentences of title and body, in order; furniture, bylines and datelines are left out, but not "9001st Meeting" in these.

        `described`: offices that stand for persons; they are coded as these.
        """
        made: list[Sentence] = []
        headed: list[Sentence] = []
        parts, under = segments(reading), headings(reading)
        first = 0
        for n, paragraph in enumerate(reading.paragraphs):
            first = len(made) if n and (under[n] is not under[n - 1] or parts[n] > parts[n - 1]) else first
            if paragraph.role in ("title", "body"):
                fresh = self._paragraph(reading, paragraph, described, number=n, segment=parts[n], ordinal=len(made))
                for s in fresh:
                    s.heading, s.below = under[n], s.ordinal - first
                if fresh and parts[n] and all(s.segment < parts[n] for s in made[-1:]):
                    is_stamped = fresh[0].code[0] == DATE and parts[n + 1 : n + 2] == [parts[n]]  # "5 May 2020 Minister receives envoy."
                    fresh[0].is_headline = len(fresh) == 1 and (is_stamped or fresh[0].code.rstrip()[-1:] not in _CLOSING)
                made += fresh
            elif paragraph.role == "dateline" and _NUMBERED.match(reading.text, paragraph.start, paragraph.end):
                headed += self._paragraph(reading, paragraph, described, number=n, segment=parts[n], ordinal=0)
        return [*headed, *made]

    def _paragraph(
        self, reading: Reading, paragraph: Paragraph, described: Sequence[Mention], *, number: int, segment: int, ordinal: int
    ) -> list[Sentence]:
        rows = self._rows(reading, paragraph, described)
        code = "".join(r[0] for r in rows)
        tokens = {paragraph.start + t.idx: t for t in paragraph.doc}
        stamp = _STAMP.match(code)
        is_stamped = stamp is not None and not any(map(str.isalpha, reading.text[slice(*rows[stamp.start(1)][1:3])]))
        begin = stamp.end() if stamp and is_stamped else 0
        dateline = _DATELINE.match(code[begin : begin + 200])
        begin += dateline.end() if dateline else 0
        dates = [r[3] for r in rows[:begin] if dateline and isinstance(r[3], Mention) and r[3].type == "date"]
        cuts = [begin]
        for m in _END.finditer(code, begin):
            word = _LAST_WORD.search(code, max(begin, m.start() - 20), m.start())
            last = word[0].lower() if word else ""
            is_initial = len(last) == 1 and last.isalpha() and last.isascii()
            if code[m.start()] != "." or not (is_initial or last in self.abbreviations):
                cuts.append(m.end())
        cuts = _bounded(code, cuts)
        made: list[Sentence] = []
        for a, b in zip(cuts, [*cuts[1:], len(code)], strict=True):
            part = rows[a:b]
            if not code[a:b].strip():
                continue
            made.append(
                Sentence(
                    code[a:b], [r[1] for r in part], [r[2] for r in part],
                    {i: r[3] for i, r in enumerate(part) if isinstance(r[3], Mention)},
                    {i: r[3] for i, r in enumerate(part) if isinstance(r[3], str)},
                    ordinal + len(made), number, segment, paragraph.role, tokens, dates[-1] if dates and not made else None,
                )
            )  # fmt: skip
        return made

    def _rows(
        self, reading: Reading, paragraph: Paragraph, described: Sequence[Mention]
    ) -> list[tuple[str, int, int, Mention | str | None]]:
        rows: list[tuple[str, int, int, Mention | str | None]] = []
        at = paragraph.start
        named = [*reading.mentions_in(at, paragraph.end), *(m for m in described if at <= m.start < paragraph.end)]
        for mention in sorted(named, key=operator.attrgetter("start")):
            self._plain(reading.text, at, mention.start, rows)
            if rows and rows[-1][0] == "#":
                rows.pop()
            rows.append((CODES[mention.type], mention.start, mention.end, mention))
            at = mention.end
        self._plain(reading.text, at, paragraph.end, rows)
        return _without_brackets(rows)

    def _plain(self, text: str, start: int, end: int, rows: list[tuple[str, int, int, Mention | str | None]]) -> None:
        for word in re.finditer(r"[A-Z][a-z]+(?:ese)?(?![\w])|\s+|.", text[start:end], re.DOTALL):
            a, b = start + word.start(), start + word.end()
            piece = word[0]
            country = self.demonyms.get(piece.lower()) if len(piece) > 3 else None
            if country:
                rows.append((DEMONYM, a, b, country))
            elif piece.isspace():
                if not rows or rows[-1][0] != " ":
                    rows.append((" ", a, b, None))
            else:
                for k, c in enumerate(piece):
                    rows.append((" " if PERSON <= c <= DEMONYM else c.translate(_PLAIN), a + k, a + k + 1, None))


def _bounded(code: str, cuts: list[int]) -> list[int]:
    """The cuts, with more of them at spaces wherever a sentence is longer than `LONGEST`."""
    made: list[int] = []
    for start, end in zip(cuts, [*cuts[1:], len(code)], strict=True):
        at = start
        made.append(at)
        while end - at > LONGEST:
            space = code.rfind(" ", at + LONGEST // 2, at + LONGEST)
            at = space + 1 if space > 0 else at + LONGEST
            made.append(at)
    return made


def _without_brackets(rows: list[tuple[str, int, int, Mention | str | None]]) -> list[tuple[str, int, int, Mention | str | None]]:
    """Drops a name alone in brackets after another name: abbreviations, and the country of a town."""
    kept: list[tuple[str, int, int, Mention | str | None]] = []
    i = 0
    while i < len(rows):
        if rows[i][0] == "(" and kept:
            inner = [k for k in range(i + 1, min(i + 5, len(rows))) if rows[k][0] != " "]
            before = next((r[0] for r in reversed(kept[-2:]) if r[0] != " "), "")
            if len(inner) >= 2 and rows[inner[0]][0] in (ORG, COUNTRY, PLACE) and rows[inner[1]][0] == ")" and PERSON <= before <= DEMONYM:
                while kept and kept[-1][0] == " ":
                    kept.pop()
                i = inner[1] + 1
                continue
        kept.append(rows[i])
        i += 1
    return kept


def _is_date(reading: Reading, paragraph: Paragraph) -> bool:
    """Whether a paragraph is a date and nothing else, or one with its weekday behind: "5 May 2020, Tuesday"."""
    dates = [*reading.mentions_in(paragraph.start, paragraph.end, "date")]
    starts, ends = [m.start for m in dates], [m.end for m in dates]
    between = zip([paragraph.start, *ends], [*starts, paragraph.end], strict=True)
    return bool(dates) and not any(_WORDED.search(reading.text, a, b) for a, b in between)


def headings(reading: Reading) -> list[Mention | None]:
    """The date in a line of its own that each paragraph stands under, on pages with two such lines or more: a programme, an index.

    Where the day stands below an item's headline, the headline is of it too.
    """
    dates = [next(reading.mentions_in(p.start, p.end, "date"), None) if _is_date(reading, p) else None for p in reading.paragraphs]
    kind, published = reading.field("kind"), reading.field("published")
    is_index = kind is not None and kind.value == "index"
    own = published.start if published and not is_index else -1
    heads = [n for n, m in enumerate(dates) if m and m.start != own and n + 1 < len(dates) and not dates[n + 1]]
    made: list[Mention | None] = [None] * len(dates)
    for a, b in itertools.pairwise([*heads, len(dates)] if len(heads) >= _FEW and not dates[-1] else []):
        made[a:b] = [dates[a]] * (b - a)
    of = segments(reading)
    for n in heads if any(made) else ():
        if n and of[n - 1] == of[n] and (n < 2 or of[n - 2] < of[n]):
            made[n - 1] = made[n]
    return made


def is_in_chain(reading: Reading, m: Mention) -> bool:
    """Whether a state's name is a link of a longer one: "the Ruritania–Zenda railway"."""
    return bool(_LINK.match(reading.text, m.end) or _LINKED.search(reading.text, max(0, m.start - 2), m.start))


def segments(reading: Reading) -> list[int]:
    """Number of the item that each paragraph belongs to."""
    return [bisect.bisect_right(reading.items, p.start) for p in reading.paragraphs]
