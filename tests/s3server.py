"""A real S3 server on loopback for tests: rclone's, which installs from a wheel and keeps objects as files.

Belongs here: starting and stopping it, and the environment that leads clients to it. Does not belong here: any test.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

KEY, SECRET = "seedline", "only-for-tests"
PATIENCE = 20  # seconds until it listens


@contextlib.contextmanager
def server(folder: Path) -> Iterator[dict[str, str]]:
    """Serves the buckets in `folder`; gives the environment that clients need.

    Raises:
        FileNotFoundError: rclone is not installed.
    """
    program = shutil.which("rclone", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]))
    if program is None:
        raise FileNotFoundError("rclone")
    log = folder.with_name(folder.name + ".log")
    command = [program, "serve", "s3", "--config", os.devnull, "--addr", "127.0.0.1:0", "--auth-key", f"{KEY},{SECRET}", str(folder)]
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
    try:
        yield {
            "AWS_ENDPOINT_URL": _address(process, log),
            "AWS_ACCESS_KEY_ID": KEY,
            "AWS_SECRET_ACCESS_KEY": SECRET,
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_RESPONSE_CHECKSUM_VALIDATION": "when_required",
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
            "AWS_EC2_METADATA_DISABLED": "true",
        }
    finally:
        process.terminate()
        process.wait()


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        found = re.search(r"http://127\.0\.0\.1:\d+", log.read_text())
        if found:
            return found[0]
        time.sleep(0.05)
    raise RuntimeError(log.read_text())
