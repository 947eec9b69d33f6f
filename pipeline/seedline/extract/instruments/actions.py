"""What a document says was done with an instrument: signed, adopted, discussed, merely cited.

Belongs here: the best action for each instrument of a document, and further formal ones, with date and event.
The words that mean an action stand in `instrument_verbs`. Does not belong here: finding instruments or events.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Token

from seedline.extract.events.mood import Moods
from seedline.extract.events.sighting import GATHERINGS
from seedline.extract.instruments.deeds import Deed, Deeds, spoken_in
from seedline.extract.instruments.name_left import is_draft
from seedline.extract.instruments.tagged import Tagged
from seedline.extract.reading import Paragraph, Reading
from seedline.extract.reports import Action, Event, Evidence, Mention
from seedline.reference import Reference

_LIST_HEAD = 60
_NEAR = 300
# events at which nothing is signed or adopted
_WITHOUT_PAPERS = ("appointment", "attack")
# What was done in the end outranks what was said about it on the way; a headline's verb counts as much as the text's.
_RANK = ("cited", "discussed", "proposed", "drafted", "planned", "agreed", "adopted", "approved", "signed", "ratified")
# deeds of which each is told: "signed in May and ratified in June"
_DONE = ("drafted", "adopted", "approved", "signed", "ratified")
_OTHERS = ("a", "an", "next", "new", "another", "other")  # beside a paper that is not the one told of before
_NOT_SIGNED = ("ratified", "approved", "drafted", "proposed", "discussed")  # what is done elsewhere than at a signing
_CONFIDENCE = {"cited": 0.7, "discussed": 0.65, "proposed": 0.65, "drafted": 0.65, "planned": 0.75, "agreed": 0.75,
               "adopted": 0.85, "approved": 0.85, "signed": 0.9, "ratified": 0.9}  # fmt: skip


# what may stand between two instruments that share a verb
_AND = re.compile(
    r"(?: \([^()]*\))?[\s,;”\"»]*(?:and|as well as|along with|together with|alongside|&)?"
    r"\s*(?:also )?(?:of |on )?(?:the |a |an |its )?(?:draft )?[“\"«]?",
    re.IGNORECASE,
)
# what may stand before the name in an item of a list: "- the", "2.", "iii.", "(b)"
_BULLET = re.compile(
    r"[\s\W\d]*(?:(?:[ivx]{1,5}|[a-z])[.)]\s+)?(?:the |a |an )?(?:draft )?",
    re.IGNORECASE,
)


_NUMBER = re.compile(r"\d")
_ABOUT = re.compile(r"[“\"«(]| (?:on|of|for|between|regarding|concerning|to|[a-z]+ing) ")
_MEANT = ("for", "until", "till", "through")  # before a date: what a text is for, "approved the budget for 2022"
_SPOKEN = ("VBD", "VBN", "VBZ", "VBP")  # with a subject of its own: "the communiqué called on all sides"
# prepositions behind which a text is the means of a deed or of an utterance
_BY_MEANS = {"by": ("by", "through", "with"), "in": ("in", "by", "through")}
_NUMBERED = re.compile(r"\s*(?:\(?(?:\d{1,2}|[ivx]{1,5})[.)]|[a-z]\)|[•*·▪–-])\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Seen:
    """One mention of an instrument, the deed that governs it there, and the paragraph of the deed's word."""

    mention: Mention
    deed: Deed | None
    paragraph: Tagged | None
    is_draft: bool = False

    @property
    def is_formal(self) -> bool:
        """Whether what is told is a deed that only documents undergo."""
        return self.deed is not None and self.deed.is_formal

    @property
    def action(self) -> str:
        """What is merely named as a draft is still under discussion; one that is published is proposed."""
        action = self.deed.action if self.deed else "cited"
        if self.is_draft and action == "adopted" and not self.is_formal:
            return "proposed"
        return "discussed" if action == "cited" and self.is_draft else action


