# ruff: noqa: E501 - sample lines stand side by side
"""Roles of lines on pages of several kinds."""

from __future__ import annotations

import time

import pytest

from seedline.ingest import layout, reading
from seedline.ingest.layout import Layout
from seedline.reference import Reference

BODY = "The foreign ministers met in the capital and discussed cooperation in transport, energy and education for two hours."


@pytest.fixture(scope="module")
def page(reference: Reference) -> Layout:
    return Layout(reference)


def roles(page: Layout, *lines: str) -> list[str]:
    return page.roles(list(lines))


def test_a_press_release(page: Layout) -> None:
    found = roles(
        page, "Home » Press centre » News", "EN RU FR", "Ministers agree on transport plan", "14 March 2022, 10:20", "", BODY, "", "Print"
    )
    assert found == ["boilerplate", "boilerplate", "title", "dateline", "blank", "body", "blank", "boilerplate"]


def test_a_wire_story(page: Layout) -> None:
    found = roles(
        page, "Ministers agree on transport plan", "By Anna Example", "ALMATY, March 14 (Agency) - " + BODY, "Photo: Agency", "Read also:", "Another story about trade"
    )  # fmt: skip
    assert found == ["title", "byline", "body", "boilerplate", "boilerplate", "boilerplate"]


def test_section_name_above_the_title(page: Layout) -> None:
    assert roles(page, "World politics", "Ministers agree on transport plan", "14.03.2022", BODY)[:3] == [
        "boilerplate",
        "title",
        "dateline",
    ]


def test_a_repeated_headline_is_the_title(page: Layout) -> None:
    found = roles(page, BODY, BODY, "Ministers agree on transport plan", "Ministers agree on transport plan 14.03.2022", BODY)
    assert found == ["body", "body", "title", "body", "body"]


def test_a_speech_without_a_title_has_none(page: Layout) -> None:
    assert "title" not in roles(page, "2026-01-23T14:03:11+00:00", BODY, "", BODY)


@pytest.mark.parametrize(
    "line",
    [
        "Send Print Comments (3)", "views: 412", "2.15K", "A- A A+", "TJ RU EN Search", "• de-DE1 en-GB1 ru-RU1", "#Cooperation #Transport", "---",
        "Photo credit: Press service", "Tags: transport, energy", "Pages: 1 2 3 ... 22 Next", "Share: | Print version", "© Agency, 2022",
        "Back to the all news", "13.04.2024 | 211", "14 March 2022Views: 1 204", "Get our newsletter", "https://example.org/news/1", "1 of 9",
        "Tel: +7 701 123 45 67", "data/texts/session/KAZ_77.txt", "KAZ_77_2022.txt", "Read in full", "All rights reserved. Reproduction is permitted with a link.",
    ],
)  # fmt: skip
def test_furniture(page: Layout, line: str) -> None:
    assert roles(page, "Ministers agree on transport plan", BODY, BODY, line)[3] == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "No, the ministers said.", "The next meeting will be held in Minsk.", "He thanked the hosts.", "The talks go on.",
        "The President wrote on his Telegram channel that the road would be built.", "More than 200 delegates from nine countries took part in it.",
    ],
)  # fmt: skip
def test_sentences_are_no_furniture(page: Layout, line: str) -> None:
    assert roles(page, "Ministers agree on transport plan", BODY, line, BODY)[2] == "body"


def test_lists_of_results_are_no_tail(page: Layout) -> None:
    found = roles(
        page,
        "Ministers agree on transport plan",
        BODY,
        "The following documents were signed:",
        "Agreement on transit",
        "Plan of consultations",
    )
    assert found[3:] == ["body", "body"]


def test_links_at_the_end_are_furniture_and_the_author_is_not(page: Layout) -> None:
    found = roles(page, "Ministers agree on transport plan", BODY, "Dana Example", "", "European Union (EU)", "Council of Europe (CoE)")
    assert found[2] == "byline" and found[4:] == ["boilerplate", "boilerplate"]


def test_related_news_are_furniture_to_the_end(page: Layout) -> None:
    assert (
        roles(page, "Ministers agree on plan", BODY, "Related news", "Ministers to meet again in May", "The road was opened today.")[2:]
        == ["boilerplate"] * 3
    )


def test_front_matter(page: Layout) -> None:
    found = roles(page, "---", 'title: "Ministers agree on plan"', "date: '2022-03-14'", "tags: news", "---", BODY)
    assert found == ["boilerplate", "title", "dateline", "boilerplate", "boilerplate", "body"]


@pytest.mark.parametrize("line", ["Updated: May 16, 2024 22:10", "Published 22 April 2018", "Last updated: 23 Mar. 2021 12:21"])
def test_labelled_dates(page: Layout, line: str) -> None:
    assert roles(page, "Ministers agree on transport plan", line, BODY)[:2] == ["title", "dateline"]


@pytest.mark.parametrize(
    "title",
    ["Chinese minister meets Kazakh colleague", "PRESS RELEASE : Joint statement of the ministers of nine states on transport", "Ministers hold talks in the U.S."],
)  # fmt: skip
def test_headlines_that_look_like_furniture(page: Layout, title: str) -> None:
    assert roles(page, title, "14.03.2022", BODY)[0] == "title"


