"""The topics that documents may have: `topics(reference=) -> {topics}`.

Belongs here: the published list. Does not belong here: finding topics in text (`extract`).
"""

from __future__ import annotations

import polars as pl

from seedline.dataset.schema import dictionary
from seedline.reference import Reference


def topics(*, reference: Reference) -> dict[str, pl.DataFrame]:
    """One row per topic of the pack `topics`."""
    return {"topics": dictionary()["topics"].frame(reference.rows("topics"))}