class Actions:
    """Finds actions on instruments; runs after instruments, coreference and events."""

    name = "actions"
    version = "1"

    def __init__(self, nlp: Language, reference: Reference) -> None:
        self._deeds = Deeds(reference)
        self._moods = Moods(reference)
        words = [(row["role"], row["word"]) for row in reference.rows("instrument_words")]
        self._listing = {word for role, word in words if role == "listing"}
        self._members = {word for role, word in words if role == "member"}
        self._heads = {word.rpartition(" ")[2] for role, word in words if role == "head"}
        self._strong = {r["word"] for r in reference.rows("instrument_words") if r["role"] == "head" and r["level"] == "strong"}
        kinds = {word: role.removeprefix("acts_") for role, word in words if role in ("acts_by", "acts_in", "acts_in_lower")}
        heads = (row for row in reference.rows("instrument_words") if row["role"] == "head" and row["level"] != "numbered")
        self._issues = {row["word"]: kinds[row["kind"]] for row in heads if row["kind"] in kinds}
        self._papers = {word for role, word in words if role in ("paper", "copy")}

    def __call__(self, reading: Reading) -> Iterable[Action]:
        seen: dict[str, list[_Seen]] = {}
        for s in self._look(reading):
            seen.setdefault(s.mention.referent or "", []).append(s)
        told: dict[int, list[Event]] = {}
        for e in reading.events:
            for line in _lines(reading, e):
                told.setdefault(line, []).append(e)
        title = reading.field("title")
        for instrument, mentions in seen.items():
            best = max(mentions, key=lambda s: _RANK.index(s.action))
            action = self._action(reading, instrument, best, told)
            for done in {s.action: s for s in mentions if s.is_formal and s.action in _DONE and s.action != best.action}.values():
                yield self._action(reading, instrument, done, told)
            starts = {s.mention.start for s in mentions}
            is_title = title is not None and title.start in starts and not _opens(reading, best.mention)
            if best.action == "cited" and (is_title or any(_is_heading(reading, s) for s in mentions)):
                # a page headed by a paper's name is the paper, which somebody issued
                action.action = "adopted"
            yield action

    def _look(self, reading: Reading) -> Iterator[_Seen]:
        """All mentions of instruments with their deeds; items of a list have the deed of the line that announces it."""
        announced: tuple[Deed, Tagged] | None = None
        last: Paragraph | None = None
        known: list[_Seen] = []
        for p in reading.paragraphs:
            if p.role == "boilerplate":  # the list of other items tells of other papers
                continue
            instruments = [m for m in reading.mentions_in(p.start, p.end, "instrument") if m.referent]
            is_item = bool(instruments) and _BULLET.fullmatch(reading.text, p.start, instruments[0].start) is not None
            tagged = Tagged(reading, p) if instruments else None
            row: list[_Seen] = []
            for m in instruments:
                now = self._governed(tagged, m) if tagged else _Seen(m, None, None)
                before = row[-1] if row else None
                is_joined = before is not None and _AND.fullmatch(reading.text, before.mention.end, m.start) is not None
                if before and is_joined and before.action == "cited" and _is_told_before(now, before.mention):
                    now = _Seen(m, before.deed, before.paragraph)  # "submit a report in line with A and B" submits neither
                elif before and not is_joined and _is_told_behind(before, now):
                    now = _Seen(m, None, None)  # "A adopted at the meeting, as well as B" tells nothing of B
                elif now.action == "cited" and (now.deed is None or not now.deed.is_denied):
                    if before and is_joined:
                        now = _Seen(m, before.deed, before.paragraph)
                    elif is_item and announced and m is instruments[0]:
                        now = _Seen(m, *announced)
                    elif (
                        tagged
                        and self._is_counted_off(tagged, m)
                        and (said := self._deed_before(tagged, m) or self._last_deed(reading, last))
                    ):
                        now = _Seen(m, *said)
                row.append(now)
            known += (shared := _shared(reading, row))
            yield from shared
            if known:
                again = tagged or Tagged(reading, p)
                yield from self._spoken_of_again(again, known)
                yield from self._by_pronoun(again, known)
            yield from (more for s in row if tagged for more in self._told_besides(tagged, s))
            if reading.text[p.start : p.end].rstrip().endswith(":"):
                announced = self._last_deed(reading, p) or self._last_deed(reading, last)
            elif not is_item and not _NUMBERED.match(reading.text, p.start, p.end):
                announced = None
            last = p

    def _spoken_of_again(self, p: Tagged, known: list[_Seen]) -> Iterator[_Seen]:
        """Deeds told of a text that is only called by its kind: "drafted by A, the resolution was adopted", "the document was signed"."""
        for t in p.doc:
            word = t.lower_
            if p.mention[t.i] is not None or not (word in self._heads or word in self._papers) or t.tag_ not in ("NN", "NNP"):
                continue
            is_known = any(c.dep_ == "det" and c.lower_ in ("the", "this") for c in t.children)
            is_apart = t.i + 1 < len(p) and p[t.i + 1].text == ","  # "the treaty, which they signed in May"
            own = ("prep", "compound", "amod", *(() if is_apart else ("acl", "relcl")))
            if not is_known or any(c.dep_ in own and not _is_of_day(p, c) for c in t.children):
                continue
            meant = self._called_so(t, p, [s for s in reversed(known) if s.mention.start < p.start + t.idx])
            if meant is not None and (deed := self._deeds.of(t, t, t)) and deed.is_formal:
                yield _Seen(meant, deed, p)
                yield from (_Seen(meant, d, p) for d in self._deeds.others(t, t, deed) if d.is_formal)

    def _called_so(self, at: Token, p: Tagged, before: list[_Seen]) -> Mention | None:
        """The text that a noun means, of those named before it, the last first: one called so; "the document" is the last one of which
        something was told."""
        word = at.lower_
        if word in self._papers:
            told = (s for s in before if s.is_formal)
            meant = next((s.mention for s in (*told, *before)), None)
            return None if meant is None or self._is_other_told(p, meant, at) else meant
        return next((s.mention for s in before if word in _called(p.text[s.mention.start : s.mention.end])), None)

    def _by_pronoun(self, p: Tagged, known: list[_Seen]) -> Iterator[_Seen]:
        """Formal deeds told of the text named last: "Its parliament approved it in May", "all of them were signed"."""
        for t in p.doc:
            if (
                t.lower_ != "it"
                or t.dep_ not in ("dobj", "nsubjpass", "pobj")
                or any(c.dep_ in ("ccomp", "xcomp") for c in t.head.children)
            ):
                continue  # "it was agreed that ...", "it was agreed to meet" speak of no text
            meant = next((s.mention for s in reversed(known) if s.mention.start < p.start + t.idx), None)
            is_near = meant is not None and p.start + t.idx - meant.end < _NEAR and not self._is_other_told(p, meant, t)
            if meant is not None and is_near and (deed := self._deeds.of(t, t, t)) and deed.is_formal:
                yield _Seen(meant, deed, p)

    def _is_other_told(self, p: Tagged, meant: Mention, it: Token) -> bool:
        """Whether another paper, without a name, stands between the text and "it": "discussed the Plan and had a paper drafted, so that
        it ..."."""
        between = p.doc[p.at(meant.end - 1) + 1 if meant.start >= p.start else 0 : it.i]
        own = _called(p.text[meant.start : meant.end]).split()
        unnamed = [t for t in between if t.lower_ in self._heads | self._papers and p.mention[t.i] is None]
        is_other = any(t.lower_ in self._strong and t.lower_ not in own for t in unnamed)
        return is_other or any(c.lower_ in _OTHERS for t in unnamed for c in t.children)

    def _told_besides(self, p: Tagged, s: _Seen) -> Iterator[_Seen]:
        """The further formal deeds of a sentence that tells one of them."""
        if s.deed is not None:
            last = p[p.at(s.mention.end - 1)]
            head = _root(p[p.at(s.mention.start)], last)
            yield from (_Seen(s.mention, d, p) for d in self._deeds.others(head, last, s.deed) if d.is_formal)

    def _is_counted_off(self, p: Tagged, m: Mention) -> bool:
        """Whether the sentence says what some papers are that were spoken of before: "The first is A and the second is B"."""
        root = _root(p[p.at(m.start)], p[p.at(m.end - 1)])
        while root.dep_ in ("conj", "appos") and root.head.i < root.i and root.head.pos_ in ("NOUN", "PROPN"):
            root = root.head
        if root.head.lemma_.lower() not in self._listing:
            return False
        before = [c for c in root.head.children if c.i < root.i]
        if root.dep_ in ("nsubj", "attr") and any(c.dep_ == "prep" and c.lower_ == "among" for c in before):  # "Among them are A and B"
            return any(t.lower_ in self._members for c in before for t in c.subtree)
        subject = next((c for c in before if c.dep_ == "nsubj"), None)
        is_told = root.dep_ in ("attr", "dobj")
        return is_told and subject is not None and bool({subject.lower_, subject.left_edge.lower_} & self._members)

    def _deed_before(self, p: Tagged, m: Mention) -> tuple[Deed, Tagged] | None:
        """The last formal deed of the sentences right before the one that names an instrument."""
        return self._last_told(p, p[p.at(m.start)].sent.start)

    def _last_deed(self, reading: Reading, p: Paragraph | None) -> tuple[Deed, Tagged] | None:
        """The last formal deed that a paragraph's verbs tell."""
        return self._last_told(Tagged(reading, p), len(p.doc)) if p else None

    def _last_told(self, p: Tagged, end: int) -> tuple[Deed, Tagged] | None:
        """The last formal deed that is told within a few lines before the token at `end`."""
        words = reversed(p.doc[max(0, end - _LIST_HEAD) : end])
        return next(((d, p) for t in words if (d := self._deeds.told_by(t)) and d.is_formal), None)

    def _governed(self, p: Tagged, m: Mention) -> _Seen:
        first, last = p[p.at(m.start)], p[p.at(m.end - 1)]
        root = _root(first, last)
        deed = self._deeds.of(root, last, first)
        if deed is None or not deed.is_formal:
            deed = self._issued(p, m, root) or deed
        return _Seen(m, deed, p, is_draft(p, first.i))

    def _issued(self, p: Tagged, m: Mention, root: Token) -> Deed | None:
        """A text by which somebody acts or speaks is issued: "by resolution 7, the Council agreed", "their joint statement condemned"."""
        name = p.text[m.start : m.end]
        kind = next((k for word in reversed(name.lower().split()) if (k := self._issues.get(word))), None)
        is_new = root.i > 0 and any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in root.children)
        behind = range(0) if is_new else range(p.at(m.end), min(len(p), p.at(m.end) + 3))  # "in a joint statement on Monday"
        if kind == "in_lower":  # a declaration with a name of its own is mostly an old one
            kind = "in" if root.text.islower() else None
        if kind is None or any(p.is_a(i, "date") for i in behind) or (kind == "in" and _NUMBER.search(name)):
            return None
        if root.dep_ == "nsubj" and kind == "in":
            return Deed("adopted", root.head) if root.head.tag_ in _SPOKEN and root.head.pos_ == "VERB" else None
        prep, verb = (root.head, spoken_in(root)) if root.dep_ == "pobj" else (root, root.head)
        while prep.dep_ == "prep" and prep.head.dep_ == "pobj" and verb == prep.head:  # "by the terms of"
            prep, verb = prep.head.head, prep.head.head.head
        verb = verb.head if verb.tag_ == "VB" and verb.dep_ == "xcomp" else verb  # "decided to extend it by"
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        is_done = verb.tag_ in _SPOKEN and subject is not None and verb.pos_ == "VERB"
        return Deed("adopted", verb) if is_done and prep.lower_ in _BY_MEANS[kind] else None

    def _action(self, reading: Reading, instrument: str, seen: _Seen, told: dict[int, list[Event]]) -> Action:
        m = seen.mention
        evidence = [Evidence("instrument_id", m.start, m.end)]
        if seen.deed and seen.paragraph:
            word = seen.paragraph.start + seen.deed.word.idx
            evidence.append(Evidence("action", word, word + len(seen.deed.word.text)))
        action = Action(
            start=m.start, end=m.end, instrument=instrument, action=seen.action, confidence=_CONFIDENCE[seen.action], evidence=evidence
        )  # fmt: skip
        if seen.action == "cited":
            return action
        date = _own_date(reading, seen)
        # an item of a list has the event of the line that announces it
        spots = [m.start, *([seen.paragraph.start + seen.deed.word.idx] if seen.deed and seen.paragraph else [])]
        lines = ((at, [e for e in told.get(reading.line_at(at).number, []) if self._may_hold(seen, e, date)]) for at in spots)
        near = (_nearest_event([e for e in here if not _is_in_other_clause(seen, e)], at) for at, here in lines)
        action.event = next((e for e in near if e), None) or self._sitting(reading, seen, date)
        if date is not None:
            action.acted = date.value
            evidence.append(Evidence("acted", date.start, date.end))
        elif action.event is not None and action.event.start_date:
            action.acted = action.event.start_date
            evidence += [Evidence("acted", e.start, e.end) for e in action.event.evidence if e.field == "start"][:1]
        return action

    def _sitting(self, reading: Reading, seen: _Seen, date: Mention | None) -> Event | None:
        """The meeting told of last before, held by the body that does the deed: "The Council met in A. ... The Council approved B"; where
        a group does it ("the ministers signed B"), or nobody ("these were adopted"), the first event of the page if it is a gathering."""
        if seen.deed is None or seen.paragraph is None or seen.action == "planned":
            return None
        p, verb = seen.paragraph, _above(seen.deed.word)
        while verb.dep_ == "conj" and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
            verb = verb.head
        subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
        bodies = {m.referent for c in subjects if (m := p.mention[c.i]) and m.type == "organization"}
        sittings = [e for e in reading.events if e.organizer in bodies and e.start < p.start and e.status != "planned"]
        is_group = any(c.tag_ in ("NNS", "NNPS") and p.mention[c.i] is None for c in subjects) and verb.dep_ in ("ROOT", "conj")
        first = min(reading.events, key=lambda e: e.start, default=None)
        is_new = seen.deed.word.pos_ == "VERB" and not any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
        if not bodies and is_group and is_new and first and first.type in GATHERINGS and first.status == "held" and first.start < p.start:
            sittings = [first]
        return max((e for e in sittings if self._may_hold(seen, e, date)), key=lambda e: e.start, default=None)

    def _may_hold(self, seen: _Seen, event: Event, date: Mention | None) -> bool:
        """Whether it can be at an event that the deed is done: where people meet, none of another day, and none to come where the deed is
        told as done."""
        if event.type in _WITHOUT_PAPERS:
            return False
        if date is not None and event.start_date and not _is_within(date.value or "", event):
            return False
        if (seen.deed is not None and _is_told_of_others(seen.deed.word)) or (event.type == "signing" and seen.action in _NOT_SIGNED):
            return False
        if event.status != "planned" or seen.deed is None or seen.action == "planned":
            return True
        return self._moods.of(_above(seen.deed.word)) is not None


