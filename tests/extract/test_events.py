"""Events: sightings, their facts, and which of them are one event."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

import pytest
from spacy.language import Language

from seedline.extract.events.extractor import Events
from seedline.extract.events.heard import Heard
from seedline.extract.reading import Reading
from seedline.extract.reports import DocumentField, Event, Mention
from seedline.extract.statements.extractor import Statements
from seedline.reference import Reference

NAMES = {
    "Ana Kovač": ("person", "person:~ana kovač"), "Kovač": ("person", "person:~ana kovač"),
    "Omar Haddad": ("person", "person:~omar haddad"), "Haddad": ("person", "person:~omar haddad"),
    "Lena Berg": ("person", "person:~lena berg"), "Ivo Marin": ("person", "person:~ivo marin"),
    "CSTO": ("organization", "organization:csto"), "Council of Foreign Ministers": ("organization", "organization:csto-cfm"),
    "Collective Security Council": ("organization", "organization:csto-csc"),
    "Council of Defense Ministers": ("organization", "organization:csto-cdm"),
    "UN Security Council": ("organization", "organization:unsc"), "UN General Assembly": ("organization", "organization:unga"),
    "Extraordinary Assembly of the CSTO Heads of State": ("organization", "organization:~extraordinary assembly"),
    "Kazakhstan": ("country", "country:KZ"), "Norway": ("country", "country:NO"), "Armenia": ("country", "country:AM"),
    "Mongolia": ("country", "country:MN"), "Afghanistan": ("country", "country:AF"),
    "Almaty": ("place", "place:almaty"), "Oslo": ("place", "place:oslo"), "Minsk": ("place", "place:minsk"),
    "Shield-2024": ("event", "event:~shield-2024"), "Torch-2024": ("event", "event:~torch-2024"),
}  # fmt: skip
DATES = {
    "March 4": "2024-03-04", "March 5": "2024-03-05", "March 10-12": "2024-03-10/2024-03-12", "May 6": "2024-05-06",
    "2024,": "2024", "this autumn": "2024-23", "2021/2022": "2021/2022", "in June": "2024-06", "2019": "2019", "2024-03-01": "2024-03-01",
    "today": "2024-03-06",
}  # fmt: skip


class Named:
    """Stands in for the extractors before this one: the names and dates of the tests' own sentences, and the document's date."""

    name, version = "named", "0"

    def __call__(self, reading: Reading) -> Iterable[Mention | DocumentField]:
        taken: set[int] = set()
        for surface in sorted([*NAMES, *DATES], key=len, reverse=True):
            at = reading.text.find(surface)
            while at >= 0:
                end = at + len(surface)
                if not taken & set(range(at, end)):
                    taken |= set(range(at, end))
                    if surface in DATES:
                        yield Mention(start=at, end=end, type="date", value=DATES[surface])
                    else:
                        type_, ref = NAMES[surface]
                        yield Mention(start=at, end=end, type=type_, referent=ref, name=surface)
                at = reading.text.find(surface, end)
        yield DocumentField(start=0, end=1, name="published", value="2024-03-06")


@pytest.fixture(scope="module")
def events(read: Callable[..., Reading], nlp: Language, reference: Reference) -> Callable[[str], list[Event]]:
    extractors = (Named(), Events(nlp, reference), Statements(nlp, reference), Heard(nlp, reference))
    return lambda text: read(text, *extractors).events


def people(event: Event) -> set[str]:
    return {p.referent for p in event.participants}


def test_session_with_all_fields(events: Callable[[str], list[Event]]) -> None:
    [e] = events(
        "A regular meeting of the Council of Foreign Ministers was held in Almaty on March 4 "
        "under the chairmanship of Foreign Minister Ana Kovač."
    )
    assert (e.type, e.status, e.start_date, e.end_date, e.format) == ("meeting", "held", "2024-03-04", None, "in_person")
    assert (e.place, e.organizer, e.chair) == ("place:almaty", "organization:csto-cfm", "person:~ana kovač")
    assert [(p.referent, p.role) for p in e.participants] == [("person:~ana kovač", "chair")]


def test_evidence_quotes_each_field(events: Callable[[str], list[Event]], read: Callable[..., Reading]) -> None:
    text = "The CSTO exercise Shield-2024 will take place in Kazakhstan on March 10-12."
    [e] = events(text)
    quoted = {v.field: text[v.start : v.end] for v in e.evidence}
    assert quoted["start"] == quoted["end"] == "March 10-12"
    assert (quoted["place_id"], quoted["organizer_id"], quoted["status"]) == ("Kazakhstan", "CSTO", "will")
    assert text[e.start : e.end] == e.name


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("A meeting of the Council of Foreign Ministers took place in Oslo on March 4.", "held"),
        ("A meeting of the Council of Foreign Ministers will take place in Oslo.", "planned"),
        ("The next meeting of the Council of Foreign Ministers is planned in Oslo this autumn.", "planned"),
        ("The meeting of the Council of Foreign Ministers in Oslo on March 5 was called off.", "cancelled"),
        ("The meeting of the Council of Foreign Ministers in Oslo on March 10-12 has been postponed.", "cancelled"),
    ],
)
def test_status(events: Callable[[str], list[Event]], sentence: str, status: str) -> None:
    [e] = events(sentence)
    assert e.status == status


def test_an_interval_is_start_and_end(events: Callable[[str], list[Event]]) -> None:
    [e] = events("Secretary General Omar Haddad will be in Norway on a working visit on March 10-12.")
    assert (e.type, e.start_date, e.end_date, e.place) == ("visit", "2024-03-10", "2024-03-12", "country:NO")
    assert people(e) == {"person:~omar haddad"}


@pytest.mark.parametrize(
    ("sentence", "type_", "form"),
    [
        ("President Ana Kovač met with Prime Minister Omar Haddad in Oslo.", "meeting", "in_person"),
        ("President Ana Kovač received Foreign Minister Omar Haddad on March 4.", "meeting", "in_person"),
        ("Ana Kovač held talks with Omar Haddad in Oslo on March 4.", "meeting", "in_person"),
        ("Ana Kovač and Omar Haddad held a telephone conversation on March 4.", "call", "phone"),
        ("Ana Kovač spoke by telephone with Prime Minister Omar Haddad.", "call", "phone"),
        ("Talks between Foreign Minister Ana Kovač and Minister Omar Haddad will be held in Oslo.", "meeting", "in_person"),
    ],
)
def test_partners(events: Callable[[str], list[Event]], sentence: str, type_: str, form: str) -> None:
    [e] = events(sentence)
    assert (e.type, e.format) == (type_, form)
    assert people(e) == {"person:~ana kovač", "person:~omar haddad"}
    assert e.organizer is None


def test_further_mentions_are_the_same_event(events: Callable[[str], list[Event]]) -> None:
    text = (
        "A session of the Collective Security Council took place in Minsk on March 4.\n\n"
        "The participants discussed the situation in Afghanistan.\n\n"
        "The meeting was attended by Ana Kovač and Omar Haddad.\n\n"
        "Speaking at the session, Lena Berg proposed a plan.\n"
    )
    [e] = events(text)
    assert (e.type, e.organizer, e.place) == ("summit", "organization:csto-csc", "place:minsk")
    assert people(e) >= {"person:~ana kovač", "person:~omar haddad", "person:~lena berg"}
    lines = {text.count("\n", 0, v.start) + 1 for v in e.evidence}
    assert lines == {1, 3, 5, 7}


def test_next_session_is_another_event_of_the_same_body(events: Callable[[str], list[Event]]) -> None:
    held, planned = events(
        "The session of the Collective Security Council took place in Minsk on March 4. The next session is planned in Oslo this autumn."
    )
    assert (held.start_date, held.status) == ("2024-03-04", "held")
    assert (planned.start_date, planned.status, planned.organizer, planned.type) == (
        "2024-23",
        "planned",
        "organization:csto-csc",
        "summit",
    )


def test_joint_meeting_of_bodies(events: Callable[[str], list[Event]]) -> None:
    [e] = events("A joint meeting of the Council of Foreign Ministers and the Council of Defense Ministers was held in Oslo on March 5.")
    assert e.organizer == "organization:csto"
    assert people(e) == {"organization:csto-cfm", "organization:csto-cdm"}


def test_separate_partners_are_separate_meetings(events: Callable[[str], list[Event]]) -> None:
    found = events("Ana Kovač also met, separately, with Minister Omar Haddad and Minister Lena Berg in Oslo.")
    assert {frozenset(people(e)) for e in found} == {
        frozenset({"person:~ana kovač", "person:~omar haddad"}),
        frozenset({"person:~ana kovač", "person:~lena berg"}),
    }


def test_sidelines_are_beside_another_event(events: Callable[[str], list[Event]]) -> None:
    found = events("On March 4 Ana Kovač met with Omar Haddad on the sidelines of the CSTO summit in Minsk.")
    assert {(e.type, e.organizer, e.place) for e in found} == {
        ("meeting", None, "place:minsk"), ("summit", "organization:csto", "place:minsk"),
    }  # fmt: skip


def test_exercises_in_a_list_share_date_and_place(events: Callable[[str], list[Event]]) -> None:
    found = events("The CSTO exercises Shield-2024 and Torch-2024 will be held in Kazakhstan in June.")
    assert [(e.type, e.start_date, e.place, e.organizer) for e in found] == [("exercise", "2024-06", "country:KZ", "organization:csto")] * 2


@pytest.mark.parametrize(
    ("sentence", "place", "chair"),
    [
        ("On March 4 Almaty hosted a meeting of the Council of Foreign Ministers.", "place:almaty", None),
        ("On March 4 Kazakhstan hosted a meeting of the Council of Foreign Ministers.", "country:KZ", "country:KZ"),
        ("Ana Kovač chaired on March 4 in Almaty the session of the Council of Foreign Ministers.", "place:almaty", "person:~ana kovač"),
    ],
)
def test_host_and_chair(events: Callable[[str], list[Event]], sentence: str, place: str, chair: str | None) -> None:
    [e] = events(sentence)
    assert (e.place, e.chair, e.start_date) == (place, chair, "2024-03-04")


def test_taking_office(events: Callable[[str], list[Event]]) -> None:
    [e] = events("Omar Haddad was elected Chairman of the UN Security Council on March 5.")
    assert (e.type, e.start_date, e.organizer, people(e)) == ("appointment", "2024-03-05", "organization:unsc", {"person:~omar haddad"})


@pytest.mark.parametrize(
    "sentence",
    [
        "Such meetings are usually held twice a year.",
        "The ministers discussed the agenda of the 78th session of the UN General Assembly.",
        "Ana Kovač said at a press conference in Oslo on March 4 that the war has to end.",
        "He welcomed the decision of Ana Kovač.",
        "Ana Kovač called on Omar Haddad to stop the negotiations.",
        "Negotiations on the situation in Afghanistan are difficult.",
        "Minister Ana Kovač does not plan to meet with Omar Haddad.",
        "The members adopted a plan for 2019.",
    ],
)
def test_no_event(events: Callable[[str], list[Event]], sentence: str) -> None:
    assert events(sentence) == []


def test_press_conference_keeps_its_own_date(events: Callable[[str], list[Event]]) -> None:
    [e] = events("Ana Kovač spoke of the CSTO summit in Minsk at a press conference on March 4.")
    assert (e.type, e.start_date) == ("summit", None)


def test_topic_countries_are_no_places(events: Callable[[str], list[Event]]) -> None:
    [e] = events("The Council of Foreign Ministers met on March 4 to discuss the situation in Afghanistan.")
    assert e.place is None


@pytest.mark.parametrize(
    "text",
    [
        "\n\n",
        "« »” “ ‘",
        "🇰🇿 🤝 meeting",
        "\u200f\u0627\u062c\u062a meeting of",
        "\ue001 met with \ue001",
        "meeting of the",
        "of of of with with",
    ],
)
def test_odd_text_does_no_harm(events: Callable[[str], list[Event]], text: str) -> None:
    assert events(text + "x") == []


def test_time_grows_with_the_text(read: Callable[..., Reading], nlp: Language, reference: Reference) -> None:
    extractor = Events(nlp, reference)
    sentence = "A meeting of the Council of Foreign Ministers was held in Almaty on March 4, where Ana Kovač met with Omar Haddad, "

    def seconds(copies: int) -> float:
        reading = read(sentence * copies, Named())
        begin = time.process_time()
        list(extractor(reading))
        return time.process_time() - begin

    few, many = (min(seconds(copies) for _ in range(2)) for copies in (40, 400))  # the least: what the machine does besides only adds
    assert many < 40 * max(few, 0.01)


def test_dates_that_make_no_sense_are_left_out(read: Callable[..., Reading], nlp: Language, reference: Reference) -> None:
    class Wrong:
        name, version = "wrong", "0"

        def __call__(self, reading: Reading) -> Iterable[Mention | DocumentField]:
            at = reading.text.index("Monday")
            yield Mention(start=at, end=at + 6, type="date", value="2024-13-45")
            yield Mention(start=4, end=23, type="organization", referent="organization:unsc", name="UN Security Council")
            yield DocumentField(start=0, end=1, name="published", value="yesterday")

    [e] = read("The UN Security Council held a meeting on Monday.", Wrong(), Events(nlp, reference)).events
    assert (e.organizer, e.start_date, e.status) == ("organization:unsc", None, "held")


@pytest.mark.parametrize(
    "sentence",
    [
        "President Ana Kovač spoke on March 4 with Prime Minister Omar Haddad.",
        "On March 4 President Ana Kovač had a call with Prime Minister Omar Haddad.",
        "President Ana Kovač's call with Prime Minister Omar Haddad took place on March 4.",
    ],
)
def test_calls_without_the_word_telephone(events: Callable[[str], list[Event]], sentence: str) -> None:
    [e] = events(sentence)
    assert (e.type, e.format, e.start_date) == ("call", "phone", "2024-03-04")
    assert people(e) == {"person:~ana kovač", "person:~omar haddad"}


@pytest.mark.parametrize(
    "sentence",
    [
        "President Ana Kovač received on March 4 at the Green Palace the Foreign Minister of Norway, H.E. Omar Haddad.",
        "Chairperson Ana Kovač met on March 4 with Minister Omar Haddad.",
        "The Prime Minister hosted Omar Haddad in Oslo on March 4.",
    ],
)
def test_words_between_verb_and_guest(events: Callable[[str], list[Event]], sentence: str) -> None:
    [e] = events(sentence)
    assert (e.type, e.name, e.start_date) == ("meeting", "meeting", "2024-03-04")
    assert "person:~omar haddad" in people(e)


def test_a_call_for_something_is_no_call(events: Callable[[str], list[Event]]) -> None:
    assert events("Ana Kovač's call for a ceasefire of March 4 found support in Oslo.") == []


def test_ministers_without_names_stand_for_their_countries(events: Callable[[str], list[Event]]) -> None:
    [e] = events("A meeting of the foreign ministers of Norway, Mongolia and Armenia took place in Oslo on March 4.")
    assert people(e) == {"country:NO", "country:MN", "country:AM"}


def test_two_who_meet_again_in_the_text(events: Callable[[str], list[Event]]) -> None:
    [e] = events("President Ana Kovač will press Omar Haddad on trade when the two leaders meet in Oslo on March 10-12.")
    assert people(e) == {"person:~ana kovač", "person:~omar haddad"}
    assert (e.status, e.place) == ("planned", "place:oslo")


@pytest.mark.parametrize(
    ("sentence", "type_", "place"),
    [
        ("At least nine people were killed in Almaty on March 4.", "attack", "place:almaty"),
        ("Heavy fighting erupted in Almaty on March 4.", "attack", "place:almaty"),
        ("Gunmen stormed a hotel in Almaty on March 4, killing three guards.", "attack", "place:almaty"),
        ("Parliamentary elections were held in Mongolia on March 4.", "other", "country:MN"),
        ("Minister Ana Kovač opened the new embassy in Oslo on March 4.", "other", "place:oslo"),
        ("A joint training of border guards was held in Mongolia on March 4.", "exercise", "country:MN"),
    ],
)
def test_other_kinds_of_events(events: Callable[[str], list[Event]], sentence: str, type_: str, place: str) -> None:
    [e] = events(sentence)
    assert (e.type, e.place, e.start_date) == (type_, place, "2024-03-04")


def test_a_council_that_is_told_something_sits(events: Callable[[str], list[Event]]) -> None:
    [e] = events("The ceasefire holds, Ana Kovač told the UN Security Council March 5.")
    assert (e.type, e.organizer, e.start_date) == ("meeting", "organization:unsc", "2024-03-05")


def test_a_news_conference_is_an_event_while_it_is_planned(events: Callable[[str], list[Event]]) -> None:
    [e] = events("Minister Ana Kovač will hold a news conference on March 10-12.")
    assert (e.type, e.status, people(e)) == ("conference", "planned", {"person:~ana kovač"})


def test_the_day_of_arrival_is_not_the_day_of_the_summit(events: Callable[[str], list[Event]]) -> None:
    [e] = events("Ana Kovač arrived in Minsk on March 4 to attend the CSTO summit.")
    assert (e.type, e.start_date) == ("summit", None)


def test_names_are_short(events: Callable[[str], list[Event]]) -> None:
    [e] = events("The 15th meeting of the Council of Foreign Ministers was held in Oslo on March 4.")
    assert e.name == "15th meeting of the Council of Foreign Ministers"


def test_every_field_has_its_line(events: Callable[[str], list[Event]]) -> None:
    [e] = events("Ana Kovač met with Omar Haddad in Oslo on March 4.")
    assert {"type", "status", "format", "start", "place_id", "participants"} <= {v.field for v in e.evidence}


def test_guests_received_for_a_meeting_take_part_in_it(events: Callable[[str], list[Event]]) -> None:
    [e] = events("Minister Ana Kovač welcomed Ministers Omar Haddad and Lena Berg for a working session in Oslo on March 4.")
    assert (e.name, people(e)) == ("working session", {"person:~ana kovač", "person:~omar haddad", "person:~lena berg"})


def test_a_pronoun_may_stand_before_its_name(events: Callable[[str], list[Event]]) -> None:
    found = events("Omar Haddad spoke in the morning. During her visit to Norway on March 4, Minister Ana Kovač laid a wreath.")
    assert [people(e) for e in found if e.type == "visit"] == [{"person:~ana kovač"}]


def test_objects_of_one_verb_are_no_subject_of_the_next(events: Callable[[str], list[Event]]) -> None:
    [e] = events("Ana Kovač met in Oslo with Omar Haddad and Lena Berg and discussed trade.")
    assert people(e) == {"person:~ana kovač", "person:~omar haddad", "person:~lena berg"}


def test_two_meetings_in_one_list(events: Callable[[str], list[Event]]) -> None:
    found = events("A meeting of the Council of Foreign Ministers and a session of the UN Security Council will take place on March 10-12.")
    assert {e.organizer for e in found} == {"organization:csto-cfm", "organization:unsc"}


def test_what_must_or_might_be_done_is_no_event(events: Callable[[str], list[Event]]) -> None:
    assert events("Omar Haddad must meet with Lena Berg in Oslo.") == []
    assert events("The government refused to let Omar Haddad meet with Lena Berg.") == []
    [e] = events("Omar Haddad is due to meet with Lena Berg in Oslo.")
    assert e.status == "planned"


def test_the_day_of_saying_is_not_the_day_of_the_event(events: Callable[[str], list[Event]]) -> None:
    [e] = events("The CSTO summit was held in Almaty, the spokesman said on March 5.")
    assert e.start_date is None
    [e] = events("Omar Haddad said on March 5 at a meeting of the UN Security Council that it was late.")
    assert e.start_date == "2024-03-05"


def test_the_subject_is_not_the_last_name_before_the_verb(events: Callable[[str], list[Event]]) -> None:
    found = events("Omar Haddad met with Lena Berg and paid a courtesy call on Ana Kovač in Oslo.")
    assert {frozenset(people(e)) for e in found} == {
        frozenset({"person:~omar haddad", "person:~lena berg"}),
        frozenset({"person:~omar haddad", "person:~ana kovač"}),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Kazakhstan has appointed Omar Haddad as special envoy.",
        "Omar Haddad was designated as a special envoy to Mongolia in June.",
        "The president dismissed Omar Haddad as foreign minister on March 5.",
    ],
)
def test_offices_given_and_taken_by_others(events: Callable[[str], list[Event]], sentence: str) -> None:
    [e] = events(sentence)
    assert (e.type, people(e)) == ("appointment", {"person:~omar haddad"})


def test_naming_is_no_appointment_without_an_office(events: Callable[[str], list[Event]]) -> None:
    assert events("The paper named Omar Haddad on March 5.") == []


def test_an_overthrow_is_in_the_state_it_is_told_of(events: Callable[[str], list[Event]]) -> None:
    [e] = events("Mongolia's military seized power in June.")
    assert (e.type, e.start_date, e.place, e.format) == ("other", "2024-06", "country:MN", None)


def test_armed_men_attack_and_critics_do_not(events: Callable[[str], list[Event]]) -> None:
    [e] = events("Gunmen attacked a convoy near Minsk on March 4.")
    assert (e.type, e.place, e.start_date) == ("attack", "place:minsk", "2024-03-04")
    assert events("Lena Berg attacked the plan in Minsk on March 4.") == []


def test_meetings_with_several_are_several(events: Callable[[str], list[Event]]) -> None:
    assert len(events("In Oslo, Omar Haddad held bilateral meetings with Lena Berg and Ana Kovač.")) == 2
    assert len(events("Omar Haddad spoke by phone with Lena Berg and Ana Kovač.")) == 2


def test_who_is_on_a_visit_is_received_all_the_same(events: Callable[[str], list[Event]]) -> None:
    found = events("Omar Haddad received Lena Berg, who is on a visit to Kazakhstan.")
    assert {e.type for e in found} == {"meeting", "visit"}


def test_states_that_attend(events: Callable[[str], list[Event]]) -> None:
    [e] = events("The CSTO meeting in Almaty was attended by foreign ministers of Armenia, Norway and Mongolia.")
    assert {"country:AM", "country:NO", "country:MN"} <= people(e)


def test_who_invites_does_not_attend(events: Callable[[str], list[Event]]) -> None:
    [e] = events("At the invitation of Lena Berg, Omar Haddad attended the CSTO summit in Almaty.")
    assert people(e) == {"person:~omar haddad"}


def test_a_list_shares_its_place_and_its_guests(events: Callable[[str], list[Event]]) -> None:
    found = events("Omar Haddad will attend the 24th CSTO summit and the 3rd Water Forum, held in Almaty on March 10-12.")
    assert len(found) == 2
    assert all(e.place == "place:almaty" and people(e) == {"person:~omar haddad"} for e in found)


def test_cancelled_beats_scheduled(events: Callable[[str], list[Event]]) -> None:
    [e] = events("Omar Haddad's scheduled visit to Mongolia was cancelled.")
    assert e.status == "cancelled"


@pytest.mark.parametrize(
    ("text", "date", "moved_from"),
    [
        ("The CSTO summit in Minsk has been postponed from March 4 to March 5.", "2024-03-05", "2024-03-04"),
        ("The CSTO summit in Minsk was rescheduled to May 6 from March 5.", "2024-05-06", "2024-03-05"),
        ("The CSTO summit, originally scheduled for March 5, will now take place on May 6 in Minsk.", "2024-05-06", "2024-03-05"),
        ("Instead of March 5 the CSTO summit will be held on May 6 in Minsk.", "2024-05-06", "2024-03-05"),
        ("The CSTO summit planned for March 5 in Minsk has been put off until May 6.", "2024-05-06", "2024-03-05"),
    ],
)
def test_an_event_put_on_another_date_keeps_the_date_given_up(
    events: Callable[[str], list[Event]], text: str, date: str, moved_from: str
) -> None:
    [event] = events(text)
    assert (event.start_date, event.moved_from, event.status) == (date, moved_from, "planned" if date > "2024-03-06" else "held")
    assert any(e.field == "moved_from" for e in event.evidence)


def test_postponed_without_a_new_date_is_cancelled(events: Callable[[str], list[Event]]) -> None:
    [event] = events("The CSTO summit, planned for May 6 in Minsk, has been postponed.")
    assert (event.status, event.moved_from, event.start_date) == ("cancelled", None, "2024-05-06")


def test_several_numbers_are_several_sessions(events: Callable[[str], list[Event]]) -> None:
    found = events("The UN Security Council recalled its 7421st and 7430th meetings, held on March 4 and March 5.")
    assert sorted((e.start_date, e.organizer) for e in found) == [
        ("2024-03-04", "organization:unsc"),
        ("2024-03-05", "organization:unsc"),
    ]


def test_meetings_with_several_are_one_for_each(events: Callable[[str], list[Event]]) -> None:
    text = "Minister Ana Kovač visited Norway. Meetings with Minister Omar Haddad and Speaker Lena Berg were held during the visit."
    found = events(text)
    partners = {frozenset(p.referent for p in e.participants) for e in found if e.type == "meeting"}
    assert partners == {frozenset({"person:~ana kovač", r}) for r in ("person:~omar haddad", "person:~lena berg")}


def test_who_discusses_a_matter_with_several_meets_each(events: Callable[[str], list[Event]]) -> None:
    found = events("Minister Ana Kovač discussed trade with President Omar Haddad and Speaker Lena Berg.")
    assert sorted(sorted(p.referent for p in e.participants) for e in found) == [
        ["person:~ana kovač", "person:~lena berg"],
        ["person:~ana kovač", "person:~omar haddad"],
    ]


def test_whom_someone_met_is_the_object(events: Callable[[str], list[Event]]) -> None:
    [event] = events("Minister Ana Kovač passed on greetings from President Omar Haddad, with whom she met in Oslo on March 4.")
    assert {"person:~omar haddad"} <= {p.referent for p in event.participants}
    assert (event.place, event.start_date) == ("place:oslo", "2024-03-04")


def test_a_place_where_someone_has_come_from_was_visited(events: Callable[[str], list[Event]]) -> None:
    [event] = events("They also spoke about Mongolia, where Minister Ana Kovač has just come from.")
    assert (event.type, event.place, [p.referent for p in event.participants]) == ("visit", "country:MN", ["person:~ana kovač"])


def test_leaders_expected_somewhere_will_meet_there(events: Callable[[str], list[Event]]) -> None:
    [event] = events("The heads of state are expected in Almaty on May 6.")
    assert (event.type, event.status, event.place, event.start_date) == ("summit", "planned", "place:almaty", "2024-05-06")


def test_delegations_without_names_are_received(events: Callable[[str], list[Event]]) -> None:
    [event] = events("The heads of delegations were received in Minsk by Omar Haddad on March 4.")
    assert (event.type, event.place, [p.referent for p in event.participants]) == ("meeting", "place:minsk", ["person:~omar haddad"])


def test_bodies_that_each_meet(events: Callable[[str], list[Event]]) -> None:
    found = events("Meetings of the Collective Security Council and the UN Security Council took place on March 4.")
    assert {e.organizer for e in found} == {"organization:csto-csc", "organization:unsc"}


def test_an_item_of_a_programme_is_announced(events: Callable[[str], list[Event]]) -> None:
    [event] = events("May 6: Ministerial Conferences with Armenia and Norway")
    assert (event.type, event.status, event.start_date) == ("conference", "planned", "2024-05-06")


def test_chairmanship_without_article(events: Callable[[str], list[Event]]) -> None:
    [event] = events("The session of the Council of Foreign Ministers was held in Almaty under chairmanship of H.E. Mr. Omar Haddad.")
    assert event.chair == "person:~omar haddad"


def test_elections_set_for_a_year(events: Callable[[str], list[Event]]) -> None:
    [event] = events("In Mongolia, elections scheduled for 2019 were a test.")
    assert (event.type, event.place, event.start_date) == ("other", "country:MN", "2019")


def test_lists_of_ambassadors_give_their_countries(events: Callable[[str], list[Event]]) -> None:
    [event] = events("The conference in Oslo on March 4 was attended by ambassadors of Armenia, Mongolia and Norway.")
    assert {"country:AM", "country:MN", "country:NO"} <= {p.referent for p in event.participants}


def test_who_leads_a_session_and_which_state_is_its_host(events: Callable[[str], list[Event]]) -> None:
    [event] = events("The session of the Council of Foreign Ministers in Almaty was led by Minister Omar Haddad on March 4.")
    assert event.chair == "person:~omar haddad"
    [event] = events("The summit of the CSTO was held in Oslo on March 4. Norway is the host this year.")
    assert event.chair == "country:NO"


def test_the_speaker_at_a_talk_is_a_partner(events: Callable[[str], list[Event]]) -> None:
    [e] = events("Foreign Minister Ana Kovač's opening remarks during talks with Chancellor Omar Haddad, Oslo, March 4")
    assert e.type == "meeting"
    assert people(e) == {"person:~ana kovač", "person:~omar haddad"}


def test_a_series_begins_with_its_first_and_ends_with_its_closing_event(events: Callable[[str], list[Event]]) -> None:
    found = events(
        "The joint CSTO exercise will be held in Kazakhstan on March 10-12. "
        "It will close Shield-2024, a series of CSTO drills opened on March 4 in Minsk by Torch-2024."
    )
    series = next(e for e in found if e.name == "Shield-2024")
    assert (series.start_date, series.end_date) == ("2024-03-04", "2024-03-12")


def test_its_session_is_of_the_body_named_before(events: Callable[[str], list[Event]]) -> None:
    [e] = events("The plan was approved by the Collective Security Council at its session in Minsk on March 4.")
    assert e.organizer == "organization:csto-csc"


def test_sides_of_a_hyphenated_summit(events: Callable[[str], list[Event]]) -> None:
    [e] = events("Leaders gathered for the Norway-CSTO summit in Oslo on March 4.")
    assert e.organizer == "organization:csto"
    assert {"country:NO", "organization:csto"} <= people(e)


def test_a_name_in_capitals_makes_an_event(events: Callable[[str], list[Event]]) -> None:
    [e] = events("We hope that the upcoming High-Level Meeting on Ocean Science will bring results.")
    assert (e.type, e.status) == ("meeting", "planned")


def test_with_whom_someone_had_talks(events: Callable[[str], list[Event]]) -> None:
    found = events("Ana Kovač, with whom Omar Haddad had a telephone conversation on March 4, called for calm.")
    assert [(e.type, people(e)) for e in found] == [("call", {"person:~ana kovač", "person:~omar haddad"})]


def test_told_on_the_sidelines_is_a_meeting_there(events: Callable[[str], list[Event]]) -> None:
    found = events("On the sidelines of the conference in Oslo on March 4, Ana Kovač told Foreign Minister Omar Haddad to be patient.")
    talk = next(e for e in found if e.type == "meeting")
    assert people(talk) == {"person:~ana kovač", "person:~omar haddad"}
    assert talk.place == "place:oslo"


def test_talks_between_others_are_no_part_of_the_meeting(events: Callable[[str], list[Event]]) -> None:
    """What the participants hope of other states' talks is no evidence of their own meeting."""
    text = (
        "A regular meeting of the Council of Foreign Ministers was held in Almaty on March 4. The parties hoped that "
        "the upcoming negotiations between the leaders of Armenia and Kazakhstan will be an important step."
    )
    (meeting,) = [e for e in events(text) if e.start_date == "2024-03-04"]
    at = text.index("upcoming negotiations")
    assert all(e.end <= at for e in meeting.evidence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Minister Ana Kovač attended the UN Security Council on March 4.",
        "Ana Kovač took part in the work of the UN Security Council on March 4.",
        "The UN Security Council was held in Oslo on March 4, and Ana Kovač attended it.",
    ],
)
def test_a_council_attended_on_a_day_is_its_meeting(events: Callable[[str], list[Event]], sentence: str) -> None:
    [e] = events(sentence)
    assert (e.type, e.organizer, e.start_date) == ("meeting", "organization:unsc", "2024-03-04")
    assert people(e) == {"person:~ana kovač"}


