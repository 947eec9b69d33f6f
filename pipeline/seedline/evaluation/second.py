"""A second person's labels read as if they were a package, so that two labellers can be scored against each other.

What two careful people agree on bounds what any figure can say: a table that scores near their agreement is as good as the
labels can tell (Artstein and Poesio 2008, Inter-coder agreement for computational linguistics, doi:10.1162/coli.07-034-R2).
Belongs here: labels in the shape of the published tables, as far as scoring looks. Does not belong here: reading labels (see
`gold`), what counts as agreement (see `scoring`).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl

from seedline.dataset.schema import dictionary
from seedline.errors import SeedlineError
from seedline.evaluation import matching
from seedline.evaluation.annotation import TEXT, TYPES, UNKNOWN
from seedline.evaluation.gold import FACTS, Document, Gold
from seedline.reference import Reference

Row = dict[str, Any]
WHO = ("place", "organizer", "chair")


def holds_labels(folder: Path) -> bool:
    """Whether a folder holds labelled documents."""
    return next(folder.glob(f"*{FACTS}"), None) is not None


class SecondLabels:
    """Labels as tables. Ids of entities are the labels' own; reports of one event (same_event.yaml) are one event.

    Raises:
        SeedlineError: E220, E221: no labels there, or faults in them.
    """

    def __init__(self, folder: str | Path, reference: Reference | None = None) -> None:
        gold = Gold.read(folder, reference)
        self._named = gold.documents
        self._reports = {_event_id(*group[0]): group for group in gold.same}
        self._first = {key: group[0] for group in gold.same for key in group}
        for document in gold.documents.values():
            for key in document.events():
                self._reports.setdefault(self._event_id(document, key), [(document.name, key)])

    def table(self, name: str) -> pl.DataFrame:
        """A table of the data dictionary, with the columns that labels know and scoring reads; the others are null.

        Raises:
            SeedlineError: E205, labels say nothing of such a table.
        """
        of_document = {
            "documents": _document, "entities": _entities, "mentions": _mentions, "lines": _lines, "positions": _positions,
            "statements": _statements, "events": self._events, "event_participants": self._participants, "lineage": self._lineage,
            "instrument_actions": _actions, "document_topics": _topics,
        }  # fmt: skip
        if name not in of_document:
            raise SeedlineError("E205", table=name, tables=", ".join(of_document))
        return dictionary()[name].frame(itertools.chain.from_iterable(map(of_document[name], self._named.values())))

    def _events(self, document: Document) -> Iterator[Row]:
        """Of the reports of one event, each field is that of the first that knows it."""
        for key in document.events():
            reports = self._reports[self._event_id(document, key)]
            if reports[0] == (document.name, key):
                told = [self._named[name].events()[event] for name, event in reports]
                said = {
                    f: next((e[f] for e in told if e.get(f) is not None), None) for f in ("type", "name", "status", "format", "start", *WHO)
                }
                places = {f"{f}_id": said.pop(f) for f in WHO}
                yield {"event_id": self._event_id(document, key), **said, "start": matching.date(said["start"]), **places}

    def _participants(self, document: Document) -> Iterator[Row]:
        for key, event in document.events().items():
            for participant in event.get("participants") or []:
                yield {"event_id": self._event_id(document, key), "entity_id": participant}

    def _lineage(self, document: Document) -> Iterator[Row]:
        for key, event in document.events().items():
            for line in event["lines"]:
                start, end = document.index.starts[line - 1], document.index.ends[line - 1]
                yield {
                    "table_name": "events",
                    "row_id": self._event_id(document, key),
                    **_at(document, start, end),
                    "text": document.line(line),
                }

    def _event_id(self, document: Document, key: str) -> str:
        return _event_id(*self._first.get((document.name, key), (document.name, key)))


def _event_id(name: str, key: str) -> str:
    return f"{name}:{key}"


def _at(document: Document, start: int, end: int) -> Row:
    span = document.index.span(_seed(document), start, end)
    return {"seed_path": span.seed_path, "line_start": span.line_start, "line_end": span.line_end, "char_start": start, "char_end": end}


def _seed(document: Document) -> str:
    return document.name + TEXT


def _place(document: Document) -> str | None:
    """An id of its own for the dateline, which labels give by name."""
    name = document.about.get("place")
    return None if name is None else f"dateline:{name}"


def _document(document: Document) -> Iterator[Row]:
    fields = {k: document.about.get(k) for k in ("title", "kind", "publisher", "author")}
    published = matching.date(document.about.get("published"))
    yield {"document_id": document.name, "sha256": document.sha256, "seed_path": _seed(document), "place_id": _place(document),
           "published": published, **fields}  # fmt: skip


def _entities(document: Document) -> Iterator[Row]:
    for label in document.labels:
        if label.type != "DATE":
            kind, _, name = label.id.partition(":")
            yield {
                "entity_id": label.id,
                "type": TYPES[label.type][0],
                "name": label.text,
                "country_code": name if kind == "country" else None,
            }
    if (place := _place(document)) is not None:
        yield {"entity_id": place, "type": "place", "name": document.about["place"]}


def _mentions(document: Document) -> Iterator[Row]:
    for number, label in enumerate(document.labels):
        is_date = label.type == "DATE"
        value = matching.date(label.id) if is_date and label.id != UNKNOWN else None
        yield {"mention_id": f"{document.name}:{number}", "document_id": document.name, "type": TYPES[label.type][0], "text": label.text,
               "entity_id": None if is_date else label.id, "value": value, **_at(document, label.start, label.end)}  # fmt: skip


def _lines(document: Document) -> Iterator[Row]:
    for line in document.about.get("boilerplate_lines") or []:
        yield {"seed_path": _seed(document), "line": line, "role": "boilerplate"}


def _positions(document: Document) -> Iterator[Row]:
    for row in document.facts["positions"]:
        yield {
            "document_id": document.name,
            "person_id": row["person"],
            "title": row["title"],
            "body_id": row.get("of"),
            "line_start": row["line"],
        }


def _statements(document: Document) -> Iterator[Row]:
    for row, (start, end) in zip(document.facts["statements"], document.spans, strict=True):
        yield {"document_id": document.name, "speaker_id": row.get("speaker"), "kind": row["kind"], "text": document.text[start:end],
               **_at(document, start, end)}  # fmt: skip


def _actions(document: Document) -> Iterator[Row]:
    for row in document.facts["instruments"]:
        yield {"document_id": document.name, "instrument_id": row["id"], "action": row["action"], "line_start": row["line"]}


def _topics(document: Document) -> Iterator[Row]:
    for topic in document.facts["topics"]:
        yield {"document_id": document.name, "topic_id": topic}
