"""Statements: who says what, in whose words.

Belongs here: rows of direct speech (quotations, labelled turns) and indirect speech, and where a content begins and
ends. Does not belong here: words (packs `cues`, `descriptions`, `turns`), pairing of marks (quotes), transcripts
(turns), cues and their frames (attribution), who a noun phrase is (speakers).

Method: quotations are paired by paragraph and given to the nearest cue, whose subject is the speaker (O'Keefe et al.
2012; Muzny et al. 2017); indirect speech follows the attribution relations of PARC (Pareti 2012): cue span, content
span, source span.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Token

from seedline.dataset.referent import type_of
from seedline.extract.attribution import WINDOW, Attribution, Attributions
from seedline.extract.clauses import DASHES, FINITE, RELATIVE, STOPS, Item, Sentence, items_of, sentences
from seedline.extract.cues import Cues
from seedline.extract.deixis import Deixis
from seedline.extract.quotes import Quote, dashed, pair
from seedline.extract.reading import Paragraph, Reading
from seedline.extract.reports import Event, Evidence, Statement
from seedline.extract.speakers import FIRST_PERSON, Speaker, Speakers
from seedline.extract.turns import Turn, Turns
from seedline.reference import Reference

# with these a quotation begins that has no subject of its own
FRAGMENT = frozenset({"VBD", "VBZ", "VBP", "VBN", "MD"})
# place, date and agency before the first words of wire copy; a clock time before an item of a list
DATELINE = re.compile(
    r"[^\n–—]{3,70}?(?:\s[–—]{1,2}|\s--?|\)\s?[-–—])\s+(?=[A-Z\"“«])"
    r"|[A-Z][A-Z'\-]{2,}[^\n/]{0,40}(?:/[\w .\-]{2,30}/\.?|\.\s\([\w .\-]{2,30}\)\.?)\s*[-–—:]?\s*(?=[A-Z\"“«])"
    r"|[\d.:/\s,|\-]{4,}(?=\D)"
)
LABELLED = re.compile(r"\w:\s*$")
TRIM_RIGHT = " \t\r\n\u00a0.,;:-–—"
QUOTE_MARKS = frozenset({"''", "``"})
# tags of words that a quoted fragment completes
INCOMPLETE = frozenset({"DT", "PRP$", "JJ", "MD", "TO", "WDT", "WP", "POS"})
# tags with which a sentence goes on behind a quoted fragment
GOING_ON = frozenset({"IN", "CC", "MD", "TO", "WDT"})
# cut off what was asked or praised: the reporter's own account of when and why
AFTERWARDS = frozenset({"after", "following", "amid", "amidst", "hours", "days"})
LONGEST_TAIL = 8
BARE_ADVERBIAL = 6
CONTRAST = frozenset({"while", "whereas"})
BESIDE = frozenset({",", ";"}) | CONTRAST
SHORTEST_CONTENT = 2
# words of a quotation that opens a sentence and may do without a verb
SHORTEST_WHOLE = 4
HEADING_LONGEST = 240
SOURCE_LONGEST = 8
SHORT_SOURCE = 4
LINES_BACK = 4


@dataclass(slots=True)
class _Memory:
    """Who spoke last in the document, and whose quotation may go on here."""

    spoke: Speaker | None = None
    quoted: Speaker | None = None
    # who spoke in the paragraph's last sentence, in no quotation
    announced: Speaker | None = None


class Statements:
    """Extractor of statements."""

    name = "statements"
    version = "1"

    def __init__(self, nlp: Language, reference: Reference) -> None:
        deixis = Deixis(reference)
        self._speakers = Speakers(reference, deixis)
        self._cues = Cues(reference)
        self._attributions = Attributions(self._cues, self._speakers)
        self._turns = Turns(reference, deixis)

    def __call__(self, reading: Reading) -> Iterator[Statement]:
        turns = self._turns(reading)
        spoken = {reading.index.line_of(t.start) for t in turns}
        found = [_of_turn(t) for t in turns]
        quotes = _utterances(reading)
        for p in reading.paragraphs:
            quote = None if p.start in quotes else dashed(reading.text, p.start, p.end)
            if quote is not None and self._is_cue_next(p, quote):
                quotes[p.start] = [quote]
        memory = _Memory()
        for p in reading.paragraphs:
            if p.role != "boilerplate":
                own = quotes.get(p.start, [])
                in_turn = reading.index.line_of(p.start) in spoken
                rows = list(self._paragraph(reading, p, own, memory, in_turn))
                found += rows
                memory.quoted = _carried(reading, p, own, rows) or memory.announced
                memory.announced = None
        events = _events_by_line(reading)
        seen: set[tuple[object, ...]] = set()
        for s in found:
            key = (s.start, s.end, s.kind, s.speaker)
            if key not in seen:
                seen.add(key)
                s.event = events.get(reading.index.line_of(s.start))
                yield s

    def _paragraph(self, reading: Reading, p: Paragraph, quotes: list[Quote], memory: _Memory, in_turn: bool) -> Iterator[Statement]:
        for n, sentence in enumerate(sentences(reading, items_of(reading, p, quotes))):
            found = [a for a in self._attributions(sentence, memory.spoke) if not in_turn or _counts_in_turn(a)]
            for row in self._direct(sentence, found, memory):
                yield row
                memory.quoted = memory.spoke = _speaker_of(row)
            rows = list(self._indirect(sentence, found, _content_start(reading, p, sentence) if n == 0 else 0))
            yield from rows or self._headed(sentence, p)
            said = [a.speaker for n, a in enumerate(found) if a.kind not in ("passive", "nominal") and not _is_nested(sentence, found, n)]
            said = [s for s in said if s.referent]
            memory.announced = None
            if said and not sentence.has_quote(0, len(sentence)):
                memory.quoted = memory.spoke = memory.announced = said[-1]

    def _is_cue_next(self, p: Paragraph, quote: Quote) -> bool:
        """Whether a cue stands right behind dashed speech; without it the dashes are a list's or an aside's."""
        words = [t.lower_ for t in p.doc if p.start + t.idx >= quote.end and t.is_alpha][:WINDOW]
        match = self._cues.match(words, 0) if words else None
        return match is not None and "quote" in match[0].frames

    # -- direct speech
    def _direct(self, sentence: Sentence, found: list[Attribution], memory: _Memory) -> Iterator[Statement]:
        previous = memory.quoted
        for q, item in enumerate(sentence.items):
            if item.quote is None:
                continue
            span = item.quote.inner_start, item.quote.inner_end
            cue = _cue_after(sentence, found, q) or _cue_before(sentence, found, q)
            if cue is not None:
                cue.is_used = True
                yield _row(sentence, span, "direct", cue.speaker, cue, 0.93 if cue.speaker.referent else 0.75)
                second = next((a for a in found if a.at > q and a.kind == "source" and not a.is_used), None)
                if second is not None and not sentence.has_quote(q + 1, second.at):
                    second.is_used = True
                    yield _row(sentence, span, "indirect", second.speaker, second, 0.7)
                continue
            speaker = self._label(sentence, q)
            if speaker is None and all(i.quote or not i.word.isalnum() for i in sentence.items):
                speaker = previous or self._last_person(sentence, memory) or (Speaker(None, *span) if q == 0 else None)
            if speaker is not None:
                yield _row(sentence, span, "direct", speaker, None, 0.8)

    @staticmethod
    def _last_person(sentence: Sentence, memory: _Memory) -> Speaker | None:
        """The person who spoke a paragraph or two before; a quotation alone in its paragraph goes on with them."""
        who = memory.spoke
        if who is None or who.referent is None or type_of(who.referent) != "person":
            return None
        reading = sentence.reading
        lines = reading.line_at(sentence[0].start).number - reading.line_at(max(who.start, who.until)).number
        return who if lines <= LINES_BACK else None

    def _label(self, sentence: Sentence, q: int) -> Speaker | None:
        """'Name: "..."': the name alone before the quotation, as headlines have it."""
        if not 1 < q <= WINDOW or sentence.word(q - 1) != ":" or sentence.has_finite(0, q - 1):
            return None
        return self._speakers.of(sentence, sentence.before(q - 1))

    def _headed(self, sentence: Sentence, p: Paragraph) -> Iterator[Statement]:
        """A heading with its source at an edge: "Talks to resume — spokesman", "Minister: talks to resume"."""
        if p.role != "title" and (p.end - p.start > HEADING_LONGEST or sentence.items[-1].word in STOPS):
            return
        marks = [k for k, i in enumerate(sentence.items) if (i.word in DASHES or i.word == ":") and i.mention is None]
        if not marks or sentence.has_quote(0, len(sentence)):
            return
        first, last = marks[0], marks[-1]
        span: tuple[int, int] | None = None
        speaker = self._heading_source(sentence, last + 1, len(sentence))
        if speaker is not None:
            span = 0, last
        elif sentence.word(first) == ":":
            speaker = self._heading_source(sentence, 0, first)
            is_voice = speaker is not None and speaker.referent is not None and type_of(speaker.referent) == "person"
            span = (first + 1, len(sentence)) if is_voice and first + 1 < len(sentence) else None
        if speaker is None or span is None or not any(_is_predicate(i) for i in sentence.items[slice(*span)]):
            return
        start, end = sentence[span[0]].start, sentence[span[1] - 1].end
        yield _row(sentence, (start, end), "indirect", speaker, None, 0.7)

    def _heading_source(self, sentence: Sentence, first: int, end: int) -> Speaker | None:
        """Who the few words at a heading's edge are; not the page's publisher, whose name often closes a page's title."""
        if not 0 < end - first <= SOURCE_LONGEST or any(i.is_finite or i.tag == "TO" for i in sentence.items[first:end]):
            return None
        phrase = sentence.after(first)
        speaker = self._speakers.of(sentence, phrase) if phrase.last == end - 1 else None
        publisher = sentence.reading.field("publisher")
        is_publisher = publisher is not None and sentence.quote(first, end - 1).casefold() in publisher.value.casefold()
        return None if is_publisher else speaker

    # -- indirect speech
    def _indirect(self, sentence: Sentence, found: list[Attribution], first: int) -> Iterator[Statement]:
        text = sentence.reading.text
        told: list[tuple[int, int, str | None]] = []
        for n, a in enumerate(found):
            span = None if a.is_used and a.content is None else _content(sentence, found, n, first)
            if span is None or span[0] >= span[1]:
                continue
            if a.speaker.referent and not a.inherits and any(f <= span[0] and span[1] <= e and w == a.speaker.referent for f, e, w in told):
                # "X said he welcomed Y": the same speaker on the same level
                continue
            if a.kind == "clause":
                told.append((*span, a.speaker.referent))
            start, end = sentence[span[0]].start, sentence[span[1] - 1].end
            while end > start and text[end - 1] in TRIM_RIGHT:
                end -= 1
            while start < end and not text[start].isalnum() and text[start] not in '"“«„(':
                start += 1
            is_noun = a.kind == "phrase" and sentence[span[0]].is_nominal
            if len(text[start:end].split()) >= (1 if is_noun else SHORTEST_CONTENT):
                yield _row(sentence, (start, end), "indirect", a.speaker, a, a.confidence)


