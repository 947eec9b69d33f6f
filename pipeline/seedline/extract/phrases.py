"""Longest match of word sequences.

Belongs here: splitting a phrase into words, and matching many phrases at once in time linear in the text.
Does not belong here: the phrases, which stand in reference packs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

WORD = re.compile(r"(?:[^\W\d_]\. ?)+[^\W\d_]\.|[^\W_]+(?:['’](?!s\b)[^\W_]+)*")


def split_words(phrase: str) -> tuple[str, ...]:
    """Words of a phrase in lower case, without punctuation; `H.E.` is one word, `Vice-President` two."""
    return tuple(fold(m[0]) for m in WORD.finditer(phrase))


def fold(word: str) -> str:
    """A word as phrases compare it: lower case, straight apostrophes, `H. E.` like `H.E.`."""
    return word.casefold().rstrip(".").replace("’", "'").replace(". ", ".")


class Phrases:
    """Phrases with a value each; of two equal phrases the first counts."""

    def __init__(self) -> None:
        self._values: dict[tuple[str, ...], str] = {}
        self._longest: dict[str, int] = {}

    def add(self, phrase: tuple[str, ...], value: str = "") -> None:
        if phrase:
            self._values.setdefault(phrase, value)
            self._longest[phrase[0]] = max(self._longest.get(phrase[0], 0), len(phrase))

    def get(self, phrase: tuple[str, ...]) -> str | None:
        """Value of exactly this phrase."""
        return self._values.get(phrase)

    def match(self, text: Sequence[str], i: int) -> tuple[int, str] | None:
        """End and value of the longest phrase that starts at word `i`, or None."""
        if i >= len(text):
            return None
        for n in range(min(self._longest.get(text[i], 0), len(text) - i), 0, -1):
            value = self._values.get(tuple(text[i : i + n]))
            if value is not None:
                return i + n, value
        return None
