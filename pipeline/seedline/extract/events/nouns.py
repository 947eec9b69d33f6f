"""Sightings by noun phrase, around a head noun.

Belongs here: where the phrase begins and ends, and what stands inside it. Does not belong here: events with a name (`names`), the rest of
the sentence (`days`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from seedline.extract.events.names import NUMBER, WORD_BEFORE, Lead, Names
from seedline.extract.events.nearest import is_told_of
from seedline.extract.events.several import numbers_of
from seedline.extract.events.sighting import DEFINITE, EARLIER, GATHERINGS, INDEFINITE, QUANTIFIED, Date, Setting, Sighting
from seedline.extract.events.text import COUNTRY, DATE, DEMONYM, EVENT, NAMES, ORG, PERSON, PLACE, Sentence
from seedline.extract.events.words import Head, Words

_NAME = re.compile(rf"[{NAMES}]")
_ITS = re.compile(r"\b(its|their)\s$", re.IGNORECASE)
_OF = re.compile(r"\s+(?:of|among)\s+", re.IGNORECASE)
_OF_END = re.compile(
    rf"[;:!?]|\s[–-]\s|\.\s*$|\s\((?![^()]{{0,40}}\)\s?{ORG})|,\s(?!(?:and\s)?(?:the\s)?[{NAMES}])"
    r"|,?\sand\san?\s|,?\swith\s(?:his|her|its|their)\s|\s(?:was|were|is|are|will|would|has|have|had|took|takes|take|passed|which|that|who|where|when|in(?!\scharge\b)|at|on|under|via|by|to|from|during"
    r"|within|as|for|held)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?:,|\band)\s+(?:the\s+)?$")
_SPACED_DASH = re.compile(rf"[{PLACE}{COUNTRY}{ORG}]\s[-–—]\s[{PLACE}{COUNTRY}{ORG}]")
_PREDICATE = re.compile(r"\b(?:is|was|be|been|became|becomes)\s$")
# "talks of the two presidents" are no summit
_OF_TWO = re.compile(r"\b(?:two|both)\b")
_JOINT = re.compile(r",?\s(?:and|or)$")
_ROUND_OF = re.compile(rf"\bround\sof\s(?:the\s)?(?:[a-z{NAMES}–-]+\s){{0,4}}$")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:h|am|pm)?", re.IGNORECASE)
_YEARS_SINCE = re.compile(r"\byears? since\b[^,;]*$")
_NESTED = re.compile(rf"\bof (?:[\"'\w{NAMES}]+ )*$")
_MODAL = r"(?:will|would|to|shall|may|can|could|should|must|did|does|do|not|also)\b"
# in headlines they are tagged as parts of names
_PREPOSITIONS = frozenset({"at", "during", "before", "after", "following", "on", "in", "of", "with", "by", "for", "to", "from"})
_CAPITALISED = re.compile(r"(?<![\w-])[A-Z][\w-]*[a-z][\w-]*")
# "exercise (Cyber Coalition)"
_CODE_NAME = re.compile(r"\s[\"']?[A-Z][a-z]+(?:\s(?:[A-Z][a-z]+|\d{2,4})){1,3}(?:-\d{2,4})?")
# "meeting in the (ORG plus) format"
_FORMAT = re.compile(rf"\s(?:in|within)\s(?:the\s)?[\"']?({ORG})(?:[\s-]?(?:plus|[+]\d*))?[\"']?\s(?:format|framework)\b", re.IGNORECASE)
# "meeting of the committee in (chiefs of staff session)"
_COMPOSITION = re.compile(r"[^,;.]{0,80}\s(?:in|as)\s(?:the\s|an?\s)?(?:[A-Z]\w+\s(?:of\s)?){0,4}")
# "(summit of) A, B and C"
_STATES = re.compile(rf"(?:the\s)?{COUNTRY}(?:,\s(?:the\s)?{COUNTRY})*,?\sand\s(?:the\s)?{COUNTRY}(?!'|\s(?:{PERSON}|[A-Z]))")
# "A-B (talks)"
_PAIR = re.compile(rf"({PERSON}|{ORG})[-–/](?:\1)")
# "Commonwealth Heads of Government (Meeting)"
_HEADS_OF = re.compile(rf"(?:({ORG})\s)?Heads\sof\s(?:(?:Government|State)s?(?:\s(?:and|or|&)\s)?){{1,2}}'?\s$", re.IGNORECASE)
# "the (Samarkand Forum)"
_OF_TOWN = re.compile(rf"{PLACE}\s[A-Z]\w+$")
# nothing that makes a name of its own before "Forum"
_BARE = re.compile(r"(?:^|(?:^|\s)(?:The|[a-z]+),?\s)$")
# "meeting of the ministers (last month)"
_DATED = re.compile(rf",?\s(?:on\s)?{DATE}$")
# characters before a noun in which it may be called warm
_WARM = 20
_LONGEST_PHRASE = 220
_PARTICIPLES = frozenset({"VBG", "VBN"})
_MOST_MODIFIERS = 9


class Nouns:
    """Finds sightings by noun phrase in a sentence."""

    def __init__(self, words: Words, setting: Setting) -> None:
        self.words = words
        self.setting = setting
        self._lead = Lead(words)
        self._names = Names(words, self._lead)
        self._series = re.compile(rf",?\s(?:an?\s|the\s)?{words.cue['series'].pattern}\s(?:the\s)?", re.IGNORECASE)
        articles = "|".join(sorted(DEFINITE | INDEFINITE))
        self._nominal = re.compile(
            rf"(?:\b(?:{articles}|next|regular)|'s|[{ORG}{PLACE}{EVENT}{DATE}{DEMONYM}])\s(?:(?!{_MODAL})[\w-]+\s)?$", re.IGNORECASE
        )

        # "a preparation for (that) in Zenda on 5 May", "the first meeting took place in A, while B hosted (the second one)"
        self._other_one = re.compile(
            rf"\b(?:for|of|after|before|since|than|from|to|towards?|with|following|like|by)\s(that|the\s(?:\w+\s)?one)"
            rf"\s(?:(?:held|due|scheduled|planned)\s)?(?:in|at|of|on)\s(?:the\s)?[{PLACE}{COUNTRY}{DATE}]"
            rf"|\b(the\s(?P<nth>{'|'.join(words.sets['ordinal'])})\sone)\b",
            re.IGNORECASE,
        )
        # "the foreign ministers of A held (their) meeting"
        self._whose = re.compile(rf"{words.cue['group'].pattern}\s(?:of|from)\s(?:the\s)?({ORG})", re.IGNORECASE)
        self._office = re.compile(rf"(?:the\s)?(?:[\w-]+\s){{0,3}}?{words.cue['titled'].pattern}\s(?:of|for)\s", re.IGNORECASE)
        # "the meeting of the body's chief (X)"
        self._chief = re.compile(rf"(?:the\s)?{ORG}(?:'s)?\s(?:[\w-]+\s)?{words.cue['titled'].pattern}\s{PERSON}", re.IGNORECASE)
        self._of_body = re.compile(rf"(?:'s)?\s{words.cue['body_part'].pattern}", re.IGNORECASE)

    def __call__(self, s: Sentence) -> list[Sighting]:
        """Sightings in order; a head noun beside a named event is one with it."""
        heads = list(self._heads(s))
        # the round of "the third round of talks"
        heads = [x for x in heads if not any(y.core[0] == x.core[0] and y.core[1] > x.core[1] for y in heads)]
        found = self._join(s, sorted([*heads, *self._names(s)], key=lambda x: x.core))
        return [*found, *self._others(s, found)]

    def _others(self, s: Sentence, found: list[Sighting]) -> Iterator[Sighting]:
        """Another of the kind told of before: "the talks prepared for that in Zenda"."""
        for m in self._other_one.finditer(s.code) if found else ():
            kind = next((x for x in reversed(found) if x.core[1] <= m.start() and x.type in GATHERINGS), None)
            if kind is not None:
                span, nth = m.span(1 if m[1] else 2), (m["nth"] or "").lower()
                distinct = {self.words.nth.get(nth, nth)} if nth else set()
                yield Sighting(
                    s, kind.type, kind.word, span, span, label=kind.word, determiner="separate", distinct=distinct, is_other=True
                )

    def _heads(self, s: Sentence) -> Iterator[Sighting]:
        for m in self.words.head.finditer(s.code):
            head = self.words.heads[self.words.fold(m[0])]
            t = s.token(m.start()) if " " not in head.word else None
            if t is not None and t.tag_ == "JJ" and t.dep_ == "amod":  # "at ministerial level"
                continue
            if head.is_counted and not self._is_counted(s, *m.span()):
                continue
            is_tagged_verb = s.pos(m.start()) in ("VERB", "AUX") and " " not in head.word
            if is_tagged_verb and not self._nominal.search(s.code, max(0, m.start() - 40), m.start()):
                continue
            if (
                self._names_body(s, m)
                or self.words.is_headlined(s, *m.span())
                or (m[0].endswith("ing") and self.words.is_gerund(s, *m.span()))
            ):
                continue
            yield self._phrase(s, head, m.start(), m.end())

    def _is_counted(self, s: Sentence, start: int, end: int) -> bool:
        """Whether right before a noun stands a number or its place in a row, and behind it no "of"."""
        before = WORD_BEFORE.search(s.code, max(0, start - 60), start)
        word = before[1].lower() if before else ""
        return (word in self.words.sets["distinct"] or self._is_number(word)) and not s.code.startswith(" of ", end)

    def _names_body(self, s: Sentence, m: re.Match[str]) -> bool:
        """Whether a head noun in capitals is short for a body of the text's ("the Forum"), or begins what a body has ("Forum office")."""
        if not m[0][0].isupper() or s.role == "title":
            return False
        if self._of_body.match(s.code, m.end()):
            return True
        return m[0] in self.setting.short_names and bool(_BARE.search(s.code, 0, m.start()))

    def _phrase(self, s: Sentence, head: Head, start: int, end: int) -> Sighting:
        x = Sighting(
            s, head.type, head.word, (start, end), (start, end),
            is_weak=head.is_weak, is_plural=head.is_plural, is_body=head.is_body, is_mass=head.is_mass,
            needs_partner=head.needs_partner, is_occasion=head.is_occasion,
        )  # fmt: skip
        if one := _ROUND_OF.search(s.code, 0, start):  # "the third round of political (consultations)"
            x.core, x.is_mass = (one.start(), end), False
        x.name = (self._left(s, x), self._right(s, x))
        if x.name == x.core and not s.code[:start].strip() and s.role != "title" and not x.is_plural:
            x.determiner = "the"  # communiqués speak so of the gathering that they are of: "Summit commended A"
        if heads := _HEADS_OF.search(s.code, 0, x.core[0]):
            x.name, x.type = (heads.start(), x.name[1]), "summit"
            x.organizer = x.organizer or (s.named(heads.start(1)) if heads[1] else None)
        x.is_by_two = self.words.is_cue("by_two", s.code[x.name[0] : x.core[1]])
        if x.is_plural:
            self._numbers(s, x)
        if self.words.is_cue("format", s.code[x.name[0] : x.name[1] + 40]) and not x.organizer:
            x.determiner = "the"
        self._lead(s, x)
        x.is_generic |= self.words.is_cue("vote", x.word) and self._modifies(s, x)
        # "thanked him for the warm reception"
        is_kind = x.word in self.words.sets["hospitality"] and self.words.is_cue("warmly", s.code[max(0, x.core[0] - _WARM) : x.core[0]])
        x.is_generic |= is_kind
        capitals = len(_CAPITALISED.findall(s.code, max(1, x.name[0]), x.core[1]))
        x.is_named = s.role != "title" and (capitals > 1 or (capitals == 1 and bool(_OF_TOWN.search(s.code, x.name[0], x.core[1]))))
        if x.type == "exercise" and (code_name := _CODE_NAME.match(s.code, x.core[1])):
            x.name, x.is_named = (x.name[0], code_name.end()), True
        x.is_weak &= not x.is_named
        if x.organizer is None and (of := _FORMAT.match(s.code, x.name[1])):
            x.organizer = s.named(of.start(1))
        if x.determiner == "its" and x.type in GATHERINGS and not x.organizer:
            self._its(s, x)
        if x.determiner == "their" and x.type in GATHERINGS and not (x.organizer or x.is_by_two):
            self._their(s, x)
        named = " ".join([s.code[slice(*x.name)], *(s.what[i].name or "" for i in s.find(ORG, *x.name))])
        x.is_ministerial = self.words.is_cue("ministerial", named)
        owners = s.code[end : x.name[1]]
        of_leaders = x.type == "meeting" and self.words.is_of_leaders(owners) and not _OF_TWO.search(owners)
        of_leaders |= x.type == "meeting" and any(self.words.is_of_leaders(s.what[i].name or "") for i in s.find(ORG, x.core[1], x.name[1]))
        by_leaders = x.type in ("meeting", "debate", "other") and self.words.is_summit_body(x.organizer[0] if x.organizer else None)
        if of_leaders or by_leaders:
            x.type = "summit"
        return x

    @staticmethod
    def _modifies(s: Sentence, x: Sighting) -> bool:
        """Whether a head noun only says what kind of thing the noun behind it is: "the election campaign"."""
        tokens = [t for i in range(*x.core) if (t := s.token(i)) is not None]
        last = tokens[-1] if tokens else None
        return last is not None and last.dep_ == "compound" and last.head.i == last.i + 1 and last.head.tag_ in ("NN", "NNS")

    def _numbers(self, s: Sentence, x: Sighting) -> None:
        """Several sessions by number or year: "the 44th and 45th summits"."""
        numbers = numbers_of(s, x.name[0], x.core[0], self.words.sets["ordinal"])
        if numbers:
            x.numbers = numbers
            x.name = (min(x.name[0], numbers[0][0]), x.name[1])
            x.dates = [d for d in x.dates if not d.span[0] < s.starts[x.core[0]]]
            self._owner(s, x)

    def _owner(self, s: Sentence, x: Sighting) -> None:
        """Whose sessions "its 44th and 45th meetings" are."""
        m = _ITS.search(s.code, max(0, x.name[0] - 6), x.name[0])
        if m and not x.organizer:
            who = self.setting.resolve(*s.span(*m.span(1)), frozenset())
            x.organizer = (who, s.span(*m.span(1))) if who and who.startswith("organization:") else None

    def _their(self, s: Sentence, x: Sighting) -> None:
        """Whose "their meeting" is: the body's whose ministers or members the sentence names before."""
        named = list(self._whose.finditer(s.code, 0, x.name[0]))
        x.organizer = s.named(named[-1].start(1)) if named else None

    def _its(self, s: Sentence, x: Sighting) -> None:
        """Whose "its session" is: the last body that the sentence names, else what the pronoun stands for."""
        span = s.span(x.name[0], x.name[0] + len("its"))
        bodies = list(s.find(ORG, 0, x.name[0]))
        nearer = self.words.cue["body"].search(s.code, bodies[-1] + 1 if bodies else 0, x.name[0])
        if nearer and (who := self.setting.resolve(*s.span(*nearer.span()), frozenset())) and who.startswith("organization:"):
            x.organizer = (who, span)  # "where the commission will hold its session"
            return
        while len(bodies) > 1 and s.code[bodies[-2] + 1 : bodies[-1]] in (" of ", " of the "):
            bodies.pop()
        who = s.referent(bodies[-1]) if bodies else self.setting.resolve(*span, frozenset())
        x.organizer = (who, span) if who and who.startswith("organization:") else None

    def _left(self, s: Sentence, x: Sighting) -> int:
        """Walks to the phrase's first word, taking bodies, places, dates and telling words on the way."""
        at = x.core[0]
        for _ in range(_MOST_MODIFIERS):
            m = WORD_BEFORE.search(s.code, max(0, at - 60), at)
            if not m:
                break
            token, begin = m[1], m.start(1)
            lower = token.strip("\"'(#").removesuffix("'s").removesuffix("'").lower()
            if s.starts[at] - s.ends[m.end(1) - 1] > 1 and token[-1] in (PLACE, COUNTRY, DATE):
                break  # "5 May 2020, Oslo  Meeting with X": a row's first cells
            if token[-1] in ",;:)!?" or _CLOCK.fullmatch(token) or (token.endswith(".") and len(token) > 2):
                break
            name = _NAME.search(token)
            if name:
                if not self._modifier(s, x, begin + name.start(), token):
                    break
                if x.is_bilateral:
                    number = WORD_BEFORE.search(s.code, max(0, begin - 60), begin)
                    if number is None or not self._is_number(number[1].lower()):
                        return begin
                    x.distinct.add(self.words.nth.get(number[1].lower(), number[1].lower()))
                    return number.start(1)
            elif lower in DEFINITE or lower in INDEFINITE:
                if lower == "that" and s.pos(begin) == "SCONJ":
                    break
                x.determiner = lower
                return begin
            elif lower in QUANTIFIED or ((x.is_plural or x.is_mass) and lower in self.words.sets["habitual"]):
                x.is_generic = True
                break
            elif lower == "whose":
                body = re.search(rf"({ORG}),\s*$", s.code[max(0, begin - 4) : begin])
                if body:
                    x.organizer = s.named(begin - len(body[0]))
                x.determiner = "its"
                break
            elif lower in self.words.sets["distinct"] or self._is_number(lower):
                x.distinct.add(self.words.nth.get(lower, lower))
            elif begin > 1 and _SPACED_DASH.match(s.code, begin - 2):  # "the Central Asia – EU summit"
                x.join([n for n in (s.named(begin - 2), s.named(begin + 2)) if n and not n[0].startswith("place:")])
            elif not self._is_modifier(s, lower, begin) and not self._is_capital(s, x, begin):
                break
            at = begin
        return at

    def _is_number(self, lower: str) -> bool:
        """Whether a word numbers a session."""
        return lower in self.words.sets["ordinal"] or NUMBER.match(lower) is not None

    @staticmethod
    def _is_capital(s: Sentence, x: Sighting, begin: int) -> bool:
        """Whether a word is of a name in capitals, whatever the parse takes it for: "the Think Tank Forum"."""
        is_name = x.type == "conference" and s.code[begin].isupper() and s.code[x.core[0]].isupper()
        return is_name and s.role != "title" and begin > 0 and ":" not in s.code[begin : x.core[0]]

    def _is_modifier(self, s: Sentence, lower: str, begin: int) -> bool:
        if lower in _PREPOSITIONS:
            return False
        if lower in self.words.sets["aspect"] or s.pos(begin) in ("ADJ", "NOUN", "PROPN", "NUM") or lower.endswith("-"):
            return True
        if lower == "and":
            return s.pos(begin) == "CCONJ" and bool(re.search(r"\b(?:the|a|an)\s[\w-]+\s$", s.code[max(0, begin - 40) : begin]))
        token = s.token(begin)
        if token is not None and token.tag_ in ("RBS", "RBR"):
            return True  # "his most recent visit"
        is_finite = token is not None and token.tag_ == "VBD" and token.dep_ in ("ROOT", "ccomp", "conj", "advcl", "relcl")
        is_participle = lower.endswith(("ed", "ing")) and not is_finite
        return is_participle and (s.pos(begin) != "VERB" or bool(self._nominal.search(s.code, max(0, begin - 40), begin)))

    def _modifier(self, s: Sentence, x: Sighting, i: int, token: str) -> bool:
        """Takes a name in front of the head noun; False where the phrase can't hold it."""
        kind, named = s.code[i], s.named(i)
        is_possessive = token.endswith(("'s", "'"))
        if kind == DATE:
            value = s.date(i)
            if value:
                x.dates.append(Date(value, s.span(i, i + 1)))
            x.determiner = "the" if is_possessive else x.determiner
            if is_possessive:  # "last year's event"
                x.distinct |= EARLIER & {self.setting.quote(*s.span(i, i + 1)).partition(" ")[0].lower()}
            return not s.code.endswith((" on ", "On "), 0, i)
        if kind == EVENT:
            x.key = x.key or s.referent(i)
        elif kind == PERSON and _PAIR.match(token):
            self._hyphenated(s, x, i, token)
        elif named is None or (kind == PLACE and is_possessive) or (kind == PERSON and not is_possessive):
            return False
        elif kind == ORG:
            x.organizer = x.organizer or named
            self._hyphenated(s, x, i, token)
        elif kind == PLACE and named[0] in self.words.is_region:
            pass  # "Indo-Pacific forum" says what it is about
        elif kind == PLACE:
            x.place = (*named, PLACE)
        elif kind == PERSON:
            x.join([named])
            x.determiner = "his"
        elif "-" in token:
            self._hyphenated(s, x, i, token)
        return True

    def _hyphenated(self, s: Sentence, x: Sighting, i: int, token: str) -> None:
        """The sides of "A-B summit": persons, states, bodies, and a body that holds it with states."""
        end = min(len(s.code), i + len(token))
        people = s.all(PERSON, i, end)
        states = [n for j in range(i, end) if s.code[j] in (COUNTRY, DEMONYM) and (n := s.named(j))]
        bodies = s.all(ORG, i, end) if (states and "-" in token) or _PAIR.match(token) else []
        x.join([*people, *states, *bodies])
        x.is_bilateral |= len(people) > 1 or (len(states) == 2 and not bodies and x.type in ("meeting", "consultation", "call"))
        x.organizer = x.organizer or next(iter(bodies), None)

    def _right(self, s: Sentence, x: Sighting) -> int:
        """End of the phrase with its "of": the body that meets, several that meet jointly, "of the body", "of August 23"."""
        # a head may hold its "of": "appointment of"
        of = _OF.match(s.code, x.core[1] - len(" of") if s.code.endswith(" of", 0, x.core[1]) else x.core[1])
        if not of:
            return x.core[1]
        stop = _OF_END.search(s.code, of.end())
        end = _before_clause(s, of.end(), min(stop.start() if stop else len(s.code), of.end() + _LONGEST_PHRASE))
        end = dated.start() if x.type in GATHERINGS and (dated := _DATED.search(s.code, of.end(), end)) else end
        while (cut := s.code.rfind(" ", of.end(), end)) > 0 and cut + 1 < end and is_told_of(s.token(cut + 1)):
            end = cut  # "the meeting of the council scheduled for 20 May"
        if joint := _JOINT.search(s.code, of.end(), end):  # "the meeting of the council and (was congratulated)"
            end = joint.start()
        if end <= of.end():
            return x.core[1]
        if x.type in ("attack", "appointment", "signing"):
            return end
        if sided := self.words.sided.match(s.code, of.end()):
            x.sides = s.all(COUNTRY + ORG, sided.start(1), sided.end(1))
        elif x.type in GATHERINGS and (states := _STATES.match(s.code, of.end())):
            x.sides = s.all(COUNTRY, *states.span())
        orgs = [i for i in s.find(ORG, of.end(), end) if s.referent(i) and not (sided and sided.start(1) <= i < sided.end(1))]
        if self._is_officers(s, of.end(), end):
            return end
        body = self.words.cue["body"].match(s.code, of.end())
        if orgs and not x.organizer:
            self._of_bodies(s, x, orgs)
        elif body and not orgs and not x.organizer:
            earlier = s.all(ORG, 0, x.core[0])
            who = earlier[0][0] if earlier else self._at_hand(body[0]) or self.setting.resolve(*s.span(*body.span()), frozenset())
            if who and who.startswith("organization:"):
                x.organizer = (who, s.span(*body.span()))
        if of.end() < len(s.code) and s.code[of.end()] == DATE and (value := s.date(of.end())):
            x.dates.append(Date(value, s.span(of.end(), of.end() + 1)))
        return end

    def _at_hand(self, body: str) -> str | None:
        """The body whose gathering the text is at, where "the council" is short for its name."""
        if self.setting.sitting is None:
            return None
        name = self.setting.quote(*self.setting.sitting[1]).casefold()
        return self.setting.sitting[0] if body.rsplit(maxsplit=1)[-1].casefold() in name.split() else None

    def _is_officers(self, s: Sentence, start: int, end: int) -> bool:
        """Whether one person's office follows, whose body does not sit: "the meeting of the chair of A X with the ambassador of B"."""
        is_office = self._office.match(s.code, start) is not None and next(s.find(PERSON, start, end), None) is not None
        return is_office or self._chief.match(s.code, start, end) is not None

    def _of_bodies(self, s: Sentence, x: Sighting, orgs: list[int]) -> None:
        while len(orgs) > 1 and s.code[orgs[0] + 1 : orgs[1]] == "'s ":
            orgs = orgs[1:]
        joined = [i for i in orgs if _JOINED.search(s.code, max(0, i - 10), i)]
        several = orgs[: 1 + len(joined)]
        parents = {self.words.parent.get(s.referent(i) or "") for i in several}
        is_joint = len(several) > 1 and ("joint" in x.distinct or (len(parents) == 1 and None not in parents))
        if not is_joint:
            x.organizer = s.named(orgs[0])
            x.each = [n for i in several if (n := s.named(i))] if x.is_plural and len(several) > 1 else []
            return
        x.bodies = [n for i in several if (n := s.named(i))]
        parent = next(iter(parents - {None}), None)
        if len(parents - {None}) == 1 and parent:
            x.organizer = (parent, x.bodies[0][1])

    def _join(self, s: Sentence, found: list[Sighting]) -> list[Sighting]:
        """Makes one of "exercise X", "X drills", "X, the joint exercise that", "X will be the first summit of Y"."""
        kept: list[Sighting] = []
        for x in found:
            x.is_generic |= bool(_YEARS_SINCE.search(s.code, max(0, x.name[0] - 80), x.name[0]))
            last = kept[-1] if kept else None
            if last is None:
                kept.append(x)
                continue
            gap, between = s.code[last.core[1] : x.name[0]], s.code[last.core[1] : x.core[0]]
            is_predicate = bool(_PREDICATE.search(s.code, max(0, x.name[0] - 10), x.name[0])) and not re.search(r"[;:.]", gap)
            is_series = bool(self._series.fullmatch(gap))
            if is_predicate and not x.key and (last.type in GATHERINGS) == (x.type in GATHERINGS):
                last.organizer = last.organizer or x.organizer
            elif x.name[0] <= last.core[0] and not last.key:
                kept[-1] = x
            elif last.key and not x.key and (is_series or re.fullmatch(r",?\s?[\"']?,?\s?", gap)):
                x.key, x.name, x.is_series, x.is_plural = last.key, (last.name[0], x.name[1]), is_series, False
                kept[-1] = x
            elif x.key and not last.key and re.fullmatch(r"\s?[\"']?", between):
                last.key, last.name, last.is_plural, last.is_weak = x.key, (last.name[0], x.core[1]), False, False
            elif last.key and x.key == last.key and len(between) < 3:
                x.name = (last.name[0], x.name[1])
                kept[-1] = x
            elif last.is_named and gap == " and " and x.name == x.core and s.code[x.core[0]].isupper():
                # "the Signing Ceremony and Conference"
                last.dates += x.dates
                last.name = (last.name[0], x.name[1])
            elif x.is_body and last.organizer and not x.organizer and _COMPOSITION.fullmatch(gap):
                last.dates += x.dates
                last.name = (last.name[0], x.name[1])
            elif last.type == "other" and x.type in GATHERINGS and x.type != "other" and not last.key and _NESTED.search(between):
                # "the opening ceremony of the summit"
                kept[-1] = x
            elif x.core[0] < last.name[1] and not x.key and _NESTED.search(between):
                last.name = (last.name[0], max(last.name[1], x.name[1]))
            else:
                kept.append(x)
        return kept


def _before_clause(s: Sentence, start: int, end: int) -> int:
    """Where a phrase ends that runs on into a clause: at the last comma before its verb ("of the assembly, the ministers met"), else
    at the verb ("summit of the leaders began")."""
    verb = s.verb(start, end)
    acting = next(
        (i for i in range(start, verb or end) if (t := s.token(i)) is not None and t.tag_ in _PARTICIPLES and t.dep_ == "acl"), None
    )
    if acting is not None:
        return len(s.code[:acting].rstrip(" ,"))
    if verb is None:
        return end
    if (comma := s.code.rfind(",", start, verb)) > 0:
        return comma
    token = s.token(verb)
    if token is not None and token.dep_ == "conj" and (joint := s.code.rfind(" and ", start, verb)) > 0:  # "met and signed it"
        return joint
    is_own = token is not None and any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)
    return len(s.code[:verb].rstrip()) if is_own else end
