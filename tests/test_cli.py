import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import smallset

import seedline
from seedline import __version__
from seedline.cli import main
from seedline.publish.write import write


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    root = tmp_path_factory.mktemp("cli")
    return write(smallset.tables(), root / "package", version=__version__), smallset.seeds_folder(root / "seeds")


@pytest.fixture
def run(capsys):
    """`run(arguments)`: exit code, standard output, standard error."""

    def call(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as stopped:
            main([str(a) for a in arguments])
        out = capsys.readouterr()
        return int(stopped.value.code or 0), out.out, out.err

    return call


def test_help_and_version(run):
    code, out, _ = run("--help")
    assert code == 0
    assert all(command in out for command in ("build", "trace", "explore", "verify", "extract", "diff", "ui"))
    assert run("--version") == (0, f"seedline {__version__}\n", "")


def test_wrong_usage(run):
    assert run("trace")[0] == 2
    assert run("colour")[0] == 2


def test_trace_as_text_and_json(run, published):
    code, out, _ = run("trace", "events", smallset.TALKS, "--package", published[0])
    assert code == 0
    assert "news/a b.txt:3: PORT LIN, [3 May] 2021" in out
    code, out, _ = run("trace", "events", smallset.TALKS, "--package", published[0], "--json")
    assert json.loads(out)["fields"]["start"][0]["line_start"] == 3


def test_trace_takes_the_package_here(run, published, monkeypatch):
    shutil.copytree(published[0], published[0].parent / "here/datapackage")
    monkeypatch.chdir(published[0].parent / "here")
    assert run("trace", "topics", "transport")[0] == 0
    assert run("verify")[0] == 0


def test_errors_are_numbered_and_without_traceback(run, published, tmp_path):
    assert run("trace", "events", "nobody", "--package", published[0]) == (
        2, "", "E206: There is no row nobody in events. List ids by `package.table('events')`.\n",
    )  # fmt: skip
    assert run("trace", "events", "x", "--package", tmp_path)[2].startswith("E204: ")
    assert run("verify", tmp_path / "nowhere")[2].startswith("E204: ")
    assert run("verify", published[0], "--seeds", tmp_path / "nowhere")[2].startswith("E201: ")


def test_verify(run, published, tmp_path):
    package, seeds = published
    code, out, _ = run("verify", package, "--seeds", seeds)
    assert (code, out) == (0, f"{package}: verified against {seeds}, no issue found.\n")
    bad = Path(shutil.copytree(package, tmp_path / "bad"))
    (bad / "README.md").write_text("changed")
    code, out, _ = run("verify", bad)
    assert code == 1
    assert out.splitlines()[0].startswith("V103 README.md: ")
    assert out.splitlines()[-1] == f"{bad}: 1 issue(s) found."
    code, out, _ = run("verify", bad, "--json")
    assert (code, [i["code"] for i in json.loads(out)]) == (1, ["V103"])


def test_file_names_do_not_steer_the_terminal(run, published, tmp_path):
    bad = Path(shutil.copytree(published[0], tmp_path / "bad"))
    (bad / "a\x1b[2Jb").write_text("x")
    Path(os.fsdecode(os.fsencode(bad) + b"/\xff")).write_text("x")
    out = run("verify", bad)[1]
    assert "V102 a␛[2Jb: " in out
    assert "V102 \ufffd: " in out
    assert r"\udcff" in run("verify", bad, "--json")[1]


def test_verify_of_a_folder_whose_descriptor_is_broken(run, published, tmp_path):
    bad = Path(shutil.copytree(published[0], tmp_path / "bad"))
    (bad / "datapackage.json").write_text("{")
    code, out, _ = run("verify", bad)
    assert code == 1
    assert "V107 datapackage.json" in out


def test_explore_writes_a_page(run, published, tmp_path):
    page = tmp_path / "page.html"
    assert run("explore", published[0], "--out", page) == (0, "", f"{page}: open it in a browser.\n")
    assert "<h2>news/a b.txt</h2>" in page.read_text(encoding="utf-8")
    assert run("explore", published[0], "--out", page, "--seed", "nobody.txt")[2].startswith("E219: ")
    assert run("explore", published[0], "--out", tmp_path / "nowhere/page.html")[2].startswith("E212: ")


def test_diff(run, published, tmp_path):
    package = published[0]
    assert run("diff", package, package, "--exit-code") == (0, "No difference.\n", "")
    tables = smallset.tables()
    row = tables["topics"].to_dicts()[0] | {"label": "Rail"}
    other = write({**tables, "topics": tables["topics"].clear().vstack(type(tables["topics"])([row]))}, tmp_path / "p", version=__version__)
    code, out, _ = run("diff", package, other, "--exit-code")
    assert (code, out) == (1, "topics: 1 changed\n  ~ transport  label: Transport -> Rail\n")
    code, out, _ = run("diff", package, other, "--json")
    assert (code, list(json.loads(out))) == (0, ["topics"])


def test_build_passes_its_options_and_sums_up(run, published, monkeypatch):
    asked = {}

    def build(seeds, out, *, progress, **options):
        asked.update(options, seeds=seeds, out=out)
        progress("extract", 1, 3)
        progress("entities", -1, -1)
        return seedline.open(published[0])

    monkeypatch.setattr(seedline, "build", build)
    code, out, _ = run("build", "texts", "--out", "here", "--workers", 2)
    assert code == 0
    assert asked == {"seeds": "texts", "out": "here", "workers": 2}
    assert "empty.txt: S101" in out
    assert f"seedline trace events {smallset.TALKS} --package here" in out
    code, out, _ = run("build", "texts", "--out", "here", "--json")
    assert json.loads(out)["rows"]["events"] == 1


def test_evaluate(run, published, monkeypatch, tmp_path):
    import seedline.evaluation

    class Result:
        def to_json(self):
            return '{"documents": 3}'

        def render(self, *, errors):
            print("mistakes shown:", errors)

    monkeypatch.setattr(seedline.evaluation, "evaluate", lambda package, gold, *, rounds: Result())
    assert run("evaluate", published[0], tmp_path, "--errors", 2) == (0, "mistakes shown: 2\n", "")
    assert json.loads(run("evaluate", published[0], tmp_path, "--json")[1]) == {"documents": 3}


def test_ui_tells_the_pipeline_its_folders(run, monkeypatch):
    from seedline.orchestration import ui

    asked = {}
    monkeypatch.setattr(ui, "start", lambda **options: asked.update(options, seeds=os.environ["SEEDLINE_SEEDS"]) or 3)
    monkeypatch.setenv("SEEDLINE_SEEDS", "before")
    monkeypatch.setenv("SEEDLINE_OUT", "before")
    assert run("ui", "--seeds", "texts", "--port", 4000)[0] == 3
    assert asked == {"host": "127.0.0.1", "port": 4000, "seeds": "texts"}


class Extraction:
    """Stands for `seedline.extract`'s result, from the first seed alone."""

    def __init__(self):
        self._tables = {
            n: t.filter(t["seed_path"] == "news/a b.txt") if "seed_path" in t.columns else t for n, t in smallset.tables().items()
        }

    @property
    def tables(self):
        return list(self._tables)

    def table(self, name):
        return self._tables[name]


def test_extract(run, monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr(seedline, "extract", lambda text, **options: asked.append((text, options)) or Extraction())
    (tmp_path / "a.txt").write_bytes("Один\r\nдва, три.".encode("utf-16"))
    code, out, _ = run("extract", tmp_path / "a.txt", "--table", "topics")
    assert (code, out.splitlines()[0]) == (0, "topic_id,label,description")
    assert asked == [("Один\r\nдва, три.", {"name": "a.txt"})]
    code, out, _ = run("extract", tmp_path / "a.txt", "--json")
    assert json.loads(out)["events"][0]["start_from"] == "2021-05-03"


def test_extract_to_a_page(run, tmp_path):
    (tmp_path / "talks.txt").write_text("Ada Berg visited Oslo.\n", encoding="utf-8")
    assert run("extract", tmp_path / "talks.txt", "--page", tmp_path / "talks.html")[0] == 0
    assert "<title>talks.txt</title>" in (tmp_path / "talks.html").read_text(encoding="utf-8")


def test_extract_shows_names_for_ids(run, monkeypatch):
    monkeypatch.setattr(seedline, "extract", lambda text, **options: Extraction())
    text = smallset.TEXTS["news/a b.txt"][1]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    monkeypatch.setenv("COLUMNS", "200")
    code, out, _ = run("extract", "-")
    assert code == 0
    assert "Transport Minister Ada Brook of Namibia met" in out
    positions = next(line for line in out.splitlines() if "Transport Minister" in line and "│" in line)
    assert "Ada Brook" in positions
    assert "Namibia" in positions


def test_extract_of_what_cannot_be_read(run, tmp_path):
    (tmp_path / "zeros").write_bytes(bytes(100))
    assert run("extract", tmp_path / "nowhere")[2].startswith("E215: ")
    assert run("extract", tmp_path / "zeros")[2].startswith("E215: ")


def test_the_command_starts_fast_and_stops_when_the_reader_does(published):
    heavy = "import sys, seedline.cli; print([m for m in ('dagster', 'spacy', 'polars', 'frictionless', 'rich.table') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
    command = f"{sys.executable} -m seedline.cli trace events {smallset.TALKS} --package '{published[0]}' | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == (f"events {smallset.TALKS}\n", "")
