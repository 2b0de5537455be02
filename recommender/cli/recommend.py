"""`recommender recommend`: scores the options, says which, why, and what is still open."""

import os
from collections.abc import Mapping
from typing import Annotated, NamedTuple

import typer

from recommender.cli.exits import ExitCode, Stop
from recommender.cli.flags import COLOURS, ColourFlag, format_flag, one_of
from recommender.cli.output import check_target, say, style, write, write_file
from recommender.cli.rules_in_force import RulesInForce
from recommender.engine.recommend import recommend as recommendation
from recommender.loading.profiles import load_profile, profile_of_flags
from recommender.model.finding import InvalidFile
from recommender.model.profile import Profile
from recommender.model.recommendation import WORDS, Recommendation
from recommender.reports.formats import FORMATS

_GATES = WORDS[1:]
"""The words that can be required; a toss-up is less than any of them."""


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
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write to a file; its suffix picks the format.",
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file that -o names.")] = False,
    color: ColourFlag = "auto",
) -> int:
    """Say which option fits a team, and why.

    Answer with one flag a question; `recommender questions` lists them.
    """
    one_of("--color", color, COLOURS, kind="colour mode")
    if require is not None:
        one_of("--require", require, _GATES, kind="word")
    if output == "-":
        output = None
    chosen = FORMATS[_format(format, output)]
    if output is not None:
        check_target(output, force=force)
    team = _profile(in_force, profile, _Flags(answers, weight or [], fixed or []))
    result = recommendation(in_force.decision, team, assume_neutral=assume_neutral)
    text = chosen.render(result, style(color, explain=explain, to_file=output is not None))
    if output is None:
        write(text)
    else:
        write_file(output, text, force=force)
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


def _format(name: str | None, output: str | None) -> str:
    """The format that is named, else the one that the output's suffix means, else text."""
    if name is not None:
        return one_of("--format", name, FORMATS, kind="format")
    suffix = os.path.splitext(output or "")[1]
    if not suffix:
        return "text"
    by_suffix = {format.suffix: name for name, format in FORMATS.items()}
    if suffix not in by_suffix:
        known = ", ".join(by_suffix)
        raise Stop(ExitCode.USAGE, [f"-o: no format goes with {suffix}; end the name in {known}, or add --format"])
    return by_suffix[suffix]


class _Flags(NamedTuple):
    """What the flags say of the team, as it was typed."""

    answers: Mapping[str, str]
    weights: list[str]
    fixed: list[str]


def _profile(in_force: RulesInForce, file: str | None, flags: _Flags) -> Profile:
    """The profile of the file and the flags together; stops with the faults of both."""
    faults: list[str] = []
    from_file = from_flags = Profile()
    try:
        if file is not None:
            from_file = load_profile(in_force.decision, file)
    except InvalidFile as invalid:
        faults.extend(map(str, invalid.findings))
    try:
        from_flags = profile_of_flags(in_force.decision, *flags)
    except InvalidFile as invalid:
        faults.extend(map(str, invalid.findings))
    if faults:
        raise Stop(ExitCode.USAGE, faults)
    return from_flags.over(from_file)
