"""Named things other than persons across documents: organisations, instruments, places and events by the words of their names.

Belongs here: keys of names, blocking, evidence and clustering. Does not belong here: persons (`persons`), events as reports
tell of them (`events`), weights (pack `match_weights`), ids (`ledger`).

Names with the same content words, in any order, are one thing. Names that share their rarer words are scored: words
weighed by how rare they are, numbers, abbreviations. A name of general words only ("joint statement", "Security Council")
means something else in each document and stays inside it.
"""

from __future__ import annotations

import collections
import functools
import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from rapidfuzz import fuzz

from seedline.reference import Reference, cells
from seedline.resolve.clusters import Clustered, Clusters, Decision, pairs
from seedline.resolve.scoring import Weights

_WORD = re.compile(r"\d+(?:[/.-]\d+)*|[^\W\d_]+")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_APOSTROPHES = re.compile(r"['’‘ʼ`´]s?\b")
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]?[A-Z0-9&-]{0,8}[A-Z0-9]")
_CAPITALS = re.compile(r"\b[A-Z][A-Za-z]{0,9}[A-Z]\b")
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")
_BLOCK_LIMIT = 200  # names that share a word; a word more common than that tells too little to block on
_RARE_WORDS = 3  # words per name that are blocked on
_TYPO = 94.0  # Indel similarity (0..100) of the sorted words: one letter in sixteen
_TYPO_LENGTH = 12  # shorter names with another letter are other names
_MOST, _MANY = 0.85, 0.7
_ROUNDING = 1e-9


class Phrase(NamedTuple):
    """Local referents with one name: the documents they stand in, and the mentions' spellings."""

    name: str
    documents: tuple[str, ...]
    mentions: int
    spellings: frozenset[str] = frozenset()


class Key(NamedTuple):
    """Content words (sorted, folded) and numbers of a name."""

    words: tuple[str, ...]
    numbers: tuple[str, ...]

    def __str__(self) -> str:
        return " ".join((*self.words, *self.numbers))


@dataclass(slots=True)
class Node:
    """Phrases that are taken for one thing before any scoring. `members` are (phrase, document or None for all)."""

    key: Key
    members: list[tuple[int, str | None]]
    documents: frozenset[str]
    mentions: int
    abbreviations: frozenset[str]
    acronyms: frozenset[str]
    tag: str = ""
    countries: frozenset[str] = frozenset()

    @property
    def label(self) -> str:
        return str(self.key)

    @property
    def is_bound(self) -> bool:
        return bool(self.tag)


class Words:
    """Folds the words of names, by the packs `phrase_words` (stop words, spellings) and `general_words`."""

    def __init__(self, reference: Reference) -> None:
        self._same: dict[str, str] = {}
        self._stop: set[str] = set()
        for row in reference.rows("phrase_words"):
            if row["same_as"]:
                self._same[row["word"]] = row["same_as"]
            else:
                self._stop.add(row["word"])
        self._long = _abbreviations(reference)
        for row in reference.rows("countries"):
            for demonym in cells(row["demonyms"]):
                self._same.setdefault(demonym.casefold(), row["name"].casefold())
        self.key = functools.lru_cache(maxsize=65536)(self._key)
        self._general = {self._stem(r["word"]) for r in reference.rows("general_words")}
        self._ambiguous = {self.key(r["alias"]) for r in reference.rows("ambiguous")}

    def _key(self, name: str) -> Key:
        """Content words and numbers of a name; all its words where only stop words would be left."""
        written_out = _CAPITALS.sub(lambda m: self._long.get(m[0], m[0]), _DOTTED.sub(lambda m: m[0].replace(".", ""), name))
        words = [self._stem(w) for w in _split(written_out)]
        content = [w for w in words if w not in self._stop] or words
        is_number = [w[0].isdigit() for w in content]
        return Key(
            tuple(sorted(w for w, n in zip(content, is_number, strict=True) if not n)),
            tuple(sorted({w for w, n in zip(content, is_number, strict=True) if n})),
        )

    def is_general(self, key: Key) -> bool:
        """Whether the name could mean a different thing in each document."""
        return key in self._ambiguous or (not key.numbers and all(w in self._general for w in key.words))

    def is_general_word(self, word: str) -> bool:
        """Whether a content word is one that many names of their kind have."""
        return word in self._general

    def acronyms(self, name: str) -> frozenset[str]:
        """Initials of the name's words, with and without stop words; only of three words or more."""
        words = _split(name)
        content = [w for w in words if w not in self._stop]
        return frozenset("".join(w[0] for w in ws).upper() for ws in (words, content) if len(ws) > 2)

    def _stem(self, word: str) -> str:
        word = self._same.get(word, word)
        if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
            word = word[:-1]
        return self._same.get(word, word)


