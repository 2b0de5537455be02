"""What stands above a record."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Result

Run = Callable[..., Result]
WORDS = ("recommend", "--language", "python", "--libraries", "npm", "--weight", "documentation=5", "--assume-neutral")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "decisions").mkdir()
    return tmp_path / "decisions"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--status", "accepted"), "--status: the tool proposes, people accept; write it in the file when they have"),
        (("--status", "propsed"), "--status: no status is named 'propsed'; did you mean 'proposed'?"),
        (("--date", "22.11.2026"), "--date: '22.11.2026' is not a day; write YYYY-MM-DD"),
        (("--adr-style", "madr"), "--adr-style: no style is named 'madr'; did you mean 'madr4'?"),
        (("--format", "html"), " is a folder; name a file in it"),
    ],
)
def test_what_cannot_be_filed_is_refused(words: tuple[str, ...], said: str, folder: Path, run: Run) -> None:
    result = run(*WORDS, "-o", f"{folder}/", *words)
    assert (result.returncode, result.stdout) == (2, b"")
    assert said in result.stderr.decode()
    assert not list(folder.iterdir())


def test_a_record_has_todays_date_and_a_page_none(run: Run) -> None:
    assert b"* Date: 20" in run(*WORDS, "--format", "adr").stdout
    assert b"<dt>Date" not in run(*WORDS, "--format", "html").stdout


@pytest.mark.parametrize("flag", ["--title", "--deciders", "--tags", "--date"])
def test_what_a_format_has_no_place_for_is_refused(flag: str, run: Run) -> None:
    result = run(*WORDS, flag, "2026-11-22")
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.decode() == f"{flag}: goes with html and adr, not with text; leave one out\n"


def test_nothing_answered_is_no_choice(run: Run) -> None:
    assert run("recommend", "--format", "adr").stdout.startswith(b"# Not decided yet between FastAPI and Express\n")
    assert b"<h1>Not decided yet between FastAPI and Express</h1>" in run("recommend", "--format", "html").stdout
