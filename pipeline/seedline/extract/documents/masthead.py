"""The date on a document's masthead: when it was published, as the page itself says.

Belongs here: choosing among the calendar expressions of a page the one that dates the page; the dates of the
items of an index page. Does not belong here: finding expressions (`calendar`), resolving those in running text
(`dates`).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from seedline.dataset import edtf
from seedline.extract.calendar.grammar import Expression, Moment
from seedline.extract.calendar.year_clues import YearClues
from seedline.extract.documents import dateline
from seedline.extract.documents.dateline import OTHER_CALENDAR
from seedline.extract.documents.items import dated as item_starts
from seedline.extract.reading import Line, Reading

# A masthead stands among the first lines that hold anything, or among the last.
_HEAD_LINES = 10
_TAIL_LINES = 6
# Words beside the date on a masthead line: place, agency, author, counters.
_MAX_RESIDUE = 12
_MIN_ITEMS = 3
_SECTION_WORDS = 3
# The directory of the page's own address, or of its picture's: better than a day in running text.
_PATH_GRADE = 18
_TODAY_GRADE = 20
_YEARLESS = 40
_FIRST = 3  # weekdays of the text
_TODAY = re.compile(r"today\b", re.IGNORECASE)
# A dateline's day this much older than the page's own date is a reprint's.
_REPRINT_DAYS = range(3, 300)
# In a line longer than this many characters only a dateline can date the page, and that stands within the first of them.
_LONG_LINE = 1000
_MAX_LEAD = 80
# Where line breaks were lost the menu, the headline and its day stand in the first lines, so many characters long at most.
_GLUED_LEAD = 400
_GLUED_LINES = 3
# Between a dateline's place and its day stand a region or a country at most.
_MAX_GAP = 30
_CLOCK = re.compile(
    r"T?\d{1,2}[:.]\d\d(?::\d\d)?(?:\s*[ap]\.?m\.?)?(?:[+-]\d\d:?\d\d|Z|\s*\(?(?-i:[A-Z]{2,5})\b(?:\s*[+-]\d+)?)?", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_OTHER_CALENDAR = re.compile(OTHER_CALENDAR)
# A machine's date in front of the text: "date 2022-01-12 The ministers ...".
_STAMP = re.compile(r"\s*(?:[a-z]+:?\s+)?")
_ISO = re.compile(r"\d{4}-\d\d-\d\d$")
_STAMPED_MONTH = re.compile(r"\s*date:? (?P<month>\d{4}-(?:0[1-9]|1[0-2]))(?![\d-])")
# "5 May 2020, Lisbon: The ministers ..."
_PLACE_BEHIND = re.compile(r"\s*[,–—-]\s*[A-Z][\w.'’-]*(?:,?\s[A-Z][\w.'’-]*){0,4}\s?(?::\s|[–—-]\s)")
_DATED = re.compile(r"\w\s+dated\s+$", re.IGNORECASE)
_BOUND = re.compile(r"\b(?:until|till|through|since|before|after|by)\s+(?:the\s+)?$", re.IGNORECASE)
_PREPOSITION = re.compile(r"(?:on|in|at|by|from|since|until)", re.IGNORECASE)
_NUMBERED = re.compile(r"\d\s?\($")
_LABEL = re.compile(r"(?:\w+ ){0,2}\w+:")
_YEAR_IN_PATH = re.compile(r"https?://\S*?/(?P<year>(?:19|20)\d\d)/\S*\s*$")
_PATH = re.compile(r"^\S*/\S*\b.*\.\w{2,5}$")


@dataclass(frozen=True, slots=True)
class Masthead:
    """Date of publication: EDTF value, the characters that say it, and how sure the choice is.

    `is_stated` is false where the page has no date of its own and the value only serves as an anchor.
    """

    value: str
    start: int
    end: int
    confidence: float
    is_stated: bool = True


def value_of(moment: Moment) -> str | None:
    """EDTF value of a moment that names its year; None if there is no such day."""
    if moment.year is None:
        return None
    value = f"{moment.year:04d}"
    if moment.month:
        value += f"-{moment.month:02d}"
        if moment.day:
            value += f"-{moment.day:02d}"
    elif moment.season:
        value += f"-{moment.season}"
    return value if edtf.is_valid(value) else None


def find(reading: Reading, expressions: Sequence[Expression], clues: YearClues) -> Masthead | None:
    """The masthead date of a page.

    Args:
        reading: the page.
        expressions: its calendar expressions, in order.
        clues: tell the year of a masthead that names none, where the page names it nowhere either.
    """
    text = reading.text
    filled = [line.number for line in reading.lines if line.role != "blank"]
    frame = {line.number for line in reading.lines if line.role == "boilerplate"}
    related = {reading.line_at(e.start).number for e in expressions if e.first.day} & frame & set(filled[-2 * _TAIL_LINES :])
    rank = {n: i for i, n in enumerate(filled)}
    title = next((line.number for line in reading.lines if line.role == "title"), 0)
    # paragraphs above the headline are other items' teasers
    text_above = any(line.role == "body" and line.is_long for line in reading.lines[: max(title - 1, 0)])
    listed = {start for start, _ in items(reading, expressions)}
    text_begins = next((line.number for line in reading.lines if line.role == "body" and line.is_long), len(reading.lines) + 1)
    choices: list[tuple[int, bool, int, Masthead]] = []
    for i, e in enumerate(expressions):
        if e.last or e.offset or not e.first.day or e.form == "weekday":
            continue
        line = reading.line_at(e.start)
        place = rank.get(line.number, 0)
        if line.role == "boilerplate" and line.number > text_begins:
            place = max(place, _HEAD_LINES)  # furniture below a short text is no head
        is_glued = text[e.start - 1 : e.start].isalpha() and e.start - line.start < _GLUED_LEAD
        if line.end - line.start > _LONG_LINE and e.start - line.start > _MAX_LEAD and not is_glued:
            continue
        before, after = text[line.start : e.start], text[e.end : min(line.end, e.end + _LONG_LINE)]
        if line.role in ("byline", "dateline"):  # "By NAME in Lisbon | Agency | Updated: 5 May 2020"
            before, after = before.rpartition("|")[2], after.partition("|")[0]
        if e.form == "path":
            grade = _PATH_GRADE * (place < _HEAD_LINES and not re.search(r"\s", (before + after).strip()))
        else:
            grade = _grade(before, after, line.role, place, len(filled) - 1 - place)
            grade = grade or _TODAY_GRADE * bool(_TODAY.match(text, e.start))  # "today, 5 May 2020"
        if not grade and place < _HEAD_LINES and _dates_text(reading, line, e, expressions):
            grade = 5
        if not grade and not place and _STAMP.fullmatch(before) and _ISO.match(text[e.start : e.end]):
            grade = 8
        if not grade or (len(related) > 1 and line.number in related and place >= _HEAD_LINES // 2):
            continue  # the days of other items below the text
        value = value_of(e.first) if e.first.year else _with_year(reading, e.first, expressions, clues)
        if value:
            is_above = line.number < title
            is_bar = is_above and line.role == "boilerplate" and not listed  # it may hold the reader's day
            grade += _YEARLESS * (e.first.year is None) + (line.start in listed) + 2 * (text_above and is_above)
            choices.append((grade, is_bar, i, Masthead(value, e.start, e.end, 0.99 if grade < 20 else 0.9)))
    best = min(choices, key=lambda c: c[:3]) if choices else None
    if best and (best[0] < _YEARLESS or not (days := _last_day(reading, expressions))):
        return best[3]
    if best:
        return days  # "Zenda Weekly | 3-9 June 2024" above "June 4 - ..."
    return (
        _last_day(reading, expressions)
        or _month(reading, expressions)
        or _stamped_month(reading)
        or _year_only(reading, expressions)
        or _year_of_address(reading)
        or _year_of_symbol(reading, expressions)
        or _anchor(expressions)
    )


def _year_of_code(reading: Reading, moment: Moment) -> int | None:
    """ "AGENCY05052020000071" in the page's furniture: a number that begins with the masthead's day."""
    day, month = f"{moment.day or 0:02d}", f"{moment.month or 0:02d}"
    code = re.compile(rf"(?<!\d)(?:{day}{month}((?:19|20)\d\d)|((?:19|20)\d\d){month}{day})\d*")
    found = (code.search(reading.text, line.start, line.end) for line in reading.lines if line.role == "boilerplate")
    return next((int(m[1] or m[2]) for m in found if m), None)


def _with_year(reading: Reading, moment: Moment, expressions: Sequence[Expression], clues: YearClues) -> str | None:
    """A yearless masthead takes the year of the page's full dates, if they agree, else what the clues say, else the only
    one of the years named in which the page's weekdays fall on their days."""
    fitting = _years_of_weekdays(expressions)
    years = {e.first.year for e in expressions if e.first.day and e.first.year}
    if fitting is not None:
        years &= fitting
    address = _year_of_address(reading)
    if len(years) != 1 and address is not None:
        return value_of(replace(moment, year=int(address.value)))
    year = years.pop() if len(years) == 1 else clues.year(reading.text, moment.month or 1) or _year_of_code(reading, moment)
    if year is None and fitting and len(fitting) == 1:
        year = next(iter(fitting))
    named = {e.first.year for e in expressions if e.first.year and e.first.month}
    year = _year_of_lead(reading, moment, expressions, year, named)
    return value_of(replace(moment, year=year)) if year else None


