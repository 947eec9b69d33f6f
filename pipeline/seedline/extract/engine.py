"""Runs the extractors over documents and turns their reports into tables.

Belongs here: the extractor interface, the order of extractors, building readings, and the one translation
from reports to rows and evidence. Does not belong here: any rule about what to find.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

import polars as pl
from spacy.language import Language

from seedline.dataset import edtf
from seedline.dataset.ids import Occurrences
from seedline.dataset.schema import dictionary
from seedline.extract.reading import Line, Paragraph, Reading
from seedline.extract.reports import Event, Report
from seedline.reference import Reference

TABLES = tuple(t.name for t in dictionary() if t.stage == "extract")
MAX_PARAGRAPH = 20_000  # characters parsed at once: the model takes about 1 GB for each 100,000


class Extractor(Protocol):
    """Finds one kind of thing in a document.

    `name` and `version` stand in the `extractor` column as `name/version`. An extractor is made once per
    process and called once per document, after the extractors named in front of it.
    """

    name: str
    version: str

    def __call__(self, reading: Reading) -> Iterable[Report]: ...


def read(nlp: Language, seed_path: str, document_id: str, text: str, lines: Iterable[Mapping[str, Any]]) -> Reading:
    """A reading with its paragraphs parsed. All paragraphs of one document make one batch, whatever else is read."""
    rows = [Line(r["line"], r["char_start"], r["char_end"], r["role"]) for r in lines]
    pieces = paragraphs(text, rows)
    docs = nlp.pipe((text[start:end] for start, end, _ in pieces), batch_size=32)
    parsed = [Paragraph(start, end, role, doc) for (start, end, role), doc in zip(pieces, docs, strict=True)]
    return Reading(seed_path, document_id, text, rows, parsed)


def paragraphs(text: str, lines: list[Line]) -> list[tuple[int, int, str]]:
    """Stretches of text that are parsed as one: `(start, end, role)`.

    A line is a paragraph, unless the page is hard-wrapped: then a line that ends without closing punctuation
    goes on in the next, when both are body lines and the first is about as long as the page's longest.
    """
    body = sorted(line.end - line.start for line in lines if line.role == "body")
    wrap = body[int(len(body) * 0.95)] if len(body) >= 8 else 0
    is_wrapped = 40 <= wrap <= 100
    pieces: list[tuple[int, int, str]] = []
    previous: Line | None = None
    for line in lines:
        if line.role == "blank":
            previous = None
            continue
        if is_wrapped and pieces and previous and previous.role == line.role == "body" and previous.end - previous.start >= wrap * 0.75:
            pieces[-1] = (pieces[-1][0], line.end, line.role)
        else:
            pieces.append((line.start, line.end, line.role))
        previous = line
    return [part for piece in pieces for part in _cut(text, *piece)]


def _cut(text: str, start: int, end: int, role: str) -> Iterator[tuple[int, int, str]]:
    """A paragraph in parts that the model can take, cut at white space."""
    while end - start > MAX_PARAGRAPH:
        at = max(text.rfind(" ", start, start + MAX_PARAGRAPH), start + MAX_PARAGRAPH // 2)
        yield start, at, role
        start = at
    yield start, end, role


def _rows_of(reading: Reading, rows: dict[str, list[dict[str, Any]]]) -> None:
    ids = Occurrences(reading.document_id)
    doc = {"document_id": reading.document_id}

    def span(start: int, end: int) -> dict[str, Any]:
        return reading.span(start, end)._asdict()

    seen: set[tuple[object, ...]] = set()

    def evidence(table: str, row_id: str, report: Report, *own: str) -> None:
        """Rows of evidence: the report's own span for the fields `own`, then what the report brings."""
        stretches = [(f, report.start, report.end) for f in own] + [(e.field, e.start, e.end) for e in report.evidence]
        for name, start, end in stretches:
            key = (table, row_id, name, start, end)
            if key in seen:
                continue
            seen.add(key)
            rows["evidence"].append(
                {"table_name": table, "row_id": row_id, "field": name, "text": reading.quote(start, end), "extractor": report.extractor, **span(start, end)}
            )

    sentence_ids: dict[int, str] = {}
    for s in reading.sentences:
        text = reading.quote(s.start, s.end)
        sentence_ids[s.ordinal] = ids.mint("sen", text)
        rows["sentences"].append({"sentence_id": sentence_ids[s.ordinal], **doc, "ordinal": s.ordinal, "text": text, **span(s.start, s.end)})

    for m in reading.mentions:
        text = reading.quote(m.start, m.end)
        s = reading.sentence_at(m.start)
        row_id = ids.mint("men", m.type, text)
        rows["mention_reports"].append(
            {
                "mention_id": row_id, **doc, "sentence_id": sentence_ids[s.ordinal] if s else None, "type": m.type, "text": text,
                "value": m.value, "referent": m.referent, "name": m.name, "confidence": m.confidence, "extractor": m.extractor,
                **span(m.start, m.end),
            }
        )  # fmt: skip
        evidence("mentions", row_id, m, "text")

    _document_row(reading, rows, evidence)

    for p in reading.positions:
        row_id = ids.mint("pos", p.person, p.title, p.body)
        rows["position_reports"].append(
            {
                "position_id": row_id, **doc, "person": p.person, "title": p.title, "body": p.body, "is_acting": p.is_acting,
                "office": p.office, "confidence": p.confidence, "extractor": p.extractor, **span(p.start, p.end),
            }
        )  # fmt: skip
        evidence("positions", row_id, p, *(() if any(e.field == "title" for e in p.evidence) else ("title",)))

    event_ids: dict[int, str] = {}
    for e in reading.events:
        row_id = ids.mint("evr", e.type, e.name)
        event_ids[id(e)] = row_id
        rows["event_reports"].append(
            {
                "event_report_id": row_id, **doc, "type": e.type, "name": e.name, "status": e.status,
                **edtf.columns("start", e.start_date), **edtf.columns("end", e.end_date), "place": e.place, "format": e.format,
                "organizer": e.organizer, "chair": e.chair, "confidence": e.confidence, "extractor": e.extractor, **span(e.start, e.end),
            }
        )  # fmt: skip
        evidence("events", row_id, e, "name")
        done = set()
        for part in e.participants:
            if (part.referent, part.role) in done:
                continue
            done.add((part.referent, part.role))
            rows["participant_reports"].append(
                {"event_report_id": row_id, **doc, "referent": part.referent, "role": part.role, **span(part.start, part.end)}
            )

    def event_id(event: Event | None) -> str | None:
        return event_ids.get(id(event)) if event else None

    for st in reading.statements:
        text = reading.quote(st.start, st.end)
        row_id = ids.mint("sta", st.kind, text)
        rows["statement_reports"].append(
            {
                "statement_id": row_id, **doc, "speaker": st.speaker, "kind": st.kind, "cue": st.cue, "text": text,
                "event_report_id": event_id(st.event), "confidence": st.confidence, "extractor": st.extractor, **span(st.start, st.end),
            }
        )  # fmt: skip
        evidence("statements", row_id, st, "text")
    for a in reading.actions:
        row_id = ids.mint("act", a.instrument, a.action)
        rows["action_reports"].append(
            {
                "action_id": row_id, **doc, "instrument": a.instrument, "action": a.action, **edtf.columns("acted", a.acted),
                "event_report_id": event_id(a.event), "confidence": a.confidence, "extractor": a.extractor, **span(a.start, a.end),
            }
        )  # fmt: skip
        evidence("instrument_actions", row_id, a, "action")
    for r in reading.relations:
        row_id = ids.mint("rel", r.subject, r.predicate, r.object)
        rows["relation_reports"].append(
            {
                "relation_id": row_id, **doc, "subject": r.subject, "predicate": r.predicate, "object": r.object,
                "valid_from": r.valid_from, "valid_to": r.valid_to, "confidence": r.confidence, "extractor": r.extractor, **span(r.start, r.end),
            }
        )  # fmt: skip
        evidence("relations", row_id, r, "predicate")
    for t in reading.topics:
        rows["document_topics"].append({**doc, "topic_id": t.topic, "score": t.score, **span(t.start, t.end)})
        evidence("document_topics", f"{reading.document_id}|{t.topic}", t, "topic_id")


