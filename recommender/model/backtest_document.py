"""Every key that `backtest --format json` prints; its schema is made from these classes, as for the other document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from recommender.model.document import Reason, Share
from recommender.model.recommendation import Word

_OUTCOME = "an option's name, tie or none"


@dataclass(eq=False, repr=False)
class Decision:
    """The rule file."""

    file: str
    title: str
    digest: str


@dataclass(eq=False, repr=False)
class Agreement:
    """How many cases, and for how many the rules say what was chosen."""

    cases: int
    right: float = field(metadata={"description": "a tie counts as its part"})
    share: Share | None


@dataclass(eq=False, repr=False)
class Bin:
    """The cases whose leader wins in a share of the ways from `low` to `high`."""

    low: Share
    high: Share
    win_share: Share
    cases: int
    right: float = field(metadata={"description": "a tie counts as its part"})
    share: Share | None


@dataclass(eq=False, repr=False)
class Pull(Reason):
    """A rule that speaks against what was chosen."""

    holds: int
    wrong: int


@dataclass(eq=False, repr=False)
class Contribution(Reason):
    """What speaks for what is said over what was chosen."""

    score: int


@dataclass(eq=False, repr=False)
class Case:
    """One choice, and what the rules say to it."""

    id: str
    labels: Mapping[str, str]
    answers: Mapping[str, str]
    chose: str = field(metadata={"description": "an option's name in the rule file"})
    said: str = field(metadata={"description": _OUTCOME})
    word: Word | None
    credit: Share
    shares: Mapping[str, Share] = field(metadata={"description": "of the ways to finish, ties divided evenly"})
    reasons: Sequence[Contribution]


@dataclass(eq=False, repr=False)
class Comparison:
    """All cases in one reading."""

    overall: Agreement
    by_word: Mapping[str, Agreement]
    by_answers: Mapping[str, Agreement] = field(metadata={"description": "by the number of answers given"})
    confusion: Mapping[str, Mapping[str, int]] = field(
        metadata={"description": "by what was chosen and what leads, tie and none among them"}
    )
    brier: float | None = field(metadata={"description": "0 is best, 2 worst, summed over all options"})
    log_loss: float | None = field(metadata={"description": "0 is best; a share under 1 % counts as 1 %"})
    calibration: Sequence[Bin]
    pulls: Sequence[Pull] = field(
        metadata={
            "description": "rules that speak against what was chosen, and in how many of the cases where they hold"
        }
    )
    cases: Sequence[Case]


@dataclass(eq=False, repr=False)
class Readings:
    """The cases in both readings of what they leave open."""

    neutral: Comparison
    open: Comparison


@dataclass(eq=False, repr=False)
class Apart:
    """Cases of another file, with figures of their own."""

    cases_file: str
    readings: Readings


@dataclass(eq=False, repr=False)
class Backtest:
    """The whole document."""

    format: Literal[1]
    decision: Decision
    answers_alike: bool = field(metadata={"description": "whether all answers to an open question weigh the same"})
    cases_file: str
    readings: Readings
    apart: Sequence[Apart]
