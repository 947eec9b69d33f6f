"""Facts between countries, organisations, places and persons that a document states.

Belongs here: membership, chairmanship, observership, parts, succession and seats in the text's own words. The
phrases stand as templates in the pack `relation_patterns`; chairs of bodies also follow from positions.
Does not belong here: facts that only a reference table knows (`enrich`).

A template is a row of words: `a|b` either, `x?` may be absent, `...?` up to four words, `<country>` a country or
its adjective, `<countries>` a list, `<org>`, `<place>`, `<person:country>` a person who stands for a country.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.language import Language

from seedline.dataset import referent
from seedline.extract.phrases import Phrases, split_words
from seedline.extract.reading import Paragraph, Reading
from seedline.extract.reports import Evidence, Relation
from seedline.reference import Reference, cells

_MARKS = {"country": "c", "organization": "o", "place": "l", "person": "p"}
_SLOTS = {"country": "[ca]", "org": "o", "place": "[lc]", "person": "p", "countries": "c"}
_WORD = re.compile(r"[^\W\d_]+(?:[-'’](?!s\b)[^\W\d_]+)*")
_LONGEST_LIST = 40
_GENERIC_ORGANIZATION = "intergovernmental_organization"


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands behind a mark of the encoded text."""

    start: int
    end: int
    referent: str | None


class Relations:
    """Finds relations; runs after positions."""

    name = "relations"
    version = "1"

    def __init__(self, nlp: Language, reference: Reference) -> None:
        self._patterns = [(row["predicate"], _compile(row["pattern"]), row["pattern"]) for row in reference.rows("relation_patterns")]
        self._demonyms = Phrases()
        for row in reference.rows("countries"):
            for demonym in cells(row["demonyms"]):
                self._demonyms.add(split_words(demonym), referent.known("country", row["code"]))
        self._parents = {r["organization_id"]: r["parent_id"] for r in reference.rows("organizations")}
        self._types = {r["organization_id"]: r["type"] for r in reference.rows("organizations")}
        self._chairs = {r["office"] for r in reference.rows("offices") if r["kind"] == "chair"} - {"Deputy Chairman"}

    def __call__(self, reading: Reading) -> Iterable[Relation]:
        seen: set[tuple[str, str, str]] = set()
        last: str | None = None
        for r in self._from_positions(reading):
            if (r.subject, r.predicate, r.object) not in seen:
                seen.add((r.subject, r.predicate, r.object))
                yield r
        for p in reading.paragraphs:
            text, pieces = self._encode(reading, p)
            for r in self._match(reading, text, pieces, last) if pieces else ():
                if (r.subject, r.predicate, r.object) not in seen and r.subject != r.object:
                    seen.add((r.subject, r.predicate, r.object))
                    yield r
            last = next((o for x in reversed(pieces) if (o := self._organization(x.referent))), last)

    def _from_positions(self, reading: Reading) -> Iterator[Relation]:
        for p in reading.positions:
            if (
                p.office in self._chairs
                and p.body
                and referent.type_of(p.body) == "organization"
                and not p.title.casefold().startswith(("deputy", "vice"))
            ):
                evidence = [
                    Evidence("subject_id" if e.field == "person_id" else "object_id", e.start, e.end)
                    for e in p.evidence
                    if e.field != "title"
                ]
                yield Relation(
                    start=p.start, end=p.end, subject=p.person, predicate="chairs", object=p.body, confidence=0.85, evidence=evidence
                )

    def _encode(self, reading: Reading, p: Paragraph) -> tuple[str, list[_Piece]]:
        """The paragraph in lower case, each name and adjective of a country replaced by a mark `⟨c3⟩`."""
        pieces: list[_Piece] = []
        out: list[str] = []

        def mark(kind: str, start: int, end: int, ref: str | None) -> None:
            out.append(f" ⟨{kind}{len(pieces)}⟩ ")
            pieces.append(_Piece(start, end, ref))

        def plain(start: int, end: int) -> None:
            words = list(_WORD.finditer(reading.text, start, end))
            at, i = start, 0
            lower = [m[0].casefold() for m in words]
            while i < len(words):
                hit = self._demonyms.match(lower, i) if words[i][0][0].isupper() else None
                if hit:
                    out.append(_folded(reading.text[at : words[i].start()]))
                    at = words[hit[0] - 1].end()
                    mark("a", words[i].start(), at, hit[1])
                    i = hit[0]
                else:
                    i += 1
            out.append(_folded(reading.text[at:end]))

        at = p.start
        for m in reading.mentions_in(p.start, p.end):
            if m.start < at or m.type not in _MARKS:
                continue
            plain(at, m.start)
            mark(_MARKS[m.type], m.start, m.end, m.referent)
            at = m.end
        plain(at, p.end)
        # a bracketed abbreviation says nothing new
        return re.sub(r"\s+", " ", re.sub(r"\(\s*#?(?:⟨o\d+⟩\s*)+\)", " ", "".join(out))), pieces

    def _match(self, reading: Reading, text: str, pieces: list[_Piece], last: str | None) -> Iterator[Relation]:
        for predicate, pattern, template in self._patterns:
            for m in pattern.finditer(text):
                groups = [(k, v) for k, v in m.groupdict().items() if v]
                slots = [(k, [pieces[int(n)] for n in re.findall(r"⟨[a-z](\d+)⟩", v)]) for k, v in groups]
                subjects, objects = _roles(predicate, slots)
                target = objects[0].referent if objects else self._before(pieces, subjects, last) if "<org>" not in template else None
                for s in subjects:
                    subject = self._country_of(reading, s.referent) if "<person:country>" in template else s.referent
                    if not subject or not target:
                        continue
                    around = [s, *objects[:1]]
                    evidence = [Evidence("subject_id", s.start, s.end)] + [Evidence("object_id", o.start, o.end) for o in objects[:1]]
                    yield Relation(
                        start=min(x.start for x in around), end=max(x.end for x in around),
                        subject=subject, predicate=predicate, object=target, confidence=0.8 if objects else 0.6, evidence=evidence,
                    )  # fmt: skip

    def _organization(self, ref: str | None) -> str | None:
        """The intergovernmental organisation that a referent is, or is part of."""
        key = referent.key_of(ref) if ref and referent.type_of(ref) == "organization" else ""
        for _ in range(4):
            if self._types.get(key) == _GENERIC_ORGANIZATION:
                return referent.known("organization", key)
            key = self._parents.get(key, "")
        return None

    def _before(self, pieces: list[_Piece], subjects: list[_Piece], last: str | None) -> str | None:
        """The organisation named last before a statement that names none."""
        start = min((s.start for s in subjects), default=0)
        return next((o for x in reversed(pieces) if x.start < start and (o := self._organization(x.referent))), last)

    def _country_of(self, reading: Reading, person: str | None) -> str | None:
        return next((p.body for p in reading.positions if p.person == person and p.body and referent.type_of(p.body) == "country"), None)


