"""Attributions of a sentence: each reporting cue with its source.

Belongs here: the walk over a sentence's cues, and verbs whose subject speaks. Does not belong here: the cues (pack `cues`), sources
without a verb of their own (sources), passives, which phrase is a subject (subjects), where contents begin (frames) and end
(contents), what becomes a row (statements).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from seedline.dataset.referent import type_of
from seedline.extract.clauses import ADJUNCT, ADVERB, DASHES, FINITE, INSIDE, RELATIVE, STOPS, VERB, Item, Phrase, Sentence
from seedline.extract.statements.cues import Cue, Cues
from seedline.extract.statements.embedding import (
    is_beside,
    is_beside_noun,
    is_contents_own,
    is_evident,
    is_infinitive,
    is_nouns_own,
    is_series_own,
    is_supposed,
    is_where_written,
)
from seedline.extract.statements.frames import NOBODY, WINDOW, Attribution, Floor, Frames, Verb
from seedline.extract.statements.going_on import Speaker
from seedline.extract.statements.openings import Openings
from seedline.extract.statements.passives import Passives
from seedline.extract.statements.sources import Sources
from seedline.extract.statements.speakers import Speakers
from seedline.extract.statements.subjects import Subjects, begin_of, has_person
from seedline.extract.statements.verbhood import is_verb

NEGATIONS = frozenset({"not", "n't", "never"})
LONGEST_CARRIER = 5
# "4. Further requests": adverbs, whatever the tagger makes of them
BESIDE_VERB = ADVERB | {"JJ", "JJR"}
# what leads to the source of "as reported by X", "as stated on X's site"
BY_WHOM = frozenset({"by", "in", "on", "at"})
PARTING = DASHES | {",", ";"}


class Attributions:
    """Finds the attributions of sentences."""

    def __init__(self, cues: Cues, speakers: Speakers) -> None:
        self._cues = cues
        self._speakers = speakers
        self._frames = Frames(cues, speakers)
        self._subjects = Subjects(cues, speakers)
        self._sources = Sources(cues, speakers, self._frames)
        self._passives = Passives(cues, speakers)
        self._openings = Openings(cues, speakers, self._frames)

    def __call__(self, sentence: Sentence, previous: Speaker | None, floor: Floor = NOBODY) -> Iterator[Attribution]:
        """Attributions in order. `previous` is who spoke last before the sentence, `floor` speaks where no subject stands."""
        found = list(self._walk(sentence, previous, floor))
        yield from self._openings.lost(sentence, found, previous)
        yield from found

    def _walk(self, sentence: Sentence, previous: Speaker | None, floor: Floor) -> Iterator[Attribution]:
        words = [i.word for i in sentence.items]
        found: list[Attribution] = []
        at = 0
        while at < len(words):
            item = sentence[at]
            nominal = self._sources.nominal(sentence, at, found[-1] if found else None, previous) or self._sources.opinion(
                sentence, at, previous
            )
            if nominal is not None:
                yield nominal
                at += nominal.size
                continue
            is_name = item.mention is not None and not (item.mention.type == "instrument" and item.tag == "VBG")
            match = None if item.quote or is_name else self._cues.match(words, at)
            if match is not None and match[0].text.startswith("be ") and any(sentence.tag(k) == "DT" for k in range(at, at + match[1])):
                # 'is a "clear retreat"': said of a thing
                match = None
            if match is None or match[0].frames & {"none", "fact"}:
                unlisted = self._cues.unlisted(words[at]) if _has_that_clause(sentence, at) else None
                match = (unlisted, 1) if unlisted is not None else match
            if match is None:
                at += 1
                continue
            cue, size = match
            attribution = None
            is_behind = sentence.has_quote(0, at) or (sentence.word(at - 1) == "," and sentence.has_finite(0, at))
            wish = at + 1 + (sentence.word(at + 1) in NEGATIONS)
            is_wish = sentence.word(wish) == "to" and sentence.tag(wish + 1) == "VB"
            plain = self._cues.verb(words[at]) if "none" in cue.frames and is_behind and not is_wish else None
            if plain is not None and "quote" in plain.frames and sentence.tag(at) != "VBG":
                # '"...," he responded to the question', "..., reports the agency"
                cue, size = plain, 1
            plain = (
                self._cues.verb(words[at]) if "none" in cue.frames and self._frames.past_date(sentence, at + size - 1) > at + size else None
            )
            if plain is not None:
                # "reported on Friday": the preposition is the date's
                cue, size = plain, 1
            if size > 1 and sentence.tag(at) in ADVERB:
                # "highly appreciated": the adverb belongs to the cue, the verb is its second word
                at, size = at + 1, size - 1
            if cue.frames & {"source", "learn"}:
                attribution = self._sources.source(sentence, at, size, cue, previous)
                verb = self._cues.verb(sentence.word(at)) if attribution is None and size == 1 else None
                if verb is not None:
                    # "citing the lack of evidence": nobody is the source
                    attribution = self._verb(self._placed(sentence, at, size, verb, found, previous, floor))
            elif not cue.frames & {"none", "fact", "carrier"}:
                attribution = self._verb(self._placed(sentence, at, size, cue, found, previous, floor))
            plain = self._cues.verb(words[at]) if attribution is None and "back" in cue.frames else None
            if plain is not None:
                # "said this plan works"
                size = 1
                attribution = self._verb(self._placed(sentence, at, size, plain, found, previous, floor))
            if attribution is not None and not _is_quoted(attribution, sentence):
                yield attribution
                found.append(attribution)
            at += size

    def _placed(  # noqa: PLR0917
        self, sentence: Sentence, at: int, size: int, cue: Cue, earlier: list[Attribution], previous: Speaker | None, floor: Floor
    ) -> Verb:
        begin = begin_of(sentence, _auxiliary(sentence, at))
        spoke = earlier[-1].speaker if earlier and earlier[-1].kind in ("clause", "phrase") else None
        if spoke is not None and (spoke.referent is not None or self._speakers.going.is_unnamed(sentence.reading, spoke)):
            # "X said that A; he urged B": whoever speaks in the same sentence goes on
            previous = spoke
        words = [i.word for i in sentence.items[max(0, begin - LONGEST_CARRIER) : begin]]
        for n in range(len(words)):
            match = self._cues.match(words, n)
            if match is not None and "carrier" in match[0].frames and n + match[1] == len(words):
                # "went on to say": the subject stands before the first of the two verbs
                carrier = begin - match[1]
                return Verb(sentence, begin_of(sentence, carrier), at, size, cue, earlier, previous, floor, carrier)
        return Verb(sentence, begin, at, size, cue, earlier, previous, floor)

    # -- verbs
    def _verb(self, verb: Verb) -> Attribution | None:
        if verb.floor.speaker is not None and self._opens_item(verb):
            return self._frames.place(verb, verb.attribution(verb.floor.speaker, "clause", verb.begin))
        if "impersonal" in verb.cue.frames:
            nobody = Speaker(None, verb.sentence[verb.at].start, verb.sentence[verb.at].start)
            return replace(verb.attribution(nobody, "phrase", verb.begin), content=verb.end, confidence=0.7)
        group = verb.sentence.items[verb.begin : verb.finite]
        tag = verb.sentence.tag(verb.finite)
        before = verb.before.tag if verb.before else ""
        if before == "TO":
            return self._purpose(verb)
        is_barred = any(i.word in NEGATIONS or (i.tag == "MD" and not _announces(verb, i)) for i in group)
        if is_barred or not is_verb(verb, self._speakers):
            return None
        if tag in ("VB", "VBP") and not any(i.tag == "MD" for i in group) and is_infinitive(verb):
            return None
        if is_beside_noun(verb, tag) or is_supposed(verb) or is_evident(verb):
            return None
        if verb.before is not None and verb.before.word == "as" and verb.sentence.word(verb.end) in BY_WHOM:
            return self._sources.as_said_by(verb)
        if tag in ("VBN", "VBD", "JJ") and any(i.token is not None and i.token.lemma_ == "be" for i in group):
            return self._passives(verb)
        quoting = self._sources.quoting(verb) if "quoting" in verb.cue.frames else None
        if quoting is not None or verb.cue.frames == {"quoting"}:
            return quoting
        is_progressive = any(i.token is not None and i.token.lemma_ == "be" for i in group)
        if tag != "VBG" or is_progressive:
            is_perfect = any(i.word == "having" for i in group)
            return (self._openings.fronted(verb) if is_perfect else None) or self._active(verb)
        if is_where_written(verb):
            return None
        fronted = self._openings.fronted(verb)
        if fronted is not None:
            return fronted
        if (own := _with_subject(verb)) is not None:
            # "with the envoy saying ...": the participle has a subject of its own
            speaker = self._speakers.of(verb.sentence, Phrase(own + 1, verb.begin - 1), verb.previous)
            return self._frames.place(verb, verb.attribution(speaker, "clause", own)) if speaker else None
        if (
            ("weak" in verb.cue.frames and verb.sentence.word(verb.begin - 1) != "," and verb.sentence.word(verb.end) != "that")
            or before in VERB
            or (before == "IN" and not is_beside(verb))
            or not (verb.cue.frames & {"quote", "np", "to", "told", "name"} or verb.sentence.word(verb.end) == "that")
        ):
            return None
        if is_series_own(verb):
            return None
        author = self._subjects.author(verb) or self._subjects.quoted_author(verb)
        if author is not None:
            return self._frames.place(verb, verb.attribution(author, "clause", verb.begin))
        is_further = "further" in verb.cue.frames or verb.sentence.word(verb.end) == "that"
        if not is_further and (is_nouns_own(verb) or is_contents_own(verb)):
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
            or any(i.word.isalpha() and len(i.word) > 1 and i.tag not in BESIDE_VERB for i in verb.sentence.items[: verb.begin])
        ):
            return False
        token = verb.sentence[verb.finite].token
        if token is not None and token.dep_ == "advcl" and any(c.dep_ == "nsubj" and c.i > token.i for c in token.head.children):
            # "Highlighting X, they stressed": the participle is theirs
            return False
        word = verb.sentence.word(verb.at)
        # "- condemned the attack", "a) Condemned the attack": below a line that ends with who did
        is_told = _is_marked(verb.sentence) and verb.sentence.tag(verb.finite) in ("VBD", "VBN")
        return is_told or word.endswith(("s", "ing")) or (verb.floor.speaker is not None and verb.floor.speaker.referent is None)

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

    def _purpose(self, verb: Verb) -> Attribution | None:
        """'X called Y to thank him', 'wrote to Y to express hope': what one addresses somebody for is said to them."""
        if (enabled := self._enabled(verb)) is not None:
            return enabled
        sentence, token = verb.sentence, verb.sentence[verb.at].token
        while token is not None and token.dep_ == "conj" and token.head.i < token.i:
            token = token.head
        contact = token.head if token is not None and token.dep_ in ("advcl", "xcomp") else None
        at = sentence.index(contact.i) if contact is not None else None
        if contact is None or at is None or at >= verb.begin or contact.lemma_ not in self._cues.contacts or not sentence[at].is_finite:
            return None
        if any(a.at == at for a in verb.earlier):
            # "called on them to urge calm": they are to
            return None
        speaker = self._speakers.of(sentence, sentence.before(begin_of(sentence, at)), verb.previous)
        if speaker is None or speaker.referent is None or not verb.cue.frames & {"np", "act", "that", "to"}:
            return None
        found = self._frames.place(verb, verb.attribution(speaker, "clause", verb.begin))
        return found if found is not None and found.kind in ("clause", "phrase") else None

    def _enabled(self, verb: Verb) -> Attribution | None:
        """'The visit enabled X to reaffirm ...', 'was an opportunity for X to stress ...': told of the past, they did."""
        sentence = verb.sentence
        phrase = sentence.phrase_ending_at(verb.begin - 2)
        if phrase is None or phrase.first < 2 or any(i.tag == "MD" for i in sentence.items[: verb.begin]):
            return None
        at = phrase.first - 1 - (sentence.word(phrase.first - 1) == "for")
        governor = sentence[at].token
        if governor is None or governor.lemma_ not in self._cues.enabling:
            return None
        speaker = self._speakers.of(sentence, phrase, verb.previous)
        found = self._frames.place(verb, verb.attribution(speaker, "clause", verb.begin)) if speaker is not None else None
        return replace(found, confidence=0.65) if found is not None and found.kind in ("clause", "phrase") else None

    def _active(self, verb: Verb) -> Attribution | None:
        sentence, before = verb.sentence, verb.before
        behind = self._frames.past_date(sentence, verb.end)
        if sentence.word(behind) == "by" and verb.size == 1 and sentence.tag(verb.finite) in ("VBD", "VBN"):
            # "the views expressed by X", "the deal announced today by X"
            return None
        if before is not None and before.tag in RELATIVE and (author := self._subjects.author(verb)) is not None:
            return self._frames.place(verb, verb.attribution(author, "clause", verb.begin))
        phrase = self._subjects.of(verb)
        if phrase and phrase.beside and (phrase.first == 0 or not sentence.word(phrase.first - 1).isalnum()):
            speaker = self._speakers.of(sentence, phrase, verb.previous)
            if speaker is not None and speaker.referent is not None:
                return self._frames.place(verb, verb.attribution(self._subjects.joined(verb) or speaker, "clause", phrase.first))
        inverted = self._inverted(verb)
        if inverted is not None:
            return inverted
        speaker = (
            self._subjects.same(verb, phrase) or self._subjects.further(verb, phrase) or self._speakers.of(sentence, phrase, verb.previous)
        )
        if phrase and speaker is not None:
            speaker = self._subjects.joined(verb) or speaker
            if sentence.word(phrase.first - 1) == "as":
                clause = self._frames.place(verb, verb.attribution(speaker, "clause", phrase.first))
                is_where = "told" in verb.cue.frames and clause is not None and sentence.tag(clause.content or 0) == "IN"
                if clause is not None and clause.content is not None and not is_where:
                    # "as the ministers voiced concern", "as he urged them to leave": a clause of time; not "as X told them in Y, ..."
                    return clause
                if not self._is_said_beside(verb):
                    return None
                comma = next((k for k in range(verb.end, len(sentence)) if sentence.word(k) == ","), len(sentence))
                found = verb.attribution(speaker, "source", phrase.first - 1)
                found.until = comma
                return found
            return self._frames.place(verb, verb.attribution(speaker, "clause", self._subjects.with_title(sentence, phrase.first)))
        if phrase and self._speakers.is_first_person(sentence, phrase):
            return self._collective(verb, phrase)
        is_occasion = phrase is not None and self._subjects.is_occasion(verb, phrase)
        if phrase and before is not None and (is_occasion or self._subjects.could_speak(verb, phrase)):
            framed = self._frames.place(verb, verb.attribution(Speaker(None, before.start, before.start), "clause", phrase.first))
            if framed is not None and (framed.kind == "clause" or (framed.kind == "phrase" and is_occasion)):
                framed.confidence = 0.65
                return framed
        is_added = [sentence.word(k) for k in range(verb.begin - 3, verb.begin)] == ["as", "well", "as"]
        is_beside = before is not None and (before.tag in ("CC", "WP") or before.word in PARTING)
        if is_beside or is_added or (before is not None and self._is_second(verb, phrase)):
            return None if self._subjects.is_things(verb) else self._inheriting(verb)
        return None

    @staticmethod
    def _is_said_beside(verb: Verb) -> bool:
        """Whether "as X said" has no object of its own: not "as he gave an overview", "as it continued its debate"."""
        sentence, token = verb.sentence, verb.sentence[verb.at].token
        has_object = token is not None and any(c.dep_ in ("dobj", "xcomp") and c.i > token.i for c in token.children)
        if "told" in verb.cue.frames:
            return True
        return "that" in verb.cue.frames and not has_object and sentence.tag(verb.end) != "TO"

    @staticmethod
    def _is_second(verb: Verb, phrase: Phrase | None) -> bool:
        """Whether the parse joins the verb to one before it, although other words stand between.

        "Leaders gathered in X have condemned": the clause of the first only describes the subject; "and in this regard urged".
        """
        sentence, token = verb.sentence, verb.sentence[verb.finite].token
        if phrase is not None:
            is_adverbial = sentence.word(phrase.first - 1) in ADJUNCT and sentence.tag(phrase.first - 2) == "CC"
            return is_adverbial and token is not None and token.dep_ == "conj"
        first = sentence.index(token.head.i) if token is not None and token.dep_ == "conj" else None
        if first is None or first >= verb.begin or sentence.tag(first) not in ("VBD", "VBN") or not sentence[first - 1].is_nominal:
            return False
        return not any(i.is_break or i.quote or i.tag == "CC" for i in sentence.items[first : verb.begin])

    def _collective(self, verb: Verb, phrase: Phrase) -> Attribution | None:
        """'We reaffirmed ...' in a paper that several agreed on: the group speaks; 'I told them that ...' in a labelled turn; 'I urged
        them to go' and '"We must go," I said' also where the whole page is somebody's own words."""
        sentence = verb.sentence
        own = verb.floor.turn or verb.floor.writer
        if own is not None and sentence.quote(phrase.first, phrase.last) == "I" and sentence.tag(verb.finite) == "VBD":
            framed = self._frames.place(verb, verb.attribution(own, "clause", phrase.first))
            if framed is None or verb.floor.turn is None:
                return framed
            if framed.kind != "clause" or framed.content is None:
                return None
            return framed if sentence.word(framed.content - 1) == "that" else None
        if not verb.floor.is_collective or sentence.quote(phrase.first, phrase.last).casefold() != "we":
            return None
        nobody = Speaker(None, sentence[phrase.first].start, sentence[phrase.first].end)
        return self._frames.place(verb, verb.attribution(nobody, "clause", phrase.first))

    def _inverted(self, verb: Verb) -> Attribution | None:
        """'..., said X': the source follows its verb."""
        sentence, before = verb.sentence, verb.before
        if "quote" not in verb.cue.frames or verb.end >= len(sentence):
            return None
        if "to" in verb.cue.frames and not sentence.has_quote(0, verb.begin):
            # "..., urges governments to act": they are asked
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
            opens = has_person(sentence, phrase)
        elif not (following.is_nominal or following.tag in ("DT", "PRP")):
            return None
        if not opens:
            return None
        if "told" in verb.cue.frames:
            phrase = self._behind_addressee(sentence, phrase)
            closes = sentence.word(phrase.last + 1) in STOPS and sentence.word(verb.begin - 1) == "," and sentence.has_finite(0, verb.begin)
            if not closes and not (has_person(sentence, phrase) and sentence.has_quote(0, verb.begin)):
                return None
        if not sentence.has_quote(0, verb.begin) and phrase.last + 1 < len(sentence) and sentence[phrase.last + 1].is_finite:
            # "the official, who ..., said X left": the name behind the verb is the content's subject
            return None
        phrase = self._with_name(sentence, phrase)
        speaker = self._speakers.of(sentence, phrase, verb.previous)
        if speaker is None or (before is None and sentence[0].quote is None):
            return None
        found = verb.attribution(self._subjects.joined(verb) or speaker, "final", verb.begin)
        found.until = phrase.last + 1
        return found

    @staticmethod
    def _with_name(sentence: Sentence, phrase: Phrase) -> Phrase:
        """'..., said the Commissioner for Trade, Peace and Security, Ambassador X': the name that ends a long office."""
        if has_person(sentence, phrase) or sentence.word(phrase.last + 1) != ",":
            return phrase
        for k in range(phrase.last + 1, min(len(sentence), phrase.last + WINDOW)):
            item = sentence[k]
            if item.mention is not None and item.mention.type == "person":
                return Phrase(k, sentence.after(k).last)
            if not (item.is_nominal or item.tag in ("CC", "DT") or item.word in INSIDE or item.word == ","):
                break
        return phrase

    @staticmethod
    def _behind_addressee(sentence: Sentence, phrase: Phrase) -> Phrase:
        """'..., told reporters the spokesman X': the second of two phrases behind the verb speaks."""
        behind = phrase.last + 1
        is_second = behind < len(sentence) and (sentence[behind].is_nominal or sentence.tag(behind) == "DT")
        return sentence.after(behind) if is_second else phrase

    def _inheriting(self, verb: Verb) -> Attribution | None:
        speaker = self._subjects.shared(verb) or self._item_speaker(verb)
        if speaker is None:
            return None
        found = verb.attribution(speaker, "clause", verb.begin)
        # whoever is the subject of what somebody else says shares no subject with their report
        found.inherits, found.confidence = not self._subjects.is_inside(verb, speaker), 0.75
        return self._frames.place(verb, found)

    @staticmethod
    def _item_speaker(verb: Verb) -> Speaker | None:
        """Who speaks by the later verbs of an item: "2. Endorses the plan, and commends the envoy"."""
        opening = next((i for i in verb.sentence.items if i.word.isalpha() and i.tag not in BESIDE_VERB | {"LS"}), None)
        tags = {"VBZ", "VBD"} if _is_marked(verb.sentence) else {"VBZ"}
        is_item = opening is not None and opening.mention is None and opening.tag == verb.sentence.tag(verb.finite) and opening.tag in tags
        return verb.floor.speaker if is_item else None


def _announces(verb: Verb, modal: Item) -> bool:
    """Whether words that somebody is to say are known already: 'will stress that "..."'."""
    behind = verb.end + (verb.sentence.word(verb.end) == "that")
    return modal.word == "will" and verb.sentence.has_quote(behind, behind + 1)


def _has_that_clause(sentence: Sentence, at: int) -> bool:
    """Whether the parse sees a verb with a clause that "that" opens."""
    token = sentence[at].token
    if token is None or sentence[at].mention is not None or sentence.tag(at) not in FINITE | {"VBN", "VBG"}:
        return False
    clauses = [c for c in token.children if c.dep_ == "ccomp" and c.i > token.i]
    return any(m.dep_ == "mark" and m.lower_ == "that" and m.i > token.i for c in clauses for m in c.children)


def _is_marked(sentence: Sentence) -> bool:
    """Whether a line opens with the mark of an item: "- ...", "a) ..."."""
    return not sentence[0].word.isalpha() or (len(sentence[0].word) == 1 and sentence.word(1) in (")", "."))


def _with_subject(verb: Verb) -> int | None:
    """Where "with" stands, if nothing but a participle's own subject is between: "with the envoy of A, B, saying"."""
    sentence, token = verb.sentence, verb.sentence[verb.at].token
    phrase = sentence.before(verb.begin)
    if phrase is not None and sentence.word(phrase.first - 1) == "with" and phrase.last == verb.begin - 1:
        return phrase.first - 1
    at = sentence.index(token.head.i) if token is not None and token.dep_ == "pcomp" and token.head.lower_ == "with" else None
    return at if at is not None and at + 1 < verb.begin and sentence[verb.begin - 1].is_nominal else None


def _is_quoted(a: Attribution, sentence: Sentence) -> bool:
    """Whether a verb stands inside a quoted fragment that somebody else's report holds: 'noted that A "not only left but rejected it"'.

    Not so where its subject stands there too, or where it opens the fragment: 'A "urges all to stay"'.
    """
    fragment = sentence.fragment(a.at)
    if fragment is None or a.speaker.start >= sentence[fragment[0]].start:
        return False
    is_first = all(i.is_auxiliary or i.tag in ADVERB for i in sentence.items[fragment[0] : a.at])
    return not is_first or sentence[fragment[0] - 2].is_auxiliary


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
