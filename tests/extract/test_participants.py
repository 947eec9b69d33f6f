"""Who takes part in events: which event a sentence goes on about, groups told by a plural, parties that are bodies."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from spacy.language import Language

from seedline.extract.events.extractor import Events
from seedline.extract.positions.extractor import Positions
from seedline.extract.reading import Reading
from seedline.extract.reports import DocumentField, Event, Mention
from seedline.reference import Reference

NAMES = {
    "Ana Kovač": ("person", "person:~ana kovač"), "Omar Haddad": ("person", "person:~omar haddad"),
    "Lena Berg": ("person", "person:~lena berg"), "Ivo Marin": ("person", "person:~ivo marin"),
    "Jan Holt": ("person", "person:~jan holt"), "Mia Stone": ("person", "person:~mia stone"),
    "EU": ("organization", "organization:eu"), "CSTO": ("organization", "organization:csto"), "UN": ("organization", "organization:un"),
    "Norway": ("country", "country:NO"), "Armenia": ("country", "country:AM"), "Mongolia": ("country", "country:MN"),
    "Oslo": ("place", "place:oslo"), "Minsk": ("place", "place:minsk"), "Almaty": ("place", "place:almaty"),
}  # fmt: skip
DATES = {"March 4": "2024-03-04", "March 5": "2024-03-05", "2019": "2019"}
KOVAC, HADDAD, BERG, MARIN = (NAMES[n][1] for n in ("Ana Kovač", "Omar Haddad", "Lena Berg", "Ivo Marin"))
NORWAY, ARMENIA, MONGOLIA, EU, UN = "country:NO", "country:AM", "country:MN", "organization:eu", "organization:un"


class Named:
    """The names and dates of the tests' own sentences, and the document's date."""

    name, version = "named", "0"

    def __call__(self, reading: Reading) -> Iterable[Mention | DocumentField]:
        for surface, value in (NAMES | DATES).items():
            at = reading.text.find(surface)
            while at >= 0:
                end = at + len(surface)
                if isinstance(value, str):
                    yield Mention(start=at, end=end, type="date", value=value)
                else:
                    yield Mention(start=at, end=end, type=value[0], referent=value[1], name=surface)
                at = reading.text.find(surface, end)
        yield DocumentField(start=0, end=1, name="published", value="2024-03-06")


@pytest.fixture
def taking_part(read: Callable[..., Reading], nlp: Language, reference: Reference) -> Callable[[str, str], set[str]]:
    """Who takes part in the event whose name holds a word."""
    extractors = Named(), Positions(nlp, reference), Events(nlp, reference)

    def run(text: str, word: str) -> set[str]:
        found: list[Event] = [e for e in read(f"News of the week\n\n{text}\n", *extractors).events if word in e.name]
        assert len(found) == 1, [e.name for e in found]
        return {p.referent for p in found[0].participants}

    return run


@pytest.mark.parametrize(
    "beside",
    ["on the margins of the Energy Forum in 2019", "to prepare the visit that the forum of Mongolia had put on its agenda"],
)
def test_a_list_goes_to_the_event_that_the_sentence_before_was_mainly_about(
    taking_part: Callable[[str, str], set[str]], beside: str
) -> None:
    text = f"The CSTO held a session in Minsk on March 4 {beside}. Present were Ana Kovač, Omar Haddad and Lena Berg."
    assert taking_part(text, "session") == {KOVAC, HADDAD, BERG}


def test_who_took_part_was_at_the_gathering_that_the_sentence_is_about(taking_part: Callable[[str, str], set[str]]) -> None:
    text = (
        "The meeting in Oslo on March 4 was chaired by Ana Kovač, who leads the session of the CSTO, with the participation of "
        "her colleagues Omar Haddad, Lena Berg and Ivo Marin."
    )
    assert taking_part(text, "meeting") >= {HADDAD, BERG, MARIN}


def test_the_source_behind_a_list_of_partners_is_none_of_them(taking_part: Callable[[str, str], set[str]]) -> None:
    text = "Ana Kovač will fly to Oslo on March 4 for talks with President Omar Haddad, government spokeswoman Lena Berg said."
    assert taking_part(text, "talks") == {KOVAC, HADDAD}


@pytest.mark.parametrize("verb", ["gathered", "united at one table", "was a welcome occasion for"])
def test_three_counted_off_in_a_sentence_about_a_gathering_were_there(taking_part: Callable[[str, str], set[str]], verb: str) -> None:
    text = f"The meeting in Oslo on March 4 {verb} Foreign Minister Ana Kovač, Omar Haddad of Armenia and the Mongolian envoy Lena Berg."
    assert taking_part(text, "meeting") >= {KOVAC, HADDAD, BERG}


@pytest.mark.parametrize(
    "counted", ["The mediators (Ana Kovač of Norway and Omar Haddad of Armenia) came", "The mediators – Ana Kovač and Omar Haddad – came"]
)
def test_a_plural_means_those_whom_the_text_counted_off(taking_part: Callable[[str, str], set[str]], counted: str) -> None:
    text = f"{counted} to Minsk on March 4. On March 5 the mediators met with Lena Berg in Oslo."
    assert taking_part(text, "meeting") == {KOVAC, HADDAD, BERG}


@pytest.mark.parametrize("pair", ["both ministers", "the two ministers", "both leaders"])
def test_a_pair_are_the_two_who_met_last(taking_part: Callable[[str, str], set[str]], pair: str) -> None:
    text = f"Minister Ana Kovač met with Minister Omar Haddad in Oslo on March 4. In the evening {pair} attended the Energy Forum in Oslo."
    assert taking_part(text, "Forum") == {KOVAC, HADDAD}


def test_envoys_whom_the_next_sentence_counts_off(taking_part: Callable[[str, str], set[str]]) -> None:
    text = "President Ana Kovač received two envoys in Oslo on March 4. The envoys included Omar Haddad (Armenia) and Lena Berg (Mongolia)."
    assert taking_part(text, "meeting") == {KOVAC, HADDAD, BERG}


@pytest.mark.parametrize("beside", ["in the presence of", "alongside", "accompanied by"])
def test_who_stood_beside_the_partners_was_there(taking_part: Callable[[str, str], set[str]], beside: str) -> None:
    assert taking_part(f"Ana Kovač met with Omar Haddad in Oslo on March 4 {beside} Lena Berg.", "meeting") == {KOVAC, HADDAD, BERG}


@pytest.mark.parametrize(
    ("told", "parties"),
    [
        ("On March 4 the EU and Norway held the fifth meeting of the joint committee.", {EU, NORWAY}),
        ("The fifth meeting between the EU and Armenia took place in Oslo on March 4.", {EU, ARMENIA}),
        ("A meeting of officials from Norway, Armenia and the UN took place in Oslo on March 4.", {NORWAY, ARMENIA, UN}),
        ("A meeting of the ministers of foreign affairs of EU member states and Norway took place in Oslo on March 4.", {EU, NORWAY}),
        (
            "The meeting in Oslo on March 4 was attended by heads of government for Norway, Armenia and Mongolia.",
            {NORWAY, ARMENIA, MONGOLIA},
        ),
    ],
)
def test_parties_may_be_organisations_of_states(taking_part: Callable[[str, str], set[str]], told: str, parties: set[str]) -> None:
    assert taking_part(told, "meeting") == parties


def test_he_goes_on_with_an_office_without_a_name(taking_part: Callable[[str, str], set[str]]) -> None:
    text = (
        "Secretary-General Ana Kovač came to Oslo on March 4. The Secretary-General had a briefing with Omar Haddad. "
        "(See the transcript.) She then held talks with Lena Berg."
    )
    assert taking_part(text, "talks") == {KOVAC, BERG}


def test_whoever_spoke_at_a_gathering_before_a_meeting_does_not_bring_the_partner_there(
    taking_part: Callable[[str, str], set[str]],
) -> None:
    text = "After addressing the Energy Forum in Oslo on March 4, Ana Kovač met with Omar Haddad."
    assert taking_part(text, "Forum") == {KOVAC}


@pytest.fixture
def talks(read: Callable[..., Reading], nlp: Language, reference: Reference) -> Callable[[str], list[set[str]]]:
    """Who takes part in each event of a text, in order."""
    extractors = Named(), Positions(nlp, reference), Events(nlp, reference)

    def run(text: str) -> list[set[str]]:
        events: list[Event] = sorted(read(f"News of the week\n\n{text}\n", *extractors).events, key=lambda e: e.start)
        return [{p.referent for p in e.participants} for e in events]

    return run


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("President Ana Kovač met Prime Minister Omar Haddad on March 4 and received Ambassador Lena Berg in Oslo.",
         [{KOVAC, HADDAD}, {KOVAC, BERG}]),
        ("Minister Ana Kovač was received on March 4 by President Omar Haddad and held consultations with Speaker Lena Berg.",
         [{KOVAC, HADDAD}, {KOVAC, BERG}]),
        ("On March 4 Ana Kovač met separately with Omar Haddad, Prime Minister of Norway; Lena Berg, President of Armenia; and Ivo Marin,"
         " Foreign Minister of Mongolia.", [{KOVAC, HADDAD}, {KOVAC, BERG}, {KOVAC, MARIN}]),
        ("President Ana Kovač, accompanied by Minister Omar Haddad, visited Oslo on March 4. They met Prime Minister Lena Berg there.",
         [{KOVAC, HADDAD}, {KOVAC, HADDAD, BERG}]),
    ],
)  # fmt: skip
def test_each_verb_has_its_own_partners(talks: Callable[[str], list[set[str]]], text: str, each: list[set[str]]) -> None:
    assert talks(text) == each


@pytest.mark.parametrize(
    "led",
    [
        "The delegations were headed by Ana Kovač and, on the other side, by Omar Haddad.",
        "Ana Kovač led the Norwegian side, while Omar Haddad headed the Armenian delegation.",
    ],
)
def test_heads_of_delegations_stand_for_their_states(taking_part: Callable[[str, str], set[str]], led: str) -> None:
    text = f"Consultations between the foreign ministries of Norway and Armenia took place in Oslo on March 4. {led}"
    assert taking_part(text, "onsultations") == {KOVAC, HADDAD}


def test_ministers_whom_the_page_names_stand_for_their_states(taking_part: Callable[[str, str], set[str]]) -> None:
    text = "Ana Kovač, Foreign Minister of Norway, said so. Talks between the foreign ministers of Norway and Armenia began on March 4."
    assert taking_part(text, "alks") == {KOVAC, ARMENIA}


def test_who_joins_a_sitting_is_named_by_office(taking_part: Callable[[str, str], set[str]]) -> None:
    text = "The CSTO held a meeting in Minsk on March 4. They were joined by Ana Kovač and the ministers of defence of Norway and Mongolia."
    assert taking_part(text, "meeting") == {KOVAC, NORWAY, MONGOLIA}


def test_a_passive_names_who_signs(taking_part: Callable[[str, str], set[str]]) -> None:
    text = "The agreement was signed in Oslo on March 4 by Ana Kovač on behalf of the government and Omar Haddad."
    assert taking_part(text, "sign") == {KOVAC, HADDAD}


COUNTED = "Ana Kovač, Omar Haddad and Lena Berg"


@pytest.mark.parametrize("coming", [f"Ivo Marin welcomed {COUNTED}.", f"{COUNTED} arrived in Oslo."])
def test_several_who_come_are_at_the_gathering_that_the_text_is_at(taking_part: Callable[[str, str], set[str]], coming: str) -> None:
    assert {KOVAC, HADDAD, BERG} <= taking_part(f"The CSTO held a summit in Oslo on March 4. {coming}", "")


@pytest.mark.parametrize(
    ("text", "each"),
    [
        (
            "Ana Kovač had several bilateral meetings. With Minister Omar Haddad (March 4), they went over trade. "
            "With Lena Berg the price of fish was gone through.",
            [{KOVAC, HADDAD}, {KOVAC, BERG}],
        ),
        ("Ana Kovač had several bilateral meetings. With Minister Omar Haddad in the chair, a plan was drawn up.", []),
        ("Ana Kovač held talks with Lena Berg in Oslo. Meeting Lena Berg, she asked for patience.", [{KOVAC, BERG}]),
    ],
)
def test_talks_are_told_one_after_another(talks: Callable[[str], list[set[str]]], text: str, each: list[set[str]]) -> None:
    assert talks(text) == each


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("On the sidelines of the summit in Minsk, Ana Kovač met with Omar Haddad.", [{KOVAC, HADDAD}]),
        ("A meeting between the two ministers: Ana Kovač, of trade, and Omar Haddad, of fish, took place.", [{KOVAC, HADDAD}]),
        ("Ana Kovač talked, one by one, to Minister Omar Haddad and Minister Lena Berg.", [{KOVAC, HADDAD}, {KOVAC, BERG}]),
        ("Ana Kovač met with Omar Haddad and with Lena Berg.", [{KOVAC, HADDAD}, {KOVAC, BERG}]),
        ("Ana Kovač held separate talks with Omar Haddad and Lena Berg.", [{KOVAC, HADDAD}, {KOVAC, BERG}]),
        ("Ana Kovač telephoned Omar Haddad and Lena Berg.", [{KOVAC, HADDAD}, {KOVAC, BERG}]),
        ("Ana Kovač and Omar Haddad also talked in private.", [{KOVAC, HADDAD}]),
        ("Ana Kovač and Omar Haddad spoke face to face and were joined by aides for a session in Oslo.", [{KOVAC, HADDAD}] * 2),
        ("Ana Kovač sat down at one table with Omar Haddad.", [{KOVAC, HADDAD}]),
    ],
)
def test_partners_are_those_of_the_words_own_clause(talks: Callable[[str], list[set[str]]], text: str, each: list[set[str]]) -> None:
    assert [who for who in talks(text) if who] == each


def test_who_convene_a_gathering_together_take_part(taking_part: Callable[[str, str], set[str]]) -> None:
    text = "Norway, Armenia and the UN co-convened a Grain Conference in Oslo on March 4."
    assert taking_part(text, "Grain") == {NORWAY, ARMENIA, UN}


def test_many_who_attend_the_meeting_are_at_none_of_several_talks(taking_part: Callable[[str, str], set[str]]) -> None:
    text = "The CSTO held a summit in Oslo on March 4. Before it Lena Berg had brief conversations with Ivo Marin and Omar Haddad. "
    assert KOVAC in taking_part(f"{text}The meeting was attended by Ana Kovač, Lena Berg, Jan Holt and Mia Stone.", "summit")


def test_the_meeting_behind_a_conference_is_that_conference(taking_part: Callable[[str, str], set[str]]) -> None:
    text = "The Grain Conference was held in Oslo on March 4. The meeting was chaired by Ana Kovač. Omar Haddad also attended."
    assert taking_part(text, "") == {KOVAC, HADDAD}


def test_leaders_who_meet_for_a_numbered_summit_are_there(taking_part: Callable[[str, str], set[str]]) -> None:
    text = "Ana Kovač, Omar Haddad and Lena Berg met for the fourth in-person CSTO summit in Oslo on March 4."
    assert taking_part(text, "") == {KOVAC, HADDAD, BERG}


def test_a_list_of_a_verb_is_not_that_of_an_event_beside_it(taking_part: Callable[[str, str], set[str]]) -> None:
    text = "Lena Berg telephoned Ana Kovač and Omar Haddad on the eve of the CSTO summit in Oslo on March 4, the minister Ivo Marin said."
    assert not {BERG, KOVAC, HADDAD} & taking_part(text, "summit")


def test_who_is_invited_travels(taking_part: Callable[[str, str], set[str]]) -> None:
    assert taking_part("Ana Kovač invited Omar Haddad to visit Oslo on March 5.", "visit") == {HADDAD}


def test_who_chairs_the_meeting_chairs_no_talk(taking_part: Callable[[str, str], set[str]]) -> None:
    text = "The CSTO held a session in Oslo on March 4. Before it Ivo Marin received Omar Haddad. Lena Berg chaired the meeting."
    assert BERG in taking_part(text, "session")


def test_guests_are_at_no_gathering_that_was_called_off(taking_part: Callable[[str, str], set[str]]) -> None:
    text = "The CSTO held a session in Oslo on March 4. A forum in Minsk on March 5 was cancelled. "
    assert taking_part(f"{text}Among the guests were Ana Kovač, Omar Haddad and Lena Berg.", "session") == {KOVAC, HADDAD, BERG}


def test_a_warm_reception_is_no_event_that_takes_the_list(taking_part: Callable[[str, str], set[str]]) -> None:
    text = 'The CSTO held a session in Oslo on March 4. Ivo Marin thanked Lena Berg for the "really warm" reception. '
    text += "Also taking part were Presidents Ana Kovač and Omar Haddad."
    assert taking_part(text, "") == {KOVAC, HADDAD}
