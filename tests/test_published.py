"""The published package of the five seeds, as it is committed: what the code builds, and what other tools make of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pytest

import seedline
from seedline.dataset.schema import dictionary
from seedline.lineage.verify import verify

ROOT = Path(__file__).parent.parent
PUBLISHED = ROOT / "datapackage"
SEEDS = ROOT / "seeds"


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_the_code_builds_what_is_published(tmp_path):
    """If this fails, run `make dataset`, look at `seedline diff`, and commit the new package with the change that made it."""
    built = seedline.build(SEEDS, tmp_path / "datapackage", previous=str(PUBLISHED))
    differing = [name for name, data in files(built.path).items() if files(PUBLISHED).get(name) != data]
    assert differing == []
    assert files(PUBLISHED).keys() == files(built.path).keys()


def test_it_verifies_against_the_seeds():
    assert verify(PUBLISHED, SEEDS) == []


def test_frictionless_finds_it_valid():
    command = [sys.executable, "-m", "frictionless", "validate", str(PUBLISHED / "datapackage.json")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "INVALID" not in done.stdout


@pytest.mark.parametrize("table", [t.name for t in dictionary().published])
def test_polars_pandas_and_duckdb_read_the_same_rows(table):
    parquet, csv = PUBLISHED / "data" / f"{table}.parquet", PUBLISHED / "data" / f"{table}.csv"
    rows = len(pl.read_parquet(parquet))
    assert len(pd.read_parquet(parquet)) == rows
    assert len(pd.read_csv(csv, keep_default_na=False, na_values=[""])) == rows
    for path in (parquet, csv):
        source = f"'{path}'" if path is parquet else f"read_csv('{path}', header=true, all_varchar=true)"
        assert duckdb.sql(f"SELECT count(*) FROM {source}").fetchall() == [(rows,)]
