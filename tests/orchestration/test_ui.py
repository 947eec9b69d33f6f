"""The UI's processes end with the command that started them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import seedline

# a server that starts a stubborn child, as Dagster's does, and is stubborn itself if it began in the background of a script
SERVER = """
import pathlib, signal, subprocess, sys, time
if sys.argv[2] == "stubborn":
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
child = subprocess.Popen([sys.executable, "-c", "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"])
pathlib.Path(sys.argv[1]).write_text(str(child.pid))
time.sleep(60)
"""
COMMAND = """
import os, sys
from seedline.orchestration import ui
ui.GRACE_SECONDS = 1
ui.supervise([sys.executable, "-c", *sys.argv[1:]], os.environ)
"""


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="reads /proc")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("server", ["heeding", "stubborn"])
def test_nothing_outlives_the_command(tmp_path: Path, how: signal.Signals, server: str) -> None:
    note = tmp_path / "pid"
    environment = {**os.environ, "PYTHONPATH": str(Path(seedline.__file__).parents[1])}
    with subprocess.Popen([sys.executable, "-c", COMMAND, SERVER, str(note), server], env=environment) as process:
        deadline = time.monotonic() + 30
        while not (note.exists() and note.read_text()) and time.monotonic() < deadline:
            time.sleep(0.05)
        child = int(note.read_text())
        assert is_alive(child)
        process.send_signal(how)
        process.wait(timeout=20)
    assert not is_alive(child)
