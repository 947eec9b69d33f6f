"""Names of persons, organisations, countries and places.

Belongs here: combining the gazetteer, the grammars of names (people.py, bodies.py) and the language model into
mentions that do not overlap. Does not belong here: dates, instruments and named events (their own extractors),
which names mean the same (coreference.py), and any list of names (reference packs).
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from spacy.language import Language

from seedline.dataset.referent import is_local, key_of, known, local
from seedline.extract.documents.page import section_words
from seedline.extract.mentions.abbreviations import abbreviates, short_form_after
from seedline.extract.mentions.bodies import Bodies
from seedline.extract.mentions.gazetteer import Entry, Gazetteer, fold
from seedline.extract.mentions.marks import Marks
from seedline.extract.mentions.outlets import Outlets, named
from seedline.extract.mentions.owners import Owners
from seedline.extract.mentions.people import People
from seedline.extract.mentions.renaming import Renaming
from seedline.extract.mentions.surnames import Surnames, nicknamed
from seedline.extract.mentions.units import Unit, Units, is_title, symbols
from seedline.extract.model import label
from seedline.extract.reading import Paragraph, Reading
from seedline.extract.reports import Mention
from seedline.reference import Reference, cells

MODEL_TYPES = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place"}
PLACE = re.compile(r"[JT]?(?:[WPX9](?:-(?=[WPXL]))?|(?<=W)p-?(?=W)|H(?=H*L)|D-D|C-C(?=L)|D(?=L)|C(?=L)){1,4}L{1,3}|OL")
SITE = re.compile(r"(?:[WPX]-?){0,3}Lot?W[WHPX]{0,2}(?:aW{1,2})?(?![NWi-])")  # "Monument of Heroes and Martyrs"
# "@MFA_Mali" names an account; no name stands in a link
HANDLE = re.compile(r"(?<!\w)@\w*_\w*|(?:https?://|www\.)\S+")
TWICE_NAMED = re.compile(r"(?=[QPX(]*Q)[QPX]{1,3}\([QPX]{1,3}\)L?|[PX]{1,3}\([PX]{1,3}\)L")
MARKED = re.compile(r"Q(?:-?Q)*")
ALIKE = 0.7  # share of words that two writings of one name have in common
STEM = 6  # letters
INITIALS = 2  # letters: more of them are initials of no other thing
DATELINE = re.compile(r",d[d,.]*(?:\(|-)|\([OW]{1,3}\)-")
NUMERAL = re.compile(r"[IVX]+")  # "the II Conference"
REGION = "region"
LATIN = re.compile(r"[a-z]", re.IGNORECASE)
HALF = re.compile(r"-(?![a-z])[^\W\d_]+[a-z]+(?![\w-])")  # the model cuts "Ny-Ålesund"


class Mentions:
    """Reports mentions of persons, organisations, countries and places.

    Args:
        nlp: spaCy pipeline whose named entities are one witness among others.
        reference: packs of names.
    """

    name = "mentions"
    version = "1"

    def __init__(self, nlp: Language, reference: Reference) -> None:
        self.gazetteer = Gazetteer(reference)
        self.units = Units(self.gazetteer, reference, nlp.Defaults.stop_words)
        self.people = People(reference)
        self.renaming = Renaming(self.people)
        self.bodies = Bodies(self.gazetteer, reference)
        self.owners = Owners(self.bodies, reference)
        self.model = label(nlp)
        self.inside = {r["form"] for r in reference.rows("name_parts") if r["kind"] == "inside"}
        self.reporting = {r["form"] for r in reference.rows("name_parts") if r["kind"] == "reporting"}
        self.outlets = Outlets(reference)
        self.surnames = Surnames(self.people, self.inside)
        self.meetings = {r["word"] for r in reference.rows("event_words")}
        self.compass = {r["form"] for r in reference.rows("name_parts") if r["kind"] == "compass"}
        self.other_names = {fold(r["form"]) for r in reference.rows("other_names")}
        self.pronouns = {w for r in reference.rows("document_kinds") if r["kind"] == "first_person" for w in cells(r["words"])}
        self.sections = section_words(reference)
        self.marks = Marks(self.people, reference, self.other_names)

    def __call__(self, reading: Reading) -> Iterable[Mention]:
        dated = {i for m in reading.mentions for i in range(m.start, m.end)}
        taken = set(dated)
        pages = [(p, self.units(reading.text, p.start, p.end, dated)) for p in reading.paragraphs]
        _name_by_initials([u for _, units in pages for u in units])
        self._without_rivals([u for _, units in pages for u in units])
        found: list[Mention] = []

        def take(mentions: Iterable[Mention]) -> None:
            for m in sorted(mentions, key=lambda m: m.start - m.end):
                if taken.isdisjoint(range(m.start, m.end)):
                    taken.update(range(m.start, m.end))
                    found.append(m)

        persons = nicknamed(reading.text, [m for p, units in pages for m in self._persons(reading.text, p, units)])
        persons += self.surnames(reading.text, [units for _, units in pages], persons)
        alone = self.surnames.words(persons)
        take(m for p, units in pages for m in self.outlets.addresses(reading.text, p, units))
        take(persons)
        take(m for p, units in pages for m in self._bodies(reading.text, p, units))
        named_before = [m for p, units in pages for m in self._known(p, units, alone) if m.type == "organization" and m.start not in taken]
        take(self._abbreviations(reading.text, pages, [*found, *named_before]))
        take(m for _, units in pages for m in self.outlets(reading.text, units))
        take(m for p, units in pages for m in self._places(reading.text, p, units))
        take(m for p, units in pages for m in self._known(p, units, alone))
        take(m for p, units in pages for m in self._model(reading.text, p, units))
        handles = {i for m in HANDLE.finditer(reading.text) for i in range(*m.span())}
        found = sorted((m for m in found if m.start not in handles), key=lambda m: m.start)
        self.owners(reading.text, found, [u for _, units in pages for u in units])
        return found

    def _without_rivals(self, units: Sequence[Unit]) -> None:
        """Makes words of short names that mean another body here, or stand in a series of words: "the Commonwealth" beside the CIS."""
        named = {u.entry.key for u in units if u.entry and u.symbol == "O"}
        for n, u in enumerate(units):
            others = self.gazetteer.rivals.get(u.text)
            before = symbols(units[max(0, n - 2) : n])
            if others and (others & named or before in ("W,", "Wa") or symbols(units[n + 1 : n + 2]) == "o"):
                u.symbol, u.entry = "W", None

    # -- persons
    def _persons(self, text: str, paragraph: Paragraph, units: list[Unit]) -> Iterator[Mention]:
        self.marks(units)
        named = [(paragraph.start + e.start_char, paragraph.start + e.end_char) for e in paragraph.doc.ents if e.label_ == "PERSON"]
        renamed = self.renaming(units, named)
        persons = list(self.people.find(units, named))
        for person in persons:
            for u in units[person.first : person.last]:
                u.symbol = "N"
            for u in itertools.takewhile(lambda u: u.text in self.people.postnominals, units[person.last : person.last + 3]):
                u.symbol = "w"
        for u, symbol in renamed:
            u.symbol = "N" if u.symbol == "N" else symbol
        for person in persons:
            start, end = units[person.first].start, units[person.last - 1].end
            name = fold(text[start:end])
            is_none = name in self.other_names or self.marks.no_names.issuperset(name.split())  # "English Français"
            if not is_none and LATIN.search(text, start, end):
                yield _person(text, start, end, person.confidence)

    # -- organisations
    def _bodies(self, text: str, paragraph: Paragraph, units: list[Unit]) -> Iterator[Mention]:
        for body in self.bodies.find(units):
            start, end = units[body.first].start, units[body.last - 1].end
            is_menu = paragraph.role == "boilerplate" and self.sections.issuperset(text[start:end].casefold().split())
            if "\n" not in text[start:end] and not (is_menu and is_local(body.referent)):
                yield Mention(start=start, end=end, type="organization", referent=body.referent, name=body.name, confidence=body.confidence)

    def _abbreviations(self, text: str, pages: Sequence[tuple[Paragraph, list[Unit]]], found: Sequence[Mention]) -> Iterator[Mention]:
        """Short forms that the document defines after a composed name, wherever they stand."""
        defined: dict[str, Mention] = {}
        unknown = {u.start: u.end for _, units in pages for u in units if u.symbol == "W" and u.text.isupper()}
        for m in found:
            short = short_form_after(text, m.end) if m.type == "organization" else None
            forms = (text[m.start : m.end], *self._forms(m)) if short else ()
            if short and (any(abbreviates(text[slice(*short)], form) for form in forms) or _is_unknown(text, short, unknown)):
                defined.setdefault(text[slice(*short)], m)
        parted = {short.partition("-")[0]: short for short in defined if "-" in short}
        for _, units in pages if defined else ():
            for u in units:
                whole = parted.get(u.text, "")
                if whole and text.startswith(whole, u.start):
                    long, end = defined[whole], u.start + len(whole)
                    yield Mention(start=u.start, end=end, type="organization", referent=long.referent, name=long.name, confidence=0.95)
                elif u.symbol in "WOHCPXw" and u.text in defined:
                    long = defined[u.text]
                    is_body = u.entry is not None and u.symbol == "O"
                    is_own = u.entry is not None and is_body and not self._is_of(long, u.entry) and not _holds(pages, long, u.entry.key)
                    if is_own and u.entry and is_local(long.referent or "") and self._is_spelling(long, u.entry.key):
                        long.referent, long.name = known("organization", u.entry.key), u.entry.name
                    elif is_own or not is_body:  # here "PRC" is a committee
                        yield Mention(
                            start=u.start, end=u.end, type="organization", referent=long.referent, name=long.name, confidence=0.95
                        )

    def _is_of(self, long: Mention, entry: Entry) -> bool:
        """Whether a known body is the organisation itself or one of its organs: "General Assembly of the Ruritanian League (RL)"."""
        key = key_of(long.referent or "")
        row = self.gazetteer.organizations.get(key)
        return key == entry.key or entry.name in (long.name or "") or (row is not None and row["parent_id"] == entry.key)

    def _is_spelling(self, long: Mention, key: str) -> bool:
        """Whether a composed name is another writing of a known organisation's: most words are the same."""
        row = self.gazetteer.organizations.get(key)
        own = self._bare(long.name or "")
        forms = [self._bare(form) for form in (row["name"], *cells(row["aliases"]))] if row else []
        return any(len(own & other) >= ALIKE * max(len(own), len(other)) for other in forms)

    @staticmethod
    def _bare(name: str) -> set[str]:
        """The capitalised words of a name as they begin: British and American spelling differ further behind."""
        return {fold(word)[:STEM] for word in name.split() if word[0].isupper()}

    def _forms(self, mention: Mention) -> list[str]:
        """The names of a known organisation, also those in other languages: "Andean Community (CAN)"."""
        row = self.gazetteer.organizations.get(key_of(mention.referent or ""))
        return cells(row["aliases"]) if row else []

    # -- places
    def _places(self, text: str, paragraph: Paragraph, units: list[Unit]) -> Iterator[Mention]:
        for n, u in enumerate(units[1:], 1):
            before = units[n - 1]
            if u.symbol in "PXC" and before.text in self.compass and before.symbol == "W" and u.start - before.end == 1:
                name = text[before.start : u.end]
                yield Mention(start=before.start, end=u.end, type="place", referent=local("place", name), name=name, confidence=0.8)
        for m in TWICE_NAMED.finditer(symbols(units)):
            stop = m.end() - (units[m.end() - 1].symbol == "L" and not units[m.end() - 1].text[0].isupper())
            yield named(units[m.start() : stop], "place", text[units[m.start()].start : units[stop - 1].end])
        for m in MARKED.finditer(symbols(units)):
            yield named(units[m.start() : m.end()], "place", text[units[m.start()].start : units[m.end() - 1].end])
        for m in SITE.finditer(symbols(units)):
            part = units[m.start() : m.end()]
            if all(u.text[0].isupper() for u in part if u.symbol not in "ota-") and any(_is_site(u) for u in part) and _of(part):
                yield named(part, "place", text[part[0].start : part[-1].end])
        for m in PLACE.finditer(symbols(units)):
            is_counted = m.group()[0] == "9" and m.group()[1] == "P" and units[m.start()].text[-1].isalpha()
            if is_counted:
                continue  # "10th Pacific Islands Leaders Meeting"
            start, end = units[m.start()].start, units[m.end() - 1].end
            gaps = [units[i].start - units[i - 1].end for i in range(m.start() + 1, m.end())]
            name = text[start:end]
            last = units[m.end() - 1]
            if not last.text[0].isupper() and (
                m.group()[0] == "O"
                or (set(m.group()) & {"C", "D"} and "-" not in m.group())
                or self._is_wide(units[m.end() - 2])
                or self._is_area(units[m.end() - 2], last)
            ):
                continue
            marked = any(self._marks_place(u, last) for u in units[m.start() : m.end()])
            marked = marked or self._is_the_site(paragraph, units, m.start(), m.end())
            if max(gaps, default=0) <= 1 and marked and "\n" not in name:
                yield Mention(start=start, end=end, type="place", referent=local("place", name), name=name, confidence=0.8)

    def _is_the_site(self, paragraph: Paragraph, units: Sequence[Unit], first: int, last: int) -> bool:
        """Whether ordinary words name a building: behind an article in running text, or before its city ("Presidential Palace, Hanoi")."""
        if last - first < 2 or not _is_site(units[last - 1]):
            return False
        is_definite = paragraph.role != "title" and first > 0 and units[first - 1].symbol == "t" and not is_title(units)
        return is_definite or _is_placed(units, last - 1)

    def _is_wide(self, unit: Unit) -> bool:
        """Whether a unit names a sea or a part of the world: then "region" behind it adds nothing."""
        return unit.entry is not None and unit.entry.key in self.gazetteer.wide

    def _is_area(self, unit: Unit, head: Unit) -> bool:
        """Whether the name of a region stands before the word "region"."""
        return unit.entry is not None and unit.entry.key in self.gazetteer.regions and head.text == REGION

    def _marks_place(self, unit: Unit, head: Unit) -> bool:
        """Whether a unit before a head noun makes a name of it."""
        if unit.symbol == "W":
            return fold(unit.text) not in self.people.common or (unit.text in self.compass and head.text[0].isupper())
        return unit.symbol in "PXDOC"

    # -- known names
    def _known(self, paragraph: Paragraph, units: list[Unit], surnames: Collection[str]) -> Iterator[Mention]:
        located = {
            i for e in paragraph.doc.ents if e.label_ in ("GPE", "LOC", "FAC")
            for i in range(paragraph.start + e.start_char, paragraph.start + e.end_char)
        }  # fmt: skip
        for n, u in enumerate(units):
            if u.symbol not in "OCPX" or not u.entry or self._is_prefixed(units, n):
                continue
            is_sure = u.symbol != "X" or u.start in located or self._inside(units, n) or symbols(units[max(0, n - 2) : n]) == "Jo"
            if self._is_word(paragraph, units, n):
                continue
            if not is_sure and (fold(u.text) in surnames or not _is_a_state(units, n)):
                continue
            sure = 0.97 if not u.entry.is_weak else 0.8
            if (u.entry.is_building and (self._inside(units, n) or _is_placed(units, n))) or _is_dateline(units, n):
                yield Mention(start=u.start, end=u.end, type="place", referent=local("place", u.text), name=u.text, confidence=0.8)
                continue
            yield Mention(
                start=u.start, end=u.end, type=u.entry.type, referent=known(u.entry.type, u.entry.key), name=u.entry.name, confidence=sure
            )

    def _is_word(self, paragraph: Paragraph, units: Sequence[Unit], n: int) -> bool:
        """Whether a known name is an ordinary word here: "FOLLOW US" in furniture, "Telegram of condolences"."""
        u, before, after = units[n], units[n - 1 : n], units[n + 1 : n + 2]
        is_told = paragraph.role == "boilerplate" and u.text.casefold() in self.pronouns and len(before) > 0 and before[0].text.isupper()
        is_kind = u.entry is not None and u.entry.key in self.outlets.networks and bool(after) and after[0].text == "of"
        return is_told or is_kind

    def _is_prefixed(self, units: Sequence[Unit], n: int) -> bool:
        """Whether a name begins with the second half of an adjective: "Euro-Atlantic"."""
        is_name = units[n].symbol in "PX" or (units[n].symbol == "O" and " " in units[n].text)  # "Euro-Atlantic Council"
        if not is_name or n < 2 or units[n - 1].symbol != "-" or units[n - 1].end != units[n].start:
            return False
        return units[n - 2].text in self.units.prefixes

    def _inside(self, units: Sequence[Unit], n: int) -> bool:
        """Whether "in the" or the like stands before the unit, no "according to"."""
        before = n - 2 if n and units[n - 1].symbol == "t" else n - 1
        is_quoted = before > 0 and units[before - 1].text.casefold() in self.reporting
        return before >= 0 and units[before].text in self.inside and not is_quoted

    # -- the language model's own
    def _model(self, text: str, paragraph: Paragraph, units: list[Unit]) -> Iterator[Mention]:
        if paragraph.role == "boilerplate":
            return  # lists of sections and languages look like names to it
        titled = is_title(units)
        offsets = [u.start for u in units]
        for ent in paragraph.doc.ents:
            type_ = MODEL_TYPES.get(ent.label_)
            if type_ is None or type_ == "person":
                continue
            start, end = paragraph.start + ent.start_char, paragraph.start + ent.end_char
            inside = units[bisect.bisect_left(offsets, start) : bisect.bisect_left(offsets, end)]
            while inside and (inside[0].symbol in "towa,x(" or inside[0].symbol in "JT"):
                inside.pop(0)
            while inside and inside[-1].symbol in "'s.,-x(o":
                inside.pop()
            first = bisect.bisect_left(offsets, inside[0].start) if inside else 0
            if (
                len(inside) == 1
                and first > 1
                and units[first - 1].symbol == "("
                and units[first - 2].symbol == "w"
                and inside[0].text.isupper()
            ):
                continue  # "information security (IIS)"
            if inside and (inside[-1].symbol == "w" if type_ == "place" else fold(inside[-1].text) in self.meetings):
                continue  # "the Eurasian space", "the Consultative Meeting"
            if not inside or (titled and sum(len(u.text) > 1 for u in inside) > 3):
                continue
            if type_ == "organization" and not (len(inside) == 1 and inside[0].text[-1].isupper()):
                continue  # other than initials, it knows none that the grammar does not
            start, end = inside[0].start, inside[-1].end
            if type_ == "place" and (half := HALF.match(text, end)):
                end = half.end()
            name = text[start:end]
            if "\n" in name or "  " in name or text[max(0, start - 1)] == "#" or not self._plausible(inside, name):
                continue
            yield Mention(start=start, end=end, type=type_, referent=local(type_, name), name=name, confidence=0.5, extractor=self.model)

    def _plausible(self, units: Sequence[Unit], name: str) -> bool:
        """Whether the model's organisation or place is a name at all."""
        if units[0].symbol == "i" or any(u.symbol in "9dN" for u in units) or not any(u.symbol in "WPX" for u in units):
            return False
        if units[0].text in self.people.vessels or NUMERAL.fullmatch(name):
            return False
        if (
            fold(name) in self.marks.no_names
            or units[-1].symbol in "Jm"
            or (len(units) > 1 and all(len(u.text) <= 3 and u.text.isupper() for u in units))
        ):
            return False
        return any(u.entry is None and fold(u.text) not in self.people.common for u in units if u.symbol == "W")


