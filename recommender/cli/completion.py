"""`recommender completion`: the script that teaches a shell the commands, the flags and their answers."""

import os
import shlex
from typing import Annotated

import typer

from recommender.cli.exits import ExitCode
from recommender.cli.flags import COMPLETE, one_of
from recommender.cli.output import write
from recommender.cli.rules_in_force import VARIABLE, RulesInForce

SHELLS = ("bash", "zsh", "fish")


def answer_shells() -> None:
    """Let typer know the shells, if one asks what may come next."""
    if COMPLETE in os.environ:
        from typer._completion_classes import completion_init  # loads only when a shell asks

        completion_init()


def completion(
    in_force: RulesInForce,
    shell: Annotated[str, typer.Argument(metavar="|".join(SHELLS), show_default=False)],
) -> int:
    """Print a script that completes commands, flags and answers.

    It offers the answers of the rule file that a command line names, else of the one named here.
    """
    one_of("completion", shell, SHELLS, kind="shell")
    from typer._completion_shared import get_completion_script  # the only way to typer's scripts without a flag

    script = get_completion_script(prog_name="recommender", complete_var=COMPLETE, shell=shell)
    if in_force.file is not None:
        setting = shlex.quote(f"{VARIABLE}={os.path.abspath(in_force.file)}")
        script = script.replace("env ", f"env {setting} ", 1)
    write(script + "\n")
    return ExitCode.ANSWERED
