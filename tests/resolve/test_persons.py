from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from seedline.reference import Reference
from seedline.resolve import persons
from seedline.resolve.names import Names
from seedline.resolve.persons import Node, Profile, Resolver

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def profiles() -> list[Profile]:
    sys.path.insert(0, str(BENCHMARKS))
    try:
        from mentions import mentions
    finally:
        sys.path.remove(str(BENCHMARKS))
    grouped = mentions(3000, seed=3).group_by("name", "country", "office").agg("document").sort("name", "country", "office")

    def one(value: str) -> frozenset[str]:
        return frozenset([value]) if value else frozenset()

    return [Profile(n, tuple(d), len(d), one(c), one(o), frozenset()) for n, c, o, d in grouped.iter_rows()]


@pytest.fixture
def resolver(reference: Reference) -> Resolver:
    return Resolver(Names(reference), reference)


def partition(resolver: Resolver, profiles: Sequence[Profile], **options: object) -> tuple[set[frozenset[object]], set[object]]:
    """Clusters by what their nodes are, and the decisions with their scores."""
    made = resolver(profiles, **options)  # type: ignore[arg-type]
    clusters: dict[int, set[object]] = {}

    def who(node: Node) -> tuple[str, ...]:
        return (node.label, node.tag, *sorted({profiles[p].name for p, _ in node.members}))

    for i, node in enumerate(made.nodes):
        clusters.setdefault(made.clusters.find(i), set()).add(who(node))
    decisions = {(who(made.nodes[d.left]), who(made.nodes[d.right]), d.score.reason, d.merged) for d in made.decisions}
    return {frozenset(c) for c in clusters.values()}, decisions


@pytest.mark.parametrize("slices", [2, 7, 64])
def test_slices_of_the_block_keys_give_what_one_run_gives(resolver: Resolver, profiles: list[Profile], slices: int) -> None:
    assert partition(resolver, profiles, slices=slices) == partition(resolver, profiles)


def test_slices_may_run_side_by_side_and_in_any_order(resolver: Resolver, profiles: list[Profile]) -> None:
    with ThreadPoolExecutor(2) as pool:
        side_by_side = partition(resolver, profiles, slices=5, each=pool.map)
    backwards = partition(resolver, profiles, slices=5, each=lambda f, numbers: map(f, reversed(list(numbers))))
    assert side_by_side == backwards == partition(resolver, profiles)


def test_a_slice_holds_only_its_share_of_the_pairs(resolver: Resolver, profiles: list[Profile]) -> None:
    nodes = resolver._nodes(profiles)
    whole = resolver.edges(nodes)
    shares = [resolver.edges(nodes, 4, n) for n in range(4)]
    assert set(whole) == {edge for share in shares for edge in share}
    assert all(0 < len(share) < len(whole) for share in shares)


def test_the_order_of_profiles_does_not_show(resolver: Resolver, profiles: list[Profile]) -> None:
    assert partition(resolver, profiles[::-1])[0] == partition(resolver, profiles)[0]


def test_a_large_block_is_parted_and_its_spellings_still_meet(resolver: Resolver, monkeypatch: pytest.MonkeyPatch) -> None:
    nothing: frozenset[str] = frozenset()
    given = "Aibek Amir Anvar Arman Askar Azat Adil Aidar Altai Asan Aziz Akbar Almaz Anton Artur Abel Ahmed Alexey Arkady"
    names = [f"{g} Sadykov" for g in given.split()] + ["Anuar Sadyqov", "Almas Sadykov", "Arkadiy Sadykov"]
    monkeypatch.setattr(persons, "_BLOCK_LIMIT", 5)
    made = resolver([Profile(n, (n,), 1, nothing, nothing, nothing) for n in names])
    place = {node.label: i for i, node in enumerate(made.nodes)}
    found = {made.clusters.find(place[resolver.names.read(n).key]) for n in ("Arkady Sadykov", "Arkadiy Sadykov")}
    assert len(found) == 1
    assert len({made.clusters.find(i) for i in range(len(made.nodes))}) >= len(given.split())


def test_reversed_names_do_not_keep_initials_away(resolver: Resolver) -> None:
    nothing: frozenset[str] = frozenset()
    names = {"Timur Ospanov": 9, "Ospanov Timur": 1, "Ospanov Timur Maratovich": 1, "T. Ospanov": 2, "Ospanov": 1}
    made = resolver([Profile(n, (n,), c, frozenset(["KZ"]), nothing, nothing) for n, c in names.items()])
    assert len({made.clusters.find(i) for i in range(len(made.nodes))}) == 1


def test_the_benchmark_runs_and_is_right(profiles: list[Profile]) -> None:
    run = [sys.executable, str(BENCHMARKS / "persons.py"), "2000", "--only", "seedline"]
    made = subprocess.run(run, check=True, capture_output=True, text=True)
    figures = [cell.strip() for cell in made.stdout.splitlines()[-1].strip("| ").split("|")]
    assert figures[:2] == ["seedline", "2,000"]
    precision, recall = map(float, figures[2:4])
    assert precision > 0.99
    assert recall > 0.95


def test_synthetic_mentions_are_the_same_for_a_seed(tmp_path: Path) -> None:
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); from mentions import mentions; import json;"
        "print(json.dumps([mentions(200, s).rows() for s in (1, 1, 2)]))"
    )
    made = subprocess.run([sys.executable, "-c", script, str(BENCHMARKS)], check=True, capture_output=True, text=True)
    first, again, other = json.loads(made.stdout)
    assert first == again
    assert first != other