def _roles(predicate: str, slots: list[tuple[str, list[_Piece]]]) -> tuple[list[_Piece], list[_Piece]]:
    """Subjects and objects of a match: what a predicate says of countries has the organisation as its object."""
    organizations = [x for k, v in slots if k.startswith("org") for x in v]
    others = [x for k, v in slots if not k.startswith("org") for x in v]
    if predicate in ("body_of", "successor_of"):
        return organizations[:1], organizations[1:]
    if predicate == "headquartered_in":
        return organizations[:1], others
    return others, organizations


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"['’]s\b", " 's", text.casefold()))


def _compile(template: str) -> re.Pattern[str]:
    """The regular expression of a template over encoded text."""
    parts: list[str] = []
    used = 0
    for part in template.split():
        optional = part.endswith("?")
        token = part.removesuffix("?")
        if token == "...":
            parts.append(r"(?:(?!⟨)[^\s.;:]+\s+){0,4}?")
            continue
        if slot := re.fullmatch(r"<(\w+)(?::\w+)?>", token):
            used += 1
            mark = rf"⟨{_SLOTS[slot[1]]}\d+⟩"
            one = (
                rf"(?:the )?(?P<{slot[1]}{used}>{mark}(?:(?:\s*,\s*(?:and )?|\s+and\s+)(?:the )?{mark}){{0,{_LONGEST_LIST}}}+)"
                if slot[1] == "countries"
                else rf"(?:the )?(?P<{slot[1]}{used}>{mark})"
            )
        else:
            one = "(?:" + "|".join(re.escape(w) for w in token.split("|")) + r")(?!\w)"
        one += r"\s*"
        parts.append(f"(?:{one})?" if optional else one)
        if not token.startswith("<") and token not in (",", ":"):
            parts.append(r"(?:the )?" if not optional else "")
    return re.compile("".join(parts))
