"""The interview in a real terminal, and what a kill or a signal leaves of it."""

import fcntl
import io
import json
import os
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from recommender.tui.terminal import ENDING, drawn_on
from tests.conftest import SAMPLE
from tests.examples import seldom

in_tmux = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not here")
PATIENCE = 30.0
"""Seconds to wait for the screen at most; a busy machine is slow to start Python."""


class Terminal:
    """A terminal of 100 x 32 in a server of its own."""

    def __init__(self, folder: Path) -> None:
        self._socket = str(folder / "tmux")
        self.state = folder / "state"

    def tmux(self, *words: str) -> str:
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}
        result = subprocess.run(
            ["tmux", "-u", "-S", self._socket, *words], capture_output=True, check=False, timeout=60, env=environment
        )
        return result.stdout.decode()

    def start(self) -> None:
        command = f"exec env XDG_STATE_HOME={self.state} NO_COLOR= {sys.executable} -m recommender ask"
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
            for file in (self.state / "recommender").glob("*/*.json"):
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


@pytest.mark.slow
@in_tmux
def test_ten_kills_lose_no_answer(terminal: Terminal) -> None:
    for given in range(10):
        terminal.start()
        if given:
            terminal.wait(f"Go on with the {given} answer{'s' if given > 1 else ''} of ")
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
    terminal.wait("Go on with the 10 answers of ")


@pytest.mark.slow
@in_tmux
def test_it_leaves_the_terminal_as_it_was(terminal: Terminal) -> None:
    terminal.tmux("new-session", "-d", "-x", "100", "-y", "32", "sh")
    terminal.keys(f"XDG_STATE_HOME={terminal.state} {sys.executable} -m recommender ask; echo left with $?", "Enter")
    terminal.wait("1. Which language do")
    terminal.keys("q")
    assert "Which language do" not in terminal.wait("left with 0")


