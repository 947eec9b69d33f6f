from __future__ import annotations

import random
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedline.dataset.schema import dictionary
from seedline.resolve.duplicates import originals

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
    assert found["b.txt", "c.txt"][1] == pytest.approx(2 * 300 / 603, abs=0.001)
    originals = {path[a]: path.get(b) for a, b in tables["documents"].select("document_id", "duplicate_of").rows()}
    assert originals == {"a.txt": "b.txt", "b.txt": None, "c.txt": "b.txt", "d.txt": "b.txt", "e.txt": None, "f.txt": None}


def test_many_reprints_of_one_page_all_point_to_the_oldest(corpus: Any, resolve: Any, prose: Any) -> None:
    page = prose(200)
    for i in range(60):
        corpus.document(f"{i:02}.txt", f"20{i + 10}", f"{page} footer{i}")
    documents = resolve(corpus.tables())["documents"].sort("seed_path")
    assert documents.get_column("duplicate_of").to_list() == [None] + [documents.get_column("document_id")[0]] * 59


def kinds(corpus: Any, resolve: Any) -> list[str]:
    return resolve(corpus.tables())["duplicates"].get_column("kind").to_list()


@pytest.mark.parametrize("rate", [0.02, 0.05, 0.1])
def test_scattered_changes_leave_a_reprint(corpus: Any, resolve: Any, prose: Any, rate: float) -> None:
    page, rng = prose(200).split(), random.Random(3)
    corpus.document("a.txt", "2024-01-02", " ".join(page))
    corpus.document("b.txt", "2024-01-03", " ".join(w if rng.random() > rate else rng.choice(WORDS) for w in page))
    assert kinds(corpus, resolve) == ["near"]


def test_signs_that_pages_write_differently_change_nothing(corpus: Any, resolve: Any, prose: Any) -> None:
    page = prose(60)
    corpus.document("a.txt", "2024-01-02", f"the first officials of Hawai‘i didn’t co\u00adoperate {page}")
    corpus.document("b.txt", "2024-01-03", f"The ﬁrst oﬃcials of Hawaii didn't cooperate {page}")
    assert kinds(corpus, resolve) == ["exact"]


LETTER = (
    "the office is glad to tell that {place} will get {sum} dollars for its fire brigade and that {name} of the brigade will spend "
    "them on {count} new engines which were long needed because the old ones of the year {year} no longer start in winter as {name} "
    "wrote to the office last spring when {place} had lost a barn and {more} cows in a fire that the brigade reached too late"
)
FACTS = {"place": "Elmdorf", "sum": "40000", "name": "Wren", "count": "3", "year": "1974", "more": "12"}


def test_a_form_letter_with_other_facts_is_no_reprint_and_one_with_a_corrected_fact_is(corpus: Any, resolve: Any) -> None:
    corpus.document("a.txt", "2024-01-02", LETTER.format(**FACTS))
    corpus.document("b.txt", "2024-01-03", LETTER.format(place="Oakham", sum="25000", name="Stork", count="2", year="1988", more="7"))
    corpus.document("c.txt", "2024-01-04", LETTER.format(**FACTS | {"more": "11"}))
    tables = resolve(corpus.tables())
    path = dict(tables["documents"].select("document_id", "seed_path").rows())
    assert [(path[a], path[b], kind) for a, b, _, kind in tables["duplicates"].rows()] == [("a.txt", "c.txt", "near")]


def test_a_text_that_comes_again_with_another_date_is_another_occasion(corpus: Any, resolve: Any, prose: Any) -> None:
    before, after = prose(40), prose(40)
    corpus.document("a.txt", "2023-04-02", f"{before} on 12 May at noon {after}")
    corpus.document("b.txt", "2023-04-03", f"{before} on 13 May at noon {after}")
    corpus.document("c.txt", "2024-04-02", f"{before} on 14 May at noon {after}")
    tables = resolve(corpus.tables())
    path = dict(tables["documents"].select("document_id", "seed_path").rows())
    assert [(path[a], path[b]) for a, b, *_ in tables["duplicates"].rows()] == [("a.txt", "b.txt")]


