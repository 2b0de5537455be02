"""A team's answers so far, and its own weights."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from recommender.model.decision import Decision


@dataclass(frozen=True)
class Profile:
    """What one team says; the questions it does not answer are open."""

    answers: Mapping[str, str] = field(default_factory=dict)
    """Answer by question (ids)."""

    weights: Mapping[str, int] = field(default_factory=dict)
    """The team's own weights by criterion (id), 0 to 5; the rule file's hold where none is given."""

    fixed: tuple[str, ...] = ()
    """Questions (ids) whose answer is not up for change: no advice may rest on changing it."""

    def with_answer(self, question: str, answer: str) -> "Profile":
        """The same profile with this answer given or replaced."""
        return replace(self, answers={**self.answers, question: answer})

    def within(self, decision: Decision) -> "Profile":
        """What of it the decision knows: its questions with their answers, its criteria."""
        asked = decision.questions
        return Profile(
            answers={
                question: answer
                for question, answer in self.answers.items()
                if question in asked and answer in asked[question].answers
            },
            weights={criterion: weight for criterion, weight in self.weights.items() if criterion in decision.criteria},
            fixed=tuple(question for question in self.fixed if question in asked),
        )

    def over(self, other: "Profile") -> "Profile":
        """Both profiles together; where they differ, this one holds."""
        return Profile(
            answers={**other.answers, **self.answers},
            weights={**other.weights, **self.weights},
            fixed=tuple(dict.fromkeys((*other.fixed, *self.fixed))),
        )
