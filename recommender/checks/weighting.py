"""What weights say and what points do: criteria that lean, mislead or repeat each other, and heavy questions."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from recommender.checks.catalogue import finding
from recommender.engine.audits.correlation import correlations, variance_shares
from recommender.engine.audits.proofs import leaders_of
from recommender.engine.diagram import TooLarge
from recommender.engine.scoring import weights_in_force
from recommender.engine.sensitivity import point_ranges
from recommender.model.decision import Criterion, Decision
from recommender.model.finding import Finding
from recommender.model.place import Place
from recommender.model.recommendation import SHARES_APART
from recommender.words import percent

ALIKE = 0.8
"""The correlation from which two criteria say the same."""

DOMINANT = Fraction(1, 2)
"""The share of the variance from which one question decides most."""

_DIGITS = 9
"""Decimals of a correlation that count; what is less is a rounding error."""

_FEW = 3
"""With so many questions or fewer, one of them always decides most."""


def one_sided(decision: Decision) -> Iterator[Finding]:
    """A note for every criterion that puts one option ahead in some profiles, and never another."""
    for criterion in decision.criteria.values():
        try:
            ahead = leaders_of(decision, criterion)
        except TooLarge:
            continue
        if len(ahead) == 1:
            what = f"'{criterion.id}' can only help '{next(iter(ahead))}'"
            yield finding(
                "one-sided-criterion", _place(criterion), what, "add what speaks for the others, if anything does"
            )


def shares_apart(decision: Decision) -> Iterator[Finding]:
    """A note for every criterion whose share of the weights and of the points at stake are far apart."""
    weights, ranges = weights_in_force(decision), point_ranges(decision)
    if not ranges.exact:
        return
    stated = _shares(weights)
    swing = _shares({id: weight * ranges.by_criterion[id] for id, weight in weights.items()})
    for id, criterion in decision.criteria.items():
        low, high = sorted((stated[id], swing[id]))
        if high > Fraction(SHARES_APART) * low:
            shares = (
                f"{percent(float(stated[id]))} of the weight, but {percent(float(swing[id]))} of the points at stake"
            )
            remedy = "change its weight, or the strength of its rules"
            yield finding("shares-apart", _place(criterion), f"'{id}' has {shares}", remedy)


def _shares(amounts: Mapping[str, int]) -> dict[str, Fraction]:
    total = sum(amounts.values())
    return {id: Fraction(amount, total) if total else Fraction(0) for id, amount in amounts.items()}


def repeating(decision: Decision) -> Iterator[Finding]:
    """A note for every two criteria that say the same over all profiles."""
    try:
        for first, second, correlation in correlations(decision):
            if round(abs(correlation), _DIGITS) >= ALIKE:
                says = "say the same" if correlation > 0 else "say the opposite"
                what = f"'{first.id}' and '{second.id}' {says} (correlation {correlation:.2f})"
                yield finding(
                    "correlated-criteria", _place(second), what, "make them one, or let them read different questions"
                )
    except TooLarge:
        return


def heavy_questions(decision: Decision) -> Iterator[Finding]:
    """A note for a question whose answer alone explains most of the variance of the lead."""
    if len(decision.questions) <= _FEW:
        return
    try:
        shares = variance_shares(decision)
    except TooLarge:
        return
    for id, share in shares.items():
        if share > DOMINANT:
            what = f"'{id}' alone explains {percent(float(share))} of the variance of the lead"
            yield finding("dominant-question", decision.questions[id].place, what, "split it, or make its rules weaker")


def _place(criterion: Criterion) -> Place:
    """Where the criterion's rules begin."""
    return criterion.rules[0].place
