"""Who takes part by the phrase that names an event and by its verb: "talks between A and B", "A held talks with B".

Belongs here: partners, holders, visitors. Does not belong here: who attends a gathering (`attendance`), who leads it (`chairs`).
"""

from __future__ import annotations

import re

from seedline.extract.events.room import Room
from seedline.extract.events.sighting import GATHERINGS, ORDER, Named, Sighting, numbers
from seedline.extract.events.text import COUNTRY, DATE, NAMES, ORG, PERSON, PLACE, Sentence
from seedline.extract.events.tours import tour
from seedline.extract.events.words import Words

_COUNTRIES = re.compile(rf"(?:the\s)?{COUNTRY}(?:(?:,|\sand|,\sand)\s(?:the\s)?{COUNTRY})*(?!'|\s(?:{PERSON}|[A-Z]))")
# "the A and the B today (held)", a state among them or not; "A and B (the 'sides') held"
_PARTIES_BEFORE = re.compile(
    rf"[{COUNTRY}{ORG}](?:,\s(?:the\s)?[{COUNTRY}{ORG}])*,?\sand\s(?:the\s)?[{COUNTRY}{ORG}]"
    rf"(?:\s\([^()]{{0,40}}\))?(?:\s[\w{DATE}]+){{0,3}}\s*$"
)
# "between A and the B"
_PARTIES = re.compile(
    rf"(?:the\s)?[{COUNTRY}{ORG}](?:,\s(?:the\s)?[{COUNTRY}{ORG}])*,?\sand\s(?:the\s)?[{COUNTRY}{ORG}](?!'|\s(?:{PERSON}|[A-Z]))"
)
_BODIES_BEFORE = re.compile(rf"{ORG}\sand\s(?:the\s)?{ORG}(?:\s[\w{DATE}]+){{0,3}}\s*$")
_PARTNERS = re.compile(r".{0,60}?\b(with|between|among|by)\s", re.IGNORECASE)
_BETWEEN = re.compile(r"[^;:.\"]{0,90}?\bbetween\s")
# "between the two ministers: (A and B)"
_COUNTED = re.compile(rf"[^.;:{NAMES}]{{3,60}}:\s(?=[^.;:]{{0,60}}{PERSON})")
_REMARKS = re.compile(r"\b(?:before|after|during|at|following|ahead of|prior to)\s(?:a\s|an\s|the\s|their\s)?$", re.IGNORECASE)
# "During his visit to X, the minister Y": the pronoun stands for who comes next.
_SUBJECT_AHEAD = re.compile(rf"[^,;.]{{0,50}},\s(?:[\w-]+\s){{0,5}}?({PERSON})(?!')")
_FRONT = 20
# "(a summit) with A joining", "with A among the speakers"
_DOING = re.compile(rf"[{COUNTRY}{ORG}{PERSON}]\s(?:(?:also\s)?[a-z]+ing|among)\b")
# "(a session) with A in the chair"
_PRESIDING = re.compile(rf"[^,;.]{{0,60}}?[{COUNTRY}{ORG}{PERSON}]\sin\sthe\schair\b")
# "(the commission's session) with his counterpart"
_COLLEAGUE = re.compile(r"(?:his|her|their)\s(?:\w+\s){0,2}(?:counterpart|colleague|opposite\snumber)\b")
# "A and B today (held)"
_ADVERB = 15
# how far before a name its office may begin
_OFFICE = 60
# Sentences of title and lead.
_LEAD = 2
_VISIT_OF = re.compile(rf"\s(?:of|by)\s[^,;.:]{{0,90}}?({PERSON})")
_VISIT_OF_BODY = re.compile(rf"\sof\s(?:the\s)?({ORG})(?!')(?:\s\([^()]*\))?\s(?:to|in)\s")
_OWNER = re.compile(r"(the\s(?:[\w-]+\s){0,3}[\w-]+)'s?\s", re.IGNORECASE)
# "phone call of minister A and minister B"
_OF_SOMEONE = re.compile(rf"\sof\s[^,;.]{{0,60}}?{PERSON}")
_CALL_ON = re.compile(rf"\son\s[^,;.]{{0,60}}?{PERSON}")
# "in a telephone (call)"
_IN_PASSING = re.compile(r"\b(?:in|by|during|over|via)\s(?:an?\s|the\s)?(?:\w+\s){0,2}$", re.IGNORECASE)
# "(an audience) at the palace to B"
_GIVEN_TO = re.compile(rf"(?:\s(?:on|in|at|this)\s[^,;.]{{1,40}}?|\s{DATE})*?\s(?:to|in\shonou?r\sof)\s")
_CALLED_ON = re.compile(rf"(?:\s{DATE})?\s(on|with|from|(?:of|by)(?=\s[^,;.]{{0,90}},?\s?{PERSON}))\s")
_ON_VISIT = re.compile(r"\b(?:on|for)\s+$")
_IN_ON_VISIT = re.compile(rf"\bin\s+([{PLACE}{COUNTRY}])\s+(?:on|for)\s+$")
_TO_BODY = re.compile(rf"\sto\s(?:the\s)?({ORG})(?!'|\s{PERSON})")
_INVITED = re.compile(r"\binvited\s(.{2,80}?)\sto\s\w+\s$")
_AT_FIRST = re.compile(r"(?:^|,\s)(?:[A-Z]\w+\s)?(?:at|in|during)\s$", re.IGNORECASE)
_AT_IT = re.compile(r"\b(?:at|during)\s(?:the\s|an?\s)?$", re.IGNORECASE)
_TO_COMMA = re.compile(r"(?:[^,]|,(?=\s*\d)){0,100},\s")
# "(During a call, A) and his colleague B"
_JOINED_PERSON = re.compile(rf"\sand\s(?:(?!{PERSON})[\w{NAMES}-]+\s){{0,6}}?{PERSON}")
_TOLD = re.compile(rf"\stold\s[^.]{{0,50}}?({PERSON})")
# "X, with whom Y had (talks)"
_WITH_WHOM = re.compile(rf"({PERSON}),?\swith\swhom\s[^;:.]{{1,60}}$")
# "A and B will (hold drills)"
_STATES_DOING = re.compile(rf"((?:{COUNTRY}(?:,\s(?:and\s)?|\sand\s)?)+)\s(?:(?!of|in|from|by|with)\w+\s){{0,2}}$")
_AFTER_HOLD = rf"(\s+(?!(?:during|on|in|at|after|within|before|by|as)\b)[\w{NAMES}'-]+){{0,2}}\s*$"