@pytest.mark.parametrize(("published", "found"), [("2023-04-20", ["near"]), ("2024-04-02", [])])
def test_much_of_an_old_text_in_a_later_one_is_no_reprint(corpus: Any, resolve: Any, prose: Any, published: str, found: list[str]) -> None:
    page = prose(200)
    corpus.document("a.txt", "2023-04-02", f"{page} {prose(30)}")
    corpus.document("b.txt", published, f"{page} {prose(40)}")
    assert kinds(corpus, resolve) == found


def test_a_contact_block_of_many_pages_joins_none_of_them(corpus: Any, resolve: Any, prose: Any) -> None:
    block = prose(100)
    for i in range(12):
        corpus.document(f"{i:02}.txt", f"2024-01-{i + 1:02}", f"{prose(45)}\n{block}")
    assert kinds(corpus, resolve) == []


def test_words_without_spaces_are_read_by_the_character(corpus: Any, resolve: Any) -> None:
    rng = random.Random(2)
    page = [chr(rng.randrange(0x4E00, 0x9FA5)) for _ in range(200)]
    corpus.document("a.txt", "2024-01-02", "".join(page))
    corpus.document("b.txt", "2024-01-03", "".join([*page[:100], "新", *page[101:]]))
    assert kinds(corpus, resolve) == ["near"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "’’’ ‘‘", "a", "a " * 500, "١٢٣ ½ ﷺ " * 40])
def test_no_text_is_too_odd(corpus: Any, resolve: Any, text: str) -> None:
    corpus.document("a.txt", None, text)
    corpus.document("b.txt", None, text + " b")
    assert set(kinds(corpus, resolve)) <= {"exact", "near", "contained"}


def test_the_order_of_rows_does_not_show(corpus: Any, resolve: Any, prose: Any) -> None:
    pages = [prose(120) for _ in range(6)]
    for i in range(30):
        corpus.document(f"{i:02}.txt", f"2024-01-{i % 9 + 1:02}", f"{prose(i % 4 * 4)} {pages[i % 6]}")
    ways = [resolve(corpus.tables(reverse=reverse))["duplicates"].sort("left_id", "right_id") for reverse in (False, True)]
    assert set(ways[0].get_column("kind")) == {"exact", "near"}
    assert ways[0].equals(ways[1])


PAIRS = st.lists(
    st.tuples(
        st.integers(0, 9), st.integers(0, 9), st.sampled_from([0.85, 0.9, 1.0]), st.sampled_from(["exact", "near", "contained"])
    ).filter(lambda r: r[0] != r[1]),
    unique_by=lambda r: frozenset(r[:2]),
    max_size=25,
)


def table(rows: list[tuple[int, int, float, str]]) -> pl.DataFrame:
    names = ("left_id", "right_id", "similarity", "kind")
    return dictionary()["duplicates"].frame([dict(zip(names, (f"doc_{a}", f"doc_{b}", s, k), strict=True)) for a, b, s, k in rows])


@given(PAIRS, st.randoms(use_true_random=False))
def test_every_reprint_has_one_original_that_is_no_reprint_and_joined_to_it(rows: list[tuple[int, int, float, str]], rng: Any) -> None:
    found = dict(originals(table(rows)).rows())
    assert not found.keys() & set(found.values())
    joined = {f"doc_{i}": {f"doc_{i}"} for i in range(10)}
    for a, b, *_ in rows:
        merged = joined[f"doc_{a}"] | joined[f"doc_{b}"]
        for document in merged:
            joined[document] = merged
    assert all(original in joined[reprint] for reprint, original in found.items())
    assert {f"doc_{b}" for _, b, *_ in rows} - found.keys() <= set(found.values())
    assert dict(originals(table(rng.sample(rows, len(rows)))).rows()) == found
