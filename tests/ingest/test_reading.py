"""Every entry of a seeds folder becomes a seed, read right, or a numbered reject."""

from __future__ import annotations

import os
from pathlib import Path

import polars as pl
import pytest

from seedline.dataset.span import LineIndex
from seedline.errors import MESSAGES, SeedlineError
from seedline.ingest import reading, sources


def texts(seeds: pl.DataFrame) -> dict[str, str]:
    return dict(seeds.select("seed_path", "text").iter_rows())


def reasons(rejects: pl.DataFrame) -> dict[str, str]:
    return dict(rejects.select("seed_path", "reason").iter_rows())


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"plain\n", "plain\n", "utf-8"),
        (b"\xef\xbb\xbfmarked\r\n", "marked\r\n", "utf-8"),
        ("Žižek – “quoted”".encode(), "Žižek – “quoted”", "utf-8"),
        ("two\ufeffmarks".encode(), "two\ufeffmarks", "utf-8"),
        ("wörld".encode("utf-16"), "wörld", "utf-16le"),
        (b"\xfe\xff" + "wörld".encode("utf-16-be"), "wörld", "utf-16be"),
        (b"\xff\xfe\x00\x00" + "abc".encode("utf-32-le"), "abc", "utf-32le"),
        (b"\x00\x00\xfe\xff" + "abc".encode("utf-32-be"), "abc", "utf-32be"),
        ("no mark here at all\n".encode("utf-16-le"), "no mark here at all\n", "utf-16le"),
        ("The café in São Paulo – “naïve”".encode("cp1252"), "The café in São Paulo – “naïve”", "windows-1252"),
        (
            "Министр иностранных дел прибыл сегодня в столицу для участия в заседании Совета.".encode("cp1251"),
            "Министр иностранных дел прибыл сегодня в столицу для участия в заседании Совета.",
            "windows-1251",
        ),
    ],
)
def test_encodings_are_told(data: bytes, text: str, encoding: str) -> None:
    assert reading.decode(data) == (text, encoding)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "S101"),
        (b"\xef\xbb\xbf", "S101"),
        (b" \n\t \r\n", "S102"),
        (b"\0" * 4096, "S102"),
        (b"text with a \0 in it", "S102"),
        (bytes(range(256)) * 40, "S102"),
        (b"%PDF-1.7 and so on", "S102"),
        (b"PK\x03\x04rest", "S102"),
        ("Ещё немного текста. ".encode() * 5 + b"\xff", "S103"),
        (b"\xff\xfea", "S103"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(reading.Refusal) as refusal:
        reading.decode(data)
    assert refusal.value.code == code


def test_only_real_line_ends_end_lines(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("one\r\ntwo\rthree\x0cstill\u2028three\x85too\n\nlast".encode())
    seeds, _ = reading.read_folder(tmp_path)
    text = texts(seeds)["a.txt"]
    assert text == "one\r\ntwo\rthree\x0cstill\u2028three\x85too\n\nlast"
    assert seeds["line_count"].to_list() == [5] == [len(LineIndex(text))]


def test_names_of_all_sorts(tmp_path: Path) -> None:
    (tmp_path / "back\\slash.txt").write_text("text", encoding="utf-8")
    names = ["with space.txt", "quo'te\".txt", "имя.txt", "new\nline.txt", "sub/deep/er.md", "no-ending"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    raw = os.fsencode(tmp_path) + b"/bad\xff.txt"
    with open(raw, "wb") as file:  # noqa: PTH123 - the name is bytes
        file.write(b"text")
    seeds, rejects = reading.read_folder(tmp_path)
    assert texts(seeds) == {name: name for name in names}
    assert reasons(rejects) == {"bad\\xff.txt": "S108", "back\\slash.txt": "S108"}


def test_links_stay_inside(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("secret")
    folder = tmp_path / "seeds"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text("inside")
    (folder / "sub" / "to-a").symlink_to("../a.txt")
    (folder / "out").symlink_to(outside)
    (folder / "up").symlink_to("../outside.txt")
    (folder / "loop").symlink_to("loop")
    (folder / "dangling").symlink_to("nothing")
    (folder / "self").symlink_to(".")
    (folder / "away").symlink_to(tmp_path)
    seeds, rejects = reading.read_folder(folder)
    assert texts(seeds) == {"a.txt": "inside", "sub/to-a": "inside"}
    assert reasons(rejects) == {"out": "S105", "up": "S105", "away": "S105", "loop": "S106", "dangling": "S106", "self": "S111"}
    assert not rejects["detail"].str.contains("secret").any()


def test_hidden_entries_are_named_once(tmp_path: Path) -> None:
    (tmp_path / ".gitkeep").touch()
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("x")
    (tmp_path / "a.txt").write_text("a")
    seeds, rejects = reading.read_folder(tmp_path)
    assert texts(seeds) == {"a.txt": "a"}
    assert reasons(rejects) == {".git": "S110", ".gitkeep": "S110"}


def test_special_files_and_refusals_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "locked.txt").write_text("x")
    original = Path.read_bytes

    def read_bytes(self: Path) -> bytes:
        if self.name == "locked.txt":
            raise PermissionError(13, "Permission denied")
        return original(self)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    seeds, rejects = reading.read_folder(tmp_path)
    assert seeds.is_empty()
    assert reasons(rejects) == {"pipe": "S106", "locked.txt": "S106"}
    assert rejects.filter(pl.col("seed_path") == "locked.txt")["detail"].item().endswith("Permission denied.")


def test_a_folder_that_cannot_be_listed_is_a_reject(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shut").mkdir()
    (tmp_path / "a.txt").write_text("a")
    original = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied")
        return original(path)

    monkeypatch.setattr(os, "scandir", scandir)
    seeds, rejects = reading.read_folder(tmp_path)
    assert texts(seeds) == {"a.txt": "a"}
    assert reasons(rejects) == {"shut": "S106"}


def test_limits(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("short\n" + "x" * 101)
    (tmp_path / "big.txt").write_text("x\n" * 200)
    (tmp_path / "fits.txt").write_text("x" * 100 + "\n" + "y" * 100)
    (tmp_path / "many.txt").write_text("x\n" * 21)
    seeds, rejects = reading.read_folder(tmp_path, max_line_chars=100, max_seed_bytes=300, max_lines=20)
    assert list(texts(seeds)) == ["fits.txt"]
    assert reasons(rejects) == {"big.txt": "S107", "long.txt": "S104", "many.txt": "S112"}
    assert "Line 2 has 101 characters" in rejects.filter(pl.col("reason") == "S104")["detail"].item()


def test_a_line_of_50_megabytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a" * 50_000_000)
    seeds, rejects = reading.read_folder(tmp_path)
    assert seeds.is_empty() and reasons(rejects) == {"a.txt": "S104"}


def test_paths_are_sorted_and_a_bucket_reads_alone(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a.txt", "a-b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    paths = reading.list_seeds(tmp_path)
    assert paths == sorted(paths) == ["a-b.txt", "a.txt", "a/z.txt", "b.txt"]
    whole, _ = reading.read_folder(tmp_path)
    parts = [reading.read_seeds(tmp_path, paths[i::2])[0] for i in range(2)]
    assert pl.concat(parts).sort("document_id").equals(whole)


def test_a_path_that_vanished_is_a_reject(tmp_path: Path) -> None:
    seeds, rejects = reading.read_seeds(tmp_path, ["gone.txt"])
    assert seeds.is_empty() and reasons(rejects) == {"gone.txt": "S106"}


def test_no_folder() -> None:
    with pytest.raises(SeedlineError, match="E201"):
        reading.list_seeds("/no/such/folder")


def test_text_in_memory() -> None:
    seeds = reading.from_text("\ufeffone\r\ntwo\ud800", "x.txt")
    assert texts(seeds) == {"x.txt": "one\r\ntwo?"}
    assert reading.from_text("")["line_count"].item() == 1


def test_every_reason_has_a_message() -> None:
    source = "".join(Path(module.__file__).read_text(encoding="utf-8") for module in (reading, sources))
    codes = {part[:4] for part in source.split('"') if part.startswith("S1") and len(part) == 4}
    assert codes and codes <= set(MESSAGES)
