"""Statements: who says what, in whose words.

Belongs here: rows of direct speech (quotations, labelled turns) and of indirect speech, and who spoke last. Does not belong here:
words (packs `cues`, `descriptions`, `turns`), marks (quotes), which quotations are speech (utterances), transcripts (turns), cues and
their subjects (attribution), where contents begin and end (frames, contents), who a noun phrase is (speakers).

Method: quotations are paired by paragraph and given to the nearest cue, whose subject is the speaker (O'Keefe et al.
2012; Muzny et al. 2017); indirect speech follows the attribution relations of PARC (Pareti 2012): cue span, content
span, source span.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.language import Language

from seedline.dataset.referent import type_of
from seedline.extract.clauses import DASHES, STOPS, Item, Phrase, Sentence, items_of, sentences
from seedline.extract.discourse.deixis import Deixis
from seedline.extract.documents.voice import Voice
from seedline.extract.quotes import FIRST_PERSON as SPOKEN
from seedline.extract.quotes import Quote
from seedline.extract.reading import Paragraph, Reading
from seedline.extract.reports import Event, Evidence, Statement
from seedline.extract.statements.attribution import WINDOW, Attribution, Attributions
from seedline.extract.statements.blocks import Blocks
from seedline.extract.statements.carried import LINES_BACK, TRIM_RIGHT, carry_over
from seedline.extract.statements.contents import content_of, content_start, is_nested
from seedline.extract.statements.cues import Cues
from seedline.extract.statements.dashes import Dashes
from seedline.extract.statements.frames import NOBODY, Floor
from seedline.extract.statements.going_on import NEIGHBOURS, Speaker
from seedline.extract.statements.listings import announced, item_of
from seedline.extract.statements.quote_cues import cue_of
from seedline.extract.statements.speakers import FIRST_PERSON, Speakers
from seedline.extract.statements.turns import Turn, Turns
from seedline.extract.statements.utterances import utterances
from seedline.reference import Reference

SHORTEST_CONTENT = 2
HEADING_LONGEST = 240
SOURCE_LONGEST = 12
# what a headline's source speaks about
ABOUT = frozenset({"on", "about", "after", "ahead", "before", "at", "in", "during"})
# the end of a content that goes on below
UNFINISHED = re.compile(r"(?: to|['’]s)$")
# where a teaser is cut: "calls on all to refrain from [...]"
CUT_SHORT = re.compile(r"\s*(?:\[(?:\.{2,}|…)\]|…)\s*$")
# items behind a cue in which its paper is named: "said on Friday in a statement"
LONGEST_OCCASION = 6


@dataclass(slots=True)
class _Memory:
    """Who spoke last in the document, and whose quotation may go on here."""

    spoke: Speaker | None = None
    quoted: Speaker | None = None
    # who spoke in the paragraph's last sentence, in no quotation
    announced: Speaker | None = None
    # the sentence before, where nobody is said to speak in it
    unsaid: tuple[int, int] | None = None
    # whose paper or press service was told of last
    paper: str | None = None
    floor: Floor = NOBODY
    # the report whose items stand below its sentence
    listing: tuple[Sentence, Attribution] | None = None

    def before(self, sentence: Sentence) -> Speaker | None:
        """Who spoke last before a sentence, with whose paper was told of last; a quotation that opens it names nobody for what follows."""
        if self.spoke is None:
            return None
        reading, end = sentence.reading, max(self.spoke.end, self.spoke.until)
        lines = reading.line_at(sentence[0].start).number - reading.line_at(end).number
        is_next = lines <= NEIGHBOURS and not any(reading.mentions_in(end, sentence[0].start, "person"))
        is_quoted = sentence[0].quote is not None and (lines == 0 or is_next)
        return replace(self.spoke, paper=self.paper, until=sentence[0].end if is_quoted else self.spoke.until)


class Statements:
    """Extractor of statements."""

    name = "statements"
    version = "1"

    def __init__(self, nlp: Language, reference: Reference) -> None:
        deixis = reference.shared(Deixis)
        self._speakers = Speakers(reference, deixis)
        self._cues = Cues(reference)
        self._attributions = Attributions(self._cues, self._speakers)
        self._turns = Turns(reference, deixis)
        self._blocks = Blocks(reference)
        self._dashes = Dashes(self._cues)

    def __call__(self, reading: Reading) -> Iterator[Statement]:
        turns = self._turns(reading)
        # where what is said begins on lines of turns, behind the label
        spoken = {reading.index.line_of(t.start): t.start for t in reversed(turns)}
        labelled = {t.start: Speaker(t.speaker, *t.label) for t in turns if t.speaker and t.label}
        found = [_of_turn(t) for t in turns]
        quotes = utterances(reading)
        for p in reading.paragraphs:
            if pieces := self._dashes(reading, p, quotes.get(p.start, [])):
                quotes[p.start] = pieces
        taken = {reading.index.line_of(start) for start in quotes}
        apart = {start: q for start, q in self._blocks(reading).items() if reading.index.line_of(start) not in taken | spoken.keys()}
        quotes.update({start: [quote] for start, quote in apart.items()})
        memory = _Memory()
        is_collective = self._turns.is_collective(reading)
        writer = _writer(reading)
        item = reading.item_at(0)
        for p in reading.paragraphs:
            if p.start >= item[1]:
                item, memory = reading.item_at(p.start), _Memory()
            if p.role != "boilerplate":
                own = quotes.get(p.start, [])
                said_from = spoken.get(reading.index.line_of(p.start))
                memory.floor = Floor(
                    memory.floor.speaker, is_collective, labelled.get(said_from) if said_from else None, None if said_from else writer
                )
                listing, memory.listing = memory.listing, None
                rows = list(self._paragraph(reading, p, own, memory, said_from))
                is_others = bool(own or said_from or any(r.speaker for r in rows))
                entry = item_of(reading, p) if listing is not None and not is_others else None
                if listing is not None and entry is not None:
                    rows, memory.listing = list(_rows(listing[0], entry, "indirect", listing[1], 0.75)), listing
                found += rows
                found += self._told_inside(reading, p, own, rows)
                memory.quoted = _carried(reading, p, own, rows) or memory.announced
                memory.announced = None
                memory.floor = Floor(self._floor(reading, p, memory), is_collective)
        carry_over(reading, found)
        events = _events_by_line(reading)
        seen: set[tuple[object, ...]] = set()
        for s in found:
            key = (s.start, s.end, s.kind, s.speaker)
            if key not in seen:
                seen.add(key)
                s.event = events.get(reading.index.line_of(s.start))
                yield s

    def _paragraph(
        self, reading: Reading, p: Paragraph, quotes: list[Quote], memory: _Memory, said_from: int | None
    ) -> Iterator[Statement]:
        items = [i for i in items_of(reading, p, quotes) if i.start >= (said_from or 0)]
        for sentence in sentences(reading, items):
            found = list(self._attributions(sentence, memory.before(sentence), memory.floor))
            memory.paper = next((a.speaker.referent for a in found if self._is_from_paper(sentence, a)), memory.paper)
            if said_from is not None:
                found = [a for a in found if _counts_in_turn(sentence, a) and not self._is_own_stance(sentence, a, memory.floor.turn)]
            spoken: list[Statement] = []
            for row in self._direct(sentence, found, memory):
                yield row
                spoken = [*(s for s in spoken if (s.start, s.end) == (row.start, row.end)), row]
                # several who share the words share what follows
                memory.quoted = (
                    _speaker_of(row) if len(spoken) == 1 else replace(Speaker.together([*map(_speaker_of, spoken)]), until=row.end)
                )
                # "he said" of somebody who has no name goes on with them
                is_unnamed = memory.spoke is not None and memory.spoke.referent is row.speaker is None
                memory.spoke = replace(memory.spoke, until=row.end) if is_unnamed and memory.spoke is not None else memory.quoted
            first = content_start(reading, p, sentence)
            rows = list(self._indirect(sentence, found, first))
            # "Minister vows to resign: spokesman": another's words inside the source's
            rows += [r for r in self._headed(sentence, p) if not rows or (r.speaker and all(r.speaker != x.speaker for x in rows))]
            pointing = [a for a in found if a.kind == "back" or _stands_alone(sentence, a)]
            yield from rows
            if memory.unsaid is not None:
                kind = "direct" if SPOKEN.search(reading.text, *memory.unsaid) else "indirect"
                yield from (row for a in pointing for row in _rows(sentence, memory.unsaid, kind, a, a.confidence))
            closing = announced(sentence, found) if said_from is None else None
            memory.listing = (sentence, closing) if closing is not None else None
            memory.unsaid = None if found else (sentence[first].start, _stop(reading, sentence[-1].end))
            said = [a.speaker for n, a in enumerate(found) if a.kind not in ("passive", "nominal") and not is_nested(sentence, found, n)]
            if said and self._speakers.going.is_unnamed(reading, said[-1]):
                memory.spoke = replace(said[-1], until=sentence[-1].end)
            said = [s for s in said if s.referent]
            memory.announced = None
            if said and not sentence.has_quote(0, len(sentence)):
                # whoever is the subject of what they say does not take their place
                memory.quoted = memory.spoke = memory.announced = replace(said[-1], until=sentence[-1].end)

    def _is_from_paper(self, sentence: Sentence, a: Attribution) -> bool:
        """Whether the source of a report is a paper or a press service: "said in a statement", "the press office said", "X reports"."""
        if a.speaker.referent is None or a.kind not in ("clause", "phrase", "source", "final", "quote"):
            return False
        end = a.until or (a.content if a.content is not None and a.content > a.at else a.end + LONGEST_OCCASION)
        # "In a statement issued after the session, the body condemned ..."
        opening = sentence.items[: a.begin] if not sentence.has_finite(0, a.begin) else []
        words = (i.word for i in [*opening, *sentence.items[a.begin : end]] if i.is_nominal)
        return a.cue.text == "report" or any(map(self._speakers.is_from_paper, words))

    def _told_inside(self, reading: Reading, p: Paragraph, quotes: list[Quote], rows: list[Statement]) -> Iterator[Statement]:
        """Reports of others inside quotations, as in a body's account of a meeting: '"The envoy stressed that ...", the ministry said'."""
        everything = items_of(reading, p, []) if quotes else []
        for quote in quotes:
            who = next(
                (_speaker_of(r) for r in rows if r.kind == "direct" and r.start == quote.inner_start),
                Speaker(None, quote.start, quote.start),
            )
            items = [i for i in everything if quote.inner_start <= i.start < quote.inner_end]
            for sentence in sentences(reading, items):
                found = [a for a in self._attributions(sentence, None) if _counts_in_turn(sentence, a)]
                others = [a for a in found if not _is_same(a.speaker, who) and not self._is_own_stance(sentence, a, who)]
                yield from self._indirect(sentence, others, 0)

    def _is_own_stance(self, sentence: Sentence, a: Attribution, who: Speaker | None) -> bool:
        """Whether somebody tells what their own state or body wants or holds: "the envoy said his country supported Y"."""
        is_stance = a.kind in ("clause", "phrase") and a.speaker.referent is not None and type_of(a.speaker.referent) != "person"
        return is_stance and who is not None and self._speakers.may_speak_for(sentence.reading, who, a.speaker)

    def _floor(self, reading: Reading, p: Paragraph, memory: _Memory) -> Speaker | None:
        """Who speaks in the items below: the body that opens an unfinished paragraph ("The Council,", "... decided as follows:")."""
        closing = reading.text[p.start : p.end].rstrip()[-1:]
        if closing not in ",:":
            return memory.floor.speaker
        sentence = next(sentences(reading, items_of(reading, p, [])), None)
        if sentence is not None and closing == ":" and sentence.word(len(sentence) - 1) == ":":
            last = sentence.phrase_ending_at(len(sentence) - 2)
            link = sentence.word(last.first - 1) if last is not None else ""
            # "On trade, the ministers:", "It is understood that the government:"
            is_parted = link == "that" or (link == "," and not sentence.has_finite(0, len(sentence)))
            found = (self._speakers.of(sentence, last) or self._organizer(sentence, last)) if last is not None and is_parted else None
            if found is not None:
                return found
        if sentence is None or (closing == "," and sentence.has_finite(0, len(sentence))) or not sentence[0].is_opening:
            return memory.floor.speaker
        opening = sentence.after(int(sentence.tag(0) == "DT"))
        return self._speakers.of(sentence, opening) or self._organizer(sentence, opening) or memory.floor.speaker

    def _organizer(self, sentence: Sentence, phrase: Phrase) -> Speaker | None:
        """'The Summit:', 'the Assembly:' above the items: the body whose meeting the text reports."""
        start, end = sentence[phrase.first].start, sentence[phrase.last].end
        found = self._speakers.describe(sentence.reading.quote(start, end))
        bodies = {e.organizer for e in sentence.reading.events if e.organizer}
        is_meeting = found is not None and found.kind in ("occasion", "body")
        return Speaker(bodies.pop(), start, end) if is_meeting and len(bodies) == 1 else None

    # -- direct speech
    def _direct(self, sentence: Sentence, found: list[Attribution], memory: _Memory) -> Iterator[Statement]:
        previous = memory.quoted
        for q, item in enumerate(sentence.items):
            if item.quote is None:
                continue
            span = item.quote.inner_start, item.quote.inner_end
            cue = cue_of(sentence, found, q)
            if cue is not None:
                yield from self._cued(sentence, q, found, cue)
                continue
            speaker = self._label(sentence, q) or self._label_behind(sentence, q) or _listed(sentence, q, memory)
            if speaker is None and all(i.quote or not i.word.isalnum() for i in sentence.items):
                speaker = previous or self._last_person(sentence, memory) or (Speaker(None, *span) if q == 0 else None)
            if speaker is None and sentence[0].quote is not None and q and sentence.reading.text[span[0]].islower():
                # '"I know this," X said of the ruling, "but we must go on"'
                speaker = memory.quoted
            speaker = speaker or self._behind_colon(sentence, q, memory)
            if speaker is not None:
                yield from (_row(sentence, span, "direct", who, None, 0.8) for who in speaker.each)

    @staticmethod
    def _cued(sentence: Sentence, q: int, found: list[Attribution], cue: Attribution) -> Iterator[Statement]:
        """The row of a quotation with a cue, and that of the outlet that passes it on: "as quoted by X", "X reports, citing Y"."""
        quote = sentence[q].quote
        if quote is None:
            return
        span = quote.inner_start, quote.inner_end
        second = next((a for a in found if a.at > q and a is not cue and _is_outlet(a) and not a.is_used), None)
        cue.is_used = True
        is_bare = (
            second is not None and not sentence.has_finite(max(cue.end, q + 1), second.begin) and not sentence.has_quote(q + 1, second.at)
        )
        if second is not None and is_bare and _is_agency(cue) and not _is_agency(second) and sentence.tag(second.at) == "VBG":
            # the words are those of whom the agency cites
            cue, second = second, cue
        yield from _rows(sentence, span, "direct", cue, 0.93 if cue.speaker.referent else 0.75)
        if second is not None and is_bare:
            second.is_used = cue.is_used = True
            # 'X told Y that "...", according to the ministry': that X said so
            told = (sentence[cue.begin].start, span[1]) if cue.begin < q else span
            yield from _rows(sentence, told, "indirect", second, 0.7)

    @staticmethod
    def _last_person(sentence: Sentence, memory: _Memory) -> Speaker | None:
        """The person who spoke a paragraph or two before; a quotation alone in its paragraph goes on with them."""
        who = memory.spoke
        if who is None or who.referent is None or type_of(who.referent) != "person":
            return None
        reading = sentence.reading
        lines = reading.line_at(sentence[0].start).number - reading.line_at(max(who.start, who.until)).number
        return who if lines <= LINES_BACK else None

    def _behind_colon(self, sentence: Sentence, q: int, memory: _Memory) -> Speaker | None:
        """'The minister was cautious: "..."': the clause before the colon has no verb of speech, its subject speaks."""
        if sentence.word(q - 1) != ":":
            return None
        finite = next((k for k in range(q - 1) if sentence[k].is_finite), None)
        speaker = self._speakers.of(sentence, sentence.before(finite), memory.spoke) if finite else None
        return speaker if speaker is not None and speaker.referent and type_of(speaker.referent) == "person" else None

    def _label(self, sentence: Sentence, q: int) -> Speaker | None:
        """'Name: "..."': the name alone before the quotation, as headlines have it."""
        if not 1 < q <= WINDOW or sentence.word(q - 1) != ":" or sentence.has_finite(0, q - 1):
            return None
        return self._speakers.of(sentence, sentence.before(q - 1))

    def _label_behind(self, sentence: Sentence, q: int) -> Speaker | None:
        """'"...": Name on the talks', as headlines have it."""
        if q > 0 or not sentence[-1].word.isalnum() or not (sentence.word(1) == ":" or sentence.word(1) in DASHES):
            return None
        return self._heading_source(sentence, 2, len(sentence), has_topic=True)

    def _headed(self, sentence: Sentence, p: Paragraph) -> Iterator[Statement]:
        """A heading with its source at an edge: "Talks to resume — spokesman", "Minister: talks to resume"."""
        if p.role != "title" and (p.end - p.start > HEADING_LONGEST or sentence.items[-1].word in STOPS):
            return
        marks = [k for k, i in enumerate(sentence.items) if i.is_break and i.word != "," and i.mention is None]
        if not marks or sentence.has_quote(0, len(sentence)):
            return
        first, last = marks[0], marks[-1]
        span: tuple[int, int] | None = None
        speaker = self._heading_source(sentence, last + 1, len(sentence))
        if speaker is not None:
            span = 0, last
        elif sentence.word(first) == ":":
            speaker = self._heading_source(sentence, 0, first, has_topic=True)
            is_voice = speaker is not None and speaker.referent is not None and type_of(speaker.referent) == "person"
            span = (first + 1, len(sentence)) if is_voice and first + 1 < len(sentence) else None
        if (
            speaker is None
            or span is None
            or not (speaker.referent or self._speakers.going.is_unnamed(sentence.reading, speaker))
            or sentence.tag(span[0])[:1] == "W"
            or sentence.tag(span[0]) == "VBG"
            or not any(map(_is_predicate, sentence.items[slice(*span)]))
        ):
            return
        start, end = sentence[span[0]].start, sentence[span[1] - 1].end
        if self._speakers.is_elsewhere(sentence, speaker):
            # "Norway ready to help: president", and below it another country's president
            speaker = replace(speaker, referent=None)
        # "Minister: I can't agree"
        kind = "direct" if span[0] > 0 and SPOKEN.search(sentence.reading.text, start, end) else "indirect"
        yield _row(sentence, (start, end), kind, speaker, None, 0.7)

    def _heading_source(self, sentence: Sentence, first: int, end: int, has_topic: bool = False) -> Speaker | None:
        """Who the few words at a heading's edge are; not the page's publisher, whose name often closes a page's title."""
        bracket = next((k for k in range(first + 1, end) if sentence.word(k) in ("(", "[")), end)
        # "Minister X on the talks: ...", "...: Minister X (interview)"
        end = next((k for k in range(first + 1, bracket) if has_topic and sentence.word(k) in ABOUT), bracket)
        if not 0 < end - first <= SOURCE_LONGEST or any(i.is_finite or i.tag == "TO" for i in sentence.items[first:end]):
            return None
        phrase = sentence.after(first)
        speaker = self._speakers.of(sentence, phrase) if phrase.last == end - 1 else None
        publisher = sentence.reading.field("publisher")
        if end < bracket and (speaker is None or speaker.referent is None or type_of(speaker.referent) != "person"):
            return None
        is_publisher = publisher is not None and sentence.quote(first, end - 1).casefold() in publisher.value.casefold()
        return None if is_publisher else speaker

    # -- indirect speech
    def _indirect(self, sentence: Sentence, found: list[Attribution], first: int) -> Iterator[Statement]:
        text = sentence.reading.text
        told: list[tuple[int, int, str | None]] = []
        spans = [content_of(sentence, found, n, first) if _has_content(sentence, a) else None for n, a in enumerate(found)]
        for a, span in zip(found, spans, strict=True):
            if span is None or span[0] >= span[1] or _is_source(found, span):
                continue
            around = [x.speaker for x, s in zip(found, spans, strict=True) if x is not a and s and s[0] <= a.begin and span[1] <= s[1]]
            if any(self._is_own_stance(sentence, a, x) for x in around):
                continue
            if a.kind == "source" and a.speaker.referent is None and _holds_report(found, spans, span):
                # "According to a readout, X stressed Y": X's words, whoever passes them on
                continue
            is_named = a.speaker.referent is not None or sentence.tag(a.begin) == "PRP"
            if is_named and not a.inherits and any(f <= span[0] and span[1] <= e and w == a.speaker.referent for f, e, w in told):
                # "X said he welcomed Y": the same speaker on the same level
                continue
            if a.kind in ("clause", "phrase"):
                told.append((*span, a.speaker.referent))
            start, end = sentence[span[0]].start, sentence[span[1] - 1].end
            end = _stop(sentence.reading, end)
            if UNFINISHED.search(text, start, end):
                # "calls on the government to", "expresses the Kingdom's:", and below it what it should do
                continue
            while start < end and not text[start].isalnum() and text[start] not in '"“«„(':
                start += 1
            is_noun = a.kind == "phrase" and sentence[span[0]].is_nominal
            if len(text[start:end].split()) >= (1 if is_noun else SHORTEST_CONTENT):
                yield from _rows(sentence, (start, end), "indirect", a, a.confidence)


