"""Weights learnt from labelled folders by the commands themselves."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from seedline.evaluation import events, kinds, label, states

TEXT = (
    "<m t=PLACE id=place:oslo>OSLO</m>, <m t=DATE id=2020-03-02>2 March 2020</m>. <m t=COUNTRY id=country:NO>Norway</m> and "
    "<m t=COUNTRY id=country:CL>Chile</m> held talks on fisheries.\n"
    "\n"
    "Fisheries Minister <m t=PERSON id=person:ada-berg>Ada Berg</m> said on Monday that the talks had gone well.\n"
)
FACTS = """
split_topic: north
document: {title: null, title_line: null, published: 2020-03-02, publisher: null, author: null, kind: news, place: Oslo,
           boilerplate_lines: []}
positions: [{person: person:ada-berg, title: Fisheries Minister, of: country:NO, line: 3, acting: false}]
events:
  - {id: e1, type: meeting, name: talks, status: held, start: 2020-03-02, end: null, place: place:oslo, format: null, organizer: null,
     chair: null, participants: [country:NO, country:CL], lines: [1]}
statements: []
instruments: []
topics: []
"""


@pytest.fixture
def folders(tmp_path: Path) -> list[str]:
    """Two folders with one labelled document, whose minister is of a state that her title does not name."""
    first = tmp_path / "first"
    first.mkdir()
    (first / "oslo.ann.txt").write_text(TEXT, encoding="utf-8")
    (first / "oslo.gold.yaml").write_text(FACTS, encoding="utf-8")
    label(first)
    (first / "oslo.ann.txt").unlink()
    return [str(first), str(shutil.copytree(first, tmp_path / "second"))]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_states_are_learnt_from_labelled_folders(folders: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert states.main([*folders, "--write", str(tmp_path / "pack.csv")]) == 0
    assert capsys.readouterr().out.startswith("2 labelled choices, 0 others; right with the weights in use 2, left out 2\n")
    weights = {row["sign"]: float(row["weight"]) for row in rows(tmp_path / "pack.csv")}
    assert weights["of the dateline"] > 0


def test_kinds_are_learnt_from_labelled_folders(folders: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert kinds.main([*folders, "--write", str(tmp_path / "pack.csv")]) == 0
    assert capsys.readouterr().out.endswith("  learnt 2\n")
    assert {row["sign"] for row in rows(tmp_path / "pack.csv")} > {"any"}


@pytest.mark.parametrize("command", [states.main, kinds.main, events.main])
def test_a_folder_without_labels_is_told(command, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command([str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith("E220")


def test_events_are_chosen_and_written(folders: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "event_weights.csv"
    assert events.main([*folders, "--write", str(out)]) == 0
    told = capsys.readouterr().out
    assert "place first: rules 1 right of 1 stated, 1 labelled" in told
    assert "organizer second: rules 0 right of 0 stated, 0 labelled" in told
    assert all(row["field"] in {"place", "start", "organizer"} and row["note"] for row in rows(out))