def _name_by_initials(units: Sequence[Unit]) -> None:
    """Makes countries of the initials of their names that the document spells: "the Kyrgyz Republic ... the President of KR"."""
    spelled: dict[str, Unit] = {}
    for u in units:
        if u.symbol == "C" and u.entry and " " in u.text:
            spelled.setdefault("".join(word[0] for word in u.text.split() if word[0].isupper()), u)
    for before, u in itertools.pairwise(units):
        if u.symbol == "W" and len(u.text) > 1 and u.text in spelled and before.symbol in "ot" and u.start - before.end == 1:
            u.symbol, u.entry = "C", spelled[u.text].entry


def _is_a_state(units: Sequence[Unit], n: int) -> bool:
    """Whether a country's name that persons bear too stands by itself, as no part of a longer name."""
    entry = units[n].entry
    if entry is None or entry.type != "country":
        return False
    beside = [a if b is units[n] else b for a, b in itertools.pairwise(units[max(0, n - 1) : n + 2]) if b.start - a.end <= 1]
    return is_title(units) or all(u.symbol not in "WHLBNi" for u in beside)


def _is_dateline(units: Sequence[Unit], n: int) -> bool:
    """Whether an organisation in capitals stands for its seat: "UNITED NATIONS, May 5 (Example) -", "SEOUL/UNITED NATIONS (Example) -"."""
    is_first = n == 0 or (n > 1 and units[n - 1].text == "/" and units[0].symbol == "P")
    is_name = units[n].symbol == "O" and units[n].text.isupper() and " " in units[n].text
    return is_first and is_name and DATELINE.match(symbols(units[n + 1 : n + 12])) is not None


