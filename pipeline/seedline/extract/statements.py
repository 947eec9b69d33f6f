"""Statements: who says what, in whose words.

Belongs here: direct speech (quotations with a cue, labelled turns) and indirect speech (cue and clause, noun-phrase
reports, sources at the end, passives), and the speaker of each. Does not belong here: the words themselves (packs
`cues`, `descriptions`, `turns`), pairing of marks (quotes), transcript labels (turns), descriptions (deixis).

Method: quotations are paired by paragraph and given to the nearest cue, whose subject is the speaker (O'Keefe et al.
2012; Muzny et al. 2017); indirect speech follows the attribution relations of PARC (Pareti 2012): cue span, content
span, source span. The surface of the sentence is the backbone, because web text parses badly; the parse decides
only what the surface leaves open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Token

from seedline.dataset import referent
from seedline.extract.cues import Cue, Cues
from seedline.extract.deixis import Deixis
from seedline.extract.quotes import Quote, pair
from seedline.extract.reading import Paragraph, Reading
from seedline.extract.reports import Event, Evidence, Mention, Statement
from seedline.extract.turns import FIRST_PERSON, Turn, Turns
from seedline.reference import Reference

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# with these a quotation begins that has no subject of its own
FRAGMENT = frozenset({"VBD", "VBZ", "VBN", "MD"})
VERB = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "PRP$", "POS", "HYPH", "ADD", "XX", "FW", "NFP"})
STOPS = frozenset({".", "!", "?", "…", "..."})
DASHES = frozenset({"-", "–", "—", "--"})
CLAUSE_WORDS = frozenset({"that", "whether", "how", "why", "what", "if", "when", "where", "who"})
# place and date before the first words of wire copy
DATELINE = re.compile(
    r"[^\n–—]{3,70}?(?:\s[–—]{1,2}|\s--?|\)\s?[-–—])\s+(?=[A-Z\"“«])"
    r"|[A-Z][A-Z'\-]{2,}[^\n/]{0,40}(?:/[\w .\-]{2,30}/\.?|\.\s\([\w .\-]{2,30}\)\.?)\s*[-–—:]?\s*(?=[A-Z\"“«])"
    r"|[\d.:/\s,|\-]{4,}(?=\D)"
)
PREPOSITION = re.compile(r"\b(?:of|for|by|from|in|during|with|to)\b")
DIRECTLY = re.compile(r"\b(?:of|for|by|from|to) (?:the )?(?:[A-Z]\w+ )?$")
TRIM_RIGHT = " \t\r\n\u00a0.,;:-–—"
WINDOW = 14
PARENTHESIS = 26
SHORTEST_TOPIC = 4
BARE_ADVERBIAL = 6


@dataclass(slots=True)
class Item:
    """A token, or a whole direct quotation standing as one."""

    start: int
    end: int
    word: str
    tag: str
    token: Token | None = None
    mention: Mention | None = None
    quote: Quote | None = None

    @property
    def is_nominal(self) -> bool:
        return self.mention is not None or self.tag in NOMINAL

    @property
    def is_auxiliary(self) -> bool:
        return self.token is not None and (self.token.pos_ == "AUX" or self.tag == "MD")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: a referent, or None for groups and unknown speakers; `start` to `end` says so."""

    referent: str | None
    start: int
    end: int


@dataclass(slots=True)
class Report:
    """One cue of a sentence under analysis. Item indices; `content` None: the content is what stands before the source."""

    at: int
    size: int
    cue: Cue
    speaker: Speaker
    kind: str
    begin: int
    content: int | None = None
    confidence: float = 0.85
    inherits: bool = False
    until: int | None = None
    used: bool = field(default=False)


