"""Positions: who holds which office of which body."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from spacy.language import Language

from seedline.extract.engine import Extractor
from seedline.extract.positions.extractor import Positions
from seedline.extract.positions.titles import Titles
from seedline.extract.reading import Reading
from seedline.extract.reports import DocumentField, Mention, Position
from seedline.reference import Reference

_UN, _AUC, _EAC = "organization:un", "organization:au-commission", "Minister of East African Community Affairs"
TYPES = {"P": "person", "C": "country", "O": "organization", "L": "place", "D": "date"}


class Marked:
    """Mentions as the test's text marks them: `[C:KZ Kazakhstan]`."""

    name, version = "marked", "1"

    def __init__(self, marked: str) -> None:
        self.text = ""
        self.mentions: list[Mention] = []
        at = 0
        for m in re.finditer(r"\[([PCOLD])(?::([\w-]+))? ([^\]]*)\]", marked):
            self.text += marked[at : m.start()]
            type_, start = TYPES[m[1]], len(self.text)
            self.text += m[3]
            key = f"{type_}:{m[2]}" if m[2] else f"{type_}:~{m[3].casefold()}"
            self.mentions.append(Mention(start=start, end=len(self.text), type=type_, referent=None if type_ == "date" else key, name=m[3]))
            at = m.end()
        self.text += marked[at:]

    def __call__(self, reading: Reading) -> list[Mention]:
        return self.mentions


@pytest.fixture(scope="module")
def extractor(nlp: Language, reference: Reference) -> Positions:
    return Positions(nlp, reference)


@pytest.fixture
def found(read: Callable[..., Reading], extractor: Extractor) -> Callable[[str], list[Position]]:
    def run(marked: str) -> list[Position]:
        source = Marked(marked)
        return read(source.text, source, extractor).positions

    return run


