import polars as pl
import pytest
import smallset

from seedline.dataset.ids import document_id
from seedline.dataset.schema import SPAN_COLUMNS, dictionary
from seedline.lineage.collect import column_of, row_id

NEWS, WIRE, OLD = smallset.TEXTS


@pytest.fixture(scope="module")
def tables():
    return smallset.tables()


def evidence(tables, table, **where):
    return tables["lineage"].filter(pl.col("table_name") == table, **where).select("field", "text").unique().sort("field", "text").rows()


def test_every_row_with_a_span_has_lineage_at_it(tables):
    for table in dictionary().published:
        if table.span and table.name != "lineage":
            rows = tables[table.name].filter(pl.col("seed_path").is_not_null()).with_columns(row_id=row_id(table))
            own = tables["lineage"].filter(table_name=table.name)
            assert rows.join(own, on=["row_id", *SPAN_COLUMNS], how="anti").is_empty(), table.name


def test_every_line_quotes_its_seed(tables):
    for path, start, end, text in tables["lineage"].select("seed_path", "char_start", "char_end", "text").iter_rows():
        assert smallset.TEXTS[path][1].removeprefix("\ufeff")[start:end] == text


def test_both_reports_of_an_event_stand_behind_it(tables):
    assert evidence(tables, "events", field="name") == [("name", "Rail talks"), ("name", "rail talks")]
    assert evidence(tables, "events", field="event_id") == [("event_id", "Ada Brook")]
    assert evidence(tables, "events", seed_path=WIRE, field="start") == [("start", "3 May")]
    assert set(tables["lineage"].filter(table_name="events")["row_id"]) == {smallset.TALKS}


def test_fields_are_columns_of_the_published_table(tables):
    for name, field in tables["lineage"].select("table_name", "field").unique().iter_rows():
        assert field in dictionary()[name].names


@pytest.mark.parametrize(
    ("table", "field", "column"),
    [
        ("events", "place", "place_id"),
        ("events", "start_date", "start"),
        ("events", "participants", "event_id"),
        ("positions", "title", "title"),
        ("positions", "body", "body_id"),
        ("statements", "speaker", "speaker_id"),
        ("documents", "published", "published"),
    ],
)
def test_fields_of_reports_map_to_columns(table, field, column):
    assert column_of(dictionary()[table], field) == column


def test_a_participant_of_a_report_stands_behind_the_published_row_of_its_role(tables):
    host = f"{smallset.TALKS}|{smallset.MINISTER}|host"
    assert tables["lineage"].filter(row_id=host)["seed_path"].to_list() == [WIRE]
    assert not tables["lineage"]["row_id"].str.contains(r"\|participant").filter(tables["lineage"]["text"] == "Ada Brook").any()


def test_evidence_of_what_was_not_published_falls_away(tables):
    assert "men_never_published" not in tables["lineage"]["row_id"]


def test_the_extractor_signs_and_else_the_version(tables):
    signed = tables["lineage"].filter(table_name="statements")["code_version"].unique().to_list()
    assert signed == [smallset.SIGNED]
    assert tables["lineage"].filter(table_name="aliases")["code_version"].unique().to_list() != signed


def test_a_document_without_a_title_has_lineage_for_its_id(tables):
    assert evidence(tables, "documents", row_id=document_id(OLD)) == [("document_id", "No heading here")]


def test_rows_about_an_entity_have_its_first_mention(tables):
    assert evidence(tables, "places", row_id=smallset.PORT) == [("entity_id", "Port Lin")]
