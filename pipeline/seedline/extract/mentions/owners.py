"""Whose body a bare name means: "the Foreign Ministry", "the Council of Foreign Ministers".

Belongs here: choosing the owner from what the document names. Does not belong here: finding the names (bodies.py),
descriptions without a name such as "the ministry" (deixis.py).
"""

from __future__ import annotations

import bisect
import functools
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from seedline.dataset.referent import is_local, key_of, known, local
from seedline.extract.mentions.bodies import BARE, Bodies
from seedline.extract.mentions.gazetteer import fold
from seedline.extract.mentions.units import Unit
from seedline.extract.positions.holders import Holders
from seedline.extract.reports import Mention
from seedline.reference import Reference, cells

BEHIND = re.compile(r",?\s(?:[A-Z][\w.]*\s){0,2}")  # between a body and its head's name
SENT = ("in", "to")  # between a diplomat's own state and the other
BESIDE = 40  # characters in which an office stands beside a body
STOP = re.compile(r"[.!?;]\s|\n")
NEAR = 400  # characters in which a country named before counts as the one meant

Place = tuple[int, str]  # an offset and what stands there


class Owners:
    """Chooses owners by the packs bodies and organizations; made once per process.

    In order: a name before that goes on with "of" behind the same words; for national bodies the side of a meeting that the sentence
    tells of; the same kind of body named in full in the document (nearest before, else first after); the organisation named nearest
    before that has such a body; the kind's usual owner, unless the office of a national body's head stands beside it; for national
    bodies the country named shortly before, the country of the first outlet or ministry named (that is who publishes), the country
    named most often.
    """

    def __init__(self, bodies: Bodies, reference: Reference) -> None:
        self.bodies = bodies
        words = {role: {r["word"] for r in reference.rows("title_words") if r["role"] == role} for role in ("side", "other_side")}
        self.side_words, self.other_side = words["side"], words["other_side"]
        self.holders = reference.shared(Holders)
        self.kind_of = {id_: kind for kind, own in bodies.owners.items() for id_ in own.values()}
        self.headed = {k: _headed(b["national_head"]) for k, b in bodies.kinds.items() if b["national_head"]}
        self.nationals = {row["national"] for row in bodies.kinds.values() if row["national"]}
        self.forms: dict[str, dict[str, list[str]]] = defaultdict(dict)  # of each national kind
        for kind, row in bodies.kinds.items():
            if row["national"]:
                self.forms[row["national"]][kind] = [fold(form) for form in cells(row["forms"])]

    def __call__(self, text: str, mentions: Sequence[Mention], units: Sequence[Unit]) -> None:
        """Sets the referents of bare bodies among `mentions`.

        Args:
            text: the document.
            mentions: all mentions of the document, in reading order.
            units: all units of the document, in reading order.
        """
        bare = [m for m in mentions if (m.referent or "").startswith(BARE)]
        if bare:
            named = _Named(self, text, mentions, units)
            spelled: dict[str, Mention] = {}
            for m in bare:
                whole = spelled.setdefault(m.name or "", m)
                if whole is not m and text[m.start : m.end] != m.name:  # a short form is the body's that it was defined for
                    m.referent, m.name = whole.referent, whole.name
                    continue
                kind = (m.referent or "").removeprefix(BARE)
                is_headed = self._is_headed(kind, text, m)
                found = self._held(kind, text, m, mentions) or (None if is_headed else named.in_full(text[m.start : m.end], m.start))
                found = found or named.owner(kind, m.start, is_headed)
                m.referent = known("organization", found) if found else local("organization", m.name or kind)
                m.name = self.bodies.organizations.get(found or "", {}).get("name") or m.name

    def _held(self, kind: str, text: str, body: Mention, mentions: Sequence[Mention]) -> str | None:
        """Id of the national body right behind whose name a known official of a state is named: "Secretary of the Security Council X"."""
        national = self.bodies.kinds[kind]["national"]
        n = bisect.bisect_left(mentions, body.end, key=lambda m: m.start) if national else len(mentions)
        person = mentions[n] if n < len(mentions) and mentions[n].type == "person" else None
        if person is None or not BEHIND.fullmatch(text, body.end, person.start):
            return None
        state = self.holders.state(person.name or "")
        return f"{national}-{key_of(state).lower()}" if state else None

    def _is_headed(self, kind: str, text: str, body: Mention) -> bool:
        """Whether the office of a national body's head stands beside the name: "Secretary of the Security Council"."""
        beside = f"{text[max(0, body.start - BESIDE) : body.start]}_{text[body.end : body.end + BESIDE]}"
        return kind in self.headed and bool(self.headed[kind].search(beside))


def _headed(head: str) -> re.Pattern[str]:
    """The head's office beside "_", which stands for the body: "Secretary of the country's _", "_ Secretary"."""
    return re.compile(rf"\b{head} of (?:the |its |our )?(?:[\w’']+ )?_|_ {head}\b(?!-)", re.IGNORECASE)


