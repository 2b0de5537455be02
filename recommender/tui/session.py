"""What an interview holds: the profile, and the ones before and after it, for undo and redo. Immutable."""

from dataclasses import dataclass, replace

from recommender.model.decision import WEIGHTS
from recommender.model.profile import Profile

_REMEMBERED = 1_000


@dataclass(frozen=True)
class Session:
    """A profile with its past and its future."""

    profile: Profile
    past: tuple[Profile, ...] = ()
    future: tuple[Profile, ...] = ()

    def with_profile(self, profile: Profile) -> "Session":
        """A step to another profile, which can be undone; no step if it is the same."""
        if profile == self.profile:
            return self
        return Session(profile, (*self.past, self.profile)[-_REMEMBERED:])

    def with_answer(self, question: str, answer: str) -> "Session":
        """The answer is given or replaced."""
        return self.with_profile(self.profile.with_answer(question, answer))

    def without_answer(self, question: str) -> "Session":
        """The question is open again."""
        rest = {id: answer for id, answer in self.profile.answers.items() if id != question}
        return self.with_profile(replace(self.profile, answers=rest))

    def with_weight(self, criterion: str, weight: int, *, standard: int) -> "Session":
        """The criterion has this weight, no less and no more than a weight can be; the rule file's is no own weight."""
        within = max(WEIGHTS.start, min(WEIGHTS.stop - 1, weight))
        rest = {id: own for id, own in self.profile.weights.items() if id != criterion}
        return self.with_profile(
            replace(self.profile, weights=rest if within == standard else {**rest, criterion: within})
        )

    def with_fixed(self, question: str) -> "Session":
        """The question's answer is no longer up for change, or is again."""
        fixed = self.profile.fixed
        rest = tuple(id for id in fixed if id != question)
        return self.with_profile(replace(self.profile, fixed=rest if question in fixed else (*fixed, question)))

    def undo(self) -> "Session":
        """One step back; the same if there is none."""
        if not self.past:
            return self
        return Session(self.past[-1], self.past[:-1], (self.profile, *self.future))

    def redo(self) -> "Session":
        """One step forward again; the same if there is none."""
        if not self.future:
            return self
        return Session(self.future[0], (*self.past, self.profile), self.future[1:])
