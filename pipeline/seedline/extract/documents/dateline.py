"""The dateline at the head of a text: `BEIJING, Jan. 5 (Agency) --`, `UNITED NATIONS (Agency) _`, `New York, 5 May 2020 –`.

Belongs here: the forms of datelines, place first. Does not belong here: which line may hold one, and what its place
and its agency stand for (`fields`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from seedline.extract.calendar.grammar import Expression
from seedline.extract.reading import Line, Reading
from seedline.extract.reports import Mention

# A dateline is over after this many characters.
_REACH = 110
# A full stop inside a place shortens a word ("ST. PETERSBURG", "Washington D.C.").
_STOP = r"(?:(?<=\b[A-Z])|(?<=\b[A-Z][A-Za-z]))\.(?=\s?[A-Z])"
_NAME = rf"[A-Z](?:[\w'’-]|{_STOP})*(?:[ \xa0](?:of|de|la|el|al|di|da|[A-Z](?:[\w'’-]|\.(?=[A-Z]))*)){{0,3}}"
_COUNTRY = r"(?:\s?(?:\[[A-Z][^\[\]\n]{2,30}\]|\([A-Z][^()\n]{2,30}\)(?=,|\s?\()))?"
_PLACES = rf"[^\w\n]{{0,6}}(?P<place>{_NAME}){_COUNTRY}(?:[,/]\s?{_NAME}\.?){{0,2}}"
_AGENCY = (
    r"(?:\(\s?(?:(?i:by)\s)?(?P<a>[A-Z][^()\n]{1,40}?|[a-z]{3})(?:\s[-–—/]\s[^()\n]{2,60})?\s?\)"
    r"|(?P<mark>[/|])\s?(?P<b>[A-Z][^/|\n]{1,40}?)(?:\s[Cc]orr\b[^/\n]{0,30})?\s?(?P=mark)"
    r"|(?<![\w-])(?P<c>[A-Z]{2}[A-Z.-]*(?:\s(?:[A-Z]{2,}|\d{1,3}(?=\s))){0,2}|[A-Z][a-z]{1,5}[A-Z]{2,}(?=\s[-–—])))"
)
# A dash may have been read in a wrong encoding.
_CLOSING = r"(?:/(?=\s)|--|â€[“”](?=\s)|[-–—_](?=\s|$)|(?<=\)\s)-(?=[A-Z\"“])|[–—:]|\.(?=\s|$))"
# "12 Shaban 1444 H corresponding to", "Shaban 12, 1444,": the day in another calendar.
OTHER_CALENDAR = r"(?:(?:\d{1,2}\s[A-Z][\w'’ -]{2,16}|[A-Z][\w'’ -]{2,16}\s\d{1,2},)\s1[34]\d\d(?:\sA?H\.?)?,?\s(?:[a-z]+\s){0,2})"
_BEFORE_DATE = re.compile(rf"{_PLACES}[\s,./|–—-]*{OTHER_CALENDAR}?(?:\()?$")
_AFTER_DATE = re.compile(
    rf"\)?\s*[.,]?\s*(?:/\s?(?P<f>[A-Z]\w+(?:\s[A-Z]\w+){{0,2}})\s?[:–—-](?=\s)|[-–—]\s(?P<e>[A-Z]\w+(?:\.[a-z]{{2,4}}|(?:\s[A-Z]\w+){{0,2}}))\.(?=\s[A-Z])|(?<=\.\s)(?P<d>[A-Z]{{4,}})(?=\s[A-Z][a-z])|{_AGENCY}\)?\s*(?:{_CLOSING}|(?<=[)/|])|$)|{_CLOSING}|$)"
)
# A machine's date in front of the text.
# A distributor's note in brackets may stand there, too.
_STAMP = re.compile(
    r"\s*(?:[a-z]+:?\s+)?\d{4}-\d\d(?:-\d\d)?(?:T[\d:.+Z-]+)?\s+(?=[A-Z])"
    r"|\s*\([A-Z](?:[^()\n]|\([^()\n]*\)){1,60}\)\s+(?=[A-Z][\w ,.-]{2,40}\()"
)
_IN_BRACKETS = r"(?:(?<=[)/|])\s+(?=[A-Z\"“]))"
_UNDATED = re.compile(
    rf"{_PLACES}[.:,]?\s*(?:{_AGENCY}\s*(?:{_CLOSING}|{_IN_BRACKETS}|(?<=\))$)|(?<=[A-Z]\.\s)(?P<d>[A-Z]{{4,}})(?=\s(?:[A-Z][a-z]|A\s[a-z]))"
    r"|(?P<bare>--|\s[-–—]\s|[–—]|(?<=[A-Z]\.)-\s|:\s?[-–—]|:\s))"
)
# "London, IRNA – ...", "MOSCOW, SANA- ..."
_BEHIND_COMMA = re.compile(rf"[^\w\n]{{0,6}}(?P<place>[A-Z][\w ]*),\s(?P<c>[A-Z]{{3,10}})\s*{_CLOSING}")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Offsets of the place and, where one is named, of the agency; whether a date stands in it."""

    place: tuple[int, int]
    agency: tuple[int, int] | None
    is_dated: bool


