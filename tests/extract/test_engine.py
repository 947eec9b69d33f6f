"""Paragraphs, and what becomes of an extractor that fails."""

from __future__ import annotations

import polars as pl

from seedline.dataset.schema import dictionary
from seedline.extract import engine
from seedline.extract.reports import Mention
from seedline.ingest import layout
from seedline.ingest.reading import from_text

SENTENCE = "The two ministers walked along the river and spoke of the dam that was to be built before the winter. "


def lines_of(text):
    lines, start = [], 0
    for n, piece in enumerate(text.split("\n"), 1):
        lines.append(engine.Line(n, start, start + len(piece), "body" if piece else "blank"))
        start += len(piece) + 1
    return lines


def cut(text):
    return [text[a:b] for a, b, _ in engine.paragraphs(text, lines_of(text))]


def wrapped(text, width=72):
    import textwrap

    return "\n".join(textwrap.wrap(text, width))


def test_each_line_is_a_paragraph_on_an_ordinary_page():
    text = f"{SENTENCE.strip()}\n\n{SENTENCE.strip()}\nShort line"
    assert cut(text) == [SENTENCE.strip(), SENTENCE.strip(), "Short line"]


def test_lines_of_a_hard_wrapped_page_are_joined():
    text = wrapped(SENTENCE * 6) + "\n\n" + wrapped(SENTENCE * 3)
    assert [p.replace("\n", " ") for p in cut(text)] == [(SENTENCE * 6).strip(), (SENTENCE * 3).strip()]


def test_short_turns_of_a_talk_are_not_a_hard_wrapped_page():
    turns = [f"Speaker {n}: we have talked about item number {n} of our list." for n in range(12)]
    assert cut("\n".join(turns)) == turns


def test_a_giant_paragraph_is_cut_and_nothing_is_lost():
    text = SENTENCE * 900
    parts = cut(text)
    assert len(parts) > 3
    assert max(map(len, parts)) <= engine.MAX_PARAGRAPH
    assert "".join(parts) == text


class Breaks:
    name, version = "breaks", "1"

    def __call__(self, reading):
        yield Mention(start=0, end=3, type="place")
        raise ValueError("no such river")


class Wild:
    name, version = "wild", "1"

    def __call__(self, reading):
        yield Mention(start=0, end=3, type="place", referent="place:~the")
        yield Mention(start=5, end=10**6, type="place", referent="place:~far")


def test_a_failing_extractor_costs_its_own_rows_and_is_told(nlp, reference):
    seeds = from_text(SENTENCE, "a.txt")
    lines = layout.lines(seeds, reference)
    tables = engine.extract(seeds, lines, nlp, reference, [Breaks(), Wild()])
    assert tables["mention_reports"].select("text", "extractor").rows() == [("The", "wild/1")]
    faults = dict(tables["faults"].select("extractor", "detail").rows())
    assert faults["breaks/1"] == "ValueError: no such river"
    assert faults["wild/1"].startswith("1 report(s)")
    assert isinstance(tables["sentences"], pl.DataFrame)
    assert set(tables) == {t.name for t in dictionary() if t.stage == "extract"}


def test_a_token_is_found_by_any_of_its_characters(read):
    text = "The  delegates met, “again”, in Oslo.\n\n 😀 They left."
    reading = read(text)
    for offset in range(len(text)):
        holding = [t for s in reading.sentences for t in s.tokens if t.idx <= offset - s.paragraph.start < t.idx + len(t.text)]
        inside = reading.sentence_at(offset) is not None
        found = reading.token_at(offset)
        assert (found.i, found.doc) == (holding[0].i, holding[0].doc) if inside and holding else found is None, offset
