"""Attributions of a sentence: each reporting cue with its source.

Belongs here: whether a cue stands as a verb or noun of report, and who its subject is. Does not belong here: the cues (pack `cues`),
where contents begin (frames) and end (contents), what becomes a row (statements).
"""

from __future__ import annotations

from collections.abc import Iterator

from seedline.dataset.referent import type_of
from seedline.extract.clauses import ADVERB, FINITE, RELATIVE, STOPS, VERB, Phrase, Sentence
from seedline.extract.cues import Cue, Cues
from seedline.extract.frames import LONGEST_COORDINATION, NOBODY, WINDOW, Attribution, Floor, Frames, Verb, has_clause
from seedline.extract.speakers import FIRST_PERSON, Speaker, Speakers

NEGATIONS = frozenset({"not", "n't", "never"})
# prepositions and conjunctions with which a participle has the subject of its clause: "while noting", "before stressing"
WHILE = frozenset({"while", "when"})
MEANWHILE = frozenset({"before", "after", "by", "in"})
SPEAKING = frozenset({"person", "organization", "country"})
# words between a noun of speech and what is said
LINKS = frozenset({"that", "of", "over", "about", "for", "against"})
MODIFIERS = frozenset({"JJ", "JJR", "JJS", "NN", "VBN", "VBG", "HYPH", "RB"})
ABOUT = LINKS | {"at", "with", "to", "regarding", "concerning", "in", "by", "towards"}
SHORTEST_TOPIC = 4
# a topic may be shorter where the passive names its agent
SHORTEST_NAMED_TOPIC = 2
LONGEST_CARRIER = 5
CLOSING = STOPS | {","}