def _abbreviations(reference: Reference) -> dict[str, str]:
    """Abbreviations that stand for one organisation or country only, with its name."""
    names: dict[str, set[str]] = collections.defaultdict(set)
    for row in reference.rows("countries"):
        for alias in cells(row["aliases"]):
            if _ABBREVIATION.fullmatch(alias.replace(".", "")):
                names[alias.replace(".", "")].add(row["name"])
    for row in reference.rows("organizations"):
        if _ABBREVIATION.fullmatch(row["abbreviation"]):
            names[row["abbreviation"]].add(row["name"])
    return {a: min(n) for a, n in names.items() if len(n) == 1}


@functools.lru_cache(maxsize=65536)
def _split(name: str) -> tuple[str, ...]:
    plain = _ORDINAL.sub("", _APOSTROPHES.sub("", name).casefold())
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return tuple(_WORD.findall(plain))


class Resolver:
    """Clusters phrases of one type."""

    def __init__(self, words: Words, reference: Reference) -> None:
        self.words = words
        self.weights = Weights(reference, "phrase")

    def __call__(self, phrases: Sequence[Phrase]) -> Clustered[Node]:
        nodes = self._nodes(phrases)
        made = Clustered(nodes, Clusters(len(nodes)))
        frequency = collections.Counter(w for n in nodes for w in n.key.words)
        rarity = {w: math.log(1 + len(nodes) / c) for w, c in frequency.items()}
        self._merge_alike(made, rarity)
        self._merge_abbreviations(made)
        return made

    def _nodes(self, phrases: Sequence[Phrase]) -> list[Node]:
        by_key: dict[tuple[Key, str], list[int]] = collections.defaultdict(list)
        for i, p in enumerate(phrases):
            key = self.words.key(p.name)
            for document in p.documents if self.words.is_general(key) else ("",):
                by_key[key, document].append(i)
        nodes = []
        for (key, document), group in sorted(by_key.items()):
            own = [phrases[i] for i in group]
            nodes.append(
                Node(
                    key,
                    [(i, document or None) for i in group],
                    frozenset([document]) if document else frozenset(d for p in own for d in p.documents),
                    sum(p.mentions for p in own),
                    frozenset(s for p in own for s in (*p.spellings, p.name) if _ABBREVIATION.fullmatch(s)),
                    frozenset().union(*(self.words.acronyms(p.name) for p in own)),
                    document,
                )
            )
        return nodes

    # -- words
    def _merge_alike(self, made: Clustered[Node], rarity: dict[str, float]) -> None:
        nodes, clusters = made.nodes, made.clusters
        blocks: dict[str, list[int]] = collections.defaultdict(list)
        numbered: dict[tuple[str, ...], set[tuple[str, ...]]] = collections.defaultdict(set)
        for i, node in enumerate(nodes):
            if not node.tag:
                numbered[node.key.words].add(node.key.numbers)
                for word in sorted(set(node.key.words), key=lambda w: (-rarity[w], w))[:_RARE_WORDS]:
                    blocks[word].append(i)
        agreement = _Agreement([n.key.words for n in nodes], rarity)
        scored = []
        for left, right, level in agreement(pairs(blocks.values(), _BLOCK_LIMIT)):
            a, b = nodes[left], nodes[right]
            namesakes = max(len(numbered[n.key.words] - {()}) for n in (a, b))
            score = self.weights.score({"words": level, "numbers": _numbers(a.key, b.key, namesakes), **_together(a, b)})
            scored.append(Decision(left, right, score, score.probability >= self.weights.merge))
        for d in sorted(scored, key=lambda d: (-d.score.probability, d.left, d.right)):
            kept = {nodes[m].key.numbers for side in (d.left, d.right) for m in clusters.members(side)} - {()}
            merged = d.merged and len(kept) < 2
            made.decisions.append(d._replace(merged=merged))
            if merged:
                clusters.merge(d.left, d.right)

    # -- abbreviations
    def _merge_abbreviations(self, made: Clustered[Node]) -> None:
        """Joins a bare abbreviation to the one name that is abbreviated so, in its own document or by its initials."""
        nodes, clusters = made.nodes, made.clusters
        defined: dict[str, set[int]] = collections.defaultdict(set)
        initials: dict[str, set[int]] = collections.defaultdict(set)
        for i, node in enumerate(nodes):
            if len(node.key.words) > 1 and not node.tag:
                for a in node.abbreviations:
                    defined[a].add(clusters.find(i))
                for a in node.acronyms:
                    initials[a].add(clusters.find(i))
        for i, node in enumerate(nodes):
            if len(node.key.words) != 1 or not node.abbreviations or node.tag:
                continue
            for level, index in (("defined", defined), ("initials", initials)):
                found = set().union(*(index.get(a, set()) for a in node.abbreviations))
                if found:
                    score = self.weights.score({"abbreviation": level if len(found) == 1 else "shared"})
                    merged = score.probability >= self.weights.merge
                    made.decisions.append(Decision(min(found), i, score, merged))
                    if merged:
                        clusters.merge(min(found), i)
                    break


