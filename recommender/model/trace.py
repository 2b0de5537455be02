"""A rule at some answers, and why it holds, fails or is open. Immutable."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from recommender.model.decision import Criterion, Rule

State = Literal["holds", "fails", "open"]


class Read(NamedTuple):
    """One place where a condition looks at an answer: what is answered (None: nothing), and what it asks for."""

    question: str
    answer: str | None
    wanted: tuple[str, ...]
    negated: bool


class Traced(NamedTuple):
    """One rule at some answers: its state, what decided it, and for one that fails the fewest answers to change.

    `remedy` is None where the rule does not fail, or no answers make it hold.
    """

    criterion: Criterion
    rule: Rule
    state: State
    decided_by: tuple[Read, ...]
    remedy: Mapping[str, str] | None