def test_a_council_spoken_of_is_no_meeting(events: Callable[[str], list[Event]]) -> None:
    assert events("The matter is before the UN Security Council, and Norway supports its role.") == []


def test_who_speaks_at_a_session_takes_part(events: Callable[[str], list[Event]]) -> None:
    text = "The Council of Foreign Ministers held a session in Almaty on March 4.\n\nAna Kovač said that trade was growing.\n\n"
    [e] = events(text + "Omar Haddad, the spokesman, noted that a report was ready.")
    assert people(e) == {"person:~ana kovač"}


def test_a_verb_before_with_parts_it_from_its_noun(events: Callable[[str], list[Event]]) -> None:
    [e] = events("The session of the Council of Foreign Ministers on March 4 opened with the remarks of Ana Kovač.")
    assert (e.organizer, e.start_date) == ("organization:csto-cfm", "2024-03-04")


def test_joined_verbs_share_the_subject_of_the_first(events: Callable[[str], list[Event]]) -> None:
    found = events("Ana Kovač called on Omar Haddad on March 4 and also held a meeting with Lena Berg.")
    assert {frozenset(people(e)) for e in found} == {
        frozenset({"person:~ana kovač", "person:~omar haddad"}),
        frozenset({"person:~ana kovač", "person:~lena berg"}),
    }


