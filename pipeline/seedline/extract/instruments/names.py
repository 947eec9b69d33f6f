"""Whether a noun phrase around a head word names an instrument.

Belongs here: the choice between names and generic talk ("a decision was taken"). The name is the longest noun phrase around
a head word: its modifiers (`name_left`) and what it is about (`name_right`). Words stand in the pack `instrument_words`.
Does not belong here: names known beforehand (`instruments`), what was done with an instrument (`actions`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from seedline.dataset import referent
from seedline.extract.instruments.deeds import Deed, Deeds, is_pointed_back, is_title_case, spoken_in
from seedline.extract.instruments.name_left import Left, is_draft
from seedline.extract.instruments.name_right import NUMBER_SIGNS, End, Right
from seedline.extract.instruments.tagged import Tagged
from seedline.extract.instruments.vocabulary import Vocabulary
from seedline.reference import Reference

_SUBJECT = ("on", "regarding", "concerning", "about")
_ISSUER = ("of", "by")
_OPENING = ("on", "to", "for")  # a model takes "Recommitment on Humanitarian Matters" for a body
_BILATERAL = ("treaty", "agreement", "protocol")
_SIGNED = ("signed", "ratified")  # what is signed is on paper, whatever it is called: "the schedule of consultations"
_ENACTED = ("adopted", "signed", "approved", "ratified")
_TEXTS = ("law", "plan", "strategy", "charter", "programme", "decision", "other")
_OUTCOMES = ("statement", "joint_statement", "declaration", "other")
_LINKS = {",", "and", "as", "well", "also"}
_MARK = 3  # tokens of the mark before an entry of a list: "2.", "(a)"
_SCHEMES = ("plan", "programme", "strategy")
_SPELLED_OUT = 4  # words about a scheme that tell it from others
_POINTS = ("point", "points")
_DATED = ("of", "from", "dated")
_FOR_YEAR = re.compile(r"([A-Z][a-z]+)[-–](?:19|20)\d\d")
_NUMBERED = re.compile(r"[A-Z]+[-/]\d+(?:/\d+)?")  # "resolution ES-11/3"
_ISSUED = ("statement", "decision", "resolution", "declaration", "law")  # what goes by the day on which it was made


@dataclass(frozen=True, slots=True)
class Name:
    """Offsets of a name, its kind, and how far to trust it."""

    start: int
    end: int
    kind: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A phrase around a head word, with what speaks for its being a name."""

    head: Token
    left: int
    right: End
    phrase: str
    kind: str
    is_strong: bool
    is_draft: bool
    deed: Deed | None


