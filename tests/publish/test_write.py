import hashlib
import json
import subprocess
import zipfile
from pathlib import Path

import polars as pl
import pyarrow.parquet
import pytest
import smallset
import yaml

from seedline import __version__
from seedline.dataset.schema import dictionary
from seedline.errors import SeedlineError
from seedline.publish import descriptor as papers
from seedline.publish import write as writing
from seedline.publish.descriptor import Meta
from seedline.publish.write import archive, ready, write


def content(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


def publish(out: Path, tables=None, **options) -> Path:
    return write(smallset.tables() if tables is None else tables, out, version=__version__, **options)


def without_a_line(tables):
    return {**tables, "lines": tables["lines"].slice(1)}


@pytest.fixture(scope="module")
def tables():
    return smallset.tables()


@pytest.fixture(scope="module")
def package(tmp_path_factory, tables):
    return publish(tmp_path_factory.mktemp("publish") / "package", tables)


def test_every_table_is_there_twice_and_both_say_the_same(package, tables):
    for name, frame in tables.items():
        parquet = pl.read_parquet(package / f"data/{name}.parquet")
        csv = pl.read_csv(package / f"data/{name}.csv", schema=frame.schema)
        assert parquet.equals(frame), name
        assert csv.equals(frame), name


def test_csv_is_rfc_4180(package):
    raw = (package / "data/statements.csv").read_bytes()
    assert raw.count(b"\r\n") - 1 == 4 + 1  # header, four rows, of which one quotes a CRLF of its own
    assert '“quoted” or not, matter\u2028to all"'.encode() in raw
    assert b"that\rrails" in raw


def test_parquet_carries_descriptions_and_nothing_of_the_machine(package, tables):
    for name in tables:
        schema = pyarrow.parquet.read_schema(package / f"data/{name}.parquet")
        for column in dictionary()[name].columns:
            assert schema.field(column.name).metadata[b"description"].decode() == column.description
            assert schema.field(column.name).nullable is not column.required
        metadata = pyarrow.parquet.read_metadata(package / f"data/{name}.parquet")
        assert metadata.metadata[b"rows"] == str(metadata.num_rows).encode()
        assert metadata.row_group(0).column(0).compression == "ZSTD" if metadata.num_rows else True


def test_the_descriptor_lists_twins_with_hash_and_keys(package):
    descriptor = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    assert descriptor["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert descriptor["version"] == __version__
    assert [s["path"] for s in descriptor["sources"]] == sorted(smallset.TEXTS)
    resources = {r["name"]: r for r in descriptor["resources"]}
    assert set(resources) == {t.name + s for t in dictionary().published for s in ("", "-parquet")}
    for resource in resources.values():
        raw = (package / resource["path"]).read_bytes()
        assert resource["bytes"] == len(raw)
        assert resource["hash"] == "sha256:" + hashlib.sha256(raw).hexdigest()
    assert resources["statements"]["schema"]["primaryKey"] == ["statement_id"]
    assert {"fields": ["event_id"], "reference": {"resource": "events", "fields": ["event_id"]}} in resources["statements"]["schema"][
        "foreignKeys"
    ]


def test_licences_are_told_apart(package):
    resources = {r["name"]: r for r in json.loads((package / "datapackage.json").read_text(encoding="utf-8"))["resources"]}
    assert [x["name"] for x in resources["events"]["licenses"]] == ["CC-BY-4.0"]
    assert [x["name"] for x in resources["statements"]["licenses"]] == ["CC-BY-4.0", "notspecified"]
    assert "stays its" in (package / "README.md").read_text(encoding="utf-8")
    assert "SPDX-License-Identifier: CC-BY-4.0" in (package / "LICENSE").read_text(encoding="utf-8")


def test_citation_is_a_citation_file(package):
    citation = yaml.safe_load((package / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= set(citation)
    assert citation["type"] == "dataset"


def test_checksums_are_those_of_sha256sum(package):
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "checksums"], cwd=package, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    listed = {line.split("  ", 1)[1] for line in (package / "checksums").read_text().splitlines()}
    assert listed == set(content(package)) - {"checksums"}


def test_bytes_depend_on_the_tables_alone(package, tables, tmp_path):
    shuffled = {n: pl.concat([t.slice(len(t) // 2), t.head(len(t) // 2)], rechunk=False) for n, t in reversed(tables.items())}
    other = publish(tmp_path / "elsewhere" / "named otherwise", shuffled)
    assert content(other) == content(package)


def test_many_seeds_do_not_swell_the_descriptor(tables, tmp_path):
    documents = tables["documents"].head(1)
    many = pl.concat([documents.with_columns(document_id=pl.lit(f"doc_{i}"), seed_path=pl.lit(f"{i}.txt")) for i in range(300)])
    folder = publish(tmp_path / "p", {"documents": many}, check=lambda folder, digests: [])
    (source,) = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["sources"]
    assert source["path"] == "data/documents.csv"


def test_meta_and_further_files(tables, tmp_path):
    meta = Meta(title="Rails", contributors=({"title": "A. Author"},), extra={"evaluation": {"f1": 0.5}}, homepage="https://example.org/")
    folder = publish(tmp_path / "p", tables, meta=meta, extra_files={"pages/index.html": b"<p>"})
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert (descriptor["title"], descriptor["evaluation"], descriptor["homepage"]) == ("Rails", {"f1": 0.5}, "https://example.org/")
    assert "pages/index.html" in (folder / "checksums").read_text()


def test_a_faulty_table_is_not_published(package, tables, tmp_path):
    out = publish(tmp_path / "p", tables)
    before = content(out)
    with pytest.raises(SeedlineError, match="V30") as caught:
        publish(out, without_a_line(tables))
    assert caught.value.code == "E207"
    assert content(out) == before
    assert names(tmp_path) == ["p"]


def test_a_null_where_none_may_be_is_an_issue_and_no_crash(tables, tmp_path):
    with pytest.raises(SeedlineError, match="V203"):
        publish(tmp_path / "p", {**tables, "topics": tables["topics"].with_columns(label=pl.lit(None, pl.String))})
    assert names(tmp_path) == []


def test_a_new_package_replaces_the_old_one_as_a_whole(tables, tmp_path):
    out = publish(tmp_path / "p", tables, extra_files={"ledger.csv": b"x"})
    (out / "data/topics.csv").write_text("spoiled")
    publish(out, tables)
    assert "ledger.csv" not in content(out)
    assert names(tmp_path) == ["p"]
    assert out.stat().st_mode & 0o777 == 0o777 & ~writing._umask()


def test_the_swap_without_an_atomic_exchange(tables, tmp_path, monkeypatch):
    monkeypatch.setattr(writing, "_exchange", lambda left, right: False)
    out = publish(tmp_path / "p", tables, extra_files={"ledger.csv": b"x"})
    publish(out, tables)
    assert "ledger.csv" not in content(out)
    assert names(tmp_path) == ["p"]


def test_a_failed_swap_leaves_the_old_package(tables, tmp_path, monkeypatch):
    out = publish(tmp_path / "p", tables, extra_files={"ledger.csv": b"x"})
    before = content(out)

    def fail(new, folder):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing, "_swap", fail)
    with pytest.raises(SeedlineError, match="E212"):
        publish(out, tables)
    assert content(out) == before
    assert names(tmp_path) == ["p"]


def test_the_remains_of_a_killed_build_are_cleared_and_a_running_one_is_not(tables, tmp_path):
    dead, alive = tmp_path / ".p.seedline-dead", tmp_path / ".p.seedline-alive"
    dead.mkdir()
    alive.mkdir()
    with writing._locked(alive):
        publish(tmp_path / "p", tables)
    assert names(tmp_path) == [".p.seedline-alive", "p"]


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"thesis.txt": "x"}, "E209"),
        ({"datapackage.json": "{}"}, "E209"),
        ({"datapackage.json": "{}", "checksums": ""}, "E213"),
    ],
)
def test_a_folder_with_anything_else_is_refused(tables, tmp_path, files, code):
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(SeedlineError, match=code):
        publish(tmp_path, tables)
    assert {p.name: p.read_text() for p in tmp_path.iterdir()} == files


def test_a_package_with_a_file_of_the_user_is_refused(tables, tmp_path):
    out = publish(tmp_path / "p", tables)
    (out / "notes.md").write_text("mine")
    with pytest.raises(SeedlineError, match=r"E213.*notes\.md"):
        publish(out, tables)
    assert (out / "notes.md").read_text() == "mine"


def test_a_file_is_refused_and_an_empty_folder_taken(tables, tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(SeedlineError, match="E209"):
        publish(tmp_path / "file", tables)
    (tmp_path / "empty").mkdir()
    assert (publish(tmp_path / "empty", tables) / "datapackage.json").is_file()


def test_a_package_does_not_lie_among_its_seeds(tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "seeds")
    for out in ("seeds/package", "seeds", "link/package"):
        with pytest.raises(SeedlineError, match="E216"):
            ready(tmp_path / out, tmp_path / "seeds")
    ready(tmp_path / "package", tmp_path / "seeds")


def test_a_link_to_a_folder_stays_a_link(tables, tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    publish(tmp_path / "link", tables)
    publish(tmp_path / "link", tables)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real/datapackage.json").is_file()


def test_the_archive_is_the_package_and_always_the_same(package, tmp_path):
    first, second = archive(package, tmp_path / "a.zip"), archive(package, tmp_path / "b.zip")
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as content_:
        assert {n: content_.read(n) for n in content_.namelist()} == content(package)


def test_the_datasets_own_description_is_published(tmp_path):
    path = tmp_path / "meta.yaml"
    path.write_text("title: Rivers\nversion: 2.1.0\ncontributors:\n- title: Ana Duarte\n  roles: [creator]\n", encoding="utf-8")
    meta = Meta.read(path)
    assert (meta.title, meta.version, meta.contributors[0]["title"]) == ("Rivers", "2.1.0", "Ana Duarte")
    assert "Ana Duarte" in papers.citation(version="2.1.0", meta=meta)


@pytest.mark.parametrize("text", ["titel: Rivers", "- a", "a: [", "\x00", "keywords: rivers", "contributors: [Ana Duarte]"])
def test_a_description_that_cannot_be_used_is_a_numbered_error(tmp_path, text):
    path = tmp_path / "meta.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SeedlineError, match="E217"):
        Meta.read(path)


def test_scores_stand_in_the_readme_by_labelled_set():
    score = {
        "description": "Own gold, 3 texts",
        "documents": 3,
        "held_out": True,
        "date": "2026-01-02",
        "figures": {"headline": {"events": 0.5}},
    }
    text = papers.readme({}, version="1", meta=Meta(extra={papers.EVALUATION: [score]}))
    assert "| events | 0.50 |" in text
    assert "| Own gold, 3 texts | 3 | yes | 2026-01-02 |" in text
    assert "How far to trust it" not in papers.readme({}, version="1", meta=Meta())
