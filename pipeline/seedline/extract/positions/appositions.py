"""Which title goes with which name and which body: grammars of appositions over symbols.

Belongs here: pairing the units of a paragraph (a person, a country, a title, "of", a comma). Does not belong here: making the units and
what their symbols mean (`office_units`), what a body refers to, and rows (`positions`).

Method: each unit is one symbol; a grammar is a regular expression over the string of symbols. Patterns are tried
from left to right, so that a title which one pattern has used is not used again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from seedline.extract.positions.titles import Titles
from seedline.extract.positions.units import BODY, NAME, POSTS, OfficeUnits, Unit

_BEFORE = r"(?:A?T'|[CO]'?T'|A?O'?(?:O'?)?|[COA]'?[LC]|CO'?|C'?|A{1,3}|G?D'?|G|L'?|[CAO]x{0,3},?r)"
# behind the body: "for Trade", "to the UN", "in A and in B", "for the month of May", "to the statutory bodies of B"
# "Head of the Department of the President of A X": whose body it is that he heads
_OFFICE = rf"(?>(?:{_BEFORE})?T(?:o{BODY})?(?:(?<=O)otT(?:o{BODY})?(?=,?{NAME}))?Q?"
_OFFICE += rf"(?:f{BODY}{POSTS}(?=,?{NAME})|f{BODY}(?:&f{BODY})?)?Q?(?:ft?x?o?y|(?:ft?x{{1,4}}ot?O|&t?x{{1,3}}ft?[CL])(?=,?{NAME}))?)"
_LISTED_NAME = r"(?:[HR]|t(?=H)){0,6}(?:P|x{1,3})"  # a name that was not found does not break the list
_OWN_BODY = rf"(?:,?o{BODY}|\({BODY}\)|-{BODY}|,{BODY}(?=[,;.&]|$))"
# "Deputy Prime Minister-Foreign Minister X" leaves nothing between
_OFFICES = rf"{_OFFICE}(?:(?:,&|[,&-]|(?<=T)(?=T))t?[HR]{{0,3}}{_OFFICE}){{0,3}}"
# further offices behind a name, or the body after a comma ("Policy Director, Example Centre"); not the next name's own
_MORE = rf"(?:(?:,&|[,&-]|(?<=T)(?=T))t?{_OFFICE})*(?:,t?O(?=[,.;)]|$))?(?!-?{NAME})(?!-t?{_OFFICE}{NAME})"
_MORE += rf"(?!(?<=T)&To{BODY}{NAME})(?!,{NAME}(?!,t?{_OFFICE}|o{BODY}|\({BODY}\)))"  # "X, and Crown Prince and Minister of B Y"
_AS = rf"(?:H{{0,2}}t?{_OFFICE})?{NAME}(?:o{BODY}|,{BODY},)?st?{_OFFICES}(?!{NAME})"
_LINK = rf"t?{_OFFICE}(?:-?{_OFFICE})?,{NAME}"  # of a chain
# in "at the talks with X, the minister said" another speaks; in "X, the chair of the working group Y" another chairs
_SUBJECT = rf"(?!t(?:A|[CO]'?)?T(?:[^'ofw&,.;:()T-]))(?!t?Tot?(?:[xD]|C-?C){{1,6}}{NAME})"
_GRAMMAR = {
    # "The envoys included X (A), Y (B)"
    "each_bracket": rf"S(?:o{BODY})?x{{0,2}}[-:]?(?:[,;&]{{0,3}}{_LISTED_NAME}(?:\({BODY}\)|-{BODY})){{2,}}",
    # "Presidents X of A, Y of B and Z of C" - "ministers X (A), Y (B)" - "the co-chairs of the Group (X of A, Y of B)"
    "each_name": rf"S(?:o{BODY}(?=\()|ot?O(?={_LISTED_NAME}o)|ot?x{{0,3}}[OL]?x{{0,4}}(?=[-:(]))?[-:(]?"
    rf"(?:[,;&]{{0,3}}{_LISTED_NAME}(?:o{BODY}|\({BODY}\)))+",
    # "The ambassadors presented credentials: X (A); Y, of B" - "... from three ambassadors. They are X (A), Y (B)"
    "each_told": rf"S[^PTSN:]{{0,14}}(?::|\.x{{1,3}})(?:[,;&]{{0,3}}{_LISTED_NAME}{_OWN_BODY}){{2,}}",
    # "the defence ministers of A, General X; of B, General Y" - "Ministers - of A X, of B Y" - "ministers of A (X), B (Y)"
    "each_body": rf"S[-:]?(?:[,;&]{{0,3}}o?{BODY}[-:,]?\(?{NAME}\)?)+",
    # "the presidents of A and B, X and Y", "the ambassadors of A and B to C, X and Y"
    "zip_after": rf"So{BODY}(?:[,&]{{1,2}}{BODY}){{1,40}}(?:ft?O)?[,-]?{NAME}(?:[,&]{{1,2}}{NAME})+",
    # "Kazakh and Kyrgyz foreign ministers X and Y"
    "zip_before": rf"[AC](?:[,&]{{1,2}}[AC]){{1,40}}'?S[,-]?{NAME}(?:[,&]{{1,2}}{NAME})+",
    # a line "Director for A: X", "X: Director for A"
    "labelled": rf"^t?{_OFFICE}:{NAME}(?=[,;.(]|$)|^[-x.]{{0,3}}{NAME}:t?{_OFFICES}[.;]?$",
    # "Deputy Foreign Ministers X and Y"
    "shared": rf"(?:{_BEFORE})?S(?:o{BODY})?[-:,]?{NAME}(?:[,&]{{1,2}}{NAME})+",
    # "X - minister of A", "X (minister of A)", "X – director, Example Centre"
    "after_dash": rf"P(?:-t?{_OFFICES}(?:,t?O(?=[,.;)]|$))?(?!{NAME})|\(t?{_OFFICES}\))",
    # "X, President Y's special envoy"
    "owned": rf"(?:P|(?<=P)),(?:t?{_OFFICE})?{NAME}'T(?!{NAME})",
    # "X, minister of A,", "X, a trusted adviser to Y" - not when the title goes with the name that follows
    "after_comma": rf"P(?:\(t?C\))?,{_SUBJECT}(?:s?t?|tx{{1,2}}(?=T[of])){_OFFICE}{_MORE}",
    # "X President of A, Y, President of B", "Remarks by X President, Example Bank": a comma is left out
    "unmarked": rf"P(?:To{BODY}(?=[,;&]{{1,2}}{NAME},?T|[.;]|$)|T,O(?=[.;]|$))",
    # "X, who became the secretary general of A"
    "after_cue": rf"(?:P|(?<=P))[^P.;TS]{{0,8}}?[Kk]t?y?{_OFFICES}(?!,?{NAME})",
    # "the oath was given to X as minister, Y as judge and Z as a member of A"
    "each_as": rf"{_AS}(?:(?:,&|[,;&]){_AS})+",
    # "appoints X of A as special envoy", "the appointment of X of A as the next high commissioner"
    "after_as": rf"[eK]x?F?{_AS}(?:,?&{_AS})*",
    # "A appointed X (B) the deputy head of C"
    "appointed": rf"[eK]{NAME}(?:\(t?C\))?t?{_OFFICES}(?!{NAME})",
    # "Romania, whose foreign minister is X", "the post of secretary general of A is held by X"
    "is_name": rf"{_OFFICE}K{NAME}(?!['T])",
    # "his Pakistani counterpart X", "X, his counterpart from A"
    "counterpart": rf"(?:A[,&]{{1,2}}){{1,3}}Bc,?{NAME}(?:[,&]{{1,2}}{NAME})+|c[fo]t?C(?:[,&]{{1,2}}t?C)+,?{NAME}(?:[,&]{{1,2}}{NAME})+"
    + rf"|Bc,?{NAME}|c[fo]t?C,?{NAME}(?:[,;&]{{1,3}}[fo]?t?C,?{NAME})*|c{NAME}[fo]C(?:[,&]{{1,2}}{NAME}[fo]C)*"
    + rf"|P,G?(?:Bc|c[fo]C)(?!,?{NAME})",
    # "President X of A", "Chair of the Authority, President X of A"
    "around": rf"F?(?:t?{_OFFICE}[,-][HR]{{0,3}}|T&)?T{NAME}o{BODY}",
    # "the president of A, X, the speaker of B, Y, and the minister of C, Z"
    "chain": rf"{_LINK}(?:[,;]?&?{_LINK})+(?!,t?T)",
    # "Secretary General of A X", "A's president X", then "... and of B Y", "..., B's Y"
    "before": rf"(?:Fx{{0,2}})?t?{_OFFICES}[,-]?{NAME}(?:[,;&]{{1,3}}(?:o{BODY}[,-]?|C'){NAME})*",
    # "President X, chairman of A,", "President X of A, chairman of B,"
    "after_that": rf"(?:(?<=P)|(?<=PoC)|(?<=PotC)),{_SUBJECT}(?!t?T,t?{_OFFICE}{NAME})(?!t?{_OFFICE}&t?{_OFFICE}{NAME})(?![CO]'T,{NAME})"
    rf"t?{_OFFICE}{_MORE}(?!,{NAME},?&?t?{_OFFICE},?{NAME})",  # "minister X, the head of A, Y, minister Z"
}
_GRAMMARS = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _GRAMMAR.items()))
_LINKS = {"chain": ("before", re.compile(_LINK)), "after_as": ("after_as", re.compile(_AS)), "each_as": ("after_as", re.compile(_AS))}
_WITHIN = ("in", "at", "with")
_RELATIVE = re.compile(r"(?P<body>[OC]),?(?:ox|G)$")  # "the Council, of which", "the Council, whose"
_BEHIND = ("after_comma", "after_dash", "after_that", "unmarked")
_CUED = ("after_cue", "is_name")
_PLURAL = ("each_body", "each_bracket", "each_name", "each_told", "zip_after", "zip_before", "shared")
_HEADING = re.compile(r"[^PT]*S[^PTS]*:")
_OPEN_HEADING = re.compile(r"[^PS]*:")
_ITEM_NAME = re.compile(rf"[-x.()]{{0,4}}{NAME},")
_ENTRY = re.compile(rf"[-x.()]{{0,4}}(?:{NAME}(?:o{BODY}|\({BODY}\)|[-:,]{BODY})|{BODY}[-:]{NAME})[,;.&]*")
_ITEM = 20  # units
_NAME_LINE = re.compile(rf"{NAME},?")
_TITLE_LINE = re.compile(rf"t?{_OFFICES}(?:,x{{1,3}})?\.?")
_BODY_LINE = re.compile(r"t?O[,.]?")
_FORMER = re.compile(rf"F[ACO']{{0,3}}T(?:ot?[COD])?,?{NAME}|P,t?F[ACO']{{0,3}}T")
_OWN_TITLE = re.compile(r"(?<!Oot)T(?!'T)")

_SERVED = re.compile(r"[fo]T?[HR]{0,3}P")  # behind the title of an aide
_TWO = (("head_of_state", "head_of_government"), ("head_of_state", "minister"))  # offices that one person seldom holds


@dataclass(slots=True)
class Holding:
    """One statement of a position. `at` is the title's place among the units; an open body `may_fill` from elsewhere."""

    person: Unit
    title: Unit
    body: Unit | None
    rule: str
    at: int
    may_fill: bool = True
    is_acting: bool = False
    qualifier: Unit | None = None
    owner: Unit | None = None  # whose envoy the person is


