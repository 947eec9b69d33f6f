"""Weights of evidence: how far features of a pair speak for one thing or for two.

Belongs here: reading the weights (pack `match_weights`) and adding them up. Does not belong here: what is compared.

A feature is seen at a level, and each level has a weight: log2 of how much likelier it is among pairs that are one than
among pairs that are two (Fellegi and Sunter 1969, "A Theory for Record Linkage"). The sum, with the prior, is a probability.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple

from seedline.reference import Reference

PACK = "match_weights"
_PRIOR = "prior"
_THRESHOLD = "threshold"


class Score(NamedTuple):
    """`probability` that both are one; `weights` in bits, by feature, with the level at which it was seen."""

    probability: float
    weights: dict[str, tuple[str, float]]

    @property
    def reason(self) -> str:
        """Features, levels and weights as JSON."""
        return json.dumps(
            {f: {"level": level, "weight": weight} for f, (level, weight) in sorted(self.weights.items())}, ensure_ascii=False
        )


class Weights:
    """Weights for one kind of pair.

    Args:
        kind: the pack's column `kind`, for example `person`.
    """

    def __init__(self, reference: Reference, kind: str) -> None:
        rows = [r for r in reference.rows(PACK) if r["kind"] == kind]
        self._bits = {(r["feature"], r["level"]): float(r["weight"]) for r in rows}
        self.merge = self._bits[_THRESHOLD, "merge"]
        self.doubt = self._bits[_THRESHOLD, "doubt"]

    def knows(self, feature: str, level: str) -> bool:
        """Whether the pack has a weight for that level."""
        return (feature, level) in self._bits

    def bits(self, feature: str, level: str) -> float:
        """Weight of a level; 0 if it is unknown."""
        return self._bits.get((feature, level), 0.0)

    def score(self, levels: Mapping[str, str | None]) -> Score:
        """Score of a pair, from each feature's level (None: not seen). Unknown levels weigh nothing."""
        weights = {_PRIOR: ("", self._bits[_PRIOR, ""])}
        weights |= {f: (level, self.bits(f, level)) for f, level in levels.items() if level is not None}
        bits = sum(weight for _, weight in weights.values())
        return Score(round(1 / (1 + 2**-bits), 4) if bits > -60 else 0.0, weights)
