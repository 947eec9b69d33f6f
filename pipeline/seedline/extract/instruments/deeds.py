"""What is done with an instrument: the verb or noun that governs a noun phrase, and the action it stands for.

Belongs here: reading the governing word from the parse, with a fallback on word order for broken parses.
The words stand in the pack `instrument_verbs`. Does not belong here: finding instruments, dates or events.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from seedline.extract.clauses import FINITE
from seedline.extract.instruments.prospect import OBJECT, Prospect, sentence_start
from seedline.reference import Reference

_TELLING = FINITE | {"VBG"}  # "issued a text, voicing support for the Agreement"
_CLIMB = {"conj", "appos", "compound", "nmod", "amod", "npadvmod", "poss", "nummod", "dep", "pobj", "prep"}
_NOT_YET = ("discussed", "planned", "proposed")
_SUBJECT = ("nsubj", "nsubjpass")
# a document that is only part of what the verb governs ("the fulfilment of the Agreement was discussed") is spoken of at most
_AT_A_DISTANCE = ("discussed", "cited")
# words that may stand between a name and the participle that tells its deed
_LINKS = frozenset({",", "which", "that", "was", "were", "is", "are", "been", "be", "being", "has", "have", "had", "will", "shall", "also",
                    "recently", "already", "jointly", "unanimously", "earlier", "previously", "initially", "first", "to"})  # fmt: skip
_RELATIVE = ("which", "that")  # "the Decision, which endorsed the Plan", does it and does not undergo it
_TOLD = ("VBN", "VBD")  # "resolution 7, adopted by all, welcomed it" is tagged either way
_TOLD_WITHIN = 7
_SMALL = 3  # letters of words that headlines in capitals leave small
_NOMINAL = ("DET", "NOUN", "PROPN", "NUM", "ADJ", "PRON")
# prepositions by which a noun speaks of the text: "cooperation under the Plan", "the implementation of the Treaty"
_ABOUT = ("of", "on", "for", "to", "in", "under", "within")
_BESIDE = ("along", "together", "alongside")
_SINCE = ("following", "since")  # "agreed to step up ties following the signing of"
_CLAUSE = 25
_STEPS = 8
_LOOK_BACK = 25
_LOOK_AHEAD = 7
_LIST_BACK = 80


@dataclass(frozen=True, slots=True)
class Deed:
    """`action` of the vocabulary, and the word that says it; `is_formal` where only a document can undergo it ("ratify"), `is_listed`
    where papers are told of that undergo it, and these are counted off, `is_denied` where the text says that it was not done."""

    action: str
    word: Token
    is_formal: bool = False
    is_listed: bool = False
    is_denied: bool = False


class Deeds:
    """Reads the action on a noun phrase from its syntax."""

    def __init__(self, reference: Reference) -> None:
        rows = [(tuple(row["phrase"].split()), row) for row in reference.rows("instrument_verbs")]
        self._actions = {phrase: row["action"] for phrase, row in rows}
        self._formal = {phrase for phrase, row in rows if row["is_formal"] == "yes"}
        self._copies = {row["word"] for row in reference.rows("instrument_words") if row["role"] == "copy"}
        self._listing = {row["word"] for row in reference.rows("instrument_words") if row["role"] == "listing"}
        self._refusals = {row["word"] for row in reference.rows("instrument_words") if row["role"] == "refusal"}
        self._coming = {row["word"] for row in reference.rows("instrument_words") if row["role"] == "coming"}
        self._outside = {row["word"] for row in reference.rows("instrument_words") if row["role"] == "outside"}
        self._past = {row["word"] for row in reference.rows("instrument_words") if row["role"] == "past"}
        # "the initiatives in the context of the Plan" are not of the Plan
        self._frames = {row["word"] for row in reference.rows("instrument_words") if row["role"] == "frame"}
        self._prospect = Prospect(self._actions, reference)
        formal = [phrase[0] for phrase in self._formal if len(phrase) == 1]
        self._signed = {form: word for word in formal for form in (word, *_third_person(word))}
        # forms of single verbs that headlines write with a capital: "Leaders Adopt Declaration", "Minister Signs Treaty"
        self._forms = {form for p in self._actions if len(p) == 1 for form in (p[0], *_third_person(p[0]), p[0].rstrip("e") + "ing")}

    def of(self, head: Token, last: Token, first: Token) -> Deed | None:
        """The deed on the noun phrase with this head, last and first token; None where no word of the pack governs it."""
        if last.i + 1 < len(last.doc) and last.nbor(1).tag_ == "POS":  # "acceding to the Treaty's protocols"
            return None
        if deed := self._headlined(first) or self._told_behind(head, last) or self._undergone(head):
            return deed
        deed, is_sure = self._by_parse(head)
        if deed is None or deed.action in (*_AT_A_DISTANCE, "proposed"):
            deed = self._told_after(head, last) or self._told_of(last) or deed
        at_colon = self._before_colon(first, deed.word.i if deed else sentence_start(first, _LIST_BACK))
        return at_colon or deed or (None if is_sure else self._by_order(first, last))

    def others(self, head: Token, last: Token, deed: Deed) -> Iterator[Deed]:
        """Further deeds that the sentence tells: "ratified the Treaty, signed in May", "drafted by A, was adopted and signed"."""
        if told := self._told_after(head, last):
            yield told
        if (head.dep_ == "nsubjpass" and deed.word == head.head) or deed.word.tag_ == "VBN":
            verbs = [c for c in deed.word.children if c.dep_ in ("conj", "advcl") and c.tag_ in _TOLD]
            yield from (d for c in verbs if not any(x.dep_ in (*_SUBJECT, "dobj") for x in c.children) and (d := self.verb(c)))

    def is_verb(self, token: Token) -> bool:
        """Whether the word, as it stands, is a verb form of the pack in the present."""
        return token.lower_ in self._forms and token.tag_ != "NN"

    def is_headline_verb(self, token: Token) -> bool:
        """Whether a verb of the pack is taken for a noun in a headline: "Tajikistan sign protocol", "Leaders Adopt Plan"."""
        if token.lower_ not in self._signed or token.tag_ not in ("NN", "NNS", "NNP", "NNPS") or token.i == 0:
            return False
        before = token.nbor(-1)
        if token.text.islower():
            return before.pos_ == "PROPN" and token.dep_ in ("compound", "nmod", "appos", "ROOT", "nsubj", "dobj")
        is_told = before.pos_ in ("NOUN", "PROPN") or before.tag_ == "TO"
        return is_told and token.text.istitle() and token.lower_ not in self._outside and is_title_case(token.doc)

    def is_headline_participle(self, token: Token) -> bool:
        """Whether a headline in capitals ends in what became of a text: "Declaration on Ties Signed"."""
        is_last = not any(t.is_alpha for t in token.doc[token.i + 1 :]) or token.nbor(1).text in ",;:" or token.nbor(1).pos_ == "ADP"
        return is_last and (token.lemma_.lower(),) in self._formal and is_title_case(token.doc)

    def _headlined(self, first: Token) -> Deed | None:
        """The deed of a headline's verb right before a name, whatever the parse makes of it."""
        i = first.i - 1
        while i > 0 and first.doc[i].lower_ in self._outside:
            i -= 1
        if i < 1 or not self.is_headline_verb(verb := first.doc[i]):
            return None
        is_ahead = verb.nbor(-1).lower_ in ("to", "will")
        return Deed("planned" if is_ahead else self._actions[(self._signed[verb.lower_],)], verb, True)

    def verb(self, verb: Token) -> Deed | None:
        """The deed of a verb with its particle. What is only planned counts as planned, what is only asked for as proposed."""
        lemma = verb.lemma_.lower()
        bare = (c.lower_ for c in verb.children if c.dep_ in ("prt", "prep", "advmod") and c.i > verb.i and not list(c.children))
        return self._deed((lemma, next(bare, "")), verb) or self._deed((lemma,), verb)

    def told_by(self, word: Token) -> Deed | None:
        """The deed of a verb, or of a noun with what it is of: "signed", "the signing of"."""
        if word.pos_ == "VERB":
            return self.verb(word)
        of = next((c for c in word.children if c.lower_ == "of"), None) if word.pos_ == "NOUN" else None
        deed = self._phrase(word, of, True) if of is not None else None
        return self._spoken_of(deed) if deed else None

    def is_ahead(self, prep: str, noun: str) -> bool:
        """Whether a preposition and its noun say what is to become of a text: "for signature"."""
        return self._actions.get((prep, noun)) == "planned"

    def _deed(self, key: tuple[str, ...], word: Token) -> Deed | None:
        action = self._actions.get(key)
        if action is None:
            return None
        is_formal = key in self._formal
        if any(c.dep_ == "neg" for c in word.children):  # what was not done is only spoken of
            return Deed("cited", word, is_denied=True)
        if word.tag_ == "VB" and word.dep_ in ("xcomp", "acl") and word.head.lemma_.lower() in self._refusals:  # "failed to sign"
            return Deed("cited", word, is_formal, is_denied=True)
        if (above := self._gerund(word)) is not None:
            return Deed(above, word, is_formal)
        if action == "proposed" and word.pos_ == "VERB" and word.dep_ != "acl" and self._prospect.is_planned(word):
            action = "planned"  # "would present a plan in May"
        elif action not in ("planned", "cited", "discussed", "proposed") and word.pos_ == "VERB":
            if self._prospect.is_planned(word):
                action = "planned"
            elif action == "agreed" and self._prospect.is_under_way(word):
                action = "drafted"
            elif self._prospect.is_wanted(word):
                action = "proposed"
            elif word.tag_ == "VB" and self._prospect.is_deliberated(word):
                action = "discussed"
        return Deed(action, word, is_formal)

    def _gerund(self, word: Token) -> str | None:
        """What becomes of a deed through the noun of which a gerund tells: "the progress made by A in ratifying", "interest in joining"."""
        if word.dep_ != "pcomp" or word.tag_ != "VBG":
            return None
        noun = word.head.head.head if word.head.head.dep_ == "acl" else word.head.head
        above = self._actions.get((noun.lemma_.lower(), word.head.lower_))
        return above if above in _NOT_YET and noun.pos_ == "NOUN" else None

    # -- by the parse
    def _by_parse(self, head: Token) -> tuple[Deed | None, bool]:
        """The deed by the parse, and whether the absence of one is sure (the phrase only qualifies something else)."""
        x, is_near = head, True
        if head.dep_ == "compound" and head.head.i > head.i and head.head.lower_ not in self._copies:  # "the Treaty region"
            return None, True
        for _ in range(_STEPS):
            gov = x.head
            if gov == x:
                break
            deed = None
            if x.dep_ in OBJECT:
                said = (self._deed((gov.lemma_.lower(), noun), gov) for noun in (x.lemma_.lower(), x.lower_))  # "concluded negotiations"
                deed = next(filter(None, said), None) or self.verb(gov)
                deed = deed or self._circumstance(gov) or self._listed(gov)
                if deed is None and gov.tag_ == "VBG" and gov.dep_ == "pcomp":  # "discussed progress in implementing the Agreement"
                    x, is_near = gov.head, False
                    above = self._phrase(x.head, x, is_near) or self.verb(x.head)
                    return (above, True) if above and above.action in _AT_A_DISTANCE else (None, True)
                if deed is None and gov.pos_ in ("VERB", "AUX"):
                    return None, gov.tag_ == "VB" and not is_near  # "a mission to oversee the next phase of the Agreement"
            elif x.dep_ == "pobj" and self._is_transparent(gov):
                x = gov.head
                continue
            elif x.dep_ == "pobj":
                deed = self._phrase(gov.head, gov, is_near)
                is_near = is_near and deed is not None
            elif x.dep_ not in _CLIMB:
                break
            if deed:
                deed = self._spoken_of(deed)
                return (deed, True) if is_near or deed.action in _AT_A_DISTANCE else (None, True)
            if x.dep_ == "pobj":
                if gov.head.pos_ not in ("NOUN", "PROPN") or gov.lower_ not in _ABOUT or x.lower_ in self._frames:
                    return None, True
                gov, is_near = gov.head, False
            x = gov
        return None, False

    def _is_transparent(self, prep: Token) -> bool:
        """Whether what befalls the noun before the preposition befalls the text: "agreed the texts of", "signed five papers, including"."""
        return (prep.lower_ == "of" and prep.head.lower_ in self._copies) or (prep.lower_ == "including" and prep.head.pos_ == "NOUN")

    def _spoken_of(self, deed: Deed) -> Deed:
        """A deed told by a noun is only discussed, planned or proposed where that befalls the noun ("discussed the signing of")."""
        x = deed.word
        if _is_noun(x) and deed.action == "discussed":
            return self._negotiated(deed)
        if not _is_noun(x) or deed.action in _AT_A_DISTANCE:
            return deed
        above, gov = self._hung(deed)
        if above is not None:
            return Deed(above, gov, deed.is_formal)
        is_coming = any(c.dep_ == "amod" and c.lower_ in self._coming for c in x.children)  # "the early conclusion of"
        return Deed("planned", x, deed.is_formal) if is_coming else deed

    def _hung(self, deed: Deed) -> tuple[str | None, Token]:
        """What becomes of a deed told by a noun through the words on which it hangs, up to the first verb, and the word that says so."""
        x = deed.word
        for _ in range(_STEPS):
            prep = x.head if x.dep_ == "pobj" else None
            gov = prep.head if prep is not None else x.head
            if gov == x or x.dep_ not in (*OBJECT, "pobj", "nsubj", "conj", "appos") or gov.lower_ in self._past:
                break  # "will mark the anniversary of the signing of"
            if prep is not None and prep.lower_ in _SINCE:
                break
            if x.dep_ not in ("conj", "appos"):
                above = self._above(x, gov, prep)
                if above or gov.pos_ in ("VERB", "AUX"):
                    return (None if above == "cited" and deed.action == "drafted" else above), gov
            x = gov
        return None, x

    def _above(self, noun: Token, gov: Token, prep: Token | None) -> str | None:
        """What becomes of a deed told by a noun through the word above it, where it is not yet done; None where it is told as done."""
        if any(c.dep_ == "neg" for c in gov.children):  # "would not delay ratification of"
            return "cited"
        lemma = gov.lemma_.lower()
        if prep is not None:
            beside = [(lemma, c.lower_, prep.lower_) for c in gov.children if c.dep_ in ("advmod", "prt", "dobj")]
            keys = [(lemma, prep.lower_), *beside]
        else:
            keys = [] if noun.dep_ == "nsubj" else [(lemma, noun.lower_, "of"), (lemma,)]  # "approved the signing of"
        above = next((a for key in keys if (a := self._actions.get(key)) in _NOT_YET), None)
        if above is not None or gov.pos_ not in ("VERB", "AUX"):
            return above
        if self._prospect.is_planned(gov):  # "agreed to hasten the signing of"
            return "planned"
        if self._prospect.is_wanted(gov):  # "must speed up its ratification"
            return "proposed"
        is_open = gov.tag_ == "VB" and gov.dep_ in ("acl", "ccomp", "xcomp") and gov.head.lemma_.lower() not in self._prospect.courtesies
        return "cited" if is_open and noun.dep_ != "nsubj" else None  # "the need to promote trade through the conclusion of"

    def _negotiated(self, deed: Deed) -> Deed:
        """Talks about a text that are over have agreed on it ("the conclusion of negotiations on"); those to come are planned."""
        talks = deed.word
        above = talks.head.head if talks.dep_ == "pobj" else talks.head
        action = self._actions.get((above.lemma_.lower(), talks.lower_)) or self._actions.get((above.lemma_.lower(), "of", talks.lower_))
        if action is None and talks.dep_ == "nsubj" and self._prospect.is_planned(above):  # "talks on an agreement will begin"
            return Deed("planned", above)
        return Deed(action, above, True) if action else deed

    def _circumstance(self, verb: Token) -> Deed | None:
        """ "bring ... for approval", "in focus were ...": the deed of a phrase beside a verb that says nothing itself."""
        for prep in verb.children:
            if prep.dep_ == "prep":
                for noun in prep.children:
                    if deed := self._deed((prep.lower_, noun.lemma_.lower()), noun):
                        return deed
        return None

    def _listed(self, verb: Token) -> Deed | None:
        """The deed of papers that a sentence lists: "the documents signed include A and B", "among the papers adopted is C"."""
        if verb.lemma_.lower() not in self._listing:
            return None
        heads = [c for c in verb.children if c.i < verb.i and c.dep_ in ("nsubj", "prep")]
        nouns = [n for h in heads for n in (h.children if h.dep_ == "prep" else (h,)) if n.pos_ == "NOUN"]
        return next((replace(d, is_listed=True) for n in nouns for c in n.children if c.tag_ == "VBN" and (d := self.verb(c))), None)

    def _phrase(self, gov: Token, prep: Token, is_near: bool) -> Deed | None:
        """ "agree on", "signing of", "put signature under", "propose that work be launched on"."""
        lemma = gov.lemma_.lower()
        if prep.lower_ in ("including", "as") and gov.pos_ == "VERB":  # "discussed their ties, including the Agreement", "adopted as law"
            return self.verb(gov)
        if prep.lower_ == "with" and gov.lower_ in _BESIDE and gov.head.pos_ == "VERB":  # "A was signed, along with B"
            return self.verb(gov.head)
        deed = self._deed((lemma, prep.lower_), gov) or self._deed((gov.lower_, prep.lower_), gov)
        if deed is None and gov.dep_ in OBJECT:
            deed = self._deed((gov.head.lemma_.lower(), gov.lower_, prep.lower_), gov.head)
        if deed is None:
            objects = [c for c in gov.children if c.dep_ in (*OBJECT, "prt", "advmod")]  # "look forward to", "sign up to"
            deed = next((d for c in objects if (d := self._deed((lemma, c.lower_, prep.lower_), gov))), None)
            nouns = [c for o in objects for c in (o, *(x for of in o.children if of.lower_ == "of" for x in of.children))]
            nouns = [c for c in nouns if c.pos_ in ("NOUN", "PROPN") and c.i < prep.i]  # "welcomed the accession of A to the Treaty"
            deed = deed or next((d for c in nouns if (d := self._deed((c.lower_, prep.lower_), c)) and d.action == "ratified"), None)
        if deed is None and is_near and gov.dep_ in ("ccomp", "xcomp") and any(c.dep_ in OBJECT for c in gov.children):
            above = self._deed((gov.head.lemma_.lower(),), gov.head)
            deed = above if above and above.action in ("proposed", "planned", "discussed") else None
        return deed

    # -- by word order
    def _before_colon(self, first: Token, after: int) -> Deed | None:
        """In "adopted A and signed two papers: B; C" it is the verb next to the colon that governs B and C."""
        doc = first.doc
        colon = next((i for i in range(first.i - 1, max(after, first.i - _LIST_BACK), -1) if doc[i].text == ":"), None)
        if colon is None:
            return None
        return next(
            (d for i in range(colon - 1, max(after, colon - 12) - 1, -1) if doc[i].pos_ == "VERB" and (d := self.verb(doc[i]))), None
        )

    def _told_after(self, head: Token, last: Token) -> Deed | None:
        """A deed told right behind the name: "the Declaration, adopted in May", "the Agreement, which was signed in June"."""
        doc = head.doc
        for i in (last.i + 1, head.i + 1):
            for t in doc[i : i + _TOLD_WITHIN]:
                if t.tag_ in _TOLD and t.lower_ not in _LINKS:
                    is_others = doc[t.i - 1].lower_ in _RELATIVE if t.tag_ == "VBD" else False
                    deed = None if is_others or _acts_on_other(t) or self._befalls_other(t, head) else self.verb(t)
                    if deed and (deed.is_formal or self.is_told_by(t, deed)):
                        return deed
                    break
                if t.lower_ not in _LINKS:
                    break
        return self._told_in_clause(last)

    def _befalls_other(self, verb: Token, head: Token) -> bool:
        """Whether a passive behind a name has another subject, of which the name is a part: "the talks on the text were concluded",
        "the Pact, which follows the Charter, was signed"."""
        subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), head)
        inside = [t for t in (head, *head.ancestors) if subject.i < t.i <= head.i]
        return subject.is_ancestor(head) and subject.i < head.i and all(t.dep_ not in ("conj", "appos") for t in inside)

    def _told_of(self, last: Token) -> Deed | None:
        """A deed that a relative clause tells of the text: "the Plan that A drew up with B", "the Treaty, to which C acceded", "a project,
        the agreement on which was signed in May"."""
        doc, i = last.doc, last.i + 1
        if is_pointed_back(doc, i):
            verb = doc[i].head
            return self.verb(verb) if any(c.dep_ == "auxpass" for c in verb.children) else None
        i += i < len(doc) and doc[i].text == ","
        i += i + 1 < len(doc) and doc[i + 1].lower_ in _RELATIVE
        which = doc[i] if i < len(doc) and doc[i].lower_ in _RELATIVE else None
        if which is None:
            return None
        if which.dep_ == "pobj":
            deed = self._phrase(which.head.head, which.head, True)
        else:
            deed = self.verb(which.head) if which.dep_ not in ("nsubj", "det") else None
            deed = deed or self._told_by_subject(which)
        return deed if deed and deed.action not in _AT_A_DISTANCE else None

    def _told_by_subject(self, which: Token) -> Deed | None:
        """The formal deed of the first verb behind a subject at whose length the parse breaks: "the appeal that A, B and C signed"."""
        clause = which.doc[which.i + 1 : which.i + _CLAUSE]
        if not len(clause) or clause[0].pos_ not in _NOMINAL:
            return None
        verb = next((t for t in clause if t.pos_ in ("VERB", "AUX") or t.text in ".;:"), None)
        deed = self.verb(verb) if verb is not None and verb.tag_ in _TOLD else None
        return deed if deed and deed.is_formal else None

    def is_told_by(self, participle: Token, deed: Deed) -> bool:
        """Whether a participle tells by whom a text came about: "proposed by the Commission", "released by the ministry"."""
        doc, i = participle.doc, participle.i + 1
        return deed.action not in ("planned", *_AT_A_DISTANCE) and i < len(doc) and doc[i].lower_ == "by"

    def _told_in_clause(self, last: Token) -> Deed | None:
        """A formal deed further on in a relative clause: "the Programme, which was drafted in May and adopted by the Council"."""
        doc, i = last.doc, last.i + 1
        i += i < len(doc) and doc[i].text == ","
        if i + 1 >= len(doc) or doc[i].lower_ not in ("which", "that") or doc[i + 1].lemma_ not in ("be", "have"):
            return None
        told: Deed | None = None
        for t in doc[i + 2 : i + _CLAUSE]:
            is_date = t.text == "," and t.i + 1 < len(doc) and doc[t.i - 1].like_num and doc[t.i + 1].like_num
            if t.text in ".;," and not is_date:
                break
            if t.tag_ in _TOLD and (deed := self.verb(t)) and deed.is_formal:
                told = deed
        return told

    def _undergone(self, head: Token) -> Deed | None:
        """The deed of a verb whose active subject the text is: "the draft won 13 votes", "the bill, S. 4, passed the Senate"."""
        while head.dep_ == "appos" and head.head.i < head.i:
            head = head.head
        verb = head.head
        if head.dep_ != "nsubj" or verb.pos_ not in ("VERB", "AUX") or any(c.dep_ == "neg" for c in verb.children):
            return None
        if coming := self._to_undergo(verb):
            return coming
        lemma = verb.lemma_.lower()
        for c in verb.children:
            nouns = [n for n in c.children if n.dep_ == "pobj"] if c.dep_ == "prep" else []
            keys = [(lemma, c.lower_, n.lemma_.lower()) for n in nouns] + ([(lemma, c.lemma_.lower())] if c.dep_ == "dobj" else [])
            if deed := next((d for key in keys if (d := self._deed(key, verb))), None):
                return deed
        return None

    def _told_behind(self, head: Token, last: Token) -> Deed | None:
        """The deed of a noun that the name stands before: "the Treaty signing ceremony", "after the Pact ratification"."""
        if head.dep_ != "compound" or head.head.i <= last.i:
            return None
        nouns = last.doc[last.i + 1 : head.head.i + 1]
        deed = next((d for t in nouns if (d := self._deed((t.lower_, "of"), t)) and d.is_formal), None)
        return self._spoken_of(deed) if deed else None

    def _to_undergo(self, verb: Token) -> Deed | None:
        """The formal deed that is still to be done: "is ready to be signed", "is open for signature"."""
        told = [verb, *(c for c in verb.children if c.dep_ == "acomp")]
        if deed := next((d for t in told if (d := self._circumstance(t)) and d.action == "planned"), None):
            return deed
        ahead = (c for t in told for c in t.children if c.dep_ == "xcomp" and any(x.dep_ == "auxpass" for x in c.children))
        deed = next((d for c in ahead if (d := self.verb(c)) and d.is_formal), None)
        return replace(deed, action="planned") if deed else None

    def _by_order(self, first: Token, last: Token) -> Deed | None:
        """The nearest verb of the pack in the clause: a passive right after the phrase, else before it."""
        doc = first.doc
        for i in range(last.i + 1, min(len(doc), last.i + _LOOK_AHEAD)):
            t = doc[i]
            if t.is_sent_start:
                break
            is_auxiliary = t.pos_ in ("AUX", "ADV") or t.is_quote or t.lemma_ in ("be", "have") or t.lower_ in ("to", ")")
            if t.tag_ in ("VBN", "VBD") and t.lemma_ not in ("be", "have"):
                if i > last.i + 1 and (deed := self.verb(t)):
                    return deed
                break
            if not is_auxiliary:
                break
        before = first.i - 1
        while before > 0 and doc[before].tag_ in _TOLD and doc[before].lower_ in self._outside:  # "signs updated Programme"
            before -= 1
        for i in range(before, sentence_start(first, _LOOK_BACK) - 1, -1):
            t = doc[i]
            if (t.lower_ == "that" and t.dep_ == "mark") or t.text == ";":
                return None
            if t.pos_ == "VERB" or t.tag_ in ("VBD", "VBN"):
                deed = self.verb(t)
                if deed or t.tag_ in _TELLING:
                    return deed
        return None


