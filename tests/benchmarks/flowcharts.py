"""How much is lost by asking first what tells most by itself: trees of two questions, greedy and the best there is."""

from fractions import Fraction

from recommender.engine.outcomes_by_answer import outcomes_by_answer
from recommender.engine.scoring import weights_in_force
from recommender.engine.situation import situation
from recommender.model.decision import Decision


def two_deep(decision: Decision) -> tuple[Fraction, Fraction]:
    """The fidelity of two trees that ask one question, and after each answer the one that is best then.

    The first begins with the question that is best by itself, the second with that which is best as a beginning.
    """
    alone = {question: _best_after(decision, {}, [question]) for question in decision.questions}
    with_a_second = {}
    for id, question in decision.questions.items():
        others = [other for other in decision.questions if other != id]
        after = [_best_after(decision, {id: answer}, others) for answer in question.answers]
        shares = zip(question.shares, after, strict=True)
        with_a_second[id] = sum((share * best for share, best in shares), Fraction()) / sum(question.shares)
    return with_a_second[max(alone, key=lambda id: alone[id])], max(with_a_second.values())


def _best_after(decision: Decision, answers: dict[str, str], questions: list[str]) -> Fraction:
    """The fidelity of the best of these questions, of teams that give these answers."""
    by_answer = outcomes_by_answer(situation(decision, answers, weights_in_force(decision)))
    found = []
    for id in questions:
        shares, outcomes = decision.questions[id].shares, by_answer.outcomes((id,))
        right = [
            share * Fraction(max(counts.values()), sum(counts.values()))
            for share, counts in zip(shares, outcomes.by_answers.values(), strict=True)
        ]
        found.append(sum(right, Fraction()) / sum(shares))
    return max(found)
