"""seedline: raw text to open data, every value with the line that says it.

Three verbs, and nothing else, are public:

    package = seedline.build("seeds/", "datapackage/")   # ingest to publish
    package = seedline.open("datapackage/")              # folder, zip or URL of a published package
    tables = seedline.extract("One text ...")            # the same tables in memory, no files
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import seedline.extract  # noqa: F401 - loaded before the function of that name is defined, so that the name stays the function's
from seedline.collecting import collecting_seldom

if TYPE_CHECKING:
    from seedline.orchestration.build import Extraction
    from seedline.package import Package
    from seedline.places import Place

__version__ = "0.1.0"
__all__ = ["__version__", "build", "extract", "open"]


def build(
    seeds: str | Place | None = None,
    out: str | Place | None = None,
    *,
    progress: Callable[[str, int, int], None] | None = None,
    config: str | None = None,
    **settings: Any,
) -> Package:
    """Turns a folder of raw text into a published data package, by materialising the Dagster assets.

    Args:
        seeds: folder with text files, at any depth, or the address of one in a store (`s3://bucket/seeds`; needs `seedline[s3]`).
        out: folder or address of the package: empty, new, or an earlier package, which is replaced as a whole and whose ids are kept.
        progress: called with the step's name, documents done and documents in all.
        config: YAML file with settings, `seeds` and `out` among them; what is given here wins over it.
        **settings: any other setting of `seedline.orchestration.settings.Settings`: workers, model, reference, previous ...

    Returns:
        The published package.

    Raises:
        seedline.errors.SeedlineError: nothing was published, and why. `out` is as it was.
        TypeError: there is no such setting.
    """
    with collecting_seldom():
        from seedline.orchestration.build import build as run

        return run(seeds, out, progress=progress, config=config, **settings)


def open(source: str | Place) -> Package:
    """Opens a published package: its folder, its zip archive, or the address of either (http, https, or what fsspec reaches).

    Raises:
        seedline.errors.SeedlineError: E204, not a published package; E211, the address cannot be read.
    """
    from seedline.package import Package

    return Package.open(source)


def extract(text: str, *, name: str = "text.txt", **settings: Any) -> Extraction:
    """The tables of one text, in memory.

    Args:
        text: the text.
        name: what stands as its `seed_path`.
        **settings: as for `build`.
    """
    from seedline.orchestration.build import extract as run

    return run(text, name=name, **settings)
