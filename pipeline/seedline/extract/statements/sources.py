"""Sources beside their report: "according to X", "in X's view", "as noted by X", "X's claim that", "quoted X as saying".

Belongs here: cues whose speaker is not the subject of a verb. Does not belong here: verbs with subjects (attribution), passives.
"""

from __future__ import annotations

from dataclasses import replace

from seedline.extract.clauses import DASHES, FINITE, RELATIVE, STOPS, Phrase, Sentence
from seedline.extract.statements.cues import Cue, Cues
from seedline.extract.statements.frames import WINDOW, Attribution, Frames, Verb
from seedline.extract.statements.going_on import Speaker
from seedline.extract.statements.speakers import Speakers

# words between a noun of speech and what is said
CLOSING = DASHES | {","}
LINKS = frozenset({"that", "of", "over", "about", "for", "against"})
MODIFIERS = frozenset({"JJ", "JJR", "JJS", "NN", "VBN", "VBG", "HYPH", "RB"})


class Sources:
    """Finds attributions by their sources."""

    def __init__(self, cues: Cues, speakers: Speakers, frames: Frames) -> None:
        self._cues = cues
        self._speakers = speakers
        self._frames = frames

    def source(self, sentence: Sentence, at: int, size: int, cue: Cue, previous: Speaker | None) -> Attribution | None:
        if "own" in cue.frames and sentence.tag(at + size - 1) == "PRP$" and at + size < len(sentence) and sentence[at + size].is_nominal:
            # "according to her supporters": the pronoun opens the source
            size -= 1
        elif "own" in cue.frames:
            own = next((k for k in range(at, at + size) if sentence.tag(k) in ("PRP", "PRP$")), at)
            speaker = self._speakers.of(sentence, Phrase(own, own), previous)
            return Attribution(at, size, cue, speaker, "source", at, until=at + size) if speaker else None
        if sentence.tag(at + size) in RELATIVE and "source" in cue.frames:
            return self._relative(sentence, at, size, cue, previous)
        end, depth = at + size, 0
        while end < len(sentence) and sentence[end].quote is None and (depth or not (sentence[end].is_break or sentence.word(end) == ";")):
            # "according to the paper (the chair changes in May, then in June), ..."
            depth += (sentence.word(end) == "(") - (sentence.word(end) == ")")
            end += 1
        if end == len(sentence) and sentence.word(end - 1) in STOPS:
            end -= 1
        speaker = self._speakers.of(sentence, Phrase(at + size, end - 1), previous)
        if speaker is None and at + size < len(sentence):
            # "according to the ministry's paper handed out beforehand"
            speaker = self._speakers.of(sentence, sentence.after(at + size), previous)
        if speaker is None or ("weak" in cue.frames and speaker.referent is None):
            return None
        end = self._past_name(sentence, end, speaker)
        named = next((k for k in range(at + size, end) if sentence.word(k) == "as"), None)
        if (
            sentence.tag(at) == "VBG"
            and named is not None
            and sentence.tag(named + 1) != "VBG"
            and not sentence.has_finite(at + size, named)
        ):
            # "citing X as an example": nobody is the source
            return None
        subject = sentence.before(at)
        if "learn" in cue.frames and subject is not None and sentence.word(subject.first - 1) == "as" and sentence.word(end) == ",":
            # "As the agency learned from the ministry, the road is closed"
            return Attribution(at, size, cue, speaker, "source", subject.first - 1, until=end)
        closes = end >= len(sentence) - 1 and subject is not None and sentence.word(subject.first - 1) in CLOSING
        if "learn" in cue.frames and sentence.tag(at) in FINITE:
            that = next((k for k in range(at + size, end) if sentence.word(k) == "that"), None)
            if that is not None and that + 1 < len(sentence):
                # "the agency learned from X that ...": the clause is X's
                return Attribution(at, size, cue, speaker, "clause", at, content=that + 1)
            if size == 1 and not closes:
                # "the minister cited the ministry's figures"
                return None
        return Attribution(at, size, cue, speaker, "learn" if "learn" in cue.frames else "source", at, until=end)

    def _relative(self, sentence: Sentence, at: int, size: int, cue: Cue, previous: Speaker | None) -> Attribution | None:
        """'X, according to whom the road is closed, ...'."""
        speaker = self._speakers.of(sentence, sentence.phrase_ending_at(at - 1 - (sentence.word(at - 1) == ",")), previous)
        content = at + size + 1
        if speaker is None or speaker.referent is None or content >= len(sentence):
            return None
        return Attribution(at, size + 1, cue, speaker, "clause", at, content=content)

    def _past_name(self, sentence: Sentence, comma: int, speaker: Speaker) -> int:
        """The comma behind the name or office beside a source's own: "according to the spokesman, X, the road ..."."""
        if comma + 2 >= len(sentence) or sentence.word(comma) != "," or speaker.referent is None:
            return comma
        name = sentence[comma + 1].mention
        if name is not None and name.type == "person" and name.referent == speaker.referent:
            behind = next((k for k in range(comma + 1, len(sentence)) if sentence[k].mention is not name), comma)
        else:
            office = sentence.after(comma + 1)
            described = self._speakers.describe(sentence.quote(office.first, office.last)) if sentence.tag(comma + 1) == "DT" else None
            behind = office.last + 1 if described is not None and described.kind in ("office", "voice") else comma
        return behind if sentence.word(behind) == "," else comma

    def nominal(self, sentence: Sentence, at: int, last: Attribution | None, previous: Speaker | None) -> Attribution | None:
        """'X's call for restraint', 'Y's claim that ...', 'the pledge by (from) Z to help': a noun of speech, its speaker beside it."""
        cue, token = self._cues.nominal.get(sentence.word(at)), sentence[at].token
        link = sentence.word(at + 1)
        if cue is not None and link in ("by", "from"):
            return self._said_by(sentence, at, cue, previous)
        # "the ministry's position is that ..."
        after = at + 1 + (sentence[at + 1].is_auxiliary and sentence.word(at + 2) == "that") if at + 2 < len(sentence) else at + 1
        dated = self._frames.past_date(sentence, after)
        # "his vow on Monday that ..."
        after = dated if cue is not None and sentence.word(dated) == "that" else after
        link = sentence.word(after)
        if cue is None or token is None or token.pos_ != "NOUN" or not self._is_link(sentence, at, after):
            return None
        owner = at - 1
        while owner > max(0, at - WINDOW) and sentence[owner].mention is None and sentence.tag(owner) in MODIFIERS:
            owner -= 1
        is_pronoun = sentence.tag(owner) == "PRP$"
        if not is_pronoun and (sentence.tag(owner) != "POS" or owner < 1):
            return None
        if (
            last is not None
            and last.content is not None
            and "quote" in last.frames
            and (last.content <= owner or (is_pronoun and last.end <= owner))
        ):
            # "expressed X's concern", "voiced his belief that": the subject speaks
            return None
        phrase, named = (Phrase(owner, owner) if is_pronoun else sentence.before(owner)), sentence[owner - 1].mention
        if named is not None and named.type == "person" and not is_pronoun:
            speaker: Speaker | None = Speaker(named.referent, named.start, named.end)
        else:
            speaker = self._speakers.of(sentence, phrase, previous)
        end = sentence.index((token if after == at + 1 else token.head).right_edge.i)
        if phrase is None or speaker is None or speaker.referent is None or end is None or end < at + 2:
            return None
        return Attribution(at, 1, cue, speaker, "nominal", phrase.first, content=after + (link != "to"), until=end + 1, confidence=0.65)

    def _said_by(self, sentence: Sentence, at: int, cue: Cue, previous: Speaker | None) -> Attribution | None:
        """'The call by X for restraint', 'the claim by Y that ...'."""
        begin = at + 2 + (sentence.tag(at + 2) == "DT")
        named = sentence[begin].mention if begin < len(sentence) else None
        link = next(
            (k for k in range(begin + 1, min(len(sentence), begin + WINDOW)) if named is None or sentence[k].mention is not named), at
        )
        if named is None:
            parted = range(link, min(len(sentence), begin + WINDOW))
            link = next((k for k in parted if sentence.word(k) != "of" and self._is_link(sentence, at, k)), at)
        is_plain = link > at and not any(sentence.tag(k) == "VBG" and sentence[k].mention is None for k in range(begin, link))
        speaker = self._speakers.of(sentence, Phrase(at + 2, link - 1), previous) if is_plain else None
        if speaker is None or speaker.referent is None or not self._is_link(sentence, at, link):
            return None
        content = link + (sentence.word(link) != "to")
        token = sentence[at].token
        parsed = sentence.index(token.right_edge.i) if token is not None else None
        if parsed is not None and parsed > content:
            end = parsed + 1
        else:
            is_end = (k for k in range(content, len(sentence)) if sentence.word(k) in STOPS | CLOSING or sentence[k].is_finite)
            end = next(is_end, len(sentence))
        is_whole = end > content + 1 and (sentence.word(link) != "that" or sentence.has_finite(content, end))
        return Attribution(at, 1, cue, speaker, "nominal", at, content=content, until=end, confidence=0.65) if is_whole else None

    def _is_link(self, sentence: Sentence, at: int, after: int) -> bool:
        """Whether the word at `after` leads from a noun of speech to what is said; "on" only where the verb has it too: "call on"."""
        link = sentence.word(after)
        if link == "to":
            return sentence.tag(after + 1) == "VB"
        if "explicit" in self._cues.nominal[sentence.word(at)].frames:
            return link == "that"
        cue = self._cues.match([sentence.word(at), link], 0) if link == "on" else None
        return link in LINKS or (cue is not None and cue[1] > 1 and "to" in cue[0].frames)

    def opinion(self, sentence: Sentence, at: int, previous: Speaker | None) -> Attribution | None:
        """'In the minister's view, ...': a source by its noun, its owner before it."""
        if sentence.word(at) != "in":
            return None
        noun = next((k for k in range(at + 2, min(len(sentence), at + WINDOW)) if sentence.word(k) in self._cues.opinions), None)
        if noun is None or sentence.has_finite(at, noun) or sentence.tag(at - 1) == "VBN":
            # "the steps identified in the Commission's Opinion": a paper
            return None
        owner = noun - 1
        while owner > at and sentence[owner].mention is None and sentence.tag(owner) in MODIFIERS:
            owner -= 1
        phrase, cue = Phrase(at + 1, owner - 1), self._cues.opinions[sentence.word(noun)]
        named = sentence[owner - 1].mention
        speaker = None
        if sentence.tag(owner) == "POS" and named is not None and named.type == "person":
            speaker = Speaker(named.referent, named.start, named.end)
        elif sentence.tag(owner) == "POS":
            speaker = self._speakers.of(sentence, phrase, previous)
        elif sentence.word(noun + 1) == "of" and noun + 2 < len(sentence):
            phrase = sentence.after(noun + 2)
            speaker, noun = self._speakers.of(sentence, phrase, previous), phrase.last
        if speaker is None:
            return None
        return Attribution(at, noun + 1 - at, cue, speaker, "source", at, until=noun + 1)

    def as_said_by(self, verb: Verb) -> Attribution | None:
        """'As rightly noted by X, ...': a passive whose agent is the source."""
        agent = verb.sentence.after(verb.end + 1) if verb.end + 1 < len(verb.sentence) else None
        speaker = self._speakers.of(verb.sentence, agent, verb.previous)
        if agent is None or speaker is None or ("weak" in verb.cue.frames and speaker.referent is None):
            return None
        found = verb.attribution(speaker, "source", verb.begin - 1)
        found.until = agent.last + 1
        return found

    def quoting(self, verb: Verb) -> Attribution | None:
        """'The agency quoted X as saying that ...': the object speaks."""
        sentence = verb.sentence
        at = next((k for k in range(verb.end, min(len(sentence) - 2, verb.end + WINDOW)) if sentence.word(k) == "as"), None)
        if at is None or sentence.tag(at + 1) != "VBG":
            return None
        speaker = self._speakers.of(sentence, Phrase(verb.end, at - 1), verb.previous)
        if speaker is None:
            return None
        found = verb.attribution(speaker, "clause", verb.begin)
        end = self._frames.past_date(sentence, at + 2)
        if end >= len(sentence) or sentence.word(end) in STOPS:
            found.kind, found.until = "final", end
            outlet = sentence.before(verb.begin)
            found.begin = outlet.first if outlet else verb.begin
            if not sentence.has_quote(0, found.begin):
                # what the outlet puts in its own words is its report too
                found.speaker = self._with_outlet(speaker, self._speakers.of(sentence, outlet, verb.previous))
            return found
        return self._frames.begun_at(sentence, found, at + 2 + (sentence.word(at + 2) in ("that", ":", ",")))

    @staticmethod
    def _with_outlet(speaker: Speaker, outlet: Speaker | None) -> Speaker:
        """Who spoke and the outlet that tells of it, for one content."""
        if outlet is None or outlet.referent is None or outlet.referent == speaker.referent:
            return speaker
        return replace(speaker, members=(speaker, outlet))
