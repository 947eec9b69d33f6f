"""The data dictionary as objects, and its renderings for Polars, Arrow and Frictionless.

Belongs here: reading `dictionary.yaml`, and pure translations of it into other schema languages.
Does not belong here: any table's name, any I/O besides the dictionary itself, any check of data.
"""

from __future__ import annotations

import functools
import importlib.resources
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
import pyarrow as pa
import yaml

SPAN_COLUMNS = ("seed_path", "line_start", "line_end", "char_start", "char_end")
_SPAN = {
    "seed_path": ("string", "Seed of the span, its path below the seeds folder."),
    "line_start": ("integer", "First line of the span, from 1."),
    "line_end": ("integer", "Last line of the span, inclusive."),
    "char_start": ("integer", "Offset of the span's first character in the seed's text, in Unicode code points from 0."),
    "char_end": ("integer", "Offset after the span's last character."),
}
POLARS_TYPES: dict[str, Any] = {
    "string": pl.String,
    "integer": pl.Int64,
    "number": pl.Float64,
    "boolean": pl.Boolean,
    "date": pl.Date,
}
_ARROW = {
    "string": pa.large_string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}
EDTF_PATTERN = r"^(\d{4}(-(0[1-9]|1[0-2]|2[1-4])(-\d{2})?)?)(/(\d{4}(-(0[1-9]|1[0-2]|2[1-4])(-\d{2})?)?))?$"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, physical type (string, integer, number, boolean, date) and constraints.

    `sources` names the columns that it comes from, as (table, column), where that is not told by its name (`Table.origins`).
    """

    name: str
    type: str
    description: str
    required: bool = False
    unique: bool = False
    pattern: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    vocabulary: str | None = None
    enum: tuple[str, ...] = ()
    ref: tuple[str, str] | None = None
    is_edtf: bool = False
    sources: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the dataset or, where `published` is false, one that passes between steps only."""

    name: str
    title: str
    description: str
    stage: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    published: bool = True
    seed_text: bool = False
    span: str | None = None
    quotes: str | None = None
    says: str | None = None
    sources: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(c.name for c in self.columns)

    def __getitem__(self, name: str) -> Column:
        return next(c for c in self.columns if c.name == name)

    @property
    def polars(self) -> pl.Schema:
        return pl.Schema({c.name: POLARS_TYPES[c.type] for c in self.columns})

    @property
    def arrow(self) -> pa.Schema:
        """Arrow schema; every field carries its description, the schema the table's."""
        return pa.schema(
            [pa.field(c.name, _ARROW[c.type], not c.required, {"description": c.description}) for c in self.columns],
            {"title": self.title, "description": self.description},
        )

    @property
    def frictionless(self) -> dict[str, Any]:
        """Table Schema (Data Package v2) descriptor."""
        fields = []
        for c in self.columns:
            field: dict[str, Any] = {"name": c.name, "type": c.type, "description": c.description}
            constraints: dict[str, Any] = {}
            if c.required:
                constraints["required"] = True
            if c.unique:
                constraints["unique"] = True
            if c.pattern:
                constraints["pattern"] = c.pattern
            if c.minimum is not None:
                constraints["minimum"] = c.minimum
            if c.maximum is not None:
                constraints["maximum"] = c.maximum
            if c.enum:
                constraints["enum"] = list(c.enum)
            if constraints:
                field["constraints"] = constraints
            fields.append(field)
        schema: dict[str, Any] = {"fields": fields, "primaryKey": list(self.key), "missingValues": [""]}
        keys = [
            {"fields": [c.name], "reference": {"resource": "" if c.ref[0] == self.name else c.ref[0], "fields": [c.ref[1]]}}
            for c in self.columns
            if c.ref
        ]
        if keys:
            schema["foreignKeys"] = keys
        return schema

    def origins(self, column: Column, inputs: Sequence[Table]) -> list[tuple[str, str]]:
        """Columns that a column comes from, as (table, column); `inputs` are the tables that this one's step reads."""
        if column.sources:
            return list(column.sources)
        inputs = [t for t in inputs if t.name in self.sources] or inputs
        # offsets and lines are copied from spans; elsewhere columns of these names mean something else
        is_place = column.name in SPAN_COLUMNS[1:]
        same = [(t.name, column.name) for t in inputs if column.name in t.names and (t.span or not is_place)]
        texts = [(t.name, "text") for t in inputs if t.seed_text and "text" in t.names]
        return same or texts or [(t.name, k) for t in inputs for k in t.key]

    def frame(self, rows: Iterable[Mapping[str, Any]] = ()) -> pl.DataFrame:
        """Rows (mappings; missing columns are null) as a frame of this table's schema, sorted by key."""
        data = pl.DataFrame([{n: r.get(n) for n in self.names} for r in rows], schema=self.polars)
        return self.conform(data)

    def conform(self, data: pl.DataFrame) -> pl.DataFrame:
        """`data` with exactly this table's columns and types, in order, sorted by primary key.

        Sorting is what makes published bytes independent of row order and worker count.
        """
        return data.select(pl.col(n).cast(t) for n, t in self.polars.items()).sort(self.key)