def test_on_the_eve_of_a_session_the_day_is_that_of_what_takes_place(events: Callable[[str], list[Event]]) -> None:
    found = events("A meeting of the Council of Foreign Ministers took place on the eve of the session of the CSTO on March 4.")
    assert [e.start_date for e in found if e.organizer == "organization:csto-cfm"] == ["2024-03-04"]


def test_a_state_presiding_an_organisation_chairs_no_session(events: Callable[[str], list[Event]]) -> None:
    [e] = events("The session of the Council of Foreign Ministers on March 4 discussed the tasks of Armenia's presidency of the CSTO.")
    assert e.chair is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The Council of Foreign Ministers held a session in Almaty on March 4; it was led by Ana Kovač.",
        "The Council of Foreign Ministers held a session in Almaty on March 4. The work was led by Ana Kovač.",
        "A session of the Council of Foreign Ministers took place in Almaty on March 4 with Ana Kovač in the chair.",
        "Ana Kovač gathered the Council of Foreign Ministers in Almaty on March 4.",
    ],
)
def test_who_leads_the_work_is_in_the_chair(events: Callable[[str], list[Event]], sentence: str) -> None:
    [e] = events(sentence)
    assert (e.organizer, e.chair) == ("organization:csto-cfm", "person:~ana kovač")


