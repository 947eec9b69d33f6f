"""`python benchmarks/persons.py [SIZE ...]`: seedline's resolver of persons and Splink side by side on synthetic mentions.

Belongs here: running both on the same mentions (module `mentions`), each in a process of its own, and printing pairwise precision
and recall, seconds, peak memory, and how the CPU time (of all
threads; steadier than the clock's on a shared machine) grows against n log n. Does not belong here: either resolver.

Both get the same collapsed profiles (one row per writing, country and office) and the same folded words. Splink's model is trained
on mentions of another seed with their truth (m by labels, u by random pairs), saved as JSON and read again for each size; its
prior is set anew for each size and its threshold is the best on the training mentions. It needs `pip install splink`; without it
only seedline runs.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import logging
import math
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import polars as pl
from mentions import mentions

from seedline.reference import Reference
from seedline.resolve.names import Names, initial, skeleton
from seedline.resolve.persons import Profile, Resolver

SIZES = (10_000, 100_000, 1_000_000)
TRAINING = 100_000
_TRAINING_SEED, _SEED = 7, 1
_THRESHOLDS = (0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999)


# ---------------------------------------------------------------- what both get
def collapsed(frame: pl.DataFrame) -> pl.DataFrame:
    """One row per writing and evidence, with the documents and mentions behind it."""
    return (
        frame.with_row_index("row")
        .group_by("name", "country", "office")
        .agg("document", "row")
        .sort("name", "country", "office")
        .with_row_index("unique_id")
    )


def _pairs(counts: pl.Series) -> int:
    counts = counts.cast(pl.Int64)
    return int((counts * (counts - 1) // 2).sum())


def agreement(labels: Sequence[int], truth: pl.Series) -> tuple[float, float]:
    """Pairwise precision and recall of a clustering of mentions."""
    both = pl.DataFrame({"label": labels, "truth": truth})
    right = _pairs(both.group_by("label", "truth").len()["len"])
    made, wanted = (_pairs(both.group_by(c).len()["len"]) for c in ("label", "truth"))
    return right / made if made else 1.0, right / wanted if wanted else 1.0


# ---------------------------------------------------------------- seedline
def _one(value: str) -> frozenset[str]:
    return frozenset([value]) if value else frozenset()


def seedline(frame: pl.DataFrame) -> list[int]:
    """The cluster of each mention."""
    reference = Reference()
    table = collapsed(frame)
    profiles = [
        Profile(name, tuple(documents), len(documents), _one(country), _one(office), frozenset())
        for name, country, office, documents in table.select("name", "country", "office", "document").iter_rows()
    ]
    made = Resolver(Names(reference), reference)(profiles)
    rows, documents = table["row"].to_list(), table["document"].to_list()
    labels = [-1] * frame.height
    for i, node in enumerate(made.nodes):
        cluster = made.clusters.find(i)
        for profile, document in node.members:
            for row, own in zip(rows[profile], documents[profile], strict=True):
                if document in (None, own):
                    labels[row] = cluster
    return labels


# ---------------------------------------------------------------- Splink
def _folded(frame: pl.DataFrame) -> pl.DataFrame:
    """Collapsed rows with the name's parts in seedline's folding, null where a part is missing."""
    names = Names(Reference())
    table = collapsed(frame).drop("document")
    parts = []
    for text in table["name"]:
        name = names.read(text)
        family = name.words[-1] if name.words else ""
        given = name.words[0] if len(name.words) > 1 else "".join(name.initials[:1])
        parts.append((name.key, given or None, family, initial(given) if given else None, skeleton(family) if family else None))
    columns = pl.DataFrame(parts, schema=["name_key", "given", "family", "letter", "bones"], orient="row")
    empty = pl.when(pl.col("country", "office") != "").then(pl.col("country", "office"))
    return pl.concat([table.with_columns(empty), columns], how="horizontal")


def _settings() -> Any:
    import splink.comparison_level_library as cll
    import splink.comparison_library as cl
    from splink import SettingsCreator, block_on

    given = cl.CustomComparison(
        output_column_name="given",
        comparison_levels=[
            cll.NullLevel("given"),
            cll.ExactMatchLevel("given", term_frequency_adjustments=True),
            cll.CustomLevel("letter_l = letter_r and (length(given_l) = 1 or length(given_r) = 1)", "initial"),
            cll.JaroWinklerLevel("given", 0.92),
            cll.CustomLevel("given_l = family_r", "swapped"),
            cll.ElseLevel(),
        ],
    )
    family = cl.CustomComparison(
        output_column_name="family",
        comparison_levels=[
            cll.NullLevel("family"),
            cll.ExactMatchLevel("family", term_frequency_adjustments=True),
            cll.JaroWinklerLevel("family", 0.92),
            cll.CustomLevel("family_l = given_r", "swapped"),
            cll.ElseLevel(),
        ],
    )
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[given, family, *(cl.ExactMatch(c).configure(term_frequency_adjustments=True) for c in ("country", "office"))],
        blocking_rules_to_generate_predictions=[
            block_on("name_key"), block_on("bones", "letter"), block_on("family", "country"), block_on("given", "country"),
        ],
    )  # fmt: skip


def _linker(frame: pl.DataFrame, model: Any) -> Any:
    from splink import DuckDBAPI, Linker

    logging.getLogger("splink").setLevel(logging.ERROR)
    api = DuckDBAPI()
    columns = [c for c in frame.columns if c not in ("row", "name")]
    return Linker(api.register(frame.select(columns).to_arrow()), model, log_level=logging.ERROR)


def _clusters(linker: Any, table: pl.DataFrame, height: int, thresholds: Iterable[float]) -> dict[float, list[int]]:
    thresholds = sorted(thresholds)
    predictions = linker.inference.predict(threshold_match_probability=thresholds[0])
    found = {}
    for threshold in thresholds:
        made = linker.clustering.cluster_pairwise_predictions_at_threshold(predictions, threshold_match_probability=threshold)
        cluster = dict(made.as_duckdbpyrelation().project("unique_id, cluster_id").fetchall())
        labels = [-1] * height
        for unique_id, rows in table.select("unique_id", "row").iter_rows():
            for row in rows:
                labels[row] = cluster[unique_id]
        found[threshold] = labels
    return found


def _prior(linker: Any) -> float:
    linker.training.estimate_probability_two_random_records_match(
        ["l.name_key = r.name_key and l.country = r.country", "l.name_key = r.name_key and l.office = r.office"], recall=0.3
    )
    return float(linker._settings_obj._probability_two_random_records_match)


def train_splink(size: int, path: Path) -> float:
    """Trains a model on mentions of another seed and saves it; returns the threshold that is best there."""
    frame = mentions(size, _TRAINING_SEED)
    table = _folded(frame)
    truth = frame["person"].to_list()
    linker = _linker(table.with_columns(person=pl.Series([truth[rows[0]] for rows in table["row"]])), _settings())
    _prior(linker)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e7, seed=1)
    linker.training.estimate_m_from_label_column("person")
    linker.misc.save_model_to_json(str(path), overwrite=True)
    found = _clusters(linker, table, frame.height, _THRESHOLDS)

    def f1(labels: list[int]) -> float:
        p, r = agreement(labels, frame["person"])
        return 2 * p * r / (p + r) if p + r else 0.0

    return max(found, key=lambda t: f1(found[t]))


def splink(frame: pl.DataFrame, path: Path, threshold: float) -> list[int]:
    """The cluster of each mention."""
    table = _folded(frame)
    model = json.loads(path.read_text(encoding="utf-8"))
    model["probability_two_random_records_match"] = _prior(_linker(table, model))
    return _clusters(_linker(table, model), table, frame.height, [threshold])[threshold]


# ---------------------------------------------------------------- the run
def measure(engine: str, size: int, model: Path, threshold: float) -> dict[str, float]:
    """One engine on one size, in this process. Peak memory holds the mentions themselves too."""
    frame = mentions(size, _SEED)
    start, cpu = time.perf_counter(), time.process_time()
    labels = seedline(frame) if engine == "seedline" else splink(frame, model, threshold)
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    precision, recall = agreement(labels, frame["person"])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return {"precision": precision, "recall": recall, "seconds": seconds, "cpu": cpu, "gigabytes": peak}


def _child(*arguments: str) -> Any:
    made = subprocess.run([sys.executable, __file__, *arguments], check=True, capture_output=True, text=True)
    return json.loads(made.stdout.splitlines()[-1])


def main(arguments: Sequence[str]) -> int:
    """Prints the table; sizes are numbers of mentions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--training", type=int, default=TRAINING, help="mentions to train Splink on")
    parser.add_argument("--only", choices=("seedline", "splink"))
    parser.add_argument("--child", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.child:
        kind, path, *rest = options.child
        result = (
            {"threshold": train_splink(options.training, Path(path))}
            if kind == "train"
            else measure(kind, options.sizes[0], Path(path), *map(float, rest))
        )
        print(json.dumps(result))
        return 0
    engines = [e for e in ("seedline", "splink") if options.only in (None, e)]
    if importlib.util.find_spec("splink") is None and "splink" in engines:
        print("splink is not installed: seedline alone", file=sys.stderr)
        engines.remove("splink")
    with tempfile.TemporaryDirectory() as folder:
        model, threshold = str(Path(folder) / "model.json"), 0.0
        if "splink" in engines:
            threshold = _child("--training", str(options.training), "--child", "train", model)["threshold"]
            print(f"splink: model of {options.training} labelled mentions, threshold {threshold}")
        columns = ("engine", "mentions", "precision", "recall", "seconds", "CPU seconds", "GB", "CPU growth / n log n")
        print("\n".join("| " + " | ".join(row) + " |" for row in (columns, ["---"] * len(columns))))
        for engine in engines:
            before: tuple[int, float] | None = None
            for size in options.sizes:
                m = _child(str(size), "--child", engine, model, str(threshold))
                growth = "" if before is None else f"{m['cpu'] / before[1] / _n_log_n(size, before[0]):.2f}"
                figures = f"{m['precision']:.4f} | {m['recall']:.4f} | {m['seconds']:.1f} | {m['cpu']:.1f} | {m['gigabytes']:.2f}"
                print(f"| {engine} | {size:,} | {figures} | {growth} |", flush=True)
                before = size, m["cpu"]
    return 0


def _n_log_n(size: int, before: int) -> float:
    return size * math.log(size) / (before * math.log(before))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
