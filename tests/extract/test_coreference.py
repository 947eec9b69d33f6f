"""One referent for each name of a document."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from seedline.extract.discourse.coreference import Coreference
from seedline.extract.mentions.extractor import Mentions
from seedline.extract.reading import Reading
from seedline.reference import Reference


@pytest.fixture(scope="module")
def persons(read: Callable[..., Reading], nlp: Language, reference: Reference) -> Callable[[str], dict[str, str | None]]:
    """`persons(text)`: the referent of each person as it stands in the text (the last one, if it stands there twice)."""
    extractors = (Mentions(nlp, reference), Coreference(nlp, reference))

    def run(text: str) -> dict[str, str | None]:
        return {text[m.start : m.end]: m.referent for m in read(text, *extractors).mentions if m.type == "person"}

    return run


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("President Marat Sadykov arrived. Sadykov spoke. M. Sadykov left.", 3),
        ("President Kassym-Jomart Tokayev arrived. Mr. Tokaev spoke.", 2),
        ("President Aleksandr Lukashenko met Ivanov. Lukashenka smiled. Alexander Lukashenko left.", 3),
        ("President Xi Jinping arrived. Mr. Xi spoke.", 2),
        ("Minister Zhanar SADYKOVA arrived. Zhanar Sadykova spoke.", 2),
        ("President Joseph K. Miller, Jr. arrived. Joe Miller spoke. Miller left.", 3),
        ("Foreign Minister Tran Van Son arrived. Minister Son spoke.", 2),
    ],
)
def test_forms_of_one_name(persons: Callable[[str], dict[str, str | None]], text: str, forms: int) -> None:
    found = {form: r for form, r in persons(text).items() if form != "Ivanov"}
    assert len(found) == forms
    assert len(set(found.values())) == 1


def test_the_fullest_name_is_the_key(persons: Callable[[str], dict[str, str | None]]) -> None:
    assert set(persons("Sadykov spoke. President Marat SADYKOV agreed. M.Sadykov left.").values()) == {"person:~marat sadykov"}


def test_different_given_names_stay_apart(persons: Callable[[str], dict[str, str | None]]) -> None:
    found = persons("Minister Marat Sadykov and Ambassador Timur Sadykov came. T. Sadykov spoke.")
    assert found["Marat Sadykov"] != found["Timur Sadykov"]
    assert found["T. Sadykov"] == found["Timur Sadykov"]


def test_a_father_in_a_name_is_another_person(persons: Callable[[str], dict[str, str | None]]) -> None:
    found = persons("Khalid bin Omar Al Harthi met Omar bin Saleh Al Harthi.")
    assert len(set(found.values())) == 2
    found = persons("King Omar received Crown Prince Khalid bin Omar.")
    assert len(set(found.values())) == 2


def test_a_shared_surname_means_the_one_named_last(persons: Callable[[str], dict[str, str | None]]) -> None:
    found = persons("Minister Marat Sadykov came. Later Ambassador Timur Sadykov came. Mr. Sadykov spoke.")
    assert found["Sadykov"] == found["Timur Sadykov"]


def test_a_shared_surname_behind_an_office_means_who_has_it(persons: Callable[[str], dict[str, str | None]]) -> None:
    found = persons("Minister Marat Sadykov came with Ambassador Timur Sadykov. Minister Sadykov spoke.")
    assert found["Sadykov"] == found["Marat Sadykov"]


def test_a_family_name_in_front_is_no_given_name(persons: Callable[[str], dict[str, str | None]]) -> None:
    found = persons("Mr. Li Wang came. Minister Wang spoke.")
    assert found["Wang"] != found["Li Wang"]


def test_organisations_by_the_beginning_of_their_name(read: Callable[..., Reading], nlp: Language, reference: Reference) -> None:
    text = "The National Academy of Water Sciences met. The National Academy was founded long ago."
    found = read(text, Mentions(nlp, reference), Coreference(nlp, reference)).mentions
    assert [m.referent for m in found] == ["organization:~national academy of water sciences"] * 2


def test_organisations_by_the_end_of_their_name(read: Callable[..., Reading], nlp: Language, reference: Reference) -> None:
    text = "The Zenda-Strelsau Cooperation Council met. Later the Cooperation Council sat again."
    found = [m for m in read(text, Mentions(nlp, reference), Coreference(nlp, reference)).mentions if m.type == "organization"]
    assert len(found) == 2
    assert found[0].referent == found[1].referent
