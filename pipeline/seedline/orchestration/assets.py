"""Dagster assets: one per table, made from the list of steps; and the asset that publishes.

Belongs here: turning steps and the data dictionary into assets with partitions, checks and retries. Does not belong here: what
is shown of a table (`shown`), which rows an operator should look at (`notices`), any transformation.
"""

import itertools
import time
import warnings
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import dagster as dg
import polars as pl

from seedline import __version__
from seedline.dataset.schema import dictionary
from seedline.errors import SeedlineError
from seedline.orchestration import buckets, checks, notices, shown
from seedline.orchestration.graph import STEPS, publish
from seedline.orchestration.steps import Context, Step

MODEL_POOL = "seedline-model"  # limits how many runs hold a model at once
RETRIES = dg.RetryPolicy(max_retries=2, delay=5, backoff=dg.Backoff.EXPONENTIAL, jitter=dg.Jitter.PLUS_MINUS)
PACKAGE = "datapackage"
VERIFIED = "verified"


def _asset(step: Step, count: int, owners: Sequence[str], most: int) -> dg.AssetsDefinition:
    names = buckets.names(count)
    partitions = dg.StaticPartitionsDefinition(names) if step.per_bucket and count > 1 else None
    tables = [dictionary()[name] for name in step.outputs]
    specs = {name: list(checks.specs(step, name, partitions)) for name in step.outputs}

    @dg.multi_asset(
        name=step.name,
        ins={name: dg.AssetIn(name) for name in step.inputs},
        outs={
            table.name: dg.AssetOut(
                description=table.description,
                group_name=table.stage,
                kinds={"polars", "parquet"},
                tags={"published": str(table.published).lower()},
                owners=owners,
                code_version=__version__,
                automation_condition=_condition(count) if step.inputs and not partitions else None,
                metadata=shown.of_table(table, step),
            )
            for table in tables
        },
        check_specs=list(itertools.chain(*specs.values())),
        internal_asset_deps={name: {dg.AssetKey(source) for source in step.sources(name)} for name in step.outputs},
        partitions_def=partitions,
        backfill_policy=_policy(most) if partitions else None,
        retry_policy=RETRIES if partitions else None,
        pool=MODEL_POOL if step.name == "extract" else None,
        required_resource_keys={"settings", "progress"},
    )
    def run_step(
        context: dg.AssetExecutionContext, **inputs: pl.DataFrame
    ) -> Iterator[dg.Output[Any] | dg.AssetCheckResult | dg.AssetCheckEvaluation]:
        own = sorted(map(int, context.partition_keys)) if partitions else []
        about = (frozenset(own), count) if partitions else None
        of_run = Context(context.resources.settings, context.resources.progress, about)
        began = time.perf_counter()
        try:
            outputs = step(of_run, **inputs)
        except SeedlineError as error:  # says what to do; trying again does nothing
            raise dg.Failure(description=str(error), allow_retries=False) from error
        seconds = (time.perf_counter() - began) / max(1, len(own))  # of several buckets, each has an equal share
        parts = buckets.part({**inputs, **outputs}, count) if len(own) > 1 else dict.fromkeys(own, outputs)
        texts = checks.texts(step, inputs, of_run.unchanged)
        for table in tables:
            frames = {names[n]: parts[n][table.name] if n in parts else table.frame() for n in own}
            results = {}
            for bucket, frame in frames.items() or [(None, outputs[table.name])]:
                context.add_asset_metadata(shown.of_rows(frame, seconds), table.name, bucket)
                results[bucket] = list(checks.results(table, frame, texts))
            data = frames if len(frames) > 1 else outputs[table.name]
            yield dg.Output(data, table.name, metadata={shown.COLUMN_LINEAGE: shown.column_lineage(table, step)})
            yield from _by_bucket(specs[table.name], results) if len(frames) > 1 else itertools.chain(*results.values())

    return run_step


def _by_bucket(
    specs: Sequence[dg.AssetCheckSpec], results: Mapping[str | None, Sequence[dg.AssetCheckResult]]
) -> Iterator[dg.Output[None] | dg.AssetCheckEvaluation]:
    """Results of a run over several buckets, one for each; Dagster would record one for all, and the buckets' own as never made."""
    yield from (dg.Output(None, spec.get_python_identifier()) for spec in specs)
    blocking = {spec.name: spec.blocking for spec in specs}
    for bucket, own in results.items():
        for result in own:
            yield dg.AssetCheckEvaluation(**result._asdict(), blocking=blocking[result.check_name or ""], partition=bucket)


def _condition(count: int) -> dg.AutomationCondition | None:
    """What follows from buckets is made when they are; without buckets one run makes everything."""
    return dg.AutomationCondition.eager() if count > 1 else None


def _package(count: int, owners: Sequence[str], freshness: dg.FreshnessPolicy | None) -> dg.AssetsDefinition:
    @dg.asset(
        name=PACKAGE,
        ins={t.name: dg.AssetIn(t.name) for t in dictionary().published},
        automation_condition=_condition(count),
        group_name="publish",
        kinds={"parquet", "csv", "frictionless"},
        description="The published data package: every table as Parquet and CSV, the manifest, licence, citation and checksums. "
        "Written beside, verified, then swapped in at once.",
        owners=owners,
        code_version=__version__,
        metadata=shown.code(publish),
        freshness_policy=freshness,
        check_specs=[
            *checks.guarding(PACKAGE),
            dg.AssetCheckSpec(VERIFIED, asset=PACKAGE, description="Schema, keys, checksums, and every span against the seeds' bytes."),
            *(spec for table in dictionary().published for spec in notices.specs(table.name, PACKAGE)),
        ],
        required_resource_keys={"settings", "progress"},
    )
    def datapackage(context: dg.AssetExecutionContext, **tables: pl.DataFrame) -> Iterator[dg.AssetCheckResult | dg.MaterializeResult]:
        """Publishes all tables, and shows what was published. What a guard stops or does not verify is not published: the step fails."""
        about = Context(context.resources.settings, context.resources.progress)
        yield from checks.guarded(PACKAGE, about, tables)
        began = time.perf_counter()
        package = publish(about, tables)
        seconds = time.perf_counter() - began
        yield dg.MaterializeResult(
            metadata={**shown.of_package(package, tables, seconds), **notices.counts(tables)},
            check_results=[
                dg.AssetCheckResult(passed=True, asset_key=PACKAGE, check_name=VERIFIED),
                *(result for name, data in tables.items() for result in notices.results(name, data, PACKAGE)),
            ],
        )

    return datapackage


def _policy(most: int) -> dg.BackfillPolicy:
    """Runs of so many buckets; one run of all for 0."""
    return dg.BackfillPolicy.multi_run(most) if most else dg.BackfillPolicy.single_run()


def assets(
    count: int = 1, owners: Sequence[str] = (), freshness: dg.FreshnessPolicy | None = None, most: int = 0
) -> list[dg.AssetsDefinition]:
    """All assets.

    Args:
        count: hash buckets that what is made of each seed by itself is parted into, if more than one.
        owners: who answers for them: e-mail addresses, or `team:NAME`.
        freshness: how old the published package may become.
        most: buckets of one run, 0 for as many as are asked for.
    """
    with warnings.catch_warnings():
        # Wanted though Dagster may still change them, which the snapshot of the graph would show: links to the code, checks by partition.
        warnings.simplefilter("ignore", dg.BetaWarning)
        warnings.simplefilter("ignore", dg.PreviewWarning)
        return [*(_asset(step, count, owners, most) for step in STEPS), _package(count, owners, freshness)]
