"""Persons' names in one writing, by the packs `name_folding`, `name_readings`, `name_variants` and `family_first`.

Belongs here: applying these packs to one word. Does not belong here: comparing names (coreference inside a document,
`resolve.names` across documents).
"""

from __future__ import annotations

import functools
import re
import unicodedata

from seedline.reference import Reference, cells


class Folding:
    """Folds words of names.

    Attributes:
        variants: a folded given name -> the head form of all its spellings.
        family_first: folded family names that may stand in front.
    """

    def __init__(self, reference: Reference) -> None:
        self._rules = [(re.compile(r["pattern"]), r["replacement"]) for r in reference.rows("name_folding")]
        # letters of other alphabets: not looked for in words of ASCII, which are nearly all
        self._ascii_rules = [(p, r) for p, r in self._rules if any(c.isascii() and c != "|" for c in p.pattern)]
        self._readings = [(re.compile(r["pattern"]), r["replacement"]) for r in reference.rows("name_readings")]
        self.fold = functools.lru_cache(maxsize=65536)(self._fold)
        self.family_first = {self._fold(r["name"]) for r in reference.rows("family_first")}
        self.variants: dict[str, str] = {}
        for row in reference.rows("name_variants"):
            for name in (row["name"], *cells(row["variants"])):
                self.variants.setdefault(self._fold(name), row["name"])

    def other_reading(self, word: str) -> str:
        """The word folded as if its letters were read by another language's spelling; as `fold` where there is none."""
        lower = unicodedata.normalize("NFC", word.casefold())
        other = lower
        for pattern, replacement in self._readings:
            other = pattern.sub(replacement, other)
        return self.fold(word) if other == lower else self.fold(other)

    def _fold(self, word: str) -> str:
        """The word in one writing, whatever its transliteration; the word itself where nothing would be left."""
        plain = folded = word.casefold()
        if not plain.isascii():
            plain = unicodedata.normalize("NFKD", plain)
            folded = "".join(c for c in plain if not unicodedata.combining(c))
        for pattern, replacement in self._ascii_rules if folded.isascii() else self._rules:
            folded = pattern.sub(replacement, folded)
        return folded or plain
