"""Overrides: they win, they hold from build to build, and they say so when they no longer apply."""

from __future__ import annotations

import json
from typing import Any

import polars as pl
import pytest

from seedline.dataset.ids import document_id, mint
from seedline.dataset.schema import dictionary


def asked(action: str, row: str, other: str = "", value: str = "", *, table: str = "entities", when: str = "2026-01-01") -> dict[str, Any]:
    made = {"action": action, "table_name": table, "row_id": row, "other_id": other or None, "value": value or None}
    return {"override_id": mint("ovr", *made.values(), when), **made, "who": "Ada", "when": when, "why": "checked by phone"}


@pytest.fixture
def decide(corpus: Any, resolve: Any) -> Any:
    """Resolves the corpus under some overrides."""

    def run(*rows: dict[str, Any], previous: Any = None, version: str = "1") -> Any:
        tables = corpus.tables()
        tables["given_overrides"] = dictionary()["given_overrides"].frame(rows)
        return resolve(tables, previous, version)

    return run


@pytest.fixture
def namesakes(corpus: Any) -> None:
    """Two ministers whom the rules keep apart, the first in two documents."""
    for path in ("a.txt", "b.txt"):
        corpus.document(path)
        corpus.person(path, "Ivan Belov", "Minister", "country:KZ")
    corpus.document("c.txt")
    corpus.person("c.txt", "Ivan Petrovich Belov", "Ambassador", "country:UZ")


def persons(tables: Any) -> dict[str, str]:
    return dict(tables["entities"].filter(type="person").select("name", "entity_id").iter_rows())


def status(tables: Any) -> list[tuple[str, str | None]]:
    return tables["overrides"].sort("when").select("status", "detail").rows()


@pytest.mark.usefixtures("namesakes")
def test_a_merge_wins_over_the_rules_and_stands_in_the_decisions(decide: Any) -> None:
    apart = persons(decide())
    assert len(apart) == 2
    kept, gone = apart["Ivan Belov"], apart["Ivan Petrovich Belov"]
    tables = decide(asked("merge", kept, gone))
    assert set(persons(tables).values()) == {kept}
    assert set(tables["positions"]["person_id"]) == {kept}
    decision = tables["decisions"].filter(decided_by="person").row(0, named=True)
    assert (decision["left_id"], decision["right_id"], decision["verdict"]) == (kept, gone, "merged")
    assert json.loads(decision["reason"])["who"] == "Ada"
    assert not tables["decisions"].filter(pl.col("decided_by") != "person").filter(left_id=kept, right_id=gone).height


@pytest.mark.usefixtures("namesakes")
def test_a_merge_holds_in_the_next_build_and_is_undone_when_it_is_withdrawn(decide: Any) -> None:
    apart = decide()
    kept, gone = persons(apart)["Ivan Belov"], persons(apart)["Ivan Petrovich Belov"]
    for row in (asked("merge", kept, gone), asked("merge", gone, kept)):
        first = decide(row, previous=apart)
        second = decide(row, previous=first, version="2")
        assert second["identity"].drop("previous_id").equals(first["identity"].drop("previous_id"))
        assert status(second) == [("applied", None)]
        assert second["redirects"].select("old_id", "new_id").rows() == [(row["other_id"], row["row_id"])]
        withdrawn = decide(previous=second, version="3")
        assert persons(withdrawn) == persons(apart)
        assert withdrawn["redirects"].is_empty()


@pytest.mark.usefixtures("namesakes")
def test_a_merge_that_the_rules_come_to_agree_with_still_applies(corpus: Any, decide: Any) -> None:
    apart = decide()
    kept, gone = persons(apart)["Ivan Belov"], persons(apart)["Ivan Petrovich Belov"]
    row = asked("merge", kept, gone)
    first = decide(row, previous=apart)
    corpus.person("c.txt", "Ivan Petrovich Belov", "Minister", "country:KZ")
    second = decide(row, previous=first)
    assert set(persons(second).values()) == {kept}
    assert status(second) == [("applied", None)]


@pytest.mark.usefixtures("namesakes")
@pytest.mark.parametrize("where", ["b.txt", document_id("b.txt")])
def test_a_split_takes_a_document_out_and_holds(decide: Any, where: str) -> None:
    before = decide()
    belov = persons(before)["Ivan Belov"]
    row = asked("split", belov, where, "Ivan Belov the Younger")
    first = decide(row, previous=before)
    second = decide(row, previous=first)
    for tables in (first, second):
        assert len(persons(tables)) == 3
        assert persons(tables)["Ivan Belov"] == belov
        younger = persons(tables)["Ivan Belov the Younger"]
        assert tables["mentions"].filter(entity_id=younger)["document_id"].to_list() == [document_id("b.txt")]
        assert tables["decisions"].filter(decided_by="person", verdict="apart").height == 1
    assert persons(first) == persons(second)
    assert persons(decide(previous=second)) == persons(before)


@pytest.mark.usefixtures("namesakes")
def test_a_split_may_give_the_part_to_a_row_that_is_there(decide: Any) -> None:
    names = persons(decide())
    tables = decide(asked("split", names["Ivan Belov"], "b.txt", names["Ivan Petrovich Belov"]))
    assert persons(tables) == names
    assert tables["mentions"].filter(entity_id=names["Ivan Petrovich Belov"]).height == 2


