"""Sightings to events: which sightings in a document are one event, which are events at all, and what they say together.

Belongs here: comparing and joining sightings, how sure each event is. Does not belong here: reading a sentence (`sight`), what the
sightings of an event say together (`telling`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from seedline.dataset import edtf, referent
from seedline.extract.events.draft import Draft, kind
from seedline.extract.events.likeness import is_respelled, is_shortened, is_within, states
from seedline.extract.events.sighting import DAY, EARLIER, ORDER, STAY, Sighting, numbers
from seedline.extract.events.telling import days_of
from seedline.extract.events.text import NAMES, ORG, PLACE
from seedline.extract.events.words import Words

# Determiners that point back to an event told of before; "his" does so for visits alone.
KNOWN = frozenset({"the", "this", "these", "that", "those", "its", "their", "our"})
_YEAR = 366
# How many earlier events a sighting is compared with: a bound that keeps reading linear in the text.
REACH = 40
# Share of events believed right, by how many anchors they have more than they need.
CONFIDENCE = (0.75, 0.85, 0.9, 0.95)
# what goes beyond doubt
_SURE = 5.0
# how far below the title the sentence stands that tells the same
_NEXT = 2
# who take part in more than a talk
_MANY = 3
# "(received X after) the summit"
_BESIDE = re.compile(r"\b(?:of|after|before|following|since|at|for|to|from|during)\s(?:the\s|an?\s)?$")
_NAME = re.compile(rf"[{NAMES}]")
# "take part in the (consultations)"
_ATTENDED = 24
# what one place for two gatherings that nothing sets apart says for their being one
_PLACED = 1.6
# how much less a definite phrase means an event that was told of beside another
_BACKGROUND = 0.6
# what the event has ahead that the last sentence was mainly about, of those that "the meeting" may mean
IN_FOCUS = 0.5


class Merger:
    """Joins sightings into drafts, in reading order. `state_of`: the state that a person holds an office of; `published`: the
    document's day; `focus`: the event that the text is at."""

    def __init__(self, words: Words, state_of: Mapping[str, str]) -> None:
        self.words = words
        self.state_of = state_of
        self.published: str | None = None
        self.drafts: list[Draft] = []
        self.focus: Draft | None = None

    def add(self, x: Sighting, *, is_title: bool) -> Draft | None:
        """Puts a sighting to the draft that it tells of, or begins a new one; None where it names no event."""
        is_season = not x.is_verb and x.type == "meeting" and self.words.is_standing(x.organizer[0] if x.organizer else None)
        if is_season or (x.is_generic and not x.key) or (x.is_topic and not (x.dates or x.place)):
            return None
        if x.needs_partner and x.determiner in ("a", "an", "another") and not x.place and self.drafts and self.drafts[-1].type == "call":
            x.type = "call"  # "in a separate conversation with C"
        best: tuple[float, int, Draft] | None = None
        if x.is_same and (last := self._last(x)):
            best = (0.0, 0, last)
        for n, d in enumerate(self.drafts[-REACH:]):
            score = self._match(x, d)
            if score is not None and (best is None or (score, n) > best[:2]):
                best = (score, n, d)
        is_campaign = x.type == "attack" and ((x.place is not None and x.place[2] == PLACE) or any(len(t.value) == DAY for t in x.dates))
        persons = sum(r.startswith("person:") for r, _, _ in x.people)
        is_pair = x.is_bilateral and len(x.people) + len(x.sides) > 1 and persons > (x.determiner in ("his", "her", "their"))
        if best is None and x.is_plural and not (x.key or is_campaign or is_pair):
            return None
        draft = best[2] if best else Draft()
        if not best:
            self.drafts.append(draft)
        draft.take(x)
        if x.organizer and draft.organizer and self.words.parent.get(x.organizer[0]) == draft.organizer[0]:
            draft.organizer = x.organizer
        elif x.organizer and draft.is_title and draft.organizer and all(referent.is_local(r) for r, _ in (x.organizer, draft.organizer)):
            draft.organizer = x.organizer  # the text names in full the body that a headline shortens
        draft.is_title |= is_title
        return draft

    def _last(self, x: Sighting) -> Draft | None:
        """The event of its kind that was told of right before a sighting."""
        d = max(self.drafts, key=lambda d: d.last.sentence.ordinal, default=None)
        is_near = d is not None and 0 < x.sentence.ordinal - d.last.sentence.ordinal <= _NEXT
        return d if d is not None and is_near and kind(d.type) == kind(x.type) else None

    def _match(self, x: Sighting, d: Draft) -> float | None:
        """How well a sighting fits a draft; None if it can't be the same event, or too little speaks for it."""
        if x.key and d.key:
            return 9.0 if x.key == d.key else None
        if x.type == "other" and not (x.is_verb or x.is_aside) and d.last.sentence is x.sentence and self._is_ceremonial(d):
            return _SURE  # "received letters of credence at a ceremony"
        # "the opening ceremony of the games" is no ceremony told of before
        is_own_ceremony = x.type == "other" and _NAME.search(x.sentence.code, x.core[1], x.name[1]) is not None
        is_definite = (x.determiner in KNOWN and not is_own_ceremony) or (x.type == "visit" and x.determiner in ("his", "her", "my"))
        if not self._can_be(x, d, is_definite):
            return None
        agreement = self._agreement(x, d, is_definite)
        is_among = {r for r, _, _ in x.people} < d.who  # of the title's call with several
        is_own = x.determiner == "separate" and (x.dates or x.place) and d.is_title and not is_among
        if agreement is None or (is_own and not (d.dates or d.place)):
            return None
        is_near = x.sentence.segment == d.last.sentence.segment
        if not is_near and x.is_verb and d.is_verbal and x.organizer and d.organizer and x.organizer[0] == d.organizer[0]:
            return None  # each item of an index tells of a sitting of its own
        if not is_near and x.type == "other" and x.is_verb and d.is_verbal:
            return None  # nor of one opening
        if not is_near and x.dates and d.dates and not any(edtf.overlaps(t.value, u.value) for t in x.dates for u in d.dates[:8]):
            return None  # items of an index under two days
        fresh = x.distinct - d.distinct if kind(x.type) == "gathering" else set()
        score = (
            agreement
            + 0.3 * any(x.word.split()[-1] == y.word.split()[-1] for y in d.sightings[:4])
            + 0.4 * (" " in x.word and any(x.word == y.word for y in d.sightings[:4]))
            - (1.0 if fresh and not (x.dates and d.firm) else 0.0)
        )
        is_other_kind = x.type not in (d.type, "meeting") and not (x.is_weak or x.is_verb or d.is_verbal)
        score -= 0.6 * is_other_kind
        score += 0.4 * bool(x.distinct & d.distinct)
        score += 0.4 * (self.words.is_cue("ceremonial", x.label) and self._is_ceremonial(d))
        score += 1.6 * (x.title is not None and any(x.title == y.title for y in d.sightings[:4]))
        if (fresh & ORDER and agreement < 1.0) or ((d.distinct & ORDER) - x.distinct and not (is_definite or x.is_verb)):
            return None
        is_undated = not (d.firm and any(len(t.value) >= DAY for t in x.dates))
        if fresh and d.distinct and not x.distinct & d.distinct and (x.dates or x.place) and agreement < 1.0:
            return None  # "the joint meeting", "the extraordinary session of 5 May"
        if "next" in fresh and d.first.status != "planned" and d.happens and is_undated:
            return None
        is_former = x.distinct & EARLIER and not x.status and d.first.status == "planned"  # "his most recent visit"
        if (fresh & EARLIER and x.dates and d.happens and is_undated) or (x.type == "visit" and is_former):
            return None
        if x.type == d.type == "attack" and not is_definite and agreement < 1.0 and not (d.is_title and is_near and not d.firm):
            return None
        is_headed = d.is_title and not d.first.is_aside
        if is_headed and is_near and x.sentence.ordinal - d.last.sentence.ordinal <= 4 and len(d.sightings) < 3 - x.is_bilateral:
            score += 1.4 if x.type == d.type and not fresh else 1.0
            score += 0.3 * (x.type == d.type and x.type in ("exercise", "signing"))
            score += 0.3 * (x.type == d.type and d.is_verbal and not (d.is_bilateral or x.is_bilateral))
        is_elsewhere = x.place is not None and x.place != (d.place or x.place)
        says_more = x.organizer or is_elsewhere or x.dates or x.key or x.is_aside or x.word != d.last.word
        if x.type == d.type == "appointment" and any(y.sentence is x.sentence for y in d.sightings[-3:]):
            return score + _PLACED  # "took up his duties, succeeding B"
        beside = [y for y in d.sightings[-3:] if y.sentence is x.sentence]
        if beside and not (is_definite and not says_more):
            # "received X, who came to take part in the consultations"
            is_attended = self.words.is_cue("attend", x.sentence.code[max(0, x.name[0] - _ATTENDED) : x.name[0]])
            is_other = is_attended and not x.is_bilateral and any(y.is_verb and y.is_bilateral for y in beside)
            return score if score >= 1.6 and not x.is_aside and not is_other else None
        if is_definite and is_near:
            # the most recent event, but sooner the title's or the one in focus than one that was mentioned beside another
            score += 1.3 - 0.02 * min(15, x.sentence.ordinal - d.last.sentence.ordinal) + 0.1 * d.is_title
            is_background = d.last.is_aside or self._is_recalled(d) or self._is_beside(d) or self._is_mere_plan(d)
            is_in_focus = d is self.focus and not (is_background or d.distinct & ORDER)
            score += IN_FOCUS * (is_in_focus and (x.type == d.type or d.is_verbal))
            return score - _BACKGROUND * is_background if score > 0.6 else None
        if is_definite and not d.is_bilateral and x.type not in ("meeting", "summit", "other") and x.word == d.last.word:
            score += 1.3
        return score if score >= 1.6 else None

    def _is_recalled(self, d: Draft) -> bool:
        """Whether a draft is of an event long before the one told of first, or of one that somebody recalled."""
        lead = self.drafts[0]
        if d is lead:
            return False
        x, day = d.first, lead.firm[0] if lead.firm else self.published
        if self.words.is_reminder(x.sentence.code) or (not x.is_verb and self.words.is_cue("recalled", x.sentence.code[: x.name[0]])):
            return True
        return day is not None and bool(d.firm) and (edtf.bounds(day)[0] - edtf.bounds(d.firm[0])[1]).days > STAY

    @staticmethod
    def _is_mere_plan(d: Draft) -> bool:
        """Whether nothing is told of a draft but that somebody means to do it: "agreed to continue negotiations"."""
        return d.first.status == "planned" and not (d.dates or d.place or d.who or d.organizer or d.key or d.is_title)

    @staticmethod
    def _is_headline(x: Sighting, d: Draft) -> bool:
        """Whether the first sentences tell by the same noun what a headline told."""
        return d.is_title and x.sentence.ordinal <= _NEXT and x.word == d.first.word

    def _is_beside(self, d: Draft) -> bool:
        """Whether a draft was first told of in a phrase that depends on another event of its sentence."""
        x = d.first
        if d is self.drafts[0] or x.is_verb or not _BESIDE.search(x.sentence.code, 0, x.name[0]):
            return False
        return any(
            y.sentence is x.sentence and y.core < x.core and y.happens for e in self.drafts[-REACH:] if e is not d for y in e.sightings
        )

    def _can_be(self, x: Sighting, d: Draft, is_definite: bool) -> bool:
        """Whether kind of event and way of telling allow one event."""
        # "the ceremony" after "the signing ceremony"
        is_short = is_definite and any(y.word.endswith(f" {x.word}") for y in d.sightings[:4])
        is_short |= is_definite and x.type == "other" and self._is_ceremonial(d)
        if kind(x.type) != kind(d.type):
            if d.is_bilateral and x.is_bilateral and {x.type, d.type} <= {"call", "meeting"} and (d.is_verbal or x.is_verb):
                # "the presidents spoke by telephone and agreed to meet"
                is_ahead = x.status == "planned" != d.first.status
                return (d.is_title or is_definite) and not (is_ahead or (x.type == "meeting" and x.place))
            is_talk = d.type == "call" and (x.is_mass or x.word == "call")
            is_of_others = d.type == "signing" and bool(x.people) and x.name[1] > x.core[1]  # "the reception of X"
            talk_of_it = not (x.place or x.dates or is_of_others) and (x.is_weak or is_talk or is_short)
            if not (is_definite and talk_of_it and kind(x.type) == "gathering" and d.type in ("call", "signing")):
                return False
        if "conference" in (x.type, d.type) and x.type != d.type and {x.type, d.type} & {"meeting", "summit", "consultation"}:
            # "convened for the forum. The meeting was chaired by"
            is_next = (
                d is self.focus and not d.is_bilateral and x.sentence.ordinal - d.last.sentence.ordinal <= _NEXT and x.type != "summit"
            )
            is_bare = not (x.people or x.dates or x.place or x.is_bilateral or x.distinct)
            return is_definite and (((x.is_weak or (is_next and is_bare)) and not x.organizer) or is_within(x, d) or x.is_capital)
        if x.type != d.type and "other" in (x.type, d.type) and not (is_short or (x.is_weak and x.type == "other") or d.is_weak):
            return False
        if x.type == "visit" and x.is_plural and not d.first.is_plural:
            return False
        if d.is_bilateral and d.first.determiner == "separate" and not x.is_bilateral and len({r for r, _, _ in x.people} - d.who) >= _MANY:
            return False  # "had talks with A and B. The meeting was attended by ..."
        if d.is_bilateral and x.is_capital:
            return False  # "the Meeting" is a body's
        is_led = x.chair is not None and not x.is_hosted and not x.is_bilateral  # "chaired the meeting"
        if d.is_bilateral and x.chair and (is_led or (x.is_weak and not x.is_mass)) and x.word != d.first.word:
            return False  # "the reception hosted by X" is no talk of his
        if x.determiner in ("a", "an") and not d.is_title and x.status != d.first.status:
            return False
        if x.status == "planned" != d.first.status and self.words.is_reminder(x.sentence.code):
            return False
        is_held = x.is_past and x.happens and not x.status and not x.dates
        if is_held and d.first.status == "planned" and (x.people or not d.is_title):
            return False
        if d.is_bilateral and not (x.is_bilateral or d.firm or d.place) and x.place and self._is_of_old(x):
            return False
        is_elsewhere = d.happens and d.first.status is None and not d.organizer and not d.is_title
        is_ahead = x.status == "planned" and x.is_named and bool(x.place or x.dates)
        if x.status == "planned" and (x.organizer or is_ahead) and is_elsewhere:
            return False
        if x.key and not d.key and not d.organizer:
            is_told = x.organizer is not None and x.organizer[0] in {r for r, _ in d.first.sentence.all(ORG)}
            is_told |= referent.key_of(x.key).lstrip("~") == d.first.title  # headlines name no events
            return d.is_title and x.type == d.type and is_told
        if any("summit" in (a.type, a.word) and b.is_ministerial for y in d.sightings[:4] for a, b in ((x, y), (y, x))):
            return False
        if x.type == "summit" and not x.is_weak and d.is_weak and not d.is_title and (x.place or x.organizer):
            return False  # a dinner is no summit
        mine, theirs = numbers(x.distinct), numbers(d.distinct)
        if mine and theirs and not mine & theirs:
            return False
        # "the session of the A-B commission concludes", "the session of the commission between A and B"
        is_headline = self._is_headline(x, d) and bool(x.organizer and d.organizer)
        is_of_states = any(self.state_of.get(r, r).startswith("country:") for r in d.who)
        if x.organizer and d.organizer and not is_headline and states(x) and not is_of_states:
            return False
        is_named = d.key is not None or any(y.is_named for y in d.sightings[:4])
        if is_named and x.is_bilateral and not is_definite and not d.is_bilateral and len(x.people) > 1:
            return False
        is_same_noun = is_definite and x.word == d.first.word and not x.organizer
        if d.is_bilateral and not (x.is_bilateral or is_same_noun) and (x.is_body or x.type in ("summit", "conference", "debate")):
            return False
        sides = {r for r, _ in x.sides}
        if x.is_bilateral and not d.is_bilateral and len(sides) > 1 and not sides <= d.who:
            return False
        theirs = {self.state_of.get(r, r) for r in d.who} | {r for y in d.sightings for r, _ in y.sides}
        if x.determiner == "separate" and sides and d.is_bilateral and not sides & theirs:
            return False
        if x.is_bilateral != d.is_bilateral and not is_headline and (x.organizer or (d.organizer and not x.is_weak)):
            return is_definite and not x.organizer and not x.is_bilateral
        return True

    def _is_ceremonial(self, d: Draft) -> bool:
        """Whether what verbs tell of is done at a ceremony: credentials are presented."""
        return any(self.words.is_cue("ceremonial", y.label) for y in d.sightings[:4])

    def _agreement(self, x: Sighting, d: Draft, is_definite: bool) -> float | None:
        """How far body, date, place and people agree; None where they contradict one another."""
        score = 0.0
        if x.organizer and d.organizer:
            a, b = x.organizer[0], d.organizer[0]
            is_part = self.words.parent.get(a) == b or self.words.parent.get(b) == a
            is_there = bool(x.place and d.place and x.place[0] == d.place[0])
            is_unsure = is_shortened(a, b) or ((referent.is_local(a) or referent.is_local(b)) and (is_there or self._is_headline(x, d)))
            if (
                a != b
                and not is_unsure
                and (not is_part or x.bodies or (x.distinct and not (d.is_title and (d.is_verbal or is_there))) or d.has_bodies)
            ):
                return None
            score += 1.5 if a == b else 0.5 if is_definite or d.is_title else -1.0
            # "the 38th Union Summit", two items further on
            score += 0.5 * (a == b and bool(numbers(x.distinct) & numbers(d.distinct)))
        days = [t.value for t in x.dates if not t.is_weak and not t.is_end]
        # of "in 2024" and "on November 7-8" the latter tells
        days = [v for v in days if days_of(v) <= STAY or not any(days_of(w) <= STAY for w in days)]
        if days and (firm := d.firm):
            if not any(edtf.overlaps(v, w) for v in days for w in firm[:8]):
                return None
            score += 1.0
        elif days and any(edtf.bounds(v)[0] > edtf.bounds(t.value)[1] for v in days for t in d.dates if t.is_end):
            return None
        if x.dates and x.status == "planned" and self._is_over(d) and all(self._is_ahead(t.value) for t in x.dates):
            return None
        if x.place and d.place and not (d.is_tour and is_definite):
            is_nested = x.place[0] in d.around or d.place[0] in x.around
            is_wide = bool({x.place[0], d.place[0]} & self.words.is_region)
            is_same = x.place[0] == d.place[0] or is_respelled(x.place[0], d.place[0])
            is_house = is_definite and x.type != "visit" and referent.is_local(x.place[0]) > referent.is_local(d.place[0])
            if not is_same and x.place[2] == d.place[2] and not is_nested and not is_wide and not is_house:
                return None
            score += _PLACED * (is_same or is_nested)
            score += x.type == d.type == "visit" and self.words.is_in(x.place[0], d.place[0])
        mine = {r for r, _, _ in x.people}
        if x.is_bilateral and d.is_bilateral:
            mine, who = self._alike(mine, d.who)
            is_subset = bool(mine) and bool(who) and (mine <= who or who <= mine)
            is_unnamed = not mine or not who or (d.is_title and not any(r.startswith("person:") for r in d.who))
            if is_unnamed and (is_definite or d.is_title) and (mine != who or not mine):
                score += 0.5
            elif not (
                (len(mine & who) > 1 and (is_subset or is_definite))
                or (is_subset and (is_definite or d.is_title))
                or self._is_named_later(x, d)
                or self._is_of_several(x, d)
            ):
                return None
            else:
                score += 1.5 + 0.5 * (len(mine) > 1 and mine == who)
        if x.type == d.type == "visit" and mine and d.who:
            # "the visit by the council was led by X"
            is_led = is_definite and not (_persons(d.who) or mine - _persons(mine))
            if (not mine & d.who and not is_led) or _bodies(mine) - d.who:
                return None
            score += 1.0
        if x.type == d.type == "appointment":
            if not mine & d.who:
                return None
            # "was appointed on Monday. She takes over from B"
            score += _PLACED * (x.sentence.ordinal - d.last.sentence.ordinal <= 1 and not (x.dates and d.dates))
        return score

    def _is_of_old(self, x: Sighting) -> bool:
        """Whether a sighting's days are all long before the document's own."""
        ends = [edtf.bounds(t.value)[1] for t in x.dates]
        return bool(ends) and self.published is not None and all((edtf.bounds(self.published)[0] - end).days > STAY for end in ends)

    def _is_ahead(self, day: str) -> bool:
        """Whether a day lies after the document's own."""
        return self.published is not None and edtf.bounds(day)[0] > edtf.bounds(self.published)[1]

    @staticmethod
    def _is_over(d: Draft) -> bool:
        """Whether an event is told of as held, by a verb in the past and without a word of plans."""
        return any(y.is_past and (y.happens or y.is_locative) for y in d.sightings) and not any(y.status for y in d.sightings)

    def _alike(self, a: set[str], b: set[str]) -> tuple[set[str], set[str]]:
        """Partners of two talks so that they compare: where one names states alone, the other's persons by their states."""
        is_states = [bool(r) and all(i.startswith("country:") for i in r) for r in (a, b)]
        if is_states[0] == is_states[1]:
            return a, b
        return {self.state_of.get(r, r) for r in a}, {self.state_of.get(r, r) for r in b}

    def _is_named_later(self, x: Sighting, d: Draft) -> bool:
        """Whether a sighting names the official whose state alone was told: "received the ambassador of A", then the ambassador."""
        sides = {r for y in d.sightings for r, _ in y.sides}
        mine = {r for r, _, _ in x.people}
        is_next = x.sentence.ordinal - d.last.sentence.ordinal <= _NEXT and not x.sides
        return is_next and bool(mine & d.who) and any(self.state_of.get(r) in sides for r in mine - d.who)

    @staticmethod
    def _is_of_several(x: Sighting, d: Draft) -> bool:
        """Whether one of several calls is the title's with all of them: "call with the leaders of A and B", "X spoke with B and C"."""
        named = {r for r, _, _ in d.first.people}
        is_one = x.determiner == "separate" and d.is_title and x.type == d.type == "call" and len(x.people) > 1
        return is_one and len(_persons(named)) > 1 and x.people[0][0] not in named and x.people[-1][0] in named

    def confidence(self, d: Draft) -> float:
        """How sure it is that the text reports or announces a draft as an event; 0 if it does not.

        An event needs anchors: date, place, body or name, people, a chair, a clause that says that it takes place.
        """
        is_vague = d.is_weak and d.type in ("other", "debate")
        is_told = d.organizer is not None and bool(d.firm or d.place or any(x.is_locative for x in d.sightings))
        if is_vague and not (is_told or (d.firm and d.place and d.who)):
            return 0.0
        is_named = any(x.is_named for x in d.sightings)
        is_warfare = all(x.is_mass and x.is_weak for x in d.sightings)  # "the fighting in the east"
        if (d.type == "exercise" and not (d.key or d.organizer or d.firm or is_named or (d.is_title and d.who))) or (
            d.type == "attack" and not (any(days_of(v) <= _YEAR for v in d.firm) or (d.place and not is_warfare) or d.is_told_of or d.key)
        ):
            return 0.0
        anchors = sum(map(bool, (d.dates, d.place, d.organizer or d.key, d.happens, d.distinct, d.is_title, d.chair)))
        has_person = any(r.startswith("person:") for r in d.who)
        sides = sum(len(x.sides) for x in d.sightings)
        anchors += min(2, len(d.who) + sides) + (d.is_bilateral and has_person and not d.is_weak)
        is_placed = bool(d.place) and d.first.determiner == "the"
        is_plain = all(x.is_verb for x in d.sightings) or (d.type == "attack" and (not d.is_weak or is_placed))
        is_plain |= d.type == "appointment" and has_person and not d.is_weak
        if d.type == "attack" and not d.is_weak and d.is_told_of:
            anchors += 1
        anchors += d.is_bilateral and bool(sides) and d.first.determiner == "separate"
        anchors += is_named and d.first.determiner != "a"
        anchors += is_named and d.first.status == "planned"
        need = 1 if is_plain else 2
        spare = anchors - max(2, need)
        is_called_off = bool(d.organizer) and d.first.status == "cancelled"
        is_own = (
            not d.is_weak and d.type not in ("attack", "exercise") and bool(d.place or d.key or any(len(v) > len("2000") for v in d.firm))
        )
        return CONFIDENCE[max(0, min(spare, len(CONFIDENCE) - 1))] if anchors >= need or is_own or is_called_off else 0.0


def _persons(who: set[str]) -> set[str]:
    return {r for r in who if r.startswith("person:")}


def _bodies(who: set[str]) -> set[str]:
    return {r for r in who if r.startswith("organization:")}
