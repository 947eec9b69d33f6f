"""Mentions of instruments (treaties, statements, decisions, plans) and of events with a name of their own.

Belongs here: names known beforehand, choosing between overlapping finds, taking out the mentions inside them,
and referents inside the document. Does not belong here: the bounds of a noun phrase (`instrument_names`), the form
of events' names (`named_events`), what was done with an instrument (`actions`).
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.language import Language

from seedline.dataset import referent
from seedline.extract.instruments.named_events import NamedEvents
from seedline.extract.instruments.names import InstrumentNames, Name
from seedline.extract.instruments.tagged import Tagged
from seedline.extract.phrases import WORD, Phrases, split_words
from seedline.extract.reading import Paragraph, Reading
from seedline.extract.reports import Mention
from seedline.reference import Reference, cells
from seedline.reference.patterns import either

_GLUED = re.compile(r"([A-Z][a-z]+?)(?:on|of|in|and|for|to|as|the|with|by)$")
_BREAK = re.compile(r"[.;:!?]\s|\n\s*\n")
# an abbreviation in brackets behind a name, with the number of a session
_SHORT = re.compile(r" \((?P<short>(?:\d+(?:st|nd|rd|th) )?[A-Z][A-Za-z]+[A-Z\d]+)\)")
_SERIES = re.compile(r",| and (?!its |their )")
_ITEM = re.compile(r"[\d•*·–-]")
_SPEAKER = re.compile(r"(?:\w+ ){0,3}\w+ (?:by|of|from) (?:the )?[A-Z]")
_SINGLE = ("‘", "’", "'")
_SPOKEN = "statement"  # the kind under whose name a page itself speaks
_LONGEST_SPELLED = 12  # words of a name whose initials may stand for it
_LONGEST_LINK = 40  # characters between two names of one text
_LABEL = 3  # words: "[body] Press Statement" alone is a page's label
_LONGEST_AGAIN = 4  # words of a name that is repeated as a whole
_SHORTEST = 2  # words; a name of no more is no name in lower case
_LEAD_WORDS = 1  # "The", or the label of a page's front matter
_MOST_NAMES = 200  # fuller names a short form is compared with; no real document comes near
_FUNCTION = frozenset({"of", "and", "the", "for", "on", "in", "to", "a", "an", "with", "between", "its"})


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    type: str
    referent: str
    confidence: float
    kind: str = ""


class Instruments:
    """Finds instruments and named events; runs after mentions and takes out what lies inside what it finds."""

    name = "instruments"
    version = "1"

    def __init__(self, nlp: Language, reference: Reference) -> None:
        self._names = InstrumentNames(reference)
        self._named_events = NamedEvents(reference, self._names)
        self._known = Phrases()
        self._symbol = self._names.symbol
        self._meetings = {row["word"] for row in reference.rows("event_words")}  # "Statement on the X Meeting (XM)": the meeting's
        self._aliases = {row["word"] for row in reference.rows("instrument_words") if row["role"] == "alias"}
        self._last: set[str] = set()
        self._kinds: dict[str, str] = {}
        for pack, type_ in (("instruments", "instrument"), ("named_events", "event")):
            for row in reference.rows(pack):
                key = referent.known(type_, row["key"])
                self._kinds[key] = row.get("kind", "")
                for alias in [row["name"], *cells(row["aliases"])]:
                    self._known.add(_exact(alias), key)
                    for variant in self._lowered(_exact(alias)) if pack == "instruments" else ():
                        self._known.add(variant, key)
                self._last.add(_exact(row["name"])[-1])

    def _lowered(self, name: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """A name of three words or more as others spell it: "Arab Peace initiative", "Arab peace initiative"."""
        if len(name) > _SHORTEST and self._names.is_head(name[-1].lower()) and all(w.istitle() for w in name):
            yield (*name[:-1], name[-1].lower())
            yield (name[0], *(w.lower() for w in name[1:]))

    def __call__(self, reading: Reading) -> Iterable[Mention]:
        found: list[_Found] = []
        for paragraph in reading.paragraphs:
            p = Tagged(reading, paragraph)
            found += self._well_known(reading, paragraph)
            for n in self._names.find(p, paragraph.role == "title"):
                if n.kind == _SPOKEN and not self._is_issued(reading, n) and _is_own_title(reading, paragraph, n):
                    continue
                end = n.end - _is_closed(reading.text, n.start, n.end)
                found.append(_Found(n.start, end, "instrument", _local(reading, "instrument", n.start, end), n.confidence, n.kind))
            for m in self._symbol.finditer(reading.text, paragraph.start, paragraph.end):
                kind = "resolution" if "RES" in m[0].upper() else "law"
                found.append(_Found(m.start(), m.end(), "instrument", _local(reading, "instrument", m.start(), m.end()), 0.85, kind))
            for e in self._named_events.find(reading, paragraph, p):
                found.append(_Found(e.start, e.end, "event", _local(reading, "event", e.start, e.end), e.confidence))
        found = [f for f in found if not (_is_in_date(reading, f) if f.type == "event" else _is_body(reading, f))]
        chosen = [_as_known(f, found, reading) for f in _choose(_without_overrun(found, reading), reading.mentions)]
        chosen = _choose([*chosen, *self._abbreviations(reading, chosen), *_named_again(reading, chosen)], reading.mentions)
        taken = sorted((f.start, f.end) for f in chosen)
        reading.set_mentions([m for m in reading.mentions if not _meets(taken, m.start, m.end)])
        names = self._of_kind(reading, chosen, self._known_as(reading, chosen, _names(reading, chosen)))
        for f in chosen:
            key, name = names[f]
            yield Mention(start=f.start, end=f.end, type=f.type, referent=key, name=name, confidence=f.confidence)

    def _known_as(self, reading: Reading, chosen: list[_Found], names: dict[_Found, tuple[str, str]]) -> dict[_Found, tuple[str, str]]:
        """The referents, one for both names of a text: "the Treaty for the Prohibition of X, known as the Treaty of Y"."""
        same: dict[tuple[str, str], tuple[str, str]] = {}
        for a, b in itertools.pairwise(chosen):
            between = reading.quote(a.end, b.start) if b.start - a.end < _LONGEST_LINK else ""
            is_alias = " ".join(w for w in split_words(between) if w != "the") in self._aliases
            if a.type == b.type and (
                is_alias or (between == " (" and _is_drawn(reading.quote(b.start, b.end), reading.quote(a.start, a.end)))
            ):
                one, other = names[a], names[b]
                kept, lost = (one, other) if referent.is_local(other[0]) else (other, one)
                if referent.is_local(lost[0]):
                    same[lost] = kept
        return {f: same.get(name, name) for f, name in names.items()}

    def _of_kind(self, reading: Reading, chosen: list[_Found], names: dict[_Found, tuple[str, str]]) -> dict[_Found, tuple[str, str]]:
        """The referents, that of the last text of a kind for "the" and the kind alone: "signed a Memorandum on X ... The MoU was"."""
        last: dict[str, tuple[str, str]] = {}
        meant = dict(names)
        for f in (f for f in chosen if f.type == "instrument" and referent.is_local(names[f][0])):
            name = reading.quote(f.start, f.end)
            if not self._names.is_bare(name):
                last[f.kind] = names[f]
            elif f.kind in last and reading.quote(f.start - 4, f.start).lower() == "the ":
                called = last[f.kind][1]
                if name.lower().split()[0] in called.lower().split() or _is_drawn(name, called):
                    meant[f] = last[f.kind]
        return meant

    def _is_issued(self, reading: Reading, n: Name) -> bool:
        """Whether the name of a statement says that it is a text of its own: by its words, or since it names the body and the matter."""
        first = next(iter(reading.mentions_in(n.start, n.end, "organization")), None)
        is_bodys = first is not None and first.start == n.start and len(WORD.findall(reading.quote(first.end, n.end))) > _LABEL
        return is_bodys or self._names.is_issued(reading.quote(n.start, n.end))

    def _well_known(self, reading: Reading, paragraph: Paragraph) -> Iterator[_Found]:
        """Names of the packs, letter by letter; a preposition that a lost line break glued to them is cut off."""
        tokens = list(WORD.finditer(reading.text, paragraph.start, paragraph.end))
        text = [self._unglued(m[0].replace("’", "'")) for m in tokens]
        i = 0
        while i < len(tokens):
            hit = self._known.match(text, i)
            if hit:
                start, end = tokens[i].start(), tokens[hit[0] - 1].start() + len(text[hit[0] - 1])
                if referent.type_of(hit[1]) == "instrument" and hit[0] < len(tokens):
                    end = self._with_kind(reading, end, text[hit[0] - 1], tokens[hit[0]])
                if not _BREAK.search(reading.text, start, end):
                    yield _Found(start, end, referent.type_of(hit[1]), hit[1], 0.95, self._kinds[hit[1]])
                    i = hit[0] - 1
            i += 1

    def _with_kind(self, reading: Reading, end: int, last: str, after: re.Match[str]) -> int:
        """The end, moved behind what kind of text a name that does not tell is: "the New START treaty"."""
        is_kind = self._names.is_singular_head(after[0]) and reading.quote(end, after.start()) == " "
        return after.end() if is_kind and not self._names.is_head(last.lower()) else end

    def _unglued(self, word: str) -> str:
        m = _GLUED.match(word)
        return m[1] if m and m[1] in self._last else word

    def _abbreviations(self, reading: Reading, chosen: list[_Found]) -> Iterator[_Found]:
        """Uses of a name's initials: "Free Trade Agreement ... the FTA", "ECO Trade Agreement (ECOTA)"."""
        meant: dict[str, _Found] = {}
        for f in chosen:
            if f.type == "instrument" and len(meant) < _MOST_NAMES:
                for short in self._initials(reading.quote(f.start, f.end)):
                    meant.setdefault(short, f)
            if len(meant) < _MOST_NAMES and (bracket := _SHORT.match(reading.text, f.end)):
                short, name = bracket["short"], reading.quote(f.start, f.end)
                is_of_meeting = f.type == "instrument" and name.split()[-1].lower() in self._meetings
                if _is_drawn(short.split()[-1], name) and not is_of_meeting:
                    meant[short] = f
        if meant:
            for m in re.finditer(r"(?<![\w-])(?:" + either(meant) + r")(?![\w-])", reading.text):
                f = meant[m[0]]
                there = reading.mentions_in(m.start(), m.end(), "organization", "country")
                if all(x.referent is None or referent.is_local(x.referent) for x in there):
                    yield _Found(m.start(), m.end(), f.type, f.referent, 0.9, f.kind)

    def _initials(self, name: str) -> Iterator[str]:
        """Abbreviations that the capitalised words of a name make, up to its head and in whole."""
        initials, is_headed = [], False
        for word in (w.strip("()“”\"',") for w in name.split()[:_LONGEST_SPELLED]):
            if not word[:1].isupper():
                continue
            initials.append(word if word.isupper() else "".join(part[0] for part in word.split("-") if part[:1].isupper()))
            is_head = self._names.is_head(word.lower())
            is_headed = is_headed or is_head
            if is_head and len(initials) > 1 and 3 <= len("".join(initials)) <= 8:
                yield "".join(initials)
        if is_headed and len(initials) > 1 and 3 <= len("".join(initials)) <= 8:
            yield "".join(initials)


