"""The command as a process: it leaves at once, loses nothing that was said, and an interrupt ends it quietly."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from recommender import __main__ as command
from recommender.cli import main as command_line
from tests.conftest import SAMPLE


def test_the_process_ends_with_the_exit_code_of_the_command_line() -> None:
    words = [sys.executable, "-m", "recommender", "recommend", "--language", "pyton"]
    result = subprocess.run(words, capture_output=True, check=False, timeout=60)
    assert (result.returncode, result.stdout) == (2, b"")


def test_an_interrupt_while_it_waits_ends_it_quietly(tmp_path: Path) -> None:
    pipe = tmp_path / "profile"
    os.mkfifo(pipe)
    words = [sys.executable, "-m", "recommender", "recommend", "--profile", str(pipe)]
    waiting = subprocess.Popen(
        words, env={**os.environ, "RECOMMENDER_RULES": str(SAMPLE)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    with pipe.open("w"):  # opens once the command reads at the other end
        waiting.send_signal(signal.SIGINT)
        out, err = waiting.communicate(timeout=60)
    assert (waiting.returncode, out, err) == (130, b"", b"")


def test_an_interrupt_that_comes_too_early_or_too_late_ends_it_quietly_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(command_line, "main", interrupted)
    monkeypatch.setattr("gc.disable", lambda: None)
    monkeypatch.setattr("os._exit", sys.exit)  # so that not all tests end with it
    with pytest.raises(SystemExit) as left:
        command.run()
    assert left.value.code == 130


@pytest.mark.parametrize(("words", "code"), [(("questions", "--format", "json"), 0), (("recomend",), 2)])
def test_it_leaves_with_its_exit_code_and_all_that_was_said(words: tuple[str, ...], code: int) -> None:
    result = subprocess.run([sys.executable, "-m", "recommender", *words], capture_output=True, check=False)
    assert result.returncode == code
    said = result.stderr if code else result.stdout
    assert said.endswith(b"\n")
    assert b"Traceback" not in result.stderr


def test_an_interrupt_during_start_up_ends_quietly() -> None:
    program = (
        "import sys, types; from recommender.__main__ import run\n"
        "class Interrupted(types.ModuleType):\n"
        "    def __getattr__(self, name): raise KeyboardInterrupt\n"
        "sys.modules['recommender.cli.main'] = Interrupted('main'); run()"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (130, b"", b"")
