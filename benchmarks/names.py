"""`python benchmarks/names.py`: seedline's verdict on hard pairs of names beside plain Jaro-Winkler and rigour's scoring.

Belongs here: reading the pairs (`name_pairs.csv`), asking each method, and printing precision and recall. Does not belong here: any method.

seedline answers at the threshold that it uses. Jaro-Winkler (rapidfuzz, of the case-folded names) and rigour get the threshold that is
best on these very pairs, for persons and bodies apart, which favours them. rigour has no single score; this is its parts put together as
its documentation says: `analyze_names`, then over the pairings of `pair_symbols` the rest by `compare_parts`, and the mean of the
alignments' scores by length (parts without a counterpart count half), best pairing. It needs `pip install rigour` and is left out
without it.
With `--errors` seedline's mistakes are listed; with `--kinds` its figures for each kind of difficulty.
"""

from __future__ import annotations

import argparse
import collections
import csv
import importlib.util
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from rapidfuzz.distance import JaroWinkler

from seedline.dataset import referent
from seedline.reference import Reference, cells
from seedline.resolve import persons, phrases
from seedline.resolve.entities import Pack
from seedline.resolve.names import Names

PAIRS = Path(__file__).with_name("name_pairs.csv")
type Pair = Mapping[str, str]


class Seedline:
    """The verdict of the pipeline on two names, each in a document of its own."""

    def __init__(self, reference: Reference) -> None:
        self._persons = persons.Resolver(Names(reference), reference)
        words = phrases.Words(reference)
        self._phrases = phrases.Resolver(words, reference)
        self._pack = Pack(reference, words)
        self._known: dict[str, set[str]] = collections.defaultdict(set)
        for row in reference.rows("organizations"):
            for name in (row["name"], row["abbreviation"], *cells(row["aliases"])):
                self._known[name].add(referent.known("organization", row["organization_id"]))

    def __call__(self, pair: Pair, facts: bool = True) -> bool:
        """Whether the two are one; without `facts` only by their names."""
        return self._person(pair, facts) if pair["type"] == "person" else self._body(pair)

    def _person(self, pair: Pair, facts: bool) -> bool:
        def known(side: str, fact: str) -> frozenset[str]:
            value = pair[f"{side}_{fact}"] if facts else ""
            return frozenset([value]) if value else frozenset()

        profiles = [
            persons.Profile(pair[side], (side,), 1, known(side, "country"), known(side, "office"), frozenset())
            for side in ("left", "right")
        ]
        made = self._persons(profiles)
        return len({made.clusters.find(i) for i in range(len(made.nodes))}) == 1

    def _body(self, pair: Pair) -> bool:
        known = [self._referent(pair[side]) for side in ("left", "right")]
        if any(known):
            return known[0] == known[1]
        made = self._phrases([phrases.Phrase(pair[side], (side,), 1, frozenset([pair[side]])) for side in ("left", "right")])
        return len({made.clusters.find(i) for i in range(len(made.nodes))}) == 1

    def _referent(self, name: str) -> str | None:
        """The known body, as written in the pack (extraction finds these) or in other words."""
        written = self._known.get(name, set())
        return min(written) if len(written) == 1 else self._pack.known_organization(name)


def jaro_winkler(pair: Pair) -> float:
    """Similarity of the two names as they stand."""
    return JaroWinkler.similarity(pair["left"].casefold(), pair["right"].casefold())


def rigour_score(pair: Pair) -> float:
    """Similarity of the two names by rigour, 0 to 1."""
    from rigour.names import NameTypeTag, align_person_name_order, analyze_names, compare_parts, pair_symbols

    is_person = pair["type"] == "person"
    tag = NameTypeTag.PER if is_person else NameTypeTag.ORG
    left, right = (analyze_names(tag, [pair[side]], infer_initials=True) for side in ("left", "right"))
    best = 0.0
    for a in left:
        for b in right:
            for pairing in pair_symbols(a, b) or [()]:
                rest = [
                    [p for p in name.parts if not any(p in getattr(edge, side) for edge in pairing)]
                    for name, side in ((a, "qps"), (b, "rps"))
                ]
                if is_person and all(rest):
                    rest = list(align_person_name_order(*rest))
                aligned = [*pairing, *compare_parts(*rest)]
                # a part without a counterpart counts half: it is often a middle name
                lengths = [max(len(x.qstr), len(x.rstr)) * (1 if x.qps and x.rps else 0.5) for x in aligned]
                if sum(lengths):
                    best = max(best, sum(x.score * n for x, n in zip(aligned, lengths, strict=True)) / sum(lengths))
    return best


def agreement(verdicts: Sequence[bool], pairs: Sequence[Pair]) -> tuple[float, float]:
    """Precision and recall of verdicts."""
    counts = collections.Counter((v, p["same"] == "yes") for v, p in zip(verdicts, pairs, strict=True))
    right, made, wanted = counts[True, True], counts[True, True] + counts[True, False], counts[True, True] + counts[False, True]
    return right / made if made else 1.0, right / wanted if wanted else 1.0


def best_threshold(score: Callable[[Pair], float], pairs: Sequence[Pair]) -> tuple[float, list[bool]]:
    """The threshold that is best on the pairs, both kinds counted alike (Youden 1950), and the verdicts at it."""
    scores = [score(p) for p in pairs]

    same = [p["same"] == "yes" for p in pairs]

    def balanced(threshold: float) -> float:
        right = [(s >= threshold) == one for s, one in zip(scores, same, strict=True)]
        return sum(sum(r for r, one in zip(right, same, strict=True) if one == kind) / same.count(kind) for kind in (True, False))

    threshold = max(sorted(set(scores)), key=balanced)
    return threshold, [s >= threshold for s in scores]


def read(path: Path = PAIRS) -> list[dict[str, str]]:
    """The pairs: type, left, right, what is known of each side, whether they are one, and the kind of difficulty."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main(arguments: Sequence[str]) -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--kinds", action="store_true")
    options = parser.parse_args(arguments)
    ours = Seedline(Reference())
    print("| names of | pairs | method | threshold | precision | recall | F1 |\n| --- | --- | --- | --- | --- | --- | --- |")
    pairs = read()
    for type_ in ("person", "organization"):
        own = [p for p in pairs if p["type"] == type_]
        rows = [("seedline", "its own", [ours(p) for p in own])]
        if type_ == "person":
            rows.append(("seedline, names alone", "its own", [ours(p, facts=False) for p in own]))
        others = {"Jaro-Winkler": jaro_winkler}
        if importlib.util.find_spec("rigour"):
            others["rigour"] = rigour_score
        for name, score in others.items():
            threshold, verdicts = best_threshold(score, own)
            rows.append((name, f"best, {threshold:.2f}", verdicts))
        for name, threshold_, verdicts in rows:
            p, r = agreement(verdicts, own)
            print(f"| {type_} | {len(own)} | {name} | {threshold_} | {p:.3f} | {r:.3f} | {2 * p * r / (p + r):.3f} |")
    if options.kinds:
        for kind in dict.fromkeys((p["type"], p["kind"]) for p in pairs):
            own = [p for p in pairs if (p["type"], p["kind"]) == kind]
            p, r = agreement([ours(x) for x in own], own)
            print(f"{kind[0]:13} {kind[1]:52} {len(own):4} precision {p:.2f} recall {r:.2f}")
    if options.errors:
        for pair in pairs:
            if ours(pair) != (pair["same"] == "yes"):
                print(f"{'missed' if pair['same'] == 'yes' else 'wrong'}: {pair['left']} | {pair['right']} ({pair['kind']})")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
