"""When, where and whose an event is: the scored choice at the end."""

from __future__ import annotations

import csv
import math
from collections.abc import Callable

import pytest
from spacy.language import Language

from seedline.extract.dates import Dates
from seedline.extract.discourse.coreference import Coreference
from seedline.extract.documents.extractor import Fields
from seedline.extract.events.choice import FIELDS, LEAN, NONE, PACK, Page, choose
from seedline.extract.events.extractor import Events
from seedline.extract.instruments.extractor import Instruments
from seedline.extract.mentions.extractor import Mentions
from seedline.extract.positions.extractor import Positions
from seedline.extract.reading import Reading
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


def test_the_day_of_a_page_is_a_candidate_where_nothing_is_dated(page: Callable[[str], Page]) -> None:
    p = page("Lima, 4 March 2024. The ministers of Peru and Chile met in Lima.\n")
    assert {"published", "published: main", "published: past"} <= p.signs("start", 0)["2024-03-04"]


def test_what_is_planned_is_not_in_the_past(page: Callable[[str], Page]) -> None:
    p = page(
        "Lima, 4 March 2024. The ministers of Peru and Chile met on 3 March. A conference of the OSCE will take place in Quito on 7 May.\n"
    )
    held, planned = p.signs("start", 0), p.signs("start", 1)
    assert {"2024-03-03", NONE} == set(held)
    assert {"by the rules", "a day earlier", "grain day"} <= held["2024-03-03"]
    assert "2024-03-03" not in planned and "2024-05-07" in planned


def test_a_chosen_date_is_the_events_first_and_last_day(page: Callable[[str], Page]) -> None:
    p = page("Baku, 20 June 2024. The OSCE held a seminar in Baku. The talks of 17-18 June were long.\n")
    p.give("start", 0, "2024-06-17")
    assert [d.value for d in p.drafts[0].dates] == ["2024-06-17/2024-06-18"]


def test_a_side_of_something_is_a_region(page: Callable[[str], Page]) -> None:
    p = page("Lima, 4 March 2024. The ministers of Peru and Chile met in Lima. They spoke of Eastern Tarania and of Tarania City.\n")
    signs = [own for key, own in p.signs("place", 0).items() if "eastern" in key]
    assert all("kind region" in own for own in signs)


def test_the_greatest_sum_is_chosen_and_the_first_of_equals() -> None:
    signs = {"a": {"near"}, "b": {"near", "named first"}, NONE: {"none"}}
    assert choose(signs, {"near": 1.0, "named first": 0.5}) == "b"
    assert choose(signs, {}) == "a"


def test_silence_has_to_be_likelier_than_a_value_by_far() -> None:
    signs = {"a": {"near"}, NONE: {"none"}}
    assert choose(signs, {"none": LEAN - 0.5}) == "a"
    assert choose(signs, {"none": LEAN + 0.5}) == NONE


def test_every_weight_of_the_pack_is_a_number(reference: Reference) -> None:
    with reference.path(PACK).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["field"] for row in rows} == FIELDS.keys()
    assert all(math.isfinite(float(row["weight"])) and row["note"] for row in rows)
