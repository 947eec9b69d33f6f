"""Added extractors: grounded, counted, by entry point."""

from __future__ import annotations

import pytest

import seedline
from seedline.errors import SeedlineError
from seedline.extract import engine, extractors, model
from seedline.extract.adapters import Quote, Quoting, ground
from seedline.extract.calibration import Calibration
from seedline.ingest import layout
from seedline.ingest.reading import from_text

TEXT = "The old tide gauge reached Porto on Monday.\n\nThe tide gauge\nwill leave again, Ana Duarte said."


class Gauges(Quoting):
    """Stands for a model behind an address: it quotes, and sometimes dreams."""

    name = "gauges"

    def quotes(self, reading):
        return [
            Quote("tide gauge", "event", 0.8),
            Quote("tide gauge", "event"),
            Quote("weather ship", "event"),
            Quote("Ana Duarte", "event"),
        ]


@pytest.mark.parametrize(
    ("quote", "occurrence", "found"),
    [
        ("tide gauge", 0, "tide gauge"),
        ("The tide gauge will leave", 0, "The tide gauge\nwill leave"),
        ("tide gau", 0, None),
        ("", 0, None),
        ("tide gauge", 2, None),
    ],
)
def test_quotes_are_found_word_by_word(quote, occurrence, found):
    span = ground(TEXT, quote, occurrence)
    assert (span and TEXT[span[0] : span[1]]) == found


def test_what_does_not_stand_in_the_text_is_dropped_and_counted(nlp, reference):
    seeds = from_text(TEXT, "a.txt")
    own = [e(nlp, reference) for e in extractors.NAMES]
    tables = engine.extract(seeds, layout.lines(seeds, reference), nlp, reference, [*own, Gauges()])
    added = tables["mention_reports"].filter(extractor="gauges/1").sort("char_start")
    assert added.select("text", "type").rows() == [("tide gauge", "event")] * 2
    measured = Calibration(reference)
    assert added["confidence"].to_list() == [measured("mentions", "event", 0.8), measured("mentions", "event", 0.5)]
    assert [TEXT[a:b] for a, b in added.select("char_start", "char_end").rows()] == ["tide gauge", "tide gauge"]
    (fault,) = tables["faults"].rows(named=True)
    assert fault["extractor"] == "gauges/1"
    assert fault["detail"].startswith("1 report(s)")
    assert tables["mention_reports"].filter(text="Ana Duarte")["type"].to_list() == ["person"]  # the first finder's


def test_any_spacy_pipeline_can_be_added_by_name(tmp_path):
    import spacy

    blank = spacy.blank("en")
    blank.add_pipe("entity_ruler").add_patterns([{"label": "LAW", "pattern": "tide gauge"}])
    blank.to_disk(tmp_path / "ships")
    tables = seedline.extract(TEXT, extractors=[f"spacy={tmp_path / 'ships'}"])
    added = tables.table("mentions").filter(text="tide gauge")
    assert set(added["type"]) == {"instrument"}
    assert set(added["extractor"]) == {f"spacy/en_{blank.meta['name']}/{blank.meta['version']}"}
    assert added["entity_id"].n_unique() == 1


def test_an_unknown_extractor_is_a_numbered_error(nlp, reference):
    with pytest.raises(SeedlineError, match=r"E218.*no extractor gliner.*spacy"):
        extractors.default(nlp, reference, ["gliner=/models/x"])


def test_a_missing_model_is_a_numbered_error():
    with pytest.raises(SeedlineError, match="E203"):
        model.load("no_such_model")
