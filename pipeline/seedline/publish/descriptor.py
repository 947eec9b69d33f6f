"""The package's papers: datapackage.json (Data Package v2), README, LICENSE, CITATION.cff.

Belongs here: rendering them from the data dictionary and from what was written. Does not belong here: files, hashes,
columns (they are the dictionary's).
Source: Data Package standard, version 2.0 (https://datapackage.org); Citation File Format 1.2.0.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl
import yaml

from seedline.dataset.schema import Table, dictionary
from seedline.errors import SeedlineError
from seedline.publish.files import PARQUET_SUFFIX, Digest

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
# Written out although they are the standard's defaults: readers that guess would guess from running text.
DIALECT = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True}
LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
SEED_TEXT = {
    "name": "notspecified",
    "title": "Running text of the seeds stays its publishers'; no licence is granted for it",
}
EVALUATION = "seedline:evaluation"  # property of the descriptor that holds the scores
MAX_SOURCES = 200  # above this, a list of seeds in the descriptor helps nobody: the table `documents` is that list


@dataclass(frozen=True, slots=True)
class Meta:
    """What a package says of itself besides its tables."""

    name: str = "seedline-dataset"
    title: str = "People, bodies, events and statements read from raw text"
    description: str = (
        "Persons, organisations, countries, places, instruments, positions, events and statements, read from a folder of raw text. "
        "Every value can be followed back to the line that says it."
    )
    contributors: tuple[Mapping[str, Any], ...] = ({"title": "The seedline authors", "roles": ["creator"]},)
    keywords: tuple[str, ...] = ("diplomacy", "international organisations", "events", "statements", "lineage", "text as data")
    homepage: str | None = None
    version: str | None = None  # of the dataset; seedline's own where it is None
    sources: tuple[Mapping[str, str], ...] = ()  # besides the seeds: title, path
    extra: Mapping[str, Any] = field(default_factory=dict)  # further properties of the descriptor, such as `evaluation`

    @classmethod
    def read(cls, path: str | Path) -> Meta:
        """Reads a YAML file with any of: name, title, description, contributors, keywords, homepage, version.

        Raises:
            SeedlineError: E217, the file cannot be read or has another key.
        """
        texts, lists = ("name", "title", "description", "homepage", "version"), ("contributors", "keywords")
        try:
            values: dict[str, Any] = yaml.safe_load(Path(path).read_text(encoding="utf-8")) or {}
        except (OSError, ValueError, yaml.YAMLError) as error:
            raise SeedlineError("E217", path=path, detail=error) from error
        if not isinstance(values, dict) or set(values) - {*texts, *lists}:
            raise SeedlineError("E217", path=path, detail=f"it may hold {', '.join(sorted((*texts, *lists)))} and nothing else")
        for name in set(lists) & set(values):
            if not isinstance(values[name], list):
                raise SeedlineError("E217", path=path, detail=f"{name} has to be a list")
        if not all(isinstance(c, dict) and c.get("title") for c in values.get("contributors", [])):
            raise SeedlineError("E217", path=path, detail="each contributor needs a title, that is a name")
        said: dict[str, Any] = {k: tuple(v) if k in lists else str(v) for k, v in values.items()}
        return cls(**said)


def descriptor(tables: Mapping[str, pl.DataFrame], written: Mapping[str, Digest], *, version: str, meta: Meta) -> dict[str, Any]:
    """The Data Package descriptor.

    Args:
        tables: published tables by name.
        written: size in bytes and SHA-256 of each file, by its path in the package.
        version: version of the package.
        meta: what the package says of itself.
    """
    resources = []
    for table in dictionary().published:
        if table.name in tables:
            resources += [_resource(table, suffix, len(tables[table.name]), written) for suffix in ("csv", "parquet")]
    head: dict[str, Any] = {
        "$schema": PROFILE,
        "name": meta.name,
        "title": meta.title,
        "description": meta.description,
        "version": version,
    }
    if meta.homepage:
        head["homepage"] = meta.homepage
    return {
        **head,
        "licenses": [LICENCE],
        "sources": _sources(tables.get("documents")) + [dict(s) for s in meta.sources],
        "contributors": [dict(c) for c in meta.contributors],
        "keywords": list(meta.keywords),
        **meta.extra,
        "resources": resources,
    }


def _resource(table: Table, suffix: str, rows: int, written: Mapping[str, Digest]) -> dict[str, Any]:
    path = f"data/{table.name}.{suffix}"
    size, sha256 = written[path]
    # A Parquet resource with `type` or `format: parquet` is read by frictionless through pandas, wrongly and slowly;
    # declared like this, its bytes and hash are checked.
    form: dict[str, Any] = (
        {"type": "table", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "dialect": DIALECT}
        if suffix == "csv"
        else {"format": "apache-parquet", "mediatype": "application/vnd.apache.parquet"}
    )
    return {
        "name": table.name + (PARQUET_SUFFIX if suffix == "parquet" else ""),
        "title": table.title,
        "description": table.description,
        "path": path,
        **form,
        "bytes": size,
        "hash": f"sha256:{sha256}",
        "rowCount": rows,
        "licenses": [LICENCE, SEED_TEXT] if table.seed_text else [LICENCE],
        "schema": table.frictionless,
    }


def _sources(documents: pl.DataFrame | None) -> list[dict[str, str]]:
    if documents is None or documents.is_empty():
        return []
    if len(documents) > MAX_SOURCES:
        return [{"title": f"{len(documents)} seeds; the table documents lists them with their hashes", "path": "data/documents.csv"}]
    rows = documents.sort("seed_path").select("seed_path", "title", "publisher", "sha256").iter_rows()
    return [
        {"title": ", ".join(v for v in (title, publisher) if v) or path, "path": path, "hash": f"sha256:{sha256}"}
        for path, title, publisher, sha256 in rows
    ]


def render(descriptor: Mapping[str, Any]) -> str:
    """The descriptor as the text of datapackage.json."""
    return json.dumps(descriptor, indent=2, ensure_ascii=False) + "\n"


def _latest(tables: Mapping[str, pl.DataFrame]) -> str | None:
    """The latest date of publication that a seed states, as the only date that a package knows."""
    documents = tables.get("documents")
    latest = None if documents is None else documents["published_to"].max()
    return str(latest) if latest is not None else None


def readme(tables: Mapping[str, pl.DataFrame], *, version: str, meta: Meta, page: str | None = None) -> str:
    """README.md: what the package is, its tables with counts, how to trace, verify and cite; `page` names its explorer page."""
    rows = [
        f"| `{t.name}` | {len(tables[t.name]):,} | {t.description.split('. ')[0].removesuffix('.')}. |"
        for t in dictionary().published
        if t.name in tables
    ]
    documents = len(tables["documents"]) if "documents" in tables else 0
    latest = _latest(tables)
    until = f", the latest of them of {latest}" if latest else ""
    quotes = [t.name for t in dictionary().published if t.seed_text and t.name in tables]
    quoting = ", ".join(f"`{name}`" for name in (*quotes, page) if name)
    table_list = "\n".join(rows)
    look = f"Open `{page}` in a browser to see the seeds with what was read from them, value by value.\n\n" if page else ""
    return f"""# {meta.title}

