"""The exit codes, and how a command stops with one."""

from collections.abc import Iterable
from enum import IntEnum


class ExitCode(IntEnum):
    """What the exit code of every command means."""

    ANSWERED = 0
    GATE_FAILED = 1
    USAGE = 2
    RULES = 3
    INTERNAL = 4
    INTERRUPTED = 130


HELP = (
    "Exit codes: 0 answered; 1 answered, but a gate failed (--require, recheck, chart --check, findings in check); "
    "2 usage, bad value or bad profile; 3 the rule file cannot be read; 4 internal error, or output that cannot be "
    "written; 130 interrupted (129 hung up, 143 terminated)."
)


class Stop(Exception):
    """Ends the command with an exit code, after these lines on standard error."""

    def __init__(self, code: ExitCode, lines: Iterable[str] = ()) -> None:
        self.code = code
        self.lines = tuple(lines)
        super().__init__(*self.lines)
