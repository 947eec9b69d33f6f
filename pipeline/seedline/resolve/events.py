"""Reports of single documents become real-world events.

`events(seeds=, event_reports=, participant_reports=, evidence=, document_reports=, duplicates=, identity=, entities=,
given_overrides=, reference=, previous=) -> {event_identity, events, event_history,
event_participants, event_decisions, event_overrides}`

Belongs here: which reports tell of one event, and what the merged event's fields are. Does not belong here: merging inside a
document (the extractor has done that: two reports of one document are two events), weights (pack `match_weights`).

Method: reports that share a body, a place, a participant or a rare word of the name, about the same time, are scored on type,
date, body, place, participants, name and format. Best pairs merge first; a merge is refused where it would put two reports of
one document, or two dates without a common day, into one event; unless a report says that it was moved from the other date,
or the one was only planned and both bear the number of one session.
"""

from __future__ import annotations

import collections
import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from seedline.dataset import edtf, ids, referent
from seedline.dataset.schema import SPAN_COLUMNS, dictionary
from seedline.reference import Reference
from seedline.resolve.clusters import Clusters, Decision, pairs
from seedline.resolve.duplicates import originals
from seedline.resolve.ledger import Previous, assign, earlier_ids, unchanged
from seedline.resolve.overrides import Member, Overrides
from seedline.resolve.phrases import Words
from seedline.resolve.reports import entity
from seedline.resolve.scoring import Score, Weights

_BLOCK_LIMIT = 150
_BILATERAL = 2  # participants of talks where another partner makes other talks
_CROWD = 40  # participants that are blocked on: longer lists share nearly everybody
_LOOK_BACK, _LOOK_AHEAD = dt.timedelta(days=31), dt.timedelta(days=186)  # how far news of an undated event lies from it
_EARLIEST, _LATEST = dt.date(2, 1, 1), dt.date(9998, 1, 1)  # outside, sums of days leave the calendar
_MONTHS = 14  # an interval longer than this many months is no date to block on
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ORDINAL = re.compile(r"(?<!\d)(\d+)(?:st|nd|rd|th)\b")
_SHARED_WORDS = 0.5
_FIELD = {"rename": "name", "relabel": "type"}  # which field an override sets


@dataclass(slots=True)
class Report:
    """One event report with its referents resolved.

    `first` and `last` are the days it may have taken place on, `moved` those on which it would have been before it was moved.
    """

    id: str
    document: str
    name: str
    type: str
    status: str
    dated: bool
    first: dt.date | None
    last: dt.date | None
    moved: tuple[dt.date, dt.date] | None
    published: dt.date | None
    place: str | None
    organizer: str | None
    format: str | None
    participants: frozenset[str]
    words: frozenset[str]
    manner: frozenset[str]
    years: frozenset[str]
    ordinals: frozenset[str]


class World:
    """What is known of entities beside the reports: parents of bodies, countries of places and persons."""

    def __init__(self, entities: pl.DataFrame, reference: Reference) -> None:
        self.parent = {
            ids.entity_id(referent.known("organization", r["organization_id"])): ids.entity_id(
                referent.known("organization", r["parent_id"])
            )
            for r in reference.rows("organizations")
            if r["parent_id"]
        }
        rows = entities.select("entity_id", "type", "country_code", "name").rows()
        self.type = {e: t for e, t, _, _ in rows}
        self.name = {e: n for e, _, _, n in rows}
        self.country = {e: c for e, _, c, _ in rows if c}

    def root(self, body: str) -> str:
        """The organisation at the top of the body's line of parents."""
        for _ in range(10):
            if body not in self.parent:
                break
            body = self.parent[body]
        return body

    def countries(self, entities: Iterable[str]) -> set[str]:
        """Country codes of the entities that have one."""
        return {self.country[e] for e in entities if e in self.country}


