"""Which option leads and why, how the ways to finish come out: what a key press can afford. Immutable."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from recommender.model.decision import Criterion, Decision, Option, OptionWarning, Rule
from recommender.model.profile import Profile

Reading = Literal["complete", "open", "neutral"]
"""How unanswered questions count: there are none; each may still go either way; each as "no preference"."""


class Spread(NamedTuple):
    """Lowest, mean and highest points over the ways to finish; all the same when nothing is open."""

    lowest: int
    mean: float
    highest: int


class Contribution(NamedTuple):
    """What one rule that holds added to one option: `score` = `points` x `weight`."""

    criterion: Criterion
    rule: Rule
    points: int
    weight: int
    score: int


class Standing(NamedTuple):
    """One option's place: `rank` from 1 (equal ones share it), None if ruled out; `wins` is its share, 0 to 1."""

    option: Option
    rank: int | None
    score: Spread
    wins: float
    ruled_out: tuple[Rule, ...]
    contributions: tuple[Contribution, ...]


class Margin(NamedTuple):
    """How far the leader is ahead of one rival, in points; `in_play` is the sum of all that speaks either way."""

    option: Option
    rival: Option
    points: Spread
    in_play: int


@dataclass(frozen=True)
class Ranking:
    """The options ranked for one profile.

    `answers` are all that the result rests on: those given and those `assumed`. `outcomes` holds the share of the
    ways to finish by outcome (option ids, `tie`, `none`), `possible` those reached at all, `outcome` the one that
    is left if only one is. `ways` counts the ways to finish (1 when nothing is open). If not `exact`, shares come
    from a sample, with the standard error of the leader's. `conflict` names answers that rule out every option.
    """

    decision: Decision
    profile: Profile
    answers: Mapping[str, str]
    assumed: Mapping[str, str]
    weights: Mapping[str, int]
    reading: Reading
    outcome: str | None
    leader: Option | None
    tied: tuple[Option, ...]
    possible: tuple[str, ...]
    outcomes: Mapping[str, float]
    ways: int
    exact: bool
    standard_error: float
    standings: tuple[Standing, ...]
    margins: tuple[Margin, ...]
    conflict: Mapping[str, str]
    warnings: tuple[OptionWarning, ...]

    @property
    def open_questions(self) -> tuple[str, ...]:
        """The questions (ids) without an answer, given or assumed, in file order."""
        return tuple(question for question in self.decision.questions if question not in self.answers)

    @property
    def leading(self) -> tuple[Option, ...]:
        """The leader, or those that share the lead; empty if no option fits."""
        return (self.leader,) if self.leader else self.tied

    @property
    def given(self) -> Mapping[str, str]:
        """The answers that the profile gives, in file order; what is assumed is not among them."""
        return {question: answer for question, answer in self.answers.items() if question not in self.assumed}
