"""What is kept of interviews: each by itself, until somebody goes on with it."""

import json
import os
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.tui.kept_answers import Kept, KeptAnswers
from recommender.tui.session import Session

PROFILE = Profile({"language": "python", "api_docs": "any"}, {"documentation": 1}, ("language",))
OTHER = Profile({"language": "javascript"})


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def here(sample: Decision) -> Iterator[KeptAnswers]:
    here = KeptAnswers(sample)
    yield here
    here.release()


def kept(decision: Decision, session: Session | Profile = PROFILE, *, age: int = 0) -> Path:
    """The file of an interview that ended so many seconds ago."""
    there = KeptAnswers(decision)
    assert there.save(session if isinstance(session, Session) else Session(session))
    file = there._file
    assert file is not None
    there.release()
    os.utime(file, (time.time() - age,) * 2)
    return file


def offered(decision: Decision) -> list[Profile]:
    return [kept.session.profile for kept in KeptAnswers(decision).offered()]


def test_what_is_kept_is_offered_newest_first_with_its_undo_and_redo(sample: Decision, here: KeptAnswers) -> None:
    session = Session(Profile()).with_answer("language", "python").with_answer("libraries", "npm").undo()
    kept(sample, session, age=5)
    kept(sample, OTHER, age=9)
    assert offered(sample) == [session.profile, OTHER]
    assert here.go_on(here.offered()[0]) == session


def test_of_many_steps_the_newest_are_kept(sample: Decision, here: KeptAnswers) -> None:
    session = Session(Profile())
    for step in range(120):
        session = session.with_answer("language", ("python", "javascript")[step % 2])
    for _ in range(55):
        session = session.undo()
    kept(sample, session)
    there = here.go_on(here.offered()[0])
    assert there == Session(session.profile, session.past[-50:], session.future[:50])


def test_every_rule_file_has_its_own(sample: Decision, packaged: Decision) -> None:
    kept(sample)
    assert offered(packaged) == []


def test_two_interviews_at_a_time_keep_what_each_is_told(sample: Decision, here: KeptAnswers) -> None:
    other = KeptAnswers(sample)
    assert here.save(Session(PROFILE))
    assert other.save(Session(OTHER))
    assert offered(sample) == []  # somebody is at both
    assert here.holds(PROFILE)
    assert other.holds(OTHER)
    other.release()
    assert offered(sample) == [OTHER]


def test_only_one_goes_on_with_what_was_kept(sample: Decision, here: KeptAnswers) -> None:
    kept(sample)
    other = KeptAnswers(sample)
    mine, same = here.offered()[0], other.offered()[0]
    assert here.go_on(mine) == Session(PROFILE)
    assert other.go_on(same) is None
    assert other.save(Session(OTHER))
    assert here.save(Session(PROFILE))
    assert here.holds(PROFILE)
    other.release()


def test_going_on_takes_what_was_kept_in_between(sample: Decision, here: KeptAnswers) -> None:
    kept(sample)
    before = here.offered()[0]
    other = KeptAnswers(sample)
    assert other.go_on(other.offered()[0])
    other.save(Session(OTHER))
    other.release()
    assert here.go_on(before) == Session(OTHER)


def test_ten_interviews_are_kept_and_none_is_removed_that_somebody_is_at(sample: Decision, here: KeptAnswers) -> None:
    here.save(Session(OTHER))
    assert here._file is not None
    os.utime(here._file, (0, 0))
    files = [kept(sample, age=age) for age in range(100, 0, -5)]
    assert [file.exists() for file in files] == [False] * 10 + [True] * 10
    assert here.holds(OTHER)
    assert len(list(here._file.parent.iterdir())) == 2 * 11
    assert len(offered(sample)) == 8  # and starting anew is the ninth


def test_what_a_kill_left_half_written_goes_after_a_while(sample: Decision) -> None:
    folder = kept(sample).parent
    (folder / ".recommender-old").touch()
    os.utime(folder / ".recommender-old", (0, 0))
    (folder / ".recommender-new").touch()
    kept(sample)
    assert [file.name for file in folder.glob(".*")] == [".recommender-new"]


def test_it_is_held_only_if_it_is_there(sample: Decision, here: KeptAnswers) -> None:
    assert not here.holds(PROFILE)
    here.save(Session(PROFILE))
    assert here.holds(PROFILE)
    assert not here.holds(OTHER)
    assert here._file is not None
    here._file.unlink()
    assert not here.holds(PROFILE)
    kept(sample)
    again = KeptAnswers(sample)
    assert again.go_on(again.offered()[0])
    assert again.holds(PROFILE)
    again.release()


def test_what_no_longer_fits_the_rule_file_is_left_out_with_the_steps_that_made_it(sample: Decision) -> None:
    file = kept(sample)
    gone = {"answers": {"language": "cobol", "api_docs": "any", "gone": "x"}, "weights": {"gone": 1}, "fixed": ["gone"]}
    plain = {"answers": {"api_docs": "any"}, "weights": {"documentation": 9}, "fixed": []}
    file.write_text(json.dumps({**gone, "past": [{**plain, "answers": {}}, plain], "future": [plain, gone]}))
    here = KeptAnswers(sample)
    assert here.offered()[0].session == Session(Profile({"api_docs": "any"}), (Profile(),))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "7",
        "[]",
        "\x00",
        "answers: {language: [}",
        '{"answers": {}}',
        '{"answers": [], "weights": {}, "fixed": [], "past": [], "future": []}',
        '{"answers": {}, "weights": {}, "fixed": [], "past": [3], "future": []}',
        pytest.param("[" * 100_000, id="deep"),
    ],
)
def test_a_corrupt_file_is_set_aside_and_that_is_said_once(sample: Decision, text: str) -> None:
    file = kept(sample)
    file.write_text(text)
    here = KeptAnswers(sample)
    assert here.offered() == []
    assert here.set_aside == [str(file.with_suffix(".damaged"))]
    assert file.with_suffix(".damaged").read_text() == text
    again = KeptAnswers(sample)
    assert again.offered() == []
    assert again.set_aside == []


def test_a_folder_that_cannot_be_written_is_said(sample: Decision, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "file"))
    assert not KeptAnswers(sample).save(Session(PROFILE))
    assert offered(sample) == []


def test_what_can_be_read_but_not_locked_is_gone_on_with(
    sample: Decision, here: KeptAnswers, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(sample)

    def refused(_: Path) -> int:
        raise PermissionError

    monkeypatch.setattr("recommender.tui.kept_answers._locked", refused)
    assert here.go_on(here.offered()[0]) == Session(PROFILE)


def test_a_relative_folder_is_not_heeded(sample: Decision, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    working = home / "working"
    working.mkdir()
    monkeypatch.chdir(working)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_STATE_HOME", "here")
    kept(sample)
    assert not list(working.iterdir())


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="there are no user numbers here")
def test_for_a_user_without_a_home_nothing_is_kept_and_that_is_said(
    sample: Decision, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home)
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setattr(os, "getuid", lambda: 54_321)
    assert not KeptAnswers(sample).save(Session(PROFILE))
    assert offered(sample) == []
    assert not list(home.iterdir())


def test_it_is_called_by_its_answers_and_its_age() -> None:
    there = Kept(Session(PROFILE), datetime(2026, 11, 25, 14, 3, tzinfo=UTC), Path())
    assert there.called(date(2026, 11, 25)) == "2 answers of today 14:03"
    assert there.called(date(2026, 11, 26)) == "2 answers of yesterday 14:03"
    assert there.called(date(2026, 11, 30)) == "2 answers of 2026-11-25 14:03"