def is_title_case(doc: Doc) -> bool:
    """Whether a headline writes every word with a capital, its verbs too: not "A, B adopt Plan of Action"."""
    words = [t for t in doc if t.is_alpha and len(t.text) > _SMALL]
    is_told = any(t.pos_ == "VERB" and t.tag_ in FINITE and t.text.islower() for t in words)
    return not is_told and sum(t.text[0].isupper() for t in words) > 0.8 * len(words)


def is_pointed_back(doc: Doc, i: int) -> bool:
    """Whether a preposition and "which" stand at `i`: "the agreement on which was signed" is about what was told before."""
    return i + 1 < len(doc) and doc[i].pos_ == "ADP" and doc[i + 1].lower_ == "which"


def spoken_in(text: Token) -> Token:
    """The verb of which the noun tells in what, by whom or by what: "said in a statement", "the presidents in a joint statement called"."""
    prep = text.head
    above = prep.head
    while above.dep_ in ("pobj", "prep") and prep.lower_ == "in" and above.head.i < above.i:
        above = above.head
    is_subject = above.dep_ == "nsubj" and above.i < text.i < above.head.i
    return above.head if is_subject else prep.head


def _third_person(verb: str) -> tuple[str, ...]:
    """Forms of a verb behind "it": "signs", "passes", "ratifies"."""
    return (verb + "s", verb + "es", verb[:-1] + "ies")


def _is_noun(word: Token) -> bool:
    """Whether a word is a noun, or a gerund that stands for one: "approved signing of"."""
    return word.pos_ in ("NOUN", "PROPN") or (word.tag_ == "VBG" and word.dep_ in ("dobj", "pobj"))


def _acts_on_other(verb: Token) -> bool:
    """Whether a verb behind a name has an object of its own right behind it: "adopted the Pact, approved the Plan"."""
    is_told = verb.i + 1 < len(verb.doc) and verb.nbor(1).tag_ == "IN"  # "resolution 7 adopted at its first meeting"
    return not is_told and any(c.dep_ in ("dobj", "obj") and c.i > verb.i for c in verb.children)
