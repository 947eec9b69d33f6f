"""The measuring of builds: what is taken, what is changed, and what counts as a difference."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

import running


def test_a_build_is_measured_in_a_process_of_its_own(tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "note.txt").write_text("Foreign Minister Ada Brook met Boris Field in Oslo on 3 May 2022.\n")
    measured = running.build(tmp_path / "seeds", tmp_path / "out", workers=1)
    assert 0 < measured["first"] < measured["wall"]
    assert measured["cpu"] > measured["steps"]["extract"] / 2 > 0
    assert (tmp_path / "out" / "datapackage.json").is_file()


def test_one_is_added_one_edited_one_removed(tmp_path):
    files = [tmp_path / f"{i}.txt" for i in range(4)]
    for path in files:
        path.write_text(path.name)
    folder = running.fill(tmp_path / "seeds", files)
    running.change(folder)
    assert sorted(p.name for p in folder.iterdir()) == ["0.txt", "1.txt", "3.txt", "added.txt"]
    assert (folder / "1.txt").read_text() != "1.txt"
    other = running.fill(tmp_path / "other", files)
    assert running.differing(folder, other) == ["1.txt", "2.txt", "added.txt"]
    assert running.differing(other, other) == []


def test_the_same_texts_are_taken_again(tmp_path):
    for i in range(20):
        (tmp_path / f"{i}.txt").write_text("x")
    taken = running.texts(tmp_path, 5)
    assert len(taken) == 5
    assert running.texts(tmp_path, 10)[:5] == taken
