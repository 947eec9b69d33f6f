"""Intervals by resampling documents.

Belongs here: drawing documents. Documents, not rows, are drawn, since the rows of one document are right or wrong together
(Efron and Tibshirani 1993, ch. 8; for NLP Berg-Kirkpatrick, Burkett and Klein 2012).
Does not belong here: formulas of figures.
"""

from __future__ import annotations

import numpy as np

from seedline.evaluation.figures import Tree, spread, table
from seedline.evaluation.tally import Array, Tally


def draws(documents: int, rounds: int, seed: int) -> Array:
    """How often each document is drawn, shape (rounds, documents); every round draws as many as there are."""
    return np.random.default_rng(seed).multinomial(documents, np.full(documents, 1 / documents), size=rounds).astype(np.float64)


def intervals(tally: Tally, rounds: int, seed: int) -> Tree:
    """95% percentile intervals of all figures; empty where fewer than two documents or no rounds leave nothing to draw."""
    if len(tally.documents) < 2 or rounds < 1:
        return {}
    return spread(table(tally.totals(draws(len(tally.documents), rounds, seed))), 2.5, 97.5)