def _year_of_lead(reading: Reading, moment: Moment, expressions: Sequence[Expression], year: int | None, named: set[int]) -> int | None:
    """The year or the next one, failing a year the only one of those named and those beside them, that has a dateline's day on the
    weekday on which the story's first news was told: "LISBON, May 5 (Agency) - ... the minister said on Tuesday"."""
    weekdays = (
        e for e in expressions if e.form == "weekday" and not e.first.day and not e.last and reading.line_at(e.start).role == "body"
    )
    first = next((e for e in itertools.islice(weekdays, _FIRST) if e.first.shift is None and _is_told(reading, e.start)), None)
    if first is None or not moment.day:
        return year
    around = [year, year + 1] if year else sorted({y + n for y in named for n in (-1, 0, 1)})
    fitting = [y for y in around if _falls_on(replace(moment, year=y, weekday=first.first.weekday))]
    return fitting[0] if fitting and (year or len(fitting) == 1) else year


def _is_told(reading: Reading, at: int) -> bool:
    """Whether the last verb before a weekday tells of the past."""
    token = reading.token_at(at)
    verbs = (t for t in reversed(token.doc[token.sent.start : token.i]) if t.tag_.startswith("VB")) if token is not None else ()
    return next((t.tag_ == "VBD" for t in verbs), False)