def _is_in_other_clause(seen: _Seen, event: Event) -> bool:
    """Whether an event is first named behind the deed and another verb: "stressed the vision approved at the 36th session"."""
    p = seen.paragraph
    if p is None or seen.deed is None or seen.action == "planned" or not seen.mention.end <= event.start < p.start + len(p.doc.text):
        return False
    behind = max(seen.deed.word.i, p.at(seen.mention.end - 1)) + 1
    return any(t.pos_ == "VERB" and t.tag_ in _SPOKEN for t in p.doc[behind : p.at(event.start)])


def _is_told_of_others(verb: Token) -> bool:
    """Whether a deed only tells which ones are meant: "commended the States that have ratified the Protocol"."""
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    return verb.dep_ == "relcl" and any(c.dep_ == "aux" and c.lower_ in ("have", "has") for c in verb.children)


def _is_within(day: str, event: Event) -> bool:
    """Whether a date, at its own grain, meets the days of an event."""
    first, last = event.start_date or "", event.end_date or event.start_date or ""
    start, _, end = day.partition("/")
    return start[: len(last)] <= last[: len(start)] and first[: len(end or start)] <= (end or start)[: len(first)]


def _shared(reading: Reading, row: list[_Seen]) -> list[_Seen]:
    """What is told behind the last of joined names is told of all: "the Plan, the Charter and the Code, adopted in May"."""
    shared = row[-1:]
    for s in reversed(row[:-1]):
        behind = shared[-1]
        is_behind = behind.deed and behind.paragraph and behind.paragraph.start + behind.deed.word.idx >= behind.mention.end
        is_open = s.action == "cited" and (s.deed is None or ";" not in reading.quote(s.mention.end, behind.mention.start))
        is_shared = is_behind and is_open and _AND.fullmatch(reading.text, s.mention.end, behind.mention.start)
        shared.append(replace(behind, mention=s.mention) if is_shared else s)
    return shared[::-1]


