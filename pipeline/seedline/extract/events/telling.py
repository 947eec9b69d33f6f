"""What the sightings of an event say together, as its report.

Belongs here: choosing among what they say: name, days, status, format, who takes part. Does not belong here: which of them are one event
(`merge`), what is chosen among all that the page names (`choice`).
"""

from __future__ import annotations

from collections.abc import Mapping

from seedline.dataset import edtf
from seedline.extract.events.draft import Draft
from seedline.extract.events.sighting import GATHERINGS, IN_PERSON, STAY, Sighting
from seedline.extract.reports import Event, Evidence, Participant


def event(d: Draft, text: str, published: str | None, confidence: float, state_of: Mapping[str, str]) -> Event:
    """The report of a draft; `text` is the seed's."""
    best = max(d.sightings, key=lambda x: (not x.is_verb, x.is_tour, _fullness(x), x.sentence.role != "title", -x.sentence.ordinal))
    start, end = best.at
    if best.key:
        end = start + len(text[start:end].partition(",")[0])
    evidence = [Evidence("type", *_typing(d).span), *(Evidence("name", *x.at) for x in d.sightings if x is not best)]
    evidence += [Evidence("event_id", *span) for span in d.more]
    first, last = dates(d, evidence)
    moved_from = d.moved_from if d.moved_from and d.moved_from[0] != first else None
    if moved_from:
        evidence.append(Evidence("moved_from", *moved_from[1]))
    place = d.place if d.type != "call" else None
    for name, value in (("organizer_id", d.organizer), ("place_id", place), ("chair_id", d.chair)):
        if value:
            evidence.append(Evidence(name, *value[1]))
    status = _status(d, first, published, evidence)
    form = _format(d, evidence)
    people = _people(d, state_of)
    name = best.label or " ".join(text[start:end].split())
    evidence += [Evidence("participants", p.start, p.end) for p in people]
    return Event(
        start=start, end=end, type=d.type, name=name, status=status, start_date=first, end_date=last,
        moved_from=moved_from[0] if moved_from else None,
        place=place[0] if place else None, format=form, organizer=d.organizer[0] if d.organizer else None,
        chair=d.chair[0] if d.chair else None, participants=people, confidence=confidence, evidence=evidence,
    )  # fmt: skip


def _people(d: Draft, state_of: Mapping[str, str]) -> list[Participant]:
    """Participants, each once; a person in the chair is one, a state or body in the chair is not, nor is in a talk the
    state of two officials who are named."""
    said = [*(p for x in d.sightings for p in x.people), *d.extra]
    if d.chair and d.chair[0].startswith("person:"):
        said.append((d.chair[0], "chair", d.chair[1]))
    said += [(r, "participant", at) for x in d.sightings for r, at in x.bodies]
    persons = {r for r, _, _ in said if r.startswith("person:")}
    theirs = {state_of.get(r) for r in persons}
    sides = {r for x in d.sightings for r, _ in x.sides}
    if len(persons) < max(2, len(sides)):
        said += [(r, "participant", at) for x in d.sightings for r, at in x.sides if len(persons) < 2 or r not in theirs]
    if len(persons) > 1 and d.is_bilateral:
        said = [p for p in said if p[0] not in theirs]
    made: dict[str, Participant] = {}
    for r, role, at in said:
        if r not in made:
            made[r] = Participant(referent=r, role="chair" if d.chair and d.chair[0] == r else role, start=at[0], end=at[1])
    return list(made.values())


def _typing(d: Draft) -> Sighting:
    """The sighting whose word tells the event's type."""
    return next((x for x in d.sightings if x.type == d.type), d.first)


def _fullness(x: Sighting) -> int:
    return bool(x.organizer) + bool(x.dates) + bool(x.place) + bool(x.people) + bool(x.distinct)


def days_of(value: str) -> int:
    """How many days a date spans."""
    first, last = edtf.bounds(value)
    return (last - first).days + 1


def dates(d: Draft, evidence: list[Evidence]) -> tuple[str | None, str | None]:
    """Start and end: the first date said, or one inside it that is finer, unless the first is a span of a few days."""
    ends = [x for x in d.dates if x.is_end and not x.is_weak]
    said = [x for x in d.dates if not x.is_weak and not x.is_end] or ends or d.dates
    if not said:
        return None, None
    best = said[0]
    for x in said[1:]:
        is_finer = days_of(x.value) < days_of(best.value) and not 1 < days_of(best.value) <= STAY
        # "comes on Sunday" for "a visit on 12-13 February"
        is_stay = days_of(best.value) == 1 < days_of(x.value) <= STAY and edtf.bounds(x.value)[0] == edtf.bounds(best.value)[0]
        if edtf.overlaps(x.value, best.value) and (is_finer or (is_stay and "/" in x.value)):
            best = x
    evidence.append(Evidence("start", *best.span))
    first, _, last = best.value.partition("/")
    if last:
        evidence.append(Evidence("end", *best.span))
    elif ends and best not in ends and edtf.bounds(ends[0].value)[0] > edtf.bounds(best.value)[1]:
        last = ends[0].value.partition("/")[0]
        evidence.append(Evidence("end", *ends[0].span))
    return first, last or None


def _status(d: Draft, first: str | None, published: str | None, evidence: list[Evidence]) -> str:
    """Cancelled if said; else by the date against the document's, if that tells; else by the lead's own words."""
    said = {x.status: x.status_span for x in reversed(d.sightings) if x.status}
    lead = d.sightings[:2]
    if any(x.is_moved for x in d.sightings):
        said.pop("cancelled", None)
    if d.moved_from and first and first != d.moved_from[0]:
        said.pop("cancelled", None)  # put off, and the page gives the new day
    if "cancelled" in said:
        status = "cancelled"
    elif first and published and not edtf.overlaps(first, published):
        is_later = edtf.bounds(first)[0] > edtf.bounds(published)[1]
        is_told = any(x.is_past and not x.status for x in d.sightings if any(not t.is_weak for t in x.dates))
        status = "planned" if is_later and not is_told else "held"
    elif first and any(x.is_past and not x.status for x in lead):
        status = "held"
    else:
        is_dated = first is not None and published is not None
        is_open = not is_dated or not lead[0].happens
        is_planned = lead[0].status == "planned" or (d.is_title and is_open and not lead[0].is_past and lead[-1].status == "planned")
        status = "planned" if is_planned else "held"
    happening = next((x for x in d.sightings if x.is_past or x.happens), d.first)
    evidence.append(Evidence("status", *(said.get(status) or happening.at)))
    return status


def _format(d: Draft, evidence: list[Evidence]) -> str | None:
    """By telephone or video where said; in person where there is a place, or people met; else unknown."""
    video = next((x for x in d.sightings if x.format == "video" and x.format_span), None)
    if video and video.format_span and (d.type in GATHERINGS or d.type == "call"):
        evidence.append(Evidence("format", *video.format_span))
        return "video"
    if d.type == "call":
        phone = next((x.format_span for x in d.sightings if x.format == "phone" and x.format_span), None)
        evidence.append(Evidence("format", *(phone or _typing(d).span)))
        return "phone"
    is_personal = d.type in IN_PERSON and (d.is_bilateral or d.type in ("visit", "exercise"))
    is_overthrow = d.type == "other" and d.first.is_verb
    if not is_personal and not (d.place and (d.type in IN_PERSON or d.type in GATHERINGS) and not is_overthrow):
        return None
    evidence.append(Evidence("format", *(d.place[1] if d.place else _typing(d).span)))
    return "in_person"