def _numbers(a: Key, b: Key, namesakes: int) -> str | None:
    """Agreement of numbers; a name without a number can be any one of `namesakes` names that differ by theirs."""
    if a.numbers == b.numbers:
        return "same" if a.numbers else None
    if a.numbers and b.numbers:
        return "different"
    return "missing" if namesakes == 1 else "ambiguous"


def _together(a: Node, b: Node) -> dict[str, str | None]:
    return {"together": "yes" if a.documents & b.documents else None}


class _Agreement:
    """How far the words of two names agree: "same", "typo", "most", "many", or not.

    Names that each have a word of their own contradict each other, unless it is a misprint.
    """

    def __init__(self, names: Sequence[tuple[str, ...]], rarity: dict[str, float]) -> None:
        self._texts = [" ".join(words) for words in names]
        number: dict[str, int] = {}
        self._numbers = np.array([number.setdefault(text, len(number)) for text in self._texts], dtype=np.int64)
        self._lengths = np.array([len(text) for text in self._texts], dtype=np.int64)
        self._sizes = np.array([len(words) for words in names], dtype=np.int64)
        # a word that stands in a name twice is two members
        self._members = [frozenset((w, words[:i].count(w)) for i, w in enumerate(words)) for words in names]
        self._weights = np.array([sum(rarity[w] for w in words) for words in names], dtype=np.float64)
        place = {w: i for i, w in enumerate(sorted(rarity, key=lambda w: (-rarity[w], w)))}
        self._rarest = np.array([min((place[w] for w in words), default=-1) for words in names], dtype=np.int64)
        self._others = self._weights - np.array([max((rarity[w] for w in words), default=0.0) for words in names], dtype=np.float64)
        self._rarity = rarity

    def __call__(self, pairs: np.ndarray) -> Iterator[tuple[int, int, str]]:
        """Those of some pairs that agree, in order, each with its level."""
        left, right = pairs.T
        weights, lengths, rarest = self._weights[pairs], self._lengths[pairs], self._rarest[pairs]
        is_same = self._numbers[left] == self._numbers[right]
        # the most that two names can have in common: all of the lighter one, and not the rarer of their rarest words, if they differ
        common = np.where(rarest[:, 0] < rarest[:, 1], self._others[left], self._others[right])
        common = np.minimum(np.where(rarest[:, 0] == rarest[:, 1], np.inf, common), weights.min(axis=1)) + _ROUNDING
        may_share = common >= _MANY * (weights.sum(axis=1) - common)
        may_be_typo = (self._sizes[left] == self._sizes[right]) & (lengths.min(axis=1) >= _TYPO_LENGTH)
        may_be_typo &= 100 * np.abs(lengths[:, 0] - lengths[:, 1]) <= (100 - _TYPO) * lengths.sum(axis=1)
        kept = is_same | may_share | may_be_typo
        for a, b, same, typo, share in zip(*(part[kept].tolist() for part in (left, right, is_same, may_be_typo, may_share)), strict=True):
            if same:
                yield a, b, "same"
            elif typo and fuzz.ratio(self._texts[a], self._texts[b], score_cutoff=_TYPO):
                yield a, b, "typo"
            elif share and (level := self._shared(a, b)):
                yield a, b, level

    def _shared(self, a: int, b: int) -> str | None:
        mine, yours = self._members[a], self._members[b]
        both = mine & yours
        common = math.fsum(self._rarity[word] for word, _ in both)  # in no order
        share = common / (self._weights[a] + self._weights[b] - common)
        if share >= _MOST and (len(both) == len(mine) or len(both) == len(yours)):
            return "most"
        return "many" if share >= _MANY else None
