# ruff: noqa: E501 - samples stand side by side
"""Fields of pages of several kinds."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from spacy.language import Language

from seedline.extract.dates import Dates
from seedline.extract.documents.extractor import Fields
from seedline.extract.reading import Reading
from seedline.extract.reports import Mention
from seedline.reference import Reference

BODY = "The foreign ministers met in the capital and discussed cooperation in transport, energy and education for two hours."
NAMES = {
    "ALMATY": "place", "Almaty": "place", "Moscow": "place", "Bishkek": "place", "Example Agency": "organization", "EXAMPLEPRESS": "organization",
    "Zenda News": "person", "AP Photo": "organization", "MINISTRY OF TRADE": "organization", "MINISTRY OF ROADS": "organization", "Kazakhstan": "country",
    "Ministry of Foreign Affairs of Ruritania": "organization", "Anna Example": "person", "Boris Sample": "person", "Zenda Herald": "organization",
    "Türkiye Cumhuriyeti Dışişleri Bakanlığı": "organization", "Xinhua": "organization", "Reuters": "organization",
    "3rd Example Council": "organization", "Jakarta Post": "organization",
}  # fmt: skip


class Names:
    """Stands in for the extractor of mentions: the names above, wherever they stand."""

    name, version = "names", "0"

    def __call__(self, reading: Reading) -> Iterable[Mention]:
        for name, kind in NAMES.items():
            start = reading.text.find(name)
            while start >= 0:
                yield Mention(start=start, end=start + len(name), type=kind, referent=f"{kind}:~{name.casefold()}", name=name)
                start = reading.text.find(name, start + 1)


@pytest.fixture(scope="module")
def fields(nlp: Language, reference: Reference, read: Callable[..., Reading]) -> Callable[..., dict[str, str]]:
    dates, names, own = Dates(nlp, reference), Names(), Fields(nlp, reference)

    def run(*lines: str) -> dict[str, str]:
        reading = read("\n".join(lines), dates, names, own)
        return {n: f.value for n in ("title", "kind", "publisher", "author", "published", "place", "language") if (f := reading.field(n))}

    return run


def test_a_wire_story(fields: Callable[..., dict[str, str]]) -> None:
    found = fields("6 Sep 2018 22:22", "", "Ministers agree on transport plan", "", "ALMATY. Sept 6 (Example Agency) - " + BODY)
    assert found == {
        "title": "Ministers agree on transport plan",
        "kind": "news",
        "publisher": "Example Agency",
        "published": "2018-09-06",
        "place": "place:~almaty",
        "language": "en",
    }


@pytest.mark.parametrize(
    "dateline",
    ["ALMATY. EXAMPLEPRESS – ", "ALMATY, MAY 24, EXAMPLEPRESS. ", "ALMATY, 24 May (EXAMPLEPRESS) – ", "ALMATY, May 24. /EXAMPLEPRESS/. "],
)
def test_agencies_in_datelines(fields: Callable[..., dict[str, str]], dateline: str) -> None:
    found = fields("Ministers agree on transport plan", "24.05.2022, 15:12", dateline + BODY)
    assert (found["publisher"], found["place"], found["published"]) == ("EXAMPLEPRESS", "place:~almaty", "2022-05-24")


def test_a_ministry_page(fields: Callable[..., dict[str, str]]) -> None:
    found = fields("Ministry of Foreign Affairs of Ruritania", "EN RU", "Ministers agree on transport plan", "13.04.2024 | 211", "", BODY)
    assert (found["publisher"], found["kind"], found["published"]) == (
        "Ministry of Foreign Affairs of Ruritania",
        "press_release",
        "2024-04-13",
    )


def test_byline_on_the_dateline(fields: Callable[..., dict[str, str]]) -> None:
    found = fields("Ministers agree on transport plan", "16:41, 27 September 2023, Bishkek - Example Agency, Anna Example", "", BODY)
    assert (found["author"], found["place"], found["publisher"]) == ("Anna Example", "place:~bishkek", "Example Agency")


@pytest.mark.parametrize("line", ["By Anna Example", "Category: News Written by Anna Example Hits: 12"])
def test_bylines(fields: Callable[..., dict[str, str]], line: str) -> None:
    assert fields("Ministers agree on transport plan", line, BODY)["author"] == "Anna Example"


def test_author_at_the_end(fields: Callable[..., dict[str, str]]) -> None:
    assert fields("Ministers agree on transport plan", "24.05.2022", BODY, "Anna Example")["author"] == "Anna Example"


def test_place_and_date_behind_the_headline(fields: Callable[..., dict[str, str]]) -> None:
    found = fields(
        "Remarks by Boris Sample at the opening of talks (Moscow, February 6, 2026)", "", "I am glad to see all of you here today."
    )
    assert (found["place"], found["published"], found["kind"]) == ("place:~moscow", "2026-02-06", "transcript")


def test_a_transcript_by_its_labels(fields: Callable[..., dict[str, str]]) -> None:
    found = fields(
        "Talks in the capital", "24.05.2022", "Anna Example: Good evening, friends.", "Boris Sample: Thank you, it is good to be here."
    )
    assert found["kind"] == "transcript"


def test_a_speech_is_a_statement(fields: Callable[..., dict[str, str]]) -> None:
    speech = "I thank you for the invitation. We stand for peace, and our country will do its part in the region and beyond. " * 3
    assert fields(speech.strip(), speech.strip())["kind"] == "statement"


def test_first_person_in_quotation_marks_is_no_speech(fields: Callable[..., dict[str, str]]) -> None:
    quoted = "“I thank you for the invitation, and we stand for peace in our region,” the minister told reporters after the talks in the capital."
    assert fields("Ministers agree on plan", "24.05.2022", quoted, quoted, quoted)["kind"] == "news"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Press release on consultations of ministers", "press_release"),
        ("Joint statement of the foreign ministers", "statement"),
        ("Interview with the Secretary General on transport", "interview"),
        ("Article by Anna Example on the future of transport published in Zenda Herald", "other"),
        ("All materials on the topic of transport", "index"),
        ("Foreign Minister's answers to media questions in Zenda", "transcript"),
    ],
)
def test_kinds_by_headline(fields: Callable[..., dict[str, str]], title: str, kind: str) -> None:
    assert fields(title, "24.05.2022", BODY)["kind"] == kind


def test_paper_and_author_of_an_article(fields: Callable[..., dict[str, str]]) -> None:
    found = fields("Article by Anna Example on the future of transport published in Zenda Herald", "24.05.2022", BODY)
    assert (found["author"], found["publisher"]) == ("Anna Example", "Zenda Herald")


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("ALMATY, Jan. 5 (Example Agency) -- ", "almaty"), ("ALMATY (Example Agency) _ ", "almaty"), ("Almaty [Ruritania], July 29 (Example Agency): ", "almaty"),
        ("Almaty, Mar 22 (Example Agency) ", "almaty"), ("BISHKEK, Ruritania, July 23 (Example Agency) -- ", None), ("Bishkek (Example Agency) – ", "bishkek"),
    ],
)  # fmt: skip
def test_datelines_of_wires(fields: Callable[..., dict[str, str]], head: str, place: str | None) -> None:
    found = fields("Ministers agree on transport plan", head + BODY)
    assert (found["publisher"], found["kind"], found.get("place")) == ("Example Agency", "news", place and f"place:~{place}")


@pytest.mark.parametrize("head", ["Almaty, 22 September 2026 – ", "Almaty, 14 February 2024: ", "ALMATY, 24 January 2023 – "])
def test_datelines_of_offices(fields: Callable[..., dict[str, str]], head: str) -> None:
    found = fields("Ministers agree on transport plan", head + BODY)
    assert (found["kind"], found["place"].casefold(), found.get("publisher")) == ("press_release", "place:~almaty", None)


def test_a_story_of_a_news_conference_is_news(fields: Callable[..., dict[str, str]]) -> None:
    assert fields("Minister to hold news conference on Friday", "ALMATY, May 24. /EXAMPLEPRESS/. " + BODY)["kind"] == "news"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Remarks by the President at the opening of the summit", "transcript"),
        ("Comment by the Foreign Ministry Spokesperson on the talks", "statement"),
        ("Weekly media briefing by the Official Spokesperson", "transcript"),
    ],
)
def test_headlines_that_name_their_kind(fields: Callable[..., dict[str, str]], title: str, kind: str) -> None:
    assert fields(title, "24.05.2022", BODY)["kind"] == kind


def test_a_headline_that_reports_on_remarks_names_no_kind(fields: Callable[..., dict[str, str]]) -> None:
    assert fields("Ruritania regrets remarks by the minister of Zenda", "24.05.2022", BODY)["kind"] in ("news", "press_release")


def test_one_labelled_speaker_makes_remarks_a_transcript(fields: Callable[..., dict[str, str]]) -> None:
    assert fields("Remarks by the President on trade", "24.05.2022", "THE PRESIDENT: Good evening, friends.", BODY)["kind"] == "transcript"


def test_a_distributor_publishes_yet_makes_no_news(fields: Callable[..., dict[str, str]]) -> None:
    found = fields("Ministers agree on transport plan", "ALMATY, December 10, 2024/APO Group/ --", BODY)
    assert (found["kind"], found["publisher"]) == ("press_release", "APO Group")


def test_nothing_is_invented(fields: Callable[..., dict[str, str]]) -> None:
    assert set(fields(BODY, BODY)) == {"kind", "language"}


def test_title_without_markup(fields: Callable[..., dict[str, str]]) -> None:
    assert fields("# Ministers agree on *plan*", BODY)["title"] == "Ministers agree on *plan"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le ministre des affaires étrangères a rencontré son homologue et les deux parties sont convenues de la suite.", "fr"),
        ("Министр иностранных дел встретился с коллегой, и они договорились о том, что визит состоится в мае.", "ru"),
        ("Der Minister hat sich mit dem Kollegen getroffen und die Lage in der Region ist ruhig.", "de"),
    ],
)
def test_languages(fields: Callable[..., dict[str, str]], text: str, language: str) -> None:
    assert fields(text)["language"] == language


@pytest.mark.parametrize("text", ["", "\n\n", "\u202eабв\u202c", "🙂", "(((", "1", "#", ":", "\u0000", "a" * 10_000, "“" * 50])
def test_no_text_raises(fields: Callable[..., dict[str, str]], text: str) -> None:
    fields(text)


def test_a_publisher_in_front_matter(fields: Callable[..., dict[str, str]]) -> None:
    found = fields(
        "---", 'title: "Ministers agree on plan"', "publisher: Zenda Herald", "author: Anna Example", "date: 2026-01-04", "---", "", BODY
    )
    assert (found["title"], found["publisher"], found["author"], found["published"]) == (
        "Ministers agree on plan",
        "Zenda Herald",
        "Anna Example",
        "2026-01-04",
    )


@pytest.mark.parametrize(
    "line", ["Anna Example", "Anna Example Diplomatic editor", "Anna Example, Staff Writer", "Anna Example (with agencies)"]
)
def test_a_name_alone_below_the_headline_is_the_author(fields: Callable[..., dict[str, str]], line: str) -> None:
    found = fields("Ministers agree on transport plan", line, "", BODY)
    assert (found["author"], found["kind"]) == ("Anna Example", "news")


@pytest.mark.parametrize("line", ["Anna Example meets press", "Anna Example, Minister of Transport"])
def test_a_name_with_more_than_a_job_is_no_author(fields: Callable[..., dict[str, str]], line: str) -> None:
    assert "author" not in fields("Ministers agree on transport plan", line, "", BODY)


def test_nobody_writes_about_himself(fields: Callable[..., dict[str, str]]) -> None:
    assert "author" not in fields("Remarks by Minister Example", "Anna Example", "", BODY)


def test_the_job_stands_before_the_name(fields: Callable[..., dict[str, str]]) -> None:
    assert fields("Ministers agree on transport plan", "By Foreign affairs reporter Anna Example", "", BODY)["author"] == "Anna Example"


def test_a_byline_tells_the_place(fields: Callable[..., dict[str, str]]) -> None:
    found = fields("Ministers agree on transport plan", "By Anna Example in Bishkek", "", BODY)
    assert (found["author"], found["place"]) == ("Anna Example", "place:~bishkek")


@pytest.mark.parametrize(
    "line", ["ALMATY", "ALMATY The ministers met in the capital and discussed cooperation in transport and energy for two hours."]
)
def test_a_capital_place_needs_no_dash(fields: Callable[..., dict[str, str]], line: str) -> None:
    assert fields("Ministers agree on transport plan", "24.05.2022", line, BODY)["place"] == "place:~almaty"


def test_the_head_of_a_page_is_as_long_as_its_furniture(fields: Callable[..., dict[str, str]]) -> None:
    frame = [f"Section {n}" for n in "abcdefghijklmno"]
    found = fields("Ministers agree on transport plan", *frame, "ALMATY, May 24 (Example Agency) -- " + BODY)
    assert (found["publisher"], found["place"]) == ("Example Agency", "place:~almaty")


def test_a_day_of_another_calendar_in_the_dateline(fields: Callable[..., dict[str, str]]) -> None:
    found = fields("Ministers agree on plan", "Almaty, 12 Shaban 1444 H corresponding to 4 March 2023 EXAMPLEPRESS--" + BODY)
    assert (found["publisher"], found["place"], found["published"]) == ("EXAMPLEPRESS", "place:~almaty", "2023-03-04")


@pytest.mark.parametrize("line", ["https://mfa.example.org/news/12", "https://t.me/RuritaniaMFA/31", "SG/SM/21435"])
def test_an_offices_address_makes_a_release(fields: Callable[..., dict[str, str]], line: str) -> None:
    story = "The minister told reporters on Monday that the talks had gone well, and that more would follow in the coming weeks."
    assert fields("Ministers agree on transport plan", line, "24.05.2022", BODY, story)["kind"] == "press_release"
    assert fields("Ministers agree on transport plan", "24.05.2022", BODY, story)["kind"] == "news"


def test_the_sites_own_name_publishes_what_nobody_else_does(fields: Callable[..., dict[str, str]]) -> None:
    assert (
        fields("Ministers agree on plan", BODY, BODY, "You can now write for zendapost.com and be a part of the community.")["publisher"]
        == "zendapost.com"
    )
    assert "publisher" not in fields("Ministers agree on plan", BODY, BODY, "Photo: zendapost.com")


def test_a_member_whose_remarks_a_record_prints_is_the_author(fields: Callable[..., dict[str, str]]) -> None:
    found = fields(
        "RECOGNIZING A PARTNER",
        "HON. ANNA EXAMPLE",
        "of zenda",
        "Thursday, February 17, 2022",
        "Ms. EXAMPLE of Zenda. Madam Speaker, I rise today.",
    )
    assert (found["author"].casefold(), found["kind"]) == ("anna example", "transcript")


def test_a_machines_date_in_front_of_the_text(fields: Callable[..., dict[str, str]]) -> None:
    found = fields(
        " date 2022-05-16 ALMATY. EXAMPLEPRESS The ministers met in the capital and discussed cooperation for two hours.", "", BODY
    )
    assert (found["published"], found["publisher"], found["place"], found["kind"]) == (
        "2022-05-16",
        "EXAMPLEPRESS",
        "place:~almaty",
        "news",
    )


def test_an_outlet_taken_for_a_person_is_no_author(fields: Callable[..., dict[str, str]]) -> None:
    assert "author" not in fields("Ministers agree on transport plan", "May 03, 2024 8:12 PM", "Zenda News", "", BODY)


def test_a_body_speaks_of_its_officer_by_the_office_alone(fields: Callable[..., dict[str, str]]) -> None:
    assert (
        fields(f"Secretary General visits the mountain posts\n27 Sep. 2017\n{BODY}\n{BODY} He said that it was good.")["kind"]
        == "press_release"
    )


def test_an_unknown_byline_and_outlet_by_form(fields: Callable[..., dict[str, str]]) -> None:
    found = fields(
        f"Strelsau Morning Herald > Politics\nViews: 12\nMinisters meet in the old castle again\n14.03.2023 17:20By Flavia Tarlenheim\n{BODY}"
    )
    assert (found["publisher"], found["author"]) == ("Strelsau Morning Herald", "Flavia Tarlenheim")


def test_year_of_the_number_in_the_headline(fields: Callable[..., dict[str, str]]) -> None:
    assert fields(f"Council Extends Mandate, Adopting Resolution 2619 (2022)\n{BODY}\n{BODY}")["published"] == "2022"


def test_joint_authors(fields: Callable[..., dict[str, str]]) -> None:
    assert (
        fields("Ministers agree on transport plan", "By Anna Example and Boris Sample", BODY)["author"] == "Anna Example and Boris Sample"
    )


def test_a_ministry_beside_the_date_publishes_and_is_no_place(fields: Callable[..., dict[str, str]]) -> None:
    found = fields("Ministers agree on transport plan", "Türkiye Cumhuriyeti Dışişleri Bakanlığı 14.03.2022", BODY)
    assert (found.get("publisher"), found.get("place")) == ("Türkiye Cumhuriyeti Dışişleri Bakanlığı", None)


@pytest.mark.parametrize(
    "lead",
    [
        "The talks were held in the castle, Zendapress reports.",
        "The talks were held in the castle, Zendapress informs.",
        "The talks were held in the castle, Zendapress reports, citing the ministry.",
        "The talks were held in the castle, Zendapress learned from the palace.",
    ],
)
def test_an_outlet_that_tells_its_own_story_publishes(fields: Callable[..., dict[str, str]], lead: str) -> None:
    found = fields("Ministers agree on transport plan", "", lead, BODY)
    assert (found["publisher"], found["kind"]) == ("Zendapress", "news")


@pytest.mark.parametrize(
    "lead", ["The talks were held in the castle, Zendapress reported.", "Zendapress reported that talks were held in the castle."]
)
def test_an_outlet_that_a_story_cites_does_not_publish(fields: Callable[..., dict[str, str]], lead: str) -> None:
    assert "publisher" not in fields("Ministers agree on transport plan", "", lead, BODY)


def test_outlets_that_ask_do_not_publish(fields: Callable[..., dict[str, str]]) -> None:
    found = fields(
        "Spokesperson's regular press conference",
        "",
        "CCTV: What comes of the visit?",
        "Anna Example: Much.",
        "AFP: And then?",
        "Anna Example: More.",
    )
    assert (found["kind"], found.get("publisher")) == ("transcript", None)


def test_a_signature_names_author_and_outlet(fields: Callable[..., dict[str, str]]) -> None:
    found = fields("Ministers agree on transport plan", "14.03.2022", BODY, "Flavia Tarlenheim, ZnA", "Photo: press service")
    assert (found["author"], found["publisher"]) == ("Flavia Tarlenheim", "ZnA")


@pytest.mark.parametrize(
    ("frame", "publisher"),
    [
        ("© 2014-2020 Strelsau Associates", "Strelsau Associates"),
        ("Strelsau Morning News reserves the right to delete any comment.", "Strelsau Morning News"),
        (
            "Ministry of Foreign Affairs of Ruritania, Castle Street 5 | Tel Number: 00960 332-3400",
            "Ministry of Foreign Affairs of Ruritania",
        ),
    ],
)
def test_names_in_the_frame_below_the_text(fields: Callable[..., dict[str, str]], frame: str, publisher: str) -> None:
    assert fields("Ministers agree on transport plan", "14.03.2022", BODY, BODY, frame)["publisher"] == publisher


@pytest.mark.parametrize(
    ("lead", "kind"),
    [
        ("The Prime Minister spoke to the guests this evening. They agreed to stay in close contact on the river.", "press_release"),
        ("Today, the Prime Minister spoke with the guests of the castle, and they agreed to stay in close contact.", "press_release"),
        ("The Ruritanian foreign minister said on Thursday that the talks on the river would go on until the summer.", "news"),
    ],
)
def test_whose_officer_opens_the_text(fields: Callable[..., dict[str, str]], lead: str, kind: str) -> None:
    lead = lead.replace("Ruritanian", "Kenyan")
    assert fields("Talks on the river in the old castle", "", lead, lead)["kind"] == kind


def test_recitals_make_a_statement(fields: Callable[..., dict[str, str]]) -> None:
    text = [
        "The Council of the Valley,",
        "Recalling its decision on the river;",
        "Noting the report of the ministers;",
        "Reaffirming its resolve;",
        "1. Decides to meet again.",
    ]
    assert fields(*text)["kind"] == "statement"


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        (("13 September, 2022On that day the ministers came to the castle.", BODY), "2022-09-13"),
        (("(September 2010)", BODY), "2010-09"),
        (("27 января 2015", BODY), "2015-01-27"),
        (("Published March 24,2021", BODY), "2021-03-24"),
    ],
)
def test_more_mastheads(fields: Callable[..., dict[str, str]], lines: tuple[str, ...], published: str) -> None:
    assert fields("Ministers agree on transport plan", *lines)["published"] == published


def test_days_of_other_items_below_the_text_date_nothing(fields: Callable[..., dict[str, str]]) -> None:
    found = fields(
        "Ministers agree on plan", BODY, BODY, "Related news", "Road opened", "11:50 / 04.11.2024", "Bridge opened", "14:28 / 29.10.2024"
    )
    assert "published" not in found


def test_a_distributors_note_in_front_of_the_dateline(fields: Callable[..., dict[str, str]]) -> None:
    found = fields("Ministers agree on plan", "(SENDER- Example Wire (EXW)) ALMATY, Nov 26 (EXAMPLEPRESS) -- " + BODY)
    assert (found["publisher"], found["place"]) == ("EXAMPLEPRESS", "place:~almaty")


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["President of Ruritania", "News | Documents | Search"], "President of Ruritania"),
        (["Ministry of Foreign Affairs REPUBLIC OF RURITANIA", "Home   Media   Contacts"], "Ministry of Foreign Affairs REPUBLIC OF RURITANIA"),
        (["Official website of the", "President of the Republic of Ruritania"], "Official website of the President of the Republic of Ruritania"),
        (["Welcome to the United Nations", "Home   About   Media"], "United Nations"),
        (["Embassy of Ruritania in Austria | EN DE"], "Embassy of Ruritania in Austria"),
    ],
)  # fmt: skip
def test_the_name_above_the_headline_is_the_publisher(fields: Callable[..., dict[str, str]], lines: list[str], name: str) -> None:
    found = fields(*lines, "Ministers agree on transport plan", "24.05.2022", BODY)
    assert (found["publisher"], found["title"]) == (name, "Ministers agree on transport plan")


def test_a_section_above_the_headline_is_no_publisher(fields: Callable[..., dict[str, str]]) -> None:
    assert "publisher" not in fields("Latest News", "Ministers agree on transport plan", "24.05.2022", BODY)


def test_a_channels_name_stands_above_its_post(fields: Callable[..., dict[str, str]]) -> None:
    found = fields("MFA Kazakhstan 🇰🇿", "2025-11-28T11:20:45+00:00", BODY)
    assert found["publisher"] == "MFA Kazakhstan"
    assert "title" not in found


def test_who_issued_the_text_stands_below_the_headline(fields: Callable[..., dict[str, str]]) -> None:
    found = fields("Ministers agree on transport plan", "Office of the President of the Republic of Kazakhstan", "14 May 2022", BODY)
    assert found["publisher"] == "Office of the President of the Republic of Kazakhstan"


def test_the_readers_day_dates_no_page(fields: Callable[..., dict[str, str]]) -> None:
    found = fields(
        "Flag Thursday, 21 November 2024", "All news", "Politics", "1 July 2021, 18:22", "Ministers agree on transport plan", BODY
    )
    assert found["published"] == "2021-07-01"
    found = fields("Today: 17 February 2025", "Politics", "Ministers agree on transport plan", "24.11.2023 [18:20]", BODY)
    assert found["published"] == "2023-11-24"


def test_a_mark_of_speech_in_front_of_an_account_makes_no_transcript(fields: Callable[..., dict[str, str]]) -> None:
    told = "💬 In his speech the Minister, referring to the plan, emphasized that the capital supports a network of roads and railways."
    assert fields("2025-11-28T11:20:45+00:00", BODY, told)["kind"] != "transcript"


def test_brackets_name_the_kind_behind_any_headline(fields: Callable[..., dict[str, str]]) -> None:
    page = [
        "Transport plan is a chance for the whole region: minister (INTERVIEW)",
        "24.05.2022",
        "Q: What is in the plan?",
        "A: I see roads in it.",
    ]
    assert fields(*page)["kind"] == "interview"


@pytest.mark.parametrize("more", ["Displaying 11 - 20 of 730", "1 2 3 4 ... 37"])
def test_a_list_that_is_turned_is_an_index(fields: Callable[..., dict[str, str]], more: str) -> None:
    assert fields("News on the topic of transport", BODY, BODY, BODY, more)["kind"] == "index"


def test_a_headline_below_other_items(fields: Callable[..., dict[str, str]]) -> None:
    items = [x for place in ("Almaty", "Moscow", "Bishkek") for x in ("05.12.2025", f"In {place} {BODY[0].lower()}{BODY[1:]}")]
    found = fields(*items, "Announcement: councils will meet in Bishkek next week", "24.11.2025", BODY)
    assert (found["title"], found["published"], found["kind"]) == (
        "Announcement: councils will meet in Bishkek next week",
        "2025-11-24",
        "index",
    )


def test_an_agency_behind_a_date_without_marks(fields: Callable[..., dict[str, str]]) -> None:
    found = fields("Ministers agree on transport plan", "ALMATY. May 14. EXAMPLEPRESS " + BODY)
    assert (found["publisher"], found["place"]) == ("EXAMPLEPRESS", "place:~almaty")


def test_a_newspapers_sections_make_news(fields: Callable[..., dict[str, str]]) -> None:
    assert (
        fields("Business", "Sports", "Opinion", "Ministers agree on transport plan", "24.05.2022", BODY, "Advertisement")["kind"] == "news"
    )


@pytest.mark.parametrize(
    "head", ["14 May 2022, Almaty: ", "14 May 2022 – Almaty, Kazakhstan: ", "14 May 2022, ALMATY – "],
)  # fmt: skip
def test_a_place_behind_the_day(fields: Callable[..., dict[str, str]], head: str) -> None:
    found = fields("Ministers agree on transport plan", head + BODY)
    assert (found["place"], found["published"]) == ("place:~almaty", "2022-05-14")


def test_an_agency_behind_a_bracketed_country(fields: Callable[..., dict[str, str]]) -> None:
    found = fields("Ministers agree on transport plan", "Almaty (Kazakhstan) (EXAMPLEPRESS) – " + BODY)
    assert (found["publisher"], found["place"], found["kind"]) == ("EXAMPLEPRESS", "place:~almaty", "news")


def test_a_crumb_names_the_kind(fields: Callable[..., dict[str, str]]) -> None:
    turns = [
        "Question: What is in the plan?",
        "B. Sample: I see roads in it, and we are glad of them.",
        "Question: And then?",
        "B. Sample: We shall see.",
    ]
    found = fields(
        "Home > Press center > Interviews of the Ambassador", "Ambassador to Zenda Today: roads are good", "15 November 2024", *turns
    )
    assert found["kind"] == "interview"


def test_a_page_that_says_who_published_it(fields: Callable[..., dict[str, str]]) -> None:
    found = fields(
        "Ministers agree on transport plan", "Published by Ports & Trade Monitor®", "Posted on May 3, 2024", "By Anna Example",
        "ALMATY (Example Agency) -The foreign ministers met on Friday.", BODY,
    )  # fmt: skip
    assert found["title"] == "Ministers agree on transport plan"
    assert (found["publisher"], found["author"], found["place"]) == ("Ports & Trade Monitor", "Anna Example", "place:~almaty")


def test_the_speaker_in_a_subtitle_is_no_author(fields: Callable[..., dict[str, str]]) -> None:
    found = fields(
        "Weekly press conference",
        "by Zenda Herald Secretary General Anna Example",
        "3 February 2016",
        "Good morning.",
        "We met, and I thank you.",
    )
    assert "author" not in found


def test_the_source_of_what_a_distributor_sends(fields: Callable[..., dict[str, str]]) -> None:
    found = fields(
        "Source: Ministry of Foreign Affairs of Ruritania |", "Communiqué on the talks", "ALMATY, Ruritania, May 11, 2015/APO/ --", BODY
    )
    assert (found["publisher"], found["author"]) == ("APO", "Ministry of Foreign Affairs of Ruritania")


def test_a_bar_above_the_headline_holds_the_readers_day(fields: Callable[..., dict[str, str]]) -> None:
    found = fields(
        "World   Europe   Asia   Monday, 9 June 2025",
        "Home / News / Economy",
        "Ministers agree on transport plan",
        "10:15, 07.06.2025   Views: 412",
        BODY,
    )
    assert found["published"] == "2025-06-07"


def test_a_day_in_a_sentence_dates_no_page(fields: Callable[..., dict[str, str]]) -> None:
    assert "published" not in fields(
        "On 14 May 2021, OSCE Secretary General met the ministers at the palace in the capital for talks.", BODY
    )


def test_reported_and_quoted_words_are_no_speech(fields: Callable[..., dict[str, str]]) -> None:
    told = "The deputy minister noted that our country supports the work of the union and that we attach importance to it, as our interests coincide."
    assert fields("Envoy visits the capital", BODY, told, told)["kind"] != "statement"
    opened = 'The prime minister said that talks went on. "I must say that we like our union, and we want our markets open.'
    left = "I hope that our partners share our view, and I am sure that we shall find our way together with our friends and all our neighbours."
    assert fields("Prime minister speaks of talks", BODY, opened, left, left)["kind"] != "statement"
    assert fields("Prime minister speaks of talks", left, left, left)["kind"] in ("statement", "transcript")


def test_an_officer_of_a_body_opens_its_release(fields: Callable[..., dict[str, str]]) -> None:
    lead = "The Chairperson of the Example Agency, Anna Example, was received this morning by the host. They discussed the situation in the region at length."
    assert fields("The chairperson meets the host", lead, BODY)["kind"] == "press_release"


def test_an_agency_behind_a_dash_and_at_the_end(fields: Callable[..., dict[str, str]]) -> None:
    assert fields("Envoy tells of talks", "MOSCOW, 8 March – RIA Novosti. " + BODY, BODY)["publisher"] == "RIA Novosti"
    assert fields("Envoy tells of talks", BODY, BODY[:-1] + ". (ZNA)")["publisher"] == "ZNA"


@pytest.mark.parametrize(
    ("lines", "publisher"),
    [
        (("ALMATY. KAZINFORM A protocol was signed by the ministers of transport, the ministry of one of them said.", BODY), "KAZINFORM"),
        (("February 13, ZNA. The ministers of transport will meet in the castle, the ministry of one of them said.", BODY), "ZNA"),
        (("ZNA (August 4, 2014): The ministers of transport met in the castle, the ministry of one of them said.", BODY), "ZNA"),
        (("Flavia Tarlenheim – Reuters:", BODY, BODY), "Reuters"),
        (("5 May 2020", "Zenda Herald (Moscow)", BODY, BODY), "Zenda Herald"),
        (
            ("Report", "from Ministry of Foreign Affairs of Ruritania", "Published on 5 May 2020", BODY),
            "Ministry of Foreign Affairs of Ruritania",
        ),
        (("11 marzo 2011", "Fuente: Published by ZendaPress, Moscow", BODY, BODY), "ZendaPress"),
        ((BODY, BODY, "Zenda News Agency (ZNA)"), None),
        (("Moscow, ZNA – " + BODY, BODY, "Zenda News Agency (ZNA)"), "Zenda News Agency"),
    ],
)
def test_more_ways_to_name_the_outlet(fields: Callable[..., dict[str, str]], lines: tuple[str, ...], publisher: str | None) -> None:
    assert fields("Ministers agree on transport plan", *lines).get("publisher") == publisher


def test_a_place_and_its_day_are_no_headline(fields: Callable[..., dict[str, str]]) -> None:
    found = fields("Moscow, Example Region, 5 May 2020", BODY, BODY)
    assert (found.get("title"), found["published"], found["place"]) == (None, "2020-05-05", "place:~moscow")


def test_a_dateline_glued_to_headline_and_byline(fields: Callable[..., dict[str, str]]) -> None:
    found = fields("Talks in the castle(2nd LD) Talks(ATTN: ADDS details)By Flavia Tarlenheim ALMATY, Dec. 30 (ZNA) -- " + BODY, BODY)
    assert (found["publisher"], found["place"]) == ("ZNA", "place:~almaty")


def test_a_name_behind_a_label_wrote_the_page(fields: Callable[..., dict[str, str]]) -> None:
    assert fields("Ministers agree on transport plan", BODY, BODY, "Author: zendadesk")["author"] == "zendadesk"


def test_the_day_of_a_letter_dates_a_page_only_where_no_other_does(fields: Callable[..., dict[str, str]]) -> None:
    letter = "Letter dated 18 October 1977 from the Permanent Representative of Utopia"
    assert fields(letter, BODY, BODY, "Publication Date: 22/04/2005")["published"] == "2005-04-22"


def test_a_body_that_acts_by_what_it_says_makes_a_statement(fields: Callable[..., dict[str, str]]) -> None:
    said = "The Union welcomes the envoy of the neighbours, reiterates its support for the talks and urges all sides to end the fighting."
    assert fields("Union Council No. 12 Vienna, 8 February 2024", said, said)["kind"] == "statement"


def test_an_outlet_named_in_the_text_makes_news(fields: Callable[..., dict[str, str]]) -> None:
    told = "Six states will send their envoys to the meeting of the council in the capital, a source in the secretariat told Interfax."
    assert fields("Six states to send envoys to the council", told, BODY)["kind"] == "news"


def test_headlines_one_below_the_other_make_an_index(fields: Callable[..., dict[str, str]]) -> None:
    items = ["Ministers agree on transport plan for the north", BODY, "Ports open a new quay for larger ferries", BODY]
    assert fields(*items, "Envoys meet in the capital over fishing rights", BODY)["kind"] == "index"


def test_keys_in_brackets_are_keys(fields: Callable[..., dict[str, str]]) -> None:
    found = fields("[Title] Joint communique of the ministers", "[Place] Moscow", "[Date] May 5, 2020", "[Source] Zenda Herald", BODY)
    assert (found["title"], found["published"], found["publisher"]) == ("Joint communique of the ministers", "2020-05-05", "Zenda Herald")
    assert found["place"].endswith("moscow")


def test_who_names_itself_in_front_of_the_text_publishes_it(fields: Callable[..., dict[str, str]]) -> None:
    assert fields("Ministers agree on plan", "zenda.com.trA meeting of ministers was held. " + BODY)["publisher"] == "zenda.com.tr"
    assert (
        fields("1ZENDA.COM / NEWS / POLITICS", "Ministers agree on plan", "5 May 2020", "8 photos. Photo: EXAMPLEPRESS", BODY)["publisher"]
        == "1ZENDA.COM"
    )
    assert (
        fields("Ministers agree on plan", "5 May 2020", BODY, BODY, "ISSUED BY THE MINISTRY OF TRANSPORT OF RURITANIA")["publisher"]
        == "MINISTRY OF TRANSPORT OF RURITANIA"
    )
    assert fields("5 May 2020", "EXAMPLEPRESS PR/07/2020", "PRESS RELEASE", BODY, BODY)["publisher"] == "EXAMPLEPRESS"


def test_a_number_of_the_page_may_tell_the_year_of_its_dateline(fields: Callable[..., dict[str, str]]) -> None:
    assert fields("ALMATY, April 29 (AGENCY) -- " + BODY, BODY, "EXAMPLE29042020000071011013ID1108")["published"] == "2020-04-29"


def test_a_colon_and_a_dash_close_a_dateline(fields: Callable[..., dict[str, str]]) -> None:
    assert fields("Ministers agree on plan", "Almaty:-" + BODY)["place"].endswith("almaty")


def test_sections_named_by_kinds_of_texts_publish_nothing(fields: Callable[..., dict[str, str]]) -> None:
    assert "publisher" not in fields("Press Conferences", "Minister on the plan of transport", "5 May 2020", BODY)


def test_an_agency_may_close_the_text_behind_a_dash_or_before_its_authors(fields: Callable[..., dict[str, str]]) -> None:
    assert fields("Ministers agree on plan", BODY + " It ended on Monday. -- ZENPRESS")["publisher"] == "ZENPRESS"
    assert fields("Ministers agree on plan", BODY + " ZENPRESS (RO - author: Carl Sample, editor: Dora Sample)")["publisher"] == "ZENPRESS"
    assert "publisher" not in fields("Ministers agree on plan", BODY + " It ended on Monday. -ENDS-")


def test_the_last_day_of_a_gathering_dates_its_paper(fields: Callable[..., dict[str, str]]) -> None:
    assert fields("Joint Communique", "Almaty, 20-21 November 2008", BODY)["published"] == "2008-11-21"


def test_a_comma_behind_a_place_in_capitals_closes_a_dateline(fields: Callable[..., dict[str, str]]) -> None:
    assert fields("Ministers agree on plan", "ALMATY, Most ministers of the region agreed on a plan for transport and energy on Monday.")[
        "place"
    ].endswith("almaty")


@pytest.mark.parametrize(
    "head",
    [
        "June 27, 2017 (ALMATY) – ",
        "ALMATY 27.06.2017 ",
        "ALMATY – (June 27, 2017) ",
        "Old Castle, Almaty, Tuesday 27 June 2017 – ",
    ],
)
def test_place_and_day_open_a_text_in_any_order(fields: Callable[..., dict[str, str]], head: str) -> None:
    found = fields("Ministers agree on transport plan", "", head + BODY, BODY)
    assert (found["place"], found["published"]) == ("place:~almaty", "2017-06-27")


def test_a_sentence_that_opens_with_a_place_and_a_day_is_no_dateline(fields: Callable[..., dict[str, str]]) -> None:
    assert "place" not in fields(
        "Ministers agree on transport plan", "", "Almaty on 27 June 2017 saw ministers meet in an old castle.", BODY
    )


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Zenda Castle | Newsroom | Speeches | Contact us", "Zenda Castle"),
        ("Home > Follow Zenda Castle > News", "Zenda Castle"),
        ("[Ruritanian 2005 Presidency of the Example Agency]", "Ruritanian 2005 Presidency of the Example Agency"),
        ("Kurier :: Sport | Politics", "Kurier"),
        ("Home > Old Things > News", None),
        ("World | Old Things | News", None),
    ],
)
def test_a_line_of_crumbs_begins_with_the_name_of_its_site(fields: Callable[..., dict[str, str]], line: str, publisher: str | None) -> None:
    assert fields(line, "Ministers agree on transport plan", "5 May 2020", BODY, BODY).get("publisher") == publisher


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("By clicking subscribe, I agree to receive KURIER newsletters and promotional offers.", "KURIER"),
        ("Why you can trust Kurier", "Kurier"),
        ("Disclaimer: Via Kurier – Translated by AB12", "Kurier"),
        ("Follow us on Facebook", None),
    ],
)
def test_a_site_speaks_of_itself(fields: Callable[..., dict[str, str]], line: str, publisher: str | None) -> None:
    assert fields("Ministers agree on transport plan", "5 May 2020", BODY, BODY, "Share", line).get("publisher") == publisher


def test_an_office_alone_below_the_text_has_issued_it(fields: Callable[..., dict[str, str]]) -> None:
    found = fields(
        "Ministers agree on transport plan", "5 May 2020", BODY, BODY, "Ministry of Foreign Affairs of Ruritania", "Zenda", "0001"
    )
    assert found["publisher"] == "Ministry of Foreign Affairs of Ruritania"


@pytest.mark.parametrize("head", ["Almaty, RURITANIA: (BY PCSU) ", "Almaty / 05.05.20 / Kurier: "])
def test_more_datelines_of_agencies(fields: Callable[..., dict[str, str]], head: str) -> None:
    assert fields("Ministers agree on transport plan", "", head + BODY, BODY)["publisher"] in ("PCSU", "Kurier")


@pytest.mark.parametrize(
    "title", ["Minister Sample to host envoys", "Deputy Foreign Minister departs for talks", "PM witnesses the signing of three papers"]
)
def test_an_officer_without_a_country_is_the_own_pages(fields: Callable[..., dict[str, str]], title: str) -> None:
    assert fields(title, "5 May 2020", BODY, BODY)["kind"] == "press_release"


def test_a_statement_that_follows_makes_the_page_one(fields: Callable[..., dict[str, str]]) -> None:
    lead = "The following Security Council press statement was issued today by Council President Anna Example:"
    assert (
        fields("SC/13399", "27 June 2018", lead, "The members of the Council condemned the attack in the north.", BODY)["kind"]
        == "statement"
    )
    story = "Almaty, May 5 (Example Agency) -- The envoys made the following statement:"
    assert fields("Envoys speak of talks", "5 May 2020", story, BODY)["kind"] == "news"


def test_headlines_with_their_ages_are_a_list(fields: Callable[..., dict[str, str]]) -> None:
    items = [x for age in ("1 month 2 weeks ago", "2 months ago", "3 months ago") for x in ("Envoys meet in the capital", age, BODY)]
    assert fields(*items)["kind"] == "index"


def test_a_day_spelt_out_below_proves_the_month_first(fields: Callable[..., dict[str, str]]) -> None:
    page = ("Ministers agree on transport plan", "08/06/2018 | 10:51pm", BODY, BODY)
    assert fields(*page)["published"] == "2018-06-08"
    assert fields(*page, "The Council published this content on 06 August 2018.")["published"] == "2018-08-06"


def test_the_year_in_the_pages_address_dates_it(fields: Callable[..., dict[str, str]]) -> None:
    assert fields("https://press.zenda.int/en/2024/zen3376.doc.htm", "Activities of the Envoy in the north", BODY)["published"] == "2024"


@pytest.mark.parametrize("opening", ["At", "The", "His"])
def test_a_sentence_begins_behind_the_comma_of_a_dateline(fields: Callable[..., dict[str, str]], opening: str) -> None:
    assert fields("Ministers agree on plan", f"Almaty, {opening} {BODY}", BODY)["place"] == "place:~almaty"


def test_a_place_closes_the_name_of_a_press_conference(fields: Callable[..., dict[str, str]]) -> None:
    assert fields("Press conference on the transport plan, Almaty", "5 May 2020", BODY, BODY)["place"] == "place:~almaty"


@pytest.mark.parametrize("line", ["(end) ab.cd (Xinhua)", "© 2020 Xinhua", "Released by: Xinhua", "SOURCE Xinhua"])
def test_last_lines_tell_the_outlet(fields: Callable[..., dict[str, str]], line: str) -> None:
    assert fields("Ministers agree on transport plan", "5 May 2020", BODY, BODY, line)["publisher"] == "Xinhua"


def test_a_headline_may_close_with_a_stop_where_the_text_says_it_again(fields: Callable[..., dict[str, str]]) -> None:
    title = "Foreign ministers discuss transport and energy cooperation in the capital."
    assert fields(title, "", BODY + " They will meet again in the autumn.", BODY)["title"] == title


def test_the_only_outlet_that_is_told_the_news_is_its_own(fields: Callable[..., dict[str, str]]) -> None:
    told = BODY[:-1] + ", the ministry told Xinhua."
    assert fields("Ministers agree on transport plan", "5 May 2020", told, BODY)["publisher"] == "Xinhua"
    others = "The envoy spoke to Reuters before."
    assert "publisher" not in fields("Ministers agree on transport plan", "5 May 2020", told, others)


def test_authors_below_their_label_beside_each_other_and_behind_issued_by(fields: Callable[..., dict[str, str]]) -> None:
    page = ("Ministers agree on transport plan", "5 May 2020", BODY, BODY)
    assert fields(*page, "Author:", "", "Clara Muster", "", "Tags: energy")["author"] == "Clara Muster"
    assert fields(*page, "Anna Example/ Boris Sample")["author"] == "Anna Example/ Boris Sample"
    assert fields(*page, "Issued by Anna Example on 012 345 6789")["author"] == "Anna Example"


def test_datelines_of_sites_and_of_several_outlets(fields: Callable[..., dict[str, str]]) -> None:
    head = "Ministers agree on transport plan"
    assert fields(head, "ALMATY, (Kurier / Zenda Point News / WAM - 20th Jan, 2025) " + BODY, BODY)["publisher"] == "Kurier"
    assert fields(head, "Almaty, August 7 - Kurier.news. " + BODY, BODY)["publisher"] == "Kurier.news"


def test_a_site_behind_the_headline_is_its_publisher(fields: Callable[..., dict[str, str]]) -> None:
    found = fields("Ministers agree on a new transport plan - Newspaper - ZENDA.COM", "", "5 May 2020", "", BODY)
    assert (found["title"], found["publisher"]) == ("Ministers agree on a new transport plan", "ZENDA.COM")
    found = fields("Ministers agree on a new transport plan | Ruritanian Times", "", "5 May 2020", "", BODY)
    assert (found["title"], found["publisher"]) == ("Ministers agree on a new transport plan", "Ruritanian Times")


def test_a_ministry_behind_a_dash_belongs_to_the_headline(fields: Callable[..., dict[str, str]]) -> None:
    assert fields("Talks to go on next week — Foreign Ministry", "", "5 May 2020", "", BODY)["title"].endswith("Foreign Ministry")


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Media can quote materials of Zenda.am with a hyperlink.", "Zenda.am"),
        ("This story was published in the Zenda Herald newspaper.", "Zenda Herald"),
        ("Read on the website Zenda Herald", "Zenda Herald"),
    ],
)
def test_what_a_page_says_of_its_own_site(fields: Callable[..., dict[str, str]], line: str, publisher: str) -> None:
    assert fields("Ministers agree on transport plan", "", "5 May 2020", "", BODY, "", BODY, "", line)["publisher"] == publisher


@pytest.mark.parametrize(
    ("lines", "author", "publisher"),
    [
        (["Almaty. Anna Example – ZNA. " + BODY], "Anna Example", "ZNA"),
        ([BODY, "", BODY + " (Reporting by Anna Example; editing by Boris Sample)"], "Anna Example", None),
        (["- Post By Anna Example", BODY], "Anna Example", None),
        (["(ALMATY) June 17. ZNA - " + BODY], None, "ZNA"),
    ],
)
def test_credits_in_running_text(
    fields: Callable[..., dict[str, str]], lines: list[str], author: str | None, publisher: str | None
) -> None:
    found = fields("Ministers agree on transport plan", "", "5 May 2020", "", *lines)
    assert (found.get("author"), found.get("publisher")) == (author, publisher)


def test_a_short_line_of_the_head_ends_in_the_place_and_the_day(fields: Callable[..., dict[str, str]]) -> None:
    lines = ("Transcript of the joint press conference", "", "with the Minister of Transport Old Palace, Almaty 27 July 2000", "", BODY)
    assert fields(*lines)["place"] == "place:~almaty"


def test_the_zone_of_a_clock_publishes_nothing(fields: Callable[..., dict[str, str]]) -> None:
    assert "publisher" not in fields("Ministers agree on transport plan", "August 13, 2018 18:20 EXAMPLEPRESS", "", BODY)


def test_a_month_stamped_in_front_of_the_text_dates_it(fields: Callable[..., dict[str, str]]) -> None:
    assert fields("date 2022-05 press release", "", BODY, "", BODY)["published"] == "2022-05"


def test_a_picture_credit_names_no_author(fields: Callable[..., dict[str, str]]) -> None:
    assert "author" not in fields("Ministers agree on transport plan", "", "5 May 2020", "", BODY, "", "© Xinhua/Anna Example")


def test_opening_hours_are_no_headline(fields: Callable[..., dict[str, str]]) -> None:
    lines = ("Mon - Thur 8:30 am - 5:00pm, Friday 8:30 am - 4:00 pm", "Ministers agree on transport plan", "5 May 2020", "", BODY)
    assert fields(*lines)["title"] == "Ministers agree on transport plan"


def test_the_end_of_a_term_is_not_the_day_of_the_page(fields: Callable[..., dict[str, str]]) -> None:
    assert "published" not in fields("Council extends the mandate of its mission until 30 April 2025", "", BODY)


@pytest.mark.parametrize(
    ("lines", "publisher"),
    [
        (("Almaty. July 4. ZenTAG - " + BODY, BODY), "ZenTAG"),
        ((" date 2022-07-14 ALMATY, July 14 ZNP):" + BODY, BODY), "ZNP"),
        (("ALMATY (EXAMPLEPRESS)", BODY, BODY), "EXAMPLEPRESS"),
        (("The ministers pose for a photo (Photo: ZNP)Almaty (ZNP) – " + BODY, BODY), "ZNP"),
        (("The ZENDA -- " + BODY, BODY), "The ZENDA"),
        ((BODY, BODY + " Reuters"), "Reuters"),
        (("Updated: Feb 16,2019 8:11 AM     Xinhua", BODY, BODY), "Xinhua"),
        (("Source: Republic of Ruritania", BODY, BODY), "Republic of Ruritania"),
        (("Zenda Press Team", BODY, BODY), "Zenda Press Team"),
        (("Department of Public Information • Press Division • Strelsau", "24 April 2015", BODY), "Department of Public Information"),
        (("By Anna Example in Almaty and Boris Sample in Moscow | Xinhua | Updated: 2014-08-11 06:55", BODY, BODY), "Xinhua"),
        (("Zenda Herald | Published: February 03, 2020", BODY, BODY), "Zenda Herald"),
    ],
)  # fmt: skip
def test_more_ways_to_name_the_publisher(fields: Callable[..., dict[str, str]], lines: tuple[str, ...], publisher: str) -> None:
    assert fields("Ministers agree on transport plan", *lines)["publisher"] == publisher


@pytest.mark.parametrize(
    "lines",
    [
        ("QUESTION (Xinhua): When do they meet?", "MS EXAMPLE: We will say so when we know.", "QUESTION (Reuters): And then?", "MS EXAMPLE: Wait."),
        ("The minister. Source: Ministry of Foreign Affairs of Ruritania", BODY, BODY),
        ("10.06.2022 Download document 3935.docx", BODY, BODY),
        ("As delivered by Anna Example", "to the Permanent Council, Almaty", "June 8, 2023", BODY),
        ("Sources:", "1. Reuters"),
    ],
)  # fmt: skip
def test_names_that_publish_nothing(fields: Callable[..., dict[str, str]], lines: tuple[str, ...]) -> None:
    assert "publisher" not in fields("Ministers agree on transport plan", *lines)


def test_a_byline_with_bars(fields: Callable[..., dict[str, str]]) -> None:
    found = fields(
        "Ministers agree on plan", "By Anna Example in Almaty and Boris Sample in Moscow | Xinhua | Updated: 2014-08-11 06:55", BODY
    )
    assert (found["author"], found["published"]) == ("Anna Example in Almaty and Boris Sample", "2014-08-11")


def test_a_sites_name_behind_a_machines_date(fields: Callable[..., dict[str, str]]) -> None:
    found = fields(" date 2023-09-01 Zenda Central News (zcn)", "", BODY, BODY)
    assert (found["publisher"], found.get("title")) == ("Zenda Central News", None)


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (("Serbian president arrives", "Serbian President Anna Example arrived in the capital, where she will see the railway and two of the new bridges."), "news"),
        (("Transport", "ALMATY. Sept 6 (Example Agency) - " + BODY, "Bishkek. Sept 6 (Example Agency) - " + BODY, "Moscow. Sept 6 (Example Agency) - " + BODY), "index"),
    ],
)  # fmt: skip
def test_officers_of_other_countries_and_several_stories(fields: Callable[..., dict[str, str]], lines: tuple[str, ...], kind: str) -> None:
    assert fields(*lines)["kind"] == kind


@pytest.mark.parametrize("line", ["Example Agency - Statement", "Press release by the Example Agency", "Media release from Example Agency"])
def test_whose_paper_it_is(fields: Callable[..., dict[str, str]], line: str) -> None:
    assert fields("Ministers agree on transport plan", line, "5 May 2020", BODY, BODY)["publisher"] == "Example Agency"


@pytest.mark.parametrize(
    ("lines", "publisher"),
    [
        (("WORLD NEWS", "Envoys open new bridge", "FILE - The bridge in May. (AP Photo/Anna Example)", "ALMATY (AP) — " + BODY), "AP"),
        (("Envoys open new bridge over the river", "Reuters", "Almaty, UPDATED: Mar 17, 2024 22:11 IST", BODY), "Reuters"),
        (("European Council", "Council of the European Union", "Press releases", "Council of the EU", "Press release", "27 June 2024", "Envoys open new bridge over the river", BODY), "Council of the EU"),
        (("Envoys open new bridge over the river", BODY, BODY, "MINISTRY OF TRADE & MINISTRY OF ROADS", "29 AUGUST 2019"), "MINISTRY OF TRADE & MINISTRY OF ROADS"),
        (("Envoys open new bridge", BODY, BODY, "(Source: Press Office of the Ministry of Roads of the Kingdom of Ruritania)"), "Press Office of the Ministry of Roads of the Kingdom of Ruritania"),
        (("Envoys open new bridge over the river", "2021-12-07", "ALMATY, Kazakhstan (Example Agency) â€“ " + BODY), "Example Agency"),
        (("Ruritania - Reuters", "Envoys open new bridge", "2024-06-14", BODY, "Envoys close old bridge", "2024-06-13", BODY, "Envoys see dam in the north", "2024-06-12", BODY), "Reuters"),
    ],
)  # fmt: skip
def test_publishers_of_mastheads_feeds_and_last_lines(
    fields: Callable[..., dict[str, str]], lines: tuple[str, ...], publisher: str
) -> None:
    assert fields(*lines)["publisher"] == publisher


def test_the_author_below_a_by_that_stands_alone(fields: Callable[..., dict[str, str]]) -> None:
    assert fields("By", "Given Family", "PUBLISHED:", "09:40 CET, 3 May 2021", BODY, BODY)["author"] == "Given Family"


def test_a_country_that_opens_a_title_is_no_datelines_place(fields: Callable[..., dict[str, str]]) -> None:
    assert "place" not in fields(
        "Ministers agree on transport plan",
        "5 May 2020",
        "Moscow's Deputy Mayor - Chief Builder Given Family opened a bridge over the river.",
        BODY,
    )


def test_a_day_of_digits_and_hyphens_dates_a_page(fields: Callable[..., dict[str, str]]) -> None:
    assert fields("Ministers agree on transport plan", "15-12-21", BODY)["published"] == "2021-12-15"


def test_the_items_of_a_feed_make_an_index(fields: Callable[..., dict[str, str]]) -> None:
    items = [
        x
        for n in range(4)
        for x in (f"Ministers open bridge number {n} in the north", f"date published: 2024-06-1{n}T18:46:00+00:00", BODY)
    ]
    assert fields("Ruritania - Reuters", *items)["kind"] == "index"


def test_sentences_that_open_with_a_participle_are_no_recitals(fields: Callable[..., dict[str, str]]) -> None:
    told = (
        "According to the minister, the bridge has been closed.",
        "Speaking in the capital, she said the road was safe.",
        "Commenting on the dam, she called it old.",
    )
    assert (
        fields("ALMATY, Nov. 24 (Xinhua) -- The ministry on Sunday called the remarks on the bridge groundless.", *told)["kind"] == "news"
    )


@pytest.mark.parametrize(
    ("lines", "name", "value"),
    [
        (("Ministers open new bridge", "Publication: Zenda Daily Monitor Volume: 20 Issue: 91", "By: Anna Example", "June 8, 2023", BODY), "publisher", "Zenda Daily Monitor"),
        (("Almaty Policy Weekly | 3-9 June 2024", "Ruritania", "June 4 – The king met the envoy.", "June 6 – The mill signed a pact."), "published", "2024-06-09"),
        (("Almaty Policy Weekly | 3-9 June 2024", "Ministers agree on transport plan", BODY, BODY), "place", None),
        (("MOSCOW, October 27 (Example Agency) - The two sides will sign a pact, the king's office said on Tuesday.", "The draft of August 26, 2008, was changed twice by the envoys of the two sides before they met again in the winter."), "published", "2009-10-27"),
        (("MOSCOW, October 27 (Example Agency) - The two sides will sign a pact on Tuesday, it was said.", "The draft of August 26, 2008, was changed twice by the envoys of the two sides before they met again in the winter."), "published", "2008-10-27"),
        (("Envoy urges calm after the vote", "Moscow desk | 10 May 2024, 6:20pm", BODY, BODY), "place", None),
        (("Envoys to talk on the bridge", "October 7, 2024 14:03", "ALMATY.- The minister and the envoy are to hold talks in the capital on the plan for the two bridges."), "place", "place:~almaty"),
        (('"We do not choose between rivers": interview with Minister Anna Example', "15.03.2023, Example Agency", "– What was agreed?", "– We signed a plan.", "– When will you meet?", "– We met in May."), "kind", "interview"),
        (("THE FUTURE OF BRIDGES", "TUESDAY, MARCH 23, 2010", "Washington, DC.", BODY, BODY), "publisher", None),
    ],
)  # fmt: skip
def test_digests_undated_wires_and_keys(
    fields: Callable[..., dict[str, str]], lines: tuple[str, ...], name: str, value: str | None
) -> None:
    assert fields(*lines).get(name) == value


def test_quotations_between_single_marks_are_no_speech(fields: Callable[..., dict[str, str]]) -> None:
    told = "The minister told the assembly that 'our bridges are safe and we will keep them', and 'we owe it to our sons and to us all.' She left."
    assert fields("By", "Given Family", "PUBLISHED:", "09:40 CET, 3 May 2021", BODY, told, told, BODY)["kind"] == "news"


def test_an_agency_behind_by_wrote_what_another_prints(fields: Callable[..., dict[str, str]]) -> None:
    found = fields(
        "Ministers agree on transport plan | Zenda Herald", "Ministers agree on transport plan", "by Reuters", "14 March 2022", BODY
    )
    assert (found["author"], found["publisher"]) == ("Reuters", "Zenda Herald")
    found = fields("Ministers agree on transport plan", "By", "Newsroom", "14 March 2022", BODY)
    assert found["author"] == "Newsroom"


def test_headlines_behind_their_crumbs(fields: Callable[..., dict[str, str]]) -> None:
    found = fields("Home / News / Ministers agree on transport plan", "14 March 2022", BODY)
    assert found["title"] == "Ministers agree on transport plan"


def test_a_day_between_lost_line_breaks_dates_the_page(fields: Callable[..., dict[str, str]]) -> None:
    assert (
        fields("HomePresidentNewsMeeting with the guest3 March 2022, 15:20AlmatyOn March 3, the president met the guest. " + BODY * 12)[
            "published"
        ]
        == "2022-03-03"
    )
    assert fields("HomeNewsMeeting with the guest from abroad05.12.2019 14:20", BODY)["published"] == "2019-12-05"


@pytest.mark.parametrize(
    "lines",
    [
        ("Home News Multimedia Topics Documents About us", "Ministers agree on transport plan", "14 March 2022", BODY),
        ("President | Kazakhstan | News and Media", "Ministers agree on transport plan", "14 March 2022", BODY),
        ("Ministers agree on transport plan", "14 March 2022", BODY, "Source: Press releases"),
        ("Ministers agree on transport plan", "14 March 2022", BODY, "Source:", "1. Reuters", "2. Xinhua"),
    ],
)
def test_menus_offices_and_numbered_sources_publish_nothing(fields: Callable[..., dict[str, str]], lines: tuple[str, ...]) -> None:
    assert "publisher" not in fields(*lines)


def test_speech_between_dashes_makes_no_statement_of_a_story(fields: Callable[..., dict[str, str]]) -> None:
    said = "- We regard our neighbours as partners. Our doors are open to them, and my visit opens a new page for us, the president said."
    found = fields("President holds talks with the guest", "14 March 2022", BODY, said, BODY, "Press service of the President")
    assert found["kind"] == "press_release"


def test_a_site_tells_about_itself_in_its_menu(fields: Callable[..., dict[str, str]]) -> None:
    found = fields(
        "About Example Agency    Bodies    Documents    News    Photo", "Ministers agree on transport plan", "14 March 2022", BODY
    )
    assert found["publisher"] == "Example Agency"


def test_a_correspondent_behind_from(fields: Callable[..., dict[str, str]]) -> None:
    assert (
        fields("Ministers agree on transport plan", "From Anna Example", "ALMATY, Aug 27 (Example Agency) -- " + BODY)["author"]
        == "Anna Example"
    )


def test_the_place_below_the_text_may_have_furniture_below(fields: Callable[..., dict[str, str]]) -> None:
    found = fields("Ministers agree on transport plan", BODY, "Bishkek", "April 11, 2023", "Comments", "Post A Comment")
    assert (found["place"], found["published"]) == ("place:~bishkek", "2023-04-11")


def test_headlines_that_quote_a_speaker_are_items_and_no_turns(fields: Callable[..., dict[str, str]]) -> None:
    items = [
        text
        for name in ("Anna Example", "Boris Sample", "Clara Muster", "Dora Ejemplo")
        for text in (
            f"{name}: We shall never close the road that leads to our neighbours",
            f"I doubt that anybody gains from closing the road. {name}, the minister, told this to reporters on Thursday.",
        )
    ]
    assert fields("Neighbours find the bridge in good repair after the flood", BODY, *items)["kind"] == "index"


def test_a_statement_on_calls_is_a_statement(fields: Callable[..., dict[str, str]]) -> None:
    text = (
        "Anna Example spoke today with the ministers of both sides. Ms. Example underscored the need for peace and noted their readiness."
    )
    title = "Statement by Spokesperson Boris Sample on Adviser Anna Example Calls with Ministers of Ruritania and Utopia"
    assert fields(title, "2021-05-17", text)["kind"] == "statement"


def test_an_official_portal_is_its_owners(fields: Callable[..., dict[str, str]]) -> None:
    found = fields("The Official Website of the President of Ruritania", "Main / Events", "Talks in Strelsau", "14 March 2022", BODY)
    assert found["publisher"] == "President of Ruritania"


def test_a_numbered_sitting_publishes_nothing_and_a_bracketed_outlet_does(fields: Callable[..., dict[str, str]]) -> None:
    sitting = "3rd Example Council meeting, Almaty, Kazakhstan, 18 to 20 November 2025"
    assert "publisher" not in fields("Delegates renew their commitment to health", "2025-11-20", sitting, BODY)
    found = fields("Envoy calls for deeper ties of neighbours", "(The Jakarta Post)", "Jakarta", "14 March 2022", BODY)
    assert found["publisher"] == "Jakarta Post"


def test_an_authors_surname_may_be_a_citys_name(fields: Callable[..., dict[str, str]]) -> None:
    assert fields("Ministers agree on transport plan", "Author: Zarina Bishkek", "14 March 2022", BODY)["author"] == "Zarina Bishkek"


def test_a_section_beside_a_body_in_the_headline_is_the_bodys(fields: Callable[..., dict[str, str]]) -> None:
    items = [text for day in (18, 14, 10) for text in (f"{day} March 2025 Ministers meet with ambassador", BODY)]
    assert fields("Press releases - Example Agency", *items)["publisher"] == "Example Agency"
    assert fields("Example Agency - News: ministers sign papers on transport", "14 March 2022", BODY)["publisher"] == "Example Agency"
