"""Lines and their roles on the page: title, dateline, byline, body, boilerplate, blank.

Belongs here: telling a page's text from its furniture by neighbours and place. Does not belong here: what one line
looks like (`forms`), the values of a page's fields (`extract.fields`).

Shallow text features after Kohlschütter, Fankhauser and Nejdl (2010), "Boilerplate Detection using Shallow Text
Features": line length, end punctuation, neighbours, place on the page; there with HTML, here without.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import polars as pl

from seedline.dataset.schema import dictionary
from seedline.dataset.span import LineIndex
from seedline.ingest.forms import (
    ARROW,
    BLOCK_WORDS,
    BRACKETED,
    BULLET,
    CRUMB,
    IMAGE_FILE,
    PLACE_LINE,
    PLACE_WORDS,
    TITLE_WORDS,
    WORD,
    Forms,
    PageLine,
)
from seedline.reference import Reference

# Front matter ends within so many lines.
_FRONT_LINES = 40
# So many words in small letters besides its date make a first line a headline.
_PROSE_WORDS = 3
_NAME_WORDS = range(2, 5)
# The title stands among the first lines that hold anything.
_HEAD_LINES = 14
_TAIL_WORDS = 12
# Headlines shorter than this are rare and need a masthead below them.
_SITE_WORDS = 3
# Dated lines longer than this many words are headlines of an index page, where there are as many as that.
_DATELINE_WORDS = 5
_MIN_ITEMS = 3
# Long white space tells nothing, and several patterns would take quadratic time in it.
_RUN = re.compile(r"\s{3,}")
_CLOSED = re.compile(r"[.!?…;,:][\"'”’»)\]*_`]*$|(?<!\d)[.!?…][\"'”’»)]*\s*\[?\d{1,3}\]?$")
_FIRST_HEADING = re.compile(r"^#\s+\W*(?:\w\S*\s+){2}\S")
_HEADING = re.compile(r"^#{1,6}\s+\S")
_FENCE = re.compile(r"^(?:---|\+\+\+)\s*$")
_KEY = re.compile(r"^\s*[A-Za-z_][\w-]*\s*[:=]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_LETTER = re.compile(r"[^\W\d_]")
# "... the crisis. However, ..." inside a line; no "Mr. Name".
_SENTENCE_END = re.compile(r"[^\W\d_]{4,}[.!?]\s+[A-Z]")
# A headline repeated word for word has this many words; shorter ones are sections and names of sites.
_TWICE_WORDS = 5
_LOWER = re.compile(r"\b[a-z]{4,}\b")


class Layout:
    """Gives lines their roles; made once, used for many pages."""

    def __init__(self, reference: Reference) -> None:
        self._forms = Forms(reference)

    def roles(self, texts: list[str]) -> list[str]:
        """The role of each line of one page."""
        folded = [_RUN.sub("  ", t) for t in texts]
        page = [PageLine(t, len(WORD.findall(t)), bool(_CLOSED.search(t.strip()))) for t in folded]
        for line in page:
            if not line.text.strip():
                line.role = "blank"
        filled = [line for line in page if line.role != "blank"]
        is_latin = 2 * sum(len(_LATIN.findall(line.text)) for line in filled) > sum(len(_LETTER.findall(line.text)) for line in filled)
        for i, line in enumerate(filled):
            if is_latin and _LETTER.search(line.text) and not _LATIN.search(line.text):
                line.role = "boilerplate"
            elif self._forms.is_labelled_date(line):
                line.role = "dateline"
            elif self._forms.title_label.match(line.text):
                line.role = "body"
            elif i < _HEAD_LINES and self._forms.is_symbol(line):
                line.role = "dateline"
            elif self._forms.is_furniture(line):
                line.role = "boilerplate"
            elif self._forms.is_dateline(line):
                line.role = "dateline"
            elif self._forms.is_byline(line):
                line.role = "byline"
        self._front_matter(filled)
        self._items(filled)
        self._captions(page, filled)
        self._updates(filled)
        self._blocks_below(filled)
        self._title(filled)
        self._above_repetition(filled)
        self._names_again(filled)
        self._sites(filled)
        self._head(filled)
        self._place_beside(filled)
        self._tail(filled)
        return [line.role for line in page]

    @staticmethod
    def _front_matter(filled: list[PageLine]) -> None:
        """Keys and values between two fences at the head of a file are no text, but for title, date and names."""
        if not filled or not _FENCE.match(filled[0].text):
            return
        end = next((i for i, line in enumerate(filled[1:_FRONT_LINES], 1) if _FENCE.match(line.text)), 0)
        for line in filled[:end]:
            if line.role == "body" and _KEY.match(line.text):
                line.role = "byline"

    def _items(self, filled: list[PageLine]) -> None:
        """Many dated headlines are the items of an index page, not its dateline."""
        dated = [line for line in filled if line.role == "dateline" and line.words > _DATELINE_WORDS]
        if len(dated) >= _MIN_ITEMS:
            for line in dated:
                line.role = "body"

    def _captions(self, page: list[PageLine], filled: list[PageLine]) -> None:
        """Captions with a credit, and what stands right below a picture's file."""
        for above, line in itertools.pairwise(page):
            if line.role == "body" and IMAGE_FILE.match(above.text) and line.words <= BLOCK_WORDS * 2:
                line.role = "boilerplate"
        for line in filled[1:]:
            if line.role == "body" and self._forms.is_caption(line):
                line.role = "boilerplate"

    def _updates(self, filled: list[PageLine]) -> None:
        """The day of the last change is furniture below the day of publication."""
        dated = False
        for line in filled[:_HEAD_LINES]:
            if line.role == "dateline" and dated and self._forms.is_update(line):
                line.role = "boilerplate"
            dated = dated or (line.role == "dateline" and bool(self._forms.date.search(line.text)))

    def _blocks_below(self, filled: list[PageLine]) -> None:
        """Below "Related news" and the like, everything short is furniture, up to the next paragraph."""
        inside = seen_body = False
        for line in filled:
            if line.text.strip().rstrip(":").casefold() in self._forms.blocks:
                inside, line.role = seen_body, "boilerplate"
            elif line.is_body:
                inside, seen_body = inside and line.words <= BLOCK_WORDS, True
            if inside:
                line.role = "boilerplate"

    def _title(self, filled: list[PageLine]) -> None:
        """The first headline above the text; else a line that the page repeats with its date."""
        best = self._labelled(filled) or self._headed(filled) or self._closed_headline(filled) or self._said_twice(filled)
        for i, line in enumerate(filled[: 0 if best else _HEAD_LINES]):
            if line.role == "body" and (line.is_body or self._forms.is_run_in(line.text.strip())):
                break
            if line.role != "body" or not self._forms.may_be_title(line) or self._forms.is_crumb(line):
                continue
            if self._forms.is_only_site(line.text) or self._runs_on(line, filled[i + 1] if i + 1 < len(filled) else None):
                continue
            if _HEADING.match(line.text):
                best = line
                break
            if best is None or (self._forms.is_site_name(best) and not self._forms.is_site_name(line)):
                best = line
        if best and best.words < _SITE_WORDS and not self._stands_above_masthead(filled, best):
            best = None
        best = best or self._dated(filled) or self._repeated(filled)
        if best:
            best.role = "title"

    def _labelled(self, filled: list[PageLine]) -> PageLine | None:
        """`title: Ministers agree on plan`, in the head of the page."""
        return next((line for line in filled[:_HEAD_LINES] if self._forms.title_label.match(line.text)), None)

    def _headed(self, filled: list[PageLine]) -> PageLine | None:
        """A first line that is a heading of the first rank, whatever else it looks like."""
        first = filled[0] if filled else None
        return first if first and _FIRST_HEADING.match(first.text) and not self._forms.is_only_site(first.text) else None

    def _said_twice(self, filled: list[PageLine]) -> PageLine | None:
        """A headline that the head of the page says again, word for word."""
        seen: dict[str, PageLine] = {}
        for line in filled[:_HEAD_LINES]:
            text = line.text.strip()
            if line.role == "body" and line.words >= _TWICE_WORDS and self._forms.may_be_title(line) and not self._forms.is_crumb(line):
                if text in seen:
                    return seen[text]
                seen[text] = line
        return None

    @staticmethod
    def _runs_on(line: PageLine, below: PageLine | None) -> bool:
        """A paragraph that a line break tore: a sentence ends inside it, and the next line goes on in small letters."""
        return below is not None and below.text.lstrip()[:1].islower() and bool(_SENTENCE_END.search(line.text))

    def _stands_above_masthead(self, filled: list[PageLine], line: PageLine) -> bool:
        """ "Opening remarks" above "by NAME, OFFICE, on 5 May" is a headline, "World politics" above the text a section."""
        i = next(i for i, other in enumerate(filled) if other is line)
        below = filled[i + 1] if i + 1 < len(filled) else None
        if below is None:
            return False
        return below.role in ("dateline", "byline") or bool(self._forms.byline.match(below.text) or self._forms.record.match(below.text))

    def _closed_headline(self, filled: list[PageLine]) -> PageLine | None:
        """A first line with a closing mark ("... for the Rev. King, Jr.") and a dateline below it, alone or at the head of the text."""
        lead = [line for line in filled[:_HEAD_LINES] if line.role != "boilerplate" and (line.words >= _SITE_WORDS or line.role != "body")][
            :2
        ]
        if len(filled) < 3 or len(lead) < 2 or not (lead[1].role in ("dateline", "byline") or self._forms.is_run_in(lead[1].text.strip())):
            return None
        first = lead[0]
        return first if first.role == "body" and first.is_closed and first.words in TITLE_WORDS and first.words <= BLOCK_WORDS else None

    def _dated(self, filled: list[PageLine]) -> PageLine | None:
        """One of the first lines that looks like a dateline or a sentence, beside the page's dateline: a headline after all."""
        head = [line for line in filled[:4] if line.role in ("dateline", "body") and not self._forms.is_symbol(line)]
        for i, line in enumerate(head[:2]):
            beside = head[:i] + head[i + 1 : 3]
            is_prose = i == 0 and line.role == "dateline" and len(_LOWER.findall(self._forms.date.sub(" ", line.text))) >= _PROSE_WORDS
            if BRACKETED.match(line.text.strip()):
                continue
            if line.words > BLOCK_WORDS or (i and line.is_closed) or not (is_prose or "dateline" in {other.role for other in beside}):
                continue
            if self._forms.without_dates(line.text) in TITLE_WORDS:
                return line
        return None

    def _repeated(self, filled: list[PageLine]) -> PageLine | None:
        for line, below in itertools.pairwise(filled):
            text = line.text.strip()
            is_same = line.words >= 5 and not line.is_closed and below.text.strip().startswith(text)
            if is_same and self._forms.without_dates(below.text.strip()[len(text) :]) <= 3:
                below.role = "body"
                return line
        return None

    @staticmethod
    def _above_repetition(filled: list[PageLine]) -> None:
        """Short lines between the headline and its repetition are what a page's frame holds."""
        title = next((i for i, line in enumerate(filled[:_HEAD_LINES]) if line.role == "title"), None)
        if title is None:
            return
        text = filled[title].text.strip(" #*")
        again = next((i for i, line in enumerate(filled[:_HEAD_LINES]) if i > title + 1 and line.text.strip(" #*") == text), 0)
        for line in filled[title + 1 : again]:
            if line.role == "body" and not line.is_closed and line.words <= _TAIL_WORDS:
                line.role = "boilerplate"

    def _names_again(self, filled: list[PageLine]) -> None:
        """The author's name, alone on its line below the byline that names them: a link to more of theirs."""
        head = filled[:_HEAD_LINES]
        for i, line in enumerate(head):
            text = line.text.strip()
            if (
                line.role == "body"
                and line.words in _NAME_WORDS
                and any(o.role == "byline" and o.text.strip().endswith(text) for o in head[:i])
            ):
                line.role = "boilerplate"

    def _sites(self, filled: list[PageLine]) -> None:
        """A body's name alone on its line, above the text or below it, names the site."""
        text = [i for i, line in enumerate(filled) if line.is_body and line.role == "body"]
        first, last = (text[0], text[-1]) if text else (len(filled), len(filled))
        for i, line in enumerate(filled):
            is_apart = line.role == "body" and not first <= i <= last and not line.is_closed
            if is_apart and i > last and self._forms.issuer.search(line.text):
                line.role = "byline"
            elif is_apart and self._forms.is_only_site(line.text):
                line.role = "boilerplate"

    def _head(self, filled: list[PageLine]) -> None:
        """Short lines above the title, and crumbs about it, are furniture."""
        title = next((i for i, line in enumerate(filled) if line.role == "title"), None)
        first_body = next((i for i, line in enumerate(filled) if line.is_body and line.role == "body"), len(filled))
        for i, line in enumerate(filled[: max(first_body, (title or 0) + 1)]):
            parts = CRUMB.split(line.text.strip())
            is_masthead = (
                line.role == "dateline" and not ARROW.search(line.text) and not (len(parts) > 2 and self._forms.has_section(parts))
            )
            if line.role == "title" or line.is_body or is_masthead:
                continue
            if (
                self._forms.is_crumb(line)
                or (line.role == "body" and BRACKETED.match(line.text.strip()))
                or (line.role == "body" and title is not None and i < title and line.words <= _TAIL_WORDS and title < _HEAD_LINES)
            ):
                line.role = "boilerplate"

    @staticmethod
    def _place_beside(filled: list[PageLine]) -> None:
        """A short line of capitalised words next to the masthead's date is its place ("The Kremlin, Moscow")."""
        for left, right in itertools.pairwise(filled[:_HEAD_LINES]):
            for dated, line in ((left, right), (right, left)):
                if (
                    dated.role == "dateline"
                    and line.role == "body"
                    and not line.is_closed
                    and line.words <= PLACE_WORDS
                    and PLACE_LINE.match(line.text.strip())
                ):
                    line.role = "dateline"

    def _tail(self, filled: list[PageLine]) -> None:
        """Short open lines at the end: the author's or issuer's name, else a list of links."""
        tail: list[PageLine] = []
        above: PageLine | None = None
        for line in reversed(filled):
            if line.role == "boilerplate":
                tail.append(line)
                continue
            if (
                line.role in ("title", "dateline")
                or line.is_closed
                or line.words > _TAIL_WORDS
                or BULLET.match(line.text)
                or self._forms.date.search(line.text)
            ):
                above = line
                break
            tail.append(line)
        if above is None or above.text.rstrip().endswith((":", ";", ",")):
            return
        tail.reverse()
        for previous, line in itertools.pairwise([above, *tail]):
            if line.role == "body" and (self._forms.issuer.search(line.text) or self._forms.is_author(previous, line)):
                line.role = "byline"
        open_ = [line for line in tail if line.role == "body"]
        if len(open_) > 1 or any(line.role == "boilerplate" for line in tail):
            for line in open_:
                line.role = "boilerplate"


def _rows(seed_path: str, document_id: str, text: str, layout: Layout) -> Iterator[tuple[str, int, str, str, str | None, int, int]]:
    index = LineIndex(text)
    pieces = [text[a:b] for a, b in zip(index.starts, index.ends, strict=True)]
    for n, (piece, role, a, b) in enumerate(zip(pieces, layout.roles(pieces), index.starts, index.ends, strict=True), 1):
        yield seed_path, n, document_id, role, piece or None, a, b


def lines(seeds: pl.DataFrame, reference: Reference) -> pl.DataFrame:
    """Table `lines` of table `seeds`."""
    layout = Layout(reference)
    rows = [row for s in seeds.iter_rows(named=True) for row in _rows(s["seed_path"], s["document_id"], s["text"], layout)]
    table = dictionary()["lines"]
    return table.conform(pl.DataFrame(rows, schema=table.polars, orient="row"))
