"""`verify` finds what is planted, and frictionless agrees where it looks at all."""

import json
import shutil
from pathlib import Path

import frictionless
import polars as pl
import pytest
import smallset

from seedline import __version__
from seedline.dataset.schema import dictionary
from seedline.lineage.verify import verify
from seedline.publish.files import CHECKSUMS, DESCRIPTOR, digest, files, write_checksums
from seedline.publish.write import write, write_table

NEWS = next(iter(smallset.TEXTS))


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    folder = tmp_path_factory.mktemp("verify")
    return write(smallset.tables(), folder / "package", version=__version__), smallset.seeds_folder(folder / "seeds")


@pytest.fixture
def package(published, tmp_path):
    return Path(shutil.copytree(published[0], tmp_path / "package"))


@pytest.fixture
def seeds(published, tmp_path):
    return Path(shutil.copytree(published[1], tmp_path / "seeds"))


def codes(issues):
    return {i.code for i in issues}


def change_descriptor(package, change):
    descriptor = json.loads((package / DESCRIPTOR).read_text(encoding="utf-8"))
    change(descriptor, {r["name"]: r for r in descriptor["resources"]})
    (package / DESCRIPTOR).write_text(json.dumps(descriptor), encoding="utf-8")


def sign(package):
    """Hashes and sizes brought up to date, so that only the content can give a fault away."""

    def update(descriptor, resources):
        for resource in resources.values():
            path = package / resource["path"]
            if path.is_file():
                size, sha256 = digest(path)
                resource.update(bytes=size, hash=f"sha256:{sha256}")

    change_descriptor(package, update)
    (package / CHECKSUMS).write_text(write_checksums({f: digest(package / f)[1] for f in files(package) if f != CHECKSUMS}))


def change_table(package, name, change):
    """A table rewritten, both twins alike."""
    data = pl.read_parquet(package / f"data/{name}.parquet")
    write_table(dictionary()[name], change(data), package / "data")
    sign(package)


def where_first(column, value):
    first = pl.int_range(pl.len()) == 0
    return lambda data: data.with_columns(pl.when(first).then(pl.lit(value)).otherwise(pl.col(column)).alias(column))


def shifted(data, columns=("char_start", "char_end"), by=1):
    return data.with_columns(pl.when(pl.int_range(pl.len()) == 0).then(pl.col(c) + by).otherwise(pl.col(c)).alias(c) for c in columns)


def test_a_clean_package_has_no_issue(package, seeds):
    assert verify(package) == []
    assert verify(package, seeds) == []


# ------------------------------------------------------------------------------------------- the ten planted faults


def plant_moved_span(package, seeds):
    change_table(package, "mentions", shifted)


def plant_changed_seed(package, seeds):
    content = (seeds / NEWS).read_bytes()
    (seeds / NEWS).write_bytes(content.replace(b"Boris", b"Morts"))


def plant_dropped_row(package, seeds):
    change_table(package, "countries", lambda data: data)  # only re-signs
    change_table(package, "topics", lambda data: data.clear())


def plant_duplicate_key(package, seeds):
    change_table(package, "persons", lambda data: pl.concat([data, data.head(1)]))


def plant_vocabulary(package, seeds):
    change_table(package, "events", where_first("status", "dreamt"))


def plant_checksum(package, seeds):
    text = (package / CHECKSUMS).read_text()
    (package / CHECKSUMS).write_text(("0" if text[0] != "0" else "1") + text[1:])


def plant_missing_file(package, seeds):
    (package / "data/positions.csv").unlink()
    sign(package)


def plant_row_in_parquet(package, seeds):
    path = package / "data/duplicates.parquet"
    data = pl.read_parquet(path)
    pl.concat([data, data.with_columns(left_id="right_id", right_id="left_id")]).write_parquet(path)
    sign(package)


def plant_path_outside(package, seeds):
    shutil.copy(package / "data/topics.csv", package.parent / "topics.csv")
    change_descriptor(package, lambda descriptor, resources: resources["topics"].update(path="../topics.csv"))
    sign(package)


def plant_missing_column(package, seeds):
    field = {"name": "altitude", "type": "number", "description": "?"}
    change_descriptor(package, lambda descriptor, resources: resources["places"]["schema"]["fields"].append(field))
    sign(package)


