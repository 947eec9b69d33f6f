"""Statements: content, kind and speaker."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from spacy.language import Language

from seedline.extract.reading import Reading
from seedline.extract.reports import Event, Evidence, Mention, Position, Statement
from seedline.extract.statements.extractor import Statements
from seedline.reference import Reference

NAMES = {
    "Anna Berg": ("person", "person:~anna berg"),
    "Berg": ("person", "person:~anna berg"),
    "Karim Sadykov": ("person", "person:~karim sadykov"),
    "Sadykov": ("person", "person:~karim sadykov"),
    "Norwegian Foreign Ministry": ("organization", "organization:mfa-no"),
    "Ministry of Defence": ("organization", "organization:mod-xx"),
    "CSTO": ("organization", "organization:csto"),
    "Norway": ("country", "country:NO"),
    "Tuesday": ("date", None),
}
BERG, SADYKOV = "person:~anna berg", "person:~karim sadykov"
Row = tuple[str, str | None, str]


@pytest.fixture(scope="module")
def statements(nlp: Language, reference: Reference) -> Statements:
    return Statements(nlp, reference)


@pytest.fixture(scope="module")
def say(read: Callable[..., Reading], statements: Statements) -> Callable[[str], list[Row]]:
    """Rows of a text as (kind, speaker, content), in reading order."""

    def run(text: str) -> list[Row]:
        rows = sorted(statements(prepared(read, text)), key=lambda s: (s.start, -s.end))
        return [(s.kind, s.speaker, text[s.start : s.end]) for s in rows]

    return run


def prepared(read: Callable[..., Reading], text: str) -> Reading:
    reading = read(text)
    taken: list[Mention] = []
    for name in sorted(NAMES, key=len, reverse=True):
        for m in re.finditer(re.escape(name), text):
            if not any(t.start < m.end() and m.start() < t.end for t in taken):
                kind, referent = NAMES[name]
                taken.append(Mention(start=m.start(), end=m.end(), type=kind, referent=referent, name=name))
    reading.add(taken)
    reading.add([Position(start=0, end=1, person=BERG, title="Foreign Minister", body="country:NO")])
    return reading


DIRECT = [
    ('"The talks were useful and frank," Anna Berg said.', [("direct", BERG, "The talks were useful and frank")]),
    (
        '"The talks were useful and frank," said Foreign Minister of Norway Anna Berg.',
        [("direct", BERG, "The talks were useful and frank")],
    ),
    ("«The talks were useful and frank», – noted Berg.", [("direct", BERG, "The talks were useful and frank")]),
    (
        "''The talks were useful and frank,'' the Norwegian Foreign Ministry said in a statement.",
        [("direct", "organization:mfa-no", "The talks were useful and frank")],
    ),
    (
        "“We are ready,” Berg said. “We have always been ready.”",
        [("direct", BERG, "We are ready"), ("direct", BERG, "We have always been ready")],
    ),
    ('Karim Sadykov told reporters: "We will sign the paper next week."', [("direct", SADYKOV, "We will sign the paper next week")]),
    (
        '"Our position has not changed," Karim Sadykov, spokesman for the Ministry of Defence, told journalists.',
        [("direct", SADYKOV, "Our position has not changed")],
    ),
    ('Sadykov: "A river has two banks"', [("direct", SADYKOV, "A river has two banks")]),
    ("“We began long ago.\n“And we go on today,” Anna Berg said.", [("direct", BERG, "And we go on today")]),
]
DIRECT.append(("– Our relations are good, – said Anna Berg.", [("direct", BERG, "Our relations are good")]))
INDIRECT = [
    ("Anna Berg said that the border would remain open.", [("indirect", BERG, "the border would remain open")]),
    ("Anna Berg said the border would remain open.", [("indirect", BERG, "the border would remain open")]),
    (
        "The border will remain open, the Norwegian Foreign Ministry said.",
        [("indirect", "organization:mfa-no", "The border will remain open")],
    ),
    (
        "OSLO, 3 May (NTB) – The border will remain open, Anna Berg told reporters on Tuesday.",
        [("indirect", BERG, "The border will remain open")],
    ),
    ("According to Anna Berg, the border will remain open.", [("indirect", BERG, "the border will remain open")]),
    ("The border will remain open, according to Anna Berg.", [("indirect", BERG, "The border will remain open")]),
    ("The participants emphasized the importance of joint patrols.", [("indirect", None, "the importance of joint patrols")]),
    (
        "It was noted that the trade between the two states had doubled.",
        [("indirect", None, "the trade between the two states had doubled")],
    ),
    ("The importance of early consultations was stressed.", [("indirect", None, "The importance of early consultations")]),
    ("Norway called on the parties to stop the fighting.", [("indirect", "country:NO", "the parties to stop the fighting")]),
    ("The Norwegian side proposed that the talks be held in June.", [("indirect", "country:NO", "the talks be held in June")]),
    (
        "Anna Berg left. The Foreign Minister of Norway stressed that the border would remain open.",
        [("indirect", BERG, "the border would remain open")],
    ),
    (
        "A source in the Ministry of Defence told us that no date had been set.",
        [("indirect", "organization:mod-xx", "no date had been set")],
    ),
    (
        "Karim Sadykov informed the ministers that the exercise had ended, and called for new efforts.",
        [("indirect", SADYKOV, "the exercise had ended"), ("indirect", SADYKOV, "new efforts")],
    ),
    (
        "Anna Berg warned that the fund was empty, adding that Norway would pay its share.",
        [("indirect", BERG, "the fund was empty"), ("indirect", BERG, "Norway would pay its share")],
    ),
    (
        "Anna Berg warned that the fund was empty, Karim Sadykov said.",
        [("indirect", SADYKOV, "Anna Berg warned that the fund was empty"), ("indirect", BERG, "the fund was empty")],
    ),
    ("The sides expressed their hope that the talks would go on.", [("indirect", None, "the talks would go on")]),
    (
        'Anna Berg said the allies were "tired of waiting" for an answer.',
        [("indirect", BERG, 'the allies were "tired of waiting" for an answer')],
    ),
]
INDIRECT += [
    ("Anna Berg on Tuesday urged the parties to talk.", [("indirect", BERG, "the parties to talk")]),
    ("Anna Berg in a written statement called for an end to the fighting.", [("indirect", BERG, "an end to the fighting")]),
    ("A statement by the CSTO said that the border was quiet.", [("indirect", "organization:csto", "the border was quiet")]),
    ("Anna Berg said in a statement on Tuesday she would resign.", [("indirect", BERG, "she would resign")]),
    ("The three negotiators (TNs) reaffirmed the importance of trade.", [("indirect", None, "the importance of trade")]),
    # several named are a group
    (
        "Anna Berg and Karim Sadykov welcomed the opening of the bridge.",
        [("indirect", who, "the opening of the bridge") for who in (BERG, SADYKOV)],
    ),
    (
        "Noting that the bay had frozen, Norway and the CSTO asked for calm. Both urged patience.",
        [("indirect", who, content) for content in ("the bay had frozen", "calm") for who in ("country:NO", "organization:csto")]
        + [("indirect", None, "patience")],
    ),
    # an outlet that quotes, or refers to, whom it names
    (
        "The bridge is closed, the CSTO quoted Anna Berg as saying.",
        [("indirect", BERG, "The bridge is closed"), ("indirect", "organization:csto", "The bridge is closed")],
    ),
    (
        "The bridge is closed, the CSTO reports with reference to Anna Berg.",
        [("indirect", "organization:csto", "The bridge is closed"), ("indirect", BERG, "The bridge is closed")],
    ),
    # the source in a sentence of its own
    (
        "A bridge was opened near Oslo. The Norwegian Foreign Ministry reported.",
        [("indirect", "organization:mfa-no", "A bridge was opened near Oslo")],
    ),
    # what joins two reports, and where and when one was made, is part of neither
    (
        "Anna Berg deplored the delay and, in that regard, called on Norway to act.",
        [("indirect", BERG, "the delay"), ("indirect", BERG, "Norway to act")],
    ),
    ("The bridge is closed, said Anna Berg, at a meeting in Oslo on Friday.", [("indirect", BERG, "The bridge is closed")]),
    # a quotation that gives the reason is one of its own
    (
        'Anna Berg said that the bridge would last because "it has proven to be strong."',
        [("indirect", BERG, "the bridge would last"), ("direct", BERG, "it has proven to be strong")],
    ),
    # the name beside a source's office
    ("According to Anna Berg, the spokeswoman of the ministry, the bridge is closed.", [("indirect", BERG, "the bridge is closed")]),
    # a stance is confirmed in words
    ("Readiness to build a bridge was confirmed.", [("indirect", None, "Readiness to build a bridge")]),
    # what lets somebody speak, a participle that goes on alone
    ("The visit enabled Anna Berg to reaffirm the importance of trade.", [("indirect", BERG, "the importance of trade")]),
    (
        "Anna Berg praised the plan. Adding that it was sound.",
        [("indirect", BERG, "the plan"), ("indirect", BERG, "it was sound")],
    ),
    # passives without agent, promises, participles without a comma
    ("Special emphasis was placed on the safety of the bridge.", [("indirect", None, "the safety of the bridge")]),
    ("Anna Berg assured to continue to build bridges.", [("indirect", BERG, "to continue to build bridges")]),
    (
        "Anna Berg stressed the need for a bridge concluding that trade would grow.",
        [("indirect", BERG, "the need for a bridge"), ("indirect", BERG, "trade would grow")],
    ),
    ("Anna Berg extended her deepest condolences to the families.", [("indirect", BERG, "her deepest condolences to the families")]),
    ("Anna Berg reminded the parties of their promises.", [("indirect", BERG, "their promises")]),
    ("Anna Berg drew their attention to the state of the camps.", [("indirect", BERG, "the state of the camps")]),
    ("Sadykov told Norway to expect delays.", [("indirect", SADYKOV, "to expect delays")]),
    ("Sadykov condemned terrorism.", [("indirect", SADYKOV, "terrorism")]),
    ("A weaver from the hills said that the road was open.", [("indirect", None, "the road was open")]),
    (
        "Sadykov rejected Norway's claim that the fleet had moved.",
        [("indirect", SADYKOV, "Norway's claim that the fleet had moved"), ("indirect", "country:NO", "the fleet had moved")],
    ),
    (
        "Sadykov, who had said the talks failed, said on Tuesday they would go on.",
        [("indirect", SADYKOV, "the talks failed"), ("indirect", SADYKOV, "they would go on")],
    ),
    ("The fleet left the bay, Sadykov said Tuesday after talks that lasted a week.", [("indirect", SADYKOV, "The fleet left the bay")]),
]
CONSTRUCTIONS = [
    # a verb carried by another, a participle before its subject or behind a preposition
    ("Anna Berg went on to stress the value of early talks.", [("indirect", BERG, "the value of early talks")]),
    (
        "Recalling the promises of the spring, Anna Berg urged the parties to talk.",
        [("indirect", BERG, "the promises of the spring"), ("indirect", BERG, "the parties to talk")],
    ),
    (
        "Anna Berg said the border was quiet, before stressing the need for patrols.",
        [("indirect", BERG, "the border was quiet"), ("indirect", BERG, "the need for patrols")],
    ),
    # passives: with an agent, without "that", of what was felt
    ("The plan was rejected by Norway.", [("indirect", "country:NO", "The plan")]),
    ("Earlier it was announced the ships had left the bay.", [("indirect", None, "the ships had left the bay")]),
    (
        "Satisfaction was expressed with the pace of the talks.",
        [("indirect", None, "Satisfaction was expressed with the pace of the talks")],
    ),
    # directives need an infinitive
    ("Norway ordered the fleet to turn back.", [("indirect", "country:NO", "the fleet to turn back")]),
    # fragments of quotations stay inside the report around them
    (
        "The court should 'show some patience' and 'hear both sides', Anna Berg said.",
        [("indirect", BERG, "The court should 'show some patience' and 'hear both sides'")],
    ),
    # a verb joined to a far one keeps its own subject, "who" takes the nearest name
    ("Norway sent a letter to Mr Sadykov, who warned that the bay was mined.", [("indirect", SADYKOV, "the bay was mined")]),
    # "it" goes on with the body that spoke last
    (
        "The CSTO condemned the attack on Norway. It also called for restraint.",
        [("indirect", "organization:csto", "the attack on Norway"), ("indirect", "organization:csto", "restraint")],
    ),
    # same speaker inside own words: one row
    ("Anna Berg said she welcomed the opening of the bridge.", [("indirect", BERG, "she welcomed the opening of the bridge")]),
    # a source that issued a paper, a name behind its office
    (
        "The ships have left, according to a statement issued by the Norwegian Foreign Ministry.",
        [("indirect", "organization:mfa-no", "The ships have left")],
    ),
    # a label at the end of a heading is no part of what was asked
    ("Norway urges the parties to talk: spokesman", [("indirect", "country:NO", "the parties to talk")]),
    # the reporter's own account is cut off
    ("Norway called on the parties to talk, after a ship had sunk.", [("indirect", "country:NO", "the parties to talk")]),
]
NOTHING = [
    "The visit will enable Anna Berg to reaffirm the importance of trade.",
    "It is clear that the bridge is closed.",
    "Repeated attacks on the bridge frightened the crew.",
    "The number of arrests was confirmed at noon.",
    "Anna Berg explained the new rules.",
    "Norway ordered three new ships.",
    "The coast was marked by a rise of the sea that began last year.",
    "Norway refused to confirm or deny the arrest of the captain.",
    "The roof collapsed, suggesting the walls had been weak.",
    "The Ministry of Defence runs a fund which assures its sailors that they are paid.",
    "The ministers discussed the situation and exchanged views on trade.",
    "I would like to stress that we said this long ago.",
    "Anna Berg will say that the border is open.",
    "The Council adopted the decision “On the Plan of Consultations for 2020”.",
    "It should be noted that the delegations came from far away.",
    "The meeting confirmed the closeness of positions.",
    "Anna Berg met journalists. “unclosed",
]


@pytest.mark.parametrize(("text", "expected"), DIRECT)
def test_direct(say: Callable[[str], list[Row]], text: str, expected: list[Row]) -> None:
    assert say(text)[-len(expected) :] == expected


@pytest.mark.parametrize(("text", "expected"), INDIRECT)
def test_indirect(say: Callable[[str], list[Row]], text: str, expected: list[Row]) -> None:
    assert say(text) == expected


@pytest.mark.parametrize(("text", "expected"), CONSTRUCTIONS)
def test_construction(say: Callable[[str], list[Row]], text: str, expected: list[Row]) -> None:
    assert say(text) == expected


def test_office_prefers_who_spoke_last_and_is_no_object(read: Callable[..., Reading], statements: Statements) -> None:
    text = "Anna Berg met Karim Sadykov. Berg said the road was open. The minister invited Sadykov to Oslo."
    reading = prepared(read, text)
    reading.add([Position(start=0, end=1, person=SADYKOV, title="Foreign Minister", body=None)])
    assert [s.speaker for s in sorted(statements(reading), key=lambda s: s.start)] == [BERG, BERG]


def test_quotation_alone_goes_on_with_the_last_person(say: Callable[[str], list[Row]]) -> None:
    rows = say('Anna Berg said the road was open.\n\n"It has never been closed in all these years."\n')
    assert rows[-1] == ("direct", BERG, "It has never been closed in all these years")


def test_quotation_alone_without_any_speaker(say: Callable[[str], list[Row]]) -> None:
    assert say('"The road has never been closed in all these years."\n') == [
        ("direct", None, "The road has never been closed in all these years")
    ]


def test_report_inside_a_turn(say: Callable[[str], list[Row]]) -> None:
    rows = say("💬 Anna Berg: I met my friends. Karim Sadykov praised the work of the mission. We praised it too.\n")
    assert rows[1:] == [("indirect", SADYKOV, "the work of the mission")]


def test_dateline_in_capitals_is_no_label(say: Callable[[str], list[Row]]) -> None:
    rows = say("NEW OSLO: Norway on Tuesday condemned the attack.\n\nAnna Berg left.\n")
    assert rows == [("indirect", "country:NO", "the attack")]


@pytest.mark.parametrize("text", NOTHING)
def test_no_statement(say: Callable[[str], list[Row]], text: str) -> None:
    assert say(text) == []


def test_pronoun_goes_on_with_the_last_speaker(say: Callable[[str], list[Row]]) -> None:
    rows = say("Anna Berg said that the border was open. She added that it would stay so.")
    assert [(speaker, text) for _, speaker, text in rows] == [(BERG, "the border was open"), (BERG, "it would stay so")]


def test_transcript(say: Callable[[str], list[Row]]) -> None:
    text = (
        "Answers to media questions\n\n"
        "💬 Anna Berg: Dear colleagues,\n\n"
        "We met today and I am glad of it.\n\n"
        "❓ Question: When will you meet again?\n\n"
        "💬 Anna Berg: In June, I hope.\n"
    )
    assert say(text) == [
        ("direct", BERG, "We met today and I am glad of it"),
        ("direct", None, "When will you meet again?"),
        ("direct", BERG, "In June, I hope"),
    ]


def test_stopped_labels(say: Callable[[str], list[Row]]) -> None:
    rows = say(
        "Remarks at the opening of the talks\n\nThe ministers met in Oslo and spoke to the press.\n\n"
        "Minister Anna Berg. The talks took two hours.\n\nQ. What did you agree on?\n\nMinister Anna Berg. Nothing yet.\n"
    )
    assert [(speaker, text) for _, speaker, text in rows] == [
        (BERG, "The talks took two hours"),
        (None, "What did you agree on?"),
        (BERG, "Nothing yet"),
    ]


def test_labels_of_offices_in_capitals(say: Callable[[str], list[Row]]) -> None:
    rows = say(
        "Remarks with Anna Berg\n\nMINISTER BERG: We had a long talk today.\n\n"
        "Q    Will you meet again?\n\nMODERATOR: One last question.\n\nMINISTER BERG: We will.\n"
    )
    assert [(speaker, text) for _, speaker, text in rows] == [
        (BERG, "We had a long talk today"),
        (None, "Will you meet again?"),
        (None, "One last question"),
        (BERG, "We will"),
    ]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Norway to reopen its embassy in May — Berg", ("indirect", BERG, "Norway to reopen its embassy in May")),
        ("Norway will reopen its embassy: foreign minister", ("indirect", BERG, "Norway will reopen its embassy")),
        ("Berg: Norway will reopen its embassy", ("indirect", BERG, "Norway will reopen its embassy")),
    ],
)
def test_source_of_a_heading(say: Callable[[str], list[Row]], heading: str, expected: Row) -> None:
    assert say(f"{heading}\n\nAnna Berg came to the capital on Tuesday and met the press.\n") == [expected]


def test_quotation_that_outruns_its_sentence(say: Callable[[str], list[Row]]) -> None:
    rows = say('Anna Berg said the law had "done harm to every port. These ports must live."')
    assert rows == [
        ("indirect", BERG, 'the law had "done harm to every port'),
        ("direct", BERG, "These ports must live"),
    ]


def test_quotation_in_the_paragraph_behind_its_cue(say: Callable[[str], list[Row]]) -> None:
    rows = say(
        'Anna Berg told the assembly:\n\n"We stay. We have time."\n\n"The second point is trade.\n\n"And the third is fish," she added.\n'
    )
    assert [(kind, speaker) for kind, speaker, _ in rows] == [("direct", BERG)] * 3


def test_agency_that_quotes(say: Callable[[str], list[Row]]) -> None:
    assert say('"The mines are gone from the bay," the news agency quoted Berg as saying on Tuesday.') == [
        ("direct", BERG, "The mines are gone from the bay")
    ]


def test_furniture_with_a_colon_is_no_turn(say: Callable[[str], list[Row]]) -> None:
    assert say("The sides met in Oslo.\n\nPhoto: Anna Berg\n\nTags: Norway, CSTO\n") == []


def test_evidence_says_cue_and_speaker(read: Callable[..., Reading], statements: Statements) -> None:
    text = "Anna Berg said that the border would remain open."
    (row,) = statements(prepared(read, text))
    assert {e.field: text[e.start : e.end] for e in row.evidence} == {"cue": "said", "speaker_id": "Anna Berg"}
    assert row.cue == "said"


def test_event_of_the_same_line(read: Callable[..., Reading], statements: Statements) -> None:
    text = "At the Oslo meeting Anna Berg said that the border was open."
    reading = prepared(read, text)
    event = Event(start=7, end=19, type="meeting", name="Oslo meeting", status="held", evidence=[Evidence("name", 7, 19)])
    reading.add([event])
    (row,) = statements(reading)
    assert row.event is event


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # ESL pages: a dash behind the quotation, the verb before its subject
        ('Anna Berg spoke too. "The allies should decide," - noted Anna Berg.', [("direct", BERG, "The allies should decide")]),
        ('Anna Berg spoke too. "The allies should decide" – noted in her turn Anna Berg.', [("direct", BERG, "The allies should decide")]),
        ('"The treaty is dead," told reporters the envoy Anna Berg.', [("direct", BERG, "The treaty is dead")]),
        ('Anna Berg was cautious: "We watch this closely."', [("direct", BERG, "We watch this closely")]),
        # verdicts: an object and what it is found to be
        ("Norway deemed the remarks unacceptable.", [("indirect", "country:NO", "the remarks unacceptable")]),
        ("The CSTO found the vote free.", [("indirect", "organization:csto", "the vote free")]),
        # sources beside their clause
        ("As rightly noted by Anna Berg, the treaty is in force.", [("indirect", BERG, "the treaty is in force")]),
        ("In Anna Berg's view, the treaty is in force.", [("indirect", BERG, "the treaty is in force")]),
        ("Anna Berg (Norway), describing the vote as a step forward, left.", [("indirect", BERG, "the vote as a step forward")]),
        ("It was underlined the importance of youth exchanges.", [("indirect", None, "the importance of youth exchanges")]),
        ("Talks are under way, Russian and Turkish officials said.", [("indirect", None, "Talks are under way")]),
        # the speaker's own next verb is no part of what was condemned
        (
            "Norway condemned the attack on the mission, and the group that carried it out denied all charges.",
            [("indirect", "country:NO", "the attack on the mission"), ("indirect", None, "all charges")],
        ),
    ],
)
def test_forms_of_other_pages(say: Callable[[str], list[Row]], text: str, wanted: list[Row]) -> None:
    assert say(text) == wanted


def test_items_belong_to_the_body_above_them(say: Callable[[str], list[Row]]) -> None:
    text = "The CSTO,\n\nRecalling its charter of 2002,\n\n1. Strongly condemns the attack;\n\n2. Decides to remain seized of the matter;"
    csto = "organization:csto"
    assert say(text) == [("indirect", csto, "its charter of 2002"), ("indirect", csto, "the attack")]
    assert say("Strongly condemns the attack.") == []


def test_we_speaks_for_a_group_in_its_own_paper_only(say: Callable[[str], list[Row]]) -> None:
    said = "We reaffirmed that the truce must hold."
    assert say(f"Joint Communiqué of the Meeting\n\n{said}") == [("indirect", None, "the truce must hold")]
    assert say(said) == []
    assert say(f"Joint Communiqué of the Meeting\n\nI am glad to be here. {said}") == []


def test_a_passives_agent_is_the_next_he(say: Callable[[str], list[Row]]) -> None:
    text = "Anna Berg said that trade grew.\n\nThe guests were received by Karim Sadykov. He thanked them for their work."
    assert say(text)[-1] == ("indirect", SADYKOV, "them for their work")


def test_thanks_are_a_turn_under_a_label_only(say: Callable[[str], list[Row]]) -> None:
    labelled = "Anna Berg: We welcome you to our city.\n\nKarim Sadykov: Thank you.\n\nAnna Berg: We are glad that you came."
    said = [row[1:] for row in say(f"{labelled}\n\nThanks.\n")]
    assert (SADYKOV, "Thank you") in said
    assert "Thanks" not in [content for _, content in said]


def test_a_form_below_ends_the_turn(say: Callable[[str], list[Row]]) -> None:
    text = "Anna Berg: We are glad that our work goes on.\n\nEnter your email:\n\nEnter your message:\n\nPress the button to send."
    assert [row[2] for row in say(text)] == ["We are glad that our work goes on"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        '"',
        "“" * 2000,
        "💬",
        "💬 :\n:\n",
        "said said said that",
        '"," said',
        "according to",
        "Q:\nA:\n",
        'שלום: "שלום" אמר',
        "a" * 20_000,
        "X said " * 1000,
    ],
)
def test_no_text_raises(read: Callable[..., Reading], statements: Statements, text: str) -> None:
    assert all(isinstance(s, Statement) for s in statements(read(text)))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Berg addressed many questions, highlighting the need for patience.",
            [("indirect", BERG, "the need for patience")],
        ),
        ("Prices rose for a third month, highlighting the need for patience.", []),
        (
            "Berg rejected the report as biased, citing the lack of evidence.",
            [("indirect", BERG, "the report as biased"), ("indirect", BERG, "the lack of evidence")],
        ),
        ("Sadykov heard from Berg that the bridge was open.", [("indirect", BERG, "the bridge was open")]),
        ("Norway has on many occasions said that the door is open.", [("indirect", "country:NO", "the door is open")]),
        (
            "The talks go on even as Berg expresses concern over the delay.",
            [("indirect", BERG, "concern over the delay")],
        ),
        ("The views expressed by Berg at the time are well known.", []),
        ("It was noted, that the harvest has grown.", [("indirect", None, "the harvest has grown")]),
        (
            "Berg reminded that Sadykov has welcomed the plan, and called for patience.",
            [
                ("indirect", BERG, "Sadykov has welcomed the plan"),
                ("indirect", SADYKOV, "the plan"),
                ("indirect", BERG, "patience"),
            ],
        ),
        ("Her counterpart from Norway called for patience.", [("indirect", "country:NO", "patience")]),
        ("Berg made a phone call to Sadykov.", []),
        (
            'Berg described the winter as "a trial when even the wolves were cold".',
            [("indirect", BERG, 'the winter as "a trial when even the wolves were cold"')],
        ),
        (
            "Norway shares Berg's view that the bridge is old.",
            [("indirect", "country:NO", "the bridge is old"), ("indirect", BERG, "the bridge is old")],
        ),
        (
            '"The lights stay on for everybody," council chairman, minister Anna Berg told the forum.',
            [("direct", BERG, "The lights stay on for everybody")],
        ),
    ],
)
def test_reports_beside_other_words(text: str, rows: list[Row], say: Callable[[str], list[Row]]) -> None:
    assert say(text) == rows


def test_heading_quotation_is_the_next_speakers(say: Callable[[str], list[Row]]) -> None:
    rows = say("Sadykov said that the road was long.\n\n‘The bridge will never be closed’\n\nBerg stressed that it would stay open.")
    assert ("direct", BERG, "The bridge will never be closed") in rows


def test_who_adds_is_who_spoke(say: Callable[[str], list[Row]]) -> None:
    rows = say("Berg said that the road was long. The driver was Karim Sadykov. She added that it would be repaired.")
    assert ("indirect", BERG, "it would be repaired") in rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("The ferry will sail in June. Anna Berg said this in an interview.", [("indirect", BERG, "The ferry will sail in June")]),
        ("The ferry will sail in June. Anna Berg made the statement on Tuesday.", [("indirect", BERG, "The ferry will sail in June")]),
        ("The ferry will sail in June. This was announced by Anna Berg.", [("indirect", BERG, "The ferry will sail in June")]),
        ("Anna Berg said this plan works.", [("indirect", BERG, "this plan works")]),
        (
            "The ferry will sail in June, Norway cites the Ministry of Defence.",
            [("indirect", "organization:mod-xx", "The ferry will sail in June")],
        ),
        ("As it was already reported, the ferry sails in June.", []),
        (
            "The delegates met as Anna Berg urged the council to act at once.",
            [("indirect", BERG, "the council to act at once")],
        ),
        (
            "The ministers noted their readiness to leave, and the gates were closed.",
            [("indirect", None, "their readiness to leave")],
        ),
        ("Anna Berg expressed renewed hope for the ferry.", [("indirect", BERG, "renewed hope for the ferry")]),
        ('"We are ready to sail today," Anna Berg said opening the meeting.', [("direct", BERG, "We are ready to sail today")]),
        (
            '"We are ready to sail," Anna Berg told the assembly as she arrived at the pier.',
            [("direct", BERG, "We are ready to sail")],
        ),
        ("The editor-in-chief stressed that the press was free.", [("indirect", None, "the press was free")]),
        ("The official, who asked not to be named, said ships had sailed.", [("indirect", None, "ships had sailed")]),
        ("Anna Berg noted that this year marks a jubilee.", [("indirect", BERG, "this year marks a jubilee")]),
        (
            'Anna Berg wrote, "A warm welcome to the guests from the north."',
            [("direct", BERG, "A warm welcome to the guests from the north")],
        ),
        ("Anna Berg voiced her belief that the ferry would sail.", [("indirect", BERG, "the ferry would sail")]),
        ("Anna Berg thanked for the welcome.", [("indirect", BERG, "the welcome")]),
        ("OSLO. NTB - The ferry will sail, Anna Berg said.", [("indirect", BERG, "The ferry will sail")]),
    ],
)
def test_sources_and_sentences_around(text: str, rows: list[Row], say: Callable[[str], list[Row]]) -> None:
    assert say(text) == rows


def test_labels_with_an_office_alone_on_their_lines(say: Callable[[str], list[Row]]) -> None:
    text = "Anna Berg, Minister for Trade and Ports:\nThe pier is safe.\nKarim Sadykov, Head of the Harbour Office:\nSo are the ships."
    assert say(text) == [("direct", BERG, "The pier is safe"), ("direct", SADYKOV, "So are the ships")]


def test_labels_with_a_clock(say: Callable[[str], list[Row]]) -> None:
    text = "Talks in the port\n\nThe record of the day.\n\n"
    text += "Anna Berg (00:02):\nIs the pier safe today?\nKarim Sadykov (00:07):\nIt is quite safe.\nAnna Berg (00:12):\nThat is good."
    assert [(who, said) for _, who, said in say(text)] == [
        (BERG, "Is the pier safe today?"),
        (SADYKOV, "It is quite safe"),
        (BERG, "That is good"),
    ]


def test_answers_without_labels_are_the_headlines_speakers(say: Callable[[str], list[Row]]) -> None:
    text = (
        "Press conference by Anna Berg\n\nQ. Is the pier safe today?\n\nThe pier is quite safe.\n\nQ. And the ships?\n\nThey are safe too."
    )
    assert [(who, said) for _, who, said in say(text)] == [
        (None, "Is the pier safe today?"),
        (BERG, "The pier is quite safe"),
        (None, "And the ships?"),
        (BERG, "They are safe too"),
    ]


def test_an_outlet_that_asks_is_a_label(say: Callable[[str], list[Row]]) -> None:
    text = "Talks in the port\n\nThe record of the day.\n\n"
    text += "Question: Is it safe?\n\nAnna Berg: It is.\n\nHarbour Gazette: Will the ferry sail?\n\nAnna Berg: It will."
    assert [(who, said) for _, who, said in say(text)][2:] == [(None, "Will the ferry sail?"), (BERG, "It will")]


def test_what_i_told_others_inside_a_turn(say: Callable[[str], list[Row]]) -> None:
    text = "Question: What did you tell them?\n\n"
    text += "Anna Berg: I told the envoys that the pier was closed. I think that it rains.\n\nQuestion: Why?"
    assert ("indirect", BERG, "the pier was closed") in say(text)
    assert not any(said == "it rains" for _, _, said in say(text))


def test_quotation_signed_in_the_paragraph_below(say: Callable[[str], list[Row]]) -> None:
    text = "Talks end in the port\n\nMinisters met in the port on Tuesday and talked until the evening.\n\n"
    text += "“The pier is the heart of our town.”\n\n"
    text += "Anna Berg, Minister for Ports\n\nThe fleet sailed on the same day."
    assert say(text) == [("direct", BERG, "The pier is the heart of our town")]


def test_a_spokesman_of_another_name_is_who_just_spoke(read: Callable[..., Reading], statements: Statements) -> None:
    text = "Karim Sadykov said that the talks go on. The Kremlin spokesman added that they are frank."
    reading = prepared(read, text)
    reading.add([Position(start=0, end=1, person=SADYKOV, title="spokesman", body="country:RU")])
    assert [s.speaker for s in statements(reading)] == [SADYKOV, SADYKOV]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("The CSTO Tuesday condemned the attack.", [("indirect", "organization:csto", "the attack")]),
        ("The CSTO this morning condemned the attack.", [("indirect", "organization:csto", "the attack")]),
        (
            "The CSTO Tuesday extended the mission, and warned the sides against haste.",
            [("indirect", "organization:csto", "the sides against haste")],
        ),
        (
            "Talks have stalled, a senior political and military official of Norway told reporters in Oslo, as snow fell.",
            [("indirect", "country:NO", "Talks have stalled")],
        ),
        (
            "Anna Berg praised the work of several guards accused of theft.",
            [("indirect", BERG, "the work of several guards accused of theft")],
        ),
        ("The ministers praised the deal announced on Tuesday by Anna Berg.", None),
        ("Reporters did not ask whether Berg welcomed the plan.", []),
        ("Berg told Karim Sadykov how the road had changed the valley.", [("indirect", BERG, "how the road had changed the valley")]),
        (
            "Berg recalled the pledge by Norway to reopen the road.",
            [("indirect", BERG, "the pledge by Norway to reopen the road"), ("indirect", "country:NO", "to reopen the road")],
        ),
        ("The claim by Norway that the bridge is safe was heard in Oslo.", [("indirect", "country:NO", "the bridge is safe")]),
        ("Berg's remarks about Norway drew a crowd.", []),
        (
            "The CSTO adopted a declaration expressing concern over the floods.",
            [("indirect", "organization:csto", "concern over the floods")],
        ),
        (
            "The CSTO issued a statement that insisted that the border is closed.",
            [("indirect", "organization:csto", "the border is closed")],
        ),
        ("Berg met Karim Sadykov. The latter stressed that Oslo is near.", [("indirect", SADYKOV, "Oslo is near")]),
        (
            "The delegate of Norway said that the road is long. “It has no end,” she added.",
            [("indirect", "country:NO", "the road is long"), ("direct", "country:NO", "It has no end")],
        ),
        (
            "Anna Berg spoke first. The delegate of Norway, welcoming the plan, stressed that the road is long.",
            [("indirect", "country:NO", "the plan"), ("indirect", "country:NO", "the road is long")],
        ),
        (
            "Anna Berg called on the two crews on Sunday to keep the road open.",
            [("indirect", BERG, "the two crews on Sunday to keep the road open")],
        ),
        ("“We need a road,” Anna Berg said as she met with Karim Sadykov.", [("direct", BERG, "We need a road")]),
        ("Envoy thanks Norway for its help", None),
        ("Where we are: CSTO", []),
    ],
)
def test_subjects_parted_from_their_verbs_and_nouns_of_speech(text: str, rows: list[Row] | None, say: Callable[[str], list[Row]]) -> None:
    found = say(text)
    assert [s for _, _, s in found] == EXPECTED_CONTENT[text] if rows is None else found == rows


EXPECTED_CONTENT = {
    "The ministers praised the deal announced on Tuesday by Anna Berg.": ["the deal announced on Tuesday by Anna Berg"],
    "Envoy thanks Norway for its help": ["Norway for its help"],
}


def test_what_a_page_prints_twice_is_told_twice(say: Callable[[str], list[Row]]) -> None:
    assert say("Berg praises the help of Norway\n\nBerg praises the help of Norway\n") == 2 * [("indirect", BERG, "the help of Norway")]


def test_who_is_called_up_asks_next(say: Callable[[str], list[Row]]) -> None:
    text = (
        "Remarks by Foreign Minister Anna Berg\n\nTHE MINISTER: I am happy to take some questions.\n\nKarim Sadykov of the Daily News.\n\n"
        "Q   Will you sign?\n\nTHE MINISTER: I will.\n"
    )
    assert say(text) == [
        ("direct", BERG, "I am happy to take some questions"),
        ("direct", SADYKOV, "Will you sign?"),
        ("direct", BERG, "I will"),
    ]


def test_a_mark_before_a_report_is_no_turn(say: Callable[[str], list[Row]]) -> None:
    text = "Ministry of Defence\n\n💬 In her speech Anna Berg stressed that the road is long.\n\n🤝 The sides met for an hour in Oslo.\n"
    assert say(text) == [("indirect", BERG, "the road is long")]


def test_said_above_a_speech_opens_turns(say: Callable[[str], list[Row]]) -> None:
    text = (
        "Visit to Oslo\n\nAnna Berg met Karim Sadykov on Tuesday.\n\nAnna Berg said:\n\n- Dear colleagues, I am glad to see you here.\n\n"
        "We have a long road behind us.\n\nKarim Sadykov said:\n\n- Thank you very much for the invitation.\n"
    )
    assert say(text) == [
        ("direct", BERG, "Dear colleagues, I am glad to see you here"),
        ("direct", BERG, "We have a long road behind us"),
        ("direct", SADYKOV, "Thank you very much for the invitation"),
    ]


OWN = "We are late.\n\nThe road is long and I thank the guests.\n"
OWN_ROWS = [("direct", BERG, "We are late"), ("direct", BERG, "The road is long and I thank the guests")]


@pytest.mark.parametrize(
    "head",
    [
        "Press conference\n\nby the Foreign Minister of Norway Anna Berg\n\n(As delivered)\n\n",
        "Doorstep statement\nby Foreign Minister Anna Berg at the start of the session\n\n",
        "Opening remarks by\nH.E. Ms. Anna Berg\nForeign Minister\nat the round table\n\nDear colleagues,\n\n",
        "Keynote speech\n\ndelivered by Anna Berg, Foreign Minister\n\nOslo, 4 May\n\n",
    ],
)
def test_a_speech_is_whose_name_stands_below_its_heading(say: Callable[[str], list[Row]], head: str) -> None:
    assert say(head + OWN) == OWN_ROWS


def test_a_speech_before_questions(say: Callable[[str], list[Row]]) -> None:
    rows = say("Press conference\nby Foreign Minister Anna Berg\n\n" + OWN + "\nQ: Is it far?\n\nAnna Berg: I do not think so.\n")
    assert rows == [*OWN_ROWS, ("direct", None, "Is it far?"), ("direct", BERG, "I do not think so")]


@pytest.mark.parametrize(
    "text",
    [
        "A speech of note\nBy Karim Sadykov\n\n" + OWN,  # a reporter: he holds no office
        "Statement\nby Foreign Minister Anna Berg\n\nThe road is long.\n\nThe river is wide.\n",  # nobody says "we"
        "A walk\nby Foreign Minister Anna Berg\n\n" + OWN,
    ],
)
def test_a_name_below_a_heading_is_not_always_who_speaks(say: Callable[[str], list[Row]], text: str) -> None:
    assert say(text) == []


def test_labels_without_a_mark(say: Callable[[str], list[Row]]) -> None:
    text = (
        "Anna Berg’s Press Conference\n\nCSTO Is the road open? Can guests come?\nAnna Berg Rain has stopped. The road is open.\n"
        "The river is wide.\nMinistry of Defence Who may cross it?\nAnna Berg Everybody may.\n"
    )
    assert say(text) == [
        ("direct", "organization:csto", "Is the road open? Can guests come?"),
        ("direct", BERG, "Rain has stopped. The road is open"),
        ("direct", BERG, "The river is wide"),
        ("direct", "organization:mod-xx", "Who may cross it?"),
        ("direct", BERG, "Everybody may"),
    ]


def test_names_before_capitals_are_no_labels_alone(say: Callable[[str], list[Row]]) -> None:
    assert say("Anna Berg’s Press Conference\n\nCSTO Day came.\nMinistry of Defence Hall is open.\n") == []


def test_a_quotation_over_paragraphs_is_whose_cue_stands_behind_it(say: Callable[[str], list[Row]]) -> None:
    text = 'Karim Sadykov said: "It was good."\n\n"The road will open.\n\nThe river is wide.\n\nWe wait," Anna Berg told the guests.\n'
    assert say(text) == [
        ("direct", SADYKOV, "It was good"),
        ("direct", BERG, "The road will open"),
        ("direct", BERG, "The river is wide"),
        ("direct", BERG, "We wait"),
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Norway, which says the road is open, has closed the bridge.", [("indirect", "country:NO", "the road is open")]),
        ("Norway, which denies the charges, expelled two guests.", [("indirect", "country:NO", "the charges")]),
        (
            'The Norwegian Foreign Ministry said that the two sides agreed that "the road must stay open for all."',
            [
                ("indirect", "organization:mfa-no", 'the two sides agreed that "the road must stay open for all."'),
                ("direct", None, "the road must stay open for all"),
            ],
        ),
        ("Anna Berg said the same on Tuesday.", []),
        ("Citing Norway as an example, Anna Berg stressed that the road is long.", [("indirect", BERG, "the road is long")]),
        ("Anna Berg paid a courtesy call on Karim Sadykov.", []),
        ("Anna Berg made a pledge to keep the road open.", []),
        ("The CSTO takes note of the briefing provided by Anna Berg.", []),
        (
            "The CSTO took note of the progress made by the mission.",
            [("indirect", "organization:csto", "the progress made by the mission")],
        ),
        (
            "The road was closed, Karim Sadykov said as Anna Berg gave an overview of the visit.",
            [("indirect", SADYKOV, "The road was closed")],
        ),
        (
            "Norway weighed a request from Karim Sadykov to open the road again.",
            [("indirect", SADYKOV, "to open the road again")],
        ),
        ("Karim Sadykov welcomed Anna Berg and stressed that the road is long.", [("indirect", SADYKOV, "the road is long")]),
        (
            "Anna Berg met guests. The Prime Minister and the Foreign Minister stressed that the road is long.",
            [("indirect", None, "the road is long")],
        ),
        (
            "The CSTO condemns in the strongest possible terms, the attack on the bridge.",
            [("indirect", "organization:csto", "the attack on the bridge")],
        ),
        ("Norway, widely believed to have closed the road, said the bridge is open.", [("indirect", "country:NO", "the bridge is open")]),
    ],
)
def test_what_is_said_and_what_is_not(say: Callable[[str], list[Row]], text: str, rows: list[Row]) -> None:
    assert say(text) == rows


def test_the_president_of_a_body_is_no_head_of_state(say: Callable[[str], list[Row]]) -> None:
    text = (
        'Foreign Minister Anna Berg was there. "The road is open," Karim Sadykov told the guests.\n\n'
        "The team met Anna Berg on Tuesday, the Council Minister said.\n"
    )
    assert [row[1] for row in say(text)] == [SADYKOV, SADYKOV]


def test_said_above_a_list_opens_none(say: Callable[[str], list[Row]]) -> None:
    assert say("Anna Berg said:\n\nthe road is long and the river is wide\n\nIt rained in the valley on Tuesday.\n") == []


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Berg stressed that the road is long, according to Karim Sadykov, after the walk with the guests.",
            [("indirect", SADYKOV, "Berg stressed that the road is long"), ("indirect", BERG, "the road is long")],
        ),
        (
            "The road is long, said the Commissioner for Roads, Rivers and Bridges, Ambassador Anna Berg.",
            [("indirect", BERG, "The road is long")],
        ),
        ("Anna Berg began a process aimed at creating trust and proposing new measures.", []),
        (
            "The ministers praised the work of Norway but also agreed to meet again.",
            [("indirect", None, "the work of Norway")],
        ),
        ("President of Norway Anna Berg welcomed Speaker of Parliament Karim Sadykov.", []),
    ],
)
def test_where_reports_end_and_whose_they_are(text: str, rows: list[Row], say: Callable[[str], list[Row]]) -> None:
    assert say(text) == rows


def test_a_group_above_a_list_speaks_in_its_items(say: Callable[[str], list[Row]]) -> None:
    text = (
        "Highlights of the talks\n\nOSLO: Herewith the highlights of the talks that ended in Oslo on Tuesday:\n\n"
        "On carrying out the decisions of the first summit in Oslo last year, the foreign ministers:\n\n"
        "-- noted the need for calm\n\n-- urged an end to the strike\n"
    )
    assert say(text) == [("indirect", None, "the need for calm"), ("indirect", None, "an end to the strike")]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            'Anna Berg noted that "it is not clear what can be done." "The road must stay open," Karim Sadykov said.',
            [("direct", BERG, "it is not clear what can be done"), ("direct", SADYKOV, "The road must stay open")],
        ),
        (
            "Anna Berg later told reporters 'the walk was very good' while Karim Sadykov said, \"We saw the bridge.\"",
            [("direct", BERG, "the walk was very good"), ("direct", SADYKOV, "We saw the bridge")],
        ),
    ],
)
def test_a_quotation_belongs_to_the_cue_before_it_if_the_next_cue_has_its_own(
    text: str, rows: list[Row], say: Callable[[str], list[Row]]
) -> None:
    assert say(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "The road will be closed on Tuesday, two sources familiar with the works said.",
            [("indirect", None, "The road will be closed on Tuesday")],
        ),
        (
            "The road may open soon, a person with knowledge of the works said.",
            [("indirect", None, "The road may open soon")],
        ),
        (
            "The guests have met in the valley, Assistant to the President for Foreign Policy Anna Berg stated.",
            [("indirect", BERG, "The guests have met in the valley")],
        ),
        (
            "The road is open, the Norwegian Foreign Ministry reported on Tuesday.",
            [("indirect", "organization:mfa-no", "The road is open")],
        ),
        (
            "In a written statement by the Norwegian Foreign Ministry, it is emphasized that the road is open.",
            [("indirect", "organization:mfa-no", "the road is open")],
        ),
        ("Leaders gathered at the bridge have condemned the attack.", [("indirect", None, "the attack")]),
    ],
)
def test_sources_with_long_or_broken_subjects(text: str, rows: list[Row], say: Callable[[str], list[Row]]) -> None:
    assert say(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Anna Berg stressed in her speech at the opening of the conference on roads and bridges in Norway that the road is open.",
            [("indirect", BERG, "the road is open")],
        ),
        (
            "The ministers condemned the attack on the bridge, discussed the plan for the winter, and reiterated their wish to go on.",
            [("indirect", None, "the attack on the bridge"), ("indirect", None, "their wish to go on")],
        ),
        (
            "The ministers praised the work on the bridge, and in this regard urged the guests to help.",
            [("indirect", None, "the work on the bridge"), ("indirect", None, "the guests to help")],
        ),
        (
            "Anna Berg rejected the plan, as Karim Sadykov warned that the road is long.",
            [("indirect", BERG, "the plan"), ("indirect", SADYKOV, "the road is long")],
        ),
        (
            '"We will open the road," Anna Berg said, responding to a question about whether the bridge is safe.',
            [("direct", BERG, "We will open the road")],
        ),
        (
            'Anna Berg noted that the guests were ready, it was "really serious, although it was natural that they laughed."',
            [("indirect", BERG, 'the guests were ready, it was "really serious, although it was natural that they laughed."')],
        ),
    ],
)
def test_contents_that_begin_late_or_end_early(text: str, rows: list[Row], say: Callable[[str], list[Row]]) -> None:
    assert say(text) == rows


@pytest.mark.parametrize(
    ("heading", "row"),
    [
        ("Anna Berg on the road: it will stay open", ("indirect", BERG, "it will stay open")),
        ("Anna Berg tells the guests: we need a road", ("indirect", BERG, "we need a road")),
        ('"We see no danger": Anna Berg on the bridge', ("direct", BERG, "We see no danger")),
        ("The road is our chance: Anna Berg (interview)", ("indirect", BERG, "The road is our chance")),
    ],
)
def test_headings_with_a_topic_or_a_kind_beside_the_source(heading: str, row: Row, say: Callable[[str], list[Row]]) -> None:
    assert say(f"{heading}\n\nIt rained in the valley on Tuesday.\n") == [row]


def test_letters_without_a_mark_label_turns_if_two_ask(say: Callable[[str], list[Row]]) -> None:
    text = "Interview with Anna Berg\n\nQ What do you expect?\n\nA I expect a good road.\n\nQ Will you go?\n\nA We will see.\n"
    assert say(text) == [
        ("direct", None, "What do you expect?"),
        ("direct", BERG, "I expect a good road"),
        ("direct", None, "Will you go?"),
        ("direct", BERG, "We will see"),
    ]
    assert say("A Good road\n\nIt rained in the valley.\n\nA Bad road\n\nIt rained again.\n") == []


def test_rubrics_and_directions_are_no_part_of_a_turn(say: Callable[[str], list[Row]]) -> None:
    text = (
        "Remarks by Anna Berg\n\nQuestion: Will you go?\n\nAnna Berg: (As interpreted.) We will see.\n\nThe road in the valley\n\n"
        "Question: And then?\n\nAnna Berg: I will rest.\n\nBack to all remarks\n"
    )
    assert [row[2] for row in say(text)] == ["Will you go?", "We will see", "And then?", "I will rest"]


def test_a_chair_who_presided_once_still_tells_of_a_group(say: Callable[[str], list[Row]]) -> None:
    text = (
        "Press Statement by the Chairman of the Ministers' Retreat\n\nI chaired the retreat on Tuesday.\n\nWe met at the bridge.\n\n"
        "We reaffirmed our wish to build the road.\n\nWe thanked the guests for their help.\n\nWe agreed to meet again.\n\n"
        "We walked home.\n"
    )
    assert say(text) == [("indirect", None, "our wish to build the road"), ("indirect", None, "the guests for their help")]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            'Anna Berg noted:"We want to go on." The guests left.',
            [("direct", BERG, "We want to go on")],
        ),
        (
            '"The road is open," the Norwegian Foreign Ministry reports, citing Anna Berg.',
            [("direct", BERG, "The road is open"), ("indirect", "organization:mfa-no", "The road is open")],
        ),
        (
            'The Norwegian Foreign Ministry added that Sadykov "also hoped to continue the work that began today."',
            [("indirect", "organization:mfa-no", 'Sadykov "also hoped to continue the work that began today."')],
        ),
        (
            "Anna Berg noted that Karim Sadykov gave orders to build the road. She thanked the guests for their help.",
            [
                ("indirect", BERG, "Karim Sadykov gave orders to build the road"),
                ("indirect", BERG, "the guests for their help"),
            ],
        ),
        (
            "Karim Sadykov recalled that this position was reaffirmed at the meeting on the bridge.",
            [("indirect", SADYKOV, "this position was reaffirmed at the meeting on the bridge")],
        ),
        (
            "Karim Sadykov praised the road, a Norwegian Foreign Ministry statement said.",
            [
                ("indirect", "organization:mfa-no", "Karim Sadykov praised the road"),
                ("indirect", SADYKOV, "the road"),
            ],
        ),
    ],
)
def test_who_passes_words_on_and_who_said_them(text: str, rows: list[Row], say: Callable[[str], list[Row]]) -> None:
    assert say(text) == rows


def test_a_hyphen_in_a_heading_parts_no_source(say: Callable[[str], list[Row]]) -> None:
    assert say("Anna Berg receives inter-parliamentary group\n\nIt rained in the valley on Tuesday.\n") == []


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # "as" beside a verb with an object tells of time, without one it names a source
        (
            "The road is open, guests told the town council, as it continued its long debate.",
            [("indirect", None, "The road is open")],
        ),
        # a headline may have no verb
        ("No reason for new delays, Anna Berg tells town leaders", [("indirect", BERG, "No reason for new delays")]),
        # a parenthesis stands before the object
        (
            "Anna Berg stressed, among other things, the need for a new bridge.",
            [("indirect", BERG, "the need for a new bridge")],
        ),
        # what one calls or writes for is said
        (
            "Anna Berg called Karim Sadykov on Tuesday to thank him for the new bridge.",
            [("indirect", BERG, "him for the new bridge")],
        ),
        # a verb no pack knows reports a clause with "that"; one of knowing does not
        ("Anna Berg outlined that the bridge will open soon.", [("indirect", BERG, "the bridge will open soon")]),
        ("Anna Berg reported to the mayor that the bridge had opened.", [("indirect", BERG, "the bridge had opened")]),
        ("Anna Berg ensured that the bridge will open soon.", []),
        # nouns of speech
        ("The ministers agreed on the need for a bridge.", [("indirect", None, "the need for a bridge")]),
        ("The ministers agreed on a bridge.", []),
        # a participle joined to what another verb names
        (
            "Anna Berg called the bridge a success and told that the road comes next.",
            [("indirect", BERG, "the bridge a success"), ("indirect", BERG, "the road comes next")],
        ),
    ],
)
def test_reports_by_their_construction(text: str, rows: list[Row], say: Callable[[str], list[Row]]) -> None:
    assert say(text) == rows


def test_he_behind_an_unnamed_office_has_no_name(say: Callable[[str], list[Row]]) -> None:
    text = "The Special Envoy said that the road from Salif is open. He stressed that the bridge comes next.\n"
    assert say(text) == [("indirect", None, "the road from Salif is open"), ("indirect", None, "the bridge comes next")]


def test_several_speakers_of_a_headline_tell_a_body(say: Callable[[str], list[Row]]) -> None:
    text = "Both Sides Must Open Road, Senior Officials Tell Security Council\n\nIt rained in the valley on Tuesday.\n"
    assert say(text) == [("indirect", None, "Both Sides Must Open Road")]


def test_long_office_before_a_name_belongs_to_the_source(say: Callable[[str], list[Row]]) -> None:
    text = "“The bridge is open”, Deputy Representative to the CSTO Karim Sadykov said. “The road is next”.\n"
    assert say(text) == [("direct", SADYKOV, "The bridge is open"), ("direct", SADYKOV, "The road is next")]


def test_wish_to_say_is_said(say: Callable[[str], list[Row]]) -> None:
    assert say("Anna Berg wishes to express her condolences to the valley.\n") == [("indirect", BERG, "her condolences to the valley")]
    assert say("Anna Berg would also like to thank the crew.\n") == [("indirect", BERG, "the crew")]


def test_own_state_that_wants_something_says_nothing(say: Callable[[str], list[Row]]) -> None:
    inner = ("indirect", "country:NO", "a new bridge")
    assert inner not in say("Anna Berg said Norway supports a new bridge.\n")
    # whoever holds no office there tells of another's words
    assert inner in say("The CSTO said Norway demands a new bridge.\n")


def test_others_are_heard_inside_a_quotation(say: Callable[[str], list[Row]]) -> None:
    text = "“They spoke of the road. Karim Sadykov stressed that the bridge must open,” the CSTO said.\n"
    assert ("indirect", SADYKOV, "the bridge must open") in say(text)
    assert len(say("“We stressed that the bridge must open,” Anna Berg said.\n")) == 1


def test_co_chairs_and_correspondents_speak_for_their_body(say: Callable[[str], list[Row]]) -> None:
    text = "The CSTO Co-Chairs met on Tuesday.\n\nThe Co-Chairs stressed that the bridge must open, a CSTO correspondent reports.\n"
    assert {(s, c) for _, s, c in say(text)} >= {("organization:csto", "the bridge must open")}


def test_office_behind_a_name_in_a_bar(read: Callable[..., Reading], statements: Statements) -> None:
    text = "Readouts | Karim Sadykov, Former Secretary-General\n\nThe Secretary-General stressed that the bridge must open.\n"
    assert [s.speaker for s in statements(prepared(read, text))] == [SADYKOV]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Anna Berg asked whether the road is open.\n", [("indirect", BERG, "whether the road is open")]),
        ("The talks stressed the need for a bridge.\n", [("indirect", None, "the need for a bridge")]),
        (
            "Anna Berg said that the road is open as well as expressed hope for a bridge.\n",
            [("indirect", BERG, "the road is open"), ("indirect", BERG, "hope for a bridge")],
        ),
        ("Allies welcome opening of new bridge in the valley\n", [("indirect", None, "opening of new bridge in the valley")]),
        # a clause in quotation marks that the sentence goes on behind
        (
            "Anna Berg noted that so far “there is no need to talk” about a bridge.\n",
            [("indirect", BERG, "so far “there is no need to talk” about a bridge")],
        ),
        (
            "The CSTO stressed that the road is open.\n\nThe bridge is next, according to the release.\n",
            [("indirect", "organization:csto", "the road is open"), ("indirect", "organization:csto", "The bridge is next")],
        ),
        # one level, one row
        ("The special envoy said he was convinced that it rains.\n", [("indirect", None, "he was convinced that it rains")]),
        # a paper that nobody is said to have written
        (
            "“The road is open,” Anna Berg said.\n\n“The bridge is closed,” according to a statement.\n",
            [("direct", BERG, "The road is open"), ("direct", None, "The bridge is closed")],
        ),
        # the noun of a long office
        (
            "“The road is open,” said the Commissioner for Roads, Ambassador Karim Sadykov.\n\nThe commissioner thanked the crew.\n",
            [("direct", SADYKOV, "The road is open"), ("indirect", SADYKOV, "the crew")],
        ),
        # later verbs of an item, and adverbs before its first
        (
            "The CSTO,\n\n2. Welcomes the road, and commends the crew;\n\n3. Further requests the crew to build a bridge;\n",
            [
                ("indirect", "organization:csto", "the road"),
                ("indirect", "organization:csto", "the crew"),
                ("indirect", "organization:csto", "the crew to build a bridge"),
            ],
        ),
    ],
)
def test_questions_occasions_headlines_and_items(text: str, rows: list[Row], say: Callable[[str], list[Row]]) -> None:
    assert say(text) == rows


def told(*contents: str, by: str | None = BERG) -> list[Row]:
    return [("indirect", by, c) for c in contents]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # attitudes, with or without an adverb
        ("Norway remains gravely worried about the state of the bridge.\n", told("the state of the bridge", by="country:NO")),
        ("Anna Berg was most grateful to the crew for the road.\n", told("the crew for the road")),
        ("The ministers were in full agreement that the road should stay open.\n", told("the road should stay open", by=None)),
        ("Karim Sadykov is firmly opposed to any toll.\n", told("any toll", by=SADYKOV)),
        # meetings that ask for something; visits and telephone calls ask for nothing
        ("The meeting called on Norway to build a bridge.\n", told("Norway to build a bridge", by=None)),
        ("Karim Sadykov called on the minister in the capital.\n", []),
        ("Anna Berg received today a telephone call from the Minister of Defence of Norway.\n", []),
        ("Anna Berg used her speech to thank the crew.\n", told("the crew")),
        # the occasion is told by the reporter
        ("Anna Berg praised the speed of the crew during a visit to the bridge.\n", told("the speed of the crew")),
        # papers and press services go on with whom it was told of before
        (
            "The road is open, the Norwegian Foreign Ministry said in a statement.\n\nKarim Sadykov thanked the crew.\n\n"
            "The bridge is next, the statement said.\n",
            [
                *told("The road is open", by="organization:mfa-no"),
                *told("the crew", by=SADYKOV),
                *told("The bridge is next", by="organization:mfa-no"),
            ],
        ),
        # several quotations behind one cue
        (
            "Anna Berg stated, “The road is open to all of us,” “I thank the whole crew,” and “We shall build the bridge.”\n",
            [
                ("direct", BERG, "The road is open to all of us"),
                ("direct", BERG, "I thank the whole crew"),
                ("direct", BERG, "We shall build the bridge"),
            ],
        ),
        (
            "Karim Sadykov said, “thank you for the road and for the bridge.”\n",
            [("direct", SADYKOV, "thank you for the road and for the bridge")],
        ),
        # what stands between a subject and its verb
        ("Anna Berg, on her part, praised the crew.\n", told("the crew")),
        ("After a meeting with Karim Sadykov Anna Berg said that the road is open.\n", told("the road is open")),
        # one opening for two participles
        ("Welcoming the road and praising the crew, Anna Berg crossed the bridge.\n", [*told("the road"), *told("the crew")]),
        # adjectives that look like participles, infinitives that others are asked for
        ("Anna Berg and Karim Sadykov discussed promising areas of work.\n", []),
        ("Anna Berg called on the crew to urge their friends to build.\n", told("the crew to urge their friends to build")),
        # whoever is the subject of one's own quotation is not who says it
        (
            "Anna Berg noted that it rains. “Karim Sadykov has told me that the road is closed,” she said.\n",
            [
                *told("it rains"),
                ("direct", BERG, "Karim Sadykov has told me that the road is closed"),
                *told("the road is closed", by=SADYKOV),
            ],
        ),
    ],
)
def test_attitudes_occasions_papers_and_lists(text: str, rows: list[Row], say: Callable[[str], list[Row]]) -> None:
    assert say(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "His Excellency spoke at length.\n\nKarim Sadykov praised the crew.\n\nHis Excellency also stressed the need for a bridge.\n",
            [*told("the crew", by=SADYKOV), *told("the need for a bridge", by=SADYKOV)],
        ),
        # a comma behind the verb
        ("Anna Berg said, the road is open.\n", told("the road is open")),
        ("The road, Anna Berg said, is open.\n", told("The road, Anna Berg said, is open")),
        ("Having thanked the crew, Karim Sadykov noted that it rains.\n", [*told("the crew", by=SADYKOV), *told("it rains", by=SADYKOV)]),
        # "it" is whose report it opens, whatever body was named since
        (
            "The CSTO said it rejected the toll of the Ministry of Defence.\n",
            told("it rejected the toll of the Ministry of Defence", by="organization:csto"),
        ),
        ("Norway's firm position is that the road must stay open.\n", told("the road must stay open", by="country:NO")),
        ("Anna Berg recognised and mourned the work of the crew.\n", told("the work of the crew")),
        # what stands before, also in the paragraph above
        (
            "The road will open in May.\n\nThis was announced on Tuesday by Karim Sadykov during a visit.\n",
            told("The road will open in May", by=SADYKOV),
        ),
        ("The bridge is next. This information was conveyed at a briefing by Anna Berg.\n", told("The bridge is next")),
        ("It was proposed to build a second bridge.\n", told("build a second bridge", by=None)),
        # headings
        (
            "Anna Berg at Road Summit: Bridges Need Care and Money That Nobody Gives\n",
            told("Bridges Need Care and Money That Nobody Gives"),
        ),
        ("Meeting with Head of Office – Anna Berg\n", []),
    ],
)
def test_commas_pronouns_and_what_stands_before(text: str, rows: list[Row], say: Callable[[str], list[Row]]) -> None:
    assert say(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Statement by Foreign Minister Anna Berg on the opening of the road: \n\nWe thank the crew.\n\nThe bridge is next.\n",
            [("direct", BERG, "We thank the crew"), ("direct", BERG, "The bridge is next")],
        ),
        ("Statement by Foreign Minister Anna Berg on the opening of the road: \n\nThe crew built a bridge.\n", []),
        (
            "Head of Roads (Mr. Karim Sadykov): I thank you all.\n\nWe shall build our bridge in May.\n",
            [("direct", SADYKOV, "I thank you all"), ("direct", SADYKOV, "We shall build our bridge in May")],
        ),
        ("Fuente: Karim Sadykov\n\nAnna Berg praised the crew.\n", [("indirect", BERG, "the crew")]),
        # a dash for a colon, where somebody asks so
        (
            "Press conference\n\nJournalist- Will you sign?\n\nBerg- We will sign it.\n\nJournalist- When?\n\nBerg – In May.\n",
            [
                ("direct", None, "Will you sign?"),
                ("direct", BERG, "We will sign it"),
                ("direct", None, "When?"),
                ("direct", BERG, "In May"),
            ],
        ),
        ("Karim Sadykov - Head of Roads\n\nAnna Berg - Foreign Minister\n", []),
        # an office alone is a label; a rubric is nobody's words
        (
            "Daily briefing of the ministry\n\n"
            "The following is a near-verbatim transcript of today's noon briefing by Anna Berg, Foreign Minister.\n\n"
            "**Roads\n\nWe opened a new road today.\n\nQuestion: What of the bridge?\n\nForeign Minister: It is next.\n",
            [("direct", BERG, "We opened a new road today"), ("direct", None, "What of the bridge?"), ("direct", BERG, "It is next")],
        ),
        # a list of things is one content
        (
            "Anna Berg commended the work of the crew; its care for the road; and its speed.\n",
            [("indirect", BERG, "the work of the crew; its care for the road; and its speed")],
        ),
    ],
)
def test_statements_by_somebody_and_lists(text: str, rows: list[Row], say: Callable[[str], list[Row]]) -> None:
    assert say(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # marks lost: what is announced stands in paragraphs of its own, as long as somebody speaks of themselves
        (
            "Talks to open\n\nSpeaking ahead of the talks Anna Berg said:\n\nThe road is ready and I am glad to open it.\n\n"
            "We shall mend the bridge after the winter.\n\nThe ministers will visit a camp on the lake.\n",
            [("direct", BERG, "The road is ready and I am glad to open it"), ("direct", BERG, "We shall mend the bridge after the winter")],
        ),
        # an account read out goes on to the end
        (
            "Call with the crew\n\nAnna Berg said:\n\n"
            "This evening the crew of the road met at the lake.\n\nThe crew of the bridge built a camp.\n",
            [
                ("direct", BERG, "This evening the crew of the road met at the lake"),
                ("direct", BERG, "The crew of the bridge built a camp"),
            ],
        ),
        ("Anna Berg said:\n\n- mend the road\n\n- open the bridge to all of the crew\n", []),
        # a record names who speaks
        (
            "Daily briefing\n\nThe following is a near-verbatim transcript of today's briefing by Anna Berg.\n\nSo, I have two things.\n\n"
            "The crew met at the lake.\n",
            [("direct", BERG, "So, I have two things"), ("direct", BERG, "The crew met at the lake")],
        ),
    ],
)
def test_words_set_off_without_marks(text: str, rows: list[Row], say: Callable[[str], list[Row]]) -> None:
    assert say(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # verbs that the tagger took for participles
        (
            "The Co-Chairs called upon the two towns to refrain from blame and to keep the agreements reached in Vienna.",
            [("indirect", None, "the two towns to refrain from blame and to keep the agreements reached in Vienna")],
        ),
        (
            "Anna Berg congratulated the Foreign Minister on his appointment and underscored Norway support for the valley.",
            [("indirect", BERG, "the Foreign Minister on his appointment"), ("indirect", BERG, "Norway support for the valley")],
        ),
        # whom one assures or reminds, and of what
        ("Berg has assured local bankers abroad of her support for the road.", [("indirect", BERG, "her support for the road")]),
        (
            "The CSTO reminds all parties to the dispute of their duties under the treaty.",
            [("indirect", "organization:csto", "their duties under the treaty")],
        ),
        (
            "Berg requested that Karim Sadykov convey his concerns to the board.",
            [("indirect", BERG, "that Karim Sadykov convey his concerns to the board")],
        ),
        # adverbs before "and" belong to the content
        (
            "Berg encouraged them to engage constructively and highlighted the role of the crew.",
            [("indirect", BERG, "them to engage constructively"), ("indirect", BERG, "the role of the crew")],
        ),
        # who speaks behind a relative clause, a dateline, another's report
        ("The road is closed, a diplomat who attended the meeting said.", [("indirect", None, "The road is closed")]),
        (
            "As the agency was informed, Anna Berg received the guests and praised the work of the crew.",
            [("indirect", BERG, "the work of the crew")],
        ),
        (
            "Karim Sadykov said that the CSTO keeps the road open and appreciates the help of the crew.",
            [
                ("indirect", SADYKOV, "the CSTO keeps the road open and appreciates the help of the crew"),
                ("indirect", "organization:csto", "the help of the crew"),
            ],
        ),
        (
            "Ministers and envoys met. The ministers and the chairman expressed concern about the floods.",
            [("indirect", None, "concern about the floods")],
        ),
        ("Peacekeeping chief, CSTO envoy urge leaders to keep calm", [("indirect", None, "leaders to keep calm")]),
        # papers and speeches that are somebody's own
        ("Anna Berg delivered opening remarks praising the work of the crew.", [("indirect", BERG, "the work of the crew")]),
        ("Berg sent a letter to the board urging it to act.", [("indirect", BERG, "it to act")]),
        (
            "Berg met the crew on Tuesday, calling it “a great day” for the valley.",
            [("indirect", BERG, "it “a great day” for the valley")],
        ),
        ("The road was lost in what an engineer said was the first such flood.", [("indirect", None, "was the first such flood")]),
        (
            "Berg told reporters that Oslo “supported all efforts” – the first time it has done so.",
            [("indirect", BERG, "Oslo “supported all efforts”")],
        ),
        (
            "Berg told Karim Sadykov that, in the face of the floods, “we are willing to work with you,” according to the CSTO.",
            [
                (
                    "indirect",
                    "organization:csto",
                    "Berg told Karim Sadykov that, in the face of the floods, “we are willing to work with you",
                ),
                ("direct", BERG, "we are willing to work with you"),
            ],
        ),
        # a dateline is no subject; a group is not the person in its name; a participle may be a paper's, a series' or the reporter's own
        (
            "The crew of the Berg administration left. Berg administration officials said the road was closed.",
            [("indirect", None, "the road was closed")],
        ),
        (
            "Berg welcomed the statement by Karim Sadykov calling on the crews to respect the truce.",
            [
                ("indirect", BERG, "the statement by Karim Sadykov calling on the crews to respect the truce"),
                ("indirect", SADYKOV, "the crews to respect the truce"),
            ],
        ),
        (
            "Berg reiterated her commitment to working with Norway - fighting floods, reviving trade and defending human rights.",
            [("indirect", BERG, "her commitment to working with Norway - fighting floods, reviving trade and defending human rights")],
        ),
        ("Anna Berg welcomed the deal, opening the door to further talks.", [("indirect", BERG, "the deal")]),
        (
            "Berg considers the decision of the board to be a violation of law.",
            [("indirect", BERG, "the decision of the board to be a violation of law")],
        ),
        ("The party tried to win the valley by saying that the road was lost.", [("indirect", None, "the road was lost")]),
        (
            'Ministers from the valley issued a communique "stressing the importance of calm," ending a long row.',
            [("indirect", None, "the importance of calm")],
        ),
        (
            "Local president calls for the membership of the valley: Anna Berg",
            [
                ("indirect", BERG, "Local president calls for the membership of the valley"),
                ("indirect", None, "the membership of the valley"),
            ],
        ),
        # what was said stands before
        ("The road will be paved. Berg made this known when she met the crew.", [("indirect", BERG, "The road will be paved")]),
        ("The road will be paved. Berg confirmed this in an interview.", [("indirect", BERG, "The road will be paved")]),
    ],
)
def test_verbs_misread_and_speakers_parted(text: str, rows: list[Row], say: Callable[[str], list[Row]]) -> None:
    assert say(text) == rows


@pytest.mark.parametrize(
    ("announcement", "spoken"),
    [
        ("Anna Berg stressed:", BERG),
        ("Norway calls on the crew to", "country:NO"),
        ("Norway urged the crew to take the following steps:", "country:NO"),
    ],
)
def test_items_below_a_report(announcement: str, spoken: str, say: Callable[[str], list[Row]]) -> None:
    rows = say(
        f"{announcement}\n\n- the need for a road;\n- open the bridge to all of the crew; and\n- keep the peace.\n\nSnow fell in Oslo.\n"
    )
    assert rows[-3:] == [
        ("indirect", spoken, "the need for a road"),
        ("indirect", spoken, "open the bridge to all of the crew"),
        ("indirect", spoken, "keep the peace"),
    ]


def test_they_go_on_with_the_body_spoken_for(say: Callable[[str], list[Row]]) -> None:
    text = "Our colleagues at the CSTO say the road was closed. They stress that the bridge is open."
    assert {speaker for _, speaker, _ in say(text)} == {"organization:csto"}


def test_who_is_told_of_without_a_name_goes_on(say: Callable[[str], list[Row]]) -> None:
    text = "Ambassador Anna Berg said that ties are good.\n\n"
    text += "One diplomat from the region doubted the report. “We have been here before,” the diplomat said."
    assert say(text)[-1] == ("direct", None, "We have been here before")


def test_whoever_speaks_first_in_a_sentence_goes_on(say: Callable[[str], list[Row]]) -> None:
    text = "Anna Berg met Karim Sadykov. Sadykov thanked the crew.\n\n"
    text += "The Foreign Minister said that floods were on the rise; she urged calm in the valley."
    assert [speaker for _, speaker, _ in say(text)] == [SADYKOV, BERG, BERG]


def test_a_pronoun_inside_a_report_is_who_reports(say: Callable[[str], list[Row]]) -> None:
    text = "Anna Berg warned of floods.\n\nThe ambassador to the valley rejected what he called baseless claims."
    assert say(text)[1:] == [("indirect", None, "what he called baseless claims")]


def test_a_vice_premier_is_no_premier(read: Callable[..., Reading], statements: Statements) -> None:
    reading = prepared(read, "Anna Berg met a team headed by Vice Premier Karim Sadykov. The premier said that the road is long.")
    reading.add([Position(start=0, end=1, person=SADYKOV, title="Vice Premier", body="country:NO")])
    reading.add([Position(start=0, end=1, person=BERG, title="Prime Minister", body="country:NO")])
    assert [s.speaker for s in statements(reading)] == [BERG]


def test_the_head_of_a_parliament_is_its_speaker(read: Callable[..., Reading], statements: Statements) -> None:
    text = "Karim Sadykov received Anna Berg. Greeting the guest, the Head of the Parliament highlighted the role of the crew."
    reading = prepared(read, text)
    reading.add([Position(start=0, end=1, person=SADYKOV, title="Speaker of Parliament", body="country:NO")])
    assert [s.speaker for s in statements(reading)] == [SADYKOV]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # quoted fragments that their sentence needs
        (
            'Anna Berg said that building a "Green Road that leads to Norway is the best way to help."',
            [("indirect", BERG, 'building a "Green Road that leads to Norway is the best way to help."')],
        ),
        (
            'Anna Berg said she was "considering specific measures" in response.',
            [("indirect", BERG, 'she was "considering specific measures" in response')],
        ),
        (
            'Anna Berg said that the move is a "clear retreat" from the plan.',
            [("indirect", BERG, 'the move is a "clear retreat" from the plan')],
        ),
        # somebody whose name no page tells; a second quotation that goes on
        (
            '"We will keep the road open for all of the crew," Lie said.',
            [("direct", None, "We will keep the road open for all of the crew")],
        ),
        (
            "“I know that it snows,” Anna Berg said of the road “but we also look forward to spring.”",
            [("direct", BERG, "I know that it snows"), ("direct", BERG, "but we also look forward to spring")],
        ),
        # where words were written, what was merely learned
        ("Writing in the Daily News, Anna Berg said that the road is closed.", [("indirect", BERG, "the road is closed")]),
        ("The crew learned that the bridge was closed.", []),
        # whose paper stands before the clause
        (
            "Karim Sadykov said in a statement that snow fell.\n\n"
            "Later, in a statement, the CSTO called for calm. The statement urged crews to stay.",
            [
                ("indirect", SADYKOV, "snow fell"),
                ("indirect", "organization:csto", "calm"),
                ("indirect", "organization:csto", "crews to stay"),
            ],
        ),
        ("The office of President Karim Sadykov said the road was closed.", [("indirect", None, "the road was closed")]),
        ("Contacts with Norway not severed - Anna Berg", [("indirect", BERG, "Contacts with Norway not severed")]),
        ("Anna Berg met the crew. The head of a commission said that the road is long.", [("indirect", None, "the road is long")]),
    ],
)
def test_fragments_and_papers(text: str, rows: list[Row], say: Callable[[str], list[Row]]) -> None:
    assert say(text) == rows


@pytest.mark.parametrize("told", ["was informed by", "learned from"])
def test_whom_an_agency_heard_it_from(told: str, say: Callable[[str], list[Row]]) -> None:
    rows = say(f"As the agency {told} the Norwegian Foreign Ministry, the road was closed on Tuesday.")
    assert rows == [("indirect", "organization:mfa-no", "the road was closed on Tuesday")]
