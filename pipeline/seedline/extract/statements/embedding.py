"""Reporting verbs inside another construction: participles of a noun, infinitives, suppositions.

Belongs here: by parse and tags, whether a verb is a noun's, a reported clause's or an infinitive's own and so has no subject who
speaks. Does not belong here: who the subject is (subjects), the walk over cues (attribution).
"""

from __future__ import annotations

from spacy.tokens import Token

from seedline.extract.clauses import VERB
from seedline.extract.statements.frames import LONGEST_COORDINATION, WINDOW, Verb
from seedline.extract.statements.subjects import begin_of

# prepositions and conjunctions with which a participle has the subject of its clause: "while noting", "before stressing"
WHILE = frozenset({"while", "when"})
MEANWHILE = frozenset({"before", "after", "by", "in"})
SUPPOSING = frozenset({"if", "whether"})


def is_beside_noun(verb: Verb, tag: str) -> bool:
    """Whether a bare participle only tells more of a noun: "several people, among them X, accused of fraud"."""
    token = verb.sentence[verb.finite].token
    before, behind = verb.before, verb.sentence.items[verb.end : verb.end + 1]
    is_plain = bool(behind) and behind[0].mention is None and before is not None and not before.is_break and before.quote is None
    if tag == "VBN" and token is not None and token.dep_ == "amod" and is_plain:
        # "repeated attacks", "the above-mentioned principles"
        return True
    return (
        tag == "VBN"
        and not any(i.is_auxiliary for i in verb.sentence.items[verb.begin : verb.finite])
        and token is not None
        and token.dep_ == "acl"
        and token.head.pos_ in ("NOUN", "PROPN")
    )


def is_supposed(verb: Verb) -> bool:
    """Whether the verb is that of a clause that asks or supposes: "if he considered X a threat", "whether she called it fair"."""
    token = verb.sentence[verb.finite].token
    return token is not None and any(c.dep_ == "mark" and c.lower_ in SUPPOSING for c in token.children)


def is_evident(verb: Verb) -> bool:
    """Whether nobody holds what is said to be so: "it is clear that ...", "it is certain the road is closed"."""
    return verb.before is not None and verb.before.word == "it" and verb.cue.text.startswith("be ") and "that" in verb.cue.frames


def is_nouns_own(verb: Verb) -> bool:
    """Whether a participle tells more of a noun: "rejects the text condemning it", "a process aimed at creating and proposing"."""
    sentence, token = verb.sentence, _first_of(verb.sentence[verb.at].token)
    if sentence[verb.at].mention is not None:
        return True
    if token is None:
        return False
    return (token.dep_ == "acl" and sentence.word(verb.begin - 1) != ",") or (
        token.dep_ == "pcomp" and token.head.lower_ not in WHILE | MEANWHILE
    )


def is_contents_own(verb: Verb) -> bool:
    """Whether a participle is joined to an infinitive of what is reported: "noted they were first to disarm, renouncing war"."""
    sentence, token, last = verb.sentence, verb.sentence[verb.at].token, verb.last
    is_joined = token is not None and token.dep_ == "advcl" and any(c.tag_ == "TO" for c in token.head.children)
    at = sentence.index(token.head.i) if token is not None and is_joined else None
    return at is not None and last is not None and last.kind == "clause" and last.content is not None and last.content <= at < verb.begin


def is_infinitive(verb: Verb) -> bool:
    """Whether the verb is joined to one behind "to" or "will" ("refused to confirm or deny"), or is what somebody asks for."""
    sentence = verb.sentence
    if sentence.tag(verb.begin - 1) == "CC" or (sentence.word(verb.begin - 1) == "," and sentence.tag(verb.finite) == "VB"):
        # the parse loses long coordinations: the base form before, whatever stands behind "to" or "will"
        for k in range(verb.begin - 2, max(0, verb.begin - 2 - LONGEST_COORDINATION), -1):
            if sentence.tag(k) in ("VBD", "VBZ", "VBP"):
                break
            if sentence.tag(k) == "VB" and sentence[k].mention is None and sentence.tag(begin_of(sentence, k) - 1) == "TO":
                return True
            if sentence.tag(k) == "MD":
                return True
    token = _first_of(sentence[verb.finite].token)
    if token is not None and token.tag_ == "VB" and token.dep_ == "ccomp" and token.head.i < token.i:
        # "requested that the minister convey X"
        return True
    return token is not None and any(c.dep_ == "aux" and c.tag_ in ("TO", "MD") for c in token.children)


def is_where_written(verb: Verb) -> bool:
    """Whether a participle that opens the sentence only tells where something was said: "Writing in the paper, he said"."""
    sentence = verb.sentence
    return verb.begin == 0 and sentence.tag(verb.end) == "IN" and "to" not in verb.cue.frames and sentence.word(verb.end) != "that"


def is_series_own(verb: Verb) -> bool:
    """Whether a participle is joined to one that reports nothing: "work on reviving trade and defending human rights"."""
    sentence, token = verb.sentence, verb.sentence[verb.at].token
    first = sentence.index(token.head.i) if token is not None and token.dep_ == "conj" and token.head.tag_ == "VBG" else None
    return first is not None and sentence.tag(verb.begin - 1) == "CC" and not any(a.at <= first < a.end for a in verb.earlier)


def is_beside(verb: Verb) -> bool:
    """Whether the preposition before a participle stands beside a clause, not inside a noun phrase ("his role in condemning")."""
    if verb.sentence.word(verb.begin - 1) == "by" and verb.sentence.word(verb.end) == "that":
        # "tried to rally support by saying that ..."
        return True
    word, before = verb.sentence.word(verb.begin - 1), verb.sentence.tag(verb.begin - 2)
    return word in WHILE or (word in MEANWHILE and (before in VERB or before in ("", ",", "QUOTE", "RB")))


def _first_of(token: Token | None) -> Token | None:
    """The first of the words that a word is joined to by "and" or commas; itself where it is joined to none."""
    for _ in range(WINDOW):
        if token is None or token.dep_ != "conj":
            break
        token = token.head
    return token
