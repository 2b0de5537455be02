"""What the answers to the open questions decide, as a diagram that every analysis reads in its own way.

Questions that some open rule reads together are linked; groups of questions without a link are independent. Inside a
group, one question branches into its answers, after which the group may fall apart into smaller ones (AND/OR search:
Dechter and Mateescu, Artificial Intelligence 171, 2007). The same rest of a problem is drawn once and shared. The size
grows with how densely the rules tie questions together, not with the number of ways to answer them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from recommender.engine.clauses import (
    FAILS,
    HOLDS,
    Clauses,
    Open,
    QuestionBits,
    given,
    question_bits,
    read_bits,
    rule_clauses,
)
from recommender.engine.situation import Situation
from recommender.model.decision import Decision

BUDGET = 200_000
"""Steps (rules looked at, tallies combined) before an exact answer gives way to a sample."""


class TooLarge(Exception):
    """An exact answer would take more steps than the budget allows."""


class TooDeep(TooLarge):
    """Questions hang together in their hundreds, and Python does not reach that deep."""


class Steps:
    """The steps that are left."""

    def __init__(self, left: int) -> None:
        self.left = left

    def spend(self, steps: int) -> None:
        """Take away some steps. Raises TooLarge when none are left."""
        self.left -= steps
        if self.left < 0:
            raise TooLarge


class Node:
    """Independent branches, and the questions whose answers no longer matter; compared by identity."""

    __slots__ = ("branches", "free")

    def __init__(self, branches: "tuple[Branch, ...]", free: tuple[QuestionBits, ...]) -> None:
        self.branches = branches
        self.free = free


class Arm(NamedTuple):
    """One answer to a branch's question."""

    answer: int
    """Its bit."""
    share: int
    """How many of the question's teams answer so."""
    fired: tuple[int, ...]
    """The rules that it makes hold, by position."""
    node: Node
    """What is left to decide."""


class Branch:
    """One question with an arm for every answer; `reads` are the bits of all questions from here on."""

    __slots__ = ("arms", "question", "reads")

    reads: int

    def __init__(self, question: QuestionBits, arms: tuple[Arm, ...]) -> None:
        self.question = question
        self.arms = arms
        reads: int = question.mask
        for arm in arms:
            for branch in arm.node.branches:
                reads |= branch.reads
            for free in arm.node.free:
                reads |= free.mask
        self.reads = reads

    def open_arms(self, answers: int) -> tuple[Arm, ...]:
        """The arms that these answers (as bits) leave: all of them, or the one that is given."""
        here = self.question.mask & answers
        return tuple([arm for arm in self.arms if arm.answer == here]) if here else self.arms


class Diagram(NamedTuple):
    """The rules that hold whatever is answered, by position, and what hangs on the answers."""

    fired: tuple[int, ...]
    node: Node


LEAF = Node((), ())


class Drawing:
    """Draws diagrams that share their parts: the memory of what is drawn and the steps that are left."""

    def __init__(self, questions: Sequence[QuestionBits], steps: Steps) -> None:
        self._steps = steps
        self._owner = {bit: question for question in questions for bit in question.answers.values()}
        self._drawn: dict[Open, Branch] = {}
        self._reads: dict[Clauses, tuple[QuestionBits, ...]] = {}

    def node(self, rules: Open, questions: Sequence[QuestionBits]) -> Node:
        """What these open rules make of these questions. Raises TooLarge past the budget."""
        try:
            return self._node(rules, questions)
        except RecursionError:
            raise TooDeep from None

    def _node(self, rules: Open, questions: Sequence[QuestionBits]) -> Node:
        if not rules:
            return Node((), tuple(questions)) if questions else LEAF
        branches: list[Branch] = []
        read: set[int] = set()
        for linked, reads in self._groups(rules):
            branch = self._drawn.get(linked)
            if branch is None:
                branch = self._drawn[linked] = self._branch(linked, reads)
            branches.append(branch)
            read.update(question.mask for question in reads)
        return Node(tuple(branches), tuple(question for question in questions if question.mask not in read))

    def _branch(self, rules: Open, questions: Sequence[QuestionBits]) -> Branch:
        question, *others = questions
        arms: list[Arm] = []
        for answer, share in zip(question.answers.values(), question.shares, strict=True):
            self._steps.spend(len(rules))
            fired: list[int] = []
            still_open: list[tuple[Clauses, int]] = []
            for condition, position in rules:
                left = given(condition, answer, question.mask)
                if left == HOLDS:
                    fired.append(position)
                elif left != FAILS:
                    still_open.append((left, position))
            arms.append(Arm(answer, share, tuple(fired), self._node(tuple(still_open), others)))
        return Branch(question, tuple(arms))

    def _groups(self, rules: Open) -> Iterator[tuple[Open, list[QuestionBits]]]:
        """The rules in groups that share no question, each with all its questions, the most read first."""
        group = list(range(len(rules)))  # each rule points to one of its group, the first to itself
        first: dict[int, int] = {}
        for position, (condition, _) in enumerate(rules):
            reads = self._questions_of(condition)
            self._steps.spend(len(reads))
            for question in reads:
                other = _root(group, first.setdefault(question.mask, position))
                group[_root(group, position)] = other
        members: dict[int, list[tuple[Clauses, int]]] = {}
        for position, rule in enumerate(rules):
            members.setdefault(_root(group, position), []).append(rule)
        for linked in members.values():
            often = Counter(question.mask for condition, _ in linked for question in self._questions_of(condition))
            yield tuple(linked), [self._owner[mask & -mask] for mask, _ in often.most_common()]

    def _questions_of(self, condition: Clauses) -> tuple[QuestionBits, ...]:
        reads = self._reads.get(condition)
        if reads is None:
            found = []
            seen = read_bits(condition)
            while seen:
                question = self._owner[seen & -seen]
                found.append(question)
                seen &= ~question.mask
            reads = self._reads[condition] = tuple(found)
        return reads


def _root(group: list[int], position: int) -> int:
    """The rule that stands for the group; shortens the way for those who ask next."""
    while group[position] != position:
        group[position] = group[group[position]]
        position = group[position]
    return position


def draw(situation: Situation, *, budget: int = BUDGET) -> Diagram:
    """The diagram of what the answers leave open. Raises TooLarge past the budget."""
    questions = situation.open_questions
    return Diagram(situation.fired, Drawing(questions, Steps(budget)).node(situation.open, questions))


def draw_rules(decision: Decision, conditions: Sequence[Clauses], steps: Steps) -> Diagram:
    """The diagram of these conditions, as rules by their position. Raises TooLarge when the steps are spent.

    Questions that none of them reads are left out, so that counts are right up to a common factor.
    """
    fired, still_open = _decided(conditions)
    return Diagram(fired, Drawing([*question_bits(decision).values()], steps).node(still_open, ()))


@lru_cache(maxsize=8)
def whole(decision: Decision) -> Diagram | None:
    """The diagram of the whole decision, drawn once; None if it is too large."""
    questions = [*question_bits(decision).values()]
    fired, still_open = _decided(rule_clauses(decision))
    try:
        return Diagram(fired, Drawing(questions, Steps(BUDGET)).node(still_open, questions))
    except TooLarge:
        return None


def _decided(conditions: Sequence[Clauses]) -> tuple[tuple[int, ...], Open]:
    """The conditions that hold as they stand, by position, and those that hang on answers."""
    numbered = list(enumerate(conditions))
    return (
        tuple(position for position, condition in numbered if condition == HOLDS),
        tuple((condition, position) for position, condition in numbered if condition not in (HOLDS, FAILS)),
    )
