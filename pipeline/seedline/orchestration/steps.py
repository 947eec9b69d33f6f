"""What a step of the pipeline is: tables in, tables out, by name.

Belongs here: the step, what it gets besides tables, and running steps in memory. `graph` lists the steps; `assets` makes
them Dagster assets. Does not belong here: what a step does; each calls a pure function of its stage.
"""

from __future__ import annotations

import contextlib
import functools
import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

import polars as pl

from seedline import __version__
from seedline.collecting import collecting_seldom
from seedline.dataset.schema import dictionary
from seedline.orchestration.buckets import bucket_of
from seedline.orchestration.engines import Tables
from seedline.orchestration.settings import Settings
from seedline.package import Package
from seedline.reference import Reference


class Progress(Protocol):
    """Told how far a step has come: its name, documents done, documents in all; -1 and -1 when it is done."""

    def __call__(self, step: str, done: int, total: int) -> None: ...


def silent(step: str, done: int, total: int) -> None:
    """Progress that shows nothing."""


class _Lazily(Mapping[str, pl.LazyFrame]):
    """A package's tables, not yet read: the ids of a few are wanted, not the text of all."""

    def __init__(self, package: Package) -> None:
        self._package = package

    def __contains__(self, name: object) -> bool:
        return name in self._package.tables

    def __getitem__(self, name: str) -> pl.LazyFrame:
        if name not in self:
            raise KeyError(name)
        return self._package.scan(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._package.tables)

    def __len__(self) -> int:
        return len(self._package.tables)


@dataclass
class Context:
    """What steps need besides tables.

    Attributes:
        buckets: hash buckets that this run is about, with how many there are; None for all seeds.
        unchanged: paths of seeds whose tables were made, and held against their texts, by an earlier run.
    """

    settings: Settings
    progress: Progress = silent
    buckets: tuple[frozenset[int], int] | None = None
    unchanged: set[str] = field(default_factory=set)

    def concerns(self, seed_path: str) -> bool:
        """Whether this run is about the seed."""
        return self.buckets is None or bucket_of(seed_path, self.buckets[1]) in self.buckets[0]

    def bucket_count(self, documents: int) -> int:
        """Hash buckets that so many documents are parted into."""
        return self.buckets[1] if self.buckets else self.settings.bucket_count(documents)

    @contextlib.contextmanager
    def shown(self, step: str) -> Iterator[None]:
        """Tells progress that a step has begun, and that it is done."""
        self.progress(step, 0, 1)
        with collecting_seldom():
            yield
        self.progress(step, -1, -1)

    @functools.cached_property
    def reference(self) -> Reference:
        return Reference(self.settings.reference)

    @functools.cached_property
    def earlier(self) -> Package | None:
        """The earlier package whose ids are kept, if there is one."""
        folder = self.settings.ledger
        return Package.open(folder) if folder else None

    @functools.cached_property
    def replaced(self) -> Package | None:
        """The package that this one is published over, if there is one."""
        if self.settings.replaced == self.settings.ledger:
            return self.earlier
        return Package.open(self.settings.replaced) if self.settings.replaced else None

    @property
    def previous(self) -> Mapping[str, pl.LazyFrame]:
        """Tables of the earlier package; empty where there is none."""
        return _Lazily(self.earlier) if self.earlier else {}


@dataclass(frozen=True)
class Step:
    """A step: reads `inputs`, writes `outputs` (names of tables).

    `run` gets the context and the inputs by name, and returns the outputs by name; `code` is the function that does the work.
    What it gives for a seed depends on that seed alone if `per_bucket` is true.
    """

    name: str
    run: Callable[..., Tables]
    code: Callable[..., object]
    inputs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = field(default=())
    per_bucket: bool = False

    def __call__(self, context: Context, **inputs: pl.DataFrame) -> Tables:
        """Runs the step, and shows that it runs."""
        with context.shown(self.name):
            return self.run(context, **inputs)

    def sources(self, output: str) -> tuple[str, ...]:
        """The tables that an output comes from: the inputs, and the step's own outputs of an earlier stage."""
        stages, stage = dictionary().stages, dictionary()[output].stage
        return (*self.inputs, *(name for name in self.outputs if stages.index(dictionary()[name].stage) < stages.index(stage)))


def step(function: Callable[..., Tables], *outputs: str) -> Step:
    """A step from a stage's function: parameters that are tables are its inputs; it may also ask for the
    `reference` packs, the `previous` package's tables and the `version` that is being built."""
    asked = inspect.signature(function).parameters
    inputs = tuple(name for name in asked if name in dictionary())
    known = {"reference": lambda c: c.reference, "previous": lambda c: c.previous, "version": lambda c: __version__}
    others = {name: known[name] for name in asked if name not in dictionary()}

    def call(context: Context, **frames: pl.DataFrame) -> Tables:
        return function(**frames, **{name: get(context) for name, get in others.items()})

    return Step(function.__name__, call, function, inputs, outputs)


def run(steps: tuple[Step, ...], context: Context, tables: Mapping[str, pl.DataFrame]) -> Tables:
    """Runs steps in memory, in order, from the given tables; returns all tables."""
    done: Tables = dict(tables)
    for step in steps:
        done |= step(context, **{name: done[name] for name in step.inputs})
    return done
