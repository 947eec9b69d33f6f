"""Fixtures that all tests share."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import polars as pl
import pytest
from hypothesis import settings
from spacy.language import Language

from seedline.dataset.ids import document_id
from seedline.dataset.schema import dictionary
from seedline.extract import engine, model
from seedline.extract.engine import Extractor
from seedline.extract.reading import Reading
from seedline.ingest import layout
from seedline.reference import Reference

settings.register_profile("machine", deadline=None)
"""A test is never late: how fast the machine is, is no property of the code (`benchmarks/` measure that)."""
settings.load_profile("machine")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew-snapshots", action="store_true", help="writes the snapshots anew; look at their diff")


@pytest.fixture(scope="session")
def nlp() -> Language:
    return model.load()


@pytest.fixture(scope="session")
def reference() -> Reference:
    return Reference()


@pytest.fixture(scope="session")
def read(nlp: Language, reference: Reference) -> Callable[..., Reading]:
    """`read(text, *extractors)`: one text through the layout and the given extractors, in order."""

    def run(text: str, *extractors: Extractor, seed_path: str = "a.txt") -> Reading:
        seed = {
            "document_id": document_id(seed_path), "seed_path": seed_path, "sha256": "0" * 64,
            "size_bytes": len(text), "line_count": 1, "encoding": "utf-8", "text": text,
        }  # fmt: skip
        seeds = dictionary()["seeds"].frame([seed])
        lines = layout.lines(seeds, reference)
        rows: Iterable[dict[str, object]] = lines.sort("line").iter_rows(named=True)
        reading = engine.read(nlp, seed_path, seed["document_id"], text, rows)
        for extractor in extractors:
            reports = list(extractor(reading))
            for r in reports:
                r.extractor = r.extractor or f"{extractor.name}/{extractor.version}"
            reading.add(reports)
        return reading

    return run


@pytest.fixture(scope="session")
def frames() -> Callable[[str, list[dict[str, object]]], pl.DataFrame]:
    """`frames(table, rows)`: rows as a frame of that table."""
    return lambda table, rows: dictionary()[table].frame(rows)
