"""`python benchmarks/duplicates.py FOLDER`: seedline's duplicates and plain MinHash LSH side by side on derived reprints.

Belongs here: running both on the same texts (module `reprints`), each in a process of its own, and printing pairwise precision and
recall by kind of edit, then CPU seconds, peak memory and growth on many texts. Does not belong here: either method, the edits.

FOLDER holds texts, all that count as seeds; the more, and the less they repeat one another, the better. Both methods get the same lines,
page furniture left out. MinHash LSH (Broder 1997; Indyk and Motwani 1998) is the textbook's: 128 permutations over word 5-grams, bands
for the threshold, candidates kept that reach it by their signatures. It needs `pip install datasketch`; without it only seedline runs.
"""

from __future__ import annotations

import argparse
import collections
import importlib.util
import json
import math
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl
from reprints import LOOK_ALIKES, REPRINTS, Set, mixed, pairs_set

from seedline.dataset.ids import document_id
from seedline.dataset.schema import dictionary
from seedline.ingest import layout
from seedline.ingest.reading import from_text, read_folder
from seedline.reference import Reference
from seedline.resolve.duplicates import duplicates

SIZES = (10_000, 100_000)
EACH = 150
_GRAM = 5
_PERMUTATIONS = 128
_THRESHOLDS = (0.5, 0.8)  # 0.8 is what language models' training data is cleaned with (Lee et al. 2022), 0.5 is generous
_WORD = re.compile(r"\w+")

Found = set[frozenset[str]]


# ---------------------------------------------------------------- what both get
def laid_out(texts: Mapping[str, str]) -> pl.DataFrame:
    """Table `lines` as ingest makes it, furniture told from text."""
    return layout.lines(pl.concat([from_text(text, name) for name, text in texts.items()]), Reference())


def plain(texts: Mapping[str, str]) -> pl.DataFrame:
    """Table `lines` with every line taken for text: quick, for timing."""
    rows = [
        (name, n, document_id(name), "body", line) for name, text in texts.items() for n, line in enumerate(text.split("\n"), 1) if line
    ]
    schema = {"seed_path": pl.String, "line": pl.Int64, "document_id": pl.String, "role": pl.String, "text": pl.String}
    spans = {"char_start": pl.lit(0), "char_end": pl.lit(0)}
    return dictionary()["lines"].conform(pl.DataFrame(rows, schema=schema, orient="row").with_columns(**spans))


# ---------------------------------------------------------------- the methods
def seedline(lines: pl.DataFrame) -> Found:
    """Pairs of any kind, by path."""
    paths = lines.select("document_id", "seed_path").unique()
    reports = paths.with_columns(published_from=pl.lit(None, dtype=pl.Date))
    path = dict(paths.iter_rows())
    made = duplicates(lines=lines, document_reports=reports)["duplicates"]
    return {frozenset((path[a], path[b])) for a, b in made.select("left_id", "right_id").iter_rows()}


def minhash(lines: pl.DataFrame, threshold: float) -> Found:
    """The same by datasketch's MinHash LSH."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=threshold, num_perm=_PERMUTATIONS)
    signatures: dict[str, Any] = {}
    found: Found = set()
    text = lines.filter(pl.col("role") != "boilerplate").group_by("seed_path", maintain_order=True).agg(pl.col("text").str.join("\n"))
    for path, body in text.iter_rows():
        words = _WORD.findall(body.casefold())
        grams = {" ".join(words[i : i + _GRAM]).encode() for i in range(max(1, len(words) - _GRAM + 1))}
        mine = MinHash(num_perm=_PERMUTATIONS)
        mine.update_batch(list(grams))
        found |= {frozenset((path, other)) for other in index.query(mine) if mine.jaccard(signatures[other]) >= threshold}
        signatures[path] = mine
        index.insert(path, mine)
    return found


METHODS = {"seedline": seedline} | {f"MinHash LSH {t}": lambda lines, t=t: minhash(lines, t) for t in _THRESHOLDS}


# ---------------------------------------------------------------- figures
def by_kind(made: Set, found: Found) -> dict[str, tuple[int, int, int]]:
    """By kind: pairs of it found, pairs of it in all, and pairs found that join one of its pages with a stranger."""
    kind = {name: p.kind for p in made.pairs for name in (p.left, p.right)}
    truth = {frozenset((p.left, p.right)): p.kind for p in made.pairs}
    size = collections.Counter(truth.values())
    hit = collections.Counter(truth[pair] for pair in found if pair in truth)
    strangers = collections.Counter(k for pair in found - truth.keys() for k in {kind[name] for name in pair if name in kind})
    return {k: (hit[k], n, strangers[k]) for k, n in size.items()}


def agreement(made: Set, found: Found) -> tuple[float, float]:
    """Precision and recall over all pairs."""
    truth = {frozenset((p.left, p.right)) for p in made.pairs if p.is_reprint}
    right = len(truth & found)
    return right / len(found) if found else 1.0, right / len(truth) if truth else 1.0


# ---------------------------------------------------------------- the run
def measure(method: str, table: Path) -> dict[str, Any]:
    """One method on one table of lines, in this process. Peak memory holds the table too."""
    lines = pl.read_parquet(table)
    start, cpu = time.perf_counter(), time.process_time()
    found = METHODS[method](lines)
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    return {"seconds": seconds, "cpu": cpu, "gigabytes": _peak(), "found": sorted(sorted(pair) for pair in found)}


def _peak() -> float:
    """Greatest memory of this process in GB. Linux's `ru_maxrss` would hold the parent's, from before this program was loaded."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii")).group(1)) / 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def _child(method: str, table: Path) -> dict[str, Any]:
    made = subprocess.run([sys.executable, __file__, "--child", method, str(table)], check=True, stdout=subprocess.PIPE, text=True)
    result: dict[str, Any] = json.loads(made.stdout.splitlines()[-1])
    result["found"] = {frozenset(pair) for pair in result["found"]}
    return result


