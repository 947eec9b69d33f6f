"""What is done with an instrument: the verb or noun that governs a noun phrase, and the action it stands for.

Belongs here: reading the governing word from the parse, with a fallback on word order for broken parses.
The words stand in the pack `instrument_verbs`. Does not belong here: finding instruments, dates or events.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from seedline.reference import Reference

_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_OBJECT = {"dobj", "obj", "nsubjpass", "nsubj:pass", "oprd", "attr", "dative"}
_CLIMB = {"conj", "appos", "compound", "nmod", "amod", "npadvmod", "poss", "nummod", "dep", "pobj"}
# a document that is only part of what the verb governs ("the fulfilment of the Agreement was discussed") is spoken of at most
_AT_A_DISTANCE = {"discussed", "cited"}


@dataclass(frozen=True, slots=True)
class Deed:
    """`action` of the vocabulary, and the word that says it."""

    action: str
    word: Token


class Deeds:
    """Reads the action on a noun phrase from its syntax."""

    def __init__(self, reference: Reference) -> None:
        self._actions = {tuple(row["phrase"].split()): row["action"] for row in reference.rows("instrument_verbs")}
        self._longest = max(len(k) for k in self._actions)

    def of(self, head: Token, last: Token, first: Token | None = None) -> Deed | None:
        """The deed on the noun phrase with this head, first and last token; None where no word of the pack governs it."""
        deed, is_sure = self._by_parse(head)
        if deed:
            return self._past_colon(deed, first or head)
        return None if is_sure else self._by_order(first or head, last)

    def _past_colon(self, deed: Deed, first: Token) -> Deed:
        """In "adopted A and signed two papers: B" it is the verb next to the colon that governs B."""
        colon = next((i for i in range(first.i - 1, deed.word.i, -1) if first.doc[i].text == ":"), None)
        if colon is None:
            return deed
        verbs = (first.doc[i] for i in range(colon - 1, deed.word.i, -1))
        return next((d for t in verbs if t.pos_ == "VERB" and (d := self._verb(t))), deed)

    def _by_parse(self, head: Token) -> tuple[Deed | None, bool]:
        """The deed by the parse, and whether the absence of one is sure (the phrase only qualifies something else)."""
        x, is_near = head, True
        for _ in range(8):
            gov = x.head
            if gov is x:
                return None, False
            deed = None
            if x.dep_ in _OBJECT:
                deed = self._verb(gov) or self._circumstance(gov)
                if deed is None and gov.pos_ in ("VERB", "AUX"):
                    return None, False
            elif x.dep_ == "pobj":
                deed = self._phrase(gov.head, gov)
                is_near = is_near and gov.lower_ == "of" and deed is not None
            elif x.dep_ not in _CLIMB and x.dep_ != "prep":
                return None, False
            if deed:
                return (deed, True) if is_near or deed.action in _AT_A_DISTANCE else (None, True)
            if x.dep_ == "pobj":
                if gov.head.pos_ not in ("NOUN", "PROPN") or gov.lower_ not in ("of", "on", "for", "to"):
                    return None, True
                x, is_near = gov.head, False
            else:
                x = gov
        return None, False

    def _circumstance(self, verb: Token) -> Deed | None:
        """ "bring ... for approval", "in focus were ...": the deed of a phrase beside a verb that says nothing itself."""
        for prep in verb.children:
            if prep.dep_ == "prep":
                for noun in prep.children:
                    if action := self._actions.get((prep.lower_, noun.lemma_.lower())):
                        return Deed(action, noun)
        return None

    def _verb(self, verb: Token) -> Deed | None:
        """The deed of a verb, with its particle; a verb that is only planned counts as planned."""
        lemma = verb.lemma_.lower()
        particle = next((c.lower_ for c in verb.children if c.dep_ in ("prt", "prep", "advmod") and c.i > verb.i and not list(c.children)), "")
        action = self._actions.get((lemma, particle)) or self._actions.get((lemma,))
        if action is None:
            return None
        if action not in ("planned", "cited", "discussed", "proposed"):
            if self._is_planned(verb):
                action = "planned"
            elif verb.tag_ == "VB" and self._is_initiative(verb):
                action = "proposed"
        return Deed(action, verb)

    def _phrase(self, gov: Token, prep: Token) -> Deed | None:
        """ "agree on", "signing of", "put signature under"."""
        for key in ((gov.lemma_.lower(), prep.lower_), (gov.lower_, prep.lower_)):
            if action := self._actions.get(key):
                return Deed("planned" if gov.pos_ == "VERB" and self._is_planned(gov) and action not in ("cited", "discussed") else action, gov)
        if gov.dep_ in _OBJECT and (action := self._actions.get((gov.head.lemma_.lower(), gov.lower_, prep.lower_))):
            return Deed(action, gov.head)
        for child in gov.children:
            if child.dep_ in _OBJECT and (action := self._actions.get((gov.lemma_.lower(), child.lower_, prep.lower_))):
                return Deed(action, gov)
        return None

    def _is_initiative(self, verb: Token) -> bool:
        """Whether the infinitive hangs on a word of proposing ("the initiative of A to develop ...")."""
        window = verb.doc[max(verb.sent.start, verb.i - 12) : verb.i]
        return any(t.pos_ == "NOUN" and self._actions.get((t.lemma_.lower(),)) == "proposed" for t in window)

    def _is_planned(self, verb: Token) -> bool:
        """Whether the verb stands in the future, or depends on a word of planning."""
        x = verb
        for _ in range(4):
            if any(c.dep_ in ("aux", "auxpass") and c.lower_ in ("will", "shall", "'ll", "’ll") for c in x.children):
                return True
            if (x.dep_ in ("xcomp", "ccomp", "acl", "advcl") or (x.dep_ == "conj" and x.tag_ == "VB")) and self._actions.get((x.head.lemma_.lower(),)) == "planned":
                return True
            if x.dep_ == "xcomp" and x.head.lemma_ == "be" and any(c.lower_ == "to" and c.dep_ == "aux" for c in x.children):
                return True
            if x.dep_ not in ("conj", "xcomp"):
                return False
            x = x.head
        return False

    def _by_order(self, head: Token, last: Token) -> Deed | None:
        """The nearest verb of the pack in the clause: before the phrase, or as a passive right after it."""
        sentence = head.sent
        doc = head.doc
        for i in range(last.i + 1, min(sentence.end, last.i + 7)):
            t = doc[i]
            if t.tag_ in ("VBN", "VBD") and t.lemma_ not in ("be", "have"):
                if i > last.i + 1 and (deed := self._verb(t)):
                    return deed
                break
            if not (t.pos_ in ("AUX", "ADV") or t.lemma_ in ("be", "have") or t.lower_ in ("to", ")")):
                break
        for i in range(head.i - 1, max(sentence.start, head.i - 25) - 1, -1):
            t = doc[i]
            if t.pos_ == "VERB" or t.tag_ in ("VBD", "VBN"):
                deed = self._verb(t)
                if deed or t.tag_ in _FINITE:
                    return deed
        return None
