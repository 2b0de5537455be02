"""`recommender backtest`: a rule file against choices that were really made."""

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from recommender.cli.exits import ExitCode, Stop
from recommender.cli.flags import format_flag, one_of
from recommender.cli.output import style, write
from recommender.cli.rules_in_force import RulesInForce
from recommender.engine.audits.backtest import backtest as tested
from recommender.loading.cases import load_cases
from recommender.model.backtest import Case
from recommender.model.finding import InvalidFile
from recommender.reports.audits.backtest import BACKTEST
from recommender.words import quoted, suggestion


def backtest(
    in_force: RulesInForce,
    cases: Annotated[str, typer.Argument(metavar="CASES", show_default=False)],
    *,
    where: Annotated[
        list[str] | None,
        typer.Option(
            metavar="LABEL=WORD[,WORD]", help="Only cases with such a label; repeat for more.", show_default=False
        ),
    ] = None,
    format: Annotated[str, format_flag(BACKTEST)] = "text",
) -> int:
    """Compare the rule file with choices that teams made.

    Run it on the choices of your own organisation before you trust a rule file. CASES is a file (or - for standard
    input): a list in YAML or JSON, lines of JSON (.jsonl) or a table (.csv), each case with an id, answers, and the
    option it chose.
    """
    render = BACKTEST[one_of("--format", format, BACKTEST, kind="format")]
    decision = in_force.decision
    try:
        every = load_cases(decision, cases)
    except InvalidFile as invalid:
        raise Stop(ExitCode.USAGE, map(str, invalid.findings)) from None
    picked = list(_picked(every, where or []))
    write(render(tested(decision, picked), style("never", explain=False, to_file=False)))
    return ExitCode.ANSWERED


def _picked(cases: Sequence[Case], conditions: Sequence[str]) -> Iterator[Case]:
    """The cases that have all these labels; stops if a label or a word is on none of them."""
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
    picked = [case for case in cases if all(case.labels.get(label) in words for label, words in wanted.items())]
    if not picked:
        raise Stop(ExitCode.USAGE, ["--where: no case has all these labels; ask for fewer"])
    yield from picked
