"""The whole way, on a folder made here: what is published, that it is the same bytes, and what failure leaves."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

import seedline
from seedline.dataset.schema import dictionary
from seedline.errors import SeedlineError
from seedline.orchestration.settings import Settings
from seedline.reference import PACKAGED


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_every_table_is_published_with_its_schema(package):
    assert set(package.tables) == {t.name for t in dictionary().published}
    for table in dictionary().published:
        assert package.table(table.name).schema == table.polars


def test_a_seed_that_cannot_be_read_is_a_reject_and_stops_nothing(package):
    assert package.table("rejects").select("seed_path", "reason").rows() == [("empty.txt", "S101")]
    assert sorted(package.table("documents")["seed_path"]) == ["deep/notice.txt", "report.txt"]


def test_what_the_texts_say_is_in_the_tables(package):
    entities = package.table("entities")
    assert {"Ana Duarte", "Luis Prado", "Kari Berg"} <= set(entities.filter(type="person")["name"])
    named = package.table("positions").join(entities, left_on="person_id", right_on="entity_id").select("name", "title").rows()
    assert ("Ana Duarte", "Foreign Minister") in named
    (direct,) = package.table("statements").filter(kind="direct").to_dicts()
    assert direct["text"].startswith("Our rivers need one plan")


def test_every_span_quotes_its_seed(package, seeds):
    lineage = package.table("lineage")
    assert len(lineage) > 50
    for row in lineage.iter_rows(named=True):
        text = (seeds / row["seed_path"]).read_text(encoding="utf-8")
        assert text[row["char_start"] : row["char_end"]] == row["text"]
        assert text.count("\n", 0, row["char_start"]) + 1 == row["line_start"]


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("buckets", [1, 7])
def test_the_same_seeds_give_the_same_bytes(package, seeds, tmp_path, workers, buckets):
    elsewhere = tmp_path / "another folder"
    shutil.copytree(seeds, elsewhere)
    again = seedline.build(elsewhere, tmp_path / "out", workers=workers, buckets=buckets)
    assert files(again.path) == files(package.path)


def contents(folder: Path) -> dict[str, bytes]:
    return {f.name: f.read_bytes() for f in folder.iterdir()}


@pytest.mark.parametrize("buckets", [1, 3, 1024])
def test_a_later_build_reads_only_the_documents_that_changed(seeds, tmp_path, buckets):
    own, out, work = tmp_path / "seeds", tmp_path / "out", tmp_path / "work"
    shutil.copytree(seeds, own)
    for i in range(6):
        (own / f"note{i}.txt").write_text(f"Minister Ada Brook met Boris Field in Oslo on {i + 1} May 2022.\n")

    def build(**more):
        told = []
        package = seedline.build(own, out, work=str(work), buckets=buckets, progress=lambda *step: told.append(step), **more)
        return package, [done for step, done, total in told if step == "extract" and total == 8]

    _, told = build()
    assert (told[0], told[-1]) == (0, 8)
    before = contents(work)
    assert build()[1] == [8]
    assert contents(work) == before
    (own / "note0.txt").unlink()
    (own / "note1.txt").write_text("Minister Ada Brook met Boris Field in Riga on 2 May 2022.\n")
    (own / "note6.txt").write_text("Minister Ada Brook met Boris Field in Bonn on 7 May 2022.\n")
    shutil.copytree(out, tmp_path / "ledger")
    package, told = build()
    assert told[0] == 6, "documents whose tables were there"
    assert build()[1] == [8]
    whole = seedline.build(own, tmp_path / "whole", previous=str(tmp_path / "ledger"))
    assert files(package.path) == files(whole.path)
    if buckets == 1024:
        after = contents(work)
        assert sum(after.get(name) == content for name, content in before.items()) == 6
        assert len(after) == 8


def test_a_seed_that_went_leaves_nothing_behind(seeds, tmp_path):
    shutil.copytree(seeds, tmp_path / "seeds")
    seedline.build(tmp_path / "seeds", tmp_path / "out", work=str(tmp_path / "work"))
    before = contents(tmp_path / "work")
    (tmp_path / "seeds" / "report.txt").unlink()
    again = seedline.build(tmp_path / "seeds", tmp_path / "out", work=str(tmp_path / "work"))
    assert again.table("documents")["seed_path"].to_list() == ["deep/notice.txt"]
    assert set(again.table("lines")["seed_path"]) == {"deep/notice.txt"}
    assert [len(b) < len(a) for a, b in zip(before.values(), contents(tmp_path / "work").values(), strict=True)] == [True]


def test_tables_that_were_kept_are_not_used_with_other_packs(seeds, tmp_path):
    packs = tmp_path / "packs"
    packs.mkdir()
    told = []

    def build(**more):
        told.clear()
        seedline.build(seeds, tmp_path / "out", work=str(tmp_path / "work"), progress=lambda *step: told.append(step), **more)
        return next(done for step, done, total in told if step == "extract" and total == 2)

    assert build() == 0
    assert build() == 2
    (packs / "topics.csv").write_text((PACKAGED / "topics.csv").read_text().replace("|", "|nothing else|", 1))
    assert build(reference=str(packs)) == 0


@pytest.mark.parametrize("damage", [lambda content: content[: len(content) // 2], lambda content: b""])
def test_half_kept_tables_are_made_again(seeds, tmp_path, damage):
    first = seedline.build(seeds, tmp_path / "a", work=str(tmp_path / "work"))
    (kept,) = (tmp_path / "work").iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(damage(whole))
    assert files(seedline.build(seeds, tmp_path / "b", work=str(tmp_path / "work")).path) == files(first.path)
    assert kept.read_bytes() == whole


def test_a_work_folder_keeps_its_number_of_buckets_while_the_seeds_grow(seeds, tmp_path):
    settings = Settings.of(work=str(tmp_path / "work"))
    assert settings.bucket_count(100) == 4
    seedline.build(seeds, tmp_path / "out", work=str(tmp_path / "work"), buckets=4)
    assert (settings.bucket_count(300), settings.bucket_count(100_000)) == (4, 512)


def test_a_rebuild_over_itself_changes_nothing(package, seeds, tmp_path):
    out = tmp_path / "out"
    shutil.copytree(package.path, out)
    seedline.build(seeds, out)
    assert files(out) == files(package.path)


def test_a_line_put_in_above_renames_nothing(package, seeds, tmp_path):
    changed = tmp_path / "seeds"
    shutil.copytree(seeds, changed)
    path = changed / "report.txt"
    path.write_text("Front page\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    after = seedline.build(changed, tmp_path / "out")
    for table in ("mentions", "entities", "positions", "statements", "events"):
        (key,) = dictionary()[table].key
        assert set(package.table(table)[key]) <= set(after.table(table)[key]), table


def test_progress_is_told(seeds, tmp_path):
    told = []
    seedline.build(seeds, tmp_path / "out", progress=lambda step, done, total: told.append((step, done, total)))
    assert ("extract", 0, 2) in told
    assert ("extract", 2, 2) in told
    assert told[-1][0] == "datapackage"


def test_a_missing_folder_is_a_numbered_error(tmp_path):
    with pytest.raises(SeedlineError, match="E201"):
        seedline.build(tmp_path / "nothing", tmp_path / "out")


def test_a_failed_check_leaves_the_old_package(package, seeds, tmp_path, monkeypatch):
    out = tmp_path / "out"
    shutil.copytree(package.path, out)
    before = files(out)
    monkeypatch.setattr("seedline.orchestration.checks.problems", lambda table, data: ["planted"])
    with pytest.raises(SeedlineError, match=r"(?s)E207.*planted"):
        seedline.build(seeds, out)
    assert files(out) == before


def test_extract_gives_the_same_rows_in_memory(package, seeds):
    text = (seeds / "report.txt").read_text(encoding="utf-8")
    got = seedline.extract(text, name="report.txt")
    want = package.table("mentions").filter(seed_path="report.txt")
    assert got.table("mentions").drop("entity_id").equals(want.drop("entity_id"))
    assert isinstance(got.table("events"), pl.DataFrame)
    with pytest.raises(SeedlineError, match="E205"):
        got.table("nonsense")


def test_a_folder_without_a_seed_that_can_be_read_is_a_numbered_error(tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "nothing.txt").write_bytes(b"")
    with pytest.raises(SeedlineError, match=r"(?s)E202.*nothing\.txt: S101"):
        seedline.build(tmp_path / "seeds", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_settings_that_do_not_fit_are_told_at_once(seeds, tmp_path):
    with pytest.raises(SeedlineError, match=r"E210.*workers"):
        seedline.build(seeds, tmp_path / "out", workers=-1)
    with pytest.raises(TypeError, match="worker"):
        seedline.build(seeds, tmp_path / "out", worker=1)


def test_an_extraction_tells_what_it_holds(seeds):
    got = seedline.extract((seeds / "report.txt").read_text(encoding="utf-8"))
    assert f"{len(got.table('mentions'))} mentions" in repr(got)


def test_workers_that_cannot_start_are_a_numbered_error(seeds, tmp_path):
    """A script from standard input has no file that another process could import."""
    script = f"import seedline; seedline.build({str(seeds)!r}, {str(tmp_path / 'out')!r}, workers=2, buckets=2)"
    environment = {**os.environ, "PYTHONPATH": str(Path(seedline.__file__).parents[1])}
    done = subprocess.run([sys.executable, "-"], input=script, text=True, capture_output=True, env=environment, cwd=tmp_path, check=False)
    assert "SeedlineError: E234" in done.stderr