class Attributions:
    """Finds the attributions of sentences."""

    def __init__(self, cues: Cues, speakers: Speakers) -> None:
        self._cues = cues
        self._speakers = speakers
        self._frames = Frames(cues, speakers)

    def __call__(self, sentence: Sentence, previous: Speaker | None, floor: Floor = NOBODY) -> Iterator[Attribution]:
        """Attributions in order. `previous` is who spoke last before the sentence, `floor` speaks where no subject stands."""
        words = [i.word for i in sentence.items]
        found: list[Attribution] = []
        at = 0
        while at < len(words):
            item = sentence[at]
            nominal = self._nominal(sentence, at, found[-1] if found else None, previous) or self._opinion(sentence, at, previous)
            if nominal is not None:
                yield nominal
                at += nominal.size
                continue
            match = None if item.quote or item.mention else self._cues.match(words, at)
            if match is None:
                at += 1
                continue
            cue, size = match
            attribution = None
            if size > 1 and sentence.tag(at) in ADVERB:
                # "highly appreciated": the adverb belongs to the cue, the verb is its second word
                at, size = at + 1, size - 1
            if cue.frames & {"source", "learn"}:
                attribution = self._source(sentence, at, size, cue, previous)
                verb = self._cues.verb(sentence.word(at)) if attribution is None and size == 1 else None
                if verb is not None:
                    # "citing the lack of evidence": nobody is the source
                    attribution = self._verb(self._placed(sentence, at, size, verb, found, previous, floor))
            elif not cue.frames & {"none", "carrier"}:
                attribution = self._verb(self._placed(sentence, at, size, cue, found, previous, floor))
            if attribution is not None:
                yield attribution
                found.append(attribution)
            at += size

    def _nominal(self, sentence: Sentence, at: int, last: Attribution | None, previous: Speaker | None) -> Attribution | None:
        """'X's call for restraint', 'Y's claim that ...': a noun of speech with its speaker before it."""
        cue, token = self._cues.nominal.get(sentence.word(at)), sentence[at].token
        link = sentence.word(at + 1)
        if cue is None or token is None or token.pos_ != "NOUN" or not self._is_link(sentence, at, link):
            return None
        owner = at - 1
        while owner > max(0, at - WINDOW) and sentence[owner].mention is None and sentence.tag(owner) in MODIFIERS:
            owner -= 1
        is_pronoun = sentence.tag(owner) == "PRP$"
        if not is_pronoun and (sentence.tag(owner) != "POS" or owner < 1):
            return None
        if last is not None and last.content is not None and last.content <= owner and "quote" in last.frames:
            # "expressed X's concern": the subject speaks for X
            return None
        phrase, named = (Phrase(owner, owner) if is_pronoun else sentence.before(owner)), sentence[owner - 1].mention
        if named is not None and named.type == "person" and not is_pronoun:
            speaker: Speaker | None = Speaker(named.referent, named.start, named.end)
        else:
            speaker = self._speakers.of(sentence, phrase, previous)
        end = sentence.index(token.right_edge.i)
        if phrase is None or speaker is None or speaker.referent is None or end is None or end < at + 2:
            return None
        return Attribution(at, 1, cue, speaker, "nominal", phrase.first, content=at + 1 + (link != "to"), until=end + 1, confidence=0.65)

    def _is_link(self, sentence: Sentence, at: int, link: str) -> bool:
        """Whether the word behind a noun of speech leads to what is said; "on" only where the verb has it too: "call on"."""
        if link == "to":
            return sentence.tag(at + 2) == "VB"
        if "explicit" in self._cues.nominal[sentence.word(at)].frames:
            return link == "that"
        cue = self._cues.match([sentence.word(at), link], 0) if link == "on" else None
        return link in LINKS or (cue is not None and cue[1] > 1 and "to" in cue[0].frames)

    def _placed(  # noqa: PLR0917
        self, sentence: Sentence, at: int, size: int, cue: Cue, earlier: list[Attribution], previous: Speaker | None, floor: Floor
    ) -> Verb:
        begin = _begin(sentence, _auxiliary(sentence, at))
        words = [i.word for i in sentence.items[max(0, begin - LONGEST_CARRIER) : begin]]
        for n in range(len(words)):
            match = self._cues.match(words, n)
            if match is not None and "carrier" in match[0].frames and n + match[1] == len(words):
                # "went on to say": the subject stands before the first of the two verbs
                carrier = begin - match[1]
                return Verb(sentence, _begin(sentence, carrier), at, size, cue, earlier, previous, floor, carrier)
        return Verb(sentence, begin, at, size, cue, earlier, previous, floor)

    def _source(self, sentence: Sentence, at: int, size: int, cue: Cue, previous: Speaker | None) -> Attribution | None:
        if "own" in cue.frames:
            own = next((k for k in range(at, at + size) if sentence.tag(k) in ("PRP", "PRP$")), at)
            speaker = self._speakers.of(sentence, Phrase(own, own), previous)
            return Attribution(at, size, cue, speaker, "source", at, until=at + size) if speaker else None
        end = at + size
        while end < len(sentence) and not sentence[end].is_break and sentence.word(end) != ";" and sentence[end].quote is None:
            end += 1
        if end == len(sentence) and sentence.word(end - 1) in STOPS:
            end -= 1
        speaker = self._speakers.of(sentence, Phrase(at + size, end - 1), previous)
        if speaker is None:
            return None
        if "learn" in cue.frames and sentence.tag(at) in FINITE:
            that = next((k for k in range(at + size, end) if sentence.word(k) == "that"), None)
            if that is not None and that + 1 < len(sentence):
                # "the agency learned from X that ...": the clause is X's
                return Attribution(at, size, cue, speaker, "clause", at, content=that + 1)
        return Attribution(at, size, cue, speaker, "learn" if "learn" in cue.frames else "source", at, until=end)

    def _opinion(self, sentence: Sentence, at: int, previous: Speaker | None) -> Attribution | None:
        """'In the minister's view, ...': a source by its noun, its owner before it."""
        if sentence.word(at) != "in":
            return None
        noun = next((k for k in range(at + 2, min(len(sentence), at + WINDOW)) if sentence.word(k) in self._cues.opinions), None)
        if noun is None or sentence.has_finite(at, noun):
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

    # -- verbs
    def _verb(self, verb: Verb) -> Attribution | None:
        if verb.floor.speaker is not None and self._opens_item(verb):
            return self._frames.place(verb, verb.attribution(verb.floor.speaker, "clause", verb.begin))
        group = verb.sentence.items[verb.begin : verb.finite]
        tag = verb.sentence.tag(verb.finite)
        before = verb.before.tag if verb.before else ""
        if any(i.tag == "MD" or i.word in NEGATIONS for i in group) or before == "TO" or not self._is_verb(verb):
            return None
        if tag in ("VB", "VBP") and self._is_infinitive(verb):
            return None
        if tag in ("VBN", "VBD") and any(i.token is not None and i.token.lemma_ == "be" for i in group):
            return self._passive(verb)
        if verb.before is not None and verb.before.word == "as" and verb.sentence.word(verb.end) == "by":
            return self._as_said_by(verb)
        quoting = self._quoting(verb) if "quoting" in verb.cue.frames else None
        if quoting is not None or verb.cue.frames == {"quoting"}:
            return quoting
        is_progressive = any(i.token is not None and i.token.lemma_ == "be" for i in group)
        if tag != "VBG" or is_progressive:
            return self._active(verb)
        fronted = self._fronted(verb)
        if fronted is not None:
            return fronted
        phrase = verb.sentence.before(verb.begin)
        if phrase is not None and verb.sentence.word(phrase.first - 1) == "with" and phrase.last == verb.begin - 1:
            # "with the envoy saying ...": the participle has a subject of its own
            speaker = self._speakers.of(verb.sentence, phrase, verb.previous)
            return self._frames.place(verb, verb.attribution(speaker, "clause", phrase.first - 1)) if speaker else None
        if (
            ("weak" in verb.cue.frames and verb.sentence.word(verb.begin - 1) != ",")
            or before == "VBG"
            or (before == "IN" and not self._is_beside(verb))
            or not verb.cue.frames & {"quote", "np", "to", "told", "name"}
        ):
            return None
        found = self._beside_subject(verb) or self._inheriting(verb)
        is_voice = found is not None and (verb.last is not None or type_of(found.speaker.referent or "") == "person")
        # "spoke of trade, highlighting X": things may highlight too
        return found if "weak" not in verb.cue.frames or is_voice else None

    @staticmethod
    def _opens_item(verb: Verb) -> bool:
        """Whether the verb is the first word of an item, behind its number: "3. Strongly condemns ...", "(b) Recalling ..."."""
        if (
            verb.carrier is not None
            or (verb.before is not None and verb.before.tag == "PRP")
            or any(i.word.isalpha() and len(i.word) > 1 for i in verb.sentence.items[: verb.begin])
        ):
            return False
        word = verb.sentence.word(verb.at)
        return word.endswith(("s", "ing")) or (verb.floor.speaker is not None and verb.floor.speaker.referent is None)

    def _as_said_by(self, verb: Verb) -> Attribution | None:
        """'As rightly noted by X, ...': a passive whose agent is the source."""
        agent = verb.sentence.after(verb.end + 1) if verb.end + 1 < len(verb.sentence) else None
        speaker = self._speakers.of(verb.sentence, agent, verb.previous)
        if agent is None or speaker is None or ("weak" in verb.cue.frames and speaker.referent is None):
            return None
        found = verb.attribution(speaker, "source", verb.begin - 1)
        found.until = agent.last + 1
        return found

    def _beside_subject(self, verb: Verb) -> Attribution | None:
        """'X (Country), describing the vote as ..., ...': a participle right behind the name that opens the sentence."""
        sentence = verb.sentence
        phrase = sentence.before(verb.begin - 1) if sentence.word(verb.begin - 1) == "," else None
        if phrase is None or phrase.first != 0:
            return None
        speaker = self._speakers.of(sentence, phrase, verb.previous)
        if speaker is None or speaker.referent is None:
            return None
        found = self._frames.place(verb, verb.attribution(speaker, "clause", verb.begin))
        if found is not None and found.kind == "phrase" and found.content is not None:
            found.until = next(
                (k for k in range(found.content, len(sentence)) if sentence.word(k) == "," and not sentence[k - 1].mention), None
            )
            found.confidence = 0.75
        return found

    @staticmethod
    def _is_infinitive(verb: Verb) -> bool:
        """Whether the verb is joined to one behind "to" or "will": "refused to confirm or deny"."""
        sentence, token = verb.sentence, verb.sentence[verb.finite].token
        if sentence.tag(verb.begin - 1) == "CC":
            # the parse loses long coordinations: the base form before, whatever stands behind "to" or "will"
            for k in range(verb.begin - 2, max(0, verb.begin - 2 - LONGEST_COORDINATION), -1):
                if sentence.tag(k) in ("VBD", "VBZ", "VBP"):
                    break
                if sentence.tag(k) == "VB" and sentence[k].mention is None and sentence.tag(_begin(sentence, k) - 1) == "TO":
                    return True
                if sentence.tag(k) == "MD":
                    return True
        for _ in range(WINDOW):
            if token is None or token.dep_ != "conj":
                break
            token = token.head
        return token is not None and any(c.dep_ == "aux" and c.tag_ in ("TO", "MD") for c in token.children)

    def _fronted(self, verb: Verb) -> Attribution | None:
        """'Recalling X, he stressed ...': a participle before the clause whose subject is its own."""
        sentence, token = verb.sentence, verb.sentence[verb.finite].token
        opens = verb.begin == 0 or sentence.word(verb.begin - 1) in WHILE | MEANWHILE or sentence[verb.begin - 1].is_break
        if token is None or not opens or "weak" in verb.cue.frames or sentence.has_finite(0, verb.begin):
            return None
        subject = next((c for c in token.head.children if c.dep_ in ("nsubj", "nsubjpass") and c.i > token.i), None)
        at = sentence.index(subject.i) if subject is not None else None
        first = sentence.index(subject.left_edge.i) if subject is not None else None
        if at is None or first is None or first <= verb.end or sentence.word(first - 1) != ",":
            return None
        speaker = self._speakers.of(sentence, Phrase(first, sentence.after(at).last), verb.previous)
        if speaker is None:
            return None
        found = self._frames.place(verb, verb.attribution(speaker, "clause", verb.begin))
        if found is None or found.kind not in ("clause", "phrase"):
            return None
        found.until, found.confidence = first - 1, 0.75
        return found

    @staticmethod
    def _is_beside(verb: Verb) -> bool:
        """Whether the preposition before a participle stands beside a clause, not inside a noun phrase ("his role in condemning")."""
        word, before = verb.sentence.word(verb.begin - 1), verb.sentence.tag(verb.begin - 2)
        return word in WHILE or (word in MEANWHILE and (before in VERB or before in ("", ",", "QUOTE", "RB")))

    def _quoting(self, verb: Verb) -> Attribution | None:
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
            return found
        return self._frames.begun_at(sentence, found, at + 2 + (sentence.word(at + 2) in ("that", ":", ",")))

    def _is_verb(self, verb: Verb) -> bool:
        """Whether the cue stands as a verb; headlines in capitals are tagged as names, so a name in front and a verb's ending will do."""
        item, before = verb.sentence[verb.at], verb.before
        if item.tag in VERB or item.is_auxiliary:
            return not (item.tag in ("VB", "VBN", "VBG") and verb.size == 1 and before is not None and before.tag in ("DT", "JJ", "PRP$"))
        if before is None:
            return False
        if verb.size > 1 and item.tag == "NNS" and before.tag == "CC":
            return True
        if item.tag == "NNS" and verb.sentence.word(verb.end) in CLOSING and "quote" in verb.cue.frames:
            # "..., the press service reports.": a plural that closes the clause behind a speaker
            phrase = verb.sentence.before(verb.at)
            speaker = self._speakers.of(verb.sentence, phrase) if phrase and verb.sentence.word(phrase.first - 1) == "," else None
            return speaker is not None and speaker.referent is not None
        ends_as_verb = item.word.endswith(("s", "ed")) or item.word in ("said", "told")
        if verb.sentence.is_title_case and item.word.endswith("s") and (before.is_nominal or before.word == ","):
            # "Envoy Praises Role of X": in a headline every word is tagged as a name
            return verb.size > 1 or verb.sentence.tag(verb.end) not in ("IN", "CC", "")
        if verb.begin < verb.at and ends_as_verb and before.is_nominal and not verb.sentence.has_finite(0, len(verb.sentence)):
            # "the Head of State highly appreciated X": no other verb is there
            return True
        after_name = before.mention is not None or before.quote is not None or before.tag in RELATIVE or before.tag == "PRP"
        return ends_as_verb and after_name and item.tag in ("NNP", "NNPS", "NNS", "JJ")

    def _active(self, verb: Verb) -> Attribution | None:
        sentence, before = verb.sentence, verb.before
        if sentence.word(verb.end) == "by" and verb.sentence.tag(verb.finite) in ("VBD", "VBN") and "np" in verb.cue.frames:
            # "the views expressed by X"
            return None
        phrase = self._subject(verb)
        if phrase and phrase.beside and (phrase.first == 0 or not sentence.word(phrase.first - 1).isalnum()):
            speaker = self._speakers.of(sentence, phrase, verb.previous)
            if speaker is not None and speaker.referent is not None:
                if self._is_joint(verb):
                    speaker = Speaker(None, speaker.start, speaker.end)
                return self._frames.place(verb, verb.attribution(speaker, "clause", phrase.first))
        inverted = self._inverted(verb)
        if inverted is not None:
            return inverted
        speaker = self._further(verb, phrase) or self._speakers.of(sentence, phrase, verb.previous)
        if phrase and speaker is not None:
            if self._is_joint(verb):
                speaker = Speaker(None, speaker.start, speaker.end)
            if sentence.word(phrase.first - 1) == "as":
                clause = self._frames.place(verb, verb.attribution(speaker, "clause", phrase.first))
                if clause is not None and clause.kind == "phrase" and "that" in clause.frames and clause.content == verb.end:
                    # "even as the ministers voiced concern": a clause of time
                    return clause
                comma = next((k for k in range(verb.end, len(sentence)) if sentence.word(k) == ","), len(sentence))
                found = verb.attribution(speaker, "source", phrase.first - 1)
                found.until = comma
                return found
            return self._frames.place(verb, verb.attribution(speaker, "clause", self._with_title(sentence, phrase.first)))
        if phrase and self._speakers.is_first_person(sentence, phrase):
            return self._collective(verb, phrase)
        if phrase and before is not None and self._could_speak(verb, phrase):
            framed = self._frames.place(verb, verb.attribution(Speaker(None, before.start, before.start), "clause", phrase.first))
            if framed is not None and framed.kind == "clause":
                framed.confidence = 0.65
                return framed
        if before is not None and (before.tag in ("CC", "WP") or before.word == ","):
            return self._inheriting(verb)
        return None

    def _further(self, verb: Verb, phrase: Phrase | None) -> Speaker | None:
        """'He added ...': who spoke last goes on, whoever was named since."""
        is_further = phrase is not None and "further" in verb.cue.frames
        return self._speakers.again(verb.sentence, phrase, verb.previous) if is_further and phrase else None

    def _collective(self, verb: Verb, phrase: Phrase) -> Attribution | None:
        """'We reaffirmed ...' in a paper that several agreed on: the group speaks. In a speech nobody is reported."""
        sentence = verb.sentence
        if not verb.floor.is_collective or sentence.quote(phrase.first, phrase.last).casefold() != "we":
            return None
        nobody = Speaker(None, sentence[phrase.first].start, sentence[phrase.first].end)
        return self._frames.place(verb, verb.attribution(nobody, "clause", phrase.first))

    def _with_title(self, sentence: Sentence, first: int) -> int:
        """Where a name's office begins that stands before it between commas: "the minister, X said"."""
        title = sentence.phrase_ending_at(first - 2) if sentence.word(first - 1) == "," else None
        found = self._speakers.describe(sentence.quote(title.first, title.last)) if title is not None else None
        if title is None or found is None or found.kind not in ("office", "voice"):
            return first
        opens = title.first == 0 or sentence[title.first - 1].quote is not None or sentence[title.first - 1].is_break
        return title.first if opens else first

    @staticmethod
    def _could_speak(verb: Verb, phrase: Phrase) -> bool:
        """Whether a noun that no pack knows may be somebody who speaks: of things one says other verbs than of people."""
        head = verb.sentence.head(phrase)
        is_noun = head.mention is None and head.tag in ("NN", "NNS", "NNP") and phrase.beside is None
        return is_noun and "weak" not in verb.cue.frames and bool(verb.cue.frames & {"that", "told"})

    @staticmethod
    def _is_joint(verb: Verb) -> bool:
        """Whether two names joined are the verb's subject by the parse: the group speaks."""
        token = verb.sentence[verb.finite].token
        head = next((c for c in token.children if c.dep_ == "nsubj"), None) if token is not None else None
        referents = set()
        while head is not None:
            at = verb.sentence.index(head.i)
            mention = verb.sentence[at].mention if at is not None else None
            referents.add(mention.referent if mention is not None and mention.type in SPEAKING else None)
            head = next((c for c in head.children if c.dep_ == "conj" and c.i > head.i), None) if len(referents) < WINDOW else None
        return len(referents - {None}) > 1

    def _subject(self, verb: Verb) -> Phrase | None:
        """The phrase before the verb; behind commas or a relative clause the parse knows better where the subject ended."""
        phrase = verb.sentence.before(verb.begin)
        if phrase is not None and phrase.beside is None:
            return phrase
        token = verb.sentence[verb.finite].token
        subject = next((c.i for c in token.children if c.dep_ == "nsubj"), None) if token is not None else None
        at = verb.sentence.index(subject)
        parsed = verb.sentence.before(at + 1) if at is not None and at < (phrase.first if phrase else verb.begin) else None
        if phrase is None:
            return parsed
        if verb.sentence.word(phrase.first - 1) == "," and self._has_person(verb.sentence, phrase):
            # "the minister, X, speaking at the forum, said": the name beside the office
            return phrase
        return Phrase(parsed.first, parsed.last, phrase.beside) if parsed and self._speakers.of(verb.sentence, parsed) else phrase

    def _inverted(self, verb: Verb) -> Attribution | None:
        """'..., said X': the source follows its verb."""
        sentence, before = verb.sentence, verb.before
        if "quote" not in verb.cue.frames or verb.end >= len(sentence):
            return None
        opens = before is None or before.quote is not None or before.is_break
        following = sentence[verb.end]
        phrase = sentence.after(verb.end)
        if (
            opens
            and following.tag == "IN"
            and following.mention is None
            and verb.end + 1 < len(sentence)
            and sentence.has_quote(0, verb.begin)
        ):
            # '"...", noted in his turn X'
            phrase = sentence.after(verb.end + 1)
            opens = self._has_person(sentence, phrase)
        elif not (following.is_nominal or following.tag in ("DT", "PRP")):
            return None
        if not opens:
            return None
        if "told" in verb.cue.frames:
            phrase = self._behind_addressee(sentence, phrase)
            if not self._has_person(sentence, phrase) or not sentence.has_quote(0, verb.begin):
                return None
        speaker = self._speakers.of(sentence, phrase, verb.previous)
        if speaker is None or (before is None and sentence[0].quote is None):
            return None
        found = verb.attribution(speaker, "final", verb.begin)
        found.until = phrase.last + 1
        return found

    @staticmethod
    def _behind_addressee(sentence: Sentence, phrase: Phrase) -> Phrase:
        """'..., told reporters the spokesman X': the second of two phrases behind the verb speaks."""
        behind = phrase.last + 1
        is_second = behind < len(sentence) and (sentence[behind].is_nominal or sentence.tag(behind) == "DT")
        return sentence.after(behind) if is_second else phrase

    @staticmethod
    def _has_person(sentence: Sentence, phrase: Phrase) -> bool:
        return any(i.mention is not None and i.mention.type == "person" for i in sentence.items[phrase.first : phrase.last + 1])

    def _inheriting(self, verb: Verb) -> Attribution | None:
        speaker = self._governor(verb)
        if speaker is None:
            return None
        found = verb.attribution(speaker, "clause", verb.begin)
        found.inherits, found.confidence = True, 0.75
        return self._frames.place(verb, found)

    def _governor(self, verb: Verb) -> Speaker | None:
        """The subject of the verb that this one is joined to."""
        sentence, token = verb.sentence, verb.sentence[verb.finite].token
        joined = token.head.i if token is not None and token.dep_ == "conj" else None
        beside = next((a for a in verb.earlier if (t := sentence[a.at].token) is not None and t.i == joined), None)
        if beside is None and not (joined is not None and verb.last is not None and verb.last.kind == "final"):
            beside = verb.last
        if beside is not None and sentence.tag(beside.at) == "VBN" and sentence.tag(verb.finite) == "VBD":
            # "reminded that it has declared X, and called for Y": the tense is the first verb's
            beside = next((a for a in reversed(verb.earlier) if sentence.tag(a.at) == "VBD"), beside)
        if beside is not None and beside.kind not in ("passive", "source", "learn"):
            return beside.speaker
        for _ in range(6):
            if token is None or token.head.i == token.i:
                break
            token = token.head
            at = sentence.index(next((c.i for c in token.children if c.dep_ in ("nsubj", "nsubjpass")), None))
            if at is not None and at < verb.at:
                phrase = sentence.before(at + 1)
                finite = sentence.index(token.i)
                around = sentence.before(_begin(sentence, finite)) if finite is not None else None
                if around is not None and around.beside is not None:
                    # "the spokesman, X, spoke of trade, highlighting Y"
                    return self._speakers.of(sentence, around, verb.previous)
                return self._speakers.of(sentence, phrase and Phrase(phrase.first, sentence.after(at).last), verb.previous)
        first = next((k for k in range(verb.at) if sentence[k].is_finite), None)
        return self._speakers.of(sentence, sentence.before(first), verb.previous) if first else None

    def _passive(self, verb: Verb) -> Attribution | None:
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
        found = verb.attribution(speaker, "passive", verb.begin)
        found.confidence = 0.72
        impersonal = verb.before.word == "it"
        end += sentence.word(end) == "," and sentence.word(end + 1) == "that"
        if impersonal and sentence.word(verb.begin - 2) == "as" and speaker.referent is not None:
            # "As it was informed by the embassy, ..."
            source = verb.attribution(speaker, "source", verb.begin - 2)
            source.until = end
            return source
        if "that" in (sentence.word(k) for k in range(end + 1, end + 4)) and all(sentence.tag(k) in ADVERB for k in (end, end + 1)[:2]):
            # "it has been confirmed so far that"
            end = next(k for k in range(end + 1, end + 4) if sentence.word(k) == "that")
        follows = sentence.word(end)
        if follows == "that" or (follows == "to" and "passive" in verb.cue.frames and not impersonal):
            found.content = end + (follows == "that")
            return found if found.content < len(sentence) else None
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
        has_agent = speaker.referent is not None and "np" in verb.cue.frames
        if impersonal or not (has_agent or "passive" in verb.cue.frames):
            return None
        first = self._topic(verb)
        while first < verb.begin and sentence.tag(first) in ("CC", "RB"):
            first += 1
        found.begin, found.content, found.until = first, first, verb.begin
        if has_agent and sentence.word(end) == "as":
            # "was dismissed by X as void"
            found.until = next((k for k in range(end, len(sentence)) if sentence[k].is_break or sentence.word(k) in STOPS), len(sentence))
        if sentence.word(end) in ABOUT and self._is_stance(sentence, first, verb.begin):
            # "satisfaction was expressed with X"
            found.until = None
            return found
        return found if verb.begin - first >= (SHORTEST_NAMED_TOPIC if has_agent else SHORTEST_TOPIC) else None

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


def _auxiliary(sentence: Sentence, at: int) -> int:
    """The auxiliary that an adverbial parts from its participle ("has on many occasions said"), else the verb itself."""
    token = sentence[at].token
    if token is None or sentence.tag(at) not in ("VBN", "VBD"):
        return at
    children = list(token.children)
    first = next((c.i for c in children if c.dep_ in ("aux", "auxpass") and c.i < token.i), None)
    k = sentence.index(first)
    is_plain = first is not None and not any(first < c.i < token.i and c.dep_ in ("nsubj", "nsubjpass") for c in children)
    if k is None or not is_plain or not 0 < at - k <= WINDOW or any(i.is_break for i in sentence.items[k:at]):
        return at
    return k


def _begin(sentence: Sentence, at: int) -> int:
    """The first of a verb's auxiliaries and adverbs."""
    begin = at
    while begin and sentence[begin - 1].mention is None and (sentence.tag(begin - 1) in ADVERB or sentence[begin - 1].is_auxiliary):
        begin -= 1
    return begin
