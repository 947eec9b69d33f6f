"""Dagster assets: one per table, made from the list of steps; and the asset that publishes.

Belongs here: turning steps and the data dictionary into assets with descriptions, column schemas, column
lineage and checks. Does not belong here: any transformation.
"""

import time
from collections.abc import Iterator
from typing import Any

import dagster as dg
import polars as pl

from seedline import __version__
from seedline.dataset.checks import problems
from seedline.dataset.schema import Column, Table, dictionary
from seedline.errors import SeedlineError
from seedline.orchestration import buckets
from seedline.orchestration.graph import STEPS, publish
from seedline.orchestration.settings import Settings
from seedline.orchestration.steps import Context, Step

PREVIEW_ROWS = 10
CELL_WIDTH = 120
MODEL_POOL = "seedline-model"  # limits how many runs hold a model at once
RETRIES = dg.RetryPolicy(max_retries=2, delay=5, backoff=dg.Backoff.EXPONENTIAL, jitter=dg.Jitter.PLUS_MINUS)
CHECK = "conforms"
VERIFIED = "verified"


def column_schema(table: Table) -> dg.TableSchema:
    """The table's columns as Dagster shows them."""
    return dg.TableSchema([dg.TableColumn(c.name, c.type, c.description, constraints=_constraints(table, c)) for c in table.columns])


def _constraints(table: Table, column: Column) -> dg.TableColumnConstraints:
    other = []
    if column.name in table.key:
        other.append("primary key" if len(table.key) == 1 else "part of the primary key")
    if column.ref:
        other.append(f"one of {column.ref[0]}.{column.ref[1]}")
    if column.vocabulary:
        other.append(f"one of {', '.join(column.enum)}")
    if column.pattern:
        other.append(f"matches {column.pattern}")
    return dg.TableColumnConstraints(nullable=not column.required, unique=column.unique or table.key == (column.name,), other=other)


def column_lineage(table: Table, step: Step) -> dg.TableColumnLineage:
    """Which columns of the step's inputs each column comes from, as the data dictionary says."""
    inputs = [dictionary()[name] for name in step.inputs]
    deps = {c.name: [dg.TableColumnDep(dg.AssetKey(t), name) for t, name in table.origins(c, inputs)] for c in table.columns}
    return dg.TableColumnLineage(deps)


def column_sources(lineage: dg.TableColumnLineage) -> str:
    """Column lineage as a Markdown table: the open-source UI keeps it, but does not draw it."""
    rows = [
        f"| {column} | {', '.join(f'{d.asset_key.to_user_string()}.{d.column_name}' for d in deps) or 'reference packs'} |"
        for column, deps in lineage.deps_by_column.items()
    ]
    return "\n".join(["| column | comes from |", "| --- | --- |", *rows])


def preview(data: pl.DataFrame) -> str:
    """The first rows as a Markdown table, long cells cut."""
    head = data.head(PREVIEW_ROWS)

    def cell(value: Any) -> str:
        text = "" if value is None else str(value)
        return (text if len(text) <= CELL_WIDTH else text[: CELL_WIDTH - 1] + "…").replace("|", "\\|").replace("\n", " ").replace("\r", " ")

    rows = [head.columns, ["---"] * head.width, *([cell(v) for v in row] for row in head.iter_rows())]
    return "\n".join("| " + " | ".join(r) + " |" for r in rows)


def _spec(name: str) -> dict[str, Any]:
    table = dictionary()[name]
    return {
        "description": table.description,
        "group_name": table.stage,
        "kinds": {"polars", "parquet"},
        "tags": {"published": str(table.published).lower()},
        "code_version": __version__,
    }


