"""A publication in an S3 store that is cut off after any of its requests leaves the old package or the new one, whole."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

import pytest
from upath import UPath

from seedline import places
from seedline.errors import SeedlineError
from seedline.publish import store
from seedline.publish.files import CHECKSUMS, DESCRIPTOR, write_checksums
from seedline.publish.write import ready

WRITES = ("put_object", "copy_object", "delete_object")


def package(folder: Path, **files: str) -> Path:
    """A folder with what `publish` needs of a package: files, descriptor, checksums."""
    for name, text in [*((f"data/{name}.csv", text) for name, text in files.items()), (DESCRIPTOR, str(files))]:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in content(folder).items()}
    (folder / CHECKSUMS).write_text(write_checksums(hashes))
    return folder


def content(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def seen(out: UPath) -> dict[str, bytes]:
    """The package as a reader gets it."""
    with tempfile.TemporaryDirectory() as folder:
        store.mirror(out, Path(folder))
        return content(Path(folder))


@pytest.fixture
def cut_off(bucket, monkeypatch):
    """`cut_off(n)`: the n-th request that writes fails, and all later ones; returns a list that counts them."""
    kind, counted = type(bucket.fs), []
    original = kind._call_s3

    def after(limit: int | None) -> list[str]:
        counted.clear()

        async def call(self, method, *args, **kwargs):
            if method in WRITES:
                if limit is not None and len(counted) >= limit:
                    raise ConnectionError("cut off")
                counted.append(method)
            return await original(self, method, *args, **kwargs)

        monkeypatch.setattr(kind, "_call_s3", call)
        return counted

    return after


def test_each_request_may_be_the_last(bucket: UPath, tmp_path: Path, cut_off) -> None:
    old = package(tmp_path / "old", same="1", changed="2", dropped="3")
    new = package(tmp_path / "new", same="1", changed="4", added="5")
    requests = cut_off(None)
    store.publish(old, bucket / "0")
    requests.clear()
    store.publish(new, bucket / "0")
    total, names = len(requests), list(requests)
    assert set(names) == set(WRITES)
    found = []
    for n in range(total):
        out = bucket / str(n + 1)
        cut_off(None)
        store.publish(old, out)
        cut_off(n)
        with pytest.raises(SeedlineError, match="E243"):
            store.publish(new, out)
        cut_off(None)
        whole = seen(out)
        assert whole in (content(old), content(new)), (n, names[n])
        found.append(whole == content(new))
        ready(out)
        store.publish(old if found[-1] else new, out)  # carries on from there
        assert seen(out) == content(old if found[-1] else new)
        assert {name: places.read(out / name) for name in places.entries(out)} == content(old if found[-1] else new)
    assert found == sorted(found), "once new, it stays new"
    assert {False, True} == set(found)


def test_the_descriptor_comes_last(bucket: UPath, tmp_path: Path, monkeypatch) -> None:
    placed, copy = [], places.copy

    def noted(source: UPath, names: list[str], target: UPath) -> None:
        placed.append(names)
        copy(source, names, target)

    monkeypatch.setattr(places, "copy", noted)
    store.publish(package(tmp_path / "new", a="1", b="2"), bucket / "out")
    assert placed == [["data/a.csv", "data/b.csv"], [CHECKSUMS], [DESCRIPTOR]]


def test_what_the_package_does_not_list_is_not_replaced(bucket: UPath, tmp_path: Path) -> None:
    store.publish(package(tmp_path / "old", a="1"), bucket / "out")
    with places.writing(bucket / "out" / "mine.txt") as file:
        file.write(b"mine")
    with pytest.raises(SeedlineError, match=r"E213.*mine\.txt"):
        ready(bucket / "out")
