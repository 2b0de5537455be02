"""The best worst case that can be had by keeping so many of the given answers, while all others may be anything."""

from collections.abc import Collection, Mapping, Sequence

from recommender.engine.diagram import Branch, Diagram, Node


class WorstCase:
    """The least that a sum over the rules can come to if up to so many answers may be kept on any way through.

    `given` holds each answer's bit by question; those `kept` anyway cost nothing, those `free` may be kept or not. A
    list holds the worst case for 0, 1, ... kept answers: keeping one leaves one arm of its branch, else the worst of
    all arms counts. Since other answers may be kept in other parts, no one set of as many answers does better.
    """

    def __init__(
        self,
        diagram: Diagram,
        values: Sequence[int],
        given: Mapping[str, int],
        kept: Collection[str],
        free: Collection[str],
        *,
        most: int,
    ) -> None:
        """Take what the rules add to the sum; up to `most` of the free answers may be kept."""
        self._diagram = diagram
        self._values = values
        self._kept = sum(given[question] for question in kept)
        self._free = {given[question]: question for question in free}
        self._aim = 1 - sum(values[position] for position in diagram.fired)
        self._most = most
        self._known: dict[Branch, list[int]] = {}
        self._known_arms: dict[Branch, list[int]] = {}
        self._known_together: dict[tuple[Branch, ...], list[int]] = {}
        self._used: set[str] = set()
        self._walked: set[tuple[Branch, int, int]] = set()

    def needed(self) -> int | None:
        """The fewest free answers with which the worst case is above 0; None if not even the most are enough."""
        return _first(self._together(self._diagram.node.branches), self._aim)

    def keeps(self, answers: int) -> set[str]:
        """Every free answer that is kept somewhere when so many suffice."""
        self._walk(self._diagram.node.branches, answers, self._aim)
        return self._used

    def _together(self, branches: tuple[Branch, ...]) -> list[int]:
        """The best worst case of all of them for 0, 1, ... kept answers: so many here, the rest of them there."""
        if len(branches) == 1:
            return self._branch(branches[0])
        total = self._known_together.get(branches)
        if total is None:
            total = [0] * (self._most + 1)
            for branch in branches:
                part = self._branch(branch)
                total = [
                    max([total[size - here] + part[here] for here in range(size + 1)]) for size in range(len(total))
                ]
            self._known_together[branches] = total
        return total

    def _branch(self, branch: Branch) -> list[int]:
        known = self._known.get(branch)
        if known is None:
            known = self._worst_arm(branch)
            kept = self._arm_to_keep(branch)
            if kept is not None:
                _, shift, node = kept
                alone = [shift + value for value in self._together(node.branches)]
                known = [known[0], *map(max, known[1:], alone[:-1])]
            self._known[branch] = known
        return known

    def _worst_arm(self, branch: Branch) -> list[int]:
        known = self._known_arms.get(branch)
        if known is None:
            by_arm = [[shift + value for value in self._together(node.branches)] for shift, node in self._arms(branch)]
            known = self._known_arms[branch] = [min(values) for values in zip(*by_arm, strict=True)]
        return known

    def _arms(self, branch: Branch) -> list[tuple[int, Node]]:
        """What each arm adds and leads to; of a question whose answer is kept anyway, the one arm."""
        arms = branch.open_arms(self._kept)
        return [(sum([self._values[position] for position in arm.fired]), arm.node) for arm in arms]

    def _arm_to_keep(self, branch: Branch) -> tuple[str, int, Node] | None:
        """The question, and what the arm of its answer adds and leads to; None where no answer is free to be kept."""
        for arm in branch.arms:
            if arm.answer in self._free:
                return self._free[arm.answer], sum([self._values[position] for position in arm.fired]), arm.node
        return None

    def _walk(self, branches: tuple[Branch, ...], size: int, aim: int) -> None:
        """Note the answers that are kept below these branches to reach the aim with so many."""
        if not branches:
            return
        branch, others = branches[0], self._together(branches[1:])
        part = self._branch(branch)
        here = next(here for here in range(size + 1) if part[here] + others[size - here] >= aim)
        self._walk_branch(branch, here, aim - others[size - here])
        self._walk(branches[1:], size - here, others[size - here])

    def _walk_branch(self, branch: Branch, size: int, aim: int) -> None:
        if (branch, size, aim) in self._walked:
            return
        self._walked.add((branch, size, aim))
        kept = self._arm_to_keep(branch)
        if kept is None or self._worst_arm(branch)[size] >= aim:
            for shift, node in self._arms(branch):
                enough = _first(self._together(node.branches), aim - shift)
                self._walk(node.branches, size if enough is None else enough, aim - shift)
        else:
            question, shift, node = kept
            self._used.add(question)
            self._walk(node.branches, size - 1, aim - shift)


def _first(values: Sequence[int], aim: int) -> int | None:
    """The first position whose value reaches the aim."""
    return next((position for position, value in enumerate(values) if value >= aim), None)