def test_officials_without_names_are_received(events: Callable[[str], list[Event]]) -> None:
    [e] = events("On March 4 President Ana Kovač received the heads of delegations in Oslo.")
    assert (e.type, people(e), e.place) == ("meeting", {"person:~ana kovač"}, "place:oslo")


def test_a_visit_to_a_body_is_another_than_the_trip(events: Callable[[str], list[Event]]) -> None:
    found = events("Ana Kovač paid a visit to Norway on March 4. On March 5 Ana Kovač visited the CSTO.")
    assert [(e.start_date, people(e)) for e in found] == [
        ("2024-03-04", {"person:~ana kovač"}),
        ("2024-03-05", {"person:~ana kovač", "organization:csto"}),
    ]


def test_a_stay_for_talks_brings_a_partner(events: Callable[[str], list[Event]]) -> None:
    talks = next(e for e in events("Ana Kovač will be in Oslo on May 6 for a meeting with Omar Haddad.") if e.type == "meeting")
    assert (people(talks), talks.status) == ({"person:~ana kovač", "person:~omar haddad"}, "planned")


def test_credentials_are_presented(events: Callable[[str], list[Event]]) -> None:
    [e] = events("Ambassador Omar Haddad presented his letters of credence to President Ana Kovač on March 4.")
    assert (e.type, people(e)) == ("meeting", {"person:~ana kovač", "person:~omar haddad"})


def test_one_person_follows_another_in_an_office(events: Callable[[str], list[Event]]) -> None:
    [e] = events("Ana Kovač will be replaced by Omar Haddad as Secretary General on May 6.")
    assert (e.type, e.status, people(e)) == ("appointment", "planned", {"person:~ana kovač", "person:~omar haddad"})


@pytest.mark.parametrize(
    "text",
    [
        "It was the first call between Ana Kovač and Omar Haddad since Haddad took office as president.",
        "Since taking office as president, Omar Haddad has met Ana Kovač.",
        "After taking office as president, Omar Haddad met Ana Kovač.",
    ],
)
def test_since_taking_office_is_only_a_time(text: str, events: Callable[[str], list[Event]]) -> None:
    assert all(e.type != "appointment" for e in events(text))


def test_taking_office_on_a_day_is_told(events: Callable[[str], list[Event]]) -> None:
    found = events("After taking office on May 6 as president, Omar Haddad met Ana Kovač.")
    assert "appointment" in {e.type for e in found}


