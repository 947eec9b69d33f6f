"""Lines and their roles on the page: title, dateline, byline, body, boilerplate, blank.

Belongs here: telling a page's text from its furniture, by the form and the place of its lines. Does not belong
here: any word of any site's furniture (those stand in the packs `page_furniture` and `calendar_words`), and the
values of a page's fields (`extract.fields`).

Shallow text features after Kohlschütter, Fankhauser and Nejdl (2010), "Boilerplate Detection using Shallow Text
Features": line length, end punctuation, neighbours, place on the page; there with HTML, here without.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from seedline.dataset.schema import dictionary
from seedline.dataset.span import LineIndex
from seedline.reference import Reference, cells

# What counts as a paragraph of running text: a closing mark and this many words.
_BODY_WORDS = 12
_TITLE_WORDS = range(2, 60)
_TITLE_CHARS = 400
_FRONT_LINES = 40
# So many words in small letters besides its date make a first line a headline.
_PROSE_WORDS = 3
# The title stands among the first lines that hold anything.
_HEAD_LINES = 14
_CRUMB_WORDS = 7
_TAIL_WORDS = 12
_DATELINE_RESIDUE = 8
# Up to this many words beside a date need no sign that they are no headline.
_FREE_RESIDUE = 3
_BLOCK_WORDS = 25
_NOTICE_WORDS = 60
# Headlines shorter than this are rare and need a masthead below them.
_SITE_WORDS = 3
# Longer lines are no number, path or counter; some of those patterns take time that grows with the square of a line.
_SHORT = 200
_PLACE_WORDS = 5
# A labelled date has no more words than this: label, weekday, day, month, year, clock, zone, twice over.
_MASTHEAD_WORDS = 16
# Dated lines longer than this many words are headlines of an index page, where there are as many as that.
_DATELINE_WORDS = 5
_MIN_ITEMS = 3

# Long white space tells nothing, and several patterns would take quadratic time in it.
_RUN = re.compile(r"\s{3,}")
_WORD = re.compile(r"\w[\w'’.-]*")
_CLOSED = re.compile(r"[.!?…;,:][\"'”’»)\]*_`]*$|[.!?…][\"'”’»)]*\s*\[?\d*\]?$")
_CRUMB = re.compile(r"\s*(?:»|›|→|>|\||·|•|::|\\)\s*|\s+[/:]\s+|\t+")
_ARROW = re.compile(r"[»›→>]|\s\\\s")
_TAG = re.compile(r"^(?:[#@][\w’'-]+[\s,;]*)+$")
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_PATH = re.compile(r"^(?=\S*/)[\w./ -]{3,120}\.\w{2,5}$")
# "WATCH | Ministers meet": a prompt to another page.
_PROMPT = re.compile(r"^[A-Z]{3,}(?: [A-Z]{3,})? \| ")
_RULE = re.compile(r"^[\s\-–—_=*~#+.·•|/\\<>«»`]+$")
_COUNT = re.compile(r"^[\W_]*\d[\d\s.,]*\s?[KkMmКк]?[\W_]*$")
_HEX = re.compile(r"^[\W_]*[0-9a-f]{16,}[\W_]*$")
_LOCALE = re.compile(r"\b[a-z]{2}-[A-Z]{2}\d?\b")
_OFFSET = r"[+-]\d\d?(?::?\d\d)?\b"
_ADDRESS = r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.\w"
_NUMBER = re.compile(r"^[\W_]*(?:\d{1,4}\s?(?:of|/|из)\s?\d{1,4}|(?:\d+-){2,}\d{4}|[A-Z]{1,6}(?:/[A-Z0-9.-]+)*/\d[\w./()-]*)[\W_]*$")
# A line of the head that stands in brackets: a page range, a note on the copy.
_BRACKETED = re.compile(r"^[\[(](?!\w+\s*\))[^\[\]()]{2,120}[\])]$")
_PLACE_LINE = re.compile(r"^(?:the\s+)?[A-Z][\w.'’-]*(?:,?\s+(?:of\s+|the\s+|de\s+|el\s+|al\s+)?[A-Z][\w.'’-]*){0,5}$")
_FIRST_HEADING = re.compile(r"^#\s+\W*(?:\w\S*\s+){2}\S")
_HEADING = re.compile(r"^#{1,6}\s+\S")
_FENCE = re.compile(r"^(?:---|\+\+\+)\s*$")
_KEY = re.compile(r"^\s*[A-Za-z_][\w-]*\s*[:=]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_LETTER = re.compile(r"[^\W\d_]")
_BULLET = re.compile(r"^\s*(?:[-–—*•▪◾●◦‣]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")
# What follows a dateline's date: an agency in brackets or between strokes, or a dash, and then running text.
_LOWER = re.compile(r"\b[a-z]{4,}\b")
_WIRE = re.compile(r"^[A-Z][\w.'’-]*(?:[ ,/]{1,2}[A-Z][\w.'’-]*){0,5}\s?(?:\([A-Z][^()\n]{1,30}\)|/[A-Z][^/\n]{1,30}/)\s?(?:[-–—_:]|\.\s)")
_RUN_IN = re.compile(r"\W{0,3}(?:[(\[/][^()\[\]/]{1,60}[)\]/]\W{0,4}|[-–—]\s*)(?:\S+\s+){4}\S")
_NAME = re.compile(r"^(?:[^\W\d_][\w'’-]*\.?\s+){1,3}[^\W\d_][\w'’-]+$")


@dataclass(slots=True)
class _Line:
    """A line under classification; `is_closed` says that it ends in a closing mark."""

    text: str
    words: int
    is_closed: bool
    role: str = "body"

    @property
    def is_body(self) -> bool:
        return self.is_closed and self.words >= _BODY_WORDS


class Layout:
    """Gives lines their roles; made once, used for many pages."""

    def __init__(self, reference: Reference) -> None:
        words: dict[str, list[str]] = {}
        for row in reference.rows("page_furniture"):
            words.setdefault(row["kind"], []).extend(cells(row["words"]))
        self._phrases = _alternation(words["phrase"])
        self._starts = re.compile(_begin(words["start"]), re.IGNORECASE)
        self._anywhere = _alternation(words["anywhere"])
        self._notices = _alternation(words["notice"])
        self._blocks = {w.casefold() for w in words["block"]}
        self._masthead = re.compile(_begin(words["masthead"]), re.IGNORECASE)
        self._masthead_end = re.compile(rf"\b(?:{_either(words['masthead_end'])})\W*$", re.IGNORECASE)
        names = ((r["name"], r["abbreviation"], *cells(r["aliases"])) for r in reference.rows("organizations"))
        self._organizations = {name.casefold() for row in names for name in row if name}
        countries = ((r["name"], r["official_name"], *cells(r["aliases"]), *cells(r["demonyms"])) for r in reference.rows("countries"))
        lands = {w.casefold() for row in countries for name in row for w in _WORD.findall(name)}
        self._site_words = lands | {w.casefold() for w in words["site_word"]}
        self._site_cores = {w.casefold() for w in words["site_word"] if len(w) > len("the")} - lands
        self._site_words |= {w.casefold() for w in words["site_city"]}
        self._site_heads = {w.casefold() for w in words["site_head"]}
        self._office = re.compile(_begin(words["office"]), re.IGNORECASE)
        sitting = _either(words["sitting"])
        self._sitting = re.compile(
            rf"(?:[\w.,'’-]+\s+){{0,8}}\d+(?:st|nd|rd|th)(?:\s*(?:&|and)\s*\d+\w\w)?\s+(?:{sitting})(?:\s*\([^()]*\))?\*?", re.IGNORECASE
        )
        self._codes = {w.casefold() for w in words["language_code"]}
        self._languages = {w.casefold() for w in words["language_name"]}
        self._clock = _clock_pattern(words["zone"])
        self._zone = re.compile(rf"\b(?:{_either(words['zone'])}|[A-Z]{{1,4}}T)\b(?:\s?{_OFFSET})?|{_OFFSET}")
        self._contact = re.compile(
            rf"{_ADDRESS}|\b(?:{_either(words['contact'])})\w*\.?\s*:?\s*\+?\s?\(?\d[\d\s()./-]{{5,}}", re.IGNORECASE
        )
        # "... with the U.S.", "... King, Jr.": a full stop that closes no sentence.
        self._abbreviated = re.compile(rf"(?:\b[A-Z]\.){{2,}}$|\b(?:{_either(words['abbreviation'])})\.$")
        turns: dict[str, list[str]] = {}
        for row in reference.rows("turns"):
            turns.setdefault(row["kind"], []).append(row["text"])
        self._question = re.compile(rf"^\W*(?:{_either([*turns['question'], *turns['answer']])})\s*:\s")
        record = [w for r in reference.rows("document_kinds") if r["kind"] == "record_title" for w in cells(r["words"])]
        self._record = re.compile(rf"^\W*(?:{_either(record)})\.?\s[A-Z][A-Z'’-]{{2,}}[^.]{{0,40}}\.\s+\S")
        self._language_words = self._codes | self._languages | {w.casefold() for w in words["language_word"]}
        self._title_label = re.compile(_begin(words["title_label"]) + r"\s*\S", re.IGNORECASE)
        self._date_labels = _alternation(words["date_label"])
        self._byline = re.compile(_begin(words["byline_start"]), re.IGNORECASE)
        self._issuer = _alternation(words["byline_words"])
        calendar: dict[str, list[str]] = {}
        for row in reference.rows("calendar_words"):
            calendar.setdefault(row["kind"], []).extend(cells(row["words"]))
        self._date = _date_pattern(calendar["month"], calendar["weekday"])

    def roles(self, texts: list[str]) -> list[str]:
        """The role of each line of one page."""
        folded = [_RUN.sub("  ", t) for t in texts]
        page = [_Line(t, len(_WORD.findall(t)), bool(_CLOSED.search(t.strip()))) for t in folded]
        for line in page:
            if not line.text.strip():
                line.role = "blank"
        filled = [line for line in page if line.role != "blank"]
        is_latin = 2 * sum(len(_LATIN.findall(line.text)) for line in filled) > sum(len(_LETTER.findall(line.text)) for line in filled)
        for line in filled:
            if is_latin and _LETTER.search(line.text) and not _LATIN.search(line.text):
                line.role = "boilerplate"
            elif self._is_labelled_date(line):
                line.role = "dateline"
            elif self._title_label.match(line.text):
                line.role = "body"
            elif self._is_furniture(line):
                line.role = "boilerplate"
            elif self._is_dateline(line):
                line.role = "dateline"
            elif self._is_byline(line):
                line.role = "byline"
        self._front_matter(filled)
        self._items(filled)
        self._blocks_below(filled)
        self._title(filled)
        self._above_repetition(filled)
        self._sites(filled)
        self._head(filled)
        self._place_beside(filled)
        self._tail(filled)
        return [line.role for line in page]

    # ------------------------------------------------------------------ one line
    def _is_furniture(self, line: _Line) -> bool:
        text = line.text.strip()
        if line.words == 0 or _RULE.match(text) or _TAG.match(text) or (_PROMPT.match(text) and not line.is_closed):
            return True
        if len(text) < _SHORT and (
            any(p.match(text) for p in (_HEX, _PATH, _NUMBER)) or (_COUNT.match(text) and not self._date.search(text))
        ):
            return True
        links = _LINK.findall(text)
        if links and line.words - sum(len(_WORD.findall(u)) for u in links) <= 10 and not line.is_body:
            return True
        if self._is_language_switch(text) or (self._contact.search(text) and line.words <= _NOTICE_WORDS and not line.is_body):
            return True
        if line.words <= _NOTICE_WORDS and self._notices.search(text):
            return True
        if line.words > _BLOCK_WORDS:
            return False
        return bool(self._starts.match(text)) or (not line.is_closed and bool(self._anywhere.search(text))) or self._is_only_furniture(text)

    def _is_labelled_date(self, line: _Line) -> bool:
        """ "Published: 5 May 2020, 10:00", "date: '2020-05-05'": nothing but a date, a clock and the words that announce them."""
        if line.words > _MASTHEAD_WORDS or not self._date.search(line.text):
            return False
        bare = self._zone.sub(" ", self._clock.sub(" ", self._date.sub(" ", line.text)))
        rest, count = self._date_labels.subn(" ", bare)
        return bool(count) and not _WORD.search(rest) and "|" not in rest

    def _is_language_switch(self, text: str) -> bool:
        """A row of language codes or names, perhaps beside other short items."""
        if len(text) > 200:
            return False
        locales = len(_LOCALE.findall(text))
        if locales:
            return locales >= 2 or len(text) < 12
        tokens = re.findall(r"[^\s|/,;:()\[\]»›•·]+", text)
        if tokens and all(t.casefold() in self._language_words for t in tokens) and any(len(t) > 3 or not t.isascii() for t in tokens):
            return True
        codes = sum(self._is_code(t) for t in tokens)
        small = sum(t.casefold() in self._codes for t in tokens)
        return (codes >= 2 and codes * 4 >= len(tokens)) or (small == len(tokens) and small >= 2)

    def _is_code(self, token: str) -> bool:
        """A language's name or code; two small Latin letters are words more often than codes."""
        folded = token.casefold()
        return folded in self._languages or (folded in self._codes and (token.isupper() or len(token) > 2 or not token.isascii()))

    def _is_only_furniture(self, text: str) -> bool:
        """Nothing is left when furniture, dates, clocks and numbers are taken away; dates alone are no furniture."""
        bare = self._clock.sub(" ", self._date.sub(" ", text))
        rest, count = self._phrases.subn(" ", bare)
        if _WORD.search(re.sub(r"\d[\d.,\s]*[KkMm]?\b", " ", rest)):
            return False
        if count:
            return True
        return bool(re.search(r"[|•·/]\s*\d[\d\s.,]*[Kk]?\s*$", bare)) and bare.strip() != text.strip()

    def _is_dateline(self, line: _Line) -> bool:
        """A date and little else: clock, place, agency, author; or a clock alone."""
        bare, count = self._date.subn(" ", line.text)
        if not count:
            return bool(self._clock.fullmatch(line.text.strip(" ,|")))
        bare, clocks = self._clock.subn(" ", bare)
        residue = len(_WORD.findall(bare))
        if residue > _FREE_RESIDUE and not clocks and not self._byline.match(line.text.strip()) and not self._is_set_off(line.text):
            return False
        return residue <= _DATELINE_RESIDUE and not (line.is_closed and residue > _FREE_RESIDUE)

    def _is_set_off(self, text: str) -> bool:
        """The date stands apart from the words beside it, as "Name, Office, 5 May" does and "the 5 May attack" does not."""
        m = self._date.search(text)
        before, after = (text[: m.start()].rstrip(" `*"), text[m.end() :].lstrip(" `*)")) if m else ("", "")
        return (not before or before[-1] in ",|–—-/(•·") and (not after or after[0] in ",|–—-/(•·.")

    def _is_byline(self, line: _Line) -> bool:
        return line.words <= 12 and not line.is_closed and bool(self._byline.match(line.text.strip()))

    # ------------------------------------------------------------------ the page
    @staticmethod
    def _front_matter(filled: list[_Line]) -> None:
        """Keys and values between two fences at the head of a file are no text, but for title, date and names."""
        if not filled or not _FENCE.match(filled[0].text):
            return
        end = next((i for i, line in enumerate(filled[1:_FRONT_LINES], 1) if _FENCE.match(line.text)), 0)
        for line in filled[:end]:
            if line.role == "body" and _KEY.match(line.text):
                line.role = "byline"

    def _items(self, filled: list[_Line]) -> None:
        """Many dated headlines are the items of an index page, not its dateline."""
        dated = [line for line in filled if line.role == "dateline" and line.words > _DATELINE_WORDS]
        if len(dated) >= _MIN_ITEMS:
            for line in dated:
                line.role = "body"

    def _blocks_below(self, filled: list[_Line]) -> None:
        """Below "Related news" and the like, everything short is furniture, up to the next paragraph."""
        inside = seen_body = False
        for line in filled:
            if line.text.strip().rstrip(":").casefold() in self._blocks:
                inside, line.role = seen_body, "boilerplate"
            elif line.is_body:
                inside, seen_body = inside and line.words <= _BLOCK_WORDS, True
            if inside:
                line.role = "boilerplate"

    def _title(self, filled: list[_Line]) -> None:
        """The first headline above the text; else a line that the page repeats with its date."""
        best = self._labelled(filled) or self._headed(filled) or self._closed_headline(filled)
        for line in filled[: 0 if best else _HEAD_LINES]:
            if line.role == "body" and (line.is_body or self._is_run_in(line.text.strip())):
                break
            if line.role != "body" or not self._may_be_title(line) or self._is_crumb(line):
                continue
            if self._is_only_site(line.text):
                continue
            if _HEADING.match(line.text):
                best = line
                break
            if best is None or (self._is_site_name(best) and not self._is_site_name(line)):
                best = line
        if best and best.words < _SITE_WORDS and not self._stands_above_masthead(filled, best):
            best = None
        best = best or self._dated(filled) or self._repeated(filled)
        if best:
            best.role = "title"

    def _labelled(self, filled: list[_Line]) -> _Line | None:
        """`title: Ministers agree on plan`, in the head of the page."""
        return next((line for line in filled[:_HEAD_LINES] if self._title_label.match(line.text)), None)

    def _headed(self, filled: list[_Line]) -> _Line | None:
        """A first line that is a heading of the first rank, whatever else it looks like."""
        first = filled[0] if filled else None
        return first if first and _FIRST_HEADING.match(first.text) and not self._is_only_site(first.text) else None

    def _stands_above_masthead(self, filled: list[_Line], line: _Line) -> bool:
        """ "Opening remarks" above "by NAME, OFFICE, on 5 May" is a headline, "World politics" above the text a section."""
        i = next(i for i, other in enumerate(filled) if other is line)
        below = filled[i + 1] if i + 1 < len(filled) else None
        if below is None:
            return False
        return below.role in ("dateline", "byline") or bool(self._byline.match(below.text) or self._record.match(below.text))

    def _closed_headline(self, filled: list[_Line]) -> _Line | None:
        """A first line with a closing mark ("... for the Rev. King, Jr.") and a dateline below it, alone or at the head of the text."""
        if len(filled) < 3 or not (filled[1].role in ("dateline", "byline") or self._is_run_in(filled[1].text.strip())):
            return None
        first = filled[0]
        return first if first.role == "body" and first.is_closed and first.words in _TITLE_WORDS and first.words <= _BLOCK_WORDS else None

    def _dated(self, filled: list[_Line]) -> _Line | None:
        """One of the first lines that looks like a dateline or a sentence, beside the page's dateline: a headline after all."""
        head = [line for line in filled[:4] if line.role in ("dateline", "body")]
        for i, line in enumerate(head[:2]):
            beside = head[:i] + head[i + 1 : 3]
            is_prose = i == 0 and line.role == "dateline" and len(_LOWER.findall(self._date.sub(" ", line.text))) >= _PROSE_WORDS
            if _BRACKETED.match(line.text.strip()):
                continue
            if line.words > _BLOCK_WORDS or (i and line.is_closed) or not (is_prose or "dateline" in {other.role for other in beside}):
                continue
            if self._without_dates(line.text) in _TITLE_WORDS:
                return line
        return None

    def _without_dates(self, text: str) -> int:
        """Number of words besides dates and clocks."""
        return len(_WORD.findall(self._clock.sub(" ", self._date.sub(" ", text))))

    def _is_run_in(self, text: str) -> bool:
        """A dateline with the text's first words on the same line: "Lisbon, 3 March (Agency) - The ministers of ..."."""
        if _WIRE.match(text[:_SHORT]):
            return True
        m = self._date.search(text[:_SHORT])
        before = text[: m.start()].strip(" ,.") if m else ""
        return m is not None and bool((not before or _PLACE_LINE.match(before)) and _RUN_IN.match(text, m.end()))

    def _may_be_title(self, line: _Line) -> bool:
        text = line.text.strip()
        if self._byline.match(text) or self._question.match(text) or _BRACKETED.match(text):
            return False
        if not text[:1] or len(text) > _TITLE_CHARS or line.words not in _TITLE_WORDS or _BULLET.match(text):
            return False
        return not line.is_closed or text.endswith(("?", "!", "...", "…")) or bool(self._abbreviated.search(text))

    def _is_site_name(self, line: _Line) -> bool:
        text = line.text.strip()
        if line.words < 4 or self._is_only_site(text) or self._sitting.fullmatch(text):
            return True
        if line.words <= 8 and self._office.match(text) and all(w[0].isupper() for w in text.split() if len(w) > 3):
            return True
        return line.words <= 10 and bool(self._masthead.match(text) or (line.words <= 6 and self._masthead_end.search(text)))

    def _is_only_site(self, text: str) -> bool:
        """A body's name, or nothing but the words such names are made of: "Embassy of Ruritania in Utopia", "Foreign Ministry English"."""
        tokens = [w.casefold().removesuffix("'s").removesuffix("’s") for w in _WORD.findall(text[:_SHORT])]
        name = " ".join(tokens[1:] if tokens[:1] == ["the"] else tokens)
        if name in self._organizations or " ".join(tokens) in self._organizations:
            return len(text) < _SHORT
        is_made_of = all(t in self._site_words or t in self._site_heads or t in self._languages for t in tokens)
        has_core = len(tokens) <= _PLACE_WORDS and any(t in self._site_cores for t in tokens)
        return len(text) < _SHORT and is_made_of and (has_core or any(t in self._site_heads for t in tokens))

    def _repeated(self, filled: list[_Line]) -> _Line | None:
        for line, below in itertools.pairwise(filled):
            text = line.text.strip()
            is_same = line.words >= 5 and not line.is_closed and below.text.strip().startswith(text)
            if is_same and self._without_dates(below.text.strip()[len(text) :]) <= 3:
                below.role = "body"
                return line
        return None

    @staticmethod
    def _above_repetition(filled: list[_Line]) -> None:
        """Short lines between the headline and its repetition are what a page's frame holds."""
        title = next((i for i, line in enumerate(filled[:_HEAD_LINES]) if line.role == "title"), None)
        if title is None:
            return
        text = filled[title].text.strip(" #*")
        again = next((i for i, line in enumerate(filled[:_HEAD_LINES]) if i > title + 1 and line.text.strip(" #*") == text), 0)
        for line in filled[title + 1 : again]:
            if line.role == "body" and not line.is_closed and line.words <= _TAIL_WORDS:
                line.role = "boilerplate"

    def _sites(self, filled: list[_Line]) -> None:
        """A body's name alone on its line, above the text or below it, names the site."""
        text = [i for i, line in enumerate(filled) if line.is_body and line.role == "body"]
        first, last = (text[0], text[-1]) if text else (len(filled), len(filled))
        for i, line in enumerate(filled):
            if line.role == "body" and not first <= i <= last and not line.is_closed and self._is_only_site(line.text):
                line.role = "boilerplate"

    def _head(self, filled: list[_Line]) -> None:
        """Short lines above the title, and crumbs about it, are furniture."""
        title = next((i for i, line in enumerate(filled) if line.role == "title"), None)
        first_body = next((i for i, line in enumerate(filled) if line.is_body and line.role == "body"), len(filled))
        for i, line in enumerate(filled[: max(first_body, (title or 0) + 1)]):
            is_masthead = line.role == "dateline" and not _ARROW.search(line.text) and len(_CRUMB.split(line.text.strip())) <= 2
            if line.role == "title" or line.is_body or is_masthead:
                continue
            if (
                self._is_crumb(line)
                or (line.role == "body" and _BRACKETED.match(line.text.strip()))
                or (line.role == "body" and title is not None and i < title and line.words <= _TAIL_WORDS and title < _HEAD_LINES)
            ):
                line.role = "boilerplate"

    @staticmethod
    def _place_beside(filled: list[_Line]) -> None:
        """A short line of capitalised words next to the masthead's date is its place ("The Kremlin, Moscow")."""
        for left, right in itertools.pairwise(filled[:_HEAD_LINES]):
            for dated, line in ((left, right), (right, left)):
                if (
                    dated.role == "dateline"
                    and line.role == "body"
                    and not line.is_closed
                    and line.words <= _PLACE_WORDS
                    and _PLACE_LINE.match(line.text.strip())
                ):
                    line.role = "dateline"

    def _is_crumb(self, line: _Line) -> bool:
        parts = [p for p in _CRUMB.split(line.text.strip()) if p.strip()]
        short = parts[:-1] if _ARROW.search(line.text) or len(parts) > 2 else parts
        return (
            len(parts) > 1 and not line.is_closed and all(len(_WORD.findall(p)) <= _CRUMB_WORDS or self._masthead.match(p) for p in short)
        )

    def _tail(self, filled: list[_Line]) -> None:
        """Short open lines at the end: the author's or issuer's name, else a list of links."""
        tail: list[_Line] = []
        above: _Line | None = None
        for line in reversed(filled):
            if line.role == "boilerplate":
                tail.append(line)
                continue
            if (
                line.role in ("title", "dateline")
                or line.is_closed
                or line.words > _TAIL_WORDS
                or _BULLET.match(line.text)
                or self._date.search(line.text)
            ):
                above = line
                break
            tail.append(line)
        if above is None or above.text.rstrip().endswith((":", ";", ",")):
            return
        tail.reverse()
        for previous, line in itertools.pairwise([above, *tail]):
            if line.role == "body" and (self._issuer.search(line.text) or self._is_author(previous, line)):
                line.role = "byline"
        open_ = [line for line in tail if line.role == "body"]
        if len(open_) > 1 or any(line.role == "boilerplate" for line in tail):
            for line in open_:
                line.role = "boilerplate"

    def _is_author(self, previous: _Line, line: _Line) -> bool:
        """Two to four capitalised words, none of them a site's, and not below a heading such as "Persons"."""
        text = line.text.strip()
        if previous.text.strip().rstrip(":").casefold() in self._blocks or self._phrases.search(text):
            return False
        return bool(_NAME.match(text)) and all(w[0].isupper() for w in text.split())


