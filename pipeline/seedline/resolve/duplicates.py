"""Documents that share their text: `duplicates(lines=, document_reports=) -> {duplicates}`.

Belongs here: finding pairs of documents with the same, nearly the same, or contained text. Does not belong here: what
other tables make of it (`reports` fills `documents.duplicate_of`).

Method: candidates share *sampled* word 5-grams. FracMinHash keeps every hash below a fixed bound (Irber et al. 2022, "Lightweight
compositional analysis of metagenomes with FracMinHash"), which, unlike MinHash signatures, also finds a short text inside a long
one; of a short document more is kept, so that chance does not decide. A frequent 5-gram pairs its documents with their oldest
only, so work stays linear in the text.

Candidates are then compared exactly, by the share of their words that stand in stretches which both have; a few changed words do not
end a stretch. A pair that has the form in common but not the facts is refused: if mostly numbers and names are changed inside the
stretches, and many of them, it is the form letter of another day.
"""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import polars as pl

from seedline.dataset.schema import dictionary

# Scripts without spaces between words are read by the character: kana, Han, Thai, Lao, Khmer, Burmese.
_SPACELESS = "\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff\u1780-\u17ff\u1000-\u109f"
_WORD = rf"[{_SPACELESS}]|[^\W{_SPACELESS}]+"
_UNREAD = "[\u00ad'`´‘’ʻʼ]"  # soft hyphens and apostrophes: Hawai‘i is Hawaii
_GRAM = 5  # words of a sampled gram: long enough to be rare
_SAMPLE = 8  # one 5-gram in eight ...
_LEAST = 48  # ... but as many as this of a short document
_CANDIDATE = 0.25  # share of the shorter text's sampled 5-grams; at `_NEAR` and `_CONTAINED` about half are expected
_RUN = 3  # words that two texts must have in common for more than chance
_GAP = 3  # changed words in a stretch that is still taken for the same
_NEAR = 0.78  # share of both texts' words that stand in common stretches
_CONTAINED = 0.85  # the same of the shorter text: room for a changed header
_MIN_WORDS = 34  # shorter texts (captions, stubs) are compared for equality only
_FURNITURE = 8  # a stretch that more documents have may be a contact block: a short text inside it is no reprint
_MAX_HOLDERS = 32  # documents per sampled 5-gram that are compared with one another; more are compared with the oldest
_FACTOR = np.uint64(0x9E3779B97F4A7C15)  # odd, so that a word's place in a run tells
_BATCH = 4096  # documents whose candidates are looked for at a time; bounds memory
_LINES = 65_536  # lines whose words are read at a time; bounds memory, too
_NAME = 0.2  # a word in small letters less often than this is taken for a name
_FORM = 0.4  # least share of numbers and names among the words changed in a form: of words that editors change they are a fifth
_FACTS, _OTHER_FACTS = 3, 0.15  # so many, and this share of all in the form, tell of something else; fewer are corrections
_NUMBERS, _OTHER_NUMBERS = 2, 0.25
_SAME_NEWS = dt.timedelta(days=31)  # later, most of an old text with other facts is another occasion
_NEAR_LATER = 0.9  # instead of `_NEAR` and `_CONTAINED`, then

Hashes = np.ndarray  # of uint64