def test_a_stamp_before_the_text_dates_no_event(events: Callable[[str], list[Event]]) -> None:
    [e] = events(" date 2024-03-01 The session of the CSTO in Minsk was attended by Ana Kovač.")
    assert e.organizer == "organization:csto" and e.start_date != "2024-03-01"


def test_what_is_joined_to_a_planned_verb_is_planned(events: Callable[[str], list[Event]]) -> None:
    found = events("Ana Kovač will attend the session of the CSTO in Minsk and hold talks with Omar Haddad.")
    assert {e.status for e in found} == {"planned"}


def test_a_call_takes_in_no_meeting_elsewhere(events: Callable[[str], list[Event]]) -> None:
    found = events("Ana Kovač had a telephone conversation with Omar Haddad on March 4. They discussed the meeting on trade in Oslo.")
    assert [e.place for e in found if e.type == "call"] == [None]


def test_a_list_of_guests_may_begin_with_a_group(events: Callable[[str], list[Event]]) -> None:
    [e] = events("Representatives from all member states, the CSTO, and Norway attended the conference in Oslo on March 4.")
    assert {"organization:csto", "country:NO"} <= people(e)


@pytest.mark.parametrize(
    "sentence",
    [
        "Foreign Minister Ana Kovač received one after another Omar Haddad and Lena Berg on March 4.",
        "On March 4 Minister Ana Kovač met separately with Omar Haddad and Lena Berg.",
        "On March 4 Minister Ana Kovač received, in turn, Omar Haddad and Lena Berg.",
        "On March 4 Ana Kovač held separate meetings with Omar Haddad and Lena Berg.",
    ],
)
def test_partners_met_one_after_another_are_events_of_their_own(events: Callable[[str], list[Event]], sentence: str) -> None:
    found = events(sentence)
    assert sorted(map(sorted, map(people, found))) == [
        ["person:~ana kovač", "person:~lena berg"],
        ["person:~ana kovač", "person:~omar haddad"],
    ]
    assert {e.start_date for e in found} == {"2024-03-04"}


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Later that day Ana Kovač met with Lena Berg.", "2024-03-04"),
        ("The day before, Ana Kovač met with Lena Berg.", "2024-03-03"),
        ("A day later Ana Kovač received Lena Berg.", "2024-03-05"),
        ("Ana Kovač has just met with Lena Berg.", "2024-03-06"),
        ("The day before the summit Ana Kovač met with Lena Berg.", None),
    ],
)
def test_days_told_by_pointing(events: Callable[[str], list[Event]], sentence: str, day: str | None) -> None:
    found = events(f"Minister Ana Kovač met with Omar Haddad in Oslo on March 4.\n\n{sentence}")
    assert next(e.start_date for e in found if "person:~lena berg" in people(e)) == day


@pytest.mark.parametrize("name", ["Kovač-Haddad talks", "Ana Kovač–Omar Haddad meeting", "Kovač/Haddad talks"])
def test_two_names_joined_are_partners(events: Callable[[str], list[Event]], name: str) -> None:
    [e] = events(f"The {name} took place in Oslo on March 4.")
    assert people(e) == {"person:~ana kovač", "person:~omar haddad"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The treaty is ready, Minister Ana Kovač said during a meeting with Omar Haddad.",
        "Minister Ana Kovač told reporters after talks with Omar Haddad that the treaty is ready.",
        "Minister Ana Kovač spoke of the treaty at a meeting with Omar Haddad.",
    ],
)
def test_who_says_something_at_a_talk_takes_part(events: Callable[[str], list[Event]], sentence: str) -> None:
    [e] = events(sentence)
    assert people(e) == {"person:~ana kovač", "person:~omar haddad"}


def test_a_trip_to_take_part_gives_day_and_place(events: Callable[[str], list[Event]]) -> None:
    found = events("Minister Ana Kovač will visit Minsk on March 10-12.\n\nOn March 5 President Omar Haddad will pay a working visit "
                   "to Oslo to take part in the session of the Collective Security Council.")  # fmt: skip
    [session] = [e for e in found if e.organizer]
    assert (session.start_date, session.place) == ("2024-03-05", "place:oslo")


@pytest.mark.parametrize("gap", ["on the sidelines of", "on the margins of", "ahead of"])
def test_what_is_beside_a_gathering_shares_its_day_unless_it_came_before(events: Callable[[str], list[Event]], gap: str) -> None:
    found = events(f"Ana Kovač met with Omar Haddad in Oslo on March 4 {gap} the CSTO summit in Minsk.")
    [session] = [e for e in found if e.organizer]
    assert session.start_date == (None if gap == "ahead of" else "2024-03-04")


def test_ministers_are_not_their_leaders_summit(events: Callable[[str], list[Event]]) -> None:
    found = events(
        "A meeting of CSTO foreign ministers took place in Oslo on March 4.\n\n"
        "The ministers discussed the preparations.\n\nThe CSTO summit will be held in Minsk."
    )
    assert {(e.type, e.place) for e in found} == {("meeting", "place:oslo"), ("summit", "place:minsk")}


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("The session of the Council of Foreign Ministers will be held not in Minsk but in Oslo.", "place:oslo"),
        ("The session of the Council of Foreign Ministers was held in Norway's Oslo.", "place:oslo"),
        ("Ana Kovač came to Oslo. The session of the Council of Foreign Ministers took place in the same city on March 4.", "place:oslo"),
    ],
)
def test_place_by_its_words(events: Callable[[str], list[Event]], sentence: str, place: str) -> None:
    assert next(e.place for e in events(sentence) if e.organizer) == place


@pytest.mark.parametrize(
    ("sentence", "chair"),
    [
        ("We thank Norway for hosting the session of the Council of Foreign Ministers on March 4.", "country:NO"),
        ("I thank Ana Kovač for chairing the session of the Council of Foreign Ministers on March 4.", "person:~ana kovač"),
        ("Ana Kovač and Omar Haddad co-chaired the session of the Council of Foreign Ministers on March 4.", "person:~ana kovač"),
        ("Norway, the country that is hosting the session of the Council of Foreign Ministers on March 4, made it.", "country:NO"),
    ],
)
def test_chair_by_thanks_and_by_asides(events: Callable[[str], list[Event]], sentence: str, chair: str) -> None:
    [e] = events(sentence)
    assert e.chair == chair


def test_an_alliance_that_brings_states_together_does_not_make_them_attend(events: Callable[[str], list[Event]]) -> None:
    [e] = events(
        "A session of the Collective Security Council took place in Minsk on March 4.\n\n"
        "The CSTO is an alliance that brings together Armenia, Kazakhstan and Mongolia."
    )
    assert people(e) == set()


def test_a_wire_dateline_dates_the_news(events: Callable[[str], list[Event]]) -> None:
    [e] = events("MOSCOW\n\nOslo (Agency - March 4) The session of the Council of Foreign Ministers was held in Minsk.")
    assert (e.start_date, e.place) == ("2024-03-04", "place:minsk")


def test_a_list_of_officers_is_a_meeting_with_each(events: Callable[[str], list[Event]]) -> None:
    made = events("Ana Kovač met in Oslo with President Omar Haddad, Foreign Minister Lena Berg and the Speaker of the House, Ivo Marin.")
    assert [people(e) - {"person:~ana kovač"} for e in made] == [{"person:~omar haddad"}, {"person:~lena berg"}, {"person:~ivo marin"}]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ana Kovač met Omar Haddad on March 4 and held talks with Minister Lena Berg.",
        "Ana Kovač held talks with Omar Haddad in Oslo on March 4 and then met Lena Berg.",
        "Ana Kovač met Omar Haddad on March 4 and held a phone call with Lena Berg about the truce.",
    ],
)
def test_talks_told_together_are_of_one_day(events: Callable[[str], list[Event]], sentence: str) -> None:
    assert [e.start_date for e in events(sentence)] == ["2024-03-04", "2024-03-04"]


def test_a_telephone_belongs_to_the_nearest_verb(events: Callable[[str], list[Event]]) -> None:
    made = events("Ana Kovač met Omar Haddad on March 4 and spoke by phone with Lena Berg about the situation in Minsk.")
    assert [(e.type, people(e) - {"person:~ana kovač"}) for e in made] == [
        ("meeting", {"person:~omar haddad"}),
        ("call", {"person:~lena berg"}),
    ]


@pytest.mark.parametrize(
    "second",
    [
        "It was held under the chairmanship of Prime Minister Ana Kovač.",
        "At the table under chairmanship of Ana Kovač were ministers.",
    ],
)
def test_a_later_sentence_tells_under_whose_chairmanship(events: Callable[[str], list[Event]], second: str) -> None:
    e = events(f"A session of the Council of Foreign Ministers took place in Minsk on March 4.\n\n{second}")[0]
    assert e.chair == "person:~ana kovač"


