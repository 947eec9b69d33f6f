from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from seedline.errors import SeedlineError
from seedline.evaluation import evaluate
from seedline.evaluation.gold import Gold
from seedline.reference import Reference


def test_gold_is_read(gold: Path) -> None:
    read = Gold.read(gold)
    assert list(read.documents) == ["a", "b"]
    a = read.documents["a"]
    assert [a.text[start:end] for start, end in a.spans] == ["We agree", "the Fjord Treaty would be signed in May"]
    assert (a.source, len(a.labels), list(a.events())) == ("north", 9, ["e1", "e2"])
    assert read.same == [[("a", "e1"), ("b", "e1")]]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("kind: news", "kind: tale", "document.kind is 'tale'; it has to be news, press_release"),
        ("title: Norway hosts talks", "title: Norway hosts", None),
        ("title: Norway hosts talks", "title: Sweden hosts talks", "document.title quotes 'Sweden hosts talks'"),
        ("title_line: 1", "title_line: 9", "document.title_line is 9; it has to be a line number from 1 to 5"),
        ("published: 2020-03-02", "published: March", "document.published is 'March'"),
        ("boilerplate_lines: [5]", "boilerplate_lines: [true]", "document.boilerplate_lines is True"),
        ("person: person:ada-berg", "person: person:ada", "positions 1: person is person:ada, which is tagged nowhere"),
        ("of: country:CL", "of: Chile", "positions 2: of is 'Chile'"),
        ("type: meeting", "type: party", "events 1: type is 'party'"),
        ("id: e2", "id: e1", "events 2: id is 'e1'; it has to be an id of its own"),
        ("lines: [4]", "lines: []", "events 2: lines is []"),
        ("lines: [4]", "lines: 4", "events 2: lines is 4; it has to be a list"),
        ("name: talks", "name: null", "events 1: name is None"),
        ("starts: We agree", "starts: They agree", "a.txt:4: statements 1: starts quotes 'They agree'"),
        ("kind: direct", "kind: loud", "statements 1: kind is 'loud'"),
        ("action: planned", "action: eaten", "instruments 1: action is 'eaten'"),
        ("topics: [energy", "topics: [gossip", "a topic is 'gossip'"),
        ("statements:\n", "utterances:\n", "missing: statements"),
        ("document:", "document: 3 #", "not YAML"),
    ],
)
def test_faults_are_told_with_their_place(gold: Path, old: str, new: str, words: str | None) -> None:
    path = gold / "a.gold.yaml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    if words is None:
        Gold.read(gold)
        return
    with pytest.raises(SeedlineError) as error:
        Gold.read(gold)
    assert error.value.code == "E221"
    assert words in str(error.value)


def test_whatever_stands_in_a_label_is_told_or_scored(package: Any, gold: Path) -> None:
    """Each value of the file in turn becomes each kind of junk, or goes; nothing but a numbered error may come of it."""
    path = gold / "a.gold.yaml"

    def places(value: Any) -> Iterator[tuple[Any, Any]]:
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
            yield value, key
            yield from places(inner)

    facts, reference = yaml.safe_load(path.read_text()), Reference()
    for container, key in list(places(facts)):
        kept = container[key]
        for junk in (None, -1, "x", [[]], {"a": 1}):
            container[key] = junk
            path.write_text(json.dumps(facts, default=str))  # JSON is YAML
            with contextlib.suppress(SeedlineError):
                evaluate(package, gold, rounds=0, reference=reference)
        if isinstance(container, dict):
            del container[key]
            path.write_text(json.dumps(facts, default=str))
            with contextlib.suppress(SeedlineError):
                evaluate(package, gold, rounds=0, reference=reference)
        container[key] = kept


def test_mentions_that_do_not_quote_the_text_are_told(gold: Path) -> None:
    (gold / "b.txt").write_text("A line more.\n" + (gold / "b.txt").read_text())
    with pytest.raises(SeedlineError, match=r"b\.mentions\.jsonl: 0 to 4 quotes 'Berg', which does not stand there"):
        Gold.read(gold)


@pytest.mark.parametrize("row", ["nonsense", "{}", '{"type": "ORG", "id": "org:x", "text": "x", "start": "0", "end": 1, "line": 1}'])
def test_a_spoilt_line_of_mentions_is_told(gold: Path, row: str) -> None:
    (gold / "b.mentions.jsonl").write_text(row + "\n")
    with pytest.raises(SeedlineError, match=r"b\.mentions\.jsonl:1: not a mention"):
        Gold.read(gold)


@pytest.mark.parametrize(("text", "words"), [('- ["a:e1", "b:e9"]', "'b:e9'"), ("3", "list of lists"), ("[", "not YAML")])
def test_same_events_have_to_be_labelled(gold: Path, text: str, words: str) -> None:
    (gold / "same_event.yaml").write_text(text)
    with pytest.raises(SeedlineError, match=words):
        Gold.read(gold)


def test_no_gold_and_missing_texts_are_told(gold: Path, tmp_path: Path) -> None:
    with pytest.raises(SeedlineError, match="E220"):
        Gold.read(tmp_path)
    (gold / "a.txt").unlink()
    with pytest.raises(SeedlineError, match=r"a\.txt: the file cannot be read"):
        Gold.read(gold)
