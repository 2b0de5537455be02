"""`recommender recheck`: whether what was once recommended still stands."""

from typing import Annotated

import typer

from recommender.cli.days import day_flag, today
from recommender.cli.exits import ExitCode
from recommender.cli.flags import format_flag, one_of
from recommender.cli.output import say, style, write
from recommender.cli.rules_in_force import RulesInForce
from recommender.engine.audits.recheck import recheck as rechecked
from recommender.loading.records import load_record
from recommender.model.finding import InvalidFile
from recommender.reports.audits.recheck import RECHECK


def recheck(
    in_force: RulesInForce,
    files: Annotated[list[str], typer.Argument(metavar="FILE...", show_default=False)],
    *,
    format: Annotated[str, format_flag(RECHECK)] = "text",
    date: Annotated[str | None, day_flag("To count the age of the review from; left out, today.")] = None,
) -> int:
    """Say whether what was once recommended still stands.

    Each decision record, page or JSON document is computed again with the rule file in force. The exit code is 1 if
    the outcome or the word of any has changed, 2 if any is not ours; the others are still checked.
    """
    render = RECHECK[one_of("--format", format, RECHECK, kind="format")]
    day = today(date)
    decision = in_force.decision
    checks, foreign = [], False
    for file in files:
        try:
            checks.append(rechecked(decision, load_record(file)))
        except InvalidFile as invalid:
            foreign = True
            for finding in invalid.findings:
                say(str(finding))
    write(render(checks, day, style("never", explain=False, to_file=False).width))
    if foreign:
        return ExitCode.USAGE
    return ExitCode.ANSWERED if all(each.stands for each in checks) else ExitCode.GATE_FAILED