def test_a_split_by_a_decision_takes_out_what_the_decision_merged(corpus: Any, decide: Any) -> None:
    for path, name in (("a.txt", "Ivan Belov"), ("b.txt", "I. Belov")):
        corpus.document(path)
        corpus.person(path, name, "Minister", "country:KZ")
    before = decide()
    (decision,) = before["decisions"].iter_rows(named=True)
    assert decision["verdict"] == "merged"
    after = decide(asked("split", decision["left_id"], decision["right_id"]), previous=before)
    assert len(persons(after)) == 2
    assert set(after["mentions"].filter(entity_id=decision["left_id"])["text"]) == {"Ivan Belov"}
    assert set(after["mentions"].filter(entity_id=decision["right_id"])["text"]) == {"I. Belov"}
    assert after["decisions"].select("left_id", "right_id", "verdict", "decided_by").rows() == [
        (decision["left_id"], decision["right_id"], "apart", "person")
    ]
    assert (decision["left_name"], decision["right_name"]) == ("Ivan Belov", "I. Belov")


@pytest.mark.usefixtures("namesakes")
def test_names_types_and_rejections(decide: Any) -> None:
    before = decide()
    belov, other = persons(before)["Ivan Belov"], persons(before)["Ivan Petrovich Belov"]
    mention = before["mentions"].filter(entity_id=belov)["mention_id"][0]
    tables = decide(
        asked("rename", belov, value="Ivan Below"),
        asked("relabel", belov, value="organization"),
        asked("reject", other),
        asked("reject", mention, table="mentions"),
    )
    assert tables["entities"].filter(entity_id=belov).select("name", "type").rows() == [("Ivan Below", "organization")]
    assert set(tables["mentions"].filter(entity_id=belov)["type"]) == {"organization"}
    assert other not in set(tables["entities"]["entity_id"]) | set(tables["mentions"]["entity_id"]) | set(tables["positions"]["person_id"])
    assert mention not in set(tables["mentions"]["mention_id"])
    assert set(tables["overrides"]["status"]) == {"applied"}
    assert sorted(tables["decisions"].filter(decided_by="person")["verdict"]) == ["rejected", "rejected", "relabelled", "renamed"]


@pytest.mark.usefixtures("namesakes")
def test_what_no_longer_applies_is_reported_and_does_nothing(decide: Any) -> None:
    before = decide()
    belov = persons(before)["Ivan Belov"]
    tables = decide(
        asked("merge", belov, "ent_gone", when="2026-01-01"),
        asked("rename", "ent_gone", value="X", when="2026-01-02"),
        asked("split", belov, "c.txt", when="2026-01-03"),
        asked("reject", "men_gone", table="mentions", when="2026-01-04"),
    )
    assert [s for s, _ in status(tables)] == ["lapsed"] * 4
    assert [d for _, d in status(tables)] == [
        "there is no ent_gone in this build",
        "there is no ent_gone in this build",
        f"nothing of {belov} is in c.txt",
        "there is no men_gone in this build",
    ]
    assert persons(tables) == persons(before)
    assert not tables["decisions"].filter(decided_by="person").height


def test_later_overrides_build_on_earlier_ones(corpus: Any, decide: Any) -> None:
    for path, name in (("a.txt", "Anna Alba"), ("b.txt", "Bela Brom"), ("c.txt", "Cora Cole")):
        corpus.document(path)
        corpus.person(path, name)
    anna, bela, cora = (persons(decide())[n] for n in ("Anna Alba", "Bela Brom", "Cora Cole"))
    tables = decide(
        asked("merge", bela, cora, when="2026-01-01"),
        asked("merge", anna, bela, when="2026-01-02"),
        asked("rename", cora, value="A. Alba", when="2026-01-03"),
    )
    assert persons(tables) == {"A. Alba": anna}


def test_events_are_merged_split_and_renamed(corpus: Any, decide: Any) -> None:
    for path, day in (("a.txt", "2024-05-05"), ("b.txt", "2024-05-06"), ("c.txt", "2024-05-05")):
        corpus.document(path, day)
        corpus.event(path, "summit", f"summit in {path}", start=day, organizer="organization:sco", place="country:KZ")
    before = decide()
    by_document = dict(before["event_identity"].select("document_id", "event_id").iter_rows())
    one, two = by_document[document_id("a.txt")], by_document[document_id("b.txt")]
    assert one == by_document[document_id("c.txt")] != two
    row = asked("merge", two, one, table="events", when="2026-01-01")
    merged = decide(row, asked("rename", two, value="the summit", table="events", when="2026-01-02"), previous=before)
    assert merged["events"].select("event_id", "name", "document_count").rows() == [(two, "the summit", 3)]
    again = decide(row, previous=merged)
    assert again["events"]["event_id"].to_list() == [two]
    assert set(decide(previous=again)["events"]["event_id"]) == {one, two}
    parted = decide(asked("split", one, "c.txt", table="events"), previous=before)
    assert parted["events"].height == 3
    (decision,) = before["decisions"].filter(table_name="events", verdict="merged").iter_rows(named=True)
    assert decide(asked("split", one, decision["right_id"], table="events"), previous=before)["events"].height == 3
    assert decide(asked("reject", one, table="events"), previous=before)["events"]["event_id"].to_list() == [two]
