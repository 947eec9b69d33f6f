"""Which event of a sentence a date, a place or a word belongs to.

Belongs here: the cost of attaching. Does not belong here: what is attached (`days`, `places`).
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from seedline.extract.events.clauses import Clauses
from seedline.extract.events.sighting import Sighting
from seedline.extract.events.text import COUNTRY, DATE, INSTRUMENT, PLACE, Sentence
from seedline.extract.events.words import Words

# "took part on Friday in the meeting"
_ATTENDED_ON = re.compile(rf"{DATE}\s(?:in|at)\s")
# the day or town of the meeting in a paper's name, or the paper's own: "the communiqué (held) on 1 June", "the Plan, adopted in A in (May)"
_PAPER_OF = re.compile(
    rf"{INSTRUMENT},?\s(?:of|(?:which\s(?:was|were)\s)?(?:held|dated|signed|adopted|issued|reached|concluded|agreed|approved|endorsed))\s"
    rf"(?:(?:on|in|at)\s)?(?:the\s)?(?:[{PLACE}{COUNTRY}{DATE}],?\s(?:(?:on|in|at|of)\s)?(?:the\s)?){{0,3}}$"
)
_PAPER_BACK = 40
_RELATIVE = re.compile(r"\b(?:which|that)\b")
_ELSEWHERE = re.compile(r"\b(?:where|which|who|that|to see)\b")
# "(talks) on the treaty, to which A will accede (in March)"
_OF_WHICH = re.compile(r"\w,\s(?:to|for|of|with|under|on)\swhich\b")
_BREAK = re.compile(r"[;:]|\.\s|\bwhere\b")
# "said after the talks, adding that they would sign it (next month)"
_TOLD_AHEAD = re.compile(r",\s\w+ing\sthat\b.*\b(?:will|would)\s")

# "(on Monday) the minister is (to attend the summit)"
_DUE = re.compile(r"\b(?:is|are|was|were|due|set|expected|scheduled|planned)\s$")

# "(a session) preceded (the summit) on Wednesday"
_FOLLOWED = re.compile(r"(?<!was )(?<!were )\b(?:preceded|precedes|followed|follows)\s$")

# cues of verbs by which a clause tells of an event
_TELLING = ("happen", "attend")
# relations of clauses with a subject of their own, and of participles
_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "conj"})
_PARTICIPLES = frozenset({"acl"})
# Costs of attaching a date or place, in characters of distance; the nearest sighting takes it.
_CROSSING = 60  # another sighting in between
_BROKEN = 40  # a clause's end in between
_FRONTED = 10  # "On Monday the council met"
_BACKWARD = 70  # a date in mid-sentence belongs to what stands before it
_UNLIKELY = 300  # a topic, or what something stands beside
_PLURAL = 30
_FARTHEST = 400
# "on the eve of (the summit)"
_EVE = 20
_LIST_STEP = re.compile(r"[^.;:]{0,60}?(?:,|\sand|,?\sas\swell\sas)(?:\sand|\sas\swell\sas)?\s(?:(?:in|at)\s)?")


class Nearest:
    """Finds the sighting that a date or place belongs to."""

    def __init__(self, words: Words, clauses: Clauses) -> None:
        self.words = words
        self.clauses = clauses
        self._was = re.compile(rf"(?<!\bbe )(?<!\bto ){words.cue['past'].pattern}", re.IGNORECASE)

    def __call__(self, s: Sentence, found: list[Sighting], i: int) -> tuple[float, Sighting] | None:
        """The sighting that the date or place at `i` belongs to, with the cost of attaching it there."""
        best: tuple[float, Sighting] | None = None
        clause = self._clause(s, found, i)
        for n, x in enumerate(found):
            is_apart = (clause is not None and _is_outside(s, x, clause)) or _is_inside(s, x, i)
            if is_apart and not x.name[0] <= i < x.name[1]:
                continue
            is_before = i < x.core[0]
            after = s.code[x.core[1] : i]
            if x.name[0] <= i < x.name[1] or _ATTENDED_ON.fullmatch(s.code, i, max(i, x.name[0])):
                cost = 0.0
            elif is_before:
                is_first = n == 0 or i - self.clauses.start(s, i) < 25
                is_first |= s.code.startswith(" for ", i + 1) and x.name[0] == i + len("D for ")
                cost = x.name[0] - i + (_FRONTED if is_first else _BACKWARD) + _BROKEN * len(_BREAK.findall(s.code, i + 1, x.name[0]))
            elif (
                (x.is_verb and x.type != "attack" and (_ELSEWHERE.search(after) or self._is_done_there(s, x, i)))
                or _TOLD_AHEAD.search(after)
                or _OF_WHICH.search(after)
            ):
                continue
            else:
                cost = i - x.name[1] + _BROKEN * len(_BREAK.findall(after))
            is_eve = s.code[i] == DATE and n > 0 and self.words.is_cue("eve", s.code[max(0, x.name[0] - _EVE) : x.name[0]])
            is_elsewhere = (
                is_eve
                or (not is_before and bool(_FOLLOWED.search(s.code, 0, x.name[0])))
                or (x.is_aside and (is_before or after.lstrip().startswith(",")))
            )
            was = self._was.search(after)
            is_own = was is not None and (bool(_RELATIVE.search(after)) or is_told_of(s.token(x.core[1] + was.start())))
            is_elsewhere |= x.is_topic and (is_before or (was is not None and not is_own))
            low, high = sorted((i, x.core[0]))
            crossed = sum(1 for y in found if y is not x and low < y.core[0] < high)
            goal = self.words.cue["goal"].search(s.code, i, x.name[0]) if is_before and s.code[i] == DATE and x.type != "visit" else None
            if goal and not _DUE.search(s.code, i, goal.start()):
                continue
            if not is_before and _is_told_behind(s, x.name[1], i):
                continue
            cost += _UNLIKELY * is_elsewhere + (_UNLIKELY if x.is_weak else _PLURAL) * x.is_plural + _CROSSING * crossed
            if best is None or cost < best[0]:
                best = (cost, x)
        return best if best and best[0] < _FARTHEST else None

    def _clause(self, s: Sentence, found: list[Sighting], i: int) -> Token | None:
        """The verb of the clause of its own that a name at `i` stands in: "the format that was born (in March)", "years after it had
        applied (in March)", "the minister, appointed (in March)". None where that tells of no event itself, but that one takes place."""
        token = s.token(i)
        while token is not None and token.head.i != token.i:
            is_own = any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)
            if token.pos_ in ("VERB", "AUX") and token.dep_ in (_CLAUSES if is_own else _PARTICIPLES):
                verbs = [t.text for t in token.subtree if t.pos_ == "VERB"]
                is_told = any(self.words.is_cue(k, v) for k in _TELLING for v in verbs)
                has_own = any((t := s.token(x.core[0])) is not None and token.left_edge.i <= t.i <= token.right_edge.i for x in found)
                return None if is_told and not (has_own and token.dep_ == "conj") else token
            token = token.head
        return None

    def _is_done_there(self, s: Sentence, x: Sighting, i: int) -> bool:
        """Whether a place is where something else was done: "met with X, and laid a wreath at Y"."""
        return s.code[i] != DATE and self.clauses.before_verb(s, x.core[1], i) < i