def _asset(step: Step, count: int) -> dg.AssetsDefinition:
    names = buckets.names(count)
    partitions = dg.StaticPartitionsDefinition(names) if step.per_bucket and count > 1 else None
    lineage = {name: column_lineage(dictionary()[name], step) for name in step.outputs}

    @dg.multi_asset(
        name=step.name,
        ins={name: dg.AssetIn(name) for name in step.inputs},
        outs={
            name: dg.AssetOut(
                **_spec(name),
                automation_condition=_condition(count) if step.inputs and not partitions else None,
                metadata={
                    "dagster/column_schema": column_schema(dictionary()[name]),
                    "dagster/column_lineage": lineage[name],
                    "column_sources": dg.MetadataValue.md(column_sources(lineage[name])),
                },
            )
            for name in step.outputs
        },
        check_specs=[
            dg.AssetCheckSpec(
                CHECK,
                asset=name,
                blocking=True,
                description="Types, required values, vocabularies, ranges and primary key.",
                partitions_def=partitions,
            )
            for name in step.outputs
        ],
        partitions_def=partitions,
        backfill_policy=dg.BackfillPolicy.single_run() if partitions else None,
        retry_policy=RETRIES if partitions else None,
        pool=MODEL_POOL if step.name == "extract" else None,
        required_resource_keys={"settings", "progress"},
    )
    def run_step(context: dg.AssetExecutionContext, **inputs: pl.DataFrame) -> Iterator[dg.Output[Any] | dg.AssetCheckResult]:
        own = frozenset(map(int, context.partition_keys)) if partitions else frozenset()
        began = time.perf_counter()
        try:
            outputs = step(Context(context.resources.settings, context.resources.progress, (own, count) if partitions else None), **inputs)
        except SeedlineError as error:  # says what to do; trying again does nothing
            raise dg.Failure(description=str(error), allow_retries=False) from error
        seconds = time.perf_counter() - began
        parted = buckets.part({**inputs, **outputs}, count) if len(own) > 1 else {}
        for name in step.outputs:
            data, table = outputs[name], dictionary()[name]
            yield dg.Output(
                data if len(own) < 2 else {names[n]: parted[n][name] if n in parted else table.frame() for n in own},
                name,
                metadata={
                    "dagster/row_count": len(data),
                    "dagster/column_lineage": lineage[name],
                    "preview": dg.MetadataValue.md(preview(data)),
                    "seconds": seconds,
                    "fill_rates": dg.MetadataValue.json(
                        {c: round(1 - data[c].null_count() / len(data), 4) for c in data.columns} if len(data) else {}
                    ),
                },
            )
            found = problems(table, data)
            yield dg.AssetCheckResult(
                passed=not found, asset_key=name, check_name=CHECK, metadata={"problems": dg.MetadataValue.json(found[:100])}
            )

    return run_step


def _condition(count: int) -> dg.AutomationCondition | None:
    """What follows from buckets is made when they are; without buckets one run makes everything."""
    return dg.AutomationCondition.eager() if count > 1 else None


def _package(count: int) -> dg.AssetsDefinition:
    @dg.asset(
        name="datapackage",
        ins={t.name: dg.AssetIn(t.name) for t in dictionary().published},
        automation_condition=_condition(count),
        group_name="publish",
        kinds={"parquet", "csv", "frictionless"},
        description="The published data package: every table as Parquet and CSV, the manifest, licence, citation and checksums. "
        "Written beside, verified, then swapped in at once.",
        code_version=__version__,
        check_specs=[
            dg.AssetCheckSpec(
                VERIFIED, asset="datapackage", description="Schema, keys, checksums, and every span against the seeds' bytes."
            )
        ],
        required_resource_keys={"settings", "progress"},
    )
    def datapackage(context: dg.AssetExecutionContext, **tables: pl.DataFrame) -> dg.MaterializeResult:
        """Publishes all tables, and shows what was published. What does not verify is not published: the step fails."""
        settings: Settings = context.resources.settings
        package = publish(Context(settings, context.resources.progress), tables)
        resources = package.descriptor["resources"]
        rows = [f"| {r['name']} | {r['path']} | {r['bytes']:,} | `{r['hash'].removeprefix('sha256:')[:12]}` |" for r in resources]
        return dg.MaterializeResult(
            metadata={
                "path": dg.MetadataValue.path(str(package.path)),
                "resources": dg.MetadataValue.md("| resource | path | bytes | SHA-256 |\n| --- | --- | --- | --- |\n" + "\n".join(rows)),
                "tables": len(tables),
                "rows": sum(len(t) for t in tables.values()),
            },
            check_results=[dg.AssetCheckResult(passed=True, check_name=VERIFIED)],
        )

    return datapackage


def assets(count: int = 1) -> list[dg.AssetsDefinition]:
    """All assets; what is made of each seed by itself is parted into `count` hash buckets if there are more than one."""
    return [*(_asset(step, count) for step in STEPS), _package(count)]
