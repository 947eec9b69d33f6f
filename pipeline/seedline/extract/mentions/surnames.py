"""Single words that mean persons named in full elsewhere in the document: "Biden said", "Minister Son", "al-Thani".

Belongs here: where such a word stands for a person. Does not belong here: full names (people.py), and which person
is meant (coreference.py).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Sequence

from seedline.dataset.referent import local
from seedline.extract.mentions.gazetteer import fold
from seedline.extract.mentions.people import People
from seedline.extract.mentions.units import Unit, is_title
from seedline.extract.reports import Mention

SURE = 0.8  # least confidence of a full name whose last word counts
QUOTES = "\"“”‘’'"
NICKNAME = re.compile(r" [\"“‘'](?:\w+ ?){1,2}[\"”’'] ")
Pages = Sequence[Sequence[Unit]]


class Surnames:
    """Finds single names; made once per process.

    Args:
        people: what is known of names.
        inside: words that say that a place follows ("in").
    """

    def __init__(self, people: People, inside: set[str]) -> None:
        self.people = people
        self.inside = inside

    def __call__(self, text: str, pages: Pages, persons: Sequence[Mention]) -> Iterator[Mention]:
        """Mentions that are no part of `persons`; their units become N."""
        led = {**self._given(pages, persons), **self.words(persons)}
        compounds = {fold(w) for m in persons for w in (m.name or "").split() if "-" in w}
        yield from (_single(text, u) for units in pages for u in self._pairs(units, led, compounds))
        for units in pages if led else ():
            plain = not is_title(units)
            for n, u in enumerate(units):
                word, first = self._word(units, n, led)
                if word not in led or u.symbol not in ("WXPLHN" if n == 0 or units[n - 1].symbol not in "JT" else "WXPLHNT"):
                    continue
                if led[word]:
                    first = self._start(units, first)
                elif plain:
                    first = self._whole(units, first)
                if (first < n and units[first].symbol != "N") if u.symbol == "N" else (first < n or self._stands(units, n, plain, led)):
                    for part in units[first : n + 1]:
                        part.symbol = "N"
                    yield _single(text, units[first], u)

    def _pairs(self, units: Sequence[Unit], led: dict[str, bool], compounds: Collection[str]) -> Iterator[Unit]:
        """The halves of "Trump-Putin": two surnames that a hyphen joins, unless somebody here is called by both."""
        for n in range(1, len(units) - 1):
            pair = (units[n - 1], units[n + 1])
            if not _is_hyphen(units, n) or f"{fold(pair[0].text)}-{fold(pair[1].text)}" in compounds:
                continue
            if all(u.symbol == "W" and (self.people.is_held(u.text) or fold(u.text) in led) for u in pair):
                for u in pair:
                    u.symbol = "N"
                    yield u

    def words(self, persons: Sequence[Mention]) -> dict[str, bool]:
        """Words that can stand alone for a person, folded; true where a particle belongs before them."""
        led: dict[str, bool] = {}
        for m in persons:
            words = [w.strip(QUOTES) for w in (m.name or "").replace(",", " ").split() if w not in self.people.suffixes]
            if m.confidence < SURE or not words:
                continue
            alone = range(len(words)) if len(words) == 1 or fold(words[0]) in self.people.family_first else range(1, len(words))
            for i in alone:
                head, _, tail = words[i].rpartition("-")
                has_particle = fold(head) in self.people.particles
                word = fold((tail if has_particle else words[i]).split(".")[-1])
                if len(word) > 1 and word not in self.people.particles and words[i] not in self.people.honorifics:
                    led[word] = led.get(word, False) or has_particle or (i > 0 and fold(words[i - 1]) in self.people.particles)
        return led

    def _given(self, pages: Pages, persons: Sequence[Mention]) -> dict[str, bool]:
        """First words of full names that stand alone where the last ones never do: "Prabowo Subianto ... Prabowo said"."""
        names = [(m.name or "").split() for m in persons if m.confidence >= SURE]
        ends = {(fold(words[0]), fold(words[-1])) for words in names if len(words) > 1 and self.people.knows_given(words[0])}
        alone = {fold(u.text) for units in pages for n, u in enumerate(units) if _is_alone(units, n)}
        placed = {fold(u.text) for units in pages for u in units if u.symbol in "PXL"}
        return {first: False for first, last in ends if first in alone - placed and last not in alone and len(first) > 2}

    @staticmethod
    def _word(units: Sequence[Unit], n: int, led: dict[str, bool]) -> tuple[str, int]:
        """The word at `n`, folded, and its first unit: a compound ("Pérez-Soto", "O'Neill") where that is a surname."""
        word = fold(units[n].text)
        if n > 1 and units[n - 1].symbol == "'" and units[n - 2].symbol == "i" and units[n - 2].end + 1 == units[n].start:
            return f"{fold(units[n - 2].text)}'{word}", n - 2
        if n > 1 and _is_hyphen(units, n - 1) and f"{fold(units[n - 2].text)}-{word}" in led:
            return f"{fold(units[n - 2].text)}-{word}", n - 2
        return word, n

    def _stands(self, units: Sequence[Unit], n: int, plain: bool, led: dict[str, bool]) -> bool:
        """Whether the word at `n` is the person: not an ordinary word, not a place, not half of another name."""
        u = units[n]
        before = units[n - 1] if n and u.start - units[n - 1].end <= 1 else None
        after = units[n + 1] if n + 1 < len(units) else None
        titled = before is not None and before.symbol in "JT"
        if not titled and self._names_body(units, n):
            return False
        if after and after.symbol in "-'" and after.start == u.end and _is_half(units, n + 2, led):
            return False
        if titled:
            return True
        if u.symbol != "W":
            return u.symbol in "XP" and before is not None and before.symbol in "wN" and before.text not in self.inside
        if fold(u.text) not in self.people.common or u.text.casefold() not in self.people.common:
            return True
        loose = after is None or after.symbol not in "WHBLJOPCD"
        return plain and loose and before is not None and before.symbol in "woaN" and u.start > before.end

    def _whole(self, units: Sequence[Unit], n: int) -> int:
        """The first unit of the full name, where an unknown given name stands before the surname."""
        if n > 1 and units[n].symbol == "W" and units[n - 1].symbol == "W" and units[n].start - units[n - 1].end == 1:
            word, before = units[n - 1].text, units[n - 2]
            if word.isalpha() and not word.isupper() and before.symbol in "wotaJT," and fold(word) not in self.people.common:
                return n - 1
        return n

    def _names_body(self, units: Sequence[Unit], n: int) -> bool:
        """Whether the word is part of a body's name: "Ishak Foundation", "Yusof Ishak Institute"."""
        for before, u in itertools.pairwise(units[n : n + 4]):
            if u.start - before.end > 1 or u.symbol not in "WHL":
                return False
            if u.symbol == "H" or (u.symbol == "L" and u.text[0].isupper()):
                return True
            if fold(u.text) in self.people.common:
                return False
        return False

    def _start(self, units: Sequence[Unit], n: int) -> int:
        """The first unit of the name with the particles before it."""
        while n:
            hyphened = (
                n > 1 and units[n - 1].symbol == "-" and units[n - 1].end == units[n].start and units[n - 2].end == units[n - 1].start
            )
            i = n - 2 if hyphened else n - 1
            if fold(units[i].text) not in self.people.particles or units[n].start - units[n - 1].end > 1:
                return n
            n = i
        return n


