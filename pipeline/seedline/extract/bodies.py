"""Names of organisations and their bodies in a paragraph of units.

Belongs here: the grammar of such names, and what body a composed name means. Does not belong here: known names
as they stand in the packs (gazetteer.py), "the Organization" (deixis.py), and any list of bodies (pack bodies:
kinds of bodies and who has one; pack org_heads: head nouns with the prepositions that may follow them).
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from seedline.dataset.referent import key_of, known, local
from seedline.extract.gazetteer import Gazetteer, fold
from seedline.extract.reports import Mention
from seedline.extract.units import Unit, symbols
from seedline.reference import Reference, cells

_BEFORE = r"(?:[WDOCPXB9](?:[-']s?)?)"
_PHRASE = rf"{_BEFORE}*[WDOCPXBH9]"
_TAIL = rf"(?:ot?(?:mot?)?{_PHRASE}(?:,[WH]+(?=[,a]))*(?:,?a[WH]+(?![WJNi]))?)"
NAME = re.compile(rf"(?:O\(O\)B{_TAIL}*|BO(?![HB'-])|{_BEFORE}*[HB](?:{_BEFORE}*[HB])*{_TAIL}*)")
QUOTES = {'"': '"', "“": "”", "«": "»", "„": "“", "‘": "’", "'": "'"}


@dataclass(frozen=True, slots=True)
class Body:
    """Units `first` up to `last` (exclusive) name an organisation."""

    first: int
    last: int
    referent: str
    name: str
    confidence: float


class Bodies:
    """Finds composed names of organisations; made once per process."""

    def __init__(self, gazetteer: Gazetteer, reference: Reference) -> None:
        self.kinds = gazetteer.bodies
        self.organizations = gazetteer.organizations
        self.owners = {k: dict(pair.split("=") for pair in cells(b["owners"])) for k, b in self.kinds.items()}
        self.heads = {fold(r["head"]): frozenset(cells(r["prepositions"])) for r in reference.rows("org_heads")}
        self.weak = {fold(r["head"]) for r in reference.rows("org_heads") if r["is_weak"]}
        self.common = {r["word"] for r in reference.rows("common_words")}

    def find(self, units: Sequence[Unit]) -> Iterator[Body]:
        """Composed names in reading order. Bare kinds of bodies ("Foreign Ministry") have the referent `organization:?kind`."""
        titled = _is_title(units)
        for m in NAME.finditer(symbols(units)):
            body = self._body(units, m.start(), m.end(), titled)
            if body:
                yield body

    def _body(self, units: Sequence[Unit], first: int, last: int, titled: bool) -> Body | None:
        head = next(i for i in range(first, last) if units[i].symbol in "HB")
        if head and units[head - 1].symbol == "-" and units[head].start == units[head - 1].end and head == first:
            return None
        if last - first == 2 and units[last - 1].symbol == "O" and not units[head].text.isupper():
            last -= 1
        last = self._quoted(units, self._allowed(units, head, last))
        first = self._unbroken(units, first, head)
        part = units[first:last]
        name = " ".join(" ".join(u.text for u in part).split())
        return self._composed(part, first, last) or self._plain(part, first, last, name, titled)

    def _allowed(self, units: Sequence[Unit], head: int, last: int) -> int:
        """The end, cut before the first preposition that the head noun does not take, or a line end."""
        allowed: frozenset[str] = frozenset({"of"})
        for i in range(head, last):
            if i > head and units[i].start - units[i - 1].end > 2:
                return _trim(units, head, i)
            if units[i].symbol in "HB":
                word = fold(units[i].text.split()[0] if units[i].symbol == "B" else units[i].text)
                allowed = (
                    allowed
                    | self.heads.get(word, frozenset())
                    | ({"in", "to"} if units[i].entry and units[i].entry.key == "embassy" else frozenset())
                )  # type: ignore[union-attr]
            if units[i].symbol == "o" and i > head and fold(units[i].text) not in allowed:
                return _trim(units, head, i)
        last = _trim(units, head, last)
        if last - head >= 3 and units[last - 1].symbol == "H" and units[last - 2].symbol == "t":
            last = _trim(units, head, last - 1)  # "the CSC of the Organization": a description, no name
        return last

    @staticmethod
    def _quoted(units: Sequence[Unit], last: int) -> int:
        """The end, moved behind a name in quotation marks that follows the head noun."""
        if last < len(units) and units[last - 1].symbol == "H" and units[last].text in QUOTES:
            for i in range(last + 1, min(last + 16, len(units))):
                if units[i].text == QUOTES[units[last].text]:
                    return i + 1
                if units[i].symbol not in "WHBOCDPXotaw9-'s":
                    break
        return last

    @staticmethod
    def _unbroken(units: Sequence[Unit], first: int, head: int) -> int:
        """The start, moved behind line ends and possessors."""
        for i in range(head, first, -1):
            if units[i].start - units[i - 1].end > 1 or units[i - 1].symbol == "s":
                return i
        return first

    def _composed(self, part: Sequence[Unit], first: int, last: int) -> Body | None:
        bodies = [u for u in part if u.symbol == "B" and u.entry]
        if len(bodies) != 1 or any(u.symbol in "WHPXN9" for u in part):
            return None
        kind = bodies[0].entry.key  # type: ignore[union-attr]
        owners = {(u.entry.type, u.entry.key) for u in part if u.entry and u.symbol in "OCD"}
        name = " ".join(" ".join(u.text for u in part).split())
        if not owners:
            if bodies[0].entry.is_weak or len(bodies[0].text) <= 2:  # type: ignore[union-attr]
                return None
            return Body(first, last, f"organization:?{kind}", name, 0.85)  # type: ignore[union-attr]
        if len(owners) > 1:
            return None
        type_, key = owners.pop()
        if type_ == "organization":
            if key in self.owners[kind]:
                id_ = self.owners[kind][key]
                return Body(first, last, known("organization", id_), self.organizations.get(id_, {}).get("name", name), 0.96)
            return Body(first, last, local("organization", f"{key} {kind}"), name, 0.9)
        national = self.kinds[kind]["national"]
        if national:
            return Body(first, last, known("organization", f"{national}-{key.lower()}"), name, 0.95)
        return Body(first, last, local("organization", f"{key} {kind}"), name, 0.85)

    def _plain(self, part: Sequence[Unit], first: int, last: int, name: str, titled: bool) -> Body | None:
        """A name with a head noun of its own: needs at least one word that makes it a name."""
        marks = [u for u in part if u.symbol in "WDOCPXBN"]
        if len(part) < 2 or not marks:
            return None
        own = [u for u in marks if u.symbol != "W" or fold(u.text) not in self.common]
        is_weak = all(fold(u.text) in self.weak for u in part if u.symbol == "H") and not any(u.symbol == "B" for u in part)
        if not own and is_weak and (len(marks) < 2 or titled):
            return None
        confidence = 0.85 if own and len(part) > 2 else 0.75 if own or len(marks) > 1 else 0.6
        return Body(first, last, local("organization", name), name, confidence)


class Owners:
    """Whose body a bare name means ("the Council of Foreign Ministers", "the Foreign Ministry").

    In order: the same kind of body named in full in the document (nearest before, else first after); the
    organisation named nearest before that has such a body; for national bodies the country named before in the
    paragraph, that of the outlet or ministry that publishes, the one named most often.
    """

    NEAR = 400  # characters in which a country named before counts as the one meant

    def __init__(self, bodies: Bodies) -> None:
        self.bodies = bodies
        self.kind_of = {id_: kind for kind, own in bodies.owners.items() for id_ in own.values()}
        self.nationals: dict[str, str] = {}
        for kind, row in bodies.kinds.items():
            if row["national"]:
                self.nationals.setdefault(row["national"], kind)

    def __call__(self, mentions: Sequence[Mention], countries: Sequence[tuple[int, str]]) -> None:
        """Sets the referents of bare bodies among `mentions` (in reading order).

        Args:
            mentions: all mentions of the document.
            countries: offset and code of every country and demonym, in order.
        """
        named: dict[str, list[tuple[int, str]]] = {}
        owners: list[tuple[int, str]] = []
        home = None
        for m in mentions:
            id_ = key_of(m.referent or "")
            if m.type != "organization" or id_.startswith("?"):
                continue
            owners.append((m.start, id_))
            named.setdefault(self._slot(id_), []).append((m.start, id_))
            row = self.bodies.organizations.get(id_, {})
            home = home or row.get("country_code") or None
        often = Counter(code for _, code in countries).most_common(1)
        for m in mentions:
            id_ = key_of(m.referent or "")
            if id_.startswith("?"):
                kind = id_[1:]
                found = self._meant(kind, m.start, named, owners, countries, home, often[0][0] if often else None)
                m.referent = known("organization", found) if found else local("organization", m.name or kind)
                m.name = self.bodies.organizations.get(found or "", {}).get("name") or m.name

    def _slot(self, id_: str) -> str:
        """What bare names of this body are looked up under: its national kind, else its kind."""
        national = id_.rpartition("-")[0]
        return f"national:{national}" if national in self.nationals else self.kind_of.get(id_, id_)

    def _meant(
        self, kind: str, at: int, named: dict[str, list[tuple[int, str]]], owners: Sequence[tuple[int, str]],
        countries: Sequence[tuple[int, str]], home: str | None, often: str | None,
    ) -> str | None:  # fmt: skip
        own, national = self.bodies.owners[kind], self.bodies.kinds[kind]["national"]
        same = sorted(named.get(kind, []) + (named.get(f"national:{national}", []) if national else []))
        near = _last_before(same, at)
        if near or same:
            return near or same[0][1]
        having = [(start, id_) for start, id_ in owners if id_ in own]
        if having:
            return own[_last_before(having, at) or having[0][1]]
        if len(own) == 1 and not national:
            return next(iter(own.values()))
        if national:
            close = _last_before([c for c in countries[max(0, bisect.bisect_left(countries, (at, "")) - 3) :] if at - self.NEAR < c[0] < at], at)
            code = close or home or often
            return f"{national}-{code.lower()}" if code else None
        return None


def _last_before(places: Sequence[tuple[int, str]], at: int) -> str | None:
    """What stands last before an offset; `places` in order."""
    i = bisect.bisect_left(places, (at, ""))
    return places[i - 1][1] if i else None


def _is_title(units: Sequence[Unit]) -> bool:
    """Whether nearly all words are capitalised: then a capital says little."""
    long = [u for u in units if len(u.text) > 3 and u.text[0].isalpha()]
    return sum(u.text[0].isupper() for u in long) > 0.7 * len(long)


def _trim(units: Sequence[Unit], head: int, last: int) -> int:
    while last - 1 > head and units[last - 1].symbol in "ota,(-'ms":
        last -= 1
    return last
