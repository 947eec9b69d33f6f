"""Events as news pages and lists of items tell them: openings, oaths, farewells; delegations; what one sentence tells beside another."""

from __future__ import annotations

import pytest
from pages import Told, people

CLOCKED = (
    "News archive\n\n5 June 2024, Wednesday\n\n"
    "17:45 Anna Lind receives Peter Holm\nThey spoke of fisheries.\n\n"
    "15:30 Marco Rossi and Omar Haddad meet in Lisbon\nThe foreign ministers met before the forum.\n\n"
    "4 June 2024, Tuesday\n\n"
    "12:10 Lena Berg lays the foundation stone of a school in Oslo\nThe school is to open in spring.\n\n"
    "3 June 2024, Monday\n\n11:00 Ivo Marin swears in five ambassadors\nThe ambassadors will leave soon.\n"
)


def test_items_behind_their_hours_are_items_of_the_day_above(told: Told) -> None:
    found = {tuple(sorted(people(e))): (e.type, e.start_date) for e in told(CLOCKED)}
    assert found == {
        ("anna lind", "peter holm"): ("meeting", "2024-06-05"),
        ("marco rossi", "omar haddad"): ("meeting", "2024-06-05"),
        ("lena berg",): ("other", "2024-06-04"),
        ("ivo marin",): ("appointment", "2024-06-03"),
    }


def test_several_items_under_one_day_are_apart(told: Told) -> None:
    events = told(
        "News in brief\n\n12.03.2024\n"
        "Envoy of Chile presents credentials\nPablo Ruiz presented his letters of credence to Anna Lind in Oslo.\n"
        "Minister receives head of mission\nPeter Holm received Omar Haddad, head of the mission.\n"
        "11.03.2024\n"
        "Two gifts handed over\nMarco Rossi attended the ceremony in Lisbon.\n"
        "New ferry named\nLena Berg attended the ceremony in Porto.\n"
        "10.03.2024\nThird meeting of the commission\nThe session was held in Rome.\n"
    )
    assert {frozenset(people(e)) for e in events if e.type == "meeting" and people(e)} == {
        frozenset({"pablo ruiz", "anna lind"}), frozenset({"peter holm", "omar haddad"}),
    }  # fmt: skip
    assert sorted(people(e).pop() for e in events if e.type == "other") == ["lena berg", "marco rossi"]


@pytest.mark.parametrize(
    ("sentence", "type_", "who"),
    [
        ("Anna Lind cuts sod for the new port of Lisbon", "other", {"anna lind"}),
        ("Anna Lind swears in 18 envoys", "appointment", {"anna lind"}),
        ("Ambassador Peter Holm bids farewell to President Anna Lind", "meeting", {"peter holm", "anna lind"}),
    ],
)
def test_a_headline_tells_of_acts_without_a_day(told: Told, sentence: str, type_: str, who: set[str]) -> None:
    events = told(f"{sentence}\n\n4 May 2023\n\nThe guests spoke of the road.\n")
    assert [(e.type, people(e)) for e in events] == [(type_, who)]


def test_what_a_note_is_on_is_no_opening(told: Told) -> None:
    assert not told("Anna Lind at work\n\n4 May 2023\n\nOn May 3 Anna Lind signed the note on the opening of the cultural centre in Osh.\n")


def test_a_delegation_is_its_states(told: Told) -> None:
    events = told(
        "Consultations in Oslo\n\n14 March 2024\n\n"
        "On March 13 the delegation of the Ministry of Foreign Affairs of Slovakia headed by State Secretary Pavol Hrasko was in Oslo "
        "on a working visit.\n\nThe Norwegian delegation was headed by Deputy Minister Anna Lind.\n\n"
        "The Slovak delegation visited Bergen on March 14.\n"
    )
    assert [people(e) for e in events if e.type == "visit" and e.start_date == "2024-03-14"] == [{"pavol hrasko"}]


def test_who_heads_a_side_is_not_in_the_chair(told: Told) -> None:
    found = told(
        "Talks in Oslo\n\n14 March 2024\n\nThe Norwegian side at the talks in Oslo on March 13 was headed by Minister Anna Lind.\n"
    )
    assert [e.chair for e in found] == [None]


@pytest.mark.parametrize(
    ("sentence", "name", "status"),
    [
        ("The sixth round of political consultations was held in Oslo on May 3.", "sixth round of political consultations", "held"),
        ("The eighth Kazakh-Finnish consultations were held in Oslo on May 3.", "eighth Kazakh-Finnish consultations", "held"),
        ("On Friday Peter Holm is to address the session of the Oslo Energy Forum.", "session of the Oslo Energy Forum", "planned"),
    ],
)  # fmt: skip
def test_names_and_status(told: Told, sentence: str, name: str, status: str) -> None:
    assert [(e.name, e.status) for e in told(f"News of the week\n\n4 May 2023\n\n{sentence}\n")] == [(name, status)]


def test_who_meet_face_to_face_meet(told: Told) -> None:
    events = told(
        "News of the week\n\n4 May 2023\n\nPresident Anna Lind and President Peter Holm met tête-à-tête at the palace on May 3.\n"
    )
    assert [(people(e), e.start_date) for e in events] == [({"anna lind", "peter holm"}, "2023-05-03")]


def test_the_two_presidents_are_those_whom_the_page_calls_so(told: Told) -> None:
    events = told(
        "State visit begins\n\n4 May 2023\n\nAt the invitation of President of Norway Anna Lind, President of Chile Pablo Ruiz arrived in "
        "Norway today.\n\nThe two presidents will hold talks at the palace on May 5.\n"
    )
    assert [people(e) for e in events if e.type == "meeting"] == [{"anna lind", "pablo ruiz"}]


