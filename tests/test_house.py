"""The laws of the house that a test can hold: which room may import which, and that every module says what belongs in it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import seedline

ROOT = Path(seedline.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))
STAGES = ("ingest", "extract", "resolve", "enrich")
# What a stage may know besides itself: what the dataset is, the packs, the numbered errors; ingest also where files lie.
BELOW_STAGES = {"dataset", "reference", "errors"}
PLACES = {"ingest": {"places"}}
# The packages of extraction, each of which may import those above it (docs/explanation/architecture.md).
PACKAGES = ("calendar", "documents", "positions", "discourse", "statements", "mentions", "events", "instruments")
# Modules that do I/O, and no stage but ingest's readers and the model's loader needs.
OUTSIDE = {"dagster", "os", "pathlib", "io", "tempfile", "subprocess", "urllib", "sqlite3"}
MAY_TOUCH_FILES = {"ingest/reading.py", "ingest/sources.py", "ingest/overrides.py", "extract/model.py"}


def imported(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms(module: Path) -> set[str]:
    return {name.split(".")[1] for name in imported(module) if name.startswith("seedline.")}


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_imports_no_other_stage(stage):
    for module in (ROOT / stage).rglob("*.py"):
        assert rooms(module) <= BELOW_STAGES | {stage} | PLACES.get(stage, set()), module


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_reads_no_file_and_knows_no_dagster(stage):
    for module in (ROOT / stage).rglob("*.py"):
        if module.relative_to(ROOT).as_posix() not in MAY_TOUCH_FILES:
            assert not {name.split(".")[0] for name in imported(module)} & OUTSIDE, module


def test_the_dataset_stands_on_nothing_but_errors():
    for module in (ROOT / "dataset").glob("*.py"):
        assert rooms(module) <= {"dataset", "errors"}, module


def test_only_orchestration_knows_dagster():
    knowing = {m.relative_to(ROOT).parts[0] for m in MODULES if any(n.split(".")[0] == "dagster" for n in imported(m))}
    assert knowing == {"orchestration"}


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_of_extraction_imports_only_those_above_it(package):
    below = set(PACKAGES[PACKAGES.index(package) + 1 :])
    for module in (ROOT / "extract" / package).glob("*.py"):
        assert not {name.split(".")[2] for name in imported(module) if name.startswith("seedline.extract.")} & below, module


def test_every_package_of_extraction_has_its_place():
    assert {p.parent.name for p in (ROOT / "extract").glob("*/__init__.py")} == set(PACKAGES)


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.relative_to(ROOT).as_posix())
def test_every_module_says_what_belongs_in_it(module):
    told = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    assert told
    if module.name not in ("__init__.py", "__main__.py"):
        assert "oes not belong here" in " ".join(told.split())
