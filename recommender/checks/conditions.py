"""What conditions do, each by itself and two by two: proven over all profiles."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from recommender.checks.catalogue import finding
from recommender.engine.clauses import (
    FAILS,
    HOLDS,
    Clauses,
    elsewhere_clauses,
    question_bits,
    read_bits,
    rule_clauses,
    warning_clauses,
)
from recommender.engine.diagram import TooLarge
from recommender.engine.witness import joint, satisfied
from recommender.model.condition import ALWAYS
from recommender.model.decision import Criterion, Decision, Elsewhere, OptionWarning, Rule
from recommender.model.finding import Finding


class _Ruled(NamedTuple):
    """A rule with its criterion and its condition, whether some profile makes that hold and some makes it fail.

    `read` are the answers (as bits) of the questions that decide it: of none, if it always or never holds.
    """

    criterion: Criterion
    rule: Rule
    when: Clauses
    held: tuple[bool, bool] | None
    read: int


def never_or_always(decision: Decision) -> Iterator[Finding]:
    """A warning for everything whose condition holds in no profile, or in every one: rules and what is only said."""
    for _, rule, _, held, _ in _rules(decision):
        yield from _constant("rule", rule, held)
    for warning, when in zip(decision.warnings, warning_clauses(decision), strict=True):
        yield from _constant("warning" if warning.options else "remark", warning, _held(decision, when))
    for elsewhere, when in zip(decision.elsewhere, elsewhere_clauses(decision), strict=True):
        yield from _constant("pointer elsewhere", elsewhere, _held(decision, when))


def _constant(kind: str, said: Rule | OptionWarning | Elsewhere, held: tuple[bool, bool] | None) -> Iterator[Finding]:
    if held == (False, True):
        what, remedy = f"no answers make this {kind} hold", f"correct the condition, or remove the {kind}"
        yield finding("unreachable-rule", said.place, what, remedy)
    elif held == (True, False) and said.when != ALWAYS:
        what, remedy = "the condition holds whatever is answered", "remove 'when:', or correct it"
        yield finding("always-true", said.place, what, remedy)


def alike_or_opposed(decision: Decision) -> Iterator[Finding]:
    """Pairs of rules of one criterion that hold in the same profiles, or one of them only where the other does."""
    for one, other in combinations(_rules(decision), 2):
        first, second = one.rule, other.rule
        if one.criterion is not other.criterion or not set(first.options) & set(second.options):
            continue
        if not one.read & other.read and one.read and other.read:
            continue  # neither says anything about when the other holds
        opposed = {first.verb, second.verb} == {"prefer", "avoid"}
        alike = (first.verb, set(first.options)) == (second.verb, set(second.options))
        if opposed or alike:
            yield from _compared(decision, one, other, opposed=opposed)


def _compared(decision: Decision, one: _Ruled, other: _Ruled, *, opposed: bool) -> Iterator[Finding]:
    first, second = one.rule, other.rule
    try:
        both = joint(decision, [one.when, other.when])
    except TooLarge:
        return
    apart = both[0b01], both[0b10]
    if not both[0b11] or all(apart):
        return
    witness = satisfied(decision, one.when, other.when)
    if any(apart):
        if not opposed:
            narrow, wide = (first, second) if not apart[0] else (second, first)
            what = f"this rule only holds where the one on line {wide.place.line} does too, so both add up"
            remedy = "end the wider one where this one begins, if so meant"
            yield finding("subsumed-rule", narrow.place, what, remedy, witness)
    elif opposed:
        what = f"the rule on line {first.place.line} says the opposite in the same profiles"
        yield finding("conflicting-rules", second.place, what, "keep one of them", witness)
    else:
        what = f"the rule on line {first.place.line} holds in the same profiles and does the same"
        yield finding("duplicate-rule", second.place, what, "keep one, with the strength that is meant", witness)


def _held(decision: Decision, when: Clauses) -> tuple[bool, bool] | None:
    """Whether some profile makes a condition hold, and whether some makes it fail; None if that cannot be counted."""
    if when in (HOLDS, FAILS):
        return when == HOLDS, when == FAILS
    try:
        counts = joint(decision, [when])
    except TooLarge:
        return None
    return counts[1] > 0, counts[0] > 0


@lru_cache(maxsize=8)
def _rules(decision: Decision) -> tuple[_Ruled, ...]:
    """Every rule, in file order; worked out once per decision."""
    masks = [bits.mask for bits in question_bits(decision).values()]
    ruled = []
    for (criterion, rule), when in zip(decision.rules(), rule_clauses(decision), strict=True):
        held = _held(decision, when)
        constant = held is not None and not all(held)
        read = 0 if constant else sum(mask for mask in masks if mask & read_bits(when))
        ruled.append(_Ruled(criterion, rule, when, held, read))
    return tuple(ruled)
