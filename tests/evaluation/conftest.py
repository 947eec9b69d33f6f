"""Two labelled documents and what a package says about them, small enough to score by hand (see test_figures)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import pytest

from seedline.dataset.schema import dictionary
from seedline.evaluation import label

A = (
    "<m t=COUNTRY id=country:NO>Norway</m> hosts talks\n"
    "\n"
    "<m t=PLACE id=place:oslo>Oslo</m>, <m t=DATE id=2020-03-02>2 March 2020</m>. Foreign Minister "
    "<m t=PERSON id=person:ada-berg>Ada Berg</m> met the envoy <m t=PERSON id=person:luis-rojas>Luis Rojas</m> "
    "of <m t=COUNTRY id=country:CL>Chile</m>.\n"
    '"We agree," said <m t=PERSON id=person:ada-berg>Berg</m>. She added that the '
    "<m t=INSTRUMENT id=instrument:fjord-treaty>Fjord Treaty</m> would be signed in <m t=DATE id=2020-05>May</m>.\n"
    "Share\n"
)
A_FACTS = """
split_topic: north
document: {title: Norway hosts talks, title_line: 1, published: 2020-03-02, publisher: null, author: null, kind: news,
           place: Oslo, boilerplate_lines: [5]}
positions:
  - {person: person:ada-berg, title: Foreign Minister, of: country:NO, line: 3, acting: false}
  - {person: person:luis-rojas, title: envoy, of: country:CL, line: 3, acting: false}
events:
  - {id: e1, type: meeting, name: talks, status: held, start: 2020-03-02, end: null, place: place:oslo, format: in_person,
     organizer: null, chair: country:NO, participants: [person:ada-berg, person:luis-rojas], lines: [1, 3]}
  - {id: e2, type: signing, name: would be signed, status: planned, start: 2020-05, end: null, place: null, format: null,
     organizer: null, chair: null, participants: [], lines: [4]}
statements:
  - {speaker: person:ada-berg, kind: direct, cue: said, line: 4, starts: We agree, ends: We agree}
  - {speaker: person:ada-berg, kind: indirect, cue: added, line: 4, starts: the Fjord Treaty, ends: signed in May}
instruments:
  - {id: instrument:fjord-treaty, kind: treaty, action: planned, date: 2020-05, event: e2, line: 4}
relations: []
topics: [energy, transport]
"""
B = "<m t=PERSON id=person:ada-berg>Berg</m> in <m t=PLACE id=place:santiago>Santiago</m>\n"
B_FACTS = """
split_topic: south
document: {title: null, title_line: null, published: null, publisher: null, author: null, kind: statement, place: null,
           boilerplate_lines: []}
positions: []
events:
  - {id: e1, type: meeting, name: talks with Chile, status: planned, start: null, end: null, place: null, format: null,
     organizer: null, chair: null, participants: [person:ada-berg, country:CL], lines: [1]}
