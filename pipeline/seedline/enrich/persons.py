"""Parts of persons' names: `persons(entities=, reference=) -> {persons}`.

Belongs here: splitting a name into given and family name. Does not belong here: telling persons apart (`resolve`).
"""

from __future__ import annotations

import re

import polars as pl

from seedline.dataset.schema import dictionary
from seedline.reference import Reference, cells

_GLUED = re.compile(r"(?<=\.)(?=[^\W\d_.])")


class Splitter:
    """Splits names by the packs `name_particles` (particles and suffixes) and `family_first`."""

    def __init__(self, reference: Reference) -> None:
        rows = reference.rows("name_particles")
        self._particles = {r["word"] for r in rows if r["role"] == "particle"}
        self._suffixes = {r["word"] for r in rows if r["role"] == "suffix"}
        self._family_first = {r["name"].casefold(): frozenset(cells(r["countries"])) for r in reference.rows("family_first")}

    def __call__(self, name: str, country: str | None) -> tuple[str | None, str | None]:
        """Given and family name. A single word is a family name; initials are given names.

        Args:
            country: ISO code of the person's country, if known: it decides whether a family name may stand in front.
        """
        words = _GLUED.sub(" ", name).split()
        suffix = words.pop() if len(words) > 1 and words[-1].casefold().strip(".,") in self._suffixes else None
        if len(words) < 2:
            return None, " ".join(words) or None
        if self._is_family_first(words, country):
            given, family = words[1:], words[:1]
        else:
            start = len(words) - 1
            while start > 1 and words[start - 1].casefold() in self._particles:
                start -= 1
            given, family = words[:start], words[start:]
        return " ".join(given + ([suffix] if suffix else [])), " ".join(family)

    def _is_family_first(self, words: list[str], country: str | None) -> bool:
        countries = self._family_first.get(words[0].casefold())
        has_initials = any(w.endswith(".") for w in words)
        return countries is not None and len(words) <= 3 and not has_initials and (country is None or country in countries)


def persons(*, entities: pl.DataFrame, reference: Reference) -> dict[str, pl.DataFrame]:
    """One row per person."""
    split = Splitter(reference)
    rows = []
    for entity_id, name, country in entities.filter(pl.col("type") == "person").select("entity_id", "name", "country_code").iter_rows():
        given, family = split(name, country)
        rows.append({"entity_id": entity_id, "given_name": given, "family_name": family})
    return {"persons": dictionary()["persons"].frame(rows)}
