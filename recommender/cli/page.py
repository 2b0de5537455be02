"""`recommender page`: the interview as one file to send round."""

import os
from typing import Annotated

import typer

from recommender.cli.exits import ExitCode, Stop
from recommender.cli.output import check_target, write, write_file
from recommender.cli.profile_file import profile_from
from recommender.cli.rules_in_force import RulesInForce
from recommender.engine.diagram import TooLarge
from recommender.model.profile import Profile
from recommender.words import harmless


def page(
    in_force: RulesInForce,
    *,
    profile: Annotated[
        str | None, typer.Option(metavar="FILE", help="Begin with these answers and weights.", show_default=False)
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.", show_default=False)
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file that -o names.")] = False,
) -> int:
    """Write the interview as one file to send round.

    It is HTML that works without a server or a network: the rules are compiled into it, and count as they do here.
    What is answered stands in its address, so that a link carries it; it can be saved as a profile, and profiles
    compared. Without -o it goes to standard output.
    """
    if output == "-":
        output = None
    if output is not None:
        suffix = os.path.splitext(output)[1]
        if suffix.casefold() not in ("", ".html", ".htm"):
            raise Stop(ExitCode.USAGE, [f"-o: a page is HTML, not {suffix}; end the name in .html"])
        check_target(output, force=force)
    decision = in_force.decision
    begin = profile_from(decision, profile) if profile is not None else Profile()
    from recommender.page.render import render  # loads jinja2

    try:
        text = render(decision, begin)
    except TooLarge:
        what = "too large for a page: its questions hang together too closely for a browser to count"
        raise Stop(ExitCode.USAGE, [f"{harmless(decision.file)}: {what}; use recommender ask"]) from None
    if output is None:
        write(text)
    else:
        write_file(output, text, force=force)
    return ExitCode.ANSWERED
