"""Fields of events on pages of agencies and secretariats: what belongs to which of several events."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from seedline.extract.coreference import Coreference
from seedline.extract.dates import Dates
from seedline.extract.events import Events
from seedline.extract.events.presence import Presence
from seedline.extract.fields import Fields
from seedline.extract.instruments import Instruments
from seedline.extract.mentions import Mentions
from seedline.extract.positions import Positions
from seedline.extract.reading import Reading
from seedline.extract.reports import Event
from seedline.reference import Reference

Told = Callable[[str], list[Event]]


@pytest.fixture(scope="module")
def told(read: Callable[..., Reading], nlp: Language, reference: Reference) -> Told:
    extractors = [e(nlp, reference) for e in (Dates, Mentions, Instruments, Coreference, Fields, Positions, Events, Presence)]
    return lambda text: read(text, *extractors).events


def people(event: Event) -> set[str]:
    return {p.referent.partition("~")[2] for p in event.participants if p.referent.startswith("person:")}


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
