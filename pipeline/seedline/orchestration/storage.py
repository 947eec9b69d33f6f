"""Where tables wait between steps: one Parquet file an asset, written whole or not at all.

Belongs here: the IO manager. Does not belong here: the published package, which `publish` writes.
"""

import polars as pl
from dagster import InputContext, OutputContext, UPathIOManager
from upath import UPath


class TableIOManager(UPathIOManager):
    """Polars frames as Parquet below `base_path`, on any file system that fsspec reaches."""

    extension = ".parquet"

    def dump_to_path(self, context: OutputContext, obj: pl.DataFrame, path: UPath) -> None:
        """Writes beside and renames, so that a reader never sees half a table."""
        beside = path.with_name(path.name + ".part")
        with beside.open("wb") as file:
            obj.write_parquet(file)
        beside.rename(path)

    def load_from_path(self, context: InputContext, path: UPath) -> pl.DataFrame:
        with path.open("rb") as file:
            return pl.read_parquet(file)
