"""Answers in their own words, each under the name of its question."""

from collections.abc import Mapping

from recommender.model.decision import Decision, Question
from recommender.words import NO_BREAK, listed, visible


def named(question: str) -> str:
    """A question's name in words: `api docs` for the id `api_docs`."""
    return visible(question).replace("_", " ")


def answered(question: Question, answer: str) -> str:
    """An answer (by id) under the name of its question: `“api docs: No preference”`."""
    return f"“{named(question.id)}:{NO_BREAK}{visible(question.answers[answer].text)}”"


def in_words(decision: Decision, answers: Mapping[str, str]) -> str:
    """Answers by question: `“language: Python” and “api docs: No preference”`."""
    return listed(answered(decision.questions[question], answer) for question, answer in answers.items())