def events(
    *,
    seeds: pl.DataFrame,
    event_reports: pl.DataFrame,
    participant_reports: pl.DataFrame,
    evidence: pl.DataFrame,
    document_reports: pl.DataFrame,
    duplicates: pl.DataFrame,
    identity: pl.DataFrame,
    entities: pl.DataFrame,
    given_overrides: pl.DataFrame,
    reference: Reference,
    previous: Previous,
) -> dict[str, pl.DataFrame]:
    """One row per real-world event, with the latest status, the most precise date and place, and all participants."""
    world = World(entities, reference)
    told = (
        entity(event_reports, identity, place="place_id", organizer="organizer_id", chair="chair_id")
        .join(document_reports.select("document_id", published="published_from"), on="document_id", how="left")
        .join(originals(duplicates), on="document_id", how="left")
        # oldest first: position in this order is the age of a report
        .sort("published", "event_report_id", nulls_last=True)
    )
    taking_part = entity(participant_reports, identity, referent="entity_id")
    reports = _reports(told, taking_part, world, reference)
    reprints = set(duplicates.filter(pl.col("kind") != "contained").select("left_id", "right_id").rows())
    matcher = Matcher(world, reference, reprints)
    clusters, decisions = matcher(reports)
    groups: dict[int, list[int]] = collections.defaultdict(list)
    for i in range(len(reports)):
        groups[clusters.find(i)].append(i)
    members = list(groups.values())
    earlier = _earlier(reports, evidence, set(unchanged(seeds, previous)), previous)
    counts: list[dict[str, int]] = []
    for group in members:
        count = collections.Counter(earlier[reports[i].id] for i in group if reports[i].id in earlier)
        counts.append(dict(count))
    overrides = Overrides(given_overrides, "events", previous)
    overrides.restore(counts, members, [r.id for r in reports])
    given = assign("evt", [(reports[group[0]].id,) for group in members], counts)
    event_of = {reports[i].id: event for event, group in zip(given, members, strict=True) for i in group}
    decided, parts = _decisions(decisions, reports, event_of)

    here = overrides.apply([Member(r.id, r.document, event_of[r.id]) for r in reports], parts)
    told = told.with_columns(event_id=pl.Series(here, dtype=pl.String)).filter(pl.col("event_id").is_not_null())
    told_of: dict[str, list[dict[str, Any]]] = collections.defaultdict(list)
    for row in told.iter_rows(named=True):
        told_of[row["event_id"]].append(row)
    merged = {event: {"event_id": event, **_merge(rows, world, matcher.specific)} for event, rows in told_of.items()}
    for row, outcome in overrides.applied():
        if row["action"] in _FIELD and outcome["kept_id"] in merged:
            merged[outcome["kept_id"]][_FIELD[row["action"]]] = row["value"]
    taking_part = (
        taking_part.filter(pl.col("entity_id").is_not_null())
        .join(told.select("event_report_id", "event_id", "published"), on="event_report_id")
        .sort("published", "seed_path", "char_start", "event_report_id", nulls_last=True)
    )
    participants = taking_part.unique(["event_id", "entity_id", "role"], keep="first", maintain_order=True)
    linked = told.select(
        "event_report_id",
        "document_id",
        "event_id",
        previous_id=pl.col("event_report_id").replace_strict(earlier, default=None, return_dtype=pl.String),
    )
    return {
        "event_identity": dictionary()["event_identity"].conform(linked),
        "events": dictionary()["events"].frame(merged.values()),
        "event_history": dictionary()["event_history"].conform(
            told.drop("published").join(
                document_reports.select("document_id", "published", "published_from", "published_to"), on="document_id", how="left"
            )
        ),
        "event_participants": dictionary()["event_participants"].conform(participants),
        "event_decisions": dictionary()["event_decisions"].frame(decided),
        "event_overrides": dictionary()["event_overrides"].frame(overrides.outcomes),
    }


def _reports(told: pl.DataFrame, taking_part: pl.DataFrame, world: World, reference: Reference) -> list[Report]:
    words = Words(reference)
    manners = {r["word"] for r in reference.rows("event_manners")}
    parts = dict(taking_part.group_by("event_report_id").agg("entity_id").iter_rows())
    made = []
    for r in told.iter_rows(named=True):
        first, last = r["start_from"], r["end_to"] or r["start_to"]
        if first is None and r["published"] and _EARLIEST < r["published"] < _LATEST:
            before, after = (dt.timedelta(), _LOOK_AHEAD) if r["status"] == "planned" else (_LOOK_BACK, dt.timedelta(days=1))
            first, last = r["published"] - before, r["published"] + after
        known = {w for e in (r["organizer_id"], r["place_id"]) if e for w in words.key(world.name[e]).words}
        made.append(
            Report(
                r["event_report_id"], r["document_id"], r["name"], r["type"], r["status"],
                r["start"] is not None, first, last,
                (r["moved_from_from"], r["moved_from_to"]) if r["moved_from"] else None, r["published"],
                r["place_id"], r["organizer_id"], r["format"], frozenset(parts.get(r["event_report_id"], [])),
                frozenset(w for w in words.key(r["name"]).words if not words.is_general_word(w)) - known,
                frozenset(_WORD.findall(r["name"].casefold())) & manners,
                frozenset(_YEAR.findall(r["name"])), frozenset(_ORDINAL.findall(r["name"])),
            )
        )  # fmt: skip
    return made


