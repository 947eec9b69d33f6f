"""Pairing the events that an extractor reports of a document with the labelled ones, for those who learn weights of them.

Belongs here: which label a referent is, how well a report fits a labelled event. Does not belong here: packages (`scoring`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from seedline.evaluation.gold import Document
from seedline.evaluation.matching import MIN_EVENT_SCORE, date, pair_best_first
from seedline.extract.reading import Reading
from seedline.extract.reports import Event


class Ids:
    """The labels' ids of a document's referents: of the label that most mentions of one share characters with."""

    def __init__(self, reading: Reading, document: Document) -> None:
        shared: dict[str, Counter[str]] = {}
        for label in document.labels:
            for m in reading.mentions_touching(label.start, label.end):
                if m.referent:
                    shared.setdefault(m.referent, Counter())[label.id] += 1
        self._of = {r: ids.most_common(1)[0][0] for r, ids in shared.items()}

    def __call__(self, referent: str | None) -> str:
        return self._of.get(referent or "", referent or "")


def paired(reading: Reading, document: Document, events: Sequence[Event], ids: Ids) -> list[tuple[int, dict[str, Any]]]:
    """The events that are labelled ones, each by its number with the label, as scoring pairs them."""
    labels = document.events()
    lines = [_lines(reading, e) for e in events]
    scores = [(_fit(e, lines[n], label, ids), key, n) for key, label in labels.items() for n, e in enumerate(events)]
    return [(n, labels[key]) for key, n in pair_best_first(s for s in scores if s[0] >= MIN_EVENT_SCORE)]


def _lines(reading: Reading, e: Event) -> set[int]:
    spans = [(e.start, e.end), *((v.start, v.end) for v in e.evidence)]
    return {n for start, end in spans for n in range(reading.index.line_of(start), reading.index.line_of(end - 1) + 1)}


def _fit(e: Event, lines: set[int], label: Mapping[str, Any], ids: Ids) -> float:
    """How well an event fits a labelled one, as `scoring` has it."""
    wanted = set(label["lines"])
    if not lines & wanted:
        return 0.0
    same = (e.type == label["type"]) + (date(e.start_date) == date(label.get("start")))
    half = ((ids(e.place) or None) == label.get("place")) + ((ids(e.organizer) or None) == label.get("organizer"))
    return len(lines & wanted) / len(lines | wanted) + same + 0.5 * half
