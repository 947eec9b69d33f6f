"""A paragraph as units of offices: names, titles and what joins them, each with a one-letter symbol.

Belongs here: cutting a paragraph into units, and taking together what is one title ("Special Representative of the UN
Secretary-General", "Under-Secretary for Asia"). Does not belong here: which title goes with which name (`appositions`).

Symbols: P person, C country, O organisation, L place, A adjective of a country, T title, S title in the plural,
Q "for ...", "on ..." after a body, D "the Organization", G "its", ' possessive, o of, f for/to/in/at, t article, & and,
H honorific, R rank, F former, K "became", k "performs the duties of", e "appoints", s "as", N a word that denies,
y date, w who, r "represented by", B adjective of a country before "counterpart", c counterpart, x other.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from seedline.extract.phrases import split_words
from seedline.extract.positions.titles import Title, Titles, Tokens
from seedline.extract.reading import Paragraph, Reading
from seedline.extract.reports import Mention

_DASHES = "-–—‒―"
_LINKS = {"of": "o", "the": "t", "a": "t", "an": "t", "and": "&", "cum": "&", "who": "w", "as": "s"}
_LINKS |= dict.fromkeys(("for", "to", "in", "at", "on", "with", "from"), "f")
_PUNCT = {",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "[": "(", "]": ")", "&": "&", ".": ".", "|": ","}
_MENTIONS = {"person": "P", "country": "C", "organization": "O", "place": "L", "date": "y", "instrument": "x", "event": "x"}
_ROLES = (
    ("led", "r"),
    ("former", "F"),
    ("acting_cue", "k"),
    ("cue", "K"),
    ("appoint", "e"),
    ("rank", "R"),
    ("honorific", "H"),
    ("negative", "N"),
    ("other_side", "c"),
)

BODY = r"t?(?:[CADG]'?O|GD|Dot?[CO]|O(?:'?O)?(?:ot?[OC])?|C(?!-?C)|D|L(?:ot?C)?)"
NAME = r"(?:[HR]|t(?=H)){0,6}P"
POSTS = rf"(?:(?:,&|[,&])K?f?{BODY})+"  # further ones to whom a diplomat is sent
_OWNERS = ("A", "C", "O", "D", "'")
_NESTED = re.compile(r"[TS](?P<link>[of])t?(?P<body>[OCA])'?T")

_OF_OFFICE = re.compile(r"TotT(?!'T)")
_SESSION = re.compile(r"(?<=T)ot?x{0,2}(?P<session>x)o(?=t?[OC])")  # "chair of the current session of the Council"
# "for Asia and the Middle East", "for China affairs"; not where a name or a title shows what follows to be another's
_AREA = re.compile(
    rf"[TS]ft?[LC](?:,t?[LC])*,?&t?[LC](?={NAME})|"
    r"[TS]ft?[LCA](?:&t?(?:L(?!A?[TS'])|C(?!A?[TS'P])))*(?:(?<=[LCA])x|(?<=[LC]))(?![ATS'])"
)
_ERRAND = re.compile(rf"Tft?[xLCA-]{{1,5}}(?=,?{NAME})")  # "Special Envoy for the dialogue X"
_PLACED = re.compile(rf"TL(?=,{NAME})")
_AND_AREA = re.compile(rf"T&t?L(?=,?{NAME})")  # "Minister for Trade and the Pacific, X"
# "Ambassador to the United States", "Permanent Representative to A and B", "Ambassador to A, B and concurrently to C X",
# "Minister of EAC Affairs"
_POSTED = re.compile(rf"Tft?[LCO]{POSTS}(?=,?{NAME})|Tft?[LCO](?:&t?[LCO](?!A?'?[TSP]))?(?!A?'?[TS])(?!x)|[TS][of]t?Ox|Tft?[LCO]")
_AFFAIRS = re.compile(r"(?<=[CO])fOx")
_SPHERE = re.compile(r"Tot?(?P<state>[AC])'?(?P<sphere>x)")  # "head of Czech diplomacy"
_STATES = re.compile(r"[TS]ot?(?P<state>A)(?P<own>[Dx])(?!')")
_IN_FULL = re.compile(r"(?<=[TS])(?P<mark>,)(?P<organ>(?P<own>D)o)?(?P<state>C)(?!')")  # "Minister of Health, Government of A"
_SENT_TO = ("spokesperson", "")  # "spokesman for A" has it for his body
_CLOSING = ('"', "”", "»", "''")
_STOPPED = (",", ".")
_BRACKET = 14
_LIST = 60  # units
# "Foreign Minister Senator X", "the Special Representative of A Ambassador X", "the head of B, Ambassador X", "envoys General X and"
_STYLED = re.compile(
    rf"(?:T,?|(?:T|ot?[CO])P,Tot?CQ?,|tTot?[CO](?:ft?[COL])?,|Tot?[CO](?:Q|f?t?[COL])?|S(?:o{BODY})?[-:,]?(?:{NAME}[,&]{{1,2}})*[HR]*)$"
)
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


class OfficeUnits:
    """Cuts paragraphs into units; made once per process."""

    def __init__(self, titles: Titles) -> None:
        self._titles = titles

    def __call__(self, reading: Reading, paragraph: Paragraph) -> list[Unit]:
        """The units of a paragraph in reading order."""
        units: list[Unit] = []
        at = paragraph.start
        for m in reading.mentions_in(paragraph.start, paragraph.end):
            units += self._between(Tokens(reading.text, at, m.start), bool(units))
            units.append(Unit(_MENTIONS[m.type], m.start, m.end, mention=m, referent=m.referent))
            letters = self._titles.letters.match(reading.text, m.end, paragraph.end) if m.type == "person" else None
            at = letters.end() if letters else m.end
        units += self._between(Tokens(reading.text, at, paragraph.end), bool(units))
        units = self._merge_nested(self._without_sessions(_drop_brackets(units, reading.text)))
        units = self._with_spheres(self._posted(self._with_areas(units, reading.text), reading.text))
        return self._styled(self._sent(self._of_states(units, reading.text)))

    def _of_states(self, units: list[Unit], text: str) -> list[Unit]:
        """Reads "of the American embassy", "of the Lebanese government" after an office as "of" the state; behind a comma the state's
        government or its official name."""
        for m in reversed(list(_IN_FULL.finditer("".join(u.symbol for u in units)))):
            mark, state = units[m.start("mark")], units[m.start("state")]
            is_official = m["organ"] is None and state.mention is not None and " of " in text[state.start : state.end]
            is_organ = m["organ"] is not None and self._titles.value("generic_body", units[m.start("own")].word) == "state"
            if is_official or is_organ:
                units[m.start() : m.end()] = [Unit("o", mark.start, mark.end, word="of"), state]
        for m in reversed(list(_STATES.finditer("".join(u.symbol for u in units)))):
            state, own = units[m.start("state")], units[m.start("own")]
            if self._titles.role("side", [own.word], 0) and (title := units[m.start()].title):  # "Head of the Finnish delegation"
                whole = Title(f"{title.text} of the {own.word}", title.is_acting, title.is_plural)
                units[m.start()] = Unit(units[m.start()].symbol, units[m.start()].start, own.end, title=whole, word=units[m.start()].word)
            if own.symbol == "D" or any(self._titles.role(role, [own.word], 0) for role in ("state_organ", "side")):
                units[m.start("state") : m.end()] = [Unit("C", state.start, state.end, referent=state.referent, word=state.word)]
        return units

    def _posted(self, units: list[Unit], text: str) -> list[Unit]:
        """Takes into a title whom a diplomat is sent to ("Ambassador to the United States") and the organisation whose affairs a
        minister deals with ("Minister for ASEAN Affairs")."""
        for m in reversed(list(_AFFAIRS.finditer("".join(u.symbol for u in units)))):
            if self._titles.role("portfolio", [units[m.end() - 1].word], 0):  # "National Coordinator of A for ASEAN Affairs"
                units[m.start() : m.end()] = [Unit("Q", units[m.start()].start, units[m.end() - 1].end)]
        for m in reversed(list(_POSTED.finditer("".join(u.symbol for u in units)))):
            office, link, last = units[m.start()], units[m.start() + 1], units[m.end() - 1]
            if office.title is None:
                continue
            if self._titles.role("side", [last.word], 0) and self._titles.bound_to(office.title.text):  # "leader of the Example party"
                del units[m.end() - 1]
                continue
            if self._titles.role("side", [last.word], 0):  # "Head of the EU Delegation"
                whole = Title(f"{office.title.text} of the {last.word}", office.title.is_acting, office.title.is_plural)
                body = units[m.end() - 2]
                units[m.start() : m.end()] = [
                    Unit(office.symbol, office.start, last.end, title=whole, word=office.word),
                    Unit("o", body.start, body.start),
                    body,
                ]
                continue
            is_sent = link.word == "to" and last.symbol != "x" and self._titles.kind(f"{office.title.text} to") == "ambassador"
            if is_sent or (link.word in ("of", "for") and self._titles.role("portfolio", [last.word], 0)):
                said = f"{office.title.text} {' '.join(text[link.start : last.end].split())}"
                whole = Title(said, office.title.is_acting, office.title.is_plural)
                units[m.start() : m.end()] = [Unit(office.symbol, office.start, last.end, title=whole, word=office.word)]
        return units

    def _with_spheres(self, units: list[Unit]) -> list[Unit]:
        """Reads "the head of Czech diplomacy" as the head of diplomacy of that state."""
        for m in reversed(list(_SPHERE.finditer("".join(u.symbol for u in units)))):
            office, state, sphere = units[m.start()], units[m.start("state")], units[m.start("sphere")]
            if office.title is not None and self._titles.role("sphere", [sphere.word], 0):
                whole = Unit("T", office.start, sphere.end, title=Title(f"{office.title.text} of {sphere.word}"), word=office.word)
                of = Unit("C", state.start, state.end, referent=state.referent, word=state.word)
                units[m.start() : m.end()] = [whole, Unit("o", state.start, state.start), of]
        return units

    @staticmethod
    def _sent(units: list[Unit]) -> list[Unit]:
        """Reads "from" between an office and a country as "of": "the envoy from A to B"."""
        for title, link, *named in zip(units, units[1:], units[2:], units[3:], strict=False):
            if title.symbol in "TS" and link.word == "from" and "C" in (named[0].symbol, named[1].symbol):
                link.symbol = "o"
        return units

    def _with_areas(self, units: list[Unit], text: str) -> list[Unit]:
        """Takes the regions and countries that an office deals with into its title: "Under-Secretary for Latin America and Asia"."""
        for m in reversed(list(_ERRAND.finditer("".join(u.symbol for u in units)))):
            office, link, last = units[m.start()], units[m.start() + 1], units[m.end() - 1]
            if office.title is not None and link.word in ("for", "on") and self._titles.kind(office.title.text) == "envoy":
                said = " ".join(f"{office.title.text}{text[office.end : last.end]}".split())
                units[m.start() : m.end()] = [
                    Unit("T", office.start, last.end, title=Title(said, office.title.is_acting), word=office.word)
                ]
        for m in reversed(list(_PLACED.finditer("".join(u.symbol for u in units)))):
            office, place = units[m.start()], units[m.start() + 1]
            if office.title is not None and place.start - office.end == 1:  # "Supreme Commander Europe, General X"
                whole = Title(" ".join(text[office.start : place.end].split()), office.title.is_acting)
                units[m.start() : m.end()] = [Unit("T", office.start, place.end, title=whole, word=office.word)]
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
        for m in reversed(list(_AND_AREA.finditer("".join(u.symbol for u in units)))):
            office, last = units[m.start()], units[m.end() - 1]
            if office.title is not None and set(split_words(office.title.text)) & {"of", "for"}:
                said = " ".join(f"{office.title.text}{text[office.end : last.end]}".split())
                units[m.start() : m.end()] = [
                    Unit("T", office.start, last.end, title=Title(said, office.title.is_acting), word=office.word)
                ]
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
        for m in reversed(list(_OF_OFFICE.finditer("".join(u.symbol for u in units)))):
            outer, inner = units[m.start()], units[m.end() - 1]
            if outer.title and inner.title:  # "Director of the Office of the Chairperson"
                whole = Title(f"{outer.title.text} of the {inner.title.text}", outer.title.is_acting)
                units[m.start() : m.end()] = [Unit("T", outer.start, inner.end, title=whole, word=outer.word)]
        return units

    def _styled(self, units: list[Unit]) -> list[Unit]:
        """In "Foreign Minister Senator X" the title next to the name is a form of address; so is "Professor X", and "X MP, Minister"."""
        for n in range(len(units) - 1, 0, -1):
            behind, name = units[n], units[n - 1]
            is_joined = behind.symbol == "T" and name.symbol == "P" and behind.title is not None and behind.start - name.end == 1
            if is_joined and behind.title and self._titles.value("style", behind.title.text) and behind.title.text.isupper():
                del units[n]
        symbols = "".join(u.symbol for u in units)
        for n, (style, name) in enumerate(itertools.pairwise(units)):
            if style.symbol + name.symbol == "TP" and style.title:
                before = symbols[max(0, n - _LIST) : n]
                is_style = _STYLED.search(before) is not None and self._titles.value("style", style.title.text) is not None
                if is_style or (before[-1:] not in _OWNERS and self._titles.bound_to(style.title.text)):
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
            is_doubled = symbol == "-" and i > 0 and t.words[i - 1] in _DASHES and t.starts[i] == t.ends[i - 1]  # "countries -- Lee"
            if symbol and not is_doubled:
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
        crown = self._titles.role("crown", t.words, i)
        if crown and t.words[crown : crown + 1] == ["'s"]:  # "His Majesty's Ambassador"
            return "C", crown, None, self._titles.value("crown", t.said(i, crown))
        former = self._titles.role("former", t.words, i)
        if former > i + 1:  # "the first president" led once
            return "F", former, None, None
        if found := self._titles.match(t, i):
            end = found[0] + (t.words[found[0] : found[0] + 1] == ["."] and bool(self._titles.role("abbreviated", t.words, found[0] - 1)))
            is_address = self._titles.role("honorific", t.words, i) == i + 1 and not self._titles.role("modifier", t.words, i)
            if is_address and self._titles.match(t, i + 1):
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
                if re.fullmatch("[AC]x", inside) and (not kept or kept[-1].symbol in ".;,"):  # "(Japanese side) Ambassador Lee"
                    kept += units[i + 1 : close]
                    i = close + 1
                    continue
                is_told = bool(kept) and kept[-1].symbol == "P" and is_title
                if kept and kept[-1].symbol == "P" and re.match("t?C,[^PT]*$", inside):  # "Lee (Malta, residing in Rome)"
                    kept += [*units[i : i + inside.index(",") + 1], units[close]]
                    i = close + 1
                    continue
                if is_party or ("P" not in inside and not is_told and not is_state):
                    i = close + 1
                    continue
        kept.append(units[i])
        i += 1
    return kept