def rows(positions: list[Position]) -> set[tuple[str, str, str | None]]:
    return {(p.person.split(":")[1].lstrip("~"), p.title, p.body) for p in positions}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Minister of Foreign Affairs of [C:AM Armenia] [P Ani Petrosyan] spoke.",
            {("ani petrosyan", "Minister of Foreign Affairs", "country:AM")},
        ),
        (
            "Polish Foreign Minister [P Jan Nowak] received his Slovak counterpart, [P Eva Kral].",
            {("jan nowak", "Foreign Minister", "country:PL"), ("eva kral", "Foreign Minister", "country:SK")},
        ),
        (
            "President [P Ana Silva] met her counterpart from [C:CL Chile], [P Luis Rojas], in [C:PT Portugal].",
            {("ana silva", "President", "country:PT"), ("luis rojas", "President", "country:CL")},
        ),
        (
            "Polish Foreign Minister [P Jan Nowak], [C:LV Latvia]'s [P Ilze Ozola] and [C:LT Lithuania]'s [P Jonas Petraitis] agreed.",
            {
                ("jan nowak", "Foreign Minister", "country:PL"),
                ("ilze ozola", "Foreign Minister", "country:LV"),
                ("jonas petraitis", "Foreign Minister", "country:LT"),
            },
        ),
        ("French President [P Luc Petit] and [C:DE Germany]'s [P Max Vogel] agreed.", {("luc petit", "President", "country:FR")}),
        (
            "[O:igad IGAD]'s Special Envoys, Ambassador [P Sara Tesfaye] and General [P John Mwangi], briefed.",
            {("sara tesfaye", "Special Envoy", "organization:igad"), ("john mwangi", "Special Envoy", "organization:igad")},
        ),
        ("[C:RO Romania], whose Foreign Minister is [P Ion Popa], hosts it.", {("ion popa", "Foreign Minister", "country:RO")}),
        (
            "The post of Secretary General of [O:csto CSTO] is held by [P Ivan Orlov].",
            {("ivan orlov", "Secretary General", "organization:csto")},
        ),
        (
            "Chair of the [O:au African Union], President [P Ana Silva] of [C:PT Portugal], spoke.",
            {("ana silva", "Chair", "organization:au"), ("ana silva", "President", "country:PT")},
        ),
        (
            "Vice President [P Paul Deng] and First Minister [P Ana Silva] of [C:SS South Sudan] agreed.",
            {("paul deng", "Vice President", "country:SS"), ("ana silva", "First Minister", "country:SS")},
        ),
        ("Remarks by HR/VP [P Ana Silva] in [O:nato NATO]", {("ana silva", "HR/VP", "organization:eu")}),
        (
            "[O:un United Nations] Secretary-General [P Ana Silva] and her Special Envoy for [C:YE Yemen], [P Max Vogel], came.",
            {("ana silva", "Secretary-General", "organization:un"), ("max vogel", "Special Envoy for Yemen", "organization:un")},
        ),
        (
            "The Secretary General and the Ministers, among them the Secretary General, President [P Ana Silva], met in [C:PT Portugal].",
            {("ana silva", "President", "country:PT")},
        ),
        ("[P Ana Silva], Secretary General of [O:nato NATO], left.", {("ana silva", "Secretary General", "organization:nato")}),
        ("[P Ana Silva] – President of the [C:PT Portuguese Republic] – came.", {("ana silva", "President", "country:PT")}),
        ("[O:csto CSTO] Press Secretary [P Ivan Orlov]", {("ivan orlov", "Press Secretary", "organization:csto")}),
        ("[C:RU Russia]'s President [P Ivan Orlov] spoke.", {("ivan orlov", "President", "country:RU")}),
        ("They met under Kazakh Minister [P A. Seitov].", {("a. seitov", "Minister", "country:KZ")}),
        (
            "[P Ivan Orlov], spokesman for the [O:mfa-ru Russian Foreign Ministry], said so.",
            {("ivan orlov", "spokesman", "organization:mfa-ru")},
        ),
        ("Ambassador of [C:RU Russia] to [C:ID Indonesia] [P Ivan Orlov] wrote.", {("ivan orlov", "Ambassador", "country:RU")}),
        ("President [P Ivan Orlov] of [C:BG Bulgaria] agreed.", {("ivan orlov", "President", "country:BG")}),
        (
            "[P Ana Silva], the High Representative of the [O:eu European Union] for Foreign Affairs and Security Policy, said.",
            {("ana silva", "High Representative for Foreign Affairs and Security Policy", "organization:eu")},
        ),
        (
            "Minister for Trade, Industry and Energy of [C:KR Korea] [P Lee Bora] spoke.",
            {("lee bora", "Minister for Trade, Industry and Energy", "country:KR")},
        ),
        (
            "[P Ana Silva] ([C:PT Portugal]), President of the [O:unga General Assembly], opened it.",
            {("ana silva", "President", "organization:unga")},
        ),
        (
            "Special Representative of the [O:un UN] Secretary-General for [C:AF Afghanistan] [P Ana Silva]",
            {("ana silva", "Special Representative of the Secretary-General", "organization:un")},
        ),
        (
            "Press Secretary of the President of [C:RU Russia] [P Ivan Orlov]",
            {("ivan orlov", "Press Secretary of the President", "country:RU")},
        ),
        (
            "[P Ana Silva], who became [O:osce OSCE] Secretary General in May, came.",
            {("ana silva", "Secretary General", "organization:osce")},
        ),
        ("[P Ana Silva], a senior fellow at the [O:x Example Institute], agreed.", {("ana silva", "senior fellow", "organization:x")}),
        ("[O:x Example Party] leader [P Ana Silva] voted.", {("ana silva", "leader", "organization:x")}),
        ("Member states sent [P Ana Silva], a member of the delegation.", set()),
        ("[P Ana Silva], Policy Director, [O:x Example Centre], agreed.", {("ana silva", "Policy Director", "organization:x")}),
        (
            "Prime Minister-designate of [C:PT Portugal] [P Ana Silva] came.",
            {("ana silva", "Prime Minister-designate", "country:PT")},
        ),
        (
            "[P Ana Silva] was designated as special envoy of the [O:au African Union].",
            {("ana silva", "special envoy", "organization:au")},
        ),
        (
            "The Chair appointed former President [P Ana Silva] of [C:PT Portugal] as High Representative of the [O:au African Union].",
            {("ana silva", "High Representative", "organization:au")},
        ),
        (
            "the Secretary General and [C:PT Portugal]'s Foreign Minister, [P Ana Silva], spoke.",
            {("ana silva", "Foreign Minister", "country:PT")},
        ),
        ("In her talks with [P Ana Silva], the Secretary General praised [C:PT Portugal].", set()),
        ("The commander of [C:PT Portuguese] troops, [P Ana Silva], left.", set()),
        (
            "the [O:x Example Bloc]'s Special Envoy was barred. [P Ana Silva] was named special envoy in May.",
            {("ana silva", "special envoy", "organization:x")},
        ),
        (
            "[C:US US] President [P Ana Silva] met President [P Li Sample].",
            {("ana silva", "President", "country:US"), ("li sample", "President", None)},
        ),
        ("[O:un UN] [C:SY Syria] envoy [P Ana Silva] spoke.", {("ana silva", "envoy", "organization:un")}),
        ("The German opposition leader [P Ana Silva] spoke.", {("ana silva", "opposition leader", "country:DE")}),
        ("We welcome Sen. [P Ana Silva] (D-Ohio).", {("ana silva", "Sen", None)}),
        (
            "[C:KE Kenya] and [C:PT Portugal] agree. [C:KE Kenya] votes yes, as my President, [P Ana Silva], told [C:PT Portugal].",
            {("ana silva", "President", "country:KE")},
        ),
        (
            "The Chairperson of the [O:x Example Commission], [P Lee Bora], sent the Special Envoy of the Chairperson, [P Ana Silva].",
            {
                ("lee bora", "Chairperson", "organization:x"),
                ("ana silva", "Special Envoy of the Chairperson", "organization:x"),
            },
        ),
        (
            "Senators [P Ana Silva] (D-W.Va.) and [P Lee Bora] (R-Ohio) voted.",
            {("ana silva", "Senator", None), ("lee bora", "Senator", None)},
        ),
    ],
)
def test_one_holder(found: Callable[[str], list[Position]], text: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert rows(found(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Presidents [P A One] of [C:BY Belarus], [P B Two] of [C:KZ Kazakhstan] and [P C Three] of [C:KG Kyrgyzstan] met.",
            {("a one", "President", "country:BY"), ("b two", "President", "country:KZ"), ("c three", "President", "country:KG")},
        ),
        (
            "the defense ministers of [C:BY Belarus], General [P A One]; of [C:KZ Kazakhstan], [P B Two]; of [C:RU Russia], [P C Three].",
            {
                ("a one", "defense minister", "country:BY"),
                ("b two", "defense minister", "country:KZ"),
                ("c three", "defense minister", "country:RU"),
            },
        ),
        (
            "Ministers of Justice – of [C:BY Belarus] [P A One], of [C:KZ Kazakhstan] [P B Two].",
            {("a one", "Minister of Justice", "country:BY"), ("b two", "Minister of Justice", "country:KZ")},
        ),
        (
            "Armenian and Georgian Foreign Ministers [P A One] and [P B Two] met.",
            {("a one", "Foreign Minister", "country:AM"), ("b two", "Foreign Minister", "country:GE")},
        ),
        (
            "The presidents of [C:RU Russia], [C:BY Belarus] and [C:KZ Kazakhstan], [P A One], [P B Two] and [P C Three], signed.",
            {("a one", "president", "country:RU"), ("b two", "president", "country:BY"), ("c three", "president", "country:KZ")},
        ),
        (
            "[P A One] – Minister of Health of [C:BY Belarus], [P B Two] – Minister of Health of [C:KZ Kazakhstan], came.",
            {("a one", "Minister of Health", "country:BY"), ("b two", "Minister of Health", "country:KZ")},
        ),
        (
            "Minister of Health of [C:BY Belarus] [P A One], Deputy Minister of Health of [C:KZ Kazakhstan] [P B Two], came.",
            {("a one", "Minister of Health", "country:BY"), ("b two", "Deputy Minister of Health", "country:KZ")},
        ),
        (
            "Deputy Prime Minister – Minister of Foreign Affairs of [C:KZ Kazakhstan] [P A One]",
            {("a one", "Deputy Prime Minister", "country:KZ"), ("a one", "Minister of Foreign Affairs", "country:KZ")},
        ),
        (
            "[O:osce OSCE] Chairperson-in-Office, Foreign Minister of [C:FI Finland] [P A One]",
            {("a one", "Chairperson-in-Office", "organization:osce"), ("a one", "Foreign Minister", "country:FI")},
        ),
        (
            "[P A One] President of [C:FI Finland], [P B Two], President of [C:AM Armenia]; [P D Three] President of [C:BY Belarus].",
            {("a one", "President", "country:FI"), ("b two", "President", "country:AM"), ("d three", "President", "country:BY")},
        ),
        (
            "Present were Minister of Health of [C:BY Belarus] [P A One], Deputy Prime Minister, Minister of Health of [C:KZ Kazakhstan] "
            "[P B Two], and others.",
            {
                ("a one", "Minister of Health", "country:BY"),
                ("b two", "Deputy Prime Minister", "country:KZ"),
                ("b two", "Minister of Health", "country:KZ"),
            },
        ),
        ("He asked [P A One] [Secretary of State of [C:US the United States]] to reply.", {("a one", "Secretary of State", "country:US")}),
        (
            "Defence Minister of [C:BY Belarus] [P A One] met with his counterparts from [C:AM Armenia] [P B Two] and [C:GE Georgia]"
            " [P C Three].",
            {
                ("a one", "Defence Minister", "country:BY"),
                ("b two", "Defence Minister", "country:AM"),
                ("c three", "Defence Minister", "country:GE"),
            },
        ),
        (
            "Minister in charge of Customs and Trade of the [O:eec EEC] [P A One] and Speaker of the lower house [P B Two] came.",
            {("a one", "Minister in charge of Customs and Trade", "organization:eec"), ("b two", "Speaker of the lower house", None)},
        ),
        (
            "The Special Representative of the Secretary-General, Head of the [O:centre Centre] [P A One], came.",
            {("a one", "Special Representative of the Secretary-General", "organization:un"), ("a one", "Head", "organization:centre")},
        ),
        ("[O:osce OSCE], whose Secretary General is [P A One], met.", {("a one", "Secretary General", "organization:osce")}),
        ("[O:osce OSCE], of which [P A One] is an honorary chair, met.", {("a one", "honorary chair", "organization:osce")}),
        ("The representative of [C:FI Finland], [P A One], agreed.", {("a one", "representative", "country:FI")}),
        (
            "General Secretaries [P A One] ([O:cis CIS]) and [P B Two] ([O:sco SCO]) came.",
            {("a one", "General Secretary", "organization:cis"), ("b two", "General Secretary", "organization:sco")},
        ),
    ],
)
def test_chains(found: Callable[[str], list[Position]], text: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert rows(found(text)) == expected


def test_former_offices_are_left_out(found: Callable[[str], list[Position]]) -> None:
    assert found("Former President [P A One] of [C:AM Armenia] and ex-Prime Minister [P B Two] were absent.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Acting Secretary General of the [O:csto CSTO] [P A One]",
        "[P A One], who performs the duties of [O:csto CSTO] Secretary General, came.",
    ],
)
def test_acting_holders(found: Callable[[str], list[Position]], text: str) -> None:
    (p,) = found(text)
    assert p.is_acting
    assert p.title == "Secretary General"
    assert p.body == "organization:csto"


