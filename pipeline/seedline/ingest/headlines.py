"""Which line of a page is its headline.

Belongs here: what speaks for and against a line of the head, lists of items, which have a section's name for a headline. Does not
belong here: what one line looks like (`forms`), the other roles (`layout`).
"""

from __future__ import annotations

import itertools
import re
from collections import Counter

from seedline.ingest.forms import BLOCK_WORDS, BULLET, CRUMB, WORD, Forms, PageLine

# So many words in small letters besides its date make a first line a headline.
_PROSE_WORDS = 3
# The title stands among the first lines that hold anything.
HEAD_LINES = 14
# Headlines shorter than this are rare and need a masthead below them.
SITE_WORDS = 3
# A line of more items than this is a menu.
_CRUMBS = 3
MIN_ITEMS = 3
_FIRST_HEADING = re.compile(r"^#\s+\W*(?:\w\S*\s+){2}\S")
_HEADING = re.compile(r"^#{1,6}\s+\S")
TEASER = re.compile(r"(?:\.\.\.|…)\s*$")
# "... the crisis. However, ..." inside a line; no "Mr. Name".
_SENTENCE_END = re.compile(r"[^\W\d_]{4,}[.!?]\s+[A-Z]")
# So many times the lines of other items.
_FAR = 2
_STEM = 5
_START_CHARS = 80
# The name of a list stands in one of the first lines.
SECTION_LINES = 4
# A headline repeated word for word has this many words; shorter ones are sections and names of sites.
_TWICE_WORDS = 5
# A paragraph that has so many words of the first line tells the headline's news.
_TOLD_AGAIN = 4
_LOWER = re.compile(r"\b[a-z]{4,}\b")
# Scores of lines of the head: what no title is, the least that a title has, what words shared with the text add.
_NEVER = -100.0
_LEAST_SCORE = 1.5
_SHARED = 3.0


def _start(line: PageLine) -> str:
    """Its first two words, where more follow: "Read news - ...", "Published on ..."."""
    return " ".join(WORD.findall(line.text[:_START_CHARS])[:2]) if line.words > SITE_WORDS else ""


def _words(text: str) -> list[str]:
    """Words of content, by length, without endings."""
    return [w.casefold()[:_STEM] for w in WORD.findall(text) if len(w) >= _STEM - 1]


