"""The commands, each loaded when it is named or listed; the flags of one are made from the rule file in force."""

from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from recommender.cli.command import Command, as_written, command
from recommender.cli.exits import HELP, ExitCode, Stop
from recommender.cli.output import write
from recommender.cli.rules_in_force import RulesInForce
from recommender.version import __version__
from recommender.words import quoted, suggestion

COMMANDS = (
    *("recommend", "ask", "page", "compare", "questions", "chart"),
    *("check", "about", "diff", "new", "backtest", "recheck", "schema", "completion"),
)
"""Each is the function of its name in the module of its name."""

_ASKS = "recommend"
"""The command that has a flag for every question."""


class Commands(TyperGroup):
    """The commands; an unknown one is met with the one that was meant."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # noqa: ARG002
        """The names of all."""
        return list(COMMANDS)

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Command | None:  # type: ignore[override]  # noqa: ARG002
        """The command of this name, without what a rule file adds to it."""
        return command(cmd_name, _function(cmd_name), epilog=HELP, taken=flags) if cmd_name in COMMANDS else None

    def get_params(self, ctx: typer.Context) -> list[Any]:  # type: ignore[override]
        """The flags that stand before a command."""
        return as_written(super().get_params(ctx))

    def resolve_command(  # type: ignore[override]
        self, ctx: typer.Context, args: list[str]
    ) -> tuple[str | None, Any, list[str]]:
        """The command that the first word names, with its flags, and the words that are left to it."""
        name, *words = args
        if name == _ASKS:
            return name, _asking(ctx, words), words
        if name not in COMMANDS and not name.startswith("-") and not ctx.resilient_parsing:
            remedy = suggestion(name, COMMANDS, kind="commands")
            raise Stop(ExitCode.USAGE, [f"recommender: no command is named {quoted(name)}; {remedy}"])
        return super().resolve_command(ctx, args)


def build() -> TyperGroup:
    """The application."""
    app = typer.Typer(
        cls=Commands,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(epilog=HELP, invoke_without_command=True)(_root)
    made: TyperGroup = typer.main.get_command(app)  # type: ignore[assignment]  # of the class that was named
    return made


def flags() -> frozenset[str]:
    """Every flag of every command, which no question's may be; loads them all."""
    commands = [build(), *(command(name, _function(name), epilog=HELP) for name in COMMANDS)]
    params = [param for each in commands for param in each.get_params(typer.Context(each))]
    return frozenset(flag for param in params for flag in param.opts if flag.startswith("--"))


def _function(name: str) -> Any:  # noqa: ANN401  # typer reads what it takes
    return getattr(import_module(f"recommender.cli.{name}"), name)


def _asking(ctx: typer.Context, words: Sequence[str]) -> Command:
    """The command with a flag for every question of the rule file that its words name.

    If the file is broken, help works without them and says so.
    """
    rules, lenient = _looked_for(ctx, words)
    in_force = RulesInForce(rules, flags)
    epilog = HELP
    try:
        questions = [*in_force.decision.questions.values()]
    except Stop as stop:
        if not lenient:
            raise
        questions = []
        epilog = f"The rule file cannot be read, so its question flags are missing here. {stop.lines[0]}"
    return command(_ASKS, _function(_ASKS), epilog=epilog, questions=questions, in_force=in_force)


def _looked_for(ctx: typer.Context, words: Sequence[str]) -> tuple[str | None, bool]:
    """The rule file that the words name, and whether they ask for help or are still being typed.

    Typer's parser passes over the flags that it cannot know yet.
    """
    first_look = command(_ASKS, _nothing, epilog="")
    context = typer.Context(first_look, parent=ctx, info_name=_ASKS, ignore_unknown_options=True)
    context.resilient_parsing = ctx.resilient_parsing
    found, _, _ = first_look.parsed(context, words)
    return found.get("rules"), ctx.resilient_parsing or "help" in found


def _nothing(in_force: RulesInForce) -> int:
    raise NotImplementedError  # only its flag is read


def _version(asked: bool) -> None:  # noqa: FBT001  # typer's form of a callback
    if asked:
        write(f"recommender {__version__}\n")
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
