"""Guards: bounds that a dataset has to keep before it is published, each with its reason, as rows of a CSV file.

Belongs here: reading guards, and holding measurements against them. Does not belong here: measuring (`measures`), any bound
(`guards.csv`, or the user's own file), stopping a build.
"""

from __future__ import annotations

import csv
import dataclasses
import importlib.resources
import io
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from seedline import places
from seedline.dataset.schema import dictionary
from seedline.errors import SeedlineError
from seedline.orchestration.measures import GROUPS, MEASURES, Data, Measurement

ANY = "*"
BOUNDS = ("fatal_min", "warn_min", "warn_max", "fatal_max")
COLUMNS = ("table", "column", "measure", "at_least", *BOUNDS, "reason")
# Held by Dagster itself between builds, by a freshness policy on the asset.
SINCE_PUBLISHED = "hours_since_published"
PACKAGE, EVALUATION = "datapackage", "evaluation"


@dataclass(frozen=True, slots=True)
class Guard:
    """Bounds of a measure.

    Attributes:
        table, column: what is measured; `*` stands for any, an empty column for the table as a whole.
        measure: a key of `measures.MEASURES`, or `SINCE_PUBLISHED`.
        at_least: the guard is silent where the measure is taken of fewer rows.
        fatal_min, fatal_max: beyond them nothing is published.
        warn_min, warn_max: beyond them the build warns.
        reason: why these bounds.
    """

    table: str
    column: str
    measure: str
    at_least: int = 0
    fatal_min: float | None = None
    warn_min: float | None = None
    warn_max: float | None = None
    fatal_max: float | None = None
    reason: str = ""

    def fits(self, m: Measurement) -> bool:
        """Whether the guard is about the measurement."""
        is_column = self.column == m.column or (self.column == ANY and bool(m.column))
        return self.measure == m.measure and self.table in (m.table, ANY) and is_column

    @property
    def bounds(self) -> dict[str, float]:
        """The bounds that there are, by name."""
        return {name: bound for name in BOUNDS if (bound := getattr(self, name)) is not None}

    @property
    def key(self) -> tuple[str, str, str]:
        """What the guard is about."""
        return self.table, self.column, self.measure


@dataclass(frozen=True, slots=True)
class Finding:
    """A measurement beyond a bound.

    Attributes:
        table, column, measure, value, of: the measurement's.
        bound: name of the bound, one of `BOUNDS`.
        limit: its value.
        reason: the guard's.
    """

    table: str
    column: str
    measure: str
    value: float
    of: int
    bound: str
    limit: float
    reason: str

    @property
    def is_fatal(self) -> bool:
        """Whether nothing is to be published."""
        return self.bound.startswith("fatal")

    def __str__(self) -> str:
        what = f"{self.table}.{self.column}" if self.column else self.table
        side = "below" if self.bound.endswith("min") else "above"
        return f"{what} {self.measure}: {shown(self.value)}, {side} {self.bound} {shown(self.limit)} ({self.reason})"

    def to_dict(self) -> dict[str, Any]:
        """The attributes by name."""
        return dataclasses.asdict(self)


def shown(number: float) -> str:
    """A number as people read it."""
    return f"{number:,.0f}" if abs(number) >= 1000 else f"{number:.4g}"


# ---------------------------------------------------------------- the files
def read(path: str | None = None) -> tuple[Guard, ...]:
    """The user's guards, then the packaged ones; the first that fits a measurement best counts, and the user's before any packaged.

    Args:
        path: the user's CSV file, or its address in a store; None if there is none.

    Raises:
        SeedlineError: E235, the file cannot be read or rows of it cannot be meant; it lists them all.
    """
    packaged = importlib.resources.files(__package__).joinpath("guards.csv").read_text(encoding="utf-8")
    own: list[Guard] = []
    if path:
        try:
            own = parse(places.read(places.place(path)).decode("utf-8-sig"), path)
        except (OSError, UnicodeDecodeError) as error:
            raise SeedlineError("E235", path=path, count=1, issues=str(error)) from error
    return (*_by_precision(own), *_by_precision(parse(packaged, "guards.csv")))


def _by_precision(guards: Sequence[Guard]) -> list[Guard]:
    return sorted(guards, key=lambda g: (g.table == ANY, g.column == ANY))


