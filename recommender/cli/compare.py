"""`recommender compare`: the options side by side."""

from typing import Annotated

from recommender.cli.exits import ExitCode
from recommender.cli.flags import format_flag, one_of
from recommender.cli.output import style, write
from recommender.cli.rules_in_force import RulesInForce
from recommender.reports.tables import ASPECTS


def compare(in_force: RulesInForce, *, format: Annotated[str, format_flag(ASPECTS)] = "text") -> int:
    """Show the options side by side, with sources."""
    render = ASPECTS[one_of("--format", format, ASPECTS, kind="format")]
    write(render(in_force.decision, style("never", explain=False, to_file=False)))
    return ExitCode.ANSWERED
