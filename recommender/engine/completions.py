"""Counting the ways to finish a questionnaire: exact bounds, means, and the share in which each option wins.

Open questions that some open rule reads together are linked; groups of questions without a link are independent,
so their counts multiply and their scores add. Inside a group, one question is answered in every way, after which
the group may fall apart into smaller ones (AND/OR search: Dechter and Mateescu, Artificial Intelligence 171, 2007).
The same rest of a problem is solved once. The work grows with how densely the rules tie questions together, not with
the number of completions; past `BUDGET` steps a seeded sample stands in, and says so.

Every completion counts the same, so a share is a count ("wins in 83 % of the ways to finish"), not a probability.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import prod, sqrt

from recommender.engine.bits import (
    FAILS,
    HOLDS,
    Clauses,
    QuestionBits,
    given,
    holds,
    question_bits,
    read_bits,
    rule_clauses,
)
from recommender.engine.scoring import Effect, effects, outcome, read_tally, rest
from recommender.model.decision import NONE, TIE, Decision
from recommender.model.recommendation import Spread

BUDGET = 200_000
"""Steps (questions tried, tallies combined) before the count gives way to a sample."""

SAMPLE = 4_000
"""Completions in a sample: a standard error of 0.8 percentage points at most."""

_SEED = 20261122

Open = tuple[tuple[Clauses, int], ...]
"""The rules that are still open: what is left of each condition, and the rule's position in the file."""


@dataclass(frozen=True)
class Completions:
    """The ways to finish a set of answers, counted (or sampled, if not `exact`).

    `count` is the number of ways (of samples), `tallies` how often each tally occurs among them, `scores` one entry
    an option. `wins` counts by outcome: every option, `tie` and `none`; `tops` how often an option is among the best.
    """

    count: int
    exact: bool
    tallies: Mapping[int, int]
    scores: tuple[Spread, ...]
    wins: Mapping[str, int]
    tops: Mapping[str, int]

    @property
    def possible(self) -> tuple[str, ...]:
        """The outcomes that some way to finish reaches."""
        return tuple(name for name, count in self.wins.items() if count)

    @property
    def outcome(self) -> str | None:
        """The only outcome that is possible; None while there are more, or while a sample may have missed one."""
        return self.possible[0] if self.exact and len(self.possible) == 1 else None

    def share(self, outcome: str) -> float:
        """The share of the ways to finish that end with this outcome, 0 to 1."""
        return self.wins.get(outcome, 0) / self.count

    def standard_error(self, outcome: str) -> float:
        """The standard error of `share`; 0 when counted exactly."""
        share = self.share(outcome)
        return 0.0 if self.exact else sqrt(share * (1 - share) / self.count)

    def margin(self, leader: int, rival: int) -> Spread:
        """How far the option at one position is ahead of the one at another."""
        every = [read_tally(tally, len(self.scores)).leads for tally in self.tallies]
        margins = [leads[leader] - leads[rival] for leads in every]
        return Spread(min(margins), self.scores[leader].mean - self.scores[rival].mean, max(margins))


def completions(
    decision: Decision, answers: Mapping[str, str], weights: Mapping[str, int], *, budget: int = BUDGET
) -> Completions:
    """The ways to finish these answers at these weights: counted within the budget, else sampled."""
    rules = effects(decision, weights)
    bits = question_bits(decision)
    open_questions = [bits[question] for question in decision.questions if question not in answers]
    decided = _nothing(len(decision.options))
    still_open: list[tuple[Clauses, int]] = []
    for position, condition in enumerate(rule_clauses(decision)):
        left = rest(condition, decision, answers)
        if left == HOLDS:
            decided = decided.after(rules[position])
        elif left != FAILS and rules[position].speaks:
            still_open.append((left, position))
    try:
        ways = decided.times(_Count(rules, open_questions, budget).ways(tuple(still_open), _bits(open_questions)))
        exact = True
    except _TooLarge:
        ways = decided.times(_sample(rules, open_questions, tuple(still_open), len(decision.options)))
        exact = False
    return _read(decision, ways, exact=exact)


