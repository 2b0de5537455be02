"""What a report once said, and what today's rules say to the same profile. Immutable."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from recommender.model.profile import Profile
from recommender.model.recommendation import Recommendation


class Said(NamedTuple):
    """One rule that held: for or against which option, with how many points at which weight, and the reason."""

    option: str
    criterion: str
    points: int
    weight: int
    because: str

    @property
    def score(self) -> int:
        """Points times weight."""
        return self.points * self.weight


@dataclass(frozen=True)
class Record:
    """What stands in a report, page or document: the profile it was made for and the answer it gave.

    `word` and `share` are None where no option fitted; `digest` is that of the rule file of the day.
    """

    file: str
    rules: str
    title: str
    digest: str
    reviewed: date | None
    profile: Profile
    assumed_neutral: bool
    outcome: str | None
    leader: str | None
    word: str | None
    share: float | None
    said: Sequence[Said]


class Reworded(NamedTuple):
    """A rule that says the same in other words."""

    before: Said
    now: Said


@dataclass(frozen=True)
class Recheck:
    """A record beside what today's rules say to its profile.

    `gone` are its answers, weights and fixed questions that the rules no longer know. `added`, `removed`, `reworded`
    and `reweighed` are about the rules that hold.
    """

    record: Record
    now: Recommendation
    gone: Sequence[str]
    added: Sequence[Said]
    removed: Sequence[Said]
    reworded: Sequence[Reworded]
    reweighed: Sequence[Reworded]

    @property
    def stands(self) -> bool:
        """Whether the same option leads, as surely in words, with the same outcome."""
        word = self.now.confidence.word if self.now.confidence else None
        leader = self.now.leader.id if self.now.leader else None
        return (self.record.outcome, self.record.leader, self.record.word) == (self.now.outcome, leader, word)
