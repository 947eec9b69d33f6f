"""The rendered pages of the documentation are current and complete."""

from pathlib import Path

import pytest

from seedline.dataset.schema import dictionary
from seedline.errors import MESSAGES
from seedline.publish.docs import PAGES, main

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_current(name):
    page = (REFERENCE / name).read_text(encoding="utf-8")
    assert page == PAGES[name](), "run `python -m seedline.publish.docs docs/reference`"


def test_every_error_and_every_column_is_listed(tmp_path):
    main(str(tmp_path))
    page = (tmp_path / "errors.md").read_text(encoding="utf-8")
    assert [code for code in MESSAGES if f"</a>{code} |" not in page] == []
    page = (tmp_path / "data-dictionary.md").read_text(encoding="utf-8")
    for table in dictionary().published:
        section = page.split(f"\n## {table.name}\n")[1].split("\n## ")[0]
        assert all(f"| `{column.name}` |" in section for column in table.columns)
