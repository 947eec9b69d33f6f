"""Lines and their roles on the page."""
from __future__ import annotations

import polars as pl

from seedline.dataset.schema import dictionary
from seedline.dataset.span import LineIndex
from seedline.reference import Reference


def lines(seeds: pl.DataFrame, reference: Reference) -> pl.DataFrame:
    rows = []
    for s in seeds.iter_rows(named=True):
        ix = LineIndex(s["text"])
        for n, (a, b) in enumerate(zip(ix.starts, ix.ends, strict=True), 1):
            t = s["text"][a:b]
            rows.append({"seed_path": s["seed_path"], "line": n, "document_id": s["document_id"], "role": "body" if t.strip() else "blank", "text": t or None, "char_start": a, "char_end": b})
    return dictionary()["lines"].frame(rows)