def _is_predicate(item: Item) -> bool:
    """Whether words at a heading's edge say something: a verb, or the first person of broken English."""
    return item.is_finite or item.tag in ("TO", "VB") or item.word in FIRST_PERSON


# -- quotations that are utterances
def _utterances(reading: Reading) -> dict[int, list[Quote]]:
    """Quotations long enough to be utterances, by paragraph: at least a clause, and no title of a document."""
    found: dict[int, list[Quote]] = {}
    quotes = iter(pair(reading.text, [(p.start, p.end) for p in reading.paragraphs]))
    quote = next(quotes, None)
    for p in reading.paragraphs:
        tokens = iter(p.doc)
        while quote is not None and quote.start < p.end:
            inside = [t for t in _until(tokens, quote.end - p.start) if p.start + t.idx >= quote.inner_start]
            whole = quote if _is_utterance(reading, p, quote, inside) else _later_sentences(reading, p, quote, inside)
            if whole is not None:
                found.setdefault(p.start, []).append(whole)
            quote = next(quotes, None)
    return found


def _later_sentences(reading: Reading, p: Paragraph, quote: Quote, tokens: list[Token]) -> Quote | None:
    """What is left of a quotation that begins inside somebody else's sentence and runs on into whole ones."""
    for before, t in itertools.pairwise(tokens):
        if before.text in STOPS and t.text[:1].isupper():
            rest = replace(quote, start=p.start + t.idx, inner_start=p.start + t.idx)
            inside = [x for x in tokens if x.idx >= t.idx]
            return rest if rest.inner_start < rest.inner_end and _is_utterance(reading, p, rest, inside) else None
    return None


