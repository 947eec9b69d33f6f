"""The steps of the pipeline, in order. This list is the whole composition of the stages.

Belongs here: which function makes which tables. Does not belong here: how a step is run or stored.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping

import polars as pl

from seedline import __version__
from seedline.dataset.schema import dictionary
from seedline.enrich.geography import geography
from seedline.enrich.instruments import instruments
from seedline.enrich.organizations import organizations
from seedline.enrich.persons import persons
from seedline.enrich.relations import relations
from seedline.enrich.topics import topics
from seedline.errors import SeedlineError
from seedline.evaluation import scores
from seedline.ingest import overrides, reading
from seedline.lineage.collect import lineage
from seedline.lineage.verify import verify
from seedline.orchestration import buckets
from seedline.orchestration.steps import Context, Step, Tables, step
from seedline.package import Package
from seedline.publish import explorer
from seedline.publish.descriptor import EVALUATION, Meta
from seedline.publish.files import EXPLORER
from seedline.publish.write import SHOWN_ISSUES, write
from seedline.resolve.duplicates import duplicates
from seedline.resolve.entities import entities
from seedline.resolve.events import events
from seedline.resolve.ledger import ledger
from seedline.resolve.reports import reports


def _ingest(context: Context) -> Tables:
    settings = context.settings
    limits = {name: getattr(settings, name) for name in ("max_line_chars", "max_seed_bytes", "max_lines")}
    seeds, rejects = reading.read_folder(settings.seeds, wanted=context.concerns, **limits)
    if seeds.is_empty() and context.buckets is None:
        reasons = [f"{path}: {reason} {detail}" for path, reason, detail in rejects.head(SHOWN_ISSUES).iter_rows()]
        raise SeedlineError("E202", path=settings.seeds, rejects=len(rejects), issues="\n".join(reasons))
    return {"seeds": seeds, "rejects": rejects}


def _decide(context: Context) -> Tables:
    return {"given_overrides": overrides.read(context.settings.overrides_folder)}


def _extract(context: Context, seeds: pl.DataFrame) -> Tables:
    settings = context.settings
    return buckets.run(
        seeds,
        buckets.Job(settings.model, settings.reference, tuple(settings.extractors)),
        settings.engine_for(len(seeds)),
        count=context.bucket_count(len(seeds)),
        own=context.buckets and context.buckets[0],
        work=settings.work_folder,
        unchanged=context.unchanged,
        progress=lambda done, total: context.progress("extract", done, total),
    )


FROM_SEEDS: tuple[Step, ...] = (
    Step("extract", _extract, buckets.read, ("seeds",), buckets.TABLES, per_bucket=True),
    step(duplicates, "duplicates"),
    step(entities, "identity", "entities", "aliases", "entity_decisions", "entity_overrides"),
    step(events, "event_identity", "events", "event_history", "event_participants", "event_decisions", "event_overrides"),
    step(reports, "documents", "mentions", "positions", "statements", "instrument_actions"),
    step(ledger, "decisions", "redirects", "overrides"),
    step(persons, "persons"),
    step(organizations, "organizations"),
    step(geography, "countries", "places"),
    step(instruments, "instruments"),
    step(relations, "relations"),
    step(topics, "topics"),
    step(lineage, "lineage"),
)
STEPS: tuple[Step, ...] = (
    Step("ingest", _ingest, reading.read_folder, (), ("seeds", "rejects"), per_bucket=True),
    Step("decide", _decide, overrides.read, (), ("given_overrides",)),
    *FROM_SEEDS,
)


def publish(context: Context, tables: Mapping[str, pl.DataFrame]) -> Package:
    """Publishes the tables to the settings' `out` folder: the last step, the only one that writes for outsiders.

    Raises:
        SeedlineError: E207, the package does not verify against the seeds; the folder is as it was.
    """
    settings = context.settings
    with context.shown("datapackage"):
        meta = Meta.read(settings.meta) if settings.meta else Meta()
        sources = [{k: row[k] for k in ("title", "path") if row[k]} for row in context.reference.rows("sources")]
        meta = dataclasses.replace(meta, sources=tuple(sources), extra={EVALUATION: scores.published()})
        own = {t.name: tables[t.name] for t in dictionary().published}
        version = meta.version or __version__
        page = explorer.page(own.__getitem__, title=meta.title, version=version).encode()
        check = functools.partial(verify, seeds=settings.seeds)
        return Package.open(write(own, settings.out, version=version, meta=meta, extra_files={EXPLORER: page}, check=check))