class Screen:
    """An interview at a terminal of 100 x 32, and all that it has drawn there; standard error is a file."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.errors = folder / "errors"
        self._terminal, side = pty.openpty()
        fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 32, 100, 0, 0))
        self._side = side
        self._ends = [self._terminal, side]
        self._found = termios.tcgetattr(side)
        self._drawn = b""
        state = {"XDG_STATE_HOME": str(folder / "state"), "RECOMMENDER_RULES": str(SAMPLE), "TERM": "xterm"}
        with self.errors.open("wb") as errors:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "recommender", "ask"],
                stdin=side,
                stdout=side,
                stderr=errors,
                env={**os.environ, **state, **environment},
                start_new_session=True,
            )

    def wait(self, shown: str) -> None:
        """Until this has been drawn."""
        end = time.monotonic() + PATIENCE
        while shown.encode() not in self._drawn:
            assert time.monotonic() < end, self._drawn[-2_000:]
            self._read(0.1)

    def forget(self) -> None:
        """Begin anew with what has been drawn."""
        while self._read(0):
            pass
        self._drawn = b""

    def press(self, keys: str) -> None:
        """Type them."""
        os.write(self._terminal, keys.encode())

    def left(self) -> int:
        """The exit code once it has ended by itself."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            assert time.monotonic() < end, "it does not end"
            self._read(0.05)
        while self._read(0):
            pass
        return self.process.returncode

    def last(self) -> str:
        """What is in the terminal after the interview, which must have given back whatever it took."""
        for mode in ("1049", "1000", "1003", "1006", "1004", "2004"):
            on, off = (self._drawn.rfind(f"\x1b[?{mode}{end}".encode()) for end in "hl")
            assert on < off, f"mode {mode} is still on"
        assert self._drawn.rfind(b"\x1b[?25h") > self._drawn.rfind(b"\x1b[?25l"), "no cursor"
        assert termios.tcgetattr(self._side) == self._found
        return re.split(rb"\x1b\[[?<>]?[0-9;]*[a-zA-Z]", self._drawn)[-1].decode()

    def close(self) -> None:
        """End it, and leave the terminal."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.hang_up()

    def hang_up(self) -> None:
        """Take the terminal away."""
        while self._ends:
            os.close(self._ends.pop())

    def _read(self, seconds: float) -> bool:
        ready = bool(select.select([self._terminal], [], [], seconds)[0])
        if ready:
            self._drawn += os.read(self._terminal, 65_536)
        return ready


@pytest.fixture
def screens(tmp_path: Path) -> Iterator[Callable[..., Screen]]:
    """Begins interviews that keep their answers in one place."""
    begun: list[Screen] = []

    def begin(**environment: str) -> Screen:
        begun.append(Screen(tmp_path, **environment))
        return begun[-1]

    yield begin
    for screen in begun:
        screen.close()


@pytest.fixture
def screen(screens: Callable[..., Screen]) -> Screen:
    return screens()


LAST = "Use Express (certain, 100 %)\r\n  recommender recommend --rules %s --runtime only_node\r\n"


@pytest.mark.parametrize("number", [signal.SIGTERM, *map(seldom, sorted(set(ENDING) - {signal.SIGTERM}))])
def test_a_signal_leaves_the_terminal_as_it_was_and_the_answer_in_it(screen: Screen, number: signal.Signals) -> None:
    screen.wait("1. Which language")
    screen.press("\x1b[F")  # the last question
    screen.wait(">1 ( ) Anything")
    screen.press("2")
    screen.wait("Use Express")
    screen.process.send_signal(number)
    assert screen.left() == 128 + number
    assert screen.last() == LAST.replace("%s", str(SAMPLE))
    assert screen.errors.read_text() == f"The answers are kept: recommender ask --rules {SAMPLE} goes on with them.\n"


def test_it_is_drawn_where_the_answer_goes_and_says_when_nothing_is_answered(screen: Screen) -> None:
    screen.wait("1. Which language")
    screen.press("q")
    assert screen.left() == 0
    assert screen.last() == f"Nothing is answered yet.\r\n  recommender recommend --rules {SAMPLE}\r\n"
    assert screen.errors.read_text() == ""


@pytest.mark.slow
def test_two_interviews_at_once_lose_nothing_and_undo_survives_a_kill(screens: Callable[..., Screen]) -> None:
    one, other = screens(), screens()
    one.wait("1. Which language")
    other.wait("1. Which language")
    one.press("132")
    one.wait(">2 (•)")
    one.press("q")
    assert one.left() == 0
    other.press("2")
    other.wait(">2 (•)")
    time.sleep(0.5)  # it is kept right after the repaint, which cannot be seen
    other.process.kill()
    other.left()
    again = screens()
    again.wait("1 Go on with the 1 answer of today")
    again.wait("2 Go on with the 1 answer of today")
    again.press("1")
    again.wait(" 2 (•)")
    again.press("uq")
    assert again.left() == 0
    assert "Nothing is answered yet." in again.last()
    again = screens()
    again.wait("1 Go on with the 1 answer of today")
    again.press("1")
    again.wait(" 2 (•)")
    again.press("uuq")
    assert again.left() == 0
    assert "--language python" in again.last()


@pytest.mark.slow
def test_line_by_line_what_was_kept_is_offered_and_back_goes_on(screens: Callable[..., Screen]) -> None:
    screen = screens(TERM="dumb")
    screen.wait("What may run in production?")
    screen.press("anything\n")
    screen.wait("Which language is the team strongest in?")
    screen.process.kill()
    screen.left()
    screen = screens(TERM="dumb")
    screen.wait("  1  1 answer of today ")
    screen.press("\nback\n")
    screen.wait("It was: Anything. Empty keeps it.")


@pytest.mark.slow
def test_all_of_it_is_drawn_again_after_a_stop(screen: Screen) -> None:
    screen.wait("1. Which language")
    screen.process.send_signal(signal.SIGTSTP)
    os.waitid(os.P_PID, screen.process.pid, os.WSTOPPED)
    screen.forget()
    screen.process.send_signal(signal.SIGCONT)
    screen.wait("1. Which language")
    screen.process.send_signal(signal.SIGTERM)
    assert screen.left() == 128 + signal.SIGTERM


@pytest.mark.slow
def test_a_terminal_that_goes_away_ends_it(screen: Screen) -> None:
    screen.wait("1. Which language")
    screen.hang_up()
    screen.process.send_signal(signal.SIGHUP)  # a shell would
    assert screen.process.wait(PATIENCE) == 128 + signal.SIGHUP
    assert screen.errors.read_text() == ""


def test_what_the_encoding_lacks_is_spelt_and_a_terminal_that_is_gone_is_no_error(tmp_path: Path) -> None:
    with (tmp_path / "drawn").open("w", encoding="ascii") as stream:
        drawing = drawn_on(stream)
        drawing.write("█\r\n")
        drawing.flush()
    assert (tmp_path / "drawn").read_bytes() == b"\\u2588\r\n"
    reading, writing = os.pipe()
    os.close(reading)
    with io.TextIOWrapper(os.fdopen(writing, "wb")) as stream:
        drawing = drawn_on(stream)
        for _ in range(100):
            drawing.write("x" * 10_000)
        drawing.flush()
        drawing.write("still here")
        drawing.flush()