def _is_outside(s: Sentence, x: Sighting, clause: Token) -> bool:
    """Whether a clause is neither around what tells of an event nor said of it."""
    token = s.token(x.core[0])
    if token is None or clause.left_edge.i <= token.i <= clause.right_edge.i:
        return False
    own = {t.i for i in range(*x.name) if (t := s.token(i)) is not None}
    return x.is_verb or clause.dep_ not in ("relcl", "acl") or not own & {t.i for t in (clause, *clause.ancestors)}


def _is_told_behind(s: Sentence, start: int, i: int) -> bool:
    """Whether a colon or semicolon with a clause of its own behind stands between: "this was the third meeting: they had met (in May)"."""
    mark = max(s.code.rfind(":", start, i), s.code.rfind(";", start, i))
    verb = s.token(at) if mark >= 0 and (at := s.verb(mark, i)) is not None else None
    verb = verb.head if verb is not None and verb.dep_ in ("aux", "auxpass") else verb
    return verb is not None and any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def _is_inside(s: Sentence, x: Sighting, i: int) -> bool:
    """Whether what tells of an event stands in a clause that a name at `i` is not of: "(in May) after the talks had failed"."""
    token, other = s.token(x.core[0]), s.token(i)
    while token is not None and other is not None and token.head.i != token.i:
        is_past = any(c.dep_ == "aux" and c.lower_ == "had" for c in token.children)
        if is_past and token.dep_ == "advcl" and any(c.dep_ == "mark" for c in token.children):
            return not token.left_edge.i <= other.i <= token.right_edge.i
        token = token.head
    return False


def is_of_paper(s: Sentence, found: list[Sighting], i: int) -> bool:
    """Whether a date or place at `i` is told of a paper, and no sighting is that paper's."""
    paper = _PAPER_OF.search(s.code, max(0, i - _PAPER_BACK), i)
    return paper is not None and not any(paper.start() <= x.core[0] < i for x in found)


def last_before(found: list[Sighting], at: int) -> Sighting | None:
    """The last sighting before `at`, else the first after it."""
    before = [x for x in found if x.core[0] < at]
    return before[-1] if before else next(iter(found), None)


def listed_with(s: Sentence, hosts: list[Sighting], x: Sighting) -> list[Sighting]:
    """Sightings that go on a list begun by x: "a meeting of A, a conference and a meeting of B"."""
    more = [x]
    for y in hosts[hosts.index(x) + 1 :]:
        if not _LIST_STEP.fullmatch(s.code, more[-1].core[1], max(more[-1].core[1], y.name[0])):
            break
        more.append(y)
    return more[1:]


def is_told_of(token: Token | None) -> bool:
    """Whether a participle tells something of the noun before it."""
    return token is not None and token.tag_ == "VBN" and token.dep_ == "acl"
