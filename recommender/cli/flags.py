"""Flags that several commands have, and those made from questions; what is given is met with what was meant."""

import inspect
import os
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated

import typer

from recommender.cli.exits import ExitCode, Stop
from recommender.model.decision import Question
from recommender.words import quoted, suggestion, visible

COMPLETE = "_RECOMMENDER_COMPLETE"
"""The variable by which a shell's script asks this program for what may come next."""


def one_of(flag: str, value: str, known: Iterable[str], *, kind: str, kinds: str = "") -> str:
    """The value if it is known; else stops with what was probably meant."""
    words = list(known)
    if value not in words:
        remedy = suggestion(value, words, kind=kinds or f"{kind}s")
        raise Stop(ExitCode.USAGE, [f"{flag}: no {kind} is named {quoted(value)}; {remedy}"])
    return value


def question_parameter(name: str, question: Question) -> inspect.Parameter:
    """A parameter of this name that a question's flag fills."""
    option = typer.Option(
        question.flag,
        metavar="ANSWER",
        help=f"{visible(question.ask)} {' | '.join(question.answers)}",
        autocompletion=_completion(list(question.answers)),
        show_default=False,
    )
    kind = inspect.Parameter.KEYWORD_ONLY
    return inspect.Parameter(name, kind, default=None, annotation=Annotated[str | None, option])


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


def _completion(words: list[str]) -> Callable[[str], list[str]] | None:
    """Offers words, without the rule file's texts: zsh evaluates what it is offered.

    None if no shell asks, since typer looks into each of these at length.
    """
    if COMPLETE not in os.environ:
        return None

    def complete(incomplete: str) -> list[str]:
        return [word for word in words if word.startswith(incomplete)]

    return complete


COLOURS = ("auto", "always", "never")
ColourFlag = Annotated[
    str,
    typer.Option("--color", metavar="|".join(COLOURS), help="Colour.", autocompletion=_completion(list(COLOURS))),
]
