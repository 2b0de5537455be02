"""`recommender completion`: the script that teaches a shell the commands, the flags and their answers."""

import os
import shlex
from typing import Annotated

import typer

from recommender.cli.exits import ExitCode
from recommender.cli.flags import one_of
from recommender.cli.output import write
from recommender.cli.rules_in_force import VARIABLE, RulesInForce

SHELLS = ("bash", "zsh", "fish")
COMPLETE = "_RECOMMENDER_COMPLETE"
"""The variable by which a shell's script asks this program for what may come next."""


def words_being_completed() -> list[str]:
    """The words of the command line that a shell is completing, once typer knows the shells; empty if none is."""
    if COMPLETE not in os.environ:
        return []
    from typer._completion_classes import completion_init  # loads only when a shell asks

    completion_init()
    text = os.environ.get("COMP_WORDS") or os.environ.get("_TYPER_COMPLETE_ARGS") or ""
    try:
        return shlex.split(text)[1:]
    except ValueError:  # a quote that is still open
        return text.split()[1:]


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
