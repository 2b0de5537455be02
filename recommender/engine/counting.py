"""Reads a diagram: how often each tally occurs, and the least that a sum over the rules can come to."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import prod

from recommender.engine.clauses import QuestionBits, holds
from recommender.engine.diagram import Branch, Diagram, Node, Open, Steps, TooLarge
from recommender.engine.sampling import seeded

SAMPLE = 4_000
"""Ways in a sample: a standard error of 0.8 percentage points at most."""

Tallies = Mapping[int, int]
"""How many ways there are to each tally."""

_ONE: dict[int, int] = {0: 1}


class Counting:
    """Counts tallies over diagrams that share parts, at these answers (as bits; 0 where all is open)."""

    def __init__(self, tallies: Sequence[int], answers: int, steps: Steps) -> None:
        self._tallies = tallies
        self._answers = answers
        self._steps = steps
        self._counted: dict[Branch, dict[int, int]] = {}

    def count(self, diagram: Diagram) -> dict[int, int]:
        """The ways to each tally. Raises TooLarge past the budget of steps."""
        try:
            return _shifted(self._node(diagram.node), sum(self._tallies[position] for position in diagram.fired))
        except RecursionError:  # questions that hang together in their hundreds
            raise TooLarge from None

    def _node(self, node: Node) -> dict[int, int]:
        result = _ONE
        for branch in node.branches:
            part = self._branch(branch)
            if result is _ONE:
                result = part
            else:
                self._steps.spend(len(result) * len(part))
                result = add_together({}, result, part)
        if node.free:
            times = prod(len(question.answers) for question in node.free if not question.mask & self._answers)
            if times != 1:
                return {tally: count * times for tally, count in result.items()}
        return result

    def _branch(self, branch: Branch) -> dict[int, int]:
        counted = self._counted.get(branch)
        if counted is None:
            counted = {}
            for arm in branch.open_arms(self._answers):
                part = self._node(arm.node)
                self._steps.spend(len(part))
                shift = 0
                for position in arm.fired:
                    shift += self._tallies[position]
                for tally, count in part.items():
                    tally += shift  # noqa: PLW2901  # the innermost loop of all
                    counted[tally] = counted.get(tally, 0) + count
            self._counted[branch] = counted
        return counted


def add_together(result: dict[int, int], some: Tallies, others: Tallies) -> dict[int, int]:
    """The result, with every way combined with every way of questions that have no link to these added to it."""
    for tally, count in some.items():
        for further, more in others.items():
            both = tally + further
            result[both] = result.get(both, 0) + count * more
    return result


def _shifted(tallies: dict[int, int], shift: int) -> dict[int, int]:
    return {tally + shift: count for tally, count in tallies.items()} if shift else tallies


def least(diagram: Diagram, values: Sequence[int], answers: int = 0) -> int:
    """The least that the values of the rules that hold can add up to, over the ways that these answers leave.

    Raises TooLarge if questions hang together in their hundreds.
    """
    known: dict[Branch, int] = {}

    def node_least(node: Node) -> int:
        return sum([branch_least(branch) for branch in node.branches])

    def branch_least(branch: Branch) -> int:
        if branch not in known:
            known[branch] = min(
                [
                    sum([values[position] for position in arm.fired]) + node_least(arm.node)
                    for arm in branch.open_arms(answers)
                ]
            )
        return known[branch]

    try:
        return sum(values[position] for position in diagram.fired) + node_least(diagram.node)
    except RecursionError:
        raise TooLarge from None


def sample(questions: Sequence[QuestionBits], still_open: Open) -> Counter[int]:
    """`SAMPLE` ways drawn at random with a fixed seed: how often which set of the open rules (as bits) holds."""
    chance = seeded()
    answers = [chance.choices(tuple(question.answers.values()), k=SAMPLE) for question in questions]
    rules = [(condition, 1 << position) for condition, position in still_open]
    ways = map(sum, zip(*answers, strict=True)) if answers else [0] * SAMPLE
    return Counter(sum([bit for condition, bit in rules if holds(condition, way)]) for way in ways)
