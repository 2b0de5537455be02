"""Which examples fire which rule, and which fire none."""

from typing import NamedTuple

from recommender.engine.scoring import fired
from recommender.model.decision import Decision, Example, Rule


class Covered(NamedTuple):
    """One rule and the examples that fire it, all that they do not give being neutral."""

    rule: Rule
    examples: tuple[Example, ...]


def coverage(decision: Decision) -> tuple[Covered, ...]:
    """Every rule with the examples that fire it, in file order."""
    neutral = decision.neutral_answers()
    firing = [{rule for _, rule in fired(decision, {**neutral, **example.given})} for example in decision.examples]
    return tuple(
        Covered(rule, tuple(each for each, rules in zip(decision.examples, firing, strict=True) if rule in rules))
        for _, rule in decision.rules()
    )