def _row(*cells: object) -> None:
    print("| " + " | ".join(str(c) for c in cells) + " |", flush=True)


def quality(made: Set, lines: pl.DataFrame, methods: Sequence[str], folder: Path) -> None:
    """Prints found pairs by kind of edit."""
    lines.write_parquet(folder / "quality.parquet")
    results = {m: _child(m, folder / "quality.parquet") for m in methods}
    kinds = {m: by_kind(made, r["found"]) for m, r in results.items()}
    print(f"{len(made.texts):,} texts, {len(made.pairs):,} pairs\n")
    _row("reprints", "pairs", *(f"{m}: recall | precision" for m in methods))
    _row(*["---"] * (2 + 2 * len(methods)))
    for kind in REPRINTS:
        cells = []
        for m in methods:
            hit, size, strangers = kinds[m].get(kind, (0, 0, 0))
            cells += [f"{hit / size:.3f}" if size else "", f"{hit / (hit + strangers):.3f}" if hit + strangers else ""]
        _row(kind, kinds[methods[0]].get(kind, (0, 0, 0))[1], *cells)
    print()
    _row("look-alikes", "pairs", *(f"{m}: wrongly joined" for m in methods))
    _row(*["---"] * (2 + len(methods)))
    for kind in LOOK_ALIKES:
        _row(kind, kinds[methods[0]].get(kind, (0, 0, 0))[1], *(f"{sum(kinds[m].get(kind, (0, 0, 0))[::2])}" for m in methods))
    print()
    _row("all", "precision", "recall", "CPU seconds", "GB")
    _row(*["---"] * 5)
    for m, r in results.items():
        precision, recall = agreement(made, r["found"])
        _row(m, f"{precision:.3f}", f"{recall:.3f}", f"{r['cpu']:.1f}", f"{r['gigabytes']:.2f}")


def speed(texts: Mapping[str, str], sizes: Sequence[int], methods: Sequence[str], seed: int, folder: Path) -> None:
    """Prints time and memory on texts of mixed sentences, one in twenty a reprint, of which alone the layout is read."""
    print()
    _row("method", "texts", "precision", "recall", "seconds", "CPU seconds", "GB", "CPU growth / n log n")
    _row(*["---"] * 8)
    sets = {size: mixed(texts, size, seed) for size in sizes}
    for size, made in sets.items():
        reprints = {p.right: made.texts.pop(p.right) for p in made.pairs}
        pl.concat([plain(made.texts), laid_out(reprints)]).write_parquet(folder / f"{size}.parquet")
        made.texts.clear()
    for m in methods:
        before: tuple[int, float] | None = None
        for size, made in sets.items():
            r = _child(m, folder / f"{size}.parquet")
            precision, recall = agreement(made, r["found"])
            growth = f"{r['cpu'] / before[1] / (size * math.log(size) / before[0] / math.log(before[0])):.2f}" if before else ""
            figures = (f"{precision:.3f}", f"{recall:.3f}", f"{r['seconds']:.1f}", f"{r['cpu']:.1f}", f"{r['gigabytes']:.2f}")
            _row(m, f"{size:,}", *figures, growth)
            before = size, r["cpu"]


def main(arguments: Sequence[str]) -> int:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--sizes", nargs="*", type=int, default=SIZES, help="numbers of texts for timing; none: quality only")
    parser.add_argument("--each", type=int, default=EACH, help="pairs of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=("seedline", "minhash"))
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.child:
        print(json.dumps(measure(options.child[0], Path(options.child[1]))))
        return 0
    if not options.folder:
        parser.error("which folder of texts?")
    methods = [m for m in METHODS if options.only is None or m.lower().startswith(options.only)]
    if importlib.util.find_spec("datasketch") is None and methods != ["seedline"]:
        print("datasketch is not installed: seedline alone", file=sys.stderr)
        methods = ["seedline"]
    seeds, _ = read_folder(options.folder)
    texts = dict(seeds.select("seed_path", "text").iter_rows())
    with tempfile.TemporaryDirectory() as folder:
        if options.each:
            made = pairs_set(texts, options.seed, options.each)
            quality(made, laid_out(made.texts), methods, Path(folder))
        if options.sizes:
            speed(texts, options.sizes, methods[:2], options.seed, Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
