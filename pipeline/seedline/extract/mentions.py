"""Names of persons, organisations, countries and places.

Belongs here: combining the gazetteer, the grammar of organisation names, name patterns and the language model
into mentions that do not overlap. Does not belong here: dates, instruments and named events (their own
extractors), which name belongs to whom (coreference.py), and any list of names (reference packs).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.language import Language

from seedline.dataset.referent import known, local
from seedline.extract.gazetteer import Entry, Gazetteer, Token, fold, tokenize
from seedline.extract.model import label
from seedline.extract.reading import Paragraph, Reading
from seedline.extract.reports import Mention
from seedline.reference import Reference, cells

# One letter per unit, so that the grammar of names can be written as regular expressions over units.
SYMBOL = {
    "organization": "O", "country": "C", "demonym": "D", "body": "B", "place": "P", "office": "J",
    "honorific": "T", "rank": "T", "style": "T", "members": "m", "particle": "p",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """A known name or a single token, with its symbol; offsets in the seed's text."""

    symbol: str
    start: int
    end: int
    text: str
    entry: Entry | None = None


@dataclass(slots=True)
class Candidate:
    """A possible mention; of overlapping ones the higher rank, then the longer wins."""

    mention: Mention
    rank: int


# the grammar of organisation names, over symbols
_MODIFIER = r"(?:[WDOCPB9][-s]?)"
_PHRASE = rf"{_MODIFIER}*[WDOCPBH9]"
_TAIL = rf"(?:of?t?(?:mot?)?{_PHRASE}(?:,{_PHRASE})*(?:aW+(?![WJ]))?)".replace("of?", "o")
ORGANIZATION = re.compile(rf"(?:{_MODIFIER}*[HB]{_TAIL}*|O\(O\)B|O(?:B|O)+)")
# office or honorific, the body or country it belongs to, then the name
TITLED = re.compile(r"[JT]+(?:ot?[DCOPBHW]+)*")
INITIALS = re.compile(r"(?<![\w.])(?:[A-ZÀ-Þ][a-z]?\.[ \u00a0]?){1,2}(?:-?[A-ZÀ-Þ]\.[ \u00a0]?)?[A-ZÀ-Þ][^\W\d_]+(?:-[A-ZÀ-Þ][^\W\d_]+)*")


