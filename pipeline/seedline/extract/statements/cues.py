"""Reporting cues of the pack `cues` found among tokens: "said", "called on", "according to".

Belongs here: inflecting and matching the pack's words. Does not belong here: who speaks and what is said (statements).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from seedline.reference import Reference, cells

VOWELS = "aeiou"
WORD = re.compile(r"[\w’'\-]+|[*~]")
# stand for up to so many words: "draw * attention to", "is ~ concerned about"
GAPS = {"*": 5, "~": 2}
# the forms of verbs before an adjective: "be concerned about", "remain"
BEING = ("is", "are", "was", "were", "been", "being", "remains", "remain", "remained")
REPORTING = frozenset({"that", "quote", "told"})
AUTHORING = frozenset({"adopted", "signed"})


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the pack: the cue and the frames in which it reports speech."""

    text: str
    frames: frozenset[str]


def inflect(verb: str) -> list[str]:
    """Regular English forms of a verb: base, third person, past, -ing."""
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    if verb.endswith("e"):
        return [verb, verb + "s", verb + "d", verb[:-1] + "ing"]
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return [verb, third, verb + "ed", verb + "ing"]


class Cues:
    """The pack as a matcher over lower-case words; the longest cue wins."""

    def __init__(self, reference: Reference) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Cue]]] = defaultdict(list)
        self.stances: frozenset[str] = frozenset()
        self.speech: frozenset[str] = frozenset()
        # verbs of addressing somebody, whose purpose is said to them: "called X to thank him"
        self.contacts: frozenset[str] = frozenset()
        # what lets somebody speak: "the visit enabled X to reaffirm ...", "an opportunity for X to stress ..."
        self.enabling: frozenset[str] = frozenset()
        # verbs by which a speech or letter is its subject's own: "delivered remarks praising ..."
        self.voicing: frozenset[str] = frozenset()
        self.nominal: dict[str, Cue] = {}
        # nouns of sources with an owner: "in his view", and so "in the minister's view"
        self.opinions: dict[str, Cue] = {}
        for r in reference.rows("cues"):
            cue = Cue(r["cue"], frozenset(cells(r["frames"])))
            if "stance" in cue.frames:
                self.stances |= {cue.text}
            if "speech" in cue.frames:
                self.speech |= {cue.text}
            if "contact" in cue.frames:
                self.contacts |= {cue.text}
            if "enabling" in cue.frames:
                self.enabling |= {cue.text}
            if "nominal" in cue.frames:
                self.nominal[cue.text] = cue
            if "authoring" in cue.frames:
                self.voicing |= {cue.text}
            if cue.frames & {"stance", "speech", "nominal", "contact", "enabling", "authoring"}:
                continue
            if "own" in cue.frames and cue.text.startswith("in "):
                self.opinions[cue.text.split()[-1]] = cue
            for form in self._forms(r["cue"], cells(r["forms"]), cue):
                parts = tuple(WORD.findall(form.casefold()))
                self._by_first[parts[0]].append((parts, cue))
        # verbs by which a paper becomes its subject's own: "adopted a resolution condemning ..."
        self.authoring = authoring(reference)
        for rows in self._by_first.values():
            rows.sort(key=lambda row: -len(row[0]))

    @staticmethod
    def _forms(cue: str, given: list[str], row: Cue) -> list[str]:
        if given or "source" in row.frames:
            return given or [cue]
        verb, _, rest = cue.partition(" ")
        if verb == "be":
            return [f"{form} ~ {rest}" for form in BEING]
        if verb.endswith("ly"):
            # "highly appreciate": the second word is the verb
            return [f"{verb} {form}" for form in inflect(rest)]
        return [f"{form} {rest}".strip() for form in inflect(verb)]

    def match(self, words: Sequence[str], at: int) -> tuple[Cue, int] | None:
        """The cue that begins at `words[at]` and its number of words."""
        for parts, cue in self._by_first.get(words[at], ()):
            end = _end(parts, words, at)
            if end is not None:
                return cue, end - at
        return None

    def unlisted(self, word: str) -> Cue | None:
        """A cue for a verb that reports nothing else, where a clause with "that" follows; None for verbs of knowing and causing."""
        known = [cue for parts, cue in self._by_first.get(word, ()) if parts == (word,)]
        return None if any("fact" in cue.frames for cue in known) else Cue(word, frozenset({"explicit"}))

    def verb(self, word: str) -> Cue | None:
        """The cue of one word that is a verb, where a source of the same word comes first: "citing"."""
        rows = (cue for parts, cue in self._by_first.get(word, ()) if parts == (word,) and not cue.frames & {"source", "learn"})
        return next(rows, None)


def authoring(reference: Reference) -> frozenset[str]:
    """Verbs by which a paper becomes its subject's own: "adopt", "sign"."""
    return frozenset(r["phrase"] for r in reference.rows("instrument_verbs") if r["action"] in AUTHORING)


def reporting_forms(reference: Reference, frames: frozenset[str] = REPORTING) -> frozenset[str]:
    """All forms of the pack's verbs of one word that report a clause, or have any of the given frames, in lower case."""
    rows = [r for r in reference.rows("cues") if " " not in r["cue"] and frames & set(cells(r["frames"]))]
    return frozenset(form.lower() for r in rows for form in cells(r["forms"]) or inflect(r["cue"]) if " " not in form)


class Announcement:
    """Finds whole paragraphs that announce what is said below them: "President X said:", "the ministers agreed as follows:".

    Args:
        forms: of reporting verbs.
        bar: what must not stand in front of the verb.
    """

    def __init__(self, forms: Iterable[str], *, bar: str = "") -> None:
        verbs = "|".join(map(re.escape, sorted(forms)))
        lead = rf"(?<!{bar})" if bar else ""
        self._pattern = re.compile(rf"[^\n:]{{3,250}}\b{lead}(?P<cue>{verbs})(?: [\w’'-]+){{0,4}}:\s*", re.IGNORECASE)

    def match(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The paragraph between two offsets, with the verb as `cue`, if it is one; few end in a colon, so that is looked for first."""
        return self._pattern.fullmatch(text, start, end) if text[start:end].rstrip().endswith(":") else None


def _end(parts: Sequence[str], words: Sequence[str], at: int) -> int | None:
    """Where a cue that begins at `words[at]` ends; None if it does not stand there."""
    for n, part in enumerate(parts):
        if part in GAPS:
            ends = (_end(parts[n + 1 :], words, at + gap) for gap in range(GAPS[part] + 1))
            return next((end for end in ends if end is not None), None)
        if at >= len(words) or words[at] != part:
            return None
        at += 1
    return at
