"""Relations that a text states."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from spacy.language import Language

from seedline.extract.positions.extractor import Positions
from seedline.extract.reading import Reading
from seedline.extract.relations import Relations
from seedline.extract.reports import Mention
from seedline.reference import Reference

TYPES = {"P": "person", "C": "country", "O": "organization", "L": "place"}


class Marked:
    """Mentions as the test's text marks them: `[C:KZ Kazakhstan]`."""

    name, version = "marked", "1"

    def __init__(self, marked: str) -> None:
        self.text, self.mentions, at = "", [], 0
        for m in re.finditer(r"\[([PCOL]):([\w-]+) ([^\]]*)\]", marked):
            self.text += marked[at : m.start()]
            self.mentions.append(
                Mention(start=len(self.text), end=len(self.text) + len(m[3]), type=TYPES[m[1]], referent=f"{TYPES[m[1]]}:{m[2]}", name=m[3])
            )
            self.text += m[3]
            at = m.end()
        self.text += marked[at:]

    def __call__(self, reading: Reading) -> list[Mention]:
        return self.mentions


@pytest.fixture
def relations(read: Callable[..., Reading], nlp: Language, reference: Reference) -> Callable[[str], set[tuple[str, str, str]]]:
    extractors = Positions(nlp, reference), Relations(nlp, reference)

    def run(marked: str) -> set[tuple[str, str, str]]:
        source = Marked(marked)
        reading = read(source.text, source, *extractors)
        return {(r.subject.split(":")[1], r.predicate, r.object.split(":")[1]) for r in reading.relations}

    return run


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[C:KZ Kazakhstan]'s chairmanship in the [O:csto CSTO] goes on.", {("KZ", "chairs", "csto")}),
        ("The Belarusian side, which presides in the [O:cis CIS], spoke.", {("BY", "chairs", "cis")}),
        ("[C:KG Kyrgyzstan] holds the [O:csto CSTO] presidency.", {("KG", "chairs", "csto")}),
        ("As Chair of the [O:osce OSCE], [C:FI Finland] will host it.", {("FI", "chairs", "osce")}),
        (
            "In the [O:cis CIS] [C:KZ Kazakhstan] handed the chairmanship to [C:TJ Tajikistan].",
            {("KZ", "chairs", "cis"), ("TJ", "chairs", "cis")},
        ),
        (
            "President of [C:RU Russia] [P:orlov Ivan Orlov] came. [P:orlov Orlov], whose country presides in the [O:cis CIS], spoke.",
            {("RU", "chairs", "cis")},
        ),
        ("[P:silva Ana Silva], Chairperson of the [O:unhrc Human Rights Council], spoke.", {("silva", "chairs", "unhrc")}),
        (
            "The [O:csto CSTO] unites [C:AM Armenia], [C:BY Belarus] and [C:TJ Tajikistan].",
            {("AM", "member_of", "csto"), ("BY", "member_of", "csto"), ("TJ", "member_of", "csto")},
        ),
        ("[C:MN Mongolia], an observer in the [O:sco SCO], took part.", {("MN", "observer_of", "sco")}),
        ("The [O:unrcca UNRCCA] headquartered in [L:ashgabat Ashgabat] took part.", {("unrcca", "headquartered_in", "ashgabat")}),
        ("The [O:au African Union], the successor to the [O:oau OAU], grew.", {("au", "successor_of", "oau")}),
        ("The [O:csto-pa Assembly] is an advisory organ of the [O:csto CSTO].", {("csto-pa", "body_of", "csto")}),
    ],
)
def test_stated(relations: Callable[[str], set[tuple[str, str, str]]], text: str, expected: set[tuple[str, str, str]]) -> None:
    assert relations(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "[C:KZ Kazakhstan] spoke at the [O:csto CSTO] summit in [L:astana Astana].",
        "The [O:csto CSTO] discussed [C:AF Afghanistan] and [C:SY Syria].",
        "The meeting was chaired by [C:KZ Kazakhstan].",
    ],
)
def test_not_stated(relations: Callable[[str], set[tuple[str, str, str]]], text: str) -> None:
    assert relations(text) == set()
