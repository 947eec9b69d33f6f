"""Who else took part in an event, by the signs of names told near it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from spacy.language import Language

from seedline.extract.events.extractor import Events
from seedline.extract.events.presence import RULED, Presence, kind, probability
from seedline.extract.positions.extractor import Positions
from seedline.extract.reading import Reading
from seedline.extract.reports import Event, Mention, Participant
from seedline.reference import Reference

PEOPLE = ("Ana Kovač", "Omar Haddad", "Lena Berg", "Ivo Marin")
COUNTRIES = {"Norway": "country:NO", "Armenia": "country:AM", "Mongolia": "country:MN", "Chile": "country:CL", "Peru": "country:PE"}
PLACES = ("Oslo", "Vienna", "Astana")
KOVAC, HADDAD, BERG, MARIN = (f"person:~{p.lower()}" for p in PEOPLE)


class Named:
    """The names and the date of the tests' own sentences."""

    name, version = "named", "0"

    def __call__(self, reading: Reading) -> Iterable[Mention]:
        known = {p: ("person", f"person:~{p.lower()}") for p in PEOPLE} | {c: ("country", r) for c, r in COUNTRIES.items()}
        known |= {p: ("place", f"place:{p.lower()}") for p in PLACES} | {"EU": ("organization", "organization:eu")}
        known |= {"G7": ("organization", "organization:g7")}
        for surface, (of, referent) in known.items():
            at = reading.text.find(surface)
            while at >= 0:
                yield Mention(start=at, end=at + len(surface), type=of, referent=referent, name=surface)
                at = reading.text.find(surface, at + 1)
        at = reading.text.find("4 March 2024")
        if at >= 0:
            yield Mention(start=at, end=at + 12, type="date", value="2024-03-04")


@pytest.fixture
def told(read: Callable[..., Reading], nlp: Language, reference: Reference) -> Callable[[str], Reading]:
    def run(text: str) -> Reading:
        return read(f"News of the week\n\n{text}\n", Named(), Positions(nlp, reference), Events(nlp, reference), Presence(nlp, reference))

    return run


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Foreign Minister Ana Kovač received on 4 March 2024 a telephone call from Foreign Minister Omar Haddad.", {KOVAC, HADDAD}),
        ("Ana Kovač, President of Norway, and Omar Haddad, President of Chile, represented the EU at the G7 summit in Vienna on"
         " 4 March 2024.", {KOVAC, HADDAD}),
        ("The leaders of five states gathered in Astana on 4 March 2024 for the steppe summit: Norway, Armenia, Mongolia, Chile and Peru.",
         set(COUNTRIES.values())),
    ],
)  # fmt: skip
def test_who_is_told_of_near_an_event_takes_part(told: Callable[[str], Reading], text: str, there: set[str]) -> None:
    found = {p.referent for e in told(text).events for p in e.participants}
    assert there <= found


def test_a_spokesperson_far_from_the_event_does_not(told: Callable[[str], Reading]) -> None:
    reading = told("The G7 summit was held in Vienna on 4 March 2024. The talks were long. Spokesperson Lena Berg said that all went home.")
    assert BERG not in {p.referent for e in reading.events for p in e.participants}


def test_whoever_is_added_has_evidence(told: Callable[[str], Reading]) -> None:
    reading = told("Foreign Minister Ana Kovač received on 4 March 2024 a telephone call from Foreign Minister Omar Haddad.")
    (call,) = reading.events
    spans = {(v.start, v.end) for v in call.evidence if v.field == "participants"}
    assert {(p.start, p.end) for p in call.participants} <= spans
    assert {reading.quote(p.start, p.end) for p in call.participants} == {"Ana Kovač", "Omar Haddad"}


def test_a_name_in_a_list_with_a_participant_has_that_sign(read: Callable[..., Reading], nlp: Language, reference: Reference) -> None:
    text = "The G7 summit in Vienna on 4 March 2024 was attended by Ana Kovač, Omar Haddad and Ivo Marin. Norway sent nobody."
    reading = read(f"News\n\n{text}\n", Named(), Positions(nlp, reference), Events(nlp, reference))
    by_name = {c.referent: c for c in Presence(nlp, reference).candidates(reading)}
    assert {"person: listed", "person: listed with one there"} <= by_name[MARIN].signs
    assert by_name[MARIN].is_ruled and RULED not in by_name["country:NO"].signs


def test_signs_add_up_whatever_their_order() -> None:
    weights = {"any": -1.0, "a": 0.1, "b": 0.2, "c": 0.7}
    assert probability(["a", "b", "c"], weights) == probability(["c", "b", "a"], weights) == 0.5


