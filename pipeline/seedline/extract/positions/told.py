"""Leaders of states whose office a page tells without their name beside it: "Lee Min replied ... the President of A underlined".

Belongs here: offices that stand alone, and which of the persons named on the page is known to have held them (pack `officeholders`,
column `leads`). Does not belong here: offices beside names (`appositions`), who a description means where it speaks (`deixis`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from seedline.extract.phrases import split_words
from seedline.extract.positions.appositions import Holding
from seedline.extract.positions.holders import Holders
from seedline.extract.positions.states import Case
from seedline.extract.positions.titles import LEADERS, Titles
from seedline.extract.positions.units import NAME, Unit
from seedline.extract.reading import Reading

# "the President of A", "A's prime minister", "the presidents of A and of B", "the A and B presidents"
_ALONE = re.compile(
    rf"(?<!F)(?:(?P<states>[AC](?:[,&]{{1,2}}t?[AC])*)'?(?P<title>[TS])|(?P<of_title>[TS])ot?(?P<of_states>C(?:[,&]{{1,2}}o?t?C)*))"
    rf"(?!,?{NAME})"
)
_BEFORE = 24  # characters
_SMALL = ("the", "a", "of", "for")


class Told:
    """Reads leaders told by office alone; made once per process."""

    def __init__(self, titles: Titles, holders: Holders) -> None:
        self._titles, self._holders = titles, holders

    def __call__(self, reading: Reading, paragraphs: Sequence[Sequence[Unit]], cases: Sequence[Case]) -> Iterator[Case]:
        """One case for each office that stands alone and that just one person of the page, of no stated office, is known to have held."""
        used = {id(c.holding.title) for c in cases}
        stated = {c.person for c in cases}
        led = {(c.body, self._titles.kind(c.title)) for c in cases}
        persons = [u for units in paragraphs for u in units if u.symbol == "P" and u.referent and u.mention and u.referent not in stated]
        known = [(u, self._holders.leads(u.mention.name or "")) for u in persons if u.mention]
        known = [(u, leads) for u, leads in known if leads]
        for n, units in enumerate(paragraphs if known else ()):
            for at, states in _alone(units):
                title = units[at].title
                kind = self._titles.kind(title.text) if title and id(units[at]) not in used else ""
                if (
                    title is None
                    or kind not in LEADERS
                    or self._titles.chief(title.text)
                    or self._is_vacant(reading.text, min(u.start for u in (units[at], *states)))
                ):
                    continue
                first, end = reading.item_at(units[at].start)
                for state in states:
                    fitting = [u for u, leads in known if (state.referent, kind) in leads and first <= u.start < end]
                    if len({u.referent for u in fitting}) == 1 and (state.referent, kind) not in led:
                        person = min(fitting, key=lambda u: abs(u.start - units[at].start))
                        yield Case(Holding(person, units[at], state, "told", at), n, state.referent, state)

    def _is_vacant(self, text: str, start: int) -> bool:
        """Whether nobody is told to hold the office: "elections of the President of A", "the next prime minister of A"."""
        before = [w for w in split_words(text[max(0, start - _BEFORE) : start]) if w not in _SMALL]
        return bool(before) and bool(self._titles.role("vacant", before[-1:], 0))


def _alone(units: Sequence[Unit]) -> Iterator[tuple[int, list[Unit]]]:
    """Places of titles with the states told beside them: of one title the nearest, of a plural all."""
    for m in _ALONE.finditer("".join(u.symbol for u in units)):
        name = "title" if m["title"] else "of_title"
        states = [u for u in units[slice(*m.span("states" if m["title"] else "of_states"))] if u.symbol in "AC"]
        at = m.start(name)
        yield at, states if units[at].symbol == "S" else states[-1:] if name == "title" else states[:1]
