"""What the interview gives to read above the screen: help, the whole argument, the same on the command line."""

from collections.abc import Iterable, Sequence

from recommender.model.decision import Decision
from recommender.model.recommendation import Recommendation
from recommender.reports.formats import FORMATS
from recommender.reports.style import Style
from recommender.tui.actions import key_lines
from recommender.tui.argument_panel import why
from recommender.tui.dialogs import Reading
from recommender.tui.styled_lines import Line, folded


def help_on(decision: Decision, question: str) -> Reading:
    """Why this question is asked, and all keys."""
    return Reading("Help", lambda width: [*why(decision, question, width), *key_lines(width)])


def whole_argument(result: Recommendation) -> Reading:
    """Everything there is to say."""

    def lines(width: int) -> Iterable[Line]:
        return map(Line, FORMATS["text"].render(result, Style(width=width, explain=True)).splitlines())

    return Reading("The whole argument", lines)


def command_line(words: Sequence[str]) -> Reading:
    """The command line that gives the same answer."""

    def lines(width: int) -> Iterable[Line]:
        yield from folded(" ".join(words), width)
        yield Line("")
        yield from folded("It is copied, where the terminal allows it.", width, style="muted")

    return Reading("The same on the command line", lines)