def _called(name: str) -> str:
    """What a text is called before what it is about: of "bill on the ratification of the agreement with A" the bill."""
    return _ABOUT.split(name.lower(), maxsplit=1)[0]


def _is_told_before(seen: _Seen, before: Mention) -> bool:
    """Whether the word of a deed stands before another mention, of which it would have to be told as well."""
    return seen.deed is not None and seen.paragraph is not None and seen.paragraph.start + seen.deed.word.idx < before.start


def _is_told_behind(before: _Seen, seen: _Seen) -> bool:
    """Whether the word of a deed is the participle right behind the mention before: that is whose deed it tells."""
    if before.deed is None or seen.deed is None or before.paragraph is None or before.deed.word != seen.deed.word:
        return False
    return before.paragraph.start + seen.deed.word.idx == before.mention.end + 1


def _is_of_day(p: Tagged, prep: Token) -> bool:
    """Whether a preposition has a date behind it, which a verb's object may take from the verb: "ratified the Protocol on 20 March"."""
    return prep.dep_ == "prep" and any(c.dep_ == "pobj" and p.is_a(c.i, "date") for c in prep.children)


def _above(word: Token) -> Token:
    """The verb under which a noun stands that tells a deed: "deposited on 9 May its instrument of accession to"."""
    while word.pos_ not in ("VERB", "AUX") and word.head != word:
        word = word.head
    return word


