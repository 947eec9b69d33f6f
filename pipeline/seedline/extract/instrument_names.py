"""Where the noun phrase that names an instrument begins and ends, and whether it names one.

Belongs here: the bounds of "Protocol on Amendments to the Agreement on ...", and the choice between names and
generic talk ("a decision was taken"). Words stand in the pack `instrument_words`. Does not belong here: names
known beforehand (`instruments`), what was done with an instrument (`actions`).

The name is the longest noun phrase around a head word: to the left its modifiers, to the right what it is about,
up to the next verb, clause or adjunct. The parse decides only where words and capitals do not, because parsers
break at long titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from seedline.dataset import referent
from seedline.extract.deeds import Deed, Deeds
from seedline.extract.tagged import Tagged
from seedline.reference import Reference

_NUMBER = re.compile(r"(?:[A-Z]+[-/])*[A-Z]?\d+(?:[-/.][A-Z\d]+)*(?![\w%])")
_ORDINAL = re.compile(r"^\d+(?:st|nd|rd|th)$")
_CLOSE = {"“": "”", '"': '"', "«": "»", "„": "“”", "‘": "’", "``": "''"}
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_WITH_PURPOSE = ("plan", "programme", "strategy", "treaty")  # "Plan to Combat ..."
_BY = ("by", "with", "about")
_INSIDE_ACTS = ("for", "from", "and", "of", "to", "in", "against")
_SUBJECT = ("on", "regarding", "concerning")
_FUNCTION = ("ADP", "DET", "CCONJ", "PART", "SCONJ", "ADV")
_MAX_TOKENS = 70
_QUOTED_BEFORE = 10


@dataclass(frozen=True, slots=True)
class Name:
    """Offsets of a name, its kind, and how far to trust it."""

    start: int
    end: int
    kind: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Right:
    """The part of the name after its head: end (token), and what stands in it."""

    end: int
    is_about: bool = False
    is_quoted: bool = False
    is_numbered: bool = False


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A phrase around a head word, with what speaks for its being a name."""

    head: Token
    left: int
    right: _Right
    phrase: str
    kind: str
    is_strong: bool
    is_draft: bool
    deed: Deed | None


