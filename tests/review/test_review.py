"""Decisions are explained as they were taken, and what a person answers becomes an override that the next build replays."""

from __future__ import annotations

import csv
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

import seedline
from seedline.cli import main
from seedline.errors import SeedlineError
from seedline.review.chart import waterfall
from seedline.review.explanation import Explanation, explain
from seedline.review.session import doubts, override, review

TEXTS = {
    "a.txt": "The Foreign Minister of Kazakhstan Kairat Belovsky met Ambassador Anna Nordqvist in Astana on 5 May 2024.\n",
    "b.txt": "Kazakhstan's Foreign Minister K. Belovsky will visit Vienna on 9 June 2024.\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("review")
    (base / "seeds").mkdir()
    for name, text in TEXTS.items():
        (base / "seeds" / name).write_text(text)
    seedline.build(base / "seeds", base / "package")
    return base


@pytest.fixture(scope="module")
def decision(folder: Path) -> dict[str, Any]:
    (row,) = seedline.open(folder / "package").table("decisions").iter_rows(named=True)
    return row


def test_an_explanation_adds_up(folder: Path, decision: dict[str, Any]) -> None:
    (found,) = explain(seedline.open(folder / "package"), decision["right_id"], decision["left_id"])
    assert found.steps[0].feature == "prior"
    assert found.steps[-1].total == pytest.approx(sum(s.weight for s in found.steps))
    assert 1 / (1 + 2 ** -found.steps[-1].total) == pytest.approx(decision["score"], abs=1e-4)
    assert "Kairat Belovsky ~ K. Belovsky: merged, by rule" in str(found)
    assert len(str(found).split("\n")) == 4 + len(found.steps)


def test_the_chart_has_a_bar_for_each_feature_and_escapes_names(decision: dict[str, Any]) -> None:
    found = Explanation.of({**decision, "left_name": "<Belov & sons>"})
    picture = ET.fromstring(waterfall(found))
    bars = [e for e in picture if e.tag.endswith("rect")]
    assert len(bars) == len(found.steps)
    assert "<Belov & sons>" in "".join(picture.itertext())


def test_what_was_never_compared_is_said(folder: Path, decision: dict[str, Any]) -> None:
    with pytest.raises(SeedlineError, match="E232") as error:
        explain(seedline.open(folder / "package"), decision["left_id"], "ent_other")
    assert decision["right_id"] in str(error.value)


def test_the_doubtful_and_the_frequent_come_first(folder: Path, decision: dict[str, Any]) -> None:
    class Other:
        def __init__(self, rows: list[dict[str, Any]]) -> None:
            self.rows = rows

        def table(self, name: str) -> Any:
            real = seedline.open(folder / "package").table(name)
            return real if name != "decisions" else real.clear().vstack(real.__class__(self.rows, schema=real.schema))

    sure, doubtful = {**decision, "score": 0.99}, {**decision, "score": 0.5, "right_id": "ent_x"}
    found = doubts(Other([sure, doubtful, {**doubtful, "decided_by": "person"}]))  # type: ignore[arg-type]
    assert [d.explanation.row["score"] for d in found] == [0.5, 0.99]


def test_answers_become_overrides_only_where_they_differ(decision: dict[str, Any]) -> None:
    said = {"who": "Ada", "when": "2026-01-01", "why": "phoned"}
    assert override(decision, "one", **said) is None
    split = override(decision, "two", **said)
    assert split == {
        "action": "split",
        "table_name": "entities",
        "row_id": decision["left_id"],
        "other_id": decision["right_id"],
        "value": "K. Belovsky",
        **said,
    }
    merge = override({**decision, "verdict": "apart"}, "one", **said)
    assert merge is not None
    assert (merge["action"], merge["row_id"], merge["other_id"]) == ("merge", decision["left_id"], decision["right_id"])


def test_a_review_shows_the_lines_and_stops_when_told(folder: Path) -> None:
    shown: list[str] = []
    kept: list[dict[str, str]] = []

    def ask(answer: str) -> Any:
        return lambda doubt, lines, number, total: (shown.extend(lines), (answer, "why not"))[1]

    package = seedline.open(folder / "package")
    assert review(package, ask("quit"), kept.append, who="Ada", when="2026-01-01", limit=5) == 0
    assert review(package, ask("skip"), kept.append, who="Ada", when="2026-01-01", limit=5) == 0
    assert review(package, ask("one"), kept.append, who="Ada", when="2026-01-01", limit=5) == 0
    assert not kept
    assert any("a.txt:1: The Foreign Minister" in line for line in shown)
    assert any("b.txt:1: Kazakhstan's" in line for line in shown)


def test_from_the_terminal_to_the_next_build(folder: Path, decision: dict[str, Any], capsys: Any, monkeypatch: Any) -> None:
    monkeypatch.chdir(folder)
    answers = iter(["what?", "t", "another family"])
    monkeypatch.setattr("rich.console.Console.input", lambda self, prompt: next(answers))
    with pytest.raises(SystemExit):
        main(["review", "-p", "package", "--who", "Ada"])
    assert "1 override(s) added" in capsys.readouterr().out
    with (folder / "overrides" / "review.csv").open(newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["action"], row["who"], row["why"]) == ("split", "Ada", "another family")
    package = seedline.build("seeds", "package")
    names = package.table("entities").filter(type="person")["name"]
    assert {"Kairat Belovsky", "K. Belovsky"} <= set(names)
    assert package.table("overrides")["status"].to_list() == ["applied"]
    with pytest.raises(SystemExit):
        main(["explain", decision["left_id"], decision["right_id"], "-p", "package", "--chart", "w.svg"])
    assert "apart, by person" in capsys.readouterr().out
    assert (folder / "w.svg").read_text().startswith("<svg")
    assert not package.verify(folder / "seeds")
    assert not doubts(package)