def test_the_body_is_filled_from_the_document(found: Callable[[str], list[Position]]) -> None:
    text = "President of [C:BG Bulgaria] [P:one A One] came.\n\nThe hall in [C:RO Romania] was full when President [P:one One] spoke."
    assert {p.body for p in found(text)} == {"country:BG"}


def test_a_definite_description_of_the_body(found: Callable[[str], list[Position]]) -> None:
    (p,) = found("The [O:csto-cfm CSTO Council of Foreign Ministers] met; the Organization's Secretary General [P A One] spoke.")
    assert p.body == "organization:csto"


def test_a_holding_stated_twice_is_one_row_with_all_its_evidence(found: Callable[[str], list[Position]]) -> None:
    (p,) = found("Foreign Minister of [C:BG Bulgaria] [P:one A One] came. Minister [P:one One] spoke.")
    assert p.title == "Foreign Minister"
    assert len([e for e in p.evidence if e.field == "person_id"]) == 2


def test_evidence_quotes_title_person_and_body(
    found: Callable[[str], list[Position]], read: Callable[..., Reading], extractor: Extractor
) -> None:
    source = Marked("State Secretary of the [O:mfa-kg Ministry of Foreign Affairs of Kyrgyzstan] [P A One] came.")
    reading = read(source.text, source, extractor)
    (p,) = reading.positions
    said = {e.field: reading.quote(e.start, e.end) for e in p.evidence}
    assert said == {"title": "State Secretary", "person_id": "A One", "body_id": "Ministry of Foreign Affairs of Kyrgyzstan"}


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("Foreign Minister", "Minister of Foreign Affairs"),
        ("Minister of Digital Reforms", "Minister"),
        ("Press Secretary of the President", "Press Secretary"),
        ("Secretary-General", "Secretary General"),
    ],
)
def test_offices_are_normalised(reference: Reference, title: str, office: str) -> None:
    assert Titles(reference).office(title) == office