def _holds_report(found: list[Attribution], spans: list[tuple[int, int] | None], span: tuple[int, int]) -> bool:
    """Whether a named speaker's report stands inside a span of items."""
    return any(x.speaker.referent and s and span[0] <= x.begin < span[1] and s[1] <= span[1] for x, s in zip(found, spans, strict=True))


def _has_content(sentence: Sentence, a: Attribution) -> bool:
    """Whether something is reported in other words than those of the quotation that a cue introduces: 'said that, in spite of X, "..."'."""
    quote = next((k for k in range(a.content, len(sentence)) if sentence[k].quote is not None), None) if a.content is not None else None
    return not a.is_used or (a.content is not None and (quote is None or sentence.has_finite(a.content, quote)))


def _stop(reading: Reading, end: int) -> int:
    """The end of a content, closing stops cut, and the sign that a teaser is cut short ("[...]")."""
    cut = CUT_SHORT.search(reading.text, max(0, end - 10), end)
    end = cut.start() if cut is not None else end
    while reading.text[end - 1] in TRIM_RIGHT:
        end -= 1
    return end


def _is_predicate(item: Item) -> bool:
    """Whether words at a heading's edge say something: a verb, or the first person of broken English."""
    return item.is_finite or item.tag in ("TO", "VB", "VBG", "VBN") or item.word in FIRST_PERSON


