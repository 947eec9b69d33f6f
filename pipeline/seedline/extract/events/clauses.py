"""Who stands where in a clause: subjects of a verb by the dependency parse, where that finds a person; else, and objects, read off
the surface, as long titles of office break parses.

Belongs here: reading arguments. Does not belong here: which verbs tell of events (`verbs`).
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from seedline.extract.events.sighting import Named, Setting
from seedline.extract.events.text import COUNTRY, NAMES, ORG, PERSON, PLACE, Sentence
from seedline.extract.events.words import Words

_CLAUSE = re.compile(r"\s(?:that|because|while|when|where|after|before|but)\s|;|: |\"")
_COMPLEMENT_END = re.compile(
    r"[;:!?\"]|\.\s*$|,\s\w+ing\b"
    r"|,?\s(?:which|(?:to\s|with\s|from\s)?whom|that|where|on|during|at|said|says|told|after|before|while)\b"
    rf"|,\s(?:and\s)?(?:then\s)?in\s(?:the\s)?[{PLACE}{COUNTRY}]"
    r"|,?\s(?:ahead of|prior to|amid|to discuss|as well as on)\b"
)
# "I", and only words of the verb's own group behind it
_I = re.compile(r"\b(I)(?:'ve|'d|'ll|'m)?(?:\s[a-z]+){0,5}\s$")
_TO = re.compile(r",?\sto\s")
# "the president of A; the minister of B"
_GOES_ON = re.compile(rf"\s(?:and\s)?(?:[^;.]{{0,70}}?){PERSON}[^;.]{{0,90}}(?:;|\.?\s*$)")
_NAME = re.compile(rf"[{NAMES}]")
# "the A head (of state)", "the president (of A)"
_OF_NAME = re.compile(rf"(?:\sof\s[a-z]+\b)?\sof\s(?:the\s)?[{NAMES}]|\sof\s[a-z]+\b(?!-)")
_OF_STATE = re.compile(rf"\sof\s(?:the\s)?({COUNTRY})")
AND_TO = re.compile(r"\band\s(?:also\s)?to\s$")
# "X, (the minister)"
_APPOSED = re.compile(rf"{PERSON},\s$")
_BEFORE_VERB = 40
# what may stand between a subject and its verb
_AUXILIARIES = re.compile(r"\s(?:(?:and\s\w+|also|then|later|will|would|have|has|had|were|are|\w+ly)\s)*")
_BODY_LOOK_BACK = 120
_HIGHEST = 5
_TWO = 2
# sentences in which "they" still means those who acted together
_RECENT = 3
# Relations that may stand between a name and the head of the phrase that it is in.
_NOMINAL = frozenset({"compound", "appos", "conj", "nmod", "flat", "pobj", "prep", "amod"})


def _subject(verb: Token) -> Token | None:
    """The noun that the parse takes for the verb's subject: its own, or that of the verb it is joined to or depends on."""
    for _ in range(_HIGHEST):
        own = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if own is not None and own.tag_ not in ("WP", "WDT"):
            return own
        if verb.dep_ == "relcl":
            return verb.head
        # "After addressing the forum, X held talks", but not "X thanked Y for addressing it"
        is_fronted = verb.dep_ == "pcomp" and verb.head.i < verb.head.head.i
        if own is not None or not (is_fronted or verb.dep_ in ("conj", "xcomp", "advcl")):
            return None
        verb = verb.head.head if is_fronted else verb.head
    return None


def _is_in(name: Token, subject: Token) -> bool:
    """Whether a name is the subject or joined to it, possibly behind a title of office ("Minister of X, Y")."""
    token = name
    for _ in range(_HIGHEST * 2):
        if token.i == subject.i:
            return True
        if token.dep_ not in _NOMINAL or (token.dep_ == "prep" and token.lower_ != "of"):
            return False
        token = token.head
    return False


