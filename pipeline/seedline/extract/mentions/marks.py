"""Words of a paragraph that are marked as names of places or outlets before persons are looked for.

Belongs here: what stands beside a word and tells that it is no person's name: "the towns of", a second name in brackets, "in",
a dateline, "the newspaper". Does not belong here: the mentions made of the marks (mentions.py).
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Sequence

from seedline.extract.mentions.gazetteer import fold
from seedline.extract.mentions.people import People
from seedline.extract.mentions.units import Unit, is_title, symbols
from seedline.reference import Reference, cells

LISTED_TOWNS = re.compile(r"[ow][WPX](?:(?:,[WPX])*,?a[WPX](?![WPX]))?")  # "in Bentiu, Malakal and Bor"
# A place and its other name in brackets before a head noun: "the Erg (Arg) and Zal (Sal) archipelagos"
TWO_NAMES = re.compile(r"(?P<first>[WPX]{1,3}\([WPX]{1,3}\))(?:a(?P<second>[WPX]{1,3}\([WPX]{1,3}\)))?L")
TOWN_LINE = re.compile(r"[-x]{0,2}(?P<town>W{1,2})(?:[,x][CPXW])?[,.]?d+[.,]?(?:-|\()")


class Marks:
    """Gives such words the symbol Q (place) or M (outlet); made once per process.

    Args:
        people: what is known of persons' names.
        reference: packs name_parts and page_furniture.
        other_names: forms, folded, that are no names.
    """

    def __init__(self, people: People, reference: Reference, other_names: set[str]) -> None:
        words: defaultdict[str, set[str]] = defaultdict(set)
        for r in reference.rows("name_parts"):
            words[r["kind"]].add(r["form"])
        self.people = people
        self.place_nouns = words["place_of"]
        self.into, self.about = words["into"], words["into_known"]
        self.believing = words["believes_in"]
        self.outlets = words["outlet"]
        furniture = (cells(r["words"]) for r in reference.rows("page_furniture") if r["kind"] in ("language_word", "language_name"))
        self.no_names = other_names | {fold(word) for words_ in furniture for word in words_}

    def __call__(self, units: Sequence[Unit]) -> None:
        """Marks the units of one paragraph."""
        self._places(units)
        self._twice_named(units)
        self._towns(units)
        self._dateline(units)
        self._outlets(units)

    def _places(self, units: Sequence[Unit]) -> None:
        """Makes places of the words behind "the towns of": they are no persons."""
        for n in range(2, len(units)):
            noun, of, name = units[n - 2 : n + 1]
            if name.symbol == "W" and of.text == "of" and noun.text.casefold() in self.place_nouns and name.start - of.end == 1:
                if fold(name.text) in self.people.common:
                    continue
                for i in range(n, len(units)):
                    if units[i].symbol not in "Wa,-" or (units[i].symbol == "W" and fold(units[i].text) in self.people.common):
                        break
                    units[i].symbol = "Q" if units[i].symbol == "W" else units[i].symbol

    def _twice_named(self, units: Sequence[Unit]) -> None:
        """Makes places of names that a head noun and a second name in brackets tell for such: they are no persons."""
        for m in TWO_NAMES.finditer(symbols(units)):
            for n in range(m.start(), m.end() - 1):
                if units[n].symbol == "W":
                    units[n].symbol = "Q"

    def _towns(self, units: Sequence[Unit]) -> None:
        """Makes places of single unknown names behind "in", and of those listed with them: "in Bentiu, Malakal and Bor".

        Behind "from" and the like, of those that are listed with a known place.
        """
        if is_title(units):
            return
        for m in LISTED_TOWNS.finditer(symbols(units)):
            into = units[m.start()]
            if into.text not in self.into and not (into.text in self.about and "P" in m.group()):
                continue
            if m.start() and units[m.start() - 1].text in self.believing:
                continue
            for n in range(m.start() + 1, m.end()):
                if units[n].symbol == "W" and self._is_town(units, n) and not self.people.knows(units[n].text):
                    units[n].symbol = "Q"

    def _dateline(self, units: Sequence[Unit]) -> None:
        """Makes a place of an unknown town that opens a dateline: "BENAULIM, May 5, 2023 -", "Zenda, 5 May (AGENCY) -"."""
        m = TOWN_LINE.match(symbols(units))
        for u in units[m.start("town") : m.end("town")] if m else ():
            if len(u.text) > 2 and (u.text.isupper() or not self.people.is_ordinary(u.text)):
                u.symbol = "Q"

    def _outlets(self, units: Sequence[Unit]) -> None:
        """Marks the name behind "the Turkish newspaper": it is no person."""
        for before, name in itertools.pairwise(units):
            leads = before.text in self.outlets or before.symbol == "M"
            if leads and name.symbol in "WX" and name.start - before.end == 1 and not self.people.is_ordinary(name.text):
                name.symbol = "M"

    def _is_town(self, units: Sequence[Unit], n: int) -> bool:
        """Whether a word stands for itself, and can be the name of a place."""
        word, after = units[n].text, units[n + 1] if n + 1 < len(units) else None
        is_whole = after is None or after.symbol not in "WHBOJTLiXPpN-'(9" or after.start > units[n].end + 1
        is_name = word.isalpha() and len(word) > 2 and word[1:].islower() and not self.people.is_ordinary(word)
        return is_whole and is_name and fold(word) not in self.no_names
