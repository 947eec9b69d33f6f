"""The scores that a published package carries: `scores.json` beside this module.

`python -m seedline.evaluation.scores PACKAGE GOLD --name NAME --description TEXT --date DAY [--held-out]` scores a package and
writes its entry. Belongs here: reading and writing that file. Does not belong here: scoring.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from seedline.evaluation.result import evaluate, summary

FILE = Path(__file__).with_name("scores.json")


def published() -> list[dict[str, Any]]:
    """Entries of all labelled sets that this version was scored on, by name."""
    entries = json.loads(FILE.read_text(encoding="utf-8"))
    return [entries[name] for name in sorted(entries)]


def main(arguments: list[str] | None = None) -> None:
    """Scores a package and writes the entry of one labelled set."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("package", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--name", required=True, help="key of the entry")
    parser.add_argument("--description", required=True, help="what was labelled, by whom, by which guide")
    parser.add_argument("--date", required=True, help="day of the scoring, ISO 8601")
    parser.add_argument("--held-out", action="store_true", help="no rule, pack or threshold was made with sight of these documents")
    a = parser.parse_args(arguments)
    entries = json.loads(FILE.read_text(encoding="utf-8")) if FILE.is_file() else {}
    entries[a.name] = summary(evaluate(a.package, a.gold), gold_description=a.description, date=a.date, held_out=a.held_out)
    FILE.write_text(json.dumps(entries, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