def _carried(reading: Reading, p: Paragraph, quotes: list[Quote], rows: list[Statement]) -> Speaker | None:
    """The speaker whose quotation the next paragraph may go on with: it ends with one, or with a colon."""
    last = max(rows, key=lambda s: s.end, default=None)
    if last is None:
        return None
    ends_quoted = bool(quotes) and last.kind == "direct" and last.start == quotes[-1].inner_start
    return _speaker_of(last) if ends_quoted or reading.text[p.start : p.end].rstrip().endswith(":") else None


def _stands_alone(sentence: Sentence, a: Attribution) -> bool:
    """Whether a sentence is nothing but a source and its cue, behind what was said: "The press service reported."."""
    return a.kind == "final" and a.begin == 0 and a.end >= len(sentence) - 1 and sentence[-1].word in STOPS


def _is_same(speaker: Speaker, other: Speaker) -> bool:
    return speaker.referent is not None and speaker.referent == other.referent


def _is_source(found: list[Attribution], span: tuple[int, int]) -> bool:
    """Whether items are nothing but a source: "According to the press office, ..."."""
    return any(a.kind == "source" and a.at <= span[0] and span[1] <= (a.until or 0) for a in found)


def _listed(sentence: Sentence, q: int, memory: _Memory) -> Speaker | None:
    """'X said "...," "..." and "..."': whose quotation stands before this one, nothing but a comma or "and" between."""
    between = (k for k in range(q - 1, -1, -1) if sentence.tag(k) != "CC" and sentence.word(k) != "that")
    last = next((k for k in between if sentence[k].word.isalnum() or sentence[k].quote), None)
    is_list = last is not None and sentence[last].quote is not None
    return memory.quoted if is_list and memory.quoted is not None and sentence[0].quote is None else None


