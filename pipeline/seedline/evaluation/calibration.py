"""Whether `confidence` means what it says: over rows of confidence c, a share of c should be right.

Belongs here: reliability bins, expected calibration error (Naeini, Cooper and Hauskrecht 2015; Guo et al. 2017), the precision
of rows that call themselves sure. Does not belong here: judging rows.
"""

from __future__ import annotations

import collections
from collections.abc import Iterable, Sequence
from typing import Any

from seedline.evaluation.tally import Judgement

BINS = 10
SURE = 0.9


def _summary(rows: Sequence[Judgement]) -> dict[str, Any]:
    return {
        "n": len(rows),
        "confidence": round(sum(r.confidence for r in rows) / len(rows), 4),
        "precision": round(sum(r.is_right for r in rows) / len(rows), 4),
    }


def _bin(confidence: float) -> int:
    return min(int(confidence * BINS + 1e-9), BINS - 1)  # 1e-9: 0.7 * 10 is just below 7 in floating point


def of(judgements: Iterable[Judgement]) -> dict[str, dict[str, Any]]:
    """Calibration per table.

    Returns:
        per table: `n`, mean `confidence` and `precision` of all rows; `bins` of width 0.1 that hold rows, each with `low` and
        `high`; `expected_calibration_error`: the mean over rows of |confidence - precision| of their bin; `sure`: rows at 0.9
        or more, or None where there are none; `extractors`: the same figures per extractor.
    """
    tables: dict[str, list[Judgement]] = collections.defaultdict(list)
    for j in judgements:
        tables[j.table].append(j)
    return {name: _table(rows) for name, rows in tables.items()}


def _table(rows: list[Judgement]) -> dict[str, Any]:
    bins: dict[int, list[Judgement]] = collections.defaultdict(list)
    extractors: dict[str, list[Judgement]] = collections.defaultdict(list)
    for r in rows:
        bins[_bin(r.confidence)].append(r)
        extractors[r.extractor].append(r)
    gap = sum(abs(sum(r.confidence for r in part) - sum(r.is_right for r in part)) for part in bins.values())
    sure = [r for r in rows if r.confidence >= SURE]
    return {
        **_summary(rows),
        "expected_calibration_error": round(gap / len(rows), 4),
        "sure": _summary(sure) if sure else None,
        "bins": [{"low": b / BINS, "high": (b + 1) / BINS, **_summary(bins[b])} for b in sorted(bins)],
        "extractors": {name: _summary(part) for name, part in sorted(extractors.items())},
    }
