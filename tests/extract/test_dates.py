# ruff: noqa: E501 - samples stand side by side
"""Calendar expressions: their spans, their values against the page's date, and what is no date."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable

import pytest
from spacy.language import Language

from seedline.extract.calendar.grammar import Calendar
from seedline.extract.calendar.year_clues import YearClues
from seedline.extract.dates import Dates
from seedline.extract.reading import Reading
from seedline.reference import Reference

Read = Callable[..., Reading]
PUBLISHED = "Ministers discuss transport\n14 March 2022, 10:20\n\n"  # a Monday


@pytest.fixture(scope="module")
def dates(nlp: Language, reference: Reference) -> Dates:
    return Dates(nlp, reference)


def found(read: Read, dates: Dates, text: str) -> list[tuple[str, str | None]]:
    """Spans and values of the text below the masthead."""
    reading = read(PUBLISHED + text, dates)
    return [(reading.quote(m.start, m.end), m.value) for m in reading.mentions if m.start >= len(PUBLISHED)]


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("They met on 7 September 2017.", "7 September 2017", "2017-09-07"),
        ("They met on September 7, 2017.", "September 7, 2017", "2017-09-07"),
        ("They met on Sept. 7, 2017.", "Sept. 7, 2017", "2017-09-07"),
        ("Between 22 Jan. 2024 - 24 Feb. 2024 they met.", "22 Jan. 2024 - 24 Feb. 2024", "2024-01-22/2024-02-24"),
        ("412-05-03-2025\nThey met.", "05-03-2025", "2025-03-05"),
        ("The ministers looked forward to the summit in October.", "October", "2022-10"),
        ("They met on the 7th of September, 2017.", "7th of September, 2017", "2017-09-07"),
        ("They met on Thursday, 07 September 2017 at 15:36.", "Thursday, 07 September 2017", "2017-09-07"),
        ("They met on 07.09.2017.", "07.09.2017", "2017-09-07"),
        ("Sun, 09/17/2017 - 12:00\nThey met.", "Sun, 09/17/2017", "2017-09-17"),
        ("2017 09 07\nThey met.", "2017 09 07", "2017-09-07"),
        ("A text is expected to be agreed by the leaders on 1 October.", "1 October", "2022-10-01"),
        ("Updated 2017-09-07T10:00:00+00:00 by the editor.", "2017-09-07", "2017-09-07"),
        ("7 september 2017Views: 12", "7 september 2017", "2017-09-07"),
        ("7 September 201714:08", "7 September 2017", "2017-09-07"),
        ("On March, 4 they met.", "March, 4", "2022-03-04"),
        ("They will meet on 22-23 March.", "22-23 March", "2022-03-22/2022-03-23"),
        ("They will meet on April 5-7, 2022.", "April 5-7, 2022", "2022-04-05/2022-04-07"),
        ("From 30 April to 2 May 2021 they met.", "30 April to 2 May 2021", "2021-04-30/2021-05-02"),
        ("The project ran from 1949 to 1991.", "1949 to 1991", "1949/1991"),
        ("They met in May 2019.", "May 2019", "2019-05"),
        ("They met in November last year.", "November last year", "2021-11"),
        ("They met in November of last year.", "November of last year", "2021-11"),
        ("They will meet in the fourth quarter of next year.", "fourth quarter of next year", "2023-10/2023-12"),
        ("Trade grew in the first nine months of this year.", "first nine months of this year", "2022-01/2022-09"),
        ("A session is due in the second half of 2022.", "second half of 2022", "2022-07/2022-12"),
        ("They will meet this autumn.", "this autumn", "2022-23"),
        ("They met in the winter of 2019.", "winter of 2019", "2019-24"),
        ("They will meet in autumn.", "autumn", "2022-23"),
        ("They met in early September 2021.", "early September 2021", "2021-09"),
        ("They will meet at the end of May.", "end of May", "2022-05"),
        ("They plan it by the end of the year.", "end of the year", "2022"),
        ("They met earlier this month.", "earlier this month", "2022-03"),
        ("They met last week.", "last week", "2022-03-07/2022-03-13"),
        ("They meet next month.", "next month", "2022-04"),
        ("They met yesterday.", "yesterday", "2022-03-13"),
        ("They met three days ago.", "three days ago", "2022-03-11"),
        ("It began in the 1990s.", "1990s", "1990/1999"),
        ("The office opened in 2002.", "2002", "2002"),
        ("The 2015 deal stands.", "2015", "2015"),
        ("They met on Monday (March 7).", "Monday (March 7)", "2022-03-07"),
        ("They met on Monday (7 March 2022).", "Monday (7 March 2022)", "2022-03-07"),
    ],
)  # fmt: skip
def test_spans_and_values(read: Read, dates: Dates, text: str, span: str, value: str) -> None:
    assert found(read, dates, text) == [(span, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ministers met on Thursday.", "2022-03-10"),
        ("The ministers will meet on Thursday.", "2022-03-17"),
        ("The meeting is scheduled for Thursday.", "2022-03-17"),
        ("The ministers met last Thursday.", "2022-03-10"),
        ("The ministers met on Monday.", "2022-03-14"),
        ("The pact was signed on November 20.", "2021-11-20"),
        ("The pact will be signed on November 20.", "2022-11-20"),
        ("In December the presidents met in Minsk.", "2021-12"),
        ("The presidents will meet in Minsk in December.", "2022-12"),
    ],
)
def test_tense_decides_between_last_and_next(read: Read, dates: Dates, text: str, value: str) -> None:
    assert [v for _, v in found(read, dates, text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "It is endorsed every two years.", "They met for two days.", "It marks the 75th anniversary of the victory.", "In today's world it matters.",
        "Some 2000 troops took part.", "The hall seats 1900 people.", "Resolution 2178 (2014) was cited.", "It cost $2020.", "Exercise Barrier-2023 ended.",
        "He may march to the border.", "Over the past year it grew.", "See page 2014.", "They spoke at 14:08.", "The office is open Monday-Friday.",
        "It is open every Monday.", "Version 1.2.13 is out.", "The 5th session opened.", "It was updated 2 years ago", "The G7 June group met",
    ],
)  # fmt: skip
def test_what_is_no_date(read: Read, dates: Dates, text: str) -> None:
    values = [s for s, _ in found(read, dates, text)]
    assert values in ([], ["June"])


def test_year_of_the_sentence_holds(read: Read, dates: Dates) -> None:
    assert found(read, dates, "Last year it was otherwise: the exercise, planned for October 10-14, was called off.") == [
        ("Last year", "2021"),
        ("October 10-14", "2021-10-10/2021-10-14"),
    ]


def test_a_year_told_is_not_that_of_what_comes_or_is_near(read: Read, dates: Dates) -> None:
    assert found(read, dates, "It replaces the one of 2017 and will be ratified in autumn.")[-1] == ("autumn", "2022-23")
    text = "It sent the budget for 2023 to the council, which meets on 20 March."
    assert found(read, dates, text)[-1] == ("20 March", "2022-03-20")


def test_items_of_an_index_page_have_their_own_date(read: Read, dates: Dates) -> None:
    text = "All news on the topic\n" + "".join(
        f"{day}.06.2018 10:00 Ministers speak\nThe ministers met on Monday and agreed on a plan of work.\n" for day in (26, 19, 12)
    )
    reading = read(text, dates)
    mondays = [m.value for m in reading.mentions if reading.quote(m.start, m.end) == "Monday"]
    assert mondays == ["2018-06-25", "2018-06-18", "2018-06-11"]


def test_a_day_given_twice_is_no_stretch(read: Read, dates: Dates) -> None:
    assert found(read, dates, "From 22 Jan. 2024 - 22 Jan. 2024 they met.") == [("22 Jan. 2024", "2024-01-22")] * 2


def test_month_first_where_the_page_proves_it(read: Read, dates: Dates) -> None:
    reading = read("Ministers discuss transport\n03/14/2022\n\nThey met on 03/04/2022.", dates)
    assert [m.value for m in reading.mentions] == ["2022-03-14", "2022-03-04"]
    reading = read("Ministers discuss transport\n14/03/2022\n\nThey met on 03/04/2022.", dates)
    assert [m.value for m in reading.mentions] == ["2022-03-14", "2022-04-03"]


def test_no_value_without_an_anchor(read: Read, dates: Dates) -> None:
    reading = read("They met yesterday and will meet on Friday.", dates)
    assert [(reading.quote(m.start, m.end), m.value) for m in reading.mentions] == [("yesterday", None), ("Friday", None)]


def test_a_day_that_does_not_exist_has_no_value(read: Read, dates: Dates) -> None:
    assert found(read, dates, "They met on 31 June 2021.") == [("31 June 2021", None)]


def test_spans_never_cross_a_line_nor_overlap(read: Read, dates: Dates) -> None:
    reading = read(PUBLISHED + "on 12\nMay 2021 and 3, 4 and 5 May - 7 June 2020, May 2020-June", dates)
    mentions = reading.mentions
    assert all("\n" not in reading.quote(m.start, m.end) for m in mentions)
    assert all(a.end <= b.start for a, b in itertools.pairwise(mentions))


def test_year_clues(reference: Reference) -> None:
    clues = YearClues(reference)
    assert clues.year("the forthcoming 72nd UN General Assembly", 9) == 2017
    assert clues.year("the agenda of the 73rd session of the UN General Assembly", 3) == 2019
    assert clues.year("the 75th anniversary of the Great Victory", 5) == 2020
    assert clues.year("the 5th session of the board", 5) is None


@pytest.mark.parametrize(
    "text", ["12 May 2020 " * 3_000, "1" * 50_000, "May " * 9_000, " " * 50_000 + "May", "12-" * 9_000, "last year, " * 4_000]
)
def test_finding_takes_linear_time(reference: Reference, text: str) -> None:
    calendar = Calendar(reference)
    start = time.process_time()
    calendar.find(text)
    assert time.process_time() - start < 4


def on_page(read: Read, dates: Dates, text: str) -> dict[str, str | None]:
    """Dates of a page with its own masthead."""
    reading = read(text, dates)
    return {reading.quote(m.start, m.end): m.value for m in reading.mentions}


def test_a_reprinted_story_counts_from_its_own_dateline(read: Read, dates: Dates) -> None:
    story = "Last Thursday the union's summit came to a close, and the ministers of nine member states signed its declaration."
    values = on_page(read, dates, f"Ministers agree on plan\n2021-12-07 21:00:25\n\nLIMA, 1 NOVEMBER (Atlas) -- {story}")
    assert values["Last Thursday"] == "2021-10-28"
    values = on_page(read, dates, f"Ministers agree on plan\n2021-11-02 21:00:25\n\nLIMA, 1 NOVEMBER (Atlas) -- {story}")
    assert values["Last Thursday"] == "2021-10-28"
    values = on_page(read, dates, f"Ministers agree on plan\n2021-12-07 21:00:25\n\n{story} They met on 1 November.")
    assert values["Last Thursday"] == "2021-12-02"


def test_the_past_is_behind_the_page(read: Read, dates: Dates) -> None:
    values = on_page(read, dates, "Ministers agree on plan\n2021-12-07\n\nThe army deposed the elected government on February 1.")
    assert values["February 1"] == "2021-02-01"


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("The pact was signed two decades ago.", "two decades ago", "2002"),
        ("Half a century ago the border closed.", "Half a century ago", "1972"),
        ("A century ago the school opened.", "A century ago", "1922"),
        ("They met a fortnight ago.", "a fortnight ago", "2022-02-28"),
        ("The visit is planned for the 25th of this month.", "25th of this month", "2022-03-25"),
        ("Exports grew from January through June 2021.", "January through June 2021", "2021-01/2021-06"),
        ("The forum opens in the last week of April.", "last week of April", "2022-04"),
        ("The budget for FY2023 will grow.", "FY2023", "2023"),
        ("The minister was pleased earlier today to sign the accord.", "earlier today", "2022-03-14"),
        ("Over winter the allies had sent aid.", "winter", "2021-24"),
    ],
)
def test_spans_of_years_weeks_and_seasons(read: Read, dates: Dates, text: str, span: str, value: str) -> None:
    assert (span, value) in found(read, dates, text)


def test_the_same_day_is_the_day_told_before(read: Read, dates: Dates) -> None:
    text = "On 3 March the envoys landed. The next day they met the governor. On 5 May 1992 the pact was signed.\n\nThe president spoke that same day."
    told = dict(found(read, dates, text))
    assert told["next day"] == "2022-03-04"
    assert told["same day"] == "2022-03-04"


def test_days_told_respectively_are_two(read: Read, dates: Dates) -> None:
    assert found(read, dates, "The talks and the forum will open on 29 and 30 March, respectively.") == [
        ("29", "2022-03-29"), ("30 March", "2022-03-30"),
    ]  # fmt: skip
    assert found(read, dates, "The talks will be held on 29 and 30 March.") == [("29 and 30 March", "2022-03-29/2022-03-30")]


def test_an_address_dates_a_page_without_a_date(read: Read, dates: Dates) -> None:
    reading = read("Summit opens in the capital\nhttps://example.org/2022/11/11/opening.jpg\n\nThe leaders gathered on Friday.", dates)
    assert [m.value for m in reading.mentions] == ["2022-11-11", "2022-11-11"]


def test_weekdays_tell_which_of_the_years_named_is_the_page_s(read: Read, dates: Dates) -> None:
    reading = read("Minister to visit Utopia\nTuesday, 14 May\n\nThe minister last came in 2018. The treaty runs until 2019.", dates)
    assert [m.value for m in reading.mentions] == ["2019-05-14", "2018", "2019"]


def test_page_of_today_above_an_older_story(read: Read, dates: Dates) -> None:
    page = "Government Portal\nMonday, 3 March 2025\nNews\n14 June 2022, 10:05\nMinister opens consulate\n\n"
    reading = read(page + "The session held in December last year gave a push, the minister said.", dates)
    assert [m.value for m in reading.mentions if m.start > len(page)] == ["2021-12"]


def test_items_dated_behind_a_label(read: Read, dates: Dates) -> None:
    items = [("Office opens", "3 June 2008"), ("Envoy arrives", "2 June 2008"), ("Court sits", "30 May 2008")]
    page = "".join(f"{title}\nPublishing date: {day}\nThe envoys met today in Rome.\n" for title, day in items)
    values = [m.value for m in read(page, dates).mentions]
    assert values[1::2] == ["2008-06-03", "2008-06-02", "2008-05-30"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Doorstep, 19 May. 2016 - at noon", [("19 May. 2016", "2016-05-19")]),
        ("They heard María Solano.", []),
        ("25 / 06 / 2016", [("25 / 06 / 2016", "2016-06-25")]),
        ("août 16, 2023", [("août 16, 2023", "2023-08-16")]),
        ("Posted jeudi 5 octobre 2023 at noon", [("jeudi 5 octobre 2023", "2023-10-05")]),
        ("Text: / | 2017. május 25. 8:16", [("2017. május 25", "2017-05-25")]),
        ("2020 m. gegužės 12 d.", [("2020 m. gegužės 12", "2020-05-12")]),
        ("kamis, 5 oktober 2023", [("kamis, 5 oktober 2023", "2023-10-05")]),
        ("12 tháng 5 năm 2020", [("12 tháng 5 năm 2020", "2020-05-12")]),
        ("发布时间: 2023年10月5日 10:15", [("2023年10月5日", "2023-10-05")]),
        ("2023년 10월 5일", [("2023년 10월 5일", "2023-10-05")]),
        ("Lisbon October 3/2022 (ENA) The ministers met.", [("October 3/2022", "2022-10-03")]),
        ("5 Οκτωβρίου 2022", [("5 Οκτωβρίου 2022", "2022-10-05")]),
        ("Madrid, 3 de junio de 2020", [("3 de junio de 2020", "2020-06-03")]),
        ("The Mayo clinic on Mars is 20 years old.", []),
        ("Today.Az » Politics", []),
        ("They looked through a draft for the session (Delhi, July 3-4).", [("July 3-4", "2022-07-03/2022-07-04")]),
    ],
)
def test_points_accents_and_brackets(read: Read, dates: Dates, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(read, dates, text) == expected


@pytest.mark.parametrize("beside", ["Friday evening, 4 February", "Friday, the 4 February"])
def test_a_weekday_beside_its_day_tells_the_week_of_the_others(read: Read, dates: Dates, beside: str) -> None:
    values = dict(found(read, dates, f"He arrived on {beside}.\n\nOn Saturday morning he met the minister."))
    assert values["Saturday"] == "2022-02-05"
    assert dict(found(read, dates, "On Saturday morning he met the minister."))["Saturday"] == "2022-03-12"


def test_what_will_be_does_not_take_the_past_year_of_its_sentence(read: Read, dates: Dates) -> None:
    told = found(read, dates, "He said that the agreement signed in May 2019 will come into force on October 27.")
    assert told[0] == ("May 2019", "2019-05")
    assert told[1][1] != "2019-10-27"


def test_until_a_day_looks_ahead_unless_the_verb_tells_of_the_past(read: Read, dates: Dates) -> None:
    ahead, told = (found(read, dates, f"The visit {verb} till Friday, the ministry said.")[0][1] for verb in ("lasts", "lasted"))
    assert ahead > told


def test_a_range_may_have_an_article_and_an_ordinal_a_comma(read: Read, dates: Dates) -> None:
    assert found(read, dates, "The envoy stays in Zenda from July 19th, 2019 to the 21st, as planned.")[0][0] == "July 19th, 2019"
    assert found(read, dates, "Tuesday 05th, January 2021 was the day.") == [("Tuesday 05th, January 2021", "2021-01-05")]


def test_agreed_on_a_day_is_past_agreed_to_meet_on_it_is_not(read: Read, dates: Dates) -> None:
    told = found(read, dates, "The chairmanship was agreed back on Tuesday at the council.")[0][1]
    ahead = found(read, dates, "The ministers have agreed to meet on Tuesday.")[0][1]
    assert told < ahead


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He spoke on Wednesday (9).", ("Wednesday (9)", "2022-03-09")),
        ("She will speak this Monday (21).", ("this Monday (21)", "2022-03-21")),
        ("It began on Friday evening, 11 March.", ("Friday evening, 11 March", "2022-03-11")),
        ("She came this Wednesday (9/3), by train.", ("this Wednesday (9/3)", "2022-03-09")),
        ("He came today, March 14, by train.", ("today, March 14", "2022-03-14")),
        ("He came today, Monday, by train.", ("today, Monday", "2022-03-14")),
        ("The evening before he had met the king.", ("The evening before", "2022-03-13")),
        ("It lasts from 3 December to December 5, 2022.", ("3 December to December 5, 2022", "2022-12-03/2022-12-05")),
    ],
)
def test_days_beside_their_weekdays_and_mixed_ranges(read: Read, dates: Dates, text: str, expected: tuple[str, str]) -> None:
    assert found(read, dates, text) == [expected]


def test_a_page_without_a_day_takes_the_year_of_its_address_and_weekdays_from_the_days_it_tells(read: Read, dates: Dates) -> None:
    text = "https://zenda.org/en/2024/sg101.htm\n\nThe envoy came to Zenda on Friday night, 19 January, by train.\n\nOn Saturday he met the king."
    assert {reading.quote(m.start, m.end): m.value for reading in [read(text, dates)] for m in reading.mentions} == {
        "Friday night, 19 January": "2024-01-19",
        "Saturday": "2024-01-20",
    }


def test_a_day_named_elsewhere_tells_the_order_of_day_and_month(read: Read, dates: Dates) -> None:
    text = "Statement\n\n08/06/2018 | 10:51pm CEST\n\nThe pact was signed in Zenda.\n\nThe ministry sent this on 06 August 2018."
    assert {reading.quote(m.start, m.end): m.value for reading in [read(text, dates)] for m in reading.mentions}[
        "08/06/2018"
    ] == "2018-08-06"


def test_a_day_named_without_its_year_tells_the_order_too(read: Read, dates: Dates) -> None:
    reading = read("Ministers discuss transport\nLima, Feb. 8.\n\nThey met on Friday.\n\nPublished: 2/8/2019", dates)
    assert [m.value for m in reading.mentions if reading.quote(m.start, m.end) == "2/8/2019"] == ["2019-02-08"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in Riga on Sunday and Monday.", [("Sunday", "2021-05-09"), ("Monday", "2021-05-10")]),
        ("They met in Riga from Sunday to Monday.", [("Sunday to Monday", "2021-05-09/2021-05-10")]),
        ("The session opens on Thursday and runs through Friday.", [("Thursday", "2021-05-13"), ("Friday", "2021-05-14")]),
        ("The office is open Monday through Friday.", []),
        (
            "They will meet on Sunday, 23 May. She will speak on Sunday evening.",
            [("Sunday, 23 May", "2021-05-23"), ("Sunday", "2021-05-23")],
        ),
        ("He will visit Oslo from next Monday to Tuesday.", [("next Monday to Tuesday", "2021-05-17/2021-05-18")]),
        ("They spoke between Wednesday and Friday.", [("Wednesday", "2021-05-12"), ("Friday", "2021-05-07")]),
        ("They met on Friday (7/5/2021).", [("Friday (7/5/2021)", "2021-05-07")]),
        ("It opened Friday 07/05/2021 at noon.", [("Friday 07/05/2021", "2021-05-07")]),
        ("It opened on Friday , May 7 2021.", [("Friday , May 7 2021", "2021-05-07")]),
        ("He said today, Wednesday (12/5), that it rains.", [("today", "2021-05-12"), ("Wednesday (12/5)", "2021-05-12")]),
        ("They left two weeks back.", [("two weeks back", "2021-04-28")]),
    ],
)
def test_pairs_of_weekdays_and_weekdays_with_days_in_figures(read: Read, dates: Dates, text: str, expected: list[tuple[str, str]]) -> None:
    reading = read(f"Talks in Riga\n\n12 May 2021\n\n{text}\n", dates)
    found = [(reading.quote(m.start, m.end), m.value) for m in reading.mentions if m.type == "date"]
    assert found[1:] == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They discussed the upcoming summit in Oslo on 11 July.", "2022-07-11"),
        ("They discussed preparations for the summit in Oslo on 11 July.", "2022-07-11"),
        ("They discussed the summit in Oslo on 11 July.", "2021-07-11"),
        ("They signed the planned pact, opened a road and met on 11 July.", "2021-07-11"),
        ("The session will be chaired by Norway and held in Oslo on 11 July.", "2022-07-11"),
        ("The session was chaired by Norway and held in Oslo on 11 July.", "2021-07-11"),
        ("He invited her to visit Oslo on 11 July.", "2022-07-11"),
        ("They discussed the session, which will be chaired by Norway and held in Oslo on 11 July.", "2022-07-11"),
    ],
)
def test_the_day_of_what_is_to_come(read: Read, dates: Dates, text: str, value: str) -> None:
    assert found(read, dates, text) == [("11 July", value)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exercises will be held in September and October 2023.", [("September", "2023-09"), ("October 2023", "2023-10")]),
        ("They met in July, August and October 2019.", [("July", "2019-07"), ("August", "2019-08"), ("October 2019", "2019-10")]),
        ("They will meet in the fall.", [("fall", "2022-23")]),
        ("He spoke in the fall of prices and rents.", []),
        ("It grew in the early 1970s, the mid-1980s and the late 1990s.", [("early 1970s", "1970/1974"), ("mid-1980s", "1984/1986"), ("late 1990s", "1995/1999")]),
        ("They also discussed the summit in July, where leaders will decide.", [("July", "2022-07")]),
        ("From 28 March, 20 observers will be sent out.", [("28 March", "2022-03-28")]),
        ("They noted that 2022 marks the end of the works.", [("2022", "2022")]),
        ("They spoke of the forum to be hosted by Norway in October.", [("October", "2022-10")]),
        ("The session had to be held in October.", [("October", "2021-10")]),
        ("They reviewed the talks of May 2021 and discussed preparations for the session in September.", [("May 2021", "2021-05"), ("September", "2022-09")]),
        ("She had agreed in July, at a summit, to send the bill.", [("July", "2021-07")]),
        ("He will travel from Sunday 10 to Monday 11 April 2022.", [("Sunday 10 to Monday 11 April 2022", "2022-04-10/2022-04-11")]),
        ("He said at the harbour forum on Friday that more ships are arriving.", [("Friday", "2022-03-11")]),
    ],
)  # fmt: skip
def test_dates_joined_seasons_decades_and_tenses(read: Read, dates: Dates, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(read, dates, text) == expected


def test_dates_below_the_items_of_a_list(read: Read, dates: Dates) -> None:
    told = "The union published its plan for the bridge on Monday, raising pressure on the two towns to come to terms."
    days = ("2023-02-22", "2023-02-28", "2023-03-07")
    page = "\n".join(line for day in days for line in ("Union publishes plan for a bridge", told, f"{day}T02:31:00Z Zenda Herald", ""))
    reading = read(page, dates)
    assert [m.value for m in reading.mentions if reading.quote(m.start, m.end) == "Monday"] == ["2023-02-20", "2023-02-27", "2023-03-06"]


def test_a_weekday_of_the_lead_tells_the_year_that_the_page_names_nowhere(read: Read, dates: Dates) -> None:
    page = "10 OCT, 16:48\nTalks end\n\nLISBON, October 10. /ZNA/. The ministers agreed on Friday to meet again. The bridge fell on May 2, 2024. They plan till 2031."
    reading = read(page, dates)
    assert [m.value for m in reading.mentions if reading.quote(m.start, m.end) == "10 OCT"] == ["2025-10-10"]
