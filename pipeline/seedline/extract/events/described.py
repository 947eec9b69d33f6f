"""Offices without a name that stand for a person the text names elsewhere: "the Secretary-General", "the Kazakh president".

Belongs here: where such a phrase stands, and that no name stands beside it. Does not belong here: whom it means (`deixis`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from seedline.extract.discourse.deixis import Deixis
from seedline.extract.reading import Paragraph, Reading
from seedline.extract.reports import Mention

# what may stand between an office and its bearer's name: "the minister, Mr X"
_BESIDE = re.compile(r"(?:\s\([^()]*\))?[,:]?\s(?:[A-Z][\w.'’-]*,?\s)*")
_NEAR = 60
# "deputy prime minister and minister of foreign affairs"
_JOINED = re.compile(r"\sand\s|\s[-–]\s|,\s")
# "the ambassador (to)", but "the visit of the president of Kenya (to) Oslo"
_GOES_ON = re.compile(r"\s(?:of|for|to)\b|\s?[-/–]")
_GOES_ON_BEHIND = re.compile(r"\s(?:of|for)\b|\s?[-/–]")
# subjects are read with their verb (`clauses`)
_ROLES = ("poss", "pobj", "conj")
_PREPOSITIONS = ("with", "between", "by", "of", "among", "from", "to")
_OWNERS = ("organization", "country")


def short_of(title: str, deixis: Deixis) -> set[str]:
    """How an office is told without its holder: as it stands, and by its noun alone, "minister" of a foreign minister."""
    said = {title.lower()}
    for part in _JOINED.split(title.lower()):
        found = deixis.describe(part)
        if found and part.startswith(found.noun):
            last = found.noun.rsplit(maxsplit=1)[-1]
            short = deixis.describe(last)
            said |= {found.noun} | ({last} if short and short.matches[:1] == found.matches[:1] else set())
    return said


def described(reading: Reading, deixis: Deixis) -> list[Mention]:
    """The persons whom bare offices mean, each as a mention of the office's noun."""
    return [m for p in reading.paragraphs if p.role in ("title", "body") for m in _in_paragraph(reading, p, deixis)]


def _in_paragraph(reading: Reading, p: Paragraph, deixis: Deixis) -> Iterator[Mention]:
    for noun in p.doc:
        if noun.tag_ not in ("NN", "NNP") or noun.dep_ not in _ROLES or (noun.dep_ == "pobj" and noun.head.lower_ not in _PREPOSITIONS):
            continue
        article = next((c for c in noun.lefts if c.dep_ == "det"), None)
        if article is None or article.lower_ != "the":
            continue
        start, at, end = (p.start + x for x in (article.idx, noun.idx, noun.idx + len(noun)))
        last = _owner_end(reading, end)
        office = deixis.describe(reading.quote(start, end))
        goes_on = _GOES_ON if last == end else _GOES_ON_BEHIND
        if office is None or office.kind != "office" or _is_named(reading, start, last) or goes_on.match(reading.text, last):
            continue
        if any(reading.mentions_touching(at, end)):
            continue
        who = deixis.resolve(reading, start, last)
        if who and who.startswith("person:"):
            yield Mention(start=at, end=end, type="person", referent=who, name=reading.quote(start, last))


def _owner_end(reading: Reading, end: int) -> int:
    """Where the phrase ends with the body or state that the office is of: "the president (of Kazakhstan)"."""
    for of in (" of the ", " of "):
        if reading.text.startswith(of, end):
            owner = next(reading.mentions_touching(end + len(of), end + len(of) + 1), None)
            return owner.end if owner is not None and owner.type in _OWNERS else end
    return end


def _is_named(reading: Reading, start: int, end: int) -> bool:
    """Whether its bearer's name stands in or right behind the phrase."""
    name = next((m for m in reading.mentions_in(start, end + _NEAR) if m.type == "person"), None)
    return name is not None and (name.start < end or _BESIDE.fullmatch(reading.text, end, name.start) is not None)
