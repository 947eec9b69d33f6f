"""Known names in a text: countries, demonyms, organisations, their bodies, places, offices, honorifics.

Belongs here: turning reference packs into one dictionary of forms, and the longest-match look-up over tokens.
Does not belong here: deciding which matches are mentions (`mentions.extractor`), and any list of names (reference packs).

The look-up is a trie over tokens (Aho and Corasick's longest match without failure links: names are short,
so that walking from every token is linear in practice).
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from seedline.reference import Reference, cells

TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[a-zà-ÿ]{2,}(?=[A-ZÀ-Þ][a-zà-ÿ]{2})|[^\W\d_]+|\d+(?:st|nd|rd|th)?|_|[^\w\s]")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "ʻ": "'", "‑": "-", "‐": "-", "–": "-", "—": "-"})
REGION = "region"
WIDE = (REGION, "sea")  # kinds of the pack places
LONG = 3  # words of an organisation's name that is known in any case
RIVAL = "the first"  # reason in the pack `ambiguous`
NAMES = ("organization", "country", "demonym", "place", "body")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a single sign; `start` and `end` count in the searched text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """What a form stands for. `type` is an entity type or a helper class (demonym, body, office, honorific ...).

    `key` is the pack's key, `name` the fullest name, `is_weak` says that the form is also an ordinary word or
    a person's name and needs a second witness, `is_building` that an organisation is named by its building, or
    that a head noun is one of buildings.
    """

    type: str
    key: str
    name: str
    form: tuple[str, ...]
    is_weak: bool = False
    is_building: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `first` up to `last` (exclusive) spell a known form; `entries` holds all its readings, best first."""

    first: int
    last: int
    entries: tuple[Entry, ...]


