"""Persons whose name stands right behind the words of an office, and the words that offices are compared by.

Belongs here: offices beside names, whatever position was read of them. Does not belong here: positions, which of several persons is
meant (deixis).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set

from seedline.extract.reading import Reading
from seedline.extract.reports import Mention

WORD = re.compile(r"\w[\w’'\-]*")
POSSESSIVE = re.compile(r"['’]s?$")
LONGEST_TITLE = 24
_BROKEN = re.compile(r"(?<=\w)- (?=[A-Z])")
# "NAME, Former Secretary-General" in the bar of an archived page
_BEHIND = re.compile(r",[ \t]+(?P<office>[A-Z][^\n,.;:|]{2,60})[ \t]*(?:\n|\||$)")
# what stands between the noun of a long office and its holder's name
_INSIDE = re.compile(r"(?:[\s,]+(?:for|of|and|to|on|the|in|at|[A-Z][\w’'\-]*))*[\s,]*")
_LONGEST_LEAD = 100
_LONGEST_LINK = 8
# before an office that is another's: "Spokesman for the Secretary-General"
_OF_OTHER = re.compile(r"\b(?:for|of|to|by) the $", re.IGNORECASE)


def words(text: str) -> list[str]:
    """Words in lower case, possessive endings cut, a blank behind a hyphen left out: "Secretary- General"."""
    return [POSSESSIVE.sub("", w.casefold()) for w in WORD.findall(_BROKEN.sub("-", text))]


def titled(reading: Reading, mentions: Iterable[Mention], said: Set[str]) -> Iterator[str]:
    """Persons among the mentions whose name has the words of an office beside it: "Ambassador X ... the ambassador"."""
    for m in mentions:
        if m.type == "person" and m.referent and said and (_is_beside(reading, m, said) or (len(said) == 1 and _leads(reading, m, said))):
            yield m.referent


def _is_beside(reading: Reading, mention: Mention, said: Set[str]) -> bool:
    """Whether the words are the last before the name, or the last of an office behind it."""
    before = words(reading.text[max(0, mention.start - LONGEST_TITLE - _LONGEST_LINK) : mention.start])
    behind = _BEHIND.match(reading.text, mention.end)
    is_before = set(before[-len(said) :]) == said and not _OF_OTHER.fullmatch(" ".join(before[-len(said) - 2 : -len(said)]) + " ")
    return is_before or (behind is not None and set(words(behind.group("office"))[-len(said) :]) == said)


def _leads(reading: Reading, mention: Mention, said: Set[str]) -> bool:
    """Whether the one word said is the noun of a long office that the name ends: "Minister for Trade of the Republic, X"."""
    noun = next(iter(said))
    lead = reading.text[max(0, mention.start - _LONGEST_LEAD) : mention.start]
    at = lead.casefold().rfind(noun)
    opens = at > 0 and not lead[at - 1].isalnum() and not _OF_OTHER.search(lead, 0, at)
    return opens and _INSIDE.fullmatch(lead, at + len(noun)) is not None