def _is_agency(a: Attribution) -> bool:
    """Whether an organisation speaks."""
    return a.speaker.referent is not None and type_of(a.speaker.referent) == "organization"


def _is_outlet(a: Attribution) -> bool:
    """Whether a second source stands behind a quotation and its cue: "as quoted by X", "..., the agency reported"."""
    return a.kind == "source" or (a.kind == "final" and not a.inherits and _is_agency(a))


def _counts_in_turn(sentence: Sentence, a: Attribution) -> bool:
    """Inside somebody's own speech only what others plainly said is a statement of its own; a group's only as told of the past."""
    is_impersonal = a.kind == "passive" and "that" in a.frames and a.content is not None and a.content > a.at
    is_told = a.kind in ("clause", "phrase") and a.speaker.start < a.speaker.end and (a.inherits or sentence.tag(a.at) == "VBD")
    return a.kind != "nominal" and (a.speaker.referent is not None or "source" in a.frames or is_impersonal or is_told)


def _writer(reading: Reading) -> Speaker | None:
    """Who says "I" outside turns and quotations: nobody known where the page does not say whose words it is."""
    voice = Voice(reading)
    if voice.writer is not None:
        return Speaker(voice.writer.referent, voice.writer.start, voice.writer.end)
    return Speaker(None, 0, 0) if voice.is_own else None


