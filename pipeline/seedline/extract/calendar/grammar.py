# ruff: noqa: E501 - a rule of the grammar is read best on one line
"""The grammar of calendar expressions: which characters name a date, and what they say of it.

Belongs here: finding expressions and taking them apart. Does not belong here: which day they mean in their
document (that is `dates`), nor any month's or day's name (those stand in the pack `calendar_words`).

The forms follow TIMEX3 (Pustejovsky et al. 2003) and HeidelTime's rules (Strötgen and Gertz 2010), cut to what
fixes a date: durations, frequencies and times of day are left out.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from seedline.reference import Reference, cells
from seedline.reference.patterns import either

# No expression reaches farther than this many characters from its year, month, unit or weekday.
_REACH = 48
_WORD_REACH = 24
_BARE_YEARS = range(1800, 2100)
_QUARTER = 3  # months
# "in the fall, ...", "in the fall the ministers ...": the season, not "in the fall of the wall".
_FALL = re.compile(r"\b(?i:in|by|until|before|during)\s+the\s+fall(?=[,.;:)]|$|\s+(?:the\b|when\b|[A-Z]))", re.MULTILINE)
_DAY_BEFORE = re.compile(r"(?<!\d)\d{1,2}(?:st|nd|rd|th)?\s$")
# First and last year of a decade's parts.
_DECADE_PARTS = {"early": (0, 4), "mid": (4, 6), "late": (5, 9)}


@dataclass(frozen=True, slots=True)
class Moment:
    """What one side of an expression says. All None: nothing but its unit.

    Attributes:
        year, month, day: as they stand.
        season: 21 (spring) to 24 (winter).
        weekday: 1 (Monday) to 7.
        months: first and last month of a part of a year (quarter, half, nine months).
        days: first and last day of a part of a month, 31 standing for its end.
        year_shift: years from the document's year ("last year" is -1).
        shift: -1 for "last", 0 for "this", 1 for "next" in front of a month, season or weekday.
        week_shift: the same of a week that a weekday belongs to ("Thursday last week").
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    weekday: int | None = None
    months: tuple[int, int] | None = None
    year_shift: int | None = None
    shift: int | None = None
    week_shift: int | None = None


@dataclass(frozen=True, slots=True)
class Expression:
    """A calendar expression in a text: characters `start` to `end`, one moment or a range of two.

    `offset` stands instead of a moment for "yesterday", "last month", "two weeks ago": unit and number.
    `form` names the rule; `is_vague` marks expressions that nobody can resolve ("the same day" without context).
    """

    start: int
    end: int
    form: str
    first: Moment = Moment()
    last: Moment | None = None
    offset: tuple[str, int] | None = None
    order: str = ""

    @property
    def is_full(self) -> bool:
        """Names one day or days with their year."""
        return bool(self.first.day and (self.first.year or (self.last and self.last.year)))


def _either(words: list[str]) -> str:
    """Longest word first; spaces in a word stand for any horizontal white space."""
    return either(words).replace(r"\ ", "_")


