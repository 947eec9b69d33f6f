"""Sightings to events: which sightings in a document are one event, which are events at all, and what they say together.

Belongs here: comparing and joining sightings, choosing values. Does not belong here: reading a sentence (`events_sight`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from seedline.dataset import edtf
from seedline.extract.events_sight import GATHERINGS, IN_PERSON, Date, Sighting, Span
from seedline.extract.events_text import COUNTRY, PLACE
from seedline.extract.events_words import Words
from seedline.extract.reports import Event, Evidence, Participant

DEFINITE = frozenset({"the", "this", "these", "that", "those", "its", "their", "our"})


# An event is said to last a few days at most: a longer span is a grain ("this week"), and a day inside it tells more.
STAY = 6


def _days(value: str) -> int:
    first, last = edtf.bounds(value)
    return (last - first).days + 1


@dataclass(slots=True, eq=False)
class Draft:
    """An event in the making: its sightings, and stretches that go on telling of it."""

    sightings: list[Sighting] = field(default_factory=list)
    more: list[Span] = field(default_factory=list)
    people: list[tuple[str, str, Span]] = field(default_factory=list)
    chair: tuple[str, Span] | None = None
    is_title: bool = False

    @property
    def types(self) -> list[str]:
        return [x.type for x in self.sightings]

    @property
    def last(self) -> Sighting:
        return self.sightings[-1]

    @property
    def type(self) -> str:
        """The type said most precisely: a weak head noun or a verb yields to a strong noun, a meeting to a summit."""
        strong = [x.type for x in self.sightings if not x.is_weak and not x.is_verb] or self.types
        if strong[0] == "meeting" and "summit" in strong:
            return "summit"
        return strong[0]

    @property
    def key(self) -> str | None:
        return next((x.key for x in self.sightings if x.key), None)

    @property
    def organizer(self) -> tuple[str, Span] | None:
        return next((x.organizer for x in self.sightings if x.organizer), None)

    @property
    def place(self) -> tuple[str, Span, str] | None:
        places = [x.place for x in self.sightings if x.place]
        return next((p for p in places if p[2] == PLACE), places[0] if places else None)

    @property
    def dates(self) -> list[Date]:
        return [d for x in self.sightings for d in x.dates]

    @property
    def firm(self) -> list[str]:
        return [d.value for d in self.dates if not d.is_weak]

    @property
    def distinct(self) -> set[str]:
        return {d for x in self.sightings for d in x.distinct}

    def who(self) -> set[str]:
        return {r for x in self.sightings for r, _, _ in x.people} | {r for r, _, _ in self.people}

    @property
    def partners(self) -> bool:
        return any(x.partners for x in self.sightings)


def kind(type_: str) -> str:
    """Types that one event may be called by share a kind."""
    return "gathering" if type_ in GATHERINGS else type_


class Merger:
    """Joins sightings into drafts, in reading order."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.drafts: list[Draft] = []

    def add(self, x: Sighting, *, title: bool) -> Draft | None:
        """Puts a sighting to the draft that it tells of, or begins a new one; None where it names no event."""
        if x.type == "none" or (x.is_generic and not x.key) or (x.is_topic and not (x.dates or x.place)):
            return None
        best: tuple[float, int, Draft] | None = None
        for n, d in enumerate(self.drafts[-40:]):
            score = self.match(x, d)
            if score is not None and (best is None or (score, n) > best[:2]):
                best = (score, n, d)
        if best:
            best[2].sightings.append(x)
            best[2].is_title |= title
            return best[2]
        if x.is_plural and not x.key:
            return None
        draft = Draft([x], is_title=title)
        self.drafts.append(draft)
        return draft

    def match(self, x: Sighting, d: Draft) -> float | None:
        """How well a sighting fits a draft; None if it can't be the same event."""
        if x.key and d.key:
            return 9.0 if x.key == d.key else None
        same_kind = kind(x.type) == kind(d.type)
        is_definite = x.determiner in DEFINITE or (x.type == "visit" and x.determiner in ("his", "her"))
        if not same_kind and not (is_definite and x.word in ("conversation", "talks", "discussion", "call", "event", "ceremony", "talk") and d.type in ("call", "signing")):
            return None
        if {x.type, d.type} in ({"conference", "meeting"}, {"conference", "summit"}, {"conference", "consultation"}) and not (is_definite and x.is_weak):
            return None
        if x.determiner in ("a", "an") and not d.is_title and x.status != d.sightings[0].status:
            return None
        if x.key and not d.key and not d.organizer:
            return None
        if d.partners and not x.partners and (x.is_body or x.type in ("summit", "conference", "debate")):
            return None
        near = x.sentence.segment == d.last.sentence.segment
        score = 0.0
        if x.organizer and d.organizer:
            a, b = x.organizer[0], d.organizer[0]
            if a == b:
                score += 1.5
            elif self.words.parent.get(a) == b or self.words.parent.get(b) == a:
                if x.bodies or x.distinct or any(y.bodies for y in d.sightings):
                    return None
                score += 0.5 if is_definite or d.is_title else -1.0
            else:
                return None
        days = [d.value for d in x.dates if not d.is_weak]
        if days and d.firm:
            if not any(edtf.overlaps(v, w) for v in days for w in d.firm):
                return None
            score += 1.0
        if x.place and d.place:
            if x.place[0] == d.place[0]:
                score += 1.0
            elif x.place[2] == d.place[2]:
                return None
        fresh = x.distinct - d.distinct if kind(x.type) == "gathering" else set()
        if fresh & {"next", "previous", "last"} and not (d.distinct & x.distinct) and score < 1.0:
            return None
        if fresh and not (days and d.firm):
            score -= 1.0
        if (d.distinct & {"next", "previous", "last"}) - x.distinct and not is_definite:
            return None
        mine, theirs = {r for r, _, _ in x.people}, d.who()
        if x.partners and d.partners:
            if mine and theirs and (len(mine & theirs) > 1 or ((mine <= theirs or theirs <= mine) and (is_definite or d.is_title))):
                score += 1.5
            else:
                return None
        elif x.partners != d.partners and (x.organizer or d.organizer) and not x.is_weak:
            if not (is_definite and not x.organizer and not x.partners):
                return None
        if x.type == d.type == "visit" and mine and theirs:
            if not mine & theirs:
                return None
            score += 1.0
        if x.type == d.type == "appointment" and not mine & theirs:
            return None
        if x.type == d.type == "attack" and not is_definite and score < 1.0:
            return None
        if "upcoming" in x.sentence.code[x.name[0] : x.name[1]].lower() and d.last.status is None and not x.place:
            score -= 1.0
        if x.word == d.last.word:
            score += 0.3
        if d.is_title and near and d.last.sentence.paragraph + 3 >= x.sentence.paragraph and len(d.sightings) < 2:
            score += 1.4 if x.type == d.type and not fresh else 1.0
        if any(y.sentence is x.sentence for y in d.sightings) and not (is_definite and not x.is_aside and x.word == d.last.word and not (x.organizer or x.place or x.dates or x.key)):
            return score if score >= 1.6 and not x.is_aside else None
        if is_definite and not near and not d.partners and x.type not in ("meeting", "summit") and x.word == d.last.word:
            score += 1.3
        if is_definite and near:
            score += 1.3 - 0.02 * min(15, x.sentence.ordinal - d.last.sentence.ordinal)
            return score if score > 0.6 else None
        return score if score >= 1.6 else None

    def kept(self, d: Draft) -> float:
        """Confidence that a draft is an event that the text reports or announces; below 0.5 it is not."""
        if all(x.is_weak for x in d.sightings) and d.type in ("other", "debate") and not (
            d.organizer and (d.firm or d.place or any(x.locative for x in d.sightings))
        ):
            return 0.0
        anchors = bool(d.dates) + bool(d.place) + bool(d.organizer or d.key) + min(2, len(d.who())) + any(x.happens for x in d.sightings)
        anchors += (d.partners and any(not x.is_weak for x in d.sightings)) + bool(d.distinct) + d.is_title + bool(d.chair or any(x.chair for x in d.sightings))
        need = 2 if d.type == "debate" or not all(x.is_weak for x in d.sightings) else 3
        if d.type == "exercise" and not (d.key or d.organizer or d.firm):
            return 0.0
        if d.type == "attack" and not (d.firm or d.place):
            return 0.0
        if all(x.is_verb for x in d.sightings):
            need = 1
        if anchors < need:
            return 0.0
        return min(0.95, 0.55 + 0.1 * (anchors - need))

    def event(self, d: Draft, text: str, published: str | None, confidence: float) -> Event:
        """The report of a draft; `text` is the seed's."""
        best = max(d.sightings, key=lambda x: (not d.is_title or x.sentence.role != "title", not x.is_verb, bool(x.organizer) + bool(x.dates) + bool(x.place) + bool(x.people), -x.sentence.ordinal))
        start, end = best.at
        evidence = [Evidence("name", *x.at) for x in d.sightings if x is not best]
        evidence += [Evidence("name", *span) for span in d.more]
        name = " ".join(text[start:end].split())
        first, last = self._dates(d, evidence, published)
        chair = next((x.chair for x in d.sightings if x.chair), d.chair)
        organizer, place = d.organizer, d.place
        if organizer:
            evidence.append(Evidence("organizer_id", *organizer[1]))
        if place:
            evidence.append(Evidence("place_id", *place[1]))
        if chair:
            evidence.append(Evidence("chair_id", *chair[1]))
        status = self._status(d, first, published, evidence)
        form = self._format(d, evidence)
        people = self._people(d, chair)
        evidence += [Evidence("participants", p.start, p.end) for p in people]
        return Event(
            start=start, end=end, type=d.type, name=name, status=status, start_date=first, end_date=last,
            place=place[0] if place else None, format=form, organizer=organizer[0] if organizer else None,
            chair=chair[0] if chair else None, participants=people, confidence=confidence, evidence=evidence,
        )  # fmt: skip

    def _dates(self, d: Draft, evidence: list[Evidence], published: str | None) -> tuple[str | None, str | None]:
        firm = [x for x in d.dates if not x.is_weak] or d.dates
        if not firm:
            return None, None
        best = firm[0]
        for x in firm[1:]:
            if edtf.overlaps(x.value, best.value) and _days(x.value) < _days(best.value) and not 1 < _days(best.value) <= STAY:
                best = x
        evidence.append(Evidence("start", *best.span))
        first, _, last = best.value.partition("/")
        if last:
            evidence.append(Evidence("end", *best.span))
        return first, last or None

    def _status(self, d: Draft, first: str | None, published: str | None, evidence: list[Evidence]) -> str:
        said = {x.status: x.status_span for x in reversed(d.sightings) if x.status and x.status_span}
        status = "held"
        if "cancelled" in said:
            status = "cancelled"
        elif first and published and not edtf.overlaps(first, published):
            later = edtf.bounds(first)[0] > edtf.bounds(published)[1]
            told = any(x.is_past and x.status != "planned" for x in d.sightings if x.dates)
            status = "planned" if later and not told else "held"
        elif "planned" in said and not (first and any(x.is_past for x in d.sightings[:2])) and (lead := d.sightings[0]) and (lead.status == "planned" or (d.is_title and len(d.sightings) > 1 and d.sightings[1].status == "planned")):
            status = "planned"
        if (at := said.get(status)) is not None:
            evidence.append(Evidence("status", *at))
        return status

    def _format(self, d: Draft, evidence: list[Evidence]) -> str | None:
        said = next((x for x in d.sightings if x.format and x.format_span), None)
        if d.type == "call":
            return "video" if said and said.format == "video" else "phone"
        if said and said.format_span and d.type in GATHERINGS and said.format == "video":
            evidence.append(Evidence("format", *said.format_span))
            return said.format
        if d.place or (d.type in IN_PERSON and (d.partners or d.type in ("visit", "exercise"))):
            return "in_person" if d.type in IN_PERSON or d.type in GATHERINGS else None
        return None

    def _people(self, d: Draft, chair: tuple[str, Span] | None) -> list[Participant]:
        seen: dict[str, Participant] = {}
        for r, role, at in [*(p for x in d.sightings for p in x.people), *d.people]:
            if r not in seen:
                seen[r] = Participant(referent=r, role="chair" if chair and chair[0] == r else role, start=at[0], end=at[1])
        if chair and chair[0] not in seen and chair[0].startswith("person:"):
            seen[chair[0]] = Participant(referent=chair[0], role="chair", start=chair[1][0], end=chair[1][1])
        for body, at in (b for x in d.sightings for b in x.bodies):
            seen.setdefault(body, Participant(referent=body, role="participant", start=at[0], end=at[1]))
        return list(seen.values())