def _until(tokens: Iterator[Token], end: int) -> Iterator[Token]:
    for t in tokens:
        yield t
        if t.idx + len(t) >= end:
            return


def _is_utterance(reading: Reading, p: Paragraph, quote: Quote, tokens: list[Token]) -> bool:
    words = [t for t in tokens if t.is_alpha]
    is_question = reading.text[quote.inner_end - 1] == "?"
    is_answer = reading.text[p.start : quote.start].rstrip()[-1:] == ":" and p.role != "title"
    if words and is_answer and words[0].text[0].isupper() and reading.text[quote.inner_end : quote.inner_end + 1] == ".":
        return True
    if len(words) < 3 or (words[0].tag_ in FRAGMENT and not is_question) or (words[0].tag_ in ("TO", "IN") and len(words) < SHORTEST_WHOLE):
        return False
    if LABELLED.search(reading.text, p.start, quote.start) and (p.role == "title" or "." in reading.text[quote.inner_end : quote.end]):
        return True
    around = reading.mentions_in(max(0, quote.start - 300), quote.end + 300)
    if any(m.start < quote.start and m.end >= quote.end for m in around):
        return False
    names = [(m.start - p.start, m.end - p.start) for m in reading.mentions_in(quote.inner_start, quote.inner_end)]
    heavy = [t for t in words if len(t.text) > 3 and not any(a <= t.idx < b for a, b in names)]
    is_closed = reading.text[quote.inner_end : quote.end].strip()[:1] in (",", ".", "!", "?") or reading.text[quote.inner_end - 1] in "!?"
    if not is_closed and len(heavy) > 1 and sum(t.text[0].isupper() for t in heavy) > 0.6 * len(heavy):
        return False
    if words[0].text[0].islower() and _is_fragment(p, tokens[0].i - 2):
        return False
    opens = quote.start == p.start or reading.text[p.start : quote.start].rstrip()[-1:] in ".!?"
    if opens and not is_closed and _goes_on(p, quote):
        return False
    is_whole = opens and is_closed and len(words) >= SHORTEST_WHOLE and words[0].text[0].isupper()
    return is_whole or any(t.tag_ in FINITE for t in tokens) or words[0].tag_ == "VB"


