"""Counts every way to answer the open questions without listing them, or samples where that is too much.

Questions that some open rule reads together are linked; groups of questions without a link are independent, so their
counts multiply and their scores add. Inside a group, one question is answered in every way, after which the group may
fall apart into smaller ones (AND/OR search: Dechter and Mateescu, Artificial Intelligence 171, 2007). The same rest of
a problem is solved once. The work grows with how densely the rules tie questions together, not with the number of ways.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from math import prod
from operator import mul

from recommender.engine.bits import FAILS, HOLDS, Clauses, QuestionBits, given, holds, read_bits
from recommender.engine.scoring import Effect
from recommender.engine.ways import Ways, either, nothing

SAMPLE = 4_000
"""Ways in a sample: a standard error of 0.8 percentage points at most."""

_SEED = 20261122

Open = tuple[tuple[Clauses, int], ...]
"""The rules that are still open: what is left of each condition, and the rule's position in the file."""


class TooLarge(Exception):
    """The count would take more steps than the budget allows."""


def count(rules: Sequence[Effect], questions: Sequence[QuestionBits], still_open: Open, budget: int) -> Ways:
    """All ways to answer the questions while these rules are open. Raises TooLarge past the budget of steps."""
    try:
        return _Count(rules, questions, budget).ways(still_open, list(questions))
    except RecursionError:  # questions that hang together in their hundreds
        raise TooLarge from None


class _Count:
    """One count: the memory of what is solved and the steps that are left belong together."""

    def __init__(self, rules: Sequence[Effect], questions: Sequence[QuestionBits], budget: int) -> None:
        self._rules = rules
        self._left = budget
        self._nothing = nothing(len(rules[0].gains))
        self._owner = {bit: question for question in questions for bit in question.answers.values()}
        self._solved: dict[Open, Ways] = {}
        self._read: dict[Clauses, tuple[QuestionBits, ...]] = {}

    def ways(self, rules: Open, questions: Sequence[QuestionBits]) -> Ways:
        """All ways to answer these questions, while these rules are open."""
        result = self._nothing
        read: set[int] = set()
        for linked, reads in self._groups(rules):
            part = self._solved.get(linked)
            if part is None:
                part = self._solved[linked] = self._group(linked, reads)
            self._spend(len(result.tallies) * len(part.tallies))
            result = result.times(part)
            read.update(question.mask for question in reads)
        return result.repeated(prod(len(question.answers) for question in questions if question.mask not in read))

    def _group(self, rules: Open, questions: Sequence[QuestionBits]) -> Ways:
        question, *rest = questions
        parts: list[Ways] = []
        for answer in question.answers.values():
            self._spend(len(rules))
            holding: list[int] = []
            still_open: list[tuple[Clauses, int]] = []
            for condition, position in rules:
                left = given(condition, answer, question.mask)
                if left == HOLDS:
                    holding.append(position)
                elif left != FAILS:
                    still_open.append((left, position))
            part = self.ways(tuple(still_open), rest)
            for position in holding:
                part = part.after(self._rules[position])
            self._spend(len(part.tallies))
            parts.append(part)
        return either(parts)

    def _groups(self, rules: Open) -> Iterator[tuple[Open, list[QuestionBits]]]:
        """The rules in groups that share no question, each with all its questions, the most read first."""
        group = list(range(len(rules)))  # each rule points to one of its group, the first to itself
        first: dict[int, int] = {}
        for position, (condition, _) in enumerate(rules):
            reads = self._questions_of(condition)
            self._spend(len(reads))
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
        reads = self._read.get(condition)
        if reads is None:
            found = []
            seen = read_bits(condition)
            while seen:
                question = self._owner[seen & -seen]
                found.append(question)
                seen &= ~question.mask
            reads = self._read[condition] = tuple(found)
        return reads

    def _spend(self, steps: int) -> None:
        self._left -= steps
        if self._left < 0:
            raise TooLarge


def _root(group: list[int], position: int) -> int:
    """The rule that stands for the group; shortens the way for those who ask next."""
    while group[position] != position:
        group[position] = group[group[position]]
        position = group[position]
    return position


def sample(rules: Sequence[Effect], questions: Sequence[QuestionBits], still_open: Open) -> Ways:
    """`SAMPLE` ways drawn at random with a fixed seed, so that the same question gets the same answer."""
    import random  # loads only when there is too much to count

    chance = random.Random(_SEED)  # noqa: S311  # the same sample every time, on purpose
    answers = [tuple(question.answers.values()) for question in questions]
    neutral = (0,) * len(rules[0].gains)
    tallies: Counter[int] = Counter()
    drawn_scores: Counter[tuple[int, ...]] = Counter()
    for _ in range(SAMPLE):
        drawn = sum(map(chance.choice, answers))
        fired = [rules[position] for condition, position in still_open if holds(condition, drawn)]
        tallies[sum(rule.tally for rule in fired)] += 1
        drawn_scores[tuple(map(sum, zip(neutral, *(rule.gains for rule in fired), strict=True)))] += 1
    by_option = list(zip(*drawn_scores, strict=True))
    return Ways(
        SAMPLE,
        dict(tallies),
        tuple(map(min, by_option)),
        tuple(map(max, by_option)),
        tuple(sum(map(mul, scores, drawn_scores.values())) for scores in by_option),
    )
