"""Calendar expressions as mentions of type `date`, each with the day, month, season or year it means.

Belongs here: which expressions are dates in their context, and their values: relative ones against the
document's own date (an index page's items against the item's). Does not belong here: the grammar of expressions
(`calendar`), the tense of the verb (`tense`), the masthead (`masthead`), any word list (`calendar_words`).

Rules after HeidelTime (Strötgen and Gertz 2010) and SUTime (Chang and Manning 2012): relative expressions count
from the document's creation time.
"""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from spacy.language import Language

from seedline.dataset import edtf
from seedline.extract.calendar.grammar import Calendar, Expression, Moment
from seedline.extract.calendar.tense import FUTURE, Tense
from seedline.extract.calendar.year_clues import YearClues
from seedline.extract.documents import masthead
from seedline.extract.reading import Reading
from seedline.extract.reports import Mention
from seedline.reference import Reference

# Days that a date on the wrong side of the verb's tense counts as farther away.
_WRONG_SIDE = 255
# A yearless date whose tense speaks of neither side: a document tells of the past more often than of the future.
_CONFIDENCE = {
    "iso": 0.99,
    "numeric": 0.98,
    "day": 0.98,
    "day_range": 0.97,
    "month": 0.95,
    "year": 0.9,
    "decade": 0.7,
    "ago": 0.7,
    "months": 0.9,
}


class Anchor:
    """The day, month or year that relative expressions count from."""

    def __init__(self, value: str) -> None:
        self.value = value
        self.grain = edtf.grain(value)
        self.day = edtf.bounds(value)[1] if self.grain != "day" else dt.date.fromisoformat(value)
        self.year = edtf.bounds(value)[0].year


