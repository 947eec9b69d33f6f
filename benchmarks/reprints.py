"""Reprints of known originals, and pages that only look like reprints, derived from a folder of texts.

Belongs here: `pairs_set(texts, seed, each)`, edited copies and look-alikes with their truth, and `mixed(texts, size, seed)`, many
texts for timing. Does not belong here: looking for duplicates, or what a found pair is worth (module `duplicates`).

Each original is used once, so that an edited page is a reprint of exactly one other page. Originals share little text with any
other page of the folder: what the folder itself reprints would otherwise count as wrong.
Everything follows from the seed and the sorted names of the texts.
"""

from __future__ import annotations

import collections
import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’]?\s+(?=[\"“A-Z])")
_MIN_WORDS, _MAX_WORDS = 120, 3000  # of an original
_SHINGLE = 8  # words; more than this in common is no chance
_REUSED = 0.3  # greatest share of an original's shingles that another page of the folder has too
_BODY_LINE = 20  # words of the first line of the body
_FOREIGN = [
    "ministerio",
    "comunicado",
    "prensa",
    "sobre",
    "reunión",
    "países",
    "acuerdo",
    "cooperación",
    "visita",
    "declaración",
    "del",
    "para",
    "región",
    "gobierno",
    "ministère",
    "affaires",
    "étrangères",
    "communiqué",
    "rencontre",
    "entre",
    "pays",
    "accord",
    "coopération",
    "déclaration",
    "région",
    "gouvernement",
    "avec",
    "ministerium",
    "pressemitteilung",
    "über",
    "treffen",
    "staaten",
    "abkommen",
    "zusammenarbeit",
    "erklärung",
    "regierung",
    "zwischen",
    "министерство",
    "пресс",
    "релиз",
    "встреча",
    "стран",
    "соглашение",
    "сотрудничество",
    "заявление",
    "правительство",
    "между",
    "комитет",
    "доклад",
]
_SHARE = [
    "Share this page",
    "Facebook",
    "Twitter",
    "LinkedIn",
    "Print",
    "Email",
    "Subscribe to our newsletter",
    "Back to news",
    "© All rights reserved",
]
_AGENCIES = ("Northern Wire", "The Daily Ledger", "Coast News Service", "Press Office Digest", "Capital Monitor", "Newsroom Bulletin")
_CONTACT = """For more information contact {name}, press officer, {street} Street, room {room}, telephone {phone}, or write to {mail}.
About the office. The office was founded in {year} and speaks for the people of the district in all questions of their public life.
It answers letters within ten working days, publishes its decisions, and invites every citizen to its open day in spring. Journalists
who want to be told of hearings, visits and statements can subscribe to the list of the office free of charge and leave it at any time.
The views of visitors and partners that are quoted on these pages are their own and need not be those of the office or its staff."""


@dataclass(slots=True)
class Page:
    """A text in its parts: the lines above the first long one, and the paragraphs from there on."""

    head: list[str]
    body: list[str]

    def __str__(self) -> str:
        return "\n\n".join([*self.head, *self.body]) + "\n"

    @property
    def words(self) -> int:
        return sum(len(p.split()) for p in self.body)


@dataclass(slots=True)
class Pair:
    """Two texts of the set by name, what was done to make the second, and whether a reader would call it a reprint."""

    kind: str
    left: str
    right: str
    is_reprint: bool


@dataclass(slots=True)
class Set:
    """Texts by name and the truth about their pairs: pairs that are not among `pairs` are no reprints."""

    texts: dict[str, str] = field(default_factory=dict)
    pairs: list[Pair] = field(default_factory=list)


class Stock:
    """What edits put in: words, names, numbers and sentences of the folder's pages."""

    def __init__(self, pages: Sequence[Page]) -> None:
        tokens = [w for p in pages for paragraph in p.body for w in _WORD.findall(paragraph)]
        self.words = [w for w in tokens if w.islower() and w.isalpha()]
        self.names = [w for w in tokens if w.istitle() and len(w) > 3]
        self.numbers = [w for w in tokens if w.isdigit()]
        self.titles = [p.head[0] for p in pages if p.head]
        self.sentences = [s for p in pages for paragraph in p.body for s in _SENTENCE.split(paragraph) if len(s.split()) > 4]


Edit = Callable[[Page, random.Random, Stock], Page]


def page(text: str) -> Page:
    """A text in its parts; a body of few long lines is parted at ends of sentences, three to a paragraph."""
    rows = [r.strip() for r in text.split("\n") if r.strip()]
    start = next((i for i, r in enumerate(rows) if len(r.split()) >= _BODY_LINE), len(rows))
    body = rows[start:]
    if len(body) < 5:
        sentences = [s for r in body for s in _SENTENCE.split(r)]
        body = [" ".join(sentences[i : i + 3]) for i in range(0, len(sentences), 3)]
    return Page(rows[:start], body)


# ---------------------------------------------------------------- edits that leave a reprint
def _new_header(p: Page, rng: random.Random, stock: Stock) -> Page:
    agency = rng.choice(_AGENCIES)
    title = " ".join(rng.sample(stock.names, 3) + rng.sample(stock.words, 6))
    return Page([f"{agency} | News", title, f"By the desk of {agency}, {rng.randint(1, 28)}.{rng.randint(1, 12)}.2019"], p.body)


def _translated_header(p: Page, rng: random.Random, stock: Stock) -> Page:
    rows = [" ".join(rng.choice(_FOREIGN) for _ in range(max(3, len(r.split())))).capitalize() for r in p.head or [""]]
    return Page(rows, p.body)


def _share_block(p: Page, rng: random.Random, stock: Stock) -> Page:
    return Page(p.head, [*p.body, *_SHARE, "Related news", *rng.sample(stock.titles, 5)])


def _teasers(p: Page, rng: random.Random, stock: Stock) -> Page:
    """The share block and beginnings of other news: prose, a fifth of the text's length at most."""
    extra: list[str] = []
    while sum(len(s.split()) for s in extra) < p.words / 6:
        extra.append(rng.choice(stock.sentences))
    return Page(p.head, [*p.body, *_SHARE, "Read more", *extra])


def _truncated(share: float) -> Edit:
    def edit(p: Page, rng: random.Random, stock: Stock) -> Page:
        left, body = int(p.words * share), []
        for paragraph in p.body:
            words = paragraph.split(" ")
            body.append(" ".join(words[: max(left, 0)]))
            left -= len(words)
        return Page(p.head, [b for b in body if b])

    return edit


def _dropped(p: Page, rng: random.Random, stock: Stock) -> Page:
    gone = set(rng.sample(range(len(p.body)), max(1, round(len(p.body) * 0.3))))
    return Page(p.head, [b for i, b in enumerate(p.body) if i not in gone])


def _reordered(p: Page, rng: random.Random, stock: Stock) -> Page:
    return Page(p.head, rng.sample(p.body, len(p.body)))


def _each_word(p: Page, change: Callable[[str], str]) -> Page:
    return Page(p.head, [_WORD.sub(lambda m: change(m.group()), b) for b in p.body])


def _swapped(rate: float) -> Edit:
    """Any word, names and numbers too, becomes another of its kind."""

    def edit(p: Page, rng: random.Random, stock: Stock) -> Page:
        def change(word: str) -> str:
            if rng.random() >= rate:
                return word
            return rng.choice(stock.numbers if word.isdigit() else stock.words if word.islower() else stock.names)

        return _each_word(p, change)

    return edit


def _typos(rate: float) -> Edit:
    def edit(p: Page, rng: random.Random, stock: Stock) -> Page:
        def change(word: str) -> str:
            if rng.random() >= rate or len(word) < 4:
                return word
            i = rng.randrange(len(word) - 1)
            return rng.choice((word[:i] + word[i + 1 :], word[:i] + word[i + 1] + word[i] + word[i + 2 :], word[:i] + word[i] + word[i:]))

        return _each_word(p, change)

    return edit


def _case_and_quotes(p: Page, rng: random.Random, stock: Stock) -> Page:
    """Capitals, typewriter quotes and dashes, ligatures and soft hyphens, other ends of lines."""
    if rng.random() < 0.3:
        return Page([h.upper() for h in p.head], [b.upper() for b in p.body])
    curly = str.maketrans("“”‘’–—", "\"\"''--") if rng.random() < 0.5 else str.maketrans("'-", "’–")
    body = [
        b.translate(curly).replace("fi", rng.choice(("fi", "ﬁ"))).replace("tion", rng.choice(("tion", "tion", "ti\u00adon")))
        for b in p.body
    ]
    return Page(p.head, [_wrapped(b, rng.choice((60, 72, 10_000))) for b in body])


def _wrapped(paragraph: str, width: int) -> str:
    rows, length = [""], 0
    for word in paragraph.split(" "):
        if length + len(word) > width:
            rows.append("")
            length = 0
        rows[-1] = f"{rows[-1]} {word}".strip()
        length += len(word) + 1
    return "\n".join(rows)


def _everything(p: Page, rng: random.Random, stock: Stock) -> Page:
    """What a careless site does: new header, a fifth cut off, three words in a hundred changed, share block."""
    for edit in (_truncated(0.8), _swapped(0.03), _new_header, _share_block):
        p = edit(p, rng, stock)
    return p


REPRINTS: dict[str, Edit] = {
    "as it was": lambda p, rng, stock: p,
    "header replaced": _new_header,
    "header translated": _translated_header,
    "share block appended": _share_block,
    "share block, teasers of other news": _teasers,
    "cut to 75 %": _truncated(0.75),
    "cut to 50 %": _truncated(0.5),
    "cut to 30 %": _truncated(0.3),
    "3 of 10 paragraphs dropped": _dropped,
    "paragraphs reordered": _reordered,
    "2 % of words swapped": _swapped(0.02),
    "5 % of words swapped": _swapped(0.05),
    "10 % of words swapped": _swapped(0.1),
    "20 % of words swapped": _swapped(0.2),
    "typos in 3 % of words": _typos(0.03),
    "typos in 10 % of words": _typos(0.1),
    "case, quotes, line ends": _case_and_quotes,
    "header, cut, swaps and share block": _everything,
}


# ---------------------------------------------------------------- pages that only look like reprints
def _letter(p: Page, rng: random.Random, stock: Stock) -> Page:
    """The same form with other facts: each number, and most names throughout, are others."""
    other: dict[str, str] = {}

    def change(word: str) -> str:
        if word not in other:
            if word.isdigit():
                other[word] = str(rng.randrange(10 ** (len(word) - 1), 10 ** len(word)))
            else:
                other[word] = rng.choice(stock.names) if word.istitle() and len(word) > 3 and rng.random() < 0.8 else word
        return other[word]

    rows = [_WORD.sub(lambda m: change(m.group()), r) for r in p.head]
    return _each_word(Page(rows, p.body), change)


def _contact(rng: random.Random, stock: Stock) -> list[str]:
    a, b = rng.sample(stock.names, 2)
    facts = {"room": rng.randint(1, 999), "phone": rng.randint(10**6, 10**7), "year": rng.randint(1900, 2000)}
    return _CONTACT.format(name=f"{a} {b}", street=rng.choice(stock.names), mail=f"press@{b.lower()}.org", **facts).split("\n")


def _same_contact(a: Page, b: Page, rng: random.Random, stock: Stock) -> tuple[Page, Page]:
    """Two short pages of one office: a few sentences each, then the same long block about the office."""
    block, head = _contact(rng, stock), [f"{rng.choice(stock.names)} Office", "For Immediate Release"]
    first, second = (Page([*head, *p.head[:1]], [*_truncated(min(1, 150 / p.words))(p, rng, stock).body, *block]) for p in (a, b))
    return first, second


def _background(a: Page, b: Page, rng: random.Random, stock: Stock) -> tuple[Page, Page]:
    """Consecutive releases: the second closes with a paragraph of the first, at most a quarter of the shorter."""
    limit = min(a.words, b.words) / 4
    fitting = [q for q in a.body if len(q.split()) <= limit] or [" ".join(a.body[0].split()[: int(limit)])]
    return a, Page(b.head, [*b.body, max(fitting, key=lambda q: len(q.split()))])


def _stub(a: Page, b: Page, rng: random.Random, stock: Stock) -> tuple[Page, Page]:
    """The same with forty words of news."""
    block = _contact(rng, stock)
    first, second = (Page([], [" ".join(" ".join(p.body).split()[:40]), *block]) for p in (a, b))
    return first, second


LOOK_ALIKES: dict[str, Callable[[Page, Page, random.Random, Stock], tuple[Page, Page]]] = {
    "same form, other facts": lambda a, b, rng, stock: (a, _letter(a, rng, stock)),
    "same contact block": _same_contact,
    "same contact block, 40 words of news": _stub,
    "same background paragraph": _background,
}


# ---------------------------------------------------------------- the sets
def _originals(pages: Mapping[str, Page]) -> list[str]:
    """Names of pages long enough, with little text that another page has too."""
    shingles: dict[str, set[int]] = {}
    holders: collections.Counter[int] = collections.Counter()
    for name, p in pages.items():
        words = [w.casefold() for b in p.body for w in _WORD.findall(b)]
        shingles[name] = {hash(tuple(words[i : i + _SHINGLE])) for i in range(len(words) - _SHINGLE + 1)}
        holders.update(shingles[name])
    return [
        name
        for name, p in pages.items()
        if _MIN_WORDS <= p.words <= _MAX_WORDS
        and len(p.body) >= 3
        and sum(holders[s] > 1 for s in shingles[name]) <= _REUSED * len(shingles[name])
    ]


def pairs_set(texts: Mapping[str, str], seed: int, each: int) -> Set:
    """`each` pairs of every kind, fewer where the folder has too few fitting texts."""
    pages = {name: page(texts[name]) for name in sorted(texts)}
    names = _originals(pages)
    stock = Stock(list(pages.values()))
    rng = random.Random(seed)
    rng.shuffle(names)
    each = min(each, len(names) // (len(REPRINTS) + 2 * len(LOOK_ALIKES)))
    made, free = Set(), iter(names)
    for kind, edit in REPRINTS.items():
        for _ in range(each):
            name = next(free)
            _add(made, Pair(kind, name, f"{name} reprinted", True), texts[name], str(edit(pages[name], rng, stock)))
    for kind, make in LOOK_ALIKES.items():
        for _ in range(each):
            name, other = next(free), next(free)
            first, second = make(pages[name], pages[other], rng, stock)
            _add(made, Pair(kind, name, f"{name} look-alike", False), str(first), str(second))
    return made


def _add(made: Set, pair: Pair, left: str, right: str) -> None:
    made.texts |= {pair.left: left, pair.right: right}
    made.pairs.append(pair)


def mixed(texts: Mapping[str, str], size: int, seed: int) -> Set:
    """`size` texts for timing: nineteen in twenty are sentences of the folder thrown together, one is a reprint of another."""
    pages = [page(texts[name]) for name in sorted(texts)]
    stock, rng = Stock(pages), random.Random(seed)
    lengths = [max(3, sum(len(_SENTENCE.split(b)) for b in p.body)) for p in pages]
    made = Set()
    kinds, unused = list(REPRINTS), list[tuple[str, Page]]()
    for i in range(size):
        name = f"{i:07}"
        if i % 20 == 19 and unused:
            kind, (left, original) = rng.choice(kinds), unused.pop(rng.randrange(len(unused)))
            made.texts[name] = str(REPRINTS[kind](original, rng, stock))
            made.pairs.append(Pair(kind, left, name, True))
            continue
        sentences = rng.choices(stock.sentences, k=rng.choice(lengths))
        p = Page([rng.choice(stock.titles)], [" ".join(sentences[j : j + 3]) for j in range(0, len(sentences), 3)])
        made.texts[name] = str(p)
        if p.words >= _MIN_WORDS:
            unused.append((name, p))
    return made
