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
    return _Count(rules, questions, budget).ways(still_open, _together(questions))


class _Count:
    """One count: the memory of what is solved and the steps that are left belong together."""

    def __init__(self, rules: Sequence[Effect], questions: Sequence[QuestionBits], budget: int) -> None:
        self._rules = rules
        self._questions = questions
        self._left = budget
        self._nothing = nothing(len(rules[0].gains))
        self._solved: dict[Open, Ways] = {}
        self._read: dict[Clauses, int] = {}

    def ways(self, rules: Open, questions: int) -> Ways:
        """All ways to answer the questions in this union of bits, while these rules are open."""
        result = self._nothing
        unread = questions
        for linked, read in self._groups(rules):
            part = self._solved.get(linked)
            if part is None:
                part = self._solved[linked] = self._group(linked, read)
            self._spend(len(result.tallies) * len(part.tallies))
            result = result.times(part)
            unread &= ~read
        return result.repeated(prod(len(question.answers) for question in self._questions if question.mask & unread))

    def _group(self, rules: Open, read: int) -> Ways:
        question = self._most_read(rules)
        rest = read & ~question.mask
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

    def _groups(self, rules: Open) -> Iterator[tuple[Open, int]]:
        """The rules in groups that share no question, each with the bits of all its questions."""
        groups: list[tuple[list[tuple[Clauses, int]], int]] = []
        for rule in rules:
            members, read = [rule], self._questions_of(rule[0])
            apart = []
            for group in groups:
                if group[1] & read:
                    members = [*group[0], *members]
                    read |= group[1]
                else:
                    apart.append(group)
            groups = [*apart, (members, read)]
        for members, read in groups:
            yield tuple(members), read

    def _questions_of(self, condition: Clauses) -> int:
        read = self._read.get(condition)
        if read is None:
            seen = read_bits(condition)
            read = self._read[condition] = _together([question for question in self._questions if question.mask & seen])
        return read

    def _most_read(self, rules: Open) -> QuestionBits:
        return max(
            self._questions,
            key=lambda question: sum(1 for condition, _ in rules if self._questions_of(condition) & question.mask),
        )

    def _spend(self, steps: int) -> None:
        self._left -= steps
        if self._left < 0:
            raise TooLarge


def _together(questions: Sequence[QuestionBits]) -> int:
    return sum(question.mask for question in questions)


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
