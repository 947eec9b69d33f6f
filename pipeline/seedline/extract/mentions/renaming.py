"""Places, ranks, bodies and ordinary words that stand inside a person's name.

Belongs here: telling that such a unit is a word of a name, by what stands beside it. Does not belong here: finding the names (people.py).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from seedline.extract.mentions.gazetteer import fold
from seedline.extract.mentions.people import People, near
from seedline.extract.mentions.units import Unit, is_title, symbols

HONOURED = re.compile(r"(?:[TJ]|J-w)\.?(?P<name>W{2,4})$")  # "Dr. Ali Karim"


class Renaming:
    """Makes words of such units; made once per process.

    Args:
        people: what is known of persons' names.
    """

    def __init__(self, people: People) -> None:
        self.people = people

    def __call__(self, units: Sequence[Unit], named: Sequence[tuple[int, int]]) -> list[tuple[Unit, str]]:
        """Marks places, ranks and other nouns that stand inside a person's name as words: "Park Jin", "Hassan Sheikh Mohamud".

        Args:
            units: the paragraph.
            named: offsets of what the language model takes for persons, in order.

        Returns:
            The changed units with their former symbols.
        """
        changed = []
        for i, u in enumerate(units):
            if u.symbol in "PLHTJDCOw" and u.text.isalpha() and u.text[0].isupper() and self._is_of_name(units, i, named):
                changed.append((u, u.symbol))
                u.symbol = "W"
        return changed

    def _is_of_name(self, units: Sequence[Unit], i: int, named: Sequence[tuple[int, int]]) -> bool:
        """Whether a unit is a word of a person's name."""
        u = units[i]
        before = units[i - 1] if i and u.start - units[i - 1].end == 1 else None
        after = units[i + 1] if i + 1 < len(units) and units[i + 1].start - u.end == 1 else None
        if self._is_given_before_family(u, after, named) or self._is_in_known_name(units, i):
            return True
        compound = i + 2 < len(units) and units[i + 1].symbol == "-" and units[i + 2].symbol == "W" and u.end + 1 == units[i + 2].start
        is_second = before is not None and u.symbol == "P" and i > 1 and units[i - 2].symbol in "JT"  # "Minister Ma Chaoyang"
        if is_second and before is not None and before.symbol == "W" and fold(before.text) in self.people.family_first:
            return True
        descends = (
            (u.symbol == "P" or (u.symbol == "O" and u.text.istitle())) and before is not None and before.symbol == "p" and i > 2
            and (units[i - 3].symbol == "i" if units[i - 2].symbol == "." else self._has_given(units[i - 3 : i - 1]))
        )  # fmt: skip
        ends = before is not None and u.symbol == "L" and self.people.is_given(before.text) and (before.start, u.end) in named
        return (
            ends
            or descends
            or self._ends_name(units, i, named)
            or (compound and u.symbol in "TJ" and not self.people.is_ordinary(units[i + 2].text))
            or self._is_name_here(before, u, after)
        )

    def _has_given(self, units: Sequence[Unit]) -> bool:
        return any(self.people.is_given(word) for u in units for word in u.text.split())

    def _ends_name(self, units: Sequence[Unit], i: int, named: Sequence[tuple[int, int]]) -> bool:
        """Whether a form of address or a place is a family name behind a given one: "Omar al-Sheikh", "Dr. Ali Karim Tunis"."""
        unit = units[i]
        before = symbols(units[max(0, i - 3) : i])
        if unit.symbol == "T" and before == "Wp-":
            return unit.start == units[i - 1].end and units[i - 1].start == units[i - 2].end and self.people.is_given(units[i - 3].text)
        if (
            unit.symbol == "T"
            and fold(unit.text) in self.people.families
            and symbols(units[i + 1 : i + 2]) not in ("W", "X", "J", "T", "p")
        ):
            return before[-2:] == "WW" and self.people.is_given(units[i - 2].text) and units[i - 1].end + 1 == unit.start
        if unit.symbol == "P" and before[-1:] == "W" and i > 1 and units[i - 2].text in self.people.honorifics:
            return units[i - 1].end + 1 == unit.start and symbols(units[i + 1 : i + 2]) not in ("W", "H", "L")  # "Mrs Ana London"
        if unit.symbol != "P" or i < 2 or symbols(units[i - 2 : i]) != "WW" or units[i - 1].end + 1 != unit.start:
            return False
        honoured = HONOURED.search(symbols(units[max(0, i - 7) : i]))
        if honoured and not is_title(units):
            return self._has_given(units[i - len(honoured["name"]) : i])
        is_whole = any(end == unit.end and start <= units[i - 2].start for start, end in near(named, units[i - 2].start, unit.end))
        return is_whole and self.people.is_given(units[i - 1].text) and not is_title(units)

    def _is_in_known_name(self, units: Sequence[Unit], i: int) -> bool:
        """Whether a unit stands inside the name of a known official, which holds whatever else the word means: "Amir Khan Muttaqi"."""
        for first, last in itertools.product(range(max(i - 2, 0), i + 1), range(max(i + 1, 2), min(i + 4, len(units) + 1))):
            part = units[first:last]
            if tuple(fold(u.text) for u in part) in self.people.called and all(b.start - a.end == 1 for a, b in itertools.pairwise(part)):
                return True
        return False

    def _is_given_before_family(self, unit: Unit, after: Unit | None, named: Sequence[tuple[int, int]]) -> bool:
        """Whether a place's name is a given name here: a word that ends like a family name follows, and the model sees the two as one."""
        if unit.symbol != "P" or after is None or after.symbol != "W":
            return False
        if fold(unit.text) not in self.people.given:
            return (fold(unit.text), fold(after.text)) in self.people.called
        return self.people.ending.fullmatch(fold(after.text)) is not None or (unit.start, after.end) in named

    def _is_name_here(self, before: Unit | None, unit: Unit, after: Unit | None) -> bool:
        word = fold(unit.text)
        leads = after is not None and after.symbol == "W" and not self.people.is_ordinary(after.text)
        if unit.symbol == "w":  # "Dr Than Myint", "Vice-Premier He Lifeng"
            is_led = before is not None and (
                before.text in self.people.honorifics or (before.symbol == "J" and word in self.people.family_first)
            )
            return leads and unit.text.istitle() and is_led
        follows = before is not None and before.symbol in "WX"
        follows_family = follows and before is not None and fold(before.text) in self.people.family_first
        if unit.symbol == "P" and leads and before is not None and before.text in self.people.honorifics:  # "Mr. Sydney Morris"
            return True
        if unit.symbol == "P":
            return word in self.people.given and ((leads and before is not None and before.symbol in "JT") or follows_family)
        if unit.symbol == "O" and before is not None and before.symbol == "T":  # "Ms. Petra Novak"
            return word in self.people.given and unit.text.istitle() and leads
        if unit.symbol == "O" and leads and before is not None and before.symbol in "JBHO" and word in self.people.given:
            return unit.text.istitle()  # "Deputy Speaker of the Senate Petra Novak"
        if unit.symbol == "O":  # "Admiral Bulent Turan"
            return (
                follows
                and before is not None
                and self.people.is_given(before.text)
                and unit.text.istitle()
                and (after is None or after.symbol not in "WH")
            )
        if unit.symbol in "DC":  # "Ambassador Franco Frattini"
            return word in self.people.given and leads and before is not None and before.symbol in "JTC"
        if unit.symbol == "J":
            within = follows and before is not None and not self.people.is_ordinary(before.text)
            goes_on = leads or (within and after is not None and after.symbol == "p")  # "Abdul Amir al-Shammari"
            return word in self.people.given and goes_on and (within or (before is not None and before.symbol == "J"))
        if unit.symbol == "T":
            descends = before is not None and before.symbol == "p" and leads  # "Mohamad bin Haji Hasan"
            if descends:
                return True
            inside = follows and leads and before is not None and self.people.is_given(before.text)
            return inside or (follows_family and (after is None or after.symbol != "W"))
        return leads and word in self.people.family_first
