"""Kinds of instruments: `instruments(entities=, reference=) -> {instruments}`.

Belongs here: reading the kind from the head word of the name. Does not belong here: finding instruments, what was done with them.
"""

from __future__ import annotations

import re

import polars as pl

from seedline.dataset.schema import dictionary
from seedline.reference import Reference


class Kinds:
    """Kinds by head word, from the pack `instrument_kinds`."""

    def __init__(self, reference: Reference) -> None:
        self._kind = {r["head"]: r["kind"] for r in reference.rows("instrument_kinds")}
        heads = sorted(self._kind, key=len, reverse=True)
        self._head = re.compile(rf"\b({'|'.join(map(re.escape, heads))})(?:s|es)?\b")
        linking = [re.escape(r["word"]) for r in reference.rows("phrase_words") if not r["same_as"]]
        self._end = re.compile(rf"\b(?:{'|'.join(linking)})\b|\(")

    def __call__(self, name: str) -> str:
        """The last head word before the first preposition, else the first one anywhere, else `other`.

        "Collective Security Treaty Organization Charter" is a charter, "Protocol to the Treaty" a protocol, and "Code of
        Conduct", which the pack has as a whole, no law.
        """
        text = name.casefold().removeprefix("the ")
        end = self._end.search(text)
        found = [m for m in self._head.finditer(text) if not end or m.start() < end.start()]
        head = found[-1] if found else self._head.search(text)
        return self._kind[head[1]] if head else "other"


def instruments(*, entities: pl.DataFrame, reference: Reference) -> dict[str, pl.DataFrame]:
    """One row per instrument."""
    kinds = Kinds(reference)
    own = entities.filter(pl.col("type") == "instrument").select("entity_id", "name")
    return {"instruments": dictionary()["instruments"].frame({"entity_id": e, "kind": kinds(name)} for e, name in own.iter_rows())}
