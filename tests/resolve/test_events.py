from __future__ import annotations

import json
from typing import Any

import polars as pl
import pytest


@pytest.fixture
def pair(corpus: Any) -> Any:
    corpus.document("a.txt", "2024-05-02")
    corpus.document("b.txt", "2024-05-14")
    return corpus


def count(tables: dict[str, pl.DataFrame]) -> int:
    return tables["events"].height


def test_a_planned_and_a_held_report_become_one_event_with_the_latest_status_and_the_best_date(pair: Any, resolve: Any) -> None:
    belov = pair.person("b.txt", "Ivan Belov")
    pair.event("a.txt", "summit", "next summit of the bloc", "planned", start="2024-05", place="country:KZ", organizer="organization:sco")
    pair.event(
        "b.txt",
        "summit",
        "summit in Astana",
        start="2024-05-12",
        end="2024-05-13",
        place="place:1526273",
        organizer="organization:sco",
        participants=[belov],
    )
    tables = resolve(pair.tables())
    (event,) = tables["events"].rows(named=True)
    assert (event["status"], event["start"], event["end"], event["document_count"]) == ("held", "2024-05-12", "2024-05-13", 2)
    assert event["name"] == "next summit of the bloc"
    names = dict(tables["entities"].select("entity_id", "name").rows())
    assert names[event["place_id"]] == "Astana"
    assert tables["event_participants"].height == 1
    assert tables["event_identity"].get_column("event_id").to_list() == [event["event_id"]] * 2
    assert tables["decisions"].filter(table_name="events").get_column("verdict").to_list() == ["merged"]


def test_meetings_of_one_body_on_neighbouring_days_stay_two(pair: Any, resolve: Any) -> None:
    for path, day in (("a.txt", "2024-05-12"), ("b.txt", "2024-05-13")):
        pair.event(path, "meeting", "council meeting", start=day, organizer="organization:csto-cfm", place="place:1526273")
    assert count(resolve(pair.tables())) == 2


def test_two_events_of_one_document_never_merge(pair: Any, resolve: Any) -> None:
    for name in ("morning session", "evening session"):
        pair.event("a.txt", "meeting", name, start="2024-05-12", organizer="organization:csto-cfm", place="place:1526273")
    pair.event("b.txt", "meeting", "session", start="2024-05-12", organizer="organization:csto-cfm", place="place:1526273")
    assert count(resolve(pair.tables())) == 2


def test_exercises_bear_proper_names(pair: Any, resolve: Any) -> None:
    shared = {"start": "2024-05-12", "place": "country:BY", "organizer": "organization:csto"}
    for path, name in (("a.txt", "Tundra Wind-2024"), ("b.txt", "Granite Wall-2024")):
        pair.event(path, "exercise", name, **shared)
    assert count(resolve(pair.tables())) == 2


@pytest.mark.parametrize(("other", "events"), [("Anna Berg", 1), ("Maria Lund", 2)])
def test_talks_of_the_same_persons_in_one_city_are_one(pair: Any, resolve: Any, other: str, events: int) -> None:
    for path, name, partner in (("a.txt", "talks", "Anna Berg"), ("b.txt", "received his guest", other)):
        people = [pair.person(path, "Ivan Belov"), pair.person(path, partner)]
        pair.event(path, "meeting", name, start="2024-05-02", place="place:1526273", participants=people)
    assert count(resolve(pair.tables())) == events


def test_meetings_that_differ_in_body_type_or_year_stay_apart(pair: Any, resolve: Any) -> None:
    pair.event("a.txt", "meeting", "CFM meeting", start="2024-05-02", place="place:1526273", organizer="organization:csto-cfm")
    pair.event("b.txt", "meeting", "CIS meeting", start="2024-05-02", place="place:1526273", organizer="organization:cis-cfm")
    pair.event("b.txt", "exercise", "drill", start="2024-05-02", place="place:1526273", organizer="organization:csto-cfm")
    pair.event("b.txt", "summit", "2023 summit", "held", place="place:1526273", organizer="organization:sco")
    pair.event("a.txt", "summit", "2024 summit", "planned", place="place:1526273", organizer="organization:sco")
    assert count(resolve(pair.tables())) == 5


