"""Words by which an instrument's name goes on, though they mostly end one.

Belongs here: forms of words behind a head, told by the words themselves ("of the other part", "as a member state").
Does not belong here: where the name ends in all (`name_right`), brackets (`name_brackets`).
"""

from __future__ import annotations

from spacy.tokens import Token

from seedline.extract.instruments.tagged import Tagged

LONGEST = 70  # tokens of a name


def is_titled(p: Tagged, k: int, stop: int) -> bool:
    """Whether a capitalised word follows the preposition at `k`: "Pact against Hunger", "Peace through a Cessation of Hostilities"; behind
    its article, where a scheme says what it is for: "Plan for 2023-2027 for the Development of X"."""
    inner = k + 2 if p[k].lower_ in ("through", "for") and k + 1 < stop and p[k + 1].pos_ == "DET" else k + 1
    return inner < stop and p[inner].text[0].isupper() and p.mention[inner] is None


def is_scope(p: Tagged, k: int) -> bool:
    """Whether "within the CIS" begins at `k`: where an agreement among an organisation's members holds."""
    if p[k].lower_ != "within" or k + 2 >= len(p):
        return False
    return p.is_a(k + 2 if p[k + 1].lower_ == "the" else k + 1, "organization")


def runs_on(p: Tagged, k: int) -> bool:
    """Whether words that mostly end a name do not: "fields such as ...", "the treaty as of 7 May 2010", "strategy through 2030"."""
    if p[k].lower_ == "as":
        return p[k - 1].lower_ == "such" or (k + 2 < len(p) and p[k + 1].lower_ == "of" and p.is_a(k + 2, "date"))
    return p[k].lower_ == "through" and k + 1 < len(p) and p.is_year(k + 1)


def is_of_year(p: Tagged, comma: int, stop: int) -> bool:
    """Whether an act's year follows at `comma` and ends its clause."""
    is_year = comma + 1 < stop and p[comma].text == "," and p.is_year(comma + 1) and p.after(comma + 1) == comma + 2
    return is_year and (comma + 2 >= stop or p[comma + 2].text in ",;" or p[comma + 2].lower_ == "and")


def is_member(p: Tagged, head: Token, k: int) -> bool:
    """Whether "as a member" goes on with what a title is about: "Decision on the Admission of A as a member state"."""
    t = p[k]
    return t.lower_ == "as" and t.head.i > head.i and t.head.pos_ in ("NOUN", "PROPN") and k + 1 < len(p) and p[k + 1].tag_ == "DT"


def other_part(p: Tagged, comma: int, stop: int) -> int:
    """The token behind "of the other part", where the comma opens "of the one part, and B, of the other part"; else 0."""
    said = [t.lower_ for t in p.doc[comma + 1 : min(stop, comma + LONGEST)]]
    if said[:1] != ["of"] or "part" not in said[:4]:
        return 0
    ends = (i for i, word in enumerate(said) if word == "part" and said[i - 1] == "other")
    return next((comma + 2 + i for i in ends), 0)


def is_address(p: Tagged, comma: int) -> bool:
    """Whether the comma stands between a place and what it lies in: "cities of Guangzhou, China and Surat, Gujarat, India"."""
    return p.is_a(comma - 1, "place") and comma + 1 < len(p) and (p.is_a(comma + 1, "country") or p.is_a(comma + 1, "place"))
