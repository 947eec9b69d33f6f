"""Whose day, place and chair: events of a page that stand close to one another."""

from __future__ import annotations

import pytest
from pages import Told, people

SUMMIT = (
    "Lisbon hosts summit of Atlantic Forum\n\nLISBON, 4 June 2024. The third summit of the Atlantic Forum took place today at the Sea "
    "Palace in Lisbon. President Ines Duarte, who hosted the event together with Secretary General Olaf Berg, spoke first.\n\n"
)


@pytest.mark.parametrize(
    ("text", "chair"),
    [
        ("The Council of Foreign Ministers of the CIS met in Minsk, with Minister Ivan Karol, also a deputy, in the chair.", "ivan karol"),
        ("The ministers of defence of the CIS will meet in Minsk on Friday, with General Ivan Karol as host.", "ivan karol"),
        ("President Anna Lind hosted President Omar Haddad at a villa in Oslo for talks on trade.", "anna lind"),
        ("The talks followed the CIS summit that Anna Lind hosted in Oslo on Saturday.", "anna lind"),
        ("Minister Anna Lind chaired on Friday in Oslo the fourth meeting of the Polar Group with Norway's Per Dahl.", "anna lind"),
        ("The Polar Council convened in Oslo on Friday. Chairing the session, Anna Lind noted that the road was long.", "anna lind"),
    ],
)  # fmt: skip
def test_who_hosts_or_presides_is_in_the_chair(told: Told, text: str, chair: str) -> None:
    events = told(f"News of the day\n\n5 May 2024\n\n{text}\n")
    assert [e.chair for e in events if e.chair] == [f"person:~{chair}"]


def test_an_event_hosted_together_with_another_is_no_talk_of_the_two(told: Told) -> None:
    summit = told(SUMMIT)
    assert [(e.type, e.chair) for e in summit] == [("summit", "person:~ines duarte")]


def test_talks_beside_a_summit_have_its_day_and_the_next_ones_are_others(told: Told) -> None:
    events = told(
        SUMMIT + "On the sidelines, President Omar Haddad of Egypt and Prime Minister Per Dahl of Norway held talks. The meeting was a "
        "useful step towards that in Brussels on 21 July, Berg said.\n\nThe leaders will meet again in Madrid on 5 October.\n"
    )
    assert [(e.start_date, e.status) for e in events] == [
        ("2024-06-04", "held"), ("2024-06-04", "held"), ("2024-07-21", "planned"), ("2024-10-05", "planned"),
    ]  # fmt: skip
    assert not people(events[3])


def test_two_days_in_a_row_are_first_and_last_day(told: Told) -> None:
    meeting = told(
        "Ministers to gather\n\n5 May 2024\n\nThe Council of Foreign Ministers of the CIS will meet in Minsk on Monday and Tuesday.\n"
    )[0]
    assert (meeting.start_date, meeting.end_date) == ("2024-05-06", "2024-05-07")


def test_a_day_told_further_down_dates_nothing_above(told: Told) -> None:
    talks = told(
        "Lind and Haddad hold talks\n\n5 May 2024\n\nPresident Anna Lind received President Omar Haddad of Egypt.\n\nTrade was discussed "
        "at length.\n\nThe works at the port were finished on 30 April.\n"
    )[0]
    assert talks.start_date != "2024-04-30"


def test_a_day_of_the_furniture_dates_neither_the_page_nor_an_event(told: Told) -> None:
    events = told(
        "Karol holds talks\n\nMINSK, 5 May 2024. Minister Ivan Karol held long talks with Minister Per Dahl of Norway in the palace.\n\n"
        "Then he talked, one by one, to President of Finland Anna Lind and President of Egypt Omar Haddad.\n\n"
        "See also: Comment by a spokesman (3 May 2024)\n"
    )
    assert [(e.start_date, e.status) for e in events] == [("2024-05-05", "held")] * 3


def test_a_warm_reception_is_a_welcome(told: Told) -> None:
    assert not told("Speech\n\n5 May 2024\n\nI thank President Anna Lind for the warm reception in Oslo.\n")


def test_the_next_meeting_of_the_council_is_of_the_council_that_met(told: Told) -> None:
    *_, planned = told(
        "Leaders meet in Minsk\n\nMINSK, 5 May 2024. The Council of Heads of State of the CIS met in Minsk.\n\nPresident Ivan Karol "
        "wants the CIS Economic Council to look at the road. On the same day he visited Brest.\n\nThe next meeting "
        "of the Council is due in Astana on 9 June.\n"
    )
    assert planned.organizer == "organization:cis-chs"


PALACE = "Council meets\n\nOSLO, 5 May 2024. "


@pytest.mark.parametrize(
    "text",
    [
        "Opening the meeting, Anna Lind said that the format which was born in Paris in March 2018 had grown.",
        "The meeting began with a speech on the port, eleven years after the town had applied for it in March 2018.",
    ],
)
def test_a_day_in_a_clause_of_its_own_dates_nothing_outside_it(told: Told, text: str) -> None:
    assert all(not (e.start_date or "").startswith("2018") for e in told(PALACE + f"The Polar Council met today in Oslo. {text}\n"))


