import polars as pl
import pyarrow as pa
import pytest

from seedline.dataset.schema import SPAN_COLUMNS, dictionary


def test_every_published_column_is_described():
    for table in dictionary().published:
        assert table.description, table.name
        for column in table.columns:
            assert column.description.endswith((".", ")")), (table.name, column.name)


def test_keys_and_references_exist():
    for table in dictionary():
        assert set(table.key) <= set(table.names), table.name
        if table.quotes:
            assert table[table.quotes].type == "string"
        for column in table.columns:
            if column.ref:
                target = dictionary()[column.ref[0]]
                assert target.key == (column.ref[1],), (table.name, column.name)
                assert target.published or not table.published


@pytest.mark.parametrize("table", list(dictionary()), ids=lambda t: t.name)
def test_all_renderings_name_the_same_columns(table):
    names = list(table.names)
    assert list(table.polars) == names
    assert table.arrow.names == names
    assert [f["name"] for f in table.frictionless["fields"]] == names
    assert table.frame().to_arrow().schema.names == names
    assert all(table.arrow.field(n).metadata[b"description"] for n in names)


def test_a_date_stands_for_three_columns():
    documents = dictionary()["documents"]
    assert [documents[n].type for n in ("published", "published_from", "published_to")] == ["string", "date", "date"]


def test_span_columns_come_last():
    assert dictionary()["mentions"].names[-5:] == SPAN_COLUMNS


def test_conform_orders_rows_by_key_and_columns_by_the_dictionary():
    table = dictionary()["topics"]
    data = pl.DataFrame({"description": ["d", "d"], "topic_id": ["b", "a"], "label": ["B", "A"]})
    assert table.conform(data).rows() == [("a", "A", "d"), ("b", "B", "d")]


def test_required_columns_are_not_nullable_in_arrow():
    assert dictionary()["documents"].arrow.field("sha256") == pa.field("sha256", pa.large_string(), nullable=False)
