"""Pairing what an extractor reports with labelled events."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from seedline.evaluation.gold import Gold
from seedline.evaluation.pairing import Ids, paired
from seedline.extract.reading import Reading
from seedline.extract.reports import Event, Mention


def test_events_pair_by_lines_type_day_and_place(gold: Path, read: Callable[..., Reading]) -> None:
    document = Gold.read(gold).documents["a"]
    at = document.text.index

    def named(_: Reading) -> Iterable[Mention]:
        yield Mention(start=at("Oslo"), end=at("Oslo") + 4, type="place", referent="place:1", name="Oslo")

    reading = read(document.text)
    reading.add(named(reading))
    ids = Ids(reading, document)
    assert (ids("place:1"), ids("place:2"), ids(None)) == ("place:oslo", "place:2", "")
    start = at("met the envoy")
    met = Event(start=start, end=start + 3, type="meeting", name="met", status="held", start_date="2020-03-02", place="place:1")
    start = at("Share")
    far = Event(start=start, end=start + 5, type="meeting", name="share", status="held", start_date="2020-03-02", place="place:1")
    assert [(n, label["id"]) for n, label in paired(reading, document, [far, met], ids)] == [(1, "e1")]