def test_a_short_headline_above_its_speaker(page: Layout) -> None:
    assert roles(page, "Opening remarks", "by the Secretary General at the meeting of ministers", "14.03.2022", BODY)[0] == "title"


def test_items_of_an_index_page_are_text(page: Layout) -> None:
    items = [f"{day}.03.2022 10:00 Ministers of five states met on item {day}" for day in (11, 12, 13, 14)]
    assert roles(page, "All materials on the topic", *items).count("body") == 4


def test_a_dated_headline_is_a_title(page: Layout) -> None:
    assert roles(page, "Statement on the events of September 11", "2021-09-11", BODY)[0] == "title"


def test_table_of_lines(reference: Reference) -> None:
    text = "Ministers agree on transport plan\r\n\rSecond\x0cline\u2028goes on\n"
    lines = layout.lines(reading.from_text(text, "a.txt"), reference).sort("line")
    assert lines["line"].to_list() == [1, 2, 3]
    assert lines["text"].to_list() == ["Ministers agree on transport plan", None, "Second\x0cline\u2028goes on"]
    assert all(text[a:b] == (t or "") for t, a, b in lines.select("text", "char_start", "char_end").iter_rows())


@pytest.mark.parametrize(
    "line", ["A" * 300_000, "#a " * 100_000, "( ) , ." * 50_000, "1 , " * 80_000, "12 May 2020 " * 30_000, "A/B" * 100_000, "." * 300_000]
)
def test_time_is_linear(page: Layout, line: str) -> None:
    start = time.process_time()
    roles(page, line, BODY, line)
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "first",
    [
        "LISBON. 3 March 2021 (Atlas News) - The ministers of Portugal and Spain met on Wednesday to talk about",
        "LISBON, March 3. /ATLAS/. The ministers of Portugal and Spain met on Wednesday to talk about",
        "Lisbon, 3 March 2021 – The ministers of Portugal and Spain met on Wednesday to talk about",
    ],
)
def test_a_hard_wrapped_text_that_begins_with_its_dateline_has_no_title(page: Layout, first: str) -> None:
    assert roles(page, first, "rivers and dams.", "", "They will meet again.") == ["body", "body", "blank", "body"]


@pytest.mark.parametrize(
    "site",
    [
        "Kenya Ministry of Foreign Affairs English",
        "Embassy of the Republic of Kenya in the Republic of Peru",
        "Permanent Mission of Peru to the United Nations",
        "The African Union",
        "Ministry for External Relations",
    ],
)
def test_a_line_of_nothing_but_an_offices_words_is_no_headline(page: Layout, site: str) -> None:
    assert roles(page, site, "https://example.org/en", "Ministers agree on transport plan", BODY) == [
        "boilerplate",
        "boilerplate",
        "title",
        "body",
    ]
    assert "title" not in roles(page, site, BODY, BODY)


@pytest.mark.parametrize(
    "text", ["Embassy of Peru opens in Kenya's capital", "Kenya and Peru sign pact", "Foreign Ministry of Peru condemns attack"]
)
def test_headlines_about_offices_stay_headlines(page: Layout, text: str) -> None:
    assert roles(page, text, BODY, BODY)[0] == "title"


@pytest.mark.parametrize("head", ["LIMA, Peru (ATLAS) – ", "NAIROBI (Atlas) - ", "Lima, March 3 (Atlas) -- ", "LIMA, March 3. /ATLAS/. "])
def test_a_closed_first_line_above_a_wires_dateline_is_the_headline(page: Layout, head: str) -> None:
    assert roles(page, "The union has called for calm in the two countries.", "", head + BODY, BODY)[0] == "title"


def test_a_closed_first_line_above_plain_text_is_text(page: Layout) -> None:
    assert roles(page, "The union has called for calm in the two countries.", "", BODY, BODY)[0] == "body"


def test_a_heading_of_the_first_rank_is_the_headline_whatever_it_looks_like(page: Layout) -> None:
    first = "# : Government of Peru On 8 September, the Prime Minister and his guest held talks on transport, energy and P"
    assert roles(page, first, "", "Published: 2026-09-08 12:45:35", "", BODY)[0] == "title"


def test_lines_in_another_script_are_furniture_of_a_latin_page(page: Layout) -> None:
    assert roles(page, "Ministers agree on transport plan", "热点新闻", BODY, BODY, "Главная страница")[1::3] == [
        "boilerplate",
        "boilerplate",
    ]
    assert "boilerplate" not in roles(page, "Министры согласовали план перевозок", "Министры встретились и обсудили план.")


def test_short_lines_between_a_headline_and_its_repetition_are_furniture(page: Layout) -> None:
    title = "Ministers agree on transport plan"
    found = roles(page, "# " + title, "Published: 2026-09-23", "Army Today", title, "2026-09-23 17:04", BODY)
    assert found == ["title", "dateline", "boilerplate", "body", "dateline", "body"]


def test_names_in_front_matter_are_a_byline(page: Layout) -> None:
    found = roles(page, "---", 'title: "Ministers agree on transport plan"', "date: '2015-11-15'", "author: Anna Example", "---", "", BODY)
    assert found == ["boilerplate", "title", "dateline", "byline", "boilerplate", "blank", "body"]


