"""Sightings by name: events, bodies that are named after their meetings or stand for them, papers of a session.

Belongs here: which names tell of an event, and what the words in front make of it. Does not belong here: phrases around a head noun
(`nouns`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from seedline.extract.events.sighting import GATHERINGS, Sighting
from seedline.extract.events.text import COUNTRY, DATE, EVENT, INSTRUMENT, NAMES, ORG, PERSON, PLACE, Sentence
from seedline.extract.events.words import Head, Words

# an item of a programme: "5 July: the forum"
_CALENDAR = re.compile(rf"\W*{DATE}(?:,\s[{PLACE}{COUNTRY}])?(?::|\s[-–])\s(?:the\s)?", re.IGNORECASE)
# "COP28"
_ACRONYM = re.compile(r"[A-Z]{3,}[ -]?\d{1,2}")
_LOCATIVE = re.compile(r"(?:^|\s)(?:at|in|during|for|after|following)\s$", re.IGNORECASE)
_AFTERWARDS = re.compile(r"\b(?:following|after)\s$", re.IGNORECASE)
# "this was (a cowardly attack)"
_THIS_WAS = re.compile(r"\b(?:this|it|that)\s(?:was|is)\s$", re.IGNORECASE)
_OWNING = re.compile(r"\bof\s(?:the\s)?$")
_AFTER_BODY = re.compile(rf"\b(?:before|after|during|at|following|ahead of|prior to)\s(?:the\s)?({ORG})(?!\s\w|'s)", re.IGNORECASE)
_OWN_DAY = re.compile(rf",?\s\(?{DATE}")
# "(the Consultative Meeting) of Heads of State"
_LEADERS = 30
_HELD = re.compile(r",?\s(?:which\s)?(?:was\s)?(?:held|convened)\s")
_YEARED = re.compile(r"[\w\"”»]\s?[-–\s/]\s?(?:19|20)\d\d$")
NUMBER = re.compile(r"\d+(?:st|nd|rd|th)$", re.IGNORECASE)
WORD_BEFORE = re.compile(r"(\S+)\s+$")


class Lead:
    """Reads the words right in front of a phrase or name."""

    def __init__(self, words: Words) -> None:
        self.words = words
        # a cue right before a noun phrase: "on the sidelines of the (next)"
        self._leads = {
            k: re.compile(rf"{words.cue[k].pattern}(?:\s(?:the|a|an|this))?(?:\s\w+)?\s*$", re.IGNORECASE)
            for k in ("topic", "aside", "holding", "ceasing", "unsure")
        }
        # "the conference on these (drills)"
        self._about = re.compile(rf"{words.head.pattern}\s(?:on|about|regarding)\s$", re.IGNORECASE)

    def __call__(self, s: Sentence, x: Sighting) -> None:
        """What the words in front make of the phrase: a mere topic, something beside which another event stands, a setting."""
        left = max(0, x.name[0] - 40)
        is_beside = self.words.is_cue("sidelines", s.code[left : x.name[0]])
        is_season = self.words.is_standing(x.organizer[0] if x.organizer else None) and not is_beside
        x.is_topic = is_season or bool(self._leads["topic"].search(s.code, left, x.name[0]))
        x.is_topic |= bool(self._about.search(s.code, left, x.name[0]))
        if _THIS_WAS.search(s.code, left, x.name[0]):
            x.determiner, x.is_same = "this", True
        x.is_generic |= bool(self._leads["unsure"].search(s.code, left, x.name[0]))
        if self._leads["holding"].search(s.code, left, x.name[0]):
            x.determiner = "the"
        x.is_generic |= x.type == "attack" and bool(self._leads["ceasing"].search(s.code, left, x.name[0]))
        if _CALENDAR.fullmatch(s.code, 0, x.name[0]):
            x.is_announced = x.happens = True
            x.is_plural = False
        x.is_aside = bool(self._leads["aside"].search(s.code, left, x.name[0]))
        x.is_past = bool(_AFTERWARDS.search(s.code, left, x.name[0]))
        x.happens |= x.is_past and x.organizer is not None
        x.is_locative = bool(_LOCATIVE.search(s.code, left, x.name[0]))


class Names:
    """Finds sightings by name in a sentence."""

    def __init__(self, words: Words, lead: Lead) -> None:
        self.words = words
        self._lead = lead
        self._takes_place = re.compile(rf",?\s(?:which\s|that\s)?{words.cue['takes_place'].pattern}", re.IGNORECASE)
        self._entering = re.compile(
            rf"(?:{words.cue['enter'].pattern}\s(?:the\swork\sof\s)?|\b(?:at|during)\s)(?:the\s|an?\s)?(?:[\w{NAMES}-]+(?:'s)?\s)?$",
            re.IGNORECASE,
        )
        self._settled = re.compile(
            rf"(?:\s(?:meeting|held|convened))?,?\s(?:(?:in|at|on)\s(?:the\s)?(?:\w+\s)?)?([{DATE}{PLACE}{COUNTRY}])"
        )

    def __call__(self, s: Sentence) -> Iterator[Sighting]:
        """Sightings of a sentence."""
        for find in (self._named, self._bodies, self._sittings, self._occasions, self._papers):
            yield from find(s)

    def _named(self, s: Sentence) -> Iterator[Sighting]:
        """Events by their proper name, typed by the head noun in it; a name that ends in a year is an exercise's."""
        for i in s.find(EVENT):
            text = s.what[i].name or ""
            head = self._last_head(text)
            type_ = head.type if head else "exercise" if _YEARED.search(text) else "conference" if _ACRONYM.fullmatch(text) else None
            if type_ is None:
                continue
            word = head.word if head else type_
            if type_ == "meeting" and self.words.is_of_leaders(text + s.code[i + 1 : i + _LEADERS]):
                type_ = "summit"
            x = Sighting(s, type_, word, (i, i + 1), (i, i + 1), key=s.referent(i), determiner="the", is_mass=True)
            at = s.span(i, i + 1)
            x.distinct = {self.words.nth.get(w, w) for w in text.lower().split() if NUMBER.match(w) or w in self.words.sets["ordinal"]}
            blocs = [(r, at) for m in self.words.bloc.finditer(text) if (r := self.words.bloc_of.get(m[0]))]
            sides = self.words.sides.search(text)
            x.organizer = blocs[0] if len(blocs) == 1 else None
            x.join([(self.words.side_of[side], at) for side in sides.groups()] if sides else [])
            self._lead(s, x)
            yield x

    def _bodies(self, s: Sentence) -> Iterator[Sighting]:
        """Bodies that are named after their meetings: "the 55th ASEAN Foreign Ministers' Meeting"."""
        for i in s.find(ORG):
            head = self._last_head(s.what[i].name or "") or self._assembly(s.what[i].name or "")
            is_standing = s.referent(i) in self.words.is_bloc or " " not in (s.what[i].name or "")
            if head is None or head.type not in (*GATHERINGS, "election_mission") or is_standing:
                continue
            before = WORD_BEFORE.search(s.code, max(0, i - 30), i)
            is_numbered = bool(before and (NUMBER.match(before[1]) or before[1].lower() in self.words.sets["ordinal"]))
            is_listed = bool(_CALENDAR.fullmatch(s.code, 0, i))
            if head.type == "election_mission" or is_numbered or is_listed or self.words.cue["happen"].search(s.code, i + 1, i + 24):
                name = (before.start(1) if before and is_numbered else i, i + 1)
                x = Sighting(s, head.type, head.word, (i, i + 1), name, determiner="the", is_mass=True)
                x.organizer = s.named(i) if head.type in GATHERINGS else None
                x.happens = x.happens or head.type == "election_mission"
                self._lead(s, x)
                yield x

    def _assembly(self, name: str) -> Head | None:
        """The meeting that a body's name is used for which has a number before it: "the 14th Ordinary Assembly of Heads of State"."""
        is_of_leaders = self.words.is_of_leaders(name)
        return self.words.heads["summit" if is_of_leaders else "meeting"] if self.words.is_cue("assembly", name) else None

    def _sittings(self, s: Sentence) -> Iterator[Sighting]:
        """ "Remarks following the council": at the head of a text a council is its meeting."""
        if s.ordinal > 1:
            return
        for m in _AFTER_BODY.finditer(s.code):
            i = m.start(1)
            named = (s.what[i].name or "").lower().split()
            if named and named[-1] in self.words.sets["sitting"] and self.words.is_cue("remarks", s.code[: m.start()]):
                x = Sighting(s, "meeting", "meeting", (i, i + 1), (i, i + 1), determiner="the", organizer=s.named(i), is_mass=True)
                x.happens = True
                x.join(s.all(PERSON, 0, m.start())[-1:])
                yield x

    def _occasions(self, s: Sentence) -> Iterator[Sighting]:
        """A council stands for its meeting where it takes place, or is attended on a day or at a place."""
        for i in s.find(ORG):
            name = (s.what[i].name or "").lower().split()
            if not name or name[-1] not in self.words.sets["sitting"]:
                continue
            takes_place = self._takes_place.match(s.code, i + 1) and not _OWNING.search(s.code, 0, i)
            is_entered = self._entering.search(s.code, max(0, i - 60), i)
            if takes_place or (is_entered and (s.role == "title" or self._is_settled(s, i + 1))) or self._heads_page(s, i):
                type_ = "summit" if self.words.is_summit_body(s.referent(i)) else "meeting"
                x = Sighting(s, type_, "meeting", (i, i + 1), (i, i + 1), determiner="the", organizer=s.named(i), is_mass=True)
                x.is_body = True
                x.happens = True
                self._lead(s, x)
                yield x

    def _papers(self, s: Sentence) -> Iterator[Sighting]:
        """The session in a paper's name, where it is told when that was held: "communiqué of its 10th meeting held on"."""
        for i in s.find(INSTRUMENT):
            text = s.what[i].name or ""
            head = self._last_head(text)
            if head and head.type in GATHERINGS and _HELD.match(s.code, i + 1):
                x = Sighting(s, head.type, head.word, (i, i + 1), (i, i + 1), determiner="the", is_mass=True, happens=True)
                bloc = self.words.bloc.search(text)
                x.organizer = (self.words.bloc_of[bloc[0]], s.span(i, i + 1)) if bloc else None
                x.distinct = {self.words.nth.get(w, w) for w in text.lower().split() if NUMBER.match(w)}
                x.label = " ".join([*sorted(x.distinct), head.word])
                yield x

    def _is_settled(self, s: Sentence, at: int) -> bool:
        """Whether a day or place follows: a month or year is that of many things."""
        m = self._settled.match(s.code, at)
        return m is not None and (m[1] != DATE or len(s.date(m.start(1)) or "") >= len("2000-01-01"))

    @staticmethod
    def _heads_page(s: Sentence, i: int) -> bool:
        """Whether a page is headed by a council and its day: "Foreign Affairs Council, 19 June"."""
        return s.ordinal == 0 and not s.code[:i].strip() and bool(_OWN_DAY.match(s.code, i + 1))

    def _last_head(self, text: str) -> Head | None:
        heads = list(self.words.head.finditer(text))
        return self.words.heads[self.words.fold(heads[-1][0])] if heads else None
