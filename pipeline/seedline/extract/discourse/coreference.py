"""One referent for each name inside a document.

Belongs here: which names of persons, organisations and places in one document mean the same, and the fullest
name of each. Does not belong here: finding mentions (`mentions.extractor`), pronouns and descriptions (deixis.py),
anything across documents (resolve).

Persons: full names first, then initials, then single words, each attached to the fuller name that it fits;
of several, the one named last before it. Words are compared after folding transliterations (pack
name_folding), so that Tokaev is Tokayev. That names keep one meaning per document is Gale, Church and
Yarowsky's "one sense per discourse" (1992).
"""

from __future__ import annotations

import bisect
import itertools
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import JaroWinkler
from spacy.language import Language

from seedline.dataset.referent import is_local, local
from seedline.extract.reading import Reading
from seedline.extract.reports import Mention
from seedline.reference import Reference
from seedline.reference.folding import Folding

WORD = re.compile(r"[^\W\d_]+(?:['’‘ʼ`´][^\W\d_]+)*\.?")
INITIALS = re.compile(r"[B-DF-HJ-NP-TV-XZ]{2}")  # two capitals without a vowel: "JD" is "J.D."
ROMAN = re.compile(r"[IVX]+")
PREPOSITION = re.compile(r" (?:of|for|on|in|to|at) ")
ALIKE = 0.9  # of folded words; what is left to differ are vowels and endings (Lukashenko, Lukashenka)


@dataclass(slots=True)
class Name:
    """A person's name as folded words and initials' letters."""

    words: tuple[str, ...]
    initials: tuple[str, ...]


@dataclass(slots=True)
class Cluster:
    """Mentions of one person; `name` is the fullest form."""

    name: Name
    mentions: list[Mention] = field(default_factory=list)


class Coreference:
    """Sets `referent` and `name` of mentions so that one thing has one referent in the document.

    Reports nothing of its own: it changes the mentions that stand in the reading.
    """

    name = "coreference"
    version = "1"

    def __init__(self, nlp: Language, reference: Reference) -> None:
        folding = Folding(reference)
        self.fold, self._variants, self._family_first = folding.fold, folding.variants, folding.family_first
        self._suffixes = {self.fold(r["form"].rstrip(".")) for r in reference.rows("name_parts") if r["kind"] == "suffix"}
        self._descent = {self.fold(r["form"]) for r in reference.rows("name_parts") if r["kind"] == "descent"}

    def __call__(self, reading: Reading) -> Iterable[Mention]:
        mentions = reading.mentions
        self._persons(reading.text, [m for m in mentions if m.type == "person"])
        for type_ in ("organization", "place"):
            self._things(type_, [m for m in mentions if m.type == type_])
        return ()

    # -- persons
    def _read(self, text: str) -> Name:
        words: list[str] = []
        initials: list[str] = []
        for token in WORD.findall(text):
            bare = token.rstrip(".")
            if len(bare) == 1 or (token.endswith(".") and len(bare) <= 2):
                initials.append(self.fold(bare)[0])
            elif INITIALS.fullmatch(bare):
                initials += [self.fold(letter)[0] for letter in bare]
            else:
                words.append(self.fold(bare))
        while len(words) > 1 and words[-1] in self._suffixes:
            words.pop()
        return Name(tuple(words), tuple(initials))

    def _same(self, a: str, b: str) -> bool:
        if a == b or (a in self._variants and self._variants[a] == self._variants.get(b)):
            return True
        return min(len(a), len(b)) > 3 and a[0] == b[0] and JaroWinkler.similarity(a, b) >= ALIKE

    def _agree(self, short: Name, long: Name) -> int:
        """How well a name fits a fuller one: 0 not at all, 1 by a given name, 2 by the family name, 3 by more."""
        if len(short.words) > 1 and short.words[1] in self._descent and not self._same(short.words[0], long.words[0]):
            return 0  # "Salman bin Faisal" is no short form of "Khalid bin Salman bin Faisal"
        if len(short.words) == 1 and any(
            w in self._descent and self._same(short.words[0], f) for w, f in itertools.pairwise(long.words[1:])
        ):
            return 0  # nor is "Salman": the father
        rest = list(long.words)
        places = []
        for word in short.words:
            hit = next((n for n, w in enumerate(rest) if w and self._same(word, w)), None)
            if hit is None:
                return 0
            rest[hit] = ""
            places.append(hit)
        letters = [w[0] for w in rest if w] + list(long.initials)
        for letter in short.initials:
            if letters and letter not in letters:
                return 0
        if len(short.words) > 1 or (short.initials and long.words):
            return 3
        family = 0 if long.words[0] in self._family_first else len(long.words) - 1
        if len(long.words) == 2 and family == 0 and places == [1] and short.words[0] in self._family_first:
            return 0  # "President Xi" is not Li Xi; Tran Van Son may be "Son"
        if places == [family]:
            return 2
        word, given = short.words[0], long.words[places[0]]
        is_same = given == word or (word in self._variants and self._variants[word] == self._variants.get(given))
        return int(is_same)  # "Hana" is no short form of "Hanna Novak"

    def _persons(self, page: str, mentions: Sequence[Mention]) -> None:
        clusters: list[Cluster] = []
        by_text: dict[str, list[Mention]] = defaultdict(list)
        for m in mentions:
            by_text[m.name or ""].append(m)
        names = sorted(
            ((self._read(text), text) for text in by_text), key=lambda n: (-len(n[0].words), len(n[0].initials), -len(n[1]), n[1])
        )
        index: dict[str, list[Cluster]] = defaultdict(list)
        for name, text in names:
            if not name.words:
                clusters.append(Cluster(name, by_text[text]))
                continue
            near = {id(c): c for w in name.words for c in index[w[0]]}.values()
            # how well it fits, then in how many words letter by letter: Saidova is no Saidov where both are named
            scored = [((self._agree(name, c.name), len({*name.words} & {*c.name.words})), c) for c in near]
            best = max((s for s, _ in scored), default=(0, 0))
            fits = [c for s, c in scored if s == best] if best[0] else []
            if not fits:
                cluster = Cluster(name, list(by_text[text]))
                clusters.append(cluster)
                for w in name.words:
                    index[w[0]].append(cluster)
                continue
            starts = [(m.start, n, _styled(page, m)) for n, c in enumerate(fits) for m in c.mentions] if len(fits) > 1 else []
            starts.sort()
            for m in by_text[text]:
                style = _styled(page, m)
                alike = [(at, n) for at, n, own in starts if style and own == style]  # "President Lee" is no First Lady
                fits[_nearest(alike or [(at, n) for at, n, _ in starts], m.start)].mentions.append(m)
        for cluster in clusters:
            full = _fullest(cluster.mentions)
            for m in cluster.mentions:
                m.referent, m.name = local("person", full), full

    # -- organisations and places
    def _things(self, type_: str, mentions: Sequence[Mention]) -> None:
        """Local names: one referent per folded name; a name that is the beginning or the end of one longer name means that ("the
        Cooperation Council" the "EU-Kazakhstan Cooperation Council")."""
        own = [m for m in mentions if m.referent and is_local(m.referent)]
        keys: dict[str, str] = {}
        pack: dict[str, Mention] = {}
        for m in mentions:
            if m.referent and not is_local(m.referent):
                pack.setdefault(_plain(m.name or ""), m)
        for m in own:
            keys.setdefault(_plain(m.name or ""), m.name or "")
        longer: dict[str, list[str]] = defaultdict(list)
        if type_ == "organization":
            for key in keys:
                for cut in {*_beginnings(key), *_endings(key)}:
                    longer[cut].append(key)
        for m in own:
            key = _plain(m.name or "")
            if key in pack:
                m.referent, m.name = pack[key].referent, pack[key].name
                continue
            if len(longer[key]) == 1:
                key = longer[key][0]
            if m.name and _plain(m.name) != key:
                m.referent, m.name = local(type_, keys[key]), keys[key]