def test_notes_in_brackets_above_the_text_are_furniture(page: Layout) -> None:
    assert roles(page, "[Pages 411-412]", "Ministers agree on transport plan", "14.03.2022", BODY)[:2] == ["boilerplate", "title"]


def test_a_question_is_no_headline(page: Layout) -> None:
    head = "Minister's interview with the Atlas television channel, Lima, 14 March 2024"
    assert roles(page, head, "", "Question: How do you see the talks?", BODY)[0] == "title"


@pytest.mark.parametrize(
    "line", ["Atlas | Updated: Oct 04, 2023 21:13 IST", "Updated 12:05, 08-May-2023", "Updated 3:15 PM GMT+3, August 22, 2023"]
)
def test_datelines_with_labels_and_zones(page: Layout, line: str) -> None:
    assert roles(page, "Ministers agree on transport plan", line, BODY)[1] == "dateline"


@pytest.mark.parametrize(
    "furniture",
    [
        "Ruritanian minister Rudolf Elphberg (L) and his guest at the castle. (Photo: Zenda Press)",
        "The envoys arrive in Strelsau on Monday. ZENDAPRESS/Anna Example",
        "Enter your email:",
        "Save for later",
        "Number of readings: 455",
        "communique.docx (34 KB)",
        "View all posts by admin",
        "Politics  Economy  Society  Sport",
    ],
)
def test_furniture_of_any_site(page: Layout, furniture: str) -> None:
    text = "The ministers of the two countries met in the capital on Monday and discussed trade and transit at length."
    assert roles(page, "Ministers of two countries discuss trade", "5 May 2020", text, furniture, text, text)[3] == "boilerplate"


def test_last_change_below_publication_is_furniture(page: Layout) -> None:
    found = roles(
        page, "Envoy praises the allies at the castle", "27 Sep. 2017", "Last updated: 28 Sep. 2017 12:43", "The envoy came on Monday."
    )
    assert found[1:3] == ["dateline", "boilerplate"]


def test_symbol_of_a_document_belongs_to_the_masthead(page: Layout) -> None:
    found = roles(
        page, "9023rd Meeting (AM)", "SC/14872", "Council Extends Sanctions Regime by One Year", "The Council decided today to go on."
    )
    assert found[:3] == ["dateline", "dateline", "title"]


def test_language_switch_beside_the_site_name(page: Layout) -> None:
    found = roles(page, "ქა EN      Ministry of Foreign Affairs of Georgia", "Minister takes part in the meeting in Zenda", "30.11.2022")
    assert found[:2] == ["boilerplate", "title"]


def test_a_headline_said_twice_stands_below_the_name_of_an_unknown_site(page: Layout) -> None:
    title = "Remarks by the Commissioner following the monthly meeting"
    found = roles(page, "Utopian Union Outer Action", "", title, "", "Zenda, 13/05/2019 - 20:55", "", title, "", BODY)
    assert (found[0], found[2]) == ("boilerplate", "title")


def test_a_torn_paragraph_is_no_title(page: Layout) -> None:
    found = roles(page, "Soon after the flood, the agencies came to help. However, the international", "community needs to do more.", BODY)
    assert "title" not in found


@pytest.mark.parametrize(
    "line", ["['Summit', 'Anna Example', 'Ruritania']", "press-briefings", "ZENDAPRESS   14.05.2022   USD 10.91  RUB 0.13"]
)
def test_furniture_of_programmes(page: Layout, line: str) -> None:
    assert roles(page, "Ministers agree on transport plan", line, BODY)[1] == "boilerplate"


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("Zenda Portal  National Portal of Ruritania      Rur  En  Рус", "Seven at the table: ministers of the valley meet in Zenda"),
        ("Ruritania / Politics", "Ministers of the valley talk of rivers"),
        ("Home > Press centre > Interviews", 'Envoy to the Zenda Herald: "There is no need to choose between river and road"'),
        ("The Castle, President Rudolf Elphberg Click to print this document", "Chair's Summary"),
        ("Strelsau: +14 °C", "Ministers of the valley talk of rivers"),
    ],
)
def test_the_title_among_furniture(page: Layout, above: str, title: str) -> None:
    text = "The ministers of the valley met at one table in Zenda and talked of the river and the road for two hours."
    assert roles(page, above, title, text, text)[:2] == ["boilerplate", "title"]


@pytest.mark.parametrize(
    "title",
    [
        "Council of Ministers, 19/06/2017 - Main results",
        "Statement by the Spokesperson on the elections in Ruritania:",
        "Joint press conference",
        "Valley League Holds Emergency Meeting - 2001-08-22",
    ],
)
def test_headlines_of_unusual_form(page: Layout, title: str) -> None:
    assert (
        roles(
            page, title, "", "The Valley League holds an emergency meeting on the elections in Ruritania, and the ministers are to come."
        )[0]
        == "title"
    )


def test_a_shared_word_parts_headline_and_section(page: Layout) -> None:
    text = "Ruritania and Utopia opened a bridge over the river today, and both ministers crossed it on foot."
    assert roles(page, "News Stories of Today", "Bridge over the river opened", text)[:2] == ["boilerplate", "title"]


