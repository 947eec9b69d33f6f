from __future__ import annotations

import csv
import math
from pathlib import Path

import pytest

from seedline.evaluation import weights
from seedline.evaluation.weights import Seen
from seedline.reference import Reference

HAND = {
    ("prior", ""): -6.0,
    ("threshold", "merge"): 0.7,
    ("name", "exact"): 12.0,
    ("name", "variant"): 10.0,
    ("country", "same"): 4.0,
    ("country", "different"): -7.0,
    ("office", "same"): 5.0,
    ("office", "different"): -0.5,
}
PAIRS = Path(__file__).parents[2] / "benchmarks" / "name_pairs.csv"


def seen(count: int, same: bool, **levels: str) -> list[Seen]:
    return [Seen(levels, same, i % weights.FOLDS) for i in range(count)]


def test_a_weight_is_how_much_likelier_a_level_is_among_pairs_that_are_one() -> None:
    pairs = seen(60, True, name="exact", country="same") + seen(20, True, name="exact", country="different")
    pairs += seen(5, False, name="exact", country="same") + seen(75, False, name="none", country="different")
    learnt = weights.estimate(pairs, HAND, ["country"])
    assert learnt["country", "same"] == round(math.log2((60.5 / 81) / (5.5 / 81)), 1)
    assert learnt["country", "different"] == round(math.log2((20.5 / 81) / (75.5 / 81)), 1)
    assert learnt["name", "exact"] == HAND["name", "exact"], "not asked for"
    assert learnt["prior", ""] == HAND["prior", ""]


def test_a_level_seen_too_rarely_keeps_its_weight() -> None:
    pairs = seen(weights.LEAST - 1, True, name="variant") + seen(40, True, name="exact") + seen(40, False, name="none")
    learnt = weights.estimate(pairs, HAND)
    assert learnt["name", "variant"] == HAND["name", "variant"]
    assert learnt["name", "exact"] != HAND["name", "exact"]


def test_the_prior_is_learnt_with_all_features_and_lowers_the_loss() -> None:
    pairs = seen(30, True, name="exact") + seen(30, False, name="exact") + seen(30, False, name="none")
    learnt = weights.estimate(pairs, HAND)
    at = {prior: weights.log_loss(pairs, learnt | {("prior", ""): prior}) for prior in (-6.0, learnt["prior", ""])}
    assert at[learnt["prior", ""]] < at[-6.0]
    assert abs(weights.probability(pairs[0], learnt) - 0.5) < 0.1


def test_contradicting_names_are_never_one() -> None:
    (pair,) = seen(1, False, name="none", country="same", office="same")
    assert weights.probability(pair, HAND) == 0.0


def test_held_out_pairs_are_judged_by_weights_that_have_not_seen_them() -> None:
    # each fold's pairs contradict all others: what is learnt without them judges them wrong
    pairs = [Seen({"name": "exact", "country": "same" if fold else "different"}, True, fold) for fold in range(5) for _ in range(20)]
    pairs += [Seen({"name": "exact", "country": "different" if fold else "same"}, False, fold) for fold in range(5) for _ in range(20)]
    found = weights.compare(pairs, HAND)
    assert set(found) == {"in use", "learnt", *(f"learnt: {f}" for f in weights.FEATURES)}
    seen_all = weights.figures([(p, weights.estimate(pairs, HAND)) for p in pairs])
    assert found["learnt"].loss > seen_all.loss


def test_labelled_pairs_and_documents_are_read(tmp_path: Path, reference: Reference) -> None:
    labelled = weights.Labelled(reference)
    table = tmp_path / "pairs.csv"
    header = "type,left,right,left_country,right_country,left_office,right_office,same"
    rows = ("person,Ada Berg,Ada Bergh,NO,NO,minister,,yes", "person,Ada Berg,Luis Rojas,,,,,no", "organization,A,B,,,,,no")
    table.write_text("\n".join([header, *rows]), encoding="utf-8")
    one, two = labelled.table(table)
    assert (one.same, one.levels["country"], "office" in one.levels) == (True, "same", False)
    assert (two.same, two.levels) == (False, {"name": "none"})


@pytest.mark.parametrize("features", [["office"], list(weights.FEATURES)])
def test_the_command_writes_a_pack_that_is_read_again(tmp_path: Path, features: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "match_weights.csv"
    assert weights.main([str(PAIRS), "--features", *features, "--write", str(out)]) == 0
    assert "on held-out family names" in capsys.readouterr().out
    packaged = Reference().rows("match_weights")
    with out.open(encoding="utf-8", newline="") as file:
        written = list(csv.DictReader(file))
    assert [(r["kind"], r["feature"], r["level"]) for r in written] == [(r["kind"], r["feature"], r["level"]) for r in packaged]
    others = [(a, b) for a, b in zip(written, packaged, strict=True) if a["kind"] != "person"]
    assert all(a == b for a, b in others)
    noted = {(r["feature"], r["level"]): r["note"] for r in written if r["kind"] == "person"}
    assert "learnt; seen in" in noted["office", "different"]
    assert ("learnt" in noted["name", "exact"]) == ("name" in features)
