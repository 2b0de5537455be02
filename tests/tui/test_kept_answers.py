"""What is kept between two interviews."""

from pathlib import Path

import pytest

from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.tui.kept_answers import State

PROFILE = Profile({"language": "python", "api_docs": "any"}, {"documentation": 1}, ("language",))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return tmp_path


def _file(home: Path) -> Path:
    (file,) = (home / "recommender").iterdir()
    return file


def test_what_is_saved_is_loaded(sample: Decision) -> None:
    assert State(sample).save(PROFILE)
    assert State(sample).load() == PROFILE


def test_every_rule_file_has_its_own(sample: Decision, packaged: Decision) -> None:
    State(sample).save(PROFILE)
    assert State(packaged).load() == Profile()


def test_what_no_longer_fits_the_rule_file_is_left_out(sample: Decision, home: Path) -> None:
    State(sample).save(PROFILE)
    _file(home).write_text("answers: {language: cobol, api_docs: any, gone: x}\nweights: {gone: 1}\nfixed: [gone]\n")
    assert State(sample).load() == Profile({"api_docs": "any"})


@pytest.mark.parametrize("text", ["", "{", "7", "answers: [1]", "\x00", "answers: {language: [}"])
def test_a_corrupt_file_is_as_if_not_there(sample: Decision, home: Path, text: str) -> None:
    State(sample).save(PROFILE)
    _file(home).write_text(text)
    assert State(sample).load() == Profile()


def test_a_folder_that_cannot_be_written_is_said(sample: Decision, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "file"))
    assert not State(sample).save(PROFILE)
    assert State(sample).load() == Profile()


def test_cleared_is_gone(sample: Decision) -> None:
    State(sample).save(PROFILE)
    State(sample).clear()
    assert State(sample).load() == Profile()
    State(sample).clear()
