"""Frames: where, behind a cue, the content of a report begins.

Belongs here: a cue in its place, the frames in which it may report, the start of the content. Does not belong here: the cues (pack
`cues`), their subjects (attribution), where a content ends (contents).

Frames of the pack: `that` clause with or without "that"; `explicit` clause with "that" only; `told` addressee, then clause; `of` what
the addressee is told of; `to` everything behind the cue; `np` noun phrase; `thing` noun phrase that is no person; `name` "called X Y";
`act` noun phrase whose head is a `speech` noun ("extended condolences"); `passive` "X was noted"; `quote` may introduce or follow a
quotation and close a sentence; `source` "according to", `closing` where only behind a report that closes its sentence; `learn` "learned
from"; `own` a source whose pronoun stands in the cue ("in his opinion"); `quoting` "quoted X as saying"; `nominal` nouns with their
speaker before them ("X's call for"); `weak` is said of things too; `none` blocks shorter cues; `directive` object with an infinitive;
`carrier` verbs whose infinitive or participle reports ("went on to say"); `back` what was said stands in the sentence before ("stated
this in an interview"); `stance` nouns whose "that" clause is the content ("expressed the hope that"); `contact` verbs of addressing
somebody, whose purpose is said ("called X to thank him"); `enabling` verbs and nouns that let somebody speak ("enabled X to stress");
`impersonal` passives without agent, whole ("emphasis was placed on"); `fact` verbs of knowing and causing, whose "that" clause nobody
says ("showed that"); `authoring` verbs that make a speech or letter its subject's own ("delivered remarks praising X"). A `*` in a cue
stands for a few words.
"""

from __future__ import annotations

from dataclasses import dataclass

from seedline.extract.clauses import ADJUNCT, ADVERB, FINITE, RELATIVE, STOPS, VERB, Item, Sentence
from seedline.extract.statements.cues import Cue, Cues
from seedline.extract.statements.going_on import Speaker
from seedline.extract.statements.speakers import Speakers

OPENING = frozenset({'"', "“", "«", "``", "''", "‘"})
WINDOW = 14
# "in the strongest terms", "with great regret"
MANNER = frozenset({"in", "with"})
LONGEST_COORDINATION = 60
CLAUSE_WORDS = frozenset({"that", "whether", "how", "why", "what", "if", "when", "where", "who"})
# what tells when something was said, behind what was said
CIRCUMSTANCE = frozenset({"when", "where", "if"})
NAMING = frozenset({"JJ", "NN", "NNS", "VBN", "VBG"})
# "underlined the following: ..."
LISTING = (["as", "follows"], ["the", "following"])
# "the statement reads, in particular:"
EXCERPT = frozenset({"particular", "part", "full"})


