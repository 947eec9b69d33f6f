"""Readers of small whole pages, made once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pages import Held, Rows, Told
from spacy.language import Language

from seedline.extract.dates import Dates
from seedline.extract.discourse.coreference import Coreference
from seedline.extract.documents.extractor import Fields
from seedline.extract.events.extractor import Events
from seedline.extract.events.presence import Presence
from seedline.extract.instruments.extractor import Instruments
from seedline.extract.mentions.extractor import Mentions
from seedline.extract.positions.extractor import Positions
from seedline.extract.reading import Reading
from seedline.reference import Reference


@pytest.fixture(scope="session")
def held(read: Callable[..., Reading], nlp: Language, reference: Reference) -> Held:
    """`held(text)`: family name, title and body of every position that the text states."""
    extractors = [e(nlp, reference) for e in (Dates, Mentions, Coreference, Fields, Positions)]

    def run(text: str) -> Rows:
        found = read(text, *extractors).positions
        return {(p.person.split()[-1].rpartition("~")[2], p.title, p.body.partition(":")[2].lstrip("~") if p.body else None) for p in found}

    return run


@pytest.fixture(scope="session")
def told(read: Callable[..., Reading], nlp: Language, reference: Reference) -> Told:
    """`told(text)`: the events of a text, with who takes part."""
    extractors = [e(nlp, reference) for e in (Dates, Mentions, Instruments, Coreference, Fields, Positions, Events, Presence)]
    return lambda text: read(text, *extractors).events
