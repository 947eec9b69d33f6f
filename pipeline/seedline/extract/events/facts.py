"""What a sentence says of the events that it names: status, people, chair, place, dates, attendance.

Belongs here: attaching values to sightings of the same sentence. Does not belong here: joining sentences (`merge`).
"""

from __future__ import annotations

import itertools
import re

from spacy.tokens import Token

from seedline.dataset import edtf
from seedline.extract.events.clauses import Clauses
from seedline.extract.events.moved import Moved
from seedline.extract.events.sighting import DEFINITE, GATHERINGS, Date, Named, Setting, Sighting
from seedline.extract.events.text import COUNTRY, DATE, DEMONYM, EVENT, INSTRUMENT, NAMES, ORG, PERSON, PLACE, Sentence
from seedline.extract.events.words import Words

_COUNTRIES = re.compile(rf"(?:the\s)?{COUNTRY}(?:(?:,|\sand|,\sand)\s(?:the\s)?{COUNTRY})*(?!'|\s(?:{PERSON}|[A-Z]))")
_COUNTRIES_BEFORE = re.compile(rf"{COUNTRY}(?:,\s(?:the\s)?{COUNTRY})*,?\sand\s(?:the\s)?{COUNTRY}(?:\s[\w{DATE}]+){{0,3}}\s*$")
_BODIES_BEFORE = re.compile(rf"{ORG}\sand\s(?:the\s)?{ORG}(?:\s[\w{DATE}]+){{0,3}}\s*$")
_PARTNERS = re.compile(r".{0,60}?\b(with|between|among|by)\s", re.IGNORECASE)
_BETWEEN = re.compile(r"[^;:.\"]{0,90}?\bbetween\s")
_REMARKS = re.compile(r"\b(?:before|after|during|at|following|ahead of|prior to)\s(?:a\s|an\s|the\s|their\s)?$", re.IGNORECASE)
# "During his visit to X, the minister Y": the pronoun stands for who comes next.
_SUBJECT_AHEAD = re.compile(rf"[^,;.]{{0,50}},\s(?:[\w-]+\s){{0,5}}?({PERSON})(?!')")
_FRONT = 20
# Sentences of title and lead.
_LEAD = 2
# "wrapped up his first (visit)"
_RIGHT_BEFORE = 14
_VISIT_OF = re.compile(rf"\s(?:of|by)\s[^,;.:]{{0,90}}?({PERSON})")
_OWNER = re.compile(r"(the\s(?:[\w-]+\s){0,3}[\w-]+)'s?\s", re.IGNORECASE)
# "phone call of minister A and minister B"
_OF_SOMEONE = re.compile(rf"\sof\s[^,;.]{{0,60}}?{PERSON}")
# "took part on Friday in the meeting"
_ATTENDED_ON = re.compile(rf"{DATE}\s(?:in|at)\s")
_CALLED_ON = re.compile(r"\s(on|with|from)\s")
_ON_VISIT = re.compile(r"\b(?:on|for)\s+$")
_IN_ON_VISIT = re.compile(rf"\bin\s+([{PLACE}{COUNTRY}])\s+(?:on|for)\s+$")
_INVITED = re.compile(r"\binvited\s(.{2,80}?)\sto\s\w+\s$")
_INVITER = re.compile(rf"\binvitation (?:of|from)\s(?:(?!,\s(?:the\s)?{PERSON})[^;:.]){{0,80}}?$")
_AT_FIRST = re.compile(r"(?:^|,\s)(?:[A-Z]\w+\s)?(?:at|in|during)\s$", re.IGNORECASE)
_TO_COMMA = re.compile(r"(?:[^,]|,(?=\s*\d)){0,100},\s")
_TOLD = re.compile(rf"\stold\s[^.]{{0,50}}?({PERSON})")
_WISH = re.compile(r"\s(?:also\s)?like\b")
_TRIP_TO = re.compile(r"\bto\s$")
_BRACKETED = re.compile(rf"{DATE}\s?\(\s?{DATE}")
_NEGATED = re.compile(r"\b(?:not|never|n't)\b")
_STATUS_END = re.compile(r";|\sthat\s(?=\w+\s(?:will|would))|,\sand\s|,\sexpress")
_SINCE = re.compile(r"\b(?:since|until|till)\b[^,;.]{0,50}$")
_CAPITAL = re.compile(rf"(?:'s)?\scapital(?:\scity)?(?:\sof)?,?\s({PLACE})")
_RELATIVE = re.compile(r"\b(?:which|that)\b")
_THERE = re.compile(rf"([{PLACE}{COUNTRY}])(?:\s(?:on\s)?{DATE})?(?:\s\w+)?,?\swhere\s[^;:.]{{0,60}}$")
_ELSEWHERE = re.compile(r"\b(?:where|which|who|that|to see)\b")
_BREAK = re.compile(r"[;:]|\.\s|\bwhere\b")
_CHAIR_END = re.compile(r"[;:]|\son\s|\s(?:which|who|was|were)\s")
_UNDER = re.compile(rf"\bunder\s+(?:the\s+)?[^,.;]{{0,50}}?({PERSON})")
_WE = re.compile(r"\b(?:[Ww]e|(?:[Mm]y|[Oo]ur)\s(?:country|government|nation))\s(?:\w+\s){0,2}$")
_WE_DO = re.compile(r"\b([Ww]e|(?:[Mm]y|[Oo]ur)\s(?:country|government|nation))\s(?:[\w'-]+\s){0,5}$")
# "X, with whom Y had (talks)"
_WITH_WHOM = re.compile(rf"({PERSON}),?\swith\swhom\s[^;:.]{{1,60}}$")
# "A and B will (hold drills)"
_STATES_DOING = re.compile(rf"((?:{COUNTRY}(?:,\s(?:and\s)?|\sand\s)?)+)\s(?:(?!of|in|from|by|with)\w+\s){{0,2}}$")
_HOST_SUBJECT = re.compile(rf"([{PLACE}{COUNTRY}{DEMONYM}{ORG}])[^;.{NAMES}]{{0,45}}$")
_CAPITAL_SUBJECT = re.compile(rf"\bcapital of\s+({COUNTRY})\s\w*\s*$|({DEMONYM})\scapital\s\w*\s*$", re.IGNORECASE)
_TOWN = re.compile(rf"({PLACE}),\s(?:the\s)?capital\s(?:city\s)?of\s(?:the\s)?$")
_CAPITAL_OF = re.compile(r"\bcapital of\s(?:the\s)?$", re.IGNORECASE)
_TO_THE = re.compile(r"\b(?:in|at|to)\s(?:the\s)?$")
_LIST_STEP = re.compile(r"[^.;:]{0,60}?(?:,|\sand)(?:\sand)?\s")
_SERIES_STEP = re.compile(r"\s*(?:,|and|,\s*and)\s*(?:by\s|the\s|in\s)?")
_THE_SUBJECT = re.compile(r"(?:^|,\s)(the\s[^,;.]{3,70}?)\s(?:will\s|also\s|has\s)*$", re.IGNORECASE)
_AFTER_HOLD = rf"(\s+(?!(?:during|on|in|at|after|within|before|by|as)\b)[\w{NAMES}'-]+){{0,2}}\s*$"

