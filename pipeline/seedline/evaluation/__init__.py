"""Scoring a package against labelled documents, and labelling documents.

`evaluate(package, gold)` gives figures, intervals, calibration and the list of mistakes; `label(folder)` turns texts with
inline tags into gold. From small to large: `matching` compares values and pairs spans, `annotation` and `gold` read labels,
`predictions` reads the package, `scoring` judges rows and writes into a `tally`, `figures`, `bootstrap` and `calibration` turn
the tally into numbers, `result` puts it together, `report` prints it.
Does not belong here: anything that the pipeline itself runs; no stage imports this package.
"""

from __future__ import annotations

from seedline.evaluation.annotation import label
from seedline.evaluation.report import render
from seedline.evaluation.result import Evaluation, evaluate, summary
from seedline.evaluation.tally import Mistake

__all__ = ["Evaluation", "Mistake", "evaluate", "label", "render", "summary"]
