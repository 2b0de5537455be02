"""The result of everything: which option, why, and how the ways to finish come out. Immutable."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from recommender.model.decision import Criterion, Decision, Option, OptionWarning, Rule
from recommender.model.profile import Profile

Reading = Literal["complete", "open", "neutral"]
"""How unanswered questions count: there are none; each may still go either way; each as "no preference"."""


@dataclass(frozen=True)
class Spread:
    """Lowest, mean and highest points over the ways to finish; all the same when nothing is open."""

    lowest: int
    mean: float
    highest: int


@dataclass(frozen=True)
class Contribution:
    """What one rule that holds added to one option: `score` = `points` x `weight`."""

    criterion: Criterion
    rule: Rule
    points: int
    weight: int
    score: int


@dataclass(frozen=True)
class Standing:
    """One option's place: `rank` from 1 (equal ones share it), None if ruled out; `wins` is its share, 0 to 1."""

    option: Option
    rank: int | None
    score: Spread
    wins: float
    ruled_out: tuple[Rule, ...]
    contributions: tuple[Contribution, ...]


@dataclass(frozen=True)
class Margin:
    """How far the leader is ahead of one rival, in points; `in_play` is the sum of all that speaks either way."""

    option: Option
    rival: Option
    points: Spread
    in_play: int


@dataclass(frozen=True)
class OtherReading:
    """What the same answers say when open questions are read the other way; `share` is the leader's, 0 to 1."""

    reading: Reading
    outcome: str | None
    leader: Option | None
    share: float | None


@dataclass(frozen=True)
class Recommendation:
    """The answer to one profile.

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
    other_reading: OtherReading | None
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