def _named_again(reading: Reading, chosen: list[_Found]) -> Iterator[_Found]:
    """Names of the document in lower case where "the" stands before them again: "a peace deal was reached ... the peace deal"."""
    meant: dict[str, _Found] = {}
    for f in chosen:
        words = split_words(reading.quote(f.start, f.end))
        if f.type == "instrument" and referent.is_local(f.referent) and _SHORTEST <= len(words) <= _LONGEST_AGAIN:
            meant.setdefault(" ".join(reading.quote(f.start, f.end).split()).lower(), f)
    if meant:
        for m in re.finditer(r"(?<=\b[Tt]he )(?:" + either(meant) + r")(?![\w-])", reading.text):
            yield replace(meant[m[0]], start=m.start(), end=m.end())


def _is_closed(text: str, start: int, end: int) -> bool:
    """Whether a name in single quotation marks has the closing one taken for a possessive's: "the ‘Convention on Legal Matters’"."""
    return text[max(0, start - 1) : start] in _SINGLE and text[end - 1] in _SINGLE


def _is_drawn(short: str, name: str) -> bool:
    """Whether the letters of an abbreviation stand in a name in their order, from the first letter of one of its words on."""
    words = re.split(r"[\s-]+", name)
    for i, word in enumerate(words):
        if word[:1] == short[0]:
            letters = iter("".join(words[i:]).upper())
            if all(letter in letters for letter in short.upper()):
                return True
    return False