def nicknamed(text: str, persons: Sequence[Mention]) -> list[Mention]:
    """The persons, those joined whose name a nickname in quotation marks parts: "Joko “Jokowi” Widodo"."""
    joined: list[Mention] = []
    for m in sorted(persons, key=lambda m: m.start):
        if joined and NICKNAME.fullmatch(text, joined[-1].end, m.start):
            first = joined.pop()
            start, sure = first.start, max(first.confidence, m.confidence, SURE)
            name = " ".join(text[start : m.end].split())
            whole = Mention(start=start, end=m.end, type="person", referent=local("person", name), name=name, confidence=sure)
            joined.append(whole)
        else:
            joined.append(m)
    return joined


def _is_alone(units: Sequence[Unit], n: int) -> bool:
    """Whether no other capitalised word stands beside the unit."""
    u, before, after = units[n], units[n - 1 : n], units[n + 1 : n + 2]
    beside = [b for b in before if u.start - b.end <= 1] + [a for a in after if a.start - u.end <= 1]
    return u.symbol in "WN" and u.text.istitle() and all(b.symbol in "wox,.as'" for b in beside)


def _single(text: str, first: Unit, last: Unit | None = None) -> Mention:
    start, end = first.start, (last or first).end
    name = text[start:end]
    return Mention(start=start, end=end, type="person", referent=local("person", name), name=name, confidence=0.93)


def _is_hyphen(units: Sequence[Unit], i: int) -> bool:
    """Whether unit i joins the units beside it."""
    return i + 1 < len(units) and units[i].symbol == "-" and units[i - 1].end == units[i].start and units[i].end == units[i + 1].start


def _is_half(units: Sequence[Unit], n: int, led: dict[str, bool]) -> bool:
    """Whether unit n is the second half of a compound that is no pair of surnames and no possessive."""
    return n < len(units) and units[n].symbol in "WHL" and units[n].start == units[n - 1].end and fold(units[n].text) not in led
