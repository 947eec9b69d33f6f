"""Passives of report: "it was noted that ...", "the importance of X was noted", "readiness was reaffirmed to ...".

Belongs here: where a passive's content stands and who its agent is. Does not belong here: verbs with a subject who speaks (attribution).
"""

from __future__ import annotations

from seedline.extract.clauses import ADVERB, FINITE, STOPS, Phrase, Sentence
from seedline.extract.statements.cues import Cues
from seedline.extract.statements.frames import Attribution, Frames, Verb, has_clause
from seedline.extract.statements.going_on import Speaker
from seedline.extract.statements.speakers import FIRST_PERSON, Speakers

ABOUT = frozenset({"that", "of", "over", "about", "for", "against", "at", "with", "to", "regarding", "concerning", "in", "by", "towards"})
SHORTEST_TOPIC = 4
# a topic may be shorter where the passive names its agent
SHORTEST_NAMED_TOPIC = 2


class Passives:
    """Finds the attributions of passive verbs."""

    def __init__(self, cues: Cues, speakers: Speakers) -> None:
        self._cues = cues
        self._speakers = speakers

    def __call__(self, verb: Verb) -> Attribution | None:
        """'It was noted that ...', 'the importance of X was noted', 'readiness was reaffirmed to ...'."""
        sentence, end = verb.sentence, verb.end
        if verb.before is None or verb.before.word in FIRST_PERSON:
            return None
        speaker = Speaker(None, sentence[verb.at].start, sentence[verb.at].start)
        if sentence.word(end) == "by" and end + 1 < len(sentence):
            agent = sentence.after(end + 1)
            named = self._speakers.of(sentence, agent, verb.previous)
            if named is None:
                # "was characterized by a rise": nobody who speaks
                return None
            speaker, end = named, agent.last + 1
        impersonal = verb.before.word == "it"
        if impersonal and speaker.referent is None:
            speaker = self._author(sentence, verb.begin, verb.previous) or speaker
        found = verb.attribution(speaker, "passive", verb.begin)
        found.confidence = 0.72
        if impersonal and speaker.referent is None and sentence.word(verb.begin - 2) == "as":
            # "as it was already reported, ...": nobody's words
            return None
        end += sentence.word(end) == "," and sentence.word(end + 1) == "that"
        if impersonal and sentence.word(verb.begin - 2) == "as" and speaker.referent is not None:
            # "As it was informed by the embassy, ..."
            source = verb.attribution(speaker, "source", verb.begin - 2)
            source.until = end
            return source
        if "that" in (sentence.word(k) for k in range(end + 1, end + 4)) and all(
            sentence.tag(k) in ADVERB or _is_date(sentence, k) or sentence.word(k) == "that" for k in (end, end + 1)
        ):
            # "it has been confirmed so far that"
            end = next(k for k in range(end + 1, end + 4) if sentence.word(k) == "that")
        if impersonal and verb.cue.text.endswith(" to"):
            # "it was proposed to build a road"
            return Frames.begun_at(sentence, found, end)
        follows = sentence.word(end)
        is_asked = impersonal and "np" in verb.cue.frames
        if follows == "that" or (follows == "to" and (is_asked or ("passive" in verb.cue.frames and not impersonal))):
            return Frames.begun_at(sentence, found, end + (follows == "that"))
        if impersonal and sentence.tag(end) == "DT" and verb.cue.frames & {"np", "passive"}:
            # "it was underlined the need for ..."
            found.content = end
            return found
        if impersonal and verb.cue.frames & {"that", "explicit"} and has_clause(sentence, end):
            found.content = end
            return found
        if "told" in verb.cue.frames:
            found.kind, found.confidence = "quote", 0.6
            return found
        if self._points_back(verb) and verb.cue.frames & {"that", "told"}:
            # "This was announced by X."
            speaker = speaker if speaker.referent else self._agent(verb) or speaker
            found.kind, found.speaker = "back", speaker
            return found if speaker.referent else None
        has_agent = speaker.referent is not None and "np" in verb.cue.frames
        if impersonal:
            return None
        first = self._topic(verb)
        # "readiness was confirmed": only a stance is confirmed in words
        is_said = "passive" in verb.cue.frames or (
            "np" in verb.cue.frames and sentence[self._head(sentence, first, verb.begin)].word in self._cues.speech
        )
        if not (has_agent or is_said):
            return None
        while first < verb.begin and sentence.tag(first) in ("CC", "RB"):
            first += 1
        found.begin, found.content, found.until = first, first, verb.begin
        if has_agent and sentence.word(end) == "as":
            # "was dismissed by X as void"
            found.until = next((k for k in range(end, len(sentence)) if sentence[k].is_break or sentence.word(k) in STOPS), len(sentence))
        if sentence.word(first) in ("this", "these", "that", "those") or sentence.tag(verb.begin - 1) == "CC":
            # "this position was reaffirmed": it is told elsewhere what was said
            return None
        if sentence.word(end) in ABOUT and self._is_stance(sentence, first, verb.begin):
            # "satisfaction was expressed with X"
            found.until = None
            return found
        return found if verb.begin - first >= (SHORTEST_NAMED_TOPIC if has_agent else SHORTEST_TOPIC) else None

    @staticmethod
    def _head(sentence: Sentence, first: int, end: int) -> int:
        """The head of the subject that begins at an item: its last noun before a preposition or infinitive."""
        link = next((k for k in range(first, end) if sentence.tag(k) in ("IN", "TO")), end)
        return max(first, link - 1)

    def _points_back(self, verb: Verb) -> bool:
        """Whether what was said stands in the sentence before: "this", "the announcement"."""
        subject = verb.sentence.phrase_ending_at(verb.begin - 1)
        if subject is None or subject.first != 0:
            return False
        paper = self._speakers.describe(verb.sentence.quote(subject.first, subject.last))
        return verb.sentence.word(0) == "this" and (subject.last == 0 or (paper is not None and paper.kind == "document"))

    def _agent(self, verb: Verb) -> Speaker | None:
        """Who said it, behind an adverbial: "was announced on Wednesday by X"."""
        sentence, token = verb.sentence, verb.sentence[verb.at].token
        by = next((sentence.index(c.i) for c in token.children if c.lower_ == "by" and c.i > token.i), None) if token is not None else None
        by = by or next((k for k in range(verb.end, len(sentence) - 1) if sentence.word(k) == "by"), None)
        return self._speakers.of(sentence, sentence.after(by + 1), verb.previous) if by and by + 1 < len(sentence) else None

    def _author(self, sentence: Sentence, end: int, previous: Speaker | None) -> Speaker | None:
        """Whose paper stands before "it": "In a statement by the ministry, it is emphasized that ..."."""
        if sentence.word(0) != "in" or end < SHORTEST_TOPIC:
            return None
        paper = Phrase(1, next((k for k in range(1, end) if sentence.word(k) == ","), end) - 1)
        described = self._speakers.describe(sentence.quote(paper.first, paper.last))
        author = self._speakers.of(sentence, paper, previous) if described is not None and described.kind == "document" else None
        return author if author is not None and author.referent else None

    def _is_stance(self, sentence: Sentence, first: int, end: int) -> bool:
        return any(i.word in self._cues.stances or i.word in self._cues.speech for i in sentence.items[first:end])

    @staticmethod
    def _topic(verb: Verb) -> int:
        """Where the subject of a passive begins: by the parse if it has one, else behind the last comma or verb."""
        sentence, token = verb.sentence, verb.sentence[verb.at].token
        subject = next((c for c in token.children if c.dep_ == "nsubjpass"), None) if token is not None else None
        parsed = sentence.index(subject.left_edge.i) if subject is not None else None
        if not sentence.has_finite(0, verb.begin) and sentence.tag(0) in ("DT", "NN", "NNS") and sentence[0].mention is None:
            # no other verb: a list with commas is all one subject, whatever the parse makes of it
            return 0
        if parsed is not None and parsed < verb.begin:
            return parsed
        first = verb.begin - 1
        while first and not sentence[first - 1].quote and sentence.tag(first - 1) not in FINITE:
            stops = sentence.word(first - 1) in (",", ";", ":")
            # a comma between two names belongs to a list
            if stops and (
                first < 2 or sentence[first - 2].mention is None or not any(i.mention for i in sentence.items[first : first + 2])
            ):
                break
            first -= 1
        while (
            0 < first < verb.begin and sentence.tag(first - 1) in FINITE and not sentence[first].is_nominal and sentence.tag(first) != "DT"
        ):
            first += 1
        return first


def _is_date(sentence: Sentence, k: int) -> bool:
    found = sentence[k].mention
    return found is not None and found.type == "date"
