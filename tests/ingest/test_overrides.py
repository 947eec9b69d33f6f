"""The folder of overrides is read whole or refused with every fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from seedline.errors import SeedlineError
from seedline.ingest.overrides import COLUMNS, read, write

GOOD = {
    "action": "merge",
    "table_name": "entities",
    "row_id": "ent_a",
    "other_id": "ent_b",
    "who": "Ada",
    "when": "2026-03-31",
    "why": "one",
}


def test_no_folder_means_no_overrides() -> None:
    assert read(None).is_empty()


def test_what_is_written_is_read(tmp_path: Path) -> None:
    write(tmp_path / "new" / "mine.csv", GOOD)
    write(tmp_path / "new" / "mine.csv", {**GOOD, "other_id": "ent_c", "why": 'said "so", twice'})
    (tmp_path / "new" / "notes.txt").write_text("not read")
    table = read(tmp_path / "new")
    assert sorted(table["other_id"]) == ["ent_b", "ent_c"]
    assert set(table["value"]) == {None}
    assert 'said "so", twice' in table["why"].to_list()


def test_the_same_decision_in_two_files_counts_once(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", GOOD)
    write(tmp_path / "b.csv", {**GOOD, "who": "Grace"})
    assert read(tmp_path).height == 1


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"action": "join"}, "there is no action join"),
        ({"who": ""}, "who must not be empty"),
        ({"table_name": "positions"}, "merge does not fit the table positions"),
        ({"other_id": ""}, "merge needs other_id"),
        ({"other_id": "ent_a"}, "a row cannot be merged with itself"),
        ({"when": "31.3.2026"}, "when is 31.3.2026"),
        ({"action": "relabel", "value": "mountain"}, "there is no type mountain"),
        ({"action": "rename"}, "rename needs value"),
    ],
)
def test_a_row_that_cannot_be_meant_is_refused_with_its_line(tmp_path: Path, change: dict[str, str], fault: str) -> None:
    write(tmp_path / "mine.csv", GOOD)
    write(tmp_path / "mine.csv", {**GOOD, **change})
    with pytest.raises(SeedlineError, match="E230") as error:
        read(tmp_path)
    assert f"mine.csv, line 3: {fault}" in str(error.value)


def test_all_faults_are_listed(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("action,row_id\nmerge,x\n")
    (tmp_path / "b.csv").write_text(",".join(COLUMNS) + "\nmerge,entities,ent_a,ent_b,,Ada,2026-01-01,why,more\n")
    (tmp_path / "c.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SeedlineError) as error:
        read(tmp_path)
    text = str(error.value)
    assert "3 fault(s)" in text
    assert "a.csv: there is no column" in text
    assert "b.csv, line 2: there are more cells than columns" in text
    assert "c.csv:" in text
