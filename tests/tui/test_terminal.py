"""The interview in a real terminal, and what a kill leaves of it."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not here"),
]
PATIENCE = 30.0
"""Seconds to wait for the screen at most; a busy machine is slow to start Python."""


class Terminal:
    """A terminal of 100 x 32 in a server of its own."""

    def __init__(self, folder: Path) -> None:
        self._socket = str(folder / "tmux")
        self._state = folder / "state"

    def tmux(self, *words: str) -> str:
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}
        result = subprocess.run(
            ["tmux", "-u", "-S", self._socket, *words], capture_output=True, check=False, timeout=60, env=environment
        )
        return result.stdout.decode()

    def start(self) -> None:
        command = f"exec env XDG_STATE_HOME={self._state} NO_COLOR= {sys.executable} -m recommender ask"
        self.tmux("kill-server")
        self.tmux("new-session", "-d", "-x", "100", "-y", "32", command)

    def screen(self) -> str:
        return self.tmux("capture-pane", "-p")

    def keys(self, *keys: str) -> None:
        self.tmux("send-keys", *keys)

    def wait(self, *shown: str, gone: str | None = None) -> str:
        """The screen once it shows all of these texts, and no longer the one that is to be gone."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            screen = self.screen()
            if all(text in screen for text in shown) and (gone is None or gone not in screen):
                return screen
            time.sleep(0.05)
        raise AssertionError(f"not seen in {PATIENCE} s:\n{self.screen()}")

    def wait_until_kept(self, answers: int) -> None:
        """Until so many answers are kept, with no further key: that is right after the repaint."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            for file in (self._state / "recommender").glob("*.json"):
                if len(json.loads(file.read_bytes())["answers"]) == answers:
                    return
        raise AssertionError(f"{answers} answers are not kept in {PATIENCE} s")

    def kill(self) -> None:
        """End the interview as the power button would."""
        pid = self.tmux("list-panes", "-F", "#{pane_pid}").strip()
        os.kill(int(pid), 9)
        end = time.monotonic() + PATIENCE
        while self.tmux("list-panes") and time.monotonic() < end:
            time.sleep(0.05)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    terminal = Terminal(tmp_path)
    yield terminal
    terminal.tmux("kill-server")


def test_ten_kills_lose_no_answer(terminal: Terminal) -> None:
    for given in range(10):
        terminal.start()
        if given:
            terminal.wait(f"Go on with the {given} answer{'s' if given > 1 else ''} of last time")
            terminal.keys("1")
            terminal.wait("(•)", gone="answers from last time")
        else:
            terminal.wait("1. Which language do")
        terminal.keys("Home", *["Right"] * given)
        terminal.wait(">1 ( )", f"] {given + 1}. ")
        terminal.keys("1")
        terminal.wait_until_kept(given + 1)
        terminal.kill()
    terminal.start()
    terminal.wait("Go on with the 10 answers of last time")


def test_it_leaves_the_terminal_as_it_was(terminal: Terminal) -> None:
    terminal.tmux("new-session", "-d", "-x", "100", "-y", "32", "sh")
    terminal.keys(f"XDG_STATE_HOME=/nowhere {sys.executable} -m recommender ask; echo left with $?", "Enter")
    terminal.wait("1. Which language do")
    terminal.keys("q")
    assert "Which language do" not in terminal.wait("left with 0")
