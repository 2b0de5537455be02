"""A decision as plain data for a browser: its diagrams, shares and points. No condition is left to be read there.

What holds at some answers is read from a small diagram of each condition, what the open questions decide from the
diagram of all rules together; both are drawn by the engine. A rule adds to a key, a whole number whose digits are: to
the base `vetoes`, how often each option is ruled out; then, to the base `base`, by how many points each further option
is ahead of the first. Digits to `base` may be negative, so the base is wide enough that none reaches half of it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from recommender.engine.clauses import (
    FAILS,
    HOLDS,
    Clauses,
    QuestionBits,
    elsewhere_clauses,
    given,
    question_bits,
    rule_clauses,
    warning_clauses,
)
from recommender.engine.counting import TallyCounting
from recommender.engine.diagram import BUDGET, Branch, Drawing, Node, Steps, TooLarge, whole
from recommender.engine.scoring import effects, weights_in_force
from recommender.model.decision import WEIGHTS, Decision, Rule

Json = Mapping[str, object]
"""What can be written as JSON."""

_EXACT = 2**53
"""Whole numbers below this are exact in a browser."""

_FAILS, _HOLDS = -1, -2
"""How a condition's diagram ends."""


def compiled(decision: Decision) -> Json:
    """The decision as data.

    Raises TooLarge if its questions hang together too closely, or its points are too many, for a browser to count.
    """
    diagram = whole(decision)
    if diagram is None:
        raise TooLarge
    if len(decision.options) > 2:  # of two, all that is counted is by how much one leads
        tallies = [effect.tally for effect in effects(decision, weights_in_force(decision))]
        TallyCounting(tallies, Steps(BUDGET)).count(diagram)
    branches, conditions, keys = _Branches(decision), _Conditions(decision), _keys(decision)
    criteria = {id: position for position, id in enumerate(decision.criteria)}
    said = (*rule_clauses(decision), *warning_clauses(decision), *elsewhere_clauses(decision))
    return {
        "base": keys.base,
        "vetoes": keys.vetoes,
        "options": [option.name for option in decision.options.values()],
        "shares": [_shares(question) for question in question_bits(decision).values()],
        "rules": [
            [*keys.of(rule), criteria[criterion.id], rule.points if rule.verb != "rule_out" else 0]
            for criterion, rule in decision.rules()
        ],
        "fired": list(diagram.fired),
        "top": branches.of(diagram.node),
        "branches": branches.drawn,
        "when": [conditions.of(condition) for condition in said],
        "conditions": conditions.drawn,
        "neutral": decision.neutral_answers(),
    }


def _shares(question: QuestionBits) -> list[float]:
    return [share / question.every for share in question.shares]


class _Keys(NamedTuple):
    """What rules add to a key."""

    options: Sequence[str]
    base: int
    vetoes: int

    def of(self, rule: Rule) -> tuple[int, int]:
        """What the rule adds times the weight of its criterion, and what it adds whatever that is."""
        places = [self.options.index(option) for option in rule.options]
        if rule.verb == "rule_out":
            return 0, sum(self.vetoes**place for place in places)
        return rule.points * sum(map(self._lead, places)) * self.vetoes ** len(self.options), 0

    def _lead(self, place: int) -> int:
        """A point for one option: it is one ahead of the first; of the first, all others are one behind."""
        digits = [int(self.base**further) for further in range(len(self.options) - 1)]
        return digits[place - 1] if place else -sum(digits)


def _keys(decision: Decision) -> _Keys:
    """Bases that are wide enough. Raises TooLarge if keys are then no longer exact in a browser."""
    rules = [rule for _, rule in decision.rules()]
    options = list(decision.options)
    most = sum(abs(rule.points) for rule in rules if rule.verb != "rule_out") * max(WEIGHTS)
    keys = _Keys(options, 4 * most + 1, 1 + sum(rule.verb == "rule_out" for rule in rules))
    if keys.base ** (len(options) - 1) * keys.vetoes ** len(options) >= _EXACT:
        raise TooLarge
    return keys


class _Branches:
    """The diagram of all rules: of each branch its question, and the rules and branches of each arm."""

    def __init__(self, decision: Decision) -> None:
        """Begin with nothing drawn."""
        self.drawn: list[tuple[int, list[tuple[list[int], list[int]]]]] = []
        self._questions = _positions(decision)
        self._known: dict[Branch, int] = {}

    def of(self, node: Node) -> list[int]:
        """The positions of a node's branches."""
        return [self._branch(branch) for branch in node.branches]

    def _branch(self, branch: Branch) -> int:
        known = self._known.get(branch)
        if known is None:
            arms = [(list(arm.fired), self.of(arm.node)) for arm in branch.arms]
            known = self._known[branch] = len(self.drawn)
            self.drawn.append((self._questions[branch.question.mask], arms))
        return known


class _Conditions:
    """Each condition by itself: of each step its question, and for every answer the next step or the end."""

    def __init__(self, decision: Decision) -> None:
        """Begin with nothing drawn."""
        self.drawn: list[tuple[int, ...]] = []
        self._questions = _positions(decision)
        self._known: dict[tuple[int, ...], int] = {}
        self._drawing = Drawing([*question_bits(decision).values()], Steps(BUDGET))

    def of(self, condition: Clauses) -> int:
        """The first step of a condition, or its end. Raises TooLarge."""
        decided = given(condition, 0, 0)
        if decided in (HOLDS, FAILS):
            return _HOLDS if decided == HOLDS else _FAILS
        return self._step(self._drawing.node(((condition, 0),), ()))

    def _step(self, node: Node) -> int:
        """What one condition reads hangs together, so that there is one branch or none."""
        if not node.branches:
            return _FAILS
        (branch,) = node.branches
        ends = [_HOLDS if arm.fired else self._step(arm.node) for arm in branch.arms]
        step = (self._questions[branch.question.mask], *ends)
        if step not in self._known:
            self._known[step] = len(self.drawn)
            self.drawn.append(step)
        return self._known[step]


def _positions(decision: Decision) -> Mapping[int, int]:
    """The positions of the questions, by their bits."""
    every: Iterable[QuestionBits] = question_bits(decision).values()
    return {question.mask: position for position, question in enumerate(every)}
