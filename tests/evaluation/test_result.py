"""Where packages come from, and where results go."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from seedline.errors import SeedlineError
from seedline.evaluation import evaluate, summary


def write(package: Any, folder: Path, extension: str, suffix: str = "") -> Path:
    folder.mkdir()
    for name in package.rows:
        frame = package.table(name)
        file = folder / f"{name}.{extension}"
        frame.write_parquet(file) if extension == "parquet" else frame.write_csv(file)
    resources = [{"name": name + suffix, "path": f"{name}.{extension}"} for name in package.rows]
    (folder / "datapackage.json").write_text(json.dumps({"resources": resources}))
    return folder


@pytest.mark.parametrize(("extension", "suffix"), [("parquet", ""), ("parquet", "-parquet"), ("csv", ""), ("csv", "-csv")])
def test_a_folder_scores_as_the_tables_in_memory(package: Any, gold: Path, tmp_path: Path, extension: str, suffix: str) -> None:
    folder = write(package, tmp_path / "package", extension, suffix)
    assert evaluate(folder, gold, rounds=50) == evaluate(package, gold, rounds=50)


def test_packages_that_cannot_be_read_are_told(package: Any, gold: Path, tmp_path: Path) -> None:
    def code(path: Path) -> str:
        with pytest.raises(SeedlineError) as error:
            evaluate(path, gold)
        return error.value.code

    folder = write(package, tmp_path / "package", "parquet")
    assert code(tmp_path) == "E204"
    assert code(tmp_path / "nowhere") == "E204"
    descriptor = json.loads((folder / "datapackage.json").read_text())
    (folder / "topics.parquet").write_bytes(b"no parquet")
    for resource in descriptor["resources"]:
        if resource["name"] == "mentions":
            resource["path"] = "topics.parquet"
    (folder / "datapackage.json").write_text(json.dumps(descriptor))
    assert code(folder) == "E214"
    (folder / "datapackage.json").write_text(json.dumps({"resources": [{"name": "documents", "path": "../documents.parquet"}]}))
    assert code(folder) == "E214"
    (folder / "datapackage.json").write_text(json.dumps({"resources": []}))
    assert code(folder) == "E205"
    (folder / "datapackage.json").write_text("[1]")
    assert code(folder) == "E204"


def test_the_report_fits_a_terminal_and_shows_scores_and_mistakes(package: Any, gold: Path) -> None:
    screen = io.StringIO()
    evaluate(package, gold, rounds=50).render(Console(file=screen, width=80), errors=1)
    text = screen.getvalue()
    tables = text[: text.index("missed mention: 2")]
    assert all(len(line) <= 80 for line in tables.splitlines())
    assert "…" not in tables
    for words in ("Scores on 2 labelled documents", "0.727", "north (1)", "0.67-1.00", "rule/1", "spurious mention: 2"):
        assert words in text
    assert "a:3  Chile  gold: COUNTRY" in text
    assert "Fjord Treaty  gold: INSTRUMENT" not in text  # the second of its kind


def test_all_of_it_is_json(package: Any, gold: Path) -> None:
    stored = json.loads(evaluate(package, gold, rounds=50).to_json())
    assert stored["figures"]["positions"]["f1"] == 0.5
    assert stored["errors"][0].keys() == {"document", "line", "kind", "text", "gold", "got"}


def test_scores_for_the_descriptor(package: Any, gold: Path) -> None:
    result = evaluate(package, gold, rounds=50)
    written = json.loads(json.dumps(summary(result, gold_description="Two documents.", date="2026-11-21")))
    assert (written["description"], written["date"], written["documents"]) == ("Two documents.", "2026-11-21", 2)
    assert written["held_out"] is False  # unless somebody says so, the documents were seen in development
    assert written["figures"] == result.figures
    assert written["intervals"]["headline_mean"] == result.intervals["headline_mean"]
    assert written["calibration"]["mentions"]["sure"]["n"] == 11
    assert "bins" not in written["calibration"]["mentions"]


def test_the_same_seed_gives_the_same_intervals(package: Any, gold: Path) -> None:
    assert evaluate(package, gold, rounds=50).to_json() == evaluate(package, gold, rounds=50).to_json()
