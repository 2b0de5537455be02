"""A decision, the answers and the weights in force as one value, with what is worked out from them once."""

from collections.abc import Mapping
from functools import lru_cache

from recommender.engine.clauses import FAILS, HOLDS, Clauses, Open, QuestionBits, given, question_bits, rule_clauses
from recommender.engine.scoring import Effect, answer_bits, asked_bits, effects
from recommender.model.decision import Criterion, Decision, Rule


class Situation:
    """Some answers to a decision's questions, at the weights in force. Compared by identity; see `situation`."""

    def __init__(self, decision: Decision, answers: Mapping[str, str], weights: Mapping[str, int]) -> None:
        """Take what is given, and split the rules into those that hold, those that fail and those still open."""
        self.decision = decision
        self.answers = answers
        self.weights = weights
        self.bits = answer_bits(decision, answers)
        """The answers as the union of their bits."""
        self.asked = asked_bits(decision, answers)
        """All bits of the questions that are answered."""
        fired: list[int] = []
        still_open: list[tuple[Clauses, int]] = []
        for position, condition in enumerate(rule_clauses(decision)):
            left = given(condition, self.bits, self.asked)
            if left == HOLDS:
                fired.append(position)
            elif left != FAILS:
                still_open.append((left, position))
        self.fired = tuple(fired)
        """The rules that hold whatever else is answered, by position in the file."""
        self.open: Open = tuple(still_open)
        """The rules that are still open: what is left of each condition, and the rule's position."""

    @property
    def effects(self) -> tuple[Effect, ...]:
        """What every rule does when it holds, in file order."""
        return effects(self.decision, self.weights)

    @property
    def open_questions(self) -> list[QuestionBits]:
        """The bits of the questions that are not answered, in file order."""
        return [bits for id, bits in question_bits(self.decision).items() if id not in self.answers]

    @property
    def rules(self) -> list[tuple[Criterion, Rule]]:
        """The rules that hold whatever else is answered, each with its criterion, in file order."""
        every = tuple(self.decision.rules())
        return [every[position] for position in self.fired]

    @property
    def open_rules(self) -> list[tuple[Criterion, Rule]]:
        """The rules that are still open, each with its criterion, in file order."""
        every = tuple(self.decision.rules())
        return [every[position] for _, position in self.open]


def situation(decision: Decision, answers: Mapping[str, str], weights: Mapping[str, int]) -> Situation:
    """The situation; the same object again for the same answers and weights, so that work on it is done once."""
    return _situation(
        decision,
        tuple([(question, answers[question]) for question in decision.questions if question in answers]),
        tuple([(criterion, weights[criterion]) for criterion in decision.criteria]),
    )


@lru_cache(maxsize=64)
def _situation(
    decision: Decision, answers: tuple[tuple[str, str], ...], weights: tuple[tuple[str, int], ...]
) -> Situation:
    return Situation(decision, dict(answers), dict(weights))