class Matcher:
    """Finds reports of one event.

    Args:
        reprints: pairs of documents with the same text.
    """

    def __init__(self, world: World, reference: Reference, reprints: set[tuple[str, str]]) -> None:
        self.world = world
        self.weights = Weights(reference, "event")
        self.reprints = reprints | {(b, a) for a, b in reprints}

    def __call__(self, reports: Sequence[Report]) -> tuple[Clusters, list[Decision]]:
        clusters = Clusters(len(reports))
        scored = []
        for left, right in self._candidates(reports).tolist():
            if reports[left].document != reports[right].document:
                score = self.score(reports[left], reports[right])
                if score.probability >= self.weights.doubt:
                    scored.append((score, left, right))
        decisions = []
        for score, left, right in sorted(scored, key=lambda s: (-s[0].probability, s[1], s[2])):
            if clusters.find(left) == clusters.find(right):
                continue
            merged = score.probability >= self.weights.merge and self._fits(reports, clusters.members(left), clusters.members(right))
            decisions.append(Decision(left, right, score, merged))
            if merged:
                clusters.merge(left, right)
        return clusters, decisions

    def _candidates(self, reports: Sequence[Report]) -> np.ndarray:
        blocks: dict[tuple[str, str], list[int]] = collections.defaultdict(list)
        frequency = collections.Counter(w for r in reports for w in r.words)
        for i, r in enumerate(reports):
            things = [r.place, r.organizer and self.world.root(r.organizer), *sorted(r.participants)[:_CROWD]]
            things += sorted(r.words, key=lambda w: (frequency[w], w))[:2]
            for thing in {t for t in things if t}:
                for time in _times(r):
                    blocks[thing, time].append(i)
        return pairs(blocks.values(), _BLOCK_LIMIT)

    def score(self, a: Report, b: Report) -> Score:
        """Score that two reports of different documents tell of one event."""
        return self.weights.score(
            {
                "type": self._type(a, b),
                "date": _date(a, b),
                "organizer": self._organizer(a, b),
                "place": self._place(a, b),
                "participants": self._participants(a, b),
                "name": _name(a, b),
                "manner": None if not a.manner or not b.manner else "same" if a.manner & b.manner else "different",
                "number": _number(a, b),
                "format": None if not a.format or not b.format else "same" if a.format == b.format else "different",
                "text": "reprint" if (a.document, b.document) in self.reprints else None,
            }
        )

    def specific(self, type_: str) -> float:
        """How much it tells that two reports have this type: a summit is rarer than a meeting."""
        return self.weights.bits("type", type_)

    def _type(self, a: Report, b: Report) -> str:
        if a.type == b.type:
            return a.type
        pair = "|".join(sorted((a.type, b.type)))
        return pair if self.weights.knows("type", pair) else "different"

    def _organizer(self, a: Report, b: Report) -> str | None:
        if not a.organizer or not b.organizer:
            return None
        if a.organizer == b.organizer:
            return "same"
        line = {a.organizer: b.organizer, b.organizer: a.organizer}
        if any(self.world.parent.get(x) == y for x, y in line.items()):
            return "parent"
        return "different"

    def _place(self, a: Report, b: Report) -> str | None:
        if not a.place or not b.place:
            return None
        if a.place == b.place:
            return "same"
        x, y = self.world.country.get(a.place), self.world.country.get(b.place)
        is_country = "country" in (self.world.type.get(a.place), self.world.type.get(b.place))
        if x is None or y is None:
            return "unclear"
        return "different" if x != y else "within" if is_country else "elsewhere"

    def _participants(self, a: Report, b: Report) -> str | None:
        if not a.participants or not b.participants:
            return None
        common = len(a.participants & b.participants)
        fewer, more = sorted((len(a.participants), len(b.participants)))
        same_body = a.organizer is not None and a.organizer == b.organizer
        if common == fewer:
            # two of a crowd may have met alone
            return "one" if common == 1 else "all" if same_body or more < 2 * fewer else "crowd"
        same_country = self.world.countries(a.participants - b.participants) & self.world.countries(b.participants - a.participants)
        if common and fewer <= _BILATERAL and not same_body and not same_country:
            return "partner"
        if common:
            return "most" if common * 2 >= fewer else "some"
        return "others" if same_body else "countries" if same_country else "none"

    def _fits(self, reports: Sequence[Report], left: list[int], right: list[int]) -> bool:
        if {reports[i].document for i in left} & {reports[i].document for i in right}:
            return False
        everyone = [reports[i] for i in left + right]
        for i in left:
            for j in right:
                a, b = reports[i], reports[j]
                if self._type(a, b) == "different" or self._organizer(a, b) == "different":
                    return False
                # a third report may say that the event was moved from one date to the other
                if _date(a, b) == "apart" and not any(_was_moved(a, c) or _was_moved(b, c) for c in everyone):
                    return False
        return True


