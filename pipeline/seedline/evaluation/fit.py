"""Fits the pack `confidence`: how often rows that extractors state at a confidence were right on labelled documents.

`python -m seedline.evaluation.fit OUT.csv PACKAGE GOLD [PACKAGE GOLD ...]` writes the pack. Build the packages with an empty pack
(`--reference` naming a folder with a `confidence.csv` of its header alone), so that they hold what extractors state, and by the
version of the pipeline from before anybody read the documents' mistakes: rows of documents that were worked off are right more often
than those of a stranger's (over rows left out the error for statements was .12 when fitted on worked-off documents).
Belongs here: isotonic regression by pooling adjacent violators (Ayer et al. 1955; Zadrozny and Elkan 2002 for calibration), with the
table's own precision as a prior. Does not belong here: judging rows.
"""

from __future__ import annotations

import collections
import csv
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from seedline.evaluation.gold import Gold
from seedline.evaluation.predictions import HasTables, Predictions, tables
from seedline.evaluation.scoring import score
from seedline.evaluation.tally import Judgement

SURE, SURE_PRECISION = 0.9, 0.97  # a confidence of 0.9 or more is a promise: what does not keep it is stated just below
# rows of the kind's mean precision added to each level. Chosen by leaving out one of five sets of documents at a time: over the rows
# left out, 4 gave an expected calibration error of .066 for statements and .060 for positions, 40 one of .016 and .008
PRIOR_ROWS = 40


def isotonic(levels: Sequence[tuple[float, float, float]]) -> list[float]:
    """The closest rising sequence to precisions at rising confidences.

    Args:
        levels: (confidence, rows that are right, rows), by rising confidence.

    Returns:
        a precision for each level, never falling.
    """
    blocks: list[list[float]] = []  # right, rows, levels
    for _, right, rows in levels:
        blocks.append([right, rows, 1])
        while len(blocks) > 1 and blocks[-2][0] * blocks[-1][1] > blocks[-1][0] * blocks[-2][1]:
            last = blocks.pop()
            blocks[-1] = [a + b for a, b in zip(blocks[-1], last, strict=True)]
    return [right / rows for right, rows, count in blocks for _ in range(int(count))]


def points(judgements: Iterable[Judgement]) -> list[tuple[str, str, float, float, int]]:
    """Rows of the pack: table, kind, stated confidence, measured precision, number of rows; sorted."""
    levels: dict[tuple[str, str], dict[float, list[bool]]] = collections.defaultdict(lambda: collections.defaultdict(list))
    for j in judgements:
        levels[j.table, j.kind][round(j.confidence, 2)].append(j.is_right)
    rows = []
    for (table, kind), by_level in sorted(levels.items()):
        everything = [right for part in by_level.values() for right in part]
        mean = sum(everything) / len(everything)
        stated = sorted(by_level)
        measured = isotonic([(c, sum(by_level[c]) + PRIOR_ROWS * mean, len(by_level[c]) + PRIOR_ROWS) for c in stated])
        rows += [(table, kind, c, _promised(m), len(by_level[c])) for c, m in zip(stated, measured, strict=True)]
    return rows


def _promised(measured: float) -> float:
    return round(measured, 3) if measured >= SURE_PRECISION else min(round(measured, 3), SURE - 0.01)


def write(out: Path, judgements: Iterable[Judgement]) -> None:
    """Writes the pack."""
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("table", "kind", "stated", "measured", "rows"))
        writer.writerows(points(judgements))


def judge(package: HasTables | str | Path, folder: str | Path) -> list[Judgement]:
    """Every row of a package that has a confidence, and whether the gold agrees."""
    gold = Gold.read(folder)
    return score(gold, Predictions(tables(package), gold.documents)).judgements


def main(arguments: Sequence[str]) -> None:
    """Scores each package against its gold and writes the pack."""
    out, *pairs = arguments
    write(Path(out), [j for package, gold in zip(pairs[::2], pairs[1::2], strict=True) for j in judge(package, gold)])


if __name__ == "__main__":
    main(sys.argv[1:])
