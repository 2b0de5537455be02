"""Teams and their choices that several tests ask about, most of them in the words of the sample."""

from dataclasses import replace

from recommender.engine.recommend import recommend
from recommender.loading.records import record_of as read
from recommender.model.backtest import Case
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.model.record import Record
from recommender.reports.json import render
from recommender.reports.style import Style

FILED = Profile(
    {"language": "python", "libraries": "npm", "api_docs": "framework"}, {"documentation": 5}, ("language",)
)
"""A team whose answer is filed: it has weights of its own and an answer that is fixed."""

CHOICES = (
    Case("right", Profile({"language": "python"}), "fastapi"),
    Case("wrong", Profile({"language": "python", "api_docs": "framework"}), "express"),
    Case("tie", Profile(), "fastapi"),
    Case("also right", Profile({"language": "javascript", "libraries": "npm", "runtime": "only_node"}), "express"),
)
"""Choices that were really made, as far as the tests are concerned."""


LABELLED = tuple(
    replace(case, labels=labels)
    for case, labels in zip(
        CHOICES,
        (
            {"part": "look", "team": "company"},
            {"part": "look", "team": "solo"},
            {"part": "check", "team": "solo"},
            {"team": "solo"},
        ),
        strict=True,
    )
)
"""The same with labels: three of them were read while the rules were written, one was kept apart."""


def with_usual(decision: Decision, question: str, usual: tuple[int, ...]) -> Decision:
    """The same decision, with shares in which teams usually give the answers to one question."""
    asked = decision.questions[question]._replace(usual=usual)
    return replace(decision, questions={**decision.questions, question: asked})


def complete(decision: Decision) -> Profile:
    """The first answer to every question."""
    return Profile({id: next(iter(question.answers)) for id, question in decision.questions.items()})


def record_of(decision: Decision, profile: Profile, *, assume_neutral: bool = False) -> Record:
    """What a report on this profile keeps of itself."""
    text = render(recommend(decision, profile, assume_neutral=assume_neutral), Style())
    return read(text.encode("utf-8", "backslashreplace"), "report.json")
