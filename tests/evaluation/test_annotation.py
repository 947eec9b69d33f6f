from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedline.errors import SeedlineError
from seedline.evaluation import annotation
from seedline.evaluation.__main__ import main

words = st.text(st.characters(exclude_characters="<>\r\n", exclude_categories=("Cs",)), max_size=12)
surface = words.filter(lambda s: bool(s) and s == s.strip())


@given(st.lists(st.tuples(words, surface), max_size=6), words)
def test_tags_come_off_and_offsets_quote_the_text(parts: list[tuple[str, str]], end: str) -> None:
    annotated = "\n".join(f"{before}<m t=ORG id=org:x>{name}</m>" for before, name in parts) + end
    text, labels, faults = annotation.strip(annotated)
    assert not faults
    assert text == "\n".join(before + name for before, name in parts) + end
    assert [text[label.start : label.end] for label in labels] == [name for _, name in parts]
    assert [label.line for label in labels] == list(range(1, len(parts) + 1))


@pytest.mark.parametrize(
    ("annotated", "code", "line"),
    [
        ("<m t=ORG id=org:x>Fund</m> and <m t=ORG id=org:y>Bank", "no closing tag", 1),
        ("line\nBank</m>", "no opening tag", 2),
        ("<m t=ORG id=org:x>two\nlines</m>", "over a line break", 1),
        ("<m type=ORG id=org:x>Bank</m>", "misspelled", 1),
    ],
)
def test_broken_tags_are_e222(annotated: str, code: str, line: int) -> None:
    _, _, faults = annotation.strip(annotated, "x.ann.txt")
    assert faults, code
    assert all("is not closed, not opened or misspelled" in fault for fault in faults)
    assert faults[0].startswith(f"x.ann.txt:{line}: ")


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("<m t=CITY id=place:oslo>Oslo</m>", "no type CITY"),
        ("<m t=PLACE id=city:oslo>Oslo</m>", "place: and a name"),
        ("<m t=PLACE id=place:>Oslo</m>", "place: and a name"),
        ("<m t=COUNTRY id=country:Norway>Norway</m>", "alpha-2"),
        ("<m t=DATE id=2020-13>May</m>", "ISO 8601"),
        ("<m t=DATE id=2020-02-30>30 February</m>", "ISO 8601"),
        ("<m t=PLACE id=place:oslo> Oslo</m>", "blank"),
        ("<m t=PLACE id=place:oslo></m>", "empty"),
        ("<m t=ORG id=org:a>Bank of <m t=PLACE id=place:oslo>Oslo</m></m>", "another tag"),
    ],
)
def test_wrong_tags_say_what_to_write(tag: str, words: str) -> None:
    assert any(words in fault for fault in annotation.strip(tag)[2])


@pytest.mark.parametrize("value", ["unknown", "2020", "2020-05", "2020-05-01", "2020-SP", "2020-21", "2020-05-01/2020-05-03"])
def test_dates_at_every_grain_are_taken(value: str) -> None:
    assert not annotation.strip(f"<m t=DATE id={value}>then</m>")[2]


def test_a_folder_is_converted_with_its_line_ends(tmp_path: Path) -> None:
    (tmp_path / "x.ann.txt").write_bytes("one\r\n<m t=PLACE id=place:oslo>Oslo</m> é\r\n".encode())
    assert annotation.label(tmp_path) == (1, 1)
    assert (tmp_path / "x.txt").read_bytes() == "one\r\nOslo é\r\n".encode()
    mention = json.loads((tmp_path / "x.mentions.jsonl").read_text())
    assert mention == {"type": "PLACE", "id": "place:oslo", "text": "Oslo", "start": 5, "end": 9, "line": 2}


def test_faults_of_all_files_are_listed_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "good.ann.txt").write_text("<m t=PLACE id=place:oslo>Oslo</m>")
    (tmp_path / "bad.ann.txt").write_text("<m t=CITY id=place:oslo>Oslo</m> <m t=ORG id=x>Bank</m>")
    (tmp_path / "worse.ann.txt").write_text("Oslo</m>")
    with pytest.raises(SeedlineError) as error:
        annotation.label(tmp_path)
    assert error.value.code == "E221"
    assert all(words in str(error.value) for words in ("3 fault(s)", "bad.ann.txt:1", "worse.ann.txt:1"))
    assert not list(tmp_path.glob("*.jsonl"))


def test_the_command_converts_and_checks(gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(gold)]) == 0
    assert capsys.readouterr().out == "2 document(s), 11 mention(s)\n2 document(s) ready to be scored\n"
    (gold / "b.gold.yaml").write_text("document: 3")
    assert main([str(gold)]) == 2
    assert "b.gold.yaml" in capsys.readouterr().err
    (tmp_path / "x.ann.txt").write_bytes(b"\xff\xfe\xfa")
    assert main([str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith("E226: x.ann.txt")
    assert main([str(tmp_path / "nowhere")]) == 2
    assert capsys.readouterr().err.startswith("E220")
    assert main([]) == 2
