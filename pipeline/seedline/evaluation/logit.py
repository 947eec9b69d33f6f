"""Weights of signs by which one of several candidates is chosen: a conditional logit (McFadden 1974) under a Gaussian prior.

Belongs here: labelled choices, the estimate, how often the signs speak for the truth. Does not belong here: any sign.
The likelihood is concave; Newton's method finds its summit, each step halved until it climbs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

RIDGE = 3.0
STEPS = 30
_ENOUGH = 1e-3
_FREE = 0.01


class Example(NamedTuple):
    """The signs of each candidate, the right one, and the labelled folder it is tested in."""

    signs: Mapping[str, set[str]]
    truth: str
    folder: str


class _Choices:
    """Choices as one matrix: a row for each candidate, a column for each sign."""

    def __init__(self, examples: Iterable[Example], signs: Sequence[str]) -> None:
        column = {sign: i for i, sign in enumerate(signs)}
        seen = [e for e in examples if e.truth in e.signs]
        sizes = [len(e.signs) for e in seen]
        self.first = np.cumsum([0, *sizes[:-1]]) if seen else np.zeros(0, int)
        self.rows = np.zeros((sum(sizes), len(signs)))
        self.number = np.repeat(np.arange(len(seen)), sizes)
        self.truth = np.array([a + list(e.signs).index(e.truth) for a, e in zip(self.first, seen, strict=True)], int)
        for i, own in enumerate(own for e in seen for own in e.signs.values()):
            self.rows[i, [column[s] for s in own if s in column]] = 1.0

    def climb(self, weights: np.ndarray, ridge: np.ndarray) -> tuple[float, np.ndarray, np.ndarray]:
        """The log-likelihood with the prior, its slope and its curvature (with the sign turned)."""
        sums = self.rows @ weights
        sums -= np.maximum.reduceat(sums, self.first)[self.number]
        odds = np.exp(sums)
        total = np.add.reduceat(odds, self.first)
        p = odds / total[self.number]
        weighted = self.rows * p[:, None]
        mean = np.add.reduceat(weighted, self.first)
        height = float((sums[self.truth] - np.log(total)).sum() - (ridge * weights) @ weights / 2)
        slope = self.rows[self.truth].sum(0) - mean.sum(0) - ridge * weights
        return height, slope, self.rows.T @ weighted - mean.T @ mean + np.diag(ridge)


def estimate(examples: Iterable[Example], signs: Sequence[str], ridge: float = RIDGE, *, free: str = "") -> dict[str, float]:
    """A weight for each sign; choices whose truth is no candidate say nothing.

    Args:
        examples: the labelled choices.
        signs: those that get a weight.
        ridge: how strongly weights are drawn to zero (the prior's precision).
        free: a sign that hardly is: how common the choice is as such.
    """
    choices = _Choices(examples, signs)
    pull = np.array([_FREE if sign == free else ridge for sign in signs])
    weights = np.zeros(len(signs))
    if not (len(choices.first) and signs):
        return dict.fromkeys(signs, 0.0)
    height, slope, curve = choices.climb(weights, pull)
    for _ in range(STEPS):
        step = np.linalg.solve(curve, slope)
        while (there := choices.climb(weights + step, pull))[0] < height - _ENOUGH:
            step /= 2
        weights, (height, slope, curve) = weights + step, there
        if np.abs(step).max() < _ENOUGH:
            break
    return dict(zip(signs, weights.round(2).tolist(), strict=True))


def counts(examples: Iterable[Example]) -> dict[str, tuple[int, int]]:
    """How often each sign stood for the truth, and among how many candidates."""
    total: Counter[str] = Counter()
    true: Counter[str] = Counter()
    for e in examples:
        total.update(s for own in e.signs.values() for s in own)
        true.update(e.signs.get(e.truth, ()))
    return {sign: (true[sign], n) for sign, n in total.items()}
