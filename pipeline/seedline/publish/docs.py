"""`python -m seedline.publish.docs FOLDER`: the pages of the documentation that are rendered, not written.

Belongs here: Markdown for the data dictionary, the numbered errors, the settings, the guards and the scores. Does not belong here: any
fact of its own; a column, an error, a setting or a guard is described where it is defined.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import typer

from seedline import cli
from seedline.dataset.schema import Column, Table, dictionary
from seedline.errors import MESSAGES
from seedline.evaluation import scores
from seedline.orchestration import guards
from seedline.orchestration.measures import GROUPS
from seedline.orchestration.settings import Settings

_NOTE = "<!-- Rendered by `python -m seedline.publish.docs docs/reference`; edit {source} instead. -->"
_SECTIONS = {
    "S": ("Seeds that could not be read", "They stand in the table `rejects` with number and detail; the build goes on."),
    "E": ("Commands that stopped", "The command prints the error and exits with 2. What was published before is as it was."),
    "V1": ("What verify finds in files", "`seedline verify` lists every issue and exits with 1."),
    "V2": ("What verify finds in tables", "The checks that run in every build are the same."),
    "V3": ("What verify finds in spans and lineage", "With `--seeds`, spans are held against the bytes of the seeds themselves."),
}


def data_dictionary() -> str:
    """docs/reference/data-dictionary.md: every published table and column."""
    parts = [
        _NOTE.format(source="`pipeline/seedline/dataset/dictionary.yaml`"),
        "# Data dictionary",
        "Every table of the package, in the order in which the pipeline writes them. Absent is null, never an empty string. Dates "
        "are EDTF strings (ISO 8601-2, level 1), each with its first and last day beside it. A *span* (`seed_path`, `line_start`, "
        "`line_end`, `char_start`, `char_end`) says which characters of which seed a row is read from: lines from 1, inclusive; "
        "offsets from 0, half-open, in Unicode code points of the decoded text.",
        _table_list(),
    ]
    parts += [_table(t) for t in dictionary().published]
    parts += ["## Vocabularies", _vocabularies()]
    return "\n\n".join(parts) + "\n"


def _table_list() -> str:
    rows = [(f"[`{t.name}`](#{t.name})", t.stage, t.description) for t in dictionary().published]
    return _markdown(("table", "stage", ""), rows)


def _table(table: Table) -> str:
    facts = [f"Primary key: {', '.join(f'`{k}`' for k in table.key)}."]
    if table.quotes:
        facts.append(f"The span quotes `{table.quotes}`.")
    elif table.says:
        facts.append(f"The span is the evidence of `{table.says}`.")
    if table.span == "optional":
        facts.append("The span may be null.")
    if table.seed_text:
        facts.append("Holds running text of the seeds, which stays its publishers'.")
    rows = [(f"`{c.name}`", c.type, c.description + _constraints(c)) for c in table.columns]
    return f"## {table.name}\n\n{table.description}\n\n{' '.join(facts)}\n\n{_markdown(('column', 'type', ''), rows)}"


def _constraints(column: Column) -> str:
    notes = []
    if column.required:
        notes.append("never null")
    if column.unique:
        notes.append("unique")
    if column.ref:
        notes.append(f"refers to [`{column.ref[0]}.{column.ref[1]}`](#{column.ref[0]})")
    if column.vocabulary:
        notes.append(f"one of [{column.vocabulary}](#vocabularies)")
    if column.minimum is not None or column.maximum is not None:
        low, high = (f"{bound:g}" if bound is not None else "" for bound in (column.minimum, column.maximum))
        notes.append(f"{low} to {high}" if low and high else f"{low} or more" if low else f"{high} or less")
    if column.pattern and not column.is_edtf:
        notes.append(f"matches `{column.pattern}`")
    text = "; ".join(notes)
    return f" *{text[0].upper()}{text[1:]}.*" if notes else ""


def _vocabularies() -> str:
    rows = [(f"`{name}`", ", ".join(f"`{v}`" for v in values)) for name, values in dictionary().vocabularies.items()]
    return _markdown(("vocabulary", "values"), rows)


def errors() -> str:
    """docs/reference/errors.md: every numbered error."""
    parts = [
        _NOTE.format(source="`pipeline/seedline/errors.py`"),
        "# Numbered errors",
        "The numbers are stable; words in braces stand for what was found. Each message says what to do.",
    ]
    for prefix, (title, text) in _SECTIONS.items():
        rows = [(f'<a id="{code.lower()}"></a>{code}', words) for code, words in MESSAGES.items() if code.startswith(prefix)]
        parts.append(f"## {title}\n\n{text}\n\n{_markdown(('number', 'message'), rows)}")
    return "\n\n".join(parts) + "\n"


def guard_list() -> str:
    """docs/reference/guards.md: what can be guarded, and the packaged guards."""
    measures = [(f"`{m.__name__}`", f"`{group}`", (m.__doc__ or "").strip()) for group, own in GROUPS.items() for m in own]
    since = "Hours since the package was last published; held by Dagster between runs, as a freshness policy of `datapackage`."
    packaged = [
        (
            *(f"`{name}`" if name else "" for name in g.key),
            str(g.at_least or ""),
            *(guards.shown(g.bounds[b]) if b in g.bounds else "" for b in guards.BOUNDS),
            g.reason,
        )
        for g in guards.read()
    ]
    parts = [
        _NOTE.format(source="`pipeline/seedline/orchestration/measures.py` and `guards.csv`"),
        "# Guards",
        "Bounds that a dataset has to keep before it is published. [How to set your own](../how-to/guard-a-daily-run.md).",
        "## Measures",
        "The check is the one of the asset `datapackage` that shows the measure. The earlier package is `--previous`, or else the "
        "one in `--out`; where there is none, nothing is compared with it.",
        _markdown(("measure", "check", ""), [*measures, (f"`{guards.SINCE_PUBLISHED}`", "", since)]),
        "## Packaged guards",
        "They are for a folder of five seeds as for one of 100,000, and say nothing of what a corpus is like. A row without bounds "
        "switches off what a wider row says.",
        _markdown(guards.COLUMNS, packaged),
    ]
    return "\n\n".join(parts) + "\n"


def settings() -> str:
    """docs/reference/settings.md: every setting of a build, and each way to give it."""
    options = {parameter.name: parameter for parameter in typer.main.get_command(cli.app).commands["build"].params}  # type: ignore[attr-defined]
    rows = []
    for name, field in Settings.model_fields.items():
        parameter = options.get(name, options.get(name.removesuffix("s")))
        option = f"`{parameter.metavar if name == 'seeds' else parameter.opts[0]}`" if parameter else ""
        default = field.get_default(call_default_factory=True)
        rows.append((f"`{name}`", option, "" if default is None else f"`{default}`", field.description or ""))
    return (
        "\n\n".join(
            [
                _NOTE.format(source="`pipeline/seedline/orchestration/settings.py`"),
                "# Settings",
                "Every setting can be given in four ways. What stands further up wins:",
                "1. In Python as a keyword of `seedline.build`, on the command line as an option of `seedline build`, in Dagster's "
                "launchpad below `resources: settings: config:`.\n"
                "2. For `seedline ui` and whatever else loads the definitions, in the environment: `SEEDLINE_` and the name in "
                "capitals, as `SEEDLINE_WORKERS`; lists are parted by commas.\n"
                "3. In a YAML file, a mapping from names to values: `config=FILE`, `--config FILE` or `SEEDLINE_CONFIG=FILE`.\n"
                "4. The default.",
                "```yaml\n# daily.yaml, for: seedline build --config daily.yaml\nseeds: s3://bucket/seeds\nout: s3://bucket/datapackage\n"
                "work: s3://bucket/work\nworkers: 4\nowners: [team:data]\n```",
                _markdown(("setting", "option of `seedline build`", "default", ""), rows),
                "`SEEDLINE_TABLES` says where tables wait between the steps of runs in Dagster: a folder or an address, "
                "`.dagster/tables` by default.",
            ]
        )
        + "\n"
    )


def measured() -> str:
    """docs/reference/scores.md: precision and recall of every extractor, and what its confidence is worth."""
    parts = [
        _NOTE.format(source="`pipeline/seedline/evaluation/scores.json`, by `python -m seedline.evaluation.scores`,"),
        "# Scores",
        "What each extractor finds, measured on labelled documents; the same figures stand in every package. [How they are "
        "measured](../explanation/evaluation.md). In parentheses: 95% bootstrap interval over documents.",
    ]
    for entry in sorted(scores.published(), key=lambda e: not e["held_out"]):
        seen = "nobody had read their mistakes" if entry["held_out"] else "the rules were made with them"
        parts += [
            f"## {entry['documents']} documents: {seen}",
            f"{entry['description']}. Scored {entry['date']}.",
            _markdown(("figure", "precision", "recall", "F1", "labelled"), _figures(entry)),
            _markdown(("table", "rows", "precision", "confidence", "calibration error", "at 0.9 or more"), _calibration(entry)),
        ]
    return "\n\n".join(parts) + "\n"


def _figures(entry: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    figures, intervals = entry["figures"], entry["intervals"]
    by_type = {f"mentions: {t}": f for t, f in figures["mentions_strict_by_type"].items()}
    for name, figure in (figures | by_type).items():
        if isinstance(figure, dict) and "f1" in figure and name != "documents_found":
            low, high = intervals[name]["f1"] if name in intervals else (None, None)
            interval = f" ({low:.2f} to {high:.2f})" if low is not None else ""
            yield name, f"{figure['p']:.2f}", f"{figure['r']:.2f}", f"{figure['f1']:.2f}{interval}", str(figure.get("n_gold", ""))
    for name in ("date_values", "document_fields", "event_fields"):
        parts = ", ".join(f"{k} {v:.2f}" for k, v in figures[name].items() if k not in ("n", "accuracy_on_found"))
        yield name, "", parts, "", str(figures[name].get("n", ""))


def _calibration(entry: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    for table, c in entry["calibration"].items():
        sure = f"{c['sure']['precision']:.3f} of {c['sure']['n']}" if c["sure"] else "no row"
        yield table, str(c["n"]), f"{c['precision']:.3f}", f"{c['confidence']:.3f}", f"{c['expected_calibration_error']:.3f}", sure


def _markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    def line(cells: Sequence[str]) -> str:
        return "| " + " | ".join(c.replace("|", "\\|").replace("\n", " ") for c in cells) + " |"

    return "\n".join([line(head), line(["---"] * len(head)), *map(line, rows)])


PAGES = {
    "data-dictionary.md": data_dictionary,
    "errors.md": errors,
    "guards.md": guard_list,
    "scores.md": measured,
    "settings.md": settings,
}


def main(folder: str) -> None:
    """Writes the rendered pages into a folder."""
    for name, render in PAGES.items():
        (Path(folder) / name).write_text(render(), encoding="utf-8", newline="")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m seedline.publish.docs FOLDER")
    main(sys.argv[1])
