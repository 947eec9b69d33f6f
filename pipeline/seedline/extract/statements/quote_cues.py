"""Which cue a quotation belongs to: the one behind it, or the one before.

Belongs here: the place of cues and quotations in a sentence. Does not belong here: finding either (attribution, quotes), what becomes a
row (statements).
"""

from __future__ import annotations

from seedline.dataset.referent import type_of
from seedline.extract.clauses import FINITE, QUOTE_MARKS, Sentence
from seedline.extract.statements.contents import is_reason
from seedline.extract.statements.frames import Attribution

LONGEST_TAIL = 8
LONGEST_OFFICE = 14
# items between a cue and the quotation that it introduces
LONGEST_LEAD = 3


def cue_of(sentence: Sentence, found: list[Attribution], q: int) -> Attribution | None:
    """The cue behind a quotation, or the one before it if what stands behind belongs to another quotation."""
    after, before = _cue_after(sentence, found, q), _cue_before(sentence, found, q)
    if after is None or before is None:
        return after or before
    is_others = sentence.has_quote(q + 1, after.begin) or sentence.has_quote(after.end, after.end + LONGEST_LEAD)
    # 'X told Y that, ..., "...", according to Z'
    is_others = is_others or (after.kind == "source" and before.kind == "clause")
    # 'X claimed that "...", the agency reported', 'X said "...," the press service said'
    is_beside = before.end == q or sentence.word(q - 1) in ("that", ":")
    is_others = is_others or (_is_of(before, "person") and _is_of(after, "organization") and is_beside)
    return before if is_others else after


def _is_of(a: Attribution, kind: str) -> bool:
    return a.speaker.referent is not None and type_of(a.speaker.referent) == kind


def _cue_after(sentence: Sentence, found: list[Attribution], q: int) -> Attribution | None:
    """The cue that follows a quotation, nothing but punctuation or an adverb between."""
    cue = next((a for a in found if a.begin > q and a.frames & {"quote", "told", "source", "quoting"}), None)
    if cue is None:
        return None
    between = sentence.items[q + 1 : cue.begin]
    if cue.kind == "final" and len(between) <= LONGEST_TAIL and between[-1:] and between[-1].word == "," and between[0].tag == "IN":
        # '"..." for the region, X said'
        return None if any(i.is_finite for i in between) else cue
    if between and between[-1].word == "," and between[0].is_opening and len(between) <= LONGEST_OFFICE:
        # '"...," the chairman-in-office, minister X told the forum'
        return cue if _is_of(cue, "person") and not any(i.is_break or i.tag in FINITE for i in between[:-1]) else None
    stopped = sentence.word(q).endswith(".") and not between and cue.kind in ("clause", "phrase")
    near = len(between) <= 3 and all(i.tag in ("RB", "WP", "WDT", "IN") or not i.word.isalnum() for i in between)
    return cue if near and not stopped else None


def _cue_before(sentence: Sentence, found: list[Attribution], q: int) -> Attribution | None:
    """The cue that introduces a quotation."""
    for a in reversed(found):
        end = a.until if a.until is not None and a.kind in ("source", "final") else a.end
        if end > q or a.kind == "nominal" or sentence.has_quote(end, q):
            continue
        if not a.frames & {"quote", "told", "source", "that", "explicit", "act"}:
            return None
        if (sentence.tag(q - 1) == "CC" and sentence[q - 2].tag in QUOTE_MARKS) or (a.kind == "clause" and is_reason(sentence, q - 1)):
            return a
        adjoins = q == end or sentence.word(q - 1) == "that" or sentence[q - 1].is_break
        # "told reporters '...'"
        adjoins = adjoins or ("told" in a.frames and all(i.is_nominal or i.tag in ("DT", "PRP") for i in sentence.items[end:q]))
        return a if adjoins and (a.kind in ("quote", "source") or not sentence.has_finite(end, q)) else None
    return None