def test_each_journey_has_its_own_gathering(told: Told) -> None:
    events = told(
        "Visits of the year\n\n24 April 2024\n\nPresident Anna Lind visited Lisbon on November 9, 2023 for the 16th NATO summit, while "
        "Peter Holm is expected in Oslo in June for the third meeting of the Nordic Council.\n"
    )
    assert {(e.start_date, e.status) for e in events if e.type in ("summit", "meeting")} == {("2023-11-09", "held"), ("2024-06", "planned")}


def test_a_ceremony_with_a_name_of_its_own_is_not_the_meeting_before(told: Told) -> None:
    events = told(
        "Visit to Oslo\n\n31 January 2025\n\nPresident Anna Lind will meet with Premier Peter Holm on February 6.\n\n"
        "On February 7, Anna Lind will take part in the opening ceremony of the 9th Asian Winter Games in Lisbon.\n"
    )
    assert [(e.start_date, people(e)) for e in events] == [("2025-02-06", {"anna lind", "peter holm"}), ("2025-02-07", {"anna lind"})]


def test_a_state_in_the_chair_is_no_partner(told: Told) -> None:
    found = told("News of the week\n\n4 May 2023\n\nThe Nordic Council held its meeting in Oslo on May 3, with Norway in the chair.\n")
    assert [(e.chair, e.participants) for e in found] == [("country:NO", [])]


def test_a_page_is_not_attended_by_its_author(told: Told) -> None:
    events = told(
        "Nordic Council meets\n\nOslo, 4 May 2023\n\nBy Olga Wist\n\nThe Nordic Council met in Oslo on May 3. Anna Lind attended.\n"
    )
    assert "olga wist" not in {name for e in events for name in people(e)}


def test_who_invites_does_not_travel(told: Told) -> None:
    events = told(
        "Visit announced\n\n4 May 2023\n\nAt the invitation of President of Norway Anna Lind, President of Chile Pablo Ruiz will pay a "
        "visit to Norway on May 10.\n"
    )
    assert [people(e) for e in events if e.type == "visit"] == [{"pablo ruiz"}]


@pytest.mark.parametrize(
    ("sentence", "place", "start"),
    [
        ("Minister Anna Lind met Ambassador Peter Holm in Malta on May 3.", "country:MT", "2023-05-03"),
        ("Anna Lind praised the third meeting of the Nordic Council held in Lisbon the other day.", "place:2267057", None),
        ("The 20th round took place in Lisbon in June 2022.", "place:2267057", "2022-06"),
    ],
)
def test_where_and_when(told: Told, sentence: str, place: str, start: str | None) -> None:
    found = told(f"News of the week\n\n4 May 2023\n\n{sentence}\n")
    assert [(e.place, e.start_date) for e in found] == [(place, start)]


def test_what_is_not_ruled_out_is_no_event(told: Told) -> None:
    assert not told("News of the week\n\n4 May 2023\n\nThe office did not rule out a meeting between Anna Lind and Peter Holm.\n")


def test_one_call_makes_no_other_talk_a_call(told: Told) -> None:
    events = told(
        "News of the week\n\n4 May 2023\n\nOn May 3 Anna Lind met with Director Peter Holm, and Minister Omar Haddad held telephone talks "
        "with Marco Rossi.\n"
    )
    assert {frozenset(people(e)): e.type for e in events} == {
        frozenset({"anna lind", "peter holm"}): "meeting", frozenset({"omar haddad", "marco rossi"}): "call",
    }  # fmt: skip


def test_the_day_before_is_told_without_an_event_behind_it(told: Told) -> None:
    events = told(
        "News of the week\n\n4 May 2023\n\nThe Nordic Council met in Oslo on May 3. The day before the ministers had their joint meeting "
        "in Lisbon.\n"
    )
    assert {e.start_date for e in events} == {"2023-05-03", "2023-05-02"}


def test_the_next_round_may_have_been_held(told: Told) -> None:
    (found,) = told(
        "Consultations with Japan were held in Oslo\n\n20 February 2024\n\nOn February 20, 2024, the next round of consultations between "
        "the ministries was held.\n"
    )
    assert (found.status, found.start_date) == ("held", "2024-02-20")


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Anna Lind left Oslo for Lisbon on May 3 to take part in the meeting of the Nordic Council.", "place:2267057"),
        ("On May 3 Anna Lind received Ambassador Peter Holm (residence in Lisbon).", None),
    ],
)
def test_whose_a_place_is(told: Told, sentence: str, place: str | None) -> None:
    assert [e.place for e in told(f"News of the week\n\n4 May 2023\n\n{sentence}\n") if e.type == "meeting"] == [place]


def test_rounds_of_money_are_no_events(told: Told) -> None:
    assert not told(
        "News of the week\n\n4 May 2023\n\nThe fifth funding round was held by the fund in Oslo on May 3. The first round of grants was "
        "announced in Lisbon on May 2.\n"
    )


def test_where_they_last_met_is_another_meeting(told: Told) -> None:
    events = told(
        "Lind, Holm meet in Oslo\n\nOslo, 30 September 2024\n\nPrime Minister Anna Lind received Prime Minister Peter Holm on September "
        "30. Lind recalled that they last met in Lisbon in March.\n"
    )
    assert [(e.place, e.start_date) for e in events if e.type == "meeting"] == [
        ("place:3143244", "2024-09-30"), ("place:2267057", "2024-03"),
    ]  # fmt: skip


def test_a_clause_of_its_own_tells_who_was_sworn_in(told: Told) -> None:
    found = told("News of the week\n\n4 May 2023\n\nPeter Holm, who was sworn in on April 2, spoke too.\n")
    assert [(e.type, e.start_date, people(e)) for e in found] == [("appointment", "2023-04-02", {"peter holm"})]
