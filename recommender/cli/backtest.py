"""`recommender backtest`: a rule file against choices that were really made."""

from collections.abc import Mapping, Sequence
from typing import Annotated

import typer

from recommender.cli.exits import ExitCode, Stop
from recommender.cli.flags import format_flag, one_of
from recommender.cli.output import style, write
from recommender.cli.rules_in_force import RulesInForce
from recommender.engine.audits.backtest import backtest as tested
from recommender.loading.cases import load_cases, load_packaged_cases
from recommender.loading.profiles import STDIN
from recommender.model.backtest import Case
from recommender.model.decision import Decision
from recommender.model.finding import InvalidFile
from recommender.reports.audits.backtest import BACKTEST
from recommender.words import quoted, suggestion, visible


def backtest(
    in_force: RulesInForce,
    cases: Annotated[str | None, typer.Argument(metavar="CASES", show_default=False)] = None,
    *,
    where: Annotated[
        list[str] | None,
        typer.Option(
            metavar="LABEL=WORD[,WORD]", help="Only cases with such a label; repeat for more.", show_default=False
        ),
    ] = None,
    alike: Annotated[
        bool, typer.Option("--alike", help="Let every answer to an open question weigh alike, whatever is usual.")
    ] = False,
    format: Annotated[str, format_flag(BACKTEST)] = "text",
) -> int:
    """Compare the rule file with choices that teams made.

    Run it on the choices of your own organisation before you trust a rule file. CASES is a file (or - for standard
    input): a list in YAML or JSON, lines of JSON (.jsonl) or a table (.csv), each case with an id, answers, and the
    option it chose. Without CASES, the packaged rules are held against the choices that come with them: those of
    projects and, apart, those of organisations.
    """
    render = BACKTEST[one_of("--format", format, BACKTEST, kind="format")]
    decision = in_force.decision
    picked = _picked(_cases(decision, cases), where or [])
    weighed = decision.with_answers_alike() if alike else decision
    results = {file: tested(weighed, some) for file, some in picked.items()}
    write(render(results, style("never", explain=False, to_file=False)))
    return ExitCode.ANSWERED


def _cases(decision: Decision, file: str | None) -> Mapping[str, Sequence[Case]]:
    """The cases by file, those of the package where none is named; stops if there are none or they cannot be read."""
    try:
        every = load_packaged_cases(decision) if file is None else {_called(file): load_cases(decision, file)}
    except InvalidFile as invalid:
        raise Stop(ExitCode.USAGE, map(str, invalid.findings)) from None
    if not every:
        what = f"backtest: no choices come with {visible(decision.file)}, only with the packaged rules"
        raise Stop(ExitCode.USAGE, [f"{what}; name a file with cases of your own"])
    return every


def _called(file: str) -> str:
    return STDIN if file == "-" else file


def _picked(every: Mapping[str, Sequence[Case]], conditions: Sequence[str]) -> Mapping[str, Sequence[Case]]:
    """The cases that have all these labels, by file; stops if a label or a word is on none of them."""
    cases = [case for some in every.values() for case in some]
    wanted: dict[str, list[str]] = {}
    for condition in conditions:
        label, equals, words = condition.partition("=")
        if not equals or not words:
            raise Stop(ExitCode.USAGE, [f"--where: {quoted(condition)} is no condition; write LABEL=WORD"])
        known = {word: None for case in cases if (word := case.labels.get(label))}
        if not known:
            labels = dict.fromkeys(label for case in cases for label in case.labels)
            remedy = suggestion(label, labels, kind="labels")
            raise Stop(ExitCode.USAGE, [f"--where: no case has a label {quoted(label)}; {remedy}"])
        wanted[label] = [one_of("--where", word, known, kind=label) for word in words.split(",")]
    picked = {
        file: [case for case in some if all(case.labels.get(label) in words for label, words in wanted.items())]
        for file, some in every.items()
    }
    if not any(picked.values()):
        raise Stop(ExitCode.USAGE, ["--where: no case has all these labels; ask for fewer"])
    return {file: some for file, some in picked.items() if some}