class InstrumentNames:
    """Finds names of instruments by their head words."""

    def __init__(self, reference: Reference) -> None:
        self._heads: dict[str, tuple[str, str]] = {}
        self._words: dict[str, set[str]] = {}
        for row in reference.rows("instrument_words"):
            if row["role"] == "head":
                self._heads[row["word"]] = (row["kind"], row["level"])
            else:
                self._words.setdefault(row["role"], set()).add(row["word"])
        self._words["about"] |= {" ".join(phrase.split()[:2]) for phrase in self._words["about"]}
        self._never = tuple(self._words["never"])
        self._deeds = Deeds(reference)

    def is_head(self, word: str) -> bool:
        """Whether a word in lower case is the head of an instrument's name."""
        return word in self._heads

    def find(self, p: Tagged, is_headline: bool = False) -> Iterator[Name]:
        """Names in one paragraph, in reading order; they do not overlap. In a headline capitals need not mean a name."""
        skip_to = 0
        is_headline = is_headline and _is_title_case(p)
        for t in p.doc:
            if is_headline and self._heads.get(t.lower_, ("", ""))[1] == "weak":
                continue
            if t.i < skip_to or t.lower_ not in self._heads or not self._may_head(p, t):
                continue
            left, is_draft = self._left(p, t)
            right = self._right(p, t)
            kind, confidence = self._judge(p, t, left, is_draft, right)
            if confidence:
                yield Name(*p.span(left, right.end), kind, confidence)
                skip_to = right.end
                if t.tag_ in ("NNS", "NNPS") and right.is_numbered:
                    yield from (Name(*p.span(i, j), kind, confidence) for i, j in self._more_numbers(p, right.end))

    def _more_numbers(self, p: Tagged, i: int) -> Iterator[tuple[int, int]]:
        """The further numbers in "resolutions 242 (1967), 338 (1973) and 1515 (2003)"."""
        while i + 1 < len(p):
            number = i + 2 if p[i].text == "," and p[i + 1].lower_ == "and" else i + 1
            end, is_number = self._number(p, number, len(p))
            if (p[i].text != "," and p[i].lower_ != "and") or not is_number:
                return
            yield number, end
            i = end

    def _may_head(self, p: Tagged, head: Token) -> bool:
        """Whether the word stands as a head of its own: not inside another name, not as a modifier."""
        m = p.mention[head.i]
        if m is not None:
            is_last = m.end == p.start + head.idx + len(head.text)
            if not is_last or (m.type != "instrument" and m.referent and not referent.is_local(m.referent)):
                return False
        is_cap = head.text[0].isupper()
        is_dated = head.i > 0 and p.is_year(head.i - 1)  # "EU 2030 agenda"
        if self._heads[head.lower_][1] == "capital" and not (is_cap or is_dated or self._is_placed(p, head)):
            return False
        nxt = p[head.i + 1] if head.i + 1 < len(p) else None
        if nxt is None or p.mention[nxt.i] is not None:
            return True
        if nxt.text in ("-", "–") and not head.whitespace_:
            return False
        if not nxt.text[0].isalpha():
            return True
        if is_cap:
            return not (nxt.text[0].isupper() and nxt.pos_ in ("NOUN", "PROPN") and nxt.lower_ not in self._words["about"])
        return not (head.dep_ == "compound" and head.head.i == nxt.i)

    # -- is it a name?
    def _judge(self, p: Tagged, head: Token, left: int, is_draft: bool, right: _Right) -> tuple[str, float]:
        """Kind and confidence; 0 where the phrase names nothing in particular."""
        kind, level = self._heads[head.lower_]
        phrase = p.doc[left : head.i + 1].text.lower()
        if phrase.endswith(self._never):
            return kind, 0.0
        is_joint = "joint" in phrase.split()
        if kind == "statement" and is_joint:
            kind = "joint_statement"
        if right.is_numbered:
            return kind, 0.95
        if level == "numbered":
            return kind, 0.0
        if right.is_quoted:
            return kind, 0.93
        deed = self._deeds.of(head, p[right.end - 1], p[left])
        c = _Candidate(head, left, right, phrase, kind, level == "strong" or is_joint, is_draft, deed)
        return kind, self._judge_capital(p, c) if head.text[0].isupper() else self._judge_lower(p, c)

    def _judge_capital(self, p: Tagged, c: _Candidate) -> float:
        if c.left == c.head.i == p.first(c.head.i):  # any word is capitalised here
            return 0.75 if c.right.is_about and (c.is_strong or (c.deed is not None and c.deed.is_formal)) else 0.0
        has_name = self._has_name(p, c)
        if p.doc[c.left : c.right.end].text.lower() in self._words["bare"]:  # "a Memorandum of Understanding"
            return 0.6 if c.is_draft or (c.deed is not None and c.deed.is_formal) else 0.0
        if c.right.is_about:
            return 0.9 if c.is_strong or has_name or c.deed else 0.7
        return 0.85 if has_name else 0.0

    def _judge_lower(self, p: Tagged, c: _Candidate) -> float:
        """A name in lower case describes its instrument: by what it is about, or by a noun ("peace treaty"), and by what befalls it."""
        if c.left > 0 and p[c.left - 1].lower_ == "following":  # "issued the following statement on ..." announces its own text
            return 0.0
        is_formal = c.deed is not None and c.deed.is_formal
        mods = p.doc[c.left : c.head.i]
        is_counted = any(t.pos_ == "NUM" or t.text.isdigit() for t in mods)  # "five-point plan"
        if c.right.is_about:
            about = p.doc[c.head.i + 1 : c.right.end]
            is_named = any(t.text[0].isupper() or p.mention[t.i] is not None for t in about)
            if c.is_strong and (c.is_draft or c.deed or c.kind in ("joint_statement", "resolution")):
                return 0.8
            if c.is_draft and not c.is_strong:
                return 0.8
            if c.is_strong and self._is_definite(p, c) and (about[0].lower_ != "between" or is_named):
                return 0.6
            if c.kind == "law" and c.deed and about[0].lower_ in _SUBJECT:
                return 0.65
            if is_formal and not c.is_strong and (is_named or is_counted or c.kind in ("law", "decision")):
                return 0.65
            if c.kind == "statement" and c.deed and c.deed.action == "adopted" and is_named and about[0].lower_ in _SUBJECT:
                return 0.55
        if is_counted and c.kind in ("plan", "strategy", "programme") and (c.right.is_about or c.deed):
            return 0.65
        if c.head.i > c.left and p.is_year(c.head.i - 1) and p.is_a(c.left, "organization"):  # "EU 2030 strategy"
            return 0.7
        if self._is_placed(p, c.head):
            return 0.7
        if c.is_strong and any(t.text[0].isupper() and (p.mention[t.i] is None or p.is_a(t.i, "place")) for t in mods):
            return 0.8
        if "-" in mods.text and c.kind in ("programme", "plan") and self._has_name(p, c):
            return 0.7
        is_made = is_formal or (c.deed is not None and c.deed.action == "drafted")
        if c.is_strong and len(mods) and mods[-1].pos_ in ("NOUN", "PROPN") and (is_formal or c.is_draft):  # "signed a peace treaty"
            return 0.6
        return 0.6 if c.phrase in self._words["bare"] and (c.is_draft or is_made) else 0.0

    def _is_definite(self, p: Tagged, c: _Candidate) -> bool:
        """Whether the text speaks of it as known: "the agreement on ..."; the parties of an agreement make it known as well."""
        return c.left > 0 and p[c.left - 1].lower_ in ("the", "this") and p[c.head.i + 1].lower_ in (*_SUBJECT, "between")

    def _is_placed(self, p: Tagged, head: Token) -> bool:
        """Whether an agreement goes by the place where it was made: "Islamabad understanding"."""
        return self._heads[head.lower_][0] == "agreement" and p.is_a(head.i - 1, "place") and bool(p[head.i - 1].whitespace_)

    def _has_name(self, p: Tagged, c: _Candidate) -> bool:
        """Whether the modifiers before the head hold a name or a year."""
        first = p.first(c.head.i)
        return any(
            (t.text[0].isupper() and (t.i > first or t.ent_type_ or p.mention[t.i])) or p.is_year(t.i) for t in p.doc[c.left : c.head.i]
        )  # fmt: skip

    # -- to the left
    def _left(self, p: Tagged, head: Token) -> tuple[int, bool]:
        """First token of the name, and whether "draft" stands before it."""
        first, i = p.first(head.i), head.i
        is_cap = head.text[0].isupper()
        while i > first:
            t = p[i - 1]
            m = p.mention[t.i]
            if m is not None:
                if m.type == "person" or (m.type == "date" and not p.is_year(t.i)):
                    break
                while i > 0 and p.mention[i - 1] is m:
                    i -= 1
            elif self._is_outside(t):
                break
            elif self._modifies(p, t, i, first, is_cap):
                i -= 1
            else:
                break
        if is_cap and self._heads[head.lower_][0] == "law":
            i = self._act(p, i, first)
        if is_cap and (quoted := self._after_quote(p, i)) is not None:
            i = quoted
        while i < head.i and (p[i].is_punct or p[i].lower_ in ("and", "#")):
            i += 1
        return i, i > 0 and p[i - 1].lower_.startswith("draft")

    def _act(self, p: Tagged, i: int, first: int) -> int:
        """An act's title runs on over small words: "Protecting Americans from Foreign Adversary Controlled Applications Act"."""
        while i - 2 > first and p[i].text[0].isupper() and p[i - 1].lower_ in _INSIDE_ACTS and p[i - 2].text[0].isupper():
            if p.mention[i - 2] is not None or p[i - 2].lower_ in self._heads:
                break
            i -= 2
            while i - 1 > first and p[i - 1].text[0].isupper() and p.mention[i - 1] is None and not self._is_outside(p[i - 1]):
                i -= 1
        return i

    def _after_quote(self, p: Tagged, i: int) -> int | None:
        """Start of the quotation that opens before `i`, where all between is written as a title: "“Big, Beautiful Bill”"."""
        for k in range(i - 1, max(-1, i - _QUOTED_BEFORE), -1):
            t = p[k]
            if t.text in ("“", "«", '"') and t.tag_ != "POS":
                return k + 1 if p[k + 1].text[0].isupper() and (k == 0 or p[k - 1].whitespace_ or p[k - 1].is_punct) else None
            if not (t.text[0].isupper() or t.pos_ in _FUNCTION or t.text in (",", "-")):
                return None
        return None

    def _is_outside(self, t: Token) -> bool:
        """A word that qualifies the name from outside ("draft", "new"), a quotation mark, or a headline's verb."""
        if t.text[0].isupper() and t.lower_ in self._words["titular"] and not t.is_sent_start:
            return False
        return t.lower_ in self._words["outside"] or (t.is_quote and t.tag_ != "POS") or (t.text[0].isupper() and self._deeds.is_verb(t))

    def _modifies(self, p: Tagged, t: Token, i: int, first: int, is_cap: bool) -> bool:
        """Whether the token before `i` is a modifier inside the name."""
        if t.tag_ == "POS" and is_cap:  # "Leaders' Declaration", "Chair's Statement", but "Kazakhstan's Strategy"
            return i - 2 >= first and p[i - 2].text[0].isupper() and p[i - 2].lower_ in self._words["issuer"]
        if t.text in ("-", "–", "/"):
            return not t.whitespace_ and i - 2 >= 0 and not p[i - 2].whitespace_
        if t.text[0].isupper() and t.pos_ not in ("DET", "PRON", "ADP", "SCONJ", "CCONJ"):
            return t.i > first or t.pos_ in ("PROPN", "ADJ", "NOUN")
        if is_cap:
            if t.lower_ in ("and", "&"):
                return i - 2 >= first and p[i - 2].text[0].isupper() and p.mention[i - 2] is None
            return p.is_year(t.i) or bool(_ORDINAL.match(t.text))
        if t.pos_ == "NUM" or t.text.isdigit():  # "five-year roadmap"
            return p[i].text in ("-", "–")
        return t.pos_ in ("ADJ", "NOUN") and t.tag_ not in ("NNS", "VBN") and t.lower_ not in self._heads

    # -- to the right
    def _right(self, p: Tagged, head: Token) -> _Right:
        """What the name goes on with after its head."""
        stop = p.stop(head.i + 1) if head.i + 1 < len(p) else len(p)
        j, is_numbered = self._number(p, head.i + 1, stop)
        k = j + 1 if j < stop and p[j].lower_ in self._words["titled"] else j
        if k + 1 < stop and p[k + 1].text[:1].isupper() and (close := _closing(p, k)):
            return _Right(close, True, True, is_numbered)
        end = j
        if j < stop and p[j].text == "(" and (close := _bracket(p, j, stop)):
            goes_on = close < stop and p[close].lower_ in self._words["about"]
            if goes_on or not _is_acronym(p, j, close):
                j = close
                end = close
        start = j
        if is_numbered and j + 1 < stop and p[j].text == "," and p[j + 1].lower_ == "on":
            start = j + 1
        if start < stop and self._begins_about(p, head, start):
            end_about, is_quoted = self._scan(p, head, start, stop)
            if end_about > start + 1:
                return _Right(end_about, True, is_quoted, is_numbered)
        return _Right(end, is_numbered=is_numbered)

    def _number(self, p: Tagged, j: int, stop: int) -> tuple[int, bool]:
        """End of "73/334", "2178 (2014)", "No. 5" at `j`, and whether there is one."""
        k = j
        if k < stop and p[k].lower_ in ("no", "no.", "nos", "№", "n°"):
            k += 2 if k + 1 < stop and p[k + 1].text == "." else 1
        number = _NUMBER.match(p.text, p.span(k, k + 1)[0]) if k < stop else None
        if number is None or (p.is_a(k, "date") and not p.is_year(k)):
            return j, False
        while k < stop and p.span(k, k + 1)[0] < number.end():
            k += 1
        if k + 2 < stop and p[k].text == "(" and p[k + 2].text == ")":
            k += 3
        return k, True

    def _begins_about(self, p: Tagged, head: Token, j: int) -> bool:
        """Whether "on ...", "of ...", "in connection with ..." follows at `j`."""
        word = p[j].lower_
        following = p[j + 1].lower_ if j + 1 < len(p) else ""
        if f"{word} {following}" in self._words["about"]:
            return True
        if head.text[0].isupper() and j + 1 < len(p) and p[j + 1].tag_ in ("PRP$", "PRP"):  # "the Act with its exceptions"
            return False
        if self._heads[head.lower_][0] == "law" and word in _BY and head.text[0].isupper():  # who brings a bill is not in its name
            return False
        if word not in self._words["about"] or (word == "until" and not p.is_a(j + 1, "date")):
            return False
        if word == "to" and head.text[0].isupper() and p[j + 1].tag_ == "VB" and not p[j + 1].text[0].isupper():
            return self._heads[head.lower_][0] in _WITH_PURPOSE
        if not head.text[0].isupper() and (word == "to" or (word == "of" and head.lower_ == "resolution")):
            # "plan to meet", "resolution of the conflict"
            return word == "of" and any(p.mention[j + 1 : j + 3])
        return not (word == "with" and self._heads[head.lower_][0] in ("statement", "decision", "resolution"))

    def _scan(self, p: Tagged, head: Token, start: int, stop: int) -> tuple[int, bool]:
        """End of what the name is about, from `start`, and whether it ends with a title in quotation marks."""
        k = end = start
        is_cap = head.text[0].isupper()
        parties = False  # inside "between A, B and C"
        outside = start  # where the name ends if the parties prove to be people, who sign it and do not name it
        has_on = False
        while k < min(stop, head.i + _MAX_TOKENS):
            t = p[k]
            before = p[k - 1].lower_
            if p.mention[k] is not None:
                if not self._takes(p, k):
                    if parties and p.is_a(k, "person"):
                        end = outside
                    break
                k = end = p.after(k)
                continue
            if close := _closing(p, k):
                opens_name = before not in self._words["about"] and before not in ("and", "the")
                return (close, True) if opens_name or p[k + 1].text[:1].isupper() else (end, False)
            if t.text == "(":
                close = _bracket(p, k, stop)
                following = p[close] if close and close < stop else None
                goes_on = following is not None and (
                    following.lower_ in self._words["about"] or (parties and following.text in (",", "and")) or p.is_year(close)
                )
                if not close or (_is_acronym(p, k, close) and not goes_on):
                    break
                k = end = close
                continue
            is_possessive = t.tag_ == "POS" or (t.text in ("'", "’") and not p[k - 1].whitespace_)
            if t.lower_ in self._words["end"] or t.text in ".;:?!…" or (t.is_quote and not is_possessive):
                break
            if t.text == ",":
                if not parties and not self._is_series(p, k, stop):
                    break
            elif t.text in ("-", "–", "—"):
                if t.whitespace_ and not (p.mention[k - 1] is not None and k + 1 < stop and p[k + 1].lower_ == "the"):
                    break
            elif t.lower_ in ("and", "or", "&"):
                if (not parties or self._head_near(p, k + 1, stop)) and not self._joins(p, head, k, stop):
                    break
                parties = False
            elif self._ends(t, before, is_cap) or (k > start and not self._attaches(p, head, k, is_cap, has_on)):
                break
            else:
                if t.lower_ == "between" and not parties:
                    if is_cap and not self._names_parties(p, k + 1):
                        break
                    parties, outside = True, end
                has_on = has_on or t.lower_ == "on"
                if t.pos_ not in _FUNCTION:
                    end = k + 1
            k += 1
        return end, False

    def _names_parties(self, p: Tagged, k: int) -> bool:
        """Whether the parties that follow "between" at `k` have names; "the two countries" is said around a title, not in it."""
        return any(p.mention[t.i] is not None or t.text[0].isupper() for t in p.doc[k : k + 5])

    def _takes(self, p: Tagged, k: int) -> bool:
        """Whether the mention that begins at `k` may stand inside a name: a person or a date only as part of what it is about."""
        before = p[k - 1].lower_ if p[k - 1].lower_ != "the" else p[k - 2].lower_
        if p.is_a(k, "person"):
            return before in ("of", "by")
        if not p.is_a(k, "date") or p.is_year(k):
            return True
        return before in ("of", "for", "from", "to", "until", "by", "–", "-", "and", "(")

    def _ends(self, t: Token, before: str, is_cap: bool) -> bool:
        """Whether a verb, an adverb or a pronoun ends the name."""
        if is_cap and t.text[0].isupper():
            return False
        if t.tag_ in _FINITE:
            # a noun that the tagger takes for a verb still hangs on a preposition before it
            return not (t.tag_ == "VBZ" and t.dep_ in ("pobj", "compound", "conj") and t.head.i < t.i and t.head.pos_ == "ADP")
        if t.tag_ == "VBN" and before not in ("the", "of", "a"):
            deed = self._deeds.verb(t)
            return deed is not None and deed.is_formal
        return t.pos_ == "PRON" and t.lower_ not in ("their", "its", "all", "such", "other", "those", "our")

    def _attaches(self, p: Tagged, head: Token, k: int, is_cap: bool, has_on: bool) -> bool:
        """Whether a preposition at `k` goes on with the name and does not begin an adjunct of the verb."""
        t = p[k]
        if t.lower_ == "until":
            return p.is_a(k + 1, "date")
        if (t.pos_ != "ADP" and t.lower_ != "to") or t.lower_ == "of":
            return True
        if k + 1 >= len(p):
            return False
        nxt = p[k + 1]
        is_far = t.head.i >= head.i
        if p.is_a(k + 1, "date"):
            if t.lower_ in ("for", "from", "until"):
                return True
            after = p.after(k + 1)
            goes_on = after < len(p) and p[after].lower_ in ("and", "-", "–")
            if is_cap and t.lower_ == "in" and not goes_on and self._is_done_there(p, head, after):
                return False
            return p.is_year(k + 1) and t.lower_ in ("in", "to", "by") and (is_cap or is_far)
        if is_cap and t.lower_ in ("in", "at") and p.is_a(k + 1, "place") and self._is_done_there(p, head, p.after(k + 1)):
            return False
        if t.lower_ == "to" and nxt.tag_ == "VB" and not nxt.text[0].isupper():
            kind = self._heads[head.lower_][0]
            return (is_cap and (kind in _WITH_PURPOSE or kind == "other")) or kind == "resolution"
        if t.lower_ == "on" and not has_on:
            return True
        if is_cap and nxt.text[0].isupper() and p.mention[k + 1] is None:
            return True
        return not (t.head.i < head.i and t.head.pos_ in ("VERB", "AUX"))

    def _is_done_there(self, p: Tagged, head: Token, after: int) -> bool:
        """Whether a place at the end of the clause is where the instrument was signed, not what it is about."""
        if after < len(p) and p[after].text not in ".,;" and p[after].lower_ not in ("on", "and") and not p.is_a(after, "date"):
            return False
        deed = self._deeds.of(head, head, head)
        return deed is not None and deed.is_formal

    def _is_series(self, p: Tagged, comma: int, stop: int) -> bool:
        """Whether the comma stands inside a series of nouns ("foreign policy, security and defence")."""
        if comma + 1 >= stop:
            return False
        nxt = p[comma + 1]
        if nxt.pos_ in ("DET", "PRON", "SCONJ", "CCONJ", "ADV", "ADP", "AUX", "PART") or nxt.is_quote or p.is_a(comma + 1, "person"):
            return False
        if nxt.tag_.startswith(("VB", "MD")) and not nxt.text[0].isupper():
            return False
        for k in range(comma + 1, min(comma + 12, stop)):
            t = p[k]
            if t.lower_ in self._heads and (t.text[0].isupper() or self._heads[t.lower_][1] == "strong") and p.mention[k] is None:
                return False
            if t.lower_ in ("and", "or") and p.mention[k] is None:
                return k + 1 < stop and p[k + 1].pos_ not in ("DET", "AUX", "VERB") and not self._head_near(p, k + 1, stop)
            if (t.tag_ in _FINITE and not t.text[0].isupper()) or t.text in ".;:":
                return False
        return False

    def _head_near(self, p: Tagged, k: int, stop: int) -> bool:
        """Whether a new name of an instrument begins at `k`."""
        for t in p.doc[k : min(k + 6, stop)]:
            if t.lower_ in self._heads and p.mention[t.i] is None and (t.text[0].isupper() or t.i - k < 3):
                return True
            if t.pos_ in ("ADP", "CCONJ") or t.text in ",.;":
                return False
        return False

    def _joins(self, p: Tagged, head: Token, k: int, stop: int) -> bool:
        """Whether the "and" at `k` joins two parts of the name rather than what comes after it."""
        if k + 1 >= stop:
            return False
        nxt = p[k + 1]
        if nxt.is_quote or nxt.lower_ in self._words["end"] or p.is_a(k + 1, "person"):
            return False
        if nxt.tag_ == "PRP$" and head.text[0].isupper():  # "the Pact for Peace and its annexes"
            return False
        if nxt.tag_ in (*_FINITE, "VB", "VBN") and not nxt.text[0].isupper():
            return False
        if self._head_near(p, k + 1, stop):
            return False
        after_the = k + 2 if nxt.lower_ == "the" else k + 1
        last, new = p.mention[k - 1], p.mention[after_the] if after_the < len(p) else None
        if last is not None and new is not None and last.type == new.type:
            return True
        if nxt.pos_ in ("DET", "ADV", "PRON"):
            left = p[k].head
            conjunct = next((c for c in left.children if c.dep_ == "conj" and c.i > k), None)
            return left.i > head.i and conjunct is not None and conjunct.pos_ in ("NOUN", "PROPN", "ADJ")
        # a clause of its own: "and Russia supported it"
        subjects = (t.head for t in p.doc[k + 1 : min(k + 7, stop)] if t.dep_ in ("nsubj", "nsubjpass") and t.head.i > t.i)
        return not any(verb.dep_ == "conj" and verb.head.i < head.i for verb in subjects)


def _is_title_case(p: Tagged) -> bool:
    words = [t for t in p.doc if t.is_alpha and len(t.text) > 3]
    return sum(t.text[0].isupper() for t in words) > 0.8 * len(words)


def _closing(p: Tagged, i: int) -> int:
    """Token after the closing mark of the quotation that opens at `i`, or 0."""
    mark = p[i].text
    if mark not in _CLOSE:
        return 0
    depth = 0
    for k in range(i + 1, min(len(p), i + _MAX_TOKENS)):
        text = p[k].text
        if mark != '"' and text == mark:
            depth += 1
        elif text in _CLOSE[mark]:
            if depth == 0:
                return k + 1 if k > i + 1 else 0
            depth -= 1
    return 0


def _bracket(p: Tagged, i: int, stop: int) -> int:
    """Token after the bracket that closes the one at `i`, or 0."""
    return next((k + 1 for k in range(i + 1, min(stop, i + 16)) if p[k].text == ")"), 0)


def _is_acronym(p: Tagged, i: int, close: int) -> bool:
    inner = p.doc[i + 1 : close - 1].text
    return len(inner) <= 8 and inner.isalpha() and (inner.isupper() or inner.lower() == "mou")
