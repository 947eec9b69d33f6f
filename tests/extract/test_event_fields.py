"""Fields of events on pages of agencies and secretariats: what belongs to which of several events."""

from __future__ import annotations

import pytest
from pages import Told, people

LEAD = "Ministers meet in Bishkek\n\nBISHKEK, July 6, 2026. "


def test_old_news_told_again_date_nothing_else(told: Told) -> None:
    talks, signing = told(
        "Norway, Serbia sign nine papers\n\nOSLO, 19 November 2024. The governments of Norway and Serbia signed nine papers following "
        "talks between President Anna Lind and President Omar Haddad at the Royal Palace.\n\nAs reported earlier, a military "
        "cooperation plan was signed by defence ministers Ivo Marin and Juri Kask in Oslo on Monday.\n"
    )
    assert (talks.start_date, signing.start_date) == ("2024-11-19", "2024-11-18")


def test_since_when_a_state_is_in_the_chair_is_no_day_of_a_meeting(told: Told) -> None:
    meeting = told(
        LEAD + "The foreign ministers of the CSTO signed a statement at their meeting in the Kyrgyz capital, Kyrgyz Foreign Minister "
        "Anna Lind said.\n\nThe organization has been chaired by Russia since January 1.\n"
    )[0]
    assert meeting.start_date == "2026-07-06"


def test_who_took_part_took_part_in_what_was_held_and_not_in_the_next(told: Told) -> None:
    session, summit = told(
        LEAD + "The session of the Council of Foreign Ministers of the CSTO was held in Bishkek.\n\nThe documents will be submitted to "
        "the Collective Security Council of the CSTO, which will gather in Moscow on November 11.\n\nIn addition to Russian Foreign "
        "Minister Oleg Orlov, Belarusian Foreign Minister Ivan Karol and Tajik Foreign Minister Farid Nazarov participated.\n"
    )
    assert people(session) == {"oleg orlov", "ivan karol", "farid nazarov"}
    assert summit.status == "planned" and not people(summit)


CHINA = (
    "Lukashenko, Xi Jinping meet in Tianjin on sidelines of SCO summit\n\nTIANJIN, 31 August 2025. Belarusian President Aleksandr "
    "Lukashenko and President of China Xi Jinping held a meeting in Tianjin. The talks took place on the sidelines of the summit"
    " of the Shanghai Cooperation Organization. The Council of Heads of State will convene on 1 September.\n\n"
)


def test_the_talks_are_the_titles_and_not_what_they_stand_beside(told: Told) -> None:
    meeting = told(
        CHINA + "Taking part in the talks from the Belarusian side were Foreign Minister Ivan Karol and Ambassador Oleg Zhuk.\n"
    )[0]
    assert people(meeting) >= {"ivan karol", "oleg zhuk", "xi jinping"}


def test_later_that_day_is_no_day_of_a_plan(told: Told) -> None:
    *_, talk = told(CHINA + "Later that day the Belarusian president had a conversation with Prime Minister of Pakistan Shehbaz Sharif.\n")
    assert talk.start_date == "2025-08-31"


def test_a_reception_that_somebody_gives_is_no_talk_of_his(told: Told) -> None:
    meeting = told(CHINA + "He spoke with President of Iran Masoud Pezeshkian before the reception hosted by the Chinese leader.\n")[0]
    assert meeting.chair is None


def test_a_head_of_state_is_more_than_a_head(told: Told) -> None:
    *_, parade = told(
        CHINA + "Foreign Minister Ivan Karol joined the delegation.\n\nOn 3 September the Belarusian head of state will attend the "
        "military parade in Beijing.\n"
    )
    assert people(parade) == {"aleksandr lukashenko"}


