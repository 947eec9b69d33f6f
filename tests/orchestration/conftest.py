"""A small folder of seeds in the words of nobody, and its package."""

from __future__ import annotations

from pathlib import Path

import pytest

import seedline
from seedline.package import Package

REPORT = """Ministers agree on river plan

LISBON. 3 March 2021 (Atlas News) - The Foreign Minister of Portugal Ana Duarte met with the Foreign Minister of Spain \
Luis Prado in Lisbon on Wednesday.

"Our rivers need one plan," Duarte said.

Prado said that both countries would sign the agreement in April.
"""
NOTICE = """Defence talks planned

12 May 2022

Defence Minister of Norway Kari Berg will visit Helsinki on 14 May, the Ministry of Defence of Norway said.
"""


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeds")
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    (folder / "deep").mkdir()
    (folder / "deep" / "notice.txt").write_text(NOTICE, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    return folder


@pytest.fixture(scope="session")
def package(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Package:
    return seedline.build(seeds, tmp_path_factory.mktemp("out") / "datapackage")
