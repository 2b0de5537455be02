"""A team's answers so far, and its own weights."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from recommender.model.decision import Decision


@dataclass(frozen=True)
class Profile:
    """Answers by question, weights by criterion, and the questions whose answer is fixed.

    The rule file's weights hold where none is given; no advice may rest on changing a fixed answer.
    """

    answers: Mapping[str, str] = field(default_factory=dict)
    weights: Mapping[str, int] = field(default_factory=dict)
    fixed: tuple[str, ...] = ()

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
