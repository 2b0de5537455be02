"""Lines of a report for a terminal."""

import textwrap
from collections.abc import Iterator
from typing import NamedTuple

from recommender.reports.wording import NO_BREAK

_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


class Line(NamedTuple):
    """A line of text without escapes; `strong` ones are bold where colour is on."""

    text: str
    strong: bool = False


def wrapped(text: str, width: int, *, first: str = "", rest: str = "", strong: bool = False) -> Iterator[Line]:
    """A text in lines of this width; `first` and `rest` begin the first and the further lines.

    A no-break space keeps two words on one line, and is printed as a space that can be pasted into a shell.
    """
    for line in textwrap.wrap(text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False):
        yield Line(line.replace(NO_BREAK, " "), strong)


def styled(line: Line, *, colour: bool) -> str:
    """The line as a terminal takes it."""
    return f"{_BOLD}{line.text}{_PLAIN}" if colour and line.strong else line.text
