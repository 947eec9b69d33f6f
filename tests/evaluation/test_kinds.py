"""Weights of the signs of a document's kind: near those in use, and towards the labelled documents."""

from __future__ import annotations

from seedline.evaluation.kinds import Seen, estimate, held_out, in_use, right, rows
from seedline.extract.documents.kinds import EVERY

KINDS = ("news", "statement")
USED = in_use([{"sign": "speech", "kind": "statement", "weight": "2"}, {"sign": EVERY, "kind": "news", "weight": "1"}])
PAGES = [
    Seen(frozenset(signs) | {EVERY}, kind, folder)
    for folder in (0, 1)
    for signs, kind in (
        (["wire"], "news"),
        (["wire"], "news"),
        (["speech"], "statement"),
        (["recitals"], "statement"),
        (["recitals"], "statement"),
    )
]


def test_labelled_documents_move_the_weights_in_use() -> None:
    learnt = estimate(PAGES, USED, KINDS)
    assert learnt["recitals", "statement"] > 0.5
    assert learnt["wire", "statement"] < 0
    assert learnt["speech", "statement"] >= 2
    assert right(PAGES, learnt, KINDS) == len(PAGES) > right(PAGES, USED, KINDS)


def test_a_sign_that_no_document_shows_keeps_its_weight() -> None:
    assert estimate(PAGES, USED | {("numbered", "statement"): 1.5}, KINDS)["numbered", "statement"] == 1.5


def test_a_folder_is_judged_by_the_others() -> None:
    assert held_out(PAGES, USED, KINDS) == {0: (5, 5), 1: (5, 5)}


def test_small_weights_stay_out_of_the_pack() -> None:
    written = rows({(EVERY, "news"): 0.1, ("wire", "news"): 0.1, ("speech", "statement"): 2.0}, PAGES)
    assert [(r["sign"], r["weight"]) for r in written] == [(EVERY, "0.1"), ("speech", "2")]
    assert written[1]["note"] == "on 2 of 10 development pages"
