"""Comparing one value or span with another, and pairing what a package says with what a person labelled.

Belongs here: similarity of titles and dates, pairing of spans and events, one to one. Does not belong here: counting.
The rules of pairing are those of the project's gold corpus; docs/explanation/evaluation.md gives their reasons.
"""

from __future__ import annotations

import collections
import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any

_WORD = re.compile(r"[a-z0-9]+")
_STOP = frozenset({"the", "of", "for", "and", "a", "to", "in"})
_UNCERTAIN = re.compile(r"[?~%]")
_SEASON = re.compile(r"-(SP|SU|AU|WI)$")
_SEASONS = {"SP": "-21", "SU": "-22", "AU": "-23", "WI": "-24"}
MIN_STATEMENT_OVERLAP = 0.5  # intersection over union of characters
MIN_EVENT_SCORE = 1.0  # lines alone never reach it unless they are the same: type, date, place or organiser has to speak for the pair


def tokens(value: object) -> tuple[str, ...]:
    """Words of a title: lower case, letters and digits; `Secretary-General` is two words."""
    return tuple(_WORD.findall(str(value or "").lower().replace("secretary-general", "secretary general")))


def similarity(left: object, right: object) -> float:
    """F1 of the two values' words, function words left out, in 0..1; two values without words are equal."""
    a, b = (collections.Counter(t for t in tokens(v) if t not in _STOP) for v in (left, right))
    if not a or not b:
        return float(not a and not b)
    return 2 * sum((a & b).values()) / (sum(a.values()) + sum(b.values()))


def date(value: object) -> str | None:
    """A date in comparable form: EDTF level 1 without marks of uncertainty; seasons may be written SP, SU, AU, WI."""
    if value in (None, ""):
        return None
    return _SEASON.sub(lambda m: _SEASONS[m[1]], _UNCERTAIN.sub("", str(value).strip()))


def pair_spans[T](wanted: Sequence[tuple[int, int]], given: Sequence[T], score: Callable[[tuple[int, int], T], float]) -> list[T | None]:
    """For each wanted span in turn the best-scoring given item that is still free (the first among equals), or None.

    Args:
        wanted: half-open character ranges.
        given: candidates, in the order in which ties are settled.
        score: how well a candidate fits; 0 or less means not at all.
    """
    free = dict(enumerate(given))
    pairs: list[T | None] = []
    for span in wanted:
        best, best_score = None, 0.0
        for i, item in free.items():
            fit = score(span, item)
            if fit > best_score:
                best, best_score = i, fit
        pairs.append(None if best is None else free.pop(best))
    return pairs


def overlap(span: tuple[int, int], row: Mapping[str, Any]) -> int:
    """Characters that a range and a row's span share; 0 or negative where they share none."""
    return int(min(span[1], row["char_end"]) - max(span[0], row["char_start"]))


def overlap_share(span: tuple[int, int], row: Mapping[str, Any]) -> float:
    """Intersection over union of a range and a row's span; 0 below `MIN_STATEMENT_OVERLAP`."""
    shared = overlap(span, row)
    union = max(span[1], row["char_end"]) - min(span[0], row["char_start"])
    return shared / union if shared > 0 and shared / union >= MIN_STATEMENT_OVERLAP else 0.0


def pair_best_first[G: Hashable, P: Hashable](scores: Iterable[tuple[float, G, P]]) -> list[tuple[G, P]]:
    """Pairs one to one, the best score first; equal scores in the order given."""
    pairs: list[tuple[G, P]] = []
    used_left: set[G] = set()
    used_right: set[P] = set()
    for _, left, right in sorted(scores, key=lambda s: -s[0]):
        if left not in used_left and right not in used_right:
            used_left.add(left)
            used_right.add(right)
            pairs.append((left, right))
    return pairs
