"""Relations between entities: `relations(relation_reports=, identity=, entities=, given_overrides=, reference=) -> {relations}`.

Belongs here: relations that texts state, and those that the packs `memberships` and `organizations` add between entities
of the dataset. Does not belong here: finding relations in text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import polars as pl

from seedline.dataset import edtf, ids, referent
from seedline.dataset.overrides import accepted
from seedline.dataset.schema import dictionary
from seedline.reference import Reference

# roles of the pack `memberships` that the vocabulary of predicates knows; the others are too loose to state
_PREDICATES = {"member": "member_of", "observer": "observer_of"}


def relations(
    *, relation_reports: pl.DataFrame, identity: pl.DataFrame, entities: pl.DataFrame, given_overrides: pl.DataFrame, reference: Reference
) -> dict[str, pl.DataFrame]:
    """Stated relations keep their report's id and span; those of the packs have neither span nor confidence.

    A stated relation of a thing to itself, which comes from two names for one thing, is left out.
    """
    stated = accepted(relation_reports, given_overrides, "relations")
    for side in ("subject", "object"):
        stated = stated.join(
            identity.select("document_id", pl.col("referent").alias(side), pl.col("entity_id").alias(f"{side}_id")),
            on=["document_id", side],
        )
    stated = stated.filter(pl.col("subject_id") != pl.col("object_id")).with_columns(source=pl.lit("text"))
    present = set(entities.get_column("entity_id"))
    known = {
        r["relation_id"]: r
        for r in (*_memberships(reference), *_organizations(reference))
        if r["subject_id"] in present and r["object_id"] in present
    }
    table = dictionary()["relations"]
    return {"relations": table.conform(pl.concat([stated.select(table.names), table.frame(known.values())]))}


def _row(subject: str, predicate: str, object_: str, *, source: str, valid: tuple[str, str] = ("", "")) -> dict[str, Any]:
    dates = {name: value if edtf.is_valid(value) else None for name, value in zip(("valid_from", "valid_to"), valid, strict=True)}
    subject_id, object_id = ids.entity_id(subject), ids.entity_id(object_)
    key = ids.mint("rel", subject_id, predicate, object_id, source, dates["valid_from"])
    return {"relation_id": key, "subject_id": subject_id, "predicate": predicate, "object_id": object_id, "source": source, **dates}


def _memberships(reference: Reference) -> Iterator[dict[str, Any]]:
    for r in reference.rows("memberships"):
        if r["role"] in _PREDICATES:
            country, organization = referent.known("country", r["country_code"]), referent.known("organization", r["organization_id"])
            yield _row(country, _PREDICATES[r["role"]], organization, source="memberships", valid=(r["from"], r["to"]))


def _organizations(reference: Reference) -> Iterator[dict[str, Any]]:
    seats: dict[str, tuple[int, str]] = {}
    for p in reference.rows("places"):
        size = int(p["population"] or 0)
        if p["name"] not in seats or size > seats[p["name"]][0]:
            seats[p["name"]] = (size, referent.known("place", p["place_id"]))
    for r in reference.rows("organizations"):
        organization = referent.known("organization", r["organization_id"])
        if r["parent_id"]:
            yield _row(organization, "body_of", referent.known("organization", r["parent_id"]), source="organizations")
        if r["seat"] in seats:
            yield _row(organization, "headquartered_in", seats[r["seat"]][1], source="organizations")
