"""Words of instruments' names, from the pack `instrument_words`.

Belongs here: the pack as sets and maps. Does not belong here: any rule about names.
"""

from __future__ import annotations

from seedline.reference import Reference


class Vocabulary:
    """`heads`: head word -> kind and level; `needs`: the word that a head must stand behind ("road map"), mostly none;
    `words`: role -> words."""

    def __init__(self, reference: Reference) -> None:
        self.heads: dict[str, tuple[str, str]] = {}
        self.needs: dict[str, str] = {}
        self.words: dict[str, set[str]] = {}
        for row in reference.rows("instrument_words"):
            if row["role"] == "head":
                before, _, head = row["word"].rpartition(" ")
                self.heads[head] = (row["kind"], row["level"])
                self.needs[head] = before
            else:
                self.words.setdefault(row["role"], set()).add(row["word"])
        self.words["about"] |= {" ".join(phrase.split()[:2]) for phrase in self.words["about"]}

    def kind(self, head: str) -> str:
        """Kind of instrument that a head word in lower case names."""
        return self.heads[head][0]

    def level(self, head: str) -> str:
        """What a head word in lower case needs to be a name, "" where the word is none."""
        return self.heads.get(head, ("", ""))[1]
