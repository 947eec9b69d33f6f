"""Names of persons in a paragraph of units.

Belongs here: what makes a run of capitalised words a person's name, and where it begins and ends. Does not
belong here: who the person is (coreference.py), offices (positions.py), and any list of names (packs
officeholders, given_names, family_first, honorifics, name_parts, common_words, page_furniture).

A run of name words is a person when a witness says so: an office or honorific before it, a given name in it,
an initial, a surname's ending, "Reporting by", the country in brackets behind it, or the language model.
Which witness spoke decides the confidence.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from seedline.extract.mentions.gazetteer import fold
from seedline.extract.mentions.units import Unit, is_title, symbols
from seedline.reference import Reference, cells

_WORD = r"(?:i')?[WX](?:['-][WXpwo])*"  # "O'Neill", "Pérez-Soto", "Ki-moon"
_INITIAL = r"i(?:\.-?)?(?!')"
RUN = re.compile(rf"(?:p-)?(?:{_INITIAL}){{0,4}}{_WORD}(?:(?:p['-]?)*(?:{_INITIAL}){{0,4}}(?:p['-]?)*{_WORD})*p?")
# office or honorific with the bodies and countries it belongs to
TITLE = re.compile(r"[JT](?:'s(?!$))?(?:,?[JT]|o?t?(?:mo)?t?[DCOPBHWX]+(?:a[WH]+)*)*(?:\([WXPCHa]{1,4}\)|(?:,t?[CPX])*,?at?[CP])?$")
PORTFOLIO = re.compile(r"J[wo]{0,2}o[WXwH]{1,3}a$")
BODY_AFTER = re.compile(r"W(?:'s)?W{0,2}H")  # what goes on as a body's name
WITNESS = re.compile(r"\(C\)|ot?C|,t?(?:J(?:o|[;.]|$)|To)")  # behind a name: "(France)", "of France", ", Head of the Office"
OFFICE_BEHIND = re.compile(r",[tCDO]*J")
GLUED = re.compile(
    r"-|(?<=[a-z]{3})(?=[A-Z][a-z])|(?<=[A-Z]{3})(?=[A-Z][a-z]{3})"
)  # "Five-Point", and words that lost a space: "MinisterialMeeting"
LISTED = re.compile(r"[-x]*([WX](?:-[WX])*,[WX](?:-[WX])*(?:i\.?)*)x*(?:\(.*)?")  # a line "Surname, Given"
SERIES = re.compile(r",?a?T*")
MOST_WORDS = 5  # of a name without particles
MOST_BYLINE = 12  # units of a line that is nothing but a byline
GAP = 3  # characters of white space that part two entries of a line
INSIDE = "woatJTN,"  # symbols of units behind which a capital does not come from the sentence's beginning
_SEEN = 0.75  # confidence in a name that only the language model sees
_LONGEST_TITLE = 24  # units
LONGEST = 60  # characters of a name that the language model may be believed


@dataclass(frozen=True, slots=True)
class Person:
    """Units `first` up to `last` (exclusive) are a person's name; `words` are its words without initials."""

    first: int
    last: int
    confidence: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a run: units `first` up to `last`."""

    first: int
    last: int
    text: str
    is_initial: bool


class People:
    """Finds persons' names; made once per process."""

    def __init__(self, reference: Reference) -> None:
        furniture = [cells(r["words"]) for r in reference.rows("page_furniture") if r["kind"] == "byline_start"]
        self.bylines = {tuple(fold(w) for w in form.split()) for forms in furniture for form in forms if form.split()[-1] == "by"}
        self.plurals = {fold(r["word"].split()[-1]) for r in reference.rows("title_words") if r["role"] == "plural"}
        self.suffixes = {r["form"] for r in reference.rows("name_parts") if r["kind"] == "suffix"}
        self.given = {fold(r["name"]) for r in reference.rows("given_names")}
        self.heads = {fold(r["head"]) for r in reference.rows("org_heads")}
        self.common = {r["word"] for r in reference.rows("common_words")}
        self.family_first = {fold(r["name"]) for r in reference.rows("family_first")}
        self.patronymics = {fold(r["form"]) for r in reference.rows("name_parts") if r["kind"] == "patronymic"}
        particles = {fold(r["form"]) for r in reference.rows("name_parts") if r["kind"] in {"particle", "descent"}}
        self.particles = particles | self.patronymics
        self.postnominals = {r["form"] for r in reference.rows("name_parts") if r["kind"] == "postnominal"}
        self.after_person = {r["form"] for r in reference.rows("name_parts") if r["kind"] == "after_person"}
        self.vessels = {r["form"] for r in reference.rows("name_parts") if r["kind"] == "vessel"}
        self.honorifics = {r["form"] for r in reference.rows("honorifics") if r["kind"] == "honorific"}
        self.styles = {fold(r["form"]) for r in reference.rows("honorifics") if r["kind"] == "style" and " " not in r["form"]}
        self.majesty = {fold(r["form"]) for r in reference.rows("name_parts") if r["kind"] == "majesty"}
        spots = ("countries", ("name", "aliases", "demonyms")), ("places", ("name", "aliases"))
        self.spots = {fold(form) for pack, columns in spots for r in reference.rows(pack) for c in columns for form in cells(r[c])}
        holders = (name for r in reference.rows("officeholders") for name in (r["name"], *cells(r["aliases"])))
        self.held = {family for name in holders if (family := self._family(name))}
        endings = [r["form"] for r in reference.rows("name_parts") if r["kind"] == "surname_ending"]
        self.ending = re.compile(rf"\w{{2,}}(?:{'|'.join(sorted(endings, key=len, reverse=True))})")

        officials = (r["name"] for pack in ("officeholders", "international_officials") for r in reference.rows(pack))
        self.called = {tuple(fold(name).split()) for name in officials if " " in name}
        self.families = {fold(r["name"].split()[-1]) for r in reference.rows("officeholders")}

    def _family(self, name: str) -> str:
        """The folded family name of an officeholder, where it can only be a family name; else empty."""
        words = name.split()
        family = fold(words[0] if fold(words[0]) in self.family_first else words[-1])
        is_plain = len(family) > 4 and family.isalpha() and len(words) > 1
        is_else = family in self.given or family in self.common or family in self.spots  # "English", "Muscat"
        return family if is_plain and not is_else else ""

    def is_held(self, word: str) -> bool:
        """Whether a word alone is the family name of a known officeholder."""
        return fold(word) in self.held

    def find(self, units: Sequence[Unit], named: Sequence[tuple[int, int]]) -> Iterator[Person]:
        """Persons in reading order.

        Args:
            units: the paragraph.
            named: offsets of what the language model takes for persons, in order.
        """
        line = symbols(units)
        listed = self._listed(units, line)
        if listed:
            yield listed
            return
        sure = self._bylined(units)
        plain = not is_title(units)
        series = 0  # where a series of persons behind an office in the plural goes on
        for m in RUN.finditer(line):
            for part in self._parts(units, m.start(), m.end(), named if plain else (), sure):
                is_listed = self._is_listed(units, line, part, series)
                person = self._judge(units, line, part, named, sure, is_listed=is_listed)
                if person:
                    series = person.last if is_listed else 0
                    yield self._with_suffix(units, person)

    def _is_listed(self, units: Sequence[Unit], line: str, part: list[_Word], series: int) -> bool:
        """Whether two words or more stand behind an office in the plural, or in the series behind it: "Ministers X, Y and Z"."""
        if len(part) < 2 or not part[0].first or any(self.is_ordinary(w.text) for w in part):
            return False
        first = part[0].first
        return fold(units[first - 1].text) in self.plurals or (series > 0 and SERIES.fullmatch(line, series, first) is not None)

    def _listed(self, units: Sequence[Unit], line: str) -> Person | None:
        """The person of a line that is nothing but a surname, a comma and given names."""
        m = LISTED.fullmatch(line)
        if not m:
            return None
        first, last = m.span(1)
        comma = line.index(",")
        if not self.is_given(units[comma + 1].text) or self.is_ordinary(units[first].text):
            return None
        words = tuple(u.text for u in units[first:last] if u.symbol in "WX")
        return Person(first, last, 0.9, words)

    def _bylined(self, units: Sequence[Unit]) -> set[int]:
        """Units in which only persons are named: behind "Reporting by", up to the end of the clause."""
        found: set[int] = set()
        for i, u in enumerate(units):
            if fold(u.text) == "by" and ((i == 0 and len(units) < MOST_BYLINE) or (fold(units[i - 1].text), "by") in self.bylines):
                for j in range(i + 1, len(units)):
                    closes = units[j].text in ";)|" or (units[j].text == "." and units[j - 1].symbol != "i")
                    if closes or units[j].start - units[j - 1].end > 1:
                        break
                    found.add(j)
        return found

    def _with_suffix(self, units: Sequence[Unit], person: Person) -> Person:
        """The name with "Jr." or the like behind it."""
        last = person.last
        if last + 1 < len(units) and units[last].symbol == "," and units[last + 1].text in self.suffixes:
            last += 2
        if units[last - 1].text in self.suffixes and last < len(units) and f"{units[last - 1].text}{units[last].text}" in self.suffixes:
            last += 1
        return Person(person.first, last, person.confidence, person.words)

    def _parts(
        self, units: Sequence[Unit], first: int, last: int, named: Sequence[tuple[int, int]], sure: Collection[int]
    ) -> Iterator[list[_Word]]:
        """The run as words, cut where white space is more than a space and at ordinary words."""
        part: list[_Word] = []
        i = first
        while i < last:
            if units[i].symbol == "-" and part and fold(part[-1].text) in self.particles and units[i].start == units[i - 1].end:
                i += 1  # a particle's hyphen with a space behind it: "Al- Bashir"
                continue
            j = i + 1
            is_initial = units[i].symbol == "i"
            if is_initial and j + 1 < last and units[j].symbol == "'":
                is_initial = False
            if is_initial and j < last and units[j].symbol == ".":
                j += 1
            if not is_initial:
                while (
                    j < last
                    and units[j].symbol in "'-"
                    and j + 1 < last
                    and units[j].start == units[j - 1].end
                    and units[j + 1].start == units[j].end
                ):
                    j += 2
                if j + 2 < last and units[j].symbol == "'" and units[j].start == units[j - 1].end and units[j + 2].symbol == "-":
                    j += 1  # a name's last sound, written as an apostrophe: "Shia' al-Sudani"
            elif j < last and units[j].symbol == "-":
                j += 1
            if part and units[i].start - units[i - 1].end > (2 if self.is_given(part[-1].text) else 1):
                yield part
                part = []
            text = "".join(u.text for u in units[i:j])
            if units[i].symbol in ".'-" or not (is_initial or i in sure or self._belongs(units, part, text, i, named)):
                yield part
                part = []
            else:
                part.append(_Word(i, j, text, is_initial))
            i = j
        yield part

    def _belongs(self, units: Sequence[Unit], part: list[_Word], text: str, i: int, named: Sequence[tuple[int, int]]) -> bool:
        """Whether a word can be part of a name here: ordinary words only after what announces a name."""
        if text in self.vessels:
            return False
        if not self.is_ordinary(text):
            return True
        after = units[i + 1] if i + 1 < len(units) else None
        named_near = [n for n in near(named, units[i].start, units[i].end) if n[0] <= units[i].start and units[i].end <= n[1]]
        seen = bool(named_near)
        if not part:
            leads = after is not None and after.symbol == "W" and i > 0
            honoured = leads and (units[i - 1].text in self.honorifics or (units[i - 1].symbol in "JT" and self._heads(units, i)))
            named_so = leads and units[i - 1].symbol in INSIDE and self._heads(units, i) and any(a == units[i].start for a, _ in named_near)
            if self._follows_office(units, i):
                return True
            return honoured or named_so or self._heads_family(units, i) or (seen and after is not None and after.text in self.after_person)
        if part[-1].is_initial or (fold(part[-1].text) in self.particles and part[-1].text.istitle() and text.istitle()):
            return True  # "Haitham Al Said"
        ends = after is None or after.symbol in ",.(x"
        titled = part[0].first > 0 and units[part[0].first - 1].symbol in "JT"
        whole = any(a <= units[part[0].first].start for a, _ in named_near) and not is_title(units)  # "Mark Lyall Grant"
        if (*(fold(w.text) for w in part), fold(text)) in self.called:
            return True  # "Theresa May met ..."
        is_given = self.is_given(part[0].text)
        if len(part) == 1 and titled and is_given and not is_title(units):
            return True  # "Minister Anna Rivers met ..."
        if (len(part) == 1 and ((seen and is_given) or (titled and ends))) or (whole and is_given):
            return True
        is_family = len(part) < 4 and fold(part[0].text) in self.family_first
        return is_family and (seen or ((titled or len(part) == 2) and not is_title(units)))

    def _names_thing(self, after: Unit | None) -> bool:
        """Whether the next word makes the word before it the name of a body or place: "the Azov battalion"."""
        return after is not None and (after.symbol == "L" or fold(after.text) in self.heads)

    def _heads(self, units: Sequence[Unit], i: int) -> bool:
        """Whether an ordinary word behind an office is a given name: "Foreign Minister Penny Wong"."""
        return not self.is_ordinary(units[i + 1].text) and _adjacent(units, i) and _adjacent(units, i + 1) and not is_title(units)

    def _follows_office(self, units: Sequence[Unit], i: int) -> bool:
        """Whether a word behind an office is the family name of a known officeholder: "President Bush", "Secretary Gates"."""
        if not i or units[i - 1].symbol != "J" or not _adjacent(units, i) or fold(units[i].text) not in self.families:
            return False
        goes_on = i + 1 < len(units) and _adjacent(units, i + 1) and units[i + 1].symbol in "WXHL"
        return not goes_on and not is_title(units)

    def _heads_family(self, units: Sequence[Unit], i: int) -> bool:
        """Whether an ordinary word is a family name before a given name with a hyphen: "Ban Ki-moon"."""
        has_hyphen = i + 3 < len(units) and units[i + 2].symbol == "-" and units[i + 2].end == units[i + 3].start
        return has_hyphen and units[i + 1].symbol == "W" and _adjacent(units, i + 1) and fold(units[i].text) in self.family_first

    def is_given(self, word: str) -> bool:
        """Whether a word, or the first half of a compound, is a known given name."""
        return fold(word) in self.given or fold(word.split("-", maxsplit=1)[0]) in self.given

    def knows_given(self, word: str) -> bool:
        """Whether a word is known as a given name, and as nothing else."""
        return self.is_given(word) and not self._is_common(fold(word))

    def is_ordinary(self, word: str) -> bool:
        """Whether a word is no name but an ordinary word, or a compound of such."""
        low = fold(word)
        return low not in self.given and low not in self.particles and all(self._is_common(fold(w)) for w in GLUED.split(word) if w)

    def knows(self, word: str) -> bool:
        """Whether a word is known as part of persons' names, or ends like a family name."""
        return self.is_given(word) or self.is_held(word) or bool(self.ending.fullmatch(fold(word)))

    def _is_common(self, word: str) -> bool:
        """Whether a word or what it is an -s form of is an ordinary word ("Introduces" in a headline)."""
        stems = (word, word[:-1], word[:-2], word[:-3] + "y") if word.endswith("s") and len(word) > 4 else (word,)
        return any(stem in self.common for stem in stems)

    def _shape(self, units: Sequence[Unit], part: list[_Word], named: Sequence[tuple[int, int]]) -> list[_Word]:
        """The words without what hangs loose at either end, and without what runs on before or behind a name."""
        while part and (part[-1].is_initial or self._hangs(units, part[-1])):
            part = part[:-1]
        while part and _is_particle(units, part[0]):
            part = part[1:]
        if self._is_styled(units, part) or self._is_posted_to(units, part):
            part = part[1:]
        given = [n for n, w in enumerate(part) if not w.is_initial and self.is_given(w.text)]
        led = part[:1] and part[0].first > 0 and units[part[0].first - 1].symbol in "JTCODB"
        if given and given[0] > 0 and not part[0].is_initial and not (led and len(part) <= MOST_WORDS):
            start, end = units[part[given[0]].first].start, units[part[-1].last - 1].end
            covered = [a for a, b in near(named, start, end) if a < end and b > start]
            if min(covered) >= start if covered else len(part) > 4:
                part = part[given[0] :]
        if given and 0 < given[0] < len(part) - 1 and self._ends_portfolio(units, part[0].first):
            part = part[given[0] :]
        longest = MOST_WORDS + 2 * any(units[w.first].symbol == "p" for w in part)
        return part[:longest]

    def _ends_portfolio(self, units: Sequence[Unit], first: int) -> bool:
        """Whether the word there is the last of an office's matters: "Minister of Integration and Macroeconomics"."""
        before = PORTFOLIO.search(symbols(units[max(0, first - _LONGEST_TITLE) : first]))
        return before is not None and not any(self.is_given(u.text) for u in units[first - len(before[0]) : first])

    def _is_styled(self, units: Sequence[Unit], part: list[_Word]) -> bool:
        """Whether the name begins with a ruler's style: "Sultan Qaboos", but "Dr. Sultan Al Jaber" and "Sultan bin Ahmed" are so called.

        A style alone is none before an honorific.
        """
        if not part or fold(part[0].text) not in self.styles:
            return False
        if len(part) == 1:  # "Sultan Haji Hassanal"
            return units[part[0].last].text in self.honorifics if part[0].last < len(units) else False
        if _is_particle(units, part[1]) or part[1].is_initial:
            return False
        if OFFICE_BEHIND.match(symbols(units[part[-1].last : part[-1].last + 4])):  # "Sultan Lee, Deputy Minister"
            return False
        before = units[part[0].first - 1] if part[0].first else None
        is_titled = TITLE.search(symbols(units[max(0, part[0].first - _LONGEST_TITLE) : part[0].first])) is not None
        return before is None or not is_titled or fold(before.text) in self.majesty

    @staticmethod
    def _is_posted_to(units: Sequence[Unit], part: list[_Word]) -> bool:
        """Whether the name begins with a state: "Ambassador of A to Georgia Lee Kim", "Minister of Georgia Lee Kim"."""
        if len(part) < 3 or units[part[0].first].symbol != "X" or units[part[0].first - 1].text not in ("to", "of"):
            return False
        before = symbols(units[max(0, part[0].first - _LONGEST_TITLE) : part[0].first])
        return TITLE.search(before[:-1]) is not None

    def _hangs(self, units: Sequence[Unit], word: _Word) -> bool:
        """Whether a name cannot end in the word."""
        return word.text in self.postnominals or (_is_particle(units, word) and fold(word.text) not in self.patronymics)

    @staticmethod
    def _is_behind_title(line: str, first: int) -> bool:
        """Whether an office and a comma stand before the unit: "the Special Envoy on Myanmar, X"."""
        return line[first - 1 : first] == "," and bool(TITLE.search(line[max(0, first - 25) : first - 1]))

    def _judge(
        self,
        units: Sequence[Unit],
        line: str,
        part: list[_Word],
        named: Sequence[tuple[int, int]],
        sure: Collection[int],
        *,
        is_listed: bool,
    ) -> Person | None:
        part = self._shape(units, part, named)
        if not part:
            return None
        full = [w for w in part if not w.is_initial and not _is_particle(units, w)]
        if not full:
            return None
        titled = is_listed or (
            _adjacent(units, part[0].first) and bool(TITLE.search(line[max(0, part[0].first - _LONGEST_TITLE) : part[0].first]))
        )
        start, end = units[part[0].first].start, units[part[-1].last - 1].end
        seen = any(a < end and b > start for a, b in near(named, start, end))
        given = [n for n, w in enumerate(part) if not w.is_initial and self.is_given(w.text)]
        ended = bool(self.ending.fullmatch(fold(full[-1].text)))
        initial = any(w.is_initial for w in part)
        after = units[part[-1].last] if part[-1].last < len(units) and units[part[-1].last].start - end < GAP else None
        is_known = len(full) == 1 and self.is_held(full[0].text)
        led = after is not None and after.text in self.after_person and (seen or titled or is_known)
        if after and after.symbol == "H" and not led and (not titled or len(full) == 1):
            return None
        if not titled and not is_title(units) and BODY_AFTER.match(line, part[-1].last):
            return None  # "Konrad Adenauer Youth Foundation"
        if after and after.symbol == "L" and (not titled or after.text[0].isupper()) and units[part[-1].last].start - end == 1:
            return None  # "Ben Gurion Airport", "the Bab al-Hawa border crossing"
        word = full[0].text
        confidence = 0.0
        if len(full) > 1:
            before_last = bool(given) and given[0] < len(part) - 1
            confidence = _of_several(titled or part[0].first in sure, seen, bool(given), before_last, ended)
            if confidence == _SEEN and all(w.text.isupper() for w in full) and not is_title(units):
                return None  # initials: "ADSOM WG"
            placed = WITNESS.match(line, part[-1].last)
            if confidence < 0.9 and (placed or initial) and not any(self.is_ordinary(w.text) for w in full):
                confidence = 0.9
            if not confidence and tuple(fold(w.text) for w in full) in self.called:
                confidence = 0.9
        elif initial and (ended or titled or seen or not self.is_ordinary(word)):
            confidence = 0.95
        elif led or self._follows_office(units, part[0].first):
            confidence = 0.85
        elif (entry := units[full[0].first].entry) is not None and entry.type == "style" and " " in word:  # a whole name of the pack
            confidence = 0.9
        elif not self.is_ordinary(word) and units[full[0].first].symbol != "X":
            honoured = titled and units[part[0].first - 1].text in self.honorifics
            speaks = after is not None and after.text == ":"  # "PRESIDENT MARTINEZ: Thank you."
            shouted = word.isupper() and not honoured and not speaks and not is_title(units)
            if (titled and (len(word) > 2 or fold(word) in self.family_first) and not shouted) or (ended and seen):
                confidence = 0.9
            elif self.is_held(word) and not self._names_thing(after) and (is_title(units) or after is None or after.symbol != "W"):
                confidence = 0.75
            elif seen and len(word) > 3 and word.isalpha() and not shouted and not self._names_thing(after):
                confidence = 0.6
        if not confidence and len(full) > 1 and self._is_behind_title(line, part[0].first):
            confidence = 0.0 if any(self.is_ordinary(w.text) for w in full) else 0.8
        if not confidence:
            return None
        last = part[-1].last
        if units[part[0].first - 1].text in self.vessels and part[0].first:
            return None
        if len(full) == 1 and given and after and after.symbol in "DPJT" and after.text[0].isupper() and (start, after.end) in named:
            last += 1  # a surname that also means something else: "Courtney Austrian"
        return Person(part[0].first, last, confidence, tuple(w.text for w in part if not w.is_initial))


def _of_several(titled: bool, seen: bool, given: bool, before_last: bool, ended: bool) -> float:
    """Confidence in a run of two or more words, by its witnesses; 0 where none speaks."""
    if titled or (before_last and (seen or ended)) or (seen and (given or ended)):
        return 0.96
    if before_last or ended:
        return 0.85
    return _SEEN if seen else 0.0


def near(named: Sequence[tuple[int, int]], start: int, end: int) -> Sequence[tuple[int, int]]:
    """The entities that may touch the stretch; none is longer than LONGEST characters."""
    return [
        n for n in named[bisect.bisect_left(named, (start - LONGEST, 0)) : bisect.bisect_left(named, (end, 0))] if n[1] - n[0] <= LONGEST
    ]


def _is_particle(units: Sequence[Unit], word: _Word) -> bool:
    """Whether a word is a bare particle: "al" but not "al-Thani"."""
    return word.last - word.first == 1 and units[word.first].symbol == "p"


def _adjacent(units: Sequence[Unit], first: int) -> bool:
    return first > 0 and units[first].start - units[first - 1].end <= 1
