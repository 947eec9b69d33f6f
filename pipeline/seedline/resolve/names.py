"""Persons' names: how two names compare, whatever their transliteration.

Belongs here: reading a name into folded words, and comparing two of them. Does not belong here: folding one word
(`reference.folding`), any other evidence on persons (`persons`), any word list.
"""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler

from seedline.reference import Reference
from seedline.reference.folding import Folding

_TOKEN = re.compile(r"[^\W\d_]+(?:['’‘ʼ`´][^\W\d_]+)*\.?", re.UNICODE)
_VOWELS = re.compile(r"[aeiou]")
# Jaro-Winkler of folded tokens. Volfovic/Wolfovich fold to the same; what is left are vowels (Lukashenko/Lukashenka)
# and endings. Sidorov/Sidorova (.98) stay above: a wife is told apart by her given name.
_ALIKE = 0.92
_LONGER = 2  # letters; Popov and Popovkin begin alike and are two names
_SHORT = 3  # words up to this length are one only if spelled the same or known to be
_SYLLABLE = 4  # letters of a word that may be one syllable
_SIBILANTS = re.compile(r"[cs]h|[czs]")
_SOUNDS = str.maketrans("dgh", "tkk")  # what scripts and hearers confuse: Ramdan, Ramtane; Iskakov, Iskhakov
# Initials and vowels: O. may be Aleh, I. may be Ebrahim, Y. begins any vowel (Yevgeny, Yuri, Yauhen); U. is no Igor.
_NEAR_VOWELS = {"a": "aeo", "e": "aei", "i": "ei", "o": "aou", "u": "ou", "y": "aeiou"}
_LEVELS = ("exact", "variant", "subset", "near", "initial", "surname")


class Alike(enum.IntEnum):
    """Whether two words are spellings of one name, or sound alike and may be two."""

    NO = 0
    NEAR = 1
    YES = 2


class Name(NamedTuple):
    """A person's name, folded.

    Attributes:
        words: the full words, in order.
        initials: the initials as written, without accents and dots, in order.
        families: where in `words` the family name may stand: at the end, and in front if that word is a family name of
            languages that put it there.
        generation: `jr`, `ii` ...; empty mostly.
        readings: (word, the same word in another reading of its letters), where there is one.
        key: same for the same words in any order, but for "bin" and the like.
        form: `full` (two words or more), `initial` (a word and initials), `surname` (a word), `none`.
    """

    words: tuple[str, ...]
    initials: tuple[str, ...]
    families: tuple[int, ...]
    generation: str
    readings: frozenset[tuple[str, str]]
    key: str
    form: str