def _is_own_title(reading: Reading, paragraph: Paragraph, n: Name) -> bool:
    """Whether a headline that begins with the name of a statement is that statement's own: it names the page, not an instrument."""
    lead = reading.quote(paragraph.start, n.start)
    if paragraph.role == "title":
        return len(WORD.findall(lead)) <= _LEAD_WORDS
    is_heading = (
        not WORD.search(lead) and not _ITEM.search(lead) and reading.quote(n.end, paragraph.end).rstrip()[-1:] not in tuple(".;:,!?")
    )
    return is_heading and bool(_SPEAKER.match(reading.quote(n.start, n.end)))


def _exact(alias: str) -> tuple[str, ...]:
    """Words of a name as they are written: letter case tells names from talk."""
    return tuple(m[0].replace("’", "'") for m in WORD.finditer(alias))


def _local(reading: Reading, type_: str, start: int, end: int) -> str:
    return referent.local(type_, reading.quote(start, end))


def _choose(found: list[_Found], mentions: list[Mention]) -> list[_Found]:
    """The longest of overlapping finds, in reading order; none that cuts a known name in two or lies inside one."""
    chosen: list[_Found] = []
    taken: list[tuple[int, int]] = []
    fixed = [(m.start, m.end) for m in mentions if m.type != "date" and m.referent and not referent.is_local(m.referent)]
    loose = [(m.start, m.end) for m in mentions if m.type != "date" and not (m.referent and not referent.is_local(m.referent))]
    for f in sorted(found, key=lambda f: (f.start - f.end, f.start, -f.confidence)):
        if _meets(taken, f.start, f.end) or _cuts(fixed, f.start, f.end):
            continue
        if referent.is_local(f.referent) and _holds(loose, f.start, f.end):
            continue
        chosen.append(f)
        bisect.insort(taken, (f.start, f.end))
    return sorted(chosen, key=lambda f: f.start)


