"""Whether two criteria say the same, and how much of a lead hangs on each question, over all profiles.

Every profile counts once, however usual it is. Where a decision is too large to count, every function here raises
TooLarge.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from math import sqrt
from typing import NamedTuple

from recommender.engine.clauses import Clauses, rule_clauses
from recommender.engine.scoring import effects, rest, weights_in_force
from recommender.engine.witness import count_together
from recommender.model.decision import Criterion, Decision, Rule


class Alike(NamedTuple):
    """Two criteria, and how far they say the same: the correlation of what they say of two options, -1 to 1."""

    first: Criterion
    second: Criterion
    correlation: float


def correlations(decision: Decision) -> Iterator[Alike]:
    """Pearson's r of every two criteria over all profiles, that of the pair of options where it is largest."""
    decision = decision.with_answers_alike()
    pairs = list(combinations(decision.options, 2))
    for first, second in combinations(decision.criteria.values(), 2):
        largest = max((_correlation(decision, first, second, a, b) for a, b in pairs), key=abs)
        yield Alike(first, second, largest)


def _correlation(decision: Decision, first: Criterion, second: Criterion, a: str, b: str) -> float:
    half = 1 << 20  # both sums stand in one integer, the first in the low 21 bits; neither comes near 2^20
    conditions, tallies = [], []
    for criterion, unit in ((first, 1), (second, 2 * half)):
        for rule, when in _with_clauses(decision, criterion):
            difference = rule.points * ((a in rule.options) - (b in rule.options))
            if difference:
                conditions.append(when)
                tallies.append(difference * unit)
    number = sums = squares = others = other_squares = products = 0
    for tally, count in count_together(decision, conditions, tallies).items():
        y, x = divmod(tally + half, 2 * half)
        x -= half
        number += count
        sums += count * x
        others += count * y
        squares += count * x * x
        other_squares += count * y * y
        products += count * x * y
    spread = (number * squares - sums * sums) * (number * other_squares - others * others)
    return (number * products - sums * others) / sqrt(spread) if spread else 0.0


def variance_shares(decision: Decision) -> dict[str, Fraction]:
    """By question, what share of the variance of a lead its answer alone explains; the largest over pairs of options.

    Var(E[D | answer]) / Var(D), the first-order index of Sobol (1993), over all profiles.
    """
    decision = decision.with_answers_alike()
    shares = dict.fromkeys(decision.questions, Fraction(0))
    rules = effects(decision, weights_in_force(decision))
    for a, b in combinations(range(len(decision.options)), 2):
        speaking = [(effect.when, effect.gains[a] - effect.gains[b]) for effect in rules]
        speaking = [(when, gain) for when, gain in speaking if gain]
        counts = count_together(decision, [when for when, _ in speaking], [gain for _, gain in speaking])
        variance = _variance(counts)
        if variance:
            for id, question in decision.questions.items():
                means = Counter(_mean(decision, speaking, {id: answer}) for answer in question.answers)
                shares[id] = max(shares[id], _variance(means) / variance)
    return shares


def _variance(counts: Mapping[int, int] | Mapping[Fraction, int]) -> Fraction:
    """The variance of values that occur so often."""
    number = sum(counts.values())
    mean = sum((Fraction(value) * count for value, count in counts.items()), Fraction(0)) / number
    return sum(((value - mean) ** 2 * count for value, count in counts.items()), Fraction(0)) / number


def _mean(decision: Decision, speaking: Sequence[tuple[Clauses, int]], answers: Mapping[str, str]) -> Fraction:
    """The mean of the sum of what these conditions add, over the profiles with these answers."""
    total = Fraction(0)
    for when, gain in speaking:
        counts = count_together(decision, [rest(when, decision, answers)], [1])
        total += gain * Fraction(counts[1], counts.total())
    return total


def _with_clauses(decision: Decision, criterion: Criterion) -> list[tuple[Rule, Clauses]]:
    return [
        (rule, when)
        for (of, rule), when in zip(decision.rules(), rule_clauses(decision), strict=True)
        if of is criterion
    ]
