"""Reports written by hand, and the whole of resolve and enrich over them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import polars as pl
import pytest

from seedline.dataset import edtf, ids
from seedline.dataset.schema import dictionary
from seedline.reference import Reference
from seedline.resolve.duplicates import duplicates
from seedline.resolve.entities import REFERENTS, entities
from seedline.resolve.events import events
from seedline.resolve.ledger import ledger
from seedline.resolve.reports import reports

Tables = dict[str, pl.DataFrame]


class Corpus:
    """Collects reports of small documents."""

    def __init__(self) -> None:
        self.rows: dict[str, list[dict[str, Any]]] = {t.name: [] for t in dictionary()}
        self._ids: dict[str, ids.Occurrences] = {}
        self._offset: dict[str, int] = {}

    def document(self, path: str, published: str | None = None, text: str = "") -> str:
        """A document with one line of text per line."""
        document = ids.document_id(path)
        self._ids[path] = ids.Occurrences(document)
        self._offset[path] = 0
        seed = {
            "document_id": document,
            "seed_path": path,
            "sha256": "0" * 64,
            "size_bytes": len(text),
            "line_count": 1,
            "encoding": "utf-8",
            "text": text,
        }
        self.rows["seeds"].append(seed)
        self.rows["document_reports"].append({**self._at(path), "kind": "news", **edtf.columns("published", published)})
        start = 0
        for number, line in enumerate(text.split("\n"), 1):
            row = {"seed_path": path, "line": number, "document_id": document, "role": "body" if line else "blank", "text": line or None}
            self.rows["lines"].append({**row, "char_start": start, "char_end": start + len(line)})
            start += len(line) + 1
        return path

    def _at(self, path: str) -> dict[str, Any]:
        offset = self._offset[path]
        self._offset[path] += 10
        return {
            "document_id": ids.document_id(path),
            "seed_path": path,
            "line_start": 1,
            "line_end": 1,
            "char_start": offset,
            "char_end": offset + 9,
        }

    def mention(self, path: str, text: str, referent: str, name: str | None = None) -> str:
        mention = self._ids[path].mint("men", referent, text)
        row = {"mention_id": mention, "type": referent.partition(":")[0], "text": text, "referent": referent, "name": name or text}
        self.rows["mention_reports"].append({**row, "confidence": 0.9, "extractor": "test/1", **self._at(path)})
        return mention

    def person(self, path: str, name: str, title: str | None = None, body: str | None = None) -> str:
        referent = f"person:~{name.casefold()}"
        self.mention(path, name, referent)
        if title:
            row = {
                "position_id": self._ids[path].mint("pos", name, title),
                "person": referent,
                "title": title,
                "body": body,
                "is_acting": False,
            }
            self.rows["position_reports"].append({**row, "confidence": 0.9, "extractor": "test/1", **self._at(path)})
        return referent

    def event(self, path: str, type_: str, name: str, status: str = "held", participants: Iterable[str] = (), **fields: Any) -> str:
        start, end = fields.pop("start", None), fields.pop("end", None)
        report = self._ids[path].mint("evr", type_, name)
        at = self._at(path)
        row = {
            "event_report_id": report,
            "type": type_,
            "name": name,
            "status": status,
            **edtf.columns("start", start),
            **edtf.columns("end", end),
            **edtf.columns("moved_from", fields.pop("moved_from", None)),
        }
        self.rows["event_reports"].append({**row, **fields, "confidence": 0.9, "extractor": "test/1", **at})
        evidence = {"table_name": "events", "row_id": report, "field": "name", "text": name, "extractor": "test/1"}
        self.rows["evidence"].append({**evidence, **{k: v for k, v in at.items() if k != "document_id"}})
        for p in participants:
            self.rows["participant_reports"].append({"event_report_id": report, "referent": p, "role": "participant", **at})
        return report

    def tables(self, keep: Callable[[str], bool] = lambda path: True, *, reverse: bool = False) -> Tables:
        """The reports of the documents whose path is kept, in the order in which they came or the other way round."""
        made = {}
        for name, rows in self.rows.items():
            kept = [r for r in rows if keep(r.get("seed_path", ""))]
            table = dictionary()[name]
            frame = pl.DataFrame([{n: r.get(n) for n in table.names} for r in kept], schema=table.polars)
            made[name] = frame.reverse() if reverse else frame
        content = {path: repr([r for rows in self.rows.values() for r in rows if r.get("seed_path") == path]) for path in self._ids}
        digest = pl.col("seed_path").replace_strict({p: hashlib.sha256(c.encode()).hexdigest() for p, c in content.items()})
        made["seeds"] = made["seeds"].with_columns(sha256=digest)
        return made


def run(
    tables: Mapping[str, pl.DataFrame], reference: Reference, previous: Mapping[str, pl.DataFrame] | None = None, version: str = "1"
) -> Tables:
    """All steps of resolve, as the pipeline composes them; `lineage` holds the evidence of events."""
    old = previous or {}
    t = dict(tables)
    t |= duplicates(lines=t["lines"], document_reports=t["document_reports"])
    t |= entities(**{n: t[n] for n in ("seeds", *REFERENTS, "duplicates", "given_overrides")}, reference=reference, previous=old)
    told = (
        "seeds",
        "event_reports",
        "participant_reports",
        "evidence",
        "document_reports",
        "duplicates",
        "identity",
        "entities",
        "given_overrides",
    )
    t |= events(**{n: t[n] for n in told}, reference=reference, previous=old)
    plain = (
        "seeds",
        "document_reports",
        "mention_reports",
        "position_reports",
        "statement_reports",
        "action_reports",
        "identity",
        "event_identity",
        "entities",
        "duplicates",
        "given_overrides",
    )
    t |= reports(**{n: t[n] for n in plain})
    kept = (
        "identity", "event_identity", "entities", "events", "entity_decisions", "event_decisions", "given_overrides",
        "entity_overrides", "event_overrides", "mention_reports", "position_reports", "statement_reports", "action_reports",
        "relation_reports",
    )  # fmt: skip
    t |= ledger(**{n: t[n] for n in kept}, previous=old, version=version)
    by_report = t["event_identity"].select("event_report_id", "event_id")
    t["lineage"] = t["evidence"].join(by_report, left_on="row_id", right_on="event_report_id").with_columns(row_id="event_id")
    return t


@pytest.fixture
def corpus() -> Corpus:
    return Corpus()


@pytest.fixture
def resolve(reference: Reference) -> Callable[..., Tables]:
    return lambda tables, previous=None, version="1": run(tables, reference, previous, version)
