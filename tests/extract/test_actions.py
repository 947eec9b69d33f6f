"""Actions on instruments: the governing verb, dates and events."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from seedline.extract.instruments.actions import Actions
from seedline.extract.instruments.extractor import Instruments
from seedline.extract.reading import Reading
from seedline.extract.reports import DocumentField, Event, Evidence, Mention
from seedline.reference import Reference


class Dated:
    """One date of the text, and one event on its first line."""

    name, version = "dated", "1"

    def __init__(self, date: str) -> None:
        self._date = date

    def __call__(self, reading: Reading) -> list[Mention | Event]:
        start = reading.text.find("12 May 2020")
        event = Event(
            start=0, end=11, type="meeting", name="the meeting", status="held", start_date=self._date, evidence=[Evidence("name", 0, 11)]
        )
        dates = [Mention(start=start, end=start + 11, type="date", value=self._date)] if start >= 0 else []
        return [event, *dates]


@pytest.fixture
def actions(read: Callable[..., Reading], nlp: Language, reference: Reference) -> Callable[[str], list[tuple[str, str]]]:
    extractors = Instruments(nlp, reference), Actions(nlp, reference)

    def run(text: str) -> list[tuple[str, str]]:
        reading = read(text, *extractors)
        return [(reading.quote(a.start, a.end), a.action) for a in reading.actions]

    return run


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("The leaders signed the Treaty on Open Borders.", "signed"),
        ("The Treaty on Open Borders was signed by the leaders.", "signed"),
        ("The president put his signature under the Treaty on Open Borders.", "signed"),
        ("The Council adopted the Treaty on Open Borders unanimously.", "adopted"),
        ("In the evening the Treaty on Open Borders was accepted.", "adopted"),
        ("The draft Treaty on Open Borders was agreed upon.", "agreed"),
        ("Parliament ratified the Treaty on Open Borders.", "ratified"),
        ("The ministers will sign the Treaty on Open Borders.", "planned"),
        ("The ministers plan to review the budget, approve the Treaty on Open Borders, and go home.", "planned"),
        ("Experts discussed the implementation of the Treaty on Open Borders.", "discussed"),
        ("Experts discussed the early conclusion of the Treaty on Open Borders.", "discussed"),
        ("She read the Treaty on Open Borders, adopted in May.", "adopted"),
        ("By the Treaty on Open Borders, adopted unanimously, the Council closed none.", "adopted"),
        ("At issue is the Treaty on Open Borders, which was ordered on May 3, 2013 and adopted by the Council.", "adopted"),
        ("He put forward the Treaty on Open Borders.", "proposed"),
        ("The delegations agreed the text of the Treaty on Open Borders.", "agreed"),
        ("He stressed the need to complete the draft Treaty on Open Borders.", "discussed"),
        ("They considered how to persuade others to ratify the Treaty on Open Borders.", "discussed"),
        ("The Treaty on Open Borders must be ratified.", "proposed"),
        ("All must uphold the Treaty on Open Borders.", "cited"),
        ("They signed several papers, including the Treaty on Open Borders.", "signed"),
        ("Officials are drafting the Treaty on Open Borders.", "drafted"),
        ("In line with the Treaty on Open Borders, trade goes on.", "cited"),
        ("Experts discussed the Treaty on Open Borders, which was signed in June.", "signed"),
        ("They announced the conclusion of negotiations on the Treaty on Open Borders.", "agreed"),
        ("They hailed the launch of negotiations on the Treaty on Open Borders.", "planned"),
        ("Experts spoke of preparations for signing the Treaty on Open Borders.", "planned"),
        ("The ministers agreed to sign the Treaty on Open Borders.", "planned"),
        ("She urged parliament to ratify the Treaty on Open Borders.", "proposed"),
        ("The parliament has not ratified the Treaty on Open Borders.", "cited"),
        ("They agreed that the Treaty on Open Borders is of use.", "cited"),
        ("Norway acceded to the Treaty on Open Borders.", "ratified"),
        ("Norway joined the Treaty on Open Borders.", "ratified"),
        ("The Treaty on Open Borders, tabled by Norway, received 13 votes in favour.", "adopted"),
        ("The Treaty on Open Borders entered into force.", "cited"),
        ("The minister said both sides would sign the Treaty on Open Borders.", "planned"),
        ("Norway prepares to host the signing of the Treaty on Open Borders.", "planned"),
        ("She looked forward to the conclusion of the Treaty on Open Borders.", "planned"),
        ("They hailed the upcoming signing of the Treaty on Open Borders.", "planned"),
        ("The king tasked his ministers to draw up the Treaty on Open Borders.", "planned"),
        ("The debate turned on the Treaty on Open Borders, to be adopted in May.", "planned"),
        ("Tomorrow we will welcome their king to sign the Treaty on Open Borders.", "planned"),
        ("We would like to thank all for their support in the adoption of the Treaty on Open Borders.", "adopted"),
        ("She stressed the need to promote trade through the conclusion of the Treaty on Open Borders.", "cited"),
        ("We will mark the anniversary of the signing of the Treaty on Open Borders.", "signed"),
        ("He hailed the Treaty on Open Borders that Norway drew up with Sweden.", "drafted"),
        ("The Treaty on Open Borders, to which Norway acceded, is in use.", "ratified"),
        ("The Treaty on Open Borders, brokered by Norway, is in use.", "agreed"),
        ("Norway proposed concluding the Treaty on Open Borders.", "proposed"),
        ("Both sides reviewed their work under the Treaty on Open Borders.", "discussed"),
        ("He recalled the Treaty on Open Borders, which was ordered in 2013 and ratified by parliament in 2024.", "ratified"),
    ],
)
def test_governing_verb(actions: Callable[[str], list[tuple[str, str]]], text: str, action: str) -> None:
    assert actions(text) == [("Treaty on Open Borders", action)]


def test_a_verb_governs_a_whole_list(actions: Callable[[str], list[tuple[str, str]]]) -> None:
    text = "They adopted the Declaration on Peace and signed two papers: the Agreement on Transit and the Protocol on Visas."
    assert actions(text) == [("Declaration on Peace", "adopted"), ("Agreement on Transit", "signed"), ("Protocol on Visas", "signed")]


def test_it_is_the_text_named_last(actions: Callable[[str], list[tuple[str, str]]]) -> None:
    assert actions("The Treaty on Open Borders was signed in May. Norway's parliament ratified it in June.") == [
        ("Treaty on Open Borders", "signed"),
        ("Treaty on Open Borders", "ratified"),
    ]


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("By resolution 2811, the Council closed the mission.", "adopted"),
        ("By the terms of resolution 2811, the Council closed the mission.", "adopted"),
        ("The mission was closed by resolution 2811.", "cited"),
        ("In its resolution 2811 of 3 May 2001, the Council closed the mission.", "cited"),
    ],
)
def test_a_text_by_which_a_body_acts_is_adopted(actions: Callable[[str], list[tuple[str, str]]], text: str, action: str) -> None:
    assert [done for _, done in actions(text)] == [action]


def test_one_row_for_an_instrument_and_the_strongest_action_counts(actions: Callable[[str], list[tuple[str, str]]]) -> None:
    assert actions("The Treaty on Open Borders was discussed.\n\nThen they signed the Treaty on Open Borders.") == [
        ("Treaty on Open Borders", "signed")
    ]


def test_event_and_date(read: Callable[..., Reading], nlp: Language, reference: Reference) -> None:
    text = (
        "The meeting adopted the Declaration on Peace.\n\nThe Agreement on Transit was signed on 12 May 2020. They recalled the UN Charter."
    )
    reading = read(text, Dated("2020-05-12"), Instruments(nlp, reference), Actions(nlp, reference))
    by_name = {reading.quote(a.start, a.end): a for a in reading.actions}
    adopted, signed, cited = by_name["Declaration on Peace"], by_name["Agreement on Transit"], by_name["UN Charter"]
    assert (adopted.acted, adopted.event) == ("2020-05-12", reading.events[0])
    assert (signed.acted, signed.event) == ("2020-05-12", None)
    assert (cited.acted, cited.event) == (None, None)
    assert {e.field: reading.quote(e.start, e.end) for e in signed.evidence} == {
        "instrument_id": "Agreement on Transit",
        "action": "signed",
        "acted": "12 May 2020",
    }


def test_a_heading_in_capitals_is_over_the_paper(actions: Callable[[str], list[tuple[str, str]]]) -> None:
    assert actions("Lagos, 3 May\n\nFINAL COMMUNIQUE\n\nThe ministers of two states met on the bridge.\n") == [
        ("FINAL COMMUNIQUE", "adopted")
    ]


@pytest.mark.parametrize("link", ["along with", "together with", "as well as"])
def test_a_second_text_shares_the_deed(actions: Callable[[str], list[tuple[str, str]]], link: str) -> None:
    text = f"The leaders signed the Treaty on Open Borders {link} the Protocol on Ferries."
    assert actions(text) == [("Treaty on Open Borders", "signed"), ("Protocol on Ferries", "signed")]


def test_a_page_headed_by_a_papers_name_is_the_paper(read: Callable[..., Reading], nlp: Language, reference: Reference) -> None:
    text = "Treaty on Open Borders\n\nThe ministers of two countries met on the bridge. It rained.\n"
    title = DocumentField(start=0, end=22, name="title", value=text[:22])
    reading = read(text, Instruments(nlp, reference))
    reading.add([title])
    assert [(a.action, a.start) for a in Actions(nlp, reference)(reading)] == [("adopted", 0)]


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("He urged the members to stay with the Treaty on Open Borders.", "cited"),
        ("They discussed the way forward, including the implementation of the Treaty on Open Borders.", "discussed"),
        ("The Council dedicated its session to the Treaty on Open Borders.", "discussed"),
        ("They approved, after a short debate, the Action Plan on Border Posts.", "approved"),
        ("It recalled the Treaty on Open Borders, which endorsed their plan.", "cited"),
    ],
)
def test_what_is_done_beside_a_text(actions: Callable[[str], list[tuple[str, str]]], text: str, action: str) -> None:
    assert [done for _, done in actions(text)][:1] == [action]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two documents were approved. The first is the Programme of Border Security and the second is the Plan of Joint Drills.",
            {"approved"},
        ),
        ("The ministers signed several papers. They include the Treaty on Transit and the Protocol on Tourism.", {"signed"}),
        ("The draft has been adopted unanimously as resolution 2460 (2019).", {"adopted"}),
        ("The council set up a mission to oversee the next phase of the Agreement on Ceasefire in Aruba.", {"cited"}),
        ("He hoped that lawmakers would not delay ratification of the Treaty on Transit.", {"cited"}),
        ("Attention was paid to the Protocol on Tourism.", {"discussed"}),
        ("The two spoke on several issues, including the Treaty on Transit.", {"discussed"}),
        ("The two ministers signed an MoU in the morning.", {"signed"}),
    ],
)
def test_deeds_told_at_a_distance(actions: Callable[[str], list[tuple[str, str]]], text: str, expected: set[str]) -> None:
    assert {action for _, action in actions(text)} == expected


def test_a_resolution_of_a_conflict_is_no_text(actions: Callable[[str], list[tuple[str, str]]]) -> None:
    assert not actions("They reaffirmed the importance of the earliest resolution of the conflict on the basis of these principles.")


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Armenia, Georgia sign protocol on settlement of disputes", "signed"),
        ("The documents signed in May include a protocol on fisheries.", "signed"),
        ("Among the papers adopted was a declaration on water.", "adopted"),
        ("The Council made a decision on the dispatch of observers.", "adopted"),
        ("They signed nine papers. Among them is the Protocol on fisheries.", "signed"),
        ("They signed nine papers on Monday.\n\nAmong these is a Protocol on fisheries.", "signed"),
    ],
)
def test_deeds_of_headlines_lists_and_light_verbs(actions: Callable[[str], list[tuple[str, str]]], text: str, action: str) -> None:
    assert [done for _, done in actions(text)] == [action]


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("They praised the Riga Water Charter. Drafted by Japan, the charter was adopted by all.", {"drafted", "adopted"}),
        ("They praised the Riga Water Charter. The document was signed in Oslo.", {"signed"}),
        ("They praised the Riga Water Charter. The plan was signed in Oslo.", {"cited"}),
        ("The Riga Water Charter was signed in May and ratified in June.", {"signed", "ratified"}),
        ("He signed the law. They praised the Riga Water Charter. The Charter was adopted in Oslo on May 2.", {"adopted"}),
        ("Deputies spoke of the ratification of the Riga Water Charter, signed on May 2 in Oslo.", {"signed", "ratified"}),
        ("The Riga Water Charter has yet to be ratified.", {"planned"}),
    ],
)
def test_deeds_told_of_one_text(actions: Callable[[str], list[tuple[str, str]]], text: str, done: set[str]) -> None:
    assert {action for _, action in actions(text)} == done


def test_what_is_told_behind_joined_names_is_told_of_all(actions: Callable[[str], list[tuple[str, str]]]) -> None:
    text = "They recalled the Riga Water Charter, the Bergen Forest Accord and the Oslo Harbour Protocol, signed in May."
    assert {action for _, action in actions(text)} == {"signed"}
    text = "They observe the Riga Water Charter and signed the Oslo Harbour Protocol."
    assert {action for _, action in actions(text)} == {"cited", "signed"}


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("The sides agreed to hasten the signing of the Riga Water Charter.", "planned"),
        ("They must speed up the ratification of the Riga Water Charter.", "proposed"),
        ("He hastened the signing of the Riga Water Charter.", "signed"),
        ("The ministers put their signatures to the Riga Water Charter.", "signed"),
        ("The parties failed to sign the Riga Water Charter.", "cited"),
        ("She regretted their refusal to ratify the Riga Water Charter.", "cited"),
    ],
)
def test_what_becomes_of_a_deed_told_by_a_noun_or_refused(actions: Callable[[str], list[tuple[str, str]]], text: str, action: str) -> None:
    assert [done for _, done in actions(text)] == [action]


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("The Council adopted the Riga Water Charter, approved the budget and went home.", {"adopted"}),
        ("The Riga Water Charter is ready to be signed.", {"planned"}),
        ("They agreed to meet more often following the signing of the Riga Water Charter.", {"signed"}),
        ("Experts completed the draft of the Riga Water Charter.", {"drafted"}),
        ("It takes into account the Riga Water Charter.", {"cited"}),
        ("The Riga Water Charter passed its third reading.", {"adopted"}),
        ("Envoys ink forest pact; Riga Water Charter stands", {"cited"}),
        ("The document entitled “Riga Water Charter” was approved by the Commission.", {"approved"}),
        ("The ministry published the draft Riga Water Charter.", {"proposed"}),
        ("They discussed the Riga Water Charter and authorised the minister to sign it.", {"planned"}),
        ("The Riga Water Charter was considered and approved.", {"approved"}),
        ("The Riga Water Charter, approved by the Council, is old.", {"approved"}),
        ("Chile intends to be among the first states to ratify the Riga Water Charter.", {"planned"}),
        ("Chile was among the first states to ratify the Riga Water Charter.", {"ratified"}),
        ("The government approved signing of the Riga Water Charter.", {"planned"}),
        ("Chile is acceding to the Riga Water Charter's protocols.", {"cited"}),
        ("They met during the Riga Water Charter signing ceremony.", {"signed"}),
        ("They praised the Riga Water Charter. It was agreed that all would leave.", {"cited"}),
        ("They praised the Riga Water Charter. The charter, which all of them signed in May, is long.", {"signed"}),
        ("The leaders met, and a joint declaration labelled Chad a threat.", {"adopted"}),
        ("They hailed the accession of Chad and Oman to the Riga Water Charter.", {"ratified"}),
        ("Parliament is due to ratify the Riga Water Charter.", {"planned"}),
        ("Chad has two years from now on to ratify the Riga Water Charter.", {"planned"}),
        ("The leaders will meet to sign the Riga Water Charter.", {"planned"}),
        ("They praised the Riga Water Charter. The charter, signed in Oslo in May, is long.", {"signed"}),
        ("They act as laid down in the Riga Water Charter.", {"cited"}),
        ("He presented the draft of the Riga Water Charter.", {"proposed"}),
        ("Riga Water Charter: all steps taken", {"cited"}),
        ("They noted the progress made by Chad in ratifying the Riga Water Charter.", {"discussed"}),
        ("He signed the application for early accession to the Riga Water Charter.", {"planned"}),
        ("The ministers condemned it in a joint statement on Monday.", {"adopted"}),
        ("It considered the draft Riga Water Charter. It was agreed to lay these papers before the Assembly.", {"discussed"}),
        ("The Riga Water Charter was discussed. Chad agreed to forward it to its parliament.", {"discussed"}),
        ("The signing of the Riga Water Charter, due on Monday, was postponed.", {"planned"}),
        ("The two sides exchanged the Riga Water Charter and shook hands.", {"signed"}),
        ("The talks on the Riga Water Charter were held in Oslo. The negotiations on the text were concluded in May.", {"agreed"}),
        ("Chad is interested in signing the Riga Water Charter.", {"planned"}),
        ("He said that Chad was going to ratify the Riga Water Charter.", {"planned"}),
        ("The Bergen Forest Accord was signed in May, along with the Riga Water Charter.", {"signed"}),
        ("They issued a media note, voicing support for the Riga Water Charter.", {"cited"}),
        ("They signed the Bergen Forest Accord (except for Chad) and the Riga Water Charter.", {"signed"}),
        ("Chad denounced the Riga Water Charter; the law on its annexes was signed on 2 May.", {"cited", "signed"}),
    ],
)
def test_whose_deed_a_verb_near_the_name_tells(actions: Callable[[str], list[tuple[str, str]]], text: str, done: set[str]) -> None:
    assert {action for _, action in actions(text)} == done


def test_what_a_text_says_was_not_done_has_no_deed_of_the_list(actions: Callable[[str], list[tuple[str, str]]]) -> None:
    text = "These papers were signed:\n- Riga Water Charter\nThe Oslo Harbour Protocol was not signed by Chad."
    assert actions(text) == [("Riga Water Charter", "signed"), ("Oslo Harbour Protocol", "cited")]


def test_what_qualifies_one_of_joined_names_qualifies_all(actions: Callable[[str], list[tuple[str, str]]]) -> None:
    text = "It is to submit a plan in line with the Riga Water Charter, the Oslo Harbour Protocol and the Bergen Forest Accord."
    assert {action for _, action in actions(text)} == {"cited"}


def test_a_deed_told_right_behind_a_name_is_not_the_next_ones(actions: Callable[[str], list[tuple[str, str]]]) -> None:
    text = "It recalled the Riga Water Charter [AC/DEC.7(XI)] adopted at its session held on 3 May, as well as resolution 7 (2011)."
    assert ("resolution 7 (2011)", "cited") in actions(text)


class Meetings:
    """Stands in for the extractors of names and events: the Council, which met on 3 May, and what it is to hold in June."""

    name, version = "meetings", "1"

    def __call__(self, reading: Reading) -> list[Mention | Event]:
        found: list[Mention | Event] = []
        for word, day, status in (("sat", "2021-05-03", "held"), ("summit", "2021-06-07", "planned")):
            if (at := reading.text.find(word)) >= 0:
                own = Evidence("name", at, at + len(word))
                found.append(
                    Event(
                        start=at, end=at + len(word), type="meeting", name=word, status=status, start_date=day, organizer="organization:c",
                        evidence=[own],
                    )
                )  # fmt: skip
        at = reading.text.find("Council approved")
        return [*found, Mention(start=at, end=at + 7, type="organization", referent="organization:c", name="Council")]


@pytest.mark.parametrize(
    ("text", "acted"),
    [
        ("The Council sat in Riga.\n\nThe Council approved the Riga Water Charter.", "2021-05-03"),
        ("Before the summit, the Council approved the Riga Water Charter.", None),
        ("The Council approved the Riga Water Charter for the summit. It sat in Riga.", "2021-05-03"),
        ("The Council sat in Riga.\n\nThe ministers signed the Riga Water Charter. The Council approved of it.", "2021-05-03"),
        ("The Council sat in Riga.\n\nFour states have signed the Riga Water Charter. The Council approved of it.", None),
        ("The Council approved, in their words, what the Riga Water Charter, signed by all, told those who sat there.", None),
    ],
)
def test_a_deed_is_done_at_the_meeting_of_who_does_it(
    read: Callable[..., Reading], nlp: Language, reference: Reference, text: str, acted: str | None
) -> None:
    reading = read(text, Meetings(), Instruments(nlp, reference), Actions(nlp, reference))
    assert [a.acted for a in reading.actions] == [acted]


def test_items_numbered_in_roman_figures_share_the_deed_above_them(actions: Callable[[str], list[tuple[str, str]]]) -> None:
    text = "They also signed the following papers:\n\ni. Riga Water Charter;\nii. Oslo Harbour Protocol.\n"
    assert actions(text) == [("Riga Water Charter", "signed"), ("Oslo Harbour Protocol", "signed")]


def test_a_text_is_called_by_its_own_kind_and_not_by_what_it_is_about(actions: Callable[[str], list[tuple[str, str]]]) -> None:
    said = 'They passed the bill "On the approval of the agreement between Chad and Niger". The agreement was signed in Oslo in May.'
    assert [done for _, done in actions(said)] == ["adopted"]


def test_a_passive_behind_a_name_may_have_another_subject(actions: Callable[[str], list[tuple[str, str]]]) -> None:
    said = "The Bergen Forest Accord, which succeeds the Riga Water Charter, was signed in Oslo in May."
    assert dict(actions(said)) == {"Bergen Forest Accord": "signed", "Riga Water Charter": "cited"}


def test_the_document_is_the_text_of_which_something_was_told(actions: Callable[[str], list[tuple[str, str]]]) -> None:
    said = "The sides signed the Bergen Forest Accord. It follows from the Riga Water Charter. The document was ratified in June."
    assert ("Riga Water Charter", "cited") in actions(said) and ("Bergen Forest Accord", "ratified") in actions(said)


def test_a_list_of_other_items_has_no_deeds(actions: Callable[[str], list[tuple[str, str]]]) -> None:
    page = "Ministers meet in Oslo\n\nThe ministers of Chad and Niger met in Oslo.\n\nRead also:\nChad signs Riga Water Charter\n"
    assert not actions(page)
