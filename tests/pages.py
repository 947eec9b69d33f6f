"""What tests on small whole pages share: what a page's readers give, and who takes part in an event."""

from __future__ import annotations

from collections.abc import Callable

from seedline.extract.reports import Event

Told = Callable[[str], list[Event]]  # text -> its events
Rows = set[tuple[str, str, str | None]]
Held = Callable[[str], Rows]  # text -> family name, title and body of every position that it states


def people(event: Event) -> set[str]:
    """Names of the persons who take part, in lower case."""
    return {p.referent.partition("~")[2] for p in event.participants if p.referent.startswith("person:")}