def _times(r: Report) -> Iterable[str]:
    """The day of a report that has one, and the months in which it may have taken place, or would have before it was moved."""
    for first, last in ((r.first, r.last), r.moved or (None, None)):
        if first is None or last is None or last > _LATEST:
            continue
        if first == last:
            yield first.isoformat()
        month = first.replace(day=1)
        for _ in range(_MONTHS):
            if month > last:
                break
            yield month.isoformat()[:7]
            month = (month + dt.timedelta(days=32)).replace(day=1)


def _was_moved(a: Report, b: Report) -> bool:
    """Whether either report says that the event was moved from the other's date."""
    return any(
        x.moved is not None and y.first is not None and y.last is not None and x.moved[0] <= y.last and y.first <= x.moved[1]
        for x, y in ((a, b), (b, a))
    )


def _was_replanned(a: Report, b: Report) -> bool:
    """Whether the older report announced what the newer one, with the same number of the same body, tells of another day."""
    if not (a.ordinals & b.ordinals) or a.organizer is None or a.organizer != b.organizer or not a.published or not b.published:
        return False
    older, newer = sorted((a, b), key=lambda r: (r.published or dt.date.max, r.id))
    return older.status == "planned" and older.published != newer.published


def _number(a: Report, b: Report) -> str | None:
    """Agreement of the years and ordinals in the names."""
    if _differ(a.years, b.years) or _differ(a.ordinals, b.ordinals):
        return "different"
    return "same" if a.ordinals & b.ordinals and a.organizer == b.organizer else None


def _date(a: Report, b: Report) -> str | None:
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return None
    meet = a.first <= b.last and b.first <= a.last
    if a.dated and b.dated:
        if not meet:
            return "moved" if _was_moved(a, b) else "replanned" if _was_replanned(a, b) else "apart"
        days = max((a.last - a.first).days, (b.last - b.first).days)
        if days == 0 or ((a.first, a.last) == (b.first, b.last) and days < 20):
            return "same"
        return "days" if days < 20 else "month" if days < 32 else "season" if days < 100 else "year"
    if not meet:
        return "unlikely"
    if not a.dated and not b.dated:
        return "news" if a.published and b.published and abs((a.published - b.published).days) <= 3 else "possible"
    known, other = (a, b) if a.dated else (b, a)
    return "recent" if known.last and other.published and abs((other.published - known.last).days) <= 7 else "possible"


def _name(a: Report, b: Report) -> str | None:
    """Agreement of the names' rarer words. Exercises bear proper names: other words are another exercise."""
    proper = "proper_" if a.type == b.type == "exercise" else ""
    if not a.words or not b.words:
        return None
    if a.words == b.words:
        return f"{proper}same"
    share = len(a.words & b.words) / min(len(a.words), len(b.words))
    return f"{proper}share" if share >= _SHARED_WORDS else f"{proper}different" if not share else None


def _differ(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a and b and not a & b)