def _years_of_weekdays(expressions: Sequence[Expression]) -> set[int] | None:
    """Which of the years that a page names agree with "Tuesday, 14 May"; None where it says no such thing."""
    days = [e.first for e in expressions if e.first.weekday and e.first.month and e.first.day and not e.first.year]
    if not days:
        return None
    named = {m.year for e in expressions for m in (e.first, e.last) if m and m.year}
    return {year for year in named if all(_falls_on(replace(m, year=year)) for m in days)}


def _falls_on(moment: Moment) -> bool:
    value = value_of(moment)
    return bool(value) and edtf.bounds(value or "")[0].isoweekday() == moment.weekday


def _grade(before: str, after: str, role: str, place: int, from_end: int) -> int:
    """0: no masthead; else the smaller the better."""
    residue = len(_WORD.findall(_CLOCK.sub(" ", before))) + len(_WORD.findall(_CLOCK.sub(" ", after)))
    is_apart = not before.strip() or not after.strip(" ).`*,;")
    is_sentence = after.rstrip().endswith((".", "!", "?", ":")) and residue > 5
    in_head, in_tail = place < _HEAD_LINES, from_end < _TAIL_LINES
    if _BOUND.search(before):
        return 0  # "Council extends mandate until 5 May 2020"
    if _DATED.search(before):
        return 17 * in_head  # "Letter dated 5 May 2020 from ..."
    if residue <= _MAX_RESIDUE and not is_sentence and role != "title":
        if in_head:
            return 2 if role == "boilerplate" else 1 if role != "body" or residue <= 3 else 3
        if residue <= 3 or (in_tail and residue <= 6):
            return 12 if in_tail else 14
    is_cut_off = not before.strip() or (before[-1:].isalpha() and place < _GLUED_LINES)
    behind = _CLOCK.sub("", after[:_MAX_LEAD]).strip(" ,") if before else after
    if in_head and is_cut_off and (behind[:1].isupper() or (before and not behind)):
        return 4  # "13 September 2022On that day ...", "Ministers meet13 September 2022, 10:00On that day ...": line breaks were lost
    if in_head and (_is_dateline(before, after) or (not before.strip() and _PLACE_BEHIND.match(after))):
        return 5
    if in_head and role == "title" and not after.strip(" )]."):
        return 7 if before.rstrip().endswith(("(", ",")) else 9
    if in_head and is_apart and not is_sentence:
        return 10
    if is_apart and not is_sentence and residue <= 40 and not after.strip(" )"):
        return 16
    if re.search(r"\btoday,?\s+(?:on\s+)?$", before, re.IGNORECASE):
        return _TODAY_GRADE
    return 0


