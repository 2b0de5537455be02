"""The interview: from key press to repainted standing (in process, 120x40, packaged decision), and to first paint."""

import asyncio
import fcntl
import os
import pty
import statistics
import struct
import sys
import termios
import time
from contextlib import suppress

from recommender.loading.rules import load
from recommender.model.profile import Profile
from recommender.tui.app import Interview


class _Watched(Interview):
    """Notes whose standing was on the screen when it was first painted, and when that was."""

    painted: tuple[Profile | None, float] = (None, 0.0)

    def post_display_hook(self) -> None:
        """Textual calls it after everything is handed to the terminal."""
        if self.painted[0] is not self.profile:
            self.painted = (self.profile, time.perf_counter())


async def _measured(presses: int, pause: float) -> list[float]:
    app = _Watched(load(), Profile())
    times: list[float] = []
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(0.5)
        for press in range(presses):
            before = app.profile
            begin = time.perf_counter()
            app.simulate_key("123"[press % 3])
            while app.painted[0] is before or app.painted[0] is not app.profile:
                await asyncio.sleep(0)
            times.append(app.painted[1] - begin)
            await asyncio.sleep(pause)
            app.simulate_key("home")  # the cursor has gone on to a question that may have fewer answers
            await pilot.pause()
    return times


def key_press(presses: int = 60, pause: float = 0.2) -> tuple[float, float]:
    """The median and the largest time in seconds, with so many seconds between presses."""
    times = asyncio.run(_measured(presses, pause))
    return statistics.median(times), max(times)


_FIRST = """
import os
import recommender.cli.ask as ask

def on_a_terminal():
    import recommender.tui.app as app
    app.Interview.post_display_hook = lambda self: os._exit(0) if self.size.width else None
    return True

ask._on_a_terminal = on_a_terminal
import sys
sys.argv = ["recommender", "ask"]
from recommender.__main__ import run
run()
"""


def first_paint(rounds: int = 5) -> float:
    """The processor time from start to first paint, as a multiple of importing textual.app; the least of the rounds."""
    return _least("-c", _FIRST, rounds=rounds) / _least("-c", "import textual.app", rounds=rounds)


def _least(*words: str, rounds: int) -> float:
    return min(_in_terminal(*words) for _ in range(rounds))


def _in_terminal(*words: str) -> float:
    """The processor time of Python with these words in a terminal of 120 x 40."""
    process, terminal = pty.fork()
    if process == 0:
        environment = {**os.environ, "TERM": "xterm-256color", "XDG_STATE_HOME": "/nonexistent"}
        os.execve(sys.executable, [sys.executable, *words], environment)  # noqa: S606
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    with suppress(OSError):  # the terminal is gone when the process is
        while os.read(terminal, 65_536):
            pass
    os.close(terminal)
    _, _, used = os.wait4(process, 0)
    return used.ru_utime + used.ru_stime