@pytest.mark.parametrize(
    ("plant", "code"),
    [
        (plant_moved_span, "V301"),
        (plant_changed_seed, "V307"),
        (plant_dropped_row, "V212"),
        (plant_duplicate_key, "V208"),
        (plant_vocabulary, "V204"),
        (plant_checksum, "V103"),
        (plant_missing_file, "V101"),
        (plant_row_in_parquet, "V214"),
        (plant_path_outside, "V104"),
        (plant_missing_column, "V201"),
    ],
)
def test_planted_faults_are_found(package, seeds, plant, code):
    plant(package, seeds)
    assert code in codes(verify(package, seeds))


# ------------------------------------------------------------------------------------------------- and many more


@pytest.mark.parametrize(
    ("table", "change", "code"),
    [
        ("documents", where_first("sha256", "ABC"), "V205"),
        ("documents", where_first("line_count", 99), "V305"),
        ("documents", lambda d: d.with_columns(seed_path=pl.lit(NEWS)), "V311"),
        ("mentions", where_first("confidence", 1.5), "V206"),
        ("mentions", where_first("confidence", float("nan")), "V206"),
        ("mentions", where_first("value", ""), "V209"),
        ("mentions", where_first("extractor", None), "V203"),
        ("mentions", where_first("entity_id", "ent_nobody"), "V212"),
        ("mentions", where_first("mention_id", "men_other"), "V310"),
        ("mentions", lambda d: shifted(d, ("line_start", "line_end")), "V302"),
        ("mentions", lambda d: shifted(d, ("line_start", "line_end"), 2**32), "V302"),
        ("mentions", lambda d: shifted(d, ("char_end",), 100_000), "V303"),
        ("mentions", lambda d: shifted(d, ("char_start",), 100), "V303"),
        ("mentions", where_first("text", "Ada Brook "), "V301"),
        ("mentions", where_first("seed_path", "../../etc/passwd"), "V304"),
        ("events", shifted, "V311"),
        ("events", where_first("start", "2021-13"), "V210"),
        ("events", where_first("start", "2021-02-30"), "V210"),
        ("events", where_first("start", "2021-05-04"), "V210"),
        ("events", lambda d: d.with_columns(start_to=pl.lit(None, pl.Date)), "V210"),
        ("lines", lambda d: d.slice(1), "V305"),
        ("lines", shifted, "V305"),
        ("lines", lambda d: d.with_columns(pl.col("text").str.replace("rails", "roads")), "V301"),
        ("lines", lambda d: d.filter(pl.col("seed_path") != NEWS), "V304"),
        ("lineage", lambda d: d.slice(3), "V311"),
        ("lineage", where_first("field", "colour"), "V310"),
        ("lineage", where_first("table_name", "colours"), "V310"),
        ("lineage", where_first("row_id", "nobody"), "V310"),
        ("statements", where_first("text", "We signed it"), "V301"),
    ],
)  # fmt: skip
def test_a_fault_in_both_twins_is_found_by_content(package, table, change, code):
    change_table(package, table, change)
    assert code in codes(verify(package))


def test_a_moved_span_in_multi_line_text_is_found(package):
    for name in ("crlf", "cr"):
        mark = {"crlf": "\r\n  in", "cr": "that\rrails"}[name]
        data = pl.read_parquet(package / "data/statements.parquet")
        moved = pl.when(pl.col("text").str.contains(mark, literal=True)).then(1).otherwise(0)
        change_table(package, "statements", lambda d, m=moved: d.with_columns(pl.col("char_start") + m, pl.col("char_end") + m))
        assert "V301" in codes(verify(package)), name
        change_table(package, "statements", lambda d, old=data: old)


def test_a_seed_that_is_missing_changed_or_not_decodable(package, seeds):
    (seeds / NEWS).unlink()
    (seeds / "old.txt").write_bytes(b"\xff\xfe\xfd")
    found = verify(package, seeds)
    assert ("V306", NEWS) in {(i.code, i.place) for i in found}
    assert {("V307", "old.txt"), ("V308", "old.txt")} <= {(i.code, i.place) for i in found}


