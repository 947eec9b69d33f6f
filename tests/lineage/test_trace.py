import io
import json

import pytest
import smallset
from rich.console import Console

from seedline.dataset.span import Span
from seedline.errors import SeedlineError
from seedline.lineage.trace import Evidence, Trace, TracedLine, trace

NEWS, WIRE, OLD = smallset.TEXTS


@pytest.fixture(scope="module")
def tables():
    return smallset.tables()


@pytest.fixture(scope="module")
def event(tables):
    return trace(tables.__getitem__, "events", smallset.TALKS)


def statement(tables, text):
    row = tables["statements"].filter(tables["statements"]["text"].str.contains(text, literal=True)).row(0, named=True)
    return trace(tables.__getitem__, "statements", row["statement_id"])


def test_fields_have_their_evidence_in_the_order_of_columns(event):
    assert list(event.fields) == ["event_id", "name", "start", "place_id"]
    (first, second) = event.fields["start"]
    assert (first.span.seed_path, first.span.line_start, first.text) == (NEWS, 3, "3 May")
    (line,) = second.lines
    assert line.text[line.start : line.end] == "3 May"
    assert line.text == "Ada Brook hosted the rail talks in Port Lin on 3 May."


def test_ids_are_shown_with_names(event):
    assert event.names == {"place_id": "Port Lin", "chair_id": "Ada Brook"}
    assert f"chair_id: Ada Brook ({smallset.MINISTER})" in str(event)


def test_a_quotation_over_two_lines_is_marked_on_both(tables):
    assert [line.pieces for line in statement(tables, "Coast Rail").marked("text")] == [
        (("“", False), ("We signed the Coast Rail Accord,", True)),
        (("all of it,", True), ("” Brook said.", False)),
    ]
    (evidence,) = statement(tables, "noted that").fields["text"]
    assert [line.text[line.start : line.end] for line in evidence.lines] == ["noted that", "rails"]


def test_a_merged_id_leads_to_the_row_it_is_part_of(tables):
    old = tables["redirects"]["old_id"][0]
    found = trace(tables.__getitem__, "entities", old)
    assert (found.row_id, found.redirected_from) == (smallset.MINISTER, old)
    assert found.row["name"] == "Ada Brook"


def test_a_row_without_evidence_is_shown_all_the_same(tables):
    found = trace(tables.__getitem__, "topics", "transport")
    assert found.fields == {}
    assert "label: Transport" in str(found)


def test_a_line_is_its_own_evidence(tables):
    (evidence,) = trace(tables.__getitem__, "lines", f"{NEWS}|3").fields["text"]
    assert evidence.text == "PORT LIN, 3 May 2021"


def test_several_key_columns_are_joined(tables):
    found = trace(tables.__getitem__, "event_participants", f"{smallset.TALKS}|{smallset.FIELD}|participant")
    assert found.fields["entity_id"][0].text == "Boris Field"


@pytest.mark.parametrize(("table", "row", "code"), [("colours", "x", "E205"), ("events", "x", "E206"), ("events", "", "E206")])
def test_what_is_not_there(tables, table, row, code):
    with pytest.raises(SeedlineError, match=code):
        trace(tables.__getitem__, table, row)


def test_it_can_be_written_as_json(event):
    plain = json.loads(json.dumps(event.to_dict()))
    assert plain["row"]["start_from"] == "2021-05-03"
    evidence = plain["fields"]["start"][0]
    line = evidence["lines"][0]
    assert line["text"][line["start"] : line["end"]] == evidence["text"] == "3 May"


def test_the_notebook_view_is_escaped_and_marked(tables):
    shown = trace(tables.__getitem__, "mentions", tables["mentions"].filter(text="Boris Field")["mention_id"][0])._repr_html_()
    assert "<mark>Boris Field</mark>, &quot;head of rails&quot;" in shown


def test_the_terminal_view_marks_words_and_shows_control_characters(event, tables):
    console = Console(record=True, width=100, force_terminal=True, color_system="standard", file=io.StringIO())
    console.print(event)
    console.print(trace(tables.__getitem__, "lines", f"{WIRE}|5"))
    plain = console.export_text(clear=False)
    assert "wire é.txt:3  Ada Brook hosted the rail talks in Port Lin on 3 May." in plain
    assert "added␌." in plain
    assert "\x1b[1;30;43m3 May\x1b[0m" in console.export_text(styles=True)


def evidence(text, *stretches):
    lines = [TracedLine(1, text, start, end) for start, end in stretches]
    told = tuple(Evidence(Span("a.txt", 1, 1, x.start, x.end), text[x.start : x.end], "1", (x,)) for x in lines)
    return Trace("events", "e", {"name": "n"}, {"name": told}, {})


def test_a_long_line_is_cut_around_the_words():
    (line,) = evidence("a" * 5000 + "WORD" + "b" * 5000 + "WORD" + "c" * 5000, (5000, 5004), (10004, 10008)).marked("name")
    assert [piece for piece, is_evidence in line.pieces if is_evidence] == ["WORD", "WORD"]
    first, between, last = (piece for piece, is_evidence in line.pieces if not is_evidence)
    assert first.startswith("…a")
    assert "b … b" in between
    assert last.endswith("c…")
    assert sum(len(piece) for piece, _ in line.pieces) < 1000


def test_a_line_is_shown_once_with_all_that_is_evidence():
    (line,) = evidence("one two three", (4, 7), (0, 3), (2, 5)).marked("name")
    assert line.pieces == (("one two", True), (" three", False))


def test_repr_is_short(event):
    assert repr(event) == f"<Trace events {smallset.TALKS}: 8 span(s) for event_id, name, start, place_id>"
