"""From counts to figures: precision, recall, F1 and rates, for many choices of documents at once.

Belongs here: formulas. Every formula takes arrays, one element per choice of documents, so that the point estimate, each
source's own figures and a thousand bootstrap rounds are one and the same computation.
Does not belong here: counting, and any rule on what is right.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from seedline.dataset.schema import dictionary
from seedline.evaluation.tally import Array, Key

DOCUMENT_FIELDS = ("title", "published", "publisher", "author", "kind", "place")
EVENT_FIELDS = ("type", "status", "start", "place", "organizer", "chair")
HEADLINE = {
    "mentions_strict": "f1", "entities_b3": "f1", "positions": "f1", "statements": "f1", "events": "f1",
    "event_participants": "f1", "instrument_actions": "f1", "topics": "f1",
    "date_values": "recall", "document_fields": "mean", "event_fields": "mean",
}  # fmt: skip
_COUNTS = frozenset({"n", "n_pred", "n_gold"})
Tree = dict[str, Any]  # figure -> (name, or kind -> name) -> array or number


def _divide(part: Array, whole: Array, empty: float | Array) -> Array:
    """Elementwise `part / whole`, and `empty` where `whole` is 0."""
    return np.where(whole > 0, part / np.where(whole > 0, whole, 1), empty)


def _f1(p: Array, r: Array) -> Array:
    return _divide(2 * p * r, p + r, 0.0)


def prf(counts: Array) -> Tree:
    """Precision, recall, F1. Where nothing is labelled recall is 1; where nothing is predicted either, so is precision."""
    right, found, predicted, wanted = counts.T
    p = _divide(right, predicted, np.where(wanted > 0, 0.0, 1.0))
    r = _divide(found, wanted, 1.0)
    return {"p": p, "r": r, "f1": _f1(p, r), "n_pred": predicted, "n_gold": wanted}


def _b3(counts: Array) -> Tree:
    """B-cubed (Bagga and Baldwin 1998): means over mentions of how pure and how complete the mention's cluster is."""
    right, found, predicted, wanted = counts.T
    p, r = _divide(right, predicted, 0.0), _divide(found, wanted, 0.0)
    return {"p": p, "r": r, "f1": _f1(p, r)}


def _fields(totals: Callable[[str, str], Array], figure: str, names: tuple[str, ...], empty: float) -> Tree:
    parts = {name: totals(figure, name) for name in names}
    rates: Tree = {name: _divide(c[:, 1], c[:, 3], empty) for name, c in parts.items()}
    every = totals(figure, "")
    return {**rates, "mean": every[:, 1] / np.maximum(1, every[:, 3])}


def table(totals: Mapping[Key, Array]) -> Tree:
    """All figures; every leaf is an array with one element per choice of documents, NaN where a figure has no meaning.

    The headline figures stand under `headline`, their mean under `headline_mean`.
    """
    n = len(next(iter(totals.values())))

    def get(figure: str, kind: str = "") -> Array:
        return totals.get((figure, kind), np.zeros((n, 4)))

    types = dictionary().vocabularies["mention_type"]
    dates, codes, speakers, lineage = get("date_values"), get("country_codes"), get("statement_speakers"), get("lineage_exact")
    tree: Tree = {
        "documents_found": prf(get("documents_found")),
        "mentions_strict": prf(get("mentions_strict")),
        "mentions_overlap": prf(get("mentions_overlap")),
        "mentions_strict_by_type": {t: prf(get("mentions_strict", t)) for t in types},
        "date_values": {
            "recall": _divide(dates[:, 1], dates[:, 3], 1.0),
            "accuracy_on_found": _divide(dates[:, 0], dates[:, 2], 0.0),
            "n": dates[:, 3],
        },
        "entities_b3": _b3(get("entities_b3")),
        "entities_b3_on_found": _b3(get("entities_b3_on_found")),
        "country_codes": {"accuracy_on_found": _divide(codes[:, 0], codes[:, 2], 0.0), "n": codes[:, 2]},
        "document_fields": _fields(get, "document_fields", DOCUMENT_FIELDS, 1.0),
        "boilerplate_lines": prf(get("boilerplate_lines")),
        "positions": prf(get("positions")),
        "statements": {
            **prf(get("statements")),
            "spans_found": prf(get("statement_spans"))["r"],
            "speaker_accuracy": _divide(speakers[:, 0], speakers[:, 2], 0.0),
        },
        "events": prf(get("events")),
        "event_fields": _fields(get, "event_fields", EVENT_FIELDS, np.nan),
        "event_participants": prf(get("event_participants")),
        "instrument_actions": prf(get("instrument_actions")),
        "topics": prf(get("topics")),
        "lineage_exact": {"rate": _divide(lineage[:, 0], lineage[:, 2], 0.0), "n": lineage[:, 2]},
    }
    if ("events_across_documents", "") in totals:
        tree["events_across_documents"] = prf(get("events_across_documents"))
    return {**tree, **_headline(tree)}


def _headline(tree: Tree) -> Tree:
    headline = {figure: tree[figure][name] for figure, name in HEADLINE.items()}
    return {"headline": headline, "headline_mean": sum(headline.values()) / len(headline)}


def _leaves(tree: Tree, change: Callable[[str, Array], Any]) -> Tree:
    """The tree with every array changed; leaves for which `change` gives None are left out."""
    out: Tree = {}
    for name, value in tree.items():
        new = _leaves(value, change) if isinstance(value, dict) else change(name, value)
        if new is not None:
            out[name] = new
    return out


def _plain(tree: Tree, i: int) -> Tree:
    def plain(name: str, values: Array) -> float | int | None:
        value = float(values[i])
        if np.isnan(value):
            return None
        return int(value) if name in _COUNTS else round(value, 6 if name == "rate" else 4)

    return _leaves(tree, plain)


def of_kind(counts: Array) -> Tree:
    """Precision, recall, F1 and counts of one kind of row as plain numbers."""
    return _plain(prf(counts), 0)


def at(tree: Tree, i: int) -> Tree:
    """The figures of one choice of documents as plain numbers, rounded; the headline mean is that of the rounded figures."""

    numbers = _plain({k: v for k, v in tree.items() if not k.startswith("headline")}, i)
    headline = _headline(numbers)
    return {**numbers, **headline, "headline_mean": round(headline["headline_mean"], 4)}


def spread(tree: Tree, low: float, high: float) -> Tree:
    """Per figure the two percentiles `[low, high]` over all choices of documents, counts left out."""

    def percentiles(name: str, values: Array) -> list[float] | None:
        known = values[~np.isnan(values)]
        if name in _COUNTS or not len(known):
            return None
        return [round(float(v), 4) for v in np.percentile(known, [low, high])]

    return _leaves(tree, percentiles)