class Dates:
    """Extractor of dates."""

    name = "dates"
    version = "1"

    def __init__(self, nlp: Language, reference: Reference) -> None:
        self.calendar = reference.shared(Calendar)
        self.tense = Tense(reference)
        self.clues = YearClues(reference)
        self._apart = self.calendar.words_in("apart")

    def __call__(self, reading: Reading) -> Iterable[Mention]:
        expressions = in_order(self.calendar.find(reading.text))
        own = masthead.find(reading, expressions, self.clues)
        yield from self._mentions(reading, expressions, own)

    def _mentions(self, reading: Reading, expressions: list[Expression], own: masthead.Masthead | None) -> Iterator[Mention]:
        items = masthead.items(reading, expressions)
        offsets = [offset for offset, _ in items]
        anchor = Anchor(masthead.written(reading, expressions, own.value)) if own else None
        context = _Context()
        for n, e in enumerate(expressions):
            if not self._is_date(reading, e):
                continue
            at = bisect.bisect_right(offsets, e.start) - 1
            local = Anchor(items[at][1]) if at >= 0 else anchor
            context.enter(reading, e)
            for part in self._parts(reading, e):
                value = self._value(reading, part, local, context)
                if e.first.weekday and e.first.month and not e.last and local and local.grain == "day":
                    context.late_by(_weekday(replace(e.first, month=None, day=None), local, tense=0), value)
                if e.form == "weekday" and value and not e.first.day:
                    beside = expressions[n + 1] if n + 1 < len(expressions) else None
                    if beside and beside.form == "day" and not beside.last and _BESIDE.fullmatch(reading.text, e.end, beside.start):
                        context.late_by(value, self._value(reading, beside, local, context))
                    value = (dt.date.fromisoformat(value) - (context.late or dt.timedelta())).isoformat()
                    context.late = context.late or dt.timedelta()
                    value = context.named_again(e, value, local)
                context.leave(part, value, local)
                yield self._mention(part, value, own)

    def _joined_year(self, reading: Reading, e: Expression) -> int | None:
        """The year of a date that is joined to this one behind it."""
        link = _JOINED.match(reading.text, e.end)
        other = next((x for x in self.calendar.find(reading.text) if link and x.start == link.end()), None)
        return (other.first.year or self._joined_year(reading, other)) if other and other.form in ("day", "month") else None

    @staticmethod
    def _mention(e: Expression, value: str | None, own: masthead.Masthead | None) -> Mention:
        confidence = _CONFIDENCE.get(e.form, 0.93) - (0.15 if own and not own.is_stated and not e.first.year else 0.0)
        return Mention(start=e.start, end=e.end, type="date", value=value, confidence=round(confidence, 2))

    def _parts(self, reading: Reading, e: Expression) -> list[Expression]:
        """ "May 14 and 15, respectively": two days, no stretch of days."""
        link = _AND.search(reading.text, e.start, e.end) if e.form == "day_range" and e.last else None
        if link is None or not self._apart.search(reading.text, e.end, min(len(reading.text), e.end + _APART_REACH)):
            return [e]
        last = e.last or e.first
        return [replace(e, end=link.start(), last=None, form="day"), replace(e, start=link.end(), first=last, last=None, form="day")]

    # ------------------------------------------------------------------ is it a date here?
    def _is_date(self, reading: Reading, e: Expression) -> bool:
        if e.form == "year":
            return self._is_year(reading, e)
        text = reading.text
        if e.form == "weekday":
            is_weekly = self.calendar.precedes("every_before", text, e.start) or _EVERY_BEFORE.search(
                text[max(0, e.start - _EVERY_REACH) : e.start]
            )
            return not (is_weekly or _EVERY_AFTER.match(text, e.end))
        if e.form == "ago":
            # "Updated 2 years ago" counts from the day on which the page was visited
            return not self.calendar.precedes("visited_before", text, e.start)
        return True

    def _is_year(self, reading: Reading, e: Expression) -> bool:
        """Four digits that are a year: neither a number of things nor, as in "resolution 2178 (2014)", part of a number."""
        text = reading.text
        if self.calendar.precedes("count_before", text, e.start) or self.calendar.follows("count_after", text, e.end):
            return False
        before = text[max(0, e.start - 6) : e.start]
        if before.endswith("("):
            return text[e.end : e.end + 1] in (")", " ") and not re.search(r"\d\s*\($", before)
        token = reading.token_at(e.start)
        if token is None or token.i + 1 >= len(token.doc):
            return True
        is_told = self.calendar.precedes("year_lead", text, e.start) or self.calendar.follows("year_verb", text, e.end)
        return is_told or token.nbor().tag_ not in ("NNS", "NNPS")

    # ------------------------------------------------------------------ what does it mean?
    def _value(self, reading: Reading, e: Expression, anchor: Anchor | None, context: _Context) -> str | None:
        if e.form == "following" and e.offset:
            value = _shifted(e.offset, Anchor(context.day_told) if context.day_told else anchor)
        elif e.offset:
            value = _shifted(e.offset, anchor)
            if value and e.first.day:
                value = f"{value}-{e.first.day:02d}"
        else:
            first = self._moment(reading, e, e.first, anchor, context)
            last = self._moment(reading, e, e.last, anchor, context) if e.last else None
            if e.form == "weekdays" and first and e.last:  # "from Monday to Thursday": the first one behind it
                last = _weekday(e.last, Anchor(first), FUTURE)
            if e.last and first and last and edtf.bounds(first)[0] > edtf.bounds(last)[1]:
                first = _year_before(first)
            value = first if e.last is None else f"{first}/{last}" if first and last else None
        return value if value and edtf.is_valid(value) else None

    def _moment(self, reading: Reading, e: Expression, m: Moment, anchor: Anchor | None, context: _Context) -> str | None:
        if m.weekday and m.day and not m.month:
            return _weekday_and_day(m, anchor)
        if m.weekday and not m.month and context.day_told and (anchor is None or anchor.grain != "day"):
            # a page without a day of its own: the weekday nearest to the day told last
            near = (dt.date.fromisoformat(context.day_told) + dt.timedelta(days=k) for k in range(-3, 4))
            return next(d.isoformat() for d in near if d.isoweekday() == m.weekday)
        if m.weekday and not m.month:
            return _weekday(m, anchor, self.tense.of(reading, e))
        year = m.year
        if year is None and anchor and m.year_shift is not None:
            year = anchor.year + m.year_shift
        if m.months:
            if year is None:
                return None
            return f"{year}-{m.months[0]:02d}/{year}-{m.months[1]:02d}"
        if m.season:
            return _season(m, year or self._year_told(reading, e, anchor, context), anchor, self.tense.of(reading, e))
        if year is None and m.month and (joined := self._joined_year(reading, e)):
            year = joined
        if year is None and m.month:
            year = self._year_told(reading, e, anchor, context) or _year(m, anchor, self.tense.of(reading, e))
        return masthead.value_of(replace(m, year=year))

    def _year_told(self, reading: Reading, e: Expression, anchor: Anchor | None, context: _Context) -> int | None:
        """The year that the sentence has named; none of the past for what it announces, nor a coming one for a day right beside the page's:
        "the decision on the chairmanship in 2024 goes to the summit, which meets tomorrow, on 13 October"."""
        if context.year is None or anchor is None or anchor.grain == "year":
            return context.year
        if context.year < anchor.year:
            return None if self.tense.is_announced(reading, e) or self.tense.is_prepared(reading, e) else context.year
        near = _year(e.first, anchor, 0) if context.year > anchor.year and e.first.day and not self.tense.is_announced(reading, e) else None
        day = masthead.value_of(replace(e.first, year=near)) if near else None
        is_near = day is not None and edtf.is_valid(day) and abs((edtf.bounds(day)[0] - anchor.day).days) < _NEAR_DAYS
        return None if is_near else context.year


