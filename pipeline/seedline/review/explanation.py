"""Why two rows are one or two: the decisions on a pair, with features and weights, as text, colours, JSON and a chart.

Belongs here: reading `decisions` and showing them. Does not belong here: computing any score.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from seedline.errors import SeedlineError
from seedline.lineage.trace import visible_lines
from seedline.package import Package

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

_BITS = 20.0  # width of the bars, in bits to either side


@dataclass(frozen=True, slots=True)
class Step:
    """One bar of the waterfall: a feature, the level at which it was seen, its weight, and the sum up to it, in bits."""

    feature: str
    level: str
    weight: float
    total: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """One decision on a pair.

    Attributes:
        row: the row of `decisions`.
        steps: prior first, then the features, heaviest first; empty if a person decided.
    """

    row: dict[str, Any]
    steps: tuple[Step, ...]

    @classmethod
    def of(cls, row: dict[str, Any]) -> Explanation:
        """From a row of `decisions`."""
        reason = json.loads(row["reason"])
        weights = {f: w for f, w in reason.items() if isinstance(w, dict)}
        total, steps = 0.0, []
        for feature, seen in sorted(weights.items(), key=lambda w: (w[0] != "prior", -abs(w[1]["weight"]), w[0])):
            total += seen["weight"]
            steps.append(Step(feature, seen["level"], seen["weight"], total))
        return cls(row, tuple(steps))

    @property
    def title(self) -> str:
        """Both names, and what was decided."""
        left, right = (self.row[f"{side}_name"] or self.row[f"{side}_id"] for side in ("left", "right"))
        return f"{left} ~ {right}: {self.row['verdict']}, by {self.row['decided_by']}"

    def to_dict(self) -> dict[str, Any]:
        """Plain values."""
        return {**self.row, "reason": json.loads(self.row["reason"])}

    def lines(self) -> Iterator[tuple[str, float]]:
        """Text and weight of each line of the waterfall."""
        for step in self.steps:
            yield f"{step.feature + (': ' + step.level if step.level else ''):34} {step.weight:+6.1f} {_bar(step)}", step.weight

    def __str__(self) -> str:
        rows = [self.title, f"{self.row['table_name']} {self.row['left_id']} {self.row['right_id']}"]
        if self.steps:
            rows += [f"{'feature':34} {'bits':>6} {'two':<20}|{'one':>20}", *(text for text, _ in self.lines())]
            rows.append(f"{'sum':34} {self.steps[-1].total:+6.1f} probability {self.row['score']:.4f}")
        else:
            rows += [f"{name}: {value}" for name, value in json.loads(self.row["reason"]).items()]
        return visible_lines("\n".join(rows))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """For terminals: evidence for one in green, for two in red."""
        from rich.text import Text

        first, second, *rest = str(self).split("\n")
        yield Text(first, style="bold")
        yield Text(second, style="dim")
        weights = [0.0, *(step.weight for step in self.steps), 0.0] if self.steps else [0.0] * len(rest)
        for line, weight in zip(rest, weights, strict=True):
            yield Text(line, style="green" if weight > 0 else "red" if weight < 0 else "", no_wrap=True)


def _bar(step: Step) -> str:
    """The step as characters: its stretch of the sum, on an axis whose middle is the balance."""
    ends = sorted(max(-_BITS, min(_BITS, bits)) for bits in (step.total - step.weight, step.total))
    low, high = (round(bits + _BITS) for bits in ends)
    if low == high:
        low, high = (low, low + 1) if low < 2 * _BITS else (low - 1, low)
    cells = ["█" if low <= i < high else " " for i in range(round(2 * _BITS))]
    middle = len(cells) // 2
    return "".join([*cells[:middle], "|", *cells[middle:]]).rstrip()


def explain(package: Package, left: str, right: str) -> list[Explanation]:
    """All decisions on a pair of rows, the newest build's; those of persons first.

    Args:
        package: the package.
        left, right: ids in either order; the id of a row that was merged away counts.

    Raises:
        SeedlineError: E232, nobody decided on this pair.
    """
    pair = {left, right}
    found = package.scan("decisions").filter(pl.col("left_id").is_in(pair) & pl.col("right_id").is_in(pair))
    rows = [r for r in found.collect().iter_rows(named=True) if {r["left_id"], r["right_id"]} == pair]
    if not rows:
        raise SeedlineError("E232", left=left, right=right, near=", ".join(_near(package, pair)) or "none")
    return [Explanation.of(r) for r in sorted(rows, key=lambda r: (r["decided_by"] != "person", r["verdict"]))]


def _near(package: Package, pair: set[str]) -> list[str]:
    """Pairs with one of the two that were decided on."""
    rows = package.scan("decisions").filter(pl.col("left_id").is_in(pair) | pl.col("right_id").is_in(pair)).sort("score", descending=True)
    return [f"{left} {right}" for left, right in rows.select("left_id", "right_id").head(5).collect().iter_rows()]