@pytest.mark.parametrize(
    ("sentence", "chair"),
    [
        ("Norway, the rotating chair of the CSTO, will host the session of the Council of Foreign Ministers on May 6.", "country:NO"),
        ("Norway, which presides over the CSTO, will host the session of the Council of Foreign Ministers on May 6.", "country:NO"),
        (
            "The Chairman of the Council, Ivo Marin, and Ana Kovač opened the session of the Council of Foreign Ministers on March 4.",
            "person:~ivo marin",
        ),
    ],
)
def test_who_presides_by_apposition(events: Callable[[str], list[Event]], sentence: str, chair: str) -> None:
    assert events(sentence)[0].chair == chair


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("The session of the Collective Security Council on March 4 drew Ana Kovač and Omar Haddad.",
         {"person:~ana kovač", "person:~omar haddad"}),
        ("Armenia was represented by Ana Kovač at the session of the Collective Security Council on March 4.",
         {"country:AM", "person:~ana kovač"}),
        ("Ana Kovač will join her counterparts from Norway and Armenia in a trilateral meeting in Oslo on May 6.",
         {"person:~ana kovač", "country:NO", "country:AM"}),
        ("The tenth meeting of Norway, Armenia and Mongolia was held in Oslo on March 4.", {"country:NO", "country:AM", "country:MN"}),
    ],
)  # fmt: skip
def test_who_takes_part_by_other_words(events: Callable[[str], list[Event]], sentence: str, who: set[str]) -> None:
    assert people(events(sentence)[0]) == who


@pytest.mark.parametrize("words", ["preparations for", "issues in the run-up to", "expectations ahead of"])
def test_what_is_prepared_for_is_planned(events: Callable[[str], list[Event]], words: str) -> None:
    e = next(e for e in events(f"They discussed {words} the CSTO summit in Minsk.") if e.type == "summit")
    assert e.status == "planned"


def test_a_visitors_meetings_are_on_the_day_of_a_visit_of_one_day(events: Callable[[str], list[Event]]) -> None:
    made = events("On March 4, Ana Kovač was in Norway on a working visit. In Oslo, she met with Omar Haddad.")
    assert {e.start_date for e in made} == {"2024-03-04"}
    made = events("On March 4, Ana Kovač was in Norway on a two-day visit. In Oslo, she met with Omar Haddad.")
    assert {e.type: e.start_date for e in made} == {"visit": "2024-03-04", "meeting": None}


@pytest.mark.parametrize(
    "sentence",
    [
        "Progress was made, the envoy said today, as he briefed the UN Security Council.",
        "Adopting a text today that welcomed the truce, the UN Security Council urged restraint.",
        "The envoy warned today of famine, as the UN Security Council considered the truce.",
    ],
)
def test_a_council_sits_while_it_is_told_something(
    read: Callable[..., Reading], nlp: Language, reference: Reference, monkeypatch: pytest.MonkeyPatch, sentence: str
) -> None:
    monkeypatch.setitem(DATES, "today", "2024-03-06")
    [e] = read(sentence, Named(), Events(nlp, reference)).events
    assert (e.type, e.organizer, e.start_date) == ("meeting", "organization:unsc", "2024-03-06")


def test_a_meeting_in_a_composition_is_one(events: Callable[[str], list[Event]]) -> None:
    [e] = events("Ana Kovač opened the first meeting of the Council of Foreign Ministers in Enlarged Session on March 4.")
    assert (e.organizer, e.start_date) == ("organization:csto-cfm", "2024-03-04")


@pytest.mark.parametrize(
    ("sentence", "chair"),
    [
        ("Norway will receive the next session of the Council of Foreign Ministers on May 6.", "country:NO"),
        ("Norway received guests of the session of the Council of Foreign Ministers on March 4.", None),
    ],
)
def test_who_receives_a_session_hosts_it(events: Callable[[str], list[Event]], sentence: str, chair: str | None) -> None:
    assert events(sentence)[0].chair == chair


def test_a_year_beside_the_day_does_not_join_two_sessions(events: Callable[[str], list[Event]]) -> None:
    made = events(
        "A session of the Council of Foreign Ministers took place in Minsk on March 4.\n\n"
        "Norway, which presides over the CSTO in 2024, will receive the next session on May 6."
    )
    assert [e.start_date for e in made] == ["2024-03-04", "2024-05-06"]


SESSION = "The Council of Foreign Ministers held a session in Almaty on March 4.\n\n"


@pytest.mark.parametrize(
    ("told", "there"),
    [
        ('Opening the meeting, Ana Kovač said that trade was growing. "We are ready," Omar Haddad added.', {"ana kovač", "omar haddad"}),
        ("The representative of Norway, Lena Berg, recalled that the text had been ready in May.", {"lena berg"}),
        ("The session drew little notice. Ivo Marin, who spoke last, called for patience and warned that time was short.", {"ivo marin"}),
        ("Omar Haddad, a political scientist, noted that the session was too short.", set()),
        ("Ana Kovač said earlier that a new treaty was needed.", set()),
        ("On March 5, Ana Kovač said that a new treaty was needed.", set()),
        ("The day before, the heads of delegations were received by President Lena Berg. Berg thanked them for their support.", set()),
    ],
)
def test_who_spoke_there(events: Callable[[str], list[Event]], told: str, there: set[str]) -> None:
    e = events(SESSION + told)[0]
    assert people(e) == {f"person:~{name}" for name in there}


def test_who_speaks_in_another_town_was_not_heard_there(events: Callable[[str], list[Event]]) -> None:
    NAMES.update({"Astana": ("place", "place:1526273"), "Bishkek": ("place", "place:1528675")})
    text = "The Council of Foreign Ministers held a session in Astana on March 4.\n\nOmar Haddad said that trade was growing. "
    assert people(events(text + "In Bishkek, Ana Kovač said that a new treaty was needed.")[0]) == {"person:~omar haddad"}


def test_nobody_is_heard_at_a_gathering_that_a_page_names_in_passing(events: Callable[[str], list[Event]]) -> None:
    news = " ".join(f"The price of grain rose for the {n}th week." for n in range(4, 14))
    e = events(f'{news}\n\n"Bread must not wait," Ana Kovač told reporters.\n\n{SESSION}')[0]
    assert people(e) == set()


@pytest.mark.parametrize(
    ("told", "there"),
    [
        ("The Council listened to statements made by the representatives of Norway and Armenia.", {"country:NO", "country:AM"}),
        (
            "The Council heard the statements made by the representatives of Norway, Armenia, as chair of the CSTO, and Mongolia.",
            {"country:NO", "country:AM", "country:MN"},
        ),
        ("It was also attended by Ana Kovač; representative of Norway; as well as representatives of Mongolia.",
         {"person:~ana kovač", "country:NO", "country:MN"}),
        ("Lena Berg joined by video link.", {"person:~lena berg"}),
        ("Statements were delivered by Ana Kovač; the representative of Norway; and Omar Haddad.",
         {"person:~ana kovač", "country:NO", "person:~omar haddad"}),
        ("The Council heard statements made by the representatives of the other countries of the region, namely Norway and Mongolia.",
         {"country:NO", "country:MN"}),
        ("Ivo Marin did not take part.", set()),
        ("Ana Kovač and Ivo Marin posed for a group photo.", {"person:~ana kovač", "person:~ivo marin"}),
    ],
)  # fmt: skip
def test_who_was_there_by_a_later_sentence(events: Callable[[str], list[Event]], told: str, there: set[str]) -> None:
    e = events(SESSION + told)[0]
    assert people(e) == there


def test_a_delegation_goes_to_the_meeting_that_was_told_of_last(events: Callable[[str], list[Event]]) -> None:
    text = "The CSTO summit will be held in Minsk on March 10.\n\nThe summit will be preceded by a joint session "
    text += "of the Council of Foreign Ministers and the Council of Defense Ministers. "
    by_type = {e.type: people(e) for e in events(text + "Norway will be represented by Ana Kovač.")}
    assert "person:~ana kovač" in by_type["meeting"] - by_type["summit"]


def test_places_in_two_transliterations_are_one(events: Callable[[str], list[Event]]) -> None:
    NAMES.update({"Tarabnak": ("place", "place:~tarabnak"), "Tarabnakh": ("place", "place:~tarabnakh")})
    found = events("A session of the Council of Foreign Ministers was held in Tarabnak.\n\nThe session of the Council of Foreign Ministers "
                   "in Tarabnakh adopted a plan.")  # fmt: skip
    assert len(found) == 1


def test_a_ceremony_of_a_gathering_is_its_part(events: Callable[[str], list[Event]]) -> None:
    [e] = events("Ana Kovač and Omar Haddad pose for a group photo during the opening ceremony of the CSTO summit in Oslo on March 4.")
    assert (e.type, people(e)) == ("summit", {"person:~ana kovač", "person:~omar haddad"})


def test_two_hosts_receive_one_guest(events: Callable[[str], list[Event]]) -> None:
    [e] = events("President Ana Kovač and Prime Minister Omar Haddad received Foreign Minister Lena Berg in Oslo on March 4.")
    assert people(e) == {"person:~ana kovač", "person:~omar haddad", "person:~lena berg"}


def test_who_is_told_of_as_addressing_it_was_there(events: Callable[[str], list[Event]]) -> None:
    [e] = events("Addressing the CSTO summit in Oslo on March 4, Lena Berg said that trade was growing.")
    assert people(e) == {"person:~lena berg"}


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("Mongolia and the CSTO signed the trade agreement on March 4.", {"country:MN", "organization:csto"}),
        ("The agreement between Norway and Mongolia was signed in Oslo on March 4.", {"country:NO", "country:MN"}),
    ],
)
def test_parties_of_a_signing(events: Callable[[str], list[Event]], sentence: str, parties: set[str]) -> None:
    NAMES["trade agreement"] = ("instrument", "instrument:~trade agreement")
    [e] = events(sentence)
    assert (e.type, people(e)) == ("signing", parties)