class Partners(Room):
    """Reads who takes part in what a noun names."""

    def _prepare(self, words: Words) -> None:
        flags, cue, settlement = re.IGNORECASE, words.cue, words.cue["settlement"].pattern
        self._hold = re.compile(rf"({cue['hold'].pattern}){_AFTER_HOLD}", flags)
        # "negotiations between the two presidents"
        ends = r"(?=[.,;]|\s(?:was|were|took|will|is|are|that|at)\b)"
        self._of_two = re.compile(rf"\s(?:of|between)\s((?!they){cue['pair'].pattern}){ends}", flags)
        # "attack carried out on Friday by X", "X launched an (attack)"
        by = rf"[^;.]{{0,60}}?\b{cue['perpetrated'].pattern}(?:\s[\w{DATE}]+){{0,3}}?\sby\s(?:the\s)?([{ORG}{COUNTRY}{PERSON}])(?!')"
        self._attackers = re.compile(by, flags)
        self._launched = re.compile(rf"([{ORG}{COUNTRY}])\s(?:\w+\s)?{cue['perpetrated'].pattern}\s(?:an?\s|the\s)?$", flags)
        self._goal = re.compile(
            rf".{{0,12}}?\bto\s+(?:the\s+)?(?:{settlement}\s+of\s+)?([{PLACE}{COUNTRY}])(?!\s(?:nation|country|state|republic)\b)", flags
        )

    def __call__(self, s: Sentence, x: Sighting, found: list[Sighting]) -> None:
        """Sets who takes part; what needs partners and has none is no event."""
        self._people(s, x, found)
        is_one_of_many = bool(x.distinct & ORDER or numbers(x.distinct)) and not x.is_verb
        x.is_generic |= (x.needs_partner and not (x.is_bilateral or is_one_of_many)) or (x.is_bare and not (x.is_bilateral and x.people))

    def _people(self, s: Sentence, x: Sighting, found: list[Sighting]) -> None:
        if x.type == "exercise":
            held = self._hold.search(s.code, max(0, x.name[0] - 60), x.name[0])
            states = _STATES_DOING.search(s.code, 0, held.start()) if held else None
            x.join(s.all(COUNTRY, states.start(1), states.end(1)) if states else [])
            return
        if x.type == "attack":
            m = _BETWEEN.match(s.code, x.core[1])
            x.join(s.all(ORG + PERSON + COUNTRY, m.end(), self.clauses.complement_end(s, m.end())) if m else [])
            by = self._attackers.match(s.code, x.core[1])
            x.join(s.all(ORG + PERSON + COUNTRY, by.start(1), by.end(1)) if by and not m else [])
            launched = self._launched.search(s.code, 0, x.name[0])
            x.join(s.all(ORG + COUNTRY, launched.start(1), launched.end(1)) if launched and not by and not m else [])
            return
        if x.type == "appointment":
            x.people = []
            after = s.all(PERSON, x.core[1], self.clauses.complement_end(s, x.core[1]))[:1] if x.word.endswith(" of") else []
            x.join(after or self.clauses.subject(s, x.core[0])[-1:])
            body = next((i for i in s.find(ORG, x.core[1], x.core[1] + 100) if s.referent(i)), None)
            x.organizer = s.named(body) if body is not None else None
            return
        if x.word == "call" and _CALL_ON.match(s.code, x.core[1]):
            x.type = "meeting"
        self._partners(s, x, found)
        if x.type == "call" and not x.people and _IN_PASSING.search(s.code, 0, x.name[0]):
            self._told_by(s, x)
        if x.type == "signing" and not x.people:
            x.join(s.all(PERSON + COUNTRY, x.core[1], x.name[1]))
        hold = self._hold.search(s.code, max(0, x.name[0] - 60), x.name[0])
        # "Statement by X on the visit" tells of another's
        is_remarked = s.role == "title" and self.words.is_cue("remarks", s.code[: x.name[0]])
        if x.type == "visit" and x.determiner == "my":
            own = s.span(x.name[0], x.name[0] + len(x.determiner))
            x.join([(who, own)] if (who := self.setting.speaker(own[0])) else [])
        elif hold or (x.type == "visit" and not is_remarked and _ON_VISIT.search(s.code, 0, x.name[0])):
            self._holders(s, x, hold.start() if hold else x.name[0], hold[1].lower() if hold else "")
        elif x.determiner == "their" and not x.people and (ours := next((y for y in found if y.is_bilateral and y.core < x.core), None)):
            x.join([(r, at) for r, _, at in ours.people])  # "held a call with A and B after their summit"
        elif x.determiner in ("his", "her", "their") and not x.people and x.type in ("visit", "meeting", "call"):
            self._possessor(s, x)
        elif not x.people and (owner := _OWNER.match(s.code, x.name[0], x.core[0] + 1)):
            span = s.span(*owner.span(1))
            who = self.setting.resolve(*span, frozenset())
            x.join([(who, span)] if who and who.startswith("person:") else [])
            x.happens |= x.type == "visit" and self.words.is_cue("titled", owner[1])
        if x.is_locative and x.type != "visit" and len({r for r, _, _ in x.people}) < 2:
            self._at(s, x)
            self._said_at(s, x)
        if x.type == "visit":
            self._visitors(s, x)
            if not x.people and x.determiner in ("a", "an") and (verb := self._over(s, x)) is not None:
                x.join(self.clauses.subject(s, verb)[-1:])
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

    @staticmethod
    def _over(s: Sentence, x: Sighting) -> int | None:
        """Where the verb stands that a noun is an object of, or its circumstance: "stayed with a visit"."""
        noun = s.token(x.core[0])
        for _ in range(6):
            if noun is None or noun.pos_ == "VERB" or noun.head.i == noun.i:
                break
            noun = noun.head
        return s.place_of(noun) if noun is not None and noun.pos_ == "VERB" else None

    def _speaker(self, s: Sentence, x: Sighting) -> None:
        """ "X's opening remarks during talks with Y": who speaks at a talk is one of its partners."""
        before = s.all(PERSON, 0, x.name[0])
        if len(before) == 1 and self.words.is_cue("remarks", s.code[: x.name[0]]):
            x.join([n for n in before if n[0] not in {r for r, _, _ in x.people}])

    def _partners(self, s: Sentence, x: Sighting, found: list[Sighting]) -> None:
        """Who stands after "with", "between", "among"; visitors after "by"."""
        if x.is_topic and x.organizer:
            return  # "discussed preparations for the summit of the bloc with X"
        if of := self._of_two.match(s.code, x.core[1]):
            x.join([(r, s.span(*of.span(1))) for r in self.setting.two(of[1])])
            x.is_bilateral, x.type = True, "meeting" if x.type == "summit" and x.people else x.type
        limit = next((y.core[0] for y in found if y.core[0] > x.core[1] and y.name[0] > x.core[1]), len(s.code))
        m = (_CALLED_ON if x.word.split()[-1] == "call" else _PARTNERS).match(s.code, x.core[1], limit)
        word = m[1].lower() if m else ""
        several = (
            s.all(PERSON, x.core[1], min(self.clauses.complement_end(s, x.core[1]), limit)) if _OF_SOMEONE.match(s.code, x.core[1]) else []
        )
        if not m and len(several) > 1 and x.type in (*GATHERINGS, "call") and not x.organizer:
            x.is_bilateral = True
            x.join(several)
        is_by = word == "by" and x.type != "visit" and not x.word.endswith("call")
        if not m or is_by or re.search(r"[;:.]", s.code[x.core[1] : m.start(1)]) or self._is_finite(s, x.core[1], m.start(1)):
            return
        first = next(s.find(PERSON, m.end()), len(s.code))
        if self.words.cue["framed"].search(s.code, x.core[1], m.end()) or self.words.cue["chair"].match(s.code, first + 2):
            return
        if (x.needs_partner and " and " in m[0]) or _PRESIDING.match(s.code, m.end()):
            return
        counted = _COUNTED.match(s.code, m.end()) if word in ("with", "between", "among") else None
        start = counted.end() if counted else m.end()
        end = min(self.clauses.complement_end(s, start), limit)
        named = s.all(PERSON, start, end)
        if not named and word in ("with", "between", "among"):
            parties = _PARTIES.match(s.code, start) if word != "with" else None
            named = self._states(s.all(COUNTRY + ORG, start, parties.end())) if parties else []
            countries = _COUNTRIES.match(s.code, start) if len(named) < 2 else None
            named = s.all(COUNTRY, start, countries.end()) if countries else named
        if not named and "joint" in x.distinct and not x.organizer and not x.bodies:
            x.bodies = [b for b in s.all(ORG, start, end) if b[0] in self.words.parent]
            parents = {self.words.parent[r] for r, _ in x.bodies}
            if len(parents) == 1:
                x.organizer = (parents.pop(), x.bodies[0][1])
        is_official = word in ("with", "between") and self.words.is_cue("titled", s.code[start : min(end, start + 60)])
        if not any(r.startswith("person:") for r, _ in named) and word != "by":
            x.sides = self.words.sides_at(s, start)
            # "bilateral meetings with officials from A and B" are no meetings of one state's
            x.is_round |= self.words.is_cue("delegates", s.code[start:end])
        is_company = word == "with" and bool(_DOING.search(s.code, start, end))
        is_company |= word == "with" and x.organizer is not None and _COLLEAGUE.match(s.code, start) is not None
        is_between = (bool(named) or is_official or bool(x.sides)) and word != "by" and not is_company
        x.is_bilateral |= is_between and x.type in (*GATHERINGS, "call")
        # "the meeting of the chair of A X with Y"
        x.join(s.all(PERSON, x.core[1], m.start(1)) if named and word == "with" and _OF_SOMEONE.match(s.code, x.core[1]) else [])
        x.join(named)
        # "X said at a meeting with Y"
        if x.is_bilateral and word == "with" and x.is_locative and s.role != "title" and (verb := self._over(s, x)) is not None:
            x.join([n for n in self.clauses.subject(s, verb)[-1:] if n[0] not in {r for r, _ in named}])

    @staticmethod
    def _is_finite(s: Sentence, start: int, end: int) -> bool:
        """Whether a verb of a clause behind a comma stands there: "(after) the summit, X met with Y"."""
        comma = s.code.find(",", start, end)
        verbs = (t for i in range(comma, end) if comma >= 0 and (t := s.token(i)) is not None and t.pos_ in ("VERB", "AUX"))
        return any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in verbs)

    def _told_by(self, s: Sentence, x: Sighting) -> None:
        """ "A informed B of it in a telephone call": who tells and who is told are the call's partners."""
        if (verb := self._over(s, x)) is None:
            return
        subjects = self.clauses.subject(s, verb)[-1:]
        objects, _ = self.clauses.object(s, verb, subjects, _OFFICE)
        is_official = self.words.is_cue("titled", s.code[self.clauses.start(s, verb) : verb])
        if objects and (subjects or is_official):
            x.join(list(dict([*subjects, *objects[:1]]).items()))
            x.is_bilateral = x.happens = True

    def _recipients(self, s: Sentence, x: Sighting) -> None:
        """ "granted an audience to B", "gave a dinner in honour of B": for whom it is held takes part."""
        if m := _GIVEN_TO.match(s.code, x.core[1]):
            end = self.clauses.complement_end(s, m.end())
            first = next(s.find(PERSON, m.end(), end), None)
            if first is not None and s.verb(m.end(), first) is None:
                x.join(s.all(PERSON, first, end))
                x.is_bilateral = True

    def _holders(self, s: Sentence, x: Sighting, verb: int, form: str) -> None:
        """The subject of "held": partners, "the two presidents", countries, or the body that meets."""
        x.happens = True
        people = self.clauses.subject(s, verb, is_list=s.role == "title")
        if form and people and (whom := _WITH_WHOM.search(s.code, 0, verb)):
            partner = s.all(PERSON, whom.start(1), whom.end(1))
            people = [*partner, *(s.all(PERSON, whom.end(1), verb) or [p for p in people if p not in partner])]
        x.is_bilateral |= len(people) > 1 and not x.organizer
        if people and x.type == "meeting" and not (x.organizer or x.is_bilateral):
            self._recipients(s, x)
        if people:
            if len(people) == 1 and not x.is_bilateral and x.type in GATHERINGS and self.words.is_cue("chair", form):
                x.chair = people[0]
            elif not x.is_bilateral and x.organizer and x.type in GATHERINGS and form.startswith(("open", "conven")):
                x.chair = next((n for n in people if self._presides(s, n)), None)
            x.join(people)
            x.holders = people
        elif form and (pair := self._pair(s, verb)):
            x.join(pair)
            x.is_bilateral = True
        elif form and (sided := self._sided_before(s, verb)):
            x.sides = sided
            x.is_bilateral = True
        elif form and (both := _PARTIES_BEFORE.search(s.code, 0, verb)) and COUNTRY in both[0]:
            countries = self._states(s.all(COUNTRY + ORG, both.start(), both.end()))
            if self.words.is_cue("sided", s.code[max(0, both.start() - 30) : both.start()]):
                x.sides = countries
            else:
                x.join(countries)
            x.is_bilateral = True
        elif form and not x.organizer:
            bodies = s.all(ORG, max(0, verb - 60), verb)
            joint = _BODIES_BEFORE.search(s.code, max(0, verb - 60), verb)
            states = s.states(self.clauses.start(s, verb), verb)
            if bodies and states and self._are_officers(s, verb):  # "A, B Security Council secretaries hold talks"
                x.sides = states
                x.is_bilateral = x.type in GATHERINGS
            elif joint:
                x.bodies = s.all(ORG, joint.start(), joint.end())
            elif bodies and x.type == "visit":
                x.join(bodies[-1:])
            elif bodies:
                x.organizer = bodies[-1]

    def _states(self, named: list[Named]) -> list[Named]:
        """Those that are states or organisations of states."""
        return [n for n in named if n[0].startswith("country:") or n[0] in self.words.is_bloc]

    def _sided_before(self, s: Sentence, verb: int) -> list[Named]:
        """The states and bodies whose officials are the subject right before a verb: "representatives of A and B held"."""
        found = [m for m in self.words.sided.finditer(s.code, self.clauses.start(s, verb), verb) if verb - m.end() < _ADVERB]
        return s.all(COUNTRY + ORG, found[-1].start(1), found[-1].end(1)) if found else []

    @staticmethod
    def _are_officers(s: Sentence, verb: int) -> bool:
        """Whether the subject right before a verb is several holders of an office of the body named before: "B secretaries held"."""
        last = s.code.rfind(" ", 0, max(0, verb - 1)) + 1
        token = s.token(last)
        return token is not None and token.tag_ in ("NNS", "NNPS") and s.code[max(0, last - 2)] == ORG

    def _presides(self, s: Sentence, named: Named) -> bool:
        """Whether a person is called the chair of a body right before his or her name."""
        at = next(i for i in s.find(PERSON) if s.span(i, i + 1)[0] >= named[1][0])
        last = max(s.find(PERSON, 0, at), default=0)
        return self.words.is_cue("presider", s.code[max(last, at - _OFFICE) : at])

    def _pair(self, s: Sentence, at: int) -> list[Named]:
        """Who "the two presidents" are, where they are the subject of the verb at `at`: the persons who met last."""
        for m in self.words.cue["pair"].finditer(s.code, max(0, at - 60), at):
            if re.fullmatch(r"\s?(?:will|also|then|have|had|later|earlier)?\s*", s.code[m.end() : at]):
                return [(r, s.span(*m.span())) for r in self.setting.two(m[0])]
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
        verb = self._over(s, x) if tail and not near and _AT_FIRST.search(s.code, 0, x.name[0]) else None
        acting = self.clauses.subject(s, verb) if verb is not None and verb > x.name[1] else []
        if x.people and acting and not {r for r, _ in acting} & {r for r, _, _ in x.people}:
            x.join(acting)
            return
        if not near and tail and _AT_FIRST.search(s.code, 0, x.name[0]):
            verb = s.verb(tail.end(), min(len(s.code), tail.end() + _OFFICE))
            near = list(s.find(PERSON, tail.end(), tail.end() + _OFFICE if verb is None else verb))[:1]
            while near and (more := _JOINED_PERSON.match(s.code, near[-1] + 1)):
                near.append(more.end() - 1)
            told = _TOLD.search(s.code, x.name[1])
            if near and told:
                near.append(told.start(1))
        named = [n for i in near if (n := s.named(i))]
        x.is_bilateral |= len(named) > 1 and x.type == "call"
        x.join(named)

    def _said_at(self, s: Sentence, x: Sighting) -> None:
        """ "X said at the forum": who speaks at a gathering was there."""
        verb = self._over(s, x) if x.type in GATHERINGS and _AT_IT.search(s.code, 0, x.name[0]) else None
        if verb is not None and verb < x.name[0] and not x.people and self.words.cue["say"].match(s.code, verb):
            x.join(self.clauses.subject(s, verb)[-1:])

    def _visitors(self, s: Sentence, x: Sighting) -> None:
        if m := _INVITED.search(s.code, 0, x.name[0]):
            who = self.setting.resolve(*s.span(*m.span(1)), frozenset())
            guests = s.all(PERSON, *m.span(1)) or ([(who, s.span(*m.span(1)))] if who else [])
            x.people = []
            x.join(guests)
            x.join(s.all(PERSON, self.clauses.start(s, m.start()), m.start())[-1:], "host")
        if (m := _VISIT_OF.match(s.code, x.core[1])) and not x.people:
            x.join(s.all(PERSON, m.start(1), m.end(1)))
        elif not x.people and (m := _VISIT_OF_BODY.match(s.code, x.core[1])):
            x.join(s.all(ORG, m.start(1), m.end(1)))
            x.organizer = None
        if x.place is None and (m := self._goal.match(s.code, x.core[1]) or (self._goal.match(s.code, m.end()) if m else None)):
            named = s.named(m.start(1))
            x.place = (*named, m[1]) if named else None
            x.name = (x.name[0], max(x.name[1], m.end(1)))
            tour(s, x, m.start(1), self.words)
        elif x.place is None and (m := self._goal.match(s.code, x.name[1])):  # "the visit of the president of A to B"
            x.place = (*named, m[1]) if (named := s.named(m.start(1))) else None
            tour(s, x, m.start(1), self.words)
        elif x.place is None and (m := _TO_BODY.match(s.code, x.core[1])):
            x.join(s.all(ORG, m.start(1), m.end(1)))
        elif x.place is None and (m := _IN_ON_VISIT.search(s.code, 0, x.name[0])):
            named = s.named(m.start(1))
            x.place = (*named, m[1]) if named else None
