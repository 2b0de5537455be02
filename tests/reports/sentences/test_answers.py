"""Answers in words, under the names of their questions."""

from recommender.model.decision import Decision
from recommender.reports.sentences.answers import answered, in_words, named
from recommender.words import NO_BREAK


def test_a_question_is_named_in_words() -> None:
    assert named("api_docs") == "api docs"


def test_an_answer_stands_under_the_name_of_its_question(sample: Decision) -> None:
    said = answered(sample.questions["api_docs"], "framework")
    assert said == f"“api docs:{NO_BREAK}The framework”"


def test_several_answers_are_listed(sample: Decision) -> None:
    said = in_words(sample, {"language": "python", "api_docs": "framework"})
    assert said.replace(NO_BREAK, " ") == "“language: Python” and “api docs: The framework”"
