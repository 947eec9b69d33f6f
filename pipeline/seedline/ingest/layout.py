"""Lines and their roles on the page: title, dateline, byline, body, boilerplate, blank.

Belongs here: telling a page's text from its furniture by neighbours and place. Does not belong here: what one line
looks like (`forms`), which line is the headline (`headlines`), the values of a page's fields (`extract.fields`).

Shallow text features after Kohlschütter, Fankhauser and Nejdl (2010), "Boilerplate Detection using Shallow Text
Features": line length, end punctuation, neighbours, place on the page; there with HTML, here without.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
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
    LETTER,
    PICTURE_NUMBER,
    PLACE_LINE,
    PLACE_WORDS,
    WORD,
    Forms,
    PageLine,
)
from seedline.ingest.headlines import HEAD_LINES, MIN_ITEMS, SECTION_LINES, SITE_WORDS, TEASER, Headlines
from seedline.reference import Reference

# Front matter ends within so many lines.
_FRONT_LINES = 40
_NAME_WORDS = range(2, 5)
_TAIL_WORDS = 12
# Below this many paragraphs two dated lines or more are other items', each with so many lines.
_PARAGRAPHS = 2
_ITEM_LINES = 2
# So many headlines one below the other, and no teaser between them, are a block of links inside a story.
_BLOCK_ITEMS = 2
# A closed line of more words than this is a sentence of the text.
_SHORT_SENTENCE = 7
# Dated lines longer than this many words are headlines of an index page, where there are as many as that.
_DATELINE_WORDS = 5
# A paragraph broken into lines of so many characters has so many of them that run over their end.
_WRAPPED_LINES = 4
_WRAPPED_CHARS = range(25, 120)
# A line of a broken paragraph is this much of the widest, but for its last.
_WIDE = 0.85
# A signature is no longer than this.
_SIGNATURE_LINES = 5
# Long white space tells nothing, and several patterns would take quadratic time in it.
_RUN = re.compile(r"\s{3,}")
_CLOSED = re.compile(r"[.!?…;,:][\"'”’»)\]*_`]*$|(?<!\d)[.!?…][\"'”’»)]*\s*\[?\d{1,3}\]?$")
# A machine's date in front of the text: "date 2022-01-12 The ministers ...".
_STAMP = re.compile(r"\s*date:? \d{4}-\d\d-\d\d\s+(?=\S)")
# "Zenda News Agency (ZNA)"
_SHORT_FORM = re.compile(r"\s\([A-Za-z]{2,6}\)\s*$")
# "[Title] Joint communique", "[Date] 5 May 2020": keys in brackets, as archives write them.
_BRACKETED_KEY = re.compile(r"\s*\[(?P<key>[A-Z][a-z]+(?: [a-z]+)?)\]\s+(?=\S)")
_FENCE = re.compile(r"^(?:---|\+\+\+)\s*$")
_KEY = re.compile(r"^\s*[A-Za-z_][\w-]*\s*[:=]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_FRAME_TIMES = 3
# "Headline | Zenda Herald": between a page's headline and its site in the title of a window.
_WINDOW_MARK = " | "
_COUNTERS = 2
_COUNTER_ITEM = re.compile(r"\s*[•●◦▪]\s*\d[\d.,:/\s-]*$")
_YEAR = re.compile(r"(?:19|20)\d\d")


class Layout:
    """Gives lines their roles; made once, used for many pages."""

    def __init__(self, reference: Reference) -> None:
        self._forms = Forms(reference)
        self._headlines = Headlines(self._forms)

    def roles(self, texts: list[str]) -> list[str]:
        """The role of each line of one page."""
        folded = [_RUN.sub("  ", t) for t in texts]
        stamp = _STAMP.match(folded[0]) if folded else None
        if stamp:
            folded[0] = folded[0][stamp.end() :]
        if sum(bool(_BRACKETED_KEY.match(t)) for t in folded) > 1:
            folded = [_BRACKETED_KEY.sub(r"\g<key>: ", t) for t in folded]
        page = [PageLine(t, len(WORD.findall(t)), bool(_CLOSED.search(t.strip()))) for t in folded]
        for line in page:
            if not line.text.strip():
                line.role = "blank"
        filled = [line for line in page if line.role != "blank"]
        self._wrapped(page)
        if stamp and filled and len(WORD.findall(_SHORT_FORM.sub("", filled[0].text))) <= SITE_WORDS and not filled[0].is_closed:
            filled[0].role = "byline"
        is_latin = 2 * sum(len(_LATIN.findall(line.text)) for line in filled) > sum(len(LETTER.findall(line.text)) for line in filled)
        for i, line in enumerate(filled):
            if line.is_wrapped:
                continue
            bare, dates = self._forms.date.subn(" ", line.text)
            if is_latin and LETTER.search(bare) and not _LATIN.search(bare):
                line.role = "dateline" if dates else "boilerplate"
            elif self._forms.is_source(line) or self._forms.is_issuer(line):
                line.role = "byline"
            elif self._forms.date.search(line.text) and self._forms.is_counted(line):
                line.role = "boilerplate"
            elif self._forms.is_labelled_date(line) or self._forms.is_dated_update(line):
                line.role = "dateline"
            elif self._forms.title_label.match(line.text):
                line.role = "body"
            elif i < HEAD_LINES and self._forms.is_symbol(line):
                line.role = "dateline"
            elif self._forms.is_furniture(line):
                line.role = "boilerplate"
            elif self._forms.is_dateline(line):
                line.role = "dateline"
            elif self._forms.is_byline(line):
                line.role = "byline"
        for above, line in itertools.pairwise(filled[:HEAD_LINES]):
            if (
                above.role == "byline"
                and self._forms.is_by_alone(above.text)
                and line.role in ("body", "boilerplate")
                and not line.is_closed
            ):
                line.role = "byline"
        self._counters(filled)
        self._foreign(filled)
        self._front_matter(filled)
        self._items(filled)
        self._captions(page, filled)
        self._updates(filled)
        self._blocks_below(filled)
        self._headlines.mark(filled)
        self._above_repetition(filled)
        self._names_again(filled)
        self._said_again(filled)
        self._of_today(filled)
        self._related(filled)
        self._teasers(filled)
        self._sites(filled)
        self._head(filled)
        self._place_beside(filled)
        self._tail(filled)
        self._dates_below(filled)
        self._contacts(filled)
        for line in filled:
            if line.role == "byline" and self._forms.is_source(line) and not self._forms.date.search(line.text):
                line.role = "boilerplate"
        return [line.role for line in page]

    @staticmethod
    def _counters(filled: list[PageLine]) -> None:
        """Numbers, clocks and days behind a list's marks, one below the other: what a page counts."""
        for is_counter, run in itertools.groupby(filled, key=lambda line: bool(_COUNTER_ITEM.match(line.text))):
            lines = list(run) if is_counter else []
            if len(lines) >= _COUNTERS:
                for line in lines:
                    line.role = "boilerplate"

    def _foreign(self, filled: list[PageLine]) -> None:
        """Lines in another language on an English page: what the site says to its readers."""
        if 2 * sum(self._forms.is_english(line.text) for line in filled if line.is_body) > sum(line.is_body for line in filled):
            for line in filled:
                if line.role == "body" and self._forms.is_foreign(line):
                    line.role = "boilerplate"

    def _contacts(self, filled: list[PageLine]) -> None:
        """Below the text, behind "For more information contact": names, offices, addresses and numbers."""
        last = max((i for i, line in enumerate(filled) if line.is_body and line.role == "body"), default=len(filled))
        opened = next((i for i, line in enumerate(filled) if i > last and self._forms.opens_contacts(line.text)), len(filled))
        for line in filled[opened + 1 :]:
            if not self._forms.names_issuer(line.text):
                line.role = "boilerplate"

    def _wrapped(self, page: list[PageLine]) -> None:
        """Paragraphs broken into lines of one length: line after line goes on in the next, with nothing between them."""
        for is_blank, run in itertools.groupby(page, key=lambda line: line.role == "blank"):
            lines = list(run) if not is_blank else []
            on = [i for i, (line, below) in enumerate(itertools.pairwise(lines)) if self._goes_on(line, below)]
            if len(on) >= _WRAPPED_LINES:
                widest = max(len(lines[i].text) for i in on)
                end = on[-1] + 2
                # the last paragraph's lines, of which each is as wide or stands below a wide one that is left open
                while end < len(lines) and (
                    _is_wide(lines[end], widest) or (_is_wide(lines[end - 1], widest) and not lines[end - 1].is_closed)
                ):
                    end += 1
                for line in lines[on[0] : end]:
                    line.is_wrapped = len(line.text) < _WRAPPED_CHARS.stop

    def _goes_on(self, line: PageLine, below: PageLine) -> bool:
        """A sentence runs over the line's end."""
        text = line.text.rstrip()
        is_cut = (below.text.lstrip()[:1].islower() and not _KEY.match(below.text)) or self._forms.is_cut(text)
        return is_cut and len(text) in _WRAPPED_CHARS and not text.endswith((".", "!", "?", ":", ";"))

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
        dated = [line for line in filled if line.role == "dateline" and self._forms.without_dates(line.text) >= SITE_WORDS]
        if len(dated) >= MIN_ITEMS:
            for line in dated:
                line.role = "body"

    def _captions(self, page: list[PageLine], filled: list[PageLine]) -> None:
        """Captions with a credit, also said twice, what stands right below a picture's file, right above its number ("1 / 6"), or apart
        from the text right above its credit."""
        for line, below in itertools.pairwise(filled):
            if line.role == "body" and not line.is_closed and line.words <= BLOCK_WORDS * 2 and PICTURE_NUMBER.fullmatch(below.text):
                line.role = "boilerplate"
        is_told = bool(page) and page[0].role == "body" and page[0].words > SITE_WORDS
        for above, line, below in zip(page, page[1:], [*page[2:], PageLine("", 0, is_closed=False)], strict=False):
            is_credited = above.role in ("blank", "boilerplate") and self._forms.is_credit(below.text)
            is_below_file = bool(IMAGE_FILE.match(above.text)) and is_told  # the first words of a page are its headline
            is_told = is_told or (line.role == "body" and line.words > SITE_WORDS)
            if line.role == "body" and (is_credited or is_below_file) and line.words <= BLOCK_WORDS * 2:
                line.role = "boilerplate"
        for line, below in itertools.pairwise(filled[1:]):
            if line.role == below.role == "body" and line.text.strip() == below.text.strip() and line.text.rstrip().endswith(")"):
                line.role = below.role = "boilerplate"
        for n, line in enumerate(filled):
            is_above_text = 0 < n < len(filled) - 1 or (len(filled) > 1 and self._forms.is_run_in(filled[1].text.strip()))
            if line.role == "body" and is_above_text and self._forms.is_caption(line):
                line.role = "boilerplate"

    def _updates(self, filled: list[PageLine]) -> None:
        """The day of the last change is furniture below the day of publication."""
        dated = False
        for n, line in enumerate(filled):
            is_short = n < HEAD_LINES and self._forms.without_dates(line.text) <= _DATELINE_WORDS
            if (line.role == "dateline" or (line.role == "body" and is_short)) and dated and self._forms.is_update(line):
                line.role = "boilerplate"
            dated = dated or (line.role == "dateline" and bool(self._forms.date.search(line.text)))

    def _blocks_below(self, filled: list[PageLine]) -> None:
        """Below "Related news" and the like, everything short is furniture, up to the next paragraph, a short one too where headlines
        stood above it."""
        inside = seen_text = False
        headlines = 0
        first = SECTION_LINES if self._headlines.is_list(filled) else 0
        labels = [line.text.strip(" -–•*:").casefold() for line in filled]
        # said again and again it closes the items of a list and opens no block
        closing = {label for label, n in Counter(labels).items() if n >= _FRAME_TIMES}
        for n, line in enumerate(filled[first:], first):
            if labels[n] in self._forms.blocks:
                inside, line.role = seen_text and labels[n] not in closing, "boilerplate"
            elif line.is_body:
                inside, seen_text = inside and line.words <= BLOCK_WORDS, True
            is_told = line.is_closed and not line.text.rstrip().endswith("?")
            inside = inside and not (is_told and line.words > _SHORT_SENTENCE and headlines >= _BLOCK_ITEMS)
            headlines = headlines + (line.words > SITE_WORDS) if inside and not is_told else 0
            if seen_text and self._forms.opens_footer(line.text):
                for below in filled[n:]:
                    below.role = "boilerplate"
                return
            seen_text = seen_text or (line.role == "body" and line.is_closed and line.words > _SHORT_SENTENCE)
            if inside:
                line.role = "boilerplate"

    @staticmethod
    def _above_repetition(filled: list[PageLine]) -> None:
        """Lines between the headline and its repetition above the text are what a page's frame holds; where the first of the two
        is the window's ("Headline | Zenda Herald"), the headline is the other."""
        title = next((i for i, line in enumerate(filled[:HEAD_LINES]) if line.role == "title"), None)
        if title is None:
            return
        text = filled[title].text.strip(" #*")
        bare = text.rpartition(_WINDOW_MARK)[0] or text
        head = list(itertools.takewhile(lambda line: not line.is_body, filled[title + 1 :]))
        again = next((n for n, line in enumerate(head) if line.text.strip(" #*") == bare), None)
        if again is None:
            return
        for line in head[:again]:
            if line.role == "body" and line.words <= _TAIL_WORDS and (bare != text or not line.is_closed):
                line.role = "boilerplate"
        if bare != text:
            filled[title].role, head[again].role = "boilerplate", "title"

    def _names_again(self, filled: list[PageLine]) -> None:
        """The author's name, alone on its line below the byline that names them: a link to more of theirs."""
        head = filled[:HEAD_LINES]
        for i, line in enumerate(head):
            text = line.text.strip()
            if (
                line.role == "body"
                and line.words in _NAME_WORDS
                and any(o.role == "byline" and o.text.strip().endswith(text) for o in head[:i])
            ):
                line.role = "boilerplate"

    def _sites(self, filled: list[PageLine]) -> None:
        """A body's name alone on its line: above the headline and below the text it names the site, between them who issued the text."""
        text = [i for i, line in enumerate(filled) if line.is_body and line.role == "body"]
        first, last = (text[0], text[-1]) if text else (len(filled), len(filled))
        title = next((i for i, line in enumerate(filled) if line.role == "title"), -1)
        for i, line in enumerate(filled):
            is_signed = any(self._forms.is_signature(o.text) for o in filled[max(i - _SIGNATURE_LINES, 0) : i])
            is_apart = line.role == "body" and not first <= i <= last and not line.is_closed and not is_signed
            is_office = is_apart and self._forms.ends_as_issuer(line.text) and 0 <= title < i
            if is_office or (is_apart and i > last and self._forms.issuer.search(line.text)):
                line.role = "byline"
            elif is_apart and (self._forms.is_only_site(line.text) or self._forms.is_place(line.text)):
                beside = [o.role for o in filled[max(i - 1, 0) : i + 2] if o is not line]
                is_place = self._forms.is_place(line.text) and i < first and "dateline" in beside
                line.role = "dateline" if is_place else "byline" if 0 <= title < i < first else "boilerplate"

    def _of_today(self, filled: list[PageLine]) -> None:
        """A date above the headline that stands apart from it, or is of another year than the date below it, is the reader's day."""
        title = next((i for i, line in enumerate(filled) if line.role == "title"), 0)
        body = next((i for i, line in enumerate(filled) if line.is_body and line.role == "body"), len(filled))
        days = {i: m[0] for i, line in enumerate(filled[:body]) if line.role == "dateline" and (m := self._forms.date.search(line.text))}
        beside = {day for i, day in days.items() if i >= title - 1}
        years = {m[0] for i, day in days.items() if i > title and (m := _YEAR.search(day))}
        for i, day in days.items():
            year = _YEAR.search(day)
            is_apart = i < title - 1 and beside and day not in beside
            is_of_other_year = i < title and years and year is not None and year[0] not in years
            if (is_apart or is_of_other_year) and not self._headlines.is_list(filled):
                filled[i].role = "boilerplate"

    def _teasers(self, filled: list[PageLine]) -> None:
        """Below the text: other items' first sentences, cut short."""
        tail = list(itertools.takewhile(lambda line: line.role == "boilerplate" or TEASER.search(line.text), reversed(filled)))
        cut = [line for line in tail if line.role == "body"]
        if len(cut) >= _PARAGRAPHS and sum(line.is_body and line.role == "body" for line in filled[: -len(tail)]) >= _PARAGRAPHS:
            for line in cut:
                line.role = "boilerplate"

    def _is_bare_date(self, line: PageLine) -> bool:
        return bool(self._forms.date.search(line.text)) and not self._forms.without_dates(line.text)

    def _related(self, filled: list[PageLine]) -> None:
        """Below the text: dates of other items, each with a headline or a teaser, and the heading above them."""
        paragraphs = [i for i, line in enumerate(filled) if line.is_body and line.role == "body"]
        days = [i for i, line in enumerate(filled) if line.role == "dateline" and self._is_bare_date(line)]
        if not paragraphs or self._headlines.is_list(filled):
            return
        first, second = paragraphs[0], paragraphs[1] if len(paragraphs) > 1 else paragraphs[0]
        dated = [i for i in days if i > second]
        least = _PARAGRAPHS if first < second else MIN_ITEMS
        is_long = len(dated) >= least and len(filled) - dated[0] > (_ITEM_LINES + 1) * len(dated) + _ITEM_LINES
        if len(dated) < least or is_long or any(first < i < second for i in days):
            return
        start = dated[0] - 1
        while filled[start].role == "boilerplate" or (not filled[start].is_closed and filled[start].words <= SITE_WORDS):
            start -= 1
        for line in filled[start + 1 :]:
            line.role = "boilerplate"

    @staticmethod
    def _said_again(filled: list[PageLine]) -> None:
        """A short open line that the page says three times, not counting remarks in brackets, belongs to its frame."""
        count = Counter(line.text.strip() for line in filled)
        for line in filled:
            text = line.text.strip()
            is_open = line.role == "body" and not line.is_closed and not text.startswith(("(", "[")) and line.words <= _TAIL_WORDS
            if is_open and count[text] >= _FRAME_TIMES:
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
            if line.role in ("title", "byline") or line.is_body or is_masthead:
                continue
            if line.role == "body" and BRACKETED.match(line.text.strip()) and self._forms.is_month(line.text):
                line.role = "dateline"
                continue
            if (
                self._forms.is_crumb(line)
                or (
                    title is not None and i < title and filled[title].text.strip() in line.text.strip()[1:]
                )  # "Agency : Headline - Section"
                or (line.role == "body" and BRACKETED.match(line.text.strip()))
                or (line.role == "body" and title is not None and i < title and line.words <= _TAIL_WORDS and title < HEAD_LINES)
            ):
                line.role = "boilerplate"

    def _place_beside(self, filled: list[PageLine]) -> None:
        """A short line of capitalised words next to the masthead's date is its place ("The Kremlin, Moscow")."""
        for left, right in itertools.pairwise(filled[:HEAD_LINES]):
            for dated, line in ((left, right), (right, left)):
                if (
                    dated.role == "dateline"
                    and line.role == "body"
                    and not line.is_closed
                    and line.words <= PLACE_WORDS
                    and PLACE_LINE.match(line.text.strip())
                ):
                    line.role = "boilerplate" if self._forms.is_section(line.text) else "dateline"

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
                or line.is_wrapped
                or line.words > _TAIL_WORDS
                or BULLET.match(line.text)
                or self._forms.date.search(line.text)
            ):
                above = line
                break
            tail.append(line)
        if above is None or above.text.rstrip().endswith((":", ";", ",")):
            return
        if any(self._forms.is_signature(line.text) for line in (above, *tail)):
            return
        tail.reverse()
        for previous, line in itertools.pairwise([above, *tail]):
            if line.role == "body" and (self._forms.issuer.search(line.text) or self._forms.is_author(previous, line)):
                line.role = "byline"
        open_ = [line for line in tail if line.role == "body"]
        if len(open_) > 1 or any(line.role == "boilerplate" for line in tail):
            for line in open_:
                line.role = "boilerplate"

    def _dates_below(self, filled: list[PageLine]) -> None:
        """A bare date among the furniture below the text of a page that is dated above it."""
        last = max((i for i, line in enumerate(filled) if line.is_body and line.role == "body"), default=len(filled))
        is_dated = any(line.role == "dateline" and self._forms.date.search(line.text) for line in filled[:last])
        for above, line, below in zip(filled[last + 1 :], filled[last + 2 :], filled[last + 3 :], strict=False):
            if is_dated and line.role == "dateline" and above.role == below.role == "boilerplate" and self._is_bare_date(line):
                line.role = "boilerplate"


def _is_wide(line: PageLine, widest: int) -> bool:
    return _WIDE * widest <= len(line.text) < _WRAPPED_CHARS.stop


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