@pytest.mark.parametrize(
    ("type_", "organizer", "of"),
    [("meeting", None, "talk"), ("summit", "organization:g7", "sitting"), ("conference", None, "occasion"), ("visit", None, "visit")],
)
def test_kinds_of_events_in_which_people_are_named_in_one_way(type_: str, organizer: str | None, of: str) -> None:
    assert kind(Event(start=0, end=1, type=type_, name="it", status="held", organizer=organizer)) == of


@pytest.mark.parametrize(
    "away",
    [
        "President Ana Kovač will skip the EU summit in Vienna on 4 March 2024, which Omar Haddad opened.",
        "President Ana Kovač declined to attend the EU summit in Vienna on 4 March 2024.",
        "Omar Haddad opened the EU summit in Vienna on 4 March 2024. Ana Kovač was not invited.",
        "Omar Haddad opened the EU summit in Vienna on 4 March 2024. Ana Kovač was represented by Lena Berg.",
        "The EU summit took place in Vienna on 4 March 2024 without Ana Kovač.",
        "The EU summit in Vienna on 4 March 2024 was attended by Omar Haddad, standing in for President Ana Kovač, and Lena Berg.",
        "The EU summit in Vienna on 4 March 2024 was attended by Omar Haddad, Ana Kovač (absent), Ivo Marin and Lena Berg.",
        "On behalf of the Guardian of the Old Harbours President Ana Kovač, Omar Haddad opened the EU summit in Vienna on 4 March 2024.",
        "Omar Haddad opened the EU summit in Vienna on 4 March 2024. A message from President Ana Kovač was read out.",
        "Omar Haddad opened the EU summit in Vienna on 4 March 2024. President Ana Kovač told reporters in Oslo that it was late.",
    ],
)
def test_who_stays_away_takes_no_part(told: Callable[[str], Reading], away: str) -> None:
    assert KOVAC not in {p.referent for e in told(away).events for p in e.participants}


def test_who_only_threatened_to_stay_away_came(told: Callable[[str], Reading]) -> None:
    reading = told(
        "The EU summit in Vienna on 4 March 2024 was attended by Omar Haddad and Ana Kovač. Ana Kovač had threatened to boycott it."
    )
    assert KOVAC in {p.referent for e in reading.events for p in e.participants}


def test_a_state_spoken_for_in_a_talk_is_no_party_of_its_own(read: Callable[..., Reading], nlp: Language, reference: Reference) -> None:
    text = "Foreign Minister of Norway Ana Kovač met Foreign Minister of Chile Omar Haddad in Vienna on 4 March 2024.\n"
    reading = read(text, Named(), Positions(nlp, reference), Events(nlp, reference))
    (talk,) = reading.events
    talk.participants.append(Participant(referent="country:NO", role="participant", start=20, end=26))
    Presence(nlp, reference)(reading)
    assert {p.referent for p in talk.participants} == {KOVAC, HADDAD}


def test_the_delegation_is_whoever_led_it(told: Callable[[str], Reading]) -> None:
    text = (
        "Minister Ana Kovač led a delegation to Vienna on 4 March 2024. The weather was fine. Roads were dry. Trade has grown. Many came."
        " The delegation met with President Omar Haddad."
    )
    talk = next(e for e in told(text).events if HADDAD in {p.referent for p in e.participants} and e.type == "meeting")
    assert KOVAC in {p.referent for p in talk.participants}


def test_whose_government_is_told_of_was_not_there(told: Callable[[str], Reading]) -> None:
    text = "Ana Kovač met Omar Haddad in Vienna on 4 March 2024. Relations have grown since President Ivo Marin's government took over."
    assert MARIN not in {p.referent for e in told(text).events for p in e.participants}


def test_a_partner_of_one_of_several_talks_was_not_at_the_next(told: Callable[[str], Reading]) -> None:
    reading = told("On 4 March 2024 Ana Kovač held bilateral meetings with Minister Omar Haddad and Minister Ivo Marin in Vienna.")
    talks = [{p.referent for p in e.participants} for e in reading.events]
    assert {KOVAC, HADDAD} in talks and {KOVAC, MARIN} in talks


def test_whose_greetings_are_conveyed_was_not_there(told: Callable[[str], Reading]) -> None:
    text = (
        "President Ana Kovač received Minister Omar Haddad in Vienna on 4 March 2024. The minister conveyed the greetings and best wishes"
        " of the President of Chile Lena Berg and the President of Peru Ivo Marin to the head of state."
    )
    assert MARIN not in {p.referent for e in told(text).events for p in e.participants}


def test_those_who_travel_are_no_states(told: Callable[[str], Reading]) -> None:
    text = (
        "As part of his working visit to Chile, Ana Kovač attended the meeting of defence ministers of Norway, Chile and Peru in Vienna on"
        " 4 March 2024."
    )
    visit = next(e for e in told(text).events if e.type == "visit")
    assert {p.referent for p in visit.participants} == {KOVAC}
