"""Offices on whole small pages of foreign ministries and embassies: lists, labels, sides of a meeting."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from seedline.extract.coreference import Coreference
from seedline.extract.dates import Dates
from seedline.extract.fields import Fields
from seedline.extract.mentions import Mentions
from seedline.extract.positions import Positions
from seedline.extract.reading import Reading
from seedline.reference import Reference

Rows = set[tuple[str, str, str | None]]
Held = Callable[[str], Rows]


@pytest.fixture(scope="module")
def held(read: Callable[..., Reading], nlp: Language, reference: Reference) -> Held:
    """`held(text)`: family name, title and body of every position that the text states."""
    extractors = [e(nlp, reference) for e in (Dates, Mentions, Coreference, Fields, Positions)]

    def run(text: str) -> Rows:
        found = read(text, *extractors).positions
        return {(p.person.split()[-1].rpartition("~")[2], p.title, p.body.partition(":")[2].lstrip("~") if p.body else None) for p in found}

    return run


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The heads of government of the EAEU member states - Ara Sarkisyan of Armenia and Ivan Dubovik of Belarus - met.",
            {("sarkisyan", "head of government", "AM"), ("dubovik", "head of government", "BY")},
        ),
        (
            "The President received two ambassadors-designate. They are H.E. Ms. Eva Lind (Sweden) and H.E. Omar Diallo (Mali).",
            {("lind", "ambassador", "SE"), ("diallo", "ambassador", "ML")},
        ),
        (
            "The new ambassadors are:\n1. H.E. Ms. Eva Lind (Sweden)\n2. Mr. Omar Diallo, Mali\nPeru: Ms. Rosa Quispe\nTea was served.",
            {("lind", "ambassador", "SE"), ("diallo", "ambassador", "ML"), ("quispe", "ambassador", "PE")},
        ),
        (
            "Jelena Markovic – State Secretary, Ministry of Agriculture, Forestry and Water Management;",
            {("markovic", "State Secretary", "ministry of agriculture, forestry and water management")},
        ),
        (
            "Mr Ian Rush CMG has been appointed His Majesty's Ambassador to Chad.",
            {("rush", "Ambassador to Chad", "GB")},
        ),
        ("Ambassador's Greeting\n\nSPOKESPERSON FOR SECRETARY-GENERAL GUTERRES", {("guterres", "SECRETARY-GENERAL", "un")}),
    ],
)
def test_lists_and_labels(held: Held, text: str, expected: Rows) -> None:
    assert held(text) == expected


def test_a_diplomat_without_a_state_is_of_the_embassy_or_its_ambassador(held: Held) -> None:
    assert held("Embassy of Japan in Mongolia\n\nAmbassador visits a school\n\nAmbassador Kato and First Secretary Ken Mori came.") == {
        ("kato", "Ambassador", "JP"), ("mori", "First Secretary", "JP"),
    }  # fmt: skip
    assert ("virtanen", "Counsellor of the Embassy", "FI") in held(
        "The Minister of Foreign Affairs of Georgia Nino Beridze met Ambassador of Finland Mika Lahti. "
        "Counsellor of the Embassy Jari Virtanen was present."
    )


def test_what_the_page_says_of_the_office_tells_the_state(held: Held) -> None:
    page = "Turkish Deputy Foreign Minister Visits Dushanbe\n\nAmbassador Selim Yilmaz, Deputy Minister of Foreign Affairs,"
    assert ("yilmaz", "Deputy Minister of Foreign Affairs", "TR") in held(f"{page} visited Tajikistan.")


def test_a_shorter_title_adds_no_row(held: Held) -> None:
    text = "Deputy Minister of Foreign Affairs of Peru Rosa Quispe came. Deputy Minister Quispe met Ambassador Extraordinary"
    assert held(f"{text} and Plenipotentiary of Chile Luis Rojas. Ambassador Rojas left.") == {
        ("quispe", "Deputy Minister of Foreign Affairs", "PE"), ("rojas", "Ambassador Extraordinary and Plenipotentiary", "CL"),
    }  # fmt: skip


def test_a_body_without_its_state_is_of_the_side_that_the_sentence_tells_of(held: Held) -> None:
    text = "Ministry of Foreign Affairs of the Republic of Uzbekistan\n\nThe Slovak side was led by State Secretary of the Ministry"
    assert held(f"{text} of Foreign Affairs Ivan Kollar.") == {("kollar", "State Secretary", "mfa-sk")}


def test_a_counterpart_has_the_office_of_whom_he_stands_beside(held: Held) -> None:
    text = "State Secretary Ivan Kollar conveyed an invitation of the Foreign Minister of Slovakia Jan Hudak to his Uzbek counterpart"
    assert ("saidov", "Foreign Minister", "UZ") in held(f"{text} Ali Saidov.")
