"""The graph as Dagster shows it."""

from __future__ import annotations

import dagster as dg
import pytest

from seedline.dataset.schema import dictionary
from seedline.lineage.spans import Texts
from seedline.orchestration import checks
from seedline.orchestration.definitions import defs
from seedline.orchestration.graph import STEPS
from seedline.orchestration.shown import column_lineage


@pytest.fixture(scope="module")
def graph() -> dg.AssetGraph:
    return defs.resolve_asset_graph()


def test_assets_stand_in_the_five_groups(graph):
    assert {graph.get(k).group_name for k in graph.get_all_asset_keys()} == {"ingest", "extract", "resolve", "enrich", "publish"}


def test_every_table_is_an_asset_and_nothing_else_but_the_package(graph):
    assert {k.to_user_string() for k in graph.get_all_asset_keys()} == {t.name for t in dictionary()} | {"datapackage"}


def test_everything_leads_to_the_package(graph):
    reached = graph.get_ancestor_asset_keys(dg.AssetKey("datapackage"))
    assert reached == graph.get_all_asset_keys() - {dg.AssetKey("datapackage")}


def test_assets_show_their_columns_and_a_blocking_check(graph):
    mentions = graph.get(dg.AssetKey("mentions"))
    schema = mentions.metadata["dagster/column_schema"]
    assert [c.name for c in schema.columns] == list(dictionary()["mentions"].names)
    assert all(c.description for c in schema.columns)
    checks = graph.get_check_keys_for_assets([dg.AssetKey("mentions")])
    assert [c.name for c in checks] == ["conforms"]


def test_column_lineage_leads_down_to_the_lines():
    """From any column of a published table, following the lineage, one comes to `lines` or `seeds`, or to the packs."""
    makers = {name: step for step in STEPS for name in step.outputs}
    deps = {name: column_lineage(dictionary()[name], step).deps_by_column for name, step in makers.items()}
    assert deps["sentences"]["text"][0].asset_key in (dg.AssetKey("lines"), dg.AssetKey("seeds"))

    def roots(table: str, column: str, seen: set[tuple[str, str]]) -> set[str]:
        if (table, column) in seen:
            return set()
        seen.add((table, column))
        below = deps[table][column]
        return {table} if not below else set().union(*(roots(d.asset_key.to_user_string(), d.column_name, seen) for d in below))

    for column in dictionary()["mentions"].names:
        assert roots("mentions", column, set()) <= {"seeds", "lines"}, column


def test_columns_come_from_columns_that_their_step_reads():
    for step in STEPS:
        for name in step.outputs:
            for column, deps in column_lineage(dictionary()[name], step).deps_by_column.items():
                for dep in deps:
                    table = dep.asset_key.to_user_string()
                    assert table in step.sources(name), (name, column, table)
                    assert dep.column_name in dictionary()[table].names, (name, column, table, dep.column_name)


@pytest.mark.parametrize(
    ("table", "column", "sources"),
    [
        ("mentions", "text", {"mention_reports.text"}),
        ("mentions", "entity_id", {"mention_reports.referent", "identity.entity_id"}),
        ("mentions", "char_start", {"mention_reports.char_start"}),
        ("mention_reports", "char_start", {"seeds.text", "lines.text"}),
        ("documents", "sha256", {"seeds.sha256"}),
        ("documents", "line_start", {"document_reports.line_start"}),
        ("events", "start_from", {"event_reports.start_from"}),
        ("places", "latitude", {"entities.entity_id"}),
        ("topics", "label", set()),
    ],
)
def test_column_lineage_is_the_true_one(table, column, sources):
    (step,) = (s for s in STEPS if table in s.outputs)
    deps = column_lineage(dictionary()[table], step).deps_by_column[column]
    assert {f"{d.asset_key.to_user_string()}.{d.column_name}" for d in deps} == sources


def test_a_span_that_does_not_quote_its_seed_fails_the_check_of_its_bucket():
    table, lines = dictionary()["sentences"], dictionary()["lines"]
    row = {
        "sentence_id": "a",
        "document_id": "d",
        "seed_path": "a.txt",
        "line_start": 2,
        "line_end": 2,
        "char_start": 4,
        "char_end": 7,
        "text": "two",
    }
    texts = Texts({"a.txt": "one\ntwo\n"})

    def exact(name: str, **changed: object) -> list[str]:
        data = table.frame([{**row, **changed}]) if name == "sentences" else lines.frame([changed])
        (found,) = (r for r in checks.results(dictionary()[name], data, texts) if r.check_name == checks.EXACT)
        assert found.passed == (not found.metadata["problems"].value)
        return [problem.split(" ")[0] for problem in found.metadata["problems"].value]

    assert exact("sentences") == []
    assert exact("sentences", text="Two") == ["V301"]
    assert exact("sentences", line_start=1) == ["V302"]
    assert exact("sentences", char_end=70) == ["V303"]
    assert exact("sentences", seed_path="b.txt") == ["V304"]
    assert exact("lines", seed_path="a.txt", line=1, text="uno", char_start=0, char_end=3) == ["V309"]


def test_spans_are_held_against_the_seeds_where_they_are_made(graph):
    for name in ("lines", "sentences", "mention_reports", "evidence"):
        keys = graph.get_check_keys_for_assets([dg.AssetKey(name)])
        (exact,) = (k for k in keys if k.name == checks.EXACT)
        assert graph.get(exact).blocking