# "September and October 2025", "3 May or 4 June 2025"
_JOINED = re.compile(r"(?:,?\s(?:and|or)|,)\s")
# Opening hours and weekly days: "Monday: 9", "Monday-Friday", "Mondays".
_EVERY_BEFORE = re.compile(r"day(?:\s?[-–]|\s(?:through|thru))\s?$", re.IGNORECASE)
_EVERY_REACH = 12
_AND = re.compile(r"\s+(?:and|&)\s+")
# "Friday (evening,) 5 July"
_BESIDE = re.compile(r"(?:\s[a-z]+)?,\s+(?:the\s+)?")
# A story tells of days this near its own.
_RECENT_DAYS = 60
# "Thursday (21)" is this near the page's own day.
_NEAR_DAYS = 60
# "respectively" stands at the end of its clause.
_APART_REACH = 80
_EVERY_AFTER = re.compile(r"s\b|\s*(?::\s*\d|[-–]\s?\w+day\b)|\s+(?:through|thru)\s+\w+day\b", re.IGNORECASE)


# forms that tell day and month apart
_UNAMBIGUOUS = ("day", "iso", "path")


def in_order(expressions: list[Expression]) -> list[Expression]:
    """05/06/2020: day first, unless another date of the page proves the month first or is that day with its month named."""
    plain = [e.first for e in expressions if e.form in _UNAMBIGUOUS and not e.last]
    named = {masthead.value_of(first) for first in plain if first.year} | {(first.month, first.day) for first in plain if not first.year}
    is_american = any(e.order == "mdy" for e in expressions)
    return [_turned(e) if _is_ambiguous(e) and (is_american or _is_named(_turned(e), named)) else e for e in expressions]


def _is_named(e: Expression, named: Container[object]) -> bool:
    """Another date is the same day, with or without its year."""
    return masthead.value_of(e.first) in named or (e.first.month, e.first.day) in named


def _is_ambiguous(e: Expression) -> bool:
    return e.form == "numeric" and not e.order and not e.last


def _turned(e: Expression) -> Expression:
    return replace(e, first=replace(e.first, day=e.first.month, month=e.first.day))


class _Context:
    """Years that the sentence has named so far, for the yearless dates behind them; the days named before."""

    def __init__(self) -> None:
        self._sentence = -1
        self.year: int | None = None
        self._day: tuple[int, str] | None = None
        self._recent: str | None = None
        self._days_ahead: dict[int, str] = {}
        # by how many weeks the page is later than the days it tells of, as its first weekday tells
        self.late: dt.timedelta | None = None

    @property
    def day_told(self) -> str | None:
        """The day that "the same day" means: the sentence's own, else the last one near the document's date, else the last one."""
        if self._day and self._day[0] == self._sentence:
            return self._day[1]
        return self._recent or (self._day[1] if self._day else None)

    def enter(self, reading: Reading, e: Expression) -> None:
        sentence = reading.sentence_at(e.start)
        ordinal = sentence.ordinal if sentence else -1
        if ordinal != self._sentence or ordinal < 0:
            self.year = None
        self._sentence = ordinal

    def late_by(self, weekday: str | None, day: str | None) -> None:
        """A text whose first weekday has its date is of that week, however late the page is dated."""
        if self.late is None and weekday and day and edtf.grain(day) == "day":
            late = dt.date.fromisoformat(weekday) - dt.date.fromisoformat(day)
            self.late = late if late.days % 7 == 0 and 0 < late.days < _RECENT_DAYS else None

    def named_again(self, e: Expression, value: str, own: Anchor | None) -> str:
        """A weekday to come whose day the text has told: "from Sunday, 25 May ... He will speak on Sunday"."""
        told = self._days_ahead.get(e.first.weekday or 0)
        is_ahead = own is not None and own.grain == "day" and e.first.shift is None and value >= own.value
        return told if told and is_ahead and told > value else value

    def leave(self, e: Expression, value: str | None, own: Anchor | None) -> None:
        first = (value or "").partition("/")[0]
        if e.first.weekday and e.first.month and own and first > own.value:
            self._days_ahead[e.first.weekday] = first
        if value and edtf.grain(value) == "day" and "/" not in value:
            self._day = (self._sentence, value)
            if own and abs((dt.date.fromisoformat(value) - own.day).days) < _RECENT_DAYS:
                self._recent = value
        if e.form == "year" and own and e.first.year and e.first.year > own.year + 1:
            return  # "the strategy until 2035"
        if value and (e.form == "year" or (e.offset and e.offset[0] == "year") or (e.first.year and e.first.month)):
            self.year = edtf.bounds(value)[0].year


def _year_before(value: str) -> str:
    return f"{int(value[:4]) - 1:04d}{value[4:]}"


