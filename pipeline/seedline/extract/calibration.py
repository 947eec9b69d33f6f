"""From what an extractor states of its rows to what was measured of such rows.

Belongs here: looking up the pack `confidence`. Does not belong here: fitting it (`evaluation.fit`), and any extractor's own estimate.
"""

from __future__ import annotations

import bisect

from seedline.reference import Reference

DIGITS = 2
KIND = {"mentions": "type", "statements": "kind"}  # the column whose values are fitted by themselves: countries are surer than bodies


class Calibration:
    """Confidence as measured on labelled documents.

    The pack `confidence` gives points per table and kind of row: rows stated at `stated` were right in a share of `measured`. Between
    points the line is straight, beyond them it is level. A table or kind without points keeps what is stated.
    """

    def __init__(self, reference: Reference) -> None:
        self._points: dict[tuple[str, str], list[tuple[float, float]]] = {}
        for row in reference.rows("confidence"):
            self._points.setdefault((row["table"], row["kind"]), []).append((float(row["stated"]), float(row["measured"])))
        for points in self._points.values():
            points.sort()

    def __call__(self, table: str, kind: str, stated: float) -> float:
        """Measured confidence, from 0 to 1, of a row of `table` that its extractor states at `stated`; `kind` as in `KIND`, else empty."""
        points = self._points.get((table, kind))
        if not points:
            return stated
        i = bisect.bisect_left(points, (stated,))
        if i == 0:
            return points[0][1]
        if i == len(points):
            return points[-1][1]
        (a, low), (b, high) = points[i - 1], points[i]
        return round(low + (high - low) * (stated - a) / (b - a), DIGITS)