class _Named:
    """What one document names."""

    def __init__(self, owners: Owners, text: str, mentions: Sequence[Mention], units: Sequence[Unit]) -> None:
        self.text = text
        self.kinds, self.own = owners.bodies.kinds, owners.bodies.owners
        following = [fold(u.text) for u in units[1:]] + [""]
        states = [
            (u.start, u.entry.key, after)
            for n, (u, after) in enumerate(zip(units, following, strict=True))
            if u.entry and u.symbol in "CD" and not _is_sent_to(units[max(0, n - 2) : n])
        ]
        # "his French colleague" is of another country than what the text goes on about
        self.countries = [(start, code) for start, code, after in states if after not in owners.other_side]
        self.sides = [(start, code) for start, code, after in states if after in owners.side_words]
        self.by_kind: dict[str, list[Place]] = defaultdict(list)
        self.organizations: list[Place] = []
        self.openings: dict[str, list[Place]] = defaultdict(list)  # "Supreme Council of ..." by what stands before "of"
        self.heading: dict[str, str] = {}  # the body whose name is a line of the page, as its publisher's is
        home = None
        for m in mentions:
            if m.type != "organization" or (m.referent or "").startswith(BARE):
                continue
            id_ = key_of(m.referent or "")
            self.organizations.append((m.start, id_))
            spelled, national = fold(text[m.start : m.end]), id_.rpartition("-")[0]
            if national not in owners.nationals:
                self.by_kind[owners.kind_of.get(id_, "")].append((m.start, id_))
                opening, _, rest = spelled.partition(" of ")
                if rest and not is_local(m.referent or ""):
                    self.openings[opening].append((m.start, id_))
                continue
            fills = text[m.start - 1 : m.start] in ("", "\n") and text[m.end : m.end + 1] in ("", "\n")
            for kind, forms in owners.forms[national].items():
                if any(form in spelled for form in forms):  # "Bundestag" is no "Congress"
                    self.by_kind[kind].append((m.start, id_))
                    if fills:
                        self.heading.setdefault(kind, id_)
            home = home or owners.bodies.organizations.get(id_, {}).get("country_code")
        often = Counter(code for _, code in self.countries).most_common(1)
        self.home = home or (often[0][0] if often else None)
        self.like = functools.cache(self._like)
        self.having = functools.cache(self._having)

    def in_full(self, said: str, at: int) -> str | None:
        """Id of the organisation whose name, told before, begins with the same words and goes on with "of"."""
        return _last_before(self.openings.get(fold(said), []), at)

    def owner(self, kind: str, at: int, is_national: bool) -> str | None:
        """Id of the organisation that a bare body at an offset means, if the document tells."""
        own, national = self.own[kind], self.kinds[kind]["national"]
        i = bisect.bisect_left(self.countries, (at, ""))
        near = self.countries[i - 1][1] if i and at - self.countries[i - 1][0] < NEAR else None
        like = [place for place in self.like(kind) if not is_national or place[1].startswith(f"{national}-")]
        if national and (side := self._side(like, at)):
            return f"{national}-{side.lower()}"
        if is_national and near and not any(self.countries[i - 1][0] <= place[0] < at for place in like):
            return f"{national}-{near.lower()}"  # "the President of A and the Secretary of the Security Council"
        if (own_body := self.heading.get(kind)) and not any(self._is_near(place, at) for place, _ in like):
            return own_body
        if like:
            return _last_before(like, at) or like[0][1]
        having = self.having(kind)
        if having and not is_national:
            return own[_last_before(having, at) or having[0][1]]
        if self.kinds[kind]["usual"] and not is_national:
            return self.kinds[kind]["usual"]
        if len(own) == 1 and not national:
            return next(iter(own.values()))
        code = near or self.home
        return f"{national}-{code.lower()}" if national and code else None

    def _side(self, like: Sequence[Place], at: int) -> str | None:
        """The country whose side the sentence tells of last, if no body of the kind is named with its owner behind it."""
        i = bisect.bisect_left(self.sides, (at, ""))
        start, code = self.sides[i - 1] if i else (at, None)
        is_other = any(start < place < at for place, _ in like) or STOP.search(self.text, start, at)
        return None if is_other or at - start > NEAR else code

    def _is_near(self, place: int, at: int) -> bool:
        """Whether a name stands before another in the same paragraph."""
        return place < at and "\n" not in self.text[place:at]

    def _like(self, kind: str) -> list[Place]:
        """Bodies of the kind that are named with their owner."""
        return sorted(self.by_kind.get(kind, []))

    def _having(self, kind: str) -> list[Place]:
        """Organisations named that have a body of the kind."""
        return [place for place in self.organizations if place[1] in self.own[kind]]


def _is_sent_to(before: Sequence[Unit]) -> bool:
    """Whether a country behind these units is where a diplomat of another is: "Ambassador of A to B"."""
    return len(before) > 1 and before[1].text in SENT and before[0].symbol in "CJ"


def _last_before(places: Sequence[Place], at: int) -> str | None:
    """What stands last before an offset; `places` in order."""
    i = bisect.bisect_left(places, (at, ""))
    return places[i - 1][1] if i else None
