"""A record beside what today's rules say to the same profile. Immutable."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from recommender.model.recommendation import Recommendation
from recommender.model.record import Record, Said


class Reworded(NamedTuple):
    """A rule that held then and now, otherwise."""

    before: Said
    """As the record has it."""

    now: Said
    """As the rules have it today."""


@dataclass(frozen=True)
class Recheck:
    """A record beside what today's rules say to its profile."""

    record: Record
    """What was said."""

    now: Recommendation
    """What is said today to as much of the profile as the rules know."""

    gone: Sequence[str]
    """The answers, weights and fixed questions of the record that the rules no longer know, in words."""

    added: Sequence[Said]
    """Rules that hold now and did not."""

    removed: Sequence[Said]
    """Rules that held and do not now."""

    reworded: Sequence[Reworded]
    """Rules with another reason."""

    reweighed: Sequence[Reworded]
    """Rules with other points or another weight."""

    @property
    def stands(self) -> bool:
        """Whether the same option leads, as surely in words, with the same outcome."""
        word = self.now.confidence.word if self.now.confidence else None
        leader = self.now.leader.id if self.now.leader else None
        return (self.record.outcome, self.record.leader, self.record.word) == (self.now.outcome, leader, word)
