"""Names and changes that only a store of objects has; what is the same as on disk is tested with a real one, in `tests/store`."""

from __future__ import annotations

import pytest

from seedline.ingest import reading, sources
from seedline.places import Entry, place


def test_names_that_no_folder_can_hold_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["/c.txt", "../e.txt", "./d.txt", "a//b.txt", "ok.txt"]
    asked: list[str] = []

    def contents(folder: object, wanted: list[str]) -> object:
        asked.extend(wanted)
        return ((name, b"A text.") for name in wanted)

    monkeypatch.setattr(sources, "entries", lambda folder: {name: Entry(7, "") for name in names})
    monkeypatch.setattr(sources, "contents", contents)
    seeds, rejects = reading.read_folder("memory://bucket/seeds")
    assert seeds["seed_path"].to_list() == asked == ["ok.txt"]
    assert dict(rejects.select("seed_path", "reason").iter_rows()) == dict.fromkeys(names[:-1], "S108")


def test_an_object_of_the_same_size_looks_different_when_its_bytes_do() -> None:
    at = place("memory://looks/seeds")
    looks = []
    for text in (b"one", b"two"):
        at.fs.pipe_file("/looks/seeds/a.txt", text)
        looks.append(sources.source(at).look("a.txt"))
    assert looks[0] != looks[1]