# ---------------------------------------------------------------- merged fields
def _merge(rows: list[dict[str, Any]], world: World, specific: Callable[[str], float]) -> dict[str, Any]:
    """Fields of an event from its reports, oldest first; `specific` says how much a type tells."""
    newest = rows[::-1]
    naming = max(rows, key=lambda r: r["confidence"])
    dated = _standing([r for r in newest if r["start"]])
    # the narrowest date is the best known; among equals the newest report's
    date = min(
        dated,
        key=lambda r: ((r["end_to"] or r["start_to"]) - r["start_from"] if r["start"] else dt.timedelta.max, r["status"] != "held"),
        default=None,
    )
    places = [r["place_id"] for r in newest if r["place_id"]]
    narrow = [p for p in places if world.type.get(p) != "country"] or places
    bodies = [r["organizer_id"] for r in newest if r["organizer_id"]]
    parents = {world.parent.get(b) for b in bodies}
    narrow_bodies = [b for b in bodies if b not in parents]
    return {
        "type": _favourite(sorted((r["type"] for r in rows), key=specific, reverse=True)),
        "name": naming["name"],
        "status": _status(newest),
        **edtf.columns("start", date["start"] if date else None),
        **edtf.columns("end", date["end"] if date else None),
        "place_id": _favourite(narrow) if narrow else None,
        "format": next((r["format"] for r in newest if r["format"]), None),
        "organizer_id": _favourite(narrow_bodies) if narrow_bodies else None,
        "chair_id": next((r["chair_id"] for r in newest if r["chair_id"]), None),
        "document_count": len({r["document_id"] for r in rows}),
        "original_document_count": len({r["duplicate_of"] or r["document_id"] for r in rows}),
        "confidence": naming["confidence"],
        "extractor": naming["extractor"],
        **{c: naming[c] for c in SPAN_COLUMNS},
    }


def _standing(newest: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Dated reports, newest first, without those whose date was given up: that have no day in common with the one that stands,
    which is the newest that tells of the event as held or, if none does, the newest."""
    if not newest:
        return []
    stands = next((r for r in newest if r["status"] == "held"), newest[0])

    def days(r: Mapping[str, Any]) -> tuple[dt.date, dt.date]:
        return r["start_from"], r["end_to"] or r["start_to"]

    first, last = days(stands)
    return [r for r in newest if days(r)[0] <= last and first <= days(r)[1]]


def _favourite(values: Iterable[str]) -> str:
    """The most frequent value; among equals the one that comes first."""
    return collections.Counter(values).most_common(1)[0][0]


def _status(newest: list[dict[str, Any]]) -> str:
    """The newest report's status; but what one report says was held or cancelled is no longer planned."""
    settled = [r["status"] for r in newest if r["status"] != "planned"]
    return settled[0] if settled else "planned"


# ---------------------------------------------------------------- ledger and decisions
def _earlier(reports: Sequence[Report], evidence: pl.DataFrame, same: set[str], previous: Previous) -> dict[str, str]:
    """The event that the previous package gave to each report.

    A report that is still there is known by its id; one of an edited document by its seed and the words that tell of it, and one
    that is told in other words of the `same` document by where those begin or end; unless a report of that document is still
    there for the event.
    """
    told = earlier_ids(previous, "event_history", "event_report_id", "event_id")
    known = dict(told.iter_rows())
    found = {r.id: known[r.id] for r in reports if r.id in known}
    document = {r.id: r.document for r in reports}
    held = {(r.document, known[r.id]) for r in reports if r.id in known}
    columns = ("seed_path", "text", "char_start", "char_end")
    telling = (pl.col("table_name") == "events") & (pl.col("field") == "name")
    before = earlier_ids(previous, "lineage", *columns, "row_id", where=telling).rename({"row_id": "event_id"})
    now = evidence.filter(telling & ~pl.col("row_id").is_in(list(found))).select("row_id", pl.col(columns).cast(pl.String))
    matches = (
        pl.concat(now.join(before, on=["seed_path", column]).select("row_id", "event_id") for column in ("text", "char_start", "char_end"))
        .group_by("row_id", "event_id")
        .len()
        .sort("row_id", "len", "event_id", descending=[False, True, False])
        .unique("row_id", keep="first", maintain_order=True)
    )
    again = {report: event for report, event in matches.select("row_id", "event_id").iter_rows() if (document[report], event) not in held}
    return again | found


def _decisions(
    decisions: Iterable[Decision], reports: Sequence[Report], event_of: Mapping[str, str]
) -> tuple[list[dict[str, Any]], dict[str, list[int]]]:
    """Rows of the decisions; of a merged pair the right id is the one that its younger report would have had alone.

    With them, by the right id of a merged pair, the position of the report behind it.
    """
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    parts: dict[str, list[int]] = {}
    for d in decisions:
        sides = [(event_of[reports[i].id], reports[i].name, i) for i in (d.left, d.right)]
        if d.merged:
            kept, name, _ = sides[0]
            away, other, report = next((minted, n, i) for _, n, i in sides[::-1] if (minted := ids.mint("evt", reports[i].id)) != kept)
            parts[away] = [report]
        else:
            (kept, name, _), (away, other, _) = sorted(sides)
        if kept != away:
            rows.setdefault((kept, away), d.row("events", kept, away, (name, other)))
    return list(rows.values()), parts
