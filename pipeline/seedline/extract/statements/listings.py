"""Lists of what somebody said: "The minister stressed:" and below it one item to a line.

Belongs here: which paragraphs are items of such a list, and what of them is said. Does not belong here: items that open with a verb of
their own (statements, whoever has the floor), quotations set off as paragraphs (blocks), who announces (attribution).
"""

from __future__ import annotations

import re

from seedline.extract.clauses import Sentence
from seedline.extract.reading import Paragraph, Reading
from seedline.extract.statements.frames import Attribution

MARKER = re.compile(r"\s*(?:[-–—•*·▪●◦‣►]|\(?(?:\d{1,2}|[a-z]{1,3})[.)])\s*(?=\S)")
# an item without a mark goes on in small letters or ends with a semicolon
BARE = re.compile(r"\s*(?=[a-z])")
TAIL = " \t\r\n\u00a0.,;:"
JOINT = re.compile(r"[;,]\s*(?:and|or)?\s*$")
# verbs of holding and asking; below "said:" stand speeches and headlines too
FRAMES = frozenset({"np", "to"})


def announced(sentence: Sentence, found: list[Attribution]) -> Attribution | None:
    """The report whose content stands below a paragraph that ends with its cue and a colon, at most a few words between.

    Or with whom it asks: "calls on the government to", "urged them to take the following steps:"; or in the middle of what it says:
    "stressed that:", "expresses the Kingdom's:".
    """
    last = found[-1] if found else None
    if last is None or last.is_used:
        return None
    closing = len(sentence) - 1 - (sentence.word(len(sentence) - 1) == ":")
    if sentence.word(len(sentence) - 1) == ":" and (sentence.tag(closing) == "POS" or sentence.word(closing) == "that"):
        return last if last.end <= closing else None
    is_unfinished = sentence.tag(closing) == "TO" or any(sentence.word(k) == "following" for k in range(closing - 2, closing))
    if last.content is not None:
        return last if is_unfinished and "to" in last.frames else None
    if sentence.word(len(sentence) - 1) != ":":
        return None
    is_bare = last.end >= len(sentence) - 3 and not sentence.has_finite(last.end, len(sentence))
    return last if is_bare and last.frames & FRAMES and last.kind in ("quote", "final") else None


def item_of(reading: Reading, p: Paragraph) -> tuple[int, int] | None:
    """The characters of what a paragraph says as an item of a list, without its mark and closing signs; None if it is none."""
    text = reading.text
    opening = MARKER.match(text, p.start, p.end) or BARE.match(text, p.start, p.end)
    is_joined = JOINT.search(text, p.start, p.end) is not None
    if opening is None and not is_joined:
        return None
    start = opening.end() if opening is not None else p.start
    closing = JOINT.search(text, start, p.end)
    end = closing.start() if closing is not None else p.end
    end = start + len(text[start:end].rstrip(TAIL))
    return (start, end) if end > start else None