def test_the_title_of_a_list_is_its_section(page: Layout) -> None:
    item = [
        "5 May 2020",
        "Ministers of the valley talk of rivers",
        "The ministers of the valley met at one table and talked of the river...",
    ]
    assert roles(page, "Newsroom", *item, *item, *item)[0] == "title"
    assert roles(page, "Tag: Zenda", *(f"  • Ministers of the valley talk of river number {n}" for n in range(4)))[0] == "title"


def test_a_machines_date_in_front_of_the_first_line(page: Layout) -> None:
    assert roles(page, " date 2022-05-16 Ministers of the valley talk of rivers", "", BODY)[0] == "title"
    assert roles(page, " date 2022-05-16 Ру", "Ministers of the valley talk of rivers", "", BODY)[:2] == ["boilerplate", "title"]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Source: Zenda Herald", "boilerplate"),
        ("Office of the Spokesperson", "byline"),
        ("2020-01-16 | Politics", "dateline"),
        ("04-07-2024 19:46   3 118", "boilerplate"),
        ("(September 2010)", "dateline"),
        ("Embassy of Kenya in Peru", "byline"),
        ("md74", "boilerplate"),
        ("Reception: +00 (12) 44-56-87", "boilerplate"),
    ],
)
def test_lines_below_the_title(page: Layout, line: str, role: str) -> None:
    assert roles(page, "Ministers of the valley talk of rivers", line, BODY)[1] == role


def test_what_the_page_says_three_times_is_its_frame(page: Layout) -> None:
    found = roles(
        page,
        "Ministers agree on transport plan",
        BODY,
        "Where we are: Zenda",
        BODY,
        "Where we are: Zenda",
        BODY,
        "Where we are: Zenda",
        BODY,
    )
    assert found[2::2] == ["boilerplate"] * 3


def test_other_items_below_the_text(page: Layout) -> None:
    found = roles(
        page, "Ministers agree on transport plan", "14 March 2022", BODY, BODY, "Topic Resources", "3 February 2021", "Taking stock of a year.",
        "24 January 2021", BODY, "10 February 2022", BODY,
    )  # fmt: skip
    assert found == ["title", "dateline", "body", "body", *["boilerplate"] * 7]


def test_a_summary_stands_under_a_short_headline(page: Layout) -> None:
    lines = ["President of Kazakhstan", "Transport summit", "A meeting of the council took place in the old palace.", "March 14, 2022", "See also", "Statement on roads and railways"]  # fmt: skip
    assert roles(page, *lines, f"{BODY} {BODY}") == ["boilerplate", "title", "body", "dateline", "boilerplate", "boilerplate", "body"]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Press release 32/2022", "dateline"), ("01 Jul. 2021 - | Last updated: 02 Jul. 2021 08:14", "dateline"),
        ("1 of 3 | Ministers walk through the old palace", "boilerplate"), ("Where we are: Field mission", "boilerplate"),
        ("16AAC34CE1C503AE4325838900396A95", "boilerplate"),
    ],
)  # fmt: skip
def test_lines_below_the_headline(page: Layout, line: str, role: str) -> None:
    assert roles(page, "Ministers agree on transport plan", line, "14 March 2022", BODY)[1] == role


def test_items_cut_short_below_the_text(page: Layout) -> None:
    cut = ["ROME: Twelve people have come to the capital on foot...", "PARIS: The old bridge was opened again after two years..."]
    found = roles(page, "Ministers agree on transport plan", "14 March 2022", BODY, BODY, *cut, "Comments")
    assert found == ["title", "dateline", "body", "body", "boilerplate", "boilerplate", "boilerplate"]


@pytest.mark.parametrize(
    "headline",
    [
        "The Prime Minister Received the Envoy of the Two Kingdoms, Who Came on a Visit.",
        "The foreign ministers met in the capital.",
    ],
)
def test_a_headline_with_a_full_stop_below_a_date(page: Layout, headline: str) -> None:
    assert roles(page, "Archive", "12 March 2009", headline, "", BODY, BODY)[1:3] == ["dateline", "title"]


def test_a_first_sentence_is_no_headline_without_a_date_above(page: Layout) -> None:
    assert "title" not in roles(page, "The foreign ministers met in the capital.", BODY, BODY)


def test_two_sentences_make_a_headline_where_the_last_is_open(page: Layout) -> None:
    head = "The minister asked for a new treaty on transport and energy across the whole region. The session of the foreign ministers took place in the capital"
    assert roles(page, "Press releases", head, "more 12 photos", BODY, BODY)[:3] == ["boilerplate", "title", "boilerplate"]
    assert roles(page, head + ".", BODY, BODY)[0] == "body"


def test_a_summary_in_the_texts_words_is_no_headline(page: Layout) -> None:
    summary = "The foreign ministers discussed cooperation in transport, energy and education for two hours in the capital, with a view to new common projects of all the states that border on the sea"
    found = roles(page, "Ministers agree on transport plan", "", summary, "", "LIMA, 14 March (Agency) - " + BODY, BODY)
    assert found[0] == "title"
    assert found[2] == "body"


def test_the_sites_own_title_above_the_headline(page: Layout) -> None:
    head = "Ministers agree on transport plan, trade deal follows"
    found = roles(page, f"ZNA : {head} - Politics - 02/03/2019", "A+  A-   Print   Tweet", head, "14 March 2022", BODY)
    assert found[:4] == ["boilerplate", "boilerplate", "title", "dateline"]