class InstrumentNames:
    """Finds names of instruments by their head words."""

    def __init__(self, reference: Reference) -> None:
        self._vocabulary = Vocabulary(reference)
        self.symbol = self._vocabulary.symbol
        self._never = tuple(self._vocabulary.words["never"])
        self._deeds = Deeds(reference)
        self._left = Left(self._vocabulary, self._deeds)
        self._right = Right(self._vocabulary, self._deeds)

    def is_head(self, word: str) -> bool:
        """Whether a word in lower case is the head of an instrument's name."""
        return word in self._vocabulary.heads

    def is_bare(self, name: str) -> bool:
        """Whether a name tells no more than a kind of text: "Memorandum of Understanding"."""
        return name.lower() in self._vocabulary.words["bare"]

    def is_singular_head(self, word: str) -> bool:
        """Whether a word is the head of one name: not "rules", "agreements", nor one that needs a number."""
        return self._vocabulary.level(word) not in ("", "numbered") and not word.endswith("s")

    def is_issued(self, name: str) -> bool:
        """Whether a name says that it is a text of its own kind, not just what somebody said: "Communiqué of the 25th session",
        "Chair's Statement on Y"."""
        first, *_ = words = name.lower().replace("’", "'").split()
        is_chairs = first.endswith(("'s", "s'")) and first.rstrip("'s") in {w.rstrip("s") for w in self._vocabulary.words["issuer"]}
        return is_chairs or any(self._vocabulary.level(word) == "strong" for word in words)

    def find(self, p: Tagged, is_headline: bool = False) -> Iterator[Name]:
        """Names in one paragraph, in reading order; they do not overlap. In a headline capitals need not mean a name."""
        yield from self._for_years(p)
        skip_to = 0
        is_headline = is_headline and is_title_case(p.doc)
        for t in p.doc:
            if t.i < skip_to or t.lower_ not in self._vocabulary.heads or not self._may_head(p, t):
                continue
            left, is_draft = self._left(p, t)
            left -= left > 0 and p.doc[left - 1 : t.i + 1].text.lower() in self._vocabulary.words["bare"]  # "the final communiqué"
            if is_headline and self._vocabulary.level(t.lower_) == "weak" and not self._is_issued(p, left, t):
                continue
            left = min(left, t.i - 1) if t.text.islower() and self._is_placed(p, t) else left
            right = self._without_participle(p, t, self._right(p, t))
            kind, confidence = self._judge(p, t, left, is_draft, right)
            if not confidence and 0 < skip_to <= left and right.is_about and self._vocabulary.level(t.lower_) == "strong":
                confidence = 0.65 * _is_joined(p, skip_to, left)
            if confidence:
                yield Name(*p.span(left, right.end), kind, confidence)
                skip_to = right.end
                if t.tag_ in ("NNS", "NNPS") and right.is_numbered:
                    yield from (Name(*p.span(i, j), kind, confidence) for i, j in self._more_numbers(p, right.end))

    def _for_years(self, p: Tagged) -> Iterator[Name]:
        """Schemes with the year that they lead to: "EAEU Strategy-2025", "Vision-2030"."""
        for t in p.doc:
            m = _FOR_YEAR.fullmatch(t.text)
            if m and self._vocabulary.level(m[1].lower()) and self._vocabulary.kind(m[1].lower()) in _SCHEMES:
                left = t.i
                while left > 0 and p[left - 1].text[0].isupper() and p[left - 1].pos_ in ("PROPN", "ADJ", "NOUN"):
                    left -= 1
                yield Name(*p.span(left, t.i + 1), self._vocabulary.kind(m[1].lower()), 0.85)

    def _is_issued(self, p: Tagged, left: int, head: Token) -> bool:
        """Whether those who issue such texts stand before the head, the body whose statement it is, or the verb of a deed."""
        if left > 0 and (self._deeds.is_headline_verb(p[left - 1]) or ((deed := self._deeds.told_by(p[left - 1])) and deed.is_formal)):
            return True
        is_bodys = self._vocabulary.kind(head.lower_) == "statement" and p.is_a(left, "organization") and p.after(left) < head.i
        return is_bodys or self._has_issuer(p, head)

    def _has_issuer(self, p: Tagged, head: Token) -> bool:
        """Whether those who issue such texts stand before the head: "Chair's Statement"."""
        return head.i > 1 and p[head.i - 1].tag_ == "POS" and p[head.i - 2].lower_ in self._vocabulary.words["issuer"]

    @staticmethod
    def _without_participle(p: Tagged, head: Token, right: End) -> End:
        """A participle behind a name tells what became of the last noun in it: "communiqué of its meeting (held on Monday)"."""
        last = p[right.end - 1]
        is_told = last.i > head.i and last.tag_ == "VBN" and last.text.islower() and not right.is_quoted
        return replace(right, end=right.end - 1) if is_told else right

    def _more_numbers(self, p: Tagged, i: int) -> Iterator[tuple[int, int]]:
        """The further numbers in "resolutions 242 (1967), 338 (1973) and 1515 (2003)"."""
        while i + 1 < len(p):
            number = i + 2 if p[i].text == "," and p[i + 1].lower_ == "and" else i + 1
            end, is_number = self._right.number(p, number, len(p))
            if (p[i].text != "," and p[i].lower_ != "and") or not is_number:
                return
            yield number, end
            i = end

    def _may_head(self, p: Tagged, head: Token) -> bool:
        """Whether the word stands as a head of its own: not inside another name, not as a modifier."""
        needs = self._vocabulary.needs[head.lower_]
        if needs and (head.i == 0 or p[head.i - 1].lower_ != needs):
            return False
        if head.i > 1 and p[head.i - 1].lower_ == "of" and self._vocabulary.is_plural(p[head.i - 2].lower_):
            return False  # "Memoranda of Understanding"
        m = p.mention[head.i]
        if m is not None:
            is_last = m.end == p.start + head.idx + len(head.text)
            is_first = m.start == p.start + head.idx and m.type == "organization" and p[head.i + 1].lower_ in _OPENING
            if not (is_last or is_first) or (m.type != "instrument" and m.referent and not referent.is_local(m.referent)):
                return False
        is_cap = head.text[0].isupper()
        is_bare = head.i > 0 and p.doc[head.i - 1 : head.i + 1].text.lower() in self._vocabulary.words["bare"]  # "outcome document"
        if self._vocabulary.level(head.lower_) == "capital" and not (is_cap or is_bare or self._is_specific(p, head)):
            return False
        nxt = p[head.i + 1] if head.i + 1 < len(p) else None
        if nxt is None or p.mention[nxt.i] is not None or self._vocabulary.symbol.match(p.text, p.span(nxt.i, nxt.i + 1)[0]):
            return True
        if nxt.text in ("-", "–") and not head.whitespace_:
            return False
        if not nxt.text[0].isalpha() or nxt.lower_ in NUMBER_SIGNS or _NUMBERED.fullmatch(nxt.text):
            return True
        if is_cap:
            return not (nxt.text[0].isupper() and nxt.pos_ in ("NOUN", "PROPN") and nxt.lower_ not in self._vocabulary.words["about"])
        return not (head.dep_ == "compound" and head.head.i == nxt.i)

    # -- is it a name?
    def _judge(self, p: Tagged, head: Token, left: int, is_draft: bool, right: End) -> tuple[str, float]:
        """Kind and confidence; 0 where the phrase names nothing in particular."""
        kind, level = self._vocabulary.heads[head.lower_]
        phrase = p.doc[left : head.i + 1].text.lower()
        if phrase.endswith(self._never) or p.doc[left : right.end].text.lower() in self._never:
            return kind, 0.0
        if (left > 0 and p[left - 1].lower_ in ("no", "any")) or _ends_series(p, left, head.i):
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
        is_named = any(p.mention[t.i] is not None for t in p.doc[left : head.i])
        if self._vocabulary.is_plural(head.lower_) and kind in _BILATERAL and not is_named:
            return kind, 0.0  # "negotiations of Economic Partnership Agreements"
        deed = self._deeds.of(head, p[right.end - 1], p[left])
        c = _Candidate(head, left, right, phrase, kind, level == "strong" or is_joint, is_draft, deed)
        return kind, self._judge_capital(p, c) if head.text[0].isupper() else self._judge_lower(p, c)

    def _judge_capital(self, p: Tagged, c: _Candidate) -> float:
        if c.is_strong and c.kind == "statement" and _is_whole(p, c.left, c.right.end):
            return 0.7  # "FINAL COMMUNIQUÉ" over the text itself
        if c.left == c.head.i == p.first(c.head.i):  # any word is capitalised here
            is_told = c.is_strong or (c.deed is not None and c.deed.is_formal) or _is_item(p, c.left, c.right.end)
            return 0.75 if c.right.is_about and is_told else 0.0
        has_name = self._has_name(p, c)
        if p.doc[c.left : c.right.end].text.lower() in self._vocabulary.words["bare"]:  # "a Memorandum of Understanding"
            is_second = c.left > 1 and p[c.left - 1].lower_ == "the" and p[c.left - 2].lower_ == "and"  # "signed the Pact and the ..."
            is_known = c.left > 0 and p[c.left - 1].lower_ == "the" and all(t.text[0].isupper() for t in p.doc[c.left : c.right.end])
            return 0.6 if c.is_draft or is_second or is_known or _is_made(c) else 0.0
        if c.right.is_about:
            return 0.9 if c.is_strong or has_name or c.deed else 0.7
        if c.is_strong and c.deed is not None and c.deed.is_formal and self._is_paired(p, c.right.end):
            return 0.6
        return 0.85 if has_name else 0.0

    def _is_paired(self, p: Tagged, end: int) -> bool:
        """Whether "and" and the head of another name follow at `end`: "the Declaration and Statement on ..."."""
        if end + 1 >= len(p) or p[end].lower_ != "and":
            return False
        return p[end + 1].text[0].isupper() and bool(self._vocabulary.level(p[end + 1].lower_))

    def _judge_lower(self, p: Tagged, c: _Candidate) -> float:
        """A name in lower case describes its instrument: by what it is about, or by a noun ("peace treaty"), and by what befalls it."""
        if (
            c.left > 0
            and p[c.left - 1].lower_ == "following"
            and not (c.kind in ("decision", "resolution") and c.right.is_about and c.deed)
            and not p.is_a(c.left, "organization")
        ):
            return 0.0  # "issued the following statement on ..." announces its own text
        is_formal = c.deed is not None and c.deed.is_formal
        is_reached = c.kind == "agreement" and c.deed is not None and c.deed.action == "agreed"
        if c.kind == "resolution" and c.right.is_about and p[c.head.i + 1].lower_ == "of" and not self._is_bodys(p, c.head.i + 2):
            return 0.0  # "the resolution of the conflict"
        mods = p.doc[c.left : c.head.i]
        is_counted = any(t.pos_ == "NUM" or t.text.isdigit() for t in mods)  # "five-point plan"
        if c.right.is_about:
            about = p.doc[c.head.i + 1 : c.right.end]
            is_entry = len(about) > 1 and _is_item(p, c.left, c.right.end)
            if is_entry or (c.deed is not None and c.deed.is_listed):
                return 0.7
            if c.kind == "agreement" and len(about) > 1 and about[1].tag_ == "VBG" and not is_formal:
                return 0.0  # "agreement on holding a summit" is none on paper
            if c.kind in _ISSUED and _is_of_a_day(p, about):
                return 0.7
            is_named = any(t.text[0].isupper() or p.mention[t.i] is not None for t in about)
            if self._has_issuer(p, c.head) and c.left < c.head.i:  # "the chair's statement of the 9th Council"
                return 0.8
            if c.kind in _SCHEMES and any(p.is_a(t.i, "organization") for t in mods) and any(p.is_a(t.i, "date") for t in about):
                return 0.7  # "the Union's transport strategy for the period until 2030"
            if c.is_strong and (c.is_draft or c.deed or c.kind in ("joint_statement", "resolution")):
                return 0.8
            if c.is_draft and not c.is_strong:
                return 0.8
            if c.is_strong and c.kind != "agreement" and about[0].lower_ in _SUBJECT and any(t.is_title for t in about):
                return 0.6
            if c.is_strong and c.kind in _SCHEMES and any(p.is_a(t.i, "organization") for t in mods):  # "the ASEAN roadmap for ..."
                return 0.6
            if c.is_strong and self._is_definite(p, c) and (about[0].lower_ != "between" or is_named):
                return 0.6
            if about[0].lower_ in _DATED and c.kind in _ISSUED and p.is_a(c.head.i + 2, "date"):  # "in a statement of 12 May"
                return 0.6
            if c.kind == "law" and c.deed and about[0].lower_ in (*_SUBJECT, "for"):
                return 0.65
            if c.kind in _SCHEMES and c.deed and c.left > 0 and p[c.left - 1].lower_ == "the" and any(p.is_a(t.i, "date") for t in about):
                return 0.65  # "the plan of exercises for 2025 was discussed"
            if c.kind in _SCHEMES and c.deed and c.deed.action != "cited" and len(about) >= _SPELLED_OUT:
                return 0.6  # "submitted a plan for the implementation of the decisions"
            if (
                is_formal
                and not c.is_strong
                and (
                    is_named
                    or is_counted
                    or c.kind in ("law", "decision")
                    or (c.kind == "statement" and c.head.tag_ == "NN")
                    or self._vocabulary.level(c.head.lower_) == "capital"
                    or any(t.lower_ == "to" for t in about)
                )
            ):
                return 0.65
            if self._is_reached(p, c.head):
                return 0.6
            is_told_apart = (len(mods) > 0 and mods[-1].pos_ == "NOUN") or self.is_bare(c.head.text)
            if c.kind == "agreement" and is_named and is_told_apart and any(t.lower_ == "between" for t in about[:3]):
                return 0.6  # "an education agreement between A and B", "a memorandum of understanding between A and B"
            if (
                c.kind == "statement"
                and c.deed
                and c.deed.action == "adopted"
                and (is_named or c.head.tag_ == "NN")
                and (about[0].lower_ in _SUBJECT or about[0].tag_ == "VBG" or (is_named and about[0].lower_ in _ISSUER))
            ):
                return 0.55
        if c.kind == "law" and is_formal and self._is_enacted(p, c):
            return 0.6
        if c.kind == "agreement" and p.is_year(c.left) and c.left > 0 and p[c.left - 1].lower_ == "the":  # "under the 2015 deal"
            return 0.65
        if is_counted and c.kind in ("plan", "strategy", "programme") and (c.right.is_about or c.deed):
            return 0.65
        if _is_counted(p, c.head):
            return 0.65
        if c.head.i > c.left and p.is_year(c.head.i - 1) and p.is_a(c.left, "organization"):  # "EU 2030 strategy"
            return 0.7
        if self._is_placed(p, c.head):
            return 0.7
        if (
            (c.is_strong or c.kind == "agreement") and c.left < c.head.i - 1 and any(p.is_a(t.i, "date") for t in mods)
        ):  # "the 2008 ceasefire agreement"
            return 0.7
        if c.is_strong and any(t.text[0].isupper() and (p.mention[t.i] is None or p.is_a(t.i, "place")) for t in mods):
            return 0.8
        if c.kind in _SCHEMES and self._is_titled(p, c):
            return 0.7
        if (
            c.kind in _SCHEMES and c.deed and c.deed.action not in ("cited", "discussed") and p.is_a(c.head.i - 1, "country")
        ):  # "announced a Sudan strategy"
            return 0.6
        if "-" in mods.text and c.kind in ("programme", "plan") and self._has_name(p, c):
            return 0.7
        if c.kind == "statement" and c.deed and c.deed.action == "adopted" and p.is_a(c.left, "organization") and mods[-1].pos_ == "NOUN":
            return 0.65  # "a Security Council press statement was issued"
        is_bodys = c.kind in ("decision", "resolution") and c.head.tag_ == "NN" and c.left < c.head.i and p.is_a(c.left, "organization")
        if is_bodys and (is_formal or (c.kind == "resolution" and c.left > 0 and p[c.left - 1].lower_ == "the")):
            return 0.65  # "the Permanent Council decision was adopted", "in the Security Council resolution"
        if (c.is_strong or c.kind == "agreement") and is_formal and is_pointed_back(p.doc, c.right.end):
            return 0.6  # "a canal, an agreement on which was signed in May"
        if (
            (c.is_strong or c.kind in ("agreement", *_SCHEMES))
            and len(mods)
            and mods[-1].pos_ in ("NOUN", "PROPN")
            and (is_formal or c.is_draft or is_reached)
        ):  # "signed a peace treaty", "a trade agreement was reached"
            return 0.6
        is_bare = c.phrase in self._vocabulary.words["bare"]
        is_said = _speaks(c.head) or (c.kind == "joint_statement" and _is_spoken_in(c.head))
        return 0.6 if is_bare and (c.is_draft or _is_made(c) or self._is_of_meeting(p, c) or is_said) else 0.0

    @staticmethod
    def _is_of_meeting(p: Tagged, c: _Candidate) -> bool:
        """Whether it is the one text in which a meeting ends: "the final communiqué", "the meeting's joint statement"."""
        is_known = c.left > 0 and (p[c.left - 1].lower_ == "the" or p[c.left - 1].tag_ in ("POS", "PRP$"))
        return is_known and c.left < c.head.i and c.kind in _OUTCOMES and c.head.tag_ == "NN"

    @staticmethod
    def _is_bodys(p: Tagged, i: int) -> bool:
        """Whether a body or a date stands there: "resolution of the General Assembly", "of 12 May"."""
        i += i + 1 < len(p) and p[i].lower_ == "the"
        return i < len(p) and (p.is_a(i, "organization") or p.is_a(i, "date"))

    def _is_definite(self, p: Tagged, c: _Candidate) -> bool:
        """Whether the text speaks of it as known: "the agreement on ..."; the parties of an agreement make it known as well."""
        behind = p.doc[c.head.i + 1 : c.head.i + 3]
        is_known = c.left > 0 and p[c.left - 1].lower_ in ("the", "this")
        return is_known and (behind[0].lower_ in _SUBJECT or any(t.lower_ == "between" for t in behind))

    @staticmethod
    def _is_titled(p: Tagged, c: _Candidate) -> bool:
        """Whether a capitalised noun names a scheme, or a capitalised word a draft: "the Transition plan", "draft Eurasian strategy"."""
        last = p[c.head.i - 1]
        is_noun = c.left < c.head.i - 1 and last.tag_ == "NNP" and last.text.istitle() and p.mention[last.i] is None
        return is_noun or (c.is_draft and any(t.text.istitle() for t in p.doc[c.left : c.head.i]))

    def _is_enacted(self, p: Tagged, c: _Candidate) -> bool:
        """Whether a law in lower case is one that came about: "adopted a new law", "enacted a new electoral law"."""
        return c.deed is not None and c.deed.action in _ENACTED and p[c.left].lower_ == "new" and c.head.tag_ == "NN"

    def _is_placed(self, p: Tagged, head: Token) -> bool:
        """Whether an agreement goes by the place where it was made: "Islamabad understanding"."""
        before = p[head.i - 1] if head.i > p.first(head.i) else None
        is_name = before is not None and (
            p.is_a(before.i, "place") or (before.pos_ == "PROPN" and p.is_a(before.i, "person") and before.is_title)
        )
        return self._vocabulary.kind(head.lower_) == "agreement" and is_name and before is not None and bool(before.whitespace_)

    def _is_specific(self, p: Tagged, head: Token) -> bool:
        """Whether a word in lower case that seldom names a document does so here."""
        return (
            self._is_dated(p, head)
            or self._is_placed(p, head)
            or self._is_reached(p, head)
            or _is_counted(p, head)
            or self._is_enacted_on(head)
            or self._is_signed(p, head)
            or (is_draft(p, head.i) and head.i + 1 < len(p) and p[head.i + 1].lower_ in (*_SUBJECT, "for"))  # "draft guidelines for A"
        )

    def _is_signed(self, p: Tagged, head: Token) -> bool:
        """Whether a deal of a kind is signed or reached: "the peace deal signed in Pretoria", "reached a free trade deal"."""
        if self._vocabulary.kind(head.lower_) != "agreement" or head.tag_ != "NN" or head.i == 0 or p[head.i - 1].pos_ != "NOUN":
            return False
        deed = self._deeds.of(head, head, head)
        return deed is not None and (deed.is_formal or deed.action == "agreed")

    def _is_enacted_on(self, head: Token) -> bool:
        """Whether a text on something is adopted, approved, signed: "approved the guidelines on election observation"."""
        if head.i + 1 >= len(head.doc) or head.dep_ == "compound":
            return False
        behind = head.nbor(1)
        if behind.lower_ not in (*_SUBJECT, "of", "for") and not (behind.tag_ == "VBG" and behind.head == head):
            return False
        deed = self._deeds.of(head, head, head) if self._vocabulary.kind(head.lower_) in _TEXTS else None
        enacted = _SIGNED if head.lower_ in self._vocabulary.words["generic"] else _ENACTED
        return deed is not None and deed.is_formal and deed.action in enacted

    def _is_dated(self, p: Tagged, head: Token) -> bool:
        """Whether a year stands before the head: "EU 2030 agenda", "the 2015 nuclear deal"."""
        back = 2 if self._vocabulary.kind(head.lower_) == "agreement" else 1
        return any(p.is_year(i) for i in range(max(p.first(head.i), head.i - back), head.i))

    def _is_reached(self, p: Tagged, head: Token) -> bool:
        """Whether an arrangement, deal or understanding on something is said to be reached, made or signed."""
        if self._vocabulary.kind(head.lower_) != "agreement" or head.i + 1 >= len(p) or head.text[0].isupper() or head.tag_ == "NNS":
            return False
        follows = p[head.i + 1]
        is_about = follows.lower_ in _SUBJECT
        deed = self._deeds.of(head, head, head) if is_about else None
        return deed is not None and deed.action in ("agreed", "signed")

    def _has_name(self, p: Tagged, c: _Candidate) -> bool:
        """Whether the modifiers before the head hold a name or a year."""
        first = p.first(c.head.i)
        return any(
            (t.text[0].isupper() and (t.i > first or t.ent_type_ or p.mention[t.i])) or p.is_year(t.i) for t in p.doc[c.left : c.head.i]
        )  # fmt: skip


