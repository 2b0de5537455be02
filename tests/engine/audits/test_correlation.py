"""Criteria that say the same, and questions that a lead hangs on. `tests/checks` has the figures of enumeration."""

from dataclasses import replace

import pytest

from recommender.engine.audits.correlation import correlations, variance_shares
from recommender.model.decision import Decision


@pytest.fixture(scope="module")
def usual(sample: Decision) -> Decision:
    """The sample, with answers that are not alike."""
    of_100 = {"language": (70, 10, 15, 5), "api_docs": (5, 15, 80)}
    questions = {id: question._replace(usual=of_100.get(id, ())) for id, question in sample.questions.items()}
    return replace(sample, questions=questions)


def test_how_usual_an_answer_is_does_not_make_two_criteria_alike(sample: Decision, usual: Decision) -> None:
    assert [each.correlation for each in correlations(usual)] == [each.correlation for each in correlations(sample)]


def test_how_usual_an_answer_is_does_not_make_a_question_weigh_more(sample: Decision, usual: Decision) -> None:
    assert variance_shares(usual) == variance_shares(sample)
    assert sum(variance_shares(sample).values()) <= 1