class Appositions:
    """Reads holdings; `units` makes the units of a paragraph."""

    def __init__(self, titles: Titles) -> None:
        self._titles = titles
        self.units = OfficeUnits(titles)

    # -- holdings
    def holdings(self, units: list[Unit], title: Unit | None = None) -> Iterator[Holding]:
        """The positions that the units state, in reading order; `title` is the last one before, which a counterpart holds too."""
        symbols = "".join(u.symbol for u in units)
        is_office = "T" in symbols or "S" in symbols or (title is not None and ("c" in symbols or "B" in symbols))
        if "P" not in symbols or not is_office:
            return
        for m in _GRAMMARS.finditer(symbols):
            rule, start = m.lastgroup or "", m.start()
            if rule == "after_as" and "F" in m[0]:  # "appoints former President X as envoy"
                start = symbols.index("P", start)
            if "N" in m[0] or "F" in symbols[start : m.end()]:
                continue
            if m[0].startswith("PKt") and self._titles.role("appointing", [units[start + 1].word], 0):
                continue  # "X appointed the head of A", without an auxiliary or a comma
            if rule == "counterpart":
                title = self._last_national(units[:start]) or title
                if title is not None:
                    yield from _counterparts(units, start, m.end(), title)
            elif rule == "appointed" and not self._titles.role("appointing", [units[start].word], 0):
                continue
            elif rule == "owned":
                yield from _owned(units, start, m.end())
            elif rule in _LINKS:
                name, each = _LINKS[rule]
                for link in each.finditer(symbols, start, m.end()):
                    yield from self._single(name, units, link.start(), link.end())
            else:
                found = self._several(rule, units, start, m.end()) if rule in _PLURAL else self._single(rule, units, start, m.end())
                for h in found:
                    if rule in _CUED:
                        h.body = self._relative(units, symbols, start + (symbols[start] == "G")) or h.body
                    yield h

    def former(self, units: list[Unit]) -> Iterator[tuple[Unit, Unit]]:
        """Persons with the office that they held once: "former President X", "X, former president of A,"."""
        for m in _FORMER.finditer("".join(u.symbol for u in units)):
            found = units[m.start() : m.end()]
            yield next(u for u in found if u.symbol == "P"), next(u for u in found if u.symbol == "T")

    def _last_national(self, units: list[Unit]) -> Unit | None:
        """The last title that another state has too, else the last title."""
        titles = [u for u in reversed(units) if u.symbol == "T" and u.title]
        return next((u for u in titles if u.title and self._titles.level(u.title.text) == "national"), next(iter(titles), None))

    def _relative(self, units: list[Unit], symbols: str, start: int) -> Unit | None:
        """The body to which a relative clause that begins at `start` hangs, if one does."""
        m = _RELATIVE.search(symbols, max(0, start - 4), start)
        word = units[start - 1].word if m else ""
        return units[m.start("body")] if m and word in ("which", "whose") else None

    def heading(self, units: list[Unit], before: list[Unit]) -> Unit | None:
        """The title in the plural of a line that a list follows: "The new ambassadors are:", or of the lines `before` it where it names
        no holders: "Credentials were presented by:"."""
        symbols = "".join(u.symbol for u in units)
        if _HEADING.fullmatch(symbols):
            return next(u for u in units if u.symbol == "S")
        return next((u for u in reversed(before) if u.symbol == "S"), None) if _OPEN_HEADING.fullmatch(symbols) else None

    def is_item(self, units: list[Unit]) -> bool:
        """Whether a line of such a list tells its own office: "X, Ambassador of A"."""
        return len(units) < _ITEM and _ITEM_NAME.match("".join(u.symbol for u in units)) is not None

    def entry(self, title: Unit, units: list[Unit]) -> Holding | None:
        """What a line of such a list says: "X (A)", "X, B", "C: X"."""
        if not _ENTRY.fullmatch("".join(u.symbol for u in units)):
            return None
        person = next(u for u in units if u.symbol == "P")
        return Holding(person, title, next(u for u in units if u.symbol in "CADOL"), "entry", 0)

    def signature(self, name: list[Unit], title: list[Unit], body: list[Unit]) -> Iterator[Holding]:
        """A name that fills a line, and a title that fills the next; the one below may name the body."""
        if not _NAME_LINE.fullmatch("".join(u.symbol for u in name)) or not _TITLE_LINE.fullmatch("".join(u.symbol for u in title)):
            return
        person = next(u for u in name if u.symbol == "P")
        comma = Unit(",", person.end, person.end)
        below = next((u for u in body if u.symbol == "O"), None) if _BODY_LINE.fullmatch("".join(u.symbol for u in body)) else None
        for h in self._single("signature", [person, comma, *title], 0, len(title) + 2):
            h.at -= 2
            h.body = h.body or below
            yield h

    def _single(self, rule: str, units: list[Unit], start: int, end: int) -> Iterator[Holding]:
        """One person with one to three titles; in "... and of B Y" the title carries over to further persons."""
        persons = [i for i in range(start, end) if units[i].symbol == "P"]
        person = persons[0] if persons else next(i for i in range(start - 1, -1, -1) if units[i].symbol == "P")
        # in "the premier's press secretary" only the second title is the person's, in "head of the Department of the President" the first
        symbols = "".join(u.symbol for u in units[start:end])
        titles = [start + m.start() for m in _OWN_TITLE.finditer(symbols)]
        bodies = [self._body(units, t, start, end, rule) for t in titles]
        owned = next((n for n, t in enumerate(titles) if n and units[t - 1].symbol in "'C" and bodies[n][0]), 0)
        if owned and bodies[owned - 1][0] is None and rule == "before":  # "the Secretary General and Kenya's minister X"
            titles, bodies = titles[owned:], bodies[owned:]
        elif self._is_another(units, start, titles):
            titles, bodies = titles[1:], bodies[1:]
        for n, (t, (body, may_fill)) in enumerate(zip(titles, bodies, strict=True)):
            stated = body
            if stated is None and may_fill:
                shared = "CAOL" if self._is_of_any(units[t]) else "CAL"
                later = (b for b, _ in bodies[n + 1 :] if b is not None and b.symbol in shared)
                is_ahead = n and (units[titles[0] - 1].symbol in "A'C" or "O" in shared)
                before = bodies[0][0] if is_ahead else None
                stated = next(later, before)
            if stated is None and may_fill:
                stated = self._bracketed(units, person, t)
            h = Holding(units[person], units[t], stated, rule, t, may_fill)
            h.is_acting = any(u.symbol == "k" for u in units[start:t])
            h.owner = units[t - 2] if t > 1 and units[t - 2].symbol + units[t - 1].symbol == "P'" else self._served(units, t)
            if body is not None:
                h.qualifier = next((u for u in units[t + 1 : min(end, t + 5)] if u.symbol == "Q"), None)
            yield h
        for p in persons[1:]:
            if units[p - 1].symbol == "'" and not self._is_ministers(units[titles[0]]):
                continue
            named = next((units[b] for b in range(p - 1, person, -1) if units[b].symbol in "CODL"), None)
            yield Holding(units[p], units[titles[0]], named, rule, titles[0])

    def _served(self, units: list[Unit], t: int) -> Unit | None:
        """The person named behind an aide's title: "an adviser to President X"."""
        title = units[t].title
        if title is None or not (self._titles.is_aides(title.text) or self._titles.kind(title.text) == "envoy"):
            return None
        m = _SERVED.match("".join(u.symbol for u in units[t + 1 : t + 7]))
        return units[t + m.end()] if m else None

    def _bracketed(self, units: list[Unit], person: int, t: int) -> Unit | None:
        """The state in brackets behind a name or its title, or in front of them: "Minister X (A)", "X, minister (A)", "A (X, minister)"."""
        said = units[t].title
        if said is None or self._titles.level(said.text) not in ("national", "mission"):
            return None
        last = max(person, t)
        if "".join(u.symbol for u in units[last + 1 : last + 4]) == "(C)":
            return units[last + 2]
        first = min(person, t) - 1
        while first > 0 and units[first].symbol in "HRt":
            first -= 1
        return units[first - 1] if first > 0 and units[first].symbol + units[first - 1].symbol == "(C" else None

    def _is_of_any(self, title: Unit) -> bool:
        """Whether bodies of any kind have the office ("Director"), so that the one beside tells which."""
        said = title.title.text if title.title else ""
        return self._titles.level(said) == "any" and self._titles.kind(said) in ("", "official")

    def _is_another(self, units: list[Unit], start: int, titles: list[int]) -> bool:
        """Whether the first title is somebody else's: "the Secretary General, President X", "the President and Prime Minister X"."""
        first, second = (units[t].title for t in titles[:2]) if len(titles) > 1 else (None, None)
        between = "".join(u.symbol for u in units[start : titles[1] + 1]) if first and second else ""
        is_alike = first and second and self._titles.kind(first.text) == self._titles.kind(second.text)
        if first and is_alike and between in ("T&T", "T&AT", "T&CT") and first.text.isupper():  # "EAM and Foreign Minister X"
            return True
        if first and second and between == "T&AT":  # "PM and Chinese President X"
            return {self._titles.kind(first.text), self._titles.kind(second.text)} == {"head_of_state", "head_of_government"}
        if first and between.endswith("T&tT") and "".join(u.symbol for u in units[titles[1] + 1 : titles[1] + 4]).startswith(("oO", "otO")):
            return self._titles.level(first.text) == "national"  # "the A minister and the President of the Council, X"
        if not first or not second or not between.startswith("tT"):
            return False
        if between[2:] in (",GT", ",GxT"):  # "the governor, his first deputy X"
            return True
        if between[2:] in ("&T", "&AT", "&OT"):  # "the President and Prime Minister X", "the Secretary-General and President X"
            kinds = self._titles.kind(first.text), self._titles.kind(second.text)
            levels = self._titles.level(first.text), self._titles.level(second.text)
            return kinds in _TWO or ("secretary_general", "national") in zip(kinds, reversed(levels), strict=True)
        # "the Special Representative of the Secretary-General, Head of the centre X" is one
        is_posted = self._titles.kind(first.text) == "envoy" and self._titles.level(second.text) == "any"
        return between == "tT,T" and not is_posted and self._titles.level(first.text) != self._titles.level(second.text)

    def _several(self, rule: str, units: list[Unit], start: int, end: int) -> Iterator[Holding]:
        """Several persons who share a title in the plural, each with a body of their own or all with one."""
        title = next(i for i in range(start, end) if units[i].symbol == "S")
        persons = [i for i in range(start, end) if units[i].symbol == "P"]
        bodies = [i for i in range(start, end) if units[i].symbol in "ACODL" and not _is_outer(units, i, end)]
        if rule == "zip_after":  # "the ambassadors of A and B to C, X and Y"
            bodies = [i for i in bodies if "f" not in (units[i - 1].symbol, units[i - 2].symbol)]
        if rule.startswith("zip") and len(bodies) != len(persons):
            return
        group = self._group(units, title, end) if rule.startswith("each_") and rule != "each_body" else None
        for n, p in enumerate(persons):
            body: int | None
            if group is not None:
                body = group
            elif rule == "shared":
                body = bodies[0] if bodies else None
            elif len(bodies) == len(persons):
                body = bodies[n]
            elif rule == "each_body":
                body = next((b for b in reversed(bodies) if b < p), None)
            else:
                body = next((b for b in bodies if b > p), None)
            yield Holding(units[p], units[title], units[body] if body is not None else None, rule, title)

    def _group(self, units: list[Unit], title: int, end: int) -> int | None:
        """The body of a shared title that no state has: "Minsk Group Co-Chairs X of A and Y of B", "Co-Chairs of the Group (X of A ..."."""
        said = units[title].title
        if said is None or self._titles.level(said.text) == "national":
            return None
        before = title - 1 - (title > 0 and units[title - 1].symbol == "'")
        behind = title + 2 + (units[min(end, title + 3) - 1].symbol == "t")
        if units[min(end, title + 2) - 1].symbol == "o" and behind < end and units[behind].symbol == "O":
            return None if units[behind + 1].symbol == "x" else behind  # "of the B countries" are those of each
        return before if before >= 0 and units[before].symbol == "O" else None

    def _is_ministers(self, title: Unit) -> bool:
        """Whether the next country's holder is left to be understood: "Polish Foreign Minister X, Latvia's Y"."""
        return title.title is not None and self._titles.kind(title.title.text) == "minister"

    def _body(self, units: list[Unit], t: int, start: int, end: int, rule: str) -> tuple[Unit | None, bool]:
        """The body of the title at `t` inside a match, and whether an absent one may be filled from elsewhere."""
        i = t + 1
        while i < end - 1 and units[i].symbol in "HRt" and units[i + 1].symbol in "HRtP":
            i += 1
        i += i < end and units[i].symbol == "P"  # "President Sir X of A"
        if i < end and units[i].symbol == "o":
            for k in range(i + 1, end):
                if units[k].symbol in "CADOL" and not _is_outer(units, k, end):
                    return units[k], True
                if units[k].symbol not in "tCADGOL'o":
                    break
        i = t - 1
        while i >= start and units[i].symbol in "'t":
            i -= 1
        if i >= start and units[i].symbol == "r":  # "A, represented by its minister X"
            i = max(k for k in range(start, i) if units[k].symbol in "CAO")
        if i >= start and units[i].symbol in "CAODGL":
            is_area = i > start and units[i].symbol in "CL" and units[i - 1].symbol in "OCA"  # "UN Syria envoy" is the UN's
            return self._sender(units, t, i) or units[i - is_area], True
        if i >= start and units[i].symbol == "T" and units[t - 1].symbol == "'":  # "the Russian president's envoy" is Russia's
            owner = next((units[k] for k in range(i - 1, max(start, i - 3) - 1, -1) if units[k].symbol in "ACO"), None)
            return owner or units[i], True
        title = units[t].title
        text = title.text if title else ""
        is_bound = bool(self._titles.bound_to(text))
        after = "".join(u.symbol for u in units[t + 1 : min(end, t + 4)])
        if after[:1] == "f" and units[t + 1].word in _WITHIN and self._titles.kind(text) != "ambassador" and "O" in after:
            return next(u for u in units[t + 1 : t + 4] if u.symbol == "O"), True  # "Permanent Secretary at the Ministry"
        is_near = after[:1] == "f" and self._titles.is_aides(text) and self._titles.level(text) != "mission"  # "adviser to the Ministry"
        if self._titles.kind(text) == "spokesperson" or is_near or (is_bound and after[:1] == "f"):  # "spokesman for A", "fellow at A"
            return next((u for u in units[t + 1 : min(end, t + 4)] if u.symbol in "OCDA"), None), not is_bound
        if rule in _BEHIND and re.fullmatch(",t?O", after):  # "Policy Director, Example Centre"
            return units[min(end, t + 4) - 1], True
        return None, not is_bound

    def _sender(self, units: list[Unit], t: int, i: int) -> Unit | None:
        """The state in front of the organisation that its envoy is sent to: "A's UN ambassador", "the A G20 sherpa"."""
        own = units[i - 1 - (units[i - 1].symbol == "'")] if i > 1 else units[0]
        title = units[t].title
        is_sent = title is not None and units[i].symbol == "O" and self._titles.value("sent", title.text) is not None
        return own if is_sent and own.symbol in "AC" else None


