"""Texts read as far as one extractor needs, for those who learn its weights.

Belongs here: running what stands in front of an extractor over a folder. Does not belong here: labels, weights.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from seedline.extract import extractors, model
from seedline.extract.engine import Extractor, read
from seedline.extract.reading import Reading
from seedline.ingest import layout
from seedline.ingest.reading import read_folder
from seedline.reference import Reference


class Readings[E: Extractor]:
    """Reads folders up to one extractor, which is not run.

    Attributes:
        extractor: that extractor.
    """

    def __init__(self, reference: Reference, last: type[E]) -> None:
        self._reference, self._nlp = reference, model.load()
        every = extractors.default(self._nlp, reference)
        self.extractor = next(e for e in every if isinstance(e, last))
        self._before = every[: every.index(self.extractor)]

    def __call__(self, folder: Path) -> Iterator[tuple[str, Reading]]:
        """Name (of the file, without its ending) and reading of each text, in order of path."""
        seeds = read_folder(folder)[0]
        lines = layout.lines(seeds, self._reference).partition_by("seed_path", as_dict=True)
        for seed in seeds.iter_rows(named=True):
            own = lines[(seed["seed_path"],)].sort("line").iter_rows(named=True)
            reading = read(self._nlp, seed["seed_path"], seed["document_id"], seed["text"], own)
            for extractor in self._before:
                reading.add(extractor(reading))
            yield Path(seed["seed_path"]).stem, reading