def test_nothing_raises(found: Callable[[str], list[Position]]) -> None:
    for text in (
        "",
        "President " * 300,
        "[P A] " * 50 + "ministers of " * 200,
        "“(((,;;–’s' 🙂 \u202e President of of the",
        "Mr. " * 2000 + "[P A One]",
    ):
        found(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Chair announced the appointment of [P Ann Lee] of [C:CA Canada] as the next [O:org-un United Nations] High Commissioner.",
            {("ann lee", "High Commissioner", "organization:org-un")},
        ),
        (
            "[C:NZ New Zealand]'s [P Ann Lee] and the Australian Foreign Minister Senator [P Bo Carr] spoke.",
            {("bo carr", "Foreign Minister", "country:AU")},
        ),
        (
            "The Vietnamese Deputy Prime Minister cum Foreign Minister [P Ann Lee] spoke.",
            {("ann lee", "Deputy Prime Minister", "country:VN"), ("ann lee", "Foreign Minister", "country:VN")},
        ),
        (
            "The [O:au AU] Commissioner for Peace, Ambassador [P Ann Lee], spoke.",
            {("ann lee", "Commissioner for Peace", "organization:au")},
        ),
    ],
)
def test_appointments_and_forms_of_address(
    found: Callable[[str], list[Position]], text: str, expected: set[tuple[str, str, str | None]]
) -> None:
    assert rows(found(text)) == expected


def test_a_counterpart_is_of_another_country(found: Callable[[str], list[Position]]) -> None:
    text = "A minister of [C:PE Peru] spoke with his Kazakh counterpart. Foreign Minister [P Ann Lee] was there."
    assert rows(found(text)) == {("ann lee", "Foreign Minister", "country:PE")}


def test_own_officials_are_named_without_their_country(found: Callable[[str], list[Position]]) -> None:
    text = (
        "https://www.ministry.gov.pe/news/1\n\n"
        "Deputy National Security Advisor [P Ann Lee] met with [C:MV Maldives] Minister of Defence [P Bo Carr].\n\n"
        "Deputy National Security Advisor [P Ann Lee] thanked [C:MV Maldives]."
    )
    assert ("ann lee", "Deputy National Security Advisor", "country:PE") in rows(found(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who goes along with a head of state is of that state, not of the one in the name of what they go to
        (
            "[C:GY Guyana]'s President [P Ann Lee] left on Monday. [C:GY Guyana] will be represented by Foreign Minister [P Bo Carr].",
            ("bo carr", "Foreign Minister", "country:GY"),
        ),
        # a delegation's side
        (
            "[C:CN China]'s President [P Ann Lee] came. On the Brazilian side sat Finance Minister [P Bo Carr], Trade Minister [P Cy Day].",
            ("cy day", "Trade Minister", "country:BR"),
        ),
        # a president has no second one in the state
        (
            "In talks with President [P Ann Lee] of [C:KE Kenya], President [P Bo Carr] praised [C:UG Uganda]'s farmers.",
            ("bo carr", "President", "country:UG"),
        ),
        # where somebody goes is seldom his own
        (
            "[C:PE Peru] sent help. Foreign Minister [P Ann Lee] travels to [C:CL Chile].",
            ("ann lee", "Foreign Minister", "country:PE"),
        ),
    ],
)
def test_the_state_of_an_office_is_a_choice(found: Callable[[str], list[Position]], text: str, expected: tuple[str, str, str]) -> None:
    assert expected in rows(found(text))


