"""Which rows are right: one function per table compares a package with the gold and writes into the tally.

Belongs here: the rules on what counts as right. docs/explanation/evaluation.md states them in words.
Does not belong here: formulas (see `figures`), pairing of spans (see `matching`), reading files.
"""

from __future__ import annotations

import collections
from collections.abc import Iterable
from typing import Any

from seedline.dataset import edtf
from seedline.evaluation import matching
from seedline.evaluation.annotation import TYPES, UNKNOWN, Label
from seedline.evaluation.figures import DOCUMENT_FIELDS, EVENT_FIELDS
from seedline.evaluation.gold import Document, Gold
from seedline.evaluation.predictions import Predictions, Row
from seedline.evaluation.tally import Judgement, Tally
from seedline.extract.calibration import KIND

MIN_TITLE_SIMILARITY = 0.6  # of a position's title, and of a dateline's place
MIN_FIELD_SIMILARITY = {"title": 0.8, "publisher": 0.8, "author": 0.8, "kind": 1.0, "place": MIN_TITLE_SIMILARITY}
Mapped = str | None


def score(gold: Gold, predictions: Predictions) -> Tally:
    """Counts, mistakes and judged rows of a package against the gold."""
    tally = Tally(list(gold.documents))
    run = _Scoring(gold, predictions, tally)
    run.seeds()
    aligned = run.mentions()
    run.dates(aligned)
    run.entities(aligned)
    run.document_fields()
    run.boilerplate()
    run.positions()
    run.statements()
    run.events()
    run.instrument_actions()
    run.topics()
    run.lineage()
    tally.mistakes.sort(key=lambda m: (m.document, m.line, m.kind, m.text, m.gold or "", m.got or ""))
    return tally


def _type(label: Label) -> str:
    return TYPES[label.type][0]


def _grain(value: object) -> str:
    """Grain of a date, for figures per kind."""
    text = matching.date(value)
    return edtf.grain(text) if text and edtf.is_valid(text) else UNKNOWN


def _body_kind(referent: Mapped) -> str:
    return "none" if referent is None else referent.partition(":")[0]