def test_a_seed_line_that_differs_is_named(package, seeds):
    content = (seeds / NEWS).read_bytes()
    (seeds / NEWS).write_bytes(content.replace(b"Boris", b"Morts"))
    (found,) = [i for i in verify(package, seeds) if i.code == "V309"]
    assert "line 5" in found.text
    assert "V301" in codes(verify(package, seeds))


def test_a_seed_behind_a_link_is_not_followed_outside(package, seeds, tmp_path):
    (tmp_path / "secret.txt").write_bytes((seeds / NEWS).read_bytes())
    (seeds / NEWS).unlink()
    (seeds / NEWS).symlink_to(tmp_path / "secret.txt")
    assert "V104" in codes(verify(package, seeds))


@pytest.mark.parametrize(
    "path", ["/etc/passwd", "../x.csv", "data/../../x.csv", "http://x.example/a.csv", "data\\x.csv", "", "./data/topics.csv"]
)
def test_no_path_leads_outside(package, path):
    change_descriptor(package, lambda descriptor, resources: resources["topics"].update(path=path))
    sign(package)
    assert "V104" in codes(verify(package))


def test_a_link_that_leads_outside_is_not_read(package, tmp_path):
    (package / "data/topics.csv").rename(tmp_path / "topics.csv")
    (package / "data/topics.csv").symlink_to(tmp_path / "topics.csv")
    assert "V104" in codes(verify(package))


def test_checksums_that_lead_outside(package, tmp_path):
    with (package / CHECKSUMS).open("a") as file:
        file.write("0" * 64 + "  ../secret\n")
    assert ("V104", "../secret") in {(i.code, i.place) for i in verify(package)}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda p: (p / CHECKSUMS).unlink(), "V101"),
        (lambda p: (p / DESCRIPTOR).unlink(), "V101"),
        (lambda p: (p / "extra.txt").write_text("x"), "V102"),
        (lambda p: (p / "README.md").write_text("x"), "V103"),
        (lambda p: (p / CHECKSUMS).write_text("no hash\n"), "V111"),
        (lambda p: (p / DESCRIPTOR).write_text("{"), "V107"),
        (lambda p: (p / DESCRIPTOR).write_text("[]"), "V107"),
        (lambda p: (p / DESCRIPTOR).write_text('{"resources": [1]}'), "V107"),
        (lambda p: (p / DESCRIPTOR).write_text("[" * 100_000), "V107"),
        (lambda p: (p / "data/topics.parquet").write_bytes(b"PAR1 no"), "V108"),
        (lambda p: (p / "data/topics.csv").write_bytes(b'a,"b\n'), "V201"),
        (lambda p: (p / "data/topics.csv").write_bytes(b"topic_id,label,description\r\n\xff,x,y\r\n"), "V108"),
        (lambda p: (p / "data/topics.csv").write_bytes(b""), "V108"),
    ],
)
def test_files(package, change, code):
    change(package)
    assert code in codes(verify(package))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda r: r.pop("topics"), "V109"),
        (lambda r: r["topics"].update(bytes=1), "V105"),
        (lambda r: r["topics"].update(hash="sha256:0"), "V106"),
        (lambda r: r["topics-parquet"].update(hash="sha256:0"), "V106"),
        (lambda r: r["topics"]["schema"]["fields"][0]["constraints"].pop("required"), "V110"),
        (lambda r: r["topics"]["schema"]["fields"][0]["constraints"].update(minLength=3), "V211"),
        (lambda r: r["topics"]["schema"]["fields"][0].update(type="geopoint"), "V211"),
        (lambda r: r["topics"]["schema"]["fields"][0]["constraints"].update(minimum=3), "V107"),
        (lambda r: r["topics"]["schema"]["fields"][0]["constraints"].update(pattern="("), "V107"),
        (lambda r: r["topics"]["schema"].update(uniqueKeys=[["label"]]), "V211"),
        (lambda r: r["topics"]["schema"].update(primaryKey="nothing"), "V201"),
        (lambda r: r["events"]["schema"]["foreignKeys"][0]["reference"].update(resource="nothing"), "V213"),
        (lambda r: r["events"]["schema"]["foreignKeys"][0].update(fields=["nothing"]), "V213"),
        (lambda r: r["events"]["schema"]["foreignKeys"][0]["reference"].update(resource={}), "V107"),
        (lambda r: r["events"]["schema"]["foreignKeys"][0].update(fields=[1]), "V107"),
        (lambda r: r["topics"].update(name="events"), "V107"),
        (lambda r: r["topics"].pop("bytes"), "V105"),
        (lambda r: r["topics"].pop("hash"), "V106"),
        (lambda r: r["topics"].pop("schema"), "V107"),
        (lambda r: r["topics-parquet"]["schema"]["fields"][0].update(title="Key"), "V215"),
        (lambda r: r["topics"]["schema"]["fields"].pop(), "V201"),
    ],
)
def test_descriptors(package, change, code):
    def both(descriptor, resources):
        change(resources)
        descriptor["resources"] = [r for r in descriptor["resources"] if r["name"] in resources or r in resources.values()]

    change_descriptor(package, both)
    assert code in codes(verify(package))


