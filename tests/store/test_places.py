"""Places on disk and in an S3 store, and what a store that fails says."""

from __future__ import annotations

from pathlib import Path

import pytest
from upath import UPath

import seedline
from seedline import places
from seedline.errors import SeedlineError
from seedline.ingest import overrides, reading
from seedline.places import is_store, place


def send(folder: Path, at: UPath) -> None:
    places.send(folder, [p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()], at)


def test_an_address_names_a_store_and_all_else_the_disk(tmp_path: Path) -> None:
    assert place("a/b c") == Path("a/b c")
    assert place(f"file://{tmp_path}") == tmp_path
    assert is_store(place("memory://a/b")) and not is_store(place(tmp_path))


def test_no_driver() -> None:
    with pytest.raises(SeedlineError, match=r"E240.*nosuchstore"):
        place("nosuchstore://a/b")


def test_a_file_on_disk_is_there_whole_or_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "target").write_text("old")
    (tmp_path / "link").symlink_to("target")
    with pytest.raises(ValueError, match="stop"), places.writing(tmp_path / "link") as file:
        file.write(b"half")
        raise ValueError("stop")
    assert (tmp_path / "target").read_text() == "old"
    with places.writing(tmp_path / "link") as file:
        file.write(b"new")
    assert (tmp_path / "link").is_symlink() and (tmp_path / "target").read_text() == "new"


def test_an_object_is_there_whole_or_as_it_was(bucket: UPath) -> None:
    with places.writing(bucket / "a") as file:
        file.write(b"old")
    with pytest.raises(ValueError, match="stop"), places.writing(bucket / "a") as file:
        file.write(b"half")
        raise ValueError("stop")
    assert places.read(bucket / "a") == b"old"
    with pytest.raises(FileNotFoundError):
        places.read(bucket / "b")


def test_seeds_in_a_store_are_the_seeds_on_disk(bucket: UPath, tmp_path: Path) -> None:
    odd = (
        "a.txt",
        "a/b.txt",
        "a[1].txt",
        "a1.txt",
        "*.txt",
        "ünï +%41 code.txt",
        ".git/config",
        "deep/.hidden/x/y.txt",
        "a\\b.txt",
        "#?.txt",
    )
    for name in odd:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"This is {name}.\n")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "large.txt").write_text("x\n" * 500)
    send(tmp_path, bucket / "seeds")
    on_disk = reading.read_folder(tmp_path, max_seed_bytes=900)
    in_store = reading.read_folder(bucket / "seeds", max_seed_bytes=900)
    assert len(on_disk[0]) == 7 and len(on_disk[1]) == 5
    assert [table.to_dicts() for table in in_store] == [table.to_dicts() for table in on_disk]


def test_a_seed_that_went_meanwhile_is_a_reject(bucket: UPath) -> None:
    with places.writing(bucket / "seeds/a.txt") as file:
        file.write(b"here")
    seeds, rejects = reading.read_seeds(bucket / "seeds", ["a.txt", "gone.txt"])
    assert seeds["seed_path"].to_list() == ["a.txt"]
    assert rejects["reason"].to_list() == ["S106"]


def test_overrides_in_a_store(bucket: UPath) -> None:
    row = {"action": "reject", "table_name": "entities", "row_id": "ent_a", "who": "me", "when": "2026-01-02", "why": "no entity"}
    for name in ("ent_a", "ent_b"):
        overrides.write(bucket / "overrides" / "review.csv", row | {"row_id": name})
    with places.writing(bucket / "overrides" / "notes.txt") as file:
        file.write(b"not a table")
    assert sorted(overrides.read(bucket / "overrides")["row_id"]) == ["ent_a", "ent_b"]


@pytest.mark.parametrize(
    ("change", "seeds", "out", "code"),
    [
        ({"AWS_SECRET_ACCESS_KEY": "wrong"}, "{bucket}/seeds", "{bucket}/out", "E241"),
        ({"AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": ""}, "{bucket}/seeds", "{bucket}/out", "E241"),
        ({"AWS_ENDPOINT_URL": "http://127.0.0.1:9"}, "{bucket}/seeds", "{bucket}/out", "E243"),
        ({}, "s3://no-such-bucket/seeds", "{bucket}/out", "E242"),
        ({}, "{bucket}/seeds", "s3://no-such-bucket/out", "E242"),
        ({}, "{bucket}/nothing", "{bucket}/out", "E201"),
        ({}, "{bucket}/seeds", "{bucket}/seeds/out", "E216"),
        ({}, "{bucket}/seeds", "{bucket}/other", "E209"),
    ],
)
def test_what_a_store_cannot_give_is_said_before_any_work(*, bucket, fresh_clients, monkeypatch, change, seeds, out, code) -> None:
    for name in ("seeds/a.txt", "other/a.txt"):
        with places.writing(bucket / name) as file:
            file.write(b"A text.")
    for name, value in change.items():
        monkeypatch.setenv(name, value)
    import s3fs

    s3fs.S3FileSystem.clear_instance_cache()
    at = str(bucket).rstrip("/")
    with pytest.raises(SeedlineError, match=f"^{code}: .*s3://"):
        seedline.build(seeds.format(bucket=at), out.format(bucket=at))
