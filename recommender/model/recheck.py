"""A record beside what today's rules say to the same profile. Immutable."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from recommender.model.recommendation import Recommendation
from recommender.model.record import Record, Said


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