def test_who_carried_out_an_attack(events: Callable[[str], list[Event]]) -> None:
    [e] = events("Mongolia launched an attack in Oslo on March 4.")
    assert people(e) == {"country:MN"}


def test_a_number_spelled_in_two_ways_is_one(events: Callable[[str], list[Event]]) -> None:
    [e] = events("121st session of the Council of Foreign Ministers\n\nThe 121th session of the Council of Foreign Ministers met in Oslo.")
    assert e.organizer == "organization:csto-cfm"


@pytest.mark.parametrize(
    "told",
    [
        "Around one table sat President Ana Kovač, Prime Minister Ivo Marin and Foreign Minister Lena Berg.",
        "Norway sent its minister Ana Kovač, Mongolia its ambassador Ivo Marin, and the CSTO its chief of staff, General Lena Berg.",
        "- H.E. Ms. Ana Kovač, Minister of Foreign Affairs\n\n- Mr. Ivo Marin, Ambassador\n\n- Ms. Lena Berg, State Secretary",
    ],
)
def test_who_is_counted_off_was_there(events: Callable[[str], list[Event]], told: str) -> None:
    e = events(SESSION + "\n\n" + told)[0]
    assert {"person:~ana kovač", "person:~ivo marin", "person:~lena berg"} <= people(e)


def test_two_names_alone_are_no_list_of_those_present(events: Callable[[str], list[Event]]) -> None:
    e = events(SESSION + "\n\nAna Kovač was born in the same village as Ivo Marin.")[0]
    assert not people(e)


def test_who_signs_at_a_gathering_was_there(events: Callable[[str], list[Event]]) -> None:
    e = events(SESSION + "\n\nAna Kovač signed the charter of the new fund.")[0]
    assert people(e) == {"person:~ana kovač"}


def test_talks_on_the_sidelines_are_on_the_day_of_the_gathering(events: Callable[[str], list[Event]]) -> None:
    text = "The CSTO summit was held in Oslo on March 4.\n\nOn the sidelines of the summit Ana Kovač met Ivo Marin."
    talk = next(e for e in events(text) if e.type == "meeting")
    assert (talk.start_date, talk.place) == ("2024-03-04", "place:oslo")


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The programme includes a meeting between Ana Kovač and Ivo Marin in Oslo.", "planned"),
        ("Ana Kovač and Ivo Marin agreed to hold the third meeting of the Council of Foreign Ministers in Oslo.", "planned"),
        ("Ana Kovač regretted the suspension of the meeting of the Council of Foreign Ministers in Oslo.", "cancelled"),
    ],
)
def test_plans_and_what_is_called_off(events: Callable[[str], list[Event]], sentence: str, status: str) -> None:
    assert [e.status for e in events(sentence)] == [status]


def test_who_is_visiting_a_place_meets_there(events: Callable[[str], list[Event]]) -> None:
    found = events("Foreign Minister Ana Kovač, who is visiting Oslo, held talks with Prime Minister Ivo Marin.")
    assert {e.place for e in found if e.type != "visit"} == {"place:oslo"}


def test_a_headline_with_a_verb_and_the_lead_are_one_event(events: Callable[[str], list[Event]]) -> None:
    found = events("CSTO foreign ministers gather in Norway\n\nA meeting of the foreign ministers of the CSTO was held in Oslo on March 4.")
    assert len(found) == 1


def test_an_office_without_a_name_is_a_partner(events: Callable[[str], list[Event]]) -> None:
    text = "Secretary-General Ana Kovač spoke in Oslo.\n\nIn the meeting between the Secretary-General and Ivo Marin, trade was discussed."
    [e] = events(text)
    assert people(e) == {"person:~ana kovač", "person:~ivo marin"}


def test_a_gathering_with_a_day_or_place_of_its_own_is_told_in_passing(events: Callable[[str], list[Event]]) -> None:
    found = events("Ana Kovač recalled the workshop in Oslo.\n\nThe harvest was poor; a referendum is near, on March 10-12 perhaps.")
    assert {e.start_date for e in found} == {None, "2024-03-10"}
    assert next(e.place for e in found if e.start_date is None) == "place:oslo"


@pytest.mark.parametrize("subject", ["The Co-Chairs", "The delegation", "Envoys of four states", "A group of senators", "The troika"])
def test_whoever_meets_a_named_person_meets(events: Callable[[str], list[Event]], subject: str) -> None:
    [e] = events(f"{subject} met with Foreign Minister Ana Kovač in Oslo on March 4.")
    assert (e.type, e.place, e.start_date, people(e)) == ("meeting", "place:oslo", "2024-03-04", {"person:~ana kovač"})


def test_a_phrase_ends_before_the_clause_that_it_stands_in_front_of(events: Callable[[str], list[Event]]) -> None:
    text = "On the sidelines of the session of the UN General Assembly, the CSTO envoys met with Ana Kovač in Oslo."
    assert any(people(e) >= {"person:~ana kovač"} and e.place == "place:oslo" for e in events(text))


def test_the_meeting_is_the_one_told_of_first_not_one_recalled_beside_it(events: Callable[[str], list[Event]]) -> None:
    text = (
        "The Council of Foreign Ministers met in Oslo on March 4 in follow-up to the first meeting of the council held in Minsk in 2019."
        "\n\nThe meeting was chaired by Ana Kovač."
    )
    assert {e.place: e.chair for e in events(text)}["place:oslo"] == "person:~ana kovač"


def test_one_gathering_at_one_place_named_twice(events: Callable[[str], list[Event]]) -> None:
    text = "An international meeting on trade was held in Oslo on March 4.\n\nOther news: no deal at Oslo Meeting."
    assert len(events(text)) == 1


def test_who_is_received_stands_behind_day_bracket_and_palace(events: Callable[[str], list[Event]]) -> None:
    [e] = events("President Ana Kovač received March 4 (Monday), at the palace, in Oslo, the President of Norway, Ivo Marin.")
    assert people(e) == {"person:~ana kovač", "person:~ivo marin"}


def test_what_the_same_person_did_next_is_of_that_day(events: Callable[[str], list[Event]]) -> None:
    text = "Ana Kovač met Omar Haddad in Oslo on March 4.\n\nTrade was discussed.\n\nKovač then held talks with Ivo Marin."
    assert {e.start_date for e in events(text)} == {"2024-03-04"}


@pytest.mark.parametrize(
    "phrase", ["After meeting Ivo Marin, Ana Kovač spoke of peace.", "While meeting Ivo Marin, Ana Kovač spoke of peace."]
)
def test_a_participle_tells_of_the_meeting_told_of(events: Callable[[str], list[Event]], phrase: str) -> None:
    [e] = events(f"Minister Ana Kovač met with Minister Ivo Marin in Oslo on March 4.\n\n{phrase}")
    assert e.place == "place:oslo"


def test_where_a_visitor_is_met_is_the_place_of_the_visit(events: Callable[[str], list[Event]]) -> None:
    text = "President Ana Kovač received in Oslo on March 4 President Ivo Marin, who had arrived on a working visit."
    assert {(e.type, e.place, e.start_date) for e in events(text)} == {
        ("meeting", "place:oslo", "2024-03-04"),
        ("visit", "place:oslo", "2024-03-04"),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Members of the UN Security Council pledged support today.",
        "UN Security Council members today pledged support.",
        "The UN Security Council, in a statement today, urged restraint.",
        "The UN Security Council unanimously urged restraint today.",
    ],
)
def test_a_council_that_spoke_today_sat(events: Callable[[str], list[Event]], sentence: str) -> None:
    assert [(e.organizer, e.start_date) for e in events(sentence)] == [("organization:unsc", "2024-03-06")]


def test_a_numbered_assembly_of_leaders_is_a_summit(events: Callable[[str], list[Event]]) -> None:
    text = "The envoys recalled the roadmap of the 14th Extraordinary Assembly of the CSTO Heads of State held in Minsk on March 4."
    assert any(e.type == "summit" and e.place == "place:minsk" for e in events(text))


def test_what_is_signed_on_the_sidelines_is_a_signing(events: Callable[[str], list[Event]]) -> None:
    found = events("The free trade agreement between Norway and Armenia was inked on March 4 on the sidelines of the CSTO summit.")
    assert ("signing", "2024-03-04") in {(e.type, e.start_date) for e in found}


@pytest.mark.parametrize(
    "sentence",
    [
        "On the sidelines, Ana Kovač will also lead a meeting of the CSTO in Oslo.",
        "Ana Kovač opened a session of the Council of Foreign Ministers in Oslo.",
        "Ambassador Ana Kovač of Norway hosted a reception in Oslo on March 4.",
        "Under the treaty Omar Haddad thanked Ivo Marin, and Ana Kovač headed the meeting of the CSTO in Oslo.",
    ],
)
def test_who_leads_or_hosts_is_the_subject_of_the_verb(events: Callable[[str], list[Event]], sentence: str) -> None:
    assert [e.chair for e in events(sentence)] == ["person:~ana kovač"]


@pytest.mark.parametrize("verb", ["proceeded to hold", "went on to hold", "gathered to hold", "travelled to Minsk to hold"])
def test_what_was_gone_on_to_hold_was_held(events: Callable[[str], list[Event]], verb: str) -> None:
    found = events(f"Ana Kovač {verb} talks with Omar Haddad in Oslo on March 4.")
    assert any(e.status == "held" and people(e) >= {"person:~omar haddad"} for e in found)