class Clauses:
    """Reads arguments of verbs and event nouns."""

    def __init__(self, words: Words, setting: Setting) -> None:
        self.words = words
        self.setting = setting
        self._object_pronoun = re.compile(rf"\s+({words.cue['object'].pattern})", re.IGNORECASE)
        self._office_of = re.compile(rf"{words.cue['titled'].pattern}\sof\s(?:the\s)?$", re.IGNORECASE)
        # "the ministers of (the group)" gather as the body that they are of
        self._group_of = re.compile(rf"{words.cue['group'].pattern}\sof\s(?:the\s)?$", re.IGNORECASE)
        # "X's adviser (Y)"
        self._owned = re.compile(rf"{PERSON}'s\s(?:\w+\s){{0,3}}{words.cue['titled'].pattern},?\s{PERSON}(?!'s)", re.IGNORECASE)
        # "(the envoy) of President (X)"
        self._whose = re.compile(rf"\bof\s(?:the\s)?(?:{words.cue['titled'].pattern}\s)+$", re.IGNORECASE)
        self._says = re.compile(rf"\s{words.cue['say'].pattern}", re.IGNORECASE)
        # "talks with X, the spokesman (Y) said"
        self._source = re.compile(rf",\s(?!and\s)[^,;:.\"]{{0,60}}?{PERSON}\s{words.cue['say'].pattern}", re.IGNORECASE)

    def start(self, s: Sentence, at: int) -> int:
        """Where the clause that holds the character `at` begins."""
        cut = -1
        for m in _CLAUSE.finditer(s.code, 0, at):
            cut = m.start()
        return cut + 1

    def name_start(self, s: Sentence, at: int) -> int:
        """Where a phrase that names the event by its clause begins: the clause's start, if it is near."""
        start = self.start(s, at)
        while start < at and s.code[start] in ' "':
            start += 1
        return start if at - start < _BODY_LOOK_BACK else at

    def complement_end(self, s: Sentence, at: int) -> int:
        """Where a list of partners that begins at `at` ends: at a mark or word that ends a clause, or before the next verb's clause.

        A list of long names is parted by semicolons.
        """
        start = at
        while (stop := _COMPLEMENT_END.search(s.code, start)) and stop[0] == ";" and (more := _GOES_ON.match(s.code, stop.end())):
            if s.verb(*more.span()) is not None:
                break
            start = stop.end()
        beside = self.words.cue["beside"].search(s.code, at)  # who is there with the partners is none of them
        ends = [m.start() for m in (stop, beside, self._source.search(s.code, at)) if m]
        return self.before_verb(s, at, min(ends, default=len(s.code)))

    @staticmethod
    def before_verb(s: Sentence, at: int, end: int) -> int:
        """Where between `at` and `end` another clause begins: at an infinitive, at its own subject, or at the "and" that joins its verb to
        the last."""
        aim = next((m.start() for m in _TO.finditer(s.code, at, end) if (t := s.token(m.end())) is not None and t.tag_ == "VB"), end)
        end = min(end, aim)
        place = s.verb(at, end)
        verb = s.token(place) if place is not None else None
        if place is None or verb is None:
            return end
        subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None:
            first = s.place_of(subject.left_edge)
            begins = first if first is not None and at < first < place else None
        else:
            begins = place if verb.dep_ == "conj" else None
        cut = max((s.code.rfind(mark, at, begins) for mark in (",", " and ", " before ")), default=-1) if begins is not None else -1
        return cut if cut > at and not (subject is None and _NAME.search(s.code, cut, place)) else end

    def subject(self, s: Sentence, at: int, *, is_list: bool = False) -> list[Named]:
        """Persons before the verb in its clause: the last one with those joined to it, or what a pronoun stands for.

        `is_list`: commas alone join too.
        """
        start = self.start(s, at)
        if AND_TO.search(s.code, start, at) and (first := s.verb(start, at)) is not None:
            at = first  # "she is expected to chair it with B and to be received by C"
        if (own := _I.search(s.code, max(start, at - _BEFORE_VERB), at)) and (who := self.setting.speaker(s.starts[own.start()])):
            return [(who, s.span(*own.span(1)))]
        if s.role != "title" and (parsed := self._parsed(s, at)):
            return parsed
        if self._is_event(s, at):
            return []  # "the meeting, attended by A and B, agreed to hold"
        if group := self._group(s, at):
            return group
        persons = [i for i in s.find(PERSON, start, self._first_verb(s, at)) if s.referent(i)]
        pronoun = None
        for m in self.words.cue["subject"].finditer(s.code, start, at):
            pronoun = pronoun if _APPOSED.search(s.code, 0, m.start()) else m
        if pronoun and at - pronoun.end() < 40 and (not persons or pronoun.start() > persons[-1]):
            span = s.span(pronoun.start(), pronoun.end())
            who = self.setting.resolve(*span, frozenset())
            return [(who, span)] if who else []
        if not persons:
            return []
        chosen = [persons[-1]]
        for i in reversed(persons[:-1]):
            gap = s.code[i + 1 : chosen[0]]
            if not re.search(r"\band\b|,", gap) or re.search(r"\bof\s*$", gap) or self._says.search(gap):
                break
            chosen.insert(0, i)
        if not is_list and len(chosen) > 1 and not re.search(r"\band\b", s.code[chosen[-2] : chosen[-1]]):
            chosen = chosen[-1:]
        return [n for i in chosen if (n := s.named(i))]

    def _is_event(self, s: Sentence, at: int) -> bool:
        """Whether the parse's subject of the verb at `at` is a meeting itself."""
        verb = s.token(at)
        subject = _subject(verb) if verb is not None and s.role != "title" else None
        return subject is not None and subject.tag_ == "NN" and subject.lower_ in self.words.heads

    @staticmethod
    def is_told_by_self(s: Sentence, at: int) -> bool:
        """Whether the verb's subject is "I", whoever that is."""
        return bool(_I.search(s.code, max(0, at - _BEFORE_VERB), at))

    def _first_verb(self, s: Sentence, at: int) -> int:
        """Where the first of the coordinate verbs stands that share the subject of the verb at `at`."""
        verb = s.token(at)
        verb = verb.head if verb is not None and verb.dep_ in ("aux", "auxpass") else verb
        while verb is not None and verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.head.i < verb.i:
            if any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
                break
            verb = verb.head
            at = found if (found := s.place_of(verb)) is not None else at
        return at

    def _parsed(self, s: Sentence, at: int) -> list[Named]:
        """The parse's subject of the verb at `at`, with those joined to it by "and": persons and pronouns; none if it names none."""
        verb = s.token(at)
        if verb is None:
            return []
        verb = verb.head if verb.dep_ in ("aux", "auxpass") else verb
        subject = _subject(verb)
        if subject is None:
            return []
        found: list[Named] = []
        for i in s.find(PERSON):
            name = s.token(i)
            if name is not None and s.referent(i) and _is_in(name, subject) and (named := s.named(i)):
                found.append(named)
        is_delegation = subject.lemma_ == "delegation" and any(c.lower_ == "the" for c in subject.lefts)
        company = self._delegation(s, subject) if is_delegation else self._company(s) if subject.lower_ == "they" else ()
        if company and not found:
            at_group = s.place_of(subject) or 0
            return [(r, s.span(at_group, at_group + len(subject))) for r in company]
        for pronoun in (subject, *subject.conjuncts):
            at_pronoun = s.place_of(pronoun) if pronoun.pos_ == "PRON" else None
            m = self.words.cue["subject"].match(s.code, at_pronoun) if at_pronoun is not None else None
            if m and (who := self.setting.resolve(*s.span(*m.span()), frozenset(r for r, _ in found))):
                found.insert(0, (who, s.span(*m.span())))
            elif at_pronoun is not None and pronoun.text == "I" and (who := self.setting.speaker(s.starts[at_pronoun])):
                found.insert(0, (who, s.span(at_pronoun, at_pronoun + 1)))
        if len({r for r, _ in found}) > 1:
            self.setting.company = (s.ordinal, tuple(dict.fromkeys(r for r, _ in found)))
        return found or self._described(s, subject)

    def _delegation(self, s: Sentence, subject: Token) -> tuple[str, ...]:
        """Who "the delegation" are: who travelled together, else who led one told of; of "the Ruritanian delegation" that state's."""
        start, end = s.place_of(subject.left_edge), s.place_of(subject)
        state = next((of for i in range(start or 0, end or 0) if (of := s.demonym.get(i))), None)
        if state is None and end is not None and (owner := _OF_STATE.match(s.code, end + len(subject))):
            state = s.referent(owner.start(1))
        led = self.setting.delegations
        if state is not None:
            return led.get(state) or led.get("", ())
        return self._company(s) or next(reversed(led.values()), ())

    def _company(self, s: Sentence) -> tuple[str, ...]:
        """Who "they" or "the delegation" are: those who travelled or acted together in one of the last sentences."""
        told, people = self.setting.company
        return people if people and 0 <= s.ordinal - told <= _RECENT else ()

    def _group(self, s: Sentence, at: int) -> list[Named]:
        """Who "both ministers" or "the mediators" right before a verb are: the two who met last, or those whom the text counted off so."""
        start = max(self.start(s, at), at - _BODY_LOOK_BACK)
        for m in reversed(list(self.words.cue["pair"].finditer(s.code, start, at))):
            own = tuple(dict.fromkeys(r for r, _ in s.all(PERSON, 0, m.start())))
            pair = own if len(own) == _TWO else self.setting.met(m[0])
            if pair and m[0].lower() != "they" and _AUXILIARIES.fullmatch(s.code, m.end(), at):
                self.setting.company = (s.ordinal, pair)
                return [(r, s.span(*m.span())) for r in pair]
        for noun, members in self.setting.groups.items():
            named = re.compile(rf"\b(?:the|these|all)\s[^,;.]{{0,40}}?\b{re.escape(noun)}(?=\s)", re.IGNORECASE).search(s.code, start, at)
            if named and _AUXILIARIES.fullmatch(s.code, named.end(), at):
                return [(r, s.span(*named.span())) for r in members]
        return []

    def _described(self, s: Sentence, subject: Token) -> list[Named]:
        """Who "the OSCE Chairperson" is, where an office without a name is the subject."""
        start, head = s.place_of(subject.left_edge), s.place_of(subject)
        if start is None or head is None or subject.left_edge.lower_ != "the" or subject.pos_ not in ("NOUN", "PROPN"):
            return []
        end = s.place_of(subject.right_edge)
        office = self.words.cue["subject"].match(s.code, start)  # "the head of state"
        last = max(head + len(subject.text), office.end() if office else 0)
        of = _OF_NAME.match(s.code, last) if end is not None else None
        phrase = (start, of.end() if of else last)
        if phrase[1] > len(s.code) or not self.words.is_cue("titled", s.code[slice(*phrase)]):
            return []
        who = self.setting.resolve(*s.span(*phrase), frozenset())
        return [(who, s.span(*phrase))] if who and who.startswith("person:") else []

    def party(self, s: Sentence, at: int) -> list[Named]:
        """The body that is, or whose members or delegation are, the parse's subject of the verb at `at`."""
        verb = s.token(at)
        subject = _subject(verb) if verb is not None else None
        if subject is None:
            return []
        place = s.place_of(subject)
        if place is not None and s.code[place] == ORG:
            return s.all(ORG, place, place + 1)
        if not (self.words.is_cue("delegates", subject.text) or self.words.is_cue("membership", subject.text)):
            return []
        first, last = s.place_of(subject.left_edge), s.place_of(subject.right_edge)
        return s.all(ORG, first, last + 1)[:1] if first is not None and last is not None else []

    def object(self, s: Sentence, at: int, but: list[Named], reach: int) -> tuple[list[Named], int]:
        """Persons after the verb and where they end; a pronoun's referent, never one of `but`.

        `reach`: how far from the verb the first person may stand.
        """
        end = self.complement_end(s, at)
        first = next(s.find(PERSON, at, end), None)
        if first is not None and (owned := self._owned.match(s.code, first, end)):
            first = owned.end() - 1
        if first is not None and first - at <= reach and not s.code.startswith("'s", first + 1):
            there = [i for i in s.find(PERSON, at, end) if not s.code.startswith("'s", i + 1)]
            return [n for i in there if (i == first or not self._whose.search(s.code, at, i)) and (n := s.named(i))], end
        m = self._object_pronoun.match(s.code, at, at + 30)
        if m:
            span = s.span(*m.span(1))
            who = self.setting.resolve(*span, frozenset(r for r, _ in but))
            if who:
                return [(who, span)], m.end()
        return [], end

    def bodies(self, s: Sentence, at: int) -> list[Named]:
        """The body before the verb, if it stands for itself and not for the office of someone."""
        found = [
            i
            for i in s.find(ORG, max(self.start(s, at), at - _BODY_LOOK_BACK), at)
            if s.referent(i) and not self.words.cue["titled"].match(s.code, i + 2) and not self._is_owner(s, i)
        ]
        return s.all(ORG, found[-1], found[-1] + 1) if found else []

    def _is_owner(self, s: Sentence, i: int) -> bool:
        """Whether a body at `i` is named for the office of someone in it: "the secretary general of (the council)"."""
        left = max(0, i - 40)
        return bool(self._office_of.search(s.code, left, i)) and not self._group_of.search(s.code, left, i)