def _is_fragment(p: Paragraph, before: int) -> bool:
    """Whether the words before a quotation in small letters need it to complete their own clause: "should 'respect the law'"."""
    word = p.doc[before] if before >= 0 else None
    if word is not None and word.tag_ == "CC":
        # "should 'do this' and 'do that'"
        return before > 0 and p.doc[before - 1].tag_ in QUOTE_MARKS
    return word is not None and (word.tag_ in INCOMPLETE or (word.tag_ == "IN" and word.lower_ not in ("that", "as")))


def _goes_on(p: Paragraph, quote: Quote) -> bool:
    """Whether the sentence that a quotation opens goes on without it being closed: "'This can only rise' unless ..."."""
    behind = next((t for t in p.doc if p.start + t.idx >= quote.end), None)
    return behind is not None and behind.is_alpha and behind.tag_ in GOING_ON and behind.lower_ not in ("as", "in")


def _carried(reading: Reading, p: Paragraph, quotes: list[Quote], rows: list[Statement]) -> Speaker | None:
    """The speaker whose quotation the next paragraph may go on with: it ends with one, or with a colon."""
    last = max(rows, key=lambda s: s.end, default=None)
    if last is None:
        return None
    ends_quoted = bool(quotes) and last.kind == "direct" and last.start == quotes[-1].inner_start
    return _speaker_of(last) if ends_quoted or reading.text[p.start : p.end].rstrip().endswith(":") else None


# -- cues of quotations
def _cue_after(sentence: Sentence, found: list[Attribution], q: int) -> Attribution | None:
    """The cue that follows a quotation, nothing but punctuation or an adverb between."""
    cue = next((a for a in found if a.begin > q and a.frames & {"quote", "told", "source", "quoting"}), None)
    if cue is None:
        return None
    between = sentence.items[q + 1 : cue.begin]
    if cue.kind == "final" and len(between) <= LONGEST_TAIL and between[-1:] and between[-1].word == "," and between[0].tag == "IN":
        # '"..." for the region, X said'
        return None if any(i.is_finite for i in between) else cue
    stopped = sentence.word(q).endswith(".") and not between and cue.kind in ("clause", "phrase")
    near = len(between) <= 3 and all(i.tag in ("RB", "WP", "IN") or not i.word.isalnum() for i in between)
    return cue if near and not stopped else None


