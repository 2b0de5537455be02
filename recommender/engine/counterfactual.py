"""What would change it: the fewest answers that would have to be others for another option to lead."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice

from recommender.engine.bits import question_bits
from recommender.engine.completions import completions
from recommender.engine.counting import add_together
from recommender.engine.diagram import BUDGET, Branch, Diagram, Node, Steps, TooLarge, whole
from recommender.engine.scoring import answer_bits, effects, read_tally
from recommender.engine.what_if import Outcomes, WhatIf
from recommender.model.decision import Decision, Option
from recommender.model.recommendation import Counterfactual

MOST = 1_000
"""Sets of changes that are listed; past that they are only counted."""

_SURELY = 2
"""Changes up to which all sets are counted before it is asked whether more can help at all."""

SMALL = 2
"""Changes at most that are tried while questions are open."""


def counterfactuals(what_if: WhatIf, fixed: Sequence[str], targets: Sequence[str]) -> list[Counterfactual]:
    """For each target (an option), the smallest sets of changed answers that make it lead; fixed answers stay.

    With every question answered, any number of changes is tried, and to lead is to be strictly best; while some are
    open, up to two changes, and to lead is to have the highest win share.
    """
    decision, answers = what_if.decision, what_if.answers
    diagram = whole(decision)
    if len(answers) < len(decision.questions) or diagram is None:
        changeable = [question for question in answers if question not in fixed]
        return _while_open(what_if, changeable, targets)
    return _Changes(decision, diagram, answers, what_if.weights, fixed).find(targets)


class _Changes:
    """Ways to answer every question, by how many answers differ from those given.

    A layer holds, for a number of changes, how many sets of that many changes lead to each tally. Where two parts have
    no link, their layers combine: so many changes here, the rest of them there.
    """

    def __init__(
        self,
        decision: Decision,
        diagram: Diagram,
        answers: Mapping[str, str],
        weights: Mapping[str, int],
        fixed: Sequence[str],
    ) -> None:
        self._decision = decision
        self._diagram = diagram
        self._weights = weights
        self._given = answer_bits(decision, answers)
        self._fixed = {question: answer for question, answer in answers.items() if question in fixed}
        self._fixed_bits = answer_bits(decision, self._fixed)
        self._tallies = [effect.tally for effect in effects(decision, weights)]
        self._always = sum(self._tallies[position] for position in diagram.fired)
        self._steps = Steps(BUDGET)
        self._layers: dict[tuple[Node, int, int], dict[int, int]] = {}
        self._branches: dict[tuple[Branch, int], dict[int, int]] = {}
        self._words = {
            bit: (question, answer)
            for question, bits in question_bits(decision).items()
            for answer, bit in bits.answers.items()
        }

    def find(self, targets: Sequence[str]) -> list[Counterfactual]:
        """The smallest sets for each of these options."""
        options = list(self._decision.options)
        found: dict[str, Counterfactual] = {}
        left, size = list(targets), 0
        most = len(self._decision.questions) - len(self._fixed)
        try:
            while left and size <= most:
                if size == _SURELY + 1:
                    possible = completions(self._decision, self._fixed, self._weights)
                    left = [target for target in left if target in possible.possible or not possible.exact]
                layer = self._layer(self._diagram.node, 0, size)
                for target in list(left):
                    wanted = [tally for tally in layer if self._best(tally) == (options.index(target),)]
                    if wanted:
                        found[target] = self._counterfactual(
                            target, size, wanted, sum(layer[tally] for tally in wanted)
                        )
                        left.remove(target)
                size += 1
        except TooLarge:
            return [found.get(target) or self._none(target, size - 1) for target in targets]
        return [found.get(target) or self._none(target, None) for target in targets]

    def _none(self, target: str, searched: int | None) -> Counterfactual:
        return Counterfactual(self._decision.options[target], None, (), 0, searched)

    def _counterfactual(self, target: str, size: int, tallies: Sequence[int], count: int) -> Counterfactual:
        sets = (bits for tally in tallies for bits in self._sets(self._diagram.node, 0, size, tally))
        questions = list(self._decision.questions)
        listed = []
        for bits in islice(sets, MOST):
            words = sorted((self._words[bit] for bit in bits), key=lambda word: questions.index(word[0]))
            listed.append(dict(words))
        listed.sort(key=lambda changes: [questions.index(question) for question in changes])
        return Counterfactual(self._decision.options[target], size, tuple(listed), count, None)

    def _best(self, tally: int) -> tuple[int, ...]:
        return read_tally(tally + self._always, len(self._decision.options)).best

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


def _while_open(what_if: WhatIf, changeable: Sequence[str], targets: Sequence[str]) -> list[Counterfactual]:
    """The smallest sets of up to two changes that give each target the highest win share."""
    found: dict[str, list[dict[str, str]]] = {}
    searched = 0
    for size in range(1, SMALL + 1):
        left = [target for target in targets if target not in found]
        sets = _of_size(what_if, combinations(changeable, size), left)
        if sets is None:
            break
        found.update(sets)
        searched = size
    options = what_if.decision.options
    return [_listed(options[target], found.get(target, []), searched) for target in targets]


def _of_size(
    what_if: WhatIf, asked: Iterable[tuple[str, ...]], targets: Sequence[str]
) -> dict[str, list[dict[str, str]]] | None:
    """The sets of changes to these questions under which a target leads; None if they could not all be counted."""
    sets: dict[str, list[dict[str, str]]] = {}
    for questions in asked if targets else ():
        outcomes = what_if.outcomes(questions)
        if not outcomes.exact:
            return None
        for option, changes in _leading(outcomes, questions, what_if):
            if option in targets:
                sets.setdefault(option, []).append(changes)
    return sets


def _listed(option: Option, sets: Sequence[dict[str, str]], searched: int) -> Counterfactual:
    size = len(sets[0]) if sets else None
    return Counterfactual(option, size, tuple(sets[:MOST]), len(sets), searched)


def _leading(outcomes: Outcomes, asked: Sequence[str], what_if: WhatIf) -> Iterator[tuple[str, dict[str, str]]]:
    """The option that leads under each set of changes to all the questions asked."""
    for new, counts in outcomes.by_answers.items():
        if all(what_if.answers[question] != answer for question, answer in zip(asked, new, strict=True)):
            shares = sorted(((counts[option], option) for option in what_if.decision.options), reverse=True)
            if shares[0][0] > shares[1][0]:
                yield shares[0][1], dict(zip(asked, new, strict=True))
