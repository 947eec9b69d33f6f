"""Guards: planted losses are found, what is as it should be is not, and a fatal finding keeps the old package."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import dagster as dg
import polars as pl
import pytest
from upath import UPath

import seedline
from seedline.cli import main
from seedline.dataset.schema import dictionary
from seedline.errors import SeedlineError
from seedline.evaluation import Evaluation, label
from seedline.orchestration import guards
from seedline.orchestration.assets import assets
from seedline.orchestration.build import QUIET
from seedline.orchestration.checks import freshness
from seedline.orchestration.definitions import definitions
from seedline.orchestration.guards import Finding
from seedline.orchestration.measures import GROUPS, MEASURES, Data
from seedline.orchestration.settings import Settings
from seedline.orchestration.steps import silent
from seedline.orchestration.storage import TableIOManager
from seedline.orchestration.suggestion import floors, suggest
from seedline.package import Package

DOCUMENTS = 60
PEOPLE = 20
HEADER = ",".join(guards.COLUMNS)
Tables = dict[str, pl.DataFrame]


def made(documents: int = DOCUMENTS, person: Callable[[int], str] = lambda i: f"ent_p{i % PEOPLE}") -> Tables:
    """Tables of a dataset in which each document mentions ten persons and makes two statements."""
    texts = [(f"doc_{i}", f"{i}.txt") for i in range(documents)]
    span = {"line_start": 1, "line_end": 1, "char_start": 0, "char_end": 1}
    rows: dict[str, list[dict[str, Any]]] = {
        "documents": [
            {
                "document_id": d, "seed_path": p, "sha256": "0" * 64, "title": "t", "kind": "news", "published": "2026-01-01",
                "published_from": dt.date(2026, 1, 1) + dt.timedelta(days=i), "published_to": dt.date(2026, 1, 1), **span,
            }
            for i, (d, p) in enumerate(texts)
        ],
        "mentions": [
            {"mention_id": f"{d}_{k}", "document_id": d, "seed_path": p, "type": "person", "text": "a", "entity_id": person(i + k), **span}
            for i, (d, p) in enumerate(texts)
            for k in range(10)
        ],
        "statements": [
            {"statement_id": f"{d}_{k}", "document_id": d, "seed_path": p, "text": "s", "speaker_id": person(i), "cue": "said", **span}
            for i, (d, p) in enumerate(texts)
            for k in range(2)
        ],
    }  # fmt: skip
    own = {person(i) for i in range(documents + 10)}
    rows["entities"] = [{"entity_id": e, "type": "person", "name": e} for e in own]
    rows["aliases"] = [{"entity_id": e, "alias": f"{e} {n}", "seed_path": "0.txt", **span} for e in own for n in range(2)]
    return {t.name: t.frame(rows.get(t.name, ())) for t in dictionary().published}


def data(tables: Tables, earlier: Tables | None = None, **more: Any) -> Data:
    before = earlier and (lambda name: earlier[name].lazy())
    return Data(lambda name: tables[name].lazy(), **{"earlier": before, "replaced": before, **more})


def found(tables: Tables, earlier: Tables | None = None, own: str = "", **more: Any) -> dict[tuple[str, str, str], str]:
    """The bounds that a dataset is beyond, by table, column and measure."""
    rules = (*guards.parse(own, "own.csv"), *guards.read()) if own else guards.read()
    judged = (j for group in GROUPS for j in guards.judge(rules, data(tables, earlier, **more), group))
    return {(f.table, f.column, f.measure): f.bound for _, _, f in judged if f}


def test_a_dataset_that_is_as_before_has_nothing_to_be_warned_of():
    assert found(made(), made()) == {}
    assert found(made(90), made()) == {}


def test_a_first_build_and_a_handful_of_documents_are_not_judged_by_chance():
    assert found(made(1)) == {}
    assert found(made(2), made(5)) == {}


def test_half_of_the_seeds_gone_is_fatal_and_a_tenth_warns():
    assert found(made(29), made()) == {("documents", "", "kept_share"): "fatal_min"}
    assert found(made(50), made()) == {("documents", "", "kept_share"): "warn_min"}


def test_other_documents_than_the_package_has_whose_ids_are_kept_are_no_loss():
    assert found(made(29), made(), replaced=None) == {}


def test_a_table_that_shrinks_though_no_seed_changed_is_fatal():
    tables = made()
    tables["statements"] = tables["statements"].gather_every(3)
    assert found(tables, made()) == {("statements", "", "rows_kept"): "fatal_min"}


def test_rows_of_a_seed_that_changed_are_not_compared():
    tables = made()
    tables["statements"] = tables["statements"].gather_every(3)
    tables["documents"] = tables["documents"].with_columns(sha256=pl.lit("1" * 64))
    assert found(tables, made()) == {}


def test_a_column_that_is_suddenly_empty_is_fatal():
    tables = made()
    tables["statements"] = tables["statements"].with_columns(speaker_id=pl.lit(None, pl.String))
    assert found(tables, made()) == {("statements", "speaker_id", "filled_kept"): "fatal_min"}


def test_a_table_that_the_earlier_package_did_not_have_is_no_loss():
    earlier = made()
    del earlier["statements"]
    assert found(made(), earlier) == {}


def test_a_package_before_that_is_damaged_is_told_and_one_of_another_version_is_compared_as_far_as_it_goes(tmp_path):
    odd = made()
    odd["statements"] = odd["statements"].rename({"document_id": "paper_id", "cue": "verb"})
    odd["mentions"] = odd["mentions"].drop("sentence_id")
    assert found(made(), odd) == {}
    (tmp_path / "damaged.parquet").write_bytes(b"PAR1")
    odd["statements"] = pl.scan_parquet(tmp_path / "damaged.parquet")  # type: ignore[assignment]
    with pytest.raises(SeedlineError, match=r"E214.*statements"):
        found(made(), odd)


def test_two_clusters_glued_warn_and_all_of_them_are_fatal():
    glued = made(person=lambda i: f"ent_p{max(1, i % PEOPLE)}")
    assert found(glued, made()) == {("entities", "person", "glued_share"): "warn_max"}
    assert found(made(), glued) == {("entities", "person", "split_share"): "warn_max"}
    one = made(person=lambda i: "ent_p0")
    assert found(one, made()) == {
        ("entities", "person", "glued_share"): "fatal_max",
        ("entities", "person", "largest_share"): "fatal_max",
    }


def test_how_far_clusters_are_glued_is_one_less_b_cubed_precision():
    glued = made(person=lambda i: f"ent_p{max(1, i % PEOPLE)}")
    ((kind, of, glue, split),) = data(glued, made()).partings.rows()
    assert (kind, of, split) == ("person", 600, 0.0)
    assert glue == pytest.approx(2 / PEOPLE / 2)  # a tenth of the mentions are with as many others


def test_an_entity_of_very_many_names_warns():
    tables = made()
    span = tables["aliases"].row(0, named=True)
    more = [{**span, "entity_id": "ent_p1", "alias": f"name {n}"} for n in range(50)]
    tables["aliases"] = dictionary()["aliases"].frame([*tables["aliases"].to_dicts(), *more])
    assert found(tables) == {("entities", "person", "most_names"): "warn_max"}


def test_refused_files_warn_and_a_folder_of_them_is_fatal():
    tables = made()
    odd = [{"seed_path": f"odd{i}", "reason": "S102"} for i in range(1000)]
    tables["rejects"] = dictionary()["rejects"].frame(odd[:50])
    assert found(tables) == {("rejects", "", "rejects_share"): "warn_max"}
    tables["rejects"] = dictionary()["rejects"].frame(odd)
    assert found(tables) == {("rejects", "", "rejects_share"): "fatal_max"}


def test_the_age_of_the_newest_document_is_guarded_where_someone_says_how_old_it_may_be():
    own = f"{HEADER}\ndocuments,,days_since_newest,,,,7,30,daily releases\n"
    newest = dt.date(2026, 1, 1) + dt.timedelta(days=DOCUMENTS - 1)
    for days, bound in ((7, None), (8, "warn_max"), (31, "fatal_max")):
        now = {"today": newest + dt.timedelta(days=days)}
        assert found(made(), own=own, **now).get(("documents", "", "days_since_newest")) == bound
        assert found(made(), **now) == {}


def test_scores_below_their_floors_are_fatal():
    def figures(mean: float, exact: float = 1.0) -> dict[str, Any]:
        tree = {"headline_mean": mean, "lineage_exact": {"rate": exact}, "documents_found": {"r": 1.0}}
        return {"figures": lambda: (18, tree)}

    assert found(made(), **figures(0.8)) == {}
    assert found(made(), **figures(0.5)) == {("evaluation", "headline_mean", "figure"): "warn_min"}
    assert found(made(), **figures(0.8, 0.99)) == {("evaluation", "lineage_exact.rate", "figure"): "fatal_min"}


def test_a_guard_of_ones_own_comes_before_the_packaged_ones_and_can_switch_them_off():
    off = f"{HEADER}\n*,,kept_share,,,,,,the folder is emptied every month\n"
    assert found(made(10), made(), own=off) == {}
    tight = f"{HEADER}\nmentions,,rows_per_document,,11,,,,ten in every text\n*,,rows_per_document,,1,,,,never\n"
    assert found(made(), own=tight)["mentions", "", "rows_per_document"] == "fatal_min"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("documents,,colour,,1,,,,why", "no measure colour"),
        ("paintings,,rows,,1,,,,why", "no table paintings"),
        ("documents,,rows,,1,,,,", "reason"),
        ("documents,,rows,,x,,,,why", "fatal_min is x"),
        ("documents,,rows,,9,3,,,why", "grow"),
        ("documents,,rows,,nan,,,,why", "grow"),
        ("documents,,rows,,1,,,,why,more", "more cells"),
        ("datapackage,,hours_since_published,,,,30,,why", "fatal_max"),
        ("documents,,rows,,1,,,,why\ndocuments,,rows,,2,,,,why", "line 3"),
    ],
)
def test_a_row_that_cannot_be_meant_is_told_with_its_line(row, told):
    with pytest.raises(SeedlineError, match=rf"(?s)E235.*line \d.*{told}|(?s:E235.*{told})"):
        guards.parse(f"{HEADER}\n{row}\n", "own.csv")


def test_a_file_that_is_not_there_is_told_at_once(seeds, tmp_path):
    with pytest.raises(SeedlineError, match="E235"):
        seedline.build(seeds, tmp_path / "out", guards=str(tmp_path / "nothing.csv"))


def test_every_packaged_guard_has_a_measure_and_bounds_are_written_as_they_are_read():
    packaged = guards.read()
    assert {g.measure for g in packaged} <= MEASURES.keys()
    assert sorted(guards.parse(guards.write(packaged), "x"), key=lambda g: g.key) == sorted(packaged, key=lambda g: g.key)


def test_what_is_suggested_is_kept_by_what_it_was_suggested_from_and_not_by_half_of_it():
    tables = made()
    suggested = guards.write(suggest([data(made(50)), data(tables)]))
    assert "10 in 2 package(s) of 50 to 60 documents; margin 25%" in suggested
    assert "documents,,rows,,30,45," in suggested
    assert "statements,cue,fill_rate,10,0.5,0.75," in suggested
    assert found(tables, own=suggested, today=dt.date(2026, 3, 1)) == {}
    tables["statements"] = tables["statements"].gather_every(3).with_columns(cue=pl.lit(None, pl.String))
    beyond = found(tables, own=suggested)
    assert beyond == {("statements", "", "rows_per_document"): "fatal_min", ("statements", "cue", "fill_rate"): "fatal_min"}


def test_floors_are_suggested_from_the_intervals_of_the_scores():
    about = {"sources": {}, "document_kinds": {}, "kinds": {}, "calibration": {}, "errors": [], "rounds": 1000, "seed": 1}
    scored = Evaluation(documents=18, figures={"headline": {"events": 0.8}}, intervals={"headline": {"events": [0.7, 0.9]}}, **about)
    (floor,) = floors(scored)
    assert floor.key == ("evaluation", "headline.events", "figure")
    assert floor.bounds == {"fatal_min": 0.525, "warn_min": 0.7}
    assert floor.reason == "0.80 (0.70 to 0.90) on 18 labelled documents; margin 25%."
    assert guards.parse(guards.write([floor]), "own.csv") == [floor]


def test_how_old_the_package_may_become_is_a_policy_of_dagster(tmp_path):
    assert freshness(None) is None
    own = tmp_path / "own.csv"
    own.write_text(f"{HEADER}\ndatapackage,,hours_since_published,,,,26,50,built every night\n")
    (spec,) = (
        spec
        for spec in definitions(Settings.of(guards=str(own)), str(tmp_path)).resolve_all_asset_specs()
        if spec.key.path[-1] == "datapackage"
    )
    policy = spec.freshness_policy
    assert (policy.warn_window.to_timedelta(), policy.fail_window.to_timedelta()) == (dt.timedelta(hours=26), dt.timedelta(hours=50))


# ---------------------------------------------------------------- in a build
@pytest.fixture(scope="module")
def strict(seeds: Path, package: Package, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """A folder with one seed less than the package in `out` was built from, and guards that make this fatal."""
    folder = tmp_path_factory.mktemp("strict")
    shutil.copytree(seeds, folder / "seeds")
    (folder / "seeds" / "report.txt").unlink()
    shutil.copytree(package.path, folder / "out")
    own = folder / "own.csv"
    own.write_text(f"{HEADER}\ndocuments,,kept_share,,0.9,,,,nothing is ever taken back\n")
    return folder / "seeds", folder / "out", own


def test_a_fatal_finding_keeps_the_old_package_and_says_what_to_do(strict):
    seeds, out, own = strict
    before = {p: p.read_bytes() for p in out.rglob("*") if p.is_file()}
    told = r"(?s)E236.*guards.*documents kept_share: 0\.5, below fatal_min 0\.9 \(nothing is ever taken back\)"
    with pytest.raises(SeedlineError, match=told):
        seedline.build(seeds, out, guards=str(own))
    assert {p: p.read_bytes() for p in out.rglob("*") if p.is_file()} == before


def test_dagster_keeps_what_stopped_a_run_with_value_bound_and_reason(strict, tmp_path):
    seeds, out, own = strict
    resources = {
        "settings": Settings.of(seeds=str(seeds), out=str(out), guards=str(own), workers=1),
        "progress": dg.ResourceDefinition.hardcoded_resource(silent),
        "io_manager": TableIOManager(base_path=UPath(tmp_path)),
    }
    package = dg.AssetKey("datapackage")
    with dg.DagsterInstance.ephemeral() as instance:
        done = dg.materialize(assets(), instance=instance, resources=resources, run_config=QUIET, raise_on_error=False)
        assert not done.success
        assert done.asset_materializations_for_node("reports")
        assert not done.asset_materializations_for_node("datapackage")
        checks = {e.check_name: e for e in done.get_asset_check_evaluations() if e.asset_key == package}
    assert {name: check.passed for name, check in checks.items()} == {name: name != "volume" for name in GROUPS}
    volume = checks["volume"]
    assert (volume.severity, volume.blocking) == (dg.AssetCheckSeverity.ERROR, True)
    assert volume.metadata["documents kept_share"].value == 0.5
    row = volume.metadata["measured"].value.split("\n")[2]
    assert [cell.strip() for cell in row.split("|")][3:] == [
        "kept_share",
        "0.5",
        "2",
        "0.9",
        "",
        "",
        "",
        "nothing is ever taken back",
        "",
    ]


def test_warnings_stop_nothing_and_are_shown(strict, package, tmp_path, capsys):
    seeds, _, own = strict
    own.write_text(f"{HEADER}\ndocuments,,kept_share,,,0.9,,,nothing is ever taken back\n")
    out = tmp_path / "out"

    def build(*more: str) -> str:
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(package.path, out)
        with pytest.raises(SystemExit) as stopped:
            main(["build", str(seeds), "--out", str(out), "--guards", str(own), *more])
        assert not stopped.value.code
        return capsys.readouterr().out

    (warning,) = json.loads(build("--json"))["warnings"]
    assert Finding(**warning) == Finding("documents", "", "kept_share", 0.5, 2, "warn_min", 0.9, "nothing is ever taken back")
    published = (out / "checksums").read_bytes()
    assert "documents kept_share: 0.5, below warn_min 0.9" in " ".join(build().split())
    assert (out / "checksums").read_bytes() == published


def test_labelled_documents_that_are_not_among_the_seeds_stop_the_build(seeds, package, tmp_path):
    gold = tmp_path / "gold"
    gold.mkdir()
    (gold / "other.ann.txt").write_text("<m t=PERSON id=person:ada>Ada</m> spoke.\n")
    facts = gold / "other.gold.yaml"
    facts.write_text("document: {kind: news}\n")
    label(gold)
    with pytest.raises(SeedlineError, match="E221"):
        seedline.build(seeds, tmp_path / "out", gold=str(gold), model="nothing of that name")  # told before any work
    facts.write_text("document: {kind: news}\npositions: []\nevents: []\nstatements: []\ninstruments: []\ntopics: []\n")
    with pytest.raises(SeedlineError, match=r"(?s)E236.*evaluation\.documents_found\.r figure: 0, below fatal_min 1"):
        seedline.build(seeds, tmp_path / "out", gold=str(gold))
    assert not (tmp_path / "out").exists()


def test_the_command_suggests_guards_that_a_build_can_use(package, tmp_path, capsys):
    with pytest.raises(SystemExit):
        main(["guards", str(package.path), "--margin", "0.1"])
    text = capsys.readouterr().out
    own = {g.key: g for g in guards.parse(text, "own.csv")}
    assert own["documents", "", "rows"].bounds == {"fatal_min": 1.6, "warn_min": 1.8}
    assert "mentions" in {table for table, _, measure in own if measure == "rows_per_document"}
