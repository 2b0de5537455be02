"""`recommender diff`: what a change of rules does."""

from typing import Annotated

import typer

from recommender.cli.exits import ExitCode, Stop
from recommender.cli.flags import format_flag, one_of
from recommender.cli.output import style, write
from recommender.cli.rules_in_force import RulesInForce
from recommender.engine.audits.difference import difference
from recommender.loading.cases import load_cases
from recommender.model.backtest import Case
from recommender.model.decision import Decision
from recommender.model.finding import InvalidFile
from recommender.reports.audits.difference import DIFFERENCE


def diff(
    in_force: RulesInForce,
    old: Annotated[str, typer.Argument(metavar="OLD", show_default=False)],
    new: Annotated[str | None, typer.Argument(metavar="NEW", show_default=False)] = None,
    *,
    cases: Annotated[
        str | None, typer.Option(metavar="FILE", help="Choices really made, to see which are met otherwise.")
    ] = None,
    format: Annotated[str, format_flag(DIFFERENCE)] = "text",
) -> int:
    """Say what a change of rules does.

    That is the share of all profiles whose outcome or word changes, from what to what, with a smallest profile that
    shows it, and the examples affected. Without NEW, OLD is compared with the rule file in force.
    """
    render = DIFFERENCE[one_of("--format", format, DIFFERENCE, kind="format")]
    before = in_force.decision_in(old)
    now = in_force.decision if new is None else in_force.decision_in(new)
    write(
        render(difference(before, now, _cases(before, now, cases)), style("never", explain=False, to_file=False).width)
    )
    return ExitCode.ANSWERED


def _cases(before: Decision, now: Decision, file: str | None) -> tuple[Case, ...]:
    """The cases, in the words of the new rules or, if they do not fit those, of the old ones."""
    if file is None:
        return ()
    try:
        return load_cases(now, file)
    except InvalidFile as invalid:
        try:
            return load_cases(before, file)
        except InvalidFile:
            said = [f"held against {now.file} and {before.file}, the cases fit neither; against the first:"]
            raise Stop(ExitCode.USAGE, [*said, *map(str, invalid.findings)]) from None
