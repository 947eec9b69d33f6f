from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from seedline.dataset import ids
from seedline.dataset.schema import dictionary
from seedline.enrich.geography import geography
from seedline.enrich.instruments import Kinds
from seedline.enrich.organizations import organizations
from seedline.enrich.persons import Splitter, persons
from seedline.enrich.relations import relations
from seedline.enrich.topics import topics
from seedline.reference import Reference

REFERENTS = (
    "country:KZ",
    "country:RU",
    "organization:csto",
    "organization:csto-cfm",
    "place:524901",
    "place:~glen far",
    "organization:~glacier union",
)


@pytest.fixture(scope="module")
def entities() -> pl.DataFrame:
    rows = [
        {
            "entity_id": ids.entity_id(r),
            "type": r.partition(":")[0],
            "name": r.partition(":")[2],
            "mention_count": 1,
            "document_count": 1,
            **dict.fromkeys(("original_mention_count", "original_document_count"), 1),
        }
        for r in REFERENTS
    ]
    return dictionary()["entities"].frame(rows)


def row(table: pl.DataFrame, referent: str) -> dict[str, Any]:
    return table.filter(entity_id=ids.entity_id(referent)).row(0, named=True)


@pytest.mark.parametrize(
    ("name", "country", "given", "family"),
    [
        ("Ivan Belov", "RU", "Ivan", "Belov"),
        ("I.Belov", None, "I.", "Belov"),
        ("Belov", None, None, "Belov"),
        ("Wang Xiaoming", "CN", "Xiaoming", "Wang"),
        ("Park Ji-hoon", None, "Ji-hoon", "Park"),
        ("Kim Andersson", "SE", "Kim", "Andersson"),
        ("Anna von der Berg", "DE", "Anna", "von der Berg"),
        ("Abdel Karim el-Amin", "EG", "Abdel Karim", "el-Amin"),
        ("John Doe Jr.", "US", "John Jr.", "Doe"),
        ("", None, None, None),
    ],
)
def test_names_are_split(reference: Reference, name: str, country: str | None, given: str | None, family: str | None) -> None:
    assert Splitter(reference)(name, country) == (given, family)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Treaty of Tartu", "treaty"),
        ("Protocol to the Treaty on Borders", "protocol"),
        ("Northern Treaty Organization Charter", "charter"),
        ("joint statement on the Treaty", "joint_statement"),
        ("Memorandum of Understanding between A and B", "agreement"),
        ("Peace and Security Strategy", "strategy"),
        ("Plan of Action for 2030", "plan"),
        ("Security Council resolution 1325", "resolution"),
        ("Thing", "other"),
        ("Code of Conduct for Observers", "other"),
        ("Joint Plan of Action", "plan"),
    ],
)
def test_kinds_come_from_the_head_word(reference: Reference, name: str, kind: str) -> None:
    assert Kinds(reference)(name) == kind


def test_places_and_countries_have_what_the_packs_know(entities: pl.DataFrame, reference: Reference) -> None:
    tables = geography(entities=entities, reference=reference)
    assert row(tables["countries"], "country:KZ")["iso_alpha3"] == "KAZ"
    moscow = row(tables["places"], "place:524901")
    assert (moscow["country_id"], moscow["geonames_id"]) == (ids.entity_id("country:RU"), 524901)
    assert moscow["latitude"] == pytest.approx(55.75, abs=0.1)
    assert row(tables["places"], "place:~glen far")["country_id"] is None
    alone = geography(entities=entities.filter(pl.col("type") == "place"), reference=reference)
    assert row(alone["places"], "place:524901")["country_id"] is None


def test_a_parent_is_named_only_where_the_dataset_has_it(entities: pl.DataFrame, reference: Reference) -> None:
    table = organizations(entities=entities, reference=reference)["organizations"]
    assert row(table, "organization:csto-cfm")["parent_id"] == ids.entity_id("organization:csto")
    assert row(table, "organization:~glacier union")["kind"] is None
    without = entities.filter(pl.col("entity_id") != ids.entity_id("organization:csto"))
    assert row(organizations(entities=without, reference=reference)["organizations"], "organization:csto-cfm")["parent_id"] is None


def test_relations_are_stated_or_from_packs_and_never_dangle(entities: pl.DataFrame, reference: Reference) -> None:
    span = {"seed_path": "a.txt", "line_start": 1, "line_end": 1, "char_start": 0, "char_end": 9}
    stated = {"relation_id": "rel_1", "document_id": "d", "subject": "country:KZ", "predicate": "chairs", "object": "organization:csto"}
    itself = {
        "relation_id": "rel_2",
        "document_id": "d",
        "subject": "organization:csto",
        "predicate": "body_of",
        "object": "organization:~the csto",
    }
    reports = dictionary()["relation_reports"].frame({**r, "confidence": 0.9, "extractor": "t/1", **span} for r in (stated, itself))
    who = [("country:KZ", "country:KZ"), ("organization:csto", "organization:csto"), ("organization:~the csto", "organization:csto")]
    identity = dictionary()["identity"].frame({"document_id": "d", "referent": r, "entity_id": ids.entity_id(e)} for r, e in who)
    table = relations(
        relation_reports=reports,
        identity=identity,
        entities=entities,
        given_overrides=dictionary()["given_overrides"].frame(),
        reference=reference,
    )["relations"]
    text = table.filter(source="text").row(0, named=True)
    assert (text["relation_id"], text["object_id"], text["char_end"]) == ("rel_1", ids.entity_id("organization:csto"), 9)
    assert "rel_2" not in table.get_column("relation_id")
    facts = set(table.filter(pl.col("source") != "text").select("subject_id", "predicate", "object_id", "source").rows())
    csto = ids.entity_id("organization:csto")
    assert (ids.entity_id("country:KZ"), "member_of", csto, "memberships") in facts
    assert (ids.entity_id("organization:csto-cfm"), "body_of", csto, "organizations") in facts
    assert (csto, "headquartered_in", ids.entity_id("place:524901"), "organizations") in facts
    present = set(entities.get_column("entity_id"))
    assert set(table.get_column("subject_id")) | set(table.get_column("object_id")) <= present


def test_topics_are_those_of_the_pack(reference: Reference) -> None:
    assert topics(reference=reference)["topics"].get_column("topic_id").to_list() == sorted(r["topic_id"] for r in reference.rows("topics"))


def test_no_entities_give_empty_tables(reference: Reference) -> None:
    none = dictionary()["entities"].frame()
    assert persons(entities=none, reference=reference)["persons"].is_empty()
    assert geography(entities=none, reference=reference)["places"].is_empty()
