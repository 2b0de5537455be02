"""The least that sums over the rules can come to, over all ways to finish some answers: exact."""

from collections.abc import Sequence
from operator import add

from recommender.engine.diagram import Branch, Diagram, Node, TooDeep

Values = tuple[int, ...]


class Least:
    """The least of several sums at once: `values` holds for every rule, by position, what it adds to each of them.

    The least of independent branches add up; of the arms of a branch the least one counts, for every sum by itself.
    What is known of a branch under the answers that it reads is kept for the next answers. The most that a sum can
    come to is the negative of the least that its negative can.
    """

    def __init__(self, diagram: Diagram, values: Sequence[Values]) -> None:
        """Take what the rules add."""
        self._diagram = diagram
        self._values = values
        self._zero = (0,) * len(values[0])
        self._always = self._plus(self._zero, diagram.fired)
        self._known: dict[tuple[Branch, int], Values] = {}

    def of(self, answers: int) -> Values:
        """The least of every sum, whatever else is answered than these (as bits).

        Raises TooLarge if questions hang together in their hundreds.
        """
        try:
            return self._node(self._diagram.node, answers, self._always)
        except RecursionError:
            raise TooDeep from None

    def _node(self, node: Node, answers: int, total: Values) -> Values:
        for branch in node.branches:
            least = self._known.get((branch, answers & branch.reads))
            if least is None:
                arms = branch.open_arms(answers)
                by_arm = [self._node(arm.node, answers, self._plus(self._zero, arm.fired)) for arm in arms]
                least = tuple(map(min, zip(*by_arm, strict=True)))
                self._known[branch, answers & branch.reads] = least
            total = tuple(map(add, total, least))
        return total

    def _plus(self, total: Values, rules: Sequence[int]) -> Values:
        for position in rules:
            total = tuple(map(add, total, self._values[position]))
        return total
