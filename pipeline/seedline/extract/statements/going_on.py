"""Who spoke, and whether they go on under another word: "X said ... He added", "a diplomat said ... The diplomat noted".

Belongs here: what speaks for or against whoever spoke last. Does not belong here: who a phrase is otherwise (speakers), antecedents in
general (deixis).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from seedline.dataset import referent
from seedline.extract.discourse.deixis import INDEFINITE, Deixis, Description
from seedline.extract.discourse.roles import is_agent, is_subject
from seedline.extract.reading import Reading

# a blank line may part two paragraphs
NEIGHBOURS = 2


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: a referent, or None for groups and unknown speakers; `start` to `end` says so."""

    referent: str | None
    start: int
    end: int
    # where the words end that are the speaker's, if known; what follows is near to these
    until: int = 0
    # whose paper or press service was told of last, if this is who spoke last
    paper: str | None = None
    # those who each have a row for what is said, if several do
    members: tuple[Speaker, ...] = ()

    @classmethod
    def together(cls, speakers: Sequence[Speaker]) -> Speaker:
        """Several who say one thing: each of them has a row if all are named, else the group has the only one."""
        is_named = all(s.referent is not None for s in speakers)
        return cls(None, speakers[0].start, speakers[-1].end, members=tuple(speakers) if is_named else ())

    @property
    def each(self) -> tuple[Speaker, ...]:
        """Who has a row of their own for what is said."""
        return self.members or (self,)


class GoingOn:
    """Tells whether a phrase means whoever spoke last."""

    def __init__(self, deixis: Deixis) -> None:
        self._deixis = deixis

    def is_unnamed(self, reading: Reading, speaker: Speaker) -> bool:
        """Whether somebody spoke whose office is told but no name: "the Special Envoy for the valley"."""
        found = self._deixis.describe(reading.quote(speaker.start, speaker.end)) if speaker.referent is None else None
        return found is not None and found.kind in ("office", "voice", "person")

    def is_again_unnamed(self, reading: Reading, found: Description, span: tuple[int, int], previous: Speaker | None) -> bool:
        """Whether somebody without a name goes on under another word: "a Western source said ... The diplomat added"."""
        if previous is None or previous.end > span[0] or not is_near(reading, previous, span[0]):
            return False
        is_loose = (found.kind == "voice" and not found.matches) or (found.kind == "office" and "official" in found.matches)
        is_plain = not self._deixis.countries(reading, *span) and not any(reading.mentions_in(*span))
        if not is_loose or not is_plain or not reading.text.startswith(("The ", "the "), span[0]):
            return False
        before = self._deixis.describe(reading.quote(previous.start, previous.end))
        is_person = before is not None and before.kind in ("office", "voice", "person") and not is_service(before)
        return is_person and INDEFINITE.match(reading.text, previous.start) is not None

    def is_unnamed_voice(self, reading: Reading, previous: Speaker | None, start: int) -> bool:
        """Whether a delegate without a name spoke last, in the same paragraph: "the delegate of A said ..., she added"."""
        if previous is None or previous.end > start or not is_near(reading, previous, start, 0):
            return False
        found = self._deixis.describe(reading.quote(previous.start, previous.end))
        kind = referent.type_of(previous.referent) if previous.referent else None
        return found is not None and found.kind == "voice" and kind != "person"

    def is_office_of_body(self, reading: Reading, previous: Speaker, start: int) -> bool:
        """Whether an office without a name spoke last, in its body's place, and nobody else since: "The Secretary-General ... He ..."."""
        kind = referent.type_of(previous.referent) if previous.referent else None
        if kind != "organization" or previous.end > start or not is_near(reading, previous, start):
            return False
        found = self._deixis.describe(reading.quote(previous.start, previous.end))
        is_person = found is not None and (found.kind == "office" or (found.kind == "pronoun" and "person" in found.matches))
        return is_person and not any(is_subject(reading, m) for m in reading.mentions_in(previous.end, start, "person"))

    def is_body_of_many(self, reading: Reading, previous: Speaker | None, start: int) -> bool:
        """Whether several spoke last for a body, so that "they" goes on with it: "the Minsk Group Co-Chairs", "our colleagues at X"."""
        if previous is None or previous.referent is None or referent.type_of(previous.referent) != "organization":
            return False
        found = self._deixis.describe(reading.quote(previous.start, previous.end))
        return found is not None and found.kind == "group" and previous.end <= start and is_near(reading, previous, start)

    @staticmethod
    def is_thing(reading: Reading, previous: Speaker, start: int) -> bool:
        """Whether a body or country spoke last, so that "it" goes on with it."""
        kind = referent.type_of(previous.referent) if previous.referent else None
        return kind in ("organization", "country") and previous.end <= start and is_near(reading, previous, start)

    def continues(self, reading: Reading, found: Description, span: tuple[int, int], previous: Speaker | None, lines: int = 0) -> bool:
        """Whether a pronoun or an office goes on with the last speaker: no other subject came between, no position speaks against it."""
        start, end = span
        if previous is None or previous.referent is None or referent.type_of(previous.referent) != "person" or previous.end > start:
            return False
        if found.kind == "pronoun":
            if self._deixis.is_other_gender(reading, start, previous.referent, found.noun):
                return False
            between = list(reading.mentions_in(max(previous.end, previous.until), start, "person"))
            return "person" in found.matches and not any(is_subject(reading, m) or is_agent(reading, m) for m in between)
        if found.kind not in ("office", "voice") or (found.kind == "voice" and (lines == 0 or is_service(found))):
            return False
        if self._deixis.countries(reading, start, end) or any(reading.mentions_in(start, end, "organization")):
            return False
        is_known = any(p.person == previous.referent for p in reading.positions)
        return not (is_known and found.kind == "office") and is_near(reading, previous, start, lines)

    def is_own_voice(self, reading: Reading, found: Description, span: tuple[int, int], previous: Speaker | None) -> bool:
        """Whether "the Kremlin spokesman" is who spoke last, whose office is that of a voice whatever body it names."""
        if found.kind != "voice" or previous is None or INDEFINITE.match(reading.quote(*span)) or not is_near(reading, previous, span[0]):
            return False
        named = {m.referent for m in reading.mentions_in(*span, "organization")}
        if not found.matches and any(p.body in named for p in reading.positions if p.person == previous.referent):
            return True  # "the ASEAN official" behind the words of its secretary-general
        titles = (p.title for p in reading.positions if p.person == previous.referent)
        offices = (self._deixis.describe(t) for t in titles)
        return bool(found.matches) and any(o is not None and o.kind == "voice" and o.matches == found.matches for o in offices)


def is_service(found: Description) -> bool:
    """Whether a voice is that of no person: "the press service"."""
    return found.kind == "voice" and "service" in found.matches


def is_near(reading: Reading, previous: Speaker, start: int, lines: int = NEIGHBOURS) -> bool:
    """Whether a place stands at most so many lines behind a speaker's words; by default in the same paragraph or the next."""
    return reading.line_at(start).number - reading.line_at(max(previous.start, previous.until)).number <= lines
