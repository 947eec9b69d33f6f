"""A Dagster instance with finished runs, its real web server, and a headless browser: for the tests and the pictures of the docs.

Belongs here: how these are made and ended. Does not belong here: what is looked at.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import dagster as dg
from playwright.sync_api import Page, expect, sync_playwright

from seedline.orchestration import buckets, ui
from seedline.orchestration.build import QUIET
from seedline.orchestration.definitions import definitions
from seedline.orchestration.graph import STEPS
from seedline.orchestration.settings import Settings

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
STARTS_WITHIN_SECONDS = 120
LOADS_WITHIN_MS = 60_000
HOST = "127.0.0.1"


def browser_path() -> str | None:
    """A Chromium: the one that the variable `CHROMIUM` names, or one on the path."""
    return os.environ.get("CHROMIUM") or next((found for name in BROWSERS if (found := shutil.which(name))), None)


@dataclass(frozen=True)
class Site:
    """An instance in a folder of its own."""

    folder: Path
    seeds: Path
    count: int

    def materialise(self, step: str = "") -> None:
        """Makes all assets once, as the jobs do that the sensor and automation ask for; or those of one step that is not parted."""
        settings = Settings.of(seeds=str(self.seeds), out=str(self.folder / "datapackage"), workers=1, buckets=self.count)
        own = definitions(settings, str(self.folder / "tables"))
        names = buckets.names(self.count)
        tags = {"dagster/asset_partition_range_start": names[0], "dagster/asset_partition_range_end": names[-1]}
        wanted = next(([dg.AssetKey(name) for name in s.outputs] for s in STEPS if s.name == step), None)
        with dg.DagsterInstance.from_config(str(self._home)) as instance:
            if self.count > 1 and not step:
                assert own.resolve_job_def("documents").execute_in_process(QUIET, instance=instance, tags=tags).success
            assert own.resolve_job_def("dataset").execute_in_process(QUIET, instance=instance, asset_selection=wanted).success

    @contextlib.contextmanager
    def served(self) -> Iterator[str]:
        """The UI as `seedline ui` starts it, for as long as the block lasts; gives its address once it answers."""
        with socket.socket() as free:
            free.bind((HOST, 0))
            port = free.getsockname()[1]
        environment = {
            **ui.prepare(self._home),
            "SEEDLINE_SEEDS": str(self.seeds),
            "SEEDLINE_OUT": str(self.folder / "datapackage"),
            "SEEDLINE_TABLES": str(self.folder / "tables"),
            "SEEDLINE_BUCKETS": str(self.count),
        }
        address = f"http://{HOST}:{port}"
        with ui.session(ui.command(HOST, port), environment) as process:
            _wait_for(address, process)
            yield address

    @property
    def _home(self) -> Path:
        home = self.folder / "home"
        ui.prepare(home)
        return home


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + STARTS_WITHIN_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{address}/server_info"):
            return
        time.sleep(0.2)
    raise RuntimeError(f"the web server does not answer within {STARTS_WITHIN_SECONDS} s")


@contextlib.contextmanager
def browser(width: int = 1400, height: int = 900) -> Iterator[Page]:
    """A page of a headless Chromium, light, in English, in UTC."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser_path())
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme="light", locale="en-GB", timezone_id="UTC", device_scale_factor=1
        )
        context.set_default_timeout(LOADS_WITHIN_MS)
        expect.set_options(timeout=LOADS_WITHIN_MS)
        try:
            yield context.new_page()
        finally:
            chromium.close()