def duplicates(*, lines: pl.DataFrame, document_reports: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Pairs of documents with the same text. The left one is the earlier published, then the first by path.

    In a `contained` pair the left one holds the text of the right one.
    """
    order = document_reports.sort("published_from", "seed_path", nulls_last=True).select("document_id", "published_from").rows()
    texts, words = _read(lines)
    originals: dict[bytes, str] = {}
    rows: list[dict[str, object]] = []
    distinct: list[_Text] = []
    for document, published in order:
        if document not in texts:
            continue
        text = texts[document]
        text.published = published
        original = originals.setdefault(hashlib.sha256(text.words.tobytes()).digest(), document)
        if original != document:
            rows.append({"left_id": original, "right_id": document, "similarity": 1.0, "kind": "exact"})
        elif len(text.words) >= _MIN_WORDS:
            distinct.append(text)
    rows.extend(_compared(distinct, words))
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


# ---------------------------------------------------------------- texts
@dataclass(slots=True)
class _Text:
    """The numbers of a document's words, which word is the first of the body, and when it was published."""

    document: str
    words: np.ndarray
    body: int
    published: dt.date | None = None


@dataclass(slots=True)
class _Words:
    """Of each word by its number: its hash, whether it is a number, whether it is a number or a name."""

    hashes: Hashes
    is_number: np.ndarray
    is_fact: np.ndarray


class _Forms(dict[str, int]):
    """Written forms by their number; forms that differ in case only, or in ligatures and full-width letters, are one word."""

    def __init__(self) -> None:
        self.words: dict[str, int] = {}
        self.word_of: list[int] = []
        self.is_small: list[bool] = []

    def __missing__(self, form: str) -> int:
        plain = unicodedata.normalize("NFKC", form)
        folded = plain.casefold()
        self[form] = number = len(self.word_of)
        self.word_of.append(self.words.setdefault(folded, len(self.words)))
        self.is_small.append(plain == folded)
        return number

    def numbers(self, forms: pl.Series) -> np.ndarray:
        """The number of each form."""
        codes = forms.cast(pl.Categorical)
        distinct = codes.unique()
        places = distinct.to_physical().to_numpy()
        own = np.zeros(max(places, default=-1) + 1, dtype=np.uint32)
        own[places] = [self[form] for form in distinct.cast(pl.String)]
        return own[codes.to_physical().to_numpy()]


def _read(lines: pl.DataFrame) -> tuple[dict[str, _Text], _Words]:
    """The documents that have text, furniture left out, by id, and what is known of their words."""
    filled = (
        lines.filter(~pl.col("role").is_in(["boilerplate", "blank"]) & pl.col("text").is_not_null())
        .sort("document_id", "line")
        .select("document_id", "text", is_head=pl.col("line") < pl.col("line").filter(pl.col("role") == "body").min().over("document_id"))
        .drop_nulls()
    )
    forms = _Forms()
    written, counts = [], []
    for part in filled.iter_slices(_LINES):
        words = part.select(pl.col("text").str.replace_all(_UNREAD, "").str.extract_all(_WORD)).to_series()
        written.append(forms.numbers(words.explode().drop_nulls()))
        counts.append(part.select("document_id", "is_head", count=words.list.len()))
    all_forms = np.concatenate(written) if written else np.array([], dtype=np.uint32)
    numbers = np.array(forms.word_of, dtype=np.uint32)[all_forms]
    sizes = pl.concat([filled.select("document_id", "is_head", count=pl.lit(0, pl.UInt32)).clear(), *counts]).group_by(
        "document_id", maintain_order=True
    )
    texts: dict[str, _Text] = {}
    at = 0
    for document, size, head in sizes.agg(pl.col("count").sum(), head=pl.col("count").filter("is_head").sum()).iter_rows():
        if size:
            texts[document] = _Text(document, numbers[at : at + size], head)
        at += size
    digests = (hashlib.blake2b(w.encode("utf-8", "surrogatepass"), digest_size=8).digest() for w in forms.words)
    hashes = np.frombuffer(b"".join(digests), dtype=np.uint64)
    is_number = np.array([any(c.isdigit() for c in w) for w in forms.words], dtype=bool)
    small = np.array(forms.is_small, dtype=bool)[all_forms]
    seen, seen_small = (np.bincount(which, minlength=len(forms.words)) for which in (numbers, numbers[small]))
    return texts, _Words(hashes, is_number, is_number | (seen_small < _NAME * seen))


def _runs(words: Hashes, size: int) -> Hashes:
    """Hashes of the runs of `size` words, in their order."""
    count = max(len(words) - size + 1, 0)
    run = np.zeros(count, dtype=np.uint64)
    for i in range(size):
        run = run * _FACTOR + words[i : i + count]
    return _mix(run)


def _distinct(hashes: Hashes) -> Hashes:
    """The hashes, sorted, each once; what `np.unique` gives, which takes six times as long for a page's."""
    ordered = np.sort(hashes)  # the first differs from its complement
    return ordered[np.flatnonzero(np.diff(ordered, prepend=~ordered[:1]))]


def _mix(x: Hashes) -> Hashes:
    """The finaliser of splitmix64 (Steele et al. 2014): spreads every input bit over all output bits."""
    x = x + np.uint64(0x9E3779B97F4A7C15)
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))


