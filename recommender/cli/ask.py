"""`recommender ask`: the interview, on a screen or line by line."""

import gc
import os
import sys
from contextlib import nullcontext, suppress
from typing import Annotated

import typer

from recommender.cli.exits import ExitCode, Stop
from recommender.cli.output import say, write
from recommender.cli.profile_file import profile_from
from recommender.cli.rules_in_force import RulesInForce
from recommender.model.profile import Profile
from recommender.model.recommendation import Recommendation
from recommender.reports.command_line import ask_command, command
from recommender.reports.sentences.headline import is_blank, verdict

_FAILED = 1
"""What Textual calls an error of its own or of ours."""


def ask(
    in_force: RulesInForce,
    *,
    plain: Annotated[
        bool, typer.Option("--plain", help="Ask line by line, for screen readers and simple terminals.")
    ] = False,
    profile: Annotated[
        str | None, typer.Option(metavar="FILE", help="Begin with these answers.", show_default=False)
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with the answers of last time, unasked.")] = False,
) -> int:
    """Ask the questions and show how the options stand, live.

    With ACCESSIBLE=1 or a terminal without abilities (TERM=dumb) it asks line by line too.
    """
    if profile == "-":
        raise Stop(ExitCode.USAGE, ["--profile: standard input is for the answers here; name a file"])
    line_by_line = plain or os.environ.get("ACCESSIBLE", "0") not in ("", "0") or os.environ.get("TERM") == "dumb"
    if not line_by_line and not _on_a_terminal():
        remedy = "use recommender recommend with flags, or ask --plain with the answers on standard input"
        raise Stop(ExitCode.USAGE, [f"recommender: ask needs a terminal; {remedy}"])
    decision = in_force.decision
    from recommender.tui.kept_answers import KeptAnswers
    from recommender.tui.session import Session

    begin = Session(profile_from(decision, profile) if profile else Profile())
    kept_answers = KeptAnswers(decision)
    offered = [] if profile else kept_answers.offered()
    for file in kept_answers.set_aside:
        say(f"Answers that were kept cannot be read; they are now in {file}")
    if resume:
        begin = next(filter(None, map(kept_answers.go_on, offered)), begin)
        offered = []
    if line_by_line:
        gc.enable()  # an interview lasts, unlike a query; on a screen it does so once it is painted
        from recommender.tui.plain import interview, resumed  # loads only what it needs

        if sys.stdin is None or not sys.stdin.isatty():
            interview(decision, begin, sys.stdin or (), write)
        else:
            begin = resumed(begin, offered, kept_answers.go_on, sys.stdin, write)
            interview(decision, begin, sys.stdin, write, keep=kept_answers.save)
        return ExitCode.ANSWERED
    from recommender.tui.app import Interview  # loads textual

    app = Interview(decision, begin, kept_answers=kept_answers, offered=offered, file=profile)
    app.run()
    code = app.return_code or ExitCode.ANSWERED
    if code == _FAILED:  # Textual has said how
        return ExitCode.INTERNAL
    with suppress(OSError) if code else nullcontext():  # the terminal of a hang-up is gone
        write(_last_lines(app.everything))
        if kept_answers.holds(app.profile):
            say(f"The answers are kept: {ask_command(decision)} goes on with them.")
    return code


def _last_lines(result: Recommendation) -> str:
    """What stays in the terminal: the answer with its word and number, and the command that gives it."""
    said = "Nothing is answered yet." if is_blank(result) else verdict(result, result.confidence)
    return f"{said}\n  {' '.join(command(result))}\n"


def _on_a_terminal() -> bool:
    """Whether there is a screen to draw on; the variable is how a browser's server says that it is one."""
    if "TEXTUAL_DRIVER" in os.environ:
        return True
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
