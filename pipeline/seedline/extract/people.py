"""Names of persons in a paragraph of units.

Belongs here: what makes a run of capitalised words a person's name, and where it begins and ends. Does not
belong here: who the person is (coreference.py), offices (positions.py), and any list of names (packs
given_names, honorifics, name_parts, common_words).

A run of name words is a person when a witness says so: an office or honorific before it, a given name in it,
an initial, a surname's ending, or the language model. Which witness spoke decides the confidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from seedline.extract.gazetteer import fold
from seedline.extract.units import Unit, symbols
from seedline.reference import Reference

_WORD = r"[WX](?:['-][WXpw])*"
RUN = re.compile(rf"(?:i\.?-?)*(?:{_WORD})(?:(?:p['-]?)*(?:i\.?-?)*(?:{_WORD}))*")
# office or honorific with the bodies and countries it belongs to
TITLE = re.compile(r"[JT](?:'s)?(?:,?[JT]|o?t?(?:mo)?t?[DCOPBHWX]+(?:a[WH]+)*)*$")


@dataclass(frozen=True, slots=True)
class Person:
    """Units `first` up to `last` (exclusive) are a person's name; `words` are its words without initials."""

    first: int
    last: int
    confidence: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a run: units `first` up to `last`."""

    first: int
    last: int
    text: str
    is_initial: bool


class People:
    """Finds persons' names; made once per process."""

    def __init__(self, reference: Reference) -> None:
        self.given = {fold(r["name"]) for r in reference.rows("given_names")}
        self.common = {r["word"] for r in reference.rows("common_words")}
        self.honorifics = {r["form"] for r in reference.rows("honorifics") if r["kind"] == "honorific"}
        endings = [r["form"] for r in reference.rows("name_parts") if r["kind"] == "surname_ending"]
        self.ending = re.compile(rf"\w{{2,}}(?:{'|'.join(sorted(endings, key=len, reverse=True))})")

    def find(self, units: Sequence[Unit], named: Sequence[tuple[int, int]]) -> Iterator[Person]:
        """Persons in reading order.

        Args:
            units: the paragraph.
            named: offsets of what the language model takes for persons, in order.
        """
        line = symbols(units)
        for m in RUN.finditer(line):
            for part in self._parts(units, m.start(), m.end()):
                person = self._judge(units, line, part, named)
                if person:
                    yield person

    def _parts(self, units: Sequence[Unit], first: int, last: int) -> Iterator[list[_Word]]:
        """The run as words, cut where white space is more than a space and at ordinary words."""
        part: list[_Word] = []
        i = first
        while i < last:
            j = i + 1
            is_initial = units[i].symbol == "i"
            if is_initial and j < last and units[j].symbol == ".":
                j += 1
            if not is_initial:
                while j < last and units[j].symbol in "'-" and j + 1 < last and units[j].start == units[j - 1].end and units[j + 1].start == units[j].end:
                    j += 2
            elif j < last and units[j].symbol == "-":
                j += 1
            if part and units[i].start - units[i - 1].end > 1:
                yield part
                part = []
            text = "".join(u.text for u in units[i:j])
            if units[i].symbol in ".'-" or (not is_initial and self._is_ordinary(text) and not (part and self._is_given(part[-1].text) and len(part) == 1)):
                yield part
                part = []
            else:
                part.append(_Word(i, j, text, is_initial))
            i = j
        yield part

    def _is_given(self, word: str) -> bool:
        return fold(word) in self.given or fold(word.split("-")[0]) in self.given

    def _is_ordinary(self, word: str) -> bool:
        low = fold(word)
        return low in self.common and low not in self.given

    def _judge(self, units: Sequence[Unit], line: str, part: list[_Word], named: Sequence[tuple[int, int]]) -> Person | None:
        while part and units[part[-1].first].symbol in "pi":
            part.pop()
        while part and units[part[0].first].symbol == "p":
            part.pop(0)
        if not part:
            return None
        full = [w for w in part if not w.is_initial and units[w.first].symbol != "p"]
        before = TITLE.search(line[max(0, part[0].first - 24) : part[0].first])
        titled = bool(before) and _adjacent(units, part[0].first)
        start, end = units[part[0].first].start, units[part[-1].last - 1].end
        seen = any(a < end and b > start for a, b in named if b - a <= 60)
        given = [n for n, w in enumerate(part) if not w.is_initial and self._is_given(w.text)]
        ended = bool(self.ending.fullmatch(fold(full[-1].text)))
        initial = any(w.is_initial for w in part)
        followed = line[part[-1].last : part[-1].last + 1]
        if followed == "H" and not titled:
            return None
        if len(part) > 4 or (len(full) > 3 and given and given[0] > 0):
            part = part[given[0] : given[0] + 3] if given else part[:3]
            full = [w for w in part if not w.is_initial]
        confidence = 0.0
        if len(full) >= 2:
            strong = bool(given) and given[0] < len(part) - 1
            if titled:
                confidence = 0.95
            elif strong and (seen or ended):
                confidence = 0.96
            elif seen and (given or ended):
                confidence = 0.93
            elif strong:
                confidence = 0.85
            elif ended:
                confidence = 0.85
            elif seen:
                confidence = 0.75
        elif full:
            word = full[0].text
            if initial and (ended or titled or seen or not self._is_ordinary(word)):
                confidence = 0.9
            elif self._is_ordinary(word) or units[full[0].first].symbol == "X":
                confidence = 0.0
            elif (titled and len(word) > 2) or (ended and seen):
                confidence = 0.85
            elif seen and len(word) > 3 and word.isalpha() and not word.isupper():
                confidence = 0.6
        if not confidence:
            return None
        return Person(part[0].first, part[-1].last, confidence, tuple(w.text for w in part if not w.is_initial))


def _adjacent(units: Sequence[Unit], first: int) -> bool:
    return first > 0 and units[first].start - units[first - 1].end <= 1
