"""Offices that a document says a named person holds.

Belongs here: composing titles, bodies and names that stand together into positions. The words of titles stand
in the packs `offices` and `title_words`, known holders in `officeholders`; names come from the mentions.
Does not belong here: finding names, resolving persons across documents.

Method: each paragraph becomes a string of symbols, one per unit (a person, a country, a title, "of", a comma);
grammars of appositions are regular expressions over that string, tried from left to right, so that a title
which one pattern has used is not used again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.language import Language

from seedline.dataset import referent
from seedline.extract.phrases import WORD, Phrases, split_words
from seedline.extract.reading import Paragraph, Reading
from seedline.extract.reports import Evidence, Mention, Position
from seedline.reference import Reference, cells

_TOKEN = re.compile(rf"(?P<word>{WORD.pattern})|(?P<poss>['’]s?\b|(?<=s)['’])|(?P<punct>[^\w\s]|_)")
_DASHES = "-–—‒―"
_LINKS = {"of": "o", "for": "f", "to": "f", "in": "f", "at": "f", "on": "f", "the": "t", "a": "t", "an": "t", "and": "&", "who": "w"}
_PUNCT = {",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "&": "&", ".": "."}
_MENTIONS = {"person": "P", "country": "C", "organization": "O", "place": "L", "date": "y", "instrument": "x", "event": "x"}

# Units of the grammar, from small to large. See docs/explanation/positions.md for the symbols.
_BODY = r"t?(?:[CAD]'?O|OO?|C|D|L)"
_BEFORE = r"(?:A?O'?(?:O'?)?|CO'?|C'?|A+|D'|G|L'?|T')"
_OFFICE = rf"(?>(?:{_BEFORE})?T(?:o{_BODY})?Q?(?:f{_BODY})?)"
_NAME = r"[HR]*P"
_OFFICES = rf"{_OFFICE}(?:(?:,&|[,&-])t?{_OFFICE}){{0,2}}"
_NO_NAME = rf"(?!,?(?:{_NAME}))"
_GRAMMAR = {
    # "the defence ministers of A, General X; of B, General Y" - "Ministers - of A X, of B Y" - "ministers of A (X), B (Y)"
    "each_body": rf"S[-:]?(?:[,;&]*o?{_BODY}[-:,]?\(?{_NAME}\)?)+",
    # "Presidents X of A, Y of B and Z of C" - "ministers X (A), Y (B)"
    "each_name": rf"S[-:]?(?:[,;&]*{_NAME}(?:o{_BODY}|\({_BODY}\)))+",
    # "the presidents of A and B, X and Y"
    "zip_after": rf"So{_BODY}(?:[,&]+{_BODY})+[,-]?{_NAME}(?:[,&]+{_NAME})+",
    # "Kazakh and Kyrgyz foreign ministers X and Y"
    "zip_before": rf"[AC](?:[,&]+[AC])+'?S[,-]?{_NAME}(?:[,&]+{_NAME})+",
    # "Deputy Foreign Ministers X and Y"
    "shared": rf"(?:{_BEFORE})?S(?:o{_BODY})?[-:,]?{_NAME}(?:[,&]+{_NAME})+",
    # "X - minister of A", "X (minister of A)"
    "after_dash": rf"P(?:-t?{_OFFICES}(?!{_NAME})|\(t?{_OFFICES}\))",
    # "X, minister of A," - not when the title goes with the name that follows
    "after_comma": rf"P,t?{_OFFICE}(?:(?:,&|[,&-])t?{_OFFICE})*(?!{_NAME})(?!,{_NAME}(?!,t?{_OFFICE}))",
    # "X, who became the secretary general of A"
    "after_cue": rf"(?:P|(?<=P))[^P.;TS]{{0,8}}?[Kk]t?y?{_OFFICES}(?!,?{_NAME})",
    # "President X of A"
    "around": rf"F?T{_NAME}o{_BODY}",
    # "Secretary General of A X", "A's president X", then "... and of B Y"
    "before": rf"F?t?{_OFFICES},?{_NAME}(?:[,;&]+o{_BODY}[,-]?{_NAME})*",
    "after_that": rf"(?<=P),t?{_OFFICE}(?=[,.;)]|$){_NO_NAME}",
}
_CONFIDENCE = {
    "each_body": 0.95, "each_name": 0.95, "zip_after": 0.9, "zip_before": 0.9, "shared": 0.85, "after_dash": 0.95,
    "after_comma": 0.92, "after_cue": 0.75, "around": 0.95, "before": 0.96, "after_that": 0.85,
}  # fmt: skip


@dataclass(slots=True)
class _Title:
    text: str
    is_acting: bool = False
    is_plural: bool = False


@dataclass(slots=True)
class _Unit:
    symbol: str
    start: int
    end: int
    mention: Mention | None = None
    title: _Title | None = None
    referent: str | None = None


@dataclass(slots=True)
class _Token:
    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        return self.text.casefold().rstrip(".")


@dataclass(slots=True)
class _Holding:
    """One statement of a position before its body is settled."""

    person: _Unit
    title: _Unit
    body: _Unit | None
    rule: str
    unit: int
    paragraph: int
    is_acting: bool = False
    may_fill: bool = True
    filled: str | None = None
    filled_by: _Unit | None = None
    qualifier: _Unit | None = None


class Positions:
    """Finds positions; runs after mentions and coreference."""

    name = "positions"
    version = "1"

    def __init__(self, nlp: Language, reference: Reference) -> None:
        self._roles: dict[str, Phrases] = {}
        for row in reference.rows("title_words"):
            self._roles.setdefault(row["role"], Phrases()).add(split_words(row["word"]), row["singular"])
        self._known = Phrases()
        self._offices: dict[tuple[str, ...], str] = {}
        self._levels: dict[str, str] = {}
        self._kinds: dict[str, str] = {}
        for row in reference.rows("offices"):
            self._levels[row["office"]], self._kinds[row["office"]] = row["level"], row["kind"]
            for alias in [row["office"], *cells(row["aliases"])]:
                self._offices.setdefault(split_words(alias), row["office"])
                if self._is_title(split_words(alias)):
                    self._known.add(split_words(alias))
        self._demonyms = Phrases()
        self._capitals: dict[str, str] = {}
        for row in reference.rows("countries"):
            for demonym in cells(row["demonyms"]):
                self._demonyms.add(split_words(demonym), referent.known("country", row["code"]))
            self._capitals[row["capital"].casefold()] = referent.known("country", row["code"])
        self._org_country = {r["organization_id"]: r["country_code"] for r in reference.rows("organizations")}
        self._org_parent = {r["organization_id"]: r["parent_id"] for r in reference.rows("organizations")}
        self._org_type = {r["organization_id"]: r["type"] for r in reference.rows("organizations")}
        self._holders = _holders(reference)
        # words that stand for a whole intergovernmental organisation, not for a body of one
        self._unions = {r["word"] for r in reference.rows("title_words") if r["role"] == "generic_body" and r["singular"] == "union"}
        self._grammar = re.compile("|".join(f"(?P<{k}>{v})" for k, v in _GRAMMAR.items()))

    def _is_title(self, words: tuple[str, ...]) -> bool:
        """Whether an alias can be looked for in running text: it holds a head word and names no body."""
        if any(w in ("of", "to", "for") and self._roles["generic_body"].match(list(words), i + 1 + (words[i + 1 : i + 2] == ("the",))) for i, w in enumerate(words)):
            return False
        return any(self._roles["head"].match(list(words), i) for i in range(len(words)))

    # -- units
    def _units(self, reading: Reading, paragraph: Paragraph) -> list[_Unit]:
        units: list[_Unit] = []
        at = paragraph.start
        for m in reading.mentions_in(paragraph.start, paragraph.end):
            units += self._gap(reading.text, at, m.start, bool(units))
            units.append(_Unit(_MENTIONS[m.type], m.start, m.end, mention=m, referent=m.referent))
            at = m.end
        units += self._gap(reading.text, at, paragraph.end, bool(units))
        return _tidy(units)

    def _gap(self, text: str, start: int, end: int, follows: bool) -> Iterator[_Unit]:
        """Units of a stretch without mentions; `follows` says whether it comes after a mention."""
        tokens = []
        for m in _TOKEN.finditer(text, start, end):
            if m["punct"] and m[0] in _DASHES and m[0] == "-" and not (text[m.start() - 1 : m.start()].isspace() or text[m.end() : m.end() + 1].isspace()):
                continue
            tokens.append(_Token(m[0], m.start(), m.end()))
        words = [t.lower if t.text[0].isalnum() else t.text for t in tokens]
        i = 0
        if follows and words[:1] == ["for"] and (end_of := self._portfolio(tokens, words, 0)):
            yield _Unit("Q", tokens[0].start, tokens[end_of - 1].end)
            i = end_of
        while i < len(tokens):
            unit, i = self._unit(text, tokens, words, i)
            if unit:
                yield unit

    def _unit(self, text: str, tokens: list[_Token], words: list[str], i: int) -> tuple[_Unit | None, int]:
        t = tokens[i]
        if not t.text[0].isalnum():
            if t.text[0] in "'’" and (len(t.text) > 1 or (i == 0 or text[t.start - 1 : t.start].isalpha())):
                return _Unit("'", t.start, t.end), i + 1
            if t.text in _DASHES:
                return _Unit("-", t.start, t.end), i + 1
            return (_Unit(_PUNCT[t.text], t.start, t.end), i + 1) if t.text in _PUNCT else (None, i + 1)
        found = self._title(text, tokens, words, i)
        if found:
            end, title = found
            return _Unit("S" if title.is_plural else "T", t.start, tokens[end - 1].end, title=title), end
        for role, symbol in (("former", "F"), ("acting_cue", "k"), ("cue", "K"), ("rank", "R"), ("honorific", "H"), ("negative", "N")):
            hit = self._roles[role].match(words, i)
            if hit:
                end = hit[0]
                if symbol in "RH" and end < len(tokens) and words[end] == ".":
                    end += 1
                return _Unit(symbol, t.start, tokens[end - 1].end), end
        if hit := self._roles["skip"].match(words, i):
            return None, hit[0]
        if t.text[0].isupper() and (hit := self._demonyms.match(words, i)):
            return _Unit("A", t.start, tokens[hit[0] - 1].end, referent=hit[1]), hit[0]
        if hit := self._roles["possessive"].match(words, i):
            return _Unit("G", t.start, t.end), hit[0]
        if hit := self._roles["generic_body"].match(words, i):
            return _Unit("D", t.start, tokens[hit[0] - 1].end), hit[0]
        return _Unit(_LINKS.get(words[i], "x"), t.start, t.end), i + 1

    # -- titles
    def _title(self, text: str, tokens: list[_Token], words: list[str], i: int) -> tuple[int, _Title] | None:
        """End and title of the longest office title that starts at token `i`."""
        acting, j = False, i
        if hit := self._roles["acting"].match(words, i):
            acting, j = True, hit[0]
        known = self._known.match(words, j)
        composed = self._compose(words, j)
        if not known and not composed:
            return None
        end = max(e for e in (known and known[0], composed and composed[0]) if e)
        plural, singular = "", ""
        if composed and composed[0] == end:
            _, head, singular = composed
            plural = text[tokens[head].start : tokens[end - 1].end] if singular else ""
        of = self._portfolio(tokens, words, end)
        said = text[tokens[j].start : tokens[of - 1].end]
        if singular:
            said = said.replace(plural, _cased(singular, plural), 1)
        if hit := self._roles["acting"].match(words, of):
            acting, of = True, hit[0]
        return of, _Title(" ".join(said.split()), acting, bool(singular))

    def _compose(self, words: list[str], i: int) -> tuple[int, int, str] | None:
        """Prefixes and modifiers, then a head: end, start of the head, singular of a plural head ('' else)."""
        starts = [i]
        j = i
        while True:
            hit = max((h[0] for r in ("prefix", "modifier") if (h := self._roles[r].match(words, j))), default=0)
            if not hit:
                if j > i and j < len(words) and words[j] in ("and", "&", ",") and self._roles["modifier"].match(words, j + 1):
                    j += 1
                    continue
                break
            j = hit
            starts.append(j)
        for j in reversed(starts):
            hits = [(h[0], j, value) for role, value in (("head", None), ("plural", "")) if (h := self._roles[role].match(words, j)) for value in [h[1] if role == "plural" else ""]]
            if hits:
                return max(hits)
        return None

    def _portfolio(self, tokens: list[_Token], words: list[str], end: int) -> int:
        """End of "of Foreign Affairs", "for Trade, Industry and Energy" after a title's head; `end` if there is none."""
        if end + 1 >= len(words) or words[end] not in ("of", "for", "on"):
            return end
        j = best = end + 1
        is_first = True
        while j < len(words) and j - end <= 16:
            word = words[j]
            if word in ("the", "of", "for", "and", "&") or (word == "," and not is_first):
                if word == "," and not self._is_series(tokens, words, j):
                    break
                if word in ("the", "of", "for") and self._roles["generic_body"].match(words, j + 1):
                    break
                j += 1
                continue
            step = self._portfolio_word(tokens, words, j, is_first)
            if not step:
                break
            j = best = step
            is_first = False
        return best if not is_first else end

    def _portfolio_word(self, tokens: list[_Token], words: list[str], j: int, is_first: bool) -> int:
        """End of one portfolio word at `j`, or 0."""
        hits = [h[0] for r in ("portfolio", "modifier") if (h := self._roles[r].match(words, j))]
        if hits and not self._compose(words, j):
            return max(hits)
        t = tokens[j]
        if not t.text[0].isupper() or len(t.text) == 1:
            return 0
        if self._compose(words, j) or self._demonyms.match(words, j):
            return 0
        if any(self._roles[r].match(words, j) for r in ("rank", "honorific", "former", "generic_body", "acting")):
            return 0
        return j + 1

    def _is_series(self, tokens: list[_Token], words: list[str], j: int) -> bool:
        """Whether the comma at `j` stands inside "Trade, Industry and Energy"."""
        for k in range(j + 1, min(j + 6, len(words) - 1)):
            if words[k] in ("and", "&"):
                return bool(self._portfolio_word(tokens, words, k + 1, False)) and bool(self._portfolio_word(tokens, words, j + 1, False))
            if words[k] in (".", ";"):
                return False
        return False

    # -- patterns
    def __call__(self, reading: Reading) -> Iterable[Position]:
        paragraphs = [self._units(reading, p) for p in reading.paragraphs]
        holdings: list[_Holding] = []
        for number, units in enumerate(paragraphs):
            symbols = "".join(u.symbol for u in units)
            if "P" not in symbols or not ("T" in symbols or "S" in symbols):
                continue
            for m in self._grammar.finditer(symbols):
                rule = m.lastgroup or ""
                if "N" in m[0] or "F" in m[0]:
                    continue
                for h in self._holdings(rule, units, m.start(), m.end()):
                    h.paragraph = number
                    holdings.append(h)
        self._fill(reading, paragraphs, holdings)
        yield from self._positions(reading, holdings)

    def _holdings(self, rule: str, units: list[_Unit], start: int, end: int) -> Iterator[_Holding]:
        """Pairs the units of one match into holdings."""
        own = list(range(start, end))
        persons = [i for i in own if units[i].symbol == "P"]
        # in "the premier's press secretary" only the second title is the person's
        titles = [i for i in own if units[i].symbol in "TS" and not (i + 2 < end and units[i + 1].symbol == "'" and units[i + 2].symbol == "T")]
        if rule in ("each_body", "each_name", "zip_after", "zip_before", "shared"):
            title = titles[0]
            bodies = [i for i in own if units[i].symbol in "ACODL" and not _is_outer(units, i, end)]
            for n, p in enumerate(persons):
                if rule == "shared":
                    body = bodies[0] if bodies else None
                elif len(bodies) == len(persons):
                    body = bodies[n]
                else:
                    near = [b for b in bodies if (b < p if rule == "each_body" else b > p)]
                    body = (near[-1] if rule == "each_body" else near[0]) if near else None
                if rule.startswith("zip") and len(bodies) != len(persons):
                    continue
                yield _Holding(units[p], units[title], units[body] if body is not None else None, rule, title, 0)
            return
        person = persons[0] if persons else start - 1
        carried = units[person + 1 : end] if rule == "before" else []
        found = []
        for t in titles:
            body, fill = _body_of(units, t, start, end)
            if body is None and self._kind(units[t]) == "spokesperson":
                body = next((u for u in units[t + 1 : min(end, t + 4)] if u.symbol in "OCD"), None)
            found.append((t, body, fill))
        for n, (t, body, fill) in enumerate(found):
            if body is None and fill and n + 1 < len(found):
                body = next((b for _, b, _ in found[n + 1 :] if b is not None and b.symbol in "CA"), None)
            if body is None and fill and n > 0 and units[found[0][0] - 1].symbol in "A'C" and found[0][1] is not None:
                body = found[0][1]
            h = _Holding(units[person], units[t], body, rule, t, 0, may_fill=fill)
            h.qualifier = next((u for u in units[t + 1 : min(end, t + 5)] if u.symbol == "Q"), None) if body is not None else None
            h.is_acting = any(u.symbol == "k" for u in units[start:t])
            yield h
        for i, u in enumerate(carried, person + 1):
            if u.symbol == "P":
                body = next((units[b] for b in range(i - 1, person, -1) if units[b].symbol in "CODL"), None)
                yield _Holding(u, units[titles[0]], body, rule, titles[0], 0)

    # -- bodies
    def _fill(self, reading: Reading, paragraphs: list[list[_Unit]], holdings: list[_Holding]) -> None:
        """Settles bodies that the phrase itself leaves open, where the document makes them plain."""
        for h in holdings:
            if h.body is not None and h.body.symbol in "DG":
                h.filled, h.filled_by = self._resolve(reading, paragraphs, h), h.body
            elif h.body is not None:
                h.filled, h.filled_by = (h.body.referent if h.body.symbol != "L" else None), h.body
        stated: dict[tuple[str, str], _Holding] = {}
        for h in holdings:
            if h.filled and h.person.referent:
                stated.setdefault((h.person.referent, self._level(h)), h)
        for h in holdings:
            if h.body is not None or not h.may_fill or h.person.referent is None:
                continue
            same = stated.get((h.person.referent, self._level(h)))
            if same is None and self._level(h) == "national":
                same = next((o for o in holdings if o.person.referent == h.person.referent and (o.filled or "").startswith("country:")), None)
            if same:
                h.filled, h.filled_by = same.filled, None
                continue
            level = self._level(h)
            if level == "national":
                holder = self._holder(h.person)
                if holder:
                    h.filled = holder
                else:
                    h.filled, h.filled_by = self._nearest(paragraphs, h, self._country_of)
            elif level == "international":
                h.filled, h.filled_by = self._nearest(paragraphs, h, self._organization_of)

    def _level(self, h: _Holding) -> str:
        assert h.title.title
        return self._levels.get(self.office(h.title.title.text) or "", "any")

    def _kind(self, title: _Unit) -> str:
        assert title.title
        return self._kinds.get(self.office(title.title.text) or "", "")

    def _holder(self, person: _Unit) -> str | None:
        """The country of a known holder of national offices, by full name, else by family name."""
        words = split_words(person.mention.name or "") if person.mention else ()
        return self._holders.get(words) or self._holders.get(words[-1:])

    def _country_of(self, u: _Unit) -> str | None:
        """The country that a unit speaks of, if any."""
        if u.symbol in "CA":
            return u.referent
        if u.referent and u.symbol == "O":
            code = self._org_country.get(referent.key_of(u.referent))
            return referent.known("country", code) if code else None
        if u.symbol == "L" and u.mention and u.mention.name:
            return self._capitals.get(u.mention.name.casefold())
        return None

    def _organization_of(self, u: _Unit) -> str | None:
        """The intergovernmental organisation that a unit names, or to which the body that it names belongs."""
        key = referent.key_of(u.referent) if u.symbol == "O" and u.referent else ""
        for _ in range(4):
            if self._org_type.get(key) == "intergovernmental_organization":
                return referent.known("organization", key)
            key = self._org_parent.get(key, "")
        return None

    def _nearest(self, paragraphs: list[list[_Unit]], h: _Holding, what: object) -> tuple[str | None, _Unit | None]:
        """The nearest fitting thing named before the title, at most three paragraphs back."""
        assert callable(what)
        for number in range(h.paragraph, max(-1, h.paragraph - 4), -1):
            units = paragraphs[number]
            last = h.unit if number == h.paragraph else len(units)
            for u in reversed(units[:last]):
                if found := what(u):
                    return found, u
        return None, None

    def _resolve(self, reading: Reading, paragraphs: list[list[_Unit]], h: _Holding) -> str | None:
        """Referent of "its", "the Organization", "the republic"."""
        assert h.body
        word = reading.quote(h.body.start, h.body.end).casefold()
        if self._level(h) == "national" or (h.body.symbol == "G" and self._level(h) != "international"):
            return self._nearest(paragraphs, h, self._country_of)[0]

        def named_so(u: _Unit) -> str | None:
            name = (u.mention.name or "") if u.symbol == "O" and u.mention else ""
            return u.referent if word in name.casefold() else None

        whole = word in self._unions
        return (not whole and self._nearest(paragraphs, h, named_so)[0]) or self._nearest(paragraphs, h, self._organization_of)[0]

    # -- rows
    def office(self, title: str) -> str | None:
        """The canonical office of a title, by the pack: the whole title, then without its portfolio, then its head."""
        words = split_words(title)
        for end in range(len(words), 0, -1):
            for start in range(end):
                if words[start:end] in self._offices:
                    return self._offices[words[start:end]]
        return None

    def _holding_key(self, h: _Holding, title: str, rows: Iterable[tuple[str, str, str | None]]) -> tuple[str, str, str | None]:
        """One key for one holding: "Minister Lee" says no more than "Foreign Minister Lee" said before."""
        person, said = h.person.referent or "", title.casefold()
        if len(split_words(said)) == 1:
            for p, other, body in rows:
                rest = other.removesuffix(" " + said) if other.endswith(" " + said) else other.removeprefix(said + " of ")
                if p == person and body == h.filled and rest != other and self._roles["modifier"].match(list(split_words(rest)), 0):
                    return p, other, body
        return person, (self.office(title) or said).casefold(), h.filled

    def _positions(self, reading: Reading, holdings: list[_Holding]) -> Iterator[Position]:
        rows: dict[tuple[str, str, str | None], Position] = {}
        for h in sorted(holdings, key=lambda h: len(split_words(h.title.title.text if h.title.title else "")) == 1):
            title = h.title.title
            assert title
            if h.person.referent is None:
                continue
            said = title.text + (" " + reading.quote(h.qualifier.start, h.qualifier.end) if h.qualifier else "")
            key = self._holding_key(h, said, rows)
            evidence = [Evidence("title", h.title.start, h.title.end), Evidence("person_id", h.person.start, h.person.end)]
            if h.qualifier:
                evidence.append(Evidence("title", h.qualifier.start, h.qualifier.end))
            if h.filled and h.filled_by:
                evidence.append(Evidence("body_id", h.filled_by.start, h.filled_by.end))
            if key in rows:
                rows[key].evidence += evidence
                continue
            rows[key] = Position(
                start=min(h.title.start, h.person.start), end=max(h.title.end, h.person.end),
                person=h.person.referent, title=said, body=h.filled, is_acting=title.is_acting or h.is_acting,
                office=self.office(said), confidence=_CONFIDENCE.get(h.rule, 0.8) - (0.15 if h.body is None else 0),
                evidence=evidence,
            )  # fmt: skip
        yield from sorted(rows.values(), key=lambda p: p.start)


