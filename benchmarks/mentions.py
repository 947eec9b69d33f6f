"""Synthetic mentions of persons whose truth is known.

Belongs here: the model that draws them. Does not belong here: any resolver, any measuring.

Persons are drawn with heavy tails: a few are in every tenth document, most are named once or twice; family names, given names,
countries and offices are as unequal. Each mention stands for one person in one document: its writing is the name in one of
many transliterations, in either order, with a patronymic or middle initial, with initials, or the bare family name; country
and office are named in some documents only. The same seed gives the same mentions, on any machine.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
import polars as pl

_PERSONS_PER_MENTION = 0.1
_SYLLABLES = (
    "ab", "ad", "ag", "ak", "al", "am", "an", "ar", "as", "at", "av", "ay", "az", "ba", "be", "bi", "bo", "bu", "da", "de", "di",
    "do", "du", "er", "es", "fa", "ga", "ge", "gi", "go", "gu", "ha", "he", "hi", "il", "in", "ir", "is", "ka", "ke", "ki", "ko",
    "ku", "la", "le", "li", "lo", "lu", "ma", "me", "mi", "mo", "mu", "na", "ne", "ni", "no", "nu", "ol", "om", "or", "pa", "pe",
    "po", "ra", "re", "ri", "ro", "ru", "sa", "se", "shi", "so", "su", "ta", "te", "ti", "to", "tu", "ul", "um", "ur", "va", "ve",
    "vi", "vo", "ya", "za", "ze", "zha", "zhu", "khi", "kho", "cha", "chu", "shch", "tsa", "yu", "dzha",
)  # fmt: skip
_ENDINGS = (
    "ov",
    "ev",
    "in",
    "sky",
    "enko",
    "ian",
    "yan",
    "bayev",
    "uly",
    "zoda",
    "ova",
    "eva",
    "iyev",
    "shvili",
    "adze",
    "ak",
    "er",
    "i",
    "o",
    "",
)
_GIVEN_ENDINGS = ("", "", "ey", "iy", "a", "an", "ya", "ir", "ek", "on", "il", "er")
# writing -> other writing, each with how often it is seen in that name's mentions
_VARIANTS = (
    ("kh", "h", 0.3), ("zh", "j", 0.3), ("dzh", "j", 0.5), ("yan", "ian", 0.4), ("yev", "ev", 0.4), ("iyev", "iev", 0.3), ("ts", "tz", 0.2),
    ("shch", "sch", 0.3), ("ov", "ow", 0.1),
    ("ya", "ia", 0.3), ("yu", "iu", 0.3), ("sky", "skiy", 0.3), ("ey", "ei", 0.4), ("iy", "y", 0.4),
    ("v", "w", 0.05), ("k", "q", 0.05), ("enko", "enka", 0.1), ("ch", "tch", 0.1), ("sh", "sch", 0.1), ("u", "ou", 0.1), ("i", "y", 0.05),
)  # fmt: skip
_FORMS = ("full", "reversed", "middle", "patronymic", "initial", "surname")
_FORM_SHARES = (0.68, 0.05, 0.06, 0.04, 0.11, 0.06)
_OFFICES = 120
_COUNTRIES = 180


@dataclass(frozen=True, slots=True)
class Person:
    """One human: the name's parts, the country and the offices held one after the other."""

    given: str
    patronymic: str
    family: str
    country: str
    offices: tuple[str, ...]


def _ranks(rng: np.random.Generator, size: int, count: int, exponent: float) -> np.ndarray:
    """`count` draws of 0 .. size-1 with frequencies falling as a power of the rank (Zipf)."""
    weights = 1 / np.arange(1, size + 1) ** exponent
    return rng.choice(size, size=count, p=weights / weights.sum())


def _words(rng: random.Random, count: int, endings: tuple[str, ...]) -> list[str]:
    made: dict[str, None] = {}
    while len(made) < count:
        stem = "".join(rng.choice(_SYLLABLES) for _ in range(rng.choice((2, 2, 3))))
        made.setdefault((stem + rng.choice(endings)).capitalize())
    return list(made)


def persons(count: int, seed: int) -> list[Person]:
    """People with heavy-tailed names. Family names grow with the square root of the people, as vocabularies do (Heaps)."""
    rng, random_ = np.random.default_rng(seed), random.Random(seed)
    families = _words(random_, max(200, int(60 * count**0.6)), _ENDINGS)
    given = _words(random_, 1500, _GIVEN_ENDINGS)
    family_ranks = _ranks(rng, len(families), count, 0.7)
    given_ranks = _ranks(rng, len(given), count, 0.8)
    fathers = _ranks(rng, len(given), count, 0.8)
    countries = _ranks(rng, _COUNTRIES, count, 0.7)
    offices = _ranks(rng, _OFFICES, 3 * count, 0.7).reshape(count, 3)
    moves = rng.choice((1, 2, 3), size=count, p=(0.75, 0.2, 0.05))
    return [
        Person(
            given[g], given[f] + "ovich", families[s], f"C{c:03}", tuple(dict.fromkeys(f"office {o}" for o in own[:n]))
        )
        for g, f, s, c, own, n in zip(given_ranks, fathers, family_ranks, countries, offices, moves, strict=True)
    ]  # fmt: skip


def _spelled(rng: random.Random, word: str) -> str:
    low = word.lower()
    for old, new, chance in _VARIANTS:
        if old in low and rng.random() < chance:
            low = low.replace(old, new)
    return low.capitalize()


def mentions(count: int, seed: int = 1) -> pl.DataFrame:
    """`count` mentions.

    Returns:
        columns `document` (about ten mentions share one), `name`, `country` and `office` ("" where the document does not say),
        `person` (the truth).
    """
    people = persons(max(50, int(count * _PERSONS_PER_MENTION)), seed)
    rng, random_ = np.random.default_rng(seed + 1), random.Random(seed + 1)
    who = _ranks(rng, len(people), count, 0.9)
    form = rng.choice(len(_FORMS), size=count, p=_FORM_SHARES)
    says_country, says_office, loose = (rng.random(count) for _ in range(3))
    writings: dict[int, list[tuple[str, str]]] = {}
    rows = []
    for i in range(count):
        p = people[who[i]]
        # a press has its house spelling: a person is written in a handful of ways, not in a new one each time
        known = writings.setdefault(int(who[i]), [])
        if len(known) < 6 and random_.random() < 1 / (1 + len(known)):
            known.append((_spelled(random_, p.given), _spelled(random_, p.family)))
        given, family = known[int(len(known) * random_.random())]
        name = {
            "full": f"{given} {family}",
            "reversed": f"{family} {given}",
            "middle": f"{given} {p.patronymic[0]}. {family}",
            "patronymic": f"{given} {p.patronymic} {family}",
            "initial": f"{given[0]}. {family}",
            "surname": family,
        }[_FORMS[form[i]]]
        country = p.country if says_country[i] < 0.6 else ""
        office = p.offices[int(loose[i] * len(p.offices))] if says_office[i] < 0.45 else ""
        rows.append((f"d{i // 10}", name, country, office, int(who[i])))
    return pl.DataFrame(rows, schema=["document", "name", "country", "office", "person"], orient="row")