class Statements:
    """Extractor of statements."""

    name = "statements"
    version = "1"

    def __init__(self, nlp: Language, reference: Reference) -> None:
        self._cues = Cues(reference)
        self._deixis = Deixis(reference)
        self._turns = Turns(reference, self._deixis)
        self._capitals = {
            r["capital"].casefold(): referent.known("country", r["code"]) for r in reference.rows("countries") if r["capital"]
        }

    def __call__(self, reading: Reading) -> Iterator[Statement]:
        turns = self._turns(reading)
        found = [self._of_turn(t) for t in turns]
        spoken = {reading.index.line_of(t.start): t for t in turns}
        quotes = self._direct_quotes(reading)
        running: Speaker | None = None
        for p in reading.paragraphs:
            if p.role == "boilerplate":
                continue
            turn = spoken.get(reading.index.line_of(p.start))
            rows = list(self._paragraph(reading, p, quotes.get(p.start, []), running, turn))
            found += rows
            running = self._carried(quotes.get(p.start, []), rows)
        events = _events_by_line(reading)
        seen: set[tuple[object, ...]] = set()
        for s in found:
            key = (s.start, s.end, s.kind, s.speaker)
            if key not in seen and s.end - s.start > 2:
                seen.add(key)
                s.event = events.get(reading.index.line_of(s.start))
                yield s

    # -- direct speech: preparation
    @staticmethod
    def _of_turn(turn: Turn) -> Statement:
        evidence = [Evidence("speaker_id", *turn.label)] if turn.label and turn.speaker else []
        return Statement(
            start=turn.start,
            end=turn.end,
            kind="direct",
            speaker=turn.speaker,
            confidence=0.95 if turn.speaker else 0.85,
            evidence=evidence,
        )

    def _direct_quotes(self, reading: Reading) -> dict[int, list[Quote]]:
        """Quotations long enough to be utterances, by paragraph: at least a clause, and no title of a document."""
        found: dict[int, list[Quote]] = {}
        quotes = iter(pair(reading.text, [(p.start, p.end) for p in reading.paragraphs]))
        quote = next(quotes, None)
        for p in reading.paragraphs:
            while quote is not None and quote.start < p.end:
                if self._is_utterance(reading, p, quote):
                    found.setdefault(p.start, []).append(quote)
                quote = next(quotes, None)
        return found

    @staticmethod
    def _is_utterance(reading: Reading, p: Paragraph, quote: Quote) -> bool:
        tokens = _tokens(p, quote.inner_start, quote.inner_end)
        words = [t for t in tokens if t.is_alpha]
        if len(words) < 3 or any(m.end > quote.inner_end for m in _covering(reading, quote)):
            return False
        if words[0].tag_ in FRAGMENT or (words[0].tag_ in ("TO", "IN") and len(words) < 6):
            return False
        names = [(m.start - p.start, m.end - p.start) for m in reading.mentions_in(quote.inner_start, quote.inner_end)]
        heavy = [t for t in words if len(t.text) > 3 and not any(a <= t.idx < b for a, b in names)]
        is_closed = reading.text[quote.inner_end : quote.end].strip()[:1] in (",", ".", "!", "?") or reading.text[quote.inner_end - 1] in "!?"
        if not is_closed and len(heavy) > 1 and sum(t.text[0].isupper() for t in heavy) > 0.6 * len(heavy):
            return False
        return any(t.tag_ in FINITE for t in tokens) or words[0].tag_ == "VB"

    @staticmethod
    def _carried(quotes: list[Quote], rows: list[Statement]) -> Speaker | None:
        """The speaker whose quotation the next paragraph may go on with."""
        if not quotes or not rows:
            return None
        last = max(rows, key=lambda s: s.end)
        if last.kind != "direct" or last.start != quotes[-1].inner_start:
            return None
        where = next(((e.start, e.end) for e in last.evidence if e.field == "speaker_id"), (last.start, last.start))
        return Speaker(last.speaker, *where)

    # -- a paragraph
    def _paragraph(
        self, reading: Reading, p: Paragraph, quotes: list[Quote], running: Speaker | None, turn: Turn | None
    ) -> Iterator[Statement]:
        items = _items(reading, p, quotes)
        previous = running
        for n, sentence in enumerate(_sentences(items, self._cues)):
            first = self._content_start(reading, p, sentence) if n == 0 else 0
            reports = list(self._reports(reading, sentence, turn is not None))
            for row in self._direct(reading, sentence, reports, previous):
                yield row
                previous = next(
                    (Speaker(row.speaker, e.start, e.end) for e in row.evidence if e.field == "speaker_id"),
                    Speaker(row.speaker, row.start, row.start),
                )
            yield from self._indirect(reading, sentence, reports, first)
            if not any(i.quote for i in sentence):
                said = [r.speaker for r in reports if r.kind != "passive" and r.speaker.referent]
                previous = said[-1] if said else previous

    @staticmethod
    def _content_start(reading: Reading, p: Paragraph, sentence: list[Item]) -> int:
        """Index of the first item after a dateline or a clock time."""
        m = DATELINE.match(reading.text, p.start, p.end)
        if m is None or not reading.text[p.start : p.start + 1].strip():
            return 0
        prefix = reading.text[p.start : m.end()]
        head = prefix.split()[0].strip(".,")
        if not (head.isupper() or any(c.isdigit() for c in prefix)) or m.end() >= sentence[-1].end:
            return 0
        return next((i for i, item in enumerate(sentence) if item.start >= m.end()), 0)

    # -- cues and speakers of a sentence
    def _reports(self, reading: Reading, items: list[Item], in_turn: bool) -> Iterator[Report]:
        words = [i.word for i in items]
        at = 0
        last: Report | None = None
        while at < len(items):
            match = None if items[at].quote or items[at].mention else self._cues.match(words, at)
            if match is None:
                at += 1
                continue
            cue, size = match
            report = None
            if "source" in cue.frames or "learn" in cue.frames:
                report = self._source(reading, items, at, size, cue)
            elif "none" not in cue.frames:
                report = self._verb(reading, items, at, size, cue, last)
            if report and (not in_turn or self._counts_in_turn(report)):
                yield report
                last = report
            at += size

    @staticmethod
    def _counts_in_turn(report: Report) -> bool:
        """Inside somebody's own speech only what others plainly said is a statement of its own."""
        return report.speaker.referent is not None or "source" in report.cue.frames

    def _source(self, reading: Reading, items: list[Item], at: int, size: int, cue: Cue) -> Report | None:
        end = at + size
        while end < len(items) and items[end].word not in (",", ";", ":") and items[end].word not in DASHES and not items[end].quote:
            end += 1
        if end >= len(items) and items[-1].word in STOPS:
            end = len(items) - 1
        speaker = self._speaker(reading, items, at + size, end - 1)
        if speaker is None:
            return None
        return Report(at, size, cue, speaker, "learn" if "learn" in cue.frames else "source", at, until=end, confidence=0.85)

    def _verb(self, reading: Reading, items: list[Item], at: int, size: int, cue: Cue, last: Report | None) -> Report | None:
        item = items[at]
        # the group of auxiliaries and adverbs in front
        begin = at
        while (
            begin > 0 and (items[begin - 1].tag in ("RB", "RBR", "RBS") or items[begin - 1].is_auxiliary) and not items[begin - 1].mention
        ):
            begin -= 1
        group = items[begin:at]
        before = items[begin - 1] if begin else None
        negated = any(i.word in ("not", "n't", "never") for i in group)
        if any(i.tag == "MD" for i in group) or negated or not self._is_verb(items, at, size, before):
            return None
        if before is not None and before.tag == "TO":
            return None
        is_passive = item.tag in ("VBN", "VBD") and any(i.token is not None and i.token.lemma_ == "be" for i in group)
        if is_passive:
            return self._passive(reading, items, begin, at, size, cue)
        if item.tag == "VBG":
            if before is not None and before.tag == "IN":
                return None
            return self._participle(reading, items, begin, at, size, cue, last)
        return self._active(reading, items, begin, at, size, cue, last)

    @staticmethod
    def _is_verb(items: list[Item], at: int, size: int, before: Item | None) -> bool:
        """Whether the cue stands as a verb; headlines in capitals are tagged as names, so a name in front and an ending -s will do."""
        item = items[at]
        if item.tag in VERB or item.is_auxiliary:
            return not (item.tag == "VB" and size == 1 and before is not None and before.tag in ("DT", "JJ", "PRP$"))
        if size > 1 and item.tag == "NNS" and before is not None and before.tag == "CC":
            return True
        is_title_case = item.word.endswith(("s", "ed")) or item.word in ("said", "told")
        return (
            is_title_case
            and item.tag in ("NNP", "NNPS", "NNS", "JJ")
            and before is not None
            and (before.mention is not None or before.tag in ("PRP", "WP", "WDT") or before.quote is not None)
        )

    def _active(self, reading: Reading, items: list[Item], begin: int, at: int, size: int, cue: Cue, last: Report | None) -> Report | None:
        end = at + size
        before = items[begin - 1] if begin else None
        opens_clause = before is None or before.quote is not None or before.word in (",", ":") or before.word in DASHES
        np = self._left_np(items, begin)
        if np and np[2] is not None and (np[0] == 0 or items[np[0] - 1].quote or not items[np[0] - 1].word.isalnum()):
            speaker = self._speaker(reading, items, *np[:2], beside=np[2])
            if speaker is not None and speaker.referent is not None:
                return self._framed(reading, items, Report(at, size, cue, speaker, "active", np[0]))
        if opens_clause and "quote" in cue.frames and "told" not in cue.frames and end < len(items) and (items[end].is_nominal or items[end].tag in ("DT", "PRP")):
            inverted = self._right_np(items, end)
            speaker = self._speaker(reading, items, *inverted)
            if speaker is not None and (before is not None or items[0].quote):
                return Report(at, size, cue, speaker, "final", begin, until=inverted[1] + 1)
        speaker = self._speaker(reading, items, *np[:2], beside=np[2]) if np else None
        if np and speaker is not None and np[0] > 0 and items[np[0] - 1].word == "as":
            comma = next((k for k in range(end, len(items)) if items[k].word == ","), len(items))
            return Report(at, size, cue, speaker, "source", np[0] - 1, until=comma)
        if np and speaker is not None:
            return self._framed(reading, items, Report(at, size, cue, speaker, "active", np[0]))
        if np and self._is_first_person(items, *np[:2]):
            return None
        if before is not None and (before.tag == "CC" or before.word == "," or before.tag in ("WDT", "WP")):
            inherited = self._inherited(reading, items, at, last)
            if inherited is not None:
                return self._framed(reading, items, Report(at, size, cue, inherited, "active", begin, inherits=True, confidence=0.75))
        return None

    def _participle(
        self, reading: Reading, items: list[Item], begin: int, at: int, size: int, cue: Cue, last: Report | None
    ) -> Report | None:
        speaker = self._inherited(reading, items, at, last) if cue.frames & {"quote", "np", "to", "told"} else None
        if speaker is None:
            return None
        return self._framed(reading, items, Report(at, size, cue, speaker, "active", begin, inherits=True, confidence=0.75))

    def _passive(self, reading: Reading, items: list[Item], begin: int, at: int, size: int, cue: Cue) -> Report | None:
        end = at + size
        speaker = Speaker(None, items[at].start, items[at].start)
        if begin and items[begin - 1].word in FIRST_PERSON:
            return None
        if end < len(items) and items[end].word == "by":
            end_np = self._right_np(items, end + 1)
            speaker = self._speaker(reading, items, *end_np) or speaker
            end = end_np[1] + 1
        impersonal = begin > 0 and items[begin - 1].word == "it"
        follows = items[end].word if end < len(items) else ""
        if follows == "that" or (follows == "to" and "passive" in cue.frames and not impersonal):
            return Report(at, size, cue, speaker, "passive", begin, content=end + (follows == "that"), confidence=0.75)
        if "told" in cue.frames:
            return Report(at, size, cue, speaker, "quote", begin, confidence=0.6)
        if impersonal or "passive" not in cue.frames or begin == 0:
            return None
        first = self._topic_start(items, begin, at)
        while first < begin and items[first].tag in ("CC", "RB"):
            first += 1
        if begin - first < SHORTEST_TOPIC:
            return None
        return Report(at, size, cue, speaker, "passive", first, content=first, until=begin, confidence=0.7)

    @staticmethod
    def _topic_start(items: list[Item], begin: int, at: int) -> int:
        """Where the subject of a passive begins: by the parse if it has one, else behind the last comma or verb."""
        token = items[at].token
        subject = next((c for c in token.children if c.dep_ == "nsubjpass"), None) if token is not None else None
        edge = subject.left_edge.i if subject is not None else None
        parsed = next((k for k in range(begin) if items[k].token is not None and items[k].token.i == edge), None)
        if parsed is not None:
            return parsed
        first = begin - 1
        while first > 0 and items[first - 1].word not in (",", ";", ":") and items[first - 1].tag not in FINITE and not items[first - 1].quote:
            first -= 1
        while 0 < first < begin and items[first - 1].tag in FINITE and not items[first].is_nominal and items[first].tag != "DT":
            first += 1
        return first

    def _is_person(self, reading: Reading, items: list[Item], n: int) -> bool:
        first, last = self._right_np(items, n)
        found = self._deixis.describe(reading.quote(items[first].start, items[last].end))
        return any(i.mention is not None and i.mention.type == "person" for i in items[first : last + 1]) or (
            found is not None and found.kind in ("office", "person", "group", "pronoun")
        )

    def _framed(self, reading: Reading, items: list[Item], report: Report) -> Report | None:
        """The report with the place where its content begins, or as one whose content stands before it; None if neither."""
        end = report.at + report.size
        frames = report.cue.frames
        n = end
        while n < len(items) and items[n].tag in ("RB", "RP") and not items[n].mention:
            n += 1
        following = items[n] if n < len(items) else None
        if following is None or following.word in STOPS or following.word in (",", ";") or following.word in DASHES:
            closing = next((k for k in range(n, min(len(items) - 1, n + WINDOW)) if items[k].word == "," and items[k + 1].word == "that"), None)
            if closing is not None and frames & {"that", "explicit", "told"}:
                report.content = closing + 2
                return report if closing + 2 < len(items) and not items[closing + 2].quote else self._quoting(report)
            if "np" in frames and "quote" not in frames:
                return None
            report.kind = "final"
            return report
        if following.quote is not None or following.word == ":":
            report.kind = "quote"
            return report
        if following.word in CLAUSE_WORDS and frames & {"that", "explicit", "told"}:
            report.content = n + (following.word == "that")
            return report if report.content < len(items) and not items[report.content].quote else self._quoting(report)
        if "told" in frames:
            return self._told(items, report, n)
        if "to" in frames:
            report.content = end
            report.confidence = min(report.confidence, 0.8)
            return report
        starts_np = following.is_nominal or following.tag in ("DT", "PDT", "PRP", "EX") or following.word in ('"', "“", "«")
        clause = self._clause_word(items, n)
        if frames & {"that", "explicit"} and clause is not None and (not starts_np or self._is_stance(items, n, clause)):
            report.content = clause + (items[clause].word == "that")
            return report if not items[report.content].quote else self._quoting(report)
        if "np" in frames and starts_np and not ("thing" in frames and self._is_person(reading, items, n)):
            report.content = n
            report.confidence = min(report.confidence, 0.78)
            return report
        if "that" in frames and self._has_clause(items, n):
            report.content = self._past_date(items, n)
            return report
        if ("quote" in frames and not starts_np) or ("quote" in frames and report.begin > 1):
            report.kind = "final" if not any(i.quote for i in items[end : end + WINDOW]) else "quote"
            return report
        return None

    @staticmethod
    def _past_date(items: list[Item], n: int) -> int:
        """'said on Monday he ...': the date belongs to the cue."""
        k = n + (items[n].tag == "IN")
        if k >= len(items) or items[k].mention is None or items[k].mention.type != "date":
            return n
        date = items[k].mention
        while k < len(items) - 1 and items[k].mention is date:
            k += 1
        return k

    @staticmethod
    def _quoting(report: Report) -> Report:
        report.kind, report.content = "quote", None
        return report

    def _told(self, items: list[Item], report: Report, n: int) -> Report | None:
        """The content begins behind the addressee."""
        clause = self._clause_word(items, n)
        if clause is not None:
            report.content = clause + (items[clause].word == "that")
            if report.content < len(items):
                return report if not items[report.content].quote else self._quoting(report)
        following = items[n:]
        if any(i.quote for i in following):
            return self._quoting(report)
        if items[n].mention or items[n].tag in ("PRP", "NNS"):
            rest = n + 1
            while rest < len(items) and (items[rest].mention is items[n].mention and items[n].mention is not None):
                rest += 1
            if self._has_clause(items, rest) and items[rest].word not in (",", "about", "of"):
                report.content = rest
                report.confidence = 0.7
                return report
        report.kind = "final"
        return report

    @staticmethod
    def _clause_word(items: list[Item], n: int) -> int | None:
        """Index of the complementiser, if it comes before any finite verb."""
        for k in range(n, min(len(items), n + WINDOW)):
            if items[k].word in ("that", "whether") or (items[k].word == "how" and k == n):
                return k
            if items[k].tag in FINITE or items[k].quote or items[k].word in (";", ":"):
                return None
        return None

    def _is_stance(self, items: list[Item], n: int, clause: int) -> bool:
        """ "expressed the hope that": a noun that takes a clause as its content stands before "that"."""
        return items[clause - 1].word in self._cues.stances if clause > n else False

    @staticmethod
    def _has_clause(items: list[Item], n: int) -> bool:
        """Whether a finite verb follows that is not a relative clause's."""
        relative = False
        for item in items[n:]:
            if item.quote or item.word == ";":
                return False
            if item.tag in ("WDT", "WP", "WRB") or item.word in ("who", "which"):
                relative = True
            elif item.tag in FINITE and not item.mention:
                if not relative:
                    return True
                relative = False
        return False

    # -- speakers
    def _left_np(self, items: list[Item], begin: int) -> tuple[int, int, tuple[int, int] | None] | None:
        """Item range of the noun phrase that ends before `begin`, with the range of an apposition between."""
        last = begin - 1
        beside: tuple[int, int] | None = None
        if last >= 0 and items[last].tag in ("WDT", "WP"):
            parted = last > 0 and items[last - 1].word == ","
            if not parted and items[last].tag == "WDT":
                return None
            last -= 2 if parted else 1
        elif (last >= 0 and items[last].word in (",", ")")) or (last >= 0 and items[last].word in DASHES):
            closing = items[last].word
            opening = {")": "("}.get(closing, closing)
            for k in range(last - 1, max(-1, last - PARENTHESIS), -1):
                if items[k].word == opening:
                    beside = (k + 1, last - 1)
                    last = k - 1
                    break
            else:
                return None
        if last < 0 or items[last].quote:
            return None
        first = last + 1
        while first > 0 and self._extends(items, first - 1, last):
            first -= 1
            if items[first].tag == "PRP":
                break
            if items[first].tag == "DT" and not (first > 0 and items[first - 1].word in ("of", "for")):
                break
        return (first, last, beside) if first <= last else None

    @staticmethod
    def _extends(items: list[Item], k: int, last: int) -> bool:
        item = items[k]
        if item.quote:
            return False
        if item.is_nominal or item.tag in ("DT", "PRP", "EX"):
            return True
        if item.word in ("of", "for", "&"):
            return k < last
        # two names joined: the group speaks
        return item.tag == "CC" and 0 < k < last and items[k + 1].mention is not None and items[k - 1].mention is not None

    @staticmethod
    def _right_np(items: list[Item], first: int) -> tuple[int, int]:
        last = first
        while last + 1 < len(items):
            item = items[last + 1]
            joins = (
                item.word in ("of", "for", "&", "and")
                and last + 2 < len(items)
                and (items[last + 2].is_nominal or items[last + 2].tag == "DT")
            )
            if item.quote or not (item.is_nominal or joins or (item.tag == "DT" and items[last].word in ("of", "for"))):
                break
            last += 1
        return first, last

    @staticmethod
    def _is_first_person(items: list[Item], first: int, last: int) -> bool:
        return any(i.word in FIRST_PERSON for i in items[first : last + 1])

    def _speaker(self, reading: Reading, items: list[Item], first: int, last: int, beside: tuple[int, int] | None = None) -> Speaker | None:
        """Who a noun phrase is, or None if it is nobody who could speak."""
        if first > last or first >= len(items):
            return None
        while first < last and items[first].tag in ("CC", "RB"):
            first += 1
        start, end = items[first].start, items[last].end
        named = None if self._is_complement(reading, start, end) else self._person(reading, start, end)
        if named is None and beside is not None and beside[0] <= beside[1] and self._is_name(items, *beside):
            named = self._person(reading, items[beside[0]].start, items[beside[1]].end)
        if named is not None:
            return named
        if self._is_first_person(items, first, last):
            return None
        head = self._head(items, first, last)
        mention = head.mention
        if mention is not None and mention.type in ("organization", "country") and mention.referent:
            return Speaker(mention.referent, mention.start, mention.end)
        if mention is not None and mention.type == "place":
            country = self._capitals.get(reading.quote(mention.start, mention.end).casefold())
            return Speaker(country, mention.start, mention.end) if country else None
        return self._described(reading, start, end)

    @staticmethod
    def _is_name(items: list[Item], first: int, last: int) -> bool:
        """Whether an apposition is a person's name with at most a title, no clause."""
        return not any(i.tag in FINITE or i.tag in ("WDT", "WP", "WP$", "IN", "VBG") for i in items[first : last + 1] if i.mention is None)

    @staticmethod
    def _person(reading: Reading, start: int, end: int) -> Speaker | None:
        persons = [m for m in reading.mentions_in(start, end, "person") if m.referent and not reading.text.startswith(("'s", "’s"), m.end)]
        if not persons:
            return None
        between = reading.quote(persons[0].end, persons[-1].start) if len(persons) > 1 else ""
        if len({m.referent for m in persons}) > 1 and (" and " in between or "," in between):
            return Speaker(None, start, end)
        return Speaker(persons[0].referent, persons[0].start, persons[0].end)

    def _is_complement(self, reading: Reading, start: int, end: int) -> bool:
        """Whether the phrase is about papers or voices, so that a person further on is not the one who speaks ("data of the X institute")."""
        found = self._deixis.describe(reading.quote(start, end))
        person = next(reading.mentions_in(start, end, "person"), None)
        if found is None or person is None or found.kind not in ("document", "voice"):
            return False
        before = reading.quote(start, person.start)
        return bool(PREPOSITION.search(before)) and (found.kind == "document" or bool(DIRECTLY.search(before)))

    @staticmethod
    def _head(items: list[Item], first: int, last: int) -> Item:
        """The phrase's head: the last item before its first preposition."""
        for k in range(first, last):
            if items[k + 1].tag == "IN" and items[k + 1].mention is None:
                return items[k]
        return items[last]

    def _described(self, reading: Reading, start: int, end: int) -> Speaker | None:
        text = reading.quote(start, end)
        found = self._deixis.describe(text)
        if found is None:
            return None
        if found.kind in ("group", "document", "person"):
            return Speaker(None, start, end)
        who = self._deixis.resolve(reading, start, end)
        if found.kind == "pronoun" and who is None and found.noun in ("it", "its"):
            return None
        if who is None and found.kind == "voice":
            who = next((m.referent for m in reading.mentions_in(start, end, "organization") if m.referent), None)
            if who is None:
                who = self._body_of(reading, start, end)
        return Speaker(who, start, end)

    def _body_of(self, reading: Reading, start: int, end: int) -> str | None:
        """ "the press service of the ministry": the body in the phrase, itself a description."""
        cut = re.search(r"\b(?:of|for|at|from|in) ", reading.quote(start, end))
        return self._deixis.resolve(reading, start + cut.end(), end) if cut and start + cut.end() < end else None

    def _inherited(self, reading: Reading, items: list[Item], at: int, last: Report | None) -> Speaker | None:
        """The subject of the verb that this cue is joined to."""
        if last is not None and last.kind not in ("passive", "source", "learn"):
            return last.speaker
        token = items[at].token
        for _ in range(6):
            if token is None or token.head.i == token.i:
                break
            token = token.head
            subject = next((c.i for c in token.children if c.dep_ in ("nsubj", "nsubjpass")), None)
            k = next((k for k, i in enumerate(items[:at]) if i.token is not None and i.token.i == subject), None)
            if k is not None:
                return self._speaker_before(reading, items, k + 1)
        first = next((k for k, i in enumerate(items[:at]) if i.tag in FINITE and i.mention is None), None)
        return self._speaker_before(reading, items, first) if first else None

    def _speaker_before(self, reading: Reading, items: list[Item], k: int) -> Speaker | None:
        np = self._left_np(items, k)
        return self._speaker(reading, items, *np[:2], beside=np[2]) if np else None

    # -- direct speech
    def _direct(self, reading: Reading, items: list[Item], reports: list[Report], previous: Speaker | None) -> Iterator[Statement]:
        for q, item in enumerate(items):
            if item.quote is None:
                continue
            report = self._cue_after(items, reports, q) or self._cue_before(items, reports, q)
            if report is not None:
                report.used = True
                confidence = 0.93 if report.speaker.referent else 0.75
                yield self._row(
                    reading, item.quote.inner_start, item.quote.inner_end, "direct", report.speaker, (items, report), confidence
                )
                second = next((r for r in reports if r.at > q and r is not report and r.kind == "source" and not r.used), None)
                if second is not None and not any(i.quote for i in items[q + 1 : second.at]):
                    second.used = True
                    yield self._row(reading, item.quote.inner_start, item.quote.inner_end, "indirect", second.speaker, (items, second), 0.7)
                continue
            speaker = self._label(reading, items, q)
            if speaker is None and all(i.quote or not i.word.isalnum() for i in items):
                speaker = previous
            if speaker is not None:
                yield self._row(reading, item.quote.inner_start, item.quote.inner_end, "direct", speaker, None, 0.8)

    @staticmethod
    def _cue_after(items: list[Item], reports: list[Report], q: int) -> Report | None:
        for r in reports:
            if r.begin > q and r.kind != "that" and r.cue.frames & {"quote", "told", "source"}:
                between = items[q + 1 : r.begin]
                closed = items[q].word.endswith(".")
                if (
                    len(between) <= 3
                    and all(i.tag in ("RB", "WP", "IN") or not i.word.isalnum() for i in between)
                    and not (closed and not between and r.kind == "active")
                ):
                    return r
                return None
        return None

    @staticmethod
    def _cue_before(items: list[Item], reports: list[Report], q: int) -> Report | None:
        for r in reversed(reports):
            end = r.until if r.until is not None and r.kind in ("source", "final") else r.at + r.size
            if end > q or any(i.quote for i in items[end:q]):
                continue
            if not (r.cue.frames & {"quote", "told", "source", "that"}):
                return None
            adjoins = q == end or items[q - 1].word in (":", ",", "that") or items[q - 1].word in DASHES
            clause = any(i.tag in FINITE and i.mention is None for i in items[end:q])
            return r if adjoins and (r.kind in ("quote", "source") or not clause) else None
        return None

    def _label(self, reading: Reading, items: list[Item], q: int) -> Speaker | None:
        """'Name: "..."': the name alone before the quotation, as headlines have it."""
        if not 1 < q <= WINDOW or items[q - 1].word != ":" or any(i.tag in FINITE and not i.mention for i in items[: q - 1]):
            return None
        return self._speaker_before(reading, items, q - 1)

    # -- indirect speech
    def _indirect(self, reading: Reading, items: list[Item], reports: list[Report], first: int) -> Iterator[Statement]:
        for n, r in enumerate(reports):
            if r.used and r.content is None:
                continue
            span = self._content(items, reports, n, first)
            if span is None or span[0] >= span[1]:
                continue
            start, end = items[span[0]].start, items[span[1] - 1].end
            while end > start and reading.text[end - 1] in TRIM_RIGHT:
                end -= 1
            while start < end and not reading.text[start].isalnum() and reading.text[start] not in '"“«„(':
                start += 1
            if len(reading.quote(start, end).split()) >= 2:
                yield self._row(reading, start, end, "indirect", r.speaker, (items, r), r.confidence)

    def _content(self, items: list[Item], reports: list[Report], n: int, first: int) -> tuple[int, int] | None:
        r = reports[n]
        if r.kind in ("active", "passive"):
            if r.content is None:
                return None
            return r.content, r.until if r.until is not None else self._end(items, reports, n)
        if r.kind == "source":
            return self._around_source(items, r, first)
        if r.kind == "learn":
            comma = next((k for k in range(r.at, first, -1) if items[k].word == ","), None)
            return (first, comma) if comma else None
        if r.kind == "final":
            return self._before_source(items, r, first)
        return None

    def _before_source(self, items: list[Item], r: Report, first: int) -> tuple[int, int] | None:
        """Main clause, source, cue: '..., the ministry said'; what goes on behind the cue belongs to the content."""
        comma = next((k for k in range(r.begin - 1, max(first, r.begin - 6), -1) if items[k].word == "," or items[k].word in DASHES), None)
        if comma is None or r.inherits or any(i.tag in FINITE and i.mention is None for i in items[comma : r.begin]):
            return None
        before = items[first:comma]
        if any(i.quote for i in before) or not any(i.tag in FINITE or (i.is_auxiliary and i.mention is None) for i in before):
            return None
        end = r.until if r.until is not None else r.at + r.size
        if (
            end + 1 < len(items)
            and items[end].word == ","
            and items[end + 1].tag in ("CC", "IN", "VBG", "WDT")
            and not any(i.quote for i in items[end:])
        ):
            return first, len(items)
        return first, comma

    @staticmethod
    def _around_source(items: list[Item], r: Report, first: int) -> tuple[int, int] | None:
        """'According to X, ...', '..., according to X', and the source in the middle."""
        after = r.until if r.until is not None else r.at + r.size
        left, right = items[first : r.begin], items[after + 1 :]
        if any(i.quote for i in (*left, *right)):
            return None
        has_left = any(i.tag in FINITE for i in left)
        if not any(i.tag in FINITE for i in right):
            return (first, r.begin) if has_left else None
        if len(left) > 2 and left[-1].word == "," and left[-2].tag == "CC":
            return after + 1, len(items)
        if not has_left and next(i for i in right if i.word.isalnum()).tag in FINITE:
            return first, len(items)
        if not has_left and (len(left) <= 2 or (left[0].tag in ("IN", "RB", "RBR", "JJR", "CC") and len(left) <= BARE_ADVERBIAL)):
            return after + 1, len(items)
        return first, len(items)

    @staticmethod
    def _end(items: list[Item], reports: list[Report], n: int) -> int:
        """Where a clause's content ends: at the next report on its own level, at a direct quotation, or with the sentence."""
        r = reports[n]
        content = r.content or 0
        end = len(items)
        for other in reports[n + 1 :]:
            if other.begin <= content:
                continue
            before = other.begin - 1
            if other.kind == "final" and not other.inherits and items[before].word == ",":
                end = min(end, before)
                break
            if other.kind == "source" and other.until is not None and other.until >= len(items) - 1:
                end = min(end, before)
                break
            if (
                other.inherits
                or ((items[before].word in (",", ";") or items[before].tag == "CC")
                and not _is_within(items[other.at].token, items[r.at].token))
            ):
                end = before + 1
                while end > content and (items[end - 1].tag in ("CC", "RB") or items[end - 1].word in (",", ";")):
                    end -= 1
                break
        end = next((k for k in range(content + 1, end) if items[k].quote is not None or items[k].word == ";"), end)
        tag = items[r.at].tag
        if "np" in r.cue.frames and r.kind == "active" and tag in FINITE:
            for k in range(content + 1, end - 1):
                # "noted X and signed Y": the next verb of the same subject is no part of what was noted
                if (
                    items[k].tag == "CC"
                    and items[k + 1].tag == tag
                    and items[k + 1].mention is None
                    and not any(i.tag in FINITE for i in items[content:k])
                ):
                    return k
        return end

    @staticmethod
    def _row(
        reading: Reading, start: int, end: int, kind: str, speaker: Speaker, cue: tuple[list[Item], Report] | None, confidence: float
    ) -> Statement:
        evidence = [Evidence("speaker_id", speaker.start, speaker.end)] if speaker.referent else []
        text = None
        if cue is not None:
            items, r = cue
            where = items[r.at].start, items[r.at + r.size - 1].end
            evidence.append(Evidence("cue", *where))
            text = reading.quote(*where)
        if speaker.referent is None:
            confidence -= 0.1
        return Statement(start=start, end=end, kind=kind, speaker=speaker.referent, cue=text, confidence=confidence, evidence=evidence)


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


