"""Labelling texts: inline tags to a plain text and its mentions.

Belongs here: the tag format `<m t=TYPE id=ID>words</m>`, its checks, and writing NAME.txt and NAME.mentions.jsonl beside
NAME.ann.txt. Does not belong here: NAME.gold.yaml (see `gold`), scoring.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from seedline.dataset import edtf
from seedline.dataset.span import LineIndex
from seedline.errors import SeedlineError, message
from seedline.evaluation import matching

ANNOTATED = ".ann.txt"
TEXT = ".txt"
MENTIONS = ".mentions.jsonl"
# label -> type of the published tables, and what an id begins with (dates carry their value instead)
TYPES = {
    "PERSON": ("person", "person:"),
    "ORG": ("organization", "org:"),
    "COUNTRY": ("country", "country:"),
    "PLACE": ("place", "place:"),
    "DATE": ("date", ""),
    "INSTRUMENT": ("instrument", "instrument:"),
    "EVENT": ("event", "event:"),
}
UNKNOWN = "unknown"
_TAG = re.compile(r"<m t=(?P<type>\S+) id=(?P<id>[^>\s]+)>(?P<text>[^\n\r]*?)</m>")
_REST = re.compile(r"</?m\b[^\n\r]{0,40}")
_COUNTRY = re.compile(r"country:[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Label:
    """One tagged stretch of a text.

    Attributes:
        type: a key of `TYPES`.
        id: what it stands for, the same in all documents; a date's ISO 8601 value, or `unknown`.
        text: the words.
        start, end: half-open offsets in the plain text, in code points.
        line: its line, from 1.
    """

    type: str
    id: str
    text: str
    start: int
    end: int
    line: int


def is_id_of(type_: str, id_: str) -> bool:
    """Whether an id fits a type: the type's prefix and a name, an ISO country code, or a date's value."""
    if type_ == "DATE":
        return id_ == UNKNOWN or edtf.is_valid(str(matching.date(id_)))
    if type_ == "COUNTRY":
        return bool(_COUNTRY.fullmatch(id_))
    return id_.startswith(TYPES[type_][1]) and id_ != TYPES[type_][1]


def wanted_id(type_: str) -> str:
    """What an id of a type has to be, for messages."""
    if type_ == "DATE":
        return "an ISO 8601 date at its own grain, such as 2018-06-11, 2018-06, 2018-SP or 2018-06-10/2018-06-11, or `unknown`"
    return "country: and the ISO 3166-1 alpha-2 code" if type_ == "COUNTRY" else f"{TYPES[type_][1]} and a name"


def strip(annotated: str, name: str = "text") -> tuple[str, list[Label], list[str]]:
    """Takes the tags out of an annotated text.

    Args:
        annotated: text with tags.
        name: what stands for the file in messages.

    Returns:
        the plain text, its labels in reading order, and the numbered faults (E222 to E225), none where all is well.
    """
    pieces: list[str] = []
    tags: list[tuple[re.Match[str], int]] = []
    length = last = 0
    for m in _TAG.finditer(annotated):
        pieces += [annotated[last : m.start()], m["text"]]
        start = length + m.start() - last
        tags.append((m, start))
        length, last = start + len(m["text"]), m.end()
    text = "".join([*pieces, annotated[last:]])
    index = LineIndex(text)
    labels: list[Label] = []
    faults: list[str] = []
    for m, start in tags:
        label = Label(m["type"], m["id"], m["text"], start, start + len(m["text"]), index.line_of(start))
        labels.append(label)
        faults += _faults(label, f"{name}:{label.line}")
    faults += [message("E222", where=f"{name}:{index.line_of(m.start())}", text=m[0]) for m in _REST.finditer(text)]
    return text, labels, faults


def _faults(label: Label, where: str) -> Iterator[str]:
    if label.type not in TYPES:
        yield message("E223", where=where, type=label.type, types=", ".join(TYPES))
    elif not is_id_of(label.type, label.id):
        yield message("E224", where=where, id=label.id, type=label.type, wanted=wanted_id(label.type))
    if not label.text or label.text != label.text.strip() or "<" in label.text:
        yield message("E225", where=where, text=label.text)


def read_text(path: Path) -> str:
    """A UTF-8 text as the pipeline reads it: a leading byte order mark dropped, line ends kept.

    Raises:
        SeedlineError: E226, the file is missing or not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SeedlineError("E226", where=path.name, detail=f"the file cannot be read as UTF-8 ({error})") from error


def label(folder: str | Path) -> tuple[int, int]:
    """Converts every NAME.ann.txt of a folder into NAME.txt and NAME.mentions.jsonl beside it.

    Returns:
        how many documents and how many mentions were written.

    Raises:
        SeedlineError: E220, nothing to convert; E221, faults in the tags, all of them listed, and nothing was written.
    """
    sources = sorted(Path(folder).glob(f"*{ANNOTATED}"))
    if not sources:
        raise SeedlineError("E220", path=folder, wanted=f"NAME{ANNOTATED}")
    stripped = {path: strip(read_text(path), path.name) for path in sources}
    faults = [f for _, _, found in stripped.values() for f in found]
    if faults:
        raise SeedlineError("E221", count=len(faults), issues="\n".join(faults))
    for path, (text, labels, _) in stripped.items():
        stem = path.name.removesuffix(ANNOTATED)
        path.with_name(stem + TEXT).write_bytes(text.encode("utf-8"))
        rows = "".join(json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in labels)
        path.with_name(stem + MENTIONS).write_bytes(rows.encode("utf-8"))
    return len(sources), sum(len(labels) for _, labels, _ in stripped.values())