# -- rows
def _of_turn(turn: Turn) -> Statement:
    named = turn.speaker is not None
    evidence = [Evidence("speaker_id", *turn.label)] if turn.label and named else []
    return Statement(
        start=turn.start, end=turn.end, kind="direct", speaker=turn.speaker, confidence=0.95 if named else 0.85, evidence=evidence
    )


def _rows(sentence: Sentence, span: tuple[int, int], kind: str, cue: Attribution, confidence: float) -> Iterator[Statement]:
    """A row for each of those who speak by a cue."""
    return (_row(sentence, span, kind, speaker, cue, confidence) for speaker in cue.speaker.each)


def _row(sentence: Sentence, span: tuple[int, int], kind: str, speaker: Speaker, cue: Attribution | None, confidence: float) -> Statement:  # noqa: PLR0917
    evidence = [Evidence("speaker_id", speaker.start, speaker.end)] if speaker.referent else []
    text = None
    if cue is not None:
        text = sentence.quote(cue.at, cue.end - 1)
        evidence.append(Evidence("cue", sentence[cue.at].start, sentence[cue.end - 1].end))
    confidence -= 0.0 if speaker.referent else 0.1
    return Statement(start=span[0], end=span[1], kind=kind, speaker=speaker.referent, cue=text, confidence=confidence, evidence=evidence)


def _speaker_of(row: Statement) -> Speaker:
    where = next(((e.start, e.end) for e in row.evidence if e.field == "speaker_id"), (row.start, row.start))
    return Speaker(row.speaker, *where, until=row.end)


def _events_by_line(reading: Reading) -> dict[int, Event]:
    """Lines that tell of one event only, with that event."""
    found: dict[int, set[int]] = {}
    for n, e in enumerate(reading.events):
        for start, end in [(e.start, e.end), *((x.start, x.end) for x in e.evidence)]:
            for line in range(reading.index.line_of(start), reading.index.line_of(max(start, end - 1)) + 1):
                found.setdefault(line, set()).add(n)
    return {line: reading.events[next(iter(which))] for line, which in found.items() if len(which) == 1}
