"""Ids over random histories of a seeds folder: seeds put in, taken out, edited, and read in any order.

Every state of the folder is built with the package before it as its ledger, as `seedline build` does.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Mapping
from typing import Any

import polars as pl
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

PERSONS = st.tuples(
    st.sampled_from(
        ["Ivan Belov", "I. Belov", "Belov", "Ivan Petrovich Belov", "Ivan Below", "Anna Alba", "Ana Alba", "Emomali Rakhmon", "Rahmon"]
    ),
    st.sampled_from([None, "Minister", "President", "Ambassador"]),
    st.sampled_from([None, "country:KZ", "country:TJ"]),
)
EVENTS = st.tuples(
    st.sampled_from(["summit", "meeting"]),
    st.sampled_from(["planned", "held"]),
    st.sampled_from(["2024-05-05", "2024-05-06", "2024-06", None]),
    st.sampled_from(["organization:sco", "organization:csto", None]),
)
SEED = st.fixed_dictionaries(
    {"day": st.sampled_from(["2024-05-01", "2024-05-07"]), "persons": st.lists(PERSONS, max_size=3), "events": st.lists(EVENTS, max_size=2)}
)
FOLDER = st.dictionaries(st.sampled_from([f"{letter}.txt" for letter in "abcdef"]), SEED, min_size=1, max_size=6)
HISTORIES = st.lists(FOLDER, min_size=2, max_size=4)
SLOW = settings(
    max_examples=12,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # to shrink a failing history takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

Resolve = Callable[..., Any]


def read(corpus: Any, folder: Mapping[str, Any], order: random.Random | None = None) -> Any:
    """Reports of a folder; in any order of seeds and of rows."""
    corpus = type(corpus)()
    paths = sorted(folder)
    if order:
        order.shuffle(paths)
    for path in paths:
        seed = folder[path]
        corpus.document(path, seed["day"])
        for name, title, country in seed["persons"]:
            corpus.person(path, name, title, country)
        for kind, status, start, body in seed["events"]:
            corpus.event(path, kind, f"{kind} in the capital", status, start=start, organizer=body, place="country:KZ")
    return corpus.tables(reverse=bool(order and order.random() < 0.5))


def history(corpus: Any, folders: list[Mapping[str, Any]], resolve: Resolve, order: random.Random | None = None) -> list[Any]:
    """The package after each state of the folder, each built on the one before it."""
    packages: list[Any] = []
    for version, folder in enumerate(folders, 1):
        packages.append(resolve(read(corpus, folder, order), packages[-1] if packages else None, str(version)))
    return packages


def members(package: Any) -> dict[str, set[tuple[str, str]]]:
    """Local referents of each entity and reports of each event, by id."""
    found: dict[str, set[tuple[str, str]]] = {}
    for entity, document, referent in package["identity"].select("entity_id", "document_id", "referent").iter_rows():
        found.setdefault(entity, set()).add((document, referent))
    for event, document, report in package["event_identity"].select("event_id", "document_id", "event_report_id").iter_rows():
        found.setdefault(event, set()).add((document, report))
    return found


TABLES = ("entities", "aliases", "mentions", "positions", "events", "event_history", "event_participants", "decisions", "redirects")


@given(HISTORIES)
@SLOW
def test_what_stayed_the_same_keeps_its_id_and_nothing_is_lost_without_a_word(corpus: Any, resolve: Resolve, folders: list[Any]) -> None:
    packages = history(corpus, folders, resolve)
    for before, after in itertools.pairwise(packages):
        old, new = members(before), members(after)
        moved = dict(after["redirects"].select("old_id", "new_id").iter_rows())
        by_member = {m: id_ for id_, some in new.items() for m in some}
        for id_, some in old.items():
            if some in new.values():
                assert new.get(id_) == some, "the same members, another id"
            if id_ not in new and some & by_member.keys():
                assert moved[id_] in new, "gone, though its members are there, and no redirect"
        assert not moved.keys() & new.keys()
        assert set(moved.values()) <= new.keys() | set(dict(before["redirects"].select("old_id", "new_id").iter_rows()).values())


@given(HISTORIES, st.integers())
@SLOW
def test_the_order_of_seeds_and_rows_does_not_show(corpus: Any, resolve: Resolve, folders: list[Any], seed: int) -> None:
    plain, shuffled = history(corpus, folders, resolve)[-1], history(corpus, folders, resolve, random.Random(seed))[-1]
    for name in TABLES:
        assert (
            plain[name].drop("char_start", "char_end", strict=False).equals(shuffled[name].drop("char_start", "char_end", strict=False))
        ), name


@given(HISTORIES)
@SLOW
def test_a_build_on_its_own_ledger_changes_nothing(corpus: Any, resolve: Resolve, folders: list[Any]) -> None:
    last = history(corpus, folders, resolve)[-1]
    again = resolve(read(corpus, folders[-1]), last, str(len(folders)))
    for name in TABLES:
        assert again[name].equals(last[name]), name


@given(FOLDER, st.data())
@SLOW
def test_an_edit_elsewhere_leaves_rows_alone(corpus: Any, resolve: Resolve, folder: Any, data: Any) -> None:
    """Rows that one line says never change their id, whatever happens to other seeds."""
    kept = data.draw(st.sampled_from(sorted(folder)))
    other = {**data.draw(FOLDER), kept: folder[kept]}
    before, after = history(corpus, [folder, other], resolve)
    for name, key in (("mentions", "mention_id"), ("positions", "position_id"), ("event_history", "event_report_id")):
        own = [p[name].filter(pl.col("seed_path") == kept)[key].sort().to_list() for p in (before, after)]
        assert own[0] == own[1]
