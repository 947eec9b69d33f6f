"""Whether a sighting was held, is planned or was called off, and by what means people met.

Belongs here: status and format. Does not belong here: mood of verbs (`mood`), dates that tell more (`merge`).
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from seedline.extract.events.clauses import AND_TO, Clauses
from seedline.extract.events.sighting import DEFINITE, Sighting
from seedline.extract.events.text import DEMONYM, FINITE, PERSON, Sentence
from seedline.extract.events.words import Words

_WISH = re.compile(r"\s(?:also\s)?like\b")
# "(Minister) to attend"
_TO_DO = re.compile(r"(\S+)\sto\s(\w+)")
# "(summit in Oslo) to adopt"
_AIM = re.compile(r"(?:\s(?:in|at|on)\s\S+){0,2}\sto\s(\w+)")
_NEGATED = re.compile(r"\b(?:not|never|n't)\b")
_STATUS_END = re.compile(r";|\sthat\s(?=\w+\s(?:will|would))|,\sand\s|\sand\s(?=(?:will|would|is|are)\s)|,?\swhile\s|,\sexpress")


class Status:
    """Reads status and format of sightings."""

    def __init__(self, words: Words, clauses: Clauses) -> None:
        self.words = words
        self.clauses = clauses
        flags, cue = re.IGNORECASE, words.cue
        self._to_hold = re.compile(rf"\bto\s{cue['hold'].pattern}\s(?:\w+\s)?$", flags)
        self._happen_before = re.compile(rf"{cue['happen'].pattern}\s+(?:\w+\s+){{0,2}}$", flags)
        self._upcoming = re.compile(rf"{cue['upcoming'].pattern}\s(?:the\s|its\s|their\s)?$", flags)
        self._calling_off = re.compile(rf"{cue['calling_off'].pattern}\s(?:the\s|its\s|their\s|his\s|her\s|an?\s)?$", flags)
        self._held = re.compile(r"(?:was|were)\s(?:held|conducted|organi[sz]ed)\b|took\splace\b", flags)
        self._planned_next = re.compile(rf",?\s(?:which\sis\s)?{cue['planned'].pattern}", flags)
        self._unplanned = re.compile(rf"\b(?:is|was|are|were)\s(?:not|never)\s{cue['not_planned'].pattern}")  # "(a call) is not planned"
        self._was = re.compile(rf"(?<!\bbe )(?<!\bto ){cue['past'].pattern}", flags)

    def __call__(self, s: Sentence, x: Sighting, found: list[Sighting]) -> None:
        """Sets status, format and whether the clause says that it takes place."""
        if x.is_verb:
            self._verb(s, x)
        elif not x.is_other:
            behind = [y for y in found if y.name[0] > x.name[1]]
            after = min((y.name[0] for y in behind), default=len(s.code))
            is_told = self.words.cue["happen"].search(s.code, x.name[1], after) is not None
            # "hailed the 10th summit and spoke of the forum to be held in May"
            is_told |= any(self._planned_next.match(s.code, y.name[1]) for y in behind if not y.is_verb)
            self._noun(s, x, after if is_told else len(s.code))

    def _verb(self, s: Sentence, x: Sighting) -> None:
        a = max(self.clauses.start(s, x.core[0]), x.core[0] - 45)
        token = s.token(x.core[0])
        x.is_past = token is not None and token.tag_ == "VBD"
        mood = self.words.moods.of(token) if token is not None else None
        x.is_generic = mood == "unreal" or bool(_NEGATED.search(s.code, max(a, x.core[0] - 25), x.core[0]))
        if mood in ("planned", "agreed") and not x.is_past:
            x.status, x.status_span = "planned", x.span
        is_second = bool(AND_TO.search(s.code, 0, x.core[0])) and self.words.is_cue("planned", s.code[: x.core[0]])
        if x.status is None and (is_second or (s.role == "title" and s.code.endswith(" to ", 0, x.core[0]))):
            x.status, x.status_span = "planned", x.span
        x.is_topic |= mood == "agreed"  # without a day or place it is but an intent
        self._cues(s, x, a, min(len(s.code), x.core[1] + 12))

    def _noun(self, s: Sentence, x: Sighting, end: int) -> None:
        a, b = max(self.clauses.start(s, x.name[0]), x.name[0] - 70), min(end, x.name[1] + 130)
        noun = self._head(s, x)
        if x.is_locative and self.words.said_at.search(s.code, 0, x.name[0]):
            x.is_past, a, b = True, x.name[0], x.name[1]
        elif x.is_locative and noun is not None and noun.dep_ == "pobj" and noun.head.head.tag_ == "VBD":
            x.is_past, b = True, x.name[1]
        stop = _STATUS_END.search(s.code, x.name[1], b)
        if m := self.words.cue["planned_phrase"].search(s.code, *sorted((x.name[0], x.core[0]))):
            if self._is_over(s, noun):
                x.distinct.discard("next")  # "the next round was held": a further one
            else:
                x.status, x.status_span = "planned", s.span(*m.span())
        if x.status is None and not x.is_past and (m := self._upcoming.search(s.code, 0, x.name[0])):
            x.status, x.status_span = "planned", s.span(*m.span())
        if m := self._calling_off.search(s.code, 0, x.name[0]):
            x.status, x.status_span = "cancelled", s.span(*m.span())
        self._cues(s, x, a, stop.start() if stop else b)
        is_ahead = x.status is None and (self._headlined(s, x.name[0]) or self._is_to_do(s, x.name[1]))
        if is_ahead and (s.role == "title" or self._is_verbless(s)):
            x.status, x.status_span = "planned", x.span
        is_argument = noun is not None and noun.dep_ in ("nsubj", "nsubjpass", "dobj")
        if (
            x.status is None
            and not x.is_past
            and noun is not None
            and is_argument
            and (self.words.moods.of(noun.head) in ("planned", "agreed") or self.words.moods.expects(noun))
        ):
            x.status, x.status_span = "planned", x.span
        if (x.status == "planned" and x.status_span and x.status_span[1] <= x.at[0]) or (
            noun is not None and is_argument and self.words.moods.of(noun.head) == "planned"
        ):
            x.is_announced = True
        if x.type == "meeting" and x.format == "phone" and not x.is_body:
            x.type = "call"
        left, right = s.code[max(0, x.name[0] - 40) : x.name[0]], s.code[x.name[1] : x.name[1] + 70]
        x.happens |= self.words.is_cue("happen", right) or bool(self._happen_before.search(left))
        aim = self._to_hold.search(s.code, max(0, x.name[0] - 40), x.name[0])
        holding = s.token(aim.start() + len("to ")) if aim else None
        is_aim = aim is not None and (holding is None or not self.words.moods.is_implied(holding))
        x.is_past |= not is_aim and bool(self._was.search(right[:60]) or self._was.search(left))
        is_wish = s.role != "title" and is_aim and not self.words.is_cue("planned", left)
        is_hypothetical = is_wish and x.determiner not in DEFINITE
        is_bare = x.name == x.core and not x.determiner and not x.is_mass and s.role != "title" and x.core[0] > 3
        is_habit = x.is_plural and self.words.is_cue("generic", right[:30])
        if not x.key:
            x.is_generic |= is_hypothetical or is_habit
            x.is_bare = is_bare

    def _is_over(self, s: Sentence, noun: Token | None) -> bool:
        """Whether a noun is the subject of a verb that says that it took place."""
        if noun is None or noun.dep_ not in ("nsubj", "nsubjpass"):
            return False
        helper = next((c for c in noun.head.children if c.dep_ == "auxpass" and c.tag_ == "VBD"), None)
        start = s.place_of(helper if helper is not None else noun.head)
        return start is not None and self._held.match(s.code, start) is not None

    @staticmethod
    def _headlined(s: Sentence, end: int) -> bool:
        """Whether a headline's infinitive tells of what is to come: "Minister to attend summit", not "agree to attend"."""
        return any(
            PERSON <= s.code[m.start(1)] <= DEMONYM or s.pos(m.start(1)) in ("NOUN", "PROPN")
            for m in _TO_DO.finditer(s.code, 0, end)
            if (verb := s.token(m.start(2))) is not None and verb.tag_ == "VB"
        )

    @staticmethod
    def _is_verbless(s: Sentence) -> bool:
        """Whether a sentence has no finite verb, as headlines have none, and asks for nothing ("Allow me to thank ...")."""
        first = next((t for i in range(len(s.code)) if (t := s.token(i)) is not None), None)
        is_asked = first is not None and first.sent.root.tag_ == "VB" and not any(c.lower_ == "to" for c in first.sent.root.children)
        return s.verb(0, len(s.code)) is None and not is_asked

    @staticmethod
    def _is_to_do(s: Sentence, at: int) -> bool:
        """Whether a headline says what a gathering is to do: "Summit to adopt declaration"."""
        verb = s.token(m.start(1)) if (m := _AIM.match(s.code, at)) else None
        return verb is not None and verb.tag_ == "VB"

    def _head(self, s: Sentence, x: Sighting) -> Token | None:
        """The head noun's token: of "press conference" the last word."""
        noun = s.token(x.core[0])
        while noun is not None and noun.dep_ in ("compound", "amod") and noun.head.i > noun.i:
            noun = noun.head
        return noun

    def _cues(self, s: Sentence, x: Sighting, a: int, b: int) -> None:
        x.is_generic |= self._unplanned.search(s.code, x.core[1], b) is not None
        for status in ("cancelled", "planned"):
            m = self.words.cue[status].search(s.code, a, b)
            if m and (x.status is None or status == "cancelled") and not _WISH.match(s.code, m.end()):
                x.status, x.status_span = status, s.span(*m.span())
        b = self._next_verb(s, x, b)
        for form in ("video", "phone"):
            m = self.words.cue[form].search(s.code, a, b)
            if m and x.format is None:
                x.format, x.format_span = form, s.span(*m.span())

    @staticmethod
    def _next_verb(s: Sentence, x: Sighting, end: int) -> int:
        """Where a further verb of the clause begins with what it says itself: "met A and, by phone, spoke to B"."""
        for i in range(x.name[1], end):
            t = s.token(i)
            if t is not None and t.tag_ in FINITE and t.dep_ == "conj" and t.head.i < t.i:
                return s.code.rfind(" and", x.name[1], i) + 1 or i
        return end
