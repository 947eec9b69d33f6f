"""Where the noun phrase that names an instrument begins.

Belongs here: the modifiers of a head word, of a title over small words, and an opening quotation mark.
Does not belong here: what follows the head (`name_right`), whether the phrase is a name (`instrument_names`).
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from seedline.extract.instruments.deeds import Deeds
from seedline.extract.instruments.tagged import Tagged
from seedline.extract.instruments.vocabulary import Vocabulary

_ORDINAL = re.compile(r"^\d+(?:st|nd|rd|th)$")
_INSIDE_ACTS = ("for", "from", "and", "of", "to", "in", "against")
_FUNCTION = ("ADP", "DET", "CCONJ", "PART", "SCONJ", "ADV")
_HYPHENS = ("-", "–")
_QUOTED_BEFORE = 10
_LONGEST_TITLE = 8
_NOUNS = ("strong", "weak")  # levels of heads that name another instrument, not what the next is about ("ceasefire agreement")


class Left:
    """Finds the first token of a name."""

    def __init__(self, vocabulary: Vocabulary, deeds: Deeds) -> None:
        self._vocabulary = vocabulary
        self._deeds = deeds

    def __call__(self, p: Tagged, head: Token) -> tuple[int, bool]:
        """First token of the name, and whether "draft" stands before it."""
        first, i = p.first(head.i), head.i
        is_cap = head.text[0].isupper()
        while i > first:
            t = p[i - 1]
            m = p.mention[t.i]
            if t.text == ")" and (whole := self._abbreviated(p, i - 1)) is not None:
                i = whole
                continue
            if t.text == ")" and not is_cap and _is_own_short(p, i - 1):
                i -= 3
                continue
            if m is not None:
                if m.type == "person" or (m.type == "date" and not (p.is_year(t.i) or self._is_dated(p, head, t.i))):
                    break
                while i > 0 and p.mention[i - 1] is m:
                    i -= 1
            elif t.lower_ == "new" and not is_cap and self._vocabulary.kind(head.lower_) == "law":
                i -= 1  # nothing else tells "a new law" from the law at large
                break
            elif self._is_outside(t):
                break
            elif self._modifies(p, head, i, first, is_cap):
                i -= 1
            else:
                break
        if is_cap and self._vocabulary.kind(head.lower_) == "law":
            i = self._act(p, i, first)
        if is_cap and (quoted := self._after_quote(p, i)) is not None:
            i = quoted
        while i < head.i and (p[i].is_punct or p[i].lower_ in ("and", "#")):
            i += 1
        return i, is_draft(p, i)

    @staticmethod
    def _abbreviated(p: Tagged, close: int) -> int | None:
        """Start of the body whose abbreviation the bracket that ends at `close` holds: "East Asia Summit (EAS) Declaration"."""
        short = p.mention[close - 1] if close > 2 else None
        i = close - 1
        while short is not None and i > 1 and p.mention[i] is short:
            i -= 1
        if short is None or p[i].text != "(" or not p.is_a(close - 1, "organization") or not p.is_a(i - 1, "organization"):
            return None
        long = p.mention[i - 1]
        while i > 0 and p.mention[i - 1] is long:
            i -= 1
        return i

    def _is_dated(self, p: Tagged, head: Token, i: int) -> bool:
        """Whether the date that ends at token `i` stands inside the name ("the EU-mediated 12 August 2008 ceasefire agreement")."""
        start = i
        while start > 0 and p.mention[start - 1] is p.mention[i]:
            start -= 1
        if self._vocabulary.level(head.lower_) != "strong" or start == 0:
            return False
        before = p[start - 1]
        return before.lower_ == "the" or (before.tag_ in ("JJ", "VBN") and start > 2 and p[start - 2].text in ("-", "–"))

    def _act(self, p: Tagged, i: int, first: int) -> int:
        """An act's title runs on over small words: "Protecting Americans from Foreign Adversary Controlled Applications Act"."""
        if p[i].lower_ in self._vocabulary.heads and p[i - 1].lower_ in _INSIDE_ACTS:  # "Minister for Law"
            return i
        while i - 2 > first and p[i].text[0].isupper() and p[i - 1].lower_ in _INSIDE_ACTS and p[i - 2].text[0].isupper():
            if p.mention[i - 2] is not None or p[i - 2].lower_ in self._vocabulary.heads:
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
                start = k + 1 + (p[k + 1].tag_ == "DT")
                return start if p[start].text[0].isupper() and (k == 0 or p[k - 1].whitespace_ or p[k - 1].is_punct) else None
            if not (t.text[0].isupper() or t.pos_ in _FUNCTION or t.text in (",", "-")):
                return None
        return None

    def _is_outside(self, t: Token) -> bool:
        """A word that qualifies the name from outside ("draft", "new"), a quotation mark, or a headline's verb."""
        if t.text[0].isupper() and t.lower_ in self._vocabulary.words["titular"] and not t.is_sent_start:
            return False
        return (
            t.lower_ in self._vocabulary.words["outside"]
            or (t.is_quote and not _is_possessive(t))
            or self._deeds.is_headline_verb(t)
            or (t.text[0].isupper() and self._deeds.is_verb(t) and not _is_after_article(t))
            or (t.tag_ == "VBD" and any(c.dep_ == "nsubj" for c in t.children))
        )

    def _modifies(self, p: Tagged, head: Token, i: int, first: int, is_cap: bool) -> bool:
        """Whether the token before `i` is a modifier inside the name."""
        t = p[i - 1]
        if i > 1 and p[i - 2].like_num and not p[i - 2].whitespace_ and t.is_alpha:  # "a $45m agreement"
            return False
        if _is_possessive(t) and (
            is_cap or p[i - 2].text[0].isupper() or _closes_meeting(p, head)
        ):  # "Leaders' Declaration", "Chair's Statement", but "Kazakhstan's Strategy"
            whose = i - 2 >= first and (not is_cap or p[i - 2].text[0].isupper() or p[i - 3].text in _HYPHENS) and p[i - 2].lower_
            return whose in self._vocabulary.words["issuer"]
        if t.text in ("-", "–", "/"):
            return not t.whitespace_ and i - 2 >= 0 and not p[i - 2].whitespace_
        if t.text[0].isupper() and t.pos_ not in ("DET", "PRON", "ADP", "SCONJ", "CCONJ"):
            return t.i > first or t.pos_ in ("PROPN", "ADJ", "NOUN")
        if is_cap and t.text == ",":  # "the Peace, Security and Cooperation Framework"
            opens = i - 3 >= 0 and p[i - 3].tag_ == "DT" and p[i - 2].text[0].isupper()
            return opens and any(k.lower_ == "and" for k in p.doc[i : head.i])
        if is_cap:
            if t.lower_ in ("and", "&"):
                before = p[i - 2]
                is_other = self._vocabulary.level(before.lower_) == "strong" and (i == head.i or p.mention[i] is not None)
                return i - 2 >= first and before.text[0].isupper() and p.mention[i - 2] is None and not is_other
            is_joined = p[t.i - 1].text in _HYPHENS and t.lower_ in self._vocabulary.words["issuer"]  # "Co-chairs’ Statement"
            return is_joined or p.is_year(t.i) or bool(_ORDINAL.match(t.text))
        if t.pos_ == "NUM" or t.text.isdigit():  # "five-year roadmap"
            return p[i].text in ("-", "–")
        if t.tag_ == "VBN":  # "EU-mediated"
            return i - 3 >= first and p[i - 2].text in ("-", "–") and not p[i - 2].whitespace_ and p[i - 3].text[0].isupper()
        if t.lower_ == "and":  # "a trade and investment agreement"
            return i - 2 >= first and p.mention[i - 2] is None and p[i - 2].pos_ in ("ADJ", "NOUN") and p[i - 2].head.i >= i
        return t.pos_ in ("ADJ", "NOUN") and t.tag_ not in ("NNS", "VBN") and self._vocabulary.level(t.lower_) not in _NOUNS