def _alternation(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_either(words)})(?!\w)", re.IGNORECASE)


def _either(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


def _clock_pattern(zones: list[str]) -> re.Pattern[str]:
    """Clock times with their zones, and zones that stand alone."""
    half = r"\s*[ap]\.?m\.?"
    zone = rf"{_OFFSET}|Z|\s*\(?(?:{_either(zones)}|(?-i:[A-Z]{{1,4}}T))\b(?:{_OFFSET})?\)?"
    return re.compile(rf"T?\b\d{{1,2}}[:.]\d\d(?::\d\d)?(?:{half})?(?:{zone})?|\b(?:{_either(zones)})\b(?:\s?{_OFFSET})?", re.IGNORECASE)


def _begin(words: list[str]) -> str:
    """Pattern of a line's beginning; a word that ends in a letter ends there."""
    parts = [re.escape(w) + (r"(?!\w)" if w[-1].isalnum() else "") for w in sorted(words, key=len, reverse=True)]
    return r"[\W_]*?(?:" + "|".join(parts) + ")"


def _date_pattern(months: list[str], weekdays: list[str]) -> re.Pattern[str]:
    """Days with a month, in the usual orders. Good enough to know a masthead; values are `extract`'s."""
    month, weekday = _either(months), _either(weekdays)
    year = r"(?:,?\s*(?:19|20)\d\d(?=\D|\d{1,2}:\d\d|$))"
    day = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
    day = rf"{day}(?:\s*(?:[-–—,]|and|to)\s*{day})?"
    lead = rf"(?:(?:{weekday})\.?,?\s+)?"
    return re.compile(
        rf"{lead}(?:(?<!\d)(?<!\d:){day}(?:\s+(?:of\s+)?|-)(?:{month})(?:{year}|-\d{{4}})?|\b(?:{month})\s*{day}(?!\d){year}?"
        rf"|(?<!\d)\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{4}}(?=\D|\d{{1,2}}:\d\d|$)|\d\d\b)|(?<!\d)\d{{4}}[./-]\d{{1,2}}[./-]\d{{1,2}}(?!\d))",
        re.IGNORECASE,
    )


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
