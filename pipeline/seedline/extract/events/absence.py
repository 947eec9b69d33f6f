"""Who is told not to have been at an event: "A skipped the summit", "B will not travel to it", "C was not invited", or to have acted on
another day or in another town.

Belongs here: reading that a name's verb or company denies its presence. Does not belong here: who attends (`attendance`), deciding
(`presence`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from seedline.dataset import edtf
from seedline.extract.events.words import Words, alternatives
from seedline.extract.reading import Reading
from seedline.extract.reports import Event, Mention

_HIGHEST = 8
_NOMINAL = frozenset({"compound", "appos", "conj", "nmod", "flat", "poss", "amod"})
_GOING = frozenset({"visit", "trip", "arrive", "stay", "with", "gather", "meet"})
_JOINED = frozenset({"xcomp", "ccomp", "conj", "advcl"})
_RELATIVE = frozenset({"who", "which", "that"})
_VERBAL = ("VERB", "AUX")
_FROM = ("of", "from")
# "X (absent)"
_BRACKET = re.compile(r"\s?\(([^()]{1,40})\)")
# of a list of senders
_WORDS = 30
_INVITATION = re.compile(r"\binvitation\s(?:of|from|by)\s(?=[^;:.]*$)")
_OFFICE = 110  # characters that an office before a name may take
_CUE = 30  # characters of the words before a name that take it out


class Absence:
    """Reads verbs that keep somebody away."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._staying_away, self._without = words.sets["staying_away"], words.sets["without"]
        self._replacing, self._tidings = words.sets["replacing"], words.sets["tidings"]
        self._undecided, self._belongings = words.sets["undecided"], words.sets["belongings"]
        # "laid flowers at the monument to the poet (X)"
        self._memorial = re.compile(rf"\b{alternatives(words.sets['memorial'])}\s(?:of|to|for)\s(?:[\w-]+\s){{0,3}}$", re.IGNORECASE)
        self._instead = re.compile(rf"\b{alternatives(words.sets['instead_of'])}\s+([^,;:.]*)$", re.IGNORECASE)

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

    def is_afar(self, reading: Reading, m: Mention, e: Event) -> bool:
        """Whether a name's bearer is told to have sent word ("a message from X"), to own something ("X's government"), to be
        remembered ("the monument to X"), or to have acted on another day or in another town."""
        name = reading.token_at(m.end - 1)
        s = reading.sentence_at(m.start)
        if name is None or s is None or m.type != "person":
            return False
        token = self._top(name)
        sent = token.head.head if token.dep_ == "pobj" and token.head.lower_ in _FROM else token.head if token.dep_ == "poss" else None
        # "conveyed greetings from X": the parse may take "from" to be the verb's
        if sent is not None and any(t.lemma_ in self._tidings for t in (sent, *(c for c in sent.children if c.dep_ == "dobj"))):
            return True
        invited = _INVITATION.search(reading.text, max(s.start, m.start - _WORDS * 3), m.start)
        if e.type == "visit" and invited and not any(reading.mentions_in(invited.end(), m.start, "person")):
            return True  # "at the invitation of X"
        if self._sends_word(name):
            return True
        if token.dep_ == "poss" and token.head.lemma_ in self._belongings:
            return True
        if self._memorial.search(reading.text, max(s.start, m.start - _CUE), m.start):
            return True
        verb = token.head if token.dep_ in ("nsubj", "nsubjpass") else None
        if verb is None or verb.pos_ not in _VERBAL:
            return False
        own = [x for x in reading.mentions_in(s.start, s.end, "date", "place") if self._is_of(reading, x, verb)]
        during = "/".join(dict.fromkeys(d for d in (e.start_date, e.end_date) if d))
        days = [x.value for x in own if x.type == "date" and x.value and edtf.is_valid(x.value)]
        towns = [x.referent for x in own if x.type == "place" and x.referent in self._words.is_town]
        is_then = not (days and edtf.is_valid(during)) or any(edtf.overlaps(d, during) for d in days)
        return not is_then or bool(towns and e.place in self._words.is_town and e.place not in towns)

    def _sends_word(self, name: Token) -> bool:
        """Whether only offices, names and "and" part a name from "the greetings of", whatever the parse makes of them."""
        for t in reversed(name.doc[max(0, name.i - _WORDS) : name.i]):
            if t.pos_ in _VERBAL or t.lower_ == "to":
                return False
            if t.lemma_ in self._tidings:
                return t.nbor(1).lower_ in _FROM
        return False

    def _is_of(self, reading: Reading, x: Mention, verb: Token) -> bool:
        """Whether a date or town says when or where a verb's subject did it: it hangs on the verb, not on a noun or another verb."""
        token = reading.token_at(x.end - 1)
        for _ in range(_HIGHEST):
            if token is None or token.head.i == verb.i:
                break
            if token.pos_ in _VERBAL or token.dep_ in ("nsubj", "nsubjpass", "dobj"):
                return False
            token = token.head
        return token is not None and token.head.i == verb.i and token.dep_ in ("prep", "npadvmod", "advmod", "dep")

    def is_replaced(self, reading: Reading, m: Mention) -> bool:
        """Whether another acts for a name's bearer ("on behalf of X", "standing in for X"), or a bracket calls him absent."""
        name, s = reading.token_at(m.end - 1), reading.sentence_at(m.start)
        if name is None or s is None or m.type != "person":
            return False
        bracket = _BRACKET.match(reading.text, m.end)
        if bracket and self._words.is_cue("being_away", bracket[1]):
            return True
        instead = self._instead.search(reading.text, max(s.start, m.start - _OFFICE), m.start)
        # only his office may stand between: "on behalf of the King, X"
        return instead is not None and not any(reading.mentions_in(instead.start(1), m.start, "person")) and not _tells(reading, instead)

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
        if verb.lemma_ not in self._undecided:
            yield from (c for c in verb.children if c.dep_ == "xcomp")

    def _is_away(self, verb: Token) -> bool:
        is_denied = any(c.dep_ == "neg" for c in verb.children) or any(c.lower_ == "no" for c in verb.children)
        if verb.lemma_ in self._staying_away and not is_denied:
            return True
        if verb.lemma_ in ("be", "stay", "remain") and any(c.lemma_ in self._words.sets["being_away"] for c in verb.children):
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


def _tells(reading: Reading, m: re.Match[str]) -> bool:
    """Whether what a match's first group caught has a verb in it."""
    return any((t := reading.token_at(m.start(1) + w.start())) is not None and t.pos_ in _VERBAL for w in re.finditer(r"\w+", m[1]))
