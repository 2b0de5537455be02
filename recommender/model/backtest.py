"""Choices that were really made, and how a rule file's answers compare with them. Immutable."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from recommender.model.decision import Decision, Rule
from recommender.model.profile import Profile
from recommender.model.ranking import Contribution, Reading
from recommender.model.recommendation import Word

LEAST_SHARE = 0.01
"""What a smaller share counts as in the log loss: reports tell no less apart, and one sure miss should not be all."""


@dataclass(frozen=True)
class Case:
    """What one team was like, and what it chose."""

    id: str
    """Names the case; no two of a file share it."""

    profile: Profile
    """Its answers, as far as they are known."""

    chose: str
    """The option (id) it chose."""

    labels: Mapping[str, str] = field(default_factory=dict)
    """For picking cases out: value by label."""


class Judged(NamedTuple):
    """One case and what the rules say to it."""

    case: Case
    """What was chosen, and by whom."""

    said: str
    """The option that leads (id), `tie`, or `none` if all are ruled out."""

    credit: float
    """1 if the team chose the leader, its part of a tie (1/n) if it chose one of n tied, else 0."""

    word: Word | None
    """How sure; None if no option fits."""

    shares: Mapping[str, float]
    """Each option's (by id) part of the ways to finish, 0 to 1, ties divided evenly."""

    reasons: tuple[Contribution, ...]
    """What speaks for what is said over what was chosen, the largest first; empty where they agree."""


class Agreement(NamedTuple):
    """How often the rules say what was chosen."""

    cases: int
    """How many there are."""

    right: float
    """For how many they do; a tie of n counts as 1/n."""

    @property
    def share(self) -> float | None:
        """The share that is right, 0 to 1; None without a case."""
        return self.right / self.cases if self.cases else None


class Bin(NamedTuple):
    """The cases whose leader wins in a like share of the ways."""

    low: float
    """The least share in it, 0 to 1."""

    high: float
    """The share it ends before; the last one includes 1."""

    agreement: Agreement
    """How often the leader was chosen."""

    mean_share: float
    """The mean of the leaders' shares, 0 to 1: what `agreement` would be if shares were chances."""


class Pull(NamedTuple):
    """How often one rule speaks against what was chosen."""

    rule: Rule
    """The rule, with its reason and source."""

    holds: int
    """In how many cases it holds."""

    wrong: int
    """In how many of these it speaks against what was chosen."""


@dataclass(frozen=True)
class Comparison:
    """All cases in one reading."""

    reading: Reading
    """How unanswered questions count."""

    judged: tuple[Judged, ...]
    """Every case, in the order given."""

    overall: Agreement
    """All of them together."""

    by_word: Mapping[Word, Agreement]
    """By how sure the rules are; cases in which no option fits are left out."""

    by_answers: Mapping[str, Agreement]
    """By how many answers are given, such as `0 to 2`."""

    confusion: Mapping[str, Mapping[str, int]]
    """How many cases, by what was chosen and then by what is said (option ids, `tie`, `none`)."""

    brier: float | None
    """The mean over the cases of the squared distances between `shares` and what was chosen, over all options.

    0 is perfect, 2 as wrong as can be, 0.5 what equal shares of two options get; None without a case.
    """

    log_loss: float | None
    """The mean over the cases of minus the natural logarithm of what was chosen's share, at least `LEAST_SHARE`.

    0 is perfect, 0.69 what equal shares of two options get; None without a case.
    """

    calibration: tuple[Bin, ...]
    """By the leader's share, the lowest first; cases without one leader are left out."""

    pulls: tuple[Pull, ...]
    """The rules that speak against some choice, those that do so most often first."""

    @property
    def misses(self) -> tuple[Judged, ...]:
        """The cases in which something else was chosen than is said; a tie is none if it was among the tied."""
        return tuple(each for each in self.judged if not each.credit)


@dataclass(frozen=True)
class Backtest:
    """A rule file against choices that were really made, in both readings of what the profiles leave open."""

    decision: Decision
    """The rule file."""

    neutral: Comparison
    """Open questions count as "no preference"."""

    left_open: Comparison
    """Open questions may go either way."""