def _cue_before(sentence: Sentence, found: list[Attribution], q: int) -> Attribution | None:
    """The cue that introduces a quotation."""
    for a in reversed(found):
        end = a.until if a.until is not None and a.kind in ("source", "final") else a.end
        if end > q or a.kind == "nominal" or sentence.has_quote(end, q):
            continue
        if not a.frames & {"quote", "told", "source", "that", "explicit", "act"}:
            return None
        if sentence.tag(q - 1) == "CC" and sentence[q - 2].tag in QUOTE_MARKS:
            return a
        adjoins = q == end or sentence.word(q - 1) == "that" or sentence[q - 1].is_break
        return a if adjoins and (a.kind in ("quote", "source") or not sentence.has_finite(end, q)) else None
    return None


def _counts_in_turn(a: Attribution) -> bool:
    """Inside somebody's own speech only what others plainly said is a statement of its own."""
    is_impersonal = a.kind == "passive" and "that" in a.frames and a.content is not None and a.content > a.at
    return a.kind != "nominal" and (a.speaker.referent is not None or "source" in a.frames or is_impersonal)


# -- content of indirect speech
def _content_start(reading: Reading, p: Paragraph, sentence: Sentence) -> int:
    """Index of the first item after a dateline or a clock time."""
    m = DATELINE.match(reading.text, p.start, p.end)
    if m is None or m.end() >= sentence[-1].end:
        return 0
    prefix = m.group().split()
    if not prefix or not (prefix[0].strip(".,").isupper() or any(c.isdigit() for c in m.group())):
        return 0
    return next((k for k, i in enumerate(sentence.items) if i.start >= m.end()), 0)


def _content(sentence: Sentence, found: list[Attribution], n: int, first: int) -> tuple[int, int] | None:
    """Items of the content, half-open."""
    a = found[n]
    if a.kind in ("clause", "phrase", "passive", "nominal"):
        if a.content is None:
            return None
        return a.content, a.until if a.until is not None else _end(sentence, found, n, a.content)
    if a.kind == "source":
        later = next((x.content for x in found[:n] if x.content is not None and x.content > a.at), None)
        # "X reported, citing Y, that ...": both say the same
        return (later, len(sentence)) if later is not None else _around_source(sentence, a, first)
    if a.kind == "learn":
        comma = next((k for k in range(a.at, first, -1) if sentence.word(k) == ","), None)
        return (first, comma) if comma else None
    return _before_source(sentence, a, first, {x.at for x in found}) if a.kind == "final" else None


def _before_source(sentence: Sentence, a: Attribution, first: int, cues: set[int]) -> tuple[int, int] | None:
    """Main clause, source, cue: '..., the ministry said'; what goes on behind the cue belongs to the content."""
    comma = next(
        (k for k in range(a.begin - 1, max(first, a.begin - 6), -1) if sentence.word(k) == "," or sentence.word(k) in DASHES), None
    )
    if comma is None or a.inherits or sentence.has_quote(first, comma):
        return None
    if any(i.is_finite or i.is_nominal for i in sentence.items[comma + 1 : a.begin]):
        return None
    end = a.until if a.until is not None else a.end
    if not any(i.is_finite or i.tag == "TO" or (i.is_auxiliary and i.mention is None) for i in sentence.items[first:comma]):
        # 'X, he said, will ...': the source parts subject and verb
        return (first, len(sentence)) if sentence.word(end) == "," and sentence.has_finite(end, len(sentence)) else None
    goes_on = sentence.word(end) == "," and sentence.tag(end + 1) in ("CC", "IN", "VBG", "WDT") and not cues & {end + 1, end + 2}
    return (first, len(sentence)) if goes_on and not sentence.has_quote(end, len(sentence)) else (first, comma)


def _around_source(sentence: Sentence, a: Attribution, first: int) -> tuple[int, int] | None:
    """'According to X, ...', '..., according to X', and the source in the middle."""
    after = (a.until if a.until is not None else a.end) + 1
    left = sentence.items[first : a.begin]
    if sentence.has_quote(first, a.begin) or sentence.has_quote(after, len(sentence)):
        return None
    has_left = any(i.tag in FINITE for i in left)
    if not any(i.tag in FINITE for i in sentence.items[after:]):
        return (first, a.begin) if has_left else None
    end = len(sentence)
    if len(left) > 2 and left[-1].word == "," and left[-2].tag == "CC":
        return after, end
    verb = next((i for i in sentence.items[after:] if i.word.isalnum()), None)
    if not has_left and verb is not None and verb.tag in FINITE:
        return first, end
    if not has_left and (len(left) <= 2 or (left[0].tag in ("IN", "RB", "RBR", "JJR", "CC") and len(left) <= BARE_ADVERBIAL)):
        return after, end
    return first, end


