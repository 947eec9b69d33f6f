"""Speakers whom their own phrase does not name: descriptions, papers, leads."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from spacy.language import Language

from seedline.extract.discourse.titled import words
from seedline.extract.reading import Reading
from seedline.extract.reports import Event, Mention, Position
from seedline.extract.statements.extractor import Statements
from seedline.reference import Reference

LUND, PETRO, ITO = "person:~eva lund", "person:~ivan petro", "person:~ken ito"
OSCE, CSTO = "organization:osce", "organization:csto"
NAMES = {
    "Eva Lund": ("person", LUND),
    "Ivan Petro": ("person", PETRO),
    "Petro": ("person", PETRO),
    "Ken Ito": ("person", ITO),
    "OSCE": ("organization", OSCE),
    "CSTO": ("organization", CSTO),
    "Xinhua": ("organization", "organization:xinhua"),
    "Norway": ("country", "country:NO"),
    "Friday": ("date", None),
}
HELD = ((PETRO, "spokesman", CSTO), (LUND, "Foreign Minister", "country:NO"))


@pytest.fixture(scope="module")
def speakers(nlp: Language, reference: Reference, read: Callable[..., Reading]) -> Callable[..., list[str | None]]:
    """Speakers of a text in reading order. `met`: the words of an event that the OSCE holds."""
    statements = Statements(nlp, reference)

    def run(text: str, met: str = "") -> list[str | None]:
        reading = read(text)
        found = re.finditer("|".join(sorted(map(re.escape, NAMES), key=len, reverse=True)), text)
        reading.add(Mention(start=m.start(), end=m.end(), type=NAMES[m[0]][0], referent=NAMES[m[0]][1], name=m[0]) for m in found)
        reading.add(Position(start=0, end=1, person=person, title=title, body=body) for person, title, body in HELD)
        if met:
            at = text.index(met)
            reading.add([Event(start=at, end=at + len(met), type="meeting", name=met, status="held", organizer=OSCE)])
        return [s.speaker for s in sorted(statements(reading), key=lambda s: s.start)]

    return run


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # goes on with the subject of the sentence before, whose offices do not speak against it
        ("Ken Ito briefed the board on Friday. The relief chief warned that food would run out.", ITO),
        ("Ken Ito briefed the board on Friday. The veteran diplomat called for new talks.", ITO),
        ("Ken Ito opened the session on Friday. The defence minister said that the border was quiet.", ITO),
        ("Eva Lund opened the session on Friday. The Danish ambassador said that the border was quiet.", "country:DK"),
        ("Eva Lund opened the session on Friday. A relief chief warned that food would run out.", None),
        ("Eva Lund received Ken Ito on Friday. The guest thanked her for the welcome.", ITO),
        # a name that is a common word
        ("Ivan Petro met Ken Ito on Friday. Petro told Ken Ito that the road was open.", PETRO),
        # "it" is the gathering or the paper that is the subject before
        ("The meeting discussed the aid of Norway. It called upon the states to act.", None),
        ("The communique was read out in Norway by the OSCE. It notes that the sea is calm.", None),
        # nobody is joined to the last name
        ("Meeting with Eva Lund and the staff, Ken Ito thanked Norway for its aid.", ITO),
        ("Spokesman for the Secretary-General Ivan Petro spoke on Friday.\n\nThe Secretary-General warned that food would run out.", None),
    ],
)  # fmt: skip
def test_descriptions(text: str, expected: str | None, speakers: Callable[..., list[str | None]]) -> None:
    assert speakers(text) == [expected]


@pytest.mark.parametrize(
    ("lead", "below", "expected"),
    [
        ("The drill begins soon, a CSTO spokesman said.", '"We are ready," said Ivan Petro, a spokesman for the bloc.', PETRO),
        ("The drill begins soon, a CSTO spokesman said.", "Ken Ito arrived on Friday.", CSTO),
        ("The drill begins soon, a CSTO official told Xinhua.", "Ivan Petro spoke at the base on Friday.", PETRO),
        ("The drill begins soon, an OSCE official told Xinhua.", "Ivan Petro spoke at the base on Friday.", OSCE),
    ],
)
def test_lead_is_of_who_is_named_below(lead: str, below: str, expected: str, speakers: Callable[..., list[str | None]]) -> None:
    assert speakers(f"{lead}\n\n{below}")[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The OSCE published a review on Friday. The report recommends that courts be open.", [OSCE]),
        ("The OSCE final report on Norway recommends changes to the law.", [OSCE]),
        ("A report on the OSCE says that it needs money.", [None]),
        ("Norway held talks with the OSCE. The joint declaration says that the road is open.", [None]),
        ('The session ended on Friday. "Talks must go on," read a communiqué issued afterwards.', [OSCE]),
        ("The OSCE held a meeting on Friday. A road will be built, the press service said.", [OSCE]),
        ("Aid will come, according to a statement issued by OSCE headquarters.", [OSCE]),
        ("Ivan Petro called for calm on Friday. Earlier reports said that a bridge had fallen.", [PETRO, None]),
    ],
)
def test_papers(text: str, expected: list[str | None], speakers: Callable[..., list[str | None]]) -> None:
    assert speakers(text, met="session" if "session" in text else "") == expected


def test_pronoun_behind_a_quotation_is_not_who_is_named_in_it(speakers: Callable[..., list[str | None]]) -> None:
    text = 'Ken Ito said that the plan was sound.\n\n"It would be a mistake if Eva Lund left the room now," he told Xinhua.'
    assert speakers(text) == [ITO, ITO]


def test_words_join_what_a_blank_parts() -> None:
    assert words("The Secretary- General’s aide") == ["the", "secretary-general", "aide"]