def _shifted(offset: tuple[str, int], anchor: Anchor | None) -> str | None:
    """Value of "yesterday", "last month", "two weeks ago"."""
    if anchor is None:
        return None
    unit, n = offset
    if unit == "year":
        return f"{anchor.year + n:04d}"
    if unit == "decade":
        start = anchor.year // 10 * 10 + 10 * n
        return f"{start:04d}/{start + 9:04d}"
    if unit == "day" and not n and anchor.grain != "day":
        return anchor.value  # "today" in a speech of 2019
    if anchor.grain == "year":
        return None
    if unit in ("month", "quarter"):
        months = anchor.day.year * 12 + anchor.day.month - 1
        if unit == "month":
            year, month = divmod(months + n, 12)
            return f"{year:04d}-{month + 1:02d}"
        year, quarter = divmod(months // 3 + n, 4)
        return f"{year:04d}-{3 * quarter + 1:02d}/{year:04d}-{3 * quarter + 3:02d}"
    if anchor.grain != "day":
        return None
    if unit == "fortnight":
        unit, n = "week", 2 * n
    if unit in ("week", "weekend"):
        if abs(n) > 1:
            return (anchor.day + dt.timedelta(weeks=n)).isoformat()
        monday = anchor.day - dt.timedelta(days=anchor.day.weekday()) + dt.timedelta(weeks=n)
        first = monday + dt.timedelta(days=5 if unit == "weekend" else 0)
        return f"{first.isoformat()}/{(monday + dt.timedelta(days=6)).isoformat()}"
    return (anchor.day + dt.timedelta(days=n)).isoformat()


def _weekday(m: Moment, anchor: Anchor | None, tense: int) -> str | None:
    """News without a tense tell of the past; the day of publication itself is on both sides."""
    if anchor is None or anchor.grain != "day" or m.weekday is None:
        return None
    if m.week_shift is not None:
        monday = anchor.day - dt.timedelta(days=anchor.day.weekday()) + dt.timedelta(weeks=m.week_shift)
        return (monday + dt.timedelta(days=m.weekday - 1)).isoformat()
    ahead = (m.weekday - anchor.day.isoweekday()) % 7
    if m.shift == -1:
        ahead -= 7
    elif m.shift == 1:
        ahead = ahead or 7
    elif tense != FUTURE and ahead:
        ahead -= 7
    return (anchor.day + dt.timedelta(days=ahead)).isoformat()


def _weekday_and_day(m: Moment, anchor: Anchor | None) -> str | None:
    """ "Thursday (21)": the nearest day of that number on that day of the week."""
    if anchor is None or anchor.grain != "day":
        return None
    days = (anchor.day + dt.timedelta(days=k) for n in range(_NEAR_DAYS) for k in (n, -n))
    return next((d.isoformat() for d in days if d.day == m.day and d.isoweekday() == m.weekday), None)


def _season(m: Moment, year: int | None, anchor: Anchor | None, tense: int) -> str | None:
    if year is None:
        if anchor is None:
            return None
        if m.shift == 0 or anchor.grain == "year":
            year = anchor.year + (m.shift or 0)
            if m.season == 24 and anchor.grain != "year" and anchor.day.month < 3:
                year -= 1
        else:
            year = _nearest(
                [anchor.year + k for k in (-2, -1, 0, 1, 2)],
                f"-{m.season}",
                anchor,
                tense if m.shift is None else m.shift,
                strict=m.shift is not None,
            )
    return f"{year:04d}-{m.season}" if year else None


def _year(m: Moment, anchor: Anchor | None, tense: int) -> int | None:
    """Year of a yearless day or month."""
    if anchor is None or m.month is None:
        return None
    if anchor.grain == "year":
        return anchor.year + (m.shift == 1)
    if m.shift == 0:
        return anchor.year
    rest = f"-{m.month:02d}" + (f"-{m.day:02d}" if m.day else "")
    years = [anchor.year + k for k in (-1, 0, 1)]
    return _nearest(years, rest, anchor, tense if m.shift is None else m.shift, strict=m.shift is not None)


def _nearest(years: list[int], rest: str, anchor: Anchor, tense: int, *, strict: bool) -> int | None:
    """The year that brings the date nearest to the anchor, dates on the wrong side of the tense counting as farther."""
    best: tuple[int, int] | None = None
    for year in years:
        value = f"{year:04d}{rest}"
        if not edtf.is_valid(value):
            continue
        first, last = edtf.bounds(value)
        days = (first - anchor.day).days if first > anchor.day else (last - anchor.day).days if last < anchor.day else 0
        if strict and (days == 0 or (days > 0) != (tense > 0)):
            continue
        wrong = days * tense < -1
        cost = abs(days) + _WRONG_SIDE * wrong
        if best is None or cost < best[0]:
            best = (cost, year)
    return best[1] if best else None
