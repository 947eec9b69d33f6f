"""What is seen in one sentence: a naming of an event, and what the sentence says of it.

Belongs here: the data. Does not belong here: how it is found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from seedline.extract.events.text import DEMONYM, PERSON, Sentence

_ARTICLE = re.compile(r"(?:the|an?|this|these|that|those|its|their|his|her|our|my|your)\s", re.IGNORECASE)

Span = tuple[int, int]
Named = tuple[str, Span]
Role = tuple[str, str, Span]
Resolve = Callable[[int, int, frozenset[str]], str | None]


# words that place a session in a row of its kind
EARLIER = frozenset({"previous", "preceding", "last", "recent", "latest"})
ORDER = EARLIER | {"next"}


def numbers(distinct: set[str]) -> set[str]:
    """The numbers that a session goes by: of "121st" and "121th" the figures."""
    return {w.rstrip("ndrhst") for w in distinct if w[0].isdigit()}


@dataclass(frozen=True, slots=True)
class Date:
    """A date said of a sighting: EDTF, where; `is_weak` if it may date the text instead; `is_end` if it is the last day;
    `cost`: how far off it stands."""

    value: str
    span: Span
    is_weak: bool = False
    cost: float = 0.0
    is_end: bool = False


# characters of a determiner alone
_BARE = 7
# of a sentence's parse
DEEPEST = 20
# Length of a date that tells the day.
DAY = len("2000-01-01")
# An event is said to last a few days at most: a longer span is a grain ("this week"), and a day inside it tells more.
STAY = 6
GATHERINGS = frozenset({"meeting", "summit", "consultation", "debate", "conference", "other"})
IN_PERSON = frozenset({"visit", "exercise", "meeting", "summit", "consultation"})

# Function words that tell a definite phrase from a new one.
DEFINITE = frozenset({"the", "this", "these", "that", "those", "its", "their", "his", "her", "our", "my", "your"})
INDEFINITE = frozenset({"a", "an", "another", "one"})
QUANTIFIED = frozenset({"any", "each", "every", "no", "such", "all", "some", "several", "many", "other", "various", "numerous", "both"})


@dataclass(slots=True)
class Sighting:
    """One naming of an event, by noun phrase or verb.

    Attributes:
        core, name: head noun or verb, and the whole phrase, as offsets in the sentence's code.
        word: the head noun or verb form, in lower case. label: a noun for what a verb tells.
        key: referent of the event's proper name, if it has one.
        bodies: bodies that meet jointly. people: who takes part, with role. place: with the kind of name.
        around: places that its place is said to be in.
        sides: countries whose unnamed ministers, leaders, forces take part.
        holders: who held it, where that is said of persons.
        needs_partner, is_occasion: see `words.Head`.
        distinct: words that tell it from other events of its kind ("next", "extraordinary", "73rd").
        is_generic: no single event ("such meetings", "to hold drills"). is_topic: a mere topic ("agenda of the session").
        is_aside: something else stands beside it ("on the sidelines of the summit"). is_series: a chain of events by name;
            is_opened: its dates are those of its first events.
        is_past, happens: its clause says that it was, or that it takes place. is_locative: "at the meeting".
        is_announced: its own clause says that it will take place.
        numbers: where the numbers of several sessions stand ("44th and 45th summits").
        each: bodies that each meet by themselves ("meetings of A and B"). is_bare: a head noun alone.
        is_round: partners sat together ("in their meetings, A, B and C discussed").
        moved_from: the date given up for another. is_moved: it was put on another date.
        is_named: it bears a name in capitals ("High-Level Meeting on Oceans").
        is_ministerial: ministers meet, by its name or its body's. is_same: it is said to be what was told of before ("this was the first").
        is_by_two: its own words say that two met ("bilateral talks").
        is_bilateral: named partners meet each other, no body does.
        is_other: only "that" or "the one" stands for it ("for that in Zenda"), of which its sentence's verb says nothing.
        is_tour: it goes to several states. is_hosted: who is in its chair is only told to host it.
    """

    sentence: Sentence
    type: str
    word: str
    core: Span
    name: Span
    label: str = ""
    is_verb: bool = False
    needs_partner: bool = False
    is_occasion: bool = False
    is_weak: bool = False
    is_plural: bool = False
    is_mass: bool = False
    is_body: bool = False
    is_generic: bool = False
    determiner: str = ""
    distinct: set[str] = field(default_factory=set)
    key: str | None = None
    organizer: Named | None = None
    bodies: list[Named] = field(default_factory=list)
    place: tuple[str, Span, str] | None = None
    around: set[str] = field(default_factory=set)
    dates: list[Date] = field(default_factory=list)
    chair: Named | None = None
    people: list[Role] = field(default_factory=list)
    sides: list[Named] = field(default_factory=list)
    holders: list[Named] = field(default_factory=list)
    status: str | None = None
    status_span: Span | None = None
    format: str | None = None
    format_span: Span | None = None
    happens: bool = False
    is_locative: bool = False
    is_topic: bool = False
    is_series: bool = False
    is_opened: bool = False
    is_aside: bool = False
    is_past: bool = False
    is_bilateral: bool = False
    is_tour: bool = False
    is_announced: bool = False
    numbers: list[Span] = field(default_factory=list)
    is_round: bool = False
    each: list[Named] = field(default_factory=list)
    is_bare: bool = False
    moved_from: Named | None = None
    is_moved: bool = False
    is_named: bool = False
    is_ministerial: bool = False
    is_same: bool = False
    is_by_two: bool = False
    is_hosted: bool = False
    is_other: bool = False

    @property
    def at(self) -> Span:
        """The phrase's offsets in the seed."""
        start = self.name[0]
        article = _ARTICLE.match(self.sentence.code, start, self.core[0])
        return self.sentence.span(article.end() if article else start, self.name[1])

    @property
    def depth(self) -> int:
        """How far below the head of its sentence its word stands, by the parse; far below where something else stands beside it."""
        token, depth = self.sentence.token(self.core[0]), 0
        while token is not None and token.head.i != token.i and depth < DEEPEST:
            token, depth = token.head, depth + 1
        return (depth if token is not None else DEEPEST) + DEEPEST * (self.is_aside or self.is_topic)

    @property
    def title(self) -> str | None:
        """The phrase as a name of its own: one in which capitals or names stand before the head noun."""
        at = self.name[0] + len(article[0]) if (article := _ARTICLE.match(self.sentence.code, *self.name)) else self.name[0]
        code = self.sentence.code
        words = "".join(self.sentence.referent(i) or code[i] for i in range(at, self.name[1]))
        is_name = code[at].isupper() or PERSON <= code[at] <= DEMONYM
        return words.lower() if not self.is_verb and is_name and " " in words else None

    @property
    def is_capital(self) -> bool:
        """Whether it is "the Meeting", as bodies call their own."""
        is_bare = self.determiner in DEFINITE and not self.is_verb and self.name[1] == self.core[1] and self.core[0] - self.name[0] < _BARE
        return is_bare and self.sentence.role != "title" and self.sentence.code[self.core[0]].isupper()

    @property
    def span(self) -> Span:
        """The head noun's or verb's offsets in the seed."""
        return self.sentence.span(*self.core)

    def join(self, named: list[Named], role: str = "participant") -> None:
        """Adds people."""
        self.people += [(ref, role, at) for ref, at in named]