def _tokens(p: Paragraph, start: int, end: int) -> list[Token]:
    return [t for t in p.doc if start <= p.start + t.idx and p.start + t.idx + len(t) <= end]


def _covering(reading: Reading, quote: Quote) -> Iterator[Mention]:
    """Instruments and other names that hold the whole quotation, as titles of documents do."""
    return (m for m in reading.mentions_in(max(0, quote.start - 300), quote.end + 300) if m.start < quote.start and m.end >= quote.end)


def _items(reading: Reading, p: Paragraph, quotes: list[Quote]) -> list[Item]:
    mentions = list(reading.mentions_in(p.start, p.end))
    out: list[Item] = []
    m = q = 0
    for t in p.doc:
        start, end = p.start + t.idx, p.start + t.idx + len(t)
        if t.is_space:
            continue
        while q < len(quotes) and quotes[q].end <= start:
            q += 1
        if q < len(quotes) and quotes[q].start <= start:
            if not out or out[-1].quote is not quotes[q]:
                quote = quotes[q]
                closing = reading.text[quote.inner_end : quote.end]
                out.append(Item(quote.start, quote.end, "." if "." in closing else "", "QUOTE", quote=quote))
            continue
        while m < len(mentions) and mentions[m].end <= start:
            m += 1
        mention = mentions[m] if m < len(mentions) and mentions[m].start < end and start < mentions[m].end else None
        out.append(Item(start, end, t.lower_, t.tag_, t, mention))
    return out