class Headlines:
    """Finds headlines; `forms` tests single lines."""

    def __init__(self, forms: Forms) -> None:
        self._forms = forms

    def mark(self, filled: list[PageLine]) -> None:
        """What the page says outright to be its title; else the line of the head that looks most like one; else a line that it repeats."""
        best = self._labelled(filled) or self._headed(filled)
        items = self._item_headlines(filled) if best is None else []
        if len(items) >= MIN_ITEMS and 0 < items[0] <= SECTION_LINES:
            best = self._above_feed(filled[: items[0]])
        elif best is None:
            best = self._likeliest(filled) or self._repeated(filled) or self._below_items(filled)
        if best:
            best.role = "title"

    def _labelled(self, filled: list[PageLine]) -> PageLine | None:
        """`title: Ministers agree on plan`, in the head of the page."""
        return next((line for line in filled[:HEAD_LINES] if self._forms.title_label.match(line.text)), None)

    def _headed(self, filled: list[PageLine]) -> PageLine | None:
        """A heading of the first rank in the first line, whatever else it looks like; else any heading above the text."""
        first = filled[0] if filled else None
        if first and _FIRST_HEADING.match(first.text) and not self._forms.is_only_site(first.text):
            return first
        head = itertools.takewhile(lambda line: not line.is_body, filled[:HEAD_LINES])
        return next((line for line in head if line.role == "body" and _HEADING.match(line.text) and self._forms.may_be_title(line)), None)

    def _likeliest(self, filled: list[PageLine]) -> PageLine | None:
        """The line of the highest score above the first paragraph, the earlier of equals."""
        start = next((i for i, line in enumerate(filled) if self._begins_text(filled, i)), len(filled))
        lead = set(_words(" ".join(line.text for line in filled[start : start + 2])))
        head = [i for i, line in enumerate(filled[: start + 1]) if line.role in ("body", "dateline")][:HEAD_LINES]
        behind = range(start + 1, min(start + 3, len(filled)))
        head += [i for i in behind if filled[i].role == "body" and self._forms.names_kind(filled[i].text)]
        if first := self._first_item(filled):
            above = itertools.takewhile(self._may_stand_above_list, filled[:first])
            if sections := [line for line in above if not line.is_closed and self._forms.is_section(line.text)]:
                # of equals the one next to the list
                return max(reversed(sections), key=lambda line: (not self._forms.is_crumb(line), line.role == "body", line.words))
        scored = [(self._score(filled, i, lead if i < start else set()) - n / 4, -n, i) for n, i in enumerate(head)]
        dated = next((i for i, line in enumerate(filled[:HEAD_LINES]) if self._is_masthead(line)), 0)
        # "Press conference" above the day goes before "Press conference by the Secretary General" below it
        above_day, _, i = max((row for row in scored if row[2] < dated), default=(0.0, 0, 0))
        score, _, best = max(scored, default=(0.0, 0, 0))
        is_headline = score > above_day + 1 and best == dated + 1 and not self._forms.names_kind(filled[best].text)
        if above_day >= _LEAST_SCORE and self._forms.names_kind(filled[i].text) and not is_headline:
            return filled[i]
        return filled[best] if score >= _LEAST_SCORE else None

    def _may_stand_above_list(self, line: PageLine) -> bool:
        if line.role == "dateline":
            return self._forms.without_dates(line.text) <= SITE_WORDS
        is_frame = self._forms.is_crumb(line) or self._forms.is_section(line.text) or self._forms.is_only_site(line.text)
        is_short = line.words < SITE_WORDS or (line.words < _TWICE_WORDS and not _LOWER.search(line.text))
        return line.role != "body" or is_frame or (is_short and not line.is_closed)

    def _item_headlines(self, filled: list[PageLine]) -> list[int]:
        """Headlines of items one below the other, none of which is the page's own: with a day alone below them, as many as half the
        paragraphs; else those of a wire's stories."""
        dated = [i for i, (line, day) in enumerate(itertools.pairwise(filled)) if self._may_head(line) and self._is_masthead(day)]
        if len(dated) >= max(MIN_ITEMS, sum(line.is_body for line in filled) / 2):
            return dated
        stories = [i for i, line in enumerate(filled) if self._forms.is_run_in(line.text.strip())]
        return [next((n for n in (i - 2, i - 1) if n >= 0 and self._may_head(filled[n])), i) for i in stories]

    @staticmethod
    def _may_head(line: PageLine) -> bool:
        return line.role == "body" and line.words > SITE_WORDS and not line.is_closed

    def _above_feed(self, above: list[PageLine]) -> PageLine | None:
        """The name of a feed: the last line above its first item, a site's own if there is no other, and no address."""
        may_name = (line for line in reversed(above) if line.role in ("body", "boilerplate") and not line.is_closed)
        return next((line for line in may_name if not self._forms.is_link(line.text)), None)

    def is_list(self, filled: list[PageLine]) -> bool:
        """Below the first line come items, dated or cut short, as many as half the paragraphs."""
        return self._first_item(filled) > 0

    def _first_item(self, filled: list[PageLine]) -> int:
        """Where the items of a list begin; 0 if the page is none."""
        begun = Counter(_start(line) for line in filled[1:] if line.role != "boilerplate")
        kinds: dict[str, list[int]] = {}
        for i, line in enumerate(filled[1:], 1):
            if line.role == "body" and self._is_announced(filled, i):
                continue
            if self._forms.opens_with_date(line.text) or (line.role == "dateline" and self._forms.date.search(line.text)):
                kinds.setdefault("dated", []).append(i)
            elif TEASER.search(line.text):
                kinds.setdefault("cut short", []).append(i)
            elif BULLET.match(line.text) and line.words >= _TWICE_WORDS:
                kinds.setdefault("bullet", []).append(i)
            elif _start(line) and begun[_start(line)] >= MIN_ITEMS and not line.is_closed:
                kinds.setdefault(_start(line), []).append(i)
            elif self._is_item(filled, i):
                kinds.setdefault("headline", []).append(i)
        least = max(MIN_ITEMS, sum(line.is_body for line in filled) / 2)
        starts = [items[0] for items in kinds.values() if len(items) >= least and not self._tells_first(filled, items)]
        return min(
            (i for i in starts if sum(line.role != "boilerplate" for line in self._below_menu(filled[:i])) <= SECTION_LINES), default=0
        )

    @staticmethod
    def _tells_first(filled: list[PageLine], items: list[int]) -> bool:
        """Far more lines, and a paragraph among them, stand behind the first than behind the others: a story's own day above a list."""
        first, *others = (below - item for item, below in itertools.pairwise(items))
        return first >= _FAR * max(others) and any(line.is_body for line in filled[items[0] : items[1]])

    @staticmethod
    def _below_menu(above: list[PageLine]) -> list[PageLine]:
        """Without the short lines of a site's menu, if no paragraph stands among them."""
        return above if any(line.is_body for line in above) else [line for line in above if line.words > SITE_WORDS]

    @staticmethod
    def _is_announced(filled: list[PageLine], i: int) -> bool:
        """What announces entries ("The following took part:"), or one of the entries below it."""
        entry = filled[i]
        is_bullet = bool(BULLET.match(entry.text))
        for line in reversed(filled[: i + 1]):
            if line.text.rstrip().endswith(":"):
                return True
            if line is not entry and not (is_bullet and BULLET.match(line.text)) and not (_start(entry) and _start(line) == _start(entry)):
                return False
        return False

    @staticmethod
    def _is_item(filled: list[PageLine], i: int) -> bool:
        """A headline and a paragraph below it."""
        line, below = filled[i], filled[i + 1] if i + 1 < len(filled) else None
        is_open = line.role == "body" and not line.is_closed and not line.is_wrapped and _TWICE_WORDS < line.words <= BLOCK_WORDS
        return is_open and below is not None and below.role == "body" and below.is_body

    def _begins_text(self, filled: list[PageLine], i: int) -> bool:
        """A paragraph, or a dateline with the text's first words."""
        line = filled[i]
        if line.role != "body" or self._forms.title_label.match(line.text):
            return False
        return (
            line.is_body or self._forms.is_run_in(line.text.strip()) or self._runs_on(line, filled[i + 1] if i + 1 < len(filled) else None)
        )

    def _score(self, filled: list[PageLine], i: int, lead: set[str]) -> float:
        """How much a line of the head looks like the page's title.

        It is long enough, reads like prose, shares words with the first paragraph, is said twice, says what the text is, or stands
        beside a dateline; it is no sentence, no crumb, no menu, no site's name and no date.
        """
        line = filled[i]
        text = line.text.strip()
        below = filled[i + 1] if i + 1 < len(filled) else None
        bare = self._forms.without_dates(text)
        if not self._forms.may_be_title(line, is_closed_too=True) or self._forms.is_only_site(text) or self._forms.is_symbol(line):
            return _NEVER
        if len(CRUMB.split(text)) > _CRUMBS or line.is_wrapped:
            return _NEVER
        if self._forms.is_place_and_day(line) or self._forms.is_address(text):
            return _NEVER
        if self._forms.is_run_in(text) or self._runs_on(line, below) or (line.words > BLOCK_WORDS and self._is_torn(line, below)):
            return _NEVER
        is_beside = below is not None and (below.role in ("dateline", "byline") or self._forms.is_turn_or_byline(below.text))
        if below is not None and not line.is_closed and i + 2 < len(filled):  # a summary stands between them
            is_told = below.is_closed or (below.role == "body" and below.words >= _TWICE_WORDS and line.words >= _TWICE_WORDS)
            is_beside = is_beside or (is_told and filled[i + 2].role in (("dateline",) if below.is_closed else ("dateline", "byline")))
        is_named = self._forms.names_kind(text)
        is_site = self._forms.is_site_name(line) and not is_named and line.words > SITE_WORDS
        words = _words(text)
        score = 2.0 if bare >= SITE_WORDS else 0.0 if bare == 2 or is_named else -2.0
        score += bool(_LOWER.search(self._forms.date.sub(" ", text)))
        score += 2 * is_named + is_beside
        score += _SHARED * len(lead.intersection(words)) / max(_TWICE_WORDS, len(set(words)))
        others = [o for o in filled[:HEAD_LINES] if o is not line]
        again = any(o.text.strip() == text or (i == 0 and not o.is_closed and text in o.text) for o in others)
        # the page's own title, often with the site's or section's name, stands first
        is_named_first = i > 0 and (filled[0].text.strip().startswith(text) or (line.words >= _TWICE_WORDS and text in filled[0].text))
        score += 3 * ((line.words >= _TWICE_WORDS and again) or (is_named_first and not is_site))
        if line.role == "dateline" and not (is_named or len(_LOWER.findall(self._forms.date.sub(" ", text))) >= _PROSE_WORDS):
            score -= 2 if bare < _TWICE_WORDS else 1
        if below and below.role != "boilerplate" and below.text.lstrip()[:1].islower() and not is_named:
            score -= 2
        score -= 2 * bool(_SENTENCE_END.search(text)) + 2 * self._forms.is_cut(text)
        if line.is_closed and not text.endswith(("?", "!", "...", "…", ":")) and not self._forms.is_abbreviated(text):
            score -= self._weight_of_stop(filled, i, is_beside)
        above = filled[i - 1] if i else None
        # a summary below the headline, or below its day
        higher = filled[i - 2] if i > 1 and above and above.role == "dateline" else above
        is_summary = higher is not None and higher.role == "body" and not higher.is_closed
        is_summary = is_summary and higher is not None and _TWICE_WORDS <= higher.words <= BLOCK_WORDS < line.words
        if is_summary or (above and self._is_prose(above) and line.role == "body"):
            score -= _SHARED
        score -= (1 if is_named else 4) * text.endswith(":") + 3 * text[0].islower() + 3 * self._forms.is_crumb(line) + 3 * is_site
        score -= 4 * self._forms.is_menu(text) + 2 * (line.words > BLOCK_WORDS * 2)
        return score

    def _is_prose(self, line: PageLine) -> bool:
        """It reads like a headline: open, with words in small letters, and neither a crumb nor a site's name."""
        is_open = line.role == "body" and not line.is_closed and line.words >= _TWICE_WORDS
        return (
            is_open
            and len(_LOWER.findall(line.text)) >= _PROSE_WORDS
            and not (self._forms.is_crumb(line) or self._forms.is_site_name(line))
        )

    def _weight_of_stop(self, filled: list[PageLine], i: int, is_beside: bool) -> float:
        """How much a full stop speaks against a headline: little where each word is capitalised ("The President Received the Guest.")
        or the text follows in a paragraph of its own below a date, above a wire's dateline ("... calm in the two countries."), and where
        a much longer paragraph says the first line over again."""
        line, below = filled[i], filled[i + 1] if i + 1 < len(filled) else None
        if line.words >= _TWICE_WORDS and not _LOWER.search(line.text):
            return 0
        is_first = i == 0 and below is not None and (is_beside or self._forms.is_run_in(below.text.strip()))
        is_first = is_first or (is_beside and self._forms.opens_as_kind(line.text) and line.words <= BLOCK_WORDS * 2)
        is_apart = below is not None and below.is_body and line.words <= BLOCK_WORDS and 2 * line.words <= below.words
        told = set(_words(line.text)).intersection(_words(below.text)) if below and i == 0 else ()
        is_told_again = len(told) >= _TOLD_AGAIN and not self._forms.date.search(line.text[:_START_CHARS])
        is_apart = is_apart and (is_told_again or (i > 0 and filled[i - 1].role == "dateline")) and not _SENTENCE_END.search(line.text)
        return 1 if is_first or is_apart else 5

    @staticmethod
    def _is_torn(line: PageLine, below: PageLine | None) -> bool:
        """A paragraph that lost its end: a sentence ends inside it; two sentences make a headline where the last is left open."""
        return bool(_SENTENCE_END.search(line.text)) and (line.is_closed or below is None or line.words > BLOCK_WORDS * 2)

    @staticmethod
    def _runs_on(line: PageLine, below: PageLine | None) -> bool:
        """A paragraph that a line break tore: a sentence ends inside it, and the next line goes on in small letters."""
        return (
            below is not None
            and below.role != "boilerplate"
            and below.text.lstrip()[:1].islower()
            and bool(_SENTENCE_END.search(line.text))
        )

    def _repeated(self, filled: list[PageLine]) -> PageLine | None:
        for line, below in itertools.pairwise(filled):
            text = line.text.strip()
            is_same = line.role == "body" and line.words >= _TWICE_WORDS and not line.is_closed and below.text.strip().startswith(text)
            if is_same and self._forms.without_dates(below.text.strip()[len(text) :]) <= 3:
                below.role = "body"
                return line
        return None

    def _below_items(self, filled: list[PageLine]) -> PageLine | None:
        """A headline above its date, below other items' teasers."""
        for above, line, below in zip(filled, filled[1:], filled[2:], strict=False):
            is_dated = below.role == "dateline" and self._forms.opens_with_date(below.text)
            if is_dated and above.is_body and line.role == "body" and line.words >= _TWICE_WORDS and self._forms.may_be_title(line):
                return line
        return None

    def _is_masthead(self, line: PageLine) -> bool:
        return line.role == "dateline" and bool(self._forms.date.search(line.text)) and self._forms.without_dates(line.text) <= SITE_WORDS
