"""Every kind of finding has a page whose excerpts are real: the one has the finding, the other has none."""

import json
from pathlib import Path

import pytest

from recommender.checks.catalogue import CATALOGUE
from recommender.cli.main import main
from recommender.loading.yaml import dumped
from tests.checks.docs import FOLDER, files, laid_over_sound, pages

PAGES = pages()
SLOW = pytest.mark.slow
DAY = "2026-11-25"
"""The day on which the pages were written: reviews grow old."""


def test_every_kind_has_a_page() -> None:
    assert list(PAGES) == list(CATALOGUE)


def test_the_pages_in_the_docs_are_those_that_are_made() -> None:
    written = {path.name: path.read_text() for path in FOLDER.glob("*.md")}
    assert written == files(), "write them anew: python -m tests.checks.docs"


def test_nothing_is_found_in_the_file_around_the_excerpts(capsys: pytest.CaptureFixture[str]) -> None:
    assert _found(FOLDER / "sound.yaml", capsys) == set()


@pytest.mark.parametrize("name", [pytest.param(name, marks=SLOW if name == "too-large" else ()) for name in PAGES])
def test_what_to_avoid_has_this_finding(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = _file(PAGES[name].avoid, tmp_path)
    assert _found(file, capsys) == {name, *PAGES[name].comes_with}


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_found_in_what_to_prefer(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = _file(PAGES[name].prefer, tmp_path)
    assert _found(file, capsys) == set()


def _file(excerpt: str, folder: Path) -> Path:
    file = folder / "rules.yaml"
    file.write_text(dumped(laid_over_sound(excerpt)))
    return file


def _found(file: Path, capsys: pytest.CaptureFixture[str]) -> set[str]:
    """The names of what `recommender check` finds in a file."""
    main(["check", str(file), "--format", "json", "--date", DAY])
    return {finding["name"] for finding in json.loads(capsys.readouterr().out)["findings"]}
