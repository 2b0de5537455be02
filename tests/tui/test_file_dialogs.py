"""Files that the interview writes and reads."""

import os
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot

from recommender.engine.recommend import recommend
from recommender.loading.profiles import load_profile
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.reports.formats import FORMATS
from recommender.reports.style import Heading, Style
from recommender.tui.app import Interview
from tests.examples import seldom
from tests.tui.playing import after, begun, play, settle


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_exported_as_recommend_writes_it(
    sample: Decision, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = begun(sample, language="python")
    shown = after(app, "e", str(list(FORMATS).index(name) + 1), "enter")
    filed = FORMATS[name].filed
    file = f"{'decision' if filed else 'recommendation'}{FORMATS[name].suffix}"
    assert f"Written to {file}" in shown
    today = datetime.now(tz=UTC).astimezone().date() if filed else None
    expected = FORMATS[name].render(recommend(sample, app.profile), Style(heading=Heading(day=today)))
    assert (tmp_path / file).read_text() == expected


def test_an_existing_file_is_replaced_only_if_that_is_wanted(
    sample: Decision, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "recommendation.txt"
    file.write_text("mine")
    assert "exists" in after(begun(sample), "f3", "1", "enter")
    after(begun(sample), "e", "1", "enter", "1")
    assert file.read_text() == "mine"
    after(begun(sample), "e", "1", "enter", "2")
    assert file.read_text().startswith("Which framework")


def test_a_file_that_cannot_be_written_is_said(
    sample: Decision, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shown = after(begun(sample), "s", "ctrl+u", *"no/p.yaml", "enter")
    assert "no/p.yaml cannot be written:" in shown
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("key", ["s", seldom("ctrl+s")])
def test_what_is_saved_is_what_recommend_reads(
    sample: Decision, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = begun(sample)
    after(app, "1", "b", "f", "w", "3", key, "enter")
    assert load_profile(sample, "profile.yaml") == app.profile
    assert app.profile == Profile({"language": "python"}, {"language": 3}, ("language",))


@pytest.mark.parametrize("key", ["o", seldom("ctrl+o")])
def test_what_is_loaded_is_what_the_file_says_and_can_be_undone(
    sample: Decision, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "profile.yaml").write_text("answers: {language: python}\nweights: {documentation: 5}\n")
    app = begun(sample, libraries="npm")
    after(app, key, "enter")
    assert app.profile == Profile({"language": "python"}, {"documentation": 5})
    app = begun(sample, libraries="npm")
    after(app, key, "enter", "u")
    assert app.profile == Profile({"libraries": "npm"})


def test_a_profile_with_faults_is_told_and_changes_nothing(
    sample: Decision, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "profile.yaml").write_text("answers: {language: pyton}\n")
    app = begun(sample)
    assert "did you mean" in after(app, "o", "enter")
    assert app.profile == Profile()


@pytest.mark.parametrize("key", ["s", "o"])
def test_a_tilde_is_the_home_also_in_a_dialog(
    sample: Decision, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "mine.yaml").write_text("answers: {language: python}\n")
    app = begun(sample, libraries="npm")
    after(app, key, "ctrl+u", *"~/mine.yaml", "enter", *("2" if key == "s" else ""))
    assert load_profile(sample, tmp_path / "mine.yaml") == app.profile
    assert list(app.profile.answers) == ["libraries" if key == "s" else "language"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
@pytest.mark.parametrize("key", ["s", "o", seldom("e")])
@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("pipe", "it is no regular file"),
        ("-", "that names no file"),
        seldom("folder", "it is a folder"),
        seldom("/dev/zero", "it is no regular file"),
        seldom("link", "it is no regular file"),
    ],
)
def test_what_is_no_regular_file_is_refused_at_once(
    sample: Decision, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str, *, typed: str, why: str
) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe")
    os.symlink("pipe", "link")
    os.mkdir("folder")
    app = begun(sample, language="python")
    shown = after(app, key, *("1" if key == "e" else ""), "ctrl+u", *typed, "enter")
    assert f"{typed} cannot be {'read' if key == 'o' else 'written'}: {why}" in shown
    assert app.profile == Profile({"language": "python"})
    assert not os.path.lexists("-")


@pytest.mark.parametrize("key", ["s", "o"])
def test_the_screen_does_not_wait_for_a_file_system(
    sample: Decision, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "profile.yaml").write_text("answers: {language: python}\n")
    waiting, going = Event(), Event()

    def slow(*_: object, **__: object) -> Profile:
        waiting.set()
        assert going.wait(60)
        return Profile({"libraries": "npm"})

    monkeypatch.setattr("recommender.loading.profiles.load_profile", slow)
    monkeypatch.setattr("recommender.tui.file_dialogs.write_whole", slow)

    async def script(app: Interview, pilot: Pilot[None]) -> None:
        await pilot.press(key, "enter")
        while not waiting.is_set():
            await pilot.pause(0.01)
        await pilot.press("2")
        assert app.profile == Profile({"language": "javascript"})
        going.set()
        await settle(app, pilot)

    app = begun(sample)
    play(app, script)
    assert app.profile == Profile({"libraries": "npm"} if key == "o" else {"language": "javascript"})