@pytest.mark.parametrize("line", ["Large Medium Small", "Small  Normal size  Large  Print"])
def test_sizes_of_type_are_furniture(page: Layout, line: str) -> None:
    assert roles(page, "Ministers agree on transport plan", "14 March 2022", line, BODY)[2] == "boilerplate"


def test_an_update_behind_a_counter_that_lost_its_line_break(page: Layout) -> None:
    found = roles(page, "Ministers agree on transport plan", "Posted on May 3, 2024", "3 min readLast updated: May 9, 2024", BODY)
    assert found[1:3] == ["dateline", "boilerplate"]


def test_other_readings_inside_the_text(page: Layout) -> None:
    long = BODY[:-1] + ", and the delegations agreed to meet again in the autumn at the invitation of the hosts."
    found = roles(
        page, "Ministers agree on transport plan", BODY, "Related readings:", "Ports open a new quay", "Ferries to sail in May", long
    )
    assert found[2:] == ["boilerplate", "boilerplate", "boilerplate", "body"]


def test_the_kind_above_the_day_goes_before_its_repetition(page: Layout) -> None:
    again = "Press conference by the Chairperson of the Example Union ahead of the meeting of ministers"
    found = roles(page, "Press conference", "by the Chairperson of the Example Union", "  • 14 Mar. 2022 -", "(As delivered)", again, BODY)
    assert found == ["title", "byline", "dateline", "boilerplate", "body", "body"]


def test_headlines_with_a_paragraph_each_are_a_list(page: Layout) -> None:
    items = ["Ministers agree on transport plan for the north", BODY, "Ports open a new quay for larger ferries", BODY]
    found = roles(page, "World • Top News • Opinion", "FM Press Releases", *items, "Envoys meet in the capital over fishing rights", BODY)
    assert found[:3] == ["boilerplate", "title", "body"]


WRAPPED = [
    "In recent years, the two",
    "countries have made progress in many areas of trade and of",
    "transport, with a number of projects on the coast and in the",
    "ports. This was said at a meeting of the ministers with",
    "the envoys of the neighbours, who came to the capital for",
    "two days of talks on ferries, bridges and roads.",
]


def test_a_paragraph_broken_into_lines_of_one_length_is_text(page: Layout) -> None:
    assert roles(page, *WRAPPED) == ["body"] * len(WRAPPED)
    assert roles(page, "Ministers agree on transport plan", "", *WRAPPED)[0] == "title"


def test_a_line_that_breaks_off_is_no_headline_beside_another(page: Layout) -> None:
    found = roles(
        page, "Observers in the debate – Letter from Utopia", "", "Letter dated 18 October 1977 from the Permanent Representative of", "", "Utopia to the Example Union", "", BODY
    )  # fmt: skip
    assert found[0] == "title"


def test_a_block_in_which_the_site_tells_of_itself(page: Layout) -> None:
    found = roles(
        page,
        "Ministers agree on transport plan",
        BODY,
        BODY,
        "- ABOUT ZENDAThe Zenda Union was founded in 1967. " + BODY,
        "- WHAT WE DO",
        BODY,
    )
    assert found[2:] == ["body", "boilerplate", "boilerplate", "boilerplate"]


def test_signs_of_a_pause_and_offices_below_a_signature_are_text(page: Layout) -> None:
    found = roles(page, "Letter to the Chairperson", BODY, "* * *", BODY, "(Signed) Anna Example", "Ambassador", "Permanent Representative")
    assert "boilerplate" not in found


@pytest.mark.parametrize("line", ["0 Comments To This Article", '3 responses to "Talks in the capital"', "Secure .gov websites use HTTPS"])
def test_counters_and_banners(page: Layout, line: str) -> None:
    assert roles(page, "Ministers agree on transport plan", BODY, BODY, line)[-1] == "boilerplate"


def test_a_menu_with_slides_above_the_headline(page: Layout) -> None:
    found = roles(
        page, "MENU", "  • 1 of 3 Frequently asked questions on passports", "  • 2 of 3 Port week", "  • 3 of 3 Quay 12", "The Secretary's Remarks on Transport", "14 March 2022", BODY
    )  # fmt: skip
    assert found == ["boilerplate"] * 4 + ["title", "dateline", "body"]


def test_lines_in_another_language_speak_to_the_readers_of_the_site(page: Layout) -> None:
    found = roles(
        page,
        "Ministers agree on transport plan",
        BODY,
        BODY,
        "Los comentarios no serán publicados por la redacción, gracias",
        "Ungültige Beiträge werden nicht veröffentlicht, bitte höflich bleiben",
    )
    assert found == ["title", "body", "body", "boilerplate", "boilerplate"]


def test_a_headline_full_of_foreign_names_stays(page: Layout) -> None:
    assert roles(page, "Lajčák meets Öztürk, Şahin, von der Leyen", "5 May 2020", BODY)[0] == "title"


def test_below_the_contacts_of_a_release_stand_names_offices_and_numbers(page: Layout) -> None:
    found = roles(
        page,
        "Ministers agree on transport plan",
        "5 May 2020",
        BODY,
        "For more information contact",
        "Snr. Communications Officer",
        "Ms. Anna Example or Mr. Boris Sample,",
        "Castle Street 5",
    )
    assert found[3:] == ["boilerplate"] * 4


