"""Whether the verb that governs a calendar expression speaks of the past or of the future.

Belongs here: tense as spaCy's parse shows it, and the words that stand for it ("due", "upcoming"). Does not belong here: the values of
dates (`dates`), any of those words (pack `tense_cues`).

After SUTime (Chang and Manning 2012): the verb's tense chooses between the last and the next day of a name.
"""

from __future__ import annotations

from spacy.tokens import Token

from seedline.extract.calendar.grammar import Expression
from seedline.extract.reading import Reading
from seedline.reference import Reference, cells

PAST, FUTURE = -1, 1
# Verbs that tell when, unlike "-ing" forms, which names have, too ("the Ruritania Calling! Forum").
_TELLING = frozenset({"VBD", "VBN", "VBZ", "VBP", "VB", "MD"})


class Tense:
    """Whether the verb that governs an expression speaks of the past or of the future."""

    def __init__(self, reference: Reference) -> None:
        words: dict[str, set[str]] = {}
        for row in reference.rows("tense_cues"):
            words.setdefault(row["kind"], set()).update(cells(row["words"]))
        self._auxiliary = words["future_auxiliary"]
        self._consent = words["future_consent"]
        self._verb = words["future_verb"] | self._consent
        self._adjective = words["future_adjective"]
        self._timetable = words["present_as_future"]
        self._running = words["present_simple_as_future"]
        self._coming = words["future_modifier"]
        self._preparing = words["future_noun"]
        self._since = words["past_lead"]
        self._until = words["future_lead"]

    def of(self, reading: Reading, e: Expression) -> int:
        """PAST, FUTURE or 0."""
        token = reading.token_at(e.start)
        if token is None:
            return 0
        before = token.nbor(-1).lower_ if token.i else ""
        if before in self._since:
            return PAST
        if before in self._until and not self._is_told(token):
            return FUTURE
        if self._is_bracketed(token):
            return 0
        left = next((t for t in reversed(token.doc[token.sent.start : token.i]) if t.tag_ in _TELLING), None)
        behind = reading.token_at(e.end + 1)
        if behind is not None and behind.lower_ == "that" and left is not None and left.tag_ == "VBD":
            return PAST  # "said at the forum on Thursday that ..."
        if e.first.month and self._is_of_the_coming(token):
            return FUTURE
        current, steps, is_below = token, 0, False
        while steps < 12:
            steps += 1
            if current.i != token.i and current.pos_ == "ADJ" and current.lower_ in self._adjective:
                return FUTURE
            if current.pos_ in ("NOUN", "PROPN") and any(c.lower_ in self._adjective and c.dep_ == "amod" for c in current.children):
                return FUTURE
            if current.pos_ in ("NOUN", "PROPN") and any(c.dep_ == "relcl" and self._is_auxiliary(c) for c in current.children):
                return FUTURE  # "discussed the summit in July, where leaders will decide"
            if current.pos_ in ("VERB", "AUX"):
                tense = self._verb_tense(current)
                is_told = current.lemma_ in self._consent and not any(c.lower_ == "to" for c in current.children)
                has_had = any(c.lower_ in ("had", "has", "have") for c in current.children if c.dep_ == "aux")
                if tense == FUTURE and is_told and (before == "on" or has_had) and not is_below:
                    return PAST  # "agreed on Monday", "had agreed in May": when; "agreed for Monday", "agreed to meet on Monday": on what
                if tense is not None:
                    return tense
                is_below = True
            if current.head.i == current.i:
                break
            current = current.head
        # a verb that the parse took for another word
        return PAST if not is_below and left is not None and left.tag_ in ("VBD", "VBN") else 0

    def _is_auxiliary(self, verb: Token) -> bool:
        """Whether "will" stands beside a verb."""
        return any(c.dep_ == "aux" and c.lower_ in self._auxiliary for c in verb.children)

    def _is_of_the_coming(self, token: Token) -> bool:
        """Whether it is the day of something called upcoming, or prepared for: "discussed the upcoming summit in Oslo on 11 July"."""
        for t in reversed(token.doc[token.sent.start : token.i]):
            if t.pos_ in ("VERB", "AUX") or t.text in ",;":
                return False
            if t.lower_ in self._coming and t.dep_ == "amod" and t.i < t.head.i < token.i:
                return True
            if t.lemma_ in self._preparing and t.nbor(1).lower_ == "for":
                return True
        return False

    def is_announced(self, reading: Reading, e: Expression) -> bool:
        """Whether "will" stands beside the verb above, or what it is of is yet to be done: "signed in May 2018, will come into force on
        October 27", "the summit to be convened in September"."""
        token = reading.token_at(e.start)
        verb = _verb_above(token) if token else None
        is_ahead = verb is not None and (self._is_auxiliary(verb) or self._is_expected(verb))
        return is_ahead or (verb is not None and verb.dep_ == "relcl" and _is_to_be(verb))

    def _is_expected(self, verb: Token) -> bool:
        """Whether it is told in the present that something is expected, due, planned."""
        is_present = any(c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBZ", "VBP") for c in verb.children)
        return is_present and verb.tag_ == "VBN" and verb.lemma_ in self._verb

    def is_prepared(self, reading: Reading, e: Expression) -> bool:
        """Whether it is the day of something upcoming: "spoke of the talks in May 2022 and of preparations for those in July"."""
        token = reading.token_at(e.start)
        return token is not None and self._is_of_the_coming(token)

    def _is_told(self, token: Token) -> bool:
        """Whether the verb above stands in the past: "lasted till Friday"."""
        verb = _verb_above(token)
        return verb is not None and self._verb_tense(verb) == PAST

    @staticmethod
    def _is_bracketed(token: Token) -> bool:
        """Whether a bracket parts the expression from the sentence's verb: "a draft for the session (Delhi, July 3-4)"."""
        start = token.sent.start
        opened = next((t.text for t in reversed(token.doc[start : token.i]) if t.text in "()"), "")
        return opened == "("

    def _verb_tense(self, verb: Token) -> int | None:
        """None: ask the verb above."""
        auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
        is_shared = verb.dep_ == "conj" and verb.tag_ in ("VBN", "VBD") and verb.head.tag_ == "VBN" and not auxiliaries
        if is_shared and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):  # "will be chaired by A and held in B"
            auxiliaries = [c for c in verb.head.children if c.dep_ in ("aux", "auxpass")]
        names = {c.lower_ for c in auxiliaries}
        if names & self._auxiliary:
            return FUTURE
        if verb.lemma_ in self._verb and verb.tag_ in ("VBN", "VBZ", "VBP", "VBG"):
            return FUTURE
        if any(f"{verb.lemma_} {c.lower_}" in self._verb for c in verb.children if c.dep_ in ("advmod", "prt")):  # "looked forward to"
            return FUTURE
        if any(c.dep_ == "acomp" and c.lower_ in self._adjective for c in verb.children):
            return FUTURE
        if verb.lemma_ == "be" and any(c.dep_ == "xcomp" and c.tag_ == "VB" and self._is_ahead(c) for c in verb.children):
            return FUTURE  # "on Friday she is to address"
        if (verb.tag_ == "VBD" and not auxiliaries) or any(c.tag_ == "VBD" or c.lower_ in ("has", "have", "having") for c in auxiliaries):
            return PAST
        if _is_to_be(verb) and verb.head.lemma_ not in ("have", "be"):
            return FUTURE  # "the meeting to be held in Oslo", not "had to be held"
        if verb.tag_ == "VBN":
            if "to" in names and self._is_ahead(verb):  # "is expected to be adopted in October"
                return FUTURE
            return PAST if not auxiliaries else 0
        if (
            verb.tag_ in ("VBZ", "VBP")
            and verb.lemma_ in self._running
            and not auxiliaries
            and not any(c.dep_ == "dobj" for c in verb.children)
        ):
            return FUTURE  # "The session opens on Thursday"
        if verb.tag_ == "VBG":
            if not names and verb.lemma_ in self._timetable:
                return None if verb.sent.root.tag_ in ("VBD", "VBN") else FUTURE
            return FUTURE if names else None
        if verb.tag_ == "VB":
            return FUTURE if "to" in names and self._is_ahead(verb) else None
        return 0

    def _is_ahead(self, verb: Token) -> bool:
        """Of an infinitive: "is to meet", "invited her to visit", or a headline whose only verb it is ("Minister to visit Minsk")."""
        head = verb.head
        if head.lemma_ in self._verb and verb.dep_ in ("xcomp", "ccomp"):
            return True
        if head.lemma_ == "be" and verb.dep_ == "xcomp" and head.tag_ in ("VBZ", "VBP"):
            return True
        return not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in verb.sent)


def _is_to_be(verb: Token) -> bool:
    """Whether a verb is an infinitive of the passive: "to be held"."""
    return verb.tag_ == "VBN" and {"to", "be"} <= {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}


def _verb_above(token: Token) -> Token | None:
    return next((t for t in token.ancestors if t.pos_ in ("VERB", "AUX")), None)
