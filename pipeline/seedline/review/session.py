"""A person goes through the doubtful decisions, most valuable first, and what they say becomes overrides.

Belongs here: which decisions are worth a person's time, what is shown of each, what an answer means.
Does not belong here: the terminal (`cli` brings it), the files (`ingest.overrides`).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import polars as pl

from seedline.package import Package
from seedline.review.explanation import Explanation

_LINES = 3  # of each side that are shown
ANSWERS = {"o": "one", "t": "two", "s": "skip", "q": "quit"}


class Doubt(NamedTuple):
    """A decision that a person may look at; `value` is its doubt in bits times the rows that hang on it."""

    explanation: Explanation
    value: float


def doubts(package: Package) -> list[Doubt]:
    """Decisions of rules and models, the most valuable first.

    The value of an answer is the entropy of the score, in bits, times the rows that would change: mentions of the smaller of two
    entities, documents of the smaller of two events (uncertainty sampling, weighted by effect).
    """
    sizes = _sizes(package)
    found = []
    for row in package.table("decisions").filter(pl.col("decided_by") != "person").iter_rows(named=True):
        sides = [sizes.get(row[f"{side}_id"], 1) for side in ("left", "right")]
        found.append(Doubt(Explanation.of(row), round(_entropy(row["score"]) * (1 + min(sides)), 6)))
    return sorted(found, key=lambda d: (-d.value, d.explanation.row["left_id"], d.explanation.row["right_id"]))


def _sizes(package: Package) -> dict[str, int]:
    entities = package.table("entities").select("entity_id", "mention_count").iter_rows()
    events = package.table("events").select("event_id", "document_count").iter_rows()
    return dict([*entities, *events])


def _entropy(score: float) -> float:
    return -sum(p * math.log2(p) for p in (score, 1 - score) if p > 0)


def evidence(package: Package, row: dict[str, Any]) -> Iterator[str]:
    """Lines of the seeds that speak of each side, as `seed:line: text`."""
    for side in ("left", "right"):
        yield f"{row[f'{side}_name'] or row[f'{side}_id']}"
        for path, number, text in _told(package, row, side).iter_rows():
            yield f"    {path}:{number}: {text}"


def _told(package: Package, row: dict[str, Any], side: str) -> pl.DataFrame:
    """Lines that lineage gives for one side; of a merged pair, those that use that side's name."""
    id_ = row["left_id"] if row["verdict"] == "merged" else row[f"{side}_id"]
    if row["table_name"] == "entities":
        spans = package.scan("mentions").filter(pl.col("entity_id") == id_)
    else:
        spans = package.scan("lineage").filter((pl.col("table_name") == row["table_name"]) & (pl.col("row_id") == id_))
    spans = spans.select("seed_path", "text", line="line_start")
    named = spans.filter(pl.col("text") == row[f"{side}_name"])
    chosen = named if named.collect().height else spans
    wanted = chosen.select("seed_path", "line").unique().sort("seed_path", "line").head(_LINES)
    lines = package.scan("lines").select("seed_path", "line", "text")
    return wanted.join(lines, on=["seed_path", "line"], maintain_order="left").collect()


def override(row: dict[str, Any], answer: str, *, who: str, when: str, why: str) -> dict[str, str] | None:
    """The override that an answer asks for; None if the answer is what was decided.

    Args:
        row: the row of `decisions`.
        answer: `one` or `two`.
    """
    is_one = row["verdict"] == "merged"
    if (answer == "one") == is_one:
        return None
    action = "split" if is_one else "merge"
    ids = {"row_id": row["left_id"], "other_id": row["right_id"]}
    value = {"value": row["right_name"]} if is_one and row["table_name"] == "entities" and row["right_name"] else {}
    return {"action": action, "table_name": row["table_name"], **ids, **value, "who": who, "when": when, "why": why}


def review(
    package: Package,
    ask: Callable[[Doubt, list[str], int, int], tuple[str, str]],
    keep: Callable[[dict[str, str]], None],
    *,
    who: str,
    when: str,
    limit: int,
) -> int:
    """Asks about each doubt, until the person quits or `limit` doubts were shown.

    Args:
        ask: shows a doubt with its evidence, its number and how many there are; returns one of `ANSWERS`' values, and why.
        keep: gets each override.
        who, when: of the overrides.

    Returns:
        How many overrides were kept.
    """
    kept = 0
    found = doubts(package)[:limit]
    for number, doubt in enumerate(found, 1):
        row = doubt.explanation.row
        answer, why = ask(doubt, list(evidence(package, row)), number, len(found))
        if answer == "quit":
            break
        asked = override(row, answer, who=who, when=when, why=why) if answer != "skip" else None
        if asked:
            keep(asked)
            kept += 1
    return kept