class Mentions:
    """Reports mentions of persons, organisations, countries and places.

    Args:
        nlp: spaCy pipeline whose named entities are a witness among others.
        reference: packs of names.
    """

    name = "mentions"
    version = "1"

    def __init__(self, nlp: Language, reference: Reference) -> None:
        self.gazetteer = Gazetteer(reference)
        self.model = label(nlp)
        self.heads = {fold(r["head"]): set(cells(r["prepositions"])) for r in reference.rows("org_heads")}
        self.prepositions = set().union(*self.heads.values()) | {"of"}
        self.stop = nlp.Defaults.stop_words
        self.owners = {k: dict(pair.split("=") for pair in cells(b["owners"])) for k, b in self.gazetteer.bodies.items()}

    def __call__(self, reading: Reading) -> Iterable[Mention]:
        candidates: list[Candidate] = []
        for paragraph in reading.paragraphs:
            units = self._units(reading.text, paragraph)
            candidates += self._paragraph(reading, paragraph, units)
        taken = _Taken((m.start, m.end) for m in reading.mentions)
        candidates.sort(key=lambda c: (-c.rank, c.mention.start - c.mention.end, c.mention.start))
        chosen = [c.mention for c in candidates if taken.take(c.mention.start, c.mention.end)]
        chosen.sort(key=lambda m: m.start)
        return chosen

    # -- units
    def _units(self, text: str, paragraph: Paragraph) -> list[Unit]:
        base = paragraph.start
        tokens = tokenize(text[base : paragraph.end])
        units: list[Unit] = []
        at = 0
        for match in self.gazetteer.find(tokens):
            units += [self._plain(t, base) for t in tokens[at : match.first]]
            entry = match.entries[0]
            first, last = tokens[match.first], tokens[match.last - 1]
            start, end = base + first.start, base + last.end
            units.append(Unit(SYMBOL.get(entry.type, "W"), start, end, text[start:end], entry))
            at = match.last
        return units + [self._plain(t, base) for t in tokens[at:]]

    def _plain(self, token: Token, base: int) -> Unit:
        word = token.text
        low = fold(word)
        if not word[0].isalnum():
            symbol = {"'": "'", "’": "'", "-": "-", "–": "-", ",": ",", "(": "(", ")": ")", "&": "a"}.get(word, "x")
        elif low in ("s",):
            symbol = "s"
        elif low == "the":
            symbol = "t"
        elif low == "and":
            symbol = "a"
        elif low in self.prepositions:
            symbol = "o"
        elif word[0].isdigit():
            symbol = "9"
        elif word[0].isupper() and low in self.heads:
            symbol = "H"
        elif word[0].isupper() and low not in self.stop:
            symbol = "W"
        else:
            symbol = "w"
        return Unit(symbol, base + token.start, base + token.end, word)

    # -- candidates
    def _paragraph(self, reading: Reading, paragraph: Paragraph, units: list[Unit]) -> Iterator[Candidate]:
        symbols = "".join(u.symbol for u in units)
        for m in ORGANIZATION.finditer(symbols):
            yield from self._organization(reading.text, units[m.start() : m.end()])
        for u in units:
            if u.entry and u.symbol in "OCP":
                rank = 50 if u.symbol == "O" else 40
                if u.entry.is_weak:
                    continue
                yield Candidate(Mention(start=u.start, end=u.end, type=u.entry.type, referent=known(u.entry.type, u.entry.key), name=u.entry.name, confidence=0.97), rank)
        for ent in paragraph.doc.ents:
            start, end = paragraph.start + ent.start_char, paragraph.start + ent.end_char
            type_ = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place"}.get(ent.label_)
            if type_:
                text = reading.text[start:end]
                if text.startswith("the "):
                    start += 4
                if text.endswith(("'s", "’s")):
                    end -= 2
                if "\n" in text or start >= end:
                    continue
                text = reading.text[start:end]
                yield Candidate(Mention(start=start, end=end, type=type_, referent=local(type_, text), name=text, confidence=0.7, extractor=self.model), 30)
        for m in INITIALS.finditer(reading.text, paragraph.start, paragraph.end):
            yield Candidate(Mention(start=m.start(), end=m.end(), type="person", referent=local("person", m.group()), name=m.group(), confidence=0.9), 45)

    def _organization(self, text: str, units: list[Unit]) -> Iterator[Candidate]:
        start, end = units[0].start, units[-1].end
        quote = text[start:end]
        if "\n" in quote or (len(units) == 1 and units[0].entry is None):
            return
        referent, name, sure = self._owner(units, quote)
        if referent is None:
            return
        yield Candidate(Mention(start=start, end=end, type="organization", referent=referent, name=name, confidence=sure), 60)

    def _owner(self, units: list[Unit], quote: str) -> tuple[str | None, str, float]:
        """Referent, name and confidence of the body that the units name."""
        body = next((u for u in units if u.symbol == "B" and u.entry), None)
        rest = [u for u in units if u.entry and u is not body and u.symbol in "OCD"]
        if body and body.entry and len(units) == 1 and body.entry.is_weak:
            return None, quote, 0.0
        if body and body.entry and len({u.entry.key for u in rest if u.entry}) == 1 and not any(u.symbol in "WH" for u in units):
            owner = rest[0].entry
            assert owner is not None
            if owner.type == "organization" and owner.key in self.owners[body.entry.key]:
                return known("organization", self.owners[body.entry.key][owner.key]), quote, 0.95
            national = self.gazetteer.bodies[body.entry.key]["national"]
            if owner.type != "organization" and national:
                return known("organization", f"{national}-{owner.key.lower()}"), quote, 0.95
        return local("organization", quote), quote, 0.8


class _Taken:
    """Stretches of text already taken."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._at: set[int] = set()
        for start, end in spans:
            self._at.update(range(start, end))

    def take(self, start: int, end: int) -> bool:
        """Takes the stretch if all of it is free."""
        if any(i in self._at for i in range(start, end)):
            return False
        self._at.update(range(start, end))
        return True
