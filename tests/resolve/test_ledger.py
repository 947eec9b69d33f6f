from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seedline.dataset.ids import mint
from seedline.resolve.ledger import assign


def test_ids_are_minted_from_keys_and_kept_once_given() -> None:
    assert assign("ent", [("person", "a")], [{}]) == [mint("ent", "person", "a")]
    assert assign("ent", [("person", "b")], [{"ent_old": 2}]) == ["ent_old"]


def test_of_a_split_the_larger_part_keeps_the_id_and_of_a_merge_the_larger_id_stays() -> None:
    given_ids = assign("ent", [("a",), ("b",)], [{"ent_old": 1}, {"ent_old": 3}])
    assert given_ids == [mint("ent", "a"), "ent_old"]
    assert assign("ent", [("a",)], [{"ent_x": 1, "ent_y": 2}]) == ["ent_y"]


def test_a_minted_id_never_collides_with_a_kept_one() -> None:
    kept = mint("ent", "a")
    first, second = assign("ent", [("a",), ("b",)], [{}, {kept: 1}])
    assert second == kept
    assert first != kept


@given(st.lists(st.dictionaries(st.sampled_from(["x", "y", "z"]), st.integers(1, 3)), max_size=5), st.randoms())
def test_assigning_is_one_to_one_and_knows_no_order(earlier: list[dict[str, int]], random: Any) -> None:
    keys = [(str(i),) for i in range(len(earlier))]
    forth = dict(zip(keys, assign("ent", keys, earlier), strict=True))
    assert len(set(forth.values())) == len(keys)
    order = list(range(len(keys)))
    random.shuffle(order)
    back = assign("ent", [keys[i] for i in order], [earlier[i] for i in order])
    assert back == [forth[keys[i]] for i in order]


def test_a_later_name_does_not_rename_a_person(corpus: Any, resolve: Any) -> None:
    corpus.document("b.txt", "2024-02-01")
    corpus.person("b.txt", "Ivan Belov", "Minister", "country:KZ")
    first = resolve(corpus.tables())
    corpus.document("a.txt", "2024-01-01")
    for _ in range(3):
        corpus.person("a.txt", "Ivan Petrovich Belov", "Minister", "country:KZ")
    second = resolve(corpus.tables(), first, "2")
    assert (
        first["entities"].filter(type="person").get_column("entity_id").to_list()
        == second["entities"].filter(type="person").get_column("entity_id").to_list()
    )
    assert second["entities"].filter(type="person").get_column("name").to_list() == ["Ivan Petrovich Belov"]


def test_what_is_merged_away_is_redirected_and_redirects_are_followed(corpus: Any, resolve: Any) -> None:
    corpus.document("a.txt")
    corpus.person("a.txt", "I. Belov", "Minister", "country:KZ")
    corpus.document("b.txt")
    corpus.person("b.txt", "Belov", "Ambassador", "country:UZ")
    first = resolve(corpus.tables())
    old = set(first["entities"].filter(type="person").get_column("entity_id"))
    assert len(old) == 2
    corpus.document("c.txt")
    corpus.person("c.txt", "Ivan Belov", "Minister", "country:KZ")
    corpus.person("c.txt", "Ivan Belov", "Ambassador", "country:UZ")
    second = resolve(corpus.tables(), first, "2")
    (kept,) = second["entities"].filter(type="person").get_column("entity_id")
    assert kept in old
    redirect = second["redirects"].row(0, named=True)
    assert redirect == {"old_id": (old - {kept}).pop(), "new_id": kept, "table_name": "entities", "since_version": "2"}
    third = resolve(corpus.tables(), second, "3")
    assert third["redirects"].equals(second["redirects"])


def test_an_older_report_does_not_rename_an_event(corpus: Any, resolve: Any) -> None:
    def report(path: str, published: str) -> None:
        corpus.document(path, published)
        corpus.event(path, "summit", f"summit as {path} calls it", start="2024-05-05", organizer="organization:sco", place="country:KZ")

    report("b.txt", "2024-05-06")
    first = resolve(corpus.tables())
    report("a.txt", "2024-05-05")
    second = resolve(corpus.tables(), first, "2")
    assert second["events"].get_column("event_id").to_list() == first["events"].get_column("event_id").to_list()
    without_founder = resolve(corpus.tables(lambda path: path != "b.txt"), second, "3")
    assert without_founder["events"].get_column("event_id").to_list() == first["events"].get_column("event_id").to_list()


NAMES = ("Ivan Belov", "I. Belov", "Belov", "Ivan Petrovich Belov", "Anna Berg", "A. Berg", "Hanna Berg", "Berg")


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from([None, "country:KZ", "country:UZ"])), min_size=1, max_size=7), st.data())
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_rebuild_with_the_ledger_changes_nothing(resolve: Any, documents: list[tuple[str, str | None]], data: Any) -> None:
    from tests.resolve.conftest import Corpus

    corpus = Corpus()
    for i, (name, body) in enumerate(documents):
        corpus.document(f"{i}.txt")
        corpus.person(f"{i}.txt", name, "Minister" if body else None, body)
    kept = data.draw(st.sets(st.integers(0, len(documents) - 1)))
    part = resolve(corpus.tables(lambda path: int(path.split(".")[0]) in kept if path else True))
    whole = resolve(corpus.tables(), part, "2")
    again = resolve(corpus.tables(reverse=True), whole, "2")
    for name in ("entities", "mentions", "decisions", "redirects"):
        assert whole[name].equals(again[name]), name
    alive = set(whole["entities"].get_column("entity_id"))
    gone = set(part["entities"].get_column("entity_id")) - alive
    assert gone <= set(whole["redirects"].get_column("old_id"))
    assert set(whole["redirects"].get_column("new_id")) <= alive


def test_other_bounds_of_a_name_rename_nothing(corpus: Any, resolve: Any) -> None:
    """A better model reads "today's debate" where the earlier one read "debate", and a longer name of a body."""
    corpus.document("a.txt", "2024-05-05")
    corpus.mention("a.txt", "Harbour Watch", "organization:~harbour watch")
    corpus.event("a.txt", "debate", "debate", start="2024-05-05")
    first = resolve(corpus.tables())
    later = type(corpus)()
    later.document("a.txt", "2024-05-05")
    later.mention("a.txt", "Harbour Watch group", "organization:~harbour watch group")
    later.event("a.txt", "debate", "today's debate", start="2024-05-05")
    tables = later.tables()
    tables["seeds"] = corpus.tables()["seeds"]  # the same bytes, read otherwise
    second = resolve(tables, first, "2")
    for table, key in (("entities", "entity_id"), ("events", "event_id")):
        assert second[table][key].to_list() == first[table][key].to_list()
        assert second[table]["name"].to_list() != first[table]["name"].to_list()