# ---------------------------------------------------------------- candidates
def _candidates(texts: list[_Text], words: _Words) -> Iterator[tuple[int, int, bool]]:
    """Pairs of positions in `texts`, the smaller first, that share sampled 5-grams enough to be worth comparing.

    The third value tells whether most of what they share is in few other documents, so no page furniture.
    """
    samples, bounds, sizes = [], [], []
    for text in texts:
        sample, bound, size = _sample(_distinct(_runs(words.hashes[text.words], _GRAM)))
        samples.append(sample)
        bounds.append(bound)
        sizes.append(size)
    holder = pl.Series("holder", np.repeat(np.arange(len(texts), dtype=np.uint32), [len(s) for s in samples]), dtype=pl.UInt32)
    gram = pl.Series("gram", np.concatenate(samples) if samples else np.array([], dtype=np.uint64), dtype=pl.UInt64)
    del samples
    held = (
        pl.DataFrame([gram, holder])
        .with_columns(holders=pl.len().over("gram"), oldest=pl.col("holder").min().over("gram"))
        .filter(pl.col("holders") > 1)
    )
    few = held.filter(pl.col("holders") <= _MAX_HOLDERS).select("gram", "holder", own=pl.col("holders") <= _FURNITURE)
    many = held.filter((pl.col("holders") > _MAX_HOLDERS) & (pl.col("holder") != pl.col("oldest"))).select(
        holder="oldest", other="holder", own=pl.lit(value=False)
    )
    facts = pl.DataFrame(
        {"holder": np.arange(len(texts), dtype=np.uint32), "bound": bounds, "size": sizes},
        schema={"holder": pl.UInt32, "bound": pl.Float64, "size": pl.UInt32},
    )
    for start in range(0, len(texts), _BATCH):
        here = pl.col("holder").is_between(start, start + _BATCH - 1)
        pairs = few.filter(here).join(few.select("gram", other="holder"), on="gram").filter(pl.col("holder") < pl.col("other"))
        shared = (
            pl.concat([pairs.select("holder", "other", "own"), many.filter(here)])
            .group_by("holder", "other")
            .agg(pl.len().alias("shared"), pl.col("own").mean())
            .join(facts, on="holder")
            .join(facts, left_on="other", right_on="holder", suffix="_other")
            .with_columns(expected=pl.min_horizontal("bound", "bound_other") * pl.min_horizontal("size", "size_other"))
            .filter(pl.col("shared") >= _CANDIDATE * pl.col("expected"))
            .sort("holder", "other")
        )
        yield from shared.select("holder", "other", pl.col("own") >= 0.5).iter_rows()


