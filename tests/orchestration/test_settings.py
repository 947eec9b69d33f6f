"""The one place of settings: what fills it, and which value wins."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import seedline
from seedline.cli import main
from seedline.errors import SeedlineError
from seedline.orchestration.settings import Settings


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "daily.yaml"
    path.write_text(yaml.safe_dump({"seeds": "texts", "workers": 3, "extractors": ["spacy=small"], "work": None}))
    return path


def test_a_file_fills_what_is_not_given(config):
    settings = Settings.of(str(config), workers=1)
    assert (settings.seeds, settings.workers, settings.extractors, settings.work, settings.out) == (
        "texts",
        1,
        ["spacy=small"],
        None,
        "datapackage",
    )


def test_the_environment_wins_over_the_file_that_it_names(config, monkeypatch):
    monkeypatch.setenv("SEEDLINE_CONFIG", str(config))
    monkeypatch.setenv("SEEDLINE_WORKERS", "2")
    monkeypatch.setenv("SEEDLINE_OWNERS", "team:a,b@example.org")
    settings = Settings.from_environment()
    assert (settings.seeds, settings.workers, settings.owners) == ("texts", 2, ["team:a", "b@example.org"])


@pytest.mark.parametrize(
    ("text", "told"),
    [("- a\n", "no mapping"), ("seeds: [\n", "cannot be used"), ("sedes: texts\n", "no setting sedes"), (None, "No such file")],
)
def test_a_file_that_cannot_be_used_is_a_numbered_error(tmp_path, text, told):
    path = tmp_path / "faulty.yaml"
    if text is not None:
        path.write_text(text)
    with pytest.raises(SeedlineError, match=rf"E237.*{told}"):
        Settings.of(str(path))


def test_a_value_in_a_file_that_does_not_fit_is_named(tmp_path):
    path = tmp_path / "faulty.yaml"
    path.write_text("workers: many\n")
    with pytest.raises(SeedlineError, match=r"E210.*workers.*'many'"):
        Settings.of(str(path))


def test_a_build_by_a_file_alone_gives_the_same_bytes(package, seeds, tmp_path, capsys):
    path = tmp_path / "daily.yaml"
    path.write_text(yaml.safe_dump({"seeds": str(seeds), "out": str(tmp_path / "out"), "workers": 1}))
    with pytest.raises(SystemExit) as ended:
        main(["build", "--config", str(path)])
    assert ended.value.code == 0
    assert str(tmp_path / "out") in capsys.readouterr().out
    built = seedline.open(tmp_path / "out")
    assert {f.name: f.read_bytes() for f in (built.path / "data").iterdir()} == {
        f.name: f.read_bytes() for f in (package.path / "data").iterdir()
    }


def test_folders_are_needed_where_no_file_names_them(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["build", "texts"])
    assert ended.value.code == 2
    assert "--out" in capsys.readouterr().err
