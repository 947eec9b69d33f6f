"""Quotation marks, paired paragraph by paragraph.

Belongs here: which characters open and close a quotation, and nothing more. Does not belong here: who speaks, whether the words are
speech at all (utterances), speech set off by dashes (dashes).

Every style of mark is read: "…", “…”, „…“, «…», ‹…›, ‘…’, ''…'', ``…''. An apostrophe opens or closes nothing.
If the next paragraph opens again with a mark that found no partner, the quotation runs over the paragraphs (Chicago Manual
of Style 13.30). One whose mark tells its direction, or that opens with a sentence and ends with one, also runs on to the
paragraph where the partner stands, if no other mark comes first; without any partner, the latter runs on over the paragraphs
in the first person. Any other mark without partner costs its own quotation only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

# typographic facts, not words of a language: what may close what
CLOSERS: dict[str, tuple[str, ...]] = {
    "“": ("”", "“", '"'),
    "„": ("”", "“", '"'),
    "‟": ("”",),
    "«": ("»",),
    "‹": ("›",),
    '"': ('"', "”"),
    "‘": ("’",),
    "'": ("'", "’"),
    "''": ("''",),
    "``": ("''", '"'),
}
MARK = re.compile(r"''|``|[\"“”„‟«»‹›‘’']")
# marks that tell opening from closing
DIRECTED = frozenset({"“", "„", "«"})
# marks that may close a quotation whose opening mark is lost
UNOPENED = frozenset({'"', "”", "»"})
MOST_PARAGRAPHS = 8
# what stands before a quotation that is a sentence of its own
WHOLE = re.compile(r"[.!?:,]\s+$")
FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Uu]s|[Mm]y)\b")
STOPS = frozenset(".!?…")
# what stands before a mark that closes whole sentences
CLOSED = frozenset(".,!?…")
BULLET = re.compile(r"[\s*•–—-]*")
TRIM_RIGHT = " \t\r\n\u00a0,.;:"


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: `start` to `end` with its marks, `inner_start` to `inner_end` without them, white space or closing stop."""

    start: int
    end: int
    inner_start: int
    inner_end: int


def _around(mark: re.Match[str]) -> tuple[str, str]:
    """The characters before and after a mark; a blank stands for a paragraph's edge."""
    text, at, after = mark.string, mark.start(), mark.end()
    return text[at - 1] if at > mark.pos else " ", text[after] if after < mark.endpos else " "


def _opens(mark: re.Match[str]) -> bool:
    kind = mark.group()
    if kind not in CLOSERS:
        return False
    before, after = _around(mark)
    if kind in ("'", "‘"):
        return not before.isalnum() and after.isalpha()
    if kind in ('"', "''"):
        return not after.isspace() and not before.isalnum()
    return True


def _closes(mark: re.Match[str], opener: str) -> bool:
    if mark.group() not in CLOSERS[opener]:
        return False
    before, after = _around(mark)
    if opener in ("'", "‘"):
        return not after.isalnum() and not before.isspace()
    # a mark that is its own partner opens where a blank stands before it only
    return mark.group() != opener or not before.isspace() or after.isspace()


def _closes_unopened(mark: re.Match[str]) -> bool:
    """Whether a mark closes what a paragraph opens with, though the page lost the first mark: 'We agree," he said'."""
    before, after = _around(mark)
    return mark.group() in UNOPENED and before in CLOSED and after == " " and mark.string[mark.end() + 1 : mark.end() + 2].isalpha()


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without white space at its edges and without closing stops."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1] in TRIM_RIGHT:
        end -= 1
    return start, end


def pair(text: str, paragraphs: Iterable[tuple[int, int]]) -> list[Quote]:
    """Outermost quotations of a text, in order.

    Args:
        text: the seed's text.
        paragraphs: start and end of each, in order.
    """
    spans = list(paragraphs)
    found: list[Quote] = []
    for i, (start, end) in enumerate(spans):
        opener: re.Match[str] | None = None
        for mark in MARK.finditer(text, start, end):
            if opener and mark.start() > opener.end() and _closes(mark, opener.group()):
                found.append(Quote(opener.start(), mark.end(), *trimmed(text, opener.end(), mark.start())))
                opener = None
            elif opener is None and _closes_unopened(mark) and not (found and found[-1].end > start):
                first = BULLET.match(text, start, end)
                found.append(Quote(start, mark.end(), *trimmed(text, first.end() if first else start, mark.start())))
            elif _opens(mark) and (opener is None or opener.group() == mark.group()):
                # the same opening mark again: the one before it never closed
                opener = mark
        if opener and opener.group() not in ("'", "‘"):
            following = text[slice(*spans[i + 1])].lstrip() if i + 1 < len(spans) else ""
            if following.startswith(opener.group()):
                found.append(Quote(opener.start(), end, *trimmed(text, opener.end(), end)))
            else:
                found += _over_paragraphs(text, opener, spans[i : i + MOST_PARAGRAPHS])
    return sorted((q for q in found if q.inner_start < q.inner_end), key=lambda q: q.start)


def _over_paragraphs(text: str, opener: re.Match[str], spans: list[tuple[int, int]]) -> list[Quote]:
    """A quotation that opens in the first of the paragraphs and closes in a later one, with no mark between; a piece for each.

    If nothing closes one that is whole sentences, it runs on as long as paragraphs speak in the first person.
    """
    is_whole = bool(WHOLE.search(text[max(spans[0][0], opener.start() - 3) : opener.start()]) or opener.start() == spans[0][0])
    is_whole = is_whole and text[opener.end()].isupper() and _is_stopped(text, *spans[0])
    pieces = [Quote(opener.start(), spans[0][1], *trimmed(text, opener.end(), spans[0][1]))]
    own = 1
    for start, end in spans[1:]:
        marks = (m for m in MARK.finditer(text, start, end) if m.group() not in ("'", "‘", "’"))
        first = next(marks, None)
        if first is None:
            pieces.append(Quote(start, end, *trimmed(text, start, end)))
            own += own == len(pieces) - 1 and _is_stopped(text, start, end) and bool(FIRST_PERSON.search(text, start, end))
        elif (opener.group() in DIRECTED or is_whole) and _closes(first, opener.group()):
            return [*pieces, Quote(start, first.end(), *trimmed(text, start, first.start()))]
        else:
            break
    return pieces[:own] if is_whole else []


def _is_stopped(text: str, start: int, end: int) -> bool:
    """Whether a paragraph ends as a sentence does."""
    return text[start:end].rstrip()[-1:] in STOPS