def test_the_second_one_is_another_meeting(told: Told) -> None:
    *_, second = told(
        PALACE + "The first meeting of the group took place in Paris on 3 March 2022, and Rome hosted the second one on 4 April 2023.\n"
    )
    assert (second.start_date, second.type) == ("2023-04-04", "meeting")


def test_a_council_that_was_told_something_on_a_day_sat_that_day(told: Told) -> None:
    text = "Talks go on. The road is open. The sea is calm. Envoy Anna Lind told the Security Council on Friday aid had come."
    *_, sitting = told(f"Aid arrives\n\n5 May 2024\n\nThe port works again.\n\n{text}\n")
    assert (sitting.organizer, sitting.start_date) == ("organization:unsc", "2024-05-03")


def test_a_paper_signed_by_several_in_the_presence_of_others_is_an_occasion(told: Told) -> None:
    text = "The Charter on Safe Ports was signed at the Sea Palace by Ivo Marin and Juri Kask in the presence of President Anna Lind."
    signing = told(f"Ports agree\n\nOSLO, 5 May 2024. {text}\n")[0]
    assert signing.type == "signing" and people(signing) >= {"ivo marin", "juri kask"}


def test_a_councils_short_name_is_its_own(told: Told) -> None:
    sessions = told(
        "Lind and Marin to chair second Coordination Council session\n\n5 May 2024\n\nNorwegian Minister Anna Lind and her Serbian "
        "counterpart Ivo Marin will lead the second session of a Coordination Council in Oslo on Monday.\n\nMarin will travel "
        "to Oslo for the second meeting of the Norwegian-Serbian Coordination Council.\n"
    )
    assert len([e for e in sessions if e.type == "meeting"]) == 1


def test_an_extraordinary_session_is_not_the_joint_meeting(told: Told) -> None:
    events = told(
        PALACE
        + "Norway was heard at the joint meeting of the CIS Council of Foreign Ministers and the CIS Council of Defence Ministers.\n\n"
        "The extraordinary session of 23 April gave us the task.\n"
    )
    assert len(events) == 2


def test_a_visit_is_to_the_state_that_the_guest_arrived_in(told: Told) -> None:
    events = told(
        "Lind receives Haddad\n\n5 May 2024\n\nOn May 5, President Anna Lind held talks at the palace with President Omar Haddad, who "
        "has arrived in Norway on an official visit.\n"
    )
    assert [e.place for e in events if e.type == "visit"] == ["country:NO"]


def test_what_stands_behind_a_colon_is_of_another_time(told: Told) -> None:
    talks = told(
        "Lind and Haddad hold talks\n\n5 May 2024\n\nPresident Anna Lind met with President Omar Haddad of Egypt.\n\nShe noted that this "
        "was the third meeting of the two: they had spoken in Paris in September.\n"
    )[0]
    assert talks.start_date == "2024-05-05"


@pytest.mark.parametrize(
    "text",
    [
        "Minister Ivo Marin, appointed on 14 April, attended the session.",
        "The port was closed in November, after the talks had failed.",
        "The visit of President Omar Haddad to Oslo, postponed in November, will be held in the summer.",
    ],
)
def test_a_day_of_something_else_in_the_sentence(told: Told, text: str) -> None:
    events = told(PALACE + f"The session of the Polar Council was held in Oslo.\n\n{text}\n")
    assert not {"2024-04-14", "2023-11"} & {e.start_date for e in events}


def test_a_plan_that_is_denied_is_none(told: Told) -> None:
    assert not told("Kremlin comments\n\n5 May 2024\n\nA phone call with Omar Haddad, who skipped the summit, was not planned, he said.\n")


def test_who_will_host_the_next_summit_is_where_it_will_be(told: Told) -> None:
    *_, summit = told(PALACE + "The CIS summit was held in Oslo.\n\nThe next summit will be hosted by Kazakhstan in 2025.\n")
    assert (summit.place, summit.chair) == ("country:KZ", "country:KZ")


def test_a_dinner_is_no_summit(told: Told) -> None:
    events = told(
        "Berg in Rome\n\n5 May 2024\n\nOn Friday Secretary General Olaf Berg attended a dinner hosted by Minister Ivo Marin.\n\nThe "
        "decisions of the Washington Summit are being carried out, he said.\n"
    )
    assert [e.type for e in events if "ivo marin" in people(e)] == ["meeting"]


def test_by_phone_is_of_its_own_verb(told: Told) -> None:
    meeting, call = told(
        "Marin busy\n\n5 May 2024\n\nMinister Ivo Marin had a separate meeting with President Anna Lind and, by phone, spoke to President "
        "Omar Haddad.\n"
    )
    assert (meeting.type, call.type) == ("meeting", "call")