def test_a_date_beside_a_counter_of_readers_is_furniture(page: Layout) -> None:
    assert (
        roles(page, "Ministers agree on transport plan", "Published: 5 May 2020 7:05 am On: Zenda | 2,317 views", BODY)[1] == "boilerplate"
    )
    assert (
        roles(page, "Ministers agree on transport plan", "Tuesday 05 May 2020 09:48 PM | Written by: AGENCY | 16 hits", BODY)[1]
        == "boilerplate"
    )


def test_captions_that_open_with_who_stands_where(page: Layout) -> None:
    found = roles(
        page,
        "Ministers agree on transport plan",
        "(From L-R), Ruritania's Minister Anna Example and Zenda's Minister Boris Sample shake hands in Strelsau on 5 May.",
        BODY,
    )
    assert found[1] == "boilerplate"


def test_a_date_above_the_headline_of_another_year_than_the_one_below_is_the_readers(page: Layout) -> None:
    assert roles(page, "Thursday, June 19th, 2025", "Ministers agree on transport plan", "30 March 2022", BODY)[0] == "boilerplate"


def test_announced_entries_make_no_list_of_headlines(page: Layout) -> None:
    found = roles(
        page,
        "Article (Archive)",
        "Final communique of the sixth summit of ministers",
        "5 May 2020",
        "The following took part in the summit:",
        *(f"- H. E. Mr. {n} Sample, Minister of Transport" for n in ("Boris", "Carl", "Dora", "Emil")),
        BODY,
    )
    assert found[1] == "title"


def test_a_kind_above_the_day_gives_way_to_a_headline_that_tells_more(page: Layout) -> None:
    lines = (
        "Media Statement",
        "21 May 2020",
        "Minister Example to host the Minister of Transport of Ruritania on a working visit",
        "The Minister will host the Minister of Transport of Ruritania, Mr Sample, on a working visit in Zenda next week.",
    )
    assert roles(page, *lines)[2] == "title"
    assert roles(page, "Press conference", "21 May 2020", "Press conference by the Secretary General Anna Example", BODY)[0] == "title"


def test_a_summary_below_the_headline_is_no_headline(page: Layout) -> None:
    found = roles(
        page,
        "Utopian minister visits Zenda to discuss trade",
        "Officials to meet their counterparts, hold joint news conference",
        "By Anna Example",
        BODY,
    )
    assert found == ["title", "body", "byline", "body"]


def test_the_name_of_a_briefing_goes_before_a_question(page: Layout) -> None:
    found = roles(
        page,
        "Foreign Ministry Spokesperson Anna Example’s Regular Press Conference on May 5, 2022",
        "",
        "Zenda News: The minister said that he will travel. Do you have any comment?",
        "",
        BODY,
    )
    assert found[0] == "title"


def test_a_caption_above_a_wires_dateline_is_no_headline(page: Layout) -> None:
    assert roles(page, "Ministers and their hosts pose for a picture (Photo: ZNA)", "Lisbon (ZNA) – " + BODY, BODY) == [
        "boilerplate",
        "body",
        "body",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "15 min ago",
        "9 minutes 5 seconds ago",
        "1000 Entries",
        "Will be updated",
        "Call Given Family +123456780912",
        "Bagaimana tanggapan anda mengenai artikel ini?",
    ],
)
def test_ages_counters_and_foreign_lines(page: Layout, line: str) -> None:
    assert roles(page, "Ministers agree on transport plan", BODY, BODY, line)[-1] == "boilerplate"


def test_counters_behind_a_lists_marks(page: Layout) -> None:
    assert roles(page, "Ministers agree on transport plan", "  • 10", "  • 8:05", BODY) == ["title", "boilerplate", "boilerplate", "body"]


def test_sections_beside_the_day_are_no_place(page: Layout) -> None:
    assert roles(page, "Ministers agree on transport plan", "2019-02-07", "Transport, Media Releases", BODY)[2] == "boilerplate"


def test_the_day_of_change_below_the_text(page: Layout) -> None:
    assert roles(page, "Ministers agree on transport plan", "7 Aug 2019", BODY, BODY, "Last updated on 07 Aug 2019")[-1] == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "Source: Zenda News Agency",
        "Boats at dusk last week in the harbour Credit Given Family/Agency — Getty Images",
        "Media releases are available from the office via the internet. http://www.zenda.example/",
    ],
)
def test_credits_and_pointers(page: Layout, line: str) -> None:
    assert roles(page, "Ministers agree on transport plan", line, BODY, BODY)[1] == "boilerplate"


def test_a_caption_said_twice(page: Layout) -> None:
    caption = "Soldiers stand near damage that a storm caused on the road to the harbour.(Agency)"
    assert roles(page, "Ministers agree on transport plan", caption, caption, BODY) == ["title", "boilerplate", "boilerplate", "body"]


