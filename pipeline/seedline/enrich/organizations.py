"""Facts on organisations: `organizations(entities=, reference=) -> {organizations}`.

Belongs here: what the pack `organizations` knows. Does not belong here: memberships and other relations (`relations`).
"""

from __future__ import annotations

import polars as pl

from seedline.dataset import ids, referent
from seedline.dataset.schema import dictionary
from seedline.reference import Reference


def organizations(*, entities: pl.DataFrame, reference: Reference) -> dict[str, pl.DataFrame]:
    """One row per organisation; those that the pack does not know have nulls. A parent is named only if the dataset has it."""
    own = entities.filter(pl.col("type") == "organization").select("entity_id")
    present = set(own.get_column("entity_id"))
    facts = {}
    for r in reference.rows("organizations"):
        entity = ids.entity_id(referent.known("organization", r["organization_id"]))
        parent = ids.entity_id(referent.known("organization", r["parent_id"])) if r["parent_id"] else None
        facts[entity] = {
            "abbreviation": r["abbreviation"] or None,
            "kind": r["type"] or None,
            "parent_id": parent if parent in present else None,
            "seat": r["seat"] or None,
            "founded": r["founded"] or None,
        }
    rows = [{"entity_id": entity, **facts.get(entity, {})} for entity in own.get_column("entity_id")]
    return {"organizations": dictionary()["organizations"].frame(rows)}
