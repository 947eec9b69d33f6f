"""Offices on pages of presidents and premiers: delegations, envoys with several posts, credentials, provinces."""

from __future__ import annotations

import pytest
from pages import Held, Rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "He met the Presidents of the Baltic States – Alar Tamm of Estonia, Jan Kalns of Latvia and Jonas Kazlauskas of Lithuania.",
            {("tamm", "President", "EE"), ("kalns", "President", "LV"), ("kazlauskas", "President", "LT")},
        ),
        (
            "It was opened by Deputy Prime Minister – Minister of Trade of Tatarstan Oleg Petrov during talks with Turkmenistan.",
            {("petrov", "Deputy Prime Minister", None), ("petrov", "Minister of Trade", None)},
        ),
        (
            "Lee met Principal Secretary Ravi Sinha, Minister of Textiles and Indian G20 Sherpa Anil Gupta, Foreign Secretary Hari Rao.",
            {("sinha", "Principal Secretary", "IN"), ("gupta", "Sherpa", "IN"), ("rao", "Foreign Secretary", "IN")},
        ),
        (
            "Present were Minister Ivan Orlov and Ambassador of Russia to Indonesia and concurrently to Timor-Leste Anna Smirnova.",
            {("smirnova", "Ambassador", "RU")},
        ),
        (
            "He wrote to India's Ambassador to Belgium, Luxembourg and the EU Ravi Sinha.",
            {("sinha", "Ambassador to Belgium, Luxembourg and the EU", "IN")},
        ),
        ("India said EAM and Foreign Minister of Peru Ana Silva had met.", {("silva", "Foreign Minister", "PE")}),
        ("Head of the EU Delegation to Ghana Jean Petit spoke.", {("petit", "Head of the delegation", "eu")}),
        ("In a talk with the Finnish envoy, Silva recalled the visit.", set()),
        ("As chairman of the OSCE, Silva recalled the visit.", {("silva", "chairman", "osce")}),
        (
            "The President swore in Ravi Sinha as Principal Secretary and Judge Anil Gupta as a member of the Law Commission of India.",
            {("gupta", "member", "law commission of india")},
        ),
        (
            "Head of the Department of Research of the President of Armenia Aram Petrosyan came.",
            {("petrosyan", "Head", "department of research")},
        ),
        (
            "EBRD President Ana Rossi met Plenipotentiary Representative of the President in Osh Marat Usenov in Bishkek.",
            {("usenov", "Plenipotentiary Representative of the President", "KG"), ("rossi", "President", "ebrd")},
        ),
        (
            "In the United States Premier of the Northern Isles John Reed met President of Marine Industries Paul Moss.",
            {("reed", "Premier", None), ("moss", "President of Marine Industries", None)},
        ),
        (
            "Special adviser to the Presidency of Brazil Luis Rojas and First Ladies Ana Rossi and Grace Banda came.",
            {("rojas", "Special adviser", "pres-br"), ("rossi", "First Lady", "BR")},
        ),
        (
            "They swore in Mrs Ana London as Minister of Tourism, Mr Luis Rojas as Attorney General and Hon. Paul Moss as Member of "
            "the Law Commission in Peru.",
            {("london", "Minister of Tourism", "PE"), ("rojas", "Attorney General", "PE"), ("moss", "Member", "law commission")},
        ),
        (
            "He met EU Special Representative for the Northern Dialogue, Ana Rossi, US Deputy Secretary and Special Envoy John Reed.",
            {("rossi", "Special Representative for the Northern Dialogue", "eu"), ("reed", "Special Envoy", "US")},
        ),
        (
            "The Fijian minister thanked the Pacific Islands Forum. New Zealand's High Commissioner to Fiji, Mr. Paul Moss, spoke.",
            {("moss", "High Commissioner to Fiji", "NZ")},
        ),
        (
            "Deputy Speaker of the Bundestag Petra Moss spoke to King Charles III in Oman.",
            {("moss", "Deputy Speaker", "parliament-de"), ("iii", "King", "GB")},
        ),
        (
            "According to the governor, his first deputy Vera Orlova heads the group.",
            {("orlova", "first deputy", None)},
        ),
        (
            "Hon. John Banda, Special Envoy of H.E. Dr Grace Phiri, President of Malawi, brought a message of the SADC.",
            {("banda", "Special Envoy", "MW"), ("phiri", "President", "MW")},
        ),
        (
            "President Ana Silva of Peru left. The President received a call from her Chilean counterpart, Luis Rojas.",
            {("silva", "President", "PE"), ("rojas", "President", "CL")},
        ),
        (
            "The Foreign Minister of Moldova Ion Rusu, the UN Coordinator in Moldova, Ana Silva, UNHCR Representative Luis Rojas, came.",
            {("silva", "Coordinator", "un"), ("rojas", "Representative", "unhcr"), ("rusu", "Foreign Minister", "MD")},
        ),
        (
            "The World Bank Country Director for Brunei, Malaysia and Thailand Luis Rojas came.",
            {("rojas", "Country Director for Brunei, Malaysia and Thailand", "world-bank")},
        ),
    ],
)
def test_offices_in_a_readout(held: Held, text: str, expected: Rows) -> None:
    found = held(text)
    assert expected <= found
    assert {person for person, *_ in found if person == "silva"} <= {person for person, *_ in expected}


def test_who_presents_credentials_is_the_ambassador_of_the_state_beside_the_name(held: Held) -> None:
    page = (
        "The President received credentials from the ambassadors of four.\n\nCredentials were handed by:\n\nLuis Rojas (Peru);\n"
        "Paul Vella (Malta, in Rome);\nIon Rusu, Ambassador of the Republic of Moldova;\nH.E. Ms. Grace Banda, Zambia.\n\nHe left."
    )
    assert held(page) == {
        ("rojas", "ambassador", "PE"), ("vella", "ambassador", "MT"), ("rusu", "Ambassador", "MD"), ("banda", "ambassador", "ZM"),
    }  # fmt: skip


def test_a_list_of_ministers_has_colons_and_commas(held: Held) -> None:
    page = "President of Nauru Rex Adam named these:\n\nHon Paul Moss MP, Minister for Health\nHon John Reed MP: Minister for Ports"
    assert {("moss", "Minister for Health", "NR"), ("reed", "Minister for Ports", "NR")} <= held(page)


def test_who_shares_first_and_last_name_with_a_known_official_is_another(held: Held) -> None:
    assert ("ali", "Trade Minister", "MT") in held("In Malta the Trade Minister, Mr. Hussein Musa Ali, spoke.")


def test_an_official_of_no_named_state_is_of_the_state_whose_president_has_the_page(held: Held) -> None:
    page = (
        "Official Portal of the President of the Republic of Belarus\n\nMeeting with the governor\n\nA Russian governor met "
        "the head of state. The guest came from Smolensk.\n\n"
        "Deputy Prime Minister Anna Kravets and Ambassador of Belarus to Russia Ivan Zaitsev were there."
    )
    assert ("kravets", "Deputy Prime Minister", "BY") in held(page)


def test_where_an_envoy_is_sent_is_not_whose_envoy_he_is(held: Held) -> None:
    text = "In the Philippines the oath was given to Special Envoy of the President to the UAE for Trade and Investment Grace Santos."
    assert ("santos", "Special Envoy of the President", "PH") in held(text)
