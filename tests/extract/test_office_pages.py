"""Offices on whole small pages of foreign ministries and embassies: lists, labels, sides of a meeting."""

from __future__ import annotations

import pytest
from pages import Held, Rows


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
        (
            "Assistant to the President for National Security Affairs Ian Rush met President Omar Diallo of Mali.",
            {("rush", "Assistant to the President for National Security Affairs", "US"), ("diallo", "President", "ML")},
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Embassy of Mali\n\nHer Excellency Awa Diarra, Charge d'Affaires of the Embassy of Mali, met Secretary General of the African"
            " Union, Ambassador Abel Gaye.",
            {("diarra", "Charge d'Affaires", "ML"), ("gaye", "Secretary General", "au")},
        ),
        (
            "Delegation of Kazakhstan\n\nKanat Tumen, Deputy Minister of Foreign Affairs\nAkan Rakhim, Permanent Representative to the UN",
            {("tumen", "Deputy Minister of Foreign Affairs", "KZ"), ("rakhim", "Permanent Representative to the UN", "KZ")},
        ),
        (
            "(Japanese side) Ambassador for Africa Mika Sato\n(Peruvian side) Ambassador Extraordinary and Plenipotentiary Luis Quispe",
            {("sato", "Ambassador for Africa", "JP"), ("quispe", "Ambassador Extraordinary and Plenipotentiary", "PE")},
        ),
        (
            "U.S. Under Secretary of State for Economic Growth, Energy, and the Environment Ann Bell met Ivan Petrov, Special"
            " Representative for Cooperation in Combating Terrorism of Belarus.",
            {
                ("bell", "Under Secretary of State for Economic Growth, Energy, and the Environment", "US"),
                ("petrov", "Special Representative for Cooperation in Combating Terrorism", "BY"),
            },
        ),
        (
            "Deputy Secretary of State Wanda Bell met Mexican Under Secretary Luis Rojas. The Deputy Secretary and Under Secretary Rojas"
            " agreed.",
            {("bell", "Deputy Secretary of State", "US"), ("rojas", "Under Secretary", "MX")},
        ),
        (
            "Speaker of the Milli Majlis Leyla Aliyeva, chair of the Azerbaijan-Italy working group Azer Karimov spoke.",
            {("aliyeva", "Speaker", "parliament-az")},
        ),
        (
            "The UAE was represented by Dr. Omar Jabri, Minister of Industry and Special Envoy for Climate Change. The UN was thanked.",
            {("jabri", "Minister of Industry", "AE"), ("jabri", "Special Envoy for Climate Change", "AE")},
        ),
        (
            "State Minister Sato spoke in Tokyo. Haruo Sato, State Minister for Foreign Affairs of Japan, left.",
            {("sato", "State Minister for Foreign Affairs", "JP")},
        ),
    ],
)
def test_whose_office_lists_sides_and_other_offices_tell(held: Held, text: str, expected: Rows) -> None:
    assert expected <= held(text)
    assert {(person, body) for person, _, body in held(text)} == {(person, body) for person, _, body in expected}


def test_a_label_names_the_office(held: Held) -> None:
    assert ("quispe", "Director-General for North American Affairs", "PE") in held(
        "Visit to Peru\n\nThe Peruvian hosts:\nDirector-General for North American Affairs: Rosa Quispe"
    )


def test_who_leads_a_state_without_another_title(held: Held) -> None:
    assert held("North Korean leader Pak Chol-su met Mongolian leader Ganbold. President Ganbold of Mongolia left.") == {
        ("chol-su", "leader", "KP"), ("ganbold", "President", "MN"),
    }  # fmt: skip


def test_offices_on_both_sides_of_a_slash(held: Held) -> None:
    assert held("They met Ana Rossi, the EU High Representative for Foreign Affairs / Vice-President of the European Commission.") == {
        ("rossi", "High Representative for Foreign Affairs", "eu"), ("rossi", "Vice-President", "european-commission"),
    }  # fmt: skip


def test_a_page_whose_heading_is_a_ministry_means_its_own(held: Held) -> None:
    page = "Ministry of Foreign Affairs of the Republic of Peru\n\nAna Silva met Luis Rojas of the Spanish Ministry of Foreign Affairs."
    assert ("quispe", "Spokesperson", "mfa-pe") in held(f"{page}\n\nForeign Ministry Spokesperson Rosa Quispe spoke.")


