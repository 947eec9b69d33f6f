"""The Dagster UI, started the way this project wants it: one command, no telemetry, no sign-up page.

Belongs here: the instance's folder and the server's command line. Does not belong here: the definitions.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

HOME = Path(".dagster")
GRACE_SECONDS = 5
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


def command(host: str, port: int) -> list[str]:
    """The command line of web server and daemon."""
    return [sys.executable, "-m", "dagster", "dev", "-m", "seedline.orchestration.definitions", "-h", host, "-p", str(port)]


def start(host: str = "127.0.0.1", port: int = 3000) -> int:
    """Runs the UI until it is stopped; returns its exit code."""
    return supervise(command(host, port), prepare())


def supervise(command: Sequence[str], environment: Mapping[str, str]) -> int:
    """Runs a command until it ends, or this process is interrupted or terminated; returns its exit code."""

    def end(signum: int, frame: object) -> None:
        sys.exit(128 + signum)  # not by waiting: the command may not heed a signal, but its session ends all the same

    before = {s: signal.signal(s, end) for s in (signal.SIGINT, signal.SIGTERM)}
    try:
        with session(command, environment) as process:
            return process.wait()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextlib.contextmanager
def session(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """A command in a session of its own, which ends with the block.

    Server and daemon have children that outlive a signal to their parent; here the whole session ends.
    """
    process = subprocess.Popen(command, env=dict(environment), start_new_session=True)
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        _finish(process)


def _finish(process: subprocess.Popen[bytes]) -> None:
    """Waits for what is left of a session, and kills it when it takes too long."""
    if _is_gone(process):
        return
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    _is_gone(process)  # a killed process ends in its own time: the command waits for the last of them, not only for their parent


def _is_gone(process: subprocess.Popen[bytes]) -> bool:
    """Whether a session ends within the time of grace."""
    for _ in range(GRACE_SECONDS * 10):
        process.poll()  # a process that nobody waited for counts as there
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False
