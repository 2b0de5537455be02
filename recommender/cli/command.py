"""A command as typer sees it: it lets nothing unknown or doubled through, and takes words as they are written."""

import functools
import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import typer
from typer.core import TyperCommand

from recommender.cli.exits import ExitCode, Stop
from recommender.cli.flags import question_parameter
from recommender.cli.rules_in_force import RULES_FLAG, RulesInForce
from recommender.loading.rules import Flags
from recommender.model.decision import Question
from recommender.words import quoted

_PREFIX = "answer_"
"""Keeps the parameter of a question apart from Python's keywords and from the other flags."""


class _AsWritten:
    """Stands where typer has what turns words into values.

    Its own holds each against a type by way of pydantic, also a flag that is not given, which takes longer than the
    rest of a query. Ours are texts, lists of texts and switches, so there is nothing to turn: commands judge words
    themselves, with near misses.
    """

    @staticmethod
    def coerce(value: object, param: Any, ctx: object) -> object:  # noqa: ARG004, ANN401  # typer's signature
        """The value; of a flag that may be repeated and is not given, the empty tuple that typer expects."""
        return () if value is None and (param.multiple or param.nargs == -1) else value


def as_written(params: list[Any]) -> list[Any]:
    """The same parameters, which take their words as they are written."""
    for param in params:
        param.get_runtime_param = _AsWritten  # where typer's own would be made, on first use
    return params


class Command(TyperCommand):
    """A command that refuses a flag given twice; the last one would win in silence."""

    def get_params(self, ctx: typer.Context) -> list[Any]:  # type: ignore[override]
        """The parameters of the command and its help."""
        return as_written(super().get_params(ctx))

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Parse the words, once nothing in them is said twice."""
        _, rest, order = self.parsed(ctx, args)
        if rest and not any(param.param_type_name == "argument" for param in self.params):
            what = f"nothing is expected where {quoted(rest[0])} stands; flags begin with --"
            raise Stop(ExitCode.USAGE, [f"recommender: {what}, see {ctx.command_path} --help"])
        seen = set()
        for param in order:
            if param.name in seen and not param.multiple and param.param_type_name == "option":
                raise Stop(ExitCode.USAGE, [f"recommender: {param.opts[0]} is given twice; give it once"])
            seen.add(param.name)
        return super().parse_args(ctx, args)

    def parsed(self, ctx: typer.Context, words: Sequence[str]) -> tuple[Mapping[str, Any], list[str], list[Any]]:
        """The values by parameter, the words that are left, and the parameters in the order in which they are given."""
        try:
            return self.make_parser(ctx).parse_args(args=list(words))
        except typer.TyperException as error:
            error.ctx = ctx  # type: ignore[attr-defined]  # not every error of the parser knows its command
            raise


def command(
    name: str,
    function: Callable[..., int],
    *,
    epilog: str,
    questions: Iterable[Question] = (),
    in_force: RulesInForce | None = None,
    taken: Flags | None = None,
) -> Command:
    """The command of this name that runs a function, with `--rules` as its last flag.

    Where the function takes `answers`, the questions' flags come first; `in_force` is then the rule file they are from.
    Other rule files are read with the flags that are `taken`.
    """
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(name, cls=Command, epilog=epilog)(_bound(function, questions, in_force, taken))
    made: Command = typer.main.get_command(app)  # type: ignore[assignment]  # of the class that was named
    return made


def _bound(
    function: Callable[..., int], questions: Iterable[Question], in_force: RulesInForce | None, taken: Flags | None
) -> Callable[..., int]:
    """The function with a parameter for every question in place of `answers`, and `rules` in place of `in_force`."""
    named = inspect.signature(function).parameters
    own = [parameter for name, parameter in named.items() if name not in ("in_force", "answers")]
    own.append(inspect.Parameter("rules", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=RULES_FLAG))
    asked = {_PREFIX + question.id: question for question in questions}
    flags = [question_parameter(name, question) for name, question in asked.items()]

    @functools.wraps(function)
    def run(*, rules: str | None, **values: object) -> int:
        if "answers" in named:
            given = {question.id: values.pop(name) for name, question in asked.items()}
            values["answers"] = {question: answer for question, answer in given.items() if answer is not None}
        return function(in_force or RulesInForce(rules, taken), **values)

    # typer reads both; without the annotations it takes every parameter for an option without a type.
    run.__signature__ = inspect.Signature([*flags, *own])  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in (*flags, *own)}
    return run
