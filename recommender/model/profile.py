"""A team's answers so far, and its own weights."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace


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

    def over(self, other: "Profile") -> "Profile":
        """Both profiles together; where they differ, this one holds."""
        return Profile(
            answers={**other.answers, **self.answers},
            weights={**other.weights, **self.weights},
            fixed=tuple(dict.fromkeys((*other.fixed, *self.fixed))),
        )
