import polars as pl
import pytest

from seedline.dataset.checks import dangling, problems

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


def test_a_good_frame_has_no_problems():
    assert problems(SCHEMA, frame()) == []
    assert dangling(SCHEMA, frame(), {}) == []


@pytest.mark.parametrize(
    ("changes", "rule", "column"),
    [
        ({"id": ["a", None]}, "required", "id"),
        ({"id": ["a", "B"]}, "pattern", "id"),
        ({"id": ["a", "ab9"]}, "pattern", "id"),
        ({"id": ["a", "a"]}, "primary key", "id"),
        ({"n": [0, 1]}, "minimum", "n"),
        ({"n": [10, 1]}, "maximum", "n"),
        ({"kind": ["z", "x"]}, "enum", "kind"),
        ({"kind": ["", "x"]}, "null instead of empty", "kind"),
    ],
)
def test_each_constraint_is_found(changes, rule, column):
    assert (rule, column) in [(p.rule, p.column) for p in problems(SCHEMA, frame(**changes))]


def test_a_missing_column_is_one_problem():
    assert [p.rule for p in problems(SCHEMA, frame().drop("n"))] == ["columns"]


def test_a_dangling_key_is_found():
    (problem,) = dangling(SCHEMA, frame(up=[None, "q"]), {})
    assert problem.column == "up"
    assert problem.examples == ("'q'",)


def test_an_unknown_constraint_is_never_passed_over():
    schema = {"fields": [{"name": "id", "type": "string", "constraints": {"maxLength": 3}}]}
    with pytest.raises(ValueError, match="maxLength"):
        problems(schema, pl.DataFrame({"id": ["a"]}))
