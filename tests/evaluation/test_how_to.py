"""The how-to's own example has to work as it stands."""

from __future__ import annotations

import re
from pathlib import Path

from seedline.evaluation.__main__ import main
from seedline.evaluation.gold import Gold

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "label-and-score.md"
BLOCK = re.compile(r"^```\w+ title=(?:labels/)?(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_example_can_be_converted_and_read(tmp_path: Path, capsys) -> None:
    (_, plain), (name, annotated), (facts_name, facts) = BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    (tmp_path / name).write_text(annotated, encoding="utf-8")
    (tmp_path / facts_name).write_text(facts, encoding="utf-8")
    assert main([str(tmp_path)]) == 0
    assert capsys.readouterr().out in PAGE.read_text(encoding="utf-8")
    document = Gold.read(tmp_path).documents["oslo"]
    assert document.text == plain
    assert [document.text[start:end] for start, end in document.spans] == [
        "We agree on the main points",
        "the Fjord Agreement would be signed in May",
    ]
