"""An evaluation on a terminal.

Belongs here: rich tables. Does not belong here: computing anything but layout.
"""

from __future__ import annotations

import collections
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from seedline.evaluation.figures import HEADLINE, Tree

if TYPE_CHECKING:
    from seedline.evaluation.result import Evaluation

_DETAIL = ("documents_found", "mentions_overlap", "entities_b3_on_found", "country_codes", "boilerplate_lines",
           "events_across_documents", "lineage_exact")  # fmt: skip
_KINDS = ("mentions_strict", "entities_b3", "date_values", "positions", "statements", "events_by_type", "instrument_actions", "topics")
_WIDTH = 90  # characters of a quotation


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _interval(bounds: list[float] | None) -> str:
    return f"{bounds[0]:.2f}-{bounds[1]:.2f}" if bounds else ""


def _main_name(figure: Tree) -> str:
    return next(name for name in ("f1", "recall", "accuracy_on_found", "rate", "mean") if name in figure)


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for i, column in enumerate(columns):
        table.add_column(column, justify="left" if i == 0 else "right", no_wrap=i == 0)
    return table


def _figures(evaluation: Evaluation) -> Table:
    title = f"Scores on {evaluation.documents} labelled documents"
    table = _table(title, "figure", "precision", "recall", "score", "95%", "rows", "labels")
    names = [*HEADLINE, *(n for n in _DETAIL if n in evaluation.figures)]
    for figure in names:
        values = evaluation.figures[figure]
        main = HEADLINE.get(figure) or _main_name(values)
        bounds = evaluation.intervals.get(figure, {}).get(main)
        counts = [str(values.get("n_pred", "")), str(values.get("n_gold", values.get("n", "")))]
        table.add_row(figure, _number(values.get("p")), _number(values.get("r")), _number(values[main]), _interval(bounds), *counts,
                      end_section=figure == list(HEADLINE)[-1])  # fmt: skip
    mean = evaluation.figures["headline_mean"]
    table.add_section()
    table.add_row("headline mean", "", "", _number(mean), _interval(evaluation.intervals.get("headline_mean")), "", "")
    return table


def _fields(evaluation: Evaluation) -> Table:
    table = _table("Fields", "field", "right", "95%")
    for figure in ("document_fields", "event_fields"):
        table.add_row(Text(figure, style="bold"))
        for name, value in evaluation.figures[figure].items():
            table.add_row(f"  {name}", _number(value), _interval(evaluation.intervals.get(figure, {}).get(name)))
        table.add_section()
    return table


def _kinds(evaluation: Evaluation) -> Table:
    table = _table("By kind of row", "kind", "precision", "recall", "f1", "rows", "labels")
    for figure in _KINDS:
        table.add_row(Text(figure, style="bold"))
        for kind, values in evaluation.kinds.get(figure, {}).items():
            numbers = [_number(values[name]) for name in ("p", "r", "f1")]
            table.add_row(f"  {kind}", *numbers, str(values["n_pred"]), str(values["n_gold"]))
        table.add_section()
    return table


def _is_empty(figure: Tree) -> bool:
    """Whether nothing was labelled and nothing said, so that 1.0 would be empty praise."""
    counts = [figure[name] for name in ("n", "n_pred", "n_gold") if name in figure]
    return bool(counts) and not any(counts)


def _groups(title: str, groups: dict[str, Tree]) -> Table:
    names = [f"{name.replace('_', ' ')} ({figures['documents']})" for name, figures in groups.items()]
    table = _table(f"{title} (number of documents); - where there is nothing to score", "figure", *names)
    for figure in HEADLINE:
        table.add_row(figure, *("-" if _is_empty(g[figure]) else _number(g["headline"][figure]) for g in groups.values()))
    table.add_section()
    table.add_row("headline mean", *(_number(g["headline_mean"]) for g in groups.values()))
    return table


def _calibration(entries: dict[str, dict[str, Any]]) -> Table:
    table = _table(
        "Is confidence what it says? (ECE: calibration error; sure: 0.9 or more)",
        "table or extractor",
        "rows",
        "mean conf.",
        "right",
        "ECE",
        "sure",
        "right",
    )
    for name, entry in entries.items():
        sure = entry["sure"] or {}
        table.add_row(Text(name, style="bold"), str(entry["n"]), _number(entry["confidence"]), _number(entry["precision"]),
                      _number(entry["expected_calibration_error"]), str(sure.get("n", "")), _number(sure.get("precision")))  # fmt: skip
        for extractor, part in entry["extractors"].items():
            table.add_row(f"  {extractor}", str(part["n"]), _number(part["confidence"]), _number(part["precision"]), "", "", "")
        table.add_section()
    return table


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _WIDTH else line[: _WIDTH - 1] + "…"


def _errors(evaluation: Evaluation, limit: int) -> Iterable[Text]:
    kinds: dict[str, list[Any]] = collections.defaultdict(list)
    for error in evaluation.errors:
        kinds[error.kind].append(error)
    for kind, rows in sorted(kinds.items(), key=lambda item: (-len(item[1]), item[0])):
        yield Text()
        yield Text(f"{kind}: {len(rows)}", style="bold")
        for e in rows[:limit]:
            said = "; ".join(f"{who} {_short(what)}" for who, what in (("gold:", e.gold), ("got:", e.got)) if what is not None)
            yield Text(f"  {e.document}:{e.line or '-'}  {_short(e.text)}  ").append(said, style="dim")


def render(evaluation: Evaluation, console: Console | None = None, *, errors: int = 5) -> None:
    """Prints tables of scores, fields, kinds, sources and calibration, and up to `errors` mistakes of each kind."""
    console = console or Console()
    console.print(_figures(evaluation))
    console.print(_fields(evaluation))
    console.print(_kinds(evaluation))
    for title, groups in (("By source", evaluation.sources), ("By kind of document", evaluation.document_kinds)):
        if len(groups) > 1:
            console.print(_groups(title, groups))
    if evaluation.calibration:
        console.print(_calibration(evaluation.calibration))
    for line in _errors(evaluation, errors) if errors else ():
        console.print(line, soft_wrap=True)
