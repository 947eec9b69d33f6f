"""Where the noun phrase that names an instrument ends.

Belongs here: its number, its title in quotation marks, and what it is about, up to the next verb, clause or adjunct. The
parse decides only where words and capitals do not, because parsers break at long titles.
Does not belong here: what precedes the head (`name_left`), whether the phrase is a name (`instrument_names`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from seedline.extract.clauses import FINITE
from seedline.extract.instruments.deeds import Deeds
from seedline.extract.instruments.name_brackets import bracket, closing, is_acronym, is_file
from seedline.extract.instruments.name_links import LONGEST, is_address, is_member, is_of_year, is_scope, is_titled, other_part, runs_on
from seedline.extract.instruments.tagged import Tagged
from seedline.extract.instruments.vocabulary import Vocabulary

_NUMBER = re.compile(r"(?:[A-Z]+[-/])*[A-Z]?\d+(?:[-/.][A-Z\d]+)*(?![\w%])")
NUMBER_SIGNS = ("no", "no.", "nos", "nos.", "№", "n°")
_SITTING = re.compile(r"[A-Z]+\d+")
_ERA = re.compile(r"[IVX]+|\d+(?:st|nd|rd|th)")
_WITH_PURPOSE = ("plan", "programme", "strategy", "treaty")  # "Plan to Combat ..."
_OF = ("of", "on", "the")  # "the drafts of A and of B"
_BY = ("by", "with", "about")
_SHARED = ("treaty", "agreement", "protocol")
_ORDERS = ("decision", "resolution", "law", "declaration")  # kinds of texts that do something by themselves
_FUNCTION = ("ADP", "DET", "CCONJ", "PART", "SCONJ", "ADV")
_NEAR = 9  # tokens in which the head of another name may follow
_VERBAL = FINITE | {"VB", "VBN"}
_SHORT_QUOTE = 8  # tokens of words only quoted, with their marks
_SHORTEST = 3  # tokens of a bracket that holds another name: "(Rarotonga Treaty)"
_ACRONYM = 4  # letters; a longer word in capitals is an operative verb of a communiqué rather than an acronym


@dataclass(frozen=True, slots=True)
class End:
    """The part of the name after its head: end (token), and what stands in it."""

    end: int
    is_about: bool = False
    is_quoted: bool = False
    is_numbered: bool = False


class Right:
    """Finds the end of a name."""

    def __init__(self, vocabulary: Vocabulary, deeds: Deeds) -> None:
        self._vocabulary = vocabulary
        self._deeds = deeds

    def __call__(self, p: Tagged, head: Token) -> End:
        """What the name goes on with after its head."""
        stop = p.stop(head.i + 1) if head.i + 1 < len(p) else len(p)
        j, is_numbered = self.number(p, head.i + 1, stop)
        if is_numbered and self._vocabulary.symbol.search(p.text, *p.span(head.i + 1, j)):
            is_shared = head.tag_ in ("NNS", "NNPS")  # "communiqués PSC/COMM.2 and PSC/COMM.3" are named by their symbols alone
            return End(head.i + 1) if is_shared else End(j, is_numbered=True)
        k = j + 1 if j < stop and p[j].lower_ in self._vocabulary.words["titled"] else j
        if k + 1 < stop and p[k + 1].text[:1].isupper() and (close := closing(p, k)):
            return End(close, True, True, is_numbered)
        end = j
        if j < stop and p[j].text == "(" and (close := bracket(p, j, stop)):
            goes_on = close < stop and p[close].lower_ in self._vocabulary.words["about"]
            is_other = close - j > _SHORTEST and p[close - 2].text[0].isupper() and self._vocabulary.level(p[close - 2].lower_) == "strong"
            if goes_on or not (is_acronym(p, j, close) or p[j + 1].text[:1].islower() or is_file(p, j) or is_other):
                j = close
                end = close
        if head.text[0].isupper() and self._vocabulary.kind(head.lower_) == "law" and is_of_year(p, j, stop):  # "the Forest Bill, 2021"
            return End(j + 2)
        start = j
        if is_numbered and j + 1 < stop and p[j].text == "," and p[j + 1].lower_ == "on":
            start = j + 1
        if start < stop and (self._begins_about(p, head, start) or (p[start].lower_ == "through" and runs_on(p, start))):
            end_about, is_quoted = self._scan(p, head, start, stop)
            if end_about > start + 1:
                return End(end_about, True, is_quoted, is_numbered)
        return End(end, is_numbered=is_numbered)

    def number(self, p: Tagged, j: int, stop: int) -> tuple[int, bool]:
        """End of "73/334", "2178 (2014)", "No. 5" at `j`, and whether there is one."""
        k = j
        is_labelled = k + 3 < stop and p[k].text == "(" and p[k + 1].is_upper and p[k + 1].is_alpha and p[k + 2].text == ")"
        k += 3 if is_labelled else 0  # "Regulation (EU) 2016/679"
        if k < stop and p[k].lower_ in NUMBER_SIGNS:
            k += 2 if k + 1 < stop and p[k + 1].text == "." else 1
        is_bracketed = k + 1 < stop and p[k].text in "([" and self._vocabulary.symbol.match(p.text, p.span(k + 1, k + 2)[0]) is not None
        k += is_bracketed
        number = self._symbol_or_number(p, k) if k < stop else None
        date = p.mention[k] if k < stop and p.is_a(k, "date") else None
        if number is None or (date is not None and date.start <= number.start() and not p.is_year(k)):  # but "ES-11/3" holds none
            return j, False
        while k < stop and p.span(k, k + 1)[0] < number.end():
            k += 1
        if k + 2 < stop and p[k].text == "(" and p[k + 2].text == ")":
            k += 3
        return k + (is_bracketed and k < stop and p[k].text in ")]"), True

    def _symbol_or_number(self, p: Tagged, k: int) -> re.Match[str] | None:
        """What numbers a document at `k`: "A/RES/73/1", "73/334"."""
        at = p.span(k, k + 1)[0]
        return self._vocabulary.symbol.match(p.text, at) or _NUMBER.match(p.text, at)

    def _begins_about(self, p: Tagged, head: Token, j: int) -> bool:
        """Whether "on ...", "of ...", "in connection with ..." follows at `j`."""
        if j + 1 >= len(p):  # a line that breaks off
            return False
        word, following = p[j].lower_, p[j + 1].lower_
        if self._is_adjunct(p[j]):  # "terminated the Agreement with immediate effect"
            return False
        if f"{word} {following}" in self._vocabulary.words["about"]:
            return True
        if head.text[0].isupper() and p[j + 1].tag_ in ("PRP$", "PRP"):  # "the Act with its exceptions"
            return False
        if self._vocabulary.kind(head.lower_) == "law" and word in _BY and head.text[0].isupper():  # who brings a bill is not in its name
            return False
        if self._is_told_to(p, head, j):
            return True
        if word == "with" and self._is_talk(p, head, j):
            return False
        if word not in self._vocabulary.words["about"] or (word == "until" and not p.is_a(j + 1, "date")):
            return False
        if word == "by" and p.is_a(j + 1, "date") and not p.is_year(j + 1):  # "finalise the plan by December"
            return False
        if word == "by" and (p[j + 1].like_num or p[j + 1].lower_ == "a"):  # "adopted resolution 7 by 14 votes", "by a vote of 10"
            return False
        if word == "by" and self._vocabulary.level(following) and p[j + 1].text[0].isupper():  # "approved the Plan by Decision No. 5"
            return False
        if word == "by" and (self._is_shared(head) or (p[j + 1].pos_ == "NOUN" and not p[j + 1].text[0].isupper())):
            return False  # "the Minsk Agreements by both sides", "adopted resolution 7 by consensus"
        if word == "to" and head.text[0].isupper() and p[j + 1].tag_ == "VB" and not p[j + 1].text[0].isupper():
            return self._vocabulary.kind(head.lower_) in _WITH_PURPOSE
        if word == "to" and self._is_purpose(p, head, j):
            return True
        if word == "to" and self._is_addressed(p, head, j):
            return False
        if not head.text[0].isupper() and (word == "to" or (word == "of" and head.lower_ == "resolution")):
            # "plan to meet", "resolution of the conflict"
            return word == "of" and any(p.mention[j + 1 : j + 3])
        return not (word == "with" and self._vocabulary.kind(head.lower_) in ("statement", "decision", "resolution"))

    def _is_adjunct(self, prep: Token) -> bool:
        """Whether a preposition begins what belongs to the deed: "with immediate effect", "for signature", "in the presence of"."""
        noun = prep.nbor(1).lower_
        return noun in self._vocabulary.words["adjunct"] or self._deeds.is_ahead(prep.lower_, noun) or self._is_aside(prep)

    def _is_aside(self, prep: Token) -> bool:
        """Whether a preposition begins a phrase that is about the deed: "in its entirety", "in this regard", "in the autumn session"."""
        said = next((c for c in prep.children if c.dep_ == "pobj" and c.text in self._vocabulary.words["aside"]), None)
        if said is None or prep.lower_ in ("of", "on"):
            return False
        return prep.doc[prep.i : said.i + 1].text not in self._vocabulary.words["about"]  # but "with regard to"

    def _is_talk(self, p: Tagged, head: Token, j: int) -> bool:
        """Whether "with" tells who talks about the text: "discussed the Charter with the minister"."""
        deed = self._deeds.of(head, head, head) if not any(p.mention[j + 1 : j + 3]) else None
        return deed is not None and deed.action == "discussed"

    def _is_told_to(self, p: Tagged, head: Token, j: int) -> bool:
        """Whether a participle says what a text that is made does: "adopted a decision allocating funds to X"."""
        t = p[j]
        if head.text[0].isupper() or t.tag_ != "VBG" or t.dep_ != "acl" or t.head != head or t.lower_ in self._vocabulary.words["end"]:
            return False
        deed = self._deeds.of(head, head, head) if self._vocabulary.kind(head.lower_) in _ORDERS else None
        return deed is not None and deed.is_formal

    def _is_addressed(self, p: Tagged, head: Token, j: int) -> bool:
        """Whether "to" tells before whom the text was laid: "presented the Formula to the G20", "submitted the Protocol to parliament"."""
        k = j + 2 if j + 2 < len(p) and p[j + 1].lower_ == "the" else j + 1
        is_noun = k < len(p) and p[k].tag_ == "NN" and p[k].text.islower() and not self._vocabulary.level(p[k].lower_)
        deed = self._deeds.of(head, head, head) if is_noun or p.is_a(k, "organization", "country", "person") else None
        return deed is not None and deed.action in ("proposed", "planned") and deed.word.i < head.i

    def _is_shared(self, head: Token) -> bool:
        """Whether several parties make such a text, so that "by" behind it tells who acts, not whose it is."""
        return self._vocabulary.kind(head.lower_) in _SHARED

    def _is_purpose(self, p: Tagged, head: Token, j: int) -> bool:
        """Whether "to combat ..." says what a text in lower case is for: only a text is adopted, or a draft ("plan to meet" is none)."""
        kind = self._vocabulary.kind(head.lower_)
        is_told = j + 1 < len(p) and p[j + 1].tag_ == "VB"  # a line may break off behind "to"
        if not is_told or kind not in (*_WITH_PURPOSE, *_SHARED, "statement", "declaration", "resolution"):
            return False
        deed = self._deeds.of(head, head, head)
        if kind in _SHARED and kind not in _WITH_PURPOSE:  # "an agreement to meet" is on paper only where it is signed
            return deed is not None and deed.is_formal and deed.action in ("signed", "ratified")
        return (deed is not None and deed.is_formal) or _is_draft(p, head)

    def _scan(self, p: Tagged, head: Token, start: int, stop: int) -> tuple[int, bool]:
        """End of what the name is about, from `start`, and whether it ends with a title in quotation marks."""
        end = start
        k = start + (p[start].tag_ in ("VBN", "VBD"))  # "concluded between"
        is_cap = head.text[0].isupper()
        parties = False  # inside "between A, B and C"
        outside = start  # where the name ends if the parties prove to be people, who sign it and do not name it
        has_on = False
        while k < min(stop, head.i + LONGEST):
            t = p[k]
            before = p[k - 1].lower_
            if t.lower_ == "dated" and p.is_a(k + 1, "date"):
                k += 1
                continue
            if p.mention[k] is not None:
                if not self._takes(p, k):
                    if p.is_a(k, "person") and p[start].lower_ == "with":  # "signed the pact with Minister X"
                        end = start
                    elif p.is_a(k, "person"):
                        end = outside if parties else self._without_office(p, start, k, end)
                    break
                k = end = p.after(k)
                continue
            if close := closing(p, k):
                if close < stop and p[close].pos_ == "NOUN" and p[close].text.islower():
                    k = end = close
                    continue
                if p[k + 1].text.islower() and close - k < _SHORT_QUOTE and close < stop and p[close].pos_ == "ADP":
                    k = end = close  # "a statement expressing “deep concern” over the violence"
                    continue
                opens_name = before not in self._vocabulary.words["about"] and before not in ("and", "the")
                return (close, True) if opens_name or p[k + 1].text[:1].isupper() else (end, False)
            if t.is_space:
                if len(t.text) > 1 and "\n" not in t.text:  # another entry of the line
                    break
                k += 1
                continue
            if t.text == "(":
                close = bracket(p, k, stop)
                is_other = close and self._vocabulary.level(p[close - 2].lower_) and p[close - 2].text[0].isupper()
                if is_other and not is_acronym(p, k, close):
                    break  # another name: "(Bali Principles)"
                following = p[close] if close and close < stop else None
                goes_on = following is not None and (
                    following.lower_ in self._vocabulary.words["about"]
                    or (is_cap and self._is_placed(p, close))
                    or (parties and following.text in (",", "and"))
                    or p.is_year(close)
                )
                # "(except for Armenia)", but "(from 2018 to 2021)"
                is_aside = p[k + 1].text[:1].islower() and not any(p.is_a(t.i, "date") for t in p.doc[k : close or k])
                if not close or ((is_acronym(p, k, close) or is_file(p, k) or is_aside) and not goes_on):
                    break
                k = end = close
                continue
            is_possessive = t.tag_ == "POS" or (t.text in ("'", "’") and not p[k - 1].whitespace_)
            if is_scope(p, k) if is_cap else runs_on(p, k):
                k += 1
                continue
            if t.lower_ == "as" and is_cap and k + 2 < stop and p[k + 1].tag_ == "DT" and p[k + 2].is_title:  # "X as a Catalyst for Y"
                k += 2
                continue
            if is_cap and is_member(p, head, k):
                k += 1
                continue
            if is_cap and t.text == "," and (after := other_part(p, k, stop)):
                return after, False
            is_inside = is_cap and t.pos_ == "ADP" and is_titled(p, k, stop)
            if (t.lower_ in self._vocabulary.words["end"] and not is_inside) or t.text in ".;:?!…|" or (t.is_quote and not is_possessive):
                break
            if t.text == ",":
                if is_address(p, k):
                    k = end = p.after(k + 1) if p.is_a(k + 1, "country") else k + 1
                    k += k + 1 < stop and p[k].text == "," and p[k + 1].lower_ == "and"
                    continue
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

    @staticmethod
    def _without_office(p: Tagged, start: int, k: int, end: int) -> int:
        """The end, cut before whoever bears the name of the person at `k`: "Global Initiative of President X"."""
        if end < k:
            return end
        i = k - 1
        while i > start and (p[i].text[0].isupper() or p[i].lower_ in ("the", "of")) and p[i].lower_ != "by" and p.mention[i] is None:
            i -= 1
        return i if p[i].lower_ == "by" else next((j for j in range(i, k) if p[j].lower_ == "of" and j >= start), end)

    @staticmethod
    def _is_office(p: Tagged, k: int) -> bool:
        """Whether "of the" or "and the" and an office follow at `k`: "Statement of the President of A and the Prime Minister of B"."""
        return k + 2 < len(p) and p[k].lower_ in ("of", "and") and p[k + 1].lower_ == "the" and p[k + 2].is_title and not p.mention[k + 2]

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
        return before in ("of", "for", "from", "to", "until", "by", "dated", "–", "-", "and", "(")

    def _ends(self, t: Token, before: str, is_cap: bool) -> bool:
        """Whether a verb, an adverb or a pronoun ends the name."""
        if is_cap and t.text.istitle() and t.tag_ in ("VBN", "VBD") and self._deeds.is_headline_participle(t):
            return True
        if is_cap and t.text[0].isupper():
            return False
        if t.tag_ in FINITE:
            # a noun that the tagger takes for a verb still hangs on a preposition before it
            return not (t.tag_ == "VBZ" and t.dep_ in ("pobj", "compound", "conj") and t.head.i < t.i and t.head.pos_ == "ADP")
        if t.tag_ == "VBN" and before not in ("the", "of", "a"):
            deed = self._deeds.verb(t)
            return deed is not None and (deed.is_formal or (deed.action != "proposed" and self._deeds.is_told_by(t, deed)))
        return t.pos_ == "PRON" and t.lower_ not in ("their", "its", "all", "such", "other", "those", "our")

    def _attaches(self, p: Tagged, head: Token, k: int, is_cap: bool, has_on: bool) -> bool:
        """Whether a preposition at `k` goes on with the name and does not begin an adjunct of the verb."""
        t = p[k]
        if t.lower_ == "until":
            return p.is_a(k + 1, "date")
        if t.lower_ == "by" and (self._is_shared(head) or (self._vocabulary.level(p[k + 1].lower_) and p[k + 1].text[0].isupper())):
            return False
        if t.lower_ == "at" and not is_cap and any(w.lower_ in self._vocabulary.meetings for w in p.doc[k + 1 : k + _NEAR]):
            return False  # "adopt a statement on trade at the summit"
        if t.lower_ == "at" and not is_cap and k + 1 < len(p) and _SITTING.fullmatch(p[k + 1].text):
            return False  # "sign the agreement on green energy at COP29"
        if (t.pos_ != "ADP" and t.lower_ != "to") or t.lower_ == "of":
            return True
        if k + 1 >= len(p):
            return False
        nxt = p[k + 1]
        if self._is_adjunct(t):
            return False
        is_amended = t.lower_ == "to" and p[k - 1].lower_ in self._vocabulary.words["toward"]
        if is_amended or f"{t.lower_} {nxt.lower_}" in self._vocabulary.words["about"]:  # "with regard to", wherever the parse hangs it
            return True
        if t.lower_ in ("for", "until") and nxt.lower_ == "the" and p.is_a(k + 2, "date"):
            return True
        if t.lower_ == "in" and nxt.lower_ == "the" and _ERA.fullmatch(p[k + 2].text if k + 2 < len(p) else ""):
            return True  # "in the XXI century"
        is_far = t.head.i >= head.i
        if t.lower_ == "in" and any(w.lower_ in self._vocabulary.words["field"] for w in p.doc[k + 1 : k + 3]):
            return True
        if (
            t.lower_ == "in"
            and p[k - 1].lower_ in self._vocabulary.words["joint"]
            and nxt.tag_ in ("VBG", "NN", "NNS")
            and not p.mention[k + 1]
        ):
            return True  # "cooperation in ensuring security"
        if p.is_a(k + 1, "date"):
            if t.lower_ in ("for", "from", "until"):
                return True
            after = p.after(k + 1)
            goes_on = after + 1 < len(p) and p[after].lower_ in ("and", "-", "–") and p.is_year(after + 1)
            if is_cap and t.lower_ == "in" and not goes_on and self._is_done_there(p, head, after):
                return False
            return p.is_year(k + 1) and t.lower_ in ("in", "to", "by") and (is_cap or is_far)
        if t.lower_ in ("in", "at") and p.is_a(k + 1, "place") and self._is_done_there(p, head, p.after(k + 1)):
            return False
        if t.lower_ == "to" and nxt.tag_ == "VB" and not nxt.text[0].isupper():
            if t.head.dep_ in ("ccomp", "xcomp") and t.head.head.i < head.i:  # "need the Convention to come into force"
                return False
            if is_cap and t.head.dep_ in ("acl", "advcl") and head.i < t.head.head.i < k:
                return True  # "Memorandum on the obligations of A to obtain the status of a member"
            kind = self._vocabulary.kind(head.lower_)
            return (is_cap and (kind in _WITH_PURPOSE or kind == "other")) or kind == "resolution" or self._is_purpose(p, head, k)
        if t.lower_ == "on" and not has_on:
            return True
        if is_cap and is_titled(p, k, len(p)):
            return True
        return not (t.head.i < head.i and t.head.pos_ in ("VERB", "AUX"))

    def _is_done_there(self, p: Tagged, head: Token, after: int) -> bool:
        """Whether a place at the end of the clause is where the instrument was signed, not what it is about."""
        if after < len(p) and p[after].text not in ".,;" and p[after].lower_ not in ("on", "in", "at", "and") and not p.is_a(after, "date"):
            return False
        deed = self._deeds.of(head, head, head)
        return deed is not None and (deed.is_formal or deed.action in ("proposed", "adopted", "agreed", "ratified"))

    def _is_placed(self, p: Tagged, k: int) -> bool:
        """Whether the name goes on behind its abbreviation with where it holds: "(DOC) in the South China Sea"."""
        if p[k].lower_ != "in" or k + 1 >= len(p):
            return False
        place = k + 2 if p[k + 1].lower_ == "the" else k + 1
        return p.is_a(place, "place") and not any(t.is_sent_start for t in p.doc[k : place + 1])

    def _is_series(self, p: Tagged, comma: int, stop: int) -> bool:
        """Whether the comma stands inside a series of nouns ("foreign policy, security and defence")."""
        if comma + 1 >= stop:
            return False
        nxt = p[comma + 1]
        if nxt.pos_ in ("DET", "PRON", "SCONJ", "CCONJ", "ADV", "ADP", "AUX", "PART") or nxt.is_quote or p.is_a(comma + 1, "person"):
            return False
        is_adjective = nxt.tag_ == "JJ" and self._deeds.is_verb(nxt)  # "sign the Protocol, welcome the accession of A"
        if (is_adjective or nxt.tag_.startswith(("VB", "MD"))) and not nxt.text[0].isupper():
            return False
        for k in range(comma + 1, min(comma + 12, stop)):
            t = p[k]
            if (
                t.lower_ in self._vocabulary.heads
                and (t.text[0].isupper() or self._vocabulary.level(t.lower_) == "strong")
                and p.mention[k] is None
            ):
                return False
            if t.lower_ in ("and", "or") and p.mention[k] is None:
                return k + 1 < stop and p[k + 1].pos_ not in ("DET", "AUX", "VERB") and not self._head_near(p, k + 1, stop)
            if (t.tag_ in FINITE and not t.text[0].isupper()) or t.text in ".;:":
                return False
        return False

    def _head_near(self, p: Tagged, k: int, stop: int) -> bool:
        """Whether a new name of an instrument begins at `k`, or after "of" there."""
        if k < stop and p[k].lower_ in _OF:
            k += 1
        near = 4 if k < stop and p[k].lower_ in ("a", "an") else 3  # "and a visa waiver agreement"
        for t in p.doc[k : min(k + _NEAR, stop)]:
            level = self._vocabulary.level(t.lower_) or (t.tag_ == "NNS" and self._vocabulary.level(t.lower_.removesuffix("s")))
            if level not in ("", False, "numbered") and p.mention[t.i] is None and (t.text[0].isupper() or t.i - k < near):
                return True
            if (t.pos_ in ("ADP", "CCONJ") and t.text.islower()) or t.text in ",.;&":
                return False
        return False

    def _parts_modifiers(self, p: Tagged, k: int) -> bool:
        """Whether the "and" at `k` stands between two modifiers of one head: "the Belt and Road Initiative"."""
        before, behind = p[k - 1], p[k + 1]
        if not (before.text[0].isupper() and behind.text[0].isupper()) or behind.pos_ == "DET":
            return False
        return not self._vocabulary.level(before.lower_) and not self._vocabulary.level(behind.lower_) and p[k - 2].lower_ == "the"

    def _joins(self, p: Tagged, head: Token, k: int, stop: int) -> bool:
        """Whether the "and" at `k` joins two parts of the name rather than what comes after it."""
        if k + 1 >= stop:
            return False
        nxt = p[k + 1]
        if nxt.is_quote or nxt.lower_ in self._vocabulary.words["end"] or p.is_a(k + 1, "person"):
            return False
        if (nxt.pos_ == "ADP" or nxt.tag_ == "TO") and all(
            t.lower_ != nxt.lower_ for t in p.doc[head.i : k]
        ):  # "work on the Strategy and on its outcomes"
            return False
        if nxt.tag_ == "PRP$" and head.text[0].isupper():  # "the Pact for Peace and its annexes"
            return False
        if nxt.tag_ in _VERBAL and not nxt.text[0].isupper():
            return False
        if nxt.tag_ == "VBG" and nxt.dep_ in ("conj", "advcl") and nxt.head.i < head.i:  # "endorsing the Concept and welcoming ..."
            return False
        if _is_shouted(nxt) and not _is_shouted(head):  # "ENDORSES the Concept of Operations and REQUESTS the Commission to ..."
            return p.mention[nxt.i] is not None
        if self._head_near(p, k + 1, stop) and not self._parts_modifiers(p, k):
            return False
        after_the = k + 2 if nxt.lower_ == "the" else k + 1
        last, new = p.mention[k - 1], p.mention[after_the] if after_the < len(p) else None
        if last is not None and new is not None and last.type == new.type:
            return True
        if nxt.pos_ in ("DET", "ADV", "PRON") and not (self._is_office(p, head.i + 1) and self._is_office(p, k)):
            left = p[k].head
            conjunct = next((c for c in left.children if c.dep_ == "conj" and c.i > k), None)
            return left.i > head.i and conjunct is not None and conjunct.pos_ in ("NOUN", "PROPN", "ADJ")
        # a clause of its own: "and Russia supported it"
        subjects = (t.head for t in p.doc[k + 1 : min(k + 7, stop)] if t.dep_ in ("nsubj", "nsubjpass") and t.head.i > t.i)
        return not any(verb.dep_ == "conj" and verb.head.i < head.i for verb in subjects)


def _is_draft(p: Tagged, head: Token) -> bool:
    return any(t.lower_.startswith("draft") for t in p.doc[max(0, head.i - 2) : head.i])


def _is_shouted(t: Token) -> bool:
    return t.is_upper and t.is_alpha and len(t.text) > _ACRONYM