# Costs of attaching a date or place, in characters of distance; the nearest sighting takes it.
_CROSSING = 60  # another sighting in between
_BROKEN = 40  # a clause's end in between
_FRONTED = 10  # "On Monday the council met"
_BACKWARD = 70  # a date in mid-sentence belongs to what stands before it
_UNLIKELY = 300  # a topic, or what something stands beside
_PLURAL = 30
_FARTHEST = 400
_FARTHEST_YEAR = 45
# "said on Monday at a meeting"
_AT_IT = 25
# "attended (the) forum"
_NEXT = 8


class Facts:
    """Attaches what a sentence says to the sightings in it."""

    def __init__(self, words: Words, clauses: Clauses, setting: Setting) -> None:
        self.words = words
        self.clauses = clauses
        self.setting = setting
        self.moved = Moved(words)
        cue, settlement = words.cue, words.cue["settlement"].pattern
        flags = re.IGNORECASE
        self._arranged = re.compile(rf"{cue['arranged'].pattern}\sfor\s$", flags)
        self._hold = re.compile(rf"({cue['hold'].pattern}){_AFTER_HOLD}", flags)
        self._to_hold = re.compile(rf"\bto\s{cue['hold'].pattern}\s(?:\w+\s)?$", flags)
        self._happen_before = re.compile(rf"{cue['happen'].pattern}\s+(?:\w+\s+){{0,2}}$", flags)
        self._was = re.compile(rf"(?<!\bbe )(?<!\bto ){cue['past'].pattern}", flags)
        self._goal = re.compile(rf".{{0,12}}?\bto\s+(?:the\s+)?(?:{settlement}\s+of\s+)?([{PLACE}{COUNTRY}])", flags)
        self._in = re.compile(rf"(?:^|\s)(in|at|near|come to)\s+(?:the\s+)?(?:{settlement}\s+of\s+)?(?:\w+\s)?$", flags)
        self._adjunct = re.compile(rf"(?:[,{DATE}{ORG}{EVENT}]|{cue['before_place'].pattern})$", flags)
        self._topic_place = re.compile(rf"{cue['not_place'].pattern}$", flags)
        self._state_chairs = re.compile(rf"([{COUNTRY}{DEMONYM}])(?:'s)?\s+{cue['chairmanship'].pattern}", flags)
        self._sits_at = re.compile(
            rf"(?:{DATE}|\b(?:held|place))\s+(?:at|in)\sthe\s({ORG})(?!\s(?:{cue['membership'].pattern}|{cue['titled'].pattern}))", flags
        )
        member, titled = cue["membership"].pattern, cue["titled"].pattern
        one = rf"(?:the\s+)?[{ORG}{COUNTRY}](?!\s*(?:'s)?\s*{member})(?!'|\s{PERSON}|\s(?:[\w-]+\s){{0,2}}?{titled})"
        more = rf"(?:(?:,|,?\sand|,?\sas\swell\sas(?:\sby)?)\s(?:from\s|of\s|by\s)?{one})*"
        self._for_body = re.compile(rf"(?:{cue['delegates'].pattern}|{cue['sided'].pattern})\s+(?:of|from)\s+({one}{more})", flags)
        self._body_for = re.compile(rf"([{ORG}{COUNTRY}])\s{cue['delegates'].pattern}", flags)
        self._body_attends = re.compile(rf"(?:^|, )(?:the\s+)?({ORG})\s+(?:was|were|{cue['attend'].pattern})", flags)
        states = rf"(?:the\s)?{COUNTRY}(?!'|\s{PERSON})(?:(?:,\s|\sand\s|,\sand\s)(?:the\s)?{COUNTRY}(?!'|\s{PERSON}))"
        of = rf"(?:\s(?:[\w-]+\s){{0,4}}?(?:{cue['sided'].pattern}|{cue['delegates'].pattern})\s(?:of|from))?"
        self._countries_attend = re.compile(rf"{cue['attend'].pattern}{of}\s({states}*)", flags)
        self._attending = re.compile(rf"({states}+)(?:\s\w+){{0,2}}?\s{cue['attend'].pattern}", flags)
        self._listed = re.compile(r"\b(?:attended|joined) by\b", flags)
        self._source = re.compile(r"\b(?:according to|by)\s(?:\w+\s)?$", flags)
        self._says = re.compile(rf"\s{cue['say'].pattern}", flags)
        self._said_on = re.compile(rf"{cue['say'].pattern}(?:\s(?!that\b)[\w{NAMES}]+){{0,5}}?\s(?:on\s|late\s|early\s)*$", flags)

    def __call__(self, s: Sentence, found: list[Sighting]) -> None:
        """Fills in the sightings of a sentence."""
        if not found:
            return
        for x in found:
            if x.is_verb:
                self._verb_status(s, x)
            else:
                self._noun_status(s, x)
                self._people(s, x, found)
                x.is_generic |= (x.needs_partner and not x.is_bilateral) or (x.is_bare and not (x.is_bilateral and x.people))
        self._attendance(s, found)
        self._chairs(s, [x for x in found if not x.is_verb and x.type not in ("visit", "appointment", "call", "attack")], found)
        self._sitting(s, found)
        for i in sorted([*s.find(PLACE + COUNTRY), *s.demonym]):
            self._place(s, found, i)
        self._dates(s, found)
        self._share(s, found)

    # -- status
    def _verb_status(self, s: Sentence, x: Sighting) -> None:
        a = max(self.clauses.start(s, x.core[0]), x.core[0] - 45)
        token = s.token(x.core[0])
        x.is_past = token is not None and token.tag_ == "VBD"
        mood = self.words.moods.of(token) if token is not None else None
        x.is_generic = mood == "unreal" or bool(_NEGATED.search(s.code, max(a, x.core[0] - 25), x.core[0]))
        if mood == "planned" and not x.is_past:
            x.status, x.status_span = "planned", x.span
        self._cues(s, x, a, min(len(s.code), x.core[1] + 12))

    def _noun_status(self, s: Sentence, x: Sighting) -> None:
        a, b = max(self.clauses.start(s, x.name[0]), x.name[0] - 70), min(len(s.code), x.name[1] + 130)
        stop = _STATUS_END.search(s.code, x.name[1], b)
        if m := self.words.cue["planned_phrase"].search(s.code, *sorted((x.name[0], x.core[0]))):
            x.status, x.status_span = "planned", s.span(*m.span())
        self._cues(s, x, a, stop.start() if stop else b)
        noun = self._head(s, x)
        is_argument = noun is not None and noun.dep_ in ("nsubj", "nsubjpass", "dobj")
        if (x.status == "planned" and x.status_span and x.status_span[1] <= x.at[0]) or (
            noun is not None and is_argument and self.words.moods.of(noun.head) == "planned"
        ):
            x.is_announced = True
        if x.type == "meeting" and x.format == "phone" and not x.is_body:
            x.type = "call"
        left, right = s.code[max(0, x.name[0] - 40) : x.name[0]], s.code[x.name[1] : x.name[1] + 70]
        x.happens |= self.words.is_cue("happen", right) or bool(self._happen_before.search(left))
        x.is_past |= bool(self._was.search(right[:60]) or self._was.search(left))
        is_wish = s.role != "title" and bool(self._to_hold.search(left)) and not self.words.is_cue("planned", left)
        is_hypothetical = is_wish and x.determiner not in DEFINITE
        is_bare = x.name == x.core and not x.determiner and not x.is_mass and s.role != "title" and x.core[0] > 3
        is_habit = x.is_plural and self.words.is_cue("generic", right[:30])
        if not x.key:
            x.is_generic |= is_hypothetical or is_habit
            x.is_bare = is_bare

    def _head(self, s: Sentence, x: Sighting) -> Token | None:
        """The head noun's token: of "press conference" the last word."""
        noun = s.token(x.core[0])
        while noun is not None and noun.dep_ in ("compound", "amod") and noun.head.i > noun.i:
            noun = noun.head
        return noun

    def _cues(self, s: Sentence, x: Sighting, a: int, b: int) -> None:
        for status in ("cancelled", "planned"):
            m = self.words.cue[status].search(s.code, a, b)
            if m and (x.status is None or status == "cancelled") and not _WISH.match(s.code, m.end()):
                x.status, x.status_span = status, s.span(*m.span())
        for form in ("video", "phone"):
            m = self.words.cue[form].search(s.code, a, b)
            if m and x.format is None:
                x.format, x.format_span = form, s.span(*m.span())

    # -- people
    def _people(self, s: Sentence, x: Sighting, found: list[Sighting]) -> None:
        if x.type == "exercise":
            held = self._hold.search(s.code, max(0, x.name[0] - 60), x.name[0])
            states = _STATES_DOING.search(s.code, 0, held.start()) if held else None
            x.join(s.all(COUNTRY, states.start(1), states.end(1)) if states else [])
            return
        if x.type == "attack":
            m = _BETWEEN.match(s.code, x.core[1])
            x.join(s.all(ORG + PERSON + COUNTRY, m.end(), self.clauses.complement_end(s, m.end())) if m else [])
            return
        if x.type == "appointment":
            x.people = []
            after = s.all(PERSON, x.core[1], self.clauses.complement_end(s, x.core[1]))[:1] if x.word.endswith(" of") else []
            x.join(after or self.clauses.subject(s, x.core[0])[-1:])
            body = next((i for i in s.find(ORG, x.core[1], x.core[1] + 100) if s.referent(i)), None)
            x.organizer = s.named(body) if body is not None else None
            return
        self._partners(s, x, found)
        if x.type == "signing" and not x.people:
            x.join(s.all(PERSON + COUNTRY, x.core[1], x.name[1]))
        hold = self._hold.search(s.code, max(0, x.name[0] - 60), x.name[0])
        if hold or (x.type == "visit" and _ON_VISIT.search(s.code, 0, x.name[0])):
            self._holders(s, x, hold.start() if hold else x.name[0], hold[1].lower() if hold else "")
        elif x.determiner in ("his", "her", "their") and not x.people and x.type in ("visit", "meeting", "call"):
            self._possessor(s, x)
        elif not x.people and (owner := _OWNER.match(s.code, x.name[0], x.core[0] + 1)):
            span = s.span(*owner.span(1))
            who = self.setting.resolve(*span, frozenset())
            x.join([(who, span)] if who and who.startswith("person:") else [])
            x.happens |= x.type == "visit" and self.words.is_cue("titled", owner[1])
        if x.is_locative and x.type != "visit" and len({r for r, _, _ in x.people}) < 2:
            self._at(s, x)
        if x.type == "visit":
            self._visitors(s, x)
        if (
            s.role == "title"
            and x.type == "meeting"
            and not x.people
            and not x.organizer
            and x.name[0]
            and _REMARKS.search(s.code, 0, x.name[0])
        ):
            before = s.all(PERSON, 0, x.name[0])
            x.join(before if len(before) == 2 else [])
            x.is_bilateral |= len(before) == 2
        if x.is_bilateral and not hold and s.ordinal < _LEAD and _REMARKS.search(s.code, 0, x.name[0]):
            self._speaker(s, x)

    def _speaker(self, s: Sentence, x: Sighting) -> None:
        """ "X's opening remarks during talks with Y": who speaks at a talk is one of its partners."""
        before = s.all(PERSON, 0, x.name[0])
        if len(before) == 1 and self.words.is_cue("remarks", s.code[: x.name[0]]):
            x.join([n for n in before if n[0] not in {r for r, _, _ in x.people}])

    def _partners(self, s: Sentence, x: Sighting, found: list[Sighting]) -> None:
        """Who stands after "with", "between", "among"; visitors after "by"."""
        limit = next((y.core[0] for y in found if y.core[0] > x.core[1] and y.name[0] > x.core[1]), len(s.code))
        m = (_CALLED_ON if x.word.endswith(" call") else _PARTNERS).match(s.code, x.core[1], limit)
        word = m[1].lower() if m else ""
        several = (
            s.all(PERSON, x.core[1], min(self.clauses.complement_end(s, x.core[1]), limit)) if _OF_SOMEONE.match(s.code, x.core[1]) else []
        )
        if not m and len(several) > 1 and x.type in (*GATHERINGS, "call") and not x.organizer:
            x.is_bilateral = True
            x.join(several)
        if not m or re.search(r"[;:.]", s.code[x.core[1] : m.start(1)]) or (word == "by" and x.type != "visit"):
            return
        if x.needs_partner and " and " in m[0]:
            return
        start, end = m.end(), min(self.clauses.complement_end(s, m.end()), limit)
        named = s.all(PERSON, start, end)
        if not named and word in ("with", "between", "among"):
            countries = _COUNTRIES.match(s.code, start)
            named = s.all(COUNTRY, start, countries.end()) if countries else []
        if not named and "joint" in x.distinct and not x.organizer and not x.bodies:
            x.bodies = [b for b in s.all(ORG, start, end) if b[0] in self.words.parent]
            parents = {self.words.parent[r] for r, _ in x.bodies}
            if len(parents) == 1:
                x.organizer = (parents.pop(), x.bodies[0][1])
        is_official = word in ("with", "between") and self.words.is_cue("titled", s.code[start : min(end, start + 60)])
        if not any(r.startswith("person:") for r, _ in named) and word != "by" and (sided := self.words.sided.match(s.code, start)):
            x.sides = s.all(COUNTRY, sided.start(1), sided.end(1))
        x.is_bilateral |= (bool(named) or is_official or bool(x.sides)) and word != "by" and x.type in (*GATHERINGS, "call")
        x.join(named)

    def _holders(self, s: Sentence, x: Sighting, verb: int, form: str) -> None:
        """The subject of "held": partners, "the two presidents", countries, or the body that meets."""
        x.happens = True
        people = self.clauses.subject(s, verb, is_list=s.role == "title")
        if form and people and (whom := _WITH_WHOM.search(s.code, 0, verb)):
            partner = s.all(PERSON, whom.start(1), whom.end(1))
            people = [*partner, *(s.all(PERSON, whom.end(1), verb) or [p for p in people if p not in partner])]
        x.is_bilateral |= len(people) > 1 and not x.organizer
        if people:
            if len(people) == 1 and not x.is_bilateral and x.type in GATHERINGS and self.words.is_cue("chair", form):
                x.chair = people[0]
            x.join(people)
            x.holders = people
        elif form and (pair := self._pair(s, verb)):
            x.join(pair)
            x.is_bilateral = True
        elif form and (both := _COUNTRIES_BEFORE.search(s.code, 0, verb)):
            countries = s.all(COUNTRY, both.start(), both.end())
            if self.words.is_cue("sided", s.code[max(0, both.start() - 30) : both.start()]):
                x.sides = countries
            else:
                x.join(countries)
            x.is_bilateral = True
        elif form and not x.organizer:
            bodies = s.all(ORG, max(0, verb - 60), verb)
            joint = _BODIES_BEFORE.search(s.code, max(0, verb - 60), verb)
            if joint:
                x.bodies = s.all(ORG, joint.start(), joint.end())
            elif bodies:
                x.organizer = bodies[-1]

    def _pair(self, s: Sentence, at: int) -> list[Named]:
        """Who "the two presidents" are, where they are the subject of the verb at `at`: the persons who met last."""
        for m in self.words.cue["pair"].finditer(s.code, max(0, at - 60), at):
            if re.fullmatch(r"\s?(?:will|also|then|have|had|later|earlier)?\s*", s.code[m.end() : at]):
                return [(r, s.span(*m.span())) for r in self.setting.pair]
        return []

    def _possessor(self, s: Sentence, x: Sighting) -> None:
        ahead = _SUBJECT_AHEAD.match(s.code, x.name[1]) if x.name[0] < _FRONT else None
        if ahead:
            x.join(s.all(PERSON, ahead.start(1), ahead.end(1)))
            return
        start = x.name[0]
        end = start + len(x.determiner)
        is_pronoun = s.code[start:end].lower() == x.determiner
        who = self.setting.resolve(*s.span(start, end), frozenset()) if is_pronoun else None
        x.join([(who, s.span(start, end))] if who else s.all(PERSON, 0, start)[-1:])

    def _at(self, s: Sentence, x: Sighting) -> None:
        """ "At the meeting, X told Y": who acts at it was there; so was who stands right before "at the meeting"."""
        near = list(s.find(PERSON, max(0, x.name[0] - 12), x.name[0]))
        tail = _TO_COMMA.match(s.code, x.name[1])
        if not near and tail and _AT_FIRST.search(s.code, 0, x.name[0]):
            near = list(s.find(PERSON, tail.end(), tail.end() + 60))[:1]
            told = _TOLD.search(s.code, x.name[1])
            if near and told:
                near.append(told.start(1))
        x.join([n for i in near if (n := s.named(i))])

    def _visitors(self, s: Sentence, x: Sighting) -> None:
        if m := _INVITED.search(s.code, 0, x.name[0]):
            who = self.setting.resolve(*s.span(*m.span(1)), frozenset())
            guests = s.all(PERSON, *m.span(1)) or ([(who, s.span(*m.span(1)))] if who else [])
            x.people = []
            x.join(guests)
            x.join(s.all(PERSON, self.clauses.start(s, m.start()), m.start())[-1:], "host")
        if (m := _VISIT_OF.match(s.code, x.core[1])) and not x.people:
            x.join(s.all(PERSON, m.start(1), m.end(1)))
        if x.place is None and (m := self._goal.match(s.code, x.core[1]) or (self._goal.match(s.code, m.end()) if m else None)):
            named = s.named(m.start(1))
            x.place = (*named, m[1]) if named else None
            x.name = (x.name[0], max(x.name[1], m.end(1)))
        elif x.place is None and (m := _IN_ON_VISIT.search(s.code, 0, x.name[0])):
            named = s.named(m.start(1))
            x.place = (*named, m[1]) if named else None

    # -- attendance
    def _attendance(self, s: Sentence, found: list[Sighting]) -> None:
        hosts = [x for x in found if not x.is_verb and (x.type in GATHERINGS or x.type == "exercise")]
        for n, m in enumerate(self.words.cue["attend"].finditer(s.code)):
            if hosts:
                self._attend(s, hosts, m, is_first=n == 0)

    def _attend(self, s: Sentence, hosts: list[Sighting], m: re.Match[str], *, is_first: bool) -> None:
        ahead = next((y for y in hosts if 0 <= y.name[0] - m.end() < _NEXT), None)
        if not is_first and ahead is None:
            return
        x = ahead or min(hosts, key=lambda y: abs(y.core[0] - m.start()))
        x.happens = True
        acting = [] if m[0].lower().endswith((" by", " of")) else self.clauses.subject(s, m.start())
        people = self.attendees(s, m.end() if acting else self.clauses.start(s, m.start())) if is_first else []
        people = [*acting, *(p for p in people if p not in acting)]
        subject = _THE_SUBJECT.search(s.code, 0, m.start())
        if not people and not x.people and subject:
            span = s.span(*subject.span(1))
            who = self.setting.resolve(*span, frozenset())
            people = [(who, span)] if who and who.startswith("person:") else []
        for y in [x, *_listed_with(s, hosts, x)]:
            y.happens = True
            y.join(people)

    def attendees(self, s: Sentence, start: int = 0) -> list[Named]:
        """Who a sentence about attendance names: persons, and bodies and countries that are no part of a person's title."""
        found: list[Named] = []
        for i in s.find(PERSON, start):
            is_label = s.code[i + 1 : i + 2] == ":" or bool(_INVITER.search(s.code, 0, i))
            is_source = bool(self._says.match(s.code, i + 1) or self._source.search(s.code, max(0, i - 40), i))
            if not is_label and (not is_source or self._listed.search(s.code, 0, i)):
                found += s.all(PERSON, i, i + 1)
        for pattern in (self._for_body, self._body_for, self._body_attends):
            for m in pattern.finditer(s.code):
                followed = s.code[m.end(1) : m.end(1) + 2]
                if followed != " " + PERSON:
                    found += s.all(ORG + COUNTRY, m.start(1), m.end(1))
        for m in (*self._countries_attend.finditer(s.code), *self._attending.finditer(s.code)):
            found += s.all(COUNTRY, m.start(1), m.end(1))
        return found

    # -- chair and host
    def _chairs(self, s: Sentence, hosts: list[Sighting], found: list[Sighting]) -> None:
        for m in self.words.cue["chair_by"].finditer(s.code):
            stop = _CHAIR_END.search(s.code, m.end(), m.end() + 160)
            end = stop.start() if stop else m.end() + 160
            named = s.all(PERSON, m.end(), end) or s.all(COUNTRY + ORG, m.end(), end)
            x = _nearest(hosts, m.start())
            self._chair(x, named[:1])
            if x and len(named) > 1 and m[0].lower().startswith("co"):
                x.join([n for n in named if n[0].startswith("person:")])
        for m in self.words.cue["lead_by"].finditer(s.code):
            led = next((y for y in hosts if not y.is_bilateral and 0 <= m.start() - y.name[1] <= _NEXT), None)
            stop = _CHAIR_END.search(s.code, m.end(), m.end() + 160)
            self._chair(led, s.all(PERSON, m.end(), stop.start() if stop else m.end() + 160)[:1])
        for m in self.words.is_host.finditer(s.code):
            x = _nearest([y for y in hosts if not y.is_bilateral], m.start())
            self._chair(x, [n] if (n := s.named(m.start(1))) else [])
        for m in _UNDER.finditer(s.code):
            x = _nearest([*hosts, *(y for y in found if y.is_verb and y.organizer)], m.start())
            if x and x.core[1] < m.start() and self.words.is_cue("titled", s.code[m.start() : m.start(1)]):
                self._chair(x, s.all(PERSON, m.start(1), m.end(1)))
        for m in self.words.cue["host"].finditer(s.code):
            if s.pos(m.start()) != "NOUN":
                self._host(s, hosts, m)
        for m in self.words.cue["chair"].finditer(s.code):
            is_phrase = " " in m[0]
            if (s.pos(m.start()) in ("NOUN", "PROPN") and not is_phrase) or s.code.endswith(" to ", 0, m.start()):
                continue
            x = next((y for y in hosts if 0 <= y.core[0] - m.end() < 120), None) or (_nearest(hosts, m.start()) if is_phrase else None)
            who = s.all(PERSON, max(0, m.start() - 120), m.start())[-1:]
            if not who and self.setting.home and (we := _WE_DO.search(s.code, 0, m.start())):
                who = [(self.setting.home, s.span(*we.span(1)))]
                if x:
                    x.happens = True
            if x and x.is_bilateral:
                x.join(who)
            else:
                self._chair(x, who)
        for m in self._state_chairs.finditer(s.code):
            x = _nearest([y for y in hosts if y.happens], m.start())
            if x and not x.is_bilateral and (x.core[1] < m.start() or m[1] == DEMONYM):
                self._chair(x, [n] if (n := s.named(m.start(1))) else [])

    def _chair(self, x: Sighting | None, named: list[Named]) -> None:
        if x and named:
            x.chair = x.chair or named[0]

    def _host(self, s: Sentence, hosts: list[Sighting], m: re.Match[str]) -> None:
        """ "Almaty hosted" gives a place, "Kazakhstan hosted" a host, "we hosted" the speaker's country."""
        x = next((y for y in hosts if 0 <= y.name[0] - m.end() < (70 if "including" in s.code[m.end() : y.name[0]] else 30)), None)
        x = x or next((y for y in hosts if 0 <= m.start() - y.core[1] < 40 and _RELATIVE.search(s.code, y.core[1], m.start())), None)
        is_holding = self.words.fold(m[0]) in self.words.sets["hold"]
        if x is None or is_holding:
            return
        x.happens = True
        if _WE.search(s.code, 0, m.start()) and self.setting.home:
            for y in [x, *_listed_with(s, hosts, x)]:
                y.chair, y.happens = y.chair or (self.setting.home, s.span(*m.span())), True
            return
        subject = _HOST_SUBJECT.search(s.code, max(0, m.start() - 60), m.start())
        if _CAPITAL_SUBJECT.search(s.code, max(0, m.start() - 60), m.start()) or not subject:
            return
        town = _TOWN.search(s.code, 0, subject.start(1))
        named, kind = (s.named(town.start(1)), PLACE) if town else (s.named(subject.start(1)), subject[1])
        if named and kind in (COUNTRY, ORG):
            x.chair = x.chair or named
        if named and kind in (COUNTRY, PLACE):
            x.place = x.place or (*named, kind)

    # -- place and date
    def _sitting(self, s: Sentence, found: list[Sighting]) -> None:
        """A debate "held on Monday at the UN Security Council" is the council's."""
        for m in self._sits_at.finditer(s.code):
            x = _nearest([y for y in found if y.type == "debate" and not y.is_verb], m.start())
            if x and x.core[1] < m.start() and not x.is_bilateral:
                x.organizer = x.organizer or s.named(m.start(1))

    def _place(self, s: Sentence, found: list[Sighting], i: int) -> None:
        named, kind = s.named(i), s.code[i]
        left = max(0, i - 60)
        town = _CAPITAL.match(s.code, i + 1) if kind in (COUNTRY, DEMONYM) else None
        if town and self._in.search(s.code, left, i):
            named, kind = s.named(town.start(1)), PLACE
        of_state = kind == DEMONYM or (kind == COUNTRY and bool(_CAPITAL_OF.search(s.code, left, i)))
        of_state |= kind == COUNTRY and s.code.startswith("'s capital", i + 1)
        if named is None or (kind == DEMONYM and not (s.code.startswith(" capital", i + 1) and _TO_THE.search(s.code, left, i))):
            return
        m = self._in.search(s.code, left, i)
        is_bracketed = kind == PLACE and s.code[max(0, i - 1) : i] == "(" and s.code.startswith(", ", i + 1)
        if not m and not of_state and not is_bracketed:
            return
        lead = s.code[: m.start()].rstrip() if m else ""
        comes = bool(m) and " " in m[1] if m else False
        if kind == COUNTRY and not of_state and lead and not comes and not self._is_adjunct(lead, found):
            return
        is_topic = bool(self._topic_place.search(lead)) and not any(len(lead) in (x.name[1], x.core[1]) for x in found)
        owner = None if is_topic else self._owner(s, found, i)
        if owner is None:
            return
        x = owner[1]
        if of_state:
            capital = self.setting.capitals.get(named[0])
            if capital and x.place is None:
                x.place = (capital, named[1], PLACE)
        elif x.place is None or (x.place[2] == COUNTRY and kind == PLACE):
            x.place = (*named, kind)

    def _is_adjunct(self, lead: str, found: list[Sighting]) -> bool:
        """Whether what ends here can be followed by the place of an event rather than of a topic."""
        at = len(lead)
        return (
            bool(self._adjunct.search(lead))
            or any(x.type == "attack" and (x.is_verb or x.core[1] < at) for x in found)
            or any(abs(at - x.core[1]) <= 1 or abs(at - x.name[1]) <= 1 for x in found)
        )

    def _owner(self, s: Sentence, found: list[Sighting], i: int) -> tuple[float, Sighting] | None:
        """The sighting that the date or place at `i` belongs to, with the cost of attaching it there."""
        best: tuple[float, Sighting] | None = None
        for n, x in enumerate(found):
            is_before = i < x.core[0]
            after = s.code[x.core[1] : i]
            if x.name[0] <= i < x.name[1] or _ATTENDED_ON.fullmatch(s.code, i, max(i, x.name[0])):
                cost = 0.0
            elif is_before:
                is_first = n == 0 or i - self.clauses.start(s, i) < 25
                cost = x.name[0] - i + (_FRONTED if is_first else _BACKWARD) + _BROKEN * len(_BREAK.findall(s.code, i + 1, x.name[0]))
            elif x.is_verb and x.type != "attack" and _ELSEWHERE.search(after):
                continue
            else:
                cost = i - x.name[1] + _BROKEN * len(_BREAK.findall(after))
            is_elsewhere = x.is_aside and (is_before or after.lstrip().startswith(","))
            is_elsewhere |= x.is_topic and (is_before or (bool(self._was.search(after)) and not _RELATIVE.search(after)))
            low, high = sorted((i, x.core[0]))
            crossed = sum(1 for y in found if y is not x and low < y.core[0] < high)
            if is_before and s.code[i] == DATE and x.type != "visit" and self.words.is_cue("goal", s.code[i : x.name[0]]):
                continue
            cost += _UNLIKELY * is_elsewhere + (_UNLIKELY if x.is_weak else _PLURAL) * x.is_plural + _CROSSING * crossed
            if best is None or cost < best[0]:
                best = (cost, x)
        return best if best and best[0] < _FARTHEST else None

    def _dates(self, s: Sentence, found: list[Sighting]) -> None:
        taken = {d.span for x in found for d in x.dates}
        vague = {m.start() for m in _BRACKETED.finditer(s.code)}
        moved = self.moved(s, lambda i: owner[1] if (owner := self._owner(s, found, i)) else None)
        for i in s.find(DATE):
            if i in vague or i in moved:
                continue
            value, at = s.date(i), s.span(i, i + 1)
            owner = (
                self._owner(s, self._datable(s, found, i), i)
                if value and at not in taken and self._dates_event(s, found, i, value)
                else None
            )
            is_year = _is_bare_year(s, i)
            if value is None and (undated := self._owner(s, self._datable(s, found, i), i)) and undated[0] < _FARTHEST_YEAR:
                undated[1].happens = True
            if owner and value and not owner[1].is_moved and not (is_year and owner[0] > _FARTHEST_YEAR):
                is_weak = s.code.rfind("(", 0, i) > s.code.rfind(")", 0, i) and not any(j in vague for j in range(max(0, i - 4), i))
                x = owner[1]
                is_end = i > x.name[1] and (
                    self.words.is_cue("ending", s.code[x.name[1] : i])
                    or (x.type == "visit" and self.words.is_cue("ending", s.code[max(0, x.name[0] - _RIGHT_BEFORE) : x.name[0]]))
                )
                x.dates.append(Date(value, at, is_weak, owner[0], is_end))
        for x in found:
            if x.numbers and len(x.dates) == len(x.numbers):
                continue
            x.dates = [d for d in x.dates if not x.moved_from or d.span != x.moved_from[1] or x.is_moved]
            x.dates.sort(key=lambda d: (d.is_weak, d.cost))
            x.dates = [d for d in x.dates if d.is_end or edtf.overlaps(d.value, x.dates[0].value)]

    def _datable(self, s: Sentence, found: list[Sighting], i: int) -> list[Sighting]:
        """The sightings that the date at `i` may date. "The ministry said on Monday" dates what was said, and with it only
        a meeting at which it was said."""
        said = self._said_on.search(s.code, max(0, i - 70), i)
        if not said:
            return found
        within = [x for x in found if said.start() <= x.core[0] < i]
        at_it = [x for x in found if x.core[0] > i and x.is_locative and x.name[0] - i < _AT_IT]
        return within or at_it

    def _dates_event(self, s: Sentence, found: list[Sighting], i: int, value: str) -> bool:
        """Whether the words before a date let it date an event: not "since", nor "2019" alone, nor an instrument's date."""
        before = re.compile(r"(\w+)\W*(?:the\s)?$").search(s.code, max(0, i - 30), i)
        word = before[1].lower() if before else ""
        is_year = _is_bare_year(s, i)
        since = _SINCE.search(s.code, max(0, i - 60), i)
        if since and not any(since.start() < x.core[0] < i for x in found):
            return False
        if word in self.words.sets["before_date_bar"] or (is_year and word not in ("in", "of", "for") and not s.code[:i].endswith(", ")):
            return False
        is_arranged = bool(self._arranged.search(s.code, max(0, i - 40), i))
        if word in self.words.sets["before_date_bar_year"] and (is_year or "/" in value) and not is_arranged:
            return False
        return not re.compile(rf"{INSTRUMENT}\W*of\s*$").search(s.code, max(0, i - 10), i)

    def _share(self, s: Sentence, found: list[Sighting]) -> None:
        """Dates and places said once for several: of a series, of a list, of what takes place on the sidelines."""
        for n, x in enumerate(found):
            for y in found[n + 1 :]:
                if x.is_series and y.key and not y.dates:
                    y.dates, y.place, x.place = list(x.dates), y.place or x.place, None
                    x.is_opened = True
                elif y.is_aside and not x.place and not y.is_topic:
                    x.place = y.place
        hosts = [x for x in found if x.type in GATHERINGS and not x.is_verb]
        for x in hosts:
            listed = [x, *_listed_with(s, hosts, x)]
            if len(listed) > 1 and not any(y.dates or y.place for y in listed[:-1]):
                for y in listed[:-1]:
                    y.dates, y.place = list(listed[-1].dates), listed[-1].place
        for x in found:
            there = _THERE.search(s.code, 0, x.name[0])
            if there and x.place is None and x.type != "visit" and (named := s.named(there.start(1))):
                x.place = (*named, there[1])
        for x, y in itertools.pairwise(found):
            # who goes somewhere to meet someone meets on that day
            if x.type == "visit" and y.is_verb and y.is_bilateral and not y.dates and _TRIP_TO.search(s.code, 0, y.core[0]):
                y.dates = [d for d in x.dates if len(d.value) == 10]
        pairs = list(itertools.pairwise(found))
        for x, y in [*pairs, *((b, a) for a, b in reversed(pairs))]:
            a, b = sorted((x, y), key=lambda z: z.core)
            if a.type == b.type and _SERIES_STEP.fullmatch(s.code, a.name[1], max(a.name[1], b.name[0])):
                y.dates = y.dates or list(x.dates)
                y.place = y.place or x.place


def _is_bare_year(s: Sentence, i: int) -> bool:
    """Whether the date at i is four digits: the year of many things."""
    return len(s.date(i) or "") == 4 and s.ends[i] - s.starts[i] == 4


def _nearest(found: list[Sighting], at: int) -> Sighting | None:
    """The last sighting before `at`, else the first after it."""
    before = [x for x in found if x.core[0] < at]
    return before[-1] if before else next(iter(found), None)


def _listed_with(s: Sentence, hosts: list[Sighting], x: Sighting) -> list[Sighting]:
    """Sightings that go on a list begun by x: "a meeting of A, a conference and a meeting of B"."""
    more = [x]
    for y in hosts[hosts.index(x) + 1 :]:
        if not _LIST_STEP.fullmatch(s.code, more[-1].core[1], max(more[-1].core[1], y.name[0])):
            break
        more.append(y)
    return more[1:]
