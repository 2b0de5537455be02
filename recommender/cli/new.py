"""`recommender new`: a small rule file to begin with."""

import os
import shlex
from typing import Annotated

import typer

from recommender.cli.days import day_flag, today
from recommender.cli.exits import ExitCode, Stop
from recommender.cli.output import check_target, say, write_file
from recommender.cli.rules_in_force import RulesInForce
from recommender.loading.starter import starter


def new(
    in_force: RulesInForce,  # noqa: ARG001  # every command is given it
    name: Annotated[str, typer.Argument(metavar="NAME", show_default=False)],
    *,
    date: Annotated[str | None, day_flag("The day it is reviewed; left out, today.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file.")] = False,
) -> int:
    """Write a small rule file to begin with.

    It has two options and a comment beside everything, in NAME.yaml (or NAME, if it ends so), ready for
    recommender check.
    """
    if not name.strip() or name.endswith(("/", os.sep)):
        raise Stop(ExitCode.USAGE, ["recommender: no file is named; write recommender new NAME"])
    file = name if name.endswith((".yaml", ".yml")) else f"{name}.yaml"
    check_target(file, force=force, named_by="NAME")
    write_file(file, starter(today(date)), force=force)
    where = shlex.quote(file if not file.startswith("-") else f"./{file}")
    say(f"{file} is written; next: recommender check {where}")
    return ExitCode.ANSWERED