@dataclass(frozen=True)
class _Ways:
    """Ways to answer some questions: how many, how often each tally occurs, and each option's score over them."""

    count: int
    tallies: dict[int, int]
    lowest: tuple[int, ...]
    highest: tuple[int, ...]
    total: tuple[int, ...]

    def after(self, effect: Effect) -> "_Ways":
        """The same ways when this rule fires in all of them."""
        return _Ways(
            self.count,
            {tally + effect.tally: count for tally, count in self.tallies.items()},
            _plus(self.lowest, effect.gains),
            _plus(self.highest, effect.gains),
            tuple(total + gain * self.count for total, gain in zip(self.total, effect.gains, strict=True)),
        )

    def repeated(self, times: int) -> "_Ways":
        """The same ways once for each answer to questions that no rule reads."""
        if times == 1:
            return self
        return _Ways(
            self.count * times,
            {tally: count * times for tally, count in self.tallies.items()},
            self.lowest,
            self.highest,
            tuple(total * times for total in self.total),
        )

    def times(self, other: "_Ways") -> "_Ways":
        """Every way combined with every way of questions that have no link to these."""
        tallies: dict[int, int] = {}
        for tally, count in self.tallies.items():
            for further, more in other.tallies.items():
                tallies[tally + further] = tallies.get(tally + further, 0) + count * more
        return _Ways(
            self.count * other.count,
            tallies,
            _plus(self.lowest, other.lowest),
            _plus(self.highest, other.highest),
            tuple(a * other.count + b * self.count for a, b in zip(self.total, other.total, strict=True)),
        )


def _nothing(options: int) -> _Ways:
    zero = (0,) * options
    return _Ways(1, {0: 1}, zero, zero, zero)


def _plus(a: Sequence[int], b: Sequence[int]) -> tuple[int, ...]:
    return tuple(x + y for x, y in zip(a, b, strict=True))


def _either(parts: Sequence[_Ways]) -> _Ways:
    """The ways of the different answers to one question, side by side."""
    tallies: dict[int, int] = {}
    for part in parts:
        for tally, count in part.tallies.items():
            tallies[tally] = tallies.get(tally, 0) + count
    return _Ways(
        sum(part.count for part in parts),
        tallies,
        tuple(map(min, *(part.lowest for part in parts))),
        tuple(map(max, *(part.highest for part in parts))),
        tuple(map(sum, zip(*(part.total for part in parts), strict=True))),
    )


class _TooLarge(Exception):
    """The count would take more steps than the budget allows."""


class _Count:
    """One count: the memory of what is solved and the steps that are left belong together."""

    def __init__(self, rules: Sequence[Effect], questions: Sequence[QuestionBits], budget: int) -> None:
        self._rules = rules
        self._questions = questions
        self._left = budget
        self._nothing = _nothing(len(rules[0].gains))
        self._solved: dict[Open, _Ways] = {}
        self._read: dict[Clauses, int] = {}

    def ways(self, rules: Open, questions: int) -> _Ways:
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

    def _group(self, rules: Open, read: int) -> _Ways:
        question = self._most_read(rules)
        rest = read & ~question.mask
        parts: list[_Ways] = []
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
        return _either(parts)

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
            read = self._read[condition] = _bits([question for question in self._questions if question.mask & seen])
        return read

    def _most_read(self, rules: Open) -> QuestionBits:
        return max(
            self._questions,
            key=lambda question: sum(1 for condition, _ in rules if self._questions_of(condition) & question.mask),
        )

    def _spend(self, steps: int) -> None:
        self._left -= steps
        if self._left < 0:
            raise _TooLarge


def _bits(questions: Sequence[QuestionBits]) -> int:
    return sum(question.mask for question in questions)


def _sample(rules: Sequence[Effect], questions: Sequence[QuestionBits], still_open: Open, options: int) -> _Ways:
    import random  # loads only when there is too much to count

    chance = random.Random(_SEED)  # noqa: S311  # the same sample every time, on purpose
    answers = [tuple(question.answers.values()) for question in questions]
    ways = []
    for _ in range(SAMPLE):
        drawn = sum(map(chance.choice, answers))
        way = _nothing(options)
        for condition, position in still_open:
            if holds(condition, drawn):
                way = way.after(rules[position])
        ways.append(way)
    return _either(ways)


def _read(decision: Decision, ways: _Ways, *, exact: bool) -> Completions:
    names = list(decision.options)
    wins = dict.fromkeys((*names, TIE, NONE), 0)
    tops = dict.fromkeys(names, 0)
    for tally, count in ways.tallies.items():
        best = read_tally(tally, len(names)).best
        wins[outcome(decision, best)] += count
        for position in best:
            tops[names[position]] += count
    scores = tuple(
        Spread(low, total / ways.count, high)
        for low, total, high in zip(ways.lowest, ways.total, ways.highest, strict=True)
    )
    return Completions(ways.count, exact, ways.tallies, scores, wins, tops)