def _owned(units: list[Unit], start: int, end: int) -> Iterator[Holding]:
    """The envoy of another, and the other's own office: "X, President Y's special envoy"."""
    owner = next(i for i in range(end - 2, start, -1) if units[i].symbol == "P")
    person = units[start] if units[start].symbol == "P" else units[start - 1]
    yield Holding(person, units[end - 1], None, "owned", end - 1, owner=units[owner])
    own = next((i for i in range(start, owner) if units[i].symbol == "T"), None)
    if own is not None:
        yield Holding(units[owner], units[own], next((u for u in units[start + 1 : owner] if u.symbol in "CAO"), None), "before", own)


def _counterparts(units: list[Unit], start: int, end: int, title: Unit) -> Iterator[Holding]:
    """Holders of another's office in other countries."""
    persons = [u for u in units[start:end] if u.symbol == "P"]
    countries = [u for u in units[start:end] if u.symbol in ("A", "B", "C")]
    for person, country in zip(persons, countries, strict=False):
        yield Holding(person, title, country, "counterpart", start)


def _is_outer(units: list[Unit], i: int, end: int) -> bool:
    """Whether the body at `i` only modifies the next: "the country's Security Council", "the Republic of A"."""
    rest = "".join(u.symbol for u in units[i + 1 : min(end, i + 4)])
    if units[i].symbol == "D" and re.match("ot?[CO]", rest):
        return True
    return units[i].symbol in "CAOD" and rest.startswith(("O", "'O"))