@dataclass(slots=True)
class Attribution:
    """A cue at item `at` of `size` items, with its speaker.

    `kind`: `clause` or `phrase` (content begins at `content`), `back` (content is the sentence before),
    `passive`, `final` (content stands before), `quote` (content is a
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
class Floor:
    """Who has the floor where a verb has no subject: the body before the items of a decision ("The Council, Recalls ...").

    `is_collective` says that "we" is the group whose paper the text is.
    """

    speaker: Speaker | None = None
    is_collective: bool = False
    # who "I" is: the speaker of a labelled turn
    turn: Speaker | None = None
    # who "I" is on a page that is somebody's own words throughout
    writer: Speaker | None = None


NOBODY = Floor()


@dataclass(frozen=True, slots=True)
class Verb:
    """A cue verb in its place: `begin` is the first of its auxiliaries and adverbs."""

    sentence: Sentence
    begin: int
    at: int
    size: int
    cue: Cue
    earlier: list[Attribution]
    previous: Speaker | None
    floor: Floor = NOBODY
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


class Frames:
    """Places the content of a cue by the frames that the pack gives it."""

    def __init__(self, cues: Cues, speakers: Speakers) -> None:
        self._cues = cues
        self._speakers = speakers

    def place(self, verb: Verb, found: Attribution) -> Attribution | None:
        """The attribution with the place where its content begins, or as one whose content stands before it; None if neither."""
        sentence, frames = verb.sentence, found.frames
        n = found.end
        while sentence.tag(n) in ("RB", "RP") and sentence[n].mention is None:
            n += 1
        n = self.past_date(sentence, n)
        if sentence.tag(n) == "CC" and sentence.tag(n + 1) == sentence.tag(found.at) and sentence[n + 1].mention is None:
            # "recognised and honoured the crew": one object for two verbs
            n += 2
        if sentence.word(n) == "," and sentence.word(n + 1) == "in" and sentence.word(n + 2) in EXCERPT:
            n += 3
        if [sentence.word(n), sentence.word(n + 1)] in LISTING:
            n += 2
        if "back" in frames:
            return self._pointing_back(sentence, found, n)
        if n >= len(sentence) or sentence.word(n) in STOPS or sentence.word(n) == ";" or (sentence[n].is_break and sentence.word(n) != ":"):
            return self._closing(sentence, found, n)
        following = sentence[n]
        if following.word == ":" and n + 1 < len(sentence) and not sentence.has_quote(n, n + 3) and frames & {"that", "told"}:
            found.content = n + 1
            return found
        if following.quote is not None or following.word == ":":
            found.kind = "quote"
            return found
        if following.word in CIRCUMSTANCE and sentence.has_quote(0, found.begin):
            # '"...," he said when asked about the road'
            return self._closing(sentence, found, n)
        if following.word in (CLAUSE_WORDS if "further" not in frames else ("that", "whether")) and frames & {"that", "explicit", "told"}:
            return self.begun_at(sentence, found, n + (following.word == "that"))
        if "told" in frames:
            return self._told(sentence, found, n)
        if "to" in frames:
            if "thing" in frames and self._is_person(sentence, n) and not self._has_infinitive(sentence, n):
                # "called on the minister in the capital": a visit
                return None
            found.kind, found.content, found.confidence = "phrase", found.end, min(found.confidence, 0.8)
            return found
        return self._object(sentence, found, n)

    @staticmethod
    def _pointing_back(sentence: Sentence, found: Attribution, n: int) -> Attribution | None:
        """'X said this in the talks', 'X made the statement on Monday': not "said this plan works"."""
        if (
            sentence.word(found.end - 1) == "this"
            and n < len(sentence)
            and (sentence[n].is_nominal or sentence.tag(n) in VERB | {"MD", "RB"})
        ):
            return None
        found.kind = "quote" if sentence.has_quote(n, len(sentence)) else "back"
        found.confidence = min(found.confidence, 0.7)
        return found

    def _object(self, sentence: Sentence, found: Attribution, n: int) -> Attribution | None:
        """A clause without "that", a clause further on, or a noun phrase."""
        frames, following = found.frames, sentence[n]
        if (
            following.word == "this"
            and "that" in frames
            and sentence.tag(found.at) in ("VBD", "VBZ")
            and sentence.tag(n + 1) in ("IN", "", ".", ",", ":")
        ):
            # "confirmed this in an interview"
            found.kind, found.confidence = "back", min(found.confidence, 0.7)
            return found
        if "directive" in frames:
            found.kind, found.content, found.confidence = "phrase", n, min(found.confidence, 0.8)
            return found if self._has_infinitive(sentence, n) else None
        if "act" in frames:
            if sentence.head(sentence.after(n)).word in self._cues.speech:
                found.kind, found.content, found.confidence = "phrase", n, min(found.confidence, 0.75)
                return found
            if frames == {"act"}:
                return None
        if "name" in frames:
            behind = sentence.after(n).last + 1
            found.kind, found.content, found.confidence = "phrase", n, min(found.confidence, 0.7)
            is_given = (
                sentence.word(behind) in OPENING or sentence.word(behind) in ("a", "an", "as") or self._has_predicate(sentence, found)
            )
            if is_given or frames == {"name"}:
                return found if is_given else None
            found.kind, found.content = "clause", None
        starts_phrase = following.is_nominal or following.tag in ("DT", "PDT", "PRP", "EX", "VBG") or following.word in OPENING
        # "expressed renewed hope", "noting shared concern"
        starts_phrase = starts_phrase or (following.tag in ("VBN", "VBD") and n + 1 < len(sentence) and sentence[n + 1].is_nominal)
        clause = self._complementiser(sentence, found, n)
        is_stance = clause is not None and sentence.word(clause - 1) in self._cues.stances and not self._is_parted(sentence, n, clause)
        # "promised us an hour ago that"
        is_stance = is_stance or (clause is not None and following.tag == "PRP" and sentence.word(clause) == "that")
        if frames & {"that", "explicit"} and clause is not None and (not starts_phrase or is_stance):
            return self.begun_at(sentence, found, clause + (sentence.word(clause) == "that"))
        if "np" in frames and "quote" not in frames and following.word in MANNER:
            n = self._past_manner(sentence, n)
            starts_phrase = n > found.end and (sentence[n].is_nominal or sentence.tag(n) == "DT")
        if "np" in frames and not starts_phrase:
            n = self._direct_object(sentence, found) or n
            starts_phrase = (n > found.end and sentence[n].is_nominal) or sentence.tag(n) == "DT"
        if "np" in frames and starts_phrase and not ("thing" in frames and self._is_person(sentence, n)):
            found.kind, found.content, found.confidence = "phrase", n, min(found.confidence, 0.78)
            return found
        stands_before = _stands_behind_clause(sentence, found) or sentence.has_quote(0, found.begin)
        is_relative = following.is_finite and following.mention is None
        is_adjunct = following.tag in ("IN", "VBG") and following.mention is None
        # "welcomed the envoy and said ...": a person who is received
        is_received = "thing" in frames and self._is_person(sentence, n) and not sentence.has_finite(n, sentence.after(n).last + 2)
        link = sentence.word(found.begin - 1)
        if is_relative and "that" in frames and (link == "what" or (link == "which" and sentence.has_quote(0, found.begin))):
            # "in what an official said was the first of its kind", '"...," which she said was the reason'
            found.content = n
            return found
        if "that" in frames and not is_relative and not is_received and not (stands_before and is_adjunct) and has_clause(sentence, n):
            found.content = n
            return found
        if "that" in frames and following.tag == "MD" and sentence.tag(found.at) == "VBZ" and self._is_first_verb(sentence, found):
            # "Ministry says won't back down"
            found.content = n
            return found
        opens = following.is_opening or (following.word in OPENING and n + 1 < len(sentence) and sentence[n + 1].is_opening)
        if "that" in frames and opens and (sentence.is_title_case or self._is_headline(sentence, found)):
            # "Envoy Says Deal Possible", "Ministry says talks resume"
            found.content = n
            return found
        is_infinitive = following.tag == "TO" and sentence.tag(n + 1) == "VB"
        if "quote" in frames and not is_infinitive and (not starts_phrase or found.begin > 1 or sentence.has_quote(0, found.begin)):
            may_close = bool(frames & {"that", "explicit"}) and not sentence.has_quote(found.end, found.end + WINDOW)
            found.kind = "final" if may_close else "quote"
            return found
        return None

    @staticmethod
    def _is_parted(sentence: Sentence, n: int, clause: int) -> bool:
        """Whether a comma parts an object from another's report: "welcomed the news, with X expressing the hope that ..."."""
        return any(sentence[k].is_break for k in range(n, clause))

    @staticmethod
    def _is_first_verb(sentence: Sentence, found: Attribution) -> bool:
        """Whether the cue is the first verb of a line without a stop, and the word before it its subject's."""
        is_first = not any(i.is_finite or i.tag in RELATIVE for i in sentence.items[: found.at])
        return is_first and found.begin < found.at and sentence[-1].word not in STOPS

    @staticmethod
    def _is_headline(sentence: Sentence, found: Attribution) -> bool:
        """Whether the cue is the only finite verb of a line without a stop, which has a speaker before it."""
        is_only = not sentence.has_finite(0, found.begin) and not sentence.has_finite(found.end, len(sentence))
        return is_only and found.begin < found.at and sentence[-1].word not in STOPS and "quote" in found.frames

    @staticmethod
    def _past_parenthesis(sentence: Sentence, n: int) -> int | None:
        """Where the object begins behind an adverbial between commas: "stressed, among other things, the need for talks"."""
        opening = sentence[n + 1].token if n + 1 < len(sentence) else None
        if sentence.word(n) != "," or opening is None or opening.dep_ != "prep":
            return None
        behind = next((k + 1 for k in range(n + 1, min(len(sentence) - 1, n + WINDOW)) if sentence.word(k) == ","), None)
        return behind if behind is not None and sentence[behind].is_opening and not sentence.has_finite(n, behind) else None

    @staticmethod
    def _has_predicate(sentence: Sentence, found: Attribution) -> bool:
        """Whether the parse sees a name given to the object: "called the talks frank"."""
        token = sentence[found.at].token
        named = [c for c in token.children if c.dep_ in ("oprd", "ccomp") and c.i > token.i] if token is not None else []
        # "considers the decision to be a mistake"
        is_being = any(c.lower_ == "be" and c.tag_ == "VB" and c.dep_ == "ccomp" for c in named)
        return is_being or any(c.tag_ in NAMING and not any(x.dep_ in ("aux", "auxpass", "mark") for x in c.children) for c in named)

    @staticmethod
    def _past_manner(sentence: Sentence, n: int) -> int:
        """'Condemns in the strongest possible terms, the attack': an adverbial that a comma wrongly parts from the object."""
        comma = next((k for k in range(n, min(len(sentence), n + WINDOW)) if sentence.word(k) == ","), None)
        is_manner = comma is not None and not any(i.mention or i.is_finite for i in sentence.items[n:comma])
        return comma + 1 if comma is not None and is_manner and comma + 1 < len(sentence) else n

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
            return self.begun_at(sentence, found, parted + 2)
        is_parted = sentence.word(n) == "," and (sentence.word(found.begin - 1) != "," or sentence.tag(found.at) == "VBG")
        opens = n + 1 < len(sentence) and (sentence[n + 1].is_opening or sentence.tag(n + 1) in ("PRP", "EX"))
        if is_parted and opens and found.frames & {"that", "told"} and has_clause(sentence, n + 1):
            # "X said, the road is open", "adding, some roads are closed"
            return self.begun_at(sentence, found, n + 1)
        thing = self._past_parenthesis(sentence, n) if "np" in found.frames and not _stands_behind_clause(sentence, found) else None
        if thing is not None:
            found.kind, found.content, found.confidence = "phrase", thing, min(found.confidence, 0.75)
            return found
        if "quote" not in found.frames and ("that" not in found.frames or "np" in found.frames):
            return None
        found.kind = "final" if found.frames & {"that", "explicit", "told"} else "quote"
        return found

    @staticmethod
    def begun_at(sentence: Sentence, found: Attribution, content: int) -> Attribution | None:
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
        clause = self._complementiser(sentence, found, n)
        if clause is not None:
            return self.begun_at(sentence, found, clause + (sentence.word(clause) == "that"))
        if sentence.has_quote(n, len(sentence)):
            found.kind = "quote"
            return found
        if sentence.tag(n) == "TO" and sentence.tag(n + 1) == "VB":
            # "assured to go on helping"
            return self.begun_at(sentence, found, n)
        addressee = sentence[n]
        behind = sentence.after(n).last + 1
        if sentence.word(behind) == ":" and behind + 1 < len(sentence):
            # "tells the EU leaders: we need peace"
            return self.begun_at(sentence, found, behind + 1)
        if "of" in found.frames:
            # "assured the bankers abroad of support", "reminded the parties to the conflict of their duties"
            behind += sentence.tag(behind) == "RB"
            if sentence.word(behind) in ADJUNCT - {"on"} and behind + 1 < len(sentence):
                behind = sentence.after(behind + 1 + (sentence.tag(behind + 1) == "DT")).last + 1
            ofs = [k for k in range(n, min(behind + 1, len(sentence))) if sentence.word(k) == "of"]
            # "reminded the President of A of the deal": the first belongs to the office
            is_office = len(ofs) > 1 and (m := sentence[ofs[0] + 1].mention) is not None and m.type in ("country", "organization")
            of = ofs[is_office] if ofs else behind
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
            rest = self.past_date(sentence, rest)
            if sentence.word(rest) in CLAUSE_WORDS:
                # "told the minister how it had changed"
                return self.begun_at(sentence, found, rest)
            is_said = sentence.has_quote(0, found.begin) or _stands_behind_clause(sentence, found)
            is_afterthought = is_said and sentence.tag(rest) == "IN"
            if sentence.tag(rest) == "TO" or (
                not is_afterthought and has_clause(sentence, rest) and sentence.word(rest) not in (",", "about", "of")
            ):
                found.content, found.confidence = rest, 0.7
                return found
        found.kind = "final"
        return found

    @staticmethod
    def _complementiser(sentence: Sentence, found: Attribution, n: int) -> int | None:
        """Index of "that" or "whether": by the parse, however far behind the cue; else if it comes before any finite verb."""
        token = sentence[found.at].token
        clauses = [c for c in token.children if c.dep_ == "ccomp" and c.i > token.i] if token is not None else []
        marks = (sentence.index(m.i) for c in clauses for m in c.children if m.dep_ == "mark" and m.lower_ in ("that", "whether"))
        far = next((k for k in marks if k is not None and k > n), None)
        if far is not None and not sentence.has_quote(n, far):
            return far
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
        # "welcoming the delegation"; not "the Government of A's plan"
        is_side = found is not None and found.kind == "side" and "POS" not in (i.tag for i in sentence.items[n : phrase.last + 1])
        return found is not None and (is_side or found.kind in ("office", "person", "group", "pronoun"))

    def _is_occasion(self, sentence: Sentence, n: int) -> bool:
        """Whether a paper or occasion stands there, and the clause behind it: "said in a statement it ..."."""
        if n >= len(sentence):
            return False
        phrase = sentence.after(n)
        found = self._speakers.describe(sentence.quote(phrase.first, phrase.last))
        return found is not None and found.kind in ("document", "occasion", "voice")

    def past_date(self, sentence: Sentence, n: int) -> int:
        """'said on Monday he ...', 'said in a statement on Monday he ...': the adjunct belongs to the cue."""
        k = n + (sentence.tag(n) == "IN" and sentence.word(n) not in CLAUSE_WORDS)
        if sentence.word(n) in ADJUNCT and self._is_occasion(sentence, k):
            return self.past_date(sentence, sentence.after(k).last + 1)
        date = sentence[k].mention if k < len(sentence) else None
        if date is None or date.type != "date":
            return n
        while k < len(sentence) and sentence[k].mention is date:
            k += 1
        day = sentence[k - 1].token
        # "said on Sunday evening that"
        k += day is not None and day.dep_ == "compound" and k < len(sentence) and sentence[k].token == day.head
        if k < len(sentence) and sentence[k].is_finite and sentence[n].mention is date:
            # "noting this year marks the anniversary"
            return n
        if sentence.word(k) == "(":
            k = next((c + 1 for c in range(k, min(len(sentence), k + WINDOW)) if sentence.word(c) == ")"), k)
        return k

    @staticmethod
    def _has_infinitive(sentence: Sentence, n: int) -> bool:
        """Whether an infinitive follows before any finite verb: "ordered the troops to withdraw"."""
        for k in range(n, min(len(sentence), n + LONGEST_COORDINATION)):
            if sentence[k].is_finite or sentence.word(k) in STOPS:
                return False
            if sentence.word(k) == "to" and sentence.tag(k + 1 + (sentence.tag(k + 1) in ADVERB)) == "VB":
                return True
        return False


def _stands_behind_clause(sentence: Sentence, found: Attribution) -> bool:
    """Whether source and cue follow a clause and its comma: "Talks have stalled, the envoy told them"."""
    return found.begin > 1 and sentence.word(found.begin - 1) == "," and sentence.has_finite(0, found.begin)


def has_clause(sentence: Sentence, n: int) -> bool:
    """Whether a finite verb follows that is not a relative clause's."""
    relative = False
    for k, item in enumerate(sentence.items[n:], start=n):
        if item.quote is not None or item.word == ";" or (item.word == "," and sentence.tag(k + 1) == "CC" and k > n):
            return False
        if item.tag in ("WDT", "WP", "WRB"):
            relative = True
        elif item.is_finite:
            if not relative:
                # "admitted A and signed B": a verb beside the cue
                return k == n or sentence.tag(k - 1) != "CC"
            relative = False
    return False
