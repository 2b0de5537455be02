"""`recommender recommend`: scores the options, says which, why, and what is still open."""

from collections.abc import Mapping, Sequence
from typing import Annotated

import typer

from recommender.cli.destination import deliver, destination, format_for
from recommender.cli.exits import ExitCode, Stop
from recommender.cli.flags import COLOURS, ColourFlag, format_flag, one_of
from recommender.cli.heading import (
    AdrStyleFlag,
    DateFlag,
    DecidersFlag,
    Said,
    StatusFlag,
    TagsFlag,
    TitleFlag,
    heading,
)
from recommender.cli.output import say, style
from recommender.cli.rules_in_force import RulesInForce
from recommender.engine.recommend import recommend as recommendation
from recommender.loading.profile_flags import profile_of_flags
from recommender.model.decision import Decision
from recommender.model.finding import InvalidFile
from recommender.model.profile import Profile
from recommender.model.recommendation import WORDS, Recommendation
from recommender.reports.formats import FORMATS
from recommender.reports.style import ADR_STYLES, STATUSES, Style

_GATES = WORDS[1:]
"""The words that can be required; a toss-up is less than any of them."""

_TRACEABLE = ("text", "json")
"""The formats that can hold every rule."""


def recommend(
    in_force: RulesInForce,
    *,
    answers: Mapping[str, str],
    profile: Annotated[
        str | None,
        typer.Option(metavar="FILE|-", help="Answers and weights from YAML or JSON; flags win.", show_default=False),
    ] = None,
    weight: Annotated[
        list[str] | None,
        typer.Option(metavar="CRITERION=N", help="Another weight, 0 to 5; repeat for more.", show_default=False),
    ] = None,
    assume_neutral: Annotated[
        bool, typer.Option("--assume-neutral", help='Count open questions as "no preference".')
    ] = False,
    fixed: Annotated[
        list[str] | None,
        typer.Option(metavar="QUESTION", help="Its answer is not up for change; repeat for more.", show_default=False),
    ] = None,
    require: Annotated[
        str | None,
        typer.Option(
            metavar="|".join(_GATES), help="Exit with 1 if the answer is less sure than this.", show_default=False
        ),
    ] = None,
    format: Annotated[str | None, format_flag(FORMATS)] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Tell everything, not only what matters most.")] = False,
    trace: Annotated[
        bool, typer.Option("--trace", help="Also list every rule and why it holds, fails or is open (text, json).")
    ] = False,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE|DIR/",
            help="Write to a file, whose suffix picks the format; in a folder, the next numbered decision record.",
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file that -o names.")] = False,
    color: ColourFlag = "auto",
    title: TitleFlag = "",
    status: StatusFlag = STATUSES[0],
    date: DateFlag = None,
    deciders: DecidersFlag = None,
    tags: TagsFlag = None,
    adr_style: AdrStyleFlag = ADR_STYLES[0],
) -> int:
    """Say which option fits a team, and why.

    Answer with one flag a question; `recommender questions` lists them.
    """
    one_of("--color", color, COLOURS, kind="colour mode")
    if require is not None:
        one_of("--require", require, _GATES, kind="word")
    if output == "-":
        output = None
    name = format_for(format, output)
    above = heading(Said(title, status, date, deciders, tags, adr_style), name)
    if trace and name not in _TRACEABLE:
        raise Stop(ExitCode.USAGE, [f"--trace: goes with {' and '.join(_TRACEABLE)}, not with {name}; leave one out"])
    to = destination(output, name, force=force)
    team = _profile(in_force.decision, profile, answers, weight or [], fixed or [])
    result = recommendation(in_force.decision, team, assume_neutral=assume_neutral)
    how = style(color, explain=explain, to_file=to is not None, heading=above)
    deliver(to, result, how, lambda how: _report(name, result, how, traced=trace))
    return _gate(result, require)


def _gate(result: Recommendation, required: str | None) -> ExitCode:
    """Whether the answer is as sure as required; says so on standard error if it is not."""
    if required is None:
        return ExitCode.ANSWERED
    word = result.confidence.word if result.confidence else None
    if word is not None and WORDS.index(word) >= WORDS.index(required):
        return ExitCode.ANSWERED
    got = f"the answer is {word}" if word else "no option fits"
    say(f"recommender: {got}, and --require asks for {required}")
    return ExitCode.GATE_FAILED


def _report(name: str, result: Recommendation, how: Style, *, traced: bool) -> str:
    """The report in this format; traced, with every rule in it."""
    if not traced:
        return FORMATS[name].render(result, how)
    from recommender.engine.trace import trace  # loads only what is asked for
    from recommender.reports import trace as report
    from recommender.reports.json import document_of, dumped

    rules = trace(result.decision, result.answers)
    if name == "json":
        return dumped({**vars(document_of(result)), "trace": report.document_of(rules)})
    return FORMATS[name].render(result, how) + report.render_text(result.decision, rules, how.width)


def _profile(
    decision: Decision, file: str | None, answers: Mapping[str, str], weights: Sequence[str], fixed: Sequence[str]
) -> Profile:
    """The profile of the file and the flags together; stops with the faults of both."""
    faults: list[str] = []
    from_file = from_flags = Profile()
    try:
        if file is not None:
            from recommender.loading.profiles import load_profile  # loads pydantic and yaml

            from_file = load_profile(decision, file)
    except InvalidFile as invalid:
        faults.extend(map(str, invalid.findings))
    try:
        from_flags = profile_of_flags(decision, answers, weights, fixed)
    except InvalidFile as invalid:
        faults.extend(map(str, invalid.findings))
    if faults:
        raise Stop(ExitCode.USAGE, faults)
    return from_flags.over(from_file)
