"""Fits the pack `confidence`: how often rows that extractors state at a confidence were right on labelled documents.

`python -m seedline.evaluation.fit OUT.csv PACKAGE GOLD [PACKAGE GOLD ...] [--onto PACK.csv]` writes the pack; with `--onto`, what it counts
is added to an earlier pack's counts, so that a new set needs none of the packages before it. Build the packages with an empty pack
(`--reference` naming a folder with a `confidence.csv` of its header alone), so that they hold what extractors state, and by the
version of the pipeline from before anybody read the documents' mistakes: rows of documents that were worked off are right more often
than those of a stranger's (over rows left out the error for statements was .12 when fitted on worked-off documents).
Belongs here: isotonic regression by pooling adjacent violators (Ayer et al. 1955; Zadrozny and Elkan 2002 for calibration), with the
table's own precision as a prior. Does not belong here: judging rows.
"""

from __future__ import annotations

import argparse
import collections
import csv
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

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


class Level(NamedTuple):
    """How many of the rows that were stated at one confidence were right; `measured` is what the pack says of them."""

    table: str
    kind: str
    stated: float
    measured: float
    right: float
    rows: int


def points(judgements: Iterable[Judgement], earlier: Iterable[Level] = ()) -> list[Level]:
    """Rows of the pack, sorted, counted over judged rows and over those of an earlier pack."""
    levels: dict[tuple[str, str], dict[float, tuple[float, int]]] = collections.defaultdict(dict)
    counted = [(level.table, level.kind, level.stated, level.right, level.rows) for level in earlier]
    counted += [(j.table, j.kind, round(j.confidence, 2), float(j.is_right), 1) for j in judgements]
    for table, kind, stated, right, rows in counted:
        before = levels[table, kind].get(stated, (0.0, 0))
        levels[table, kind][stated] = (before[0] + right, before[1] + rows)
    found = []
    for (table, kind), by_level in sorted(levels.items()):
        mean = sum(right for right, _ in by_level.values()) / sum(rows for _, rows in by_level.values())
        stated_at = sorted(by_level)
        measured = isotonic([(c, by_level[c][0] + PRIOR_ROWS * mean, by_level[c][1] + PRIOR_ROWS) for c in stated_at])
        found += [
            Level(table, kind, c, _promised(m), round(by_level[c][0], 1), by_level[c][1]) for c, m in zip(stated_at, measured, strict=True)
        ]
    return found


def _promised(measured: float) -> float:
    return round(measured, 3) if measured >= SURE_PRECISION else min(round(measured, 3), SURE - 0.01)


def write(out: Path, levels: Iterable[Level]) -> None:
    """Writes the pack."""
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(Level._fields)
        writer.writerows(levels)


def read(pack: Path) -> list[Level]:
    """The levels of a written pack."""
    with pack.open(encoding="utf-8", newline="") as file:
        return [
            Level(r["table"], r["kind"], float(r["stated"]), float(r["measured"]), float(r["right"]), int(r["rows"]))
            for r in csv.DictReader(file)
        ]


def judge(package: HasTables | str | Path, folder: str | Path) -> list[Judgement]:
    """Every row of a package that has a confidence, and whether the gold agrees."""
    gold = Gold.read(folder)
    return score(gold, Predictions(tables(package), gold.documents)).judgements


def main(arguments: Sequence[str]) -> None:
    """Scores each package against its gold and writes the pack."""
    parser = argparse.ArgumentParser(prog="python -m seedline.evaluation.fit", description="Fits the pack `confidence`.")
    parser.add_argument("out", type=Path, metavar="OUT.csv")
    parser.add_argument("pairs", nargs="+", metavar="PACKAGE GOLD", help="a package and the folder of labels that judges it")
    parser.add_argument("--onto", type=Path, metavar="PACK.csv", help="an earlier pack, whose counts are kept")
    given = parser.parse_args(arguments)
    if len(given.pairs) % 2:
        parser.error("packages and folders of labels come in pairs")
    judged = [j for package, gold in zip(given.pairs[::2], given.pairs[1::2], strict=True) for j in judge(package, gold)]
    write(given.out, points(judged, read(given.onto) if given.onto else ()))


if __name__ == "__main__":
    main(sys.argv[1:])