def test_choices_leave_the_pack_of_officeholders_aside(read: Callable[..., Reading], extractor: Positions) -> None:
    source = Marked("[C:TR Turkey] thanked President [P Volodymyr Zelensky] for coming to [C:TR Turkey].")
    choice = next(extractor.choices(read(source.text, source)))
    assert choice.known == "country:UA"
    assert set(choice.signs) == {"country:TR"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The envoys included [P Ann Lee] ([C:UG Uganda]), [P Bo Day] ([C:AU Australia]) and others.",
            {("ann lee", "envoy", "country:UG"), ("bo day", "envoy", "country:AU")},
        ),
        (
            "The Co-Chairs of the [O:x Zeta Group] ([P Ann Lee] of [C:FR France], and [P Bo Day] of the [C:US United States]) spoke.",
            {("ann lee", "Co-Chair", "organization:x"), ("bo day", "Co-Chair", "organization:x")},
        ),
        ("At the talks with [P Ann Lee], the Angolan Minister said so.", set()),
        ("They saw the new envoy from [C:UG Uganda] to [C:KE Kenya], Ms. [P Ann Lee].", {("ann lee", "envoy", "country:UG")}),
        (
            "French Minister for [L:eu Europe] and Foreign Affairs [P Bo Lee] came.",
            {("bo lee", "Minister for Europe and Foreign Affairs", "country:FR")},
        ),
        ("[P Ann Lee] appointed the [O:x Zeta Union] Secretary General.", set()),
        ("[P Ann Lee], appointed Secretary General of the [O:x Zeta Union], came.", {("ann lee", "Secretary General", "organization:x")}),
        (
            "The Prime Minister of [C:GD Grenada], Dr. the Right Honourable [P Ann Lee], spoke.",
            {("ann lee", "Prime Minister", "country:GD")},
        ),
        (
            "They met the President of [C:PE Peru], [P Ann Lee], the President of the [O:x Zeta Senate], [P Bo Day], "
            "and the Chair of the [O:y Omega Committee], [P Cy Roe].",
            {("ann lee", "President", "country:PE"), ("bo day", "President", "organization:x"), ("cy roe", "Chair", "organization:y")},
        ),
        (
            "[C:PE Peru] sent the Permanent Secretary of its [O:x Ministry], Dato’ Seri [P Ann Lee].",
            {("ann lee", "Permanent Secretary", "organization:x")},
        ),
        (
            "On the Peruvian side sat Trade Minister [P Ann Lee] and special adviser [P Bo Day].",
            {("ann lee", "Trade Minister", "country:PE"), ("bo day", "special adviser", "country:PE")},
        ),
        ("[P Ann Lee], Minister of Foreign Affairs ([C:KE Kenya]), spoke.", {("ann lee", "Minister of Foreign Affairs", "country:KE")}),
        (
            "They met Foreign Minister [P Ann Lee] ([C:KE Kenya]) and Minister [P Bo Day] ([C:UG Uganda]).",
            {("ann lee", "Foreign Minister", "country:KE"), ("bo day", "Minister", "country:UG")},
        ),
        (
            "[C:KE Kenya] ([P Ann Lee], Minister of Trade) and [C:UG Uganda] (H.E. [P Bo Day], Deputy Minister) signed.",
            {("ann lee", "Minister of Trade", "country:KE"), ("bo day", "Deputy Minister", "country:UG")},
        ),
        (
            "Foreign Ministers: [P Ann Lee] – [C:KE Kenya]; [P Bo Day] – [C:UG Uganda]",
            {("ann lee", "Foreign Minister", "country:KE"), ("bo day", "Foreign Minister", "country:UG")},
        ),
        (
            "Kenyan Foreign Minister [P Ann Lee] and counterparts [P Bo Day] of [C:UG Uganda] and [P Cy Roe] of [C:TZ Tanzania] met.",
            {
                ("ann lee", "Foreign Minister", "country:KE"),
                ("bo day", "Foreign Minister", "country:UG"),
                ("cy roe", "Foreign Minister", "country:TZ"),
            },
        ),
        ("Mr President, [P Ann Lee], friends of [C:PE Peru]!", set()),
        (
            "[P Ann Lee], Policy Director, Deputy Head of the [O:x Zeta Institute], spoke.",
            {("ann lee", "Policy Director", "organization:x"), ("ann lee", "Deputy Head", "organization:x")},
        ),
        ("[P Ann Lee]\n\nSpokesperson\n\n[O:x Zeta Commission]", {("ann lee", "Spokesperson", "organization:x")}),
        (
            "[P Ann Lee], former President of [C:PE Peru], leads the mission. President [P Ann Lee] went to [C:CL Chile].",
            set(),
        ),
    ],
)
def test_lists_lines_and_whoever_is_spoken_of_or_to(
    found: Callable[[str], list[Position]], text: str, expected: set[tuple[str, str, str | None]]
) -> None:
    assert rows(found(text)) == expected


