"""Lines of a report for a terminal."""

from collections.abc import Iterator
from typing import NamedTuple

from recommender.words import wrapped as folded

_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


class Line(NamedTuple):
    """A line of text without escapes; `strong` ones are bold where colour is on."""

    text: str
    strong: bool = False


def wrapped(text: str, width: int, *, first: str = "", rest: str = "", strong: bool = False) -> Iterator[Line]:
    """A text in lines of so many cells; `first` and `rest` begin the first and the further lines."""
    for line in folded(text, width, first=first, rest=rest):
        yield Line(line, strong)


def styled(line: Line, *, colour: bool) -> str:
    """The line as a terminal takes it."""
    return f"{_BOLD}{line.text}{_PLAIN}" if colour and line.strong else line.text