def _root(first: Token, last: Token) -> Token:
    """The token of a phrase on which the phrase hangs; the first of equals."""
    tokens = first.doc[first.i : last.i + 1]
    return next((t for t in tokens if t.head.i < first.i or t.head.i > last.i or t.head == t), tokens[-1])


def _lines(reading: Reading, event: Event) -> set[int]:
    """Lines that tell of an event."""
    stretches = [(event.start, event.end)] + [(e.start, e.end) for e in event.evidence]
    return {reading.line_at(start).number for start, _ in stretches}


def _nearest_event(here: list[Event], at: int) -> Event | None:
    """Of the events told of on a line the one named last before a place in it, else the first."""

    def last_named(event: Event) -> int:
        return max((s for s in [event.start, *(e.start for e in event.evidence)] if s <= at), default=-1)

    return max(here, key=last_named, default=None)


def _is_heading(reading: Reading, seen: _Seen) -> bool:
    """Whether nothing but the kind of paper stands on a line, in capitals: "FINAL COMMUNIQUÉ"."""
    line = reading.line_at(seen.mention.start)
    said = reading.quote(line.start, line.end).strip()
    return said.isupper() and said == reading.quote(seen.mention.start, seen.mention.end)


def _opens(reading: Reading, m: Mention) -> bool:
    """Whether a colon follows a name: "Agreement on Pensions: last step taken" is a headline about it, not its own."""
    return reading.quote(m.end, m.end + 1) == ":"