def _sample(grams: Hashes) -> tuple[Hashes, float, int]:
    """The smallest of sorted hashes, the share of all possible hashes that they are sampled from, and how many there were."""
    bound = np.uint64(2**64 // _SAMPLE)
    if len(grams) > _LEAST and grams[_LEAST] > bound:
        bound = grams[_LEAST]
    elif len(grams) <= _LEAST:
        bound = np.uint64(2**64 - 1)
    return grams[grams < bound], float(bound) / 2**64, len(grams)


# ---------------------------------------------------------------- comparison
def _compared(texts: list[_Text], words: _Words) -> Iterator[dict[str, object]]:
    """Rows of the candidates that are reprints."""

    @functools.lru_cache(maxsize=_BATCH)
    def runs_of(position: int) -> tuple[Hashes, Hashes]:
        runs = _runs(words.hashes[texts[position].words], _RUN)
        return runs, _distinct(runs)

    for left, right, is_own in _candidates(texts, words):
        (runs_a, distinct_a), (runs_b, distinct_b) = runs_of(left), runs_of(right)
        common = np.intersect1d(distinct_a, distinct_b, assume_unique=True)
        a, b = _stretches(texts[left], runs_a, common, words), _stretches(texts[right], runs_b, common, words)
        both, share = (a.words + b.words) / (a.size + b.size), (a if a.size < b.size else b).share
        is_later = _is_later(texts[left], texts[right])
        is_near = both >= (_NEAR_LATER if is_later else _NEAR)
        is_contained = is_own and share >= (_NEAR_LATER if is_later else _CONTAINED)
        if not (is_near or is_contained) or _has_other_facts(a, b, is_later=is_later):
            continue
        first, second = (left, right) if is_near or a.size >= b.size else (right, left)
        yield {
            "left_id": texts[first].document,
            "right_id": texts[second].document,
            "similarity": round(both if is_near else share, 4),
            "kind": "near" if is_near else "contained",
        }


@dataclass(slots=True)
class _Stretches:
    """Counts of what one document has in the stretches that it shares with another: `words` of its `size` words.

    Of those in the body: all facts, all numbers, and what the other document has changed, in all, of facts and of numbers.
    """

    size: int
    words: int
    facts: int
    numbers: int
    changed: int
    changed_facts: int
    changed_numbers: int

    @property
    def share(self) -> float:
        return self.words / self.size


def _stretches(text: _Text, runs: Hashes, common: Hashes, words: _Words) -> _Stretches:
    """Stretches are common runs, joined where at most `_GAP` words between two are changed."""
    size = len(text.words)
    is_common = np.zeros(size, dtype=bool)
    hits = np.flatnonzero(_among(runs, common))
    for i in range(_RUN):
        is_common[hits + i] = True
    at = np.flatnonzero(is_common)
    gaps = np.flatnonzero((np.diff(at) > 1) & (np.diff(at) <= _GAP + 1))
    edges = np.zeros(size + 1, dtype=np.int8)
    edges[at[gaps] + 1] += 1
    edges[at[gaps + 1]] -= 1
    is_changed = np.cumsum(edges[:-1]) > 0
    is_shared, body = is_common | is_changed, text.words[text.body :]
    shared, changed = body[is_shared[text.body :]], body[is_changed[text.body :]]
    counts = [int(np.count_nonzero(kind[part])) for part in (shared, changed) for kind in (words.is_fact, words.is_number)]
    return _Stretches(size, int(np.count_nonzero(is_shared)), counts[0], counts[1], len(changed), counts[2], counts[3])


def _among(values: Hashes, wanted: Hashes) -> np.ndarray:
    """Which values are among `wanted`, sorted and distinct."""
    if not len(wanted):
        return np.zeros(len(values), dtype=bool)
    return wanted[np.minimum(np.searchsorted(wanted, values), len(wanted) - 1)] == values


def _is_later(first: _Text, second: _Text) -> bool:
    """Whether so much time lies between two documents that a changed date makes it another occasion."""
    if first.published is None or second.published is None:
        return False
    return abs(second.published - first.published) > _SAME_NEWS


def _has_other_facts(*sides: _Stretches, is_later: bool) -> bool:
    """Whether two texts of one form tell of different things: what is changed in it is mostly numbers and names, and many of them.

    Of a text of another time any will do.
    """
    if any(s.changed_facts < _FORM * s.changed for s in sides):
        return False
    if is_later and all(s.changed_facts for s in sides):
        return True
    return all(s.changed_facts >= _FACTS and s.changed_facts >= _OTHER_FACTS * s.facts for s in sides) or all(
        s.changed_numbers >= _NUMBERS and s.changed_numbers >= _OTHER_NUMBERS * s.numbers for s in sides
    )
