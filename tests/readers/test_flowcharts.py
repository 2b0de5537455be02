"""Flowcharts as Mermaid reads them and as a browser shows them."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from recommender.engine.flowchart import flowchart
from recommender.model.decision import Decision
from recommender.model.flowchart import Flowchart
from recommender.reports.flowchart_mermaid import render_mermaid
from recommender.reports.flowchart_svg import render_svg
from recommender.words import visible
from tests.reports.test_flowchart_mermaid import HOSTILE, hostile_chart

HERE = Path(__file__).parent

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def charts(packaged: Decision, sample: Decision) -> list[Flowchart]:
    """Charts of the packaged rules, of the sample, and of rules full of texts that would do harm or are all wide."""
    made = [flowchart(packaged, questions) for questions in (0, 2, 6)]
    wide = ("W" * 300, "MMMM WWWW @@@@ " * 30, "ALL IN CAPITALS " * 30, "mmmmwwww " * 40, "اﷺ " * 90)
    return [*made, flowchart(sample, 3), *map(hostile_chart, (*HOSTILE, *wide))]


def _read(script: str, *words: object) -> list[Any]:
    command = ["node", str(HERE / script), *map(str, words)]
    result = subprocess.run(command, capture_output=True, check=False, timeout=300)
    assert result.returncode == 0, result.stderr.decode()
    read: list[Any] = json.loads(result.stdout)
    return read


def _files(folder: Path, suffix: str, texts: list[str]) -> list[Path]:
    files = [folder / f"{number}{suffix}" for number in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text)
    return files


@pytest.fixture(scope="module")
def browser() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("no browser is here")
    return found


def test_mermaid_parses_all_of_them(charts: list[Flowchart], modules: Path, tmp_path: Path) -> None:
    files = _files(tmp_path, ".mmd", [render_mermaid(chart) for chart in charts])
    assert _read("mermaid.mjs", modules, *files) == ["flowchart-v2"] * len(files)


def test_mermaid_shows_hostile_texts_as_text(modules: Path, browser: str, tmp_path: Path) -> None:
    files = _files(tmp_path, ".mmd", [render_mermaid(hostile_chart(text)) for text in HOSTILE])
    for text, seen in zip(HOSTILE, _read("flowchart.mjs", modules, browser, *files), strict=True):
        begins = visible(text)[:30]
        (title,), labels = seen["titles"], seen["labels"]
        assert title.startswith(begins.replace("<", "\u2039"))
        assert title.endswith("teams, going by how teams usually answer.")
        assert any(label.startswith(begins) for label in labels)
        assert any(label.startswith(f"“{begins}") for label in labels)
        assert seen["elements"] == 0


def test_no_text_runs_out_of_its_box(charts: list[Flowchart], modules: Path, browser: str, tmp_path: Path) -> None:
    files = _files(tmp_path, ".svg", [render_svg(chart) for chart in charts])
    assert _read("flowchart.mjs", modules, browser, *files) == [[]] * len(files)
