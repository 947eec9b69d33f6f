"""Names of organisations and their bodies in a paragraph of units.

Belongs here: the grammar of such names, and what body a composed name means. Does not belong here: known names
as they stand in the packs (gazetteer.py), "the Organization" (deixis.py), and any list of bodies (pack bodies:
kinds of bodies and who has one; pack org_heads: head nouns with the prepositions that may follow them).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from seedline.dataset.referent import known, local
from seedline.extract.mentions.gazetteer import Gazetteer, fold
from seedline.extract.mentions.units import Unit, is_title, symbols
from seedline.extract.phrases import Phrases, split_words
from seedline.extract.statements.cues import reporting_forms
from seedline.reference import Reference, cells

REACH = 10  # modifiers before one noun; a bound keeps the search linear in lines of capitals
_BEFORE = r"(?:W's?|[WDOCPXB9]-?|L(?=[WPX]{0,3}H)|(?<=[WXP])i\.(?=W))"  # "George C. Marshall Center"
_SHORT = r"\([WO]\)"  # "the Asian Development Fund (ADF) Board": the short form belongs to the name
_PAIR = r"[WT]W{0,2}(?:,W{1,3}){0,3},?a(?=W{1,3}[HB])"  # "Health and Consumer Affairs Committee"
_PHRASE = rf"{_BEFORE}{{0,{REACH}}}[WDOCPXBH9](?:{_SHORT}W{{0,3}}[HB])?"
_INNER = rf"(?:{_BEFORE}|H(?=[WHB])){{0,{REACH}}}[WDOCPXBH9](?:{_SHORT}W{{0,3}}[HB]|(?<=W)m)?"
_PORTFOLIO = r"(?:(?<=B)(?P<more>(?:,W{1,4})*,?aW{1,4})(?![WJNiHBLOCDPX'-]))?"  # "Ministry of Labour, Social Protection and Family"
_TAIL = rf"(?:ot?(?:mot?)?{_INNER}(?:(?:,[WHP]+)*,?a(?:[WH]-)?[WH]+(?![WJNi-])|(?<=P)aP(?![WHLJi'-]))?)"
NAME = re.compile(
    rf"(?:O{_SHORT}(?:B|W{{0,3}}H){_TAIL}{{0,6}}|BO(?![HB'-])|"
    rf"(?:(?:[CDO]-[CDO]|[OCDP]|^|(?<=[tax])){_PAIR}|T(?=W{{0,2}}H)|(?:i\.?){{1,3}}(?=W))?{_BEFORE}{{0,{REACH}}}[HB]"
    rf"(?:(?:{_SHORT})?(?:{_PAIR})?{_BEFORE}{{0,{REACH}}}[HB]){{0,4}}{_PORTFOLIO}(?:\([WOBH]\)(?=ot?(?:mo)?O))?{_TAIL}{{0,6}})"
)
ORGAN = re.compile(rf"(?=(O(?:{_SHORT}|ot?)?O))")  # "African Union (AU) Permanent Representatives Committee"
OWNED = re.compile(r"Oot?C")  # "Federal Foreign Office of the Federal Republic of Germany"
STATED = re.compile(r"(?<![DCO])B(?P<comma>,?)[CX](?!-|'|,C|,?aC)")  # "Ministry of Foreign Affairs, Republic of X"
# "Office of the Special Envoy for Syria", "Protocol Department of the President of Georgia"
HELD = re.compile(r"(?:(?<=[to])W{1,3})?HotJ(?:ot?[DOCPXBJ]+)*(?:(?<=o[CX])|(?<=ot[CX])|(?![NWXi'-]))")
TWO_STATES = re.compile(r"[ow]t?Cat?C(?![-'])")
SECOND_STATE = re.compile(r"at?C(?![-'])")
CLOSING = ",;.)"
BARE = "organization:?"
OF = "of"  # in the pack bodies: a name only with "of" and the owner
QUOTES = {'"': '"', "“": "”", "«": "»", "„": "“", "‘": "’", "'": "'"}


@dataclass(frozen=True, slots=True)
class Body:
    """Units `first` up to `last` (exclusive) name an organisation."""

    first: int
    last: int
    referent: str
    name: str
    confidence: float


class Bodies:
    """Finds composed names of organisations; made once per process."""

    def __init__(self, gazetteer: Gazetteer, reference: Reference) -> None:
        self.kinds = gazetteer.bodies
        self.organizations = gazetteer.organizations
        self.owners = {k: dict(pair.split("=") for pair in cells(b["owners"])) for k, b in self.kinds.items()}
        self.wide = gazetteer.wide
        self.heads = {fold(r["head"]): frozenset(cells(r["prepositions"])) for r in reference.rows("org_heads")}
        self.prepositions = frozenset().union(*self.heads.values())
        self.weak = {fold(r["head"]) for r in reference.rows("org_heads") if r["is_weak"]}
        self.units = {fold(r["head"]) for r in reference.rows("org_heads") if r["is_unit"]}
        self.shared = {fold(r["head"]) for r in reference.rows("org_heads") if r["is_shared"]}
        self.exercises = {fold(r["word"]) for r in reference.rows("named_event_words") if r["role"] == "exercise"}
        self.consultations = {fold(r["word"]) for r in reference.rows("event_words") if r["type"] == "consultation"}
        self.joint = tuple(fold(r["form"]) for r in reference.rows("name_parts") if r["kind"] == "joint")
        self.joining = {r["form"] for r in reference.rows("name_parts") if r["kind"] == "joining"}
        self.generic = {fold(r["word"]) for r in reference.rows("title_words") if r["role"] == "generic_body"}
        self.telling = reporting_forms(reference, frozenset({"told"}))
        self.common = {r["word"] for r in reference.rows("common_words")}
        self.lower = Phrases()
        for kind, row in self.kinds.items():
            for form in cells(row["lower"]):
                self.lower.add(split_words(form), kind)
        self.areas = self.common | {
            w for r in reference.rows("title_words") if r["role"] in ("modifier", "portfolio") for w in r["word"].split()
        }

    def find(self, units: Sequence[Unit]) -> Iterator[Body]:
        """Composed names in reading order. Bare kinds ("Foreign Ministry") have the referent BARE + kind, which owners.py resolves."""
        for u, after in itertools.pairwise(units):
            if u.entry and u.entry.type == "desk" and u.text[0].isupper() and after.symbol == "H" and after.start - u.end == 1:
                u.symbol = "W"  # "Press Service Department"
        titled, line = is_title(units), symbols(units)
        at = 0
        while m := NAME.search(line, at):
            is_cut = m["more"] is not None and not self._is_portfolio(units, m.start("more"), m.end("more"), titled)
            body = self._body(units, m.start(), m.start("more") if is_cut else m.end(), titled)
            if body:
                yield body
            at = body.last if body and body.first < body.last else m.end()
        yield from (body for n, u in enumerate(units) if u.symbol in "CD" and (body := self._lower(units, n)))
        for m in OWNED.finditer(line):
            own, country = units[m.start()].entry, units[m.end() - 1].entry
            row = self.organizations.get(own.key) if own else None
            if own and row and country and row["country_code"] == country.key:
                yield Body(m.start(), m.end(), known("organization", own.key), own.name, 0.95)
        for m in ORGAN.finditer(line):
            yield from self._organ(units, m.start(1), m.end(1))
        for m in STATED.finditer(line):
            yield from self._stated(units, m.start(), m.end(), bool(m["comma"]))
        for m in HELD.finditer(line):
            part = units[m.start() : m.end()]
            if all(u.text[0].isupper() for u in part if u.symbol in "HJ") and _is_close(part):
                yield Body(m.start(), m.end(), local("organization", spell(part)), spell(part), 0.8)

    def _lower(self, units: Sequence[Unit], n: int) -> Body | None:
        """A body in lower case behind the state at unit `n`: "China's foreign ministry", "the US embassy in Jakarta"."""
        state, words = units[n].entry, [u.text for u in units[n + 1 : n + 7]]
        first = 2 if words[1:2] == ["s"] else 1 if words[:1] and words[0] in "'’" else 0
        hit = self.lower.match(words, first) if state else None
        if state is None or hit is None or not _is_close(units[n : n + 1 + hit[0]]):
            return None
        last, national = n + 1 + hit[0], self.kinds[hit[1]]["national"]
        if not national:
            if symbols(units[last : last + 2]) != "oP" or units[last].text not in self.heads["embassy"]:
                return None
            last += 2
        name = spell(units[n:last])
        id_ = known("organization", f"{national}-{state.key.lower()}") if national else local("organization", name)
        return Body(n, last, id_, name, 0.9)

    def _is_portfolio(self, units: Sequence[Unit], first: int, last: int, titled: bool) -> bool:
        """Whether the words behind a ministry's name say what else it is for: "Ministry of Culture" - "and Tourism of X"."""
        words = [u for u in units[first:last] if u.symbol == "W"]
        is_open = any(word in self.prepositions for word in fold(units[first - 1].text).split())
        if titled and (units[first].symbol != "," or (last < len(units) and units[last].text not in CLOSING)):
            return False  # a headline goes on: "Ministry of Culture and Army Meet"
        return is_open and _is_close(units[first - 1 : last]) and all(fold(u.text) in self.areas for u in words)

    def _organ(self, units: Sequence[Unit], first: int, last: int) -> Iterator[Body]:
        """A known organisation beside a known organ of it: one name, the organ's."""
        one, other = units[first].entry, units[last - 1].entry
        if one is None or other is None or not _is_close(units[first:last]):
            return
        is_behind = symbols(units[first + 1 : last - 1])[:1] != "o"
        organ, owner = (other, one) if is_behind else (one, other)
        row = self.organizations.get(organ.key)
        if row and row["parent_id"] == owner.key:
            yield Body(first, last, known("organization", organ.key), organ.name, 0.95)
        elif row and row["parent_id"] and is_behind and " " in units[last - 1].text and not self.organizations[owner.key]["parent_id"]:
            name = spell(units[first:last])  # another organisation has a body of that name too
            yield Body(first, last, local("organization", name), name, 0.85)

    def _stated(self, units: Sequence[Unit], first: int, last: int, has_comma: bool) -> Iterator[Body]:
        """A national body with its state behind it; behind a comma only the state's official name is sure to belong to it."""
        body, country = units[first].entry, units[last - 1].entry
        if body is None or country is None or country.type != "country" or not _is_close(units[first:last]):
            return
        national = self.kinds[body.key]["national"]
        if national and not body.is_weak and not (has_comma and len(units[last - 1].text.split()) < 2):
            id_ = known("organization", f"{national}-{country.key.lower()}")
            yield Body(first, last, id_, spell(units[first:last]), 0.9)

    def _body(self, units: Sequence[Unit], first: int, last: int, titled: bool) -> Body | None:
        head = next(i for i in range(first, last) if units[i].symbol in "HB")
        if head and units[head - 1].symbol == "-" and units[head].start == units[head - 1].end and head == first:
            return None
        if last - first == 2 and units[last - 1].symbol == "O" and not units[head].text.isupper():
            last -= 1
        last = self._placed(units, self._quoted(units, self._allowed(units, head, last)))
        if symbols(units[last - 2 : last]) == "aP" and not all(u.entry and u.entry.key in self.wide for u in units[last - 3 : last : 2]):
            last -= 2  # only parts of the world stand so: "Department of Europe and North America"
        first = self._unbroken(units, first, head)
        if titled:
            # "Officials Tell Security Council": whom a headline's verb addresses
            first = next((i + 1 for i in range(head - 1, first - 1, -1) if fold(units[i].text) in self.telling), first)
        last = self._between_two(units, first, last)
        first += head - first > 0 and self._runs_on(units[first], units[first + 1], titled)
        if last - first > 1 and units[first].symbol == "9" and not self._counts(units[first:last]):
            first += 1
        if symbols(units[last - 2 : last]) == "tD":  # "Second Department of the Slovak foreign ministry"
            ministry = self._lower(units, last - 1)
            last = ministry.last if ministry else _trim(units, head, last - 1)
        if symbols(units[last - 2 : last]) == "t9":  # "Mission in Zenda in the 1+1 format"
            last = _trim(units, head, last - 1)
        part = units[first:last]
        if any(fold(a.text) in self.exercises and b.symbol == "W" for a, b in itertools.pairwise(units[first:head])):
            return None  # "NATO Exercise Cyber Coalition"
        after = units[last] if last < len(units) and units[last].start - units[last - 1].end <= 1 else None
        if after and after.text == "/" and (last - first == 1 or (last + 1 < len(units) and units[last + 1].symbol == "9")):
            return None  # "SC/15392" is the number of a document
        if after and after.symbol == "L" and after.text[0].isupper() and all(u.symbol in "WHXP" for u in part):
            return None  # "Harris Executive Office Building"
        if after and after.text[0].isupper() and part[-1].symbol == "B" and fold(after.text) in self.consultations:
            return None  # "Foreign Office Consultations"
        if symbols(part) in ("C-CB", "D-CB", "D-DB") and part[-1].entry and self.kinds[part[-1].entry.key]["national"]:
            return None  # "the A-B Foreign Office Consultations": a meeting of the two
        if self._is_state(part) or (len(part) == 2 and part[0].symbol == "O" and fold(part[1].text) in self.shared):
            return None
        if part[-1].symbol == "B" and all(u.symbol in "DC" for u in part[:-1]) and self._needs_of(part[-1]) and (titled or len(part) < 2):
            return None
        is_definite = not titled and first > 0 and units[first - 1].symbol == "t"
        composed = self._composed(part, first, last, is_definite)
        if composed or (after and after.symbol == "W" and not titled and self._is_weak(part)):
            return composed  # "Trust Principles": a weak head that goes on is no head
        return self._plain(part, first, last, titled, is_definite)

    def _is_state(self, part: Sequence[Unit]) -> bool:
        """Whether "Government" stands before a state's usual name: the state is named, not a body ("the Government of Nepal")."""
        body, country = part[0], part[-1]
        if body.symbol != "B" or not self._needs_of(body) or " " in body.text or any(u.symbol not in "otC" for u in part[1:]):
            return False
        if country.symbol != "C" or country.entry is None:
            return False
        return " " not in country.text or fold(country.text) == fold(country.entry.name)

    def _allowed(self, units: Sequence[Unit], head: int, last: int) -> int:
        """The end, cut before the first preposition that the head noun does not take, or a line end."""
        allowed: frozenset[str] = frozenset({"of"})
        for i in range(head, last):
            if i > head and units[i].start - units[i - 1].end > 2:
                return _trim(units, head, i)
            if units[i].symbol in "HB":
                allowed = allowed.union(*(self.heads.get(fold(word), ()) for word in units[i].text.split()))
            if units[i].symbol == "o" and i > head and (fold(units[i].text) not in allowed or _is_sent(units[i - 2 : i])):
                return _trim(units, head, i)  # "Mission to B in Zenda": where it sits
        last = _trim(units, head, last)
        if last - head >= 3 and units[last - 1].symbol == "H" and units[last - 2].symbol == "t":
            last = _trim(units, head, last - 1)  # "the CSC of the Organization": a description, no name
        return last

    @staticmethod
    def _quoted(units: Sequence[Unit], last: int) -> int:
        """The end, moved behind a name in quotation marks that follows the head noun."""
        if last < len(units) and units[last - 1].symbol == "H" and units[last].text in QUOTES:
            for i in range(last + 1, min(last + 16, len(units))):
                if units[i].text == QUOTES[units[last].text]:
                    return i + 1
                if units[i].symbol not in "WHBOCDPXotaw9-'s":
                    break
        return last

    def _between_two(self, units: Sequence[Unit], first: int, last: int) -> int:
        """The end of a joint body, moved behind its two states: "Interstate Council of A and B", "Joint Commission between A and B"."""
        if not any(u.symbol in "WH" and fold(u.text).startswith(self.joint) for u in units[first:last]):
            return last
        is_begun = units[last - 1].symbol == "C"  # "Interstate Council of A"
        m = (SECOND_STATE if is_begun else TWO_STATES).match(symbols(units[last : last + 7]))
        is_close = m is not None and (is_begun or units[last].text in self.joining) and _is_close(units[last - 1 : last + m.end()])
        return last + m.end() if m is not None and is_close else last

    def _counts(self, part: Sequence[Unit]) -> bool:
        """Whether a number belongs to the name: "58th Army", but "48th Council of Ministers", "2nd Trade Committee" is a session."""
        return not part[0].text[-1].isalpha() or len(part) == 2 or fold(part[-1].text) in self.units

    def _placed(self, units: Sequence[Unit], last: int) -> int:
        """The end, moved behind the place that a command or unit is called after: "Joint Force Command Norfolk"."""
        if fold(units[last - 1].text) not in self.units or units[last - 1].symbol != "H":
            return last
        if last < len(units) and units[last].symbol in "PX" and units[last].start - units[last - 1].end == 1:
            return last + 1
        return last

    def _runs_on(self, unit: Unit, after: Unit, titled: bool) -> bool:
        """Whether a headline's word before a known name is no part of the body's name: "Hosts CSTO Council"."""
        if unit.symbol != "W" or after.symbol not in "OCDB":
            return False
        word = fold(unit.text)
        return (word[-1] == "s" and word[:-1] in self.common) or (titled and after.symbol != "B" and word in self.common)

    @staticmethod
    def _unbroken(units: Sequence[Unit], first: int, head: int) -> int:
        """The start, moved behind line ends, wide gaps, dashes, lower-case "region" and short forms of address."""
        for i in range(head, first, -1):
            before = units[i - 1]
            is_dash = before.symbol == "-" and units[i].start > before.end and i - 1 > first and before.start > units[i - 2].end
            if (
                is_dash
                or units[i].start - before.end > 1
                or (before.symbol in "LT" and not (before.text[0].isupper() and before.text.isalpha()))
            ):
                return i
        return first

    def _composed(self, part: Sequence[Unit], first: int, last: int, is_definite: bool) -> Body | None:
        """A name made of a kind of body and perhaps whose it is; an ordinary word for one needs an article and two words ("the
        Supreme Council")."""
        part = [u for n, u in enumerate(part) if n == 0 or (u.symbol not in "()" and part[n - 1].symbol != "(")]
        bodies = [u for u in part if u.symbol == "B" and u.entry]
        if len(bodies) != 1 or any(u.symbol in "WHPXN9" for u in part):
            return None
        body = bodies[0].entry
        assert body is not None
        kind = body.key
        if self.kinds[kind]["alone"] == OF and not any(u.symbol in "oDC" for u in part):
            return None
        owners = {(u.entry.type, u.entry.key) for u in part if u.entry and u.symbol in "OCD"}
        name = spell(part)
        if not owners:
            is_government = self.kinds[kind]["national"] == "government"  # its chairman is the country's
            first_word, _, last_word = fold(bodies[0].text).rpartition(" ")
            is_own = is_definite and len(part) == 1 and bool(first_word) and last_word not in self.units and not is_government
            is_named = not body.is_weak or is_own
            if not is_named or len(bodies[0].text) <= 2:
                return None
            return Body(first, last, f"{BARE}{kind}", name, 0.85)
        if len(owners) > 1:
            return None
        type_, key = owners.pop()
        if type_ == "organization":
            if key in self.owners[kind]:
                id_ = self.owners[kind][key]
                return Body(first, last, known("organization", id_), self.organizations.get(id_, {}).get("name", name), 0.96)
            return Body(first, last, local("organization", f"{key} {kind}"), name, 0.9)
        national = self.kinds[kind]["national"]
        if national:
            return Body(first, last, known("organization", f"{national}-{key.lower()}"), name, 0.95)
        return Body(first, last, local("organization", f"{key} {kind}"), name, 0.85)

    def _is_weak(self, part: Sequence[Unit]) -> bool:
        """Whether all head nouns of the name are weak."""
        return all(fold(u.text) in self.weak if u.symbol == "H" else self._needs_of(u) for u in part if u.symbol in "HB")

    def _needs_of(self, unit: Unit) -> bool:
        return unit.entry is not None and self.kinds[unit.entry.key]["alone"] == OF

    def _plain(self, part: Sequence[Unit], first: int, last: int, titled: bool, is_definite: bool) -> Body | None:
        """A name with a head noun of its own: needs at least one word that makes it a name, or in running text an article
        ("the Association Council")."""
        name = spell(part)
        marks = [u for u in part if u.symbol in "WDOCPXBN"]
        if len(part) >= 2 and part[0].symbol == "9" and fold(part[-1].text) in self.units:
            return Body(first, last, local("organization", name), name, 0.85)  # "58th Army"
        is_two_heads = is_definite and len(part) == 2 and all(u.symbol == "H" for u in part)  # "the Association Council"
        if is_two_heads:
            return Body(first, last, local("organization", name), name, 0.75)
        if len(part) < 2 or not marks:
            return None
        if self._is_weak(part) and len(marks) > 1 and all(u.symbol == "C" for u in marks):
            return None  # "the Japan-United States Alliance": a relation of two countries
        own = [u for u in marks if u.symbol != "W" or fold(u.text) not in self.common]
        is_named = is_definite and marks[0] is part[0] and fold(part[-1].text) not in self.units and fold(name) not in self.generic
        if not own and self._is_weak(part) and (len(marks) < 2 or titled) and not is_named:
            return None
        confidence = 0.85 if own and len(part) > 2 else 0.75 if own or len(marks) > 1 else 0.6
        return Body(first, last, local("organization", name), name, confidence)


def spell(units: Sequence[Unit]) -> str:
    """The units' text with single spaces where the text has white space."""
    gaps = [" " if b.start > a.end else "" for a, b in itertools.pairwise(units)] + [""]
    return "".join(" ".join(u.text.split()) + gap for u, gap in zip(units, gaps, strict=True))


def _is_close(units: Sequence[Unit]) -> bool:
    """Whether at most a space stands between the units."""
    return all(b.start - a.end <= 1 for a, b in itertools.pairwise(units))


def _is_sent(units: Sequence[Unit]) -> bool:
    """Whether the units say to which organisation a mission is sent."""
    return symbols(units) == "oO" and units[0].text == "to"


def _trim(units: Sequence[Unit], head: int, last: int) -> int:
    while last - 1 > head and units[last - 1].symbol in "ota,(-'ms" and not _is_states(units, last - 1):
        last -= 1
    return last


def _is_states(units: Sequence[Unit], n: int) -> bool:
    """Whether "States" or the like ends a name: "Assembly of Turkic Speaking Countries", but not "CSTO Member States"."""
    return units[n].symbol == "m" and units[n - 1].symbol == "W" and units[n].text.istitle() and units[n].text.isalpha()
