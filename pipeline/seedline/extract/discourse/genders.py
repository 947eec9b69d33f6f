"""Whether somebody is "he" or "she", as far as words tell.

Belongs here: what a title before a name, a given name and the ending of a family name tell of a pronoun. Does not belong here: whom a
pronoun means (deixis).
"""

from __future__ import annotations

from seedline.extract.discourse.titled import LONGEST_TITLE, WORD
from seedline.extract.reading import Reading
from seedline.extract.reports import Mention
from seedline.reference import Reference, cells


class Genders:
    """Genders by the packs `descriptions` (titles), `given_names` and `name_parts` (endings)."""

    def __init__(self, reference: Reference) -> None:
        rows = [r for r in reference.rows("descriptions") if r["kind"] == "gender"]
        self._titles = {r["noun"].casefold(): tuple(cells(r["matches"])) for r in rows}
        self._known = {form for forms in self._titles.values() for form in forms}
        # "he": all of his pronouns
        own = {forms[0]: forms for forms in self._titles.values()}
        self._given = {r["name"].casefold(): own.get(r["gender"], ()) for r in reference.rows("given_names") if r["gender"]}
        endings = ((r["form"], r["kind"].partition(" ")[0]) for r in reference.rows("name_parts") if r["kind"].endswith(" ending"))
        self._endings = {form: own.get(pronoun, ()) for form, pronoun in endings}

    def agrees(self, reading: Reading, mention: Mention, pronoun: str) -> bool:
        """False where the word before a name, or the name itself, tells that it is no "he" or no "she" (or "his excellency")."""
        before = WORD.findall(reading.text[max(0, mention.start - LONGEST_TITLE) : mention.start])
        titled = self._titles.get(before[-1].casefold(), ()) if before else ()
        pronouns = titled or self._of_name(mention.name or "")
        word = pronoun.split(maxsplit=1)[0]
        return not pronouns or word in pronouns or word not in self._known

    def are_same(self, pronoun: str, other: str) -> bool:
        """Whether two pronouns are of one gender."""
        return any(pronoun in forms and other in forms for forms in self._titles.values())

    def _of_name(self, name: str) -> tuple[str, ...]:
        """The pronouns of whoever bears a full name; none where nothing tells."""
        words = name.casefold().split()
        if len(words) < 2:
            return ()
        ending = next((forms for end, forms in self._endings.items() if words[-1].endswith(end)), ())
        return self._given.get(words[0], ()) or ending
