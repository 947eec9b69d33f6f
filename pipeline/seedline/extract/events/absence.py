"""Who is told not to have been at an event: "A skipped the summit", "B will not travel to it", "C was not invited".

Belongs here: reading that a name's verb denies its presence. Does not belong here: who attends (`attendance`), deciding (`presence`).
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from seedline.extract.events.words import Words
from seedline.extract.reading import Reading
from seedline.extract.reports import Mention

_HIGHEST = 8
_NOMINAL = frozenset({"compound", "appos", "conj", "nmod", "flat", "poss", "amod"})
_GOING = frozenset({"visit", "trip", "arrive", "stay", "with", "gather", "meet"})
_JOINED = frozenset({"xcomp", "ccomp", "conj", "advcl"})
_RELATIVE = frozenset({"who", "which", "that"})


class Absence:
    """Reads verbs that keep somebody away."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._staying_away, self._without = words.sets["staying_away"], words.sets["without"]
        self._replacing = words.sets["replacing"]

    def of(self, reading: Reading, m: Mention) -> Token | None:
        """The verb or preposition that tells a name's bearer to be absent."""
        name = reading.token_at(m.end - 1)
        if name is None:
            return None
        token = self._top(name)
        if token.dep_ == "pobj" and token.head.lower_ in self._without:
            return token.head
        if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in self._without:
            return token.head.head
        if m.type == "person" and token.dep_ == "nsubjpass" and token.head.lemma_ in self._replacing:
            return token.head  # "the president was represented by his minister"
        verbs = [token.head] if token.dep_ in ("nsubj", "nsubjpass") else []
        verbs += [c for c in token.children if c.dep_ == "relcl" and any(x.lower_ in _RELATIVE for x in c.children)]
        return next((v for verb in verbs for v in self._group(verb) if self._is_away(v)), None)

    def _top(self, token: Token) -> Token:
        """The head of the phrase that a name stands in, of "the minister of A" as well as of "A's president"."""
        for _ in range(_HIGHEST):
            if token.dep_ not in _NOMINAL or token.head.i == token.i:
                break
            token = token.head
        return token

    def _group(self, verb: Token) -> Iterator[Token]:
        """A verb and what it governs without a subject of its own: "said he would skip" is left out, "decided to skip" not."""
        yield verb
        yield from (c for c in verb.children if c.dep_ == "xcomp")

    def _is_away(self, verb: Token) -> bool:
        is_denied = any(c.dep_ == "neg" for c in verb.children) or any(c.lower_ == "no" for c in verb.children)
        if verb.lemma_ in self._staying_away and not is_denied:
            return True
        if verb.lemma_ == "be" and any(c.lemma_ in self._words.sets["being_away"] for c in verb.children):
            return not is_denied
        return is_denied and any(self._is_coming(v) for v in (verb, *(c for c in verb.children if c.dep_ in _JOINED - {"conj"})))

    def _is_coming(self, verb: Token) -> bool:
        """Whether a verb tells of being there: attend, travel, take part, be invited, be present."""
        if self._words.is_cue("attend", verb.lower_) or verb.lemma_ in self._words.sets["coming"]:
            return True
        frame = self._words.verbs.get(verb.lower_)
        if frame and frame.relation in _GOING:
            return True
        return any(c.lemma_ in self._words.sets["being_there"] for c in verb.children)