def _is_made(c: _Candidate) -> bool:
    """Whether something formal befalls the text, or it is drafted or issued."""
    return c.deed is not None and (c.deed.is_formal or c.deed.action in ("drafted", "adopted"))


def _speaks(head: Token) -> bool:
    """Whether a text says something itself: "a joint declaration labelled it a threat"."""
    objects = ("dobj", "ccomp") if head.head.tag_ == "VBD" else ("ccomp",)
    return head.dep_ == "nsubj" and head.head.pos_ == "VERB" and any(c.dep_ in objects for c in head.head.children)


def _is_spoken_in(head: Token) -> bool:
    """Whether somebody says something in a text: "announced in a joint statement that ...", "in a joint statement they called for"."""
    verb = spoken_in(head) if head.dep_ == "pobj" and head.head.lower_ == "in" else None
    return (
        verb is not None
        and verb.tag_ in ("VBD", "VBN", "VBP")
        and any(c.dep_ in ("ccomp", "dobj") or (c.dep_ == "prep" and c.i > head.i) for c in verb.children)
    )


def _is_joined(p: Tagged, end: int, left: int) -> bool:
    """Whether a text is told in one breath with another: "an agreement on transport and a memorandum on sport"."""
    between = [t.lower_ for t in p.doc[end:left]]
    return between[-1:] in (["a"], ["an"]) and set(between[:-1]) <= _LINKS and bool(between[:-1])