def _dates_text(reading: Reading, line: Line, e: Expression, expressions: Sequence[Expression]) -> bool:
    """It stands behind the place of the line's dateline."""
    found = dateline.find(reading.text, line.start, line.end, expressions) if e.start - line.start < _MAX_LEAD else None
    if found is None or not found.is_dated or not 0 < e.start - found.place[1] < _MAX_GAP:
        among = dateline.run(reading, line, expressions) if e.start - line.start < _MAX_LEAD and line.role == "body" else None
        return among is not None and among[1] is e
    return True


def _is_dateline(before: str, after: str) -> bool:
    """`MOSCOW, 5 May 2020 (Agency) - The minister ...`: capitals in front, an agency or a dash behind."""
    words = _WORD.findall(_OTHER_CALENDAR.sub(" ", before))
    if len(words) > 5 or any(w.islower() and len(w) > 3 for w in words) or _PREPOSITION.fullmatch(before.strip()):
        return False
    if re.match(r"\s*(?:[./,]\s*)?(?:\(|/|[-–—]|[A-Z]{3,}\b)", after):
        return True
    return bool(words) and bool(re.match(r"\s*[:.;|]\s+\S", after))


def _last_day(reading: Reading, expressions: Sequence[Expression]) -> Masthead | None:
    """The last day of a gathering's, on a line of the masthead: "Lisbon, 20-21 November 2008"."""
    for e in expressions:
        line = reading.line_at(e.start)
        value = value_of(e.last) if e.last and e.last.day and line.role == "dateline" else None
        if value:
            return Masthead(value, e.start, e.end, 0.8)
    return None


def _month(reading: Reading, expressions: Sequence[Expression]) -> Masthead | None:
    """A month and its year alone on a line of the masthead: "(September 2010)"."""
    for e in expressions:
        line = reading.line_at(e.start)
        if line.role == "dateline" and e.first.year and e.first.month and not e.first.day and not e.last:
            rest = reading.text[line.start : e.start] + reading.text[e.end : line.end]
            value = None if len(_WORD.findall(rest)) > 1 or any(c.isdigit() for c in rest) else value_of(e.first)
            if value:
                return Masthead(value, e.start, e.end, 0.8)
    return None


def _stamped_month(reading: Reading) -> Masthead | None:
    """A machine's month in front of the text: "date 2022-05 The ministers ..."."""
    first = next((line for line in reading.lines if line.role != "blank"), None)
    found = _STAMPED_MONTH.match(reading.text, first.start, first.end) if first is not None else None
    return Masthead(found["month"], found.start("month"), found.end("month"), 0.8) if found else None


