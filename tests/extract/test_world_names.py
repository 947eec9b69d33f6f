"""Names as pages from all over the world write them: towns, family names, organs of regional bodies."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from seedline.extract.dates import Dates
from seedline.extract.discourse.coreference import Coreference
from seedline.extract.mentions.extractor import Mentions
from seedline.extract.reading import Reading
from seedline.reference import Reference

Read = Callable[..., Reading]


@pytest.fixture(scope="module")
def mentions(nlp: Language, reference: Reference) -> Mentions:
    return Mentions(nlp, reference)


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("The convoy returned from Kinshasa and Zendolo on Friday.", "place", ["Kinshasa", "Zendolo"]),
        ("He flew in from Lendava and Zendolo.", "place", []),  # none of the two is known for a place
        ("Reports came from Tehran and Ghalibafi.", "person", []),
        ("The lake Tanganyika fleet of the Lake Tanganyika Authority sailed.", "organization", ["Lake Tanganyika Authority"]),
        ("The envoy met Secretary Omar al-Sheikh on Monday.", "person", ["Omar al-Sheikh"]),
        ("The Speaker, Hon. Dr. Ali Karim Tunis, opened the sitting.", "person", ["Ali Karim Tunis"]),
        ("Minister Dato' Haji Ahmad bin Haji Salleh spoke to Ahmad.", "person", ["Ahmad bin Haji Salleh", "Ahmad"]),
        ("The Minister of Foreign Affairs and Expatriates Zorina Petrosyan spoke.", "person", ["Zorina Petrosyan"]),
        (
            "The ECOWAS Permanent Representatives Committee and the African Union Permanent Representatives Committee met.",
            "organization",
            ["ECOWAS Permanent Representatives Committee", "African Union Permanent Representatives Committee"],
        ),
        (
            "The Southern African Development Community (SADC) Organ on Politics, Defence and Security Cooperation met in Gaborone.",
            "organization",
            ["Southern African Development Community (SADC) Organ on Politics, Defence and Security Cooperation"],
        ),
        ("Fighters of al-Shabaab left Jowhar, and El-Fasher was hit.", "organization", ["al-Shabaab"]),
        ("The ship called at Ny-Ålesund.", "place", ["Ny-Ålesund"]),
        (
            "He met President-elect Rodrigo Paz Pereira and H.H. Theyazin bin Haitham Al Said.",
            "person",
            ["Rodrigo Paz Pereira", "Theyazin bin Haitham Al Said"],
        ),
        (
            "The Zendolo Workers Foundation (XQZV) opened, XQZV said.",
            "organization",
            ["Zendolo Workers Foundation", "XQZV", "XQZV"],
        ),
        ("The envoy Ernesto Vargas de Alba and Ma. Theresa Lazaro spoke.", "person", ["Ernesto Vargas de Alba", "Ma. Theresa Lazaro"]),
        ("It signed with Zendolo Waste Corporation Limited.", "organization", ["Zendolo Waste Corporation Limited"]),
        (
            "The Supreme Interstate Council of Peru and Chile met, and so did the Joint Commission on Trade between Mali and Kenya.",
            "organization",
            ["Supreme Interstate Council of Peru and Chile", "Joint Commission on Trade between Mali and Kenya"],
        ),
        ("The 3rd Regional Advisory Committee met beside the 58th Army.", "organization", ["Regional Advisory Committee", "58th Army"]),
        ("The Chinese Mission to ASEAN in Jakarta opened its doors.", "organization", ["Chinese Mission to ASEAN"]),
        ("According to Akorda, he spoke; according to Kremlin aides, he wrote.", "organization", ["Akorda", "Kremlin"]),
        ("The II Minsk forum began.", "organization", []),
        ("UNITED NATIONS (Reuters) - The UN said so.", "place", ["UNITED NATIONS"]),
        ("US Treasury Secretary Ann Lee left the US Treasury.", "organization", ["US Treasury"]),
        ("Fighting in the Donbas region and the Issyk-Kul region went on.", "place", ["Donbas", "Issyk-Kul region"]),
    ],
)
def test_names(read: Read, mentions: Mentions, text: str, kind: str, expected: list[str]) -> None:
    assert [text[m.start : m.end] for m in read(text, mentions).mentions if m.type == kind] == expected


def test_one_committee_is_not_the_other(read: Read, mentions: Mentions) -> None:
    text = "The ECOWAS Permanent Representatives Committee met the African Union Permanent Representatives Committee."
    referents = [m.referent for m in read(text, mentions).mentions if m.type == "organization"]
    assert referents == ["organization:~ecowas permanent representatives committee", "organization:au-prc"]


def test_the_supreme_council_of_the_gulf(read: Read, mentions: Mentions) -> None:
    text = "The ministers of the GCC met in Kuwait. The Supreme Council had asked for it."
    assert [m.referent for m in read(text, mentions).mentions if m.type == "organization"] == ["organization:gcc", "organization:gcc-sc"]


def test_a_name_spelled_the_same_comes_before_one_that_is_alike(
    nlp: Language, read: Read, reference: Reference, mentions: Mentions
) -> None:
    text = "Secretary-General Jasem Albudaiwi spoke. Minister Badr Albusaidi left. Minister Albudaiwi stayed."
    found = read(text, mentions, Coreference(nlp, reference)).mentions
    assert [m.name for m in found if m.type == "person"] == ["Jasem Albudaiwi", "Badr Albusaidi", "Jasem Albudaiwi"]


def test_a_date_with_points_and_spaces(nlp: Language, read: Read, reference: Reference) -> None:
    assert [m.value for m in read("Zemun, 19. 03. 2023. | Ana", Dates(nlp, reference)).mentions] == ["2023-03-19"]


def test_initials_mean_what_the_page_says(read: Read, mentions: Mentions) -> None:
    text = "Ruritania opened the Joint Commission for Cooperation (JCC) in Mogadishu. The JCC meets in May."
    referents = [m.referent for m in read(text, mentions).mentions if m.type == "organization"]
    assert len(set(referents)) == 1
    assert "organization:~joint commission for cooperation" in referents
    text = "The General Assembly of the Organization of American States (OAS) met. OAS is in Washington."
    assert [m.referent for m in read(text, mentions).mentions if text[m.start : m.end] == "OAS"] == ["organization:oas"] * 2
    text = "The Shanghai Organisation for Cooperation (SCO) met."
    assert {m.referent for m in read(text, mentions).mentions} == {"organization:sco"}


def test_a_name_alone_is_no_other_given_name(nlp: Language, read: Read, reference: Reference, mentions: Mentions) -> None:
    text = "Envoy Hanna Tetteh met Minister Haniwa."
    names = [m.name for m in read(text, mentions, Coreference(nlp, reference)).mentions if m.type == "person"]
    assert names == ["Hanna Tetteh", "Haniwa"]
