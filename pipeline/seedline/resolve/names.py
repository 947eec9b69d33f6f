"""Persons' names: folding of transliterations, and how two names compare.

Belongs here: comparing names whose words `reference.folding` has folded. Does not belong here: any other
evidence on persons (`persons`), any word list.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler

from seedline.reference import Reference
from seedline.reference.folding import Folding

_TOKEN = re.compile(r"[^\W\d_]+(?:['’‘ʼ`´][^\W\d_]+)*\.?", re.UNICODE)
_VOWELS = re.compile(r"[aeiou]")
# Jaro-Winkler of folded tokens. Volfovic/Wolfovich fold to the same; what is left are vowels (Lukashenko/Lukashenka)
# and endings. Sidorov/Sidorova (.98) stay above: a wife is told apart by her given name.
_ALIKE = 0.92


class Name(NamedTuple):
    """A person's name, folded.

    Attributes:
        words: the full words, in order.
        initials: the initials' letters, in order.
        families: where in `words` the family name may stand: at the end, and in front if that word is a family name of
            languages that put it there.
    """

    words: tuple[str, ...]
    initials: tuple[str, ...]
    families: tuple[int, ...]

    @property
    def key(self) -> str:
        """Same for the same words in any order."""
        return " ".join([*sorted(self.words), *(f"{i}." for i in self.initials)])

    @property
    def form(self) -> str:
        """`full` (two words or more), `initial` (a word and initials), `surname` (a word), `none`."""
        if len(self.words) > 1:
            return "full"
        return ("initial" if self.initials else "surname") if self.words else "none"


class Names:
    """Reads and compares names."""

    def __init__(self, reference: Reference) -> None:
        folding = Folding(reference)
        self.fold, self._variants, self._family_first = folding.fold, folding.variants, folding.family_first
        self.read = functools.lru_cache(maxsize=1 << 20)(self._read)

    def _read(self, text: str) -> Name:
        words: list[str] = []
        initials: list[str] = []
        for token in _TOKEN.findall(text):
            bare = token.rstrip(".")
            if len(bare) == 1 or (token.endswith(".") and len(bare) == 2 and bare[0].isupper()):
                initials.append(self.fold(bare)[0])
            else:
                words.append(self.fold(bare))
        last = max(0, len(words) - 1)
        families = (0, last) if last and words[0] in self._family_first else (last,)
        return Name(tuple(words), tuple(initials), families)

    def canonical(self, word: str) -> str:
        """A given name's head form in the pack, else the word without vowels: what its spellings have in common."""
        return self._variants.get(word) or skeleton(word)

    def alike(self, a: str, b: str, *, alone: bool = False) -> bool:
        """Whether two folded words are spellings of one name.

        Args:
            alone: no other full word of the names agrees, so consonants alone (Cardin, Cardona) are not enough.
        """
        if a == b or (initial(a) == initial(b) and len(a) > 3 and len(b) > 3 and JaroWinkler.similarity(a, b) >= _ALIKE):
            return True
        if alone:
            return False
        return (a in self._variants and self._variants[a] == self._variants.get(b)) or (
            initial(a) == initial(b) and skeleton(a) == skeleton(b)
        )

    def compare(self, a: Name, b: Name) -> str | None:
        """How two names agree: `exact`, `variant`, `subset`, `initial`, `surname`; None if they cannot be one person's.

        Words agree in any order; each word and initial of the shorter name needs a partner in the longer one.
        """
        if not a.words or not b.words:
            return None
        if a.key == b.key and a.form == "full":
            return "exact"
        if "".join(a.words) == "".join(b.words) and a.initials == b.initials and a.form == b.form == "full":
            return "variant"  # written in one word or two: Jin-ping and Jinping
        short, long = sorted((a, b), key=lambda n: (len(n.words), n.key))
        rest = list(range(len(long.words)))
        for word in short.words:
            partner = next((j for j in rest if long.words[j] == word), None)
            if partner is None:
                partner = next((j for j in rest if self.alike(word, long.words[j], alone=short.form != "full")), None)
            if partner is None:
                return None
            if short.form != "full" and partner not in long.families:
                return None
            rest.remove(partner)
        letters = [initial(long.words[j]) for j in rest] + [initial(x) for x in long.initials]
        fits = False
        for letter in map(initial, short.initials):
            if not letters:
                break
            if letter not in letters:
                return None
            letters.remove(letter)
            fits = True
        if short.form == "full":
            return "subset" if rest else "variant"
        return "initial" if fits else "surname"


def skeleton(word: str) -> str:
    """The consonants of a folded word, a leading vowel kept as `a`; the word itself where that is a single letter."""
    bones = initial(word) + _VOWELS.sub("", word[1:])
    return bones if len(bones) > 1 else word


def initial(word: str) -> str:
    """First letter, all vowels alike (Oleg and Aleh, Evgeny and Yevgeny)."""
    return "a" if word[0] in "aeiou" else word[0]
