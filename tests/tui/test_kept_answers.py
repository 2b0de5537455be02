"""What is kept between two interviews."""

import os
from pathlib import Path

import pytest

from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.tui.kept_answers import KeptAnswers

PROFILE = Profile({"language": "python", "api_docs": "any"}, {"documentation": 1}, ("language",))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return tmp_path


def _file(home: Path) -> Path:
    (file,) = (home / "recommender").iterdir()
    return file


def test_what_is_saved_is_loaded(sample: Decision) -> None:
    assert KeptAnswers(sample).save(PROFILE)
    assert KeptAnswers(sample).load() == PROFILE


def test_every_rule_file_has_its_own(sample: Decision, packaged: Decision) -> None:
    KeptAnswers(sample).save(PROFILE)
    assert KeptAnswers(packaged).load() == Profile()


def test_it_holds_what_was_saved_or_loaded_last(sample: Decision) -> None:
    answers = KeptAnswers(sample)
    assert not answers.holds(PROFILE)
    answers.save(PROFILE)
    assert answers.holds(PROFILE)
    again = KeptAnswers(sample)
    assert again.holds(again.load())


def test_what_no_longer_fits_the_rule_file_is_left_out(sample: Decision, home: Path) -> None:
    KeptAnswers(sample).save(PROFILE)
    _file(home).write_text("answers: {language: cobol, api_docs: any, gone: x}\nweights: {gone: 1}\nfixed: [gone]\n")
    assert KeptAnswers(sample).load() == Profile({"api_docs": "any"})


@pytest.mark.parametrize("text", ["", "{", "7", "answers: [1]", "\x00", "answers: {language: [}"])
def test_a_corrupt_file_is_as_if_not_there(sample: Decision, home: Path, text: str) -> None:
    KeptAnswers(sample).save(PROFILE)
    _file(home).write_text(text)
    assert KeptAnswers(sample).load() == Profile()


def test_a_folder_that_cannot_be_written_is_said(sample: Decision, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "file"))
    assert not KeptAnswers(sample).save(PROFILE)
    assert KeptAnswers(sample).load() == Profile()


def test_a_relative_folder_is_not_heeded(sample: Decision, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    working = home / "working"
    working.mkdir()
    monkeypatch.chdir(working)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_STATE_HOME", "here")
    KeptAnswers(sample).save(PROFILE)
    assert not list(working.iterdir())


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="there are no user numbers here")
def test_for_a_user_without_a_home_nothing_is_kept_and_that_is_said(
    sample: Decision, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home)
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setattr(os, "getuid", lambda: 54_321)
    assert not KeptAnswers(sample).save(PROFILE)
    assert KeptAnswers(sample).load() == Profile()
    assert not list(home.iterdir())