def test_a_feed_is_named_above_its_first_item(page: Layout) -> None:
    items = [x for n in range(3) for x in (f"Ministers open bridge number {n} in the north", f"2024-06-1{n}T18:46:00+00:00", BODY)]
    assert roles(page, "Zenda Herald", *items)[:3] == ["title", "body", "dateline"]
    labelled = [f"date published: {line}" if line.startswith("2024") else line for line in items]
    assert roles(page, "Ruritania - Zenda Morning Post", *labelled)[0] == "title"
    assert "title" not in roles(page, "Source: Zenda Herald", *items)


def test_stories_of_a_wire_stand_below_their_section(page: Layout) -> None:
    story = [
        "Ministers open new bridge over the river",
        "The bridge shortens the way to the harbour",
        "LIMA, October 3. /ZNA/. " + BODY,
        BODY,
    ]
    assert roles(page, "Ruritania", "Ruritania News", *story, *story, *story)[1] == "title"


def test_a_list_whose_days_carry_a_label(page: Layout) -> None:
    items = [x for n in (7, 8, 9) for x in (f"{n}.1.2024 Press release", "Minister Elphberg to attend the opening of the bridge", BODY)]
    found = roles(page, "Ministry for Foreign Affairs", "Skip to content", "Frontpage", "News and press releases", *items)
    assert found[3] == "title"


@pytest.mark.parametrize(
    "lines",
    [
        ("Ministers underline need for calm on the river", "Transport ministers Given Family and Other Name meet in Zenda", "Jo Name", "5.02.2024", BODY),
        ("Envoy Meets Prime Minister; Discusses Bridges And Roads", "2024-01-15 16:42:54", 'In the capital the envoy said that his journey gave him an occasion to convey in person "our thanks to my counterpart for all the help that we had after the storm in May"', BODY),
        ("Communiqué of the 12th Meeting of the River Council held on 8 April 2024, on the Bridges of Ruritania.", "April 9, 2024 | Zenda", BODY),
    ],
)  # fmt: skip
def test_headlines_and_what_stands_below_them(page: Layout, lines: tuple[str, ...]) -> None:
    assert roles(page, *lines)[0] == "title"


def test_an_outlets_slogan_is_no_headline(page: Layout) -> None:
    found = roles(
        page,
        "BelTA – News from Belarus",
        "Sunday, 9 March 2025",
        "Politics",
        "11 February 2025, 17:45",
        "Minister, envoy discuss plan of visits",
        BODY,
    )
    assert (found[0], found[1], found[3], found[4]) == ("boilerplate", "boilerplate", "dateline", "title")


def test_captions_said_twice_above_the_text_are_no_headline(page: Layout) -> None:
    caption = "Ruritania Latest: Soldiers stand guard near the bridge that a storm damaged in the night.(Agency)"
    assert roles(page, BODY, caption, caption, BODY) == ["body", "boilerplate", "boilerplate", "body"]


def test_an_address_is_no_headline_and_the_line_below_by_is_the_byline(page: Layout) -> None:
    found = roles(
        page, "Old Harbour, Greater Zenda, Guyana", "Press Release 32/2024", "5 May 2024", "MINISTERS TO MEET IN ZENDA 25-28 MAY", BODY
    )
    assert (found[0], found[3]) == ("boilerplate", "title")
    assert roles(page, "By", "Given Family for Dailypaper Reporter", "PUBLISHED:", "10:41 EST, 4 March 2014", BODY, BODY)[1] == "byline"


@pytest.mark.parametrize(
    "caption",
    [
        "The minister is due to visit the dam on August 9. | POOL / VIA REUTERS",
        "The president of the council at the dam. [EPA-EFE/GIVEN FAMILY]",
    ],
)
def test_captions_with_credits_in_capitals(page: Layout, caption: str) -> None:
    assert roles(page, "Ministers agree on transport plan", caption, BODY, BODY)[1] == "boilerplate"


def test_a_block_of_links_inside_a_story_ends_with_its_next_sentence(page: Layout) -> None:
    short = "The two ministers also opened a new road across the border between their countries."
    found = roles(
        page, "Ministers agree on transport plan", "14 March 2022", BODY, "Recommended", "Port of Zenda closes for repairs", "World", "Old bridge falls in the north", short, "Print"
    )  # fmt: skip
    assert found == ["title", "dateline", "body", *["boilerplate"] * 4, "body", "boilerplate"]


def test_captions_above_a_pictures_number_or_credit(page: Layout) -> None:
    found = roles(
        page, "Ministers agree on transport plan", "14 March 2022", BODY, "", "The guest arrives at the castle", "1 / 6", "", BODY
    )
    assert found[4:6] == ["boilerplate", "boilerplate"]
    found = roles(page, "Ministers agree on transport plan", "14 March 2022", BODY, "1 of 4", "With the minister of roads.", "Photo: A. Example, ZNA", "", BODY)  # fmt: skip
    assert found[3:6] == ["boilerplate", "boilerplate", "boilerplate"]
    found = roles(
        page, "Ministers agree on transport plan", "14 March 2022", BODY, "UN Photo/Anna Example", BODY, "A guest waves. (ZNA Photo)", BODY
    )
    assert found[3:] == ["boilerplate", "body", "boilerplate", "body"]


