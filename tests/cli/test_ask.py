"""`recommender ask` where there is no screen."""

import gc
import io
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run


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
    assert (b"The answers are kept" in result.stderr) == kept
