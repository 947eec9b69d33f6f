"""Whether a deed on an instrument is told as done, or is yet to come: planned, wanted, deliberated on.

Belongs here: futures, words of planning and proposing on which a verb hangs, and headlines' infinitives.
Does not belong here: which verb tells a deed (`deeds`).
"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from seedline.extract.clauses import FINITE
from seedline.reference import Reference

_OUGHT = ("must", "should", "ought")
_FUTURE = ("will", "shall", "'ll", "’ll", "would", "'d", "’d", "may", "might", "can", "could")
_CONDITIONS = ("if", "unless", "until", "once")
# what undergoes a verb
OBJECT = ("dobj", "obj", "nsubjpass", "nsubj:pass", "oprd", "attr", "dative")
_CLAUSES = 4


class Prospect:
    """Reads from the words above a verb whether its deed is done."""

    def __init__(self, actions: Mapping[tuple[str, ...], str], reference: Reference) -> None:
        self._actions = actions
        self.courtesies = {row["word"] for row in reference.rows("instrument_words") if row["role"] == "courtesy"}

    def _is_initiative(self, verb: Token) -> bool:
        """Whether the infinitive hangs on a word of proposing ("the initiative of A to develop", "urged them to ratify B and join C")."""
        while verb.dep_ == "conj" and verb.head.tag_ == "VB":
            verb = verb.head
        if verb.dep_ in ("xcomp", "ccomp", "advcl") and self._means(verb.head, "proposed"):
            return True
        window = verb.doc[sentence_start(verb, 12) : verb.i]
        return any(
            (t.pos_ == "NOUN" and self._actions.get((t.lemma_.lower(),)) == "proposed")
            or (t.pos_ == "VERB" and any(self._actions.get((t.lemma_.lower(), w)) == "proposed" for w in ("on", "upon")))
            for t in window
        )

    def is_wanted(self, verb: Token) -> bool:
        """ "The treaty must be ratified", "the initiative to develop", "proposed concluding"."""
        ought = any(c.dep_ in ("aux", "auxpass") and c.lower_ in _OUGHT for c in verb.children)
        is_named = verb.tag_ == "VBG" and verb.dep_ in ("xcomp", "dobj", "ccomp") and self._means(verb.head, "proposed")
        return ought or is_named or (verb.tag_ == "VB" and self._is_initiative(verb))

    def is_under_way(self, verb: Token) -> bool:
        """ "The sides are finalising a draft", "a draft being finalised": what is being agreed upon is not yet."""
        is_passive = verb.tag_ == "VBN" and any(c.lower_ == "being" for c in verb.children)
        return is_passive or (verb.tag_ == "VBG" and any(c.dep_ == "aux" and c.lemma_ == "be" for c in verb.children))

    def is_deliberated(self, verb: Token) -> bool:
        """Whether the infinitive hangs, through others, on a word of discussing ("considered how to persuade them to ratify ...")."""
        x = verb
        for _ in range(_CLAUSES):
            if x.dep_ not in ("xcomp", "ccomp", "advcl", "pcomp", "conj", "acl"):
                return False
            x = x.head.head if x.dep_ == "pcomp" else x.head
            if self._actions.get((x.lemma_.lower(),)) == "discussed":
                return True
        return False

    def _means(self, word: Token, *actions: str) -> bool:
        """Whether a word, alone or with its preposition, stands for one of the actions."""
        lemma = word.lemma_.lower()
        return any(
            self._actions.get(key) in actions
            for key in [(lemma,), *((lemma, c.lower_) for c in word.children if c.dep_ in ("prep", "prt"))]
        )

    def is_planned(self, verb: Token) -> bool:
        """Whether the verb stands in the future, or depends on a word of planning."""
        x = verb
        for _ in range(4):
            if any(c.dep_ in ("aux", "auxpass") and c.lower_ in _FUTURE for c in x.children):
                return x.lemma_.lower() not in self.courtesies  # "would like to welcome the signing of"
            is_past = x.tag_ == "VBD" or any(c.tag_ == "VBD" for c in x.children)
            if not is_past and any(c.lower_ in _CONDITIONS and c.i < x.i for c in x.children):
                return True  # "if the president signs it", "until it is ratified"
            is_open = any(c.lower_ == "to" and c.dep_ == "aux" for c in x.children)
            if is_open and x.tag_ == "VBN" and x.dep_ in ("acl", "relcl", "advcl", "xcomp"):
                return True  # "the Pact, to be adopted in May"
            hangs = x.dep_ in ("xcomp", "ccomp", "acl", "advcl") or (x.dep_ == "conj" and x.tag_ == "VB")
            if x.dep_ in ("xcomp", "ccomp") and self._actions.get((x.head.lemma_.lower(), "to")) == "planned":
                return True  # "prepares to host the signing of", "tasked the experts to draw up"
            if hangs and x.head.pos_ != "PROPN" and self._means(x.head, "planned", *(("agreed",) if x.dep_ == "xcomp" else ())):
                return True  # "intends to sign", "agreed to sign"
            if x.dep_ == "pcomp" and self._actions.get((x.head.head.lemma_.lower(), x.head.lower_)) == "planned":
                return True  # "preparations for signing"
            if x.dep_ in ("xcomp", "advcl") and is_open and x.head.lemma_ in (("be", "have") if x.dep_ == "xcomp" else ("have",)):
                return True  # "is to sign", "has six months to ratify"
            is_next = x.dep_ == "advcl" and x.head.lemma_ == "be"  # "intends to be among the first to ratify"
            if is_open and (is_next or (x.dep_ == "acl" and x.head.dep_ in OBJECT)):  # "will launch a process to draft"
                x = x.head if is_next else x.head.head
                continue
            is_purpose = x.dep_ == "advcl" and is_open and x.tag_ == "VB" and x.head.pos_ == "VERB"  # "will meet to sign"
            if x.dep_ not in ("conj", "xcomp") and not is_purpose:
                return self._is_headline_future(verb)
            x = x.head
        return False

    @staticmethod
    def _is_headline_future(verb: Token) -> bool:
        """ "Summit to adopt declaration": an infinitive in a sentence without a finite verb."""
        is_infinitive = verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
        return is_infinitive and not any(t.tag_ in FINITE for t in verb.sent)


def sentence_start(token: Token, limit: int) -> int:
    """First token of the sentence, at most `limit` tokens back."""
    stop = max(0, token.i - limit)
    return next((i for i in range(token.i, stop, -1) if token.doc[i].is_sent_start), stop)
