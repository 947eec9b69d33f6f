"""Reading gold: what people say stands in a text.

A gold folder holds for each document NAME.txt, NAME.mentions.jsonl and NAME.gold.yaml and, where documents tell of the same
events, same_event.yaml (a list of lists of "NAME:event id"). docs/how-to/label-and-score.md describes the format.
Belongs here: reading and checking these files. Does not belong here: tags in texts (see `annotation`), scoring.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from seedline.dataset import edtf
from seedline.dataset.schema import dictionary
from seedline.dataset.span import LineIndex
from seedline.errors import SeedlineError, message
from seedline.evaluation import matching
from seedline.evaluation.annotation import MENTIONS, TEXT, TYPES, Label, is_id_of, read_text, wanted_id
from seedline.reference import Reference

FACTS = ".gold.yaml"
SAME_EVENT = "same_event.yaml"
LISTS = ("positions", "events", "statements", "instruments", "relations", "topics")
OPTIONAL = frozenset({"relations"})  # labelled, but not scored
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same loader in C where libyaml is there, six times as fast
_ID = re.compile(r"(person|org|country|place|event|instrument):\S+")


@dataclass(slots=True)
class Document:
    """One labelled document.

    Attributes:
        source: group that the document belongs to, for figures per source.
        facts: the lists of NAME.gold.yaml and its `document`, as they stand there; absent lists are empty.
        spans: character range of each statement, in the order of `facts["statements"]`.
    """

    name: str
    text: str
    sha256: str
    source: str
    labels: list[Label]
    facts: dict[str, Any]
    index: LineIndex
    spans: list[tuple[int, int]] = field(default_factory=list)

    @property
    def about(self) -> dict[str, Any]:
        """The labels of the document as a whole."""
        return self.facts["document"]

    def line(self, number: int) -> str:
        """Text of a line, empty where there is none of that number."""
        index = self.index
        return self.text[index.starts[number - 1] : index.ends[number - 1]] if 1 <= number <= len(index) else ""

    def events(self) -> dict[str, dict[str, Any]]:
        """Labelled events by their id in the document."""
        return {str(e["id"]): e for e in self.facts["events"]}


@dataclass(slots=True)
class Gold:
    """Labelled documents by name, in order of name, and the groups of events that are one, each as (name, event id)."""

    documents: dict[str, Document]
    same: list[list[tuple[str, str]]]

    @classmethod
    def read(cls, folder: str | Path, reference: Reference | None = None) -> Gold:
        """Reads and checks a gold folder.

        Args:
            folder: the folder.
            reference: packs whose topics may be used; the packaged ones by default.

        Raises:
            SeedlineError: E220, no gold there; E221, faults, all of them listed (E226 to E229).
        """
        folder = Path(folder)
        paths = sorted(folder.glob(f"*{FACTS}"))
        if not paths:
            raise SeedlineError("E220", path=folder, wanted=f"NAME{FACTS}")
        topics = {row["topic_id"] for row in (reference or Reference()).rows("topics")}
        documents: dict[str, Document] = {}
        faults: list[str] = []
        for path in paths:
            name = path.name.removesuffix(FACTS)
            try:
                document = _read(path, name)
            except SeedlineError as error:
                faults.append(str(error).removeprefix(f"{error.code}: "))
                continue
            documents[name] = document
            faults += _Check(document, topics).faults()
        same, wrong = ([], []) if faults else _same(folder / SAME_EVENT, documents)
        faults += wrong
        if faults:
            raise SeedlineError("E221", count=len(faults), issues="\n".join(faults))
        for document in documents.values():
            document.spans = [_statement_span(document, s) for s in document.facts["statements"]]
        return cls(documents, same)


def _yaml(path: Path) -> Any:
    try:
        return yaml.load(read_text(path), _LOADER)
    except yaml.YAMLError as error:
        raise SeedlineError("E226", where=path.name, detail=f"not YAML: {' '.join(str(error).split())}") from error


def _read(path: Path, name: str) -> Document:
    facts = _yaml(path)
    if not isinstance(facts, dict) or not isinstance(facts.get("document"), dict):
        raise SeedlineError("E226", where=path.name, detail="it has to be a mapping with the key `document`")
    missing = [k for k in LISTS if k not in facts and k not in OPTIONAL]
    if missing:
        raise SeedlineError("E226", where=path.name, detail=f"missing: {', '.join(missing)}. Where there is nothing to label, write []")
    wrong = [k for k in LISTS if not isinstance(facts.get(k) or [], list)]
    if wrong:
        raise SeedlineError("E226", where=path.name, detail=f"not a list: {', '.join(wrong)}")
    source = path.with_name(name + TEXT)
    text = read_text(source)
    return Document(
        name=name,
        text=text,
        sha256=hashlib.sha256(source.read_bytes()).hexdigest(),
        source=str(facts.get("split_topic") or "other"),
        labels=_labels(path.with_name(name + MENTIONS)),
        facts={**facts, **{k: facts.get(k) or [] for k in LISTS}},
        index=LineIndex(text),
    )


def _labels(path: Path) -> list[Label]:
    labels = []
    for number, row in enumerate(read_text(path).split("\n"), start=1):
        if row.strip():
            try:
                one = Label(**json.loads(row))
                if not all(type(n) is int for n in (one.start, one.end, one.line)):
                    raise ValueError("start, end and line have to be whole numbers")
            except (ValueError, TypeError) as error:
                raise SeedlineError("E226", where=f"{path.name}:{number}", detail=f"not a mention ({error})") from error
            labels.append(one)
    return labels


def _same(path: Path, documents: dict[str, Document]) -> tuple[list[list[tuple[str, str]]], list[str]]:
    if not path.is_file():
        return [], []
    groups: list[list[tuple[str, str]]] = []
    faults = []
    try:
        written = _yaml(path) or []
        keys = [[str(key) for key in group] for group in written]
    except SeedlineError as error:
        return [], [str(error).removeprefix(f"{error.code}: ")]
    except TypeError:
        return [], [message("E226", where=path.name, detail="it has to be a list of lists of NAME:event")]
    for group in keys:
        pairs = [(name, event) for name, _, event in (key.rpartition(":") for key in group)]
        groups.append(pairs)
        unknown = [f"{n}:{e}" for n, e in pairs if n not in documents or e not in documents[n].events()]
        faults += [message("E227", where=path.name, field="an event", value=key, wanted="NAME:id of a labelled event") for key in unknown]
    return groups, faults


def _statement_span(document: Document, statement: dict[str, Any]) -> tuple[int, int]:
    """From the first `starts` to the last `ends` on the statement's line."""
    start, end = document.index.starts[statement["line"] - 1], document.index.ends[statement["line"] - 1]
    last = str(statement["ends"])
    return document.text.index(str(statement["starts"]), start, end), document.text.rindex(last, start, end) + len(last)


