"""Days on the command line: given as YYYY-MM-DD, or today."""

import re
from datetime import date

import typer

from recommender.cli.exits import ExitCode, Stop
from recommender.words import quoted

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def day_flag(help: str) -> typer.models.OptionInfo:  # noqa: A002  # typer's word
    """`--date` for this."""
    option: typer.models.OptionInfo = typer.Option("--date", metavar="YYYY-MM-DD", help=help, show_default=False)
    return option


def given_day(text: str | None) -> date | None:
    """The day that is given, or None; stops if it is none."""
    try:
        if text is not None and not _DAY.fullmatch(text):
            raise ValueError
        return date.fromisoformat(text) if text is not None else None
    except ValueError:
        raise Stop(ExitCode.USAGE, [f"--date: {quoted(text)} is not a day; write YYYY-MM-DD"]) from None


def today(text: str | None = None) -> date:
    """The day that is given, else the one that it is where the command runs."""
    return given_day(text) or date.today()
