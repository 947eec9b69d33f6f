"""Items of a page that glues several together: news indexes, feeds, digests, columns in brief.

Belongs here: where each item begins, by the lines that part them. Does not belong here: whether a page is an index (`kinds`), which of
its dates dates what (`masthead`, `dates`).
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from seedline.extract.reading import Line, Reading

LEAST = 3
_CLOSED = re.compile(r"[.!?…\])\"”'’][\s\xa0]*$")
_HEADLINE_CHARS = 160
# "HORN OF AFRICA", "** SYRIA **": a heading in capitals, no abbreviation alone
_HEADING = re.compile(r"[\W_]*[^\W\d_a-z]{4}[^a-z\d:.?!]{0,50}$")
# "6.15pm", "14:20 GMT": a live page's clock in a line of its own
_HOUR = re.compile(r"\W*\d{1,2}[.:]\d\d\s+[^\W\d_]")
_CLOCK = re.compile(r"\W*\d{1,2}[.:]\d\d\s?(?:[ap]\.?m\.?|h|[A-Z]{2,4})?\W*$", re.IGNORECASE)


def starts(reading: Reading, days: Sequence[int], more: re.Pattern[str], *, is_index: bool) -> list[int]:
    """Where the items of a page begin; empty where it is no such page.

    Args:
        reading: the page.
        days: where the items begin that lines with a day part (`dated`).
        more: lines that lead from an item to its page.
        is_index: the page is an index by its kind; others fall in parts by their headings alone.
    """
    ways = (_apart, _headed, _titled) if is_index else (_headed,)
    found = (_under(reading, days) or _closed_by(reading, more)) if is_index else []
    return found or next((starts for way in ways if (starts := way(reading))), [])


def _under(reading: Reading, days: Sequence[int]) -> list[int]:
    """The items that begin with their days, and what else stands under one day: a headline and its text behind the text of another."""
    filled = [line for line in reading.lines if line.role != "blank"]
    further = [
        line.start
        for above, line, below in zip(filled, filled[1:], filled[2:], strict=False)
        if (above.role == "body" and _ends(reading, above) and _is_headline(reading, line, below)) or _is_clocked(reading, line)
    ]
    is_several = len({bisect.bisect_right(days, start) for start in further} - {0}) > 1
    return sorted({*days, *(start for start in further if start > days[0])}) if is_several else list(days)


def dated(reading: Reading, days: Iterable[int]) -> list[int]:
    """Where the items begin that lines with a day part, by the offsets of those days, one to an item.

    The day may stand above its item, below the item's headline, or below all of it, and does so for all items of a page alike.
    """
    filled = [line for line in reading.lines if line.role != "blank"]
    at = {line.number: i for i, line in enumerate(filled)}
    stamps = [at[reading.line_at(start).number] for start in days]
    told = [sum(line.role == "body" for line in filled[a + 1 : b]) for a, b in itertools.pairwise([-1, *stamps, len(filled)])]
    is_alone = all(filled[i].role != "body" for i in stamps)
    if is_alone and all(told[:-1]) and not told[-1] and told[0] <= max(told[1:-1], default=0) + 1:
        first = next(i for i, line in enumerate(filled) if line.role in ("body", "title"))
        return [filled[i].start for i in [first, *(i + 1 for i in stamps[:-1])]]
    below = {i for i in stamps if _is_below_headline(reading, filled, i)}
    is_above = 2 * len(below) > len(stamps) and 2 * sum(n > 1 for n in told[1:-1]) >= len(stamps) - 1
    return [filled[i - (is_above and i in below)].start for i in stamps]


def _is_below_headline(reading: Reading, filled: list[Line], i: int) -> bool:
    """Whether the day at `i` stands between a headline and its text."""
    if not 0 < i < len(filled) - 1:
        return False
    return _is_headline(reading, filled[i - 1], filled[i + 1])


def _is_headline(reading: Reading, line: Line, below: Line) -> bool:
    """Whether a line is short and open, and the one below it a paragraph."""
    is_open = line.end - line.start <= _HEADLINE_CHARS and not _ends(reading, line)
    return line.role in ("title", "body") and is_open and below.role == "body" and (below.is_long or _ends(reading, below))


def _ends(reading: Reading, line: Line) -> bool:
    return _CLOSED.search(reading.text, line.start, line.end) is not None


def _is_clocked(reading: Reading, line: Line) -> bool:
    """Whether a line is a headline behind its hour: "17:45 Minister receives envoy"."""
    return line.role == "body" and not _ends(reading, line) and _HOUR.match(reading.text, line.start, line.end) is not None


def _headed(reading: Reading) -> list[int]:
    """Parts under headings in capitals or clocks in a line of their own, three of them at least."""
    return next((found for p in (_CLOCK, _HEADING) if len(found := list(_above_text(reading, p))) >= LEAST), [])


def _above_text(reading: Reading, pattern: re.Pattern[str]) -> Iterator[int]:
    """Lines of a pattern with a line of text right below them."""
    filled = [line for line in reading.lines if line.role != "blank"]
    for line, below in itertools.pairwise(filled):
        if line.role in ("body", "dateline") and below.role == "body" and pattern.match(reading.text[line.start : line.end]):
            yield line.start


def _apart(reading: Reading) -> list[int]:
    """Items that two blank lines part."""
    lines = reading.lines
    found = [c.start for a, b, c in zip(lines, lines[1:], lines[2:], strict=False) if a.role == b.role == "blank" != c.role]
    return found if len(found) >= LEAST - 1 else []


def _closed_by(reading: Reading, more: re.Pattern[str]) -> list[int]:
    """Items behind lines that lead to more ("Read more"), three of these at least."""
    filled = [line for line in reading.lines if line.role != "blank"]
    ends = [i for i, line in enumerate(filled) if more.search(reading.text[line.start : line.end])]
    return [filled[i + 1].start for i in ends if i + 1 < len(filled)] if len(ends) >= LEAST else []


def _titled(reading: Reading) -> list[int]:
    """Items that a blank line parts, each a headline and its text, three of them at least."""
    lines = [None, *reading.lines]
    found = [
        line.start
        for above, line, below in zip(lines, reading.lines, reading.lines[1:], strict=False)
        if (above is None or above.role == "blank") and _is_headline(reading, line, below)
    ]
    return found if len(found) >= LEAST else []