def test_dead_of_an_accident_are_no_attack(events: Callable[[str], list[Event]]) -> None:
    assert not events("Two soldiers of Norway lost their lives in a tragic accident in Armenia on March 4.")


def test_a_headline_says_what_a_summit_is_to_do(events: Callable[[str], list[Event]]) -> None:
    assert [e.status for e in events("CSTO summit to adopt declaration\n\nThe summit of the CSTO is near.")] == ["planned"]


def test_a_visit_to_his_country_is_one_to_the_hosts(events: Callable[[str], list[Event]]) -> None:
    assert any(e.type == "visit" for e in events("Ana Kovač thanked Omar Haddad for his visit to the country on March 4."))


def test_a_sentence_that_a_page_prints_twice_tells_of_one_event(events: Callable[[str], list[Event]]) -> None:
    told = "Foreign Minister Ana Kovač received on March 4 a telephone call from Foreign Minister Omar Haddad."
    [call] = events(f"{told}\n\nThe phone call dealt with trade.\n\n- {told}")
    assert call.type == "call"


@pytest.mark.parametrize(
    ("name", "again"),
    [
        ("The 9th Forum Ministers' Meeting", "Addressing the forum, Ana Kovač called for calm."),
        ("The regular meeting of the Extraordinary Assembly of the CSTO Heads of State", "Ana Kovač spoke at the assembly."),
        ("The 3rd Dialogue Partners' Meeting", "Ana Kovač addressed the dialogue."),
    ],
)
def test_a_bare_noun_that_is_a_word_of_an_events_name_means_that_event(events: Callable[[str], list[Event]], name: str, again: str) -> None:
    assert len(events(f"{name} was held in Oslo on March 4. {again}")) == 1


def test_ministers_who_meet_to_prepare_for_a_summit_are_not_at_the_summit(events: Callable[[str], list[Event]]) -> None:
    found = events(
        "Foreign ministers of the CSTO will meet in Minsk on March 10-12 to prepare for the summit that will be held in Almaty in June."
    )
    assert {(e.type, e.place) for e in found} == {("meeting", "place:minsk"), ("summit", "place:almaty")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Omar Haddad congratulated Ana Kovač on her appointment as Minister of Foreign Affairs.",
        "Ana Kovač's election as President of Norway was welcomed.",
        "The text recalls Ana Kovač's re-election as Speaker of the parliament.",
    ],
)
def test_a_named_person_and_an_office_make_an_appointment(events: Callable[[str], list[Event]], sentence: str) -> None:
    [e] = events(sentence)
    assert e.type == "appointment"
    assert people(e) == {"person:~ana kovač"}


def test_what_is_said_after_a_meeting_does_not_date_it(events: Callable[[str], list[Event]]) -> None:
    [e] = events("Ana Kovač spoke after the talks with Omar Haddad in Oslo, adding that they would sign a pact on March 10-12.")
    assert e.start_date != "2024-03-10"


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        (
            "In Oslo Ana Kovač was received on March 4 by Omar Haddad and held talks with Lena Berg.",
            [["haddad", "kovač"], ["berg", "kovač"]],
        ),
        ("Ana Kovač met Omar Haddad; in Minsk she held talks with Lena Berg.", [["haddad", "kovač"], ["berg", "kovač"]]),
        (
            "President Ana Kovač receives envoy\n\nPresident Ana Kovač granted an audience on March 4 to Ambassador Omar Haddad.",
            [["haddad", "kovač"]],
        ),
        ("Ana Kovač informed Omar Haddad of the decision in a telephone call.", [["haddad", "kovač"]]),
        ("Ana Kovač left on March 4 for Oslo after meeting Minister Omar Haddad.", [["kovač"], ["haddad", "kovač"]]),
        ("Minister Ana Kovač welcomed her colleague Omar Haddad to Oslo on March 4.", [["haddad", "kovač"]]),
        ("In Oslo Ana Kovač met Minister Omar Haddad, in Minsk President Lena Berg.", [["berg", "kovač"], ["haddad", "kovač"]]),
        (
            "Ana Kovač and Omar Haddad came to Oslo on March 4 for separate meetings with Lena Berg.",
            [["berg", "haddad"], ["berg", "kovač"]],
        ),
        ("On March 4 Ana Kovač met Lena Berg to convey greetings from Omar Haddad.", [["berg", "kovač"]]),
    ],
)
def test_each_verb_has_its_own_partners(events: Callable[[str], list[Event]], text: str, partners: list[list[str]]) -> None:
    found = sorted(sorted(p.referent.rpartition(" ")[2] for p in e.participants) for e in events(text))
    assert found == sorted(partners)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ana Kovač met Omar Haddad on March 4. They also agreed to meet in Oslo in June.", [("meeting", "held"), ("meeting", "planned")]),
        ("Ana Kovač will visit Norway on March 10-12 and Armenia on May 6.", [("visit", "planned"), ("visit", "planned")]),
        ("On March 4 in Minsk Ana Kovač saw Omar Haddad.", [("meeting", "held")]),
        ("Ana Kovač is due to brief the UN Security Council on May 6.", [("meeting", "planned")]),
        ("Ana Kovač has no plans to see Omar Haddad.", []),
        ("I will visit Mongolia in June.", [("visit", "planned")]),
        ("Omar Haddad was elected president on March 4, succeeding Lena Berg.", [("appointment", "held")]),
    ],
)
def test_what_is_told_by_verbs(events: Callable[[str], list[Event]], text: str, told: list[tuple[str, str]]) -> None:
    assert [(e.type, e.status) for e in events(text)] == told


def test_sessions_of_different_numbers_are_two(events: Callable[[str], list[Event]]) -> None:
    found = events("Leaders gathered in Oslo for the seventh CSTO summit on March 4. The eighth summit will be held in Minsk in June.")
    assert [e.place for e in found] == ["place:oslo", "place:minsk"]


def test_a_session_of_another_number_is_on_another_day(events: Callable[[str], list[Event]]) -> None:
    text = (
        "The 8th session of the Council of Foreign Ministers opened in Minsk today.\n\n"
        "Ana Kovač, who chaired the 7th session, handed over the chair to Omar Haddad."
    )
    assert [e.start_date for e in events(text)] == ["2024-03-06", None]


def test_years_of_a_budget_date_no_meeting(events: Callable[[str], list[Event]]) -> None:
    text = "The 9th meeting of the UN Security Council was held in Oslo with the adoption of the budget for the year 2021/2022."
    assert [e.start_date for e in events(text)] == ["2024-03-06"]


def test_a_level_is_no_gathering(events: Callable[[str], list[Event]]) -> None:
    assert [e.name for e in events("The UN Security Council held its 8th session at ministerial level in Oslo on March 4.")] == [
        "8th session"
    ]


def test_a_communique_speaks_of_its_own_summit_without_article(events: Callable[[str], list[Event]]) -> None:
    text = "The summit of the CSTO was held in Minsk on March 4.\n\nSummit was attended by Ana Kovač.\n\nSummit thanked Armenia."
    assert [e.place for e in events(text)] == ["place:minsk"]


def test_a_visit_to_a_country_is_there_whatever_town_it_leads_to(events: Callable[[str], list[Event]]) -> None:
    found = events("Ana Kovač began a state visit to Norway on March 4.\n\nDuring the visit in Oslo, she will speak to students.")
    assert [e.place for e in found if e.type == "visit"] == ["country:NO"]


def test_who_meet_during_a_visit_meet_where_it_is(events: Callable[[str], list[Event]]) -> None:
    found = events("During a working visit to Norway, President Ana Kovač met with Omar Haddad on March 4.")
    assert {e.place for e in found} == {"country:NO"}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("She joined a meeting of the Collective Security Council set for May 6.", "meeting of the Collective Security Council"),
        ("The President will take part in the Oslo Think Tank Forum on May 6.", "Oslo Think Tank Forum"),
        ("The Kazakhstan – CSTO summit was held in Minsk on March 4.", "Kazakhstan – CSTO summit"),
        ("Ana Kovač chaired a meeting of the UN Security Council and thanked Norway.", "meeting of the UN Security Council"),
        ("On March 4 Norway announced the appointment of Ana Kovač as special envoy.", "appointment of Ana Kovač"),
    ],
)  # fmt: skip
def test_names_are_whole(events: Callable[[str], list[Event]], sentence: str, name: str) -> None:
    assert [e.name for e in events(sentence)] == [name]


def test_ministers_of_a_body_gather_as_the_body(events: Callable[[str], list[Event]]) -> None:
    """And not as the body of the sentence before."""
    text = "A UN Security Council meeting was held in Oslo on March 4.\n\nThe energy ministers of the CSTO met in Minsk on March 5."
    assert {(e.organizer, e.start_date) for e in events(text)} == {("organization:unsc", "2024-03-04"), ("organization:csto", "2024-03-05")}


def test_a_talk_that_a_page_announces_for_its_own_day_is_planned(events: Callable[[str], list[Event]]) -> None:
    text = "Comment on the talks of Ana Kovač and Omar Haddad\n\nToday, 2024-03-06, Ana Kovač will hold talks in Oslo with Omar Haddad."
    assert {e.status for e in events(text)} == {"planned"}