def _document_row(reading: Reading, rows: dict[str, list[dict[str, Any]]], evidence: Any) -> None:
    fields = {n: reading.field(n) for n in ("language", "title", "kind", "publisher", "author", "published", "place")}
    title = fields["title"]
    first = next((line for line in reading.lines if line.role != "blank"), None)
    start, end = (title.start, title.end) if title else (first.start, first.end) if first else (0, len(reading.text))
    values = {n: f.value if f else None for n, f in fields.items() if n != "published"}
    published = fields["published"].value if fields["published"] else None
    rows["document_reports"].append(
        {
            "document_id": reading.document_id, **values, "kind": values["kind"] or "other",
            **edtf.columns("published", published), **reading.span(start, end)._asdict(),
        }
    )  # fmt: skip
    for name, f in fields.items():
        if f:
            evidence("documents", reading.document_id, f, "place_id" if name == "place" else name)


def extract(
    seeds: pl.DataFrame, lines: pl.DataFrame, nlp: Language, reference: Reference, extractors: Iterable[Extractor]
) -> dict[str, pl.DataFrame]:
    """Runs the extractors over every seed.

    Args:
        seeds: table `seeds`.
        lines: table `lines` of the same seeds.
        nlp: spaCy pipeline.
        reference: the packs that the extractors were made with.
        extractors: in order; each sees the reports of those before it.

    Returns:
        The tables of the extract stage by name.
    """
    extractors = list(extractors)
    by_seed = lines.partition_by("seed_path", as_dict=True)
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
    for seed in seeds.iter_rows(named=True):
        own = by_seed[(seed["seed_path"],)].sort("line").iter_rows(named=True)
        reading = read(nlp, seed["seed_path"], seed["document_id"], seed["text"], own)
        for extractor in extractors:
            label = f"{extractor.name}/{extractor.version}"
            try:
                reports = list(extractor(reading))
            except Exception as error:  # one extractor's fault on one document costs its own rows, nothing else
                detail = f"{type(error).__name__}: {error}"
                rows["faults"].append({"document_id": reading.document_id, "extractor": label, "detail": detail})
                continue
            for r in reports:
                r.extractor = r.extractor or label
            dropped = reading.add(reports)
            if dropped:
                detail = f"{dropped} report(s) without characters in the text were dropped"
                rows["faults"].append({"document_id": reading.document_id, "extractor": label, "detail": detail})
        _rows_of(reading, rows)
    return {name: dictionary()[name].frame(data) for name, data in rows.items()}