def _without_overrun(found: list[_Found], reading: Reading) -> list[_Found]:
    """Drops finds that go on behind a known name and a comma or "and": what follows there is another member of a series."""
    ends = {f.start: f.end for f in found if not referent.is_local(f.referent)}
    return [f for f in found if not (f.end > ends.get(f.start, f.end) and _SERIES.match(reading.text, ends[f.start]))]


def _is_in_date(reading: Reading, f: _Found) -> bool:
    """Whether a name is no more than a part of a date: "January 9-11"."""
    touching = reading.mentions_touching(f.start, f.end)
    return any(m.type == "date" and m.start <= f.start and f.end <= m.end for m in touching)


def _is_body(reading: Reading, f: _Found) -> bool:
    """Whether a name found by its words is a body's: "Ministry of Law"."""
    bodies = reading.mentions_in(f.start, f.end, "organization")
    return referent.is_local(f.referent) and any((m.start, m.end) == (f.start, f.end) for m in bodies)


def _as_known(f: _Found, found: list[_Found], reading: Reading) -> _Found:
    """A known name with its year or its body before it: "1982 United Nations Convention on the Law of the Sea"."""
    if not referent.is_local(f.referent):
        return f
    for k in found:
        if k.end == f.end and k.start > f.start and k.type == f.type and not referent.is_local(k.referent):
            lead = reading.quote(f.start, k.start).strip()
            before = list(reading.mentions_in(f.start, k.start, "organization", "date"))
            if lead.isdigit() or (len(before) == 1 and reading.quote(before[0].start, before[0].end) == lead):
                return replace(f, referent=k.referent, confidence=k.confidence)
    return f


