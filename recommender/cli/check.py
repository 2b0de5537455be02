"""`recommender check`: what is wrong or unwise in rule files."""

from typing import Annotated

import typer

from recommender.checks.check import check as findings_of
from recommender.cli.exits import ExitCode
from recommender.cli.output import say, write
from recommender.cli.rules_in_force import RulesInForce
from recommender.engine.rank import rank
from recommender.loading.rules import PACKAGED, load
from recommender.model.finding import Finding, InvalidFile
from recommender.model.profile import Profile
from recommender.reports.tables import base_rate_text, findings_text
from recommender.reports.wording import counted


def check(
    in_force: RulesInForce,
    files: Annotated[list[str] | None, typer.Argument(metavar="FILE", show_default=False)] = None,
) -> int:
    """Find what is wrong or unwise in rule files.

    That is every fault; examples that fail; rules that no example fires; questions, answers and sources without use.
    Then comes the base rate: in what share of all complete profiles each option wins. Without FILE, the rule file in
    force is checked. Any finding makes the exit code 1; a file that cannot be read, 3.
    """
    findings: list[Finding] = []
    rates: list[str] = []
    readable = True
    checked: list[str | None] = [*files] if files else [in_force.file]
    for file in checked:
        try:
            decision = load(file)
            found = findings_of(decision)
            rates.append(base_rate_text(rank(decision, Profile())))
        except InvalidFile as invalid:
            readable = False
            found = list(invalid.findings)
        if not found:
            say(f"{file or PACKAGED}: nothing to find fault with")
        findings += found
    write(findings_text(findings) + "".join(rates))
    if findings:
        say(counted(len(findings), "finding"))
    if not readable:
        return ExitCode.RULES
    return ExitCode.GATE_FAILED if findings else ExitCode.ANSWERED
