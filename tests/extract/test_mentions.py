"""Names of persons, organisations, countries and places."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from seedline.extract.dates import Dates
from seedline.extract.mentions.abbreviations import abbreviates
from seedline.extract.mentions.extractor import Mentions
from seedline.extract.reading import Reading
from seedline.reference import Reference

Read = Callable[..., Reading]


@pytest.fixture(scope="module")
def mentions(nlp: Language, reference: Reference) -> Mentions:
    return Mentions(nlp, reference)


@pytest.fixture
def names(read: Read, mentions: Mentions) -> Callable[[str, str], list[str]]:
    """`names(text, type)`: what stands in the text as mentions of a type, in order."""
    return lambda text, type_: [text[m.start : m.end] for m in read(text, mentions).mentions if m.type == type_]


Names = Callable[[str, str], list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Minister of Foreign Affairs of Tajikistan Rustam Karimov spoke first.", ["Rustam Karimov"]),
        ("The guests were met by S.Ivanov and Ch. Aidarbekov.", ["S.Ivanov", "Ch. Aidarbekov"]),
        ("Text by Aigul SADYKOVA", ["Aigul SADYKOVA"]),
        ("He received the Prime Minister of Georgia Irakli Beridze.", ["Irakli Beridze"]),
        ("H.E. Mr. Carlos Mendes opened the forum; Mendes then left.", ["Carlos Mendes", "Mendes"]),
        ("Lt. Gen. Viktor Petrenko reported.", ["Viktor Petrenko"]),
        ("It wrote of Trump-Putin calls.", ["Trump", "Putin"]),
        ("Minister Obama-Putin spoke. Obama-Putin praised the plan.", ["Obama-Putin", "Obama-Putin"]),
        ("Minister Albert F. del Rosario met Carlos del Rosario.", ["Albert F. del Rosario", "Carlos del Rosario"]),
        ("The Bab al-Hawa border crossing was shut.", []),
        ("Ambassador Jean-Luc Moreau presented his credentials.", ["Jean-Luc Moreau"]),
        ("Ambassador Franco Bellini presented his credentials.", ["Franco Bellini"]),
        ("The Chairman of the Cabinet of Ministers Sultan Abenov came.", ["Sultan Abenov"]),
        ("Ambassador of Armenia to Georgia Ashot Harutyan came.", ["Ashot Harutyan"]),
        ("They heard the Special Envoy of the Chair on Myanmar, Phoukham Vannasy, at noon.", ["Phoukham Vannasy"]),
        ("Chair of the MinisterialMeeting of the group", []),
        ("Minister of Foreign Affairs of Georgia Lasha Kiknadze met President U. Batbold.", ["Lasha Kiknadze", "U. Batbold"]),
        ("Milan Petrovic, Ambassador's Greeting", ["Milan Petrovic"]),
        ("Vice Foreign Minister Ma Chaoyang met Additional Secretary (Eurasia) Adarsh Sena.", ["Ma Chaoyang", "Adarsh Sena"]),
        ("Ms Ann Bell CMG was thanked.", ["Ann Bell"]),
        ("FM Spokesman Reacts to Statement", []),
        ("Dr. Petra Kovac spoke.", ["Petra Kovac"]),
        ("Prince Khalid bin Ahmed bin Saleh arrived.", ["Khalid bin Ahmed bin Saleh"]),
        ("the speech of President Sadykov's adviser", ["Sadykov"]),
        ("21.12.2018 19:04Sadykov signs; President Marat Sadykov is content.", ["Sadykov", "Marat Sadykov"]),
        ("The ministers adopted the Declaration and the Statement.", []),
        ("Defence Minister Nakatani Gen met adviser Yamada Takeo.", ["Nakatani Gen", "Yamada Takeo"]),
        ("Spokeswoman of the Foreign Ministry Pham Thu Hang took questions.", ["Pham Thu Hang"]),
        ("Foreign Minister Le Van Son flew in. Minister Son was met at the gate.", ["Le Van Son", "Son"]),
        ("Former lawmaker Park Joon-ho and President Min Chang-in spoke.", ["Park Joon-ho", "Min Chang-in"]),
        ("President Robert J. Miller, Jr. thanked Bob Miller Sr. and left.", ["Robert J. Miller, Jr.", "Bob Miller Sr."]),
        ("Sheikh Khalid bin Saleh al-Harthi left; al-Harthi had spoken.", ["Khalid bin Saleh al-Harthi", "al-Harthi"]),
        ("(Reporting by Ezra Quigley in Rome; Editing by Gareth Stone)", ["Ezra Quigley", "Gareth Stone"]),
        ("PETRUS A. VANDERBOEK (Belgium) said that his country agreed.", ["PETRUS A. VANDERBOEK"]),
        ("In talks with President Bush and Secretary Gates the envoys agreed.", ["Bush", "Gates"]),
        ("They flew over the bush and through the gates.", []),
        ("News in English and Muscat Daily", []),
        ("They will speak at 4:30 P.M. CEST.", []),
        ("Defense Secretary Lloyd Austin came. Secretary Austin spoke.", ["Lloyd Austin", "Austin"]),
        ("fighters of the Vortan battalion", []),
        ("Speaker Azamat Beishen uulu arrived.", ["Azamat Beishen uulu"]),
        (
            "Deputy Sean Doherty TD asked Ursula van der Berg; van der Berg replied.",
            ["Sean Doherty", "Ursula van der Berg", "van der Berg"],
        ),
        ("Foreign Minister Penny Marchetti-Lund spoke; Marchetti-Lund smiled.", ["Penny Marchetti-Lund", "Marchetti-Lund"]),
        ("Somali President Hassan Sheikh Warsame left.", ["Hassan Sheikh Warsame"]),
        ("Envoy Liam O'Keeffe met Dr Ana Luisa D’Sousa. Mr. O’Keeffe left.", ["Liam O'Keeffe", "Ana Luisa D’Sousa", "O’Keeffe"]),
        ("Albescu, Jean-Marc", ["Albescu, Jean-Marc"]),
        ("Prime Minister Jean-Marc  Albescu thanked them.", ["Jean-Marc  Albescu"]),
        ("On Monday the minister met Christian Schneider of Germany.", ["Christian Schneider"]),
        ("Mr. VANDERBOEK. I thank the Chair.", ["VANDERBOEK"]),
        ("They met Minister of Integration and Macroeconomics Sergey Orazov.", ["Sergey Orazov"]),
        ("The envoy met Mr. Sydney Halvorsen and H.E. Baghdad Orazov.", ["Sydney Halvorsen", "Baghdad Orazov"]),
        ("PRESIDENT VANDERBOEK: Thank you.", ["VANDERBOEK"]),
        ("They landed at Jomar Kestani Airport after USS Halvorsen had left.", []),
        ("The award went to the Jomar Kestani Youth Foundation.", []),
        ("Foreign Minister Erlan Yusuf toured the Yusuf Hadrami Institute.", ["Erlan Yusuf"]),
        ("people from the towns of Kefria and Foalh fled", []),
        ("The Secretary-General appoints Beysol Nyantu of Liberia. Ms. Nyantu will lead it.", ["Beysol Nyantu", "Nyantu"]),
        ("Putin to Visit Hanoi, Kremlin Says", ["Putin"]),
        ("Prime Minister Ishiba Holds Telephone Talk With Ukraine", ["Ishiba"]),
    ],
)
def test_persons(names: Names, text: str, expected: list[str]) -> None:
    assert names(text, "person") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the CSTO Council of Defence Ministers met", ["CSTO Council of Defence Ministers"]),
        ("the Council of Ministers of Defence of the Collective Security Treaty Organisation", None),
        ("CSTO member states and the CSTO Secretary General", ["CSTO", "CSTO"]),
        ("the Collective Security Treaty Organisation (CSTO) Collective Security Council", None),
        ("talks at the Georgian Foreign Ministry", ["Georgian Foreign Ministry"]),
        ("the Ministry of Foreign Affairs of the Republic of Estonia", ["Ministry of Foreign Affairs of the Republic of Estonia"]),
        ("the Embassy of Mongolia in Hungary", ["Embassy of Mongolia in Hungary"]),
        ("the Institute for Water Problems of the Academy of Sciences", ["Institute for Water Problems of the Academy of Sciences"]),
        ("read our #SCO and #CIS pages", ["SCO", "CIS"]),
        ("the Organization and the Council agreed", []),
        ("The Secretary of the Security Council of Belarus arrived.", ["Security Council of Belarus"]),
        ("the OSCE's mandate and NATO’s plans", ["OSCE", "NATO"]),
        ("the 44th Army and the 7 Brigade moved", ["44th Army", "7 Brigade"]),
        ("the strength of the Canada-Iceland Alliance", []),
        ("the Interfax news agency and TASS News Agency wrote", ["Interfax", "TASS News Agency"]),
        ("the AU commission and its chief", ["AU commission"]),
        ("GA/12001 and SC/14100", []),
        ("the Bundestag of the Federal Republic of Germany", ["Bundestag of the Federal Republic of Germany"]),
        ("the ASEAN Health Fund (AHF) Council", None),
        ("the Political Bureau of the Communist Party of China (CPC) Central Committee", None),
        ("the Food Safety and Rural Affairs Committee", None),
        ("the Anti-terror Center of the CIS", None),
        ("the Allied Joint Force Command Brunssum", None),
        ("the General Office of the State Duma", None),
        ("the Subcommittee on Near East, Central Asia and Trade", None),
        ("the Government of Ghana and the Ghanaian Government", []),
        ("the Government of the Togolese Republic", None),
        ("the Federal Government of Ghana", None),
        ("talks of the Ministries of Foreign Affairs of Ghana and Togo", []),
        ("the African Union Permanent Representatives Committee", None),
        ("the Assembly of Alpine Speaking Countries", None),
        ("the African Union (AU) Authority of Heads of State and Government", None),
        ("the Ghana-Togo Joint Economic and Trade Commission", None),
        ("the Ministerial Committee on the Union Government", None),
        ("NATO News and a report of Reuters Staff", ["NATO", "Reuters"]),
        ("Follow us on Newsplace.com, write to press@ministry.org or see www.ministry.gov.gh", ["Newsplace.com"]),
        ("GAZETA.KZ: the law.It is new.No doubt", ["GAZETA.KZ"]),
        ("(AGBPRESS) – the minister spoke", ["AGBPRESS"]),
        ("the Shanghai cooperation organization", None),
        ("Norway’s envoy attends CSTO Council of Defence Ministers session", ["CSTO Council of Defence Ministers"]),
        ("the 48th Council of Foreign Ministers of the OIC", ["Council of Foreign Ministers of the OIC"]),
        ("TIRANA (ATX) - The ministers met.", ["ATX"]),
        ("Read @MFA_Mali for more.", []),
        ("the Joint Verification and Reporting Commission", None),
        ("the Truce Observation and Response Mechanism", None),
        ("the Authority of Heads of State and Government of Ghana", None),
        ("The Heads of State and Government agreed.", []),
        ("the Commissioner for Growth and Outreach", []),
    ],
)
def test_organisations(names: Names, text: str, expected: list[str] | None) -> None:
    assert names(text, "organization") == ([text.removeprefix("the ")] if expected is None else expected)


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Talks between the Foreign Ministries of Georgia and Belgium", ["Georgia", "Belgium"]),
        ("Mali Thanks Jordan", ["Mali", "Jordan"]),
        ("He asked Chad for help. The Jordan Times told so.", ["Chad"]),
        ("Senator Omar Jordan spoke. Jordan said no, and Chad agreed.", ["Chad"]),
        ("Kazakh and Russian envoys in Armenia's capital", ["Armenia"]),
        ("a Russia-China declaration", ["Russia", "China"]),
        ("U.S. forces left Germany", ["U.S.", "Germany"]),
        ("the strength of the Canada-Iceland Alliance", ["Canada", "Iceland"]),
        ("the Georgian Foreign Ministry", []),
    ],
)
def test_countries(names: Names, text: str, countries: list[str]) -> None:
    assert names(text, "country") == countries


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("MINSK. Consultations were held.", ["MINSK"]),
        ("the situation on the Tajik-Afghan border and in Central Asia", ["Tajik-Afghan border", "Central Asia"]),
        ("landed at Osh airport", ["Osh airport"]),
        ("He spoke to the press in the White House.", ["White House"]),
        ("Nice words were said about reading.", []),
        ("peace in the Indo-Pacific region and in Eastern Ukraine", ["Indo-Pacific", "Eastern Ukraine"]),
        ("received at NATO Headquarters; NATO headquarters said no more", ["NATO Headquarters"]),
        ("troops of the Southern Military District", ["Southern Military District"]),
        ("a ceremony in the Harrow Executive Office Building", ["Harrow Executive Office Building"]),
        ("They landed at Jomar Kestani Airport.", ["Jomar Kestani Airport"]),
        ("people from the towns of Kefria and Foalh fled", ["Kefria", "Foalh"]),
        ("Shooting was heard in Kefria, Foalh and Bomru; he lost confidence in Drobnik.", ["Kefria", "Foalh", "Bomru"]),
        ("In Foalh, Yilmaz said so.", ["Foalh"]),
        ("a rally on Armenia Square", ["Armenia Square"]),
    ],
)
def test_places(names: Names, text: str, places: list[str]) -> None:
    assert names(text, "place") == places


def test_referents_are_keys_of_the_packs(read: Read, mentions: Mentions) -> None:
    text = "Kyiv, Ukraine: the Ukrainian MFA and the UN General Assembly"
    found = {text[m.start : m.end]: m.referent for m in read(text, mentions).mentions}
    assert found == {
        "Kyiv": "place:703448",
        "Ukraine": "country:UA",
        "Ukrainian MFA": "organization:mfa-ua",
        "UN General Assembly": "organization:unga",
    }


@pytest.mark.parametrize(
    ("text", "bare", "referent"),
    [
        ("The Latvian Foreign Ministry protested. The Foreign Ministry added no more.", "Foreign Ministry", "organization:mfa-lv"),
        ("Peru and Chile spoke. The Security Council then voted.", "Security Council", "organization:unsc"),
        ("Peru and Kazakhstan spoke. The Secretary of the Security Council then left.", "Security Council", "organization:sc-kz"),
        ("Peru came. Then the State Secretary of the country's Security Council left.", "Security Council", "organization:sc-pe"),
        (
            "The Security Council of Armenia and the President of Kazakhstan spoke. The Secretary of the Security Council left.",
            "Security Council",
            "organization:sc-kz",
        ),
        ("The CIS met. The Council of Foreign Ministers will gather again.", "Council of Foreign Ministers", "organization:cis-cfm"),
        ("The SCO met. The Council of Foreign Ministers will gather again.", "Council of Foreign Ministers", "organization:sco-cfm"),
        ("Delegates of Serbia waited. The Ministry of Defence was silent.", "Ministry of Defence", "organization:mod-rs"),
        ("The Supreme Council of the GCC met in Oman. The Supreme Council left.", "Supreme Council", "organization:gcc-sc"),
    ],
)
def test_bare_bodies_find_their_owner(read: Read, mentions: Mentions, text: str, bare: str, referent: str) -> None:
    assert [m.referent for m in read(text, mentions).mentions if text[m.start : m.end] == bare] == [referent]


def test_abbreviations_defined_in_the_document(read: Read, mentions: Mentions) -> None:
    text = "The Regional Water Security Council (RWSC) met. The RWSC will meet again."
    found = read(text, mentions).mentions
    assert [text[m.start : m.end] for m in found] == ["Regional Water Security Council", "RWSC", "RWSC"]
    assert len({m.referent for m in found}) == 1


def test_abbreviations_with_a_hyphen(read: Read, mentions: Mentions) -> None:
    found = read("The Special Council for Norland (SC-N) met. SC-N will meet again.", mentions).mentions
    assert len({m.referent for m in found if m.type == "organization"}) == 1
    assert [m.end - m.start for m in found[1:]] == [4, 4]


def test_bare_bodies_are_no_body_of_another_name(read: Read, mentions: Mentions) -> None:
    text = "The Bundestag voted. Members of Congress disagreed."
    assert [m.referent for m in read(text, mentions).mentions if m.type == "organization"][1] == "organization:parliament-us"


def test_abbreviates() -> None:
    assert abbreviates("CSTO", "Collective Security Treaty Organization")
    assert not abbreviates("NATO", "Collective Security Treaty Organization")


@pytest.mark.parametrize(
    "text",
    ["", "\n \n", "“" * 40, "😀🇷🇺 A.", "\u202eשלום CSTO", "(" * 200, "Ministry of " * 300, "'s" * 300, "Foo Bar " * 500, "a" * 100_000],
)
def test_no_text_raises(read: Read, mentions: Mentions, text: str) -> None:
    found = read(text, mentions).mentions
    ends = [m.end for m in found]
    assert all(end <= m.start for end, m in zip(ends, found[1:], strict=False))


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("She spoke of the Hong Va (Arcel) and Dien Va (Brotly) archipelagoes.", "place", ["Hong Va (Arcel)", "Dien Va (Brotly)"]),
        ("Troops gathered at the Moldova-Ukraine border on Friday.", "place", ["Moldova-Ukraine border"]),
        ("Inspectors saw the Bushehr nuclear power plant.", "place", ["Bushehr nuclear power plant"]),
        ("Spokeswoman Pham Thi Thu Trang declined to comment.", "person", ["Pham Thi Thu Trang"]),
        ("President Omar Hassan Al- Bashir came late.", "person", ["Omar Hassan Al- Bashir"]),
    ],
)
def test_names_of_two_parts(read: Read, mentions: Mentions, text: str, kind: str, names: list[str]) -> None:
    reading = read(text, mentions)
    assert [reading.quote(m.start, m.end) for m in reading.mentions if m.type == kind] == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Share this:  Facebook  X  Telegram  Print", ["Facebook", "X", "Telegram"]),
        ("We are on Instagram | YouTube", ["Instagram", "YouTube"]),
        ("The envoy wrote on X that talks go on.", ["X"]),
        ("Malcolm X and Item X were on the list.", []),
        ("Ministry of Foreign Affairs, Republic of Uganda", ["Ministry of Foreign Affairs, Republic of Uganda"]),
        ("MINISTRY OF DEFENCE KINGDOM OF NORWAY", ["MINISTRY OF DEFENCE KINGDOM OF NORWAY"]),
        ("MFA Georgia", ["MFA Georgia"]),
        ("According to the Ministry of Foreign Affairs, Japan and Fiji agreed.", ["Ministry of Foreign Affairs"]),
        ("Office of the Spokesperson", ["Office of the Spokesperson"]),
        ("The Office of the Special Envoy for Yemen helps.", ["Office of the Special Envoy for Yemen"]),
        ("the office of the minister is closed", []),
        ("Austria’s Foreign Ministry denied it.", ["Foreign Ministry"]),
        ("BEIRUT, May 3 (Gulf Daily) - The envoy spoke.", ["Gulf Daily"]),
        ("The Turkish newspaper Sabah and the daily JoongAng Ilbo said so. The daily newspaper spoke.", ["Sabah", "JoongAng Ilbo"]),
        ("NATO Exercise Frozen Coalition starts in Oslo", ["NATO"]),
        ("The OSCE/ODIHR EOM (EOM) left. EOM staff spoke.", ["OSCE/ODIHR EOM", "EOM", "EOM"]),
        (
            "The Council of Foreign Ministers (CFM) of the Collective Security Treaty Organization met.",
            ["Council of Foreign Ministers (CFM) of the Collective Security Treaty Organization"],
        ),
        ("The Joint Centre for Control and Co-ordination (JCCC) met.", ["Joint Centre for Control and Co-ordination", "JCCC"]),
        (
            "Protocol and Visits Department, Ministry of Foreign Affairs of Chad",
            ["Protocol and Visits Department", "Ministry of Foreign Affairs of Chad"],
        ),
        ("The Directorate General for Bilateral Affairs met.", ["Directorate General for Bilateral Affairs"]),
        ("Press Service of the Ministry of Foreign Affairs of Peru", ["Ministry of Foreign Affairs of Peru"]),
        (
            "The Committee of Security Council Secretaries (CSCS) of the Collective Security Treaty Organization met.",
            ["Committee of Security Council Secretaries (CSCS) of the Collective Security Treaty Organization"],
        ),
        ("The Kazakh Government agreed, the government officials left.", ["Kazakh Government"]),
        ("They spoke of data security (XIS) and of a paper (Note RK/12345).", []),
        ("The NATO Training and Equipment Team left.", ["NATO Training and Equipment Team"]),
        ("Contact: Protocol and Translation Directorate", ["Protocol and Translation Directorate"]),
    ],
)
def test_networks_offices_and_states(names: Names, text: str, expected: list[str]) -> None:
    assert names(text, "organization") == expected


def test_audience_and_halves_of_adjectives_are_no_names(names: Names) -> None:
    assert names("I know that. (Laughter.) (Applause.)", "person") == []
    assert names("The Kremlin, Moscow", "place") == ["Kremlin", "Moscow"]
    assert names("April 17, 20264:37 PM EDTUpdated 23 hours ago", "person") == []
    assert names("Marat Sadykov   Bureau of Asian Affairs", "person") == ["Marat Sadykov"]
    assert names("English   Français   Türkçe   Español", "person") == names("Deutsch   Türkçe", "place") == []
    assert names("Troops stand near the Ukrainian border and the Tajik-Afghan border.", "place") == ["Tajik-Afghan border"]
    assert names("The Consultative Meeting and the AU High-Level Panel on Sudan helped.", "organization") == [
        "AU High-Level Panel on Sudan"
    ]
    assert names("It is part of the Euro-Atlantic and the Trans-Caspian family.", "place") == []
    assert names("Relations between the EU and Korea are warm.", "country") == ["Korea"]


def test_a_body_is_not_the_organization_whose_short_form_follows(read: Read, mentions: Mentions) -> None:
    text = "The Council of Ministers of the Economic Cooperation Organization (ECO) met. ECO is old."
    first, *rest = (m.referent for m in read(text, mentions).mentions)
    assert first != "organization:eco"
    assert set(rest) == {"organization:eco"}


def test_an_unknown_town_opens_a_dateline(read: Read, nlp: Language, reference: Reference, mentions: Mentions) -> None:
    reading = read("BENTORA, May 5, 2023 – The envoy spoke.", Dates(nlp, reference), mentions)
    assert next((m.type, reading.quote(m.start, m.end)) for m in reading.mentions) == ("place", "BENTORA")


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("They thanked the Association Council and the Supreme Council.", "organization", ["Association Council", "Supreme Council"]),
        ("Soldiers of the Armed Forces came.", "organization", []),
        ("She taught at the George C. Marshall Center.", "organization", ["George C. Marshall Center"]),
        (
            "His Majesty Sultan Qaboos met Dr. Sultan Al Jaber.",
            "person",
            ["Qaboos", "Sultan Al Jaber"],
        ),
        ("Sultan Haji Hassanal Bolkiah received Datuk Seri Utama Mohamad Hasan.", "person", ["Hassanal Bolkiah", "Mohamad Hasan"]),
        ("The Prime Minister of KR Temir Sariyev spoke in Bishkek, capital of the Kyrgyz Republic.", "country", ["KR", "Kyrgyz Republic"]),
    ],
)
def test_bodies_with_an_article_styles_and_initials(names: Names, text: str, kind: str, expected: list[str]) -> None:
    assert names(text, kind) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks were held at the Presidential Palace and in the Republican Palace.", ["Presidential Palace", "Republican Palace"]),
        ("He was received at the Palace of the Republic on Monday.", ["Palace of the Republic"]),
        ("They laid wreaths at the Tomb of the Unknown Soldier.", ["Tomb of the Unknown Soldier"]),
        ("State Palace, Oslo", ["State Palace", "Oslo"]),
        ("He owns a palace of marble and a hotel.", []),
    ],
)
def test_buildings_of_ordinary_words(names: Names, text: str, expected: list[str]) -> None:
    assert names(text, "place") == expected


def test_initials_that_the_document_defines_are_not_those_of_a_country(read: Read, mentions: Mentions) -> None:
    text = "The Permanent Representatives Committee (PRC) met. The PRC agreed."
    found = [(text[m.start : m.end], m.type) for m in read(text, mentions).mentions]
    assert found == [("Permanent Representatives Committee", "organization"), ("PRC", "organization"), ("PRC", "organization")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Commonwealth sent observers to Kenya. Officials of the Commonwealth arrived.", ["Commonwealth", "Commonwealth"]),
        ("The CIS met in Minsk. Kenya was not at the meeting of the Commonwealth.", ["CIS"]),
        ("He is the Secretary of State for Foreign, Commonwealth and Development Affairs.", []),
    ],
)
def test_a_short_name_is_left_to_the_body_that_the_text_names(names: Names, text: str, expected: list[str]) -> None:
    assert names(text, "organization") == expected


def test_english_words_in_korean_names(names: Names) -> None:
    assert names("Kim In-chul, a spokesman, met Lee Do-hoon on Monday.", "person") == ["Kim In-chul", "Lee Do-hoon"]


def test_residences_that_many_states_have(names: Names) -> None:
    assert names("The President hosted a dinner at State House on Friday.", "place") == ["State House"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They sent Deputy Ministers Tavo Celek, Nomali Mfesa and Rudo Basan to Lima.", ["Tavo Celek", "Nomali Mfesa", "Rudo Basan"]),
        ("He met Minister of Commerce Dr Than Myint.", ["Than Myint"]),
        ("They landed at King Khalid International Airport.", []),
        ("He met Rear Admiral Bulent Turan on Monday.", ["Bulent Turan"]),
        ("Lieut. Gen Vu Chien Thang led the meeting.", ["Vu Chien Thang"]),
    ],
)
def test_persons_whom_a_series_or_an_honorific_tells(names: Names, text: str, expected: list[str]) -> None:
    assert names(text, "person") == expected


def test_initials_of_a_name_in_another_language(names: Names) -> None:
    expected = ["Andean Community", "CAN", "CAN"]
    assert names("The Andean Community (CAN) met in Lima. The rules of CAN hold.", "organization") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prime Minister Theresa May spoke with him.", ["Theresa May"]),
        ("Theresa May met the ambassadors.", ["Theresa May"]),
        ("Prime Minister Gordon Brown met the ambassadors.", ["Gordon Brown"]),
        ("Minister Anna Rivers visited the port.", ["Anna Rivers"]),
        ("Theresa may speak with him.", ["Theresa"]),
        ("Minister Anna Meets Envoy", ["Anna"]),
    ],
)
def test_surnames_that_are_words(names: Names, text: str, expected: list[str]) -> None:
    assert names(text, "person") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Ministry of Culture and Tourism of Peru wrote.", ["Ministry of Culture and Tourism of Peru"]),
        (
            "The Ministry of Labour, Social Protection and Family of Peru wrote.",
            ["Ministry of Labour, Social Protection and Family of Peru"],
        ),
        ("The Ministry of Health, Gazprom and Bosch wrote.", ["Ministry of Health", "Gazprom"]),
        ("They met at the Fiji Peace and Security Center.", ["Fiji Peace and Security Center"]),
        ("He left the L.N. Tora National University.", ["L.N. Tora National University"]),
        ("The Bergen Heritage Trust wrote.", ["Bergen Heritage Trust"]),
        ("The Federation of Estonian Trade Houses (FETH the body of traders) wrote.", ["Federation of Estonian Trade Houses", "FETH"]),
    ],
)
def test_long_portfolios_and_words_before_a_body(names: Names, text: str, expected: list[str]) -> None:
    assert names(text, "organization") == expected


def test_a_known_surname_before_administration(names: Names) -> None:
    assert names("On Monday the Trump administration left the deal.", "person") == ["Trump"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Trump-Zelensky call was long.", ["Trump", "Zelensky"]),
        ("Prabowo Tora left. Then Prabowo wrote, and Prabowo thanked all.", ["Prabowo Tora", "Prabowo", "Prabowo"]),
        ("President Joko “Jokowi” Widodo left. On Monday Jokowi wrote.", ["Joko “Jokowi” Widodo", "Jokowi"]),
    ],
)
def test_persons_called_by_their_first_name_or_nickname(names: Names, text: str, expected: list[str]) -> None:
    assert names(text, "person") == expected


def test_known_names_behind_a_prefix(names: Names) -> None:
    assert names("The Euro-Atlantic Council wrote.", "organization") != ["Atlantic Council"]
    assert names("An Anti-NATO rally began.", "organization") == ["NATO"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("China's foreign ministry spokeswoman spoke in the US embassy in Oslo.", ["China's foreign ministry", "US embassy in Oslo"]),
        ("The foreign ministry and the U.S. embassy staff agreed with Peru’s government.", []),
        ("He heads the Second Department of the Slovak foreign ministry.", ["Second Department of the Slovak foreign ministry"]),
        ("Head of the Department of Europe and North America of the MFA", ["Department of Europe and North America of the MFA"]),
        ("The India-Oman Foreign Office Consultations were held.", []),
        ("He directs the Protocol Department at the Ministry of Foreign Affairs.", ["Protocol Department", "Ministry of Foreign Affairs"]),
        ("STATE OF QATAR - MINISTRY OF FOREIGN AFFAIRS", ["MINISTRY OF FOREIGN AFFAIRS"]),
    ],
)
def test_bodies_in_lower_case_and_with_parts_of_the_world(names: Names, text: str, expected: list[str]) -> None:
    assert names(text, "organization") == expected


def test_furniture_names_no_state_and_no_menu(read: Read, mentions: Mentions) -> None:
    body = "The foreign ministers met in the capital and discussed cooperation in transport, energy and education for two hours."
    page = (
        f"Home Biography News\nFOLLOW US\n\nMinisters agree on transport plan\n14 March 2022\n\n{body}\n\nTelegram of condolences\nTelegram"
    )
    found = [(m.type, page[m.start : m.end]) for m in read(page, mentions).mentions]
    assert found == [("organization", "Telegram")]


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        ("They met at the office of the OSCE Mission in Osh in the 1+1 format.", "organization", ["OSCE Mission in Osh"]),
        ("English Français", "person", []),
        ("The guests also spoke in Tamil.", "place", []),
        ("The minister left. \n\n   ab.cd", "organization", []),
        ("It accused al-Shabaab of the attack.", "organization", ["al-Shabaab"]),
        ("link: https://24.kg/english/1/", "organization", []),
        ("The round of Foreign Office Consultations between India and Fiji took place.", "organization", []),
        ("They met the acting Minister of Foreign Affairs, Amir Khan Muttaqi, in Doha.", "person", ["Amir Khan Muttaqi"]),
        ("High Commissioner for Human Rights Volker Türk came.", "person", ["Volker Türk"]),
        ("They thanked India for its Chairship of the SCO.", "person", []),
    ],
)
def test_names_in_the_frame_of_a_story(names: Names, text: str, type_: str, expected: list[str]) -> None:
    assert names(text, type_) == expected
