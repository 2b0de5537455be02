"""What a report once said. Immutable."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from recommender.model.profile import Profile


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
