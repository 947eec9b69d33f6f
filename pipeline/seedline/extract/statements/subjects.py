"""Subjects of reporting verbs: the phrase that speaks, wherever commas, titles and relative clauses put it.

Belongs here: which phrase is a verb's subject, whose subject a joined verb shares. Does not belong here: who a phrase is (speakers).
"""

from __future__ import annotations

from seedline.extract.clauses import ADVERB, RELATIVE, Phrase, Sentence
from seedline.extract.statements.cues import Cues
from seedline.extract.statements.frames import Verb
from seedline.extract.statements.going_on import Speaker
from seedline.extract.statements.joined import joined
from seedline.extract.statements.speakers import Speakers

# tags inside a long office, besides those of nouns
IN_OFFICE = frozenset({"DT", "IN", "CC"})


class Subjects:
    """Finds the subjects of verbs."""

    def __init__(self, cues: Cues, speakers: Speakers) -> None:
        self._cues = cues
        self._speakers = speakers

    def of(self, verb: Verb) -> Phrase | None:
        """The phrase before the verb; behind commas or a relative clause the parse knows better where the subject ended."""
        phrase = verb.sentence.before(verb.begin)
        date = verb.sentence[phrase.first].mention if phrase is not None else None
        is_date = date is not None and date.type == "date"
        is_plain = phrase is not None and phrase.beside is None and not is_date
        if is_plain and verb.sentence.tag(verb.begin - 1) in RELATIVE:
            return self._before_office(verb.sentence, verb.begin - 2) or phrase
        token = verb.sentence[verb.finite].token
        subject = next((c.i for c in token.children if c.dep_ == "nsubj"), None) if token is not None else None
        at = verb.sentence.index(subject)
        at = None if at is not None and verb.sentence.is_dateline(at) else at
        parsed = _around(verb.sentence, at) if at is not None and at < (phrase.last if phrase else verb.begin) else None
        if is_plain and phrase is not None and self._ends_office(verb, phrase):
            return Phrase(phrase.first, verb.begin - 1)
        if is_plain:
            # "two sources familiar with the talks said": the phrase beside the verb is nobody
            is_nobody = parsed is not None and phrase is not None and not self._speakers.is_first_person(verb.sentence, phrase)
            is_nobody = is_nobody and self._speakers.of(verb.sentence, phrase, verb.previous) is None
            described = self._behind_relative(verb, phrase)
            if described is not None:
                return described
            return parsed if is_nobody and self._speakers.of(verb.sentence, parsed, verb.previous) is not None else phrase
        if phrase is None or is_date:
            # "a report published this year by X predicts"
            return parsed or phrase
        if verb.sentence.word(phrase.first - 1) == "," and has_person(verb.sentence, phrase):
            # "the minister, X, speaking at the forum, said": the name beside the office
            return phrase
        return Phrase(parsed.first, parsed.last, phrase.beside) if parsed and self._speakers.of(verb.sentence, parsed) else phrase

    def _before_office(self, sentence: Sentence, last: int) -> Phrase | None:
        """The name that an office parts from its relative clause: "X, Assistant Secretary-General for Y, who said ..."."""
        end = last - (sentence.word(last) == ",")
        for comma in range(end, 0, -1):
            if sentence[comma].is_finite or sentence[comma].quote is not None or sentence.tag(comma) in RELATIVE:
                return None
            name = sentence[comma - 1].mention
            if sentence.word(comma) != "," or name is None or name.type != "person" or comma == end:
                continue
            # a long office goes on behind commas and "and", but names nobody else
            is_alone = not any(i.mention is not None and i.mention.type == "person" for i in sentence.items[comma + 1 : end + 1])
            found = self._speakers.describe(sentence.quote(comma + 1, end))
            return sentence.phrase_ending_at(comma - 1) if is_alone and found is not None and found.kind in ("office", "voice") else None
        return None

    def _behind_relative(self, verb: Verb, phrase: Phrase | None) -> Phrase | None:
        """The subject that a relative clause parts from its verb, where the clause ends with nobody: "a diplomat who was there said"."""
        sentence = verb.sentence
        who = next((k for k in range(verb.begin - 1, 0, -1) if sentence[k].is_break or sentence.tag(k) == "WP"), 0)
        if phrase is None or sentence.tag(who) != "WP" or not sentence.has_finite(who, phrase.first):
            return None
        is_nobody = self._speakers.of(sentence, phrase, verb.previous) is None
        subject = sentence.phrase_ending_at(who - 1 - (sentence.word(who - 1) == ",")) if is_nobody else None
        return subject if self._speakers.of(sentence, subject, verb.previous) is not None else None

    def _ends_office(self, verb: Verb, phrase: Phrase) -> bool:
        """Whether a name beside the verb ends the long office that opens the phrase: "Assistant to the President for Trade X said"."""
        sentence, last = verb.sentence, verb.begin - 1
        name = sentence[last].mention
        if name is None or name.type != "person" or any(i.is_break for i in sentence.items[phrase.first : last]):
            return False
        first = next(k for k in range(phrase.first, last + 1) if sentence[k].mention is name)
        found = self._speakers.describe(sentence.quote(phrase.first, phrase.last))
        return phrase.last < first and sentence[first - 1].is_nominal and found is not None and found.kind in ("office", "voice")

    def shared(self, verb: Verb) -> Speaker | None:
        """The subject of the verb that this one is joined to."""
        sentence, token = verb.sentence, verb.sentence[verb.finite].token
        first_verb = token.head.i if token is not None and token.dep_ == "conj" else None
        beside = next((a for a in verb.earlier if (t := sentence[a.at].token) is not None and t.i == first_verb), None)
        if beside is None and not self._is_joined_elsewhere(verb, first_verb):
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
                together = joined(sentence, token, self._speakers)
                if together is not None:
                    return together
                phrase = sentence.before(at + 1)
                finite = sentence.index(token.i)
                around = sentence.before(begin_of(sentence, finite)) if finite is not None else None
                if around is not None and (around.beside is not None or sentence.is_dateline(at)):
                    # "the spokesman, X, spoke of trade, highlighting Y"
                    return self._speakers.of(sentence, around, verb.previous)
                whole = phrase and Phrase(phrase.first, sentence.after(at).last)
                found = self._speakers.of(sentence, whole, verb.previous)
                if found is None and phrase is not None and self.is_occasion(verb, phrase):
                    return Speaker(None, sentence[at].start, sentence[at].start)
                return self._teller(verb, at, phrase) if found is None else found
        first = next((k for k in range(verb.at) if sentence[k].is_finite), None)
        return self._speakers.of(sentence, sentence.before(first), verb.previous) if first else None

    def _teller(self, verb: Verb, at: int, phrase: Phrase | None) -> Speaker | None:
        """Who tells of a thing that the parse makes the verb's subject: "noted that trade had grown and proposed a roadmap"."""
        last = verb.last
        is_told = last is not None and last.kind == "clause" and last.content is not None and last.content <= at
        is_thing = phrase is not None and "weak" not in verb.cue.frames and not self._speakers.is_first_person(verb.sentence, phrase)
        is_beside = verb.sentence.tag(verb.begin - 1) == "CC" and verb.sentence.tag(verb.at) in ("VBD", "VBN")
        return last.speaker if last is not None and is_told and is_thing and is_beside else None

    def quoted_author(self, verb: Verb) -> Speaker | None:
        """Whose paper, told of in a report, says it: "welcomed the statement by X calling on the sides to ..."."""
        sentence, last = verb.sentence, verb.last
        if last is None or last.kind != "phrase" or last.content is None or not last.content < verb.begin - 1:
            return None
        is_parted = any(i.is_break or i.tag == "CC" for i in sentence.items[verb.begin - 1 : verb.begin])
        link = next((k for k in range(last.content, verb.begin) if sentence.word(k) in ("from", "by", "of")), None)
        if is_parted or link is None or link == last.content:
            return None
        found = self._speakers.describe(sentence.quote(last.content, link - 1))
        author = self._speakers.of(sentence, Phrase(link + 1, verb.begin - 1), verb.previous)
        return author if found is not None and found.kind == "document" and author is not None and author.referent else None

    @staticmethod
    def is_inside(verb: Verb, speaker: Speaker) -> bool:
        """Whether a speaker stands in the content of the report before: "X said ASEAN values the ties and appreciates ..."."""
        last = verb.last
        return last is not None and last.content is not None and speaker.start >= verb.sentence[last.content].start

    @staticmethod
    def _is_joined_elsewhere(verb: Verb, first: int | None) -> bool:
        """Whether the parse joins the verb to one that is no report and has a subject of its own, so that the report before is another's.

        "As the agency was told, X received the guests and praised ...", "X said ASEAN values the ties and appreciates ...".
        """
        sentence, last, at = verb.sentence, verb.last, verb.sentence.index(first)
        if last is None or at is None:
            return False
        if last.kind == "final":
            return True
        token = sentence[at].token
        subject = sentence.index(next((c.i for c in token.children if c.dep_ == "nsubj"), None)) if token is not None else None
        # where both verbs could be joined, the tense tells: "said that it values X and appreciates Y"
        is_told = last.content is None or sentence.tag(at) == sentence.tag(verb.finite) != sentence.tag(last.at)
        return subject is not None and last.end <= subject and is_told

    def author(self, verb: Verb) -> Speaker | None:
        """Whose paper says it: "the Council adopted a declaration expressing concern", "... a resolution that insisted that ..."."""
        sentence, token = verb.sentence, verb.sentence[verb.finite].token
        if token is None or token.dep_ not in ("acl", "relcl"):
            return None
        paper, governor = token.head, token.head.head
        at, finite = sentence.index(paper.i), sentence.index(governor.i)
        is_voiced = governor.lemma_ in self._cues.voicing
        is_paper = paper.dep_ in ("dobj", "nsubjpass") and (is_voiced or governor.lemma_ in self._cues.authoring)
        if at is None or finite is None or not is_paper:
            return None
        named = sentence[at].mention
        phrase = sentence.phrase_ending_at(at)
        found = self._speakers.describe(sentence.quote(phrase.first, at)) if phrase is not None else None
        kinds = ("document", "occasion") if is_voiced else ("document",)
        if not (named is not None and named.type == "instrument") and not (found is not None and found.kind in kinds):
            return None
        if paper.dep_ == "dobj":
            clause = governor
            while clause.tag_ == "VBG" and clause.dep_ == "advcl":
                # "Ministers met, issuing a communique that called for calm"
                clause = clause.head
            finite = sentence.index(clause.i) or finite
            author = self._speakers.of(sentence, sentence.before(begin_of(sentence, finite)), verb.previous)
            return joined(sentence, governor, self._speakers) or author
        agent = next((c for c in governor.children if c.dep_ == "agent"), None)
        by = sentence.index(agent.i) if agent is not None else None
        return self._speakers.of(sentence, sentence.after(by + 1), verb.previous) if by is not None and by + 1 < len(sentence) else None

    def same(self, verb: Verb, phrase: Phrase | None) -> Speaker | None:
        """'The Council said it rejected ...', 'adopted a text in which it rejects ...': the pronoun is the body."""
        last, sentence = verb.last, verb.sentence
        if phrase is not None and (finite := self._in_which_it(verb, phrase)) is not None:
            return self._speakers.of(sentence, sentence.before(begin_of(sentence, finite)), verb.previous)
        opens = phrase is not None and last is not None and last.kind == "clause" and last.content == phrase.first == phrase.last
        return last.speaker if last is not None and opens and sentence.word(last.content or 0) == "it" else None

    @staticmethod
    def _in_which_it(verb: Verb, phrase: Phrase) -> int | None:
        """The main verb before "it" in a relative clause behind a preposition, if no body is named between, whose paper it could be."""
        sentence, first = verb.sentence, phrase.first
        if sentence.word(first) != "it" or first != phrase.last or [sentence.tag(first - 2), sentence.tag(first - 1)] != ["IN", "WDT"]:
            return None
        finite = next((k for k in range(first) if sentence[k].is_finite), first)
        named = (i.mention for i in sentence.items[finite:first] if i.mention is not None)
        return finite if finite < first and all(m.type not in ("organization", "country") for m in named) else None

    def further(self, verb: Verb, phrase: Phrase | None) -> Speaker | None:
        """'He added ...': who spoke last goes on, whoever was named since."""
        is_further = phrase is not None and "further" in verb.cue.frames
        return self._speakers.again(verb.sentence, phrase, verb.previous) if is_further and phrase else None

    def with_title(self, sentence: Sentence, first: int) -> int:
        """Where a name's office begins that stands before it: "the minister, X said", "Representative to the United Nations X said"."""
        opening = first
        while opening > 0 and (sentence[opening - 1].is_nominal or sentence.tag(opening - 1) in IN_OFFICE):
            opening -= 1
        found = self._speakers.describe(sentence.quote(opening, first)) if opening < first else None
        if found is not None and found.kind in ("office", "voice") and sentence[opening].is_opening:
            return opening
        title = sentence.phrase_ending_at(first - 2) if sentence.word(first - 1) == "," else None
        found = self._speakers.describe(sentence.quote(title.first, title.last)) if title is not None else None
        if title is None or found is None or found.kind not in ("office", "voice"):
            return first
        opens = title.first == 0 or sentence[title.first - 1].quote is not None or sentence[title.first - 1].is_break
        return title.first if opens else first

    @staticmethod
    def could_speak(verb: Verb, phrase: Phrase) -> bool:
        """Whether a noun that no pack knows may be somebody who speaks: of things one says other verbs than of people."""
        head = verb.sentence.head(phrase)
        is_noun = head.mention is None and head.tag in ("NN", "NNS", "NNP") and phrase.beside is None
        is_state = verb.cue.text.startswith("be ")
        return is_noun and not is_state and "weak" not in verb.cue.frames and bool(verb.cue.frames & {"that", "told"})

    def is_things(self, verb: Verb) -> bool:
        """Whether the verb is said of a thing in the report before: "said that the plan, which he drew up, revealed much"."""
        sentence, token, last = verb.sentence, verb.sentence[verb.finite].token, verb.last
        at = sentence.index(next((c.i for c in token.children if c.dep_ == "nsubj"), None)) if token is not None else None
        if at is None or last is None or last.content is None or at < last.content or sentence.tag(at) in RELATIVE:
            return False
        return self._speakers.of(sentence, sentence.before(at + 1), verb.previous) is None

    def is_occasion(self, verb: Verb, phrase: Phrase) -> bool:
        """Whether those who met speak: "the talks stressed the need for calm"."""
        found = self._speakers.describe(verb.sentence.quote(phrase.first, phrase.last)) if "weak" not in verb.cue.frames else None
        return found is not None and found.kind == "occasion"

    def joined(self, verb: Verb) -> Speaker | None:
        """Two names or offices that are the verb's subject together by the parse."""
        return joined(verb.sentence, verb.sentence[verb.finite].token, self._speakers)


def _around(sentence: Sentence, at: int) -> Phrase | None:
    """The whole phrase whose noun the parse gives: "the delegate of A" around "delegate"."""
    phrase = sentence.before(at + 1)
    goes_on = phrase is not None and sentence.word(phrase.last + 1) == "of"
    return Phrase(phrase.first, sentence.after(at).last) if phrase is not None and goes_on else phrase


def begin_of(sentence: Sentence, at: int) -> int:
    """The first of a verb's auxiliaries and adverbs."""
    begin = at
    while begin and sentence[begin - 1].mention is None:
        # 'he was "considering measures"'
        is_marked = sentence.tag(begin - 1) == "``" and begin > 1 and sentence[begin - 2].is_auxiliary
        # "had itself expressed"
        is_own = sentence.word(begin - 1).endswith(("self", "selves")) and begin > 1 and sentence[begin - 2].is_auxiliary
        if not (sentence.tag(begin - 1) in ADVERB or sentence[begin - 1].is_auxiliary or is_marked or is_own):
            break
        begin -= 1
    return begin


def has_person(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a person is named in a phrase."""
    return any(i.mention is not None and i.mention.type == "person" for i in sentence.items[phrase.first : phrase.last + 1])
