"""frictionless as the second checker of what is published: clean on a clean package, alike on planted faults."""

import frictionless
import pytest
import smallset

from seedline import __version__
from seedline.publish.write import write


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    return write(smallset.tables(), tmp_path_factory.mktemp("frictionless") / "package", version=__version__)


def test_the_package_is_valid(package):
    report = frictionless.validate(str(package / "datapackage.json"))
    assert report.valid, report.flatten(["name", "type", "note"])
    assert {t.type for t in report.tasks} == {"table", "file"}


def test_frictionless_reads_the_values_that_were_written(package):
    resource = frictionless.Package(str(package / "datapackage.json")).get_resource("statements")
    tables = smallset.tables()
    assert [row["text"] for row in resource.read_rows()] == tables["statements"]["text"].to_list()
    country = frictionless.Package(str(package / "datapackage.json")).get_resource("countries").read_rows()[0]
    assert country["iso_alpha2"] == "NA"
