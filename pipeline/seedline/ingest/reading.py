"""Files to decoded texts: tables `seeds` and `rejects`.

Belongs here: telling encodings, and refusing what is no text; `decode` and `from_text` are its pure core.
Does not belong here: where seeds lie (that is `sources`), what the lines of a text are (that is `layout`).

Every entry below the folder comes out in one of the two tables.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import polars as pl
from charset_normalizer import from_bytes

from seedline.dataset.ids import document_id
from seedline.dataset.schema import dictionary
from seedline.dataset.span import LineIndex
from seedline.ingest.refusal import Refusal
from seedline.ingest.sources import Source, source
from seedline.places import Place

MAX_LINE_CHARS = 1_000_000
MAX_SEED_BYTES = 64 * 2**20
MAX_LINES = 1_000_000

# Longest mark first: UTF-32 LE begins with the mark of UTF-16 LE.
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32le"),
    (b"\x00\x00\xfe\xff", "utf-32be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16le"),
    (b"\xfe\xff", "utf-16be"),
)
# Codecs that legacy pages use (those of the WHATWG Encoding Standard that Python has), by IANA name, likeliest first.
# charset-normalizer is kept to these: left free it takes EBCDIC and DOS code pages for short texts.
_LEGACY = {
    "cp1252": "windows-1252",
    "cp1251": "windows-1251",
    "koi8_r": "koi8-r",
    "cp1250": "windows-1250",
    "cp1254": "windows-1254",
    "cp1253": "windows-1253",
    "cp1256": "windows-1256",
    "cp1257": "windows-1257",
    "iso8859_2": "iso-8859-2",
    "iso8859_5": "iso-8859-5",
    "cp866": "ibm866",
    "gb18030": "gb18030",
    "big5": "big5",
    "shift_jis": "shift_jis",
    "euc_jp": "euc-jp",
    "euc_kr": "euc-kr",
}
_DETECTION_BYTES = 256 * 1024
# English with a few accents or curly quotes: windows-1252, as browsers take it; too few other letters to tell more.
_MOSTLY_ASCII = 0.85
_ASCII_LETTERS = re.compile(rb"[A-Za-z]")
_HIGH = re.compile(rb"[\xc0-\xff]")
_FORMATS = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
# Stray control characters happen in pages; above this share the file is no text.
_MAX_CONTROL_SHARE = 0.01


@dataclass(frozen=True, slots=True)
class Limits:
    """What is refused for its size. Lines are counted in characters, seeds in bytes."""

    line_chars: int = MAX_LINE_CHARS
    seed_bytes: int = MAX_SEED_BYTES
    lines: int = MAX_LINES


# ------------------------------------------------------------------ pure core
def decode(data: bytes) -> tuple[str, str]:
    """Text and encoding (IANA name) of a seed's bytes; a leading byte order mark is dropped, nothing else changed.

    The order of trials: byte order mark, UTF-8, UTF-16 by its pattern of zero bytes, then charset-normalizer
    among the encodings of legacy pages.

    Raises:
        Refusal: S101 empty, S102 no text, S103 encoding unknown.
    """
    if not data:
        raise Refusal("S101")
    for magic, name in _FORMATS:
        if data.startswith(magic):
            raise Refusal("S102", detail=name)
    text, encoding = _decoded(data)
    if not text:
        raise Refusal("S101")
    if not text.strip():
        raise Refusal("S102", detail="white space only")
    controls = sum(1 for _ in _CONTROL.finditer(text))
    if controls > max(1, len(text) * _MAX_CONTROL_SHARE):
        raise Refusal("S102", detail=f"{controls:,} of {len(text):,} characters are control characters")
    if "\x00" in text:
        raise Refusal("S102", detail=f"character {text.index(chr(0)):,} is NUL")
    return text, encoding


def _decoded(data: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark) and not (encoding.startswith("utf-32") and len(data) % 4):
            try:
                return data[len(mark) :].decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise Refusal("S103", detail=f"marked as {encoding}, but byte {error.start + len(mark):,} does not fit") from error
    if 0 in data:
        return _wide(data)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        _refuse_broken_utf8(data, error)
    return _legacy(data)


def _wide(data: bytes) -> tuple[str, str]:
    """UTF-16 without a mark: in Western text every second byte is zero, on one side only."""
    if not data.strip(b"\x00"):
        raise Refusal("S102", detail="NUL bytes only")
    half = len(data) // 2
    for encoding, zeros, others in (("utf-16le", data[1::2], data[::2]), ("utf-16be", data[::2], data[1::2])):
        if len(data) % 2 == 0 and zeros.count(0) > 0.4 * half and not others.count(0):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError:
                break
    raise Refusal("S102", detail=f"byte {data.index(0):,} is NUL")


def _refuse_broken_utf8(data: bytes, error: UnicodeDecodeError) -> None:
    """Mostly sound UTF-8 is damaged UTF-8, not a legacy encoding: any guess would turn its letters into others."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(len(part) for part in text.split("\ufffd")) - len(data.translate(None, bytes(range(128, 256))))
    if sound > 4 * broken:
        raise Refusal("S103", detail=f"UTF-8 but for byte {error.start:,}") from error


