"""The Dagster UI, started the way this project wants it: one command, no telemetry, no sign-up page.

Belongs here: the instance's folder and the server's command line. Does not belong here: the definitions.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HOME = Path(".dagster")
INSTANCE = """# Written by `seedline ui`; delete it to have it written anew.
telemetry:
  enabled: false
nux:
  enabled: false
"""


def prepare(home: Path = HOME) -> dict[str, str]:
    """Makes the instance's folder; returns the environment in which Dagster finds it."""
    home.mkdir(parents=True, exist_ok=True)
    config = home / "dagster.yaml"
    if not config.exists():
        config.write_text(INSTANCE, encoding="utf-8")
    return {**os.environ, "DAGSTER_HOME": str(home.resolve())}


def start(host: str = "127.0.0.1", port: int = 3000) -> int:
    """Runs the UI until it is stopped; returns its exit code."""
    command = [sys.executable, "-m", "dagster", "dev", "-m", "seedline.orchestration.definitions", "-h", host, "-p", str(port)]
    return subprocess.run(command, env=prepare(), check=False).returncode
