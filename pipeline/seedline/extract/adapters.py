"""Extractors around foreign models. Whatever a model returns is grounded: what does not stand in the text is dropped and counted.

Belongs here: the base for models that quote, and the adapter for any spaCy pipeline. Does not belong here: rules.
The idea of grounding quotes by alignment is that of Google's langextract.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from spacy.language import Language

from seedline.dataset.referent import local
from seedline.extract import model
from seedline.extract.reading import Reading
from seedline.extract.reports import Mention
from seedline.reference import Reference


class Quote(NamedTuple):
    """What a model says it read: words, their mention type, and how sure it is (0 to 1)."""

    text: str
    type: str
    confidence: float = 0.5


def ground(text: str, quote: str, occurrence: int = 0) -> tuple[int, int] | None:
    """Offsets of the words of `quote` in `text`, white space and line breaks aside; None where they do not stand there.

    Args:
        occurrence: which of several, from 0; where there are fewer, none.
    """
    words = [re.escape(w) for w in quote.split()]
    if not words:
        return None
    for n, m in enumerate(re.finditer(r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)", text)):
        if n == occurrence:
            return m.start(), m.end()
    return None


class Quoting:
    """Base for models that return words, not offsets (a language model behind an address, say): override `quotes`.

    The same words returned twice mean their first and second occurrence. A quote that cannot be grounded becomes a report
    without characters, which the engine drops and counts in `faults`. Mentions that others found first stay as they are.
    """

    name = "quoting"
    version = "1"

    def quotes(self, reading: Reading) -> Iterable[Quote]:
        """What the model read in a document."""
        raise NotImplementedError

    def __call__(self, reading: Reading) -> Iterable[Mention]:
        seen: Counter[tuple[str, str]] = Counter()
        for quote in self.quotes(reading):
            key = (quote.text, quote.type)
            start, end = ground(reading.text, quote.text, seen[key]) or (0, 0)
            seen[key] += 1
            if end and any(reading.mentions_touching(start, end)):
                continue
            yield Mention(
                start=start, end=end, type=quote.type, referent=local(quote.type, quote.text), name=quote.text, confidence=quote.confidence
            )


class SpacyPipeline:
    """The named entities of a further spaCy pipeline, by package name or folder: `spacy=en_core_web_sm`.

    It adds what stands where no other mention does. The pack `model_labels` says which of its labels are which types.
    """

    name = "spacy"

    def __init__(self, nlp: Language, reference: Reference, argument: str) -> None:
        self._nlp = model.load(argument)
        self.version = model.label(self._nlp).removeprefix("spacy:")
        self._types = {r["label"]: r["type"] for r in reference.rows("model_labels")}
        self._confidence = {r["label"]: float(r["confidence"]) for r in reference.rows("model_labels")}

    def __call__(self, reading: Reading) -> Iterable[Mention]:
        paragraphs = reading.paragraphs
        docs = self._nlp.pipe((reading.quote(p.start, p.end) for p in paragraphs), batch_size=32)
        for paragraph, doc in zip(paragraphs, docs, strict=True):
            for entity in doc.ents:
                start, end = paragraph.start + entity.start_char, paragraph.start + entity.end_char
                type_ = self._types.get(entity.label_)
                if type_ and not any(reading.mentions_touching(start, end)):
                    name = reading.quote(start, end)
                    yield Mention(
                        start=start, end=end, type=type_, referent=local(type_, name), name=name, confidence=self._confidence[entity.label_]
                    )