class _Check:
    """Checks one document's labels; `faults` gives the numbered messages."""

    def __init__(self, document: Document, topics: set[str]) -> None:
        self._document = document
        self._topics = topics
        self._file = document.name + FACTS
        self._tagged = {label.id for label in document.labels}

    def faults(self) -> Iterator[str]:
        facts = self._document.facts
        yield from self._mentions()
        yield from self._about(self._document.about)
        for name, check in (("positions", self._position), ("events", self._event), ("statements", self._statement),
                            ("instruments", self._instrument)):  # fmt: skip
            for number, row in enumerate(facts[name], start=1):
                where = f"{name} {number}"
                if isinstance(row, dict):
                    yield from check(row, where)
                else:
                    yield self._wrong(where, row, "a mapping")
        for topic in facts["topics"]:
            if str(topic) not in self._topics:
                yield self._wrong("a topic", topic, "an id of the reference pack `topics`")

    def _wrong(self, what: str, value: object, wanted: str) -> str:
        return message("E227", where=self._file, field=what, value=value, wanted=wanted)

    def _one_of(self, what: str, value: object, vocabulary: str, *, null: bool = False) -> Iterator[str]:
        values = dictionary().vocabularies[vocabulary]
        if value not in values and not (null and value is None):
            yield self._wrong(what, value, ", ".join(values))

    def _each(self, what: str, values: object, check: Callable[[str, object], Iterator[str]]) -> Iterator[str]:
        if not isinstance(values or [], list):
            yield self._wrong(what, values, "a list")
            return
        for value in values or []:  # type: ignore[attr-defined]
            yield from check(what, value)

    def _id(self, what: str, value: object, *, null: bool = True, tagged: bool = False) -> Iterator[str]:
        if not (null and value is None) and not _ID.fullmatch(str(value)):
            yield self._wrong(what, value, "an id such as person:jane-doe, org:un or country:KZ" + (", or null" if null else ""))
        elif tagged and value not in self._tagged:
            yield message("E228", where=self._file, field=what, value=value)

    def _line(self, what: str, value: object) -> Iterator[str]:
        if type(value) is not int or not 1 <= value <= len(self._document.index):
            yield self._wrong(what, value, f"a line number from 1 to {len(self._document.index)}")

    def _date(self, what: str, value: object) -> Iterator[str]:
        if value is not None and not edtf.is_valid(str(matching.date(value))):
            yield self._wrong(what, value, f"{wanted_id('DATE').removesuffix(', or `unknown`')}, or null")

    def _words(self, what: str, words: object, line: int) -> Iterator[str]:
        if str(words) not in self._document.line(line):
            yield message("E229", where=f"{self._document.name}{TEXT}:{line}", field=what, text=str(words))

    def _mentions(self) -> Iterator[str]:
        for label in self._document.labels:
            where = f"{self._document.name}{MENTIONS}"
            if label.type not in TYPES:
                yield message("E223", where=where, type=label.type, types=", ".join(TYPES))
            elif not is_id_of(label.type, label.id):
                yield message("E224", where=where, id=label.id, type=label.type, wanted=wanted_id(label.type))
            if self._document.text[label.start : label.end] != label.text:
                yield message("E229", where=where, field=f"{label.start} to {label.end}", text=label.text)

    def _about(self, about: dict[str, Any]) -> Iterator[str]:
        yield from self._one_of("document.kind", about.get("kind"), "document_kind")
        yield from self._date("document.published", about.get("published"))
        yield from self._each("document.boilerplate_lines", about.get("boilerplate_lines"), self._line)
        if about.get("title") is not None:
            faults = list(self._line("document.title_line", about.get("title_line")))
            yield from faults or self._words("document.title", about["title"], about["title_line"])

    def _position(self, row: dict[str, Any], where: str) -> Iterator[str]:
        yield from self._id(f"{where}: person", row.get("person"), null=False, tagged=True)
        yield from self._id(f"{where}: of", row.get("of"))
        yield from self._line(f"{where}: line", row.get("line"))
        if not row.get("title"):
            yield self._wrong(f"{where}: title", row.get("title"), "the title in the text's words")

    def _event(self, row: dict[str, Any], where: str) -> Iterator[str]:
        if [e.get("id") for e in self._document.facts["events"] if isinstance(e, dict)].count(row.get("id")) != 1 or row.get("id") is None:
            yield self._wrong(f"{where}: id", row.get("id"), "an id of its own, such as e1")
        yield from self._one_of(f"{where}: type", row.get("type"), "event_type")
        yield from self._one_of(f"{where}: status", row.get("status"), "event_status")
        yield from self._one_of(f"{where}: format", row.get("format"), "event_format", null=True)
        for name in ("start", "end"):
            yield from self._date(f"{where}: {name}", row.get(name))
        for name in ("place", "organizer", "chair"):
            yield from self._id(f"{where}: {name}", row.get(name))
        if not row.get("name"):
            yield self._wrong(f"{where}: name", row.get("name"), "a name in the text's words")
        yield from self._each(f"{where}: participants", row.get("participants"), lambda what, one: self._id(what, one, null=False))
        yield from self._each(f"{where}: lines", row.get("lines"), self._line)
        if not row.get("lines"):
            yield self._wrong(f"{where}: lines", row.get("lines"), "a list of the lines that tell of it")

    def _statement(self, row: dict[str, Any], where: str) -> Iterator[str]:
        yield from self._one_of(f"{where}: kind", row.get("kind"), "statement_kind")
        yield from self._id(f"{where}: speaker", row.get("speaker"))
        faults = list(self._line(f"{where}: line", row.get("line")))
        yield from faults
        for name in ("starts", "ends") if not faults else ():
            yield from self._words(f"{where}: {name}", row.get(name), row["line"])

    def _instrument(self, row: dict[str, Any], where: str) -> Iterator[str]:
        yield from self._id(f"{where}: id", row.get("id"), null=False, tagged=True)
        yield from self._one_of(f"{where}: action", row.get("action"), "instrument_action")
        yield from self._line(f"{where}: line", row.get("line"))