class Calendar:
    """Finds calendar expressions.

    Args:
        reference: packs; `calendar_words` holds the words.
    """

    def __init__(self, reference: Reference) -> None:
        self._value: dict[str, dict[str, str]] = {}
        self._last: tuple[str, tuple[Expression, ...]] = ("", ())
        for row in reference.rows("calendar_words"):
            for word in cells(row["words"]):
                self._value.setdefault(row["kind"], {})[word.casefold()] = row["value"]
        self._ambiguous = {w for w in self._value["month"] if self._is_short(w) or w in self._value["common_word"]}
        self._rules = [(name, self._compile(pattern), make) for name, pattern, make in self._grammar()]
        kinds = ("month", "full_weekday", "season", "unit", "day")
        self._trigger = self._compile(
            r"{left}(?:(?:FY~)?(?:19|20|18|17)\d\d|\d{1,2}[./-]\d{1,2}[./-]\d\d|\d{1,2} / \d{1,2} / \d\d|"
            + "|".join("{" + k + "}" for k in kinds)
            + ")"
        )
        self._american = re.compile(rf"\s+\d?\d:\d\d(?::\d\d)?\s*[AP]\.?M\.?\s+(?:{self._words('american_zone')})\b", re.IGNORECASE)
        self._before = {kind: re.compile(rf"(?<!\w)(?:{self._words(kind)})\s*$", re.IGNORECASE) for kind in self._value}
        self._after = {kind: re.compile(rf"\s*(?:{self._words(kind)})(?!\w)", re.IGNORECASE) for kind in self._value}
        self._generic_after = re.compile(rf"['’]s\s+(?:\w+\s+)?(?:{self._words('generic_today')})s?\b", re.IGNORECASE)

    def _words(self, kind: str) -> str:
        return _either(list(self._value[kind])).replace("_", r"\s+")

    def precedes(self, kind: str, text: str, at: int) -> bool:
        """Whether a word of that kind of the pack stands right in front of `at`."""
        return bool(self._before[kind].search(text[max(0, at - _WORD_REACH) : at]))

    def follows(self, kind: str, text: str, at: int) -> bool:
        """Whether a word of that kind stands right behind `at`."""
        return bool(self._after[kind].match(text, at))

    def words_in(self, kind: str) -> re.Pattern[str]:
        """Finds a word of that kind."""
        return re.compile(rf"(?<!\w)(?:{self._words(kind)})(?!\w)", re.IGNORECASE)

    # ------------------------------------------------------------------ the words as patterns
    @functools.cached_property
    def _parts(self) -> dict[str, str]:
        """What `{month}` and so on stand for in a pattern."""
        words = {kind: _either(list(values)) for kind, values in self._value.items()}
        words["full_weekday"] = _either([w for w in self._value["weekday"] if w.endswith("day")])
        words["safe_month"] = _either([w for w in self._value["month"] if len(w.rstrip(".")) >= 3])
        words["left"] = r"(?<![a-zà-ÿ])"  # no letter stands before it
        words["y"] = r"(?:1[5-9]|20|21)\d\d(?:(?!\d)|(?=\d{1,2}:\d\d))"
        words["d"] = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)(?!\.\d)(?!,\d(?!\d{3}\b))(?:_?(?:st|nd|rd|th)\b)?"
        words["dash"] = r"(?:~[-–—−]~)"
        words["reach"] = rf"(?:{words['dash']}|_(?:{words['range']})_)"
        words["link"] = rf"(?:{words['reach']}|_(?:{words['joint']})_)"
        words["wd"] = rf"(?:(?:{words['day']}),_)?(?:(?P<wd>{words['weekday']})(?:_(?:{words['daypart']}))?(?:~,_?|_))?"
        words["tail"] = rf"(?:\.?~[,/]?~(?P<y>{words['y']})|~,?_(?:of_)?(?:the_)?(?P<ys>{words['shift']})_year\b)?"
        return words

    def _compile(self, pattern: str) -> re.Pattern[str]:
        """Fills in the words: `{month}` and so on; `_` is horizontal white space, `~` the same, or none."""
        for name, text in self._parts.items():
            pattern = pattern.replace("{" + name + "}", text)
        pattern = pattern.replace("_?", "~").replace("_", r"[^\S\r\n]+").replace("~", r"[^\S\r\n]*")
        return re.compile(pattern, re.IGNORECASE)

    def _number(self, kind: str, word: str | None) -> int | None:
        if word is None:
            return None
        value = self._value[kind].get(" ".join(word.split()).casefold())
        return int(value) if value else None

    @staticmethod
    def _is_short(word: str) -> bool:
        return len(word.rstrip(".")) < 4

    @staticmethod
    def _day(text: str) -> int:
        return int(re.match(r"\d+", text).group())  # type: ignore[union-attr]

    # ------------------------------------------------------------------ the rules
    def _grammar(self) -> list[tuple[str, str, Callable[[re.Match[str]], Expression | None]]]:
        """Rules as (form, pattern, maker), the more telling first among those of one length."""
        part = r"(?:(?P<part>{part})(?:_(?:of_)?(?:the_)?|-)(?:month_of_)?)?"
        turn = r"(?:(?P<turn>{turn})_)?"
        return [
            ("iso", r"(?<![\w./-])(?P<y>(?:19|20)\d\d)(?P<sep>[-/.])(?P<m>0?[1-9]|1[0-2])(?P=sep)(?P<d>0?[1-9]|[12]\d|3[01])(?=-\d\d-\d\d(?:-\d\d)?(?![\d-])|(?![\d-]|/\w))", self._iso),
            ("path", r"(?<=/)(?P<y>(?:19|20)\d\d)(?P<sep>[-/])(?P<m>0[1-9]|1[0-2])(?P=sep)(?P<d>0[1-9]|[12]\d|3[01])(?=/)", self._path),
            ("numeric", r"(?<![\d./-])(?P<a>\d{1,2})(?P<sep>[./-]|\.\ )(?P<b>\d{1,2})(?P=sep)(?:(?P<y>{y})|(?P<yy>\d\d)(?![\d.]))", self._numeric),
            ("numeric", r"(?m:^)~\d{1,5}-(?P<a>\d\d)(?P<sep>-)(?P<b>\d\d)-(?P<y>{y})~(?m:$)", self._numbered),
            ("iso", r"(?m:^)(?P<y>20\d\d)_(?P<m>0[1-9]|1[0-2])_(?P<d>0[1-9]|[12]\d|3[01])(?=_?(?m:$)|,?_\d\d:\d\d)", self._iso),
            ("numeric", r"{left}(?:{full_weekday}|{weekday}(?=,))(?:,?_|_?(?P<open>\())(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<y>{y})(?(open)\)|(?!\d))", self._numeric),
            ("numeric", r"(?<![\d./-])(?P<a>\d{1,2})_(?P<sep>/)_(?P<b>\d{1,2})_/_(?P<y>{y})", self._numeric),
            ("numeric", r"(?<![\d./-])(?P<a>\d{1,2})(?P<l>[-–])(?P<a2>\d{1,2})\.(?P<b>\d{1,2})\.(?P<y>{y})", self._numeric_range),
            ("day_range", r"(?<![\d.,])(?P<d1>{d})(?:~,~\d\d?(?:st|nd|rd|th)?)?{link}(?P<d2>{d})_?(?:of_)?(?P<m>{month})\b{tail}", self._days_month),
            ("day_range", r"{left}(?:{full_weekday})~,?_(?P<d1>{d}){link}(?:{full_weekday})~,?_(?P<d2>{d})_?(?:of_)?(?P<m>{month})\b{tail}", self._days_month),
            ("day_range", r"{left}(?P<m>{month})_?(?P<d1>{d})(?:~,~\d\d?(?:st|nd|rd|th)?)?{link}(?:the_(?=\d+[a-z]+[,.;:)]))?(?P<d2>{d}){tail}", self._days_month),
            ("day_range", r"(?<![\d.,]){wd}(?P<d1>{d})_?(?:of_)?(?P<m1>{month})(?:\.?~,?~(?P<y1>{y}))?{reach}(?:(?:{full_weekday})~,?_)?(?P<d2>{d})_?(?:of_)?(?P<m>{month})\b{tail}", self._two_days),
            ("day_range", r"{left}{wd}(?P<m1>{month})_?(?P<d1>{d})(?:~,?~(?P<y1>{y}))?{reach}(?:(?:{full_weekday})~,?_)?(?P<m>{month})_?(?P<d2>{d}){tail}", self._two_days),
            ("day_range", r"(?<![\d.,]){wd}(?P<d1>{d})_?(?:of_)?(?P<m1>{month})(?:\.?~,?~(?P<y1>{y}))?{reach}(?:(?:{full_weekday})~,?_)?(?P<m>{month})_?(?P<d2>{d}){tail}", self._two_days),
            ("day", r"(?:(?<![\d.,/:-])|(?<=GMT [+-]\d)){wd}(?:the_)?(?P<d>{d})(?:~|[-–./]|_of_|_day_of_|(?<=st|nd|rd|th),_)(?P<m>{month})(?:(?![a-zà-ÿ])|(?=\d))(?:\.?~,?~(?P<y>{y})|[-–./](?P<y2>{y})|~,?_(?:of_)?(?:the_)?(?P<ys>{shift})_year\b)?", self._one_day),
            ("day", r"{left}{wd}(?P<m>{month})~,?~(?:the_)?(?P<d>{d})(?![-–]\d)(?!:\d){tail}", self._one_day),
            ("day", r"(?<![\d.,/:-])(?P<y>{y})~,?~(?P<m>{safe_month})_(?P<d>{d})(?!_?\d)", self._one_day),
            ("day", r"{left}(?:the_)?(?P<dw>{ordinal})_(?:day_)?of_(?P<m>{safe_month})\b{tail}", self._one_day),
            ("day", r"{left}(?P<wd>{full_weekday})_?\((?:the_)?(?:(?P<d>{d})_(?:of_)?(?P<m>{month}){tail})\)", self._one_day),
            ("day", r"{left}(?P<wd>{full_weekday})_?\((?P<m>{month})_(?P<d>{d}){tail}\)", self._one_day),
            ("day", r"(?<![\d.,/:-])(?:\b(?=[^\W\d])(?P<fwd>{foreign_weekday})~,?_(?:den_)?)?(?P<d>{d})(?:er|\.)?_(?:de_|di_)?(?P<fm>{foreign_month})~,?_(?:de_|del_)?(?P<y>{y})", self._foreign_day),
            ("day", r"{left}(?=\w+_\d)(?P<fm>{foreign_month})_(?P<d>{d}),?_(?P<y>{y})", self._foreign_day),
            ("day", r"(?<![\d.,/:-])(?P<y>{y})\.?_?(?:(?:{year_sign})_)?(?P<fm>{foreign_month})_(?P<d>{d})(?!_?\d)", self._foreign_day),
            ("day", r"(?<![\d.,/:-])(?P<y>{y})_?(?:{year_sign})_?(?P<n>\d\d?)_?(?:{month_sign})_?(?P<d>\d\d?)(?:_?(?:{day_sign}))?(?!\d)", self._foreign_day),
            ("day", r"(?<![\d.,/:-])(?P<d>{d})_(?:{month_sign})_(?P<n>\d\d?)(?:~,~|_)(?:(?:{year_sign})_)?(?P<y>{y})", self._foreign_day),
            ("day_of_month", r"(?<![\d.,])(?P<d>{d})_of_(?:the_)?(?P<s>{shift})_month\b", self._day_of_month),
            ("month_range", r"{left}(?P<m1>{month})(?:_(?P<y1>{y}))?{reach}(?P<m>{month})\b{tail}", self._two_months),
            ("month", r"(?<![a-z-])" + part + r"(?P<m>{month})(?:~,?~(?P<y>{y})|~,?_(?:of_)?(?:the_)?(?P<ys>{shift})_year\b|_of_(?P<y2>{y}))", self._month),
            ("month", r"(?<![a-z-])" + turn + r"(?:(?P<part>{part})(?:_(?:of_)?|-))?(?:(?P<s>{shift})_)?(?P<m>{safe_month})(?![a-zà-ÿ])(?!_?\d)(?!-\d)", self._month),
            ("months", r"{left}(?:the_)?(?P<o>{ordinal}|last|latter|1|2|3|4)_(?P<u>{year_part})(?:_of)?_(?:the_)?(?:(?P<y>{y})|(?P<ys>{shift})_year\b|(?P<yr>year)\b)", self._months),
            ("months", r"{left}(?P<o>{ordinal}|last|final)_(?P<n>{number}|\d\d?)_months(?:_of)?_(?:the_)?(?:(?P<y>{y})|(?P<ys>{shift})_year\b)", self._months),
            ("months", r"\b(?P<q>[QH][1-4])_?(?P<y>{y})", self._months),
            ("months", r"{left}(?:the_)?(?P<s>{shift})_(?P<u>{year_part})\b(?!_of)", self._quarter_offset),
            ("season", r"(?<![a-z-])" + part + r"(?:(?P<s>{shift})_)?(?P<season>{season})(?:(?:_(?:of_)?(?:the_)?(?:year_)?|,_|~)(?P<y>{y})|_(?:of_)?(?:the_)?(?P<ys>{shift})_year\b)", self._season),
            ("season", r"(?<![a-z-])" + turn + part + r"(?P<s>{shift})_(?P<season>{season})\b", self._season),
            ("season", r"(?<![a-z-])(?:{season_lead})_(?:the_)?(?:(?P<part>early|late|mid)(?:_|-))?(?P<season>{season})\b(?!_(?:{no_season_after})(?!\w))", self._season),
            ("year_part", r"(?<![a-z-])" + turn + r"(?P<part>{part})(?:_(?:of_)?(?:the_)?|-)(?:(?P<y>{y})|(?P<s>{shift})_(?P<u>year|month|week|decade)\b|(?P<bare>year|month)\b)", self._part),
            ("unit", r"(?<![a-z-])(?P<sub>{turn})?_?(?:(?P<s>{shift})_)(?P<u>week|month|year|decade|weekend)\b(?!-)(?!_(?:and_a_half|term))", self._unit),
            ("day_word", r"(?<![a-z-])" + turn + r"(?:(?:the_)?(?P<word>{day}))(?![a-z-]|\.\w)", self._day_word),
            ("following", r"{left}(?:the|that|this)_(?:very_)?(?P<word>{following})\b(?!['’-])", self._following),
            ("day_word", r"(?<![a-z-])(?P<word>{day_apart})(?=~[,.;:)]|_(?:{pronoun}|(?-i:[A-Z])))", self._day_apart),
            ("weekday", r"(?<![a-z-])(?:(?:(?P<s>{shift})|{day},)_)?(?P<wd>{full_weekday})(?![a-zà-ÿ])(?!_?\(\d)(?:,?_(?:of_)?(?P<ws>{shift})_week\b)?", self._weekday),
            ("weekdays", r"(?<!between )(?<!day, )(?<![a-z-])(?:(?P<s>{shift})_)?(?P<wd>{full_weekday})_(?:to|until|till)_(?P<wd2>{full_weekday})(?![a-zà-ÿ])(?!,?_\d|_?\()", self._weekday),
            ("weekday", r"{left}(?:(?P<s>{shift})_)?(?P<wd>{full_weekday})_?\((?:the_)?(?P<d>{d})(?:/(?P<n>0?[1-9]|1[0-2]))?\)", self._weekday),
            ("year_range", r"(?<![\w.,/-])(?P<y1>{y})(?:{dash}|~·~|_to_|/)(?P<y>{y}|\d\d(?!\d))(?![-/]?\w)", self._two_years),
            ("decade", r"(?<![\w-])(?:(?P<part>early|mid|late)[-\s])?(?P<y>(?:1[6-9]|20)\d0)['’]?s\b", self._decade),
            ("year", r"(?<![\w.,$€£/-])(?P<y>{y})(?![\w-])(?![.,]\d)(?!['’]\d)", self._year),
            ("year", r"(?<![A-Za-z])FY~(?P<y>{y})(?![\d/-])", self._year),
            ("ago", r"(?<![a-z-])(?:(?P<n>{number}|\d{1,3})_(?P<u>days?|weeks?|fortnights?|months?|years?|{years})|(?P<half>half_a_(?:century|decade)))_(?:ago|back)\b", self._ago),
        ]  # fmt: skip

    # ------------------------------------------------------------------ makers
    def _iso(self, m: re.Match[str]) -> Expression:
        moment = Moment(year=int(m["y"]), month=int(m["m"]), day=int(m["d"]))
        return Expression(m.start(), m.end(), "iso", moment)

    def _path(self, m: re.Match[str]) -> Expression:
        """A directory of an address: ".../2020/05/11/..."."""
        return replace(self._iso(m), form="path")

    def _numeric(self, m: re.Match[str]) -> Expression | None:
        a, b = int(m["a"]), int(m["b"])
        if m.groupdict().get("yy"):
            is_alone = not m.string[: m.start()].rpartition("\n")[2].strip() and not m.string[m.end() :].partition("\n")[0].strip()
            if len(m["a"]) < 2 or len(m["b"]) < 2 or (m["sep"] == "-" and not is_alone):
                return None
            year = int(m["yy"]) + (2000 if int(m["yy"]) < 70 else 1900)
        else:
            year = int(m["y"])
        order = "mdy" if b > 12 else "dmy" if a > 12 else "mdy" if self._american.match(m.string, m.end()) else ""
        if order == "mdy":
            a, b = b, a
        if not (1 <= a <= 31 and 1 <= b <= 12):
            return None
        return Expression(m.start(), m.end(), "numeric", Moment(year=year, month=b, day=a), order=order)

    def _numbered(self, m: re.Match[str]) -> Expression | None:
        """The day in a paper's number on a line of its own: "412-05-03-2025" is the 412th of the year, of 5 March."""
        day = Moment(year=int(m["y"]), month=int(m["b"]), day=int(m["a"]))
        is_day = 1 <= int(m["a"]) <= 31 and 1 <= int(m["b"]) <= 12
        return Expression(m.start("a"), m.end("y"), "numeric", day, order="dmy") if is_day else None

    def _numeric_range(self, m: re.Match[str]) -> Expression | None:
        first = Moment(year=int(m["y"]), month=int(m["b"]), day=int(m["a"]))
        if not (1 <= int(m["b"]) <= 12 and int(m["a"]) < int(m["a2"]) <= 31):
            return None
        return Expression(m.start(), m.end(), "numeric", first, replace(first, day=int(m["a2"])))

    def _tail(self, m: re.Match[str]) -> Moment:
        """Year, as it stands or as a shift, of the end of an expression."""
        groups = m.groupdict()
        year = groups.get("y") or groups.get("y2")
        return Moment(year=int(year[:4]) if year else None, year_shift=self._number("shift", groups.get("ys")))

    def _days_month(self, m: re.Match[str]) -> Expression | None:
        month = self._month_of(m, m["m"], has_year=bool(m["y"]))
        d1, d2 = self._day(m["d1"]), self._day(m["d2"])
        if not month or d1 >= d2:
            return None
        first = replace(self._tail(m), month=month, day=d1)
        return Expression(m.start(), m.end(), "day_range", first, replace(first, day=d2))

    def _two_days(self, m: re.Match[str]) -> Expression | None:
        month1 = self._month_of(m, m["m1"], has_year=True)
        month2 = self._month_of(m, m["m"], has_year=True)
        if not month1 or not month2:
            return None
        last = replace(self._tail(m), month=month2, day=self._day(m["d2"]))
        year1 = int(m["y1"]) if m["y1"] else (last.year - (month1 > month2) if last.year else None)
        first = Moment(year=year1, month=month1, day=self._day(m["d1"]), year_shift=last.year_shift)
        # "22 Jan. 2024 - 22 Jan. 2024": a form that a page fills in for one day, which stands there twice
        return Expression(m.start(), m.end(), "day_range", first, last) if first != last else None

    def _month_of(self, m: re.Match[str], word: str, *, has_year: bool) -> int | None:
        """Month's number; None where a small "may" or "march" is hardly one."""
        if word.islower() and word.casefold() in self._ambiguous and not has_year:
            return None
        return self._number("month", word)

    def _one_day(self, m: re.Match[str]) -> Expression | None:
        groups = m.groupdict()
        month = self._month_of(m, m["m"], has_year=bool(groups.get("y") or groups.get("y2")))
        day = self._number("ordinal", groups["dw"]) if groups.get("dw") else self._day(m["d"])
        if not month or not day:
            return None
        start = m.start()
        start += len(m.group()) - len(re.sub(r"^the\s+", "", m.group(), flags=re.IGNORECASE))
        is_comma_between = bool(groups.get("m") and groups.get("d")) and "," in m.string[m.end("m") : m.start("d")]
        if is_comma_between and _DAY_BEFORE.search(m.string[max(0, start - 6) : start]):
            return None  # "From 28 May, 20 observers ..."
        before = m.string[max(0, start - 2) : start]
        if before[-1:].isalpha() and not (len(before) == 2 and before.islower()) and m.group()[0].isdigit():
            return None  # G7 June, A4 May
        moment = replace(self._tail(m), month=month, day=day, weekday=self._number("weekday", groups.get("wd")))
        return Expression(start, m.end(), "day", moment)

    def _foreign_day(self, m: re.Match[str]) -> Expression | None:
        """A full date in another language, as pages in several languages leave one: "jeudi 5 octobre 2023", "2023年10月5日"."""
        words = m.groupdict()
        month = int(words["n"]) if words.get("n") else self._number("foreign_month", words["fm"])
        day = self._day(m["d"])
        if not month or not 1 <= month <= 12 or not 1 <= day <= 31:
            return None
        moment = Moment(year=int(m["y"][:4]), month=month, day=day, weekday=self._number("foreign_weekday", words.get("fwd")))
        return Expression(m.start(), m.end(), "day", moment)

    def _two_months(self, m: re.Match[str]) -> Expression | None:
        month1, month2 = self._month_of(m, m["m1"], has_year=False), self._month_of(m, m["m"], has_year=False)
        if not month1 or not month2 or m["m1"].islower():
            return None
        last = replace(self._tail(m), month=month2)
        year1 = int(m["y1"]) if m["y1"] else (last.year - (month1 > month2) if last.year else None)
        return Expression(m.start(), m.end(), "month_range", Moment(year=year1, month=month1, year_shift=last.year_shift), last)

    def _month(self, m: re.Match[str]) -> Expression | None:
        groups = m.groupdict()
        has_year = bool(groups.get("y") or groups.get("y2") or groups.get("ys"))
        word = m["m"]
        month = self._number("month", word)
        if not month or (word.islower() and (word.casefold() in self._ambiguous or not has_year)):
            return None
        is_verb = self._value["common_word"].get(word.casefold()) == "verb"
        if not has_year and (self._is_short(word) or is_verb) and not self._leads(m):
            return None
        shift = self._number("shift", groups.get("s"))
        start = m.start("m") if has_year else min(i for i in (m.start(n) for n in ("turn", "part", "s", "m")) if i >= 0)
        if groups.get("part"):
            start = self._part_start(m)
        return Expression(start, m.end(), "month", replace(self._tail(m), month=month, shift=shift))

    def _leads(self, m: re.Match[str]) -> bool:
        """Whether what stands before a bare "May" or "March" makes it a month."""
        if m.groupdict().get("s") or m.groupdict().get("part"):
            return not m["m"].isupper() or len(m["m"]) > 3
        return self.precedes("month_lead", m.string, m.start())

    @staticmethod
    def _part_start(m: re.Match[str]) -> int:
        start = m.start("turn") if m.groupdict().get("turn") else m.start("part")
        return start + (4 if m.string[start : start + 4].casefold() == "the " else 0)

    def _months(self, m: re.Match[str]) -> Expression | None:
        groups = m.groupdict()
        if groups.get("q"):
            size, index = (3, int(m["q"][1])) if m["q"][0] in "Qq" else (6, int(m["q"][1]))
        elif groups.get("n"):
            count = int(m["n"]) if m["n"].isdigit() else self._number("number", m["n"])
            if not count or not 2 <= count <= 11:
                return None
            index = self._number("ordinal", m["o"]) or 0
            if index > 1:
                return None
            months = (1, count) if index else (13 - count, 12)
            return Expression(m.start(), m.end(), "months", replace(self._tail(m), months=months))
        else:
            size = int(self._value["year_part"][m["u"].casefold()])
            word = m["o"].casefold()
            index = 12 // size if word in ("last", "latter") else int(word) if word.isdigit() else self._number("ordinal", word) or 0
        if not 1 <= index <= 12 // size:
            return None
        moment = replace(self._tail(m), months=((index - 1) * size + 1, index * size))
        if groups.get("yr"):
            moment = replace(moment, year_shift=0)
        start = m.start("o") if groups.get("o") else m.start()
        return Expression(start, m.end(), "months", moment)

    def _quarter_offset(self, m: re.Match[str]) -> Expression | None:
        shift = self._number("shift", m["s"])
        if shift is None or self._number("year_part", m["u"]) != _QUARTER:
            return None
        return Expression(m.start("s"), m.end(), "unit", offset=("quarter", shift))

    def _season(self, m: re.Match[str]) -> Expression | None:
        groups = m.groupdict()
        season = self._number("season", m["season"])
        has_year = bool(groups.get("y") or groups.get("ys"))
        is_named = has_year or groups.get("s") or _FALL.search(m.string, m.start(), m.end() + _REACH)
        if m["season"].casefold() == "fall" and not is_named:
            return None
        names = [n for n in (("season",) if groups.get("y") else ("turn", "part", "s", "season")) if groups.get(n)]
        start = self._part_start(m) if groups.get("part") else m.start(names[0])
        return Expression(start, m.end(), "season", replace(self._tail(m), season=season, shift=self._number("shift", groups.get("s"))))

    def _part(self, m: re.Match[str]) -> Expression | None:
        start = self._part_start(m)
        if m["y"]:
            return Expression(start, m.end(), "year_part", Moment(year=int(m["y"])))
        if m["bare"] and not m["part"].casefold().endswith("of"):
            return None
        shift = 0 if m["bare"] else self._number("shift", m["s"]) or 0
        return Expression(start, m.end(), "year_part", offset=((m["bare"] or m["u"]).casefold(), shift))

    def _unit(self, m: re.Match[str]) -> Expression | None:
        shift = self._number("shift", m["s"])
        word = m["s"].casefold()
        if shift is None or word in ("past", "preceding") or (word == "following" and m["u"].casefold() == "week"):
            return None
        if word in ("last", "past", "next", "coming") and self.precedes("not_a_unit_lead", m.string, m.start("s")) and word != "next":
            return None  # "over the last year" is a duration
        start = m.start("sub") if m["sub"] else m.start("s")
        return Expression(start, m.end(), "unit", offset=(m["u"].casefold(), shift))

    def _day_word(self, m: re.Match[str]) -> Expression | None:
        number = self._number("day", m["word"])
        start = m.start("turn") if m["turn"] and number == 0 else m.start("word")
        if number == 0 and (self.precedes("generic_today", m.string, m.start()) or self._generic_after.match(m.string, m.end())):
            return None
        return Expression(start, m.end(), "day_word", offset=("day", number or 0))

    def _following(self, m: re.Match[str]) -> Expression:
        return Expression(m.start("word"), m.end(), "following", offset=("day", self._number("following", m["word"]) or 0))

    def _day_of_month(self, m: re.Match[str]) -> Expression | None:
        """ "The 25th of this month"."""
        shift = self._number("shift", m["s"]) or 0
        return Expression(m.start(), m.end(), "day_of_month", Moment(day=self._day(m["d"])), offset=("month", shift))

    def _day_apart(self, m: re.Match[str]) -> Expression | None:
        """ "The day before, ...": as the agencies use it, the day before that of their report."""
        return Expression(m.start(), m.end(), "day_word", offset=("day", self._number("day_apart", m["word"]) or 0))

    def _weekday(self, m: re.Match[str]) -> Expression | None:
        if m["wd"].islower():
            return None
        groups = m.groupdict()
        moment = Moment(
            weekday=self._number("weekday", m["wd"]),
            day=self._day(groups["d"]) if groups.get("d") else None,
            month=int(groups["n"]) if groups.get("n") else None,
            shift=self._number("shift", groups.get("s")),
            week_shift=self._number("shift", groups.get("ws")),
        )
        last = Moment(weekday=self._number("weekday", groups["wd2"])) if groups.get("wd2") else None
        return Expression(m.start(), m.end(), "weekdays" if last else "weekday", moment, last)

    def _two_years(self, m: re.Match[str]) -> Expression | None:
        first, text = int(m["y1"]), m["y"]
        last = int(text) if len(text) == 4 else first // 100 * 100 + int(text)
        if not first < last <= first + 120:
            return None
        return Expression(m.start(), m.end(), "year_range", Moment(year=first), Moment(year=last))

    def _decade(self, m: re.Match[str]) -> Expression | None:
        year = int(m["y"])
        start = m.start()
        first, last = _DECADE_PARTS.get((m["part"] or "").casefold(), (0, 9))
        return Expression(start, m.end(), "decade", Moment(year=year + first), Moment(year=year + last))

    def _year(self, m: re.Match[str]) -> Expression | None:
        year = int(m["y"])
        return Expression(m.start(), m.end(), "year", Moment(year=year)) if year in _BARE_YEARS else None

    def _ago(self, m: re.Match[str]) -> Expression | None:
        if m["half"]:
            years = self._number("years", m["half"].split()[-1])
            return Expression(m.start(), m.end(), "ago", offset=("year", -(years or 0) // 2))
        count = int(m["n"]) if m["n"].isdigit() else self._number("number", m["n"])
        if not count:
            return None
        years = self._number("years", m["u"])
        if years:
            return Expression(m.start(), m.end(), "ago", offset=("year", -years * count))
        return Expression(m.start(), m.end(), "ago", offset=(m["u"].casefold().rstrip("s"), -count))

    # ------------------------------------------------------------------ finding
    def find(self, text: str) -> list[Expression]:
        """All expressions of a text, in order; where two overlap, the longer (then the earlier) one.

        Bare years come out wherever four digits may be one: whether they are is `dates`' to say. Who asks for the text asked for last
        gets what was found then.
        """
        last = self._last
        if text != last[0]:
            last = self._last = (text, tuple(self._find(text)))
        return list(last[1])

    def _find(self, text: str) -> list[Expression]:
        found = list(self._candidates(text))
        found.sort(key=lambda e: (e.start - e.end, e.start))
        taken = bytearray(len(text))
        kept = []
        for e in found:
            if not any(taken[e.start : e.end]):
                taken[e.start : e.end] = b"\x01" * (e.end - e.start)
                kept.append(e)
        kept.sort(key=lambda e: e.start)
        return kept

    def _candidates(self, text: str) -> Iterator[Expression]:
        for start, end in self._windows(text):
            for _, pattern, make in self._rules:
                for m in pattern.finditer(text, start, end):
                    e = make(m)
                    if e is not None:
                        yield e

    def _windows(self, text: str) -> Iterator[tuple[int, int]]:
        """Stretches around digits and calendar words: the rules are too dear to run over all of the text."""
        start = end = -1
        for m in self._trigger.finditer(text):
            if m.start() - _REACH > end:
                if end > 0:
                    yield start, end
                start = max(0, m.start() - _REACH)
            end = min(len(text), m.end() + _REACH)
        if end > 0:
            yield start, end
