"""Which open question to settle next: the one whose answer tells most about the outcome.

The value of a question is H(outcome) - sum over its answers v of share(v) x H(outcome | v), in bits: what its answer
tells on average (Shannon's mutual information). Where that is 0 although answers interact, as with "either, but not
both", pivotality tells them apart: the chance that two answers picked at random lead to different outcomes.
"""

from collections import Counter
from collections.abc import Sequence
from math import log2

from recommender.engine.outcomes_by_answer import WhatIf
from recommender.model.recommendation import NextQuestion

_DIGITS = 12
"""Decimals that count; what is equal but for rounding errors is equal."""


def next_questions(what_if: WhatIf, open_questions: Sequence[str]) -> tuple[list[NextQuestion], bool]:
    """The open questions that can still matter, the most telling first, and whether all figures are exact.

    In a sample a question that seems not to matter is kept: only a count can tell.
    """
    found: list[NextQuestion] = []
    exact = True
    for question in open_questions:
        outcomes = what_if.outcomes((question,))
        exact = exact and outcomes.exact
        if not outcomes.differing and outcomes.exact:
            continue
        answers = len(outcomes.by_answers)
        pivotality = outcomes.differing / (outcomes.ways * answers**2)
        together: Counter[str] = sum(outcomes.by_answers.values(), Counter())
        known = sum(map(_entropy, outcomes.by_answers.values())) / answers
        doubt = _entropy(together)
        information = max(0.0, round(doubt - known, _DIGITS))
        removed = information / doubt if doubt else 0.0
        found.append(NextQuestion(what_if.decision.questions[question], information, removed, pivotality))
    return sorted(found, key=lambda each: (-each.information, -each.pivotality)), exact


def _entropy(counts: Counter[str]) -> float:
    total = counts.total()
    return -sum(count / total * log2(count / total) for count in counts.values())
