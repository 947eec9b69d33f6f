"""From the reports of a document to rows of tables and of evidence.

Belongs here: the one translation from reports to rows: ids, spans, the three columns of a date, evidence.
Does not belong here: finding anything, running anything.
"""

from __future__ import annotations

import dataclasses
from typing import Any

import polars as pl

from seedline.dataset import edtf
from seedline.dataset.ids import Occurrences
from seedline.dataset.schema import dictionary
from seedline.extract.calibration import KIND, Calibration
from seedline.extract.reading import Reading
from seedline.extract.reports import Action, Event, Mention, Report, Statement

TABLES = tuple(t.name for t in dictionary() if t.stage == "extract")
DOCUMENT_FIELDS = ("language", "title", "kind", "publisher", "author", "place", "published")
_NOT_COLUMNS = {"start", "end", "evidence", "event", "participants", "start_date", "end_date", "moved_from"}


class Rows:
    """Collects the rows of all documents of a bucket."""

    def __init__(self, calibration: Calibration) -> None:
        self._rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
        self._calibration = calibration

    def frames(self) -> dict[str, pl.DataFrame]:
        """All tables of the extract stage."""
        return {name: dictionary()[name].frame(rows) for name, rows in self._rows.items()}

    def fault(self, document_id: str, extractor: str, detail: str) -> None:
        """Notes that an extractor failed on a document."""
        self._rows["faults"].append({"document_id": document_id, "extractor": extractor, "detail": detail})

    def add(self, reading: Reading) -> None:
        """All rows of one finished reading."""
        _Document(reading, self._rows, self._calibration).add()


class _Document:
    """The rows of one document."""

    def __init__(self, reading: Reading, rows: dict[str, list[dict[str, Any]]], calibration: Calibration) -> None:
        self._reading = reading
        self._rows = rows
        self._calibration = calibration
        self._ids = Occurrences(reading.document_id)
        self._seen: set[tuple[object, ...]] = set()
        self._event_ids: dict[int, str] = {}  # by identity: two reports may say the same

    def add(self) -> None:
        reading = self._reading
        self._sentences()
        for mention in reading.mentions:
            self._mention(mention)
        self._fields()
        for position in reading.positions:
            titled = any(e.field == "title" for e in position.evidence)
            parts = (position.person, position.title, position.body)
            self._report("position_reports", "position_id", ("pos", *parts), position, *(() if titled else ("title",)))
        for event in reading.events:
            self._event(event)
        for statement in reading.statements:
            text = reading.quote(statement.start, statement.end)
            self._report("statement_reports", "statement_id", ("sta", statement.kind, text), statement, "text", text=text)
        for action in reading.actions:
            self._report(
                "action_reports",
                "action_id",
                ("act", action.instrument, action.action),
                action,
                "action",
                **edtf.columns("acted", action.acted),
            )
        for relation in reading.relations:
            triple = (relation.subject, relation.predicate, relation.object)
            self._report("relation_reports", "relation_id", ("rel", *triple), relation, "predicate")
        for topic in reading.topics:
            row = {"document_id": reading.document_id, "topic_id": topic.topic, "score": topic.score}
            self._rows["document_topics"].append({**row, **self._span(topic.start, topic.end)})
            self._evidence("document_topics", f"{reading.document_id}|{topic.topic}", topic, "topic_id")

    def _span(self, start: int, end: int) -> dict[str, Any]:
        return self._reading.span(start, end)._asdict()

    def _report(self, table: str, id_column: str, key: tuple[object, ...], report: Report, *own: str, **more: object) -> str:
        """One row from a report's fields, and its evidence; returns the row's id.

        Args:
            key: prefix and parts of the id.
            own: columns that the report's own span says.
            more: further columns.
        """
        row_id = self._ids.mint(str(key[0]), *key[1:])
        values = {f.name: getattr(report, f.name) for f in dataclasses.fields(report) if f.name not in _NOT_COLUMNS}
        values["confidence"] = self._calibration(report.table, getattr(report, KIND.get(report.table, ""), ""), report.confidence)
        if isinstance(report, Statement | Action):
            values["event_report_id"] = self._event_ids.get(id(report.event))
        row = {id_column: row_id, "document_id": self._reading.document_id, **values, **more}
        self._rows[table].append({**row, **self._span(report.start, report.end)})
        self._evidence(report.table, row_id, report, *own)
        return row_id

    def _evidence(self, table: str, row_id: str, report: Report, *own: str) -> None:
        """The report's own span for the columns `own`, then what the report brings."""
        for column, start, end in [(c, report.start, report.end) for c in own] + [(e.field, e.start, e.end) for e in report.evidence]:
            key = (table, row_id, column, start, end)
            if key in self._seen:
                continue
            self._seen.add(key)
            row = {"table_name": table, "row_id": row_id, "field": column, "text": self._reading.quote(start, end)}
            self._rows["evidence"].append({**row, "extractor": report.extractor, **self._span(start, end)})

    def _sentences(self) -> None:
        self._sentence_ids: dict[int, str] = {}
        for s in self._reading.sentences:
            text = self._reading.quote(s.start, s.end)
            self._sentence_ids[s.ordinal] = row_id = self._ids.mint("sen", text)
            row = {"sentence_id": row_id, "document_id": self._reading.document_id, "ordinal": s.ordinal, "text": text}
            self._rows["sentences"].append({**row, **self._span(s.start, s.end)})

    def _mention(self, mention: Mention) -> None:
        text = self._reading.quote(mention.start, mention.end)
        sentence = self._reading.sentence_at(mention.start)
        sentence_id = self._sentence_ids[sentence.ordinal] if sentence else None
        self._report("mention_reports", "mention_id", ("men", mention.type, text), mention, "text", text=text, sentence_id=sentence_id)

    def _fields(self) -> None:
        reading = self._reading
        fields = {name: reading.field(name) for name in DOCUMENT_FIELDS}
        values = {name: f.value if f else None for name, f in fields.items()}
        title = fields["title"]
        first = next((line for line in reading.lines if line.role != "blank"), None)
        start, end = (title.start, title.end) if title else (first.start, first.end) if first else (0, len(reading.text))
        row: dict[str, Any] = {"document_id": reading.document_id, **values, "kind": values["kind"] or "other"}
        row |= edtf.columns("published", values["published"])
        self._rows["document_reports"].append({**row, **self._span(start, end)})
        for name, f in fields.items():
            if f:
                self._evidence("documents", reading.document_id, f, "place_id" if name == "place" else name)

    def _event(self, event: Event) -> None:
        dates = edtf.columns("start", event.start_date) | edtf.columns("end", event.end_date) | edtf.columns("moved_from", event.moved_from)
        row_id = self._report("event_reports", "event_report_id", ("evr", event.type, event.name), event, "name", **dates)
        self._event_ids[id(event)] = row_id
        for p in {(p.referent, p.role): p for p in reversed(event.participants)}.values():  # the first of each
            row = {"event_report_id": row_id, "document_id": self._reading.document_id, "referent": p.referent, "role": p.role}
            self._rows["participant_reports"].append({**row, **self._span(p.start, p.end)})
