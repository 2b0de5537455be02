"""A rule at some answers, and why it holds, fails or is open. Immutable."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from recommender.model.decision import Criterion, Rule

State = Literal["holds", "fails", "open"]


class Read(NamedTuple):
    """One place where a condition looks at an answer."""

    question: str
    """The question's id."""

    answer: str | None
    """The answer's id; None if it is open."""

    wanted: tuple[str, ...]
    """The answers (ids) of which it asks for one."""

    negated: bool
    """Whether it asks for any other instead: an odd number of `not` stand around it."""


class Traced(NamedTuple):
    """One rule at some answers."""

    criterion: Criterion
    """The one the rule stands under."""

    rule: Rule
    """The rule, with the condition as it is written."""

    state: State
    """What its condition comes to."""

    decided_by: tuple[Read, ...]
    """The places that suffice for the state; where it is open, all that are open."""

    remedy: Mapping[str, str] | None
    """The fewest answers to change for it to hold; None if it does not fail, or no answers make it hold."""
