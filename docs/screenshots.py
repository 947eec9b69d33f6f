"""The pictures in docs/images, of the Dagster UI and the explorer page, taken anew: `make screenshots`.

Belongs here: what each picture shows. Does not belong here: how an instance, its server and the browser are started (tests/dagster_site).
"""

from __future__ import annotations

import itertools
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from dagster_site import Site, browser
from playwright.sync_api import Locator, Page

from seedline.orchestration import buckets

SEEDS = Path(__file__).parents[1] / "seeds"
PAGE = Path(__file__).parents[1] / "datapackage" / "explorer.html"
COUNT = 8
ASSETS = "assets"
JOB = "locations/seedline.orchestration.definitions/jobs/dataset/playground"
Steps = Callable[[Page], None]
Picture = tuple[str, str, Steps, tuple[int, int]]  # address below the server's, words that it shows, what is done there, size


def nothing(page: Page) -> None:
    """The page as it opens."""


def open_entry(name: str) -> Steps:
    """Opens an entry of an asset's metadata that is shown on demand."""

    def steps(page: Page) -> None:
        page.locator("tr").filter(has=page.get_by_text(name, exact=True)).get_by_text("[Show Markdown]").click()
        to_the_top(page.get_by_role("dialog").get_by_text(name, exact=True))

    return steps


def open_plots(page: Page) -> None:
    """Numbers over time."""
    page.get_by_role("button", name="Plots").click()
    page.locator("canvas").first.wait_for()
    to_the_top(page.get_by_text("Metadata", exact=True))


def to_the_top(place: Locator) -> None:
    """Scrolls a place of the page as far up as it goes."""
    place.evaluate("element => element.scrollIntoView({block: 'start'})")


SIMPLE: dict[str, Picture] = {
    "dagster-graph": ("asset-groups/", "Materialize all", nothing, (1400, 560)),
    "dagster-asset": (f"{ASSETS}/events", "Row count", nothing, (1200, 860)),
    "dagster-plots": (f"{ASSETS}/mentions", "fill_rates", open_plots, (1200, 720)),
    "dagster-columns": (f"{ASSETS}/positions", "column_sources", open_entry("column_sources"), (1200, 800)),
    "dagster-package": (f"{ASSETS}/datapackage", "resources", open_entry("resources"), (1400, 480)),
    "dagster-checks": (f"{ASSETS}/datapackage?view=checks&checkDetail=none_rejected", "by_reason", nothing, (1200, 720)),
    "dagster-launchpad": (JOB, "No errors", nothing, (1200, 720)),
}
PARTED: dict[str, Picture] = {
    "dagster-partitions": (
        f"{ASSETS}/mention_reports?view=partitions&partition={buckets.names(COUNT)[0]}",
        "fill_rates",
        nothing,
        (1200, 720),
    ),
    "dagster-automation": ("automation", "seeds_folder", nothing, (1200, 480)),
}


def take(site: Site, pictures: dict[str, Picture], out: Path) -> None:
    """Serves an instance and takes its pictures."""
    with site.served() as address, browser() as page:
        for name, (path, shows, steps, (width, height)) in pictures.items():
            page.set_viewport_size({"width": width, "height": height})
            page.goto(f"{address}/{path}")
            page.get_by_text(shows).first.wait_for()
            steps(page)
            page.wait_for_timeout(2000)  # for what is still being drawn: nothing in the page tells its end
            page.screenshot(path=out / f"{name}.png", animations="disabled")
            print(out / f"{name}.png")


def take_page(out: Path) -> None:
    """The explorer page of the published package, with a value of an event chosen."""
    with browser(1400, 820) as page:
        page.goto(PAGE.as_uri())
        page.locator("nav a", has_text="002_033808dda143b908").click()
        page.locator("article:target button", has_text="place").filter(has_text="Almaty").nth(1).click()
        page.screenshot(path=out / "explorer.png", animations="disabled")
        print(out / "explorer.png")


def main(out: Path) -> None:
    """Runs over a folder that grows and has a file that cannot be read at last; then the same folder in buckets."""
    take_page(out)
    with tempfile.TemporaryDirectory(prefix="seedline-") as folder:
        seeds = Path(folder, "seeds")
        seeds.mkdir()
        simple = Site(Path(folder, "simple"), seeds, 1)
        for some in itertools.batched(sorted(SEEDS.iterdir()), 2):
            for seed in some:
                shutil.copy(seed, seeds)
            simple.materialise()
        (seeds / "empty.txt").touch()
        simple.materialise()
        take(simple, SIMPLE, out)
        parted = Site(Path(folder, "parted"), seeds, COUNT)
        parted.materialise()
        take(parted, PARTED, out)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
