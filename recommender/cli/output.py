"""Where output goes: standard output as UTF-8 whatever the locale, or a file that is whole or untouched."""

import errno
import os
import sys
from collections.abc import Callable

from recommender.cli.exits import ExitCode, Stop
from recommender.files import write_numbered, write_whole
from recommender.reports.style import Heading, Style
from recommender.words import harmless

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
_NARROWEST, _WIDEST = 40, 80


def say(line: str) -> None:
    """One line on standard error; nothing if there is no standard error."""
    if sys.stderr is not None:
        print(harmless(line), file=sys.stderr)


def write(text: str) -> None:
    """Text to standard output, at once."""
    if sys.stdout is None:
        raise Stop(ExitCode.INTERNAL, ["recommender: standard output is closed"])
    # A lone surrogate (YAML allows "\\ud800") has no UTF-8; escaped, it is also what JSON calls it.
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def style(colour: str, *, explain: bool, to_file: bool, heading: Heading | None = None) -> Style:
    """How to lay out a report for where it goes: terminals get their width (80 at most) and colour, pipes do not."""
    width = None if to_file else terminal_width()
    coloured = _coloured(colour, terminal=width is not None) and not to_file
    return Style(width or _WIDEST, coloured, explain, heading or Heading())


def terminal_width() -> int | None:
    """The columns of the terminal that standard output is, 40 to 80; None if it is none."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    return max(_NARROWEST, min(_WIDEST, os.get_terminal_size(sys.stdout.fileno()).columns or _WIDEST))


def _coloured(colour: str, *, terminal: bool) -> bool:
    if colour != "auto":
        return colour == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return terminal and os.environ.get("TERM") != "dumb"


def check_target(file: str, *, force: bool, named_by: str = "-o") -> None:
    """Stop before any work if the file may not be written: it exists and `force` is not given, or is a folder."""
    if not file:
        raise Stop(ExitCode.USAGE, [f"{named_by}: no file is named; name one"])
    if os.path.isdir(file):
        raise Stop(ExitCode.USAGE, [f"{named_by}: {file} is a folder; name a file in it"])
    if os.path.lexists(file) and not force:
        raise Stop(ExitCode.USAGE, [f"{named_by}: {file} exists; add --force to replace it, or name another file"])


def write_in_folder(folder: str, slug: str, text: Callable[[int], str]) -> str:
    """The next numbered file of a folder; its path. Stops if it cannot be written."""
    try:
        return write_numbered(folder, slug, lambda number: text(number).encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise _unwritable(folder, error, "name another folder, or make this one") from None


def write_file(file: str, text: str, *, force: bool) -> None:
    """Text to a file by way of a temporary one beside it, so that a kill or a full disk leaves the old file whole."""
    try:
        write_whole(file, text.encode("utf-8", "backslashreplace"), force=force)
    except FileExistsError:
        check_target(file, force=force)
    except OSError as error:
        raise _unwritable(file, error, "name another file") from None


def _unwritable(file: str, error: OSError, remedy: str) -> Stop:
    code = ExitCode.INTERNAL if error.errno in _FULL else ExitCode.USAGE
    reason = (error.strerror or str(error)).lower()
    return Stop(code, [f"-o: {file} cannot be written: {reason}; {remedy}"])


def abandon() -> None:
    """Point standard output nowhere, so that the interpreter's last flush cannot fail on a closed pipe or full disk."""
    if sys.stdout is not None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
