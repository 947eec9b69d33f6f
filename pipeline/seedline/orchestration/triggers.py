"""What makes runs start by themselves: a sensor on the seeds folder and the overrides, a schedule, and the jobs they ask for.

Belongs here: telling what changed since the last look. Does not belong here: what is run (`assets`).
"""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Callable, Iterator, Sequence

import dagster as dg

from seedline.ingest import overrides
from seedline.ingest.reading import published_path
from seedline.ingest.sources import Source, source
from seedline.orchestration import buckets
from seedline.orchestration.settings import Settings

EVERY_SECONDS = 30
NIGHTLY = "0 4 * * *"
_OVERRIDES = "overrides"
_FIRST, _LAST = "dagster/asset_partition_range_start", "dagster/asset_partition_range_end"
Looks = dict[str, str]


def jobs(assets: list[dg.AssetsDefinition]) -> list[dg.UnresolvedAssetJobDefinition]:
    """`dataset`: everything, or all that is not parted; where assets are parted, `documents`: those, a bucket at a time;
    `roots`: what comes from no seed, the overrides and the list of topics."""
    parted = [a for a in assets if a.partitions_def]
    whole = [a for a in assets if not a.partitions_def]
    made = [dg.define_asset_job("dataset", dg.AssetSelection.assets(*whole), description="To the published package.")]
    if parted:
        made.append(dg.define_asset_job("documents", dg.AssetSelection.assets(*parted), description="What each seed says, by bucket."))
    roots = [key for a in whole for key in a.keys if not a.asset_deps[key]]
    made.append(dg.define_asset_job("roots", dg.AssetSelection.assets(*roots), description="What comes from no seed."))
    return made


def looks(settings: Settings, count: int) -> Looks:
    """What each bucket's seeds look like from outside, and the overrides; a digest of each.

    That is path and size, and on disk the time of change, in a store the object's hash.
    """
    names = buckets.names(count)
    digests = {name: hashlib.sha256() for name in (*names, _OVERRIDES)}
    seeds = source(settings.seeds)
    for path in seeds.paths():
        digests[names[buckets.bucket_of(published_path(path), count)]].update(_outside(seeds, path))
    if settings.overrides_folder:
        decided = source(settings.overrides_folder)
        for name in overrides.files(settings.overrides_folder):
            digests[_OVERRIDES].update(_outside(decided, name))
    return {name: digest.hexdigest()[:16] for name, digest in digests.items()}


def _outside(folder: Source, path: str) -> bytes:
    return f"{path}\0{folder.look(path)}\n".encode("utf-8", "surrogatepass")


def requests(before: Looks, now: Looks, count: int, most: int = 0) -> Iterator[dg.RunRequest]:
    """A run for each stretch of buckets that look different, of at most so many if `most` is not 0; of `roots` where the overrides do."""
    if now[_OVERRIDES] != before.get(_OVERRIDES):
        yield dg.RunRequest(job_name="roots", run_key=f"{_OVERRIDES}:{now[_OVERRIDES]}")
    names = buckets.names(count)
    for own in _stretches(names, lambda name: now[name] != before.get(name), most):
        key = hashlib.sha256("".join(now[name] for name in own).encode()).hexdigest()[:16]
        yield dg.RunRequest(job_name="documents", run_key=f"{own[0]}-{own[-1]}:{key}", tags=_tags(own, count))


def _stretches(names: Sequence[str], wanted: Callable[[str], bool], most: int) -> Iterator[Sequence[str]]:
    """Neighbours that are wanted, at most so many together if `most` is not 0."""
    for is_wanted, stretch in itertools.groupby(names, wanted):
        if is_wanted:
            yield from itertools.batched(stretch, most or len(names))


def _tags(own: Sequence[str], count: int) -> dict[str, str]:
    """Tags of a run over neighbouring buckets."""
    return {_FIRST: own[0], _LAST: own[-1], "seedline/buckets": f"{len(own)} of {count}"}


def sensor(settings: Settings, count: int, targets: list[dg.UnresolvedAssetJobDefinition]) -> dg.SensorDefinition:
    """Watches the seeds folder, and asks for what is stale: the buckets, or without buckets for everything."""

    @dg.sensor(
        name="seeds_folder",
        description="Watches the seeds and the overrides, and asks for the buckets that changed.",
        jobs=targets,
        minimum_interval_seconds=EVERY_SECONDS,
    )
    def seeds_folder(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
        before, now = json.loads(context.cursor or "{}"), looks(settings, count)
        if before == now:
            return dg.SkipReason("Nothing changed.")
        if count > 1:
            asked = list(requests(before, now, count, settings.run_buckets))
        else:
            key = hashlib.sha256(json.dumps(now, sort_keys=True).encode()).hexdigest()[:16]
            asked = [dg.RunRequest(job_name="dataset", run_key=key)]
        return dg.SensorResult(run_requests=asked, cursor=json.dumps(now))

    return seeds_folder


def schedule(count: int, most: int = 0) -> dg.ScheduleDefinition:
    """Everything once a night, in runs of at most `most` buckets if that is not 0; off until it is switched on."""
    runs = [_tags(own, count) for own in _stretches(buckets.names(count), lambda _: True, most)] if count > 1 else [{}]

    @dg.schedule(name="nightly", job_name="documents" if count > 1 else "dataset", cron_schedule=NIGHTLY)
    def nightly(context: dg.ScheduleEvaluationContext) -> list[dg.RunRequest]:
        """Reads all seeds again; what is kept in `work` is not made again."""
        night = context.scheduled_execution_time.isoformat()
        return [dg.RunRequest(run_key=f"{night}:{tags.get(_FIRST, '')}", tags=tags) for tags in runs]

    return nightly
