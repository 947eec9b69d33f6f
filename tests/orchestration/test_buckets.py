"""The function from a bucket of seeds to tables, as other processes and machines run it."""

from __future__ import annotations

import pickle

import pytest

from seedline.dataset.schema import dictionary
from seedline.errors import SeedlineError
from seedline.extract import model
from seedline.orchestration import buckets


def test_what_another_version_asks_for_is_refused() -> None:
    job, seeds = buckets.Job(model.DEFAULT), dictionary()["seeds"].frame()
    assert set(buckets.read({"seeds": seeds}, job, job.version)) == set(buckets.TABLES)
    with pytest.raises(SeedlineError, match="E253"):
        buckets.read({"seeds": seeds}, job, "another")


def test_a_numbered_error_comes_whole_from_another_process() -> None:
    error = SeedlineError("E203", name="xx_missing")
    found = pickle.loads(pickle.dumps(error))
    assert isinstance(found, SeedlineError)
    assert (found.code, str(found)) == ("E203", str(error))
