"""Which title goes with which name and which body: grammars of appositions over symbols.

Belongs here: turning a paragraph into units (a person, a country, a title, "of", a comma) and pairing them.
Does not belong here: what a body refers to, and rows (`positions`).

Method: each unit is one symbol; a grammar is a regular expression over the string of symbols. Patterns are tried
from left to right, so that a title which one pattern has used is not used again.

Symbols: P person, C country, O organisation, L place, A adjective of a country, T title, S title in the plural,
Q "for ...", "on ..." after a body, D "the Organization", G "its", ' possessive, o of, f for/to/in/at, t article, & and,
H honorific, R rank, F former, K "became", k "performs the duties of", e "appoints", s "as", N a word that denies,
y date, w who, B adjective of a country before "counterpart", c counterpart, x other.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from seedline.extract.phrases import split_words
from seedline.extract.reading import Paragraph, Reading
from seedline.extract.reports import Mention
from seedline.extract.titles import Title, Titles, Tokens

_DASHES = "-–—‒―"
_LINKS = {"of": "o", "the": "t", "a": "t", "an": "t", "and": "&", "cum": "&", "who": "w", "as": "s"}
_LINKS |= dict.fromkeys(("for", "to", "in", "at", "on", "with", "from"), "f")
_PUNCT = {",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "[": "(", "]": ")", "&": "&", ".": "."}
_MENTIONS = {"person": "P", "country": "C", "organization": "O", "place": "L", "date": "y", "instrument": "x", "event": "x"}
_ROLES = (
    ("former", "F"),
    ("acting_cue", "k"),
    ("cue", "K"),
    ("appoint", "e"),
    ("rank", "R"),
    ("honorific", "H"),
    ("negative", "N"),
    ("other_side", "c"),
)

_BODY = r"t?(?:[CADG]'?O|Dot?[CO]|O(?:'?O)?(?:ot?[OC])?|C|D|L(?:ot?C)?)"
_BEFORE = r"(?:A?T'|A?O'?(?:O'?)?|[COA]'?[LC]|CO'?|C'?|A{1,3}|D'?|G|L'?)"
# behind the body: "for Trade", "to the UN", "in A and in B", "for the month of May"
_OFFICE = rf"(?>(?:{_BEFORE})?T(?:o{_BODY})?Q?(?:f{_BODY}(?:&f{_BODY})?)?(?:ft?x?o?y)?)"
_NAME = r"(?:[HR]|t(?=H)){0,6}P"
_LISTED_NAME = r"(?:[HR]|t(?=H)){0,6}(?:P|x{1,3})"  # a name that was not found does not break the list
# "Deputy Prime Minister-Foreign Minister X" leaves nothing between
_OFFICES = rf"{_OFFICE}(?:(?:,&|[,&-]|(?<=T)(?=T))t?[HR]{{0,3}}{_OFFICE}){{0,3}}"
# further offices behind a name, or the body after a comma ("Policy Director, Example Centre"); not the next name's own
_MORE = rf"(?:(?:,&|[,&-])t?{_OFFICE})*(?:,t?O(?=[,.;)]|$))?(?!-?{_NAME})(?!-t?{_OFFICE}{_NAME})"
_MORE += rf"(?!(?<=T)&To{_BODY}{_NAME})(?!,{_NAME}(?!,t?{_OFFICE}))"  # "X, and Crown Prince and Minister of B Y"
_SUBJECT = r"(?!t(?:A|[CO]'?)?T(?:[^'ofw&,.;:()-]))"  # in "at the talks with X, the minister said" another speaks
_GRAMMAR = {
    # "The envoys included X (A), Y (B)"
    "each_bracket": rf"S(?:o{_BODY})?x{{0,2}}[-:]?(?:[,;&]{{0,3}}{_LISTED_NAME}(?:\({_BODY}\)|-{_BODY})){{2,}}",
    # "Presidents X of A, Y of B and Z of C" - "ministers X (A), Y (B)" - "the co-chairs of the Group (X of A, Y of B)"
    "each_name": rf"S(?:o{_BODY}(?=\())?[-:(]?(?:[,;&]{{0,3}}{_LISTED_NAME}(?:o{_BODY}|\({_BODY}\)))+",
    # "the defence ministers of A, General X; of B, General Y" - "Ministers - of A X, of B Y" - "ministers of A (X), B (Y)"
    "each_body": rf"S[-:]?(?:[,;&]{{0,3}}o?{_BODY}[-:,]?\(?{_NAME}\)?)+",
    # "the presidents of A and B, X and Y"
    "zip_after": rf"So{_BODY}(?:[,&]{{1,2}}{_BODY}){{1,40}}[,-]?{_NAME}(?:[,&]{{1,2}}{_NAME})+",
    # "Kazakh and Kyrgyz foreign ministers X and Y"
    "zip_before": rf"[AC](?:[,&]{{1,2}}[AC]){{1,40}}'?S[,-]?{_NAME}(?:[,&]{{1,2}}{_NAME})+",
    # "Deputy Foreign Ministers X and Y"
    "shared": rf"(?:{_BEFORE})?S(?:o{_BODY})?[-:,]?{_NAME}(?:[,&]{{1,2}}{_NAME})+",
    # "X - minister of A", "X (minister of A)"
    "after_dash": rf"P(?:-t?{_OFFICES}(?!{_NAME})|\(t?{_OFFICES}\))",
    # "X, minister of A," - not when the title goes with the name that follows
    "after_comma": rf"P(?:\(t?C\))?,{_SUBJECT}t?{_OFFICE}{_MORE}",
    # "X President of A, Y, President of B": the comma is left out in a list
    "unmarked": rf"P(?:To{_BODY})(?=[,;&]{{1,2}}{_NAME},?T|[.;]|$)",
    # "X, who became the secretary general of A"
    "after_cue": rf"(?:P|(?<=P))[^P.;TS]{{0,8}}?[Kk]t?y?{_OFFICES}(?!,?{_NAME})",
    # "appoints X of A as special envoy", "the appointment of X of A as the next high commissioner"
    "after_as": rf"[eK]x?(?:F?t?{_OFFICE})?{_NAME}(?:o{_BODY}|,{_BODY},)?st?{_OFFICES}(?!{_NAME})",
    # "Romania, whose foreign minister is X", "the post of secretary general of A is held by X"
    "is_name": rf"{_OFFICE}K{_NAME}(?!['T])",
    # "his Pakistani counterpart X", "X, his counterpart from A"
    "counterpart": rf"Bc,?{_NAME}|c[fo]C,?{_NAME}|c{_NAME}[fo]C(?:[,&]{{1,2}}{_NAME}[fo]C)*|P,G?(?:Bc|c[fo]C)(?!,?{_NAME})",
    # "President X of A", "Chair of the Authority, President X of A"
    "around": rf"F?(?:t?{_OFFICE}[,-][HR]{{0,3}}|T&)?T{_NAME}o{_BODY}",
    # "the president of A, X, the speaker of B, Y, and the minister of C, Z"
    "chain": rf"t?{_OFFICE},{_NAME}(?:[,;]?&?t?{_OFFICE},{_NAME})+(?!,t?T)",
    # "Secretary General of A X", "A's president X", then "... and of B Y", "..., B's Y"
    "before": rf"F?t?{_OFFICES}[,-]?{_NAME}(?:[,;&]{{1,3}}(?:o{_BODY}[,-]?|C'){_NAME})*",
    # "President X, chairman of A,", "President X of A, chairman of B,"
    "after_that": rf"(?:(?<=P)|(?<=PoC)|(?<=PotC)),{_SUBJECT}(?!t?T,t?{_OFFICE}{_NAME})t?{_OFFICE}{_MORE}",
}
_GRAMMARS = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _GRAMMAR.items()))
_CHAINED = re.compile(rf"t?{_OFFICE},{_NAME}")
_RELATIVE = re.compile(r"(?P<body>[OC]),?(?:ox|G)$")  # "the Council, of which", "the Council, whose"
_BEHIND = ("after_comma", "after_that")
_CUED = ("after_cue", "is_name")
_PLURAL = ("each_body", "each_bracket", "each_name", "zip_after", "zip_before", "shared")
_NAME_LINE = re.compile(rf"{_NAME},?")
_TITLE_LINE = re.compile(rf"t?{_OFFICES}\.?")
_BODY_LINE = re.compile(r"t?O[,.]?")
_OWNERS = ("A", "C", "O", "D", "'")
_NESTED = re.compile(r"[TS](?P<link>[of])t?(?P<body>[OCA])'?T")

_SESSION = re.compile(r"(?<=T)ot?x{0,2}(?P<session>x)o(?=t?[OC])")  # "chair of the current session of the Council"
# "for Asia and the Middle East", "for China affairs"; not where a name or a title shows what follows to be another's
_AREA = re.compile(r"[TS]ft?[LCA](?:&t?[LC](?!A?[TS'P]))*(?:(?<=[LCA])x|(?<=[LC]))(?![ATS'])")
_SENT_TO = ("spokesperson", "")  # "spokesman for A" has it for his body
_FORMER = re.compile(rf"F[ACO']{{0,3}}T(?:ot?[COD])?,?{_NAME}|P,t?F[ACO']{{0,3}}T")
_TWO = (("head_of_state", "head_of_government"), ("head_of_state", "minister"))  # offices that one person seldom holds
_CLOSING = ('"', "”", "»", "''")
_STOPPED = (",", ".")
_BRACKET = 14
_LIST = 60  # units
_LISTED = re.compile(rf"S(?:o{_BODY})?[-:,]?(?:{_NAME}[,&]{{1,2}})*[HR]*$")  # "special envoys General X and"
_PARTY = re.compile(r"\(\s*[A-Z]{1,3}\s?[-–—][^()]{1,16}\)")  # "(D-Conn.)" behind a legislator


@dataclass(slots=True)
class Unit:
    """One unit of a paragraph with its offsets; a mention, a title or a referent where it has one. `word` is the first, folded."""

    symbol: str
    start: int
    end: int
    mention: Mention | None = None
    title: Title | None = None
    referent: str | None = None
    word: str = ""


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


class Appositions:
    """Reads units and holdings."""

    def __init__(self, titles: Titles) -> None:
        self._titles = titles

    # -- units
    def units(self, reading: Reading, paragraph: Paragraph) -> list[Unit]:
        """The units of a paragraph in reading order."""
        units: list[Unit] = []
        at = paragraph.start
        for m in reading.mentions_in(paragraph.start, paragraph.end):
            units += self._between(Tokens(reading.text, at, m.start), bool(units))
            units.append(Unit(_MENTIONS[m.type], m.start, m.end, mention=m, referent=m.referent))
            at = m.end
        units += self._between(Tokens(reading.text, at, paragraph.end), bool(units))
        units = self._with_areas(self._merge_nested(self._without_sessions(_drop_brackets(units, reading.text))), reading.text)
        return self._styled(self._sent(units))

    @staticmethod
    def _sent(units: list[Unit]) -> list[Unit]:
        """Reads "from" between an office and a country as "of": "the envoy from A to B"."""
        for title, link, *named in zip(units, units[1:], units[2:], units[3:], strict=False):
            if title.symbol in "TS" and link.word == "from" and "C" in (named[0].symbol, named[1].symbol):
                link.symbol = "o"
        return units

    def _with_areas(self, units: list[Unit], text: str) -> list[Unit]:
        """Takes the regions and countries that an office deals with into its title: "Under-Secretary for Latin America and Asia"."""
        for m in reversed(list(_AREA.finditer("".join(u.symbol for u in units)))):
            office, link, last = units[m.start()], units[m.start() + 1], units[m.end() - 1]
            if office.title is None or (last.symbol == "x" and not self._titles.role("portfolio", [last.word], 0)):
                continue
            kind = self._titles.kind(office.title.text)
            if (link.word == "for" and kind not in _SENT_TO) or (link.word == "on" and kind == "envoy"):
                said = f"{office.title.text} {' '.join(text[link.start : last.end].split())}"
                end = self._areas_end(units, m.end())
                said += text[last.end : units[end - 1].end]
                whole = Title(" ".join(said.split()), office.title.is_acting, office.title.is_plural)
                units[m.start() : end] = [Unit(office.symbol, office.start, units[end - 1].end, title=whole, word=office.word)]
        return units

    def _areas_end(self, units: list[Unit], end: int) -> int:
        """End of areas that follow "and" behind a region: "for A and Foreign Affairs"."""
        if end < len(units) and units[end].symbol == "&":
            following = list(itertools.takewhile(lambda u: u.symbol == "x", units[end + 1 : end + 4]))
            words = [w for u in following for w in u.word.split()]
            hit = max(self._titles.role("portfolio", words, 0), self._titles.role("modifier", words, 0)) if words else 0
            while hit and hit < len(words) and (more := self._titles.role("portfolio", words, hit)):
                hit = more
            return end + 1 + hit if hit else end
        return end

    def _without_sessions(self, units: list[Unit]) -> list[Unit]:
        """Drops the session between an office and its body: "President of the 73rd session of the General Assembly"."""
        for m in reversed(list(_SESSION.finditer("".join(u.symbol for u in units)))):
            if self._titles.role("session", [units[m.start("session")].word], 0):
                del units[m.start() : m.end("session")]
        return units

    def _merge_nested(self, units: list[Unit]) -> list[Unit]:
        """Makes "Special Representative of the UN Secretary-General", "Adviser to A's President" one title of the UN, of A."""
        for m in reversed(list(_NESTED.finditer("".join(u.symbol for u in units)))):
            outer, inner, body = units[m.start()], units[m.end() - 1], units[m.start("body")]
            link = units[m.start("link")].word
            if not outer.title or not inner.title or inner.title.is_plural:
                continue
            if link == "of" and body.symbol != "A":
                said = f"{outer.title.text} of the {inner.title.text}"
            elif link == "to" and self._titles.role("aide", split_words(outer.title.text)[-1:], 0):
                said = f"{outer.title.text} to the {inner.title.text}"
            else:
                continue
            merged = Unit(outer.symbol, outer.start, outer.end, title=Title(said, outer.title.is_acting, outer.title.is_plural))
            units[m.start() : m.end()] = [merged, Unit("o", body.start, body.start), body]
        return units

    def _styled(self, units: list[Unit]) -> list[Unit]:
        """In "Foreign Minister Senator X" the title next to the name is a form of address; so is "Professor X"."""
        for n, (style, name) in enumerate(itertools.pairwise(units)):
            if style.symbol + name.symbol == "TP" and style.title:
                before = units[n - 1].symbol if n else ""
                is_listed = _LISTED.search("".join(u.symbol for u in units[max(0, n - _LIST) : n])) is not None
                is_style = (before == "T" or is_listed) and self._titles.value("style", style.title.text) is not None
                if is_style or (before not in _OWNERS and self._titles.bound_to(style.title.text)):
                    style.symbol = "H"
        return units

    def _between(self, t: Tokens, follows: bool) -> Iterator[Unit]:
        """Units of a stretch without mentions; `follows` says whether it comes after one."""
        i = 0
        if follows and t.words[:1] in (["for"], ["on"]) and (end := self._titles.portfolio(t, 0)):
            yield Unit("Q", t.starts[0], t.ends[end - 1])
            i = end
        while i < len(t):
            symbol, end, title, ref = self._unit(t, i)
            if symbol:
                yield Unit(symbol, t.starts[i], t.ends[end - 1], title=title, referent=ref, word=t.words[i])
            i = end

    def _unit(self, t: Tokens, i: int) -> tuple[str, int, Title | None, str | None]:
        """Symbol ('' for none), end, title and referent of the unit at token `i`."""
        word = t.words[i]
        if end := self._titles.role("no_title", t.words, i):
            return "x", end, None, None
        if i and word in _CLOSING and t.words[i - 1] in _STOPPED and t.starts[i] == t.ends[i - 1]:
            return "x", i + 1, None, None  # '... of the president," X said'
        if not t.is_word(i):
            return ("'" if word == "'s" else "-" if word in _DASHES else _PUNCT.get(word, "")), i + 1, None, None
        former = self._titles.role("former", t.words, i)
        if former > i + 1:  # "the first president" led once
            return "F", former, None, None
        if found := self._titles.match(t, i):
            end = found[0] + (t.words[found[0] : found[0] + 1] == ["."] and bool(self._titles.role("abbreviated", t.words, found[0] - 1)))
            if self._titles.role("honorific", t.words, i) == i + 1 and self._titles.match(t, i + 1):
                return "x", end, None, None  # "Mr President, ..." is spoken to
            return ("S" if found[1].is_plural else "T"), end, found[1], None
        for role, symbol in _ROLES:
            if end := self._titles.role(role, t.words, i):
                is_abbreviated = symbol in "RH" and end < len(t) and t.words[end] == "."
                return symbol, end + is_abbreviated, None, None
        if end := self._titles.role("skip", t.words, i):
            return "", end, None, None
        if t.is_capital(i) and (hit := self._titles.demonyms.match(t.words, i)):
            is_other = self._titles.role("other_side", t.words, hit[0])  # "his Kazakh counterpart" is of another country
            return ("B" if is_other else "A"), hit[0], None, hit[1]
        for role, symbol in (("possessive", "G"), ("generic_body", "D")):
            if end := self._titles.role(role, t.words, i):
                return symbol, end, None, None
        return _LINKS.get(word, "x"), i + 1, None, None

    # -- holdings
    def holdings(self, units: list[Unit], title: Unit | None = None) -> Iterator[Holding]:
        """The positions that the units state, in reading order; `title` is the last one before, which a counterpart holds too."""
        symbols = "".join(u.symbol for u in units)
        if "P" not in symbols or not ("T" in symbols or "S" in symbols):
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
            elif rule == "chain":
                for link in _CHAINED.finditer(symbols, start, m.end()):
                    yield from self._single("before", units, link.start(), link.end())
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
        # in "the premier's press secretary" only the second title is the person's
        titles = [
            i for i in range(start, end) if units[i].symbol == "T" and "".join(u.symbol for u in units[i + 1 : min(end, i + 3)]) != "'T"
        ]
        bodies = [self._body(units, t, start, end, rule) for t in titles]
        owned = next((n for n, t in enumerate(titles) if n and units[t - 1].symbol in "'C" and bodies[n][0]), 0)
        if owned and bodies[owned - 1][0] is None and rule == "before":  # "the Secretary General and Kenya's minister X"
            titles, bodies = titles[owned:], bodies[owned:]
        elif self._is_another(units, start, titles):
            titles, bodies = titles[1:], bodies[1:]
        for n, (t, (body, may_fill)) in enumerate(zip(titles, bodies, strict=True)):
            stated = body
            if stated is None and may_fill:
                shared = "CAO" if self._is_of_any(units[t]) else "CA"
                later = (b for b, _ in bodies[n + 1 :] if b is not None and b.symbol in shared)
                is_ahead = n and (units[titles[0] - 1].symbol in "A'C" or shared == "CAO")
                before = bodies[0][0] if is_ahead else None
                stated = next(later, before)
            if stated is None and may_fill:
                stated = self._bracketed(units, person, t)
            h = Holding(units[person], units[t], stated, rule, t, may_fill)
            h.is_acting = any(u.symbol == "k" for u in units[start:t])
            if body is not None:
                h.qualifier = next((u for u in units[t + 1 : min(end, t + 5)] if u.symbol == "Q"), None)
            yield h
        for p in persons[1:]:
            if units[p - 1].symbol == "'" and not self._is_ministers(units[titles[0]]):
                continue
            named = next((units[b] for b in range(p - 1, person, -1) if units[b].symbol in "CODL"), None)
            yield Holding(units[p], units[titles[0]], named, rule, titles[0])

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
        if first and second and between == "T&AT":  # "PM and Chinese President X"
            return {self._titles.kind(first.text), self._titles.kind(second.text)} == {"head_of_state", "head_of_government"}
        if not first or not second or not between.startswith("tT"):
            return False
        if between[2:] in ("&T", "&AT"):  # "the President and Prime Minister X", "the Secretary-General and President X"
            kinds = self._titles.kind(first.text), self._titles.kind(second.text)
            return kinds in _TWO or (kinds[0] == "secretary_general" and self._titles.level(second.text) == "national")
        return between == "tT,T" and self._titles.level(first.text) != self._titles.level(second.text)

    def _several(self, rule: str, units: list[Unit], start: int, end: int) -> Iterator[Holding]:
        """Several persons who share a title in the plural, each with a body of their own or all with one."""
        title = next(i for i in range(start, end) if units[i].symbol == "S")
        persons = [i for i in range(start, end) if units[i].symbol == "P"]
        bodies = [i for i in range(start, end) if units[i].symbol in "ACODL" and not _is_outer(units, i, end)]
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
            return behind
        return before if before >= 0 and units[before].symbol == "O" else None

    def _is_ministers(self, title: Unit) -> bool:
        """Whether the next country's holder is left to be understood: "Polish Foreign Minister X, Latvia's Y"."""
        return title.title is not None and self._titles.kind(title.title.text) == "minister"

    def _body(self, units: list[Unit], t: int, start: int, end: int, rule: str) -> tuple[Unit | None, bool]:
        """The body of the title at `t` inside a match, and whether an absent one may be filled from elsewhere."""
        i = t + 1
        if i < end and units[i].symbol == "P":  # "President X of A"
            i += 1
        if i < end and units[i].symbol == "o":
            for k in range(i + 1, end):
                if units[k].symbol in "CADOL" and not _is_outer(units, k, end):
                    return units[k], True
                if units[k].symbol not in "tCADGOL'o":
                    break
        i = t - 1
        while i >= start and units[i].symbol in "'t":
            i -= 1
        if i >= start and units[i].symbol in "CAODGL":
            is_area = i > start and units[i].symbol in "CL" and units[i - 1].symbol in "OCA"  # "UN Syria envoy" is the UN's
            return units[i - is_area], True
        if i >= start and units[i].symbol == "T" and units[t - 1].symbol == "'":  # "the Russian president's envoy" is Russia's
            owner = next((units[k] for k in range(i - 1, max(start, i - 3) - 1, -1) if units[k].symbol in "AC"), None)
            return owner, False
        title = units[t].title
        text = title.text if title else ""
        is_bound = bool(self._titles.bound_to(text))
        after = "".join(u.symbol for u in units[t + 1 : min(end, t + 4)])
        if self._titles.kind(text) == "spokesperson" or (is_bound and after[:1] == "f"):  # "spokesman for the Ministry", "fellow at"
            return next((u for u in units[t + 1 : min(end, t + 4)] if u.symbol in "OCDA"), None), not is_bound
        if rule in _BEHIND and re.fullmatch(",t?O", after):  # "Policy Director, Example Centre"
            return units[min(end, t + 4) - 1], True
        return None, not is_bound


