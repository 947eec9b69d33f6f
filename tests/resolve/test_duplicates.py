from __future__ import annotations

import random
from typing import Any

import pytest

WORDS = [f"word{i}" for i in range(3000)]


@pytest.fixture
def prose() -> Any:
    rng = random.Random(7)
    return lambda n: " ".join(rng.choice(WORDS) for _ in range(n))


def test_exact_near_and_contained_reprints_are_found_and_nothing_else(corpus: Any, resolve: Any, prose: Any) -> None:
    page, other = prose(300), prose(300)
    words = page.split()
    corpus.document("b.txt", "2024-01-02", page)
    corpus.document("a.txt", "2024-01-03", page.upper())
    corpus.document("c.txt", "2024-01-04", "\n".join(["Share this page", " ".join([*words[:150], "edited", *words[151:]])]))
    corpus.document("d.txt", "2024-01-05", " ".join(words[100:200]))
    corpus.document("e.txt", "2024-01-06", other)
    corpus.document("f.txt", None, "")
    tables = resolve(corpus.tables())
    path = dict(tables["documents"].select("document_id", "seed_path").rows())
    found = {(path[a], path[b]): (kind, similarity) for a, b, similarity, kind in tables["duplicates"].rows()}
    assert {k: v[0] for k, v in found.items()} == {
        ("b.txt", "a.txt"): "exact",
        ("b.txt", "c.txt"): "near",
        ("b.txt", "d.txt"): "contained",
        ("c.txt", "d.txt"): "contained",
    }
    assert found["b.txt", "c.txt"][1] == pytest.approx(0.955, abs=0.01)
    originals = {path[a]: path.get(b) for a, b in tables["documents"].select("document_id", "duplicate_of").rows()}
    assert originals == {"a.txt": "b.txt", "b.txt": None, "c.txt": "b.txt", "d.txt": "b.txt", "e.txt": None, "f.txt": None}


def test_many_reprints_of_one_page_all_point_to_the_oldest(corpus: Any, resolve: Any, prose: Any) -> None:
    page = prose(200)
    for i in range(60):
        corpus.document(f"{i:02}.txt", f"20{i + 10}", f"{page} footer{i}")
    documents = resolve(corpus.tables())["documents"].sort("seed_path")
    assert documents.get_column("duplicate_of").to_list() == [None] + [documents.get_column("document_id")[0]] * 59
