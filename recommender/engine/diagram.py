"""What the answers to the open questions decide, as a diagram that every analysis reads in its own way.

Questions that some open rule reads together are linked; groups of questions without a link are independent. Inside a
group, one question branches into its answers, after which the group may fall apart into smaller ones (AND/OR search:
Dechter and Mateescu, Artificial Intelligence 171, 2007). The same rest of a problem is drawn once and shared. The size
grows with how densely the rules tie questions together, not with the number of ways to answer them.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from recommender.engine.clauses import (
    FAILS,
    HOLDS,
    Clauses,
    QuestionBits,
    given,
    question_bits,
    read_bits,
    rule_clauses,
)
from recommender.engine.scoring import rest
from recommender.model.decision import Decision

BUDGET = 200_000
"""Steps (rules looked at, tallies combined) before an exact answer gives way to a sample."""

Open = tuple[tuple[Clauses, int], ...]
"""The rules that are still open: what is left of each condition, and the rule's position."""


class TooLarge(Exception):
    """An exact answer would take more steps than the budget allows."""


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
    """One answer (its bit): the rules that it makes hold, by position, and what is left to decide."""

    answer: int
    fired: tuple[int, ...]
    node: Node


class Branch:
    """One question with an arm for every answer."""

    __slots__ = ("arms", "question")

    def __init__(self, question: QuestionBits, arms: tuple[Arm, ...]) -> None:
        self.question = question
        self.arms = arms

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
        except RecursionError:  # questions that hang together in their hundreds
            raise TooLarge from None

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
        for answer in question.answers.values():
            self._steps.spend(len(rules))
            fired: list[int] = []
            still_open: list[tuple[Clauses, int]] = []
            for condition, position in rules:
                left = given(condition, answer, question.mask)
                if left == HOLDS:
                    fired.append(position)
                elif left != FAILS:
                    still_open.append((left, position))
            arms.append(Arm(answer, tuple(fired), self._node(tuple(still_open), others)))
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


def split(decision: Decision, answers: Mapping[str, str]) -> tuple[tuple[int, ...], Open]:
    """The rules that hold at these answers whatever else is answered, by position, and those that are still open."""
    fired: list[int] = []
    still_open: list[tuple[Clauses, int]] = []
    for position, condition in enumerate(rule_clauses(decision)):
        left = rest(condition, decision, answers)
        if left == HOLDS:
            fired.append(position)
        elif left != FAILS:
            still_open.append((left, position))
    return tuple(fired), tuple(still_open)


def draw(decision: Decision, answers: Mapping[str, str], *, budget: int = BUDGET) -> Diagram:
    """The diagram of what these answers leave open. Raises TooLarge past the budget."""
    bits = question_bits(decision)
    questions = [bits[question] for question in decision.questions if question not in answers]
    fired, still_open = split(decision, answers)
    return Diagram(fired, Drawing(questions, Steps(budget)).node(still_open, questions))


@lru_cache(maxsize=8)
def whole(decision: Decision) -> Diagram | None:
    """The diagram of the whole decision, drawn once; None if it is too large."""
    try:
        return draw(decision, {})
    except TooLarge:
        return None
