"""A flowchart: the few questions of a decision that carry most, and where their answers lead."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from recommender.model.decision import Answer, Decision, Question
from recommender.model.recommendation import CUT_POINTS

_SURE = Fraction(str(CUT_POINTS["moderate"]))


@dataclass(frozen=True, eq=False)
class Leaf:
    """Where a way through the chart ends: with the outcome that all the rules together come to most often there.

    Compared by identity: two leaves of a chart may have the same shares.
    """

    outcomes: Mapping[str, Fraction]
    """Of all teams, the share that comes here and ends with which outcome by all the rules: options, `tie`, `none`."""

    @cached_property
    def share(self) -> Fraction:
        """Of all teams, the share that comes here."""
        return sum(self.outcomes.values(), Fraction())

    @cached_property
    def outcome(self) -> str:
        """The most frequent outcome; of several the first, options in file order before `tie` and `none`."""
        return max(self.outcomes, key=lambda name: self.outcomes[name])

    @property
    def level(self) -> tuple[str, ...]:
        """All outcomes that are as frequent as that."""
        return tuple(name for name, share in self.outcomes.items() if share == self.outcomes[self.outcome])

    @property
    def right(self) -> Fraction:
        """Of the teams that come here, the share that has this outcome by all the rules, too."""
        return self.outcomes[self.outcome] / self.share

    @property
    def sure(self) -> bool:
        """Whether that is often enough to go by it; else more is to be asked."""
        return self.right >= _SURE


@dataclass(frozen=True)
class Arm:
    """Answers to one question that lead to the same rest."""

    answers: tuple[Answer, ...]
    """In file order, at least one."""

    then: "Leaf | Box"
    """Where they lead."""


@dataclass(frozen=True)
class Box:
    """A question, and where its answers lead."""

    question: Question
    """What is asked."""

    arms: tuple[Arm, ...]
    """By the first of their answers, in file order; every answer is in one."""


@dataclass(frozen=True)
class Flowchart:
    """The chart of a decision; see `recommender.engine.flowchart`."""

    decision: Decision
    """What is to be settled."""

    asked_for: int
    """How many boxes there may be; there are fewer where no further question would be of use."""

    root: Leaf | Box
    """Where it begins."""

    exact: bool
    """Whether all shares are counted; else they come from a sample."""

    @property
    def boxes(self) -> int:
        """How many boxes ask a question."""
        return boxes(self.root)

    @property
    def fidelity(self) -> Fraction:
        """The share of all teams for which the chart agrees with all the rules."""
        return sum((leaf.outcomes[leaf.outcome] for leaf in self.leaves), Fraction())

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """Where its ways end, in order."""
        return tuple(leaves(self.root))


def boxes(begin: Leaf | Box) -> int:
    """How many questions are asked from here on."""
    return 1 + sum(boxes(arm.then) for arm in begin.arms) if isinstance(begin, Box) else 0


def leaves(begin: Leaf | Box) -> Iterator[Leaf]:
    """Where the ways from here on end, in order."""
    if isinstance(begin, Leaf):
        yield begin
    else:
        for arm in begin.arms:
            yield from leaves(arm.then)
