"""Events of whole small pages: what the layout and the sentences around one say of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pages import Told, people
from spacy.language import Language

from seedline.extract.dates import Dates
from seedline.extract.discourse.coreference import Coreference
from seedline.extract.documents.extractor import Fields
from seedline.extract.events.extractor import Events
from seedline.extract.instruments.extractor import Instruments
from seedline.extract.mentions.extractor import Mentions
from seedline.extract.positions.extractor import Positions
from seedline.extract.reading import Reading
from seedline.reference import Reference


@pytest.fixture(scope="module")
def told(read: Callable[..., Reading], nlp: Language, reference: Reference) -> Told:
    extractors = [e(nlp, reference) for e in (Dates, Mentions, Instruments, Coreference, Fields, Positions, Events)]
    return lambda text: read(text, *extractors).events


def test_an_item_of_a_programme_is_of_the_day_above_it(told: Told) -> None:
    events = told(
        "Programme of the visit of President Anna Lind to Japan\n\nOslo, 5 October 2023\n\n"
        "President Anna Lind will visit Japan from 9 to 14 October.\n\n"
        "Monday, 9 October\n10:00 Meeting with Governor of Tokyo Yuriko Koike\n\n"
        "Tuesday, 10 October\n11:00 Audience with Emperor Naruhito\n"
    )
    visit, governor, emperor = events
    assert (visit.status, visit.start_date, visit.end_date) == ("planned", "2023-10-09", "2023-10-14")
    assert (governor.name, governor.status, governor.start_date) == ("Meeting", "planned", "2023-10-09")
    assert (emperor.status, emperor.start_date) == ("planned", "2023-10-10")


def test_items_of_an_index_lend_each_other_no_day(told: Told) -> None:
    events = told(
        "News archive\n\n16.02.2025\nAnna Lind and Marco Rossi speak by phone\nThe call was initiated by the Italian side.\n\n"
        "14.02.2025\nAnna Lind receives the delegation\nThe guests were shown the archive.\n\n"
        "12.02.2025\nPeter Holm meets with Ambassador Li Wei\nThey discussed trade.\n\n"
        "10.02.2025\nConsultations held in Oslo with Japan\n"
    )
    assert [(e.type, e.start_date) for e in events if e.type in ("call", "consultation")] == [
        ("call", "2025-02-16"), ("consultation", "2025-02-10"),
    ]  # fmt: skip
    assert "2025-02-12" in [e.start_date for e in events if "peter holm" in people(e)]


@pytest.mark.parametrize(
    ("sentence", "day", "status"),
    [
        ("The Special Envoy, Clara Meyer, today briefed the United Nations Security Council on Mali.", "2024-10-08", "held"),
        ("On Thursday, 10 October, Clara Meyer will brief the United Nations Security Council.", "2024-10-10", "planned"),
    ],
)
def test_a_council_sits_on_the_day_on_which_it_is_briefed(told: Told, sentence: str, day: str, status: str) -> None:
    [e] = told(f"Envoy on Mali\n\nNew York, 8 October 2024\n\n{sentence}\n")
    assert (e.organizer, e.start_date, e.status) == ("organization:unsc", day, status)


def test_a_visit_to_a_state_and_to_its_town_is_one(told: Told) -> None:
    [e] = told(
        "Foreign Minister's working visit to Riga\n\n14 March 2024\n\n"
        "On 13-14 March, Minister of Foreign Affairs Anna Lind paid a working visit to the Republic of Latvia.\n"
    )
    assert (e.type, e.start_date, e.end_date) == ("visit", "2024-03-13", "2024-03-14")


def test_who_leads_a_visit_of_a_body_makes_no_second_visit(told: Told) -> None:
    visits = told(
        "Council visits Mali\n\nBamako, 13 August 2014\n\n"
        "Members of the United Nations Security Council arrived in Bamako this morning on a visit to Mali.\n\n"
        "The visit is led by Ambassador Mark Holm and Ambassador Usman Lind.\n"
    )
    assert [e.type for e in visits] == ["visit"]


def test_a_call_and_the_meeting_agreed_in_it_are_two(told: Told) -> None:
    call, meeting = told(
        "President Lind holds phone talks with Marco Rossi\n\nOSLO, 3 September 2025. President Anna Lind had a telephone conversation "
        "with Italian President Marco Rossi.\n\nThe presidents agreed to meet in New York later this month.\n"
    )
    assert (call.type, call.status, call.place) == ("call", "held", None)
    assert (meeting.type, meeting.status, meeting.start_date) == ("meeting", "planned", "2025-09")


def test_a_call_with_two_is_one_where_the_title_says_so(told: Told) -> None:
    [e] = told(
        "Readout of President Lind's call with Prime Minister Holm of Sweden and President Niemi of Finland\n\nMay 13, 2022\n\n"
        "President Anna Lind spoke today with Prime Minister Maria Holm of Sweden and President Sauli Niemi of Finland.\n"
    )
    assert (e.type, e.start_date) == ("call", "2022-05-13")
    assert {"maria holm", "sauli niemi"} <= people(e)


def test_the_ceremony_is_the_signing(told: Told) -> None:
    [e] = told(
        "Signing ceremony of the Convention on Mediation held in Hong Kong\n\nHong Kong, 30 May 2025\n\n"
        "Representatives of 33 countries signed the Convention on Mediation today in Hong Kong. "
        "Foreign Minister Anna Lind attended the signing ceremony.\n\nSpeaking at the ceremony, Anna Lind thanked the hosts.\n"
    )
    assert (e.type, e.start_date) == ("signing", "2025-05-30")


def test_a_named_ceremony_and_conference_is_one(told: Told) -> None:
    events = told(
        "Guests\n\n9 March 2021\n\nMinister Anna Lind met Minister Marco Rossi on the sidelines of the Lisbon Protocol "
        "Signing Ceremony and Conference on 8 March 2021.\n"
    )
    assert [(e.type, e.start_date) for e in events] == [("meeting", "2021-03-08"), ("signing", "2021-03-08")]


def test_elections_are_what_a_mission_observes(told: Told) -> None:
    [e] = told(
        "Mission opens\n\nVIENNA, 14 May 2024 – The OSCE Office for Democratic Institutions and Human Rights today formally opened an "
        "election observation mission for the parliamentary elections to be held in Albania on 11 June.\n"
    )
    assert (e.type, e.start_date, e.place) == ("election_mission", "2024-05-14", "country:AL")


def test_a_campaign_is_no_election(told: Told) -> None:
    assert told("Letter\n\n27 July 2024\n\nShe wrote it in the presidential election campaign in Norway on 4 July.\n") == []


def test_an_election_with_a_day_is_an_event(told: Told) -> None:
    [e] = told("Vote\n\n27 July 2024\n\nThe presidential election in Norway will be held on 4 August.\n")
    assert (e.status, e.start_date, e.place) == ("planned", "2024-08-04", "country:NO")


def test_where_something_was_said_is_no_events_place(told: Told) -> None:
    [e] = told(
        "Minister on summit\n\n14 May 2024\n\nForeign Minister Anna Lind told reporters in Zagreb that the summit of the "
        "Organization of Turkic States will be held on 3 June.\n"
    )
    assert (e.start_date, e.place) == ("2024-06-03", None)


def test_a_visit_is_where_the_visitor_spoke(told: Told) -> None:
    [e] = told(
        "Appeal\n\n12 May 2024\n\n“It is a shame,” Prime Minister Anna Lind told journalists in Nairobi, where she is making an "
        "official visit.\n"
    )
    assert (e.type, e.place is not None) == ("visit", True)


def test_another_clauses_future_is_not_the_events(told: Told) -> None:
    [e] = told("Forum\n\n14 May 2024\n\nThe first conference took place in Riga in 2023, while Porvoo will host the third.\n")
    assert (e.status, e.start_date) == ("held", "2023")


def test_a_visiting_minister_who_is_told_something_is_met(told: Told) -> None:
    [e] = told(
        "Talks\n\n26 July 2024\n\nForeign Minister Wang Li on Wednesday told visiting Norwegian Foreign Minister Anna Lind that so be it.\n"
    )
    assert (e.type, e.start_date, people(e)) == ("meeting", "2024-07-24", {"wang li", "anna lind"})


def test_an_office_that_fits_by_its_kind_alone_is_not_introduced_below(told: Told) -> None:
    [call] = told(
        "Noon briefing\n\n6 May 2025\n\n"
        "Yesterday evening, the Secretary-General spoke by phone with Prime Minister Marco Rossi of Italy.\n\n"
        "Tomorrow I will be joined by Jorge Lind, Executive Director of UNOPS.\n"
    )
    assert people(call) == {"marco rossi"}


def test_the_fighting_somewhere_is_no_attack(told: Told) -> None:
    assert told("Arms\n\n1 June 2022\n\nField hospitals are to be set up in northern Darfur, near the heaviest fighting.\n") == []


def test_several_meet_for_one_summit(told: Told) -> None:
    [e] = told(
        "Leaders meet\n\nOslo, 20 December 2023\n\nToday, Prime Minister Marco Rossi of Italy, Prime Minister Anna Lind of Singapore and "
        "President Peter Holm met for the fourth Blue Ocean Leaders Summit, hosted by President Holm in Wilmington.\n"
    )
    assert (e.type, e.start_date, people(e)) == ("summit", "2023-12-20", {"marco rossi", "anna lind", "peter holm"})


def test_this_was_the_first_meeting_means_the_conference(told: Told) -> None:
    [e] = told(
        "Plan\n\nOslo, 20 December 2023\n\nMinister Anna Lind will attend the Conference of Nordic Transport Ministers in "
        "Riga on 9 January. She told them that this was the first meeting of Nordic transport ministers that had been arranged.\n"
    )
    assert (e.type, e.status, e.start_date) == ("conference", "planned", "2024-01-09")


def test_what_follows_something_planned_is_planned(told: Told) -> None:
    status = {
        e.type: e.status
        for e in told(
            "Talks\n\nOslo, 4 May 2023\n\nConsultations with Japan are to take place on the day before the Conference on Road Safety in "
            "Bergen.\n"
        )
    }
    assert status["conference"] == "planned"


def test_a_bombing_that_is_to_cease_is_no_event(told: Told) -> None:
    assert told("Deal\n\nOslo, 20 December 2023\n\nSudan will cease the bombing of rebel territory in Darfur.\n") == []


def test_a_headline_and_the_text_tell_of_one_session_of_a_joint_body(told: Told) -> None:
    (session,) = told(
        "SECOND SESSION OF THE NORWEGIAN-PERUVIAN JOINT COMMISSION ENDS IN LIMA\n\n14.06.2023\n\n"
        "The Second Session of the Joint Commission on Fisheries between Norway and Peru was held in Lima on 12-13 June 2023.\n"
    )
    assert (session.start_date, session.end_date) == ("2023-06-12", "2023-06-13")
    assert session.organizer and "fisheries" in session.organizer


def test_a_numbered_meeting_of_ministers_bears_no_name_of_its_own(told: Told) -> None:
    (meeting,) = told(
        "Ministers of transport met in Oslo\n\nThe Fifth Meeting of the Ministers in charge of Transport of the OSCE was held on"
        " 7 September 2022 in Oslo. The Meeting was hosted by the Minister of Transport of Norway, Anna Lind, and attended by the Minister"
        " of Transport of Peru, Marco Rossi.\n"
    )
    assert (meeting.organizer, people(meeting)) == ("organization:osce", {"anna lind", "marco rossi"})


def test_what_is_told_of_in_passing_does_not_take_the_list_of_those_present(told: Told) -> None:
    events = told(
        "OSCE Secretary General meets with the Ambassador of Peru\n\n"
        "Vienna, 17 April 2024. OSCE Secretary General Anna Lind received the Ambassador of Peru Marco Rossi at the headquarters.\n\n"
        "They spoke of the Memorandum on Fisheries, signed in Lima in September 2021.\n\n"
        "Anna Lind informed the Ambassador about the meeting of the OSCE Permanent Council held in Oslo last month.\n\n"
        "The meeting was attended by Counsellor Peter Holm and Second Secretary Yuki Sato.\n"
    )
    talk = next(e for e in events if "marco rossi" in people(e))
    assert people(talk) >= {"anna lind", "peter holm", "yuki sato"}
    assert talk.start_date == "2024-04-17"
    assert "peter holm" not in {p for e in events if e is not talk for p in people(e)}


def test_what_a_guest_came_for_is_no_meeting_with_the_host(told: Told) -> None:
    events = told(
        "Lind, Rossi discuss trade\n\nOSLO, 7 December 2022. Foreign Minister Anna Lind received today Deputy Foreign Minister of Peru"
        " Marco Rossi, who arrived in Oslo on a working visit to take part in the political consultations between the ministries of the"
        " two countries, Reuters was informed from the ministry.\n"
    )
    assert sorted(e.type for e in events) == ["consultation", "meeting", "visit"]
    assert not any(p.referent.startswith("organization:") for e in events for p in e.participants)


def test_an_outcome_paper_of_a_session_held_elsewhere_keeps_its_place(told: Told) -> None:
    council = next(
        e
        for e in told(
            "Anna Lind receives Marco Rossi\n\nOslo, 3 October 2023 - Anna Lind received Marco Rossi and briefed him on the progress since"
            " the Second Lima Summit in October 2022 and on the outcomes of the Ministerial Council held in Vienna last month.\n"
        )
        if "Council" in e.name
    )
    assert council.place and council.start_date == "2023-09"


def test_the_meeting_of_an_officer_is_not_his_body_sitting(told: Told) -> None:
    (talk,) = told(
        "The meeting of the Secretary General of the OSCE Anna Lind with the Ambassador of Peru Marco Rossi took place in Oslo on 9 May.\n"
    )
    assert (talk.organizer, people(talk)) == (None, {"anna lind", "marco rossi"})


def test_a_visit_told_by_its_visitors_office_has_its_goal(told: Told) -> None:
    events = told("They recalled the state visit of the President of Peru to Norway in September 2022.\n")
    visit = next(e for e in events if e.type == "visit")
    assert visit.place == "country:NO"


def test_the_previous_summit_is_not_the_one_announced(told: Told) -> None:
    events = told(
        "Anna Lind to take part in SCO summit in Oslo\n\n4 May 2023\n\nPresident Anna Lind will take part in the SCO summit in Oslo.\n\n"
        "The previous SCO summit was held in Oslo on 3 March 2021.\n"
    )
    assert sorted((e.status, e.start_date) for e in events if e.type == "summit") == [("held", "2021-03-03"), ("planned", None)]


def test_bilateral_meetings_with_presidents_of_states_are_one_for_each(told: Told) -> None:
    text = "Lind abroad\n\n4 May 2023\n\nToday President Anna Lind held bilateral meetings with the {} Peru, Chile and Japan.\n"
    apart = [e for e in told(text.format("presidents of")) if e.type == "meeting"]
    assert sorted(p.referent for e in apart for p in e.participants if p.referent.startswith("country:")) == [
        "country:CL", "country:JP", "country:PE",
    ]  # fmt: skip
    assert len(apart) == 3
    assert len([e for e in told(text.format("officials from")) if e.type == "meeting"]) == 1


def test_a_call_with_several_in_the_title_is_one_also_where_its_caller_is_named_later(told: Told) -> None:
    [call] = told(
        "Phone conversation with Mette Holm and Jonas Berg\n\n4 May 2023\n\n"
        "Anna Lind spoke with Prime Minister of Denmark Mette Holm and Prime Minister of Norway Jonas Berg.\n"
    )
    assert people(call) == {"anna lind", "mette holm", "jonas berg"}


def test_a_call_has_no_place(told: Told) -> None:
    [call] = told("Call\n\nOSLO, 4 May 2023\n\nPresident Anna Lind of Norway held a phone call in Oslo today with President Marco Rossi.\n")
    assert (call.type, call.place) == ("call", None)


def test_the_meeting_attended_by_ministers_is_not_the_one_that_was_recalled(told: Told) -> None:
    events = told(
        "Anna Lind received Minister Marco Rossi\n\n4 May 2023\n\nPresident Anna Lind received Defense Minister of Italy Marco Rossi.\n\n"
        "Anna Lind recalled her meeting with President Paolo Neri in Rome last December.\n\n"
        "The meeting was attended by Minister of Defense of Norway Peter Holm.\n"
    )
    assert [people(e) for e in events if "peter holm" in people(e)] == [{"anna lind", "marco rossi", "peter holm"}]


def test_the_head_of_state_is_whom_the_page_is_about(told: Told) -> None:
    events = told(
        "President Lind takes part in summit\n\n4 May 2023\n\nPresident Anna Lind took part in the SCO summit in Lima.\n\n"
        "The summit was hosted by President Maria Sosa.\n\nThe head of state had a meeting with Chancellor Peter Holm.\n"
    )
    assert {"anna lind", "peter holm"} in [people(e) for e in events]


def test_of_guests_received_one_by_one_each_is_at_his_own_meeting(told: Told) -> None:
    events = told(
        "President Lind received foreign ministers\n\n4 May 2023\n\nPresident Anna Lind received Foreign Minister of Peru Juan Sosa, "
        "Foreign Minister of Japan Taro Ito and Secretary-General Marco Rossi.\n"
    )
    assert sorted(sorted(people(e)) for e in events) == [["anna lind", who] for who in ("juan sosa", "marco rossi", "taro ito")]


def test_letters_of_credence_and_their_ceremony_are_one(told: Told) -> None:
    [e] = told(
        "President Lind receives letters of credence\n\n4 May 2023\n\nPresident Anna Lind received letters of credence from Ambassador "
        "Taro Ito at a ceremony in Oslo.\n\nThe ceremony was attended by Foreign Minister Peter Holm.\n"
    )
    assert (e.type, people(e)) == ("meeting", {"anna lind", "taro ito", "peter holm"})


def test_who_lies_under_a_monument_attends_no_ceremony(told: Told) -> None:
    events = told("Visit to Oslo\n\n4 May 2023\n\nA wreath-laying ceremony at the monument to Henrik Dahl was held in Oslo on 3 May.\n")
    assert [(e.type, people(e)) for e in events] == [("other", set())]


def test_what_closes_later_is_not_the_opening(told: Told) -> None:
    events = told(
        'Opening ceremony of Steppe Games held\n\nOslo, 12 August 2024\n\nThe opening ceremony of the "Steppe" festival was held in Oslo '
        "on Monday. The ceremony was attended by President Anna Lind.\n\nThe festival will close on August 20.\n"
    )
    assert [(e.status, e.start_date) for e in events] == [("held", "2024-08-12")]


def test_who_joins_the_talks_is_at_them_and_not_at_the_conference_beside(told: Told) -> None:
    events = told(
        "Readout of Lind's meeting with President Rossi\n\n4 May 2023\n\nPresident Anna Lind met today with President Marco Rossi "
        "in Munich, where both leaders are attending the Munich Security Forum. The President was joined by Minister Peter Holm.\n"
    )
    assert [e.type for e in events if "peter holm" in people(e)] == ["meeting"]


def test_travellers_who_leave_for_home_visit_nobody(told: Told) -> None:
    text = "Visit ends\n\n4 May 2023\n\nPresident of Norway Anna Lind visited Peru on 3 May.\n\nToday Anna Lind left for {}.\n"
    assert len(told(text.format("Oslo"))) == 1
    assert len(told(text.format("Tokyo"))) == 2


def test_who_is_there_when_one_is_met_is_not_met_one_by_one(told: Told) -> None:
    [e] = told(
        "Lind meets commander\n\n4 May 2023\n\nPresident Anna Lind met with General Peter Holm, in the presence of Minister of Defense "
        "Jonas Berg and Ambassador Marco Rossi.\n"
    )
    assert people(e) == {"anna lind", "peter holm", "jonas berg", "marco rossi"}


def test_the_two_presidents_are_not_the_two_who_are_yet_to_meet(told: Told) -> None:
    events = told(
        "Anna Lind speaks by phone with Marco Rossi\n\n4 May 2023\n\nPresident Anna Lind spoke by phone with President Marco Rossi.\n\n"
        "Ministers Peter Holm and Paolo Neri will meet in Oslo.\n\nThe two presidents met in Lima the day before.\n"
    )
    assert [people(e) for e in events if e.status == "held" and e.type == "meeting"] == [{"anna lind", "marco rossi"}]


def test_the_president_of_a_page_about_one_is_that_one(told: Told) -> None:
    events = told(
        "President Lind elected chair of assembly\n\n4 May 2023\n\nPresident Anna Lind took part in the AU summit in Lima.\n\n"
        "The summit was attended by President Marco Rossi and President Peter Holm.\n\n"
        "The President will chair an extraordinary summit in Oslo on 8 May.\n"
    )
    assert [e.chair for e in events if e.start_date == "2023-05-08"] == ["person:~anna lind"]


def test_the_president_is_not_the_guest_whose_visit_the_title_tells_of(told: Told) -> None:
    events = told(
        "Statement on the visit of President Marco Rossi\n\n4 May 2023\n\nPresident Anna Lind will receive President Marco Rossi in Oslo "
        "on 8 May.\n\nPresident Anna Lind spoke of it today. The President will chair a summit in Lima on 12 May.\n"
    )
    assert [e.chair for e in events if e.start_date == "2023-05-12"] == ["person:~anna lind"]


def test_a_visit_put_off_to_the_day_that_the_page_gives_is_not_called_off(told: Told) -> None:
    [e] = told(
        "Lind to visit Oslo\n\n4 May 2023\n\nPresident of Peru Anna Lind will pay a working visit to Oslo on 13 June 2023.\n\n"
        "The visit, originally scheduled for May, was postponed at her request.\n"
    )
    assert (e.status, e.start_date) == ("planned", "2023-06-13")


def test_a_meeting_of_three_is_no_sighting_of_the_summit_around_it(told: Told) -> None:
    events = told(
        "Lind at World Climate Action Summit\n\n4 May 2023\n\nPresident Anna Lind spoke at the World Climate Action Summit in Lima.\n\n"
        "Also in Lima, Anna Lind held a meeting with Prime Minister Marco Rossi and Crown Prince Jonas Berg.\n"
    )
    assert {"anna lind", "marco rossi", "jonas berg"} in [people(e) for e in events]
    assert sorted(e.type for e in events) == ["meeting", "summit"]


def test_who_attended_the_meetings_makes_no_meeting(told: Told) -> None:
    events = told(
        "Lind meets Rossi\n\n4 May 2023\n\nMinister Anna Lind met in Oslo with Minister Marco Rossi and, in a separate meeting, received "
        "Minister Jonas Berg.\n\nThe meetings were attended by Peter Holm and Paolo Neri.\n"
    )
    assert len(events) == 2


def test_a_long_subject_attends_with_both_its_ends(told: Told) -> None:
    [e] = told(
        "Lind met with Rossi\n\n4 May 2023\n\nPresident Anna Lind met with Senator Marco Rossi in Oslo.\n\n"
        "Peter Holm, the Head of the Office of the President, and Ambassador Jonas Berg took part in the meeting.\n"
    )
    assert people(e) == {"anna lind", "marco rossi", "peter holm", "jonas berg"}


def test_what_is_to_be_held_plans_no_other_event(told: Told) -> None:
    events = told("Oslo, 5 May 2023 - The sides hailed the 10th OSCE summit in Lima and spoke of the forum to be held in Vienna.\n")
    assert [(e.type, e.status) for e in events] == [("summit", "held"), ("conference", "planned")]


def test_holders_of_one_office_in_two_states_meet_each_other(told: Told) -> None:
    (talk,) = told(
        "Norwegian, Peruvian Security Council Secretaries hold talks in Oslo\n\n12 March 2024\n\n"
        "Oslo - Secretary of the Security Council of Norway Anna Lind met with Secretary of the Security Council of Peru Marco Rossi.\n"
    )
    assert (talk.organizer, people(talk)) == (None, {"anna lind", "marco rossi"})


def test_the_side_that_is_ready_to_host_does(told: Told) -> None:
    (round_,) = told("Anna Lind confirmed the readiness of the Peruvian side to host the next round of consultations in Lima in June.\n")
    assert round_.chair == "country:PE"


def test_the_minister_is_the_one_whose_doings_the_headline_tells(told: Told) -> None:
    events = told(
        "Press release on Foreign Minister Anna Lind's stay in Kenya\n\nOslo, 5 October 2023\n\n"
        "On 4 October, Foreign Minister of Norway Anna Lind gave a lecture. Foreign Minister of Denmark Peter Holm praised it.\n\n"
        "Before that the Minister was received by President William Ruto.\n"
    )
    audience = next(e for e in events if any("ruto" in who for who in people(e)))
    assert any("lind" in who for who in people(audience)) and not any("holm" in who for who in people(audience))


def test_the_most_recent_visit_is_not_the_coming_one(told: Told) -> None:
    visits = told(
        "Anna Lind to visit Japan\n\nOslo, 5 October 2023\n\nForeign Minister Anna Lind will visit Japan on 9 October.\n\n"
        "Her most recent visit was to Kenya, on 3 May.\n"
    )
    assert [(v.status, v.start_date) for v in visits] == [("planned", "2023-10-09"), ("held", "2023-05-03")]