def _holders(reference: Reference) -> dict[tuple[str, ...], str]:
    """Countries of known holders by their names' words; a family name alone only where it belongs to one country."""
    countries: dict[tuple[str, ...], set[str]] = {}
    for row in reference.rows("officeholders"):
        for name in [row["name"], *cells(row["aliases"])]:
            words = split_words(name)
            for key in {words, words[-1:]}:
                countries.setdefault(key, set()).add(referent.known("country", row["country_code"]))
    return {key: min(found) for key, found in countries.items() if len(found) == 1}


def _cased(singular: str, plural: str) -> str:
    """The singular in the plural's letter case."""
    if plural.isupper():
        return singular.upper()
    return singular.title() if plural[:1].isupper() else singular


def _is_outer(units: list[_Unit], i: int, end: int) -> bool:
    """Whether the body at `i` only modifies the body that follows it ("the country's Security Council")."""
    rest = "".join(u.symbol for u in units[i + 1 : min(end, i + 3)])
    return units[i].symbol in "CAOD" and (rest.startswith("O") or rest.startswith("'O"))


def _body_of(units: list[_Unit], t: int, start: int, end: int) -> tuple[_Unit | None, bool]:
    """The body of the title at `t` inside a match, and whether an absent one may be filled from elsewhere."""
    i = t + 1
    if i < end and units[i].symbol == "o":
        i += 1
        while i < end and units[i].symbol in "tCADOL'":
            if units[i].symbol in "CADOL" and not _is_outer(units, i, end):
                return units[i], True
            i += 1
    if i < end and units[i].symbol == "P":   # "President X of A"
        rest = "".join(u.symbol for u in units[i + 1 : end])
        if m := re.match(r"ot?(?:[CAD]'?)?(?=[CODL])", rest):
            return units[i + 1 + m.end()], True
    i = t - 1
    while i >= start and units[i].symbol in "'t":
        i -= 1
    if i >= start and units[i].symbol in "CAODGL" and (i == t - 1 or units[t - 1].symbol in "'t"):
        return units[i], True
    if i >= start and units[i].symbol == "T" and units[t - 1].symbol == "'":
        return None, False
    return None, True


def _tidy(units: list[_Unit]) -> list[_Unit]:
    """Drops what no pattern needs: brackets without a name or a title, and the marks that stood around them."""
    kept: list[_Unit] = []
    i = 0
    while i < len(units):
        if units[i].symbol == "(":
            close = next((k for k in range(i + 1, min(i + 14, len(units))) if units[k].symbol == ")"), None)
            if close is not None:
                inside = "".join(u.symbol for u in units[i + 1 : close])
                follows_person = bool(kept) and kept[-1].symbol == "P"
                if "P" not in inside and not (follows_person and ("T" in inside or re.fullmatch("t?[CO]", inside))):
                    i = close + 1
                    continue
        kept.append(units[i])
        i += 1
    return kept
