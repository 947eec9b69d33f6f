"""Files to decoded texts."""
from __future__ import annotations

import hashlib
from pathlib import Path

import polars as pl

from seedline.dataset.ids import document_id
from seedline.dataset.schema import dictionary
from seedline.dataset.span import LineIndex


def read_folder(folder: str | Path) -> tuple[pl.DataFrame, pl.DataFrame]:
    rows = []
    for p in sorted(Path(folder).rglob("*.txt")):
        b = p.read_bytes(); text = b.decode("utf-8-sig"); sp = p.relative_to(folder).as_posix()
        rows.append({"document_id": document_id(sp), "seed_path": sp, "sha256": hashlib.sha256(b).hexdigest(), "size_bytes": len(b), "line_count": len(LineIndex(text)), "encoding": "utf-8", "text": text})
    return dictionary()["seeds"].frame(rows), dictionary()["rejects"].frame([])
