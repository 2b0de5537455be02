"""How things are spelt, counted and folded: near misses, plurals, percents, what is not printable, lines of cells."""

import re
from collections.abc import Iterable, Iterator
from math import floor

NO_BREAK = "\u00a0"
"""A space at which no line breaks; none comes from a file, since `visible` makes all spaces alike."""

_LISTED = 12
_LONGEST = 60
_NARROWEST = 8
"""Cells that a line has at least beside what it begins with."""

_SPACES = re.compile(r"( +)")

_SINGLE = re.compile("[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2190-\u21ff\u2500-\u25fc]*")
"""Latin letters, quotation marks, dashes, arrows, bars and bullets: characters of one cell each."""


# What is not printable -----------------------------------------------------------------------------------------------


def visible(text: str) -> str:
    r"""Text from a rule file or profile on one line, with nothing in it that a terminal would obey.

    Control characters and direction overrides are written out (`\x1b`); other scripts stay as they are.
    """
    return harmless(" ".join(text.split()))


def harmless(text: str) -> str:
    """The same text with every character written out that a terminal might obey."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in text)


# Words that nobody knows ---------------------------------------------------------------------------------------------


def quoted(word: object) -> str:
    """A word from outside in quotes, cut to a line's length, with nothing in it that a terminal would obey."""
    text = str(word).lower() if isinstance(word, bool) else str(word)
    return repr(text if len(text) <= _LONGEST else text[:_LONGEST] + "…")


def near_miss(word: str, known: Iterable[str]) -> str | None:
    """The known word most like this one, or None if none is like it."""
    from difflib import get_close_matches  # loads only when something is wrong

    matches = get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return matches[0] if matches else None


def suggestion(word: str, known: Iterable[str], *, kind: str) -> str:
    """What to do about an unknown word: `did you mean 'language'?`, else the known ones (`the questions are …`)."""
    words = list(known)
    meant = near_miss(word, words)
    if meant is not None:
        return f"did you mean {quoted(meant)}?"
    if not words:
        return f"there are no {kind}"
    more = ", …" if len(words) > _LISTED else ""
    return f"the {kind} are {', '.join(words[:_LISTED])}{more}"


# Figures -------------------------------------------------------------------------------------------------------------


def percent(share: float) -> str:
    """A share as a whole percent, never rounded to certainty: `83 %`, `under 1 %`, `over 99 %`."""
    if 0 < share < 0.01:
        return "under 1 %"
    if 0.99 < share < 1:
        return "over 99 %"
    return f"{round(share * 100)} %"


def percent_down(share: float) -> str:
    """A share as a whole percent, rounded down."""
    return f"{floor(share * 100)} %"


def number(value: float) -> str:
    """A score: whole if it is, else with one decimal; a mean over the ways to finish may be either."""
    return str(round(value)) if value == round(value) else f"{value:.1f}"


def counted(count: int, thing: str) -> str:
    """`1 question`, `7 questions`."""
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"


def listed(things: Iterable[str]) -> str:
    """`FastAPI`, `FastAPI and Express`, `FastAPI, Express and Flask`."""
    *most, last = things
    return f"{', '.join(most)} and {last}" if most else last


# Lines ---------------------------------------------------------------------------------------------------------------


def cells(text: str) -> int:
    """The columns that a printable text takes in a terminal: two for each wide character, none for a combining one."""
    if text.isascii() or _SINGLE.fullmatch(text):
        return len(text)
    from wcwidth import wcswidth  # its tables cost as much as two starts of Python, so only where a text needs them

    return max(wcswidth(text), 0)


def wrapped(text: str, width: int, *, first: str = "", rest: str = "") -> Iterator[str]:
    """A text in lines of so many cells; `first` and `rest` begin the first and the further lines.

    Lines break at spaces, and inside a word only if it is longer than a line. A no-break space keeps two words
    together, and comes out as a space that can be pasted into a shell.
    """
    line, room = "", max(width - cells(first), _NARROWEST)
    begin, gap = first, ""
    for word in _SPACES.split(text):
        if word.startswith(" ") or not word:
            gap = word
            continue
        if line and cells(line) + len(gap) + cells(word) > room and cells(word) <= room:
            yield begin + line.replace(NO_BREAK, " ")
            line, gap, begin, room = "", "", rest, max(width - cells(rest), _NARROWEST)
        line += gap + word if line else word
        while cells(line) > room:
            head = _head(line, room)
            yield begin + head.rstrip(" ").replace(NO_BREAK, " ")
            line, begin, room = line[len(head) :], rest, max(width - cells(rest), _NARROWEST)
    if line:
        yield begin + line.replace(NO_BREAK, " ")


def _head(text: str, room: int) -> str:
    """The longest beginning of a text that takes no more cells than there is room for; one character at least."""
    end = min(len(text), room)
    while end > 1 and cells(text[:end]) > room:
        end -= 1
    return text[:end]


def cut(text: str, width: int) -> str:
    """A text on one line of so many cells, with an ellipsis where it is cut."""
    return text if cells(text) <= width else _head(text, max(width - 1, 1)).rstrip() + "…"
