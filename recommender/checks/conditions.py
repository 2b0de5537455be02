"""What conditions do, each by itself and two by two: proven over all profiles."""

from collections.abc import Iterator
from itertools import combinations

from recommender.checks.catalogue import finding
from recommender.engine.audits.over_all import joint, satisfied
from recommender.engine.bits import FAILS, HOLDS, Clauses, question_bits, read_bits, rule_clauses
from recommender.engine.diagram import TooLarge
from recommender.model.condition import ALWAYS
from recommender.model.decision import Criterion, Decision, Rule
from recommender.model.finding import Finding

_Ruled = tuple[Criterion, Rule, Clauses, int]


def never_or_always(decision: Decision) -> Iterator[Finding]:
    """A warning for every rule whose condition holds in no profile, or in every one."""
    for _, rule, when, _ in _rules(decision):
        held = _held(decision, when)
        if held == (False, True):
            what, remedy = "no answers make this rule hold", "correct the condition, or remove the rule"
            yield finding("unreachable-rule", rule.place, what, remedy)
        elif held == (True, False) and rule.when != ALWAYS:
            what, remedy = "the condition holds whatever is answered", "remove 'when:', or correct it"
            yield finding("always-true", rule.place, what, remedy)


def alike_or_opposed(decision: Decision) -> Iterator[Finding]:
    """Pairs of rules of one criterion that hold in the same profiles, or one of them only where the other does."""
    for (of, first, when, read), (of_other, second, other, read_other) in combinations(_rules(decision), 2):
        if of is not of_other or not set(first.options) & set(second.options):
            continue
        if not read & read_other and read and read_other:
            continue  # neither says anything about when the other holds
        if {first.verb, second.verb} == {"prefer", "avoid"}:
            if _same(decision, when, other):
                what = f"the rule on line {first.place.line} says the opposite in the same profiles"
                witness = satisfied(decision, when, other)
                yield finding("conflicting-rules", second.place, what, "keep one of them", witness)
        elif (first.verb, set(first.options)) == (second.verb, set(second.options)):
            yield from _alike(decision, first, when, second, other)


def _alike(decision: Decision, first: Rule, when: Clauses, second: Rule, other: Clauses) -> Iterator[Finding]:
    both = _together(decision, when, other)
    if both is None or not both[0b11]:
        return
    if not both[0b01] and not both[0b10]:
        what = f"the rule on line {first.place.line} holds in the same profiles and does the same"
        witness = satisfied(decision, when, other)
        yield finding("duplicate-rule", second.place, what, "keep one, with the strength that is meant", witness)
    elif not both[0b01] or not both[0b10]:
        narrow, wide = (first, second) if not both[0b01] else (second, first)
        what = f"this rule only holds where the one on line {wide.place.line} does too, so both add up"
        witness = satisfied(decision, when, other)
        yield finding(
            "subsumed-rule", narrow.place, what, "end the wider one where this one begins, if so meant", witness
        )


def _same(decision: Decision, when: Clauses, other: Clauses) -> bool:
    both = _together(decision, when, other)
    return both is not None and both[0b11] > 0 and not both[0b01] and not both[0b10]


def _together(decision: Decision, when: Clauses, other: Clauses) -> dict[int, int] | None:
    """In how many profiles the first (1), the second (2) and both (3) hold; None where that cannot be counted."""
    try:
        return joint(decision, [when, other])
    except TooLarge:
        return None


def _held(decision: Decision, when: Clauses) -> tuple[bool, bool] | None:
    """Whether some profile makes a condition hold, and whether some makes it fail; None if that cannot be counted."""
    if when in (HOLDS, FAILS):
        return when == HOLDS, when == FAILS
    try:
        counts = joint(decision, [when])
    except TooLarge:
        return None
    return counts[1] > 0, counts[0] > 0


def _rules(decision: Decision) -> list[_Ruled]:
    """Every rule with its criterion, its condition, and the answers (as bits) of the questions that decide it.

    No question decides a condition that always or never holds, whatever it reads.
    """
    masks = [bits.mask for bits in question_bits(decision).values()]
    return [
        (
            criterion,
            rule,
            when,
            sum(mask for mask in masks if mask & read_bits(when))
            if _held(decision, when) in (None, (True, True))
            else 0,
        )
        for (criterion, rule), when in zip(decision.rules(), rule_clauses(decision), strict=True)
    ]