def test_a_family_name_alone_tells_no_country_of_another_person(found: Callable[[str], list[Position]]) -> None:
    assert rows(found("King [P Abdullah Hussein Putin] spoke.")) == {("abdullah hussein putin", "King", None)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Permanent Representative of [C:KE Kenya] to the [O:x Example Union] and Chairperson of the [O:y Example Council] "
            "for the month of [D May], H.E. Ambassador [P Ana Silva], spoke.",
            {
                ("ana silva", "Permanent Representative", "country:KE"),
                ("ana silva", "Chairperson", "organization:y"),
                ("ana silva", "Ambassador", "country:KE"),
            },
        ),
        (
            "Deputy Prime Minister-Foreign Minister of [C:KE Kenya] [P Ana Silva] spoke.",
            {("ana silva", "Deputy Prime Minister", "country:KE"), ("ana silva", "Foreign Minister", "country:KE")},
        ),
        (
            "The President and British Prime Minister [P Lee Bora] spoke.",
            {("lee bora", "Prime Minister", "country:GB")},
        ),
        (
            "[C:KE Kenya]'s Prime Minister [P Ana Silva], Chairman of the Cabinet of Ministers - Head of the Office of [C:PT Portugal] "
            "[P Lee Bora] came.",
            {("ana silva", "Prime Minister", "country:KE"), ("lee bora", "Chairman of the Cabinet of Ministers", "country:PT")},
        ),
        (
            "Ambassador [P Ana Silva] of [C:KE Kenya], Chair of the [O:x Example Council], and Ambassador [P Lee Bora] "
            "([C:PT Portugal]) spoke.",
            {("ana silva", "Ambassador", "country:KE"), ("ana silva", "Chair", "organization:x")},
        ),
        ("The first President of [C:KE Kenya] [P Ana Silva] was honoured.", set()),
    ],
)
def test_longer_chains(found: Callable[[str], list[Position]], text: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert expected <= rows(found(text)) if expected else rows(found(text)) == set()


def test_nobody_leads_two_states(found: Callable[[str], list[Position]]) -> None:
    text = "[C:KE Kenya]'s President [P Ana Silva] came. At talks with the President of [C:PT Portugal], [P Ana Silva] was frank."
    assert rows(found(text)) == {("ana silva", "President", "country:KE")}


def test_a_minister_without_a_state_is_of_the_one_named_most(found: Callable[[str], list[Position]]) -> None:
    text = "Foreign Minister [P Ana Silva] spoke.\n\nMuch was said.\n\n[C:KE Kenya] and [C:PT Portugal] met. [C:KE Kenya] agreed."
    assert rows(found(text)) == {("ana silva", "Foreign Minister", "country:KE")}


def test_a_quotation_ends_before_who_says_it(found: Callable[[str], list[Position]]) -> None:
    assert rows(found('"These are words of the US president," [P Ana Silva] said.')) == set()


def test_a_ministrys_page_has_its_own_spokesperson(read: Callable[..., Reading], extractor: Extractor) -> None:
    source = Marked("The text below is attributable to Spokesperson [P Ana Silva]:")
    reading = read(source.text, source)
    reading.add([DocumentField(start=0, end=1, name="publisher", value="Ministry of Foreign Affairs of the Republic of Kazakhstan")])
    assert [p.body for p in extractor(reading)] == ["organization:mfa-kz"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "[C:KE Kenya]'s Deputy Foreign Minister for [L:x Latin America] and the [L:y Caribbean], [P Ana Silva], came.",
            {("ana silva", "Deputy Foreign Minister for Latin America and the Caribbean", "country:KE")},
        ),
        (
            "[P Ana Silva], senior director for [C:PT Portugal] affairs of the [O:x Example Council], was there.",
            {("ana silva", "senior director for Portugal affairs", "organization:x")},
        ),
        (
            "The envoys for [C:KE Kenya] and [C:PT Portugal]'s Foreign Minister [P Ana Silva] met.",
            {("ana silva", "Foreign Minister", "country:PT")},
        ),
        ("[C:KE Kenya]'s Foreign Minister Prince [P Ana Silva] came.", {("ana silva", "Foreign Minister", "country:KE")}),
        (
            "In [C:KE Kenya] the Advisers to the King Prince [P Ana Silva], Prince [P Lee Bora] and General [P Omar Diaz] stood by.",
            {(name, "Adviser to the King", "country:KE") for name in ("ana silva", "lee bora", "omar diaz")},
        ),
        (
            "The Kenyan president's special envoy for [C:PT Portugal] [P Ana Silva] spoke.",
            {("ana silva", "special envoy for Portugal", "country:KE")},
        ),
        ("PM and Kenyan President [P Ana Silva] met.", {("ana silva", "President", "country:KE")}),
        (
            "In [C:KE Kenya] he saw the [O:x Example Senate] and its president, [P Ana Silva].",
            {("ana silva", "president", "organization:x")},
        ),
        (
            "Vice-President of [C:KE Kenya] [P Ana Silva], Crown Prince and Prime Minister of [C:PT Portugal] Prince [P Lee Bora] sat.",
            {
                ("ana silva", "Vice-President", "country:KE"),
                ("lee bora", "Crown Prince", "country:PT"),
                ("lee bora", "Prime Minister", "country:PT"),
            },
        ),
    ],
)
def test_areas_chiefs_and_princes(found: Callable[[str], list[Position]], text: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert rows(found(text)) == expected


def test_a_counterparts_own_title_counts(found: Callable[[str], list[Position]]) -> None:
    text = (
        "The Minister of Foreign Affairs and Trade of [C:PT Portugal], [P Lee Bora], came.\n\n"
        "[C:KE Kenya]'s Minister of External Relations [P Ana Silva] received her Portuguese counterpart, [P Lee Bora]."
    )
    assert rows(found(text)) == {
        ("lee bora", "Minister of Foreign Affairs and Trade", "country:PT"),
        ("ana silva", "Minister of External Relations", "country:KE"),
    }


def test_a_shared_title_and_the_states_of_its_holders(found: Callable[[str], list[Position]]) -> None:
    def said(text: str) -> set[tuple[str, str, str | None]]:
        return {(p.person.rpartition("~")[2], p.title, p.body) for p in found(text)}

    assert said("[O:zg Zenda Group] Co-Chairs [P Ann Roe] of [C:RU Russia] and [P Bo Lee] of [C:FR France] met.") == {
        ("ann roe", "Co-Chair", "organization:zg"),
        ("bo lee", "Co-Chair", "organization:zg"),
    }
    assert said("Prime Ministers Tamsin of [C:BD Bangladesh], [P Ann Roe] of [C:BT Bhutan] and [P Bo Lee] of [C:IN India] came.") == {
        ("ann roe", "Prime Minister", "country:BT"),
        ("bo lee", "Prime Minister", "country:IN"),
    }
    same = said("[C:MK Macedonia] and [C:GR Greece] agreed. Prime Ministers [P Ann Roe] and [P Bo Lee] stood by.")
    assert len({body for _, _, body in same}) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Diplomatic Adviser to [C:KE Kenya]'s President [P Ann Roe] came.",
            ("ann roe", "Diplomatic Adviser to the President", "country:KE"),
        ),
        (
            "The Adviser to the Prime Minister of [C:PK Pakistan] on National Security, [P Ann Roe], came.",
            ("ann roe", "Adviser to the Prime Minister on National Security", "country:PK"),
        ),
        (
            "[O:zeta Authority of Zeta States] met in May. It was led by [P Ann Roe], Chairman of the Authority.",
            ("ann roe", "Chairman", "organization:zeta"),
        ),
        (
            "Foreign Minister [P Bo Lee] of [C:QA Qatar], the chair, met his Saudi counterpart [P Ann Roe].",
            ("ann roe", "Foreign Minister", "country:SA"),
        ),
        (
            "They saw [P Ann Roe], President of the seventy-third session of the [O:zeta Zeta Assembly].",
            ("ann roe", "President", "organization:zeta"),
        ),
        (
            "In [C:BE Belgium] they saw President [P Salome Zourabichvili], Interior Minister [P Ann Roe] and others.",
            ("ann roe", "Interior Minister", "country:GE"),
        ),
    ],
)
def test_aides_bodies_and_series(found: Callable[[str], list[Position]], text: str, expected: tuple[str, str, str | None]) -> None:
    assert expected in {(p.person.rpartition("~")[2], p.title, p.body) for p in found(text)}


