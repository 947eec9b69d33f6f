"""Events that bear a name of their own: wars and revolutions, days, conferences, exercises, numbered assemblies, anniversaries.

Belongs here: stretches that work as names ("Velvet Revolution", "Constitution Day", "Indestructible Brotherhood-2023",
"72nd UN General Assembly"). Names known beforehand stand in the pack `named_events`, the words of names in
`named_event_words`. Does not belong here: meetings as they are reported (`events`).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Token

from seedline.extract.instruments.names import InstrumentNames
from seedline.extract.instruments.tagged import Tagged
from seedline.extract.phrases import split_words
from seedline.extract.reading import Paragraph, Reading
from seedline.reference import Reference

_WORD = r"[A-Z][\w'’]*"
_EXERCISE = re.compile(
    rf"(?<![A-Za-z-])(?P<base>{_WORD}(?:[ -](?:(?:of|the) )*{_WORD}){{0,4}})"
    r"(?:\s?[-–—‑]\s?|(?P<space>\s))(?P<year>(?:19|20)\d\d|\d\d)\b(?![-–/.,:]?\d)"
)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_UNITS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_ORDINAL = rf"(?:\d+(?:st|nd|rd|th)|(?:{_TENS})-(?:{_UNITS})|{_UNITS}|tenth|eleventh|twelfth|[a-z]+(?:tieth|teenth)|hundredth)"
_NUMBERED = re.compile(rf"\b{_ORDINAL}\s+$", re.IGNORECASE)
_IS_ORDINAL = re.compile(rf"{_ORDINAL}$", re.IGNORECASE)
_ROMAN = re.compile(r"X{0,4}(?:IX|IV|VI{0,3}|I{2,3}|X)")
_HYPHENS = ("-", "–")
_ANNIVERSARY = re.compile(rf"\b{_ORDINAL} anniversary of (?:the )?", re.IGNORECASE)
_PARTIES = re.compile(
    rf"\b{_ORDINAL} (?:Review )?(?:Conference|Meeting) of (?:the )?(?:States )?Parties"
    rf"(?: (?:to|of) the {_WORD}(?: (?:(?:of|on|the|for|and) )*{_WORD}){{1,8}})?",
)
_THE_END = re.compile(r"\bthe$", re.IGNORECASE)
_COP = re.compile(r"\bCOP[ -]?\d{1,2}\b(?![./]\d)")
_INSIDE = ("of", "on", "for", "against", "to", "with")
_OPENING, _CLOSING = ("“", '"', "«", "„", "``"), ("”", '"', "»", "“", "''")
_INSIDE_QUOTES = ("of", "the", "and")
_BETWEEN = ("of", "our", "their", "its", "the")
_LONGEST = 8
# "The Shield-2024", "Ruritania's Shield-2024"
_OWNER = re.compile(r"(?:The|\S+['’]s)\s(?=\S)")
_MARKS = ("'", "’", "’s", "'s", "-", "–")


class NamedEvent(NamedTuple):
    """Offsets of a name, and how far to trust it."""

    start: int
    end: int
    confidence: float


class NamedEvents:
    """Finds names of events by their form."""

    def __init__(self, reference: Reference, names: InstrumentNames) -> None:
        words: dict[str, set[str]] = {}
        for row in reference.rows("named_event_words"):
            words.setdefault(row["role"], set()).add(row["word"])
        self._drills = words["exercise"]
        self._assemblies = tuple(words["assembly"])
        self._meetings = words["meeting"]
        self._sittings = words["meeting"] | words["sitting"]
        self._anniversary_words = words["anniversary"]
        self._heads = words["head"] | self._meetings
        self._lower_heads = words["lower head"]
        self._days = words["day"]
        self._operations = words["operation"]
        self._not_before = words["not before"]
        self._names = names

    def find(self, reading: Reading, paragraph: Paragraph, p: Tagged) -> Iterator[NamedEvent]:
        """Names in one paragraph; they may overlap."""
        yield from self._exercises(reading, paragraph)
        yield from self._numbered(reading, paragraph)
        yield from self._sessions(p)
        yield from self._anniversaries(reading, paragraph, p)
        for m in _PARTIES.finditer(reading.text, paragraph.start, paragraph.end):
            yield NamedEvent(m.start(), m.end(), 0.8)
        for m in _COP.finditer(reading.text, paragraph.start, paragraph.end):
            yield NamedEvent(m.start(), m.end(), 0.85)
        yield from self._drilled(p)
        # a headline writes every word with a capital
        if paragraph.role != "title" and not reading.text[paragraph.start : paragraph.end].isupper():
            yield from self._headed(p)

    def _exercises(self, reading: Reading, paragraph: Paragraph) -> Iterator[NamedEvent]:
        """ "Indestructible Brotherhood-2023"; with a space or a short year only beside a word for exercise."""
        text = reading.text
        for m in _EXERCISE.finditer(text, paragraph.start, paragraph.end):
            start, base = m.start(), m["base"]
            if lead := _OWNER.match(base):
                start, base = start + lead.end(), base[lead.end() :]
            first = split_words(base)[0]
            is_drill = first in self._drills
            if is_drill and " " in base:
                start += len(base) - len(base.split(" ", 1)[1])
                base = base.split(" ", 1)[1]
            before, after = text[max(paragraph.start, start - 40) : start], text[m.end() : m.end() + 30]
            is_drill = is_drill or bool(self._drills & {*split_words(before)[-5:], *split_words(after)[:2]})
            if (m["space"] or len(m["year"]) == 2) and not is_drill:
                continue
            names = reading.mentions_in(start, start + len(base), "country", "place", "organization")
            is_name = any(x.end - x.start == len(base) for x in names)
            if (is_name and not is_drill) or self._names.is_head(base.lower().rpartition(" ")[2]) or len(base) < 4:
                continue
            yield NamedEvent(start, m.end(), 0.95 if is_drill else 0.85)

    def _drilled(self, p: Tagged) -> Iterator[NamedEvent]:
        """ "Exercise Steadfast Noon", "the exercise “Shield of Peace”": a name behind a word for exercise, without a year."""
        for t in p.doc[:-2]:
            if t.lower_ not in self._drills or p.mention[t.i] is not None or t.tag_ in ("NNS", "NNPS"):
                continue
            first = t.i + 1
            is_quoted = p[first].text in _OPENING
            end = first = first + is_quoted
            while end < len(p) and end - first < _LONGEST and p.mention[end] is None:
                if not (p[end].text[0].isupper() or (is_quoted and p[end].lower_ in _INSIDE_QUOTES)) or p[end].is_punct:
                    break
                end += 1
            is_closed = end < len(p) and p[end].text in _CLOSING
            if (is_quoted and is_closed and end > first) or (not is_quoted and end - first in (2, 3)):
                yield NamedEvent(*p.span(first, end), 0.75)

    def _numbered(self, reading: Reading, paragraph: Paragraph) -> Iterator[NamedEvent]:
        """ "72nd UN General Assembly", "18th ECO Summit", "50th ASEAN Foreign Ministers' Meeting": number and body, no "session of"."""
        for m in reading.mentions_in(paragraph.start, paragraph.end, "organization"):
            end, confidence = m.end, 0.9
            if not " ".join(split_words(reading.quote(m.start, m.end))).endswith(self._assemblies):
                after = reading.text[m.end : m.end + 20].split(maxsplit=1)
                word = after[0].rstrip(".,;:)”\"'’") if after and reading.text[m.end] == " " else ""
                if not (word[:1].isupper() and word.lower() in self._meetings):
                    continue
                end, confidence = m.end + 1 + len(word), 0.6
            if number := _NUMBERED.search(reading.text, max(paragraph.start, m.start - 24), m.start):
                yield NamedEvent(number.start(), end, confidence)

    def _sessions(self, p: Tagged) -> Iterator[NamedEvent]:
        """ "8961st Meeting", "57th ASEAN Foreign Ministers' Meeting": capitalised words between a number and a meeting's noun."""
        for t in p.doc:
            if not self._is_number(p, t.i) or p.is_a(t.i - 1, "date"):
                continue
            i, is_joint = t.i + 1, False
            while i < len(p) and i - t.i <= _LONGEST and (self._is_named(p, i) or p[i].text in _MARKS):
                is_joint = is_joint or (p[i].text in _HYPHENS and p.mention[i - 1] is not None)
                is_head = p[i].lower_ in self._sittings or (is_joint and p[i].lower_ in self._heads)
                if is_head and p[i].text[0].isupper() and not self._goes_on(p, i + 1):
                    is_joined = t.i > 1 and p[t.i - 1].text in _HYPHENS and not p[t.i - 2].whitespace_  # "Forty-Ninth"
                    yield NamedEvent(*p.span(t.i - 2 * is_joined, i + 1), 0.7)
                    break
                if p.is_a(i, "date", "person"):
                    break
                i += 1

    def _is_number(self, p: Tagged, i: int) -> bool:
        """Whether a number opens a name at `i`: "8961st", "Second", "XIV"."""
        if p.mention[i] is not None:
            return False
        is_roman = bool(_ROMAN.fullmatch(p[i].text)) and (i == 0 or p[i - 1].pos_ == "DET" or not p[i - 1].text[0].isupper())
        return is_roman or bool(_IS_ORDINAL.match(p[i].text))

    def _is_named(self, p: Tagged, i: int) -> bool:
        """Whether the token belongs to capitalised words, names or a body's bracketed initials."""
        is_bracket = p[i].text in "()" and (p.is_a(i + 1, "organization") or p.is_a(i - 1, "organization"))
        return p[i].text[0].isupper() or p.mention[i] is not None or is_bracket

    def _goes_on(self, p: Tagged, i: int) -> bool:
        """Whether the words after a meeting's noun make it a meeting of somebody, or part of a longer name."""
        if i < len(p) and p[i].lower_ == "of":
            is_bare = self._is_number(p, i - 2)  # "the Fifth Meeting of the ministers of"
            return is_bare or self._is_body(p, i + 1) or p.is_a(i + 1, "country") or not p[i - 2].text[0].isupper()
        return i < len(p) and p[i].text[0].isupper() and p[i].is_alpha and bool(p[i - 1].whitespace_)

    def _anniversaries(self, reading: Reading, paragraph: Paragraph, p: Tagged) -> Iterator[NamedEvent]:
        """ "75th anniversary of the Great Victory", where nothing else in the phrase is a name of its own."""
        for m in _ANNIVERSARY.finditer(reading.text, paragraph.start, paragraph.end):
            first = p.at(m.end())
            end, is_named = m.end(), False
            for t in p.doc[first : first + _LONGEST]:
                if p.mention[t.i] is not None:
                    is_named = False
                    break
                if t.lower_ in _BETWEEN and end > m.end():  # "the establishment of our diplomatic relations"
                    continue
                is_joint = t.text == "-" and not t.whitespace_
                if not (t.text[0].isupper() or t.pos_ in ("ADJ", "NOUN") or is_joint) or self._names.is_head(t.lower_):
                    break
                is_named = is_named or t.text[0].isupper() or t.lower_ in self._anniversary_words
                end = p.start + t.idx + len(t.text)
            if is_named and end > m.end() and not self._may_be_person(p, first, end):
                yield NamedEvent(m.start(), end, 0.8)

    def _may_be_person(self, p: Tagged, first: int, end: int) -> bool:
        """Two names or three without an article are a person's: "300th anniversary of Given Family"."""
        words = list(itertools.takewhile(lambda t: p.start + t.idx < end, p.doc[first:]))
        known = self._anniversary_words | self._heads | self._days
        return (
            len(words) in (2, 3)
            and not _THE_END.search(p.doc[:first].text)
            and all(t.tag_ == "NNP" and t.lower_ not in known for t in words)
        )

    def _headed(self, p: Tagged) -> Iterator[NamedEvent]:
        """Names around a head word: "Velvet Revolution", "International Day of Peace", "Operation Desert Storm"."""
        for t in p.doc:
            nxt = p[t.i + 1] if t.i + 1 < len(p) else None
            is_modifier = nxt is not None and t.dep_ == "compound" and nxt.text[0].isupper() and p.mention[nxt.i] is None
            if p.mention[t.i] is not None or is_modifier:  # "Presence Battle Group"
                continue
            is_cap = t.text[0].isupper()
            if is_cap and t.lower_ in self._operations:
                end = t.i + 1
                while end < len(p) and p[end].text[0].isupper() and not p.is_a(end, "country"):
                    end += 1
                if end > t.i + 1:
                    yield NamedEvent(*p.span(t.i, end), 0.8)
            elif right := self._on_a_matter(p, t):
                left = t.i - 1
                while left > 0 and p.mention[left - 1] is None and (self._is_capital(p, left - 1) or self._joins(p, left - 1)):
                    left -= 1
                yield NamedEvent(*p.span(left, right), 0.7)
            elif (is_cap and t.lower_ in self._heads | self._days) or t.lower_ in self._lower_heads:
                if t.lower_ in self._meetings and nxt is not None and nxt.lower_ == "of" and self._is_body(p, t.i + 2):
                    continue
                left, right = self._before(p, t), self._complement(p, t) if is_cap else t.i + 1
                is_day = t.lower_ in self._days
                if left < t.i or (is_day and right > t.i + 1):
                    yield NamedEvent(*p.span(left, right), 0.75 if is_day or t.lower_ in self._lower_heads else 0.65)

    def _on_a_matter(self, p: Tagged, t: Token) -> int:
        """Token after "Meeting on Financing for Development", a sitting with its matter as a name; 0 where it is none."""
        if not (t.text[0].isupper() and t.lower_ in self._sittings and t.i + 2 < len(p) and p[t.i + 1].lower_ == "on"):
            return 0
        if t.i == 0 or p.mention[t.i - 1] is not None or not self._is_capital(p, t.i - 1):
            return 0
        right = self._complement(p, t)
        return right if right > t.i + 1 else 0

    def _is_body(self, p: Tagged, i: int) -> bool:
        """Whether a body's name begins at token `i`: a session of it is reported, not named."""
        return p.is_a(i + 1 if i < len(p) and p[i].lower_ == "the" else i, "organization")

    def _before(self, p: Tagged, head: Token) -> int:
        """First token of the capitalised words, and the number, before a head; the head itself where they make no name."""
        i = head.i
        while i > 0 and p.mention[i - 1] is None and (self._is_capital(p, i - 1) or self._joins(p, i - 1)):
            if p[i - 1].lower_ in self._heads | self._days:  # "Independence Day and Constitution Day" are two
                break
            i -= 1
        while i < head.i and (p[i].is_punct or p[i].lower_ in ("and", "the")):
            i += 1
        modifiers = p.doc[i : head.i]
        if any(t.lower_ in self._not_before for t in modifiers[-1:]) or not any(t.is_alpha for t in modifiers):
            return head.i
        # a sentence's first word is capitalised anyway
        if i == p.first(head.i) and len(modifiers) == 1 and modifiers[0].pos_ not in ("PROPN", "NOUN", "ADJ"):
            return head.i
        if i > 0 and p.is_a(i - 1, "country", "place", "organization") and head.lower_ not in self._days:
            return head.i
        is_ordinal = i > 0 and p.mention[i - 1] is None and _IS_ORDINAL.match(p[i - 1].text)
        return i - 1 if is_ordinal else i

    def _is_capital(self, p: Tagged, i: int) -> bool:
        t = p[i]
        return t.text[0].isupper() and t.pos_ not in ("DET", "PRON", "ADP", "SCONJ", "AUX") and not t.is_stop

    def _joins(self, p: Tagged, i: int) -> bool:
        """Whether a hyphen or "and" stands between two capitalised words ("Belt and Road")."""
        if i == 0 or p.mention[i - 1] is not None or not p[i - 1].text[0].isupper() or i + 1 >= len(p) or not p[i + 1].text[0].isupper():
            return False
        return p[i].lower_ in ("and", "&") or (p[i].text in ("-", "–") and not p[i - 1].whitespace_)

    @staticmethod
    def _owns(p: Tagged, i: int) -> bool:
        """Whether a possessive's ending stands between two capitalised words: "Year of Glaciers' Preservation"."""
        return 0 < i < len(p) - 1 and p[i].tag_ == "POS" and p[i - 1].text[0].isupper() and p[i + 1].text[0].isupper()

    def _after(self, p: Tagged, i: int) -> int:
        """Token after the capitalised words that begin at `i`; another name of an event does not belong to them."""
        first = i
        while i < len(p) and p.mention[i] is None and (self._is_capital(p, i) or self._joins(p, i) or self._owns(p, i)):
            if p[i].lower_ in self._heads | self._days:
                return first
            if self._joins(p, i) and self._ends_in_head(p, i + 1):
                break
            i += 1
        return i

    def _ends_in_head(self, p: Tagged, i: int) -> bool:
        """Whether the capitalised words that begin at `i` end in a head word."""
        while i < len(p) and p.mention[i] is None and self._is_capital(p, i):
            if p[i].lower_ in self._heads | self._days:
                return True
            i += 1
        return False

    def _complement(self, p: Tagged, head: Token) -> int:
        """Token after "of Peace", "for International Cooperation" behind a head, where no other name stands in it."""
        i = head.i + 1
        while i + 1 < len(p) and p[i].lower_ in _INSIDE:
            start = i + 2 if p[i + 1].lower_ == "the" else i + 1
            end = self._after(p, start)
            if end == start:
                break
            i = end
        return i