def find(text: str, start: int, end: int, expressions: Sequence[Expression]) -> Dateline | None:
    """The dateline of the line between two offsets, if its form is one.

    Args:
        text: the document.
        start, end: the line.
        expressions: the document's calendar expressions, in order.
    """
    lead = _STAMP.match(text, start, end)
    start = lead.end() if lead else start
    stop = min(end, start + _REACH)
    dated = next((e for e in expressions if start < e.start < stop), None)
    if dated:
        before = _BEFORE_DATE.match(text[start : dated.start])
        after = _AFTER_DATE.match(text[dated.end : min(end, dated.end + _REACH)])
        if before and after:
            return Dateline(_moved(before, "place", start), _agency(after, dated.end), True)
    undated = _UNDATED.match(text[start:stop])
    if undated is None or not _agency(undated, start):
        undated = _BEHIND_COMMA.match(text[start:stop]) or undated
    if undated is None:
        return None
    agency = _agency(undated, start)
    return Dateline(_moved(undated, "place", start), agency, False)


# "... in last three paragraphs) By NAME SEOUL, Dec. 30 (Agency) -- The president ...": line breaks were lost.
_INSIDE = re.compile(r"(?<![\w.])(?P<place>[A-Z]{3,}(?:[ -][A-Z]{2,}){0,2}),\s$")
# "... pose for a photo (Photo: AGENCY)Strelsau (AGENCY) – The ministers ..."
_GLUED = re.compile(r"(?<=[).])(?P<place>[A-Z][^\W\d_]+(?:\s[A-Z][^\W\d_]+)?)\s\((?P<a>[A-Z][^()\n]{1,40})\)\s?[-–—]\s")
_AGENCY_INSIDE = re.compile(r"\s\((?P<a>[A-Z][^()\n]{1,40})\)\s?(?:--|[-–—])\s")


def inside(text: str, start: int, end: int, expressions: Sequence[Expression]) -> Dateline | None:
    """A wire's dateline in the middle of a line whose headline and byline, or caption, are glued to it: capitals, a day and an agency
    in brackets, or an agency in brackets and a dash."""
    for e in expressions:
        if start < e.start < end:
            before, after = _INSIDE.search(text, max(start, e.start - _REACH), e.start), _AGENCY_INSIDE.match(text, e.end, end)
            if before and after:
                return Dateline(before.span("place"), after.span("a"), True)
    glued = _GLUED.search(text, start, end)
    return Dateline(glued.span("place"), glued.span("a"), False) if glued else None


# What stands between the items of a run: marks, brackets and clock times; a building or an office with a comma behind it.
_BETWEEN = re.compile(r"(?:[\s,.;:/|()\[\]–—•-]|\d?\d:\d\d)*(?:[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3},\s){0,2}")
_DASH = re.compile(r"[-–—]\s|--")
# The text begins: a capital behind marks, or nothing more on the line.
_BEGINS = re.compile(r"[\s)\]]*(?:[-–—:.,/]+\s*)?(?:$|[\"“'(«]?[A-Z])")


def run(reading: Reading, line: Line, expressions: Sequence[Expression]) -> tuple[list[Mention], Expression] | None:
    """Places and the day at the head of a line, in any order and with any marks between them, where the text begins right behind them:
    `June 27, 2017 (LISBON) – The ...`, `Old Palace, Lisbon, Utopia, Tuesday 15 March 2022 – The ...`, `Lisbon 22.10.2020 The ...`."""
    stop = min(line.end, line.start + _REACH)
    lead = _STAMP.match(reading.text, line.start, line.end)
    at = lead.end() if lead else line.start
    found: list[Mention | Expression] = [m for m in reading.mentions_in(at, stop, "place", "country") if m.referent]
    found += [e for e in expressions if at <= e.start < stop and not e.last]
    items: list[Mention | Expression] = []
    for item in sorted(found, key=lambda x: x.start):
        between = reading.text[at : item.start]
        if item.start < at or not _BETWEEN.fullmatch(between) or (items and isinstance(item, Mention) and _DASH.search(between)):
            break
        items.append(item)
        at = item.end
    while items and not _BEGINS.match(reading.text[items[-1].end : line.end]):
        items.pop()
    days = [x for x in items if isinstance(x, Expression) and x.first.day]
    places = [x for x in items if isinstance(x, Mention)]
    return (places, days[0]) if days and places else None


def _moved(m: re.Match[str], group: str, by: int) -> tuple[int, int]:
    return m.start(group) + by, m.end(group) + by


def _agency(m: re.Match[str], by: int) -> tuple[int, int] | None:
    group = next((g for g, found in m.groupdict().items() if found and g in "abcdef"), None)
    return _moved(m, group, by) if group else None
