"""Every kind of finding is made of the file that has it; its page shows such a file, and one put right."""

import json
from datetime import date
from pathlib import Path

import pytest

from recommender.checks.catalogue import CATALOGUE, finding
from recommender.checks.check import check
from recommender.cli.main import main
from recommender.loading.yaml import dumped
from recommender.model.decision import Decision
from recommender.model.place import Place
from tests import rule_files
from tests.checks.docs import FOLDER, files, laid_over_sound, pages
from tests.checks.files_with_findings import HAS, near

ROOT = Path(__file__).parent.parent.parent
PAGES = pages()
SLOW = pytest.mark.slow
TODAY = date(2026, 11, 25)
"""The day on which the pages were written: reviews grow old."""


def test_a_file_near_all_of_them_has_none_of_them() -> None:
    assert check(rule_files.loaded(near()), TODAY) == []


@pytest.mark.parametrize("name", HAS)
def test_a_finding_is_made_of_the_file_that_has_it(name: str) -> None:
    findings = check(rule_files.loaded(near(HAS[name])), TODAY)
    assert name in {finding.name for finding in findings}
    assert all(finding.level == CATALOGUE[finding.name].level for finding in findings)


def test_every_kind_is_tried() -> None:
    assert {*HAS, "invalid-file", "too-large"} == set(CATALOGUE)


def test_a_kind_that_is_not_in_the_table_cannot_be_found() -> None:
    with pytest.raises(KeyError):
        finding("unheard-of", Place("f.yaml"), "what", "remedy")


def test_the_packaged_file_has_notes_only_and_each_is_argued(packaged: Decision) -> None:
    findings = check(packaged, TODAY)
    assert {finding.level for finding in findings} == {"note"}
    text = (ROOT / "rules" / "backend-framework.yaml").read_text()
    assert {finding.name for finding in findings} <= {name for name in CATALOGUE if name in text}


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
    main(["check", str(file), "--format", "json", "--date", TODAY.isoformat()])
    return {finding["name"] for finding in json.loads(capsys.readouterr().out)["findings"]}
