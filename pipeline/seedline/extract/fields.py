"""What a document says of itself: title, kind, publisher, author, date, dateline, language.

Belongs here: document fields, from the roles of lines, the mentions found so far and the packs.
Does not belong here: the roles themselves (`ingest.layout`), the masthead date (`masthead`).
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language

from seedline.extract import masthead
from seedline.extract.calendar import Calendar
from seedline.extract.reading import Reading
from seedline.extract.reports import DocumentField
from seedline.reference import Reference


class Fields:
    """Extractor of document fields."""

    name = "fields"
    version = "1"

    def __init__(self, nlp: Language, reference: Reference) -> None:
        self.calendar = Calendar(reference)

    def __call__(self, reading: Reading) -> Iterator[DocumentField]:
        own = masthead.find(reading, self.calendar.find(reading.text))
        if own and own.is_stated:
            yield DocumentField(start=own.start, end=own.end, name="published", value=own.value, confidence=own.confidence)
