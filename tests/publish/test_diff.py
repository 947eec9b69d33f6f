import json

import polars as pl
import pytest
import smallset

from seedline.dataset.ids import mint
from seedline.dataset.schema import dictionary
from seedline.publish.diff import diff


class Held:
    def __init__(self, tables):
        self._tables = tables

    @property
    def tables(self):
        return list(self._tables)

    def table(self, name):
        return self._tables[name]


@pytest.fixture(scope="module")
def old():
    return smallset.tables()


def compare(old, **new):
    result = diff(Held(old), Held({**old, **new}))
    return {t.table: t for t in result.tables if t}


def test_no_difference(old):
    result = diff(Held(old), Held(old))
    assert not result
    assert str(result) == "No difference."
    assert result.to_dict() == {}


def test_added_removed_and_changed_rows(old):
    topics = dictionary()["topics"].frame(
        [
            {"topic_id": "transport", "label": "Rail", "description": "Roads, rails, ports."},
            {"topic_id": "energy", "label": "E", "description": "E"},
        ]
    )
    found = compare(old, topics=topics, positions=old["positions"].clear())
    assert found["topics"].added == ["energy"]
    assert found["topics"].changed[0].columns == {"label": ("Transport", "Rail")}
    assert found["positions"].removed == old["positions"]["position_id"].to_list()
    assert set(found) == {"topics", "positions"}


def test_null_against_a_value_is_a_change_and_a_span_is_a_move(old):
    events = old["events"].with_columns(
        format=pl.lit(None, pl.String), char_start=pl.col("char_start") + 1, char_end=pl.col("char_end") + 1
    )
    assert compare(old, events=events)["events"].changed[0].columns == {"format": ("in_person", None)}
    moved = compare(old, events=old["events"].with_columns(pl.col("char_start") + 1))["events"]
    assert (moved.changed, moved.moved) == ([], 1)


def test_a_merge_is_no_loss(old):
    redirects = dictionary()["redirects"].frame(
        [{"old_id": smallset.FIELD, "new_id": smallset.MINISTER, "table_name": "entities", "since_version": "9"}]
    )
    found = compare(old, redirects=redirects, entities=old["entities"].filter(pl.col("entity_id") != smallset.FIELD))["entities"]
    assert found.merged == {smallset.FIELD: smallset.MINISTER}
    assert found.removed == []


def test_a_split_is_found_by_the_mentions_that_moved(old):
    other = mint("ent", "another Brook")
    second = old["entities"].filter(entity_id=smallset.MINISTER).with_columns(entity_id=pl.lit(other), name=pl.lit("Bea Brook"))
    mentions = old["mentions"].with_columns(
        entity_id=pl.when((pl.col("seed_path") == "wire é.txt") & (pl.col("entity_id") == smallset.MINISTER))
        .then(pl.lit(other))
        .otherwise("entity_id")
    )
    found = compare(old, entities=pl.concat([old["entities"], second]), mentions=mentions)
    assert found["entities"].split == {smallset.MINISTER: sorted([smallset.MINISTER, other])}
    assert found["entities"].added == []
    assert len(found["mentions"].changed) == 1


def test_a_new_entity_of_a_new_mention_is_no_split(old):
    other = mint("ent", "new")
    entity = old["entities"].head(1).with_columns(entity_id=pl.lit(other))
    mention = old["mentions"].head(1).with_columns(mention_id=pl.lit("men_new"), entity_id=pl.lit(other))
    found = compare(old, entities=pl.concat([old["entities"], entity]), mentions=pl.concat([old["mentions"], mention]))
    assert found["entities"].split == {}
    assert found["entities"].added == [other]


def test_a_table_that_one_side_lacks_counts_as_empty(old):
    without = {n: t for n, t in old.items() if n != "topics"}
    (found,) = [t for t in diff(Held(without), Held(old)).tables if t]
    assert found.added == ["transport"]


def test_several_key_columns(old):
    rows = old["event_participants"].with_columns(role=pl.lit("speaker"))
    found = compare(old, event_participants=rows)["event_participants"]
    assert f"{smallset.TALKS}|{smallset.FIELD}|speaker" in found.added
    assert len(found.added) == len(found.removed) == 2


def test_text_and_json(old):
    result = diff(Held(old), Held({**old, "events": old["events"].with_columns(status=pl.lit("planned"))}))
    assert str(result) == f"events: 1 changed\n  ~ {smallset.TALKS}  status: held -> planned"
    plain = json.loads(json.dumps(result.to_dict()))
    assert plain["events"]["changed"] == [{"row_id": smallset.TALKS, "columns": {"status": ["held", "planned"]}}]


def test_a_line_put_in_above_moves_the_others_and_changes_none(old):
    news = pl.col("seed_path") == "news/a b.txt"

    def below(column, by):
        return pl.when(news).then(pl.col(column) + by).otherwise(column).alias(column)

    first = old["lines"].filter(news, line=1).with_columns(text=pl.lit("Hello"), role=pl.lit("body"), char_end=pl.lit(5, pl.Int64))
    lines = pl.concat([old["lines"].with_columns(below("line", 1), below("char_start", 6), below("char_end", 6)), first])
    spans = [below(c, 1 if c.startswith("line") else 6) for c in ("line_start", "line_end", "char_start", "char_end")]
    found = compare(old, lines=lines, lineage=old["lineage"].with_columns(spans), mentions=old["mentions"].with_columns(spans))
    assert found["lines"].added == ["news/a b.txt|1"]
    assert {name: {k: n for k, n in t.counts.items() if n} for name, t in found.items()} == {
        "lines": {"added": 1, "moved": 7},
        "lineage": {"moved": old["lineage"].filter(news).height},
        "mentions": {"moved": old["mentions"].filter(news).height},
    }


def test_blank_lines_are_told_apart_by_their_number_in_the_seed(old):
    blank = old["lines"].filter(seed_path="news/a b.txt", line=2)
    assert compare(old, lines=old["lines"].join(blank, on=["seed_path", "line"], how="anti"))["lines"].counts["removed"] == 1


def test_the_text_says_what_rows_are_called(old):
    redirects = dictionary()["redirects"].frame(
        [{"old_id": smallset.FIELD, "new_id": smallset.MINISTER, "table_name": "entities", "since_version": "9"}]
    )
    entities = old["entities"].filter(~pl.col("entity_id").is_in([smallset.FIELD, smallset.PORT]))
    text = str(diff(Held(old), Held({**old, "redirects": redirects, "entities": entities})))
    assert f"  - {smallset.PORT}  Port Lin\n" in text
    assert f"  > {smallset.FIELD}  Boris Field merged into {smallset.MINISTER}  Ada Brook" in text