class Names:
    """Reads and compares names."""

    def __init__(self, reference: Reference) -> None:
        folding = Folding(reference)
        self.fold, self._variants, self._family_first = folding.fold, folding.variants, folding.family_first
        self._other_reading = folding.other_reading
        self._given = {self.fold(r["name"]) for r in reference.rows("given_names")}
        self._descent = {self.fold(r["form"]) for r in reference.rows("name_parts") if r["kind"] == "descent"}
        self._generations = {r["form"].rstrip(".").casefold() for r in reference.rows("name_parts") if r["kind"] == "suffix"}
        self._honorifics = {r["form"].casefold() for r in reference.rows("honorifics") if r["form"].endswith(".")}
        self.read = functools.lru_cache(maxsize=1 << 20)(self._read)
        self.starts = functools.lru_cache(maxsize=1 << 12)(self._starts)

    def _read(self, text: str) -> Name:
        words: list[str] = []
        initials: list[str] = []
        readings: set[tuple[str, str]] = set()
        generation = ""
        for token in _TOKEN.findall(text):
            bare = token.rstrip(".")
            if words and bare.casefold() in self._generations:
                generation = bare.casefold()
            elif token.casefold() in self._honorifics and not words:
                continue
            elif len(bare) == 1 or (token.endswith(".") and len(bare) == 2 and bare[0].isupper()):
                initials.append(bare.casefold())
            else:
                word = self.fold(bare)
                words.append(word)
                other = self._other_reading(bare)
                if other != word:
                    readings.add((word, other))
        last = max(0, len(words) - 1)
        families = (0, last) if last and words[0] in self._family_first else (last,)
        ordered = words if self._descent & set(words) else sorted(words)  # Salman bin Hamad is no Hamad bin Salman
        key = " ".join([*ordered, *(f"{self.fold(i)[0]}." for i in initials), *([generation] if generation else [])])
        form = "full" if last else ("initial" if initials else "surname") if words else "none"
        return Name(tuple(words), tuple(initials), families, generation, frozenset(readings), key, form)

    def _starts(self, letters: str) -> frozenset[str]:
        """First letters of folded words that an initial may stand for: K. begins Karim and Khamid, Z. Zafar and Zhanna."""
        if len(letters) > 1:
            first = self.fold(letters)[0]
            return frozenset(_NEAR_VOWELS.get(first, first))
        plain = self.fold(letters)[0]
        if letters in _NEAR_VOWELS:
            return frozenset(_NEAR_VOWELS[letters])
        return frozenset(
            {plain, *(self.fold(letters + rest)[0] for rest in ("aaaaa", "haaaa", "zhaaa", "saaaa", "chaaa", "jaaaa", "eaaaa"))}
        )

    def canonical(self, word: str) -> str:
        """A given name's head form in the pack, else the word without vowels: what its spellings have in common."""
        return self._variants.get(word) or skeleton(word)

    def forms(self, name: Name, i: int) -> Iterable[str]:
        """The i-th word and its other readings."""
        yield name.words[i]
        for word, other in name.readings:
            if word == name.words[i]:
                yield other

    def alike(self, a: str, b: str, *, alone: bool = False, given: bool = False, syllables: bool = False) -> Alike:
        """Whether two folded words are spellings of one name.

        Args:
            alone: no other full word of the names agrees, so consonants alone (Cardin, Cardona) are not enough.
            given: they are not both family names. Then two names that are both known are alike in sound at most (Armen, Arman),
                and a name and its feminine (Martin, Martina) are two.
            syllables: both stand in names of languages where each vowel tells (Van Thang, Van Tung).
        """
        if a == b:
            return Alike.YES
        same_start = initial(a) == initial(b)
        shorter = min(len(a), len(b))
        head, other = self._variants.get(a), self._variants.get(b)
        if not alone and head is not None and head == other:
            return Alike.YES
        if not same_start or (head and other) or (syllables and shorter <= _SYLLABLE):
            return Alike.NO
        if given and (_is_feminine_of(a, b) or _is_feminine_of(b, a) or (shorter <= _SHORT and len(a) != len(b))):
            return Alike.NO
        bones, others = skeleton(a), skeleton(b)
        if bones != others or alone:
            if shorter <= _SHORT or abs(len(a) - len(b)) > _LONGER or JaroWinkler.similarity(a, b) < _ALIKE:
                return Alike.NO
            bones, others = _sounds(bones), _sounds(others)
            if not _is_within(bones, others) and not _is_within(others, bones):
                return Alike.NEAR  # Saleh and Salem: another consonant, not one more
        return Alike.NEAR if given and a in self._given and b in self._given else Alike.YES

    def _match(self, a: Name, i: int, b: Name, j: int, alone: bool) -> Alike:
        given = i != a.families[-1] or j != b.families[-1]
        syllables = len(a.families) == len(b.families) == 2
        if not a.readings and not b.readings:
            return self.alike(a.words[i], b.words[j], alone=alone, given=given, syllables=syllables)
        return max(self.alike(x, y, alone=alone, given=given, syllables=syllables) for x in self.forms(a, i) for y in self.forms(b, j))

    def compare(self, a: Name, b: Name) -> str | None:
        """How two names agree: `exact`, `variant`, `subset`, `near`, `initial`, `surname`; None if they cannot be one person's.

        Words agree in any order; each word and initial of the shorter name needs a partner in the longer one. Two adjacent
        words may be one word of the other name (Amir-Abdollahian, Amirabdollahian).
        """
        if not a.words or not b.words or (a.generation and b.generation and a.generation != b.generation):
            return None
        if a.key == b.key and a.form == "full":
            return "exact"
        level = self._compare(a, b)
        if level is None and a.form == b.form == "full" and abs(len(a.words) - len(b.words)) == 1:
            short, long = sorted((a, b), key=lambda n: len(n.words))
            if any(self._compare(joined, short) for joined in _joined(long)):
                return "variant"
        return level

    def _compare(self, a: Name, b: Name) -> str | None:
        if a.form == b.form == "full" and a.initials == b.initials and "".join(a.words) == "".join(b.words):
            return "variant"  # written in one word or two: Jin-ping and Jinping
        short, long = (a, b) if (len(a.words), a.key) <= (len(b.words), b.key) else (b, a)
        alone = short.form != "full"
        if not alone and short.words[1] in self._descent and self._match(short, 0, long, 0, alone) == Alike.NO:
            return None  # a father is named within his son's name
        rest = list(range(len(long.words)))
        least = Alike.YES
        for i, word in enumerate(short.words):
            partner = next((j for j in rest if long.words[j] == word), None)
            if partner is None:
                found, partner = max(((self._match(short, i, long, j, alone), -j) for j in rest), default=(Alike.NO, 0))
                partner = -partner
                least = min(least, found)
            if least == Alike.NO or (alone and partner not in long.families):
                return None
            if alone and partner and len(long.words) == 2 and self._family_first.issuperset(long.words):
                return None  # "Xi" is not Li Xi
            if alone and partner and long.words[partner - 1] in self._descent:
                return None  # nor "Abdullah" Hussein bin Abdullah
            rest.remove(partner)
        fits = self._initials_fit(short.initials, [long.words[j] for j in rest], long.initials)
        if fits is None:
            return None
        if not alone:
            return "near" if least == Alike.NEAR else "subset" if rest else "variant"
        return "initial" if fits else "surname"

    def _initials_fit(self, initials: Sequence[str], words: list[str], others: Sequence[str]) -> bool | None:
        """Whether initials stand for the words and initials that are left; None if one stands for none of them."""
        left = [frozenset(w[0]) for w in words] + [self.starts(x) for x in others]
        fits = False
        for letters in initials:
            if not left:
                break
            found = next((x for x in left if x & self.starts(letters)), None)
            if found is None:
                return None
            left.remove(found)
            fits = True
        return fits