def test_on_a_visit_presidents_are_of_the_host(held: Held) -> None:
    page = (
        "MEA\n\nForeign Secretary Ravi Sinha of India paid an official visit to Nepal. He called on Prime Minister Hari Thapa in Kathmandu."
    )
    assert ("thapa", "Prime Minister", "NP") in held(page)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'Vladimir Putin answered in writing. "The pipe is ready," the President of Russia added.',
            {("putin", "President", "RU")},
        ),
        (
            "Vladimir Putin, Emmanuel Macron and Kais Saied wrote to the three. The presidents of Russia and France want a truce.",
            {("putin", "president", "RU"), ("macron", "president", "FR")},
        ),
        ("Vladimir Putin is in Kazan. Sergey Lavrov is there, too. The next President of Russia is unknown.", set()),
        ("Two presidents, Vladimir Putin of Russia and Kais Saied of Tunisia, met. The French president did not write.", {
            ("putin", "president", "RU"), ("saied", "president", "TN"),
        }),
    ],
)  # fmt: skip
def test_a_leader_told_by_office_alone_is_who_the_page_names(held: Held, text: str, expected: Rows) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru's UN ambassador Rosa Quispe spoke.", {("quispe", "ambassador", "PE")}),
        ("The Indian G20 Sherpa Ravi Menon spoke.", {("menon", "Sherpa", "IN")}),
        ("US Treasury Secretary Ann Brown flew home.", {("brown", "Treasury Secretary", "US")}),
        (
            "The Minister of Fisheries, Government of Zambia, Hon. Grace Banda spoke.",
            {("banda", "Minister of Fisheries", "ZM")},
        ),
        ("Minister of Trade, Kingdom of Norway, Kari Lund spoke.", {("lund", "Minister of Trade", "NO")}),
        ("Remarks by Dr. Omar Diallo President, African Development Bank", {("diallo", "President", "afdb")}),
        ("Ivan Orlov, a long-serving aide to President Vladimir Putin, spoke.", {("orlov", "aide", "RU"), ("putin", "President", "RU")}),
        ("The minister and UN Secretary-General António Guterres spoke.", {("guterres", "Secretary-General", "un")}),
        ("The talks were led by Ambassador Selim Yilmaz.", set()),
        ("Armenia's third President Serzh Sargsyan spoke.", set()),
    ],
)
def test_whose_office_is_told_in_front_or_behind_a_comma(held: Held, text: str, expected: Rows) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Belarusian minister and the President of the Red Cross Society, Ann Lee, met.", {("lee", "President", "red cross society")}),
        (
            "Omar Diallo, Director of the Office of the Chairperson, Ann Lee, Head of the African Union Commission, came.",
            {("diallo", "Director of the Office of the Chairperson", "au"), ("lee", "Head", "au-commission")},
        ),
        ("Ann Lee | Communication Officer | African Union Commission", {("lee", "Communication Officer", "au-commission")}),
        (
            "The ambassadors of Russia, China and India to ASEAN, Ivan Orlov, Li Na and Ravi Menon, came.",
            {("orlov", "ambassador", "RU"), ("na", "ambassador", "CN"), ("menon", "ambassador", "IN")},
        ),
        (
            "The security advisers of the E3 countries -- Ian Rush of Britain and Jean Petit of France -- met.",
            {("rush", "security adviser", "GB"), ("petit", "security adviser", "FR")},
        ),
        (
            "The Minister of People's Power for Foreign Affairs of Venezuela, Ana Silva, spoke.",
            {("silva", "Minister of People's Power for Foreign Affairs", "VE")},
        ),
        (
            "ASEAN met Eva Lind, High Representative of the Union for Foreign Affairs and Security Policy and Vice President of the "
            "European Commission.",
            {
                ("lind", "High Representative of the Union for Foreign Affairs and Security Policy", "eu"),
                ("lind", "Vice President", "european-commission"),
            },
        ),
        ("The leader of the A Just Russia party Ann Lee spoke.", {("lee", "leader", "just-russia")}),
        (
            "The Director of the OSCE Ann Lee, National Coordinator of Uzbekistan for SCO Affairs, Ambassador Rustam Karimov, came.",
            {("lee", "Director", "osce"), ("karimov", "National Coordinator for SCO Affairs", "UZ")},
        ),
        (
            "Eva Lind, acting Permanent Representative of Sweden, Li Na of China and Ivan Orlov (Russia) spoke.",
            {("lind", "Permanent Representative", "SE")},
        ),
        (
            "Head of the Finnish delegation to the OSCE Mika Lahti and MPs Eva Lind and Ann Lee came.",
            {("lahti", "Head of the delegation", "FI")},
        ),
        ("The Supreme Allied Commander Europe, General Ian Rush, came.", {("rush", "Supreme Allied Commander Europe", "nato")}),
        ("Chairman of the Board of Kazatomprom Ann Lee spoke.", {("lee", "Chairman of the Board", "kazatomprom")}),
    ],
)
def test_longer_chains_of_offices(held: Held, text: str, expected: Rows) -> None:
    assert held(text) == expected


def test_a_national_body_is_its_known_heads_or_of_who_sends_an_ambassador(held: Held) -> None:
    text = "The Ambassador of Kyrgyzstan in Kazakhstan met him. The delegation includes Secretary of the Security Council"
    assert ("imankulov", "Secretary", "sc-kg") in held(f"{text} Marat Imankulov.")
    assert ("lee", "Secretary", "sc-kg") in held(f"{text} Ann Lee.")
