"""Pages that speak in the first person: whose words they are, what "I" did, what "I" said."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from seedline.extract.dates import Dates
from seedline.extract.discourse.coreference import Coreference
from seedline.extract.documents.extractor import Fields
from seedline.extract.documents.voice import Voice
from seedline.extract.events.extractor import Events
from seedline.extract.events.presence import Presence
from seedline.extract.instruments.extractor import Instruments
from seedline.extract.mentions.extractor import Mentions
from seedline.extract.positions.extractor import Positions
from seedline.extract.reading import Reading
from seedline.extract.reports import Event
from seedline.extract.statements.extractor import Statements
from seedline.reference import Reference

Page = Callable[[str], Reading]

RELEASE = (
    "Visit to Norway, Sweden and Finland\n\n3 May 2022\n\nThe Hon Clara Meyer MP\nMinister for Ports and Fisheries\n\n"
    "VISIT TO NORWAY, SWEDEN AND FINLAND\n\nTomorrow I will leave for Norway, Sweden and Finland to promote our ports.\n\n"
    "In Oslo on 5 May I will meet the Minister of Fisheries of Norway, Odd Skjelvik.\n\n"
    "I will conclude my visit in Helsinki on 9 May.\n\n"
    '"Our harbours are full of life", I told the Senate last week. I urged Mr Skjelvik to open the ports.\n'
)


@pytest.fixture(scope="module")
def page(read: Callable[..., Reading], nlp: Language, reference: Reference) -> Page:
    extractors = [e(nlp, reference) for e in (Dates, Mentions, Instruments, Coreference, Fields, Positions, Events, Statements, Presence)]
    return lambda text: read(text, *extractors)


def persons(event: Event) -> set[str]:
    return {p.referent.partition("~")[2] for p in event.participants}


@pytest.mark.parametrize(
    ("text", "writer"),
    [
        (RELEASE, "clara meyer"),
        ("Ports need friends\n\nBy Clara Meyer\n\n4 May 2022\n\nLast week I met President Odd Skjelvik in Oslo.\n", "clara meyer"),
        ("Remarks by Minister Clara Meyer at the harbour\n\nOslo, 4 May 2022\n\nI am glad to be here again.\n", "clara meyer"),
        ("Letter on the ports\n\n4 May 2022\n\nI have the honour to write to you.\n\n(Signed) Clara Meyer\nAmbassador\n", "clara meyer"),
        ("Remarks at a meeting with Minister Odd Skjelvik\n\nOslo, 4 May 2022\n\nI am glad to be here again.\n", None),
        ('Minister Clara Meyer opens a pier\n\nOslo, 4 May 2022\n\nThe minister smiled. "I like it," she said.\n', None),
    ],
)
def test_whose_words_a_page_is(page: Page, text: str, writer: str | None) -> None:
    found = Voice(page(text)).writer
    assert ((found and found.referent) or "").partition("~")[2] == (writer or "")


def test_a_ministers_own_release(page: Page) -> None:
    reading = page(RELEASE)
    visit, meeting = reading.events
    assert (visit.type, visit.status, visit.start_date, visit.end_date) == ("visit", "planned", "2022-05-04", "2022-05-09")
    assert visit.place is None and "clara meyer" in persons(visit)
    assert not any(p.referent.startswith("country:") for p in visit.participants)
    assert (meeting.start_date, persons(meeting)) == ("2022-05-05", {"clara meyer", "odd skjelvik"})
    said = [(s.kind, reading.quote(s.start, s.end), (s.speaker or "").partition("~")[2]) for s in reading.statements]
    assert said == [
        ("direct", "Our harbours are full of life", "clara meyer"),
        ("indirect", "Mr Skjelvik to open the ports", "clara meyer"),
    ]


def test_my_visit_is_not_his_whom_i_told_of_it(read: Callable[..., Reading], nlp: Language, reference: Reference) -> None:
    text = "Talks on ports\n\n4 May 2022\n\nYesterday I met Minister Odd Skjelvik. I briefed Mr Skjelvik on my visit to Peru and Chile.\n"
    extractors = [e(nlp, reference) for e in (Dates, Mentions, Instruments, Coreference, Fields, Positions, Events)]
    visits = [e for e in read(text, *extractors).events if e.type == "visit"]
    assert [(e.place, persons(e)) for e in visits] == [(None, set())]


def test_the_office_above_its_holders_name_is_of_no_visited_state(page: Page) -> None:
    text = (
        "MINISTER FOR FISHERIES\nTHE HON CLARA MEYER MP\n\nMedia Release\n\n3 May 2022\n\nVisit to Norway and Sweden\n\n"
        "I will travel to Norway and Sweden tomorrow.\n\nIn Oslo I will meet the Minister of Fisheries of Norway, Odd Skjelvik.\n"
    )
    held = {p.person.partition("~")[2]: (p.title, p.body) for p in page(text).positions}
    assert held == {"clara meyer": ("MINISTER FOR FISHERIES", None), "odd skjelvik": ("Minister of Fisheries", "country:NO")}


def test_who_we_are_is_told_beside_it(page: Page) -> None:
    text = (
        "Joint statement of President Anna Lind and Prime Minister Marco Rossi\n\nOslo, 3 March 2021\n\n"
        "We, the President of the Republic of Norway and the Prime Minister of the Republic of Italy, met in Oslo on 3 March 2021.\n"
    )
    [meeting] = page(text).events
    assert (meeting.start_date, persons(meeting)) == ("2021-03-03", {"anna lind", "marco rossi"})
