"""Flags made from the questions, and a command line that lets nothing unknown or doubled through."""

import functools
import inspect
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from recommender.cli.exits import ExitCode, Stop
from recommender.cli.rules_in_force import RULES_FLAG, RulesInForce
from recommender.model.decision import Question
from recommender.words import quoted, suggestion, visible

_PREFIX = "answer_"
"""Keeps the parameter of a question apart from Python's keywords and from the other flags."""


class Command(TyperCommand):
    """A command that refuses a flag given twice; the last one would win in silence."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Parse the words, once nothing in them is said twice."""
        try:
            _, rest, order = self.make_parser(ctx).parse_args(args=list(args))
        except typer.TyperException as error:
            error.ctx = ctx  # type: ignore[attr-defined]  # not every error of the parser knows its command
            raise
        if rest and not any(param.param_type_name == "argument" for param in self.params):
            what = f"nothing is expected where {quoted(rest[0])} stands; flags begin with --"
            raise Stop(ExitCode.USAGE, [f"recommender: {what}, see {ctx.command_path} --help"])
        seen = set()
        for param in order:
            if param.name in seen and not param.multiple and param.param_type_name == "option":
                raise Stop(ExitCode.USAGE, [f"recommender: {param.opts[0]} is given twice; give it once"])
            seen.add(param.name)
        return super().parse_args(ctx, args)


class Group(TyperGroup):
    """The commands; an unknown one is met with the one that was meant."""

    def resolve_command(  # type: ignore[override]
        self, ctx: typer.Context, args: list[str]
    ) -> tuple[str | None, Any, list[str]]:
        """Find the command that the first word names."""
        if args[0] not in self.commands and not args[0].startswith("-") and not ctx.resilient_parsing:
            remedy = suggestion(args[0], self.commands, kind="commands")
            raise Stop(ExitCode.USAGE, [f"recommender: no command is named {quoted(args[0])}; {remedy}"])
        return super().resolve_command(ctx, args)


def bound(command: Callable[..., int], in_force: RulesInForce, questions: Iterable[Question]) -> Callable[..., int]:
    """The command for this rule file, with `--rules`, which the first pass has read, as its last flag.

    A command that takes `answers` gets a flag for every question before its own.
    """
    named = inspect.signature(command).parameters
    own = [parameter for name, parameter in named.items() if name not in ("in_force", "answers")]
    own.append(inspect.Parameter("rules", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=RULES_FLAG))
    asked = [_parameter(question) for question in questions] if "answers" in named else []

    @functools.wraps(command)
    def run(**values: object) -> int:
        rest = {name: value for name, value in values.items() if name in named}
        if "answers" in named:
            given = {name.removeprefix(_PREFIX): value for name, value in values.items() if name.startswith(_PREFIX)}
            rest["answers"] = {question: answer for question, answer in given.items() if answer is not None}
        return command(in_force, **rest)

    # typer reads both; without the annotations it takes every parameter for an option without a type.
    run.__signature__ = inspect.Signature([*asked, *own])  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in (*asked, *own)}
    return run


def _parameter(question: Question) -> inspect.Parameter:
    option = typer.Option(
        question.flag,
        metavar="ANSWER",
        help=f"{visible(question.ask)} {' | '.join(question.answers)}",
        autocompletion=_completion(list(question.answers)),
        show_default=False,
    )
    return inspect.Parameter(
        _PREFIX + question.id, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[str | None, option]
    )


def _completion(words: list[str]) -> Callable[[str], list[str]]:
    """Offers words, without the rule file's texts: zsh evaluates what it is offered."""

    def complete(incomplete: str) -> list[str]:
        return [word for word in words if word.startswith(incomplete)]

    return complete


def one_of(flag: str, value: str, known: Iterable[str], *, kind: str, kinds: str = "") -> str:
    """The value if it is known; else stops with what was probably meant."""
    words = list(known)
    if value not in words:
        remedy = suggestion(value, words, kind=kinds or f"{kind}s")
        raise Stop(ExitCode.USAGE, [f"{flag}: no {kind} is named {quoted(value)}; {remedy}"])
    return value


def format_flag(formats: Mapping[str, object]) -> typer.models.OptionInfo:
    """`--format` for one of these."""
    names = list(formats)
    option: typer.models.OptionInfo = typer.Option(
        "--format",
        metavar="|".join(names),
        help="What to print.",
        autocompletion=_completion(names),
        show_default=False,
    )
    return option


COLOURS = ("auto", "always", "never")
ColourFlag = Annotated[
    str,
    typer.Option("--color", metavar="|".join(COLOURS), help="Colour.", autocompletion=_completion(list(COLOURS))),
]
