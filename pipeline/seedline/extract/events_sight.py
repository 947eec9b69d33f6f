"""Sightings: every place where a text names or tells of an event, with what its sentence says about it.

Belongs here: noun phrases and verb frames of one sentence. Does not belong here: which sightings are one event (`events_merge`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from seedline.dataset import edtf
from seedline.extract.events_text import COUNTRY, DATE, DEMONYM, EVENT, INSTRUMENT, NAMES, ORG, PERSON, PLACE, Sentence
from seedline.extract.events_words import Head, Verb, Words

Span = tuple[int, int]
Resolve = Callable[[int, int, frozenset[str]], str | None]

@dataclass(frozen=True, slots=True)
class Date:
    """A date said of a sighting: EDTF, where; `is_weak` if it may date the text instead; `cost`: how far off it stands."""

    value: str
    span: Span
    is_weak: bool = False
    cost: float = 0.0


GATHERINGS = frozenset({"meeting", "summit", "consultation", "debate", "conference", "other"})
IN_PERSON = frozenset({"visit", "exercise", "meeting", "summit", "consultation"})

_DEFINITE = frozenset({"the", "this", "these", "that", "those", "its", "their", "his", "her", "our", "my", "your"})
_INDEFINITE = frozenset({"a", "an", "another", "one"})
_GENERIC = frozenset({"any", "each", "every", "no", "such", "all", "some", "several", "many", "other", "various", "numerous", "both", "regular"})
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"(\S+)\s+$")
_STOP = re.compile(
    rf"[;:!?]|\s[–-]\s|\.$|\s\((?![^()]{{0,40}}\)\s?{ORG})|,\s(?:which|who|where|when|during|in|at|on|as|a|an)\s"
    r"|\s(?:was|were|is|are|will|would|has|have|had|took|takes|take|passed|which|that|who|where|when|in|at|on|under|via|by|to|from|during|within|as|for|held)\b"
)
_WITH_STOP = re.compile(r"[;:!?\"]|\.$|,?\s(?:which|that|where|on|during|at|said|says|told|after|before|while|to discuss|as well as on)\b")
_PAST = re.compile(r"(?<!\bbe )(?<!\bto )\b(?:was|were|took|had|held|passed|hosted|opened|closed|ended|concluded|conducted)\b", re.IGNORECASE)
_COUNTRIES = re.compile(rf"(?:the\s)?{COUNTRY}(?:(?:,|\sand|,\sand)\s(?:the\s)?{COUNTRY})*(?!'|\s(?:{PERSON}|[A-Z]))")
_NAME = re.compile(rf"[{NAMES}]")


@dataclass(slots=True)
class Sighting:
    """One naming of an event.

    `core` is the head noun or verb, `name` the whole phrase (code offsets). `dates` are `(EDTF, span, is_weak)`,
    people `(referent, role, span)`; spans of values are offsets in the seed.
    """

    sentence: Sentence
    type: str
    word: str
    core: Span
    name: Span
    is_verb: bool = False
    is_weak: bool = False
    is_plural: bool = False
    is_body: bool = False
    is_generic: bool = False
    determiner: str = ""
    distinct: set[str] = field(default_factory=set)
    key: str | None = None
    organizer: tuple[str, Span] | None = None
    bodies: list[tuple[str, Span]] = field(default_factory=list)
    place: tuple[str, Span, str] | None = None
    dates: list[Date] = field(default_factory=list)
    chair: tuple[str, Span] | None = None
    people: list[tuple[str, str, Span]] = field(default_factory=list)
    status: str | None = None
    status_span: Span | None = None
    format: str | None = None
    format_span: Span | None = None
    happens: bool = False
    locative: bool = False
    is_topic: bool = False
    is_series: bool = False
    is_aside: bool = False
    is_past: bool = False
    partners: bool = False

    @property
    def at(self) -> Span:
        """The phrase's offsets in the seed."""
        return self.sentence.span(*self.name)


