"""Tags that the rest of the sentence contradicts, set right.

Belongs here: verbs that the tagger took for participles or adjectives. Does not belong here: what the verbs report (attribution).
"""

from __future__ import annotations

from collections.abc import Set

from spacy.tokens import Token

PAST = "VBD"
PARTICIPLES = frozenset({"VBN", "JJ"})
STOP = "."
NOUNS = frozenset({"NOUN", "PROPN"})


def past_verbs(tokens: list[Token], finite: Set[str]) -> set[int]:
    """Tokens, by their index in the doc, that are the past of a verb though tagged as participles, in a sentence that ends with a stop.

    Two contradictions show them: a sentence without any finite verb but what the participle governs, whose root is a noun with it
    behind ("The Chairs called on the sides to ..."), and a noun joined to a finite verb ("congratulated X and underscored support").
    """
    found = {t.i for t in tokens if _is_joined_to_verb(t, finite)}
    is_whole = any(t.tag_ == STOP for t in tokens[-2:])
    if is_whole:
        behind_root = [t for t in tokens if t.tag_ == "VBN" and t.dep_ == "acl" and t.head.dep_ == "ROOT" and t.head.pos_ in NOUNS]
        # "one diplomat briefed on the talks cautioned against haste": of several the last
        own = {t.i for t in behind_root[-1].subtree} if behind_root else set()
        found |= {behind_root[-1].i} if own and all(t.i in own for t in tokens if t.tag_ in finite) else set()
    return found


def _is_joined_to_verb(token: Token, finite: Set[str]) -> bool:
    """Whether a participle stands right behind "and", before a noun that the parse joins to a finite verb."""
    noun, before = token.head, token.nbor(-1) if token.i else token
    is_before_noun = token.tag_ in PARTICIPLES and token.dep_ == "amod" and token.lower_.endswith("ed") and noun.i > token.i
    return is_before_noun and before.tag_ == "CC" and noun.dep_ == "conj" and noun.pos_ in NOUNS and noun.head.tag_ in finite
