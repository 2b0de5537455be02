"""The terminal that the interview is drawn on: standard output, left as it was found whatever signal ends it."""

import asyncio
import io
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from types import FrameType
from typing import TextIO

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

ENDING = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)
"""Signals that end the interview and that a program may answer."""

_Handler = Callable[[int, FrameType | None], object] | int | None


class TerminalDriver(LinuxDriver):
    """Draws where `ask` has found a terminal, whatever standard error is; leaves the app on a signal as on a key."""

    def __init__(
        self, app: App[object], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        """Find the terminal; nothing is drawn yet."""
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        if sys.__stdout__ is not None:
            self._file = drawn_on(sys.__stdout__)
        self._handlers: dict[int, _Handler] = {}

    def start_application_mode(self) -> None:
        """Take the terminal, and heed signals from before that on."""
        loop, stopped_before = asyncio.get_running_loop(), bool(self._handlers)
        self._handlers = {number: signal.signal(number, partial(self._ended, loop)) for number in ENDING}
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if stopped_before:  # Textual would only paint what is new
            loop.call_soon_threadsafe(self._app.refresh)

    def stop_application_mode(self) -> None:
        """Give the terminal back; then a signal does what it did before."""
        super().stop_application_mode()
        for number, handler in self._handlers.items():
            signal.signal(number, handler)

    def _ended(self, loop: asyncio.AbstractEventLoop, number: int, _: FrameType | None) -> None:
        """Leave; the same signal once more ends it at once, should the screen be stuck."""
        signal.signal(number, signal.SIG_DFL)
        loop.call_soon_threadsafe(partial(self._app.exit, return_code=128 + number))


def drawn_on(stream: TextIO) -> "Drawing":
    """A text stream to the same terminal, in the same encoding."""
    raw = open(stream.fileno(), "wb", closefd=False)  # noqa: SIM115  # lasts as long as the interview
    return Drawing(raw, encoding=stream.encoding, errors="backslashreplace", newline="")


class Drawing(io.TextIOWrapper):
    """What is drawn; on a terminal that has gone away it goes nowhere, since the screen would wait for it for good."""

    def write(self, text: str, /) -> int:
        """Write a text."""
        try:
            return super().write(text)
        except OSError:
            self._forget()
            return len(text)

    def flush(self) -> None:
        """Bring it out."""
        try:
            super().flush()
        except OSError:
            self._forget()

    def _forget(self) -> None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self.fileno())
        os.close(nowhere)
        with suppress(OSError):
            super().flush()