class _Scoring:
    """The functions' common state: gold, predictions, tally, and which labelled thing each entity is."""

    def __init__(self, gold: Gold, predictions: Predictions, tally: Tally) -> None:
        self._gold = gold
        self._said = predictions
        self._tally = tally
        self._label_of: dict[str, str] = {}

    def _documents(self) -> Iterable[tuple[int, str, Document]]:
        return ((i, name, document) for i, (name, document) in enumerate(self._gold.documents.items()))

    def _judge(self, table: str, row: Row, is_right: bool) -> None:
        if row.get("confidence") is not None:
            kind = str(row.get(KIND[table])) if table in KIND else ""
            self._tally.judgements.append(Judgement(table, kind, str(row.get("extractor")), float(row["confidence"]), is_right))

    def _mapped(self, entity: str | None) -> Mapped:
        """A package's entity in the gold's ids: countries by their code, others by most of their mentions; else its own id."""
        if entity is None:
            return None
        if self._said.entity_type.get(entity) == "country" and self._said.country_code.get(entity):
            return f"country:{self._said.country_code[entity]}"
        return self._label_of.get(entity, entity)

    def seeds(self) -> None:
        """Are the documents there, with the text that was labelled?"""
        for i, name, document in self._documents():
            row = self._said.documents.get(name)
            self._tally.add("documents_found", i, right=row is not None, predicted=row is not None, wanted=1)
            if row is None:
                self._tally.mistake(name, None, "document not in the package", document.text.strip().partition("\n")[0])
            elif row.get("sha256") not in (None, document.sha256):
                digests = {"gold": document.sha256, "got": row["sha256"]}
                self._tally.mistake(name, None, "another text than the labelled one", row["seed_path"], **digests)

    def mentions(self) -> list[tuple[int, Label, Row]]:
        """Strict: exact offsets and type. Overlap: any common character and the type. Returns the overlapping pairs."""
        add, mistake = self._tally.add, self._tally.mistake
        rows = self._said.rows("mentions")
        aligned: list[tuple[int, Label, Row]] = []
        for i, name, document in self._documents():
            given = sorted(rows[name], key=lambda m: m["char_start"])
            pairs = self._pair_mentions(document.labels, given)
            for label, row in pairs:
                is_strict = row is not None and (row["char_start"], row["char_end"]) == (label.start, label.end)
                add("mentions_strict", i, kind=_type(label), right=is_strict, wanted=1)
                add("mentions_overlap", i, kind=_type(label), right=row is not None, wanted=1)
                if row is None:
                    mistake(name, label.line, "missed mention", label.text, gold=label.type)
                    continue
                aligned.append((i, label, row))
                if not is_strict:
                    mistake(name, label.line, "span off", label.text, gold=label.text, got=row["text"])
            right = {row["mention_id"]: label for label, row in pairs if row is not None}
            for row in given:
                add("mentions_strict", i, kind=row["type"], predicted=1)
                add("mentions_overlap", i, kind=row["type"], predicted=1)
                found = right.get(row["mention_id"])
                if found is None:
                    mistake(name, row["line_start"], "spurious mention", row["text"], got=row["type"])
                self._judge("mentions", row, found is not None and self._is_right_mention(found, row))
        return aligned

    @staticmethod
    def _pair_mentions(labels: list[Label], given: list[Row]) -> list[tuple[Label, Row | None]]:
        """Each label with the row of its type that shares most characters with it, in reading order."""
        of_type: dict[str, list[Row]] = collections.defaultdict(list)
        for row in given:
            of_type[row["type"]].append(row)
        found: dict[int, Row | None] = {}
        for type_ in {_type(label) for label in labels}:
            numbers = [n for n, label in enumerate(labels) if _type(label) == type_]
            spans = [(labels[n].start, labels[n].end) for n in numbers]
            paired = matching.pair_spans(spans, of_type[type_], matching.overlap)
            found.update(zip(numbers, paired, strict=True))
        return [(label, found[n]) for n, label in enumerate(labels)]

    @staticmethod
    def _is_right_mention(label: Label, row: Row) -> bool:
        """Span, type and, of a date that can be resolved, the value."""
        is_dated = label.type == "DATE" and label.id != UNKNOWN
        same_value = not is_dated or matching.date(row["value"]) == matching.date(label.id)
        return (row["char_start"], row["char_end"]) == (label.start, label.end) and same_value

    def dates(self, aligned: list[tuple[int, Label, Row]]) -> None:
        """Values of dates, at their own grain."""
        for i, _, document in self._documents():
            for label in document.labels:
                if label.type == "DATE" and label.id != UNKNOWN:
                    self._tally.add("date_values", i, kind=_grain(label.id), wanted=1)
        for i, label, row in aligned:
            if label.type == "DATE" and label.id != UNKNOWN:
                is_right = matching.date(row["value"]) == matching.date(label.id)
                self._tally.add("date_values", i, kind=_grain(label.id), right=is_right, predicted=1)
                if not is_right:
                    name = self._tally.documents[i]
                    self._tally.mistake(name, label.line, "date value", label.text, gold=label.id, got=row["value"])

    def entities(self, aligned: list[tuple[int, Label, Row]]) -> None:
        """Which mentions are one thing, over the whole corpus; and which labelled thing each entity is, by votes of its mentions."""
        named = [(i, label, row["entity_id"] or f"none:{row['mention_id']}") for i, label, row in aligned if label.type != "DATE"]
        self._clusters(named)
        self._country_codes([(i, label, entity) for i, label, entity in named if label.type == "COUNTRY"])
        votes: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
        for _, label, entity in named:
            votes[entity][label.id] += 1
        self._label_of = {entity: count.most_common(1)[0][0] for entity, count in votes.items()}
        self._mixed_up(named)

    def _clusters(self, named: list[tuple[int, Label, str]]) -> None:
        """B-cubed: `right` adds up how pure, `found` how complete the cluster of each mention is."""
        add = self._tally.add
        both = collections.Counter((label.id, entity) for _, label, entity in named)
        of_entity = collections.Counter(entity for *_, entity in named)
        of_label_found = collections.Counter(label.id for _, label, _ in named)
        of_label = collections.Counter(m.id for d in self._gold.documents.values() for m in d.labels)
        for i, label, entity in named:
            together = both[label.id, entity]
            pure, kind = together / of_entity[entity], _type(label)
            add("entities_b3", i, kind=kind, right=pure, found=together / of_label[label.id])
            add("entities_b3_on_found", i, kind=kind, right=pure, found=together / of_label_found[label.id], predicted=1, wanted=1)
        rows = self._said.rows("mentions")
        for i, name, document in self._documents():
            for kind in (_type(label) for label in document.labels if label.type != "DATE"):
                add("entities_b3", i, kind=kind, wanted=1)
            for kind in (row["type"] for row in rows[name] if row["type"] != "date"):
                add("entities_b3", i, kind=kind, predicted=1)

    def _country_codes(self, named: list[tuple[int, Label, str]]) -> None:
        for i, label, entity in named:
            got = self._said.country_code.get(entity)
            is_right = got == label.id.partition(":")[2]
            self._tally.add("country_codes", i, right=is_right, predicted=1, wanted=1)
            if not is_right:
                self._tally.mistake(self._tally.documents[i], label.line, "country code", label.text, gold=label.id, got=got)

    def _mixed_up(self, named: list[tuple[int, Label, str]]) -> None:
        """Notes mentions whose entity is mostly something else, or is not the one that most mentions of the thing have."""
        votes: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
        for _, label, entity in named:
            votes[label.id][entity] += 1
        entity_of = {label_id: count.most_common(1)[0][0] for label_id, count in votes.items()}
        for i, label, entity in named:
            name, wanted = self._tally.documents[i], entity_of[label.id]
            if self._label_of[entity] != label.id:
                self._tally.mistake(name, label.line, "taken for another", label.text, gold=label.id, got=self._label_of[entity])
            elif wanted != entity:
                gold, got = (self._said.entity_name.get(e, "no entity") for e in (wanted, entity))
                self._tally.mistake(name, label.line, "one thing under two ids", label.text, gold=gold, got=got)

    def document_fields(self) -> None:
        """Title, date, publisher, author, kind and place; only those that the gold knows, kind always."""
        for i, name, document in self._documents():
            row = self._said.documents.get(name)
            for field in DOCUMENT_FIELDS:
                wanted = document.about.get(field)
                got = None if row is None else row.get(field)
                if field == "place" and row is not None:
                    got = self._said.entity_name.get(row.get("place_id"))
                if wanted is None and field != "kind":
                    if got not in (None, "") and field != "place":
                        self._tally.mistake(name, None, "document field invented", field, got=got)
                    continue
                is_right = self._is_right_field(field, wanted, got)
                self._tally.add("document_fields", i, kind=field, right=is_right, predicted=got is not None, wanted=1)
                if not is_right:
                    self._tally.mistake(name, document.about.get("title_line"), "document field", field, gold=wanted, got=got)

    @staticmethod
    def _is_right_field(field: str, wanted: object, got: object) -> bool:
        if field == "published":
            return matching.date(got) == matching.date(wanted)
        return got is not None and matching.similarity(got, wanted) >= MIN_FIELD_SIMILARITY[field]

    def boilerplate(self) -> None:
        """Lines of site furniture."""
        rows = self._said.rows_by_seed("lines")
        for i, name, document in self._documents():
            wanted = set(document.about.get("boilerplate_lines") or [])
            got = {row["line"] for row in rows[name] if row["role"] == "boilerplate"}
            self._tally.add("boilerplate_lines", i, right=len(wanted & got), predicted=len(got), wanted=len(wanted))
            for line in wanted ^ got:
                kind = "missed boilerplate line" if line in wanted else "spurious boilerplate line"
                self._tally.mistake(name, line, kind, document.line(line))

    def positions(self) -> None:
        """Person, title (words alike) and body. The same holding said twice in one document counts once."""
        rows = self._said.rows("positions")
        for i, name, document in self._documents():
            wanted: dict[tuple[Mapped, tuple[str, ...], Mapped], dict[str, Any]] = {}
            for labelled in document.facts["positions"]:
                wanted.setdefault((labelled["person"], matching.tokens(labelled["title"]), labelled.get("of")), labelled)
            got: dict[tuple[Mapped, tuple[str, ...], Mapped], list[Row]] = {}
            for row in rows[name]:
                key = (self._mapped(row["person_id"]), matching.tokens(row["title"]), self._mapped(row.get("body_id")))
                got.setdefault(key, []).append(row)
            free = list(got)
            for (person, _, body), labelled in wanted.items():
                self._tally.add("positions", i, kind=_body_kind(body), wanted=1)
                hit = next((k for k in free if (k[0], k[2]) == (person, body)
                            and matching.similarity(got[k][0]["title"], labelled["title"]) >= MIN_TITLE_SIMILARITY), None)  # fmt: skip
                if hit is None:
                    self._tally.mistake(name, labelled["line"], "missed position", labelled["title"], gold=f"{person} of {body}")
                    continue
                free.remove(hit)
                self._tally.add("positions", i, kind=_body_kind(body), right=1)
            for key, same in got.items():
                self._tally.add("positions", i, kind=_body_kind(key[2]), predicted=1)
                if key in free:
                    said = f"{key[0]} of {key[2]}"
                    self._tally.mistake(name, same[0]["line_start"], "spurious position", same[0]["title"], got=said)
                for row in same:
                    self._judge("positions", row, key not in free)

    def statements(self) -> None:
        """Content (half of the characters in common), kind and speaker."""
        add, mistake = self._tally.add, self._tally.mistake
        rows = self._said.rows("statements")
        for i, name, document in self._documents():
            found = matching.pair_spans(document.spans, rows[name], matching.overlap_share)
            right: set[int] = set()
            for labelled, (start, end), row in zip(document.facts["statements"], document.spans, found, strict=True):
                text, wanted = document.text[start:end], (labelled.get("speaker"), labelled["kind"])
                add("statements", i, kind=labelled["kind"], wanted=1)
                add("statement_spans", i, right=row is not None, wanted=1)
                if row is None:
                    mistake(name, labelled["line"], "missed statement", text, gold="{}, {}".format(*wanted))
                    continue
                got = (self._mapped(row.get("speaker_id")), row["kind"])
                add("statement_speakers", i, right=got[0] == wanted[0], predicted=1)
                if got == wanted:
                    add("statements", i, kind=labelled["kind"], right=1)
                    right.add(id(row))
                else:
                    mistake(name, labelled["line"], "statement wrong", text, gold="{}, {}".format(*wanted), got="{}, {}".format(*got))
            matched = {id(row) for row in found if row is not None}
            for row in rows[name]:
                add("statements", i, kind=row["kind"], predicted=1)
                self._judge("statements", row, id(row) in right)
                if id(row) not in matched:
                    said = f"{self._mapped(row.get('speaker_id'))}, {row['kind']}"
                    mistake(name, row["line_start"], "spurious statement", row["text"], got=said)

    def events(self) -> None:
        """Events, their fields and participants, and which reports of several documents are one event."""
        lines = self._event_lines()
        events, participants = self._said.events(), self._said.participants()
        groups = {key: group for group in self._gold.same for key in group}
        told = {(name, key): e for name, d in self._gold.documents.items() for key, e in d.events().items()}
        matched: dict[tuple[str, str], str] = {}
        for i, name, document in self._documents():
            given = {key: {**events[key], "lines": where[name]} for key, where in lines.items() if where.get(name) and key in events}
            labelled = document.events()
            scores = [(self._event_score(e, row), key, event) for key, e in labelled.items() for event, row in given.items()]
            pairs = dict(matching.pair_best_first(s for s in scores if s[0] >= matching.MIN_EVENT_SCORE))
            self._event_counts(i, name, labelled, given, pairs)
            for key, event in pairs.items():
                matched[name, key] = event
                reports = [told[k] for k in groups.get((name, key), [(name, key)])]
                self._event_fields(i, name, labelled[key], reports, events[event])
                got = {self._mapped(entity) for entity in participants[event]}
                self._event_participants(i, name, labelled[key], reports, got)
        self._across_documents(matched)

    def _event_lines(self) -> dict[str, dict[str, set[int]]]:
        """Event id -> document -> lines that are evidence of any of its fields."""
        lines: dict[str, dict[str, set[int]]] = {}
        for row in self._said.lineage():
            if row["table_name"] == "events":
                found = lines.setdefault(row["row_id"], {}).setdefault(row["document"], set())
                found.update(range(row["line_start"], row["line_end"] + 1))
        return lines

    def _event_score(self, labelled: dict[str, Any], row: Row) -> float:
        """How well an event of the package fits a labelled one; 0 where they share no line."""
        wanted, got = set(labelled["lines"]), row["lines"]
        if not wanted & got:
            return 0.0
        score = len(wanted & got) / len(wanted | got)
        score += 1.0 * (row["type"] == labelled["type"])
        score += 1.0 * (matching.date(row.get("start")) == matching.date(labelled.get("start")))
        score += 0.5 * (self._mapped(row.get("place_id")) == labelled.get("place"))
        score += 0.5 * (self._mapped(row.get("organizer_id")) == labelled.get("organizer"))
        return score

    def _event_counts(self, i: int, name: str, labelled: dict[str, dict[str, Any]], given: dict[str, Row], pairs: dict[str, str]) -> None:
        add = self._tally.add
        add("events", i, right=len(pairs), predicted=len(given), wanted=len(labelled))
        for key, e in labelled.items():
            is_same_type = key in pairs and given[pairs[key]]["type"] == e["type"]
            add("events_by_type", i, kind=e["type"], right=is_same_type, wanted=1)
            if key not in pairs:
                self._tally.mistake(name, e["lines"][0], "missed event", e["name"], gold=e["type"])
        for event, row in given.items():
            is_right = event in pairs.values()
            add("events_by_type", i, kind=row["type"], predicted=1)
            self._judge("events", row, is_right)
            if not is_right:
                self._tally.mistake(name, min(row["lines"]), "spurious event", row.get("name"), got=row["type"])

    def _event_fields(self, i: int, name: str, labelled: dict[str, Any], reports: list[dict[str, Any]], row: Row) -> None:
        """A merged event says what all its reports say: each field may hold the value of any of them."""
        said = {"type": row["type"], "status": row["status"], "start": matching.date(row.get("start"))}
        said |= {field: self._mapped(row.get(f"{field}_id")) for field in ("place", "organizer", "chair")}
        for field in EVENT_FIELDS:
            read = matching.date if field == "start" else lambda value: value
            wanted, got = read(labelled.get(field)), said[field]
            if wanted is None and field not in ("type", "status"):
                continue
            accepted = {read(r.get(field)) for r in reports} - {None}
            if field == "status" and "held" in accepted:  # what was planned and was then held is held
                accepted = {"held", wanted}
            self._tally.add("event_fields", i, kind=field, right=got in accepted, predicted=got is not None, wanted=1)
            if got not in accepted:
                self._tally.mistake(name, labelled["lines"][0], "event field", f"{field} of {labelled['name']}", gold=wanted, got=got)

    def _event_participants(self, i: int, name: str, labelled: dict[str, Any], reports: list[dict[str, Any]], got: set[Mapped]) -> None:
        wanted = set(labelled.get("participants") or [])
        accepted = {p for r in reports for p in r.get("participants") or []}
        self._tally.add("event_participants", i, right=len(got & accepted), found=len(got & wanted), predicted=len(got), wanted=len(wanted))
        for kind, wrong in (("missed participant", wanted - got), ("spurious participant", got - accepted)):
            for participant in wrong:
                self._tally.mistake(name, labelled["lines"][0], kind, participant, gold=labelled["name"])

    def _across_documents(self, matched: dict[tuple[str, str], str]) -> None:
        """Pairs of reports that are one event."""
        if not self._gold.same:
            return
        number = {name: i for i, name, _ in self._documents()}
        wanted = {tuple(sorted((a, b))) for group in self._gold.same for n, a in enumerate(group) for b in group[n + 1 :]}
        keys = sorted(matched)
        got = {(a, b) for n, a in enumerate(keys) for b in keys[n + 1 :] if matched[a] == matched[b]}
        for left, right in sorted(wanted | got):
            is_wanted, is_got = (left, right) in wanted, (left, right) in got
            self._tally.add_pair("events_across_documents", number[left[0]], number[right[0]], right=is_wanted and is_got,
                                 predicted=is_got, wanted=is_wanted)  # fmt: skip
            if is_wanted != is_got:
                kind = "events not merged" if is_wanted else "events merged wrongly"
                line = self._gold.documents[left[0]].events()[left[1]]["lines"][0]
                self._tally.mistake(left[0], line, kind, ":".join(left), gold=":".join(right))

    def instrument_actions(self) -> None:
        """Instrument and action."""
        rows = self._said.rows("instrument_actions")
        for i, name, document in self._documents():
            wanted = {(row["id"], row["action"]): row.get("line") for row in document.facts["instruments"]}
            got: dict[tuple[Mapped, str], list[Row]] = {}
            for row in rows[name]:
                got.setdefault((self._mapped(row["instrument_id"]), row["action"]), []).append(row)
            for key, line in wanted.items():
                self._tally.add("instrument_actions", i, kind=key[1], right=key in got, wanted=1)
                if key not in got:
                    self._tally.mistake(name, line, "missed instrument action", key[1], gold=key[0])
            for key, same in got.items():
                self._tally.add("instrument_actions", i, kind=key[1], predicted=1)
                if key not in wanted:
                    self._tally.mistake(name, same[0].get("line_start"), "spurious instrument action", key[1], got=key[0])
                for row in same:
                    self._judge("instrument_actions", row, key in wanted)

    def topics(self) -> None:
        """Topics of each document."""
        rows = self._said.rows("document_topics")
        for i, name, document in self._documents():
            wanted, got = set(document.facts["topics"]), {row["topic_id"] for row in rows[name]}
            for topic in wanted | got:
                self._tally.add("topics", i, kind=topic, right=topic in wanted & got, predicted=topic in got, wanted=topic in wanted)
                if topic not in wanted & got:
                    self._tally.mistake(name, None, "missed topic" if topic in wanted else "spurious topic", topic)

    def lineage(self) -> None:
        """Every piece of evidence quotes its seed exactly, and names the right lines."""
        number = {name: i for i, name, _ in self._documents()}
        for row in self._said.lineage():
            document = self._gold.documents[row["document"]]
            start, end = row["char_start"], row["char_end"]
            span = document.index.span(row["seed_path"], start, end)
            is_right = document.text[start:end] == row["text"] and (span.line_start, span.line_end) == (row["line_start"], row["line_end"])
            self._tally.add("lineage_exact", number[row["document"]], kind=row["table_name"], right=is_right, predicted=1, wanted=1)
            if not is_right:
                which = f"{row['table_name']} {row['row_id']} {row['field']}"
                said = document.text[start:end]
                self._tally.mistake(row["document"], row["line_start"], "lineage wrong", which, gold=said, got=row["text"])
