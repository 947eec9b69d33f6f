"""Participles that open a sentence: "Recalling X, he stressed ...", "Noting that X, A and B agreed ...".

Belongs here: whose words such a participle reports, and where these end. Does not belong here: participles behind a subject (attribution).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from seedline.extract.clauses import Phrase, Sentence
from seedline.extract.statements.cues import Cues
from seedline.extract.statements.embedding import MEANWHILE, WHILE
from seedline.extract.statements.frames import Attribution, Frames, Verb
from seedline.extract.statements.going_on import Speaker
from seedline.extract.statements.joined import joined
from seedline.extract.statements.speakers import Speakers

# what a participle that opens a sentence may report
_REPORTED = frozenset({"that", "explicit", "np", "to", "told"})


class Openings:
    """Finds the attributions of participles before their clause."""

    def __init__(self, cues: Cues, speakers: Speakers, frames: Frames) -> None:
        self._cues = cues
        self._speakers = speakers
        self._frames = frames

    def fronted(self, verb: Verb) -> Attribution | None:
        """'Recalling X, he stressed ...': a participle before the clause whose subject is its own."""
        sentence, token, last = verb.sentence, verb.sentence[verb.finite].token, verb.last
        is_joined = sentence.tag(verb.begin - 1) == "CC" and last is not None and last.begin == 0
        if last is not None and is_joined and last.until is not None and last.until > verb.at:
            # "Welcoming the plan and commending the fund, he ..."
            second = self._frames.place(verb, verb.attribution(last.speaker, "clause", verb.begin))
            return replace(second, until=last.until, confidence=0.75) if second is not None and second.content is not None else None
        opens = verb.begin == 0 or sentence.word(verb.begin - 1) in WHILE | MEANWHILE or sentence[verb.begin - 1].is_break
        if token is None or not opens or "weak" in verb.cue.frames or sentence.has_finite(0, verb.begin):
            return None
        subject = next((c for c in token.head.children if c.dep_ in ("nsubj", "nsubjpass") and c.i > token.i), None)
        at = sentence.index(subject.i) if subject is not None else None
        first = sentence.index(subject.left_edge.i) if subject is not None else None
        if at is None or first is None or first <= verb.end or sentence.word(first - 1) != ",":
            return None
        speaker = joined(sentence, token.head, self._speakers)
        speaker = speaker or self._speakers.of(sentence, Phrase(first, sentence.after(at).last), verb.previous)
        if speaker is None:
            return None
        found = self._frames.place(verb, verb.attribution(speaker, "clause", verb.begin))
        if found is None or found.kind not in ("clause", "phrase"):
            return None
        found.until, found.confidence = first - 1, 0.75
        return found

    def lost(self, sentence: Sentence, found: list[Attribution], previous: Speaker | None) -> Iterator[Attribution]:
        """'Noting that ..., X and Y agreed ...': a participle whose clause the parse lost, and so the speaker of the next report."""
        match = self._cues.match([i.word for i in sentence.items], 0) if sentence.tag(0) == "VBG" and sentence[0].mention is None else None
        main = next((a for a in found if a.kind in ("clause", "phrase") and not a.inherits), None)
        if match is None or "weak" in match[0].frames or not match[0].frames & _REPORTED:
            return
        if not found and sentence.word(match[1]) == "that" and previous is not None and previous.referent:
            # "Adding that the programme was sound.": a sentence of its own goes on with who spoke last
            yield Attribution(0, match[1], match[0], previous, "clause", 0, content=match[1] + 1, inherits=True, confidence=0.65)
        if main is None:
            return
        is_behind = main.begin > match[1] and sentence.word(main.begin - 1) == "," and main is found[0]
        opening = Attribution(0, match[1], match[0], main.speaker, "clause", 0, confidence=0.7)
        placed = self._frames.place(Verb(sentence, 0, 0, match[1], match[0], [], None), opening) if is_behind else None
        if placed is not None and placed.kind in ("clause", "phrase") and placed.content is not None and placed.content < main.begin - 1:
            placed.until = main.begin - 1
            yield placed
