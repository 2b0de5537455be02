"""Counts the ways to finish some answers by what they come to: a walk over the diagram, with each branch counted once.

A *way* gives every open question an answer; it counts as often as the product of its answers' shares says (once, where
every answer is alike). `TallyCounting` keeps a dictionary from tally to count, for who asks for the tallies themselves;
`recommender.engine.polynomials` counts outcomes by the same walk, at the speed of long integers.
"""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import compress
from math import prod
from typing import Generic, NamedTuple, TypeVar

from recommender.engine.clauses import Open, QuestionBits
from recommender.engine.diagram import Branch, Diagram, Node, Steps, TooDeep
from recommender.engine.sampling import random_ways, seeded

SAMPLE = 4_000
"""Ways in a sample: a standard error of 0.8 percentage points at most."""

_W = TypeVar("_W")


class Alternative(NamedTuple, Generic[_W]):
    """One arm of a branch, counted: how often its answer is given, the rules it makes hold, the ways behind it."""

    share: int
    fired: tuple[int, ...]
    ways: _W


class Counting(ABC, Generic[_W]):
    """Counts ways at given answers (as bits). What is counted of a branch is kept for the next answers."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self._known: dict[tuple[Branch, int], _W] = {}

    def count(self, diagram: Diagram, answers: int = 0) -> _W:
        """All ways to finish these answers. Raises TooLarge if that takes too many steps."""
        try:
            return self.shifted(self._node(diagram.node, answers), diagram.fired)
        except RecursionError:
            raise TooDeep from None

    def branch(self, branch: Branch, answers: int) -> _W:
        """The ways of one branch and all that hangs on it. Raises TooLarge."""
        key = (branch, answers & branch.reads)
        known = self._known.get(key)
        if known is None:
            arms = branch.open_arms(answers)
            given = len(arms) < len(branch.arms)
            alternatives = [
                Alternative(1 if given else arm.share, arm.fired, self._node(arm.node, answers)) for arm in arms
            ]
            known = self._known[key] = self._either(alternatives)
        return known

    def _node(self, node: Node, answers: int) -> _W:
        ways = self.product(self.branch(branch, answers) for branch in node.branches)
        return self.times(ways, freely(node.free, answers)) if node.free else ways

    def product(self, parts: Iterable[_W]) -> _W:
        """Every way of each part with every way of the others, where the parts share no question. Raises TooLarge."""
        left = list(parts)
        while len(left) > 1:  # two by two, since the cost of multiplying grows with both sizes
            pairs = zip(left[::2], left[1::2], strict=False)
            left = [*(self.multiplied(*pair) for pair in pairs), *left[len(left) & ~1 :]]
        return left[0] if left else self.nothing

    @property
    @abstractmethod
    def nothing(self) -> _W:
        """One way, in which nothing happens."""

    @abstractmethod
    def multiplied(self, some: _W, others: _W) -> _W:
        """Every way of one part with every way of another. Raises TooLarge."""

    @abstractmethod
    def times(self, ways: _W, number: int) -> _W:
        """The same ways, each so many times."""

    @abstractmethod
    def shifted(self, ways: _W, fired: Sequence[int]) -> _W:
        """The same ways with these rules holding too."""

    @abstractmethod
    def _either(self, alternatives: Sequence[Alternative[_W]]) -> _W:
        """The ways of all the arms together."""


def freely(questions: Iterable[QuestionBits], answers: int) -> int:
    """In how many ways those of these questions can be answered that these answers (as bits) leave open."""
    return prod([question.every for question in questions if not question.mask & answers])


Tallies = Mapping[int, int]
"""How many ways there are to each tally."""


class TallyCounting(Counting[dict[int, int]]):
    """Counts ways by the sum of the tallies of the rules that hold, within a budget of steps."""

    def __init__(self, tallies: Sequence[int], steps: Steps) -> None:
        """Begin with what each rule adds, by position; rules may still be added to the sequence."""
        super().__init__()
        self._tallies = tallies
        self._steps = steps

    @property
    def nothing(self) -> dict[int, int]:
        """One way, with the tally 0."""
        return {0: 1}

    def multiplied(self, some: dict[int, int], others: dict[int, int]) -> dict[int, int]:
        """Every sum of two tallies."""
        self._steps.spend(len(some) * len(others))
        return add_together({}, some, others)

    def times(self, ways: dict[int, int], number: int) -> dict[int, int]:
        """Each so many times."""
        return ways if number == 1 else {tally: count * number for tally, count in ways.items()}

    def shifted(self, ways: dict[int, int], fired: Sequence[int]) -> dict[int, int]:
        """With the tallies of further rules."""
        shift = sum([self._tallies[position] for position in fired])
        return {tally + shift: count for tally, count in ways.items()} if shift else ways

    def _either(self, alternatives: Sequence[Alternative[dict[int, int]]]) -> dict[int, int]:
        together: dict[int, int] = {}
        for share, fired, ways in alternatives:
            self._steps.spend(1 + len(ways))
            shift = 0
            for position in fired:
                shift += self._tallies[position]
            for tally, count in ways.items():
                tally += shift  # noqa: PLW2901  # the innermost loop of all
                together[tally] = together.get(tally, 0) + count * share
        return together


def add_together(result: dict[int, int], some: Tallies, others: Tallies) -> dict[int, int]:
    """The result, with every way combined with every way of questions that have no link to these added to it."""
    for tally, count in some.items():
        for further, more in others.items():
            both = tally + further
            result[both] = result.get(both, 0) + count * more
    return result


def sample(questions: Sequence[QuestionBits], still_open: Open) -> Counter[int]:
    """`SAMPLE` ways drawn at random with a fixed seed: how often which set of the open rules (as bits) holds."""
    own_bit = [1 << position for _, position in still_open]
    ways = random_ways(questions, SAMPLE, seeded())
    return Counter(sum(compress(own_bit, firing)) for firing in ways.firing(still_open))
