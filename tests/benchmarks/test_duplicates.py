"""The benchmark of duplicates runs, is the same from run to run, and can tell a good method from a bad one."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "benchmarks"
sys.path.insert(0, str(FOLDER))

import duplicates as benchmark  # noqa: E402
from reprints import LOOK_ALIKES, REPRINTS, pairs_set  # noqa: E402

RNG = random.Random(5)
WORDS = ["".join(RNG.choice("abcdefghijklmnoprstuvw") for _ in range(RNG.randint(2, 9))) for _ in range(2000)]


def page() -> str:
    """Prose of invented words, with names and numbers."""
    sentences = []
    for _ in range(16):
        words = RNG.choices(WORDS, k=RNG.randint(9, 16))
        words[3], words[6] = words[3].title(), str(RNG.randint(2, 9999))
        sentences.append(" ".join(words).capitalize() + ".")
    return "\n".join(
        [" ".join(RNG.choices(WORDS, k=7)).title(), "", "3 May 2021", "", *(" ".join(sentences[i : i + 4]) for i in (0, 4, 8, 12))]
    )


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {f"{i:02}.txt": page() for i in range(len(REPRINTS) + 2 * len(LOOK_ALIKES))}


def test_the_set_follows_from_the_seed_and_its_truth_is_found(texts: dict[str, str]) -> None:
    made = pairs_set(texts, 1, 1)
    assert made == pairs_set(dict(reversed(texts.items())), 1, 1)
    assert made != pairs_set(texts, 2, 1)
    assert {p.kind for p in made.pairs} == REPRINTS.keys() | LOOK_ALIKES.keys()
    found = benchmark.seedline(benchmark.laid_out(made.texts))
    precision, recall = benchmark.agreement(made, found)
    assert precision == 1.0
    assert recall >= 0.9
    assert benchmark.agreement(made, set()) == (1.0, 0.0)
    everything = {frozenset((a, b)) for a in made.texts for b in made.texts if a < b}
    assert benchmark.agreement(made, everything)[0] < 0.1
    assert sum(s for _, _, s in benchmark.by_kind(made, everything).values()) > 0


def test_the_command_prints_its_tables(texts: dict[str, str], tmp_path: Path) -> None:
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    command = [sys.executable, str(FOLDER / "duplicates.py"), str(tmp_path), "--each", "1", "--sizes", "40", "80", "--only", "seedline"]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert f"{2 * len(REPRINTS) + 2 * len(LOOK_ALIKES)} texts, {len(REPRINTS) + len(LOOK_ALIKES)} pairs" in printed
    assert "| seedline | 80 |" in printed
