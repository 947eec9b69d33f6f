"""Papers as news tell of them: names and deeds together, in whole sentences and headlines."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from seedline.extract.dates import Dates
from seedline.extract.instruments.actions import Actions
from seedline.extract.instruments.extractor import Instruments
from seedline.extract.mentions.extractor import Mentions
from seedline.extract.reading import Reading
from seedline.reference import Reference

Deeds = Callable[[str], dict[str, str]]


@pytest.fixture(scope="module")
def deeds(read: Callable[..., Reading], nlp: Language, reference: Reference) -> Deeds:
    """`deeds(text)`: what befalls each paper that the text names."""
    extractors = [e(nlp, reference) for e in (Dates, Mentions, Instruments, Actions)]

    def run(text: str) -> dict[str, str]:
        reading = read(text, *extractors)
        return {reading.quote(a.start, a.end): a.action for a in reading.actions}

    return run


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "They adopted the Joint Plan for 2024–2026 for the Development of Inland Ports and a Statement on Clean Rivers.",
            {"Joint Plan for 2024–2026 for the Development of Inland Ports": "adopted", "Statement on Clean Rivers": "adopted"},
        ),
        (
            "They signed the Memorandum of Cooperation in the Field of Tourism in the presence of the heads of state.",
            {"Memorandum of Cooperation in the Field of Tourism": "signed"},
        ),
        (
            "They praised the canal, an intergovernmental agreement on which was signed in Osh.",
            {"intergovernmental agreement": "signed"},
        ),
        (
            "It follows the joint appeal which the Presidents of Kenya and Rwanda, William Ruto and Paul Kagame, signed in Kigali.",
            {"joint appeal": "signed"},
        ),
        ("In a joint press statement the two leaders recall that the road is open.", {"joint press statement": "adopted"}),
        ("The presidents of Kenya and Rwanda in a joint statement urged all to stop the fighting.", {"joint statement": "adopted"}),
        ("The envoys initialled the Treaty on Shared Lakes in Geneva.", {"Treaty on Shared Lakes": "agreed"}),
        ("He would forward the Accession Protocol to parliament in May.", {"Accession Protocol": "planned"}),
        ("The Agreement on Readmission is open for signature.", {"Agreement on Readmission": "planned"}),
        ("Moldova joined the Convention on Cluster Munitions in 2010.", {"Convention on Cluster Munitions": "ratified"}),
        ("The parties prepared the Memorandum of Cooperation in Sport for signing.", {"Memorandum of Cooperation in Sport": "drafted"}),
        (
            "The Joint Statement of the Prime Minister of Japan and the Chancellor of Germany was adopted.",
            {"Joint Statement of the Prime Minister of Japan and the Chancellor of Germany": "adopted"},
        ),
        ("The sides are finalising a draft agreement on the protection of lakes.", {"agreement on the protection of lakes": "drafted"}),
        (
            "They called on the members to ratify the Trade Agreement and accede to the Transit Agreement.",
            {"Trade Agreement": "proposed", "Transit Agreement": "proposed"},
        ),
        (
            "Papers are to be signed, including an agreement on transport and a memorandum on mutual recognition of diplomas.",
            {"agreement on transport": "planned", "memorandum on mutual recognition of diplomas": "planned"},
        ),
        ("They plan to ink the agreement on green energy at COP29.", {"agreement on green energy": "planned"}),
        ("It adopted resolution 2725 (2024) by a vote of 10 in favour.", {"resolution 2725 (2024)": "adopted"}),
        ("Chad signed the Instruments of Accession to the Treaty of Lakes.", {"Treaty of Lakes": "ratified"}),
        ("They noted the Plan of Action on Ports 2026-2030 being finalised by experts.", {"Plan of Action on Ports 2026-2030": "drafted"}),
        ("Nothing changes until the Convention on Dams is ratified.", {"Convention on Dams": "planned"}),
        ("They left once the Convention on Dams was signed.", {"Convention on Dams": "signed"}),
        (
            "The Senate approved a bill ratifying the Protocol on Fisheries. The protocol was signed in May. It was ratified by all.",
            {"bill ratifying the Protocol on Fisheries": "approved"},
        ),
        (
            "The Concept of Trade Policy was approved. We have an agreement with Iran. The document can be signed in May.",
            {"Concept of Trade Policy": "approved"},
        ),
        (
            "A memorandum between the cities of Ganja and Khujand is in preparation.",
            {"memorandum between the cities of Ganja and Khujand": "drafted"},
        ),
        (
            "They reviewed the Roadmap for Water and told experts to draft a document so that it might be approved in June.",
            {"Roadmap for Water": "discussed"},
        ),
    ],
)
def test_a_sentence_of_news(deeds: Deeds, text: str, told: dict[str, str]) -> None:
    assert deeds(text) == told


def test_a_bodys_resolution_is_a_text(deeds: Deeds) -> None:
    assert deeds("The IAEA Board of Governors resolution angered them.") == {"IAEA Board of Governors resolution": "cited"}


@pytest.mark.parametrize(
    ("headline", "told"),
    [
        ("Chile, Peru Sign Declaration To Expand Trade", {"Declaration To Expand Trade": "signed"}),
        ("ECOWAS Leaders Adopt Action Plan on Food Security", {"Action Plan on Food Security": "adopted"}),
        ("Parliament Ratifies Agreement on Border with Tajikistan", {"Agreement on Border with Tajikistan": "ratified"}),
        ("President Holds Talks With Premier, Declaration on Elevating Ties Signed", {"Declaration on Elevating Ties": "signed"}),
        ("Ministers sign Protocol to the Trade Pact, welcome accession of Chad", {"Protocol to the Trade Pact": "signed"}),
        ("Leaders to Sign Treaty on Allied Relations in June", {"Treaty on Allied Relations": "planned"}),
    ],
)
def test_a_headline_in_capitals_tells_a_deed(deeds: Deeds, headline: str, told: dict[str, str]) -> None:
    assert deeds(f"{headline}\n\nThe delegations met on Monday in the city and spoke of many things.") == told


def test_entries_of_a_list_may_be_in_lower_case(deeds: Deeds) -> None:
    text = "The following documents were signed:\n– memorandum of cooperation in tourism;\n– plan of cultural exchanges for 2024-2026."
    assert deeds(text) == {"memorandum of cooperation in tourism": "signed", "plan of cultural exchanges for 2024-2026": "signed"}


def test_papers_counted_off_were_signed_as_the_sentence_before_says(deeds: Deeds) -> None:
    text = (
        "The visit ended with the signing of the Protocol of the Commission and of several papers. "
        "These included an education agreement between the University of Nairobi and the University of Jordan."
    )
    assert deeds(text)["education agreement between the University of Nairobi and the University of Jordan"] == "signed"


def test_the_kind_alone_means_the_last_text_of_its_kind(deeds: Deeds) -> None:
    text = "The Commission and the Fund signed a Memorandum of Understanding (MoU) on Relief. The MoU was signed by the director."
    assert deeds(text) == {"Memorandum of Understanding (MoU) on Relief": "signed"}
