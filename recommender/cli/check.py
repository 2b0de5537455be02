"""`recommender check`: what is wrong or unwise in rule files."""

from collections.abc import Iterable
from typing import Annotated

import typer

from recommender.checks.catalogue import CATALOGUE
from recommender.checks.check import check as findings_of
from recommender.checks.coverage import coverage as coverage_of
from recommender.cli.days import day_flag, today
from recommender.cli.exits import ExitCode, Stop
from recommender.cli.flags import format_flag, one_of
from recommender.cli.output import say, write
from recommender.cli.rules_in_force import RulesInForce
from recommender.engine.rank import rank
from recommender.loading.rules import PACKAGED
from recommender.model.decision import Decision
from recommender.model.finding import LEVELS, Finding, InvalidFile
from recommender.model.profile import Profile
from recommender.reports.audits.base_rate import base_rate_text
from recommender.reports.audits.findings import FINDINGS, Checked
from recommender.reports.tables import coverage_text
from recommender.words import counted

_NEVER = "never"


def check(
    in_force: RulesInForce,
    files: Annotated[list[str] | None, typer.Argument(metavar="FILE", show_default=False)] = None,
    *,
    format: Annotated[str, format_flag(FINDINGS)] = "text",
    fail_on: Annotated[
        str, typer.Option("--fail-on", metavar="|".join((*LEVELS, _NEVER)), help="From which level on to exit with 1.")
    ] = "warning",
    coverage: Annotated[bool, typer.Option("--coverage", help="Also list which examples fire which rule.")] = False,
    date: Annotated[str | None, day_flag("To judge the age of the review by; left out, today.")] = None,
) -> int:
    """Find what is wrong or unwise in rule files.

    That is every fault, and what is proven over all profiles: rules that never hold, contradict or repeat each other or
    change nothing, options that never win, examples that fail, and more (docs/findings/). Text ends with the base
    rate: in what share of all complete profiles each option wins; where the file says what is usual, also of teams that
    answer so. Without FILE, the rule file in force is checked. A
    finding of the level --fail-on or graver makes the exit code 1; a file that cannot be read, 3.
    """
    render = FINDINGS[one_of("--format", format, FINDINGS, kind="format")]
    if coverage and format != "text":
        raise Stop(ExitCode.USAGE, [f"--coverage: goes with text, not with {format}; leave one out"])
    levels = LEVELS[: LEVELS.index(_level(fail_on)) + 1] if fail_on != _NEVER else ()
    day = today(date)
    names: list[str | None] = [*files] if files else [in_force.file]
    checked = []
    for name in names:
        try:
            decision = in_force.load(name)
            checked.append(Checked(name or PACKAGED, decision, findings_of(decision, day)))
        except InvalidFile as invalid:
            checked.append(Checked(name or PACKAGED, None, invalid.findings))
    write(render(checked, CATALOGUE) + ("".join(_figures(checked, coverage=coverage)) if format == "text" else ""))
    _summarise(checked)
    if any(each.decision is None for each in checked):
        return ExitCode.RULES
    grave = any(finding.level in levels for each in checked for finding in each.findings)
    return ExitCode.GATE_FAILED if grave else ExitCode.ANSWERED


def _level(word: str) -> str:
    return one_of("--fail-on", word, (*LEVELS, _NEVER), kind="level")


def _figures(checked: Iterable[Checked], *, coverage: bool) -> Iterable[str]:
    """What text says beside the findings: the coverage if it is asked for, and the base rate."""
    for each in checked:
        if each.decision is not None:
            if coverage:
                covered = [(one.rule, [example.name for example in one.examples]) for one in coverage_of(each.decision)]
                yield coverage_text(each.decision, covered)
            yield _base_rate(each.decision)


def _base_rate(decision: Decision) -> str:
    alike = decision.with_answers_alike()
    return base_rate_text(rank(alike, Profile()), None if alike is decision else rank(decision, Profile()))


def _summarise(checked: Iterable[Checked]) -> None:
    findings: list[Finding] = []
    for each in checked:
        findings += each.findings
        if not each.findings:
            say(f"{each.file}: nothing to find fault with")
    if findings:
        say(", ".join(_counted(findings, level) for level in LEVELS if any(each.level == level for each in findings)))


def _counted(findings: list[Finding], level: str) -> str:
    return counted(sum(finding.level == level for finding in findings), level)