def test_the_head_of_a_province_is_of_no_state(found: Callable[[str], list[Position]]) -> None:
    rows = found("The President of [L Zenda], [P Ann Roe], came to [C:RU Russia]. President [P Ann Roe] spoke.")
    assert {(p.title, p.body) for p in rows} == {("President", None)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The [O:x Zeta Union] Secretary General's Special Envoy for the [L:l Lakes] and [L:m Marches] [P Ann Lee] arrived.",
            ("ann lee", "Special Envoy for the Lakes and Marches", "organization:x"),
        ),
        (
            "He saw [P Ann Lee], the [O:x Zeta Union] President's Special Envoy for [C:UG Uganda].",
            ("ann lee", "Special Envoy for Uganda", "organization:x"),
        ),
        (
            "President [P Bo Day] of [C:PE Peru] sent a letter. [P Bo Day]'s special envoy [P Ann Lee] flew out.",
            ("ann lee", "special envoy", "country:PE"),
        ),
        ("[C:KE Kenya] was represented by Deputy Premier the Honourable [P Ann Lee].", ("ann lee", "Deputy Premier", "country:KE")),
        ("A [C:PE Peru] delegation, led by Foreign Minister [P Ann Lee], left.", ("ann lee", "Foreign Minister", "country:PE")),
        ("[C:PE Peru] voted. The presidential spokesman [P Ann Lee] said so.", ("ann lee", "presidential spokesman", "country:PE")),
        ("Secretary-General [P Ban Ki-moon] was pleased.", ("ban ki-moon", "Secretary-General", "organization:un")),
        ("President [P Ursula von der Leyen] will come.", ("ursula von der leyen", "President", "organization:european-commission")),
        (
            "They met the Minister of Foreign, Regional Affairs, and Trade of [C:PE Peru], [P Ann Lee].",
            ("ann lee", "Minister of Foreign, Regional Affairs, and Trade", "country:PE"),
        ),
        (
            "Minister of Foreign Affairs, Migration, and Tunisians Abroad of [C:TN Tunisia] [P Ann Lee] spoke.",
            ("ann lee", "Minister of Foreign Affairs, Migration, and Tunisians Abroad", "country:TN"),
        ),
        (
            "The [C:PE Peru] Vice Minister of Justice and Home Affairs [P Ann Lee] spoke.",
            ("ann lee", "Vice Minister of Justice and Home Affairs", "country:PE"),
        ),
        ("[C:PE Peru] sent Minister for Home Affairs and Minister for Law [P Ann Lee].", ("ann lee", "Minister for Law", "country:PE")),
        (
            "The Deputy Minister of [C:PE Peru], Ambassador [P Ann Lee], spoke.",
            ("ann lee", "Deputy Minister", "country:PE"),
        ),
        (
            "[C:MA Morocco] sent [P Ann Lee], the Kingdom's ambassador to [C:EG Egypt] and his country's envoy to the [O:x Zeta Union].",
            ("ann lee", "ambassador to Egypt", "country:MA"),
        ),
    ],
)
def test_whose_an_office_is_by_what_stands_before_it(
    found: Callable[[str], list[Position]], text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in rows(found(text))


def test_an_ambassador_is_of_the_side_he_is_on(found: Callable[[str], list[Position]]) -> None:
    text = "[C:LA Laos] hosted the talks. On the Vietnamese side, there were Ambassador [P Ann Lee] and his staff."
    assert ("ann lee", "Ambassador", "country:VN") in rows(found(text))


def test_a_spokesman_speaks_for_the_organization_of_the_page(found: Callable[[str], list[Position]]) -> None:
    text = "The [O:commonwealth Commonwealth] met. [P Ann Lee], Official Spokesperson, announced it."
    assert ("ann lee", "Official Spokesperson", "organization:commonwealth") in rows(found(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "He met [P Ann Lee], President [P Bo Day]'s special envoy, in [L:l Lima]. [P Bo Day] is President of [C:PE Peru].",
            ("ann lee", "special envoy", "country:PE"),
        ),
        (
            "The [O:x Zeta Union] appointed [P Ann Lee] ([C:PE Peru]) the deputy head of the [O:y Zeta Bank].",
            ("ann lee", "deputy head", "organization:y"),
        ),
        ("[P Ann Lee], as chairman of the [O:x Zeta Union], spoke first.", ("ann lee", "chairman", "organization:x")),
        (
            "The Foreign Minister of [C:PE Peru] [P Bo Day] left.\n\nHis Chilean counterpart [P Ann Lee] stayed.",
            ("ann lee", "Foreign Minister", "country:CL"),
        ),
        ("The talks were in [C:PE Peru]. Vice President [P M Venkaiah Naidu] came.", ("m venkaiah naidu", "Vice President", "country:IN")),
    ],
)
def test_owners_appointments_and_initials(found: Callable[[str], list[Position]], text: str, expected: tuple[str, str, str]) -> None:
    assert expected in rows(found(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "President [P Bo Day] of [C:PE Peru] will visit [C:FR France], his spokeswoman [P Ann Lee] said.",
            ("ann lee", "spokeswoman", "country:PE"),
        ),
        (
            "Foreign Minister [P Bo Day] of [C:PE Peru], who came with her chief of staff [P Ann Lee], met [C:FR France]'s.",
            ("ann lee", "chief of staff", "country:PE"),
        ),
        (
            "The President of [C:PE Peru], [P Bo Day], flew to [C:FR France]. [P Ann Lee], the President's adviser, stayed.",
            ("ann lee", "adviser", "country:PE"),
        ),
        ("A note was issued by [P Ann Lee], Spokesman for the Secretary-General.", ("ann lee", "Spokesman for the Secretary-General", _UN)),
        ("They praised the Secretary-General's Personal Envoy, [P Ann Lee].", ("ann lee", "Personal Envoy", _UN)),
        (
            "Foreign Minister [P Bo Day] of [C:PE Peru] met [C:MT Malta]'s President [P C Ro] and his Maltese counterpart [P Ann Lee].",
            ("ann lee", "Foreign Minister", "country:MT"),
        ),
        (
            "Foreign Minister [P Bo Day] of [C:PE Peru] met his counterparts from [C:MT Malta] and [C:CL Chile], [P C Ro] and [P Ann Lee].",
            ("ann lee", "Foreign Minister", "country:CL"),
        ),
        (
            "The Permanent Secretary at the [O:mfa-pe Ministry of Foreign Affairs], [P Ann Lee], came.",
            ("ann lee", "Permanent Secretary", "organization:mfa-pe"),
        ),
        (
            "A delegation of the [O:mfa-pe Peruvian Foreign Ministry] headed by Deputy Minister [P Ann Lee] came to [C:MT Malta].",
            ("ann lee", "Deputy Minister", "country:PE"),
        ),
        (
            "[C:PE Peru]'s Ambassador to the [C:US United States] [P Ann Lee] spoke.",
            ("ann lee", "Ambassador to the United States", "country:PE"),
        ),
        ("The head of Czech diplomacy, [P Ann Lee], agreed.", ("ann lee", "head of diplomacy", "country:CZ")),
        (
            "The [O:au-commission AU Commission] met; the Commissioner for Peace [P Ann Lee] spoke.",
            ("ann lee", "Commissioner for Peace", _AUC),
        ),
        ("[O:x The Zeta Corps] went to [C:PE Peru]. Its Chair, [P Ann Lee], spoke.", ("ann lee", "Chair", "organization:x")),
        ("The charge d'affaires of the American embassy, [P Ann Lee], came.", ("ann lee", "charge d'affaires", "country:US")),
        ("The Minister of [O:eac East African Community] Affairs of [C:KE Kenya] [P Ann Lee] came.", ("ann lee", _EAC, "country:KE")),
        ("The ministers of [C:PE Peru] met justice minister [P Ann Lee].", ("ann lee", "justice minister", "country:PE")),
    ],
)
def test_whose_aide_or_counterpart_somebody_is(found: Callable[[str], list[Position]], text: str, expected: tuple[str, str, str]) -> None:
    assert expected in rows(found(text))


