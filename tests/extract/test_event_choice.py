"""Where and whose an event is: the scored choice at the end."""

from __future__ import annotations

import csv
import math
from collections.abc import Callable

import pytest
from spacy.language import Language

from seedline.extract.coreference import Coreference
from seedline.extract.dates import Dates
from seedline.extract.events import Events
from seedline.extract.events.choice import FIELDS, NONE, PACK, Page
from seedline.extract.fields import Fields
from seedline.extract.instruments import Instruments
from seedline.extract.mentions import Mentions
from seedline.extract.positions import Positions
from seedline.extract.reading import Reading
from seedline.extract.weighing import heaviest
from seedline.reference import Reference

MET = "Oslo, 4 March 2024. The Council of Europe held a seminar in Minsk on 2 March. The experts also met in Almaty.\n"


@pytest.fixture(scope="module")
def extractor(nlp: Language, reference: Reference) -> Events:
    return Events(nlp, reference)


@pytest.fixture(scope="module")
def page(read: Callable[..., Reading], nlp: Language, reference: Reference, extractor: Events) -> Callable[[str], Page]:
    before = [e(nlp, reference) for e in (Dates, Mentions, Instruments, Coreference, Fields, Positions)]

    def make(text: str) -> Page:
        reading = read(text, *before)
        merger, kept = extractor.drafts(reading)
        return extractor.chooser.page(reading, list(kept), merger.state_of)

    return make


def test_every_place_and_body_is_a_candidate_and_so_is_none(page: Callable[[str], Page]) -> None:
    p = page(MET)
    places = p.signs("place", 0)
    assert NONE in places and len(places) == 4
    assert any(key != NONE for key in p.signs("organizer", 0))


def test_the_rules_and_the_nearest_name_are_signs(page: Callable[[str], Page]) -> None:
    p = page(MET)
    minsk = p.rules["place"][0]
    own = p.signs("place", 0)[minsk]
    assert {"by the rules", "sentence behind", "over 0 events", "nearest to the event", "kind town"} <= own
    others = [signs for key, signs in p.signs("place", 0).items() if key not in {minsk, NONE}]
    assert others and all("other than by the rules" in signs and "sentence behind" not in signs for signs in others)


def test_a_name_before_the_sentence_is_not_in_it(page: Callable[[str], Page]) -> None:
    p = page(MET)
    oslo = next(iter(p.names["place"]))
    assert not any(s.startswith("sentence") for s in p.signs("place", 0)[oslo])


def test_what_is_chosen_is_the_events_with_its_evidence(page: Callable[[str], Page]) -> None:
    p = page(MET)
    other = next(key for key in p.names["place"] if key not in {p.rules["place"][0], p._own["place"]})
    for name, key in (("place", other), ("organizer", NONE)):
        p.give(name, 0, key)
    d = p.drafts[0]
    assert d.place is not None and d.place[0] == other
    assert MET[slice(*d.place[1])] == "Almaty"
    assert d.organizer is None


def test_the_greatest_sum_is_chosen_and_the_first_of_equals() -> None:
    signs = {"a": {"near"}, "b": {"near", "named first"}, NONE: {"none"}}
    assert heaviest(signs, {"near": 1.0, "named first": 0.5}) == "b"
    assert heaviest(signs, {"none": 2.0}) == NONE
    assert heaviest(signs, {}) == "a"


def test_every_weight_of_the_pack_is_a_number(reference: Reference) -> None:
    with reference.path(PACK).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["field"] for row in rows} == FIELDS.keys()
    assert all(math.isfinite(float(row["weight"])) and row["note"] for row in rows)
