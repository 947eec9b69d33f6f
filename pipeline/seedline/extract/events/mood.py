"""Whether a clause says that something was, will be, or only might be done, read off the dependency parse.

Belongs here: mood of verbs and of what depends on them. Does not belong here: which verbs tell of events (`verbs`).
"""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from seedline.reference import Reference, cells

Mood = Literal["planned", "agreed", "unreal"]
_VERBAL = ("VERB", "AUX")
_HIGHEST = 6


class Moods:
    """Reads moods with the words of pack `tense_cues`."""

    def __init__(self, reference: Reference) -> None:
        words = {row["kind"]: frozenset(cells(row["words"])) for row in reference.rows("tense_cues")}
        self._future = words["future_auxiliary"]
        self._planning = words["future_verb"]
        self._planned = words["future_adjective"]
        self._consent = words["consent"]
        self._implied = words["implicative"]

    def of(self, verb: Token) -> Mood | None:
        """Mood of a verb: planned ("will meet", "is due to meet"), agreed ("agreed to meet"), unreal ("must meet", "refused to meet"),
        or None if told as a fact."""
        for _ in range(_HIGHEST):
            own = self._own(verb)
            if own:
                return own
            is_dependent = verb.tag_ == "VB" and verb.dep_ in ("advcl", "ccomp", "xcomp")
            if not (is_dependent or verb.dep_ in ("conj", "pcomp")) or verb.head.i == verb.i:
                return None
            if verb.dep_ == "conj" and any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
                return None
            verb = verb.head if verb.dep_ != "pcomp" else verb.head.head
            if verb.pos_ not in _VERBAL:
                return None
        return None

    def _own(self, verb: Token) -> Mood | None:
        helpers = {c.lower_: c.tag_ for c in verb.children if c.dep_ in ("aux", "auxpass", "neg")}
        if any(c.dep_ == "neg" for c in verb.children):
            return "unreal"
        if any(tag == "MD" for tag in helpers.values()):
            return "planned" if helpers.keys() & self._future else "unreal"
        if verb.tag_ == "VB" and "to" in helpers and verb.dep_ in ("xcomp", "ccomp", "acl", "relcl"):
            return self._infinitive(verb)
        return None

    def expects(self, noun: Token) -> bool:
        """Whether a noun is the subject of "is scheduled", "are also planned"."""
        verb = noun.head
        is_present = any(c.dep_ in ("auxpass", "aux") and c.tag_ in ("VBZ", "VBP") for c in verb.children)
        return noun.dep_ == "nsubjpass" and is_present and (verb.lemma_ in self._planning or verb.lower_ in self._planned)

    def is_implied(self, verb: Token) -> bool:
        """Whether an infinitive is done where the verb above it is: "went on to hold", "gathered to hold"."""
        return verb.dep_ in ("xcomp", "advcl") and verb.head.lemma_ in self._implied and verb.head.tag_ in ("VBD", "VBN")

    def _infinitive(self, verb: Token) -> Mood | None:
        head = verb.head
        if head.lemma_ in self._implied:
            return None
        if any(c.dep_ == "neg" or (c.dep_ == "det" and c.lower_ == "no") for c in head.children):
            return "unreal"
        if head.lemma_ in self._consent:
            return "agreed"
        if head.lemma_ == "be" or head.lemma_ in self._planning or head.lower_ in self._planned:
            return "planned"
        if any(c.dep_ == "acomp" and c.lower_ in self._planned for c in head.children):
            return "planned"
        return "unreal" if head.pos_ in ("VERB", "ADJ") and verb.dep_ == "xcomp" else None
