"""When events take place.

Belongs here: which date of a sentence is which event's. Does not belong here: dates given up (`moved`).
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from seedline.dataset import edtf
from seedline.extract.events.moved import Moved
from seedline.extract.events.nearest import Nearest, is_of_paper
from seedline.extract.events.sighting import DAY, GATHERINGS, Date, Setting, Sighting
from seedline.extract.events.text import DATE, EVENT, NAMES, ORG, Sentence
from seedline.extract.events.words import Words

# "wrapped up his first (visit)"
_RIGHT_BEFORE = 14
_BRACKETED = re.compile(rf"{DATE}\s?\(\s?{DATE}")
_SINCE = re.compile(r"\b(?:since|until|till)\b[^,;.]{0,50}$")
# Sentences at the head of a text, which tell what is new.
_LEAD = 8
_FARTHEST_YEAR = 45
# "the day before (the CSTO summit)"
_OF_NAME = re.compile(rf"(?<=before|.after)\s(?:(?:the|an?)\s)?[{ORG}{EVENT}{DATE}]", re.IGNORECASE)
_FARTHEST_NOW = 60
# sentences over which a day goes on
_STEPS = 10
_TWO_DAYS = re.compile(rf"{DATE}\sand\s{DATE}")
_TO = re.compile(r"\b(?:to|until|till|for)\s")
_WHEN = re.compile(r"\b(?:when|while|as|until|till|once|if)\b[^,;.]*$", re.IGNORECASE)
# "said on Monday at a meeting"
_AT_IT = 25


class Days:
    """Gives sightings their dates."""

    def __init__(self, words: Words, nearest: Nearest, setting: Setting) -> None:
        self.words = words
        self._owner = nearest
        self.setting = setting
        flags, cue = re.IGNORECASE, words.cue
        self.moved = Moved(words)
        self._arranged = re.compile(rf"{cue['arranged'].pattern}\sfor\s$", flags)
        self._said_on = re.compile(rf"{cue['say'].pattern}(?:\s(?!that\b)[\w{NAMES}]+){{0,5}}?\s(?:on\s|late\s|early\s)*$", flags)

    def __call__(self, s: Sentence, found: list[Sighting]) -> None:
        taken = {d.span for x in found for d in x.dates}
        vague = {m.start() for m in _BRACKETED.finditer(s.code)}
        moved = self.moved(s, lambda i: owner[1] if (owner := self._owner(s, found, i)) else None)
        for i in s.find(DATE):
            if i in vague or i in moved:
                continue
            value, at = s.date(i), s.span(i, i + 1)
            owner = (
                self._owner(s, self._datable(s, found, i), i)
                if value and at not in taken and self._dates_event(s, found, i, value)
                else None
            )
            is_year = _is_bare_year(s, i)
            if value is None and (undated := self._owner(s, self._datable(s, found, i), i)) and undated[0] < _FARTHEST_YEAR:
                undated[1].happens = True
            if owner and value and not owner[1].is_moved and not (is_year and owner[0] > _FARTHEST_YEAR * (1 + (len(found) == 1))):
                is_own = 0 <= i - owner[1].name[1] < len(" (D")
                is_weak = (
                    not is_own
                    and s.code.rfind("(", 0, i) > s.code.rfind(")", 0, i)
                    and not any(j in vague for j in range(max(0, i - 4), i))
                )
                x = owner[1]
                is_end = i > x.name[1] and (
                    self.words.is_cue("ending", s.code[x.name[1] : i])
                    or (x.type == "visit" and self.words.is_cue("ending", s.code[max(0, x.name[0] - _RIGHT_BEFORE) : x.name[0]]))
                )
                x.dates.append(Date(value if x.is_plural else _stretch(s, i, value), at, is_weak, owner[0], is_end))
        self._pointed(s, found)
        self._news(s, found)
        self._goes_on(s, found)
        self._headed(s, found)
        for x in found:
            if x.numbers and len(x.dates) == len(x.numbers):
                continue
            x.dates = [d for d in x.dates if not x.moved_from or d.span != x.moved_from[1] or x.is_moved]
            x.dates.sort(key=lambda d: (d.is_weak, d.cost))
            x.dates = [d for d in x.dates if d.is_end or edtf.overlaps(d.value, x.dates[0].value)]

    def _news(self, s: Sentence, found: list[Sighting]) -> None:
        """What is told without a day: after a dateline of that day, "X said at a meeting with Y" of the document's."""
        line, published = s.dateline, self.setting.published
        for x in found:
            if x.dates or x.status or x.type not in GATHERINGS:
                continue
            if line and line.value and edtf.is_valid(line.value) and x.happens:
                x.dates.append(Date(line.value, (line.start, line.end), is_weak=True))
            elif published and s.ordinal < _LEAD and x.determiner in ("a", "an") and self.words.said_at.search(s.code, 0, x.name[0]):
                x.dates.append(Date(published, x.span, is_weak=True))

    def _headed(self, s: Sentence, found: list[Sighting]) -> None:
        """What stands under a day in a line of its own is of that day: each item of a programme, the first sentences of an item of news."""
        line, published = s.heading, self.setting.published
        if line is None or not line.value or not edtf.is_valid(line.value):
            return
        is_ahead = published is None or edtf.bounds(line.value)[0].isoformat() > published
        for x in found:
            if x.dates or x.is_generic or x.is_topic or ((x.is_past and x.is_verb) if is_ahead else x.status or s.below > 1):
                continue
            x.dates.append(Date(line.value, (line.start, line.end), is_weak=not is_ahead))

    def _goes_on(self, s: Sentence, found: list[Sighting]) -> None:
        """What the same person did next is of the day told of last: "he then held", "also met", "followed by"."""
        days = [(d.value, d.span) for x in found for d in x.dates if len(d.value) == DAY and x.status is None]
        told = self.setting.told
        if told and s.ordinal - told[2] <= _STEPS and not days and self.words.is_cue("further", s.code):
            for x in found:
                is_fact = x.status is None and (x.happens or x.is_past) and not x.is_generic
                if is_fact and not x.dates and x.type in (*GATHERINGS, "visit") and {r for r, _, _ in x.people} & told[1]:
                    x.dates.append(Date(told[0], x.span, is_weak=True))
        for x in found:
            who = {r for r, _, _ in x.people if r.startswith("person:")}
            day = next((d.value for d in x.dates if len(d.value) == DAY), None)
            if day and who and x.status is None and x.type in (*GATHERINGS, "visit", "call", "signing"):
                self.setting.told = (day, frozenset(who | (told[1] if told and told[0] == day else set())), s.ordinal)
                told = self.setting.told

    def _pointed(self, s: Sentence, found: list[Sighting]) -> None:
        """Days told by pointing: "later that day", "the day before" from the event told of last, "has just met" from the document's."""
        anchor = self.setting.day or self.setting.published
        pointers = [("same_day", 0, anchor), ("day_before", -1, anchor), ("day_after", 1, anchor), ("now", 0, self.setting.published)]
        for cue, shift, day in pointers:
            m = self.words.cue[cue].search(s.code) if day else None
            owner = self._owner(s, [x for x in found if not x.dates], m.start()) if m else None
            if not m or not day or not owner:
                continue
            is_loose = owner[1].status == "planned" or owner[0] > _FARTHEST_NOW or bool(_WHEN.search(s.code, 0, m.start()))
            # "the day before the summit"
            is_relative = any(x.name[0] == m.end() + 1 for x in found) or _OF_NAME.match(s.code, m.end()) is not None
            if is_loose if cue == "now" else is_relative:
                continue
            published = self.setting.published
            is_of_plan = published is not None and day > published and owner[1].status != "planned"  # the day told of last
            value = (date.fromisoformat(published if published and is_of_plan else day) + timedelta(shift)).isoformat()
            for x in found:
                if x.core == owner[1].core:
                    x.dates.append(Date(value, s.span(*m.span()), is_weak=cue == "now", cost=owner[0]))

    def _datable(self, s: Sentence, found: list[Sighting], i: int) -> list[Sighting]:
        """The sightings that the date at `i` may date. "The ministry said on Monday" dates what was said, and with it only
        a meeting at which it was said."""
        said = self._said_on.search(s.code, max(0, i - 70), i)
        if not said:
            return found
        within = [x for x in found if said.start() <= x.core[0] < i]
        at_it = [x for x in found if x.core[0] > i and x.is_locative and x.name[0] - i < _AT_IT]
        return within or at_it

    def _dates_event(self, s: Sentence, found: list[Sighting], i: int, value: str) -> bool:
        """Whether the words before a date let it date an event: not "since", nor "2019" alone, nor an instrument's date."""
        before = re.compile(r"(\w+)\W*(?:the\s)?$").search(s.code, max(0, i - 30), i)
        word = before[1].lower() if before else ""
        is_year = _is_bare_year(s, i)
        since = _SINCE.search(s.code, max(0, i - 60), i)
        if since and not any(since.start() < x.core[0] < i for x in found):
            return False
        if word in self.words.sets["before_date_bar"] or (is_year and word not in ("in", "of", "for") and not s.code[:i].endswith(", ")):
            return False
        if value[4:5] == "/" and word not in ("in", "of"):  # "adopted the budget for the financial year 2021/2022"
            return False
        if self._is_of_origin(s, i):
            return False
        is_arranged = bool(self._arranged.search(s.code, max(0, i - 40), i))
        if word in self.words.sets["before_date_bar_year"] and (is_year or "/" in value) and not is_arranged:
            return False
        return not is_of_paper(s, found, i)

    def _is_of_origin(self, s: Sentence, i: int) -> bool:
        """Whether a date tells since when there is what the event is of: "the talks, launched after the war of 2008"."""
        made = next(reversed([*self.words.cue["made"].finditer(s.code, max(0, i - 60), i)]), None)
        if made and _TO.search(s.code, made.end(), i):
            return False  # "postponed to May"
        token = s.token(made.start()) if made else None
        return token is not None and token.tag_ == "VBN" and token.dep_ == "acl" and not any(c.dep_ == "agent" for c in token.children)


def _stretch(s: Sentence, i: int, value: str) -> str:
    """Of "on Monday and Tuesday", two days in a row, the stretch of both."""
    for a, b in ((i, i + len("D and ")), (i - len("D and "), i)):
        if a >= 0 and _TWO_DAYS.match(s.code, a) and (first := s.date(a)) and (last := s.date(b)) and len(first) == len(last) == DAY:
            return f"{first}/{last}" if date.fromisoformat(last) - date.fromisoformat(first) == timedelta(1) else value
    return value


def _is_bare_year(s: Sentence, i: int) -> bool:
    """Whether the date at i is four digits: the year of many things."""
    return len(s.date(i) or "") == 4 and s.ends[i] - s.starts[i] == 4