@functools.lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word without case, accents and typographic variants of signs."""
    word = word.translate(_QUOTES)
    if word.isascii():
        return word.casefold()
    bare = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return bare.replace("ı", "i").casefold()


def tokenize(text: str) -> list[Token]:
    """Words and single signs of a text, in order."""
    return [Token(m.group(), m.start(), m.end()) for m in TOKEN.finditer(text)]


def cased(form: tuple[str, ...], words: Iterable[str], is_loose: bool = False) -> int:
    """How well the words' case fits a form: 0 not at all, 1 as a variant (capitals, title case), 2 as written.

    Abbreviations of up to three letters must stand as written, longer ones may be in title case (Nato).
    Capitalised words must be capitalised, or all in capitals; function words may have any case. Of a loose form
    only the first word must be ("Shanghai cooperation organization"). A plural does not fit a singular.
    """
    best = 2
    for n, (e, w) in enumerate(zip(form, words, strict=True)):
        if e == w or not e[0].isalpha():
            continue
        if n and is_loose and e[1:].islower() and w == e.lower():
            best = 1
            continue
        if e.endswith("y") and w.endswith("ies"):
            return 0  # "the Ministries of Defence of A and B"
        if len(e) > 1 and any(c.isupper() for c in e[1:]):
            if not (len(e) >= 4 and (w == e.upper() or w == e.capitalize())):
                return 0
            best = 1
        elif e[0].isupper():
            if not w[0].isupper():
                return 0
            if w[1:] != e[1:]:
                best = 1
        else:
            best = 1
    return best


class Gazetteer:
    """All forms of the packs; made once per process.

    Args:
        reference: packs countries, organizations, ambiguous, places, place_heads, bodies, offices, honorifics, name_parts,
            phrase_words (spellings).
    """

    def __init__(self, reference: Reference) -> None:
        self._root: dict[str | None, object] = {}
        self._spelled = {r["word"]: r["same_as"] for r in reference.rows("phrase_words") if r["same_as"]}
        self.countries = {r["code"]: r for r in reference.rows("countries")}
        self.organizations = {r["organization_id"]: r for r in reference.rows("organizations")}
        self.bodies = {r["kind"]: r for r in reference.rows("bodies")}
        # seas and parts of the world, as against districts of one country
        self.wide = {r["place_id"] for r in reference.rows("places") if r["kind"] in WIDE and not r["country_code"]}
        self.regions = {r["place_id"] for r in reference.rows("places") if r["kind"] == REGION}
        # forms that stand for one body in texts that name none of the others
        self.rivals = {
            r["alias"]: set(cells(r["organization_ids"])[1:]) for r in reference.rows("ambiguous") if r["reason"].startswith(RIVAL)
        }
        particles = {r["form"] for r in reference.rows("name_parts") if r["kind"] == "particle"}
        for entry in self._entries(reference):
            self._add(entry)
            first, *rest = entry.form
            if rest and entry.type in ("organization", "place") and first.istitle() and first.lower() in particles:
                self._add(replace(entry, form=(first.lower(), *rest)))  # "al-Shabaab"
        for entry in list(self._offices(reference)):
            self._add(entry)

    def _entries(self, reference: Reference) -> Iterator[Entry]:
        def entry(type_: str, key: str, name: str, form: str, weak: bool = False) -> Entry:
            return Entry(type_, key, name, tuple(t.text for t in tokenize(form)), weak)

        ambiguous = {r["alias"].casefold(): cells(r["organization_ids"]) for r in reference.rows("ambiguous")}
        metonyms = {r["alias"].casefold() for r in reference.rows("ambiguous") if r["reason"].startswith("metonym")}
        for r in self.countries.values():
            for form in dict.fromkeys((r["name"], r["official_name"], *cells(r["aliases"]))):
                yield entry("country", r["code"], r["name"], form, bool(r["ambiguous"]) and form == r["name"])
            for form in cells(r["demonyms"]):
                yield entry("demonym", r["code"], r["name"], form)
        for r in self.bodies.values():
            for form in cells(r["forms"]):
                yield entry("body", r["kind"], cells(r["forms"])[0], form, r["alone"] != "yes")
        bare = {tuple(fold(t.text) for t in tokenize(f)) for r in self.bodies.values() for f in cells(r["forms"])}
        for r in self.organizations.values():
            for form in dict.fromkeys(f.removeprefix("The ") for f in (r["name"], r["abbreviation"], *cells(r["aliases"]))):
                owners = ambiguous.get(form.casefold(), [])[: 1 if form in self.rivals else None]
                if form and len(owners) < 2 and tuple(fold(t.text) for t in tokenize(form)) not in bare:
                    made = entry("organization", r["organization_id"], r["name"], form, bool(owners) and len(form) <= 3)
                    yield replace(made, is_building=form.casefold() in metonyms)
        for r in reference.rows("places"):
            for form in dict.fromkeys((r["name"], *cells(r["aliases"]))):
                yield entry("place", r["place_id"], r["name"], form, bool(r["ambiguous"]))
        for r in reference.rows("honorifics"):
            yield entry(r["kind"], r["form"], r["form"], r["form"])
        for r in reference.rows("name_parts"):
            if r["kind"] in ("members", "holders", "desk"):
                yield entry(r["kind"], r["form"], r["form"], r["form"])
        for r in reference.rows("place_heads"):
            yield replace(entry("place_head", r["head"], r["head"], r["head"], bool(r["is_lower"])), is_building=bool(r["is_site"]))

    def _offices(self, reference: Reference) -> Iterator[Entry]:
        """Titles of office; those with a body or country inside are left to the grammar, so that the body stays a name."""
        for r in reference.rows("offices"):
            for form in (r["office"], *cells(r["aliases"])):
                tokens = tokenize(form)
                if form.isupper() or not any(m.entries[0].type in NAMES for m in self.find(tokens)):
                    words = tuple(t.text if form.isupper() else t.text.lower() for t in tokens)
                    yield Entry("office", r["kind"], r["office"], words)

    def _add(self, entry: Entry) -> None:
        node: dict[str | None, object] = self._root
        for word in entry.form:
            node = node.setdefault(self._spell(word), {})  # type: ignore[assignment]
        readings: list[Entry] = node.setdefault(None, [])  # type: ignore[assignment]
        if entry not in readings:
            readings.append(entry)

    def _spell(self, word: str) -> str:
        folded = fold(word)
        return self._spelled.get(folded, folded)

    def find(self, tokens: list[Token]) -> list[Match]:
        """Longest matches from left to right; they do not overlap."""
        matches = []
        folded = [self._spell(t.text) for t in tokens]
        i = 0
        while i < len(tokens):
            match = self._at(tokens, folded, i, len(tokens))
            if match and match.entries[0].type == "office":
                match = self._uncrossed(tokens, folded, match)
            elif match and match.entries[0].type == "organization":
                match = self._before_office(tokens, folded, match)
            if match:
                matches.append(match)
                i = match.last
            else:
                i += 1
        return matches

    def _uncrossed(self, tokens: list[Token], folded: list[str], match: Match) -> Match | None:
        """The office, cut before a name that begins inside it and ends outside ("President of the Republic of X")."""
        for i in range(match.first + 1, match.last):
            other = self._at(tokens, folded, i, len(tokens))
            if other and other.last > match.last and other.entries[0].type in NAMES:
                return self._at(tokens, folded, match.first, i)
        return match

    def _before_office(self, tokens: list[Token], folded: list[str], match: Match) -> Match:
        """The body, or the country in front where an office begins inside the body and ends outside ("US Treasury Secretary")."""
        for i in range(match.first + 1, match.last):
            office = self._at(tokens, folded, i, len(tokens))
            if office and office.last > match.last and office.entries[0].type == "office":
                country = self._at(tokens, folded, match.first, i)
                return country if country and country.last == i and country.entries[0].type == "country" else match
        return match

    def _at(self, tokens: list[Token], folded: list[str], first: int, last: int) -> Match | None:
        node: dict[str | None, object] = self._root
        found = None
        for i in range(first, last):
            step = node.get(folded[i])
            if step is None:
                break
            node = step  # type: ignore[assignment]
            readings: list[Entry] = node.get(None, [])  # type: ignore[assignment]
            words = [t.text for t in tokens[first : i + 1]]
            fitting = sorted(((cased(e.form, words, _is_loose(e)), n, e) for n, e in enumerate(readings)), key=lambda x: (-x[0], x[1]))
            good = tuple(e for c, _, e in fitting if c)
            if good and not (found and _only_describes(words[-1], good[0], found.entries[0])):
                found = Match(first, i + 1, good)
        return found


def _only_describes(word: str, entry: Entry, shorter: Entry) -> bool:
    """Whether a last word in lower case only says what is named already: "Interfax news agency"."""
    return word.islower() and not entry.form[-1].islower() and (entry.type, entry.key) == (shorter.type, shorter.key)


def _is_loose(entry: Entry) -> bool:
    """Whether a form is long enough to be known whatever the case of its later words."""
    return entry.type == "organization" and sum(len(w) > 3 for w in entry.form) >= LONG