def test_the_council_is_the_one_whose_meeting_the_page_tells_of(told: Told) -> None:
    *_, after = told(
        "TASHKENT, 29 July 2022. A meeting of the Council of Ministers of Foreign Affairs of the SCO was held in Tashkent on 28-29 July."
        "\n\nThe ministers sent the papers to the SCO Heads of State Council, which will sit in Samarkand on 15 September.\n\nThe next "
        "meeting of the Council will take place in Minsk in 2023.\n"
    )
    assert after.organizer == "organization:sco-cfm"


def test_who_chairs_goes_before_who_hosts(told: Told) -> None:
    meeting = told(
        "BAKU, 12 September 2024. The meeting of the transport ministers of the OTS was hosted by the Ministry of Transport of Azerbaijan "
        "in Baku today.\n\nThe meeting was chaired by Anna Lind, Minister of Transport of Azerbaijan.\n"
    )[0]
    assert meeting.chair == "person:~anna lind"


def test_what_a_gathering_stands_beside_has_its_own_chair(told: Told) -> None:
    talks, ministerial = told(
        "Tokyo, 25 August 2024. Anna Lind, Deputy Chairperson of the African Union Commission, held bilateral consultations with Yoko "
        "Mori, Foreign Minister of Japan, on the margins of the TICAD Ministerial Meeting co-chaired by Japan and Mauritania.\n"
    )
    assert (talks.chair, ministerial.chair) == (None, "country:JP")


def test_a_body_that_welcomes_a_signing_does_not_hold_it(told: Told) -> None:
    signing = told(
        "AUC Chairperson welcomes the signing of the Nairobi Declaration\n\nAddis Ababa, 12 November 2022. The Chairperson of the African "
        "Union Commission, Anna Lind, welcomes the signing today in Nairobi, Kenya, of the Declaration of the Senior Commanders.\n"
    )[0]
    assert (signing.organizer, signing.chair) == (None, None)


def test_the_meeting_in_capitals_is_a_bodys(told: Told) -> None:
    session, talk = told(
        "PHNOM PENH, 5 August 2022. The 5th session of the ASEAN Coordinating Council was held today at the Sokha Hotel.\n\nEarlier in the "
        "day, Secretary-General of ASEAN Omar Haddad met with Minister Oleg Orlov.\n\nThe Meeting was attended by Lena Berg, Secretary of "
        "State of Cambodia.\n"
    )
    assert "lena berg" in people(session) and "lena berg" not in people(talk)


def test_a_town_of_old_news_is_no_place_of_todays_talks(told: Told) -> None:
    talks, _ = told(
        "ASTANA, October 13, 2022. Russian President Oleg Orlov held a meeting with Emir of Qatar Omar Haddad.\n\nAs TASS reported "
        "earlier, Orlov hosted UAE President Ali Nasser in St. Petersburg on October 11.\n"
    )
    assert talks.place == "place:1526273"


def test_a_state_whose_president_is_told_to_chair_takes_no_part_besides(told: Told) -> None:
    summit = told(
        "President of Uzbekistan attends ECO Summit in Tashkent\n\nTASHKENT, 9 November 2023. The 16th Summit of the Economic Cooperation "
        "Organization was held in Tashkent, chaired by President of the Republic of Uzbekistan Anna Lind.\n"
    )[0]
    assert {p.referent for p in summit.participants} == {"person:~anna lind"}


def test_the_ministers_of_a_body_hold_its_meeting(told: Told) -> None:
    meeting = told("OSLO, July 6, 2026. The foreign ministers of the Nordic Council signed a statement at their meeting in Oslo.\n")[0]
    assert meeting.organizer is not None and "nordic" in meeting.organizer


def test_what_is_to_be_held_is_not_of_the_year_told_before(told: Told) -> None:
    *_, ahead = told(
        "JAKARTA, 14 June 2023. The ministers reviewed the follow-up to the 23rd ASEAN-ROK Summit held on 11 November 2022 in Phnom Penh "
        "and looked forward to the 24th ASEAN-ROK Summit to be convened in September in Jakarta.\n"
    )
    assert (ahead.start_date, ahead.status) == ("2023-09", "planned")