def _expand(name: str, spec: Mapping[str, Any], vocabularies: Mapping[str, list[str]]) -> list[Column]:
    spec = dict(spec)
    kind = spec.pop("type", "string")
    ref = spec.pop("ref", None)
    vocabulary = spec.get("vocabulary")
    sources = tuple(tuple(source.split(".", 1)) for source in spec.pop("from", ()))
    common: dict[str, Any] = {
        **spec,
        "ref": tuple(ref.split(".", 1)) if ref else None,
        "enum": tuple(vocabularies[vocabulary]) if vocabulary else (),
        "sources": sources,
    }
    if kind != "edtf":
        return [Column(name=name, type=kind, **common)]
    text = common.pop("description")
    return [
        Column(name=name, type="string", description=f"{text} EDTF (ISO 8601-2, level 1).", pattern=EDTF_PATTERN, is_edtf=True, **common),
        Column(name=f"{name}_from", type="date", description=f"First day that `{name}` covers.", **common),
        Column(name=f"{name}_to", type="date", description=f"Last day that `{name}` covers.", **common),
    ]


class Dictionary:
    """All tables and vocabularies, and the columns that people are `shown` by table. Indexing by name gives a `Table`."""

    def __init__(self, source: Mapping[str, Any]) -> None:
        self.vocabularies: dict[str, tuple[str, ...]] = {k: tuple(v) for k, v in source["vocabularies"].items()}
        self.shown: dict[str, tuple[str, ...]] = {table: tuple(columns) for table, columns in source["shown"].items()}
        self._tables: dict[str, Table] = {}
        for name, spec in source["tables"].items():
            columns = [c for n, s in spec["columns"].items() for c in _expand(n, s, source["vocabularies"])]
            span = spec.get("span")
            if span:
                columns += [
                    Column(name=n, type=kind, description=text, required=span == "required", minimum=0 if kind == "integer" else None)
                    for n, (kind, text) in _SPAN.items()
                ]
            self._tables[name] = Table(
                name=name,
                title=spec.get("title", name),
                description=spec["description"],
                stage=spec["stage"],
                key=tuple(spec["key"]),
                columns=tuple(columns),
                published=spec.get("published", True),
                seed_text=spec.get("seed_text", False),
                span=span,
                quotes=spec.get("quotes"),
                says=spec.get("says", spec.get("quotes")),
                sources=tuple(spec.get("from", ())),
            )

    def __getitem__(self, name: str) -> Table:
        return self._tables[name]

    def __iter__(self) -> Iterator[Table]:
        return iter(self._tables.values())

    def __contains__(self, name: object) -> bool:
        return name in self._tables

    @property
    def stages(self) -> tuple[str, ...]:
        """The stages, in the order of the pipeline."""
        return tuple(dict.fromkeys(t.stage for t in self))

    @property
    def published(self) -> list[Table]:
        return [t for t in self if t.published]


@functools.cache
def dictionary() -> Dictionary:
    """The data dictionary of this version of seedline."""
    source = importlib.resources.files(__package__).joinpath("dictionary.yaml").read_text(encoding="utf-8")
    return Dictionary(yaml.safe_load(source))
