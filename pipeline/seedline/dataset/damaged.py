"""Tables of a published package, which may be damaged.

Belongs here: reading them so that damage is a numbered error. Does not belong here: finding damage (`lineage.verify`).
"""

from __future__ import annotations

import polars as pl

from seedline.errors import SeedlineError

# a damaged file can make the reader panic, which is no PolarsError
POLARS_ERRORS = (pl.exceptions.PolarsError, pl.exceptions.PanicException)


def collected(table: str, rows: pl.LazyFrame) -> pl.DataFrame:
    """Rows of a package's table, which may be damaged.

    Raises:
        SeedlineError: E214, the table cannot be read.
    """
    try:
        return rows.collect()
    except (*POLARS_ERRORS, OSError) as error:
        raise SeedlineError("E214", table=table, detail=str(error).partition("\n")[0]) from error
