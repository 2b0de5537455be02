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
from recommender.model.finding import Finding, InvalidFile
from recommender.model.place import Place
from recommender.model.record import Record
from recommender.reports.audits.recheck import RECHECK
from recommender.words import quoted


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
            record = load_record(file)
            if record.title != decision.title and record.rules != decision.file:
                raise InvalidFile([_of_another(record)])
            checks.append(rechecked(decision, record))
        except InvalidFile as invalid:
            foreign = True
            for finding in invalid.findings:
                say(str(finding))
    write(render(checks, day, style("never", explain=False, to_file=False).width))
    if foreign:
        return ExitCode.USAGE
    return ExitCode.ANSWERED if all(each.stands for each in checks) else ExitCode.GATE_FAILED


def _of_another(record: Record) -> Finding:
    """The finding for a record of a decision that is not in the rule file in force."""
    what = f"this is about {quoted(record.title)}, which the rule file in force does not decide"
    return Finding(Place(record.file), what, f"add --rules with the file that does (it was {record.rules})")
