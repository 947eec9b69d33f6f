"""Codes of countries and locations of places: `geography(entities=, reference=) -> {countries, places}`.

Belongs here: what the packs `countries` and `places` know. Does not belong here: finding names in text.
"""

from __future__ import annotations

import polars as pl

from seedline.dataset import ids, referent
from seedline.dataset.schema import dictionary
from seedline.reference import Reference


def geography(*, entities: pl.DataFrame, reference: Reference) -> dict[str, pl.DataFrame]:
    """One row per country and per place; what the packs do not know is null."""
    present = {type_: entities.filter(pl.col("type") == type_).get_column("entity_id").to_list() for type_ in ("country", "place")}
    countries = {}
    for r in reference.rows("countries"):
        facts = {"iso_alpha2": r["code"], "iso_alpha3": r["iso_alpha3"], "m49": r["m49"], "region": r["region"]}
        countries[ids.entity_id(referent.known("country", r["code"]))] = {k: v or None for k, v in facts.items()}
    places = {}
    known = set(present["country"])
    for r in reference.rows("places"):
        country = ids.entity_id(referent.known("country", r["country_code"]))
        places[ids.entity_id(referent.known("place", r["place_id"]))] = {
            "country_id": country if country in known else None,
            "latitude": float(r["latitude"]) if r["latitude"] else None,
            "longitude": float(r["longitude"]) if r["longitude"] else None,
            "geonames_id": int(r["place_id"]) if r["place_id"].isdecimal() else None,
            "population": int(r["population"]) if r["population"] else None,
        }
    return {
        "countries": dictionary()["countries"].frame({"entity_id": e, **countries.get(e, {})} for e in present["country"]),
        "places": dictionary()["places"].frame({"entity_id": e, **places.get(e, {})} for e in present["place"]),
    }
