"""A second person's labels scored like a package."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from seedline.errors import SeedlineError
from seedline.evaluation import evaluate, label
from seedline.evaluation.second import SecondLabels


@pytest.fixture
def second(gold: Path, tmp_path: Path) -> Path:
    """The same labels, in a folder of their own."""
    return Path(shutil.copytree(gold, tmp_path / "second"))


def change(folder: Path, name: str, *changes: tuple[str, str]) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    label(folder)


def test_one_labeller_agrees_with_oneself(gold: Path, second: Path) -> None:
    result = evaluate(second, gold, rounds=0)
    assert result.errors == []
    names = set(result.figures["headline"]) - {"mean"} | {"boilerplate_lines", "events_across_documents", "country_codes"}
    for name in names:
        figure = result.figures.get(name, {})
        assert figure.get("f1", figure.get("recall", figure.get("mean", figure.get("accuracy_on_found")))) == 1.0, name
    assert result.figures["lineage_exact"]["n"] == 4  # a line of evidence each


def test_what_two_labellers_see_differently_is_told(gold: Path, second: Path) -> None:
    change(second, "a.ann.txt", ("<m t=PERSON id=person:luis-rojas>Luis Rojas</m>", "Luis Rojas"), ("id=2020-05>", "id=2020-05-01>"))
    change(second, "a.gold.yaml", ("title: envoy", "title: consul"), ("kind: direct, cue: said", "kind: indirect, cue: said"),
           ("- {person: person:luis-rojas, ", "- {person: person:ada-berg, "), ("topics: [energy, transport]", "topics: [energy]"),
           ("kind: news", "kind: index"), ("boilerplate_lines: [5]", "boilerplate_lines: [2]"),
           ("action: planned", "action: signed"))  # fmt: skip
    result = evaluate(second, gold, rounds=0)
    assert {e.kind for e in result.errors} == {
        "missed mention", "date value", "document field", "missed boilerplate line", "spurious boilerplate line", "missed position",
        "spurious position", "statement wrong", "missed instrument action", "spurious instrument action", "missed topic",
    }  # fmt: skip
    assert (result.figures["statements"]["p"], result.figures["positions"]["f1"]) == (0.5, 0.5)


def test_ids_of_two_labellers_need_not_be_spelled_alike(gold: Path, second: Path) -> None:
    for name in ("a", "b"):
        change(second, f"{name}.gold.yaml", ("person:ada-berg", "person:berg"))
        change(second, f"{name}.ann.txt", ("id=person:ada-berg", "id=person:berg"))
    assert evaluate(second, gold, rounds=0).errors == []


def test_the_first_report_that_knows_a_field_speaks_for_the_event(second: Path) -> None:
    change(second, "a.gold.yaml", ("place: place:oslo", "place: null"))
    change(second, "b.gold.yaml", ("place: null, format", "place: place:santiago, format"))
    events = {row["event_id"]: row for row in SecondLabels(second).table("events").to_dicts()}
    assert set(events) == {"a:e1", "a:e2"}
    assert events["a:e1"]["place_id"] == "place:santiago"
    assert events["a:e1"]["status"] == "held"


def test_labels_hold_no_other_tables(second: Path) -> None:
    with pytest.raises(SeedlineError, match="E205"):
        SecondLabels(second).table("sentences")