def test_the_headline_is_not_the_windows(page: Layout) -> None:
    found = roles(
        page, "Ministers agree on a transport plan | Zenda Herald", "Skip to content", "All our reports", "Ministers agree on a transport plan", "14 March 2022", BODY
    )  # fmt: skip
    assert found == ["boilerplate", "boilerplate", "boilerplate", "title", "dateline", "body"]


def test_a_list_below_a_sites_menu_and_slogan(page: Layout) -> None:
    item = ("07 November 2025 Castle sends help to the islands.", "The president has opened a new harbour […]", "Read More")
    found = roles(
        page, "Home", "Profile", "Members of the Council", "Media", "Contact", "Press Releases", "Latest Updates",
        "Keep up with notices, photographs and reports that show the work of the castle", *item * 3,
    )  # fmt: skip
    assert found.index("title") == 6


def test_a_storys_own_day_begins_no_list(page: Layout) -> None:
    others = [t for day in range(1, 6) for t in (f"0{day} June 2025 [12:03]", "Port of Zenda closes for repairs in the north")]
    found = roles(
        page, "Ministers agree on transport plan", "06 June 2025 [12:03] - ZNA", BODY, "URL: http://zenda.com/1", "Print version", "Your name:", "Your e-mail:", *others
    )  # fmt: skip
    assert found[:3] == ["title", "dateline", "body"]
    assert found[-len(others) :] == ["boilerplate"] * len(others)


def test_sections_below_the_text_are_no_authors(page: Layout) -> None:
    found = roles(
        page, "Ministers agree on transport plan", "14 March 2022", BODY, BODY, "Our work", "Human Rights", "Political Affairs", "Follow us"
    )
    assert found[5:7] == ["boilerplate", "boilerplate"]


def test_a_short_sentence_ends_a_block_of_links_that_asks(page: Layout) -> None:
    found = roles(
        page, "Ministers agree on transport plan", "14 March 2022", BODY, "Also worth reading", "Commentary: Who needs a new bridge?", "Old bridge falls in the north", "The plan follows a meeting in Zenda last November.", "Print"
    )  # fmt: skip
    assert found == ["title", "dateline", "body", *["boilerplate"] * 3, "body", "boilerplate"]


def test_numbered_pictures(page: Layout) -> None:
    found = roles(
        page, "Ministers agree on transport plan", "14 March 2022", "[Photo1] The guest arrives", "[Photo2] The working lunch", BODY
    )
    assert found[2:4] == ["boilerplate", "boilerplate"]


def test_the_last_lines_of_a_broken_paragraph_are_no_links(page: Layout) -> None:
    text = (
        "   STRELSAU, May 20 (ZNA) -- Foreign Minister Boris Example held",
        "official talks here on Monday with the guests and spoke about the",
        "ways of bolstering bilateral relations between the two countries",
        "as well as the regulation of shipping in the northern sea and the",
        "harbours of both. Their greetings were conveyed to the President.",
        "The guest was accompanied by the Assistant Minister for Ministry",
        "Affairs Anna Sample. (end)",
    )
    found = roles(
        page, "Main Page", "Politics", "20/05/2024", "Ruritania, Utopia foreign ministers discuss borders", *text, "   ab.cd", "Share"
    )
    assert found[3] == "title"
    assert found[4:11] == ["body"] * 7


def test_an_address_names_no_feed(page: Layout) -> None:
    items = [t for n in range(4) for t in (f"Port of Zenda closes for {n} days", f"date published: 2024-11-2{n}T19:26:31+00:00", BODY)]
    assert "title" not in roles(page, "Source:Zenda Herald, URL:https://www.zenda.com/rss, language:en-US", *items)


def test_a_page_that_opens_with_a_picture_a_state_or_days_in_another_script(page: Layout) -> None:
    views = '"Views were exchanged on a wide range of issues of partnership," reads the statement.'
    found = roles(
        page,
        "STRELSAU, 15:10",
        "1718.png",
        "Ministers discuss transport in Zenda",
        "8 minute read",
        BODY,
        views,
        BODY,
        "Next post: The king arrives in Utopia",
    )
    assert found == ["boilerplate", "boilerplate", "title", "boilerplate", "body", "body", "body", "boilerplate"]
    found = roles(
        page, "Kingdom of Thailand", "Home / News / Press Release: Minister attended the meeting of neighbours", "วันที่ 14 Jul 2023", BODY
    )
    assert (found[0], found[2], found[3]) == ("boilerplate", "dateline", "body")


def test_quotation_marks_in_a_headline_are_no_languages(page: Layout) -> None:
    headlines = (
        "Wheat deal: ‘a lamp in the fog’, says envoy as parties meet in Zenda",
        "Ministers in Strelsau launch ‘Union Plus,’ Utopia to take the chair",
    )
    for headline in headlines:
        assert roles(page, "Zenda News", "For all people", headline, "22 July 2022   Peace and Security", "", BODY, BODY)[2] == "title"


def test_who_signs_and_what_the_site_says_of_itself_below_a_story(page: Layout) -> None:
    found = roles(
        page,
        "Ministers agree on transport plan",
        "14 March 2022",
        BODY,
        BODY,
        "(Reporter A. Example, editor B. Sample)",
        "All texts of this page are under copyright.",
        "♦ Receive updates by mail - Subscribe here.",
    )
    assert found[-3:] == ["byline", "boilerplate", "boilerplate"]
