"""`recommender recommend`: scores the options, says which, why, and what is still open."""

import os
import re
import unicodedata
from collections.abc import Mapping
from typing import Annotated, NamedTuple

import typer

from recommender.cli.days import day_flag, given_day, today
from recommender.cli.exits import ExitCode, Stop
from recommender.cli.flags import COLOURS, ColourFlag, format_flag, one_of
from recommender.cli.output import check_target, say, style, write, write_file, write_in_folder
from recommender.cli.rules_in_force import RulesInForce
from recommender.engine.recommend import recommend as recommendation
from recommender.loading.profile_flags import profile_of_flags
from recommender.model.finding import InvalidFile
from recommender.model.profile import Profile
from recommender.model.recommendation import WORDS, Recommendation
from recommender.reports.formats import FORMATS, format_of
from recommender.reports.style import ADR_STYLES, STATUSES, Heading, Style

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
    title: Annotated[
        str, typer.Option(help="Of an adr or html report; left out: Use …, from the answer.", show_default=False)
    ] = "",
    status: Annotated[str, typer.Option(metavar="|".join(STATUSES), help="Of an adr or html report.")] = STATUSES[0],
    date: Annotated[str | None, day_flag("Of an adr or html report; left out, an adr has today's.")] = None,
    deciders: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Who decides; repeat for more.", show_default=False)
    ] = None,
    tags: Annotated[
        list[str] | None, typer.Option(metavar="WORD", help="A tag; repeat for more.", show_default=False)
    ] = None,
    adr_style: Annotated[
        str, typer.Option("--adr-style", metavar="|".join(ADR_STYLES), help="How an adr begins.")
    ] = ADR_STYLES[0],
) -> int:
    """Say which option fits a team, and why.

    Answer with one flag a question; `recommender questions` lists them.
    """
    one_of("--color", color, COLOURS, kind="colour mode")
    if require is not None:
        one_of("--require", require, _GATES, kind="word")
    if output == "-":
        output = None
    name = _format(format, output)
    given = {"title": title, "date": date, "deciders": deciders, "tags": tags}
    for flag, value in given.items():
        if value and not FORMATS[name].headed:
            headed = " and ".join(other for other, each in FORMATS.items() if each.headed)
            raise Stop(ExitCode.USAGE, [f"--{flag}: goes with {headed}, not with {name}; leave one out"])
    heading = Heading(
        title=title,
        status=_status(status),
        day=today(date) if FORMATS[name].filed else given_day(date),
        deciders=tuple(each for each in deciders or () if each.strip()),
        tags=tuple(each for each in tags or () if each.strip()),
        adr_style=one_of("--adr-style", adr_style, ADR_STYLES, kind="style"),
    )
    if trace and name not in _TRACEABLE:
        raise Stop(ExitCode.USAGE, [f"--trace: goes with {' and '.join(_TRACEABLE)}, not with {name}; leave one out"])
    in_folder = output is not None and FORMATS[name].filed and (_means_folder(output) or os.path.isdir(output))
    if output is not None and not in_folder:
        check_target(output, force=force)
    team = _profile(in_force, profile, _Flags(answers, weight or [], fixed or []))
    result = recommendation(in_force.decision, team, assume_neutral=assume_neutral)
    how = style(color, explain=explain, to_file=output is not None, heading=heading)
    if in_folder and output is not None:
        write(_filed(output, name, result, how) + "\n")
        return _gate(result, require)
    report = FORMATS[name].render(result, how) if not trace else _traced(name, result, how)
    if output is None:
        write(report)
    else:
        write_file(output, report, force=force)
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
    """The format that is named, else the one that the output means: by its suffix, or a record in a folder."""
    if name is not None:
        return one_of("--format", name, FORMATS, kind="format")
    if output is not None and _means_folder(output):
        return next(name for name, format in FORMATS.items() if format.filed)
    suffix = os.path.splitext(output or "")[1]
    if not suffix:
        return "text"
    meant = format_of(suffix)
    if meant is None:
        known = ", ".join(dict.fromkeys(format.suffix for format in FORMATS.values()))
        raise Stop(ExitCode.USAGE, [f"-o: no format goes with {suffix}; end the name in {known}, or add --format"])
    return meant


def _means_folder(output: str) -> bool:
    return output.endswith(("/", os.sep))


def _filed(folder: str, name: str, result: Recommendation, how: Style) -> str:
    """Write the next numbered record of a folder; its path."""
    from recommender.reports.adr import title  # loads only what is filed

    plain = unicodedata.normalize("NFKD", title(result, how.heading)).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.casefold())
    slug = "-".join(words)[:60].strip("-") or "decision"

    def numbered(number: int) -> str:
        return FORMATS[name].render(result, how._replace(heading=how.heading._replace(number=number)))

    return write_in_folder(folder, slug, numbered)


def _traced(name: str, result: Recommendation, how: Style) -> str:
    """The report with every rule in it."""
    from recommender.engine.trace import trace  # loads only what is asked for
    from recommender.reports.json import document, dumped
    from recommender.reports.trace import trace_document, trace_text

    traced = trace(result.decision, result.answers)
    if name == "json":
        return dumped({**document(result), "trace": trace_document(traced)})
    return FORMATS[name].render(result, how) + trace_text(result.decision, traced, how.width)


def _status(status: str) -> str:
    if status == "accepted":
        raise Stop(ExitCode.USAGE, ["--status: the tool proposes, people accept; write it in the file when they have"])
    return one_of("--status", status, STATUSES, kind="status", kinds="statuses")


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
            from recommender.loading.profiles import load_profile  # loads pydantic and yaml

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