def weakest(levels: Iterable[str]) -> str:
    """The weakest of some agreements of names."""
    return max(levels, key=_LEVELS.index)


@functools.lru_cache(maxsize=1 << 20)
def skeleton(word: str) -> str:
    """The consonants of a folded word, a leading vowel kept as `a`; the word itself where that is a single letter."""
    bones = initial(word) + _VOWELS.sub("", word[1:])
    return bones if len(bones) > 1 else word


def initial(word: str) -> str:
    """First letter, all vowels alike (Oleg and Aleh, Evgeny and Yevgeny)."""
    return "a" if word[0] in "aeiou" else word[0]


def _is_feminine_of(a: str, b: str) -> bool:
    return a[-1] == "a" and b[-1] not in "aeiouh"


def _sounds(bones: str) -> str:
    """Consonants by how they sound."""
    return _SIBILANTS.sub("s", bones).translate(_SOUNDS)


def _is_within(short: str, long: str) -> bool:
    """Whether the letters of one stand in the other in that order."""
    letters = iter(long)
    return all(c in letters for c in short)


def _joined(name: Name) -> Iterable[Name]:
    """The name with two adjacent words written as one; their g is an h, as in the middle of words (pack `name_folding`)."""
    for i in range(len(name.words) - 1):
        words = (*name.words[:i], (name.words[i] + name.words[i + 1]).replace("g", "h"), *name.words[i + 2 :])
        yield name._replace(words=words, families=(len(words) - 1,))
