"""Choices that were really made, and how a rule file's answers compare with them. Immutable."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from recommender.model.decision import Decision, Rule
from recommender.model.profile import Profile
from recommender.model.ranking import Contribution, Reading
from recommender.model.recommendation import Word


@dataclass(frozen=True)
class Case:
    """What one team was like, and the option (by id) it chose; `labels` are for picking cases out."""

    id: str
    profile: Profile
    chose: str
    labels: Mapping[str, str] = field(default_factory=dict)


class Judged(NamedTuple):
    """One case and what the rules say to it.

    `said` is the option that leads (by id), `tie`, or `none` if all are ruled out. `credit` is 1 if the team chose the
    leader, its part of a tie if it chose one of those tied, else 0. `shares` are each option's part of the ways to
    finish, ties divided evenly; `word` is None if no option fits. `reasons` are what speaks for what is said over
    what was chosen, the largest first.
    """

    case: Case
    said: str
    credit: float
    word: Word | None
    shares: Mapping[str, float]
    reasons: tuple[Contribution, ...]


class Agreement(NamedTuple):
    """How many cases, and for how many the rules say what was chosen (a tie of n counts as 1/n)."""

    cases: int
    right: float

    @property
    def share(self) -> float | None:
        """The share that is right, 0 to 1; None without a case."""
        return self.right / self.cases if self.cases else None


class Bin(NamedTuple):
    """The cases whose leader wins in a share of the ways from `low` to `high`, and how often it was chosen."""

    low: float
    high: float
    agreement: Agreement
    mean_share: float


class Pull(NamedTuple):
    """One rule: in how many cases it holds, and in how many of them it speaks against what was chosen."""

    rule: Rule
    holds: int
    wrong: int


@dataclass(frozen=True)
class Comparison:
    """All cases in one reading.

    `confusion` counts by what was chosen and what is said. `brier` is the mean over the cases of the squared distances
    between `shares` and what was chosen, over all options: 0 is perfect, 2 as wrong as can be, and 0.5 what equal
    shares of two options get. It is None without a case.
    """

    reading: Reading
    judged: tuple[Judged, ...]
    overall: Agreement
    by_word: Mapping[Word, Agreement]
    by_answers: Mapping[str, Agreement]
    confusion: Mapping[str, Mapping[str, int]]
    brier: float | None
    calibration: tuple[Bin, ...]
    pulls: tuple[Pull, ...]

    @property
    def misses(self) -> tuple[Judged, ...]:
        """The cases in which something else was chosen than is said; a tie is none if it was among the tied."""
        return tuple(each for each in self.judged if not each.credit)


@dataclass(frozen=True)
class Backtest:
    """A rule file against choices that were really made, in both readings of what the profiles leave open."""

    decision: Decision
    neutral: Comparison
    left_open: Comparison
