"""The explorer page, as HTML and in a browser."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from dagster_site import browser, browser_path
from playwright.sync_api import Page

import seedline
from seedline.dataset.schema import dictionary
from seedline.errors import SeedlineError
from seedline.publish import explorer

PUBLISHED = Path(__file__).parents[2] / "datapackage"
TEXT = (
    "Foreign Minister of Norway Ada Berg \U0001f91d met <b>Luis Rojas</b>, Ambassador of Chile, in Oslo on 3 March 2024.\n"
    "\n"
    '"We agree & sign," said Berg.\n'
)


@pytest.fixture(scope="module")
def extracted():
    return seedline.extract(TEXT, name="<talks>.txt")


@pytest.fixture(scope="module")
def one(extracted):
    return explorer.page(extracted.table, title="Talks & signings", version="1")


@pytest.fixture(scope="module")
def package():
    return seedline.open(PUBLISHED)


def lines(page: str) -> list[str]:
    """Lines of the texts on a page, as a browser shows them."""
    return [html.unescape(re.sub("<[^>]*>", "", li)) for li in re.findall(r'<li value="\d+"[^>]*>(.*?)</li>', page, re.DOTALL)]


def test_each_line_stands_as_it_is_and_is_no_markup(one):
    assert lines(one) == TEXT.splitlines()
    assert "<b>" not in one
    assert "<title>Talks &amp; signings</title>" in one
    assert "&lt;talks&gt;.txt" in one


def test_names_are_marked_with_what_they_stand_for(one):
    marks = re.findall(r'<mark class="(\w+)" title="([^"]*)"[^>]*>([^<]*)</mark>', one)
    assert ("person", "Ada Berg") in [(kind, text) for kind, _, text in marks]
    assert next(title for kind, title, text in marks if text == "3 March 2024").startswith("date, 2024-03-03, confidence 0.")


def test_a_line_is_cut_where_mentions_overlap():
    pieces = list(explorer._pieces("UN in Oslo", [explorer.Mark(0, 10, "organization", "a", ""), explorer.Mark(6, 10, "place", "b", "")]))
    assert [(p.text, [m.type for m in p.marks]) for p in pieces] == [("UN in ", ["organization"]), ("Oslo", ["organization", "place"])]


def test_control_characters_are_pictures():
    page = explorer.page(seedline.extract("Ada Berg\x00 visited Oslo\x1b[31m.").table, title="t", version="1")
    assert "\x00" not in page
    assert "\x1b" not in page
    assert "␛[31m" in page


def test_a_seed_without_any_words_has_its_place():
    assert lines(explorer.page(seedline.extract("\n").table, title="t", version="1")) == [""]


def test_participants_stand_below_their_event(one):
    event = re.search(r'<div class="row">\s*<button[^>]*><i>type</i>meeting</button>.*?</div>\s*</div>', one, re.DOTALL)
    assert event
    assert re.findall(r"<i>entity</i>([^<]*)", event[0]) == ["Ada Berg", "Luis Rojas"]


def test_the_last_published_come_first_and_seeds_can_be_chosen(package):
    documents = package.table("documents").sort("published_to", descending=True)
    last, first = documents["seed_path"][0], documents["seed_path"][-1]
    titles = dict(documents.select("seed_path", "title").iter_rows())
    limited = explorer.page(package.scan, title="t", version="1", limit=1)
    assert "1 of 5 seeds" in limited
    assert html.escape(titles[last], quote=False) in html.unescape(limited)
    chosen = explorer.page(package.scan, title="t", version="1", seeds=[first])
    assert re.findall(r"<h2>(.*?)</h2>", chosen) == [first]


def test_a_seed_that_is_not_there_is_a_numbered_error(package):
    with pytest.raises(SeedlineError) as error:
        explorer.page(package.scan, title="t", version="1", seeds=["missing.txt"])
    assert error.value.code == "E219"


def test_the_published_page_needs_nothing_from_outside(package):
    page = (PUBLISHED / "explorer.html").read_text(encoding="utf-8")
    assert page == explorer.page(package.scan, title=package.descriptor["title"], version=package.version)
    assert not re.search(r'(?:src|href)="(?!#)|@import|url\(|fetch\(', page)


@pytest.mark.parametrize("table", ["positions", "events", "statements", "relations"])
def test_every_row_stands_beside_each_seed_that_says_it(package, table):
    page = (PUBLISHED / "explorer.html").read_text(encoding="utf-8")
    said = package.table("lineage").filter(table_name=table).select("seed_path", "row_id").unique()
    beside = re.findall(rf"<h3>{dictionary()[table].title}</h3>(.*?)(?:<h3>|</aside>)", page, re.DOTALL)
    own = f"<i>{dictionary().shown[table][0].removesuffix('_id')}</i>"
    assert sum(rows.count(own) for rows in beside) == len(said)


@pytest.fixture(scope="module")
def sight(one, tmp_path_factory):
    if browser_path() is None:
        pytest.skip("no Chromium on this machine")
    path = tmp_path_factory.mktemp("page") / "explorer.html"
    path.write_text(one, encoding="utf-8")
    with browser() as page:
        page.goto(path.as_uri())
        yield page


def marked(page: Page) -> list[str]:
    return page.evaluate("[...(CSS.highlights.get('evidence') ?? [])].map(String)")


@pytest.mark.parametrize(("value", "words"), [("Ada Berg", "Ada Berg"), ("Oslo", "Oslo"), ("2024-03-03", "3 March 2024"), ("said", "said")])
def test_a_chosen_value_marks_the_words_that_say_it(sight, value, words):
    sight.get_by_role("button", name=re.compile(rf"\w {re.escape(value)}$|\w{re.escape(value)}$")).first.click()
    assert marked(sight) == [words]
    sight.keyboard.press("Escape")
    assert marked(sight) == []


def test_a_chosen_name_is_shown_wherever_it_stands(sight):
    sight.locator("mark", has_text="Ada Berg").first.click()
    assert sight.locator("mark.same").all_text_contents() == ["Ada Berg", "Berg"]
