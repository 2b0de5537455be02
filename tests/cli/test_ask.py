"""`recommender ask` where there is no screen."""

import gc
import io
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.conftest import SAMPLE


def test_a_pipe_of_answers_works(process: Run) -> None:
    result = process("ask", "--plain", stdin=b"only_node\n")
    assert result.returncode == 0
    assert b"Use Express (certain, 100 %)" in result.stdout
    assert result.stderr == b""


def test_an_accessible_or_dumb_terminal_means_plain(run: Run) -> None:
    for env in ({"ACCESSIBLE": "1"}, {"TERM": "dumb"}):
        assert b"Reproduce" in run("ask", stdin=b"done\n", env=env).stdout


def test_without_a_terminal_it_says_in_one_line_what_to_run(run: Run) -> None:
    result = run("ask", env={"TERM": "xterm", "ACCESSIBLE": ""})
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.decode() == (
        "recommender: ask needs a terminal; use recommender recommend with flags, "
        "or ask --plain with the answers on standard input\n"
    )


def test_garbage_is_collected_while_an_interview_lasts(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    collected = []
    monkeypatch.setattr("recommender.tui.plain.interview", lambda *_, **__: collected.append(gc.isenabled()))
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    gc.disable()
    try:
        assert run("ask", "--plain").returncode == 0
    finally:
        gc.enable()
    assert collected == [True]


@pytest.mark.parametrize(("folder", "kept"), [("state", True), ("state/file", False)])
def test_on_leaving_it_says_that_answers_are_kept_only_if_they_are(
    process: Run, tmp_path: Path, folder: str, *, kept: bool
) -> None:
    if not kept:
        (tmp_path / "state").mkdir()
        (tmp_path / "state" / "file").write_text("no folder")
    screen = {"TERM": "xterm", "TEXTUAL_DRIVER": "textual.drivers.headless_driver:HeadlessDriver"}
    env = {**screen, "ACCESSIBLE": "", "TEXTUAL_PRESS": "1,q", "XDG_STATE_HOME": str(tmp_path / folder)}
    result = process("ask", env=env)
    assert (result.returncode, b"--language python" in result.stdout) == (0, True)
    goes_on = f"The answers are kept: recommender ask --rules {SAMPLE} goes on with them.\n"
    assert result.stderr.decode() == (goes_on if kept else "")


def test_kept_answers_that_cannot_be_read_are_said_once_and_change_nothing(process: Run, tmp_path: Path) -> None:
    screen = {"TERM": "xterm", "TEXTUAL_DRIVER": "textual.drivers.headless_driver:HeadlessDriver"}
    env = {**screen, "ACCESSIBLE": "", "TEXTUAL_PRESS": "1,q", "XDG_STATE_HOME": str(tmp_path)}
    process("ask", env=env)
    (file,) = tmp_path.glob("recommender/*/*.json")
    file.write_text("{")
    for said in (True, False):
        result = process("ask", "--resume", env={**env, "TEXTUAL_PRESS": "q"})
        assert (result.returncode, result.stdout[:24]) == (0, b"Nothing is answered yet.")
        aside = f"Answers that were kept cannot be read; they are now in {file.with_suffix('.damaged')}\n"
        assert result.stderr.decode() == (aside if said else "")


@pytest.mark.slow
def test_an_error_of_the_screen_is_an_internal_error(process: Run, tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text(
        "from textual.drivers.headless_driver import HeadlessDriver\n"
        "def fail():\n"
        "    raise RuntimeError('broken')\n"
        "class Broken(HeadlessDriver):\n"
        "    def start_application_mode(self):\n"
        "        self._app.call_later(fail)\n"
        "        super().start_application_mode()\n"
    )
    env = {"TERM": "xterm", "ACCESSIBLE": "", "TEXTUAL_DRIVER": "broken:Broken", "PYTHONPATH": str(tmp_path)}
    result = process("ask", env=env)
    assert (result.returncode, result.stdout) == (4, b"")
    assert b"RuntimeError: broken" in result.stderr
