"""The packs of names are consistent: keys, codes, references between packs, forms that two rows own."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from seedline.errors import SeedlineError
from seedline.reference import PACKAGED, Reference, cells


@pytest.fixture(scope="module")
def packs() -> Reference:
    return Reference()


def test_every_pack_reads_and_is_described(packs: Reference) -> None:
    told = (PACKAGED / "README.md").read_text(encoding="utf-8")
    for pack in packs.packs:
        rows = packs.rows(pack)
        assert rows or pack == "confidence", pack  # empty until it is fitted
        assert all(None not in row and None not in row.values() for row in rows), f"{pack}: a row has too many or too few cells"
        assert f"`{pack}.csv`" in told, f"{pack}.csv has no line in README.md"


@pytest.mark.parametrize(
    ("pack", "key"),
    [("countries", "code"), ("places", "place_id"), ("organizations", "organization_id"), ("bodies", "kind"), ("org_heads", "head")],
)
def test_keys_are_unique(packs: Reference, pack: str, key: str) -> None:
    keys = [row[key] for row in packs.rows(pack)]
    assert len(keys) == len(set(keys))


def test_countries(packs: Reference) -> None:
    rows = packs.rows("countries")
    assert {"RU", "KZ", "KG", "TJ", "XK", "SU"} <= {r["code"] for r in rows}
    for r in rows:
        assert re.fullmatch(r"[A-Z]{2}", r["code"])
        assert re.fullmatch(r"[A-Z]{3}", r["iso_alpha3"])
        assert re.fullmatch(r"\d{3}|", r["m49"])
    owners = defaultdict(set)
    for r in rows:
        for form in (r["name"], r["official_name"], *cells(r["aliases"])):
            owners[form.casefold()].add(r["code"])
    assert {form: codes for form, codes in owners.items() if len(codes) > 1} == {}


def test_places_lie_in_known_countries(packs: Reference) -> None:
    codes = {r["code"] for r in packs.rows("countries")} | {""}
    for r in packs.rows("places"):
        assert r["country_code"] in codes, r
        assert not r["latitude"] or -90 <= float(r["latitude"]) <= 90
        assert not r["longitude"] or -180 <= float(r["longitude"]) <= 180
        assert not r["place_id"].isdigit() or r["latitude"], "GeoNames ids come with coordinates"


def test_organisations(packs: Reference) -> None:
    rows = {r["organization_id"]: r for r in packs.rows("organizations")}
    codes = {r["code"] for r in packs.rows("countries")} | {""}
    for id_, r in rows.items():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id_)
        assert r["parent_id"] in rows or not r["parent_id"], r
        assert r["country_code"] in codes, r
        assert bool(r["wikidata_id"]) == bool(r["wikidata_evidence"]), r


def test_forms_of_two_organisations_are_listed_as_ambiguous(packs: Reference) -> None:
    listed = {r["alias"].casefold(): set(cells(r["organization_ids"])) for r in packs.rows("ambiguous")}
    owners = defaultdict(set)
    for r in packs.rows("organizations"):
        for form in (r["name"], r["abbreviation"], *cells(r["aliases"])):
            if form:
                owners[form.casefold()].add(r["organization_id"])
    assert {form: own for form, own in owners.items() if len(own) > 1 and not own <= listed.get(form, set())} == {}


def test_bodies_belong_to_known_organisations(packs: Reference) -> None:
    ids = {r["organization_id"] for r in packs.rows("organizations")}
    for r in packs.rows("bodies"):
        assert cells(r["forms"])
        for pair in cells(r["owners"]):
            assert pair.partition("=")[0] in ids, pair


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        ("topic_id,label\na,A\n", "no column"),
        ("topic_id,label,description,words\na,A\n", "line 2"),
        ("topic_id,label,description,words\na,A,b,c,d\n", "line 2"),
        ("topic_id,label\n\udcff,A\n", "utf-8"),
    ],
)
def test_a_pack_of_ones_own_that_does_not_fit_is_a_numbered_error(tmp_path: Path, content: str, detail: str) -> None:
    (tmp_path / "topics.csv").write_text(content, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(SeedlineError, match=rf"E208.*{detail}"):
        Reference(tmp_path).rows("topics")


def test_a_pack_of_ones_own_may_have_a_byte_order_mark(tmp_path: Path) -> None:
    packaged = (PACKAGED / "topics.csv").read_text(encoding="utf-8")
    (tmp_path / "topics.csv").write_text(packaged, encoding="utf-8-sig")
    assert Reference(tmp_path).rows("topics") == Reference().rows("topics")


def test_a_folder_of_packs_has_to_exist(tmp_path: Path) -> None:
    with pytest.raises(SeedlineError, match="E208"):
        Reference(tmp_path / "nothing")
