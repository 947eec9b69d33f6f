"""All kinds of odd seeds in one folder with good ones: each is read right or stands in `rejects`, and the build goes on."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import polars as pl
import pytest

import seedline
from seedline.lineage.verify import verify
from seedline.package import Package

TEXT = 'The Foreign Minister of Portugal Ana Duarte met with Luis Prado in Lisbon.\n\n"Our rivers need one plan," Duarte said.\n'
READ = {
    "mark.txt": b"\xef\xbb\xbf" + TEXT.encode(),
    "wide.txt": b"\xff\xfe" + TEXT.encode("utf-16le"),
    "windows.txt": TEXT.replace("Ana", "José").replace('"', "”").encode("cp1252"),
    "crlf.txt": TEXT.replace("\n", "\r\n").encode(),
    "cr.txt": TEXT.replace("\n", "\r").encode(),
    "inside lines.txt": TEXT.replace(" in ", " in\x0c").replace("one plan", "one\u2028plan").encode(),
    "no end.txt": TEXT.rstrip("\n").encode(),
    'name\'s "quotes".txt': TEXT.encode(),
    "имя – 名.txt": TEXT.encode(),
    "new\nline.txt": TEXT.encode(),
}
REFUSED = {
    "empty.txt": (b"", "S101"),
    "zeros.txt": (b"\0" * 4096, "S102"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "S102"),
    "long line.txt": (b"word " * 220_000, "S104"),
    "large.txt": (b"word word word\n" * 100_000, "S107"),
    ".hidden.txt": (b"text", "S110"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Path:
    folder = tmp_path_factory.mktemp("odd") / "seeds"
    shutil.copytree(seeds, folder)
    for name, content in READ.items():
        (folder / name).write_bytes(content)
    for name, (content, _) in REFUSED.items():
        (folder / name).write_bytes(content)
    (folder / "outside.txt").symlink_to("/etc/hostname")
    (folder / "nowhere.txt").symlink_to("nothing")
    (folder / "circle").symlink_to(".")
    (folder / "inside.txt").symlink_to("crlf.txt")
    os.mkfifo(folder / "pipe.txt")
    return folder


@pytest.fixture(scope="module")
def built(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Package:
    return seedline.build(folder, tmp_path_factory.mktemp("built") / "datapackage", max_seed_bytes=1_200_000)


def test_what_is_no_text_stands_in_rejects(built, seeds):
    wanted = {name: reason for name, (_, reason) in REFUSED.items()}
    wanted |= {"outside.txt": "S105", "nowhere.txt": "S106", "pipe.txt": "S106", "circle": "S111"}
    assert dict(built.table("rejects").select("seed_path", "reason").iter_rows()) == wanted


def test_everything_else_is_read(built):
    names = {"report.txt", "deep/notice.txt", "inside.txt", *READ}
    assert set(built.table("documents")["seed_path"]) == names
    assert set(built.table("mentions").filter(pl.col("text").str.contains("Duarte"))["seed_path"]) >= set(READ)


def test_every_span_holds_against_the_bytes(built, folder):
    assert verify(built.path, folder) == []


def test_lines_end_at_line_ends_and_at_nothing_else(built):
    lines = built.table("lines")
    assert {name: len(lines.filter(seed_path=name)) for name in READ} == dict.fromkeys(READ, 3)