def _end(sentence: Sentence, found: list[Attribution], n: int, content: int) -> int:
    """Where a content ends: at the next report on its own level, at a direct quotation, or with the sentence."""
    a = found[n]
    end = _next_report(sentence, found, n, content)
    label = next((k for k in range(len(sentence) - 2, len(sentence) - 2 - SHORT_SOURCE, -1) if sentence.word(k) == ":"), None)
    if label is not None and content < label < end and not sentence.has_finite(label, len(sentence)):
        # "Talks to resume: spokesman"
        end = label
    if a.kind == "phrase":
        end = next((k for k in range(content + 2, end) if _is_afterwards(sentence, k)), end)
    end = next((k for k in range(content + 1, end) if sentence[k].quote is not None or sentence.word(k) == ";"), end)
    while end > content and (sentence.tag(end - 1) in ("CC", "WP") or (sentence.tag(end - 1) == "WDT" and sentence.word(end - 2) == ",")):
        end -= 1
    tag = sentence.tag(a.at)
    if a.frames & {"np", "to"} and a.kind == "phrase" and tag in FINITE:
        for k in range(content + 1, end - 1):
            # "noted X and signed Y": the next verb of the same subject is no part of what was noted
            if sentence.tag(k) == "CC" and sentence.tag(k + 1) == tag and sentence[k + 1].mention is None:
                return end if any(i.tag in FINITE for i in sentence.items[content:k]) else k
    return end


def _is_afterwards(sentence: Sentence, comma: int) -> bool:
    """Whether the reporter's own account of when and why begins behind a comma."""
    return sentence.word(comma) == "," and sentence.word(comma + 1) in AFTERWARDS and sentence.tag(comma - 1) not in RELATIVE


def _next_report(sentence: Sentence, found: list[Attribution], n: int, content: int) -> int:
    a = found[n]
    for other in found[n + 1 :]:
        before = other.begin - 1
        if before < content:
            # its subject stands before this report, which is a parenthesis
            comma = next((k for k in range(other.at, content, -1) if sentence.word(k) == ","), None)
            if comma and other.kind != "passive" and other.begin <= a.begin:
                return comma
            continue
        if other.kind == "final" and not other.inherits and sentence.word(before) == ",":
            return before
        if other.kind == "source" and other.until is not None and other.until >= len(sentence) - 1:
            return before
        beside = sentence.word(before) in BESIDE or sentence.tag(before) == "CC"
        if (
            other.inherits
            or sentence.word(before) in CONTRAST
            or (beside and (sentence.word(other.begin) == "with" or not _is_within(sentence[other.at].token, sentence[a.at].token)))
        ):
            end = other.begin
            while end > content and (sentence.tag(end - 1) in ("CC", "RB") or sentence.word(end - 1) in BESIDE):
                end -= 1
            return end
    return len(sentence)


def _is_nested(sentence: Sentence, found: list[Attribution], n: int) -> bool:
    """Whether a report stands inside the content of an earlier one."""
    cue = sentence[found[n].at].token
    return any(a.content is not None and a.content <= found[n].at and _is_within(cue, sentence[a.at].token) for a in found[:n])


def _is_within(token: Token | None, cue: Token | None) -> bool:
    """Whether the parse puts a verb inside the clause that a cue introduces, and not beside the cue."""
    step: Token | None = token
    for _ in range(12):
        if step is None or cue is None or step.head.i == step.i:
            return False
        if step.head.i == cue.i:
            return step.dep_ != "conj"
        step = step.head
    return False


# -- rows
def _of_turn(turn: Turn) -> Statement:
    named = turn.speaker is not None
    evidence = [Evidence("speaker_id", *turn.label)] if turn.label and named else []
    return Statement(
        start=turn.start, end=turn.end, kind="direct", speaker=turn.speaker, confidence=0.95 if named else 0.85, evidence=evidence
    )


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
