"""What comes of the ways to finish for each answer to a question, or to two at once, all else being equal."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import product
from math import prod
from typing import NamedTuple

from recommender.engine.clauses import question_bits
from recommender.engine.counting import freely
from recommender.engine.diagram import BUDGET, Diagram, TooLarge, whole
from recommender.engine.joint import Joint, JointTallies
from recommender.engine.polynomials import WaysByRest, equal_pairs, polynomial_counting
from recommender.engine.scoring import outcome
from recommender.engine.situation import Situation
from recommender.engine.tally import read_tally

Answers = tuple[str, ...]


class Outcomes(NamedTuple):
    """How often each outcome comes of each answer (or pair of answers), over the ways to finish the other questions."""

    by_answers: Mapping[Answers, Mapping[str, int]]
    ways: int
    """How many ways there are to finish the others; so many were drawn, if not `exact`."""
    exact: bool


class Pivotality(NamedTuple):
    """The chance that two answers to a question, each picked by its share, differ in outcome, all else being equal."""

    share: float
    """0 to 1."""
    exact: bool


class OutcomesByAnswer(ABC):
    """What comes of answers in one situation; remembers what different questions have in common."""

    def __init__(self, situation: Situation) -> None:
        """Begin with nothing counted."""
        self.situation = situation

    @abstractmethod
    def outcomes(self, asked: Sequence[str], *, others_only: bool = False) -> Outcomes:
        """The outcomes by the answers to these questions, whether they are open or given.

        With `others_only`, of the sets of answers in which every answer is another than the one given.
        """

    def _answers(self, asked: Sequence[str], *, others_only: bool) -> list[Answers]:
        given = self.situation.answers if others_only else {}
        return list(
            product(
                *(
                    [
                        answer
                        for answer in self.situation.decision.questions[question].answers
                        if answer != given.get(question)
                    ]
                    for question in asked
                )
            )
        )

    @abstractmethod
    def pivotality(self, question: str) -> Pivotality:
        """How often the answer to a question makes a difference."""


def outcomes_by_answer(situation: Situation) -> OutcomesByAnswer:
    """By polynomials where the whole decision can be drawn, else by tallies."""
    diagram = whole(situation.decision)
    if diagram is not None:
        with suppress(TooLarge):
            return _ByPolynomials(situation, diagram)
    return ByTallies(situation)


class ByTallies(OutcomesByAnswer):
    """One joint count tells what every answer would make of each way."""

    def __init__(self, situation: Situation, budget: int = BUDGET) -> None:
        """Begin with nothing counted; past the budget of steps ways are drawn."""
        super().__init__(situation)
        self._joint = JointTallies(situation, budget)
        self._known: dict[Answers, Joint] = {}
        self._named: dict[int, str] = {}

    def _of(self, asked: Answers) -> Joint:
        joint = self._known.get(asked)
        if joint is None:
            joint = self._joint.of(asked)
            self._known = {asked: joint}  # outcomes and pivotality of a question are asked for one after the other
        return joint

    def outcomes(self, asked: Sequence[str], *, others_only: bool = False) -> Outcomes:
        """Read from the joint count."""
        joint = self._of(tuple(asked))
        every = self._answers(asked, others_only=False)
        found: list[Counter[str]] = [Counter() for _ in every]
        for tallies, count in joint.vectors():
            for ended, tally in zip(found, tallies, strict=True):
                ended[self._name(tally)] += count
        wanted = set(self._answers(asked, others_only=others_only))
        by_answers = {answers: ended for answers, ended in zip(every, found, strict=True) if answers in wanted}
        return Outcomes(by_answers, sum(joint.counts.values()), joint.exact)

    def pivotality(self, question: str) -> Pivotality:
        """Read from the joint count."""
        joint = self._of((question,))
        asked = question_bits(self.situation.decision)[question]
        alike = ways = 0
        for tallies, count in joint.vectors():
            alike += count * equal_pairs(asked.shares, map(self._name, tallies))
            ways += count
        pairs = ways * asked.every**2
        return Pivotality((pairs - alike) / pairs, joint.exact)

    def _name(self, tally: int) -> str:
        name = self._named.get(tally)
        if name is None:
            decision = self.situation.decision
            name = self._named[tally] = outcome(decision, read_tally(tally, len(decision.options)).best)
        return name


class _ByPolynomials(OutcomesByAnswer):
    """Every group of linked questions is counted by itself; other answers replace the count of one group or two."""

    def __init__(self, situation: Situation, diagram: Diagram) -> None:
        """Count every group at the answers given. Raises TooLarge."""
        super().__init__(situation)
        self._counting = polynomial_counting(situation.decision, situation.weights)
        self._branches = diagram.node.branches
        self._free = diagram.node.free
        self._parts = [self._counting.branch(branch, situation.bits) for branch in self._branches]
        self._always = self._counting.effect(diagram.fired)
        self._runs: dict[tuple[int, int], WaysByRest] = {}
        self._joint = JointTallies(situation, BUDGET)

    @cached_property
    def _by_tallies(self) -> ByTallies:
        """What stands in where a product is too large; made only then."""
        return ByTallies(self.situation)

    def outcomes(self, asked: Sequence[str], *, others_only: bool = False) -> Outcomes:
        """Counted for each set of answers; where that is too large, by tallies."""
        bits = question_bits(self.situation.decision)
        mask = sum(bits[question].mask for question in asked)
        kept = self.situation.bits & ~mask
        homes = [home for home, branch in enumerate(self._branches) if branch.reads & mask]
        by_answers: dict[Answers, Mapping[str, int]] = {}
        try:
            others = self._counting.times(self._without(homes), freely(self._free, self.situation.bits | mask))
            running = self._counting.running(others)
            for answers in self._answers(asked, others_only=others_only):
                new = sum(bits[question].answers[answer] for question, answer in zip(asked, answers, strict=True))
                changed = [self._counting.branch(self._branches[home], kept | new) for home in homes]
                own = self._counting.product(changed)
                by_answers[answers] = (
                    self._counting.outcomes_after(running, own)
                    if running
                    else self._counting.outcomes(self._counting.multiplied(others, own))
                )
        except TooLarge:
            return self._by_tallies.outcomes(asked, others_only=others_only)
        ways = prod([question.every for question in bits.values() if not question.mask & (self.situation.asked | mask)])
        return Outcomes(by_answers, ways, exact=True)

    def _without(self, homes: Sequence[int]) -> WaysByRest:
        """The product of all groups but these: of the runs before, between and after them."""
        begins, ends = [0, *(home + 1 for home in homes)], [*homes, len(self._parts)]
        runs = [self._run(begin, end) for begin, end in zip(begins, ends, strict=True) if begin < end]
        return self._counting.product([self._always, *runs])

    def _run(self, begin: int, end: int) -> WaysByRest:
        """The product of the groups from one up to another; each is made of the next shorter one."""
        known = self._runs.get((begin, end))
        if known is None:
            if end == begin + 1:
                known = self._parts[begin]
            elif begin == 0:
                known = self._counting.multiplied(self._run(0, end - 1), self._parts[end - 1])
            else:
                known = self._counting.multiplied(self._parts[begin], self._run(begin + 1, end))
            self._runs[begin, end] = known
        return known

    def pivotality(self, question: str) -> Pivotality:
        """From what the answers do in the question's own group, and how often the others let that tell."""
        asked = question_bits(self.situation.decision)[question]
        home = next((home for home, branch in enumerate(self._branches) if branch.reads & asked.mask), None)
        if home is None:
            return Pivotality(0.0, exact=True)
        joint = self._joint.of((question,), within=self._branches[home].reads)
        try:
            if not joint.exact:
                raise TooLarge
            others = self._without([home])
        except TooLarge:
            return self._by_tallies.pivotality(question)
        vectors = [([*map(self._counting.shift_of, tallies)], count) for tallies, count in joint.vectors()]
        alike = self._counting.alike(others, asked.shares, vectors)
        ways = sum(joint.counts.values())
        pairs = ways * self._counting.number(others) * asked.every**2
        return Pivotality((pairs - alike) / pairs, exact=True)