def parse(text: str, name: str) -> list[Guard]:
    """Guards from the text of a CSV file.

    Raises:
        SeedlineError: E235, as for `read`.
    """
    reader = csv.DictReader(io.StringIO(text, newline=""), restval="", restkey="")
    missing = [c for c in COLUMNS if c not in (reader.fieldnames or ())]
    faults: list[str] = []
    guards: dict[tuple[str, str, str], Guard] = {}
    if missing:
        faults.append(f"there is no column {', '.join(missing)}")
    for row in [] if missing else reader:
        try:
            if "" in row:
                raise ValueError("there are more cells than columns")
            guard = _guard({c: row[c].strip() for c in COLUMNS})
            if guard.key in guards:
                raise ValueError("there is a row on the same table, column and measure above")
            guards[guard.key] = guard
        except ValueError as error:
            faults.append(f"line {reader.line_num}: {error}")
    if faults:
        raise SeedlineError("E235", path=name, count=len(faults), issues="\n".join(faults))
    return list(guards.values())


def _guard(row: Mapping[str, str]) -> Guard:
    """A guard from a row; a `ValueError` says what keeps it from being meant."""
    numbers: dict[str, Any] = {}
    for name in ("at_least", *BOUNDS):
        try:
            numbers[name] = (int if name == "at_least" else float)(row[name]) if row[name] else None
        except ValueError:
            raise ValueError(f"{name} is {row[name]}; it has to be a number") from None
    at_least = numbers.pop("at_least") or 0
    guard = Guard(row["table"], row["column"], row["measure"], at_least, reason=row["reason"], **numbers)
    if guard.measure not in (*MEASURES, SINCE_PUBLISHED):
        raise ValueError(f"there is no measure {guard.measure}; measures: {', '.join((*MEASURES, SINCE_PUBLISHED))}")
    tables = [t.name for t in dictionary().published] + [ANY, EVALUATION, PACKAGE]
    if guard.table not in tables:
        raise ValueError(f"there is no table {guard.table}; tables: {', '.join(tables)}")
    if not guard.reason:
        raise ValueError("reason must not be empty: say why these bounds")
    bounds = list(guard.bounds.values())
    if any(map(math.isnan, bounds)) or bounds != sorted(bounds):
        raise ValueError(f"the bounds have to grow from {' to '.join(BOUNDS)}")
    if guard.measure == SINCE_PUBLISHED and (guard.table != PACKAGE or not guard.fatal_max or guard.fatal_max <= (guard.warn_max or 0)):
        raise ValueError(f"{SINCE_PUBLISHED} is a measure of {PACKAGE}, and needs a fatal_max above its warn_max")
    return guard


def write(guards: Iterable[Guard]) -> str:
    """Guards as the text of a CSV file."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for g in guards:
        numbers = [f"{g.bounds[name]:.10g}" if name in g.bounds else "" for name in BOUNDS]
        writer.writerow([g.table, g.column, g.measure, g.at_least or "", *numbers, g.reason])
    return out.getvalue()


# ---------------------------------------------------------------- judging
def guard_of(guards: Sequence[Guard], m: Measurement) -> Guard | None:
    """The guard that counts for a measurement, of guards as `read` gives them."""
    return next((g for g in guards if g.fits(m)), None)


def judge(guards: Sequence[Guard], data: Data, group: str) -> Iterator[tuple[Measurement, Guard, Finding | None]]:
    """The measurements of a group that a guard with bounds is about, and what is wrong with each.

    What no guard is about is not measured.
    """
    asked = {g.measure for g in guards if g.bounds}
    for measure in GROUPS[group]:
        for m in measure(data) if measure.__name__ in asked else ():
            guard = guard_of(guards, m)
            if guard and guard.bounds and m.of >= guard.at_least:
                yield m, guard, _finding(m, guard)


def _finding(m: Measurement, guard: Guard) -> Finding | None:
    """The worst bound that a measurement is beyond."""
    for name in ("fatal_min", "fatal_max", "warn_min", "warn_max"):
        limit = guard.bounds.get(name)
        if limit is not None and (m.value < limit if name.endswith("min") else m.value > limit):
            return Finding(m.table, m.column, m.measure, m.value, m.of, name, limit, guard.reason)
    return None