class Sighter:
    """Finds the sightings of a sentence."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.resolve: Resolve = lambda start, end, but: None
        # a cue right before a noun phrase: "on the sidelines of the (next)"
        self.leads = {k: re.compile(rf"{words.cue[k].pattern}(?:\s(?:the|a|an|this))?(?:\s\w+)?\s*$", re.IGNORECASE) for k in ("topic", "aside")}

    def __call__(self, s: Sentence, resolve: Resolve) -> list[Sighting]:
        """Sightings of a sentence in order, each with the facts that the sentence says of it."""
        self.resolve = resolve
        found = [*self._nouns(s), *self._events(s), *self._meeting_bodies(s)]
        found = [x for x in self._join_names(s, found) if x.type != "format"]
        for x in found:
            if x.core == x.name or s.code[x.core[0]] in (EVENT, ORG):
                self._lead(s, x)
        verbs = list(self._verbs(s, found, resolve))
        verbs = [v for v in verbs if v.type != "signing" or len(verbs) == 1]
        found = sorted([*found, *verbs], key=lambda x: x.core)
        for x in found:
            self._status(s, x)
            if not x.is_verb:
                self._people(s, x, found, resolve)
        self._attendance(s, found)
        self._chairs(s, found)
        self._places(s, found)
        self._dates(s, found)
        return [y for x in found if x.type != "none" for y in self._split(s, x)]

    def _split(self, s: Sentence, x: Sighting) -> list[Sighting]:
        """"Visits by A and B" are as many visits as visitors."""
        if not (x.is_plural and x.type == "visit" and len(x.people) > 1):
            return [x]
        return [replace(x, is_plural=False, people=[p], determiner="separate") for p in x.people]

    # -- noun phrases
    def _nouns(self, s: Sentence) -> Iterator[Sighting]:
        for m in self.words.head.finditer(s.code):
            head = self.words.heads[self.words.fold(m[0])]
            if s.pos(m.start()) in ("VERB", "AUX") and " " not in head.word:
                nominal = rf"(?:\b(?:the|a|an|this|its|his|her|their|next|regular)|'s|[{NAMES}])\s(?:[\w-]+\s)?$"
                if not re.search(nominal, s.code[max(0, m.start() - 40) : m.start()], re.IGNORECASE):
                    continue
            yield self._phrase(s, head, m.start(), m.end())

    def _phrase(self, s: Sentence, head: Head, start: int, end: int) -> Sighting:
        x = Sighting(s, head.type, head.word, (start, end), (start, end), is_weak=head.is_weak, is_plural=head.is_plural, is_body=head.is_body)
        left = self._left(s, x)
        right = self._right(s, x)
        x.name = (left, right)
        before = s.code[max(0, left - 24) : left].lower()
        if self.words.is_cue("format", s.code[left : right + 40]) and not x.organizer:
            x.determiner = "the"
        x.is_past = bool(re.search(r"\b(?:following|after)\s(?:the\s)?$", before))
        x.locative = bool(re.search(r"(?:^|\s)(?:at|in|during|for|after|following)\s(?:the\s|a\s|an\s|his\s|her\s|their\s|its\s|this\s)?$", before))
        body = x.organizer[0] if x.organizer else None
        self._lead(s, x)
        if self.words.is_summit_body(body) and x.type in ("meeting", "debate", "other"):
            x.type = "summit"
        if x.type == "meeting" and self.words.is_cue("leaders", s.code[end:right]):
            x.type = "summit"
        return x

    def _lead(self, s: Sentence, x: Sighting) -> None:
        """What leads in the phrase: a mere topic ("preparation for"), or what something else stands beside ("on the sidelines of")."""
        lead = s.code[max(0, x.name[0] - 40) : x.name[0]]
        x.is_topic = self.words.is_standing(x.organizer[0] if x.organizer else None) or bool(self.leads["topic"].search(lead))
        x.is_aside = bool(self.leads["aside"].search(lead))

    def _left(self, s: Sentence, x: Sighting) -> int:
        at = x.core[0]
        for _ in range(9):
            m = _WORD_BEFORE.search(s.code, max(0, at - 60), at)
            if not m:
                break
            token = m[1]
            core = token.strip("\"'(#").removesuffix("'s").removesuffix("'")
            lower = core.lower()
            if re.search(r"[,;:)!?]$", token) or (token.endswith(".") and len(token) > 2):
                break
            name = _NAME.search(token)
            if name:
                i = m.start(1) + name.start()
                if not self._modifier_name(s, x, i, token):
                    break
            elif lower in _DEFINITE or lower in _INDEFINITE:
                if lower != "that" or s.pos(m.start(1)) != "SCONJ":
                    x.determiner = lower
                    at = m.start(1)
                break
            elif lower in _GENERIC and lower != "regular":
                x.is_generic = True
                break
            elif lower == "whose":
                body = re.search(rf"({ORG}),\s*$", s.code[: m.start(1)])
                if body and (r := s.referent(body.start(1))):
                    x.organizer = (r, s.span(body.start(1), body.end(1)))
                x.determiner = "its"
                break
            elif lower in self.words.sets["distinct"] or lower in self.words.sets["ordinal"] or _ORDINAL.match(lower):
                x.distinct.add(lower)
            elif lower == "and" and s.pos(m.start(1)) == "CCONJ" and re.search(r"\b(?:the|a|an)\s[\w-]+\s$", s.code[: m.start(1)]):
                pass
            elif lower not in self.words.sets["aspect"] and s.pos(m.start(1)) not in ("ADJ", "NOUN", "PROPN", "NUM") and not lower.endswith(("ed", "ing", "-")):
                break
            at = m.start(1)
        return at

    def _modifier_name(self, s: Sentence, x: Sighting, i: int, token: str) -> bool:
        """Takes a name in front of the head noun; False where the phrase can't hold it."""
        kind, at = s.code[i], s.span(i, i + 1)
        possessive = token.endswith(("'s", "'"))
        ref = s.referent(i)
        if kind == ORG and ref:
            if not x.organizer:
                x.organizer = (ref, at)
            return True
        if kind == PLACE and ref and not possessive:
            x.place = (ref, at, PLACE)
            return True
        if kind == DATE:
            value = s.what[i].value
            if value:
                x.dates.append(Date(value, at))
            return True
        if kind == EVENT:
            x.key = x.key or ref
            return True
        if kind == PERSON and possessive and ref:
            x.people.append((ref, "participant", at))
            x.determiner = "his"
            return True
        if kind in (COUNTRY, DEMONYM) and ref:
            if "-" in token:
                for j in range(i, i + len(token)):
                    if j < len(s.code) and s.code[j] in (COUNTRY, DEMONYM) and (r := s.referent(j)):
                        x.people.append((r, "participant", s.span(j, j + 1)))
            return True
        return False

    def _right(self, s: Sentence, x: Sighting) -> int:
        end = x.core[1]
        rest = s.code[end:]
        m = re.match(r"\s+(?:of|among)\s+", rest)
        if not m:
            return end
        stop = _STOP.search(rest, m.end())
        limit = stop.start() if stop else len(rest)
        limit = min(limit, m.end() + 220)
        comma = re.search(rf",\s(?!(?:and\s)?(?:the\s)?[{NAMES}])", rest[:limit])
        limit = comma.start() if comma else limit
        orgs = [end + k.start() for k in re.finditer(ORG, rest[:limit])]
        orgs = [i for i in orgs if s.referent(i)]
        if x.type in ("attack", "appointment"):
            return end + limit
        joined = [i for i in orgs if re.search(r"(?:,|\band)\s+(?:the\s+)?$", s.code[:i])]
        if orgs and not x.organizer:
            head = orgs[: 1 + len(joined)]
            if joined and "joint" in x.distinct or len(head) > 1 and self._same_parent(s, head):
                x.bodies = [(s.referent(i) or "", s.span(i, i + 1)) for i in head]
                parent = {self.words.parent.get(r) for r, _ in x.bodies} - {None}
                if len(parent) == 1 and (ref := parent.pop()):
                    x.organizer = (ref, x.bodies[0][1])
            else:
                x.organizer = (s.referent(orgs[0]) or "", s.span(orgs[0], orgs[0] + 1))
        elif not orgs and not x.organizer and (b := self.words.cue["body"].match(rest, m.end())):
            span = s.span(end + b.start(), end + b.end())
            earlier = [i for i in s.find(ORG, 0, x.core[0]) if s.referent(i)]
            body = s.referent(earlier[0]) if earlier else self.resolve(*span, frozenset())
            if body and body.startswith("organization:"):
                x.organizer = (body, span)
        date = re.match(rf"\s+of\s+({DATE})", rest)
        if date and (value := s.what[end + date.start(1)].value):
            x.dates.append(Date(value, s.span(end + date.start(1), end + date.end(1))))
        return end + limit

    def _same_parent(self, s: Sentence, places: list[int]) -> bool:
        parents = {self.words.parent.get(s.referent(i) or "") for i in places}
        return len(parents) == 1 and None not in parents

    def _events(self, s: Sentence) -> Iterator[Sighting]:
        for i in s.find(EVENT):
            text = s.what[i].name or ""
            heads = list(self.words.head.finditer(text))
            head = self.words.heads[self.words.fold(heads[-1][0])] if heads else None
            type_ = head.type if head else "exercise" if re.search(r"[\w\"”»]\s?[-–\s/]\s?(?:19|20)\d\d$", text) else None
            if type_ is None:
                continue
            yield Sighting(
                s, type_, head.word if head else "exercise", (i, i + 1), (i, i + 1), key=s.referent(i), determiner="the",
                organizer=None, is_weak=False,
            )  # fmt: skip

    def _meeting_bodies(self, s: Sentence) -> Iterator[Sighting]:
        """Bodies that are named after their meetings: "the 55th ASEAN Foreign Ministers' Meeting"."""
        for i in s.find(ORG):
            heads = list(self.words.head.finditer(s.what[i].name or ""))
            head = self.words.heads[self.words.fold(heads[-1][0])] if heads else None
            before = re.search(r"(\S+)\s$", s.code[:i])
            numbered = bool(before and (_ORDINAL.match(before[1]) or before[1].lower() in self.words.sets["ordinal"]))
            if head and head.type in GATHERINGS and (numbered or self.words.cue["happen"].search(s.code, i + 1, i + 24)) and (ref := s.referent(i)):
                at = s.span(i, i + 1)
                start = i - len(before[0]) if before and numbered else i
                yield Sighting(s, head.type, head.word, (i, i + 1), (start, i + 1), determiner="the", organizer=(ref, at))

    def _join_names(self, s: Sentence, found: list[Sighting]) -> list[Sighting]:
        """A head noun beside a named event is the same sighting: "exercise X", "X drills", "X, the joint exercise that"."""
        found = sorted(found, key=lambda x: x.core)
        kept: list[Sighting] = []
        for x in found:
            last = kept[-1] if kept else None
            gap = s.code[last.core[1] : x.name[0]] if last else ""
            predicate = re.search(r"\b(?:is|was|be|been|became|becomes)\s$", s.code[: x.name[0]])
            if last and predicate and not x.key and (last.type in GATHERINGS) == (x.type in GATHERINGS) and not re.search(r"[;:.]", gap):
                last.organizer = last.organizer or x.organizer
                continue
            if re.search(r"\byears? since\b[^,;]*$", s.code[: x.name[0]]):
                x.is_generic = True
            series = bool(last and re.fullmatch(rf",?\s(?:an?\s|the\s)?{self.words.cue['series'].pattern}\s(?:the\s)?", gap, re.IGNORECASE))
            if last and last.key and not x.key and (series or re.fullmatch(r",?\s?[\"']?,?\s?", gap)):
                x.key, x.name, x.is_series, x.is_plural = last.key, (last.name[0], x.name[1]), series, False
                kept[-1] = x
            elif last and x.key and not last.key and re.fullmatch(r"\s?[\"']?", s.code[last.core[1] : x.core[0]]):
                last.key, last.name = x.key, (last.name[0], x.core[1])
                last.is_plural = last.is_weak = False
            elif last and last.key and x.key == last.key and x.core[0] - last.core[1] < 3:
                x.name = (last.name[0], x.name[1])
                kept[-1] = x
            elif last and x.core[0] < last.name[1] and not x.key and re.search(r"\bof (?:\w+ )*$", s.code[last.core[1] : x.core[0]]):
                last.name = (last.name[0], max(last.name[1], x.name[1]))
            else:
                kept.append(x)
        return kept

    # -- verb frames
    def _verbs(self, s: Sentence, nouns: list[Sighting], resolve: Resolve) -> Iterator[Sighting]:
        taken = [x.name for x in nouns]
        for m in self.words.verb.finditer(s.code):
            a, b = m.span()
            if any(l <= a < r for l, r in taken) or s.pos(a) in ("NOUN", "ADJ", "PROPN", "ADP"):
                continue
            verb = self.words.verbs[self.words.fold(m[0])]
            x = Sighting(s, verb.type, m[0].lower(), (a, b), (a, b), is_verb=True)
            maker = getattr(self, f"_verb_{verb.relation}", None)
            if maker:
                yield from maker(s, x, verb, nouns, resolve)

    def _clause_start(self, s: Sentence, at: int) -> int:
        cut = max(s.code.rfind(";", 0, at), s.code.rfind(": ", 0, at), s.code.rfind('"', 0, at))
        for m in re.finditer(r"\s(?:that|because|while|when|where|after|before|but)\s", s.code[:at]):
            cut = max(cut, m.start())
        return cut + 1

    def _persons(self, s: Sentence, start: int, end: int) -> list[tuple[str, Span]]:
        return [(r, s.span(i, i + 1)) for i in s.find(PERSON, start, end) if (r := s.referent(i))]

    def _subject(self, s: Sentence, at: int, resolve: Resolve, *, all_: bool = False) -> list[tuple[str, Span]]:
        """Persons before the verb in its clause: the last one with those joined to it, or what a pronoun stands for."""
        start = self._clause_start(s, at)
        persons = [i for i in s.find(PERSON, start, at) if s.referent(i)]
        pronoun = None
        for m in self.words.cue["subject"].finditer(s.code, start, at):
            pronoun = m
        if pronoun and at - pronoun.end() < 40 and (not persons or pronoun.start() > persons[-1]):
            span = s.span(pronoun.start(), pronoun.end())
            who = resolve(*span, frozenset())
            return [(who, span)] if who else []
        if not persons:
            return []
        chosen = [persons[-1]]
        for i in reversed(persons[:-1]):
            if re.search(r"\band\b|,", s.code[i + 1 : chosen[0]]) and not re.search(r"\b(?:of|told|said)\s*$", s.code[i + 1 : chosen[0]]):
                if re.match(r"\s(?:said|told|noted)", s.code[i + 1 :]):
                    break
                chosen.insert(0, i)
            else:
                break
        if not all_ and len(chosen) > 1 and not re.search(r"\band\b", s.code[chosen[-2] : chosen[-1]]):
            chosen = chosen[-1:]
        return [(s.referent(i) or "", s.span(i, i + 1)) for i in chosen]

    def _object(self, s: Sentence, at: int, resolve: Resolve, but: list[tuple[str, Span]], reach: int = 0) -> tuple[list[tuple[str, Span]], int]:
        stop = _WITH_STOP.search(s.code, at)
        end = stop.start() if stop else len(s.code)
        persons = self._persons(s, at, end)
        if reach and persons:
            first = next(s.find(PERSON, at, end))
            if first - at > reach:
                persons = []
        if not persons:
            m = re.match(rf"\s+({self.words.cue['object'].pattern})", s.code[at : at + 30], re.IGNORECASE)
            if m:
                span = s.span(at + m.start(1), at + m.end(1))
                who = resolve(*span, frozenset(r for r, _ in but))
                if who:
                    return [(who, span)], at + m.end()
        return persons, end

    def _verb_with(self, s: Sentence, x: Sighting, verb: Verb, nouns: list[Sighting], resolve: Resolve) -> Iterator[Sighting]:
        weak = x.word in ("saw", "sees", "see")
        subjects = self._subject(s, x.core[0], resolve)
        objects, end = self._object(s, x.core[1], resolve, subjects, 110 if not weak else 80)
        bodies = [] if subjects else self._subject_bodies(s, x.core[0])
        people = "with" in x.word or weak or (subjects and bool(self.words.cue["group"].search(s.code[x.core[1] : x.core[1] + 60])) and re.match(rf"\s(?:the\s)?[{NAMES}A-Z]", s.code[x.core[1] :]))
        if not objects and not people:
            yield from self._verb_gather(s, x, verb, nouns, resolve)
            return
        if not (subjects or bodies) or (weak and not (objects and subjects)):
            return
        who = {r for r, _ in subjects}
        objects = [o for o in objects if o[0] not in who]
        x.partners = x.happens = True
        x.name = (x.core[0], max(x.core[1], min(end, x.core[1] + 160)))
        subject_people = [(r, "participant", at) for r, at in (subjects or bodies)]
        if not subjects and bodies:
            x.organizer = bodies[0]
        if len(objects) > 1 and re.search(r"\bseparate", s.code):
            for o in objects:
                y = Sighting(s, x.type, x.word, x.core, x.name, is_verb=True, happens=True, partners=True)
                y.people = [*subject_people, (o[0], "participant", o[1])]
                y.determiner = "separate"
                yield y
            return
        x.people = [*subject_people, *[(r, "participant", at) for r, at in objects]]
        yield x

    _verb_meet = _verb_with

    def _subject_bodies(self, s: Sentence, at: int) -> list[tuple[str, Span]]:
        start = max(self._clause_start(s, at), at - 120)
        found = [i for i in s.find(ORG, start, at) if s.referent(i)]
        found = [i for i in found if not self.words.cue["titled"].match(s.code, i + 2) and not re.search(rf"{self.words.cue['titled'].pattern}\sof\s(?:the\s)?$", s.code[:i], re.IGNORECASE)]
        return [(s.referent(found[-1]) or "", s.span(found[-1], found[-1] + 1))] if found else []

    def _verb_gather(self, s: Sentence, x: Sighting, verb: Verb, nouns: list[Sighting], resolve: Resolve) -> Iterator[Sighting]:
        if re.search(r"\b(?:was|were|be|been|is|are|being)\s$", s.code[: x.core[0]]):
            return
        after = s.code[x.core[1] : x.core[1] + 160]
        noun = next((n for n in nouns if n.type in GATHERINGS and n.core[0] > x.core[1] and n.core[0] - x.core[1] < 130), None)
        if noun and re.search(r"\b(?:for|at|to|in|within)\s+$", s.code[: noun.name[0]]) and ";" not in s.code[x.core[1] : noun.core[0]]:
            noun.happens = True
            if not noun.organizer:
                bodies = self._subject_bodies(s, x.core[0])
                noun.organizer = bodies[0] if bodies else None
            if noun.type == "meeting" and self.words.is_cue("leaders", s.code[: x.core[0]]) and noun.word in ("session", "summit", "meeting"):
                noun.type = "summit"
            return
        if not re.match(rf"(?:\s+\w+){{0,3}}\s+(?:in|on|at|by|via|here|face to face|[{DATE}])|\s+[{DATE}]", after):
            return
        bodies = self._subject_bodies(s, x.core[0])
        people = self._subject(s, x.core[0], resolve, all_=True)
        subject = s.code[self._clause_start(s, x.core[0]) : x.core[0]]
        group = re.search(r"\b(?:we all|all of us|ministers|leaders|presidents|heads|delegations|representatives|experts|chiefs|colleagues)\b", subject, re.IGNORECASE)
        if not (bodies or group or len(people) > 1):
            return
        x.organizer = bodies[0] if bodies else None
        if self.words.is_summit_body(x.organizer[0] if x.organizer else None) or self.words.is_cue("leaders", subject):
            x.type = "summit"
        x.people = [(r, "participant", at) for r, at in people] if len(people) > 1 else []
        x.happens = True
        x.name = (self._name_start(s, x.core[0]), x.core[1])
        yield x

    def _name_start(self, s: Sentence, at: int) -> int:
        start = self._clause_start(s, at)
        while start < at and s.code[start] in ' "':
            start += 1
        return start if at - start < 120 else at

    def _verb_receive(self, s: Sentence, x: Sighting, verb: Verb, nouns: list[Sighting], resolve: Resolve) -> Iterator[Sighting]:
        subjects = self._subject(s, x.core[0], resolve)[-1:]
        objects, end = self._object(s, x.core[1], resolve, subjects, 110)
        objects = [o for o in objects if o[0] not in {r for r, _ in subjects}]
        first = next(s.find(PERSON, x.core[1], end), end)
        gap = s.code[x.core[1] : first]
        if not subjects or not objects or re.search(r"\b(?:from|about|that|as)\s", gap) or not (len(gap) < 4 or self.words.is_cue("titled", gap) or first == end):
            return
        noun = next((n for n in nouns if n.type == "visit" and n.core[0] > x.core[1]), None)
        if noun:
            noun.people += [(r, "participant", at) for r, at in objects] + [(subjects[0][0], "host", subjects[0][1])]
            noun.happens = True
            return
        x.people = [(subjects[0][0], "participant", subjects[0][1]), *[(r, "participant", at) for r, at in objects]]
        x.partners = x.happens = True
        x.name = (x.core[0], max(x.core[1], min(end, x.core[1] + 160)))
        yield x

    def _verb_call_on(self, s: Sentence, x: Sighting, verb: Verb, nouns: list[Sighting], resolve: Resolve) -> Iterator[Sighting]:
        first = next(s.find(PERSON, x.core[1], x.core[1] + 60), None)
        if first is not None and not re.match(r"[^;:.]{0,40}\sto\s", s.code[first + 1 :]):
            yield from self._verb_receive(s, x, verb, nouns, resolve)

    def _verb_host(self, s: Sentence, x: Sighting, verb: Verb, nouns: list[Sighting], resolve: Resolve) -> Iterator[Sighting]:
        yield from self._verb_receive(s, x, verb, nouns, resolve)

    def _verb_received_by(self, s: Sentence, x: Sighting, verb: Verb, nouns: list[Sighting], resolve: Resolve) -> Iterator[Sighting]:
        yield from self._verb_receive(s, x, verb, nouns, resolve)

    def _verb_phone(self, s: Sentence, x: Sighting, verb: Verb, nouns: list[Sighting], resolve: Resolve) -> Iterator[Sighting]:
        subjects = self._subject(s, x.core[0], resolve)
        objects, end = self._object(s, x.core[1], resolve, subjects)
        people = {r: at for r, at in [*subjects, *objects]}
        if len(people) < 2:
            return
        x.people = [(r, "participant", at) for r, at in people.items()]
        x.partners = x.happens = True
        x.name = (x.core[0], max(x.core[1], min(end, x.core[1] + 120)))
        yield x

    def _verb_visit(self, s: Sentence, x: Sighting, verb: Verb, nouns: list[Sighting], resolve: Resolve) -> Iterator[Sighting]:
        m = re.match(rf"\s+(?:the\s+)?(?:(?:city|town|capital|region|republic)\s+of\s+)?([{PLACE}{COUNTRY}])", s.code[x.core[1] : x.core[1] + 60], re.IGNORECASE)
        subjects = self._subject(s, x.core[0], resolve)
        if not m or not subjects:
            return
        i = x.core[1] + m.start(1)
        if verb.relation == "arrive" and any(n.type in GATHERINGS for n in nouns):
            return
        x.place = (s.referent(i) or "", s.span(i, i + 1), s.code[i])
        x.people = [(r, "participant", at) for r, at in subjects]
        x.happens = True
        x.name = (x.core[0], i + 1)
        noun = next((n for n in nouns if n.type == "visit" and n.core[0] > i and n.core[0] - i < 80), None)
        if noun:
            noun.place, noun.happens = noun.place or x.place, True
            noun.people += x.people
            return
        yield x

    def _verb_arrive(self, s: Sentence, x: Sighting, verb: Verb, nouns: list[Sighting], resolve: Resolve) -> Iterator[Sighting]:
        yield from self._verb_visit(s, x, verb, nouns, resolve)

    def _verb_office(self, s: Sentence, x: Sighting, verb: Verb, nouns: list[Sighting], resolve: Resolve) -> Iterator[Sighting]:
        subjects = self._subject(s, x.core[0], resolve)
        rest = s.code[x.core[1] : x.core[1] + 120]
        is_dated = bool(re.search(DATE, s.code[x.core[1] : x.core[1] + 90]))
        if not subjects or not (is_dated or self.words.is_cue("office", rest)):
            return
        x.people = [(subjects[-1][0], "participant", subjects[-1][1])]
        org = next((i for i in s.find(ORG, x.core[1]) if s.referent(i)), None)
        if org is not None and org - x.core[1] < 100 and not re.search(r"[;.]", s.code[x.core[1] : org]):
            x.organizer = (s.referent(org) or "", s.span(org, org + 1))
        x.happens = True
        x.name = (x.core[0], x.core[1])
        yield x

    def _verb_jointly(self, s: Sentence, x: Sighting, verb: Verb, nouns: list[Sighting], resolve: Resolve) -> Iterator[Sighting]:
        subjects = self._subject(s, x.core[0], resolve)
        if len(subjects) != 2 or any(n.type in GATHERINGS or n.type == "call" for n in nouns):
            return
        x.people = [(r, "participant", at) for r, at in subjects]
        x.partners = x.happens = True
        x.determiner = "the"
        yield x

    def _verb_sign(self, s: Sentence, x: Sighting, verb: Verb, nouns: list[Sighting], resolve: Resolve) -> Iterator[Sighting]:
        dated = any(s.what[i].value for i in s.find(DATE))
        if not dated or any(n.type in GATHERINGS or n.type == "visit" for n in nouns):
            return
        after = re.match(rf"(?:[^;.]|\.(?!\s)){{0,60}}?({INSTRUMENT})", s.code[x.core[1] :])
        before = re.search(rf"({INSTRUMENT}|\b(?:agreements?|treaty|treaties|accords?|memorandum|protocol)\b)[^;.]{{0,60}}$", s.code[: x.core[0]], re.IGNORECASE)
        is_passive = " " in x.word
        if not (before if is_passive else after):
            return
        region = s.code[: x.core[0]] if is_passive else s.code[x.core[1] :]
        offset = 0 if is_passive else x.core[1]
        parties = re.search(rf"\b(?:between|with)\s[^;.]*$" if is_passive else r"\b(?:between|with)\s[^;.]*", region)
        if parties:
            a, b = offset + parties.start(), offset + parties.end()
            x.people = [(r, "participant", s.span(i, i + 1)) for i in s.find(COUNTRY + ORG, a, b) if (r := s.referent(i))]
        we = re.search(r"\b[Ww]e\b", s.code[: x.core[0]])
        if we and self.home:
            x.people.append((self.home, "participant", s.span(*we.span())))
        x.happens = True
        yield x

    def _verb_became(self, s: Sentence, x: Sighting, verb: Verb, nouns: list[Sighting], resolve: Resolve) -> Iterator[Sighting]:
        if self.words.is_cue("office", s.code[x.core[1] : x.core[1] + 80]) and re.search(DATE, s.code[x.core[1] : x.core[1] + 110]):
            yield from self._verb_office(s, x, verb, nouns, resolve)

    # -- what the sentence says of a sighting
    def _status(self, s: Sentence, x: Sighting) -> None:
        a, b = max(self._clause_start(s, x.name[0]), x.name[0] - 70), min(len(s.code), x.name[1] + 130)
        if x.is_verb:
            a, b = max(self._clause_start(s, x.core[0]), x.core[0] - 45), x.core[1] + 12
            token = s.tokens.get(s.starts[x.core[0]])
            x.is_past = token is not None and token.tag_ == "VBD"
            x.is_generic = bool(re.search(r"\b(?:not|never|n't)\b", s.code[max(a, x.core[0] - 25) : x.core[0]]))
        near = s.code[a:b]
        cut = re.search(r"[;]", near[x.name[1] - a :])
        if cut:
            near = near[: x.name[1] - a + cut.start()]
        if not x.is_verb and (m := self.words.cue["planned_phrase"].search(s.code, x.name[0], x.core[0])):
            x.status, x.status_span = "planned", s.span(*m.span())
        for status in ("cancelled", "planned"):
            m = self.words.cue[status].search(near)
            if m and x.status is None:
                x.status = status
                x.status_span = s.span(a + m.start(), a + m.end())
        m = self.words.cue["video"].search(near) or self.words.cue["phone"].search(near)
        if m:
            x.format = "video" if self.words.cue["video"].search(near) else "phone"
            x.format_span = s.span(a + m.start(), a + m.end())
        if not x.is_verb:
            left = s.code[max(0, x.name[0] - 40) : x.name[0]]
            x.happens = x.happens or self.words.is_cue("happen", s.code[x.name[1] : x.name[1] + 70]) or bool(
                re.search(rf"{self.words.cue['happen'].pattern}\s+(?:\w+\s+){{0,2}}$", left, re.IGNORECASE)
            )
            x.is_past = x.is_past or bool(_PAST.search(s.code[x.name[1] : x.name[1] + 60]) or _PAST.search(left))
            hypothetical = re.search(r"(?<!plans )(?<!plan )(?<!expected )(?<!is )(?<!are )(?<!scheduled )(?<!intends )(?<!set )\bto (?:hold|conduct|host|organi[sz]e)\s(?:\w+\s)?$", left)
            bare = x.name[0] == x.core[0] and not x.determiner and not self.words.heads[x.word].is_mass and s.role != "title" and not x.key
            x.is_generic |= bare and x.name[1] == x.core[1] and x.core[0] > 3
            if hypothetical and not x.key and x.determiner not in _DEFINITE:
                x.is_generic = True
        if self.words.is_cue("generic", s.code[x.core[1] : x.core[1] + 30]) and x.is_plural:
            x.is_generic = True

    def _people(self, s: Sentence, x: Sighting, found: list[Sighting], resolve: Resolve) -> None:
        if x.type in ("exercise", "attack"):
            return
        limit = next((y.core[0] for y in found if y.core[0] > x.core[1] and y.name[0] > x.core[1]), len(s.code))
        after = s.code[x.core[1] : limit]
        m = re.match(r".{0,60}?\b(with|between|among|by)\s" if not x.word.endswith(" call") else r"\s(on|with|from)\s", after)
        if m and not re.search(r"[;:.]", after[: m.start(1)]):
            stop = _WITH_STOP.search(s.code, x.core[1] + m.end())
            end = min(stop.start() if stop else limit, limit)
            start = x.core[1] + m.end()
            persons = self._persons(s, start, end)
            if m[1] == "by" and x.type != "visit":
                persons = []
            if not persons and m[1] in ("with", "between", "among"):
                named = _COUNTRIES.match(s.code, start)
                persons = [(r, s.span(i, i + 1)) for i in s.find(COUNTRY, start, named.end() if named else start) if (r := s.referent(i))]
            orgs = [i for i in s.find(ORG, start, end) if s.referent(i) in self.words.parent]
            if not persons and orgs and "joint" in x.distinct and not x.organizer and not x.bodies:
                x.bodies = [(s.referent(i) or "", s.span(i, i + 1)) for i in orgs]
                parents = {self.words.parent[r] for r, _ in x.bodies}
                if len(parents) == 1:
                    x.organizer = (parents.pop(), x.bodies[0][1])
            if persons and m[1] != "by":
                x.partners = True
            x.people += [(r, "participant", at) for r, at in persons]
        if x.type == "appointment":
            x.people = [(r, "participant", at) for r, at in self._subject(s, x.core[0], resolve)[-1:]]
            org = next((i for i in s.find(ORG, x.core[1]) if s.referent(i)), None)
            if org is not None and org - x.core[1] < 100:
                x.organizer = (s.referent(org) or "", s.span(org, org + 1))
            return
        before = s.code[: x.name[0]]
        hold = re.search(rf"({self.words.cue['hold'].pattern})(\s+[\w{NAMES}'-]+){{0,2}}\s*$", before, re.IGNORECASE)
        visiting = x.type == "visit" and re.search(r"\b(?:on|for)\s+$", before)
        possessed = x.determiner in ("his", "her", "their") and not x.people
        if hold or visiting:
            verb = hold.start() if hold else x.name[0]
            x.happens = True
            people = self._subject(s, verb, resolve)
            x.partners |= len(people) > 1 and not x.organizer
            if people:
                if hold and not x.partners and x.type in GATHERINGS and (x.organizer or x.determiner) and len(people) == 1 and hold[1].lower().startswith("conduct"):
                    x.chair = people[0]
                x.people += [(r, "participant", at) for r, at in people]
            elif hold and (pair := self._pair(s, verb)):
                x.people += pair
                x.partners = True
            elif hold and (both := re.search(rf"{COUNTRY}(?:,\s(?:the\s)?{COUNTRY})*,?\sand\s(?:the\s)?{COUNTRY}(?:\s[\w{DATE}]+){{0,3}}\s*$", s.code[:verb])):
                x.people += [(r, "participant", s.span(i, i + 1)) for i in s.find(COUNTRY, both.start(), both.end()) if (r := s.referent(i))]
                x.partners = True
            elif hold and not x.organizer:
                bodies = [i for i in s.find(ORG, max(0, verb - 60), verb) if s.referent(i)]
                if bodies:
                    x.organizer = (s.referent(bodies[-1]) or "", s.span(bodies[-1], bodies[-1] + 1))
        elif possessed and x.type in ("visit", "meeting", "call"):
            start = x.name[0]
            who = resolve(*s.span(start, start + len(x.determiner)), frozenset()) if s.code[start:].lower().startswith(x.determiner) else None
            if who:
                x.people.append((who, "participant", s.span(start, start + len(x.determiner))))
            elif persons := self._persons(s, 0, start)[-1:]:
                x.people += [(r, "participant", at) for r, at in persons]
        if x.locative and x.type != "visit":
            near = [i for i in s.find(PERSON, max(0, x.name[0] - 12), x.name[0])]
            tail = re.match(r"(?:[^,]|,(?=\s*\d)){0,100},\s", s.code[x.name[1] :])
            if not near and re.search(r"(?:^|,\s)(?:[A-Z]\w+\s)?(?:at|in|during)\s(?:the|a|an|his|her|their)?\s?$", s.code[: x.name[0]], re.IGNORECASE) and tail:
                first = next(s.find(PERSON, x.name[1] + tail.end()), None)
                near = [first] if first is not None and first - x.name[1] - tail.end() < 60 else []
                told = re.search(rf"\stold\s[^.]{{0,50}}?({PERSON})", s.code[x.name[1] :])
                if near and told:
                    near.append(x.name[1] + told.start(1))
            x.people += [(r, "participant", s.span(i, i + 1)) for i in near if (r := s.referent(i))]
        if x.type == "visit" and (m := re.search(r"\binvited\s(.{2,80}?)\sto\s\w+\s$", before)):
            span = s.span(m.start(1), m.end(1))
            guests = self._persons(s, m.start(1), m.end(1)) or [(r, span) for r in [resolve(*span, frozenset())] if r]
            hosts = self._persons(s, self._clause_start(s, m.start()), m.start())[-1:]
            x.people = [(r, "participant", at) for r, at in guests] + [(r, "host", at) for r, at in hosts]
        if x.type == "visit" and x.place is None:
            m = re.match(rf".{{0,12}}?\bto\s+(?:the\s+)?(?:(?:city|town|capital|republic|region)\s+of\s+)?([{PLACE}{COUNTRY}])", s.code[x.core[1] :], re.IGNORECASE)
            if m:
                i = x.core[1] + m.start(1)
                x.place = (s.referent(i) or "", s.span(i, i + 1), s.code[i])
                x.name = (x.name[0], max(x.name[1], i + 1))
            elif (m := re.search(rf"\bin\s+([{PLACE}{COUNTRY}])\s+(?:on|for)\s+$", before)) is not None:
                i = m.start(1)
                x.place = (s.referent(i) or "", s.span(i, i + 1), s.code[i])

    def _pair(self, s: Sentence, at: int) -> list[tuple[str, str, Span]]:
        """Who "the two presidents" are, where they are the subject of the verb at `at`: the persons who met last."""
        for m in self.words.cue["pair"].finditer(s.code, max(0, at - 60), at):
            if re.fullmatch(r"\s?(?:will|also|then|have|had|later|earlier)?\s*", s.code[m.end() : at]):
                return [(r, "participant", s.span(*m.span())) for r in self.pair]
        return []

    def _chairs(self, s: Sentence, found: list[Sighting]) -> None:
        hosts = [x for x in found if not x.is_verb and x.type not in ("visit", "appointment", "call", "attack")]
        for m in self.words.cue["chair_by"].finditer(s.code):
            x = self._nearest(hosts, m.start())
            stop = re.search(r"[;:]|\.\s|\son\s|\s(?:which|who|was|were)\s", s.code[m.end() :])
            end = m.end() + min(stop.start() if stop else 160, 160)
            who = next(s.find(PERSON, m.end(), end), None)
            if who is None:
                who = next((i for i in s.find(COUNTRY + ORG, m.end(), end)), None)
            if x and who is not None and (r := s.referent(who)):
                x.chair = x.chair or (r, s.span(who, who + 1))
        for m in re.finditer(rf"\bunder\s+(?:the\s+)?[^,.;]{{0,50}}?({PERSON})", s.code):
            x = self._nearest(hosts + [y for y in found if y.is_verb and y.organizer], m.start())
            if x and x.core[1] < m.start() and (r := s.referent(m.start(1))):
                x.chair = x.chair or (r, s.span(m.start(1), m.end(1)))
        for m in self.words.cue["host"].finditer(s.code):
            x = next((y for y in hosts if 0 <= y.name[0] - m.end() < 30 or (0 <= y.name[0] - m.end() < 70 and "including" in s.code[m.end() : y.name[0]])), None)
            if x is None:
                x = next((y for y in hosts if 0 <= m.start() - y.core[1] < 40 and re.search(r"\b(?:that|which)\b", s.code[y.core[1] : m.start()])), None)
            if x is None or s.pos(m.start()) == "NOUN":
                continue
            if re.search(r"\b[Ww]e\s(?:\w+\s){0,2}$", s.code[: m.start()]) and self.home and not m[0].lower().startswith(("held", "hold")):
                for y in [x, *self._list(s, hosts, x)]:
                    y.chair, y.happens = y.chair or (self.home, s.span(m.start(), m.end())), True
                continue
            subject = re.search(rf"([{PLACE}{COUNTRY}{DEMONYM}{ORG}])[^;.{NAMES}]{{0,45}}$", s.code[: m.start()])
            capital = re.search(rf"\bcapital of\s+({COUNTRY})\s\w*\s*$|({DEMONYM})\scapital\s\w*\s*$", s.code[: m.start()], re.IGNORECASE)
            if self.words.fold(m[0]) in self.words.sets["hold"] and not self.words.fold(m[0]).startswith(("host", "organi")):
                continue
            x.happens = True
            if capital:
                continue
            if not subject:
                continue
            i = subject.start(1)
            town = re.search(rf"({PLACE}),\s(?:the\s)?capital\s(?:city\s)?of\s(?:the\s)?$", s.code[:i])
            i = town.start(1) if town else i
            if (r := s.referent(i)) is None:
                continue
            if s.code[i] == PLACE:
                x.place = x.place or (r, s.span(i, i + 1), PLACE)
            elif s.code[i] in (COUNTRY, ORG):
                x.chair = x.chair or (r, s.span(i, i + 1))
                if s.code[i] == COUNTRY and x.place is None:
                    x.place = (r, s.span(i, i + 1), COUNTRY)
        for m in self.words.cue["chair"].finditer(s.code):
            if s.pos(m.start()) == "NOUN" and " " not in m[0]:
                continue
            x = next((y for y in hosts if m.end() <= y.core[0] < m.end() + 120), None) or (self._nearest(hosts, m.start()) if " " in m[0] else None)
            who = list(s.find(PERSON, max(0, m.start() - 120), m.start()))
            if x and who and not (x.partners) and (r := s.referent(who[-1])):
                x.chair = x.chair or (r, s.span(who[-1], who[-1] + 1))
        for m in re.finditer(rf"([{COUNTRY}{DEMONYM}])(?:'s)?\s+(?:chairmanship|presidency|chairpersonship)", s.code):
            x = self._nearest([y for y in hosts if y.happens], m.start())
            if x and not x.partners and (x.core[1] < m.start() or s.code[m.start()] == DEMONYM) and (r := s.referent(m.start(1))):
                x.chair = x.chair or (r, s.span(m.start(1), m.end(1)))

    def _nearest(self, found: list[Sighting], at: int) -> Sighting | None:
        before = [x for x in found if x.core[0] < at]
        if before:
            return before[-1]
        return found[0] if found else None

    def _places(self, s: Sentence, found: list[Sighting]) -> None:
        if not found:
            return
        for m in re.finditer(rf"\b(?:at|in|of)\sthe\s({ORG})(?!\s(?:member|states|headquarters|building|chairman|presiden))", s.code):
            owner = self._owner(s, found, m.start(1))
            x = owner[1] if owner else None
            if x and not x.organizer and not x.is_verb and x.type == "debate" and x.core[1] < m.start() and not x.partners:
                gap = s.code[x.core[1] : m.start()]
                if re.search(rf"{DATE}\s*$|\b(?:held|place|took place)\s*$", gap) or len(gap) < 2:
                    x.organizer = (s.referent(m.start(1)) or "", s.span(m.start(1), m.end(1)))
        candidates = sorted([*s.find(PLACE + COUNTRY), *s.demonym])
        for i in candidates:
            ref = s.referent(i)
            if ref is None:
                continue
            before = s.code[max(0, i - 60) : i]
            kind = s.code[i]
            capital = None
            if kind == DEMONYM:
                if not re.match(r"\scapital\b", s.code[i + 1 :]) or not re.search(r"\b(?:in|at|to)\s(?:the\s)?$", before):
                    continue
                capital = ref
            elif kind == COUNTRY and re.search(r"\bcapital of\s(?:the\s)?$", before, re.IGNORECASE):
                capital = ref
            m = re.search(r"(?:^|\s)(in|at|near|come to)\s+(?:the\s+)?(?:(?:city|town|capital|village|region|territory)\s+of\s+)?(?:\w+\s)?$", before, re.IGNORECASE)
            if not m and not capital:
                if kind == PLACE and re.search(rf"\($", before) and re.match(r",\s", s.code[i + 1 :]):
                    pass
                else:
                    continue
            lead = s.code[: i - len(before) + (m.start() if m else 0)].rstrip() if m else ""
            comes = bool(m and m[1].lower() == "come to")
            if kind == COUNTRY and not capital and m and lead and not comes and not self._is_adjunct(s, lead, found):
                continue
            if re.search(r"\b(?:situation|headquartered|embassy|ambassador|conflict|crisis|war|settlement|operations?|troops|forces)\s*$", lead):
                continue
            owner = self._owner(s, found, i)
            if owner is None:
                continue
            x = owner[1]
            if capital:
                capital_ref = self.capitals.get(capital)
                if capital_ref and x.place is None:
                    x.place = (capital_ref, s.span(i, i + 1), PLACE)
                continue
            if x.place is None or (x.place[2] == COUNTRY and kind == PLACE):
                x.place = (ref, s.span(i, i + 1), kind)

    capitals: dict[str, str] = {}
    home: str | None = None
    pair: tuple[str, ...] = ()

    def _list(self, s: Sentence, hosts: list[Sighting], x: Sighting) -> list[Sighting]:
        """Sightings that go on a list begun by x: "a meeting of A, a conference and a meeting of B"."""
        more: list[Sighting] = []
        last = x
        for y in hosts[hosts.index(x) + 1 :]:
            if not re.fullmatch(r"[^.;:]{0,60}?(?:,|\sand)(?:\sand)?\s", s.code[last.core[1] : y.name[0]]):
                break
            more.append(y)
            last = y
        return more

    def _is_adjunct(self, s: Sentence, lead: str, found: list[Sighting]) -> bool:
        """Whether what ends here can be followed by the place of an event rather than of a topic."""
        if re.search(rf"[,{DATE}{ORG}{EVENT}]$|\b(?:held|place|host|hosted|conducted|convened|met|meet|be|planned|gathered|gather|took|opened|ended|end|began|on|passed)$", lead):
            return True
        return any(abs(len(lead) - x.core[1]) <= 1 or abs(len(lead) - x.name[1]) <= 1 for x in found)

    def _owner(self, s: Sentence, found: list[Sighting], i: int) -> tuple[float, Sighting] | None:
        """The sighting that a date or place at `i` belongs to: the nearest, without another one in between."""
        best: tuple[float, Sighting] | None = None
        for x in found:
            if x.name[0] <= i < x.name[1]:
                cost = 0.0
            elif i >= x.name[1]:
                gap = s.code[x.core[1] : i]
                cost = i - x.name[1] + 40 * len(re.findall(r"[;:]|\.\s|\bwhere\b", gap))
                if x.is_verb and re.search(r"\b(?:where|which|who|that|to see)\b", gap):
                    continue
            else:
                gap = s.code[i + 1 : x.name[0]]
                is_first = not any(y.core[0] < i for y in found) or i - self._clause_start(s, i) < 25
                cost = x.name[0] - i + (10 if is_first else 70) + 40 * len(re.findall(r"[;:]|\.\s|\bwhere\b", gap))
            is_before = i < x.core[0]
            gap = s.code[x.core[1] : i]
            if x.is_aside and (is_before or gap.lstrip().startswith(",")):
                cost += 300
            if x.is_topic and (is_before or (self.words.is_cue("happen", gap) and not re.search(r"\b(?:which|that)\b", gap))):
                cost += 300
            if x.is_plural:
                cost += 30
            between = [y for y in found if y is not x and min(i, x.core[0]) < y.core[0] < max(i, x.core[0])]
            cost += 60 * len(between)
            if best is None or cost < best[0]:
                best = (cost, x)
        return best if best and best[0] < 400 else None

    def _group(self, s: Sentence, found: list[Sighting], x: Sighting) -> list[Sighting]:
        """Sightings listed with x as one series: they share date and place."""
        k = found.index(x)
        group = [x]
        for step in (-1, 1):
            j = k
            while 0 <= j + step < len(found):
                a, b = sorted((found[j], found[j + step]), key=lambda y: y.core)
                between = s.code[a.name[1] : b.name[0]]
                if not (a.type == b.type and re.fullmatch(r"\s*(?:,|and|,\s*and)\s*(?:by\s|the\s|in\s)?", between)):
                    break
                group.append(found[j + step])
                j += step
        return group

    def _dates(self, s: Sentence, found: list[Sighting]) -> None:
        if not found:
            return
        bar, bar_year = self.words.sets["before_date_bar"], self.words.sets["before_date_bar_year"]
        for i in s.find(DATE):
            value = s.what[i].value
            before = re.search(r"(\w+)\W*(?:the\s)?$", s.code[:i])
            word = before[1].lower() if before else ""
            if not value or word in bar or (len(value) == 4 and word not in ("in", "of") and not s.code[max(0, i - 2) : i].endswith(", ")):
                continue
            if word in bar_year and (len(value) == 4 or "/" in value):
                continue
            at = s.span(i, i + 1)
            if any(at == d.span for x in found for d in x.dates):
                continue
            is_weak = bool(re.search(r"\([^)]*$", s.code[:i]))
            owner = self._owner(s, found, i)
            if owner is None or (len(value) == 4 and owner[0] > 45) or (word == "of" and re.search(rf"{INSTRUMENT}\W*of\s*$", s.code[:i])):
                continue
            owner[1].dates.append(Date(value, at, is_weak, owner[0]))
        for x in found:
            x.dates.sort(key=lambda d: (d.is_weak, d.cost))
            x.dates = [d for d in x.dates if edtf.overlaps(d.value, x.dates[0].value)]
        self._share(s, found)

    def _share(self, s: Sentence, found: list[Sighting]) -> None:
        """Dates and places said once for several: of a series, of a list, of what takes place on the sidelines."""
        for n, x in enumerate(found):
            for y in found[n + 1 :]:
                if x.is_series and y.key and not y.dates:
                    y.dates, y.place, x.place = list(x.dates), y.place or x.place, None
                elif y.is_aside and not x.place and not y.is_topic:
                    x.place = y.place
            for y in self._group(s, found, x):
                y.dates = y.dates or list(x.dates)
                y.place = y.place or x.place

    def _attendance(self, s: Sentence, found: list[Sighting]) -> None:
        hosts = [x for x in found if not x.is_verb and x.type in GATHERINGS]
        m = self.words.cue["attend"].search(s.code)
        if not hosts or not m:
            return
        x = min(hosts, key=lambda y: abs(y.core[0] - m.start()))
        x.happens = True
        people = attendees(self.words, s, self._clause_start(s, m.start()))
        subject = re.search(r"(?:^|,\s)(the\s[^,;.]{3,70}?)\s(?:will\s|also\s|has\s)*$", s.code[: m.start()], re.IGNORECASE)
        if not people and subject and not x.people:
            span = s.span(subject.start(1), subject.end(1))
            who = self.resolve(*span, frozenset())
            if who and who.startswith("person:"):
                people.append((who, "participant", span))
        x.people += people


