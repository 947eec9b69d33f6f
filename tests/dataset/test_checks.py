import polars as pl
import pytest

from seedline.dataset.checks import check, check_references, problems
from seedline.dataset.schema import dictionary

SCHEMA = {
    "fields": [
        {"name": "id", "type": "string", "constraints": {"required": True, "pattern": "[a-z]+"}},
        {"name": "n", "type": "integer", "constraints": {"minimum": 1, "maximum": 9}},
        {"name": "kind", "type": "string", "constraints": {"enum": ["x", "y"]}},
        {"name": "up", "type": "string"},
    ],
    "primaryKey": ["id"],
    "foreignKeys": [{"fields": ["up"], "reference": {"resource": "", "fields": ["id"]}}],
}
GOOD = {"id": ["a", "b"], "n": [1, None], "kind": ["x", None], "up": [None, "a"]}


def frame(**changes):
    return pl.DataFrame({**GOOD, **changes}, schema={"id": pl.String, "n": pl.Int64, "kind": pl.String, "up": pl.String})


def codes(issues):
    return {i.code for i in issues}


def test_a_good_frame_has_no_issues():
    assert check("t", SCHEMA, frame()) == []
    assert check_references("t", SCHEMA, frame(), {}) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"id": ["a", None]}, "V203"),
        ({"id": ["a", "B"]}, "V205"),
        ({"id": ["a", "ab9"]}, "V205"),
        ({"id": ["a", "a"]}, "V208"),
        ({"n": [0, 1]}, "V206"),
        ({"n": [10, 1]}, "V206"),
        ({"kind": ["z", "x"]}, "V204"),
        ({"kind": ["", "x"]}, "V209"),
    ],
)
def test_each_constraint_is_found(changes, code):
    assert code in codes(check("t", SCHEMA, frame(**changes)))


def test_a_missing_column_and_a_wrong_type_are_found():
    assert codes(check("t", SCHEMA, frame().drop("n"))) == {"V201"}
    assert codes(check("t", SCHEMA, frame().with_columns(pl.col("n").cast(pl.String)))) == {"V202"}


def test_a_dangling_key_is_found():
    (issue,) = check_references("t", SCHEMA, frame(up=[None, "q"]), {})
    assert issue.code == "V212"
    assert "'q'" in issue.text


def test_a_constraint_that_cannot_be_checked_is_never_passed_over():
    schema = {"fields": [{"name": "id", "type": "string", "constraints": {"maxLength": 3}}]}
    assert codes(check("t", schema, pl.DataFrame({"id": ["a"]}))) == {"V211"}


def test_dates_have_to_agree_with_their_bounds():
    table = dictionary()["document_reports"]
    row = {"document_id": "doc_1", "kind": "news", "seed_path": "a", "line_start": 1, "line_end": 1, "char_start": 0, "char_end": 1}
    good = table.frame([row])
    assert problems(table, good) == []
    assert any("V210" in p for p in problems(table, good.with_columns(published=pl.lit("2021-02-30"))))
