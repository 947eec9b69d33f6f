"""What people see: the real web server on finished runs, read in a headless Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from dagster_site import Site, browser, browser_path
from playwright.sync_api import Locator, Page, expect

from seedline.dataset.schema import dictionary
from seedline.orchestration import buckets
from seedline.package import Package

COUNT = 2
REJECTED_IN = buckets.names(COUNT)[buckets.bucket_of("empty.txt", COUNT)]

pytestmark = pytest.mark.skipif(not browser_path(), reason="no Chromium on this machine: install one, or name it in the variable CHROMIUM")


@pytest.fixture(scope="module")
def site(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Everything was made once; the mentions and what else is made with them, twice."""
    made = Site(tmp_path_factory.mktemp("site"), seeds, COUNT)
    made.materialise()
    made.materialise("reports")
    return made


@pytest.fixture(scope="module")
def address(site: Site) -> Iterator[str]:
    with site.served() as address:
        yield address


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with browser() as page:
        yield page


def row(page: Page, name: str) -> Locator:
    """The row of an asset's metadata table."""
    return page.locator("tr").filter(has=page.get_by_text(name, exact=True))


def dialog(page: Page, name: str) -> Locator:
    """What an entry that is too long for the table shows when it is asked for."""
    row(page, name).get_by_text("[Show Markdown]").click()
    return page.get_by_role("dialog")


def test_the_graph_shows_the_five_stages(page: Page, address: str) -> None:
    page.goto(f"{address}/asset-groups/")
    for stage in ("ingest", "extract", "resolve", "enrich", "publish"):
        expect(page.locator("svg").get_by_text(stage, exact=True)).to_be_visible()


def test_an_asset_shows_what_it_is_and_how_it_went(page: Page, address: str, site: Site) -> None:
    table, mentions = dictionary()["mentions"], Package.open(site.folder / "datapackage").table("mentions")
    page.goto(f"{address}/assets/mentions")
    for text in (table.description, "Polars", "Parquet", "Row count", *(c.description for c in table.columns)):
        expect(page.get_by_text(text).first).to_be_visible()
    expect(page.get_by_text("seedline", exact=True)).to_be_visible()  # the owner
    expect(page.get_by_text(f"{len(mentions)}", exact=True).first).to_be_visible()
    expect(page.locator("a[href*='resolve/reports.py']")).to_be_visible()
    expect(row(page, "fill_rates")).to_contain_text("entity_id")
    expect(row(page, "seconds")).to_contain_text(".")


def test_numbers_have_a_history(page: Page, address: str) -> None:
    page.goto(f"{address}/assets/mentions")
    page.get_by_role("button", name="Plots").click()
    for name in ("dagster/row_count", "fill_rate", "seconds"):
        expect(page.get_by_text(name, exact=True)).to_be_visible()
    expect(page.locator("canvas")).to_have_count(3)


@pytest.mark.parametrize(("entry", "text"), [("preview", "Ana Duarte"), ("column_sources", "seeds.text, lines.text")])
def test_rows_and_sources_of_columns_are_shown_as_tables(page: Page, address: str, entry: str, text: str) -> None:
    page.goto(f"{address}/assets/mentions")
    expect(dialog(page, entry).get_by_role("cell", name=text, exact=True).first).to_be_visible()


def test_the_package_shows_its_files(page: Page, address: str, site: Site) -> None:
    resource = Package.open(site.folder / "datapackage").descriptor["resources"][0]
    page.goto(f"{address}/assets/datapackage")
    shown = dialog(page, "resources").get_by_role("row").filter(has_text=resource["hash"].removeprefix("sha256:"))
    expect(shown).to_contain_text(f"{resource['bytes']:,}")
    expect(shown).to_contain_text(resource["path"])


def test_what_could_not_be_read_is_a_warning_on_the_package(page: Page, address: str) -> None:
    page.goto(f"{address}/assets/datapackage?view=checks&checkDetail=none_rejected")
    expect(page.get_by_text("rejected_seeds").first).to_be_visible()
    page.get_by_text("[Show Markdown]").nth(1).click()
    expect(page.get_by_role("dialog")).to_contain_text("empty.txt")


def test_a_bucket_shows_its_own_rows(page: Page, address: str) -> None:
    page.goto(f"{address}/assets/rejects?view=partitions&partition={REJECTED_IN}")
    expect(row(page, "preview")).to_contain_text("empty.txt")


def test_buckets_are_partitions(page: Page, address: str) -> None:
    page.goto(f"{address}/assets/lines?view=partitions")
    expect(page.get_by_text(f"Materialized ({COUNT})")).to_be_visible()
    for name in buckets.names(COUNT):
        expect(page.get_by_text(name, exact=True).first).to_be_visible()