def _counterparts(units: list[Unit], start: int, end: int, title: Unit) -> Iterator[Holding]:
    """Holders of another's office in other countries."""
    persons = [u for u in units[start:end] if u.symbol == "P"]
    countries = [u for u in units[start:end] if u.symbol in ("B", "C")]
    for person, country in zip(persons, countries, strict=False):
        yield Holding(person, title, country, "counterpart", start)


def _is_outer(units: list[Unit], i: int, end: int) -> bool:
    """Whether the body at `i` only modifies the next: "the country's Security Council", "the Republic of A"."""
    rest = "".join(u.symbol for u in units[i + 1 : min(end, i + 4)])
    if units[i].symbol == "D" and re.match("ot?[CO]", rest):
        return True
    return units[i].symbol in "CAOD" and rest.startswith(("O", "'O"))


def _drop_brackets(units: list[Unit], text: str) -> list[Unit]:
    """Drops brackets that hold neither a name nor, right after a person, the person's title or country; parties."""
    kept: list[Unit] = []
    i = 0
    while i < len(units):
        if units[i].symbol == "(":
            close = next((k for k in range(i + 1, min(i + _BRACKET, len(units))) if units[k].symbol == ")"), None)
            if close is not None:
                inside = "".join(u.symbol for u in units[i + 1 : close])
                is_title = ("T" in inside and inside != "T") or re.fullmatch("t?[CO]", inside)
                is_state = inside == "C" and kept and kept[-1].symbol == "T"
                is_party = _PARTY.fullmatch(text, units[i].start, units[close].end)
                is_told = bool(kept) and kept[-1].symbol == "P" and is_title
                if is_party or ("P" not in inside and not is_told and not is_state):
                    i = close + 1
                    continue
        kept.append(units[i])
        i += 1
    return kept
