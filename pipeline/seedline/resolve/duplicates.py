"""Documents that share their text: `duplicates(lines=, document_reports=) -> {duplicates}`.

Belongs here: finding pairs of documents with the same, nearly the same, or contained text. Does not belong here: what
other tables make of it (`reports` fills `documents.duplicate_of`).

Method: each document is the set of the hashes of its word 5-grams (furniture lines left out). Candidates share a *sampled*
5-gram: FracMinHash keeps every hash below a fixed bound (Irber et al. 2022, "Lightweight compositional analysis of
metagenomes with FracMinHash"), which, unlike MinHash signatures, also finds a short text inside a long one. Candidates are
then compared exactly. A frequent 5-gram pairs its documents with their oldest only, so work stays linear in the text.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

import numpy as np
import polars as pl

from seedline.dataset.schema import dictionary

_WORD = re.compile(r"\w+")
_GRAM = 5
_SAMPLE = 8  # one 5-gram in eight: a 40-word text keeps about 4, a page about 50
_NEAR = 0.6  # one changed word breaks five 5-grams: 0.6 is a page with every tenth word changed
_CONTAINED = 0.8  # room for a changed header line on the excerpt
_MIN_GRAMS = 30  # shorter texts (captions, stubs) are compared for equality only
_FURNITURE = 8  # a stretch that more documents have may be a contact block: a short text inside it is no reprint
_MAX_HOLDERS = 32  # documents per sampled 5-gram that are compared with one another; more are compared with the oldest

Grams = np.ndarray


def duplicates(*, lines: pl.DataFrame, document_reports: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Pairs of documents with the same text. The left one is the earlier published, then the first by path.

    In a `contained` pair the left one holds the text of the right one.
    """
    order = document_reports.sort("published_from", "seed_path", nulls_last=True).get_column("document_id").to_list()
    words = _words(lines)
    originals: dict[bytes, str] = {}
    rows: list[dict[str, object]] = []
    hashes: dict[str, int] = {}
    sets: list[tuple[str, Grams]] = []
    for document in order:
        text = words.get(document, [])
        if not text:
            continue
        digest = hashlib.sha256(" ".join(text).encode("utf-8", "surrogatepass")).digest()
        original = originals.setdefault(digest, document)
        if original != document:
            rows.append({"left_id": original, "right_id": document, "similarity": 1.0, "kind": "exact"})
        elif len(text) >= _MIN_GRAMS + _GRAM - 1:
            sets.append((document, _grams(text, hashes)))
    for left, right, is_own in _candidates([grams for _, grams in sets]):
        pair = _compare(sets[left], sets[right], is_own=is_own)
        if pair:
            rows.append(pair)
    return {"duplicates": dictionary()["duplicates"].frame(rows)}


def originals(duplicates: pl.DataFrame) -> pl.DataFrame:
    """Each reprint (`document_id`) with the document at the end of its chain of originals (`duplicate_of`)."""
    parent: dict[str, str] = {}
    ranked = duplicates.with_columns(
        pl.col("kind").replace_strict({"exact": 0, "near": 1, "contained": 2}, return_dtype=pl.Int8).alias("rank")
    )
    for left, right in (
        ranked.sort("right_id", "rank", "similarity", "left_id", descending=[False, False, True, False])
        .select("left_id", "right_id")
        .iter_rows()
    ):
        parent.setdefault(right, left)

    def root(document: str) -> str:
        path = [document]
        while path[-1] in parent:
            following = parent[path[-1]]
            if following in path:  # "contained" and "near" can point in a circle: its first document is kept
                return min(path[path.index(following) :])
            path.append(following)
        return path[-1]

    rows = {document: root(document) for document in parent}
    schema = {"document_id": pl.String, "duplicate_of": pl.String}
    return pl.DataFrame([r for r in rows.items() if r[0] != r[1]], schema=schema, orient="row")


