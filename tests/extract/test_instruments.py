"""Instruments and named events: where a name begins and ends, and what is no name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from seedline.extract.dates import Dates
from seedline.extract.instruments.extractor import Instruments
from seedline.extract.mentions.extractor import Mentions
from seedline.extract.reading import Reading
from seedline.extract.reports import Mention
from seedline.reference import Reference


class Named:
    """Every occurrence of the given names as mentions."""

    name, version = "named", "1"

    def __init__(self, **types: list[str]) -> None:
        self._types = types

    def __call__(self, reading: Reading) -> list[Mention]:
        found: list[Mention] = []
        for type_, names in self._types.items():
            for name in names:
                at = reading.text.find(name)
                while at >= 0:
                    found.append(
                        Mention(
                            start=at,
                            end=at + len(name),
                            type=type_,
                            referent=f"{type_}:{name}",
                            name=name,
                            value=name if type_ == "date" else None,
                        )
                    )
                    at = reading.text.find(name, at + 1)
        return found


BODIES = Named(
    organization=["CSTO", "United Nations", "UN General Assembly"],
    country=["Armenia", "Georgia", "Belarus"],
    date=["12 May 2020", "2023", "2018"],
)


@pytest.fixture(scope="module")
def extractor(nlp: Language, reference: Reference) -> Instruments:
    return Instruments(nlp, reference)


@pytest.fixture
def named(read: Callable[..., Reading], extractor: Instruments) -> Callable[[str, str], list[str]]:
    def run(text: str, type_: str) -> list[str]:
        reading = read(text, BODIES, extractor)
        return [reading.quote(m.start, m.end) for m in reading.mentions if m.type == type_]

    return run


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministers adopted the Declaration on Water Security, which will be sent to parliaments.", ["Declaration on Water Security"]),
        ("The draft Protocol on Changes to the Agreement on Transit was agreed upon.", ["Protocol on Changes to the Agreement on Transit"]),
        (
            "They signed a joint statement on the situation at the border on 12 May 2020.",
            ["joint statement on the situation at the border"],
        ),
        (
            'The Council approved the Decision "On the Plan of joint training for 2023" and a list of questions.',
            ['Decision "On the Plan of joint training for 2023"'],
        ),
        (
            "Resolution 73/331, on cooperation between the United Nations and the CSTO, was adopted.",
            ["Resolution 73/331, on cooperation between the United Nations and the CSTO"],
        ),
        ("It recalled Security Council resolution 2178 (2014) again.", ["Security Council resolution 2178 (2014)"]),
        (
            "The Agreement on Trade between Armenia, Georgia and Belarus and the Protocol on Visas were signed.",
            ["Agreement on Trade between Armenia, Georgia and Belarus", "Protocol on Visas"],
        ),
        ("All parties to the INF Treaty met.", ["INF Treaty"]),
        ("They read the Leaders' Declaration on Clean Water.", ["Leaders' Declaration on Clean Water"]),
        (
            "He praised the Comprehensive and Enhanced Partnership Agreement with Georgia.",
            ["Comprehensive and Enhanced Partnership Agreement with Georgia"],
        ),
        ("They spoke of the principles of the UN Charteron solidarity.", ["UN Charter"]),
        ("The new CSTO Border Strategy was discussed.", ["CSTO Border Strategy"]),
        (
            "Work on the Free Trade Agreement (FTA) with Georgia ended. The FTA was signed.",
            ["Free Trade Agreement (FTA) with Georgia", "FTA"],
        ),
        ("Talks on a Clean Air Agreement go on. A CAA would help.", ["Clean Air Agreement", "CAA"]),
        ("They adopted a five-year roadmap for harbour safety.", ["five-year roadmap for harbour safety"]),
        ("The envoy backed a six-point plan proposed by the CSTO.", ["six-point plan proposed by the CSTO"]),
        ("Trucks wait until the agreement on road tolls is signed.", ["agreement on road tolls"]),
        ("The two presidents signed a border treaty.", ["border treaty"]),
        ("The president signed a decree on river fees.", ["decree on river fees"]),
        ("They recalled resolutions 242 (1967), 338 (1973) and 1515 (2003).", ["resolutions 242 (1967)", "338 (1973)", "1515 (2003)"]),
        ("The committee sent H.R. 1234 and S. 567 to the floor.", ["H.R. 1234", "S. 567"]),
        ("Both houses passed the Keeping Rivers from Foreign Polluters Act.", ["Keeping Rivers from Foreign Polluters Act"]),
        ("He is proud of the “Big, Bold Harbour Bill”.", ["Big, Bold Harbour Bill"]),
        ("The Fair Harbours Act with its many exceptions was praised.", ["Fair Harbours Act"]),
        ("Armenia joined the Treaty on Open Borders in 2010.", ["Treaty on Open Borders"]),
    ],
)
def test_bounds(named: Callable[[str, str], list[str]], text: str, expected: list[str]) -> None:
    assert named(text, "instrument") == expected


@pytest.mark.parametrize(
    "text",
    [
        "A number of decisions and joint statements were adopted.",
        "The ministry said in a statement on its website that the plan to meet was dropped.",
        "They hope for a peaceful resolution of the conflict in Georgia.",
        "In order to join, the treaty obligations must be met.",
        "The Declaration was praised; the Plan was not.",
        "The minister issued the following statement on the flood in Georgia.",
        "They agreed on the establishment of a Memorandum of Understanding.",
        "Both sides are satisfied with the agreement and the law of the land.",
    ],
)
def test_generic_talk_is_no_name(named: Callable[[str, str], list[str]], text: str) -> None:
    assert named(text, "instrument") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The exercise Steady Shield-2023 and Search-2021 will be held.", ["Steady Shield-2023", "Search-2021"]),
        ("The exercise Northern Wind 24 began.", ["Northern Wind 24"]),
        ("The agenda of the 72nd UN General Assembly was discussed.", ["72nd UN General Assembly"]),
        ("The 73rd session of the UN General Assembly opens.", []),
        (
            "They marked the 75th anniversary of the Great Victory in the Great Patriotic War.",
            ["75th anniversary of the Great Victory", "Great Patriotic War"],
        ),
        ("The 30th anniversary of the CSTO was marked.", []),
        ("Ticket prices rose by 20 in Belarus-2023.", []),
        ("After the Lilac Revolution came the Border War and a siege.", ["Lilac Revolution", "Border War"]),
        ("We mark Independence Day and Constitution Day today.", ["Independence Day", "Constitution Day"]),
        ("The International Day of Clean Rivers is near.", ["International Day of Clean Rivers"]),
        ("The third Silk Harbour Forum for Trade opened.", ["third Silk Harbour Forum for Trade"]),
        ("Ships of Operation Bright Sail are back.", ["Operation Bright Sail"]),
        ("Guests of the 18th CSTO Summit and of the CSTO Summit arrived.", ["18th CSTO Summit"]),
        ("Delegates of COP31 met.", ["COP31"]),
        ("Soldiers of the Northern Shield Battle Group arrived.", []),
        ("The minister held a News Conference. It was a long day of war.", []),
    ],
)
def test_named_events(named: Callable[[str, str], list[str]], text: str, expected: list[str]) -> None:
    assert named(text, "event") == expected


def test_nothing_inside_an_instrument_is_tagged_again(read: Callable[..., Reading], extractor: Instruments) -> None:
    reading = read("The Plan of Joint Training of the CSTO Forces for 2023 was approved by the CSTO.", BODIES, extractor)
    assert [(m.type, reading.quote(m.start, m.end)) for m in reading.mentions] == [
        ("instrument", "Plan of Joint Training of the CSTO Forces for 2023"),
        ("organization", "CSTO"),
    ]


def test_referents(read: Callable[..., Reading], extractor: Instruments) -> None:
    reading = read(
        "The Charter of the United Nations binds all. The UN Charter is old.\n\n"
        "They signed the Agreement on Transit of Goods. All praised the Agreement on Transit.",
        Named(),
        extractor,
    )
    first, second, third, fourth = reading.mentions
    assert first.referent == second.referent == "instrument:un-charter"
    assert third.referent == fourth.referent == "instrument:~agreement on transit of goods"


def test_nothing_raises(named: Callable[[str, str], list[str]]) -> None:
    for text in (
        "",
        "“" * 200 + "treaty on",
        "Minister Calls for Action on Forest Bill to",
        "Agreement on " * 200,
        "(((( Protocol (",
        "72nd",
        "Declaration on 🙂 \u202e “”",
    ):
        named(text, "instrument")


def test_people_sign_a_paper_and_do_not_name_it(read: Callable[..., Reading], extractor: Instruments) -> None:
    text = "They welcomed the Defense Cooperation Agreement between Ann Lee and Bo Carr."
    person = text.index("Ann Lee")
    reading = read(text)
    reading.add([Mention(start=person, end=person + 7, type="person", referent="person:~ann lee", name="Ann Lee")])
    assert [text[m.start : m.end] for m in extractor(reading)] == ["Defense Cooperation Agreement"]


def test_an_agenda_with_owner_and_year_is_a_name(read: Callable[..., Reading], extractor: Instruments) -> None:
    text = "We will review the ASEAN 2030 agenda. The agenda of 2030 is long."
    at = text.index("ASEAN")
    reading = read(text)
    reading.add([Mention(start=at, end=at + 5, type="organization", referent="organization:asean", name="ASEAN")])
    reading.add([Mention(start=at + 6, end=at + 10, type="date", value="2030")])
    assert [text[m.start : m.end] for m in extractor(reading)] == ["ASEAN 2030 agenda"]


def test_a_statement_is_no_instrument_on_its_own_page(read: Callable[..., Reading], extractor: Instruments) -> None:
    title = "Joint Statement on the Situation at the Border"
    text = f"{title}\n12 May 2020\n\nThe ministers met in the capital and spoke about the situation at the border for two hours."
    assert not [m for m in read(text, extractor).mentions if m.type == "instrument"]


def test_a_heading_that_names_its_speaker_is_no_instrument(read: Callable[..., Reading], extractor: Instruments) -> None:
    text = "⚡️ Statement by the President of the Council of Elders\n\nThe elders met in the capital and spoke about the river."
    assert not [m for m in read(text, extractor).mentions if m.type == "instrument"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It recalled communiqués PSC/PR/COMM.(DXLV) and Assembly/AU/Dec.605(XXVII).",
            ["PSC/PR/COMM.(DXLV)", "Assembly/AU/Dec.605(XXVII)"],
        ),
        ("The record is A/76/PV.3, the text MC.DEC/4/16.", ["MC.DEC/4/16"]),
        ("He quoted S/PRST/2014/4.", ["S/PRST/2014/4"]),
    ],
)
def test_symbols_of_documents(named: Callable[[str, str], list[str]], text: str, expected: list[str]) -> None:
    assert named(text, "instrument") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ministers approved a draft programme to equip the forces.", ["programme to equip the forces"]),
        ("They plan to meet, and the programme to be seen is long.", []),
        ("A provisional understanding on resupply missions was reached.", ["provisional understanding on resupply missions"]),
        ("A common understanding on borders is near.", []),
        ("He put forward a ten-point peace formula.", ["ten-point peace formula"]),
        ("It endorsed the Concept of Operations of the Force and REQUESTS a report.", ["Concept of Operations of the Force"]),
        ("The Council, endorsing the Concept of Operations and welcoming the steps taken, met.", ["Concept of Operations"]),
        ("It lives by the Substantial Support Package.", ["Substantial Support Package"]),
        ("The Open Borders Treaty (OPBT) holds. The OPBT is old.", ["Open Borders Treaty", "OPBT", "OPBT"]),
    ],
)
def test_forms_of_names(named: Callable[[str, str], list[str]], text: str, expected: list[str]) -> None:
    assert named(text, "instrument") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The 58th Foreign Ministers’ Meeting (58th FMM) opened. The 58th FMM ends today.",
            ["58th Foreign Ministers’ Meeting", "58th FMM", "58th FMM"],
        ),
        ("8961st Meeting (PM)", ["8961st Meeting"]),
        ("The 5th Meeting of the group took place.", []),
        (
            "We mark the 30th anniversary of the establishment of our diplomatic relations.",
            ["30th anniversary of the establishment of our diplomatic relations"],
        ),
    ],
)
def test_numbered_events(named: Callable[[str, str], list[str]], text: str, expected: list[str]) -> None:
    assert named(text, "event") == expected


def test_a_resolution_and_its_symbol_are_one(read: Callable[..., Reading], extractor: Instruments) -> None:
    reading = read("By resolution 2619 (2022) it extended the mission. See S/RES/2619 (2022).", extractor)
    assert len({m.referent for m in reading.mentions if m.type == "instrument"}) == 1


def test_a_date_inside_a_name(read: Callable[..., Reading], extractor: Instruments) -> None:
    text = "In a statement of 12 May it honoured the 2008 ceasefire agreement."
    dates = [
        Mention(start=text.index(d), end=text.index(d) + len(d), type="date", value=v)
        for d, v in (("12 May", "2020-05-12"), ("2008", "2008"))
    ]
    reading = read(text)
    reading.add(dates)
    reading.add(extractor(reading))
    assert [reading.quote(m.start, m.end) for m in reading.mentions if m.type == "instrument"] == [
        "statement of 12 May",
        "2008 ceasefire agreement",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He praised the statement supporting Moldova released by the Council on Monday.", ["statement supporting Moldova"]),
        ("Fiji deposited its declaration accepting the rules of the Court.", ["declaration accepting the rules of the Court"]),
        ("They signed a peace and friendship treaty.", ["peace and friendship treaty"]),
        ("They held talks and a treaty was signed.", []),
        ("Parliament enacted a new electoral law.", ["new electoral law"]),
        ("A new law is needed.", []),
        ("The experts are working on a bill for protecting refugees.", ["bill for protecting refugees"]),
        (
            "The drafts of the Tirana Declaration of Heads of State and of the Durres Statement of Heads of Mission were agreed.",
            ["Tirana Declaration of Heads of State", "Durres Statement of Heads of Mission"],
        ),
    ],
)
def test_described_texts(named: Callable[[str, str], list[str]], text: str, expected: list[str]) -> None:
    assert named(text, "instrument") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ships took part in Exercise Steadfast Noon.", ["Steadfast Noon"]),
        ("Ships took part in the exercise “Shield of Calm”.", ["Shield of Calm"]),
        ("The exercise ended on Friday.", []),
        ("She spoke at the High-Level Meeting on Financing for Peace.", ["High-Level Meeting on Financing for Peace"]),
        ("The Sixth Consultative Meeting of Heads of State was held.", ["Sixth Consultative Meeting"]),
        (
            "The twelfth Conference of States Parties to the Harbour Treaty opened.",
            ["twelfth Conference of States Parties to the Harbour Treaty"],
        ),
    ],
)
def test_events_by_form(named: Callable[[str, str], list[str]], text: str, expected: list[str]) -> None:
    assert named(text, "event") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Council adopted conclusions on counter-terrorism.", ["conclusions on counter-terrorism"]),
        ("Ministers approved Council conclusions on water diplomacy.", ["Council conclusions on water diplomacy"]),
        ("The participants adopted a statement on fair competition.", ["statement on fair competition"]),
        ("The CSTO issued a communiqué of its 12th meeting held on 12 May 2020.", ["communiqué of its 12th meeting"]),
        ("The ministers drew conclusions and left.", []),
    ],
)
def test_papers_known_by_what_befalls_them(named: Callable[[str, str], list[str]], text: str, expected: list[str]) -> None:
    assert named(text, "instrument") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They approved the Statement on the Building of a Fair and Lasting World Order.",
            ["Statement on the Building of a Fair and Lasting World Order"],
        ),
        (
            "The leaders backed the declaration on keeping a just and stable order and went home.",
            ["declaration on keeping a just and stable order"],
        ),
        ("The Council adopted the Declaration and Statement on Joint Water Use.", ["Declaration", "Statement on Joint Water Use"]),
        ("They reviewed the work on the Ocean Strategy for Asia and on the outcomes of the fair.", ["Ocean Strategy for Asia"]),
        (
            "They signed a Treaty on Friendship and Alliance in the 21st century, which is in force.",
            ["Treaty on Friendship and Alliance in the 21st century"],
        ),
        ("A statement of the leaders of the CSTO was issued.", ["statement of the leaders of the CSTO"]),
        ("It rests on the Statement on Clean Water dated 12 May 2020.", ["Statement on Clean Water dated 12 May 2020"]),
        ("They recall the Rhine Declaration on Mutual Gain (Bonn Principles).", ["Rhine Declaration on Mutual Gain", "Bonn Principles"]),
        (
            "States of the Peace, Trade and Cooperation Framework for the Sahel met.",
            ["Peace, Trade and Cooperation Framework for the Sahel"],
        ),
        ("Terms of Use    The White House", []),
        ("Speakers Urge Immediate Ceasefire, as Council Debates War", []),
        ("The CSTO roadmap for ending the dispute, which is old, lies idle.", ["CSTO roadmap for ending the dispute"]),
        (
            "Ministers endorsed the Havana Declaration on Trade and Transit and the Rio Plus Three Cooperation Work Plan.",
            ["Havana Declaration on Trade and Transit", "Rio Plus Three Cooperation Work Plan"],
        ),
        ("They signed the Agreement on Trade in Services within the CSTO.", ["Agreement on Trade in Services within the CSTO"]),
        ("They approved the Programme on Water within the framework of the visit.", ["Programme on Water"]),
        ("Forum of Ministers Issues Chair's Statement", ["Chair's Statement"]),
        ("The main points of position have been made.", []),
        ("The parties signed a road map on energy and drew a map on paper.", ["road map on energy"]),
    ],
)
def test_series_eras_and_short_names(named: Callable[[str, str], list[str]], text: str, expected: list[str]) -> None:
    assert named(text, "instrument") == expected


def test_a_year_before_a_known_name_makes_no_other_instrument(read: Callable[..., Reading], extractor: Instruments) -> None:
    text = "They recall the 1982 United Nations Convention on the Law of the Sea. UNCLOS is in force."
    referents = {m.referent for m in read(text, BODIES, extractor).mentions if m.type == "instrument"}
    assert referents == {"instrument:unclos"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Read the full chairman’s statement of the 9th CSTO Summit below.", ["chairman’s statement of the 9th CSTO Summit"]),
        ("They issued the president's statement of the 4th Forum.", ["president's statement of the 4th Forum"]),
        ("We follow the CSTO development strategy for the period until 2030.", ["CSTO development strategy for the period until 2030"]),
        ("The Council adopted the following decision on the situation in Ruritania:", ["decision on the situation in Ruritania"]),
        ("The group issued the following statement on the situation in Ruritania:", []),
    ],
)
def test_texts_of_meetings_and_schemes(read: Callable[..., Reading], extractor: Instruments, text: str, expected: list[str]) -> None:
    names = Named(organization=["CSTO"], date=["2030"], country=["Ruritania"])
    reading = read(text, names, extractor)
    assert [reading.quote(m.start, m.end) for m in reading.mentions if m.type == "instrument"] == expected


def test_a_persons_anniversary_names_no_event(read: Callable[..., Reading], extractor: Instruments) -> None:
    def events(text: str) -> list[str]:
        reading = read(text, extractor)
        return [reading.quote(m.start, m.end) for m in reading.mentions if m.type == "event"]

    assert events("They marked the 300th anniversary of Rudolf Elphberg in the capital.") == []
    assert events("They marked the 75th anniversary of the Great Victory in the capital.") == ["75th anniversary of the Great Victory"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It recalled communiqué [PSC/PR/COMM.(DCL)] of its last meeting.", ["communiqué [PSC/PR/COMM.(DCL)]"]),
        ("It recalled the decision Assembly/AU/Dec.605(XXVII) on funds.", ["decision Assembly/AU/Dec.605(XXVII)"]),
        ("It recalled communiqués PSC/COMM.2(CD) and PSC/COMM.3(CD).", ["PSC/COMM.2(CD)", "PSC/COMM.3(CD)"]),
        ("By adopting resolution 1566 by consensus, it spoke clearly.", ["resolution 1566"]),
        ("The following CSTO press statement was issued today:", ["CSTO press statement"]),
        ("No Ceasefire Agreement was reached in Zenda.", []),
        ("It funds Mechanisms for Prevention, Management and Resolution (RMs).", []),
        ("It was for the Minister for Law to decide.", []),
        (
            "MoU between Zenda, Ruritania and Strelsau, Ruritania on trams, which are old.",
            ["MoU between Zenda, Ruritania and Strelsau, Ruritania on trams"],
        ),
        (
            "They signed a Memorandum of Understanding (MOU) on Cultural Cooperation.",
            ["Memorandum of Understanding (MOU) on Cultural Cooperation"],
        ),
        (
            "They signed the Declaration on the Civil Service as a Catalyst for Change.",
            ["Declaration on the Civil Service as a Catalyst for Change"],
        ),
        (
            "They signed the Framework Pact on Trams between Ruritania and Zenda and the Free Trade Agreement.",
            ["Framework Pact on Trams between Ruritania and Zenda", "Free Trade Agreement"],
        ),
        ("In accordance with the UN Charter, threats to peace and acts of war are banned.", ["UN Charter"]),
        ("He signed the ‘CSTO Convention on Trade in Legal Matters’ there.", ["CSTO Convention on Trade in Legal Matters"]),
        (
            '"We await the resolution renewing the mandate", the envoy said. "It is late".',
            ["resolution renewing the mandate"],
        ),
        ("They adopted the CSTO Trade Agreement and CSTO Railways Agreement.", ["CSTO Trade Agreement", "CSTO Railways Agreement"]),
    ],
)
def test_numbers_parties_and_series(read: Callable[..., Reading], extractor: Instruments, text: str, expected: list[str]) -> None:
    names = Named(organization=["CSTO"], country=["Ruritania"], place=["Zenda", "Strelsau"])
    reading = read(text, names, extractor)
    assert [reading.quote(m.start, m.end) for m in reading.mentions if m.type == "instrument"] == expected


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        ("After the talks the ministers issued a joint statement.", "instrument", ["joint statement"]),
        ("They said so in a joint statement.", "instrument", []),
        (
            "They signed the Plan on links between the Growth Programme and the Hill and Vale Initiative.",
            "instrument",
            ["Plan on links between the Growth Programme and the Hill and Vale Initiative"],
        ),
        ("He urged them to fulfil the Zenda Agreements by both sides.", "instrument", ["Zenda Agreements"]),
        ('"We back the resolution extending the mandate", the envoy said. "It helps."', "instrument", ["resolution extending the mandate"]),
        ("The heads approved the CSTO Development Strategy-2035.", "instrument", ["CSTO Development Strategy-2035"]),
        ("News Code 4711", "instrument", []),
        ("-Agreement on Trade in Goods,", "instrument", ["Agreement on Trade in Goods"]),
        ("He left for the IV CSTO-Ruritania Summit.", "event", ["IV CSTO-Ruritania Summit"]),
        ("She opened the 13th Ruritania-CSTO Expo there.", "event", ["13th Ruritania-CSTO Expo"]),
        ("King Rudolf III Hall", "event", []),
    ],
)
def test_joint_names(read: Callable[..., Reading], extractor: Instruments, text: str, type_: str, expected: list[str]) -> None:
    reading = read(text, Named(organization=["CSTO"], country=["Ruritania"], place=["Zenda"]), extractor)
    assert [reading.quote(m.start, m.end) for m in reading.mentions if m.type == type_] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the Joint Communiqué both sides called for calm.", ["Joint Communiqué"]),
        ("He wants a quick resolution of the Zenda conflict.", []),
        ("She recalled the decision of the CSTO of 12 May 2021 to do so.", ["decision of the CSTO of 12 May 2021"]),
        ("They adopted a statement on trade at the CSTO Jubilee Summit.", ["statement on trade"]),
        ("They reached agreements on preventing such incidents.", []),
        ("He praised the agreement on holding the summit in Zenda.", []),
        ("They saw the signing of Memoranda of Understanding with key ministries.", []),
        ("Negotiations of Economic Partnership Agreements go on.", []),
        ("They spoke of the Zenda Agreements.", ["Zenda Agreements"]),
        ("Download: Joint Plan on Trams (PDF, 214 KB)", ["Joint Plan on Trams"]),
    ],
)
def test_texts_told_from_deals(read: Callable[..., Reading], extractor: Instruments, text: str, expected: list[str]) -> None:
    reading = read(text, Named(organization=["CSTO"], place=["Zenda"], date=["12 May 2021"]), extractor)
    assert [reading.quote(m.start, m.end) for m in reading.mentions if m.type == "instrument"] == expected


def test_a_text_known_by_another_name_is_one(read: Callable[..., Reading], extractor: Instruments) -> None:
    reading = read("He signed the Agreement on Trade in Goods, also known as the Zenda Agreement.", Named(place=["Zenda"]), extractor)
    assert len({m.referent for m in reading.mentions if m.type == "instrument"}) == 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The papers signed during the visit included a plan of consultations.", ["plan of consultations"]),
        ("Among the documents approved was a programme of cooperation in tourism.", ["programme of cooperation in tourism"]),
        ("The package adopted by ministers comprises a strategy of cooperation in energy.", ["strategy of cooperation in energy"]),
        ("The office comprises a programme of cooperation in tourism.", []),
        ("The gathering ended with the final communiqué.", ["final communiqué"]),
        ("The meeting's joint declaration names no country.", ["joint declaration"]),
        ("A press statement carries little weight.", []),
        ("It closed with the release of the Leaders’ Communiqué, which was long.", ["Leaders’ Communiqué"]),
        ("They thanked all for the Harvest Transition plan.", ["Harvest Transition plan"]),
        ("They must finish the draft Eurasian trade strategy.", ["Eurasian trade strategy"]),
        ("He explained the Eurasian trade strategy.", []),
        ("They took a decision on cuts in fields such as mining and forestry.", ["decision on cuts in fields such as mining and forestry"]),
    ],
)
def test_texts_in_lower_case_that_name_themselves(named: Callable[[str, str], list[str]], text: str, names: list[str]) -> None:
    assert named(text, "instrument") == names


def test_a_known_name_ends_before_and(named: Callable[[str, str], list[str]]) -> None:
    text = "All must heed the Charter of the United Nations and other obligations under the law."
    assert named(text, "instrument") == ["Charter of the United Nations"]


def test_a_part_of_a_date_is_no_event(named: Callable[[str, str], list[str]]) -> None:
    assert named("The drill of Georgia ran until 12 May 2020 in the hills.", "event") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He praised the Arab peace initiative and left.", ["Arab peace initiative"]),
        ("They recalled the Harbour Zone Treaty (Bergen Treaty) again.", ["Harbour Zone Treaty", "Bergen Treaty"]),
        ("She read the Co-chairs’ Statement of the 3rd Meeting.", ["Co-chairs’ Statement of the 3rd Meeting"]),
        ("He welcomed the agreement reached between Georgia and Armenia.", ["agreement reached between Georgia and Armenia"]),
        (
            "They praised the transit agreement concluded between Georgia and Armenia.",
            ["transit agreement concluded between Georgia and Armenia"],
        ),
    ],
)
def test_other_spellings_and_parties_behind_a_participle(named: Callable[[str, str], list[str]], text: str, names: list[str]) -> None:
    assert named(text, "instrument") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They signed an agreement on trade between the two states in the field of energy.",
         ["agreement on trade between the two states in the field of energy"]),
        ("They welcomed the outcome document of the Bergen conference.", ["outcome document of the Bergen conference"]),
        ("They read an outcome document of some kind.", []),
    ],
)  # fmt: skip
def test_fields_and_outcome_documents(named: Callable[[str, str], list[str]], text: str, names: list[str]) -> None:
    assert named(text, "instrument") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“The Riga Water Charter is ours,” he said.", ["Riga Water Charter"]),
        ("The ministers signed a $45m financing agreement for roads.", ["financing agreement for roads"]),
        ("The Council adopted by consensus resolution 2020/14 on relief.", ["resolution 2020/14 on relief"]),
        ("They approved the action plan by Decision No. 52 of 3 February 2020.", ["action plan", "Decision No. 52 of 3 February 2020"]),
        ("The states signed an agreement to transfer prisoners.", ["agreement to transfer prisoners"]),
        ("The states reached an agreement to meet more often.", []),
        ("In Zenda a trade agreement was reached.", ["trade agreement"]),
        ("They reached a peace deal. The peace deal is old, and any peace deal helps.", ["peace deal", "peace deal"]),
        ("They announced a new Chad strategy.", ["Chad strategy"]),
        ("They talked about a Chad strategy.", []),
        ("The ministers issued a communique.", ["communique"]),
        ("They issued a Joint Statement naming three tasks.", ["Joint Statement"]),
        ("The cabinet adopted a decision allocating money to a school.", ["decision allocating money to a school"]),
        ("He defended the New START treaty and the JCPOA deal.", ["New START treaty", "JCPOA deal"]),
        ("They adopted the Programme for Growth in Chad and statements on trade.", ["Programme for Growth in Chad"]),
        ("It rests on Council Decision (CFSP) 2019/538 of May.", ["Council Decision (CFSP) 2019/538 of May"]),
        ("They discussed the Riga Water Charter with the minister.", ["Riga Water Charter"]),
        ("They are to draft a plan of work for 2024 and to found a school.", ["plan of work for 2024"]),
        ("She signed the MoU with Fiji's Minister for Home Affairs Pio Tora.", ["MoU"]),
        ("Experts completed the draft of a protocol on incidents at sea.", ["protocol on incidents at sea"]),
        ("They agreed on an action plan for sturgeon in Bergen last summer.", ["action plan for sturgeon"]),
        ("They finalised a harbour safety action plan by December.", ["harbour safety action plan"]),
    ],
)
def test_where_a_name_ends_and_begins(
    read: Callable[..., Reading], nlp: Language, reference: Reference, text: str, names: list[str]
) -> None:
    reading = read(text, Dates(nlp, reference), Mentions(nlp, reference), Instruments(nlp, reference))
    assert [reading.quote(m.start, m.end) for m in reading.mentions if m.type == "instrument"] == names


def test_days_of_a_month_are_no_attack(read: Callable[..., Reading], extractor: Instruments) -> None:
    """ "9-11" is a known name of the attacks of 2001."""
    reading = read("They remembered 9-11. They meet on July 9-11 in Oslo.", Named(date=["July 9-11"]), extractor)
    assert [(m.type, reading.quote(m.start, m.end)) for m in reading.mentions] == [("event", "9-11"), ("date", "July 9-11")]


def test_a_word_before_the_head_tells_names_apart(read: Callable[..., Reading], nlp: Language, reference: Reference) -> None:
    text = "They signed the Fiji Framework Participation Agreement on Rice, not the Fiji Framework Agreement."
    reading = read(text, Mentions(nlp, reference), Instruments(nlp, reference))
    assert len({m.referent for m in reading.mentions if m.type == "instrument"}) == 2


def test_a_name_is_the_text_whose_short_form_follows(read: Callable[..., Reading], nlp: Language, reference: Reference) -> None:
    reading = read("They urged a Code of Conduct (COC) and praised the COC.", Mentions(nlp, reference), Instruments(nlp, reference))
    assert len({m.referent for m in reading.mentions if m.type == "instrument"}) == 1


def test_a_name_that_a_state_ends_may_end_the_text(read: Callable[..., Reading], extractor: Instruments) -> None:
    reading = read("Agreement on Tolls in Oslo, Norway", Named(place=["Oslo"], country=["Norway"]), extractor)
    assert [reading.quote(m.start, m.end) for m in reading.mentions if m.type == "instrument"] == ["Agreement on Tolls in Oslo, Norway"]


def test_a_ministry_of_law_is_no_law(read: Callable[..., Reading], extractor: Instruments) -> None:
    reading = read("The Ministry of Law proposed the Law on Water.", Named(organization=["Ministry of Law"]), extractor)
    assert [(m.type, reading.quote(m.start, m.end)) for m in reading.mentions] == [
        ("organization", "Ministry of Law"),
        ("instrument", "Law on Water"),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They stressed the Oslo Declaration on Rivers in its entirety.", "Oslo Declaration on Rivers"),
        (
            "Parliament ratified the Convention for the Protection of Sailors with regard to Rough Seas.",
            "Convention for the Protection of Sailors with regard to Rough Seas",
        ),
        ("They approved the Agreement Amending the Oslo Pact in this regard.", "Agreement Amending the Oslo Pact"),
        (
            "Parliament ratified the Agreement on Persons Residing without Papers on 12 May 2020.",
            "Agreement on Persons Residing without Papers",
        ),
        (
            "They adopted the Decision on the admission of Armenia as a member state.",
            "Decision on the admission of Armenia as a member state",
        ),
        (
            "They signed the Agreement between Armenia, of the one part, and Belarus, of the other part, in May.",
            "Agreement between Armenia, of the one part, and Belarus, of the other part",
        ),
        ("2. Programme of Cooperation between the Ministries of Justice;", "Programme of Cooperation between the Ministries of Justice"),
        ("The Council adopted a regulation establishing a fund for rivers.", "regulation establishing a fund for rivers"),
        ("They signed a statement on cooperation in ensuring safety.", "statement on cooperation in ensuring safety"),
        ("The Council approved the Oslo Forest Bill, 2023, and left.", "Oslo Forest Bill, 2023"),
        ("They approved the Main Directions of Trade.", "Main Directions of Trade"),
        ("MoU on Cooperation in Fishing | Ms. Anna Berg | Mr. Ivo Marin", "MoU on Cooperation in Fishing"),
        ("We need the Oslo Convention on Rivers to come into force soon.", "Oslo Convention on Rivers"),
        ("It issued a statement expressing “deep concern” over the fires.", "statement expressing “deep concern” over the fires"),
        ("The CSTO prepares draft guidelines for the care of rivers.", "guidelines for the care of rivers"),
        ("Minister Anna Berg signs updated Partnership Programme with Georgia", "Partnership Programme with Georgia"),
        (
            "The Decision on signing the Memorandum on the duties of Armenia to obtain the rank of a member was approved.",
            "Decision on signing the Memorandum on the duties of Armenia to obtain the rank of a member",
        ),
        (
            "They signed the Agreement for Lasting Peace through a Permanent Halt to Dredging.",
            "Agreement for Lasting Peace through a Permanent Halt to Dredging",
        ),
        ("They want to sign the peace treaty in the coming months.", "peace treaty"),
        ("They signed the Agreement on Trade in Services (except for Armenia) in May.", "Agreement on Trade in Services"),
        ("Approved was the Action Plan for Peacekeepers (from 2018 to 2023).", "Action Plan for Peacekeepers (from 2018 to 2023)"),
        ("The schedule of consultations on rivers was signed in Oslo.", "schedule of consultations on rivers"),
        (
            "The Commission is to prepare a draft Protocol on Amendments to the Treaty on Rivers regarding fish.",
            "Protocol on Amendments to the Treaty on Rivers regarding fish",
        ),
        ("- Work plan on cooperation in archives for 2023;", "Work plan on cooperation in archives for 2023"),
    ],
)
def test_names_end_where_the_deed_goes_on(named: Callable[[str, str], list[str]], text: str, name: str) -> None:
    assert named(text, "instrument") == [name]


def test_a_headline_with_a_small_verb_names_papers(read: Callable[..., Reading], extractor: Instruments) -> None:
    title = "Armenia, Georgia adopt Comprehensive Plan of Action for 2021-2025"
    names = Named(country=["Armenia", "Georgia"], place=["Batumi"], date=["2021-2025"])
    reading = read(f"{title}\n\nThe ministers signed an agreement on the harbour project in Batumi.\n", names, extractor)
    assert reading.paragraphs[0].role == "title"
    assert [reading.quote(m.start, m.end) for m in reading.mentions if m.type == "instrument"] == [
        "Comprehensive Plan of Action for 2021-2025",
        "agreement on the harbour project",
    ]
