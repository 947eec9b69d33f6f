"""Statements of whole small pages: wire copy, releases with dashes, headlines, meetings of councils."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from seedline.extract.dates import Dates
from seedline.extract.discourse.coreference import Coreference
from seedline.extract.documents.extractor import Fields
from seedline.extract.instruments.extractor import Instruments
from seedline.extract.mentions.extractor import Mentions
from seedline.extract.positions.extractor import Positions
from seedline.extract.reading import Reading
from seedline.extract.statements.extractor import Statements
from seedline.reference import Reference

Row = tuple[str, str | None, str]
Said = Callable[[str], list[Row]]


@pytest.fixture(scope="module")
def said(read: Callable[..., Reading], nlp: Language, reference: Reference) -> Said:
    """Rows of a text as (kind, speaker without type, content), in reading order."""
    extractors = [e(nlp, reference) for e in (Dates, Mentions, Instruments, Coreference, Fields, Positions, Statements)]

    def run(text: str) -> list[Row]:
        rows = sorted(read(text, *extractors).statements, key=lambda s: (s.start, -s.end, s.speaker or ""))
        return [(s.kind[0], s.speaker.partition(":")[2].removeprefix("~") if s.speaker else None, text[s.start : s.end]) for s in rows]

    return run


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            'According to the Reuters agency, Anna Lind stressed the need for roads, and Marco Rossi noted that "the snow is deep".',
            [
                ("i", "reuters", 'Anna Lind stressed the need for roads, and Marco Rossi noted that "the snow is deep"'),
                ("i", "anna lind", "the need for roads"),
                ("d", "marco rossi", "the snow is deep"),
            ],
        ),
        (
            "Anna Lind said “this snow is a danger to all of us,” the Reuters agency reported.",
            [
                ("i", "reuters", "Anna Lind said “this snow is a danger to all of us"),
                ("d", "anna lind", "this snow is a danger to all of us"),
            ],
        ),
        ("The rules, according to her supporters, are old.", [("i", None, "The rules, according to her supporters, are old")]),
        ('"A long road for the whole valley", Anna Lind wrote.', [("d", "anna lind", "A long road for the whole valley")]),
        ("Anna Lind qualified the talks as useful.", [("i", "anna lind", "the talks as useful")]),
        ("Anna Lind put forward an initiative to pave the road.", [("i", "anna lind", "an initiative to pave the road")]),
        ("Welcoming the delegation, Anna Lind praised the road.", [("i", "anna lind", "the road")]),
        ("Several delegates expressed interest in the road.", [("i", None, "interest in the road")]),
        (
            "Anna Lind noted that trade with Norway had grown and proposed to pave the road.",
            [("i", "anna lind", "trade with Norway had grown"), ("i", "anna lind", "pave the road")],
        ),
        (
            "Anna Lind said the crew would meet in May, while minister Marco Rossi held talks in Oslo.",
            [("i", "anna lind", "the crew would meet in May")],
        ),
        (
            "I will be brief: I can't agree with this. Anna Lind told this to reporters in Oslo.",
            [("d", "anna lind", "I will be brief: I can't agree with this")],
        ),
        (
            'Anna Lind, according to whom the bridge "is ours", suggested a road.',
            [("i", "anna lind", 'the bridge "is ours"'), ("i", "anna lind", "a road")],
        ),
        (
            "Anna Lind drew attention to the bridge, where, she said, crime grows.",
            [("i", "anna lind", "the bridge"), ("i", "anna lind", "crime grows")],
        ),
        ('"We built the road," Anna Lind said when asked about it.', [("d", "anna lind", "We built the road")]),
        (
            "Anna Lind said the plan, which cost much, showed “how little we know.”",
            [("i", "anna lind", "the plan, which cost much, showed “how little we know.”")],
        ),
        ("Anna Lind admitted Norway and signed the charter.", []),
        (
            "Anna Lind will stress that “our crews keep the road open” and that “all of us need a bridge.”",
            [("d", "anna lind", "our crews keep the road open"), ("d", "anna lind", "all of us need a bridge")],
        ),
        ("Anna Lind will stress that the road is open.", []),
        ("Anna Lind called on Vice President Marco Rossi in Oslo, on her first trip to Norway.", []),
        ("According to a readout, Anna Lind praised the road.", [("i", "anna lind", "the road")]),
        (
            "Anna Lind said, “it is time to build the bridge,” and that “all of us need a new road.”",
            [("d", "anna lind", "it is time to build the bridge"), ("d", "anna lind", "all of us need a new road")],
        ),
    ],
)
def test_sources_around_reports_and_reports_beside_them(text: str, rows: list[Row], said: Said) -> None:
    assert said(text) == rows


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # a name tells whether its bearer is "she", if no title does
        ("Anna Lind met the crew. Sergei Orlov came with her. She said it rained.", "anna lind"),
        ("Leyla Kazakova met the crew. Sooronbay Orlov came with her. She said it rained.", "leyla kazakova"),
        # whom somebody receives is not who speaks
        ("Marco Rossi came. Receiving Viktor Orlov, he said it rained.", "marco rossi"),
        # whoever writes the page needs more of an introduction
        ("By Anna Lind\n\nCrews meet\n\nCrews met in Oslo. The press service of the head of state reported.", None),
    ],
)
def test_whom_names_and_bylines_tell(text: str, speaker: str | None, said: Said) -> None:
    assert [who for _, who, _ in said(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # a quotation alone, with nothing that tells whose it is, on the page of one person
        ('Anna Lind on the harbour treaty\n\n3 May 2024\n\nThe harbour opens.\n\n"We waited long for this."', ["anna lind"]),
        # not where somebody else was named in between, nor of one of two
        ('Anna Lind on the harbour treaty\n\n3 May 2024\n\nIvo Marin came.\n\n"We waited long for this."', [None]),
        ('Anna Lind and Ivo Marin on ships\n\n3 May 2024\n\nThe harbour opens.\n\n"We waited long for this."', [None]),
        ('Anna Lind and colleagues on ships\n\n3 May 2024\n\nThe harbour opens.\n\n"We waited long for this."', [None]),
        # the paragraphs of a speech, whoever is named inside
        (
            'Anna Lind on ships\n\n3 May 2024\n\nIt rains.\n\n"We waited long for Ivo Marin."\n\n"The sea is rough and ships are late."',
            ["anna lind", "anna lind"],
        ),
        # nor words that nobody says of himself
        ('Anna Lind on the harbour treaty\n\n3 May 2024\n\nThe harbour opens.\n\n"The sea is rough and the ships are late."', [None]),
    ],
)
def test_a_quotation_that_nobody_claims_is_that_of_the_headlines_person(text: str, speakers: list[str | None], said: Said) -> None:
    assert [who for kind, who, _ in said(text) if kind == "d"] == speakers


def test_names_before_headlines_are_no_labels(said: Said) -> None:
    news = "A meeting of the crews of Norway and Japan took place on Thursday in Oslo, where they saw roads, snow and bridges."
    items = [
        "Crews meet",
        news * 3,
        "Anna Lind: We do not own the road",
        "It rained.",
        "Anna Lind: I will not pave it",
        "Anna Lind came to Oslo.",
    ]
    assert said("\n\n".join(items)) == [("d", "anna lind", "We do not own the road"), ("d", "anna lind", "I will not pave it")]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "– The road is ours, – Anna Lind said at the opening. – We will keep it open.",
            [("d", "anna lind", "The road is ours"), ("d", "anna lind", "We will keep it open")],
        ),
        ("- We came to build, said Anna Lind.", [("d", "anna lind", "We came to build")]),
        (
            "- We came to build, Anna Lind noted. - But it rains.",
            [("d", "anna lind", "We came to build"), ("d", "anna lind", "But it rains")],
        ),
        (
            '"Our crews share one road, - emphasized the Minister Anna Lind. - Snow has proved it."',
            [("d", "anna lind", "Our crews share one road"), ("d", "anna lind", "Snow has proved it")],
        ),
        ('"- Norway has shown patience," Anna Lind said.', [("d", "anna lind", "Norway has shown patience")]),
        # items of a list
        ("- Trade grows, the minister said.", [("i", None, "Trade grows")]),
        ("- The bridge, - a long one, - is open.", []),
    ],
)
def test_speech_set_off_by_dashes(text: str, rows: list[Row], said: Said) -> None:
    assert said(text) == rows


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("An aide to President Anna Lind said the road was open.", [None]),
        ("Norway's foreign minister said the road was open.", ["NO"]),
        ("Advisers to President Anna Lind said the road was open.", [None]),
        ("Foreign Minister Anna Lind said it rained.\n\nA high-ranking official of Norway said the road was open.", ["anna lind", "NO"]),
        ("A Norwegian diplomatic source said the road was open. The diplomat said it was long.", ["NO", "NO"]),
        ("It rained, Reuters reported.\n\nThe first source said the road was open.", ["reuters", None]),
        ("It rained, Reuters reported.\n\nThe road is open, the state news agency reported.", ["reuters", None]),
        ("Briefing them was Anna Lind, Assistant Secretary-General for Roads, who said that it rained.", ["anna lind"]),
    ],
)
def test_sources_without_a_name_of_their_own(text: str, speakers: list[str | None], said: Said) -> None:
    assert [speaker for _, speaker, _ in said(text)] == speakers


@pytest.mark.parametrize(
    ("heading", "rows"),
    [
        (
            "Norway, Japan urge crews to keep the road open",
            [("i", "JP", "crews to keep the road open"), ("i", "NO", "crews to keep the road open")],
        ),
        # what somebody binds themselves to is done, not said
        ("Norway, Japan vow to keep the road open", []),
        ("Oslo and Tokyo urge restraint", [("i", "JP", "restraint"), ("i", "NO", "restraint")]),
        ("Norway says won't close the road", [("i", "NO", "won't close the road")]),
        ("Norway welcomes the talks, calls for a second round", [("i", "NO", "the talks"), ("i", "NO", "a second round")]),
    ],
)
def test_headlines_without_articles(heading: str, rows: list[Row], said: Said) -> None:
    assert said(f"{heading}\n\n5 October 2023\n\nIt rained.\n") == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Anna Lind and Marco Rossi hailed the road.", [("i", "anna lind", "the road"), ("i", "marco rossi", "the road")]),
        (
            "Norway and Japan have accused Chad of delays, and closed the road.",
            [("i", "JP", "Chad of delays"), ("i", "NO", "Chad of delays")],
        ),
        (
            "Anna Lind urged the crew to leave the road, avoid the bridge and follow the news.",
            [("i", "anna lind", "the crew to leave the road, avoid the bridge and follow the news")],
        ),
        ("Anna Lind condemned the delays, while several stayed away.", [("i", "anna lind", "the delays")]),
        (
            "Anna Lind praised the fund at a dinner with the crew on Monday, with the guests clapping.",
            [("i", "anna lind", "the fund at a dinner with the crew")],
        ),
        (
            "According to the press office, the road is closed, Anna Lind said.",
            [("i", "anna lind", "According to the press office, the road is closed"), ("i", None, "the road is closed")],
        ),
    ],
)
def test_where_contents_end_and_who_shares_them(text: str, rows: list[Row], said: Said) -> None:
    assert said(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "It is understood that Norway:\n* expressed concern about the road;\n* indicated that snow must go.\n",
            [("i", "NO", "concern about the road"), ("i", "NO", "snow must go")],
        ),
        (
            "Among other things, Minister Anna Lind:\n1) noted the progress;\n2) proposed a road map.\n",
            [("i", "anna lind", "the progress"), ("i", "anna lind", "a road map")],
        ),
        (
            "Minister Anna Lind expressed:\n• readiness to share the road;\n• hope that it would open.\n",
            [("i", "anna lind", "readiness to share the road"), ("i", "anna lind", "hope that it would open")],
        ),
        (
            "Norway expresses the Kingdom's:\n- solidarity with the crew,\n- grief.\n",
            [("i", "NO", "solidarity with the crew"), ("i", "NO", "grief")],
        ),
        (
            "The sides agreed that:\n- trade should grow;\n- roads should open.\n",
            [("i", None, "trade should grow"), ("i", None, "roads should open")],
        ),
    ],
)
def test_items_below_who_says_them(text: str, rows: list[Row], said: Said) -> None:
    assert said(text) == rows


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "H.E. Mr. Marco Rossi received H.E. Ms. Anna Lind. His Excellency thanked the crew. Her Excellency praised the road.",
            ["marco rossi", "anna lind"],
        ),
        (
            'President Marco Rossi listened.\n\nAnna Lind said it rained.\n\n"Our president came early. We stay," she added.',
            ["anna lind", "anna lind"],
        ),
        ("Norway ready to help: president\n\n5 October 2023\n\nItalian President Marco Rossi came.", [None]),
        ('Rizal Sukma came early.\n\n"We stay for the night," Rizal said.', ["rizal sukma"]),
        ('"We stay for the night," International Monetary Fund (IMF) Managing Director, Anna Lind underscored.', ["anna lind"]),
    ],
)
def test_who_is_meant(text: str, speakers: list[str | None], said: Said) -> None:
    assert [speaker for _, speaker, _ in said(text)] == speakers


def test_the_dateline_of_an_agency_in_brackets_is_no_content(said: Said) -> None:
    assert said("Oslo, Feb 3 (PTI) The road is closed, Anna Lind said.") == [("i", "anna lind", "The road is closed")]


def test_questions_without_labels(said: Said) -> None:
    rows = said(
        "Interview with Minister Anna Lind\n\n5 October 2023\n\nWe met the minister on the road.\n\n"
        "You have worked here for a year. Is it hard?\n\nWe like it.\n\nIt rains a lot.\n\n"
        "What do you tell the crew?\n\nI tell them to wait.\n\nWill the road open?\n\nIt will, and we hope soon.\n"
    )
    assert [(speaker, content[:9]) for _, speaker, content in rows] == [
        (None, "You have "), ("anna lind", "We like i"), ("anna lind", "It rains "), (None, "What do y"), ("anna lind", "I tell th"),
        (None, "Will the "), ("anna lind", "It will, "),
    ]  # fmt: skip


def test_speeches_below_their_speakers_names(said: Said) -> None:
    people = ("Anna Lind, President of Norway", "Marco Rossi, Minister for Roads of Italy", "Karim Sadykov, Mayor of Almaty")
    speech = (
        "We have waited for this road for twenty years, and our crews will not wait for another twenty. I believe that it will open soon."
    )
    page = "\n\n".join(f"{who}\n\n{speech}" for who in people)
    assert [(speaker, content) for _, speaker, content in said(f"Voices of the road\n\n{page}\n")] == [
        (who, speech[:-1]) for who in ("anna lind", "marco rossi", "karim sadykov")
    ]


def test_furniture_does_not_end_a_turn(said: Said) -> None:
    rows = said(
        "Press conference\n\nANNA LIND: We came early and I want to say how much we,\n\nPage 2 of 3\n\n"
        "as neighbours, like the road.\n\nMARCO ROSSI: I thank you for that.\n"
    )
    assert [(speaker, content) for _, speaker, content in rows][1] == ("anna lind", "as neighbours, like the road")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Delegates from Norway, Japan and Italy expressed regret over the delay.", [("i", None, "regret over the delay")]),
        (
            "Anna Lind requested support for the road, to which Marco Rossi responded that it rained.",
            [("i", "anna lind", "support for the road"), ("i", "marco rossi", "it rained")],
        ),
        (
            '"Every road is one too many," Anna Lind and Marco Rossi said. "We ask the crews to stay at home."',
            [
                ("d", "anna lind", "Every road is one too many"),
                ("d", "marco rossi", "Every road is one too many"),
                ("d", "anna lind", "We ask the crews to stay at home"),
                ("d", "marco rossi", "We ask the crews to stay at home"),
            ],
        ),
        ("A driver who requested anonymity for fear of snow said the road was closed.", [("i", None, "the road was closed")]),
        ("Anna Lind informed Marco Rossi on the preparation of the opening of the road.", []),
        ('"Why would you not open the road?" asked Anna Lind.', [("d", "anna lind", "Why would you not open the road?")]),
        (
            'Lind: "Our road is open. We have built it."\n\nAs Minister Anna Lind told Marco Rossi after the opening, it is long.',
            [("d", "anna lind", "Our road is open. We have built it"), ("i", "anna lind", "it is long")],
        ),
        (
            "Statement on the road\n\nThe Secretary-General of the United Nations is ill.\n\n"
            "The Secretary-General welcomes the opening. He commends Norway for the work.\n\nHe reiterates his support for the crew.",
            [("i", "un", "the opening"), ("i", "un", "Norway for the work"), ("i", "un", "his support for the crew")],
        ),
    ],
)
def test_shared_words_and_replies(text: str, rows: list[Row], said: Said) -> None:
    assert said(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # what is quoted inside a report reports nothing of its own
        (
            'Anna Lind noted that the crew "had come late, and also rejected our kind offer of a tent".',
            [("i", "anna lind", 'the crew "had come late, and also rejected our kind offer of a tent"')],
        ),
        (
            'Minister Anna Lind "urges all crews to rest," ending a long row.',
            [("i", "anna lind", "all crews to rest")],
        ),
        (
            "Anna Lind made the remark in Oslo on Friday and dismissed rumours of a strike.",
            [("i", "anna lind", "rumours of a strike")],
        ),
        ('"It is late," a diplomat, who asked not to be named, told reporters.', [("d", None, "It is late")]),
        (
            "Anna Lind rejected the plan: both roads, she said, had long been closed.",
            [("i", "anna lind", "the plan: both roads"), ("i", "anna lind", "both roads, she said, had long been closed")],
        ),
        (
            "Anna Lind said the road did not bring what we need, stressing the need for a bridge.",
            [("i", "anna lind", "the road did not bring what we need"), ("i", "anna lind", "the need for a bridge")],
        ),
        # the reporter's own clause
        ("Anna Lind said she was ready to leave, but did not elaborate.", [("i", "anna lind", "she was ready to leave")]),
        (
            "Anna Lind has praised the crew as a strong team while drivers in Oslo have gone on strike.",
            [("i", "anna lind", "the crew as a strong team")],
        ),
        (
            "Anna Lind condemned the attack on the bridge in Oslo on Friday, which hurt two drivers.",
            [("i", "anna lind", "the attack on the bridge in Oslo on Friday, which hurt two drivers")],
        ),
        (
            "Anna Lind thanked the crew for what she called a fine bridge.",
            [("i", "anna lind", "the crew for what she called a fine bridge")],
        ),
        (
            "Anna Lind and Marco Rossi both welcomed the news, with the latter expressing the wish that it last.",
            [("i", "anna lind", "the news"), ("i", "marco rossi", "the news"), ("i", "marco rossi", "it last")],
        ),
        ("Anna Lind denies this: the road is open.", []),
        ("Will the CSTO mission go on if the road is closed?", []),
        (
            "Crews to build bridge to the island — minister\n\nThe road is open, Minister Anna Lind told reporters.",
            [("i", "anna lind", "Crews to build bridge to the island"), ("i", "anna lind", "The road is open")],
        ),
        ("Anna Lind opens new bridge; calls for patience", [("i", "anna lind", "patience")]),
        (
            "NATO condemns theft of bridge, call for repairs",
            [("i", "nato", "theft of bridge"), ("i", "nato", "repairs")],
        ),
        (
            "NATO called on both crews to wait, with State Department spokesman Marco Rossi saying the road was closed.",
            [("i", "nato", "both crews to wait"), ("i", "marco rossi", "the road was closed")],
        ),
        (
            'Minister Anna Lind claimed that "the road has been sold for nothing", the Xinhua news agency reported.',
            [
                ("i", "xinhua", 'Minister Anna Lind claimed that "the road has been sold for nothing'),
                ("d", "anna lind", "the road has been sold for nothing"),
            ],
        ),
        (
            '"Roads must be open when crews ask for it," Minister Anna Lind believes.',
            [("d", "anna lind", "Roads must be open when crews ask for it")],
        ),
        ('Norway says "quiet crews" in Oslo ready to build', [("i", "NO", '"quiet crews" in Oslo ready to build')]),
        ("As was said by Minister Anna Lind, two roads are open.", [("i", "anna lind", "two roads are open")]),
        ("Anna Lind announced on Sunday evening that she would leave.", [("i", "anna lind", "she would leave")]),
        ("Anna Lind promised us an hour ago that she would leave.", [("i", "anna lind", "she would leave")]),
        (
            '"The road is ours," Minister Anna Lind was quoted by the official news agency IRNA as saying.',
            [("d", "anna lind", "The road is ours")],
        ),
        (
            'Minister Anna Lind rejected a bridge "by anyone who hates our crews".',
            [("i", "anna lind", 'a bridge "by anyone who hates our crews"')],
        ),
        ("MFA Press Statement: Visit of Minister Anna Lind to the Bridge of Oslo", []),
        (
            "Highlights of the briefing\nby Anna Lind, Spokesperson\n\nThe crew has opened the road.\n\nTwo bridges were built.\n\n"
            "It rains in Oslo.\n\nThe road to Bergen is closed.\n\nThe mayor has left for our city.\n",
            [],
        ),
        (
            "The IGAD Assembly of Heads of State and Government held its summit in Oslo.\n\nAfter deliberations, the Assembly:\n\n"
            "a) Condemned the theft of the bridge, and commended Anna Lind for her work;\n\nb) Reiterated its support for the crews;\n",
            [
                ("i", "igad-assembly", "the theft of the bridge"),
                ("i", "igad-assembly", "Anna Lind for her work"),
                ("i", "igad-assembly", "its support for the crews"),
            ],
        ),
        (
            "ASTANA. KAZINFORM The road is open, Anna Lind said.",
            [("i", "anna lind", "The road is open")],
        ),
    ],
)
def test_ends_of_reports(text: str, rows: list[Row], said: Said) -> None:
    assert said(text) == rows


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The Ministry of Foreign Affairs of Norway, through its spokesman Marco Rossi, dismissed the claims.", ["marco rossi"]),
        ("Norway called for a review by the International Criminal Court (ICC), which had itself expressed regret.", ["NO", "icc"]),
        ("Japan and Italy called for calm. NATO adopted a paper in which it recognises that roads are vital.", ["IT", "JP", "nato"]),
        ("The Norwegian Foreign Ministry said the road was open. Anna Lind agreed, her press service said.", ["mfa-no", None]),
        (
            'The UN Secretary-General called the road "a step" and NATO agreed.\n\n"It is late," António Guterres told journalists.',
            ["antónio guterres", "antónio guterres"],
        ),
        ("Anna Lind met Marco Rossi. Her Swedish counterpart rejected the charges of theft.", ["SE"]),
        (
            "Norway condemned the theft, while the speaker for Japan urged restraint.\n\nAnna Lind said that it rained.",
            ["NO", "JP", "anna lind"],
        ),
        ("The EU side stressed the importance of roads.", ["eu"]),
        ("Moscow and Kyiv accused each other of theft.", ["RU", "UA"]),
        (
            "The Secretary-General regrets the loss of the bridge. He reiterates his support to the OSCE.\n\n"
            "Stephane Dujarric, Spokesman for the Secretary-General",
            ["un", "un"],
        ),
        ("Anna Lind arrived in Oslo. At a meeting with Mayor Marco Rossi, she expressed regret.", ["anna lind"]),
        (
            '"We will win," Anna Lind, director of the Institute of Russian, Eastern European and Asian Studies, told Xinhua.',
            ["anna lind"],
        ),
        (
            "Norway has opened the road, its foreign minister said on Friday.\n\nAnna Lind said that it rained. "
            "Italian Foreign Minister Marco Rossi agreed.",
            ["anna lind", "anna lind"],
        ),
        (
            "Interview with Anna Lind\n\nQuestion: Who came?\n\nAnna Lind: Mayor Karim Sadykov said that the road was long.\n\n"
            "I met Mayor Marco Rossi. He thanked us for the road.",
            [None, "anna lind", "karim sadykov", "anna lind", "marco rossi"],
        ),
    ],
)
def test_who_speaks(text: str, speakers: list[str | None], said: Said) -> None:
    assert [speaker for _, speaker, _ in said(text)] == speakers