def _legacy(data: bytes) -> tuple[str, str]:
    letters = len(_ASCII_LETTERS.findall(data))
    if letters > _MOSTLY_ASCII * (letters + len(_HIGH.findall(data))):
        with contextlib.suppress(UnicodeDecodeError):
            return data.decode("cp1252"), "windows-1252"
    best = from_bytes(data[:_DETECTION_BYTES], cp_isolation=list(_LEGACY), enable_fallback=False).best()
    if best is None:
        raise Refusal("S103", detail="no known encoding fits its bytes")
    codec = best.encoding
    try:
        return data.decode(codec), _LEGACY.get(codec, codec.replace("_", "-"))
    except UnicodeDecodeError as error:
        raise Refusal("S103", detail=f"looks like {_LEGACY.get(codec, codec)}, but byte {error.start:,} does not fit") from error


def _row(seed_path: str, data: bytes, limits: Limits) -> dict[str, Any]:
    """The row of table `seeds` of one seed."""
    text, encoding = decode(data)
    return {
        "document_id": document_id(seed_path),
        "seed_path": seed_path,
        "sha256": hashlib.sha256(data).hexdigest(),
        "size_bytes": len(data),
        "line_count": _count_lines(text, limits),
        "encoding": encoding,
        "text": text,
    }


def _count_lines(text: str, limits: Limits) -> int:
    index = LineIndex(text)
    for number, (start, end) in enumerate(zip(index.starts, index.ends, strict=True), 1):
        if end - start > limits.line_chars:
            raise Refusal("S104", line=number, length=end - start, limit=limits.line_chars)
        if number > limits.lines:
            raise Refusal("S112", limit=limits.lines)
    return len(index)


def from_text(text: str, seed_path: str = "text.txt") -> pl.DataFrame:
    """Table `seeds` of one text in memory. A lone surrogate, which no file can hold, becomes a question mark."""
    text = text.removeprefix("\ufeff").encode("utf-8", "replace").decode("utf-8")
    data = text.encode("utf-8")
    row = {
        "document_id": document_id(seed_path),
        "seed_path": seed_path,
        "sha256": hashlib.sha256(data).hexdigest(),
        "size_bytes": len(data),
        "line_count": _count_lines(text, Limits(len(text), len(data), len(text) + 1)),
        "encoding": "utf-8",
        "text": text,
    }
    return dictionary()["seeds"].frame([row])


# ------------------------------------------------------------------ files
def list_seeds(folder: str | Place) -> list[str]:
    """Paths of all entries below `folder` that `read_seeds` has to look at, sorted: see `sources`.

    Raises:
        SeedlineError: E201, there is no such folder; E240 to E243, a store's answer.
    """
    return source(folder).paths()


def published_path(path: str) -> str:
    """The path as it stands in the tables: bytes that are not UTF-8 as `\\xNN`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def read_seeds(
    folder: str | Place,
    paths: Iterable[str],
    *,
    max_line_chars: int = MAX_LINE_CHARS,
    max_seed_bytes: int = MAX_SEED_BYTES,
    max_lines: int = MAX_LINES,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Reads some of the paths that `list_seeds` gave.

    Args:
        folder: the seeds folder.
        paths: paths below it.
        max_line_chars: longest line, in characters; S104 above it.
        max_seed_bytes: largest file, in bytes; S107 above it.
        max_lines: most lines of a seed; S112 above it.

    Returns:
        Tables `seeds` and `rejects`. Each path stands in exactly one of them; nothing raises.
    """
    return _read(source(folder), paths, Limits(max_line_chars, max_seed_bytes, max_lines))


def _read(seeds_at: Source, paths: Iterable[str], limits: Limits) -> tuple[pl.DataFrame, pl.DataFrame]:
    seeds: list[dict[str, Any]] = []
    rejects: dict[str, dict[str, Any]] = {}
    for path, found in seeds_at.load(paths, limits.seed_bytes):
        name = published_path(path)
        try:
            if isinstance(found, Refusal):
                raise found
            if name != path:
                raise Refusal("S108", detail="it holds bytes that are not UTF-8")
            if "\\" in path:
                raise Refusal("S108", detail="it holds a backslash, which some systems take for a folder")
            seeds.append(_row(path, found, limits))
        except Refusal as refusal:
            rejects[name] = {"seed_path": name, "reason": refusal.code, "detail": refusal.detail}
    tables = dictionary()
    return tables["seeds"].frame(seeds), tables["rejects"].frame(rejects.values())


def read_folder(
    folder: str | Place,
    *,
    wanted: Callable[[str], bool] = lambda path: True,
    max_line_chars: int = MAX_LINE_CHARS,
    max_seed_bytes: int = MAX_SEED_BYTES,
    max_lines: int = MAX_LINES,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Tables `seeds` and `rejects` of a folder, or of what is `wanted` by its published path: see `list_seeds` and `read_seeds`."""
    seeds_at = source(folder)
    paths = [path for path in seeds_at.paths() if wanted(published_path(path))]
    return _read(seeds_at, paths, Limits(max_line_chars, max_seed_bytes, max_lines))