def test_a_package_of_another_version_is_held_to_its_own_descriptor(package):
    def older(descriptor, resources):
        descriptor["version"] = "0.0.1"
        for name in ("topics", "topics-parquet"):
            resources[name]["schema"]["fields"][0]["description"] = "Key."

    change_descriptor(package, older)
    sign(package)
    assert verify(package) == []


def test_a_folder_that_is_no_package(tmp_path):
    assert codes(verify(tmp_path)) == codes(verify(tmp_path / "nowhere")) == {"V101"}


def test_odd_folder_names(published, tmp_path):
    odd = shutil.copytree(published[0], tmp_path / "a [b]*? ü")
    assert verify(odd, published[1]) == []


# -------------------------------------------------------------------------------------------- the second checker

ALIKE = [
    ("topics", lambda d: d.with_columns(label=pl.lit(None, pl.String))),
    ("events", where_first("status", "dreamt")),
    ("documents", where_first("sha256", "ABC")),
    ("mentions", where_first("confidence", 1.5)),
    ("mentions", where_first("entity_id", "ent_nobody")),
    ("persons", lambda d: pl.concat([d, d.head(1)])),
    ("lines", where_first("char_start", -1)),
]
# What only `verify` can see: these are no matter of a Table Schema, or frictionless does not look.
GAPS = [
    ("mentions", shifted),
    ("events", where_first("start", "2021-02-30")),
    ("lineage", lambda d: d.slice(3)),
    ("mentions", where_first("value", "")),
]


def is_valid_for_frictionless(package, resource):
    return frictionless.Package(str(package / DESCRIPTOR)).get_resource(resource).validate().valid


@pytest.mark.parametrize(("table", "change"), ALIKE)
def test_both_checkers_find_it(package, table, change):
    change_table(package, table, change)
    assert not is_valid_for_frictionless(package, table)
    assert verify(package)


@pytest.mark.parametrize(("table", "change"), GAPS)
def test_what_only_verify_finds(package, table, change):
    change_table(package, table, change)
    assert is_valid_for_frictionless(package, table)
    assert verify(package)


@pytest.mark.parametrize("name", ["topics.csv", "topics.parquet"])
def test_both_checkers_find_a_changed_file(package, name):
    with (package / "data" / name).open("ab") as file:
        file.write(b"\n")
    assert not is_valid_for_frictionless(package, name.replace(".csv", "").replace(".", "-"))
    assert {"V103", "V105", "V106"} <= codes(verify(package))


@pytest.mark.parametrize("cell", ["x", "1.5", "1e3", "true", "0x1"])
def test_both_checkers_refuse_a_cell_that_is_no_integer(package, cell):
    path = package / "data/places.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",7,0", f",{cell},0"), encoding="utf-8", newline="")
    sign(package)
    assert not is_valid_for_frictionless(package, "places")
    assert {"V202", "V214"} <= codes(verify(package))


def test_blanks_around_a_number_are_found_by_verify_alone(package):
    path = package / "data/places.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",7,0", ", 7,0"), encoding="utf-8", newline="")
    sign(package)
    assert is_valid_for_frictionless(package, "places")
    assert {"V202", "V214"} <= codes(verify(package))
