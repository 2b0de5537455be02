"""Which open question to settle next: the one whose answer tells most about the outcome.

The value of a question is H(outcome) - sum over its answers v of share(v) x H(outcome | v), in bits: what its answer
tells on average (Shannon's mutual information). Where that is 0 although answers interact, as with "either, but not
both", pivotality tells them apart: the chance that two answers, each picked by its share, lead to different outcomes.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log2

from recommender.engine.clauses import question_bits
from recommender.engine.outcomes_by_answer import Outcomes, OutcomesByAnswer
from recommender.model.decision import NONE, TIE, Decision
from recommender.model.recommendation import NextQuestion

_DIGITS = 12
"""Decimals that count; what is equal but for rounding errors is equal."""


def next_questions(by_answer: OutcomesByAnswer, open_questions: Sequence[str]) -> tuple[list[NextQuestion], bool]:
    """The open questions that can still matter, the most telling first, and whether all figures are exact.

    In a sample a question that seems not to matter is kept: only a count can tell.
    """
    decision = by_answer.situation.decision
    found: list[NextQuestion] = []
    exact = True
    for question in open_questions:
        pivotality = by_answer.pivotality(question)
        exact = exact and pivotality.exact
        if not pivotality.share and pivotality.exact:
            continue
        outcomes = by_answer.outcomes((question,))
        bits = question_bits(decision)[question]
        together: Counter[str] = Counter()
        known = 0.0
        for counts, share in zip(outcomes.by_answers.values(), bits.shares, strict=True):
            known += share * _entropy(counts)
            for name, count in counts.items():
                together[name] += share * count
        doubt = _entropy(together)
        information = max(0.0, round(doubt - known / bits.every, _DIGITS))
        removed = information / doubt if doubt else 0.0
        found.append(
            NextQuestion(
                decision.questions[question], information, removed, pivotality.share, _shares(decision, outcomes)
            )
        )
    return sorted(found, key=lambda each: (-each.information, -each.pivotality)), exact


def _shares(decision: Decision, outcomes: Outcomes) -> dict[str, dict[str, float]]:
    """Of the ways that are counted for each answer, the share of every outcome."""
    shares = {}
    for (answer,), counts in outcomes.by_answers.items():
        total = sum(counts.values())
        shares[answer] = {name: counts.get(name, 0) / total for name in (*decision.options, TIE, NONE)}
    return shares


def _entropy(counts: Mapping[str, int]) -> float:
    total = sum(counts.values())
    return -sum([count / total * log2(count / total) for count in counts.values() if count])
