"""Runs the extractors over documents and turns their reports into tables.

Belongs here: the extractor interface, building readings, and the loop over documents and extractors.
Does not belong here: any rule about what to find, and how reports become rows (`rows`).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

import polars as pl
from spacy.language import Language

from seedline.extract.calibration import Calibration
from seedline.extract.reading import Line, Paragraph, Reading
from seedline.extract.reports import Report
from seedline.extract.rows import Rows
from seedline.reference import Reference

MIN_WRAPPED = 8  # body lines; a shorter page shows no width
WRAP_WIDTHS = (40, 100)  # characters at which pages are commonly wrapped
SENTENCE_ENDS = (".", "!", "?", ":", ";", '"', "”", "»", "…")
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

    A line is a paragraph, unless the page is hard-wrapped: then a body line that is about as long as the
    page's longest goes on in the body line right below it.
    """
    full = _wrap_width(text, lines)
    pieces: list[tuple[int, int, str]] = []
    previous: Line | None = None
    for line in lines:
        if line.role == "blank":
            previous = None
            continue
        if full and pieces and previous and previous.role == line.role == "body" and previous.end - previous.start >= full:
            pieces[-1] = (pieces[-1][0], line.end, line.role)
        else:
            pieces.append((line.start, line.end, line.role))
        previous = line
    return [part for piece in pieces for part in _cut(text, *piece)]


def _wrap_width(text: str, lines: list[Line]) -> float:
    """The least length of a full line of a hard-wrapped page; 0 for a page that is not.

    On a hard-wrapped page most body lines that have a body line right below are full (at least three quarters
    of the longest), and most full lines break inside a sentence.
    """
    pairs = [a for a, b in itertools.pairwise(lines) if a.role == b.role == "body"]
    lengths = sorted(line.end - line.start for line in lines if line.role == "body")
    longest = lengths[int(len(lengths) * 0.95)] if len(lengths) >= MIN_WRAPPED else 0
    if not WRAP_WIDTHS[0] <= longest <= WRAP_WIDTHS[1]:
        return 0
    full = [line for line in pairs if line.end - line.start >= longest * 0.75]
    broken = [line for line in full if not text[line.start : line.end].rstrip().endswith(SENTENCE_ENDS)]
    return longest * 0.75 if len(full) * 2 > len(pairs) and len(broken) * 2 > len(full) else 0


def _cut(text: str, start: int, end: int, role: str) -> Iterator[tuple[int, int, str]]:
    """A paragraph in parts that the model can take, cut at white space."""
    while end - start > MAX_PARAGRAPH:
        at = max(text.rfind(" ", start, start + MAX_PARAGRAPH), start + MAX_PARAGRAPH // 2)
        yield start, at, role
        start = at
    yield start, end, role


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
    rows = Rows(Calibration(reference))
    for seed in seeds.iter_rows(named=True):
        own = by_seed[(seed["seed_path"],)].sort("line").iter_rows(named=True)
        reading = read(nlp, seed["seed_path"], seed["document_id"], seed["text"], own)
        for extractor in extractors:
            label = f"{extractor.name}/{extractor.version}"
            try:
                reports = list(extractor(reading))
            except Exception as error:  # one extractor's fault on one document costs its own rows, nothing else
                rows.fault(reading.document_id, label, f"{type(error).__name__}: {error}")
                continue
            for r in reports:
                r.extractor = r.extractor or label
            dropped = reading.add(reports)
            if dropped:
                rows.fault(reading.document_id, label, f"{dropped} report(s) without characters in the text were dropped")
        rows.add(reading)
    return rows.frames()
