"""Which of the given answers alone settle the outcome, whatever all the others were: a smallest such set.

An option is sure to win if it is ahead of every rival in the worst way to finish. Keeping more answers can only make
the worst way better, so a set is found by taking answers away, and proven smallest by a bound: no set of m answers can
do better than one that may keep other answers in every part of the diagram, m of them on any way through it.
"""

from collections.abc import Collection, Mapping, Sequence
from heapq import heappop, heappush
from itertools import combinations, islice
from typing import NamedTuple

from recommender.engine.bounds import Least
from recommender.engine.completions import completions
from recommender.engine.diagram import Diagram, TooLarge, whole
from recommender.engine.scoring import answer_bits, effects
from recommender.engine.situation import situation
from recommender.engine.worst_case import WorstCase
from recommender.model.decision import NONE, TIE, Decision

_TRIALS = 300
"""Sets that are tried before the smallest found so far stands in for the smallest."""

_TRIALS_OF_TIES = 60
"""Sets that are tried for a tie, where each trial counts all ways to finish and no bound leads the search."""


class Sufficient(NamedTuple):
    """A set of answers that settles the outcome (None if there is none), and whether it is proven to be a smallest."""

    answers: Mapping[str, str] | None
    proven: bool = True


def sufficient_reason(
    decision: Decision, given: Mapping[str, str], weights: Mapping[str, int], outcome: str
) -> Sufficient:
    """A smallest set of the given answers that leaves this outcome as the only one."""
    diagram = whole(decision)
    if diagram is None:
        return Sufficient(None, proven=False)
    if outcome == TIE:
        return _by_trial(decision, given, weights)
    goals = _goals(decision, weights, outcome)
    search = _Search(decision, diagram, given, goals)
    try:
        return search.smallest()
    except (TooLarge, RecursionError):
        return Sufficient(None, proven=False)


def _goals(decision: Decision, weights: Mapping[str, int], outcome: str) -> list[list[int]]:
    """What must stay above 0 for the outcome to be sure: values by rule, one list a goal."""
    rules = effects(decision, weights)
    positions = range(len(decision.options))
    bars = [[rule.bars >> option & 1 for option in positions] for rule in rules]
    if outcome == NONE:
        return [[barred[option] for barred in bars] for option in positions]
    winner = list(decision.options).index(outcome)
    beyond = 1 + 2 * sum(abs(gain) for rule in rules for gain in rule.gains)  # more than any lead
    far_beyond = beyond * (2 + len(rules))  # more than any lead with rivals ruled out
    return [
        [
            rule.gains[winner] - rule.gains[rival] + beyond * barred[rival] - far_beyond * barred[winner]
            for rule, barred in zip(rules, bars, strict=True)
        ]
        for rival in positions
        if rival != winner
    ]


class _Search:
    """Looks for a smallest set of kept answers that meets every goal."""

    def __init__(
        self, decision: Decision, diagram: Diagram, given: Mapping[str, str], goals: Sequence[Sequence[int]]
    ) -> None:
        self._diagram = diagram
        self._given = given
        self._goals = goals
        self._least = Least(diagram, list(zip(*goals, strict=True)))
        self._bits = {question: answer_bits(decision, {question: answer}) for question, answer in given.items()}

    def smallest(self) -> Sufficient:
        """The set, if all the given answers together suffice."""
        if not self._meets(self._given):
            return Sufficient(None)
        by_weight = sorted(self._given, key=lambda question: -self._worst(set(self._given) - {question}))
        best = self._thinned(by_weight)
        trials = 0
        queue: list[tuple[int, int, frozenset[str], frozenset[str]]] = [(0, 0, frozenset(), frozenset())]
        while queue:
            at_least, _, kept, dropped = heappop(queue)
            if at_least >= len(best):
                break
            if trials == _TRIALS:
                return Sufficient(self._in_order(best), proven=False)
            trials += 1
            bound = self._bound(kept, dropped, len(best))
            if bound is None:  # nothing smaller than the best
                continue
            least_size, used = bound
            by_use = [question for question in self._given if question in used]  # in file order: sets have none
            candidate = self._thinned(sorted(by_use, key=lambda question: question in kept))
            best = min(best, candidate, key=len)
            if len(kept | used) > least_size and least_size < len(best):
                question = next(question for question in self._given if question in used - kept)
                heappush(queue, (least_size, 2 * trials, kept | {question}, dropped))
                heappush(queue, (least_size, 2 * trials + 1, kept, dropped | {question}))
        return Sufficient(self._in_order(best))

    def _in_order(self, kept: set[str]) -> dict[str, str]:
        return {question: answer for question, answer in self._given.items() if question in kept}

    def _worst(self, kept: Collection[str]) -> int:
        return min(self._worst_by_goal(kept))

    def _meets(self, kept: Collection[str]) -> bool:
        return all(worst > 0 for worst in self._worst_by_goal(kept))

    def _worst_by_goal(self, kept: Collection[str]) -> tuple[int, ...]:
        return self._least.of(sum([self._bits[question] for question in kept]))

    def _thinned(self, questions: Sequence[str]) -> set[str]:
        """The set without each answer, in this order, that it can do without."""
        kept = set(questions)
        for question in questions:
            if self._meets(kept - {question}):
                kept.discard(question)
        return kept

    def _bound(self, kept: frozenset[str], dropped: frozenset[str], below: int) -> tuple[int, set[str]] | None:
        """The size below which no set with these answers kept and those dropped can be, and a set that suffices.

        None if every such set has at least `below` answers.
        """
        most = below - 1 - len(kept)
        free = self._given.keys() - kept - dropped
        size, used = 0, set(kept)
        for goal in self._goals:
            worst = WorstCase(self._diagram, goal, self._bits, kept, free, most=most)
            needed = worst.needed()
            if needed is None:
                return None
            size = max(size, needed)
            used |= worst.keeps(needed)
        return len(kept) + size, used


def _by_trial(decision: Decision, given: Mapping[str, str], weights: Mapping[str, int]) -> Sufficient:
    """The smallest set after which only a tie is possible: the answers that none can do without, then few others."""

    def settles(questions: Collection[str]) -> bool:
        answers = {question: given[question] for question in questions}
        return completions(situation(decision, answers, weights)).outcome == TIE

    if not settles(given):
        return Sufficient(None)
    needed = [question for question in given if not settles(given.keys() - {question})]
    others = [question for question in given if question not in needed]
    sets = (some for size in range(len(others) + 1) for some in combinations(others, size))
    for some in islice(sets, _TRIALS_OF_TIES):
        if settles([*needed, *some]):
            return Sufficient({question: given[question] for question in given if question in (*needed, *some)})
    return Sufficient(given, proven=False)