def _beginnings(name: str) -> Iterator[str]:
    """What stands before each preposition of a body's name."""
    for m in PREPOSITION.finditer(name):
        yield name[: m.start()]


def _endings(name: str) -> Iterator[str]:
    """The last words of a body's name, two of them or more."""
    words = name.split()
    for n in range(1, len(words) - 1):
        yield " ".join(words[n:])


def _nearest(starts: Sequence[tuple[int, int]], at: int) -> int:
    """Number of the cluster named last before an offset, else first after it; `starts` are sorted."""
    if not starts:
        return 0
    return starts[max(0, bisect.bisect_left(starts, (at, 0)) - 1)][1]


def _styled(page: str, m: Mention) -> str:
    """The capitalised word right before a name, in lower case: "president" of "President Lee"."""
    before = page[page.rfind("\n", 0, m.start) + 1 : m.start].split(" ")
    word = before[-2] if len(before) > 1 and not before[-1] else ""
    return word.casefold() if word[:1].isupper() else ""


def _plain(name: str) -> str:
    """A name in lower case without article and accents, in American spelling."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    words = re.findall(r"\w+", bare)
    return " ".join(w for w in words if w != "the")


def _fullest(mentions: Sequence[Mention]) -> str:
    """The form with most full words, then the most frequent, then the first; capitals only where a word begins."""
    forms = Counter(m.name or "" for m in mentions)
    order = {m.name or "": -n for n, m in reversed(list(enumerate(mentions)))}

    def rank(form: str) -> tuple[int, int, int, int]:
        words = WORD.findall(form)
        full = sum(1 for w in words if len(w.rstrip(".")) > 2 or not w.endswith("."))
        return (full, len(words) - full, forms[form], order[form])

    best = max(forms, key=rank)
    spaced = re.sub(r"\.(?=[^\W\d_])", ". ", best)
    return re.sub(
        r"[^\W\d_]+",
        lambda w: w.group().capitalize() if w.group().isupper() and len(w.group()) > 2 and not ROMAN.fullmatch(w.group()) else w.group(),
        " ".join(spaced.split()),
    )