statements: []
instruments: []
relations: []
topics: []
"""


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """The labelled documents `a` and `b`, of two sources; the talks that both tell of are one event."""
    folder = tmp_path / "gold"
    folder.mkdir()
    for name, text, facts in (("a", A, A_FACTS), ("b", B, B_FACTS)):
        (folder / f"{name}.ann.txt").write_text(text, encoding="utf-8")
        (folder / f"{name}.gold.yaml").write_text(facts, encoding="utf-8")
    (folder / "same_event.yaml").write_text('- ["a:e1", "b:e1"]\n', encoding="utf-8")
    label(folder)
    return folder


class Tables:
    """A package in memory: rows by table, the columns that are not given null."""

    def __init__(self, rows: dict[str, list[dict[str, Any]]]) -> None:
        self.rows = rows

    def table(self, name: str) -> pl.DataFrame:
        return dictionary()[name].frame(self.rows[name])


@pytest.fixture
def package(gold: Path) -> Tables:
    """What a package might say about them, with one mistake of most kinds."""
    texts = {name: (gold / f"{name}.txt").read_text(encoding="utf-8") for name in "ab"}

    def row(name: str, words: str, **values: Any) -> dict[str, Any]:
        start = texts[name].index(words)
        line = texts[name].count("\n", 0, start) + 1
        return {"document_id": f"doc_{name}", "seed_path": f"{name}.txt", "line_start": line, "line_end": line, "char_start": start,
                "char_end": start + len(words), "text": words, "confidence": 0.95, "extractor": "rule/1", **values}  # fmt: skip

    mentions = [
        ("a", "Norway", "country", "ent_no", None), ("a", "Oslo", "place", "ent_oslo", None),
        ("a", "2 March 2020", "date", None, "2020-03-02"),
        ("a", "Ada Berg", "person", "ent_ada", None), ("a", "Luis Rojas of", "person", "ent_luis", None),
        ("a", "Chile", "place", "ent_chile", None), ("a", "Berg. She", "person", "ent_berg", None), ("a", "May", "date", None, None),
        ("a", "Share", "organization", "ent_share", None), ("b", "Berg", "person", "ent_ada", None),
        ("b", "Santiago", "place", "ent_santiago", None),
    ]  # fmt: skip
    mention_rows = [row(n, w, type=t, entity_id=e, value=v, mention_id=f"m{i}") for i, (n, w, t, e, v) in enumerate(mentions)]
    mention_rows[6] |= {"char_end": mention_rows[6]["char_start"] + 4, "text": "Berg"}
    entities = {"ent_no": ("country", "Norway", "NO"), "ent_cl": ("country", "Chile", "CL"), "ent_oslo": ("place", "Oslo", None),
                "ent_ada": ("person", "Ada Berg", None), "ent_luis": ("person", "Luis Rojas", None),
                "ent_berg": ("person", "Berg", None), "ent_chile": ("place", "Chile", None), "ent_share": ("organization", "Share", None),
                "ent_santiago": ("place", "Santiago", None), "ent_treaty": ("instrument", "Fjord Treaty", None)}  # fmt: skip
    event = {"name": "talks", "document_count": 1, "original_document_count": 1, "confidence": 0.8, "extractor": "rule/1"}
    evidence = {"table_name": "events", "field": "name"}
    documents = [
        row(
            "a",
            "Norway hosts talks",
            title="Norway hosts the talks",
            published="2020-03",
            author="Ada Berg",
            kind="news",
            place_id="ent_oslo",
        ),
        row("b", "Berg in Santiago", kind="news"),
    ]
    return Tables({
        "documents": documents,
        "mentions": mention_rows,
        "entities": [{"entity_id": k, "type": t, "name": n, "country_code": c} for k, (t, n, c) in entities.items()],
        "lines": [{"seed_path": "a.txt", "line": n, "role": "boilerplate" if n in (1, 5) else "body"} for n in range(1, 6)],
        "positions": [
            row("a", "Foreign Minister", position_id="p1", person_id="ent_ada", title="Foreign Minister", body_id="ent_no"),
            row("a", "Foreign Minister", position_id="p2", person_id="ent_ada", title="foreign minister", body_id="ent_no"),
            row("a", "envoy", position_id="p3", person_id="ent_luis", title="ambassador", body_id="ent_cl"),
        ],
        "statements": [
            row("a", "We agree", statement_id="s1", speaker_id="ent_ada", kind="direct"),
            row("a", "the Fjord Treaty would be signed in May", statement_id="s2", speaker_id=None, kind="indirect"),
            row("a", "hosts talks", statement_id="s3", speaker_id="ent_no", kind="indirect"),
        ],
        "events": [
            {"event_id": "x1", "type": "meeting", "status": "held", "start": "2020-03-02", "place_id": "ent_oslo", **event},
            {"event_id": "x3", "type": "visit", "status": "held", **event},
        ],
        "event_participants": [{"event_id": "x1", "entity_id": e, "role": "participant"} for e in ("ent_ada", "ent_cl")],
        "instrument_actions": [row("a", "signed", action_id="i1", instrument_id="ent_treaty", action="planned")],
        "document_topics": [row("a", "Norway", topic_id="energy", score=0.9), row("b", "Santiago", topic_id="syria", score=0.2)],
        "lineage": [
            row("a", "Oslo", row_id="x1", **evidence), row("b", "Berg", row_id="x1", **evidence),
            row("a", "Share", row_id="x3", **evidence) | {"text": "share"},
        ],
    })  # fmt: skip
