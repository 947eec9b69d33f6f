import functools
import http.server
import shutil
import threading
import zipfile
from pathlib import Path

import polars as pl
import pytest
import smallset

import seedline
from seedline import __version__
from seedline.errors import SeedlineError
from seedline.package import Package
from seedline.publish.write import archive, write


@pytest.fixture(scope="module")
def tables():
    return smallset.tables()


@pytest.fixture(scope="module")
def folder(tmp_path_factory, tables):
    return write(tables, tmp_path_factory.mktemp("open") / "package", version=__version__)


class Handler(http.server.SimpleHTTPRequestHandler):
    asked: list[str]

    def do_GET(self):
        self.asked.append(self.path)
        super().do_GET()

    def log_message(self, *_):
        pass


@pytest.fixture
def server(folder, tmp_path):
    """A web server on loopback with the package as a folder and as an archive, and what it was asked for."""
    root = tmp_path / "www"
    shutil.copytree(folder, root / "data set")
    archive(folder, root / "package.zip")
    asked: list[str] = []
    handler = type("Asked", (Handler,), {"asked": asked})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(root))) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}", asked, root
        running.shutdown()
        thread.join()


def check(package: Package, tables) -> None:
    assert package.version == __version__
    assert set(package.tables) == set(tables)
    for name, frame in tables.items():
        assert package.table(name).equals(frame)
    assert package.scan("events").select("event_id").collect().item() == smallset.TALKS
    assert package.trace("events", smallset.TALKS).fields["start"][0].text == "3 May"
    assert package.verify() == []


def test_a_folder(folder, tables):
    check(seedline.open(folder), tables)
    check(seedline.open(str(folder / "datapackage.json")), tables)


def test_an_archive(folder, tables, tmp_path):
    check(seedline.open(archive(folder, tmp_path / "p.zip")), tables)


def test_an_archive_of_the_folder(folder, tables, tmp_path):
    path = shutil.make_archive(str(tmp_path / "p"), "zip", folder.parent, folder.name)
    check(seedline.open(path), tables)


def test_the_archive_s_copy_goes_with_the_package(folder, tmp_path):
    package = seedline.open(archive(folder, tmp_path / "p.zip"))
    copy = package.path
    assert copy.is_dir()
    del package
    assert not copy.exists()


@pytest.mark.parametrize("path", ["/data%20set", "/data%20set/", "/data%20set/datapackage.json", "/package.zip"])
def test_an_address(server, tables, path):
    check(seedline.open(server[0] + path), tables)


def test_an_address_is_read_as_far_as_needed(server):
    package = seedline.open(server[0] + "/data%20set")
    package.table("topics")
    package.table("topics")
    assert server[1] == ["/data%20set/datapackage.json", "/data%20set/data/topics.parquet"]


def test_a_file_that_was_changed_on_its_way_is_refused(server):
    base, _, root = server
    (root / "data set/data/topics.parquet").write_bytes(b"PAR1")
    package = seedline.open(base + "/data%20set")
    with pytest.raises(SeedlineError, match="E214"):
        package.table("topics")
    assert package.table("events").height == 1
    assert {i.code for i in package.verify()} >= {"V103", "V106"}


def test_a_file_that_cannot_be_fetched_is_missing(server):
    base, _, root = server
    (root / "data set/data/topics.parquet").unlink()
    package = seedline.open(base + "/data%20set")
    assert {i.code for i in package.verify()} == {"V101"}
    with pytest.raises(SeedlineError, match="E211"):
        package.table("topics")


@pytest.mark.parametrize("path", ["/nothing", "/nothing.zip"])
def test_an_address_that_is_not_there(server, path):
    with pytest.raises(SeedlineError, match=r"E211.*404"):
        seedline.open(server[0] + path)


def test_what_is_no_package(tmp_path):
    (tmp_path / "file").write_text("x")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as other:
        other.writestr("x", "y")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken/datapackage.json").write_text("{")
    for source in (tmp_path, tmp_path / "nowhere", tmp_path / "file", tmp_path / "other.zip", tmp_path / "broken"):
        with pytest.raises(SeedlineError, match="E204"):
            seedline.open(source)


def test_an_unknown_table(folder):
    with pytest.raises(SeedlineError, match=r"E205: There is no table colours\. Tables: .*events"):
        seedline.open(folder).table("colours")


@pytest.mark.parametrize("content", [b"", b"PAR1 and no more", None])
def test_a_damaged_or_missing_table(folder, tmp_path, content):
    copy = Path(shutil.copytree(folder, tmp_path / "package"))
    (copy / "data/topics.parquet").unlink()
    if content is not None:
        (copy / "data/topics.parquet").write_bytes(content)
    with pytest.raises(SeedlineError, match="E214: The file of table topics"):
        seedline.open(copy).table("topics")


def test_no_path_leads_outside(folder, tmp_path):
    pl.DataFrame({"secret": [1]}).write_parquet(tmp_path / "secret.parquet")
    copy = Path(shutil.copytree(folder, tmp_path / "package"))
    text = (copy / "datapackage.json").read_text(encoding="utf-8")
    (copy / "datapackage.json").write_text(text.replace('"data/topics.parquet"', '"../secret.parquet"'), encoding="utf-8")
    with pytest.raises(SeedlineError, match="E214"):
        seedline.open(copy).table("topics")
    (copy / "data/events.parquet").unlink()
    (copy / "data/events.parquet").symlink_to(tmp_path / "secret.parquet")
    with pytest.raises(SeedlineError, match="E214"):
        seedline.open(copy).table("events")


def test_it_says_what_it_is(folder):
    assert repr(seedline.open(folder)).startswith(f"<Package seedline-dataset {__version__}: ")
