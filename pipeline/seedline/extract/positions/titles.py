"""Titles of offices in running text, and the canonical office of a title.

Belongs here: composing a title from its words ("First Deputy" + "Foreign" + "Minister", "of Trade, Industry and
Energy", "of the President"), singulars, acting offices. The words stand in the packs `offices` and `title_words`.
Does not belong here: whose title it is (`positions`).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from seedline.dataset import referent
from seedline.extract.phrases import WORD, Phrases, fold, split_words
from seedline.reference import Reference, cells

_TOKEN = re.compile(rf"(?P<word>{WORD.pattern})|(?P<possessive>['’]s?\b|(?<=s)['’])|[^\w\s]|_")
_MAX_PORTFOLIO = 16
_OF = ("of", "for", "on")
_PREPOSITIONS = (*_OF, "to", "in", "at")
_AND = ("and", "&")
CHIEFS = ("head_of_state", "head_of_government", "minister", "secretary_general", "chair", "parliamentarian")  # kinds who have aides
LEADERS = ("head_of_state", "head_of_government")  # of whom a state has one
_SECOND = "Vice President"  # has aides too
_EMPTY = {"of", "for", "the"}
_CHIEF = re.compile(r" (?:to|of|for) (?:the )?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Title:
    """A title in the text's words, in the singular, without the word for an acting holder."""

    text: str
    is_acting: bool = False
    is_plural: bool = False


