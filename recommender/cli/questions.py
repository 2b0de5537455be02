"""`recommender questions`: what is asked, and the flags that answer it."""

from typing import Annotated

from recommender.cli.exits import ExitCode
from recommender.cli.flags import format_flag, one_of
from recommender.cli.output import style, write
from recommender.cli.rules_in_force import RulesInForce
from recommender.reports.tables import QUESTIONS


def questions(in_force: RulesInForce, *, format: Annotated[str, format_flag(QUESTIONS)] = "text") -> int:
    """List the questions with their answers and flags."""
    render = QUESTIONS[one_of("--format", format, QUESTIONS, kind="format")]
    write(render(in_force.decision, style("never", explain=False, to_file=False)))
    return ExitCode.ANSWERED
