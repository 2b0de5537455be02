"""Which option leads and why, how the ways to finish come out: what a key press can afford. Immutable."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from recommender.model.decision import Criterion, Decision, Elsewhere, Option, OptionWarning, Rule
from recommender.model.profile import Profile

Reading = Literal["complete", "open", "neutral"]
"""How unanswered questions count: there are none; each may still go either way; each as "no preference"."""


class Spread(NamedTuple):
    """Points over the ways to finish; all the same when nothing is open."""

    lowest: int
    """The fewest points in any way."""

    mean: float
    """The mean over all ways, each as often as its answers are given."""

    highest: int
    """The most points in any way."""


class Contribution(NamedTuple):
    """What one rule that holds added to one option."""

    criterion: Criterion
    """The one the rule stands under."""

    rule: Rule
    """The rule, with its reason and source."""

    points: int
    """Of its strength, 1 to 6; negative for avoid."""

    weight: int
    """The criterion's in force, 0 to 5."""

    score: int
    """`points` times `weight`."""


class Standing(NamedTuple):
    """One option's place."""

    option: Option
    """Whose place it is."""

    rank: int | None
    """From 1, equal ones share it; None if it is ruled out."""

    score: Spread
    """Its points, weighted."""

    wins: float
    """The share of the ways to finish in which it wins, 0 to 1."""

    ruled_out: tuple[Rule, ...]
    """The rules that hold and rule it out; none need hold where each way to finish has another that would."""

    contributions: tuple[Contribution, ...]
    """What the rules that hold add, whatever is open, for or against: the largest first."""


class Margin(NamedTuple):
    """How far the leader is ahead of one rival."""

    option: Option
    """The leader."""

    rival: Option
    """The other."""

    points: Spread
    """Leader less rival, weighted; the lowest may be negative."""

    in_play: int
    """The sum of what the rules that hold say either way between the two, weighted."""


class Otherwise(NamedTuple):
    """What it takes to take an option all the same, although a decisive rule speaks against it."""

    option: Option
    """The option that the rule speaks against; it is not ruled out."""

    rule: Rule
    """The rule that holds; its `otherwise` says what it takes."""


@dataclass(frozen=True, eq=False, repr=False)  # compared by identity; either would cost a query a millisecond
class Ranking:
    """The options ranked for one profile."""

    decision: Decision
    """What it was ranked for."""

    profile: Profile
    """Whom it was ranked for, as given."""

    answers: Mapping[str, str]
    """All that the result rests on, given and `assumed`: answer by question, in file order."""

    assumed: Mapping[str, str]
    """The neutral answers that stand in for what is not given; empty in another reading."""

    weights: Mapping[str, int]
    """Those in force, by criterion: the team's, else the file's."""

    reading: Reading
    """How unanswered questions count."""

    outcome: str | None
    """The only outcome left: an option's id, `tie` or `none`; None while there are more."""

    leader: Option | None
    """The option with the largest share of wins; None if several share the lead, or none fits."""

    tied: tuple[Option, ...]
    """Those that share the lead; empty with a leader, or if none fits."""

    possible: tuple[str, ...]
    """The outcomes that some way to finish reaches."""

    outcomes: Mapping[str, float]
    """Share of the ways to finish, 0 to 1, by outcome: every option's id, `tie`, `none`."""

    ways: int
    """How many ways to finish there are, each once (1 when nothing is open); if not `exact`, how many were drawn."""

    exact: bool
    """Whether shares are counted; else they come from a sample."""

    standard_error: float
    """Of the leader's share; 0 if exact or without a leader."""

    standings: tuple[Standing, ...]
    """By rank, those ruled out last."""

    margins: tuple[Margin, ...]
    """The leader against every rival not ruled out, in their order; empty without a leader."""

    conflict: Mapping[str, str]
    """Answers (by question) that together rule out every option; empty if they do not."""

    warnings: tuple[OptionWarning, ...]
    """What to know of those that lead, in file order."""

    remarks: tuple[OptionWarning, ...]
    """What the answers themselves give to think about, in file order."""

    elsewhere: tuple[Elsewhere, ...]
    """What is no option here and the answers speak for, in file order."""

    otherwise: tuple[Otherwise, ...]
    """What it takes to go against the decisive rules that hold, in file order."""

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