def _words(lines: pl.DataFrame) -> dict[str, list[str]]:
    text = (
        lines.filter(~pl.col("role").is_in(["boilerplate", "blank"]) & pl.col("text").is_not_null())
        .sort("document_id", "line")
        .group_by("document_id", maintain_order=True)
        .agg(pl.col("text").str.join("\n"))
    )
    return {document: _WORD.findall(body.casefold()) for document, body in text.iter_rows()}


def _grams(words: list[str], hashes: dict[str, int]) -> Grams:
    """Sorted distinct hashes of the word 5-grams. `hashes` remembers the words' own hashes."""
    for word in words:
        if word not in hashes:
            hashes[word] = int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
    single = np.array([hashes[w] for w in words], dtype=np.uint64)
    count = len(single) - _GRAM + 1
    gram = np.zeros(count, dtype=np.uint64)
    for i in range(_GRAM):
        gram = _mix(gram ^ single[i : i + count])
    return np.unique(gram)


def _mix(x: np.ndarray) -> np.ndarray:
    """The finaliser of splitmix64 (Steele et al. 2014): spreads every input bit over all output bits."""
    x = x + np.uint64(0x9E3779B97F4A7C15)
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))


def _candidates(sets: list[Grams]) -> Iterable[tuple[int, int, bool]]:
    """Pairs of positions in `sets`, the smaller first, that share sampled 5-grams enough to be worth comparing.

    The third value tells whether most of what they share is in few other documents, so no page furniture.
    """
    bound = np.uint64(2**64 // _SAMPLE)
    samples = [grams[grams < bound] for grams in sets]
    held = pl.DataFrame(
        {
            "gram": np.concatenate(samples) if samples else np.array([], dtype=np.uint64),
            "holder": np.repeat(np.arange(len(samples), dtype=np.uint32), [len(s) for s in samples]),
        }
    ).with_columns(holders=pl.len().over("gram"), oldest=pl.col("holder").min().over("gram"))
    few = held.filter(pl.col("holders").is_between(2, _MAX_HOLDERS)).select("gram", "holder", own=pl.col("holders") <= _FURNITURE)
    many = held.filter((pl.col("holders") > _MAX_HOLDERS) & (pl.col("holder") != pl.col("oldest")))
    pairs = pl.concat(
        [
            few.join(few, on="gram", suffix="_right")
            .filter(pl.col("holder") < pl.col("holder_right"))
            .select("holder", "holder_right", "own"),
            many.select(pl.col("oldest").alias("holder"), pl.col("holder").alias("holder_right"), own=pl.lit(value=False)),
        ]
    )
    sizes = pl.DataFrame({"holder": np.arange(len(samples), dtype=np.uint32), "size": [len(s) for s in samples]})
    shared = (
        pairs.group_by("holder", "holder_right")
        .agg(pl.len().alias("shared"), pl.col("own").mean())
        .join(sizes, on="holder")
        .join(sizes, left_on="holder_right", right_on="holder", suffix="_right")
        # half of the bound that the exact comparison asks for: the sample may miss by chance
        .filter(pl.col("shared") >= 0.5 * _NEAR * pl.min_horizontal("size", "size_right"))
        .sort("holder", "holder_right")
    )
    return shared.select("holder", "holder_right", pl.col("own") >= 0.5).iter_rows()


def _compare(first: tuple[str, Grams], second: tuple[str, Grams], *, is_own: bool) -> dict[str, object] | None:
    (left, a), (right, b) = first, second
    common = len(np.intersect1d(a, b, assume_unique=True))
    jaccard, share = common / (len(a) + len(b) - common), common / min(len(a), len(b))
    if jaccard >= _NEAR:
        return {"left_id": left, "right_id": right, "similarity": round(jaccard, 4), "kind": "near"}
    if share >= _CONTAINED and is_own:
        holder, held = (left, right) if len(a) >= len(b) else (right, left)
        return {"left_id": holder, "right_id": held, "similarity": round(share, 4), "kind": "contained"}
    return None
