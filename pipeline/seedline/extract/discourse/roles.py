"""Grammatical roles of mentions, by the parse.

Belongs here: whether a mention is the subject of its clause or does what a passive tells. Does not belong here: who speaks, what a
pronoun means.
"""

from __future__ import annotations

from spacy.tokens import Token

from seedline.extract.reading import Reading
from seedline.extract.reports import Mention


def is_subject(reading: Reading, mention: Mention) -> bool:
    """Whether a mention is the subject of its clause by the parse, directly or as the name beside the subject's noun."""
    token = _head_of(reading, mention, ("nsubj", "nsubjpass", "ROOT"))
    # "The President of A, X, received Y": the parse may take the verb for a participle
    is_misread = token is not None and any(c.dep_ == "acl" and c.tag_ == "VBN" and c.i > token.i for c in token.children)
    return token is not None and (token.dep_ != "ROOT" or is_misread)


def is_agent(reading: Reading, mention: Mention) -> bool:
    """Whether a mention does what a passive tells: "the envoys were received by X", not in "a delegation led by X"."""
    token = _head_of(reading, mention, ("pobj",))
    return token is not None and token.head.dep_ == "agent" and any(c.dep_ == "auxpass" for c in token.head.head.children)


def is_partner(reading: Reading, mention: Mention, start: int) -> bool:
    """Whether a mention is whom the subject at `start` of the same sentence met or addressed: "At a meeting with X, she said"."""
    here, token = reading.sentence_at(start), reading.token_at(mention.end - 1)
    if here is None or token is None or mention.start < here.start:
        return False
    paragraph = here.paragraph.start
    with_ = next((a for a in token.ancestors if a.lower_ in ("with", "to") and a.dep_ == "prep"), None)
    subject = reading.token_at(start)
    # "the minister met with X, and he said": a clause of its own parts the two
    verbs = {"VBD", "VBZ", "VBP", "MD"}
    # "Receiving X, she said"
    is_received = token.dep_ == "dobj" and token.head.tag_ == "VBG" and token.head.dep_ == "advcl"
    is_fronted = (with_ is not None or is_received) and not any(t.tag_ in verbs for t in here.tokens if paragraph + t.idx < start)
    return is_fronted and subject is not None and subject.dep_ in ("nsubj", "poss", "pobj")


def _head_of(reading: Reading, mention: Mention, roles: tuple[str, ...]) -> Token | None:
    """The head noun of the phrase that a mention ends, if it has one of the roles."""
    token = reading.token_at(mention.end - 1)
    first = reading.token_at(mention.start)
    while token is not None and first is not None and token.head.i != token.i and first.i <= token.head.i < token.i:
        token = token.head
    for _ in range(4):
        if token is None or token.dep_ in roles:
            return token
        if token.dep_ not in ("compound", "appos", "nmod"):
            return None
        token = token.head
    return None