{meta.description}

Version {version}, read from {documents:,} seed{"" if documents == 1 else "s"} (raw text files){until}.

## Tables

Each table is here twice with the same content: `data/<table>.parquet` and `data/<table>.csv` (UTF-8, RFC 4180; an empty
cell is null). `datapackage.json` describes every column, key and vocabulary (Data Package v2); the Parquet files carry
the same descriptions.

| table | rows | |
| --- | ---: | --- |
{table_list}

## From a value to its line

A *span* is `seed_path, line_start, line_end, char_start, char_end`: lines from 1, inclusive; offsets from 0, half-open, in
Unicode code points of the seed's decoded text. `lineage` holds the spans of all rows, down to the column, with the quoted
characters; `lines` holds the seeds line by line.

{look}```console
seedline trace events EVENT_ID --package .
seedline verify . --seeds SEEDS
sha256sum --check checksums
frictionless validate datapackage.json
```

```sql
-- DuckDB: what says so?
SELECT field, seed_path, line_start, text FROM 'data/lineage.parquet' WHERE table_name = 'events' AND row_id = 'EVENT_ID';
```

Reading the CSV with pandas, pass `keep_default_na=False, na_values=[""]`: `NA` is the code of Namibia.

{_trust(meta)}## Licence

The dataset is licensed under CC BY 4.0 (`LICENSE`). The seeds' own running text, which {quoting} quote, stays its
publishers'; it is quoted so that every value can be checked.

## Citation

`CITATION.cff`: {_creators(meta)}: *{meta.title}*, version {version}.
"""


def _trust(meta: Meta) -> str:
    """What labelled documents say of the pipeline that made the package; empty where it was not scored."""
    scores = meta.extra.get(EVALUATION)
    if not scores:
        return ""
    sets = "\n".join(f"| {s['description']} | {s['documents']} | {'yes' if s['held_out'] else 'no'} | {s['date']} |" for s in scores)
    names = list(dict.fromkeys(n for s in scores for n in s["figures"]["headline"]))
    head = "| figure | " + " | ".join(s["description"].split(":")[0] for s in scores) + " |"
    rows = "\n".join(f"| {n} | " + " | ".join(f"{s['figures']['headline'].get(n, float('nan')):.2f}" for s in scores) + " |" for n in names)
    return f"""## How far to trust it

The pipeline was scored on labelled documents. No rule was made with those held out; only they tell what to
expect of new texts. Intervals, calibration and all figures stand in `datapackage.json` under `{EVALUATION}`.

| labelled documents | number | held out | scored |
| --- | ---: | --- | --- |
{sets}

{head}
| --- |{" ---: |" * len(scores)}
{rows}

"""


def _creators(meta: Meta) -> str:
    return ", ".join(str(c["title"]) for c in meta.contributors)


def licence(meta: Meta) -> str:
    """LICENSE: CC BY 4.0 for what was derived, and what it does not cover."""
    return f"""{meta.title}
by {_creators(meta)}

SPDX-License-Identifier: CC-BY-4.0

This dataset is licensed under the Creative Commons Attribution 4.0
International License. The licence's text is at
https://creativecommons.org/licenses/by/4.0/legalcode

The licence does not cover the running text of the seeds, from which the
dataset was made and which some of its tables quote (the descriptor says which):
that text stays its publishers'.

Names, codes and coordinates from reference tables stand under the terms of their
sources, which attribution satisfies as well.
"""


def citation(*, version: str, meta: Meta) -> str:
    """CITATION.cff (Citation File Format 1.2.0). It has no date: a package is the same whenever it is built."""
    record = {
        "cff-version": "1.2.0",
        "message": "If you use this dataset, please cite it as below.",
        "type": "dataset",
        "title": meta.title,
        "abstract": meta.description,
        "version": version,
        "license": LICENCE["name"],
        "authors": [{"name": str(c["title"])} for c in meta.contributors],
        "keywords": list(meta.keywords),
        **({"url": meta.homepage} if meta.homepage else {}),
    }
    return yaml.safe_dump(record, sort_keys=False, allow_unicode=True, width=1000)
