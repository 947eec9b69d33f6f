"""A paragraph as units: known names and single words, each with a one-letter symbol.

Belongs here: cutting a paragraph into units. Does not belong here: the grammars over their symbols
(people.py, bodies.py), which are regular expressions over `symbols(units)`.

Symbols: O organisation, C country, D demonym, B kind of body, P place, X place or country whose name is also a
person's, J office, T honorific or rank, H head noun of organisations, L head noun of places, m "member states",
W other capitalised word, i initial, p name particle, 9 number, d part of a date, o preposition, t "the", a "and",
s the s of a possessive, N part of a person's name (set by people.py), Q place and M outlet told by what
stands beside them (marks.py), w any other word, x any other sign; ' - , ( ) . stand for themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from seedline.extract.mentions.gazetteer import Entry, Gazetteer, Token, fold, tokenize
from seedline.reference import Reference, cells

OF_TYPE = {
    "organization": "O", "country": "C", "demonym": "D", "body": "B", "place": "P", "office": "J",
    "honorific": "T", "rank": "T", "style": "W", "members": "m", "holders": "W", "desk": "w", "place_head": "L",
}  # fmt: skip
OF_SIGN = {"'": "'", "’": "'", "ʼ": "'", "-": "-", "–": "-", "‑": "-", ",": ",", "(": "(", ")": ")", "&": "a", ".": "."}


@dataclass(slots=True)
class Unit:
    """A known name or a single token; offsets in the seed's text."""

    symbol: str
    start: int
    end: int
    text: str
    entry: Entry | None = None
    entries: tuple[Entry, ...] = ()


def symbols(units: Sequence[Unit]) -> str:
    """The units' symbols as one string; position n is unit n."""
    return "".join(u.symbol for u in units)


def is_title(units: Sequence[Unit]) -> bool:
    """Whether nearly all words are capitalised: then a capital says little. A sentence full of names is no title."""
    if units and units[-1].text in ".!?" and sum(u.symbol in "wo" for u in units) > 1:
        return False
    long = [u for u in units if len(u.text) > 3 and u.text[0].isalpha()]
    return sum(u.text[0].isupper() for u in long) > 0.8 * len(long)


class Units:
    """Cuts paragraphs into units; made once per process."""

    def __init__(self, gazetteer: Gazetteer, reference: Reference, stop_words: set[str]) -> None:
        self.gazetteer = gazetteer
        self.heads = {fold(r["head"]): frozenset(cells(r["prepositions"])) for r in reference.rows("org_heads")}
        self.prepositions = frozenset().union(*self.heads.values()) | {"of"}
        words: dict[str, set[str]] = {}
        for r in reference.rows("name_parts"):
            words.setdefault(r["kind"], set()).add(r["form"])
        self.stop = {fold(w) for w in stop_words} - words.get("name_word", set())
        self.particles = set().union(*(words.get(kind, set()) for kind in ("particle", "descent", "patronymic")))
        self.family_first = {fold(r["name"]) for r in reference.rows("family_first")}
        self.digraphs = words.get("initial", set())
        self.prefixes = words.get("prefix", set())
        self.no_initials = words.get("no_initial", set())

    def __call__(self, text: str, start: int, end: int, dated: set[int]) -> list[Unit]:
        """Units of `text[start:end]`. `dated` holds the offsets that dates cover: no name reaches into them."""
        tokens = tokenize(text[start:end])
        units: list[Unit] = []
        at = 0
        for match in self.gazetteer.find(tokens):
            first, last = start + tokens[match.first].start, start + tokens[match.last - 1].end
            symbol = self._known(match.entries[0], text[first:last])
            is_initial = match.last - match.first == 1 and last - first == 1 and text[last : last + 1] == "."  # "U. Lee" is no U Lee
            if symbol and not is_initial and first not in dated and last - 1 not in dated:
                units += [self._plain(tokens, i, start, dated) for i in range(at, match.first)]
                units.append(Unit(symbol, first, last, text[first:last], match.entries[0], match.entries))
                at = match.last
        units += [self._plain(tokens, i, start, dated) for i in range(at, len(tokens))]
        return units

    @staticmethod
    def _known(entry: Entry, text: str) -> str | None:
        if entry.type in ("place", "country") and entry.is_weak:
            return "X"
        if entry.type == "place_head" and not entry.is_weak and not text[0].isupper():
            return None
        return OF_TYPE.get(entry.type)

    def _plain(self, tokens: list[Token], i: int, base: int, dated: set[int]) -> Unit:
        token = tokens[i]
        return Unit(self._symbol(tokens, i, base, dated), base + token.start, base + token.end, token.text)

    def _symbol(self, tokens: list[Token], i: int, base: int, dated: set[int]) -> str:
        token = tokens[i]
        word = token.text
        if base + token.start in dated:
            return "d"
        if not word[0].isalnum():
            return OF_SIGN.get(word, "x")
        low = fold(word)
        if word[0].isdigit():
            return "9"
        if low == "s" and i and OF_SIGN.get(tokens[i - 1].text) == "'":
            return "s"
        if word[0].isupper():
            dotted = i + 1 < len(tokens) and tokens[i + 1].text == "." and tokens[i + 1].start == token.end
            spaced = i + 1 < len(tokens) and len(tokens[i + 1].text) == 1 and tokens[i + 1].text.isupper()
            if len(word) == 1 and (dotted or spaced or low != "a"):
                return "i"
            if (dotted and word in self.digraphs) or (
                word[-1] == "." and len(word) == 4 and word[2].isupper() and word not in self.no_initials
            ):
                return "i"
        if self._is_syllable(tokens, i):
            return "W"
        fixed = {"the": "t", "and": "a"}.get(low)
        if fixed:
            return fixed
        if low in self.prepositions:
            return "o"
        if word in self.particles:
            return "p"
        if i > 1 and tokens[i - 1].text == "-" and tokens[i - 2].text in self.prefixes and tokens[i - 2].end + 1 == token.start:
            return "W"  # "Anti-terror Structure"
        if word[0].isupper() and low not in self.stop:
            return "H" if low in self.heads else "W"
        return "w"

    def _is_syllable(self, tokens: list[Token], i: int) -> bool:
        """Whether a capitalised word, whatever it means, is the first half of a given name behind the family's: "Kim In-chul"."""
        if not 0 < i < len(tokens) - 2 or tokens[i + 1].text != "-" or tokens[i].end + 1 != tokens[i + 2].start:
            return False
        return tokens[i].text.istitle() and tokens[i + 2].text.islower() and fold(tokens[i - 1].text) in self.family_first
