"""Decision records as their readers read them, and the page as a browser shows it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from recommender.cli.main import main
from recommender.engine.recommend import recommend
from recommender.loading.rules import decision_of
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.reports.formats import FORMATS
from recommender.reports.style import Heading, Style
from recommender.words import visible
from tests import hostile, rule_files
from tests.conftest import SAMPLE
from tests.profiles import complete

HERE = Path(__file__).parent
WORDS = ("recommend", "--language", "python", "--api-docs", "generated", "--date", "2026-11-22")
FILED = (*WORDS, "--deciders", "Ann", "--deciders", "Bo", "--tags", "backend", "-o")

pytestmark = pytest.mark.slow


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one decision record, as the command files it."""
    monkeypatch.delenv("RECOMMENDER_RULES", raising=False)
    (tmp_path / "docs" / "adr").mkdir(parents=True)
    assert main([*FILED, f"{tmp_path}/docs/adr/"]) == 0
    (tmp_path / ".log4brains.yml").write_text("project: {name: p, tz: Etc/UTC, adrFolder: ./docs/adr}\n")
    (tmp_path / ".adr.json").write_text('{"language": "en", "path": "docs/adr/", "prefix": "", "digits": 4}')
    (tmp_path / ".adr-dir").write_text("docs/adr\n")
    return tmp_path


def _printed(*words: str, cwd: Path) -> str:
    result = subprocess.run(words, capture_output=True, check=False, cwd=cwd, timeout=120)
    assert result.returncode == 0, result.stderr.decode()
    return result.stdout.decode()


def test_log4brains_reads_title_status_date_deciders_and_tags(modules: Path, project: Path) -> None:
    (read,) = json.loads(_printed("node", str(HERE / "records.mjs"), str(modules), str(project), cwd=project))
    assert read["date"].startswith("2026-11-22")
    assert {key: read[key] for key in ("title", "status", "deciders", "tags")} == {
        "title": "1. Use FastAPI",
        "status": "proposed",
        "deciders": ["Ann", "Bo"],
        "tags": ["backend"],
    }


def test_log4brains_reads_hostile_texts_as_text(modules: Path, project: Path) -> None:
    texts = {
        "0002": "Use @fastify/cors & <b>C++</b> for #12, max_body_size [x](y) *now*",
        "0003": hostile.IN_MARKDOWN,
    }
    for number, text in texts.items():
        heading = Heading(int(number), text, deciders=(text,), tags=("a_b",))
        result = recommend(rule_files.loaded(hostile.rule_file(text)), Profile({"q": "a"}))
        record = FORMATS["adr"].render(result, Style(heading=heading))
        (project / "docs" / "adr" / f"{number}-hostile.md").write_text(record)
    shown = json.loads(_printed("node", str(HERE / "records.mjs"), str(modules), str(project), cwd=project))
    read = {record["title"].split(".")[0].zfill(4): record for record in shown}
    for number, text in texts.items():
        assert read[number]["status"] == "proposed"
        assert read[number]["title"] == f"{int(number)}. {visible(text)}"
        assert read[number]["deciders"] == [part.strip() for part in visible(text).split(",")]


def test_adr_tools_of_npm_reads_title_and_status(modules: Path, project: Path) -> None:
    listed = _printed(str(modules / ".bin" / "adr-tools"), "-l", cwd=project)
    (row,) = [line for line in listed.splitlines() if "FastAPI" in line]
    assert "1.Use FastAPI" in row
    assert "Proposed" in row


def test_adr_log_reads_number_and_title(modules: Path, project: Path) -> None:
    _printed(str(modules / ".bin" / "adr-log"), "-d", "docs/adr", "-i", "index.md", cwd=project)
    assert "* [ADR-0001](docs/adr/0001-use-fastapi.md) - Use FastAPI" in (project / "index.md").read_text()


@pytest.mark.skipif(shutil.which("adr") is None, reason="Debian's adr-tools are not here")
def test_adr_tools_in_bash_list_it_and_link_its_title(project: Path) -> None:
    assert _printed("adr", "list", cwd=project) == "docs/adr/0001-use-fastapi.md\n"
    assert "* [1. Use FastAPI](0001-use-fastapi.md)" in _printed("adr", "generate", "toc", cwd=project)
    _printed("adr", "new", "-s", "1", "Use something else", cwd=project)
    assert "Superseded by" in (project / "docs" / "adr" / "0001-use-fastapi.md").read_text()


def test_adr_viewer_shows_the_title_and_that_it_is_pending(project: Path) -> None:
    viewer = Path(sys.executable).with_name("adr-viewer")
    if not viewer.exists():
        pytest.skip("adr-viewer is not here")
    _printed(str(viewer), "--adr-path", "docs/adr", "--output", "shown.html", cwd=project)
    shown = " ".join((project / "shown.html").read_text().split())
    assert (
        'adr-pending"> <h4 class="panel-title"> <a data-toggle="collapse" href="#collapse0">1. Use FastAPI</a>' in shown
    )


# The page ----------------------------------------------------------------------------------------------------------


TORN = {"front_end": "javascript", "hosted_models": "pipelines", "web_packages": "wide"}
PAGES = ["blank", "one", "partial", "torn", "tie", "complete", "assumed", "none", "hostile"]
ON_ONE_SHEET = ("blank", "one", "tie")


def _page(name: str, packaged: Decision) -> str:
    some = Profile({"language": "python", "front_end": "javascript", "python_libraries": "some"}, {"team": 3})
    match name:
        case "blank":
            result = recommend(packaged, Profile())
        case "one":
            result = recommend(packaged, Profile({"language": "python"}))
        case "partial":
            result = recommend(packaged, some)
        case "torn":
            result = recommend(packaged, Profile(TORN))
            assert result.disagreement
        case "tie":
            result = recommend(packaged, Profile({"deadline": "tight"}), assume_neutral=True)
            assert result.tied
        case "complete":
            result = recommend(packaged, complete(packaged))
        case "assumed":
            result = recommend(packaged, some, assume_neutral=True)
        case "none":
            text = SAMPLE.read_bytes().replace(b"when: {runtime: only_python}", b"when: {language: python}")
            answers = {"language": "python", "runtime": "only_node"}
            result = recommend(decision_of(text, "none.yaml"), Profile(answers))
            assert result.outcome == "none"
        case _:
            result = recommend(rule_files.loaded(hostile.rule_file()), Profile({"q": "a"}))
    return FORMATS["html"].render(result, Style())


@pytest.mark.parametrize("name", PAGES)
def test_the_page_in_a_browser(name: str, modules: Path, packaged: Decision, tmp_path: Path) -> None:
    """Without a violation in either scheme and on every width, nothing on top of anything, and on two sheets."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no browser is here")
    file = tmp_path / "page.html"
    file.write_text(_page(name, packaged))
    seen = json.loads(_printed("node", str(HERE / "page.mjs"), str(modules), browser, str(file), cwd=tmp_path))
    assert seen["console"] == []
    assert set(seen["requests"]) <= {file.as_uri(), "data:,"}
    windows = [f"{scheme} {width}" for scheme in ("light", "dark") for width in (320, 390, 800, 1280)]
    assert seen["violations"] == {window: [] for window in windows}
    assert seen["faults"] == {window: [] for window in windows}
    if name != "hostile":
        assert seen["pages"] <= (1 if name in ON_ONE_SHEET else 2)