def is_draft(p: Tagged, i: int) -> bool:
    """Whether the name that begins at `i` is that of a draft: "draft agreement", "the draft of a protocol"."""
    before = [t for t in p.doc[max(0, i - 3) : i] if t.tag_ != "DT"]
    before = before[:-1] if before and before[-1].lower_ == "of" else before[-1:] if i and p[i - 1].tag_ != "DT" else []
    return bool(before) and before[-1].lower_.startswith("draft")


def _is_own_short(p: Tagged, close: int) -> bool:
    """Whether the bracket that ends at `close` shortens the capitalised words before it: "East African Trade Area (EATA) agreement"."""
    is_short = close > 3 and p[close - 1].is_upper and p[close - 1].is_alpha and p[close - 2].text == "("
    return is_short and p[close - 3].text[0].isupper() and p[close - 3].text[0] in p[close - 1].text


def _is_possessive(t: Token) -> bool:
    """Whether an apostrophe, however it is tagged, is right behind a plural: "Leaders’ Declaration"."""
    return t.tag_ == "POS" or (t.text in ("'", "’") and t.i > 0 and t.nbor(-1).lower_.endswith("s") and not t.nbor(-1).whitespace_)


def _closes_meeting(p: Tagged, head: Token) -> bool:
    """Whether it is the text of a numbered meeting: "the chair's summary of the 9th Council"."""
    behind = [t for t in p.doc[head.i + 1 : head.i + 4] if t.lower_ != "the"]
    return len(behind) > 1 and behind[0].lower_ == "of" and bool(_ORDINAL.match(behind[1].text))


def _is_after_article(t: Token) -> bool:
    """Whether an article or "its" opens the capitalised words before the token: "the Substantial Support Package"."""
    i = t.i
    while i > 0 and t.i - i < _LONGEST_TITLE and t.doc[i].text[0].isupper():
        i -= 1
    return t.doc[i].tag_ in ("DT", "PRP$") and t.doc[i].text.islower()
