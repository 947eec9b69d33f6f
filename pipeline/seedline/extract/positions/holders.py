"""Whose officials well-known names are, by the packs `officeholders` and `international_officials`.

Belongs here: from a name as a page writes it to a state, or with an office to an organisation. Does not belong here: what the page
itself says of the holder (`positions`).
"""

from __future__ import annotations

from collections.abc import Set

from seedline.dataset import referent
from seedline.extract.phrases import split_words
from seedline.extract.positions.titles import Titles
from seedline.reference import Reference, cells
from seedline.reference.folding import Folding


class Holders:
    """Made once per process."""

    def __init__(self, reference: Reference) -> None:
        self._titles = reference.shared(Titles)
        self._fold = Folding(reference).fold  # "Muñoz" is "Munoz", "Lukashenka" "Lukashenko"
        self._suffixes = {w for r in reference.rows("name_parts") if r["kind"] == "suffix" for w in split_words(r["form"])}
        self._particles = {r["word"] for r in reference.rows("name_particles") if r["role"] == "particle"}
        states: dict[tuple[str, ...], set[str]] = {}
        pairs: set[tuple[str, ...]] = set()  # names that the pack gives in two words
        self._leads: dict[tuple[str, ...], set[tuple[str, str]]] = {}
        for r in reference.rows("officeholders"):
            for name in (r["name"], *cells(r["aliases"])):
                words = self._words(name)
                pairs.update({words} if len(words) == 2 else ())
                for kind in cells(r["leads"]):
                    for key in {words, words[-1:]}:
                        self._leads.setdefault(key, set()).add((referent.known("country", r["country_code"]), kind))
                for key in {words, words[-1:], words[:1] + words[-1:]}:  # a family name alone where it belongs to one country
                    states.setdefault(key, set()).add(referent.known("country", r["country_code"]))
        self._states = {key: min(found) for key, found in states.items() if len(found) == 1}
        self._pairs = {key: self._states[key] for key in pairs & set(self._states)}
        bodies: dict[tuple[tuple[str, ...], str], set[str]] = {}
        for r in reference.rows("international_officials"):
            for name in (r["name"], *cells(r["aliases"])):
                words = self._words(name)
                for key in {words, words[-1:], words[:1] + words[-1:]}:
                    office = self._titles.office(r["title"]) or ""
                    bodies.setdefault((key, office), set()).add(referent.known("organization", r["organization_id"]))
        self._bodies = {key: min(found) for key, found in bodies.items() if len(found) == 1}

    def state(self, name: str) -> str | None:
        """The country that a name's holder is an official of."""
        words = self._words(name)
        # "Hassan Omar Ali" is no Hassan Said Ali, but "Omar bin Said bin Ali" may be known as Omar bin Said
        shorter = (words[:n] for n in range(len(words) - 1, 2, -1) if words[n] in self._particles and words[n - 1] not in self._particles)
        own = next(filter(None, map(self._states.get, shorter)), None)
        return self._states.get(words) or self._pairs.get((*words[:1], *words[-1:])) or own

    def leads(self, name: str) -> Set[tuple[str, str]]:
        """States that a name's holder led, each with the kind of office; a family name alone tells where all of that name are of one
        country."""
        words = self._words(name)
        if len(words) == 1 and words not in self._states:
            return frozenset()
        return self._leads.get(words) or self._leads.get((*words[:1], *words[-1:])) or frozenset()

    def body(self, name: str, title: str) -> str | None:
        """The organisation in which a name's holder has or had the office."""
        words, office = self._words(name), self._titles.office(title) or ""
        return self._bodies.get((words, office)) or self._bodies.get(((*words[:1], *words[-1:]), office))

    def _words(self, name: str) -> tuple[str, ...]:
        whole = split_words(name)
        bare = [w for w in whole if w not in self._suffixes]
        words = tuple(self._fold(w) for w in (bare if len(bare) > 1 else whole))  # "Charles III" is no Charles
        full = tuple(w for w in words if len(w) > 1)
        return full if len(full) > 1 else words  # "M. Venkaiah Naidu"