def test_a_bare_title_means_who_was_named_before(found: Callable[[str], list[Position]]) -> None:
    text = "US Secretary of State [P Ann Lee] met President [P Bo Day] of [C:KE Kenya]. The Secretary and President [P Bo Day] ate."
    assert {title for person, title, _ in rows(found(text)) if person == "bo day"} == {"President"}


def test_all_offices_of_one_person_are_of_one_state(found: Callable[[str], list[Position]]) -> None:
    text = (
        "Vice Minister [P:lee Zorn] and [C:MM Myanmar]'s delegate [P Bo Day] sat down in Seoul.\n\n"
        "[C:KR South Korea] thanked them. Vice Minister of Foreign Affairs [P:lee Ann Zorn] spoke for [C:KR South Korea]."
    )
    assert {body for person, _, body in rows(found(text)) if person == "lee"} == {"country:KR"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "[C:US United States] and [C:GB United Kingdom] met.\n\n[P Ann Lee], Secretary of State for Transport of the"
            " [C:GB United Kingdom], spoke. Secretary of State for Health [P Bo Day] of the [C:GB United Kingdom] left.",
            ("bo day", "Secretary of State for Health", "country:GB"),
        ),
        (
            "The co-chairs of the [O:x Lake Group] [P Ann Lee] of [C:FR France] and [P Bo Day] of [C:KE Kenya] came.",
            ("bo day", "co-chair", "organization:x"),
        ),
        (
            "The Permanent Representative of [C:KE Kenya] to the statutory bodies of the [O:au African Union] [P Ann Lee] came.",
            ("ann lee", "Permanent Representative", "country:KE"),
        ),
        (
            "[C:AU Australia] was heard: Minister for Trade and the [L Pacific], the Hon [P Ann Lee] MP, and [P Bo Day], spoke.",
            ("ann lee", "Minister for Trade and the Pacific", "country:AU"),
        ),
        (
            "Former President [P Ann Lee], now Secretary-General of the [O:x Lake Group], spoke.",
            ("ann lee", "Secretary-General", "organization:x"),
        ),
    ],
)
def test_offices_with_more_than_a_title_and_a_name(
    found: Callable[[str], list[Position]], text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in rows(found(text))


def test_letters_behind_a_name_are_not_the_next_ones_office(found: Callable[[str], list[Position]]) -> None:
    text = "The Foreign Minister of [C:AU Australia], [P Ann Lee] MP, and the Secretary-General of the [O:x Lake Group], [P Bo Day], met."
    assert {title for person, title, _ in rows(found(text)) if person == "bo day"} == {"Secretary-General"}


def test_the_chair_of_a_conference_is_of_no_union_named_before(found: Callable[[str], list[Position]]) -> None:
    text = "The [O:eu European Union] was praised. [P Ann Lee], chairman of the conference, spoke."
    assert rows(found(text)) <= {("ann lee", "chairman", None)}


def test_an_adviser_to_somebody_named_is_of_his_state(found: Callable[[str], list[Position]]) -> None:
    text = "[P Ann Lee], an adviser to President [P Bo Day] of [C:PE Peru], spoke in [C:CL Chile]."
    assert rows(found(text)) == {("ann lee", "adviser", "country:PE"), ("bo day", "President", "country:PE")}


def test_an_office_with_its_state_in_front_goes_with_the_name_behind(found: Callable[[str], list[Position]]) -> None:
    text = "Kenyan Foreign Minister [P Ann Lee], [C:PE Peru]'s Chief Minister, [P Bo Day], and [C:CL Chile]'s Envoy, [P Cy Fox], came."
    assert {(person, body) for person, _, body in rows(found(text))} == {
        ("ann lee", "country:KE"), ("bo day", "country:PE"), ("cy fox", "country:CL"),
    }  # fmt: skip


def test_a_former_office_with_a_word_before_it_is_former(found: Callable[[str], list[Position]]) -> None:
    assert not found("Former tank commander [P Ann Lee] of [C:PE Peru] spoke.")
