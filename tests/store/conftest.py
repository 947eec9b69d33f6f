"""An S3 server for each worker, and a bucket for each test."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest
import s3server
from upath import UPath

from seedline.places import place


@pytest.fixture(scope="session")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A server, and the environment that leads to it."""
    pytest.importorskip("s3fs")
    folder = tmp_path_factory.mktemp("s3")
    try:
        with s3server.server(folder) as environment, pytest.MonkeyPatch.context() as patch:
            for name, value in environment.items():
                patch.setenv(name, value)
            patch.delenv("AWS_PROFILE", raising=False)
            yield
    except FileNotFoundError:
        pytest.skip("rclone is not installed")


@pytest.fixture
def bucket(s3: None) -> UPath:
    """The address of an empty bucket."""
    at = place(f"s3://bucket-{uuid.uuid4()}")
    assert isinstance(at, UPath)
    at.fs.mkdir(at.path)
    return at


@pytest.fixture
def fresh_clients() -> Iterator[None]:
    """Drivers keep a client; a test that changes the environment needs one of its own."""
    import s3fs

    s3fs.S3FileSystem.clear_instance_cache()
    yield
    s3fs.S3FileSystem.clear_instance_cache()
