"""What a build costs: start-up, orchestration, a second worker, and an increment against a build from nothing.

    python benchmarks/running.py FOLDER [--documents N]

FOLDER holds texts, of which the first N by a hash of their names are taken. Prints a line for each figure as it is known; ends with 1
where a package differs or the increment costs too much. Times are of one run each: compare them with each other, not with another
machine's.
Belongs here: measuring builds. Does not belong here: measuring a step (`persons`, `duplicates`), Ray (`on_ray`).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

SEEDS = Path(__file__).parents[1] / "seeds"
ADDED = "Foreign Minister Ada Brook met her colleague Boris Field in Oslo on 3 May 2022. They signed a protocol on rivers.\n"
SOME = 1000  # documents that workers are compared on
SHARE = 0.03  # of a full build's work that three changed documents may cost


def build(seeds: Path, out: Path, **settings: Any) -> dict[str, Any]:
    """Builds in a process of its own, as a user's command would.

    Returns:
        wall: seconds from the command to its end.
        cpu: processor seconds, workers included.
        first: seconds from the command to the first step.
        steps: seconds (wall) of each step.
    """
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.time()
    values = json.dumps({"seeds": str(seeds), "out": str(out), **settings})
    ended = subprocess.run([sys.executable, __file__, "--one", values], check=True, capture_output=True, text=True)
    wall, after = time.time() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    told = json.loads(ended.stdout.splitlines()[-1])
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    steps = {name: last - first for name, (first, last) in told.items()}
    return {"wall": wall, "cpu": cpu, "first": min(first for first, _ in told.values()) - began, "steps": steps}


def one(values: str) -> None:
    """A build; prints when each step began and ended."""
    import seedline

    told: dict[str, tuple[float, float]] = {}

    def progress(step: str, done: int, total: int) -> None:
        now = time.time()
        told[step] = (told.get(step, (now, now))[0], now)

    seedline.build(progress=progress, **json.loads(values))
    print(json.dumps(told))


def texts(folder: Path, count: int | None) -> list[Path]:
    """The first texts of a folder by a hash of their names."""
    files = sorted((p for p in folder.rglob("*.txt") if p.is_file()), key=lambda p: hashlib.sha256(p.name.encode()).digest())
    return files[:count]


def change(seeds: Path) -> None:
    """Adds a document, edits one, removes one."""
    _, edited, removed = sorted(seeds.iterdir())[:3]
    (seeds / "added.txt").write_text(ADDED, encoding="utf-8")
    edited.write_bytes(edited.read_bytes() + b"\n" + ADDED.encode())
    removed.unlink()


def differing(left: Path, right: Path) -> list[str]:
    """Files that are not the same in two folders."""
    contents = [{p.relative_to(f).as_posix(): p.read_bytes() for p in f.rglob("*") if p.is_file()} for f in (left, right)]
    return sorted(name for name in contents[0].keys() | contents[1].keys() if contents[0].get(name) != contents[1].get(name))


def fill(folder: Path, files: list[Path]) -> Path:
    """A new folder with copies of some files."""
    folder.mkdir()
    for path in files:
        shutil.copyfile(path, folder / path.name)
    return folder


def start_up(root: Path) -> None:
    """The five seeds: how soon the first step begins, and what is spent outside the steps."""
    five = build(SEEDS, root / "five")
    outside = five["wall"] - sum(five["steps"].values())
    print(f"five seeds: first step after {five['first']:.1f} s; {five['wall']:.1f} s in all, {outside:.1f} s outside the steps", flush=True)


def workers(root: Path, files: list[Path]) -> None:
    """Extraction with one worker and with two, and whether it gives the same."""
    seeds = fill(root / "some", files)
    one, two = (build(seeds, root / f"by-{n}", workers=n)["steps"]["extract"] for n in (1, 2))
    found = differing(root / "by-1", root / "by-2")
    print(f"extraction of {len(files):,}: {one:.0f} s with one worker, {two:.0f} s with two, {one / two:.2f} times as fast; ", end="")
    print(f"{len(found)} files differ", flush=True)


def increment(root: Path, files: list[Path]) -> bool:
    """Three changed documents of all: what their build costs, and whether its package is that of a build from nothing."""
    seeds, work, ledger = fill(root / "seeds", files), str(root / "work"), root / "ledger"
    full = build(seeds, root / "out", workers=2, work=work)
    shutil.copytree(root / "out", ledger)
    change(seeds)
    after = build(seeds, root / "out", workers=1, work=work)
    share = after["cpu"] / full["cpu"]
    print(f"{len(files):,} documents: {full['cpu']:.1f} s of CPU; one added, one edited, one removed: {after['cpu']:.1f} s, {share:.1%}")
    longest = sorted(after["steps"].items(), key=lambda step: -step[1])[:6]
    print("  " + ", ".join(f"{step} {seconds:.1f} s" for step, seconds in longest), flush=True)
    build(seeds, root / "nothing", workers=2, previous=str(ledger))
    found = differing(root / "out", root / "nothing")
    print(f"the increment's package and one from nothing: {len(found)} files differ")
    return not found and share < SHARE


def main() -> None:
    """Measures everything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int)
    asked = parser.parse_args()
    files = texts(asked.folder, asked.documents)
    with tempfile.TemporaryDirectory(prefix="seedline-") as name:
        root = Path(name)
        start_up(root)
        workers(root, files[:SOME])
        sys.exit(0 if increment(root, files) else 1)


if __name__ == "__main__":
    one(sys.argv[2]) if sys.argv[1:2] == ["--one"] else main()