def test_order_of_rows_does_not_show(pair: Any, resolve: Any) -> None:
    pair.document("c.txt", "2024-05-12")
    for path in ("a.txt", "b.txt", "c.txt"):
        pair.event(
            path,
            "summit",
            f"summit {path}",
            start="2024-05-12",
            place="place:1526273",
            organizer="organization:sco",
            participants=["country:KZ", "country:CN"],
        )
        pair.event(path, "meeting", "talks", participants=["country:KZ", "country:CN"], start="2024-05-12")
    forth, back = resolve(pair.tables()), resolve(pair.tables(reverse=True))
    assert forth["events"].height == 2
    for name in ("events", "event_participants", "event_identity", "decisions"):
        assert forth[name].equals(back[name]), name


def test_a_moved_event_is_one_and_keeps_its_history(corpus: Any, resolve: Any) -> None:
    summit = {"organizer": "organization:sco", "place": "country:KZ"}
    for path, published, status, fields in (
        ("a.txt", "2024-04-01", "planned", {"start": "2024-05-15"}),
        ("b.txt", "2024-05-02", "planned", {"start": "2024-06-22", "moved_from": "2024-05-15"}),
        ("c.txt", "2024-06-23", "held", {"start": "2024-06-22"}),
    ):
        corpus.document(path, published)
        corpus.event(path, "summit", "summit", status, **summit, **fields)
    tables = resolve(corpus.tables())
    (event,) = tables["events"].iter_rows(named=True)
    assert (event["status"], event["start"], event["document_count"]) == ("held", "2024-06-22", 3)
    history = tables["event_history"].sort("published")
    assert history.select("status", "start", "moved_from").rows() == [
        ("planned", "2024-05-15", None),
        ("planned", "2024-06-22", "2024-05-15"),
        ("held", "2024-06-22", None),
    ]
    reasons = [json.loads(r) for r in resolve(corpus.tables(lambda path: path != "c.txt"))["decisions"]["reason"]]
    assert [r["date"]["level"] for r in reasons] == ["moved"]


def test_without_a_word_of_moving_two_days_are_two_events(corpus: Any, resolve: Any) -> None:
    for path, published, status, start in (
        ("a.txt", "2024-04-01", "planned", "2024-05-15"),
        ("b.txt", "2024-06-23", "held", "2024-06-22"),
    ):
        corpus.document(path, published)
        corpus.event(path, "summit", "summit", status, start=start, organizer="organization:sco", place="country:KZ")
    assert resolve(corpus.tables())["events"].height == 2


@pytest.mark.parametrize(("number", "count"), [("12th", 1), ("13th", 2)])
def test_a_numbered_session_on_another_day_than_planned_is_the_same(corpus: Any, resolve: Any, number: str, count: int) -> None:
    for path, published, status, start, name in (
        ("a.txt", "2024-04-01", "planned", "2024-05-15", "12th session"),
        ("b.txt", "2024-05-23", "held", "2024-05-22", f"{number} session"),
    ):
        corpus.document(path, published)
        corpus.event(path, "meeting", name, status, start=start, organizer="organization:sco", place="country:KZ")
    events = resolve(corpus.tables())["events"]
    assert events.height == count
    assert "2024-05-22" in events["start"].to_list()


def test_reprints_can_be_left_out_of_counts(corpus: Any, resolve: Any) -> None:
    text = " ".join(f"word{i}" for i in range(120))
    for path, day, body in (
        ("a.txt", "2024-05-05", text),
        ("b.txt", "2024-05-06", text),
        ("c.txt", "2024-05-06", "something else entirely"),
    ):
        corpus.document(path, day, body)
        corpus.event(path, "summit", "summit", start="2024-05-05", organizer="organization:sco", place="country:KZ")
        corpus.person(path, "Anna Alba")
    tables = resolve(corpus.tables())
    (event,) = tables["events"].select("document_count", "original_document_count").rows()
    assert event == (3, 2)
    person = tables["entities"].filter(type="person")
    assert person.select("mention_count", "document_count", "original_mention_count", "original_document_count").rows() == [(3, 3, 2, 2)]
