"""The commands, put together for one command line and its rule file."""

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Annotated

import typer

from recommender.cli.exits import HELP, Stop
from recommender.cli.flags import Command, Group, bound
from recommender.cli.output import write
from recommender.cli.rules_in_force import RulesInForce
from recommender.model.decision import Question

COMMANDS = (
    *("recommend", "ask", "compare", "questions"),
    *("check", "diff", "new", "backtest", "recheck", "schema", "completion"),
)
"""Each is the function of its name in the module of its name, loaded when it is called or listed."""


def build(words: Sequence[str], in_force: RulesInForce, *, completing: bool = False) -> typer.Typer:
    """The application for these words of a command line: the one command they name, or all of them."""
    app = typer.Typer(
        cls=Group,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(epilog=HELP, invoke_without_command=True)(_root)
    named = next((word for word in words if not word.startswith("-")), "")
    for name in (named,) if named in COMMANDS else COMMANDS:
        command = getattr(import_module(f"recommender.cli.{name}"), name)
        asked = name == "recommend" == named
        questions, epilog = _questions(words, in_force, lenient=completing) if asked else ((), HELP)
        app.command(name, cls=Command, epilog=epilog)(bound(command, in_force, questions))
    return app


def _questions(words: Sequence[str], in_force: RulesInForce, *, lenient: bool) -> tuple[Iterable[Question], str]:
    """The questions that become flags, and what help ends with: it works without them if the file is broken."""
    try:
        return in_force.decision.questions.values(), HELP
    except Stop as stop:
        if not lenient and not {"-h", "--help"} & set(words):
            raise
        return (), f"The rule file cannot be read, so its question flags are missing here. {stop.lines[0]}"


def _version(asked: bool) -> None:  # noqa: FBT001  # typer's form of a callback
    if asked:
        from importlib.metadata import version  # slow to load, and seldom asked

        write(f"recommender {version('recommender')}\n")
        raise typer.Exit


def _root(
    context: typer.Context,
    *,
    version: Annotated[  # noqa: ARG001  # its callback answers
        bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Settle a choice such as "FastAPI or Express?" for your team: which one, why, and what is still open.

    Begin with: recommender questions
    """
    if context.invoked_subcommand is None:
        write(context.get_help() + "\n")
