"""`recommender chart`: the few questions that carry most, as a flowchart."""

import os
import shlex
from collections.abc import Callable, Mapping
from typing import Annotated

import typer

from recommender.cli.exits import ExitCode, Stop
from recommender.cli.output import check_target, write, write_file
from recommender.cli.rules_in_force import RulesInForce
from recommender.engine.flowchart import flowchart
from recommender.model.decision import Decision
from recommender.model.flowchart import Flowchart
from recommender.reports.command_line import rules_flag
from recommender.reports.flowchart_mermaid import render_markdown, render_mermaid
from recommender.reports.sentences.flowchart import read_drawn_from
from recommender.words import harmless, quoted, suggestion

_FEWEST, _MOST, _USUAL = 2, 6, 3


def _svg(chart: Flowchart) -> str:
    from recommender.reports.flowchart_svg import render_svg  # loads jinja2

    return render_svg(chart)


_FORMATS: Mapping[str, Callable[[Flowchart], str]] = {".svg": _svg, ".mmd": render_mermaid, ".md": render_markdown}
"""What draws a chart, by the suffix of its file."""


def chart(
    in_force: RulesInForce,
    *,
    questions: Annotated[
        str | None,
        typer.Option(metavar=f"{_FEWEST}..{_MOST}", help=f"How many boxes ask a question; left out, {_USUAL}."),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Draw to a file: .svg, .mmd (Mermaid) or .md (with it)."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file that -o names.")] = False,
    check: Annotated[
        str | None, typer.Option(metavar="FILE", help="Exit with 1 if this chart is not what would be drawn today.")
    ] = None,
) -> int:
    """Draw the few questions that carry most as a flowchart.

    One box after the other is added, that which most raises the share of teams (as they usually answer) for which the
    chart agrees with all the rules; its title says how many that is. Answers that lead to the same rest are one arm. A
    leaf says what leads and how often that is right, or to ask more where that is below 66 %. Without -o, the chart
    goes to standard output as Mermaid.
    """
    if check is not None:
        if questions is not None or output is not None or force:
            raise Stop(ExitCode.USAGE, ["--check: the file says how it was drawn; leave the other flags out"])
        return _checked(in_force.decision, check)
    boxes = _number(questions)
    if output is None or output == "-":
        write(render_mermaid(flowchart(in_force.decision, boxes)))
        return ExitCode.ANSWERED
    render = _format("-o", output)
    check_target(output, force=force)
    write_file(output, render(flowchart(in_force.decision, boxes)), force=force)
    return ExitCode.ANSWERED


def _number(questions: str | None) -> int:
    """The number of boxes that is asked for."""
    if questions is None:
        return _USUAL
    if questions not in map(str, range(_FEWEST, _MOST + 1)):
        remedy = f"give a whole number from {_FEWEST} to {_MOST}"
        raise Stop(ExitCode.USAGE, [f"--questions: no chart has {quoted(questions)} questions; {remedy}"])
    return int(questions)


def _format(flag: str, file: str) -> Callable[[Flowchart], str]:
    """What draws the format that a file's suffix means."""
    suffix = os.path.splitext(file)[1]
    if suffix.lower() not in _FORMATS:
        what = f"no chart is drawn as {quoted(suffix)}" if suffix else f"{quoted(file)} has no suffix"
        raise Stop(ExitCode.USAGE, [f"{flag}: {what}; {suggestion(suffix, _FORMATS, kind='suffixes')}"])
    return _FORMATS[suffix.lower()]


def _checked(decision: Decision, file: str) -> int:
    """Hold a chart's file against what would be drawn today; says in a line whether it is the same."""
    render = _format("--check", file)
    try:
        with open(file, "rb") as stream:
            there = stream.read()
    except (OSError, ValueError) as error:  # ValueError: a path with a null character
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise Stop(ExitCode.USAGE, [f"--check: {file} cannot be read: {reason}; check its path and rights"]) from None
    drawn_from = read_drawn_from(there.decode("utf-8", "replace"))
    if drawn_from is None or not _FEWEST <= drawn_from[0] <= _MOST:
        raise Stop(ExitCode.USAGE, [f"--check: {file} is no chart of ours; name one that recommender chart drew"])
    questions, digest = drawn_from
    if render(flowchart(decision, questions)).encode("utf-8", "backslashreplace") == there:
        write(harmless(f"{file}: up to date") + "\n")
        return ExitCode.ANSWERED
    why = "the rules have changed" if digest != decision.digest else "it would be drawn otherwise today"
    again = [
        f"recommender chart --questions {questions} -o {shlex.quote(harmless(file))} --force",
        *rules_flag(decision),
    ]
    write(harmless(f"{file}: stale, {why}; draw it again: {' '.join(again)}") + "\n")
    return ExitCode.GATE_FAILED