class Tokens:
    """Words and marks of a stretch of text. `words` are folded, marks stand as they are."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        for m in _TOKEN.finditer(text, start, end):
            if m[0] in "-/" and not (text[m.start() - 1 : m.start()].isspace() or text[m.end() : m.end() + 1].isspace()):
                continue  # joins two words
            self.starts.append(m.start())
            self.ends.append(m.end())
            self.words.append(fold(m[0]) if m["word"] else "'s" if m["possessive"] else m[0])

    def __len__(self) -> int:
        return len(self.words)

    def said(self, left: int, right: int) -> str:
        """The characters of the tokens `left` up to `right`."""
        return self.text[self.starts[left] : self.ends[right - 1]]

    def is_capital(self, i: int) -> bool:
        return self.text[self.starts[i]].isupper()

    def is_word(self, i: int) -> bool:
        return self.text[self.starts[i]].isalnum()


class Titles:
    """Matches titles, and knows the offices of the pack. `demonyms` gives the country of an adjective."""

    def __init__(self, reference: Reference) -> None:
        self._roles: dict[str, Phrases] = {}
        for row in reference.rows("title_words"):
            self._roles.setdefault(row["role"], Phrases()).add(split_words(row["word"]), row["singular"])
        for row in reference.rows("honorifics"):  # whatever names are found without
            if row["kind"] in ("honorific", "rank") and len(row["form"].rstrip(".")) > 1:
                self._roles[row["kind"]].add(split_words(row["form"]))
        letters = [r["form"] for r in reference.rows("name_parts") if r["kind"] == "postnominal" and self.value("style", r["form"]) is None]
        self.letters = re.compile(rf"(?:,? (?:{'|'.join(map(re.escape, letters))})\b\.?)*")  # behind a name: "Lee CMG OBE"
        self._office = functools.lru_cache(maxsize=4096)(self._find_office)
        self.demonyms = Phrases()
        for row in reference.rows("countries"):
            for demonym in cells(row["demonyms"]):
                self.demonyms.add(split_words(demonym), referent.known("country", row["code"]))
        self._known = Phrases()
        self._offices = Phrases()
        self._of_office: dict[str, tuple[str, str, str]] = {}
        for row in reference.rows("offices"):
            self._of_office[row["office"]] = (row["kind"], row["level"], row["body"])
            for alias in [row["office"], *cells(row["aliases"])]:
                words = split_words(alias)
                self._offices.add(words, row["office"])
                if self._stands_alone(words):
                    self._known.add(self._as_told(alias, words))

    def role(self, role: str, words: Sequence[str], i: int) -> int:
        """End of the longest phrase of a role of `title_words` at word `i`, or 0."""
        hit = self._roles[role].match(words, i)
        return hit[0] if hit else 0

    def value(self, role: str, word: str) -> str | None:
        """The `singular` cell of a word of a role, None for other words."""
        return self._roles[role].get(split_words(word))

    def _stands_alone(self, words: tuple[str, ...]) -> bool:
        """Whether an alias can be looked for in running text: it holds a head word, names no body and is whole ("High Commissioner to")."""
        if words[-1] in _PREPOSITIONS:
            return False
        for i, word in enumerate(words):
            after = i + 1 + (words[i + 1 : i + 2] == ("the",))
            body = self.role("generic_body", words, after) if word in ("of", "to", "for") else 0
            if body and words[body : body + 1] != ("for",):  # but "High Representative of the Union for Foreign Affairs"
                return False
        return any(self.role("head", words, i) for i in range(len(words)))

    @staticmethod
    def _as_told(alias: str, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words of an alias as a text's tokens: "Minister of People - 's - Power"; in front of an office a possessive is another's."""
        told = tuple(Tokens(alias, 0, len(alias)).words)
        return told if "'s" in told and "of" in told[: told.index("'s")] else words

    # -- matching
    def match(self, t: Tokens, i: int, is_nested: bool = False) -> tuple[int, Title] | None:
        """End and title of the longest title that starts at token `i`."""
        first = self.role("acting", t.words, i) or i
        known = self._known.match(t.words, first)
        composed = self._compose(t.words, first)
        if not known and not composed:
            return None
        end = max(known[0] if known else 0, composed[0] if composed else 0)
        head, singular = (composed[1], composed[2]) if composed and composed[0] == end else (first, "")
        plural = t.said(head, end)
        if set(_OF) & set(t.words[first:end]) and t.words[end : end + 1] and t.words[end] in (*_AND, ","):
            end = self._areas(t, end, end)  # "Minister of Foreign Affairs and European Integration"
        end = self.portfolio(t, end)
        said = t.said(first, end)
        if singular:
            said = said.replace(plural, _cased(singular, plural), 1)
        is_acting = first > i
        if after := self.role("acting", t.words, end):
            end, is_acting = after, True
        if not is_nested and self._may_serve(said) and (nested := self._nested(t, end)):
            said += t.text[t.ends[end - 1] : t.ends[nested - 1]]
            end = nested
        return end, Title(" ".join(said.split()), is_acting, bool(singular))

    def _nested(self, t: Tokens, i: int) -> int:
        """End of "of the President" at `i`: whose spokesman or adviser the holder is; 0 if there is none."""
        if i >= len(t) or t.words[i] not in ("of", "to", "for"):
            return 0
        j = i + 1 + (t.words[i + 1 : i + 2] in (["the"], ["a"]))
        inner = self.match(t, j, is_nested=True) if j < len(t) else None
        if inner and inner[0] == len(t) and j == i + 1:
            return 0  # "an adviser to President Lee": the name follows
        return inner[0] if inner and not inner[1].is_plural else 0

    def _may_serve(self, title: str) -> bool:
        """Whether a title may be somebody's: "Adviser to the President", but "(handed the) chair to President Lee"."""
        return self.kind(title) not in CHIEFS or self.is_aides(title)

    def is_aides(self, title: str) -> bool:
        """Whether a title is an aide's: an adviser's, an envoy's, a spokesperson's."""
        return bool(self.role("aide", split_words(title)[-1:], 0))

    def _compose(self, words: Sequence[str], i: int) -> tuple[int, int, str] | None:
        """Prefixes and modifiers, then a head: end, start of the head, the singular of a plural head ('' else)."""
        starts = [i]
        j = i
        while True:
            hit = max(self.role("prefix", words, j), self.role("modifier", words, j))
            if hit:
                j = hit
                starts.append(j)
            elif j > i and self._goes_on(words, j):
                j += 1
            else:
                break
        best: tuple[int, int, str] | None = None
        for j in reversed(starts):
            head, plural = self._roles["head"].match(words, j), self._roles["plural"].match(words, j)
            singular = ""
            if plural and (not head or plural[0] > head[0]):
                head, singular = plural, plural[1]
            if head and (best is None or head[0] > best[0]):
                best = head[0], j, singular
        return (self.role("suffix", words, best[0]) or best[0], *best[1:]) if best else None

    def portfolio(self, t: Tokens, end: int) -> int:
        """End of "of Foreign Affairs", "for Trade, Industry and Energy" at token `end`; `end` if there is none."""
        if charged := self.role("charged", t.words, end):  # "Minister in charge of Trade"
            return self._areas(t, end, charged)
        return self._areas(t, end, end + 1) if end + 1 < len(t) and t.words[end] in _OF else end

    def _areas(self, t: Tokens, end: int, j: int) -> int:
        """End of the areas of a portfolio from token `j` on; `end` if there is none."""
        best = end
        while j < len(t) and j - end <= _MAX_PORTFOLIO:
            word = t.words[j]
            if word in ("the", "of", "for", *_AND) or word == ",":
                if word == "," and not self._is_series(t, end, j):
                    break
                if word in ("the", "of", "for") and self.role("generic_body", t.words, j + 1):
                    break
                j += 1
                continue
            if word in ("in", "with") and best > end and j + 1 < len(t) and t.is_capital(j + 1):
                j += 1  # "for Cooperation in Combating Terrorism"
                continue
            step = self._portfolio_word(t, j)
            if not step:
                break
            j = best = step
        return best

    def _portfolio_word(self, t: Tokens, j: int) -> int:
        """End of one word of a portfolio at `j`, or 0."""
        if j >= len(t):
            return 0
        composed = self._compose(t.words, j)
        hit = max(self.role("portfolio", t.words, j), self.role("modifier", t.words, j))
        if composed and composed[0] > hit:
            return 0
        if hit:
            return hit
        if not t.is_capital(j) or len(t.words[j]) == 1:
            return 0
        if people := self.demonyms.match(t.words, j):
            return self.role("expatriates", t.words, people[0])  # "for Tunisians Abroad"
        return 0 if any(self.role(r, t.words, j) for r in ("rank", "honorific", "former", "generic_body", "acting")) else j + 1

    def _is_series(self, t: Tokens, end: int, j: int) -> bool:
        """Whether the comma at `j` stands inside "Trade, Industry and Energy"; a portfolio begins at `end`."""
        if t.words[j + 1 : j + 2] and t.words[j + 1] in _AND and "," in t.words[end:j]:  # "Trade, Industry, and the Environment"
            return bool(self._portfolio_word(t, j + 2 + (t.words[j + 2 : j + 3] == ["the"])))
        for k in range(j + 1, min(j + 6, len(t) - 1)):
            if t.words[k] in _AND:
                last = k + 1 + (t.words[k + 1 : k + 2] == ["the"])
                return bool(self._portfolio_word(t, last)) and bool(self._portfolio_word(t, j + 1))
            if t.words[k] in (".", ";"):
                return False
        return False

    def _goes_on(self, words: Sequence[str], j: int) -> bool:
        """Whether "and" or a comma at `j` leads to another modifier: "trade, industry and energy minister"."""
        if words[j : j + 1] == [","]:
            return bool(set(_AND) & set(words[j + 1 : j + 6])) and bool(self.role("modifier", words, j + 1))
        return j < len(words) and words[j] in _AND and bool(self.role("modifier", words, j + 1))

    # -- offices
    def office(self, title: str) -> str | None:
        """The canonical office of a title: of the whole, else of its longest beginning, else of its longest part."""
        return self._office(title)

    def _find_office(self, title: str) -> str | None:
        words = split_words(title)
        main = next((i for i, w in enumerate(words) if i and w in ("of", "to", "for")), len(words))
        for end in range(len(words), main - 1, -1):
            if found := self._offices.get(words[:end]):
                return found
        for length in range(main, 0, -1):
            for start in range(main - length, -1, -1):
                if found := self._offices.get(words[start : start + length]):
                    return found
        return None

    def kind(self, title: str) -> str:
        """Kind of the title's office, or an empty string."""
        return self._of_office.get(self.office(title) or "", ("", "", ""))[0]

    def level(self, title: str) -> str:
        """Level of the title's office: `national`, `international`, `mission`, `subnational` or `any`; an adviser's is his chief's."""
        own = self._of_office.get(self.office(title) or "", ("", "any", ""))[1]
        words = split_words(title)
        if own == "any" and any(self.role("of_state", words, i) for i in range(len(words))):
            return "national"
        chief = self.chief(title) if own == "any" else None
        return self.level(chief) if chief else own

    def is_regional(self, title: str) -> bool:
        """Whether a leader's title tells what else than a state he leads: "Premier of the North", "President of Defence Industries"."""
        words = split_words(title)
        return self.kind(title) in LEADERS and bool(set(words) & {"of", "for"}) and self._offices.get(words) is None

    def chief(self, title: str) -> str | None:
        """The office whose holder's aide, envoy or spokesman a title is: "Secretary-General" of "Spokesman for the Secretary-General"."""
        for link in _CHIEF.finditer(title):
            words = split_words(title[link.end() :])
            known = (self._offices.get(words[:end]) for end in range(len(words), 0, -1))
            office = next(filter(None, known), "")
            if self._of_office.get(office, ("",))[0] in CHIEFS or office == _SECOND:
                return title[link.end() :]
        return None

    def is_of_world(self, title: str) -> bool:
        """Whether it is "the Secretary-General", who without an organisation is the United Nations'."""
        return self.kind(title) == "secretary_general" and split_words(title)[0] == "secretary"

    def usual_body(self, title: str) -> str | None:
        """Referent of the body that has the title's office where a text names none, if only one comes to mind.

        Of ministers called by one department ("Secretary of State for Transport") none does.
        """
        is_of_department = self.kind(title) == "minister" and " for " in title and self._offices.get(split_words(title)) is None
        return None if is_of_department else self._of_office.get(self.office(title) or "", ("", "", ""))[2] or None

    def bound_to(self, title: str) -> str:
        """What a title must be of to be an office: "member" of an `organization`, "leader" of `any` body; '' for other titles."""
        words = split_words(title)
        main = next((i for i, w in enumerate(words) if i and w in _PREPOSITIONS), len(words))
        if (
            main < len(words) and self._roles["head"].get(words) is not None
        ):  # "Representative on Freedom of the Media" is an office by itself
            return ""
        first = 0
        while first < main and not self._roles["bound"].get(words[first:main]):  # "Deputy Special Representative"
            if main - first > 1 and self._offices.get(words[first:main]):
                return ""
            first = self.role("prefix", words, first) or main
        return self._roles["bound"].get(words[:main]) or self._roles["bound"].get(words[main - 1 : main]) or ""

    def is_same(self, title: str, whole: str) -> bool:
        """Whether a title says no more than another: other words for one office, or the office without what it deals with.

        "Minister of Foreign Affairs" and "Minister" after "Foreign Minister", "Deputy Minister" after "Deputy Minister of Finance", but not
        "Deputy Minister" after "Minister".
        """
        words, others = split_words(title), split_words(whole)
        if words == others or self.is_shorter(title, whole):
            return True
        if len(words) == 1:  # "FM" after "Foreign Minister"
            return title.isupper() and self.office(title) is not None and self.office(title) == self.office(whole)
        mine, theirs = set(words) - _EMPTY, set(others) - _EMPTY
        is_alike = 4 * len(mine & theirs) >= len(mine) + len(theirs)
        return is_alike and self.office(title) is not None and self.office(title) == self.office(whole)

    def is_shorter(self, title: str, whole: str) -> bool:
        """Whether a title is another without an area before the last word or behind, or without "Extraordinary and Plenipotentiary"."""
        words, others = split_words(title), split_words(whole)
        if len(words) >= len(others):
            return False
        if others[: len(words)] == words:
            rest = others[len(words) :]
            if rest[0] not in _OF:
                return bool(self.role("solemn", rest, 0))
            rest = rest[1 + (rest[1:2] == ("the",)) :]
        else:
            rest = others[len(words) - 1 : -1] if (*others[: len(words) - 1], others[-1]) == words else ()
        return bool(rest) and bool(self.role("modifier", rest, 0) or self.role("portfolio", rest, 0))


def _cased(singular: str, plural: str) -> str:
    """The singular in the plural's letter case."""
    if plural.isupper():
        return singular.upper()
    return singular.title() if plural[:1].isupper() else singular
