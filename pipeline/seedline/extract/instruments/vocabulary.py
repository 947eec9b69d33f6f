"""Words of instruments' names, from the pack `instrument_words`.

Belongs here: the pack as sets and maps. Does not belong here: any rule about names.
"""

from __future__ import annotations

import re

from seedline.reference import Reference

# bills and acts of the US Congress
_BILL = r"(?:H\.? ?R|(?:H|S)\.? ?(?:J|Con)?\.? ?Res)\.? ?\d{1,5}|S\. ?\d{2,5}|(?:P\.L\.|Public Law) \d+-\d+"
# symbols of documents, {} being types that stand in them: "S/RES/2619 (2022)", "Assembly/AU/Dec.605(XXVII)", "MC.DEC/4/16"
_DOCUMENT = r"(?:[A-Z][A-Za-z]*[./])+(?:{})(?:[./]?\d+(?:/\d+)*)?(?:\.? ?\(?[IVXLCDM\d]+\))?(?:[-–/]Rev\.? ?\d)?"


class Vocabulary:
    """`heads`: head word -> kind and level; `needs`: the word that a head must stand behind ("road map"), mostly none;
    `words`: role -> words; `symbol` matches bills and documents that go by a symbol; `meetings`: nouns of meetings."""

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
        types = "|".join(re.escape(word) for word in sorted(self.words["symbol"]))
        self.symbol = re.compile(rf"(?<![\w./])(?:{_BILL}|{_DOCUMENT.format(types)})(?![\w/])")
        self.meetings = {row["word"] for row in reference.rows("event_words")}
        self.words["about"] |= {" ".join(phrase.split()[:2]) for phrase in self.words["about"]}

    def kind(self, head: str) -> str:
        """Kind of instrument that a head word in lower case names."""
        return self.heads[head][0]

    def is_plural(self, head: str) -> bool:
        """Whether a head word in lower case is the plural of another ("agreements", "treaties", "memoranda")."""
        return any(one in self.heads for one in (head[:-1], head[:-3] + "y", head[:-1] + "um") if len(one) > 2 and one != head)

    def level(self, head: str) -> str:
        """What a head word in lower case needs to be a name, "" where the word is none."""
        return self.heads.get(head, ("", ""))[1]
