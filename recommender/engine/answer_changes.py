"""Ways to answer every question, by how many answers differ from those given: how many, and which."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from recommender.engine.clauses import question_bits
from recommender.engine.counting import add_together
from recommender.engine.diagram import BUDGET, Branch, Diagram, Node, Steps
from recommender.engine.scoring import answer_bits
from recommender.model.decision import Decision


class AnswerChanges:
    """Sets of changed answers, over a diagram in which every rule adds a tally.

    A layer holds, for a number of changes, how many sets of that many changes lead to each tally. Where two parts have
    no link, their layers combine: so many changes here, the rest of them there.
    """

    def __init__(
        self,
        decision: Decision,
        diagram: Diagram,
        tallies: Sequence[int],
        answers: Mapping[str, str],
        fixed: Mapping[str, str],
    ) -> None:
        """Begin with complete answers, of which the fixed ones stay."""
        self._diagram = diagram
        self._given = answer_bits(decision, answers)
        self._fixed_bits = answer_bits(decision, fixed)
        self._tallies = tallies
        self._always = sum(tallies[position] for position in diagram.fired)
        self._steps = Steps(BUDGET)
        self._layers: dict[tuple[Node, int, int], dict[int, int]] = {}
        self._branches: dict[tuple[Branch, int], dict[int, int]] = {}
        self._questions = list(decision.questions)
        self._words = {
            bit: (question, answer)
            for question, bits in question_bits(decision).items()
            for answer, bit in bits.answers.items()
        }

    def tallies(self, changes: int) -> dict[int, int]:
        """The tallies that so many changes lead to, and by how many sets of them. Raises TooLarge."""
        return {tally + self._always: count for tally, count in self._layer(self._diagram.node, 0, changes).items()}

    def sets(self, changes: int, tallies: Sequence[int], most: int) -> list[dict[str, str]]:
        """The sets of so many changes that lead to these tallies, in the order of their questions; so many at most."""
        found = (bits for tally in tallies for bits in self._sets(self._diagram.node, 0, changes, tally - self._always))
        listed = [
            dict(sorted((self._words[bit] for bit in bits), key=lambda word: self._questions.index(word[0])))
            for bits in islice(found, most)
        ]
        return sorted(listed, key=lambda changed: [self._questions.index(question) for question in changed])

    def smallest(self, wanted: Callable[[int], bool]) -> dict[str, str] | None:
        """A smallest set of changes that leads to a tally that is wanted; None if none does. Raises TooLarge."""
        for size in range(len(self._questions) + 1):
            reached = [tally for tally in self.tallies(size) if wanted(tally)]
            if reached:
                return self.sets(size, reached, 1)[0]
        return None

    def _layer(self, node: Node, first: int, changes: int) -> dict[int, int]:
        """The layer of a node's branches from the first on. What no longer matters is left as it is."""
        if first == len(node.branches):
            return {0: 1} if changes == 0 else {}
        if first == len(node.branches) - 1:
            return self._branch(node.branches[first], changes)
        key = (node, first, changes)
        layer = self._layers.get(key)
        if layer is None:
            layer = {}
            for here in range(changes + 1):
                some, others = self._branch(node.branches[first], here), self._layer(node, first + 1, changes - here)
                self._steps.spend(len(some) * len(others))
                add_together(layer, some, others)
            self._layers[key] = layer
        return layer

    def _branch(self, branch: Branch, changes: int) -> dict[int, int]:
        key = (branch, changes)
        layer = self._branches.get(key)
        if layer is None:
            layer = {}
            for change, shift, node in self._arms(branch):
                left = changes - bool(change)
                if left >= 0:
                    part = self._layer(node, 0, left)
                    self._steps.spend(1 + len(part))
                    for tally, count in part.items():
                        layer[tally + shift] = layer.get(tally + shift, 0) + count
            self._branches[key] = layer
        return layer

    def _arms(self, branch: Branch) -> Iterator[tuple[int, int, Node]]:
        """The arms that may be taken: the answer's bit if it is a change (else 0), the tally it adds, the rest."""
        for arm in branch.open_arms(self._fixed_bits):
            shift = sum([self._tallies[position] for position in arm.fired])
            yield arm.answer & ~self._given, shift, arm.node

    def _sets(self, node: Node, first: int, changes: int, tally: int) -> Iterator[tuple[int, ...]]:
        """Every set of so many changes (as bits) under which a node's branches from the first on come to the tally."""
        if first == len(node.branches):
            yield ()
            return
        branch = node.branches[first]
        for here in range(changes + 1):
            others = self._layer(node, first + 1, changes - here)
            for part in self._branch(branch, here):
                if tally - part in others:
                    for some in self._branch_sets(branch, here, part):
                        for more in self._sets(node, first + 1, changes - here, tally - part):
                            yield some + more

    def _branch_sets(self, branch: Branch, changes: int, tally: int) -> Iterator[tuple[int, ...]]:
        for change, shift, node in self._arms(branch):
            left = changes - bool(change)
            if left >= 0 and tally - shift in self._layer(node, 0, left):
                for rest in self._sets(node, 0, left, tally - shift):
                    yield (change, *rest) if change else rest
