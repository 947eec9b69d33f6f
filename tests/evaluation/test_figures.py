"""Figures on the two documents of conftest, each worked out by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from seedline.evaluation import Evaluation, evaluate


@pytest.fixture
def result(package: Any, gold: Path) -> Evaluation:
    return evaluate(package, gold, rounds=200)


def prf(p: float, r: float, f1: float, n_pred: int, n_gold: int) -> dict[str, float]:
    return {"p": p, "r": r, "f1": f1, "n_pred": n_pred, "n_gold": n_gold}


def test_mentions(result: Evaluation) -> None:
    # 11 said, 11 labelled: "Luis Rojas of" is off by a word, Chile has the wrong type, the treaty is missed, Share is invented
    assert result.figures["mentions_strict"] == prf(0.7273, 0.7273, 0.7273, 11, 11)
    assert result.figures["mentions_overlap"] == prf(0.8182, 0.8182, 0.8182, 11, 11)
    by_type = result.figures["mentions_strict_by_type"]
    assert by_type["person"] == prf(0.75, 0.75, 0.75, 4, 4)
    assert by_type["country"] == prf(1.0, 0.5, 0.6667, 1, 2)
    assert by_type["event"] == prf(1.0, 1.0, 1.0, 0, 0)


def test_date_values(result: Evaluation) -> None:
    assert result.figures["date_values"] == {"recall": 0.5, "accuracy_on_found": 0.5, "n": 2}
    assert result.kinds["date_values"]["month"]["r"] == 0.0


def test_entities(result: Evaluation) -> None:
    # of nine labelled names seven are found, each in a pure cluster; Berg's three mentions stand in two clusters, of two and of one
    # recall = (1 Norway + 1 Oslo + 2/3 + 1 Rojas + 1/3 + 2/3 + 1 Santiago) / 9
    assert result.figures["entities_b3"] == {"p": 0.7778, "r": 0.6296, "f1": 0.6959}
    assert result.figures["entities_b3_on_found"] == {"p": 1.0, "r": 0.8095, "f1": 0.8947}
    assert result.figures["country_codes"] == {"accuracy_on_found": 1.0, "n": 1}


def test_document_fields(result: Evaluation) -> None:
    # five known: title (an article apart), published at the wrong grain, kind in two documents, one right, place
    wanted = {"title": 1.0, "published": 0.0, "publisher": 1.0, "author": 1.0, "kind": 0.5, "place": 1.0, "mean": 0.6}
    assert result.figures["document_fields"] == wanted
    assert result.figures["boilerplate_lines"] == prf(0.5, 1.0, 0.6667, 2, 1)


def test_positions_said_twice_count_once(result: Evaluation) -> None:
    assert result.figures["positions"] == prf(0.5, 0.5, 0.5, 2, 2)


def test_statements(result: Evaluation) -> None:
    # both are found; the indirect one lacks its speaker; a third is invented
    assert result.figures["statements"] == {**prf(0.3333, 0.5, 0.4, 3, 2), "spans_found": 1.0, "speaker_accuracy": 0.5}


def test_events(result: Evaluation) -> None:
    assert result.figures["events"] == prf(0.6667, 0.6667, 0.6667, 3, 3)
    # b says `planned`, but the event that both tell of was held; only the chair is wrong; nobody labelled an organiser
    wanted = {"type": 1.0, "status": 1.0, "start": 1.0, "place": 1.0, "chair": 0.0, "mean": 0.8571}
    assert result.figures["event_fields"] == wanted
    # Chile takes part according to b, so that it is no mistake in a; Rojas is missed
    assert result.figures["event_participants"] == prf(1.0, 0.75, 0.8571, 4, 4)
    assert result.figures["events_across_documents"] == prf(1.0, 1.0, 1.0, 1, 1)


def test_the_rest(result: Evaluation) -> None:
    assert result.figures["documents_found"] == prf(1.0, 1.0, 1.0, 2, 2)
    assert result.figures["instrument_actions"] == prf(0.0, 0.0, 0.0, 1, 1)  # no mention ties the treaty to its label
    assert result.figures["topics"] == prf(0.5, 0.5, 0.5, 2, 2)
    assert result.figures["lineage_exact"] == {"rate": 0.666667, "n": 3}
    assert result.figures["headline"]["entities_b3"] == 0.6959
    assert result.figures["headline_mean"] == 0.5731


def test_sources_are_scored_apart(result: Evaluation) -> None:
    assert {name: g["documents"] for name, g in result.sources.items()} == {"north": 1, "south": 1}
    assert result.sources["south"]["mentions_strict"] == prf(1.0, 1.0, 1.0, 2, 2)
    assert result.sources["north"]["mentions_strict"] == prf(0.6667, 0.6667, 0.6667, 9, 9)
    assert result.document_kinds["statement"]["topics"] == prf(0.0, 1.0, 0.0, 1, 0)


def test_kinds(result: Evaluation) -> None:
    assert result.kinds["statements"]["direct"] == prf(1.0, 1.0, 1.0, 1, 1)
    assert result.kinds["events_by_type"]["visit"] == prf(0.0, 1.0, 0.0, 1, 0)
    assert result.kinds["positions"]["country"] == prf(0.5, 0.5, 0.5, 2, 2)


def test_mistakes_name_document_line_and_words(result: Evaluation) -> None:
    found = {(e.kind, e.document, e.line, e.text) for e in result.errors}
    assert ("missed mention", "a", 4, "Fjord Treaty") in found
    assert ("spurious mention", "a", 5, "Share") in found
    assert ("span off", "a", 3, "Luis Rojas") in found
    assert ("one thing under two ids", "a", 4, "Berg") in found
    assert ("spurious boilerplate line", "a", 1, "Norway hosts talks") in found
    assert ("missed position", "a", 3, "envoy") in found
    assert ("statement wrong", "a", 4, "the Fjord Treaty would be signed in May") in found
    assert ("missed event", "a", 4, "would be signed") in found
    assert ("missed participant", "a", 1, "person:luis-rojas") in found
    assert ("spurious topic", "b", 0, "syria") in found
    assert [(e.document, e.line) for e in result.errors] == sorted((e.document, e.line) for e in result.errors)


def test_a_document_that_the_package_lacks_counts_as_missed(package: Any, gold: Path) -> None:
    package.rows["documents"] = package.rows["documents"][:1]
    result = evaluate(package, gold, rounds=0)
    assert result.figures["documents_found"]["r"] == 0.5
    assert result.figures["mentions_strict"] == prf(0.6667, 0.5455, 0.6, 9, 11)
    assert ("document not in the package", "b") in {(e.kind, e.document) for e in result.errors}


def test_another_text_under_the_same_name_is_told(package: Any, gold: Path) -> None:
    package.rows["documents"][1]["sha256"] = "0" * 64
    package.rows["lines"].append({"seed_path": "b.txt", "line": 99, "role": "boilerplate"})
    kinds = {(e.kind, e.document) for e in evaluate(package, gold, rounds=0).errors}
    assert ("another text than the labelled one", "b") in kinds


def test_calibration_judges_the_rows_that_were_scored(result: Evaluation) -> None:
    # of 11 mentions eight are right by span and type, and May lacks its value
    mentions = result.calibration["mentions"]
    assert (mentions["n"], mentions["precision"]) == (11, 0.6364)
    assert mentions["sure"] == {"n": 11, "confidence": 0.95, "precision": 0.6364}
    assert result.calibration["positions"]["n"] == 3  # each row, also those that count once
    assert result.calibration["events"]["precision"] == 0.6667


def test_a_figure_lies_in_its_interval(result: Evaluation) -> None:
    low, high = result.intervals["mentions_strict"]["f1"]
    assert (low, high) == (0.6667, 1.0)  # only a, or only b: two documents are few
    assert "n_pred" not in result.intervals["mentions_strict"]
    assert set(result.intervals["headline"]) == set(result.figures["headline"])
