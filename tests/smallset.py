"""A small dataset made by hand: three seeds, every published table filled, for tests of what comes after extraction.

The seeds are awkward on purpose: CRLF and Windows-1252, a byte order mark and lone CR, quotations over several lines,
quotation marks, commas and leading blanks, `NA` as a code.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import polars as pl

from seedline import __version__
from seedline.dataset import edtf
from seedline.dataset.ids import document_id, mint
from seedline.dataset.schema import dictionary
from seedline.dataset.span import LineIndex
from seedline.lineage.collect import lineage

TEXTS = {
    "news/a b.txt": (
        "utf-8",
        "Rail talks open in Port Lin\n\nPORT LIN, 3 May 2021\n\nTransport Minister Ada Brook of Namibia met Boris Field, "
        '"head of rails", today.\n“We signed the Coast Rail Accord,\nall of it,” Brook said.\n',
    ),
    "wire é.txt": (
        "cp1252",
        "Port Lin rail talks – a note\r\n\r\nAda Brook hosted the rail talks in Port Lin on 3 May.\r\n"
        "“It is,\r\n  in short, a café deal”, B. Field added\f.\r\n",
    ),
    "old.txt": ("utf-8", "\ufeffNo heading here\rMs Brook noted that\rrails, “quoted” or not, matter\u2028to all"),
}
MINISTER, FIELD, NAMIBIA, PORT, ACCORD = (mint("ent", n) for n in ("brook", "field", "NA", "port lin", "accord"))
TALKS = mint("evt", "talks")
SIGNED = "small/1.0"


def seeds_folder(folder: Path) -> Path:
    """The seeds as files."""
    for path, (encoding, text) in TEXTS.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode(encoding))
    return folder


def _text(path: str) -> str:
    return TEXTS[path][1].removeprefix("\ufeff")


def span(path: str, quote: str, occurrence: int = 1) -> dict[str, Any]:
    """The span of a quotation in a seed."""
    text, start = _text(path), -1
    for _ in range(occurrence):
        start = text.index(quote, start + 1)
    return LineIndex(text).span(path, start, start + len(quote))._asdict()


def _seeds() -> list[dict[str, Any]]:
    rows = []
    for path, (encoding, text) in TEXTS.items():
        content = text.encode(encoding)
        rows.append(
            {
                "document_id": document_id(path), "seed_path": path, "sha256": hashlib.sha256(content).hexdigest(),
                "size_bytes": len(content), "line_count": len(LineIndex(_text(path))), "encoding": encoding, "text": _text(path),
            }
        )  # fmt: skip
    return rows


def _lines() -> list[dict[str, Any]]:
    rows = []
    for path in TEXTS:
        text, index = _text(path), LineIndex(_text(path))
        for number, (start, end) in enumerate(zip(index.starts, index.ends, strict=True), 1):
            role = "blank" if start == end else "title" if number == 1 else "body"
            rows.append(
                {
                    "seed_path": path, "line": number, "document_id": document_id(path), "role": role,
                    "text": text[start:end] or None, "char_start": start, "char_end": end,
                }
            )  # fmt: skip
    return rows


def tables() -> dict[str, pl.DataFrame]:
    """All published tables by name."""
    news, wire, old = TEXTS
    trust = {"confidence": 0.9, "extractor": SIGNED}
    rows: dict[str, list[dict[str, Any]]] = {t.name: [] for t in dictionary()}
    rows["seeds"], rows["lines"] = _seeds(), _lines()

    titles = {news: "Rail talks open in Port Lin", wire: "Port Lin rail talks – a note", old: None}
    for seed in rows["seeds"]:
        path = seed["seed_path"]
        title = titles[path]
        known = {k: v for k, v in seed.items() if k != "text"}
        published = edtf.columns("published", "2021-05-03" if path == news else None)
        place = PORT if path == news else None
        rows["documents"].append(
            {
                **known,
                "title": title,
                "kind": "news",
                "language": "en",
                "place_id": place,
                **published,
                **span(path, title or "No heading here"),
            }
        )
    rows["documents"][1]["duplicate_of"] = document_id(news)
    rows["duplicates"] = [{"left_id": document_id(news), "right_id": document_id(wire), "similarity": 0.1 + 0.2, "kind": "near"}]

    def mention(path: str, quote: str, kind: str, entity: str | None, *, occurrence: int = 1, value: str | None = None) -> None:
        row_id = mint("men", path, quote, occurrence)
        sentence = mint("sen", path)
        rows["mentions"].append(
            {
                "mention_id": row_id, "document_id": document_id(path), "sentence_id": sentence, "type": kind, "text": quote,
                "entity_id": entity, "value": value, **trust, **span(path, quote, occurrence),
            }
        )  # fmt: skip

    mention(news, "Ada Brook", "person", MINISTER)
    mention(news, "Brook", "person", MINISTER, occurrence=2)
    mention(wire, "Ada Brook", "person", MINISTER)
    mention(news, "Boris Field", "person", FIELD)
    mention(wire, "B. Field", "person", FIELD)
    mention(news, "Namibia", "country", NAMIBIA)
    mention(news, "Port Lin", "place", PORT)
    mention(news, "Coast Rail Accord", "instrument", ACCORD)
    mention(news, "3 May 2021", "date", None, value="2021-05-03")
    for path in TEXTS:
        text = _text(path).splitlines()[0]
        rows["sentences"].append(
            {"sentence_id": mint("sen", path), "document_id": document_id(path), "ordinal": 1, "text": text, **span(path, text)}
        )

    for entity, kind, name, code, path, quote in (
        (MINISTER, "person", "Ada Brook", None, news, "Ada Brook"),
        (FIELD, "person", "Boris Field", None, news, "Boris Field"),
        (NAMIBIA, "country", "Namibia", "NA", news, "Namibia"),
        (PORT, "place", "Port Lin", "NA", news, "Port Lin"),
        (ACCORD, "instrument", "Coast Rail Accord", None, news, "Coast Rail Accord"),
    ):
        entry = {"entity_id": entity, "mention_count": 1, "document_count": 1, "original_mention_count": 1, "original_document_count": 1}
        entry |= span(path, quote)
        rows["entities"].append({**entry, "type": kind, "name": name, "country_code": code})
        rows["aliases"].append({**entry, "alias": quote})
    rows["persons"] = [
        {"entity_id": MINISTER, "given_name": "Ada", "family_name": "Brook"},
        {"entity_id": FIELD, "given_name": "Boris", "family_name": "Field"},
    ]
    rows["countries"] = [{"entity_id": NAMIBIA, "iso_alpha2": "NA", "iso_alpha3": "NAM", "m49": "516", "region": "Southern Africa"}]
    rows["places"] = [{"entity_id": PORT, "country_id": NAMIBIA, "latitude": -22.5, "longitude": 1e-7, "geonames_id": 7, "population": 0}]
    rows["instruments"] = [{"entity_id": ACCORD, "kind": "agreement"}]
    rows["positions"] = [
        {
            "position_id": mint("pos", "brook"), "document_id": document_id(news), "person_id": MINISTER, "title": "Transport Minister",
            "body_id": NAMIBIA, "is_acting": False, **trust, **span(news, "Transport Minister Ada Brook of Namibia"),
        }
    ]  # fmt: skip
    rows["events"] = [
        {
            "event_id": TALKS, "type": "meeting", "name": "Rail talks", "status": "held", **edtf.columns("start", "2021-05-03"),
            "place_id": PORT, "format": "in_person", "chair_id": MINISTER, "document_count": 2,
            "original_document_count": 2, **trust, **span(news, "Rail talks"),
        }
    ]  # fmt: skip
    rows["event_participants"] = [
        {"event_id": TALKS, "entity_id": MINISTER, "role": "host", **span(wire, "Ada Brook")},
        {"event_id": TALKS, "entity_id": FIELD, "role": "participant", **span(news, "Boris Field")},
    ]
    for path, kind, quote, speaker, cue in (
        (news, "direct", "We signed the Coast Rail Accord,\nall of it,", MINISTER, "said"),
        (wire, "direct", "It is,\r\n  in short, a café deal", FIELD, "added"),
        (old, "indirect", "rails, “quoted” or not, matter\u2028to all", MINISTER, "noted"),
        (old, "indirect", "noted that\rrails", None, None),
    ):
        rows["statements"].append(
            {
                "statement_id": mint("sta", path, quote), "document_id": document_id(path), "speaker_id": speaker, "kind": kind, "cue": cue,
                "text": quote, "event_id": TALKS, **trust, **span(path, quote),
            }
        )  # fmt: skip
    rows["instrument_actions"] = [
        {
            "action_id": mint("act", "accord"), "document_id": document_id(news), "instrument_id": ACCORD, "action": "signed",
            **edtf.columns("acted", "2021-05"), "event_id": TALKS, **trust, **span(news, "signed the Coast Rail Accord"),
        }
    ]  # fmt: skip
    rows["relations"] = [
        {"relation_id": mint("rel", 1), "subject_id": PORT, "predicate": "body_of", "object_id": NAMIBIA, "source": "places"},
        {
            "relation_id": mint("rel", 2), "subject_id": MINISTER, "predicate": "chairs", "object_id": NAMIBIA, "source": "text",
            **trust, **span(news, "Ada Brook of Namibia"),
        },
    ]  # fmt: skip
    rows["topics"] = [{"topic_id": "transport", "label": "Transport", "description": "Roads, rails, ports."}]
    rows["document_topics"] = [{"document_id": document_id(news), "topic_id": "transport", "score": 0.75, **span(news, "Rail")}]
    rows["decisions"] = [
        {
            "left_id": MINISTER, "right_id": mint("ent", "ms brook"), "table_name": "entities", "score": 0.93, "verdict": "merged",
            "reason": '{"surname": 4.2, "title": "Ms"}', "decided_by": "rule",
        }
    ]  # fmt: skip
    rows["redirects"] = [{"old_id": mint("ent", "ms brook"), "new_id": MINISTER, "table_name": "entities", "since_version": __version__}]
    rows["rejects"] = [{"seed_path": "empty.txt", "reason": "S101", "detail": "The file is empty."}]

    # what extraction reported: two reports of one event
    for number, path in ((1, news), (2, wire)):
        report = f"evr_{number}"
        rows["event_identity"].append({"event_report_id": report, "document_id": document_id(path), "event_id": TALKS})
        rows["identity"].append({"document_id": document_id(path), "referent": "person:~ada brook", "entity_id": MINISTER})
        name = {news: "Rail talks", wire: "rail talks"}[path]
        for field, quote in (("name", name), ("place", "Port Lin"), ("participants", "Ada Brook"), ("start_date", "3 May")):
            rows["evidence"].append(
                {"table_name": "events", "row_id": report, "field": field, "text": quote, "extractor": SIGNED, **span(path, quote)}
            )
        role = {news: "participant", wire: "host"}[path]  # only the second is published
        rows["participant_reports"].append(
            {
                "event_report_id": report,
                "document_id": document_id(path),
                "referent": "person:~ada brook",
                "role": role,
                **span(path, "Ada Brook"),
            }
        )
    for row_id in (rows["mentions"][0]["mention_id"], "men_never_published"):
        rows["evidence"].append(
            {
                "table_name": "mentions",
                "row_id": row_id,
                "field": "text",
                "text": "Ada Brook",
                "extractor": SIGNED,
                **span(news, "Ada Brook"),
            }
        )
    frames = {name: dictionary()[name].frame(r) for name, r in rows.items()}
    asked = lineage.__kwdefaults__ or {}
    wanted = [p for p in lineage.__annotations__ if p not in {"return", "version", *asked}]
    frames |= lineage(**{name: frames[name] for name in wanted}, version=__version__)
    return {t.name: frames[t.name] for t in dictionary().published}
