"""Adding up what signs speak for: the weights of a pack as log-odds.

Belongs here: sums of weights, and the candidate with the greatest. Does not belong here: finding signs, learning weights
(`seedline.evaluation.logit`).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping


def log_odds(signs: Iterable[str], weights: Mapping[str, float]) -> float:
    """The sum of the signs' weights, exact, so that their order decides no tie; a sign without a weight says nothing."""
    return math.fsum(weights.get(s, 0.0) for s in signs)


def heaviest(candidates: Mapping[str, Iterable[str]], weights: Mapping[str, float]) -> str:
    """The candidate whose signs weigh most, the first of equals; there has to be one."""
    sums = {key: log_odds(own, weights) for key, own in candidates.items()}
    return max(sums, key=lambda key: sums[key])
