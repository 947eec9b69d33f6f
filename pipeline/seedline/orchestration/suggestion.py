"""Guards suggested from packages: what the last runs were like, with a margin.

Belongs here: from measurements to bounds. Does not belong here: measuring (`measures`), reading packages, holding bounds (`guards`).
"""

from __future__ import annotations

import dataclasses
import itertools
import math
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from seedline.evaluation.result import Evaluation
from seedline.orchestration.guards import EVALUATION, Guard, shown
from seedline.orchestration.measures import (
    Data,
    Measure,
    Measurement,
    figure,
    fill_rate,
    largest_share,
    merges_per_document,
    most_names,
    rejects_share,
    rows_per_document,
)

MARGIN = 0.25
# A rate is judged where so many rows were to be expected: of fewer, none at all may be chance (e^-10 = 0.005%).
EXPECTED = 10
# Which bounds a measure's range gives. Sizes of clusters have no lower ones, nor has anything whose absence is good.
_BOUNDS: dict[Measure, tuple[str, ...]] = {
    rows_per_document: ("fatal_min", "warn_min", "warn_max"),
    fill_rate: ("fatal_min", "warn_min"),
    rejects_share: ("warn_max",),
    largest_share: ("warn_max", "fatal_max"),
    most_names: ("warn_max",),
    merges_per_document: ("warn_max",),
}
# Clusters of few mentions, or few entities, are large or small by chance.
_AT_LEAST: dict[Measure, int] = {largest_share: 500, most_names: 100}


def suggest(runs: Sequence[Data], margin: float = MARGIN) -> Iterator[Guard]:
    """Guards that all the packages keep, each with the figures that it was made from.

    A warning begins where a figure is `margin` beyond what any package had, an error at twice that. The number of documents is held
    against the last package alone, since folders grow.

    Args:
        runs: packages, the oldest first.
        margin: from 0 up to, not including, 0.5.
    """
    source = f"{len(runs)} package(s) of {_span([run.documents for run in runs])} documents; margin {margin:.0%}"
    yield _limits(Guard("documents", "", "rows"), ("fatal_min", "warn_min"), [runs[-1].documents], margin, f"Last of {source}.")
    for measure, names in _BOUNDS.items():
        found: dict[tuple[str, str], list[Measurement]] = {}
        for run in runs:
            for m in measure(run):
                found.setdefault((m.table, m.column), []).append(m)
        for (table, column), seen in found.items():
            values = [m.value for m in seen]
            at_least = _AT_LEAST.get(measure) or _expecting(min(values))
            if len(seen) == len(runs) and max(values) > 0 and seen[-1].of >= at_least:
                guard = Guard(table, column, measure.__name__, at_least)
                yield _limits(guard, names, values, margin, f"{_span(values)} in {source}.")
    yield from _freshness(runs[-1], margin)


def floors(evaluation: Evaluation, margin: float = MARGIN) -> Iterator[Guard]:
    """Floors under the headline figures: a warning below the lower end of a figure's interval, an error `margin` below that.

    Args:
        evaluation: of the last package, with intervals; without them nothing is suggested.
        margin: from 0 up to, not including, 1.
    """
    values = evaluation.figures["headline"]
    for name, (low, high) in evaluation.intervals.get("headline", {}).items():
        reason = f"{values[name]:.2f} ({low:.2f} to {high:.2f}) on {evaluation.documents} labelled documents; margin {margin:.0%}."
        bounds: dict[str, Any] = {"fatal_min": _floor(low * (1 - margin)), "warn_min": _floor(low)}
        yield Guard(EVALUATION, f"headline.{name}", figure.__name__, reason=reason, **bounds)


def _limits(guard: Guard, names: Sequence[str], seen: Sequence[float], margin: float, reason: str) -> Guard:
    """The guard with its bounds; no share can be above 1."""
    bounds = {
        "fatal_min": _floor(min(seen) * (1 - 2 * margin)),
        "warn_min": _floor(min(seen) * (1 - margin)),
        "warn_max": _ceil(max(seen) / (1 - margin)),
        "fatal_max": _ceil(max(seen) / (1 - 2 * margin)),
    }
    own: dict[str, Any] = {name: bounds[name] for name in names if not (guard.measure.endswith("_share") and bounds[name] >= 1)}
    return dataclasses.replace(guard, reason=reason, **own)


def _freshness(last: Data, margin: float) -> Iterator[Guard]:
    """The longest wait between two days with documents, among the last hundred such days."""
    days = last.scan("documents").select(day="published_from").drop_nulls().unique().sort("day").tail(100).collect()["day"]
    gaps = [(later - day).days for day, later in itertools.pairwise(days)]
    if len(gaps) >= EXPECTED:
        most = max(gaps)
        reason = f"Longest wait between two of the last {len(days)} days with documents: {most} days; margin {margin:.0%}."
        yield Guard("documents", "", "days_since_newest", warn_max=_ceil(most / (1 - margin)), reason=reason)


def _expecting(rate: float) -> int:
    """Rows of which so many are to be expected at a rate; of a rate of 0, more than there are."""
    return math.ceil(EXPECTED / rate) if rate else sys.maxsize


def _span(values: Sequence[float]) -> str:
    low, high = shown(min(values)), shown(max(values))
    return low if low == high else f"{low} to {high}"


def _floor(value: float) -> float:
    return _rounded(value, math.floor)


def _ceil(value: float) -> float:
    return _rounded(value, math.ceil)


def _rounded(value: float, to: Callable[[float], int]) -> float:
    """Three digits are enough to read, and more would pretend to know."""
    if value == 0:
        return 0.0
    unit = 10.0 ** (math.floor(math.log10(value)) - 2)
    return float(f"{to(round(value / unit, 6)) * unit:.3g}")
