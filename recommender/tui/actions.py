"""What can be done in the interview: one table for the keys, the footer, the palette and the help."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from recommender.tui.styled_lines import Line, folded


class Action(NamedTuple):
    """One thing to do: its keys (the first is shown), its name, and what it is for."""

    keys: str
    name: str
    title: str
    about: str
    shown: bool = True


ACTIONS = (
    Action("n,ctrl+n", "next", "Next", "Go to the question that decides most"),
    Action("u,ctrl+z", "undo", "Undo", "Take the last step back, and the cursor with it"),
    Action("r,ctrl+y", "redo", "Redo", "Take the step again", shown=False),
    Action("w,f2", "weights", "Weights", "Turn the weights of the criteria, or go back to the questions"),
    Action("slash,ctrl+f", "search", "Search", "Find a question, an answer, a reason or a source"),
    Action("m,f7", "what_if", "What if", "Mark how it stands, change it and compare; the same key ends it"),
    Action("b,ctrl+b", "previous", "Back", "Go to the question answered before this one"),
    Action("l,f8", "sources", "Sources", "What the reasons on the screen rest on, to open or to copy"),
    Action("x,f5", "explain", "Explain", "Everything there is to say about the answer"),
    Action("e,f3", "export", "Export", "Write a report to a file"),
    Action("s,ctrl+s", "save", "Save", "Write the answers to a profile file", shown=False),
    Action("o,ctrl+o", "load", "Load", "Read the answers from a profile file", shown=False),
    Action("y,f4", "command", "Command", "The command line that gives the same answer"),
    Action("c,f6", "clear_all", "Start over", "Take all answers back (undo brings them again)", shown=False),
    Action("question_mark,f1", "why", "Help", "Why this question is asked, and all keys"),
    Action("q", "quit", "Quit", "Leave (also ctrl+q)"),
)
"""In the order of the footer, which leaves out from the end what it has no room for, but never the last two."""


def key_lines(width: int) -> Iterable[Line]:
    """Every key and what it does."""
    yield from (Line(""), Line("Keys", "head"))
    for action in ACTIONS:
        keys = action.keys.replace("question_mark", "?").replace("slash", "/").replace(",", " or ")
        yield from folded(f"{keys:<14} {action.about}", width, rest=" " * 15)
    moves: Mapping[str, str] = {
        "arrows": "Move over answers and questions",
        "1 to 9, enter": "Answer",
        "backspace": "Take the answer back",
        "f": "Say that the answer is not up for change, or that it is: [=]",
        "tab": "From the questions to the argument and back, to scroll it",
        "ctrl+p": "All commands, and the themes",
    }
    for keys, about in moves.items():
        yield from folded(f"{keys:<14} {about}", width, rest=" " * 15)
    yield from folded("» decides most now, · can no longer matter, [x] answered, [=] fixed", width)