def _sentences(items: list[Item], cues: Cues) -> Iterator[list[Item]]:
    """Sentences by their stops. A stop inside a quotation ends the sentence unless a cue clause follows."""
    start = 0
    for k, item in enumerate(items):
        following = items[k + 1] if k + 1 < len(items) else None
        if following is None or not _is_stop(items, k, following, cues):
            continue
        yield items[start : k + 1]
        start = k + 1
    if start < len(items):
        yield items[start:]


def _is_stop(items: list[Item], k: int, following: Item, cues: Cues) -> bool:
    item = items[k]
    opens = (
        following.quote is not None
        or (following.token is not None
        and (following.token.text[0].isupper() or following.token.text[0].isdigit() or following.tag in ("``", "-LRB-")))
    )
    if item.quote is not None:
        return item.word == "." and opens and following.token is not None
    if item.word in STOPS:
        return item.mention is None and opens
    return item.tag in ("''", '"') and k > 0 and items[k - 1].word in STOPS and opens


def _events_by_line(reading: Reading) -> dict[int, Event]:
    """Lines that tell of one event only, with that event."""
    found: dict[int, set[int]] = {}
    events = reading.events
    for n, e in enumerate(events):
        for start, end in [(e.start, e.end), *((x.start, x.end) for x in e.evidence)]:
            for line in range(reading.index.line_of(start), reading.index.line_of(max(start, end - 1)) + 1):
                found.setdefault(line, set()).add(n)
    return {line: events[next(iter(which))] for line, which in found.items() if len(which) == 1}