def test_what_was_said_at_a_meeting_plans_another(told: Told) -> None:
    ahead, meeting = told(
        "MINSK, 15 July 2024. The next meeting of the Eurasian Intergovernmental Council will take place in Yerevan on 1 October, "
        "Belarusian Prime Minister Oleg Orlov said at a meeting with Chairman of the Board of the Eurasian Economic Commission Omar "
        "Haddad in Minsk on 15 July.\n\nEconomy Minister Ivan Karol also attended the meeting.\n"
    )
    assert (ahead.status, meeting.status) == ("planned", "held")
    assert people(meeting) == {"oleg orlov", "omar haddad", "ivan karol"} and not people(ahead)


def test_a_meeting_that_agrees_to_hold_another_is_not_its_attendees(told: Told) -> None:
    meeting, ahead = told(
        "Addis Ababa, 12 February 2024. Anna Lind chaired a consultative meeting there today.\n\nThe meeting, which was also "
        "attended by Omar Haddad, Executive Secretary of IGAD, and Lena Berg, EU Special Representative for the Horn of "
        "Africa, agreed to hold a conference on the dialogue in Cairo in May.\n"
    )
    assert people(meeting) >= {"omar haddad", "lena berg"} and not people(ahead)


def test_a_meeting_of_last_month_is_not_the_talk_of_today(told: Told) -> None:
    *_, old = told(
        "SARAJEVO, 18 November 2024. Anna Lind had a meeting with the Commander, General Omar Haddad, and with High Representative Ivo "
        "Marin.\n\nThey recalled the meeting of Allied defence ministers held in Brussels last month and attended by Minister "
        "Zukan Helez.\n"
    )
    assert old.start_date == "2024-10" and people(old) == {"zukan helez"}


def test_what_is_told_again_as_a_plan_is_not_what_was_held(told: Told) -> None:
    meeting, ahead = told(
        "BEIJING, 15 July 2025. A meeting of the Council of Foreign Ministers of the SCO was held in Tianjin.\n\nEarlier it was reported "
        "that Kazakhstan would host the consultations of SCO special representatives on Afghanistan in September.\n"
    )
    assert (meeting.status, meeting.organizer) == ("held", "organization:sco-cfm")
    assert (ahead.status, ahead.start_date) == ("planned", "2025-09")


def test_a_headlines_summit_is_the_meeting_of_the_council_that_the_text_tells_of(told: Told) -> None:
    (summit,) = told(
        "Lisbon summit of the Organization of Turkic States ends\n17 September 2026\n\nThe 14th session of the OTS Council of Heads "
        "of State was held in Lisbon on 15-16 September 2026.\n\nIt was attended by President of Norway Anna Lind, President of Chad "
        "Omar Haddad and President of Estonia Juri Kask.\n"
    )
    assert (summit.start_date, summit.end_date, people(summit)) == (
        "2026-09-15",
        "2026-09-16",
        {"anna lind", "omar haddad", "juri kask"},
    )


@pytest.mark.parametrize(("group", "talks"), [("the guests of the house, among them ", 1), ("", 3)])
def test_members_of_a_group_are_met_together(told: Told, group: str, talks: int) -> None:
    events = told(
        LEAD + f"President Anna Lind met on Monday with {group}Norwegian Foreign Minister Oleg Orlov, Chadian Foreign Minister Omar Haddad "
        "and Estonian Foreign Minister Juri Kask.\n"
    )
    assert len([e for e in events if people(e)]) == talks


def test_thanks_for_an_invitation_are_no_headline_of_what_is_to_come(told: Told) -> None:
    debate = told(
        "Remarks in New York\n\nNEW YORK, July 6, 2026. Allow me to thank the chair of the Security Council for the invitation to take "
        "part in the debate on rivers. I am convinced that today's debate will help us all.\n"
    )[0]
    assert debate.status == "held"