def _year_only(reading: Reading, expressions: Sequence[Expression]) -> Masthead | None:
    """A year in the page's first line, where that is an archive's path or a section ("2001 News Story") and no sentence."""
    first = next((line for line in reading.lines if line.role != "blank"), None)
    if first is None:
        return None
    said = reading.text[first.start : first.end].strip()
    if not _PATH.match(said) and not (first.role == "boilerplate" and len(_WORD.findall(said)) <= _SECTION_WORDS):
        return None
    for e in expressions:
        if e.start >= first.end:
            break
        if e.start >= first.start and e.first.year and not e.last:
            value = value_of(e.first)
            if value:
                return Masthead(value, e.start, e.end, 0.8)
    return None


def _year_of_address(reading: Reading) -> Masthead | None:
    """The year that is a directory of the page's own address, in its first line: "https://ruritania.org/en/2020/sg101.htm"."""
    first = next((line for line in reading.lines if line.role != "blank"), None)
    found = _YEAR_IN_PATH.match(reading.text, first.start, first.end) if first is not None else None
    return Masthead(found["year"], found.start("year"), found.end("year"), 0.8) if found else None


def _year_of_symbol(reading: Reading, expressions: Sequence[Expression]) -> Masthead | None:
    """The year in brackets behind the number that a headline gives to what was adopted: "Resolution 2633 (2022)"."""
    title = next((line for line in reading.lines if line.role == "title"), None)
    for e in expressions if title else ():
        if title and title.start <= e.start < title.end and e.form == "year" and _NUMBERED.search(reading.text[title.start : e.start]):
            value = value_of(e.first)
            if value and reading.text[e.end : e.end + 1] == ")":
                return Masthead(value, e.start, e.end, 0.7)
    return None


def _anchor(expressions: Sequence[Expression]) -> Masthead | None:
    """The first full date of the text, of a range its last day: not the page's own, yet near it; else the first day whose
    weekday tells its year."""
    for e in expressions:
        if e.is_full:
            value = value_of(e.last or e.first)
            if value:
                return Masthead(value, e.start, e.end, 0.5, is_stated=False)
    fitting = _years_of_weekdays(expressions) or set()
    if len(fitting) == 1:
        e = next(e for e in expressions if e.first.weekday and e.first.month and e.first.day)
        value = value_of(replace(e.first, year=next(iter(fitting))))
        return Masthead(value, e.start, e.end, 0.5, is_stated=False) if value else None
    return None


def written(reading: Reading, expressions: Sequence[Expression], own: str) -> str:
    """The day of a dateline inside the text, where that is well before the page's own date (`own`), as on pages that
    print a story again; else `own`."""
    for line in reading.lines:
        if line.role != "body":
            continue
        found = dateline.find(reading.text, line.start, line.end, expressions)
        e = next((x for x in expressions if found and found.is_dated and x.start >= found.place[1]), None)
        if e is None or not e.first.day or e.last or len(own) < len("2020-01-01"):
            return own
        year = e.first.year or int(own[:4])
        values = [value_of(replace(e.first, year=y)) for y in ((year,) if e.first.year else (year, year - 1))]
        before = next((v for v in values if v and v <= own), own)
        gap = edtf.bounds(own)[0] - edtf.bounds(before)[0]
        return before if _REPRINT_DAYS.start < gap.days < _REPRINT_DAYS.stop else own
    return own


def items(reading: Reading, expressions: Sequence[Expression]) -> list[tuple[int, str]]:
    """Where the items of an index page begin, and their dates: lines that begin with a full date, or hold it behind a label
    ("Publishing date: 3 June 2008"), three of them at least."""
    found = []
    for e in expressions:
        line = reading.line_at(e.start)
        value = value_of(e.first) if e.first.day and e.first.year and not e.last and e.start - line.start < _MAX_LEAD else None
        lead = reading.text[line.start : e.start].strip(" \t\xa0-–—•*[(")
        if value and (not lead or (_LABEL.fullmatch(lead) and not _CLOCK.sub("", reading.text[e.end : line.end]).strip())):
            found.append((line.start, value))
    if len(found) < _MIN_ITEMS:
        return []
    return list(zip(item_starts(reading, [start for start, _ in found]), (value for _, value in found), strict=True))