@dataclass(slots=True)
class Setting:
    """What the document so far says beyond the sentence.

    `town` is the last named, `day` that of the event told of last, `told` a day with who was busy on it and the ordinal of the last
    sentence of it, `state_of` the state that a person holds an office of, `published` the document's, where known to the day;
    `resolve(start, end, but)` gives the referent of a pronoun or description, never one of `but`; `capitals` maps countries to the
    referents of capitals that the text names; `home` is the country of a speech's "we"; `pair` the two persons who met last; `company`
    who travel or act together, with the ordinal of the sentence that says so; `delegations` who leads the delegation of each state, the
    last told of last; `sitting` the body whose gathering the text is at, `is_assembly` if that is one of many, of whom
    `all_who_met` are words ("the presidents", not "the two presidents"); `groups` whom
    "the mediators" means, as the text counted them off; `talk` those whose talk the document gives; `series` who held "several
    meetings", with the ordinal of the last sentence that told of one of them; `short_names` last words of bodies' names that stand for
    them ("the Forum"); `speaker(at)` who says "I" there; `quote` the document's own words; `peers` the two persons of the page in an
    office told in the plural.
    """

    town: str | None = None
    day: str | None = None
    told: tuple[str, frozenset[str], int] | None = None
    state_of: Mapping[str, str] = field(default_factory=dict)
    published: str | None = None
    resolve: Resolve = lambda start, end, but: None
    capitals: dict[str, str] = field(default_factory=dict)
    home: str | None = None
    pair: tuple[str, ...] = ()
    company: tuple[int, tuple[str, ...]] = (0, ())
    delegations: dict[str, tuple[str, ...]] = field(default_factory=dict)
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sitting: Named | None = None
    is_assembly: bool = False
    all_who_met: re.Pattern[str] = field(default_factory=lambda: re.compile("(?!)"))
    talk: tuple[str, ...] = ()
    series: tuple[int, Named | None] = (0, None)
    short_names: frozenset[str] = frozenset()
    speaker: Callable[[int], str | None] = lambda at: None
    quote: Callable[[int, int], str] = lambda start, end: ""
    peers: Callable[[str], tuple[str, ...]] = lambda said: ()

    def two(self, said: str) -> tuple[str, ...]:
        """Whom "the two presidents" means: those who met last, or whose talk the page gives, else the two of the page in such an office."""
        return self.met(said) or (() if self._is_of_all(said) else self.talk or self.peers(said))

    def met(self, said: str) -> tuple[str, ...]:
        """The two who met last, where that is whom the words mean: "the leaders" of a gathering of many are more."""
        return () if self._is_of_all(said) else self.pair

    def _is_of_all(self, said: str) -> bool:
        return self.is_assembly and self.all_who_met.match(said) is not None
