"""An evaluation: its parts, and how it is made.

Belongs here: putting the steps together, and what is stored of an evaluation. Does not belong here: any rule or formula,
showing it on a terminal (see `report`).
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from seedline.evaluation import bootstrap, calibration, figures
from seedline.evaluation.figures import Tree
from seedline.evaluation.gold import Gold
from seedline.evaluation.predictions import HasTables, Predictions, tables
from seedline.evaluation.scoring import score
from seedline.evaluation.tally import Mistake, Tally
from seedline.reference import Reference

if TYPE_CHECKING:
    from rich.console import Console


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How far a package agrees with labelled documents.

    Attributes:
        documents: number of labelled documents.
        figures: figure -> name -> number in 0..1 (`n`, `n_pred`, `n_gold` are counts); `headline` picks one of each.
        intervals: as `figures`, each number a 95% interval [low, high]; empty with a single document.
        sources: `split_topic` of the documents -> their figures, with `documents`, their number.
        document_kinds: the same by kind of document.
        kinds: figure -> kind of row (mention type, event type, action, topic ...) -> precision, recall, F1 and counts.
        calibration: table -> what its rows' confidence is worth; see `seedline.evaluation.calibration.of`.
        errors: all mistakes, by document and line.
        rounds, seed: of the bootstrap.
    """

    documents: int
    figures: Tree
    intervals: Tree
    sources: dict[str, Tree]
    document_kinds: dict[str, Tree]
    kinds: dict[str, dict[str, Tree]]
    calibration: dict[str, dict[str, Any]]
    errors: list[Mistake]
    rounds: int
    seed: int

    def to_json(self) -> str:
        """All of it as JSON, keys as the attributes."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"

    def render(self, console: Console | None = None, *, errors: int = 5) -> None:
        """Prints a report, with up to `errors` mistakes of each kind."""
        from seedline.evaluation.report import render

        render(self, console, errors=errors)


def evaluate(
    package: HasTables | str | Path,
    gold: str | Path,
    *,
    rounds: int = 1000,
    seed: int = 2026,
    reference: Reference | None = None,
) -> Evaluation:
    """Scores a package against labelled documents.

    Args:
        package: a published package (opened, or its folder, archive or address), built from seeds that include the gold's texts.
        gold: folder with NAME.txt, NAME.mentions.jsonl and NAME.gold.yaml for each labelled document.
        rounds: bootstrap rounds; 0 gives no intervals.
        seed: of the bootstrap's random numbers.
        reference: packs whose topics the gold may use; the packaged ones by default.

    Raises:
        seedline.errors.SeedlineError: E204, E205, E211 or E214, the package cannot be read; E220, no gold; E221, faults in the gold.
    """
    labelled = Gold.read(gold, reference)
    tally = score(labelled, Predictions(tables(package), labelled.documents))
    everything = tally.totals(np.ones((1, len(tally.documents))))
    documents = labelled.documents.values()
    return Evaluation(
        documents=len(tally.documents),
        figures=figures.at(figures.table(everything), 0),
        intervals=bootstrap.intervals(tally, rounds, seed),
        sources=_by_group(tally, [d.source for d in documents]),
        document_kinds=_by_group(tally, [str(d.about["kind"]) for d in documents]),
        kinds=_kinds(everything),
        calibration=calibration.of(tally.judgements),
        errors=tally.mistakes,
        rounds=rounds,
        seed=seed,
    )


def _by_group(tally: Tally, groups: list[str]) -> dict[str, Tree]:
    """Figures of the documents of each group; entities and merged events stay those of the whole corpus."""
    names = sorted(set(groups))
    table = figures.table(tally.totals(np.array([[float(g == name) for g in groups] for name in names])))
    return {name: {"documents": groups.count(name), **figures.at(table, i)} for i, name in enumerate(names)}


def _kinds(totals: dict[tuple[str, str], figures.Array]) -> dict[str, dict[str, Tree]]:
    kinds: dict[str, dict[str, Tree]] = {}
    for (figure, kind), counts in sorted(totals.items()):
        if kind and figure not in ("entities_b3_on_found",):
            kinds.setdefault(figure, {})[kind] = figures.of_kind(counts)
    return kinds


def summary(evaluation: Evaluation, *, gold_description: str, date: str, held_out: bool = False) -> dict[str, Any]:
    """What a published package says of an evaluation, so that readers know how far to trust each table.

    Args:
        evaluation: the evaluation.
        gold_description: what was labelled, by whom, by which guide.
        date: day of the evaluation, ISO 8601.
        held_out: whether no rule, pack or threshold was made with sight of these documents. Where it was, the figures are
            optimistic and the intervals do not cover that; readers have to be told.

    Returns:
        JSON-able: description, held_out, date, documents, method, figures, intervals, and
        calibration per table, without bins and extractors.
    """
    summaries = {
        table: {key: value for key, value in entry.items() if key not in ("bins", "extractors")}
        for table, entry in evaluation.calibration.items()
    }
    return {
        "description": gold_description,
        "held_out": held_out,
        "date": date,
        "documents": evaluation.documents,
        "method": f"Intervals: 95%, {evaluation.rounds} bootstrap rounds over documents, seed {evaluation.seed}.",
        "figures": evaluation.figures,
        "intervals": evaluation.intervals,
        "calibration": summaries,
    }