def _meets(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the sorted, disjoint spans shares a character with the stretch."""
    i = bisect.bisect_left(spans, (start, start))
    return (i < len(spans) and spans[i][0] < end) or (i > 0 and spans[i - 1][1] > start)


def _cuts(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the sorted, disjoint spans reaches over an edge of the stretch, or holds it and more."""
    for edge in (start, end):
        i = bisect.bisect_left(spans, (edge, edge)) - 1
        if i >= 0 and spans[i][0] < edge < spans[i][1]:
            return True
    return _holds(spans, start, end)


def _holds(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the sorted, disjoint spans holds the stretch and more."""
    i = bisect.bisect_left(spans, (start + 1, 0)) - 1
    return i >= 0 and spans[i][0] <= start and spans[i][1] >= end and spans[i][1] - spans[i][0] > end - start


def _is_spelled_alike(short: str, full: str) -> bool:
    """Whether no capital word of a short form is in lower case in a capitalised name: "Free Trade Agreement", "Pact on free trade"."""
    words, own = full.split(), short.split()
    lower = {w for w in words if w.islower()} if full[0].isupper() else set()
    if any(w[0].isupper() and w.lower() in lower for w in own):
        return False
    before, head = own[-2:] if len(own) > 1 else ("", "")
    between = words[words.index(before) + 1 : words.index(head)] if before in words and head in words else []
    return not between or bool(_FUNCTION & set(between))  # "Framework Agreement" is no "Framework Participation Agreement"


def _names(reading: Reading, chosen: list[_Found]) -> dict[_Found, tuple[str, str]]:
    """Referent and fullest name of each find: a short form means the fuller one of the same kind in the document."""
    fullest: dict[str, list[tuple[frozenset[str], str, str]]] = {}
    named: dict[str, str] = {}
    numbered: dict[frozenset[str], tuple[str, str]] = {}
    result: dict[_Found, tuple[str, str]] = {}
    for f in sorted(chosen, key=lambda f: f.start - f.end):
        title = " ".join(reading.quote(f.start, f.end).split())
        content = frozenset(split_words(title)) - _FUNCTION
        is_local = f.type == "instrument" and referent.is_local(f.referent)
        if f.referent in named:
            result[f] = (f.referent, named[f.referent])
            continue
        number = frozenset(w for w in content if w.isdigit()) if f.kind == "resolution" and is_local else frozenset()
        if number in numbered:  # "House Resolution 997 ... H. Res. 997"
            result[f] = numbered[number]
            continue
        if number:
            numbered[number] = (f.referent, title)
        others = fullest.setdefault(f.kind, [])
        is_short = is_local and len(content) > 1
        same = next((x for x in others if content <= x[0] and _is_spelled_alike(title, x[2])), None) if is_short else None
        if same:
            result[f] = (same[1], same[2])
            continue
        if len(others) < _MOST_NAMES:
            others.append((content, f.referent, title))
        named[f.referent] = title
        result[f] = (f.referent, title)
    return result