def _is_site(unit: Unit) -> bool:
    """Whether a unit is a capitalised head noun of buildings."""
    return unit.symbol == "L" and unit.entry is not None and unit.entry.is_building and unit.text[0].isupper()


def _of(units: Sequence[Unit]) -> bool:
    """Whether the preposition behind the head noun is "of", and the words stand close together."""
    return next(u.text for u in units if u.symbol == "o") == "of" and all(b.start - a.end <= 1 for a, b in itertools.pairwise(units))


def _is_placed(units: Sequence[Unit], n: int) -> bool:
    """Whether a city stands behind a comma after the unit: "The Kremlin, Moscow"."""
    after = units[n + 1 : n + 3]
    return len(after) == 2 and after[0].symbol == "," and after[1].symbol in "PX" and after[0].start == units[n].end


def _holds(pages: Sequence[tuple[Paragraph, list[Unit]]], mention: Mention, key: str) -> bool:
    """Whether a known name stands inside a mention: "Council of Ministers of the Economic Cooperation Organization"."""
    units = (u for p, units in pages if p.start <= mention.start < p.end for u in units)
    return any(u.entry is not None and u.entry.key == key for u in units if mention.start <= u.start < mention.end)


def _is_unknown(text: str, short: tuple[int, int], unknown: dict[int, int]) -> bool:
    """Whether a bracket holds nothing but capitals that are known for nothing: initials of the name in its own language."""
    start, end = short
    return end - start > INITIALS and unknown.get(start) == end and text.startswith(")", end)


def _person(text: str, start: int, end: int, confidence: float) -> Mention:
    name = text[start:end]
    return Mention(start=start, end=end, type="person", referent=local("person", name), name=name, confidence=confidence)