def _own_date(reading: Reading, seen: _Seen) -> Mention | None:
    """A date that hangs on the verb of the deed."""
    if seen.deed is None or seen.paragraph is None:
        return None
    word, p = seen.deed.word, seen.paragraph
    verbs = {word, _above(word), *(c for c in word.children if c.dep_ == "xcomp")}  # "is expected to be signed in May"
    at = p.start + word.idx
    dates = [m for m in reading.mentions_in(at - _NEAR, at + _NEAR, "date") if m.value and p.mention[p.at(m.start)] is m]
    for m in (m for m in dates if p[p.at(m.start) - 1].lower_ not in _MEANT):
        x = p[p.at(m.start)]
        for _ in range(5):
            if x.head in verbs:
                return m
            if x.head == x or x.head.pos_ == "VERB":
                break
            x = x.head
    return next((m for m in dates if _is_day_behind(p, word, p.at(m.start))), None)


def _is_day_behind(p: Tagged, verb: Token, i: int) -> bool:
    """Whether "on" and a day stand at `i` in the clause of a verb: "passed a resolution on the ceasefire in Gaza on 12 December"."""
    is_said = i > verb.i and p[i - 1].lower_ == "on" and p.first(i) == p.first(verb.i)
    is_said = is_said and (i - 2 == verb.i or p[i - 2].tag_ != "VBN")  # but "stressed the Pact issued on 5 May"
    return is_said and not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD", "WDT") or t.text in ",;" for t in p.doc[verb.i + 1 : i])
