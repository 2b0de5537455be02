"""`recommender about`: what a rule file is, before one trusts it."""

from typing import Annotated

from recommender.cli.days import day_flag, today
from recommender.cli.exits import ExitCode, Stop
from recommender.cli.flags import format_flag, one_of
from recommender.cli.output import style, write
from recommender.cli.rules_in_force import RulesInForce
from recommender.engine.audits.card import card
from recommender.loading.cases import load_packaged_cases
from recommender.model.finding import InvalidFile
from recommender.reports.audits.card import CARD


def about(
    in_force: RulesInForce,
    *,
    format: Annotated[str, format_flag(CARD)] = "text",
    date: Annotated[str | None, day_flag("To tell the age of the review by; left out, today.")] = None,
) -> int:
    """Say what the rule file is for, and what it rests on.

    That is who is in its sample, how often each option wins, how often its leader was really chosen (of the choices
    that were read while the rules were written, and apart of those that were not), what its claims rest on, which
    criteria lean, and when it was reviewed. Every figure is computed when it is asked for.
    """
    render = CARD[one_of("--format", format, CARD, kind="format")]
    day = today(date)
    decision = in_force.decision
    try:
        cases = load_packaged_cases(decision)
    except InvalidFile as invalid:
        raise Stop(ExitCode.RULES, map(str, invalid.findings)) from None
    write(render(card(decision, cases, day), style("never", explain=False, to_file=False)))
    return ExitCode.ANSWERED
