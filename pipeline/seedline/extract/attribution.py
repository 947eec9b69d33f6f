"""Attributions of a sentence: each reporting cue with its source, and where its content begins.

Belongs here: the frames in which a cue reports speech. Does not belong here: the cues (pack `cues`), where content
ends and what becomes a row (statements).

Frames of the pack: `that` clause with or without "that"; `explicit` clause with "that" only; `told` addressee, then
clause; `of` what the addressee is told of; `to` everything behind the cue; `np` noun phrase; `thing` noun phrase that
is no person; `name` "called X Y"; `act` noun phrase whose head is a `speech` noun ("extended condolences"); `passive`
"X was noted"; `quote` may introduce or follow a quotation and close a sentence; `source` "according to"; `learn`
"learned from"; `own` a source whose pronoun stands in the cue ("in his opinion"); `quoting` "quoted X as saying";
`nominal` nouns with their speaker before them ("X's call for"); `weak` is said of things too; `none` blocks shorter
cues; `directive` object with an infinitive; `carrier` verbs whose infinitive or participle reports ("went on to say");
`stance` nouns whose "that" clause is the content ("expressed the hope that"). A `*` in a cue stands for a few words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from seedline.extract.clauses import ADJUNCT, ADVERB, FINITE, RELATIVE, STOPS, VERB, Item, Phrase, Sentence
from seedline.extract.cues import Cue, Cues
from seedline.extract.speakers import FIRST_PERSON, Speaker, Speakers

CLAUSE_WORDS = frozenset({"that", "whether", "how", "why", "what", "if", "when", "where", "who"})
NEGATIONS = frozenset({"not", "n't", "never"})
# prepositions and conjunctions with which a participle has the subject of its clause: "while noting", "before stressing"
WHILE = frozenset({"while", "when"})
MEANWHILE = frozenset({"before", "after", "by", "in"})
SPEAKING = frozenset({"person", "organization", "country"})
# words between a noun of speech and what is said
LINKS = frozenset({"that", "of", "over", "about", "for", "against", "at"})
MODIFIERS = frozenset({"JJ", "JJR", "JJS", "NN", "VBN", "VBG", "HYPH", "RB"})
ABOUT = LINKS | {"with", "to", "regarding", "concerning", "in", "by", "towards"}
NAMING = frozenset({"JJ", "NN", "NNS", "VBN", "VBG"})
# "the statement reads, in particular:"
EXCERPT = frozenset({"particular", "part", "full"})
OPENING = frozenset({'"', "“", "«", "``", "''", "‘"})
WINDOW = 14
SHORTEST_TOPIC = 4
# a topic may be shorter where the passive names its agent
SHORTEST_NAMED_TOPIC = 2
LONGEST_CARRIER = 5
LONGEST_COORDINATION = 60


@dataclass(slots=True)
class Attribution:
    """A cue at item `at` of `size` items, with its speaker.

    `kind`: `clause` or `phrase` (content begins at `content`), `passive`, `final` (content stands before), `quote` (content is a
    quotation), `source`, `learn`, `nominal`. `begin` is the first item of source and cue together, `until` the item after them
    or after a passive's content; `inherits` says that the subject is another verb's.
    """

    at: int
    size: int
    cue: Cue
    speaker: Speaker
    kind: str
    begin: int
    content: int | None = None
    until: int | None = None
    confidence: float = 0.85
    inherits: bool = False
    is_used: bool = False

    @property
    def end(self) -> int:
        return self.at + self.size

    @property
    def frames(self) -> frozenset[str]:
        return self.cue.frames


@dataclass(frozen=True, slots=True)
class _Verb:
    """A cue verb in its place: `begin` is the first of its auxiliaries and adverbs."""

    sentence: Sentence
    begin: int
    at: int
    size: int
    cue: Cue
    earlier: list[Attribution]
    previous: Speaker | None
    # where a verb begins that carries this one ("went on to say")
    carrier: int | None = None

    @property
    def finite(self) -> int:
        """The verb that has the subject."""
        return self.at if self.carrier is None else self.carrier

    @property
    def last(self) -> Attribution | None:
        return self.earlier[-1] if self.earlier else None

    @property
    def end(self) -> int:
        return self.at + self.size

    @property
    def before(self) -> Item | None:
        return self.sentence[self.begin - 1] if self.begin else None

    def attribution(self, speaker: Speaker, kind: str, begin: int) -> Attribution:
        return Attribution(self.at, self.size, self.cue, speaker, kind, begin)


class Attributions:
    """Finds the attributions of sentences."""

    def __init__(self, cues: Cues, speakers: Speakers) -> None:
        self._cues = cues
        self._speakers = speakers

    def __call__(self, sentence: Sentence, previous: Speaker | None) -> Iterator[Attribution]:
        """Attributions in order. `previous` is who spoke last before the sentence."""
        words = [i.word for i in sentence.items]
        found: list[Attribution] = []
        at = 0
        while at < len(words):
            item = sentence[at]
            nominal = self._nominal(sentence, at, found[-1] if found else None, previous)
            if nominal is not None:
                yield nominal
                at += 1
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
            elif not cue.frames & {"none", "carrier"}:
                attribution = self._verb(self._placed(sentence, at, size, cue, found, previous))
            if attribution is not None:
                yield attribution
                found.append(attribution)
            at += size

    def _nominal(self, sentence: Sentence, at: int, last: Attribution | None, previous: Speaker | None) -> Attribution | None:
        """'X's call for restraint', 'Y's claim that ...': a noun of speech with its speaker before it."""
        cue, token = self._cues.nominal.get(sentence.word(at)), sentence[at].token
        link = sentence.word(at + 1)
        if cue is None or token is None or token.pos_ != "NOUN" or not (link in LINKS or (link == "to" and sentence.tag(at + 2) == "VB")):
            return None
        owner = at - 1
        while owner > max(0, at - WINDOW) and sentence[owner].mention is None and sentence.tag(owner) in MODIFIERS:
            owner -= 1
        if sentence.tag(owner) != "POS" or sentence[owner - 1].mention is None:
            return None
        if last is not None and last.content is not None and last.content <= owner and "quote" in last.frames:
            # "expressed X's concern": the subject speaks for X
            return None
        phrase, named = sentence.before(owner), sentence[owner - 1].mention
        if named is not None and named.type == "person":
            speaker: Speaker | None = Speaker(named.referent, named.start, named.end)
        else:
            speaker = self._speakers.of(sentence, phrase, previous)
        end = sentence.index(token.right_edge.i)
        if phrase is None or speaker is None or speaker.referent is None or end is None or end < at + 2:
            return None
        return Attribution(at, 1, cue, speaker, "nominal", phrase.first, content=at + 1 + (link != "to"), until=end + 1, confidence=0.65)

    def _placed(self, sentence: Sentence, at: int, size: int, cue: Cue, earlier: list[Attribution], previous: Speaker | None) -> _Verb:  # noqa: PLR0917
        begin = _begin(sentence, at)
        words = [i.word for i in sentence.items[max(0, begin - LONGEST_CARRIER) : begin]]
        for n in range(len(words)):
            match = self._cues.match(words, n)
            if match is not None and "carrier" in match[0].frames and n + match[1] == len(words):
                # "went on to say": the subject stands before the first of the two verbs
                carrier = begin - match[1]
                return _Verb(sentence, _begin(sentence, carrier), at, size, cue, earlier, previous, carrier)
        return _Verb(sentence, begin, at, size, cue, earlier, previous)

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
        return Attribution(at, size, cue, speaker, "learn" if "learn" in cue.frames else "source", at, until=end)

    # -- verbs
    def _verb(self, verb: _Verb) -> Attribution | None:
        group = verb.sentence.items[verb.begin : verb.finite]
        tag = verb.sentence.tag(verb.finite)
        before = verb.before.tag if verb.before else ""
        if any(i.tag == "MD" or i.word in NEGATIONS for i in group) or before == "TO" or not self._is_verb(verb):
            return None
        if tag in ("VB", "VBP") and self._is_infinitive(verb):
            return None
        if tag in ("VBN", "VBD") and any(i.token is not None and i.token.lemma_ == "be" for i in group):
            return self._passive(verb)
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
            return self._framed(verb, verb.attribution(speaker, "clause", phrase.first - 1)) if speaker else None
        if (
            "weak" in verb.cue.frames
            or before == "VBG"
            or (before == "IN" and not self._is_beside(verb))
            or not verb.cue.frames & {"quote", "np", "to", "told"}
        ):
            return None
        return self._inheriting(verb)

    @staticmethod
    def _is_infinitive(verb: _Verb) -> bool:
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

    def _fronted(self, verb: _Verb) -> Attribution | None:
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
        found = self._framed(verb, verb.attribution(speaker, "clause", verb.begin))
        if found is None or found.kind not in ("clause", "phrase"):
            return None
        found.until, found.confidence = first - 1, 0.75
        return found

    @staticmethod
    def _is_beside(verb: _Verb) -> bool:
        """Whether the preposition before a participle stands beside a clause, not inside a noun phrase ("his role in condemning")."""
        word, before = verb.sentence.word(verb.begin - 1), verb.sentence.tag(verb.begin - 2)
        return word in WHILE or (word in MEANWHILE and (before in VERB or before in ("", ",", "QUOTE", "RB")))

    def _quoting(self, verb: _Verb) -> Attribution | None:
        """'The agency quoted X as saying that ...': the object speaks."""
        sentence = verb.sentence
        at = next((k for k in range(verb.end, min(len(sentence) - 2, verb.end + WINDOW)) if sentence.word(k) == "as"), None)
        if at is None or sentence.tag(at + 1) != "VBG":
            return None
        speaker = self._speakers.of(sentence, Phrase(verb.end, at - 1), verb.previous)
        if speaker is None:
            return None
        found = verb.attribution(speaker, "clause", verb.begin)
        end = self._past_date(sentence, at + 2)
        if end >= len(sentence) or sentence.word(end) in STOPS:
            found.kind, found.until = "final", end
            outlet = sentence.before(verb.begin)
            found.begin = outlet.first if outlet else verb.begin
            return found
        return self._from(sentence, found, at + 2 + (sentence.word(at + 2) in ("that", ":", ",")))

    def _is_verb(self, verb: _Verb) -> bool:
        """Whether the cue stands as a verb; headlines in capitals are tagged as names, so a name in front and a verb's ending will do."""
        item, before = verb.sentence[verb.at], verb.before
        if item.tag in VERB or item.is_auxiliary:
            return not (item.tag in ("VB", "VBN", "VBG") and verb.size == 1 and before is not None and before.tag in ("DT", "JJ", "PRP$"))
        if before is None:
            return False
        if verb.size > 1 and item.tag == "NNS" and before.tag == "CC":
            return True
        if item.tag == "NNS" and verb.sentence.word(verb.end) in STOPS and "quote" in verb.cue.frames:
            # "..., the press service reports.": a plural that closes the sentence behind a speaker
            phrase = verb.sentence.before(verb.at)
            speaker = self._speakers.of(verb.sentence, phrase) if phrase and verb.sentence.word(phrase.first - 1) == "," else None
            return speaker is not None and speaker.referent is not None
        ends_as_verb = item.word.endswith(("s", "ed")) or item.word in ("said", "told")
        if verb.begin < verb.at and ends_as_verb and before.is_nominal and not verb.sentence.has_finite(0, len(verb.sentence)):
            # "the Head of State highly appreciated X": no other verb is there
            return True
        after_name = before.mention is not None or before.quote is not None or before.tag in RELATIVE or before.tag == "PRP"
        return ends_as_verb and after_name and item.tag in ("NNP", "NNPS", "NNS", "JJ")

    def _active(self, verb: _Verb) -> Attribution | None:
        sentence, before = verb.sentence, verb.before
        phrase = self._subject(verb)
        if phrase and phrase.beside and (phrase.first == 0 or not sentence.word(phrase.first - 1).isalnum()):
            speaker = self._speakers.of(sentence, phrase, verb.previous)
            if speaker is not None and speaker.referent is not None:
                if self._is_joint(verb):
                    speaker = Speaker(None, speaker.start, speaker.end)
                return self._framed(verb, verb.attribution(speaker, "clause", phrase.first))
        inverted = self._inverted(verb)
        if inverted is not None:
            return inverted
        speaker = self._speakers.of(sentence, phrase, verb.previous)
        if phrase and speaker is not None:
            if self._is_joint(verb):
                speaker = Speaker(None, speaker.start, speaker.end)
            if sentence.word(phrase.first - 1) == "as":
                comma = next((k for k in range(verb.end, len(sentence)) if sentence.word(k) == ","), len(sentence))
                found = verb.attribution(speaker, "source", phrase.first - 1)
                found.until = comma
                return found
            return self._framed(verb, verb.attribution(speaker, "clause", self._with_title(sentence, phrase.first)))
        if phrase and self._speakers.is_first_person(sentence, phrase):
            return None
        if phrase and before is not None and self._could_speak(verb, phrase):
            framed = self._framed(verb, verb.attribution(Speaker(None, before.start, before.start), "clause", phrase.first))
            if framed is not None and framed.kind == "clause":
                framed.confidence = 0.65
                return framed
        if before is not None and (before.tag in ("CC", "WP") or before.word == ","):
            return self._inheriting(verb)
        return None

    def _with_title(self, sentence: Sentence, first: int) -> int:
        """Where a name's office begins that stands before it between commas: "the minister, X said"."""
        title = sentence.phrase_ending_at(first - 2) if sentence.word(first - 1) == "," else None
        found = self._speakers.describe(sentence.quote(title.first, title.last)) if title is not None else None
        if title is None or found is None or found.kind not in ("office", "voice"):
            return first
        opens = title.first == 0 or sentence[title.first - 1].quote is not None or sentence[title.first - 1].is_break
        return title.first if opens else first

    @staticmethod
    def _could_speak(verb: _Verb, phrase: Phrase) -> bool:
        """Whether a noun that no pack knows may be somebody who speaks: of things one says other verbs than of people."""
        head = verb.sentence.head(phrase)
        is_noun = head.mention is None and head.tag in ("NN", "NNS", "NNP") and phrase.beside is None
        return is_noun and "weak" not in verb.cue.frames and bool(verb.cue.frames & {"that", "told"})

    @staticmethod
    def _is_joint(verb: _Verb) -> bool:
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

    def _subject(self, verb: _Verb) -> Phrase | None:
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
        return Phrase(parsed.first, parsed.last, phrase.beside) if parsed and self._speakers.of(verb.sentence, parsed) else phrase

    def _inverted(self, verb: _Verb) -> Attribution | None:
        """'..., said X': the source follows its verb."""
        sentence, before = verb.sentence, verb.before
        if "quote" not in verb.cue.frames or "told" in verb.cue.frames or verb.end >= len(sentence):
            return None
        opens = before is None or before.quote is not None or before.is_break
        following = sentence[verb.end]
        if not opens or not (following.is_nominal or following.tag in ("DT", "PRP")):
            return None
        phrase = sentence.after(verb.end)
        speaker = self._speakers.of(sentence, phrase, verb.previous)
        if speaker is None or (before is None and sentence[0].quote is None):
            return None
        found = verb.attribution(speaker, "final", verb.begin)
        found.until = phrase.last + 1
        return found

    def _inheriting(self, verb: _Verb) -> Attribution | None:
        speaker = self._governor(verb)
        if speaker is None:
            return None
        found = verb.attribution(speaker, "clause", verb.begin)
        found.inherits, found.confidence = True, 0.75
        return self._framed(verb, found)

    def _governor(self, verb: _Verb) -> Speaker | None:
        """The subject of the verb that this one is joined to."""
        sentence, token = verb.sentence, verb.sentence[verb.finite].token
        joined = token.head.i if token is not None and token.dep_ == "conj" else None
        beside = next((a for a in verb.earlier if (t := sentence[a.at].token) is not None and t.i == joined), None)
        beside = beside or verb.last
        if beside is not None and beside.kind not in ("passive", "source", "learn"):
            return beside.speaker
        for _ in range(6):
            if token is None or token.head.i == token.i:
                break
            token = token.head
            at = sentence.index(next((c.i for c in token.children if c.dep_ in ("nsubj", "nsubjpass")), None))
            if at is not None and at < verb.at:
                phrase = sentence.before(at + 1)
                return self._speakers.of(sentence, phrase and Phrase(phrase.first, sentence.after(at).last), verb.previous)
        first = next((k for k in range(verb.at) if sentence[k].is_finite), None)
        return self._speakers.of(sentence, sentence.before(first), verb.previous) if first else None

    def _passive(self, verb: _Verb) -> Attribution | None:
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
        if "that" in (sentence.word(k) for k in range(end + 1, end + 4)) and all(sentence.tag(k) in ADVERB for k in (end, end + 1)[:2]):
            # "it has been confirmed so far that"
            end = next(k for k in range(end + 1, end + 4) if sentence.word(k) == "that")
        follows = sentence.word(end)
        if follows == "that" or (follows == "to" and "passive" in verb.cue.frames and not impersonal):
            found.content = end + (follows == "that")
            return found if found.content < len(sentence) else None
        if impersonal and verb.cue.frames & {"that", "explicit"} and self._has_clause(sentence, end):
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
    def _topic(verb: _Verb) -> int:
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

    # -- frames
    def _framed(self, verb: _Verb, found: Attribution) -> Attribution | None:
        """The attribution with the place where its content begins, or as one whose content stands before it; None if neither."""
        sentence, frames = verb.sentence, found.frames
        n = found.end
        while sentence.tag(n) in ("RB", "RP") and sentence[n].mention is None:
            n += 1
        n = self._past_date(sentence, n)
        if sentence.word(n) == "," and sentence.word(n + 1) == "in" and sentence.word(n + 2) in EXCERPT:
            n += 3
        if n >= len(sentence) or sentence.word(n) in STOPS or sentence.word(n) == ";" or (sentence[n].is_break and sentence.word(n) != ":"):
            return self._closing(sentence, found, n)
        following = sentence[n]
        if following.word == ":" and n + 1 < len(sentence) and not sentence.has_quote(n, n + 3) and frames & {"that", "told"}:
            found.content = n + 1
            return found
        if following.quote is not None or following.word == ":":
            found.kind = "quote"
            return found
        if following.word in CLAUSE_WORDS and frames & {"that", "explicit", "told"}:
            return self._from(sentence, found, n + (following.word == "that"))
        if "told" in frames:
            return self._told(sentence, found, n)
        if "to" in frames:
            found.kind, found.content, found.confidence = "phrase", found.end, min(found.confidence, 0.8)
            return found
        return self._object(sentence, found, n)

    def _object(self, sentence: Sentence, found: Attribution, n: int) -> Attribution | None:
        """A clause without "that", a clause further on, or a noun phrase."""
        frames, following = found.frames, sentence[n]
        if "directive" in frames:
            found.kind, found.content, found.confidence = "phrase", n, min(found.confidence, 0.8)
            return found if self._has_infinitive(sentence, n) else None
        if "act" in frames:
            found.kind, found.content, found.confidence = "phrase", n, min(found.confidence, 0.75)
            return found if sentence.head(sentence.after(n)).word in self._cues.speech else None
        if "name" in frames:
            behind = sentence.after(n).last + 1
            found.kind, found.content, found.confidence = "phrase", n, min(found.confidence, 0.7)
            is_given = sentence.word(behind) in OPENING or sentence.word(behind) in ("a", "an") or self._has_predicate(sentence, found)
            return found if is_given else None
        starts_phrase = following.is_nominal or following.tag in ("DT", "PDT", "PRP", "EX", "VBG") or following.word in OPENING
        clause = self._complementiser(sentence, n)
        if frames & {"that", "explicit"} and clause is not None and (not starts_phrase or sentence.word(clause - 1) in self._cues.stances):
            return self._from(sentence, found, clause + (sentence.word(clause) == "that"))
        if "np" in frames and not starts_phrase:
            n = self._direct_object(sentence, found) or n
            starts_phrase = (n > found.end and sentence[n].is_nominal) or sentence.tag(n) == "DT"
        if "np" in frames and starts_phrase and not ("thing" in frames and self._is_person(sentence, n)):
            found.kind, found.content, found.confidence = "phrase", n, min(found.confidence, 0.78)
            return found
        stands_before = found.begin > 1 and sentence.word(found.begin - 1) == "," and sentence.has_finite(0, found.begin)
        is_relative = following.is_finite and following.mention is None
        if "that" in frames and not is_relative and not (stands_before and following.tag == "IN") and self._has_clause(sentence, n):
            found.content = n
            return found
        if "quote" in frames and (not starts_phrase or found.begin > 1):
            may_close = bool(frames & {"that", "explicit"}) and not sentence.has_quote(found.end, found.end + WINDOW)
            found.kind = "final" if may_close else "quote"
            return found
        return None

    @staticmethod
    def _has_predicate(sentence: Sentence, found: Attribution) -> bool:
        """Whether the parse sees a name given to the object: "called the talks frank"."""
        token = sentence[found.at].token
        named = [c for c in token.children if c.dep_ in ("oprd", "ccomp") and c.i > token.i] if token is not None else []
        return any(c.tag_ in NAMING and not any(x.dep_ in ("aux", "auxpass", "mark") for x in c.children) for c in named)

    @staticmethod
    def _direct_object(sentence: Sentence, found: Attribution) -> int | None:
        """Where the object begins that stands behind an adverbial: "condemned in the strongest terms the attack"."""
        token = sentence[found.at].token
        child = next((c for c in token.children if c.dep_ == "dobj"), None) if token is not None else None
        at = sentence.index(child.left_edge.i) if child is not None else None
        return at if at is not None and at > found.end else None

    def _closing(self, sentence: Sentence, found: Attribution, n: int) -> Attribution | None:
        """Nothing follows the cue, or only a parenthesis before "that"."""
        parted = next((k for k in range(n, n + WINDOW) if sentence.word(k) == "," and sentence.word(k + 1) == "that"), None)
        if parted is not None and found.frames & {"that", "explicit", "told"}:
            return self._from(sentence, found, parted + 2)
        if "quote" not in found.frames and ("that" not in found.frames or "np" in found.frames):
            return None
        found.kind = "final" if found.frames & {"that", "explicit", "told"} else "quote"
        return found

    @staticmethod
    def _from(sentence: Sentence, found: Attribution, content: int) -> Attribution | None:
        """Content from an item on; where that is a quotation, the quotation is the content."""
        if content >= len(sentence):
            return None
        if sentence[content].quote is not None:
            found.kind = "quote"
        else:
            found.content = content
        return found

    def _told(self, sentence: Sentence, found: Attribution, n: int) -> Attribution | None:
        """The content begins behind the addressee."""
        clause = self._complementiser(sentence, n)
        if clause is not None:
            return self._from(sentence, found, clause + (sentence.word(clause) == "that"))
        if sentence.has_quote(n, len(sentence)):
            found.kind = "quote"
            return found
        addressee = sentence[n]
        behind = sentence.after(n).last + 1
        if "of" in found.frames:
            of = next((k for k in range(n, min(behind, len(sentence))) if sentence.word(k) == "of"), behind)
            if sentence.word(of) == "of" and of + 1 < len(sentence):
                found.kind, found.content, found.confidence = "phrase", of + 1, min(found.confidence, 0.75)
                return found
        if "that" in found.frames and sentence.has_finite(behind, behind + 1):
            found.content = n
            return found
        if "np" in found.frames:
            return self._object(sentence, found, n)
        if addressee.mention is not None or addressee.tag in ("PRP", "NNS"):
            rest = n + 1
            while rest < len(sentence) and addressee.mention is not None and sentence[rest].mention is addressee.mention:
                rest += 1
            if sentence.tag(rest) == "TO" or (self._has_clause(sentence, rest) and sentence.word(rest) not in (",", "about", "of")):
                found.content, found.confidence = rest, 0.7
                return found
        found.kind = "final"
        return found

    @staticmethod
    def _complementiser(sentence: Sentence, n: int) -> int | None:
        """Index of "that" or "whether", if it comes before any finite verb."""
        for k in range(n, min(len(sentence), n + WINDOW)):
            if sentence.word(k) == "that" and sentence.tag(k) == "WDT" and sentence.tag(k + 1) in FINITE and k > n:
                return None
            if k > n and sentence.tag(k - 1) == "CC":
                return None
            if sentence.word(k) in ("that", "whether") or (sentence.word(k) == "how" and k == n):
                return k
            if sentence.tag(k) in FINITE or sentence[k].quote or sentence.word(k) in (";", ":"):
                return None
        return None

    def _is_person(self, sentence: Sentence, n: int) -> bool:
        phrase = sentence.after(n)
        head = sentence.head(phrase)
        if head.mention is not None:
            return head.mention.type == "person"
        found = self._speakers.describe(sentence.quote(phrase.first, phrase.last))
        return found is not None and found.kind in ("office", "person", "group", "pronoun")

    def _is_occasion(self, sentence: Sentence, n: int) -> bool:
        """Whether a paper or occasion stands there, and the clause behind it: "said in a statement it ..."."""
        if n >= len(sentence):
            return False
        phrase = sentence.after(n)
        found = self._speakers.describe(sentence.quote(phrase.first, phrase.last))
        return found is not None and found.kind in ("document", "occasion", "voice")

    def _past_date(self, sentence: Sentence, n: int) -> int:
        """'said on Monday he ...', 'said in a statement on Monday he ...': the adjunct belongs to the cue."""
        k = n + (sentence.tag(n) == "IN")
        if sentence.word(n) in ADJUNCT and self._is_occasion(sentence, k):
            return self._past_date(sentence, sentence.after(k).last + 1)
        date = sentence[k].mention if k < len(sentence) else None
        if date is None or date.type != "date":
            return n
        while k < len(sentence) and sentence[k].mention is date:
            k += 1
        if sentence.word(k) == "(":
            k = next((c + 1 for c in range(k, min(len(sentence), k + WINDOW)) if sentence.word(c) == ")"), k)
        return k

    @staticmethod
    def _has_infinitive(sentence: Sentence, n: int) -> bool:
        """Whether an infinitive follows before any finite verb: "ordered the troops to withdraw"."""
        for k in range(n, min(len(sentence), n + LONGEST_COORDINATION)):
            if sentence[k].is_finite or sentence.word(k) in STOPS:
                return False
            if sentence.word(k) == "to":
                return True
        return False

    @staticmethod
    def _has_clause(sentence: Sentence, n: int) -> bool:
        """Whether a finite verb follows that is not a relative clause's."""
        relative = False
        for item in sentence.items[n:]:
            if item.quote is not None or item.word == ";":
                return False
            if item.tag in ("WDT", "WP", "WRB"):
                relative = True
            elif item.is_finite:
                if not relative:
                    return True
                relative = False
        return False


def _begin(sentence: Sentence, at: int) -> int:
    """The first of a verb's auxiliaries and adverbs."""
    begin = at
    while begin and sentence[begin - 1].mention is None and (sentence.tag(begin - 1) in ADVERB or sentence[begin - 1].is_auxiliary):
        begin -= 1
    return begin