def _is_whole(p: Tagged, left: int, end: int) -> bool:
    """Whether a paragraph holds nothing else."""
    return not any(t.is_alpha or t.like_num for t in p.doc if not left <= t.i < end)


def _is_item(p: Tagged, left: int, end: int) -> bool:
    """Whether it is one entry of a list, number or bullet and all: "2. Programme of Cooperation between A and B;"."""
    is_marked = 0 < left <= _MARK and not any(t.is_alpha for t in p.doc[:left])
    return is_marked and not any(t.is_alpha or t.like_num for t in p.doc[end:])


def _is_of_a_day(p: Tagged, about: Span) -> bool:
    """Whether a body and a day tell which one it is: "decision of the European Council of 23 June"."""
    is_bodys = about[0].lower_ == "of" and any(p.is_a(t.i, "organization") for t in about[1:3])
    return is_bodys and any(p.is_a(t.i, "date") and p[t.i - 1].lower_ in _DATED for t in about[2:])


def _ends_series(p: Tagged, left: int, head: int) -> bool:
    """Whether the word is the last of a series of capitalised words that names something else: "Prevention, Management and Resolution"."""
    return left > 1 and p[left - 1].text == "," and p[left - 2].text[0].isupper() and p[head - 1].lower_ == "and" and head - left == 2


def _is_counted(p: Tagged, head: Token) -> bool:
    """Whether the text has so many points: "ten-point peace formula"."""
    before = p.doc[max(1, head.i - 2) : head.i]
    return any(t.lower_ in _POINTS and (p[t.i - 1].text in "-–" or p[t.i - 1].pos_ == "NUM") for t in before)
