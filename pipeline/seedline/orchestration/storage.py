"""Where tables wait between steps: in files, one Parquet file an asset or a bucket of an asset, written whole or not at all; or in memory.

Belongs here: the IO managers. Does not belong here: the published package, which `publish` writes.
"""

from __future__ import annotations

import collections
from collections.abc import Iterable
from typing import Any

import polars as pl
from dagster import InputContext, IOManager, MetadataValue, OutputContext, UPathIOManager
from upath import UPath

from seedline.dataset.schema import dictionary
from seedline.errors import SeedlineError
from seedline.places import contents, read, writing


class TableIOManager(UPathIOManager):
    """Polars frames as Parquet below `base_path`, on any file system that fsspec reaches.

    A run over several buckets stores a frame for each, given by the bucket's name. A step that is not parted reads all
    buckets of a table as one frame.
    """

    extension = ".parquet"

    def handle_output(self, context: OutputContext, obj: Any) -> None:
        """Stores a frame, or a frame for each bucket of the run."""
        if not isinstance(obj, dict):
            super().handle_output(context, obj)
            return
        for name, path in self._get_paths_for_partitions(context).items():
            self.dump_to_path(context, obj[name], path)
        context.add_output_metadata({"path": MetadataValue.path(str(path.parent))})

    def load_input(self, context: InputContext) -> pl.DataFrame:
        """One frame, of all buckets that the step asks for.

        Raises:
            SeedlineError: E233, a bucket was never made.
        """
        if not context.has_asset_partitions:
            return self.load_from_path(context, self._get_path(context))
        paths = self._get_paths_for_partitions(context)
        folder = next(iter(paths.values())).parent
        found = dict(zip(paths, (data for _, data in contents(folder, [path.name for path in paths.values()])), strict=True))
        missing = [name for name, data in found.items() if data is None]
        if missing:
            raise SeedlineError("E233", table=context.asset_key.to_user_string(), count=len(missing), buckets=", ".join(missing[:10]))
        table = dictionary()[context.asset_key.path[-1]]
        return table.conform(pl.concat([table.frame(), *(pl.read_parquet(data) for data in found.values() if data is not None)]))

    def make_directory(self, path: UPath) -> None:
        """Nothing: a store has no folders, and asked for one would make the bucket; on disk `writing` makes them."""

    def dump_to_path(self, context: OutputContext, obj: pl.DataFrame, path: UPath) -> None:
        """Writes a table that a reader never sees half of."""
        with writing(path) as file:
            obj.write_parquet(file, compression="lz4")  # read once or twice, and soon

    def load_from_path(self, context: InputContext, path: UPath) -> pl.DataFrame:
        return pl.read_parquet(read(path))


class InMemory(IOManager):
    """Frames of one run in one process, each let go when the last step that reads it has it.

    Args:
        reads: a table's name for each time that a step reads it.
    """

    def __init__(self, reads: Iterable[str]) -> None:
        self._left = collections.Counter(reads)
        self._frames: dict[str, pl.DataFrame] = {}

    def handle_output(self, context: OutputContext, obj: Any) -> None:
        """Holds a table that a step will read."""
        name = context.asset_key.path[-1]
        if self._left[name]:
            self._frames[name] = obj

    def load_input(self, context: InputContext) -> pl.DataFrame:
        """The table."""
        name = context.asset_key.path[-1]
        self._left[name] -= 1
        return self._frames[name] if self._left[name] else self._frames.pop(name)
