"""Words and figures that every report shares; how they are laid out is the report's own affair."""

import shlex
from collections.abc import Iterable, Mapping
from math import floor

from recommender.model.decision import Decision
from recommender.model.ranking import Ranking

NO_BREAK = "\u00a0"
"""A space at which no line breaks; none comes from a file, since `visible` makes all spaces alike."""


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


def command(result: Ranking) -> list[str]:
    """The parts of the command line that gives this result again, quoted for a shell."""
    decision, profile = result.decision, result.profile
    words = command_for(decision, profile.answers)
    words += [f"--weight {id}={profile.weights[id]}" for id in decision.criteria if id in profile.weights]
    words += [f"--fixed {id}" for id in decision.questions if id in profile.fixed]
    if result.reading == "neutral":
        words.append("--assume-neutral")
    return words


def command_for(decision: Decision, answers: Mapping[str, str]) -> list[str]:
    """The parts of the command line for these answers to a decision, quoted for a shell."""
    words = ["recommender recommend"]
    if not decision.packaged:
        words.append(f"--rules {shlex.quote(harmless(decision.file))}")
    return words + [f"{question.flag} {answers[id]}" for id, question in decision.questions.items() if id in answers]


def weights_changed(result: Ranking) -> Mapping[str, int]:
    """The criteria to which the team gives another weight than the rule file does, with that weight."""
    criteria = result.decision.criteria
    return {id: weight for id, weight in result.weights.items() if weight != criteria[id].weight}