_SAYS = re.compile(r"^\s(?:said|says|told|noted|reported|wrote|stressed|announced)\b")


def attendees(words: Words, s: Sentence, start: int = 0) -> list[tuple[str, str, Span]]:
    """Who a sentence about attendance names: its persons, and bodies and countries that are no part of a person's title."""
    found: list[tuple[str, str, Span]] = []
    for i in s.find(PERSON, start):
        if s.code[i + 1 : i + 2] == ":":
            continue
        said = _SAYS.match(s.code[i + 1 :]) or re.search(r"\b(?:according to|by)\s(?:\w+\s)?$", s.code[:i], re.IGNORECASE)
        listed = re.search(r"\battended by\b|\bjoined by\b", s.code[:i])
        if (r := s.referent(i)) and (not said or listed):
            found.append((r, "participant", s.span(i, i + 1)))
    for m in re.finditer(rf"\b(?:staff|leadership|representatives?|officials|delegations?|employees|units|head|management)\s+of\s+(?:the\s+)?([{ORG}{COUNTRY}])(?!\s*(?:member|states|countries|observer|participating|partner|nations))", s.code, re.IGNORECASE):
        i = m.start(1)
        if (r := s.referent(i)) and not (m[0].lower().startswith("head") and s.code[i + 1 : i + 3] == " " + PERSON):
            found.append((r, "participant", s.span(i, i + 1)))
    for m in re.finditer(rf"(?:^|, )(?:the\s+)?({ORG})\s+(?:was|were|took|attended|participated|joined)\b", s.code, re.IGNORECASE):
        if r := s.referent(m.start(1)):
            found.append((r, "participant", s.span(m.start(1), m.end(1))))
    for m in re.finditer(rf"\b(?:including|represent|represented|representing|brought together|bringing together|brings together)\s((?:(?:the\s)?{COUNTRY}(?:,\s|\sand\s|,\sand\s)?)+)", s.code):
        for k in re.finditer(COUNTRY, m[1]):
            i = m.start(1) + k.start()
            if r := s.referent(i):
                found.append((r, "participant", s.span(i, i + 1)))
    return found
